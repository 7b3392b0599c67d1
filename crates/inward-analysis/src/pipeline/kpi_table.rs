//! Rates as tables: a row for each group, or for each signing year.

use inward_core::number::Number;
use inward_core::ratio::{Ratio, RatioBounds};
use inward_core::refusal::Refusal;
use inward_core::text::{Label, Lang, refusals};
use inward_core::when::Truth;

use super::Dimension;
use super::group::Group;
use super::grouped_columns::GroupedColumns;
use crate::rates::{KpiResult, Vintage};
use crate::table::Table;

/// A cell of the table of a rate: its column, who belongs to the cohort, who got there, and what that is called.
type Cell = (&'static str, Truth, Truth, &'static str, &'static str);

/// Cohort × event, as a rate is counted.
const CELLS: [Cell; 6] = [
    ("yes_yes", Truth::Yes, Truth::Yes, "In the cohort, and got there", "属于批次，已达到"),
    ("yes_possibly", Truth::Yes, Truth::Possibly, "In the cohort, and perhaps got there", "属于批次，可能达到"),
    ("yes_no", Truth::Yes, Truth::No, "In the cohort, and did not get there", "属于批次，未达到"),
    ("possibly_yes", Truth::Possibly, Truth::Yes, "Perhaps in the cohort, and got there", "可能属于批次，已达到"),
    (
        "possibly_possibly",
        Truth::Possibly,
        Truth::Possibly,
        "Perhaps in the cohort, and perhaps got there",
        "可能属于批次，可能达到",
    ),
    ("possibly_no", Truth::Possibly, Truth::No, "Perhaps in the cohort, and did not get there", "可能属于批次，未达到"),
];

/// Rates of groups as a table, a row each: what the group says of each dimension; the rate between its ends, by number
/// and by money where the definition has it; what stands above and below the line; the cells that it was counted from;
/// who is too young, and who was left out.
///
/// ```
/// use inward_analysis::pipeline::kpi_table;
/// use inward_analysis::rates::{Kpis, Query, Row, Window, evaluate};
/// use inward_core::when::When;
///
/// let row = Row::new("p1").on("contract_signed", When::parse("2020-07-10")?);
/// let query = Query::as_of("2020-12-31".parse()?).selected("signed", Window::of(&When::parse("2020H2")?)?);
/// let rate = evaluate(Kpis::built_in().get("start_rate/signed")?, &[row], &query)?;
/// let table = kpi_table(&[], &[(&[], &rate)])?;
/// assert_eq!(table.cell(0, "rate_most").map(|cell| cell.to_string()).as_deref(), Some("0"));
/// assert_eq!(table.cell(0, "yes_no").map(|cell| cell.to_string()).as_deref(), Some("1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// `number.out-of-range`.
pub fn kpi_table(by: &[Dimension], rates: &[(&[Group], &KpiResult)]) -> Result<Table, Refusal> {
    let results = || rates.iter().map(|(_, result)| *result);
    let mut columns = GroupedColumns::of(by, rates.iter().map(|(group, _)| *group));
    let key = Label::new("The rate, by its key", "指标代码");
    columns.text("kpi", key, results().map(|result| Some(result.definition.key.clone())));
    let as_of = Label::new("As of the end of which day", "截至日");
    columns.day("as_of", as_of, results().map(|result| Some(result.query.as_of)));
    let by_number = results().map(|result| Some(result.bounds()));
    ends_of_rates(&mut columns, "rate", &Label::new("The rate", "比率"), by_number)?;
    let by_weight = results().map(KpiResult::bounds_by_weight);
    ends_of_rates(&mut columns, "weighted", &Label::new("The rate by money", "按金额的比率"), by_weight)?;
    let above = results().map(KpiResult::numerator).collect::<Result<Vec<_>, _>>()?;
    ends_of_figures(&mut columns, "numerator", &Label::new("Above the line", "分子"), &above)?;
    let below = results().map(KpiResult::denominator).collect::<Result<Vec<_>, _>>()?;
    ends_of_figures(&mut columns, "denominator", &Label::new("Below the line", "分母"), &below)?;
    let unit = Label::new("The currency or unit of what is added up", "币种或单位");
    columns.text("figure_unit", unit, results().map(|result| result.unit.clone()));
    for (name, cohort, event, en, zh) in CELLS {
        let cells = results().map(|result| Some(whole(result.by_number.as_ref()?.cell(cohort, event))));
        columns.integer(name, Label::new(en, zh), cells);
    }
    columns.count(
        "immature",
        Label::new("Too young to be held against it", "未满观察期"),
        results().map(|result| result.immature),
    );
    let excluded = Label::new("Left out, for a figure is missing", "因缺数据未计入");
    columns.integer("excluded", excluded, results().map(|result| Some(whole(result.excluded))));
    let about = results().next().map(|result| {
        let definition = &result.definition;
        let said = |lang| {
            format!(
                "{}{}{}",
                definition.name.say(lang),
                if lang == Lang::Zh { "：" } else { ": " },
                definition.say(lang)
            )
        };
        Label::new(said(Lang::En), said(Lang::Zh))
    });
    columns.made(about.unwrap_or_else(|| Label::new("A rate of each group", "各组比率")))
}

/// Signing years as a table, a row each: how many were signed, and got there by the day; how many were signed long enough
/// before, and got there in time; both rates between their ends; the target and whether it was met.
///
/// # Errors
/// `number.out-of-range`.
pub fn vintage_table(years: &[Vintage], horizon_days: u32) -> Result<Table, Refusal> {
    let mut columns = GroupedColumns::default();
    columns.integer("year", Label::new("The year", "年度"), years.iter().map(|year| Some(year.year.into())));
    columns.count("signed", Label::new("Signed in it", "签约"), years.iter().map(|year| year.running.cohort()));
    let reached = Label::new("Of them, got there by the day", "其中截至当日已达到");
    columns.count("reached", reached, years.iter().map(|year| year.running.hits()));
    let running = years.iter().map(|year| Some(year.running.bounds()));
    ends_of_rates(&mut columns, "running", &Label::new("The rate so far", "当前比率"), running)?;
    let mature = Label::new("Signed long enough before the day", "已满观察期");
    columns.count("mature", mature, years.iter().map(|year| year.within_horizon.cohort()));
    let in_time = Label::new("Of those, got there in time", "其中观察期内达到");
    columns.count("reached_within_horizon", in_time, years.iter().map(|year| year.within_horizon.hits()));
    let within = Label::new(format!("The rate within {horizon_days} days"), format!("{horizon_days}天内比率"));
    let within_horizon = years.iter().map(|year| Some(year.within_horizon.bounds()));
    ends_of_rates(&mut columns, "within_horizon", &within, within_horizon)?;
    let target = Label::new("What was to be reached, in percent", "目标（%）");
    columns.number("target_percent", target, years.iter().map(|year| year.target_percent));
    let met = years.iter().map(|year| year.target_met);
    columns.truth_if_any("target_met", Label::new("Whether the rate so far reached it", "当前比率是否达标"), met);
    columns.made(Label::new(
        format!("The rate of each year so far, and within {horizon_days} days"),
        format!("各年度当前比率及{horizon_days}天内比率"),
    ))
}

/// Two columns: the least and the greatest that rates can be. A rate that is undefined has neither, and one without an
/// upper end has no greatest.
fn ends_of_rates(
    columns: &mut GroupedColumns,
    name: &str,
    meaning: &Label,
    rates: impl Iterator<Item = Option<Result<RatioBounds, Refusal>>>,
) -> Result<(), Refusal> {
    let known = rates.map(|rate| match rate.transpose() {
        Ok(bounds) => Ok(bounds),
        Err(undefined) if undefined.code == refusals::rate::UNDEFINED => Ok(None),
        Err(other) => Err(other),
    });
    let known: Vec<Option<RatioBounds>> = known.collect::<Result<_, _>>()?;
    let ends = |of: fn(&RatioBounds) -> Option<Ratio>| known.iter().map(move |rate| of(rate.as_ref()?));
    columns.share(&format!("{name}_least"), end(meaning, "at least", "下限"), ends(|rate| rate.min));
    columns.share(&format!("{name}_most"), end(meaning, "at most", "上限"), ends(|rate| rate.max));
    Ok(())
}

/// Two columns: the least and the greatest that figures can be.
fn ends_of_figures(
    columns: &mut GroupedColumns,
    name: &str,
    meaning: &Label,
    figures: &[(Number, Option<Number>)],
) -> Result<(), Refusal> {
    columns.number(
        &format!("{name}_least"),
        end(meaning, "at least", "下限"),
        figures.iter().map(|(least, _)| Some(*least)),
    );
    columns.number(&format!("{name}_most"), end(meaning, "at most", "上限"), figures.iter().map(|(_, most)| *most));
    Ok(())
}

fn end(meaning: &Label, en: &str, zh: &str) -> Label {
    Label::new(format!("{}, {en}", meaning.en), format!("{}（{zh}）", meaning.zh))
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
