//! The weighted pipeline: open amounts times their given likelihoods.

use inward_core::money::{Currency, Money};
use inward_core::number::Number;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use super::checked_likelihood;
use crate::Fraction;

/// What became of a chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChanceStanding {
    /// It is open.
    Open,
    /// It was won: its amount is no chance any more.
    Won,
    /// It was lost.
    Lost,
}

impl ChanceStanding {
    /// Every one there is, in order.
    pub const ALL: &[Self] = &[Self::Open, Self::Won, Self::Lost];

    /// The key that stands for it in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }
}

/// An amount that may come, with the likelihood that somebody gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance {
    /// The amount, if it comes.
    pub amount: Money,
    /// How likely it is, from 0 to 1.
    pub likelihood: Number,
    /// What became of it.
    pub standing: ChanceStanding,
}

/// What the open chances come to, each weighted with its likelihood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightedPipeline {
    /// `Σ likelihood × amount` of those that are open, in the currency's unit, exactly.
    pub weighted: Fraction,
    /// Their amounts, not weighted.
    pub total: Fraction,
    /// The currency of both; none where there are no chances.
    pub currency: Option<Currency>,
    /// How many are open.
    pub open: u64,
}

/// What the open chances come to. What is won or lost is not in it.
///
/// # Errors
/// `score.bad-likelihood`, `money.unlike-currencies`.
///
/// ```
/// use inward_analysis::scores::{Chance, ChanceStanding::{Open, Won}, weighted_pipeline};
/// use inward_core::money::Money;
/// use inward_core::ratio::Rounding;
///
/// let chance = |amount, likelihood: &str, standing| {
///     Ok::<_, inward_core::refusal::Refusal>(Chance { amount: Money::parse(amount)?, likelihood: likelihood.parse()?, standing })
/// };
/// let found = weighted_pipeline(&[chance("1000万元", "0.5", Open)?, chance("2000万元", "0.25", Open)?, chance("900万元", "1", Won)?])?;
/// assert_eq!((found.weighted.rounded(2, Rounding::HalfUp)?.to_string(), found.open), ("10000000.00".to_owned(), 2));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub fn weighted_pipeline(chances: &[Chance]) -> Result<WeightedPipeline, Refusal> {
    let mut found = WeightedPipeline { weighted: Fraction::from(0), total: Fraction::from(0), currency: None, open: 0 };
    for (index, Chance { amount, likelihood, standing }) in chances.iter().enumerate() {
        let likelihood = checked_likelihood(*likelihood, || format!("chances[{index}].likelihood"))?;
        let currency = *found.currency.get_or_insert(amount.currency());
        if currency != amount.currency() {
            let refusal = Refusal::new(refusals::money::UNLIKE_CURRENCIES);
            return Err(refusal
                .with("left", currency)
                .with("right", amount.currency())
                .at(format!("chances[{index}].amount")));
        }
        if *standing != ChanceStanding::Open {
            continue;
        }
        let amount = Fraction::from(amount.amount());
        found.weighted = &found.weighted + &(&amount * &likelihood.into());
        found.total = &found.total + &amount;
        found.open += 1;
    }
    Ok(found)
}
