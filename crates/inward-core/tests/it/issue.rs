//! Appeals answered on the day they came.

use chrono_tz::Asia::Shanghai;
use inward_core::count::Count;
use inward_core::issue::{
    AnswerFigure, Appeal, AppealInDoubt, AppealRating, Became, SameDayAnswers, same_day_answers,
    same_day_answers_in_doubt,
};
use inward_core::text::Lang;
use inward_core::when::{Timestamp, Truth, When};
use proptest::prelude::*;

fn appeal(received: &str, responded: Option<&str>) -> Appeal {
    let responded = responded.map(|text| When::parse(text).unwrap());
    Appeal { responded, ..Appeal::received(When::parse(received).unwrap()) }
}

fn counted(appeals: &[Appeal], as_of: &str) -> SameDayAnswers {
    same_day_answers(appeals, as_of.parse().unwrap(), Shanghai).unwrap()
}

#[test]
fn the_day_ends_at_midnight_of_the_zone() {
    for (received, responded, as_of, within, missed, running) in [
        ("2021-01-11T16:30+08:00", Some("2021-01-11T23:59:59.999999+08:00"), "2021-01-12T00:00+08:00", 1, 0, 0),
        ("2021-01-11T16:30+08:00", Some("2021-01-12T00:00+08:00"), "2021-01-12T00:00+08:00", 0, 1, 0),
        ("2021-01-11T16:30+08:00", Some("2021-01-12T00:00+08:00"), "2021-01-11T23:00+08:00", 0, 0, 1),
        ("2021-01-11T16:30+08:00", None, "2021-01-11T23:59:59.999999+08:00", 0, 0, 1),
        ("2021-01-11T16:30+08:00", None, "2021-01-12T00:00+08:00", 0, 1, 0),
        ("2021-01-11T16:30+08:00", None, "2021-01-11T16:29+08:00", 0, 0, 0),
        // The day is that of the zone, in whatever offset the times are told.
        ("2021-01-11T15:30Z", Some("2021-01-11T15:59Z"), "2021-01-31T00:00Z", 1, 0, 0),
        ("2021-01-11T15:30Z", Some("2021-01-11T16:00Z"), "2021-01-31T00:00Z", 0, 1, 0),
        ("2021-01-11T16:30Z", Some("2021-01-12T15:00Z"), "2021-01-31T00:00Z", 1, 0, 0),
        // A Saturday is a day as any other.
        ("2021-01-09T11:00+08:00", Some("2021-01-10T09:00+08:00"), "2021-01-31T00:00+08:00", 0, 1, 0),
        // A day is precise enough.
        ("2021-01-11", Some("2021-01-11"), "2021-01-12T00:00+08:00", 1, 0, 0),
        ("2021-01-11", Some("2021-01-12"), "2021-01-13T00:00+08:00", 0, 1, 0),
    ] {
        let all = counted(&[appeal(received, responded)], as_of);
        assert_eq!(all.within, within, "{received} {responded:?} {as_of}");
        assert_eq!(all.missed, missed, "{received} {responded:?} {as_of}");
        assert_eq!(all.running, running, "{received} {responded:?} {as_of}");
        assert_eq!(all.decided, within + missed, "{received} {responded:?} {as_of}");
    }
}

#[test]
fn imprecise_times_leave_bounds() {
    let perhaps = Count { certain: 0, possible: 1 };
    let month = counted(&[appeal("2021-01-11", Some("2021-01"))], "2021-02-01T00:00+08:00");
    assert_eq!((month.within, month.missed, month.decided), (perhaps, perhaps, Count::from(1)));
    assert_eq!(month.within_rate().unwrap().to_string(), "0.00% - 100.00%");
    let noon = counted(&[appeal("2021-01-11", Some("2021-01-11"))], "2021-01-11T12:00+08:00");
    assert_eq!((noon.within, noon.missed, noon.running), (perhaps, Count::from(0), perhaps));
    assert_eq!(noon.within_rate().unwrap_err().code.as_str(), "rate.undefined");
    let both = [appeal("2021-01-11", Some("2021-01-11")), appeal("2021-01-10T09:00+08:00", None)];
    assert_eq!(counted(&both, "2021-01-11T12:00+08:00").within_rate().unwrap().to_string(), "0.00% - 50.00%");
}

