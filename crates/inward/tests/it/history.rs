//! The history reads like sentences of the office, in either language, whatever happened.

use std::collections::BTreeSet;

use inward::core::event::Event;
use inward::prelude::*;

fn evidence(kind: &str) -> Evidence {
    Evidence::of_kind(kind)
        .unwrap()
        .title("佐证材料")
        .reference("HT-07")
        .issuer("合成机构")
        .issued_on("2020-07-10")
        .unwrap()
}

fn amount(text: &str) -> AmountInput {
    text.parse().unwrap()
}

/// The histories of a book in which everything happens that can, in order.
/// A policy, cited when a promise was made and later on, changed, and repealed.
fn policies(desk: &Desk, deal: &Done<Agreement>) -> Result<[RecordId; 2], Error> {
    let policy = AddPolicy::named("合成扶持办法").document("合成发〔2020〕5号").issuer("招商一局").article("第八条");
    let policy = desk.add_policy(policy.legal_basis("合成条例").valid("2020-01-01/2022-12-31")?.on("2019-12-20")?)?;
    let review = ReviewPolicy::of(&policy, ReviewOutcome::Passed).unit("招商一局").document("审查表");
    desk.review_policy(review.on("2019-12-10")?)?;
    desk.set_budget(SetBudget::of(&policy, 2021, amount("1亿元")))?;
    desk.set_budget(SetBudget::of(&policy, 2021, amount("8000万元")).on("2021-01-15")?)?;
    let late = desk.promise(Promise::to_investor(deal, "policy_incentive").title("后补依据").debtor("招商一局"))?;
    desk.cite_policy(CitePolicy::of(&late, "合成发〔2020〕5号").article("第八条"))?;
    let change = ChangePolicy::of(&policy).article("第九条").legal_basis("新条例").valid("2020-01-01/2023-12-31")?;
    desk.change_policy(change.on("2021-02-01")?)?;
    desk.repeal_policy(RepealPolicy::of(&policy).reason("新办法施行").on("2021-03-31")?)?;
    Ok([policy.id.record(), late.id.record()])
}

