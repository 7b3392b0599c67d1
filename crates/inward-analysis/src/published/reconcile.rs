//! Whether parts add up to their total.

use std::fmt;

use inward_core::number::Number;
use inward_core::ratio::Rounding;
use inward_core::refusal::Refusal;
use inward_core::text::{Label, Lang, refusals};

use super::Printed;
use super::interval::Interval;
use crate::Fraction;

/// How parts and their total stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reconciled {
    /// They add up as they stand.
    Exact,
    /// They do not add up as they stand; before they were rounded they may have.
    WithinRounding,
    /// They add up at a rate of exchange within the bounds.
    WithinRates,
    /// A part is in another currency, and nobody said between which bounds its rate lies: the implied
    /// rate is told, and nothing is judged.
    RateOpen,
    /// They cannot add up.
    Impossible,
}

impl Reconciled {
    /// Every one there is, in order.
    pub const ALL: &[Self] = &[Self::Exact, Self::WithinRounding, Self::WithinRates, Self::RateOpen, Self::Impossible];

    /// The key that stands for it in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::WithinRounding => "within_rounding",
            Self::WithinRates => "within_rates",
            Self::RateOpen => "rate_open",
            Self::Impossible => "impossible",
        }
    }

    /// What people call it, in both languages.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Self::Exact => Label::new("adds up", "相符"),
            Self::WithinRounding => Label::new("adds up within rounding", "在舍入范围内相符"),
            Self::WithinRates => Label::new("adds up at a rate within the bounds", "在汇率范围内相符"),
            Self::RateOpen => Label::new("depends on the rate of exchange", "取决于汇率"),
            Self::Impossible => Label::new("does not add up", "不相符"),
        }
    }
}

/// Between which ends a rate of exchange lies, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FxBounds {
    least: Number,
    most: Number,
}

impl FxBounds {
    /// From one rate to another: units of the total's currency for one of the other.
    ///
    /// # Errors
    /// `money.bad-rate` unless both are above nought, `number.reversed-range`.
    pub fn new(least: Number, most: Number) -> Result<Self, Refusal> {
        if let Some(bad) = [least, most].into_iter().find(|rate| *rate <= Number::ZERO) {
            return Err(Refusal::new(refusals::money::BAD_RATE).with("input", bad));
        }
        if most < least {
            return Err(Refusal::new(refusals::number::REVERSED_RANGE).with("input", format!("{least} - {most}")));
        }
        Ok(Self { least, most })
    }
}

/// Whether parts add up to their total, and by how much not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// The total.
    pub total: Printed,
    /// The sum of the parts in the total's currency.
    pub sum: Printed,
    /// The total less the sum: what is missing, or what the parts in another currency must be worth.
    pub difference: Printed,
    /// How they stand to each other.
    pub verdict: Reconciled,
    /// The rate at which the parts in another currency fill the difference, as all stand.
    pub implied_rate: Option<Fraction>,
    /// The least and the greatest rate that the rounding of all figures allows.
    pub implied_bounds: Option<(Fraction, Fraction)>,
}

impl Reconciliation {
    /// Whether they can add up; none where that depends on a rate that nobody bounded.
    #[must_use]
    pub fn adds_up(&self) -> Option<bool> {
        match self.verdict {
            Reconciled::RateOpen => None,
            verdict => Some(verdict != Reconciled::Impossible),
        }
    }

    /// In words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let (verdict, difference) = (self.verdict.label(), self.difference);
        let rate = self.implied_rate.as_ref().and_then(|rate| rate.rounded(4, Rounding::HalfUp).ok());
        let rate = rate.map_or_else(String::new, |rate| match lang {
            Lang::En => format!(", implied rate {rate}"),
            Lang::Zh => format!("，隐含汇率 {rate}"),
        });
        match lang {
            Lang::En => format!("{}: difference {difference}{rate}", verdict.en),
            Lang::Zh => format!("{}：差额 {difference}{rate}", verdict.zh),
        }
    }
}

impl fmt::Display for Reconciliation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

