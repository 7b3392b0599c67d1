//! Rules: how long, counted from what.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::calendar::{Roll, seconds, written};
use crate::refusal::Refusal;
use crate::text::refusals::deadline as codes;
use crate::text::{Label, Lang, labelled};
use crate::when::When;

/// How long. Days are counted after the day of the start, hours from the moment itself (Civil Code of
/// China, art. 201).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Days, whatever they are, 自然日.
    NaturalDays(u32),
    /// Days on which the office works, 工作日.
    WorkingDays(u32),
    /// Months, to the day of the same number.
    Months(u32),
    /// Years, to the day of the same number.
    Years(u32),
    /// Hours of the clock, in seconds.
    Hours(u64),
    /// Time in which the office is open, in seconds.
    WorkingTime(u64),
    /// The day of the start, 事不过夜.
    SameDay(SameDay),
    /// A date that was fixed, whatever the start. Of a date that is not a day, its last day.
    On(When),
}

/// The same day: what arrives before the cut-off on a working day is due by 24:00 of that day. The
/// slogan says nothing of what arrives later, or on a rest day, so that both must be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameDay {
    /// Seconds from midnight: what arrives at that time or after it comes too late for the day.
    #[serde(with = "time_of_day")]
    pub cutoff: u32,
    /// What becomes of what comes too late, or on a rest day.
    pub rest_day: RestDay,
}

labelled! {
    /// What becomes of what arrives after the cut-off, or on a day on which the office does not work.
    ///
    /// ```
    /// use inward_core::deadline::RestDay;
    /// assert_eq!(RestDay::ThatDay.key(), "that_day");
    /// ```
    RestDay {
        /// It is due by 24:00 of that day all the same.
        ThatDay, "that_day", "by the end of that day all the same", "仍以当日为限";
        /// It is due by close of business of the next working day (24:00 where no hours are known).
        NextWorkingDay, "next_working_day", "by close of business of the next working day", "以下一工作日下班为限";
    }
}

labelled! {
    /// When the last day ends (Civil Code of China, art. 203).
    ///
    /// ```
    /// use inward_core::deadline::Ends;
    /// assert_eq!(Ends::EndOfDay.key(), "end_of_day");
    /// ```
    Ends {
        /// At 24:00.
        EndOfDay, "end_of_day", "at 24:00", "至当日二十四时";
        /// When the office closes; at 24:00 where no hours are known.
        CloseOfBusiness, "close_of_business", "at close of business", "至当日停止业务活动时";
    }
}

/// A rule for a deadline, plain data.
///
/// ```
/// use inward_core::deadline::{Rule, working_days};
/// use inward_core::text::Lang;
///
/// let rule = working_days(5).after("accepted");
/// assert_eq!(rule.say(Lang::En), "5 working days after `accepted`");
/// assert_eq!(rule.say(Lang::Zh), "自“accepted”起 5 个工作日");
/// let data = serde_json::to_string(&rule).unwrap();
/// assert_eq!(data, r#"{"limit":{"working_days":5},"after":"accepted"}"#);
/// assert_eq!(serde_json::from_str::<Rule>(&data).unwrap(), rule);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// How long.
    pub limit: Limit,
    /// The event from which it is counted: a milestone of the playbook, or what the record calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The event up to which it is counted: due so long before it. Neither paused nor moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Whether the day of the start counts as the first; by law it does not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub counts_first_day: bool,
    /// What becomes of a last day that is a rest day; for natural days, months and years.
    #[serde(default = "to_working_day", skip_serializing_if = "is_to_working_day")]
    pub roll: Roll,
    /// When the last day ends.
    #[serde(default = "at_midnight", skip_serializing_if = "is_at_midnight")]
    pub ends: Ends,
}

