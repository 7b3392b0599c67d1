//! The life of commitments: conditions, fulfilment in whole and in parts, waivers, breaches.

use inward_core::agreement::Agreement;
use inward_core::command::{
    AddOrganisation, Breach, Correct, Fulfil, MeetCondition, MoveRecord, OpenInvestment, OpenNegotiation, Phase,
    Promise, Reach, RecordProject, Retract, SignAgreement, Waive,
};
use inward_core::commitment::{BreachCause, Commitment, Debtor, Life, PromiseRow, tally};
use inward_core::count::Count;
use inward_core::fact::AsOf;
use inward_core::id::Id;
use inward_core::investment::Investment;
use inward_core::negotiation::Negotiation;
use inward_core::organisation::Organisation;
use inward_core::project::Project;
use inward_core::record::Record;
use inward_core::target::Aim;
use inward_core::when::{Truth, When};

use crate::history::amount;
use crate::world::{Book, as_of};

struct Scene {
    book: Book,
    deal: Id<Agreement>,
}

impl Scene {
    fn set() -> Self {
        let mut book = Book::yangquan();
        let investor: Id<Organisation> = book.made(AddOrganisation::named("日昌晶"));
        let deal = book.made(SignAgreement::titled("合同").party(investor).on("2020-07-01").unwrap());
        book.today("2021-12-31");
        Self { book, deal }
    }

    fn promise(&self) -> Promise {
        Promise::to_investor(self.deal, "policy_incentive").debtor("招商一局")
    }

    fn made(&mut self, promise: Promise) -> Id<Commitment> {
        self.book.made(promise)
    }

    fn life(&self, id: Id<Commitment>, on: &str) -> Life {
        let point = as_of(on, "2021-12-31");
        let life = self.book.life(id, point);
        assert_tallied(&self.book.promise_row(id, point), point, life);
        life
    }
}

/// The tally says of a promise what its life says, but for the due date itself: there it is due, and
/// not yet overdue.
fn assert_tallied(row: &PromiseRow, point: AsOf, life: Life) {
    let tallied = tally([row], point.valid).unwrap();
    let certain = |count: Count| count.certain == 1;
    let decided = [tallied.on_time, tallied.late, tallied.open].map(certain);
    let last_day = row.due.as_ref().and_then(When::last) == Some(point.valid);
    let agrees = match life {
        Life::Waived => certain(tallied.waived) && tallied.due == 0,
        Life::Conditional => certain(tallied.conditional) && tallied.due == 0,
        Life::Active | Life::Partly => {
            let open = last_day && certain(tallied.open) && certain(tallied.partly) == (life == Life::Partly);
            open || certain(tallied.undated) || tallied.not_yet_due.possible == 1 && !certain(tallied.due)
        }
        Life::OnTime => certain(tallied.kept) && tallied.on_time == tallied.due && tallied.late == 0,
        Life::Late => certain(tallied.kept) && tallied.late == tallied.due && tallied.on_time == 0,
        Life::Overdue | Life::Broken => certain(tallied.open) && certain(tallied.due),
        Life::Paused | Life::Disputed => true,
        Life::Void | Life::Superseded => certain(tallied.void) && tallied.due == 0,
        Life::Undetermined => decided == [false; 3] && tallied.undetermined == tallied.due.certain,
    };
    assert!(agrees, "{life:?}: {tallied:#?} of {row:?} on {}", point.valid);
}

