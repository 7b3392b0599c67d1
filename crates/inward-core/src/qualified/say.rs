//! A measured figure as an office says it, in both languages.

use super::Measured;
use crate::money::{Amount, Currency, Money};
use crate::number::Number;
use crate::text::{Lang, vocabulary};

impl Measured {
    /// In words: `超过200个`, `over 200`, `1.58亿元/年`, `1.58亿 yuan/year`, `at least 22 %`.
    ///
    /// ```
    /// use inward_core::qualified::Measured;
    /// use inward_core::text::Lang;
    /// let output = Measured::parse("1.58亿元/年")?;
    /// assert_eq!(output.say(Lang::Zh), "1.58亿元/年");
    /// assert_eq!(output.say(Lang::En), "1.58亿 yuan/year");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let value = self.value();
        let unit = self.unit().unwrap_or_default();
        let said = vocabulary::unit_of_measure(unit);
        let gap = if said.say(lang).is_empty() { "" } else { lang.pick(" ", "") };
        let (before, after) = value.qualifier().words(lang);
        let figure = |value: Number| in_yi_or_wan(value, unit).unwrap_or_else(|| value.to_string());
        let end = value.max().map(|max| format!("{}{}", lang.pick(" to ", "至"), figure(max))).unwrap_or_default();
        format!("{before}{}{end}{gap}{}{after}", figure(value.value()), said.say(lang))
    }
}

/// Figures in yuan are said as money is.
fn in_yi_or_wan(value: Number, unit: &str) -> Option<String> {
    let ten_thousand = Number::try_from(10_000_i64).ok()?;
    if !unit.starts_with('元') || value < ten_thousand {
        return None;
    }
    Some(Amount::from(Money::new(value, Currency::CNY).ok()?).say(Lang::Zh))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_said_with_their_units() {
        let table = [
            ("200余个", "over 200", "超过200个"),
            ("22%以上", "at least 22 %", "22%以上"),
            ("20万吨/年", "200000 t/year", "200000吨/年"),
            ("1.58亿元/年", "1.58亿 yuan/year", "1.58亿元/年"),
            ("3000元", "3000 yuan", "3000元"),
            ("17", "17", "17"),
            ("12 MW", "12 MW", "12MW"),
        ];
        for (text, en, zh) in table {
            let figure = Measured::parse(text).unwrap();
            assert_eq!((figure.say(Lang::En).as_str(), figure.say(Lang::Zh).as_str()), (en, zh), "{text}");
        }
    }
}
