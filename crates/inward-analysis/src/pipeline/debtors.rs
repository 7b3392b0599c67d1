//! Who owes investments what was promised to them (责任方): the debtors of their service commitments.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use inward_core::commitment::{Commitment, Debtor};
use inward_core::fact::{AsOf, Fact, FactSet};
use inward_core::id::{Id, RecordId};
use inward_core::investment::Investment;
use inward_core::record::{Record, State};
use inward_core::when::Truth;

use super::Pipeline;
use super::existence::Existence;
use super::point::Point;

/// The commitments to investors.
#[derive(Clone, Debug, Default)]
pub struct Debtors {
    of: BTreeMap<RecordId, Owed>,
}

/// One commitment.
#[derive(Clone, Debug)]
struct Owed {
    debtor: RecordId,
    belongs: FactSet<Id<Investment>>,
    existence: Vec<Existence>,
    /// That it binds nobody any more.
    ended: FactSet<()>,
}

impl Debtors {
    /// Takes in a record as it is.
    pub fn record(&mut self, state: &State, zone: Tz) {
        let State::Commitment(commitment) = state else { return };
        // What an organisation owes, it owes the zone.
        if let Debtor::Unit(debtor) = commitment.debtor {
            self.of.insert(state.id(), Owed::of(debtor.record(), commitment, Existence::of(state, zone)));
        }
    }
}

impl Owed {
    fn of(debtor: RecordId, commitment: &Commitment, existence: Vec<Existence>) -> Self {
        let voided = commitment.voidings.iter().map(|fact| fact.of.clone());
        let superseded = commitment.supersessions.iter().map(|fact| fact.of.clone());
        Self {
            debtor,
            belongs: commitment.head.investment.clone(),
            existence,
            ended: voided.chain(superseded).map(|of| Fact { of, value: () }).collect(),
        }
    }

    /// Whether it is there and binds somebody.
    fn binds(&self, point: Point, as_of: AsOf) -> Truth {
        let ended = self.ended.occurrences(as_of).map(|ending| ending.truth).fold(Truth::No, Truth::or);
        Existence::at(&self.existence, point).and(!ended)
    }
}

impl Pipeline {
    /// Who owes which investment at the point, and whether for certain, commitment by commitment.
    pub(super) fn each_owed(&self, visit: &mut dyn FnMut(usize, RecordId, Truth)) {
        let as_of = self.point.as_of(self.book.zone);
        for owed in self.book.debtors.of.values() {
            let truth = owed.binds(self.point, as_of);
            let investment = owed.belongs.pick_in_force(as_of, |_| true).filter(|_| truth.is_possible());
            if let Some(case) = investment.and_then(|investment| self.case_of(*investment)) {
                visit(case, owed.debtor, truth);
            }
        }
    }
}
