//! [`Shortfall`]: what was reached against what was required, 差额.

use crate::money::Money;
use crate::number::Number;
use crate::ratio::Ratio;
use crate::refusal::Refusal;
use crate::text::refusals;

/// What an investor reached of what was required: jobs, output, tax, money invested.
///
/// The shortfall is `max(0, 1 − actual/required)`, kept exactly: what is over in one metric or year
/// makes good for nothing else.
///
/// ```
/// use inward_core::measure::Shortfall;
/// use inward_core::money::Money;
/// use inward_core::number::Number;
///
/// let jobs = Shortfall::of(Number::from(150), Number::from(200))?;
/// assert_eq!((jobs.ratio().to_string(), jobs.reached().to_string()), ("25.00%".to_owned(), "75.00%".to_owned()));
/// let invested = Shortfall::of_money(Money::parse("3亿元")?, Money::parse("2.9亿元")?)?;
/// assert_eq!(invested.ratio().to_string(), "0.00%");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortfall {
    reached: Ratio,
}

impl Shortfall {
    /// So much of so much that was required, in the same unit.
    ///
    /// # Errors
    /// `shortfall.required-not-positive`, `number.negative` where what was reached is below nought.
    pub fn of(actual: Number, required: Number) -> Result<Self, Refusal> {
        refuse_unless_required(required, "required")?;
        refuse_negative(actual, "actual")?;
        Ok(Self { reached: Ratio::new(actual, required)? })
    }

    /// The same of money.
    ///
    /// # Errors
    /// As [`Shortfall::of`]; `money.unlike-currencies`.
    pub fn of_money(actual: Money, required: Money) -> Result<Self, Refusal> {
        // The difference is refused where both are not of one currency.
        required.checked_sub(actual).map_err(|refusal| refusal.at("actual"))?;
        Self::of(actual.amount(), required.amount())
    }

    /// How much is missing, of what was required: from nought to the whole.
    #[must_use]
    pub fn ratio(self) -> Ratio {
        self.reached.complement().max(Ratio::ZERO)
    }

    /// How much was reached, of what was required; above the whole where it was exceeded.
    #[must_use]
    pub const fn reached(self) -> Ratio {
        self.reached
    }
}

/// Nothing can be short of what is not above nought.
pub(super) fn refuse_unless_required(required: Number, path: &str) -> Result<(), Refusal> {
    if required <= Number::ZERO {
        return Err(Refusal::new(refusals::shortfall::REQUIRED_NOT_POSITIVE).with("input", required).at(path));
    }
    Ok(())
}

/// What is counted or measured is nought or more.
pub(crate) fn refuse_negative(number: Number, path: &str) -> Result<(), Refusal> {
    if number.is_negative() {
        return Err(Refusal::new(refusals::number::NEGATIVE).with("input", number).at(path));
    }
    Ok(())
}
