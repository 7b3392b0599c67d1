//! Projects against plan: the milestones that were planned, and the year's plan of investment.

use inward_core::money::{AmountSum, Currency, CurrencySum};
use inward_core::ratio::{Ratio, Rounding};
use inward_core::refusal::Refusal;
use inward_core::text::Lang;
use inward_core::when::Truth;

use super::super::bars::{Bar, Bars};
use super::super::figures;
use super::super::markup::Markup;
use super::super::{PlannedMilestone, Plans, Report};
use super::{figure, more, nothing, table};

/// So many milestones are shown, and so many projects.
const MILESTONES: usize = 40;
const PROJECTS: usize = 15;

/// What came of a planned milestone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Missed,
    PerhapsMissed,
    Late,
    Undetermined,
    OnTime,
    Ahead,
}

impl Outcome {
    fn of(planned: &PlannedMilestone, report: &Report) -> Self {
        let due = planned.target.by(report.as_of);
        match (planned.reached, &planned.reached_on) {
            (Truth::No, _) => match due {
                Truth::Yes => Self::Missed,
                Truth::Possibly => Self::PerhapsMissed,
                Truth::No => Self::Ahead,
            },
            (Truth::Possibly, _) | (_, None) => Self::Undetermined,
            (Truth::Yes, Some(on)) => {
                // Planned for a period means by its end.
                match planned.target.last().map_or(Truth::Possibly, |last| on.by(last)) {
                    Truth::Yes => Self::OnTime,
                    Truth::No => Self::Late,
                    Truth::Possibly => Self::Undetermined,
                }
            }
        }
    }

    const fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Missed => lang.pick("missed", "逾期未完成"),
            Self::PerhapsMissed => lang.pick("not reached, perhaps due", "未完成，或已到期"),
            Self::Late => lang.pick("late", "逾期完成"),
            Self::Undetermined => lang.pick("in doubt", "无法判定"),
            Self::OnTime => lang.pick("on time", "按期完成"),
            Self::Ahead => lang.pick("ahead", "未到期"),
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::PerhapsMissed | Self::Undetermined => "unsure",
            Self::Late => "late",
            Self::OnTime => "on-time",
            Self::Ahead => "ahead",
        }
    }
}

pub fn plans(report: &Report, lang: Lang, section: &mut Markup) -> Result<(), Refusal> {
    section.words("h3", &[], lang.pick("Planned milestones", "计划节点"));
    milestones(report, lang, section);
    let year = report.plans.year;
    let heading = match lang {
        Lang::En => format!("Investment planned and completed in {year}"),
        Lang::Zh => format!("{year}年计划投资与完成情况"),
    };
    section.words("h3", &[], &heading);
    year_of(&report.plans, lang, section);
    Ok(())
}

fn milestones(report: &Report, lang: Lang, section: &mut Markup) {
    let mut planned: Vec<(Outcome, &PlannedMilestone)> =
        report.plans.milestones.iter().map(|each| (Outcome::of(each, report), each)).collect();
    if planned.is_empty() {
        nothing(section, lang.pick("No milestone is planned.", "没有计划节点。"));
        return;
    }
    // The most pressing first; of one sort in the order they are given.
    planned.sort_by_key(|(outcome, _)| *outcome);
    section.element("ul", &[("class", "numbers")], |list| {
        for sort in [
            Outcome::Missed,
            Outcome::PerhapsMissed,
            Outcome::Late,
            Outcome::Undetermined,
            Outcome::OnTime,
            Outcome::Ahead,
        ] {
            let number = planned.iter().filter(|(outcome, _)| *outcome == sort).count();
            if number > 0 {
                list.element("li", &[], |item| {
                    item.words("strong", &[], &number.to_string());
                    item.text(" ");
                    item.text(sort.say(lang));
                });
            }
        }
    });
    section.line();
    let heads = [
        (lang.pick("Project", "项目"), false),
        (lang.pick("Milestone", "节点"), false),
        (lang.pick("Planned", "计划"), false),
        (lang.pick("Reached", "实际"), false),
        (lang.pick("Outcome", "结果"), false),
    ];
    table(section, "plans", &heads, |rows| {
        for (outcome, each) in planned.iter().take(MILESTONES) {
            let phase = each.phase.map_or_else(String::new, |phase| match lang {
                Lang::En => format!(", phase {phase}"),
                Lang::Zh => format!("（第 {phase} 期）"),
            });
            rows.element("tr", &[], |row| {
                row.words("th", &[("scope", "row"), ("class", "words")], &each.project);
                row.words("td", &[("class", "words")], &format!("{}{phase}", each.milestone.say(lang)));
                row.words("td", &[("class", "words date")], &figures::date(Some(&each.target), lang));
                let on = if each.reached.is_possible() { each.reached_on.as_ref() } else { None };
                row.words("td", &[("class", "words date")], &figures::date(on, lang));
                row.element("td", &[("class", "words")], |cell| {
                    cell.words("span", &[("class", &format!("kind {}", outcome.key()))], outcome.say(lang));
                });
            });
            rows.line();
        }
    });
    more(section, planned.len().saturating_sub(MILESTONES), lang);
}

