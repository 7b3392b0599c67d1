//! A table of events: which id reached which milestone, when, and as known from when.

use std::collections::{BTreeMap, HashMap};

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_schema::DataType;
use chrono::NaiveDate;
use chrono_tz::Tz;
use inward_core::fact::{Circumstances, Fact, Known};
use inward_core::id::{CommandId, FactId, Id};
use inward_core::near::nearest_or_all;
use inward_core::person::Person;
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals::outside_table as codes};
use inward_core::when::{Timestamp, When};

use super::super::day::{Day, NEVER, day};
use super::super::milestones::{Milestones, Place, Set};
use super::super::pick::Pick;
use super::super::plans::Plans;
use super::super::records::{Cell, Subject};
use super::days::Read;
use super::report::OutsideReport;
use super::source::{Column, Source, first_of};
use super::words::{Takes, Words};
use super::{ALWAYS, of_len};

/// The columns that it may have.
const COLUMNS: &[&str] = &["id", "milestone", "on", "known", "planned"];

/// The events, in the order of their rows.
pub struct Events {
    subjects: Vec<Subject>,
    /// The words of the milestones.
    pub milestones: Words,
    /// The number of its word in each row.
    words: Vec<u32>,
    /// The place of each word.
    places: Vec<Place>,
    on: Vec<Read>,
    known: Vec<Day>,
    planned: Vec<bool>,
    /// The dates of those that are planned, as precise as they are; empty where none is.
    targets: Vec<Option<When>>,
}

impl Events {
    /// Reads a table; its ids are numbered in the order in which they come.
    ///
    /// # Errors
    /// As [`super::OutsideTables::pipeline`].
    pub fn read(source: &Source<'_>, zone: Tz, ids: &mut Words) -> Result<Self, Refusal> {
        let [id, milestone, on] = ["id", "milestone", "on"].map(|column| source.required(column));
        let (id, milestone, on) = (id?, milestone?, on?);
        if source.rows() == 0 {
            return Err(Refusal::new(codes::NO_EVENTS).at("events"));
        }
        let mut milestones = Words::default();
        let subjects = id.filled(id.words(Takes::Ids, ids)?, codes::EMPTY_CELL)?;
        let words = milestone.filled(milestone.words(Takes::Text, &mut milestones)?, codes::EMPTY_CELL)?;
        let known = match source.optional("known") {
            Some(known) => known_days(&known, zone)?,
            None => vec![ALWAYS; source.rows()],
        };
        let planned = match source.optional("planned") {
            Some(planned) => flags(&planned)?,
            None => vec![false; source.rows()],
        };
        let targets = if planned.contains(&true) { on.dates(zone, &When::clone)? } else { Vec::new() };
        let on = on.filled(on.days(zone)?, codes::UNDATED)?;
        Ok(Self { subjects, milestones, words, places: Vec::new(), on, known, planned, targets })
    }

    /// Gives each milestone its place.
    ///
    /// # Errors
    /// `outside-table.unknown-milestone` of each word that has none, the first ones.
    pub fn place(&mut self, milestones: &Milestones, known: &[&str]) -> Result<(), Refusal> {
        let places: Vec<Option<Place>> = self.milestones.all().iter().map(|word| milestones.named(word).ok()).collect();
        let unknown = self.milestones.all().iter().zip(&places).zip(0..).filter(|((_, place), _)| place.is_none());
        let fault = first_of(unknown.map(|((word, _), number)| {
            let row = self.words.iter().position(|word| *word == number).unwrap_or_default();
            let near = nearest_or_all(word, "", known.iter().copied());
            let refusal = Refusal::new(codes::UNKNOWN_MILESTONE).with("milestone", word).with("near", near);
            refusal.with("row", row).at(format_args!("events.milestone[{row}]"))
        }));
        self.places = places.into_iter().flatten().collect();
        fault.map_or(Ok(()), Err)
    }

    /// What was taken in, and what was not.
    ///
    /// # Errors
    /// `outside-table.misspelt-column`.
    pub fn report(&self, source: &Source<'_>, today: Day) -> Result<OutsideReport, Refusal> {
        let ahead = |(on, known): (&Read, &Day)| {
            let known = if *known == ALWAYS { today } else { today.min(*known) };
            on.earliest > known
        };
        let each = self.on.iter().zip(&self.known).zip(&self.planned);
        Ok(OutsideReport {
            events: of_len(self.on.len()),
            planned: of_len(self.planned.iter().filter(|planned| **planned).count()),
            repeated: self.repeated(),
            ahead: of_len(each.filter(|(each, planned)| !**planned && ahead(*each)).count()),
            unread_columns: source.other_than(COLUMNS)?,
            ..OutsideReport::default()
        })
    }

    fn repeated(&self) -> u64 {
        let subjects = self.subjects.iter().max().map_or(0, |most| *most as usize + 1);
        let mut reached: Vec<Set> = vec![0; subjects];
        let mut repeated = 0;
        for ((subject, word), planned) in self.subjects.iter().zip(&self.words).zip(&self.planned) {
            let place = self.places.get(*word as usize);
            let (Some(set), Some(place), false) = (reached.get_mut(*subject as usize), place, planned) else {
                continue;
            };
            repeated += u64::from(*set >> place & 1 == 1);
            *set |= 1 << place;
        }
        repeated
    }

