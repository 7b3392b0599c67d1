//! What changed between two reports, worked out by hand.

use inward::analysis::pipeline::{ChangeRow, ChangeStep, Changes, Dimension, Pipeline, Point};
use inward::prelude::*;

use crate::clock::{SetClock, day};

const MONEY: MoneyKind = MoneyKind::TotalPlanned;

struct Zone {
    clock: SetClock,
    crm: Crm,
    desk: Desk,
}

fn zone() -> Result<Zone, Error> {
    let clock = SetClock::at_noon_of("2021-01-04");
    let zone = NewZone::named("合成开发区").time_zone("Asia/Shanghai").currency("CNY");
    let crm = Crm::in_memory_with(zone, clock.options())?;
    let desk = crm.desk(Officer::named("wang.li"))?;
    for park in ["东园", "西园"] {
        desk.add_unit(AddUnit::named(park))?;
    }
    Ok(Zone { clock, crm, desk })
}

impl Zone {
    fn project(&self, title: &str, park: Option<&str>, total: &str) -> Result<Done<Project>, Error> {
        let project = RecordProject::titled(title).total_planned(total.parse()?);
        let project = park.map_or_else(|| project.clone(), |park| project.clone().park(park));
        self.desk.record_project(project)
    }
}

fn monday(text: &str) -> Point {
    Point::days(day(text), day(text))
}

/// The steps of a cell that are not nought, for certain and at most.
fn told(row: &ChangeRow) -> Vec<(&'static str, i128, i128)> {
    let steps = ChangeStep::ALL.into_iter().map(|step| (step.key(), row.certain.at(step), row.possible.at(step)));
    steps.filter(|(_, certain, possible)| (*certain, *possible) != (0, 0)).collect()
}

/// The amounts of a cell in 亿, at least and at most.
fn yi(row: &ChangeRow) -> Vec<(&'static str, i128, i128)> {
    let Some([least, most]) = row.amounts.get(&"CNY".parse().unwrap()) else { return Vec::new() };
    let unit = 1_000_000_000_000;
    let steps = ChangeStep::ALL.into_iter().map(|step| (step.key(), least.at(step) / unit, most.at(step) / unit));
    steps.filter(|(_, least, most)| (*least, *most) != (0, 0)).collect()
}

fn cell<'c>(changes: &'c Changes, group: &str, key: &str) -> (usize, &'c ChangeRow) {
    let is = |row: &ChangeRow| row.key == key && row.group.first().is_none_or(|of| of.name == group);
    changes.rows.iter().enumerate().find(|(_, row)| is(row)).unwrap()
}

fn titles(changes: &Changes, row: usize, step: ChangeStep) -> Vec<String> {
    changes.members(row, step).into_iter().map(|member| member.title).collect()
}

