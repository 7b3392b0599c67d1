//! Calendars: working days and office hours, in layers by region, each as its notices had it on the
//! day that is asked for.
//!
//! The days on which an office works are set by notices, and notices change: on 26 January 2020 a
//! make-up working Saturday (调休上班日) became a holiday. So a calendar answers by its newest notices, or
//! *as known on a day* ([`Calendar::known`]).
//!
//! | where | what |
//! |---|---|
//! | [`Calendar`] | a calendar in a time zone: days, hours, deadlines |
//! | [`NaiveCalendar`] | one without a time zone: local times only |
//! | [`CalendarData`] | a calendar as plain data: TOML, JSON |
//! | [`Hours`], [`Window`], [`Week`], [`Season`] | office hours |
//! | [`Day`], [`DayKind`] | what a day is, and who says so |

mod china;
mod data;
mod day;
mod hours;
mod layer;
mod naive;
mod pause;
mod period;
mod working_days;
mod working_time;
mod year;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

pub use data::{BuiltInOrData, CalendarData, Closed, LayerData, NoticeData, Open};
pub use day::{Day, DayKind};
pub use hours::{DayOfYear, Hours, Season, Week, Window};
pub(crate) use hours::{seconds, written};
pub use naive::{NaiveCalendar, local_time};
pub(crate) use naive::{NaivePause, instant as as_instant, paused as as_pauses};
pub use pause::Pause;
pub(crate) use period::months_after;
pub use period::{PeriodEnd, Roll};
pub(crate) use working_days::{Beyond, DayRange, Provisional, next as next_day, plus as plus_days};

use crate::refusal::Refusal;
use crate::text::{Label, refusals};
use layer::Layer;
use year::Year;

/// Working days and office hours in a time zone. Cheap to clone; what was put together for one question
/// serves the next.
///
/// ```
/// use chrono::NaiveDate;
/// use inward_core::calendar::{Calendar, DayKind};
///
/// let china = Calendar::china();
/// let day = |text: &str| text.parse::<NaiveDate>().unwrap();
/// // A make-up Saturday, until the notice of 26 January 2020 made it a holiday.
/// let saturday = day("2020-02-01");
/// assert_eq!(china.known(day("2020-01-25")).kind(saturday)?, DayKind::MakeupWorking);
/// assert_eq!(china.kind(saturday)?, DayKind::Holiday);
/// assert_eq!(china.kind(day("2031-01-02")).unwrap_err().code.as_str(), "calendar.not-published");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone)]
pub struct Calendar {
    contents: Arc<Contents>,
    known: Option<NaiveDate>,
    /// How many days of issue lie before that: what is known changes only with them.
    issued: usize,
}

struct Contents {
    zone: Tz,
    data: CalendarData,
    layers: Vec<Arc<Layer>>,
    /// The days on which a notice was issued: between two of them nothing changes.
    issues: Vec<NaiveDate>,
    /// The last year of which anything in particular is said.
    last_particular: i32,
    years: RwLock<HashMap<(usize, i32), Arc<Year>>>,
}

/// So many years are kept at once.
const MOST_YEARS: usize = 1_000;

impl Calendar {
    /// Mainland China (中国): the working days of 2007 and every later year whose notice is built in,
    /// in Beijing time. It says nothing of hours.
    #[must_use]
    pub fn china() -> Self {
        static BUILT_IN: LazyLock<Calendar> =
            LazyLock::new(|| Calendar::of(CalendarData::china(), chrono_tz::Asia::Shanghai, vec![china::layer()]));
        BUILT_IN.clone()
    }

    /// What a zone goes by until it adopts a calendar of its own: in Chinese time the working days of
    /// China, elsewhere Monday to Friday. Neither says anything of hours.
    ///
    /// ```
    /// use inward_core::calendar::Calendar;
    /// assert_eq!(Calendar::of_zone(chrono_tz::Asia::Shanghai), Calendar::china());
    /// assert!(Calendar::of_zone(chrono_tz::Europe::London).is_working_day("2021-02-12".parse().unwrap())?);
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn of_zone(zone: Tz) -> Self {
        if [chrono_tz::Asia::Shanghai, chrono_tz::Asia::Chongqing, chrono_tz::PRC].contains(&zone) {
            return Self::china();
        }
        let data = CalendarData { zone: Some(zone.name().to_owned()), ..CalendarData::default() };
        Self::of(data, zone, Vec::new())
    }

    fn of(data: CalendarData, zone: Tz, layers: Vec<Layer>) -> Self {
        let mut issues: Vec<NaiveDate> = layers
            .iter()
            .flat_map(|layer| layer.notices())
            .filter(|notice| notice.document.is_some())
            .map(|notice| notice.issued_on)
            .collect();
        issues.sort_unstable();
        issues.dedup();
        let spoken = layers.iter().flat_map(|layer| layer.notices()).flat_map(|notice| notice.days.keys());
        let seasons = layers.iter().flat_map(|layer| &layer.seasons);
        let ends = seasons.flat_map(|season| [season.since, season.until]).flatten();
        let last_particular = spoken.copied().chain(ends).map(|day| day.year()).max().unwrap_or(0);
        let layers = layers.into_iter().map(Arc::new).collect();
        let issued = issues.len();
        let contents = Contents { zone, data, layers, issues, last_particular, years: RwLock::default() };
        Self { contents: Arc::new(contents), known: None, issued }
    }

