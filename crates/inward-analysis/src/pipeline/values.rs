//! What dimensions say: records and words, each with its number.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;

use inward_core::id::RecordId;
use inward_core::industry::{Industry, IndustryLevel};

/// The number by which a value is known in a pipeline.
pub type Code = u32;

/// Different things of one sort, each with its number.
#[derive(Clone, Debug)]
pub struct Numbered<T> {
    codes: HashMap<T, Code>,
    all: Vec<T>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { codes: HashMap::new(), all: Vec::new() }
    }
}

impl<T: Clone + Eq + Hash> Numbered<T> {
    /// The number of one, a new one where it has none yet.
    pub fn code(&mut self, one: T) -> Code {
        if let Some(code) = self.codes.get(&one) {
            return *code;
        }
        let code = Code::try_from(self.all.len()).unwrap_or(Code::MAX);
        self.codes.insert(one.clone(), code);
        self.all.push(one);
        code
    }

    /// The number of one that occurs.
    pub fn known(&self, one: &T) -> Option<Code> {
        self.codes.get(one).copied()
    }

    /// The one of a number.
    pub fn of(&self, code: Code) -> Option<&T> {
        self.all.get(code as usize)
    }
}

/// The values of all dimensions, each with its number.
#[derive(Clone, Debug, Default)]
pub struct Values {
    values: Numbered<Value>,
    /// Of each industry the classes that it is part of, level by level.
    industries: HashMap<Code, [Code; IndustryLevel::ALL.len()]>,
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
        self.values.code(value)
    }

    /// The number of an industry, whose classes get theirs too.
    pub fn industry(&mut self, industry: &Industry) -> Code {
        let code = self.code(Value::Word(industry.to_string()));
        if !self.industries.contains_key(&code) {
            let classes = IndustryLevel::ALL.map(|level| self.code(Value::Word(industry.at(level).to_string())));
            self.industries.insert(code, classes);
        }
        code
    }

    /// The class that an industry is part of at a level.
    pub fn industry_at(&self, industry: Code, level: IndustryLevel) -> Code {
        let classes = self.industries.get(&industry);
        classes.and_then(|classes| classes.get(level as usize)).copied().unwrap_or(industry)
    }

    /// The number of a value that occurs.
    pub fn known(&self, value: &Value) -> Option<Code> {
        self.values.known(value)
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
        self.values.of(code)
    }
}
