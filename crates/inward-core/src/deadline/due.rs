//! [`Due`]: when something is due, and how things stand at any moment.

use chrono::{NaiveDate, NaiveDateTime};

use super::count::Counted;
use super::explain::Explanation;
use super::extension::Extension;
use super::measured::Measured;
use super::rule::{Limit, Rule};
use crate::calendar::{Beyond, Calendar, NaiveCalendar, NaivePause, Pause, as_instant, as_pauses};
use crate::refusal::Refusal;
use crate::text::labelled;
use crate::text::refusals::deadline as codes;
use crate::when::{Timestamp, When};

/// The moment from which a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Start {
    /// A moment.
    At(Timestamp),
    /// A day: enough for rules that count days.
    On(NaiveDate),
    /// Not known: only a fixed date can be told.
    Unknown,
}

impl TryFrom<&When> for Start {
    type Error = Refusal;

    /// The moment or the day of a date.
    ///
    /// # Errors
    /// `deadline.imprecise-start` where it is neither; [`Calendar::due_range`] takes any date.
    ///
    /// ```
    /// use inward_core::deadline::Start;
    /// use inward_core::when::When;
    /// assert_eq!(Start::try_from(&When::parse("2021-01-08")?)?, Start::On("2021-01-08".parse().unwrap()));
    /// assert_eq!(Start::try_from(&When::parse("2021-01")?).unwrap_err().code.as_str(), "deadline.imprecise-start");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    fn try_from(when: &When) -> Result<Self, Refusal> {
        match (when.timestamp(), when.first(), when.last()) {
            (Some(at), ..) => Ok(Self::At(at)),
            (None, Some(first), Some(last)) if first == last => Ok(Self::On(first)),
            _ => Err(Refusal::new(codes::IMPRECISE_START).with("start", when)),
        }
    }
}

impl From<Timestamp> for Start {
    fn from(at: Timestamp) -> Self {
        Self::At(at)
    }
}

impl From<NaiveDate> for Start {
    fn from(day: NaiveDate) -> Self {
        Self::On(day)
    }
}

labelled! {
    /// What a clock does at a moment.
    ///
    /// ```
    /// use inward_core::deadline::Clock;
    /// assert_eq!(Clock::Paused.label().zh, "暂停");
    /// ```
    Clock {
        /// It has not started.
        NotStarted, "not_started", "not started", "未起算";
        /// It runs.
        Running, "running", "running", "计时中";
        /// It is paused.
        Paused, "paused", "paused", "暂停";
        /// The time is over.
        Over, "over", "over", "已逾期";
    }
}

/// What was asked: all that a due time follows from.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub calendar: Calendar,
    pub rule: Rule,
    pub start: Start,
    /// Merged, in order.
    pub pauses: Vec<Pause>,
    pub extensions: Vec<Extension>,
}

/// When something is due.
///
/// ```
/// use inward_core::calendar::Calendar;
/// use inward_core::deadline::{Measured, working_days};
/// use inward_core::when::Timestamp;
/// use chrono::NaiveDate;
///
/// let china = Calendar::china();
/// let start: NaiveDate = "2021-02-05".parse().unwrap();
/// let due = china.due(start, &working_days(5), &[])?;
/// assert_eq!(due.last_day().unwrap().to_string(), "2021-02-18");
/// assert_eq!(due.at().to_string(), "2021-02-18T15:59:59.999999Z");
///
/// let at = |text: &str| text.parse::<Timestamp>();
/// assert!(!due.breached(at("2021-02-18T23:59+08:00")?) && due.breached(at("2021-02-19T00:00+08:00")?));
/// assert_eq!(due.remaining(at("2021-02-09T10:00+08:00")?)?, Measured::WorkingDays(2));
/// assert_eq!(due.overdue(at("2021-02-22T10:00+08:00")?)?, Measured::WorkingDays(3));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct Due {
    pub(super) asked: Asked,
    pub(super) counted: Counted,
}

