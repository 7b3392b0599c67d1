//! What is closed takes nothing more: a lost negotiation is not signed, a terminated agreement gets no
//! project. It has to be reopened first.

use crate::fact::AsOf;
use crate::id::Kind;
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::text::refusals;

use super::Is;

/// Refuses what cannot be done to a closed record.
pub(crate) fn refuse_if_closed(state: &State) -> Result<(), Refusal> {
    match now(state) {
        Ok(is) if is.is_closed() => Err(already_closed(state, is)),
        Ok(_) => Ok(()),
        Err(refusal) => Err(refusal),
    }
}

/// `<kind>.already-closed`, with how it was closed.
pub(crate) fn already_closed(state: &State, is: Is) -> Refusal {
    let code = match state.id().kind {
        Kind::Lead => refusals::standing::LEAD_ALREADY_CLOSED,
        Kind::Negotiation => refusals::standing::NEGOTIATION_ALREADY_CLOSED,
        Kind::Agreement => refusals::standing::AGREEMENT_ALREADY_CLOSED,
        _ => refusals::standing::PROJECT_ALREADY_CLOSED,
    };
    Refusal::new(code).with_word("standing", &is.label()).with("title", &state.head().title).about(state.id())
}

fn now(state: &State) -> Result<Is, Refusal> {
    at(state, AsOf::LATEST)
}

pub(super) fn at(state: &State, as_of: AsOf) -> Result<Is, Refusal> {
    state.standing_at(as_of).ok_or_else(|| {
        Refusal::new(refusals::standing::HAS_NONE).with_word("kind", &state.id().kind.label()).about(state.id())
    })
}
