//! A pipeline of tables from elsewhere: a peer's export, a public data set. No book stands behind it.

mod days;
mod events;
mod money;
mod report;
mod source;
mod words;

pub use report::OutsideReport;

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use arrow_array::RecordBatch;
use chrono::NaiveDate;
use chrono_tz::Tz;
use inward_core::id::{Id, RecordId};
use inward_core::investment::Investment;
use inward_core::playbook::Playbook;
use inward_core::refusal::Refusal;
use inward_core::text::refusals::{self, outside_table as codes};
use inward_core::when::Timestamp;

use super::columns::Columns;
use super::contested::Contested;
use super::day::{Day, EVER, number};
use super::debtors::Debtors;
use super::dimension::Dimension;
use super::dimension_column::DimensionColumn;
use super::existence::Existence;
use super::level::Level;
use super::memberships::Memberships;
use super::milestones::{MOST, Milestones};
use super::records::{Belongs, RecordRow, Records, Subject, Taken};
use super::remembered::Remembered;
use super::standings::Standings;
use super::titles::Titles;
use super::values::{Code, Value, Values};
use super::{Book, Pipeline};
use events::Events;
use money::MoneyTable;
use source::Source;
use words::{Takes, Words};

/// Words that ask for something else where investments are kept or counted.
const RESERVED: &[&str] = &["", "reached", "milestone", "label", "label_zh", "certain", "possible"];

/// Known on every day there is; before it lies what no day tells.
const ALWAYS: Day = EVER + 1;

/// Tables from elsewhere of which a pipeline is built.
///
/// - *Events*: `id`, `milestone`, `on`; and, if they are there, `known`, the day on which it became known (none:
///   it always was), and `planned` (true: it is no actual, but what was planned from the day on which that became
///   known, see [`Pipeline::slippage`]).
/// - *Attributes*: `id`, and columns of any name: each is a [`Dimension`]. One called `title` names the investment.
///
/// - *Money*: `id`, `kind` (a key of [`MoneyKind`](inward_core::finance::MoneyKind)), `amount` (text, whole numbers or
///   exact decimals), `on`, and `currency` where an amount does not name its own; `known` as of events. What came in
///   adds up; of what is planned or agreed the latest holds, of one day that known last, then the later row.
///
/// Ids are text or whole numbers, milestones text, dates days, instants, or text as precise as it is: `2021-03`,
/// `2020-06-01/2020-07-01`. Where one id reached a milestone twice the first day counts; where it has attributes
/// twice the first row stands. [`Pipeline::outside`] tells what was not taken in.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, RecordBatch, StringArray};
/// use inward_analysis::pipeline::OutsideTables;
///
/// let column = |texts: [&str; 3]| Arc::new(StringArray::from_iter_values(texts)) as ArrayRef;
/// let events = RecordBatch::try_from_iter([
///     ("id", column(["A1", "A1", "B2"])),
///     ("milestone", column(["granted", "built", "granted"])),
///     ("on", column(["2020-05-04", "2021-03", "2020-11-30"])),
/// ])?;
/// let tables = OutsideTables::of([events]).milestones(["granted", "built"]);
/// let pipeline = tables.pipeline("2021-12-31".parse()?)?;
/// let funnel: Vec<String> = pipeline.funnel(&[]).rows.iter().map(|row| format!("{} {}", row.key, row.count)).collect();
/// assert_eq!(funnel, ["granted 2", "built 1"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct OutsideTables {
    events: Vec<RecordBatch>,
    attributes: Option<Vec<RecordBatch>>,
    money: Option<Vec<RecordBatch>>,
    milestones: Option<Vec<String>>,
    playbook: Option<Playbook>,
    zone: Tz,
}

/// What is known of the tables once the pipeline is built.
#[derive(Clone)]
pub struct Outside {
    /// The id of each investment in its table, in the order of their numbers.
    pub ids: Vec<String>,
    pub money: Option<MoneyTable>,
    pub report: OutsideReport,
}

/// What a column of attributes says of each investment.
struct Attribute {
    dimension: Dimension,
    codes: Vec<Option<Code>>,
}

impl OutsideTables {
    /// A table of events, in one piece or several.
    #[must_use]
    pub fn of(events: impl IntoIterator<Item = RecordBatch>) -> Self {
        let events = events.into_iter().collect();
        Self { events, attributes: None, money: None, milestones: None, playbook: None, zone: Tz::UTC }
    }

