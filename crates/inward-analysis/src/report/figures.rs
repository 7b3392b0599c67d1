//! Figures as a page prints them: 亿元 and 万元 in Chinese, plain separators in English, bounds where there is doubt.

use inward_core::count::Count;
use inward_core::money::{AmountSum, CurrencySum};
use inward_core::number::Number;
use inward_core::ratio::{Ratio, RatioBounds, Rounding};
use inward_core::text::Lang;
use inward_core::when::When;

use crate::cell::decimal;

/// So many ten-thousandths are one of a currency's unit, 1万 and 1亿.
const UNIT: i128 = 10_000;
const WAN: i128 = 100_000_000;
const YI: i128 = 1_000_000_000_000;

/// What stands where nothing is known.
pub(super) const NOTHING: &str = "—";

/// `12,345`.
pub(super) fn whole(number: impl Into<i128>) -> String {
    separated(&number.into().to_string())
}

/// `12`, or `12–14` where some are in doubt.
pub(super) fn count(count: Count) -> String {
    match count.exact() {
        Some(exact) => whole(exact),
        None => format!("{}–{}", whole(count.certain), whole(count.possible)),
    }
}

/// What a step made of a number, with its sign: `+2`, `−1`, nothing where it made nothing; where what is certain and
/// what is at most moved otherwise, both ends in their order.
pub(super) fn moved(certain: i128, possible: i128, lang: Lang) -> String {
    let (least, most) = (certain.min(possible), certain.max(possible));
    if (least, most) == (0, 0) {
        String::new()
    } else if least == most {
        signed(least)
    } else {
        format!("{}{}{}", signed(least), lang.pick(" to ", " 至 "), signed(most))
    }
}

fn signed(number: i128) -> String {
    let size = whole(i128::try_from(number.unsigned_abs()).unwrap_or(i128::MAX));
    match number {
        ..0 => format!("−{size}"),
        0 => size,
        _ => format!("+{size}"),
    }
}

/// A percentage.
pub(super) fn percent(ratio: Ratio, places: u32, rounding: Rounding) -> String {
    ratio
        .percent(places, rounding)
        .map_or_else(|| NOTHING.to_owned(), |percent| format!("{}%", separated(&padded(percent, places))))
}

/// A rate: one figure, or both ends.
pub(super) fn rate(bounds: RatioBounds, places: u32, rounding: Rounding) -> String {
    let percent = |ratio| percent(ratio, places, rounding);
    match (bounds.min, bounds.max) {
        (Some(least), Some(most)) if least == most => percent(least),
        (Some(least), Some(most)) => format!("{}–{}", percent(least), percent(most)),
        (Some(least), None) => format!("≥ {}", percent(least)),
        (None, Some(most)) => format!("≤ {}", percent(most)),
        (None, None) => NOTHING.to_owned(),
    }
}

/// A number with exactly so many decimals.
fn padded(number: Number, places: u32) -> String {
    let text = number.to_string();
    if places == 0 {
        return text;
    }
    let (before, after) = text.split_once('.').unwrap_or((&text, ""));
    let width = usize::try_from(places).unwrap_or_default();
    format!("{before}.{after:0<width$}")
}

/// An amount of so many ten-thousandths: `12.35亿元`, `8,000万元`, `300元`; `CNY 1,235,000,000`, which no line divides.
pub(super) fn money(units: i128, currency: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{currency}\u{a0}{}", in_steps_of(units, UNIT)),
        Lang::Zh => {
            // What rounds to 10,000 of the one is one of the next.
            let reaches = |step: i128, of: i128| {
                let half_of_its_last = of.checked_div(200).unwrap_or_default();
                units.unsigned_abs() >= step.saturating_sub(half_of_its_last).unsigned_abs()
            };
            let (step, word) = match units {
                _ if reaches(YI, WAN) => (YI, "亿"),
                _ if reaches(WAN, UNIT) => (WAN, "万"),
                _ => (UNIT, ""),
            };
            let figure = in_steps_of(units, step);
            if currency == "CNY" { format!("{figure}{word}元") } else { format!("{figure}{word} {currency}") }
        }
    }
}

/// The figure in steps, with at most two decimals, half up.
fn in_steps_of(units: i128, step: i128) -> String {
    let hundredth = step.checked_div(100).unwrap_or(1).max(1);
    let size = i128::try_from(units.unsigned_abs()).unwrap_or(i128::MAX);
    let half = hundredth.checked_div(2).unwrap_or_default();
    let hundredths = size.saturating_add(half).checked_div(hundredth).unwrap_or_default();
    let sign = if units < 0 && hundredths > 0 { "−" } else { "" };
    format!("{sign}{}", separated(&decimal(hundredths, 2)))
}

/// An amount between two others: `2亿元–3亿元`; `CNY 200–300`, the currency once.
pub(super) fn money_between(least: i128, most: i128, currency: &str, lang: Lang) -> String {
    let most = match lang {
        Lang::En => in_steps_of(most, UNIT),
        Lang::Zh => money(most, currency, lang),
    };
    format!("{}–{most}", money(least, currency, lang))
}

/// A number of a figure of some currency: `12.35亿元`.
pub(super) fn number_as_money(number: Number, currency: &str, lang: Lang) -> String {
    money(units_of(number), currency, lang)
}

