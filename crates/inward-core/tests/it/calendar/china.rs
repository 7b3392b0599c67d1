//! The built-in calendar of China, day by day against the published data it was written from, and
//! what its notices tell.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate, Weekday};
use inward_core::calendar::{Calendar, DayKind};
use serde_json::Value;

use super::day;

fn data() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("INWARD_DATA").map_or(beside, PathBuf::from).join("cn_reference/holidays");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("SKIPPED: the public data of holidays are not at {}", folder.display());
    None
}

#[test]
fn every_day_from_2007_to_2026_is_what_the_published_data_say() {
    let Some(folder) = data() else { return };
    let mut published: BTreeMap<NaiveDate, bool> = BTreeMap::new();
    for year in 2007..=2026 {
        let text = std::fs::read_to_string(folder.join(format!("{year}.json"))).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        for entry in document["days"].as_array().unwrap() {
            published.insert(day(entry["date"].as_str().unwrap()), entry["isOffDay"].as_bool().unwrap());
        }
    }
    let china = Calendar::china();
    let (mut looked_at, mut named) = (0, 0);
    for day in day("2007-01-01").iter_days().take_while(|day| day.year() <= 2026) {
        let at_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let expected = match (published.get(&day), at_weekend) {
            (Some(true), _) => DayKind::Holiday,
            (Some(false), true) => DayKind::MakeupWorking,
            (Some(false), false) | (None, false) => DayKind::Working,
            (None, true) => DayKind::Weekend,
        };
        let told = china.day(day).unwrap();
        assert_eq!(told.kind, expected, "{day}");
        if matches!(told.kind, DayKind::Holiday | DayKind::MakeupWorking) {
            assert!(told.document.unwrap().contains("国务院"), "{day}");
            assert!(told.name.is_some() && told.issued_on.unwrap().year() >= day.year() - 1, "{day}");
            named += 1;
        }
        looked_at += 1;
    }
    assert_eq!((looked_at, named), (7305, 675));
}

#[test]
fn a_year_is_known_from_its_notice_on() {
    let china = Calendar::china();
    let mut looked_at = 0;
    for year in 2007..=2026 {
        let new_year = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let told = china.day(new_year).unwrap();
        let issued = told.issued_on.unwrap();
        assert!(china.known(issued).kind(new_year).is_ok(), "{year}");
        let refusal = china.known(issued.pred_opt().unwrap()).kind(new_year).unwrap_err();
        assert_eq!(refusal.code.as_str(), "calendar.not-published", "{year}");
        assert_eq!(told.issued_exactly, issued != new_year, "{year}: {issued}");
        looked_at += 1;
    }
    assert_eq!(looked_at, 20);
    // Where the day of issue is not on record, the first of the year stands for it.
    let by_year =
        (2007..=2026).filter(|year| !china.day(NaiveDate::from_ymd_opt(*year, 1, 1).unwrap()).unwrap().issued_exactly);
    assert_eq!(by_year.collect::<Vec<_>>(), [2007, 2008, 2014, 2024, 2025, 2026]);
}

#[test]
fn the_amended_years_stand_in_both_versions() {
    // A day, what it was before the notice that changed it, and since.
    let table = [
        ("2015-09-03", "2015-05-13", DayKind::Working, DayKind::Holiday),
        ("2015-09-05", "2015-05-13", DayKind::Weekend, DayKind::Holiday),
        ("2015-09-06", "2015-05-13", DayKind::Weekend, DayKind::MakeupWorking),
        ("2019-04-28", "2019-03-22", DayKind::Weekend, DayKind::MakeupWorking),
        ("2019-05-01", "2019-03-22", DayKind::Holiday, DayKind::Holiday),
        ("2019-05-02", "2019-03-22", DayKind::Working, DayKind::Holiday),
        ("2019-05-05", "2019-03-22", DayKind::Weekend, DayKind::MakeupWorking),
        ("2020-01-31", "2020-01-26", DayKind::Working, DayKind::Holiday),
        ("2020-02-01", "2020-01-26", DayKind::MakeupWorking, DayKind::Holiday),
        ("2020-02-02", "2020-01-26", DayKind::Weekend, DayKind::Holiday),
        ("2020-02-03", "2020-01-26", DayKind::Working, DayKind::Working),
    ];
    let china = Calendar::china();
    for (date, issued, before, since) in table {
        let (date, issued) = (day(date), day(issued));
        assert_eq!(china.known(issued.pred_opt().unwrap()).kind(date).unwrap(), before, "{date}");
        assert_eq!(china.known(issued).kind(date).unwrap(), since, "{date}");
        assert_eq!(china.kind(date).unwrap(), since, "{date}");
    }
    let march = china.day(day("2019-05-01")).unwrap();
    assert_eq!(march.document.unwrap(), "国务院办公厅关于调整2019年劳动节假期安排的通知");
}

#[test]
fn outside_the_published_years_nothing_is_told() {
    let china = Calendar::china();
    for date in ["2006-12-31", "0001-01-01", "2027-01-01", "9999-12-31"] {
        assert_eq!(china.kind(day(date)).unwrap_err().code.as_str(), "calendar.not-published", "{date}");
        assert!(
            china.add_working_days(day(date), 1, &[]).is_err()
                && china.working_days_between(day(date), day(date)).is_err()
        );
    }
    for date in ["0000-12-31", "-0001-01-01"] {
        assert_eq!(china.kind(day(date)).unwrap_err().code.as_str(), "when.out-of-range", "{date}");
    }
}
