//! From when the limit of a commitment counts, and when it is therefore due. Nothing of it is stored:
//! a corrected milestone, a changed notice corrects the due date.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::{Calendar, Pause};
use crate::case::Told;
use crate::clock::{first_instant, last_instant};
use crate::deadline::{DueRange, Extension, Limits, Rule, fixed};
use crate::fact::AsOf;
use crate::id::{Id, Kind, RecordId};
use crate::playbook::{MilestoneKey, Playbook};
use crate::record::State;
use crate::refusal::Refusal;
use crate::text::{Label, labelled};
use crate::when::{Timestamp, Truth, When};

use super::Commitment;
use super::condition::Records;
use super::part::{Part, both};

labelled! {
    /// Something of a commitment's own from which a limit may count, beside the playbook's milestones
    /// and the words `made` and `condition_met`.
    ///
    /// ```
    /// use inward_core::commitment::StartEvent;
    /// assert_eq!(StartEvent::Accepted.label().zh, "受理");
    /// ```
    StartEvent {
        /// It was asked for, 申请.
        Requested, "requested", "requested", "申请";
        /// The papers were received, 收件.
        Received, "received", "received", "收件";
        /// It was accepted, 受理.
        Accepted, "accepted", "accepted", "受理";
        /// The other side was notified, 通知.
        Notified, "notified", "notified", "通知";
    }
}

impl StartEvent {
    /// The event of this key.
    #[must_use]
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|event| event.key() == key)
    }
}

impl Commitment {
    /// What the event is called from which a limit counts: a milestone of the playbook, or one of a
    /// commitment's own.
    #[must_use]
    pub fn start_label(event: &str, playbook: &Playbook) -> Label {
        match event {
            MADE => Label::new("the promise", "承诺作出"),
            CONDITION_MET => Label::new("the condition is met", "条件成就"),
            _ => match (StartEvent::named(event), playbook.milestone(event)) {
                (Some(event), _) => event.label(),
                (_, Some(milestone)) => milestone.label.clone(),
                _ => Label::new(event, event),
            },
        }
    }
}

/// The word for the day on which a commitment was made.
pub(crate) const MADE: &str = "made";

/// The word for the day on which its condition was met.
pub(crate) const CONDITION_MET: &str = "condition_met";

/// What stands around a commitment, as far as it matters when it is due and whether it was kept: the
/// milestones that its condition and its limits name and the one that keeps it, the case that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// Whether the milestone was reached that the condition names; no where it names none.
    pub milestone_of_condition: Truth,
    /// The legal basis of the policy it is under, where it has none of its own.
    legal_basis: Option<String>,
    /// That it was kept, as another record tells, and when: the decision of its case, the milestone that keeps
    /// it. None where no other record has a say.
    pub kept_elsewhere: Option<(Truth, Option<When>)>,
    /// Whether every commitment on which it depends was kept, and when the last was; none where it depends
    /// on none.
    pub gates: Option<(Truth, Option<When>)>,
    dates: BTreeMap<MilestoneKey, When>,
    case: Option<Box<Told>>,
}

/// From where the records around a commitment are read.
#[derive(Clone, Copy)]
pub(super) struct Viewpoint<'a> {
    pub(super) as_of: AsOf,
    /// The moment that is asked for.
    pub(super) at: Timestamp,
    pub(super) playbook: &'a Playbook,
    pub(super) calendar: &'a Calendar,
}

impl Around {
    /// Nothing stands around it.
    pub const NOTHING: Self = Self {
        milestone_of_condition: Truth::No,
        legal_basis: None,
        kept_elsewhere: None,
        gates: None,
        dates: BTreeMap::new(),
        case: None,
    };

    /// Whether the applicant withdrew the application that made it: then nothing is owed any more.
    #[must_use]
    pub fn withdrawn(&self) -> Option<Truth> {
        self.case.as_ref()?.withdrawn
    }

    /// When it may start to count although nothing happens: its case counts as accepted once nothing was
    /// said of it in time.
    pub(crate) fn may_start_at(&self) -> Option<Timestamp> {
        self.case.as_ref()?.silent_until
    }

