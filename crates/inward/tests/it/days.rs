//! What depends on the day: a handle without one is asked today, one as of a day is asked on it; and
//! one handle never contradicts itself.

use inward::prelude::*;

use crate::clock::{SetClock, day};

fn zone() -> NewZone {
    NewZone::named("合成开发区").currency("CNY")
}

fn book(clock: &SetClock) -> (Crm, Desk) {
    let crm = Crm::in_memory_with(zone(), clock.options()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi").unit("合成一局")).unwrap();
    (crm, desk)
}

/// A due date and a fulfilment, read plainly on one day after the other: as of each of them the same.
#[test]
fn the_plain_handle_asks_today() {
    type Case<'a> = (&'a str, Option<&'a str>, &'a [(&'a str, Life)]);
    let table: &[Case<'_>] = &[
        (
            "2030-12-31",
            None,
            &[("2021-01-10", Life::Active), ("2030-12-31", Life::Active), ("2031-01-01", Life::Overdue)],
        ),
        ("../2021-02-28", None, &[("2021-02-28", Life::Active), ("2021-03-01", Life::Overdue)]),
        ("2021-02", Some("2021-02-10"), &[("2021-02-20", Life::OnTime), ("2021-03-01", Life::OnTime)]),
        ("../2021-02-28", Some("2021-03-01"), &[("2021-03-01", Life::Late), ("2021-12-31", Life::Late)]),
    ];
    for (due, kept, days) in table {
        let clock = SetClock::at_noon_of("2021-01-10");
        let (crm, desk) = book(&clock);
        let lead = desk.capture_lead(CaptureLead::titled("合成线索").on("2021-01-02").unwrap()).unwrap();
        let promise = Promise::to_investor(&lead, "construction_permit").debtor("合成一局");
        let promise = desk.promise(promise.on("2021-01-02").unwrap().due(*due).unwrap()).unwrap();
        if let Some(kept) = kept {
            clock.set_to_noon_of(kept);
            desk.fulfil(&promise, *kept, Evidence::document("施工许可证")).unwrap();
        }
        for (today, life) in *days {
            clock.set_to_noon_of(today);
            assert_eq!(crm.commitment(&promise).unwrap().life(), *life, "due {due}, kept {kept:?}, on {today}");
            let as_of = crm.as_of(*today, *today).unwrap();
            assert_eq!(as_of.commitment(&promise).unwrap().life(), *life, "as of {today}");
        }
    }
}

/// The day ends in the zone, not where the clock counts.
#[test]
fn today_is_the_day_of_the_zone() {
    for (time_zone, before, after) in [
        ("Asia/Shanghai", "2021-02-28T15:59:59Z", "2021-02-28T16:00:00Z"),
        ("America/New_York", "2021-03-01T04:59:59Z", "2021-03-01T05:00:00Z"),
    ] {
        let clock = SetClock::at_noon_of("2021-01-10");
        let crm = Crm::in_memory_with(zone().time_zone(time_zone), clock.options()).unwrap();
        let desk = crm.desk(Officer::named("zhao.yi").unit("合成一局")).unwrap();
        let lead = desk.capture_lead(CaptureLead::titled("合成线索")).unwrap();
        let promise = Promise::to_investor(&lead, "soft").debtor("合成一局").due("2021-02-28").unwrap();
        let promise = desk.promise(promise).unwrap();
        for (at, life) in [(before, Life::Active), (after, Life::Overdue)] {
            clock.set(at.parse().unwrap());
            assert_eq!(crm.commitment(&promise).unwrap().life(), life, "{at} in {time_zone}");
        }
    }
}

#[test]
fn an_instant_is_read_on_its_day_in_the_zone() {
    // This evening in UTC is tomorrow in Shanghai and this afternoon in New York.
    let evening = "2021-05-10T20:00:00Z";
    for (time_zone, at, last_before, refused) in [
        ("Asia/Shanghai", "2020-12-31T20:00:00Z", "2020-12-31T15:59:59Z", Some("milestone.in-the-future")),
        ("America/New_York", "2021-01-01T05:00:00Z", "2021-01-01T04:59:59Z", None),
    ] {
        let clock = SetClock::at_noon_of("2021-05-10");
        let crm = Crm::in_memory_with(zone().time_zone(time_zone), clock.options()).unwrap();
        let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
        let project = desk.record_project(RecordProject::titled("合成项目")).unwrap();
        desk.reach(&project, milestone::CONSTRUCTION_STARTED, at).unwrap();
        for (valid, truth) in
            [("2020-12-31", Truth::No), ("2021-01-01", Truth::Yes), (at, Truth::Yes), (last_before, Truth::No)]
        {
            let then = crm.as_of(valid, "2021-05-10").unwrap();
            // Nothing of the project had happened by then but that it is known of.
            let read = then.project(&project).map(|project| project.reached(milestone::CONSTRUCTION_STARTED, None));
            assert_eq!(read.unwrap_or(Truth::No), truth, "as of {valid} in {time_zone}");
        }
        let point = |valid: &str| crm.as_of(valid, "2021-05-10").unwrap().point().unwrap().valid;
        assert_eq!((point(at), point(last_before)), (day("2021-01-01"), day("2020-12-31")), "{time_zone}");
        let answer = desk.preview(Reach::of(&project, milestone::COMPLETED).on(evening).unwrap());
        assert_eq!(answer.err().map(|error| error.code().to_string()).as_deref(), refused, "{time_zone}");
    }
}

/// What was stated as happened without a day: the plain handle takes it everywhere as happened, as
/// of a day it is possible everywhere.
#[test]
fn one_handle_never_contradicts_itself() {
    let clock = SetClock::at_noon_of("2021-05-10");
    let (crm, desk) = book(&clock);
    let project = desk.record_project(RecordProject::titled("合成项目")).unwrap();
    desk.execute(Reach::of(&project, milestone::CONSTRUCTION_STARTED)).unwrap();
    let says = |crm: &Crm| {
        let read = crm.project(&project).unwrap();
        let row = crm.projects().rows().unwrap().remove(0);
        let table = crm.stage_table().unwrap();
        (
            read.reached(milestone::CONSTRUCTION_STARTED, None),
            (read.stage().certain, read.stage().possible),
            (row.stage, row.possible_stage),
            (table.total.exact(), table.certain),
        )
    };
    let (reached, stage, row, table) = says(&crm);
    assert_eq!((reached, table), (Truth::Yes, (Some(1), 1)));
    assert_eq!((stage, stage.0), (row, stage.1), "certain, in the record and in the list");
    assert!(stage.0.is_some());
    let (reached, then, row, table) = says(&crm.as_of("2021-05-10", "2021-05-10").unwrap());
    assert_eq!((reached, table), (Truth::Possibly, (Some(1), 0)));
    assert_eq!((then, then), ((None, stage.0), row));
}

#[test]
fn a_fact_is_verified_from_the_day_somebody_checked_it() {
    let clock = SetClock::at_noon_of("2021-05-10");
    let (crm, desk) = book(&clock);
    let project = desk.record_project(RecordProject::titled("合成项目")).unwrap();
    let reach = Reach::of(&project, milestone::CONSTRUCTION_STARTED).on("2021-03-01").unwrap();
    let started = desk.execute(reach.evidence(Evidence::document("施工合同"))).unwrap().fact().unwrap();
    clock.set_to_noon_of("2021-06-10");
    crm.desk(Officer::named("qian.er")).unwrap().verify_fact(started).unwrap();
    let assurance = |crm: &Crm| {
        let read = crm.project(&project).unwrap();
        let known = read.as_of().known;
        read.milestone(milestone::CONSTRUCTION_STARTED, None).unwrap().fact.of.assurance(known)
    };
    assert_eq!(assurance(&crm), Assurance::Verified);
    for (known, expected) in
        [("2021-05-20", Assurance::Claimed), ("2021-06-09", Assurance::Claimed), ("2021-06-10", Assurance::Verified)]
    {
        assert_eq!(assurance(&crm.as_of("2021-05-20", known).unwrap()), expected, "as known on {known}");
    }
}

/// A condition is read from its milestone, in records, in lists and at every known point.
#[test]
fn a_condition_follows_its_milestone() {
    let clock = SetClock::at_noon_of("2021-08-10");
    let (crm, desk) = book(&clock);
    let project = desk.record_project(RecordProject::titled("合成项目")).unwrap();
    let promise = Promise::to_investor(&project, "policy_incentive").debtor("合成一局").due("2021-12-31").unwrap();
    let promise = promise.on("2021-01-05").unwrap().condition_milestone("production");
    let promise = desk.promise(promise).unwrap();
    let life = |crm: &Crm| {
        let read = crm.commitment(&promise).unwrap();
        let listed = crm.commitments().page().unwrap().items.remove(0);
        assert_eq!(read.life(), listed.life(), "the record and the list");
        read.life()
    };
    assert_eq!(life(&crm), Life::Conditional);
    desk.reach(&project, "production", "2021-06-01").unwrap();
    assert_eq!(life(&crm), Life::Active);
    assert_eq!(life(&crm.as_of("2021-05-31", "2021-08-10").unwrap()), Life::Conditional);
    clock.set_to_noon_of("2021-08-20");
    desk.correct(&project, "production", "2021-08-15", "按投产报告").unwrap();
    assert_eq!(life(&crm), Life::Active);
    assert_eq!(life(&crm.as_of("2021-08-14", "2021-08-19").unwrap()), Life::Active, "as it was known then");
    assert_eq!(life(&crm.as_of("2021-08-14", "2021-08-20").unwrap()), Life::Conditional);
    clock.set_to_noon_of("2022-01-01");
    assert_eq!(life(&crm), Life::Overdue);
    desk.fulfil(&promise, "2022-01-01", Evidence::document("拨付凭证")).unwrap();
    let line = crm.history(&promise).unwrap().pop().unwrap();
    assert_eq!(line.from.as_deref(), Some("overdue"), "on the day of its own entry");
}

/// A promise that is kept in time was never overdue in its history, whenever that is read.
#[test]
fn history_asks_on_the_day_of_its_entry() {
    let clock = SetClock::at_noon_of("2020-07-02");
    let (crm, desk) = book(&clock);
    let lead = desk.capture_lead(CaptureLead::titled("合成线索")).unwrap();
    let promise = Promise::to_investor(&lead, "construction_permit").due("2020-07-24").unwrap();
    let promise = desk.promise(promise.debtor("合成一局")).unwrap();
    clock.set_to_noon_of("2021-01-10");
    // Recorded late, and reported on the day it was kept.
    desk.reported_on(day("2020-07-17")).fulfil(&promise, "2020-07-17", Evidence::document("施工许可证")).unwrap();
    let line = crm.history(&promise).unwrap().pop().unwrap();
    assert_eq!(line.from.as_deref(), Some("active"));
}
