//! [`Cases`]: what a rate is counted over, column by column. Plain rows are such, and so is a pipeline.

use std::ops::Range;
use std::sync::Arc;

use inward_core::refusal::Refusal;
use inward_core::when::Truth;

use super::{FigureColumn, Value};
pub(crate) use crate::pipeline::CHUNK;
use crate::pipeline::DayColumn;
use crate::pipeline::Pipeline;

/// A truth as a number, so that thousands of them are weighed at once: `No`, `Possibly` and `Yes` in this order.
pub(crate) type Weight = u8;

pub(crate) const NO: Weight = 0;
pub(crate) const POSSIBLY: Weight = 1;
pub(crate) const YES: Weight = 2;

pub(crate) const fn weight(truth: Truth) -> Weight {
    match truth {
        Truth::No => NO,
        Truth::Possibly => POSSIBLY,
        Truth::Yes => YES,
    }
}

pub(crate) const fn truth(weight: Weight) -> Truth {
    match weight {
        NO => Truth::No,
        POSSIBLY => Truth::Possibly,
        _ => Truth::Yes,
    }
}

/// Between which days each of some cases reached something; never and never where it did not.
#[derive(Clone)]
pub(crate) struct DaySlices<'c> {
    pub earliest: DayColumn<'c>,
    pub latest: DayColumn<'c>,
}

impl DaySlices<'_> {
    /// That none of so many did.
    pub fn none(cases: usize) -> Self {
        Self { earliest: DayColumn::none(cases), latest: DayColumn::none(cases) }
    }

    /// Those of some alone.
    pub fn of(&self, chosen: &[u16]) -> DaySlices<'static> {
        DaySlices { earliest: self.earliest.of(chosen), latest: self.latest.of(chosen) }
    }
}

/// What a rate is counted over.
pub(crate) trait Cases: Sync {
    fn len(&self) -> usize;

    /// Between which days these cases reached a milestone; never more than [`CHUNK`] of them are asked for, and the
    /// first is a multiple of that.
    fn days(&self, date: &str, cases: Range<usize>) -> DaySlices<'_>;

    /// Whether each is counted at all; none where all are.
    fn counted(&self) -> Option<Vec<Weight>>;

    /// Whether each stands at one of these.
    fn stand(&self, words: &[String]) -> Vec<Weight>;

    /// Whether each has this attribute.
    fn have(&self, attribute: &str, is: &str) -> Vec<Weight>;

    /// What each has of a figure.
    fn figures(&self, value: &Value) -> Result<Arc<FigureColumn>, Refusal>;

    /// How those that stand below the line are named.
    fn named(&self) -> Named;
}

/// How cases are named.
#[derive(Clone)]
pub(crate) enum Named {
    /// By these ids, in their order.
    Listed(Arc<[String]>),
    /// As the investments of a pipeline are.
    Investments(Pipeline),
}

impl Named {
    /// The id of a case, and its title where it has one.
    pub fn of(&self, case: u32) -> (String, String) {
        match self {
            Self::Listed(ids) => (ids.get(case as usize).cloned().unwrap_or_default(), String::new()),
            Self::Investments(pipeline) => pipeline.case_name(case),
        }
    }
}
