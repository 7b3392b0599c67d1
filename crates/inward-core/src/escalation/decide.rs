//! Which steps are taken, and what may be taken back or excused.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use crate::calendar::{Calendar, Roll};
use crate::commitment::{Commitment, Life};
use crate::deadline::{Rule, Timeliness};
use crate::fact::{AsOf, Stated};
use crate::id::{Kind, RecordId};
use crate::issue::Issue;
use crate::playbook::{Ladder, Place, Playbook, Trigger, Watch};
use crate::project::Project;
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::standing::{Is, with_day};
use crate::task::Task;
use crate::text::refusals;
use crate::when::{Timestamp, Truth, When};
use crate::world::{Decision, Stop};

use super::command::{Escalate, Excuse, LiftEscalation};
use super::event::{EscalationExcused, EscalationLifted, EscalationRaised};
use super::steps::{Ground, Watched, day_of};
use super::{EscalationFacts, Excused, Lifted, Raised};

/// The kinds of records that ladders watch.
const WATCHED: [Kind; 4] = [Kind::Commitment, Kind::Issue, Kind::Task, Kind::Project];

pub(crate) fn escalate(mut deciding: Deciding<'_>, command: &Escalate) -> Result<Decision, Stop> {
    if let Some(record) = command.record {
        let state = deciding.state(record)?;
        watched(&state)?;
        escalate_record(&mut deciding, &state)?;
        return Ok(deciding.answer(record));
    }
    let zone = deciding.zone()?.id;
    let playbook = deciding.playbook();
    for kind in WATCHED {
        let used = playbook.ladders().iter().any(|ladder| !ladder.retired && kind_of(ladder.watches) == kind);
        if !used {
            continue;
        }
        let waking_by = waking_by(&deciding, kind, &playbook)?;
        for id in deciding.world().going_on(kind, waking_by)? {
            let state = deciding.state(id)?;
            escalate_record(&mut deciding, &state)?;
        }
    }
    Ok(deciding.answer(zone))
}

/// Longer than a row of rest days, and than the days by which months differ.
const MARGIN: Days = Days::new(31);

/// By when a record must need attention for a step to be due on it: now, or as far ahead as some level is raised
/// before its day. None of what is not told by that: the milestones of projects have days of their own.
fn waking_by(deciding: &Deciding<'_>, kind: Kind, playbook: &Playbook) -> Result<Option<Timestamp>, Stop> {
    if kind == Kind::Project {
        return Ok(None);
    }
    let calendar = deciding.zone()?.calendar_at(AsOf::LATEST.known);
    let mut by = deciding.now();
    let watching = playbook.ladders().iter().filter(|ladder| !ladder.retired && kind_of(ladder.watches) == kind);
    for level in watching.flat_map(|ladder| &ladder.levels).filter(|level| !level.retired) {
        let Trigger::DueWithin(limit) = &level.trigger else { continue };
        let ahead = calendar.due(deciding.known_on(), &Rule::of(limit.clone()).roll(Roll::None), &[]);
        let day = ahead.ok().and_then(|due| due.day().checked_add_days(MARGIN));
        by = by.max(day.map_or(Timestamp::MAX, |day| Timestamp::end_of_day(day, calendar.zone())));
    }
    Ok(Some(by))
}

const fn kind_of(watch: Watch) -> Kind {
    match watch {
        Watch::Commitment => Kind::Commitment,
        Watch::Response | Watch::Resolution => Kind::Issue,
        Watch::Task => Kind::Task,
        Watch::Milestone => Kind::Project,
    }
}

/// What happened to a record on the ladders, refused where none watches its kind.
fn watched(state: &State) -> Result<&EscalationFacts, Refusal> {
    state.escalation().ok_or_else(|| {
        let id = state.id();
        Refusal::new(refusals::escalation::NOT_WATCHED).with_word("kind", &id.kind.label()).about(id)
    })
}

/// Takes the steps that are due on one record.
fn escalate_record(deciding: &mut Deciding<'_>, state: &Arc<State>) -> Result<(), Stop> {
    let facts = watched(state)?;
    let playbook = deciding.playbook();
    let calendar = deciding.zone()?.calendar_at(AsOf::LATEST.known);
    let excused = facts.excused_time(AsOf::LATEST.known, calendar.zone());
    let now = deciding.now();
    let ground = Ground { calendar: &calendar, excused: &excused, now, today: deciding.known_on() };
    let mut taken = Vec::new();
    for ladder in playbook.ladders().iter().filter(|ladder| !ladder.retired) {
        for watched in watched_by(deciding, state, ladder, &playbook, &calendar)? {
            // Where the calendar does not tell, nothing can be held against anybody.
            let Ok(steps) = ground.steps(ladder, watched, facts) else { continue };
            for step in steps {
                let raised = Raised {
                    ladder: ladder.key.clone(),
                    level: step.level.key.clone(),
                    phase: watched.phase,
                    notifies: step.level.notifies.clone(),
                    deadline: step.level.deadline.clone(),
                };
                taken.push((step.since, raised));
            }
        }
    }
    // In the order in which they would have been taken by somebody who looks every day.
    taken.sort_by_key(|(since, _)| *since);
    for (since, raised) in taken {
        deciding.emit(state.id(), EscalationRaised { raised, stated: Stated::on(When::day(since)?) });
    }
    Ok(())
}

