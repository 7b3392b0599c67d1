//! How a case runs: when it counts as accepted, which version of its procedure applies, what of its time
//! is not counted, how it ended. All of it is read from its facts, on a calendar, as known at some point;
//! nothing is stored.

use chrono_tz::Tz;

use crate::calendar::{Calendar, Pause};
use crate::clock::last_instant;
use crate::deadline::{DueRange, Limits};
use crate::entry::{Entry, ProcedureVersion};
use crate::fact::{AsOf, Asked, Occurrence, Spans};
use crate::text::labelled;
use crate::when::{Timestamp, Truth, When};

use super::{Case, CaseDecision, CaseOutcome, SpecialStep};

labelled! {
    /// Where a case stands.
    ///
    /// ```
    /// use inward_core::case::CaseProgress;
    /// assert_eq!(CaseProgress::AwaitingSupplement.label().zh, "待补正");
    /// ```
    CaseProgress {
        /// It was received, and is not accepted yet.
        Received, "received", "application received", "已收件";
        /// It was accepted, and is being dealt with.
        Accepted, "accepted", "being dealt with", "已受理";
        /// Something is missing, and the applicant was told.
        AwaitingSupplement, "awaiting_supplement", "awaiting a supplement", "待补正";
        /// A special step goes on.
        InSpecialStep, "in_special_step", "in a special step", "特别程序中";
        /// What was applied for was granted.
        Granted, "granted", "granted", "准予";
        /// It was refused.
        Refused, "refused", "refused", "不予";
        /// The applicant withdrew.
        Withdrawn, "withdrawn", "withdrawn by the applicant", "申请人撤回";
        /// Its dates are too imprecise to say whether it was decided.
        Undetermined, "undetermined", "undetermined", "无法判定";
    }
}

/// That a case counts as accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// When; none where nobody knows on which day.
    pub on: Option<When>,
    /// Whether it was accepted because nobody said anything in time: then on the day of its receipt.
    pub deemed: Truth,
}

/// What a case tells the commitment that it makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub limits: Option<Limits>,
    pub received: Option<When>,
    pub accepted: Option<When>,
    pub uncounted: Vec<Pause>,
    /// Until when something has to be said of it, where nothing was said for certain.
    pub silent_until: Option<Timestamp>,
    /// That it was decided, and when.
    pub decided: Option<(Truth, Option<When>)>,
    /// That the applicant withdrew.
    pub withdrawn: Option<Truth>,
}

impl Case {
    /// When it was received.
    #[must_use]
    pub fn received_on(&self, as_of: AsOf) -> Option<&When> {
        self.received.last_date(as_of).flatten()
    }

    /// Whether it was decided, or the applicant withdrew.
    #[must_use]
    pub fn is_decided(&self, as_of: AsOf) -> Truth {
        self.decision(as_of).map_or(Truth::No, |decision| decision.truth)
    }

    /// How it ended, where it has or may have.
    #[must_use]
    pub fn outcome(&self, as_of: AsOf) -> Option<CaseOutcome> {
        self.decision(as_of).map(|decision| decision.fact.value.outcome)
    }

    /// When it was decided, or the applicant withdrew.
    #[must_use]
    pub fn decided_on(&self, as_of: AsOf) -> Option<&When> {
        self.decision(as_of)?.fact.of.on.as_ref()
    }

