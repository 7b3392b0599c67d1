//! The headline rates: each with its definition, bounds, and what is too young or in doubt.
#![expect(clippy::float_arithmetic, reason = "places on a page are no figures")]

use inward_core::ratio::{Ratio, RatioBounds};
use inward_core::refusal::Refusal;
use inward_core::text::Lang;
use inward_core::text::refusals;
use inward_core::when::Truth;

use super::super::drawing::Drawing;
use super::super::figures;
use super::super::markup::Markup;
use super::super::{Cohort, RateOfCohorts, Report};
use super::{nothing, table};
use crate::rates::{CohortTable, KpiResult};

pub fn rates(report: &Report, lang: Lang, section: &mut Markup) -> Result<(), Refusal> {
    let Some(first) = report.rates.first() else {
        let text = lang.pick("No contract has been signed by this day.", "截至当日没有正式签约项目。");
        nothing(section, text);
        return Ok(());
    };
    let years: Vec<i32> = first.cohorts.iter().filter_map(|cohort| cohort.year).collect();
    section.element("p", &[("class", "lead")], |lead| {
        lead.text(&match lang {
            Lang::En => format!(
                "Over contracts signed by {}, and by the year of signing; each rate divides by what its definition says. What was signed less than {} days before is too young to be held against a rate: it is told beside it.",
                report.as_of, report.mature_days
            ),
            Lang::Zh => format!(
                "范围为截至{}的正式签约项目，并按签约年度分列；各指标的分母见其口径。签约不足 {} 天的项目尚早，另行列出个数。",
                report.as_of, report.mature_days
            ),
        });
    });
    let year = |year: &i32| format!("{year}{}", lang.pick("", "年"));
    let years_told: Vec<String> = years.iter().map(year).collect();
    let mut heads = vec![
        (lang.pick("Rate and its definition", "指标与口径"), false),
        (lang.pick("All signed so far", "累计签约"), false),
    ];
    heads.extend(years_told.iter().map(|year| (year.as_str(), true)));
    table(section, "rates", &heads, |rows| {
        for rate in &report.rates {
            rows.element("tr", &[], |row| {
                named(rate, lang, row);
                for cohort in &rate.cohorts {
                    match cohort.year {
                        None => row.element("td", &[("class", "headline")], |cell| all(cohort, lang, cell)),
                        Some(_) => row.element("td", &[("class", "number")], |cell| of_year(cohort, lang, cell)),
                    }
                }
            });
            rows.line();
        }
    });
    Ok(())
}

fn named(rate: &RateOfCohorts, lang: Lang, row: &mut Markup) {
    row.element("th", &[("scope", "row"), ("class", "words")], |head| {
        head.words("span", &[("class", "name")], rate.definition.name.say(lang));
        head.words("span", &[("class", "definition")], &rate.definition.say(lang));
        head.words("code", &[], &rate.definition.key);
    });
}

/// What a rate came to, in figures.
fn said(result: &KpiResult, bounds: Result<RatioBounds, Refusal>, lang: Lang) -> String {
    let definition = &result.definition;
    match bounds {
        Ok(bounds) => figures::rate(bounds, definition.places, definition.rounding),
        Err(refusal) if refusal.code == refusals::rate::UNDEFINED => lang.pick("undefined", "无定义").to_owned(),
        Err(refusal) => refusal.say(lang),
    }
}

fn all(cohort: &Cohort, lang: Lang, cell: &mut Markup) {
    let result = match &cohort.result {
        Ok(result) => result,
        Err(refusal) => {
            cell.words("p", &[("class", "refused")], &untold(refusal, lang));
            return;
        }
    };
    cell.words("p", &[("class", "rate")], &said(result, result.bounds(), lang));
    if let Ok(bounds) = result.bounds() {
        range(bounds, lang, cell);
    }
    let mut notes = vec![quotient(result, lang)];
    if let Some(by_weight) = result.bounds_by_weight() {
        let weights = result.definition.weights.as_ref();
        let of = weights.filter(|value| value.name == "contract_investment");
        let name = if of.is_some() {
            lang.pick("by contract investment", "按合同投资额")
        } else {
            lang.pick("by weight", "按权重")
        };
        let is_exact = by_weight.as_ref().map_or(true, |bounds| bounds.exact().is_some());
        let inexact = if is_exact {
            ""
        } else {
            lang.pick(" (some amounts or dates are inexact)", "（部分金额或日期不确切）")
        };
        notes.push(format!("{name} {}{inexact}", said(result, by_weight, lang)));
    }
    if let Some(refusal) = &cohort.without_weight {
        notes.push(format!("{}{}", lang.pick("by contract investment ", "按合同投资额"), untold(refusal, lang)));
    }
    let immature = result.immature;
    if immature.possible > 0 {
        let days = result.query.mature_days.unwrap_or_default();
        notes.push(match lang {
            Lang::En => format!("not there yet, signed less than {days} days ago: {}", figures::count(immature)),
            Lang::Zh => format!("签约不足 {days} 天且未达到：{}", figures::count(immature)),
        });
    }
    let undetermined = result.by_number.as_ref().map_or(0, in_doubt);
    if undetermined > 0 {
        notes.push(format!("{}{undetermined}", lang.pick("in doubt: ", "无法判定：")));
    }
    if result.excluded > 0 {
        notes.push(format!("{}{}", lang.pick("left out, no figure: ", "缺数未计："), result.excluded));
    }
    for note in notes {
        cell.words("p", &[("class", "note")], &note);
    }
}

