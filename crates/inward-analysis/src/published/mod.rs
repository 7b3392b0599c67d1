//! What checks printed figures: ratios as they are printed, whether a printed one can be true, what stands
//! behind it, whether a year is on pace, whether parts add up.
//!
//! A figure in print stands for every value that rounds to it; so [`could_be_true`] and [`reconcile`]
//! compare intervals, exactly, and tell how a figure can have come about, not only whether it is right.

mod infer;
mod interval;
mod pace;
mod possible;
mod printed;
mod reconcile;

pub use infer::{infer_denominator, infer_numerator};
pub use pace::{Elapsed, Pace, gap, pace};
pub use possible::{Inputs, PublishedRatio, Verdict, could_be_true};
pub use printed::{Printed, ratio};
pub use reconcile::{FxBounds, Reconciled, Reconciliation, reconcile};
