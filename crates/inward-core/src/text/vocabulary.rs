//! The words for what the domain's fixed vocabularies hold, in both languages. What a zone names
//! itself, such as milestones and reasons, has its labels in the playbook.

use std::collections::BTreeSet;

use crate::agreement::Level;
use crate::case::{CaseOutcome, CaseProgress, SpecialStep};
use crate::commitment::{BreachCause, Life};
use crate::deadline::Timeliness;
use crate::evidence::Assurance;
use crate::finance::{Basis, MoneyKind};
use crate::id::Kind;
use crate::issue::{IssueOutcome, Satisfaction};
use crate::measure::MeasureKind;
use crate::milestone::Outcome;
use crate::negotiation::{InteractionKind, Likelihood};
use crate::organisation::Role;
use crate::playbook::{Direction, ReasonKind};
use crate::standing::Is;

use super::Label;

macro_rules! vocabulary {
    ($( $name:ident { $( $variant:ident: $en:literal, $zh:literal; )+ } )+) => { $(
        impl $name {
            /// What it is called, in both languages.
            #[must_use]
            pub fn label(self) -> Label {
                match self { $( Self::$variant => Label::new($en, $zh) ),+ }
            }
        }
    )+

        const WORDS: &[(&str, &[(&str, &str, &str)])] =
            &[$( (stringify!($name), &[$( (stringify!($variant), $en, $zh) ),+]) ),+];
    };
}

vocabulary! {
    Level {
        Intent: "intent", "意向";
        Framework: "framework agreement", "框架协议";
        Contract: "contract", "正式合同";
    }
    InteractionKind {
        Visit: "visit", "考察、拜访";
        Call: "call", "电话";
        Meeting: "meeting", "会谈";
        OnSiteOffice: "on-site office", "现场办公";
        Letter: "letter", "书面往来";
    }
    Likelihood {
        Low: "unlikely", "可能性小";
        Medium: "even chances", "可能性一般";
        High: "likely", "可能性大";
    }
    Outcome {
        Passed: "passed", "通过";
        Conditional: "passed with conditions", "有条件通过";
        Rejected: "rejected", "未通过";
        Vetoed: "vetoed", "一票否决";
    }
    Direction {
        ToInvestor: "promised to the investor", "对企业的承诺";
        ByInvestor: "promised by the investor", "企业的承诺";
    }
    BreachCause {
        Own: "the debtor's own fault", "承诺方自身原因";
        OtherUnit: "another unit", "其他单位原因";
        Investor: "the investor", "企业原因";
        ForceMajeure: "force majeure", "不可抗力";
    }
    IssueOutcome {
        Settled: "settled", "已解决";
        Partly: "settled in part", "部分解决";
        NotPossible: "not possible", "无法解决";
        Withdrawn: "withdrawn", "企业撤回";
        Referred: "referred elsewhere", "转外部办理";
    }
    Satisfaction {
        Satisfied: "satisfied", "满意";
        Fair: "fairly satisfied", "基本满意";
        Dissatisfied: "dissatisfied", "不满意";
    }
    Basis {
        Increment: "new since the entry before", "当期新增";
        CumulativeInYear: "cumulative in the year", "本年累计";
        Cumulative: "cumulative from the start", "开工以来累计";
    }
    MeasureKind {
        Expected: "expected", "预计";
        Promised: "promised", "承诺";
        Actual: "actual", "实际";
        External: "published", "公布";
    }
    Role {
        Investor: "investor", "投资方";
        Referrer: "referrer", "推荐方";
        Authority: "authority", "主管部门";
        Intermediary: "intermediary", "中介机构";
    }
    Assurance {
        Claimed: "claimed", "自报";
        Verified: "verified", "已核实";
    }
    ReasonKind {
        Lost: "lost", "流失";
        Abandoned: "given up by the investor", "投资方放弃";
        Rejected: "rejected", "否决";
        Disqualified: "disqualified", "不予受理";
        Delayed: "delayed", "延期";
        Suspended: "suspended", "暂缓";
        Terminated: "terminated", "终止";
        Exited: "taken off", "清退";
    }
}

/// Every English word of the domain's own vocabularies, once: none of them stands in a Chinese text.
///
/// ```
/// use inward_core::text::vocabulary;
/// assert!(vocabulary::english().contains("framework agreement"));
/// ```
#[must_use]
pub fn english() -> BTreeSet<String> {
    let own = WORDS.iter().flat_map(|(_, words)| words.iter().map(|(_, en, _)| (*en).to_owned()));
    let kinds = Kind::ALL.iter().map(|kind| kind.label().en);
    let money = MoneyKind::ALL.iter().map(|kind| kind.label().en);
    let standings = Is::ALL.iter().map(|is| is.label().en);
    let lives = Life::ALL.iter().map(|life| life.label().en);
    let timeliness = Timeliness::ALL.iter().map(|timeliness| timeliness.label().en);
    let outcomes = CaseOutcome::ALL.iter().map(|outcome| outcome.label().en);
    let of_cases = SpecialStep::ALL.iter().map(|step| step.label().en).chain(outcomes);
    let of_cases = of_cases.chain(CaseProgress::ALL.iter().map(|progress| progress.label().en));
    own.chain(kinds).chain(money).chain(standings).chain(lives).chain(timeliness).chain(of_cases).collect()
}

