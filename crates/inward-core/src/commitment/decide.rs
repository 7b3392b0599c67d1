//! The rules on commitments: what a command does, and why it is refused.

use std::sync::Arc;

use crate::fact::AsOf;
use crate::id::{Id, Kind, RecordId};
use crate::playbook::{CommitmentKind, Direction};
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::{Deciding, name, unknown_milestone};
use crate::text::{Label, refusals};
use crate::when::Truth;
use crate::world::{Decision, Stop};

use super::command::{Breach, Fulfil, MeetCondition, Promise, Waive};
use super::event::{CommitmentBreached, CommitmentFulfilled, CommitmentMade, CommitmentWaived, ConditionMet, DueSet};
use super::owed_and_paid::refuse_unless_positive;
use super::state::{Due, Met};
use super::{BreachRecord, Commitment, Condition, Debtor, Fulfilment, Life, Waiver};

/// The records a commitment may be made with, the likeliest first.
const MADE_WITH: &[Kind] = &[Kind::Agreement, Kind::Project, Kind::Negotiation, Kind::Lead];

pub(crate) fn promise(mut deciding: Deciding<'_>, command: &Promise) -> Result<Decision, Stop> {
    let commitment: Id<Commitment> = deciding.own_id();
    let made_with = resolve(&deciding, command.made_with)?;
    let origin = deciding.state(made_with)?;
    let playbook = deciding.playbook();
    let kind = known_kind(&playbook, &command.kind, command.direction)?;
    let title = command.title.clone().unwrap_or_else(|| kind.label.zh.clone());
    let mut opening = deciding.opening(commitment.record(), &title, &command.profile)?;
    opening.investment = origin.head().investment_at(AsOf::LATEST);
    let mut stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    if stated.on.is_none()
        && let State::Agreement(agreement) = &*origin
    {
        let signing = agreement.milestones.reached.standing(deciding.now()).last();
        stated.on = signing.and_then(|fact| fact.of.on.clone());
    }
    let debtor = debtor(&deciding, command, &origin)?;
    if opening.unit.is_none()
        && let Debtor::Unit(unit) = debtor
    {
        opening.unit = Some(unit);
    }
    let condition = condition(&mut deciding, command)?;
    let amount = command.amount.as_ref().map(|amount| deciding.amount(amount, "amount")).transpose()?;
    amount.as_ref().map_or(Ok(()), refuse_unless_positive)?;
    let made = CommitmentMade {
        opening,
        stated,
        direction: command.direction,
        kind: kind.key.clone(),
        made_with,
        debtor,
        supporting: command.supporting.iter().map(|unit| deciding.unit(unit)).collect::<Result<_, _>>()?,
        criterion: deciding.note(command.criterion.as_deref()).map_err(|refusal| refusal.at("criterion"))?,
        condition,
        amount,
        legal_basis: command.legal_basis.as_deref().map(|text| name(text, "legal_basis")).transpose()?,
        due: command.due.as_ref().map(|date| Due { date: deciding.in_zone(date) }),
    };
    deciding.emit(commitment, made);
    Ok(deciding.answer(commitment))
}

fn resolve(deciding: &Deciding<'_>, record: RecordId) -> Result<RecordId, Stop> {
    if MADE_WITH.contains(&record.kind) {
        return Ok(record);
    }
    if record.kind != Kind::Investment {
        return Err(Refusal::new(refusals::commitment::NOT_MADE_WITH)
            .with_word("kind", &record.kind.label())
            .about(record)
            .into());
    }
    for kind in MADE_WITH {
        match crate::milestone::only_fitting(deciding, record, &[*kind]) {
            Err(Stop::Refused(refusal)) if refusal.code == refusals::investment::NONE_FITS => {}
            found => return found,
        }
    }
    Err(Refusal::new(refusals::investment::NONE_FITS).about(record).into())
}

fn known_kind<'p>(
    playbook: &'p crate::playbook::Playbook,
    key: &str,
    direction: Direction,
) -> Result<&'p CommitmentKind, Refusal> {
    match playbook.commitment_kind(key).filter(|kind| !kind.retired) {
        Some(kind) if kind.direction == direction => Ok(kind),
        Some(kind) => Err(Refusal::new(refusals::commitment::WRONG_DIRECTION)
            .with("input", key)
            .with_word("direction", &kind.direction.label())
            .at("kind")),
        None => {
            let known: Vec<&str> = playbook
                .commitment_kinds()
                .iter()
                .filter(|kind| kind.direction == direction)
                .map(|kind| kind.key.as_str())
                .collect();
            Err(Refusal::new(refusals::commitment::UNKNOWN_KIND)
                .with("input", key)
                .with("near", known.join(", "))
                .at("kind"))
        }
    }
}

