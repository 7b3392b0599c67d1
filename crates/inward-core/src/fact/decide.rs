//! Correcting, retracting and verifying facts of any record.

use std::sync::Arc;

use crate::case::Case;
use crate::event::{Event, Recorded};
use crate::id::{FactId, RecordId};
use crate::record::{Record, State, what_moves_along};
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::text::refusals;
use crate::world::{Decision, Stop, Unreadable};

use super::command::{Correct, Retract, Verify};
use super::event::{FactRetracted, FactVerified};
use super::{AsOf, Circumstances, Facts, Known, correction};

pub(crate) fn correct(mut deciding: Deciding<'_>, command: &Correct) -> Result<Decision, Stop> {
    let aim = match &command.milestone {
        Some(milestone) => crate::milestone::resolve(&deciding, command.aim, milestone)?,
        None => command.aim,
    };
    let state = deciding.state(aim.record)?;
    let source = command.source.as_deref();
    let fact = match (&command.milestone, command.fact) {
        (Some(milestone), None) => milestone_fact(&deciding, &state, milestone, aim.phase, source)?,
        (None, Some(fact)) => fact,
        _ => return Err(Refusal::new(refusals::fact::WHICH).at("milestone").into()),
    };
    let old = standing(&deciding, &state, aim.record, fact)?;
    if command.on.is_none() && command.evidence.is_none() && !correction::says_anything(command) {
        return Err(Refusal::new(refusals::fact::NOTHING_TO_CORRECT).about(aim.record).into());
    }
    refuse_report_before_fact(&deciding, old)?;
    let mut event = state.as_parts().fact_sets().restate(fact).ok_or_else(|| not_there(aim.record, fact))?;
    let reason = deciding.needed_note(&command.reason, "reason")?;
    let evidence = deciding.stated(None, None, command.evidence.as_ref())?.evidence;
    if let Some(on) = &command.on {
        if !event.may_lie_ahead() {
            deciding.refuse_future(on)?;
        }
        refuse_if_rooted(&state, fact)?;
    }
    if let Some(stated) = event.stated_mut() {
        if let Some(on) = &command.on {
            stated.on = Some(deciding.in_zone(on));
        }
        if evidence.is_some() {
            stated.evidence = evidence;
        }
    }
    if let Event::MilestoneReached(event) = &event
        && command.on.is_some()
    {
        let without = retracted(&deciding, &state, fact)?;
        crate::milestone::check_restated(&mut deciding, &without, event)?;
    }
    if let Event::StandingChanged(standing) = &event
        && command.on.is_some()
    {
        let without = retracted(&deciding, &state, fact)?;
        let after = evolved(&deciding, &without, &event)?;
        crate::standing::check_restated(&state, &without, &after, standing)?;
        if standing.standing.is.is_closed() {
            crate::standing::warn_if_reached_later(&mut deciding, &without, &standing.stated);
        }
    }
    correction::put_right(&mut deciding, &state, fact, command, &mut event)?;
    check_story(&deciding, &state, fact, &event)?;
    let along = corrected_along(&deciding, &state, fact, command)?;
    deciding.emit(aim.record, FactRetracted { fact, reason });
    deciding.emit(aim.record, event);
    for (record, fact, event) in along {
        deciding.emit(record, FactRetracted { fact, reason });
        deciding.emit(record, event);
    }
    Ok(deciding.answer(aim.record))
}

/// What happened to an issue, a task or a case makes a story: a correction may not make another of it.
fn check_story(deciding: &Deciding<'_>, state: &State, fact: FactId, event: &Event) -> Result<(), Stop> {
    if !matches!(state, State::Issue(_) | State::Task(_) | State::Case(_)) {
        return Ok(());
    }
    let without = retracted(deciding, state, fact)?;
    let after = evolved(deciding, &without, event)?;
    match (state, &without, &after) {
        (State::Issue(issue), State::Issue(without), State::Issue(after)) => {
            crate::issue::decide::check_restated(issue, without, after, event)?;
        }
        (State::Task(task), State::Task(without), State::Task(after)) => {
            crate::task::decide::check_restated(task, without, after, event)?;
        }
        (State::Case(case), State::Case(without), State::Case(after)) => {
            crate::case::decide::check_restated(case, without, after, event, deciding.zone()?.time_zone)?;
        }
        _ => {}
    }
    Ok(())
}

