//! [`Obligation`]: what an investor must reach, measured on dates that were agreed: investment, output, tax,
//! jobs (履约考核). A check records what was found; whether it is enough is worked out on reading.

use std::ops::Bound;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::NoteId;
use crate::measure::{NetJobs, Shortfall};
use crate::number::Number;
use crate::playbook::Key;
use crate::qualified::{Bounds, Measured, Qualified, Qualifier};
use crate::ratio::{Ratio, RatioBounds};
use crate::record::State;
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::standing::with_day;
use crate::text::refusals;
use crate::when::Truth;
use crate::world::{Decision, Stop};

use super::command::{NotifyShortfall, VerifyObligation};
use super::decide::open;
use super::event::{ObligationVerified, ShortfallNotified};
use super::part::unknown_instalment;
use super::{Clawback, Commitment, Part};

/// What must be reached, when it is checked, and what follows where it is missed.
///
/// ```
/// use inward_core::commitment::{Clawback, Obligation};
/// // 200 new jobs beside the 50 that were there, checked twice, ninety days to make good what is missing.
/// let jobs = Obligation::of("jobs_new", "200个".parse()?)?
///     .base("50个".parse()?)
///     .verify_on(["2022-12-31", "2023-12-31"].map(|day| day.parse().unwrap()))
///     .cure_days(90)
///     .maintained_until("2025-12-31".parse().unwrap())
///     .clawback(Clawback::pro_rata());
/// assert_eq!(jobs.required.to_string(), "200 个");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// What is measured, a metric as that of a measure: `jobs_new`, `output`, `tax`.
    pub metric: Key,
    /// How much must be reached: the figure, or the least of a range; of 200余 more than it.
    pub required: Measured,
    /// What was there before (基期人数), where only what is new counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Measured>,
    /// The days on which it is checked, in their order; none where the commitment says when it is due.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verify_on: Vec<NaiveDate>,
    /// How many days after the notice of a shortfall it may still be made good (整改期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cure_days: Option<u32>,
    /// The last day to which it must be maintained (维持期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maintained_until: Option<NaiveDate>,
    /// How much of what was paid is repaid where it is missed (退还).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clawback: Option<Clawback>,
}

/// What a check of an obligation found (核验).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verification {
    /// How much there was, all in all: of jobs the headcount, not what is new.
    pub actual: Measured,
    /// The check that it belongs to, by its number from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instalment: Option<u16>,
    /// More on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// That the investor was notified of a shortfall: its time to make it good counts from then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The check that it belongs to, by its number from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instalment: Option<u16>,
}

impl Obligation {
    /// So much of this metric.
    ///
    /// # Errors
    /// As [`Key::parse`].
    pub fn of(metric: &str, required: Measured) -> Result<Self, Refusal> {
        Ok(Self {
            metric: Key::parse(metric).map_err(|refusal| refusal.at("metric"))?,
            required,
            base: None,
            verify_on: Vec::new(),
            cure_days: None,
            maintained_until: None,
            clawback: None,
        })
    }

    /// What was there before, where only what is new counts.
    #[must_use]
    pub fn base(mut self, base: Measured) -> Self {
        self.base = Some(base);
        self
    }

    /// The days on which it is checked.
    #[must_use]
    pub fn verify_on(mut self, days: impl IntoIterator<Item = NaiveDate>) -> Self {
        self.verify_on.extend(days);
        self
    }

    /// How many days after the notice it may still be made good.
    #[must_use]
    pub const fn cure_days(mut self, days: u32) -> Self {
        self.cure_days = Some(days);
        self
    }

    /// The last day to which it must be maintained.
    #[must_use]
    pub const fn maintained_until(mut self, day: NaiveDate) -> Self {
        self.maintained_until = Some(day);
        self
    }

    /// How much of what was paid is repaid where it is missed.
    #[must_use]
    pub fn clawback(mut self, rule: Clawback) -> Self {
        self.clawback = Some(rule);
        self
    }

