//! The values of a zone's own attributes (自定义字段), typed by its playbook.

use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::money::{Amount, AmountInput, Currency};
use crate::number::Number;
use crate::organisation::Organisation;
use crate::playbook::{Attribute, AttributeKind, Key};
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::when::When;

/// The value of an attribute, of the type its playbook says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// An exact decimal.
    Decimal(Number),
    /// Yes or no.
    Bool(bool),
    /// A date as precise as it is known.
    When(When),
    /// An amount of money.
    Money(Amount),
    /// One of the choices.
    Choice(Key),
    /// Some of the choices.
    Choices(Vec<Key>),
    /// An organisation.
    Organisation(Id<Organisation>),
}

impl Value {
    /// Whether it counts as missing: empty text and an empty list do, 0 and false do not.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Choices(choices) => choices.is_empty(),
            _ => false,
        }
    }

    /// Reads a value as the playbook types it; `currency` is the zone's.
    pub fn read(attribute: &Attribute, given: &Given, currency: Option<Currency>) -> Result<Self, Refusal> {
        let wrong = || {
            Refusal::new(refusals::attribute::WRONG_TYPE)
                .with("input", given)
                .with("attribute", &attribute.key)
                .with_word("expected", &attribute.kind.label())
        };
        let choice = |text: &str, known: &[crate::playbook::Choice]| {
            known.iter().find(|choice| choice.key == *text).map(|choice| choice.key.clone()).ok_or_else(|| {
                let known: Vec<&str> = known.iter().map(|choice| choice.key.as_str()).collect();
                Refusal::new(refusals::attribute::UNKNOWN_CHOICE).with("input", text).with("near", known.join(", "))
            })
        };
        match (&attribute.kind, given) {
            (AttributeKind::Text, Given::Text(text)) => Ok(Self::Text(text.trim().to_owned())),
            (AttributeKind::Integer, Given::Integer(number)) => Ok(Self::Integer(*number)),
            (AttributeKind::Integer, Given::Text(text)) => text.trim().parse().map(Self::Integer).map_err(|_| wrong()),
            (AttributeKind::Decimal, Given::Integer(number)) => Number::parse(&number.to_string()).map(Self::Decimal),
            (AttributeKind::Decimal, Given::Text(text)) => Number::parse(text).map(Self::Decimal),
            (AttributeKind::Bool, Given::Bool(yes)) => Ok(Self::Bool(*yes)),
            (AttributeKind::Bool, Given::Text(text)) => match text.trim().to_lowercase().as_str() {
                "true" | "yes" | "是" => Ok(Self::Bool(true)),
                "false" | "no" | "否" => Ok(Self::Bool(false)),
                _ => Err(wrong()),
            },
            (AttributeKind::When, Given::Text(text)) => When::parse(text).map(Self::When),
            (AttributeKind::Money, Given::Text(text)) => text.parse::<AmountInput>()?.settle(currency).map(Self::Money),
            (AttributeKind::Choice(known), Given::Text(text)) => choice(text, known).map(Self::Choice),
            (AttributeKind::Choices(known), Given::List(texts)) => {
                texts.iter().map(|text| choice(text, known)).collect::<Result<_, _>>().map(Self::Choices)
            }
            (AttributeKind::Choices(known), Given::Text(text)) => {
                choice(text, known).map(|key| Self::Choices(vec![key]))
            }
            (AttributeKind::Organisation, Given::Text(text)) => text.parse().map(Self::Organisation),
            _ => Err(wrong()),
        }
    }

    /// The value as text, as it could be given again.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
            Self::Bool(yes) => yes.to_string(),
            Self::When(when) => when.to_string(),
            Self::Money(amount) => amount.to_string(),
            Self::Choice(key) => key.to_string(),
            Self::Choices(keys) => keys.iter().map(Key::as_str).collect::<Vec<_>>().join(", "),
            Self::Organisation(id) => id.to_string(),
        }
    }
}

/// The value of an attribute as a command gives it; the playbook says how it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Given {
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Text, also of dates, amounts, decimals, choices and ids.
    Text(String),
    /// Several choices.
    List(Vec<String>),
}

impl std::fmt::Display for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bool(yes) => yes.fmt(f),
            Self::Integer(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::List(texts) => f.write_str(&texts.join(", ")),
        }
    }
}

impl From<bool> for Given {
    fn from(yes: bool) -> Self {
        Self::Bool(yes)
    }
}

impl From<i64> for Given {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<&str> for Given {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Given {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<String>> for Given {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts)
    }
}