    /// What was planned of each investment. A plan was made on the day on which it became known; one that always was
    /// known was made before every other.
    pub fn plans(&mut self, zone: Tz) -> Plans {
        let mut reached: HashMap<Subject, usize> = HashMap::new();
        let mut planned: HashMap<Subject, BTreeMap<Place, Vec<Fact<When>>>> = HashMap::new();
        for (row, target) in (0..).zip(std::mem::take(&mut self.targets)) {
            let at = row as usize;
            let place = self.words.get(at).and_then(|word| self.places.get(*word as usize)).copied();
            let (Some(subject), Some(place), Some(known)) = (self.subjects.get(at), place, self.known.get(at)) else {
                continue;
            };
            match target.filter(|_| self.planned.get(at).copied().unwrap_or_default()) {
                Some(target) => {
                    let plan = Fact { of: made(row, *known, zone), value: target };
                    planned.entry(*subject).or_default().entry(place).or_default().push(plan);
                }
                None => *reached.entry(*subject).or_default() += 1,
            }
        }
        let mut plans = Plans::default();
        for (subject, planned) in planned {
            let reached = reached.get(&subject).copied().unwrap_or_default();
            plans.without_phases(super::id(subject), planned, reached);
        }
        plans
    }

    /// What each investment reached, one beside the other, and where those of each begin.
    pub fn cells(self, subjects: usize) -> (Vec<Cell>, Vec<Pick>, Vec<u32>) {
        let rows = self.subjects.iter().zip(0..).zip(&self.planned).filter(|(_, planned)| !**planned);
        let mut rows: Vec<(Subject, u32)> = rows.map(|((subject, row), _)| (*subject, row)).collect();
        rows.sort_unstable();
        let mut begins = Vec::with_capacity(subjects + 1);
        let (mut cells, mut picks) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
        let mut each = rows.into_iter().peekable();
        for subject in (0..).take(subjects) {
            begins.push(count(&cells));
            while let Some((_, row)) = each.next_if(|(of, _)| *of == subject) {
                let at = row as usize;
                let place = self.words.get(at).and_then(|word| self.places.get(*word as usize));
                let (Some(place), Some(on), Some(known)) = (place, self.on.get(at), self.known.get(at)) else {
                    continue;
                };
                let fact = fact_of(row);
                let pick = count(&picks);
                picks.push(Pick { fact, from: *known, to: NEVER, earliest: on.earliest, latest: on.latest });
                cells.push(Cell { picks: pick, len: 1, place: *place });
            }
        }
        begins.push(count(&cells));
        (cells, picks, begins)
    }
}

/// The id that stands for a row.
fn fact_of(row: u32) -> FactId {
    FactId { version: row.saturating_add(1), number: 0 }
}

/// That a plan was made on the day on which it became known.
fn made(row: u32, known: Day, zone: Tz) -> Circumstances {
    let known = day(known);
    // What always was known was made on the first day that there is.
    let on = known.or_else(|| NaiveDate::from_ymd_opt(1, 1, 1)).and_then(|day| When::day(day).ok());
    let recorded = known.map_or(Timestamp::MIN, |day| Timestamp::start_of_day(day, zone));
    Circumstances {
        id: fact_of(row),
        on,
        known: Known { recorded, reported: None },
        by: Id::numbered(0),
        command: CommandId::new(Id::<Person>::numbered(0).uuid()),
        source: None,
        evidence: None,
        verified: None,
        retracted: None,
    }
}

fn count<T>(all: &[T]) -> u32 {
    u32::try_from(all.len()).unwrap_or(u32::MAX)
}

/// The day on which each row became known.
pub fn known_days(column: &Column<'_>, zone: Tz) -> Result<Vec<Day>, Refusal> {
    let days = column.days(zone)?;
    let imprecise = days.iter().enumerate().filter_map(|(row, read)| {
        let read = read.filter(|read| read.earliest != read.latest)?;
        let end = |number: Day| day(number).map_or_else(|| "..".to_owned(), |day| day.to_string());
        let input = format!("{}/{}", end(read.earliest), end(read.latest));
        Some(column.in_row(codes::IMPRECISE_KNOWN, row).with("input", input))
    });
    match first_of(imprecise) {
        Some(refusal) => Err(refusal),
        None => Ok(days.into_iter().map(|read| read.map_or(ALWAYS, |read| read.latest)).collect()),
    }
}

/// Whether each event is planned; one of which nothing is said is an actual.
fn flags(column: &Column<'_>) -> Result<Vec<bool>, Refusal> {
    let mut flags = Vec::new();
    for array in &column.arrays {
        match array.data_type() {
            DataType::Boolean => flags.extend(array.as_boolean().iter().map(|flag| flag.unwrap_or(false))),
            DataType::Null => flags.extend((0..array.len()).map(|_| false)),
            other => return Err(column.wrong_type(other, &Label::new("a column of true and false", "真假值列"))),
        }
    }
    Ok(flags)
}
