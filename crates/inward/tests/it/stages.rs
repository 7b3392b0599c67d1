//! How far cohorts come, in which order, how long they stand at a stage and how plans slip, worked out by hand.

use inward::analysis::pipeline::{CohortPeriod, CrossTable, Pipeline, Point, Slip};
use inward::analysis::rates::Window;
use inward::core::count::Count;
use inward::prelude::*;

use crate::clock::{SetClock, day};

const LAND: &str = "land_acquired";
const PERMIT: &str = "construction_permitted";
const START: &str = "construction_started";

/// A book read on 2021-06-30.
fn book() -> Result<(Crm, Desk), Error> {
    let clock = SetClock::at_noon_of("2021-06-30");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").time_zone("Asia/Shanghai"), clock.options())?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    Ok((crm, desk))
}

fn project(desk: &Desk, title: &str, reached: &[(&str, &str)]) -> Result<Done<Project>, Error> {
    let project = desk.record_project(RecordProject::titled(title))?;
    for (milestone, on) in reached {
        desk.reach(&project, *milestone, *on)?;
    }
    Ok(project)
}

fn told(table: &CrossTable) -> Vec<String> {
    for (at, row) in table.rows.iter().enumerate() {
        let counted: Count = table.members(at).iter().map(|member| member.counts).collect();
        assert_eq!(counted, row.count, "those behind {:?}", row.words);
    }
    let rows = table.rows.iter().map(|row| {
        let words: Vec<&str> = row.keys().into_iter().filter(|word| !word.is_empty()).collect();
        let share = row.share().map(|share| format!(" = {share}")).unwrap_or_default();
        format!("{}: {}{share}", words.join(" "), row.count)
    });
    rows.collect()
}

fn on(pipeline: &Pipeline, valid: &str, known: &str) -> Pipeline {
    pipeline.at(Point::days(day(valid), day(known)))
}

#[test]
fn how_far_cohorts_came_and_how_many_were_lost_before() -> Result<(), Error> {
    let (crm, desk) = book()?;
    project(&desk, "甲", &[(LAND, "2020-08-01"), (START, "2020-10-01"), ("production", "2021-05")])?;
    let second = project(&desk, "乙", &[(LAND, "2020-09-15")])?;
    desk.execute(EndProject::of(&second, ProjectEnd::Exited).reason("not_started_in_time").on("2021-02-01")?)?;
    project(&desk, "丙", &[(LAND, "2020-12-20/2021-01-10"), (START, "2021-03-01")])?;
    project(&desk, "丁", &[(LAND, "2021-02-01")])?;
    let pipeline = crm.pipeline()?;
    let of = |pipeline: &Pipeline, period: Option<CohortPeriod>, within: Option<&str>| -> Result<Vec<String>, Error> {
        let within = within.map(|within| Window::of(&within.parse()?)).transpose()?;
        let table = pipeline.reach_by_cohort(LAND, period, within, &[])?;
        let of_interest = |line: &String| [" cohort", START, "production"].iter().any(|word| line.contains(word));
        Ok(told(&table).into_iter().filter(|line| of_interest(line) && !line.contains("trial")).collect())
    };
    assert_eq!(
        of(&pipeline, Some(CohortPeriod::Half), None)?,
        [
            "2020H2 cohort: 2-3",
            "2020H2 construction_started reached: 1-2 = 50.00% - 66.67%",
            "2020H2 construction_started lost: 1 = 33.33% - 50.00%",
            "2020H2 production reached: 1 = 33.33% - 50.00%",
            "2020H2 production lost: 1 = 33.33% - 50.00%",
            "2020H2 production open: 0-1 = 0.00% - 33.33%",
            "2020H2 full_production reached: 0 = 0.00%",
            "2020H2 full_production lost: 1 = 33.33% - 50.00%",
            "2020H2 full_production open: 1-2 = 50.00% - 66.67%",
            "2021H1 cohort: 1-2",
            "2021H1 construction_started reached: 0-1 = 0.00% - 50.00%",
            "2021H1 construction_started open: 1 = 50.00% - 100.00%",
            "2021H1 production reached: 0 = 0.00%",
            "2021H1 production open: 1-2 = 100.00%",
            "2021H1 full_production reached: 0 = 0.00%",
            "2021H1 full_production open: 1-2 = 100.00%",
        ]
    );
    let names = |period| -> Result<Vec<String>, Error> {
        let lines = of(&pipeline, Some(period), None)?.into_iter().filter(|line| line.contains(" cohort"));
        Ok(lines.map(|line| line.split(' ').next().unwrap().to_owned()).collect())
    };
    assert_eq!(names(CohortPeriod::Year)?, ["2020", "2021"]);
    assert_eq!(names(CohortPeriod::Quarter)?, ["2020Q3", "2020Q4", "2021Q1"]);
    // By the middle of the winter nobody was cleared out, and 丙 was not there for certain.
    assert_eq!(
        of(&on(&pipeline, "2020-12-31", "2021-06-30"), None, Some("2020H2"))?.get(..3).unwrap(),
        [
            "all cohort: 2-3",
            "all construction_started reached: 1 = 33.33% - 50.00%",
            "all construction_started open: 1-2 = 50.00% - 66.67%"
        ]
    );
    // Nobody is no cohort: a share of it is undefined, not nought.
    for empty in [of(&pipeline, None, Some("2019"))?, of(&on(&pipeline, "2021-06-30", "2021-06-29"), None, None)?] {
        assert_eq!(empty.get(..2).unwrap(), ["all cohort: 0", "all construction_started reached: 0"]);
    }
    assert!(of(&pipeline, Some(CohortPeriod::Year), Some("2019"))?.is_empty());
    let unknown = pipeline.reach_by_cohort("land_aquired", None, None, &[]).unwrap_err();
    assert!(unknown.code.as_str() == "milestone.unknown" && unknown.say(Lang::En).contains(LAND));
    Ok(())
}

