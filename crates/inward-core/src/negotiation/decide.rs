//! The rules on negotiations: what a command does, and why it is refused.

use std::sync::Arc;

use crate::evidence::Evidence;
use crate::finance::MoneyKind;
use crate::id::{Id, NoteId, RecordId};
use crate::lead::decide::{amounts, own_milestone};
use crate::milestone::check_opening;
use crate::playbook::ReasonKind;
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::{Deciding, name};
use crate::standing::{Is, Standing, close, reason, refuse_if_closed};
use crate::text::refusals;
use crate::when::When;
use crate::world::{Decision, Stop};

use super::command::{AbandonNegotiation, ChangeNegotiation, LoseNegotiation, OpenNegotiation, RecordInteraction};
use super::event::{InteractionRecorded, NegotiationChanged, NegotiationOpened};
use super::{Interaction, Negotiation};

pub(crate) fn open(mut deciding: Deciding<'_>, command: &OpenNegotiation) -> Result<Decision, Stop> {
    let negotiation: Id<Negotiation> = deciding.own_id();
    let lead = command.lead.map(|lead| deciding.state(lead.record())).transpose()?;
    if let Some(lead) = &lead {
        refuse_if_closed(lead)?;
    }
    let title = title(command.title.as_deref(), lead.as_ref())?;
    let came_of = lead.as_ref().map(|lead| &**lead as &dyn Record);
    let investment = deciding.investment(command.investment, came_of, &title)?;
    let mut opening = deciding.opening(negotiation.record(), &title, &command.profile)?;
    opening.investment = Some(investment);
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let inherited = match lead.as_deref() {
        Some(State::Lead(lead)) => lead.investor,
        _ => None,
    };
    let opened = NegotiationOpened {
        opening,
        milestone: own_milestone(&deciding, "open_negotiation")?,
        stated,
        lead: command.lead,
        investor: match &command.investor {
            Some(investor) => Some(deciding.organisation(investor)?),
            None => inherited,
        },
        asks: notes(&mut deciding, &command.ask)?,
        offers: notes(&mut deciding, &command.offer)?,
        competitor_places: command
            .competitor_place
            .iter()
            .map(|place| name(place, "competitor_place"))
            .collect::<Result<_, _>>()?,
        likelihood: command.likelihood,
        amounts: amounts(&deciding, &[(MoneyKind::TotalPlanned, "total_planned", &command.total_planned)])?,
    };
    let opened = opened.into();
    check_opening(&mut deciding, negotiation, &opened)?;
    deciding.emit(negotiation, opened);
    Ok(deciding.answer(negotiation))
}

/// The title that is given, or that of the record it came of.
pub(crate) fn title(given: Option<&str>, came_of: Option<&Arc<State>>) -> Result<String, Refusal> {
    match (given, came_of) {
        (Some(given), _) => name(given, "title"),
        (None, Some(came_of)) => Ok(came_of.head().title.clone()),
        (None, None) => Err(Refusal::new(refusals::text::BLANK_NAME).at("title")),
    }
}

fn notes(deciding: &mut Deciding<'_>, texts: &[String]) -> Result<Vec<NoteId>, Refusal> {
    let mut notes = Vec::new();
    for text in texts {
        notes.extend(deciding.note(Some(text))?);
    }
    Ok(notes)
}

pub(crate) fn change(mut deciding: Deciding<'_>, command: &ChangeNegotiation) -> Result<Decision, Stop> {
    let record = command.negotiation.record();
    let state = deciding.state(record)?;
    let State::Negotiation(known) = &*state else {
        return Err(Refusal::new(refusals::record::UNKNOWN).with("input", record).into());
    };
    let investor = command.investor.as_ref().map(|investor| deciding.organisation(investor)).transpose()?;
    let Some(investor) = investor.filter(|investor| known.investor != Some(*investor)) else {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(record).into());
    };
    deciding.emit(record, NegotiationChanged { investor });
    Ok(deciding.answer(command.negotiation))
}

pub(crate) fn record_interaction(mut deciding: Deciding<'_>, command: &RecordInteraction) -> Result<Decision, Stop> {
    deciding.exists(command.negotiation)?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let interaction = Interaction {
        kind: command.kind,
        note: deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?,
        people: command.person.iter().map(|person| deciding.person(person)).collect::<Result<_, _>>()?,
    };
    deciding.emit(command.negotiation, InteractionRecorded { interaction, stated });
    Ok(deciding.answer(command.negotiation))
}

pub(crate) fn lose(mut deciding: Deciding<'_>, command: &LoseNegotiation) -> Result<Decision, Stop> {
    let closing = Closing {
        record: command.negotiation.record(),
        is: Is::Lost,
        reason: (&command.reason, ReasonKind::Lost),
        lost_to: command.lost_to.as_deref(),
        on: command.on.as_ref(),
        note: command.note.as_deref(),
        source: command.source.as_deref(),
        evidence: command.evidence.as_ref(),
    };
    end(&mut deciding, closing)?;
    Ok(deciding.answer(command.negotiation))
}

pub(crate) fn abandon(mut deciding: Deciding<'_>, command: &AbandonNegotiation) -> Result<Decision, Stop> {
    let closing = Closing {
        record: command.negotiation.record(),
        is: Is::Abandoned,
        reason: (&command.reason, ReasonKind::Abandoned),
        lost_to: None,
        on: command.on.as_ref(),
        note: command.note.as_deref(),
        source: command.source.as_deref(),
        evidence: command.evidence.as_ref(),
    };
    end(&mut deciding, closing)?;
    Ok(deciding.answer(command.negotiation))
}

/// How a negotiation or an agreement ends.
pub(crate) struct Closing<'c> {
    pub record: RecordId,
    pub is: Is,
    pub reason: (&'c str, ReasonKind),
    pub lost_to: Option<&'c str>,
    pub on: Option<&'c When>,
    pub note: Option<&'c str>,
    pub source: Option<&'c str>,
    pub evidence: Option<&'c Evidence>,
}

pub(crate) fn end(deciding: &mut Deciding<'_>, closing: Closing<'_>) -> Result<(), Stop> {
    let reason = reason(deciding, closing.reason.0, closing.reason.1)?;
    let note = deciding.note(closing.note).map_err(|refusal| refusal.at("note"))?;
    let stated = deciding.happened(closing.on, closing.source, closing.evidence)?;
    let lost_to = closing.lost_to.map(|place| name(place, "lost_to")).transpose()?;
    let standing = Standing { is: closing.is, reason: Some(reason), note, lost_to };
    close(deciding, closing.record, standing, stated)
}
