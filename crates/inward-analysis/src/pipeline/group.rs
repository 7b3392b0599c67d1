//! Which investments are kept, and which group each falls into.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use inward_core::entry::Entry;
use inward_core::id::RecordId;
use inward_core::near::nearest_or_all;
use inward_core::organisation::Organisation;
use inward_core::person::Person;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::unit::Unit;
use inward_core::when::{Truth, When};

use super::Pipeline;
use super::columns::Reached;
use super::day::number;
use super::dimension::Dimension;
use super::milestones::{Place, Set};
use super::point::Point;
use super::records::Subject;
use super::values::{Code, Value};
use crate::rates::Window;

/// What is asked of an investment that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// That a dimension says this.
    Is(Dimension, Value),
    /// That it had reached a milestone.
    Reached(Place),
    /// That it did so between two days.
    ReachedWithin(Place, Window),
}

impl Kept {
    /// The same with its milestone in the place that it has elsewhere.
    pub fn placed_anew(self, place: impl FnOnce(Place) -> Result<Place, Refusal>) -> Result<Self, Refusal> {
        Ok(match self {
            Self::Is(..) => self,
            Self::Reached(milestone) => Self::Reached(place(milestone)?),
            Self::ReachedWithin(milestone, window) => Self::ReachedWithin(place(milestone)?, window),
        })
    }
}

/// What the investments of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// What the dimension says; none where it says nothing.
    pub value: Option<Value>,
}

/// The groups of all investments.
pub struct Groups {
    /// The number of the group of each; none where all are in one.
    of: Arc<[u32]>,
    named: Vec<Vec<Group>>,
    /// Their order, once it is asked for.
    order: OnceLock<Vec<usize>>,
}

/// At most so many formations of groups are remembered; the one that was made first is forgotten first.
const MOST_FORMED: usize = 6;

/// The groups that were formed by some dimensions at some points: one report asks for the same again and again.
pub type FormedGroups = Vec<((Point, Vec<Dimension>), Arc<Groups>)>;

/// Gives the groups of a pipeline their numbers, which are the same at whatever points it is read.
#[derive(Default)]
pub struct Numbering {
    numbers: HashMap<Vec<Option<Code>>, u32>,
    named: Vec<Vec<Group>>,
}

impl Numbering {
    /// The number of the group of each investment at the point; none where all are in one.
    pub fn of_each(&mut self, pipeline: &Pipeline, by: &[Dimension]) -> Vec<u32> {
        if by.is_empty() {
            self.named = vec![Vec::new()];
            return Vec::new();
        }
        let codes: Vec<Vec<Option<Code>>> = by.iter().map(|dimension| pipeline.codes(dimension)).collect();
        if let ([codes], [dimension]) = (codes.as_slice(), by) {
            return self.of_one(pipeline, dimension, codes);
        }
        let mut of = Vec::with_capacity(pipeline.len());
        let mut key = Vec::with_capacity(by.len());
        for at in 0..pipeline.len() {
            key.clear();
            key.extend(codes.iter().map(|codes| codes.get(at).copied().flatten()));
            let number = match self.numbers.get(&key) {
                Some(number) => *number,
                None => {
                    let number = u32::try_from(self.named.len()).unwrap_or(u32::MAX);
                    self.numbers.insert(key.clone(), number);
                    self.named
                        .push(key.iter().zip(by).map(|(code, dimension)| pipeline.group(dimension, *code)).collect());
                    number
                }
            };
            of.push(number);
        }
        of
    }

    /// Of one dimension: each value is looked up once, not once an investment.
    fn of_one(&mut self, pipeline: &Pipeline, dimension: &Dimension, codes: &[Option<Code>]) -> Vec<u32> {
        let mut known: Vec<Option<u32>> = Vec::new();
        let number_of = |code: Option<Code>| {
            let at = code.map_or(0, |code| code as usize + 1);
            if known.len() <= at {
                known.resize(at + 1, None);
            }
            let Some(here) = known.get_mut(at) else { return 0 };
            *here.get_or_insert_with(|| {
                *self.numbers.entry(vec![code]).or_insert_with(|| {
                    self.named.push(vec![pipeline.group(dimension, code)]);
                    u32::try_from(self.named.len() - 1).unwrap_or(u32::MAX)
                })
            })
        };
        (0..pipeline.len()).map(|at| codes.get(at).copied().flatten()).map(number_of).collect()
    }

    /// The groups that have a number.
    pub fn finish(self) -> Groups {
        Groups { of: Arc::default(), named: self.named, order: OnceLock::new() }
    }
}

fn unknown<'n>(dimension: &Dimension, name: &str, known: impl Iterator<Item = &'n str>) -> Refusal {
    let near = nearest_or_all(name, "", known);
    let refusal = Refusal::new(refusals::pipeline::UNKNOWN_VALUE).with("input", name).with("near", near);
    refusal.with_word("dimension", &dimension.label()).at(dimension.key())
}