/// What is corrected along with the day of a fact: from when the unit is in charge that a hand-over put
/// there, when the commitment of a case was made.
fn corrected_along(
    deciding: &Deciding<'_>,
    state: &State,
    fact: FactId,
    command: &Correct,
) -> Result<Vec<(RecordId, FactId, Event)>, Stop> {
    let Some(on) = &command.on else { return Ok(Vec::new()) };
    let restated = |state: &State, fact: FactId| {
        let mut event = state.as_parts().fact_sets().restate(fact)?;
        event.stated_mut()?.on = Some(deciding.in_zone(on));
        Some((state.id(), fact, event))
    };
    Ok(match state {
        State::Issue(issue) => issue.stated_along(fact).into_iter().filter_map(|fact| restated(state, fact)).collect(),
        State::Case(case) => match made_by_case(deciding, case, fact)? {
            Some((promise, facts)) => facts.into_iter().filter_map(|fact| restated(&promise, fact)).collect(),
            None => Vec::new(),
        },
        _ => Vec::new(),
    })
}

/// A commitment, and the facts that it was made.
type Made = (Arc<State>, Vec<FactId>);

/// The commitment of a case, and that it was made, where the command of this fact of the case stated that.
fn made_by_case(deciding: &Deciding<'_>, case: &Case, fact: FactId) -> Result<Option<Made>, Stop> {
    let of = case.received.circumstances(fact).or_else(|| case.acceptances.circumstances(fact));
    let Some(of) = of else { return Ok(None) };
    let Some(state) = deciding.world().state(case.commitment().record())? else { return Ok(None) };
    let State::Commitment(commitment) = &*state else { return Ok(None) };
    let made = commitment.made.standing_of(of.command);
    Ok(Some((state, made)))
}

/// The record without a fact that is about to be stated again: what it says now must hold beside the
/// rest, not beside what it said before.
fn retracted(deciding: &Deciding<'_>, state: &State, fact: FactId) -> Result<State, Stop> {
    evolved(deciding, state, &Event::FactRetracted(FactRetracted { fact, reason: None }))
}

/// The record once one more event has happened to it.
fn evolved(deciding: &Deciding<'_>, state: &State, event: &Event) -> Result<State, Stop> {
    let mut state = state.clone();
    let context = deciding.context();
    let recorded = Recorded {
        record: state.id(),
        version: state.head().version().saturating_add(1),
        known: Known { recorded: deciding.now(), reported: context.reported },
        by: context.actor,
        command: context.command,
        event,
    };
    state.evolve(&recorded).map_err(|fault| Stop::Unreadable(Unreadable::new(fault)))?;
    Ok(state)
}

/// The one standing word on a milestone, by that source if one is named.
fn milestone_fact(
    deciding: &Deciding<'_>,
    state: &State,
    milestone: &str,
    phase: Option<u16>,
    source: Option<&str>,
) -> Result<FactId, Stop> {
    let missing =
        || Stop::from(Refusal::new(refusals::milestone::NOT_REACHED).with("milestone", milestone).about(state.id()));
    let milestones = state.milestones().ok_or_else(missing)?;
    let playbook = deciding.playbook();
    let mut words: Vec<_> = milestones
        .words(milestone, phase, deciding.as_of_now())
        .filter(|fact| source.is_none() || fact.of.source.as_ref().map(|key| key.as_str()) == source)
        .collect();
    words.sort_by_key(|fact| playbook.source_rank(fact.of.source.as_ref()));
    words.first().map(|fact| fact.of.id).ok_or_else(missing)
}

pub(crate) fn retract(mut deciding: Deciding<'_>, command: &Retract) -> Result<Decision, Stop> {
    let state = deciding.state(command.record)?;
    let of = standing(&deciding, &state, command.record, command.fact)?;
    refuse_report_before_fact(&deciding, of)?;
    refuse_if_rooted(&state, command.fact)?;
    let reason = deciding.needed_note(&command.reason, "reason")?;
    deciding.emit(command.record, FactRetracted { fact: command.fact, reason });
    for (record, fact) in stated_along(&deciding, &state, of)? {
        deciding.emit(record, FactRetracted { fact, reason });
    }
    Ok(deciding.answer(command.record))
}

