//! The results as tables.

use std::sync::Arc;

use arrow_array::builder::Float64Builder;
use arrow_array::{Array, ArrayRef, Float64Array, Int64Array};
use inward_core::ratio::Confidence;
use inward_core::refusal::Refusal;
use inward_core::text::Label;

use super::{AalenJohansen, KaplanMeier, LogRank};
use crate::column::{Column, ColumnType};
use crate::table::Table;

impl KaplanMeier {
    /// Every step of the curve: a row for each time at which a case had the event or was last seen.
    ///
    /// ```
    /// use inward_analysis::Cell;
    /// use inward_analysis::durations::KaplanMeier;
    /// use inward_core::ratio::Confidence;
    ///
    /// let table = KaplanMeier::of(&[1, 2, 2], &[true, true, false])?.table(Confidence::default())?;
    /// assert_eq!((table.len(), table.cell(1, "at_risk")), (2, Some(Cell::Integer(2))));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// None that are known.
    pub fn table(&self, confidence: Confidence) -> Result<Table, Refusal> {
        let z = confidence.z();
        let steps = || self.steps();
        let (mut low, mut high) =
            (Float64Builder::with_capacity(steps().len()), Float64Builder::with_capacity(steps().len()));
        for interval in steps().map(|step| step.interval(z)) {
            low.append_option(interval.map(|interval| interval.low));
            high.append_option(interval.map(|interval| interval.high));
        }
        let level = confidence.level();
        let mut table = Columns::default();
        table.floats("time", TIME, steps().map(|step| Some(step.time)));
        table.counts("at_risk", AT_RISK, steps().map(|step| step.at_risk));
        table.counts(
            "events",
            ["How many had the event then", "此时发生事件的个案数"],
            steps().map(|step| step.events),
        );
        table.counts("censored", CENSORED, self.lost());
        table.floats(
            "survival",
            [
                "The share of which the event has not come by then, that time included",
                "至此时（含）事件尚未发生的个案比例",
            ],
            steps().map(|step| Some(step.survival)),
        );
        table.floats(
            "se",
            [
                "The standard error of that share, by Greenwood; empty where it is 0",
                "该比例的 Greenwood 标准误（比例为 0 时为空）",
            ],
            steps().map(|step| step.standard_error()),
        );
        table.column(
            "low",
            [
                &format!(
                    "The lower end of the interval for that share, of confidence {level}; empty where it is 0 or 1"
                ),
                &format!("该比例置信区间的下限（置信水平 {level}；比例为 0 或 1 时为空）"),
            ],
            Arc::new(low.finish()),
        );
        table.column(
            "high",
            [
                &format!("The upper end of that interval, of confidence {level}"),
                &format!("该置信区间的上限（置信水平 {level}）"),
            ],
            Arc::new(high.finish()),
        );
        table.made("The steps of a survival curve (Kaplan–Meier)", "生存曲线的各步（Kaplan–Meier）")
    }

    /// How the cases stand just before each of some times, as it is printed below a curve.
    ///
    /// ```
    /// use inward_analysis::Cell;
    /// use inward_analysis::durations::KaplanMeier;
    ///
    /// let curve = KaplanMeier::of(&[1, 2, 2, 3], &[true, true, false, false])?;
    /// let table = curve.at_risk_table(&[0.0, 2.0, 4.0])?;
    /// let at_risk = |row| table.cell(row, "at_risk");
    /// assert_eq!([at_risk(0), at_risk(1), at_risk(2)], [4, 3, 0].map(|count| Some(Cell::Integer(count))));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// `durations.bad-time`, naming which.
    pub fn at_risk_table(&self, times: &[f64]) -> Result<Table, Refusal> {
        let stand = |(place, time): (usize, &f64)| {
            let refused = |refusal| Refusal { path: Some(format!("times[{place}]")), ..refusal };
            self.at_risk(*time).map_err(refused)
        };
        let each = times.iter().enumerate().map(stand).collect::<Result<Vec<_>, _>>()?;
        let mut table = Columns::default();
        table.floats("time", ["The time that was asked about", "所询时间"], times.iter().copied().map(Some));
        table.counts("at_risk", AT_RISK, each.iter().map(|each| each.at_risk));
        table.counts(
            "events",
            ["How many had the event before", "此前已发生事件的个案数"],
            each.iter().map(|each| each.events),
        );
        table.counts(
            "censored",
            ["How many were last seen before", "此前已停止观察的个案数"],
            each.iter().map(|each| each.censored),
        );
        table.made("How the cases stand just before each time", "各时间之前个案的情况")
    }
}

