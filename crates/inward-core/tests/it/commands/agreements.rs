//! Levels, frameworks and contracts, and how an investment's row rolls up from its members.

use inward_core::agreement::{Agreement, Level};
use inward_core::command::{
    AddOrganisation, AmendAgreement, CaptureLead, LoseNegotiation, OpenNegotiation, Phase, Reach, RecordProject,
    Reopen, SignAgreement, StateAmount, StateLevel, TerminateAgreement,
};
use inward_core::fact::AsOf;
use inward_core::finance::MoneyKind;
use inward_core::id::Id;
use inward_core::lead::Lead;
use inward_core::money::Currency;
use inward_core::negotiation::Negotiation;
use inward_core::project::Project;
use inward_core::record::Record;
use inward_core::standing::Is;
use inward_core::target::Phased;
use inward_core::when::Truth;
use inward_core::world::World;

use crate::history::amount;
use crate::world::{Book, as_of};

const YI: i64 = 100_000_000 * 10_000;

/// Talks with a known investor, so that contracts lack nothing that refuses.
fn talks(book: &mut Book) -> Id<Negotiation> {
    let investor: Id<inward_core::organisation::Organisation> = book.made(AddOrganisation::named("日昌晶"));
    let lead: Id<Lead> = book.made(CaptureLead::titled("蓝宝石").investor(investor).on("2020-06-01").unwrap());
    book.made(OpenNegotiation::with(lead).total_planned(amount("30亿")).on("2020-06-10").unwrap())
}

#[test]
fn a_level_that_nobody_stated_is_an_intent_for_certain_and_a_contract_possibly() {
    let mut book = Book::yangquan();
    let talks = talks(&mut book);
    let mut sign = SignAgreement::contract(talks).on("2020-07-01").unwrap();
    sign.level = None;
    let deal: Id<Agreement> = book.made(sign);
    let playbook = book.playbook();
    let truth = |book: &Book, key: &str| book.get(deal).milestones.truth(key, None, AsOf::LATEST, &playbook);
    assert_eq!(truth(&book, "intent_signed"), Truth::Yes);
    assert_eq!(truth(&book, "contract_signed"), Truth::Possibly);
    let row = book.index(deal);
    assert_eq!((row.stage, row.possible_stage), (Some(60), Some(70)));
    assert_eq!(book.get(deal).level_at(AsOf::LATEST), None);

    book.today("2021-02-10");
    book.must(StateLevel::of(deal, Level::Contract, "见到合同原件"));
    assert_eq!(truth(&book, "contract_signed"), Truth::Yes);
    assert_eq!(truth(&book, "intent_signed"), Truth::No, "a contract is no intent");
    let agreement = book.get(deal);
    assert_eq!(agreement.level_at(AsOf::LATEST), Some(Level::Contract));
    assert_eq!(agreement.level_at(as_of("2021-12-31", "2021-02-09")), None, "before it was known");
    let when = agreement.milestones.when("contract_signed", None, AsOf::LATEST, &playbook);
    assert_eq!(when.unwrap().to_string(), "2020-07-01", "the date stays");
    assert_eq!(book.index(deal).stage, Some(70));
}

#[test]
fn every_level_can_be_stated_and_corrected() {
    let mut book = Book::yangquan();
    let talks = talks(&mut book);
    let deal: Id<Agreement> = book.made(SignAgreement::intent(talks));
    for level in [Level::Framework, Level::Contract, Level::Framework, Level::Intent] {
        book.must(StateLevel::of(deal, level, "更正"));
        assert_eq!(book.get(deal).level_at(AsOf::LATEST), Some(level));
        assert_eq!(book.refused(StateLevel::of(deal, level, "更正")), "record.nothing-new");
        let stage = if level == Level::Contract { 70 } else { 60 };
        assert_eq!(book.index(deal).stage, Some(stage));
    }
}

