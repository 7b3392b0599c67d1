//! [`Reduction`]: by how much a procedure became shorter, 四减: 减时限、减环节、减材料、减费用.

use std::ops::Bound;

use crate::measure::refuse_negative;
use crate::money::Amount;
use crate::number::Number;
use crate::qualified::{Bounds, Qualified};
use crate::ratio::{Ratio, RatioBounds};
use crate::refusal::Refusal;
use crate::text::{labelled, refusals};

labelled! {
    /// What of a procedure is counted, from end to end.
    Burden {
        /// How long it takes, 时限.
        Days, "days", "days", "时限";
        /// The times that the applicant and an office deal with each other, 环节.
        Steps, "steps", "steps", "环节";
        /// The papers that are handed in, 材料.
        Documents, "documents", "documents", "材料";
        /// What it costs the applicant, 费用.
        Cost, "cost", "cost", "费用";
        /// The seals that are needed, 公章.
        Seals, "seals", "seals", "公章";
        /// The windows to which the applicant goes, 窗口.
        Windows, "windows", "windows", "窗口";
    }
}

/// One burden of a procedure before and after it was changed: `(before − after) / before`, negative
/// where it grew.
///
/// Both figures must be of the same scope from end to end, or a step that moved into another
/// procedure would count as gone. A range, as 12–49 days, gives bounds.
///
/// ```
/// use inward_core::entry::{Burden, Reduction};
///
/// let survey = Reduction::of(Burden::Days, &"30".parse()?, &"5".parse()?)?;
/// assert_eq!(survey.bounds().to_string(), "83.33%");
/// let permit = Reduction::of(Burden::Days, &"12-49".parse()?, &"2-7".parse()?)?;
/// assert_eq!(permit.bounds().to_string(), "41.67% - 95.92%");
/// let free = Reduction::of(Burden::Cost, &"0".parse()?, &"0".parse()?);
/// assert_eq!(free.unwrap_err().code.as_str(), "rate.undefined");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reduction {
    burden: Burden,
    bounds: RatioBounds,
}

impl Reduction {
    /// A burden before and after, in the same unit.
    ///
    /// # Errors
    /// `rate.undefined` where there was, or may have been, nothing before: of nothing nothing can be
    /// saved. `number.negative`.
    pub fn of(burden: Burden, before: &Qualified, after: &Qualified) -> Result<Self, Refusal> {
        refuse_negative(before.value(), "before")?;
        refuse_negative(after.value(), "after")?;
        Self::between(burden, before.bounds(), after.bounds())
    }

    /// What it cost before and after.
    ///
    /// # Errors
    /// As [`Reduction::of`]; `money.unlike-currencies`.
    pub fn of_cost(before: &Amount, after: &Amount) -> Result<Self, Refusal> {
        if before.currency() != after.currency() {
            let refusal = Refusal::new(refusals::money::UNLIKE_CURRENCIES);
            return Err(refusal.with("left", before).with("right", after).at("after"));
        }
        refuse_negative(before.money().amount(), "before")?;
        refuse_negative(after.money().amount(), "after")?;
        Self::between(Burden::Cost, before.bounds(), after.bounds())
    }

    fn between(burden: Burden, before: Bounds<Number>, after: Bounds<Number>) -> Result<Self, Refusal> {
        if before.max() == Some(Number::ZERO) || before.lower == Bound::Included(Number::ZERO) {
            return Err(Refusal::new(refusals::rate::UNDEFINED).at("before"));
        }
        let of = |before: Number, after: Number| Ok::<_, Refusal>(Ratio::new(after, before)?.complement());
        let min = match (before.min().filter(|least| *least > Number::ZERO), after.max()) {
            (Some(before), Some(after)) => Some(of(before, after)?),
            (None, Some(after)) if after == Number::ZERO => Some(Ratio::ONE),
            _ => None,
        };
        // No burden is less than none.
        let least = after.min().unwrap_or_default();
        let max = before.max().map_or(Ok(Ratio::ONE), |before| of(before, least))?;
        Ok(Self { burden, bounds: RatioBounds { min, max: Some(max) } })
    }

    /// What of the procedure it is about.
    #[must_use]
    pub const fn burden(self) -> Burden {
        self.burden
    }

    /// Between which ends the reduction lies; both are the same where the figures are exact. The lower
    /// end is open where nobody knows how much is left, or how little there was: 5以上, 约30.
    #[must_use]
    pub const fn bounds(self) -> RatioBounds {
        self.bounds
    }
}
