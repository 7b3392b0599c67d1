//! What a record says of the dimensions, over time.

use std::collections::BTreeSet;

use inward_core::attribute;
use inward_core::fact::{AsOf, Fact, FactSet};
use inward_core::id::{Id, Recordable};
use inward_core::organisation::Organisation;
use inward_core::playbook::AttributeKey;
use inward_core::record::{Head, Record, State};

use super::day::{Day, ends, number};
use super::dimension::Dimension;
use super::point::Point;
use super::size::{Size, tells_size};
use super::values::{Code, Value, Values};

/// What a record says of one dimension over time. Mostly one value holds from the first on; where there were
/// several, their facts are kept, and read as lists read them.
#[derive(Clone, Debug)]
pub enum Told<T = Code> {
    /// It holds whenever it is known.
    Always(T, Day),
    /// What it was depends on the day and on what was known.
    Facts(Box<FactSet<T>>),
}

impl<T: Copy> Told<T> {
    /// What a set of facts tells, each as a number or in few bytes; none where it has no facts.
    pub fn of<F>(facts: &FactSet<F>, zone: chrono_tz::Tz, mut code: impl FnMut(&F) -> T) -> Option<Self> {
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
    pub fn each(&self, visit: &mut dyn FnMut(T)) {
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

    pub fn at(&self, point: Point, as_of: AsOf) -> Option<T> {
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
    pub spoken_of: &'a mut SpokenOf,
    pub told: &'a mut Vec<(Spoken, Told)>,
}

/// The number of a dimension among those that records speak of: most of what is told is told of few.
pub type Spoken = u16;

/// The dimensions that records speak of, in the order of their numbers.
#[derive(Clone, Debug, Default)]
pub struct SpokenOf(Vec<Dimension>);

impl SpokenOf {
    /// The number of a dimension, a new one where it has none yet.
    pub fn number(&mut self, dimension: Dimension) -> Spoken {
        self.known(&dimension).unwrap_or_else(|| {
            self.0.push(dimension);
            Spoken::try_from(self.0.len() - 1).unwrap_or(Spoken::MAX)
        })
    }

    /// The number of a dimension that any record ever spoke of.
    pub fn known(&self, dimension: &Dimension) -> Option<Spoken> {
        let known = self.0.iter().position(|known| known == dimension)?;
        Spoken::try_from(known).ok()
    }
}

impl Telling<'_> {
    /// What an organisation says in attributes of the zone's own.
    pub fn of_organisation(
        organisation: &Organisation,
        zone: chrono_tz::Tz,
        values: &mut Values,
        spoken_of: &mut SpokenOf,
    ) -> Vec<(Spoken, Told)> {
        let mut told = Vec::new();
        Telling { zone, values, spoken_of, told: &mut told }.attributes(&organisation.head);
        told
    }

    pub fn tell(&mut self, state: &State) {
        let head = state.head();
        self.facts(Dimension::Unit, &head.unit, of_record);
        self.facts(Dimension::Officer, &head.officer, of_record);
        self.attributes(head);
        let known_from = number(head.recordings.first().known.from().day_in(self.zone));
        match state {
            State::Lead(lead) => {
                let source = lead.origin.clone().map(|source| (Dimension::Source, Value::Word(source)));
                let event = lead.promotion_event.map(|event| (Dimension::PromotionEvent, of_record(&event)));
                for (dimension, value) in source.into_iter().chain(event) {
                    let code = self.values.code(value);
                    self.say(dimension, Told::Always(code, known_from));
                }
            }
            State::Project(project) => {
                self.facts(Dimension::Park, &project.parks, |park| Value::Record(park.0.record()));
                self.facts(Dimension::Nature, &project.natures, |nature| Value::Word(nature.to_string()));
                let told = Told::of(&project.industries, self.zone, |industry| self.values.industry(industry));
                told.into_iter().for_each(|told| self.say(Dimension::Industry, told));
            }
            _ => {}
        }
        if let Some(investor) = state.investor() {
            let code = self.values.code(of_record(&investor));
            self.say(Dimension::Investor, Told::Always(code, known_from));
        }
        if let Some(amounts) = state.amounts().filter(|amounts| !amounts.is_empty()) {
            let of_the_whole = amounts.facts().iter().filter(|fact| tells_size(&fact.value));
            let facts: FactSet<Size> =
                of_the_whole.map(|fact| Fact { of: fact.of.clone(), value: Size::of(&fact.value.amount) }).collect();
            self.facts(Dimension::Size, &facts, |size| Value::Word(size.to_string()));
        }
    }

    /// The zone's own attributes, each a dimension. One that is missing says an empty word.
    fn attributes(&mut self, head: &Head) {
        let keys: BTreeSet<&AttributeKey> = head.attributes.iter().map(|fact| &fact.value.key).collect();
        for key in keys {
            let of_key = head.attributes.iter().filter(|fact| fact.value.key == *key);
            let facts: FactSet<&attribute::Value> =
                of_key.map(|fact| Fact { of: fact.of.clone(), value: &fact.value.value }).collect();
            self.facts(Dimension::Attribute(key.to_string()), &facts, |value| match value {
                missing if missing.is_missing() => Value::Word(String::new()),
                attribute::Value::Organisation(id) => of_record(id),
                other => Value::Word(other.to_text()),
            });
        }
    }

    fn facts<F>(&mut self, dimension: Dimension, facts: &FactSet<F>, value: impl Fn(&F) -> Value) {
        if let Some(told) = Told::of(facts, self.zone, |fact| self.values.code(value(fact))) {
            self.say(dimension, told);
        }
    }

    fn say(&mut self, dimension: Dimension, told: Told) {
        self.told.push((self.spoken_of.number(dimension), told));
    }
}

fn of_record<T: Recordable>(id: &Id<T>) -> Value {
    Value::Record(id.record())
}
