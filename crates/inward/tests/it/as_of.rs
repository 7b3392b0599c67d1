//! The meaning of `as_of`: a book read as of (valid, known) is the book that was built only from
//! the commands known by then, read on the valid day; undated text excepted.
//!
//! Three things make such a book impossible, and the generator keeps clear of them:
//! - a fact reported for an earlier day than the record it stands on was known at: the day of a
//!   report is never before that of any record or fact the command names;
//! - a negotiation, an agreement or a project reported for an earlier day: it inherits the
//!   investment of the record it came of as that stands when it is recorded, so such commands and
//!   moves are known when they are recorded;
//! - a command that the smaller book refuses although the whole one took it (a milestone that was
//!   retracted by a command known later, then stated again for an earlier day): that pair is left
//!   out, and the test counts that such pairs are few.

mod picture;

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{Days, NaiveDate};
use inward::prelude::*;
use proptest::prelude::*;

use self::picture::picture;
use crate::clock::{SetClock, day};

const FIRST_DAY: &str = "2021-01-10";
const LIST: &str = "合成清单";

/// What a step does, with picks among what there is by then.
#[derive(Clone, Debug)]
enum Act {
    Lead,
    Talks,
    Deal { level: u8 },
    Project { under: bool, phases: u8 },
    Reach { milestone: u8, phase: u8, source: u8 },
    Plan { milestone: u8, phase: u8 },
    Amount { figure: u8, phase: u8, dated: bool },
    Review,
    Suspend,
    Resume,
    Lose,
    Reopen,
    Assign { unit: bool },
    Move { to: u8 },
    Listed { on_it: bool },
    Promise,
    Fulfil { whole: bool },
    Correct { fact: u8 },
    Retract { fact: u8 },
}

#[derive(Clone, Debug)]
struct Step {
    act: Act,
    pick: u8,
    later: u8,
    back: u8,
    form: u8,
    reported: Option<u8>,
}

/// A command as it was given, for books in which facts have other numbers.
#[derive(Clone, Debug)]
enum Template {
    Plain(Box<Command>),
    Correct { of: (usize, usize), on: When },
    Retract { of: (usize, usize) },
}

#[derive(Clone, Debug)]
struct Given {
    template: Template,
    on: NaiveDate,
    reported: Option<NaiveDate>,
    /// The commands whose records or facts it names.
    needs: Vec<usize>,
}

impl Given {
    fn known_on(&self) -> NaiveDate {
        self.reported.unwrap_or(self.on)
    }
}

/// A book, with what each command answered.
struct Book {
    crm: Crm,
    desk: Desk,
    clock: SetClock,
    answers: Vec<Option<(RecordId, Vec<FactRef>)>>,
}

impl Book {
    fn new() -> Self {
        let clock = SetClock::at_noon_of(FIRST_DAY);
        let crm = Crm::in_memory_with(NewZone::named("合成开发区").currency("CNY"), clock.options()).unwrap();
        let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
        for (number, command) in [
            Command::from(AddUnit::named("合成一局")),
            AddUnit::named("合成二局").into(),
            AddOrganisation::named("合成公司").into(),
            AddOrganisation::named("另一公司").into(),
            AddList::named(LIST).into(),
        ]
        .into_iter()
        .enumerate()
        {
            desk.execute_batch(number + 1_000_000, command).unwrap();
        }
        Self { crm, desk, clock, answers: Vec::new() }
    }

    fn fact(&self, (step, number): (usize, usize)) -> Option<FactRef> {
        self.answers.get(step)?.as_ref()?.1.get(number).copied()
    }

    /// Gives a command on its day; `false` if the book refuses it.
    fn give(&mut self, number: usize, given: &Given) -> bool {
        self.answers.resize(number + 1, None);
        self.clock.set_to_noon_of(&given.on.to_string());
        let command = match &given.template {
            Template::Plain(command) => (**command).clone(),
            Template::Correct { of, on } => {
                let Some(fact) = self.fact(*of) else { return false };
                Correct::fact_of(fact, "更正").on(on.clone()).unwrap().into()
            }
            Template::Retract { of } => {
                let Some(fact) = self.fact(*of) else { return false };
                Retract::fact_of(fact, "误报").into()
            }
        };
        let desk = given.reported.map_or_else(|| self.desk.clone(), |day| self.desk.reported_on(day));
        match desk.execute_batch(number, command) {
            Ok(answer) => {
                self.answers[number] = Some(answer);
                true
            }
            Err(_) => false,
        }
    }
}

