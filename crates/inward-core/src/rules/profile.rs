//! What a command may say of any new record, with the setters that commands get for it.

use std::collections::BTreeMap;

use crate::attribute::Given;
use crate::person::Person;
use crate::record::Reference;
use crate::target::Mention;
use crate::unit::Unit;

/// What a command may say of the head of a new record, whatever its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Profile {
    /// The zone's own code, such as `ZS-2021-034`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Further names it is known under.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Keys of other systems.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// A summary, as free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The unit in charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Mention<Unit>>,
    /// The officer in charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<Mention<Person>>,
    /// The zone's own attributes.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Given>,
}

/// Gives the builder of a command that makes a record the setters of its profile.
macro_rules! profiled {
    ($($name:ident),+) => { $(
        impl $name {
            /// The zone's own code, such as `ZS-2021-034`.
            #[must_use]
            pub fn code(mut self, code: impl Into<String>) -> Self {
                self.profile.code = Some(code.into());
                self
            }

            /// A further name it is known under.
            #[must_use]
            pub fn alias(mut self, alias: impl Into<String>) -> Self {
                self.profile.aliases.push(alias.into());
                self
            }

            /// The key under which another system knows it.
            #[must_use]
            pub fn reference(mut self, system: impl Into<String>, key: impl Into<String>) -> Self {
                self.profile.references.push($crate::record::Reference { system: system.into(), key: key.into() });
                self
            }

            /// A summary, as free text.
            #[must_use]
            pub fn summary(mut self, summary: impl Into<String>) -> Self {
                self.profile.summary = Some(summary.into());
                self
            }

            /// The unit in charge; the desk's own unit unless said otherwise.
            #[must_use]
            pub fn unit(mut self, unit: impl Into<$crate::target::Mention<$crate::unit::Unit>>) -> Self {
                self.profile.unit = Some(unit.into());
                self
            }

            /// The officer in charge; the desk's own officer unless said otherwise.
            #[must_use]
            pub fn officer(mut self, officer: impl Into<$crate::target::Mention<$crate::person::Person>>) -> Self {
                self.profile.officer = Some(officer.into());
                self
            }

            /// One of the zone's own attributes.
            #[must_use]
            pub fn attribute(mut self, key: impl Into<String>, value: impl Into<$crate::attribute::Given>) -> Self {
                self.profile.attributes.insert(key.into(), value.into());
                self
            }
        }
    )+ };
}

pub(crate) use profiled;
