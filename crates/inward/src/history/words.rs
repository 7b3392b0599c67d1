//! The words of a history: names for ids, labels for keys, notes for note ids.

use inward_core::attribute::Value;
use inward_core::fact::AsOf;
use inward_core::id::{Id, NoteId, RecordId, Recordable};
use inward_core::money::Amount;
use inward_core::person::Person;
use inward_core::playbook::Playbook;
use inward_core::record::Record;
use inward_core::text::{Label, Lang, vocabulary};
use inward_core::when::When;

use crate::{Crm, Error};

/// Something as it stands in data, and as it is said.
#[derive(Clone, Debug, Default)]
pub(super) struct Term {
    /// The key, the id, the canonical value.
    pub(super) key: String,
    /// In words.
    pub(super) label: Label,
}

impl Term {
    pub(super) fn new(key: impl Into<String>, en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self { key: key.into(), label: Label::new(en, zh) }
    }

    pub(super) fn labelled(key: impl Into<String>, label: Label) -> Self {
        Self { key: key.into(), label }
    }

    /// What reads the same in every language: a name, a code, what somebody wrote.
    pub(super) fn name(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { key: text.clone(), label: Label::new(text.clone(), text) }
    }

    pub(super) fn when(when: &When) -> Self {
        Self::new(when.to_string(), when.say(Lang::En), when.say(Lang::Zh))
    }

    pub(super) fn amount(amount: &Amount) -> Self {
        Self::new(amount.to_string(), amount.say(Lang::En), amount.say(Lang::Zh))
    }

    /// Of one phase, where it is of one: `completed (phase 1)`, said "works completed, phase 1",
    /// 一期建成.
    pub(super) fn of_phase(self, phase: Option<u16>) -> Self {
        let Some(number) = phase else { return self };
        let phase = vocabulary::phase(number);
        let Label { en, zh } = self.label;
        Self::new(format!("{} (phase {number})", self.key), format!("{en}, {}", phase.en), phase.zh + &zh)
    }

    /// Several as one.
    pub(super) fn list(terms: &[Self]) -> Self {
        let joined = |part: fn(&Self) -> &str, sign: &str| terms.iter().map(part).collect::<Vec<_>>().join(sign);
        Self::new(
            joined(|term| &term.key, ", "),
            joined(|term| &term.label.en, ", "),
            joined(|term| &term.label.zh, "、"),
        )
    }
}

/// Where the words are looked up: the book, and the playbook in force.
pub(super) struct Words<'c> {
    crm: &'c Crm,
    pub(super) playbook: Playbook,
}

impl<'c> Words<'c> {
    pub(super) fn of(crm: &'c Crm) -> Result<Self, Error> {
        Ok(Self { crm, playbook: crm.playbook()? })
    }

    /// A record by its title.
    pub(super) fn record(&self, id: RecordId) -> Result<Term, Error> {
        if let Some(person) = id.as_id::<Person>() {
            return self.person(person);
        }
        let state = self.crm.lookup().record(id)?;
        let label = match state.map(|state| state.head().title.clone()).filter(|title| !title.is_empty()) {
            Some(title) => Label::new(title.clone(), title),
            None => id.kind.label(),
        };
        Ok(Term::labelled(id.to_string(), label))
    }

    /// What was said before, too, is told only if it was known by then.
    pub(super) fn known(&self) -> AsOf {
        AsOf { known: self.crm.reading_point().known, ..AsOf::LATEST }
    }

    pub(super) fn named<T: Recordable>(&self, id: Id<T>) -> Result<Term, Error> {
        self.record(id.record())
    }

    pub(super) fn all<T: Recordable>(&self, ids: &[Id<T>]) -> Result<Term, Error> {
        let terms = ids.iter().map(|id| self.named(*id)).collect::<Result<Vec<_>, _>>()?;
        Ok(Term::list(&terms))
    }

