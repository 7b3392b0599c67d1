//! A decision in the making: reads the world, turns what a command names into what the book keeps,
//! and gathers events, notes, keys and warnings.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::attribute::{Given, Value};
use crate::event::Event;
use crate::evidence::Evidence;
use crate::fact::{AsOf, Fact, FactSet, Stated};
use crate::id::{Id, Kind, NoteId, RecordId, Recordable};
use crate::industry::Industry;
use crate::investment::Investment;
use crate::money::{Amount, AmountInput};
use crate::organisation::Organisation;
use crate::person::{Particulars, Person};
use crate::playbook::{AttributeKey, Playbook, SourceKey};
use crate::record::{Opening, Record, Reference, State};
use crate::refusal::Refusal;
use crate::target::Mention;
use crate::text::refusals;
use crate::unit::Unit;
use crate::when::{Timestamp, When};
use crate::world::{Change, Claim, Context, Decision, Stop, UniqueKey, World};
use crate::zone::Zone;

/// The longest name, title or code.
const LONGEST_NAME: usize = 500;
/// The longest free text.
const LONGEST_NOTE: usize = 100_000;

/// A decision in the making.
pub(crate) struct Deciding<'w> {
    world: &'w dyn World,
    context: &'w Context,
    playbook: Arc<Playbook>,
    changes: Vec<Change>,
    notes: Vec<(NoteId, String)>,
    people: Vec<(Id<Person>, Option<Particulars>)>,
    claims: Vec<Claim>,
    warnings: Vec<Refusal>,
}

impl<'w> Deciding<'w> {
    pub(crate) fn new(world: &'w dyn World, context: &'w Context) -> Self {
        Self {
            world,
            context,
            playbook: world.playbook(),
            changes: Vec::new(),
            notes: Vec::new(),
            people: Vec::new(),
            claims: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The decision, answering with this record.
    pub(crate) fn answer(self, record: impl Into<RecordId>) -> Decision {
        Decision {
            answer: record.into(),
            changes: self.changes,
            notes: self.notes,
            people: self.people,
            claims: self.claims,
            warnings: self.warnings,
        }
    }

    pub(crate) const fn world(&self) -> &'w dyn World {
        self.world
    }

    pub(crate) const fn context(&self) -> &'w Context {
        self.context
    }

    pub(crate) fn playbook(&self) -> Arc<Playbook> {
        Arc::clone(&self.playbook)
    }

    /// The zone; every command but the one that opens it needs one.
    pub(crate) fn zone(&self) -> Result<Arc<Zone>, Stop> {
        self.world.zone().ok_or_else(|| Refusal::new(refusals::zone::NOT_OPENED).into())
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.world.now()
    }

    /// Today in the zone.
    pub(crate) fn today(&self) -> NaiveDate {
        let time_zone = self.world.zone().map_or(Tz::UTC, |zone| zone.time_zone);
        self.world.now().day_in(time_zone)
    }

    /// The day on which what the command says was known: reported where given, else today.
    pub(crate) fn known_on(&self) -> NaiveDate {
        self.context.reported.map_or_else(|| self.today(), |reported| reported.on)
    }

    /// Everything that is known now.
    pub(crate) fn as_of_now(&self) -> AsOf {
        AsOf { valid: self.today(), known: self.now() }
    }

    /// The id of the one record that this command may create.
    pub(crate) const fn own_id<T: Recordable>(&self) -> Id<T> {
        Id::new(self.context.command.uuid())
    }

    pub(crate) fn emit(&mut self, record: impl Into<RecordId>, event: impl Into<Event>) {
        self.changes.push(Change { record: record.into(), event: event.into() });
    }

    pub(crate) fn warn(&mut self, warning: Refusal) {
        self.warnings.push(warning);
    }

    pub(crate) fn keep_person(&mut self, person: Id<Person>, particulars: Option<Particulars>) {
        self.people.push((person, particulars));
    }

    /// Keeps a free text as a note, if it says anything.
    pub(crate) fn note(&mut self, text: Option<&str>) -> Result<Option<NoteId>, Refusal> {
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
        check_text(text, LONGEST_NOTE)?;
        let number = u16::try_from(self.notes.len()).map_err(|_| {
            Refusal::new(refusals::text::TOO_LONG).with("limit", u16::MAX).with("input", abridged(text))
        })?;
        let id = NoteId { command: self.context.command, number };
        self.notes.push((id, text.to_owned()));
        Ok(Some(id))
    }

