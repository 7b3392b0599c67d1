//! The state of a record of any kind: made by its first event, evolved by every later one.

use std::collections::BTreeSet;

use crate::agreement::Agreement;
use crate::case::Case;
use crate::clock::ClockFacts;
use crate::commitment::Commitment;
use crate::entry::Entry;
use crate::escalation::EscalationFacts;
use crate::event::{Event, Recorded};
use crate::evidence::Verification;
use crate::fact::{AsOf, Circumstances, Retraction, Stating};
use crate::finance::Amounts;
use crate::id::{FactId, Id, Kind, RecordId};
use crate::investment::Investment;
use crate::issue::Issue;
use crate::lead::Lead;
use crate::measure::Measures;
use crate::milestone::Milestones;
use crate::negotiation::Negotiation;
use crate::organisation::Organisation;
use crate::person::Person;
use crate::playbook::Playbook;
use crate::project::Project;
use crate::standing::{Is, Standings};
use crate::task::Task;
use crate::unit::Unit;
use crate::when::{Timestamp, Truth, When};
use crate::zone::Zone;

use super::{Head, Record, RecordParts};

/// That an event does not fit the record it is recorded of: the log is damaged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Misfit {
    /// The first event of a record must create it.
    #[error("`{event}` cannot be the first event of {record}")]
    First {
        /// The record.
        record: RecordId,
        /// The type of the event.
        event: &'static str,
    },
    /// The versions of a record have no gaps and no repeats.
    #[error("{record} is at version {at}; the next event says {says}")]
    Version {
        /// The record.
        record: RecordId,
        /// The version it is at.
        at: u32,
        /// The version that the event says.
        says: u32,
    },
    /// The event belongs to records of another kind.
    #[error("`{event}` cannot happen to {record}")]
    Kind {
        /// The record.
        record: RecordId,
        /// The type of the event.
        event: &'static str,
    },
}

macro_rules! states {
    ($($name:ident),+) => {
        /// The state of a record of any kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum State { $( #[doc = concat!("A ", stringify!($name), ".")] $name(Box<$name>) ),+ }

        impl State {
            fn record(&self) -> &dyn Record {
                match self { $(Self::$name(state) => &**state),+ }
            }

            pub(crate) fn as_parts(&self) -> &dyn RecordParts {
                match self { $(Self::$name(state) => &**state),+ }
            }

            fn as_parts_mut(&mut self) -> &mut dyn RecordParts {
                match self { $(Self::$name(state) => &mut **state),+ }
            }

            /// The state as JSON, as a journal keeps it beside the log.
            pub fn to_json(&self) -> Result<String, serde_json::Error> {
                match self { $(Self::$name(state) => serde_json::to_string(state)),+ }
            }

            /// The state of a record of this kind, read back.
            pub fn from_json(kind: Kind, json: &str) -> Result<Self, serde_json::Error> {
                match kind { $(Kind::$name => serde_json::from_str(json).map(Self::$name)),+ }
            }
        }

        $(
            impl From<$name> for State {
                fn from(state: $name) -> Self {
                    Self::$name(Box::new(state))
                }
            }

            impl<'a> TryFrom<&'a State> for &'a $name {
                type Error = ();

                fn try_from(state: &'a State) -> Result<Self, ()> {
                    match state {
                        State::$name(state) => Ok(state),
                        _ => Err(()),
                    }
                }
            }
        )+
    };
}

states!(
    Zone,
    Unit,
    Person,
    Organisation,
    Investment,
    Lead,
    Negotiation,
    Agreement,
    Project,
    Commitment,
    Issue,
    Task,
    Case,
    Entry
);

impl Record for State {
    fn id(&self) -> RecordId {
        self.record().id()
    }

    fn head(&self) -> &Head {
        self.record().head()
    }

    fn milestones(&self) -> Option<&Milestones> {
        self.record().milestones()
    }

    fn standings(&self) -> Option<&Standings> {
        self.record().standings()
    }

    fn amounts(&self) -> Option<&Amounts> {
        self.record().amounts()
    }

    fn measures(&self) -> Option<&Measures> {
        self.record().measures()
    }

