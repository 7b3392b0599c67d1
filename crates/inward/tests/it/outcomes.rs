//! Outcomes that compete: how long it took from one milestone to the first of several.

use inward::analysis::durations::AalenJohansen;
use inward::analysis::pipeline::{Dimension, Fate, OutcomesBetween, Pipeline, Point};
use inward::analysis::rates::Window;
use inward::prelude::*;

use crate::clock::{SetClock, day};

const FROM: &str = "contract_signed";
const TO: &str = "construction_started";

/// A contract: its unit, when it was signed, when its project got land, when it started, and when it was ended. What
/// is empty has no date; what is none did not happen.
#[derive(Clone, Copy, Default)]
struct Deal {
    unit: &'static str,
    signed: &'static str,
    land: Option<&'static str>,
    started: Option<&'static str>,
    ended: Option<&'static str>,
}

const ONE: Deal = Deal { unit: "招商一局", signed: "2020-01-01", land: None, started: None, ended: None };

/// A book read on 2020-12-31.
fn book(deals: &[Deal]) -> Result<Pipeline, Error> {
    let clock = SetClock::at_noon_of("2020-12-31");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").time_zone("Asia/Shanghai"), clock.options())?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    desk.add_unit(AddUnit::named("招商二局"))?;
    let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    for deal in deals {
        let unit = crm.unit_named(deal.unit)?.unwrap();
        let signed = SignAgreement::titled("合成项目").level(Level::Contract).on(deal.signed)?;
        let contract = desk.sign_agreement(signed.party(&investor).unit(unit))?;
        if deal.land.is_some() || deal.started.is_some() {
            let project = desk.record_project(RecordProject::under(&contract).unit(unit))?;
            for (milestone, on) in [("land_acquired", deal.land), (TO, deal.started)] {
                match on {
                    Some("") => drop(desk.execute(Reach::of(&project, milestone))?),
                    Some(on) => drop(desk.reach(&project, milestone, on)?),
                    None => {}
                }
            }
        }
        if let Some(on) = deal.ended {
            desk.execute(TerminateAgreement::of(&contract, "breach_by_investor").on(on)?)?;
        }
    }
    crm.pipeline()
}

/// Each number that is not nought: what became of them, and how many.
fn told(outcomes: &OutcomesBetween, group: usize) -> Vec<String> {
    let rows = outcomes.rows.iter().filter(|row| row.group == group && row.count.possible > 0);
    let key = |fate: Fate| match fate {
        Fate::Outcome(at) => outcomes.outcomes[at].key.clone(),
        other => other.key().to_owned(),
    };
    rows.map(|row| format!("{} {}", key(row.fate), row.count)).collect()
}

#[expect(clippy::float_arithmetic, reason = "what is estimated is compared")]
fn near(curves: Option<&AalenJohansen>, cause: u8, time: f64, expected: f64) {
    let found = curves.unwrap().incidence(cause, time).unwrap();
    assert!((found - expected).abs() < 1e-12, "cause {cause} by {time}: {found}, not {expected}");
}

#[test]
fn the_first_of_several_outcomes_ends_the_wait() -> Result<(), Error> {
    let pipeline = book(&[
        Deal { started: Some("2020-01-31"), ..ONE },
        Deal { ended: Some("2020-02-10"), ..ONE },
        Deal { land: Some("2020-02-20"), started: Some("2020-03-01"), ..ONE },
        // Seen for 35 days.
        Deal { signed: "2020-11-26", ..ONE },
        // Both on one day: what is asked about counts.
        Deal { unit: "招商二局", land: Some("2020-03-01"), started: Some("2020-03-01"), ..ONE },
    ])?;
    let outcomes = pipeline.outcomes_between(FROM, TO, &["terminated", "land_acquired"], &[Dimension::Unit])?;
    assert_eq!(
        told(&outcomes, 0),
        [format!("{TO} 1"), "terminated 1".into(), "land_acquired 1".into(), "open 1".into()]
    );
    assert_eq!(told(&outcomes, 1), [format!("{TO} 1")]);
    let first = &outcomes.groups[0];
    assert_eq!((first.cases(), first.negative, first.undetermined), (4, 0, 0));
    // 1/4 at 30; one is last seen at 35; a half of 3/4 at 40, the rest at 50.
    for curves in [first.shortest.as_ref(), first.longest.as_ref()] {
        for (cause, time, expected) in [
            (1, 29.0, 0.0),
            (1, 30.0, 0.25),
            (2, 39.0, 0.0),
            (2, 40.0, 0.375),
            (3, 49.0, 0.0),
            (3, 50.0, 0.375),
            (1, 365.0, 0.25),
        ] {
            near(curves, cause, time, expected);
        }
    }
    near(outcomes.groups[1].shortest.as_ref(), 1, 60.0, 1.0);
    // Behind each number stand those that it counts.
    for (at, row) in outcomes.rows.iter().enumerate() {
        assert_eq!(outcomes.members(at).len() as u64, row.count.possible, "{row:?}");
    }
    assert!(outcomes.members(99).is_empty());
    // As of an earlier day the contract had not ended, the other not started; what was not signed is not followed.
    let then = pipeline.at(Point::days(day("2020-02-05"), day("2020-12-31")));
    let then = then.outcomes_between(FROM, TO, &["terminated"], &[])?;
    assert_eq!(told(&then, 0), [format!("{TO} 1"), "open 3".to_owned()]);
    // What does not compete is followed on, a land on which it has not started until the end.
    let alone = pipeline.outcomes_between(FROM, TO, &[], &[])?;
    assert_eq!(told(&alone, 0), [format!("{TO} 3"), "open 2".to_owned()]);
    // In working days: 1 to 31 January 2020 has 17, with the holidays of that year.
    let working = pipeline.working_outcomes_between(FROM, TO, &["terminated"], &[], &Calendar::china())?;
    near(working.groups[0].shortest.as_ref(), 1, 16.0, 0.0);
    near(working.groups[0].shortest.as_ref(), 1, 17.0, 0.2);

    // Two cohorts; what has no such month is in none.
    let of = |months: &str| -> Result<Vec<String>, Error> {
        let cohort = pipeline.clone().keep_reached_within(FROM, Window::of(&When::parse(months)?)?)?;
        Ok(told(&cohort.outcomes_between(FROM, TO, &["terminated"], &[])?, 0))
    };
    assert_eq!(of("2020H1")?, [format!("{TO} 3"), "terminated 1".to_owned()]);
    assert_eq!((of("2020-11")?, of("2019")?), (vec!["open 1".to_owned()], vec![]));
    Ok(())
}

