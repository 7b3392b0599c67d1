//! The facts behind a step from one report to another.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use inward_analysis::pipeline::{ChangeStep, Changes, Dimension, tells_size};
use inward_core::event::Event;
use inward_core::fact::{AsOf, Circumstances};
use inward_core::finance::MoneyKind;
use inward_core::id::{FactRef, Kind, RecordId};
use inward_core::record::{Record, State, line_of};
use inward_core::when::{Timestamp, When};
use inward_core::world::Relation;

use crate::{Crm, Error};

/// A fact behind a step: what was stated, retracted, or happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeFact {
    /// The investment whose number it moved, or the project where projects are counted.
    pub counted: RecordId,
    /// The fact.
    pub fact: FactRef,
    /// What sort of fact it is, as the event that states it is called: `milestone.reached`, `amount.stated`.
    pub kind: &'static str,
    /// What it is about: the key of a milestone or of a kind of money; else as `kind`.
    pub what: String,
    /// When it happened, or from when it holds.
    pub on: Option<When>,
    /// The day on which it became known.
    pub known_on: NaiveDate,
    /// The day on which it was known to stand no longer.
    pub retracted_on: Option<NaiveDate>,
}

/// What a fact decides in a table.
enum Decides {
    /// A milestone that was reached.
    Milestone,
    /// An amount or an entry of the money that is added up, or what it is read by.
    Money,
    /// What belongs where and what it says of the dimensions.
    Rule,
    /// Nothing there.
    Nothing,
}

impl Crm {
    /// The facts behind a step of a cell, investment by investment (or project by project, with what each came of): of
    /// what was re-scoped those that say what belongs where, to whom and what goes on, and became known or were retracted between the reports (or else those that
    /// make a record be there at all); of what was corrected or late those on milestones and money; of what entered,
    /// left or was revalued those that happened between the days. Where a new order of sources alone moved a number
    /// there are none, and [`Changes::playbook_changed`] says so. The opening and the closing have none.
    ///
    /// # Errors
    /// As [`Crm::changes`].
    pub fn facts_behind(&self, changes: &Changes, row: usize, step: ChangeStep) -> Result<Vec<ChangeFact>, Error> {
        let crm = self.at_the_moment_of(changes.pipeline())?;
        let mut facts = Vec::new();
        if matches!(step, ChangeStep::Opening | ChangeStep::Closing) {
            return Ok(facts);
        }
        let (since, until) = (crm.as_of_days(changes.since), crm.as_of_days(changes.until));
        let asked: Vec<Dimension> = changes.by.iter().chain(changes.pipeline().kept_by()).cloned().collect();
        // What is asked for may be an attribute of whom invests.
        let says_more = asked.iter().any(|asked| matches!(asked, Dimension::Attribute(_)));
        for member in changes.members(row, step) {
            let all = crm.ever_of(member.id, says_more)?;
            let between = Between { counted: member.id, since, until, money: changes.money, asked: &asked, crm: &crm };
            facts.extend(between.behind(&all, step));
        }
        Ok(facts)
    }

    /// Every record that belongs to an investment, or once did, or else what a project came of; and those who invest if
    /// they are asked for too.
    fn ever_of(&self, counted: RecordId, with_investors: bool) -> Result<Vec<Told>, Error> {
        let lookup = self.lookup();
        let always = |state: Arc<State>| Told { state, from: Timestamp::MIN };
        let mut told = Vec::new();
        if counted.kind == Kind::Investment {
            let mut ids = BTreeSet::from([counted]);
            ids.extend(lookup.related(Relation::Member, counted)?);
            ids.extend(lookup.related(Relation::Left, counted)?);
            for id in ids {
                told.extend(lookup.record(id)?.map(always));
            }
        } else {
            let mut states = HashMap::new();
            let line = line_of(counted, |id| {
                let Some(state) = lookup.record(id)? else { return Ok::<_, Error>(None) };
                let link = (state.head().recordings.first().known.from(), state.origins());
                states.insert(id, state);
                Ok(Some(link))
            })?;
            told.extend(line.into_iter().filter_map(|(id, from)| Some(Told { state: states.remove(&id)?, from })));
            let promised = self.promised_with(&told)?;
            told.extend(promised);
        }
        if with_investors {
            let investors: BTreeSet<RecordId> =
                told.iter().filter_map(|told| Some(told.state.investor()?.record())).collect();
            for id in investors {
                told.extend(lookup.record(id)?.map(always));
            }
        }
        Ok(told)
    }
}

impl Crm {
    /// What was promised with the records of a project's line.
    fn promised_with(&self, line: &[Told]) -> Result<Vec<Told>, Error> {
        let lookup = self.lookup();
        let investments: BTreeSet<RecordId> =
            line.iter().flat_map(|told| told.state.head().investment.iter().map(|fact| fact.value.record())).collect();
        let mut ids = BTreeSet::new();
        for investment in investments {
            ids.extend(lookup.related(Relation::Member, investment)?);
            ids.extend(lookup.related(Relation::Left, investment)?);
        }
        let mut promised = Vec::new();
        for id in ids.into_iter().filter(|id| id.kind == Kind::Commitment) {
            let Some(state) = lookup.record(id)? else { continue };
            let State::Commitment(commitment) = &*state else { continue };
            let made_with = line.iter().find(|told| told.state.id() == commitment.made_with);
            promised.extend(made_with.map(|with| Told { state: state.clone(), from: with.from }));
        }
        Ok(promised)
    }
}

