//! Commitments whose due date follows from a rule: what it counts from, pauses, extensions, two limits,
//! disputes, supersession; and the calendar that the zone adopts.

use inward_core::agreement::Agreement;
use inward_core::calendar::Calendar;
use inward_core::command::{
    AddOrganisation, AdoptCalendar, Dispute, ExtendDeadline, Fulfil, MeetCondition, PauseClock, Promise, Reach,
    RecordProject, RecordStart, ResumeClock, Retract, SettleDispute, SignAgreement, Supersede, Void,
};
use inward_core::commitment::{Commitment, Life, StartEvent};
use inward_core::deadline::{Limit, Rule, fixed, hours, natural_days, working_days, working_time};
use inward_core::fact::AsOf;
use inward_core::id::Id;
use inward_core::organisation::Organisation;
use inward_core::project::Project;
use inward_core::when::{Timestamp, When};

use crate::world::{Book, TIME_ZONE, as_of};

struct Scene {
    book: Book,
    deal: Id<Agreement>,
    project: Id<Project>,
}

impl Scene {
    fn set() -> Self {
        let mut book = Book::yangquan();
        let investor: Id<Organisation> = book.made(AddOrganisation::named("日昌晶"));
        let deal = book.made(SignAgreement::titled("合同").party(investor).on("2020-07-01").unwrap());
        let project = book.made(RecordProject::under(deal));
        book.today("2021-12-31");
        Self { book, deal, project }
    }

    fn promised(&mut self, rule: Rule) -> Id<Commitment> {
        let promise = Promise::to_investor(self.deal, "construction_permit").debtor("招商一局");
        self.book.made(promise.on("2021-01-04").unwrap().due_rule(rule))
    }

    fn due(&self, id: Id<Commitment>) -> String {
        self.book.due_on(id, AsOf::LATEST, "2021-12-31").map_or_else(|| "-".to_owned(), |due| due.to_string())
    }

    fn life(&self, id: Id<Commitment>, on: &str) -> Life {
        self.book.life(id, as_of(on, "2021-12-31"))
    }
}

#[test]
fn a_limit_counts_from_what_it_names() {
    let mut scene = Scene::set();
    let accepted = scene.promised(working_days(5).after("accepted"));
    assert_eq!(scene.due(accepted), "-");
    assert_eq!(scene.life(accepted, "2021-12-30"), Life::Active, "nothing runs yet");
    scene.book.must(RecordStart::of(accepted, StartEvent::Accepted).on("2021-02-05").unwrap());
    assert_eq!(scene.due(accepted), "2021-02-18");
    assert_eq!(scene.life(accepted, "2021-02-04"), Life::Active);
    assert_eq!(scene.life(accepted, "2021-02-18"), Life::Active);
    assert_eq!(scene.life(accepted, "2021-02-19"), Life::Overdue);

    let made = scene.promised(natural_days(30).after("made"));
    assert_eq!(scene.due(made), "2021-02-03");

    let handed_over = scene.promised(natural_days(10).after("land_handed_over"));
    assert_eq!(scene.due(handed_over), "-");
    scene.book.must(Reach::of(scene.project, "land_handed_over").on("2021-03-01").unwrap());
    assert_eq!(scene.due(handed_over), "2021-03-11");
    let fact = scene.book.last_fact(scene.project);
    scene.book.must(Retract::fact_of(fact, "误"));
    assert_eq!(scene.due(handed_over), "-", "a corrected milestone corrects the due date");

    let promise = Promise::to_investor(scene.deal, "policy_incentive").debtor("招商一局").condition("到资 5000 万元");
    let met = scene.book.made(promise.due_rule(working_days(20).after("condition_met")));
    assert_eq!(scene.life(met, "2021-12-30"), Life::Conditional);
    scene.book.must(MeetCondition::of(met).on("2021-01-08").unwrap());
    assert_eq!(scene.due(met), "2021-02-05");
    assert_eq!(scene.life(met, "2021-01-07"), Life::Conditional);
    assert_eq!(scene.life(met, "2021-02-06"), Life::Overdue);
    scene.book.must(Fulfil::of(met).on("2021-02-05").unwrap());
    assert_eq!(scene.life(met, "2021-12-30"), Life::OnTime);
}

