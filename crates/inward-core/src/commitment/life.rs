//! Where a commitment stands: conditional, active, kept on time or late, in part, overdue, waived.
//! Conditional ones are in no denominator until their condition is met at a dated fact.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::AsOf;
use crate::text::Label;
use crate::when::{Truth, When};

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
    /// The dates are too imprecise to say, 无法判定: it was kept on days that lie on both sides of the
    /// due date, or the due date has no last day.
    Undetermined,
    /// The creditor let it go, 豁免.
    Waived,
    /// Broken, as recorded, 违约.
    Broken,
}

impl Life {
    /// Every one there is.
    pub const ALL: [Self; 9] = [
        Self::Conditional,
        Self::Active,
        Self::OnTime,
        Self::Late,
        Self::Partly,
        Self::Overdue,
        Self::Undetermined,
        Self::Waived,
        Self::Broken,
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
        }
    }
}

impl Commitment {
    /// Where the commitment stands at that point. A point without a day takes every actual as
    /// happened; whether a due date has passed is asked for `today`. `milestone` says whether the
    /// milestone that the condition names was reached, see [`Commitment::milestone_of_condition`];
    /// no where it names none.
    #[must_use]
    pub fn life(&self, as_of: AsOf, today: NaiveDate, milestone: Truth) -> Life {
        match self.waivers.occurrences(as_of).map(|waiver| waiver.truth).reduce(Truth::or) {
            Some(Truth::Yes) => return Life::Waived,
            Some(_) => return Life::Undetermined,
            None => {}
        }
        let due = self.due_at(as_of);
        match self.kept_whole(as_of) {
            Some((on, Truth::Yes)) => return due.map_or(Life::OnTime, |due| kept_by(on, due)),
            Some(_) => return Life::Undetermined,
            None => {}
        }
        if self.breaches.occurrences(as_of).any(|breach| breach.truth == Truth::Yes) {
            return Life::Broken;
        }
        match self.condition_met(as_of, milestone) {
            Truth::Yes => {}
            Truth::Possibly => return Life::Undetermined,
            Truth::No => return Life::Conditional,
        }
        let day = if as_of.has_no_day() { today } else { as_of.valid };
        if due.and_then(When::last).is_some_and(|last| last < day) {
            return Life::Overdue;
        }
        match self.fulfilments.occurrences(as_of).next() {
            Some(_) => Life::Partly,
            None => Life::Active,
        }
    }
}

/// Whether what happened `on` was in time. A due date that is a period, or open at its start
/// (“12月31日前”), means by its end: only its last day counts.
fn kept_by(on: Option<&When>, due: &When) -> Life {
    let Some(on) = on else { return Life::Undetermined };
    if let (Some(on), Some(due)) = (on.timestamp(), due.timestamp()) {
        return if on <= due { Life::OnTime } else { Life::Late };
    }
    match (on.first(), on.last(), due.last()) {
        (_, Some(last), Some(due)) if last <= due => Life::OnTime,
        (Some(first), _, Some(due)) if first > due => Life::Late,
        _ => Life::Undetermined,
    }
}
