//! How long things take, with those that are not there yet.

use inward_core::ratio::Confidence;
use inward_core::refusal::Refusal;
use inward_core::text::Lang;

use super::super::curves::{Curve, Curves};
use super::super::markup::Markup;
use super::super::{Duration, Report};
use super::{figure, nothing};
use crate::durations::KaplanMeier;

pub fn durations(report: &Report, lang: Lang, section: &mut Markup) -> Result<(), Refusal> {
    if report.durations.iter().all(|each| each.shortest.is_none() && each.negative == 0 && each.undetermined == 0) {
        nothing(section, lang.pick("Nothing has begun whose time could be measured.", "尚无可计时的项目。"));
        return Ok(());
    }
    let lead = lang.pick(
        "The share that got there by so many days (Kaplan–Meier): those not there yet count for as long as they were seen. The shaded area is the 95 % confidence interval; dotted lines mark the median.",
        "经过若干天后已达到的比例（Kaplan–Meier 估计）：尚未达到的项目按已观察的时间计入。浅色区域为 95% 置信区间，点线标出中位数。",
    );
    section.words("p", &[("class", "lead")], lead);
    for each in &report.durations {
        duration(each, lang, section)?;
    }
    Ok(())
}

fn duration(each: &Duration, lang: Lang, section: &mut Markup) -> Result<(), Refusal> {
    let name = format!("{} → {}", each.from.say(lang), each.to.say(lang));
    let Some(shortest) = each.shortest.as_ref().filter(|shortest| shortest.events() > 0) else {
        section.words("h3", &[], &name);
        let seen = each.shortest.as_ref().map_or(0, KaplanMeier::rows);
        let text = match lang {
            Lang::En => format!("None got there yet; {seen} still looked at."),
            Lang::Zh => format!("尚无项目达到，仍在观察 {seen} 个。"),
        };
        nothing(section, &text);
        left_out(each, lang, section);
        return Ok(());
    };
    let other = each.longest.as_ref().filter(|longest| differ(shortest, longest));
    let mut curves = vec![Curve { class: "curve", of: shortest }];
    let mut legend = Vec::new();
    if let Some(longest) = other {
        curves.push(Curve { class: "curve other", of: longest });
        legend.push(("curve", lang.pick("shortest times that the dates allow", "按日期可能的最短用时")));
        legend.push(("curve other", lang.pick("longest times that the dates allow", "按日期可能的最长用时")));
    }
    let mut drawn = Ok(());
    let rows = [lang.pick("still looked at", "仍在观察"), lang.pick("got there", "已达到")];
    let chart = Curves { name: &name, curves, unit: lang.pick("days", "天"), rows };
    let summary = summary(shortest, other, lang)?;
    figure(section, &name, &summary, &legend, |drawing| drawn = chart.put(drawing));
    drawn?;
    left_out(each, lang, section);
    Ok(())
}

fn differ(one: &KaplanMeier, other: &KaplanMeier) -> bool {
    let (one, other) = (one.table(Confidence::default()), other.table(Confidence::default()));
    let (Ok(one), Ok(other)) = (one, other) else { return true };
    let cell = |column: &'static str| (0..one.len()).all(|row| one.cell(row, column) == other.cell(row, column));
    one.len() != other.len() || !(cell("time") && cell("events") && cell("at_risk"))
}

fn summary(shortest: &KaplanMeier, longest: Option<&KaplanMeier>, lang: Lang) -> Result<String, Refusal> {
    let median = |curve: &KaplanMeier| -> Result<String, Refusal> {
        let Some(median) = curve.median() else { return Ok(lang.pick("not reached", "未达到").to_owned()) };
        let interval = curve.quantile_interval(0.5, Confidence::default())?;
        let end = |end: Option<f64>| end.map_or_else(|| "…".to_owned(), |end| format!("{end:.0}"));
        Ok(match lang {
            Lang::En => format!("{median:.0} days (95 %: {} to {})", end(interval.low), end(interval.high)),
            Lang::Zh => format!("{median:.0} 天（95%：{}至{}）", end(interval.low), end(interval.high)),
        })
    };
    let median = match longest {
        None => median(shortest)?,
        Some(longest) => {
            let (one, other) = (median(shortest)?, median(longest)?);
            if one == other {
                one
            } else {
                format!("{} {one}{} {other}", lang.pick("shortest", "最短"), lang.pick(", longest", "，最长"))
            }
        }
    };
    let (cases, events) = (shortest.rows(), shortest.events());
    let sure = longest.map_or(events, KaplanMeier::events);
    let events = if sure == events { events.to_string() } else { format!("{sure}–{events}") };
    Ok(match lang {
        Lang::En => format!("{cases} counted, {events} got there. Median: {median}."),
        Lang::Zh => format!("计入 {cases} 个，已达到 {events} 个。中位数：{median}。"),
    })
}

fn left_out(each: &Duration, lang: Lang, section: &mut Markup) {
    let mut parts = Vec::new();
    if each.negative > 0 {
        parts.push(match lang {
            Lang::En => format!("{} reached the second before the first, as their dates have it", each.negative),
            Lang::Zh => format!("{} 个按其日期先达到后一节点", each.negative),
        });
    }
    if each.undetermined > 0 {
        parts.push(match lang {
            Lang::En => format!("the dates of {} do not tell", each.undetermined),
            Lang::Zh => format!("{} 个日期不足以判定", each.undetermined),
        });
    }
    if !parts.is_empty() {
        let parts = parts.join(lang.pick("; ", "；"));
        let text = format!("{}{parts}{}", lang.pick("Left out: ", "未计入："), lang.pick(".", "。"));
        section.words("p", &[("class", "note")], &text);
    }
}
