//! Projects against plan: the milestones that were planned, and the year's plan of investment.

use inward_core::money::{AmountSum, Currency, CurrencySum};
use inward_core::ratio::{Ratio, RatioBounds, Rounding};
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
    NotDue,
}

impl Outcome {
    /// What was planned for a period is due by its end, and missed once that is over, as on the list of the day.
    fn of(planned: &PlannedMilestone, report: &Report) -> Self {
        let last = planned.target.last();
        match (planned.reached, planned.reached_on.as_ref().zip(last)) {
            (Truth::No, _) => match last {
                Some(last) if last < report.as_of => Self::Missed,
                Some(_) => Self::NotDue,
                None if planned.target.by(report.as_of).is_possible() => Self::PerhapsMissed,
                None => Self::NotDue,
            },
            (_, None) => Self::Undetermined,
            (reached, Some((on, last))) => match (on.by(last), reached) {
                (Truth::No, _) => Self::Late,
                (Truth::Yes, Truth::Yes) => Self::OnTime,
                // It may still be to come, and then in time.
                (Truth::Yes, _) => Self::NotDue,
                (Truth::Possibly, _) => Self::Undetermined,
            },
        }
    }

    const fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Missed => lang.pick("missed", "逾期未完成"),
            Self::PerhapsMissed => lang.pick("not reached, perhaps due", "未完成，或已到期"),
            Self::Late => lang.pick("late", "逾期完成"),
            Self::Undetermined => lang.pick("in doubt", "无法判定"),
            Self::OnTime => lang.pick("on time", "按期完成"),
            Self::NotDue => lang.pick("not due yet", "未到期"),
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::PerhapsMissed | Self::Undetermined => "unsure",
            Self::Late => "late",
            Self::OnTime => "on-time",
            Self::NotDue => "not-due",
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
            Outcome::NotDue,
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
    let over = of_the_year(plans, lang);
    for planned in plans.planned.iter() {
        let currency = planned.currency();
        let said = figures::sum(planned, lang);
        let lead = match (plans.completed.of(currency), lang) {
            (None, Lang::En) => format!("Planned {said}; nothing completed is recorded."),
            (None, Lang::Zh) => format!("计划 {said}，未记录完成投资。"),
            (Some(completed), Lang::En) => format!(
                "Completed {} of {said} planned, of the projects that have a plan: {}.",
                figures::sum(completed, lang),
                share(completed, planned)
            ),
            (Some(completed), Lang::Zh) => format!(
                "有年度计划的项目计划 {said}，已完成 {}，完成率 {}。",
                figures::sum(completed, lang),
                share(completed, planned)
            ),
        };
        section.words("p", &[("class", "lead")], &format!("{lead}{over}"));
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
                    figure: project
                        .completed
                        .of(currency)
                        .zip(project.planned.of(currency))
                        .map_or_else(|| figures::NOTHING.to_owned(), |(completed, planned)| share(completed, planned)),
                }
            });
            let tick = |value: u128| figures::money(i128::try_from(value).unwrap_or(i128::MAX), currency.code(), lang);
            Bars { name, bars: bars.collect(), tick: &tick }.put(drawing);
        });
        more(section, of_currency.len().saturating_sub(PROJECTS), lang);
    }
}

/// How much of the year is over: what a share of its plan is held against.
fn of_the_year(plans: &Plans, lang: Lang) -> String {
    let share = plans.elapsed.and_then(|elapsed| {
        let (passed, whole) = elapsed.terms();
        Ratio::of_counts(passed, whole).ok()
    });
    let Some(share) = share else { return String::new() };
    let share = figures::percent(share, 1, Rounding::HalfUp);
    match lang {
        Lang::En => format!(" The year is {share} over, by months."),
        Lang::Zh => format!("时间进度（按月）{share}。"),
    }
}

fn units(sums: &AmountSum, currency: Currency) -> i128 {
    sums.of(currency).map_or(0, CurrencySum::units)
}

/// How much of a plan was completed, at least and at most: one figure where neither is in doubt.
fn share(completed: &CurrencySum, planned: &CurrencySum) -> String {
    let of = |part: Option<i128>, whole: Option<i128>| Ratio::of_units(part?, whole?).ok();
    let (part, whole) = (completed.bounds(), planned.bounds());
    let bounds = RatioBounds { min: of(part.min(), whole.max()), max: of(part.max(), whole.min()) };
    figures::rate(bounds, 1, Rounding::HalfUp)
}
