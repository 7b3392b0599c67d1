//! What all records share: rejections, claims, verification, names, moves, keys, people.

use inward_core::agreement::{Agreement, Level};
use inward_core::command::{
    AddList, AddOrganisation, AddPromotionEvent, AddUnit, Assign, CaptureLead, ChangeAgreement, ChangeLead,
    ChangeNegotiation, ChangeOrganisation, ChangeProject, ChangeUnit, Correct, DisqualifyLead, EnrolPerson,
    ErasePerson, MoveRecord, NameRecord, OpenInvestment, OpenNegotiation, Phase, Promise, Reach, RecordProject,
    RegisterClaim, RenamePhase, Retract, SetAttribute, SignAgreement, Suspend, TriageLead, Verify,
};
use inward_core::commitment::Commitment;
use inward_core::evidence::{Assurance, Evidence};
use inward_core::fact::AsOf;
use inward_core::filter::Filter;
use inward_core::id::{FactRef, Id, RecordId};
use inward_core::identifier::Uscc;
use inward_core::investment::Investment;
use inward_core::lead::Lead;
use inward_core::milestone::{Judgement, Outcome};
use inward_core::negotiation::Negotiation;
use inward_core::organisation::Organisation;
use inward_core::person::Person;
use inward_core::project::Project;
use inward_core::record::{Record, Reference};
use inward_core::standing::Is;
use inward_core::unit::Unit;
use inward_core::when::{Timestamp, Truth};
use inward_core::world::{Relation, UniqueKey, World};

use crate::world::{Book, as_of};

fn lead(book: &mut Book, title: &str) -> Id<Lead> {
    book.made(CaptureLead::titled(title).on("2020-06-01").unwrap())
}

#[test]
fn what_triage_or_a_review_rejects_is_closed() {
    for outcome in [Outcome::Passed, Outcome::Conditional, Outcome::Rejected, Outcome::Vetoed] {
        let rejected = matches!(outcome, Outcome::Rejected | Outcome::Vetoed);
        let mut book = Book::yangquan();
        let lead = lead(&mut book, "线索");
        let talks: Id<Negotiation> = book.made(OpenNegotiation::with(lead).on("2020-06-10").unwrap());
        book.must(TriageLead::of(lead, outcome).on("2020-06-05").unwrap());
        let judgement = Judgement { body: Some("评审会".to_owned()), outcome };
        book.must(Reach::of(talks, "reviewed").judgement(judgement).on("2020-06-20").unwrap());
        let is = if rejected { Is::Rejected } else { Is::Ongoing };
        assert_eq!((book.index(lead).standing, book.index(talks).standing), (is, is), "{outcome:?}");
        let before = as_of("2020-06-04", "2021-12-31");
        assert_eq!(book.state_of(lead).standing_at(before), Some(Is::Ongoing));
        // The judgement itself is a milestone all the same.
        let playbook = book.playbook();
        assert_eq!(book.get(lead).milestones.truth("triaged", None, AsOf::LATEST, &playbook), Truth::Yes);
        if rejected {
            assert_eq!(book.refused(OpenNegotiation::with(lead)), "lead.already-closed");
            assert_eq!(book.refused(SignAgreement::intent(talks)), "negotiation.already-closed");
        }
    }
}

/// A rejection whose day nobody stated closes from the day it is known.
#[test]
fn an_undated_rejection_closes_what_was_suspended() {
    let mut book = Book::yangquan();
    let lead = lead(&mut book, "线索");
    book.must(Suspend::of(lead, "owner_change").on("2020-08-01").unwrap());
    book.must(TriageLead::of(lead, Outcome::Rejected));
    assert_eq!(book.index(lead).standing, Is::Rejected);
    let then = as_of("2021-01-30", "2021-12-31");
    assert_eq!(book.state_of(lead).standing_at(then), Some(Is::Suspended));
}

