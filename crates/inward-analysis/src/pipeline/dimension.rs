//! What investments are grouped and kept by.

use std::collections::HashMap;
use std::fmt;

use inward_core::fact::{AsOf, Fact, FactSet};
use inward_core::id::{Id, Kind, RecordId, Recordable};
use inward_core::near::nearest_or_all;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals};

use super::day::{Day, ends, number};
use super::point::Point;

/// What investments are grouped and kept by: what their furthest record says that says anything.
///
/// ```
/// use inward_analysis::pipeline::Dimension;
/// assert_eq!(Dimension::Park.key(), "park");
/// assert_eq!(Dimension::ALL.iter().filter(|dimension| dimension.key() == "unit").count(), 1);
/// assert_eq!(Dimension::named("technology").key(), "technology");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Dimension {
    /// The unit in charge.
    Unit,
    /// The officer in charge.
    Officer,
    /// The park.
    Park,
    /// The nature.
    Nature,
    /// The industry.
    Industry,
    /// The organisation that invests.
    Investor,
    /// The country or region that it comes from.
    Origin,
    /// Where the lead came from.
    Source,
    /// The promotion event that the lead came from.
    PromotionEvent,
    /// A column of an outside table, by its name; never one that is named as another dimension is.
    Attribute(String),
}

impl Dimension {
    /// Every dimension of a book.
    pub const ALL: &[Self] = &[
        Self::Unit,
        Self::Officer,
        Self::Park,
        Self::Nature,
        Self::Industry,
        Self::Investor,
        Self::Origin,
        Self::Source,
        Self::PromotionEvent,
    ];

    /// Its key.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Unit => "unit",
            Self::Officer => "officer",
            Self::Park => "park",
            Self::Nature => "nature",
            Self::Industry => "industry",
            Self::Investor => "investor",
            Self::Origin => "origin",
            Self::Source => "source",
            Self::PromotionEvent => "promotion_event",
            Self::Attribute(name) => name,
        }
    }

    /// The dimension that a column of that name is: an attribute, unless a book has such a dimension.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let known = Self::ALL.iter().find(|dimension| dimension.key() == name);
        known.cloned().unwrap_or_else(|| Self::Attribute(name.to_owned()))
    }

    /// The dimension of a book that has that key.
    ///
    /// # Errors
    /// `pipeline.unknown-dimension`, with those that are near, or else all.
    pub fn parse(key: &str) -> Result<Self, Refusal> {
        let known = Self::ALL.iter().find(|dimension| dimension.key() == key).cloned();
        known.ok_or_else(|| Self::unknown(key, Self::ALL))
    }

    pub(super) fn unknown<'d>(key: &str, known: impl IntoIterator<Item = &'d Self>) -> Refusal {
        let near = nearest_or_all(key, "", known.into_iter().map(Self::key));
        Refusal::new(refusals::pipeline::UNKNOWN_DIMENSION).with("input", key).with("near", near).at("by")
    }

    /// The kind of the records that it names; none where it says words.
    pub(super) const fn kind(&self) -> Option<Kind> {
        match self {
            Self::Unit | Self::Park => Some(Kind::Unit),
            Self::Officer => Some(Kind::Person),
            Self::Investor => Some(Kind::Organisation),
            Self::PromotionEvent => Some(Kind::Entry),
            Self::Nature | Self::Industry | Self::Origin | Self::Source | Self::Attribute(_) => None,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn label(&self) -> Label {
        let (en, zh) = match self {
            Self::Attribute(name) => (name.as_str(), name.as_str()),
            Self::Unit => ("unit", "责任单位"),
            Self::Officer => ("officer", "经办人"),
            Self::Park => ("park", "园区"),
            Self::Nature => ("nature", "性质"),
            Self::Industry => ("industry", "行业"),
            Self::Investor => ("investor", "投资方"),
            Self::Origin => ("origin", "来源地"),
            Self::Source => ("source", "线索来源"),
            Self::PromotionEvent => ("promotion event", "招商活动"),
        };
        Label::new(en, zh)
    }
}

/// The number by which a value is known in a pipeline.
pub type Code = u32;

/// The values of all dimensions, each with its number.
#[derive(Clone, Debug, Default)]
pub struct Values {
    codes: HashMap<Value, Code>,
    values: Vec<Value>,
}

/// One value: a record or a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A unit, an officer, a park, an investor.
    Record(RecordId),
    /// A key of the playbook, an industry, or whatever an outside table has.
    Word(String),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(id) => id.fmt(f),
            Self::Word(word) => f.write_str(word),
        }
    }
}

impl Values {
    /// The number of a value, a new one where it has none yet.
    pub fn code(&mut self, value: Value) -> Code {
        if let Some(code) = self.codes.get(&value) {
            return *code;
        }
        let code = Code::try_from(self.values.len()).unwrap_or(Code::MAX);
        self.codes.insert(value.clone(), code);
        self.values.push(value);
        code
    }