/// Due, kept and asked on imprecise days: what can be said is said, the rest is undetermined.
#[test]
fn the_table_of_lives() {
    let table: &[(Option<&str>, Option<&str>, &str, Life)] = &[
        (None, None, "2020-07-02", Life::Active),
        (Some("2020-07-24"), None, "2020-07-24", Life::Active),
        (Some("2020-07-24"), None, "2020-07-25", Life::Overdue),
        (Some("2020-07"), None, "2020-07-01", Life::Active),
        (Some("2020-07"), None, "2020-07-02", Life::Active),
        (Some("2020-07"), None, "2020-07-31", Life::Active),
        (Some("2020-07"), None, "2020-08-01", Life::Overdue),
        (Some("2020-07-24"), Some("2020-07-17"), "2020-07-16", Life::Active),
        (Some("2020-07-24"), Some("2020-07-17"), "2020-07-17", Life::OnTime),
        (Some("2020-07-24"), Some("2020-07-24"), "2020-12-31", Life::OnTime),
        (Some("2020-07-24"), Some("2020-07-25"), "2020-12-31", Life::Late),
        (Some("2020-07-24"), Some("2020-07-25"), "2020-07-24", Life::Active),
        (Some("2020-07-24"), Some("2020-07"), "2020-12-31", Life::Undetermined),
        (Some("2020-07-24"), Some("2020-07"), "2020-07-10", Life::Undetermined),
        (Some("2020-07-24"), Some("2020-06"), "2020-12-31", Life::OnTime),
        (Some("2020-07-24"), Some("2020-08"), "2020-12-31", Life::Late),
        (Some("2020-07"), Some("2020-07-01"), "2020-12-31", Life::OnTime),
        (Some("2020-07"), Some("2020-07-02"), "2020-12-31", Life::OnTime),
        (Some("2020-07"), Some("2020-07-31"), "2020-12-31", Life::OnTime),
        (Some("2020-07"), Some("2020-07"), "2020-12-31", Life::OnTime),
        (Some("2020-07"), Some("2020-07-20/2020-08-10"), "2020-12-31", Life::Undetermined),
        (Some("2020-07"), Some("2020-08-01"), "2020-12-31", Life::Late),
        (None, Some("2020-07-17"), "2020-12-31", Life::OnTime),
        (None, Some("2020"), "2020-12-30", Life::Undetermined),
        // “By” a day: its start is open, and only its end counts.
        (Some("../2020-10-31"), None, "2020-01-01", Life::Active),
        (Some("../2020-10-31"), None, "2020-10-31", Life::Active),
        (Some("../2020-10-31"), None, "2020-11-01", Life::Overdue),
        (Some("../2020-10-31"), Some("2020-08-01"), "2020-12-31", Life::OnTime),
        (Some("../2020-10-31"), Some("2020-10-15"), "2020-12-31", Life::OnTime),
        (Some("../2020-10-31"), Some("2020-10-31"), "2020-12-31", Life::OnTime),
        (Some("../2020-10-31"), Some("2020-10"), "2020-12-31", Life::OnTime),
        (Some("../2020-10-31"), Some("../2020-10-31"), "2020-12-31", Life::OnTime),
        (Some("../2020-10-31"), Some("2020-11-01"), "2020-12-31", Life::Late),
        (Some("../2020-10-31"), Some("2020-10-31/2020-11-01"), "2020-12-31", Life::Undetermined),
        (Some("2020Q3"), Some("2020-09-30"), "2020-12-31", Life::OnTime),
        (Some("2020Q3"), Some("2020-10"), "2020-12-31", Life::Late),
        // From a day on: without a last day nothing is overdue, and nothing was certainly in time.
        (Some("2020-10-01/.."), None, "2020-12-31", Life::Active),
        (Some("2020-10-01/.."), Some("2020-11-01"), "2020-12-31", Life::Undetermined),
        (Some("2020-10-01T17:00+08:00"), Some("2020-10-01T16:59+08:00"), "2020-12-31", Life::OnTime),
        (Some("2020-10-01T17:00+08:00"), Some("2020-10-01T17:01+08:00"), "2020-12-31", Life::Late),
        (Some("2020-10-01T17:00+08:00"), Some("2020-10-01"), "2020-12-31", Life::OnTime),
        // Without a day of its own a fulfilment had possibly happened on any day that is asked for.
        (None, Some("none"), "2020-12-31", Life::Undetermined),
        (Some("2020-07-24"), Some("none"), "2020-12-31", Life::Undetermined),
    ];
    for (due, kept, on, expected) in table {
        let mut scene = Scene::set();
        let mut promise = scene.promise();
        promise.due = due.map(|due| When::parse(due).unwrap());
        let id = scene.made(promise);
        if let Some(kept) = kept {
            let mut fulfil = Fulfil::of(id);
            fulfil.on = (*kept != "none").then(|| When::parse(kept).unwrap());
            scene.book.must(fulfil);
        }
        assert_eq!(scene.life(id, on), *expected, "due {due:?}, kept {kept:?}, asked on {on}");
        if kept.is_none() {
            let today = scene.book.life_on(id, AsOf::LATEST, on.parse().unwrap());
            assert_eq!(today, *expected, "due {due:?}, read plainly on {on}");
        }
    }
}