impl Calendar {
    /// When something is due that starts then, by a rule, with these pauses.
    ///
    /// Past the last notice it is told by the weekday, and is [`provisional`](Due::provisional).
    ///
    /// # Errors
    /// `deadline.open-pause` where a pause still goes on that begins before it would be due,
    /// `deadline.no-working-time`, `deadline.start-needs-time` where the rule counts hours and the
    /// start is a day, `calendar.no-hours`, `deadline.too-long`, `when.out-of-range`.
    pub fn due(&self, start: impl Into<Start>, rule: &Rule, pauses: &[Pause]) -> Result<Due, Refusal> {
        self.due_extended(start, rule, pauses, &[])
    }

    /// When something is due whose time was extended, in the order of the extensions.
    ///
    /// # Errors
    /// As [`Calendar::due`]; `deadline.extension-after-expiry`, `deadline.extension-unit`,
    /// `deadline.not-positive`.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use inward_core::calendar::Calendar;
    /// use inward_core::deadline::{Extension, Limit, working_days};
    /// let start: NaiveDate = "2021-01-08".parse().unwrap();
    /// let extension = [Extension::by(Limit::WorkingDays(10))];
    /// let due = Calendar::china().due_extended(start, &working_days(20), &[], &extension)?;
    /// assert_eq!(due.last_day().unwrap().to_string(), "2021-02-24");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn due_extended(
        &self,
        start: impl Into<Start>,
        rule: &Rule,
        pauses: &[Pause],
        extensions: &[Extension],
    ) -> Result<Due, Refusal> {
        let asked = self.asked(start.into(), rule, Pause::merged(pauses), extensions);
        let counted = asked.counted()?;
        Ok(Due { asked, counted })
    }

    /// When something is due at the earliest whose clock is paused: as if it ran again from that
    /// moment. With no pause going on, as [`Calendar::due_extended`].
    ///
    /// # Errors
    /// As [`Calendar::due_extended`], but never `deadline.open-pause`.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use inward_core::calendar::{Calendar, Pause};
    /// use inward_core::deadline::working_days;
    /// let start: NaiveDate = "2021-01-08".parse().unwrap();
    /// let pauses = [Pause::new("2021-01-13T09:00+08:00".parse()?, None)?];
    /// let china = Calendar::china();
    /// assert_eq!(china.due(start, &working_days(20), &pauses).unwrap_err().code.as_str(), "deadline.open-pause");
    /// let earliest = china.due_if_resumed(start, &working_days(20), &pauses, &[], "2021-01-21T00:00+08:00".parse()?)?;
    /// assert_eq!(earliest.last_day().unwrap().to_string(), "2021-02-19");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn due_if_resumed(
        &self,
        start: impl Into<Start>,
        rule: &Rule,
        pauses: &[Pause],
        extensions: &[Extension],
        at: Timestamp,
    ) -> Result<Due, Refusal> {
        let asked = self.asked(start.into(), rule, closed(&Pause::merged(pauses), at), extensions);
        let counted = asked.counted()?;
        Ok(Due { asked, counted })
    }

    fn asked(&self, start: Start, rule: &Rule, pauses: Vec<Pause>, extensions: &[Extension]) -> Asked {
        Asked { calendar: self.clone(), rule: rule.clone(), start, pauses, extensions: extensions.to_vec() }
    }
}

/// Pauses as they stand at a moment: the one that still goes on ends there.
fn closed(pauses: &[Pause], at: Timestamp) -> Vec<Pause> {
    pauses.iter().filter_map(|pause| pause.closed_by(at)).collect()
}

