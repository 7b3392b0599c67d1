//! The pipeline (招商管线): investments and what they reached, in columns, for any day and as known on any
//! other. It is built once, from the records of a book or from tables from elsewhere ([`OutsideTables`]); every point
//! is read from the same columns.
//!
//! Of one milestone the word to go by is picked among those *known* by a day, by the playbook's order of
//! sources; only its date is compared with the day that is asked about. An investment has reached what any of
//! its records or phases has; it is in the book once it has reached anything.
//!
//! | asked | of whom |
//! |---|---|
//! | [`Pipeline::funnel`], [`Pipeline::stage_table`] | who reached what, and who stands where |
//! | [`Pipeline::standings`], [`Pipeline::standing_table`], [`Pipeline::reasons`] | who does not go on, since when, why, and where they were lost to |
//! | [`Pipeline::transitions`] | of those that stood at a stage, who went where |
//! | [`Pipeline::reach_by_cohort`] | how far those came that began together |
//! | [`Pipeline::orders`], [`Pipeline::sequences`] | in which order milestones really came |
//! | [`Pipeline::time_between`], [`Pipeline::time_in_stage`] | how long it took, and how long they have stood where they stand |
//! | [`Pipeline::outcomes_between`] | how long it took, where other outcomes compete |
//! | [`Pipeline::slippage`] | how planned dates slipped |
//! | [`Pipeline::kpi`], [`Pipeline::kpi_by`], [`Pipeline::vintages`] | rates by definition, and those of each signing year |

mod builder;
mod changes;
mod cohort_period;
mod columns;
mod contested;
mod count_table;
mod cross_table;
pub(crate) mod day;
mod day_column;
mod debtors;
mod dimension;
mod dimension_column;
mod existence;
mod figures;
mod first_outcome;
mod group;
mod grouped_columns;
mod investments;
mod kpi;
mod kpi_table;
mod level;
mod lines;
mod memberships;
mod milestones;
mod orders;
mod outcome_tables;
mod outcomes_between;
mod outside;
mod path;
mod pick;
mod place_counts;
mod plan_order;
mod plans;
mod playbooks;
mod point;
mod quantiles;
mod reach;
mod reasons;
mod record_sets;
mod records;
mod refresh;
mod remembered;
mod sayings;
mod size;
mod slippage;
mod standing_table;
mod standings;
mod taking;
mod time_between;
mod time_in_stage;
mod titles;
mod told;
mod transitions;
mod values;
mod ways;
mod world;

pub use builder::PipelineBuilder;
pub use changes::{ChangeCell, ChangeMember, ChangeRow, ChangeStep, ChangeSteps, Changes, MoneyBetween};
pub use cohort_period::CohortPeriod;
pub use count_table::{CountRow, CountTable, Member};
pub use cross_table::{Axis, AxisWord, CrossRow, CrossTable};
pub use dimension::Dimension;
pub use figures::{FigureAsked, FigureKind, FiguresRead};
pub use group::Group;
pub use kpi::KpiOfGroup;
pub use kpi_table::{kpi_table, vintage_table};
pub use level::Level;
pub use milestones::PlacedMilestone;
pub use outcomes_between::{
    Fate, Followed, FollowedInvestment, NamedOutcome, OutcomeRow, OutcomesBetween, OutcomesOfGroup,
};
pub use outside::{OutsideReport, OutsideTables};
pub use point::Point;
pub use quantiles::Quantiles;
pub use refresh::Update;
pub use size::tells_size;
pub use slippage::{PlannedMilestone, Slip, Slippage, SlippageOfGroup};
pub use standings::InvestmentStanding;
pub use time_between::{ReachedBetween, TimeBetween, TimesOfGroup};
pub use time_in_stage::{TimeAtStage, TimeInStage, TimesAtStage};
pub use transitions::Outcome;
pub use values::Value;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use chrono_tz::Tz;
use inward_core::id::RecordId;
use inward_core::refusal::Refusal;
use inward_core::when::Truth;

use cohort_period::PeriodsBetween;
pub(crate) use columns::CHUNK;
use columns::{Columns, Reached};
use day::Day;
pub(crate) use day_column::DayColumn;
use debtors::Debtors;
use dimension_column::DimensionColumn;
use figures::Figures;
use group::{FormedGroups, Kept};
use investments::Standing;
use memberships::Memberships;
use milestones::{Milestones, Set};
use outside::Outside;
use plans::Plans;
use playbooks::Playbooks;
use record_sets::RecordSet;
use records::{Records, Subject};
use remembered::Remembered;
use standings::Standings;
use titles::Titles;
use told::{Spoken, Told};
use values::{Code, Numbered, Values};

