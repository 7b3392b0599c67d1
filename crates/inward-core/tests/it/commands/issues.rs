//! The life of issues: by when they are answered and settled, reopenings, hand-overs, ratings, risk.

use inward_core::agreement::Agreement;
use inward_core::calendar::Calendar;
use inward_core::command::{
    AcceptIssue, AddOrganisation, AddUnit, AdoptPlaybook, Assign, AssignTask, Correct, ExtendDeadline, HandOverIssue,
    MoveRecord, OpenInvestment, PauseClock, RaiseIssue, RateIssue, RecordProject, ReopenIssue, ResolveIssue,
    RespondToIssue, ResumeClock, Retract, SignAgreement, StateRisk,
};
use inward_core::deadline::{Limit, RestDay, Rule, Timeliness, fixed, hours, natural_days, same_day, working_days};
use inward_core::evidence::Evidence;
use inward_core::fact::AsOf;
use inward_core::id::{FactId, FactRef, Id};
use inward_core::investment::Investment;
use inward_core::issue::{Issue, IssueOutcome, RaisedBy, Satisfaction};
use inward_core::organisation::Organisation;
use inward_core::playbook::Playbook;
use inward_core::project::Project;
use inward_core::qualified::Measured;
use inward_core::record::Record;
use inward_core::standing::Is;
use inward_core::task::Task;
use inward_core::unit::Unit;
use inward_core::when::{Timestamp, Truth, When};

use crate::history::amount;
use crate::world::{Book, TIME_ZONE, as_of, date};

struct Scene {
    book: Book,
    investor: Id<Organisation>,
    deal: Id<Agreement>,
    project: Id<Project>,
    other: Id<Unit>,
    china: Calendar,
}

impl Scene {
    fn set() -> Self {
        let mut book = Book::yangquan();
        let investor = book.made(AddOrganisation::named("日昌晶"));
        let deal = book.made(SignAgreement::titled("合同").party(investor).on("2020-07-01").unwrap());
        let project = book.made(RecordProject::under(deal));
        let other = book.made(AddUnit::named("行政审批局"));
        book.today("2021-12-31");
        Self { book, investor, deal, project, other, china: Calendar::china() }
    }

    fn raise(&mut self, raise: RaiseIssue) -> Id<Issue> {
        self.book.made(raise)
    }

    fn issue(&self, id: Id<Issue>) -> &Issue {
        self.book.get(id)
    }

    fn response(&self, id: Id<Issue>, now: &str) -> Timeliness {
        self.issue(id).standing_of_response(AsOf::LATEST, at(now), &self.china).unwrap()
    }

    fn resolution(&self, id: Id<Issue>, now: &str) -> Timeliness {
        self.issue(id).standing_of_resolution(AsOf::LATEST, at(now), &self.china).unwrap()
    }
}

/// A moment: an instant, or the end of a day.
fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|_| Timestamp::end_of_day(date(text), TIME_ZONE))
}

fn when(text: &str) -> When {
    When::parse(text).unwrap()
}

fn call_back() -> Evidence {
    Evidence::of_kind("call_back").unwrap().title("电话回访记录")
}