#[test]
fn an_imprecise_start_may_leave_it_undetermined() {
    let mut scene = Scene::set();
    let promise = scene.promised(natural_days(10).after("received"));
    scene.book.must(RecordStart::of(promise, StartEvent::Received).on("2021-03-01/2021-03-05").unwrap());
    assert_eq!(scene.due(promise), "2021-03-11/2021-03-15");
    assert_eq!(scene.life(promise, "2021-03-11"), Life::Active);
    assert_eq!(scene.life(promise, "2021-03-12"), Life::Undetermined);
    assert_eq!(scene.life(promise, "2021-03-16"), Life::Overdue);
    scene.book.must(Fulfil::of(promise).on("2021-03-12").unwrap());
    assert_eq!(scene.life(promise, "2021-12-30"), Life::Undetermined);
}

#[test]
fn a_pause_is_not_counted_and_an_extension_is_added() {
    let mut scene = Scene::set();
    let promise = scene.promised(working_days(20).after("accepted"));
    scene.book.must(RecordStart::of(promise, StartEvent::Accepted).on("2021-01-08").unwrap());
    assert_eq!(scene.due(promise), "2021-02-05");
    let pause = |on: &str| PauseClock::of(promise, "待补正").on(on).unwrap();
    let go_on = |on: &str| ResumeClock::of(promise).on(on).unwrap();
    assert_eq!(scene.book.refused(pause("2021-01-07")), "clock.before-start");
    assert_eq!(scene.book.refused(go_on("2021-01-20")), "clock.not-paused");
    scene.book.must(pause("2021-01-13"));
    assert_eq!(scene.book.refused(pause("2021-01-15")), "clock.already-paused");
    assert_eq!(scene.life(promise, "2021-01-12"), Life::Active);
    assert_eq!(scene.life(promise, "2021-01-20"), Life::Paused);
    // While it is paused, the earliest that it may be due.
    assert_eq!(scene.book.due_on(promise, AsOf::LATEST, "2021-01-20").unwrap().to_string(), "2021-02-19");
    assert_eq!(scene.book.refused(go_on("2021-01-12")), "clock.ends-before-it-starts");
    scene.book.must(go_on("2021-01-20"));
    assert_eq!(scene.due(promise), "2021-02-19");
    assert_eq!(scene.life(promise, "2021-01-21"), Life::Active);
    // What was not known then is not counted then.
    let then = AsOf { known: Timestamp::end_of_day("2020-12-31".parse().unwrap(), TIME_ZONE), ..AsOf::LATEST };
    assert!(scene.book.get(promise).clock.pauses(then, TIME_ZONE).is_empty());

    let extend = |by, on: &str| ExtendDeadline::of(promise, by, "案情复杂").on(on).unwrap();
    assert_eq!(scene.book.refused(extend(Limit::WorkingDays(10), "2021-02-20")), "deadline.extension-after-expiry");
    assert_eq!(scene.book.refused(extend(Limit::Hours(3_600), "2021-02-01")), "deadline.extension-unit");
    assert_eq!(scene.book.refused(extend(Limit::WorkingDays(0), "2021-02-01")), "deadline.not-positive");
    assert_eq!(scene.book.refused(extend(Limit::WorkingDays(9_999_999), "2021-02-01")), "deadline.too-long");
    let unreasoned = ExtendDeadline::of(promise, Limit::WorkingDays(10), " ").on("2021-02-01").unwrap();
    assert_eq!(scene.book.refused(unreasoned), "text.reason-missing");
    scene.book.must(extend(Limit::WorkingDays(10), "2021-02-01"));
    assert_eq!(scene.due(promise), "2021-03-04");

    // A pause after that cures nothing, and is told so.
    let warnings = scene.book.must(pause("2021-03-10")).warnings;
    assert_eq!(warnings.iter().map(|warning| warning.code.as_str()).collect::<Vec<_>>(), ["clock.after-due"]);
    assert_eq!(scene.life(promise, "2021-12-30"), Life::Overdue);
    let other = scene.project;
    assert_eq!(scene.book.refused(PauseClock::of(other, "x")), "clock.has-none");
    let without = Promise::to_investor(scene.deal, "construction_permit").debtor("招商一局");
    let without: Id<Commitment> = scene.book.made(without);
    let refused = scene.book.refused(ExtendDeadline::of(without, working_days(3), "x"));
    assert_eq!(refused, "clock.no-limit");
}

