//! A `When` as an office says it, in both languages, no more and no less precise than it is.

use chrono::NaiveDate;

use super::{Form, When};
use crate::text::Lang;

impl When {
    /// In words of the office: `2020-07-18`, `2020年上半年`, `by 2021-12-31`, `不晚于2021-12-31`. (`2021-12-31前`
    /// would be read as a day less.)
    ///
    /// ```
    /// use inward_core::text::Lang;
    /// use inward_core::when::When;
    /// let due = When::parse("2021年12月底前")?;
    /// assert_eq!(due.say(Lang::Zh), "不晚于2021-12-31");
    /// assert_eq!(due.say(Lang::En), "by 2021-12-31");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        const EN: [&str; 4] = ["first", "second", "third", "fourth"];
        const ZH: [&str; 4] = ["一", "二", "三", "四"];
        let nth = |names: [&'static str; 4], number: u32| {
            number.checked_sub(1).and_then(|at| names.get(at as usize).copied()).unwrap_or_default()
        };
        match (self.form(), lang) {
            (Form::Day(_) | Form::Month { .. }, _) => self.to_string(),
            (Form::Week { year, week }, Lang::En) => format!("week {week} of {year}"),
            (Form::Week { year, week }, Lang::Zh) => format!("{year}年第{week}周"),
            (Form::ThirdOfMonth { year, month, third }, Lang::En) => {
                format!("the {} third of {year:04}-{month:02}", nth(EN, third))
            }
            (Form::ThirdOfMonth { year, month, third }, Lang::Zh) => {
                format!("{year:04}-{month:02}{}旬", nth(["上", "中", "下", ""], third))
            }
            (Form::Quarter { year, quarter }, Lang::En) => format!("the {} quarter of {year}", nth(EN, quarter)),
            (Form::Quarter { year, quarter }, Lang::Zh) => format!("{year}年{}季度", nth(ZH, quarter)),
            (Form::HalfYear { year, half }, Lang::En) => format!("the {} half of {year}", nth(EN, half)),
            (Form::HalfYear { year, half }, Lang::Zh) => format!("{year}年{}半年", nth(["上", "下", "", ""], half)),
            (Form::Year(year), Lang::En) => year.to_string(),
            (Form::Year(year), Lang::Zh) => format!("{year}年"),
            (Form::Interval { first, last }, lang) => interval(first, last, lang),
            (Form::Instant { at, offset }, _) => at
                .local_in(offset)
                .map_or_else(|| self.to_string(), |local| format!("{} ({offset})", local.format("%Y-%m-%d %H:%M"))),
        }
    }
}

fn interval(first: Option<NaiveDate>, last: Option<NaiveDate>, lang: Lang) -> String {
    match (first, last, lang) {
        (Some(first), Some(last), Lang::En) => format!("{first} to {last}"),
        (Some(first), Some(last), Lang::Zh) => format!("{first}至{last}"),
        (None, Some(last), Lang::En) => format!("by {last}"),
        (None, Some(last), Lang::Zh) => format!("不晚于{last}"),
        (Some(first), None, Lang::En) => format!("from {first}"),
        (Some(first), None, Lang::Zh) => format!("{first}起"),
        (None, None, lang) => lang.pick("unknown", "不详").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_said_in_both_languages() {
        let table = [
            ("2020-07-18", "2020-07-18", "2020-07-18"),
            ("2020-W03", "week 3 of 2020", "2020年第3周"),
            ("2020-06-T2", "the second third of 2020-06", "2020-06中旬"),
            ("2020-07", "2020-07", "2020-07"),
            ("2020Q3", "the third quarter of 2020", "2020年三季度"),
            ("2020H2", "the second half of 2020", "2020年下半年"),
            ("2020", "2020", "2020年"),
            ("2020-06-01/2020-07-01", "2020-06-01 to 2020-07-01", "2020-06-01至2020-07-01"),
            ("2019-01-01/..", "from 2019-01-01", "2019-01-01起"),
            ("../2021-12-31", "by 2021-12-31", "不晚于2021-12-31"),
            ("2020-06-15T09:30:00+08:00", "2020-06-15 09:30 (+08:00)", "2020-06-15 09:30 (+08:00)"),
        ];
        for (text, en, zh) in table {
            let when = When::parse(text).unwrap();
            assert_eq!((when.say(Lang::En).as_str(), when.say(Lang::Zh).as_str()), (en, zh), "{text}");
        }
    }
}
