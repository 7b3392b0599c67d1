//! [`NetJobs`]: the jobs that an investment created, 新增就业: those at the company before it are not
//! among them.

use std::ops::Bound;

use crate::number::Number;
use crate::qualified::{Bounds, Qualified};
use crate::ratio::{Ratio, RatioBounds};
use crate::refusal::Refusal;

use super::Shortfall;
use super::shortfall::{refuse_negative, refuse_unless_required};

/// The headcount (in full-time equivalents) net of what it was before: `max(0, total − base)`. A
/// company that shrank below its base created none, not fewer than none.
///
/// Where a headcount is not exact, as 200余, the net number has bounds, and so has what is short:
/// nothing is picked.
///
/// ```
/// use std::ops::Bound;
/// use inward_core::measure::NetJobs;
/// use inward_core::number::Number;
///
/// let jobs = NetJobs::of(&"50".parse()?, &"210".parse()?)?;
/// assert_eq!(jobs.exact(), Some(Number::from(160)));
/// assert_eq!(jobs.shortfall(&"200".parse()?)?.to_string(), "20.00%");
///
/// let more = NetJobs::of(&"50".parse()?, &"210余".parse()?)?;
/// assert_eq!(more.net().lower, Bound::Excluded(Number::from(160)));
/// assert_eq!(more.shortfall(&"200".parse()?)?.to_string(), "0.00% - 20.00%");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetJobs {
    net: Bounds<Number>,
}

impl NetJobs {
    /// Of the headcount before and that of now.
    ///
    /// # Errors
    /// `number.negative`.
    pub fn of(base: &Qualified, total: &Qualified) -> Result<Self, Refusal> {
        refuse_negative(base.value(), "base")?;
        refuse_negative(total.value(), "total")?;
        let (before, now) = (base.bounds(), total.bounds());
        let lower = difference(now.lower, before.upper)?.filter(|(net, _)| !net.is_negative());
        // At the least nobody was there before.
        let none = if before.min().is_none() { Bound::Included(Number::ZERO) } else { before.lower };
        let upper = difference(now.upper, none)?;
        Ok(Self {
            net: Bounds {
                lower: lower.map_or(Bound::Included(Number::ZERO), end),
                upper: match upper {
                    None => Bound::Unbounded,
                    Some((net, _)) if net <= Number::ZERO => Bound::Included(Number::ZERO),
                    Some(net) => end(net),
                },
            },
        })
    }

    /// Between which ends the number lies; never below nought.
    #[must_use]
    pub const fn net(self) -> Bounds<Number> {
        self.net
    }

    /// The number, if it is exact.
    #[must_use]
    pub fn exact(self) -> Option<Number> {
        match (self.net.lower, self.net.upper) {
            (Bound::Included(lower), Bound::Included(upper)) if lower == upper => Some(lower),
            _ => None,
        }
    }

    /// How much is missing of what was promised: `max(0, 1 − net/promised)`.
    ///
    /// # Errors
    /// `shortfall.required-not-positive`, also for a range that starts at nought.
    pub fn shortfall(self, promised: &Qualified) -> Result<RatioBounds, Refusal> {
        refuse_unless_required(promised.value(), "promised")?;
        let asked = promised.bounds();
        let of = |net, promised| Ok::<_, Refusal>(Shortfall::of(net, promised)?.ratio());
        let most = match (self.net.min(), asked.max()) {
            (Some(net), Some(promised)) => of(net, promised)?,
            (_, _) => Ratio::ONE,
        };
        let least = match (self.net.max(), asked.min()) {
            (Some(net), Some(promised)) => of(net, promised)?,
            (Some(net), None) if net == Number::ZERO => Ratio::ONE,
            (_, _) => Ratio::ZERO,
        };
        Ok(RatioBounds { min: Some(least), max: Some(most) })
    }
}

/// One end less another, and whether both are included; none where one is open.
fn difference(one: Bound<Number>, other: Bound<Number>) -> Result<Option<(Number, bool)>, Refusal> {
    let (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b) | Bound::Excluded(b)) = (one, other) else {
        return Ok(None);
    };
    let included = matches!((one, other), (Bound::Included(_), Bound::Included(_)));
    Ok(Some((a.checked_sub(b)?, included)))
}

fn end((value, included): (Number, bool)) -> Bound<Number> {
    if included { Bound::Included(value) } else { Bound::Excluded(value) }
}
