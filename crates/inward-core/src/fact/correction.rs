//! What of a fact a correction may put right beside its day and its evidence, under the rules by
//! which it was first stated.

use crate::escalation::refuse_end_before_start;
use crate::event::Event;
use crate::finance::{refuse_future_period, refuse_negative, refuse_period_unlike_kind, warn_if_falling};
use crate::id::{FactId, NoteId};
use crate::issue::Risk;
use crate::issue::event::RiskStated;
use crate::measure::MeasureKind;
use crate::money::Amount;
use crate::qualified::Measured;
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::task::decide::fixed_due;
use crate::text::refusals;
use crate::when::When;
use crate::world::Stop;

use super::command::Correct;

/// Whether the command says what is right of the value of a fact.
pub(super) const fn says_anything(command: &Correct) -> bool {
    command.amount.is_some()
        || command.value.is_some()
        || command.target.is_some()
        || command.period.is_some()
        || command.in_part.is_some()
        || command.cause.is_some()
        || command.note.is_some()
}

/// Puts what the command says in the place of what the event would state again.
pub(super) fn put_right(
    deciding: &mut Deciding<'_>,
    state: &State,
    fact: FactId,
    command: &Correct,
    event: &mut Event,
) -> Result<(), Stop> {
    let lacks = |part: &'static str| {
        Refusal::new(refusals::fact::HAS_NO_SUCH_PART).with("part", part).about(state.id()).at(part)
    };
    if let Some(amount) = &command.amount {
        let amount = deciding.amount(amount, "amount")?;
        let refusal = || Refusal::new(refusals::fact::HAS_NO_AMOUNT).about(state.id()).at("amount");
        put_amount(event, amount).ok_or_else(refusal)?;
    }
    if let Some(value) = &command.value {
        put_value(event, value.clone()).ok_or_else(|| lacks("value"))?;
    }
    if let Some(target) = &command.target {
        put_target(deciding, event, target).map_err(|refusal| refusal.at("target"))?.ok_or_else(|| lacks("target"))?;
    }
    if let (Some(period), Event::PolicyValiditySet(event)) = (&command.period, &mut *event) {
        event.validity.period = deciding.in_zone(period);
    } else if let Some(period) = &command.period {
        *period_of(event).ok_or_else(|| lacks("period"))? = Some(period.clone());
    }
    if let Some(in_part) = command.in_part {
        let Event::CommitmentFulfilled(event) = event else { return Err(lacks("in_part").into()) };
        event.fulfilment.whole = !in_part;
    }
    if let Some(cause) = command.cause {
        let Event::CommitmentBreached(event) = event else { return Err(lacks("cause").into()) };
        event.breach.cause = cause;
    }
    if let Some(note) = &command.note {
        let place = note_of(event).ok_or_else(|| lacks("note"))?;
        *place = deciding.needed_note(note, "note")?;
    }
    check(deciding, state, fact, event)
}

/// The rules on the value of a fact hold for a correction as they held for the fact.
fn check(deciding: &mut Deciding<'_>, state: &State, fact: FactId, event: &mut Event) -> Result<(), Stop> {
    match (event, state) {
        (Event::RiskStated(event), _) => event.risk.check()?,
        (Event::PolicyBudgetSet(event), _) => refuse_negative(&event.budget.amount)?,
        (Event::EscalationExcused(event), _) => {
            refuse_end_before_start(&event.stated, event.excused.until.as_ref(), state.id())?;
        }
        (Event::ProcedureRevised(event), _) => event.version.cost.as_ref().map_or(Ok(()), refuse_negative)?,
        (Event::AmountStated(event), _) => {
            refuse_negative(&event.amount.amount)?;
            refuse_period_unlike_kind(&event.amount)?;
        }
        (Event::MeasureRecorded(event), _) if event.measure.kind == MeasureKind::Actual => {
            refuse_future_period(deciding, event.measure.period.as_ref())?;
        }
        (Event::MoneyRecorded(event), _) => {
            refuse_future_period(deciding, event.entry.period.as_ref())?;
            warn_if_falling(deciding, state, &event.entry, event.stated.on.as_ref(), Some(fact));
        }
        (Event::ObligationVerified(event), State::Commitment(commitment)) => {
            commitment.check_verified(&event.verification.actual).map_err(|refusal| refusal.at("value"))?;
        }
        (Event::CommitmentFulfilled(event), State::Commitment(commitment)) => {
            let paid = &mut event.fulfilment;
            if let Some(amount) = &paid.amount {
                let settled = commitment.part_of(paid).paid_with(amount, paid.whole, deciding, Some(fact))?;
                paid.whole = settled.settles(deciding);
            }
        }
        _ => {}
    }
    Ok(())
}

