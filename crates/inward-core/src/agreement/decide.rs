//! The rules on agreements: what a command does, and why it is refused.

use crate::deciding::{Deciding, name};
use crate::fact::Stated;
use crate::finance::event::AmountStated;
use crate::finance::{MoneyKind, StatedAmount};
use crate::id::Id;
use crate::lead::decide::amounts;
use crate::milestone::Reached;
use crate::milestone::event::MilestoneReached;
use crate::negotiation::decide::{Closing, end, title};
use crate::playbook::{Effect, Field, ReasonKind, milestone};
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::standing::{Is, refuse_if_closed};
use crate::text::refusals;
use crate::world::{Decision, Stop};

use super::command::{AmendAgreement, ClauseText, SignAgreement, StateLevel, TerminateAgreement};
use super::event::{AgreementAmended, AgreementSigned};
use super::{Agreement, Amendment, Clause, Level};
use crate::fact::event::FactRetracted;

pub(crate) fn sign(mut deciding: Deciding<'_>, command: &SignAgreement) -> Result<Decision, Stop> {
    let agreement: Id<Agreement> = deciding.own_id();
    let negotiation = command.negotiation.map(|id| deciding.state(id.record())).transpose()?;
    let framework = command.framework.map(|id| deciding.state(id.record())).transpose()?;
    for origin in [&negotiation, &framework].into_iter().flatten() {
        refuse_if_closed(origin)?;
    }
    let came_of = framework.as_ref().or(negotiation.as_ref());
    let title = title(command.title.as_deref(), came_of)?;
    let investment = deciding.investment(command.investment, came_of.map(|state| &**state as &dyn Record), &title)?;
    let mut opening = deciding.opening(agreement.record(), &title, &command.profile)?;
    opening.investment = Some(investment);
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let mut parties = Vec::new();
    for party in &command.party {
        parties.push(deciding.organisation(party)?);
    }
    if parties.is_empty() {
        match (negotiation.as_deref(), framework.as_deref()) {
            (Some(State::Negotiation(negotiation)), _) => parties.extend(negotiation.investor),
            (_, Some(State::Agreement(framework))) => parties.clone_from(&framework.parties),
            _ => {}
        }
    }
    let overriding = deciding.note(command.overriding.as_deref()).map_err(|refusal| refusal.at("overriding"))?;
    let mut reached = signing(command.level);
    reached.overriding = overriding;
    check_needs(&mut deciding, &reached, &parties, negotiation.as_deref(), overriding.is_some())?;
    let signed = AgreementSigned {
        opening,
        reached,
        stated,
        level: command.level,
        negotiation: command.negotiation,
        framework: command.framework,
        parties,
        occasion: command.occasion.as_deref().map(|text| name(text, "occasion")).transpose()?,
        clauses: clauses(&mut deciding, &command.clause)?,
        amounts: amounts(
            &deciding,
            &[
                (MoneyKind::ContractInvestment, "contract_investment", &command.contract_investment),
                (MoneyKind::TotalPlanned, "total_planned", &command.total_planned),
                (MoneyKind::FixedAsset, "fixed_asset", &command.fixed_asset),
                (MoneyKind::ForeignEquity, "foreign_equity", &command.foreign_equity),
            ],
        )?,
    };
    deciding.emit(agreement, signed);
    Ok(deciding.answer(agreement))
}

/// What a signing reaches, by its level. A level that nobody stated reaches the intent for certain
/// and the contract possibly.
fn signing(level: Option<Level>) -> Reached {
    let mut reached = match level {
        Some(Level::Contract) => Reached::plain(milestone::CONTRACT_SIGNED, None),
        _ => Reached::plain(milestone::INTENT_SIGNED, None),
    };
    if level.is_none() {
        reached.possibly = Some(milestone::CONTRACT_SIGNED);
    }
    reached
}