impl Groups {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.named.len()
    }

    /// The number of the group of each investment; none where all are in one.
    pub const fn of_each(&self) -> &Arc<[u32]> {
        &self.of
    }

    /// The group of an investment.
    pub fn of(&self, subject: Subject) -> usize {
        self.of.get(subject as usize).map_or(0, |group| *group as usize)
    }

    /// What the investments of a group have in common, dimension by dimension.
    pub fn named(&self, group: usize) -> &[Group] {
        self.named.get(group).map_or(&[], Vec::as_slice)
    }

    /// The groups in the order of their names; what says nothing stands last.
    pub fn in_order(&self) -> Vec<usize> {
        let order = self.order.get_or_init(|| {
            let mut order: Vec<usize> = (0..self.named.len()).collect();
            order.sort_by_cached_key(|at| {
                let each = self.named(*at).iter();
                each.map(|group| (group.value.is_none(), group.name.clone(), group.value.clone())).collect::<Vec<_>>()
            });
            order
        });
        order.clone()
    }
}

impl Pipeline {
    /// Whether each investment is kept; none where nothing is asked.
    pub(super) fn kept_subjects(&self, reached: &Reached) -> Option<Vec<Truth>> {
        if self.kept.is_empty() {
            return None;
        }
        let mut all = vec![Truth::Yes; self.len()];
        for kept in &self.kept {
            match kept {
                Kept::Is(of_sets, Value::Record(record)) if of_sets.is_of_sets() => {
                    for (kept, has) in all.iter_mut().zip(self.has_in_set(of_sets, *record)) {
                        *kept = kept.and(has);
                    }
                }
                Kept::Is(dimension @ Dimension::ReachedIn(..), Value::Word(periods)) => {
                    let place = dimension.milestone().map(|milestone| self.book.milestones.named(milestone));
                    let window = When::parse(periods).and_then(|periods| Window::of(&periods));
                    match (place, window) {
                        (Some(Ok(place)), Ok(window)) => self.keep_within(&mut all, place, window),
                        _ => self.keep_those_that_say(&mut all, dimension, &Value::Word(periods.clone())),
                    }
                }
                Kept::Is(of_sets, value) if of_sets.is_of_sets() => self.keep_those_that_say(&mut all, of_sets, value),
                Kept::Is(dimension, value) => {
                    let wanted = self.book.values.known(value);
                    for (kept, code) in all.iter_mut().zip(self.codes(dimension)) {
                        if wanted.is_none() || code != wanted {
                            *kept = Truth::No;
                        }
                    }
                }
                Kept::Reached(place) => {
                    let has = |set: &Set| set >> place & 1 == 1;
                    for ((kept, certain), possible) in all.iter_mut().zip(&reached.certain).zip(&reached.possible) {
                        let truth = match (has(certain), has(possible)) {
                            (true, _) => Truth::Yes,
                            (false, true) => Truth::Possibly,
                            (false, false) => Truth::No,
                        };
                        *kept = kept.and(truth);
                    }
                }
                Kept::ReachedWithin(place, window) => self.keep_within(&mut all, *place, *window),
            }
        }
        Some(all)
    }

    /// Keeps those of a group that is called so.
    fn keep_those_that_say(&self, all: &mut [Truth], dimension: &Dimension, value: &Value) {
        for (kept, code) in all.iter_mut().zip(self.codes(dimension)) {
            if code.and_then(|code| self.said(dimension, code)).as_ref() != Some(value) {
                *kept = Truth::No;
            }
        }
    }

    /// Keeps those that reached a milestone within a window and by the point.
    fn keep_within(&self, all: &mut [Truth], place: Place, window: Window) {
        let (first, last) = (number(window.first()), number(window.last()).min(self.point.valid));
        let days = self.book.columns.days(&self.book.records, place, self.point);
        for (kept, (earliest, latest)) in all.iter_mut().zip(days) {
            let is_within = first <= earliest && latest <= last;
            let may_be = first <= last && earliest <= last && first <= latest;
            *kept = kept.and(match (is_within, may_be) {
                (true, _) => Truth::Yes,
                (false, true) => Truth::Possibly,
                (false, false) => Truth::No,
            });
        }
    }

    /// The groups into which some dimensions divide the investments at the point.
    pub(super) fn groups(&self, by: &[Dimension]) -> Arc<Groups> {
        let asked = (self.point, by.to_vec());
        self.book.groups.found(&asked).unwrap_or_else(|| {
            let mut numbering = Numbering::default();
            let of = numbering.of_each(self, by).into();
            let groups = Arc::new(Groups { of, ..numbering.finish() });
            self.book.groups.keep(MOST_FORMED, asked, groups.clone());
            groups
        })
    }

    /// Keeps a cohort: the investments that reached a milestone within a window and by the point, for certain or
    /// possibly, as [`Pipeline::keep_reached`] does.
    ///
    /// ```
    /// # use inward_analysis::pipeline::Pipeline;
    /// # use inward_analysis::rates::Window;
    /// # use inward_core::when::When;
    /// # fn shown(pipeline: &Pipeline) -> Result<(), inward_core::refusal::Refusal> {
    /// let signed = pipeline.clone().keep_reached_within("contract_signed", Window::of(&When::parse("2020H1")?)?)?;
    /// println!("{} signed in that half-year", signed.stage_table(&[]).total);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// `milestone.unknown`, with those that are near.
    pub fn keep_reached_within(mut self, milestone: &str, window: Window) -> Result<Self, Refusal> {
        self.kept.push(Kept::ReachedWithin(self.book.milestones.named(milestone)?, window));
        Ok(self)
    }

