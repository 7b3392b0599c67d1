//! Reading dates as people write them.
//!
//! A text is folded and [cut] into [tokens](token), then taken apart from the outside in: a
//! [range](range) into its two [sides](side), a side into what is said about a date (before, from,
//! the end of) and the [date itself](date), which may still lack what the other side of a range
//! says for it (`2020年7月至12月`).

mod clock;
mod cut;
mod date;
mod english;
mod partial;
mod range;
mod serial;
mod side;
mod token;
mod word;

use chrono::{NaiveDate, Weekday};
use partial::Part;
use serde::{Deserialize, Serialize};

use super::{Form, When};
use crate::refusal::{Code, Refusal};
use crate::text::refusals::when::{MISSING, NOT_A_DATE, WEEKDAY_MISMATCH};

/// No date is longer, in characters; what is longer is not looked at.
pub(super) const LONGEST: usize = 100;

/// The order of day and month in dates that end in the year, such as `03/04/2020`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Order {
    /// Day, month, year.
    #[serde(rename = "DMY")]
    Dmy,
    /// Month, day, year.
    #[serde(rename = "MDY")]
    Mdy,
}

impl Order {
    /// The order of that name, `DMY` or `MDY`, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "dmy" => Some(Self::Dmy),
            "mdy" => Some(Self::Mdy),
            _ => None,
        }
    }
}

/// How a spreadsheet counts days; a bare number is then a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Serial {
    /// Day 1 is 1900-01-01, and day 60 is the 29 February 1900 that never was.
    Excel1900,
    /// Day 0 is 1904-01-01.
    Excel1904,
}

impl Serial {
    /// The system of that name, `excel1900` or `excel1904`, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "excel1900" => Some(Self::Excel1900),
            "excel1904" => Some(Self::Excel1904),
            _ => None,
        }
    }
}

/// Reads dates with hints about the source; [`When::reader`] makes one without any.
///
/// ```
/// use inward_core::when::{Order, Serial, When};
///
/// let export = When::reader().order(Order::Mdy);
/// assert_eq!(export.read("03/04/2020")?.to_string(), "2020-03-04");
/// assert_eq!(When::parse("03/04/2020").unwrap_err().code.as_str(), "when.ambiguous-order");
///
/// let sheet = When::reader().serial(Serial::Excel1900);
/// assert_eq!(sheet.read("44013")?.to_string(), "2020-07-01");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    order: Option<Order>,
    serial: Option<Serial>,
}

impl Reader {
    /// Says in which order dates that end in the year have day and month.
    #[must_use]
    pub const fn order(mut self, order: Order) -> Self {
        self.order = Some(order);
        self
    }

    /// Says that bare numbers are spreadsheet serials; `2020` is then a day of 1905, no year.
    #[must_use]
    pub const fn serial(mut self, serial: Serial) -> Self {
        self.serial = Some(serial);
        self
    }

    /// Reads a date.
    ///
    /// Days (`2020-07-18`, `2020.7.18`, `2020年7月18日`, `20200718`, `18 July 2020`, with a weekday,
    /// which is checked, or with midnight, as spreadsheets export days), thirds of a month (`上旬`),
    /// months, quarters (`2020Q3`, `第三季度`), half-years (`2020H2`, `下半年`), years, ISO weeks;
    /// Chinese numerals and full-width characters everywhere. Ranges (`至`, `到`, `~`, `—`, `-`, `/`,
    /// `to`), in which the second side may leave out what the first one says. Open intervals:
    /// `底前`, `截至`, `止` and `by` include the last day; `前` and `before` exclude all of what they
    /// name, `后` and `after` likewise; `起`, `自`, `from` and `since` include it. Instants (RFC 3339)
    /// with an offset.
    ///
    /// # Errors
    /// Nothing is guessed: a text without agreed bounds (`2020年底`, `左右`) is `when.vague`, and the
    /// other `when.…` codes say what is wrong or missing.
    pub fn read(self, text: &str) -> Result<When, Refusal> {
        let text = text.trim();
        if let Some(day) = iso_day(text) {
            // Its text is the one it prints: nothing was given that would be lost.
            return When::of(Form::Day(day)).map_err(|code| Fault::from(code).refusal(text));
        }
        self.read_trimmed(text).map(|when| when.with_given(text)).map_err(|fault| fault.refusal(text))
    }

    fn read_trimmed(self, text: &str) -> Result<When, Fault> {
        if text.chars().nth(LONGEST).is_some() {
            return Err(NOT_A_DATE.into());
        }
        let folded = cut::fold(text);
        if word::stands_for_nothing(&folded) {
            return Err(MISSING.into());
        }
        if let Some(system) = self.serial
            && let Some(read) = serial::read(&folded, system)
        {
            return Ok(When::of(Form::Day(read?))?);
        }
        range::read(&cut::tokens(&folded), self.order)
    }
}

/// The commonest form by far, read without detours.
fn iso_day(text: &str) -> Option<NaiveDate> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    let year = i32::try_from(number(&[a, b, c, d])?).ok()?;
    super::form::day_of(year, number(&[e, f])?, number(&[g, h])?).ok()
}

/// Why a text cannot be read, before it is told to people.
#[derive(Clone, Copy, Debug)]
struct Fault {
    code: Code,
    weekday: Option<Weekday>,
}

impl From<Code> for Fault {
    fn from(code: Code) -> Self {
        Self { code, weekday: None }
    }
}

impl Fault {
    fn weekday(real: Weekday) -> Self {
        Self { code: WEEKDAY_MISMATCH, weekday: Some(real) }
    }

    fn refusal(self, text: &str) -> Refusal {
        let refusal = Refusal::new(self.code).with("input", shown(text));
        match self.weekday {
            Some(weekday) => refusal.with("weekday", word::weekday_name(weekday)),
            None => refusal,
        }
    }
}

/// Input as it stands in a refusal: not longer than a line.
pub(super) fn shown(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text.to_owned(),
    }
}
