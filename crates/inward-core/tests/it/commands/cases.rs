//! Cases: an application under a version of a procedure, what of its time is not counted, and the
//! commitment that it makes. Dates and figures are worked by hand on the calendar of China.

use inward_core::case::{Case, CaseOutcome, CaseProgress, SpecialStep};
use inward_core::command::{
    AcceptCase, AddOrganisation, AddProcedure, BeginSpecialStep, Command, Correct, DecideCase, EndSpecialStep,
    ExtendDeadline, FileCase, Fulfil, MoveRecord, OpenInvestment, ReceiveSupplement, RecordProject, RecordStart,
    RequestSupplement, Retract, ReviseProcedure, Waive,
};
use inward_core::commitment::{Commitment, Debtor, Life, StartEvent, tally};
use inward_core::deadline::{Measured, Rule, natural_days, working_days};
use inward_core::entry::Entry;
use inward_core::evidence::Evidence;
use inward_core::fact::AsOf;
use inward_core::id::{FactRef, Id};
use inward_core::organisation::Organisation;
use inward_core::playbook::{CommitmentKind, Direction};
use inward_core::project::Project;
use inward_core::record::Record;
use inward_core::when::{Timestamp, Truth};
use inward_core::world::{Relation, UniqueKey, World};

use crate::world::{Book, TIME_ZONE, as_of, date};

/// A book with a procedure and a project, opened early in 2020.
struct Scene {
    book: Book,
    permit: Id<Entry>,
    project: Id<Project>,
}

impl Scene {
    /// The permit of the law's 20 working days, of which 5 are promised.
    fn set() -> Self {
        Self::with(|add| add.statutory(working_days(20).after("accepted")).promised(working_days(5).after("accepted")))
    }

    fn with(say: impl FnOnce(AddProcedure) -> AddProcedure) -> Self {
        let mut book = Book::yangquan_from("2020-01-10");
        let investor: Id<Organisation> = book.made(AddOrganisation::named("合成企业"));
        let permit = book.made(say(AddProcedure::named("建筑工程施工许可", "招商一局").on("2019-01-01").unwrap()));
        let project = book.made(RecordProject::titled("合成项目").owner(investor));
        Self { book, permit, project }
    }

    /// A case that was received on this day.
    fn filed(&mut self, on: &str) -> Id<Case> {
        self.book.today(on);
        self.book.made(FileCase::of(self.permit, self.project).on(on).unwrap())
    }

    /// A case that was received and accepted on this day.
    fn accepted(&mut self, on: &str) -> Id<Case> {
        let case = self.filed(on);
        self.give(on, AcceptCase::of(case).on(on).unwrap());
        case
    }

    /// Gives a command on the day on which it says that something happened.
    fn give(&mut self, on: &str, command: impl Into<Command>) -> FactRef {
        self.book.today(on);
        let done = self.book.must(command);
        self.book.last_fact(done.answer)
    }

    fn progress(&self, case: Id<Case>, on: &str) -> CaseProgress {
        let (as_of, at) = (as_of(on, "2020-12-31"), Timestamp::end_of_day(date(on), TIME_ZONE));
        self.book.get(case).progress(self.book.get(self.permit), as_of, at, &self.book.calendar(as_of))
    }

    /// When the case is to be decided, asked on a day and with what was known then.
    fn due(&self, case: Id<Case>, on: &str) -> String {
        self.due_of(case, as_of(on, on))
    }

    fn due_of(&self, case: Id<Case>, point: AsOf) -> String {
        let day = if point.has_no_day() { "2020-12-31".to_owned() } else { point.valid.to_string() };
        self.book.due_on(promise(case), point, &day).map_or_else(|| "-".to_owned(), |due| due.to_string())
    }

    fn statutory(&self, case: Id<Case>, point: AsOf) -> String {
        let at = Timestamp::end_of_day(point.valid, TIME_ZONE);
        let around = self.book.around_on(promise(case), point, point.valid);
        let due = self.book.get(promise(case)).statutory_range(point, at, &around, &self.book.calendar(point));
        due.unwrap().unwrap().exact().unwrap().last_day().unwrap().to_string()
    }

