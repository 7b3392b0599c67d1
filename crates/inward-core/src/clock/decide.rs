//! Whether a clock may be paused, may go on, may be given more time.

use std::sync::Arc;

use crate::deadline::{DueRange, Extension, Rule};
use crate::fact::{AsOf, Stated};
use crate::id::RecordId;
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::standing::with_day;
use crate::text::refusals;
use crate::when::When;
use crate::world::{Decision, Stop};

use super::command::{ExtendDeadline, PauseClock, ResumeClock};
use super::event::{ClockExtended, ClockPaused, ClockResumed};
use super::{ClockFacts, Extended, Paused, Resumed, first_instant, last_instant};

pub(crate) fn pause(mut deciding: Deciding<'_>, command: &PauseClock) -> Result<Decision, Stop> {
    let state = with_clock(&deciding, command.record)?;
    let zone = deciding.zone()?.time_zone;
    let reason = deciding.needed_note(&command.reason, "reason")?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let clock = clock(&state)?;
    if let Some(open) = clock.open(AsOf::LATEST, zone) {
        let since = open.of.on.as_ref().map(ToString::to_string).unwrap_or_default();
        return Err(Refusal::new(refusals::clock::ALREADY_PAUSED).with("since", since).about(command.record).into());
    }
    let from = stated.on.as_ref().and_then(|on| last_instant(on, zone));
    let start = start(&deciding, &state)?;
    let starts = start.as_ref().and_then(|start| first_instant(start, zone));
    if let (Some(start), Some(starts), Some(from)) = (&start, starts, from)
        && from < starts
    {
        return Err(Refusal::new(refusals::clock::BEFORE_START)
            .with("start", start)
            .with("on", on(&stated))
            .about(command.record)
            .at("on")
            .into());
    }
    if let (Some(due), Some(from)) = (due(&deciding, &state, &[])?, from)
        && from > due.latest().at()
    {
        deciding.warn(Refusal::new(refusals::clock::AFTER_DUE).with("on", on(&stated)).about(command.record));
    }
    let unit = command.unit.as_ref().map(|unit| deciding.unit(unit)).transpose()?;
    deciding.emit(command.record, ClockPaused { paused: Paused { reason, unit }, stated });
    Ok(deciding.answer(command.record))
}

pub(crate) fn resume_clock(mut deciding: Deciding<'_>, command: &ResumeClock) -> Result<Decision, Stop> {
    let state = with_clock(&deciding, command.record)?;
    let zone = deciding.zone()?.time_zone;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let Some(open) = clock(&state)?.open(AsOf::LATEST, zone) else {
        return Err(Refusal::new(refusals::clock::NOT_PAUSED).about(command.record).into());
    };
    let begun = open.of.on.as_ref().and_then(|on| first_instant(on, zone));
    let ends = stated.on.as_ref().and_then(|on| last_instant(on, zone));
    if let (Some(begun_at), Some(ends)) = (begun, ends)
        && ends < begun_at
    {
        let since = open.of.on.as_ref().map(ToString::to_string).unwrap_or_default();
        return Err(Refusal::new(refusals::clock::ENDS_BEFORE_IT_STARTS)
            .with("since", since)
            .with("on", on(&stated))
            .about(command.record)
            .at("on")
            .into());
    }
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let unit = command.unit.as_ref().map(|unit| deciding.unit(unit)).transpose()?;
    deciding.emit(command.record, ClockResumed { resumed: Resumed { note, unit }, stated });
    Ok(deciding.answer(command.record))
}

