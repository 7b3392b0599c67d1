//! In which way a promise is kept: by payments that reach an amount, by a milestone, item by item, in
//! instalments. One way only, so that there is never a question which of two is right.

use crate::money::Amount;
use crate::playbook::{CommitmentKind, MilestoneKey};
use crate::refusal::Refusal;
use crate::rules::{Deciding, name, unknown_milestone};
use crate::text::refusals;
use crate::world::Stop;

use super::command::{self, Promise};
use super::decide::{from_kind, known_start};
use super::instalment::{self, Instalment, MOST, Recurring, refuse_too_many};
use super::obligation::Obligation;
use super::owed_and_paid::refuse_unless_positive;

/// What of a promise says when nothing is left open.
#[derive(Default)]
pub(super) struct HowKept {
    pub(super) amount: Option<Amount>,
    pub(super) kept_by: Option<MilestoneKey>,
    pub(super) items: Vec<String>,
    pub(super) instalments: Vec<Instalment>,
    pub(super) recurring: Option<Recurring>,
    pub(super) obligation: Option<Box<Obligation>>,
}

impl HowKept {
    pub(super) fn of(deciding: &mut Deciding<'_>, command: &Promise, kind: &CommitmentKind) -> Result<Self, Stop> {
        refuse_two_ways(command)?;
        let positive = |deciding: &Deciding<'_>, amount, path| {
            let amount = deciding.amount(amount, path)?;
            refuse_unless_positive(&amount).map_err(|refusal| Refusal { path: None, ..refusal }.at(path))?;
            Ok::<_, Stop>(amount)
        };
        let amount = command.amount.as_ref().map(|amount| positive(deciding, amount, "amount")).transpose()?;
        let each = command.amount_each.as_ref().map(|each| positive(deciding, each, "amount_each")).transpose()?;
        let mut how = Self { kept_by: kept_by(deciding, command, kind)?, ..Self::default() };
        for item in &command.item {
            how.items.push(name(item, "item")?);
        }
        if how.items.len() > MOST {
            return Err(Refusal::new(refusals::commitment::TOO_MANY_INSTALMENTS).with("most", MOST).at("item").into());
        }
        refuse_too_many(command.instalment.len()).map_err(|refusal| refusal.at("instalment"))?;
        for (index, given) in command.instalment.iter().enumerate() {
            let at = |stop| at(stop, index);
            how.instalments.push(instalment_of(deciding, command, kind, given).map_err(at)?);
        }
        if let Some(recurrence) = command.recurrence {
            recurrence.check().map_err(|refusal| refusal.at("recurrence"))?;
            how.recurring = Some(Recurring { recurrence, amount: each });
        } else if each.is_some() {
            return Err(Refusal::new(refusals::commitment::NO_RECURRENCE).at("amount_each").into());
        }
        if let Some(obligation) = &command.obligation {
            obligation.check().map_err(|refusal| refusal.at("obligation"))?;
            how.obligation = Some(obligation.clone());
        }
        let all = instalment::all(&how.instalments, how.recurring.as_ref());
        how.amount = match all.is_empty() {
            true => amount,
            false => {
                let path = if how.recurring.is_some() { "amount_each" } else { "instalment" };
                instalment::whole_of(&all, amount).map_err(|refusal| refusal.at(path))?
            }
        };
        Ok(how)
    }
}

fn at(stop: Stop, index: usize) -> Stop {
    match stop {
        Stop::Refused(refusal) => (*refusal).at(format!("instalment[{index}]")).into(),
        stop @ Stop::Unreadable(_) => stop,
    }
}

/// Of amounts and instalments, items, and a milestone, at most one says how it is kept.
fn refuse_two_ways(command: &Promise) -> Result<(), Refusal> {
    let ways = [
        (command.amount.is_some() && command.instalment.is_empty() && command.recurrence.is_none(), "amount"),
        (!command.instalment.is_empty(), "instalment"),
        (command.recurrence.is_some(), "recurrence"),
        (!command.item.is_empty(), "item"),
        (command.kept_by_milestone.is_some(), "kept_by_milestone"),
        (command.obligation.is_some(), "obligation"),
    ];
    let said: Vec<&str> = ways.iter().filter(|(is_said, _)| *is_said).map(|(_, way)| *way).collect();
    if let [_, second, ..] = said.as_slice() {
        let refusal = Refusal::new(refusals::commitment::KEPT_IN_TWO_WAYS);
        return Err(refusal.with("ways", said.join(", ")).at((*second).to_owned()));
    }
    let dated = [(command.due.is_some(), "due"), (command.due_rule.is_some(), "due_rule")];
    let is_checked = command.obligation.as_ref().is_some_and(|obligation| !obligation.verify_on.is_empty());
    let in_parts = !command.instalment.is_empty() || command.recurrence.is_some() || is_checked;
    match dated.iter().find(|(is_said, _)| in_parts && *is_said) {
        Some((_, path)) => Err(Refusal::new(refusals::commitment::DUE_OF_INSTALMENTS).at((*path).to_owned())),
        None => Ok(()),
    }
}

/// The milestone that keeps it: the one that is named, or that of its kind where nothing else says how it
/// is kept.
fn kept_by(deciding: &Deciding<'_>, command: &Promise, kind: &CommitmentKind) -> Result<Option<MilestoneKey>, Refusal> {
    let playbook = deciding.playbook();
    if let Some(key) = &command.kept_by_milestone {
        let known = playbook.milestone(key).map(|milestone| milestone.key.clone());
        return known.map(Some).ok_or_else(|| unknown_milestone(&playbook, key, "kept_by_milestone"));
    }
    let otherwise = command.amount.is_some()
        || !command.item.is_empty()
        || !command.instalment.is_empty()
        || command.recurrence.is_some()
        || command.obligation.is_some();
    Ok(kind.kept_by.clone().filter(|_| !otherwise))
}

fn instalment_of(
    deciding: &mut Deciding<'_>,
    command: &Promise,
    kind: &CommitmentKind,
    given: &command::Instalment,
) -> Result<Instalment, Stop> {
    let amount = given.amount.as_ref().map(|amount| deciding.amount(amount, "amount")).transpose()?;
    amount.as_ref().map_or(Ok(()), refuse_unless_positive)?;
    let rule = given.due_rule.clone().map(|rule| from_kind(rule, kind));
    match (&given.due, &rule) {
        (Some(_), Some(_)) => return Err(Refusal::new(refusals::commitment::TWO_DUES).at("due_rule").into()),
        (None, None) => return Err(Refusal::new(refusals::commitment::INSTALMENT_UNDATED).into()),
        _ => {}
    }
    if let Some(rule) = &rule {
        rule.check().map_err(|refusal| refusal.at("due_rule"))?;
        known_start(deciding, rule, command, "due_rule")?;
    }
    Ok(Instalment { amount, due: given.due.as_ref().map(|date| deciding.in_zone(date)), rule })
}
