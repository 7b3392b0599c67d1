//! What a correction puts right beside a day: amounts, figures, plans, reasons; and that the rules by
//! which a fact was stated hold for its correction.

use inward_core::agreement::{Agreement, Level};
use inward_core::command::{
    AddList, AddOrganisation, AddPhase, AdoptPlaybook, AmendAgreement, Breach, CaptureLead, Command, Correct, Fulfil,
    JoinList, LoseNegotiation, MeetCondition, OpenNegotiation, Phase, Plan, Promise, Reach, RecordInteraction,
    RecordMeasure, RecordMoney, RecordProject, RegisterClaim, Retract, SetTarget, SignAgreement, StateAmount,
    StateLevel, Suspend, Waive,
};
use inward_core::commitment::{BreachCause, Commitment, Life};
use inward_core::entry::Entry;
use inward_core::evidence::Evidence;
use inward_core::fact::{AsOf, Fact, FactSet};
use inward_core::finance::{Basis, MoneyKind};
use inward_core::id::{FactRef, Id, NoteId, RecordId};
use inward_core::lead::Lead;
use inward_core::measure::MeasureKind;
use inward_core::negotiation::{InteractionKind, Negotiation};
use inward_core::organisation::Organisation;
use inward_core::project::Project;
use inward_core::qualified::Measured;
use inward_core::record::Record;
use inward_core::when::Truth;

use crate::history::amount;
use crate::refusals::altered;
use crate::world::{Book, as_of};

/// The only fact that stands of those of a sort.
fn only<T>(facts: &FactSet<T>) -> &Fact<T> {
    let standing: Vec<_> = facts.standing(AsOf::LATEST.known).collect();
    assert_eq!(standing.len(), 1, "one fact stands");
    standing[0]
}

fn promised(book: &mut Book) -> Id<Commitment> {
    let investor: Id<Organisation> = book.made(AddOrganisation::named("日昌晶"));
    let deal: Id<Agreement> = book.made(SignAgreement::titled("合同").party(investor).on("2020-07-01").unwrap());
    let promise = Promise::to_investor(deal, "policy_incentive").debtor("招商一局").amount(amount("100万元"));
    let promise = promise.due("2020-08-31").unwrap().condition("设备全部到位");
    let promise = book.made(promise);
    book.must(MeetCondition::of(promise).on("2020-07-10").unwrap().note("验收单"));
    book.today("2021-12-31");
    promise
}

/// What was reached before its milestone was retired can be put right and taken back; it is only not
/// reached anew.
#[test]
fn a_milestone_that_was_retired_since_is_still_corrected() {
    let mut book = Book::yangquan();
    let project: Id<Project> = book.made(RecordProject::titled("项目"));
    book.must(Reach::of(project, "above_scale").on("2020-06-05").unwrap());
    let retired = altered("key = \"above_scale\"\n", "key = \"above_scale\"\nretired = true\n");
    book.must(AdoptPlaybook::of(retired));
    book.must(Correct::milestone_of(project, "above_scale", "误录").on("2020-06-04").unwrap());
    let state = book.state_of(project);
    let word = only(&state.milestones().unwrap().reached);
    assert_eq!(word.of.on.as_ref().unwrap().to_string(), "2020-06-04");
    let fact = FactRef { record: project.record(), fact: word.of.id };
    book.must(Retract::fact_of(fact, "误录"));
    assert_eq!(book.refused(Reach::of(project, "above_scale").on("2020-06-05").unwrap()), "milestone.retired");
}

