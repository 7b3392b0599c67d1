//! The history of a record: who, when, what from, what to, why.

mod approvals;
mod commitments;
mod escalation;
mod issues;
mod opening;
mod policies;
mod said;
mod words;

use chrono::NaiveDate;
use inward_core::commitment::Around;
use inward_core::event::{Event, Recorded};
use inward_core::fact::AsOf;
use inward_core::id::{CommandId, FactRef, Id, Kind, RecordId};
use inward_core::person::Person;
use inward_core::record::{Misfit, Record, State};
use inward_core::refusal::Refusal;
use inward_core::target::Target;
use inward_core::text::{Label, Lang, refusals};
use inward_core::when::Timestamp;
use inward_journal::StoredEvent;

use crate::{Crm, Error};
use said::{Said, said};
use words::{Term, Words};

/// One thing that happened to a record.
///
/// `kind`, `what`, `from` and `to` are for programs: keys, ids and canonical values. [`say`](Self::say)
/// says the same for people, with names and labels.
#[derive(Clone, Debug)]
pub struct HistoryEntry {
    /// Its position in the book.
    pub position: u64,
    /// The record it happened to.
    pub record: RecordId,
    /// What the record was called from then on.
    pub title: String,
    /// The version of the record that it made.
    pub version: u32,
    /// When the book recorded it.
    pub recorded_at: Timestamp,
    /// The day of the zone on which the book recorded it.
    pub recorded_on: NaiveDate,
    /// When the office had it, where given.
    pub reported_on: Option<NaiveDate>,
    /// Who did it.
    pub actor: Id<Person>,
    /// Who did it, by name; none once their particulars are erased.
    pub who: Option<String>,
    /// The type of the event, such as `milestone.reached`.
    pub kind: String,
    /// What it is about: the milestone, the kind of money, the attribute.
    pub what: String,
    /// What was known before.
    pub from: Option<String>,
    /// What is known from then on.
    pub to: Option<String>,
    /// Why, where a reason was given and is not erased.
    pub why: Option<String>,
    /// The facts that it stated, each of which can be corrected, retracted or verified.
    pub facts: Vec<StatedFact>,
    /// The same in words.
    words: Label,
    /// Whether the record has to be named to be told from the others of the history.
    named: bool,
}

/// A fact that something stated: what opens a record may state several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedFact {
    /// The fact, by which it can be corrected, retracted or verified.
    pub fact: FactRef,
    /// The type of the event that would state it alone, such as `amount.stated`.
    pub kind: &'static str,
    /// What it is about: the milestone, the kind of money, the attribute.
    pub what: String,
    /// What it says, in its canonical form.
    pub says: Option<String>,
}

impl Crm {
    /// Everything that happened to a record, in order; of an investment, to all of its members. At
    /// a known day, only what was known by then.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// # let desk = crm.desk(Officer::named("wang.li"))?;
    /// let project = desk.record_project(RecordProject::titled("数字经济产业园").nature("attracted"))?;
    /// desk.reach(&project, milestone::CONSTRUCTION_STARTED, "2020-07")?;
    /// let history = crm.history(&project)?;
    /// assert_eq!((history[1].what.as_str(), history[1].to.as_deref()), ("construction_started", Some("2020-07")));
    /// assert!(history[1].say(Lang::Zh).ends_with("建设项目 · 开工：2020-07"));
    /// let nature = history[0].facts.iter().find(|fact| fact.kind == "project.nature-changed").unwrap();
    /// assert_eq!(nature.says.as_deref(), Some("attracted"));
    /// desk.retract(nature.fact, "entered by mistake")?;
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn history(&self, target: impl Target) -> Result<Vec<HistoryEntry>, Error> {
        self.at_one_moment()?.history_now(target.aim().record)
    }

    fn history_now(&self, record: RecordId) -> Result<Vec<HistoryEntry>, Error> {
        self.state(record)?;
        let words = Words::of(self)?;
        let mut entries = self.history_of(record, &words)?;
        if record.kind == Kind::Investment {
            let members = self.members_of(record)?;
            for member in &members {
                let siblings = members.iter().filter(|other| other.kind == member.kind).count();
                let mut of_member = self.history_of(*member, &words)?;
                for entry in &mut of_member {
                    entry.named |= siblings > 1;
                }
                entries.extend(of_member);
            }
            entries.sort_by_key(|entry| entry.position);
        }
        Ok(entries)
    }

