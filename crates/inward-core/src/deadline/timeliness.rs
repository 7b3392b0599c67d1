//! Whether what was due was done in time.

use super::extension::Extension;
use super::range::DueRange;
use super::rule::{Limit, Rule};
use crate::calendar::{Calendar, Pause};
use crate::clock::ClockFacts;
use crate::fact::AsOf;
use crate::refusal::Refusal;
use crate::text::labelled;
use crate::when::{Timestamp, Truth, When};

labelled! {
    /// Whether what was due was done in time, as far as the dates tell.
    ///
    /// ```
    /// use inward_core::deadline::Timeliness;
    /// assert_eq!(Timeliness::Overdue.label().zh, "逾期未办");
    /// assert!(Timeliness::Late.is_done() && !Timeliness::Running.is_done());
    /// ```
    Timeliness {
        /// Nobody asked for it by any time.
        NotAsked, "not_asked", "not asked for", "未设时限";
        /// What the time counts from has not happened.
        NotStarted, "not_started", "not started", "未起算";
        /// It is open and not yet due.
        Running, "running", "running", "办理中";
        /// It is open, and its clock is paused before it was due.
        Paused, "paused", "paused", "暂停计时";
        /// Done in time.
        OnTime, "on_time", "on time", "按时办理";
        /// Done after it was due.
        Late, "late", "late", "逾期办理";
        /// Not done, and the time is over.
        Overdue, "overdue", "overdue", "逾期未办";
        /// The dates are too imprecise to say.
        Undetermined, "undetermined", "undetermined", "无法判定";
    }
}

impl Timeliness {
    /// Whether it was done, in time or not.
    #[must_use]
    pub const fn is_done(self) -> bool {
        matches!(self, Self::OnTime | Self::Late)
    }
}

impl DueRange {
    /// Whether what was due is done in time, told at that moment. Each of what was `done` comes with
    /// whether it had happened, and with its date where it has one; the first of them counts.
    #[must_use]
    pub fn timeliness<'w>(
        &self,
        done: impl IntoIterator<Item = (Truth, Option<&'w When>)>,
        at: Timestamp,
    ) -> Timeliness {
        let mut told = None;
        for (happened, on) in done {
            let kept = on.map_or(Truth::Possibly, |on| self.kept_by(on));
            let this = match (happened, kept) {
                (Truth::No, _) => continue,
                (Truth::Yes, Truth::Yes) => return Timeliness::OnTime,
                (Truth::Yes, Truth::No) => Timeliness::Late,
                _ => Timeliness::Undetermined,
            };
            if told != Some(Timeliness::Undetermined) {
                told = Some(this);
            }
        }
        told.unwrap_or_else(|| match self.breached(at) {
            Truth::Yes => Timeliness::Overdue,
            Truth::No => Timeliness::Running,
            Truth::Possibly => Timeliness::Undetermined,
        })
    }
}

/// Where a time limit is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Outlook<'c> {
    pub as_of: AsOf,
    /// The moment for which it is told; see [`moment`].
    pub at: Timestamp,
    pub calendar: &'c Calendar,
}

impl<'c> Outlook<'c> {
    pub fn new(as_of: AsOf, now: Timestamp, calendar: &'c Calendar) -> Self {
        Self { as_of, at: moment(as_of, now, calendar), calendar }
    }
}

/// What is known of a time limit at some point.
pub(crate) enum Term {
    /// None was set.
    NotAsked,
    /// What it counts from has not happened.
    NotStarted,
    /// A date that it follows from is not known.
    Unknown,
    /// When it is over.
    Due(Box<DueRange>),
    /// When it is over at the earliest: its clock is paused.
    Paused(Box<DueRange>),
}

/// Time that does not count, at the least and at the most that it may be, and time that was added.
#[derive(Clone, Debug, Default)]
pub(crate) struct Uncounted {
    pub shortest: Vec<Pause>,
    pub longest: Vec<Pause>,
    pub extensions: Vec<Extension>,
    is_paused: bool,
}