/// The day a record was made with can be retracted, and then stated anew as that of any milestone.
#[test]
fn a_retracted_day_of_capture_or_signing_is_stated_anew() {
    let mut book = Book::yangquan();
    let investor: Id<Organisation> = book.made(AddOrganisation::named("日昌晶"));
    let lead: Id<Lead> = book.made(CaptureLead::titled("蓝宝石").on("2020-06-01").unwrap());
    let talks: Id<Negotiation> = book.made(OpenNegotiation::with(lead).on("2020-06-10").unwrap());
    let framework: Id<Agreement> = book.made(SignAgreement::framework_of(talks).on("2020-06-20").unwrap());
    let contract = SignAgreement::contract(talks).party(investor).on("2020-07-01").unwrap();
    let contract: Id<Agreement> = book.made(contract);
    for (record, milestone, level) in [
        (lead.record(), "lead_received", None),
        (talks.record(), "negotiating", None),
        (framework.record(), "intent_signed", Some(Level::Framework)),
        (contract.record(), "contract_signed", Some(Level::Contract)),
    ] {
        let reach = || Reach::of(record, milestone).on("2020-06-25").unwrap();
        assert_eq!(book.refused(reach()), "milestone.recorded-by", "it stands: to change it, correct it");
        let word = book.state_of(record).milestones().unwrap().reached.iter().next().unwrap().of.id;
        book.must(Retract::fact_of(FactRef { record, fact: word }, "日期不实"));
        let correct = Correct::milestone_of(record, milestone, "误").on("2020-06-25").unwrap();
        assert_eq!(book.refused(correct), "milestone.not-reached", "which says to reach it first");
        book.must(reach());
        let word = only(&book.state_of(record).milestones().unwrap().reached).clone();
        assert_eq!((word.value.milestone.as_str(), word.value.level), (milestone, level));
        assert_eq!(word.of.on.unwrap().to_string(), "2020-06-25");
        assert_eq!(book.refused(reach()), "milestone.recorded-by");
        book.must(Correct::milestone_of(record, milestone, "误").on("2020-06-26").unwrap());
    }
    // What was a contract and is reached as an intent is of a level that nobody states any more.
    let word = only(&book.get(contract).milestones.reached).of.id;
    book.must(Retract::fact_of(FactRef { record: contract.record(), fact: word }, "未签合同"));
    assert_eq!(book.refused(StateLevel::of(contract, Level::Intent, "按正本")), "milestone.not-reached");
    book.must(Reach::of(contract, "intent_signed").on("2020-07-02").unwrap());
    assert_eq!(book.get(contract).level_at(AsOf::LATEST), None);
    book.must(StateLevel::of(contract, Level::Intent, "按正本"));
    assert_eq!(book.get(contract).level_at(AsOf::LATEST), Some(Level::Intent));
    // Without a record there is nothing to state anew.
    let bare = book.made::<Project>(RecordProject::titled("合成项目"));
    let investment = book.investment_of(bare);
    assert_eq!(book.refused(Reach::of(investment, "negotiating")), "milestone.recorded-by");
}

/// A correction may not say what could not have been said: not behind the closing of its record, and
/// a day out of order is told.
#[test]
fn a_corrected_day_is_held_against_the_closing_and_the_order() {
    let mut book = Book::yangquan();
    let talks: Id<Negotiation> = book.made(OpenNegotiation::titled("洽谈").on("2020-06-10").unwrap());
    book.must(Reach::of(talks, "reviewed").on("2020-07-01").unwrap());
    book.must(LoseNegotiation::of(talks, "lost_on_land").on("2020-08-01").unwrap());
    let correct = |on: &str| Correct::milestone_of(talks, "reviewed", "误").on(on).unwrap();
    assert_eq!(book.refused(correct("2020-08-02")), "negotiation.already-closed");
    assert_eq!(book.refused(correct("2020-09")), "negotiation.already-closed");
    assert!(book.warned(correct("2020-08-01")).is_empty());
    assert!(book.warned(correct("2020-08")).is_empty(), "it may have been before the closing");
    assert_eq!(book.warned(correct("2020-06-01")), ["milestone.out-of-order"]);
    // What stands as it stood is no new word: its evidence is put right however the record stands.
    book.must(Correct::milestone_of(talks, "reviewed", "补件").evidence(Evidence::document("会议纪要")));
}

#[test]
fn a_fulfilment_is_corrected_in_its_day_its_amount_and_its_extent() {
    let mut book = Book::yangquan();
    let promise = promised(&mut book);
    let life = |book: &Book, on: &str| book.life(promise, as_of(on, "2021-12-31"));
    let pay = |text: &str, on: &str| Fulfil::of(promise).amount(amount(text)).on(on).unwrap();
    book.must(pay("70万元", "2020-08-10").note("第一笔"));
    let first = book.last_fact(promise);
    book.must(pay("30万元", "2020-08-20"));
    assert_eq!(life(&book, "2020-12-31"), Life::OnTime);

    // 60万元 were paid, not 70万元: 10万元 are still owed.
    let known_before = book.now;
    book.today("2022-01-01");
    book.must(Correct::fact_of(first, "按银行回单").amount(amount("60万元")));
    assert_eq!(life(&book, "2020-12-31"), Life::OnTime, "as it was known then");
    let now = as_of("2020-12-31", "2022-01-01");
    assert_eq!(book.life(promise, now), Life::Overdue);
    assert!(book.is_kept(promise, AsOf { known: known_before, ..AsOf::LATEST }));
    let right = book.last_fact(promise);
    let corrected = book.get(promise).fulfilments.iter().last().unwrap();
    assert_eq!((right.fact, corrected.value.whole), (corrected.of.id, false));
    assert_eq!(corrected.of.on.as_ref().unwrap().to_string(), "2020-08-10", "the day stays");
    assert_eq!(book.notes[&corrected.value.note.unwrap()], "第一笔", "the note stays");

    // The rules of a fulfilment hold: no more than is owed beside the rest, in the currency that is owed.
    let correct = |text: &str| Correct::fact_of(right, "误").amount(amount(text));
    assert_eq!(book.refused(correct("70.01万元")), "commitment.more-than-owed");
    assert_eq!(book.refused(correct("1万美元")), "money.unlike-currencies");
    assert_eq!(book.refused(Correct::fact_of(right, "误").on("2022-02-01").unwrap()), "milestone.in-the-future");
    book.must(correct("70万元").on("2020-09-10").unwrap());
    assert_eq!(book.life(promise, now), Life::Late, "settled, on the day of the last payment");
    assert!(book.get(promise).fulfilments.iter().last().unwrap().value.whole);
}

