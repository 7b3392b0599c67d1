//! The rules on commitments: what a command does, and why it is refused.

use std::sync::Arc;

use crate::case::Case;
use crate::deadline::{Limits, Rule};
use crate::entry::policy::decide::citation;
use crate::fact::{AsOf, Stated};
use crate::id::{Id, Kind, RecordId};
use crate::investment::Investment;
use crate::near::nearest;
use crate::playbook::{CommitmentKind, Direction, Playbook};
use crate::record::{Opening, Record, State};
use crate::refusal::Refusal;
use crate::rules::{Deciding, name, unknown_milestone};
use crate::standing::with_day;
use crate::text::refusals;
use crate::unit::Unit;
use crate::when::{Timestamp, Truth, When};
use crate::world::{Decision, Stop};

use super::command::{
    Breach, Dispute, Fulfil, MeetCondition, Promise, RecordStart, SettleDispute, Supersede, Void, Waive,
};
use super::event::{
    CommitmentBreached, CommitmentDisputed, CommitmentFulfilled, CommitmentGated, CommitmentMade, CommitmentStarted,
    CommitmentSuperseded, CommitmentVoided, CommitmentWaived, ConditionMet, DisputeSettled, DueSet,
};
use super::gate::{self, Gate};
use super::how_kept::HowKept;
use super::part::unknown_instalment;
use super::start::{CONDITION_MET, MADE};
use super::state::{Disputed, Due, Met, Settled, Started, Supersession, Voiding};
use super::tally::unknown_item;
use super::{Around, BreachRecord, Citation, Commitment, Condition, Debtor, Fulfilment, Part, StartEvent, Waiver};

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
    let how = HowKept::of(&mut deciding, command, kind)?;
    let under = under(&mut deciding, command, stated.on.as_ref())?;
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
        amount: how.amount,
        kept_by: how.kept_by,
        items: how.items,
        instalments: how.instalments,
        recurring: how.recurring,
        obligation: how.obligation,
        legal_basis: command.legal_basis.as_deref().map(|text| name(text, "legal_basis")).transpose()?,
        under,
        due: command.due.as_ref().map(|date| Due { date: deciding.in_zone(date) }),
        limits: limits(&mut deciding, command, kind)?.map(Box::new),
    };
    deciding.emit(commitment, made);
    if let Some(by) = command.depends_on {
        let gate = Gate { by, instalment: None };
        gate::check(&deciding, commitment, gate)?;
        deciding.emit(commitment, CommitmentGated { gate, stated: Stated::default() });
    }
    Ok(deciding.answer(commitment))
}

/// The policy that the command cites.
fn under(deciding: &mut Deciding<'_>, command: &Promise, made: Option<&When>) -> Result<Option<Citation>, Stop> {
    let Some(policy) = &command.under else {
        return match command.article {
            None => Ok(None),
            Some(_) => Err(Refusal::new(refusals::policy::ARTICLE_OF_NONE).at("article").into()),
        };
    };
    let basis = command.legal_basis.is_some();
    citation(deciding, policy, command.article.as_deref(), made, basis).map(Some).map_err(|stop| stop.at("under"))
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

fn known_kind<'p>(playbook: &'p Playbook, key: &str, direction: Direction) -> Result<&'p CommitmentKind, Refusal> {
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
            origin
                .investor()
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

/// The limits of a promise: each names what it counts from, and the promised one is no longer than the
/// law allows.
fn limits(deciding: &mut Deciding<'_>, command: &Promise, kind: &CommitmentKind) -> Result<Option<Limits>, Stop> {
    if command.due.is_some() && command.due_rule.is_some() {
        return Err(Refusal::new(refusals::commitment::TWO_DUES).at("due_rule").into());
    }
    let rule = |rule: &Option<Rule>| rule.clone().map(|rule| from_kind(rule, kind));
    let limits = Limits { promised: rule(&command.due_rule), statutory: rule(&command.statutory) };
    for (rule, path) in [(&limits.promised, "due_rule"), (&limits.statutory, "statutory")] {
        if let Some(rule) = rule {
            rule.check().map_err(|refusal| refusal.at(path))?;
            known_start(deciding, rule, command, path)?;
        }
    }
    if let Some(warning) = limits.warning() {
        deciding.warn(warning);
    }
    Ok((limits != Limits::default()).then_some(limits))
}

/// The rule, which counts from the milestone that the kind names where it does not say.
pub(super) fn from_kind(rule: Rule, kind: &CommitmentKind) -> Rule {
    match &kind.starts_at {
        Some(milestone) if rule.event().is_none() && !rule.limit.is_fixed() => rule.after(milestone.as_str()),
        _ => rule,
    }
}