#[test]
fn a_condition_starts_the_deadline() {
    let mut scene = Scene::set();
    let promise = scene.promise().condition("设备全部到位").condition_milestone("trial_production");
    let id = scene.made(promise.due("2020-09-30").unwrap());
    for on in ["2020-07-01", "2020-12-31"] {
        assert_eq!(scene.life(id, on), Life::Conditional, "{on}: in no denominator");
    }
    scene.book.must(MeetCondition::of(id).on("2020-10-15").unwrap().due("2020-11-15").unwrap());
    assert_eq!(scene.life(id, "2020-10-14"), Life::Conditional);
    assert_eq!(scene.life(id, "2020-10-15"), Life::Active);
    assert_eq!(scene.life(id, "2020-11-15"), Life::Active);
    assert_eq!(scene.life(id, "2020-11-16"), Life::Overdue);
    assert_eq!(scene.book.get(id).due_at(AsOf::LATEST).unwrap().to_string(), "2020-11-15");
    assert_eq!(scene.book.get(id).due_at(as_of("2020-10-14", "2021-12-31")).unwrap().to_string(), "2020-09-30");
    // Kept before its condition is met: real, and told.
    let early = scene.promise().condition("设备全部到位");
    let early = scene.made(early);
    assert_eq!(scene.book.warned(Fulfil::of(early).on("2020-09-01").unwrap()), ["commitment.condition-unmet"]);
}

/// A condition that names a milestone is read from that milestone: on the projects of the agreement,
/// on any of their phases, or on the only record of the investment that has it.
#[test]
fn a_milestone_meets_the_condition_that_names_it() {
    let mut scene = Scene::set();
    let promise = scene.promise().condition_milestone("production").due("2021-03-31").unwrap();
    let id = scene.made(promise);
    assert_eq!(scene.life(id, "2021-12-31"), Life::Conditional, "there is no project yet");
    let project: Id<Project> =
        scene.book.made(RecordProject::under(scene.deal).phases([Phase::unknown(), Phase::unknown()]));
    assert_eq!(scene.life(id, "2021-12-31"), Life::Conditional, "it does not produce yet");
    scene.book.must(Reach::of(Aim { record: project.record(), phase: Some(2) }, "production").on("2021-02").unwrap());
    for (on, life) in [
        ("2021-01-31", Life::Conditional),
        ("2021-02-15", Life::Undetermined),
        ("2021-02-28", Life::Active),
        ("2021-03-31", Life::Active),
        ("2021-04-01", Life::Overdue),
    ] {
        assert_eq!(scene.life(id, on), life, "{on}");
    }
    assert_eq!(scene.book.warned(Fulfil::of(id).on("2021-03-01").unwrap()), [""; 0], "nothing is unmet");
    assert_eq!(scene.life(id, "2021-12-31"), Life::OnTime);
    let kept = scene.book.last_fact(id);
    scene.book.must(Retract::fact_of(kept, "误"));
    // A correction of the milestone follows through, and so does its retraction.
    let reached = scene.book.last_fact(project);
    scene.book.must(Correct::fact_of(reached, "误").on("2021-06-01").unwrap());
    assert_eq!(scene.life(id, "2021-05-31"), Life::Conditional);
    assert_eq!(scene.life(id, "2021-06-01"), Life::Overdue);
    let reached = scene.book.last_fact(project);
    scene.book.must(Retract::fact_of(reached, "误"));
    assert_eq!(scene.life(id, "2021-12-31"), Life::Conditional);
    assert_eq!(scene.book.warned(Fulfil::of(id).on("2021-03-01").unwrap()), ["commitment.condition-unmet"]);
}

