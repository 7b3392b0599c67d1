//! The rules on cases: what a command does, and why it is refused.

use std::sync::Arc;

use crate::clock::last_instant;
use crate::entry::procedure_of;
use crate::event::Event;
use crate::fact::{AsOf, Asked, Circumstances, FactSet, Spans, Stated};
use crate::id::{Id, Kind};
use crate::record::{Record, State};
use crate::refusal::{Code, Refusal};
use crate::rules::Deciding;
use crate::standing::with_day;
use crate::text::refusals;
use crate::when::{Relation, When};
use crate::world::{Decision, Stop};

use super::command::{
    AcceptCase, BeginSpecialStep, DecideCase, EndSpecialStep, FileCase, ReceiveSupplement, RequestSupplement,
};
use super::event::{
    CaseAccepted, CaseDecided, CaseFiled, SpecialStepBegun, SpecialStepEnded, SupplementReceived, SupplementRequested,
};
use super::{
    Acceptance, Case, CaseDecision, CaseOutcome, SpecialStep, StepBegun, StepEnded, SupplementReceipt,
    SupplementRequest,
};

/// The records a case may be for.
const FILED_FOR: &[Kind] = &[Kind::Investment, Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project];

pub(crate) fn file(mut deciding: Deciding<'_>, command: &FileCase) -> Result<Decision, Stop> {
    let case: Id<Case> = deciding.own_id();
    let about = command.about;
    let origin = deciding.state(about)?;
    if !FILED_FOR.contains(&about.kind) {
        return Err(Refusal::new(refusals::case::NOT_FILED_FOR)
            .with_word("kind", &about.kind.label())
            .about(about)
            .at("about")
            .into());
    }
    let state = deciding.state(deciding.procedure(&command.procedure)?.record())?;
    let procedure = procedure_of(&state)?;
    let title = command.title.clone().unwrap_or_else(|| procedure.head.title.clone());
    let mut opening = deciding.opening(case.record(), &title, &command.profile)?;
    opening.investment = match about.kind {
        Kind::Investment => Some(about.of()?),
        _ => origin.head().investment_at(AsOf::LATEST),
    };
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let day = stated.on.as_ref().and_then(When::last).unwrap_or(AsOf::LATEST.valid);
    let version = procedure.version_at(AsOf { valid: day, ..AsOf::LATEST });
    match version {
        Some(version) => opening.unit = opening.unit.or(Some(version.authority)),
        None => deciding.warn(Refusal::new(refusals::case::NO_VERSION).with("on", day).about(procedure.id)),
    }
    let filed = CaseFiled {
        opening: opening.clone(),
        stated: stated.clone(),
        procedure: procedure.id,
        about,
        applicant: match &command.applicant {
            Some(applicant) => Some(deciding.organisation(applicant)?),
            None => origin.investor(),
        },
        description: deciding.note(command.description.as_deref()).map_err(|refusal| refusal.at("description"))?,
    };
    deciding.emit(case, filed);
    if let Some(version) = version.filter(|version| version.is_limited()) {
        let made = Stated { evidence: None, ..stated };
        crate::commitment::decide::of_case(&mut deciding, case, opening.investment, &title, version.authority, made)?;
    }
    Ok(deciding.answer(case))
}

/// A case of which something is to be recorded, with the circumstances of that.
struct Open {
    state: Arc<State>,
    stated: Stated,
}

impl Open {
    /// Refused where the case is decided, unless it happened before; and before it was received.
    fn of(deciding: &Deciding<'_>, id: Id<Case>, stated: Stated) -> Result<Self, Stop> {
        let open = Self { state: deciding.state(id.record())?, stated };
        let case = open.case()?;
        case.refuse_before_received(&open.stated)?;
        case.refuse_if_decided(&open.stated)?;
        Ok(open)
    }

    fn case(&self) -> Result<&Case, Refusal> {
        match &*self.state {
            State::Case(case) => Ok(case),
            other => Err(Refusal::new(refusals::record::UNKNOWN).with("input", other.id())),
        }
    }
}

