//! A rich run of commands, in which everything happens that can: for golden files and properties.

use inward_core::agreement::{Agreement, Level};
use inward_core::area::Area;
use inward_core::calendar::Calendar;
use inward_core::case::{Case, CaseOutcome, SpecialStep};
use inward_core::command::{
    AbandonNegotiation, AcceptCase, AcceptIssue, AddList, AddOrganisation, AddPhase, AddPolicy, AddProcedure,
    AddPromotionEvent, AddUnit, AdoptCalendar, AdoptPlaybook, AmendAgreement, Assign, AssignTask, BeginSpecialStep,
    Breach, CancelTask, CaptureLead, ChangeAgreement, ChangeLead, ChangeNegotiation, ChangeOrganisation, ChangePolicy,
    ChangeProject, ChangeUnit, CitePolicy, ClauseText, CompleteInspectionLog, CompleteTask, Correct, DecideCase,
    Dispute, DisqualifyLead, EndProject, EndSpecialStep, EnrolPerson, ErasePerson, Escalate, Excuse, ExtendDeadline,
    FileCase, Fulfil, Gate, HandOverIssue, Instalment, JoinList, LeaveList, LiftEscalation, LoseNegotiation,
    MeetCondition, MoveRecord, NameRecord, NotifyShortfall, OpenInvestment, OpenNegotiation, PauseClock, Phase, Plan,
    ProjectEnd, Promise, RaiseIssue, RateIssue, Reach, ReceiveSupplement, RecordInspection, RecordInteraction,
    RecordMeasure, RecordMoney, RecordProject, RecordStart, RegisterClaim, RenamePhase, Reopen, ReopenIssue,
    ReopenTask, RepealPolicy, ReportTask, RequestSupplement, ResolveIssue, RespondToIssue, Resume, ResumeClock,
    Retract, ReviewPolicy, ReviseProcedure, SetAttribute, SetBudget, SetTarget, SettleDispute, SignAgreement,
    StateAmount, StateLevel, StateRisk, Supersede, Suspend, TerminateAgreement, TriageLead, Verify, VerifyObligation,
    Void, Waive,
};
use inward_core::commitment::{BreachCause, Clawback, Commitment, Obligation, Recurrence, StartEvent};
use inward_core::deadline::{Ends, Limit, RestDay, same_day, working_days};
use inward_core::entry::{Entry, InspectionBasis, ReviewOutcome};
use inward_core::evidence::Evidence;
use inward_core::finance::{Basis, MoneyKind};
use inward_core::id::{FactRef, Id, RecordId};
use inward_core::identifier::{Lei, ProjectCode, Uscc};
use inward_core::industry::Industry;
use inward_core::investment::Investment;
use inward_core::issue::{Issue, IssueOutcome, Satisfaction};
use inward_core::lead::Lead;
use inward_core::measure::MeasureKind;
use inward_core::milestone::{Judgement, Outcome};
use inward_core::money::AmountInput;
use inward_core::negotiation::{InteractionKind, Likelihood, Negotiation};
use inward_core::organisation::{Organisation, Role};
use inward_core::person::Person;
use inward_core::playbook::Playbook;
use inward_core::project::Project;
use inward_core::qualified::Qualified;
use inward_core::target::Phased;
use inward_core::task::Task;
use inward_core::unit::Unit;

use crate::world::Book;

pub fn amount(text: &str) -> AmountInput {
    text.parse().unwrap()
}

fn number(text: &str) -> Qualified {
    text.parse().unwrap()
}

fn evidence(kind: &str) -> Evidence {
    let evidence = Evidence::of_kind(kind).unwrap().title("佐证材料的标题").reference("HT-2020-07");
    evidence.issuer("阳泉经开区管委会").issued_on("2020-07-10").unwrap()
}

/// Everything happens here, with as much said as can be.
pub fn rich() -> Book {
    let mut book = Book::yangquan();
    book.today("2021-02-01");
    let (stray, contact) = people_and_units(&mut book);
    let (investor, event, list) = surroundings(&mut book);
    let lead = lead(&mut book, investor, event);
    let talks = talks(&mut book, lead, contact);
    let deal = deal(&mut book, talks, investor);
    let project = project(&mut book, deal, list);
    promises(&mut book, deal, project);
    issues_and_tasks(&mut book, deal, talks);
    inspections(&mut book, investor);
    ladders(&mut book, project);
    approvals(&mut book, project);
    records(&mut book, lead, project);
    standings(&mut book, talks, deal, project);
    changes(&mut book, lead, talks, deal, project);
    policies(&mut book, deal);
    book.must(ErasePerson::of(contact));
    book.must(AdoptPlaybook::of(Playbook::development_zone()));
    book.today("2021-02-05");
    book.reported("2021-02-03");
    let nature = FactRef { record: stray.record(), fact: "1".parse().unwrap() };
    book.must(Retract::fact_of(nature, "事后查明有误"));
    book
}