/// Two Mondays, and everything that can happen between them.
#[test]
fn two_mondays_reconcile_and_every_step_opens_into_its_facts() -> Result<(), Error> {
    let Zone { clock, crm, desk } = zone()?;
    let zone = Zone { clock: clock.clone(), crm: crm.clone(), desk: desk.clone() };
    let started = |project: &Done<Project>, on: &str| desk.reach(project, "construction_started", on).map(drop);
    // Known on the first Monday: four in the east, one nowhere.
    let stays = zone.project("不变", Some("东园"), "1亿元")?;
    started(&stays, "2020-12-01")?;
    let moves = zone.project("迁园", Some("东园"), "2亿元")?;
    started(&moves, "2020-12-01")?;
    let wrong = zone.project("误报", Some("东园"), "4亿元")?;
    started(&wrong, "2020-12-01")?;
    let completes = zone.project("竣工", Some("东园"), "8亿元")?;
    started(&completes, "2020-12-01")?;
    let nowhere = zone.project("未定", None, "16亿元")?;
    started(&nowhere, "2020-12-01")?;

    // Before the next Monday the office learns otherwise of the first one.
    clock.set_to_noon_of("2021-01-14");
    desk.execute(ChangeProject::of(&moves).park("西园"))?;
    let fact = crm.project(&wrong)?.milestone("construction_started", None).unwrap().fact.of.id;
    let fact = FactRef { record: wrong.id.record(), fact };
    desk.execute(Retract::fact_of(fact, "误报"))?;
    let late = zone.project("补录", Some("东园"), "32亿元")?;
    started(&late, "2020-12-15")?;
    // And this happened meanwhile.
    desk.reach(&completes, "completed", "2021-01-13")?;
    let new = zone.project("新开", Some("东园"), "64亿元")?;
    started(&new, "2021-01-12")?;
    desk.execute(StateAmount::of(&stays, MONEY, "3亿元".parse()?).on("2021-01-15")?)?;

    clock.set_to_noon_of("2021-01-18");
    let pipeline = crm.pipeline()?;
    let (since, until) = (monday("2021-01-11"), monday("2021-01-18"));
    let changes = crm.changes(&pipeline, since, until, &[Dimension::Park], MONEY)?;
    for steps in changes
        .rows
        .iter()
        .flat_map(|row| [&row.certain, &row.possible].into_iter().chain(row.amounts.values().flatten()))
    {
        assert!(steps.reconcile(), "{steps:?}");
    }
    let (at, east) = cell(&changes, "东园", "construction_started");
    assert_eq!(
        told(east),
        [
            ("opening", 4, 4),
            ("rescoped", -1, -1),
            ("corrected", -1, -1),
            ("late", 1, 1),
            ("entered", 1, 1),
            ("left", 1, 1),
            ("closing", 3, 3),
        ]
    );
    assert_eq!(
        yi(east),
        [
            ("opening", 15, 15),
            ("rescoped", -2, -2),
            ("corrected", -4, -4),
            ("late", 32, 32),
            ("entered", 64, 64),
            ("left", 8, 8),
            ("revalued", 2, 2),
            ("closing", 99, 99),
        ]
    );
    for (step, title, what) in [
        (ChangeStep::Rescoped, "迁园", "project.park-changed"),
        (ChangeStep::Corrected, "误报", "construction_started"),
        (ChangeStep::Late, "补录", "construction_started"),
        (ChangeStep::Entered, "新开", "construction_started"),
        (ChangeStep::Left, "竣工", "completed"),
        (ChangeStep::Revalued, "不变", "total_planned"),
    ] {
        assert_eq!(titles(&changes, at, step), [title], "{}", step.key());
        let facts = crm.facts_behind(&changes, at, step)?;
        assert!(facts.iter().any(|fact| fact.what == what), "{}: {facts:?}", step.key());
    }
    assert!(crm.facts_behind(&changes, at, ChangeStep::Opening)?.is_empty());
    let (_, west) = cell(&changes, "西园", "construction_started");
    assert_eq!(told(west), [("rescoped", 1, 1), ("closing", 1, 1)]);
    // Where nobody says which park it is in, it stands in a row of its own: the parts add up.
    let (_, unsaid) = cell(&changes, "", "construction_started");
    assert_eq!(
        (told(unsaid), yi(unsaid)),
        (vec![("opening", 1, 1), ("closing", 1, 1)], vec![("opening", 16, 16), ("closing", 16, 16)])
    );
    // All that are in the book: what changed its stage is neither new nor gone.
    let (at, book) = cell(&changes, "东园", "book");
    assert_eq!(
        told(book),
        [
            ("opening", 4, 4),
            ("rescoped", -1, -1),
            ("corrected", -1, -1),
            ("late", 1, 1),
            ("entered", 1, 1),
            ("closing", 4, 4),
        ]
    );
    assert_eq!(titles(&changes, at, ChangeStep::Closing).len(), 4);

    // Restatement: the first Monday as it is known on the second.
    let again =
        crm.changes(&pipeline, since, Point::days(day("2021-01-11"), day("2021-01-18")), &[Dimension::Park], MONEY)?;
    let (_, east) = cell(&again, "东园", "construction_started");
    assert_eq!(
        told(east),
        [("opening", 4, 4), ("rescoped", -1, -1), ("corrected", -1, -1), ("late", 1, 1), ("closing", 3, 3)]
    );
    // What happened meanwhile, with all that is known now.
    let happened = crm.changes(&pipeline, Point::days(day("2021-01-11"), day("2021-01-18")), until, &[], MONEY)?;
    let (_, all) = cell(&happened, "", "construction_started");
    assert_eq!(told(all), [("opening", 5, 5), ("entered", 1, 1), ("left", 1, 1), ("closing", 5, 5)]);
    Ok(())
}