pub(crate) fn accept(mut deciding: Deciding<'_>, command: &AcceptCase) -> Result<Decision, Stop> {
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let open = Open::of(&deciding, command.case, stated)?;
    let case = open.case()?;
    if case.acceptances.standing(AsOf::LATEST.known).next().is_some() {
        return Err(Refusal::new(refusals::case::ALREADY_ACCEPTED).about(command.case).into());
    }
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let accepted = CaseAccepted { acceptance: Acceptance { note }, stated: open.stated.clone() };
    deciding.emit(command.case, accepted);
    // A version that came into force since it was received may be the first with a limit.
    if deciding.world().state(case.commitment().record())?.is_none() {
        let procedure = deciding.state(case.procedure.record())?;
        let valid = open.stated.on.as_ref().and_then(When::last).unwrap_or(AsOf::LATEST.valid);
        let version = procedure_of(&procedure)?.version_at(AsOf { valid, ..AsOf::LATEST });
        if let Some(version) = version.filter(|version| version.is_limited()) {
            let (investment, title) = (case.head.investment_at(AsOf::LATEST), &case.head.title);
            let made = Stated { evidence: None, ..open.stated.clone() };
            crate::commitment::decide::of_case(
                &mut deciding,
                command.case,
                investment,
                title,
                version.authority,
                made,
            )?;
        }
    }
    Ok(deciding.answer(command.case))
}

pub(crate) fn request_supplement(mut deciding: Deciding<'_>, command: &RequestSupplement) -> Result<Decision, Stop> {
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let open = Open::of(&deciding, command.case, stated)?;
    let zone = deciding.zone()?.time_zone;
    let spans = open.case()?.supplements(AsOf::LATEST, zone, open.stated.on.as_ref().map(Asked::Begins));
    refuse_within(&spans, refusals::case::SUPPLEMENT_AWAITED, None, command.case)?;
    let missing = deciding.note(command.missing.as_deref()).map_err(|refusal| refusal.at("missing"))?;
    let requested = SupplementRequested { request: SupplementRequest { missing }, stated: open.stated.clone() };
    deciding.emit(command.case, requested);
    Ok(deciding.answer(command.case))
}

pub(crate) fn receive_supplement(mut deciding: Deciding<'_>, command: &ReceiveSupplement) -> Result<Decision, Stop> {
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let open = Open::of(&deciding, command.case, stated)?;
    let zone = deciding.zone()?.time_zone;
    let case = open.case()?;
    let (before, after) = (
        case.supplements(AsOf::LATEST, zone, None),
        case.supplements(AsOf::LATEST, zone, open.stated.on.as_ref().map(Asked::Ends)),
    );
    refuse_stray(&before, &after, refusals::case::NO_SUPPLEMENT_AWAITED, None, &open)?;
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let received = SupplementReceived { receipt: SupplementReceipt { note }, stated: open.stated.clone() };
    deciding.emit(command.case, received);
    Ok(deciding.answer(command.case))
}

pub(crate) fn begin_step(mut deciding: Deciding<'_>, command: &BeginSpecialStep) -> Result<Decision, Stop> {
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let open = Open::of(&deciding, command.case, stated)?;
    let zone = deciding.zone()?.time_zone;
    let spans = open.case()?.steps(command.step, AsOf::LATEST, zone, open.stated.on.as_ref().map(Asked::Begins));
    refuse_within(&spans, refusals::case::STEP_GOES_ON, Some(command.step), command.case)?;
    if open.stated.evidence.is_none() {
        let warning = Refusal::new(refusals::case::NO_WRITTEN_NOTICE).with_word("step", &command.step.label());
        deciding.warn(warning.about(command.case));
    }
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let begun = SpecialStepBegun { begun: StepBegun { step: command.step, note }, stated: open.stated.clone() };
    deciding.emit(command.case, begun);
    Ok(deciding.answer(command.case))
}