/// A procedure in two versions, and a case of it: everything that happens to one.
fn approvals(book: &mut Book, project: Id<Project>) {
    let rule = |days| working_days(days).after("accepted");
    let permit = AddProcedure::named("建筑工程施工许可证核发", "行政审批服务局").statutory(rule(20)).promised(rule(10));
    let permit = permit.notice(Limit::WorkingDays(5).into()).steps(number("6")).documents(number("约12"));
    let permit = permit.seals(number("5")).windows(number("3")).cost(amount("1000元")).legal_basis("建筑法第八条");
    let permit = permit.code("SX-SG-01").source("promotion").evidence(evidence("construction_permit"));
    let permit: Id<Entry> = book.made(permit.on("2019-01-01").unwrap());
    let revise = ReviseProcedure::of(permit).authority("行政审批服务局").promised(rule(5)).steps(number("4"));
    let revise = revise.documents(number("7")).seals(number("1")).windows(number("1")).cost(amount("0元"));
    let revise = revise.legal_basis("晋政办发〔2020〕1号").reason("一枚印章管审批后流程再造");
    book.must(revise.source("promotion").evidence(evidence("construction_permit")).on("2020-07-01").unwrap());
    let file = FileCase::of(permit, project).title("一期厂房施工许可").applicant("日昌晶集团");
    let file = file.description("一期厂房及附属用房的施工许可申请").code("BJ-2020-0117").source("promotion");
    let case: Id<Case> = book.made(file.evidence(evidence("construction_permit")).on("2020-11-02").unwrap());
    let correct = Correct::fact_of(book.last_fact(case), "收件凭证所载日期").on("2020-11-03").unwrap();
    book.must(correct);
    let accept = AcceptCase::of(case).note("材料齐全，符合法定形式").source("promotion");
    book.must(accept.evidence(evidence("construction_permit")).on("2020-11-05").unwrap());
    let request = RequestSupplement::of(case).missing("施工图审查合格书").source("promotion");
    book.must(request.evidence(evidence("construction_permit")).on("2020-11-06").unwrap());
    let receive = ReceiveSupplement::of(case).note("已补齐审查合格书").source("promotion");
    book.must(receive.evidence(evidence("construction_permit")).on("2020-11-10").unwrap());
    let begin = BeginSpecialStep::of(case, SpecialStep::ExpertReview).note("深基坑专项方案评审").source("promotion");
    book.must(begin.evidence(evidence("construction_permit")).on("2020-11-11").unwrap());
    let end = EndSpecialStep::of(case, SpecialStep::ExpertReview).note("专家组一致同意").source("promotion");
    book.must(end.evidence(evidence("construction_permit")).on("2020-11-13").unwrap());
    let decide = DecideCase::of(case, CaseOutcome::Granted).note("已发施工许可证").source("promotion");
    book.must(decide.evidence(evidence("construction_permit")).on("2020-11-16").unwrap());
}

fn people_and_units(book: &mut Book) -> (Id<Project>, Id<Person>) {
    let approvals: Id<Unit> = book.made(
        AddUnit::named("行政审批局")
            .code("XZ-01")
            .alias("政务服务局")
            .parent("招商一局")
            .valid("2019-01-01/..")
            .unwrap(),
    );
    let change =
        ChangeUnit::of(approvals).name("行政审批服务局").alias("审批局").parent("招商一局").successor("招商一局");
    book.must(change.valid("2019-01-01/2025-12-31").unwrap());
    let body: Id<Organisation> = book.made(AddOrganisation::named("山西某律师事务所"));
    let contact = EnrolPerson::named("张联络人").title("副总经理").channel("13900001111").organisation(body);
    let contact: Id<Person> = book.made(contact);
    book.made::<Person>(EnrolPerson::named("zhao.officer").unit("招商一局"));
    // Its nature is retracted at the end of the run.
    let stray: Id<Project> = book.made(RecordProject::titled("误登记项目").nature("other"));
    (stray, contact)
}

