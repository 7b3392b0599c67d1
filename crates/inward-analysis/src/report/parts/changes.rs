//! What changed since another day.

use inward_core::refusal::Refusal;
use inward_core::text::Lang;

use super::super::figures;
use super::super::markup::Markup;
use super::super::{ChangeOfStage, Report};
use super::{nothing, table};

/// So many are told by name.
const NAMES: usize = 12;

pub fn changes(report: &Report, lang: Lang, section: &mut Markup) -> Result<(), Refusal> {
    let Some(changes) = &report.changes else { return Ok(()) };
    let lead = match lang {
        Lang::En => {
            format!("From the end of {} to the end of {}, both as they are known here.", changes.since, report.as_of)
        }
        Lang::Zh => format!("自{}日末至{}日末，均按同一时点所知。", changes.since, report.as_of),
    };
    section.words("p", &[("class", "lead")], &lead);
    if changes.total.opening.possible == 0 && changes.total.closing.possible == 0 {
        nothing(section, lang.pick("No investment was in the book on either day.", "两日账簿中均没有招商项目。"));
        return Ok(());
    }
    let (since, as_of) = (changes.since.to_string(), report.as_of.to_string());
    let heads = [
        (lang.pick("Stage", "阶段"), false),
        (since.as_str(), true),
        (lang.pick("Change", "增减"), true),
        (as_of.as_str(), true),
    ];
    table(section, "changes", &heads, |rows| {
        for stage in changes.stages.iter().filter(|stage| stage.opening.possible > 0 || stage.closing.possible > 0) {
            change(rows, stage, lang, "");
        }
        change(rows, &changes.total, lang, "total");
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
            list.element("div", &[], |block| {
                let heading = format!("{}{}{number}", reached.label.say(lang), lang.pick(": ", "："));
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

fn change(rows: &mut Markup, of: &ChangeOfStage, lang: Lang, class: &str) {
    rows.element("tr", &[("class", class)], |row| {
        row.words("th", &[("scope", "row"), ("class", "words")], of.label.say(lang));
        row.words("td", &[("class", "number")], &figures::count(of.opening));
        row.words("td", &[("class", "number change")], &figures::difference(of.opening, of.closing, lang));
        row.words("td", &[("class", "number")], &figures::count(of.closing));
    });
}