/// 事不过夜: what comes in before the cut-off of a working day is due that day, what comes later or on a
/// rest day by the end of the next working day; that says nothing of the resolution.
#[test]
fn the_table_of_answers_within_the_day() {
    use Timeliness::{Late, OnTime, Overdue, Running, Undetermined};
    // 2021-01-12 is a Tuesday, the 16th a Saturday, 2021-02-11 to 17 the Spring Festival, the 20th a
    // make-up Saturday.
    let table: &[(&str, Option<&str>, &str, Timeliness)] = &[
        ("2021-01-12T09:00+08:00", None, "2021-01-12T23:59+08:00", Running),
        ("2021-01-12T09:00+08:00", None, "2021-01-13T00:00+08:00", Overdue),
        ("2021-01-12T09:00+08:00", Some("2021-01-12T16:00+08:00"), "2021-02-01", OnTime),
        ("2021-01-12T09:00+08:00", Some("2021-01-12T23:59+08:00"), "2021-02-01", OnTime),
        ("2021-01-12T09:00+08:00", Some("2021-01-13T00:00+08:00"), "2021-02-01", Late),
        ("2021-01-12T09:00+08:00", Some("2021-01-12"), "2021-02-01", OnTime),
        ("2021-01-12T09:00+08:00", Some("2021-01-13"), "2021-02-01", Late),
        ("2021-01-12T09:00+08:00", Some("2021-01"), "2021-02-01", Undetermined),
        ("2021-01-12T09:00+08:00", Some("none"), "2021-02-01", Undetermined),
        // At the cut-off it is too late for the day.
        ("2021-01-12T16:59+08:00", None, "2021-01-13T09:00+08:00", Overdue),
        ("2021-01-12T17:00+08:00", None, "2021-01-13T09:00+08:00", Running),
        ("2021-01-12T17:00+08:00", None, "2021-01-14T00:00+08:00", Overdue),
        ("2021-01-16T09:00+08:00", None, "2021-01-18T23:59+08:00", Running),
        ("2021-01-16T09:00+08:00", None, "2021-01-19T00:00+08:00", Overdue),
        ("2021-02-20T09:00+08:00", None, "2021-02-21T00:00+08:00", Overdue),
        ("2021-02-11T09:00+08:00", None, "2021-02-18T23:00+08:00", Running),
        // The day alone does not tell on which side of the cut-off it came.
        ("2021-01-12", None, "2021-01-12T23:00+08:00", Running),
        ("2021-01-12", None, "2021-01-13T12:00+08:00", Undetermined),
        ("2021-01-12", None, "2021-01-14T00:00+08:00", Overdue),
        ("2021-01-12", Some("2021-01-12T16:00+08:00"), "2021-02-01", OnTime),
        ("2021-01-12", Some("2021-01-13T12:00+08:00"), "2021-02-01", Undetermined),
        ("none", None, "2021-02-01", Undetermined),
    ];
    for (received, answered, now, expected) in table {
        let mut scene = Scene::set();
        let mut raise = RaiseIssue::about(scene.project, "request");
        raise.on = (*received != "none").then(|| when(received));
        let id = scene.raise(raise);
        if let Some(answered) = answered {
            let mut respond = RespondToIssue::of(id);
            respond.on = (*answered != "none").then(|| when(answered));
            scene.book.must(respond);
        }
        assert_eq!(scene.response(id, now), *expected, "received {received}, answered {answered:?}, asked {now}");
        let due = scene.issue(id).respond_due(AsOf::LATEST, at("2021-12-31"), &scene.china).unwrap();
        assert_eq!(due.is_some(), *received != "none");
    }
}

/// Days that are counted for the resolution, with what lies between resolution and reopening left out.
#[test]
fn the_table_of_resolutions_and_reopenings() {
    use Timeliness::{Late, OnTime, Overdue, Running, Undetermined};
    // Due on 2021-01-19: five working days after Tuesday the 12th.
    type Turns = &'static [(&'static str, &'static str)];
    let table: &[(Turns, &str, Option<&str>, Timeliness)] = &[
        (&[], "2021-01-19", Some("2021-01-19"), Running),
        (&[], "2021-01-20", Some("2021-01-19"), Overdue),
        (&[("resolve", "2021-01-19")], "2021-03-01", Some("2021-01-19"), OnTime),
        (&[("resolve", "2021-01-20")], "2021-03-01", Some("2021-01-19"), Late),
        (&[("resolve", "2021-01-18/2021-01-21")], "2021-03-01", Some("2021-01-19"), Undetermined),
        // Settled on Thursday the 14th, taken up again on Monday the 18th: neither of these days counts, nor
        // what lies between. One of the five working days was used, the 13th; the others are the 19th to 22nd.
        (&[("resolve", "2021-01-14"), ("reopen", "2021-01-18")], "2021-01-22", Some("2021-01-22"), Running),
        (&[("resolve", "2021-01-14"), ("reopen", "2021-01-18")], "2021-01-23", Some("2021-01-22"), Overdue),
        (
            &[("resolve", "2021-01-14"), ("reopen", "2021-01-18"), ("resolve", "2021-01-22")],
            "2021-03-01",
            Some("2021-01-22"),
            OnTime,
        ),
        (
            &[("resolve", "2021-01-14"), ("reopen", "2021-01-18"), ("resolve", "2021-01-25")],
            "2021-03-01",
            Some("2021-01-22"),
            Late,
        ),
        // A gap after the time was over saves nothing.
        (&[("resolve", "2021-01-20"), ("reopen", "2021-03-01")], "2021-03-02", Some("2021-01-19"), Overdue),
        // On one day: that day does not count.
        (&[("resolve", "2021-01-14"), ("reopen", "2021-01-14")], "2021-01-20", Some("2021-01-20"), Running),
        // Twice.
        (
            &[("resolve", "2021-01-13"), ("reopen", "2021-01-14"), ("resolve", "2021-01-15"), ("reopen", "2021-01-15")],
            "2021-01-22",
            Some("2021-01-22"),
            Running,
        ),
        // Some day from the 18th to the 20th: due on the 22nd at the earliest, on the 26th at the latest.
        (&[("resolve", "2021-01-14"), ("reopen", "2021-01-18/2021-01-20")], "2021-01-22", None, Running),
        (&[("resolve", "2021-01-14"), ("reopen", "2021-01-18/2021-01-20")], "2021-01-25", None, Undetermined),
        (&[("resolve", "2021-01-14"), ("reopen", "2021-01-18/2021-01-20")], "2021-01-27", None, Overdue),
    ];
    for (turns, now, due, expected) in table {
        let mut scene = Scene::set();
        let id = scene.raise(RaiseIssue::about(scene.project, "request").on("2021-01-12").unwrap());
        for (turn, on) in *turns {
            match *turn {
                "resolve" => drop(scene.book.must(ResolveIssue::of(id, IssueOutcome::Settled).on(*on).unwrap())),
                _ => drop(scene.book.must(ReopenIssue::of(id, "问题再次出现").on(*on).unwrap())),
            }
        }
        let known = scene.issue(id).resolve_due(AsOf::LATEST, at("2021-12-31"), &scene.china).unwrap().unwrap();
        let exact = known.exact().and_then(|due| due.last_day()).map(|day| day.to_string());
        assert_eq!(exact.as_deref(), *due, "{turns:?}");
        assert_eq!(scene.resolution(id, now), *expected, "{turns:?}, asked {now}");
    }
}

