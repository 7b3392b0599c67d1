//! The meaning of `as_of`: a book read as of (valid, known) is the book that was built only from
//! the commands known by then, read on the valid day; undated text excepted.
//!
//! Four things make such a book impossible, and the generator keeps clear of them:
//! - a fact reported for an earlier day than the record it stands on was known at: the day of a
//!   report is never before that of any record or fact the command names;
//! - a negotiation, an agreement or a project reported for an earlier day: it inherits the
//!   investment of the record it came of as that stands when it is recorded, so such commands and
//!   moves are known when they are recorded;
//! - a retraction reported for an earlier day of what its command stated more because of (the due that
//!   came with a condition): with it goes what stands of that when it is recorded, so such retractions
//!   are known then;
//! - a command that the smaller book refuses although the whole one took it (a milestone that was
//!   retracted by a command known later, then stated again for an earlier day): that pair is left
//!   out, and the test counts that such pairs are few.

mod changes;
mod generate;
mod members;
mod picture;
mod projects;
mod rates;
mod refreshed;
#[cfg(feature = "analysis")]
mod statistics;
mod tables;

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{Days, NaiveDate};
use inward::analysis::pipeline::{Dimension, Level as Counted, Pipeline, Point, Value};
use inward::core::industry::IndustryLevel;
use inward::prelude::*;
use proptest::prelude::*;

use self::generate::{Given, Right, Step, Template, choose, steps};
use self::picture::picture;
use self::tables::tables;
use crate::clock::{SetClock, day};

const FIRST_DAY: &str = "2021-01-10";
/// The number of the command that adds the first organisation.
const ORGANISATION: usize = 1_000_002;
/// The number of the command that adds the promotion event.
const EVENT: usize = 1_000_010;
const LISTS: [&str; 2] = ["合成清单", "合成专项"];

/// A book, with what each command answered.
struct Book {
    crm: Crm,
    desk: Desk,
    /// Who checks the evidence of others.
    verifier: Desk,
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
            AddOrganisation::named("另一公司").country("HK").into(),
            AddUnit::named("合成园区").into(),
            AddUnit::named("合成二园").into(),
            EnrolPerson::named("钱二").into(),
            EnrolPerson::named("孙三").into(),
            AddList::named(LISTS[0]).into(),
            AddList::named(LISTS[1]).on("2021-01-20").unwrap().into(),
            AddPromotionEvent::named("合成推介会").on("2020-12-01").unwrap().into(),
        ]
        .into_iter()
        .enumerate()
        {
            desk.execute_batch(number + 1_000_000, command).unwrap();
        }
        let verifier = crm.desk(Officer::named("li.si")).unwrap();
        Self { crm, desk, verifier, clock, answers: Vec::new() }
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
            Template::Correct { of, right } => {
                let Some(fact) = self.fact(*of) else { return false };
                let correct = Correct::fact_of(fact, "更正");
                match right {
                    Right::On(on) => correct.on(on.clone()).unwrap(),
                    Right::Amount => correct.amount("60万元".parse().unwrap()),
                    Right::Value => correct.value("7个".parse::<Measured>().unwrap()),
                    Right::Target(day) => correct.target(day.clone()).unwrap(),
                    Right::Period => correct.period("2021").unwrap(),
                    Right::Cause => correct.cause(BreachCause::ForceMajeure),
                }
                .into()
            }
            Template::Retract { of } => {
                let Some(fact) = self.fact(*of) else { return false };
                Retract::fact_of(fact, "误报").into()
            }
            Template::Verify { of } => {
                let Some(fact) = self.fact(*of) else { return false };
                Verify::fact_of(fact).into()
            }
        };
        let desk = if matches!(given.template, Template::Verify { .. }) { &self.verifier } else { &self.desk };
        let desk = given.reported.map_or_else(|| desk.clone(), |day| desk.reported_on(day));
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