impl LogRank {
    /// What was counted of each group.
    ///
    /// # Errors
    /// None that are known.
    pub fn table(&self) -> Result<Table, Refusal> {
        let groups = self.groups();
        let mut table = Columns::default();
        table.counts(
            "group",
            ["Its place among the groups that were given, from 0", "组号（按给定次序，从 0 起）"],
            0..groups.len() as u64,
        );
        table.counts("cases", ["How many cases it has", "个案数"], groups.iter().map(|group| group.rows));
        table.counts(
            "observed",
            ["Of how many the event was observed", "观察到事件的个案数"],
            groups.iter().map(|group| group.observed),
        );
        table.floats(
            "expected",
            ["How many events it would have, did all groups take the same time", "若各组耗时无异，该组应有的事件数"],
            groups.iter().map(|group| Some(group.expected)),
        );
        table.made("The groups of a log-rank test", "对数秩检验的各组")
    }
}

impl AalenJohansen {
    /// Every step of the curves: a row for each time at which a case ended or was last seen, with columns
    /// `events_1`, `incidence_1` (and `se_1`, if standard errors were asked for) for cause 1, and so on.
    ///
    /// # Errors
    /// None that are known.
    pub fn table(&self) -> Result<Table, Refusal> {
        let mut table = Columns::default();
        table.floats("time", TIME, self.times.iter().copied().map(Some));
        table.counts("at_risk", AT_RISK, self.at_risk.iter().copied());
        table.counts("censored", CENSORED, self.censored.iter().copied());
        table.floats(
            "event_free",
            ["The share of which nothing has come by then, that time included", "至此时（含）尚无任何结局的个案比例"],
            self.event_free.iter().copied().map(Some),
        );
        for curve in &self.curves {
            let cause = curve.cause;
            let mut so_far = Vec::with_capacity(self.times.len());
            let (mut own, mut step) = (curve.times.iter().peekable(), None);
            let mut events = Vec::with_capacity(self.times.len());
            for time in &self.times {
                let is_own = own.next_if_eq(&time).is_some();
                if is_own {
                    step = Some(step.map_or(0, |step: usize| step.saturating_add(1)));
                }
                let of_step = step.filter(|_| is_own).and_then(|step| curve.events.get(step));
                events.push(of_step.copied().unwrap_or_default());
                so_far.push(step);
            }
            let at = |values: &[f64], step: &Option<usize>| match step {
                None => Some(0.0),
                Some(step) => values.get(*step).copied(),
            };
            table.counts(
                &format!("events_{cause}"),
                [&format!("How many ended by cause {cause} then"), &format!("此时以结局 {cause} 告终的个案数")],
                events.into_iter(),
            );
            table.floats(
                &format!("incidence_{cause}"),
                [
                    &format!("The share that ended by cause {cause} by then, that time included"),
                    &format!("至此时（含）以结局 {cause} 告终的个案比例"),
                ],
                so_far.iter().map(|step| at(&curve.incidence, step)),
            );
            if self.has_errors {
                table.floats(
                    &format!("se_{cause}"),
                    [&format!("The standard error of incidence_{cause}"), &format!("incidence_{cause} 的标准误")],
                    so_far.iter().map(|step| at(&curve.variance, step).map(f64::sqrt)),
                );
            }
        }
        table.made(
            "The steps of the incidence of competing causes (Aalen–Johansen)",
            "各竞争结局累积发生率的各步（Aalen–Johansen）",
        )
    }
}

const TIME: [&str; 2] = [
    "A time at which a case ended or was last seen, in the unit of the durations",
    "有个案告终或停止观察的时间（单位与时长相同）",
];
const AT_RISK: [&str; 2] = ["How many cases last so long or longer", "时长不短于此的个案数"];
const CENSORED: [&str; 2] = ["How many were last seen then, and were not over", "此时停止观察而尚未告终的个案数"];

/// The columns of a table in the making.
#[derive(Default)]
struct Columns {
    columns: Vec<Column>,
    arrays: Vec<ArrayRef>,
}

impl Columns {
    fn floats(&mut self, name: &str, meaning: [&str; 2], values: impl Iterator<Item = Option<f64>>) {
        self.column(name, meaning, Arc::new(values.collect::<Float64Array>()));
    }

    fn counts(&mut self, name: &str, meaning: [&str; 2], values: impl Iterator<Item = u64>) {
        let array: Int64Array = values.map(|count| i64::try_from(count).unwrap_or(i64::MAX)).map(Some).collect();
        self.column(name, meaning, Arc::new(array));
    }

    fn column(&mut self, name: &str, [en, zh]: [&str; 2], array: ArrayRef) {
        let of = if array.data_type().is_floating() { ColumnType::Float } else { ColumnType::Integer };
        self.columns.push(Column::new(name, of, Label::new(en, zh)));
        self.arrays.push(array);
    }

    fn made(self, en: &str, zh: &str) -> Result<Table, Refusal> {
        Table::new(Label::new(en, zh), self.columns, vec![self.arrays])
    }
}