    fn late(&self, case: Id<Case>, point: AsOf) -> [Option<(Measured, Measured)>; 2] {
        let at = Timestamp::end_of_day(point.valid, TIME_ZONE);
        let around = self.book.around_on(promise(case), point, point.valid);
        let late = self.book.get(promise(case)).lateness(point, at, &around, &self.book.calendar(point)).unwrap();
        [late.promised, late.statutory].map(|late| late.map(|late| (late.least, late.most)))
    }

    fn life(&self, case: Id<Case>, on: &str) -> Life {
        self.book.life(promise(case), as_of(on, "2020-12-31"))
    }
}

/// The commitment of a case.
fn promise(case: Id<Case>) -> Id<Commitment> {
    Id::new(case.uuid())
}

fn notice() -> Evidence {
    Evidence::of_kind("document").unwrap()
}

/// Received on Monday 13 January 2020, accepted on Wednesday 15; a supplement was asked for on Friday 17 and
/// came in on Monday 20; a hearing was held from 22 to 23 January. Spring Festival was to last to 30
/// January, with Saturday 1 February a working day; the notice of 26 January made it last to 2 February.
fn across_spring_festival() -> (Scene, Id<Case>) {
    let mut scene = Scene::set();
    let case = scene.filed("2020-01-13");
    scene.give("2020-01-15", AcceptCase::of(case).on("2020-01-15").unwrap());
    scene.give("2020-01-17", RequestSupplement::of(case).on("2020-01-17").unwrap().missing("用地批准文件"));
    scene.give("2020-01-20", ReceiveSupplement::of(case).on("2020-01-20").unwrap());
    scene.give("2020-01-22", BeginSpecialStep::of(case, SpecialStep::Hearing).on("2020-01-22").unwrap());
    scene.give("2020-01-23", EndSpecialStep::of(case, SpecialStep::Hearing).on("2020-01-23").unwrap());
    (scene, case)
}

#[test]
fn a_permit_across_spring_festival_is_due_as_the_notices_then_stood() {
    let (mut scene, case) = across_spring_festival();
    // Accepted on the 15th: 16, 17, 19 (a working Sunday), 20, 21.
    assert_eq!(scene.due(case, "2020-01-15"), "2020-01-21");
    // Without 17 to 20: 16, 21, 22, 23, 31.
    assert_eq!(scene.due(case, "2020-01-20"), "2020-01-31");
    // Without the hearing: 16, 21, 31, 1 February, 3.
    assert_eq!(scene.due(case, "2020-01-25"), "2020-02-03");
    assert_eq!(scene.statutory(case, as_of("2020-01-25", "2020-01-25")), "2020-02-24");
    // Since the notice of the 26th: 16, 21, 3 February, 4, 5.
    assert_eq!(scene.due(case, "2020-01-27"), "2020-02-05");
    assert_eq!(scene.statutory(case, as_of("2020-01-27", "2020-01-27")), "2020-02-26");

    scene.give("2020-02-07", DecideCase::of(case, CaseOutcome::Granted).on("2020-02-07").unwrap());
    assert_eq!(scene.life(case, "2020-02-05"), Life::Active);
    assert_eq!(scene.life(case, "2020-02-06"), Life::Overdue);
    assert_eq!(scene.life(case, "2020-02-07"), Life::Late);
    let days = |days| Some((Measured::WorkingDays(days), Measured::WorkingDays(days)));
    assert_eq!(scene.late(case, as_of("2020-02-07", "2020-12-31")), [days(2), days(0)]);
    assert_eq!(scene.late(case, as_of("2020-02-06", "2020-02-06")), [days(1), days(0)], "told before it was");
}

#[test]
fn where_a_case_stands_follows_from_its_facts() {
    let (mut scene, case) = across_spring_festival();
    scene.give("2020-02-07", DecideCase::of(case, CaseOutcome::Refused).on("2020-02-07").unwrap());
    let course = [
        ("2020-01-13", CaseProgress::Received),
        ("2020-01-15", CaseProgress::Accepted),
        ("2020-01-17", CaseProgress::AwaitingSupplement),
        ("2020-01-19", CaseProgress::AwaitingSupplement),
        ("2020-01-20", CaseProgress::Accepted),
        ("2020-01-22", CaseProgress::InSpecialStep),
        ("2020-01-23", CaseProgress::Accepted),
        ("2020-02-06", CaseProgress::Accepted),
        ("2020-02-07", CaseProgress::Refused),
    ];
    for (on, standing) in course {
        assert_eq!(scene.progress(case, on), standing, "{on}");
    }
    assert_eq!(scene.life(case, "2020-01-18"), Life::Paused);
    assert_eq!(scene.life(case, "2020-02-07"), Life::Late, "a refusal in time keeps the promise as a grant does");
    let row = scene.book.index(case);
    assert_eq!(row.standing, inward_core::standing::Is::Completed);
    assert_eq!(row.organisation, scene.book.get(scene.project).owner);
    assert_eq!((row.first, row.last), (Some(date("2020-01-13")), Some(date("2020-02-07"))));
}