/// A rule counts from something that can be told: a milestone of the playbook, the making of the
/// commitment, its condition, an event of its own.
pub(super) fn known_start(deciding: &Deciding<'_>, rule: &Rule, command: &Promise, path: &str) -> Result<(), Refusal> {
    let Some(event) = rule.event() else { return Ok(()) };
    let has_condition =
        command.condition.is_some() || command.condition_milestone.is_some() || command.depends_on.is_some();
    let playbook = deciding.playbook();
    match event {
        MADE => Ok(()),
        CONDITION_MET if has_condition => Ok(()),
        CONDITION_MET => Err(Refusal::new(refusals::commitment::NO_CONDITION).at(path)),
        _ if StartEvent::named(event).is_some() || playbook.milestone(event).is_some() => Ok(()),
        _ => {
            let own = StartEvent::ALL.iter().map(|event| event.key()).chain([MADE, CONDITION_MET]);
            let milestones = playbook.milestones().iter().map(|milestone| milestone.key.as_str());
            let near = nearest(event, own.chain(milestones), 5).join(", ");
            Err(Refusal::new(refusals::commitment::UNKNOWN_START).with("input", event).with("near", near).at(path))
        }
    }
}

/// The promise that a case makes: its authority decides within the limits of the procedure. All that the
/// case and the procedure tell is read from them.
pub(crate) fn of_case(
    deciding: &mut Deciding<'_>,
    case: Id<Case>,
    investment: Option<Id<Investment>>,
    title: &str,
    authority: Id<Unit>,
    stated: Stated,
) -> Result<(), Stop> {
    let commitment: Id<Commitment> = Id::new(case.uuid());
    let playbook = deciding.playbook();
    let direction = Direction::ToInvestor;
    let kind = known_kind(&playbook, CommitmentKind::APPROVAL, direction)?.key.clone();
    let opening = Opening { title: title.to_owned(), investment, unit: Some(authority), ..Opening::default() };
    let made = CommitmentMade {
        opening,
        stated,
        direction,
        kind,
        made_with: case.record(),
        debtor: Debtor::Unit(authority),
        supporting: Vec::new(),
        criterion: None,
        condition: None,
        amount: None,
        kept_by: None,
        items: Vec::new(),
        instalments: Vec::new(),
        recurring: None,
        obligation: None,
        legal_basis: None,
        under: None,
        due: None,
        limits: None,
    };
    deciding.emit(commitment, made);
    Ok(())
}

impl Commitment {
    /// What the case of a commitment tells is said once: there.
    fn refuse_if_told_by_case(&self) -> Result<(), Refusal> {
        match self.made_with.kind {
            Kind::Case => {
                Err(Refusal::new(refusals::commitment::TOLD_BY_CASE).with("case", self.made_with).about(self.id))
            }
            _ => Ok(()),
        }
    }
}

/// The commitment, refused where it has ended: waived, kept, void, superseded.
pub(super) fn open(deciding: &Deciding<'_>, id: Id<Commitment>) -> Result<Arc<State>, Stop> {
    let state = deciding.state(id.record())?;
    if let State::Commitment(commitment) = &*state {
        commitment.refuse_if_ended(deciding)?;
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
        if command.due.is_some() && commitment.has_instalments() {
            return refuse(refusals::commitment::DUE_OF_INSTALMENTS);
        }
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
    let (mut whole, mut instalment) = (!command.in_part, None);
    if let State::Commitment(commitment) = &*state {
        commitment.refuse_if_told_by_case()?;
        let around = deciding.around(commitment)?;
        if commitment.condition_met(AsOf::LATEST, &around) == Truth::No {
            deciding.warn(Refusal::new(refusals::commitment::CONDITION_UNMET).about(command.commitment));
        }
        let about = |refusal: Refusal| refusal.about(command.commitment);
        let part = part_to_fulfil(commitment, command, &around, deciding.playbook().as_ref()).map_err(about)?;
        instalment = part.number();
        if let Some(item) = command.item {
            whole = delivers_the_last(&part, item, command.in_part, deciding.now()).map_err(about)?;
        } else if let Some(paid) = &amount {
            whole = part.paid_with(paid, whole, &deciding, None)?.settles(&mut deciding);
        }
    }
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let fulfilment = Fulfilment { whole, amount, item: command.item, instalment, note };
    deciding.emit(command.commitment, CommitmentFulfilled { fulfilment, stated });
    Ok(deciding.answer(command.commitment))
}

/// The part that a fulfilment goes to: the instalment that is named, or the first that is open.
fn part_to_fulfil<'a>(
    commitment: &'a Commitment,
    command: &Fulfil,
    around: &Around,
    playbook: &Playbook,
) -> Result<Part<'a>, Refusal> {
    if let Some(key) = &commitment.kept_by {
        let label = Commitment::start_label(key.as_str(), playbook);
        return Err(Refusal::new(refusals::commitment::KEPT_BY_MILESTONE).with_word("milestone", &label));
    }
    if commitment.obligation.is_some() {
        return Err(Refusal::new(refusals::commitment::KEPT_BY_VERIFICATION));
    }
    let is_open = |part: &Part<'_>| part.kept_whole(AsOf::LATEST, around).is_none();
    let mut parts = commitment.parts();
    let unknown = |number| unknown_instalment(commitment, number);
    let found = match command.instalment {
        None => parts.iter().position(is_open).unwrap_or_default(),
        Some(number) => {
            let found = parts.iter().position(|part| part.number() == Some(number)).ok_or_else(|| unknown(number))?;
            if !parts.get(found).is_some_and(is_open) {
                let refusal = Refusal::new(refusals::commitment::INSTALMENT_KEPT_ALREADY);
                return Err(refusal.with("instalment", number).at("instalment"));
            }
            found
        }
    };
    Ok(parts.swap_remove(found))
}

