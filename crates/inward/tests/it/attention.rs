//! The list of the day: each kind of item by hand, and that the rows of the book find all that a walk
//! through the whole of it finds.

use chrono::{Days, NaiveDate};
use inward::prelude::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::clock::{SetClock, day};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn zone() -> NewZone {
    NewZone::named("合成开发区").time_zone("Asia/Shanghai").currency("CNY")
}

/// A book on a clock, its desk, and a project.
fn book(today: &str) -> (Crm, Desk, SetClock, Done<Project>) {
    let clock = SetClock::at_noon_of(today);
    let crm = Crm::in_memory_with(zone(), clock.options()).unwrap();
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局")).unwrap();
    desk.add_unit(AddUnit::named("行政审批局")).unwrap();
    let project = desk.record_project(RecordProject::titled("合成项目")).unwrap();
    (crm, desk, clock, project)
}

/// What the list says: the kind, what is said of it, since when.
fn told(crm: &Crm, now: &str) -> Vec<(AttentionKind, String, String)> {
    let list = crm.attention(at(now)).unwrap();
    list.items.into_iter().map(|item| (item.kind, item.why.en, item.since.to_string())).collect()
}

fn one(kind: AttentionKind, why: &str, since: &str) -> Vec<(AttentionKind, String, String)> {
    vec![(kind, why.to_owned(), since.to_owned())]
}

#[test]
fn a_promise_is_due_seven_days_before_and_overdue_after() {
    let (crm, desk, _, project) = book("2021-02-01");
    let promise = Promise::to_investor(&project, "construction_permit").debtor("行政审批局");
    let promise = desk.promise(promise.due_rule(working_days(5).after("accepted")).on("2021-02-01").unwrap()).unwrap();
    assert_eq!(told(&crm, "2021-02-01T12:00+08:00"), [], "nobody has applied yet");
    let start = RecordStart::of(&promise, StartEvent::Accepted).on("2021-02-01").unwrap();
    desk.record_start(start).unwrap();
    // From 1 February: 2, 3, 4, 5 and the make-up Sunday 7.
    let due = "due 2021-02-07, 5 working days left";
    assert_eq!(told(&crm, "2021-01-30T12:00+08:00"), [], "eight days before");
    assert_eq!(told(&crm, "2021-02-01T12:00+08:00"), one(AttentionKind::Due, due, "2021-01-31"));
    let today = "due 2021-02-07, 0 working days left";
    assert_eq!(told(&crm, "2021-02-07T23:59+08:00"), one(AttentionKind::Due, today, "2021-01-31"));
    // The eighth to the tenth are working days, then the festival until the seventeenth.
    let late = "was due 2021-02-07, 4 working days since";
    assert_eq!(told(&crm, "2021-02-18T09:00+08:00"), one(AttentionKind::Overdue, late, "2021-02-07"));
    let item = &crm.attention(at("2021-02-18T09:00+08:00")).unwrap().items[0];
    assert_eq!(item.why.zh, "应于2021-02-07办结，已逾期 4 个工作日");
    let units = ["招商一局", "行政审批局"].map(|name| crm.unit_named(name).unwrap().unwrap());
    assert_eq!((item.record, item.unit, item.units.as_slice()), (promise.id.record(), Some(units[1]), &units[1..]));
    assert_eq!(item.officer, None, "nobody was put in charge of it");
    // A pause takes it off the list, and so does keeping it.
    desk.pause_clock(PauseClock::of(&promise, "待补正").on("2021-02-01T11:00+08:00").unwrap()).unwrap();
    assert_eq!(told(&crm, "2021-02-18T09:00+08:00"), []);
    desk.resume_clock(ResumeClock::of(&promise).on("2021-02-01T11:30+08:00").unwrap()).unwrap();
    assert_eq!(told(&crm, "2021-02-18T09:00+08:00").len(), 1);
    desk.fulfil(&promise, "2021-02-01", Evidence::document("施工许可证")).unwrap();
    assert_eq!(told(&crm, "2021-02-18T09:00+08:00"), []);
}

