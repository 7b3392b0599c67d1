//! How currencies are named in texts: codes, signs, Chinese and English names.

use crate::numeral::word;
use crate::qualifier::eat;

use super::currency::Currency;

/// What a name of a currency says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// This currency.
    One(Currency),
    /// `$`, shared by many.
    Dollar,
    /// `¥`, shared by two.
    Yen,
}

/// Two names of different currencies for one amount.
pub(super) struct Conflict;

/// The currencies that are written with `$`.
const DOLLARS: &[&str] = &[
    "ARS", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "CLP", "COP", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD",
    "MOP", "MXN", "NAD", "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "USD", "UYU", "XCD",
];

/// Names in any case of letters; other codes need capitals, or words such as "all" and "top" would be currencies.
/// `元` and `圆` alone are the yuan.
const NAMES: &[(&str, &str)] = &[
    ("人民币", "CNY"),
    ("人民币元", "CNY"),
    ("人民幣", "CNY"),
    ("元", "CNY"),
    ("圆", "CNY"),
    ("圓", "CNY"),
    ("RMB", "CNY"),
    ("CNY", "CNY"),
    ("CNH", "CNY"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("USD", "USD"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("US$", "USD"),
    ("USD$", "USD"),
    ("US dollars", "USD"),
    ("US dollar", "USD"),
    ("EUR", "EUR"),
    ("欧元", "EUR"),
    ("歐元", "EUR"),
    ("€", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("JPY", "JPY"),
    ("日元", "JPY"),
    ("日圆", "JPY"),
    ("日圓", "JPY"),
    ("yen", "JPY"),
    ("GBP", "GBP"),
    ("英镑", "GBP"),
    ("£", "GBP"),
    ("HKD", "HKD"),
    ("港元", "HKD"),
    ("港币", "HKD"),
    ("港幣", "HKD"),
    ("HK$", "HKD"),
    ("澳门元", "MOP"),
    ("澳门币", "MOP"),
    ("MOP$", "MOP"),
    ("新台币", "TWD"),
    ("台币", "TWD"),
    ("新台币元", "TWD"),
    ("NT$", "TWD"),
    ("韩元", "KRW"),
    ("韩币", "KRW"),
    ("₩", "KRW"),
    ("新加坡元", "SGD"),
    ("新元", "SGD"),
    ("S$", "SGD"),
    ("澳元", "AUD"),
    ("澳大利亚元", "AUD"),
    ("A$", "AUD"),
    ("加元", "CAD"),
    ("加拿大元", "CAD"),
    ("C$", "CAD"),
    ("新西兰元", "NZD"),
    ("NZ$", "NZD"),
    ("瑞士法郎", "CHF"),
    ("瑞郎", "CHF"),
    ("卢布", "RUB"),
    ("泰铢", "THB"),
    ("印度卢比", "INR"),
    ("₹", "INR"),
    ("马来西亚林吉特", "MYR"),
    ("林吉特", "MYR"),
];

/// The name of a currency that stands at `at`, and where it ends.
pub(super) fn read(chars: &[char], at: usize) -> Option<(Named, usize)> {
    let named = NAMES
        .iter()
        .filter_map(|(name, code)| eat(chars, at, name).zip(Currency::of_code(code)))
        .max_by_key(|(end, _)| *end)
        .map(|(end, currency)| (Named::One(currency), end));
    named.or_else(|| shared(chars, at)).or_else(|| code(chars, at))
}

fn shared(chars: &[char], at: usize) -> Option<(Named, usize)> {
    [("$", Named::Dollar), ("dollars", Named::Dollar), ("¥", Named::Yen)]
        .into_iter()
        .find_map(|(sign, named)| eat(chars, at, sign).map(|end| (named, end)))
}

fn code(chars: &[char], at: usize) -> Option<(Named, usize)> {
    let (code, end) = word_as_code(chars, at)?;
    Currency::of_code(&code).map(|currency| (Named::One(currency), end))
}

/// Where a word that has the form of a code ends.
pub(super) fn code_like(chars: &[char], at: usize) -> Option<usize> {
    word_as_code(chars, at).map(|(_, end)| end)
}

fn word_as_code(chars: &[char], at: usize) -> Option<(String, usize)> {
    let start = at.saturating_add(usize::from(chars.get(at) == Some(&' ')));
    let (_, end) = word(chars, start);
    let written: String = chars.get(start..end)?.iter().collect();
    (written.len() == 3 && written.bytes().all(|byte| byte.is_ascii_uppercase())).then_some((written, end))
}

impl Named {
    /// Whether this name may stand for that currency.
    fn covers(self, currency: Currency) -> bool {
        match self {
            Self::One(own) => own == currency,
            Self::Dollar => DOLLARS.contains(&currency.code()),
            Self::Yen => currency == Currency::CNY || currency == Currency::JPY,
        }
    }

    /// Two names for one amount, as in `¥ 100元`: the narrower, if they agree.
    pub(super) fn with(self, other: Self) -> Result<Self, Conflict> {
        match (self, other) {
            (one, same) if one == same => Ok(one),
            (Self::One(currency), shared) | (shared, Self::One(currency)) if shared.covers(currency) => {
                Ok(Self::One(currency))
            }
            _ => Err(Conflict),
        }
    }

    /// The currency that is meant, with one that the context gives.
    pub(super) fn settled(self, default: Option<Currency>) -> Option<Currency> {
        match self {
            Self::One(currency) => Some(currency),
            shared => default.filter(|currency| shared.covers(*currency)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_for_a_currency_of_the_standard() {
        for (name, code) in NAMES {
            assert!(Currency::of_code(code).is_some(), "{name} {code}");
        }
        for code in DOLLARS {
            assert!(Currency::of_code(code).is_some(), "{code}");
        }
    }
}