/// The needs of the playbook on the milestone that the signing reaches for certain.
fn check_needs(
    deciding: &mut Deciding<'_>,
    reached: &Reached,
    parties: &[Id<crate::organisation::Organisation>],
    negotiation: Option<&State>,
    overridden: bool,
) -> Result<(), Stop> {
    let playbook = deciding.playbook();
    let Some(milestone) = playbook.milestone(reached.milestone.as_str()) else {
        return Err(Refusal::new(refusals::milestone::NOT_DECLARED).with("command", "sign_agreement").into());
    };
    let reviewed = |key: &str| {
        negotiation
            .and_then(Record::milestones)
            .is_some_and(|milestones| milestones.words(key, None, crate::fact::AsOf::LATEST).next().is_some())
    };
    let present = |field: &Field| match field {
        Field::Record(key) if *key == *"investor" || *key == *"parties" => !parties.is_empty(),
        Field::Milestone(key) => reviewed(key.as_str()),
        Field::Record(_) | Field::Attribute(_) => false,
    };
    let (refusing, warning) = milestone.missing(&present);
    for (needs, effect) in [(refusing, Effect::Refuse), (warning, Effect::Warn)] {
        let missing: Vec<String> = needs.iter().map(|need| need.field.to_string()).collect();
        if missing.is_empty() {
            continue;
        }
        let refuse = effect == Effect::Refuse;
        let code = if refuse { refusals::milestone::NEEDS_UNMET } else { refusals::milestone::NEEDS_WANTING };
        let refusal = Refusal::new(code).with("milestone", &milestone.key).with("missing", missing.join(", "));
        if refuse && !overridden {
            return Err(refusal.into());
        }
        deciding.warn(refusal);
    }
    Ok(())
}

fn clauses(deciding: &mut Deciding<'_>, given: &[ClauseText]) -> Result<Vec<Clause>, Refusal> {
    given
        .iter()
        .map(|clause| {
            Ok(Clause {
                number: name(&clause.number, "clause")?,
                text: deciding.note(clause.text.as_deref()).map_err(|refusal| refusal.at("clause"))?,
            })
        })
        .collect()
}

pub(crate) fn state_level(mut deciding: Deciding<'_>, command: &StateLevel) -> Result<Decision, Stop> {
    let record = command.agreement.record();
    let state = deciding.state(record)?;
    let signing_fact =
        state.milestones().and_then(|milestones| milestones.reached.standing(deciding.now()).last()).ok_or_else(
            || Refusal::new(refusals::milestone::NOT_REACHED).with("milestone", "intent_signed").about(record),
        )?;
    let mut reached = signing(Some(command.level));
    if signing_fact.value.milestone == reached.milestone && signing_fact.value.possibly.is_none() {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(record).into());
    }
    reached.overriding = signing_fact.value.overriding;
    let of = &signing_fact.of;
    let mut stated = Stated { on: of.on.clone(), source: of.source.clone(), evidence: of.evidence.clone() };
    if let Some(evidence) = deciding.stated(None, None, command.evidence.as_ref())?.evidence {
        stated.evidence = Some(evidence);
    }
    let reason = deciding.needed_note(&command.reason, "reason")?;
    deciding.emit(record, FactRetracted { fact: of.id, reason });
    deciding.emit(record, MilestoneReached { reached, stated });
    Ok(deciding.answer(command.agreement))
}

pub(crate) fn amend(mut deciding: Deciding<'_>, command: &AmendAgreement) -> Result<Decision, Stop> {
    let record = command.agreement.record();
    let state = deciding.state(record)?;
    refuse_if_closed(&state)?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let amendment = Amendment {
        note: deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?,
        clauses: clauses(&mut deciding, &command.clause)?,
    };
    let amounts: Vec<StatedAmount> = amounts(
        &deciding,
        &[
            (MoneyKind::ContractInvestment, "contract_investment", &command.contract_investment),
            (MoneyKind::TotalPlanned, "total_planned", &command.total_planned),
        ],
    )?;
    if amendment == (Amendment { note: None, clauses: Vec::new() }) && amounts.is_empty() {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(record).into());
    }
    deciding.emit(record, AgreementAmended { amendment, stated: stated.clone() });
    for amount in amounts {
        deciding.emit(record, AmountStated { amount, stated: stated.clone() });
    }
    Ok(deciding.answer(command.agreement))
}

pub(crate) fn terminate(mut deciding: Deciding<'_>, command: &TerminateAgreement) -> Result<Decision, Stop> {
    let closing = Closing {
        record: command.agreement.record(),
        is: Is::Terminated,
        reason: (&command.reason, ReasonKind::Terminated),
        lost_to: None,
        on: command.on.as_ref(),
        note: command.note.as_deref(),
        source: command.source.as_deref(),
        evidence: command.evidence.as_ref(),
    };
    end(&mut deciding, closing)?;
    Ok(deciding.answer(command.agreement))
}
