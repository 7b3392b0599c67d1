//! The history of a record: who, when, what from, what to, why.

use chrono::NaiveDate;
use inward_core::commitment::Life;
use inward_core::event::{Event, Recorded};
use inward_core::fact::AsOf;
use inward_core::id::{FactId, Id, Kind, NoteId, RecordId};
use inward_core::person::Person;
use inward_core::record::{Record, State};
use inward_core::target::Target;
use inward_core::text::Lang;
use inward_core::when::{Timestamp, Truth};
use inward_core::world::Relation;
use inward_journal::StoredEvent;

use crate::{Crm, Error};

/// One thing that happened to a record.
#[derive(Clone, Debug)]
pub struct HistoryEntry {
    /// Its position in the book.
    pub position: u64,
    /// The record it happened to.
    pub record: RecordId,
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
}

impl Crm {
    /// Everything that happened to a record, in order; of an investment, to all of its members. At
    /// a known day, only what was known by then.
    pub fn history(&self, target: impl Target) -> Result<Vec<HistoryEntry>, Error> {
        let record = target.aim().record;
        self.state(record)?;
        let mut entries = self.history_of(record)?;
        if record.kind == Kind::Investment {
            for member in self.journal.related(Relation::Member, record)? {
                entries.extend(self.history_of(member)?);
            }
            entries.sort_by_key(|entry| entry.position);
        }
        Ok(entries)
    }

    fn history_of(&self, record: RecordId) -> Result<Vec<HistoryEntry>, Error> {
        let mut entries = Vec::new();
        let mut state: Option<State> = None;
        for stored in self.journal.stream(record)? {
            let event = stored.event()?;
            let recorded = Recorded {
                record,
                version: stored.version,
                known: stored.known(self.time_zone()),
                by: stored.actor,
                command: stored.command,
                event: &event,
            };
            let said = said(&event, state.as_ref(), self.life_before(state.as_ref(), &stored)?);
            let damaged = |fault: inward_core::record::Misfit| {
                Error::from(
                    inward_core::refusal::Refusal::new(inward_core::text::refusals::book::DAMAGED).with("fault", fault),
                )
            };
            match &mut state {
                None => state = Some(State::create(&recorded).map_err(damaged)?),
                Some(state) => state.evolve(&recorded).map_err(damaged)?,
            }
            if self.point().is_none_or(|as_of| recorded.known.by(as_of.known)) {
                entries.push(self.history_entry(&stored, said)?);
            }
        }
        Ok(entries)
    }

    /// Where a commitment stood when something happened to it: on the day of the entry, as known then.
    fn life_before(&self, state: Option<&State>, stored: &StoredEvent) -> Result<Option<Life>, Error> {
        let Some(State::Commitment(commitment)) = state else { return Ok(None) };
        let day = stored.reported_on.unwrap_or_else(|| stored.recorded_at.day_in(self.time_zone()));
        let names_milestone = commitment.condition.as_ref().is_some_and(|condition| condition.milestone.is_some());
        let milestone = if names_milestone {
            let known = stored.known(self.time_zone()).from();
            commitment.milestone_of_condition(AsOf { known, ..AsOf::LATEST }, &self.playbook()?, self)?
        } else {
            Truth::No
        };
        Ok(Some(commitment.life(AsOf::LATEST, day, milestone)))
    }

    fn history_entry(&self, stored: &StoredEvent, said: Said) -> Result<HistoryEntry, Error> {
        let why = match said.why {
            None => None,
            Some(note) => self.note(note)?,
        };
        Ok(HistoryEntry {
            position: stored.position,
            record: stored.record,
            version: stored.version,
            recorded_at: stored.recorded_at,
            recorded_on: stored.recorded_at.day_in(self.time_zone()),
            reported_on: stored.reported_on,
            actor: stored.actor,
            who: self.particulars(stored.actor)?.map(|particulars| particulars.name),
            kind: stored.kind.clone(),
            what: said.what,
            from: said.from,
            to: said.to,
            why,
        })
    }
}

/// What an event says, in words that need no more look-ups.
#[derive(Default)]
struct Said {
    what: String,
    from: Option<String>,
    to: Option<String>,
    why: Option<NoteId>,
}