    /// The dimensions by which investments are kept.
    pub fn kept_by(&self) -> impl Iterator<Item = &Dimension> {
        self.kept.iter().filter_map(|kept| match kept {
            Kept::Is(dimension, _) => Some(dimension),
            Kept::Reached(_) | Kept::ReachedWithin(..) => None,
        })
    }

    /// What a dimension says where it names this record.
    ///
    /// # Errors
    /// That the record is of a kind that the dimension does not name.
    pub fn value_of(dimension: &Dimension, id: RecordId) -> Result<Value, Refusal> {
        let fits = match dimension {
            Dimension::Unit | Dimension::Park | Dimension::Debtor => id.of::<Unit>().map(drop),
            Dimension::Officer => id.of::<Person>().map(drop),
            Dimension::Investor => id.of::<Organisation>().map(drop),
            Dimension::PromotionEvent | Dimension::List => id.of::<Entry>().map(drop),
            // An attribute of the zone's own may name an organisation.
            Dimension::Attribute(_) => id.of::<Organisation>().map(drop),
            Dimension::Nature
            | Dimension::Industry
            | Dimension::IndustryAt(_)
            | Dimension::Origin
            | Dimension::Source
            | Dimension::Size
            | Dimension::ReachedIn(..) => {
                let refusal = Refusal::new(refusals::pipeline::UNKNOWN_VALUE).with("input", id).with("near", "…");
                Err(refusal.with_word("dimension", &dimension.label()))
            }
        };
        fits.map(|()| Value::Record(id)).map_err(|refusal| refusal.at(dimension.key()))
    }

    /// What a dimension says where it says this: a unit, a person or an organisation by its name, all else by its
    /// word.
    ///
    /// # Errors
    /// `pipeline.unknown-value`, with those that are near.
    pub fn value_named(&self, dimension: &Dimension, name: &str) -> Result<Value, Refusal> {
        let is_said_now = || {
            let codes: BTreeSet<Code> = self.codes(dimension).into_iter().flatten().collect();
            let word = Value::Word(name.to_owned());
            codes.into_iter().any(|code| self.said(dimension, code).as_ref() == Some(&word))
        };
        if let Dimension::ReachedIn(..) = dimension {
            let periods = When::parse(name).and_then(|periods| Window::of(&periods)).map(drop);
            let known = periods.or_else(|refusal| if is_said_now() { Ok(()) } else { Err(refusal) });
            return known.map(|()| Value::Word(name.to_owned())).map_err(|refusal| refusal.at(dimension.key()));
        }
        let told: BTreeSet<Code> = match dimension {
            Dimension::Origin => self.book.origins.values().copied().collect(),
            Dimension::IndustryAt(level) => {
                let industries = self.book.records.ever_told(&Dimension::Industry).into_iter();
                industries.map(|industry| self.book.values.industry_at(industry, *level)).collect()
            }
            Dimension::Attribute(_) if self.book.outside.is_none() => self.ever_told(dimension),
            _ => self.book.dimension(dimension).told().collect(),
        };
        let words = || self.book.values.words_of(told.iter().copied());
        if self.book.outside.is_some() {
            let is_told = words().any(|word| word == name);
            return is_told.then(|| Value::Word(name.to_owned())).ok_or_else(|| unknown(dimension, name, words()));
        }
        if let Ok(id) = name.parse::<RecordId>() {
            return Self::value_of(dimension, id);
        }
        let Some(kind) = dimension.kind() else {
            let ever = self.book.records.ever_told(dimension);
            let values = || told.union(&ever).filter_map(|code| self.book.values.value(*code));
            // An attribute may name an organisation; one that is missing says an empty word.
            let named = || values().map(|value| (self.name(value), value)).filter(|(name, _)| !name.is_empty());
            if let Some((_, value)) = named().find(|(known, _)| *known == name) {
                return Ok(value.clone());
            }
            if named().next().is_none() {
                return Ok(Value::Word(name.to_owned()));
            }
            return Err(unknown(dimension, name, named().map(|(known, _)| known)));
        };
        let titles = || self.book.titles.iter().filter(|(id, _)| id.kind == kind);
        let mut found: Vec<RecordId> = titles().filter(|(_, title)| *title == name).map(|(id, _)| id).collect();
        found.sort_unstable();
        let first = found.first().copied().map(Value::Record);
        // The name of a group of those that have several at once.
        let first = first.or_else(|| (dimension.is_of_sets() && is_said_now()).then(|| Value::Word(name.to_owned())));
        first.ok_or_else(|| unknown(dimension, name, titles().map(|(_, title)| title)))
    }

    fn group(&self, dimension: &Dimension, code: Option<Code>) -> Group {
        let value = code.and_then(|code| self.said(dimension, code));
        let name = value.as_ref().map(|value| self.name(value).to_owned()).unwrap_or_default();
        Group { value, name }
    }
}