    /// It says what is enough, in one unit, and its days follow each other within the time in which it must
    /// be maintained.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let (least, _) = self.least()?;
        Shortfall::of(Number::ZERO, least).map_err(|refusal| Refusal { path: None, ..refusal }.at("required"))?;
        if let Some(base) = &self.base {
            self.check_unit(base).map_err(|refusal| refusal.at("base"))?;
            NetJobs::of(base.value(), base.value()).map_err(|refusal| Refusal { path: None, ..refusal }.at("base"))?;
        }
        let in_order = self.verify_on.iter().zip(self.verify_on.iter().skip(1)).all(|(day, next)| day < next);
        let last = self.verify_on.last();
        let too_late = last.zip(self.maintained_until).is_some_and(|(last, until)| *last > until);
        if !in_order || too_late {
            let days: Vec<String> = self.verify_on.iter().map(NaiveDate::to_string).collect();
            let code = refusals::commitment::CHECKS_OUT_OF_ORDER;
            return Err(Refusal::new(code).with("input", days.join(", ")).at("verify_on"));
        }
        super::instalment::refuse_too_many(self.verify_on.len()).map_err(|refusal| refusal.at("verify_on"))
    }

    /// The least that is enough, and whether it is itself.
    fn least(&self) -> Result<(Number, bool), Refusal> {
        let required = self.required.value();
        match required.qualifier() {
            Qualifier::Exact | Qualifier::AtLeast | Qualifier::Range => Ok((required.value(), true)),
            Qualifier::Over => Ok((required.value(), false)),
            _ => {
                let refusal = Refusal::new(refusals::commitment::NO_LEAST).with("input", &self.required);
                Err(refusal.at("required"))
            }
        }
    }

    fn check_unit(&self, measured: &Measured) -> Result<(), Refusal> {
        if measured.unit() == self.required.unit() {
            return Ok(());
        }
        let refusal = Refusal::new(refusals::commitment::UNLIKE_UNITS);
        Err(refusal.with("input", measured).with("required", &self.required))
    }

    /// What of a figure counts: of jobs those that are new.
    ///
    /// # Errors
    /// `number.negative` of a headcount.
    pub fn counts(&self, actual: &Qualified) -> Result<Bounds<Number>, Refusal> {
        match &self.base {
            Some(base) => Ok(NetJobs::of(base.value(), actual)?.net()),
            None => Ok(actual.bounds()),
        }
    }

    /// Whether a figure is enough.
    ///
    /// # Errors
    /// `number.negative` of a headcount.
    pub fn is_reached_by(&self, actual: &Measured) -> Result<Truth, Refusal> {
        let counts = self.counts(actual.value())?;
        let (least, included) = self.least()?;
        let enough = match counts.lower {
            Bound::Included(lower) => lower > least || included && lower == least,
            Bound::Excluded(lower) => lower >= least,
            Bound::Unbounded => false,
        };
        let short = match counts.upper {
            Bound::Included(upper) => upper < least || !included && upper == least,
            Bound::Excluded(upper) => upper <= least,
            Bound::Unbounded => false,
        };
        Ok(match (enough, short) {
            (true, _) => Truth::Yes,
            (_, true) => Truth::No,
            _ => Truth::Possibly,
        })
    }

    /// The worst and the best that a figure may be against what is required; of a figure without a lower end
    /// the worst is nothing.
    pub(super) fn against(&self, actual: &Measured) -> Result<(Shortfall, Shortfall), Refusal> {
        let counts = self.counts(actual.value())?;
        let (least, _) = self.least()?;
        let worst = counts.min().filter(|worst| !worst.is_negative()).unwrap_or(Number::ZERO);
        let best = counts.max().map_or(least.max(worst), |best| best.max(worst));
        Ok((Shortfall::of(worst, least)?, Shortfall::of(best, least)?))
    }

    /// How much is missing of what is required: from nought to the whole.
    ///
    /// # Errors
    /// `number.negative` of a headcount.
    pub fn shortfall(&self, actual: &Measured) -> Result<RatioBounds, Refusal> {
        let (worst, best) = self.against(actual)?;
        Ok(RatioBounds { min: Some(best.ratio()), max: Some(worst.ratio()) })
    }
}

/// Nobody knows how much is missing.
pub(super) const ANYTHING: RatioBounds = RatioBounds { min: Some(Ratio::ZERO), max: Some(Ratio::ONE) };

pub(crate) fn verify(mut deciding: Deciding<'_>, command: &VerifyObligation) -> Result<Decision, Stop> {
    let state = open(&deciding, command.commitment)?;
    let mut instalment = None;
    if let State::Commitment(commitment) = &*state {
        commitment.check_verified(&command.actual).map_err(|refusal| refusal.at("actual"))?;
        instalment = checked(&deciding, commitment, command.instalment)?;
    }
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let verification = Verification { actual: command.actual.clone(), instalment, note };
    deciding.emit(command.commitment, ObligationVerified { verification, stated });
    Ok(deciding.answer(command.commitment))
}

pub(crate) fn notify(mut deciding: Deciding<'_>, command: &NotifyShortfall) -> Result<Decision, Stop> {
    let state = open(&deciding, command.commitment)?;
    let mut notice = Notice { instalment: None };
    if let State::Commitment(commitment) = &*state {
        obligation_of(commitment)?;
        notice.instalment = checked(&deciding, commitment, command.instalment)?;
        if commitment.notices.standing(deciding.now()).any(|fact| fact.value == notice) {
            return Err(Refusal::new(refusals::commitment::NOTIFIED_ALREADY).about(command.commitment).into());
        }
    }
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    deciding.emit(command.commitment, ShortfallNotified { notice, stated });
    Ok(deciding.answer(command.commitment))
}

impl Commitment {
    /// What was found is in the unit of what is required, and can be held against it.
    pub(crate) fn check_verified(&self, actual: &Measured) -> Result<(), Refusal> {
        let obligation = obligation_of(self).map_err(|refusal| Refusal { path: None, ..refusal })?;
        obligation.check_unit(actual)?;
        obligation.is_reached_by(actual).map(drop).map_err(|refusal| Refusal { path: None, ..refusal })
    }
}

fn obligation_of(commitment: &Commitment) -> Result<&Obligation, Refusal> {
    let refusal = || Refusal::new(refusals::commitment::NOT_MEASURED).about(commitment.id);
    commitment.obligation.as_deref().ok_or_else(refusal)
}

/// The check that is meant: the one of that number, or the first that is not met.
fn checked(deciding: &Deciding<'_>, commitment: &Commitment, number: Option<u16>) -> Result<Option<u16>, Stop> {
    let around = deciding.around(commitment)?;
    match number {
        Some(number) if commitment.part(number).is_none() => {
            Err(unknown_instalment(commitment, number).about(commitment.id).into())
        }
        Some(number) => Ok(Some(number)),
        None => {
            let parts = commitment.parts();
            let open = parts.iter().find(|part| part.kept_whole(crate::fact::AsOf::LATEST, &around).is_none());
            Ok(open.and_then(Part::number))
        }
    }
}
