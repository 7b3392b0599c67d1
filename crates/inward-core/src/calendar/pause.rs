//! Pauses: time that is not counted.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::text::refusals::deadline as codes;
use crate::when::Timestamp;

/// Time that is not counted, `[from, to)`; still going on where `to` is none.
///
/// ```
/// use inward_core::calendar::Pause;
/// let pause = Pause::new("2021-01-13T09:00+08:00".parse()?, Some("2021-01-21T09:00+08:00".parse()?))?;
/// assert!(!pause.is_open());
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    from: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<Timestamp>,
}

impl Pause {
    /// A pause.
    ///
    /// # Errors
    /// `deadline.invalid-pause` if it ends before it starts.
    pub fn new(from: Timestamp, to: Option<Timestamp>) -> Result<Self, Refusal> {
        match to {
            Some(to) if to < from => Err(Refusal::new(codes::INVALID_PAUSE).with("from", from).with("to", to)),
            _ => Ok(Self { from, to }),
        }
    }

    /// When it starts.
    #[must_use]
    pub const fn from(&self) -> Timestamp {
        self.from
    }

    /// When it ends.
    #[must_use]
    pub const fn to(&self) -> Option<Timestamp> {
        self.to
    }

    /// Whether it is still going on.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.to.is_none()
    }

    /// Whether it goes on at that moment.
    pub(crate) fn goes_on(&self, at: Timestamp) -> bool {
        self.from <= at && self.to.is_none_or(|to| at < to)
    }

    /// The pause as it stands at a moment: what still goes on, or goes on later, ends there.
    pub(crate) fn closed_by(self, at: Timestamp) -> Option<Self> {
        let to = self.to.unwrap_or_else(|| at.max(self.from));
        (self.from < to).then_some(Self { from: self.from, to: Some(to) })
    }

    /// Pauses in order, those that overlap or touch made one: time is not counted once, however often
    /// it is paused. Those without length fall away.
    ///
    /// ```
    /// use inward_core::calendar::Pause;
    /// let at = |hour: &str| format!("2024-03-04T{hour}+08:00").parse();
    /// let pauses = [Pause::new(at("10:45")?, Some(at("11:30")?))?, Pause::new(at("10:30")?, Some(at("11:00")?))?];
    /// let merged = Pause::merged(&pauses);
    /// assert_eq!((merged.len(), merged[0].from(), merged[0].to()), (1, at("10:30")?, Some(at("11:30")?)));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn merged(pauses: &[Pause]) -> Vec<Pause> {
        let mut ordered: Vec<Pause> = pauses.iter().copied().filter(|pause| pause.to != Some(pause.from)).collect();
        ordered.sort_unstable_by_key(|pause| pause.from);
        let mut merged: Vec<Pause> = Vec::with_capacity(ordered.len());
        for pause in ordered {
            match merged.last_mut() {
                Some(last) if last.to.is_none_or(|to| pause.from <= to) => {
                    last.to = last.to.and_then(|to| Some(to.max(pause.to?)));
                }
                _ => merged.push(pause),
            }
        }
        merged
    }
}