fn surroundings(book: &mut Book) -> (Id<Organisation>, Id<Entry>, Id<Entry>) {
    let parent: Id<Organisation> = book.made(AddOrganisation::named("日昌晶集团"));
    let add = AddOrganisation::named("日昌晶新材料(山西)有限责任公司")
        .country("cn")
        .parent(parent)
        .ownership("private")
        .industry(Industry::gbt4754("C3985").unwrap())
        .role(Role::Investor)
        .code("QY-001")
        .alias("日昌晶")
        .reference("oa", "企业/17")
        .summary("这家企业的概况说明")
        .unit("招商一局")
        .officer("wang.li")
        .attribute("synthetic", true);
    let add = add.uscc(Uscc::parse("91350100M000100Y43").unwrap()).unwrap();
    let investor: Id<Organisation> = book.made(add.lei(Lei::parse("506700GE1G29325QX363").unwrap()).unwrap());
    let change = ChangeOrganisation::of(investor).country("hk").ownership("foreign").role(Role::Intermediary);
    let change = change.parent(parent).industry(Industry::gbt4754("C3985").unwrap());
    book.must(change.uscc(Uscc::parse("91350900587527783P").unwrap()).unwrap());
    let event = AddPromotionEvent::named("蓝宝石产业对接会").place("深圳").cost(amount("约20万元")).code("HD-01");
    let event: Id<Entry> = book.made(event.on("2020-05").unwrap().unit("招商一局"));
    let list = AddList::named("2021 年省级重点项目").on("2021-01-10").unwrap().period("2021").unwrap();
    (investor, event, book.made(list.summary("省里下发的名单")))
}

fn lead(book: &mut Book, investor: Id<Organisation>, event: Id<Entry>) -> Id<Lead> {
    let all: Id<Investment> =
        book.made(OpenInvestment::titled("蓝宝石").code("ZS-2020-001").summary("整个招商项目的概况"));
    let capture = CaptureLead::titled("高品质蓝宝石长晶及晶加项目")
        .investor(investor)
        .investor_described("一家做蓝宝石的企业")
        .origin("以商招商")
        .referrer("山西某律师事务所")
        .promotion_event(event)
        .total_planned(amount("约25.3亿元"))
        .fixed_asset(amount("20亿元以上"))
        .investment(all)
        .source("investor")
        .evidence(evidence("registration_form"))
        .code("XS-2020-001")
        .alias("蓝宝石长晶")
        .reference("oa", "线索/3")
        .summary("线索的概况说明")
        .unit("招商一局")
        .officer("wang.li")
        .attribute("target_industry", "anchor")
        .attribute("synthetic", true);
    let lead: Id<Lead> = book.made(capture.on("2020-06-01/2020-07-01").unwrap());
    let triage = TriageLead::of(lead, Outcome::Conditional).body("线索研判小组").source("promotion");
    book.must(triage.on("2020年6月中旬").unwrap().evidence(evidence("decision_note")));
    let claim = RegisterClaim::of(lead, "招商一局").note("五月底首次接触投资方").source("promotion");
    book.must(claim.on("2020-05-28").unwrap().evidence(evidence("visit_record")));
    let other: Id<Lead> = book.made(CaptureLead::titled("不实线索"));
    let out = DisqualifyLead::of(other, "not_credible").note("查无此公司的记录").source("promotion");
    book.must(out.on("2020-09").unwrap().evidence(evidence("decision_note")));
    lead
}

fn talks(book: &mut Book, lead: Id<Lead>, contact: Id<Person>) -> Id<Negotiation> {
    let open = OpenNegotiation::with(lead)
        .title("蓝宝石项目洽谈")
        .ask("电价优惠的具体诉求")
        .offer("标准厂房三年免租")
        .competitor_place("包头")
        .likelihood(Likelihood::High)
        .total_planned(amount("25亿至26亿元"))
        .source("promotion")
        .evidence(evidence("visit_record"))
        .code("ZT-2020-001")
        .summary("洽谈的概况说明")
        .unit("招商一局")
        .officer("wang.li")
        .attribute("synthetic", true);
    let talks: Id<Negotiation> = book.made(open.on("2020-06").unwrap());
    let visit = RecordInteraction::of(talks, InteractionKind::OnSiteOffice).note("现场看厂房并谈电价");
    let visit = visit.person(contact).person("wang.li").source("promotion").evidence(evidence("visit_record"));
    book.must(visit.on("2020-06-15T09:30:00+08:00").unwrap());
    let judgement = Judgement { body: Some("准入评审会".to_owned()), outcome: Outcome::Passed };
    let reviewed = Reach::of(talks, "reviewed").judgement(judgement).source("promotion").overriding("急件先办后补材料");
    book.must(reviewed.on("2020-06-20").unwrap().evidence(evidence("review_minutes")));
    let fact = book.last_fact(talks);
    let author = book.actor;
    book.acts("zhao.officer");
    book.must(Verify::fact_of(fact));
    book.actor = author;
    talks
}

