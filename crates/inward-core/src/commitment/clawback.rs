//! [`Clawback`]: how much of an incentive is repaid where the investor fell short, 退还.
//!
//! The formulas are those of the practice of conditional incentives: a part for a part, everything
//! below a threshold, a table of tiers. Which one holds is agreed in the contract, so it is data.

use serde::{Deserialize, Serialize};

use crate::measure::Shortfall;
use crate::money::Money;
use crate::number::Number;
use crate::ratio::Ratio;
use crate::refusal::Refusal;
use crate::text::{Label, refusals};

/// A rule of repayment that holds together: shares lie from 0 to 1, tiers fall.
///
/// As data it is its [`Formula`]: `"pro_rata"`, `{"threshold": {"theta": "0.8"}}`,
/// `{"tiered": {"tiers": [{"at_least": "1", "repay_share": "0"}, …]}}`.
///
/// ```
/// use inward_core::commitment::{Clawback, Tier};
/// use inward_core::measure::Shortfall;
/// use inward_core::money::Money;
/// use inward_core::number::Number;
///
/// let paid = Money::parse("100万元")?;
/// let jobs = Shortfall::of(Number::from(150), Number::from(200))?;
/// assert_eq!(Clawback::pro_rata().repayment(paid, jobs)?, Money::parse("25万元")?);
/// assert_eq!(Clawback::threshold(Number::parse("0.8")?)?.repayment(paid, jobs)?, paid);
///
/// let table = Clawback::tiered([Tier::at_least("0.9", "0")?, Tier::at_least("0.7", "0.4")?])?;
/// assert_eq!(table.repayment(paid, jobs)?, Money::parse("40万元")?);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Formula", into = "Formula")]
pub struct Clawback {
    formula: Formula,
}

/// The formula of a rule of repayment, with its shares. A [`Clawback`] is one that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Formula {
    /// The part that is missing is the part that is repaid, 按比例退还.
    ProRata,
    /// Everything where less than the share `theta` was reached, else nothing, 不达标全额退还.
    Threshold {
        /// The share that is enough.
        theta: Number,
    },
    /// Everything below the share `theta`, from there on the part that is missing.
    ThresholdThenProRata {
        /// The share below which everything is repaid.
        theta: Number,
    },
    /// The first tier from the top that was reached says how much; below the last, everything, 分档退还.
    Tiered {
        /// The tiers, from the highest share reached down.
        tiers: Vec<Tier>,
    },
}

/// One tier: where at least this share was reached, that share of what was paid is repaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// The share of what was required that must be reached.
    pub at_least: Number,
    /// The share of what was paid that is repaid then.
    pub repay_share: Number,
}

impl Tier {
    /// A tier of its two shares, as text such as `0.9`.
    ///
    /// # Errors
    /// As [`Number::parse`].
    pub fn at_least(reached: &str, repay_share: &str) -> Result<Self, Refusal> {
        Ok(Self { at_least: Number::parse(reached)?, repay_share: Number::parse(repay_share)? })
    }
}

impl Clawback {
    /// The part that is missing is the part that is repaid.
    #[must_use]
    pub const fn pro_rata() -> Self {
        Self { formula: Formula::ProRata }
    }

    /// Everything where less than this share was reached, else nothing.
    ///
    /// # Errors
    /// `clawback.share-out-of-range`.
    pub fn threshold(theta: Number) -> Result<Self, Refusal> {
        Self::new(Formula::Threshold { theta })
    }

    /// Everything below this share, from there on the part that is missing.
    ///
    /// # Errors
    /// `clawback.share-out-of-range`.
    pub fn threshold_then_pro_rata(theta: Number) -> Result<Self, Refusal> {
        Self::new(Formula::ThresholdThenProRata { theta })
    }

    /// By tiers, from the highest share reached down; below the last, everything.
    ///
    /// # Errors
    /// `clawback.no-tiers`, `clawback.share-out-of-range`; `clawback.tiers-out-of-order` where a tier
    /// is not below the one before it, or would have less repaid.
    pub fn tiered(tiers: impl IntoIterator<Item = Tier>) -> Result<Self, Refusal> {
        Self::new(Formula::Tiered { tiers: tiers.into_iter().collect() })
    }

    /// The rule of a formula.
    ///
    /// # Errors
    /// As those of the constructors.
    pub fn new(formula: Formula) -> Result<Self, Refusal> {
        match &formula {
            Formula::ProRata => {}
            Formula::Threshold { theta } | Formula::ThresholdThenProRata { theta } => {
                refuse_unless_share(*theta, "theta")?
            }
            Formula::Tiered { tiers } => refuse_unless_in_order(tiers)?,
        }
        Ok(Self { formula })
    }

