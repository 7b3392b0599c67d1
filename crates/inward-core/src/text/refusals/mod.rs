//! The table of refusals: every code, its category, and its texts, one file for each area.
//!
//! A row reads: constant, code, category; what is wrong and the next step in English; the same in
//! Chinese. Codes are only ever added. [`all`] lists them; a test provokes each.

use crate::refusal::Code;

macro_rules! codes {
    ($( $(#[$doc:meta])* $name:ident = $code:literal, $category:ident,
        $en:literal, $en_next:literal, $zh:literal, $zh_next:literal; )+) => {
        $(
            #[doc = $en]
            pub const $name: $crate::refusal::Code = $crate::refusal::Code::new(&$crate::refusal::Entry {
                code: $code,
                category: $crate::refusal::Category::$category,
                en: $en,
                en_next: $en_next,
                zh: $zh,
                zh_next: $zh_next,
            });
        )+
        /// Every code of this area.
        pub const ALL: &[$crate::refusal::Code] = &[$($name),+];
    };
}

mod aggregate;
mod analysis;
mod approval;
pub mod archive;
pub mod book;
pub mod calendar;
pub mod clock;
pub mod command;
pub mod deadline;
pub mod durations;
pub mod escalation;
pub mod fact;
mod formula;
pub mod identifier;
pub mod ledger;
pub mod milestone;
pub mod money;
pub mod number;
pub mod outside_table;
pub mod pipeline;
pub mod playbook;
pub mod record;
pub mod report;
pub mod standing;
pub mod statistics;
pub mod table;
pub mod text;
pub mod when;

pub use aggregate::{
    agreement, attribute, claim, commitment, entry, finance, inspection, investment, issue, measure, organisation,
    person, policy, project, task, unit, zone,
};
pub use analysis::{kpi, published, score};
pub use approval::{case, procedure};
pub use formula::{clawback, rate, shortfall};

/// The codes of every area.
const AREAS: &[&[Code]] = &[
    archive::ALL,
    case::ALL,
    procedure::ALL,
    attribute::ALL,
    book::ALL,
    calendar::ALL,
    claim::ALL,
    clock::ALL,
    clawback::ALL,
    command::ALL,
    commitment::ALL,
    deadline::ALL,
    durations::ALL,
    entry::ALL,
    escalation::ALL,
    fact::ALL,
    finance::ALL,
    identifier::ALL,
    inspection::ALL,
    investment::ALL,
    issue::ALL,
    kpi::ALL,
    agreement::ALL,
    ledger::ALL,
    measure::ALL,
    milestone::ALL,
    money::ALL,
    number::ALL,
    organisation::ALL,
    outside_table::ALL,
    person::ALL,
    pipeline::ALL,
    playbook::ALL,
    policy::ALL,
    project::ALL,
    published::ALL,
    rate::ALL,
    record::ALL,
    report::ALL,
    score::ALL,
    shortfall::ALL,
    standing::ALL,
    statistics::ALL,
    table::ALL,
    task::ALL,
    text::ALL,
    unit::ALL,
    when::ALL,
    zone::ALL,
];

/// Every code there is.
pub fn all() -> impl Iterator<Item = Code> {
    AREAS.iter().copied().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_well_formed() {
        let mut seen = BTreeSet::new();
        for code in all() {
            let text = code.as_str();
            assert!(seen.insert(text), "{text} stands twice");
            let (kind, reason) = text.split_once('.').unwrap_or_else(|| panic!("{text} has no type"));
            for part in [kind, reason] {
                assert!(
                    !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                    "{text}"
                );
            }
        }
        assert!(seen.len() > 30, "only {} codes were looked at", seen.len());
    }

    #[test]
    fn both_languages_are_complete_and_name_the_same_parameters() {
        let parameters = |text: &str| -> BTreeSet<String> {
            text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name.to_owned()).collect()
        };
        let mut looked_at = 0;
        for code in all() {
            let entry = code.entry();
            assert!(!entry.en.is_empty() && !entry.zh.is_empty(), "{code}");
            assert_eq!(entry.en_next.is_empty(), entry.zh_next.is_empty(), "{code}");
            assert_eq!(parameters(entry.en), parameters(entry.zh), "{code}");
            assert_eq!(parameters(entry.en_next), parameters(entry.zh_next), "{code}");
            assert!(entry.zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{code} has no Chinese text");
            looked_at += 1;
        }
        assert!(looked_at > 30);
    }
}
