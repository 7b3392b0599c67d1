//! The list of the day.

use std::collections::BTreeMap;

use inward_core::attention::AttentionKind;
use inward_core::refusal::Refusal;
use inward_core::text::Lang;

use super::super::Report;
use super::super::figures;
use super::super::markup::Markup;
use super::{more, nothing, table};

/// So many items are shown.
const ITEMS: usize = 40;

pub fn attention(report: &Report, lang: Lang, section: &mut Markup) -> Result<(), Refusal> {
    if report.attention.is_empty() {
        nothing(section, lang.pick("Nothing needs anybody's hand on this day.", "当日没有需要关注的事项。"));
        return Ok(());
    }
    let mut numbers: BTreeMap<AttentionKind, usize> = BTreeMap::new();
    for line in &report.attention {
        let number = numbers.entry(line.item.kind).or_default();
        *number = number.saturating_add(1);
    }
    section.element("ul", &[("class", "numbers")], |list| {
        for (kind, number) in numbers {
            list.element("li", &[], |item| {
                item.words("strong", &[], &number.to_string());
                item.text(" ");
                item.text(kind.label().say(lang));
            });
        }
    });
    section.line();
    let heads = [
        (lang.pick("Why", "事由"), false),
        (lang.pick("What", "事项"), false),
        (lang.pick("Unit", "责任单位"), false),
        (lang.pick("Due", "到期"), false),
        (lang.pick("In words", "说明"), false),
    ];
    table(section, "attention", &heads, |rows| {
        for line in report.attention.iter().take(ITEMS) {
            let item = &line.item;
            rows.element("tr", &[], |row| {
                row.element("td", &[("class", "words")], |cell| {
                    cell.words("span", &[("class", &format!("kind {}", item.kind.key()))], item.kind.label().say(lang));
                });
                row.element("th", &[("scope", "row"), ("class", "words")], |cell| {
                    cell.text(&item.title);
                    // What is called as its investment says so once.
                    if let Some(of) = line.investment.as_deref().filter(|investment| *investment != item.title) {
                        cell.words("span", &[("class", "definition")], of);
                    }
                });
                row.words("td", &[("class", "words")], line.unit.as_deref().unwrap_or(figures::NOTHING));
                row.words("td", &[("class", "words date")], &figures::date(item.due.as_ref(), lang));
                row.words("td", &[("class", "words")], item.why.say(lang));
            });
            rows.line();
        }
    });
    more(section, report.attention.len().saturating_sub(ITEMS), lang);
    Ok(())
}
