//! The rules on inspections: what a command does, and why it is refused.

use chrono::Datelike;

use crate::fact::AsOf;
use crate::id::{Id, Kind};
use crate::organisation::Organisation;
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::standing::with_day;
use crate::text::refusals;
use crate::unit::Unit;
use crate::when::{Truth, When};
use crate::world::{Decision, Relation, Stop};

use super::Entry;
use super::command::{CompleteInspectionLog, RecordInspection};
use super::event::{InspectionLogCompleted, InspectionRecorded};
use super::inspection::{Inspected, InspectionBasis, InspectionLog, Inspections, in_year, is_over};

pub(crate) fn record_inspection(mut deciding: Deciding<'_>, command: &RecordInspection) -> Result<Decision, Stop> {
    let entry: Id<Entry> = deciding.own_id();
    let organisation = deciding.organisation(&command.organisation)?;
    let authority = deciding.unit(&command.authority)?;
    let title = match &command.title {
        Some(title) => title.clone(),
        None => {
            let (of, by) = (deciding.state(organisation.record())?, deciding.state(authority.record())?);
            format!("{} · {}", of.head().title, by.head().title)
        }
    };
    let opening = deciding.opening(entry.record(), &title, &command.profile)?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let outcome = deciding.note(command.outcome.as_deref()).map_err(|refusal| refusal.at("outcome"))?;
    let inspected =
        Inspected { purpose: command.purpose, basis: command.basis.unwrap_or(InspectionBasis::Reported), outcome };
    warn_if_over(&mut deciding, organisation, authority, &inspected, stated.on.as_ref())?;
    deciding.emit(entry, InspectionRecorded { opening, organisation, authority, inspected, stated });
    Ok(deciding.answer(entry))
}

/// A visit that is one more than the year may bring is worth a look.
fn warn_if_over(
    deciding: &mut Deciding<'_>,
    organisation: Id<Organisation>,
    authority: Id<Unit>,
    inspected: &Inspected,
    on: Option<&When>,
) -> Result<(), Stop> {
    let playbook = deciding.playbook();
    let (Some(limit), Some(year)) =
        (playbook.inspections_a_year(inspected.purpose), on.and_then(When::first).map(|day| day.year()))
    else {
        return Ok(());
    };
    if in_year(on, year) != Truth::Yes {
        return Ok(());
    }
    let state = deciding.state(organisation.record())?;
    let State::Organisation(known) = &*state else { return Ok(()) };
    let mut entries = Vec::new();
    for id in deciding.world().related(Relation::Concerns, organisation.record())? {
        if id.kind == Kind::Entry {
            entries.push(deciding.state(id)?);
        }
    }
    let entries = entries.iter().filter_map(|state| match &**state {
        State::Entry(entry) => Some(&**entry),
        _ => None,
    });
    let before = Inspections::of(known, entries, AsOf::LATEST, &playbook).year(authority, year, inspected.purpose);
    let visits = before.certain().saturating_add(1);
    if usize::try_from(limit).is_ok_and(|limit| visits > limit) {
        deciding.warn(
            Refusal::new(refusals::inspection::OVER_THE_LIMIT)
                .with("visits", visits)
                .with("year", year)
                .with("limit", limit)
                .with_word("purpose", &inspected.purpose.label())
                .about(organisation),
        );
    }
    Ok(())
}

pub(crate) fn complete_log(mut deciding: Deciding<'_>, command: &CompleteInspectionLog) -> Result<Decision, Stop> {
    let organisation = deciding.organisation(&command.organisation)?;
    let authority = command.authority.as_ref().map(|unit| deciding.unit(unit)).transpose()?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let said = stated.on.as_ref().and_then(When::first).unwrap_or_else(|| deciding.known_on());
    if !is_over(command.year, said) {
        return Err(Refusal::new(refusals::inspection::YEAR_GOES_ON)
            .with("year", command.year)
            .with("on", said)
            .about(organisation)
            .at("year")
            .into());
    }
    let log = InspectionLog { year: command.year, authority };
    deciding.emit(organisation, InspectionLogCompleted { log, stated });
    Ok(deciding.answer(organisation))
}