/// What came late of the first day is not what came with it of a later one.
#[test]
fn what_is_late_is_of_the_first_day() -> Result<(), Error> {
    let Zone { clock, crm, desk } = zone()?;
    let project = desk.record_project(RecordProject::titled("合成项目"))?;
    clock.set_to_noon_of("2021-01-18");
    desk.reach(&project, "construction_started", "2020-12-01")?;
    desk.reach(&project, "completed", "2021-01-15")?;
    let pipeline = crm.pipeline()?;
    let changes = pipeline.changes(monday("2021-01-11"), monday("2021-01-18"), &[])?;
    let (at, row) = cell(&changes, "", "construction_started");
    assert_eq!(told(row), [("late", 1, 1), ("left", 1, 1)]);
    let whats = |step| -> Result<Vec<String>, Error> {
        Ok(crm.facts_behind(&changes, at, step)?.into_iter().map(|fact| fact.what).collect())
    };
    assert_eq!(whats(ChangeStep::Late)?, ["construction_started"]);
    assert_eq!(whats(ChangeStep::Left)?, ["completed"]);
    Ok(())
}

/// What is in doubt moves what is at most, and later what is certain.
#[test]
fn a_doubt_enters_possibly_first() -> Result<(), Error> {
    let zone = zone()?;
    let project = zone.project("合成项目", None, "5亿元")?;
    zone.desk.reach(&project, "construction_started", "2021-01")?;
    let pipeline = zone.crm.pipeline()?;
    let at = |valid: &str| Point::days(day(valid), day("2021-01-31"));
    let changes = |since: &str, until: &str| zone.crm.changes(&pipeline, at(since), at(until), &[], MONEY);
    let first = changes("2020-12-31", "2021-01-15")?;
    let (_, row) = cell(&first, "", "construction_started");
    assert_eq!(told(row), [("entered", 0, 1), ("closing", 0, 1)]);
    assert_eq!(yi(row), [("entered", 0, 5), ("closing", 0, 5)]);
    let second = changes("2021-01-15", "2021-01-31")?;
    let (_, row) = cell(&second, "", "construction_started");
    assert_eq!(told(row), [("opening", 0, 1), ("entered", 1, 0), ("closing", 1, 1)]);
    assert_eq!(yi(row), [("opening", 0, 5), ("entered", 5, 0), ("closing", 5, 5)]);

    // Of an amount with an end that nobody says its figure counts, and it is told how many those are.
    let about = zone.project("约数项目", None, "约7亿元")?;
    zone.desk.reach(&about, "construction_started", "2020-12-01")?;
    let unsaid = zone.desk.record_project(RecordProject::titled("无数项目"))?;
    zone.desk.reach(&unsaid, "construction_started", "2020-12-01")?;
    let pipeline = zone.crm.pipeline()?;
    let both = zone.crm.changes(&pipeline, at("2020-11-30"), at("2020-12-31"), &[], MONEY)?;
    let (_, row) = cell(&both, "", "construction_started");
    assert_eq!(
        (told(row), yi(row)),
        (vec![("entered", 2, 2), ("closing", 2, 2)], vec![("entered", 7, 7), ("closing", 7, 7)])
    );
    assert_eq!([row.inexact, row.without_amount].map(|steps| steps.at(ChangeStep::Closing)), [1, 1]);
    Ok(())
}

/// Another order of sources moves a number without a fact.
#[test]
fn another_playbook_rescopes() -> Result<(), Error> {
    let Zone { clock, crm, desk } = zone()?;
    let project = desk.record_project(RecordProject::titled("合成项目"))?;
    for (source, on) in [("promotion", "2020-12-10"), ("press", "2020-12-30")] {
        desk.execute(Reach::of(&project, "construction_started").on(on)?.source(source))?;
    }
    clock.set_to_noon_of("2021-01-14");
    let mut text = Playbook::development_zone().text().to_owned();
    for (from, to) in [
        ("key = \"promotion\"", "key = \"elsewhere\""),
        ("key = \"press\"", "key = \"promotion\""),
        ("key = \"elsewhere\"", "key = \"press\""),
    ] {
        assert!(text.contains(from));
        text = text.replacen(from, to, 1);
    }
    desk.adopt_playbook(AdoptPlaybook::of(Playbook::parse(&text)?))?;
    clock.set_to_noon_of("2021-01-18");
    let pipeline = crm.pipeline()?;
    let as_known = |known: &str| Point::days(day("2020-12-20"), day(known));
    let until = as_known("2021-01-18");
    let changes = crm.changes(&pipeline, as_known("2021-01-11"), until, &[], MONEY)?;
    let (at, row) = cell(&changes, "", "construction_started");
    assert_eq!(told(row), [("opening", 1, 1), ("rescoped", -1, -1)]);
    assert!(changes.playbook_changed && crm.facts_behind(&changes, at, ChangeStep::Rescoped)?.is_empty());
    let after = crm.changes(&pipeline, as_known("2021-01-15"), until, &[], MONEY)?;
    assert!(!after.playbook_changed);
    Ok(())
}

