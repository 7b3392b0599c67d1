//! The rules on agreements: what a command does, and why it is refused.

use crate::fact::{AsOf, Stated, refuse_report_before_fact};
use crate::finance::event::AmountStated;
use crate::finance::{MoneyKind, StatedAmount, default_start};
use crate::id::Id;
use crate::lead::decide::amounts;
use crate::milestone::event::MilestoneReached;
use crate::milestone::{Reached, check_opening};
use crate::negotiation::decide::{Closing, end, title};
use crate::playbook::{MilestoneKey, ReasonKind, milestone};
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::{Deciding, name};
use crate::standing::{Is, refuse_if_closed};
use crate::text::refusals;
use crate::world::{Decision, Stop};

use super::command::{AmendAgreement, ChangeAgreement, ClauseText, SignAgreement, StateLevel, TerminateAgreement};
use super::event::{AgreementAmended, AgreementChanged, AgreementSigned};
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
    let playbook = deciding.playbook();
    let overriding = deciding.note(command.overriding.as_deref()).map_err(|refusal| refusal.at("overriding"))?;
    let mut reached = signing(command.level);
    reached.overriding = overriding;
    if playbook.milestone(reached.milestone.as_str()).is_none() {
        return Err(Refusal::new(refusals::milestone::NOT_DECLARED).with("command", "sign_agreement").into());
    }
    let signed = AgreementSigned {
        opening,
        reached,
        stated,
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
    refuse_unless_contract(command.level, &signed.amounts)?;
    let signed = signed.into();
    check_opening(&mut deciding, agreement, &signed)?;
    deciding.emit(agreement, signed);
    Ok(deciding.answer(agreement))
}

/// An intent and a framework agreement bind nobody: what they name is planned, and must not enter
/// contract money.
pub(crate) fn refuse_unless_contract(level: Option<Level>, amounts: &[StatedAmount]) -> Result<(), Refusal> {
    let Some(level) = level.filter(|level| *level != Level::Contract) else { return Ok(()) };
    match amounts.iter().find(|amount| amount.kind == MoneyKind::ContractInvestment) {
        None => Ok(()),
        Some(amount) => Err(Refusal::new(refusals::agreement::NOT_CONTRACT_MONEY)
            .with("input", &amount.amount)
            .with_word("level", &level.label())
            .at("contract_investment")),
    }
}

/// What a signing reaches, by its level. A level that nobody stated reaches the intent for certain
/// and the contract possibly.
fn signing(level: Option<Level>) -> Reached {
    let mut reached = match level {
        Some(Level::Contract) => Reached::plain(milestone::CONTRACT_SIGNED, None),
        _ => Reached::plain(milestone::INTENT_SIGNED, None),
    };
    reached.level = level;
    if level.is_none() {
        reached.possibly = Some(milestone::CONTRACT_SIGNED);
    }
    reached
}

/// What a signing reaches that is stated again, once its word was retracted: a contract is one, and
/// otherwise the level `before` is what it was, unless that was a contract.
pub(crate) fn signed_again(key: &MilestoneKey, before: Option<Level>) -> Reached {
    if *key == milestone::CONTRACT_SIGNED {
        return signing(Some(Level::Contract));
    }
    Reached { milestone: key.clone(), ..signing(before.filter(|level| *level != Level::Contract)) }
}

pub(crate) fn clauses(deciding: &mut Deciding<'_>, given: &[ClauseText]) -> Result<Vec<Clause>, Refusal> {
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
    let signing_fact = match &*state {
        State::Agreement(agreement) => agreement.signing(AsOf::LATEST),
        _ => None,
    };
    let signing_fact = signing_fact.ok_or_else(|| {
        Refusal::new(refusals::milestone::NOT_REACHED).with("milestone", milestone::INTENT_SIGNED).about(record)
    })?;
    let mut reached = signing(Some(command.level));
    if signing_fact.value.level == reached.level {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(record).into());
    }
    reached.overriding = signing_fact.value.overriding;
    let of = &signing_fact.of;
    refuse_report_before_fact(&deciding, of)?;
    let mut stated = Stated { on: of.on.clone(), source: of.source.clone(), evidence: of.evidence.as_deref().cloned() };
    if let Some(evidence) = deciding.stated(None, None, command.evidence.as_ref())?.evidence {
        stated.evidence = Some(evidence);
    }
    let reason = deciding.needed_note(&command.reason, "reason")?;
    deciding.emit(record, FactRetracted { fact: of.id, reason });
    deciding.emit(record, MilestoneReached { reached, stated });
    Ok(deciding.answer(command.agreement))
}

pub(crate) fn change(mut deciding: Deciding<'_>, command: &ChangeAgreement) -> Result<Decision, Stop> {
    let record = command.agreement.record();
    let state = deciding.state(record)?;
    let State::Agreement(known) = &*state else {
        return Err(Refusal::new(refusals::record::UNKNOWN).with("input", record).into());
    };
    let mut parties = Vec::new();
    for party in &command.party {
        parties.push(deciding.organisation(party)?);
    }
    if parties == known.parties {
        parties.clear();
    }
    let occasion = command.occasion.as_deref().map(|text| name(text, "occasion")).transpose()?;
    let occasion = occasion.filter(|occasion| known.occasion.as_ref() != Some(occasion));
    let changed = AgreementChanged { parties, occasion };
    if changed == AgreementChanged::default() {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(record).into());
    }
    deciding.emit(record, changed);
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
    if let State::Agreement(agreement) = &*state {
        refuse_unless_contract(agreement.level_at(AsOf::LATEST), &amounts)?;
    }
    deciding.emit(record, AgreementAmended { amendment, stated: stated.clone() });
    for amount in amounts {
        let stated = default_start(&deciding, &state, &amount, &stated)?;
        deciding.emit(record, AmountStated { amount, stated });
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