#[test]
fn what_no_notice_settles_yet_is_due_provisionally() {
    let (crm, desk, _, project) = book("2021-01-04");
    let promise = Promise::to_investor(&project, "land_delivery").debtor("行政审批局").on("2021-01-04").unwrap();
    // 2,190 days lead to Sunday 3 January 2027, of which no notice says whether it is a working day.
    desk.promise(promise.due_rule(natural_days(2_190).after("made"))).unwrap();
    let told = told(&crm, "2027-01-04T12:00+08:00");
    let why = "due 2027-01-04, 0 working days left; the holidays of that year are not published yet";
    assert_eq!(told, one(AttentionKind::Provisional, why, "2026-12-28"));
}

#[test]
fn an_imprecise_start_leaves_open_whether_it_is_overdue() {
    let (crm, desk, _, project) = book("2021-03-31");
    let promise = Promise::to_investor(&project, "construction_permit").debtor("行政审批局");
    let promise = promise.due_rule(natural_days(30).after("accepted")).on("2021-01-04").unwrap();
    let promise = desk.promise(promise).unwrap();
    desk.record_start(RecordStart::of(&promise, StartEvent::Accepted).on("2021-01").unwrap()).unwrap();
    // Thirty days from 1 January are 31 January, a Sunday: 1 February. From the 31st: 2 March.
    let why = "due between 2021-02-01 and 2021-03-02: a date is too imprecise to tell";
    assert_eq!(told(&crm, "2021-02-10T12:00+08:00"), one(AttentionKind::Undetermined, why, "2021-02-01"));
    assert_eq!(told(&crm, "2021-03-03T12:00+08:00")[0].0, AttentionKind::Overdue);
    desk.fulfil(&promise, "2021-02-10", Evidence::document("许可证")).unwrap();
    assert_eq!(told(&crm, "2021-03-03T12:00+08:00"), [], "whether it was in time is for the board, not for today");
}

#[test]
fn a_condition_is_newly_met_for_seven_days() {
    let (crm, desk, _, project) = book("2021-06-30");
    let promise = Promise::to_investor(&project, "policy_incentive").debtor("行政审批局").on("2021-01-04").unwrap();
    let promise = desk.promise(promise.condition_milestone("production")).unwrap();
    let by_hand = Promise::to_investor(&project, "policy_incentive").debtor("行政审批局").on("2021-01-04").unwrap();
    let by_hand = desk.promise(by_hand.condition("首台设备到位")).unwrap();
    assert_eq!(told(&crm, "2021-06-10T12:00+08:00"), []);
    desk.reach(&project, milestone::PRODUCTION, "2021-06-10").unwrap();
    let why = "its condition was met 2021-06-10: it is owed from then on";
    assert_eq!(told(&crm, "2021-06-17T12:00+08:00"), one(AttentionKind::ConditionMet, why, "2021-06-10"));
    assert_eq!(told(&crm, "2021-06-18T12:00+08:00"), []);
    assert_eq!(told(&crm, "2021-06-09T12:00+08:00"), [], "not before it was met");
    desk.meet_condition(MeetCondition::of(&by_hand).on("2021-06-20").unwrap()).unwrap();
    assert_eq!(told(&crm, "2021-06-21T12:00+08:00")[0].2, "2021-06-20");
    assert_eq!(crm.commitment(&promise).unwrap().life(), Life::Active);
    // What is due soon is told as due.
    let dated = Promise::to_investor(&project, "policy_incentive").debtor("行政审批局").on("2021-01-04").unwrap();
    let dated = desk.promise(dated.condition("发票齐全")).unwrap();
    desk.meet_condition(MeetCondition::of(&dated).on("2021-06-20").unwrap().due("2021-06-25").unwrap()).unwrap();
    let list = crm.attention(at("2021-06-21T12:00+08:00")).unwrap();
    let of_dated: Vec<_> = list.items.iter().filter(|item| item.record == dated.id.record()).collect();
    assert_eq!(of_dated.iter().map(|item| item.kind).collect::<Vec<_>>(), [AttentionKind::Due]);
}

