//! The one fixed row of each record that lists filter and sort on.
//!
//! [`Index::of`] reads a record at some point; with [`AsOf::LATEST`] it gives the row that journals
//! keep, which takes every standing actual as happened. An investment's row is rolled up from those
//! of its members, see [`Index::roll_up`].

use chrono::NaiveDate;

use crate::entry::EntryKind;
use crate::fact::AsOf;
use crate::id::{Id, Kind, RecordId};
use crate::investment::Investment;
use crate::milestone::{Stage, StageReading};
use crate::money::{Amount, Currency};
use crate::organisation::Organisation;
use crate::person::Person;
use crate::playbook::{NatureKey, Playbook};
use crate::record::{Record, State};
use crate::standing::Is;
use crate::text::fold;
use crate::unit::Unit;
use crate::when::{Timestamp, Truth};
use crate::world::Relation;

/// What lists filter and sort on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// The record.
    pub id: RecordId,
    /// Whether it exists at the point it was read at; what a journal keeps exists for certain.
    pub exists: Truth,
    /// The investment it belongs to.
    pub investment: Option<Id<Investment>>,
    /// The record it came of.
    pub came_of: Option<RecordId>,
    /// The unit in charge.
    pub unit: Option<Id<Unit>>,
    /// The officer in charge.
    pub officer: Option<Id<Person>>,
    /// The organisation it concerns: the investor, the owner, the debtor.
    pub organisation: Option<Id<Organisation>>,
    /// The industry, as `scheme-version:code`.
    pub industry: Option<String>,
    /// The country or region of origin.
    pub region: Option<String>,
    /// The park.
    pub park: Option<Id<Unit>>,
    /// The nature.
    pub nature: Option<NatureKey>,
    /// The rank of the stage that stands for certain.
    pub stage: Option<Stage>,
    /// The rank of the highest stage that may stand.
    pub possible_stage: Option<Stage>,
    /// The standing.
    pub standing: Is,
    /// The amount in 1/10000 of the currency's unit: of an investment that of the members that exist for certain. It
    /// may be more than fits, and is then the greatest number there is: sums are added up from the amounts themselves.
    pub amount: Option<i64>,
    /// The currency of the amount.
    pub currency: Option<Currency>,
    /// Of how many currencies the amounts of its members are.
    pub currencies: u8,
    /// The earliest day on which something of it may have happened.
    pub first: Option<NaiveDate>,
    /// The latest such day.
    pub last: Option<NaiveDate>,
    /// The last day on which it is due, where a date was set for it: of a commitment in instalments that of the
    /// last one.
    pub due: Option<NaiveDate>,
    /// From when it may need attention, see [`State::wake_at`]; may be early, never late. It depends on other
    /// records, so that [`Index::of`] leaves it to whoever keeps the row.
    pub wake_at: Option<Timestamp>,
    /// Every text by which it is found, folded, a line each.
    pub text: String,
}

impl Index {
    /// The row of a record as read at some point. Members are those of an investment; other records
    /// have none. `currency` is the zone's own.
    #[must_use]
    pub fn of(state: &State, playbook: &Playbook, as_of: AsOf, currency: Option<Currency>, members: &[Self]) -> Self {
        let head = state.head();
        let mut index = Self {
            id: state.id(),
            exists: Truth::Yes,
            investment: head.investment_at(as_of),
            came_of: state.came_of(),
            unit: head.unit_at(as_of),
            officer: head.officer_at(as_of),
            organisation: None,
            industry: None,
            region: None,
            park: None,
            nature: None,
            stage: None,
            possible_stage: None,
            standing: state.listed_standing(as_of),
            amount: None,
            currency: None,
            currencies: 0,
            first: None,
            last: None,
            due: None,
            wake_at: None,
            text: String::new(),
        };
        if let Some(milestones) = state.milestones() {
            index.set_stage(milestones.stage(None, as_of, playbook));
        }
        index.set_days(state, as_of);
        index.set_amount(state.listed_amount(as_of));
        for name in head.names() {
            index.add_text(Some(name));
        }
        match state {
            State::Zone(zone) => zone.index(&mut index, as_of),
            State::Unit(unit) => unit.index(&mut index, as_of),
            State::Person(person) => person.index(&mut index, as_of),
            State::Organisation(organisation) => organisation.index(&mut index, as_of),
            State::Investment(investment) => {
                investment.index(&mut index, as_of);
                index.currency = currency;
                index.roll_up(members);
            }
            State::Lead(lead) => lead.index(&mut index, as_of),
            State::Negotiation(negotiation) => negotiation.index(&mut index, as_of),
            State::Agreement(agreement) => agreement.index(&mut index, as_of),
            State::Project(project) => project.index(&mut index, playbook, as_of),
            State::Commitment(commitment) => commitment.index(&mut index, as_of),
            State::Issue(issue) => issue.index(&mut index, as_of),
            State::Task(task) => task.index(&mut index, as_of),
            State::Case(case) => case.index(&mut index, as_of),
            State::Entry(entry) => entry.index(&mut index, as_of),
        }
        index
    }

