//! A rate in words: what it came to, of whom, by which definition, and what leaves it in doubt.

use std::fmt::Write;

use inward_core::number::Number;
use inward_core::ratio::RatioBounds;
use inward_core::refusal::Refusal;
use inward_core::text::Lang;
use inward_core::when::Truth;

use super::KpiResult;

impl KpiResult {
    /// The rate with its definition, its counts, and its doubts, line by line, in one language.
    ///
    /// ```
    /// use inward_analysis::rates::{Kpis, Query, Row, Window, evaluate};
    /// use inward_core::text::Lang;
    /// use inward_core::when::When;
    ///
    /// let row = Row::new("p1").on("contract_signed", When::parse("2020-07-10")?);
    /// let day = "2020-12-31".parse().map_err(|_| "a date")?;
    /// let query = Query::as_of(day).selected("signed", Window::of(&When::parse("2020H2")?)?);
    /// let found = evaluate(Kpis::built_in().get("start_rate/signed")?, &[row], &query)?;
    /// let told = found.explain(Lang::Zh);
    /// assert_eq!(told.lines().next(), Some("开工率（start_rate/signed），截至2020-12-31：0.00%"));
    /// assert_eq!(told.lines().nth(1), Some("＝截至当日已开工÷期内签约，contract_signed 在 2020-07-01/2020-12-31"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn explain(&self, lang: Lang) -> String {
        let say = |en: &str, zh: &str| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
        let definition = &self.definition;
        let (name, key, day) = (definition.name.say(lang), &definition.key, self.query.as_of);
        let (rate, formula) = (said(self.bounds(), lang), definition.say(lang));
        let mut told = say(
            &format!("{name} ({key}) as of {day}: {rate}\n= {formula}"),
            &format!("{name}（{key}），截至{day}：{rate}\n＝{formula}"),
        );
        let mut add = |en: String, zh: String| {
            // Writing to text does not fail.
            let _ = write!(told, "{}", say(&en, &zh));
        };
        if let Some((date, window)) = &self.query.selected {
            let known = match &definition.cohort {
                super::Cohort::By { dates, .. } => dates.iter().find(|known| super::evaluate::is_named(known, date)),
                super::Cohort::Stock(_) => None,
            };
            let date = known.unwrap_or(date);
            add(format!(", {date} within {window}"), format!("，{date} 在 {window}"));
        }
        if let Some(batch) = &self.query.batch {
            add(format!(", of the list {batch}"), format!("，批次：{batch}"));
        }
        if let Some(period) = self.query.period {
            add(format!(", period {period}"), format!("，期间：{period}"));
        }
        let (above, below) = (between(self.numerator()), between(self.denominator()));
        let unit = self.unit.as_deref().filter(|_| self.quotient.is_some()).map(|unit| format!(" {unit}"));
        let unit = unit.unwrap_or_default();
        add(
            format!("\nabove the line {above}{unit}, below it {below}{unit}"),
            format!("\n分子 {above}{unit}，分母 {below}{unit}"),
        );
        if let Some(table) = &self.by_number {
            for (cohort, en, zh) in
                [(Truth::Yes, "in the cohort", "确在分母"), (Truth::Possibly, "perhaps in the cohort", "或在分母")]
            {
                let [yes, possibly, no] =
                    [Truth::Yes, Truth::Possibly, Truth::No].map(|event| table.cell(cohort, event));
                if cohort == Truth::Yes || yes + possibly + no > 0 {
                    add(
                        format!("\n{en}: {yes} got there, {possibly} perhaps, {no} not"),
                        format!("\n{zh}：已达 {yes}，或已达 {possibly}，未达 {no}"),
                    );
                }
            }
        }
        if let Some(bounds) = self.bounds_by_weight() {
            let rate = said(bounds, lang);
            let unit = self.unit.as_deref();
            let (en, zh) = (unit.map(|unit| format!(" {unit}")), unit.map(|unit| format!("（{unit}）")));
            let (en, zh) = (en.unwrap_or_default(), zh.unwrap_or_default());
            add(format!("\nby money{en}: {rate}"), format!("\n按金额{zh}：{rate}"));
        }
        if self.immature.possible > 0 {
            let young = self.immature;
            add(format!("\ntoo young to tell: {young}"), format!("\n未满观察期：{young}"));
        }
        if self.excluded > 0 {
            let excluded = self.excluded;
            add(format!("\nleft out, a figure is missing: {excluded}"), format!("\n因缺数据剔除：{excluded}"));
        }
        if self.repeated > 0 {
            let repeated = self.repeated;
            add(format!("\nrows not counted again: {repeated}"), format!("\n重复未计：{repeated}"));
        }
        told
    }
}

fn said(bounds: Result<RatioBounds, Refusal>, lang: Lang) -> String {
    let undefined = if lang == Lang::Zh { "无定义" } else { "undefined" };
    bounds.map_or_else(|_| undefined.to_owned(), |bounds| bounds.to_string())
}

fn between(ends: Result<(Number, Option<Number>), Refusal>) -> String {
    match ends {
        Err(_) => "—".to_owned(),
        Ok((least, Some(most))) if most == least => least.to_string(),
        Ok((least, Some(most))) => format!("{least} - {most}"),
        Ok((least, None)) => format!("≥ {least}"),
    }
}
