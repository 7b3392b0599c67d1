//! What a kind of record keeps, said once in its `state`: its parts and its own sets of facts. From
//! that follows how every rule that all kinds share reaches them.

use crate::clock::ClockFacts;
use crate::escalation::EscalationFacts;
use crate::event::Event;
use crate::fact::{Circumstances, Facts};
use crate::finance::{Amounts, MoneyEntries};
use crate::id::FactId;
use crate::measure::Measures;
use crate::milestone::Milestones;
use crate::standing::Standings;

use super::{Head, Record};

/// What the state of a record of any kind gives to the rules that evolve it.
pub(crate) trait RecordParts: Record {
    fn head_mut(&mut self) -> &mut Head;

    fn milestones_mut(&mut self) -> Option<&mut Milestones> {
        None
    }

    fn standings_mut(&mut self) -> Option<&mut Standings> {
        None
    }

    fn amounts_mut(&mut self) -> Option<&mut Amounts> {
        None
    }

    fn money_mut(&mut self) -> Option<&mut MoneyEntries> {
        None
    }

    fn measures_mut(&mut self) -> Option<&mut Measures> {
        None
    }

    fn clock_mut(&mut self) -> Option<&mut ClockFacts> {
        None
    }

    fn escalation_mut(&mut self) -> Option<&mut EscalationFacts> {
        None
    }

    /// Every set of facts of the record: occurrences first, then values in force.
    fn fact_sets(&self) -> FactSets<'_>;

    /// The same, to retract and verify.
    fn fact_sets_mut(&mut self) -> Vec<&mut dyn Facts>;

    /// The circumstances of every fact, also of those that cannot be retracted.
    fn each_fact_mut(&mut self, visit: &mut dyn FnMut(&mut Circumstances));
}

/// A part of a record that holds sets of facts: its milestones, its amounts, …
pub(crate) trait Part {
    /// Adds its sets to those of the record.
    fn add_to<'a>(&'a self, sets: &mut FactSets<'a>);

    /// The same, to retract and verify.
    fn add_to_mut<'a>(&'a mut self, sets: &mut Vec<&'a mut dyn Facts>);
}

/// The sets of facts of a record, by sort.
pub(crate) struct FactSets<'a> {
    /// Dated things that happened: they make the record exist.
    pub occurrences: Vec<&'a dyn Facts>,
    /// Values that hold from a start on.
    pub in_force: Vec<&'a dyn Facts>,
}

impl<'a> FactSets<'a> {
    pub(crate) fn all(&self) -> impl Iterator<Item = &'a dyn Facts> {
        self.occurrences.iter().chain(&self.in_force).copied()
    }

    pub(crate) fn find(&self, id: FactId) -> Option<&'a Circumstances> {
        self.all().find_map(|facts| facts.circumstances(id))
    }

    pub(crate) fn restate(&self, id: FactId) -> Option<Event> {
        self.all().find_map(|facts| facts.restate(id))
    }
}

