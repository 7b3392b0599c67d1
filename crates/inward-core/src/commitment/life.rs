//! Where a commitment stands: conditional, active, kept on time or late, in part, overdue, waived.
//! Conditional ones are in no denominator until their condition is met at a dated fact.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::deadline::DueRange;
use crate::fact::{AsOf, FactSet};
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::text::{Label, refusals};
use crate::when::{Timestamp, Truth, When};
use crate::world::Stop;

use super::{Around, Commitment, Part};

/// Where a commitment stands at some point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Life {
    /// Its condition is not met: nothing is owed yet, 条件未成就.
    Conditional,
    /// It is owed and not yet due, or no date was set, 履行中.
    Active,
    /// Kept by its date, 按时兑现.
    OnTime,
    /// Kept after its date, 逾期兑现.
    Late,
    /// Kept in part, 部分兑现.
    Partly,
    /// Past its date and not kept, 逾期未兑现.
    Overdue,
    /// The dates are too imprecise to say, 无法判定: it was kept on days that lie on both sides of the
    /// due date, or the due date has no last day.
    Undetermined,
    /// The creditor let it go, 豁免; of a case, the applicant withdrew.
    Waived,
    /// Broken, as recorded, 违约.
    Broken,
    /// Its clock is paused: it is due at the earliest as if it went on now, 暂停计时.
    Paused,
    /// The two sides do not agree on it, 争议中.
    Disputed,
    /// Another took its place, 被替代.
    Superseded,
    /// It binds nobody, 无效.
    Void,
}

impl Life {
    /// Every one there is.
    pub const ALL: [Self; 13] = [
        Self::Conditional,
        Self::Active,
        Self::OnTime,
        Self::Late,
        Self::Partly,
        Self::Overdue,
        Self::Undetermined,
        Self::Waived,
        Self::Broken,
        Self::Paused,
        Self::Disputed,
        Self::Superseded,
        Self::Void,
    ];

    /// The word for it in both languages.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Self::Conditional => Label::new("conditional", "条件未成就"),
            Self::Active => Label::new("active", "履行中"),
            Self::OnTime => Label::new("kept on time", "按时兑现"),
            Self::Late => Label::new("kept late", "逾期兑现"),
            Self::Partly => Label::new("kept in part", "部分兑现"),
            Self::Overdue => Label::new("overdue", "逾期未兑现"),
            Self::Undetermined => Label::new("undetermined", "无法判定"),
            Self::Waived => Label::new("waived", "豁免"),
            Self::Broken => Label::new("broken", "违约"),
            Self::Paused => Label::new("paused", "暂停计时"),
            Self::Disputed => Label::new("disputed", "争议中"),
            Self::Superseded => Label::new("superseded", "被替代"),
            Self::Void => Label::new("void", "无效"),
        }
    }
}

impl Commitment {
    /// Where the commitment stands at that point, asked `at` a moment: now, or the end of the valid
    /// day. A point without a day takes every actual as happened. `around` is what stands around it,
    /// see [`Commitment::around`]; the zone's calendar tells when it is due.
    ///
    /// Where the calendar cannot tell (working hours on a calendar without hours), it is undetermined.
    ///
    /// Of instalments each has a life of its own, see [`Commitment::parts`]: all of it is overdue where one
    /// is, kept once all are, and until then kept in part where anything was done.
    #[must_use]
    pub fn life(&self, as_of: AsOf, at: Timestamp, around: &Around, calendar: &Calendar) -> Life {
        let lives: BTreeSet<Life> = self.parts().iter().map(|part| part.life(as_of, at, around, calendar)).collect();
        if let (1, Some(life)) = (lives.len(), lives.first()) {
            return *life;
        }
        let kept = [Life::OnTime, Life::Late];
        if lives.iter().all(|life| kept.contains(life)) {
            return Life::Late;
        }
        let first = OF_UNLIKE_PARTS.iter().find(|life| lives.contains(*life));
        let something = lives.iter().any(|life| kept.contains(life));
        match first {
            Some(life) => *life,
            None if something => Life::Partly,
            None if lives.contains(&Life::Paused) => Life::Paused,
            None => Life::Active,
        }
    }
}

/// What all of it is where its parts are unlike, what weighs most first; else it is kept in part, paused
/// or active.
const OF_UNLIKE_PARTS: [Life; 9] = [
    Life::Waived,
    Life::Void,
    Life::Superseded,
    Life::Broken,
    Life::Disputed,
    Life::Conditional,
    Life::Overdue,
    Life::Undetermined,
    Life::Partly,
];

