//! Filters, sorting and pages of lists. [`Filter::matches`] is the meaning; databases agree with it.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{Id, Kind, RecordId};
use crate::index::Index;
use crate::investment::Investment;
use crate::money::Currency;
use crate::organisation::Organisation;
use crate::person::Person;
use crate::playbook::NatureKey;
use crate::standing::Is;
use crate::text::fold;
use crate::unit::Unit;
use crate::when::Truth;

/// Which records a list keeps. Everything that is given must hold.
///
/// ```
/// use inward_core::filter::Filter;
/// let filter = Filter::default().text("蓝宝石").stage_at_least(100_u16);
/// assert_eq!(filter.text.as_deref(), Some("蓝宝石"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Filter {
    /// Of this investment.
    pub investment: Option<Id<Investment>>,
    /// Of this unit.
    pub unit: Option<Id<Unit>>,
    /// Of this officer.
    pub officer: Option<Id<Person>>,
    /// Of this organisation.
    pub organisation: Option<Id<Organisation>>,
    /// Of this industry: the same code, or one that begins with it.
    pub industry: Option<String>,
    /// Of this country or region.
    pub region: Option<String>,
    /// In this park.
    pub park: Option<Id<Unit>>,
    /// Of this nature.
    pub nature: Option<NatureKey>,
    /// Whose nature is known, or is not.
    pub nature_known: Option<bool>,
    /// At this stage or above, for certain.
    pub stage_from: Option<u16>,
    /// At this stage or below, for certain; what has no stage yet is below all.
    pub stage_to: Option<u16>,
    /// Perhaps at this stage or above.
    pub perhaps_stage_from: Option<u16>,
    /// Perhaps at this stage or below.
    pub perhaps_stage_to: Option<u16>,
    /// Of this standing.
    pub standing: Option<Is>,
    /// Closed, or open.
    pub closed: Option<bool>,
    /// Of at least this amount, in 1/10000 of the unit, of whatever currency unless `currency` names one.
    pub amount_from: Option<i64>,
    /// Of at most this amount, in 1/10000 of the unit, of whatever currency unless `currency` names one.
    pub amount_to: Option<i64>,
    /// With amounts in this currency.
    pub currency: Option<Currency>,
    /// On which something may have happened on this day or later.
    pub last_from: Option<NaiveDate>,
    /// On which nothing may have happened after this day.
    pub last_to: Option<NaiveDate>,
    /// On which something may have happened first on this day or later.
    pub first_from: Option<NaiveDate>,
    /// On which something may have happened first on this day or earlier.
    pub first_to: Option<NaiveDate>,
    /// Due on this day or later, by a date that was set.
    pub due_from: Option<NaiveDate>,
    /// Due on this day or earlier, by a date that was set.
    pub due_to: Option<NaiveDate>,
    /// With this in one of its texts: names, codes, references. Folded, two Chinese characters
    /// suffice.
    pub text: Option<String>,
}