/// What was said before a change is told of what was known by then: not of what came in later,
/// though it stands earlier in the book.
#[test]
fn a_history_as_known_on_a_day_tells_nothing_later() {
    let clock = SetClock::at_noon_of(FIRST_DAY);
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").currency("CNY"), clock.options()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    let project = desk.record_project(RecordProject::titled("合成项目")).unwrap();
    let total = |text: &str| StateAmount::of(&project, MoneyKind::TotalPlanned, text.parse().unwrap());
    clock.set_to_noon_of("2021-01-20");
    desk.state_amount(total("2亿元")).unwrap();
    clock.set_to_noon_of("2021-01-22");
    desk.reported_on(day("2021-01-15")).state_amount(total("3亿元")).unwrap();
    let stated = |crm: &Crm| -> Vec<(Option<String>, Option<String>)> {
        let history = crm.history(&project).unwrap();
        let stated = history.into_iter().filter(|entry| entry.kind == "amount.stated");
        stated.map(|entry| (entry.from, entry.to)).collect()
    };
    let yuan = |text: &str| Some(format!("{text}00000000 CNY"));
    assert_eq!(stated(&crm), [(None, yuan("2")), (yuan("2"), yuan("3"))]);
    assert_eq!(stated(&crm.as_of("2021-01-31", "2021-01-17").unwrap()), [(None, yuan("3"))]);
}

#[test]
fn a_handle_as_of_a_day_changes_nothing() {
    let book = Book::new();
    let then = book.crm.as_of(FIRST_DAY, FIRST_DAY).unwrap();
    let note = inward::core::id::NoteId { command: created(1), number: 0 };
    for refused in [
        then.desk(Officer::named("zhao.yi")).map(drop).unwrap_err(),
        then.erase_note(note).unwrap_err(),
        then.rebuild().unwrap_err(),
    ] {
        assert_eq!(refused.code().as_str(), "book.as-of");
    }
}

trait ExecuteBatch {
    /// Gives one command under an id that is the same in every book.
    fn execute_batch(&self, number: usize, command: Command) -> Result<(RecordId, Vec<FactRef>), Error>;
}

impl ExecuteBatch for Desk {
    fn execute_batch(&self, number: usize, command: Command) -> Result<(RecordId, Vec<FactRef>), Error> {
        let mut batch = self.batch().with_id(id_of(number));
        batch.add_command(command);
        let answer = batch.commit()?.remove(0);
        Ok((answer.id, answer.facts))
    }
}

/// The id of a batch of one command; UUIDs that sort in the order of the commands.
fn id_of(number: usize) -> CommandId {
    format!("01790a5d-ac96-774b-bcce-{number:012x}").parse().unwrap()
}

/// What the command of this number creates.
fn created(number: usize) -> CommandId {
    id_of(number).member(0)
}

/// A date near a day, as precise as `form` says; its first day is never after it.
fn date(around: NaiveDate, form: u8) -> When {
    let text = match form % 6 {
        0 | 1 => around.to_string(),
        2 => around.format("%Y-%m").to_string(),
        3 => format!("{around}/{}", around + Days::new(20)),
        4 => format!("{}/{around}", around - Days::new(15)),
        _ => around.format("%Y").to_string(),
    };
    text.parse().unwrap()
}

/// Turns steps into the commands that a book accepts.
fn play(steps: &[Step]) -> (Book, Vec<Given>) {
    let mut book = Book::new();
    let mut history: Vec<Given> = Vec::new();
    let mut today = day(FIRST_DAY);
    for step in steps {
        today = today + Days::new(u64::from(step.later));
        let Some(given) = choose(&book, &history, step, today) else { continue };
        if book.give(history.len(), &given) {
            history.push(given);
        } else {
            book.answers.truncate(history.len());
        }
    }
    (book, history)
}

