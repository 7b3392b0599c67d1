//! The rules on projects: what a command does, and why it is refused.

use crate::entry::Entry;
use crate::finance::event::AmountStated;
use crate::finance::{MoneyKind, StatedAmount, refuse_negative};
use crate::id::Id;
use crate::identifier::ProjectCode;
use crate::lead::decide::amounts;
use crate::negotiation::decide::title;
use crate::playbook::{NatureKey, ReasonKind};
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::{Deciding, name};
use crate::standing::{Is, Standing, close, reason, refuse_if_closed};
use crate::text::refusals;
use crate::when::{Truth, When};
use crate::world::{Decision, Stop, UniqueKey};

use super::command::{
    AddPhase, ChangeProject, EndProject, JoinList, LeaveList, Phase, ProjectEnd, RecordProject, RenamePhase,
};
use super::event::{
    LandChanged, ListJoined, NatureChanged, OwnerChanged, ParkChanged, PhaseAdded, PhaseRenamed, ProjectCodeChanged,
    ProjectIndustryChanged, ProjectRecorded,
};
use super::state::Park;
use super::{Membership, PhaseState, Project};
use crate::fact::{AsOf, Stated};

pub(crate) fn record(mut deciding: Deciding<'_>, command: &RecordProject) -> Result<Decision, Stop> {
    let project: Id<Project> = deciding.own_id();
    let agreement = command.agreement.map(|id| deciding.state(id.record())).transpose()?;
    if let Some(agreement) = &agreement {
        refuse_if_closed(agreement)?;
    }
    let title = title(command.title.as_deref(), agreement.as_ref())?;
    let came_of = agreement.as_ref().map(|state| &**state as &dyn Record);
    let investment = deciding.investment(command.investment, came_of, &title)?;
    let mut opening = deciding.opening(project.record(), &title, &command.profile)?;
    opening.investment = Some(investment);
    let stated = deciding.stated(None, command.source.as_deref(), command.evidence.as_ref())?;
    let party = match agreement.as_deref() {
        Some(State::Agreement(agreement)) => agreement.parties.first().copied(),
        _ => None,
    };
    if let Some(code) = &command.project_code {
        deciding.claim(code_key(code), project, "project_code")?;
    }
    let mut planned = amounts(
        &deciding,
        &[
            (MoneyKind::TotalPlanned, "total_planned", &command.total_planned),
            (MoneyKind::FixedAsset, "fixed_asset", &command.fixed_asset),
        ],
    )?;
    let mut phases = Vec::new();
    for (index, phase) in command.phase.iter().enumerate() {
        let number = u16::try_from(index.saturating_add(1))
            .map_err(|_| Refusal::new(refusals::project::TOO_MANY_PHASES).at("phase"))?;
        let (state, amount) =
            read_phase(&deciding, phase, number).map_err(|refusal| refusal.at(format_args!("phase[{index}]")))?;
        phases.push(state);
        planned.extend(amount);
    }
    let recorded = ProjectRecorded {
        opening,
        stated,
        agreement: command.agreement,
        owner: match &command.owner {
            Some(owner) => Some(deciding.organisation(owner)?),
            None => party,
        },
        project_code: command.project_code.clone(),
        phases,
        nature: command.nature.as_deref().map(|key| nature(&deciding, key)).transpose()?,
        park: command.park.as_ref().map(|park| deciding.unit(park)).transpose()?.map(Park),
        land: command.land,
        industry: deciding.industry(command.industry.as_ref())?,
        amounts: planned,
    };
    deciding.emit(project, recorded);
    Ok(deciding.answer(project))
}

fn code_key(code: &ProjectCode) -> UniqueKey {
    UniqueKey::new("project-code", code)
}

fn read_phase(
    deciding: &Deciding<'_>,
    phase: &Phase,
    number: u16,
) -> Result<(PhaseState, Option<StatedAmount>), Refusal> {
    let state = PhaseState { name: phase.name.as_deref().map(|text| name(text, "name")).transpose()? };
    let amount = match &phase.total_planned {
        None => None,
        Some(input) => {
            let amount = deciding.amount(input, "total_planned")?;
            refuse_negative(&amount)?;
            Some(StatedAmount { kind: MoneyKind::TotalPlanned, phase: Some(number), period: None, amount })
        }
    };
    Ok((state, amount))
}

