//! The sections of a page, one a file.

mod attention;
mod changes;
mod durations;
mod flow;
mod plans;
mod promises;
mod rates;

pub(super) use attention::attention;
pub(super) use changes::changes;
pub(super) use durations::durations;
pub(super) use flow::flow;
pub(super) use plans::plans;
pub(super) use promises::promises;
pub(super) use rates::rates;

use inward_core::text::Lang;

use super::markup::Markup;

/// That there is nothing to tell.
fn nothing(section: &mut Markup, text: &str) {
    section.words("p", &[("class", "nothing")], text);
}

/// A chart with its caption and the meaning of its colours.
fn figure(section: &mut Markup, caption: &str, note: &str, legend: &[(&str, &str)], chart: impl FnOnce(&mut Markup)) {
    section.element("figure", &[], |figure| {
        figure.words("figcaption", &[], caption);
        if !note.is_empty() {
            figure.words("p", &[("class", "note")], note);
        }
        if !legend.is_empty() {
            figure.element("ul", &[("class", "legend")], |list| {
                for (class, meaning) in legend {
                    list.element("li", &[], |item| {
                        item.words("span", &[("class", &format!("swatch {class}"))], "");
                        item.text(meaning);
                    });
                }
            });
        }
        figure.element("div", &[("class", "drawing")], chart);
    });
    section.line();
}

/// A table by the name of its class; the heads of figures stand to the right.
fn table(section: &mut Markup, name: &str, heads: &[(&str, bool)], rows: impl FnOnce(&mut Markup)) {
    section.element("div", &[("class", &format!("table {name}"))], |frame| {
        frame.element("table", &[], |table| {
            table.element("thead", &[], |head| {
                head.element("tr", &[], |row| {
                    for (text, is_figure) in heads {
                        let class = if *is_figure { "number" } else { "words" };
                        row.words("th", &[("scope", "col"), ("class", class)], text);
                    }
                });
            });
            table.element("tbody", &[], rows);
        });
    });
    section.line();
}

/// That a list is longer than it is shown.
fn more(section: &mut Markup, left: usize, lang: Lang) {
    if left > 0 {
        let text = match lang {
            Lang::En => format!("And {left} more."),
            Lang::Zh => format!("另有 {left} 项未列出。"),
        };
        section.words("p", &[("class", "note")], &text);
    }
}

const CERTAIN: (&str, &str, &str) = ("certain", "for certain", "确定");
const POSSIBLE: (&str, &str, &str) = ("possible", "possibly (a date is imprecise)", "可能（日期不精确）");

/// The meaning of dark and light.
fn doubts(lang: Lang, any: bool) -> Vec<(&'static str, &'static str)> {
    let each = if any { vec![CERTAIN, POSSIBLE] } else { Vec::new() };
    each.into_iter().map(|(class, en, zh)| (class, lang.pick(en, zh))).collect()
}
