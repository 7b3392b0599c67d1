//! Evidence (佐证): what a fact rests on, and how far it is assured.

use serde::{Deserialize, Serialize};

use crate::id::{Id, NoteId};
use crate::person::Person;
use crate::playbook::Key;
use crate::refusal::Refusal;
use crate::when::When;

use crate::fact::Known;

/// What a fact rests on. In a command the title is text; in the book it is the id of a note, since
/// titles may name people.
///
/// ```
/// use inward_core::evidence::Evidence;
/// let evidence = Evidence::of_kind("works_contract")?.reference("HT-07").issued_on("2020-07-10")?;
/// assert_eq!(evidence.reference.as_deref(), Some("HT-07"));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence<Text = String> {
    /// What it is: `document`, `works_contract`, `bank_slip`, …
    pub kind: Key,
    /// Its title, as free text.
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Its number, its address or a hash of its bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The body that issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The day it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<When>,
}

impl Evidence {
    /// A document with this title.
    #[must_use]
    pub fn document(title: impl Into<String>) -> Self {
        Self { title: Some(title.into()), ..Self::plain(Key::known("document")) }
    }

    /// Evidence of this kind.
    pub fn of_kind(kind: &str) -> Result<Self, Refusal> {
        Ok(Self::plain(Key::parse(kind)?))
    }

    const fn plain(kind: Key) -> Self {
        Self { kind, title: None, reference: None, issuer: None, issued_on: None }
    }

    /// Its title.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Its number, its address or a hash of its bytes.
    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// The body that issued it.
    #[must_use]
    pub fn issuer(mut self, issuer: impl Into<String>) -> Self {
        self.issuer = Some(issuer.into());
        self
    }

    /// The day it was issued.
    pub fn issued_on<W>(mut self, on: W) -> Result<Self, Refusal>
    where
        W: TryInto<When>,
        Refusal: From<W::Error>,
    {
        self.issued_on = Some(on.try_into()?);
        Ok(self)
    }
}

impl<Text> Evidence<Text> {
    /// The same evidence with its title kept elsewhere.
    pub fn keep_title(self, keep: impl FnOnce(Text) -> NoteId) -> Evidence<NoteId> {
        Evidence {
            kind: self.kind,
            title: self.title.map(keep),
            reference: self.reference,
            issuer: self.issuer,
            issued_on: self.issued_on,
        }
    }
}

/// How far a fact is assured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assurance {
    /// Somebody says so, 申报.
    Claimed,
    /// Somebody else has checked its evidence, 核实.
    Verified,
}

/// That somebody other than its author checked the evidence of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// When the book learned it.
    pub known: Known,
    /// Who checked.
    pub by: Id<Person>,
}