#[test]
fn a_date_that_was_set_is_moved_too() {
    let mut scene = Scene::set();
    let promise = Promise::to_investor(scene.deal, "construction_permit").debtor("招商一局").due("2021-03-10").unwrap();
    let promise = scene.book.made(promise.on("2021-01-04").unwrap());
    assert_eq!(scene.due(promise), "2021-03-10");
    scene.book.must(PauseClock::of(promise, "停工").on("2021-03-01").unwrap());
    scene.book.must(ResumeClock::of(promise).on("2021-03-05").unwrap());
    assert_eq!(scene.due(promise), "2021-03-15");
    let to = Limit::On(When::parse("2021-04-30").unwrap());
    scene.book.must(ExtendDeadline::of(promise, to, "疫情").on("2021-03-10").unwrap());
    assert_eq!(scene.due(promise), "2021-04-30");
}

#[test]
fn what_cannot_be_promised_is_refused() {
    let mut scene = Scene::set();
    let promise =
        |rule: Rule| Promise::to_investor(scene.deal, "construction_permit").debtor("招商一局").due_rule(rule);
    let table = [
        (promise(working_days(5)), "deadline.no-start"),
        (promise(working_days(0).after("accepted")), "deadline.not-positive"),
        (promise(working_days(5).after("acepted")), "commitment.unknown-start"),
        (promise(working_days(5).after("condition_met")), "commitment.no-condition"),
        (promise(hours(5).before("trial_production")), "deadline.needs-days"),
        (promise(working_days(5).after("accepted")).due("2021-03-10").unwrap(), "commitment.two-dues"),
        (promise(fixed("2021".parse().unwrap())).statutory(working_days(20)), "deadline.no-start"),
    ];
    let mut looked_at = 0;
    for (promise, code) in table {
        assert_eq!(scene.book.refused(promise), code);
        looked_at += 1;
    }
    assert_eq!(looked_at, 7);
}

#[test]
fn the_promised_and_the_statutory_limit_stand_side_by_side() {
    let mut scene = Scene::set();
    let promise = |promised, statutory| {
        let promise = Promise::to_investor(scene.deal, "construction_permit").debtor("招商一局");
        promise.due_rule(working_days(promised).after("accepted")).statutory(working_days(statutory).after("accepted"))
    };
    let (longer, shorter) = (promise(25, 20), promise(5, 20));
    let warned = scene.book.must(longer).warnings;
    assert_eq!(warned[0].code.as_str(), "deadline.promised-exceeds-statutory");
    assert!(warned[0].to_string().contains("25 working days") && warned[0].to_string().contains("20 working days"));
    let id = scene.book.made(shorter);
    scene.book.must(RecordStart::of(id, StartEvent::Accepted).on("2021-01-08").unwrap());
    let (as_of, at) = (AsOf::LATEST, Timestamp::MAX);
    let (commitment, around, calendar) = (scene.book.get(id), scene.book.around(id, as_of), scene.book.calendar(as_of));
    let promised = commitment.due_range(as_of, at, &around, &calendar).unwrap().unwrap();
    let statutory = commitment.statutory_range(as_of, at, &around, &calendar).unwrap().unwrap();
    let day = |due: &inward_core::deadline::DueRange| due.latest().last_day().unwrap().to_string();
    assert_eq!((day(&promised), day(&statutory)), ("2021-01-15".to_owned(), "2021-02-05".to_owned()));
}

#[test]
fn a_dispute_holds_until_it_is_settled() {
    let mut scene = Scene::set();
    let promise = scene.promised(natural_days(30).after("made"));
    assert_eq!(scene.book.refused(SettleDispute::of(promise)), "commitment.not-disputed");
    scene.book.must(Dispute::of(promise, "口径不一").on("2021-02-10").unwrap());
    assert_eq!(scene.book.refused(Dispute::of(promise, "又")), "commitment.disputed-already");
    scene.book.must(SettleDispute::of(promise).on("2021-03-01").unwrap());
    assert_eq!(scene.life(promise, "2021-02-09"), Life::Overdue);
    assert_eq!(scene.life(promise, "2021-02-10"), Life::Disputed);
    assert_eq!(scene.life(promise, "2021-02-28"), Life::Disputed);
    assert_eq!(scene.life(promise, "2021-03-01"), Life::Overdue);
}

