//! Naming, moving and assigning records of every kind, and setting their attributes.

use crate::fact::{AsOf, Stated};
use crate::id::{Kind, RecordId};
use crate::refusal::Refusal;
use crate::rules::{Deciding, name};
use crate::text::refusals;
use crate::world::{Decision, Relation, Stop, UniqueKey, Unreadable, World};

use super::command::{Assign, MoveRecord, NameRecord, SetAttribute};
use super::event::{AttributeSet, OfficerAssigned, RecordMoved, RecordNamed, UnitAssigned};
use super::{Attribute, Record, State};

pub(crate) fn name_record(mut deciding: Deciding<'_>, command: &NameRecord) -> Result<Decision, Stop> {
    let record = command.record;
    let state = deciding.state(record)?;
    if matches!(record.kind, Kind::Unit | Kind::Person | Kind::Zone) {
        return Err(Refusal::new(refusals::record::NOT_NAMED_HERE)
            .with_word("kind", &record.kind.label())
            .about(record)
            .into());
    }
    let head = state.head();
    let mut named = RecordNamed::default();
    if let Some(title) = &command.title {
        named.title = Some(name(title, "title")?).filter(|title| *title != head.title);
    }
    if let Some(code) = &command.code {
        let code = name(code, "code")?;
        if head.code.as_ref() != Some(&code) {
            deciding.claim(UniqueKey::code(&code), record, "code")?;
            let old = head.code.as_deref().map(UniqueKey::code);
            if let Some(old) = old.filter(|old| *old != UniqueKey::code(&code)) {
                deciding.release(old);
            }
            named.code = Some(code);
        }
    }
    for alias in &command.alias {
        let alias = name(alias, "alias")?;
        if !head.aliases.contains(&alias) && head.title != alias {
            named.aliases.push(alias);
        }
    }
    for reference in &command.reference {
        let reference = deciding.reference(reference, record, "reference")?;
        if !head.references.contains(&reference) {
            named.references.push(reference);
        }
    }
    take_names(&mut deciding, &state, &named)?;
    named.summary = deciding.note(command.summary.as_deref()).map_err(|refusal| refusal.at("summary"))?;
    if named == RecordNamed::default() {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(record).into());
    }
    deciding.emit(record, named);
    Ok(deciding.answer(record))
}

/// Organisations, lists and procedures are mentioned by their names: a new one is taken as the first was.
fn take_names(deciding: &mut Deciding<'_>, state: &State, named: &RecordNamed) -> Result<(), Stop> {
    match state {
        State::Organisation(organisation) => {
            for known_as in named.title.iter().chain(&named.aliases) {
                let path = if named.title.as_ref() == Some(known_as) { "title" } else { "alias" };
                crate::organisation::take_name(deciding, organisation.id, known_as, organisation.uscc.is_some(), path)?;
            }
        }
        State::Entry(entry) if entry.is_list() || entry.is_procedure() => {
            if let Some(title) = &named.title {
                let key = if entry.is_list() { UniqueKey::list } else { UniqueKey::procedure };
                let (old, new) = (key(&entry.head.title), key(title));
                deciding.claim(new.clone(), entry.id, "title")?;
                if old != new {
                    deciding.release(old);
                }
            }
        }
        _ => {}
    }
    Ok(())
}

pub(crate) fn move_record(mut deciding: Deciding<'_>, command: &MoveRecord) -> Result<Decision, Stop> {
    let record = command.record;
    let state = deciding.state(record)?;
    let Some(current) = state.head().investment_at(AsOf::LATEST) else {
        return Err(Refusal::new(refusals::investment::NO_MEMBER)
            .with_word("kind", &record.kind.label())
            .about(record)
            .into());
    };
    deciding.exists(command.investment)?;
    if current == command.investment {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(record).into());
    }
    let reason = deciding.needed_note(&command.reason, "reason")?;
    let mut moved = vec![record];
    for id in what_moves_along(deciding.world(), record)? {
        if deciding.state(id)?.head().investment_at(AsOf::LATEST) == Some(current) {
            moved.push(id);
        }
    }
    for record in moved {
        deciding.emit(record, RecordMoved { investment: command.investment, stated: Stated::default(), reason });
    }
    Ok(deciding.answer(record))
}

/// What follows a record to another investment: the commitments that were made with it, the issues that were
/// raised on it, the tasks that came of it, the cases filed for it, and what came of these in turn.
pub(crate) fn what_moves_along(world: &dyn World, record: RecordId) -> Result<Vec<RecordId>, Unreadable> {
    let mut along: Vec<RecordId> = Vec::new();
    let mut next = Some(record);
    let mut looked_at = 0;
    while let Some(origin) = next {
        for id in world.related(Relation::CameOf, origin)? {
            if matches!(id.kind, Kind::Commitment | Kind::Issue | Kind::Task | Kind::Case) && !along.contains(&id) {
                along.push(id);
            }
        }
        next = along.get(looked_at).copied();
        looked_at += 1;
    }
    Ok(along)
}

pub(crate) fn assign(mut deciding: Deciding<'_>, command: &Assign) -> Result<Decision, Stop> {
    let record = command.record;
    let state = deciding.state(record)?;
    let stated = deciding.stated(command.on.as_ref(), None, None)?;
    if let Some(unit) = &command.unit {
        let unit = deciding.unit(unit)?;
        let stated = deciding.default_start(&stated, &state.head().unit, |_| true)?;
        deciding.emit(record, UnitAssigned { unit, stated });
    }
    if let Some(officer) = &command.officer {
        let officer = deciding.person(officer)?;
        let stated = deciding.default_start(&stated, &state.head().officer, |_| true)?;
        deciding.emit(record, OfficerAssigned { officer, stated });
    }
    if command.unit.is_none() && command.officer.is_none() {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(record).into());
    }
    Ok(deciding.answer(record))
}

pub(crate) fn set_attribute(mut deciding: Deciding<'_>, command: &SetAttribute) -> Result<Decision, Stop> {
    let record = command.record;
    let state = deciding.state(record)?;
    let (key, value) = deciding.attribute(record.kind, &command.attribute, &command.value)?;
    let stated = deciding.stated(command.on.as_ref(), None, None)?;
    let stated = deciding.default_start(&stated, &state.head().attributes, |other| other.key == key)?;
    deciding.emit(record, AttributeSet { attribute: Attribute { key, value }, stated });
    Ok(deciding.answer(record))
}
