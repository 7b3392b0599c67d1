//! One year of a calendar as known on a day, put together once: of every day what it is, and how many
//! days, and how much time, worked before it. All that is asked of a calendar is answered from these.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::{Datelike, NaiveDate, Offset, TimeZone, Weekday};
use chrono_tz::Tz;

use super::day::DayKind;
use super::hours::{Hours, Window};
use super::layer::{DayRule, Layer, Notice, Stated};
use crate::when::Timestamp;

/// Microseconds in a second.
const SECOND: i64 = 1_000_000;

/// A stretch of time in which the office is open, `[from, to)` in microseconds.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    from: i64,
    to: i64,
    /// The time open earlier in the year.
    before: i64,
}

/// Who spoke of a day.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    pub layer: Arc<Layer>,
    pub stated: Stated,
    pub notice: Option<String>,
    pub issued_on: NaiveDate,
    pub issued_exactly: bool,
}

/// One year, from its first to its last day in local time.
#[derive(Debug)]
pub(super) struct Year {
    first: NaiveDate,
    /// Whether its days are settled in every layer that settles them by the year.
    pub published: bool,
    kinds: Vec<DayKind>,
    hours: Vec<Hours>,
    spoken: BTreeMap<u32, Spoken>,
    /// For each day, and for the end, how many working days lie before it in the year.
    working_before: Vec<i64>,
    stretches: OnceLock<Vec<Stretch>>,
}

impl Year {
    /// Puts a year together.
    pub fn of(layers: &[Arc<Layer>], year: i32, known: NaiveDate) -> Self {
        let first = NaiveDate::from_yo_opt(year, 1).unwrap_or_default();
        let days = first.iter_days().take_while(|day| day.year() == year);
        let mut spoken = BTreeMap::new();
        for layer in layers {
            speak(layer, year, known, &mut spoken);
        }
        let with_hours = layers.iter().rev().find(|layer| layer.has_hours());
        let (mut kinds, mut hours, mut working_before) = (Vec::new(), Vec::new(), vec![0]);
        for day in days {
            let week = with_hours.and_then(|layer| layer.week_on(day));
            // Outside the seasons of a timetable without an ordinary week, all is closed.
            let of_week = week.map(|week| week.on(day.weekday()).clone()).unwrap_or_default();
            let in_week = match with_hours {
                Some(_) => !of_week.is_closed(),
                None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
            };
            let stated = spoken.get(&day.ordinal0()).map(|spoken: &Spoken| &spoken.stated.rule);
            let (kind, open) = match stated {
                Some(DayRule::Closed) => (DayKind::Holiday, Hours::default()),
                Some(DayRule::Open(own)) => {
                    let ordinary = if in_week { of_week } else { makeup_hours(week) };
                    let kind = if in_week { DayKind::Working } else { DayKind::MakeupWorking };
                    (kind, own.clone().unwrap_or(ordinary))
                }
                _ if in_week => (DayKind::Working, of_week),
                _ => (DayKind::Weekend, Hours::default()),
            };
            working_before.push(working_before.last().copied().unwrap_or(0) + i64::from(kind.works()));
            kinds.push(kind);
            hours.push(open);
        }
        let published = layers.iter().all(|layer| layer.publishes(year, known));
        Self { first, published, kinds, hours, spoken, working_before, stretches: OnceLock::new() }
    }

    pub fn number(&self) -> i32 {
        self.first.year()
    }

    pub fn kind(&self, day: NaiveDate) -> DayKind {
        self.kinds.get(place(day)).copied().unwrap_or(DayKind::Weekend)
    }

    pub fn hours(&self, day: NaiveDate) -> &Hours {
        const CLOSED: &Hours = &Hours::closed();
        self.hours.get(place(day)).unwrap_or(CLOSED)
    }

    pub fn spoken(&self, day: NaiveDate) -> Option<&Spoken> {
        self.spoken.get(&day.ordinal0())
    }

    /// How many working days lie in the year before that day.
    pub fn working_before(&self, day: NaiveDate) -> i64 {
        self.working_before.get(place(day)).copied().unwrap_or(0)
    }

    /// How many working days it has.
    pub fn working_days(&self) -> i64 {
        self.working_before.last().copied().unwrap_or(0)
    }

    /// The working day before which so many lie in the year.
    pub fn working_day(&self, before: i64) -> Option<NaiveDate> {
        // The first day after which there are more is the one.
        let days = self.working_before.partition_point(|&so_far| so_far <= before);
        let day = self.first.checked_add_days(chrono::Days::new(u64::try_from(days.checked_sub(1)?).ok()?))?;
        (days < self.working_before.len()).then_some(day)
    }

    /// The time open in the year before that point, in microseconds.
    pub fn open_before(&self, at: i64, zone: Tz) -> i64 {
        let stretches = self.stretches(zone);
        let begun = stretches.partition_point(|stretch| stretch.from < at);
        begun
            .checked_sub(1)
            .and_then(|last| stretches.get(last))
            .map_or(0, |last| last.before + at.min(last.to) - last.from)
    }

