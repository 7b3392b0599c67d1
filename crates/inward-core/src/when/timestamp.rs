//! Exact points in time, to the microsecond, and the days they fall on.

use std::fmt;
use std::str::FromStr;

use chrono::{
    DateTime, Datelike, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Timelike,
    Utc,
};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::When;
use super::parse::shown;
use crate::refusal::Refusal;
use crate::text::refusals::when::{NO_SUCH_LOCAL_TIME, NO_TIME, OUT_OF_RANGE};

/// A point in time: microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// It covers the years 1 to 9999 in UTC. Its text always has six decimals and `Z`, so that texts
/// sort as the points do.
///
/// ```
/// use inward_core::when::Timestamp;
/// let at: Timestamp = "2020-01-20T10:00+08:00".parse()?;
/// assert_eq!(at.to_string(), "2020-01-20T02:00:00.000000Z");
/// assert_eq!(at.day_in(chrono_tz::Asia::Shanghai).to_string(), "2020-01-20");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// No time zone is further from UTC than this.
const FURTHEST_OFFSET: i64 = 26 * 3600 * 1_000_000;

impl Timestamp {
    /// The earliest, 0001-01-01T00:00:00Z.
    pub const MIN: Self = Self(-62_135_596_800_000_000);
    /// The latest, the last microsecond of 9999-12-31 in UTC.
    pub const MAX: Self = Self(253_402_300_799_999_999);

    /// The point so many microseconds after 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    /// `when.out-of-range` outside [`Timestamp::MIN`] to [`Timestamp::MAX`].
    pub fn from_micros(micros: i64) -> Result<Self, Refusal> {
        Self::within(micros).ok_or_else(|| Refusal::new(OUT_OF_RANGE).with("input", micros))
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// The point of a chrono time, what is finer than a microsecond cut off.
    ///
    /// # Errors
    /// `when.out-of-range` outside [`Timestamp::MIN`] to [`Timestamp::MAX`].
    pub fn from_utc(time: DateTime<Utc>) -> Result<Self, Refusal> {
        Self::from_micros(time.timestamp_micros())
    }

    /// The point as a chrono time.
    #[must_use]
    pub fn to_utc(self) -> DateTime<Utc> {
        // Within MIN and MAX chrono always has an answer.
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }

    /// The day on which the point falls in a time zone.
    #[must_use]
    pub fn day_in(self, zone: Tz) -> NaiveDate {
        zone.from_utc_datetime(&self.to_utc().naive_utc()).date_naive()
    }

    /// The offset from UTC that holds at this point in a time zone, in whole minutes: what the old
    /// local mean times had beside is cut off.
    #[must_use]
    pub fn offset_in(self, zone: Tz) -> FixedOffset {
        let exact = zone.offset_from_utc_datetime(&self.to_utc().naive_utc()).fix();
        let minutes = exact.local_minus_utc().div_euclid(60);
        FixedOffset::east_opt(minutes * 60).unwrap_or(exact)
    }

    /// The first instant of a day in a time zone: midnight, or where the clock skips midnight, the
    /// instant after the gap. A day that the zone skipped as a whole starts when the next one does.
    /// Beyond [`Timestamp::MIN`] and [`Timestamp::MAX`] the nearest of them is taken.
    #[must_use]
    pub fn start_of_day(day: NaiveDate, zone: Tz) -> Self {
        Self::of_local(day, NaiveTime::MIN, zone, MappedLocalTime::earliest, 0)
    }

    /// The last microsecond of a day in a time zone, the counterpart of [`Timestamp::start_of_day`].
    /// It lies before the start of a day that the zone skipped as a whole.
    #[must_use]
    pub fn end_of_day(day: NaiveDate, zone: Tz) -> Self {
        let last = NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap_or_default();
        Self::of_local(day, last, zone, MappedLocalTime::latest, -1)
    }

    /// The point at which the clocks of a time zone show a local time; where they show it twice, the
    /// first.
    ///
    /// # Errors
    /// `when.no-such-local-time` for a time that they skip, `when.out-of-range`.
    ///
    /// ```
    /// use inward_core::when::Timestamp;
    /// let new_york = chrono_tz::America::New_York;
    /// let at = |text: &str| Timestamp::at_local(text.parse().unwrap(), new_york);
    /// assert_eq!(at("2024-03-10T03:30:00")?.to_string(), "2024-03-10T07:30:00.000000Z");
    /// assert_eq!(at("2024-03-10T02:30:00").unwrap_err().code.as_str(), "when.no-such-local-time");
    /// assert_eq!(at("2024-11-03T01:30:00")?.to_string(), "2024-11-03T05:30:00.000000Z");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn at_local(local: NaiveDateTime, zone: Tz) -> Result<Self, Refusal> {
        if !(1..=9999).contains(&local.year()) {
            return Err(Refusal::new(OUT_OF_RANGE).with("input", local));
        }
        match zone.from_local_datetime(&local).earliest() {
            Some(at) => Self::from_micros(at.timestamp_micros()),
            None => Err(Refusal::new(NO_SUCH_LOCAL_TIME).with("input", local).with("zone", zone.name())),
        }
    }