/// A pause stops both clocks; an extension is of the resolution alone.
#[test]
fn a_pause_stops_both_clocks_and_an_extension_moves_one() {
    let mut scene = Scene::set();
    let raise = RaiseIssue::about(scene.project, "complaint").respond(hours(4).after("received"));
    let raise = raise.resolve(working_days(5).after("received"));
    let id = scene.raise(raise.on("2021-01-12T09:00+08:00").unwrap());
    let pause = |on: &str| PauseClock::of(id, "待企业补充材料").on(on).unwrap();
    let go_on = |on: &str| ResumeClock::of(id).on(on).unwrap();
    let respond = |scene: &Scene, now: &str| {
        let due = scene.issue(id).respond_due(AsOf::LATEST, at(now), &scene.china).unwrap().unwrap();
        due.exact().unwrap().at()
    };
    let resolve = |scene: &Scene, now: &str| {
        let due = scene.issue(id).resolve_due(AsOf::LATEST, at(now), &scene.china).unwrap().unwrap();
        due.exact().and_then(|due| due.last_day()).unwrap().to_string()
    };
    assert_eq!(scene.book.refused(pause("2021-01-12T08:59+08:00")), "clock.before-start");
    assert_eq!(scene.book.refused(go_on("2021-01-12T10:00+08:00")), "clock.not-paused");
    scene.book.must(pause("2021-01-12T10:00+08:00"));
    assert_eq!(scene.response(id, "2021-01-12T09:59+08:00"), Timeliness::Running);
    assert_eq!(scene.response(id, "2021-01-13T09:00+08:00"), Timeliness::Paused);
    assert_eq!(scene.resolution(id, "2021-03-31"), Timeliness::Paused);
    // An hour was used: three are left, whenever it goes on.
    assert_eq!(respond(&scene, "2021-01-13T09:00+08:00"), at("2021-01-13T12:00+08:00"));
    scene.book.must(go_on("2021-01-12T15:00+08:00"));
    assert_eq!(respond(&scene, "2021-12-31"), at("2021-01-12T18:00+08:00"));
    assert_eq!(scene.response(id, "2021-01-12T18:00:01+08:00"), Timeliness::Overdue);
    // Whole days: the 14th, 15th and 18th do not count, the 13th and the 19th to 22nd do.
    scene.book.must(pause("2021-01-14"));
    let paused = scene.book.last_fact(id);
    scene.book.must(go_on("2021-01-18"));
    assert_eq!(resolve(&scene, "2021-12-31"), "2021-01-22");
    scene.book.must(ExtendDeadline::of(id, Limit::WorkingDays(2), "需上级批准").on("2021-01-20").unwrap());
    assert_eq!(resolve(&scene, "2021-12-31"), "2021-01-26");
    assert_eq!(respond(&scene, "2021-12-31"), at("2021-01-12T18:00+08:00"), "the answer has no more time");
    let late = ExtendDeadline::of(id, Limit::WorkingDays(2), "需上级批准").on("2021-01-27").unwrap();
    assert_eq!(scene.book.refused(late), "deadline.extension-after-expiry");
    let other_unit = ExtendDeadline::of(id, Limit::Hours(2), "x").on("2021-01-20").unwrap();
    assert_eq!(scene.book.refused(other_unit), "deadline.extension-unit");
    scene.book.must(Retract::fact_of(paused, "误录"));
    assert_eq!(resolve(&scene, "2021-12-31"), "2021-01-21", "without that pause");
    scene.book.must(ResolveIssue::of(id, IssueOutcome::Settled).on("2021-01-21").unwrap());
    assert_eq!(scene.resolution(id, "2021-12-31"), Timeliness::OnTime);
    assert_eq!(scene.book.refused(pause("2021-01-25")), "issue.already-resolved");
    // One that is only to be answered has no time to extend, but its clock can stop.
    let plain = RaiseIssue::about(scene.project, "complaint").respond(hours(4).after("received"));
    let plain = scene.raise(plain.on("2021-02-01T09:00+08:00").unwrap());
    scene.book.must(PauseClock::of(plain, "待核实").on("2021-02-01T10:00+08:00").unwrap());
    assert_eq!(scene.response(plain, "2021-02-03"), Timeliness::Paused);
}

