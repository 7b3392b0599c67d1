//! Calendars of plain data: layers, seasons, part-day openings, and every fault of one.

use inward_core::calendar::{Calendar, CalendarData, DayKind, NaiveCalendar, local_time};
use inward_core::when::Timestamp;

use super::day;

const ZONE: &str = r#"
    zone = "Asia/Shanghai"
    layers = ["china", { region = "山西", notices = [
        { document = "晋政办（示例）", issued_on = "2020-01-31", closed = ["2020-02-03/2020-02-09"], open = ["2020-02-15"] },
        { document = "晋政办之二（示例）", issued_on = "2020-02-05", ordinary = ["2020-02-07"] },
    ] }]
    closed = { "2021-03-12" = "检修（示例）" }
    [open]
    "2021-03-13" = [["09:00", "12:00"]]
    [weekly]
    mon = [["08:30", "12:00"], ["14:00", "17:30"]]
    tue = [["08:30", "12:00"], ["14:00", "17:30"]]
    wed = [["08:30", "12:00"], ["14:00", "17:30"]]
    thu = [["08:30", "12:00"], ["14:00", "17:30"]]
    fri = [["08:30", "12:00"]]
    [[seasons]]
    from = "05-01"
    to = "09-30"
    since = "2021-05-01"
    [seasons.weekly]
    mon = [["08:00", "12:00"], ["15:00", "18:00"]]
    tue = [["08:00", "12:00"], ["15:00", "18:00"]]
    wed = [["08:00", "12:00"], ["15:00", "18:00"]]
    thu = [["08:00", "12:00"], ["15:00", "18:00"]]
    fri = [["08:00", "12:00"]]
"#;

#[test]
fn the_layer_above_says_more() {
    let zone = Calendar::from_toml(ZONE).unwrap();
    let kinds = |date: &str, known: &str| zone.known(day(known)).kind(day(date)).unwrap();
    assert_eq!(kinds("2020-02-03", "2020-01-30"), DayKind::Working);
    assert_eq!(kinds("2020-02-03", "2020-01-31"), DayKind::Holiday);
    assert_eq!(kinds("2020-02-15", "2020-01-31"), DayKind::MakeupWorking);
    assert_eq!(kinds("2020-02-07", "2020-02-04"), DayKind::Holiday);
    // Given back to the week: what lies below holds again.
    assert_eq!(kinds("2020-02-07", "2020-02-05"), DayKind::Working);
    assert_eq!(kinds("2020-02-02", "2020-02-05"), DayKind::Holiday);
    assert_eq!(kinds("2021-03-12", "2021-01-01"), DayKind::Holiday);
    let told = zone.day(day("2020-02-04")).unwrap();
    assert_eq!((told.document.as_deref(), told.region.unwrap().zh.as_str()), (Some("晋政办（示例）"), "山西"));
    assert_eq!(zone.kind(day("2027-03-01")).unwrap_err().code.as_str(), "calendar.not-published");
}

#[test]
fn hours_follow_the_season_and_the_day() {
    let zone = Calendar::from_toml(ZONE).unwrap();
    let hours = |date: &str| zone.day(day(date)).unwrap().hours.unwrap().to_string();
    assert_eq!(hours("2021-04-30"), "08:30-12:00");
    assert_eq!(hours("2021-05-06"), "08:00-12:00, 15:00-18:00");
    // Before the timetable was in force.
    assert_eq!(hours("2020-05-06"), "08:30-12:00, 14:00-17:30");
    // A part of a day, and a make-up Sunday in the hours of a working day.
    assert_eq!(hours("2021-03-13"), "09:00-12:00");
    assert_eq!(hours("2021-02-07"), "08:30-12:00, 14:00-17:30");
    assert_eq!(hours("2021-02-12"), "");
}

#[test]
fn a_calendar_comes_back_from_its_data() {
    let zone = Calendar::from_toml(ZONE).unwrap();
    let json = serde_json::to_string(zone.data()).unwrap();
    assert_eq!(Calendar::from_json(&json).unwrap(), zone);
    let toml = toml::to_string(zone.data()).unwrap();
    assert_eq!(Calendar::from_toml(&toml).unwrap(), zone, "{toml}");
    assert_eq!(Calendar::from_data(Calendar::china().data().clone()).unwrap(), Calendar::china());
    assert_ne!(Calendar::from_toml("zone = \"UTC\"").unwrap(), Calendar::china());
}

#[test]
fn holidays_of_any_source_can_be_fed() {
    let data = r#"{"zone": "Europe/London", "closed": {"2024-12-25": "Christmas Day", "2024-12-26": ""}}"#;
    let london = Calendar::from_json(data).unwrap();
    assert_eq!(london.day(day("2024-12-25")).unwrap().name.unwrap().en, "Christmas Day");
    assert_eq!(london.count_working_days(day("2024-12-23"), day("2024-12-29")).unwrap(), 3);
    assert!(!london.has_hours());
}

