//! The investments of a pipeline as cases of a rate.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use inward_core::finance::MoneyKind;
use inward_core::id::{Kind, RecordId};
use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::text::refusals;
use inward_core::when::Truth;

use super::columns::Reached;
use super::day::{Day, number};
use super::dimension::Dimension;
use super::figures::{FigureAsked, FigureKind, FiguresRead};
use super::group::Kept;
use super::level::Level;
use super::milestones::Place;
use super::point::Point;
use super::records::{RecordRow, Subject};
use super::{Columns, Pipeline, is_there};
use crate::rates::cases::{Cases, DaySlices, NO, Named, POSSIBLY, Weight, YES, weight};
use crate::rates::{Extent, FigureColumn, Grouping, KpiDefinition, KpiResult, Query, Value, Window, evaluate_groups};

/// Who stands in some ways at some points: many rates ask for the same.
pub type Standing = Vec<((Point, Vec<String>), Arc<Vec<Weight>>)>;

/// At most so many answers are remembered.
const MOST_STANDING: usize = 12;

/// Whether an agreement is there, and every standing that it may have.
type Agreed = (Truth, Vec<Is>);

/// Whether a case is one: at least one for certain, or perhaps one.
fn weight_of(told: Option<&Arc<FigureColumn>>, case: usize) -> Weight {
    match told.and_then(|told| told.extent(case)) {
        Some(Extent { least: 1.., .. }) => YES,
        Some(_) => POSSIBLY,
        None => NO,
    }
}

/// The investments of a pipeline as cases.
pub struct Investments {
    pub pipeline: Pipeline,
    period: Option<Window>,
    /// Whether it is to be asked which of them are there.
    asks_who_is_there: bool,
    figures: FiguresRead,
    /// What records that were moved reached.
    moved: BTreeMap<(Place, Subject), (Day, Day)>,
}

impl Investments {
    pub fn of(pipeline: &Pipeline, period: Option<Window>, asks_who_is_there: bool, figures: FiguresRead) -> Self {
        let moved = Columns::moved_days(&pipeline.book.records, pipeline.point);
        Self { pipeline: pipeline.clone(), period, asks_who_is_there, figures, moved }
    }

    pub fn evaluate(
        &self,
        definition: &KpiDefinition,
        query: &Query,
        grouping: Grouping,
    ) -> Result<Vec<KpiResult>, Refusal> {
        // Of tables that say nothing of money a share is told by number alone.
        let says_nothing = self.pipeline.book.outside.as_ref().is_some_and(|outside| outside.money.is_none());
        if says_nothing && definition.weights.is_some() {
            return evaluate_groups(&KpiDefinition { weights: None, ..definition.clone() }, self, query, grouping);
        }
        evaluate_groups(definition, self, query, grouping)
    }

    /// Whether each is there: as its book tells, or, of tables from elsewhere, once it reached anything.
    fn there(&self) -> Vec<Weight> {
        let pipeline = &self.pipeline;
        if pipeline.book.outside.is_some() {
            let reached = pipeline.reached();
            let each = reached.certain.iter().zip(&reached.possible);
            return each.map(|(certain, possible)| weight(is_there(*certain, *possible))).collect();
        }
        let told = self.read(FigureKind::Existence);
        let mut there: Vec<Weight> = (0..pipeline.len()).map(|case| weight_of(told, case)).collect();
        if pipeline.level() == Level::Project {
            // What a project came of may have reached something before the project itself was there.
            let reached = pipeline.reached();
            let each = reached.certain.iter().zip(&reached.possible);
            for (there, (certain, possible)) in there.iter_mut().zip(each) {
                *there = (*there).max(weight(is_there(*certain, *possible)));
            }
        }
        there
    }

    /// What was read from the book, and is of no period.
    fn read(&self, figure: FigureKind) -> Option<&Arc<FigureColumn>> {
        self.figures.of(&FigureAsked { figure, period: None, point: self.pipeline.point })
    }