/// Hours run to the moment, and the gap is left out to the moment.
#[test]
fn hours_are_counted_to_the_moment_and_without_the_gap() {
    let mut scene = Scene::set();
    let raise = RaiseIssue::about(scene.project, "complaint").resolve(hours(4).after("received"));
    let id = scene.raise(raise.on("2021-01-12T09:00+08:00").unwrap());
    let due = |scene: &Scene| {
        let due = scene.issue(id).resolve_due(AsOf::LATEST, at("2021-12-31"), &scene.china).unwrap().unwrap();
        [due.earliest().at(), due.latest().at()]
    };
    assert_eq!(due(&scene), [at("2021-01-12T13:00+08:00"); 2]);
    scene.book.must(ResolveIssue::of(id, IssueOutcome::Partly).on("2021-01-12T11:00+08:00").unwrap());
    assert_eq!(scene.resolution(id, "2021-02-01"), Timeliness::OnTime);
    scene.book.must(ReopenIssue::of(id, "未彻底解决").on("2021-01-13T10:00+08:00").unwrap());
    assert_eq!(due(&scene), [at("2021-01-13T12:00+08:00"); 2]);
    assert_eq!(scene.resolution(id, "2021-01-13T12:00:01+08:00"), Timeliness::Overdue);
    // Taken up again some time on the 14th.
    let reopened = scene.book.last_fact(id);
    scene.book.must(Correct::fact_of(reopened, "时刻不详").on("2021-01-14").unwrap());
    assert_eq!(
        due(&scene),
        [at("2021-01-14T02:00+08:00"), at("2021-01-15T02:00+08:00")].map(|due| {
            // The last microsecond of a day is its end.
            if due == at("2021-01-15T02:00+08:00") { Timestamp::from_micros(due.as_micros() - 1).unwrap() } else { due }
        })
    );
}

/// What an issue was promised is agreed when it is raised: its own rules, else its kind's, else its
/// urgency's; a later playbook changes nothing of it.
#[test]
fn rules_are_its_own_or_of_its_kind_or_of_its_urgency() {
    let text = Playbook::development_zone().text().replace(
        "key = \"complaint\"\n",
        "key = \"complaint\"\nresolve = { limit = { natural_days = 13 }, after = \"accepted\" }\n",
    );
    let mut scene = Scene::set();
    scene.book.must(AdoptPlaybook::of(Playbook::parse(&text).unwrap()));
    let rules = |scene: &Scene, id| {
        let issue = scene.issue(id);
        (issue.respond.clone(), issue.resolve.clone(), issue.urgency.clone().unwrap().to_string())
    };
    let usual = same_day("17:00", RestDay::NextWorkingDay).unwrap().after("received");
    let own: Rule = working_days(1).after("received");
    let request = scene.raise(RaiseIssue::about(scene.project, "request"));
    let complaint = scene.raise(RaiseIssue::about(scene.project, "complaint").urgency("urgent"));
    let special = scene.raise(RaiseIssue::about(scene.project, "complaint").respond(own.clone()));
    let kept = (Some(usual.clone()), Some(working_days(5).after("received")), "ordinary".to_owned());
    assert_eq!(rules(&scene, request), kept);
    let of_kind = Some(natural_days(13).after("accepted"));
    assert_eq!(rules(&scene, complaint), (Some(hours(2).after("received")), of_kind.clone(), "urgent".to_owned()));
    assert_eq!(rules(&scene, special), (Some(own), of_kind, "ordinary".to_owned()));
    let without = text.replace("resolve = { limit = { working_days = 5 }, after = \"received\" }\n", "");
    scene.book.must(AdoptPlaybook::of(Playbook::parse(&without).unwrap()));
    assert_eq!(rules(&scene, request), kept, "a promise stands");
    let later = scene.raise(RaiseIssue::about(scene.project, "request").on("2021-01-12").unwrap());
    assert_eq!(rules(&scene, later).1, None);
    assert_eq!(scene.resolution(later, "2021-12-31"), Timeliness::NotAsked);
    assert_eq!(scene.issue(later).resolve_due(AsOf::LATEST, at("2021-12-31"), &scene.china).unwrap().map(|_| ()), None);
    // The clock of the complaint starts when it is accepted.
    assert_eq!(scene.resolution(complaint, "2021-12-31"), Timeliness::NotStarted);
    scene.book.must(AcceptIssue::of(complaint).on("2021-03-01").unwrap());
    assert_eq!(scene.resolution(complaint, "2021-03-15"), Timeliness::Running, "the 14th is a Sunday");
    assert_eq!(scene.resolution(complaint, "2021-03-16"), Timeliness::Overdue);
    // A fixed date needs no start.
    let dated = RaiseIssue::about(scene.project, "request").resolve(fixed(when("2021-06-30")));
    let dated = scene.raise(dated);
    assert_eq!(scene.resolution(dated, "2021-06-30"), Timeliness::Running);
    assert_eq!(scene.resolution(dated, "2021-07-01"), Timeliness::Overdue);
}

