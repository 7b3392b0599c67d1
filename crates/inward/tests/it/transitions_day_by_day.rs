//! The transitions of a window are those that the stages and the standings of each of its days tell: held on random
//! books.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{Days, NaiveDate};
use inward::analysis::pipeline::{CrossTable, Pipeline, Point};
use inward::core::count::Count;
use inward::prelude::*;
use proptest::prelude::*;

use crate::clock::{SetClock, day};

/// Where an investment stood at the end of a day: its stage, and how it went on; none where either is in doubt.
fn stood(pipeline: &Pipeline) -> BTreeMap<RecordId, Option<(String, Is)>> {
    let table = pipeline.stage_table(&[]);
    let mut found = BTreeMap::new();
    for (at, row) in table.rows.iter().enumerate().filter(|(_, row)| row.count.possible > 0) {
        for member in table.members(at) {
            let standing = pipeline.standing_of(member.id).unwrap();
            let is_certain = member.counts == Truth::Yes && standing.possible.len() == 1;
            found.insert(member.id, is_certain.then(|| (row.key.clone(), standing.is)));
        }
    }
    found
}

/// The transitions of the days before a point are those that the stages and standings of each day tell, of every
/// investment that is never in doubt; how many transitions were held against them.
fn assert_transitions_are_those_of_each_day(pipeline: &Pipeline, until: NaiveDate) -> (u32, u32) {
    let since = until - Days::new(60);
    let known = pipeline.point().known().unwrap();
    let days: Vec<_> = since.iter_days().take(61).map(|on| stood(&pipeline.at(Point::days(on, known)))).collect();
    let mut expected: BTreeSet<(Vec<String>, RecordId)> = BTreeSet::new();
    let certain = |id: &RecordId| days.iter().all(|day| day.get(id).is_none_or(Option::is_some));
    let ids: BTreeSet<RecordId> = days.iter().flat_map(BTreeMap::keys).filter(|id| certain(id)).copied().collect();
    for id in &ids {
        let path: Vec<Option<(String, Is)>> = days.iter().map(|day| day.get(id).cloned().flatten()).collect();
        let mut add = |words: [&str; 3]| {
            expected.insert((words.map(str::to_owned).to_vec(), *id));
        };
        for (stage, next) in path.iter().zip(&path[1..]) {
            if let (Some((stage, _)), Some((next, _))) = (stage, next)
                && stage != next
            {
                add([stage, "at_risk", ""]);
                add([stage, "went_on", next]);
            }
        }
        if let Some((stage, is)) = path.last().unwrap()
            && path.iter().flatten().any(|(then, is)| then == stage && !is.is_closed())
        {
            add([stage, "at_risk", ""]);
            add(match is {
                Is::Ongoing => [stage, "still", ""],
                is if is.is_closed() => [stage, "closed", is.key()],
                is => [stage, "stopped", is.key()],
            });
        }
    }
    let table = pipeline.transitions(since, Some(until), &[]).unwrap();
    let mut found = BTreeSet::new();
    for (at, row) in table.rows.iter().enumerate() {
        let members = table.members(at);
        assert_eq!(members.iter().map(|member| member.counts).collect::<Count>(), row.count);
        for member in members.into_iter().filter(|member| ids.contains(&member.id)) {
            assert_eq!(member.counts, Truth::Yes, "{:?} of {}", row.keys(), member.title);
            found.insert((row.keys().into_iter().map(str::to_owned).collect::<Vec<_>>(), member.id));
        }
    }
    assert_outcomes_add_up(&table);
    assert_eq!(found, expected, "from {since} to {until} as known on {known}");
    let how_many = |outcome: &str| expected.iter().filter(|(words, _)| words[1] == outcome).count();
    (u32::try_from(how_many("went_on")).unwrap(), u32::try_from(how_many("closed")).unwrap())
}

/// Nothing became of more than were at risk, and something became of each.
fn assert_outcomes_add_up(table: &CrossTable) {
    for base in table.rows.iter().filter(|row| row.keys()[1] == "at_risk") {
        let outcomes = table.rows.iter().filter(|row| row.keys()[0] == base.keys()[0] && row.keys()[1] != "at_risk");
        let counts: Vec<Count> = outcomes.map(|row| row.count).collect();
        let certain: u64 = counts.iter().map(|count| count.certain).sum();
        let possible: u64 = counts.iter().map(|count| count.possible).sum();
        assert!(certain <= base.count.certain && possible >= base.count.possible, "{table:?}");
        assert!(counts.iter().all(|count| count.possible <= base.count.possible), "{table:?}");
        if let (Some(all), true) = (base.count.exact(), counts.iter().all(|count| count.exact().is_some())) {
            assert_eq!((all, all), (certain, possible), "{table:?}");
        }
    }
}