/// Where nothing that came of the record has the milestone, the investment is asked: of several
/// records nobody can say which was meant.
#[test]
fn a_condition_is_looked_for_on_the_only_fitting_record() {
    let mut scene = Scene::set();
    let talks: Id<Negotiation> = scene.book.made(OpenNegotiation::titled("洽谈").on("2020-06-01").unwrap());
    let all = scene.book.investment_of(talks);
    let promise = Promise::to_investor(talks, "soft").debtor("招商一局").condition_milestone("production");
    let id = scene.made(promise);
    let record = |title: &str| RecordProject::titled(title).investment(all);
    let project: Id<Project> = scene.book.made(record("一号"));
    scene.book.must(Reach::of(project, "production").on("2021-02-01").unwrap());
    assert_eq!(scene.life(id, "2021-01-31"), Life::Conditional);
    assert_eq!(scene.life(id, "2021-02-01"), Life::Active);
    scene.book.made::<Project>(record("二号"));
    assert_eq!(scene.life(id, "2021-01-31"), Life::Conditional, "neither produced");
    assert_eq!(scene.life(id, "2021-02-01"), Life::Undetermined, "which of the two was meant?");
    scene.book.must(MeetCondition::of(id).on("2021-03-01").unwrap());
    assert_eq!(scene.life(id, "2021-03-01"), Life::Active, "somebody said so");
    let known = scene.book.now;
    scene.book.today("2022-01-10");
    let other: Id<Investment> = scene.book.made(OpenInvestment::titled("另一项目"));
    scene.book.must(MoveRecord::to(project, other, "并非同一项目"));
    let then = AsOf { valid: "2021-02-01".parse().unwrap(), known };
    assert_eq!(scene.book.around(id, then).milestone_of_condition, Truth::Possibly, "as it was known before the move");
    let now = AsOf { known: scene.book.now, ..then };
    assert_eq!(scene.book.around(id, now).milestone_of_condition, Truth::No, "the one that is left does not produce");
}

#[test]
fn parts_make_the_whole_on_the_day_of_the_last_of_them() {
    let mut scene = Scene::set();
    let promise = scene.promise().amount(amount("100万元"));
    let id = scene.made(promise.due("2020-08-31").unwrap());
    let pay = |text: &str, on: &str| Fulfil::of(id).amount(amount(text)).on(on).unwrap();
    // Recorded in another order than paid.
    scene.book.must(pay("30万元", "2020-09-10"));
    let last = scene.book.last_fact(id);
    assert_eq!(scene.life(id, "2020-08-01"), Life::Active);
    scene.book.must(pay("70万元", "2020-08-10"));
    assert_eq!(scene.life(id, "2020-08-10"), Life::Partly, "the other part was paid later");
    assert_eq!(scene.life(id, "2020-08-31"), Life::Partly);
    assert_eq!(scene.life(id, "2020-09-01"), Life::Overdue);
    assert_eq!(scene.life(id, "2020-09-10"), Life::Late);
    assert_eq!(scene.book.refused(pay("1元", "2020-09-11")), "commitment.already-closed");
    // A part that is retracted leaves the rest open.
    scene.book.must(Retract::fact_of(last, "退回"));
    assert_eq!(scene.life(id, "2020-09-10"), Life::Overdue);
    let dollars = Fulfil::of(id).amount(amount("1万美元"));
    assert_eq!(scene.book.refused(dollars), "money.unlike-currencies");
    scene.book.must(pay("30万元", "2020-08-31"));
    assert_eq!(scene.life(id, "2020-12-31"), Life::OnTime);
}

#[test]
fn a_part_without_an_amount_leaves_the_rest_open() {
    let mut scene = Scene::set();
    let promise = scene.promise().due("2020-08-31").unwrap();
    let id = scene.made(promise);
    scene.book.must(Fulfil::of(id).in_part(true).on("2020-08-01").unwrap());
    assert_eq!(scene.life(id, "2020-08-31"), Life::Partly);
    scene.book.must(Fulfil::of(id).on("2020-08-20").unwrap());
    assert_eq!(scene.life(id, "2020-08-31"), Life::OnTime);
}