    /// The time that its case does not count.
    fn uncounted(&self) -> &[Pause] {
        self.case.as_ref().map_or(&[], |case| &case.uncounted)
    }
}

impl Commitment {
    /// What stands around the commitment at that point, asked `at` a moment, on the zone's calendar.
    ///
    /// # Errors
    /// That the records could not be read.
    pub fn around<R: Records + ?Sized>(
        &self,
        as_of: AsOf,
        at: Timestamp,
        playbook: &Playbook,
        calendar: &Calendar,
        records: &R,
    ) -> Result<Around, R::Fault> {
        self.around_on(&Viewpoint { as_of, at, playbook, calendar }, records, &BTreeSet::new())
    }

    /// What stands around the commitment, where these commitments led to it.
    pub(super) fn around_on<R: Records + ?Sized>(
        &self,
        from: &Viewpoint<'_>,
        records: &R,
        way: &BTreeSet<Id<Self>>,
    ) -> Result<Around, R::Fault> {
        let Viewpoint { as_of, at, playbook, calendar } = *from;
        let mut around = Around::NOTHING;
        if self.made_with.kind == Kind::Case {
            let told = told_by(self.made_with, as_of, at, calendar, records)?;
            around.kept_elsewhere = told.as_ref().and_then(|told| told.decided.clone());
            around.case = told.map(Box::new);
        }
        let on_way = way.iter().copied().chain([self.id]).collect();
        around.gates = self.gates_around(from, records, &on_way)?;
        let of_condition = self.condition.as_ref().and_then(|condition| condition.milestone.as_ref());
        let limits = self.limits.pick_in_force(as_of, |_| true);
        let limits = limits.iter().flat_map(|limits| [&limits.promised, &limits.statutory]).flatten();
        let rules = limits.chain(self.instalments.iter().filter_map(|instalment| instalment.rule.as_ref()));
        let named = rules.filter_map(Rule::event).filter_map(|event| playbook.milestone(event));
        for key in of_condition.into_iter().chain(named.map(|milestone| &milestone.key)) {
            let (truth, on) = self.milestone_around(key, as_of, playbook, records)?;
            if Some(key) == of_condition {
                around.milestone_of_condition = truth;
            }
            if let Some(on) = on {
                around.dates.insert(key.clone(), on);
            }
        }
        if self.legal_basis.is_none()
            && let Some(citation) = self.citation_at(as_of)
            && let Some(State::Entry(policy)) = records.state(citation.policy.record())?.as_deref()
        {
            around.legal_basis = policy.policy.legal_basis_at(as_of).map(str::to_owned);
        }
        if let Some(key) = &self.kept_by {
            around.kept_elsewhere = Some(self.milestone_around(key, as_of, playbook, records)?);
        }
        Ok(around)
    }

    /// Whether what is told of it depends on other records of its investment: its condition, a limit, or
    /// that it was kept is told by a milestone.
    pub(crate) fn waits_for_others(&self, as_of: AsOf) -> bool {
        let of_milestone = |event: &str| event != MADE && event != CONDITION_MET && StartEvent::named(event).is_none();
        let limits = self.limits.pick_in_force(as_of, |_| true);
        let limits = limits.iter().flat_map(|limits| [&limits.promised, &limits.statutory]).flatten();
        let mut rules = limits.chain(self.instalments.iter().filter_map(|instalment| instalment.rule.as_ref()));
        self.kept_by.is_some()
            || self.condition.as_ref().is_some_and(|condition| condition.milestone.is_some())
            || rules.any(|rule| rule.event().is_some_and(of_milestone))
    }

    /// The law or decision it rests on: its own, or else that of the policy it is under.
    #[must_use]
    pub fn rests_on<'a>(&'a self, around: &'a Around) -> Option<&'a str> {
        self.legal_basis.as_deref().or(around.legal_basis.as_deref())
    }

    /// The limits to go by at that point: its own, or those of the version of the procedure that applies
    /// to its case.
    #[must_use]
    pub fn limits_at<'a>(&'a self, as_of: AsOf, around: &'a Around) -> Option<&'a Limits> {
        let of_case = || around.case.as_ref()?.limits.as_ref();
        self.limits.pick_in_force(as_of, |_| true).or_else(of_case)
    }