/// Whether nothing is left open once this item is delivered. It is refused where there is no such item,
/// and where it was delivered before.
fn delivers_the_last(part: &Part<'_>, item: u16, in_part: bool, now: Timestamp) -> Result<bool, Refusal> {
    let items = &part.commitment().items;
    let name = usize::from(item).checked_sub(1).and_then(|index| items.get(index));
    let name = name.ok_or_else(|| unknown_item(item, items.len()).at("item"))?;
    if in_part {
        return Err(Refusal::new(refusals::commitment::ITEM_IN_PART).at("in_part"));
    }
    let open = part.open_items(now);
    if !open.contains(&item) {
        let refusal = Refusal::new(refusals::commitment::ITEM_DELIVERED_ALREADY).with("item", item);
        return Err(refusal.with("name", name).at("item"));
    }
    Ok(open.len() == 1)
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

pub(crate) fn record_start(mut deciding: Deciding<'_>, command: &RecordStart) -> Result<Decision, Stop> {
    let state = open(&deciding, command.commitment)?;
    if let State::Commitment(commitment) = &*state {
        commitment.refuse_if_told_by_case()?;
        let mut standing = commitment.starts.standing(deciding.now());
        if standing.any(|started| started.value.event == command.event) {
            return Err(Refusal::new(refusals::commitment::STARTED_ALREADY)
                .with_word("event", &command.event.label())
                .about(command.commitment)
                .into());
        }
    }
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    deciding.emit(command.commitment, CommitmentStarted { started: Started { event: command.event }, stated });
    Ok(deciding.answer(command.commitment))
}

pub(crate) fn dispute(mut deciding: Deciding<'_>, command: &Dispute) -> Result<Decision, Stop> {
    let state = open(&deciding, command.commitment)?;
    if is_disputed(&deciding, &state)? {
        return Err(Refusal::new(refusals::commitment::DISPUTED_ALREADY).about(command.commitment).into());
    }
    let reason = deciding.needed_note(&command.reason, "reason")?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    deciding.emit(command.commitment, CommitmentDisputed { disputed: Disputed { reason }, stated });
    Ok(deciding.answer(command.commitment))
}

pub(crate) fn settle_dispute(mut deciding: Deciding<'_>, command: &SettleDispute) -> Result<Decision, Stop> {
    let state = deciding.state(command.commitment.record())?;
    if !is_disputed(&deciding, &state)? {
        return Err(Refusal::new(refusals::commitment::NOT_DISPUTED).about(command.commitment).into());
    }
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    deciding.emit(command.commitment, DisputeSettled { settled: Settled { note }, stated });
    Ok(deciding.answer(command.commitment))
}

fn is_disputed(deciding: &Deciding<'_>, state: &State) -> Result<bool, Stop> {
    let State::Commitment(commitment) = state else { return Ok(false) };
    Ok(commitment.is_disputed(AsOf::LATEST, deciding.zone()?.time_zone))
}

pub(crate) fn void(mut deciding: Deciding<'_>, command: &Void) -> Result<Decision, Stop> {
    open(&deciding, command.commitment)?;
    let reason = deciding.needed_note(&command.reason, "reason")?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    deciding.emit(command.commitment, CommitmentVoided { voiding: Voiding { reason }, stated });
    Ok(deciding.answer(command.commitment))
}

pub(crate) fn supersede(mut deciding: Deciding<'_>, command: &Supersede) -> Result<Decision, Stop> {
    open(&deciding, command.commitment)?;
    if let Some(by) = command.by {
        if by == command.commitment {
            return Err(Refusal::new(refusals::commitment::BY_ITSELF).about(command.commitment).at("by").into());
        }
        deciding.exists(by)?;
    }
    let reason = deciding.needed_note(&command.reason, "reason")?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let supersession = Supersession { by: command.by, reason };
    deciding.emit(command.commitment, CommitmentSuperseded { supersession, stated });
    Ok(deciding.answer(command.commitment))
}