/// A number between two others of some currency.
pub(super) fn numbers_as_money(least: Number, most: Number, currency: &str, lang: Lang) -> String {
    money_between(units_of(least), units_of(most), currency, lang)
}

/// A number has ten decimals, an amount four.
fn units_of(number: Number) -> i128 {
    number.units().checked_div(1_000_000).unwrap_or_default()
}

/// A sum of one currency, with what is known of its bounds.
pub(super) fn sum(sum: &CurrencySum, lang: Lang) -> String {
    let said = |units: i128| money(units, sum.currency().code(), lang);
    match (sum.bounds().min(), sum.bounds().max()) {
        (Some(least), Some(most)) if least == most => said(least),
        (Some(least), Some(most)) => money_between(least, most, sum.currency().code(), lang),
        (Some(least), None) => format!("≥ {}", said(least)),
        (None, Some(most)) => format!("≤ {}", said(most)),
        (None, None) => format!("{}{}", lang.pick("about ", "约"), said(sum.units())),
    }
}

/// Sums, a currency after the other; a dash where there is none.
pub(super) fn sums(all: &AmountSum, lang: Lang) -> String {
    let each: Vec<String> = all.iter().map(|one| sum(one, lang)).collect();
    if each.is_empty() { NOTHING.to_owned() } else { each.join(lang.pick(", ", "、")) }
}

/// A date as an office says it; a dash where it is not known.
pub(super) fn date(when: Option<&When>, lang: Lang) -> String {
    when.map_or_else(|| NOTHING.to_owned(), |when| when.say(lang))
}

/// Digits in groups of three.
fn separated(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("−", digits));
    let (before, after) = digits.split_once('.').map_or((digits, None), |(before, after)| (before, Some(after)));
    let mut grouped = String::from(sign);
    for (at, digit) in before.chars().enumerate() {
        if at > 0 && before.len().saturating_sub(at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(after) = after {
        grouped.push('.');
        grouped.push_str(after);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_what_moved_them() {
        let of = |certain, possible| Count { certain, possible };
        assert_eq!((count(of(1_234, 1_234)), count(of(3, 1_005))), ("1,234".to_owned(), "3–1,005".to_owned()));
        let table = [((2, 2), "+2"), ((-2, -2), "−2"), ((0, 0), ""), ((2, 1), "+1 to +2"), ((-1, 1), "−1 to +1")];
        for ((certain, possible), expected) in table {
            assert_eq!(moved(certain, possible, Lang::En), expected);
        }
    }

    #[test]
    fn money_in_both_languages() {
        let table = [
            (12_345_600_000_000, "12.35亿元", "CNY 1,234,560,000"),
            (-12_345_600_000_000, "−12.35亿元", "CNY −1,234,560,000"),
            (800_000_000_000, "8,000万元", "CNY 80,000,000"),
            (999_999_999_999, "1亿元", "CNY 100,000,000"),
            (999_999_499_999, "9,999.99万元", "CNY 99,999,950"),
            (-99_999_999, "−1万元", "CNY −10,000"),
            (99_999_400, "9,999.94元", "CNY 9,999.94"),
            (123_400, "12.34元", "CNY 12.34"),
            (49, "0元", "CNY 0"),
            (0, "0元", "CNY 0"),
        ];
        for (units, zh, en) in table {
            assert_eq!(money(units, "CNY", Lang::Zh), zh);
            assert_eq!(money(units, "CNY", Lang::En), en.replace(' ', "\u{a0}"));
        }
        assert_eq!(money(3_000_000_000_000, "USD", Lang::Zh), "3亿 USD");
        assert_eq!(money_between(2_000_000, 3_000_000, "CNY", Lang::En), "CNY\u{a0}200–300");
        assert_eq!(money_between(2_000_000, 300_000_000, "CNY", Lang::Zh), "200元–3万元");
    }

    #[test]
    fn sums_with_their_bounds() {
        let said = |amounts: &[&str]| {
            let mut all = AmountSum::default();
            amounts.iter().for_each(|amount| all.add(&amount.parse().unwrap()));
            sums(&all, Lang::Zh)
        };
        assert_eq!(said(&["1亿元", "2.5亿元"]), "3.5亿元");
        assert_eq!(said(&["1亿元", "2亿元以上"]), "≥ 3亿元");
        assert_eq!(said(&["2亿至3亿元"]), "2亿元–3亿元");
        assert_eq!(said(&["约2亿元"]), "约2亿元");
        assert_eq!(said(&[]), NOTHING);
    }

    #[test]
    fn rates_as_they_are_defined() {
        let third = Ratio::of_counts(1, 3).unwrap();
        let bounds = |min, max| rate(RatioBounds { min, max }, 2, Rounding::HalfUp);
        assert_eq!(bounds(Some(third), Some(third)), "33.33%");
        assert_eq!(bounds(Some(third), Some(Ratio::ONE)), "33.33%–100.00%");
        assert_eq!(bounds(Some(third), None), "≥ 33.33%");
        assert_eq!(percent(Ratio::of_counts(1_234, 1).unwrap(), 0, Rounding::HalfUp), "123,400%");
    }
}