    /// The rule by which it is due: the promised limit, or else the date that was set. Of a case, where
    /// nothing was promised, what the law allows.
    #[must_use]
    pub fn promised_rule(&self, as_of: AsOf, around: &Around) -> Option<Rule> {
        let limits = self.limits_at(as_of, around);
        let promised = limits.and_then(|limits| limits.promised.clone());
        let by_law = || limits.filter(|_| around.case.is_some())?.statutory.clone();
        promised.or_else(|| self.due_at(as_of).cloned().map(fixed)).or_else(by_law)
    }

    /// When a rule of this commitment starts to count, as far as it is known.
    #[must_use]
    pub fn start_of<'a>(&'a self, rule: &Rule, as_of: AsOf, around: &'a Around) -> Option<&'a When> {
        match rule.event()? {
            MADE => {
                let made = self.made.occurrences(as_of).filter(|made| made.truth == Truth::Yes);
                made.filter_map(|made| made.fact.of.on.as_ref()).last()
            }
            CONDITION_MET => self.condition_met_on(as_of, around),
            event => match StartEvent::named(event) {
                Some(event) => {
                    let started = self.starts.occurrences(as_of).filter(|started| started.truth == Truth::Yes);
                    let of_event = started.filter(|started| started.fact.value.event == event);
                    let own = of_event.filter_map(|started| started.fact.of.on.as_ref()).last();
                    let case = around.case.as_deref();
                    own.or_else(|| match event {
                        StartEvent::Received => case?.received.as_ref(),
                        StartEvent::Accepted => case?.accepted.as_ref(),
                        StartEvent::Requested | StartEvent::Notified => None,
                    })
                }
                None => around.dates.iter().find(|(key, _)| key.as_str() == event).map(|(_, on)| on),
            },
        }
    }

    /// When its condition was met: as recorded, or with the milestone that it names; and when all that it
    /// depends on was kept, whichever is later.
    #[must_use]
    pub fn condition_met_on<'a>(&'a self, as_of: AsOf, around: &'a Around) -> Option<&'a When> {
        let gates = around.gates.as_ref().map(|(_, on)| on.as_ref());
        let Some(condition) = &self.condition else { return gates? };
        let met = self.conditions_met.occurrences(as_of).filter(|met| met.truth == Truth::Yes);
        let recorded = met.filter_map(|met| met.fact.of.on.as_ref()).last();
        let own = recorded.or_else(|| around.dates.get(condition.milestone.as_ref()?))?;
        match gates {
            None => Some(own),
            Some(gates) => both((Some(own), Truth::Yes), (Some(gates?), Truth::Yes)).0,
        }
    }

    /// When it is due by what was promised, asked at that moment; none where nothing was set, or where
    /// its limit has not started. While its clock is paused, the earliest that it may be due. Owed in
    /// instalments, it is due when the first that is open is, or the last if none is open.
    ///
    /// # Errors
    /// `calendar.no-hours`, `deadline.no-working-time` and the like, where the zone's calendar does not
    /// tell.
    pub fn due_range(
        &self,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
    ) -> Result<Option<DueRange>, Refusal> {
        match self.next_part(as_of, around) {
            Some(part) => part.due_range(as_of, at, around, calendar),
            None => self.due_with(as_of, at, around, calendar, &[]),
        }
    }

    /// When it is due, as a date: the one that was set, or where a limit, a pause or an extension tells,
    /// the day, the days between the earliest and the latest, or the moment.
    ///
    /// # Errors
    /// As [`Commitment::due_range`].
    pub fn due_on(
        &self,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
    ) -> Result<Option<When>, Refusal> {
        if let Some(part) = self.next_part(as_of, around) {
            return part.due_on(as_of, at, around, calendar);
        }
        let has_limit = self.limits.pick_in_force(as_of, |_| true).is_some_and(|limits| limits.promised.is_some());
        if !has_limit && around.case.is_none() && self.clock.is_empty() {
            return Ok(self.due_at(as_of).cloned());
        }
        on(self.due_range(as_of, at, around, calendar)?)
    }