/// What the command of a fact stated only because of it, and what falls with it: that commitments, issues
/// and tasks moved with the record they were made with, the amounts of an amendment, the due that the
/// meeting of a condition set, the unit in charge and the hand-over that put it there, the commitment that
/// a case made.
fn stated_along(deciding: &Deciding<'_>, state: &State, of: &Circumstances) -> Result<Vec<(RecordId, FactId)>, Stop> {
    let of_record = |facts: Vec<FactId>| facts.into_iter().map(|fact| (state.id(), fact)).collect();
    match state {
        State::Agreement(agreement) if agreement.amendments.circumstances(of.id).is_some() => {
            return Ok(of_record(agreement.amounts.facts().standing_of(of.command)));
        }
        State::Commitment(commitment) if commitment.conditions_met.circumstances(of.id).is_some() => {
            return Ok(of_record(commitment.due.standing_of(of.command)));
        }
        State::Issue(issue) if !issue.stated_along(of.id).is_empty() => {
            return Ok(of_record(issue.stated_along(of.id)));
        }
        State::Case(case) => {
            if let Some((promise, facts)) = made_by_case(deciding, case, of.id)? {
                return Ok(facts.into_iter().map(|fact| (promise.id(), fact)).collect());
            }
        }
        _ => {}
    }
    let mut moved = Vec::new();
    if state.head().investment.circumstances(of.id).is_some() {
        for id in what_moves_along(deciding.world(), state.id())? {
            let along = deciding.state(id)?;
            for fact in along.head().investment.standing_of(of.command) {
                refuse_if_rooted(&along, fact)?;
                moved.push((id, fact));
            }
        }
    }
    Ok(moved)
}

pub(crate) fn verify(mut deciding: Deciding<'_>, command: &Verify) -> Result<Decision, Stop> {
    let state = deciding.state(command.record)?;
    let of = standing(&deciding, &state, command.record, command.fact)?;
    let refuse = |code| Err(Refusal::new(code).about(command.record).with("fact", command.fact).into());
    if of.evidence.is_none() {
        return refuse(refusals::fact::NO_EVIDENCE);
    }
    if of.by == deciding.context().actor {
        return refuse(refusals::fact::OWN_EVIDENCE);
    }
    if of.verified.is_some() {
        return refuse(refusals::fact::ALREADY_VERIFIED);
    }
    deciding.emit(command.record, FactVerified { fact: command.fact });
    Ok(deciding.answer(command.record))
}

/// On every day a record belongs to some investment: the last word that holds for ever stays.
fn refuse_if_rooted(state: &State, fact: FactId) -> Result<(), Refusal> {
    let investment = &state.head().investment;
    let mut others = investment.standing(AsOf::LATEST.known).filter(|other| other.of.id != fact);
    if investment.iter().any(|known| known.of.id == fact) && !others.any(|other| other.of.on.is_none()) {
        return Err(Refusal::new(refusals::fact::ROOTED).about(state.id()));
    }
    Ok(())
}

fn not_there(record: RecordId, fact: FactId) -> Stop {
    Refusal::new(refusals::fact::NOT_THERE).with("fact", fact).about(record).into()
}

fn standing<'a>(
    _deciding: &Deciding<'_>,
    state: &'a State,
    record: RecordId,
    fact: FactId,
) -> Result<&'a Circumstances, Stop> {
    let of = state.as_parts().fact_sets().find(fact).ok_or_else(|| not_there(record, fact))?;
    if of.retracted.is_some() {
        return Err(Refusal::new(refusals::fact::ALREADY_RETRACTED).with("fact", fact).about(record).into());
    }
    Ok(of)
}

/// A retraction may not be known before its fact.
pub(crate) fn refuse_report_before_fact(deciding: &Deciding<'_>, of: &Circumstances) -> Result<(), Stop> {
    match deciding.context().reported {
        Some(reported) if reported.from < of.known.from() => {
            Err(Refusal::new(refusals::fact::RETRACTED_BEFORE_KNOWN).with("reported", reported.on).into())
        }
        _ => Ok(()),
    }
}