impl Asked {
    fn counted(&self) -> Result<Counted, Refusal> {
        let ended: Vec<Pause> = self.pauses.iter().copied().filter(|pause| !pause.is_open()).collect();
        let mut limit = self.rule.limit.clone();
        let mut further: Vec<&Limit> = Vec::new();
        let mut counted = self.count(&limit, &further, &ended)?;
        for extension in &self.extensions {
            extension.check(&self.rule)?;
            if let Some(approved) = extension.approved.filter(|approved| *approved > counted.at) {
                return Err(Refusal::new(codes::EXTENSION_AFTER_EXPIRY)
                    .with("approved", approved)
                    .with("due", counted.at));
            }
            match extension.lengthened(&limit).filter(|_| further.is_empty()) {
                Some(longer) => limit = longer,
                None => further.push(&extension.by),
            }
            counted = self.count(&limit, &further, &ended)?;
        }
        match self.pauses.iter().find(|pause| pause.is_open() && pause.from() < counted.at) {
            Some(open) => Err(Refusal::new(codes::OPEN_PAUSE).with("from", open.from())),
            None => Ok(counted),
        }
    }
}

impl Due {
    /// The last moment at which it is not late.
    #[must_use]
    pub const fn at(&self) -> Timestamp {
        self.counted.at
    }

