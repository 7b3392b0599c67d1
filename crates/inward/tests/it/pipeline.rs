//! The pipeline through the API: how long things took. That its columns read at any point as lists do is held by
//! the test of `as_of`.

use inward::analysis::pipeline::{Dimension, Pipeline, Point, TimesOfGroup};
use inward::prelude::*;

use crate::clock::{SetClock, day};

const FROM: &str = "land_acquired";
const TO: &str = "construction_started";

/// A book read on 2021-03-31: of each project when it got its land, and when it started.
fn book(projects: &[(&str, Option<&str>, Option<&str>)]) -> Result<Pipeline, Error> {
    let clock = SetClock::at_noon_of("2021-03-31");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").time_zone("Asia/Shanghai"), clock.options())?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    desk.add_unit(AddUnit::named("招商二局"))?;
    for (unit, land, start) in projects {
        let unit = crm.unit_named(unit)?.unwrap();
        let project = desk.record_project(RecordProject::titled("合成项目").unit(unit))?;
        for (milestone, on) in [(FROM, land), (TO, start)] {
            match on {
                Some("") => drop(desk.execute(Reach::of(&project, milestone))?),
                Some(on) => drop(desk.reach(&project, milestone, *on)?),
                None => {}
            }
        }
    }
    crm.pipeline()
}

fn told(group: &TimesOfGroup) -> (u64, String, u64, u64) {
    (group.cases(), group.events().to_string(), group.negative, group.undetermined)
}

#[test]
fn who_has_not_got_there_counts_for_as_long_as_it_was_seen() -> Result<(), Error> {
    let pipeline = book(&[
        ("招商一局", Some("2021-01-01"), Some("2021-01-11")),
        ("招商一局", Some("2021-01-01"), Some("2021-01-31")),
        ("招商一局", Some("2021-03-11"), None),
        ("招商一局", None, Some("2021-01-31")),
        ("招商二局", Some("2021-01-01"), None),
    ])?;
    let times = pipeline.time_between(FROM, TO, &[])?;
    let [all] = times.groups.as_slice() else { panic!("{times:?}") };
    assert_eq!(told(all), (4, "2".to_owned(), 0, 0));
    let curve = all.shortest.as_ref().unwrap();
    // 10 of 4, censored at 20, then 30 of 2; the last was seen for 89 days.
    assert_eq!((curve.at(9.0)?, curve.at(10.0)?, curve.at(29.0)?, curve.at(30.0)?), (1.0, 0.75, 0.75, 0.375));
    assert_eq!((curve.median(), curve.longest()), (Some(30.0), 89.0));
    assert_eq!(all.longest.as_ref().unwrap().median(), Some(30.0), "every date is precise");

    let by_unit = pipeline.time_between(FROM, TO, &[Dimension::Unit])?;
    let groups: Vec<_> = by_unit.groups.iter().map(|group| (group.group[0].name.as_str(), group.cases())).collect();
    assert_eq!(groups, [("招商一局", 3), ("招商二局", 1)]);
    assert_eq!(by_unit.log_rank()?.groups().len(), 2);

    // Earlier, fewer had got there; what was not begun by then is in no curve.
    let then = pipeline.at(Point::days(day("2021-01-20"), day("2021-03-31"))).time_between(FROM, TO, &[])?;
    assert_eq!(told(&then.groups[0]), (3, "1".to_owned(), 0, 0));
    assert_eq!(then.groups[0].shortest.as_ref().unwrap().longest(), 19.0);
    // Nothing was known before the book had it.
    let before = pipeline.at(Point::days(day("2021-01-20"), day("2021-03-30"))).time_between(FROM, TO, &[])?;
    assert!(before.groups[0].shortest.is_none() && before.log_rank().is_err());

    // From 4 to 11 January 6 working days, from 4 to 29 January 20.
    let working = pipeline.working_time_between(FROM, TO, &[], &Calendar::china())?;
    let curve = working.groups[0].shortest.as_ref().unwrap();
    assert_eq!((curve.at(5.0)?, curve.at(6.0)?, curve.at(19.0)?, curve.at(20.0)?), (1.0, 0.75, 0.75, 0.375));
    assert_eq!(pipeline.time_between(FROM, "started", &[]).unwrap_err().code.as_str(), "milestone.unknown");
    Ok(())
}