fn nature(deciding: &Deciding<'_>, key: &str) -> Result<NatureKey, Refusal> {
    let playbook = deciding.playbook();
    match playbook.nature(key).filter(|nature| !nature.retired) {
        Some(nature) => Ok(nature.key.clone()),
        None => {
            let known: Vec<&str> = playbook.natures().iter().map(|nature| nature.key.as_str()).collect();
            Err(Refusal::new(refusals::project::UNKNOWN_NATURE)
                .with("input", key)
                .with("near", known.join(", "))
                .at("nature"))
        }
    }
}

pub(crate) fn add_phase(mut deciding: Deciding<'_>, command: &AddPhase) -> Result<Decision, Stop> {
    let record = command.project.record();
    let state = deciding.state(record)?;
    refuse_if_closed(&state)?;
    let State::Project(project) = &*state else {
        return Err(Refusal::new(refusals::record::UNKNOWN).with("input", record).into());
    };
    let number = u16::try_from(project.phases().len().saturating_add(1))
        .map_err(|_| Refusal::new(refusals::project::TOO_MANY_PHASES).at("phase"))?;
    let (phase, amount) = read_phase(&deciding, &command.phase, number).map_err(|refusal| refusal.at("phase"))?;
    deciding.emit(record, PhaseAdded { phase });
    if let Some(amount) = amount {
        deciding.emit(record, AmountStated { amount, stated: Stated::default() });
    }
    Ok(deciding.answer(command.project))
}

pub(crate) fn rename_phase(mut deciding: Deciding<'_>, command: &RenamePhase) -> Result<Decision, Stop> {
    let record = command.project.record();
    let state = deciding.state(record)?;
    let State::Project(project) = &*state else {
        return Err(Refusal::new(refusals::record::UNKNOWN).with("input", record).into());
    };
    project.refuse_unknown_phase(command.phase)?;
    let name = name(&command.name, "name")?;
    let phase = usize::from(command.phase).checked_sub(1).and_then(|at| project.phases().get(at));
    if phase.and_then(|phase| phase.name.as_ref()) == Some(&name) {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(record).into());
    }
    deciding.emit(record, PhaseRenamed { phase: command.phase, name });
    Ok(deciding.answer(command.project))
}

pub(crate) fn change(mut deciding: Deciding<'_>, command: &ChangeProject) -> Result<Decision, Stop> {
    let record = command.project.record();
    let state = deciding.state(record)?;
    let stated = deciding.stated(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let mut changed = false;
    let State::Project(project) = &*state else {
        return Err(Refusal::new(refusals::record::UNKNOWN).with("input", record).into());
    };
    if let Some(owner) = &command.owner {
        let owner = deciding.organisation(owner)?;
        if project.owner != Some(owner) {
            deciding.emit(record, OwnerChanged { owner });
            changed = true;
        }
    }
    let old = project.project_code.as_ref();
    if let Some(code) = command.project_code.as_ref().filter(|code| old != Some(*code)) {
        deciding.claim(code_key(code), record, "project_code")?;
        if let Some(old) = old {
            deciding.release(code_key(old));
        }
        deciding.emit(record, ProjectCodeChanged { project_code: code.clone() });
        changed = true;
    }
    if let Some(key) = &command.nature {
        let nature = nature(&deciding, key)?;
        let stated = deciding.default_start(&stated, &project.natures, |_| true)?;
        deciding.emit(record, NatureChanged { nature, stated });
        changed = true;
    }
    if let Some(park) = &command.park {
        let park = Park(deciding.unit(park)?);
        let stated = deciding.default_start(&stated, &project.parks, |_| true)?;
        deciding.emit(record, ParkChanged { park, stated });
        changed = true;
    }
    if let Some(land) = command.land {
        let stated = deciding.default_start(&stated, &project.land, |_| true)?;
        deciding.emit(record, LandChanged { land, stated });
        changed = true;
    }
    if let Some(industry) = deciding.industry(command.industry.as_ref())? {
        let stated = deciding.default_start(&stated, &project.industries, |_| true)?;
        deciding.emit(record, ProjectIndustryChanged { industry, stated });
        changed = true;
    }
    if !changed {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(record).into());
    }
    Ok(deciding.answer(command.project))
}