/// `life` is where a commitment stood before.
fn said(event: &Event, before: Option<&State>, life: Option<Life>) -> Said {
    let known = AsOf::LATEST;
    match event {
        Event::MilestoneReached(event) => {
            let reached = &event.reached;
            let from = before.and_then(Record::milestones).and_then(|milestones| {
                milestones
                    .words(reached.milestone.as_str(), reached.phase, known)
                    .last()
                    .and_then(|fact| fact.of.on.as_ref())
                    .map(ToString::to_string)
            });
            let judged = reached.judgement.as_ref().map(|judgement| format!(" {:?}", judgement.outcome).to_lowercase());
            let on = event.stated.on.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
            Said {
                what: with_phase(reached.milestone.as_str(), reached.phase),
                from,
                to: Some(on + judged.as_deref().unwrap_or("")),
                why: reached.overriding,
            }
        }
        Event::MilestonePlanned(event) => {
            let planned = &event.planned;
            let from = before.and_then(Record::milestones).and_then(|milestones| {
                milestones.planned_for(planned.milestone.as_str(), planned.phase, known).map(ToString::to_string)
            });
            Said {
                what: with_phase(planned.milestone.as_str(), planned.phase),
                from,
                to: Some(planned.target.to_string()),
                why: planned.reason,
            }
        }
        Event::StandingChanged(event) => Said {
            what: event.standing.reason.as_ref().map_or_else(|| "standing".to_owned(), ToString::to_string),
            from: before.and_then(|state| state.standing_at(known)).map(|is| is.key().to_owned()),
            to: Some(event.standing.is.key().to_owned()),
            why: event.standing.note,
        },
        Event::AmountStated(event) => {
            let amount = &event.amount;
            let from = before.and_then(Record::amounts).and_then(|amounts| {
                amounts.for_period(amount.kind, amount.phase, amount.period.as_ref(), known).map(ToString::to_string)
            });
            Said {
                what: with_phase(amount.kind.key(), amount.phase),
                from,
                to: Some(amount.amount.to_string()),
                why: None,
            }
        }
        Event::MoneyRecorded(event) => Said {
            what: with_phase(event.entry.kind.key(), event.entry.phase),
            to: Some(event.entry.amount.to_string()),
            ..Said::default()
        },
        Event::AttributeSet(event) => Said {
            what: event.attribute.key.to_string(),
            from: before.and_then(|state| {
                state.head().attribute_at(event.attribute.key.as_str(), known).map(|value| value.to_text())
            }),
            to: Some(event.attribute.value.to_text()),
            why: None,
        },
        Event::UnitAssigned(event) => Said {
            what: "unit".to_owned(),
            from: before.and_then(|state| state.head().unit_at(known)).map(|unit| unit.to_string()),
            to: Some(event.unit.to_string()),
            why: None,
        },
        Event::OfficerAssigned(event) => Said {
            what: "officer".to_owned(),
            from: before.and_then(|state| state.head().officer_at(known)).map(|officer| officer.to_string()),
            to: Some(event.officer.to_string()),
            why: None,
        },
        Event::RecordMoved(event) => Said {
            what: "investment".to_owned(),
            from: before.and_then(|state| state.head().investment_at(known)).map(|id| id.to_string()),
            to: Some(event.investment.to_string()),
            why: event.reason,
        },
        Event::RecordNamed(event) => Said {
            what: "title".to_owned(),
            from: before.map(|state| state.head().title.clone()),
            to: event.title.clone().or_else(|| event.aliases.first().cloned()).or_else(|| event.code.clone()),
            why: None,
        },
        Event::FactRetracted(event) => Said {
            what: format!("fact {}", event.fact),
            from: before.and_then(|state| words_of(state, event.fact)),
            to: None,
            why: event.reason,
        },
        _ => said_of_commitments(event, before, life),
    }
}