#[test]
fn who_invests_and_where_it_came_from_can_change() {
    let mut book = Book::yangquan();
    let [first, second]: [Id<Organisation>; 2] =
        ["合成甲公司", "合成乙公司"].map(|name| book.made(AddOrganisation::named(name)));
    let event = book.made(AddPromotionEvent::named("合成推介会"));
    let lead: Id<Lead> = book.made(CaptureLead::titled("线索").investor(first).origin("以商招商"));
    let talks: Id<Negotiation> = book.made(OpenNegotiation::with(lead));
    let deal: Id<Agreement> = book.made(SignAgreement::contract(talks).occasion("一季度签约"));
    let project: Id<Project> = book.made(RecordProject::under(deal).phases([Phase::unknown(), Phase::unknown()]));
    let concerned = |book: &Book| (book.index(lead).organisation, book.index(talks).organisation);
    assert_eq!(concerned(&book), (Some(first), Some(first)));

    // What is not given stays.
    book.must(ChangeLead::of(lead).investor(second));
    assert_eq!(book.get(lead).origin.as_deref(), Some("以商招商"));
    book.must(ChangeLead::of(lead).origin("展会").referrer(first).promotion_event(event));
    let known = book.get(lead);
    assert_eq!((known.investor, known.referrer, known.promotion_event), (Some(second), Some(first), Some(event)));
    assert_eq!(known.origin.as_deref(), Some("展会"));
    book.must(ChangeNegotiation::of(talks).investor(second));
    assert_eq!(concerned(&book), (Some(second), Some(second)));

    book.must(ChangeAgreement::of(deal).occasion("二季度签约"));
    assert_eq!((book.get(deal).parties.clone(), book.get(deal).occasion.as_deref()), (vec![first], Some("二季度签约")));
    book.must(ChangeAgreement::of(deal).party(second).party(first));
    assert_eq!(
        (book.get(deal).parties.clone(), book.get(deal).occasion.as_deref()),
        (vec![second, first], Some("二季度签约"))
    );

    book.must(ChangeProject::of(project).owner(second));
    book.must(RenamePhase::of(project, 2, "二期 厂房"));
    let known = book.get(project);
    assert_eq!((known.owner, book.index(project).organisation), (Some(second), Some(second)));
    let names: Vec<_> = known.phases().iter().map(|phase| phase.name.as_deref()).collect();
    assert_eq!(names, [None, Some("二期 厂房")]);
}

#[test]
fn claims_that_conflict_both_stay_and_the_earliest_stands() {
    let mut book = Book::yangquan();
    let units: Vec<Id<Unit>> =
        ["招商二局", "招商三局", "招商四局"].map(|name| book.made(AddUnit::named(name))).into_iter().collect();
    let lead = lead(&mut book, "线索");
    let none: [&str; 0] = [];
    assert_eq!(book.warned(RegisterClaim::of(lead, units[0]).on("2020-06-10").unwrap()), none);
    let decision = book.must(RegisterClaim::of(lead, units[1]).on("2020-06-05").unwrap());
    assert_eq!(decision.warnings[0].code.as_str(), "claim.conflict");
    assert_eq!(decision.warnings[0].params["holder"], units[0].to_string());
    let stands = |book: &Book| book.get(lead).first_contact(AsOf::LATEST).unwrap().value.unit;
    assert_eq!(stands(&book), units[1]);
    // Undated: registered today.
    book.must(RegisterClaim::of(lead, units[2]));
    assert_eq!(stands(&book), units[1]);
    assert_eq!(book.get(lead).claims.iter().count(), 3);
    let second = book.fact_of_version(lead, 3);
    book.must(Retract::fact_of(second, "裁定不成立"));
    assert_eq!(stands(&book), units[0]);
    assert_eq!(book.warned(RegisterClaim::of(lead, units[1])), ["claim.conflict"], "it may be claimed anew");
}

