//! Whether an amount or a money entry may be recorded here.

use crate::agreement::decide::refuse_unless_contract;
use crate::fact::{AsOf, Stated};
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
use super::{Basis, MoneyEntry, MoneyKind, StatedAmount};

pub(crate) fn state_amount(mut deciding: Deciding<'_>, command: &StateAmount) -> Result<Decision, Stop> {
    let record = command.aim.record;
    let state = deciding.state(record)?;
    if state.amounts().is_none() {
        return Err(Refusal::new(refusals::finance::NO_AMOUNTS_HERE)
            .with_word("kind", &record.kind.label())
            .about(record)
            .into());
    }
    if command.kind.is_entry() {
        return Err(Refusal::new(refusals::finance::IS_ENTRY)
            .with_word("kind", &command.kind.label())
            .at("kind")
            .into());
    }
    if let Some(phase) = command.aim.phase {
        refuse_phase(&state, phase)?;
    }
    let amount = deciding.amount(&command.amount, "amount")?;
    refuse_negative(&amount)?;
    let stated = deciding.stated(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let amount = StatedAmount { kind: command.kind, phase: command.aim.phase, period: command.period.clone(), amount };
    refuse_period_unlike_kind(&amount)?;
    if let State::Agreement(agreement) = &*state {
        refuse_unless_contract(agreement.level_at(AsOf::LATEST), std::slice::from_ref(&amount))
            .map_err(|refusal| refusal.about(record))?;
    }
    let stated = default_start(&deciding, &state, &amount, &stated)?;
    deciding.emit(record, AmountStated { amount, stated });
    Ok(deciding.answer(record))
}

/// From when an amount holds whose command does not say: see [`Deciding::default_start`].
pub(crate) fn default_start(
    deciding: &Deciding<'_>,
    state: &State,
    amount: &StatedAmount,
    stated: &Stated,
) -> Result<Stated, Refusal> {
    match state.amounts() {
        Some(amounts) => deciding.default_start(stated, amounts.facts(), |other| other.is_of_the_same(amount)),
        None => Ok(stated.clone()),
    }
}

pub(crate) fn record_money(mut deciding: Deciding<'_>, command: &RecordMoney) -> Result<Decision, Stop> {
    let record = command.project.record();
    let state = deciding.state(record)?;
    if !command.kind.is_entry() {
        return Err(Refusal::new(refusals::finance::IS_AMOUNT)
            .with_word("kind", &command.kind.label())
            .at("kind")
            .into());
    }
    if let Some(phase) = command.phase {
        refuse_phase(&state, phase)?;
    }
    let amount = deciding.amount(&command.amount, "amount")?;
    refuse_future_period(&deciding, command.period.as_ref())?;
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
        _ => Err(Refusal::new(refusals::project::HAS_NO_PHASES)
            .with_word("kind", &state.id().kind.label())
            .about(state.id())),
    }
}

/// What is planned or agreed is not negative.
pub(crate) fn refuse_negative(amount: &Amount) -> Result<(), Refusal> {
    if amount.money().units() < 0 {
        return Err(Refusal::new(refusals::finance::NEGATIVE).with("input", amount).at("amount"));
    }
    Ok(())
}

/// The plan of a year is of some year: the day from which it holds may lie in the year before, so that
/// nobody can tell which. Whatever else is planned or agreed is of no period: in one, no sum would
/// find it.
pub(crate) fn refuse_period_unlike_kind(stated: &StatedAmount) -> Result<(), Refusal> {
    let refuse = |code| Refusal::new(code).with_word("kind", &stated.kind.label()).at("period");
    match (&stated.period, stated.kind == MoneyKind::AnnualPlanned) {
        (None, true) => Err(refuse(refusals::finance::PERIOD_MISSING)),
        (Some(period), false) => Err(refuse(refusals::finance::HAS_NO_PERIOD).with("input", period)),
        _ => Ok(()),
    }
}

/// Nothing came in, was spent or was measured in a period that has not begun.
pub(crate) fn refuse_future_period(deciding: &Deciding<'_>, period: Option<&When>) -> Result<(), Refusal> {
    let today = deciding.today();
    match period.filter(|period| period.first().is_some_and(|first| first > today)) {
        None => Ok(()),
        Some(period) => Err(Refusal::new(refusals::milestone::IN_THE_FUTURE)
            .with("input", period)
            .with("today", today)
            .at("period")),
    }
}

/// A cumulative figure that falls is real data, and worth a look: it is held against the one before
/// it and the one after it, in the order of their dates. An entry that is `corrected` is not held
/// against itself.
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
    let dated = entry.last_day(on);
    let (before, after): (Vec<_>, Vec<_>) = project
        .money()
        .facts()
        .standing(AsOf::LATEST.known)
        .filter(|fact| Some(fact.of.id) != corrected && fact.value.is_held_against(entry, fact.of.on.as_ref(), on))
        .partition(|fact| fact.last_day() <= dated);
    let before = before.into_iter().max_by_key(|fact| (fact.last_day(), fact.of.id));
    let after = after.into_iter().min_by_key(|fact| (fact.last_day(), std::cmp::Reverse(fact.of.id)));
    let pairs = [
        before.map(|before| (&before.value.amount, &entry.amount)),
        after.map(|after| (&entry.amount, &after.value.amount)),
    ];
    for (earlier, later) in pairs.into_iter().flatten() {
        if earlier.money().units() > later.money().units() {
            deciding.warn(
                Refusal::new(refusals::finance::FALLING)
                    .with_word("kind", &entry.kind.label())
                    .with("before", earlier)
                    .with("now", later)
                    .about(project.id()),
            );
        }
    }
}