    /// With attributes of the same ids.
    #[must_use]
    pub fn attributes(self, attributes: impl IntoIterator<Item = RecordBatch>) -> Self {
        Self { attributes: Some(attributes.into_iter().collect()), ..self }
    }

    /// With money of the same ids.
    #[must_use]
    pub fn money(self, money: impl IntoIterator<Item = RecordBatch>) -> Self {
        Self { money: Some(money.into_iter().collect()), ..self }
    }

    /// With these milestones, in the order in which they are reached: each makes a stage.
    #[must_use]
    pub fn milestones<T: Into<String>>(self, milestones: impl IntoIterator<Item = T>) -> Self {
        Self { milestones: Some(milestones.into_iter().map(Into::into).collect()), ..self }
    }

    /// With the milestones of a playbook, as far as they occur. Without a list and a playbook those of
    /// [`Playbook::development_zone`] are looked for.
    #[must_use]
    pub fn playbook(self, playbook: Playbook) -> Self {
        Self { playbook: Some(playbook), ..self }
    }

    /// The time zone in which an instant has its day; UTC if nothing else is said.
    ///
    /// # Errors
    /// `zone.unknown-time-zone`.
    pub fn time_zone(self, name: &str) -> Result<Self, Refusal> {
        let unknown = |_| Refusal::new(refusals::zone::UNKNOWN_TIME_ZONE).with("input", name).at("time_zone");
        Ok(Self { zone: name.trim().parse().map_err(unknown)?, ..self })
    }

    /// The day that an instant has in that time zone.
    #[must_use]
    pub fn day_of(&self, at: Timestamp) -> NaiveDate {
        at.day_in(self.zone)
    }

    /// The pipeline of these tables, as they were read today: what goes on was seen to the end of that day.
    ///
    /// # Errors
    /// An `outside-table.…` refusal of what cannot be used, by its column and row; a `when.…` refusal of a date
    /// that cannot be read; `pipeline.too-many-milestones`.
    pub fn pipeline(&self, today: NaiveDate) -> Result<Pipeline, Refusal> {
        let source = Source::of("events", &self.events)?;
        let mut ids = Words::default();
        let mut events = Events::read(&source, self.zone, &mut ids)?;
        let milestones = self.placed(&mut events)?;
        let subjects = ids.all().len();
        let mut report = events.report(&source, number(today))?;
        report.investments = of_len(subjects);
        let mut values = Values::default();
        let mut titles = Titles::default();
        let mut dimensions = Vec::new();
        if let Some(attributes) = &self.attributes {
            let source = Source::of("attributes", attributes)?;
            for Attribute { dimension, codes } in self.told(&source, &mut ids, &mut values, subjects, &mut report)? {
                if dimension.key() == "title" {
                    for (subject, code) in (0..).zip(&codes) {
                        if let Some(title) = code.and_then(|code| values.value(code)) {
                            titles.add(id(subject), &title.to_string());
                        }
                    }
                }
                dimensions.push((dimension, OnceLock::from(DimensionColumn::always(codes))));
            }
        }
        let money = match &self.money {
            Some(money) => Some(MoneyTable::read(&Source::of("money", money)?, self.zone, &mut ids)?),
            None => None,
        };
        report.money = money.as_ref().map_or(0, |money| of_len(money.rows()));
        report.without_events = ids.all().get(subjects..).unwrap_or_default().to_vec();
        let mut names = ids.all().to_vec();
        names.truncate(subjects);
        let plans = events.plans(self.zone);
        let records = records(events, subjects, self.zone);
        let columns = Columns::of(&records);
        let outside = Some(Outside { ids: names, money, report });
        let (zone, today) = (self.zone, number(today));
        let position = None;
        let standings = Standings::default();
        Ok(Book {
            records,
            standings,
            plans,
            columns,
            milestones,
            values,
            titles: titles.laid(),
            memberships: Memberships::default(),
            debtors: Debtors::default(),
            level: Level::Investment,
            origins: HashMap::new(),
            of_organisations: HashMap::new(),
            zone,
            today,
            of_zone: None,
            position,
            playbooks: None,
            dimensions,
            outside,
            figures: Remembered::default(),
            groups: Remembered::default(),
            stand: Remembered::default(),
            record_sets: Remembered::default(),
            periods: Remembered::default(),
        }
        .into())
    }

