//! Whether a record may be suspended, resumed, closed or reopened.

use chrono::NaiveDate;

use crate::evidence::Evidence;
use crate::fact::{AsOf, Stated};
use crate::id::{Kind, RecordId};
use crate::playbook::{ReasonKey, ReasonKind};
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::text::refusals;
use crate::when::When;
use crate::world::{Decision, Stop};

use super::closed::{already_closed, at};
use super::command::{Reopen, Resume, Suspend};
use super::event::StandingChanged;
use super::{Is, Standing, Standings};

const WITH_STANDING: &[Kind] = &[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project];

pub(crate) fn suspend(mut deciding: Deciding<'_>, command: &Suspend) -> Result<Decision, Stop> {
    let record = resolve(&deciding, command.record)?;
    let state = deciding.state(record)?;
    let stated = dated(&mut deciding, command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    match then(&state, &stated)? {
        Is::Suspended => {
            return Err(Refusal::new(refusals::standing::ALREADY)
                .with_word("standing", &Is::Suspended.label())
                .about(record)
                .into());
        }
        is if is.is_closed() => return Err(already_closed(&state, is).into()),
        _ => {}
    }
    let reason = reason(&deciding, &command.reason, ReasonKind::Suspended)?;
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let standing = Standing { is: Is::Suspended, reason: Some(reason), note, lost_to: None };
    deciding.emit(record, StandingChanged { standing, stated });
    Ok(deciding.answer(record))
}

pub(crate) fn resume(mut deciding: Deciding<'_>, command: &Resume) -> Result<Decision, Stop> {
    let record = resolve(&deciding, command.record)?;
    let state = deciding.state(record)?;
    let stated = dated(&mut deciding, command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    match then(&state, &stated)? {
        Is::Ongoing => return Err(nothing_to_resume(&state, &stated).into()),
        is if is.is_closed() => return Err(already_closed(&state, is).into()),
        _ => {}
    }
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let standing = Standing { is: Is::Ongoing, reason: None, note, lost_to: None };
    deciding.emit(record, StandingChanged { standing, stated });
    Ok(deciding.answer(record))
}

pub(crate) fn reopen(mut deciding: Deciding<'_>, command: &Reopen) -> Result<Decision, Stop> {
    let record = command.record;
    let state = deciding.state(record)?;
    let note = deciding.needed_note(&command.reason, "reason")?;
    let stated = dated(&mut deciding, command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    if !then(&state, &stated)?.is_closed() {
        return Err(nothing_to_reopen(&state, &stated).into());
    }
    let standing = Standing { is: Is::Ongoing, reason: None, note, lost_to: None };
    deciding.emit(record, StandingChanged { standing, stated });
    Ok(deciding.answer(record))
}

/// Closes a record with a reason of the playbook.
pub(crate) fn close(
    deciding: &mut Deciding<'_>,
    record: RecordId,
    standing: Standing,
    stated: Stated,
) -> Result<(), Stop> {
    let state = deciding.state(record)?;
    let stated = with_day(deciding, stated)?;
    match then(&state, &stated)? {
        is if is.is_closed() => return Err(already_closed(&state, is).into()),
        _ => warn_if_followed(deciding, &state, &stated),
    }
    warn_if_reached_later(deciding, &state, &stated);
    deciding.emit(record, StandingChanged { standing, stated });
    Ok(())
}

/// Nothing is reached on a closed record: where a milestone is known to have been reached only after
/// the closing, one of the days is wrong, or it was not closed for good.
pub(crate) fn warn_if_reached_later(deciding: &mut Deciding<'_>, state: &State, stated: &Stated) {
    let day = day_of(stated);
    let Some(milestones) = state.milestones() else { return };
    let reopened = next_after(state, stated).filter(|(_, is)| !is.is_closed()).map(|(begins, _)| begins);
    let while_closed = |first: NaiveDate| first > day && reopened.is_none_or(|begins| first < begins);
    let later = milestones.reached.standing(AsOf::LATEST.known).filter_map(|fact| {
        let on = fact.of.on.as_ref().filter(|on| on.first().is_some_and(while_closed))?;
        Some((on.first(), fact.of.id, &fact.value.milestone, on))
    });
    if let Some((_, _, milestone, on)) = later.min_by_key(|(first, id, ..)| (*first, *id)) {
        let warning = Refusal::new(refusals::standing::REACHED_LATER).with("on", day).with("milestone", milestone);
        deciding.warn(warning.with("reached", on).about(state.id()));
    }
}

/// A closing is mostly the last word: where a later one says that the record goes on or is stopped,
/// something is missing between them, or a day is wrong.
fn warn_if_followed(deciding: &mut Deciding<'_>, state: &State, stated: &Stated) {
    let Some((begins, is)) = next_after(state, stated) else { return };
    if !is.is_closed() {
        let warning = Refusal::new(refusals::standing::FOLLOWED).with("on", day_of(stated)).with("next", begins);
        deciding.warn(warning.with_word("standing", &is.label()).about(state.id()));
    }
}

/// A reason, if the playbook has it for this.
pub(crate) fn reason(deciding: &Deciding<'_>, key: &str, of: ReasonKind) -> Result<ReasonKey, Refusal> {
    let playbook = deciding.playbook();
    let reasons: Vec<_> = playbook.reasons_of(of).collect();
    match reasons.iter().find(|reason| reason.key == *key && !reason.retired) {
        Some(reason) => Ok(reason.key.clone()),
        None => {
            let known: Vec<&str> = reasons.iter().map(|reason| reason.key.as_str()).collect();
            Err(Refusal::new(refusals::standing::UNKNOWN_REASON)
                .with("input", key)
                .with("near", known.join(", "))
                .at("reason"))
        }
    }
}

/// How the record stood when something is said to have changed it. What becomes known late is held
/// against the standing of its own day, not against the latest: an earlier stop, and its end, can
/// still be told once a later one is known.
fn then(state: &State, stated: &Stated) -> Result<Is, Refusal> {
    at(state, AsOf { valid: day_of(stated), ..AsOf::LATEST })
}

/// The last day on which it may have begun.
fn day_of(stated: &Stated) -> NaiveDate {
    stated.on.as_ref().and_then(When::last).unwrap_or(AsOf::LATEST.valid)
}

/// The first standing that certainly begins after that day, and when.
fn next_after(state: &State, stated: &Stated) -> Option<(NaiveDate, Is)> {
    let day = day_of(stated);
    let standings = state.all_standings()?;
    let later = standings.facts().standing(AsOf::LATEST.known).filter_map(|fact| {
        let begins = fact.of.on.as_ref().and_then(When::first).filter(|begins| *begins > day)?;
        Some((begins, fact.of.id, fact.value.is))
    });
    later.min_by_key(|(begins, id, _)| (*begins, *id)).map(|(begins, _, is)| (begins, is))
}

/// That a record goes on already, or that it stopped only later.
fn nothing_to_resume(state: &State, stated: &Stated) -> Refusal {
    match next_after(state, stated) {
        Some((begins, is)) if is != Is::Ongoing && !is.is_closed() => before(state, day_of(stated), begins),
        _ => Refusal::new(refusals::standing::NOT_SUSPENDED).about(state.id()),
    }
}

/// That a record is not closed, or that it was closed only later.
fn nothing_to_reopen(state: &State, stated: &Stated) -> Refusal {
    match next_after(state, stated) {
        Some((begins, is)) if is.is_closed() => before(state, day_of(stated), begins),
        _ => Refusal::new(refusals::standing::NOT_CLOSED).about(state.id()),
    }
}

/// Whether a standing may be stated again with another day: on that day it must change something,
/// and what followed from it must still follow. `before` is the record as it stands, `without` the
/// record without the word that is corrected, `after` with the new one.
pub(crate) fn check_restated(
    before: &State,
    without: &State,
    after: &State,
    event: &StandingChanged,
) -> Result<(), Refusal> {
    refuse_unless_it_changes(without, event.standing.is, &event.stated)?;
    let (Some(old), Some(new)) = (before.standings(), after.standings()) else { return Ok(()) };
    for fact in old.facts().standing(AsOf::LATEST.known) {
        let stated = Stated::on(fact.of.on.clone());
        let fits = |state: &State, standings: &Standings| {
            let others = standings.without(fact.of.id).with_judgements(state.milestones()).into_owned();
            let is = others.at(AsOf { valid: day_of(&stated), ..AsOf::LATEST });
            fact.value.is.follows(is)
        };
        // What is corrected stands no more in the new ones: only of the others this asks.
        let stays = new.facts().standing(AsOf::LATEST.known).any(|new| new.of.id == fact.of.id);
        if stays && fits(before, old) && !fits(after, new) {
            let refusal = Refusal::new(refusals::standing::OUT_OF_ORDER).with("other", day_of(&stated));
            return Err(refusal.with_word("standing", &fact.value.is.label()).about(before.id()).at("on"));
        }
    }
    Ok(())
}

fn refuse_unless_it_changes(state: &State, is: Is, stated: &Stated) -> Result<(), Refusal> {
    let then = then(state, stated)?;
    match is {
        _ if is.follows(then) => Ok(()),
        Is::Ongoing => Err(match next_after(state, stated) {
            Some((begins, is)) if is != Is::Ongoing => before(state, day_of(stated), begins),
            _ => Refusal::new(refusals::standing::NOT_SUSPENDED).about(state.id()),
        }),
        _ if then.is_closed() => Err(already_closed(state, then)),
        is => Err(Refusal::new(refusals::standing::ALREADY).with_word("standing", &is.label()).about(state.id())),
    }
}

fn resolve(deciding: &Deciding<'_>, record: RecordId) -> Result<RecordId, Stop> {
    if record.kind != Kind::Investment {
        return Ok(record);
    }
    for kind in WITH_STANDING.iter().rev() {
        match crate::milestone::only_fitting(deciding, record, &[*kind]) {
            Ok(record) => return Ok(record),
            Err(Stop::Refused(refusal)) if refusal.code == refusals::investment::NONE_FITS => {}
            Err(stop) => return Err(stop),
        }
    }
    Err(Refusal::new(refusals::investment::NONE_FITS).about(record).into())
}

fn dated(
    deciding: &mut Deciding<'_>,
    on: Option<&When>,
    source: Option<&str>,
    evidence: Option<&Evidence>,
) -> Result<Stated, Refusal> {
    let stated = deciding.happened(on, source, evidence)?;
    with_day(deciding, stated)
}

/// What has no day of its own begins on the day it is known.
pub(crate) fn with_day(deciding: &Deciding<'_>, mut stated: Stated) -> Result<Stated, Refusal> {
    if stated.on.is_none() {
        stated.on = Some(When::day(deciding.known_on())?);
    }
    Ok(stated)
}

fn before(state: &State, next: NaiveDate, current: NaiveDate) -> Refusal {
    Refusal::new(refusals::standing::BEFORE_CURRENT)
        .with("on", next)
        .with("current", current)
        .about(state.id())
        .at("on")
}

crate::record::restates!(Standing => |standing, stated| crate::event::Event::StandingChanged(StandingChanged { standing, stated }));