#[test]
fn whether_all_or_a_part_was_kept_is_corrected_where_no_amount_says_it() {
    let mut book = Book::yangquan();
    let lead: Id<Lead> = book.made(CaptureLead::titled("蓝宝石长晶"));
    let promise = Promise::to_investor(lead, "soft").debtor("招商一局").due("2020-08-31").unwrap();
    let promise: Id<Commitment> = book.made(promise);
    book.must(Fulfil::of(promise).on("2020-08-01").unwrap());
    let life = |book: &Book| book.life(promise, as_of("2020-08-31", "2021-12-31"));
    assert_eq!(life(&book), Life::OnTime);
    book.must(Correct::fact_of(book.last_fact(promise), "只办了一半").in_part(true));
    assert_eq!(life(&book), Life::Partly);
    book.must(Correct::fact_of(book.last_fact(promise), "已办完").in_part(false));
    assert_eq!(life(&book), Life::OnTime);
    assert_eq!(only(&book.get(promise).fulfilments).of.on.as_ref().unwrap().to_string(), "2020-08-01");
}

#[test]
fn a_breach_a_waiver_and_a_due_day_are_corrected() {
    let mut book = Book::yangquan();
    let promise = promised(&mut book);
    let due = FactRef { record: promise.record(), fact: only(&book.get(promise).due).of.id };
    book.must(Correct::fact_of(due, "按合同").target("2020-09-30").unwrap());
    assert_eq!(book.get(promise).due_at(AsOf::LATEST).unwrap().to_string(), "2020-09-30");
    book.must(Breach::of(promise, BreachCause::Own).note("未按期").on("2020-10-01").unwrap());
    let right = Correct::fact_of(book.last_fact(promise), "系防疫").cause(BreachCause::ForceMajeure);
    book.must(right.note("因防疫停工"));
    let breach = only(&book.get(promise).breaches);
    assert_eq!(breach.value.cause, BreachCause::ForceMajeure);
    assert_eq!(book.notes[&breach.value.note.unwrap()], "因防疫停工");
    assert_eq!(breach.of.on.as_ref().unwrap().to_string(), "2020-10-01");
    book.must(Waive::of(promise, "疫情").on("2020-11-01").unwrap());
    book.must(Correct::fact_of(book.last_fact(promise), "按纪要").note("企业改扩建").on("2020-11-05").unwrap());
    let waiver = only(&book.get(promise).waivers);
    assert_eq!(book.notes[&waiver.value.reason.unwrap()], "企业改扩建");
    assert_eq!(book.life(promise, as_of("2020-11-04", "2021-12-31")), Life::Broken);
    assert_eq!(book.life(promise, as_of("2020-11-05", "2021-12-31")), Life::Waived);
    let blank = Correct::fact_of(book.last_fact(promise), "按纪要").note(" ");
    assert_eq!(book.refused(blank), "text.reason-missing");
}

