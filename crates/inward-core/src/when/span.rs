//! How long it took from one imprecise date to another: a least and a greatest length.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::When;
use crate::text::Lang;

/// A length in days. `None` is an open end; a length is negative where the second date may come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The least possible number of days.
    pub min: Option<i64>,
    /// The greatest possible number of days.
    pub max: Option<i64>,
}

/// A length in whole calendar months. `None` is an open end; a length is negative where the second date may come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Months {
    /// The least possible number of whole months.
    pub min: Option<i32>,
    /// The greatest possible number of whole months.
    pub max: Option<i32>,
}

impl When {
    /// The days from `a` to `b`: from the last possible `a` to the first possible `b` at least, from
    /// the first possible `a` to the last possible `b` at most.
    ///
    /// ```
    /// use inward_core::when::When;
    /// let days = When::days_between(&When::parse("2020-07-18")?, &When::parse("2020-12-18")?);
    /// assert_eq!((days.min, days.max), (Some(153), Some(153)));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn days_between(a: &When, b: &When) -> Span {
        let days = |from: Option<NaiveDate>, to: Option<NaiveDate>| Some(to?.signed_duration_since(from?).num_days());
        Span { min: days(a.last(), b.first()), max: days(a.first(), b.last()) }
    }

    /// The whole calendar months from `a` to `b`, bounded as [`When::days_between`] is.
    ///
    /// A month is complete on the day of the same number, or on the last day of a month that has no
    /// such day (Civil Code of China, art. 202).
    ///
    /// ```
    /// use inward_core::text::Lang;
    /// use inward_core::when::When;
    /// let months = When::months_between(&When::parse("2020-06-01/2020-07-01")?, &When::parse("2021-01-01")?);
    /// assert_eq!((months.min, months.max), (Some(6), Some(7)));
    /// assert_eq!(months.to_string(), "6+ months");
    /// assert_eq!(months.say(Lang::Zh), "6个多月");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn months_between(a: &When, b: &When) -> Months {
        let months = |from: Option<NaiveDate>, to: Option<NaiveDate>| Some(whole_months(from?, to?));
        Months { min: months(a.last(), b.first()), max: months(a.first(), b.last()) }
    }
}

fn whole_months(from: NaiveDate, to: NaiveDate) -> i32 {
    if to < from {
        return -whole_months(to, from);
    }
    let months = (to.year() - from.year()) * 12 + to.month0() as i32 - from.month0() as i32;
    let ends_a_month = to.succ_opt().is_none_or(|next| next.month() != to.month());
    if to.day() >= from.day() || ends_a_month { months } else { months - 1 }
}

impl Span {
    /// In words: `153 days`, `150 to 160 days`, `150 days or more`.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        say(self.min, self.max, lang, &Unit { one: "day", many: "days", zh: "天" })
    }
}

impl Months {
    /// In words: `6 months`, `6+ months` (six or seven whole months), `6 to 9 months`, `6 months or more`.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        if let (Some(min @ 1..), Some(max)) = (self.min, self.max)
            && min.checked_add(1) == Some(max)
        {
            return match lang {
                Lang::En => format!("{min}+ months"),
                Lang::Zh => format!("{min}个多月"),
            };
        }
        let unit = Unit { one: "month", many: "months", zh: "个月" };
        say(self.min.map(i64::from), self.max.map(i64::from), lang, &unit)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl fmt::Display for Months {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

struct Unit {
    one: &'static str,
    many: &'static str,
    zh: &'static str,
}

impl Unit {
    fn count(&self, number: i64, lang: Lang) -> String {
        match lang {
            Lang::En => format!("{number} {}", if number == 1 { self.one } else { self.many }),
            Lang::Zh => format!("{number}{}", self.zh),
        }
    }
}

fn say(min: Option<i64>, max: Option<i64>, lang: Lang, unit: &Unit) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => unit.count(min, lang),
        (Some(min), Some(max)) => format!("{min}{}{}", lang.pick(" to ", "至"), unit.count(max, lang)),
        (Some(min), None) => format!("{}{}", unit.count(min, lang), lang.pick(" or more", "以上")),
        (None, Some(max)) => format!("{}{}", lang.pick("up to ", "至多"), unit.count(max, lang)),
        (None, None) => lang.pick("unknown", "未知").to_owned(),
    }
}