fn of_year(cohort: &Cohort, lang: Lang, cell: &mut Markup) {
    match &cohort.result {
        Ok(result) => {
            cell.words("p", &[], &said(result, result.bounds(), lang));
            // Two sums are too wide to stand beside one another.
            if result.by_number.is_some() {
                cell.words("p", &[("class", "note")], &quotient(result, lang));
            }
        }
        Err(_) => cell.text(figures::NOTHING),
    }
}

/// Why a rate cannot be told.
fn untold(refusal: &Refusal, lang: Lang) -> String {
    // What row it is about is an id, which says nothing to a reader.
    if refusal.code == refusals::kpi::VALUE_MISSING {
        return lang
            .pick("cannot be told: of some no contract investment is recorded", "无法计算：部分项目未填合同投资额")
            .to_owned();
    }
    if refusal.code == refusals::kpi::MIXED_UNITS {
        let currencies = ["one", "other"].map(|each| refusal.params.get(each).map_or("", |unit| unit.as_str()));
        let currencies = currencies.join(lang.pick(" and ", "、"));
        return format!("{}{currencies}", lang.pick("cannot be told: it is in ", "无法计算：涉及不同币种 "));
    }
    format!("{}{}", lang.pick("cannot be told: ", "无法计算："), refusal.say(lang))
}

/// What stands above the line and below it: `12 of 34`.
fn quotient(result: &KpiResult, lang: Lang) -> String {
    if let Some(table) = &result.by_number {
        return format!("{} {} {}", figures::count(table.hits()), lang.pick("of", "/"), figures::count(table.cohort()));
    }
    let unit = result.unit.as_deref().unwrap_or("CNY");
    let line = |line: Result<(inward_core::number::Number, Option<inward_core::number::Number>), Refusal>| match line {
        Ok((least, Some(most))) if least == most => figures::number_as_money(least, unit, lang),
        Ok((least, Some(most))) => figures::numbers_as_money(least, most, unit, lang),
        Ok((least, None)) => format!("≥ {}", figures::number_as_money(least, unit, lang)),
        Err(_) => figures::NOTHING.to_owned(),
    };
    format!("{} {} {}", line(result.numerator()), lang.pick("of", "/"), line(result.denominator()))
}

/// Of how many it is in doubt whether they belong to it, or got there.
fn in_doubt(table: &CohortTable) -> u64 {
    let doubts = [Truth::Yes, Truth::Possibly, Truth::No].map(|event| table.cell(Truth::Possibly, event));
    doubts.into_iter().fold(table.cell(Truth::Yes, Truth::Possibly), u64::saturating_add)
}

const WIDE: f64 = 220.0;
const HIGH: f64 = 14.0;

/// Where a rate lies between nought and all.
fn range(bounds: RatioBounds, lang: Lang, cell: &mut Markup) {
    let share = |ratio: Option<Ratio>, otherwise: f64| {
        let permille = ratio.and_then(|ratio| ratio.quotient(4, inward_core::ratio::Rounding::HalfUp));
        permille.and_then(|share| share.to_string().parse().ok()).unwrap_or(otherwise).clamp(0.0, 1.0)
    };
    let (least, most) = (share(bounds.min, 0.0), share(bounds.max, 1.0));
    let mut drawing = Drawing::of_width(WIDE);
    drawing.rectangle("track", [0.0, 3.0, WIDE, 8.0], "");
    drawing.rectangle("certain", [0.0, 3.0, WIDE * least, 8.0], "");
    drawing.rectangle("possible", [WIDE * least, 3.0, WIDE * (most - least), 8.0], "");
    let name = lang.pick("Where the rate lies between 0 and 100 %", "该比率在 0 至 100% 之间的位置");
    drawing.put(cell, HIGH, name);
}
