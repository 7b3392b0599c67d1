//! Whether a milestone may be reached or planned here.

use std::sync::Arc;

use crate::event::{Event, Recorded};
use crate::fact::{AsOf, Fact, Known, Stated};
use crate::id::{Id, Kind, RecordId};
use crate::playbook::{Field, Milestone, Place, Playbook};
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::{Deciding, unknown_milestone};
use crate::standing::Is;
use crate::target::Aim;
use crate::text::{Label, refusals};
use crate::when::When;
use crate::world::{Decision, Relation, Stop};

use super::command::{Plan, Reach};
use super::event::{MilestonePlanned, MilestoneReached};
use super::{Judgement, Planned, Reached};

/// A milestone that some command states as reached.
pub(crate) struct Reaching<'a> {
    pub aim: Aim,
    pub milestone: &'a str,
    pub judgement: Option<Judgement>,
    pub overriding: Option<&'a str>,
    /// What it says of the record, where that is more than that it was reached.
    pub again: Option<Reached>,
    pub stated: Stated,
}

pub(crate) fn reach(mut deciding: Deciding<'_>, command: &Reach) -> Result<Decision, Stop> {
    let playbook = deciding.playbook();
    let milestone = known(&playbook, &command.milestone)?;
    let (aim, again) = match &milestone.recorded_by {
        None => (resolve(&deciding, command.aim, &command.milestone)?, None),
        Some(own) => recorded_again(&deciding, command, milestone, own)?,
    };
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let reaching = Reaching {
        aim,
        milestone: &command.milestone,
        judgement: command.judgement.clone(),
        overriding: command.overriding.as_deref(),
        again,
        stated,
    };
    state_milestone(&mut deciding, reaching)?;
    Ok(deciding.answer(aim.record))
}

/// The milestone that a record was made with is recorded by the command that makes it. Once its word
/// was retracted, it can be reached like any other: the record is there, and nothing says since when.
fn recorded_again(
    deciding: &Deciding<'_>,
    command: &Reach,
    milestone: &Milestone,
    own: &str,
) -> Result<(Aim, Option<Reached>), Stop> {
    let recorded_by = || {
        let refusal = Refusal::new(refusals::milestone::RECORDED_BY);
        Stop::from(refusal.with("milestone", &milestone.key).with("command", own))
    };
    let aim = match resolve(deciding, command.aim, &command.milestone) {
        Err(Stop::Refused(_)) => return Err(recorded_by()),
        resolved => resolved?,
    };
    let state = deciding.state(aim.record)?;
    let milestones = state.milestones().ok_or_else(recorded_by)?;
    let playbook = deciding.playbook();
    let is_own = |fact: &&Fact<Reached>| playbook.recorded_by(own).any(|own| own.key == fact.value.milestone);
    let words = || milestones.reached.iter().filter(is_own);
    if words().next().is_none() || words().any(|word| word.of.stands(AsOf::LATEST.known)) {
        return Err(recorded_by());
    }
    let again = match &*state {
        State::Agreement(_) => {
            let before = words().next_back().and_then(|word| word.value.level);
            Some(crate::agreement::signed_again(&milestone.key, before))
        }
        _ => None,
    };
    Ok((aim, again))
}

/// Checks a milestone against the playbook and the record, and states it as reached.
pub(crate) fn state_milestone(deciding: &mut Deciding<'_>, reaching: Reaching<'_>) -> Result<(), Stop> {
    let Reaching { aim, milestone, judgement, overriding, again, stated } = reaching;
    let playbook = deciding.playbook();
    let milestone = known(&playbook, milestone)?;
    let state = deciding.state(aim.record)?;
    check_place(milestone, &state, aim.phase)?;
    check_closed(&state, &stated)?;
    refuse_second_word(&state, milestone, aim.phase, &stated)?;
    let overriding = deciding.note(overriding).map_err(|refusal| refusal.at("overriding"))?;
    let needs = Needs { phase: aim.phase, evidence: stated.evidence.is_some(), overridden: overriding.is_some() };
    check_needs(deciding, &state, milestone, needs)?;
    check_order(deciding, &state, milestone, aim.phase, stated.on.as_ref());
    let judgement = judgement.map(checked).transpose()?;
    let again = again.unwrap_or_else(|| Reached::plain(milestone.key.clone(), aim.phase));
    let mut reached = Reached { judgement, overriding, ..again };
    // That it ends the record is not said again: whoever reads the standing reads the judgement.
    reached.closes_on = (reached.rejects() && stated.on.is_none()).then(|| deciding.known_on());
    deciding.emit(aim.record, MilestoneReached { reached, stated });
    Ok(())
}