fn choose(book: &Book, history: &[Given], step: &Step, today: NaiveDate) -> Option<Given> {
    let records = |kinds: &[Kind]| -> Vec<(usize, RecordId)> {
        let created = history.iter().enumerate().filter_map(|(number, _)| {
            let (id, _) = book.answers[number].as_ref()?;
            (created(number).uuid() == id.uuid && kinds.contains(&id.kind)).then_some((number, *id))
        });
        created.collect()
    };
    let pick = |kinds: &[Kind]| -> Option<(usize, RecordId)> {
        let records = records(kinds);
        records.get(usize::from(step.pick).checked_rem(records.len())?).copied()
    };
    let of = |id: RecordId, phase: u8| inward::core::target::Aim {
        record: id,
        phase: (id.kind == Kind::Project && phase > 0).then_some(u16::from(phase)),
    };
    let stages = [
        milestone::REGISTERED,
        milestone::FILED,
        milestone::CONSTRUCTION_STARTED,
        milestone::COMPLETED,
        milestone::PRODUCTION,
    ];
    let on = date(today - Days::new(u64::from(step.back)), step.form);
    let mut may_be_reported = true;
    let mut needs = Vec::new();
    let mut named = |number: usize| needs.push(number);
    let command: Command = match step.act {
        Act::Lead => CaptureLead::titled("合成线索")
            .investor(if step.pick.is_multiple_of(3) { "另一公司" } else { "合成公司" })
            .on(on)
            .ok()?
            .total_planned("3亿元".parse().ok()?)
            .into(),
        Act::Talks => {
            may_be_reported = false;
            let (number, lead) = pick(&[Kind::Lead])?;
            named(number);
            OpenNegotiation::with(lead.of::<Lead>().ok()?).on(on).ok()?.into()
        }
        Act::Deal { level } => {
            may_be_reported = false;
            let (number, talks) = pick(&[Kind::Negotiation])?;
            named(number);
            let talks: Id<Negotiation> = talks.of().ok()?;
            let sign = match level % 3 {
                0 => SignAgreement::contract(talks),
                1 => SignAgreement::framework_of(talks),
                _ => SignAgreement::titled("合成协议").negotiation(talks),
            };
            let amount = "约5亿元".parse().ok()?;
            let sign = if level % 3 == 1 { sign.total_planned(amount) } else { sign.contract_investment(amount) };
            sign.on(on).ok()?.into()
        }
        Act::Project { under, phases } => {
            may_be_reported = !under;
            let project = if under {
                let (number, deal) = pick(&[Kind::Agreement])?;
                named(number);
                RecordProject::under(deal.of::<Agreement>().ok()?)
            } else {
                RecordProject::titled("合成项目")
            };
            let phases = (0..phases % 3).map(|_| Phase::unknown());
            project.total_planned("2亿元".parse().ok()?).phases(phases).into()
        }
        Act::Reach { milestone, phase, source } => {
            let (number, project) = pick(&[Kind::Project])?;
            named(number);
            let reach = Reach::of(of(project, phase % 3), &stages[usize::from(milestone) % stages.len()]);
            let reach = if step.form == 11 { reach } else { reach.on(on).ok()? };
            match source % 3 {
                0 => reach,
                1 => reach.source("promotion"),
                _ => reach.source("statistics"),
            }
            .into()
        }
        Act::Plan { milestone, phase } => {
            let (number, project) = pick(&[Kind::Project])?;
            named(number);
            let milestone = &stages[usize::from(milestone) % stages.len()];
            Plan::of(of(project, phase % 3), milestone, on).ok()?.into()
        }
        Act::Amount { figure, phase, dated } => {
            let (number, record) = pick(&[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project])?;
            named(number);
            let kind = if figure % 2 == 0 { MoneyKind::TotalPlanned } else { MoneyKind::ContractInvestment };
            let amount = StateAmount::of(of(record, phase % 2), kind, format!("{figure}亿元").parse().ok()?);
            if dated { amount.on(on).ok()?.into() } else { amount.into() }
        }
        Act::Review => {
            let (number, talks) = pick(&[Kind::Negotiation])?;
            named(number);
            Reach::of(talks, milestone::REVIEWED).on(on).ok()?.into()
        }
        Act::Suspend | Act::Resume => {
            let (number, record) = pick(&[Kind::Project, Kind::Agreement, Kind::Negotiation])?;
            named(number);
            match step.act {
                Act::Suspend => Suspend::of(record, "power_shortage").on(on).ok()?.into(),
                _ => Resume::of(record).on(on).ok()?.into(),
            }
        }
        Act::Lose => {
            let (number, talks) = pick(&[Kind::Negotiation])?;
            named(number);
            LoseNegotiation::of(talks.of::<Negotiation>().ok()?, "lost_on_land").on(on).ok()?.into()
        }
        Act::Reopen => {
            let (number, talks) = pick(&[Kind::Negotiation])?;
            named(number);
            Reopen::of(talks, "返回").on(on).ok()?.into()
        }
        Act::Assign { unit } => {
            let (number, record) = pick(&[Kind::Lead, Kind::Project])?;
            named(number);
            Assign::of(record).unit(if unit { "合成一局" } else { "合成二局" }).on(on).ok()?.into()
        }
        Act::Listed { on_it } => {
            let (number, project) = pick(&[Kind::Project])?;
            named(number);
            let (project, list) = (project.of::<Project>().ok()?, book.crm.list_named(LIST).unwrap()?);
            match on_it {
                true => JoinList::of(project, list).on(on).ok()?.into(),
                false => LeaveList::of(project, list, "出库").on(on).ok()?.into(),
            }
        }
        Act::Promise => {
            may_be_reported = false;
            let (number, record) = pick(&[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project])?;
            named(number);
            let promise = Promise::to_investor(record, "policy_incentive").debtor("合成一局");
            promise.amount("100万元".parse::<AmountInput>().ok()?).on(on).ok()?.into()
        }
        Act::Fulfil { whole } => {
            let (number, promise) = pick(&[Kind::Commitment])?;
            named(number);
            let fulfil = Fulfil::of(promise.of::<Commitment>().ok()?).on(on).ok()?;
            if whole { fulfil } else { fulfil.amount("30万元".parse::<AmountInput>().ok()?) }.into()
        }
        Act::Move { to } => {
            may_be_reported = false;
            let (number, record) = pick(&[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project])?;
            let leads = records(&[Kind::Lead]);
            let (other, lead) = *leads.get(usize::from(to).checked_rem(leads.len())?)?;
            named(number);
            named(other);
            MoveRecord::to(record, Id::<Investment>::new(lead.uuid), "并入").into()
        }
        Act::Correct { fact } | Act::Retract { fact } => {
            let facts: Vec<(usize, usize)> = (0..history.len())
                .flat_map(|number| {
                    let facts = book.answers[number].as_ref().map_or(0, |(_, facts)| facts.len());
                    (0..facts).map(move |fact| (number, fact))
                })
                .collect();
            let of = *facts.get(usize::from(fact).checked_rem(facts.len())?)?;
            named(of.0);
            let template = match step.act {
                Act::Correct { .. } => Template::Correct { of, on },
                _ => Template::Retract { of },
            };
            return Some(finish(history, step, today, needs, template, true));
        }
    };
    Some(finish(history, step, today, needs, Template::Plain(Box::new(command)), may_be_reported))
}