#[test]
fn the_commitment_of_a_case_is_made_with_it_and_said_nowhere_else() {
    let mut scene = Scene::set();
    scene.book.today("2020-01-13");
    let decision = scene.book.must(FileCase::of("建筑工程施工许可", scene.project).on("2020-01-13").unwrap());
    let case: Id<Case> = decision.answer.of().unwrap();
    let records: Vec<_> = decision.changes.iter().map(|change| change.record).collect();
    assert_eq!(records, [case.record(), promise(case).record()]);
    let commitment = scene.book.get(promise(case));
    let unit = scene.book.keys[&UniqueKey::unit("招商一局")].of().unwrap();
    assert_eq!(commitment.debtor, Debtor::Unit(unit));
    assert_eq!((commitment.kind.as_str(), commitment.direction), (CommitmentKind::APPROVAL, Direction::ToInvestor));
    assert_eq!((commitment.made_with, scene.book.get(case).commitment()), (case.record(), promise(case)));
    assert!(commitment.limits.is_empty() && commitment.starts.is_empty() && commitment.due.is_empty());
    assert_eq!(commitment.head().investment_at(AsOf::LATEST), Some(scene.book.investment_of(scene.project)));
    assert_eq!(scene.book.refused(Fulfil::of(promise(case))), "commitment.told-by-case");
    assert_eq!(scene.book.refused(RecordStart::of(promise(case), StartEvent::Accepted)), "commitment.told-by-case");
    assert_eq!(scene.life(case, "2020-06-30"), Life::Active, "nothing runs before it is accepted");
    assert_eq!(scene.due(case, "2020-06-30"), "-");
    // The investor may let it go, as any other.
    scene.book.must(Waive::of(promise(case), "企业暂缓").on("2020-01-13").unwrap());
    assert_eq!(scene.life(case, "2020-06-30"), Life::Waived);
}

#[test]
fn a_procedure_without_a_limit_makes_no_commitment_until_a_version_has_one() {
    let mut scene = Scene::with(|add| add.steps("3".parse().unwrap()));
    let (early, late) = (scene.filed("2020-01-13"), scene.filed("2020-01-13"));
    scene.give("2020-01-15", AcceptCase::of(early).on("2020-01-15").unwrap());
    scene
        .book
        .must(ReviseProcedure::of(scene.permit).on("2020-01-16").unwrap().promised(working_days(5).after("accepted")));
    assert!(scene.book.states.keys().all(|id| id.kind != inward_core::id::Kind::Commitment));
    // Accepted under the version that has one.
    let accepted = scene.give("2020-01-16", AcceptCase::of(late).on("2020-01-16").unwrap());
    assert_eq!(scene.due(late, "2020-01-16"), "2020-01-22");
    assert!(!scene.book.states.contains_key(&promise(early).record()));
    scene.book.must(Retract::fact_of(accepted, "误登"));
    assert!(scene.book.state_of(promise(late)).is_taken_out(Timestamp::MAX), "it stood with the acceptance");
}

