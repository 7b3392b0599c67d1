//! The plain model: what a book is by its rules, said again in the plainest way. Every fact ever
//! stated of a record stands in one vector; every question scans it. Nothing of the core is used but
//! its values (dates, money, ids, commands) and the data of the playbook.

mod happen;
mod reading;
mod refuse;
mod rows;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use inward::prelude::*;

pub(super) use self::reading::{Point, Standing};
pub(super) use self::rows::{Row, StageCount};

/// The time zone of the book.
pub(super) const ZONE: Tz = Tz::Asia__Shanghai;

/// The kinds of records that belong to an investment.
pub(super) const MEMBERS: [Kind; 5] = [Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project, Kind::Commitment];

/// A book.
#[derive(Clone)]
pub(super) struct Plain {
    pub(super) playbook: Playbook,
    pub(super) records: BTreeMap<RecordId, Record>,
    pub(super) receipts: BTreeMap<CommandId, Receipt>,
    /// How many events there are.
    pub(super) position: u64,
    /// The time of the last event, in microseconds.
    pub(super) last: i64,
}

/// What is remembered of a command.
#[derive(Clone)]
pub(super) struct Receipt {
    pub(super) content: String,
    pub(super) answer: Answer,
    /// Whether a note of it was erased: then nothing tells any more what its content was.
    pub(super) erased: bool,
}

/// What a command answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) id: RecordId,
    pub(super) position: u64,
    pub(super) touched: Vec<RecordId>,
    pub(super) facts: Vec<FactRef>,
}

/// A record of any kind.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) id: RecordId,
    pub(super) version: u32,
    pub(super) title: String,
    /// From when it was known, in microseconds.
    pub(super) known: i64,
    pub(super) came_of: Option<RecordId>,
    /// The negotiation of an agreement that was signed under a framework.
    pub(super) negotiation: Option<RecordId>,
    /// The investor, the parties, the owner, the organisation that owes.
    pub(super) parties: Vec<Id<Organisation>>,
    /// The unit that owes a commitment.
    pub(super) debtor: Option<Id<Unit>>,
    pub(super) owed: Option<Amount>,
    /// What must hold before anything is owed; with the milestone that it names.
    pub(super) condition: Option<Option<String>>,
    pub(super) phases: u16,
    pub(super) facts: Vec<Fact>,
}

/// One fact.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) id: (u32, u16),
    pub(super) says: Says,
    pub(super) on: Option<When>,
    /// From when it was known, in microseconds.
    pub(super) known: i64,
    pub(super) by: Id<Person>,
    pub(super) command: CommandId,
    pub(super) source: Option<String>,
    pub(super) evidence: bool,
    pub(super) verified: bool,
    /// From when it was known to stand no more.
    pub(super) retracted: Option<i64>,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Says {
    Reached(Reached),
    Planned { milestone: String, phase: Option<u16>, target: When },
    Stands(Standing),
    Amount { kind: MoneyKind, phase: Option<u16>, period: Option<When>, amount: Amount },
    Money { period: Option<When>, amount: Amount },
    Belongs(Id<Investment>),
    Unit(Id<Unit>),
    Officer(Id<Person>),
    Attribute(String),
    Nature(String),
    Claim(Id<Unit>),
    Interaction,
    Amended,
    Made,
    Due(When),
    Met,
    Kept { whole: bool, amount: Option<Amount> },
    Waived,
    Broken,
}

/// That a milestone was reached.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reached {
    pub(super) milestone: String,
    /// The milestone that the same act perhaps reached.
    pub(super) perhaps: Option<String>,
    pub(super) level: Option<Level>,
    pub(super) phase: Option<u16>,
    /// Whether it is a judgement that ends the record; then with the day on which that was known.
    pub(super) rejects: Option<NaiveDate>,
}

impl Says {
    /// Whether it happened once, rather than holding from some day on.
    pub(super) const fn is_occurrence(&self) -> bool {
        matches!(
            self,
            Self::Reached(_)
                | Self::Money { .. }
                | Self::Claim(_)
                | Self::Interaction
                | Self::Amended
                | Self::Made
                | Self::Met
                | Self::Kept { .. }
                | Self::Waived
                | Self::Broken
        )
    }

    /// Whether it may be said of a day to come.
    const fn may_lie_ahead(&self) -> bool {
        matches!(
            self,
            Self::Amount { .. }
                | Self::Belongs(_)
                | Self::Unit(_)
                | Self::Officer(_)
                | Self::Attribute(_)
                | Self::Nature(_)
                | Self::Due(_)
        )
    }
}