/// The pipeline of a zone, at a point, as far as it is kept. Cheap to clone: the columns are shared.
#[derive(Clone)]
pub struct Pipeline {
    book: Arc<Book>,
    point: Point,
    kept: Vec<Kept>,
}

/// What a pipeline was built from.
#[derive(Clone)]
struct Book {
    records: Records,
    standings: Standings,
    plans: Plans,
    columns: Columns,
    milestones: Milestones,
    values: Values,
    titles: Titles,
    /// On which lists projects are.
    memberships: Memberships,
    /// Who owes them what was promised.
    debtors: Debtors,
    /// The country or region of each organisation of which it is known.
    origins: HashMap<RecordId, Code>,
    /// What organisations say in attributes of the zone's own.
    of_organisations: HashMap<RecordId, Vec<(Spoken, Told)>>,
    zone: Tz,
    /// The day on which it was read.
    today: Day,
    /// What it counts.
    level: Level,
    /// The zone whose book it was read from; none of what is no book.
    of_zone: Option<RecordId>,
    /// The position of the book at which it was read; none of what is no book.
    position: Option<u64>,
    /// The playbooks by which it was read.
    playbooks: Option<Playbooks>,
    /// A column for each dimension, once it is asked for.
    dimensions: Vec<(Dimension, OnceLock<DimensionColumn>)>,
    /// The tables that it was built from, where there was no book.
    outside: Option<Outside>,
    /// Figures that were read from the book since.
    figures: Remembered<Figures>,
    /// The groups that were formed of them.
    groups: Remembered<FormedGroups>,
    /// Who stands in which ways.
    stand: Remembered<Standing>,
    /// The sets of lists and of debtors that investments were found to have.
    record_sets: Remembered<Numbered<RecordSet>>,
    /// The periods between which something was found to be reached.
    periods: Remembered<Numbered<PeriodsBetween>>,
}

/// What few records have, and where the book stood.
struct Beside {
    standings: Standings,
    plans: Plans,
    memberships: Memberships,
    debtors: Debtors,
    level: Level,
    of_zone: Option<RecordId>,
    position: Option<u64>,
    playbooks: Option<Playbooks>,
    origins: HashMap<RecordId, Code>,
    of_organisations: HashMap<RecordId, Vec<(Spoken, Told)>>,
}

impl Book {
    fn dimension(&self, dimension: &Dimension) -> &DimensionColumn {
        static NONE: DimensionColumn = DimensionColumn::none();
        let column = self.dimensions.iter().find(|(each, _)| each == dimension);
        column.map_or(&NONE, |(_, column)| column.get_or_init(|| DimensionColumn::of(&self.records, dimension)))
    }
}

impl Pipeline {
    fn of(
        records: Records,
        beside: Beside,
        milestones: Milestones,
        values: Values,
        titles: Titles,
        zone: Tz,
        today: NaiveDate,
    ) -> Self {
        let columns = Columns::of(&records);
        let today = day::number(today);
        let Beside {
            standings,
            plans,
            memberships,
            debtors,
            level,
            of_zone,
            position,
            playbooks,
            origins,
            of_organisations,
        } = beside;
        let of_book = playbooks.as_ref().map(|playbooks| Dimension::of_playbook(playbooks.last())).unwrap_or_default();
        let dimensions = of_book.into_iter().map(|dimension| (dimension, OnceLock::new())).collect();
        let outside = None;
        let book = Book {
            records,
            standings,
            plans,
            columns,
            milestones,
            values,
            titles,
            memberships,
            debtors,
            origins,
            of_organisations,
            zone,
            today,
            level,
            of_zone,
            position,
            playbooks,
            dimensions,
            outside,
            figures: Remembered::default(),
            groups: Remembered::default(),
            stand: Remembered::default(),
            record_sets: Remembered::default(),
            periods: Remembered::default(),
        };
        Self::from(book)
    }

    /// What it counts: investments, or projects.
    #[must_use]
    pub fn level(&self) -> Level {
        self.book.level
    }

    /// How many it counts at most, whether they are kept or in the book at its point or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.book.records.ids.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The position of the book at which it was read: what was recorded since is not in it. None of a pipeline that
    /// was built of something else than a book.
    #[must_use]
    pub fn position(&self) -> Option<u64> {
        self.book.position
    }

    /// Whether it was read from the book of this zone.
    #[must_use]
    pub fn is_of(&self, zone: RecordId) -> bool {
        self.book.of_zone == Some(zone)
    }