/// The rules of [`state_milestone`] on the day of a milestone, for one that is stated again with
/// another day. `state` is the record without the word that is corrected.
pub(crate) fn check_restated(deciding: &mut Deciding<'_>, state: &State, event: &MilestoneReached) -> Result<(), Stop> {
    let MilestoneReached { reached, stated } = event;
    check_closed(state, stated)?;
    let playbook = deciding.playbook();
    if let Some(milestone) = playbook.milestone(reached.milestone.as_str()) {
        refuse_second_word(state, milestone, reached.phase, stated)?;
        check_order(deciding, state, milestone, reached.phase, stated.on.as_ref());
    }
    Ok(())
}

fn checked(judgement: Judgement) -> Result<Judgement, Refusal> {
    let body = judgement.body.as_deref().map(|body| crate::rules::name(body, "body")).transpose()?;
    Ok(Judgement { body, ..judgement })
}

pub(crate) fn plan(mut deciding: Deciding<'_>, command: &Plan) -> Result<Decision, Stop> {
    let playbook = deciding.playbook();
    let milestone = known(&playbook, &command.milestone)?;
    let aim = resolve(&deciding, command.aim, &command.milestone)?;
    let state = deciding.state(aim.record)?;
    check_place(milestone, &state, aim.phase)?;
    let mut stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    if stated.on.is_none() {
        stated.on = Some(When::day(deciding.known_on())?);
    }
    let planned_before = state
        .milestones()
        .is_some_and(|milestones| milestones.planned_for(&command.milestone, aim.phase, AsOf::LATEST).is_some());
    if planned_before && command.reason.is_none() {
        deciding
            .warn(Refusal::new(refusals::milestone::REPLANNED_WITHOUT_REASON).with("milestone", &command.milestone));
    }
    let reason = deciding.note(command.reason.as_deref()).map_err(|refusal| refusal.at("reason"))?;
    let planned = Planned {
        milestone: milestone.key.clone(),
        phase: aim.phase,
        target: deciding.in_zone(&command.target),
        reason,
    };
    deciding.emit(aim.record, MilestonePlanned { planned, stated });
    Ok(deciding.answer(aim.record))
}

fn known<'p>(playbook: &'p Playbook, key: &str) -> Result<&'p Milestone, Refusal> {
    match playbook.milestone(key) {
        Some(milestone) if milestone.retired => {
            Err(Refusal::new(refusals::milestone::RETIRED).with("milestone", key).at("milestone"))
        }
        Some(milestone) => Ok(milestone),
        None => Err(unknown_milestone(playbook, key, "milestone")),
    }
}

/// An investment means its only record on which the milestone may stand; a phase that is left out
/// means the only phase.
pub(crate) fn resolve(deciding: &Deciding<'_>, aim: Aim, milestone: &str) -> Result<Aim, Stop> {
    let playbook = deciding.playbook();
    // What was recorded before its milestone was retired can still be put right.
    let milestone =
        playbook.milestone(milestone).ok_or_else(|| unknown_milestone(&playbook, milestone, "milestone"))?;
    let record = if aim.record.kind == Kind::Investment {
        only_fitting(deciding, aim.record, &places(milestone))?
    } else {
        aim.record
    };
    let mut aim = Aim { record, phase: aim.phase };
    let state = deciding.state(aim.record)?;
    let on_phase = milestone.places.contains(&Place::Phase);
    if let (State::Project(project), None, true) = (&*state, aim.phase, on_phase) {
        match project.phases().len() {
            0 if milestone.places.contains(&Place::Project) => {}
            1 => aim.phase = Some(1),
            phases => {
                return Err(Refusal::new(refusals::milestone::PHASE_NEEDED)
                    .with("milestone", &milestone.key)
                    .with("phases", phases)
                    .about(aim.record)
                    .into());
            }
        }
    }
    Ok(aim)
}

fn places(milestone: &Milestone) -> Vec<Kind> {
    milestone.places.iter().map(|place| place.record_kind()).collect()
}

/// The only open record of these kinds within an investment; several or none are refused by name.
pub(crate) fn only_fitting(deciding: &Deciding<'_>, investment: RecordId, kinds: &[Kind]) -> Result<RecordId, Stop> {
    deciding.exists(investment)?;
    let mut fitting: Vec<Arc<State>> = Vec::new();
    for id in deciding.world().related(Relation::Member, investment)? {
        if kinds.contains(&id.kind) {
            let state = deciding.state(id)?;
            if !state.is_taken_out(AsOf::LATEST.known) {
                fitting.push(state);
            }
        }
    }
    if fitting.len() > 1 {
        let open: Vec<_> = fitting.iter().filter(|state| !is_closed(state)).cloned().collect();
        if open.len() == 1 {
            fitting = open;
        }
    }
    match fitting.as_slice() {
        [only] => Ok(only.id()),
        [] => Err(Refusal::new(refusals::investment::NONE_FITS).about(investment).into()),
        several => {
            let names: Vec<String> =
                several.iter().map(|state| format!("{} ({})", state.head().title, state.id())).collect();
            Err(Refusal::new(refusals::investment::SEVERAL_FIT)
                .with("records", names.join("; "))
                .about(investment)
                .into())
        }
    }
}

