//! How large investments are (规模): classes of the investment that is planned in all (计划总投资), by the steps in which
//! offices report it: 1亿, 5亿, 10亿, 50亿元.

use std::fmt;
use std::ops::Bound;

use inward_core::finance::{MoneyKind, StatedAmount};
use inward_core::money::{Amount, Currency};
use inward_core::number::{Number, PLACES};

/// 1亿 of a currency's unit, in the least parts of a number.
const HUNDRED_MILLION: i128 = 10_i128.pow(8 + PLACES);

/// Where each class but the first begins.
const STEPS: [i128; 4] = [HUNDRED_MILLION, 5 * HUNDRED_MILLION, 10 * HUNDRED_MILLION, 50 * HUNDRED_MILLION];

/// The classes, each by its key.
const CLASSES: [&str; STEPS.len() + 1] = ["under_100m", "100m_500m", "500m_1bn", "1bn_5bn", "from_5bn"];

/// Whether [`Dimension::Size`](super::Dimension::Size) is told by an amount: by what is planned in all, of the whole and
/// not of a phase or a period.
#[must_use]
pub fn tells_size(stated: &StatedAmount) -> bool {
    stated.kind == MoneyKind::TotalPlanned && stated.phase.is_none() && stated.period.is_none()
}

/// The class of an amount, or those between which it lies, in a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    currency: Currency,
    /// None at an end that is open.
    least: Option<usize>,
    most: Option<usize>,
}

impl Size {
    pub fn of(amount: &Amount) -> Self {
        let bounds = amount.bounds();
        let class = |figure: Number, is_below: bool| {
            let reaches = |step: &&i128| if is_below { figure.units() > **step } else { figure.units() >= **step };
            STEPS.iter().filter(reaches).count()
        };
        let end = |end: Bound<Number>, is_upper: bool| match end {
            Bound::Included(figure) => Some(class(figure, false)),
            // What is under a step has not reached it.
            Bound::Excluded(figure) => Some(class(figure, is_upper)),
            Bound::Unbounded => None,
        };
        Self { currency: amount.currency(), least: end(bounds.lower, false), most: end(bounds.upper, true) }
    }
}

impl fmt::Display for Size {
    /// `CNY 1bn_5bn`; where it is in doubt `CNY 1bn_5bn/from_5bn`, `CNY ../1bn_5bn`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let say = |class: Option<usize>| class.and_then(|class| CLASSES.get(class)).copied().unwrap_or("..");
        write!(f, "{} {}", self.currency.code(), say(self.least))?;
        if self.least.is_none() || self.least != self.most {
            write!(f, "/{}", say(self.most))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_in_the_class_that_it_reaches() {
        let cases = [
            ("9999.9999万元", "CNY under_100m"),
            ("1亿元", "CNY 100m_500m"),
            ("4.99亿元", "CNY 100m_500m"),
            ("5亿元", "CNY 500m_1bn"),
            ("10亿元", "CNY 1bn_5bn"),
            ("25.3亿元", "CNY 1bn_5bn"),
            ("50亿元", "CNY from_5bn"),
            ("3000万美元", "USD under_100m"),
            ("8000万-2亿元", "CNY under_100m/100m_500m"),
            ("超过10亿元", "CNY 1bn_5bn/.."),
            ("不少于10亿元", "CNY 1bn_5bn/.."),
            ("约3亿元", "CNY ../.."),
            ("近5亿元", "CNY ../100m_500m"),
            ("不超过5亿元", "CNY ../500m_1bn"),
        ];
        for (text, said) in cases {
            let amount = Amount::parse(text, None).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"));
            assert_eq!(Size::of(&amount).to_string(), said, "{text}");
        }
    }
}