    /// The day on which it was read.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        day::day(self.book.today).unwrap_or_default()
    }

    /// The point it is read at.
    #[must_use]
    pub const fn point(&self) -> Point {
        self.point
    }

    /// The same pipeline at another point.
    #[must_use]
    pub fn at(&self, point: Point) -> Self {
        Self { point, ..self.clone() }
    }

    /// Keeps the investments of which a dimension says this.
    #[must_use]
    pub fn keep(mut self, dimension: Dimension, value: Value) -> Self {
        self.kept.push(Kept::Is(dimension, value));
        self
    }

    /// Keeps the investments that had reached a milestone by the point, for certain or possibly: what is
    /// asked of them is then in doubt too.
    ///
    /// # Errors
    /// `milestone.unknown`, with those that are near.
    pub fn keep_reached(mut self, milestone: &str) -> Result<Self, Refusal> {
        self.kept.push(Kept::Reached(self.book.milestones.named(milestone)?));
        Ok(self)
    }

    /// What a value is called: the title of a record, or the word itself.
    #[must_use]
    pub fn name<'p>(&'p self, value: &'p Value) -> &'p str {
        match value {
            Value::Record(id) => self.title(*id),
            Value::Word(word) => word,
        }
    }

    fn title(&self, id: RecordId) -> &str {
        self.book.titles.of(id).unwrap_or_default()
    }

    /// The dimensions by which it is grouped and kept: of a book those of its playbook, of outside tables the columns
    /// of their attributes; and the period in which any milestone was reached.
    pub fn dimensions(&self) -> impl Iterator<Item = &Dimension> {
        self.book.dimensions.iter().map(|(dimension, _)| dimension)
    }

    /// The dimension of that key.
    ///
    /// # Errors
    /// `pipeline.unknown-dimension`, with those that are near, or else all.
    pub fn dimension(&self, key: &str) -> Result<Dimension, Refusal> {
        let known = self.book.dimensions.iter().map(|(dimension, _)| dimension);
        let is_milestone = |milestone: &str| {
            let milestone = if milestone == "signed" { dimension::SIGNED } else { milestone };
            self.book.milestones.knows(milestone)
        };
        Dimension::parse_among(key, known, is_milestone)
    }

    /// What was taken in and what was not, where it was built from outside tables.
    #[must_use]
    pub fn outside(&self) -> Option<&OutsideReport> {
        self.book.outside.as_ref().map(|outside| &outside.report)
    }

    /// The id that an investment has in the outside table that it came from; none where it came from a book.
    #[must_use]
    pub fn outside_id(&self, investment: impl Into<RecordId>) -> Option<&str> {
        let outside = self.book.outside.as_ref()?;
        let subject = self.case_of(investment)?;
        outside.ids.get(subject).map(String::as_str)
    }

    /// The id of an investment in its outside table, and its title, which is that id where nothing says another.
    fn called(&self, investment: RecordId) -> (Option<String>, String) {
        let outside_id = self.outside_id(investment).map(str::to_owned);
        let title = self.book.titles.of(investment).or(outside_id.as_deref()).unwrap_or_default().to_owned();
        (outside_id, title)
    }

    /// The id that a table shows of a record: that of the outside table that it came from, or its own.
    fn id_of(&self, record: RecordId) -> String {
        self.outside_id(record).map_or_else(|| record.to_string(), str::to_owned)
    }

    /// The milestones that it knows: those that make the stage first, in the order of their ranks.
    #[must_use]
    pub fn milestones(&self) -> &[PlacedMilestone] {
        self.book.milestones.all()
    }

    /// What each investment had reached, and whether it is kept, in the order of their numbers.
    fn each<'r>(&self, reached: &'r Reached) -> impl Iterator<Item = (Subject, Truth, Set, Set)> + use<'_, 'r> {
        let sets = reached.certain.iter().zip(&reached.possible);
        let kept = self.kept_subjects(reached);
        (0..).zip(sets).map(move |(subject, (certain, possible))| {
            let kept =
                kept.as_ref().map_or(Truth::Yes, |kept| kept.get(subject as usize).copied().unwrap_or(Truth::No));
            (subject, kept, *certain, *possible)
        })
    }

    fn reached(&self) -> Reached {
        self.book.columns.reached(&self.book.records, self.point)
    }
}

impl From<Book> for Pipeline {
    /// All of it, at the latest point.
    fn from(book: Book) -> Self {
        Self { book: Arc::new(book), point: Point::LATEST, kept: Vec::new() }
    }
}

/// Whether an investment that reached this is in the book.
const fn is_there(certain: Set, possible: Set) -> Truth {
    match (certain, possible) {
        (0, 0) => Truth::No,
        (0, _) => Truth::Possibly,
        _ => Truth::Yes,
    }
}