/// Settled without an answer: the enterprise had its answer then.
#[test]
fn a_resolution_is_an_answer_and_the_first_of_several_counts() {
    let mut scene = Scene::set();
    let raise = |scene: &Scene| {
        let raise = RaiseIssue::about(scene.project, "enquiry").responder("招商一局").responder(scene.other);
        raise.on("2021-01-12T09:00+08:00").unwrap()
    };
    let raised = raise(&scene);
    let id = scene.raise(raised);
    assert_eq!(scene.issue(id).responders.len(), 2);
    scene.book.must(ResolveIssue::of(id, IssueOutcome::Settled).on("2021-01-12T15:00+08:00").unwrap());
    assert_eq!(scene.response(id, "2021-02-01"), Timeliness::OnTime);
    let raised = raise(&scene);
    let id = scene.raise(raised);
    scene.book.must(RespondToIssue::of(id).unit(scene.other).on("2021-01-14").unwrap());
    assert_eq!(scene.response(id, "2021-02-01"), Timeliness::Late);
    // An earlier answer of another unit becomes known.
    scene.book.must(RespondToIssue::of(id).unit("招商一局").on("2021-01-12").unwrap());
    assert_eq!(scene.response(id, "2021-02-01"), Timeliness::OnTime);
    let units: Vec<_> = scene.issue(id).responses.iter().map(|fact| fact.value.unit).collect();
    assert_eq!(units[0], Some(scene.other));
    assert_ne!(units[1], Some(scene.other));
    // One that was given before the issue was settled may become known after; one that came later may not.
    scene.book.must(ResolveIssue::of(id, IssueOutcome::NotPossible).on("2021-01-20").unwrap());
    scene.book.must(RespondToIssue::of(id).on("2021-01-19").unwrap());
    assert_eq!(scene.book.refused(RespondToIssue::of(id).on("2021-01-21").unwrap()), "issue.already-resolved");
}

/// Read as of a day, and as known on a day, an issue is what it was then.
#[test]
fn an_issue_is_read_as_of_a_day_and_as_known_on_a_day() {
    let mut scene = Scene::set();
    scene.book.today("2022-01-01");
    let id = scene.raise(RaiseIssue::about(scene.project, "request").on("2021-01-12").unwrap());
    scene.book.must(ResolveIssue::of(id, IssueOutcome::Settled).on("2021-01-18").unwrap());
    scene.book.today("2022-01-10");
    scene.book.must(ReopenIssue::of(id, "再次出现").on("2021-01-21").unwrap());
    let resolved = |valid: &str, known: &str| scene.issue(id).is_resolved(as_of(valid, known));
    assert_eq!(resolved("2021-01-17", "2022-02-01"), Truth::No);
    assert_eq!(resolved("2021-01-18", "2022-02-01"), Truth::Yes);
    assert_eq!(resolved("2021-01-21", "2022-02-01"), Truth::No);
    assert_eq!(resolved("2021-01-21", "2022-01-05"), Truth::Yes, "nobody knew of the reopening");
    let standing = |valid: &str, known: &str| {
        scene.issue(id).standing_of_resolution(as_of(valid, known), at("2022-02-01"), &scene.china).unwrap()
    };
    assert_eq!(standing("2021-01-17", "2022-02-01"), Timeliness::Running);
    assert_eq!(standing("2021-01-20", "2022-02-01"), Timeliness::OnTime);
    assert_eq!(standing("2021-01-21", "2022-02-01"), Timeliness::Running);
    assert_eq!(standing("2021-01-31", "2022-02-01"), Timeliness::Overdue);
    assert_eq!(standing("2021-01-31", "2022-01-05"), Timeliness::OnTime);
    // Nothing is overdue before its time, whatever day is asked for.
    let early =
        scene.issue(id).standing_of_resolution(as_of("2021-01-31", "2022-02-01"), at("2021-01-21"), &scene.china);
    assert_eq!(early.unwrap(), Timeliness::Running);
    assert_eq!(scene.issue(id).outcome(as_of("2021-01-18", "2022-02-01")), Some(IssueOutcome::Settled));
    assert_eq!(scene.issue(id).outcome(as_of("2021-01-21", "2022-02-01")), None);
    assert_eq!(scene.book.index_at(id, as_of("2021-01-19", "2022-02-01")).standing, Is::Completed);
    assert_eq!(scene.book.index(id).standing, Is::Ongoing);
}