#[test]
fn where_dates_are_imprecise_the_curves_may_name_another_first() -> Result<(), Error> {
    let pipeline = book(&[
        // From 31 January to 1 March it had started after 30 days; from the first, 69 days to the land.
        Deal { signed: "2020-01", land: Some("2020-03-10"), started: Some("2020-03"), ..ONE },
        // On some day up to the tenth of next January: perhaps not yet.
        Deal { signed: "2020-12-01", started: Some("2020-12-20/2021-01-10"), ..ONE },
        // The land certainly came first, on whatever days.
        Deal { land: Some("2020-02"), started: Some("2020-03"), ..ONE },
        // Before it was signed.
        Deal { land: Some("2019-12-01"), started: Some("2020-03-01"), ..ONE },
        // Nobody knows when.
        Deal { started: Some(""), ..ONE },
        // Signed perhaps only afterwards.
        Deal { signed: "2020-12-20/2021-01-10", ..ONE },
    ])?;
    let outcomes = pipeline.outcomes_between(FROM, TO, &["land_acquired"], &[])?;
    assert_eq!(
        told(&outcomes, 0),
        [
            format!("{TO} 0-2"),
            "land_acquired 1-2".to_owned(),
            "open 0-1".to_owned(),
            "negative 1".to_owned(),
            "undetermined 2".to_owned()
        ]
    );
    let all = &outcomes.groups[0];
    assert_eq!((all.cases(), all.negative, all.undetermined), (3, 1, 2));
    // Shortest: started at 19 and 30, land at 31 (1 February). Longest: open at 30, land at 59 and 69.
    let third = 1.0 / 3.0;
    for (cause, time, expected) in [(1, 18.0, 0.0), (1, 19.0, third), (1, 30.0, 2.0 * third), (2, 31.0, third)] {
        near(all.shortest.as_ref(), cause, time, expected);
    }
    for (cause, time, expected) in [(2, 58.0, 0.0), (2, 59.0, 0.5), (2, 69.0, 1.0), (1, 365.0, 0.0)] {
        near(all.longest.as_ref(), cause, time, expected);
    }
    Ok(())
}

#[test]
fn a_closed_standing_competes_from_its_day_and_perhaps_only_afterwards() -> Result<(), Error> {
    let pipeline = book(&[
        Deal { ended: Some("2020-03"), ..ONE },
        // Perhaps only after the day on which the book was read: seen for 365 days.
        Deal { ended: Some("2020-12-20/2021-01-10"), ..ONE },
        // Ended before it was signed, as its days have it.
        Deal { signed: "2020-06-01", ended: Some("2020-05-01"), ..ONE },
    ])?;
    let outcomes = pipeline.outcomes_between(FROM, TO, &["terminated", "lost"], &[])?;
    assert_eq!(told(&outcomes, 0), ["terminated 1-2", "open 0-1", "negative 1"]);
    let all = &outcomes.groups[0];
    // 1 March is 60 days after New Year, 31 March 90; 20 December 354.
    near(all.shortest.as_ref(), 2, 60.0, 0.5);
    near(all.shortest.as_ref(), 2, 354.0, 1.0);
    near(all.longest.as_ref(), 2, 89.0, 0.0);
    near(all.longest.as_ref(), 2, 90.0, 0.5);
    near(all.longest.as_ref(), 2, 365.0, 0.5);
    // Lost is not ended: nobody was.
    let lost = pipeline.outcomes_between(FROM, TO, &["lost"], &[])?;
    assert_eq!(told(&lost, 0), ["open 3"]);
    Ok(())
}