    /// Reads RFC 3339, and what [`When::parse`] takes for an instant.
    ///
    /// # Errors
    /// `when.no-offset` without an offset, `when.no-time` for a date without a time of day, else as [`When::parse`].
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        if let Some(at) = printed(text) {
            return Ok(at);
        }
        match When::parse(text)?.timestamp() {
            Some(at) => Ok(at),
            None => Err(Refusal::new(NO_TIME).with("input", shown(text))),
        }
    }

    pub(super) fn local_in(self, offset: FixedOffset) -> Option<NaiveDateTime> {
        self.to_utc().naive_utc().checked_add_offset(offset)
    }

    pub(super) fn from_local(local: NaiveDateTime, offset: FixedOffset) -> Option<Self> {
        Self::within(local.checked_sub_offset(offset)?.and_utc().timestamp_micros())
    }

    fn within(micros: i64) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&micros).then_some(Self(micros))
    }

    fn of_local(
        day: NaiveDate,
        time: NaiveTime,
        zone: Tz,
        choose: fn(MappedLocalTime<DateTime<Tz>>) -> Option<DateTime<Tz>>,
        at_gap: i64,
    ) -> Self {
        // Far from the ends, so that chrono cannot run over them.
        if day.year() < -1 {
            return Self::MIN;
        }
        if day.year() > 10_000 {
            return Self::MAX;
        }
        let local = day.and_time(time);
        let micros = match choose(zone.from_local_datetime(&local)) {
            Some(time) => time.timestamp_micros(),
            None => end_of_gap(local, zone) + at_gap,
        };
        Self(micros.clamp(Self::MIN.0, Self::MAX.0))
    }
}

/// The text that a timestamp prints, read without detours: a book holds several in every record.
fn printed(text: &str) -> Option<Timestamp> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h, b'T', i, j, b':', k, l, b':', m, n, b'.', o, p, q, r, s, t, b'Z'] =
        text.as_bytes()
    else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    let year = i32::try_from(number(&[a, b, c, d])?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, number(&[e, f])?, number(&[g, h])?)?;
    let (hour, minute, second) = (number(&[i, j])?, number(&[k, l])?, number(&[m, n])?);
    let local = day.and_hms_micro_opt(hour, minute, second, number(&[o, p, q, r, s, t])?)?;
    Timestamp::within(local.and_utc().timestamp_micros())
}

/// The first instant at which clocks in the zone show `local` or later, in microseconds. For a local
/// time that the clock skips; no other change is so near that clocks would not rise in between.
fn end_of_gap(local: NaiveDateTime, zone: Tz) -> i64 {
    let shows = |micros: i64| {
        DateTime::from_timestamp_micros(micros)
            .is_some_and(|utc| zone.from_utc_datetime(&utc.naive_utc()).naive_local() >= local)
    };
    let middle = local.and_utc().timestamp_micros();
    let (mut before, mut after) = (middle - FURTHEST_OFFSET, middle + FURTHEST_OFFSET);
    while after - before > 1 {
        let between = before + (after - before) / 2;
        if shows(between) {
            after = between;
        } else {
            before = between;
        }
    }
    after
}

/// The text of a timestamp before its digits are set.
const BLANK: [u8; 27] = *b"0000-00-00T00:00:00.000000Z";

impl Timestamp {
    /// Writes the timestamp as text, in one piece: states name times so often that pieces are felt.
    fn write(self, buffer: &mut [u8; BLANK.len()]) -> &str {
        *buffer = BLANK;
        let utc = self.to_utc().naive_utc();
        let (day, time) = (utc.date(), utc.time());
        let year = u32::try_from(day.year()).unwrap_or(0);
        let parts = [
            (3, year),
            (6, day.month()),
            (9, day.day()),
            (12, time.hour()),
            (15, time.minute()),
            (18, time.second()),
            (25, time.nanosecond() / 1_000),
        ];
        for (last, mut number) in parts {
            let places = buffer.iter_mut().take(last + 1).rev();
            for place in places.take_while(|place| place.is_ascii_digit()) {
                *place = b'0' + u8::try_from(number % 10).unwrap_or(0);
                number /= 10;
            }
        }
        str::from_utf8(buffer).unwrap_or_default()
    }
}

/// RFC 3339 in UTC with six decimals.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.write(&mut [0; BLANK.len()]))
    }
}

impl FromStr for Timestamp {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for Timestamp {
    type Error = Refusal;

    fn try_from(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl TryFrom<DateTime<Utc>> for Timestamp {
    type Error = Refusal;

    fn try_from(time: DateTime<Utc>) -> Result<Self, Refusal> {
        Self::from_utc(time)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.write(&mut [0; BLANK.len()]))
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}
