//! The generator of investments: what it makes follows the playbook, in the shares that are told here.

use std::collections::BTreeMap;

use inward::core::command::Command;
use inward::prelude::*;
use inward_tests::generated::{Courses, Generator, INVESTMENTS_AN_ORGANISATION};

const COUNT: usize = 1_500;

fn commands(courses: Courses, count: usize) -> Vec<(CommandId, Command)> {
    let mut all = Vec::new();
    for course in courses.take(count) {
        let course = course.unwrap();
        all.extend((0..).map(|number| course.first.member(number)).zip(course.commands));
    }
    all
}

fn bytes(seed: u64, count: usize) -> String {
    serde_json::to_string(&commands(Generator::new(seed).courses(), count)).unwrap()
}

#[test]
fn a_seed_says_it_all_and_a_long_run_begins_like_a_short_one() {
    let one = bytes(1, 300);
    assert_eq!(one, bytes(1, 300));
    assert_ne!(one, bytes(2, 300));
    let (short, long) = (commands(Generator::new(1).courses(), 100), commands(Generator::new(1).courses(), 300));
    assert_eq!(short[..], long[..short.len()]);
    assert!(short.len() > 500 && long.len() > 2 * short.len());
    let mut ids: Vec<CommandId> = long.iter().map(|(id, _)| *id).collect();
    assert!(ids.is_sorted());
    ids.dedup();
    assert_eq!(ids.len(), long.len());
    // However many are given together, the commands are the same.
    let mut courses = Generator::new(1).courses();
    let mut pieces = Vec::new();
    for count in [1, 7, 92] {
        let (first, commands) = courses.together(count).unwrap();
        pieces.extend((0..).map(|number| first.member(number)).zip(commands));
    }
    assert_eq!(pieces, short);
}

/// How often each verb may be given for a thousand investments.
const VERBS: [(&str, usize, usize); 23] = [
    ("abandon_negotiation", 20, 80),
    ("add_organisation", 40, 40),
    ("breach", 8, 60),
    ("capture_lead", 820, 900),
    ("correct", 70, 200),
    ("disqualify_lead", 40, 120),
    ("end_project", 20, 80),
    ("fulfil", 130, 350),
    ("lose_negotiation", 50, 150),
    ("open_negotiation", 480, 680),
    ("plan", 170, 350),
    ("promise", 220, 450),
    ("reach", 2_000, 3_400),
    ("record_interaction", 900, 1_700),
    ("record_measure", 50, 160),
    ("record_money", 500, 1_100),
    ("record_project", 200, 380),
    ("resume", 20, 90),
    ("sign_agreement", 320, 520),
    ("suspend", 50, 150),
    ("terminate_agreement", 4, 40),
    ("triage_lead", 300, 480),
    ("waive", 2, 30),
];

#[test]
fn every_verb_has_its_share() {
    let mut verbs: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, command) in commands(Generator::new(1).courses(), COUNT) {
        *verbs.entry(command.verb()).or_default() += 1;
    }
    let all: usize = verbs.values().sum();
    for (verb, least, most) in VERBS {
        let share = verbs.remove(verb).unwrap_or_default() * 1_000 / COUNT;
        assert!((least..=most).contains(&share), "{share} times `{verb}` to a thousand investments");
    }
    assert_eq!(verbs, BTreeMap::new(), "verbs that nobody counts");
    assert!((8_000..=10_000).contains(&(all * 1_000 / COUNT)), "{all} commands");
}

#[test]
fn dates_are_as_vague_as_in_an_office() {
    let (mut exact, mut vague, mut open) = (0, 0, 0);
    for (_, command) in commands(Generator::new(1).courses(), COUNT) {
        let Command::Reach(reach) = command else { continue };
        let on = reach.on.unwrap();
        match (on.first(), on.last()) {
            (Some(first), Some(last)) if first == last => exact += 1,
            (Some(_), Some(_)) => vague += 1,
            _ => open += 1,
        }
    }
    let all = exact + vague + open;
    assert!(all > COUNT, "{all}");
    assert!((55..=75).contains(&(exact * 100 / all)), "{exact} of {all} days are exact");
    assert!((20..=40).contains(&(vague * 100 / all)), "{vague} of {all}");
    assert!((1..=6).contains(&(open * 100 / all)), "{open} of {all} days have one end");
}

#[test]
fn the_playbook_refuses_none_and_there_is_some_of_everything() {
    let crm = Crm::in_memory_with(Generator::zone(), Generator::options()).unwrap();
    let generator = Generator::new(1);
    let given = generator.load(&crm, COUNT, 100).unwrap();
    let told = commands(generator.courses(), COUNT).len() + generator.cast().commands().unwrap().len();
    assert_eq!(given, told as u64);
    assert_eq!(crm.investments().count().unwrap(), COUNT as u64);
    let (events, aim) = (crm.head().unwrap().position, 10 * COUNT as u64);
    assert!(events > aim * 9 / 10 && events < aim * 11 / 10, "{events} events of {COUNT} investments");
    assert_eq!(crm.organisations().count().unwrap(), (COUNT / INVESTMENTS_AN_ORGANISATION) as u64);

    // Some stand at every stage that a course comes to; more stay leads than come to anything else.
    let table = crm.stage_table().unwrap();
    let at = |stage| table.at(stage).map_or(0, |row| row.count.certain);
    for stage in [10, 20, 40, 50, 60, 70, 110, 140, 150, 170, 190] {
        assert!(at(stage) > 0, "nothing stands at {stage}");
    }
    assert!(at(10) + at(20) > COUNT as u64 / 4);
    let kept = |filter: Filter| crm.investments().filter(filter).count().unwrap().certain;
    for is in
        [Is::Ongoing, Is::Suspended, Is::Lost, Is::Abandoned, Is::Rejected, Is::Terminated, Is::Exited, Is::Completed]
    {
        assert!(kept(Filter::default().standing(is)) > 0, "nothing is {is:?}");
    }
    for currency in ["CNY", "USD", "EUR", "HKD"] {
        assert!(kept(Filter::default().currency(Currency::parse(currency).unwrap())) > 0, "{currency}");
    }

    // Searches keep much, some, and next to nothing; units are of unlike size.
    let texts = ["项目", "装备", "蓝宝石", "陨石"].map(|text| kept(Filter::default().text(text)));
    assert!(texts.is_sorted_by(|more, less| more > less), "{texts:?}");
    assert!(texts[0] > COUNT as u64 / 3 && texts[3] < COUNT as u64 / 50 && texts[3] > 0, "{texts:?}");
    let units =
        ["招商01局", "招商24局"].map(|unit| kept(Filter::default().unit(crm.unit_named(unit).unwrap().unwrap())));
    assert!(units[0] > 8 * units[1] && units[1] > 0, "{units:?}");

    // A heavy tail: the largest tenth has most of the money.
    let mut amounts: Vec<i64> = Vec::new();
    let mut list = crm.investments().filter(Filter::default().currency(Currency::parse("CNY").unwrap())).limit(500);
    loop {
        let rows = list.rows().unwrap();
        amounts.extend(rows.iter().filter_map(|row| row.amount));
        let Some(last) = rows.last().filter(|_| rows.len() == 500) else { break };
        list = list.after(Some(Sort::default().cursor(last)));
    }
    amounts.sort_unstable();
    let (small, large) = amounts.split_at(amounts.len() * 9 / 10);
    let (small, large): (i128, i128) =
        [small, large].map(|all| all.iter().map(|units| i128::from(*units)).sum()).into();
    assert!(large > small, "{large} and {small}");
    assert_eq!(crm.verify(None).unwrap().position, events);
}
