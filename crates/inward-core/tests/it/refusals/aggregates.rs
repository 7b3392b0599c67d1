//! Codes of records of one kind.

use inward_core::agreement::Level;
use inward_core::command::{
    AddList, AddOrganisation, AddUnit, AmendAgreement, CaptureLead, ChangeAgreement, ChangeLead, ChangeNegotiation,
    ChangeOrganisation, ChangeProject, ChangeUnit, Command, Dispute, EnrolPerson, ErasePerson, ExtendDeadline, Fulfil,
    Gate, Instalment, JoinList, LeaveList, MeetCondition, MoveRecord, NameRecord, NotifyShortfall, OpenInvestment,
    OpenNegotiation, OpenZone, PauseClock, Phase, Promise, Reach, RecordMeasure, RecordMoney, RecordProject,
    RecordStart, RegisterClaim, RenamePhase, ResumeClock, SetTarget, SettleDispute, SignAgreement, StateAmount,
    StateLevel, Supersede, VerifyObligation, Waive,
};
use inward_core::commitment::{Commitment, Obligation, Recurrence, StartEvent};
use inward_core::deadline::{Limit, working_days};
use inward_core::finance::{Basis, MoneyKind};
use inward_core::id::{Id, RecordId};
use inward_core::identifier::Uscc;
use inward_core::industry::Industry;
use inward_core::investment::Investment;
use inward_core::measure::MeasureKind;
use inward_core::money::AmountInput;
use inward_core::person::Person;
use inward_core::playbook::Playbook;
use inward_core::refusal::Code;
use inward_core::target::{Aim, Phased, Target};
use inward_core::text::refusals::{
    agreement, claim, clock, commitment, entry, finance, investment, measure, organisation, person, project, record,
    unit, zone,
};
use inward_core::when::When;
use inward_core::world::UniqueKey;

use super::{Case, Given, Stage, Unopened};

fn amount(text: &str) -> AmountInput {
    text.parse().unwrap()
}

fn jobs(target: impl Target) -> Command {
    RecordMeasure::of(target, "jobs_new", MeasureKind::Expected, "200余个".parse().unwrap()).into()
}

/// A unit of the stage by its name.
fn unit(stage: &Stage, name: &str) -> Id<inward_core::unit::Unit> {
    stage.book.keys[&UniqueKey::unit(name)].of().unwrap()
}

/// A further promise, conditional.
fn conditional(stage: &mut Stage) -> Id<Commitment> {
    let promise = Promise::to_investor(stage.deal, "land_delivery").debtor("招商一局");
    stage.book.made(promise.condition("土地出让金缴清").due("2021-06-30").unwrap())
}

const USCC: [&str; 2] = ["91350100M000100Y43", "91350900587527783P"];

/// One more promise, of which nothing is said yet.
fn further(stage: &Stage) -> Promise {
    Promise::to_investor(stage.deal, "agent_service").debtor("招商一局")
}

/// A promise of two items.
fn two_items(stage: &mut Stage) -> Id<Commitment> {
    let promise = further(stage).items(["营业执照", "项目备案"]);
    stage.book.made(promise)
}

fn jobs_required() -> Obligation {
    Obligation::of("jobs_new", "200个".parse().unwrap()).unwrap()
}

/// An obligation to create jobs.
fn obligation(stage: &mut Stage) -> Id<Commitment> {
    let promise = Promise::by_investor(stage.deal, "jobs").obligation(jobs_required());
    stage.book.made(promise.due("2021-12-31").unwrap())
}

fn day(text: &str) -> When {
    text.parse().unwrap()
}

fn yearly() -> Recurrence {
    Recurrence::yearly("2021-06-30".parse().unwrap(), "2023-06-30".parse().unwrap())
}

/// A promise that is due five working days after something.
fn by_rule(stage: &Stage, event: &str) -> Promise {
    let promise = Promise::to_investor(stage.deal, "construction_permit").debtor("招商一局");
    promise.due_rule(working_days(5).after(event))
}

/// Such a promise whose limit counts from that day.
fn accepted(stage: &mut Stage, on: &str) -> Id<Commitment> {
    let promise = by_rule(stage, "accepted");
    let promise = stage.book.made(promise);
    stage.book.must(RecordStart::of(promise, StartEvent::Accepted).on(on).unwrap());
    promise
}