fn deal(book: &mut Book, talks: Id<Negotiation>, investor: Id<Organisation>) -> Id<Agreement> {
    let frame: Id<Agreement> = book.made(SignAgreement::framework_of(talks).on("2020-06-25").unwrap());
    let sign = SignAgreement::contract_under(frame)
        .negotiation(talks)
        .title("蓝宝石项目投资合同")
        .occasion("2020 年三季度集中签约")
        .party(investor)
        .contract_investment(amount("25.3亿元"))
        .total_planned(amount("25.3亿元"))
        .fixed_asset(amount("20亿元以上"))
        .foreign_equity(amount("300万美元"))
        .clause(("4.2", "第二年达产的约定"))
        .overriding("评审材料后补的说明")
        .source("promotion")
        .evidence(evidence("investment_contract"))
        .code("HT-2020-001")
        .summary("合同的概况说明")
        .unit("招商一局")
        .officer("wang.li")
        .attribute("establishment", "new_site");
    let deal: Id<Agreement> = book.made(sign.on("2020-07").unwrap());
    let amend = AmendAgreement::of(deal).note("延长建设期半年").clause(("4.2", "改为第三年达产")).source("promotion");
    let amend = amend.contract_investment(amount("26亿元")).evidence(evidence("investment_contract"));
    book.must(amend.on("2020-12-01").unwrap());
    let unclear: Id<Agreement> =
        book.made(SignAgreement::titled("级别不明的协议").party(investor).on("2020-08").unwrap());
    book.must(StateLevel::of(unclear, Level::Contract, "见到合同原件").evidence(evidence("investment_contract")));
    let end = TerminateAgreement::of(unclear, "agreed_termination").note("双方协商一致解除").source("promotion");
    book.must(end.on("2020-11").unwrap().evidence(evidence("document")));
    deal
}

fn project(book: &mut Book, deal: Id<Agreement>, list: Id<Entry>) -> Id<Project> {
    let record = RecordProject::under(deal)
        .title("蓝宝石长晶及晶加项目")
        .nature("attracted")
        .park("招商一局")
        .industry(Industry::gbt4754("C3985").unwrap())
        .total_planned(amount("25.3亿元"))
        .fixed_asset(amount("20亿元以上"))
        .phases([Phase::planned(amount("2.9亿元")).named("一期"), Phase::unknown()])
        .source("promotion")
        .evidence(evidence("filing_certificate"))
        .code("XM-2020-001")
        .alias("蓝宝石一期")
        .reference("statistics", "库/88")
        .summary("建设项目的概况说明")
        .unit("招商一局")
        .officer("wang.li")
        .attribute("premises", "ready_factory");
    let record = record.project_code(ProjectCode::parse("2020-140371-39-03-012345").unwrap()).unwrap();
    let project: Id<Project> = book.made(record.land(Area::parse("120.5亩").unwrap()).unwrap());
    book.must(AddPhase::to(project, Phase::planned(amount("3亿元")).named("三期")));
    let change = ChangeProject::of(project).nature("expansion").park("行政审批局").source("statistics");
    let change = change.industry(Industry::gbt4754("C3985").unwrap()).evidence(evidence("document"));
    let change = change.land(Area::parse("130亩").unwrap()).unwrap().on("2021-01-01").unwrap();
    book.must(change.project_code(ProjectCode::parse("2020-140371-39-03-012346").unwrap()).unwrap());
    let join = JoinList::of(project, list).reason("符合省级重点标准").source("promotion");
    book.must(join.evidence(evidence("document")));
    book.must(LeaveList::of(project, list, "规模不及要求").on("2021-01-25").unwrap().source("promotion"));
    let plan = Plan::of(project.phase(1), "production", "2021-06-30").unwrap().reason("按合同约定的时间");
    book.must(plan.on("2020-07-18").unwrap().source("promotion").evidence(evidence("document")));
    let started = Reach::of(project.phase(1), "construction_started").source("statistics");
    book.must(started.on("2020-07-18").unwrap().evidence(evidence("works_contract")));
    let right = Correct::milestone_of(project.phase(1), "construction_started", "按施工合同更正");
    book.must(right.on("2020-07-19").unwrap().evidence(evidence("works_contract")));
    let state = StateAmount::of(project.phase(2), MoneyKind::AnnualPlanned, amount("近3亿元")).source("promotion");
    let state = state.period("2021").unwrap().on("2021-01-05").unwrap();
    book.must(state.evidence(evidence("document")));
    let funds = RecordMoney::of(project, MoneyKind::FundsArrived, amount("1.2亿元")).phase(1_u16).source("promotion");
    let funds = funds.basis(Basis::CumulativeInYear).period("2020").unwrap().evidence(evidence("bank_slip"));
    book.must(funds.on("2020-12-31").unwrap());
    let jobs = "200余个".parse().unwrap();
    let jobs = RecordMeasure::of(project.phase(1), "jobs_new", MeasureKind::Promised, jobs).at("full_production");
    let jobs = jobs.period("2022").unwrap().on("2020-07").unwrap().source("investor");
    book.must(jobs.evidence(evidence("investment_contract")));
    project
}