#[test]
fn the_version_in_force_on_the_day_of_acceptance_applies_as_it_was_known() {
    let mut scene = Scene::set();
    let case = scene.filed("2020-03-02");
    scene.give("2020-03-04", AcceptCase::of(case).on("2020-03-04").unwrap());
    assert_eq!(scene.due(case, "2020-03-04"), "2020-03-11");
    // Since 3 March it is 3 days, which became known on the 10th.
    scene.book.today("2020-03-10");
    scene
        .book
        .must(ReviseProcedure::of(scene.permit).on("2020-03-03").unwrap().promised(working_days(3).after("accepted")));
    assert_eq!(scene.due(case, "2020-03-10"), "2020-03-09");
    assert_eq!(scene.due(case, "2020-03-09"), "2020-03-11", "as it was known before");
    assert_eq!(scene.due_of(case, as_of("2020-03-09", "2020-03-10")), "2020-03-09");
    // A version that came into force after it was accepted changes nothing.
    scene
        .book
        .must(ReviseProcedure::of(scene.permit).on("2020-03-05").unwrap().promised(working_days(1).after("accepted")));
    assert_eq!(scene.due(case, "2020-03-10"), "2020-03-09");
    let version = |scene: &Scene| {
        let (point, at) = (AsOf::LATEST, Timestamp::end_of_day(date("2020-03-10"), TIME_ZONE));
        let case = scene.book.get(case);
        let version =
            case.procedure_version(scene.book.get(scene.permit), point, at, &scene.book.calendar(point)).unwrap();
        version.limit().unwrap().to_string()
    };
    assert_eq!(version(&scene), "3 working days after `accepted`");
    // Nor does it where the acceptance turns out to have been later: then it applies.
    let fact = scene.book.fact_of_version(case, 2);
    scene.book.must(Correct::fact_of(fact, "受理通知书").on("2020-03-05").unwrap());
    assert_eq!(version(&scene), "1 working day after `accepted`");
    assert_eq!(scene.due(case, "2020-03-10"), "2020-03-06");
}

#[test]
fn retractions_and_corrections_of_a_case_follow_through() {
    let (mut scene, case) = across_spring_festival();
    let decided = scene.give("2020-02-07", DecideCase::of(case, CaseOutcome::Granted).on("2020-02-07").unwrap());
    scene.book.today("2020-03-01");
    // It was decided on the 5th.
    scene.book.must(Correct::fact_of(decided, "按许可证").on("2020-02-05").unwrap());
    assert_eq!(scene.life(case, "2020-02-29"), Life::OnTime);
    assert_eq!(scene.life(case, "2020-02-04"), Life::Active);
    let decided = scene.book.last_fact(case);
    // The hearing was never held: 16, 21, 22, 23 January, 3 February.
    let begun = scene.book.fact_of_version(case, 5);
    scene.book.must(Retract::fact_of(begun, "未举行听证"));
    assert_eq!(scene.due_of(case, AsOf::LATEST), "2020-02-03");
    assert_eq!(scene.life(case, "2020-02-29"), Life::Late);
    let known = as_of("2020-02-29", "2020-02-29");
    assert_eq!(scene.due_of(case, known), "2020-02-05", "as it was known in February");
    assert_eq!(scene.book.life(promise(case), known), Life::Late, "decided on the 7th, as was known then");
    scene.book.must(Retract::fact_of(decided, "误登"));
    assert_eq!(scene.life(case, "2020-03-01"), Life::Overdue);
    assert_eq!(scene.progress(case, "2020-03-01"), CaseProgress::Accepted);
}

#[test]
fn what_a_case_was_received_on_is_when_its_commitment_was_made() {
    let mut scene = Scene::set();
    let case = scene.filed("2020-01-13");
    scene.book.today("2020-01-20");
    let made = |scene: &Scene| {
        let made = scene.book.get(promise(case)).made.standing(Timestamp::MAX);
        made.map(|made| made.of.on.as_ref().unwrap().to_string()).collect::<Vec<_>>()
    };
    let received = scene.book.fact_of_version(case, 1);
    scene.book.must(Correct::fact_of(received, "收件凭证").on("2020-01-14").unwrap());
    assert_eq!(made(&scene), ["2020-01-14"]);
    let received = scene.book.last_fact(case);
    scene.book.must(Retract::fact_of(received, "误登"));
    assert!(made(&scene).is_empty());
    for id in [case.record(), promise(case).record()] {
        assert!(scene.book.state_of(id).is_taken_out(Timestamp::MAX), "{id}");
    }
}