    /// The milestones, and in each event the place of its own.
    fn placed(&self, events: &mut Events) -> Result<Milestones, Refusal> {
        let found = match &self.milestones {
            Some(listed) => {
                let mut seen = BTreeSet::new();
                for (row, milestone) in listed.iter().enumerate() {
                    let code = match (milestone.trim(), seen.insert(milestone)) {
                        ("", _) => codes::EMPTY_CELL,
                        (_, false) => codes::MILESTONE_TWICE,
                        _ => continue,
                    };
                    let refusal = Refusal::new(code).with("milestone", milestone).with("column", "milestones");
                    return Err(refusal.with("row", row).at(format_args!("milestones[{row}]")));
                }
                Milestones::listed(listed)
            }
            None => {
                let zone = Playbook::development_zone;
                let playbook = self.playbook.clone().unwrap_or_else(zone);
                Milestones::of_those(&playbook, |key| events.milestones.all().iter().any(|word| word == key))
            }
        };
        if found.has_more() {
            return Err(Refusal::new(refusals::pipeline::TOO_MANY_MILESTONES).with("most", MOST));
        }
        let playbook = self.playbook.as_ref().map_or_else(Playbook::development_zone, Playbook::clone);
        let known: Vec<&str> = match &self.milestones {
            Some(listed) => listed.iter().map(String::as_str).collect(),
            None => playbook.milestones().iter().map(|milestone| milestone.key.as_str()).collect(),
        };
        events.place(&found, &known)?;
        Ok(found)
    }

    /// What each column of attributes says of each investment.
    fn told(
        &self,
        source: &Source<'_>,
        ids: &mut Words,
        values: &mut Values,
        subjects: usize,
        report: &mut OutsideReport,
    ) -> Result<Vec<Attribute>, Refusal> {
        let column = source.required("id")?;
        let of_rows = column.filled(column.words(Takes::Ids, ids)?, codes::EMPTY_CELL)?;
        if let Some(reserved) = source.names().find(|name| RESERVED.contains(name)) {
            let refusal = Refusal::new(codes::RESERVED_COLUMN).with("column", reserved);
            return Err(refusal.at(format_args!("attributes.{reserved}")));
        }
        // The first row of each id, by the number of the id: those that have events come first.
        let mut first: Vec<Option<usize>> = vec![None; ids.all().len()];
        for (row, id) in of_rows.iter().enumerate() {
            match first.get_mut(*id as usize) {
                Some(first @ None) => *first = Some(row),
                _ => report.dropped_attributes += 1,
            }
        }
        report.without_attributes = of_len(first.iter().take(subjects).filter(|row| row.is_none()).count());
        first.truncate(subjects);
        let mut told = Vec::new();
        for name in source.names().filter(|name| *name != "id") {
            let mut words = Words::default();
            let rows = source.required(name)?.words(Takes::Values(self.zone), &mut words)?;
            let codes: Vec<Code> = words.all().iter().map(|word| values.code(Value::Word(word.clone()))).collect();
            let code = |row: &Option<usize>| codes.get((*rows.get((*row)?)?)? as usize).copied();
            told.push(Attribute { dimension: Dimension::named(name), codes: first.iter().map(code).collect() });
        }
        Ok(told)
    }
}

/// The records: one of each investment.
fn records(events: Events, subjects: usize, zone: Tz) -> Records {
    let (cells, picks, begins) = events.cells(subjects);
    let ids: Vec<RecordId> = (0..).take(subjects).map(id).collect();
    let bounds = begins.iter().zip(begins.iter().skip(1));
    let rows = ids.iter().zip(0..).zip(bounds).map(|((id, subject), (from, to))| RecordRow {
        id: *id,
        belongs: Belongs::To(subject),
        cells: *from..*to,
        told: 0..0,
        existence: 0..1,
    });
    let rows = rows.collect();
    let existence = vec![Existence { known: EVER, from: EVER, certainly: EVER }];
    let taken = Taken { cells, picks, existence, ..Taken::under(Contested::none()) };
    Records::of(ids, rows, taken, zone)
}

/// The id that stands for an investment of a table.
fn id(subject: Subject) -> RecordId {
    Id::<Investment>::numbered(u64::from(subject)).record()
}

fn of_len(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}