/// What may happen to an investment: on which days, and whether only the month is known.
#[derive(Clone, Debug)]
struct Story {
    opened: u64,
    reviewed: Option<u64>,
    signed: Option<u64>,
    started: Option<u64>,
    ended: Option<(u8, u64)>,
    again: Option<u64>,
    imprecise: u8,
}

fn stories() -> impl Strategy<Value = Vec<Story>> {
    let maybe = || proptest::option::weighted(0.6, 0..170_u64);
    let ended = proptest::option::weighted(0.5, (0..4_u8, 0..170_u64));
    let story = (0..120_u64, maybe(), maybe(), maybe(), ended, maybe(), any::<u8>());
    let story = story.prop_map(|(opened, reviewed, signed, started, ended, again, imprecise)| Story {
        opened,
        reviewed,
        signed,
        started,
        ended,
        again,
        imprecise: imprecise & imprecise >> 4,
    });
    proptest::collection::vec(story, 4..8)
}

fn book(stories: &[Story]) -> Result<Pipeline, Error> {
    let clock = SetClock::at_noon_of("2021-12-31");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").time_zone("Asia/Shanghai"), clock.options())?;
    let desk = crm.desk(Officer::named("wang.li"))?;
    let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    for story in stories {
        let on = |offset: u64, bit: u8| {
            let on = day("2021-01-01") + Days::new(offset);
            if story.imprecise >> bit & 1 == 1 { on.format("%Y-%m").to_string() } else { on.to_string() }
        };
        let open = OpenNegotiation::titled("合成项目").investor(&investor).on(on(story.opened, 0).as_str())?;
        let talks = desk.open_negotiation(open)?;
        if let Some(reviewed) = story.reviewed {
            desk.reach(&talks, milestone::REVIEWED, on(reviewed, 1).as_str())?;
        }
        let mut last = talks.id.record();
        if let Some(signed) = story.signed {
            let deal = SignAgreement::contract(&talks).party(&investor).on(on(signed, 2).as_str())?;
            let deal = desk.sign_agreement(deal)?;
            last = deal.id.record();
            if let Some(started) = story.started {
                let project = desk.record_project(RecordProject::under(&deal))?;
                desk.reach(&project, milestone::CONSTRUCTION_STARTED, on(started, 3).as_str())?;
                last = project.id.record();
            }
        }
        // What the book refuses did not happen.
        if let Some((how, ended)) = story.ended {
            let ended = on(ended, 2);
            drop(match (how, last.kind) {
                (0, _) => desk.execute(Suspend::of(last, "power_shortage").on(ended.as_str())?).map(drop),
                (_, Kind::Negotiation) => {
                    desk.execute(LoseNegotiation::of(talks.id, "lost_on_land").on(ended.as_str())?).map(drop)
                }
                (_, Kind::Agreement) => {
                    let end = TerminateAgreement::of(last.of::<Agreement>()?, "agreed_termination");
                    desk.execute(end.on(ended.as_str())?).map(drop)
                }
                _ => {
                    let end = EndProject::of(last.of::<Project>()?, ProjectEnd::Completed);
                    desk.execute(end.on(ended.as_str())?).map(drop)
                }
            });
        }
        if let Some(again) = story.again {
            drop(desk.execute(Reopen::of(last, "返回").on(on(again, 3).as_str())?));
        }
    }
    crm.pipeline()
}

static WENT_ON: AtomicU32 = AtomicU32::new(0);
static CLOSED: AtomicU32 = AtomicU32::new(0);

#[test]
fn transitions_are_those_of_each_day() {
    let config = ProptestConfig { cases: 320, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(stories in stories(), until in 30..190_u64)| {
        let until = day("2021-01-01") + Days::new(until);
        let pipeline = book(&stories).unwrap().at(Point::days(until, day("2021-12-31")));
        let (went_on, closed) = assert_transitions_are_those_of_each_day(&pipeline, until);
        WENT_ON.fetch_add(went_on, Ordering::Relaxed);
        CLOSED.fetch_add(closed, Ordering::Relaxed);
    });
    let (went_on, closed) = (WENT_ON.load(Ordering::Relaxed), CLOSED.load(Ordering::Relaxed));
    println!("{went_on} went on, {closed} closed");
    assert!(went_on > 100 && closed > 20, "{went_on} went on and {closed} were closed");
}