#[test]
fn a_withdrawal_ends_the_commitment_and_counts_nowhere() {
    let mut scene = Scene::set();
    let (withdrawn, granted, open) =
        (scene.accepted("2020-03-02"), scene.accepted("2020-03-02"), scene.accepted("2020-03-02"));
    scene.give("2020-03-06", DecideCase::of(granted, CaseOutcome::Granted).on("2020-03-06").unwrap());
    let said = scene.give("2020-03-20", DecideCase::of(withdrawn, CaseOutcome::Withdrawn).on("2020-03-20").unwrap());
    let point = as_of("2020-03-31", "2020-12-31");
    let counted = |scene: &Scene| {
        let rows = [withdrawn, granted, open].map(|case| scene.book.promise_row(promise(case), point));
        let tally = tally(&rows, date("2020-03-31")).unwrap();
        let exact = |count: inward_core::count::Count| count.exact().unwrap();
        (exact(tally.due), exact(tally.on_time), exact(tally.open), exact(tally.waived))
    };
    assert_eq!(counted(&scene), (2, 1, 1, 1));
    assert_eq!(scene.life(withdrawn, "2020-03-31"), Life::Waived);
    assert_eq!(scene.life(withdrawn, "2020-03-19"), Life::Overdue, "it was overdue until then");
    let at = Timestamp::end_of_day(date("2020-03-31"), TIME_ZONE);
    let around = scene.book.around(promise(withdrawn), point);
    let late = scene.book.get(promise(withdrawn)).lateness(point, at, &around, &scene.book.calendar(point)).unwrap();
    assert_eq!((late.promised, late.statutory), (None, None));
    scene.book.must(Retract::fact_of(said, "误登"));
    assert_eq!(counted(&scene), (3, 1, 2, 0));
}

#[test]
fn what_nobody_answers_in_time_counts_as_accepted_when_it_was_received() {
    let with_notice =
        || Scene::with(|add| add.promised(working_days(5).after("accepted")).notice(Rule::of(working_days(5).limit)));
    let mut scene = with_notice();
    // Received on Monday 2 March: an answer is due by Monday 9.
    let silent = scene.filed("2020-03-02");
    assert_eq!(
        (scene.due(silent, "2020-03-09"), scene.due(silent, "2020-03-10")),
        ("-".to_owned(), "2020-03-09".to_owned())
    );
    assert_eq!(scene.progress(silent, "2020-03-09"), CaseProgress::Received);
    assert_eq!(scene.progress(silent, "2020-03-10"), CaseProgress::Accepted);
    assert_eq!(scene.life(silent, "2020-03-10"), Life::Overdue);
    // What is said too late changes nothing.
    scene.give("2020-03-11", AcceptCase::of(silent).on("2020-03-11").unwrap());
    assert_eq!(scene.due(silent, "2020-03-11"), "2020-03-09");
    let point = AsOf::LATEST;
    let accepted = |scene: &Scene, case: Id<Case>| {
        let at = Timestamp::end_of_day(date("2020-12-31"), TIME_ZONE);
        let case = scene.book.get(case);
        let accepted = case.accepted(scene.book.get(scene.permit), point, at, &scene.book.calendar(point));
        accepted.map(|accepted| (accepted.on.map(|on| on.to_string()), accepted.deemed))
    };
    assert_eq!(accepted(&scene, silent), Some((Some("2020-03-02".to_owned()), Truth::Yes)));

    let mut scene = with_notice();
    let (asked, late) = (scene.filed("2020-03-02"), scene.filed("2020-03-02"));
    scene.give("2020-03-09", RequestSupplement::of(asked).on("2020-03-09").unwrap());
    scene.give("2020-03-12", RequestSupplement::of(late).on("2020-03-12").unwrap());
    scene.give("2020-03-16", AcceptCase::of(asked).on("2020-03-16").unwrap());
    assert_eq!(accepted(&scene, asked), Some((Some("2020-03-16".to_owned()), Truth::No)));
    assert_eq!(accepted(&scene, late), Some((Some("2020-03-02".to_owned()), Truth::Yes)));
    // Nobody knows on which day of March it was asked: it may have been in time.
    let vague = scene.filed("2020-03-16");
    scene.give("2020-04-10", RequestSupplement::of(vague).on("2020-03").unwrap());
    scene.give("2020-04-10", AcceptCase::of(vague).on("2020-04-10").unwrap());
    assert_eq!(accepted(&scene, vague), Some((Some("2020-03-16/2020-04-10".to_owned()), Truth::Possibly)));
    // Without such a time nothing is deemed.
    let mut scene = Scene::set();
    let silent = scene.filed("2020-03-02");
    assert_eq!(accepted(&scene, silent), None);
    assert_eq!(scene.life(silent, "2020-12-31"), Life::Active);
}