fn promises(book: &mut Book, deal: Id<Agreement>, project: Id<Project>) {
    let full = || {
        Promise::to_investor(deal, "policy_incentive")
            .title("设备补助")
            .debtor("行政审批服务局")
            .supporting("招商一局")
            .criterion("设备发票核验后支付")
            .condition("设备全部到位以后")
            .condition_milestone("trial_production")
            .amount(amount("300万元"))
            .legal_basis("招商引资若干政策第五条")
            .source("promotion")
            .evidence(evidence("investment_contract"))
            .code("CN-001")
            .summary("承诺的概况说明")
            .officer("wang.li")
            .due("2021-01")
            .unwrap()
            .on("2020-07-01")
            .unwrap()
    };
    let paid: Id<Commitment> = book.made(full());
    let met = MeetCondition::of(paid).note("现场核验设备到位").source("promotion").evidence(evidence("document"));
    book.must(met.on("2020-12-20").unwrap().due("2021-01-20").unwrap());
    let part = Fulfil::of(paid).amount(amount("100万元")).note("第一笔补助到账").source("promotion");
    book.must(part.on("2021-01-10").unwrap().evidence(evidence("payment_voucher")));
    let breach = Breach::of(paid, BreachCause::OtherUnit).note("余款安排在下季度").source("investor");
    book.must(breach.on("2021-01-21").unwrap().evidence(evidence("document")));
    let made = FactRef { record: paid.record(), fact: "1".parse().unwrap() };
    book.must(Correct::fact_of(made, "按合同日期更正").on("2020-07-02").unwrap());
    let starts = Promise::by_investor(project, "start_date").due("2020-08").unwrap();
    let starts: Id<Commitment> = book.made(starts);
    let waive = Waive::of(starts, "因防疫要求豁免").source("promotion").evidence(evidence("document"));
    book.must(waive.on("2020-08-31").unwrap());
    clocks(book, deal, paid);
}

fn clocks(book: &mut Book, deal: Id<Agreement>, successor: Id<Commitment>) {
    let rule = working_days(5).after("accepted");
    let permit = Promise::to_investor(deal, "construction_permit").debtor("招商一局").on("2020-07-01").unwrap();
    let permit: Id<Commitment> =
        book.made(permit.due_rule(rule).statutory(working_days(20).ends(Ends::CloseOfBusiness).after("accepted")));
    let accepted = RecordStart::of(permit, StartEvent::Accepted).source("promotion");
    book.must(accepted.on("2020-12-01").unwrap().evidence(evidence("document")));
    let pause = PauseClock::of(permit, "等待企业补正材料").unit("招商一局").source("promotion");
    book.must(pause.on("2020-12-02").unwrap().evidence(evidence("document")));
    let go_on = ResumeClock::of(permit).note("材料已经补齐").unit("招商一局").source("promotion");
    book.must(go_on.on("2020-12-04").unwrap().evidence(evidence("document")));
    let extend = ExtendDeadline::of(permit, Limit::WorkingDays(3), "专家评审需要时间").approved_by("行政审批局");
    book.must(extend.source("promotion").on("2020-12-08").unwrap().evidence(evidence("document")));
    let dispute = Dispute::of(permit, "双方对起算日看法不同").source("investor");
    book.must(dispute.on("2020-12-20").unwrap().evidence(evidence("document")));
    let settle = SettleDispute::of(permit).note("以受理通知书为准").source("promotion");
    book.must(settle.on("2020-12-25").unwrap().evidence(evidence("document")));
    let limits = FactRef { record: permit.record(), fact: "1.1".parse().unwrap() };
    book.must(Correct::fact_of(limits, "按承诺书更正").on("2020-07-01").unwrap());
    obligations(book, deal, permit);
    let supersede = Supersede::of(permit, "补充协议另有约定").by(successor).source("promotion");
    book.must(supersede.on("2020-12-28").unwrap().evidence(evidence("document")));
    let void: Id<Commitment> = book.made(Promise::to_investor(deal, "policy_incentive").debtor("招商一局"));
    let void = Void::of(void, "没有法律依据的优惠").source("promotion");
    book.must(void.on("2020-12-28").unwrap().evidence(evidence("document")));
    let office = r#"{"zone": "Asia/Shanghai", "layers": ["china"], "weekly": {"mon": [["09:00", "12:00"]]}}"#;
    book.must(AdoptCalendar::of(Calendar::from_json(office).unwrap()));
}