pub(crate) fn extend(mut deciding: Deciding<'_>, command: &ExtendDeadline) -> Result<Decision, Stop> {
    let state = with_clock(&deciding, command.record)?;
    let zone = deciding.zone()?.time_zone;
    let reason = deciding.needed_note(&command.reason, "reason")?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let Some(rule) = rule(&deciding, &state)? else {
        return Err(Refusal::new(refusals::clock::NO_LIMIT).about(command.record).into());
    };
    let extension = Extension::by(command.by.limit.clone());
    extension.check(&rule).map_err(|refusal| refusal.about(command.record).at("by"))?;
    let approved = stated.on.as_ref().and_then(|on| first_instant(on, zone));
    if let (Some(due), Some(approved)) = (due(&deciding, &state, &[])?, approved)
        && approved > due.latest().at()
    {
        return Err(Refusal::new(refusals::deadline::EXTENSION_AFTER_EXPIRY)
            .with("approved", on(&stated))
            .with("due", due.latest().last_day().map_or_else(|| due.latest().at().to_string(), |day| day.to_string()))
            .about(command.record)
            .at("on")
            .into());
    }
    // What cannot be counted out is refused now, not on reading.
    due(&deciding, &state, &[extension]).map_err(|stop| match stop {
        Stop::Refused(refusal) => (*refusal).at("by").into(),
        stop @ Stop::Unreadable(_) => stop,
    })?;
    let approved_by = command.approved_by.as_ref().map(|unit| deciding.unit(unit)).transpose()?;
    let extended = Extended { by: command.by.limit.clone(), reason, approved_by };
    deciding.emit(command.record, ClockExtended { extended, stated });
    Ok(deciding.answer(command.record))
}

/// The record, refused where it has no clock or that runs no more.
fn with_clock(deciding: &Deciding<'_>, record: RecordId) -> Result<Arc<State>, Stop> {
    let state = deciding.state(record)?;
    match &*state {
        State::Commitment(commitment) => commitment.refuse_if_ended(deciding)?,
        State::Issue(issue) => issue.refuse_if_resolved()?,
        State::Task(task) => task.refuse_if_closed()?,
        _ => return Err(none(&state).into()),
    }
    Ok(state)
}

fn none(state: &State) -> Refusal {
    let id = state.id();
    Refusal::new(refusals::clock::HAS_NONE).with_word("kind", &id.kind.label()).about(id)
}

fn clock(state: &State) -> Result<&ClockFacts, Refusal> {
    state.clock().ok_or_else(|| none(state))
}

/// The rule that counts first: what was promised; of an issue, by when it is settled.
fn rule(deciding: &Deciding<'_>, state: &State) -> Result<Option<Rule>, Stop> {
    Ok(match state {
        State::Commitment(commitment) => commitment.promised_rule(AsOf::LATEST, &deciding.around(commitment)?),
        State::Issue(issue) => issue.resolve.clone(),
        State::Task(task) => task.due_rule(AsOf::LATEST).cloned(),
        _ => None,
    })
}

/// When the clock starts, as far as it is known; of an issue, the first of its two.
fn start(deciding: &Deciding<'_>, state: &State) -> Result<Option<When>, Stop> {
    Ok(match state {
        State::Commitment(commitment) => {
            let around = deciding.around(commitment)?;
            rule(deciding, state)?.and_then(|rule| commitment.start_of(&rule, AsOf::LATEST, &around).cloned())
        }
        State::Issue(issue) => issue.received_on(AsOf::LATEST).cloned(),
        State::Task(task) => task.assigned_on(AsOf::LATEST).flatten().cloned(),
        _ => None,
    })
}

/// When it is due as things stand, with one more extension; as if a clock that is paused went on now.
fn due(deciding: &Deciding<'_>, state: &State, more: &[Extension]) -> Result<Option<DueRange>, Stop> {
    let (as_of, now) = (AsOf::LATEST, deciding.now());
    let calendar = deciding.zone()?.calendar_at(as_of.known);
    Ok(match state {
        State::Commitment(commitment) => {
            let around = deciding.around(commitment)?;
            commitment.due_with(as_of, now, &around, &calendar, more)?
        }
        State::Issue(issue) => issue.resolve_due_with(as_of, now, &calendar, more)?,
        State::Task(task) => task.due_with(as_of, now, &calendar, more)?,
        _ => None,
    })
}

fn on(stated: &Stated) -> String {
    stated.on.as_ref().map(ToString::to_string).unwrap_or_default()
}
