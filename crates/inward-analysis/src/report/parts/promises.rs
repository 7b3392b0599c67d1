//! What became of the promises, debtor by debtor.

use inward_core::commitment::Tally;
use inward_core::count::Count;
use inward_core::ratio::Rounding;
use inward_core::refusal::Refusal;
use inward_core::text::Lang;

use super::super::Report;
use super::super::bars::{Bar, Bars};
use super::super::figures;
use super::super::markup::Markup;
use super::{figure, more, nothing, table};

/// So many debtors are shown.
const DEBTORS: usize = 20;

/// What became of what is due: the class of its part, in both languages.
const PARTS: [(&str, &str, &str); 4] = [
    ("on-time", "kept on time", "按时兑现"),
    ("late", "kept late", "逾期兑现"),
    ("open", "due and open", "到期未兑现"),
    ("unsure", "in doubt", "无法判定"),
];

pub fn promises(report: &Report, lang: Lang, section: &mut Markup) -> Result<(), Refusal> {
    let promises = &report.promises;
    if promises.total.all == 0 {
        nothing(section, lang.pick("No promise is in the book by this day.", "截至当日，账簿中没有承诺。"));
        left_out(report, lang, section);
        return Ok(());
    }
    let total = &promises.total;
    section.element("p", &[("class", "lead")], |lead| {
        lead.text(&match lang {
            Lang::En => format!(
                "Rate kept on time = kept on or before the due date ÷ due: {}. Not due yet: {}; condition not met: {}; these are in no rate.",
                on_time(total, lang), figures::count(total.not_yet_due), figures::count(total.conditional)
            ),
            Lang::Zh => format!(
                "按时兑现率＝按时兑现数÷已到期数：{}。未到期 {}，条件未成就 {}，均不计入。",
                on_time(total, lang), figures::count(total.not_yet_due), figures::count(total.conditional)
            ),
        });
    });
    if !total.due_amount.is_empty() {
        let (due, paid) = (figures::sums(&total.due_amount, lang), figures::sums(&total.paid_on_time_amount, lang));
        let text = match lang {
            Lang::En => format!("Of promises of money: {due} due, of it paid on time {paid}."),
            Lang::Zh => format!("其中资金类承诺：到期金额 {due}，按时兑付 {paid}。"),
        };
        section.words("p", &[("class", "lead")], &text);
    }
    let name = lang.pick("What became of the promises that are due", "已到期承诺的兑现情况");
    let any_due = promises.debtors.iter().any(|debtor| debtor.tally.due.possible > 0);
    if any_due {
        let legend = PARTS.map(|(class, en, zh)| (class, lang.pick(en, zh)));
        figure(section, name, "", &legend, |drawing| {
            let due = promises.debtors.iter().filter(|debtor| debtor.tally.due.possible > 0);
            let bars = due.take(DEBTORS).map(|debtor| bar(&debtor.name, &debtor.tally, lang)).collect();
            let tick = |value: u128| figures::whole(i128::try_from(value).unwrap_or(i128::MAX));
            Bars { name, bars, tick: &tick }.put(drawing);
        });
    } else {
        nothing(section, lang.pick("None of them is due yet.", "均未到期。"));
    }
    let heads = [
        (lang.pick("Debtor", "承诺单位"), false),
        (lang.pick("All", "总数"), true),
        (lang.pick("Due", "已到期"), true),
        (lang.pick("On time", "按时"), true),
        (lang.pick("Late", "逾期兑现"), true),
        (lang.pick("Open", "未兑现"), true),
        (lang.pick("Rate on time", "按时兑现率"), true),
        (lang.pick("Overdue, working days: ≤30 / ≤90 / ≤180 / more", "逾期工作日：≤30 / ≤90 / ≤180 / 更多"), true),
        (lang.pick("Not yet due", "未到期"), true),
    ];
    table(section, "promises", &heads, |rows| {
        for debtor in promises.debtors.iter().take(DEBTORS) {
            line(rows, &debtor.name, &debtor.tally, debtor.ageing, lang, "");
        }
        line(rows, lang.pick("All together", "合计"), total, promises.ageing, lang, "total");
    });
    more(section, promises.debtors.len().saturating_sub(DEBTORS), lang);
    left_out(report, lang, section);
    Ok(())
}

fn left_out(report: &Report, lang: Lang, section: &mut Markup) {
    if report.promises.left_out > 0 {
        let text = match lang {
            Lang::En => format!("Left out: {} soft promises without a criterion.", report.promises.left_out),
            Lang::Zh => format!("未计入：{} 项没有认定标准的软性承诺。", report.promises.left_out),
        };
        section.words("p", &[("class", "note")], &text);
    }
}

fn on_time(tally: &Tally, lang: Lang) -> String {
    tally.on_time_rate().map_or_else(
        |_| lang.pick("undefined", "无定义").to_owned(),
        |bounds| figures::rate(bounds, 1, Rounding::HalfUp),
    )
}

fn bar(name: &str, tally: &Tally, lang: Lang) -> Bar {
    let sure = [tally.on_time, tally.late, tally.open].map(|count| count.certain);
    let known = sure.iter().fold(0_u64, |sum, count| sum.saturating_add(*count));
    let counts = sure.into_iter().chain([tally.due.possible.saturating_sub(known)]);
    let parts = PARTS
        .iter()
        .zip(counts)
        .map(|((class, en, zh), count)| (*class, u128::from(count), format!("{name}: {} {count}", lang.pick(en, zh))));
    Bar { label: name.to_owned(), parts: parts.collect(), figure: on_time(tally, lang) }
}

fn line(rows: &mut Markup, name: &str, tally: &Tally, ageing: [u64; 4], lang: Lang, class: &str) {
    rows.element("tr", &[("class", class)], |row| {
        row.words("th", &[("scope", "row"), ("class", "words")], name);
        let mut cell = |text: &str| row.words("td", &[("class", "number")], text);
        cell(&figures::whole(tally.all));
        let each: [Count; 4] = [tally.due, tally.on_time, tally.late, tally.open];
        each.iter().for_each(|count| cell(&figures::count(*count)));
        cell(&on_time(tally, lang));
        cell(&ageing.map(figures::whole).join(" / "));
        cell(&figures::count(tally.not_yet_due));
    });
    rows.line();
}
