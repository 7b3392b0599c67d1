//! Money of which something had been known by some day: what came in late apart from what was put right.

use crate::agreement::Agreement;
use crate::fact::{AsOf, Fact};
use crate::project::Project;
use crate::record::{Record, State};
use crate::when::{Timestamp, When};

use super::{Amounts, MoneyEntries, MoneyEntry, MoneyKind, Total};

impl State {
    /// What is known of one kind of money as [`State::total`] tells it, of that alone of which something had been
    /// known at an earlier instant: an amount of the same kind, phase and period, the entry itself or one that it
    /// took the place of. What is left out came in late.
    #[must_use]
    pub fn total_of_what_had_begun(
        &self,
        kind: MoneyKind,
        period: Option<&When>,
        as_of: AsOf,
        begun: Timestamp,
    ) -> Total {
        match self {
            Self::Project(project) => {
                let (amounts, money) = (project.amounts.begun_by(begun), project.money.begun_by(begun));
                Project { amounts, money, ..(**project).clone() }.total(kind, period, as_of)
            }
            Self::Agreement(agreement) => {
                let amounts = agreement.amounts.begun_by(begun);
                Agreement { amounts, ..(**agreement).clone() }.total(kind, period, as_of)
            }
            other => {
                let amounts = other.amounts().map(|amounts| amounts.begun_by(begun));
                amounts.map_or_else(Total::unknown, |amounts| amounts.total(kind, period, as_of))
            }
        }
    }
}

impl Amounts {
    /// Those of which one of the same kind, phase and period stood at that instant.
    #[must_use]
    pub fn begun_by(&self, begun: Timestamp) -> Self {
        let stood = |fact: &Fact<_>| self.0.standing(begun).any(|other| other.value.is_of_the_same(&fact.value));
        Self(self.0.iter().filter(|fact| stood(fact)).cloned().collect())
    }
}

impl MoneyEntries {
    /// Those that stood at that instant, or took the place of one that did, however often it was corrected.
    #[must_use]
    pub fn begun_by(&self, begun: Timestamp) -> Self {
        Self(self.0.iter().filter(|fact| self.had_begun(fact, begun)).cloned().collect())
    }

    fn had_begun(&self, fact: &Fact<MoneyEntry>, begun: Timestamp) -> bool {
        let takes_the_place_of = |other: &Fact<MoneyEntry>| {
            other.of.id < fact.of.id
                && other.value.kind == fact.value.kind
                && other.of.retracted.is_some_and(|retraction| retraction.known == fact.of.known)
        };
        fact.of.stands(begun) || self.0.iter().any(|other| takes_the_place_of(other) && self.had_begun(other, begun))
    }
}
