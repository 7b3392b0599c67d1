//! [`Gate`]: that one commitment depends on another, 互为条件. A payment to the investor is owed only once
//! the investor kept its own word: so "we are late" and "their condition is unmet" are told apart.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::text::refusals;
use crate::when::{Timestamp, Truth, When};
use crate::world::{Decision, Stop};

use super::command::Gate as GateCommand;
use super::condition::Records;
use super::decide::open;
use super::event::CommitmentGated;
use super::part::{both, unknown_instalment};
use super::start::Viewpoint;
use super::{Around, Commitment};

/// The commitment that must be kept before anything is owed of the one that depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// The commitment that must be kept.
    pub by: Id<Commitment>,
    /// One of its instalments, by its number from 1, where that is enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instalment: Option<u16>,
}

impl Commitment {
    /// What it depends on, as known at that time: each of these must be kept before anything of it is
    /// owed.
    pub fn depends_on(&self, known: Timestamp) -> impl Iterator<Item = Gate> {
        self.gates.standing(known).map(|fact| fact.value)
    }

    /// Whether something must hold before anything is owed.
    #[must_use]
    pub fn is_conditional(&self, known: Timestamp) -> bool {
        self.condition.is_some() || self.depends_on(known).next().is_some()
    }

    /// Whether all that it depends on was kept, and when the last of it was; none where it depends on
    /// nothing. `way` are the commitments that led here: what leads back to one of them is never kept.
    pub(super) fn gates_around<R: Records + ?Sized>(
        &self,
        from: &Viewpoint<'_>,
        records: &R,
        way: &BTreeSet<Id<Self>>,
    ) -> Result<Option<(Truth, Option<When>)>, R::Fault> {
        let as_of = from.as_of;
        let gates: BTreeSet<Gate> = self.depends_on(as_of.known).collect();
        let mut all: Option<(Truth, Option<When>)> = None;
        for gate in gates {
            let (truth, on) = match records.state(gate.by.record())? {
                Some(state) if !way.contains(&gate.by) => kept_of(&state, gate, from, records, way)?,
                _ => (Truth::No, None),
            };
            all = Some(match all {
                None => (truth, on),
                Some((before, day)) => {
                    let later = both((day.as_ref(), before), (on.as_ref(), truth));
                    let on = if day.is_none() || on.is_none() { None } else { later.0.cloned() };
                    (later.1, on)
                }
            });
        }
        Ok(all)
    }
}

/// Whether the commitment of a gate was kept, and when.
fn kept_of<R: Records + ?Sized>(
    state: &State,
    gate: Gate,
    from: &Viewpoint<'_>,
    records: &R,
    way: &BTreeSet<Id<Commitment>>,
) -> Result<(Truth, Option<When>), R::Fault> {
    let State::Commitment(by) = state else { return Ok((Truth::No, None)) };
    let as_of = from.as_of;
    let around: Around = by.around_on(from, records, way)?;
    let kept = match gate.instalment {
        Some(number) => by.part(number).and_then(|part| part.kept_whole(as_of, &around)),
        None => by.kept_whole(as_of, &around),
    };
    let is_there = by.head().recordings.first().known.by(as_of.known) && !state.is_taken_out(as_of.known);
    Ok(kept.filter(|_| is_there).map_or((Truth::No, None), |(on, truth)| (truth, on.cloned())))
}

pub(crate) fn gate(mut deciding: Deciding<'_>, command: &GateCommand) -> Result<Decision, Stop> {
    let state = open(&deciding, command.commitment)?;
    let gate = Gate { by: command.by, instalment: command.instalment };
    if let State::Commitment(own) = &*state
        && own.depends_on(deciding.now()).any(|other| other == gate)
    {
        return Err(Refusal::new(refusals::commitment::GATED_ALREADY).about(command.commitment).into());
    }
    check(&deciding, command.commitment, gate)?;
    let stated = deciding.stated(None, command.source.as_deref(), command.evidence.as_ref())?;
    deciding.emit(command.commitment, CommitmentGated { gate, stated });
    Ok(deciding.answer(command.commitment))
}

/// A commitment may depend on one that is there and does not depend on it, not by way of others either.
pub(super) fn check(deciding: &Deciding<'_>, id: Id<Commitment>, gate: Gate) -> Result<(), Stop> {
    let state = deciding.state(gate.by.record())?;
    let State::Commitment(by) = &*state else { return Ok(()) };
    if let Some(number) = gate.instalment.filter(|number| by.part(*number).is_none()) {
        return Err(unknown_instalment(by, number).about(gate.by).into());
    }
    if let Some(chain) = chain_to(deciding, gate.by, id)? {
        let refusal = Refusal::new(refusals::commitment::CIRCLE).with("chain", chain);
        return Err(refusal.about(id).at("by").into());
    }
    Ok(())
}

/// The way by which `from` depends on `to`, in titles: 乙 → 甲. None where it does not.
fn chain_to(deciding: &Deciding<'_>, from: Id<Commitment>, to: Id<Commitment>) -> Result<Option<String>, Stop> {
    // Depth first without recursion: each commitment is followed once.
    let mut seen = BTreeSet::from([from]);
    let mut ways: Vec<Vec<Id<Commitment>>> = vec![vec![from]];
    while let Some(way) = ways.pop() {
        let Some(last) = way.last() else { continue };
        if *last == to {
            let mut titles = vec![title(deciding, to)?];
            for id in &way {
                titles.push(title(deciding, *id)?);
            }
            return Ok(Some(titles.join(" → ")));
        }
        let state = deciding.state(last.record())?;
        let State::Commitment(commitment) = &*state else { continue };
        for gate in commitment.depends_on(deciding.now()) {
            if seen.insert(gate.by) {
                ways.push(way.iter().copied().chain([gate.by]).collect());
            }
        }
    }
    Ok(None)
}

fn title(deciding: &Deciding<'_>, id: Id<Commitment>) -> Result<String, Stop> {
    let title = deciding.state(id.record())?.head().title.clone();
    Ok(format!("{title} ({id})"))
}