#[test]
fn a_waiver_lets_go_from_its_day_on() {
    let mut scene = Scene::set();
    let promise = scene.promise().due("2020-08-31").unwrap();
    let id = scene.made(promise);
    scene.book.must(Waive::of(id, "疫情").on("2020-09").unwrap());
    assert_eq!(scene.life(id, "2020-08-31"), Life::Active);
    assert_eq!(scene.life(id, "2020-09-15"), Life::Undetermined, "some time in September");
    assert_eq!(scene.life(id, "2020-09-30"), Life::Waived);
    assert_eq!(scene.book.refused(Waive::of(id, "疫情")), "commitment.already-closed");
    assert_eq!(scene.book.refused(Breach::of(id, BreachCause::Own)), "commitment.already-closed");
    let fact = scene.book.last_fact(id);
    scene.book.must(Retract::fact_of(fact, "误"));
    assert_eq!(scene.life(id, "2020-09-30"), Life::Overdue);
    scene.book.must(Waive::of(id, "疫情"));
    assert_eq!(scene.life(id, "2020-12-31"), Life::Undetermined, "nobody said when");
    assert_eq!(scene.book.life(id, AsOf::LATEST), Life::Waived, "it happened");
}

#[test]
fn a_breach_is_said_and_may_still_be_made_good() {
    let mut scene = Scene::set();
    let promise = scene.promise().due("2020-08-31").unwrap();
    let id = scene.made(promise);
    scene.book.must(Breach::of(id, BreachCause::OtherUnit).note("改期").on("2020-09-01").unwrap());
    assert_eq!(scene.life(id, "2020-08-31"), Life::Active);
    assert_eq!(scene.life(id, "2020-09-01"), Life::Broken);
    scene.book.must(Fulfil::of(id).on("2020-10-01").unwrap());
    assert_eq!(scene.life(id, "2020-09-30"), Life::Broken);
    assert_eq!(scene.life(id, "2020-10-01"), Life::Late);
}

#[test]
fn who_owes_follows_from_the_direction() {
    let mut scene = Scene::set();
    let unit = scene.book.state_of(scene.book.actor).head().unit_at(AsOf::LATEST).unwrap();
    let promise = scene.promise();
    let to = scene.made(promise);
    assert_eq!(scene.book.get(to).debtor, Debtor::Unit(unit));
    assert_eq!(scene.book.get(to).head.unit_at(AsOf::LATEST), Some(unit), "the debtor is the principal unit");
    assert_eq!(scene.book.get(to).head.title, "政策兑现");
    let investor = scene.book.get(scene.deal).parties[0];
    let by = Promise::by_investor(scene.deal, "jobs");
    let by = scene.made(by);
    assert_eq!(scene.book.get(by).debtor, Debtor::Organisation(investor));
    let project: Id<Project> = scene.book.made(RecordProject::under(scene.deal));
    let by = Promise::by_investor(project, "start_date");
    let by = scene.made(by);
    assert_eq!(scene.book.get(by).debtor, Debtor::Organisation(investor), "the owner, who is the first party");
    // Made when the agreement was signed, unless said otherwise; with the investment, of its agreement.
    let all = scene.book.investment_of(scene.deal);
    let promise = Promise::to_investor(all, "soft").debtor(unit);
    let made = scene.made(promise);
    let commitment = scene.book.get(made);
    assert_eq!(commitment.made_with, scene.deal.record());
    assert_eq!(commitment.made.iter().next().unwrap().of.on.as_ref().unwrap().to_string(), "2020-07-01");
    assert_eq!(scene.book.investment_of(made), all);
    let first = scene.book.fact_of_version(made, 1);
    scene.book.must(Correct::fact_of(first, "按原件").on("2020-07-02").unwrap());
    let known: Vec<_> = scene.book.get(made).made.standing(AsOf::LATEST.known).collect();
    assert_eq!(known.len(), 1);
    assert_eq!(known[0].of.on.as_ref().unwrap().to_string(), "2020-07-02");
    scene.book.must(Reach::of(project, "registered"));
}