#[test]
fn amendments_make_versions_of_the_text_and_of_the_amounts() {
    let mut book = Book::yangquan();
    let talks = talks(&mut book);
    let sign = SignAgreement::contract(talks).contract_investment(amount("25.3亿"));
    let deal: Id<Agreement> = book.made(sign.on("2020-07-01").unwrap());
    book.must(AmendAgreement::of(deal).contract_investment(amount("26亿")).on("2020-12-01").unwrap());
    let agreed = |book: &Book, on: &str| {
        let point = as_of(on, "2021-12-31");
        let deal = book.get(deal);
        (deal.amounts.at(MoneyKind::ContractInvestment, None, point).unwrap().in_yi(), deal.text_version(point))
    };
    assert_eq!(agreed(&book, "2020-11-30").1, 1);
    assert_eq!(agreed(&book, "2020-12-01").1, 2);
    assert_ne!(agreed(&book, "2020-11-30").0, agreed(&book, "2020-12-01").0);
    // What is stated without a start takes the place of the amendment from the day it is known.
    book.must(StateAmount::of(deal, MoneyKind::ContractInvestment, amount("25亿")));
    assert_eq!(agreed(&book, "2020-12-01").0, "26亿");
    assert_eq!(book.index(deal).amount, Some(25 * YI));
}

#[test]
fn a_framework_with_two_contracts_and_their_projects_is_one_investment() {
    let mut book = Book::yangquan();
    let talks = talks(&mut book);
    let all = book.investment_of(talks);
    assert_eq!(book.index(all).amount, Some(30 * YI), "of the talks, while nothing came of them");
    let frame: Id<Agreement> = book.made(SignAgreement::framework_of(talks).total_planned(amount("28亿")));
    assert_eq!(book.index(all).amount, Some(28 * YI));
    let one = SignAgreement::contract_under(frame).title("一期").contract_investment(amount("10亿"));
    let one: Id<Agreement> = book.made(one);
    let two = SignAgreement::contract_under(frame).title("二期").contract_investment(amount("12亿"));
    let two: Id<Agreement> = book.made(two);
    assert_eq!(book.investment_of(two), all);
    assert_eq!(book.get(two).parties.len(), 1, "the parties of the framework");
    assert_eq!(book.index(all).amount, Some(22 * YI), "the contracts, not the framework");
    let built = RecordProject::under(one).total_planned(amount("9亿")).phases([Phase::unknown(), Phase::unknown()]);
    let built: Id<Project> = book.made(built);
    assert_eq!(book.index(all).amount, Some(21 * YI), "the project in place of its contract");
    let bare: Id<Project> = book.made(RecordProject::under(two));
    assert_eq!(book.index(all).amount, Some(21 * YI), "a project without an amount bears its contract's");
    book.must(Reach::of(built.phase(2), "construction_started").on("2020-10-01").unwrap());
    let row = book.index(all);
    assert_eq!((row.stage, row.standing), (Some(140), Is::Ongoing));
    assert_eq!(row.last.unwrap().to_string(), "2020-10-01");
    assert_eq!(row.first.unwrap().to_string(), "2020-06-01");
    assert_eq!(row.organisation, book.index(talks).organisation);

    // Foreign money stands beside: the zone's own currency is carried, the others are counted.
    let dollars = RecordProject::titled("合资").investment(all).total_planned(amount("5亿美元"));
    book.made::<Project>(dollars);
    let row = book.index(all);
    assert_eq!((row.amount, row.currency, row.currencies), (Some(21 * YI), Some(Currency::CNY), 2));
    let _ = bare;
}

#[test]
fn an_investment_is_closed_when_all_its_tips_are() {
    let mut book = Book::yangquan();
    let talks = talks(&mut book);
    let all = book.investment_of(talks);
    let one = book.made::<Agreement>(SignAgreement::contract(talks).title("一").total_planned(amount("1亿")));
    let two = book.made::<Agreement>(SignAgreement::contract(talks).title("二").total_planned(amount("2亿")));
    assert_eq!(book.index(all).amount, Some(3 * YI));
    book.must(TerminateAgreement::of(one, "expired").on("2020-11-01").unwrap());
    let row = book.index(all);
    assert_eq!((row.standing, row.amount), (Is::Ongoing, Some(2 * YI)), "what is closed no longer counts");
    book.must(TerminateAgreement::of(two, "insolvency").on("2020-12-01").unwrap());
    let row = book.index(all);
    assert_eq!((row.standing, row.amount), (Is::Terminated, Some(3 * YI)), "closed as a whole");
    book.must(Reopen::of(one, "恢复履行"));
    assert_eq!(book.index(all).standing, Is::Ongoing);
}