    /// Whether an investment stands at one of these, or all of its agreements ended and one of them at one of these,
    /// such as by termination (解约): the project under them may not have been ended yet.
    fn stands(rolled: Truth, agreements: &[Agreed], is_one: &dyn Fn(Is) -> bool) -> Truth {
        let told = |possible: &[Is], of: &dyn Fn(Is) -> bool| {
            let some = possible.iter().any(|is| of(*is));
            let all = possible.iter().all(|is| of(*is));
            if all {
                Truth::Yes
            } else if some {
                Truth::Possibly
            } else {
                Truth::No
            }
        };
        if agreements.is_empty() {
            return rolled;
        }
        // Of one that is perhaps not there it does not matter then how it stands.
        let ended = |(there, possible): &Agreed| told(possible, &Is::is_closed).or(!*there);
        let all_ended = agreements.iter().map(ended).fold(Truth::Yes, Truth::and);
        let at_one = |(there, possible): &Agreed| told(possible, is_one).and(*there);
        let by_one = agreements.iter().map(at_one).fold(Truth::No, Truth::or);
        rolled.or(all_ended.and(by_one))
    }

    /// Whether each investment stands in one of these ways.
    fn who_stands(&self, words: &[String]) -> Vec<Weight> {
        let pipeline = &self.pipeline;
        let (records, standings) = (&pipeline.book.records, &pipeline.book.standings);
        let is_one = |is: Is| words.iter().any(|word| word == is.key());
        let mut stand = vec![weight(is_one(Is::Ongoing).into()); pipeline.len()];
        let as_of = pipeline.point.as_of(pipeline.book.zone);
        let mut agreements: HashMap<Subject, Vec<Agreed>> = HashMap::new();
        let is_agreement = |row: &&RecordRow| row.id.kind == Kind::Agreement && records.may_exist(row, pipeline.point);
        let possible = |row: &RecordRow| {
            (records.is_there(row, pipeline.point), standings.possible_of(row.id, pipeline.point, as_of))
        };
        let rolled = pipeline.rolled_standings_of_all();
        for (subject, _) in &rolled {
            let rows = || records.settled(*subject).iter().filter(is_agreement);
            // The framework over the contract of a project goes on for others: it is not what ended.
            let over: Vec<RecordId> = match pipeline.level() {
                Level::Investment => Vec::new(),
                Level::Project => rows().filter_map(|row| standings.origin(row.id)).collect(),
            };
            let own = rows().filter(|row| !over.contains(&row.id));
            agreements.entry(*subject).or_default().extend(own.map(possible));
        }
        for row in records.moved().iter().filter(is_agreement) {
            if let Some(subject) = records.subject(row, pipeline.point) {
                agreements.entry(subject).or_default().push(possible(row));
            }
        }
        for (subject, rolled) in rolled {
            let agreements = agreements.get(&subject).map_or(&[] as &[Agreed], Vec::as_slice);
            if let Some(stand) = stand.get_mut(subject as usize) {
                *stand = weight(Self::stands(rolled.truth(is_one), agreements, &is_one));
            }
        }
        stand
    }

    /// The figures of a table of money, where there is one.
    fn outside_figures(&self, value: &Value) -> Result<FigureColumn, Refusal> {
        let pipeline = &self.pipeline;
        let mut column = pipeline.no_figures();
        let Some(kind) = MoneyKind::parse(&value.name) else { return Ok(column) };
        let period = value.in_period.then_some(self.period).flatten();
        let period = period.map(|period| (number(period.first()), number(period.last())));
        for (subject, total) in pipeline.outside_totals(kind, period)? {
            column.add_total(subject as usize, &total)?;
        }
        Ok(column)
    }
}

impl Cases for Investments {
    fn len(&self) -> usize {
        self.pipeline.len()
    }