#[test]
fn in_which_order_milestones_really_came() -> Result<(), Error> {
    let (crm, desk) = book()?;
    project(&desk, "甲", &[(PERMIT, "2020-08-01"), (START, "2020-09-01")])?;
    project(&desk, "乙", &[(PERMIT, "2020-10-10"), (START, "2020-09-05")])?;
    project(&desk, "丙", &[(PERMIT, "2021-01-05"), (START, "2021-01-05")])?;
    project(&desk, "丁", &[(PERMIT, "2021-02"), (START, "2021-02-10")])?;
    project(&desk, "戊", &[(START, "2021-02-10")])?;
    let pipeline = crm.pipeline()?;
    let pair = format!("{PERMIT} {START}");
    assert_eq!(
        told(&pipeline.orders(&[START, PERMIT], &[])?),
        [
            format!("{pair} both: 4"),
            format!("{pair} before: 1-2 = 25.00% - 50.00%"),
            format!("{pair} after: 1-2 = 25.00% - 50.00%"),
            format!("{pair} same_day: 1-2 = 25.00% - 50.00%"),
            format!("{pair} undetermined: 1 = 25.00%"),
        ]
    );
    assert_eq!(told(&pipeline.orders(&[], &[])?).len(), 5, "of all milestones only these two were reached");
    // On the first days of February the permit of 丁 may have come, and then before the start.
    let then = on(&pipeline, "2021-02-10", "2021-06-30").orders(&[PERMIT, START], &[])?;
    assert_eq!(told(&then)[..2], [format!("{pair} both: 3-4"), format!("{pair} before: 1-2 = 25.00% - 50.00%")]);
    assert_eq!(
        told(&pipeline.sequences(&[], &[])?),
        [
            format!("{PERMIT} > {START}: 1"),
            format!("{PERMIT} = {START}: 1"),
            format!("{START}: 1"),
            format!("{START} > {PERMIT}: 1"),
            "undetermined: 1".to_owned(),
        ]
    );
    assert_eq!(pipeline.orders(&["started"], &[]).unwrap_err().code.as_str(), "milestone.unknown");
    assert!(told(&on(&pipeline, "2020-01-01", "2021-06-30").sequences(&[], &[])?).is_empty());
    Ok(())
}

