//! Dates as precise as they are known.
//!
//! [`When`] says when something happened, or is to happen, and no more than that: a day, a month, a
//! third of a month (旬), a quarter, an interval with an open end, an instant. It has a first and a
//! last possible day, and no order of its own: [`When::compare`] and [`When::by`] answer with doubt
//! where there is doubt. [`Timestamp`] is an exact point in time.

mod compare;
mod form;
mod parse;
mod print;
mod say;
mod span;
mod timestamp;
mod truth;
mod wire;

use std::hash::{Hash, Hasher};
use std::str::FromStr;

use chrono::{FixedOffset, NaiveDate};
use chrono_tz::Tz;

pub use compare::Relation;
pub use form::{Form, Precision};
pub use parse::{Order, Reader, Serial};
pub use span::{Months, Span};
pub use timestamp::Timestamp;
pub use truth::Truth;

use crate::refusal::Refusal;
use crate::text::refusals;
use form::Bounds;

/// When something happened, as precisely as it is known.
///
/// A `When` that exists is right: its days exist and lie in the years 1 to 9999. Two are equal if
/// they have the same form, whatever text they were read from: `2020年7月` equals `2020-07`, but
/// not `2020-07-01/2020-07-31`, which says the same days in another form.
///
/// ```
/// use inward_core::when::{Precision, Truth, When};
///
/// let contact = When::parse("2020年7月上旬")?;
/// assert_eq!(contact.precision(), Precision::ThirdOfMonth);
/// assert_eq!(contact.to_string(), "2020-07-T1");
/// assert_eq!(contact.given(), Some("2020年7月上旬"));
///
/// let [before, within] = ["2020-06-30", "2020-07-05"].map(|day| day.parse().unwrap());
/// assert_eq!(contact.by(before), Truth::No);
/// assert_eq!(contact.by(within), Truth::Possibly);
///
/// assert_eq!(When::parse("2020年底").unwrap_err().code.as_str(), "when.vague");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct When {
    form: Form,
    // Follow from the form; kept because every reading asks for them.
    bounds: Bounds,
    given: Option<Box<str>>,
}

impl When {
    /// A single day.
    ///
    /// # Errors
    /// `when.out-of-range` outside the years 1 to 9999.
    pub fn day(day: NaiveDate) -> Result<Self, Refusal> {
        Self::checked(Form::Day(day))
    }

    /// An ISO 8601 week, Monday to Sunday; `year` is the ISO year.
    ///
    /// # Errors
    /// `when.invalid-date` if that year has no such week, `when.out-of-range`.
    pub fn week(year: i32, week: u32) -> Result<Self, Refusal> {
        Self::checked(Form::Week { year, week })
    }

    /// A third of a month, 旬: 1 is 上旬 (days 1 to 10), 2 is 中旬 (11 to 20), 3 is 下旬 (21 to the end).
    ///
    /// # Errors
    /// `when.invalid-date`, `when.out-of-range`.
    pub fn third_of_month(year: i32, month: u32, third: u32) -> Result<Self, Refusal> {
        Self::checked(Form::ThirdOfMonth { year, month, third })
    }

    /// A calendar month, 1 to 12.
    ///
    /// # Errors
    /// `when.invalid-date`, `when.out-of-range`.
    pub fn month(year: i32, month: u32) -> Result<Self, Refusal> {
        Self::checked(Form::Month { year, month })
    }

    /// A quarter of a calendar year, 1 to 4.
    ///
    /// # Errors
    /// `when.invalid-date`, `when.out-of-range`.
    pub fn quarter(year: i32, quarter: u32) -> Result<Self, Refusal> {
        Self::checked(Form::Quarter { year, quarter })
    }

    /// A half of a calendar year, 1 (上半年) or 2 (下半年).
    ///
    /// # Errors
    /// `when.invalid-date`, `when.out-of-range`.
    pub fn half_year(year: i32, half: u32) -> Result<Self, Refusal> {
        Self::checked(Form::HalfYear { year, half })
    }

    /// A calendar year.
    ///
    /// # Errors
    /// `when.out-of-range` outside 1 to 9999.
    pub fn year(year: i32) -> Result<Self, Refusal> {
        Self::checked(Form::Year(year))
    }

    /// Some day from `first` to `last`, both included; `None` leaves that end open.
    ///
    /// # Errors
    /// `when.reversed-range`, `when.not-a-date` if both ends are open, `when.out-of-range`.
    pub fn interval(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Result<Self, Refusal> {
        Self::checked(Form::Interval { first, last })
    }

    /// A point in time, and the offset from UTC in which it was told.
    ///
    /// # Errors
    /// `when.invalid-offset` if the offset is not whole minutes, `when.out-of-range` if the day in
    /// that offset lies outside the years 1 to 9999.
    pub fn instant(at: Timestamp, offset: FixedOffset) -> Result<Self, Refusal> {
        Self::checked(Form::Instant { at, offset })
    }

    /// Reads a text without hints; see [`Reader::read`] for what is understood.
    ///
    /// # Errors
    /// A `when.…` refusal that says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        Reader::default().read(text)
    }