impl Part<'_> {
    /// Where it stands; as [`Commitment::life`].
    #[must_use]
    pub fn life(&self, as_of: AsOf, at: Timestamp, around: &Around, calendar: &Calendar) -> Life {
        let of = self.commitment();
        let zone = calendar.zone();
        let ended = |truth: Option<Truth>, life| match truth {
            Some(Truth::Yes) => Some(life),
            Some(_) => Some(Life::Undetermined),
            None => None,
        };
        let of_case = || ended(around.withdrawn(), Life::Waived);
        if let Some(life) = ended(any(&of.waivers, as_of), Life::Waived)
            .or_else(|| ended(any(&of.voidings, as_of), Life::Void))
            .or_else(of_case)
        {
            return life;
        }
        let due = self.due_range(as_of, at, around, calendar);
        match self.kept_whole(as_of, around) {
            Some((on, Truth::Yes)) => return self.kept(on, as_of, around, due.as_ref()),
            Some(_) => return Life::Undetermined,
            None => {}
        }
        if let Some(life) = ended(any(&of.supersessions, as_of), Life::Superseded) {
            return life;
        }
        if any(&of.breaches, as_of) == Some(Truth::Yes) {
            return Life::Broken;
        }
        if of.is_disputed(as_of, zone) {
            return Life::Disputed;
        }
        match of.condition_met(as_of, around) {
            Truth::Yes => {}
            Truth::Possibly => return Life::Undetermined,
            Truth::No => return Life::Conditional,
        }
        let breached = match &due {
            Ok(Some(due)) => due.breached(at),
            Ok(None) => Truth::No,
            Err(_) => return Life::Undetermined,
        };
        match breached {
            Truth::Yes => Life::Overdue,
            Truth::Possibly => Life::Undetermined,
            Truth::No if self.fulfilments(as_of).next().is_some() => Life::Partly,
            Truth::No if of.is_paused(as_of, at, around, calendar) => Life::Paused,
            Truth::No => Life::Active,
        }
    }

    /// Whether it was kept in time. What has no date to be held against was kept in time, unless its
    /// limit has not started or its date has no last day.
    fn kept(&self, on: Option<&When>, as_of: AsOf, around: &Around, due: Result<&Option<DueRange>, &Refusal>) -> Life {
        let Some(rule) = self.promised_rule(as_of, around) else { return Life::OnTime };
        let Some(on) = on else { return Life::Undetermined };
        match due {
            Ok(Some(due)) => match due.kept_by(on) {
                Truth::Yes => Life::OnTime,
                Truth::No => Life::Late,
                Truth::Possibly => Life::Undetermined,
            },
            // Its limit has not started: what is kept before that is kept in time.
            Ok(None) if !rule.limit.is_fixed() => Life::OnTime,
            _ => Life::Undetermined,
        }
    }
}

impl Commitment {
    /// Whether it was kept in whole, let go, voided or superseded, for certain or possibly.
    pub(crate) fn has_ended(&self, as_of: AsOf, around: &Around) -> bool {
        let ended = any(&self.waivers, as_of).or(any(&self.voidings, as_of)).or(any(&self.supersessions, as_of));
        ended.or(around.withdrawn()).is_some() || self.kept_whole(as_of, around).is_some()
    }

    /// Refuses a command on a commitment that has ended.
    pub(crate) fn refuse_if_ended(&self, deciding: &Deciding<'_>) -> Result<(), Stop> {
        let as_of = AsOf::LATEST;
        let around = deciding.around(self)?;
        if !self.has_ended(as_of, &around) {
            return Ok(());
        }
        let calendar = deciding.zone()?.calendar_at(as_of.known);
        let life = match self.life(as_of, deciding.now(), &around, &calendar) {
            life @ (Life::Waived | Life::Void | Life::Superseded | Life::OnTime | Life::Late) => life.label(),
            _ => Label::new("kept", "已兑现"),
        };
        Err(Refusal::new(refusals::commitment::ALREADY_CLOSED).with_word("life", &life).about(self.id).into())
    }
}

impl Deciding<'_> {
    /// What stands around a commitment, as everything is known now.
    pub(crate) fn around(&self, commitment: &Commitment) -> Result<Around, Stop> {
        let (as_of, playbook) = (AsOf::LATEST, self.playbook());
        let calendar = self.zone()?.calendar_at(as_of.known);
        Ok(commitment.around(as_of, self.now(), &playbook, &calendar, self.world())?)
    }
}

/// Whether any of these happened.
fn any<T>(facts: &FactSet<T>, as_of: AsOf) -> Option<Truth> {
    facts.occurrences(as_of).map(|occurrence| occurrence.truth).reduce(Truth::or)
}

/// Whether what happened `on` was in time. A due date that is a period, or open at its start
/// (“12月31日前”), means by its end: only its last day counts.
pub(super) fn in_time(on: Option<&When>, due: &When) -> Truth {
    let Some(on) = on else { return Truth::Possibly };
    if let (Some(on), Some(due)) = (on.timestamp(), due.timestamp()) {
        return (on <= due).into();
    }
    match (on.first(), on.last(), due.last()) {
        (_, Some(last), Some(due)) if last <= due => Truth::Yes,
        (Some(first), _, Some(due)) if first > due => Truth::No,
        _ => Truth::Possibly,
    }
}