#[test]
fn what_is_kept_and_what_money_is_negative() -> Result<(), Error> {
    let Zone { clock, crm, desk } = zone()?;
    let zone = Zone { clock: clock.clone(), crm: crm.clone(), desk: desk.clone() };
    let project = zone.project("合成项目", Some("东园"), "2亿元")?;
    desk.reach(&project, "construction_started", "2020-12-01")?;
    clock.set_to_noon_of("2021-01-31");
    let arrived = |amount: &str, on: &str| -> Result<(), Error> {
        let money = RecordMoney::of(&project, MoneyKind::FundsArrived, amount.parse()?);
        desk.record_money(money.on(on)?).map(drop)
    };
    arrived("5亿元", "2020-12-10")?;
    // Sent back some day of January.
    arrived("-3亿元", "2021-01")?;
    arrived("USD 100 million", "2021-01-13")?;
    let east = |pipeline: Pipeline| {
        let park = pipeline.value_named(&Dimension::Park, "东园")?;
        Ok::<_, Error>(pipeline.keep(Dimension::Park, park))
    };
    let pipeline = east(crm.pipeline()?)?;
    let at = |valid: &str| Point::days(day(valid), day("2021-01-31"));
    let changes = crm.changes(&pipeline, at("2020-12-31"), at("2021-01-15"), &[], MoneyKind::FundsArrived)?;
    let (_, row) = cell(&changes, "", "construction_started");
    assert_eq!(yi(row), [("opening", 5, 5), ("revalued", -3, 0), ("closing", 2, 5)]);
    let [least, most] = row.amounts[&"USD".parse()?];
    assert_eq!((least.at(ChangeStep::Revalued), most.at(ChangeStep::Closing)), (1_000_000_000_000, 1_000_000_000_000));
    assert!(changes.amounts()?.len() == changes.rows.iter().map(|row| 2 * row.amounts.len()).sum::<usize>());
    // In the other park nothing ever was.
    let west = crm.pipeline()?;
    let park = west.value_named(&Dimension::Park, "西园")?;
    let changes = crm.changes(&west.keep(Dimension::Park, park), at("2020-12-31"), at("2021-01-15"), &[], MONEY)?;
    assert!(changes.rows.iter().all(|row| told(row).is_empty()));
    Ok(())
}

#[test]
fn what_no_changes_can_tell_is_refused() -> Result<(), Error> {
    let zone = zone()?;
    let pipeline = zone.crm.pipeline()?;
    let code = |told: Result<Changes, Error>| told.err().map(|error| error.code().as_str());
    let (since, until) = (monday("2021-01-11"), monday("2021-01-18"));
    let ask = |since, until| zone.crm.changes(&pipeline, since, until, &[], MONEY);
    assert_eq!(code(ask(until, since)), Some("pipeline.changes-backwards"));
    let known_less = Point::days(day("2021-01-18"), day("2021-01-10"));
    assert_eq!(code(ask(since, known_less)), Some("pipeline.changes-backwards"));
    assert_eq!(code(ask(Point::LATEST, until)), Some("pipeline.changes-without-day"));
    assert!(ask(since, until)?.rows.iter().all(|row| told(row).is_empty()), "an empty book");
    let before = ask(since, until)?;
    zone.project("合成项目", None, "1亿元")?;
    assert_eq!(code(ask(since, until)), Some("pipeline.book-moved-on"));
    let moved = zone.crm.facts_behind(&before, 0, ChangeStep::Late).unwrap_err();
    assert_eq!(moved.code().as_str(), "pipeline.book-moved-on");
    Ok(())
}
