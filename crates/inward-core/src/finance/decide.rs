//! Whether an amount or a money entry may be recorded here.

use crate::fact::AsOf;
use crate::id::FactId;
use crate::money::Amount;
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::text::refusals;
use crate::when::When;
use crate::world::{Decision, Stop};

use super::command::{RecordMoney, StateAmount};
use super::event::{AmountStated, MoneyRecorded};
use super::{Basis, MoneyEntry, StatedAmount};

pub(crate) fn state_amount(mut deciding: Deciding<'_>, command: &StateAmount) -> Result<Decision, Stop> {
    let record = command.aim.record;
    let state = deciding.state(record)?;
    if state.amounts().is_none() {
        return Err(Refusal::new(refusals::finance::NO_AMOUNTS_HERE).with("kind", record.kind).about(record).into());
    }
    if command.kind.is_entry() {
        return Err(Refusal::new(refusals::finance::IS_ENTRY).with("kind", command.kind.key()).at("kind").into());
    }
    if let Some(phase) = command.aim.phase {
        refuse_phase(&state, phase)?;
    }
    let amount = deciding.amount(&command.amount, "amount")?;
    refuse_negative(&amount)?;
    let stated = deciding.stated(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let amount = StatedAmount { kind: command.kind, phase: command.aim.phase, period: command.period.clone(), amount };
    let stated = match state.amounts() {
        Some(amounts) => deciding.default_start(&stated, amounts.facts(), |other| {
            (other.kind, other.phase, &other.period) == (amount.kind, amount.phase, &amount.period)
        })?,
        None => stated,
    };
    deciding.emit(record, AmountStated { amount, stated });
    Ok(deciding.answer(record))
}

pub(crate) fn record_money(mut deciding: Deciding<'_>, command: &RecordMoney) -> Result<Decision, Stop> {
    let record = command.project.record();
    let state = deciding.state(record)?;
    if !command.kind.is_entry() {
        return Err(Refusal::new(refusals::finance::IS_AMOUNT).with("kind", command.kind.key()).at("kind").into());
    }
    if let Some(phase) = command.phase {
        refuse_phase(&state, phase)?;
    }
    let amount = deciding.amount(&command.amount, "amount")?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let entry = MoneyEntry {
        kind: command.kind,
        phase: command.phase,
        amount,
        period: command.period.clone(),
        basis: command.basis,
    };
    warn_if_falling(&mut deciding, &state, &entry, stated.on.as_ref(), None);
    deciding.emit(record, MoneyRecorded { entry, stated });
    Ok(deciding.answer(record))
}

fn refuse_phase(state: &State, phase: u16) -> Result<(), Refusal> {
    match state {
        State::Project(project) => project.refuse_unknown_phase(phase),
        _ => Err(Refusal::new(refusals::project::HAS_NO_PHASES).with("kind", state.id().kind).about(state.id())),
    }
}

/// What is planned or agreed is not negative.
pub(crate) fn refuse_negative(amount: &Amount) -> Result<(), Refusal> {
    if amount.money().units() < 0 {
        return Err(Refusal::new(refusals::finance::NEGATIVE).with("input", amount).at("amount"));
    }
    Ok(())
}

/// A cumulative figure that falls is real data, and worth a look. An entry that is `corrected` is not
/// held against itself.
pub(crate) fn warn_if_falling(
    deciding: &mut Deciding<'_>,
    state: &State,
    entry: &MoneyEntry,
    on: Option<&When>,
    corrected: Option<FactId>,
) {
    let State::Project(project) = state else { return };
    if entry.basis == Basis::Increment {
        return;
    }
    let day = |on: Option<&When>| on.and_then(When::last);
    let earlier = project
        .money()
        .facts()
        .standing(AsOf::LATEST.known)
        .filter(|fact| {
            let other = &fact.value;
            let same_year = entry.basis == Basis::Cumulative || year(other, fact.of.on.as_ref()) == year(entry, on);
            Some(fact.of.id) != corrected
                && other.kind == entry.kind
                && other.phase == entry.phase
                && other.basis == entry.basis
                && same_year
                && other.amount.money().currency() == entry.amount.money().currency()
                && day(fact.of.on.as_ref()) <= day(on)
        })
        .max_by_key(|fact| (day(fact.of.on.as_ref()), fact.of.id));
    if let Some(earlier) = earlier.filter(|fact| fact.value.amount.money().units() > entry.amount.money().units()) {
        deciding.warn(
            Refusal::new(refusals::finance::FALLING)
                .with("kind", entry.kind.key())
                .with("before", &earlier.value.amount)
                .with("now", &entry.amount)
                .about(project.id()),
        );
    }
}

fn year(entry: &MoneyEntry, on: Option<&When>) -> Option<i32> {
    use chrono::Datelike;
    entry.period.as_ref().or(on).and_then(When::last).map(|day| day.year())
}
