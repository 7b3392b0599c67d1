//! Needs (gates): what should be there when a milestone is recorded.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::key::{AttributeKey, Key, MilestoneKey};
use super::place::Place;
use crate::refusal::Refusal;
use crate::text::refusals::playbook::BAD_FIELD;

/// The fields of records that a need may name, each with the places where it is known. What
/// stands at a project is known at its phases too.
pub const FIELDS: [(&str, &[Place]); 26] = [
    ("aliases", &Place::ALL),
    ("asks", &[Place::Negotiation]),
    ("capacity", &[Place::Project, Place::Phase]),
    ("clauses", &[Place::Agreement]),
    ("code", &Place::ALL),
    ("competitor_places", &[Place::Negotiation]),
    ("contract_investment", &[Place::Agreement, Place::Project]),
    ("evidence", &Place::ALL),
    ("fixed_asset", &Place::ALL),
    ("foreign_equity", &[Place::Agreement, Place::Project]),
    ("industry", &Place::ALL),
    ("investor", &Place::ALL),
    ("land_area", &[Place::Lead, Place::Project, Place::Phase]),
    ("likelihood", &[Place::Negotiation]),
    ("national_code", &[Place::Project, Place::Phase]),
    ("nature", &[Place::Project, Place::Phase]),
    ("offers", &[Place::Negotiation]),
    ("officer", &Place::ALL),
    ("parties", &[Place::Agreement]),
    ("phases", &[Place::Project]),
    ("referrer", &[Place::Lead]),
    ("sites", &[Place::Project, Place::Phase]),
    ("source", &[Place::Lead]),
    ("summary", &Place::ALL),
    ("total_planned", &Place::ALL),
    ("unit", &Place::ALL),
];

/// What a need names, as text `field.x`, `attribute.x` or `milestone.x`.
///
/// ```
/// use inward_core::playbook::Field;
/// let field = Field::parse("milestone.filed")?;
/// assert!(matches!(&field, Field::Milestone(key) if *key == *"filed"));
/// assert_eq!(field.to_string(), "milestone.filed");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A field of the record, one of [`FIELDS`].
    Record(Key),
    /// A custom field of the record, of its investor or of its investment.
    Attribute(AttributeKey),
    /// Another milestone, anywhere within the same investment.
    Milestone(MilestoneKey),
}

impl Field {
    /// Reads `field.x`, `attribute.x` or `milestone.x`. Whether there is such an `x` only a
    /// playbook knows.
    ///
    /// # Errors
    /// `playbook.bad-field`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let read = || {
            let (sort, key) = text.split_once('.')?;
            let key = Key::parse(key).ok()?;
            match sort {
                "field" => Some(Self::Record(key)),
                "attribute" => Some(Self::Attribute(key)),
                "milestone" => Some(Self::Milestone(key)),
                _ => None,
            }
        };
        read().ok_or_else(|| Refusal::new(BAD_FIELD).with("input", text))
    }

    /// The part after the point.
    #[must_use]
    pub fn key(&self) -> &Key {
        match self {
            Self::Record(key) | Self::Attribute(key) | Self::Milestone(key) => key,
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sort = match self {
            Self::Record(_) => "field",
            Self::Attribute(_) => "attribute",
            Self::Milestone(_) => "milestone",
        };
        write!(f, "{sort}.{}", self.key())
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

/// What follows if something needed is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The milestone is refused, unless it is overridden with a reason.
    Refuse,
    /// The milestone is recorded with a warning.
    Warn,
}

impl Effect {
    /// Both effects.
    pub const ALL: [Self; 2] = [Self::Refuse, Self::Warn];

    /// The name that stands in playbooks and in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::Warn => "warn",
        }
    }
}

/// One need of a milestone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Need {
    /// What is needed.
    pub field: Field,
    /// What follows if it is missing.
    pub effect: Effect,
}
