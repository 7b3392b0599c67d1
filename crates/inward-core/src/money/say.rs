//! An amount as an office says it: 亿 from 1亿 on, 万 below, with its qualifier in words.

use super::{Amount, Currency, yi};
use crate::text::Lang;

/// So many ten-thousandths are 1亿, and 1万.
const YI: u64 = 1_000_000_000_000;
const WAN: u64 = 100_000_000;

impl Amount {
    /// In words: `25.3亿`, `约20万`, `about 20万`, `300万 USD`. In 亿 and 万 in either language, as the
    /// field counts; what is below 1万 is said in full.
    ///
    /// ```
    /// use inward_core::money::Amount;
    /// use inward_core::text::Lang;
    /// let [planned, subsidy]: [Amount; 2] = ["20亿元以上".parse()?, "500万元".parse()?];
    /// assert_eq!(planned.say(Lang::Zh), "20亿以上");
    /// assert_eq!(planned.say(Lang::En), "at least 20亿");
    /// assert_eq!(subsidy.say(Lang::En), "500万");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let (before, after) = self.qualifier().words(lang);
        let figure = figure(self.money().units());
        let end = self.max().map(|max| format!("{}{}", lang.pick(" to ", "至"), self::figure(max.units())));
        let yuan = self.currency() == Currency::CNY && self.money().units().unsigned_abs() < WAN;
        let unit = if yuan { lang.pick(" yuan", "元").to_owned() } else { yi::suffix(self.currency()) };
        format!("{before}{figure}{}{unit}{after}", end.unwrap_or_default())
    }
}

fn figure(units: i64) -> String {
    match units.unsigned_abs() {
        YI.. => yi::figure(i128::from(units)),
        WAN.. => yi::figure_in_wan(i128::from(units)),
        _ => yi::figure_in_full(i128::from(units)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_said_as_the_field_counts() {
        let table = [
            ("25.3亿元", "25.3亿", "25.3亿"),
            ("500万元", "500万", "500万"),
            ("约20万元", "about 20万", "约20万"),
            ("近3亿元", "nearly 3亿", "近3亿"),
            ("超3亿元", "over 3亿", "超过3亿"),
            ("不超过3亿元", "at most 3亿", "不超过3亿"),
            ("25亿至26亿元", "25亿 to 26亿", "25亿至26亿"),
            ("300万美元", "300万 USD", "300万 USD"),
            ("9999.5元", "9999.5 yuan", "9999.5元"),
            ("-2亿元", "-2亿", "-2亿"),
            ("0元", "0 yuan", "0元"),
        ];
        for (text, en, zh) in table {
            let amount: Amount = text.parse().unwrap();
            assert_eq!((amount.say(Lang::En).as_str(), amount.say(Lang::Zh).as_str()), (en, zh), "{text}");
        }
    }
}
