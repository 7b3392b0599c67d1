//! Every code of the records is provoked, by a table of cases; a refusal writes nothing.

mod aggregates;
mod approvals;
mod inspections_and_ladders;
mod issues_and_tasks;
mod policies;
mod shared;

use std::collections::BTreeSet;

use inward_core::agreement::Agreement;
use inward_core::command::{
    AddList, AddOrganisation, AddPromotionEvent, CaptureLead, Command, OpenNegotiation, Phase, Promise, RecordProject,
    SignAgreement,
};
use inward_core::commitment::Commitment;
use inward_core::entry::Entry;
use inward_core::id::Id;
use inward_core::lead::Lead;
use inward_core::negotiation::Negotiation;
use inward_core::organisation::Organisation;
use inward_core::playbook::Playbook;
use inward_core::project::Project;
use inward_core::refusal::{Category, Code, Refusal};
use inward_core::text::{Lang, refusals, vocabulary};
use uuid::Uuid;

use crate::world::Book;

/// A book with one record of each kind.
pub struct Stage {
    pub book: Book,
    pub investor: Id<Organisation>,
    pub list: Id<Entry>,
    pub event: Id<Entry>,
    pub lead: Id<Lead>,
    pub talks: Id<Negotiation>,
    pub deal: Id<Agreement>,
    pub project: Id<Project>,
    pub promise: Id<Commitment>,
}

impl Stage {
    fn set(playbook: Playbook) -> Self {
        let mut book = Book::opened(playbook);
        let investor = book.made(AddOrganisation::named("日昌晶新材料(山西)有限责任公司"));
        let list = book.made(AddList::named("2020 年重点项目").on("2020-03-20").unwrap());
        let event = book.made(AddPromotionEvent::named("蓝宝石产业对接会"));
        let lead = book.made(CaptureLead::titled("蓝宝石长晶").investor(investor).on("2020-06").unwrap());
        let talks = book.made(OpenNegotiation::with(lead).on("2020-06-10").unwrap());
        let deal = book.made(SignAgreement::contract(talks).on("2020-07-01").unwrap());
        let project = book.made(RecordProject::under(deal).phases([Phase::unknown(), Phase::unknown()]));
        let promise = Promise::to_investor(deal, "policy_incentive").debtor("招商一局");
        let promise = book.made(promise.amount("100万元".parse::<inward_core::money::AmountInput>().unwrap()));
        Self { book, investor, list, event, lead, talks, deal, project, promise }
    }
}

/// An id that names nothing.
pub fn nowhere<T: inward_core::id::Recordable>() -> Id<T> {
    Id::new(Uuid::from_u128(404))
}

