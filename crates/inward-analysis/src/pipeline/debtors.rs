//! Who owes investments what was promised to them (责任方): the debtors of their service commitments.

use std::collections::{BTreeMap, HashMap};

use chrono_tz::Tz;
use inward_core::commitment::{Commitment, Debtor};
use inward_core::fact::{AsOf, Fact, FactSet};
use inward_core::id::{Id, RecordId};
use inward_core::investment::Investment;
use inward_core::record::{Record, State};
use inward_core::when::Truth;

use super::Pipeline;
use super::existence::Existence;
use super::level::Level;
use super::point::Point;
use super::told::Told;

/// The commitments to investors.
#[derive(Clone, Debug, Default)]
pub struct Debtors {
    of: BTreeMap<RecordId, Owed>,
}

/// One commitment.
#[derive(Clone, Debug)]
struct Owed {
    debtor: RecordId,
    made_with: RecordId,
    belongs: Told<Id<Investment>>,
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
            let Some(belongs) = Told::of(&state.head().investment, zone, |investment| *investment) else { return };
            let existence = Existence::of(state, zone);
            self.of.insert(state.id(), Owed::of(debtor.record(), commitment, belongs, existence));
        }
    }
}

impl Owed {
    fn of(debtor: RecordId, commitment: &Commitment, belongs: Told<Id<Investment>>, existence: Vec<Existence>) -> Self {
        let voided = commitment.voidings.iter().map(|fact| fact.of.clone());
        let superseded = commitment.supersessions.iter().map(|fact| fact.of.clone());
        Self {
            debtor,
            made_with: commitment.made_with,
            belongs,
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
        let of_records = if self.book.level == Level::Project { self.cases_of_records() } else { HashMap::new() };
        for owed in self.book.debtors.of.values() {
            let truth = owed.binds(self.point, as_of);
            if !truth.is_possible() {
                continue;
            }
            match self.book.level {
                Level::Investment => {
                    let case = owed.belongs.at(self.point, as_of).and_then(|investment| self.case_of(investment));
                    case.into_iter().for_each(|case| visit(case, owed.debtor, truth));
                }
                Level::Project => {
                    let cases = of_records.get(&owed.made_with).into_iter().flatten();
                    cases.for_each(|case| visit(*case, owed.debtor, truth));
                }
            }
        }
    }

    /// The projects that are a record, or came of it.
    fn cases_of_records(&self) -> HashMap<RecordId, Vec<usize>> {
        let mut cases: HashMap<RecordId, Vec<usize>> = HashMap::new();
        for (case, subject) in (0..self.len()).zip(0..) {
            let rows = self.book.records.settled(subject).iter();
            // Before the line to it is known, nothing is known of a project that came of it.
            for row in rows.filter(|row| self.book.records.is_known(row, self.point)) {
                cases.entry(row.id).or_default().push(case);
            }
        }
        cases
    }
}