fn room() -> Result<Vec<HistoryEntry>, Error> {
    let crm = Crm::in_memory(NewZone::named("合成开发区").currency("CNY"))?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    let approvals =
        desk.add_unit(AddUnit::named("行政审批局").code("XZ-01").parent("招商一局").valid("2019-01-01/..")?)?;
    desk.change_unit(ChangeUnit::of(&approvals).name("行政审批服务局").successor("招商一局"))?;
    let contact = desk.enrol_person(EnrolPerson::named("张联络人").unit("招商一局"))?;
    let investor = desk.add_organisation(
        AddOrganisation::named("合成晶体公司")
            .country("cn")
            .role(Role::Investor)
            .alias("晶体")
            .attribute("synthetic", true),
    )?;
    desk.change_organisation(ChangeOrganisation::of(&investor).ownership("foreign").role(Role::Intermediary))?;
    let group = desk.add_organisation(AddOrganisation::named("合成集团"))?;
    let event = desk.add_promotion_event(
        AddPromotionEvent::named("产业对接会").place("深圳").cost(amount("约20万元")).on("2020-05")?,
    )?;
    let list = desk.add_list(AddList::named("重点清单").on("2021-01-10")?.period("2021")?)?;
    let lead = desk.capture_lead(
        CaptureLead::titled("晶体线索")
            .investor(&investor)
            .investor_described("做晶体的企业")
            .origin("以商招商")
            .promotion_event(&event)
            .total_planned(amount("约25.3亿元"))
            .source("investor")
            .on("2020-06-01/2020-07-01")?,
    )?;
    desk.change_lead(ChangeLead::of(&lead).referrer("合成集团"))?;
    desk.register_claim(RegisterClaim::of(&lead, "招商一局").note("首次接触").on("2020-05-28")?)?;
    let talks = desk.open_negotiation(
        OpenNegotiation::with(&lead)
            .title("晶体洽谈")
            .ask("电价优惠")
            .offer("三年免租")
            .competitor_place("包头")
            .likelihood(Likelihood::High)
            .total_planned(amount("25亿至26亿元"))
            .on("2020-06")?,
    )?;
    desk.change_negotiation(ChangeNegotiation::of(&talks).investor(&group))?;
    desk.record_interaction(
        RecordInteraction::of(&talks, InteractionKind::OnSiteOffice)
            .person(&contact)
            .note("看厂房")
            .on("2020-06-15")?,
    )?;
    let reviewed = desk.execute(
        Reach::of(&talks, milestone::REVIEWED)
            .judgement(Judgement { body: Some("准入评审会".to_owned()), outcome: Outcome::Conditional })
            .source("promotion")
            .evidence(evidence("review_minutes"))
            .on("2020-06-20")?,
    )?;
    crm.desk(Officer::named("zhao.yi"))?.verify_fact(reviewed.fact().unwrap())?;
    let deal = desk.sign_agreement(
        SignAgreement::contract(&talks)
            .title("晶体合同")
            .party(&investor)
            .contract_investment(amount("25.3亿元"))
            .clause(("4.2", "第二年达产"))
            .occasion("集中签约")
            .on("2020-07")?,
    )?;
    desk.change_agreement(ChangeAgreement::of(&deal).party(&group).occasion("四季度签约"))?;
    desk.amend_agreement(AmendAgreement::of(&deal).note("延期").clause(("4.2", "第三年达产")).on("2020-12-01")?)?;
    let project = desk.record_project(
        RecordProject::under(&deal)
            .title("晶体项目")
            .nature("attracted")
            .park("招商一局")
            .total_planned(amount("25.3亿元"))
            .phases([Phase::planned(amount("2.9亿元")).named("首期"), Phase::unknown()])
            .attribute("premises", "ready_factory")
            .land("120.5亩".parse::<Area>()?)?,
    )?;
    desk.add_phase(AddPhase::to(&project, Phase::planned(amount("3亿元")).named("末期")))?;
    desk.change_project(ChangeProject::of(&project).owner(&investor))?;
    desk.rename_phase(RenamePhase::of(&project, 2, "晶加"))?;
    desk.change_project(
        ChangeProject::of(&project)
            .nature("expansion")
            .park("行政审批服务局")
            .owner(&group)
            .industry(Industry::gbt4754("C3985")?)
            .project_code(ProjectCode::parse("2020-140371-39-03-012345")?)?
            .land("130亩".parse::<Area>()?)?,
    )?;
    desk.join_list(JoinList::of(&project, &list).reason("符合标准"))?;
    desk.leave_list(LeaveList::of(&project, &list, "规模不及"))?;
    let project_id = project.id;
    desk.execute(Plan::of(project_id.phase(1), "production", "2021-06-30")?.reason("按合同"))?;
    desk.execute(Reach::of(project_id.phase(1), milestone::CONSTRUCTION_STARTED).source("press").on("2020-07-18")?)?;
    desk.execute(
        Correct::milestone_of(project_id.phase(1), milestone::CONSTRUCTION_STARTED, "按施工合同").on("2020-07-19")?,
    )?;
    desk.execute(StateAmount::of(project_id.phase(2), MoneyKind::AnnualPlanned, amount("近3亿元")).period("2021")?)?;
    desk.execute(
        RecordMoney::of(&project, MoneyKind::FundsArrived, amount("500万元"))
            .basis(Basis::Cumulative)
            .on("2020-12-31")?,
    )?;
    desk.execute(
        RecordMeasure::of(project_id.phase(1), "jobs_new", MeasureKind::Promised, "200余个".parse()?)
            .at("full_production"),
    )?;
    desk.execute(Suspend::of(&project, "power_shortage").note("等变电站").on("2020-12-01")?)?;
    desk.execute(Assign::of(&project).unit("行政审批服务局").officer("zhao.yi"))?;
    desk.execute(SetAttribute::of(&project, "target_industry", "grow"))?;
    let promise = desk.promise(
        Promise::to_investor(&deal, "policy_incentive")
            .title("设备补助")
            .debtor(&approvals)
            .supporting("招商一局")
            .criterion("核验后支付")
            .condition("设备到位")
            .condition_milestone("trial_production")
            .amount(amount("300万元"))
            .legal_basis("政策第五条")
            .due("2021年12月底前")?
            .on("2020-07-01")?,
    )?;
    desk.execute(MeetCondition::of(&promise).note("已到位").on("2020-12-20")?.due("2021-12-20")?)?;
    desk.execute(Fulfil::of(&promise).amount(amount("100万元")).note("首笔到账").on("2021-01-10")?)?;
    desk.execute(Breach::of(&promise, BreachCause::OtherUnit).note("拨付迟延").on("2021-12-21")?)?;
    desk.execute(Waive::of(&promise, "双方同意").on("2022-01-05")?)?;
    let permit = Promise::to_investor(&deal, "construction_permit").title("合成许可").debtor(&approvals);
    let permit =
        permit.due_rule(working_days(5).after("accepted")).statutory(working_days(20).after("construction_started"));
    let permit = desk.promise(permit.on("2020-07-01")?)?;
    desk.record_start(RecordStart::of(&permit, StartEvent::Accepted).on("2021-02-01")?)?;
    desk.pause_clock(PauseClock::of(&permit, "待补正").unit("招商一局").on("2021-02-02")?)?;
    desk.resume_clock(ResumeClock::of(&permit).note("已补正").on("2021-02-03")?)?;
    desk.extend_deadline(
        ExtendDeadline::of(&permit, working_days(3), "需现场核查").approved_by(&approvals).on("2021-02-04")?,
    )?;
    desk.dispute(Dispute::of(&permit, "起算日有分歧").on("2021-03-01")?)?;
    desk.settle_dispute(SettleDispute::of(&permit).note("以受理为准").on("2021-03-02")?)?;
    let limits = FactRef { record: permit.id.record(), fact: "1.1".parse().unwrap() };
    desk.execute(Correct::fact_of(limits, "按承诺书").on("2020-07-02")?)?;
    desk.supersede(Supersede::of(&permit, "补充协议").by(promise.id).on("2021-03-03")?)?;
    let bare = desk.promise(Promise::to_investor(&deal, "construction_permit").title("合成无据").debtor(&approvals))?;
    let jobs = Obligation::of("jobs_new", "200个".parse()?)?.verify_on(["2020-12-31".parse().unwrap()]);
    let jobs = desk.promise(Promise::by_investor(&deal, "jobs").title("合成就业").obligation(jobs))?;
    let verify = VerifyObligation::of(&jobs, "160个".parse()?).note("按社保名册");
    desk.verify_obligation(verify.on("2020-12-31")?)?;
    desk.notify_shortfall(NotifyShortfall::of(&jobs).on("2021-02-01")?)?;
    desk.gate(Gate::of(&bare, &jobs).instalment(1))?;
    let agent = Promise::to_investor(&deal, "agent_service").title("合成代办").debtor(&approvals);
    let agent = desk.promise(agent.items(["营业执照", "项目备案"]))?;
    desk.execute(Fulfil::of(&agent).item(2).on("2021-02-01")?)?;
    let half = |due: When| Instalment::by(due).amount(amount("50万元"));
    let grant = Promise::to_investor(&deal, "policy_incentive").title("合成分期").debtor(&approvals);
    desk.promise(grant.instalments([half("2021-06-30".parse()?), half("2021-12-31".parse()?)]))?;
    let yearly = Recurrence::yearly("2021-06-30".parse().unwrap(), "2023-06-30".parse().unwrap());
    let yearly = Promise::to_investor(&deal, "soft").title("合成年报").debtor(&approvals).recurrence(yearly);
    desk.promise(yearly)?;
    desk.void(Void::of(&bare, "无法律依据").on("2021-03-03")?)?;
    desk.adopt_calendar(AdoptCalendar::of(Calendar::from_toml(
        "zone = \"Asia/Shanghai\"\nnote = \"管委会作息\"\nlayers = [\"china\"]",
    )?))?;
    let made = desk.promise(Promise::by_investor(&deal, "tax").title("税收承诺").on("2020-07-01")?)?;
    desk.execute(Correct::fact_of(made.fact().unwrap(), "签字日期有误").on("2020-07-02")?)?;
    let [policy, late] = policies(&desk, &deal)?;
    let (issue, task) = issue_and_task(&desk, &deal)?;
    let (visit, late_task) = visit_and_late_task(&desk, &investor)?;
    let (permit, case) = procedure_and_case(&desk, &project)?;
    desk.execute(NameRecord::of(&lead).title("晶体新线索").code("XS-2"))?;
    let stray = desk.capture_lead(CaptureLead::titled("重复线索"))?;
    let home = crm.lead(&lead)?.head.investment_at(AsOf::LATEST).unwrap();
    desk.move_record(MoveRecord::to(&stray, home, "同一项目"))?;
    desk.set_target(
        SetTarget::of(crm.zone()?, "fai_growth")
            .text("保持前列")
            .value("22%以上".parse::<Measured>()?)
            .period("2021")?,
    )?;
    desk.adopt_playbook(AdoptPlaybook::of(Playbook::development_zone()))?;
    desk.erase_person(ErasePerson::of(&contact))?;
    let records = [
        crm.zone()?.record_id(),
        approvals.id.record(),
        contact.id.record(),
        investor.id.record(),
        event.id.record(),
        list.id.record(),
        home.record(),
        lead.id.record(),
        talks.id.record(),
        deal.id.record(),
        project.id.record(),
        promise.id.record(),
        made.id.record(),
        issue.id.record(),
        task.id.record(),
        visit.id.record(),
        late_task.id.record(),
        permit.id.record(),
        case.id.record(),
        stray.id.record(),
        policy,
        late,
    ];
    let mut entries = Vec::new();
    for record in records {
        entries.extend(crm.history(record)?);
    }
    entries.sort_by_key(|entry| entry.position);
    // A member's history stands in that of its investment too.
    entries.dedup_by_key(|entry| entry.position);
    Ok(entries)
}