    fn clock(&self) -> Option<&ClockFacts> {
        self.record().clock()
    }

    fn escalation(&self) -> Option<&EscalationFacts> {
        self.record().escalation()
    }

    fn came_of(&self) -> Option<RecordId> {
        self.record().came_of()
    }

    fn listed_standing(&self, as_of: AsOf) -> Is {
        self.record().listed_standing(as_of)
    }
}

impl State {
    /// The records that it came of, each by its id: of an agreement the framework over it and what was negotiated for it, of others one
    /// at most.
    #[must_use]
    pub fn origins(&self) -> Vec<RecordId> {
        match self {
            Self::Agreement(agreement) => {
                let framework = agreement.framework.map(Id::record);
                framework.into_iter().chain(agreement.negotiation.map(Id::record)).collect()
            }
            other => other.came_of().into_iter().collect(),
        }
    }

    /// The state that the first event of a record makes.
    pub fn create(recorded: &Recorded<'_>) -> Result<Self, Misfit> {
        if recorded.version != 1 {
            return Err(Misfit::Version { record: recorded.record, at: 0, says: recorded.version });
        }
        let kind = recorded.record.kind;
        Ok(match (kind, recorded.event) {
            (Kind::Zone, Event::ZoneOpened(event)) => Zone::create(&recorded.with(event)).into(),
            (Kind::Unit, Event::UnitAdded(event)) => Unit::create(&recorded.with(event)).into(),
            (Kind::Person, Event::PersonEnrolled(event)) => Person::create(&recorded.with(event)).into(),
            (Kind::Organisation, Event::OrganisationAdded(event)) => Organisation::create(&recorded.with(event)).into(),
            (Kind::Investment, Event::InvestmentOpened(event)) => Investment::create(&recorded.with(event)).into(),
            (Kind::Lead, Event::LeadCaptured(event)) => Lead::create(&recorded.with(event)).into(),
            (Kind::Negotiation, Event::NegotiationOpened(event)) => Negotiation::create(&recorded.with(event)).into(),
            (Kind::Agreement, Event::AgreementSigned(event)) => Agreement::create(&recorded.with(event)).into(),
            (Kind::Project, Event::ProjectRecorded(event)) => Project::create(&recorded.with(event)).into(),
            (Kind::Commitment, Event::CommitmentMade(event)) => Commitment::create(&recorded.with(event)).into(),
            (Kind::Issue, Event::IssueRaised(event)) => Issue::create(&recorded.with(event)).into(),
            (Kind::Task, Event::TaskAssigned(event)) => Task::create(&recorded.with(event)).into(),
            (Kind::Case, Event::CaseFiled(event)) => Case::create(&recorded.with(event)).into(),
            (Kind::Entry, Event::EntryAdded(event)) => Entry::create(&recorded.with(event)).into(),
            (Kind::Entry, Event::InspectionRecorded(event)) => Entry::create_inspection(&recorded.with(event)).into(),
            (_, event) => return Err(Misfit::First { record: recorded.record, event: event.kind() }),
        })
    }

    /// Lets one more event happen to the record.
    pub fn evolve(&mut self, recorded: &Recorded<'_>) -> Result<(), Misfit> {
        let at = self.head().version();
        if at.checked_add(1) != Some(recorded.version) {
            return Err(Misfit::Version { record: self.id(), at, says: recorded.version });
        }
        let fits = self.evolve_shared(recorded) || self.evolve_own(recorded);
        if !fits {
            return Err(Misfit::Kind { record: self.id(), event: recorded.event.kind() });
        }
        self.as_parts_mut().head_mut().recordings.push(recorded.recording());
        Ok(())
    }