pub(crate) fn end(mut deciding: Deciding<'_>, command: &EndProject) -> Result<Decision, Stop> {
    let (is, kind) = match command.end {
        ProjectEnd::Completed => (Is::Completed, None),
        ProjectEnd::Exited => (Is::Exited, Some(ReasonKind::Exited)),
        ProjectEnd::Abandoned => (Is::Abandoned, Some(ReasonKind::Abandoned)),
    };
    let reason = match kind {
        Some(kind) => Some(reason(&deciding, command.reason.as_deref().unwrap_or_default(), kind)?),
        None => None,
    };
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    close(&mut deciding, command.project.record(), Standing { is, reason, note, lost_to: None }, stated)?;
    Ok(deciding.answer(command.project))
}

pub(crate) fn join(mut deciding: Deciding<'_>, command: &JoinList) -> Result<Decision, Stop> {
    let issued_on = issued_on(&deciding, command.list)?;
    // Who left comes back from today on; the day of issue is before the leaving.
    let on = match &command.on {
        None if was_listed(&deciding, command.project, command.list)? => Some(When::day(deciding.known_on())?),
        on => on.clone().or(issued_on),
    };
    if listed(&deciding, command.project, command.list, None)? {
        return Err(Refusal::new(refusals::project::ALREADY_LISTED)
            .with("list", command.list)
            .about(command.project)
            .into());
    }
    let reason = deciding.note(command.reason.as_deref()).map_err(|refusal| refusal.at("reason"))?;
    let stated = deciding.stated(on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    deciding.emit(
        command.project,
        ListJoined { membership: Membership { list: command.list, on_it: true, reason }, stated },
    );
    Ok(deciding.answer(command.project))
}

pub(crate) fn leave(mut deciding: Deciding<'_>, command: &LeaveList) -> Result<Decision, Stop> {
    issued_on(&deciding, command.list)?;
    let on = command.on.as_ref().map(|on| deciding.in_zone(on));
    if !listed(&deciding, command.project, command.list, on.as_ref())? {
        return Err(Refusal::new(refusals::project::NOT_LISTED)
            .with("list", command.list)
            .about(command.project)
            .into());
    }
    let reason = deciding.needed_note(&command.reason, "reason")?;
    let on = match on {
        Some(on) => on,
        None => When::day(deciding.known_on())?,
    };
    let stated = deciding.stated(Some(&on), command.source.as_deref(), command.evidence.as_ref())?;
    deciding.emit(
        command.project,
        ListJoined { membership: Membership { list: command.list, on_it: false, reason }, stated },
    );
    Ok(deciding.answer(command.project))
}

/// The day a list was issued; anything but a list is refused.
fn issued_on(deciding: &Deciding<'_>, list: Id<Entry>) -> Result<Option<When>, Stop> {
    match &*deciding.state(list.record())? {
        State::Entry(entry) if entry.is_list() => Ok(entry.on.clone()),
        _ => Err(Refusal::new(refusals::entry::NOT_A_LIST).about(list).at("list").into()),
    }
}

/// Whether a project is on a list, or may be: as last known, or by the end of some day.
fn listed(deciding: &Deciding<'_>, project: Id<Project>, list: Id<Entry>, on: Option<&When>) -> Result<bool, Stop> {
    let valid = on.and_then(When::last).unwrap_or(AsOf::LATEST.valid);
    match &*deciding.state(project.record())? {
        State::Project(project) => Ok(project.is_listed(list, AsOf { valid, ..AsOf::LATEST }) != Truth::No),
        _ => Ok(false),
    }
}

fn was_listed(deciding: &Deciding<'_>, project: Id<Project>, list: Id<Entry>) -> Result<bool, Stop> {
    match &*deciding.state(project.record())? {
        State::Project(project) => {
            Ok(project.memberships.standing(AsOf::LATEST.known).any(|fact| fact.value.list == list))
        }
        _ => Ok(false),
    }
}
