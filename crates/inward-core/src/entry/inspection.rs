//! Inspections of enterprises (检查), and whether a year brought one authority's more than it may
//! (无事不扰). What is not stated is not known: that no visit was recorded does not mean that there was
//! none, so that a limit is met only where somebody said that the log of the year is complete.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::fact::{AsOf, Fact};
use crate::id::{Id, NoteId};
use crate::organisation::Organisation;
use crate::playbook::Playbook;
use crate::record::restates;
use crate::text::labelled;
use crate::unit::Unit;
use crate::when::{Truth, When};

use super::event::{InspectionLogCompleted, InspectionRestated};
use super::{Entry, EntryKind};

labelled! {
    /// Why an authority came.
    ///
    /// ```
    /// use inward_core::entry::InspectionPurpose;
    /// assert_eq!(InspectionPurpose::Emergency.label().zh, "应急检查");
    /// ```
    InspectionPurpose {
        /// As part of its plan: such visits are limited.
        Routine, "routine", "routine", "日常检查";
        /// Because something happened: an accident, an epidemic, an order from above.
        Emergency, "emergency", "emergency", "应急检查";
    }
}

labelled! {
    /// How an inspection is known.
    InspectionBasis {
        /// An officer of the zone was there.
        Seen, "seen", "seen", "现场见证";
        /// The enterprise or the authority told of it.
        Reported, "reported", "reported", "告知";
    }
}

/// That an enterprise was inspected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspected {
    /// Why the authority came.
    pub purpose: InspectionPurpose,
    /// How that is known.
    pub basis: InspectionBasis,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<NoteId>,
}

restates!(Inspected => |inspected, stated| Event::InspectionRestated(InspectionRestated { inspected, stated }));

/// That every inspection of an enterprise in a year is in the book: said on a day, by somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InspectionLog {
    /// The calendar year.
    pub year: i32,
    /// The authority whose visits are all there; none where those of every authority are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Id<Unit>>,
}

restates!(InspectionLog => |log, stated| Event::InspectionLogCompleted(InspectionLogCompleted { log, stated }));

labelled! {
    /// Whether the visits of a year kept to the limit.
    ///
    /// ```
    /// use inward_core::entry::LimitKept;
    /// assert_eq!(LimitKept::NotKnown.key(), "not_known");
    /// ```
    LimitKept {
        /// No more than the limit, and the log of the year is complete.
        Met, "met", "met", "未超限";
        /// More than the limit.
        Broken, "broken", "broken", "超限";
        /// No more than the limit are recorded, but nobody said that these are all.
        NotKnown, "not_known", "not known", "不明";
        /// The dates are too imprecise to say.
        Undetermined, "undetermined", "undetermined", "无法判定";
    }
}

/// One visit as it counts for a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The entry that records it.
    pub entry: Id<Entry>,
    /// When it was.
    pub on: Option<When>,
    /// Whether it was in that year.
    pub in_year: Truth,
}

/// What one authority's inspections of one enterprise in one year come to, for one purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InspectionYear {
    /// The enterprise.
    pub organisation: Id<Organisation>,
    /// The authority.
    pub authority: Id<Unit>,
    /// The calendar year.
    pub year: i32,
    /// The purpose that is counted.
    pub purpose: InspectionPurpose,
    /// The most there may be; none where the playbook sets no limit.
    pub limit: Option<u32>,
    /// The visits that were in the year or may have been, in the order of their dates.
    pub visits: Vec<Visit>,
    /// Those beyond the limit, of the visits that certainly were in the year. Of visits whose dates do
    /// not order them the one that was recorded later is over.
    pub over: Vec<Id<Entry>>,
    /// Whether somebody said that the log of the year is complete.
    pub complete: bool,
    /// Whether the limit was kept; none where there is none.
    pub kept: Option<LimitKept>,
}

impl InspectionYear {
    /// How many visits certainly were in the year.
    #[must_use]
    pub fn certain(&self) -> usize {
        self.visits.iter().filter(|visit| visit.in_year == Truth::Yes).count()
    }

    /// How many there may have been.
    #[must_use]
    pub fn possible(&self) -> usize {
        self.visits.len()
    }
}

/// The inspections of one enterprise, as read at some point.
///
/// ```
/// # use inward_core::entry::Inspections;
/// # fn show(inspections: &Inspections<'_>) {
/// for year in inspections.years() {
///     println!("{} {}: {} visits", year.authority, year.year, year.certain());
/// }
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Inspections<'a> {
    organisation: &'a Organisation,
    visits: Vec<(Id<Unit>, &'a Fact<Inspected>, Id<Entry>)>,
    as_of: AsOf,
    playbook: &'a Playbook,
}

