//! What changed since another day.

use inward_core::count::Count;
use inward_core::refusal::Refusal;
use inward_core::text::Lang;

use super::super::figures;
use super::super::markup::Markup;
use super::super::{ChangeOfStage, Report};
use super::{nothing, table};
use crate::pipeline::{ChangeStep, ChangeSteps};

/// So many are told by name.
const NAMES: usize = 12;

pub fn changes(report: &Report, lang: Lang, section: &mut Markup) -> Result<(), Refusal> {
    let Some(changes) = &report.changes else { return Ok(()) };
    let lead = match lang {
        Lang::En => format!(
            "From {}, as it was known then, to {}. Re-scoped is what later rules make of what was known; corrected, \
             what was known otherwise; late, what was not known at all. The rest happened in between.",
            changes.since, report.as_of
        ),
        Lang::Zh => format!(
            "自{}（按当时所知）至{}。口径调整：后定口径下的变化；更正：原报有误；补报：原未报；其余为期间发生。",
            changes.since, report.as_of
        ),
    };
    section.words("p", &[("class", "lead")], &lead);
    let is_there = |change: &&ChangeOfStage| !change.possible.are_nought() || !change.certain.are_nought();
    let Some(total) = changes.total.as_ref().filter(is_there) else {
        nothing(section, lang.pick("No investment was in the book on either day.", "两日账簿中均没有招商项目。"));
        return Ok(());
    };
    let ends = [changes.since, report.as_of].map(|day| day.to_string());
    let [since, as_of] = &ends;
    let labels = STEPS.map(ChangeStep::label);
    let mut heads = vec![(lang.pick("Stage", "阶段"), false), (since.as_str(), true)];
    heads.extend(labels.iter().map(|label| (label.say(lang), true)));
    heads.push((as_of.as_str(), true));
    table(section, "changes", &heads, |rows| {
        for stage in changes.stages.iter().filter(is_there) {
            change(rows, stage, lang, "");
        }
        change(rows, total, lang, "total");
    });
    if changes.reached.iter().all(|reached| reached.investments.is_empty()) {
        nothing(
            section,
            lang.pick("None of the milestones that are told by name was reached.", "期内没有项目达到所列节点。"),
        );
        return Ok(());
    }
    section.words("h3", &[], lang.pick("Reached since", "期内达到"));
    section.element("dl", &[("class", "reached")], |list| {
        for reached in changes.reached.iter().filter(|reached| !reached.investments.is_empty()) {
            let number = reached.investments.len();
            let count: Count = reached.investments.iter().map(|(_, truth)| *truth).collect();
            list.element("div", &[], |block| {
                let colon = lang.pick(": ", "：");
                let heading = format!("{}{colon}{}", reached.label.say(lang), figures::count(count));
                block.words("dt", &[], &heading);
                for (title, truth) in reached.investments.iter().take(NAMES) {
                    let perhaps = if truth.is_certain() { "" } else { lang.pick(" (possibly)", "（可能）") };
                    block.words("dd", &[], &format!("{title}{perhaps}"));
                }
                let left = number.saturating_sub(NAMES);
                if left > 0 {
                    block.words("dd", &[("class", "note")], &format!("{}{left}", lang.pick("and more: ", "另有：")));
                }
            });
        }
    });
    Ok(())
}

/// What is told between the ends: numbers are never revalued.
const STEPS: [ChangeStep; 5] =
    [ChangeStep::Rescoped, ChangeStep::Corrected, ChangeStep::Late, ChangeStep::Entered, ChangeStep::Left];

fn change(rows: &mut Markup, of: &ChangeOfStage, lang: Lang, class: &str) {
    let end = |step| {
        let number = |steps: &ChangeSteps| u64::try_from(steps.at(step)).unwrap_or_default();
        figures::count(Count { certain: number(&of.certain), possible: number(&of.possible) })
    };
    rows.element("tr", &[("class", class)], |row| {
        row.words("th", &[("scope", "row"), ("class", "words")], of.label.say(lang));
        row.words("td", &[("class", "number")], &end(ChangeStep::Opening));
        for step in STEPS {
            let sign = if step == ChangeStep::Left { -1 } else { 1 };
            let moved = figures::moved(of.certain.at(step) * sign, of.possible.at(step) * sign, lang);
            row.words("td", &[("class", "number change")], &moved);
        }
        row.words("td", &[("class", "number")], &end(ChangeStep::Closing));
    });
}
