//! Working time beside a walk minute by minute over what the clocks on the wall show: 10⁵ random due
//! times, with several windows a day, pauses, days off, make-up days, and nights in which clocks change.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use inward_core::calendar::{Calendar, Pause};
use inward_core::deadline::working_time;
use inward_core::when::Timestamp;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

const MINUTE: i64 = 60_000_000;

/// Windows as minutes of the day.
type Windows = Vec<(u32, u32)>;

/// A calendar, told for the walk.
#[derive(Clone, Debug)]
struct Told {
    zone: Tz,
    weekly: [Windows; 7],
    closed: Vec<NaiveDate>,
    open: Vec<(NaiveDate, Windows)>,
    year: i32,
}

impl Told {
    /// Whether the office is open when clocks on the wall show this.
    fn is_open(&self, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&self.zone).naive_local();
        let (date, minute) = (local.date(), local.hour() * 60 + local.minute());
        let of_week = &self.weekly[date.weekday().num_days_from_monday() as usize];
        let windows = match self.open.iter().find(|(open, _)| *open == date) {
            Some((_, windows)) => windows,
            None if self.closed.contains(&date) => return false,
            None => of_week,
        };
        windows.iter().any(|&(opens, closes)| (opens..closes).contains(&minute))
    }

    /// The same as plain data.
    fn data(&self) -> String {
        let time = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let windows = |windows: &Windows| {
            let pairs: Vec<_> = windows.iter().map(|&(a, b)| format!("[\"{}\", \"{}\"]", time(a), time(b))).collect();
            format!("[{}]", pairs.join(", "))
        };
        let mut data = format!("{{\"zone\": \"{}\", \"weekly\": {{", self.zone);
        for (number, day) in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().enumerate() {
            let _ = write!(data, "{}\"{day}\": {}", if number > 0 { ", " } else { "" }, windows(&self.weekly[number]));
        }
        let closed: Vec<_> = self.closed.iter().map(|date| format!("\"{date}\"")).collect();
        let open: Vec<_> = self.open.iter().map(|(date, open)| format!("\"{date}\": {}", windows(open))).collect();
        let _ = write!(data, "}}, \"closed\": [{}], \"open\": {{{}}}}}", closed.join(", "), open.join(", "));
        data
    }
}

fn windows() -> impl Strategy<Value = Windows> {
    let ends = prop::collection::btree_set(0_u32..=24 * 4, 2..=6);
    (ends, any::<bool>()).prop_map(|(ends, odd)| {
        let ends: Vec<u32> =
            ends.into_iter().map(|quarter| (quarter * 15 + u32::from(odd && quarter < 90) * 7).min(1_440)).collect();
        ends.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
    })
}

fn told() -> impl Strategy<Value = Told> {
    let zones = [
        chrono_tz::Asia::Shanghai,
        chrono_tz::America::New_York,
        chrono_tz::Europe::London,
        // Half an hour, and the other half of the year.
        chrono_tz::Australia::Lord_Howe,
    ];
    let day = || (1_u32..=365).prop_map(|day| NaiveDate::from_yo_opt(2024, day).unwrap());
    let week = prop::array::uniform7(prop_oneof![3 => windows(), 1 => Just(Windows::new())]);
    let dates = (prop::collection::vec(day(), 0..12), prop::collection::vec((day(), windows()), 0..6));
    (prop::sample::select(zones.to_vec()), week, dates).prop_map(|(zone, weekly, (closed, mut open))| {
        open.sort_by_key(|(date, _)| *date);
        open.dedup_by_key(|(date, _)| *date);
        Told { zone, weekly, closed, open, year: 2024 }
    })
}

/// Every minute from the start of the year on for 14 months: whether the office is open.
fn minutes(told: &Told) -> (i64, Vec<bool>) {
    let first = told.zone.with_ymd_and_hms(told.year, 1, 1, 0, 0, 0).unwrap().timestamp() / 60;
    let open =
        (first..first + 14 * 30 * 1_440).map(|minute| told.is_open(DateTime::from_timestamp(minute * 60, 0).unwrap()));
    (first, open.collect())
}