#[test]
fn without_anything_that_competes_it_is_one_minus_the_survival_curve() -> Result<(), Error> {
    let pipeline = book(&[
        Deal { signed: "2020-01", started: Some("2020-03"), ..ONE },
        Deal { started: Some("2020-02-01/2020-06-30"), ..ONE },
        Deal { signed: "2020-02-19", started: Some("2020-12-20/2021-01-10"), ..ONE },
        Deal { signed: "2020-02-10", started: Some("2020-01"), ..ONE },
        Deal { signed: "2020-07-10", ..ONE },
        Deal { started: Some(""), ..ONE },
    ])?;
    let (outcomes, times) = (pipeline.outcomes_between(FROM, TO, &[], &[])?, pipeline.time_between(FROM, TO, &[])?);
    let (one, other) = (&outcomes.groups[0], &times.groups[0]);
    assert_eq!((one.cases(), one.negative, one.undetermined), (other.cases(), other.negative, other.undetermined));
    assert_eq!((one.negative, one.undetermined), (1, 1));
    assert_eq!(outcomes.rows[0].count, other.events());
    let mut compared = 0;
    for (curves, curve) in [(&one.shortest, &other.shortest), (&one.longest, &other.longest)] {
        for time in (0..400).map(f64::from) {
            near(curves.as_ref(), 1, time, 1.0 - curve.as_ref().unwrap().at(time)?);
            compared += 1;
        }
    }
    assert_eq!(compared, 800);
    Ok(())
}

#[test]
fn what_may_compete_is_named_where_a_word_is_unknown() -> Result<(), Error> {
    let pipeline = book(&[ONE])?;
    let refused = |competing: &[&str]| pipeline.outcomes_between(FROM, TO, competing, &[]).unwrap_err();
    let unknown = refused(&["lost", "termniated"]);
    assert_eq!((unknown.code.as_str(), unknown.path.as_deref()), ("pipeline.unknown-outcome", Some("competing[1]")));
    assert!(unknown.say(Lang::En).contains("near: terminated"), "{unknown}");
    assert!(refused(&["land_aquired"]).say(Lang::En).contains("land_acquired"));
    // What is far from all is told both sorts; what stands open is no outcome.
    let far = refused(&["suspended"]).say(Lang::En);
    assert!(far.contains("lost, abandoned, rejected, terminated, exited, completed") && far.contains(TO), "{far}");
    for word in [FROM, TO] {
        assert_eq!(refused(&[word]).code.as_str(), "pipeline.competes-with-itself");
    }
    assert_eq!(pipeline.outcomes_between("x", TO, &[], &[]).unwrap_err().code.as_str(), "milestone.unknown");
    let twice = pipeline.outcomes_between(FROM, TO, &["lost", "lost"], &[])?;
    assert_eq!(twice.outcomes.len(), 2);
    // Nobody: no curve, and every number nought.
    let nobody = pipeline.at(Point::days(day("2019-01-01"), day("2020-12-31")));
    let nobody = nobody.outcomes_between(FROM, TO, &["lost"], &[])?;
    assert!(nobody.groups[0].shortest.is_none() && nobody.rows.iter().all(|row| row.count.possible == 0));
    assert_eq!((nobody.table()?.len(), nobody.curves_table()?.len(), nobody.cases_table()?.len()), (5, 0, 0));
    Ok(())
}

#[test]
fn the_tables_say_what_the_curves_say() -> Result<(), Error> {
    let pipeline = book(&[
        Deal { started: Some("2020-01-31"), ..ONE },
        Deal { ended: Some("2020-02-10"), ..ONE },
        Deal { unit: "招商二局", signed: "2020-11-26", ..ONE },
    ])?;
    let outcomes = pipeline.outcomes_between(FROM, TO, &["terminated"], &[Dimension::Unit])?;
    let table = outcomes.table()?;
    let text = |table: &Table, row, column: &str| format!("{:?}", table.cell(row, column));
    assert_eq!(table.len(), 10);
    assert!(text(&table, 1, "outcome").contains("terminated") && text(&table, 1, "label_zh").contains("终止"));
    assert!(text(&table, 1, "incidence_shortest").contains("0.5"));
    let curves = outcomes.curves_table()?;
    // Two outcomes of two curves at two times, and of the other unit at one.
    assert_eq!(curves.len(), 12);
    assert_eq!(text(&curves, 1, "incidence"), text(&curves, 0, "incidence"));
    let cases = outcomes.cases_table()?;
    assert!(cases.len() == 3 && text(&cases, 2, "fate").contains("open"));
    let zh = outcomes.about().zh;
    assert_eq!(zh, "自“正式签约”至“开工”所用时间（竞争结局：终止）");
    Ok(())
}