#[test]
fn figures_are_corrected_and_checked_as_they_were_recorded() {
    let mut book = Book::yangquan();
    let project: Id<Project> = book.made(RecordProject::titled("蓝宝石长晶"));
    let funds = |text: &str, on: &str| {
        let funds = RecordMoney::of(project, MoneyKind::FundsArrived, amount(text)).basis(Basis::Cumulative);
        funds.on(on).unwrap()
    };
    book.must(funds("2亿", "2020-10-31"));
    book.must(funds("2.5亿", "2020-11-30"));
    let later = book.last_fact(project);
    // Itself is not what a figure falls below; the earlier one is.
    assert!(book.warned(Correct::fact_of(later, "误").amount(amount("2.2亿"))).is_empty());
    let later = book.last_fact(project);
    assert_eq!(book.warned(Correct::fact_of(later, "误").amount(amount("1.9亿"))), ["finance.falling"]);
    let later = book.last_fact(project);
    book.must(Correct::fact_of(later, "误").amount(amount("2.4亿")).period("2020-11").unwrap());
    let entry = book.get(project).money().cumulative(MoneyKind::FundsArrived, None, AsOf::LATEST).unwrap();
    assert_eq!((entry.amount.in_yi(), entry.period.as_ref().unwrap().to_string()), ("2.4亿".into(), "2020-11".into()));

    book.must(StateAmount::of(project, MoneyKind::AnnualPlanned, amount("3亿")).period("2020").unwrap());
    book.must(Correct::fact_of(book.last_fact(project), "年度误填").period("2021").unwrap());
    book.must(StateAmount::of(project, MoneyKind::TotalPlanned, amount("5亿")));
    let total = Correct::fact_of(book.last_fact(project), "误").period("2021").unwrap();
    assert_eq!(book.refused(total), "finance.has-no-period", "no sum would find it");
    let planned = |book: &Book, year: &str| {
        let year = year.parse().unwrap();
        let amounts = &book.get(project).amounts;
        amounts.for_period(MoneyKind::AnnualPlanned, None, Some(&year), AsOf::LATEST).map(ToString::to_string)
    };
    assert_eq!(planned(&book, "2020"), None);
    assert_eq!(planned(&book, "2021").unwrap(), "300000000 CNY");

    let jobs = RecordMeasure::of(project, "jobs_new", MeasureKind::Actual, "200个".parse().unwrap());
    book.must(jobs);
    book.must(Correct::fact_of(book.last_fact(project), "误").value("120个".parse::<Measured>().unwrap()));
    let actual = Correct::fact_of(book.last_fact(project), "误");
    let ahead = "milestone.in-the-future";
    assert_eq!(book.refused(actual.clone().period("2022").unwrap()), ahead, "it was measured by now");
    assert_eq!(book.refused(actual.on("2022-01-01").unwrap()), ahead);
    let measured = book.get(project).measures.at("jobs_new", MeasureKind::Actual, None, None, AsOf::LATEST).unwrap();
    assert_eq!(measured.value.to_string(), "120 个");

    let zone = book.zone_id();
    book.must(SetTarget::of(zone, "fai_growth").text("平稳增长").on("2020-01-10").unwrap());
    let target = Correct::fact_of(book.last_fact(zone), "按印发稿").period("2020").unwrap();
    book.must(target.value("22%以上".parse::<Measured>().unwrap()).note("较快增长"));
    let target = book.get(zone).measures.targets_at(AsOf::LATEST).last().unwrap();
    assert_eq!(target.value.value.as_ref().unwrap().to_string(), "≥ 22 %");
    assert_eq!(book.notes[&target.value.text.unwrap()], "较快增长");
}

#[test]
fn a_plan_and_a_membership_are_corrected() {
    let mut book = Book::yangquan();
    let project: Id<Project> = book.made(RecordProject::titled("蓝宝石长晶"));
    book.must(AddPhase::to(project, Phase::unknown()));
    book.must(Plan::of(project, "production", "2021-06").unwrap().on("2020-07-18").unwrap());
    book.must(Correct::fact_of(book.last_fact(project), "误").target("2021-09").unwrap());
    let milestones = &book.get(project).milestones;
    assert_eq!(milestones.planned_for("production", Some(1), AsOf::LATEST).unwrap().to_string(), "2021-09");
    assert_eq!(
        only(&milestones.planned).of.on.as_ref().unwrap().to_string(),
        "2020-07-18",
        "when it was planned stays"
    );

    let list: Id<Entry> = book.made(AddList::named("2020 年重点项目").on("2020-03-20").unwrap());
    book.must(JoinList::of(project, list).reason("市级重点"));
    book.must(Correct::fact_of(book.last_fact(project), "按文件").on("2020-05-01").unwrap().note("省级重点"));
    let is_listed = |book: &Book, on: &str| book.get(project).is_listed(list, as_of(on, "2021-12-31"));
    assert_eq!((is_listed(&book, "2020-04-30"), is_listed(&book, "2020-05-01")), (Truth::No, Truth::Yes));
    assert_eq!(book.notes[&only(&book.get(project).memberships).value.reason.unwrap()], "省级重点");
}