pub const CASES: &[(Code, Case)] = &[
    (zone::NOT_OPENED, Unopened(|| CaptureLead::titled("x").into())),
    (zone::UNKNOWN_TIME_ZONE, Unopened(|| OpenZone::named("x", "Asia/Yangquan", Playbook::development_zone()).into())),
    (zone::ALREADY_OPENED, Given(|_| OpenZone::named("x", "Asia/Shanghai", Playbook::development_zone()).into())),
    (unit::UNKNOWN, Given(|_| CaptureLead::titled("x").unit("招商二局").into())),
    (unit::UNKNOWN, Given(|stage| RegisterClaim::of(stage.lead, "招商二局").into())),
    (unit::OF_ITSELF, Given(|stage| ChangeUnit::of(unit(stage, "招商一局")).parent("招商一局").into())),
    (person::UNKNOWN, Given(|_| CaptureLead::titled("x").officer("zhao.si").into())),
    (
        person::ALREADY_ERASED,
        Given(|stage| {
            let gone: Id<Person> = stage.book.made(EnrolPerson::named("钱二"));
            stage.book.must(ErasePerson::of(gone));
            ErasePerson::of(gone).into()
        }),
    ),
    (
        person::ERASED,
        Given(|stage| {
            let gone = stage.book.actor;
            stage.book.must(ErasePerson::of(gone));
            CaptureLead::titled("x").into()
        }),
    ),
    (organisation::UNKNOWN, Given(|_| CaptureLead::titled("x").investor("无此公司").into())),
    (organisation::NAME_TAKEN, Given(|_| AddOrganisation::named("日昌晶新材料（山西）有限责任公司").into())),
    (
        // A new name is taken as the first was.
        organisation::NAME_TAKEN,
        Given(|stage| {
            let other: Id<inward_core::organisation::Organisation> =
                stage.book.made(AddOrganisation::named("另一公司"));
            NameRecord::of(other).title("日昌晶新材料(山西)有限责任公司").into()
        }),
    ),
    (
        organisation::SAME_NAME,
        Given(|stage| {
            stage.book.must(ChangeOrganisation::of(stage.investor).uscc(Uscc::parse(USCC[0]).unwrap()).unwrap());
            let same = AddOrganisation::named("日昌晶新材料(山西)有限责任公司");
            same.uscc(Uscc::parse(USCC[1]).unwrap()).unwrap().into()
        }),
    ),
    (organisation::OF_ITSELF, Given(|stage| ChangeOrganisation::of(stage.investor).parent(stage.investor).into())),
    (organisation::BAD_COUNTRY, Given(|_| AddOrganisation::named("x").country("中国").into())),
    (
        organisation::BAD_INDUSTRY,
        Given(|_| {
            let made_up =
                Industry { scheme: Industry::GBT4754.into(), version: "2017".into(), code: "蓝宝石".into() };
            AddOrganisation::named("x").industry(made_up).into()
        }),
    ),
    (
        investment::OTHER_THAN_ORIGIN,
        Given(|stage| {
            let other: Id<Investment> = stage.book.made(OpenInvestment::titled("另一项目"));
            OpenNegotiation::with(stage.lead).investment(other).into()
        }),
    ),
    (
        investment::NONE_FITS,
        Given(|stage| {
            let empty: Id<Investment> = stage.book.made(OpenInvestment::titled("另一项目"));
            Reach::of(empty, "triaged").into()
        }),
    ),
    (
        investment::SEVERAL_FIT,
        Given(|stage| {
            let all = stage.book.investment_of(stage.lead);
            stage.book.must(CaptureLead::titled("同一项目的另一线索").investment(all));
            Reach::of(all, "triaged").into()
        }),
    ),
    (
        investment::NO_MEMBER,
        Given(|stage| MoveRecord::to(stage.investor, stage.book.investment_of(stage.lead), "误").into()),
    ),
    (record::NOTHING_NEW, Given(|stage| MoveRecord::to(stage.lead, stage.book.investment_of(stage.lead), "误").into())),
    (
        claim::TWICE,
        Given(|stage| {
            stage.book.must(RegisterClaim::of(stage.lead, "招商一局"));
            RegisterClaim::of(stage.lead, "招商一局").into()
        }),
    ),
    (
        claim::TWICE,
        Given(|stage| {
            stage.book.must(AddUnit::named("招商二局"));
            stage.book.must(RegisterClaim::of(stage.lead, "招商一局"));
            stage.book.must(RegisterClaim::of(stage.lead, "招商二局"));
            RegisterClaim::of(stage.lead, "招商二局").into()
        }),
    ),
    (
        claim::CONFLICT,
        Given(|stage| {
            stage.book.must(AddUnit::named("招商二局"));
            stage.book.must(RegisterClaim::of(stage.lead, "招商一局"));
            RegisterClaim::of(stage.lead, "招商二局").into()
        }),
    ),
    (project::UNKNOWN_PHASE, Given(|stage| Reach::of(stage.project.phase(3), "production").into())),
    (project::UNKNOWN_PHASE, Given(|stage| jobs(stage.project.phase(0)))),
    (project::UNKNOWN_PHASE, Given(|stage| RenamePhase::of(stage.project, 0, "零期").into())),
    (project::UNKNOWN_PHASE, Given(|stage| RenamePhase::of(stage.project, 3, "三期").into())),
    (project::HAS_NO_PHASES, Given(|stage| jobs(Aim { phase: Some(1), ..stage.investor.aim() }))),
    (
        project::HAS_NO_PHASES,
        Given(|stage| {
            let aim = Aim { phase: Some(1), ..stage.lead.aim() };
            StateAmount::of(aim, MoneyKind::TotalPlanned, amount("1亿")).into()
        }),
    ),
    (project::TOO_MANY_PHASES, Given(|_| RecordProject::titled("x").phases(vec![Phase::unknown(); 65_536]).into())),
    (project::UNKNOWN_NATURE, Given(|_| RecordProject::titled("x").nature("attractive").into())),
    (
        project::ALREADY_LISTED,
        Given(|stage| {
            stage.book.must(JoinList::of(stage.project, stage.list));
            JoinList::of(stage.project, stage.list).into()
        }),
    ),
    (project::NOT_LISTED, Given(|stage| LeaveList::of(stage.project, stage.list, "误").into())),
    (
        // Nobody leaves before they came.
        project::NOT_LISTED,
        Given(|stage| {
            stage.book.must(JoinList::of(stage.project, stage.list));
            LeaveList::of(stage.project, stage.list, "误").on("2020-03-19").unwrap().into()
        }),
    ),
    (entry::NOT_A_LIST, Given(|stage| JoinList::of(stage.project, stage.event).into())),
    (entry::NOT_AN_EVENT, Given(|stage| ChangeLead::of(stage.lead).promotion_event(stage.list).into())),
    (organisation::UNKNOWN, Given(|stage| ChangeLead::of(stage.lead).investor("没有的公司").into())),
    (organisation::UNKNOWN, Given(|stage| ChangeNegotiation::of(stage.talks).investor("没有的公司").into())),
    (organisation::UNKNOWN, Given(|stage| ChangeAgreement::of(stage.deal).party("没有的公司").into())),
    (organisation::UNKNOWN, Given(|stage| ChangeProject::of(stage.project).owner("没有的公司").into())),
    (entry::NOT_AN_EVENT, Given(|stage| CaptureLead::titled("x").promotion_event(stage.list).into())),
    (record::KEY_HELD, Given(|_| AddList::named("2020  年重点项目").into())),
    (
        // A list that got another name holds that one, and no longer the old one.
        record::KEY_HELD,
        Given(|stage| {
            stage.book.must(NameRecord::of(stage.list).title("2020 年调整清单"));
            stage.book.must(AddList::named("2020 年重点项目"));
            AddList::named("2020 年调整清单").into()
        }),
    ),
    (commitment::UNKNOWN_KIND, Given(|stage| Promise::to_investor(stage.deal, "moon").into())),
    (commitment::WRONG_DIRECTION, Given(|stage| Promise::by_investor(stage.deal, "construction_permit").into())),
    (commitment::DEBTOR_MISSING, Given(|stage| Promise::to_investor(stage.deal, "construction_permit").into())),
    (
        commitment::DEBTOR_MISSING,
        Given(|stage| {
            let lead: Id<inward_core::lead::Lead> = stage.book.made(CaptureLead::titled("投资方未知"));
            Promise::by_investor(lead, "jobs").into()
        }),
    ),
    (commitment::NOT_MADE_WITH, Given(|stage| Promise::to_investor(stage.investor, "soft").debtor("招商一局").into())),
    (
        commitment::ALREADY_CLOSED,
        Given(|stage| {
            stage.book.must(Waive::of(stage.promise, "企业放弃"));
            Fulfil::of(stage.promise).into()
        }),
    ),
    (
        commitment::ALREADY_CLOSED,
        Given(|stage| {
            stage.book.must(Fulfil::of(stage.promise));
            Waive::of(stage.promise, "企业放弃").into()
        }),
    ),
    (commitment::NO_CONDITION, Given(|stage| MeetCondition::of(stage.promise).into())),
    (
        commitment::CONDITION_ALREADY_MET,
        Given(|stage| {
            let promise = conditional(stage);
            stage.book.must(MeetCondition::of(promise).on("2020-12-01").unwrap());
            MeetCondition::of(promise).into()
        }),
    ),
    (
        commitment::CONDITION_UNMET,
        Given(|stage| {
            let promise = conditional(stage);
            Fulfil::of(promise).into()
        }),
    ),
    (
        commitment::MORE_THAN_OWED,
        Given(|stage| {
            stage.book.must(Fulfil::of(stage.promise).amount(amount("60万元")));
            Fulfil::of(stage.promise).amount(amount("40.01万元")).into()
        }),
    ),
    (
        commitment::MORE_THAN_OWED,
        Given(|stage| {
            stage.book.must(Fulfil::of(stage.promise).amount(amount("60万元")));
            let fact = stage.book.last_fact(stage.promise);
            inward_core::command::Correct::fact_of(fact, "误").amount(amount("100.01万元")).into()
        }),
    ),
    (commitment::PERHAPS_MORE_THAN_OWED, Given(|stage| Fulfil::of(stage.promise).amount(amount("约101万元")).into())),
    (
        commitment::LESS_THAN_OWED,
        Given(|stage| {
            let promise = Promise::to_investor(stage.deal, "policy_incentive").debtor("招商一局");
            let promise: Id<Commitment> =
                stage.book.made(promise.amount(amount("300-500万元")).due("2021-06-30").unwrap());
            Fulfil::of(promise).amount(amount("200万元")).into()
        }),
    ),
    (commitment::NOT_POSITIVE, Given(|stage| Fulfil::of(stage.promise).amount(amount("0元")).into())),
    (
        commitment::KEPT_IN_TWO_WAYS,
        Given(|stage| further(stage).amount(amount("1元")).kept_by_milestone("production").into()),
    ),
    (
        commitment::KEPT_BY_MILESTONE,
        Given(|stage| {
            let promise = further(stage).kept_by_milestone("production");
            Fulfil::of(stage.book.made(promise)).into()
        }),
    ),
    (commitment::UNKNOWN_ITEM, Given(|stage| Fulfil::of(stage.promise).item(1).into())),
    (
        commitment::ITEM_DELIVERED_ALREADY,
        Given(|stage| {
            let promise = two_items(stage);
            stage.book.must(Fulfil::of(promise).item(2));
            Fulfil::of(promise).item(2).into()
        }),
    ),
    (commitment::ITEM_IN_PART, Given(|stage| Fulfil::of(two_items(stage)).item(2).in_part(true).into())),
    (commitment::UNKNOWN_INSTALMENT, Given(|stage| Fulfil::of(stage.promise).instalment(1).into())),
    (
        commitment::INSTALMENT_KEPT_ALREADY,
        Given(|stage| {
            let (first, second) = (Instalment::by(day("2021-06-30")), Instalment::by(day("2021-12-31")));
            let promise = further(stage).instalments([first, second]);
            let promise: Id<Commitment> = stage.book.made(promise);
            stage.book.must(Fulfil::of(promise));
            Fulfil::of(promise).instalment(1).into()
        }),
    ),
    (commitment::INSTALMENT_UNDATED, Given(|stage| further(stage).instalment(Instalment::default()).into())),
    (
        commitment::INSTALMENT_WITHOUT_AMOUNT,
        Given(|stage| further(stage).amount(amount("1元")).instalment(Instalment::by(day("2021-06-30"))).into()),
    ),
    (
        commitment::INSTALMENTS_DO_NOT_ADD_UP,
        Given(|stage| {
            let instalment = Instalment::by(day("2021-06-30")).amount(amount("2元"));
            further(stage).amount(amount("1元")).instalment(instalment).into()
        }),
    ),
    (
        commitment::TOO_MANY_INSTALMENTS,
        Given(|stage| further(stage).items((0..=1200).map(|item| item.to_string())).into()),
    ),
    (commitment::NEVER_RECURS, Given(|stage| further(stage).recurrence(yearly().every(0)).into())),
    (
        commitment::DUE_OF_INSTALMENTS,
        Given(|stage| further(stage).recurrence(yearly()).due("2021-06-30").unwrap().into()),
    ),
    (commitment::CIRCLE, Given(|stage| Gate::of(stage.promise, stage.promise).into())),
    (
        commitment::GATED_ALREADY,
        Given(|stage| {
            let other = further(stage);
            let other: Id<Commitment> = stage.book.made(other);
            stage.book.must(Gate::of(stage.promise, other));
            Gate::of(stage.promise, other).into()
        }),
    ),
    (commitment::KEPT_BY_VERIFICATION, Given(|stage| Fulfil::of(obligation(stage)).into())),
    (commitment::NOT_MEASURED, Given(|stage| VerifyObligation::of(stage.promise, "200个".parse().unwrap()).into())),
    (
        commitment::NO_LEAST,
        Given(|stage| {
            further(stage).obligation(Obligation::of("jobs_new", "约200个".parse().unwrap()).unwrap()).into()
        }),
    ),
    (commitment::UNLIKE_UNITS, Given(|stage| VerifyObligation::of(obligation(stage), "200人".parse().unwrap()).into())),
    (
        commitment::CHECKS_OUT_OF_ORDER,
        Given(|stage| {
            let days = ["2022-12-31", "2021-12-31"].map(|day| day.parse().unwrap());
            further(stage).obligation(jobs_required().verify_on(days)).into()
        }),
    ),
    (
        commitment::NOTIFIED_ALREADY,
        Given(|stage| {
            let promise = obligation(stage);
            stage.book.must(NotifyShortfall::of(promise));
            NotifyShortfall::of(promise).into()
        }),
    ),
    (commitment::NO_RECURRENCE, Given(|stage| further(stage).amount_each(amount("1元")).into())),
    (commitment::TWO_DUES, Given(|stage| by_rule(stage, "accepted").due("2021-06-30").unwrap().into())),
    (commitment::UNKNOWN_START, Given(|stage| by_rule(stage, "acepted").into())),
    (commitment::NO_CONDITION, Given(|stage| by_rule(stage, "condition_met").into())),
    (
        commitment::STARTED_ALREADY,
        Given(|stage| {
            stage.book.must(RecordStart::of(stage.promise, StartEvent::Accepted));
            RecordStart::of(stage.promise, StartEvent::Accepted).into()
        }),
    ),
    (
        commitment::DISPUTED_ALREADY,
        Given(|stage| {
            stage.book.must(Dispute::of(stage.promise, "金额"));
            Dispute::of(stage.promise, "金额").into()
        }),
    ),
    (commitment::NOT_DISPUTED, Given(|stage| SettleDispute::of(stage.promise).into())),
    (commitment::BY_ITSELF, Given(|stage| Supersede::of(stage.promise, "补充协议").by(stage.promise).into())),
    (clock::HAS_NONE, Given(|stage| PauseClock::of(stage.lead, "待补正").into())),
    (clock::NO_LIMIT, Given(|stage| ExtendDeadline::of(stage.promise, Limit::WorkingDays(3), "复杂").into())),
    (
        clock::ALREADY_PAUSED,
        Given(|stage| {
            stage.book.must(PauseClock::of(stage.promise, "待补正"));
            PauseClock::of(stage.promise, "待补正").into()
        }),
    ),
    (clock::NOT_PAUSED, Given(|stage| ResumeClock::of(stage.promise).into())),
    (
        clock::BEFORE_START,
        Given(|stage| {
            let promise = accepted(stage, "2020-12-01");
            PauseClock::of(promise, "待补正").on("2020-11-30").unwrap().into()
        }),
    ),
    (
        clock::AFTER_DUE,
        Given(|stage| {
            let promise = accepted(stage, "2020-12-01");
            PauseClock::of(promise, "待补正").on("2020-12-20").unwrap().into()
        }),
    ),
    (
        clock::ENDS_BEFORE_IT_STARTS,
        Given(|stage| {
            let promise = accepted(stage, "2020-12-01");
            stage.book.must(PauseClock::of(promise, "待补正").on("2020-12-03").unwrap());
            ResumeClock::of(promise).on("2020-12-02").unwrap().into()
        }),
    ),
    (
        commitment::NOT_POSITIVE,
        Given(|stage| {
            stage.book.must(Fulfil::of(stage.promise).amount(amount("60万元")));
            let fact = stage.book.last_fact(stage.promise);
            inward_core::command::Correct::fact_of(fact, "误").amount(amount("-1元")).into()
        }),
    ),
    (
        agreement::NOT_CONTRACT_MONEY,
        Given(|stage| SignAgreement::framework_of(stage.talks).contract_investment(amount("1亿")).into()),
    ),
    (
        finance::NO_AMOUNTS_HERE,
        Given(|stage| StateAmount::of(stage.investor, MoneyKind::TotalPlanned, amount("1亿")).into()),
    ),
    (finance::IS_ENTRY, Given(|stage| StateAmount::of(stage.project, MoneyKind::FundsArrived, amount("1亿")).into())),
    (finance::IS_AMOUNT, Given(|stage| RecordMoney::of(stage.project, MoneyKind::TotalPlanned, amount("1亿")).into())),
    (finance::NEGATIVE, Given(|stage| StateAmount::of(stage.project, MoneyKind::TotalPlanned, amount("-1亿")).into())),
    (
        finance::NEGATIVE,
        Given(|stage| {
            stage.book.must(StateAmount::of(stage.project, MoneyKind::TotalPlanned, amount("1亿")));
            let fact = stage.book.last_fact(stage.project);
            inward_core::command::Correct::fact_of(fact, "误").amount(amount("-1亿")).into()
        }),
    ),
    (
        finance::PERIOD_MISSING,
        Given(|stage| StateAmount::of(stage.project, MoneyKind::AnnualPlanned, amount("1亿")).into()),
    ),
    (
        finance::HAS_NO_PERIOD,
        Given(|stage| {
            let planned = StateAmount::of(stage.project, MoneyKind::TotalPlanned, amount("1亿"));
            planned.period("2021").unwrap().into()
        }),
    ),
    (finance::NEGATIVE, Given(|stage| AmendAgreement::of(stage.deal).total_planned(amount("-1")).into())),
    (
        finance::FALLING,
        Given(|stage| {
            let funds = |on: &str, text| {
                let funds = RecordMoney::of(stage.project, MoneyKind::FundsArrived, amount(text));
                funds.basis(Basis::Cumulative).on(on).unwrap()
            };
            let (first, then) = (funds("2020-10-31", "2亿"), funds("2020-11-30", "1.9亿"));
            stage.book.must(first);
            then.into()
        }),
    ),
    (measure::NOT_HERE, Given(|stage| jobs(stage.lead))),
    (measure::EMPTY_TARGET, Given(|stage| SetTarget::of(stage.book.zone_id(), "jobs_new").text(" ").into())),
    (
        measure::NOT_FOR,
        Given(|stage| {
            let target = SetTarget::of(stage.book.zone_id(), "jobs_new").text("稳就业");
            target.set_for(RecordId::from(stage.lead)).into()
        }),
    ),
    (record::NOTHING_NEW, Given(|stage| ChangeLead::of(stage.lead).investor(stage.investor).into())),
    (record::NOTHING_NEW, Given(|stage| ChangeNegotiation::of(stage.talks).investor(stage.investor).into())),
    (record::NOTHING_NEW, Given(|stage| ChangeNegotiation::of(stage.talks).into())),
    (record::NOTHING_NEW, Given(|stage| ChangeAgreement::of(stage.deal).party(stage.investor).into())),
    (record::NOTHING_NEW, Given(|stage| ChangeProject::of(stage.project).owner(stage.investor).into())),
    (
        record::NOTHING_NEW,
        Given(|stage| {
            stage.book.must(RenamePhase::of(stage.project, 1, "一期"));
            RenamePhase::of(stage.project, 1, " 一期 ").into()
        }),
    ),
    (record::NOTHING_NEW, Given(|stage| StateLevel::of(stage.deal, Level::Contract, "合同原件").into())),
    (
        record::NOTHING_NEW,
        Given(|stage| {
            let framework: Id<inward_core::agreement::Agreement> =
                stage.book.made(SignAgreement::framework_of(stage.talks));
            StateLevel::of(framework, Level::Framework, "协议原件").into()
        }),
    ),
];
