//! Stage flow: the funnel and the stage table.

use inward_core::refusal::Refusal;
use inward_core::text::Lang;

use super::super::bars::{Bar, Bars};
use super::super::figures;
use super::super::markup::Markup;
use super::super::{MilestoneCount, Report};
use super::{doubts, figure, nothing};

pub fn flow(report: &Report, lang: Lang, section: &mut Markup) -> Result<(), Refusal> {
    if report.investments.possible == 0 {
        nothing(section, lang.pick("No investment is in the book by this day.", "截至当日，账簿中没有招商项目。"));
        return Ok(());
    }
    let funnel = lang.pick("How many investments have reached each milestone", "达到各节点的招商项目数");
    chart(section, funnel, &report.funnel, lang);
    let stages = lang.pick("How many investments stand at each stage", "处于各阶段的招商项目数");
    chart(section, stages, &report.stages, lang);
    Ok(())
}

fn chart(section: &mut Markup, name: &str, counts: &[MilestoneCount], lang: Lang) {
    let (counts, none): (Vec<&MilestoneCount>, Vec<&MilestoneCount>) =
        counts.iter().partition(|each| each.count.possible > 0);
    let is_in_doubt = counts.iter().any(|each| each.count.exact().is_none());
    figure(section, name, "", &doubts(lang, is_in_doubt), |drawing| {
        let bars = counts.iter().map(|each| {
            let doubtful = each.count.possible.saturating_sub(each.count.certain);
            let told = format!("{}: {}", each.label.say(lang), each.count.say(lang));
            Bar {
                label: each.label.say(lang).to_owned(),
                parts: vec![("certain", each.count.certain.into(), told.clone()), ("possible", doubtful.into(), told)],
                figure: figures::count(each.count),
            }
        });
        let tick = |value: u128| figures::whole(i128::try_from(value).unwrap_or(i128::MAX));
        Bars { name, bars: bars.collect(), tick: &tick }.put(drawing);
    });
    // That nothing stands before any stage is what is to be expected.
    let none: Vec<&str> =
        none.into_iter().filter(|each| !each.key.is_empty()).map(|each| each.label.say(lang)).collect();
    if !none.is_empty() {
        let none = none.join(lang.pick(", ", "、"));
        section.words("p", &[("class", "note")], &format!("{}{none}", lang.pick("None recorded: ", "无记录：")));
    }
}
