//! The head of a record: its names, the investment it belongs to, who is in charge, its attributes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::attribute::Value;
use crate::event::{Event, Recorded};
use crate::fact::{AsOf, FactSet, Facts, Stated, Stating};
use crate::id::{Id, NoteId};
use crate::investment::Investment;
use crate::person::Person;
use crate::playbook::AttributeKey;
use crate::unit::Unit;

use super::event::{AttributeSet, OfficerAssigned, RecordMoved, RecordNamed, UnitAssigned};
use super::{FactSets, Part, Recordings};

/// The key under which another system knows a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// The other system, such as a ledger's name.
    pub system: String,
    /// The key there.
    pub key: String,
}

/// The value of one of the zone's own attributes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// Which attribute, a key of the playbook.
    pub key: AttributeKey,
    /// Its value.
    pub value: Value,
}

/// What the event that creates a record says of its head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Its title or name.
    pub title: String,
    /// The zone's own code for it, such as `ZS-2021-034`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Further names it is known under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The keys under which other systems know it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// A summary, as free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<NoteId>,
    /// The investment it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investment: Option<Id<Investment>>,
    /// The unit in charge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id<Unit>>,
    /// The officer in charge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<Id<Person>>,
    /// The zone's own attributes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<AttributeKey, Value>,
}

/// The head of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// How each of its versions came into the book.
    pub recordings: Recordings,
    /// Its title or name, as last stated.
    pub title: String,
    /// The zone's own code for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Further names it is known under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The keys under which other systems know it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// A summary, as free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<NoteId>,
    /// The investment it belongs to.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub investment: FactSet<Id<Investment>>,
    /// The unit in charge.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub unit: FactSet<Id<Unit>>,
    /// The officer in charge.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub officer: FactSet<Id<Person>>,
    /// The zone's own attributes.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub attributes: FactSet<Attribute>,
}

impl Head {
    /// The head of a record that was just created. Its facts take the next numbers of the event.
    pub(crate) fn open<E>(recorded: &Recorded<'_, E>, opening: &Opening, stating: &mut Stating) -> Self {
        let mut head = Self {
            recordings: Recordings::begin(recorded.recording()),
            title: opening.title.clone(),
            code: opening.code.clone(),
            aliases: opening.aliases.clone(),
            references: opening.references.clone(),
            summary: opening.summary,
            investment: FactSet::default(),
            unit: FactSet::default(),
            officer: FactSet::default(),
            attributes: FactSet::default(),
        };
        let always = Stated::default;
        if let Some(investment) = opening.investment {
            head.investment.push(stating.fact(investment, always()));
        }
        if let Some(unit) = opening.unit {
            head.unit.push(stating.fact(unit, always()));
        }
        if let Some(officer) = opening.officer {
            head.officer.push(stating.fact(officer, always()));
        }
        for (key, value) in &opening.attributes {
            head.attributes.push(stating.fact(Attribute { key: key.clone(), value: value.clone() }, always()));
        }
        head
    }

    /// How many events it has had.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.recordings.version()
    }

    /// The investment it belongs to at that point.
    #[must_use]
    pub fn investment_at(&self, as_of: AsOf) -> Option<Id<Investment>> {
        self.investment.pick_in_force(as_of, |_| true).copied()
    }

    /// The investments that it was ever known to belong to by that point, and does not belong to there:
    /// it was moved away, or never moved there after all.
    pub fn left(&self, as_of: AsOf) -> impl Iterator<Item = Id<Investment>> {
        let current = self.investment_at(as_of);
        let known = self.investment.iter().filter(move |fact| fact.of.known.by(as_of.known));
        known.map(|fact| fact.value).filter(move |left| Some(*left) != current)
    }

    /// The unit in charge at that point.
    #[must_use]
    pub fn unit_at(&self, as_of: AsOf) -> Option<Id<Unit>> {
        self.unit.pick_in_force(as_of, |_| true).copied()
    }

    /// The officer in charge at that point.
    #[must_use]
    pub fn officer_at(&self, as_of: AsOf) -> Option<Id<Person>> {
        self.officer.pick_in_force(as_of, |_| true).copied()
    }

    /// The value of an attribute at that point.
    #[must_use]
    pub fn attribute_at(&self, key: &str, as_of: AsOf) -> Option<&Value> {
        self.attributes.pick_in_force(as_of, |attribute| attribute.key == *key).map(|attribute| &attribute.value)
    }

    /// Every text by which it is found: title, aliases, code, references.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.title.as_str())
            .chain(self.aliases.iter().map(String::as_str))
            .chain(self.code.as_deref())
            .chain(self.references.iter().map(|reference| reference.key.as_str()))
    }

    /// Takes the new names; an old title stays as a further name.
    pub(crate) fn rename(&mut self, named: &RecordNamed) {
        if let Some(title) = &named.title {
            let old = std::mem::replace(&mut self.title, title.clone());
            self.aliases.retain(|alias| alias != title);
            if !self.aliases.contains(&old) && old != *title {
                self.aliases.push(old);
            }
        }
        if named.code.is_some() {
            self.code.clone_from(&named.code);
        }
        for alias in &named.aliases {
            if !self.aliases.contains(alias) && *alias != self.title {
                self.aliases.push(alias.clone());
            }
        }
        for reference in &named.references {
            if !self.references.contains(reference) {
                self.references.push(reference.clone());
            }
        }
        if named.summary.is_some() {
            self.summary = named.summary;
        }
    }
}

impl Part for Head {
    fn add_to<'a>(&'a self, sets: &mut FactSets<'a>) {
        let own: [&dyn Facts; 4] = [&self.investment, &self.unit, &self.officer, &self.attributes];
        sets.in_force.extend(own);
    }

    fn add_to_mut<'a>(&'a mut self, sets: &mut Vec<&'a mut dyn Facts>) {
        let own: [&mut dyn Facts; 4] = [&mut self.investment, &mut self.unit, &mut self.officer, &mut self.attributes];
        sets.extend(own);
    }
}

/// Says for a type of values which event states one of them again.
macro_rules! restates {
    ($value:ty => |$this:ident, $stated:ident| $event:expr) => {
        impl $crate::fact::Restate for $value {
            fn restate(&self, stated: $crate::fact::Stated) -> $crate::event::Event {
                let ($this, $stated) = (self.clone(), stated);
                $event
            }
        }
    };
}

pub(crate) use restates;

restates!(Id<Investment> => |investment, stated| Event::RecordMoved(RecordMoved { investment, stated, reason: None }));
restates!(Id<Unit> => |unit, stated| Event::UnitAssigned(UnitAssigned { unit, stated }));
restates!(Id<Person> => |officer, stated| Event::OfficerAssigned(OfficerAssigned { officer, stated }));
restates!(Attribute => |attribute, stated| Event::AttributeSet(AttributeSet { attribute, stated }));