const fn to_working_day() -> Roll {
    Roll::NextWorkingDay
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_to_working_day(roll: &Roll) -> bool {
    matches!(roll, Roll::NextWorkingDay)
}

const fn at_midnight() -> Ends {
    Ends::EndOfDay
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_at_midnight(ends: &Ends) -> bool {
    matches!(ends, Ends::EndOfDay)
}

/// So many natural days; the last is moved to the next working day unless said otherwise.
///
/// ```
/// use inward_core::deadline::{Limit, natural_days};
/// assert_eq!(natural_days(30).limit, Limit::NaturalDays(30));
/// ```
#[must_use]
pub const fn natural_days(days: u32) -> Rule {
    Rule::of(Limit::NaturalDays(days))
}

/// So many working days.
///
/// ```
/// use inward_core::deadline::{Limit, working_days};
/// assert_eq!(working_days(5).limit, Limit::WorkingDays(5));
/// ```
#[must_use]
pub const fn working_days(days: u32) -> Rule {
    Rule::of(Limit::WorkingDays(days))
}

/// So many months; as [`natural_days`].
///
/// ```
/// use inward_core::deadline::{Limit, months};
/// assert_eq!(months(6).limit, Limit::Months(6));
/// ```
#[must_use]
pub const fn months(months: u32) -> Rule {
    Rule::of(Limit::Months(months))
}

/// So many years; as [`natural_days`].
///
/// ```
/// use inward_core::deadline::{Limit, years};
/// assert_eq!(years(3).limit, Limit::Years(3));
/// ```
#[must_use]
pub const fn years(years: u32) -> Rule {
    Rule::of(Limit::Years(years))
}

/// So many hours of the clock.
///
/// ```
/// use inward_core::deadline::{Limit, hours};
/// assert_eq!(hours(24).limit, Limit::Hours(86_400));
/// ```
#[must_use]
pub const fn hours(hours: u32) -> Rule {
    Rule::of(Limit::Hours(hours as u64 * 3_600))
}

/// So many seconds in which the office is open.
///
/// ```
/// use inward_core::deadline::{Limit, working_time};
/// assert_eq!(working_time(16 * 3_600).limit, Limit::WorkingTime(57_600));
/// ```
#[must_use]
pub const fn working_time(seconds: u64) -> Rule {
    Rule::of(Limit::WorkingTime(seconds))
}

/// The same day, 事不过夜: `cutoff` as a time of day, and what becomes of what comes later.
///
/// # Errors
/// `calendar.not-a-time`.
///
/// ```
/// use inward_core::deadline::{RestDay, same_day};
/// assert_eq!(same_day("17:00", RestDay::NextWorkingDay)?.to_string(), "the same day if before 17:00");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub fn same_day(cutoff: &str, rest_day: RestDay) -> Result<Rule, Refusal> {
    Ok(Rule::of(Limit::SameDay(SameDay { cutoff: seconds(cutoff)?, rest_day })))
}

/// A date that was fixed; of a date that is not a day, its last day.
///
/// ```
/// use inward_core::deadline::fixed;
/// assert_eq!(fixed("2020-07-24".parse()?).to_string(), "2020-07-24");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[must_use]
pub const fn fixed(date: When) -> Rule {
    Rule::of(Limit::On(date))
}

impl Rule {
    /// A rule of this limit; what it starts from is to be named yet.
    #[must_use]
    pub const fn of(limit: Limit) -> Self {
        Self {
            limit,
            after: None,
            before: None,
            counts_first_day: false,
            roll: Roll::NextWorkingDay,
            ends: Ends::EndOfDay,
        }
    }

    /// Counted from this event: a milestone of the playbook, or what the record calls it.
    #[must_use]
    pub fn after(mut self, event: impl AsRef<str>) -> Self {
        self.after = Some(event.as_ref().to_owned());
        self
    }

    /// Due so long before this event.
    #[must_use]
    pub fn before(mut self, event: impl AsRef<str>) -> Self {
        self.before = Some(event.as_ref().to_owned());
        self
    }

    /// The day of the start counts as the first.
    #[must_use]
    pub const fn counting_first_day(mut self) -> Self {
        self.counts_first_day = true;
        self
    }

    /// What becomes of a last day that is a rest day.
    #[must_use]
    pub const fn roll(mut self, roll: Roll) -> Self {
        self.roll = roll;
        self
    }

    /// When the last day ends.
    #[must_use]
    pub const fn ends(mut self, ends: Ends) -> Self {
        self.ends = ends;
        self
    }

    /// The event that it is counted from, or up to.
    #[must_use]
    pub fn event(&self) -> Option<&str> {
        self.after.as_deref().or(self.before.as_deref())
    }

    /// Whether it can be promised: it is longer than nothing, and names one event unless its date is
    /// fixed.
    ///
    /// # Errors
    /// `deadline.not-positive`, `deadline.no-start`, `deadline.two-starts`, `deadline.needs-days` for
    /// hours before an event.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.limit.amount() == Some(0) {
            return Err(Refusal::new(codes::NOT_POSITIVE));
        }
        match (&self.after, &self.before) {
            (Some(_), Some(_)) => Err(Refusal::new(codes::TWO_STARTS)),
            (None, None) if !self.limit.is_fixed() => Err(Refusal::new(codes::NO_START)),
            (_, Some(_)) if !self.limit.is_in_days() => Err(Refusal::new(codes::NEEDS_DAYS)),
            _ => Ok(()),
        }
    }

    /// In words, in one of the languages.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        self.label().say(lang).to_owned()
    }

    pub(crate) fn label(&self) -> Label {
        self.label_with(|event| Label::new(format!("`{event}`"), format!("“{event}”")))
    }

    /// In words of both languages, its event called as `name_of` says.
    ///
    /// ```
    /// use inward_core::deadline::working_days;
    /// use inward_core::text::Label;
    /// let rule = working_days(5).after("accepted");
    /// assert_eq!(rule.label_with(|_| Label::new("acceptance", "受理")).zh, "自受理起 5 个工作日");
    /// ```
    #[must_use]
    pub fn label_with(&self, name_of: impl Fn(&str) -> Label) -> Label {
        let limit = self.limit.label();
        match (&self.after, &self.before) {
            (Some(event), _) => {
                let event = name_of(event);
                Label::new(format!("{} after {}", limit.en, event.en), format!("自{}起 {}", event.zh, limit.zh))
            }
            (_, Some(event)) => {
                let event = name_of(event);
                Label::new(format!("{} before {}", limit.en, event.en), format!("{}前 {}", event.zh, limit.zh))
            }
            _ => limit,
        }
    }
}

