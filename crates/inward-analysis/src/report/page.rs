//! The page: its head, what stands first, and the sections in their order.

use inward_core::count::Count;
use inward_core::refusal::Refusal;
use inward_core::text::Lang;

use super::figures;
use super::markup::Markup;
use super::{MilestoneCount, Report, parts};

/// The style of the page; it names nothing outside it.
const STYLE: &str = include_str!("page.css");

/// A section: what it is called within the page, its heading, and how it is drawn.
type Section = (&'static str, &'static str, &'static str, fn(&Report, Lang, &mut Markup) -> Result<(), Refusal>);

const SECTIONS: [Section; 7] = [
    ("rates", "Headline rates", "主要指标", parts::rates),
    ("flow", "Stage flow", "阶段流转", parts::flow),
    ("changes", "What changed", "变动情况", parts::changes),
    ("durations", "How long it takes", "用时情况", parts::durations),
    ("promises", "Promises by debtor", "承诺兑现（按承诺单位）", parts::promises),
    ("attention", "The list of the day", "今日关注", parts::attention),
    ("plans", "Projects against plan", "计划执行", parts::plans),
];

impl Report {
    /// The report as one page of HTML that needs nothing else. The same data gives the same bytes.
    ///
    /// # Errors
    /// None that are known.
    pub fn html(&self, lang: Lang) -> Result<String, Refusal> {
        let sections: Vec<&Section> =
            SECTIONS.iter().filter(|(key, ..)| *key != "changes" || self.changes.is_some()).collect();
        let title = format!("{}{}{}", self.zone, lang.pick(": investment report, ", "招商报告（"), self.as_of);
        let title = format!("{title}{}", lang.pick("", "）"));
        let mut page = Markup::default();
        page.ours("<!DOCTYPE html>\n");
        let mut told = Ok(());
        page.element("html", &[("lang", lang.pick("en", "zh-CN"))], |html| {
            html.line();
            html.element("head", &[], |head| {
                // Nothing is fetched and nothing is run, even if something slipped in.
                head.ours("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
                head.ours("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
                head.words("title", &[], &title);
                head.ours("\n<style>\n");
                head.ours(STYLE);
                head.ours("</style>\n");
            });
            html.line();
            html.element("body", &[], |body| {
                self.opening(lang, &sections, body);
                body.element("main", &[], |main| {
                    for (key, en, zh, draw) in &sections {
                        main.line();
                        main.element("section", &[("id", key)], |section| {
                            section.words("h2", &[], lang.pick(en, zh));
                            section.line();
                            if told.is_ok() {
                                told = draw(self, lang, section);
                            }
                        });
                    }
                });
                body.line();
                closing(lang, body);
            });
        });
        page.line();
        told.map(|()| page.done())
    }

    fn opening(&self, lang: Lang, sections: &[&Section], body: &mut Markup) {
        body.element("header", &[], |header| {
            header.words("p", &[("class", "kicker")], lang.pick("Investment report", "招商引资报告"));
            header.words("h1", &[], &self.zone);
            header.element("p", &[("class", "point")], |point| {
                point.words("strong", &[], &self.say_as_of(lang));
                point.text(" ");
                point.text(&self.say_known(lang));
            });
            header.element("nav", &[("aria-label", lang.pick("Sections", "目录"))], |nav| {
                for (key, en, zh, _) in sections {
                    nav.words("a", &[("href", &format!("#{key}"))], lang.pick(en, zh));
                }
            });
            self.at_a_glance(lang, header);
        });
        body.line();
    }

    fn say_as_of(&self, lang: Lang) -> String {
        format!("{}{}", lang.pick("As of ", "截至"), self.as_of)
    }

    fn say_known(&self, lang: Lang) -> String {
        let position = figures::whole(self.position);
        match (self.known, lang) {
            (Some(day), Lang::En) => format!("As it was known by the end of {day}."),
            (Some(day), Lang::Zh) => format!("按{day}日末所知。"),
            (None, Lang::En) => format!("As known from the whole book: entries 1 to {position}."),
            (None, Lang::Zh) => format!("按账簿全部记录（第 1 至 {position} 号）所知。"),
        }
    }

    /// The figures that are looked for first.
    fn at_a_glance(&self, lang: Lang, header: &mut Markup) {
        let reached = |key: &str| -> Option<&MilestoneCount> { self.funnel.iter().find(|each| each.key == key) };
        header.element("dl", &[("class", "glance")], |glance| {
            let mut tile = |name: &str, figure: &str, note: &str, class: &str| {
                glance.element("div", &[("class", class)], |tile| {
                    tile.words("dt", &[], name);
                    tile.words("dd", &[("class", "figure")], figure);
                    tile.words("dd", &[("class", "note")], note);
                });
            };
            let more = figures::whole(self.without_milestone);
            let more = match lang {
                _ if self.without_milestone == 0 => doubt(self.investments, lang).to_owned(),
                Lang::En => format!("and {more} without any milestone"),
                Lang::Zh => format!("另有 {more} 个尚无节点记录"),
            };
            let name = lang.pick("Investments in the book", "在册招商项目");
            tile(name, &figures::count(self.investments), &more, "narrow");
            for key in ["contract_signed", "construction_started", "production"] {
                if let Some(each) = reached(key) {
                    tile(each.label.say(lang), &figures::count(each.count), doubt(each.count, lang), "narrow");
                }
            }
            let without = match lang {
                Lang::En => format!("no amount known of {}", figures::whole(self.without_amount)),
                Lang::Zh => format!("另有 {} 个未填金额", figures::whole(self.without_amount)),
            };
            let note = if self.without_amount > 0 { without.as_str() } else { "" };
            let sum = figures::sums(&self.contract_investment, lang);
            tile(lang.pick("Contract investment of those signed", "签约项目合同投资额"), &sum, note, "wide");
        });
    }
}

fn doubt(count: Count, lang: Lang) -> &'static str {
    if count.exact().is_some() { "" } else { lang.pick("for certain – at most", "确定数–最多数") }
}

fn closing(lang: Lang, body: &mut Markup) {
    let read = lang.pick(
        "How to read it: where a date is imprecise, figures are given as from–to, and charts draw lighter what is only possible. Amounts are rounded half up to two decimals, after all sums.",
        "说明：日期不精确时，数字以“确定数–最多数”或上下界表示，图中仅为可能的部分用浅色。金额在合计之后四舍五入到两位小数。",
    );
    body.words("footer", &[], read);
    body.line();
}
