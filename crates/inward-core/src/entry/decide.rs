//! The rules on entries: what a command does, and why it is refused.

use crate::id::Id;
use crate::rules::{Deciding, name};
use crate::world::{Decision, Stop, UniqueKey};

use super::command::{AddList, AddPromotionEvent};
use super::event::EntryAdded;
use super::{Entry, EntryKind};

pub(crate) fn add_list(mut deciding: Deciding<'_>, command: &AddList) -> Result<Decision, Stop> {
    let entry: Id<Entry> = deciding.own_id();
    let opening = deciding.opening(entry.record(), &command.name, &command.profile)?;
    deciding.claim(UniqueKey::list(&opening.title), entry, "name")?;
    let kind = EntryKind::List { period: command.period.clone() };
    let on = command.on.as_ref().map(|on| deciding.in_zone(on));
    deciding.emit(entry, EntryAdded { opening, kind, on });
    Ok(deciding.answer(entry))
}

pub(crate) fn add_promotion_event(mut deciding: Deciding<'_>, command: &AddPromotionEvent) -> Result<Decision, Stop> {
    let entry: Id<Entry> = deciding.own_id();
    let opening = deciding.opening(entry.record(), &command.name, &command.profile)?;
    let kind = EntryKind::PromotionEvent {
        place: command.place.as_deref().map(|place| name(place, "place")).transpose()?,
        cost: command.cost.as_ref().map(|cost| deciding.amount(cost, "cost")).transpose()?,
    };
    let on = command.on.as_ref().map(|on| deciding.in_zone(on));
    deciding.emit(entry, EntryAdded { opening, kind, on });
    Ok(deciding.answer(entry))
}
