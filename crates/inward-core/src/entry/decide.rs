//! The rules on entries: what a command does, and why it is refused.

use crate::deadline::Rule;
use crate::fact::AsOf;
use crate::finance::refuse_negative;
use crate::id::Id;
use crate::measure::refuse_negative as refuse_negative_number;
use crate::qualified::Qualified;
use crate::record::State;
use crate::refusal::Refusal;
use crate::rules::{Deciding, name, rule_of_deadline};
use crate::target::Mention;
use crate::text::refusals;
use crate::when::When;
use crate::world::{Decision, Stop, UniqueKey};

use super::command::{AddList, AddProcedure, AddPromotionEvent, ReviseProcedure};
use super::event::{EntryAdded, ProcedureRevised};
use super::{Entry, EntryKind, ProcedureVersion};

pub(crate) fn add_list(mut deciding: Deciding<'_>, command: &AddList) -> Result<Decision, Stop> {
    let entry: Id<Entry> = deciding.own_id();
    let opening = deciding.opening(entry.record(), &command.name, &command.profile)?;
    deciding.claim(UniqueKey::list(&opening.title), entry, "name")?;
    let kind = EntryKind::List { period: command.period.clone() };
    let on = command.on.as_ref().map(|on| deciding.in_zone(on));
    deciding.emit(entry, EntryAdded { opening, kind, on });
    Ok(deciding.answer(entry))
}

pub(crate) fn add_promotion_event(mut deciding: Deciding<'_>, command: &AddPromotionEvent) -> Result<Decision, Stop> {
    let entry: Id<Entry> = deciding.own_id();
    let opening = deciding.opening(entry.record(), &command.name, &command.profile)?;
    let kind = EntryKind::PromotionEvent {
        place: command.place.as_deref().map(|place| name(place, "place")).transpose()?,
        cost: command.cost.as_ref().map(|cost| deciding.amount(cost, "cost")).transpose()?,
    };
    let on = command.on.as_ref().map(|on| deciding.in_zone(on));
    deciding.emit(entry, EntryAdded { opening, kind, on });
    Ok(deciding.answer(entry))
}

/// The version before with what a command says of it.
macro_rules! version {
    ($deciding:ident, $command:ident, $before:ident) => {{
        let before: ProcedureVersion = $before;
        let mut limits = before.limits;
        limit(&mut limits.promised, $command.promised.as_ref(), "promised")?;
        limit(&mut limits.statutory, $command.statutory.as_ref(), "statutory")?;
        if let Some(warning) = limits.warning() {
            $deciding.warn(warning);
        }
        let cost = match &$command.cost {
            Some(cost) => {
                let cost = $deciding.amount(cost, "cost")?;
                refuse_negative(&cost).map_err(|refusal| Refusal { path: Some("cost".to_owned()), ..refusal })?;
                Some(cost)
            }
            None => before.cost,
        };
        ProcedureVersion {
            authority: before.authority,
            limits,
            notice: notice($command.notice.as_ref())?.or(before.notice),
            steps: counted(&$command.steps, "steps")?.or(before.steps),
            documents: counted(&$command.documents, "documents")?.or(before.documents),
            seals: counted(&$command.seals, "seals")?.or(before.seals),
            windows: counted(&$command.windows, "windows")?.or(before.windows),
            cost,
            legal_basis: match $command.legal_basis.as_deref() {
                Some(text) => Some(name(text, "legal_basis")?),
                None => before.legal_basis,
            },
        }
    }};
}