fn debtor(deciding: &Deciding<'_>, command: &Promise, origin: &Arc<State>) -> Result<Debtor, Stop> {
    match command.direction {
        Direction::ToInvestor => match &command.debtor {
            Some(unit) => Ok(Debtor::Unit(deciding.unit(unit)?)),
            None => Err(Refusal::new(refusals::commitment::DEBTOR_MISSING).at("debtor").into()),
        },
        Direction::ByInvestor => {
            if let Some(organisation) = &command.debtor_organisation {
                return Ok(Debtor::Organisation(deciding.organisation(organisation)?));
            }
            let investor = match &**origin {
                State::Agreement(agreement) => agreement.parties.first().copied(),
                State::Project(project) => project.owner,
                State::Negotiation(negotiation) => negotiation.investor,
                State::Lead(lead) => lead.investor,
                _ => None,
            };
            investor
                .map(Debtor::Organisation)
                .ok_or_else(|| Refusal::new(refusals::commitment::DEBTOR_MISSING).at("debtor_organisation").into())
        }
    }
}

fn condition(deciding: &mut Deciding<'_>, command: &Promise) -> Result<Option<Condition>, Stop> {
    let text = deciding.note(command.condition.as_deref()).map_err(|refusal| refusal.at("condition"))?;
    let playbook = deciding.playbook();
    let milestone = match &command.condition_milestone {
        None => None,
        Some(key) => {
            let known = playbook.milestone(key).map(|milestone| milestone.key.clone());
            Some(known.ok_or_else(|| unknown_milestone(&playbook, key, "condition_milestone"))?)
        }
    };
    Ok((text.is_some() || milestone.is_some()).then_some(Condition { text, milestone }))
}

/// The commitment, refused where it is waived or kept already.
fn open(deciding: &Deciding<'_>, id: Id<Commitment>) -> Result<Arc<State>, Stop> {
    let state = deciding.state(id.record())?;
    if let State::Commitment(commitment) = &*state {
        match commitment.life(AsOf::LATEST, deciding.today(), Truth::No) {
            life @ (Life::Waived | Life::OnTime | Life::Late) => {
                return Err(Refusal::new(refusals::commitment::ALREADY_CLOSED)
                    .with_word("life", &life.label())
                    .about(id)
                    .into());
            }
            _ if commitment.kept_whole(AsOf::LATEST).is_some() => {
                return Err(Refusal::new(refusals::commitment::ALREADY_CLOSED)
                    .with_word("life", &Label::new("kept", "已兑现"))
                    .about(id)
                    .into());
            }
            _ => {}
        }
    }
    Ok(state)
}

pub(crate) fn meet_condition(mut deciding: Deciding<'_>, command: &MeetCondition) -> Result<Decision, Stop> {
    let state = open(&deciding, command.commitment)?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let mut set = stated.clone();
    if let State::Commitment(commitment) = &*state {
        set = deciding.default_start(&stated, &commitment.due, |_| true)?;
        let refuse = |code| Err(Refusal::new(code).about(command.commitment).into());
        if commitment.condition.is_none() {
            return refuse(refusals::commitment::NO_CONDITION);
        }
        if commitment.conditions_met.standing(deciding.now()).next().is_some() {
            return refuse(refusals::commitment::CONDITION_ALREADY_MET);
        }
    }
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    deciding.emit(command.commitment, ConditionMet { met: Met { note }, stated });
    if let Some(date) = &command.due {
        deciding
            .emit(command.commitment, DueSet { due: Due { date: deciding.in_zone(date) }, stated: set, reason: None });
    }
    Ok(deciding.answer(command.commitment))
}

pub(crate) fn fulfil(mut deciding: Deciding<'_>, command: &Fulfil) -> Result<Decision, Stop> {
    let state = open(&deciding, command.commitment)?;
    let amount = command.amount.as_ref().map(|amount| deciding.amount(amount, "amount")).transpose()?;
    let mut whole = !command.in_part;
    if let State::Commitment(commitment) = &*state {
        let milestone = commitment.milestone_of_condition(AsOf::LATEST, &deciding.playbook(), deciding.world())?;
        if commitment.condition_met(AsOf::LATEST, milestone) == Truth::No {
            deciding.warn(Refusal::new(refusals::commitment::CONDITION_UNMET).about(command.commitment));
        }
        if let Some(paid) = &amount {
            whole = commitment.paid_with(paid, whole, &deciding, None)?.settles(&mut deciding);
        }
    }
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    deciding.emit(command.commitment, CommitmentFulfilled { fulfilment: Fulfilment { whole, amount, note }, stated });
    Ok(deciding.answer(command.commitment))
}

pub(crate) fn waive(mut deciding: Deciding<'_>, command: &Waive) -> Result<Decision, Stop> {
    open(&deciding, command.commitment)?;
    let reason = deciding.needed_note(&command.reason, "reason")?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    deciding.emit(command.commitment, CommitmentWaived { waiver: Waiver { reason }, stated });
    Ok(deciding.answer(command.commitment))
}

pub(crate) fn breach(mut deciding: Deciding<'_>, command: &Breach) -> Result<Decision, Stop> {
    open(&deciding, command.commitment)?;
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    deciding
        .emit(command.commitment, CommitmentBreached { breach: BreachRecord { cause: command.cause, note }, stated });
    Ok(deciding.answer(command.commitment))
}