fn said_of_commitments(event: &Event, before: Option<&State>, stood: Option<Life>) -> Said {
    let known = AsOf::LATEST;
    let title = |title: &str| Said { what: "title".to_owned(), to: Some(title.to_owned()), ..Said::default() };
    let commitment = match before {
        Some(State::Commitment(commitment)) => Some(&**commitment),
        _ => None,
    };
    let life = |to: &str, why| Said {
        what: "life".to_owned(),
        from: stood.map(|life| life.label().en),
        to: Some(to.to_owned()),
        why,
    };
    match event {
        Event::LeadCaptured(event) => title(&event.opening.title),
        Event::NegotiationOpened(event) => title(&event.opening.title),
        Event::AgreementSigned(event) => title(&event.opening.title),
        Event::ProjectRecorded(event) => title(&event.opening.title),
        Event::InvestmentOpened(event) => title(&event.opening.title),
        Event::CommitmentMade(event) => title(&event.opening.title),
        Event::EntryAdded(event) => title(&event.opening.title),
        Event::OrganisationAdded(event) => title(&event.opening.title),
        Event::AgreementAmended(event) => {
            Said { what: "amendment".to_owned(), why: event.amendment.note, ..Said::default() }
        }
        Event::ListJoined(event) => Said {
            what: event.membership.list.to_string(),
            to: Some(if event.membership.on_it { "on" } else { "off" }.to_owned()),
            why: event.membership.reason,
            ..Said::default()
        },
        Event::DueSet(event) => Said {
            what: "due".to_owned(),
            from: commitment.and_then(|commitment| commitment.due_at(known)).map(ToString::to_string),
            to: Some(event.due.date.to_string()),
            why: event.reason,
        },
        Event::ConditionMet(event) => life("condition met", event.met.note),
        Event::CommitmentFulfilled(event) => {
            life(if event.fulfilment.whole { "kept" } else { "kept in part" }, event.fulfilment.note)
        }
        Event::CommitmentWaived(event) => life("waived", event.waiver.reason),
        Event::CommitmentBreached(event) => life("broken", event.breach.note),
        other => said_of_projects(other),
    }
}

fn said_of_projects(event: &Event) -> Said {
    let to = |what: &str, to: String| Said { what: what.to_owned(), to: Some(to), ..Said::default() };
    match event {
        Event::MeasureRecorded(event) => {
            let measure = &event.measure;
            to(&with_phase(measure.metric.as_str(), measure.phase), measure.value.to_string())
        }
        Event::TargetSet(event) => {
            Said { what: event.target.metric.to_string(), why: event.target.text, ..Said::default() }
        }
        Event::NatureChanged(event) => to("nature", event.nature.to_string()),
        Event::ParkChanged(event) => to("park", event.park.0.to_string()),
        Event::LandChanged(event) => to("land", event.land.to_string()),
        Event::ProjectIndustryChanged(event) => to("industry", event.industry.to_string()),
        Event::ProjectCodeChanged(event) => to("project_code", event.project_code.to_string()),
        Event::PhaseAdded(event) => to("phase", event.phase.name.clone().unwrap_or_default()),
        Event::InteractionRecorded(event) => {
            Said { what: event.interaction.kind.label().en, why: event.interaction.note, ..Said::default() }
        }
        Event::ClaimRegistered(event) => Said { what: "claim".to_owned(), why: event.claim.note, ..Said::default() },
        other => Said { what: other.kind().to_owned(), ..Said::default() },
    }
}

/// What a milestone fact said before it was retracted.
fn words_of(state: &State, fact: FactId) -> Option<String> {
    let milestones = state.milestones()?;
    let word = milestones.reached.iter().find(|word| word.of.id == fact)?;
    let on = word.of.on.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
    Some(format!("{} {on}", with_phase(word.value.milestone.as_str(), word.value.phase)))
}

fn with_phase(what: &str, phase: Option<u16>) -> String {
    phase.map_or_else(|| what.to_owned(), |phase| format!("{what} (phase {phase})"))
}

impl HistoryEntry {
    /// One line: when, who, what from, what to, why.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let day = self.reported_on.unwrap_or(self.recorded_on);
        let kind = self.record.kind.label();
        let who = self.who.as_deref().unwrap_or("-");
        let change = match (&self.from, &self.to) {
            (Some(from), Some(to)) => format!("{from} → {to}"),
            (Some(from), None) => format!("{from} → {}", lang.pick("withdrawn", "撤回")),
            (None, Some(to)) => to.clone(),
            (None, None) => String::new(),
        };
        let why = self.why.as_ref().map_or_else(String::new, |why| format!(" ({why})"));
        let colon = if change.is_empty() { "" } else { ": " };
        format!("{day}  {who}  {} · {}{colon}{change}{why}", kind.say(lang), self.what)
    }
}