#[test]
fn a_promise_that_waits_for_a_milestone_wakes_with_it() {
    let (crm, desk, _, project) = book("2021-06-30");
    let promise = Promise::to_investor(&project, "construction_permit").debtor("行政审批局").on("2021-01-04").unwrap();
    desk.promise(promise.due_rule(working_days(5).after("land_handed_over"))).unwrap();
    assert_eq!(told(&crm, "2021-06-30T12:00+08:00"), []);
    let reached = desk.reach(&project, milestone::LAND_HANDED_OVER, "2021-06-01").unwrap();
    assert_eq!(told(&crm, "2021-06-30T12:00+08:00")[0].2, "2021-06-08");
    assert_eq!(reached.facts.len(), 1);
    desk.correct(&project, milestone::LAND_HANDED_OVER, "2021-06-28", "按交地确认书").unwrap();
    assert_eq!(
        told(&crm, "2021-06-30T12:00+08:00")[0].0,
        AttentionKind::Due,
        "a corrected milestone corrects the list"
    );
}

#[test]
fn issues_are_answered_and_settled_and_tasks_are_done() {
    let (crm, desk, _, project) = book("2021-01-20");
    let raise = RaiseIssue::about(&project, "request").title("供电容量不足").on("2021-01-12T09:30+08:00").unwrap();
    let issue = desk.raise_issue(raise.responder("行政审批局")).unwrap();
    let now = "2021-01-13T08:00+08:00";
    let list = crm.attention(at(now)).unwrap();
    let subjects: Vec<_> = list.items.iter().map(|item| (item.kind, item.subject.as_deref())).collect();
    assert_eq!(subjects, [(AttentionKind::Overdue, Some("respond")), (AttentionKind::Due, Some("resolve"))]);
    let answer = &list.items[0];
    assert_eq!(answer.units.len(), 2, "who is to answer has a hand in it");
    desk.respond_to_issue(RespondToIssue::of(&issue).on("2021-01-13T09:00+08:00").unwrap()).unwrap();
    // Five working days from the 12th.
    let why = "to be settled, due 2021-01-19, 4 working days left";
    assert_eq!(told(&crm, now), one(AttentionKind::Due, why, "2021-01-12"));
    desk.resolve_issue(ResolveIssue::of(&issue, IssueOutcome::Settled).on("2021-01-18").unwrap()).unwrap();
    assert_eq!(told(&crm, now), []);
    let task = desk.assign_task(AssignTask::out_of(&issue, "回访").due("2021-01-19").unwrap()).unwrap();
    assert_eq!(
        told(&crm, "2021-01-20T08:00+08:00"),
        one(AttentionKind::Overdue, "was due 2021-01-19, 1 working day since", "2021-01-19")
    );
    desk.complete_task(CompleteTask::of(&task).on("2021-01-20").unwrap()).unwrap();
    assert_eq!(told(&crm, "2021-01-20T12:00+08:00"), []);
}

#[test]
fn a_plan_is_missed_until_its_milestone_or_a_later_one_is_reached() {
    let (crm, desk, _, project) = book("2021-06-30");
    let plan = |milestone: &str, target: &str| Plan::of(&project, milestone, target).unwrap().on("2021-01-04").unwrap();
    desk.execute(plan("construction_started", "2021-03")).unwrap();
    desk.execute(plan("production", "2021-12-31")).unwrap();
    assert_eq!(told(&crm, "2021-03-31T12:00+08:00"), [], "March is not over");
    let why = "Construction started was planned for 2021-03 and is not reached";
    assert_eq!(told(&crm, "2021-04-01T12:00+08:00"), one(AttentionKind::Missed, why, "2021-03"));
    // Stopped for a time, nobody waits for it.
    desk.suspend(&project, "power_shortage", "2021-04-02").unwrap();
    assert_eq!(told(&crm, "2021-04-03T12:00+08:00"), []);
    desk.resume(&project, "2021-05-02").unwrap();
    assert_eq!(told(&crm, "2021-05-03T12:00+08:00").len(), 1);
    desk.execute(plan("construction_started", "2021-07-15")).unwrap();
    assert_eq!(told(&crm, "2021-05-03T12:00+08:00"), [], "planned anew");
    let completed = desk.reach(&project, milestone::COMPLETED, "2021-06-15").unwrap();
    assert_eq!(told(&crm, "2021-08-01T12:00+08:00"), [], "it was passed: only its date is missing");
    desk.retract(completed.facts[0], "报错项目").unwrap();
    assert_eq!(told(&crm, "2021-08-01T12:00+08:00").len(), 1);
}