fn put_amount(event: &mut Event, amount: Amount) -> Option<()> {
    match event {
        Event::AmountStated(event) => event.amount.amount = amount,
        Event::MoneyRecorded(event) => event.entry.amount = amount,
        Event::CommitmentFulfilled(event) => event.fulfilment.amount = Some(amount),
        Event::RiskStated(RiskStated { risk: Risk::Investment(at_risk), .. }) => *at_risk = amount,
        Event::PolicyBudgetSet(event) => event.budget.amount = amount,
        Event::ProcedureRevised(event) => event.version.cost = Some(amount),
        _ => return None,
    }
    Some(())
}

fn put_value(event: &mut Event, value: Measured) -> Option<()> {
    match event {
        Event::MeasureRecorded(event) => event.measure.value = value,
        Event::TargetSet(event) => event.target.value = Some(value),
        Event::ObligationVerified(event) => event.verification.actual = value,
        Event::RiskStated(RiskStated { risk: Risk::Jobs(jobs), .. }) => *jobs = value,
        _ => return None,
    }
    Some(())
}

fn put_target(deciding: &Deciding<'_>, event: &mut Event, target: &When) -> Result<Option<()>, Refusal> {
    match event {
        Event::MilestonePlanned(event) => event.planned.target = deciding.in_zone(target),
        Event::DueSet(event) => event.due.date = deciding.in_zone(target),
        Event::EscalationExcused(event) => event.excused.until = Some(deciding.in_zone(target)),
        Event::TaskDueSet(event) => event.due.rule = fixed_due(deciding, target)?,
        _ => return Ok(None),
    }
    Ok(Some(()))
}

fn period_of(event: &mut Event) -> Option<&mut Option<When>> {
    match event {
        Event::AmountStated(event) => Some(&mut event.amount.period),
        Event::MoneyRecorded(event) => Some(&mut event.entry.period),
        Event::MeasureRecorded(event) => Some(&mut event.measure.period),
        Event::TargetSet(event) => Some(&mut event.target.period),
        _ => None,
    }
}

fn note_of(event: &mut Event) -> Option<&mut Option<NoteId>> {
    match event {
        Event::MilestonePlanned(event) => Some(&mut event.planned.reason),
        Event::StandingChanged(event) => Some(&mut event.standing.note),
        Event::TargetSet(event) => Some(&mut event.target.text),
        Event::ClaimRegistered(event) => Some(&mut event.claim.note),
        Event::InteractionRecorded(event) => Some(&mut event.interaction.note),
        Event::AgreementAmended(event) => Some(&mut event.amendment.note),
        Event::ListJoined(event) => Some(&mut event.membership.reason),
        Event::ConditionMet(event) => Some(&mut event.met.note),
        Event::CommitmentFulfilled(event) => Some(&mut event.fulfilment.note),
        Event::ObligationVerified(event) => Some(&mut event.verification.note),
        Event::CommitmentWaived(event) => Some(&mut event.waiver.reason),
        Event::CommitmentBreached(event) => Some(&mut event.breach.note),
        Event::InspectionRestated(event) => Some(&mut event.inspected.outcome),
        Event::EscalationLifted(event) => Some(&mut event.lifted.reason),
        Event::EscalationExcused(event) => Some(&mut event.excused.reason),
        Event::IssueAccepted(event) => Some(&mut event.acceptance.note),
        Event::IssueResponded(event) => Some(&mut event.response.note),
        Event::IssueResolved(event) => Some(&mut event.resolution.note),
        Event::IssueReopened(event) => Some(&mut event.reopening.reason),
        Event::IssueHandedOver(event) => Some(&mut event.hand_over.reason),
        Event::IssueRated(event) => Some(&mut event.rating.note),
        Event::TaskReported(event) => Some(&mut event.report.note),
        Event::TaskCompleted(event) => Some(&mut event.completion.result),
        Event::TaskCancelled(event) => Some(&mut event.cancellation.reason),
        Event::TaskReopened(event) => Some(&mut event.reopening.reason),
        Event::PolicyRepealed(event) => Some(&mut event.repeal.reason),
        Event::CaseAccepted(event) => Some(&mut event.acceptance.note),
        Event::SupplementRequested(event) => Some(&mut event.request.missing),
        Event::SupplementReceived(event) => Some(&mut event.receipt.note),
        Event::SpecialStepBegun(event) => Some(&mut event.begun.note),
        Event::SpecialStepEnded(event) => Some(&mut event.ended.note),
        Event::CaseDecided(event) => Some(&mut event.decision.note),
        Event::ProcedureRevised(event) => Some(&mut event.reason),
        _ => None,
    }
}