#[test]
fn what_was_lost_can_be_reopened() {
    let mut book = Book::yangquan();
    let talks = talks(&mut book);
    book.must(LoseNegotiation::of(talks, "lost_on_land").lost_to("包头").on("2020-10-11").unwrap());
    let standing = |book: &Book, on: &str| book.state_of(talks).standings().unwrap().at(as_of(on, "2021-12-31"));
    assert_eq!(standing(&book, "2020-10-10"), Is::Ongoing);
    assert_eq!(standing(&book, "2020-10-11"), Is::Lost);
    assert_eq!(book.index(talks).standing, Is::Lost);
    for refused in [SignAgreement::contract(talks), SignAgreement::intent(talks)] {
        assert_eq!(book.refused(refused), "negotiation.already-closed");
    }
    // What happened before the closing may still be recorded.
    book.must(Reach::of(talks, "reviewed").on("2020-10-01").unwrap());
    assert_eq!(book.refused(Reopen::of(talks, "回头再谈").on("2020-10-01").unwrap()), "standing.before-current");
    book.must(Reopen::of(talks, "回头再谈").on("2020-10-20").unwrap());
    assert_eq!(standing(&book, "2020-10-19"), Is::Lost);
    assert_eq!(standing(&book, "2020-10-20"), Is::Ongoing);
    book.must(SignAgreement::contract(talks));
}

/// Suspended in the middle of a month, lost some time in it: what was said last is gone by.
#[test]
fn a_closing_of_an_imprecise_day_closes() {
    let mut book = Book::yangquan();
    let talks = talks(&mut book);
    book.must(inward_core::command::Suspend::of(talks, "owner_change").on("2020-10-15").unwrap());
    book.must(LoseNegotiation::of(talks, "lost_on_land").on("2020-10").unwrap());
    assert_eq!(book.index(talks).standing, Is::Lost);
    assert_eq!(book.refused(SignAgreement::contract(talks)), "negotiation.already-closed");
}

/// The needs of a contract are held against the record as it will be, and what it came of.
#[test]
fn the_needs_of_a_signing_see_what_the_signing_says() {
    let mut book = Book::yangquan();
    let talks = talks(&mut book);
    let missing = |book: &mut Book, sign: SignAgreement| {
        let decision = book.must(sign);
        let wanting = decision.warnings.iter().find(|warning| warning.code.as_str() == "milestone.needs-wanting");
        wanting.map(|warning| warning.params["missing"].clone())
    };
    let bare = SignAgreement::contract(talks);
    assert_eq!(missing(&mut book, bare).unwrap(), "field.contract_investment, milestone.reviewed");
    let with_amount = SignAgreement::contract(talks).contract_investment(amount("1亿"));
    assert_eq!(missing(&mut book, with_amount.clone()).unwrap(), "milestone.reviewed");
    book.must(Reach::of(talks, "reviewed").on("2020-06-20").unwrap());
    assert_eq!(missing(&mut book, with_amount), None);
    let frame: Id<Agreement> = book.made(SignAgreement::framework_of(talks));
    let under = SignAgreement::contract_under(frame).contract_investment(amount("1亿"));
    assert_eq!(missing(&mut book, under), None, "the review of the talks that the framework came of");
    // The one need that refuses can be overridden with a reason, which is kept.
    let alone = SignAgreement::titled("无当事方").level(Level::Contract);
    assert_eq!(book.refused(alone.clone()), "milestone.needs-unmet");
    let decision = book.must(alone.overriding("当事方名称尚在变更"));
    assert!(decision.warnings.iter().any(|warning| warning.code.as_str() == "milestone.needs-unmet"));
    assert!(decision.notes.iter().any(|(_, text)| text == "当事方名称尚在变更"));
}