pub(crate) fn add_procedure(mut deciding: Deciding<'_>, command: &AddProcedure) -> Result<Decision, Stop> {
    let entry: Id<Entry> = deciding.own_id();
    let opening = deciding.opening(entry.record(), &command.name, &command.profile)?;
    deciding.claim(UniqueKey::procedure(&opening.title), entry, "name")?;
    let stated = deciding.stated(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let before = ProcedureVersion::of(deciding.unit(&command.authority)?);
    let version = Box::new(version!(deciding, command, before));
    deciding.emit(entry, EntryAdded { opening, kind: EntryKind::Procedure, on: None });
    deciding.emit(entry, ProcedureRevised { version, stated, reason: None });
    Ok(deciding.answer(entry))
}

pub(crate) fn revise_procedure(mut deciding: Deciding<'_>, command: &ReviseProcedure) -> Result<Decision, Stop> {
    let state = deciding.state(command.procedure.record())?;
    let entry = procedure_of(&state)?;
    let stated = deciding.stated(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = deciding.default_start(&stated, &entry.versions, |_| true)?;
    let day = stated.on.as_ref().and_then(When::last).unwrap_or(AsOf::LATEST.valid);
    let known = entry.version_at(AsOf { valid: day, ..AsOf::LATEST });
    let before = match (known, &command.authority, entry.version_at(AsOf::LATEST)) {
        (Some(known), None, _) => known.clone(),
        (known, Some(authority), _) => {
            let authority = deciding.unit(authority)?;
            known.map_or_else(
                || ProcedureVersion::of(authority),
                |known| ProcedureVersion { authority, ..known.clone() },
            )
        }
        // Before all that is known of it, only who decides is taken to have been the same.
        (None, None, Some(later)) => ProcedureVersion::of(later.authority),
        (None, None, None) => {
            return Err(Refusal::new(refusals::procedure::NO_VERSION)
                .with("on", day)
                .about(command.procedure)
                .at("authority")
                .into());
        }
    };
    let version = Box::new(version!(deciding, command, before));
    if known == Some(&*version) {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(command.procedure).into());
    }
    let reason = deciding.note(command.reason.as_deref()).map_err(|refusal| refusal.at("reason"))?;
    deciding.emit(command.procedure, ProcedureRevised { version, stated, reason });
    Ok(deciding.answer(command.procedure))
}

/// A limit of a procedure counts from what happens to a case: its receipt, its acceptance.
fn limit(place: &mut Option<Rule>, given: Option<&Rule>, path: &'static str) -> Result<(), Refusal> {
    let Some(rule) = given else { return Ok(()) };
    refuse_fixed(rule, path)?;
    *place = Some(rule_of_deadline(rule, &ProcedureVersion::STARTS, refusals::procedure::UNKNOWN_START, path)?);
    Ok(())
}

/// The time for a notice counts from the receipt, said or not.
fn notice(given: Option<&Rule>) -> Result<Option<Rule>, Refusal> {
    let Some(rule) = given else { return Ok(None) };
    refuse_fixed(rule, "notice")?;
    let counted = if rule.event().is_none() { rule.clone().after("received") } else { rule.clone() };
    let only = ProcedureVersion::STARTS.first().copied();
    rule_of_deadline(&counted, only.as_slice(), refusals::procedure::UNKNOWN_START, "notice").map(Some)
}

fn refuse_fixed(rule: &Rule, path: &'static str) -> Result<(), Refusal> {
    match rule.limit.is_fixed() {
        true => Err(Refusal::new(refusals::procedure::FIXED_LIMIT).with_word("limit", &rule.limit.label()).at(path)),
        false => Ok(()),
    }
}

fn counted(given: &Option<Qualified>, path: &'static str) -> Result<Option<Qualified>, Refusal> {
    let Some(number) = given else { return Ok(None) };
    refuse_negative_number(number.value(), path)?;
    Ok(Some(number.clone()))
}

/// The procedure, or why that is none.
pub(crate) fn procedure_of(state: &State) -> Result<&Entry, Refusal> {
    match state {
        State::Entry(entry) if entry.is_procedure() => Ok(entry),
        State::Entry(entry) => Err(Refusal::new(refusals::entry::NOT_A_PROCEDURE).about(entry.id).at("procedure")),
        other => Err(Refusal::new(refusals::record::UNKNOWN).with("input", crate::record::Record::id(other))),
    }
}

impl Deciding<'_> {
    /// A procedure that is named by its id or its name.
    pub(crate) fn procedure(&self, mention: &Mention<Entry>) -> Result<Id<Entry>, Stop> {
        match mention {
            Mention::Id(id) => Ok(*id),
            Mention::Name(name) => match self.world().holder(&UniqueKey::procedure(name))? {
                Some(holder) => Ok(holder.of()?),
                None => Err(Refusal::new(refusals::procedure::UNKNOWN).with("input", name).at("procedure").into()),
            },
        }
    }
}