#[test]
fn another_actor_verifies_and_a_correction_needs_it_anew() {
    let mut book = Book::yangquan();
    let lead = lead(&mut book, "线索");
    book.must(TriageLead::of(lead, Outcome::Passed).evidence(Evidence::document("研判意见")));
    let fact = book.last_fact(lead);
    let assurance = |book: &Book, fact: FactRef| {
        let facts = &book.get(lead).milestones.reached;
        facts.iter().find(|known| known.of.id == fact.fact).unwrap().of.assurance(Timestamp::MAX)
    };
    assert_eq!(book.refused(Verify::fact_of(fact)), "fact.own-evidence");
    assert_eq!(assurance(&book, fact), Assurance::Claimed);
    let author = book.actor;
    let other = book.acts("zhao.si");
    let before = book.now;
    book.today("2021-02-10");
    book.must(Verify::fact_of(fact));
    assert_eq!(assurance(&book, fact), Assurance::Verified);
    let then = book.get(lead).milestones.reached.iter().find(|known| known.of.id == fact.fact).unwrap();
    assert_eq!(then.of.assurance(before), Assurance::Claimed, "nobody had checked it by then");
    assert_eq!(then.of.assurance(book.now), Assurance::Verified);
    let verified = book.get(lead).milestones.reached.iter().last().unwrap().of.verified.unwrap();
    assert_eq!(verified.by, other);
    book.actor = author;
    book.must(Correct::milestone_of(lead, "triaged", "误").on("2020-07-01").unwrap());
    let restated = book.last_fact(lead);
    assert_eq!(assurance(&book, restated), Assurance::Claimed);
    let kept = book.get(lead).milestones.reached.iter().last().unwrap();
    let judgement = kept.value.judgement.as_ref().unwrap();
    assert_eq!((judgement.outcome, kept.of.evidence.is_some()), (Outcome::Passed, true), "the rest stays");
}

#[test]
fn names_codes_and_references_are_found_and_held_once() {
    let mut book = Book::yangquan();
    let one = lead(&mut book, "高品质蓝宝石");
    let two = lead(&mut book, "另一线索");
    book.must(NameRecord::of(one).title("蓝宝石长晶").code("ZS-1").alias("晶加"));
    let head = book.get(one).head.clone();
    assert_eq!(head.aliases, ["高品质蓝宝石", "晶加"], "the old title stays");
    assert_eq!(book.refused(NameRecord::of(two).code("zs-1")), "record.key-held");
    // The same code in other letters is still held.
    book.must(NameRecord::of(one).code("zs-1"));
    assert_eq!(book.refused(NameRecord::of(two).code("ZS-1")), "record.key-held");
    book.must(NameRecord::of(one).code("ZS-2"));
    book.must(NameRecord::of(two).code("ZS-1"));
    let reference = || Reference { system: "a/b".to_owned(), key: "c".to_owned() };
    book.must(NameRecord::of(one).reference(reference()));
    assert_eq!(book.refused(NameRecord::of(two).reference(reference())), "record.key-held");
    book.must(NameRecord::of(two).reference(Reference { system: "a".to_owned(), key: "b/c".to_owned() }));
    let all = book.investment_of(one);
    for text in ["蓝宝", "晶加", "ｚｓ-2", "c"] {
        assert!(Filter::default().text(text).matches(&book.index(one)), "{text}");
        assert!(Filter::default().text(text).matches(&book.index(all)), "{text} of the investment");
    }
    assert!(!Filter::default().text("高纯").matches(&book.index(one)));
    book.must(NameRecord::of(one).title("高品质蓝宝石"));
    assert_eq!(book.get(one).head.aliases, ["晶加", "蓝宝石长晶"]);
}