#[test]
fn two_sources_disagree_until_one_of_them_gives_way() {
    let (crm, desk, _, project) = book("2021-06-30");
    let word = |source: &str, on: &str| {
        desk.execute(Reach::of(&project, "construction_started").on(on).unwrap().source(source)).unwrap()
    };
    let sources: Vec<String> =
        crm.playbook().unwrap().sources().iter().map(|source| source.key.as_str().to_owned()).collect();
    word(&sources[0], "2020-07-18");
    let other = word(&sources[1], "2020-07");
    assert_eq!(told(&crm, "2021-06-30T12:00+08:00"), [], "the month holds the day");
    desk.execute(Correct::fact_of(other.facts[0], "统计报表").on("2020-08-01").unwrap()).unwrap();
    let list = crm.attention(at("2021-06-30T12:00+08:00")).unwrap();
    assert_eq!(list.items.len(), 1);
    let item = &list.items[0];
    assert_eq!((item.kind, item.subject.as_deref()), (AttentionKind::SourcesDisagree, Some("construction_started")));
    assert!(item.why.zh.contains("2020-07-18") && item.why.zh.contains("2020-08-01"), "{}", item.why.zh);
}

#[test]
fn what_is_not_signed_goes_quiet_after_thirty_days() {
    let (crm, desk, _, project) = book("2021-06-30");
    let lead = desk.capture_lead(CaptureLead::titled("合成线索").on("2021-03-01").unwrap()).unwrap();
    desk.reach(&project, milestone::FILED, "2021-01-01").unwrap();
    assert_eq!(told(&crm, "2021-03-30T12:00+08:00"), []);
    let why = "nothing has been recorded since 2021-03-01, for 30 days";
    assert_eq!(told(&crm, "2021-03-31T12:00+08:00"), one(AttentionKind::GoneQuiet, why, "2021-03-01"));
    let talks = desk.open_negotiation(OpenNegotiation::with(&lead).on("2021-04-01").unwrap()).unwrap();
    // What is promised for a later day has not happened, and does not hide that nothing has.
    let promise = Promise::to_investor(&talks, "land_delivery").debtor("招商一局").due("2021-12-31").unwrap();
    desk.promise(promise.on("2021-04-01").unwrap()).unwrap();
    assert_eq!(told(&crm, "2021-04-15T12:00+08:00"), []);
    assert_eq!(told(&crm, "2021-05-01T12:00+08:00").len(), 1);
    desk.lose_negotiation(LoseNegotiation::of(&talks, "lost_on_land").on("2021-05-10").unwrap()).unwrap();
    assert_eq!(told(&crm, "2021-06-30T12:00+08:00"), []);
}

#[test]
fn the_list_has_one_order_and_can_be_narrowed() {
    let (crm, desk, _, project) = book("2021-06-30");
    for (due, unit) in [("2021-06-10", "行政审批局"), ("2021-06-02", "招商一局"), ("2021-07-01", "行政审批局")]
    {
        let promise = Promise::to_investor(&project, "land_delivery").debtor(unit).due(due).unwrap();
        desk.promise(promise.officer(desk.officer())).unwrap();
    }
    let list = crm.attention(crm.now()).unwrap();
    let order: Vec<_> = list.items.iter().map(|item| (item.kind, item.since.to_string())).collect();
    let (overdue, due) = (AttentionKind::Overdue, AttentionKind::Due);
    let expected = [(overdue, "2021-06-02"), (overdue, "2021-06-10"), (due, "2021-06-24")];
    assert_eq!(order, expected.map(|(kind, since)| (kind, since.to_owned())));
    let approvals = crm.unit_named("行政审批局").unwrap().unwrap();
    assert_eq!(list.clone().of_unit(approvals).items.len(), 2);
    assert_eq!(list.clone().of_kind(due).items.len(), 1);
    let officer = crm.person_named("wang.li").unwrap().unwrap();
    assert_eq!(list.clone().of_officer(officer).items.len(), 3);
    // As of a day it is what it was, at that day's end.
    let then = crm.as_of("2021-06-05", When::day(crm.today().unwrap()).unwrap()).unwrap();
    assert_eq!(then.attention(crm.now()).unwrap().items.len(), 0, "the promises were made today");
    assert_eq!(list.to_string().lines().count(), 3);
}