    /// A free text that must say something, such as a reason.
    pub(crate) fn needed_note(&mut self, text: &str, path: &'static str) -> Result<Option<NoteId>, Refusal> {
        if text.trim().is_empty() {
            return Err(Refusal::new(refusals::text::REASON_MISSING).at(path));
        }
        self.note(Some(text)).map_err(|refusal| refusal.at(path))
    }

    /// The circumstances under which a command states a fact.
    pub(crate) fn stated(
        &mut self,
        on: Option<&When>,
        source: Option<&str>,
        evidence: Option<&Evidence>,
    ) -> Result<Stated, Refusal> {
        let source = source.map(|source| self.source(source)).transpose()?;
        let evidence = evidence.map(|evidence| self.keep_evidence(evidence)).transpose()?;
        Ok(Stated { on: on.cloned(), source, evidence })
    }

    /// The start of a value whose command names none: for ever, unless a value with a start stands
    /// already; then the day on which it is known, so that the new one takes its place.
    pub(crate) fn default_start<T>(
        &self,
        stated: &Stated,
        values: &FactSet<T>,
        select: impl Fn(&T) -> bool,
    ) -> Result<Stated, Refusal> {
        let mut stated = stated.clone();
        let dated = |fact: &Fact<T>| fact.of.on.is_some() && select(&fact.value);
        if stated.on.is_none() && values.standing(self.now()).any(dated) {
            stated.on = Some(When::day(self.known_on())?);
        }
        Ok(stated)
    }

    /// The same for something that is said to have happened: refused if wholly after today.
    pub(crate) fn happened(
        &mut self,
        on: Option<&When>,
        source: Option<&str>,
        evidence: Option<&Evidence>,
    ) -> Result<Stated, Refusal> {
        if let Some(on) = on {
            self.refuse_future(on)?;
        }
        self.stated(on, source, evidence)
    }

    pub(crate) fn refuse_future(&self, on: &When) -> Result<(), Refusal> {
        let today = self.today();
        match on.first() {
            Some(first) if first > today => {
                Err(Refusal::new(refusals::milestone::IN_THE_FUTURE).with("input", on).with("today", today).at("on"))
            }
            _ => Ok(()),
        }
    }

    fn keep_evidence(&mut self, evidence: &Evidence) -> Result<Evidence<NoteId>, Refusal> {
        let title = self.note(evidence.title.as_deref()).map_err(|refusal| refusal.at("evidence.title"))?;
        let line = |text: &Option<String>, path| text.as_deref().map(|text| name(text, path)).transpose();
        let kept = Evidence {
            title: None,
            reference: line(&evidence.reference, "evidence.reference")?,
            issuer: line(&evidence.issuer, "evidence.issuer")?,
            ..evidence.clone()
        };
        let mut kept = kept.keep_title(|_| NoteId { command: self.context.command, number: 0 });
        kept.title = title;
        Ok(kept)
    }

    fn source(&self, text: &str) -> Result<SourceKey, Refusal> {
        let known = self.playbook.sources().iter().find(|source| source.key == *text);
        known.map(|source| source.key.clone()).ok_or_else(|| {
            let near = crate::near::nearest(text, self.playbook.sources().iter().map(|source| source.key.as_str()), 3);
            Refusal::new(refusals::record::UNKNOWN_SOURCE)
                .with("input", text)
                .with("near", near.join(", "))
                .at("source")
        })
    }

    /// An amount, in the zone's currency where it names none.
    pub(crate) fn amount(&self, input: &AmountInput, path: &'static str) -> Result<Amount, Refusal> {
        let currency = self.world.zone().and_then(|zone| zone.currency);
        input.settle(currency).map_err(|refusal| refusal.at(path))
    }

    /// The state of a record, refused where there is none.
    pub(crate) fn state(&self, id: RecordId) -> Result<Arc<State>, Stop> {
        match self.world.state(id)? {
            Some(state) => Ok(state),
            None => Err(Refusal::new(refusals::record::UNKNOWN).with("input", id).into()),
        }
    }

    /// Refuses an id that names no record.
    pub(crate) fn exists(&self, id: impl Into<RecordId>) -> Result<(), Stop> {
        self.state(id.into()).map(|_| ())
    }

