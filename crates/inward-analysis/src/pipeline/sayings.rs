//! What all records say of the dimensions, one behind the other: of a million investments there are ten million
//! sayings, nearly all of which hold from the first on.

use std::ops::Range;

use inward_core::fact::{AsOf, FactSet};

use super::day::Day;
use super::point::Point;
use super::told::{Spoken, Told};
use super::values::Code;

/// What records say of the dimensions.
#[derive(Clone, Debug, Default)]
pub struct Sayings {
    each: Vec<Saying>,
    facts: Vec<FactSet<Code>>,
}

/// What a record says of one dimension: as [`Told`] has it, in half the room.
#[derive(Clone, Copy, Debug)]
struct Saying {
    of: Spoken,
    is_always: bool,
    /// The value; or which facts they are.
    code: u32,
    known: Day,
}

/// What a record says of a dimension.
#[derive(Clone, Copy, Debug)]
pub enum Says<'s> {
    /// It holds whenever it is known.
    Always(Code, Day),
    /// What it was depends on the day and on what was known.
    Facts(&'s FactSet<Code>),
}

impl Sayings {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.each.len()
    }

    /// Puts what a record says behind that of all others.
    pub fn extend(&mut self, told: impl IntoIterator<Item = (Spoken, Told)>) {
        for (of, told) in told {
            self.each.push(match told {
                Told::Always(code, known) => Saying { of, is_always: true, code, known },
                Told::Facts(facts) => {
                    self.facts.push(*facts);
                    let code = u32::try_from(self.facts.len() - 1).unwrap_or(u32::MAX);
                    Saying { of, is_always: false, code, known: Day::MAX }
                }
            });
        }
    }

    /// What is said of a dimension in some of the places.
    pub fn of(&self, places: Range<u32>, spoken: Spoken) -> Option<Says<'_>> {
        let each = self.each.get(places.start as usize..places.end as usize)?;
        self.says(each.iter().find(|saying| saying.of == spoken)?)
    }

    /// Everything that is said of a dimension.
    pub fn all(&self, spoken: Spoken) -> impl Iterator<Item = Says<'_>> {
        self.each.iter().filter(move |saying| saying.of == spoken).filter_map(|saying| self.says(saying))
    }

    fn says(&self, saying: &Saying) -> Option<Says<'_>> {
        if saying.is_always {
            return Some(Says::Always(saying.code, saying.known));
        }
        self.facts.get(saying.code as usize).map(Says::Facts)
    }
}

impl Says<'_> {
    /// Every number that it ever tells.
    pub fn each(self, visit: &mut dyn FnMut(Code)) {
        match self {
            Self::Always(code, _) => visit(code),
            Self::Facts(facts) => facts.iter().for_each(|fact| visit(fact.value)),
        }
    }

    /// What it tells at a point.
    pub fn at(self, point: Point, as_of: AsOf) -> Option<Code> {
        match self {
            Self::Always(code, from) => (from <= point.known).then_some(code),
            Self::Facts(facts) => facts.pick_in_force(as_of, |_| true).copied(),
        }
    }
}