    /// A person by name, as long as their particulars are kept.
    pub(super) fn person(&self, id: Id<Person>) -> Result<Term, Error> {
        let label = match self.crm.particulars(id)? {
            Some(particulars) => Label::new(particulars.name.clone(), particulars.name),
            None => Label::new("(name erased)", "（姓名已删除）"),
        };
        Ok(Term::labelled(id.to_string(), label))
    }

    /// The text of a note, as long as it is kept.
    pub(super) fn text(&self, note: NoteId) -> Result<Option<String>, Error> {
        self.crm.note(note)
    }

    /// What somebody wrote, in quotes.
    pub(super) fn note(&self, note: NoteId) -> Result<Term, Error> {
        let label = match self.text(note)? {
            Some(text) => Label::new(format!("“{text}”"), format!("“{text}”")),
            None => Label::new("(text erased)", "（内容已删除）"),
        };
        Ok(Term::labelled(note.to_string(), label))
    }

    pub(super) fn milestone(&self, key: &str, phase: Option<u16>) -> Term {
        let label = self.playbook.milestone(key).map(|milestone| milestone.label.clone());
        labelled(key, label).of_phase(phase)
    }

    pub(super) fn nature(&self, key: &str) -> Term {
        labelled(key, self.playbook.nature(key).map(|nature| nature.label.clone()))
    }

    pub(super) fn reason(&self, key: &str) -> Term {
        labelled(key, self.playbook.reason(key).map(|reason| reason.label.clone()))
    }

    pub(super) fn source(&self, key: &str) -> Term {
        labelled(key, self.playbook.source(key).map(|source| source.label.clone()))
    }

    pub(super) fn evidence_kind(&self, key: &str) -> Term {
        labelled(key, self.playbook.evidence_kind(key).map(|kind| kind.label.clone()))
    }

    pub(super) fn commitment_kind(&self, key: &str) -> Term {
        labelled(key, self.playbook.commitment_kind(key).map(|kind| kind.label.clone()))
    }

    pub(super) fn issue_kind(&self, key: &str) -> Term {
        labelled(key, self.playbook.issue_kind(key).map(|kind| kind.label.clone()))
    }

    pub(super) fn channel(&self, key: &str) -> Term {
        labelled(key, self.playbook.channel(key).map(|channel| channel.label.clone()))
    }

    pub(super) fn urgency(&self, key: &str) -> Term {
        labelled(key, self.playbook.urgency(key).map(|urgency| urgency.label.clone()))
    }

    pub(super) fn attribute(&self, key: &str) -> Term {
        labelled(key, self.playbook.attribute(key).map(|attribute| attribute.label.clone()))
    }

    /// The value of an attribute: choices by their labels.
    pub(super) fn value(&self, attribute: &str, value: &Value) -> Result<Term, Error> {
        let key = value.to_text();
        let choice = |choice: &str| {
            let kind = self.playbook.attribute(attribute).map(|attribute| &attribute.kind);
            labelled(choice, kind.and_then(|kind| kind.choice(choice)).map(|choice| choice.label.clone()))
        };
        Ok(match value {
            Value::Bool(true) => Term::new(key, "yes", "是"),
            Value::Bool(false) => Term::new(key, "no", "否"),
            Value::When(when) => Term::when(when),
            Value::Money(amount) => Term::amount(amount),
            Value::Choice(of) => choice(of.as_str()),
            Value::Choices(keys) => Term::list(&keys.iter().map(|key| choice(key.as_str())).collect::<Vec<_>>()),
            Value::Organisation(id) => self.named(*id)?,
            Value::Text(_) | Value::Integer(_) | Value::Decimal(_) => Term::name(key),
        })
    }
}

/// A key by its label, as it stands within a line; one that the playbook no longer has by itself.
fn labelled(key: &str, label: Option<Label>) -> Term {
    let Label { en, zh } = label.unwrap_or_else(|| Label::new(key.replace('_', " "), key.replace('_', " ")));
    Term::new(key, without_capital(&en), zh)
}

/// `Works completed` within a line; `GDP` and `I-beams` stay.
fn without_capital(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