#[test]
fn organisations_lists_and_units_are_mentioned_by_every_name() {
    let mut book = Book::yangquan();
    let body: Id<Organisation> = book.made(AddOrganisation::named("旧名公司").alias("简称"));
    book.must(NameRecord::of(body).title("新名公司").alias("别称"));
    let uscc = Uscc::parse("91350100M000100Y43").unwrap();
    book.must(ChangeOrganisation::of(body).uscc(uscc).unwrap());
    for name in ["旧名公司", "新名公司", "简称", "别称", "91350100m000100y43", " 新名公司 "] {
        let lead: Id<Lead> = book.made(CaptureLead::titled("x").investor(name));
        assert_eq!(book.get(lead).investor, Some(body), "{name}");
    }
    assert_eq!(book.refused(AddOrganisation::named("别称")), "organisation.name-taken");
    let unit: Id<Unit> = book.made(AddUnit::named("审批局").code("SP"));
    book.must(ChangeUnit::of(unit).name("行政审批局").alias("政务局"));
    for name in ["审批局", "行政审批局", "政务局", "sp"] {
        let lead: Id<Lead> = book.made(CaptureLead::titled("x").unit(name));
        assert_eq!(book.get(lead).head.unit_at(AsOf::LATEST), Some(unit), "{name}");
    }
    let refusal = book.give(CaptureLead::titled("x").unit("行政审批所")).unwrap_err();
    assert!(refusal.params["near"].contains("行政审批局"), "{refusal}");
    let list = book.made::<inward_core::entry::Entry>(AddList::named("清单"));
    book.must(NameRecord::of(list).title(" 清 单"));
    book.must(NameRecord::of(list).title("清单"));
    assert_eq!(book.refused(AddList::named("清单")), "record.key-held");
}

#[test]
fn a_record_moves_and_moves_back() {
    let mut book = Book::yangquan();
    let lead = lead(&mut book, "线索");
    let home = book.investment_of(lead);
    let other: Id<Investment> = book.made(OpenInvestment::titled("另一项目"));
    book.today("2021-02-10");
    book.must(MoveRecord::to(lead, other, "实为同一项目"));
    assert_eq!(book.related(Relation::Member, other.record()).unwrap(), [lead.record()]);
    assert!(book.related(Relation::Member, home.record()).unwrap().is_empty());
    let head = &book.get(lead).head;
    assert_eq!(head.investment_at(as_of("2021-12-31", "2021-02-09")), Some(home), "before it was known");
    assert_eq!(head.investment_at(as_of("2020-06-01", "2021-02-10")), Some(other));
    let moved = book.last_fact(lead);
    book.must(Retract::fact_of(moved, "误移"));
    assert_eq!(book.investment_of(lead), home);
    book.must(MoveRecord::to(lead, other, "再移"));
    book.must(MoveRecord::to(lead, home, "移回"));
    assert_eq!(book.investment_of(lead), home);
    let first = FactRef { record: lead.record(), fact: "1.1".parse().unwrap() };
    book.must(Retract::fact_of(first, "其后的归属仍在"));
    assert_eq!(book.investment_of(lead), home);
}

/// What was promised with an agreement or a project belongs where that belongs; moved back, all is
/// as it was. What came of it otherwise stays.
#[test]
fn a_move_takes_along_what_was_promised() {
    let mut book = Book::yangquan();
    let investor: Id<Organisation> = book.made(AddOrganisation::named("合成公司"));
    let deal: Id<Agreement> =
        book.made(SignAgreement::titled("合同").level(Level::Contract).party(investor).on("2020-07-01").unwrap());
    let project: Id<Project> = book.made(RecordProject::under(deal));
    let home = book.investment_of(deal);
    let promise = |made_with: RecordId| Promise::to_investor(made_with, "soft").debtor("招商一局");
    let kept: Id<Commitment> = book.made(promise(deal.record()));
    let elsewhere: Id<Commitment> = book.made(promise(deal.record()));
    let of_project: Id<Commitment> = book.made(promise(project.record()));
    let [other, third]: [Id<Investment>; 2] =
        ["另一项目", "第三项目"].map(|title| book.made(OpenInvestment::titled(title)));
    book.must(MoveRecord::to(elsewhere, third, "单独移出"));
    let belongs = |book: &Book| {
        let ids = [deal.record(), kept.record(), elsewhere.record(), project.record(), of_project.record()];
        ids.map(|id| book.investment_of(id))
    };
    book.must(MoveRecord::to(deal, other, "实为同一项目"));
    assert_eq!(belongs(&book), [other, other, third, home, home]);
    book.must(MoveRecord::to(project, other, "随合同移"));
    assert_eq!(belongs(&book), [other, other, third, other, other]);
    assert_eq!(book.related(Relation::Left, home.record()).unwrap().len(), 5);
    assert!(book.related(Relation::Member, home.record()).unwrap().is_empty());
    for moved in [deal.record(), project.record()] {
        book.must(MoveRecord::to(moved, home, "移回"));
    }
    assert_eq!(belongs(&book), [home, home, third, home, home]);
    assert_eq!(book.related(Relation::Left, other.record()).unwrap().len(), 4);
}