/// What a ladder watches of a record that goes on: none where that is done, ended, paused, in dispute, or not
/// known well enough.
fn watched_by(
    deciding: &Deciding<'_>,
    state: &State,
    ladder: &Ladder,
    playbook: &Playbook,
    calendar: &Calendar,
) -> Result<Vec<Watched>, Stop> {
    let whole = |due: Option<NaiveDate>| due.map(|due| Watched { due, phase: None }).into_iter().collect();
    match state {
        State::Commitment(commitment) if ladder.watches_commitment(commitment.direction, &commitment.kind) => {
            Ok(whole(due_of_commitment(deciding, commitment, playbook, calendar)?))
        }
        State::Issue(issue) if ladder.watches_issue(&issue.kind) => {
            Ok(whole(due_of_issue(deciding, issue, ladder.watches == Watch::Response, calendar)))
        }
        State::Task(task) if ladder.watches == Watch::Task => Ok(whole(due_of_task(deciding, task, calendar))),
        State::Project(project) if ladder.watches == Watch::Milestone => {
            Ok(missed_milestones(project, ladder, playbook, calendar))
        }
        _ => Ok(Vec::new()),
    }
}

fn due_of_commitment(
    deciding: &Deciding<'_>,
    commitment: &Commitment,
    playbook: &Playbook,
    calendar: &Calendar,
) -> Result<Option<NaiveDate>, Stop> {
    let around = commitment.around(AsOf::LATEST, deciding.now(), playbook, calendar, deciding.world())?;
    let life = commitment.life(AsOf::LATEST, deciding.now(), &around, calendar);
    if !matches!(life, Life::Active | Life::Partly | Life::Overdue) {
        return Ok(None);
    }
    let due = commitment.due_range(AsOf::LATEST, deciding.now(), &around, calendar);
    Ok(due.ok().flatten().map(|due| due.latest().day()))
}

fn due_of_issue(deciding: &Deciding<'_>, issue: &Issue, response: bool, calendar: &Calendar) -> Option<NaiveDate> {
    let (as_of, now) = (AsOf::LATEST, deciding.now());
    let (stands, due) = if response {
        (issue.standing_of_response(as_of, now, calendar), issue.respond_due(as_of, now, calendar))
    } else {
        (issue.standing_of_resolution(as_of, now, calendar), issue.resolve_due(as_of, now, calendar))
    };
    if !stands.is_ok_and(is_open) {
        return None;
    }
    due.ok().flatten().map(|due| due.latest().day())
}

fn due_of_task(deciding: &Deciding<'_>, task: &Task, calendar: &Calendar) -> Option<NaiveDate> {
    let (as_of, now) = (AsOf::LATEST, deciding.now());
    if !task.timeliness(as_of, now, calendar).is_ok_and(is_open) {
        return None;
    }
    task.due_at(as_of, now, calendar).ok().flatten().map(|due| due.latest().day())
}

const fn is_open(timeliness: Timeliness) -> bool {
    matches!(timeliness, Timeliness::Running | Timeliness::Overdue)
}

/// The whole of a project, or its phases, on which a milestone is not reached that was to be by some day.
fn missed_milestones(project: &Project, ladder: &Ladder, playbook: &Playbook, calendar: &Calendar) -> Vec<Watched> {
    let as_of = AsOf::LATEST;
    let Some(known) = ladder.milestone.as_ref().and_then(|key| playbook.milestone(key.as_str())) else {
        return Vec::new();
    };
    let milestone = &known.key;
    if !matches!(project.listed_standing(as_of), Is::Ongoing | Is::Delayed | Is::Transferred | Is::Dormant) {
        return Vec::new();
    }
    let milestones = &project.milestones;
    let due_of = |phase: Option<u16>| match &ladder.due {
        None => milestones.planned_for(milestone.as_str(), phase, as_of).and_then(day_of),
        Some(rule) => {
            let event = rule.event()?;
            // What is about the whole counts from the first of the phases.
            let phases = project.phase_numbers().map(Some).filter(|_| phase.is_none());
            let began = std::iter::once(phase)
                .chain(phases)
                .filter(|phase| milestones.truth(event, *phase, as_of, playbook) == Truth::Yes)
                .filter_map(|phase| milestones.when(event, phase, as_of, playbook));
            let on = began.min_by_key(|on| (on.first(), on.last()))?;
            Some(calendar.due_range(on, rule, &[], &[]).ok()?.latest().day())
        }
    };
    let whole = known.stands_at(Place::Project).then_some(None);
    let phases = project.phase_numbers().map(Some).filter(|_| known.stands_at(Place::Phase));
    whole
        .into_iter()
        .chain(phases)
        .filter(|phase| milestones.truth(milestone.as_str(), *phase, as_of, playbook) == Truth::No)
        .filter_map(|phase| Some(Watched { due: due_of(phase)?, phase }))
        .collect()
}