#[test]
fn what_begins_and_ends_is_told_in_any_order_that_the_dates_allow() {
    let mut scene = Scene::set();
    let case = scene.accepted("2020-03-02");
    scene.book.today("2020-04-30");
    let book = &mut scene.book;
    let ask = |on: &str| RequestSupplement::of(case).on(on).unwrap();
    let get = |on: &str| ReceiveSupplement::of(case).on(on).unwrap();
    let pauses = |book: &Book| {
        let pauses = book.get(case).uncounted(AsOf::LATEST, TIME_ZONE);
        let day = |at: Timestamp| at.day_in(TIME_ZONE).to_string();
        pauses.iter().map(|pause| (day(pause.from()), pause.to().map(day))).collect::<Vec<_>>()
    };
    let span = |from: &str, to: &str| (from.to_owned(), Some(to.to_owned()));
    assert_eq!(book.refused(get("2020-03-10")), "case.no-supplement-awaited");
    book.must(ask("2020-03-10"));
    assert_eq!(book.refused(ask("2020-03-12")), "case.supplement-awaited");
    assert_eq!(book.refused(get("2020-03-09")), "case.ends-before-it-begins");
    book.must(get("2020-03-12"));
    // The end of a day is where the next day begins.
    assert_eq!(pauses(book), [span("2020-03-10", "2020-03-12")]);
    assert_eq!(book.refused(ask("2020-03-11")), "case.supplement-awaited", "it was awaited on that day");
    assert_eq!(book.refused(get("2020-03-20")), "case.no-supplement-awaited");
    // An earlier one that becomes known later, and one on the day on which the other came in.
    book.must(ask("2020-03-04"));
    book.must(get("2020-03-05"));
    book.must(ask("2020-03-12"));
    book.must(get("2020-03-13"));
    assert_eq!(pauses(book), [span("2020-03-04", "2020-03-05"), span("2020-03-10", "2020-03-13")]);
    // Steps of another kind may go on at once; their time is not counted twice.
    let step = |step, on: &str| BeginSpecialStep::of(case, step).on(on).unwrap().evidence(notice());
    book.must(step(SpecialStep::Hearing, "2020-03-05"));
    assert_eq!(book.refused(step(SpecialStep::Hearing, "2020-03-06")), "case.step-goes-on");
    book.must(step(SpecialStep::ExpertReview, "2020-03-06"));
    assert_eq!(book.refused(EndSpecialStep::of(case, SpecialStep::Tender)), "case.step-not-begun");
    book.must(EndSpecialStep::of(case, SpecialStep::Hearing).on("2020-03-09").unwrap());
    book.must(EndSpecialStep::of(case, SpecialStep::ExpertReview).on("2020-03-11").unwrap());
    assert_eq!(pauses(book), [span("2020-03-04", "2020-03-13")]);
}

#[test]
fn a_correction_does_not_tear_an_end_from_its_beginning() {
    let (mut scene, case) = across_spring_festival();
    scene.book.today("2020-03-01");
    let (asked, came) = (scene.book.fact_of_version(case, 3), scene.book.fact_of_version(case, 4));
    let correct = |fact: FactRef, on: &str| Correct::fact_of(fact, "按文书").on(on).unwrap();
    assert_eq!(scene.book.refused(correct(asked, "2020-01-21")), "case.out-of-order");
    assert_eq!(scene.book.refused(correct(came, "2020-01-16")), "case.out-of-order");
    assert_eq!(scene.book.refused(correct(asked, "2020-01-12")), "case.before-received");
    scene.book.must(correct(asked, "2020-01-19"));
    // Without 19 and 20, 22 and 23: 16, 17, 21 January, 3 February, 4.
    assert_eq!(scene.due_of(case, AsOf::LATEST), "2020-02-04");
    let received = scene.book.fact_of_version(case, 1);
    assert_eq!(scene.book.refused(correct(received, "2020-01-16")), "case.before-received");
}

#[test]
fn after_the_decision_only_what_was_before_becomes_known() {
    let mut scene = Scene::set();
    let case = scene.accepted("2020-03-02");
    scene.give("2020-03-10", DecideCase::of(case, CaseOutcome::Granted).on("2020-03-10").unwrap());
    scene.book.today("2020-03-20");
    let book = &mut scene.book;
    assert_eq!(book.refused(DecideCase::of(case, CaseOutcome::Refused)), "case.already-decided");
    assert_eq!(book.refused(RequestSupplement::of(case).on("2020-03-11").unwrap()), "case.already-decided");
    assert_eq!(book.refused(RequestSupplement::of(case)), "case.already-decided", "today is after it");
    assert_eq!(scene.life(case, "2020-03-20"), Life::Late);
    scene.book.must(RequestSupplement::of(case).on("2020-03-04").unwrap());
    // Nobody told when it came in: with the decision that ended. Without 4 to 10: 3, 11, …
    assert_eq!(scene.due_of(case, AsOf::LATEST), "2020-03-16");
    assert_eq!(scene.life(case, "2020-03-20"), Life::OnTime);
}