fn obligations(book: &mut Book, deal: Id<Agreement>, permit: Id<Commitment>) {
    let jobs = Obligation::of("jobs_new", "200余个".parse().unwrap()).unwrap().base("50个".parse().unwrap());
    let days = ["2020-12-01", "2021-12-31"].map(|day| day.parse().unwrap());
    let jobs = jobs.verify_on(days).cure_days(90).maintained_until("2025-12-31".parse().unwrap());
    let jobs = Promise::by_investor(deal, "jobs").obligation(jobs.clawback(Clawback::pro_rata()));
    let jobs: Id<Commitment> = book.made(jobs);
    let verify = VerifyObligation::of(jobs, "约120个".parse().unwrap()).note("按社保名册核对").source("promotion");
    book.must(verify.on("2020-12-02").unwrap().evidence(evidence("document")));
    let notify = NotifyShortfall::of(jobs).instalment(1).source("promotion").evidence(evidence("document"));
    book.must(notify.on("2020-12-10").unwrap());
    book.must(Gate::of(permit, jobs).instalment(1).source("promotion").evidence(evidence("document")));
    let agent = Promise::to_investor(deal, "agent_service").debtor("招商一局").items(["营业执照", "项目备案"]);
    let agent: Id<Commitment> = book.made(agent);
    book.must(Fulfil::of(agent).item(2).note("证照已经领取").on("2020-12-10").unwrap());
    let first = Instalment::by_rule(working_days(20).after("accepted")).amount(amount("30万元"));
    let second = Instalment::by("2021-06-30".parse().unwrap()).amount(amount("70万元"));
    let paid = Promise::to_investor(deal, "policy_incentive").debtor("招商一局").depends_on(jobs);
    let paid: Id<Commitment> = book.made(paid.instalments([first, second]));
    book.must(Fulfil::of(paid).instalment(1).amount(amount("30万元")).on("2020-12-20").unwrap());
    let yearly = Recurrence::yearly("2020-12-31".parse().unwrap(), "2022-12-31".parse().unwrap());
    let yearly = Promise::to_investor(deal, "soft").debtor("招商一局").recurrence(yearly);
    let _: Id<Commitment> = book.made(yearly.amount_each(amount("5万元")));
    let start = Promise::to_investor(deal, "start_on_land").debtor("招商一局");
    book.must(start.due_rule(working_days(5)));
}

fn issues_and_tasks(book: &mut Book, deal: Id<Agreement>, talks: Id<Negotiation>) {
    let raise = RaiseIssue::about(deal, "request")
        .title("厂区供电容量不足")
        .channel("on_site_office")
        .urgency("urgent")
        .raised_by("日昌晶")
        .description("二期设备到位后供电容量不足")
        .responder("招商一局")
        .responder("行政审批局")
        .respond(same_day("17:00", RestDay::NextWorkingDay).unwrap().after("received"))
        .resolve(working_days(10).after("accepted"))
        .investment_at_risk(amount("约2.9亿元"))
        .jobs_at_risk("200余个".parse::<inward_core::qualified::Measured>().unwrap())
        .source("investor")
        .evidence(evidence("visit_record"))
        .code("SQ-2021-001")
        .summary("诉求的概况说明")
        .unit("招商一局")
        .officer("wang.li");
    let issue: Id<Issue> = book.made(raise.on("2021-01-12T09:30+08:00").unwrap());
    let accept = AcceptIssue::of(issue).note("材料齐全予以受理").source("promotion").evidence(evidence("document"));
    book.must(accept.on("2021-01-12T11:00+08:00").unwrap());
    let respond = RespondToIssue::of(issue).unit("行政审批局").note("已联系供电公司").source("promotion");
    book.must(respond.on("2021-01-12T16:00+08:00").unwrap().evidence(evidence("document")));
    let hand_over = HandOverIssue::to(issue, "行政审批局", "属于报装审批事项").source("promotion");
    book.must(hand_over.on("2021-01-13").unwrap().evidence(evidence("document")));
    let risk = StateRisk::of(issue).investment_at_risk(amount("1亿元以上")).source("investor");
    book.must(risk.on("2021-01-14").unwrap().evidence(evidence("document")));
    let resolve = ResolveIssue::of(issue, IssueOutcome::Partly).note("先行接入临时用电").source("promotion");
    book.must(resolve.on("2021-01-18").unwrap().evidence(evidence("document")));
    let rate = RateIssue::of(issue, Satisfaction::Dissatisfied).note("临时用电仍不够用").source("investor");
    book.must(rate.on("2021-01-19").unwrap().evidence(evidence("call_back")));
    let reopen = ReopenIssue::of(issue, "企业回访不满意").source("promotion").evidence(evidence("call_back"));
    book.must(reopen.on("2021-01-20").unwrap());
    let received = FactRef { record: issue.record(), fact: "1".parse().unwrap() };
    book.must(Correct::fact_of(received, "按热线记录更正").on("2021-01-12T09:00+08:00").unwrap());
    let visit = book.fact_of_version(talks, 2);
    let assign = AssignTask::out_of_interaction(visit, "测算电价优惠方案")
        .due_rule(working_days(5).after("assigned"))
        .supporting("行政审批局")
        .instructions("按两档负荷分别测算")
        .given_by("wang.li")
        .given_by_unit("招商一局")
        .source("promotion")
        .evidence(evidence("review_minutes"))
        .code("JB-2021-001")
        .summary("交办事项的概况说明")
        .unit("招商一局")
        .officer("wang.li");
    let task: Id<Task> = book.made(assign.on("2021-01-12").unwrap());
    let report = ReportTask::of(task, "初步方案已经形成").source("promotion").evidence(evidence("document"));
    book.must(report.on("2021-01-14").unwrap());
    let complete = CompleteTask::of(task).result("方案已报管委会").source("promotion").evidence(evidence("document"));
    book.must(complete.on("2021-01-18").unwrap());
    let reopen = ReopenTask::of(task, "领导要求重新测算").source("promotion").evidence(evidence("document"));
    book.must(reopen.on("2021-01-19").unwrap());
    let cancel = CancelTask::of(task, "电价政策已经统一").source("promotion").evidence(evidence("document"));
    book.must(cancel.on("2021-01-25").unwrap());
    let fact = |number: &str| FactRef { record: task.record(), fact: number.parse().unwrap() };
    book.must(Correct::fact_of(fact("1"), "按会议纪要更正").on("2021-01-11").unwrap());
    book.must(Correct::fact_of(fact("1.1"), "按会议纪要更正").target("2021-01-29").unwrap());
}