    /// The number of a value that occurs.
    pub fn known(&self, value: &Value) -> Option<Code> {
        self.codes.get(value).copied()
    }

    /// The words among these values.
    pub fn words_of(&self, codes: impl Iterator<Item = Code>) -> impl Iterator<Item = &str> {
        codes.filter_map(|code| match self.value(code)? {
            Value::Word(word) => Some(word.as_str()),
            Value::Record(_) => None,
        })
    }

    /// The value of a number.
    pub fn value(&self, code: Code) -> Option<&Value> {
        self.values.get(code as usize)
    }
}

/// What a record says of one dimension over time. Mostly one value holds from the first on; where there were
/// several, their facts are kept, and read as lists read them.
#[derive(Clone, Debug)]
pub enum Told {
    /// It holds whenever it is known.
    Always(Code, Day),
    /// What it was depends on the day and on what was known.
    Facts(Box<FactSet<Code>>),
}

impl Told {
    /// What a set of facts tells, each as a number; none where it has no facts.
    pub fn of<F>(facts: &FactSet<F>, zone: chrono_tz::Tz, mut code: impl FnMut(&F) -> Code) -> Option<Self> {
        let mut each = facts.iter();
        let first = each.next()?;
        if each.next().is_none() && first.of.on.is_none() && first.of.retracted.is_none() {
            let from = number(first.of.known.from().day_in(zone));
            return Some(Self::Always(code(&first.value), from));
        }
        let coded = facts.iter().map(|fact| Fact { of: fact.of.clone(), value: code(&fact.value) });
        Some(Self::Facts(Box::new(coded.collect())))
    }

    /// Every number that it ever tells.
    pub fn each(&self, visit: &mut dyn FnMut(Code)) {
        match self {
            Self::Always(code, _) => visit(*code),
            Self::Facts(facts) => facts.iter().for_each(|fact| visit(fact.value)),
        }
    }

    /// Every day on which what it tells begins to hold, or is certain to have begun.
    pub fn each_begin(&self, visit: &mut dyn FnMut(Day)) {
        if let Self::Facts(facts) = self {
            facts.iter().map(|fact| ends(fact.of.on.as_ref())).for_each(|(earliest, latest)| {
                visit(earliest);
                visit(latest);
            });
        }
    }

    pub fn at(&self, point: Point, as_of: AsOf) -> Option<Code> {
        match self {
            Self::Always(code, from) => (*from <= point.known).then_some(*code),
            Self::Facts(facts) => facts.pick_in_force(as_of, |_| true).copied(),
        }
    }
}

/// What a record says, dimension by dimension.
pub struct Telling<'a> {
    pub zone: chrono_tz::Tz,
    pub values: &'a mut Values,
    pub told: &'a mut Vec<(Dimension, Told)>,
}

impl Telling<'_> {
    pub fn tell(&mut self, state: &State) {
        let head = state.head();
        self.facts(Dimension::Unit, &head.unit, of_record);
        self.facts(Dimension::Officer, &head.officer, of_record);
        let known_from = number(head.recordings.first().known.from().day_in(self.zone));
        let investor = match state {
            State::Lead(lead) => {
                let source = lead.origin.clone().map(|source| (Dimension::Source, Value::Word(source)));
                let event = lead.promotion_event.map(|event| (Dimension::PromotionEvent, of_record(&event)));
                for (dimension, value) in source.into_iter().chain(event) {
                    self.told.push((dimension, Told::Always(self.values.code(value), known_from)));
                }
                lead.investor
            }
            State::Negotiation(negotiation) => negotiation.investor,
            State::Agreement(agreement) => agreement.parties.first().copied(),
            State::Project(project) => {
                self.facts(Dimension::Park, &project.parks, |park| Value::Record(park.0.record()));
                self.facts(Dimension::Nature, &project.natures, |nature| Value::Word(nature.to_string()));
                self.facts(Dimension::Industry, &project.industries, |industry| Value::Word(industry.to_string()));
                project.owner
            }
            _ => None,
        };
        if let Some(investor) = investor {
            let code = self.values.code(Value::Record(investor.record()));
            self.told.push((Dimension::Investor, Told::Always(code, known_from)));
        }
    }

    fn facts<F>(&mut self, dimension: Dimension, facts: &FactSet<F>, value: impl Fn(&F) -> Value) {
        let told = Told::of(facts, self.zone, |fact| self.values.code(value(fact)));
        self.told.extend(told.map(|told| (dimension, told)));
    }
}

fn of_record<T: Recordable>(id: &Id<T>) -> Value {
    Value::Record(id.record())
}