/// An issue and a task to which everything happens that can.
fn issue_and_task(desk: &Desk, deal: &Done<Agreement>) -> Result<(Done<Issue>, Done<Task>), Error> {
    let raise = RaiseIssue::about(deal, "request").title("供电不足").channel("on_site_office").responder("招商一局");
    let raise = raise.investment_at_risk(amount("1亿元")).on("2021-01-12")?;
    let issue = desk.raise_issue(raise.description("二期设备到位后供电不足"))?;
    desk.accept_issue(AcceptIssue::of(&issue).note("材料齐全").on("2021-01-13")?)?;
    desk.respond_to_issue(RespondToIssue::of(&issue).note("已联系供电公司").on("2021-01-14")?)?;
    desk.hand_over_issue(HandOverIssue::to(&issue, "行政审批服务局", "属报装事项").on("2021-01-15")?)?;
    desk.state_risk(StateRisk::of(&issue).investment_at_risk(amount("2亿元")).on("2021-01-16")?)?;
    desk.resolve_issue(ResolveIssue::of(&issue, IssueOutcome::Partly).note("先接临时用电").on("2021-01-18")?)?;
    let rate = RateIssue::of(&issue, Satisfaction::Dissatisfied).evidence(evidence("call_back"));
    desk.rate_issue(rate.on("2021-01-19")?)?;
    desk.reopen_issue(ReopenIssue::of(&issue, "企业不满意").on("2021-01-20")?)?;
    desk.execute(Correct::fact_of(issue.fact().unwrap(), "日期有误").on("2021-01-11")?)?;
    let rule: Rule = working_days(5).after("assigned");
    let task = AssignTask::out_of(&issue, "协调供电").due_rule(rule).given_by("wang.li").on("2021-01-12")?;
    let task = desk.assign_task(task)?;
    desk.report_task(ReportTask::of(&task, "方案已成").on("2021-01-13")?)?;
    desk.complete_task(CompleteTask::of(&task).result("已送电").on("2021-01-14")?)?;
    desk.reopen_task(ReopenTask::of(&task, "又停电").on("2021-01-15")?)?;
    desk.cancel_task(CancelTask::of(&task, "企业撤回").on("2021-01-16")?)?;
    let fact = task.fact().unwrap();
    desk.execute(Correct::fact_of(fact, "日期有误").on("2021-01-11")?)?;
    let due = FactRef { fact: "1.1".parse()?, ..fact };
    desk.execute(Correct::fact_of(due, "按纪要").target("2021-01-29")?)?;
    Ok((issue, task))
}