    pub(crate) fn unit(&self, mention: &Mention<Unit>) -> Result<Id<Unit>, Stop> {
        match mention {
            Mention::Id(id) => self.exists(*id).map(|()| *id),
            Mention::Name(name) => match self.world.holder(&UniqueKey::unit(name))? {
                Some(holder) => Ok(holder.of()?),
                None => {
                    let known = self.world.names(Kind::Unit)?;
                    let near = crate::near::nearest(name, known.iter().map(String::as_str), 3);
                    Err(Refusal::new(refusals::unit::UNKNOWN).with("input", name).with("near", near.join("、")).into())
                }
            },
        }
    }

    pub(crate) fn person(&self, mention: &Mention<Person>) -> Result<Id<Person>, Stop> {
        match mention {
            Mention::Id(id) => self.exists(*id).map(|()| *id),
            Mention::Name(name) => match self.world.holder(&UniqueKey::person(name))? {
                Some(holder) => Ok(holder.of()?),
                None => Err(Refusal::new(refusals::person::UNKNOWN).with("input", name).into()),
            },
        }
    }

    pub(crate) fn organisation(&self, mention: &Mention<Organisation>) -> Result<Id<Organisation>, Stop> {
        match mention {
            Mention::Id(id) => self.exists(*id).map(|()| *id),
            Mention::Name(name) => {
                let keys = crate::organisation::keys_of_mention(name);
                for key in &keys {
                    if let Some(holder) = self.world.holder(key)? {
                        return Ok(holder.of()?);
                    }
                }
                Err(Refusal::new(refusals::organisation::UNKNOWN).with("input", name).into())
            }
        }
    }

    /// Takes a unique key for a record, refused where another holds it.
    pub(crate) fn claim(
        &mut self,
        key: UniqueKey,
        record: impl Into<RecordId>,
        path: &'static str,
    ) -> Result<(), Stop> {
        let record = record.into();
        let within = self.claims.iter().rev().find(|claim| claim.key == key).map(|claim| claim.holder);
        let holder = match within {
            Some(holder) => holder,
            None => self.world.holder(&key)?,
        };
        match holder {
            Some(holder) if holder != record => {
                let value = key.as_str().split_once(':').map_or(key.as_str(), |(_, value)| value);
                Err(Refusal::new(refusals::record::KEY_HELD)
                    .with("input", value)
                    .with("holder", holder)
                    .at(path)
                    .into())
            }
            Some(_) => Ok(()),
            None => {
                self.claims.push(Claim { key, holder: Some(record) });
                Ok(())
            }
        }
    }

    /// An industry: plain words, and a class of the one classification whose classes are known.
    pub(crate) fn industry(&self, industry: Option<&Industry>) -> Result<Option<Industry>, Refusal> {
        let Some(industry) = industry else { return Ok(None) };
        let line = |text: &str| name(text, "industry");
        let industry = Industry {
            scheme: line(&industry.scheme)?,
            version: line(&industry.version)?,
            code: line(&industry.code)?,
        };
        if industry.scheme == Industry::GBT4754 {
            Industry::gbt4754(&industry.code).map_err(|refusal| refusal.at("industry"))?;
        }
        Ok(Some(industry))
    }

    /// A key of another system, checked and taken for a record.
    pub(crate) fn reference(
        &mut self,
        reference: &Reference,
        record: RecordId,
        path: &'static str,
    ) -> Result<Reference, Stop> {
        let reference = Reference { system: name(&reference.system, path)?, key: name(&reference.key, path)? };
        self.claim(UniqueKey::reference(&reference.system, &reference.key), record, path)?;
        Ok(reference)
    }

    /// Lets a unique key go.
    pub(crate) fn release(&mut self, key: UniqueKey) {
        self.claims.push(Claim { key, holder: None });
    }

    /// What a command says of the head of a new record, checked, with its keys taken.
    pub(crate) fn opening(&mut self, record: RecordId, title: &str, profile: &Profile) -> Result<Opening, Stop> {
        let title = name(title, "title")?;
        let summary = self.note(profile.summary.as_deref()).map_err(|refusal| refusal.at("profile.summary"))?;
        let code = match &profile.code {
            None => None,
            Some(code) => {
                let code = name(code, "profile.code")?;
                self.claim(UniqueKey::code(&code), record, "profile.code")?;
                Some(code)
            }
        };
        let references = profile
            .references
            .iter()
            .map(|reference| self.reference(reference, record, "profile.references"))
            .collect::<Result<_, _>>()?;
        let aliases =
            profile.aliases.iter().map(|alias| name(alias, "profile.aliases")).collect::<Result<Vec<_>, _>>()?;
        let unit = profile.unit.as_ref().map(|unit| self.unit(unit)).transpose()?;
        let officer = profile.officer.as_ref().map(|officer| self.person(officer)).transpose()?;
        let attributes = self.attributes(record.kind, &profile.attributes)?;
        Ok(Opening { title, code, aliases, references, summary, investment: None, unit, officer, attributes })
    }