#[test]
fn how_long_they_have_stood_there_and_who_longer_than_others() -> Result<(), Error> {
    let (crm, desk) = book()?;
    project(&desk, "甲", &[(LAND, "2021-01-01"), (START, "2021-01-11")])?;
    project(&desk, "乙", &[(LAND, "2021-01-01"), (START, "2021-01-31")])?;
    project(&desk, "丙", &[(LAND, "2021-03-22")])?;
    project(&desk, "丁", &[(LAND, "2021-06")])?;
    let ended = project(&desk, "戊", &[(LAND, "2021-02-01")])?;
    desk.execute(EndProject::of(&ended, ProjectEnd::Exited).reason("not_started_in_time").on("2021-03-13")?)?;
    let pipeline = crm.pipeline()?;
    let times = pipeline.time_in_stage(0.5, &[])?;
    let [land, start] = times.rows.as_slice() else { panic!("{times:?}") };
    assert_eq!((land.stage.as_str(), land.count, land.cases, land.undetermined), (LAND, 2.into(), 2, 0));
    assert_eq!((land.shortest.median, land.shortest.p90), (Some(0), Some(100)));
    assert_eq!((land.longest.median, land.longest.p90), (Some(29), Some(100)));
    // Shortest: 10, 30 and 40 days, and 0 and 100 that go on; longest: 29 in place of 0.
    assert_eq!(land.usual, (Some(30.0), Some(40.0)));
    assert_eq!((start.stage.as_str(), start.usual, start.outliers), (START, (None, None), 0.into()));
    let told: Vec<_> =
        times.cases.iter().map(|case| (case.title.as_str(), case.shortest, case.longest, case.outlier)).collect();
    assert_eq!(
        told,
        [
            ("甲", 170, 170, Truth::No),
            ("乙", 150, 150, Truth::No),
            ("丙", 100, 100, Truth::Yes),
            ("丁", 0, 29, Truth::No)
        ]
    );
    let outliers: Vec<&str> = times.outliers().map(|case| case.title.as_str()).collect();
    assert_eq!((outliers, land.outliers), (vec!["丙"], 1.into()));
    assert_eq!(times.members(0).len(), 2);
    assert_eq!((times.outliers_table()?.len(), times.cases_table()?.len(), times.table()?.len()), (1, 4, 2));
    assert!(times.about().en.contains("0.5 of all stays"));

    // In the middle of June it is not certain that 丁 is there; 40 days had passed for 丙 by 1 May.
    let then = on(&pipeline, "2021-06-15", "2021-06-30").time_in_stage(0.5, &[])?;
    let land = then.rows.first().unwrap();
    assert_eq!((land.count, land.cases, land.undetermined), (Count { certain: 1, possible: 2 }, 1, 1));
    let then = on(&pipeline, "2021-05-01", "2021-06-30").time_in_stage(0.5, &[])?;
    assert_eq!(then.rows.first().unwrap().outliers, 1);
    let then = on(&pipeline, "2021-04-21", "2021-06-30").time_in_stage(0.5, &[])?;
    assert_eq!(then.rows.first().unwrap().outliers, 0, "30 days are not longer than 30");
    assert!(on(&pipeline, "2020-06-30", "2021-06-30").time_in_stage(0.9, &[])?.rows.is_empty());
    assert_eq!(pipeline.time_in_stage(1.0, &[]).unwrap_err().code.as_str(), "durations.bad-probability");
    Ok(())
}