/// An inspection, and a task that climbed its ladder.
fn visit_and_late_task(desk: &Desk, investor: &Done<Organisation>) -> Result<(Done<Entry>, Done<Task>), Error> {
    let visit = RecordInspection::routine(investor, "招商一局").outcome("无隐患").title("消防检查");
    let visit = desk.record_inspection(visit.on("2020-03-12")?)?;
    desk.execute(Correct::fact_of(visit.fact().unwrap(), "日期有误").on("2020-03-13")?)?;
    desk.complete_inspection_log(CompleteInspectionLog::of(investor, 2020).authority("招商一局").on("2021-01-10")?)?;
    let late = desk.assign_task(AssignTask::titled("协调供气").due("2021-01-12")?.on("2021-01-04")?)?;
    desk.escalate()?;
    let lift = LiftEscalation::of(&late, "已约谈", Evidence::document("纪要")).to("yellow");
    desk.lift_escalation(lift.on("2021-01-29")?)?;
    desk.excuse(Excuse::of(&late, "等待批复").on("2021-02-01")?.until("2021-02-28")?)?;
    Ok((visit, late))
}

/// A procedure and a case to which everything happens that can.
fn procedure_and_case(desk: &Desk, project: &Done<Project>) -> Result<(Done<Entry>, Done<Case>), Error> {
    let rule = |days| working_days(days).after("accepted");
    let permit = AddProcedure::named("施工许可", "行政审批服务局").statutory(rule(20)).promised(rule(10));
    let permit = permit.notice(working_days(5)).steps("6".parse()?).cost(amount("1000元")).legal_basis("建筑法第八条");
    let permit = desk.add_procedure(permit.on("2019-01-01")?)?;
    let revise = ReviseProcedure::of(&permit).promised(rule(5)).steps("4".parse()?).reason("流程再造");
    desk.revise_procedure(revise.on("2020-07-01")?)?;
    let file = FileCase::of("施工许可", project).title("一期许可").description("一期厂房").on("2021-01-12")?;
    let case = desk.file_case(file)?;
    desk.execute(Correct::fact_of(case.fact().unwrap(), "日期有误").on("2021-01-11")?)?;
    desk.accept_case(AcceptCase::of(&case).note("材料齐全").on("2021-01-13")?)?;
    desk.request_supplement(RequestSupplement::of(&case).missing("审图合格书").on("2021-01-14")?)?;
    desk.receive_supplement(ReceiveSupplement::of(&case).note("已补").on("2021-01-15")?)?;
    desk.begin_special_step(BeginSpecialStep::of(&case, SpecialStep::ExpertReview).note("深基坑").on("2021-01-18")?)?;
    desk.end_special_step(EndSpecialStep::of(&case, SpecialStep::ExpertReview).note("通过").on("2021-01-19")?)?;
    desk.decide_case(DecideCase::of(&case, CaseOutcome::Granted).note("已发证").on("2021-01-20")?)?;
    Ok((permit, case))
}

