//! Legs: the investments of one standing and one stage, of which the same is known. Their number leads
//! every index that lists of investments are walked by.
//!
//! What is known of an investment goes with its stage: a lead has no park yet. So a filter on an
//! industry that few have leaves out whole legs, and is spread evenly over those that remain. The few
//! whose stage is in doubt lie apart, so that of all others the leg tells what is possible too.

use inward_core::filter::Filter;
use inward_core::index::Index;
use inward_core::milestone::Stage;
use inward_core::standing::Is;

/// What the investments of a leg have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leg {
    pub standing: Is,
    pub stage: Option<Stage>,
    /// Whether each of these is known.
    industry: bool,
    nature: bool,
    park: bool,
    /// Whether a higher stage may stand.
    pub in_doubt: bool,
}

/// The numbers of the standings. They are in books: a standing keeps its number for ever.
const STANDINGS: [(Is, i64); 11] = [
    (Is::Ongoing, 0),
    (Is::Delayed, 1),
    (Is::Suspended, 2),
    (Is::Dormant, 3),
    (Is::Transferred, 4),
    (Is::Lost, 5),
    (Is::Abandoned, 6),
    (Is::Rejected, 7),
    (Is::Terminated, 8),
    (Is::Exited, 9),
    (Is::Completed, 10),
];

/// More than the number of any stage, which is its rank and one.
const STAGES: i64 = 1 << 17;

/// Combinations of what is known and whether the stage is in doubt.
const KNOWN: i64 = 1 << 4;

impl Leg {
    /// The leg of an investment.
    pub fn of(row: &Index) -> Self {
        Self {
            standing: row.standing,
            stage: row.stage,
            industry: row.industry.is_some(),
            nature: row.nature.is_some(),
            park: row.park.is_some(),
            in_doubt: row.possible_stage != row.stage,
        }
    }

    /// Its number, as `listing.leg` has it.
    pub fn number(self) -> i64 {
        let standing = STANDINGS.iter().find(|(is, _)| *is == self.standing).map_or(0, |(_, number)| *number);
        let stage = self.stage.map_or(0, |rank| i64::from(rank) + 1);
        let known = i64::from(self.industry)
            + 2 * i64::from(self.nature)
            + 4 * i64::from(self.park)
            + 8 * i64::from(self.in_doubt);
        (standing * STAGES + stage) * KNOWN + known
    }

    /// The leg of this number.
    pub fn numbered(number: i64) -> Option<Self> {
        let (rest, known) = (number.div_euclid(KNOWN), number.rem_euclid(KNOWN));
        let (standing, stage) = (rest.div_euclid(STAGES), rest.rem_euclid(STAGES));
        Some(Self {
            standing: STANDINGS.iter().find(|(_, number)| *number == standing)?.0,
            stage: if stage == 0 { None } else { Some(Stage::try_from(stage - 1).ok()?) },
            industry: known & 1 > 0,
            nature: known & 2 > 0,
            park: known & 4 > 0,
            in_doubt: known & 8 > 0,
        })
    }

    /// Whether a filter may keep any of its investments.
    pub fn may_have(self, filter: &Filter) -> bool {
        let at_least = |from: Option<Stage>| from.is_none_or(|from| self.stage.is_some_and(|stage| stage >= from));
        let at_most = |to: Option<Stage>| to.is_none_or(|to| self.stage.is_none_or(|stage| stage <= to));
        filter.standing.is_none_or(|standing| standing == self.standing)
            && filter.closed.is_none_or(|closed| closed == self.standing.is_closed())
            && at_least(filter.stage_from)
            && (self.in_doubt || at_least(filter.perhaps_stage_from))
            // What may stand is no less than what stands for certain.
            && at_most(filter.stage_to)
            && at_most(filter.perhaps_stage_to)
            && filter.nature_known.is_none_or(|known| known == self.nature)
            && (filter.industry.is_none() || self.industry)
            && (filter.nature.is_none() || self.nature)
            && (filter.park.is_none() || self.park)
    }

    /// What is left to ask of the investments of the legs that may have some.
    pub fn rest(filter: &Filter) -> Filter {
        Filter {
            standing: None,
            closed: None,
            stage_from: None,
            perhaps_stage_to: None,
            nature_known: None,
            ..filter.clone()
        }
    }

    /// What is left to ask where no stage is in doubt.
    pub fn rest_beyond_doubt(filter: &Filter) -> Filter {
        Filter { stage_to: None, perhaps_stage_from: None, ..Self::rest(filter) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_number_says_all_of_a_leg() {
        let mut numbers = BTreeSet::new();
        for standing in Is::ALL.iter().copied() {
            for stage in [None, Some(0), Some(10), Some(Stage::MAX)] {
                for known in 0..16 {
                    let (industry, nature, park, in_doubt) =
                        (known & 1 > 0, known & 2 > 0, known & 4 > 0, known & 8 > 0);
                    let leg = Leg { standing, stage, industry, nature, park, in_doubt };
                    assert_eq!(Leg::numbered(leg.number()), Some(leg));
                    assert!(numbers.insert(leg.number()), "{leg:?}");
                }
            }
        }
        assert_eq!(numbers.len(), STANDINGS.len() * 4 * 16);
        assert_eq!(numbers.first(), Some(&0));
        // Numbers are in books, and stay what they are.
        let all =
            Leg { standing: Is::Completed, stage: Some(170), industry: true, nature: true, park: true, in_doubt: true };
        assert_eq!(all.number(), 20_974_271);
        let some = Leg { standing: Is::Lost, stage: None, industry: false, nature: true, park: false, in_doubt: false };
        assert_eq!(some.number(), 10_485_762);
        assert_eq!(Leg::numbered(-1), None);
        assert_eq!(Leg::numbered(11 * STAGES * KNOWN), None);
    }
}