fn is_closed(state: &State) -> bool {
    state.standing_at(AsOf::LATEST).is_some_and(Is::is_closed)
}

fn check_place(milestone: &Milestone, state: &State, phase: Option<u16>) -> Result<(), Stop> {
    let place = match (state, phase) {
        (State::Project(project), Some(number)) => {
            project.refuse_unknown_phase(number)?;
            Place::Phase
        }
        (State::Lead(_), None) => Place::Lead,
        (State::Negotiation(_), None) => Place::Negotiation,
        (State::Agreement(_), None) => Place::Agreement,
        (State::Project(_), None) => Place::Project,
        _ => return Err(not_here(milestone, state).into()),
    };
    if milestone.places.contains(&place) { Ok(()) } else { Err(not_here(milestone, state).into()) }
}

fn not_here(milestone: &Milestone, state: &State) -> Refusal {
    let places = Label::joined(milestone.places.iter().map(|place| place.label()));
    Refusal::new(refusals::milestone::NOT_HERE)
        .with("milestone", &milestone.key)
        .with_word("kind", &state.id().kind.label())
        .with_word("places", &places)
        .about(state.id())
}

/// On a closed record, what certainly came after the closing is refused.
fn check_closed(state: &State, stated: &Stated) -> Result<(), Stop> {
    let Some(standings) = state.all_standings() else { return Ok(()) };
    let reading = standings.reading(AsOf::LATEST);
    let Some(closing) = reading.pick().filter(|fact| fact.value.is.is_closed()) else { return Ok(()) };
    let closed_by = closing.of.on.as_ref().and_then(When::last);
    let begins = stated.on.as_ref().and_then(When::first);
    match (begins, closed_by) {
        (Some(begins), Some(closed)) if begins > closed => {
            Err(crate::standing::already_closed(state, closing.value.is).into())
        }
        _ => Ok(()),
    }
}

/// The same source has one word on a milestone: to change it, correct it.
fn refuse_second_word(state: &State, milestone: &Milestone, phase: Option<u16>, stated: &Stated) -> Result<(), Stop> {
    let Some(milestones) = state.milestones() else { return Ok(()) };
    for word in milestones.words(milestone.key.as_str(), phase, AsOf::LATEST) {
        if word.of.source == stated.source && word.value.milestone == milestone.key {
            return Err(Refusal::new(refusals::milestone::ALREADY_REACHED)
                .with("milestone", &milestone.key)
                .with("on", word.of.on.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string))
                .about(state.id())
                .into());
        }
    }
    Ok(())
}

/// What the needs of a milestone are held against beside the record.
#[derive(Clone, Copy)]
struct Needs {
    phase: Option<u16>,
    evidence: bool,
    overridden: bool,
}

/// The needs on the milestone that a record is made with, by the event that makes it.
pub(crate) fn check_opening(
    deciding: &mut Deciding<'_>,
    record: impl Into<RecordId>,
    event: &Event,
) -> Result<(), Stop> {
    let context = deciding.context();
    let recorded = Recorded {
        record: record.into(),
        version: 1,
        known: Known { recorded: deciding.now(), reported: context.reported },
        by: context.actor,
        command: context.command,
        event,
    };
    let Ok(state) = State::create(&recorded) else { return Ok(()) };
    let Some(opening) = state.milestones().and_then(|milestones| milestones.reached.iter().next()) else {
        return Ok(());
    };
    let playbook = deciding.playbook();
    let Some(milestone) = playbook.milestone(opening.value.milestone.as_str()) else { return Ok(()) };
    let overridden = opening.value.overriding.is_some();
    check_needs(deciding, &state, milestone, Needs { phase: None, evidence: opening.of.evidence.is_some(), overridden })
}

fn check_needs(deciding: &mut Deciding<'_>, state: &State, milestone: &Milestone, needs: Needs) -> Result<(), Stop> {
    if milestone.needs.is_empty() {
        return Ok(());
    }
    let overridden = needs.overridden;
    let around = Around::of(deciding, state)?;
    let (refusing, warning) = {
        let present = |field: &Field| around.is_present(field, state, needs);
        let (refusing, warning) = milestone.missing(&present);
        let list = |needs: Vec<&crate::playbook::Need>| {
            needs.iter().map(|need| need.field.to_string()).collect::<Vec<_>>().join(", ")
        };
        (list(refusing), list(warning))
    };
    if !refusing.is_empty() {
        let refusal = Refusal::new(refusals::milestone::NEEDS_UNMET)
            .with("milestone", &milestone.key)
            .with("missing", refusing)
            .about(state.id());
        if !overridden {
            return Err(refusal.into());
        }
        deciding.warn(refusal);
    }
    if !warning.is_empty() {
        deciding.warn(
            Refusal::new(refusals::milestone::NEEDS_WANTING)
                .with("milestone", &milestone.key)
                .with("missing", warning)
                .about(state.id()),
        );
    }
    Ok(())
}