/// What provokes a code.
pub enum Case {
    /// A command, after what went before it.
    Given(fn(&mut Stage) -> Command),
    /// A command under another playbook than the built-in one.
    Under(fn() -> Playbook, fn(&mut Stage) -> Command),
    /// A command in a book without a zone.
    Unopened(fn() -> Command),
    /// Text that is no command.
    Read(&'static str),
}

pub use Case::{Given, Read, Under, Unopened};

/// The built-in playbook with one text put in place of another.
pub fn altered(from: &str, to: &str) -> Playbook {
    let text = Playbook::development_zone().text().to_owned();
    assert!(text.contains(from), "{from}");
    Playbook::parse(&text.replacen(from, to, 1)).unwrap()
}

/// Codes of these areas that are raised where commands are kept or lists are read, not where commands
/// are decided, of versions that are compared, and of a text that only another language can hold.
const ELSEWHERE: &[Code] = &[
    refusals::record::STALE_VERSION,
    refusals::record::FOREIGN_CURSOR,
    refusals::command::REUSED,
    refusals::text::LONE_SURROGATE,
    refusals::procedure::NOT_STATED,
    refusals::procedure::UNLIKE_UNITS,
    refusals::commitment::NO_CLAWBACK,
];

const AREAS: &[&[Code]] = &[
    refusals::record::ALL,
    refusals::milestone::ALL,
    refusals::standing::ALL,
    refusals::fact::ALL,
    refusals::command::ALL,
    refusals::text::ALL,
    refusals::zone::ALL,
    refusals::unit::ALL,
    refusals::person::ALL,
    refusals::organisation::ALL,
    refusals::investment::ALL,
    refusals::claim::ALL,
    refusals::agreement::ALL,
    refusals::project::ALL,
    refusals::entry::ALL,
    refusals::policy::ALL,
    refusals::inspection::ALL,
    refusals::escalation::ALL,
    refusals::commitment::ALL,
    refusals::clock::ALL,
    refusals::issue::ALL,
    refusals::task::ALL,
    refusals::procedure::ALL,
    refusals::case::ALL,
    refusals::finance::ALL,
    refusals::measure::ALL,
    refusals::attribute::ALL,
];

#[test]
fn every_code_is_provoked() {
    let usual = Stage::set(Playbook::development_zone()).book;
    let mut provoked = BTreeSet::new();
    let mut ran = 0;
    let tables = [
        shared::CASES,
        aggregates::CASES,
        issues_and_tasks::CASES,
        policies::CASES,
        inspections_and_ladders::CASES,
        approvals::CASES,
    ];
    for (code, case) in tables.iter().copied().flatten() {
        ran += 1;
        provoked.insert(code.as_str());
        let (mut book, command) = match case {
            Read(text) => {
                check(*code, &Command::from_json(text).unwrap_err());
                continue;
            }
            Unopened(command) => (Book::empty(), command()),
            Given(command) => {
                let mut stage = Stage::set(Playbook::development_zone());
                usual.assert_same(&stage.book);
                let command = command(&mut stage);
                (stage.book, command)
            }
            Under(playbook, command) => {
                let mut stage = Stage::set(playbook());
                let command = command(&mut stage);
                (stage.book, command)
            }
        };
        let before = book.clone();
        match book.give(command.clone()) {
            Ok(decision) => {
                assert_eq!(code.category(), Category::Warning, "{code} was accepted: {command:?}");
                let warned = decision.warnings.iter().find(|warning| warning.code == *code);
                check(*code, warned.unwrap_or_else(|| panic!("{code}: {:?}", decision.warnings)));
            }
            Err(refusal) => {
                assert_ne!(code.category(), Category::Warning, "{refusal}: {command:?}");
                check(*code, &refusal);
                book.assert_same(&before);
            }
        }
    }
    assert_eq!(ran, tables.iter().map(|table| table.len()).sum::<usize>());
    let wanted: BTreeSet<&str> =
        AREAS.iter().copied().flatten().filter(|code| !ELSEWHERE.contains(code)).map(|code| code.as_str()).collect();
    assert_eq!(provoked, wanted, "the table covers exactly the codes of these areas");
}

/// The code is right, and its texts lack no parameter in either language.
fn check(code: Code, refusal: &Refusal) {
    assert_eq!(refusal.code, code, "{refusal}");
    let entry = code.entry();
    for (lang, texts) in [(Lang::En, [entry.en, entry.en_next]), (Lang::Zh, [entry.zh, entry.zh_next])] {
        for text in texts {
            let named = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
            for (parameter, _) in named.filter(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase() || c == '_')) {
                assert!(refusal.params.contains_key(parameter), "{code} lacks {parameter}: {}", refusal.say(lang));
            }
        }
    }
    assert_speaks_chinese(refusal);
}

/// No English word of the domain stands in the Chinese text: beside it stand only what was given,
/// and the keys, fields and commands that are to be typed.
fn assert_speaks_chinese(refusal: &Refusal) {
    let mut told = Refusal { subject: None, path: None, also: Vec::new(), ..refusal.clone() };
    for typed in ["input", "near", "field", "missing", "part"] {
        if let Some(value) = told.params.get_mut(typed) {
            "…".clone_into(value);
        }
    }
    let told = told.say(Lang::Zh);
    let is_of_a_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '`');
    let stands_alone = |word: &str| {
        told.match_indices(word).any(|(at, _)| {
            let (before, after) = (told[..at].chars().next_back(), told[at + word.len()..].chars().next());
            !before.is_some_and(is_of_a_word) && !after.is_some_and(is_of_a_word)
        })
    };
    for word in vocabulary::english() {
        assert!(!stands_alone(&word), "{}: “{word}” in “{told}”", refusal.code);
    }
}

#[test]
#[should_panic(expected = "“suspended” in")]
fn an_english_word_in_a_chinese_text_is_seen() {
    assert_speaks_chinese(&Refusal::new(refusals::standing::ALREADY).with("standing", "suspended"));
}