/// What was said of a commitment late is told beside what was known when it was known, not beside
/// what the book had recorded by then.
#[test]
fn a_commitment_stood_as_known_when_it_is_said_to_have_changed() {
    let clock = SetClock::at_noon_of(FIRST_DAY);
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").currency("CNY"), clock.options()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    desk.add_unit(AddUnit::named("合成一局")).unwrap();
    let project = desk.record_project(RecordProject::titled("合成项目")).unwrap();
    let promise = desk.promise(Promise::to_investor(&project, "agent_service").debtor("合成一局")).unwrap();
    clock.set_to_noon_of("2021-01-20");
    desk.breach(Breach::of(&promise, BreachCause::Own).on("2021-01-20").unwrap()).unwrap();
    clock.set_to_noon_of("2021-01-22");
    let letter = desk.reported_on(day("2021-01-15"));
    letter.execute(Fulfil::of(&promise).in_part(true).on("2021-01-14").unwrap()).unwrap();
    let before = |crm: &Crm| crm.history(&promise).unwrap().last().unwrap().from.clone().unwrap();
    assert_eq!(before(&crm), "active");
    assert_eq!(before(&crm.as_of("2021-01-31", "2021-01-17").unwrap()), "active");
}

/// A payment known late keeps the whole only with those that were known by then.
#[test]
fn a_payment_is_said_to_keep_the_whole_as_known_then() {
    let clock = SetClock::at_noon_of(FIRST_DAY);
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").currency("CNY"), clock.options()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    desk.add_unit(AddUnit::named("合成一局")).unwrap();
    let project = desk.record_project(RecordProject::titled("合成项目")).unwrap();
    let promise = Promise::to_investor(&project, "policy_incentive").debtor("合成一局");
    let promise = desk.promise(promise.amount("100万元".parse::<AmountInput>().unwrap())).unwrap();
    let paid = |amount: &str| Fulfil::of(&promise).amount(amount.parse::<AmountInput>().unwrap());
    clock.set_to_noon_of("2021-01-20");
    desk.execute(paid("70万元").on("2021-01-20").unwrap()).unwrap();
    clock.set_to_noon_of("2021-01-22");
    desk.reported_on(day("2021-01-15")).execute(paid("30万元").on("2021-01-14").unwrap()).unwrap();
    let last = |crm: &Crm| crm.history(&promise).unwrap().pop().unwrap().to.unwrap();
    assert_eq!(last(&crm.as_of("2021-01-31", "2021-01-17").unwrap()), "kept in part");
    // Together they keep it, in whatever order they became known.
    assert_eq!(crm.commitment(&promise).unwrap().kept_whole().unwrap().1, Truth::Yes);
    let then = crm.as_of("2021-01-31", "2021-01-17").unwrap();
    assert!(then.commitment(&promise).unwrap().kept_whole().is_none());
}