#[test]
fn a_hundred_thousand_due_times_are_as_walked() {
    const CALENDARS: usize = 40;
    const EACH: usize = 2_500;
    let mut runner = TestRunner::deterministic();
    let (mut compared, mut paused, mut over_a_change) = (0, 0, 0);
    for number in 0..CALENDARS {
        let told = told().new_tree(&mut runner).unwrap().current();
        let calendar = Calendar::from_json(&told.data()).unwrap();
        let (first, open) = minutes(&told);
        if number == 0 {
            assert!(open.iter().any(|open| *open) && open.iter().any(|open| !*open));
        }
        // Starts cluster about the changes of the clock.
        let about = [0_usize, 69 * 1_440, 90 * 1_440, 97 * 1_440, 278 * 1_440, 300 * 1_440, 307 * 1_440];
        let start = (prop::sample::select(about.to_vec()), 0_usize..4 * 1_440, 0_usize..360 * 1_440, any::<bool>());
        let start = start.prop_map(|(about, near, far, clusters)| if clusters { about + near } else { far });
        let pauses = prop::collection::vec((0_usize..3_000, 0_usize..1_500), 0..4);
        let case = (start, 0_u64..1_400, pauses);
        for _ in 0..EACH {
            let (start, budget, pauses) = case.new_tree(&mut runner).unwrap().current();
            let at = |place: usize| Timestamp::from_micros((first + place as i64) * MINUTE).unwrap();
            let spans: Vec<(usize, usize)> =
                pauses.iter().map(|&(after, long)| (start + after, start + after + long)).collect();
            let pauses: Vec<Pause> = spans.iter().map(|&(a, b)| Pause::new(at(a), Some(at(b))).unwrap()).collect();
            let Some(walked) = walk(&open, start, budget, &spans) else { continue };
            let due = calendar.due(at(start), &working_time(budget * 60), &pauses).unwrap();
            assert_eq!(due.at(), at(walked), "{told:?}\nstart {} budget {budget} min, pauses {spans:?}", at(start));
            let measured = calendar.working_time(at(start), due.at(), &pauses).unwrap();
            assert_eq!(measured.num_minutes(), i64::try_from(budget).unwrap(), "{told:?}");
            compared += 1;
            paused += usize::from(!spans.is_empty());
            let offset = |at: Timestamp| at.offset_in(told.zone);
            over_a_change += usize::from(offset(at(start)) != offset(due.at()));
        }
    }
    assert!(compared > 95_000, "only {compared} were compared");
    assert!(paused > 50_000 && over_a_change > 1_500, "{paused} paused, {over_a_change} over a change of clocks");
}

/// The first minute by which so many open ones that are not paused have passed; none if the walk ends
/// before.
fn walk(open: &[bool], start: usize, budget: u64, pauses: &[(usize, usize)]) -> Option<usize> {
    let mut left = budget;
    let mut place = start;
    while left > 0 {
        let is_paused = pauses.iter().any(|&(from, to)| (from..to).contains(&place));
        left -= u64::from(*open.get(place)? && !is_paused);
        place += 1;
    }
    Some(place)
}

#[test]
fn the_clock_on_the_wall_decides_at_a_change() {
    // On 2024-11-03 in New York 01:00 to 02:00 comes twice; on 2024-03-10 02:00 to 03:00 does not come.
    let office = |window: &str| {
        let windows = format!("[{window}]");
        let week: Vec<_> = ["sun", "mon"].iter().map(|day| format!("\"{day}\": {windows}")).collect();
        Calendar::from_json(&format!("{{\"zone\": \"America/New_York\", \"weekly\": {{{}}}}}", week.join(","))).unwrap()
    };
    let table = [
        // The window, the day, the minutes it is open.
        (r#"["00:00", "24:00"]"#, "2024-11-03", 25 * 60),
        (r#"["00:00", "24:00"]"#, "2024-03-10", 23 * 60),
        (r#"["01:00", "02:00"]"#, "2024-11-03", 120),
        (r#"["01:00", "01:30"]"#, "2024-11-03", 60),
        (r#"["02:00", "03:00"]"#, "2024-03-10", 0),
        (r#"["02:30", "03:30"]"#, "2024-03-10", 30),
    ];
    for (window, date, minutes) in table {
        let calendar = office(window);
        let day: NaiveDate = date.parse().unwrap();
        assert_eq!(day.weekday(), Weekday::Sun);
        let (from, to) = (Timestamp::start_of_day(day, calendar.zone()), Timestamp::end_of_day(day, calendar.zone()));
        let open = calendar.working_time(from, to, &[]).unwrap();
        // The last microsecond of the day is not reached.
        assert!((open.num_seconds() - minutes * 60).abs() <= 1, "{window} on {date}: {open}");
    }
}
