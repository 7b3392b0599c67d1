//! The promise board and the open payments as tables.

use inward_analysis::TableColumns;
use inward_analysis::{Fraction, Table};
use inward_core::commitment::{Tally, TallyFigure};
use inward_core::count::Count;
use inward_core::ratio::{Confidence, RatioBounds};
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals};

use crate::{Ageing, Error, OpenPayments, PromiseBoard};

/// What a rate is, or nothing where it is undefined.
fn defined<T>(found: Result<T, Refusal>) -> Result<Option<T>, Refusal> {
    match found {
        Err(refusal) if refusal.code == refusals::rate::UNDEFINED => Ok(None),
        found => found.map(Some),
    }
}

/// The ages of what is overdue, as columns.
fn ages(table: &mut TableColumns, ages: &[Ageing]) {
    const NAMES: [&str; 4] = ["overdue_30", "overdue_90", "overdue_180", "overdue_more"];
    const MEANINGS: [(&str, &str); 4] = [
        ("Overdue for up to 30 working days", "逾期 30 个工作日以内"),
        ("Overdue for 31 to 90 working days", "逾期 31 至 90 个工作日"),
        ("Overdue for 91 to 180 working days", "逾期 91 至 180 个工作日"),
        ("Overdue for more than 180 working days", "逾期超过 180 个工作日"),
    ];
    for ((place, name), (en, zh)) in NAMES.into_iter().enumerate().zip(MEANINGS) {
        let counts = ages.iter().map(|ageing| ageing.counts.get(place).and_then(|count| i64::try_from(*count).ok()));
        table.integer(name, Label::new(en, zh), counts.collect::<Vec<_>>());
    }
}

impl PromiseBoard {
    /// What it tells, in both languages.
    #[must_use]
    pub fn definition(&self) -> Label {
        let rate = TallyFigure::OnTimeRate.definition();
        let (due, day) = (TallyFigure::Due.definition(), self.as_of);
        Label::new(
            format!(
                "What became of the promises, as of {day}. The rate kept on time is {}; due: {}. Its interval is the \
                 score interval of Wilson (1927) without continuity correction",
                rate.en, due.en
            ),
            format!(
                "承诺兑现情况，截至 {day}。按时兑现率为{}；已到期：{}。区间为 Wilson（1927）得分区间，不作连续性校正",
                rate.zh, due.zh
            ),
        )
    }

    /// The same as a table: a row for each of the board. Rates are empty where nothing is due; the interval tells
    /// what the rate of few says of many.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn table(&self, confidence: Confidence) -> Result<Table, Error> {
        let rows = &self.rows;
        let mut table = TableColumns::default();
        table.text("key", Label::new("What the row stands for", "分组"), rows.iter().map(|row| Some(row.key.clone())));
        table.text(
            "label",
            Label::new("What it is called", "名称"),
            rows.iter().map(|row| Some(row.label.zh.to_string())),
        );
        for figure in [
            TallyFigure::All,
            TallyFigure::Due,
            TallyFigure::OnTime,
            TallyFigure::Late,
            TallyFigure::Open,
            TallyFigure::NotYetDue,
            TallyFigure::Conditional,
            TallyFigure::Waived,
            TallyFigure::Void,
        ] {
            let counts = rows.iter().map(|row| row.tally.figure(figure).unwrap_or_default());
            table.count(figure.key(), figure.definition(), counts.collect::<Vec<Count>>());
        }
        let rate = |tally: &Tally| defined(tally.on_time_rate());
        let rates: Vec<Option<RatioBounds>> = rows.iter().map(|row| rate(&row.tally)).collect::<Result<_, _>>()?;
        let end = |end: fn(&RatioBounds) -> Option<inward_core::ratio::Ratio>| {
            rates.iter().map(|rate| rate.as_ref().and_then(end).map(Fraction::from)).collect::<Vec<_>>()
        };
        let label = TallyFigure::OnTimeRate.label();
        let low = Label::new(format!("{}, at least", label.en), format!("{}（下限）", label.zh));
        table.fraction("on_time_rate_low", low, end(|rate| rate.min).iter().map(Option::as_ref))?;
        let high = Label::new(format!("{}, at most", label.en), format!("{}（上限）", label.zh));
        table.fraction("on_time_rate_high", high, end(|rate| rate.max).iter().map(Option::as_ref))?;
        let intervals = rows.iter().map(|row| defined(row.tally.on_time_interval(confidence)));
        let intervals = intervals.collect::<Result<Vec<_>, _>>()?;
        let level = confidence.level();
        let wilson = |which: [&str; 2]| {
            Label::new(
                format!("Its Wilson interval at {level}: {}", which[0]),
                format!("Wilson 区间（{level}）：{}", which[1]),
            )
        };
        let ends = |end: fn(&inward_core::ratio::WilsonInterval) -> f64| {
            intervals.iter().map(|interval| interval.as_ref().map(end)).collect::<Vec<_>>()
        };
        table.float("wilson_low", wilson(["the lower end", "下限"]), ends(|interval| interval.low()));
        table.float("wilson_high", wilson(["the upper end", "上限"]), ends(|interval| interval.high()));
        ages(&mut table, &rows.iter().map(|row| row.ageing).collect::<Vec<_>>());
        Ok(table.finish(self.definition())?)
    }
}

impl OpenPayments {
    /// What it tells, in both languages.
    #[must_use]
    pub fn definition(&self) -> Label {
        Label::new(
            format!(
                "Open payments to investors, as of {}, by whose turn it is: late by us, condition unmet, not due, \
                 undetermined; each stands in one",
                self.as_of
            ),
            format!(
                "应付投资方款项，截至 {}，按责任划分：逾期未付、条件未成就、未到期、无法判定，各笔只归一类",
                self.as_of
            ),
        )
    }

    /// The same as a table: a row for each standing.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn table(&self) -> Result<Table, Error> {
        use inward_analysis::statistics::MoneySpans;
        let groups = &self.groups;
        let mut table = TableColumns::default();
        let standing = groups.iter().map(|group| Some(group.standing.label().en.to_string()));
        table.text("standing", Label::new("Whose turn it is", "责任划分"), standing);
        let label = groups.iter().map(|group| Some(group.standing.label().zh.to_string()));
        table.text("label", Label::new("The same in Chinese", "名称"), label);
        let count = groups.iter().map(|group| i64::try_from(group.payments.len()).ok());
        table.integer("payments", Label::new("How many payments", "笔数"), count);
        let owed: Vec<MoneySpans> = groups.iter().map(|group| MoneySpans::of(&group.owed)).collect();
        table.money("owed", &Label::new("What is owed", "应付金额"), &owed.iter().collect::<Vec<_>>())?;
        let paid: Vec<MoneySpans> = groups.iter().map(|group| MoneySpans::of(&group.paid)).collect();
        table.money("paid", &Label::new("What was paid of it", "已付金额"), &paid.iter().collect::<Vec<_>>())?;
        ages(&mut table, &groups.iter().map(|group| group.ageing).collect::<Vec<_>>());
        Ok(table.finish(self.definition())?)
    }
}