/// The records around one, on which what a milestone needs may stand too.
struct Around {
    came_of: Vec<Arc<State>>,
    investment: Option<Arc<State>>,
    investor: Option<Arc<State>>,
}

impl Around {
    fn of(deciding: &Deciding<'_>, state: &State) -> Result<Self, Stop> {
        let mut came_of = chain(deciding, state)?;
        if let State::Agreement(agreement) = state
            && let Some(negotiation) = agreement.negotiation.filter(|_| agreement.framework.is_some())
        {
            came_of.push(deciding.state(negotiation.record())?);
        }
        let state_of = |id: Option<RecordId>| id.map_or(Ok(None), |id| deciding.world().state(id));
        Ok(Self {
            came_of,
            investment: state_of(state.head().investment_at(AsOf::LATEST).map(Id::record))?,
            investor: state_of(state.investor().map(Id::record))?,
        })
    }

    fn is_present(&self, field: &Field, state: &State, needs: Needs) -> bool {
        let as_of = AsOf::LATEST;
        match field {
            Field::Milestone(key) => {
                stands(key.as_str(), state, needs.phase)
                    || self.came_of.iter().any(|origin| stands(key.as_str(), origin, None))
            }
            Field::Attribute(key) => {
                let around = [&self.investor, &self.investment].into_iter().flatten().map(AsRef::as_ref);
                std::iter::once(state).chain(around).any(|state| {
                    state.head().attribute_at(key.as_str(), as_of).is_some_and(|value| !value.is_missing())
                })
            }
            Field::Record(key) if *key == *"evidence" => needs.evidence,
            Field::Record(key) => {
                let of_investor = *key == *"industry"
                    && matches!(self.investor.as_deref(), Some(State::Organisation(investor)) if investor.industry.is_some());
                of_investor || state.has_field(key.as_str(), as_of)
            }
        }
    }
}

/// Whether there is a word on a milestone: on the phase or the whole project, or, where the whole
/// is asked for, on any phase.
fn stands(milestone: &str, state: &State, phase: Option<u16>) -> bool {
    let Some(milestones) = state.milestones() else { return false };
    let phases: Vec<Option<u16>> = match (state, phase) {
        (State::Project(project), None) => project.phase_numbers().map(Some).chain([None]).collect(),
        (_, phase) => vec![phase, None],
    };
    phases.into_iter().any(|phase| milestones.words(milestone, phase, AsOf::LATEST).next().is_some())
}

/// The records that a record came of, nearest first.
fn chain(deciding: &Deciding<'_>, state: &State) -> Result<Vec<Arc<State>>, Stop> {
    let mut chain: Vec<Arc<State>> = Vec::new();
    let mut next = state.came_of();
    while let Some(id) = next {
        if chain.len() > 16 {
            break;
        }
        let state = deciding.state(id)?;
        next = state.came_of();
        chain.push(state);
    }
    Ok(chain)
}

/// Real data arrives out of order: an earlier milestone with a later date is a warning.
fn check_order(
    deciding: &mut Deciding<'_>,
    state: &State,
    milestone: &Milestone,
    phase: Option<u16>,
    on: Option<&When>,
) {
    let (Some(milestones), Some(on)) = (state.milestones(), on) else { return };
    let playbook = deciding.playbook();
    let mut out_of_order = Vec::new();
    for other in playbook.milestones().iter().filter(|other| other.makes_stage() && milestone.makes_stage()) {
        let when_at = |phase| milestones.when(other.key.as_str(), phase, AsOf::LATEST, &playbook);
        let Some(when) = when_at(phase).or_else(|| when_at(None)) else { continue };
        let reversed = match other.rank.cmp(&milestone.rank) {
            std::cmp::Ordering::Less => when.first() > on.last() && on.last().is_some(),
            std::cmp::Ordering::Greater => on.first() > when.last() && when.last().is_some(),
            std::cmp::Ordering::Equal => false,
        };
        if reversed {
            out_of_order.push(
                Refusal::new(refusals::milestone::OUT_OF_ORDER)
                    .with("milestone", &milestone.key)
                    .with("on", on)
                    .with("other", &other.key)
                    .with("other_on", when)
                    .about(state.id()),
            );
        }
    }
    for warning in out_of_order {
        deciding.warn(warning);
    }
}