#[test]
fn how_planned_dates_slipped() -> Result<(), Error> {
    let (crm, desk) = book()?;
    let plan = |project: &Done<Project>, made: &str, target: &str| -> Result<(), Error> {
        desk.execute(Plan::of(project, START, target)?.on(made)?)?;
        Ok(())
    };
    let first = project(&desk, "甲", &[(START, "2021-04-11")])?;
    plan(&first, "2021-01-01", "2021-03-01")?;
    plan(&first, "2021-02-15", "2021-04-01")?;
    let second = project(&desk, "乙", &[(START, "2021-05-20")])?;
    plan(&second, "2021-01-01", "2021-05")?;
    // The same again is no move.
    plan(&second, "2021-02-01", "2021-05")?;
    for (title, target) in [("丙", "2021-06-01"), ("丁", "2021-09-01")] {
        plan(&project(&desk, title, &[(LAND, "2020-12-01")])?, "2021-01-01", target)?;
    }
    let pipeline = crm.pipeline()?;
    let slippage = pipeline.slippage(&[START], &[])?;
    let told = slippage.cases.iter().map(|case| {
        let ends = |slip: Slip| (slip.least, slip.most);
        (case.title.as_str(), case.moves_most, ends(case.slip_on_first), ends(case.slip), case.late)
    });
    let told: Vec<_> = told.collect();
    assert_eq!(
        told,
        [
            ("丙", 0, (Some(30), None), (Some(30), None), Truth::Yes),
            ("甲", 1, (Some(41), Some(41)), (Some(10), Some(10)), Truth::Yes),
            ("乙", 0, (Some(-11), Some(19)), (Some(-11), Some(19)), Truth::Possibly),
            ("丁", 0, (Some(-62), None), (Some(-62), None), Truth::No),
        ]
    );
    let [row] = slippage.rows.as_slice() else { panic!("{slippage:?}") };
    let two_or_three = Count { certain: 2, possible: 3 };
    assert_eq!(
        (row.planned, row.reached, row.late, row.late_on_first),
        (4.into(), 2.into(), two_or_three, two_or_three)
    );
    assert_eq!((row.overdue, row.moved, row.moves_least, row.moves_most), (1.into(), 1.into(), 1, 1));
    assert_eq!((row.slip.0.median, row.slip.1.median), (Some(-11), Some(10)));
    assert_eq!((row.slip_on_first.0.p90, row.slip_on_first.1.median), (Some(41), Some(19)));
    assert_eq!((slippage.members(0).len(), slippage.table()?.len(), slippage.cases_table()?.len()), (4, 1, 4));

    // Before the second plan, the first is in force; what is planned has not happened.
    let then = on(&pipeline, "2021-02-14", "2021-06-30");
    let case = then.slippage(&[], &[])?.cases.into_iter().find(|case| case.title == "甲").unwrap();
    assert_eq!(
        (case.target.as_str(), case.moves_most, case.reached, case.late),
        ("2021-03-01", 0, Truth::No, Truth::No)
    );
    let funnel = on(&pipeline, "2021-04-10", "2021-06-30").funnel(&[]);
    assert_eq!(funnel.rows.iter().find(|row| row.key == START).unwrap().count, 0);
    for (valid, known) in [("2020-12-31", "2021-06-30"), ("2021-06-30", "2021-06-29")] {
        assert!(on(&pipeline, valid, known).slippage(&[], &[])?.rows.is_empty());
    }
    assert_eq!(pipeline.slippage(&["started"], &[]).unwrap_err().code.as_str(), "milestone.unknown");
    Ok(())
}

/// A plan that was made on some day of June may have been made after the one of the middle of it, or not yet.
#[test]
fn plans_of_which_nobody_knows_when_they_were_made() -> Result<(), Error> {
    let (crm, desk) = book()?;
    let of = project(&desk, "甲", &[(LAND, "2019-12-01")])?;
    let plan = |made: &str, target: &str| -> Result<(), Error> {
        desk.execute(Plan::of(&of, START, target)?.on(made)?)?;
        Ok(())
    };
    plan("2020-06", "2020-12-01")?;
    plan("2020-06-20", "2021-02-01")?;
    let pipeline = crm.pipeline()?;
    let case = |valid: &str| {
        let slippage = on(&pipeline, valid, "2021-06-30").slippage(&[START], &[])?;
        let row = slippage.rows.first().map(|row| (row.planned, row.moved, row.moves_least, row.moves_most));
        Ok::<_, Error>((row.unwrap(), slippage.cases.into_iter().next().unwrap()))
    };
    let perhaps = Count { certain: 0, possible: 1 };
    let (row, then) = case("2020-06-15")?;
    assert_eq!(row, (perhaps, 0.into(), 0, 0), "one plan, that was perhaps made");
    assert_eq!((then.planned, then.first_possible.as_slice()), (Truth::Possibly, &["2020-12-01".to_owned()][..]));
    // Of the two in June the first may be either; on the 25th one of them may not have been made.
    let (row, then) = case("2020-06-25")?;
    assert_eq!(row, (1.into(), perhaps, 0, 1));
    assert_eq!(then.first_possible, ["2020-12-01", "2021-02-01"]);
    assert_eq!(then.target_possible, ["2021-02-01", "2020-12-01"]);
    let (row, then) = case("2020-12-31")?;
    assert_eq!(row, (1.into(), 1.into(), 1, 1), "whichever was the first, the other took its place");
    assert_eq!((then.first_target.as_str(), then.first_possible.len()), ("2020-12-01", 2));
    // A month after the one and a month before the other.
    assert_eq!((then.slip_on_first.least, then.slip_on_first.most), (Some(-31), None));
    assert_eq!((then.late_on_first, then.late), (Truth::Possibly, Truth::Possibly));
    // Planned back to the first date: at least once moved, at most twice.
    plan("2020-06-28", "2020-12-01")?;
    let pipeline = crm.pipeline()?;
    let row = on(&pipeline, "2020-12-31", "2021-06-30").slippage(&[START], &[])?.rows.remove(0);
    assert_eq!((row.moved, row.moves_least, row.moves_most), (1.into(), 1, 2));
    Ok(())
}