/// Whether parts add up to their total. `foreign` are those in one other currency. With `exact`, as for
/// counts, no figure is taken for rounded. It is arithmetic alone: parts that overlap are not seen.
///
/// # Errors
/// `published.no-parts`; `rate.undefined` where the parts in another currency come to nought;
/// `published.denominator-may-be-zero` where they may; `number.out-of-range`.
///
/// ```
/// use inward_analysis::published::{FxBounds, Printed, Reconciled, reconcile};
/// use inward_core::ratio::Rounding;
///
/// let printed = |text: &str| Printed::parse(text);
/// let city = reconcile(printed("702.76")?, &[printed("526.89")?, printed("175.87")?], &[], None, false)?;
/// assert_eq!(city.verdict, Reconciled::Exact);
///
/// let home = [printed("143.45")?, printed("66.04")?, printed("115.09")?];
/// let rates = FxBounds::new("6.2".parse()?, "6.7".parse()?)?;
/// let guizhou = |total| reconcile(printed(total)?, &home, &[printed("10.41")?], Some(rates), false);
/// assert_eq!(guizhou("390.66")?.verdict, Reconciled::WithinRates);
/// assert_eq!(guizhou("441.75")?.say(Default::default()), "does not add up: difference 117.17, implied rate 11.2555");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub fn reconcile(
    total: Printed,
    parts: &[Printed],
    foreign: &[Printed],
    fx_bounds: Option<FxBounds>,
    exact: bool,
) -> Result<Reconciliation, Refusal> {
    if parts.is_empty() && foreign.is_empty() {
        return Err(Refusal::new(refusals::published::NO_PARTS).at("parts"));
    }
    let places = |of: &[Printed]| of.iter().map(|part| part.places()).max().unwrap_or(0);
    let places = places(parts).max(places(foreign)).max(total.places());
    let point = |figure: Printed| Interval::point(figure.value().into());
    let range = |figure: Printed| if exact { point(figure) } else { figure.values(Rounding::HalfUp) };
    let sum_of = |figures: &[Printed], read: &dyn Fn(Printed) -> Interval| {
        figures.iter().fold(Interval::point(Fraction::from(0)), |sum, part| sum.plus(&read(*part)))
    };
    let sum = sum_of(parts, &point).lower.at;
    let missing = &Fraction::from(total.value()) - &sum;
    let missing_range = range(total).plus(&sum_of(parts, &range).mirrored());
    let mut found = Reconciliation {
        total,
        sum: sum.rounded(places, Rounding::HalfUp)?,
        difference: missing.rounded(places, Rounding::HalfUp)?,
        verdict: Reconciled::Impossible,
        implied_rate: None,
        implied_bounds: None,
    };
    if foreign.is_empty() {
        if missing.is_zero() {
            found.verdict = Reconciled::Exact;
        } else if missing_range.meets(&Interval::point(Fraction::from(0))) {
            found.verdict = Reconciled::WithinRounding;
        }
        return Ok(found);
    }
    let (abroad, mut abroad_range) = (sum_of(foreign, &point).lower.at, sum_of(foreign, &range));
    let implied = missing.divided_by(&abroad)?;
    let negative = abroad.is_negative();
    if negative {
        abroad_range = abroad_range.mirrored();
    }
    let may_be_zero = || {
        let shown = foreign.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ");
        Refusal::new(refusals::published::DENOMINATOR_MAY_BE_ZERO).with("input", shown).at("foreign")
    };
    if !abroad_range.is_positive() {
        return Err(may_be_zero());
    }
    let over = if negative { missing_range.mirrored() } else { missing_range };
    let rates = over.over(&abroad_range).ok_or_else(may_be_zero)?;
    found.verdict = match fx_bounds {
        None => Reconciled::RateOpen,
        Some(FxBounds { least, most }) if rates.meets(&Interval::new(least.into(), true, most.into(), true)) => {
            Reconciled::WithinRates
        }
        Some(_) => Reconciled::Impossible,
    };
    found.implied_rate = Some(implied);
    found.implied_bounds = Some((rates.lower.at, rates.upper.at));
    Ok(found)
}