/// An ending of an imprecise day, and two in one month.
#[test]
fn imprecise_days_leave_it_open_whether_it_is_settled() {
    let mut scene = Scene::set();
    let id = scene.raise(RaiseIssue::about(scene.project, "request").on("2021-01-12").unwrap());
    scene.book.must(ResolveIssue::of(id, IssueOutcome::Settled).on("2021-03").unwrap());
    let resolved = |scene: &Scene, day: &str| scene.issue(id).is_resolved(as_of(day, "2021-12-31"));
    assert_eq!(
        ["2021-02-28", "2021-03-10", "2021-03-31"].map(|day| resolved(&scene, day)),
        [Truth::No, Truth::Possibly, Truth::Yes]
    );
    // Both in March: each reopening takes back one resolution, whichever day each was.
    scene.book.must(ReopenIssue::of(id, "再次出现").on("2021-03").unwrap());
    assert_eq!(scene.issue(id).is_resolved(AsOf::LATEST), Truth::No);
    let reopened = scene.book.last_fact(id);
    let first = scene.book.fact_of_version(id, 2);
    // What is said of the resolution is put right later: it stays the earlier of the two.
    scene.book.must(Correct::fact_of(first, "补充办理情况").note("已协调供电公司"));
    assert_eq!(scene.issue(id).is_resolved(AsOf::LATEST), Truth::No);
    scene.book.must(ResolveIssue::of(id, IssueOutcome::Settled).on("2021-04-02").unwrap());
    assert_eq!(scene.issue(id).is_resolved(AsOf::LATEST), Truth::Yes);
    // Never taken up again after all: it is settled twice over, which is settled.
    scene.book.must(Retract::fact_of(reopened, "误录"));
    assert_eq!(scene.issue(id).is_resolved(AsOf::LATEST), Truth::Yes);
}

#[test]
fn corrections_keep_the_story() {
    let mut scene = Scene::set();
    let id = scene.raise(RaiseIssue::about(scene.project, "request").on("2021-01-12").unwrap());
    scene.book.must(RespondToIssue::of(id).on("2021-01-13").unwrap());
    let answered = scene.book.last_fact(id);
    scene.book.must(ResolveIssue::of(id, IssueOutcome::Settled).on("2021-01-18").unwrap());
    let settled = scene.book.last_fact(id);
    scene.book.must(ReopenIssue::of(id, "再次出现").on("2021-01-25").unwrap());
    let reopened = scene.book.last_fact(id);
    let received = FactRef { record: id.record(), fact: "1".parse().unwrap() };
    let right = |fact, on: &str| Correct::fact_of(fact, "日期有误").on(on).unwrap();
    assert_eq!(scene.book.refused(right(answered, "2021-01-11")), "issue.before-received");
    assert_eq!(scene.book.refused(right(received, "2021-01-14")), "issue.before-received");
    assert_eq!(scene.book.refused(right(settled, "2021-01-26")), "issue.out-of-order");
    assert_eq!(scene.book.refused(right(reopened, "2021-01-17")), "issue.out-of-order");
    scene.book.must(right(received, "2021-01-11"));
    assert_eq!(scene.resolution(id, "2021-01-25"), Timeliness::Running);
    let received = scene.book.last_fact(id);
    scene.book.must(Retract::fact_of(received, "误登记"));
    assert!(!scene.book.state_of(id).is_taken_out(AsOf::LATEST.known), "much else happened to it");
    let id = scene.raise(RaiseIssue::about(scene.project, "request"));
    scene.book.must(Retract::fact_of(FactRef { record: id.record(), fact: "1".parse().unwrap() }, "误登记"));
    assert!(scene.book.state_of(id).is_taken_out(AsOf::LATEST.known));
}