/// Of each kind of event: what one of its lines says, in English and in Chinese.
const SAID: &[(&str, &[&str], &[&str])] = &[
    (
        "zone.opened",
        &["the zone  zone “合成开发区” · opened", "currency CNY", "playbook Development zone"],
        &["开发区  开发区“合成开发区” · 建立", "币种：CNY", "工作手册：开发区招商工作手册"],
    ),
    ("playbook.adopted", &["playbook adopted: Development zone"], &["采用工作手册：开发区招商工作手册"]),
    ("person.enrolled", &["enrolled; unit 招商一局"], &["登记；单位：招商一局"]),
    ("person.erased", &["particulars erased"], &["个人信息已删除"]),
    (
        "unit.added",
        &["entered; code XZ-01; under 招商一局; in being from 2019-01-01"],
        &["登记；编号：XZ-01；上级单位：招商一局；存续期间：2019-01-01起"],
    ),
    (
        "unit.changed",
        &["name: 行政审批局 → 行政审批服务局; succeeded by 招商一局"],
        &["名称：行政审批局 → 行政审批服务局；承接单位：招商一局"],
    ),
    (
        "organisation.added",
        &["country CN; role investor; also called 晶体; made-up example data"],
        &["国别或地区：CN；角色：投资方；又名：晶体；虚构示例数据"],
    ),
    ("organisation.changed", &["ownership foreign; role intermediary"], &["所有制：foreign；角色：中介机构"]),
    (
        "entry.added",
        &["“产业对接会” · promotion event held: 2020-05; place 深圳; cost about 20万"],
        &["“产业对接会” · 举办推介活动：2020-05；地点：深圳；费用：约20万"],
    ),
    ("investment.opened", &["“晶体线索” · opened"], &["“晶体线索” · 建档"]),
    (
        "lead.captured",
        &[
            "received: 2020-06-01 to 2020-07-01; investor 合成晶体公司",
            "origin 以商招商; promotion event 产业对接会; total planned investment: about 25.3亿; source investor",
            "unit 招商一局; officer wang.li",
        ],
        &[
            "线索登记：2020-06-01至2020-07-01；投资方：合成晶体公司",
            "线索来源：以商招商；推介活动：产业对接会；计划总投资：约25.3亿；来源：企业自报",
            "责任单位：招商一局；经办人：wang.li",
        ],
    ),
    ("lead.changed", &["particulars changed; referred by 合成集团"], &["变更线索信息；推荐方：合成集团"]),
    (
        "claim.registered",
        &["first contact claimed by: 招商一局; on 2020-05-28 (首次接触)"],
        &["首报首谈单位：招商一局；日期：2020-05-28（首次接触）"],
    ),
    (
        "negotiation.opened",
        &[
            "opened: 2020-06; from lead",
            "asked for “电价优惠”; offered “三年免租”; competing with 包头; likelihood likely",
        ],
        &[
            "开始洽谈：2020-06；来自线索",
            "企业诉求：“电价优惠”；园区条件：“三年免租”；竞争地区：包头；落地可能：可能性大",
        ],
    ),
    ("negotiation.changed", &["investor: 合成晶体公司 → 合成集团"], &["投资方：合成晶体公司 → 合成集团"]),
    (
        "interaction.recorded",
        &["on-site office; with (name erased); on 2020-06-15 (看厂房)"],
        &["现场办公；参加人：（姓名已删除）；日期：2020-06-15（看厂房）"],
    ),
    (
        "agreement.signed",
        &[
            "signed: 2020-07; level contract; parties 合成晶体公司; contract investment: 25.3亿",
            "clause 4.2 “第二年达产”",
        ],
        &["签订：2020-07；级别：正式合同；签约方：合成晶体公司；合同投资额：25.3亿", "第4.2条“第二年达产”"],
    ),
    ("agreement.changed", &["parties 合成集团; occasion 四季度签约"], &["签约方：合成集团；签约场合：四季度签约"]),
    (
        "agreement.amended",
        &["amended; clause 4.2 “第三年达产”; on 2020-12-01 (延期)"],
        &["签订补充协议；第4.2条“第三年达产”；日期：2020-12-01（延期）"],
    ),
    (
        "project.recorded",
        &[
            "under agreement 晶体合同; owner 合成集团; nature attracted investment; phases 首期, phase 2",
            "total planned investment, phase 1: 2.9亿; park 招商一局; land 120.5 mu",
            "premises ready-built factory",
        ],
        &[
            "依据协议：晶体合同；业主单位：合成集团；项目性质：招商项目；分期：首期、二期",
            "一期计划总投资：2.9亿；所在园区：招商一局；用地面积：120.5亩",
            "用地方式：标准厂房",
        ],
    ),
    ("phase.added", &["phase 3 added: 末期"], &["新增三期：末期"]),
    ("phase.renamed", &["name of phase 2: 晶加"], &["二期名称：晶加"]),
    ("list.joined", &["list “重点清单”: taken off it (规模不及)"], &["清单“重点清单”：移出（规模不及）"]),
    (
        "project.nature-changed",
        &["nature: attracted investment → expansion of a resident enterprise"],
        &["项目性质：招商项目 → 增资扩产"],
    ),
    ("project.park-changed", &["park: 招商一局 → 行政审批服务局"], &["所在园区：招商一局 → 行政审批服务局"]),
    ("project.land-changed", &["land: 120.5 mu → 130 mu"], &["用地面积：120.5亩 → 130亩"]),
    ("project.industry-changed", &["industry: GB/T 4754-2017:C3985"], &["行业：GB/T 4754-2017:C3985"]),
    ("project.owner-changed", &["owner: 合成集团 → 合成晶体公司"], &["业主单位：合成集团 → 合成晶体公司"]),
    (
        "project.code-changed",
        &["national project code: 2020-140371-39-03-012345"],
        &["项目代码：2020-140371-39-03-012345"],
    ),
    (
        "commitment.made",
        &[
            "“设备补助” · promised to the investor: 2020-07-01; kind policy incentive; owed by 行政审批服务局",
            "supported by 招商一局; due by 2021-12-31; amount 300万; on condition “设备到位”; once reached trial production",
        ],
        &[
            "“设备补助” · 对企业的承诺：2020-07-01；事项：政策兑现；承诺方：行政审批服务局",
            "配合单位：招商一局；期限：不晚于2021-12-31；金额：300万；条件：“设备到位”；条件节点：试生产",
        ],
    ),
    ("commitment.remade", &["promised, corrected; on 2020-07-02"], &["作出承诺更正；日期：2020-07-02"]),
    ("commitment.due-set", &["due: by 2021-12-31 → 2021-12-20"], &["期限：不晚于2021-12-31 → 2021-12-20"]),
    ("commitment.condition-met", &["condition met; on 2020-12-20 (已到位)"], &["条件成就；日期：2020-12-20（已到位）"]),
    (
        "commitment.fulfilled",
        &["kept in part; amount 100万; on 2021-01-10 (首笔到账)"],
        &["部分兑现；金额：100万；日期：2021-01-10（首笔到账）"],
    ),
    ("commitment.waived", &["waived; on 2022-01-05 (双方同意)"], &["已豁免；日期：2022-01-05（双方同意）"]),
    (
        "commitment.gated",
        &["made to depend", "on 合成就业", "instalment 1"],
        &["设定前提", "前提承诺：合成就业", "期次：1"],
    ),
    (
        "obligation.verified",
        &["checked", "found 160 个", "check 1", "2020-12-31", "按社保名册"],
        &["履约核验", "核验结果：160 个", "核验次序：1", "2020-12-31", "按社保名册"],
    ),
    (
        "obligation.shortfall-notified",
        &["shortfall notified", "check 1", "2021-02-01"],
        &["通知整改", "核验次序：1", "2021-02-01"],
    ),
    (
        "commitment.breached",
        &["broken; cause another unit; on 2021-12-21 (拨付迟延)"],
        &["违约；原因：其他单位原因；日期：2021-12-21（拨付迟延）"],
    ),
    (
        "commitment.limits-set",
        &[
            "limits set, corrected; limit 5 working days after accepted; statutory limit 20 working days after construction started; effective 2020-07-02",
        ],
        &["设定时限更正；承诺时限：自受理起 5 个工作日；法定时限：自开工起 20 个工作日；生效：2020-07-02"],
    ),
    ("commitment.started", &["accepted; on 2021-02-01"], &["受理；日期：2021-02-01"]),
    ("commitment.disputed", &["disputed; on 2021-03-01 (起算日有分歧)"], &["争议；日期：2021-03-01（起算日有分歧）"]),
    (
        "commitment.dispute-settled",
        &["dispute settled; on 2021-03-02 (以受理为准)"],
        &["争议了结；日期：2021-03-02（以受理为准）"],
    ),
    ("commitment.voided", &["found void; on 2021-03-03 (无法律依据)"], &["认定无效；日期：2021-03-03（无法律依据）"]),
    (
        "commitment.superseded",
        &["superseded; by 设备补助; on 2021-03-03 (补充协议)"],
        &["被替代；替代承诺：设备补助；日期：2021-03-03（补充协议）"],
    ),
    (
        "commitment.policy-cited",
        &["under the policy: 合成扶持办法; article 第八条"],
        &["依据政策：合成扶持办法；条款：第八条"],
    ),
    ("policy.issued", &["policy issued", "2019-12-20"], &["政策印发", "2019-12-20"]),
    ("policy.changed", &["articles added", "第九条"], &["补录条款", "第九条"]),
    ("policy.validity-set", &["valid: "], &["有效期："]),
    (
        "policy.basis-stated",
        &["legal basis: 合成条例 → 新条例", "2021-02-01"],
        &["依据：合成条例 → 新条例", "2021-02-01"],
    ),
    (
        "policy.reviewed",
        &["fair-competition review: passed", "by 招商一局", "审查表", "2019-12-10"],
        &["公平竞争审查：审查通过", "招商一局", "审查表", "2019-12-10"],
    ),
    ("policy.budget-set", &["budget 2021: ", "8000万", "2021-01-15"], &["2021 年预算：", "8000万", "2021-01-15"]),
    (
        "policy.repealed",
        &["policy repealed", "2021-03-31", "(新办法施行)"],
        &["政策废止", "2021-03-31", "（新办法施行）"],
    ),
    (
        "clock.paused",
        &["clock paused; by 招商一局; on 2021-02-02 (待补正)"],
        &["暂停计时；单位：招商一局；日期：2021-02-02（待补正）"],
    ),
    ("clock.resumed", &["clock goes on; on 2021-02-03 (已补正)"], &["恢复计时；日期：2021-02-03（已补正）"]),
    (
        "clock.extended",
        &["extended by: 3 working days; by 行政审批服务局; on 2021-02-04 (需现场核查)"],
        &["延期：3 个工作日；单位：行政审批服务局；日期：2021-02-04（需现场核查）"],
    ),
    ("calendar.adopted", &["calendar adopted: 管委会作息"], &["采用日历：管委会作息"]),
    (
        "issue.raised",
        &[
            "“供电不足” · issue received: 2021-01-12; kind request; through on-site office; urgency ordinary; \
             to be answered by 招商一局; answer due the same day if before 17:00;",
            "settlement due 5 working days after it was received; investment at risk 1亿",
            "raised on 晶体合同",
        ],
        &[
            "“供电不足” · 收到诉求：2021-01-12；类别：诉求；渠道：现场办公；紧急程度：一般；\
             答复单位：招商一局；答复时限：17:00 前收到的当日",
            "办结时限：自收到起 5 个工作日；受影响投资：1亿",
            "所涉：晶体合同",
        ],
    ),
    ("issue.received", &["issue received, corrected"], &["收到诉求"]),
    ("issue.accepted", &["accepted; on 2021-01-13 (材料齐全)"], &["已受理；日期：2021-01-13（材料齐全）"]),
    (
        "issue.responded",
        &["answered; by 招商一局; on 2021-01-14 (已联系供电公司)"],
        &["已答复；答复单位：招商一局；日期：2021-01-14（已联系供电公司）"],
    ),
    (
        "issue.handed-over",
        &["handed over: 招商一局 → 行政审批服务局; on 2021-01-15 (属报装事项)"],
        &["转办：招商一局 → 行政审批服务局；日期：2021-01-15（属报装事项）"],
    ),
    ("issue.risk-stated", &["investment at risk: 1亿 → 2亿"], &["受影响投资：1亿 → 2亿"]),
    (
        "issue.resolved",
        &["closed: settled in part; on 2021-01-18 (先接临时用电)"],
        &["办结：部分解决；日期：2021-01-18（先接临时用电）"],
    ),
    ("issue.rated", &["the investor is dissatisfied; on 2021-01-19"], &["企业评价：不满意；日期：2021-01-19"]),
    ("issue.reopened", &["taken up again; on 2021-01-20 (企业不满意)"], &["重新办理；日期：2021-01-20（企业不满意）"]),
    (
        "task.assigned",
        &[
            "“协调供电” · task assigned: 2021-01-12; given by wang.li; due 5 working days after it was assigned; came of 供电不足",
        ],
        &["“协调供电” · 交办：2021-01-12；交办人：wang.li；期限：自交办起 5 个工作日；来源：供电不足"],
    ),
    ("task.reassigned", &["task assigned, corrected"], &["交办"]),
    (
        "task.due-set",
        &["due, corrected: 5 working days after it was assigned → 2021-01-29"],
        &["期限", "自交办起 5 个工作日 → 2021-01-29"],
    ),
    ("task.reported", &["came along; on 2021-01-13 (方案已成)"], &["进展；日期：2021-01-13（方案已成）"]),
    ("task.completed", &["done; on 2021-01-14 (已送电)"], &["已办结；日期：2021-01-14（已送电）"]),
    ("task.reopened", &["taken up again; on 2021-01-15 (又停电)"], &["重新办理；日期：2021-01-15（又停电）"]),
    (
        "procedure.revised",
        &["is so; decided by 行政审批服务局; promised limit 5 working days after it was accepted; \
             statutory limit 20 working days after it was accepted; notice of what is missing 5 working days after it was received; \
             steps 4; cost 1000 yuan; legal basis 建筑法第八条; effective 2020-07-01 (流程再造)"],
        &["事项内容；实施主体：行政审批服务局；承诺时限：自受理起 5 个工作日；法定时限：自受理起 20 个工作日；\
             一次性告知时限：自收到起 5 个工作日；环节：4；费用：1000元；依据：建筑法第八条；生效：2020-07-01（流程再造）"],
    ),
    (
        "case.filed",
        &["“一期许可” · application received: 2021-01-12; procedure 施工许可;", "about “一期厂房”; for 晶体项目"],
        &["“一期许可” · 收件：2021-01-12；办事事项：施工许可；", "内容：“一期厂房”；所涉：晶体项目"],
    ),
    ("case.received", &["application received, corrected"], &["收件"]),
    ("case.accepted", &["accepted; on 2021-01-13 (材料齐全)"], &["受理；日期：2021-01-13（材料齐全）"]),
    (
        "case.supplement-requested",
        &["supplement asked for; on 2021-01-14 (审图合格书)"],
        &["告知补正；日期：2021-01-14（审图合格书）"],
    ),
    (
        "case.supplement-received",
        &["supplement received; on 2021-01-15 (已补)"],
        &["收到补正材料；日期：2021-01-15（已补）"],
    ),
    (
        "case.special-step-begun",
        &["expert review: begun; on 2021-01-18 (深基坑)"],
        &["专家评审开始；日期：2021-01-18（深基坑）"],
    ),
    (
        "case.special-step-ended",
        &["expert review: ended; on 2021-01-19 (通过)"],
        &["专家评审结束；日期：2021-01-19（通过）"],
    ),
    ("case.decided", &["decided: granted; on 2021-01-20 (已发证)"], &["办结：准予；日期：2021-01-20（已发证）"]),
    ("task.cancelled", &["called off; on 2021-01-16 (企业撤回)"], &["已撤销；日期：2021-01-16（企业撤回）"]),
    (
        "milestone.reached",
        &[
            "reviewed for admission: 2020-06-20 (promotion office); decision passed with conditions; by 准入评审会",
            "evidence minutes of the review “佐证材料” no. HT-07 of 合成机构 dated 2020-07-10",
        ],
        &[
            "准入评审：2020-06-20（招商口径）；结论：有条件通过；评审机构：准入评审会",
            "佐证：评审会议纪要“佐证材料”（HT-07），合成机构出具，2020-07-10",
        ],
    ),
    (
        "milestone.planned",
        &["plan for production, phase 1: 2021-06-30 (按合同)"],
        &["计划一期投产：2021-06-30（按合同）"],
    ),
    (
        "standing.changed",
        &["standing: ongoing → suspended; because of power shortage; effective 2020-12-01 (等变电站)"],
        &["状态：正常推进 → 暂缓；原因：供电不足；生效：2020-12-01（等变电站）"],
    ),
    (
        "amount.stated",
        &["planned completion of the year, phase 2: nearly 3亿; for 2021"],
        &["二期本年计划完成投资：近3亿；期间：2021年"],
    ),
    (
        "money.recorded",
        &["funds arrived: 500万; cumulative from the start; on 2020-12-31"],
        &["到位资金：500万；开工以来累计；日期：2020-12-31"],
    ),
    (
        "measure.recorded",
        &["promised new jobs, phase 1: over 200; at full production"],
        &["承诺一期新增就业：超过200个；届时：达产"],
    ),
    (
        "inspection.recorded",
        &["inspection: 2020-03-12; of 合成晶体公司; by 招商一局; purpose routine; known as reported; outcome “无隐患”"],
        &[
            "检查：2020-03-12；受检企业：合成晶体公司；检查单位：招商一局；类别：日常检查；知悉方式：告知；结果：“无隐患”",
        ],
    ),
    (
        "inspection.restated",
        &["inspection", "purpose routine", "2020-03-13"],
        &["检查", "类别：日常检查", "2020-03-13"],
    ),
    (
        "inspection-log.completed",
        &["every inspection of 2020 is in the book; by 招商一局; on 2021-01-10"],
        &["2020 年检查台账已齐全；检查单位：招商一局；日期：2021-01-10"],
    ),
    (
        "escalation.raised",
        &["tasks: yellow card; told head of the unit in charge; to act within 5 working days; effective 2021-01-13"],
        &["交办事项督办：黄牌；告知：承办单位负责人；办理时限：5 个工作日；生效：2021-01-13"],
    ),
    (
        "escalation.lifted",
        &["tasks: taken back to yellow card; effective 2021-01-29; evidence other document “纪要” (已约谈)"],
        &["交办事项督办：降为黄牌"],
    ),
    ("escalation.excused", &["excused; until 2021-02-28; effective 2021-02-01 (等待批复)"], &["免责；至：2021-02-28"]),
    (
        "target.set",
        &["target for growth of fixed-asset investment: at least 22 %; for 2021 (保持前列)"],
        &["固定资产投资增速目标：22%以上；期间：2021年（保持前列）"],
    ),
    ("record.named", &["title: 晶体线索 → 晶体新线索; code XS-2"], &["名称：晶体线索 → 晶体新线索；编号：XS-2"]),
    (
        "record.moved",
        &["moved to another investment: 重复线索 → 晶体线索 (同一项目)"],
        &["归入招商项目：重复线索 → 晶体线索（同一项目）"],
    ),
    ("unit.assigned", &["unit in charge: 招商一局 → 行政审批服务局"], &["责任单位：招商一局 → 行政审批服务局"]),
    ("officer.assigned", &["officer in charge: wang.li → zhao.yi"], &["经办人：wang.li → zhao.yi"]),
    ("attribute.set", &["target industry: grow"], &["目标产业层级：培育产业"]),
    (
        "fact.retracted",
        &["withdrawn “construction started, phase 1: 2020-07-18 (press)” (按施工合同)"],
        &["撤回“一期开工：2020-07-18（媒体报道）”（按施工合同）"],
    ),
    (
        "fact.verified",
        &["zhao.yi  negotiation · verified “reviewed for admission: 2020-06-20"],
        &["zhao.yi  在谈 · 已核实“准入评审：2020-06-20"],
    ),
];