/// The metrics that have a name of their own: key, English, Chinese.
const METRICS: &[(&str, &str, &str)] = &[
    ("capacity", "capacity", "设计产能"),
    ("energy", "energy use", "能耗"),
    ("fai_growth", "growth of fixed-asset investment", "固定资产投资增速"),
    ("five_year_plan", "five-year plan", "五年规划"),
    ("fixed_asset_growth", "growth of fixed assets", "固定资产增速"),
    ("jobs", "jobs", "就业"),
    ("jobs_new", "new jobs", "新增就业"),
    ("national_high_tech_zone", "national high-tech zone", "国家级高新区"),
    ("output_value", "output value", "产值"),
    ("revenue", "revenue", "营业收入"),
    ("tax", "tax", "税收"),
];

/// What a metric is called; a metric that has no name here is called by its key.
///
/// ```
/// use inward_core::text::{Lang, vocabulary};
/// assert_eq!(vocabulary::metric("output_value").say(Lang::Zh), "产值");
/// assert_eq!(vocabulary::metric("floor_ratio").say(Lang::En), "floor ratio");
/// ```
#[must_use]
pub fn metric(key: &str) -> Label {
    METRICS
        .iter()
        .find(|(known, ..)| *known == key)
        .map_or_else(|| Label::new(key.replace('_', " "), key.replace('_', " ")), |(_, en, zh)| Label::new(*en, *zh))
}

/// The phase of a project by its number, 一期.
///
/// ```
/// use inward_core::text::{Lang, vocabulary};
/// assert_eq!(vocabulary::phase(1).say(Lang::Zh), "一期");
/// assert_eq!(vocabulary::phase(12).say(Lang::Zh), "十二期");
/// assert_eq!(vocabulary::phase(2).say(Lang::En), "phase 2");
/// ```
#[must_use]
pub fn phase(number: u16) -> Label {
    Label::new(format!("phase {number}"), format!("{}期", ordinal(number)))
}

/// A number in Chinese numerals up to 99; beyond that in digits, as offices write it.
fn ordinal(number: u16) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u16| DIGITS.get(usize::from(value)).copied().unwrap_or_default();
    match number {
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number % 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}

/// Units of measure: as an office writes them, and in English. Things that are counted have none.
const UNITS: &[(&str, &str)] = &[
    ("个", ""),
    ("家", ""),
    ("项", ""),
    ("人", "people"),
    ("元", "yuan"),
    ("元/年", "yuan/year"),
    ("吨", "t"),
    ("吨/年", "t/year"),
    ("吨标准煤", "t of coal equivalent"),
    ("千瓦时", "kWh"),
    ("亩", "mu"),
    ("平方米", "m²"),
    ("天", "days"),
    ("个工作日", "working days"),
];

/// A unit of measure in both languages; one that is not known here stays as it is written.
#[must_use]
pub(crate) fn unit_of_measure(unit: &str) -> Label {
    let english = UNITS.iter().find(|(zh, _)| *zh == unit).map_or(unit, |(_, en)| en);
    Label::new(english, unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    }

    /// Neither language stands in the other's text, and no key does.
    fn assert_spoken(vocabulary: &str, labels: &[Label]) {
        assert!(labels.len() > 1, "{vocabulary}");
        for Label { en, zh } in labels {
            assert!(!en.is_empty() && en.is_ascii() && !en.contains('_'), "{vocabulary}: {en}");
            assert!(is_chinese(zh) && !zh.contains('_'), "{vocabulary}: {zh}");
        }
        for lang in [Lang::En, Lang::Zh] {
            let said: BTreeSet<&str> = labels.iter().map(|label| label.say(lang)).collect();
            assert_eq!(said.len(), labels.len(), "{vocabulary}: two have one name");
        }
    }

    #[test]
    fn every_word_of_every_vocabulary_is_said_in_both_languages() {
        for (vocabulary, words) in WORDS {
            let labels: Vec<Label> = words.iter().map(|(_, en, zh)| Label::new(*en, *zh)).collect();
            assert_spoken(vocabulary, &labels);
        }
        assert_eq!(WORDS.len(), 13);
        assert_spoken("Kind", &Kind::ALL.iter().map(|kind| kind.label()).collect::<Vec<_>>());
        assert_spoken("MoneyKind", &MoneyKind::ALL.iter().map(|kind| kind.label()).collect::<Vec<_>>());
        assert_spoken("Is", &Is::ALL.iter().map(|is| is.label()).collect::<Vec<_>>());
        assert_spoken("Timeliness", &Timeliness::ALL.iter().map(|timeliness| timeliness.label()).collect::<Vec<_>>());
        assert_spoken("Life", &Life::ALL.map(Life::label));
        assert_spoken("CaseOutcome", &CaseOutcome::ALL.iter().map(|outcome| outcome.label()).collect::<Vec<_>>());
        assert_spoken("CaseProgress", &CaseProgress::ALL.iter().map(|standing| standing.label()).collect::<Vec<_>>());
        assert_spoken("SpecialStep", &SpecialStep::ALL.iter().map(|step| step.label()).collect::<Vec<_>>());
        assert_spoken("metrics", &METRICS.iter().map(|(key, ..)| metric(key)).collect::<Vec<_>>());
    }

    #[test]
    fn keys_of_several_words_are_never_what_is_said() {
        for kind in MoneyKind::ALL {
            assert_ne!(kind.label().en, kind.key());
        }
        for (key, ..) in METRICS.iter().filter(|(key, ..)| key.contains('_')) {
            assert_ne!(metric(key).en, *key);
            assert_ne!(metric(key).zh, *key);
        }
    }

    #[test]
    fn phases_are_counted_as_offices_count_them() {
        let said = [1, 9, 10, 11, 20, 21, 99, 100].map(|number| phase(number).zh);
        assert_eq!(said, ["一期", "九期", "十期", "十一期", "二十期", "二十一期", "九十九期", "100期"]);
    }
}
