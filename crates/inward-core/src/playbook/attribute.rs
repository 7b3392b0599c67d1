//! Attributes: the custom fields that a zone adds to its records.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::key::{AttributeKey, Key};
use crate::text::Label;

/// A kind of record that can carry attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RecordKind {
    /// 线索.
    Lead,
    /// 在谈.
    Negotiation,
    /// 协议.
    Agreement,
    /// 建设项目.
    Project,
    /// 企业/机构.
    Organisation,
    /// 招商项目, the whole undertaking.
    Investment,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Lead, Self::Negotiation, Self::Agreement, Self::Project, Self::Organisation, Self::Investment];

    /// The name that stands in playbooks and in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Negotiation => "negotiation",
            Self::Agreement => "agreement",
            Self::Project => "project",
            Self::Organisation => "organisation",
            Self::Investment => "investment",
        }
    }
}

impl fmt::Display for RecordKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One option of an attribute of kind `choice` or `choices`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Choice {
    /// Its stable name, unique within the attribute.
    pub key: Key,
    /// What it is called.
    pub label: Label,
    /// No longer offered; values that have it keep it.
    pub retired: bool,
}

/// What values an attribute takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AttributeKind {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// An exact decimal number.
    Decimal,
    /// Yes or no.
    Bool,
    /// A date of any precision.
    When,
    /// An amount of money in a currency.
    Money,
    /// One of the options.
    Choice(Vec<Choice>),
    /// Any number of the options.
    Choices(Vec<Choice>),
    /// An organisation of the book.
    Organisation,
}

impl AttributeKind {
    /// The names of all kinds, as they stand in playbooks.
    pub const NAMES: [&'static str; 9] =
        ["text", "integer", "decimal", "bool", "when", "money", "choice", "choices", "organisation"];

    /// The name that stands in playbooks and in data.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Bool => "bool",
            Self::When => "when",
            Self::Money => "money",
            Self::Choice(_) => "choice",
            Self::Choices(_) => "choices",
            Self::Organisation => "organisation",
        }
    }

    /// What people call it, in both languages.
    #[must_use]
    pub fn label(&self) -> Label {
        match self {
            Self::Text => Label::new("a text", "文本"),
            Self::Integer => Label::new("a whole number", "整数"),
            Self::Decimal => Label::new("a number", "数字"),
            Self::Bool => Label::new("yes or no", "是或否"),
            Self::When => Label::new("a date", "日期"),
            Self::Money => Label::new("an amount of money", "金额"),
            Self::Choice(_) => Label::new("one of its options", "单个选项"),
            Self::Choices(_) => Label::new("some of its options", "多个选项"),
            Self::Organisation => Label::new("an organisation", "企业或机构"),
        }
    }

    /// The options; empty for kinds without.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Choice(choices) | Self::Choices(choices) => choices,
            _ => &[],
        }
    }

    /// The option of that key.
    #[must_use]
    pub fn choice(&self, key: &str) -> Option<&Choice> {
        self.choices().iter().find(|choice| choice.key == *key)
    }
}

/// One attribute of a playbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Attribute {
    /// Its stable name.
    pub key: AttributeKey,
    /// What it is called.
    pub label: Label,
    /// The kinds of record that carry it; never empty, in order, each once.
    pub places: Vec<RecordKind>,
    /// What values it takes.
    pub kind: AttributeKind,
    /// No longer offered for new values; what is recorded keeps its meaning.
    pub retired: bool,
}

impl Attribute {
    /// Whether records of that kind carry it.
    #[must_use]
    pub fn stands_at(&self, kind: RecordKind) -> bool {
        self.places.contains(&kind)
    }
}