#[test]
fn every_kind_of_event_says_what_it_states() -> Result<(), Error> {
    let entries = room()?;
    assert_eq!(Event::KINDS.len(), 102);
    let kinds: BTreeSet<&str> = Event::KINDS.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(SAID.iter().map(|(kind, ..)| *kind).collect::<BTreeSet<_>>(), kinds);
    for (kind, en, zh) in SAID {
        let says = |entry: &HistoryEntry, lang, parts: &[&str]| {
            let line = entry.say(lang);
            parts.iter().all(|part| line.contains(part))
        };
        let lines: Vec<&HistoryEntry> = entries.iter().filter(|entry| entry.kind == *kind).collect();
        assert!(
            lines.iter().any(|entry| says(entry, Lang::En, en) && says(entry, Lang::Zh, zh)),
            "{kind}: {:#?}",
            lines.iter().map(|entry| (entry.say(Lang::En), entry.say(Lang::Zh))).collect::<Vec<_>>()
        );
    }
    Ok(())
}

/// What of the Latin script stands in Chinese lines: names, codes, and what an office wrote so.
const LATIN: &[&str] = &["wang", "zhao", "Asia", "Shanghai", "CNY", "foreign"];

#[test]
fn neither_language_stands_in_the_other_and_no_key_or_id_in_either() -> Result<(), Error> {
    let entries = room()?;
    assert!(entries.len() > 50, "{}", entries.len());
    for entry in &entries {
        let (en, zh) = (entry.say(Lang::En), entry.say(Lang::Zh));
        for line in [&en, &zh] {
            assert!(!line.contains('_') && !line.contains("fact "), "{line}");
        }
        assert!(!en.contains(['：', '；', '、', '（', '）']), "{en}");
        let words = zh.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2);
        let strange: Vec<&str> = words.filter(|word| !LATIN.contains(word)).collect();
        assert!(strange.is_empty(), "{zh}: {strange:?}");
    }
    Ok(())
}