/// The unit in charge is what the hand-overs say, before and after a correction and a retraction.
#[test]
fn a_hand_over_and_the_unit_in_charge_stand_and_fall_together() {
    let mut scene = Scene::set();
    let id = scene.raise(RaiseIssue::about(scene.project, "request").unit("招商一局").on("2021-01-12").unwrap());
    let first = scene.issue(id).head.unit_at(AsOf::LATEST);
    let unit = |scene: &Scene, day: &str| scene.issue(id).head.unit_at(as_of(day, "2021-12-31"));
    assert_eq!(scene.book.refused(HandOverIssue::to(id, "招商一局", "对口")), "issue.same-unit");
    scene.book.must(HandOverIssue::to(id, scene.other, "属审批事项").on("2021-01-15").unwrap().evidence(call_back()));
    assert_eq!([unit(&scene, "2021-01-14"), unit(&scene, "2021-01-15")], [first, Some(scene.other)]);
    let hand_over = scene.issue(id).hand_overs.iter().last().unwrap().clone();
    assert_eq!((hand_over.value.from, hand_over.value.to), (first, scene.other));
    let fact = FactRef { record: id.record(), fact: hand_over.of.id };
    scene.book.must(Correct::fact_of(fact, "日期有误").on("2021-01-18").unwrap());
    assert_eq!([unit(&scene, "2021-01-17"), unit(&scene, "2021-01-18")], [first, Some(scene.other)]);
    let hand_over = |scene: &Scene| -> FactId {
        let standing = scene.issue(id).hand_overs.standing(AsOf::LATEST.known);
        standing.last().unwrap().of.id
    };
    scene.book.must(Retract::fact_of(FactRef { record: id.record(), fact: hand_over(&scene) }, "未移交"));
    assert_eq!(unit(&scene, "2021-12-31"), first);
    assert_eq!(scene.issue(id).hand_overs.standing(AsOf::LATEST.known).count(), 0);
    // Taken back by the fact of who is in charge, it falls as well.
    scene.book.must(HandOverIssue::to(id, scene.other, "属审批事项"));
    let in_charge = scene.issue(id).head.unit.standing(AsOf::LATEST.known).last().unwrap().of.id;
    scene.book.must(Retract::fact_of(FactRef { record: id.record(), fact: in_charge }, "未移交"));
    assert_eq!(unit(&scene, "2021-12-31"), first);
    assert_eq!(scene.issue(id).hand_overs.standing(AsOf::LATEST.known).count(), 0);
    // Who is put in charge otherwise stands alone.
    scene.book.must(Assign::of(id).unit(scene.other));
    assert_eq!(unit(&scene, "2021-12-31"), Some(scene.other));
    assert_eq!(scene.book.index(id).unit, Some(scene.other));
}

/// Which investment, which enterprise, and who raised it.
#[test]
fn an_issue_belongs_to_one_investment_or_to_an_organisation() {
    let mut scene = Scene::set();
    let investment = scene.book.investment_of(scene.deal);
    let of_project = scene.raise(RaiseIssue::about(scene.project, "request"));
    let of_deal = scene.raise(RaiseIssue::about(scene.deal, "request"));
    let of_all = scene.raise(RaiseIssue::about(investment, "request").raised_by("日昌晶"));
    let of_investor = scene.raise(RaiseIssue::about(scene.investor, "coordination").title("员工子女入学"));
    for id in [of_project, of_deal, of_all] {
        assert_eq!(scene.issue(id).head.investment_at(AsOf::LATEST), Some(investment));
    }
    assert_eq!(scene.issue(of_investor).head.investment_at(AsOf::LATEST), None);
    let concerns = |scene: &Scene, id: Id<Issue>| scene.book.index(id).organisation;
    assert_eq!([of_deal, of_all, of_investor].map(|id| concerns(&scene, id)), [Some(scene.investor); 3]);
    assert_eq!(concerns(&scene, of_project), scene.book.get(scene.project).owner);
    assert_eq!(scene.issue(of_deal).raised_by, None);
    assert_eq!(scene.issue(of_all).raised_by, Some(RaisedBy::Organisation(scene.investor)));
    assert_eq!(scene.issue(of_deal).head.title, "诉求", "the kind's own words");
    assert_eq!(
        [of_project, of_all, of_investor].map(|id| scene.issue(id).came_of()),
        [Some(scene.project.record()), None, None]
    );
    let person = scene.book.actor;
    let by_person = scene.raise(RaiseIssue::about(scene.deal, "enquiry").raised_by_person(person));
    assert_eq!(scene.issue(by_person).raised_by, Some(RaisedBy::Person(person)));
    assert_eq!(concerns(&scene, by_person), Some(scene.investor), "the investor whose record it is");
    // It moves with its record, and its tasks with it; taken back, all are where they were.
    let task: Id<Task> = scene.book.made(AssignTask::out_of(of_project, "协调供电"));
    let elsewhere: Id<Investment> = scene.book.made(OpenInvestment::titled("另一个项目"));
    scene.book.must(MoveRecord::to(scene.project, elsewhere, "登记有误"));
    let moved = scene.book.last_fact(scene.project);
    let belongs = |scene: &Scene| {
        [scene.book.investment_of(of_project), scene.book.investment_of(task), scene.book.investment_of(of_deal)]
    };
    assert_eq!(belongs(&scene), [elsewhere, elsewhere, investment]);
    scene.book.must(Retract::fact_of(moved, "移动有误"));
    assert_eq!(belongs(&scene), [investment; 3]);
    assert_eq!(scene.book.refused(MoveRecord::to(of_investor, elsewhere, "x")), "investment.no-member");
}

