//! What happens to a clock.

use serde::{Deserialize, Serialize};

use crate::fact::Stated;

use super::{Extended, Paused, Resumed};

/// A clock was paused: `clock.paused`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockPaused {
    /// The pause.
    pub paused: Paused,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}

/// A paused clock went on: `clock.resumed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockResumed {
    /// The end of the pause.
    pub resumed: Resumed,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// The time of a deadline was extended: `clock.extended`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockExtended {
    /// By how much.
    pub extended: Extended,
    /// When it was approved, by which source, on what evidence.
    pub stated: Stated,
}