#[test]
fn a_correction_keeps_what_it_changed_for_programs_too() -> Result<(), Error> {
    let entries = room()?;
    let corrected = entries.iter().find(|entry| entry.say(Lang::En).contains("phase 1, corrected")).unwrap();
    assert_eq!(corrected.kind, "milestone.reached");
    assert_eq!(corrected.what, "construction_started (phase 1)");
    assert_eq!((corrected.from.as_deref(), corrected.to.as_deref()), (Some("2020-07-18"), Some("2020-07-19")));
    let withdrawn = entries.iter().find(|entry| entry.kind == "fact.retracted").unwrap();
    assert!(withdrawn.what.starts_with("fact "), "{}", withdrawn.what);
    assert_eq!(withdrawn.from.as_deref(), Some("construction_started (phase 1) 2020-07-18"));
    assert_eq!(withdrawn.to, None);
    let joined = entries.iter().find(|entry| entry.kind == "list.joined").unwrap();
    assert!(joined.what.starts_with("ent_") && joined.to.as_deref() == Some("on"), "{joined:?}");
    Ok(())
}

/// What was erased is no longer said, and the history can still be read.
#[test]
fn erased_reasons_and_names_are_gone_from_the_history() -> Result<(), Error> {
    let crm = Crm::in_memory(NewZone::named("合成开发区"))?;
    let desk = crm.desk(Officer::named("wang.li"))?;
    let project = desk.record_project(RecordProject::titled("晶体项目").nature("other"))?;
    desk.execute(Suspend::of(&project, "power_shortage").note("等变电站"))?;
    let note = crm.project(&project)?.standings.facts().iter().find_map(|fact| fact.value.note).unwrap();
    assert!(crm.history(&project)?.last().unwrap().say(Lang::Zh).ends_with("（等变电站）"));
    crm.erase_note(note)?;
    crm.desk(Officer::named("zhao.yi"))?.erase_person(ErasePerson::of(crm.person_named("wang.li")?.unwrap()))?;
    let last = crm.history(&project)?.pop().unwrap();
    assert!(
        last.say(Lang::Zh).contains("  （姓名已删除）  建设项目 · 状态：正常推进 → 暂缓；原因：供电不足"),
        "{}",
        last.say(Lang::Zh)
    );
    assert!(last.say(Lang::En).contains("  (name erased)  project · standing: ongoing → suspended"));
    assert_eq!((last.who, last.why), (None, None));
    Ok(())
}
