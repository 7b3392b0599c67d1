//! Whether a printed ratio can be true of a printed numerator and denominator.

use std::fmt;

use inward_core::number::Number;
use inward_core::ratio::Rounding;
use inward_core::refusal::Refusal;
use inward_core::text::{Label, Lang, refusals};

use super::Printed;
use super::interval::Interval;
use crate::Fraction;

/// How a printed ratio can have come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Both figures as they stand give it, rounded half up.
    HalfUp,
    /// Both figures as they stand give it only where the further digits are dropped. (Half to even gives
    /// nothing that neither of the two does.)
    TruncateOnly,
    /// Both figures as they stand do not give it; others that are printed the same would.
    WithinInputRounding,
    /// Nothing that is printed so gives it.
    Impossible,
}

impl Verdict {
    /// Every one there is, in order.
    pub const ALL: &[Self] = &[Self::HalfUp, Self::TruncateOnly, Self::WithinInputRounding, Self::Impossible];

    /// The key that stands for it in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::HalfUp => "half_up",
            Self::TruncateOnly => "truncate_only",
            Self::WithinInputRounding => "within_input_rounding",
            Self::Impossible => "impossible",
        }
    }

    /// What people call it, in both languages.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Self::HalfUp => Label::new("right, rounded half up", "四舍五入相符"),
            Self::TruncateOnly => Label::new("right only if truncated", "仅截尾相符"),
            Self::WithinInputRounding => {
                Label::new("possible within the rounding of its inputs", "在原数舍入范围内可能")
            }
            Self::Impossible => Label::new("impossible", "不可能成立"),
        }
    }
}

/// How the inputs of a printed ratio are to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// They are counts, and exact. Otherwise each stands for every value that rounds to it.
    pub exact: bool,
    /// What the quotient is multiplied by to be printed: 100 for a percentage, 0.01 for a percentage of
    /// 万元 in 亿元.
    pub scale: Number,
    /// By how much the numerator may be off either way, where its decimals do not say it.
    pub numerator_half_width: Option<Number>,
    /// The same of the denominator: 2.5 where it was rounded to the nearest five.
    pub denominator_half_width: Option<Number>,
}

impl Default for Inputs {
    /// A percentage of rounded figures.
    fn default() -> Self {
        Self { exact: false, scale: Number::from(100), numerator_half_width: None, denominator_half_width: None }
    }
}

impl Inputs {
    /// A percentage of counts.
    #[must_use]
    pub fn counts() -> Self {
        Self { exact: true, ..Self::default() }
    }

    pub(super) fn scale(scale: Number) -> Result<Fraction, Refusal> {
        if scale <= Number::ZERO {
            return Err(Refusal::new(refusals::published::BAD_SCALE).with("input", scale).at("scale"));
        }
        Ok(scale.into())
    }

    fn values(self, figure: Printed, half_width: Option<Number>) -> Result<Interval, Refusal> {
        match half_width {
            Some(width) if width.is_negative() => {
                Err(Refusal::new(refusals::published::BAD_HALF_WIDTH).with("input", width).at("half_widths"))
            }
            Some(width) => Ok(figure.within(&width.into())),
            None if self.exact => Ok(Interval::point(figure.value().into())),
            None => Ok(figure.values(Rounding::HalfUp)),
        }
    }
}

/// A printed ratio, held against the figures that are printed beside it. All are in the unit of the
/// printed ratio: percent, unless the scale says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedRatio {
    /// What was printed.
    pub printed: Printed,
    /// What both figures give as they stand, exactly.
    pub value: Fraction,
    /// The same as it would be printed, rounded half up.
    pub half_up: Printed,
    /// Rounded half to even.
    pub half_even: Printed,
    /// With the further digits dropped.
    pub truncate: Printed,
    /// No less than this can it be, whatever the inputs were before they were rounded.
    pub lower: Fraction,
    /// No more than this.
    pub upper: Fraction,
    /// Whether some values of the inputs give what was printed, rounded half up.
    pub feasible_half_up: bool,
    /// Whether some do with the further digits dropped.
    pub feasible_truncate: bool,
    /// How it can have come about.
    pub verdict: Verdict,
}

impl PublishedRatio {
    /// Whether it can be true at all.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.verdict != Verdict::Impossible
    }

    /// In words: what it should be, and how what was printed can have come about.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let verdict = self.verdict.label();
        let (printed, half_up) = (self.printed, self.half_up);
        match lang {
            Lang::En => format!("{printed}: {}; the figures give {half_up}", verdict.en),
            Lang::Zh => format!("{printed}：{}；按所列数字应为 {half_up}", verdict.zh),
        }
    }
}

impl fmt::Display for PublishedRatio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

/// Whether a printed ratio can be true of the numerator and the denominator that are printed beside it,
/// by intervals: what rounds to the printed ratio, against every quotient of what rounds to the two.
///
/// # Errors
/// `rate.undefined` where the denominator is nought, `published.denominator-may-be-zero` where it is
/// nought for all that its rounding tells, `published.bad-scale`, `published.bad-half-width`,
/// `number.out-of-range`.
///
/// ```
/// use inward_analysis::published::{Inputs, Verdict, could_be_true};
///
/// let check = |n: &str, d: &str, printed: &str| could_be_true(n.parse()?, d.parse()?, printed.parse()?, Inputs::default());
/// assert_eq!(check("301.7", "418.12", "72.17")?.verdict, Verdict::WithinInputRounding);
/// let lanzhou = check("881.4", "6793.18", "12.64")?;
/// assert_eq!((lanzhou.verdict, lanzhou.half_up.to_string()), (Verdict::Impossible, "12.97".to_owned()));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub fn could_be_true(
    numerator: Printed,
    denominator: Printed,
    printed: Printed,
    inputs: Inputs,
) -> Result<PublishedRatio, Refusal> {
    let scale = Inputs::scale(inputs.scale)?;
    let value = &Fraction::over(numerator.value(), denominator.value())? * &scale;
    let mut part = inputs.values(numerator, inputs.numerator_half_width)?;
    let mut whole = inputs.values(denominator, inputs.denominator_half_width)?;
    if denominator.value().is_negative() {
        (part, whole) = (part.mirrored(), whole.mirrored());
    }
    let may_be_zero = || Refusal::new(refusals::published::DENOMINATOR_MAY_BE_ZERO).with("input", denominator);
    if !whole.is_positive() {
        return Err(may_be_zero());
    }
    let quotients = part.over(&whole).ok_or_else(may_be_zero)?.times(&scale);
    let rounded = |rounding| value.rounded(printed.places(), rounding);
    let (half_up, half_even) = (rounded(Rounding::HalfUp)?, rounded(Rounding::HalfEven)?);
    let truncate = rounded(Rounding::Truncate)?;
    let feasible = |rounding| quotients.meets(&printed.values(rounding));
    let (feasible_half_up, feasible_truncate) = (feasible(Rounding::HalfUp), feasible(Rounding::Truncate));
    let verdict = if half_up == printed {
        Verdict::HalfUp
    } else if truncate == printed {
        Verdict::TruncateOnly
    } else if feasible_half_up || feasible_truncate {
        Verdict::WithinInputRounding
    } else {
        Verdict::Impossible
    };
    Ok(PublishedRatio {
        printed,
        half_up,
        half_even,
        truncate,
        lower: quotients.lower.at,
        upper: quotients.upper.at,
        feasible_half_up,
        feasible_truncate,
        verdict,
        value,
    })
}