#[test]
fn imprecise_dates_make_two_curves_and_what_cannot_be_told_is_counted() -> Result<(), Error> {
    let pipeline = book(&[
        // From 1 to 31 January, to 1 to 28 February: 1 to 58 days.
        ("招商一局", Some("2021-01"), Some("2021-02")),
        // Within March, on the last day of which it was read: perhaps only afterwards, seen for 40 days.
        ("招商一局", Some("2021-02-19"), Some("2021-03-20/2021-04-10")),
        // The other way round, on any day that the dates allow.
        ("招商一局", Some("2021-02-10"), Some("2021-01")),
        // The other way round on some of them: nought to 30 days.
        ("招商一局", Some("2021-01"), Some("2021-01")),
        // Nobody knows on which day, from which day, or whether.
        ("招商一局", Some("2021-01-01"), Some("")),
        ("招商一局", Some("../2021-01-31"), Some("2021-02-01")),
        ("招商一局", Some("2021-03-20/2021-04-10"), None),
    ])?;
    let times = pipeline.time_between(FROM, TO, &[])?;
    let all = &times.groups[0];
    assert_eq!(told(all), (3, "2-3".to_owned(), 1, 3));
    let (shortest, longest) = (all.shortest.as_ref().unwrap(), all.longest.as_ref().unwrap());
    let third = 1.0 / 3.0;
    let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12, "{found} {expected}");
    near(shortest.at(0.0)?, 2.0 * third);
    near(shortest.at(1.0)?, third);
    near(shortest.at(29.0)?, 0.0);
    near(longest.at(29.0)?, 1.0);
    near(longest.at(30.0)?, 2.0 * third);
    // Of the two that are left one was last seen after 40 days.
    near(longest.at(57.0)?, 2.0 * third);
    near(longest.at(58.0)?, 0.0);
    Ok(())
}

/// Whose word goes by is the order of sources in the playbook that was in force, as known then.
#[test]
fn another_playbook_may_go_by_another_word() -> Result<(), Error> {
    let clock = SetClock::at_noon_of("2021-03-01");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").time_zone("Asia/Shanghai"), clock.options())?;
    let desk = crm.desk(Officer::named("wang.li"))?;
    let project = desk.record_project(RecordProject::titled("合成项目"))?;
    for (source, on) in [("promotion", "2021-01-10"), ("press", "2021-02-20")] {
        desk.execute(Reach::of(&project, TO).on(on)?.source(source))?;
    }
    let block = |key: &str| {
        let text = Playbook::development_zone().text().to_owned();
        let from = text.find(&format!("[[source]]\nkey = \"{key}\"")).unwrap();
        let to = from + 10 + text[from + 10..].find("\n\n").unwrap();
        text[from..to].to_owned()
    };
    let (promotion, press) = (block("promotion"), block("press"));
    let text = Playbook::development_zone().text().replace(&promotion, "[elsewhere]").replace(&press, &promotion);
    let text = text.replace("[elsewhere]", &press);
    clock.set_to_noon_of("2021-03-10");
    desk.adopt_playbook(AdoptPlaybook::of(Playbook::parse(&text)?))?;

    let pipeline = crm.pipeline()?;
    for (known, expected) in [("2021-02-28", "0"), ("2021-03-01", "1"), ("2021-03-09", "1"), ("2021-03-10", "0")] {
        let funnel = pipeline.at(Point::days(day("2021-01-31"), day(known))).funnel(&[]);
        let row = funnel.rows.iter().find(|row| row.key == TO).unwrap();
        assert_eq!(row.count.to_string(), expected, "as known on {known}");
        let read = crm.as_of("2021-01-31", known)?.stage_table()?;
        let rank = Playbook::development_zone().milestone(TO).unwrap().rank;
        assert_eq!(read.at(rank).map_or_else(|| "0".to_owned(), |row| row.count.to_string()), expected, "{known}");
    }
    Ok(())
}

#[test]
fn what_no_pipeline_can_tell_is_refused() -> Result<(), Error> {
    let clock = SetClock::at_noon_of("2021-03-01");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").time_zone("Asia/Shanghai"), clock.options())?;
    let code = |told: Result<Pipeline, Error>| told.err().map(|error| error.code().as_str());
    assert_eq!(
        code(crm.as_of("2021-01-31", "2021-03-01T12:00+08:00")?.pipeline()),
        Some("pipeline.known-at-an-instant")
    );
    assert_eq!(code(crm.as_of("2021-01-31", "2021-03-01")?.pipeline()), None);
    let point = Point::days(day("2021-01-31"), day("2021-03-01"));
    let outside = crm.pipeline()?.outside_money(point, point, MoneyKind::FundsArrived);
    assert_eq!(outside.unwrap_err().code.as_str(), "outside-table.not-of-tables");
    let more = (0..64).map(|number| {
        format!(
            "\n[[milestone]]\nkey = \"own_{number}\"\nlabel = {{ en = \"Own {number}\", zh = \"自定{number}\" }}\n\
             stage = {{ en = \"Own {number}\", zh = \"自定{number}\" }}\nrank = {}\nplaces = [\"project\"]\ntrack = \"side\"\n",
            1_000 + number
        )
    });
    let text = Playbook::development_zone().text().to_owned() + &more.collect::<String>();
    crm.desk(Officer::named("wang.li"))?.adopt_playbook(AdoptPlaybook::of(Playbook::parse(&text)?))?;
    assert_eq!(code(crm.pipeline()), Some("pipeline.too-many-milestones"));
    Ok(())
}