/// What is at risk holds from a day on; only what is given changes.
#[test]
fn risk_is_a_value_in_force_and_the_amount_of_the_row() {
    let mut scene = Scene::set();
    let jobs = |text: &str| text.parse::<Measured>().unwrap();
    let raise = RaiseIssue::about(scene.project, "grievance").investment_at_risk(amount("约2.9亿元"));
    let id = scene.raise(raise.jobs_at_risk(jobs("200余个")).on("2021-01-12").unwrap());
    scene.book.must(StateRisk::of(id).jobs_at_risk(jobs("80人")).on("2021-03-01").unwrap());
    let at_risk = |scene: &Scene, day: &str| {
        let issue = scene.issue(id);
        let point = as_of(day, "2021-12-31");
        (issue.investment_at_risk(point).unwrap().to_string(), issue.jobs_at_risk(point).unwrap().to_string())
    };
    assert_eq!(at_risk(&scene, "2021-02-28").1, "> 200 个");
    assert_eq!(at_risk(&scene, "2021-03-01").1, "80 人");
    assert_eq!(at_risk(&scene, "2021-02-28").0, at_risk(&scene, "2021-03-01").0);
    scene.book.must(StateRisk::of(id).investment_at_risk(amount("1亿元")).on("2021-04-01").unwrap());
    let fact = scene.book.last_fact(id);
    assert_eq!(scene.book.index(id).amount, Some(1_000_000_000_000));
    scene.book.must(Correct::fact_of(fact, "单位有误").amount(amount("1000万元")));
    assert_eq!(scene.book.index(id).amount, Some(100_000_000_000));
    let fact = scene.book.last_fact(id);
    assert_eq!(scene.book.refused(Correct::fact_of(fact, "有误").amount(amount("-1元"))), "finance.negative");
    // What may be lost is no part of what was planned.
    assert_eq!(scene.book.index(scene.book.investment_of(id)).amount, None);
}

#[test]
fn a_rating_is_the_investors_and_counts_from_its_call_back() {
    let mut scene = Scene::set();
    let id = scene.raise(RaiseIssue::about(scene.project, "request").on("2021-01-12").unwrap());
    let rate = |satisfaction| RateIssue::of(id, satisfaction).evidence(call_back());
    assert_eq!(scene.book.refused(rate(Satisfaction::Satisfied)), "issue.not-resolved");
    scene.book.must(ResolveIssue::of(id, IssueOutcome::Settled).on("2021-01-18").unwrap());
    assert_eq!(scene.book.refused(RateIssue::of(id, Satisfaction::Satisfied)), "issue.needs-call-back");
    let document = rate(Satisfaction::Satisfied).evidence(Evidence::document("办结单"));
    assert_eq!(scene.book.refused(document), "issue.needs-call-back");
    scene.book.must(rate(Satisfaction::Dissatisfied).on("2021-01-20").unwrap());
    let satisfaction = |scene: &Scene, day: &str| scene.issue(id).satisfaction(as_of(day, "2021-12-31"));
    assert_eq!(
        [satisfaction(&scene, "2021-01-19"), satisfaction(&scene, "2021-01-20")],
        [None, Some(Satisfaction::Dissatisfied)]
    );
    let rating = scene.book.last_fact(id);
    assert_eq!(
        scene.book.refused(Correct::fact_of(rating, "补件").evidence(Evidence::document("办结单"))),
        "issue.needs-call-back"
    );
    scene.book.must(ReopenIssue::of(id, "企业不满意").on("2021-01-21").unwrap());
    scene.book.must(ResolveIssue::of(id, IssueOutcome::Settled).on("2021-01-25").unwrap());
    scene.book.must(rate(Satisfaction::Fair).on("2021-01-26").unwrap());
    assert_eq!(satisfaction(&scene, "2021-01-25"), Some(Satisfaction::Dissatisfied));
    assert_eq!(satisfaction(&scene, "2021-01-26"), Some(Satisfaction::Fair));
    // What was said of the first resolution is put right, or becomes known, after the second.
    scene.book.must(Correct::fact_of(rating, "补充").note("临时用电不够"));
    scene.book.must(rate(Satisfaction::Dissatisfied).on("2021-01-19").unwrap());
    assert_eq!(scene.book.refused(rate(Satisfaction::Fair).on("2021-01-23").unwrap()), "issue.before-resolved");
    assert_eq!(satisfaction(&scene, "2021-01-26"), Some(Satisfaction::Fair));
}