/// A record, and from when on it is known to be one of what is counted.
struct Told {
    state: Arc<State>,
    from: Timestamp,
}

impl Told {
    /// Whether a fact of it stands, and tells of what is counted, as known then.
    fn stands(&self, of: &Circumstances, known: Timestamp) -> bool {
        self.from <= known && of.stands(known)
    }
}

/// Two reports, and the investment or project whose facts are looked for between them.
struct Between<'c> {
    counted: RecordId,
    since: AsOf,
    until: AsOf,
    money: Option<MoneyKind>,
    /// What investments are grouped and kept by.
    asked: &'c [Dimension],
    crm: &'c Crm,
}

impl Between<'_> {
    fn behind(&self, all: &[Told], step: ChangeStep) -> Vec<ChangeFact> {
        let mut first = Vec::new();
        // What is told where nothing else is.
        let mut second = Vec::new();
        for told in all {
            let state = &*told.state;
            // Of whom invests nothing counts but the attributes that are asked for.
            let is_investor = matches!(state, State::Organisation(_));
            let came_or_went = !is_investor && self.came_or_went(state, step);
            state.each_fact(&mut |of| {
                let Some(event) = state.restated(of.id) else { return };
                if is_investor && !matches!(event, Event::AttributeSet(_)) {
                    return;
                }
                let decides = self.decides(&event);
                match step {
                    ChangeStep::Rescoped if self.was_learnt(told, of) => match decides {
                        _ if came_or_went || self.is_grouped_by(&event) => first.push(self.told(state, of, &event)),
                        Decides::Rule => first.push(self.told(state, of, &event)),
                        Decides::Milestone | Decides::Money => second.push(self.told(state, of, &event)),
                        Decides::Nothing => {}
                    },
                    ChangeStep::Corrected | ChangeStep::Late if self.was_learnt(told, of) => {
                        let is_of_a_number = matches!(decides, Decides::Milestone | Decides::Money);
                        // What came late of a later day is nothing of the first one; what makes a record be there
                        // dates what has no date of its own.
                        let is_first = is_of_a_number
                            && match told.from <= self.since.known && self.had_begun(state, of, &event) {
                                true => step == ChangeStep::Corrected,
                                false => step == ChangeStep::Late && self.may_be_of_the_first_day(of, &event),
                            };
                        if is_first {
                            first.push(self.told(state, of, &event));
                        } else if came_or_went {
                            second.push(self.told(state, of, &event));
                        }
                    }
                    ChangeStep::Entered | ChangeStep::Left | ChangeStep::Revalued
                        if (came_or_went || !matches!(decides, Decides::Nothing))
                            && self.happened(of, &event, came_or_went) =>
                    {
                        // What a record says of itself for ever came when it did; where it belongs, with it.
                        let is_first = match decides {
                            Decides::Milestone | Decides::Money => true,
                            Decides::Rule if of.on.is_none() => came_or_went && !matches!(event, Event::RecordMoved(_)),
                            Decides::Rule | Decides::Nothing => of.on.is_some(),
                        };
                        if is_first { &mut first } else { &mut second }.push(self.told(state, of, &event));
                    }
                    _ => {}
                }
            });
        }
        if first.is_empty() { second } else { first }
    }

    fn decides(&self, event: &Event) -> Decides {
        match event {
            Event::MilestoneReached(_) => Decides::Milestone,
            Event::AmountStated(stated) if Some(stated.amount.kind) == self.money => Decides::Money,
            Event::AmountStated(_) if self.is_grouped_by(event) => Decides::Rule,
            Event::MoneyRecorded(recorded) if Some(recorded.entry.kind) == self.money => Decides::Money,
            Event::RecordMoved(_) => Decides::Rule,
            // What was planned of what came to nothing counts no longer.
            Event::StandingChanged(_) if self.money.is_some() => Decides::Rule,
            Event::UnitAssigned(_) if self.asks_for(&Dimension::Unit) => Decides::Rule,
            Event::OfficerAssigned(_) if self.asks_for(&Dimension::Officer) => Decides::Rule,
            Event::ParkChanged(_) if self.asks_for(&Dimension::Park) => Decides::Rule,
            Event::NatureChanged(_) if self.asks_for(&Dimension::Nature) => Decides::Rule,
            Event::ProjectIndustryChanged(_) if self.asks_for_industries() => Decides::Rule,
            Event::ListJoined(_) if self.asks_for(&Dimension::List) => Decides::Rule,
            Event::CommitmentMade(_) | Event::CommitmentVoided(_) | Event::CommitmentSuperseded(_)
                if self.asks_for(&Dimension::Debtor) =>
            {
                Decides::Rule
            }
            Event::AttributeSet(set) if self.asks_for_attribute(set.attribute.key.as_str()) => Decides::Rule,
            _ => Decides::Nothing,
        }
    }

    /// Whether investments are grouped or kept by a dimension.
    fn asks_for(&self, dimension: &Dimension) -> bool {
        self.asked.contains(dimension)
    }

    fn asks_for_industries(&self) -> bool {
        let is_of_industries = |asked: &Dimension| matches!(asked, Dimension::Industry | Dimension::IndustryAt(_));
        self.asked.iter().any(is_of_industries)
    }

    fn asks_for_attribute(&self, key: &str) -> bool {
        self.asked.iter().any(|asked| matches!(asked, Dimension::Attribute(name) if name == key))
    }

    /// Whether investments are grouped or kept by when they reached this milestone, or by the class of this amount.
    fn is_grouped_by(&self, event: &Event) -> bool {
        if let Event::AmountStated(stated) = event {
            return tells_size(&stated.amount) && self.asks_for(&Dimension::Size);
        }
        let Event::MilestoneReached(reached) = event else { return false };
        let (milestone, possibly) = (&reached.reached.milestone, &reached.reached.possibly);
        let is_this = |asked: &str| *milestone == *asked || possibly.as_ref().is_some_and(|key| *key == *asked);
        self.asked.iter().filter_map(Dimension::milestone).any(is_this)
    }

    /// Whether a record is there on one side of a step and not, or only perhaps, on the other.
    fn came_or_went(&self, state: &State, step: ChangeStep) -> bool {
        let restated = AsOf { known: self.until.known, ..self.since };
        let sides = if step.restates() { [self.since, restated] } else { [restated, self.until] };
        let [before, after] = sides.map(|as_of| self.crm.at_point(as_of).existence_alone(state));
        before != after
    }

    /// Whether a fact stands at one of the ends, as known there, and not at the other.
    fn was_learnt(&self, told: &Told, of: &Circumstances) -> bool {
        told.stands(of, self.since.known) != told.stands(of, self.until.known)
    }

    /// Whether, as known at the end, it happened or began to hold between the days, or may have.
    fn happened(&self, of: &Circumstances, event: &Event, came_or_went: bool) -> bool {
        // What has no day did so no sooner than its record was there.
        let dated = dated(of, event);
        of.stands(self.until.known)
            && dated.map_or(came_or_went, |on| on.by(self.since.valid) != on.by(self.until.valid))
    }

    /// Whether it may have happened, or begun to hold, by the first day; what has no day may, whatever it closed.
    fn may_be_of_the_first_day(&self, of: &Circumstances, event: &Event) -> bool {
        let dated = dated(of, event).filter(|_| of.on.is_some() || matches!(event, Event::MoneyRecorded(_)));
        dated.is_none_or(|on| on.by(self.since.valid).is_possible())
    }

    /// Whether something had been known of the same milestone, amount or entry at the first end.
    fn had_begun(&self, state: &State, of: &Circumstances, event: &Event) -> bool {
        let known = self.since.known;
        match event {
            Event::MilestoneReached(reached) => {
                let keys = |reached: &inward_core::milestone::Reached| {
                    let possibly = reached.possibly.clone();
                    std::iter::once(reached.milestone.clone()).chain(possibly).collect::<Vec<_>>()
                };
                let keys_here = keys(&reached.reached);
                state.milestones().is_some_and(|milestones| {
                    let mut stood = milestones.reached.standing(known);
                    stood.any(|fact| keys(&fact.value).iter().any(|key| keys_here.contains(key)))
                })
            }
            Event::AmountStated(stated) => state.amounts().is_some_and(|amounts| {
                let begun = amounts.begun_by(known);
                begun.facts().iter().any(|fact| fact.value.is_of_the_same(&stated.amount))
            }),
            Event::MoneyRecorded(_) => match state {
                State::Project(project) => project.money.begun_by(known).facts().iter().any(|fact| fact.of.id == of.id),
                _ => false,
            },
            _ => true,
        }
    }

    fn told(&self, state: &State, of: &Circumstances, event: &Event) -> ChangeFact {
        let zone = self.crm.time_zone();
        let what = match event {
            Event::MilestoneReached(reached) => reached.reached.milestone.to_string(),
            Event::AmountStated(stated) => stated.amount.kind.key().to_owned(),
            Event::MoneyRecorded(recorded) => recorded.entry.kind.key().to_owned(),
            other => other.kind().to_owned(),
        };
        ChangeFact {
            counted: self.counted,
            fact: FactRef { record: state.id(), fact: of.id },
            kind: event.kind(),
            what,
            on: of.on.clone(),
            known_on: of.known.from().day_in(zone),
            retracted_on: of.retracted.map(|retraction| retraction.known.from().day_in(zone)),
        }
    }
}

/// When a fact happened or began to hold; none where it has no day.
fn dated(of: &Circumstances, event: &Event) -> Option<When> {
    let otherwise = || match event {
        Event::MoneyRecorded(recorded) => recorded.entry.period.clone(),
        // A judgement without a day closes its record on the day it became known.
        Event::MilestoneReached(reached) => reached.reached.closes_on.and_then(|day| When::day(day).ok()),
        _ => None,
    };
    of.on.clone().or_else(otherwise)
}
