//! The rules on zones: what a command does, and why it is refused.

use chrono_tz::Tz;

use crate::calendar::Calendar;
use crate::id::Id;
use crate::money::Currency;
use crate::refusal::Refusal;
use crate::rules::{Deciding, name};
use crate::text::refusals;
use crate::world::{Decision, Stop};

use super::Zone;
use super::command::{AdoptCalendar, AdoptPlaybook, OpenZone};
use super::event::{CalendarAdopted, PlaybookAdopted, ZoneOpened};

pub(crate) fn open(mut deciding: Deciding<'_>, command: &OpenZone) -> Result<Decision, Stop> {
    if deciding.world().zone().is_some() {
        return Err(Refusal::new(refusals::zone::ALREADY_OPENED).into());
    }
    let time_zone: Tz = command.time_zone.trim().parse().map_err(|_| {
        Refusal::new(refusals::zone::UNKNOWN_TIME_ZONE).with("input", &command.time_zone).at("time_zone")
    })?;
    let currency = match &command.currency {
        None => None,
        Some(code) => Some(Currency::parse(code).map_err(|refusal| refusal.at("currency"))?),
    };
    let zone: Id<Zone> = deciding.own_id();
    if let Some(calendar) = &command.calendar {
        in_time_zone(calendar, time_zone)?;
    }
    let opened = ZoneOpened {
        name: name(&command.name, "name")?,
        time_zone,
        currency,
        playbook: command.playbook.clone(),
        calendar: command.calendar.clone(),
    };
    deciding.emit(zone, opened);
    Ok(deciding.answer(zone))
}

pub(crate) fn adopt(mut deciding: Deciding<'_>, command: &AdoptPlaybook) -> Result<Decision, Stop> {
    let zone = deciding.zone()?;
    let usage = deciding.world().usage()?;
    let violations = command.playbook.refuses_to_follow(&deciding.playbook(), &usage);
    if let Some(refusal) = Refusal::join(violations) {
        return Err(refusal.into());
    }
    deciding.emit(zone.id, PlaybookAdopted { playbook: command.playbook.clone() });
    Ok(deciding.answer(zone.id))
}

pub(crate) fn adopt_calendar(mut deciding: Deciding<'_>, command: &AdoptCalendar) -> Result<Decision, Stop> {
    let zone = deciding.zone()?;
    in_time_zone(&command.calendar, zone.time_zone)?;
    deciding.emit(zone.id, CalendarAdopted { calendar: command.calendar.clone() });
    Ok(deciding.answer(zone.id))
}

/// The days of a zone begin and end in its own time zone, and so do those of its calendar.
fn in_time_zone(calendar: &Calendar, time_zone: Tz) -> Result<(), Refusal> {
    if calendar.zone() == time_zone {
        return Ok(());
    }
    Err(Refusal::new(refusals::calendar::OTHER_TIME_ZONE)
        .with("calendar", calendar.zone())
        .with("zone", time_zone)
        .at("calendar"))
}