impl<'a> Inspections<'a> {
    /// Of these entries those that are inspections of this organisation.
    pub fn of(
        organisation: &'a Organisation,
        entries: impl IntoIterator<Item = &'a Entry>,
        as_of: AsOf,
        playbook: &'a Playbook,
    ) -> Self {
        let mut visits = Vec::new();
        for entry in entries {
            let EntryKind::Inspection { organisation: inspected, authority } = entry.kind else { continue };
            if inspected == organisation.id {
                let facts = entry.inspections.occurrences(as_of);
                visits.extend(facts.map(|visit| (authority, visit.fact, entry.id)));
            }
        }
        visits.sort_by_key(|(_, fact, entry)| {
            let on = fact.of.on.as_ref();
            (on.and_then(When::last), on.and_then(When::first), on.and_then(When::timestamp), *entry)
        });
        Self { organisation, visits, as_of, playbook }
    }

    /// Every authority and year of which something is recorded, for each purpose that is limited: in the
    /// order of years, then of authorities.
    #[must_use]
    pub fn years(&self) -> Vec<InspectionYear> {
        let mut named: Vec<(i32, Id<Unit>)> = Vec::new();
        for (authority, fact, _) in &self.visits {
            let Some(on) = &fact.of.on else { continue };
            if let (Some(first), Some(last)) = (on.first(), on.last()) {
                named.extend((first.year()..=last.year()).map(|year| (year, *authority)));
            }
        }
        for log in self.logs() {
            named.extend(log.authority.map(|authority| (log.year, authority)));
        }
        named.sort_unstable();
        named.dedup();
        let limited: Vec<InspectionPurpose> = InspectionPurpose::ALL
            .iter()
            .copied()
            .filter(|purpose| self.playbook.inspections_a_year(*purpose).is_some())
            .collect();
        let each = |(year, authority): (i32, Id<Unit>)| {
            limited.iter().map(move |purpose| (authority, year, *purpose)).collect::<Vec<_>>()
        };
        named.into_iter().flat_map(each).map(|(authority, year, purpose)| self.year(authority, year, purpose)).collect()
    }

    /// One authority in one year, also where nothing of it is recorded.
    #[must_use]
    pub fn year(&self, authority: Id<Unit>, year: i32, purpose: InspectionPurpose) -> InspectionYear {
        let mut visits = Vec::new();
        for (by, fact, entry) in &self.visits {
            let in_year = in_year(fact.of.on.as_ref(), year).and(fact.happened(self.as_of));
            if *by == authority && fact.value.purpose == purpose && in_year != Truth::No {
                visits.push(Visit { entry: *entry, on: fact.of.on.clone(), in_year });
            }
        }
        let limit = self.playbook.inspections_a_year(purpose);
        let complete =
            self.logs().any(|log| log.year == year && log.authority.is_none_or(|covered| covered == authority));
        let most = limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
        let certain: Vec<Id<Entry>> =
            visits.iter().filter(|visit| visit.in_year == Truth::Yes).map(|visit| visit.entry).collect();
        let kept = limit.map(|_| match (certain.len() > most, visits.len() > most, complete) {
            (true, _, _) => LimitKept::Broken,
            (false, true, _) => LimitKept::Undetermined,
            (false, false, true) => LimitKept::Met,
            (false, false, false) => LimitKept::NotKnown,
        });
        let over = certain.into_iter().skip(most).collect();
        InspectionYear {
            organisation: self.organisation.id,
            authority,
            year,
            purpose,
            limit,
            visits,
            over,
            complete,
            kept,
        }
    }

    fn logs(&self) -> impl Iterator<Item = &InspectionLog> {
        let said = self.organisation.inspection_logs.occurrences(self.as_of);
        said.filter(|log| log.truth == Truth::Yes).map(|log| &log.fact.value)
    }
}

/// Whether a date lies in a calendar year.
pub(super) fn in_year(on: Option<&When>, year: i32) -> Truth {
    let Some(on) = on else { return Truth::Possibly };
    let (first, last) = (on.first().map(|day| day.year()), on.last().map(|day| day.year()));
    match (first, last) {
        (Some(first), Some(last)) if first == year && last == year => Truth::Yes,
        (Some(first), _) if first > year => Truth::No,
        (_, Some(last)) if last < year => Truth::No,
        _ => Truth::Possibly,
    }
}

/// Whether a calendar year is over on a day.
pub(super) fn is_over(year: i32, today: NaiveDate) -> bool {
    today.year() > year
}