#[test]
fn the_time_of_a_case_is_extended_on_its_commitment() {
    let mut scene = Scene::with(|add| add.statutory(working_days(20).after("accepted")));
    let case = scene.accepted("2020-03-02");
    // What the law allows is what is due where nothing is promised.
    assert_eq!(scene.due(case, "2020-03-02"), "2020-03-30");
    let extend = ExtendDeadline::of(promise(case), working_days(10), "情况复杂，经负责人批准");
    scene.give("2020-03-27", extend.on("2020-03-27").unwrap());
    // Qingming: 4 to 6 April are off.
    assert_eq!(scene.due(case, "2020-03-27"), "2020-04-14");
    scene.give("2020-04-10", DecideCase::of(case, CaseOutcome::Granted).on("2020-04-10").unwrap());
    assert_eq!(scene.life(case, "2020-04-30"), Life::OnTime);
}

#[test]
fn imprecise_dates_leave_a_case_undetermined_where_it_matters() {
    let mut scene = Scene::with(|add| add.promised(natural_days(10).after("accepted")));
    let case = scene.filed("2020-03-02");
    scene.give("2020-03-31", AcceptCase::of(case).on("2020-03-02/2020-03-06").unwrap());
    assert_eq!(scene.due(case, "2020-03-31"), "2020-03-12/2020-03-16");
    scene.give("2020-03-31", DecideCase::of(case, CaseOutcome::Granted).on("2020-03-13").unwrap());
    assert_eq!(scene.life(case, "2020-03-31"), Life::Undetermined);
    assert_eq!(scene.life(case, "2020-03-11"), Life::Active);
    let late = scene.late(case, as_of("2020-03-31", "2020-12-31"));
    assert_eq!(late, [Some((Measured::NaturalDays(0), Measured::NaturalDays(1))), None]);
}

impl Scene {
    /// The case moves with its project, and its commitment with it.
    fn moved(&mut self, case: Id<Case>) -> bool {
        let other = self.book.made(OpenInvestment::titled("另一招商项目"));
        self.book.must(MoveRecord::to(self.project, other, "误归"));
        [case.record(), promise(case).record()].iter().all(|id| self.book.investment_of(*id) == other)
    }
}

#[test]
fn a_case_belongs_where_its_project_belongs() {
    let mut scene = Scene::set();
    let case = scene.accepted("2020-03-02");
    let investment = scene.book.investment_of(scene.project);
    let members = scene.book.related(Relation::Member, investment.record()).unwrap();
    assert!(members.contains(&case.record()) && members.contains(&promise(case).record()));
    assert!(scene.moved(case));
}

#[test]
fn warnings_tell_what_is_worth_a_look() {
    let mut scene = Scene::set();
    let case = scene.accepted("2020-03-02");
    scene.book.today("2020-04-01");
    let begin = BeginSpecialStep::of(case, SpecialStep::Testing).on("2020-03-03").unwrap();
    assert_eq!(scene.book.warned(begin), ["case.no-written-notice"]);
    let decide = DecideCase::of(case, CaseOutcome::Granted);
    assert_eq!(scene.book.warned(decide.on("2020-03-01/2020-03-05").unwrap()), ["case.still-open"]);
    let other = scene.accepted("2020-04-01");
    let open = BeginSpecialStep::of(other, SpecialStep::Testing).on("2020-04-01").unwrap().evidence(notice());
    assert!(scene.book.warned(open).is_empty());
    let withdrawn = DecideCase::of(other, CaseOutcome::Withdrawn).on("2020-04-01").unwrap();
    assert!(scene.book.warned(withdrawn).is_empty(), "a withdrawal may come at any time");
    let early = scene.book.warned(FileCase::of(scene.permit, scene.project).on("2018-05-01").unwrap());
    assert_eq!(early, ["case.no-version"]);
}