impl From<Rule> for Limit {
    fn from(rule: Rule) -> Self {
        rule.limit
    }
}

impl From<Limit> for Rule {
    fn from(limit: Limit) -> Self {
        Self::of(limit)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label().en)
    }
}

impl Limit {
    /// How many of its unit; none for the same day and for a fixed date.
    #[must_use]
    pub const fn amount(&self) -> Option<u64> {
        match self {
            Self::NaturalDays(n) | Self::WorkingDays(n) | Self::Months(n) | Self::Years(n) => Some(*n as u64),
            Self::Hours(n) | Self::WorkingTime(n) => Some(*n),
            Self::SameDay(_) | Self::On(_) => None,
        }
    }

    /// Whether it is a date, whatever the start.
    #[must_use]
    pub const fn is_fixed(&self) -> bool {
        matches!(self, Self::On(_))
    }

    /// Whether it is counted in days, months or years.
    #[must_use]
    pub const fn is_in_days(&self) -> bool {
        matches!(self, Self::NaturalDays(_) | Self::WorkingDays(_) | Self::Months(_) | Self::Years(_))
    }

    /// Whether it runs from the moment itself, so that the day alone does not tell when it is due.
    #[must_use]
    pub const fn needs_time(&self) -> bool {
        matches!(self, Self::Hours(_) | Self::WorkingTime(_) | Self::SameDay(_))
    }

    /// Its unit, and how many of it: what can be compared with another limit of the same unit.
    pub(crate) const fn in_one_unit(&self) -> Option<(&'static str, u64)> {
        Some(match self {
            Self::NaturalDays(n) => ("day", *n as u64),
            Self::WorkingDays(n) => ("working day", *n as u64),
            Self::Months(n) => ("month", *n as u64),
            Self::Years(n) => ("month", *n as u64 * 12),
            Self::Hours(n) => ("second", *n),
            Self::WorkingTime(n) => ("working second", *n),
            Self::SameDay(_) | Self::On(_) => return None,
        })
    }

    pub(crate) fn label(&self) -> Label {
        let counted = |n: u32, one: &str, zh: &str| {
            Label::new(format!("{n} {one}{}", if n == 1 { "" } else { "s" }), format!("{n} {zh}"))
        };
        match self {
            Self::NaturalDays(n) => counted(*n, "day", "日"),
            Self::WorkingDays(n) => counted(*n, "working day", "个工作日"),
            Self::Months(n) => counted(*n, "month", "个月"),
            Self::Years(n) => counted(*n, "year", "年"),
            Self::Hours(n) => time_label(*n, "", ""),
            Self::WorkingTime(n) => time_label(*n, " of working time", "工作"),
            Self::SameDay(rule) => {
                let cutoff = written(rule.cutoff);
                Label::new(format!("the same day if before {cutoff}"), format!("{cutoff} 前收到的当日"))
            }
            Self::On(date) => Label::new(date.to_string(), date.to_string()),
        }
    }
}

/// A length of time as people say it: `16 h`, `1 h 30 min`, `45 s`.
pub(super) fn time_label(seconds: u64, of_en: &str, of_zh: &str) -> Label {
    let parts = [(seconds / 3_600, "h", "小时"), (seconds / 60 % 60, "min", "分钟"), (seconds % 60, "s", "秒")];
    let told: Vec<_> = parts.iter().filter(|part| part.0 > 0).collect();
    let en: Vec<String> = told.iter().map(|(n, en, _)| format!("{n} {en}")).collect();
    let zh: String = told
        .iter()
        .map(|(n, _, zh)| format!("{n} 个{of_zh}{zh}"))
        .collect::<Vec<_>>()
        .join(" ")
        .replace("个分", "分")
        .replace("个秒", "秒");
    if told.is_empty() {
        return Label::new(format!("0 h{of_en}"), format!("0 个{of_zh}小时"));
    }
    Label::new(format!("{}{of_en}", en.join(" ")), zh)
}

/// Times of day as text.
mod time_of_day {
    use super::*;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    pub fn serialize<S: Serializer>(time: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&written(*time))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        seconds(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}