/// Gives the filter its setters. Texts and keys may be given as anything that becomes one; numbers
/// and days as they are, so that a plain literal reads.
macro_rules! setters {
    ($( $(#[$doc:meta])* $name:ident($given:ty) => $field:ident ),+ $(,)?) => {
        impl Filter { $(
            $(#[$doc])*
            #[must_use]
            pub fn $name(mut self, $field: $given) -> Self {
                self.$field = Some($field.into());
                self
            }
        )+ }
    };
}

setters! {
    /// Keeps what belongs to this investment.
    investment(impl Into<Id<Investment>>) => investment,
    /// Keeps what this unit is in charge of.
    unit(impl Into<Id<Unit>>) => unit,
    /// Keeps what this officer is in charge of.
    officer(impl Into<Id<Person>>) => officer,
    /// Keeps what concerns this organisation.
    organisation(impl Into<Id<Organisation>>) => organisation,
    /// Keeps what is of this industry, or of one within it.
    industry(impl Into<String>) => industry,
    /// Keeps what is from this country or region.
    region(impl Into<String>) => region,
    /// Keeps what is in this park.
    park(impl Into<Id<Unit>>) => park,
    /// Keeps what is of this nature.
    nature(impl Into<NatureKey>) => nature,
    /// Keeps what has, or has not, a known nature.
    nature_known(bool) => nature_known,
    /// Keeps what is at this stage or above, for certain.
    stage_at_least(u16) => stage_from,
    /// Keeps what is at this stage or below, for certain.
    stage_at_most(u16) => stage_to,
    /// Keeps what is, or may be, at this stage or above.
    perhaps_stage_at_least(u16) => perhaps_stage_from,
    /// Keeps what is, or may be, at this stage or below.
    perhaps_stage_at_most(u16) => perhaps_stage_to,
    /// Keeps what is of this standing.
    standing(Is) => standing,
    /// Keeps what is closed, or what is open.
    closed(bool) => closed,
    /// Keeps what has at least this amount, in 1/10000 of the unit. Amounts of other currencies are not compared: lists
    /// of a zone take the zone's own, unless [`currency`](Self::currency) names one.
    amount_at_least(i64) => amount_from,
    /// Keeps what has at most this amount, in 1/10000 of the unit, of one currency as in
    /// [`amount_at_least`](Self::amount_at_least).
    amount_at_most(i64) => amount_to,
    /// Keeps what has its amount in this currency.
    currency(Currency) => currency,
    /// Keeps what something happened on, this day or later.
    active_since(NaiveDate) => last_from,
    /// Keeps what nothing happened on after this day.
    quiet_since(NaiveDate) => last_to,
    /// Keeps what began this day or later.
    begun_since(NaiveDate) => first_from,
    /// Keeps what began this day or earlier.
    begun_by(NaiveDate) => first_to,
    /// Keeps what is due this day or later, by a date that was set. What is due so long after something else is on
    /// the list of the day and on the promise board.
    due_since(NaiveDate) => due_from,
    /// Keeps what is due this day or earlier, by a date that was set; as [`due_since`](Self::due_since).
    due_by(NaiveDate) => due_to,
    /// Keeps what has this in one of its texts.
    text(impl Into<String>) => text,
}

impl Filter {
    /// The filter that also keeps what this one only may keep. A row says of its stage alone what is
    /// possible: of the park, the nature, the officer and all else it has the one value to go by.
    #[must_use]
    pub fn perhaps(&self) -> Self {
        let (from, to) = (self.stage_from, self.stage_to);
        Self {
            stage_from: None,
            stage_to: None,
            perhaps_stage_from: self.perhaps_stage_from.max(from),
            perhaps_stage_to: self.perhaps_stage_to.map_or(to, |known| Some(to.map_or(known, |to| known.min(to)))),
            ..self.clone()
        }
    }

    /// Whether a record is kept, for certain or possibly: what it says of its stage may be in doubt,
    /// see [`Filter::perhaps`], and so may that it exists.
    #[must_use]
    pub fn keeps(&self, row: &Index) -> Truth {
        let says_stage = self.stage_from.is_some() || self.stage_to.is_some();
        let matched = if self.matches(row) {
            Truth::Yes
        } else if says_stage && self.perhaps().matches(row) {
            Truth::Possibly
        } else {
            Truth::No
        };
        matched.and(row.exists)
    }

    /// Whether a record is kept.
    #[must_use]
    pub fn matches(&self, row: &Index) -> bool {
        fn is<T: PartialEq>(wanted: Option<&T>, found: Option<&T>) -> bool {
            wanted.is_none_or(|wanted| found == Some(wanted))
        }
        fn within<T: Ord>(from: Option<&T>, to: Option<&T>, found: Option<&T>) -> bool {
            from.is_none_or(|from| found.is_some_and(|found| found >= from))
                && to.is_none_or(|to| found.is_some_and(|found| found <= to))
        }
        is(self.investment.as_ref(), row.investment.as_ref())
            && is(self.unit.as_ref(), row.unit.as_ref())
            && is(self.officer.as_ref(), row.officer.as_ref())
            && is(self.organisation.as_ref(), row.organisation.as_ref())
            && self
                .industry
                .as_ref()
                .is_none_or(|wanted| row.industry.as_ref().is_some_and(|found| found.starts_with(wanted.as_str())))
            && is(self.region.as_ref(), row.region.as_ref())
            && is(self.park.as_ref(), row.park.as_ref())
            && is(self.nature.as_ref(), row.nature.as_ref())
            && self.nature_known.is_none_or(|known| known == row.nature.is_some())
            && within(self.stage_from.as_ref(), None, row.stage.as_ref())
            && self.stage_to.is_none_or(|to| row.possible_stage.is_none_or(|stage| stage <= to))
            && self.perhaps_stage_to.is_none_or(|to| row.stage.is_none_or(|stage| stage <= to))
            && within(self.perhaps_stage_from.as_ref(), None, row.possible_stage.as_ref())
            && is(self.standing.as_ref(), Some(&row.standing))
            && self.closed.is_none_or(|closed| closed == row.standing.is_closed())
            && within(self.amount_from.as_ref(), self.amount_to.as_ref(), row.amount.as_ref())
            && is(self.currency.as_ref(), row.currency.as_ref())
            && within(self.last_from.as_ref(), self.last_to.as_ref(), row.last.as_ref())
            && within(self.first_from.as_ref(), self.first_to.as_ref(), row.first.as_ref())
            && within(self.due_from.as_ref(), self.due_to.as_ref(), row.due.as_ref())
            && self.text.as_ref().is_none_or(|text| row.text.contains(&fold(text)))
    }
}

/// What a list is sorted by. What has no value stands last; ties stand in the order of ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// The id: the order in which records were made.
    #[default]
    Id,
    /// The stage.
    Stage,
    /// The amount, one currency after the other in the order of their codes: unlike currencies are
    /// not compared.
    Amount,
    /// The latest day on which something may have happened.
    Last,
    /// The last day on which something is due, where a date was set.
    Due,
}

impl SortBy {
    /// Every order.
    pub const ALL: [Self; 5] = [Self::Id, Self::Stage, Self::Amount, Self::Last, Self::Due];
}

/// How a list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// Greatest first.
    pub descending: bool,
}

impl Sort {
    /// Smallest first.
    #[must_use]
    pub const fn ascending(by: SortBy) -> Self {
        Self { by, descending: false }
    }

    /// Greatest first.
    #[must_use]
    pub const fn descending(by: SortBy) -> Self {
        Self { by, descending: true }
    }

    /// The value that a row is sorted by, as a number.
    #[must_use]
    pub fn value(self, row: &Index) -> Option<i64> {
        use chrono::Datelike;
        match self.by {
            SortBy::Id => None,
            SortBy::Stage => row.stage.map(i64::from),
            SortBy::Amount => row.amount,
            SortBy::Last => row.last.map(|day| i64::from(day.num_days_from_ce())),
            SortBy::Due => row.due.map(|day| i64::from(day.num_days_from_ce())),
        }
    }

    /// Where a row stands, to begin the next page after it.
    #[must_use]
    pub fn cursor(self, row: &Index) -> Cursor {
        let currency = row.currency.filter(|_| self.by == SortBy::Amount && row.amount.is_some());
        Cursor { currency, value: self.value(row), id: row.id }
    }

    /// The order of two rows.
    #[must_use]
    pub fn compare(self, a: &Index, b: &Index) -> Ordering {
        self.compare_cursors(&self.cursor(a), &self.cursor(b))
    }

    /// The order of two places in a list.
    #[must_use]
    pub fn compare_cursors(self, a: &Cursor, b: &Cursor) -> Ordering {
        let by_value = match (a.value, b.value) {
            (Some(_), None) => return Ordering::Less,
            (None, Some(_)) => return Ordering::Greater,
            (Some(one), Some(other)) => {
                // Currencies stand in one order, whichever way their amounts go.
                if self.by == SortBy::Amount && a.currency != b.currency {
                    return a.currency.cmp(&b.currency);
                }
                one.cmp(&other)
            }
            (None, None) => Ordering::Equal,
        };
        let order = by_value.then(a.id.cmp(&b.id));
        if self.descending { order.reverse() } else { order }
    }

    /// Whether a row comes after a cursor.
    #[must_use]
    pub fn is_after(self, row: &Index, cursor: &Cursor) -> bool {
        self.compare_cursors(&self.cursor(row), cursor) == Ordering::Greater
    }
}

/// Where a page ends: the next page begins after it, however many rows came or went meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cursor {
    /// The currency of the value, where it is an amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// The value that the last row was sorted by.
    pub value: Option<i64>,
    /// The id of the last row.
    pub id: RecordId,
}

/// Which page of a list is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The kind of records.
    pub kind: Kind,
    /// How the list is sorted.
    #[serde(default)]
    pub sort: Sort,
    /// How many rows at most.
    pub limit: usize,
    /// After which row it begins.
    #[serde(default)]
    pub after: Option<Cursor>,
}

impl Page {
    /// The first page of the records of a kind, of 100 rows.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        Self { kind, sort: Sort::default(), limit: 100, after: None }
    }
}