pub(crate) fn lift(mut deciding: Deciding<'_>, command: &LiftEscalation) -> Result<Decision, Stop> {
    let state = deciding.state(command.record)?;
    let facts = watched(&state)?;
    let about = |code| Refusal::new(code).about(command.record);
    if command.evidence.is_none() {
        return Err(about(refusals::escalation::NEEDS_EVIDENCE).at("evidence").into());
    }
    let playbook = deciding.playbook();
    let present: Vec<_> = playbook
        .ladders()
        .iter()
        .filter(|ladder| command.ladder.as_deref().is_none_or(|key| ladder.key == *key))
        .filter_map(|ladder| {
            let standing = facts.on_ladder(ladder, command.phase, AsOf::LATEST);
            let places = standing.iter().filter_map(|fact| Some(ladder.level(fact.value.level.as_str())?.0));
            Some((ladder, places.max()?, standing))
        })
        .collect();
    let (ladder, top, standing) = match present.as_slice() {
        [] => return Err(about(refusals::escalation::NOT_RAISED).into()),
        [(ladder, top, standing)] => (*ladder, *top, standing),
        several => {
            let named: Vec<&str> = several.iter().map(|(ladder, ..)| ladder.key.as_str()).collect();
            return Err(about(refusals::escalation::WHICH_LADDER)
                .with("ladders", named.join(", "))
                .at("ladder")
                .into());
        }
    };
    let to = match &command.to {
        None => None,
        Some(to) => {
            let below = ladder
                .level(to)
                .filter(|(place, level)| *place < top && standing.iter().any(|fact| fact.value.level == level.key));
            let Some((_, level)) = below else {
                return Err(about(refusals::escalation::NOT_BELOW).with("input", to).at("to").into());
            };
            Some(level.key.clone())
        }
    };
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let since = standing.iter().filter_map(|fact| fact.of.on.as_ref()?.first()).max();
    if let (Some(since), Some(on)) = (since, stated.on.as_ref().and_then(When::last))
        && on < since
    {
        return Err(about(refusals::escalation::LIFTED_BEFORE_RAISED)
            .with("on", on)
            .with("since", since)
            .at("on")
            .into());
    }
    let reason = deciding.needed_note(&command.reason, "reason")?;
    let lifted = Lifted { ladder: ladder.key.clone(), phase: command.phase, to, reason };
    deciding.emit(command.record, EscalationLifted { lifted, stated });
    Ok(deciding.answer(command.record))
}

pub(crate) fn excuse(mut deciding: Deciding<'_>, command: &Excuse) -> Result<Decision, Stop> {
    watched(&*deciding.state(command.record)?)?;
    let reason = deciding.needed_note(&command.reason, "reason")?;
    let stated = deciding.stated(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let until = command.until.as_ref().map(|until| deciding.in_zone(until));
    refuse_end_before_start(&stated, until.as_ref(), command.record)?;
    deciding.emit(command.record, EscalationExcused { excused: Excused { until, reason }, stated });
    Ok(deciding.answer(command.record))
}

/// A time for which a record is excused has a first day, and does not end before it.
pub(crate) fn refuse_end_before_start(stated: &Stated, until: Option<&When>, record: RecordId) -> Result<(), Refusal> {
    let first = stated.on.as_ref().and_then(When::first);
    match (first, until.map(|until| until.last())) {
        (Some(_), None) => Ok(()),
        (Some(first), Some(Some(last))) if first <= last => Ok(()),
        _ => Err(Refusal::new(refusals::escalation::ENDS_BEFORE_IT_STARTS)
            .with("from", stated.on.as_ref().map_or_else(String::new, When::to_string))
            .with("until", until.map_or_else(String::new, When::to_string))
            .about(record)
            .at("until")),
    }
}
