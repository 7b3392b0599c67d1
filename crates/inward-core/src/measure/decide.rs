//! Whether a measure or a target may be recorded here.

use crate::finance::refuse_future_period;
use crate::id::Kind;
use crate::playbook::Key;
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::{Deciding, unknown_milestone};
use crate::text::refusals;
use crate::world::{Decision, Stop};

use super::command::{RecordMeasure, SetTarget};
use super::event::{MeasureRecorded, TargetSet};
use super::{Measure, MeasureKind, Target};

pub(crate) fn record_measure(mut deciding: Deciding<'_>, command: &RecordMeasure) -> Result<Decision, Stop> {
    let record = command.aim.record;
    let state = measured(&deciding, record)?;
    if let Some(phase) = command.aim.phase {
        match &*state {
            State::Project(project) => project.refuse_unknown_phase(phase)?,
            _ => {
                let refusal = Refusal::new(refusals::project::HAS_NO_PHASES).with_word("kind", &record.kind.label());
                return Err(refusal.about(record).into());
            }
        }
    }
    let at = match &command.at {
        None => None,
        Some(key) => {
            let playbook = deciding.playbook();
            let milestone = playbook.milestone(key).ok_or_else(|| unknown_milestone(&playbook, key, "at"))?;
            Some(milestone.key.clone())
        }
    };
    let (on, source) = (command.on.as_ref(), command.source.as_deref());
    // What was measured was measured by now; what is expected or promised may hold from later on.
    let stated = if command.kind == MeasureKind::Actual {
        refuse_future_period(&deciding, command.period.as_ref())?;
        deciding.happened(on, source, command.evidence.as_ref())?
    } else {
        deciding.stated(on, source, command.evidence.as_ref())?
    };
    let measure = Measure {
        metric: Key::parse(&command.metric).map_err(|refusal| refusal.at("metric"))?,
        kind: command.kind,
        value: command.value.clone(),
        phase: command.aim.phase,
        period: command.period.clone(),
        at,
    };
    let stated = match state.measures() {
        Some(measures) => deciding.default_start(&stated, &measures.figures, |other| other.is_of_the_same(&measure))?,
        None => stated,
    };
    deciding.emit(record, MeasureRecorded { measure, stated });
    Ok(deciding.answer(record))
}

pub(crate) fn set_target(mut deciding: Deciding<'_>, command: &SetTarget) -> Result<Decision, Stop> {
    let record = command.record;
    let state = measured(&deciding, record)?;
    if command.value.is_none() && command.text.as_ref().is_none_or(|text| text.trim().is_empty()) {
        return Err(Refusal::new(refusals::measure::EMPTY_TARGET).at("value").into());
    }
    if let Some(set_for) = command.set_for {
        if !matches!(set_for.kind, Kind::Unit | Kind::Entry) {
            return Err(Refusal::new(refusals::measure::NOT_FOR)
                .with_word("kind", &set_for.kind.label())
                .at("set_for")
                .into());
        }
        deciding.exists(set_for)?;
    }
    let text = deciding.note(command.text.as_deref()).map_err(|refusal| refusal.at("text"))?;
    let stated = deciding.stated(command.on.as_ref(), command.source.as_deref(), None)?;
    let target = Target {
        text,
        metric: Key::parse(&command.metric).map_err(|refusal| refusal.at("metric"))?,
        value: command.value.clone(),
        set_for: command.set_for,
        period: command.period.clone(),
    };
    let stated = match state.measures() {
        Some(measures) => deciding.default_start(&stated, &measures.targets, |other| other.is_of_the_same(&target))?,
        None => stated,
    };
    deciding.emit(record, TargetSet { target, stated });
    Ok(deciding.answer(record))
}

fn measured(deciding: &Deciding<'_>, record: crate::id::RecordId) -> Result<std::sync::Arc<State>, Stop> {
    let state = deciding.state(record)?;
    if state.measures().is_none() {
        return Err(Refusal::new(refusals::measure::NOT_HERE)
            .with_word("kind", &record.kind.label())
            .about(record)
            .into());
    }
    Ok(state)
}