fn inspections(book: &mut Book, investor: Id<Organisation>) {
    book.made::<Unit>(AddUnit::named("消防大队"));
    let visit = RecordInspection::routine(investor, "消防大队")
        .basis(InspectionBasis::Seen)
        .outcome("未发现消防隐患")
        .title("年度消防检查")
        .source("promotion")
        .evidence(evidence("visit_record"))
        .code("JC-2020-001")
        .summary("检查的概况说明")
        .unit("招商一局")
        .officer("wang.li");
    let visit: Id<Entry> = book.made(visit.on("2020-10-09").unwrap());
    let fact = FactRef { record: visit.record(), fact: "1".parse().unwrap() };
    book.must(Correct::fact_of(fact, "按检查文书更正").on("2020-10-10").unwrap().note("发现一处隐患已改"));
    let complete = CompleteInspectionLog::of(investor, 2020).authority("消防大队").source("investor");
    book.must(complete.on("2021-01-10").unwrap().evidence(evidence("document")));
}

fn ladders(book: &mut Book, project: Id<Project>) {
    let assign = AssignTask::titled("落实临时用电").due("2020-12-01").unwrap().unit("招商一局");
    let task: Id<Task> = book.made(assign.on("2020-11-02").unwrap());
    book.must(Escalate::only(task));
    let lift = LiftEscalation::of(task, "已约谈并限期整改", evidence("review_minutes")).ladder("tasks").to("yellow");
    book.must(lift.source("promotion").on("2021-01-20").unwrap());
    book.must(Escalate::all());
    let excuse = Excuse::of(project, "等待上级用地批复").source("promotion").evidence(evidence("document"));
    book.must(excuse.on("2021-01-10").unwrap().until("2021-03-31").unwrap());
}

fn records(book: &mut Book, lead: Id<Lead>, project: Id<Project>) {
    let name = NameRecord::of(lead).title("蓝宝石长晶项目").code("XS-2020-002").alias("晶加").summary("改写的线索概况");
    book.must(name.reference(inward_core::record::Reference { system: "crm".into(), key: "9".into() }));
    let stray: Id<Lead> = book.made(CaptureLead::titled("蓝宝石二期线索"));
    book.must(MoveRecord::to(stray, book.investment_of(lead), "实为同一个项目"));
    book.must(Assign::of(project).unit("行政审批局").officer("zhao.officer").on("2021-01-15").unwrap());
    book.must(SetAttribute::of(project, "target_industry", "grow").on("2021-01-01").unwrap());
    let target = SetTarget::of(book.zone_id(), "fixed_asset_growth")
        .value("22%以上".parse::<inward_core::qualified::Measured>().unwrap());
    let unit: RecordId = book.keys[&inward_core::world::UniqueKey::unit("招商一局")];
    let target = target.text("全年投资增速保持前列").set_for(unit).source("promotion");
    book.must(target.period("2021").unwrap().on("2021-01-08").unwrap());
}