/// Makes a record of a type with an `id` and a `head`. `parts` are those that records of several
/// kinds have, each a field of that name: `milestones`, `standings`, `amounts`, `money`, `measures`, `clock`,
/// `escalation`;
/// `occurrences` and `in_force` are the sets of facts of this kind alone, `for_good` those that cannot be
/// retracted; `listed_standing` is how a kind stands of which no standing is stated. Its derived serde is that of
/// its fields (`remote = "Self"`); reading a record back also tells its facts when they became known.
macro_rules! keeps {
    (
        $record:ident {
            $( parts: $($part:ident),+; )?
            $( occurrences: $($occurrence:ident),+; )?
            $( in_force: $($value:ident),+; )?
            $( for_good: $($lasting:ident),+; )?
            $( came_of: |$this:ident| $origin:expr; )?
            $( listed_standing: |$stands:ident, $as_of:ident| $is:expr; )?
        }
    ) => {
        impl $crate::record::Record for $record {
            fn id(&self) -> $crate::id::RecordId {
                self.id.record()
            }

            fn head(&self) -> &$crate::record::Head {
                &self.head
            }

            $( fn came_of(&self) -> Option<$crate::id::RecordId> {
                let $this = self;
                $origin
            } )?

            $( fn listed_standing(&self, $as_of: $crate::fact::AsOf) -> $crate::standing::Is {
                let $stands = self;
                $is
            } )?

            $( $( $crate::record::part!(shared $part); )+ )?
        }

        impl serde::Serialize for $record {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $record {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut record = Self::deserialize(deserializer)?;
                $crate::record::tell_facts(&mut record).map_err(serde::de::Error::custom)?;
                Ok(record)
            }
        }

        impl $crate::record::RecordParts for $record {
            fn head_mut(&mut self) -> &mut $crate::record::Head {
                &mut self.head
            }

            $( $( $crate::record::part!(exclusive $part); )+ )?

            fn fact_sets(&self) -> $crate::record::FactSets<'_> {
                let mut sets = $crate::record::FactSets { occurrences: Vec::new(), in_force: Vec::new() };
                $crate::record::Part::add_to(&self.head, &mut sets);
                $( $( $crate::record::Part::add_to(&self.$part, &mut sets); )+ )?
                $( $( sets.occurrences.push(&self.$occurrence); )+ )?
                $( $( sets.in_force.push(&self.$value); )+ )?
                sets
            }

            fn fact_sets_mut(&mut self) -> Vec<&mut dyn $crate::fact::Facts> {
                let mut sets: Vec<&mut dyn $crate::fact::Facts> = Vec::new();
                $crate::record::Part::add_to_mut(&mut self.head, &mut sets);
                $( $( $crate::record::Part::add_to_mut(&mut self.$part, &mut sets); )+ )?
                $( $( sets.push(&mut self.$occurrence); )+ )?
                $( $( sets.push(&mut self.$value); )+ )?
                sets
            }

            fn each_fact_mut(&mut self, visit: &mut dyn FnMut(&mut $crate::fact::Circumstances)) {
                for facts in self.fact_sets_mut() {
                    facts.each_mut(visit);
                }
                $( $( self.$lasting.each_mut(visit); )+ )?
            }
        }
    };
}

/// How a part is reached: shared by the rules that read, exclusively by those that evolve.
macro_rules! part {
    (shared milestones) => { $crate::record::part!(get milestones: $crate::milestone::Milestones); };
    (shared standings) => { $crate::record::part!(get standings: $crate::standing::Standings); };
    (shared amounts) => { $crate::record::part!(get amounts: $crate::finance::Amounts); };
    (shared money) => {};
    (shared policy) => {};
    (exclusive policy) => {};
    (shared measures) => { $crate::record::part!(get measures: $crate::measure::Measures); };
    (shared clock) => { $crate::record::part!(get clock: $crate::clock::ClockFacts); };
    (shared escalation) => { $crate::record::part!(get escalation: $crate::escalation::EscalationFacts); };
    (exclusive escalation) => { $crate::record::part!(get escalation_mut of escalation: $crate::escalation::EscalationFacts); };
    (exclusive clock) => { $crate::record::part!(get clock_mut of clock: $crate::clock::ClockFacts); };
    (exclusive milestones) => { $crate::record::part!(get milestones_mut of milestones: $crate::milestone::Milestones); };
    (exclusive standings) => { $crate::record::part!(get standings_mut of standings: $crate::standing::Standings); };
    (exclusive amounts) => { $crate::record::part!(get amounts_mut of amounts: $crate::finance::Amounts); };
    (exclusive money) => { $crate::record::part!(get money_mut of money: $crate::finance::MoneyEntries); };
    (exclusive measures) => { $crate::record::part!(get measures_mut of measures: $crate::measure::Measures); };
    (get $part:ident: $of:ty) => {
        fn $part(&self) -> Option<&$of> {
            Some(&self.$part)
        }
    };
    (get $name:ident of $part:ident: $of:ty) => {
        fn $name(&mut self) -> Option<&mut $of> {
            Some(&mut self.$part)
        }
    };
}

pub(crate) use {keeps, part};