#[test]
fn the_calendar_file_is_folded_escaped_and_keeps_its_names() {
    let (crm, desk, _, project) = book("2021-06-30");
    let title = "净地交付；含供水, 供电\\供气及其他全部配套工程的一次性移交事项（合成）";
    desk.promise(
        Promise::to_investor(&project, "land_delivery").title(title).debtor("行政审批局").due("2021-07-01").unwrap(),
    )
    .unwrap();
    let file = crm.attention(crm.now()).unwrap().to_icalendar(Lang::Zh);
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    let unfolded = file.replace("\r\n ", "");
    let summary = unfolded.lines().find(|line| line.starts_with("SUMMARY:")).unwrap();
    assert_eq!(summary, format!("SUMMARY:即将到期：{}", title.replace('\\', "\\\\").replace(", ", "\\, ")));
    assert!(unfolded.contains("DTSTART;VALUE=DATE:20210701\r\n"));
    let names = |file: &str| -> Vec<String> {
        file.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let later = crm.attention(at("2021-07-05T12:00+08:00")).unwrap().to_icalendar(Lang::En).replace("\r\n ", "");
    assert!(later.contains("DTSTART;VALUE=DATE:20210705\r\n"), "what is overdue stands on today");
    assert_eq!(names(&unfolded), names(&later));
}

/// One of the things that may happen to a book.
#[derive(Clone, Debug)]
enum Step {
    Promise { project: usize, rule: usize, due: u64 },
    Start { promise: usize, ago: u64 },
    Keep { promise: usize, ago: u64 },
    Pause { promise: usize },
    Resume { promise: usize },
    Waive { promise: usize },
    Raise { project: usize, ago: u64 },
    Answer { issue: usize },
    Resolve { issue: usize },
    Assign { project: usize, due: u64 },
    Complete { task: usize },
    Plan { project: usize, which: usize, due: u64 },
    Reach { project: usize, which: usize, ago: u64 },
    Retract { fact: usize },
    Suspend { project: usize },
    Lead,
    Move { project: usize, to: usize },
    Days { days: u64 },
    Calendar { china: bool },
}

fn step() -> impl Strategy<Value = Step> {
    let (n, ago, due) = (0..8_usize, 0..40_u64, 0..60_u64);
    prop_oneof![
        4 => (n.clone(), 0..7_usize, due.clone()).prop_map(|(project, rule, due)| Step::Promise { project, rule, due }),
        3 => (n.clone(), ago.clone()).prop_map(|(promise, ago)| Step::Start { promise, ago }),
        2 => (n.clone(), ago.clone()).prop_map(|(promise, ago)| Step::Keep { promise, ago }),
        1 => n.clone().prop_map(|promise| Step::Pause { promise }),
        1 => n.clone().prop_map(|promise| Step::Resume { promise }),
        1 => n.clone().prop_map(|promise| Step::Waive { promise }),
        2 => (n.clone(), ago.clone()).prop_map(|(project, ago)| Step::Raise { project, ago }),
        1 => n.clone().prop_map(|issue| Step::Answer { issue }),
        1 => n.clone().prop_map(|issue| Step::Resolve { issue }),
        2 => (n.clone(), due.clone()).prop_map(|(project, due)| Step::Assign { project, due }),
        1 => n.clone().prop_map(|task| Step::Complete { task }),
        3 => (n.clone(), 0..4_usize, due).prop_map(|(project, which, due)| Step::Plan { project, which, due }),
        4 => (n.clone(), 0..4_usize, ago).prop_map(|(project, which, ago)| Step::Reach { project, which, ago }),
        2 => n.clone().prop_map(|fact| Step::Retract { fact }),
        1 => n.clone().prop_map(|project| Step::Suspend { project }),
        1 => Just(Step::Lead),
        1 => (n.clone(), n).prop_map(|(project, to)| Step::Move { project, to }),
        3 => (1..20_u64).prop_map(|days| Step::Days { days }),
        1 => any::<bool>().prop_map(|china| Step::Calendar { china }),
    ]
}

/// A book to which things happen, and what there is in it.
struct Played {
    crm: Crm,
    desk: Desk,
    clock: SetClock,
    today: NaiveDate,
    projects: Vec<Id<Project>>,
    promises: Vec<Id<Commitment>>,
    issues: Vec<Id<Issue>>,
    tasks: Vec<Id<Task>>,
    facts: Vec<FactRef>,
}

fn nth<T: Copy>(all: &[T], n: usize) -> Option<T> {
    all.get(n % all.len().max(1)).copied()
}

impl Played {
    fn begin() -> Self {
        let (crm, desk, clock, project) = book("2021-01-04");
        let mut played = Self {
            crm,
            desk,
            clock,
            today: day("2021-01-04"),
            projects: vec![project.id],
            promises: Vec::new(),
            issues: Vec::new(),
            tasks: Vec::new(),
            facts: Vec::new(),
        };
        for number in 1..4 {
            let more = played.desk.record_project(RecordProject::titled(format!("合成项目{number}"))).unwrap();
            played.projects.push(more.id);
        }
        played
    }

    fn ago(&self, days: u64) -> When {
        When::day(self.today - Days::new(days)).unwrap()
    }

    fn ahead(&self, days: u64) -> When {
        When::day(self.today + Days::new(days)).unwrap()
    }

    /// Lets it happen, if it is accepted; answers whether it was.
    fn step(&mut self, step: &Step) -> Result<bool, Error> {
        const WHICH: [&str; 4] = ["land_handed_over", "construction_started", "completed", "production"];
        const SOURCES: [&str; 2] = ["statistics", "promotion"];
        let desk = self.desk.clone();
        let taken = match *step {
            Step::Promise { project, rule, due } => {
                let Some(project) = nth(&self.projects, project) else { return Ok(false) };
                let promise = Promise::to_investor(project, "construction_permit")
                    .debtor("行政审批局")
                    .on(self.today.to_string().as_str())?;
                let promise = match rule {
                    0 => promise.due(self.ahead(due))?,
                    1 => promise.due_rule(working_days(5).after("accepted")),
                    2 => promise.due_rule(natural_days(20).after("land_handed_over")),
                    3 => promise.due_rule(months(1).after("condition_met")).condition_milestone("construction_started"),
                    4 => promise.condition_milestone("production"),
                    5 => promise.condition("首台设备到位"),
                    _ => promise.due_rule(working_time(3_600).after("accepted")),
                };
                desk.promise(promise).map(|done| self.promises.push(done.id))
            }
            Step::Start { promise, ago } => {
                let Some(promise) = nth(&self.promises, promise) else { return Ok(false) };
                desk.record_start(RecordStart::of(promise, StartEvent::Accepted).on(self.ago(ago))?)
                    .map(|done| self.facts.extend(done.facts))
            }
            Step::Keep { promise, ago } => {
                let Some(promise) = nth(&self.promises, promise) else { return Ok(false) };
                desk.execute(Fulfil::of(promise).on(self.ago(ago))?).map(|done| self.facts.extend(done.facts))
            }
            Step::Pause { promise } => {
                let Some(promise) = nth(&self.promises, promise) else { return Ok(false) };
                desk.pause_clock(PauseClock::of(promise, "待补正").on(self.ago(0))?).map(drop)
            }
            Step::Resume { promise } => {
                let Some(promise) = nth(&self.promises, promise) else { return Ok(false) };
                desk.resume_clock(ResumeClock::of(promise).on(self.ago(0))?).map(drop)
            }
            Step::Waive { promise } => {
                let Some(promise) = nth(&self.promises, promise) else { return Ok(false) };
                desk.waive(Waive::of(promise, "双方同意").on(self.ago(0))?).map(|done| self.facts.extend(done.facts))
            }
            Step::Raise { project, ago } => {
                let Some(project) = nth(&self.projects, project) else { return Ok(false) };
                desk.raise_issue(RaiseIssue::about(project, "request").on(self.ago(ago))?)
                    .map(|done| self.issues.push(done.id))
            }
            Step::Answer { issue } => {
                let Some(issue) = nth(&self.issues, issue) else { return Ok(false) };
                desk.respond_to_issue(RespondToIssue::of(issue).on(self.ago(0))?)
                    .map(|done| self.facts.extend(done.facts))
            }
            Step::Resolve { issue } => {
                let Some(issue) = nth(&self.issues, issue) else { return Ok(false) };
                desk.resolve_issue(ResolveIssue::of(issue, IssueOutcome::Settled).on(self.ago(0))?)
                    .map(|done| self.facts.extend(done.facts))
            }
            Step::Assign { project, due } => {
                let Some(project) = nth(&self.projects, project) else { return Ok(false) };
                desk.assign_task(AssignTask::out_of(project, "合成事项").on(self.ago(0))?.due(self.ahead(due))?)
                    .map(|done| self.tasks.push(done.id))
            }
            Step::Complete { task } => {
                let Some(task) = nth(&self.tasks, task) else { return Ok(false) };
                desk.complete_task(CompleteTask::of(task).on(self.ago(0))?).map(|done| self.facts.extend(done.facts))
            }
            Step::Plan { project, which, due } => {
                let Some(project) = nth(&self.projects, project) else { return Ok(false) };
                desk.execute(Plan::of(project, WHICH[which], self.ahead(due))?.on(self.ago(0))?).map(drop)
            }
            Step::Reach { project, which, ago } => {
                let Some(project) = nth(&self.projects, project) else { return Ok(false) };
                let source = SOURCES[usize::try_from(ago % 2).unwrap()];
                desk.execute(Reach::of(project, WHICH[which]).on(self.ago(ago))?.source(source))
                    .map(|done| self.facts.extend(done.facts))
            }
            Step::Retract { fact } => {
                let Some(fact) = nth(&self.facts, fact) else { return Ok(false) };
                desk.retract(fact, "报错").map(drop)
            }
            Step::Suspend { project } => {
                let Some(project) = nth(&self.projects, project) else { return Ok(false) };
                desk.suspend(project, "power_shortage", self.ago(0)).map(drop)
            }
            Step::Lead => desk.capture_lead(CaptureLead::titled("合成线索").on(self.ago(0))?).map(drop),
            Step::Move { project, to } => {
                let (Some(project), Some(to)) = (nth(&self.projects, project), nth(&self.projects, to)) else {
                    return Ok(false);
                };
                let to = self.crm.project(to)?.head.investment_at(AsOf::LATEST).unwrap();
                desk.move_record(MoveRecord::to(project, to, "归并")).map(drop)
            }
            Step::Days { days } => {
                self.today = self.today + Days::new(days);
                self.clock.set_to_noon_of(&self.today.to_string());
                Ok(())
            }
            Step::Calendar { china } => {
                let calendar = if china { Calendar::china() } else { weekly() };
                desk.adopt_calendar(AdoptCalendar::of(calendar)).map(drop)
            }
        };
        match taken {
            Ok(()) => Ok(true),
            Err(error @ (Error::Storage(..) | Error::Corrupt(..))) => Err(error),
            Err(_) => Ok(false),
        }
    }

    /// That the rows find what a walk through the whole book finds, at this moment and around it.
    fn agrees(&self, looked: &mut usize) -> Result<(), TestCaseError> {
        let today = When::day(self.today).unwrap();
        let whole = self.crm.as_of(today.clone(), today).unwrap();
        for hours in [-24 * 30, -24 * 3, -5, 0, 11] {
            let now = Timestamp::from_micros(self.crm.now().as_micros() + hours * 3_600_000_000).unwrap();
            let by_rows = self.crm.attention(now).unwrap();
            let by_walk = whole.attention(now).unwrap();
            prop_assert_eq!(by_rows.to_string(), by_walk.to_string(), "at {:?}", now);
            prop_assert_eq!(&by_rows.items, &by_walk.items);
            *looked += by_rows.items.len();
        }
        Ok(())
    }
}

fn weekly() -> Calendar {
    Calendar::from_json(
        r#"{"zone": "Asia/Shanghai", "weekly": {"mon": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]]}}"#,
    )
    .unwrap()
}

#[test]
fn the_rows_find_all_that_a_walk_through_the_book_finds() {
    let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
    let (mut looked, mut taken) = (0, 0);
    let steps = proptest::collection::vec(step(), 1..60);
    let counts = std::cell::RefCell::new((&mut looked, &mut taken));
    runner
        .run(&steps, |steps| {
            let mut played = Played::begin();
            let mut counts = counts.borrow_mut();
            for (number, step) in steps.iter().enumerate() {
                *counts.1 += usize::from(played.step(step).unwrap());
                if number % 5 == 4 || number + 1 == steps.len() {
                    played.agrees(counts.0)?;
                }
            }
            played.crm.rebuild().unwrap();
            played.agrees(counts.0)
        })
        .unwrap();
    assert!(looked > 2_000 && taken > 500, "{looked} items in {taken} steps");
}