#[test]
fn charge_and_attributes_hold_from_their_day() {
    let mut book = Book::yangquan();
    let two: Id<Unit> = book.made(AddUnit::named("招商二局"));
    let lead: Id<Lead> = book.made(CaptureLead::titled("x").unit("招商一局").attribute("target_industry", "scout"));
    book.must(Assign::of(lead).unit(two).on("2021-01-10").unwrap());
    book.must(SetAttribute::of(lead, "target_industry", "grow").on("2021-01").unwrap());
    let head = &book.get(lead).head;
    assert_ne!(head.unit_at(as_of("2021-01-09", "2021-12-31")), Some(two));
    assert_eq!(head.unit_at(as_of("2021-01-10", "2021-12-31")), Some(two));
    let grow = head.attribute_at("target_industry", AsOf::LATEST).unwrap();
    assert_eq!(grow.to_text(), "grow");
    assert_eq!(head.attribute_at("target_industry", as_of("2020-12-31", "2021-12-31")).unwrap().to_text(), "scout");
    // Charge of the zone itself is a fact like any other.
    let zone = book.zone_id();
    book.must(Assign::of(zone).unit(two));
    let fact = book.last_fact(zone);
    book.must(Retract::fact_of(fact, "误"));
    assert_eq!(book.state_of(zone).head().unit_at(AsOf::LATEST), None);
}

#[test]
fn erasing_a_person_leaves_the_log_as_it_is() {
    let mut book = Book::yangquan();
    let person: Id<Person> = book.made(EnrolPerson::named("zhang.san").title("科长").unit("招商一局"));
    let lead: Id<Lead> = book.made(CaptureLead::titled("x").officer("zhang.san"));
    let log: Vec<String> = book.log.iter().map(|kept| kept.event.payload().unwrap()).collect();
    assert!(!log.iter().any(|payload| payload.contains("zhang.san") || payload.contains("科长")));
    book.must(ErasePerson::of(person));
    assert!(!book.people.contains_key(&person) && !book.keys.contains_key(&UniqueKey::person("zhang.san")));
    assert_eq!(book.get(lead).head.officer_at(AsOf::LATEST), Some(person));
    assert_eq!(book.refused(CaptureLead::titled("x").officer("zhang.san")), "person.unknown");
}

#[test]
fn a_command_makes_a_record_of_its_own_id_and_an_investment_of_the_same() {
    let mut book = Book::yangquan();
    let command = book.next_command();
    let project: Id<Project> = book.made(RecordProject::titled("x"));
    assert_eq!(project.uuid(), command.uuid());
    assert_eq!(book.investment_of(project).uuid(), command.uuid());
    let lead = lead(&mut book, "线索");
    let talks: Id<Negotiation> = book.made(OpenNegotiation::with(lead));
    assert_eq!(book.investment_of(talks), book.investment_of(lead), "inherited from what it came of");
    assert_eq!(book.related(Relation::CameOf, lead.record()).unwrap(), [talks.record()]);
    book.must(DisqualifyLead::of(lead, "not_credible"));
    let all = book.index(book.investment_of(lead));
    assert_eq!(all.standing, Is::Ongoing, "the talks go on");
}