    /// The last day; none where the rule counts hours.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.counted.days.map(|(_, last)| last)
    }

    /// The day on which the time is over: the last day, or that of the moment where the rule counts hours,
    /// in the time zone of its calendar.
    ///
    /// ```
    /// use inward_core::calendar::Calendar;
    /// use inward_core::deadline::hours;
    /// use inward_core::when::Timestamp;
    /// let noon: Timestamp = "2021-01-08T12:00+08:00".parse()?;
    /// let due = Calendar::china().due(noon, &hours(20), &[])?;
    /// assert_eq!((due.last_day(), due.day().to_string()), (None, "2021-01-09".to_owned()));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.last_day().unwrap_or_else(|| self.at().day_in(self.calendar().zone()))
    }

    /// When it is due as a date: the last day, or the moment where the rule counts hours.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use inward_core::calendar::Calendar;
    /// use inward_core::deadline::working_days;
    /// let start: NaiveDate = "2021-02-05".parse().unwrap();
    /// assert_eq!(Calendar::china().due(start, &working_days(5), &[])?.date()?.to_string(), "2021-02-18");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// `when.invalid-offset` where the time zone was then no whole minutes from UTC.
    pub fn date(&self) -> Result<When, Refusal> {
        let at = self.at();
        match self.last_day() {
            Some(_) => When::day(self.day()),
            None => When::instant(at, at.offset_in(self.calendar().zone())),
        }
    }

    /// The last day as counted, before it was moved off a rest day.
    #[must_use]
    pub fn raw_last_day(&self) -> Option<NaiveDate> {
        self.counted.days.map(|(raw, _)| raw)
    }

    /// Whether it rests on days of a year whose notice was not issued.
    #[must_use]
    pub const fn provisional(&self) -> bool {
        self.counted.provisional
    }

    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &Rule {
        &self.asked.rule
    }

    /// The calendar, as known.
    #[must_use]
    pub const fn calendar(&self) -> &Calendar {
        &self.asked.calendar
    }

    /// Whether it is late at that moment: after the due one, not at it.
    #[must_use]
    pub fn breached(&self, at: Timestamp) -> bool {
        at > self.at()
    }

    /// What the clock does at that moment.
    #[must_use]
    pub fn clock(&self, at: Timestamp) -> Clock {
        let started = match self.asked.start {
            Start::At(start) => start <= at,
            Start::On(day) => day <= at.day_in(self.asked.calendar.zone()),
            Start::Unknown => true,
        };
        match () {
            () if self.breached(at) => Clock::Over,
            () if !started => Clock::NotStarted,
            () if self.asked.pauses.iter().any(|pause: &Pause| pause.goes_on(at)) => Clock::Paused,
            () => Clock::Running,
        }
    }

    /// By how much it is late at that moment; nothing where it is not. A pause after the due moment
    /// cures nothing.
    ///
    /// # Errors
    /// `when.out-of-range`.
    pub fn overdue(&self, at: Timestamp) -> Result<Measured, Refusal> {
        self.measured(self.at().min(at), at, &[])
    }

    /// How much of the time has run by that moment; pauses are not counted.
    ///
    /// # Errors
    /// `deadline.no-start` for a fixed date without a start, `when.out-of-range`.
    pub fn elapsed(&self, at: Timestamp) -> Result<Measured, Refusal> {
        let from = match self.asked.start {
            Start::At(start) => start,
            Start::On(day) => Timestamp::start_of_day(day, self.asked.calendar.zone()),
            Start::Unknown => return Err(Refusal::new(codes::NO_START)),
        };
        self.measured(from, at.max(from), &closed(&self.asked.pauses, at.max(from)))
    }

    /// How much of the time is left at that moment; nothing where it is over. Later pauses are not
    /// counted.
    ///
    /// # Errors
    /// `when.out-of-range`.
    pub fn remaining(&self, at: Timestamp) -> Result<Measured, Refusal> {
        self.measured(at.min(self.at()), self.at(), &closed(&self.asked.pauses, self.at()))
    }

    /// How it came about, step by step, in both languages.
    ///
    /// # Errors
    /// `when.out-of-range`.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use inward_core::calendar::Calendar;
    /// use inward_core::deadline::working_days;
    /// use inward_core::text::Lang;
    /// let (start, known): (NaiveDate, NaiveDate) = ("2020-01-20".parse().unwrap(), "2020-01-25".parse().unwrap());
    /// let due = Calendar::china().known(known).due(start, &working_days(5), &[])?;
    /// let said = due.explain()?.say(Lang::Zh);
    /// assert!(said.contains("春节") && said.contains("国办发明电〔2019〕16号") && said.contains("2020-02-01"));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn explain(&self) -> Result<Explanation, Refusal> {
        Explanation::of(self)
    }

    /// The length between two moments in the unit of the rule, without what is paused.
    fn measured(&self, from: Timestamp, to: Timestamp, pauses: &[Pause]) -> Result<Measured, Refusal> {
        let calendar = &self.asked.calendar;
        let zone = calendar.zone();
        Ok(match self.asked.rule.limit {
            Limit::Hours(_) => {
                let paused = pauses.iter().map(|pause| {
                    let (begins, ends) = (pause.from().max(from), pause.to().unwrap_or(to).min(to));
                    (ends.as_micros() - begins.as_micros()).max(0)
                });
                Measured::Time(to.as_micros() - from.as_micros() - paused.sum::<i64>())
            }
            Limit::WorkingTime(_) => {
                Measured::WorkingTime(calendar.counted(from, to, pauses, Beyond::ByWeekday)?.value)
            }
            Limit::WorkingDays(_) => {
                let (first, last) = (from.day_in(zone), to.day_in(zone));
                let mut days = calendar.within_after(first, last, Beyond::ByWeekday)?.value;
                for (begins, ends) in self.asked.suspended(pauses) {
                    let begins = begins.pred_opt().unwrap_or(begins).max(first);
                    days -= calendar.within_after(begins, ends.min(last), Beyond::ByWeekday)?.value;
                }
                Measured::WorkingDays(days)
            }
            Limit::NaturalDays(_) | Limit::Months(_) | Limit::Years(_) | Limit::SameDay(_) | Limit::On(_) => {
                let (first, last) = (from.day_in(zone), to.day_in(zone));
                let days = |a: NaiveDate, b: NaiveDate| b.signed_duration_since(a).num_days().max(0);
                let paused = self
                    .asked
                    .suspended(pauses)
                    .into_iter()
                    .map(|(begins, ends)| days(begins.pred_opt().unwrap_or(begins).max(first), ends.min(last)));
                Measured::NaturalDays(days(first, last) - paused.sum::<i64>())
            }
        })
    }
}