impl Uncounted {
    /// With the pauses of the clock of a record.
    pub fn paused_by(mut self, clock: &ClockFacts, outlook: Outlook<'_>) -> Self {
        let zone = outlook.calendar.zone();
        let pauses = clock.pauses(outlook.as_of, zone);
        self.is_paused = clock.is_paused(outlook.as_of, outlook.at, zone);
        self.shortest.extend_from_slice(&pauses);
        self.longest.extend(pauses);
        self
    }

    /// With its extensions, and with what is only asked for yet.
    pub fn extended_by(mut self, clock: &ClockFacts, outlook: Outlook<'_>, more: &[Extension]) -> Self {
        self.extensions = clock.extensions(outlook.as_of);
        self.extensions.extend_from_slice(more);
        self
    }
}

impl Term {
    /// The term that a rule sets. `start` is the date of the event that it counts from: none where that
    /// has not happened, and without a date where nobody knows when it did. `uncounted` is none where a
    /// date that it follows from is not known. A clock that is paused counts as if it went on now.
    pub fn of(
        rule: Option<&Rule>,
        start: Option<Option<&When>>,
        uncounted: Option<&Uncounted>,
        outlook: Outlook<'_>,
    ) -> Result<Self, Refusal> {
        let Some(rule) = rule else { return Ok(Self::NotAsked) };
        let start = match (&rule.limit, start) {
            (Limit::On(date), _) => date,
            (_, None) => return Ok(Self::NotStarted),
            (_, Some(Some(start))) if start.first().is_some() && start.last().is_some() => start,
            (_, Some(_)) => return Ok(Self::Unknown),
        };
        let Some(uncounted) = uncounted else { return Ok(Self::Unknown) };
        let due = |pauses| {
            let Outlook { at, calendar, .. } = outlook;
            calendar.due_range_if_resumed(Some(start), rule, pauses, &uncounted.extensions, at)
        };
        let mut range = due(&uncounted.shortest)?;
        if uncounted.shortest != uncounted.longest {
            range = range.until(due(&uncounted.longest)?);
        }
        let range = Box::new(range);
        Ok(if uncounted.is_paused { Self::Paused(range) } else { Self::Due(range) })
    }

    /// When it is over, where that can be told.
    pub fn due(self) -> Option<DueRange> {
        match self {
            Self::Due(due) | Self::Paused(due) => Some(*due),
            Self::NotAsked | Self::NotStarted | Self::Unknown => None,
        }
    }

    /// Whether what was `done` was done in time; see [`DueRange::timeliness`]. What was done before the
    /// term began was in time.
    pub fn timeliness<'w>(
        &self,
        done: impl IntoIterator<Item = (Truth, Option<&'w When>)>,
        at: Timestamp,
    ) -> Timeliness {
        match self {
            Self::NotAsked => Timeliness::NotAsked,
            Self::Unknown => Timeliness::Undetermined,
            Self::NotStarted => match done.into_iter().map(|(happened, _)| happened).fold(Truth::No, Truth::or) {
                Truth::Yes => Timeliness::OnTime,
                Truth::Possibly => Timeliness::Undetermined,
                Truth::No => Timeliness::NotStarted,
            },
            Self::Due(due) => due.timeliness(done, at),
            Self::Paused(due) => match due.timeliness(done, at) {
                Timeliness::Running => Timeliness::Paused,
                told => told,
            },
        }
    }
}

/// The moment for which it is told whether something is over, read at that point: the end of its day,
/// but never after `now`, since nothing is overdue before its time. A point without a day is now.
fn moment(as_of: AsOf, now: Timestamp, calendar: &Calendar) -> Timestamp {
    if as_of.has_no_day() { now } else { now.min(Timestamp::end_of_day(as_of.valid, calendar.zone())) }
}