pub(crate) fn end_step(mut deciding: Deciding<'_>, command: &EndSpecialStep) -> Result<Decision, Stop> {
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let open = Open::of(&deciding, command.case, stated)?;
    let zone = deciding.zone()?.time_zone;
    let case = open.case()?;
    let (before, after) = (
        case.steps(command.step, AsOf::LATEST, zone, None),
        case.steps(command.step, AsOf::LATEST, zone, open.stated.on.as_ref().map(Asked::Ends)),
    );
    refuse_stray(&before, &after, refusals::case::STEP_NOT_BEGUN, Some(command.step), &open)?;
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let ended = SpecialStepEnded { ended: StepEnded { step: command.step, note }, stated: open.stated.clone() };
    deciding.emit(command.case, ended);
    Ok(deciding.answer(command.case))
}

pub(crate) fn decide(mut deciding: Deciding<'_>, command: &DecideCase) -> Result<Decision, Stop> {
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let state = deciding.state(command.case.record())?;
    let open = Open { state, stated };
    let case = open.case()?;
    case.refuse_before_received(&open.stated)?;
    if let Some(outcome) = case.outcome(AsOf::LATEST) {
        return Err(already_decided(command.case, outcome).into());
    }
    let is_before = |on: &When| open.stated.on.as_ref().is_some_and(|decided| decided.compare(on) == Relation::Before);
    if let Some(accepted) = dates(&case.acceptances).find(|on| is_before(on)) {
        let warning = Refusal::new(refusals::case::DECIDED_BEFORE_ACCEPTED).with("accepted", accepted);
        deciding.warn(warning.about(command.case));
    }
    let zone = deciding.zone()?.time_zone;
    let awaits = case.supplements(AsOf::LATEST, zone, None).open().is_some();
    if command.outcome != CaseOutcome::Withdrawn && (awaits || case.steps_open(AsOf::LATEST, zone).next().is_some()) {
        deciding.warn(Refusal::new(refusals::case::STILL_OPEN).about(command.case));
    }
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let decision = CaseDecision { outcome: command.outcome, note };
    deciding.emit(command.case, CaseDecided { decision, stated: open.stated.clone() });
    Ok(deciding.answer(command.case))
}

fn already_decided(case: Id<Case>, outcome: CaseOutcome) -> Refusal {
    Refusal::new(refusals::case::ALREADY_DECIDED).with_word("outcome", &outcome.label()).about(case)
}

/// What a refusal says of the step that it is about, if it is about one.
fn of_step(refusal: Refusal, step: Option<SpecialStep>) -> Refusal {
    match step {
        Some(step) => refusal.with_word("step", &step.label()),
        None => refusal,
    }
}

fn since(begun: Option<&Circumstances>) -> String {
    begun.and_then(|of| of.on.as_ref()).map_or_else(|| "—".to_owned(), When::to_string)
}

/// Nothing begins again while it goes on.
fn refuse_within(spans: &Spans<'_>, code: Code, step: Option<SpecialStep>, case: Id<Case>) -> Result<(), Refusal> {
    match spans.asked_within() {
        true => Err(of_step(Refusal::new(code).with("since", since(spans.around_asked())), step).about(case).at("on")),
        false => Ok(()),
    }
}

/// Nothing ends that has not begun, nor before it began.
fn refuse_stray(
    before: &Spans<'_>,
    after: &Spans<'_>,
    code: Code,
    step: Option<SpecialStep>,
    open: &Open,
) -> Result<(), Refusal> {
    if after.stray() <= before.stray() {
        return Ok(());
    }
    let refusal = match before.open() {
        Some(begun) => {
            let on = open.stated.on.as_ref().map(When::to_string).unwrap_or_default();
            Refusal::new(refusals::case::ENDS_BEFORE_IT_BEGINS).with("since", since(Some(begun))).with("on", on)
        }
        None => of_step(Refusal::new(code), step),
    };
    Err(refusal.about(open.state.id()).at("on"))
}