    /// Whether records of this kind move an investment forward: their stage and standing count.
    #[must_use]
    pub const fn makes_progress(&self) -> bool {
        matches!(self.id.kind, Kind::Lead | Kind::Negotiation | Kind::Agreement | Kind::Project)
    }

    pub(crate) const fn set_stage(&mut self, stage: StageReading) {
        self.stage = stage.certain;
        self.possible_stage = stage.possible;
    }

    pub(crate) fn set_amount(&mut self, amount: Option<&Amount>) {
        self.amount = amount.map(|amount| amount.money().units());
        self.currency = amount.map(|amount| amount.money().currency());
        self.currencies = u8::from(amount.is_some());
    }

    pub(crate) fn add_text(&mut self, text: Option<&str>) {
        if let Some(text) = text {
            self.add_folded(&fold(text));
        }
    }

    fn add_folded(&mut self, folded: &str) {
        if !folded.is_empty() && !self.text.lines().any(|line| line == folded) {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(folded);
        }
    }

    /// Takes over the text of another row, which is folded already.
    pub(crate) fn merge_text(&mut self, text: &str) {
        for line in text.lines() {
            self.add_folded(line);
        }
    }

    fn set_days(&mut self, state: &State, as_of: AsOf) {
        for facts in &state.as_parts().fact_sets().occurrences {
            facts.each_dated(&mut |of, on| {
                if !of.stands(as_of.known) {
                    return;
                }
                if on.first().is_some_and(|first| first > as_of.valid) {
                    return;
                }
                if let Some(first) = on.first() {
                    self.first = Some(self.first.map_or(first, |known| known.min(first)));
                }
                if let Some(last) = on.last() {
                    self.last = self.last.max(Some(last.min(as_of.valid)));
                }
            });
        }
    }
}

impl State {
    /// How this record stands to others, as last known.
    #[must_use]
    pub fn relations(&self) -> Vec<(Relation, RecordId)> {
        let as_of = AsOf::LATEST;
        let mut relations = Vec::new();
        if let Some(investment) = self.head().investment_at(as_of) {
            relations.push((Relation::Member, investment.record()));
        }
        relations.extend(self.head().left(as_of).map(|investment| (Relation::Left, investment.record())));
        if let Some(origin) = self.came_of() {
            relations.push((Relation::CameOf, origin));
        }
        if let State::Agreement(agreement) = self {
            let negotiation = agreement.negotiation.filter(|_| agreement.framework.is_some());
            relations.extend(negotiation.map(|id| (Relation::CameOf, id.record())));
            relations.extend(agreement.parties.iter().map(|party| (Relation::Concerns, party.record())));
        }
        if let State::Project(project) = self {
            relations.extend(project.lists(as_of).into_iter().map(|list| (Relation::Listed, list.record())));
            relations.extend(project.owner.map(|owner| (Relation::Concerns, owner.record())));
        }
        if let State::Commitment(commitment) = self {
            // Those that were taken back since are read as of an earlier day.
            let gates = commitment.gates.iter();
            relations.extend(gates.map(|gate| (Relation::DependsOn, gate.value.by.record())));
            if let Some(investment) = self.head().investment_at(as_of)
                && commitment.waits_for_others(as_of)
            {
                relations.push((Relation::Waits, investment.record()));
            }
            if commitment.made_with.kind == Kind::Case {
                relations.push((Relation::Waits, commitment.made_with));
            }
            let cited = commitment.citations.standing(as_of.known).map(|cited| cited.value.policy);
            relations.extend(cited.map(|policy| (Relation::Under, policy.record())));
        }
        if let State::Entry(entry) = self
            && let EntryKind::Inspection { organisation, .. } = entry.kind
        {
            relations.push((Relation::Concerns, organisation.record()));
        }
        if let State::Case(case) = self {
            relations.push((Relation::Waits, case.procedure.record()));
            relations.extend(case.applicant.map(|applicant| (Relation::Concerns, applicant.record())));
        }
        if let State::Issue(issue) = self {
            relations.extend(issue.organisation.map(|concerned| (Relation::Concerns, concerned.record())));
        }
        relations.sort_unstable();
        relations.dedup();
        relations
    }
}