    /// The time open in the year.
    pub fn open(&self, zone: Tz) -> i64 {
        self.stretches(zone).last().map_or(0, |last| last.before + last.to - last.from)
    }

    /// The first point by which the office was open for so long in the year; it must have been.
    pub fn open_for(&self, time: i64, zone: Tz) -> Option<i64> {
        let stretches = self.stretches(zone);
        let over = stretches.partition_point(|stretch| stretch.before + stretch.to - stretch.from < time);
        stretches.get(over).map(|stretch| stretch.from + time - stretch.before)
    }

    /// The last close on a day; none where the office is closed.
    pub fn close_on(&self, day: NaiveDate, zone: Tz) -> Option<i64> {
        on_day(day, self.hours(day), zone).last().map(|&(_, to)| to)
    }

    fn stretches(&self, zone: Tz) -> &[Stretch] {
        self.stretches.get_or_init(|| {
            let mut stretches: Vec<Stretch> = Vec::new();
            let mut before = 0;
            for (day, hours) in self.first.iter_days().zip(&self.hours).filter(|(_, hours)| !hours.is_closed()) {
                for (from, to) in on_day(day, hours, zone) {
                    stretches.push(Stretch { from, to, before });
                    before += to - from;
                }
            }
            stretches
        })
    }
}

/// The place of a day in its year.
fn place(day: NaiveDate) -> usize {
    usize::try_from(day.ordinal0()).unwrap_or(usize::MAX)
}

/// The hours of a make-up day to which none are given.
fn makeup_hours(week: Option<&super::hours::Week>) -> Hours {
    week.map(|week| week.of_a_working_day().clone()).unwrap_or_default()
}

/// Lets the notices of a layer speak of a year, the later ones over the earlier.
fn speak(layer: &Arc<Layer>, year: i32, known: NaiveDate, spoken: &mut BTreeMap<u32, Spoken>) {
    let (Some(first), Some(last)) = (NaiveDate::from_yo_opt(year, 1), NaiveDate::from_ymd_opt(year, 12, 31)) else {
        return;
    };
    let mut said: BTreeMap<u32, (&Stated, &Notice)> = BTreeMap::new();
    for notice in layer.notices().iter().filter(|notice| notice.issued_on <= known) {
        said.extend(notice.days.range(first..=last).map(|(day, stated)| (day.ordinal0(), (stated, notice))));
    }
    for (day, (stated, notice)) in said {
        if stated.rule != DayRule::Ordinary {
            spoken.insert(
                day,
                Spoken {
                    layer: Arc::clone(layer),
                    stated: stated.clone(),
                    notice: notice.document.clone(),
                    issued_on: notice.issued_on,
                    issued_exactly: notice.issued_exactly,
                },
            );
        }
    }
}

/// When the office is open on a day: whenever a clock on the wall reads a time within a window. Where
/// the clock is changed on that day, a window may be longer or shorter, or come twice.
fn on_day(day: NaiveDate, hours: &Hours, zone: Tz) -> Vec<(i64, i64)> {
    let start = Timestamp::start_of_day(day, zone).as_micros();
    let end = day.succ_opt().map_or(start, |next| Timestamp::start_of_day(next, zone).as_micros());
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros();
    let mut stretches: Vec<(i64, i64)> = Vec::new();
    for (from, to, offset) in of_one_offset(start, end, zone) {
        for window in hours.windows() {
            let (opens, closes) = ends(*window, midnight - offset);
            let (opens, closes) = (opens.max(from), closes.min(to));
            match stretches.last_mut() {
                _ if opens >= closes => {}
                Some(last) if last.1 == opens => last.1 = closes,
                _ => stretches.push((opens, closes)),
            }
        }
    }
    stretches
}

fn ends(window: Window, midnight: i64) -> (i64, i64) {
    (midnight + i64::from(window.opens()) * SECOND, midnight + i64::from(window.closes()) * SECOND)
}

/// A day cut where the clock is changed: `[from, to)` and the offset from UTC, in microseconds.
fn of_one_offset(start: i64, end: i64, zone: Tz) -> Vec<(i64, i64, i64)> {
    if start >= end {
        return Vec::new();
    }
    let (first, last) = (offset(start, zone), offset(end - 1, zone));
    if first == last {
        return vec![(start, end, first)];
    }
    let (mut before, mut after) = (start, end - 1);
    while after - before > 1 {
        let between = before + (after - before) / 2;
        if offset(between, zone) == first {
            before = between;
        } else {
            after = between;
        }
    }
    vec![(start, after, first), (after, end, offset(after, zone))]
}

fn offset(micros: i64, zone: Tz) -> i64 {
    let utc = chrono::DateTime::from_timestamp_micros(micros).unwrap_or_default().naive_utc();
    i64::from(zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()) * SECOND
}