impl Case {
    /// Nothing is done about an application before it is there.
    fn refuse_before_received(&self, stated: &Stated) -> Result<(), Refusal> {
        match (&stated.on, dates(&self.received).next()) {
            (Some(on), Some(received)) if on.compare(received) == Relation::Before => {
                Err(self.before_received(on, received))
            }
            _ => Ok(()),
        }
    }

    fn before_received(&self, on: &When, received: &When) -> Refusal {
        Refusal::new(refusals::case::BEFORE_RECEIVED)
            .with("input", on)
            .with("received", received)
            .about(self.id)
            .at("on")
    }

    /// Nothing happens to a case that is decided; what happened before that may become known after.
    fn refuse_if_decided(&self, stated: &Stated) -> Result<(), Refusal> {
        let Some(decision) = self.decision(AsOf::LATEST) else { return Ok(()) };
        let before =
            |on: &When| decision.fact.of.on.as_ref().is_some_and(|decided| on.compare(decided) != Relation::After);
        match stated.on.as_ref().is_some_and(before) {
            true => Ok(()),
            false => Err(already_decided(self.id, decision.fact.value.outcome)),
        }
    }

    /// An application is not received after something was done about it.
    fn refuse_received_late(&self, received: &Stated) -> Result<(), Refusal> {
        let Some(received) = &received.on else { return Ok(()) };
        let done = dates(&self.acceptances)
            .chain(dates(&self.supplements_requested))
            .chain(dates(&self.supplements_received))
            .chain(dates(&self.steps_begun))
            .chain(dates(&self.steps_ended))
            .chain(dates(&self.decisions));
        let mut early = done.filter(|on| on.compare(received) == Relation::Before);
        early.next().map_or(Ok(()), |on| Err(self.before_received(on, received)))
    }
}

fn dates<T>(facts: &FactSet<T>) -> impl Iterator<Item = &When> {
    facts.standing(AsOf::LATEST.known).filter_map(|fact| fact.of.on.as_ref())
}

/// The rules on when things happen to a case hold for a correction as they held for the fact.
/// `without` is the case without what is corrected, `after` with what it says now.
pub(crate) fn check_restated(
    case: &Case,
    without: &Case,
    after: &Case,
    event: &Event,
    zone: chrono_tz::Tz,
) -> Result<(), Refusal> {
    let stated = match event {
        Event::CaseReceived(event) => return after.refuse_received_late(&event.stated),
        Event::CaseDecided(event) => return without.refuse_before_received(&event.stated),
        Event::CaseAccepted(event) => &event.stated,
        Event::SupplementRequested(event) => &event.stated,
        Event::SupplementReceived(event) => &event.stated,
        Event::SpecialStepBegun(event) => &event.stated,
        Event::SpecialStepEnded(event) => &event.stated,
        _ => return Ok(()),
    };
    without.refuse_before_received(stated)?;
    without.refuse_if_decided(stated)?;
    let Some(on) = stated.on.as_ref().filter(|on| last_instant(on, zone).is_some()) else { return Ok(()) };
    let spans = |case: &'_ Case, asked| -> (usize, bool) {
        let of = |spans: Spans<'_>| (spans.stray(), spans.asked_within());
        match event {
            Event::SpecialStepBegun(event) => of(case.steps(event.begun.step, AsOf::LATEST, zone, asked)),
            Event::SpecialStepEnded(event) => of(case.steps(event.ended.step, AsOf::LATEST, zone, asked)),
            _ => of(case.supplements(AsOf::LATEST, zone, asked)),
        }
    };
    let begins = matches!(event, Event::SupplementRequested(_) | Event::SpecialStepBegun(_));
    let within = begins && spans(without, Some(Asked::Begins(on))).1;
    // A date that would leave an end without its beginning makes another story of them.
    if within || spans(after, None).0 > spans(case, None).0 {
        return Err(Refusal::new(refusals::case::OUT_OF_ORDER).with("input", on).about(case.id).at("on"));
    }
    Ok(())
}