#[test]
fn what_is_void_or_superseded_has_ended() {
    let mut scene = Scene::set();
    let (void, old, new) = (
        scene.promised(natural_days(30).after("made")),
        scene.promised(natural_days(30).after("made")),
        scene.promised(natural_days(60).after("made")),
    );
    assert_eq!(scene.book.refused(Supersede::of(old, "补充协议").by(old)), "commitment.by-itself");
    scene.book.must(Supersede::of(old, "补充协议").by(new).on("2021-01-20").unwrap());
    assert_eq!(scene.life(old, "2021-01-19"), Life::Active);
    assert_eq!(scene.life(old, "2021-12-30"), Life::Superseded);
    scene.book.must(Void::of(void, "无法律依据").on("2021-01-20").unwrap());
    assert_eq!(scene.life(void, "2021-12-30"), Life::Void);
    for ended in [void, old] {
        assert_eq!(scene.book.refused(Fulfil::of(ended)), "commitment.already-closed");
        assert_eq!(scene.book.refused(PauseClock::of(ended, "x")), "commitment.already-closed");
        assert_eq!(scene.book.refused(Dispute::of(ended, "x")), "commitment.already-closed");
    }
    scene.book.must(RecordStart::of(new, StartEvent::Accepted).on("2021-01-20").unwrap());
    let twice = RecordStart::of(new, StartEvent::Accepted).on("2021-01-21").unwrap();
    assert_eq!(scene.book.refused(twice), "commitment.started-already");
}

#[test]
fn the_zone_adopts_a_calendar() {
    let mut scene = Scene::set();
    assert_eq!(scene.book.calendar(AsOf::LATEST), Calendar::china());
    let promise = scene.promised(working_time(14 * 3_600).after("accepted"));
    scene.book.must(RecordStart::of(promise, StartEvent::Accepted).on("2021-01-08T17:00+08:00").unwrap());
    assert_eq!(scene.life(promise, "2021-01-08"), Life::Undetermined, "the calendar has no hours");
    let office = r#"{"zone": "Asia/Shanghai", "layers": ["china"], "weekly": {
        "mon": [["09:00", "12:00"], ["14:00", "18:00"]], "tue": [["09:00", "12:00"], ["14:00", "18:00"]],
        "fri": [["09:00", "12:00"], ["14:00", "18:00"]]}}"#;
    scene.book.must(AdoptCalendar::of(Calendar::from_json(office).unwrap()));
    // An hour on Friday, seven on Monday, six on Tuesday.
    assert_eq!(scene.due(promise), "2021-01-12T17:00:00+08:00");
    assert_eq!(scene.life(promise, "2021-01-11"), Life::Active);
    assert_eq!(scene.life(promise, "2021-01-12"), Life::Overdue);
    let london = Calendar::from_json(r#"{"zone": "Europe/London"}"#).unwrap();
    assert_eq!(scene.book.refused(AdoptCalendar::of(london)), "calendar.other-time-zone");
}

#[test]
fn the_due_date_is_as_the_notices_stood() {
    let mut book = Book::yangquan();
    let investor: Id<Organisation> = book.made(AddOrganisation::named("日昌晶"));
    let deal: Id<Agreement> = book.made(SignAgreement::titled("合同").party(investor).on("2020-01-02").unwrap());
    let promise = Promise::to_investor(deal, "construction_permit").debtor("招商一局").on("2020-01-20").unwrap();
    let promise: Id<Commitment> = book.made(promise.due_rule(working_days(5).after("made")));
    book.today("2021-12-31");
    let mut looked_at = 0;
    for (known, due) in [("2020-01-25", "2020-02-01"), ("2020-01-26", "2020-02-04"), ("2021-06-30", "2020-02-04")] {
        // The book learned of it later; only the notices are asked as of that day.
        let china = Calendar::china().known(known.parse().unwrap());
        let around = book.around(promise, AsOf::LATEST);
        let on = book.get(promise).due_on(AsOf::LATEST, Timestamp::MAX, &around, &china).unwrap().unwrap();
        assert_eq!(on.to_string(), due, "as known on {known}");
        looked_at += 1;
    }
    assert_eq!(looked_at, 3);
}