impl Fact {
    /// Whether it was known by then and not yet known to be wrong.
    pub(super) fn stands(&self, known: i64) -> bool {
        self.known <= known && self.retracted.is_none_or(|retracted| retracted > known)
    }

    /// Whether it stands by all that is known.
    pub(super) const fn stands_now(&self) -> bool {
        self.retracted.is_none()
    }

    /// The date it is found by: money of the year came in that year.
    pub(super) fn dated(&self) -> Option<&When> {
        let period = if let Says::Money { period, .. } = &self.says { period.as_ref() } else { None };
        self.on.as_ref().or(period)
    }
}

/// Who gives a command, under which id, when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    pub(super) id: CommandId,
    pub(super) by: Id<Person>,
    /// The time of its events, in microseconds.
    pub(super) now: i64,
    /// The day on which the office had it, where given.
    pub(super) reported: Option<NaiveDate>,
}

impl Context {
    fn today(self) -> NaiveDate {
        day_of(self.now)
    }

    fn known_on(self) -> NaiveDate {
        self.reported.unwrap_or_else(|| self.today())
    }

    fn known_from(self) -> i64 {
        self.reported.map_or(self.now, |day| Timestamp::start_of_day(day, ZONE).as_micros())
    }
}

/// The day of the zone on which an instant lies.
pub(super) fn day_of(micros: i64) -> NaiveDate {
    Timestamp::from_micros(micros).unwrap().day_in(ZONE)
}

/// A date as the book keeps it: an instant on its day in the zone.
fn zoned(on: Option<&When>) -> Option<When> {
    on.map(|on| on.in_zone(ZONE))
}

/// A day as a date.
fn on(day: NaiveDate) -> When {
    When::day(day).unwrap()
}

impl Plain {
    /// A book in which nothing has happened that the model follows.
    pub(super) fn new(playbook: Playbook, position: u64, last: i64) -> Self {
        Self { playbook, records: BTreeMap::new(), receipts: BTreeMap::new(), position, last }
    }

    /// The records of a kind.
    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.records.values().filter(move |record| record.id.kind == kind)
    }

    /// Gives commands, all or none.
    pub(super) fn give(&self, contexts: &[Context], commands: &[Command]) -> Told {
        let mut book = self.clone();
        let mut answers = Vec::new();
        let mut unsure = Vec::new();
        for (at, (context, command)) in contexts.iter().zip(commands).enumerate() {
            let content = content(command, *context, at, commands.len());
            if let Some(receipt) = book.receipts.get(&context.id) {
                if !receipt.erased && receipt.content != content {
                    return Told { done: Err((at, vec!["command.reused"])), unsure };
                }
                answers.push(receipt.answer.clone());
                continue;
            }
            let refusals = book.refusals(*context, command);
            if !refusals.codes.is_empty() {
                return Told { done: Err((at, refusals.codes)), unsure };
            }
            if refusals.unsure {
                unsure.push(at);
            }
            let answer = book.happen(*context, command);
            book.receipts.insert(context.id, Receipt { content, answer: answer.clone(), erased: false });
            answers.push(answer);
        }
        Told { done: Ok((answers, book)), unsure }
    }
}

/// Which of several commands is refused, and the codes of which the book may name any.
pub(super) type Foretold = (usize, Vec<&'static str>);

/// What the model says of commands that are given.
pub(super) struct Told {
    /// Their answers and the book thereafter; or which of them is refused, for one of which reasons.
    pub(super) done: Result<(Vec<Answer>, Plain), Foretold>,
    /// Those that may be refused all the same, by rules that the model does not state.
    pub(super) unsure: Vec<usize>,
}

/// What the receipt of a command tells apart: the command as the desk fills it, the day of the report,
/// and its place in a batch.
fn content(command: &Command, context: Context, at: usize, of: usize) -> String {
    let charge = match command {
        Command::OpenInvestment(_)
        | Command::CaptureLead(_)
        | Command::OpenNegotiation(_)
        | Command::SignAgreement(_)
        | Command::RecordProject(_) => Some(context.by),
        _ => None,
    };
    let place = if of > 1 { Some((at, of)) } else { None };
    let command = serde_json::to_string(command).unwrap();
    format!("{command} {charge:?} {:?} {place:?}", context.reported)
}