    pub(crate) fn decision(&self, as_of: AsOf) -> Option<Occurrence<'_, CaseDecision>> {
        self.decisions.occurrence(as_of, |_| true, |_| 0).filter(|decision| decision.truth != Truth::No)
    }

    /// That it counts as accepted, asked at a moment: when that was recorded; or when it was received,
    /// where its procedure has a time for the notice of what is missing and nothing was said within it
    /// (行政许可法 32). What was said after that time changes nothing. None where it is not accepted yet.
    #[must_use]
    pub fn accepted(&self, procedure: &Entry, as_of: AsOf, at: Timestamp, calendar: &Calendar) -> Option<Accepted> {
        let recorded = self.acceptances.last_date(as_of).map(Option::<&When>::cloned);
        let as_recorded = |deemed| recorded.clone().map(|on| Accepted { on, deemed });
        let received = self.received_on(as_of);
        let Some(received) = received else { return as_recorded(Truth::No) };
        let Some((due, in_time)) = self.answered(procedure, received, as_of, calendar) else {
            return as_recorded(Truth::No);
        };
        let deemed = (!in_time).and(due.breached(at));
        match (deemed, recorded.clone()) {
            (Truth::Yes, _) => Some(Accepted { on: Some(received.clone()), deemed }),
            (Truth::Possibly, Some(Some(on))) => {
                let either = When::interval(received.first(), on.last().max(received.last())).ok();
                Some(Accepted { on: either, deemed })
            }
            _ => as_recorded(deemed),
        }
    }

    /// By when the applicant is to be told what is missing, and whether anything was said in time; none where
    /// its procedure has no time for that.
    fn answered(
        &self,
        procedure: &Entry,
        received: &When,
        as_of: AsOf,
        calendar: &Calendar,
    ) -> Option<(DueRange, Truth)> {
        let notice = self.version_on(procedure, Some(received), as_of)?.notice.as_ref()?;
        let due = calendar.due_range(received, notice, &[], &[]).ok()?;
        let kept = |on: Option<&When>| on.map_or(Truth::Possibly, |on| due.kept_by(on));
        let said = self
            .acceptances
            .happenings(as_of)
            .chain(self.supplements_requested.happenings(as_of))
            .chain(self.decisions.happenings(as_of));
        let in_time = said.map(|(truth, on)| truth.and(kept(on))).fold(Truth::No, Truth::or);
        Some((due, in_time))
    }

    /// The version of its procedure that applies: the one in force on the day of its acceptance, of its
    /// receipt where it is not accepted yet. Of a date that is no day, its last day tells.
    ///
    /// ```
    /// # use inward_core::{calendar::Calendar, case::Case, entry::Entry, fact::AsOf, when::Timestamp};
    /// fn steps(case: &Case, permit: &Entry, now: Timestamp) -> Option<String> {
    ///     let version = case.procedure_version(permit, AsOf::LATEST, now, &Calendar::china())?;
    ///     version.steps.as_ref().map(ToString::to_string)
    /// }
    /// ```
    #[must_use]
    pub fn procedure_version<'p>(
        &self,
        procedure: &'p Entry,
        as_of: AsOf,
        at: Timestamp,
        calendar: &Calendar,
    ) -> Option<&'p ProcedureVersion> {
        let accepted = self.accepted(procedure, as_of, at, calendar).and_then(|accepted| accepted.on);
        self.version_on(procedure, accepted.as_ref().or_else(|| self.received_on(as_of)), as_of)
    }

    fn version_on<'p>(&self, procedure: &'p Entry, on: Option<&When>, as_of: AsOf) -> Option<&'p ProcedureVersion> {
        let valid = on.map_or(as_of.valid, |on| on.last().unwrap_or(AsOf::LATEST.valid));
        procedure.version_at(AsOf { valid, known: as_of.known })
    }

    /// The time that is not counted: while a supplement is awaited, and while a special step goes on. What
    /// began or ended on a day takes that day whole; with the decision all of it ends.
    #[must_use]
    pub fn uncounted(&self, as_of: AsOf, zone: Tz) -> Vec<Pause> {
        let decided = self.decision(as_of).filter(|decision| decision.truth == Truth::Yes);
        let ended = decided.and_then(|decision| last_instant(decision.fact.of.on.as_ref()?, zone));
        let ends = |pause: Pause| match (pause.to(), ended) {
            (None, Some(ended)) => Pause::new(pause.from(), Some(ended)).ok(),
            _ => Some(pause),
        };
        let steps = SpecialStep::ALL.iter().flat_map(|step| self.steps(*step, as_of, zone, None).pauses());
        let pauses: Vec<Pause> =
            self.supplements(as_of, zone, None).pauses().into_iter().chain(steps).filter_map(ends).collect();
        Pause::merged(&pauses)
    }

    /// Where it stands, asked at a moment.
    #[must_use]
    pub fn progress(&self, procedure: &Entry, as_of: AsOf, at: Timestamp, calendar: &Calendar) -> CaseProgress {
        let zone = calendar.zone();
        match self.decision(as_of).map(|decision| (decision.truth, decision.fact.value.outcome)) {
            Some((Truth::Yes, CaseOutcome::Granted)) => return CaseProgress::Granted,
            Some((Truth::Yes, CaseOutcome::Refused)) => return CaseProgress::Refused,
            Some((Truth::Yes, CaseOutcome::Withdrawn)) => return CaseProgress::Withdrawn,
            Some(_) => return CaseProgress::Undetermined,
            None => {}
        }
        if self.steps_open(as_of, zone).next().is_some() {
            CaseProgress::InSpecialStep
        } else if self.supplements(as_of, zone, None).open().is_some() {
            CaseProgress::AwaitingSupplement
        } else if self.accepted(procedure, as_of, at, calendar).is_some() {
            CaseProgress::Accepted
        } else {
            CaseProgress::Received
        }
    }

    /// The special steps that go on at that point.
    pub fn steps_open(&self, as_of: AsOf, zone: Tz) -> impl Iterator<Item = SpecialStep> {
        let is_open = move |step: &SpecialStep| self.steps(*step, as_of, zone, None).open().is_some();
        SpecialStep::ALL.iter().copied().filter(is_open)
    }

    pub(crate) fn supplements<'a>(&'a self, as_of: AsOf, zone: Tz, asked: Option<Asked<'a>>) -> Spans<'a> {
        let (requested, received) = (&self.supplements_requested, &self.supplements_received);
        Spans::of((requested, |_| true), (received, |_| true), as_of, zone, asked)
    }

    pub(crate) fn steps<'a>(&'a self, step: SpecialStep, as_of: AsOf, zone: Tz, asked: Option<Asked<'a>>) -> Spans<'a> {
        let begun = (&self.steps_begun, |begun: &super::StepBegun| begun.step == step);
        let ended = (&self.steps_ended, |ended: &super::StepEnded| ended.step == step);
        Spans::of(begun, ended, as_of, zone, asked)
    }

    /// What its commitment reads from it; `procedure` is none where that cannot be read.
    pub(crate) fn told(&self, procedure: Option<&Entry>, as_of: AsOf, at: Timestamp, calendar: &Calendar) -> Told {
        let version = procedure.and_then(|procedure| self.procedure_version(procedure, as_of, at, calendar));
        let accepted = procedure.and_then(|procedure| self.accepted(procedure, as_of, at, calendar));
        let answered = procedure.zip(self.received_on(as_of));
        let answered = answered.and_then(|(procedure, received)| self.answered(procedure, received, as_of, calendar));
        let decision = self.decision(as_of);
        let withdrawn = decision.as_ref().is_some_and(|each| each.fact.value.outcome == CaseOutcome::Withdrawn);
        let decided = decision.map(|decision| (decision.truth, decision.fact.of.on.clone()));
        Told {
            limits: version.map(|version| version.limits.clone()),
            received: self.received_on(as_of).cloned(),
            accepted: accepted.and_then(|accepted| accepted.on),
            uncounted: self.uncounted(as_of, calendar.zone()),
            silent_until: answered.filter(|(_, in_time)| *in_time != Truth::Yes).map(|(due, _)| due.earliest().at()),
            withdrawn: decided.as_ref().filter(|_| withdrawn).map(|(truth, _)| *truth),
            decided: decided.filter(|_| !withdrawn),
        }
    }
}