/// Every note that a fact has can be said anew, on records of every kind.
#[test]
fn notes_of_facts_are_corrected() {
    let mut book = Book::yangquan();
    let investor: Id<Organisation> = book.made(AddOrganisation::named("光合材料"));
    let lead: Id<Lead> = book.made(CaptureLead::titled("蓝宝石长晶").investor(investor));
    let talks: Id<Negotiation> = book.made(OpenNegotiation::with(lead));
    let deal: Id<Agreement> = book.made(SignAgreement::contract(talks));
    let promise = promised(&mut book);
    let met = FactRef { record: promise.record(), fact: only(&book.get(promise).conditions_met).of.id };
    let say = |book: &mut Book, command: Command, record: RecordId| {
        book.must(command);
        let fact = book.last_fact(record);
        book.must(Correct::fact_of(fact, "误").note("改写"));
    };
    say(&mut book, RegisterClaim::of(lead, "招商一局").note("首谈").into(), lead.record());
    let meeting = RecordInteraction::of(talks, InteractionKind::Meeting).note("会谈");
    say(&mut book, meeting.into(), talks.record());
    say(&mut book, AmendAgreement::of(deal).note("补充协议").into(), deal.record());
    say(&mut book, Suspend::of(lead, "owner_change").note("暂缓").into(), lead.record());
    let project: Id<Project> = book.made(RecordProject::under(deal));
    let plan = Plan::of(project, "production", "2021-06").unwrap().reason("首次计划");
    say(&mut book, plan.into(), project.record());
    book.must(Correct::fact_of(met, "误").note("改写"));
    let notes: Vec<Option<NoteId>> = vec![
        only(&book.get(lead).claims).value.note,
        only(&book.get(talks).interactions).value.note,
        only(&book.get(deal).amendments).value.note,
        only(book.get(lead).standings.facts()).value.note,
        only(&book.get(project).milestones.planned).value.reason,
        only(&book.get(promise).conditions_met).value.note,
    ];
    for note in notes {
        assert_eq!(book.notes[&note.unwrap()], "改写");
    }
}

#[test]
fn what_a_fact_does_not_have_is_not_corrected() {
    let mut book = Book::yangquan();
    let lead: Id<Lead> = book.made(CaptureLead::titled("蓝宝石长晶").on("2020-06").unwrap());
    let received = || Correct::milestone_of(lead, "lead_received", "误");
    let table: [Command; 6] = [
        received().value("120个".parse::<Measured>().unwrap()).into(),
        received().target("2020-07").unwrap().into(),
        received().period("2020").unwrap().into(),
        received().in_part(true).into(),
        received().cause(BreachCause::Own).into(),
        received().note("说明").into(),
    ];
    for command in table {
        assert_eq!(book.refused(command.clone()), "fact.has-no-such-part", "{command:?}");
    }
}

#[test]
fn a_correction_reads_back_from_its_json() {
    let record = "cmt_01890a5d-ac96-774b-bcce-b302099a8057";
    let whole = format!(
        r#"{{"correct":{{"aim":{{"record":"{record}"}},"reason":"误","fact":"2","on":"2020-08-11","amount":"30万元","value":"120个","target":"2020-09","period":"2020","in_part":true,"cause":"own","note":"说明"}}}}"#
    );
    let command = Command::from_json(&whole).unwrap();
    let Command::Correct(correct) = &command else { panic!("{command:?}") };
    assert_eq!((correct.in_part, correct.cause), (Some(true), Some(BreachCause::Own)));
    assert_eq!(Command::from_json(&serde_json::to_string(&command).unwrap()).unwrap(), command);
    // What is not said is not written: the JSON of a correction of a day is what it always was.
    let day = format!(r#"{{"correct":{{"aim":{{"record":"{record}"}},"reason":"误","fact":"2","on":"2020-08-11"}}}}"#);
    assert_eq!(serde_json::to_string(&Command::from_json(&day).unwrap()).unwrap(), day);
    let not_in_part = whole.replace("true", "false");
    assert_eq!(Command::from_json(&not_in_part).unwrap(), {
        let mut correct = correct.clone();
        correct.in_part = Some(false);
        correct.into()
    });
    let wrong = whole.replace("\"own\"", "\"nobody\"").replace("30万元", "三五亿");
    let refusal = Command::from_json(&wrong).unwrap_err();
    let paths: Vec<_> = refusal.each().filter_map(|fault| fault.path.as_deref()).collect();
    assert_eq!(paths, ["correct.amount", "correct.cause"]);
}