    /// The state that a whole stream of events makes.
    pub fn fold<'a>(events: impl IntoIterator<Item = Recorded<'a>>) -> Result<Option<Self>, Misfit> {
        let mut state: Option<Self> = None;
        for recorded in events {
            match &mut state {
                None => state = Some(Self::create(&recorded)?),
                Some(state) => state.evolve(&recorded)?,
            }
        }
        Ok(state)
    }

    /// Events that may happen to records of several kinds.
    fn evolve_shared(&mut self, recorded: &Recorded<'_>) -> bool {
        let mut stating = Stating::of(recorded);
        let parts = self.as_parts_mut();
        macro_rules! push {
            ($set:expr, $value:expr, $stated:expr) => {
                match $set {
                    Some(set) => {
                        set.push(stating.fact($value.clone(), $stated.clone()));
                        true
                    }
                    None => false,
                }
            };
        }
        match recorded.event {
            Event::MilestoneReached(event) => {
                push!(parts.milestones_mut().map(|set| &mut set.reached), event.reached, event.stated)
            }
            Event::MilestonePlanned(event) => {
                push!(parts.milestones_mut().map(|set| &mut set.planned), event.planned, event.stated)
            }
            Event::StandingChanged(event) if event.repeats_judgement() => match parts.milestones_mut() {
                Some(milestones) => {
                    milestones.close_by_judgement(event);
                    true
                }
                None => false,
            },
            Event::StandingChanged(event) => {
                push!(parts.standings_mut().map(|set| &mut set.0), event.standing, event.stated)
            }
            Event::AmountStated(event) => {
                push!(parts.amounts_mut().map(|set| &mut set.0), event.amount, event.stated)
            }
            Event::MoneyRecorded(event) => push!(parts.money_mut().map(|set| &mut set.0), event.entry, event.stated),
            Event::MeasureRecorded(event) => {
                push!(parts.measures_mut().map(|set| &mut set.figures), event.measure, event.stated)
            }
            Event::TargetSet(event) => {
                push!(parts.measures_mut().map(|set| &mut set.targets), event.target, event.stated)
            }
            Event::ClockPaused(event) => {
                push!(parts.clock_mut().map(|clock| &mut clock.paused), event.paused, event.stated)
            }
            Event::ClockResumed(event) => {
                push!(parts.clock_mut().map(|clock| &mut clock.resumed), event.resumed, event.stated)
            }
            Event::ClockExtended(event) => {
                push!(parts.clock_mut().map(|clock| &mut clock.extended), event.extended, event.stated)
            }
            Event::EscalationRaised(event) => {
                push!(parts.escalation_mut().map(|ladders| &mut ladders.raised), event.raised, event.stated)
            }
            Event::EscalationLifted(event) => {
                push!(parts.escalation_mut().map(|ladders| &mut ladders.lifted), event.lifted, event.stated)
            }
            Event::EscalationExcused(event) => {
                push!(parts.escalation_mut().map(|ladders| &mut ladders.excused), event.excused, event.stated)
            }
            Event::RecordMoved(event) => push!(Some(&mut parts.head_mut().investment), event.investment, event.stated),
            Event::UnitAssigned(event) => push!(Some(&mut parts.head_mut().unit), event.unit, event.stated),
            Event::OfficerAssigned(event) => push!(Some(&mut parts.head_mut().officer), event.officer, event.stated),
            Event::AttributeSet(event) => push!(Some(&mut parts.head_mut().attributes), event.attribute, event.stated),
            Event::RecordNamed(event) => {
                parts.head_mut().rename(event);
                true
            }
            Event::FactRetracted(event) => {
                let retraction = Retraction { known: recorded.known, by: recorded.by, reason: event.reason };
                for facts in parts.fact_sets_mut() {
                    if let Some(of) = facts.circumstances_mut(event.fact) {
                        of.retracted.get_or_insert(retraction);
                    }
                }
                true
            }
            Event::FactVerified(event) => {
                let verification = Verification { known: recorded.known, by: recorded.by };
                for facts in parts.fact_sets_mut() {
                    if let Some(of) = facts.circumstances_mut(event.fact) {
                        of.verified.get_or_insert(verification);
                    }
                }
                true
            }
            _ => false,
        }
    }

    /// Events of one kind of records.
    fn evolve_own(&mut self, recorded: &Recorded<'_>) -> bool {
        match self {
            Self::Zone(state) => state.evolve(recorded),
            Self::Unit(state) => state.evolve(recorded),
            Self::Person(state) => state.evolve(recorded),
            Self::Organisation(state) => state.evolve(recorded),
            Self::Lead(state) => state.evolve(recorded),
            Self::Negotiation(state) => state.evolve(recorded),
            Self::Agreement(state) => state.evolve(recorded),
            Self::Project(state) => state.evolve(recorded),
            Self::Commitment(state) => state.evolve(recorded),
            Self::Issue(state) => state.evolve(recorded),
            Self::Task(state) => state.evolve(recorded),
            Self::Case(state) => state.evolve(recorded),
            Self::Entry(state) => state.evolve(recorded),
            Self::Investment(_) => false,
        }
    }

    /// Whether the record exists at that point, for certain or possibly: as far as one of its dated
    /// occurrences had happened or, where it has none, once it was known on the valid day. What was
    /// entered by mistake does not, see [`State::is_taken_out`]. The zone, units, people,
    /// organisations, lists and promotion events are what others refer to: they are there at every point.
    #[must_use]
    pub fn existence(&self, as_of: AsOf, day_of: impl Fn(Timestamp) -> chrono::NaiveDate) -> Truth {
        let refers_to = match self {
            Self::Zone(_) | Self::Unit(_) | Self::Person(_) | Self::Organisation(_) => true,
            Self::Entry(entry) => !entry.is_inspection(),
            _ => false,
        };
        if refers_to {
            return Truth::Yes;
        }
        if self.is_taken_out(as_of.known) {
            return Truth::No;
        }
        let sets = self.as_parts().fact_sets();
        let mut dated = false;
        let mut happened = Truth::No;
        for facts in &sets.occurrences {
            facts.each_dated(&mut |of, on| {
                if of.stands(as_of.known) {
                    dated = true;
                    happened = happened.or(on.by(as_of.valid));
                }
            });
        }
        if dated {
            return happened;
        }
        let known_from = self.first_known();
        Truth::from(known_from <= as_of.known && day_of(known_from) <= as_of.valid)
    }

    /// The first day on which the record may be there, and that on which it certainly is, as known at that instant:
    /// see [`State::existence`]. None where it was not known yet, or entered by mistake.
    #[must_use]
    pub fn exists_from(
        &self,
        known: Timestamp,
        day_of: impl Fn(Timestamp) -> chrono::NaiveDate,
    ) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
        if self.is_taken_out(known) {
            return None;
        }
        let sets = self.as_parts().fact_sets();
        let mut from: Option<(chrono::NaiveDate, chrono::NaiveDate)> = None;
        for facts in &sets.occurrences {
            facts.each_dated(&mut |of, on| {
                if of.stands(known) {
                    let day = on.first().unwrap_or(chrono::NaiveDate::MIN);
                    let last = on.last().unwrap_or(chrono::NaiveDate::MAX);
                    from = Some(from.map_or((day, last), |from| (from.0.min(day), from.1.min(last))));
                }
            });
        }
        if from.is_some() {
            return from;
        }
        let known_from = self.first_known();
        (known_from <= known).then(|| (day_of(known_from), day_of(known_from)))
    }

    /// Visits everything that ever happened to it, retracted or not: its circumstances, and when it was, where that
    /// is told.
    pub fn each_occurrence(&self, visit: &mut dyn FnMut(&Circumstances, Option<&When>)) {
        for facts in &self.as_parts().fact_sets().occurrences {
            let mut dated = BTreeSet::new();
            facts.each_dated(&mut |of, on| {
                dated.insert(of.id);
                visit(of, Some(on));
            });
            facts.each(&mut |of| {
                if !dated.contains(&of.id) {
                    visit(of, None);
                }
            });
        }
    }

    /// When the first thing of it became known.
    fn first_known(&self) -> Timestamp {
        let mut known_from = self.head().recordings.first().known.from();
        for facts in self.as_parts().fact_sets().all() {
            facts.each(&mut |of| known_from = known_from.min(of.known.from()));
        }
        known_from
    }

    /// Whether the record was entered by mistake, as known at that instant: what it was made with was
    /// retracted, and nothing else stands that ever happened to it. Such a record can be read by its
    /// id and has its history, but nothing lists or counts it until something is stated of it again.
    #[must_use]
    pub fn is_taken_out(&self, known: Timestamp) -> bool {
        let mut retracted = false;
        let mut stands = false;
        for facts in &self.as_parts().fact_sets().occurrences {
            facts.each(&mut |of| {
                stands |= of.stands(known);
                retracted |= of.id.version == 1 && of.known.by(known) && !of.stands(known);
            });
        }
        retracted && !stands
    }

    /// Whether a record of this existence may be there at that point without having reached any stage:
    /// not where it is there only if it reached one.
    #[must_use]
    pub fn may_be_before_any_stage(&self, as_of: AsOf, existence: Truth, playbook: &Playbook) -> bool {
        if existence != Truth::Possibly {
            return existence == Truth::Yes;
        }
        let makes_stage = |fact: &Circumstances| {
            let reached = self.milestones().into_iter().flat_map(|milestones| milestones.reached.iter());
            reached.filter(|reached| reached.of.id == fact.id).any(|reached| {
                playbook.milestone(reached.value.milestone.as_str()).is_some_and(|milestone| milestone.makes_stage())
            })
        };
        let mut otherwise = false;
        for facts in &self.as_parts().fact_sets().occurrences {
            facts.each_dated(&mut |of, on| {
                otherwise |= of.stands(as_of.known) && on.by(as_of.valid).is_possible() && !makes_stage(of);
            });
        }
        otherwise
    }

    /// Whether the record exists at that point, or may: see [`State::existence`].
    #[must_use]
    pub fn exists(&self, as_of: AsOf, day_of: impl Fn(Timestamp) -> chrono::NaiveDate) -> bool {
        self.existence(as_of, day_of).is_possible()
    }

    /// The organisation that invests, as the record names it.
    #[must_use]
    pub fn investor(&self) -> Option<Id<Organisation>> {
        match self {
            Self::Agreement(agreement) => agreement.parties.first().copied(),
            Self::Project(project) => project.owner,
            Self::Negotiation(negotiation) => negotiation.investor,
            Self::Lead(lead) => lead.investor,
            _ => None,
        }
    }

    /// The facts that a version of this record stated, retracted ones too, in the order of their numbers.
    #[must_use]
    pub fn facts_of(&self, version: u32) -> Vec<FactId> {
        let mut stated = Vec::new();
        for facts in self.as_parts().fact_sets().all() {
            facts.each(&mut |of| {
                if of.id.version == version {
                    stated.push(of.id);
                }
            });
        }
        stated.sort_unstable();
        stated
    }

    /// Visits the circumstances of every fact of this record, retracted ones too.
    pub fn each_fact(&self, visit: &mut dyn FnMut(&Circumstances)) {
        for facts in self.as_parts().fact_sets().all() {
            facts.each(visit);
        }
    }

    /// The event that would state a fact of this record anew: what a retraction or a verification
    /// is about. None where the record has no such fact.
    #[must_use]
    pub fn restated(&self, fact: FactId) -> Option<Event> {
        self.as_parts().fact_sets().restate(fact)
    }

    /// Whether a named field of the record says anything, for the needs of a milestone. Absent,
    /// empty text and an empty list are missing; 0 and false are not.
    pub(crate) fn has_field(&self, name: &str, as_of: AsOf) -> bool {
        let head = self.head();
        match name {
            "code" => head.code.is_some(),
            "aliases" => !head.aliases.is_empty(),
            "summary" => head.summary.is_some(),
            "unit" => head.unit_at(as_of).is_some(),
            "officer" => head.officer_at(as_of).is_some(),
            "total_planned" | "contract_investment" | "fixed_asset" | "foreign_equity" | "annual_planned" => self
                .amounts()
                .is_some_and(|amounts| amounts.facts().standing(as_of.known).any(|fact| fact.value.kind.key() == name)),
            _ => match self {
                Self::Lead(lead) => lead.has_field(name),
                Self::Negotiation(negotiation) => negotiation.has_field(name),
                Self::Agreement(agreement) => agreement.has_field(name),
                Self::Project(project) => project.has_field(name, as_of),
                _ => false,
            },
        }
    }
}