    /// The formula with its shares.
    #[must_use]
    pub const fn formula(&self) -> &Formula {
        &self.formula
    }

    /// How much of what was paid is to be repaid, rounded half up to hundredths of the currency's unit
    /// at the end.
    ///
    /// # Errors
    /// `clawback.negative-paid`.
    pub fn repayment(&self, paid: Money, shortfall: Shortfall) -> Result<Money, Refusal> {
        if paid.is_negative() {
            return Err(Refusal::new(refusals::clawback::NEGATIVE_PAID).with("input", paid).at("paid"));
        }
        paid.part(self.share(shortfall)?)
    }

    /// Which share of what was paid is to be repaid.
    pub(super) fn share(&self, shortfall: Shortfall) -> Result<Ratio, Refusal> {
        let reaches = |share: Number| Ok::<_, Refusal>(shortfall.reached() >= share_of_one(share)?);
        Ok(match &self.formula {
            Formula::ProRata => shortfall.ratio(),
            Formula::Threshold { theta } if reaches(*theta)? => Ratio::ZERO,
            Formula::ThresholdThenProRata { theta } if reaches(*theta)? => shortfall.ratio(),
            Formula::Threshold { .. } | Formula::ThresholdThenProRata { .. } => Ratio::ONE,
            Formula::Tiered { tiers } => {
                for tier in tiers {
                    if reaches(tier.at_least)? {
                        return share_of_one(tier.repay_share);
                    }
                }
                Ratio::ONE
            }
        })
    }

    /// The rule in words, in both languages.
    #[must_use]
    pub fn definition(&self) -> Label {
        match &self.formula {
            Formula::ProRata => Label::new(
                "repaid: what was paid × max(0, 1 − actual / required)",
                "退还额＝已付金额×max(0，1－实际值÷要求值)",
            ),
            Formula::Threshold { theta } => Label::new(
                format!("repaid: all that was paid where actual / required < {theta}, else nothing"),
                format!("实际值÷要求值低于 {theta} 的，全额退还；否则不退还"),
            ),
            Formula::ThresholdThenProRata { theta } => Label::new(
                format!(
                    "repaid: all that was paid where actual / required < {theta}, else what was paid × max(0, 1 − actual / required)"
                ),
                format!("实际值÷要求值低于 {theta} 的，全额退还；否则退还已付金额×max(0，1－实际值÷要求值)"),
            ),
            Formula::Tiered { tiers } => {
                let each = |tier: &Tier, [reached, share]: [&str; 2]| {
                    format!("{reached}{}{share}{}", tier.at_least, tier.repay_share)
                };
                let en: Vec<String> = tiers.iter().map(|tier| each(tier, ["actual / required ≥ ", ": "])).collect();
                let zh: Vec<String> = tiers.iter().map(|tier| each(tier, ["实际值÷要求值达 ", " 的退还 "])).collect();
                Label::new(
                    format!(
                        "repaid, as a share of what was paid, by the first that holds: {}; below: 1",
                        en.join("; ")
                    ),
                    format!("按最先符合的一档退还已付金额的比例：{}；其余退还 1", zh.join("；")),
                )
            }
        }
    }
}

impl TryFrom<Formula> for Clawback {
    type Error = Refusal;

    fn try_from(formula: Formula) -> Result<Self, Refusal> {
        Self::new(formula)
    }
}

impl From<Clawback> for Formula {
    fn from(rule: Clawback) -> Self {
        rule.formula
    }
}

fn share_of_one(share: Number) -> Result<Ratio, Refusal> {
    Ratio::new(share, Number::from(1_u8))
}

fn refuse_unless_share(share: Number, path: &str) -> Result<(), Refusal> {
    if share.is_negative() || share > Number::from(1_u8) {
        return Err(Refusal::new(refusals::clawback::SHARE_OUT_OF_RANGE).with("input", share).at(path));
    }
    Ok(())
}

fn refuse_unless_in_order(tiers: &[Tier]) -> Result<(), Refusal> {
    let mut before: Option<&Tier> = None;
    for (index, tier) in tiers.iter().enumerate() {
        let at = |refusal: Refusal| refusal.at(format!("[{index}]")).at("tiers");
        refuse_unless_share(tier.at_least, "at_least").map_err(at)?;
        refuse_unless_share(tier.repay_share, "repay_share").map_err(at)?;
        if before.is_some_and(|above| tier.at_least >= above.at_least || tier.repay_share < above.repay_share) {
            return Err(at(Refusal::new(refusals::clawback::TIERS_OUT_OF_ORDER).with("input", tier.at_least)));
        }
        before = Some(tier);
    }
    match before {
        Some(_) => Ok(()),
        None => Err(Refusal::new(refusals::clawback::NO_TIERS).at("tiers")),
    }
}
