//! Office hours: windows of a day, a week of them, and weeks that hold for a season.

use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::refusal::Refusal;
use crate::text::refusals::calendar as codes;

/// A window of a day in local time, `[opens, closes)`, such as 09:00 to 12:00.
///
/// As data it is the pair of its ends, `["09:00", "12:00"]`; `24:00` is the end of the day. Hours of a
/// night are two windows, one up to 24:00 and one from 00:00 of the next day.
///
/// ```
/// use inward_core::calendar::Window;
/// let morning = Window::parse("09:00", "12:00")?;
/// assert_eq!(morning.to_string(), "09:00-12:00");
/// assert_eq!(Window::parse("12:00", "09:00").unwrap_err().code.as_str(), "calendar.window-reversed");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    /// Seconds from midnight at which it opens.
    opens: u32,
    /// Seconds from midnight at which it closes, 86,400 at most.
    closes: u32,
}

/// The seconds of a day on which no clock is changed.
pub(super) const DAY: u32 = 86_400;

impl Window {
    /// A window of the texts of its ends.
    ///
    /// # Errors
    /// `calendar.not-a-time`, `calendar.window-reversed` if it does not end after it starts.
    pub fn parse(opens: &str, closes: &str) -> Result<Self, Refusal> {
        let window = Self { opens: seconds(opens)?, closes: seconds(closes)? };
        if window.opens >= window.closes {
            return Err(Refusal::new(codes::WINDOW_REVERSED).with("opens", opens).with("closes", closes));
        }
        Ok(window)
    }

    /// Seconds from midnight at which it opens.
    #[must_use]
    pub const fn opens(self) -> u32 {
        self.opens
    }

    /// Seconds from midnight at which it closes.
    #[must_use]
    pub const fn closes(self) -> u32 {
        self.closes
    }
}

/// A time of day as `9:00`, `09:00` or `09:00:30`; `24:00` is the end of the day.
pub(crate) fn seconds(text: &str) -> Result<u32, Refusal> {
    let wrong = || Refusal::new(codes::NOT_A_TIME).with("input", text);
    let mut parts = text.trim().split(':').map(|part| {
        let is_number = matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<u32>().ok()).flatten().ok_or_else(wrong)
    });
    let (hour, minute) = (parts.next().ok_or_else(wrong)??, parts.next().ok_or_else(wrong)??);
    let second = parts.next().transpose()?.unwrap_or(0);
    let total = hour * 3_600 + minute * 60 + second;
    (parts.next().is_none() && minute < 60 && second < 60 && total <= DAY).then_some(total).ok_or_else(wrong)
}

/// The text of a time of day.
pub(crate) fn written(seconds: u32) -> String {
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", written(self.opens), written(self.closes))
    }
}

impl Serialize for Window {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (written(self.opens), written(self.closes)).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Window {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (opens, closes) = <(String, String)>::deserialize(deserializer)?;
        Self::parse(&opens, &closes).map_err(de::Error::custom)
    }
}

/// The windows of one day, in order; none where the office is closed.
///
/// ```
/// use inward_core::calendar::{Hours, Window};
/// let day = Hours::new([Window::parse("14:00", "18:00")?, Window::parse("9:00", "12:00")?])?;
/// assert_eq!(day.to_string(), "09:00-12:00, 14:00-18:00");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Hours(Vec<Window>);

impl Hours {
    /// The windows of a day, in any order.
    ///
    /// # Errors
    /// `calendar.windows-overlap` if two share any time.
    pub fn new(windows: impl IntoIterator<Item = Window>) -> Result<Self, Refusal> {
        let mut windows: Vec<Window> = windows.into_iter().collect();
        windows.sort_unstable();
        for (earlier, later) in windows.iter().zip(windows.iter().skip(1)) {
            if later.opens < earlier.closes {
                return Err(Refusal::new(codes::WINDOWS_OVERLAP).with("one", earlier).with("other", later));
            }
        }
        Ok(Self(windows))
    }

    /// No window: the office is closed.
    #[must_use]
    pub const fn closed() -> Self {
        Self(Vec::new())
    }

    /// The windows, in order.
    #[must_use]
    pub fn windows(&self) -> &[Window] {
        &self.0
    }

    /// Whether the office is closed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, window) in self.0.iter().enumerate() {
            if number > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{window}")?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(Vec::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

/// The hours of each day of the week; a day that is not named is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "the days of the week")]
pub struct Week {
    #[serde(skip_serializing_if = "Hours::is_closed")]
    pub mon: Hours,
    #[serde(skip_serializing_if = "Hours::is_closed")]
    pub tue: Hours,
    #[serde(skip_serializing_if = "Hours::is_closed")]
    pub wed: Hours,
    #[serde(skip_serializing_if = "Hours::is_closed")]
    pub thu: Hours,
    #[serde(skip_serializing_if = "Hours::is_closed")]
    pub fri: Hours,
    #[serde(skip_serializing_if = "Hours::is_closed")]
    pub sat: Hours,
    #[serde(skip_serializing_if = "Hours::is_closed")]
    pub sun: Hours,
}

impl Week {
    /// The hours of a day of the week.
    #[must_use]
    pub const fn on(&self, day: Weekday) -> &Hours {
        match day {
            Weekday::Mon => &self.mon,
            Weekday::Tue => &self.tue,
            Weekday::Wed => &self.wed,
            Weekday::Thu => &self.thu,
            Weekday::Fri => &self.fri,
            Weekday::Sat => &self.sat,
            Weekday::Sun => &self.sun,
        }
    }

    /// The hours of a make-up working day, which its weekday does not tell: those of the first day of
    /// the week that has any.
    pub(super) fn of_a_working_day(&self) -> &Hours {
        [&self.mon, &self.tue, &self.wed, &self.thu, &self.fri, &self.sat]
            .into_iter()
            .find(|hours| !hours.is_closed())
            .unwrap_or(&self.sun)
    }
}

/// A day of any year, `05-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayOfYear {
    month: u32,
    day: u32,
}

impl DayOfYear {
    fn parse(text: &str) -> Result<Self, Refusal> {
        // 29 February is a day of some years.
        let leap = format!("2000-{}", text.trim());
        let day = NaiveDate::parse_from_str(&leap, "%Y-%m-%d")
            .map_err(|_| Refusal::new(codes::NOT_A_DAY_OF_YEAR).with("input", text))?;
        Ok(Self { month: day.month(), day: day.day() })
    }

    fn of(day: NaiveDate) -> Self {
        Self { month: day.month(), day: day.day() }
    }
}

impl fmt::Display for DayOfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl Serialize for DayOfYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DayOfYear {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

/// A week that holds for a part of each year, such as summer hours from 1 May to 30 September.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// Its first day in each year.
    pub from: DayOfYear,
    /// Its last day; before `from` where the season goes over the end of the year.
    pub to: DayOfYear,
    /// The hours of its weeks.
    pub weekly: Week,
    /// The first day on which the timetable was in force; always if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// The last day on which it was in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

impl Season {
    /// Whether the season holds on that day.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        let of_year = DayOfYear::of(day);
        let within = if self.from <= self.to {
            (self.from..=self.to).contains(&of_year)
        } else {
            of_year >= self.from || of_year <= self.to
        };
        within && self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
}