    /// The instalment to look at next: the first that is open, or the last; none where it is owed in one.
    fn next_part(&self, as_of: AsOf, around: &Around) -> Option<Part<'_>> {
        if !self.has_instalments() {
            return None;
        }
        let mut parts = self.parts();
        let open = parts.iter().position(|part| part.kept_whole(as_of, around).is_none());
        match open {
            Some(open) => Some(parts.swap_remove(open)),
            None => parts.pop(),
        }
    }

    /// When it is due by law; as [`Commitment::due_range`].
    ///
    /// # Errors
    /// As [`Commitment::due_range`].
    pub fn statutory_range(
        &self,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
    ) -> Result<Option<DueRange>, Refusal> {
        match self.limits_at(as_of, around).and_then(|limits| limits.statutory.as_ref()) {
            Some(rule) => self.range_of(rule, as_of, at, around, calendar, &[]),
            None => Ok(None),
        }
    }

    /// As [`Commitment::due_range`], with further extensions.
    pub(crate) fn due_with(
        &self,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
        more: &[Extension],
    ) -> Result<Option<DueRange>, Refusal> {
        match self.promised_rule(as_of, around) {
            Some(rule) => self.range_of(&rule, as_of, at, around, calendar, more),
            None => Ok(None),
        }
    }

    pub(super) fn range_of(
        &self,
        rule: &Rule,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
        more: &[Extension],
    ) -> Result<Option<DueRange>, Refusal> {
        // A date that has no last day is never over.
        let unending = matches!(&rule.limit, crate::deadline::Limit::On(date) if date.last().is_none());
        let start = match rule.limit.is_fixed() {
            true => self.made.occurrences(as_of).filter_map(|made| made.fact.of.on.as_ref()).last(),
            false => self.start_of(rule, as_of, around),
        };
        if unending || (start.is_none() && !rule.limit.is_fixed()) {
            return Ok(None);
        }
        let zone = calendar.zone();
        let mut pauses = self.clock.pauses(as_of, zone);
        pauses.extend_from_slice(around.uncounted());
        let mut extensions = self.clock.extensions(as_of);
        extensions.extend_from_slice(more);
        calendar.due_range_if_resumed(start, rule, &pauses, &extensions, at).map(Some)
    }

    /// Whether its clock is paused at that moment: its own, or that of its case.
    #[must_use]
    pub fn is_paused(&self, as_of: AsOf, at: Timestamp, around: &Around, calendar: &Calendar) -> bool {
        let of_case = || around.uncounted().iter().any(|pause| pause.goes_on(at));
        self.clock.is_paused(as_of, at, calendar.zone()) || of_case()
    }

    /// Whether it is in dispute at that point: the last word is that it is.
    #[must_use]
    pub fn is_disputed(&self, as_of: AsOf, zone: chrono_tz::Tz) -> bool {
        let disputed =
            self.disputes.occurrences(as_of).filter_map(|fact| last_instant(fact.fact.of.on.as_ref()?, zone));
        let settled =
            self.settlements.occurrences(as_of).filter_map(|fact| first_instant(fact.fact.of.on.as_ref()?, zone));
        match (disputed.max(), settled.max()) {
            (Some(disputed), Some(settled)) => settled < disputed,
            (disputed, _) => disputed.is_some(),
        }
    }
}

/// What the case tells that made a commitment.
fn told_by<R: Records + ?Sized>(
    case: RecordId,
    as_of: AsOf,
    at: Timestamp,
    calendar: &Calendar,
    records: &R,
) -> Result<Option<Told>, R::Fault> {
    let state = records.state(case)?;
    let Some(State::Case(case)) = state.as_deref() else { return Ok(None) };
    let procedure = records.state(case.procedure.record())?;
    let procedure = procedure.as_deref().and_then(|state| match state {
        State::Entry(entry) => Some(&**entry),
        _ => None,
    });
    Ok(Some(case.told(procedure, as_of, at, calendar)))
}

/// A range as a date: the day, the days between the earliest and the latest, or the moment.
pub(super) fn on(range: Option<DueRange>) -> Result<Option<When>, Refusal> {
    let Some(range) = range else { return Ok(None) };
    let on = match range.exact() {
        Some(due) => due.date()?,
        None => When::interval(Some(range.earliest().day()), Some(range.latest().day()))?,
    };
    Ok(Some(on))
}
