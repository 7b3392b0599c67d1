//! The rules on units: what a command does, and why it is refused.

use crate::id::Id;
use crate::refusal::Refusal;
use crate::rules::{Deciding, name};
use crate::text::refusals;
use crate::world::{Decision, Stop, UniqueKey};

use super::Unit;
use super::command::{AddUnit, ChangeUnit};
use super::event::{UnitAdded, UnitChanged};

pub(crate) fn add(mut deciding: Deciding<'_>, command: &AddUnit) -> Result<Decision, Stop> {
    let unit: Id<Unit> = deciding.own_id();
    let added = UnitAdded {
        name: name(&command.name, "name")?,
        code: command.code.as_deref().map(|code| name(code, "code")).transpose()?,
        aliases: command.alias.iter().map(|alias| name(alias, "alias")).collect::<Result<_, _>>()?,
        parent: command.parent.as_ref().map(|parent| deciding.unit(parent)).transpose()?,
        valid: command.valid.clone(),
    };
    for known_as in std::iter::once(&added.name).chain(&added.aliases).chain(&added.code) {
        deciding.claim(UniqueKey::unit(known_as), unit, "name")?;
    }
    deciding.emit(unit, added);
    Ok(deciding.answer(unit))
}

pub(crate) fn change(mut deciding: Deciding<'_>, command: &ChangeUnit) -> Result<Decision, Stop> {
    let unit = command.unit;
    deciding.exists(unit)?;
    let changed = UnitChanged {
        name: command.name.as_deref().map(|text| name(text, "name")).transpose()?,
        aliases: command.alias.iter().map(|alias| name(alias, "alias")).collect::<Result<_, _>>()?,
        parent: command.parent.as_ref().map(|parent| deciding.unit(parent)).transpose()?,
        valid: command.valid.clone(),
        successor: command.successor.as_ref().map(|successor| deciding.unit(successor)).transpose()?,
    };
    if changed == UnitChanged::default() {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(unit).into());
    }
    if changed.parent == Some(unit) || changed.successor == Some(unit) {
        return Err(Refusal::new(refusals::unit::OF_ITSELF).about(unit).into());
    }
    for known_as in changed.name.iter().chain(&changed.aliases) {
        deciding.claim(UniqueKey::unit(known_as), unit, "name")?;
    }
    deciding.emit(unit, changed);
    Ok(deciding.answer(unit))
}
