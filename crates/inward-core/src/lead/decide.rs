//! The rules on leads: what a command does, and why it is refused.

use crate::entry::Entry;
use crate::fact::AsOf;
use crate::finance::{MoneyKind, StatedAmount, refuse_negative};
use crate::id::Id;
use crate::milestone::{Judgement, Reaching, check_opening, state_milestone};
use crate::money::AmountInput;
use crate::playbook::{ReasonKind, milestone};
use crate::record::State;
use crate::refusal::Refusal;
use crate::rules::{Deciding, name};
use crate::standing::{Is, Standing, close, reason, refuse_if_closed, with_day};
use crate::target::Target;
use crate::text::refusals;
use crate::world::{Decision, Stop};

use super::command::{CaptureLead, ChangeLead, DisqualifyLead, RegisterClaim, TriageLead};
use super::event::{ClaimRegistered, LeadCaptured, LeadChanged};
use super::{FirstContactClaim, Lead};

pub(crate) fn capture(mut deciding: Deciding<'_>, command: &CaptureLead) -> Result<Decision, Stop> {
    let lead: Id<Lead> = deciding.own_id();
    let investment = deciding.investment(command.investment, None, &command.title)?;
    let mut opening = deciding.opening(lead.record(), &command.title, &command.profile)?;
    opening.investment = Some(investment);
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    if let Some(event) = command.promotion_event {
        refuse_unless_event(&deciding, event)?;
    }
    let captured = LeadCaptured {
        opening,
        milestone: own_milestone(&deciding, "capture_lead")?,
        stated,
        investor: command.investor.as_ref().map(|investor| deciding.organisation(investor)).transpose()?,
        investor_described: deciding
            .note(command.investor_described.as_deref())
            .map_err(|refusal| refusal.at("investor_described"))?,
        origin: command.origin.as_deref().map(|text| name(text, "origin")).transpose()?,
        referrer: command.referrer.as_ref().map(|referrer| deciding.organisation(referrer)).transpose()?,
        promotion_event: command.promotion_event,
        amounts: amounts(
            &deciding,
            &[
                (MoneyKind::TotalPlanned, "total_planned", &command.total_planned),
                (MoneyKind::FixedAsset, "fixed_asset", &command.fixed_asset),
            ],
        )?,
    };
    let captured = captured.into();
    check_opening(&mut deciding, lead, &captured)?;
    deciding.emit(lead, captured);
    Ok(deciding.answer(lead))
}

/// The amounts that a command gives, in the zone's currency where they name none.
pub(crate) fn amounts(
    deciding: &Deciding<'_>,
    given: &[(MoneyKind, &'static str, &Option<AmountInput>)],
) -> Result<Vec<StatedAmount>, Refusal> {
    let mut amounts = Vec::new();
    for (kind, path, input) in given {
        if let Some(input) = input {
            let amount = deciding.amount(input, path)?;
            refuse_negative(&amount)?;
            amounts.push(StatedAmount { kind: *kind, phase: None, period: None, amount });
        }
    }
    Ok(amounts)
}

/// The milestone that the playbook says a command records by itself.
pub(crate) fn own_milestone(
    deciding: &Deciding<'_>,
    command: &'static str,
) -> Result<crate::playbook::MilestoneKey, Refusal> {
    let playbook = deciding.playbook();
    let key = playbook.recorded_by(command).find(|milestone| !milestone.retired).map(|milestone| milestone.key.clone());
    key.ok_or_else(|| Refusal::new(refusals::milestone::NOT_DECLARED).with("command", command))
}

fn refuse_unless_event(deciding: &Deciding<'_>, event: Id<Entry>) -> Result<(), Stop> {
    match &*deciding.state(event.record())? {
        State::Entry(entry) if entry.is_promotion_event() => Ok(()),
        _ => Err(Refusal::new(refusals::entry::NOT_AN_EVENT).about(event).at("promotion_event").into()),
    }
}

pub(crate) fn change(mut deciding: Deciding<'_>, command: &ChangeLead) -> Result<Decision, Stop> {
    let record = command.lead.record();
    let state = deciding.state(record)?;
    let State::Lead(known) = &*state else {
        return Err(Refusal::new(refusals::record::UNKNOWN).with("input", record).into());
    };
    if let Some(event) = command.promotion_event {
        refuse_unless_event(&deciding, event)?;
    }
    let investor = command.investor.as_ref().map(|investor| deciding.organisation(investor)).transpose()?;
    let origin = command.origin.as_deref().map(|text| name(text, "origin")).transpose()?;
    let referrer = command.referrer.as_ref().map(|referrer| deciding.organisation(referrer)).transpose()?;
    let changed = LeadChanged {
        investor: investor.filter(|investor| known.investor != Some(*investor)),
        origin: origin.filter(|origin| known.origin.as_ref() != Some(origin)),
        referrer: referrer.filter(|referrer| known.referrer != Some(*referrer)),
        promotion_event: command.promotion_event.filter(|event| known.promotion_event != Some(*event)),
    };
    if changed == LeadChanged::default() {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(record).into());
    }
    deciding.emit(record, changed);
    Ok(deciding.answer(command.lead))
}

pub(crate) fn triage(mut deciding: Deciding<'_>, command: &TriageLead) -> Result<Decision, Stop> {
    let state = deciding.state(command.lead.record())?;
    refuse_if_closed(&state)?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let judgement = Judgement { body: command.body.clone(), outcome: command.outcome };
    let triaged = milestone::TRIAGED;
    let reaching = Reaching {
        aim: command.lead.aim(),
        milestone: triaged.as_str(),
        judgement: Some(judgement),
        overriding: None,
        again: None,
        stated,
    };
    state_milestone(&mut deciding, reaching)?;
    Ok(deciding.answer(command.lead))
}

pub(crate) fn register_claim(mut deciding: Deciding<'_>, command: &RegisterClaim) -> Result<Decision, Stop> {
    let state = deciding.state(command.lead.record())?;
    refuse_if_closed(&state)?;
    let unit = deciding.unit(&command.unit)?;
    if let State::Lead(lead) = &*state
        && let Some(first) = lead.first_contact(AsOf::LATEST)
    {
        if lead.claims.standing(deciding.now()).any(|claim| claim.value.unit == unit) {
            return Err(Refusal::new(refusals::claim::TWICE).with("holder", unit).about(command.lead).into());
        }
        deciding.warn(Refusal::new(refusals::claim::CONFLICT).with("holder", first.value.unit).about(command.lead));
    }
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    deciding.emit(command.lead, ClaimRegistered { claim: FirstContactClaim { unit, note }, stated });
    Ok(deciding.answer(command.lead))
}

pub(crate) fn disqualify(mut deciding: Deciding<'_>, command: &DisqualifyLead) -> Result<Decision, Stop> {
    let reason = reason(&deciding, &command.reason, ReasonKind::Disqualified)?;
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let standing = Standing { is: Is::Rejected, reason: Some(reason), note, lost_to: None };
    close(&mut deciding, command.lead.record(), standing, stated)?;
    Ok(deciding.answer(command.lead))
}