    fn history_of(&self, record: RecordId, words: &Words<'_>) -> Result<Vec<HistoryEntry>, Error> {
        let mut entries = Vec::new();
        let mut state: Option<State> = None;
        let mut retracted: Option<(CommandId, Said)> = None;
        for stored in self.lookup().stream(record)? {
            let event = stored.event()?;
            let recorded = Recorded {
                record,
                version: stored.version,
                known: stored.known(self.time_zone()),
                by: stored.actor,
                command: stored.command,
                event: &event,
            };
            let day = stored.reported_on.unwrap_or_else(|| stored.recorded_at.day_in(self.time_zone()));
            let mut told = said(&event, state.as_ref(), words, day)?;
            if told.what.key == "life" {
                told.from = self.life_before(state.as_ref(), day, recorded.known.from())?;
            }
            // A correction retracts and states anew: what was retracted is what it changes.
            if let Some((command, before)) = retracted.take()
                && command == stored.command
                && event.states_fact()
            {
                told.corrects(&before);
            }
            if let (Event::FactRetracted(event), Some(state)) = (&event, &state)
                && let Some(stated) = state.restated(event.fact)
            {
                retracted = Some((stored.command, said(&stated, None, words, day)?));
            }
            let damaged = |fault: Misfit| Error::from(Refusal::new(refusals::book::DAMAGED).with("fault", fault));
            match &mut state {
                None => state = Some(State::create(&recorded).map_err(damaged)?),
                Some(state) => state.evolve(&recorded).map_err(damaged)?,
            }
            if let Some(state) = &state
                && self.point().is_none_or(|as_of| recorded.known.by(as_of.known))
            {
                let facts = stated_facts(state, stored.version, words, day)?;
                entries.push(self.history_entry(&stored, state.head().title.clone(), told, facts)?);
            }
        }
        Ok(entries)
    }

    /// Where a commitment stood when something happened to it: on the day of the entry, as known then.
    fn life_before(&self, state: Option<&State>, day: NaiveDate, known: Timestamp) -> Result<Option<Term>, Error> {
        let Some(State::Commitment(commitment)) = state else { return Ok(None) };
        let then = AsOf { known, ..AsOf::LATEST };
        let asks = !commitment.limits.is_empty()
            || commitment.made_with.kind == Kind::Case
            || commitment.kept_by.is_some()
            || commitment.is_conditional(known)
            || commitment.condition.as_ref().is_some_and(|condition| condition.milestone.is_some());
        let (at, calendar) = (Timestamp::end_of_day(day, self.time_zone()), self.calendar()?);
        let around = match asks {
            true => commitment.around(then, at, &self.playbook()?, &calendar, self)?,
            false => Around::NOTHING,
        };
        let life = commitment.life(then, at, &around, &calendar);
        Ok(Some(Term::new(life.label().en, "", "")))
    }

    fn history_entry(
        &self,
        stored: &StoredEvent,
        title: String,
        said: Said,
        facts: Vec<StatedFact>,
    ) -> Result<HistoryEntry, Error> {
        Ok(HistoryEntry {
            position: stored.position,
            record: stored.record,
            title,
            version: stored.version,
            recorded_at: stored.recorded_at,
            recorded_on: stored.recorded_at.day_in(self.time_zone()),
            reported_on: stored.reported_on,
            actor: stored.actor,
            who: self.particulars(stored.actor)?.map(|particulars| particulars.name),
            kind: stored.kind.clone(),
            words: said.sentence(),
            what: said.what.key,
            from: said.from.map(|from| from.key),
            to: said.to.map(|to| to.key),
            why: said.why,
            facts,
            named: stored.version == 1,
        })
    }
}

fn stated_facts(state: &State, version: u32, words: &Words<'_>, day: NaiveDate) -> Result<Vec<StatedFact>, Error> {
    let mut facts = Vec::new();
    for fact in state.facts_of(version) {
        if let Some(event) = state.restated(fact) {
            let told = said(&event, None, words, day)?;
            let fact = FactRef { record: state.id(), fact };
            facts.push(StatedFact { fact, kind: event.kind(), what: told.what.key, says: told.to.map(|to| to.key) });
        }
    }
    Ok(facts)
}

impl HistoryEntry {
    /// One line: when, who, what from, what to, why. The day is that on which the office had it.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let day = self.reported_on.unwrap_or(self.recorded_on);
        let kind = self.record.kind.label();
        let kind = kind.say(lang);
        let who = self.who.as_deref().unwrap_or_else(|| match self.record.kind {
            Kind::Zone => lang.pick("the zone", "开发区"),
            _ => lang.pick("(name erased)", "（姓名已删除）"),
        });
        let of = match lang {
            _ if !self.named || self.title.is_empty() => kind.to_owned(),
            Lang::En => format!("{kind} “{}”", self.title),
            Lang::Zh => format!("{kind}“{}”", self.title),
        };
        let why = match (&self.why, lang) {
            (None, _) => String::new(),
            (Some(why), Lang::En) => format!(" ({why})"),
            (Some(why), Lang::Zh) => format!("（{why}）"),
        };
        format!("{day}  {who}  {of} · {}{why}", self.words.say(lang))
    }
}