fn standings(book: &mut Book, talks: Id<Negotiation>, deal: Id<Agreement>, project: Id<Project>) {
    let stop = Suspend::of(project, "winter_stop").note("冬季不能浇筑混凝土").source("statistics");
    book.must(stop.on("2020-12-01").unwrap().evidence(evidence("document")));
    book.must(Resume::of(project).note("提前复工的安排").on("2021-01-20").unwrap().source("statistics"));
    let lose = LoseNegotiation::of(talks, "lost_on_land").lost_to("包头").note("当地给了净地条件").source("press");
    book.must(lose.on("2020-10-11").unwrap().evidence(evidence("document")));
    book.must(Reopen::of(talks, "投资方回头再谈").on("2020-10-20").unwrap().source("promotion"));
    let gone: Id<Negotiation> = book.made(OpenNegotiation::titled("放弃的洽谈").on("2020-09").unwrap());
    book.must(AbandonNegotiation::of(gone, "no_funding").note("投资方融资没有落实").on("2020-12").unwrap());
    let second: Id<Project> = book.made(RecordProject::under(deal).title("蓝宝石二期建设项目"));
    book.must(EndProject::of(second, ProjectEnd::Completed).on("2021-01-20").unwrap());
}

fn changes(book: &mut Book, lead: Id<Lead>, talks: Id<Negotiation>, deal: Id<Agreement>, project: Id<Project>) {
    let event: Id<Entry> = book.made(AddPromotionEvent::named("蓝宝石产业线上对接会"));
    let change = ChangeLead::of(lead).investor("日昌晶集团").origin("线上对接会").referrer("日昌晶集团");
    book.must(change.promotion_event(event));
    book.must(ChangeNegotiation::of(talks).investor("日昌晶集团"));
    book.must(ChangeAgreement::of(deal).party("日昌晶集团").party("日昌晶").occasion("2020 年四季度集中签约"));
    book.must(ChangeProject::of(project).owner("日昌晶集团"));
    book.must(RenamePhase::of(project, 2, "晶加二期"));
}

/// A policy that is filled in once, what is promised under it, and its end.
fn policies(book: &mut Book, deal: Id<Agreement>) {
    let clause = |number: &str| ClauseText::from((number, "按固定资产投资给予补助的条款"));
    let policy = AddPolicy::named("合成材料产业扶持办法")
        .document("阳开发〔2020〕5号")
        .issuer("招商一局")
        .article(clause("第八条"))
        .legal_basis("山西省开发区条例")
        .source("statistics")
        .evidence(evidence("document"))
        .code("ZC-01")
        .summary("扶持办法的概况说明")
        .valid("2020-01-01/2022-12-31")
        .unwrap();
    let policy: Id<Entry> = book.made(policy.on("2019-12-20").unwrap());
    let review = ReviewPolicy::of(policy, ReviewOutcome::Passed).unit("招商一局").document("公平竞争审查表 3 号");
    book.must(review.on("2019-12-10").unwrap().source("statistics").evidence(evidence("document")));
    let budget = SetBudget::of(policy, 2021, amount("约3亿元")).source("statistics").evidence(evidence("document"));
    book.must(budget.on("2021-01-01").unwrap());
    let promise = Promise::to_investor(deal, "policy_incentive").debtor("招商一局").amount(amount("300万元"));
    let cited: Id<Commitment> = book.made(promise.clone().under(policy).article("第八条").on("2021-01-05").unwrap());
    let later: Id<Commitment> = book.made(promise.on("2021-01-06").unwrap());
    let cite = CitePolicy::of(later, "阳开发〔2020〕5号").article("第八条").source("statistics");
    book.must(cite.on("2021-01-06").unwrap().evidence(evidence("document")));
    book.must(Waive::of(cited, "企业书面放弃这笔补助"));
    let change =
        ChangePolicy::of(policy).legal_basis("公平竞争审查条例").article(clause("第九条")).source("statistics");
    let change = change.valid("2020-01-01/2023-12-31").unwrap().evidence(evidence("document"));
    book.must(change.on("2021-01-15").unwrap());
    let next: Id<Entry> = book.made(AddPolicy::named("合成材料产业扶持办法（修订）"));
    let repeal = RepealPolicy::of(policy).replaced_by(next).reason("新办法施行后同时废止").source("statistics");
    book.must(repeal.on("2021-01-31").unwrap().evidence(evidence("document")));
}
