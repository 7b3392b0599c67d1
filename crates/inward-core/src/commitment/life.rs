//! Where a commitment stands: conditional, active, kept on time or late, in part, overdue, waived.
//! Conditional ones are in no denominator until their condition is met at a dated fact.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::AsOf;
use crate::text::Label;
use crate::when::{Relation, Truth, When};

use super::Commitment;

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
    /// The dates are too imprecise to say, 无法判定.
    Undetermined,
    /// The creditor let it go, 豁免.
    Waived,
    /// Broken, as recorded, 违约.
    Broken,
}

impl Life {
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
        }
    }
}

impl Commitment {
    /// Where the commitment stands at that point.
    #[must_use]
    pub fn life(&self, as_of: AsOf) -> Life {
        let waiver = self.waivers.occurrences(as_of).map(|waiver| had_happened(waiver.fact.of.on.as_ref(), as_of));
        match waiver.reduce(Truth::or) {
            Some(Truth::Yes) => return Life::Waived,
            Some(_) => return Life::Undetermined,
            None => {}
        }
        let due = self.due_at(as_of);
        let kept = self.kept_whole(as_of);
        if let Some((on, truth)) = kept {
            return match (due, truth) {
                (None, _) if had_happened(on, as_of) == Truth::Yes => Life::OnTime,
                (Some(due), Truth::Yes) => on.map_or(Life::Undetermined, |on| kept_by(on, due)),
                _ => Life::Undetermined,
            };
        }
        if self.breaches.occurrences(as_of).any(|breach| had_happened(breach.fact.of.on.as_ref(), as_of) == Truth::Yes)
        {
            return Life::Broken;
        }
        if !self.condition_holds(as_of) {
            return Life::Conditional;
        }
        let partly = self.fulfilments.occurrences(as_of).next().is_some();
        match due {
            Some(due) if due.last().is_some_and(|last| last < as_of.valid) => Life::Overdue,
            Some(due) if due.first().is_some_and(|first| first < as_of.valid) => Life::Undetermined,
            _ if partly => Life::Partly,
            _ => Life::Active,
        }
    }
}

/// Whether something had happened. What has no date happened all the same, as soon as it is known.
fn had_happened(on: Option<&When>, as_of: AsOf) -> Truth {
    on.map_or(Truth::Yes, |on| if as_of.valid == NaiveDate::MAX { Truth::Yes } else { on.by(as_of.valid) })
}

/// Whether what happened `on` was by the end of `due`.
fn kept_by(on: &When, due: &When) -> Life {
    match (on.first(), on.last(), due.first(), due.last()) {
        (_, Some(last), Some(first_due), _) if last <= first_due => Life::OnTime,
        (Some(first), _, _, Some(last_due)) if first > last_due => Life::Late,
        (_, Some(last), _, Some(last_due)) if due.is_exact() && last <= last_due => Life::OnTime,
        _ if on.compare(due) == Relation::Before => Life::OnTime,
        _ => Life::Undetermined,
    }
}