fn year_of(plans: &Plans, lang: Lang, section: &mut Markup) {
    let name = lang.pick("What was completed of the year's plan, project by project", "各项目年度计划完成情况");
    if plans.projects.is_empty() {
        nothing(section, lang.pick("No plan of investment for the year is recorded.", "未记录当年计划投资。"));
        return;
    }
    for planned in plans.planned.iter() {
        let currency = planned.currency();
        let said = figures::sum(planned, lang);
        let lead = match (plans.completed.of(currency), lang) {
            (None, Lang::En) => format!("Planned {said}; nothing completed is recorded."),
            (None, Lang::Zh) => format!("计划 {said}，未记录完成投资。"),
            (Some(completed), Lang::En) => format!(
                "Completed {} of {said} planned: {}.",
                figures::sum(completed, lang),
                share(completed.units(), planned.units())
            ),
            (Some(completed), Lang::Zh) => format!(
                "计划 {said}，已完成 {}，完成率 {}。",
                figures::sum(completed, lang),
                share(completed.units(), planned.units())
            ),
        };
        section.words("p", &[("class", "lead")], &lead);
        let legend = [
            ("certain", lang.pick("completed", "已完成")),
            ("left", lang.pick("still to come of the plan", "计划中尚未完成")),
            ("beyond", lang.pick("beyond the plan", "超出计划")),
        ];
        let mut of_currency: Vec<_> =
            plans.projects.iter().filter(|project| project.planned.of(currency).is_some()).collect();
        of_currency.sort_by_key(|project| std::cmp::Reverse(units(&project.planned, currency)));
        figure(section, name, "", &legend, |drawing| {
            let bars = of_currency.iter().take(PROJECTS).map(|project| {
                let (planned, completed) = (units(&project.planned, currency), units(&project.completed, currency));
                let [planned, completed] = [planned, completed].map(|units| u128::try_from(units).unwrap_or(0));
                let told = format!(
                    "{}: {} / {}",
                    project.project,
                    figures::sums(&project.completed, lang),
                    figures::sums(&project.planned, lang)
                );
                Bar {
                    label: project.project.clone(),
                    parts: vec![
                        ("certain", completed.min(planned), told.clone()),
                        ("left", planned.saturating_sub(completed), told.clone()),
                        ("beyond", completed.saturating_sub(planned), told),
                    ],
                    // What nobody recorded is not nought.
                    figure: project.completed.of(currency).map_or_else(
                        || figures::NOTHING.to_owned(),
                        |completed| share(completed.units(), units(&project.planned, currency)),
                    ),
                }
            });
            let tick = |value: u128| figures::money(i128::try_from(value).unwrap_or(i128::MAX), currency.code(), lang);
            Bars { name, bars: bars.collect(), tick: &tick }.put(drawing);
        });
        more(section, of_currency.len().saturating_sub(PROJECTS), lang);
    }
}

fn units(sums: &AmountSum, currency: Currency) -> i128 {
    sums.of(currency).map_or(0, CurrencySum::units)
}

fn share(part: i128, whole: i128) -> String {
    Ratio::of_units(part, whole)
        .map_or_else(|_| figures::NOTHING.to_owned(), |ratio| figures::percent(ratio, 1, Rounding::HalfUp))
}