    /// The time zone its days and hours are in.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.contents.zone
    }

    /// The calendar as plain data, from which the same one can be made.
    #[must_use]
    pub fn data(&self) -> &CalendarData {
        &self.contents.data
    }

    /// Whether it says anything of hours. Without them there are working days, but no working time.
    #[must_use]
    pub fn has_hours(&self) -> bool {
        self.contents.layers.iter().any(|layer| layer.has_hours())
    }

    /// The days on which a notice was issued that changed something, in order.
    #[must_use]
    pub fn issues(&self) -> &[NaiveDate] {
        &self.contents.issues
    }

    /// The calendar as it was known by the end of a day: by the notices issued until then.
    ///
    /// ```
    /// use inward_core::calendar::Calendar;
    /// let (day, known) = ("2020-01-20".parse().unwrap(), "2020-01-25".parse().unwrap());
    /// let china = Calendar::china();
    /// assert_eq!(china.known(known).add_working_days(day, 5, &[])?.to_string(), "2020-02-01");
    /// assert_eq!(china.add_working_days(day, 5, &[])?.to_string(), "2020-02-04");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn known(&self, known: NaiveDate) -> Self {
        let issued = self.contents.issues.partition_point(|issue| *issue <= known);
        Self { contents: Arc::clone(&self.contents), known: Some(known), issued }
    }

    /// The day by whose end it is as known; none where the newest notices hold.
    #[must_use]
    pub const fn known_on(&self) -> Option<NaiveDate> {
        self.known
    }

    /// What a day is.
    ///
    /// # Errors
    /// `calendar.not-published` for a day of a year whose notice was not issued by then,
    /// `when.out-of-range` outside the years 1 to 9999.
    pub fn kind(&self, day: NaiveDate) -> Result<DayKind, Refusal> {
        Ok(self.published(day)?.kind(day))
    }

    /// What a day is, and who says so.
    ///
    /// # Errors
    /// As [`Calendar::kind`].
    ///
    /// ```
    /// use inward_core::calendar::Calendar;
    /// let day = Calendar::china().day("2020-02-01".parse().unwrap())?;
    /// assert_eq!(day.name.unwrap().zh, "春节");
    /// assert_eq!(day.document.unwrap(), "国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn day(&self, day: NaiveDate) -> Result<Day, Refusal> {
        Ok(self.day_of(&*self.published(day)?, day))
    }

    /// What a day is, by the week alone where its year is not settled.
    pub(crate) fn day_by_week(&self, day: NaiveDate) -> Result<Day, Refusal> {
        Ok(self.day_of(&*self.year(day.year())?, day))
    }

    /// Whether the office works on a day, by the week alone where its year is not settled.
    pub(crate) fn works_by(&self, day: NaiveDate) -> Result<Provisional<bool>, Refusal> {
        let year = self.year(day.year())?;
        Ok(Provisional { value: year.kind(day).works(), provisional: !year.published })
    }

    fn day_of(&self, year: &Year, day: NaiveDate) -> Day {
        let spoken = year.spoken(day);
        let notice = spoken.filter(|spoken| spoken.notice.is_some());
        Day {
            date: day,
            kind: year.kind(day),
            name: spoken.and_then(|spoken| spoken.stated.name.clone()),
            hours: self.has_hours().then(|| year.hours(day).clone()),
            document: notice.and_then(|spoken| spoken.notice.clone()),
            issued_on: notice.map(|spoken| spoken.issued_on),
            issued_exactly: notice.is_some_and(|spoken| spoken.issued_exactly),
            region: spoken.map(|spoken| spoken.layer.region.clone()),
        }
    }

    /// The year of a number.
    fn year(&self, number: i32) -> Result<Arc<Year>, Refusal> {
        if !(1..=9999).contains(&number) {
            return Err(Refusal::new(refusals::when::OUT_OF_RANGE).with("input", number));
        }
        let key = (self.issued, number);
        let years = &self.contents.years;
        if let Some(year) = years.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(year));
        }
        let known = self.known.unwrap_or(NaiveDate::MAX);
        let year = Arc::new(Year::of(&self.contents.layers, number, known));
        let mut kept = years.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_YEARS {
            kept.clear();
        }
        Ok(Arc::clone(kept.entry(key).or_insert(year)))
    }

    /// The year of a day, refused where its days are not settled.
    fn published(&self, day: NaiveDate) -> Result<Arc<Year>, Refusal> {
        let year = self.year(day.year())?;
        if year.published { Ok(year) } else { Err(self.not_published(day.year())) }
    }

    fn not_published(&self, year: i32) -> Refusal {
        let known = match self.known {
            Some(known) => Label::new(format!("as known on {known}"), format!("截至 {known}")),
            None => Label::new("by the newest notices", "按最新通知"),
        };
        Refusal::new(refusals::calendar::NOT_PUBLISHED).with("year", year).with_word("known", &known)
    }

    /// Whether a year and all after it have nothing in particular: what the week says holds in each.
    fn is_beyond(&self, year: i32) -> bool {
        year > self.contents.last_particular
    }
}

impl PartialEq for Calendar {
    fn eq(&self, other: &Self) -> bool {
        let (one, other_one) = (&self.contents, &other.contents);
        let is_same = Arc::ptr_eq(one, other_one) || (one.zone == other_one.zone && one.layers == other_one.layers);
        is_same && self.known == other.known
    }
}

impl Eq for Calendar {}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calendar")
            .field("zone", &self.contents.zone)
            .field("data", &self.contents.data)
            .finish_non_exhaustive()
    }
}