    /// The zone's own attributes, checked against the playbook.
    pub(crate) fn attributes(
        &self,
        kind: Kind,
        given: &BTreeMap<String, Given>,
    ) -> Result<BTreeMap<AttributeKey, Value>, Stop> {
        let mut values = BTreeMap::new();
        let mut faults = Vec::new();
        for (key, given) in given {
            match self.attribute(kind, key, given) {
                Ok((key, value)) => {
                    values.insert(key, value);
                }
                Err(Stop::Refused(refusal)) => faults.extend(refusal.each().cloned().map(|fault| fault.at(key))),
                Err(stop) => return Err(stop),
            }
        }
        match Refusal::join(faults) {
            Some(refusal) => Err(refusal.into()),
            None => Ok(values),
        }
    }

    /// One of the zone's own attributes, checked against the playbook.
    pub(crate) fn attribute(&self, kind: Kind, key: &str, given: &Given) -> Result<(AttributeKey, Value), Stop> {
        let declared = self.playbook.attribute(key).filter(|attribute| !attribute.retired);
        let Some(attribute) = declared else {
            let known = self.playbook.attributes().iter().map(|attribute| attribute.key.as_str());
            let near = crate::near::nearest(key, known, 3).join(", ");
            return Err(Refusal::new(refusals::attribute::UNKNOWN).with("input", key).with("near", near).into());
        };
        if !attribute.places.iter().any(|record| record.name() == kind.key()) {
            return Err(Refusal::new(refusals::attribute::NOT_HERE).with("input", key).with("kind", kind).into());
        }
        let currency = self.world.zone().and_then(|zone| zone.currency);
        let value = Value::read(attribute, given, currency)?;
        if let Value::Text(text) = &value {
            check_text(text, LONGEST_NOTE)?;
        }
        if let Value::Organisation(id) = &value {
            self.exists(*id)?;
        }
        Ok((attribute.key.clone(), value))
    }

    /// The investment that a new record belongs to: the one that is named, the one that the record
    /// it came of belongs to, or a new one, which bears the UUID of the command.
    pub(crate) fn investment(
        &mut self,
        named: Option<Id<Investment>>,
        came_of: Option<&dyn Record>,
        title: &str,
    ) -> Result<Id<Investment>, Stop> {
        let inherited = came_of.and_then(|record| record.head().investment_at(AsOf::LATEST));
        match (named, inherited) {
            (Some(named), Some(inherited)) if named != inherited => {
                Err(Refusal::new(refusals::investment::OTHER_THAN_ORIGIN)
                    .with("named", named)
                    .with("inherited", inherited)
                    .at("investment")
                    .into())
            }
            (Some(investment), _) => self.exists(investment).map(|()| investment),
            (None, Some(investment)) => Ok(investment),
            (None, None) => {
                let investment: Id<Investment> = self.own_id();
                let opening = Opening { title: name(title, "title")?, ..Opening::default() };
                self.emit(investment, crate::investment::event::InvestmentOpened { opening });
                Ok(investment)
            }
        }
    }
}

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

/// A name, title or code: not blank, not too long, no control characters; trimmed.
pub(crate) fn name(text: &str, path: &'static str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::new(refusals::text::BLANK_NAME).at(path));
    }
    check_text(text, LONGEST_NAME).map_err(|refusal| refusal.at(path))?;
    if text.contains(['\n', '\r', '\t']) {
        return Err(Refusal::new(refusals::text::CONTROL_CHARACTER).with("input", abridged(text)).at(path));
    }
    Ok(text.to_owned())
}

fn check_text(text: &str, longest: usize) -> Result<(), Refusal> {
    if text.chars().count() > longest {
        return Err(Refusal::new(refusals::text::TOO_LONG).with("limit", longest).with("input", abridged(text)));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Refusal::new(refusals::text::CONTROL_CHARACTER).with("input", abridged(text)));
    }
    Ok(())
}

fn abridged(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