/// Of an appeal of 3 January with several answers, every choice of their days, held against what is counted.
#[test]
fn of_several_answers_whichever_came_first_counts() {
    // Between which days each answer came; what has no day came on some day from the receipt on.
    let spans: [Option<(u32, u32)>; 8] =
        [Some((3, 3)), Some((4, 4)), Some((3, 4)), Some((4, 6)), Some((3, 8)), Some((6, 8)), Some((7, 7)), None];
    let mut doubtful = 0;
    for first in spans {
        for second in spans.into_iter().map(Some).chain([None]) {
            for as_of in [3, 4, 5, 8] {
                let answers: Vec<Option<(u32, u32)>> = [Some(first), second].into_iter().flatten().collect();
                let mut worlds: Vec<Vec<u32>> = vec![Vec::new()];
                for span in &answers {
                    // What has no day is known to have happened by then.
                    let (from, to) = span.unwrap_or((3, as_of));
                    worlds = worlds
                        .into_iter()
                        .flat_map(|world| (from..=to).map(move |day| [world.clone(), vec![day]].concat()))
                        .collect();
                }
                let by_then = |world: &[u32]| world.iter().copied().filter(|day| *day <= as_of).min();
                let told = |holds: &dyn Fn(&[u32]) -> bool| {
                    let certain = u64::from(worlds.iter().all(|world| holds(world)));
                    Count { certain, possible: u64::from(worlds.iter().any(|world| holds(world))) }
                };
                let became = |span: &Option<(u32, u32)>| -> Became {
                    let on = span.map(|(from, to)| When::parse(&format!("2021-01-{from:02}/2021-01-{to:02}")).unwrap());
                    (Truth::Yes, on)
                };
                let appeal = AppealInDoubt {
                    answers: answers.iter().map(became).collect(),
                    ..(&Appeal::received(When::parse("2021-01-03").unwrap())).into()
                };
                let at = format!("2021-01-{as_of:02}T23:59:59.999999+08:00").parse().unwrap();
                let found = same_day_answers_in_doubt([&appeal], at, Shanghai).unwrap();
                let within = told(&|world| by_then(world) == Some(3));
                assert_eq!(found.within, within, "{answers:?} {as_of}");
                let missed = told(&|world| as_of > 3 && by_then(world) != Some(3));
                assert_eq!(found.missed, missed, "{answers:?} {as_of}");
                doubtful += u32::from(within.exact().is_none());
            }
        }
    }
    assert!(doubtful > 60, "{doubtful}");
    // What is there only perhaps, and what came nobody knows whether by then.
    let mut appeal = AppealInDoubt::from(&appeal("2021-01-03", Some("2021-01-03")));
    appeal.there = Truth::Possibly;
    let at: Timestamp = "2021-02-01T00:00+08:00".parse().unwrap();
    let perhaps = Count { certain: 0, possible: 1 };
    let found = same_day_answers_in_doubt([&appeal], at, Shanghai).unwrap();
    assert_eq!((found.within, found.missed, found.decided), (perhaps, 0.into(), perhaps));
    appeal.there = Truth::Yes;
    appeal.answers = vec![(Truth::Possibly, None)];
    let found = same_day_answers_in_doubt([&appeal], at, Shanghai).unwrap();
    assert_eq!((found.within, found.missed, found.decided), (perhaps, perhaps, 1.into()));
}

#[test]
fn what_is_done_before_an_appeal_came_is_refused() {
    let good = appeal("2021-01-11T09:00+08:00", None);
    let early = appeal("2021-01-11T09:00+08:00", Some("2021-01-11T08:59+08:00"));
    let closed = Appeal { closed: Some(When::parse("2021-01-10").unwrap()), ..good.clone() };
    for (bad, path) in [(early, "[1].responded"), (closed, "[1].closed")] {
        let refusal = same_day_answers([&good, &bad], Timestamp::MAX, Shanghai).unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.path.as_deref()), ("issue.before-received", Some(path)));
        assert!(refusal.say(Lang::Zh).contains("2021-01-11T09:00"), "{}", refusal.say(Lang::Zh));
    }
    assert!(serde_json::from_str::<Appeal>(r#"{"received": "2021-01-11", "answered": "2021-01-11"}"#).is_err());
}

#[test]
fn every_figure_has_its_definition() {
    let all = counted(&[appeal("2021-01-11", None)], "2021-02-01T00:00+08:00");
    let mut seen = 0;
    for figure in AnswerFigure::ALL {
        let definition = figure.definition();
        assert!(definition.en.len() > 10 && !definition.zh.is_empty(), "{figure:?}");
        assert_eq!(
            all.figure(*figure) == 1,
            matches!(figure, AnswerFigure::Decided | AnswerFigure::Missed),
            "{figure:?}"
        );
        seen += 1;
    }
    assert_eq!(seen, 7);
    assert_eq!(all.good_rate().unwrap_err().code.as_str(), "rate.undefined");
    assert_eq!(all.rated_rate().unwrap_err().code.as_str(), "rate.undefined");
}

proptest! {
    /// Against minutes: an appeal of minute m of a day is answered in time before minute 1440.
    #[test]
    fn exact_times_are_decided_as_minutes_are(rows in prop::collection::vec((0_i64..4_000, prop::option::of(0_i64..4_000), any::<bool>()), 0..8), at in 0_i64..5_000) {
        let start = Timestamp::start_of_day("2021-01-08".parse().unwrap(), Shanghai).as_micros();
        let time = |minute: i64| Timestamp::from_micros(start + minute * 60_000_000).unwrap();
        let when = |minute: i64| When::instant(time(minute), time(minute).offset_in(Shanghai)).unwrap();
        let appeals: Vec<Appeal> = rows.iter().map(|(came, took, good)| Appeal {
            received: when(*came),
            responded: took.map(|took| when(came + took)),
            closed: took.map(|took| when(came + took)),
            rated: Some(if *good { AppealRating::Good } else { AppealRating::Bad }),
        }).collect();
        let all = same_day_answers(&appeals, time(at), Shanghai).unwrap();
        let here: Vec<_> = rows.iter().filter(|(came, _, _)| *came <= at).collect();
        let answered = |row: &&&(i64, Option<i64>, bool)| row.1.filter(|took| row.0 + took <= at).is_some();
        let end = |came: i64| (came / 1440 + 1) * 1440;
        let within = here.iter().filter(answered).filter(|row| row.0 + row.1.unwrap() < end(row.0)).count() as u64;
        let running = here.iter().filter(|row| !answered(row) && at < end(row.0)).count() as u64;
        let closed = here.iter().filter(answered).count() as u64;
        let good = here.iter().filter(answered).filter(|row| row.2).count() as u64;
        prop_assert_eq!(all.within, within);
        prop_assert_eq!(all.running, running);
        prop_assert_eq!(all.decided + all.running, Count::from(here.len() as u64));
        prop_assert_eq!(all.within + all.missed, all.decided);
        prop_assert_eq!((all.closed, all.rated, all.good), (closed.into(), closed.into(), good.into()));
    }
}