/// When something is due on a calendar of local times.
///
/// ```
/// use chrono::NaiveDateTime;
/// use inward_core::calendar::NaiveCalendar;
/// use inward_core::deadline::working_time;
/// let office = NaiveCalendar::from_json(r#"{"weekly": {"fri": [["10:00", "18:00"]], "mon": [["10:00", "18:00"]]}}"#)?;
/// let due = office.due("2024-03-08T17:00:00".parse().unwrap(), &working_time(2 * 3_600), &[])?;
/// assert_eq!(due.at().to_string(), "2024-03-11 11:00:00");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct NaiveDue(Due);

impl NaiveCalendar {
    /// When something is due that starts at a local time; as [`Calendar::due`].
    ///
    /// # Errors
    /// As [`Calendar::due`], `deadline.invalid-pause`.
    pub fn due(&self, start: NaiveDateTime, rule: &Rule, pauses: &[NaivePause]) -> Result<NaiveDue, Refusal> {
        Ok(NaiveDue(self.days().due(as_instant(start)?, rule, &as_pauses(pauses)?)?))
    }
}

impl NaiveDue {
    /// What the days of a calendar of local times ([`NaiveCalendar::days`]) say is due, read in local
    /// times again: so extensions, ranges and starts that are days are asked of them too.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use inward_core::calendar::NaiveCalendar;
    /// use inward_core::deadline::{NaiveDue, working_days};
    /// let office = NaiveCalendar::from_json(r#"{"closed": ["2024-03-08"]}"#)?;
    /// let start: NaiveDate = "2024-03-07".parse().unwrap();
    /// let due = NaiveDue::of(office.days().due(start, &working_days(1), &[])?);
    /// assert_eq!(due.last_day().unwrap().to_string(), "2024-03-11");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub const fn of(due: Due) -> Self {
        Self(due)
    }

    /// The last moment at which it is not late.
    #[must_use]
    pub fn at(&self) -> NaiveDateTime {
        self.0.at().to_utc().naive_utc()
    }

    /// The last day; none where the rule counts hours.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.0.last_day()
    }

    /// The last day as counted; as [`Due::raw_last_day`].
    #[must_use]
    pub fn raw_last_day(&self) -> Option<NaiveDate> {
        self.0.raw_last_day()
    }

    /// Whether it rests on days of a year whose notice was not issued.
    #[must_use]
    pub const fn provisional(&self) -> bool {
        self.0.provisional()
    }

    /// Whether it is late at that moment; as [`Due::breached`].
    ///
    /// # Errors
    /// `when.out-of-range`.
    pub fn breached(&self, at: NaiveDateTime) -> Result<bool, Refusal> {
        Ok(self.0.breached(as_instant(at)?))
    }

    /// By how much it is late at that moment; as [`Due::overdue`].
    ///
    /// # Errors
    /// `when.out-of-range`.
    pub fn overdue(&self, at: NaiveDateTime) -> Result<Measured, Refusal> {
        self.0.overdue(as_instant(at)?)
    }

    /// How much has run by that moment; as [`Due::elapsed`].
    ///
    /// # Errors
    /// `when.out-of-range`.
    pub fn elapsed(&self, at: NaiveDateTime) -> Result<Measured, Refusal> {
        self.0.elapsed(as_instant(at)?)
    }

    /// How much is left at that moment; as [`Due::remaining`].
    ///
    /// # Errors
    /// `when.out-of-range`.
    pub fn remaining(&self, at: NaiveDateTime) -> Result<Measured, Refusal> {
        self.0.remaining(as_instant(at)?)
    }

    /// What the clock does at that moment; as [`Due::clock`].
    ///
    /// # Errors
    /// `when.out-of-range`.
    pub fn clock(&self, at: NaiveDateTime) -> Result<Clock, Refusal> {
        Ok(self.0.clock(as_instant(at)?))
    }

    /// How it came about; as [`Due::explain`].
    ///
    /// # Errors
    /// `when.out-of-range`.
    pub fn explain(&self) -> Result<Explanation, Refusal> {
        Explanation::of_local(&self.0)
    }
}