/// What is said late and without a day held for ever, where nothing with a day was known by then.
#[test]
fn what_is_said_late_without_a_day_starts_as_it_would_have_started_then() {
    let clock = SetClock::at_noon_of(FIRST_DAY);
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").currency("CNY"), clock.options()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    let project = desk.record_project(RecordProject::titled("合成项目")).unwrap();
    let total = |text: &str| StateAmount::of(&project, MoneyKind::TotalPlanned, text.parse().unwrap());
    clock.set_to_noon_of("2021-01-20");
    desk.state_amount(total("2亿元").on("2021-01-18").unwrap()).unwrap();
    clock.set_to_noon_of("2021-01-22");
    desk.reported_on(day("2021-01-15")).state_amount(total("3亿元")).unwrap();
    let told = |valid: &str, known: &str| {
        let read = crm.as_of(valid, known).unwrap().projects().all().unwrap();
        read.first().and_then(|project| project.amount(MoneyKind::TotalPlanned, None).map(ToString::to_string))
    };
    assert_eq!(told("2021-01-12", "2021-01-17").as_deref(), Some("300000000 CNY"));
    assert_eq!(told("2021-01-31", "2021-01-31").as_deref(), Some("200000000 CNY"));
    // Said today, it takes the place of what it is known after.
    desk.state_amount(total("4亿元")).unwrap();
    assert_eq!(told("2021-01-21", "2021-01-31").as_deref(), Some("200000000 CNY"));
    assert_eq!(told("2021-01-22", "2021-01-31").as_deref(), Some("400000000 CNY"));
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

/// The columns of a pipeline, read at a point, say of every investment what the lists of a handle say that reads
/// there; how many stages are in doubt.
fn assert_the_pipeline_agrees(pipeline: &Pipeline, read: &Crm) -> u32 {
    let rows = read.investments().limit(1_000).rows().unwrap();
    let (table, theirs) = (pipeline.stage_table(&[]), read.stage_table().unwrap());
    let mut doubtful = 0;
    for (at, row) in table.rows.iter().enumerate().filter(|(_, row)| !row.key.is_empty()) {
        let rank = read.playbook().unwrap().milestone(&row.key).unwrap().rank;
        let theirs = theirs.at(rank).map(|row| row.count).unwrap_or_default();
        assert_eq!(row.count, theirs, "stage {}", row.key);
        assert_eq!(table.members(at).len() as u64, theirs.possible, "stage {}", row.key);
        doubtful += u32::from(theirs.exact().is_none());
    }
    for member in pipeline.members() {
        let row = rows.iter().find(|row| row.id == member.id).unwrap();
        let id: Id<Investment> = member.id.of().unwrap();
        let dimensions: Vec<Dimension> = pipeline.dimensions().cloned().collect();
        let groups = pipeline.group_of(member.id, &dimensions).unwrap();
        for (dimension, group) in dimensions.iter().zip(groups) {
            let told = match dimension {
                Dimension::Unit => row.unit.map(|id| Value::Record(id.record())),
                Dimension::Officer => row.officer.map(|id| Value::Record(id.record())),
                Dimension::Park => row.park.map(|id| Value::Record(id.record())),
                Dimension::Investor => row.organisation.map(|id| Value::Record(id.record())),
                Dimension::Nature => row.nature.as_ref().map(|key| Value::Word(key.to_string())),
                Dimension::Industry => row.industry.clone().map(Value::Word),
                Dimension::Origin => row.organisation.and_then(|id| origin_of(read, id)).map(Value::Word),
                Dimension::Source | Dimension::PromotionEvent => told_by_leads(read, id, dimension),
                Dimension::IndustryAt(level) => row.industry.as_deref().map(|industry| class_of(industry, *level)),
                Dimension::List => members::lists(read, id),
                Dimension::Debtor => members::debtors(read, id),
                Dimension::ReachedIn(period, _) => members::signed_in(read, id, *period),
                Dimension::Size => members::size(read, id),
                Dimension::Attribute(key) => members::attribute(read, id, row.organisation, key),
                other => {
                    assert_eq!(other.key(), "", "a dimension that is not compared");
                    None
                }
            };
            let at = dimensions.iter().position(|other| other == dimension).unwrap();
            SAID[at].fetch_add(u32::from(told.is_some()), Ordering::Relaxed);
            assert_eq!(group.value, told, "{dimension:?} of {}", member.title);
        }
    }
    for row in &rows {
        let told = pipeline.standing_of(row.id).unwrap();
        assert_eq!(told.is, row.standing, "standing of {}", row.id);
        assert!(told.possible.contains(&told.is), "{told:?}");
        CLOSED.fetch_add(u32::from(row.standing.is_closed()), Ordering::Relaxed);
    }
    let with_stage = rows.iter().filter(|row| row.possible_stage.is_some()).count();
    assert!(pipeline.members().len() >= with_stage);
    doubtful
}

/// The class that an industry, as a list has it, is part of.
fn class_of(industry: &str, level: IndustryLevel) -> Value {
    let (classification, code) = industry.split_once(':').unwrap();
    let (scheme, version) = classification.rsplit_once('-').unwrap();
    let [scheme, version, code] = [scheme, version, code].map(str::to_owned);
    Value::Word(Industry { scheme, version, code }.at(level).to_string())
}

fn origin_of(read: &Crm, organisation: Id<Organisation>) -> Option<String> {
    read.organisation(organisation).unwrap().country.clone()
}

/// What the furthest lead of an investment says of where it came from.
fn told_by_leads(read: &Crm, investment: Id<Investment>, dimension: &Dimension) -> Option<Value> {
    let of_it =
        |lead: &Reading<Lead>| lead.head.investment_at(read.point().unwrap_or(AsOf::LATEST)) == Some(investment);
    let leads = read.leads().limit(1_000).all().unwrap().into_iter().filter(of_it);
    let told = leads.filter_map(|lead| {
        let value = match dimension {
            Dimension::Source => lead.origin.clone().map(Value::Word),
            _ => lead.promotion_event.map(|event| Value::Record(event.record())),
        };
        Some((lead.stage().certain, lead.id, value?))
    });
    told.max_by_key(|(stage, id, _)| (*stage, *id)).map(|(.., value)| value)
}

/// Stages in doubt that were compared.
static DOUBTFUL: AtomicU32 = AtomicU32::new(0);
/// Rows of tables of the pipeline that were compared.
static ROWS: AtomicU32 = AtomicU32::new(0);
/// Attributes that no command sets.
const NOT_GIVEN: [&str; 2] = ["establishment", "premises"];
/// Of each dimension, what it said of investments and was compared.
static SAID: [AtomicU32; 32] = [const { AtomicU32::new(0) }; 32];
/// Investments that were closed where their standing was compared.
static CLOSED: AtomicU32 = AtomicU32::new(0);
/// Pairs at which there is a project on the list, and a commitment.
static LISTED: AtomicU32 = AtomicU32::new(0);
static PROMISED: AtomicU32 = AtomicU32::new(0);
static COMPARED: AtomicU32 = AtomicU32::new(0);
static IMPOSSIBLE: AtomicU32 = AtomicU32::new(0);
/// Pairs at which the book reads otherwise than with all that is known by now.
static TELLING: AtomicU32 = AtomicU32::new(0);

#[test]
fn as_of_is_the_book_of_what_was_known() {
    let half = || std::thread::spawn(compare_random_histories);
    for half in [half(), half()] {
        half.join().unwrap();
    }
    let (compared, impossible) = (COMPARED.load(Ordering::Relaxed), IMPOSSIBLE.load(Ordering::Relaxed));
    assert!(compared > 9 * impossible, "{compared} pairs were compared, {impossible} were impossible");
    let (listed, promised) = (LISTED.load(Ordering::Relaxed), PROMISED.load(Ordering::Relaxed));
    assert!(listed > 3 && promised > 3, "of {compared} pairs {listed} have a list, {promised} a commitment");
    let doubtful = DOUBTFUL.load(Ordering::Relaxed);
    assert!(doubtful > 20, "only {doubtful} stages were in doubt");
    let rows = ROWS.load(Ordering::Relaxed);
    assert!(rows > 10 * compared, "only {rows} rows of tables were compared");
    let (told, doubtful_rates) = (rates::TOLD.load(Ordering::Relaxed), rates::DOUBTFUL.load(Ordering::Relaxed));
    assert!(told > compared && doubtful_rates > 20, "only {told} rates were compared, {doubtful_rates} in doubt");
    let (projects, inherited) =
        (projects::COMPARED.load(Ordering::Relaxed), projects::INHERITED.load(Ordering::Relaxed));
    assert!(projects > compared && inherited > 20, "{projects} days of projects, {inherited} of what they came of");
    let sums = rates::SUMS.load(Ordering::Relaxed);
    assert!(sums > 50, "only {sums} sums were compared");
    let closed = CLOSED.load(Ordering::Relaxed);
    println!("{compared} pairs, {told} rates, {sums} sums, {rows} rows, {closed} closed, {doubtful} in doubt");
    let dimensions = Dimension::of_playbook(&Playbook::development_zone());
    let given = dimensions.iter().zip(&SAID).filter(|(dimension, _)| !NOT_GIVEN.contains(&dimension.key()));
    for (dimension, said) in given {
        let said = said.load(Ordering::Relaxed);
        assert!(said > 3, "only {said} investments were compared by {}", dimension.key());
        println!("{said} by {}", dimension.key());
    }
    assert!(closed > 3, "only {closed} investments were closed");
    let telling = TELLING.load(Ordering::Relaxed);
    assert!(telling * 4 > compared, "only {telling} of {compared} pairs tell anything");
}

fn compare_random_histories() {
    let config = ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() };
    let points = proptest::collection::vec((0..140_u64, any::<u8>(), any::<u8>()), 5);
    proptest!(config, |(steps in steps(), points in points)| {
        let (book, history) = play(&steps);
        let pipeline = book.crm.pipeline().unwrap();
        for (valid, known, turn) in points {
            let turn = usize::from(turn);
            // What changes with what is known changes on these days.
            let known = usize::from(known).checked_rem(history.len()).map(|number| history[number].known_on());
            let known = known.unwrap_or_else(|| day(FIRST_DAY));
            let valid = day("2020-12-20") + Days::new(valid);
            let Some(smaller) = known_by(&history, known) else {
                IMPOSSIBLE.fetch_add(1, Ordering::Relaxed);
                continue;
            };
            let (valid, known) = (valid.to_string(), known.to_string());
            let read = book.crm.as_of(valid.as_str(), known.as_str()).unwrap();
            let built = smaller.crm.as_of(valid.as_str(), known.as_str()).unwrap();
            let read_then = picture(&read, &history, turn);
            let built_then = picture(&built, &history, turn);
            prop_assert!(
                read_then == built_then,
                "valid {} known {}\n{}\n{}",
                valid,
                known,
                read_then.unlike(&built_then),
                history.iter().map(|given| format!("{given:?}\n")).collect::<String>()
            );
            let ever = book.crm.as_of("2100-01-01", known.as_str()).unwrap();
            assert_lists_and_reads_agree(&read, &history);
            let in_columns = pipeline.at(Point::days(day(&valid), day(&known)));
            DOUBTFUL.fetch_add(assert_the_pipeline_agrees(&in_columns, &read), Ordering::Relaxed);
            let in_smaller = smaller.crm.pipeline().unwrap().at(Point::days(day(&valid), day(&known)));
            let told = tables(&in_columns, day(&valid));
            prop_assert_eq!(&told, &tables(&in_smaller, day(&valid)), "valid {} known {}", valid, known);
            ROWS.fetch_add(u32::try_from(told.len()).unwrap(), Ordering::Relaxed);
            let told = rates::rates(&book.crm, &in_columns, day(&valid));
            let of_smaller = rates::rates(&smaller.crm, &in_smaller, day(&valid));
            prop_assert_eq!(told, of_smaller, "valid {} known {}", valid, known);
            rates::assert_the_rates_agree(&read, &ever, &in_columns, day(&valid));
            let point = Point::days(day(&valid), day(&known));
            let [of_projects, in_smaller] =
                [&book.crm, &smaller.crm].map(|crm| crm.pipeline_of(Counted::Project).unwrap().at(point));
            let told = tables(&of_projects, day(&valid));
            prop_assert_eq!(&told, &tables(&in_smaller, day(&valid)), "projects, valid {} known {}", valid, known);
            projects::assert_projects_came_of_their_lines(&book.crm, &of_projects, &known);
            let told = rates::rates(&book.crm, &of_projects, day(&valid));
            let of_smaller = rates::rates(&smaller.crm, &in_smaller, day(&valid));
            prop_assert_eq!(told, of_smaller, "rates of projects, valid {} known {}", valid, known);
            rates::assert_the_rates_agree(&read, &ever, &of_projects, day(&valid));
            COMPARED.fetch_add(1, Ordering::Relaxed);
            LISTED.fetch_add(u32::from(!read_then.listed.is_empty()), Ordering::Relaxed);
            PROMISED.fetch_add(u32::from(read_then.counts[4].possible > 0), Ordering::Relaxed);
            let by_now = book.crm.as_of(valid.as_str(), "2022-12-31").unwrap();
            TELLING.fetch_add(u32::from(read_then != picture(&by_now, &history, turn)), Ordering::Relaxed);
        }
    });
}