    fn days(&self, date: &str, cases: Range<usize>) -> DaySlices<'_> {
        let book = &self.pipeline.book;
        let place = book.milestones.all().iter().position(|milestone| milestone.key == date);
        let Some(place) = place.and_then(|place| Place::try_from(place).ok()) else {
            return DaySlices::none(cases.len());
        };
        let mut days = book.columns.days_of_chunk(&book.records, place, self.pipeline.point, cases.clone());
        let subject = |case: usize| Subject::try_from(case).unwrap_or(Subject::MAX);
        for ((_, moved), (earliest, latest)) in
            self.moved.range((place, subject(cases.start))..(place, subject(cases.end)))
        {
            let at = (*moved as usize).saturating_sub(cases.start);
            days.earliest.no_later(at, *earliest);
            days.latest.no_later(at, *latest);
        }
        days
    }

    fn counted(&self) -> Option<Vec<Weight>> {
        let pipeline = &self.pipeline;
        let kept = if pipeline.kept.is_empty() { None } else { pipeline.kept_subjects(&pipeline.reached()) };
        let there = self.asks_who_is_there.then(|| self.there());
        match (kept, there) {
            (None, there) => there,
            (Some(kept), None) => Some(kept.into_iter().map(weight).collect()),
            (Some(kept), Some(there)) => {
                Some(kept.into_iter().map(weight).zip(there).map(|(kept, there)| kept.min(there)).collect())
            }
        }
    }

    fn stand(&self, words: &[String]) -> Vec<Weight> {
        let asked = (self.pipeline.point, words.to_vec());
        let found = self.pipeline.book.stand.found(&asked).unwrap_or_else(|| {
            let found = Arc::new(self.who_stands(words));
            self.pipeline.book.stand.keep(MOST_STANDING, asked, found.clone());
            found
        });
        (*found).clone()
    }

    fn have(&self, attribute: &str, is: &str) -> Vec<Weight> {
        let pipeline = &self.pipeline;
        let Ok(dimension) = pipeline.dimension(attribute) else { return vec![NO; pipeline.len()] };
        if let (Dimension::List, Some(batch)) = (&dimension, self.read(FigureKind::Batch(is.to_owned()))) {
            return (0..pipeline.len()).map(|case| weight_of(Some(batch), case)).collect();
        }
        // Who is perhaps on a list, or perhaps reached something in a period, has it perhaps.
        if dimension.is_of_sets() || matches!(dimension, Dimension::ReachedIn(..)) {
            let nobody = || vec![NO; pipeline.len()];
            let Ok(value) = pipeline.value_named(&dimension, is) else { return nobody() };
            let kept = Pipeline { kept: vec![Kept::Is(dimension, value)], ..pipeline.clone() };
            let kept = kept.kept_subjects(&Reached::default());
            return kept.map_or_else(nobody, |kept| kept.into_iter().map(weight).collect());
        }
        let is_it = |code: u32| {
            let value = pipeline.said(&dimension, code);
            value.is_some_and(|value| value.to_string() == is || pipeline.name(&value) == is)
        };
        let mut known: HashMap<u32, bool> = HashMap::new();
        let codes = pipeline.codes(&dimension).into_iter();
        let has = codes.map(|code| code.is_some_and(|code| *known.entry(code).or_insert_with(|| is_it(code))));
        let mut have: Vec<Weight> = has.map(|has| if has { YES } else { NO }).collect();
        have.resize(pipeline.len(), NO);
        have
    }

    fn figures(&self, value: &Value) -> Result<Arc<FigureColumn>, Refusal> {
        if self.pipeline.book.outside.is_some() {
            return self.outside_figures(value).map(Arc::new);
        }
        let asked = FigureAsked::of(value, self.period, self.pipeline.point);
        let not_read = || Refusal::new(refusals::pipeline::FIGURES_NOT_READ).with("value", &value.name);
        self.figures.of(&asked).cloned().ok_or_else(not_read)
    }

    fn named(&self) -> Named {
        Named::Investments(self.pipeline.clone())
    }
}