    /// A reader to which hints can be given: the order of day and month, spreadsheet serials.
    #[must_use]
    pub fn reader() -> Reader {
        Reader::default()
    }

    /// The form with its parts.
    #[must_use]
    pub const fn form(&self) -> Form {
        self.form
    }

    /// How precise it is, without the parts.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        self.form.precision()
    }

    /// The earliest possible day; `None` if that end is open. Of an instant, the day in its offset.
    #[must_use]
    pub const fn first(&self) -> Option<NaiveDate> {
        self.bounds.first
    }

    /// The latest possible day, included; `None` if that end is open. Of an instant, the day in its offset.
    #[must_use]
    pub const fn last(&self) -> Option<NaiveDate> {
        self.bounds.last
    }

    /// The one day that it is; of an instant, the day in its offset.
    ///
    /// # Errors
    /// `when.not-one-day` where it may be several.
    ///
    /// ```
    /// use inward_core::when::When;
    /// assert_eq!("2021-01-31".parse::<When>()?.one_day()?.to_string(), "2021-01-31");
    /// assert_eq!("2021-01".parse::<When>()?.one_day().unwrap_err().code.as_str(), "when.not-one-day");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn one_day(&self) -> Result<NaiveDate, Refusal> {
        match (self.first(), self.last()) {
            (Some(first), Some(last)) if first == last => Ok(first),
            _ => Err(Refusal::new(refusals::when::NOT_ONE_DAY).with("input", self)),
        }
    }

    /// The point in time, if the form is an instant.
    #[must_use]
    pub const fn timestamp(&self) -> Option<Timestamp> {
        match self.form {
            Form::Instant { at, .. } => Some(at),
            _ => None,
        }
    }

    /// The same in a time zone: an instant is told in the zone's own offset, so that its day is the day
    /// of the zone. Days, months and all other forms are days of the zone already and stay as they
    /// are. The text as given is kept.
    ///
    /// ```
    /// use inward_core::when::When;
    /// let at = When::parse("2020-12-31T20:00:00Z")?.in_zone(chrono_tz::Asia::Shanghai);
    /// assert_eq!(at.to_string(), "2021-01-01T04:00:00+08:00");
    /// assert_eq!(at.first(), "2021-01-01".parse().ok());
    /// assert_eq!(at.given(), Some("2020-12-31T20:00:00Z"));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn in_zone(&self, zone: Tz) -> Self {
        let Form::Instant { at, offset } = self.form else { return self.clone() };
        let there = at.offset_in(zone);
        match Self::of(Form::Instant { at, offset: there }) {
            Ok(placed) if there != offset => {
                let told = self.given.clone().unwrap_or_else(|| self.to_string().into());
                placed.with_given(&told)
            }
            // Where the zone's day lies outside the years 1 to 9999, it stays as it was told.
            _ => self.clone(),
        }
    }

    /// Whether the day is known: a day, an instant, or an interval of one day.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.single_day().is_some()
    }

    /// The text it was read from, where that differs from the canonical one.
    #[must_use]
    pub fn given(&self) -> Option<&str> {
        self.given.as_deref()
    }

    pub(crate) fn single_day(&self) -> Option<NaiveDate> {
        self.first().filter(|first| self.last() == Some(*first))
    }

    fn checked(form: Form) -> Result<Self, Refusal> {
        Self::of(form).map_err(|code| Refusal::new(code).with("input", form))
    }

    fn of(form: Form) -> Result<Self, crate::refusal::Code> {
        Ok(Self { form, bounds: form.bounds()?, given: None })
    }

    fn with_given(mut self, text: &str) -> Self {
        self.given = (self.form.to_string() != text).then(|| text.into());
        self
    }
}

/// The text as given does not count.
impl PartialEq for When {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form
    }
}

impl Eq for When {}

impl Hash for When {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.form.hash(state);
    }
}

impl FromStr for When {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for When {
    type Error = Refusal;

    fn try_from(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl TryFrom<String> for When {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        Self::parse(&text)
    }
}

impl TryFrom<&String> for When {
    type Error = Refusal;

    fn try_from(text: &String) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl TryFrom<NaiveDate> for When {
    type Error = Refusal;

    fn try_from(day: NaiveDate) -> Result<Self, Refusal> {
        Self::day(day)
    }
}

impl From<&When> for When {
    fn from(when: &When) -> Self {
        when.clone()
    }
}