fn finish(
    history: &[Given],
    step: &Step,
    on: NaiveDate,
    needs: Vec<usize>,
    template: Template,
    may_be_reported: bool,
) -> Given {
    let reported = step.reported.filter(|_| may_be_reported).map(|back| {
        let earliest = needs.iter().map(|need| history[*need].known_on()).max();
        let day = on - Days::new(u64::from(back));
        earliest.map_or(day, |earliest| day.max(earliest))
    });
    Given { template, on, reported, needs }
}

/// The book that only what was known by the end of a day makes; none if it refuses some of it.
fn known_by(history: &[Given], known: NaiveDate) -> Option<Book> {
    let mut book = Book::new();
    for (number, given) in history.iter().enumerate() {
        let has_needs = given.needs.iter().all(|need| matches!(book.answers.get(*need), Some(Some(_))));
        if given.known_on() <= known && has_needs {
            if !book.give(number, given) {
                return None;
            }
        } else {
            book.answers.resize(number + 1, None);
        }
    }
    Some(book)
}

/// A record is read by its id exactly if it is on its list; but for an investment to which nothing
/// belongs at that point: where everything was moved away, it is read and on no list.
fn assert_lists_and_reads_agree(crm: &Crm, history: &[Given]) {
    macro_rules! investments_of {
        ($($list:ident)+) => {
            [$(crm.$list().limit(1_000).rows().unwrap()),+].into_iter().flatten().filter_map(|row| row.investment).collect()
        };
    }
    let with_members: Vec<Id<Investment>> = investments_of!(leads negotiations agreements projects);
    let rows = crm.investments().limit(1_000).rows().unwrap();
    for number in 0..history.len() {
        let id: Id<Investment> = created(number).creates();
        let (listed, read) = (rows.iter().any(|row| row.id == id.record()), crm.investment(id).is_ok());
        if with_members.contains(&id) {
            assert!(listed && read, "{id}");
        } else {
            assert!(read || !listed, "{id}");
        }
        let id: Id<Project> = created(number).creates();
        let listed = crm.projects().limit(1_000).rows().unwrap().iter().any(|row| row.id == id.record());
        assert_eq!(crm.project(id).is_ok(), listed, "{id}");
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let small = || any::<u8>();
    let act = prop_oneof![
        3 => Just(Act::Lead),
        4 => Just(Act::Talks),
        4 => small().prop_map(|level| Act::Deal { level }),
        6 => (any::<bool>(), small()).prop_map(|(under, phases)| Act::Project { under, phases }),
        8 => (0..5_u8, 0..3_u8, 0..3_u8).prop_map(|(milestone, phase, source)| Act::Reach { milestone, phase, source }),
        2 => (0..5_u8, 0..3_u8).prop_map(|(milestone, phase)| Act::Plan { milestone, phase }),
        3 => (1..9_u8, 0..2_u8, any::<bool>()).prop_map(|(figure, phase, dated)| Act::Amount { figure, phase, dated }),
        1 => Just(Act::Review),
        2 => Just(Act::Suspend),
        2 => Just(Act::Resume),
        1 => Just(Act::Lose),
        1 => Just(Act::Reopen),
        1 => any::<bool>().prop_map(|unit| Act::Assign { unit }),
        1 => small().prop_map(|to| Act::Move { to }),
        9 => proptest::bool::weighted(0.8).prop_map(|on_it| Act::Listed { on_it }),
        4 => Just(Act::Promise),
        2 => any::<bool>().prop_map(|whole| Act::Fulfil { whole }),
        3 => small().prop_map(|fact| Act::Correct { fact }),
        3 => small().prop_map(|fact| Act::Retract { fact }),
    ];
    let step = (act, any::<u8>(), 0..9_u8, 0..40_u8, 0..12_u8, proptest::option::weighted(0.3, 0..30_u8))
        .prop_map(|(act, pick, later, back, form, reported)| Step { act, pick, later, back, form, reported });
    proptest::collection::vec(step, 12..34)
}

/// Pairs at which there is a project on the list, and a commitment.
static LISTED: AtomicU32 = AtomicU32::new(0);
static PROMISED: AtomicU32 = AtomicU32::new(0);
static COMPARED: AtomicU32 = AtomicU32::new(0);
static IMPOSSIBLE: AtomicU32 = AtomicU32::new(0);
/// Pairs at which the book reads otherwise than with all that is known by now.
static TELLING: AtomicU32 = AtomicU32::new(0);

#[test]
fn as_of_is_the_book_of_what_was_known() {
    let config = ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() };
    // Steps are four days apart on average: most of these days fall within the history.
    let days = proptest::collection::vec((0..140_u64, 0..80_u64), 5);
    proptest!(config, |(steps in steps(), days in days)| {
        let (book, history) = play(&steps);
        for (valid, known) in days {
            let valid = day("2020-12-20") + Days::new(valid);
            let known = day(FIRST_DAY) + Days::new(known);
            let Some(smaller) = known_by(&history, known) else {
                IMPOSSIBLE.fetch_add(1, Ordering::Relaxed);
                continue;
            };
            let (valid, known) = (valid.to_string(), known.to_string());
            let read = book.crm.as_of(valid.as_str(), known.as_str()).unwrap();
            let built = smaller.crm.as_of(valid.as_str(), known.as_str()).unwrap();
            let read_then = picture(&read, &history);
            prop_assert_eq!(&read_then, &picture(&built, &history), "valid {} known {}\n{:#?}", valid, known, history);
            assert_lists_and_reads_agree(&read, &history);
            COMPARED.fetch_add(1, Ordering::Relaxed);
            LISTED.fetch_add(u32::from(!read_then.listed.is_empty()), Ordering::Relaxed);
            PROMISED.fetch_add(u32::from(read_then.counts[4].possible > 0), Ordering::Relaxed);
            let by_now = book.crm.as_of(valid.as_str(), "2022-12-31").unwrap();
            TELLING.fetch_add(u32::from(read_then != picture(&by_now, &history)), Ordering::Relaxed);
        }
    });
    let (compared, impossible) = (COMPARED.load(Ordering::Relaxed), IMPOSSIBLE.load(Ordering::Relaxed));
    assert!(compared > 9 * impossible, "{compared} pairs were compared, {impossible} were impossible");
    let (listed, promised) = (LISTED.load(Ordering::Relaxed), PROMISED.load(Ordering::Relaxed));
    assert!(listed > 3 && promised > 3, "of {compared} pairs {listed} have a list, {promised} a commitment");
    let telling = TELLING.load(Ordering::Relaxed);
    assert!(telling * 4 > compared, "only {telling} of {compared} pairs tell anything");
}