#[test]
fn every_fault_is_named_with_its_place() {
    let table: &[(&str, &str, &str)] = &[
        (r#"{"zone": "UTC", "weekly": {"mon": [["18:00", "09:00"]]}}"#, "weekly.mon[0]", "calendar.window-reversed"),
        (r#"{"zone": "UTC", "weekly": {"mon": [["09:00", "09:00"]]}}"#, "weekly.mon[0]", "calendar.window-reversed"),
        (
            r#"{"zone": "UTC", "weekly": {"mon": [["09:00", "12:00"], ["11:00", "18:00"]]}}"#,
            "weekly.mon",
            "calendar.windows-overlap",
        ),
        (r#"{"zone": "UTC", "weekly": {"mon": [["9", "12:00"]]}}"#, "weekly.mon[0]", "calendar.not-a-time"),
        (r#"{"zone": "UTC", "weekly": {"mon": [["09:00", "24:01"]]}}"#, "weekly.mon[0]", "calendar.not-a-time"),
        (r#"{"zone": "UTC", "weekly": {"monday": []}}"#, "weekly.monday", "command.unknown-field"),
        (r#"{"zone": "UTC", "open": {"2024-03-09": []}}"#, "", "calendar.open-without-hours"),
        (r#"{"zone": "UTC", "closed": ["2024-02-30"]}"#, "closed", "when.invalid-date"),
        (r#"{"zone": "UTC", "closed": ["2024-02-03/2024-02-01"]}"#, "closed", "when.reversed-range"),
        (r#"{"zone": "UTC", "closed": ["2024-02-03/2034-02-01"]}"#, "closed", "calendar.range-too-long"),
        (r#"{"zone": "UTC", "closed": 3}"#, "closed", "command.not-list"),
        (r#"{"zone": "UTC", "layers": ["atlantis"]}"#, "layers[0]", "calendar.unknown-layer"),
        (
            r#"{"zone": "UTC", "notices": [{"document": "甲", "issued_on": "2024-01-01", "closed": ["2024-02-10"], "open": ["2024-02-10"]}]}"#,
            "notices[0]",
            "calendar.both-closed-and-open",
        ),
        (
            r#"{"zone": "UTC", "seasons": [{"from": "02-30", "to": "03-01", "weekly": {}}]}"#,
            "seasons[0].from",
            "calendar.not-a-day-of-year",
        ),
        (r#"{"zone": "Mars/Olympus"}"#, "zone", "zone.unknown-time-zone"),
        (r#"{"weekly": {}}"#, "", "calendar.no-time-zone"),
        (r#"{"zone": 8.5}"#, "zone", "number.float"),
        ("[", "", "command.not-json"),
        ("[]", "", "command.not-fields"),
    ];
    for (data, path, code) in table {
        let refusal = Calendar::from_json(data).unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.path.as_deref().unwrap_or("")), (*code, *path), "{data}");
    }
    assert_eq!(table.len(), 19);
    let both = r#"{"zone": "UTC", "closed": ["x"], "weekly": {"mon": [["18:00", "09:00"]]}}"#;
    assert_eq!(Calendar::from_json(both).unwrap_err().each().count(), 2, "faults are told together");
    assert_eq!(NaiveCalendar::from_json(r#"{"zone": "UTC"}"#).unwrap_err().code.as_str(), "calendar.has-time-zone");
    assert_eq!(CalendarData::from_toml("zone = ").unwrap_err().code.as_str(), "calendar.not-toml");
}

#[test]
fn a_calendar_without_hours_measures_no_time() {
    let (from, to): (Timestamp, Timestamp) =
        ("2021-01-08T09:00+08:00".parse().unwrap(), "2021-01-08T10:00+08:00".parse().unwrap());
    assert_eq!(Calendar::china().working_time(from, to, &[]).unwrap_err().code.as_str(), "calendar.no-hours");
    let zone = Calendar::from_toml(ZONE).unwrap();
    let in_2027 = ("2027-01-08T09:00+08:00".parse().unwrap(), "2027-01-08T10:00+08:00".parse().unwrap());
    let refusal = zone.working_time(in_2027.0, in_2027.1, &[]).unwrap_err();
    assert_eq!(refusal.code.as_str(), "calendar.not-published");
}

#[test]
fn local_times_are_read_with_their_midnight_and_without_offset() {
    for (text, read) in [
        ("2024-03-04T11:00:30", "2024-03-04 11:00:30"),
        (" 2024-03-04 11:00 ", "2024-03-04 11:00:00"),
        ("2024-03-04T00:00:00", "2024-03-04 00:00:00"),
        ("2024-03-04T10:00:00.250001", "2024-03-04 10:00:00.250001"),
    ] {
        assert_eq!(local_time(text).unwrap().to_string(), read, "{text}");
    }
    for (text, code) in [
        ("2024-03-04", "when.no-time"),
        ("2024-03", "when.no-time"),
        ("2024-03-04T11:00+08:00", "when.has-offset"),
        ("2024-03-04T00:00Z", "when.has-offset"),
        ("2024-03-04T25:00", "when.invalid-time"),
        ("2024-02-30T10:00", "when.invalid-date"),
        ("", "when.missing"),
        ("Z", "when.not-a-date"),
    ] {
        assert_eq!(local_time(text).unwrap_err().code.as_str(), code, "{text}");
    }
}

#[test]
fn only_notices_have_a_day_of_issue() {
    let zone = Calendar::from_toml(ZONE).unwrap();
    assert!(zone.issues().contains(&day("2020-01-31")) && zone.issues().first() > Some(&day("2000-01-01")));
    let always = NaiveCalendar::from_json(r#"{"closed": ["2024-03-08"]}"#).unwrap();
    assert_eq!(always.days().issues(), []);
    assert_eq!(always.known(day("1990-01-01")).days().kind(day("2024-03-08")).unwrap(), DayKind::Holiday);
}
