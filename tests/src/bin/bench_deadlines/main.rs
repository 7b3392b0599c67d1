//! Benchmark of deadlines: working time beside the crates `workclock` and `ule-hours`, in one run.
//!
//! `cargo xtask bench deadlines` asks each of the three for a due date of 24 working hours, and for the
//! working time of a year, from the same thousand moments on the same calendars (several windows a
//! day, days off; neither of the others knows make-up working days). All answers must agree. Ratios are
//! the time of the better of the two over ours: 1.00 is as fast, more is faster.

use std::hint::black_box;
use std::time::Instant;

use inward::prelude::*;
use jiff::civil::{Date, time};
use jiff::{SignedDuration, Timestamp as JiffTimestamp};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

/// So many moments are asked from.
const MOMENTS: usize = 1_000;

/// So often all of them are asked; the fastest round counts.
const ROUNDS: usize = 15;

const ZONES: [&str; 2] = ["Asia/Shanghai", "America/New_York"];

/// Days off, of the years that are asked about.
const CLOSED: [&str; 12] = [
    "2025-01-01",
    "2025-01-28",
    "2025-01-29",
    "2025-01-30",
    "2025-05-01",
    "2025-05-02",
    "2025-10-01",
    "2025-10-02",
    "2025-10-03",
    "2026-01-01",
    "2026-02-17",
    "2026-02-18",
];

fn main() -> Fallible<()> {
    println!("{MOMENTS} moments, the fastest of {ROUNDS} rounds, nanoseconds a question");
    println!(
        "{:<18} {:<22} {:>9} {:>11} {:>11} {:>8}",
        "zone", "question", "inward", "workclock", "ule-hours", "ratio"
    );
    for zone in ZONES {
        let three = Three::of(zone)?;
        three.compare("due in 24 h", Three::due)?;
        three.compare("working time of a year", Three::year)?;
    }
    Ok(())
}

/// The same calendar three times, and the moments that are asked from.
struct Three {
    zone: &'static str,
    ours: Calendar,
    workclock: workclock::Schedule,
    ule: ule_hours::Schedule,
    moments: Vec<i64>,
}

/// Who is asked.
#[derive(Clone, Copy)]
enum Who {
    Ours,
    Workclock,
    Ule,
}

impl Three {
    fn of(zone: &'static str) -> Fallible<Self> {
        let day = |day: &str| format!("\"{day}\": [[\"09:00\", \"12:00\"], [\"13:00\", \"18:00\"]]");
        let week = ["mon", "tue", "wed", "thu", "fri"].map(day).join(", ");
        let closed = CLOSED.map(|day| format!("\"{day}\"")).join(", ");
        let data = format!("{{\"zone\": \"{zone}\", \"weekly\": {{{week}}}, \"closed\": [{closed}]}}");
        let dates = CLOSED.iter().map(|day| day.parse::<Date>()).collect::<Result<Vec<_>, _>>()?;
        let days = workclock::Weekdays::MON_TO_FRI;
        let workclock = workclock::Schedule::builder()
            .time_zone(zone)
            .rule(workclock::WorkDay::new(time(9, 0, 0, 0), time(18, 0, 0, 0), days))
            .rule(workclock::Break::new(time(12, 0, 0, 0), time(13, 0, 0, 0), days))
            .rule(workclock::Holidays::new(dates.clone()))
            .build()?;
        let ule = ule_hours::Schedule::builder(zone)?.mon_fri("09:00-12:00, 13:00-18:00")?;
        let ule = dates.into_iter().fold(ule, |ule, date| ule.closed_on(date)).build();
        let mut random = fastrand::Rng::with_seed(20_210_131);
        let first = "2025-01-01T00:00:00Z".parse::<Timestamp>()?.as_micros() / 1_000_000;
        let moments = (0..MOMENTS).map(|_| first + random.i64(0..200 * 86_400)).collect();
        Ok(Self { zone, ours: Calendar::from_json(&data)?, workclock, ule, moments })
    }

    /// The second at which 24 working hours have run.
    fn due(&self, who: Who, from: i64) -> Fallible<i64> {
        let (start, budget) = (JiffTimestamp::from_second(from)?, SignedDuration::from_hours(24));
        Ok(match who {
            Who::Ours => {
                let start = Timestamp::from_micros(from * 1_000_000)?;
                self.ours.due(start, &working_time(24 * 3_600), &[])?.at().as_micros() / 1_000_000
            }
            Who::Workclock => self.workclock.add(start, budget)?.as_second(),
            Who::Ule => self.ule.add(start, budget)?.as_second(),
        })
    }

    /// The working seconds of the 365 days after a moment.
    fn year(&self, who: Who, from: i64) -> Fallible<i64> {
        let to = from + 365 * 86_400;
        let (start, end) = (JiffTimestamp::from_second(from)?, JiffTimestamp::from_second(to)?);
        Ok(match who {
            Who::Ours => {
                let (start, end) = (Timestamp::from_micros(from * 1_000_000)?, Timestamp::from_micros(to * 1_000_000)?);
                self.ours.working_time(start, end, &[])?.num_seconds()
            }
            Who::Workclock => self.workclock.between(start, end).as_secs(),
            Who::Ule => self.ule.between(start, end).as_secs(),
        })
    }

    fn compare(&self, question: &str, ask: fn(&Self, Who, i64) -> Fallible<i64>) -> Fallible<()> {
        for &from in &self.moments {
            let (ours, workclock, ule) =
                (ask(self, Who::Ours, from)?, ask(self, Who::Workclock, from)?, ask(self, Who::Ule, from)?);
            if ours != workclock || ours != ule {
                return Err(format!("{question} from {from} in {}: {ours}, {workclock}, {ule}", self.zone).into());
            }
        }
        let mut fastest = [u128::MAX; 3];
        for _ in 0..ROUNDS {
            for (who, fastest) in [Who::Ours, Who::Workclock, Who::Ule].into_iter().zip(&mut fastest) {
                let begun = Instant::now();
                for &from in &self.moments {
                    black_box(ask(self, who, black_box(from))?);
                }
                *fastest = begun.elapsed().as_nanos().min(*fastest);
            }
        }
        let [ours, workclock, ule] = fastest.map(|time| time / MOMENTS as u128);
        let ratio = workclock.min(ule) * 100 / ours.max(1);
        println!(
            "{:<18} {question:<22} {ours:>9} {workclock:>11} {ule:>11} {:>5}.{:02}",
            self.zone,
            ratio / 100,
            ratio % 100
        );
        Ok(())
    }
}
