//! Comparison, lengths in words, truth, timestamps and time zones.

use chrono::{Days, FixedOffset, NaiveDate};
use chrono_tz::Tz;
use inward_core::refusal::Refusal;
use inward_core::text::Lang;
use inward_core::when::{Form, Months, Relation, Span, Timestamp, Truth, When};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn relations() {
    use Relation::{After, Before, Same, Unsure};
    for (a, b, relation) in [
        ("2020-07-18", "2020-07-18", Same),
        ("2020-07-18", "2020-07-19", Before),
        ("2020-07-18/2020-07-18", "2020-07-18", Same),
        ("2020-07", "2020-07", Unsure),
        ("2020-07", "2020-08-01", Before),
        ("2020-07", "2020-07-31", Unsure),
        ("2020Q3", "2020H1", After),
        ("2020-07-18/..", "2020-07-17", After),
        ("2020-07-18/..", "2020-07-18", Unsure),
        ("../2020-07-18", "2020-07-19/..", Before),
        ("../2020-07-18", "../2019-07-18", Unsure),
        ("2020-01-20T10:00+08:00", "2020-01-20T02:00Z", Same),
        ("2020-01-20T10:00+08:00", "2020-01-20T02:01Z", Before),
        ("2020-01-20T10:00+08:00", "2020-01-20", Same),
        ("2020-01-20T10:00+08:00", "2020-01-21", Before),
        // Two instants are points in time, whatever days their offsets make of them.
        ("2020-01-20T23:00-10:00", "2020-01-21T01:00+14:00", After),
    ] {
        assert_eq!(When::parse(a).unwrap().compare(&When::parse(b).unwrap()), relation, "{a} {b}");
    }
}

#[test]
fn open_intervals_by_a_day() {
    let (from, until) = (When::parse("2020-07-18/..").unwrap(), When::parse("../2020-07-18").unwrap());
    assert_eq!(from.by(date("2020-07-17")), Truth::No);
    assert_eq!(from.by(date("9999-12-31")), Truth::Possibly);
    assert_eq!(until.by(date("0001-01-01")), Truth::Possibly);
    assert_eq!(until.by(date("2020-07-18")), Truth::Yes);
    assert!(!from.is_exact() && !until.is_exact());
}

#[test]
fn months_in_words() {
    for (min, max, en, zh) in [
        (Some(6), Some(7), "6+ months", "6个多月"),
        (Some(6), Some(6), "6 months", "6个月"),
        (Some(1), Some(1), "1 month", "1个月"),
        (Some(6), Some(9), "6 to 9 months", "6至9个月"),
        (Some(0), Some(1), "0 to 1 month", "0至1个月"),
        (Some(-1), Some(0), "-1 to 0 months", "-1至0个月"),
        (Some(6), None, "6 months or more", "6个月以上"),
        (None, Some(6), "up to 6 months", "至多6个月"),
        (None, None, "unknown", "未知"),
        (Some(i32::MAX), Some(i32::MAX), "2147483647 months", "2147483647个月"),
    ] {
        let months = Months { min, max };
        assert_eq!((months.say(Lang::En).as_str(), months.say(Lang::Zh).as_str()), (en, zh));
    }
    assert_eq!(Span { min: Some(150), max: Some(160) }.say(Lang::Zh), "150至160天");
    assert_eq!(Span { min: Some(1), max: Some(1) }.to_string(), "1 day");
}

#[test]
fn months_end_on_the_last_day_where_the_number_is_missing() {
    for (a, b, months) in [
        ("2021-01-31", "2021-02-27", 0),
        ("2021-01-31", "2021-02-28", 1),
        ("2020-02-29", "2021-02-28", 12),
        ("2020-02-29", "2021-02-27", 11),
        ("2021-02-28", "2021-03-28", 1),
        ("2021-02-28", "2021-03-27", 0),
        ("2021-03-31", "2021-02-28", -1),
    ] {
        let between = When::months_between(&When::parse(a).unwrap(), &When::parse(b).unwrap());
        assert_eq!((between.min, between.max), (Some(months), Some(months)), "{a} {b}");
    }
}

#[test]
fn truth_has_three_values() {
    use Truth::{No, Possibly, Yes};
    let all = [No, Possibly, Yes];
    let number = |truth| all.iter().position(|other| *other == truth).unwrap();
    for a in all {
        assert_eq!(number(!a), 2 - number(a));
        for b in all {
            assert_eq!(number(a.and(b)), number(a).min(number(b)));
            assert_eq!(!(a.and(b)), (!a).or(!b));
        }
    }
    assert_eq!(serde_json::to_string(&all).unwrap(), r#"["no","possibly","yes"]"#);
}

#[test]
fn an_argument_takes_text_days_and_ready_dates() {
    fn on<W: TryInto<When, Error: Into<Refusal>>>(when: W) -> Result<When, Refusal> {
        when.try_into().map_err(Into::into)
    }
    let ready = on("2020-07-18").unwrap();
    let text = String::from("2020-07-18");
    assert_eq!(on(&text).unwrap(), ready);
    assert_eq!(on(text).unwrap(), ready);
    assert_eq!(on(date("2020-07-18")).unwrap(), ready);
    assert_eq!(on(&ready).unwrap(), ready);
    assert_eq!(on(ready.clone()).unwrap(), ready);
    assert_eq!("2020-07-18".parse::<When>().unwrap(), ready);
    assert_eq!(on("2020年底").unwrap_err().code.as_str(), "when.vague");
    assert_eq!(on(NaiveDate::MAX).unwrap_err().code.as_str(), "when.out-of-range");
}

#[test]
fn an_instant_falls_on_the_day_of_its_own_offset() {
    let when = When::parse("2020-01-20T23:30-05:00").unwrap();
    assert_eq!((when.first(), when.last()), (Some(date("2020-01-20")), Some(date("2020-01-20"))));
    assert_eq!(when.timestamp().unwrap().to_string(), "2020-01-21T04:30:00.000000Z");
    assert!(matches!(when.form(), Form::Instant { offset, .. } if offset.local_minus_utc() == -18_000));
    assert!(when.is_exact());
}

#[test]
fn timestamps_are_microseconds_in_utc() {
    let at = Timestamp::parse("2020-01-20T10:00:00.1234567+08:00").unwrap();
    assert_eq!(at.as_micros(), 1_579_485_600_123_456);
    assert_eq!(at.to_string(), "2020-01-20T02:00:00.123456Z");
    assert_eq!(serde_json::to_string(&at).unwrap(), r#""2020-01-20T02:00:00.123456Z""#);
    assert_eq!(Timestamp::from_micros(-1).unwrap().to_string(), "1969-12-31T23:59:59.999999Z");
    assert_eq!(Timestamp::MIN.to_string(), "0001-01-01T00:00:00.000000Z");
    assert_eq!(Timestamp::MAX.to_string(), "9999-12-31T23:59:59.999999Z");
    assert!(Timestamp::from_utc(chrono::DateTime::<chrono::Utc>::MAX_UTC).is_err());
    for (text, code) in [("2020-01-20", "no-time"), ("2020-01-20T10:00", "no-offset"), ("", "missing")] {
        assert_eq!(Timestamp::parse(text).unwrap_err().code.as_str(), format!("when.{code}"));
    }
}

#[test]
fn days_start_and_end_where_clocks_change() {
    for (zone, day, start, end) in [
        ("Asia/Shanghai", "2020-07-18", "2020-07-17T16:00:00.000000Z", "2020-07-18T15:59:59.999999Z"),
        // Clocks skip midnight.
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000000Z", "2018-11-05T01:59:59.999999Z"),
        // Midnight comes twice.
        ("America/Havana", "2020-11-01", "2020-11-01T04:00:00.000000Z", "2020-11-02T04:59:59.999999Z"),
        // Clocks go from 24:00 back to 23:00 of the same day.
        ("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00.000000Z", "2018-02-18T02:59:59.999999Z"),
        // The gap takes the end of one day and the start of the next.
        ("America/Toronto", "1919-03-30", "1919-03-30T05:00:00.000000Z", "1919-03-31T04:29:59.999999Z"),
        ("America/Toronto", "1919-03-31", "1919-03-31T04:30:00.000000Z", "1919-04-01T03:59:59.999999Z"),
        // There was no such day.
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00.000000Z", "2011-12-30T09:59:59.999999Z"),
    ] {
        let zone: Tz = zone.parse().unwrap();
        let got = [Timestamp::start_of_day(date(day), zone), Timestamp::end_of_day(date(day), zone)];
        assert_eq!(got.map(|at| at.to_string()), [start, end], "{zone} {day}");
    }
}

#[test]
fn every_day_of_a_century_has_its_bounds_in_every_kind_of_zone() {
    let zones = [
        "Asia/Shanghai",
        "America/St_Johns",
        "America/Sao_Paulo",
        "Africa/Cairo",
        "Pacific/Kiritimati",
        "America/Havana",
    ];
    let mut looked_at = 0;
    for zone in zones.map(|zone| zone.parse::<Tz>().unwrap()) {
        for day in date("1930-01-01").iter_days().take(36_525) {
            let [start, end] = [Timestamp::start_of_day(day, zone), Timestamp::end_of_day(day, zone)];
            let skipped = start > end;
            if !skipped {
                assert_eq!((start.day_in(zone), end.day_in(zone)), (day, day), "{zone} {day}");
            }
            let near = |micros: i64| Timestamp::from_micros(start.as_micros() + micros).unwrap().day_in(zone);
            assert_ne!(near(-1), day, "{zone} {day}");
            let after = Timestamp::from_micros(end.as_micros() + 1).unwrap();
            assert_ne!(after.day_in(zone), day, "{zone} {day}");
            looked_at += usize::from(!skipped);
        }
    }
    assert!(looked_at >= 6 * 36_525 - 2, "{looked_at}");
}

#[test]
fn days_far_out_take_the_nearest_instant() {
    let zone: Tz = "Pacific/Honolulu".parse().unwrap();
    assert_eq!(Timestamp::start_of_day(NaiveDate::MIN, zone), Timestamp::MIN);
    assert_eq!(Timestamp::end_of_day(NaiveDate::MAX, zone), Timestamp::MAX);
    assert_eq!(Timestamp::end_of_day(date("9999-12-31"), zone), Timestamp::MAX);
}

#[test]
fn constructors_refuse_what_does_not_exist() {
    let far = date("9999-12-31").checked_add_days(Days::new(1));
    let at = Timestamp::parse("2020-01-20T10:00Z").unwrap();
    for (made, code, input) in [
        (When::month(2020, 13), "invalid-date", "2020-13"),
        (When::month(0, 1), "out-of-range", "0000-01"),
        (When::year(10_000), "out-of-range", "10000"),
        (When::year(i32::MIN), "out-of-range", "-2147483648"),
        (When::quarter(2020, 0), "invalid-date", "2020Q0"),
        (When::quarter(2020, u32::MAX), "invalid-date", "2020Q4294967295"),
        (When::half_year(2020, 3), "invalid-date", "2020H3"),
        (When::week(2021, 53), "invalid-date", "2021-W53"),
        (When::week(i32::MAX, 1), "out-of-range", "2147483647-W01"),
        (When::third_of_month(2020, 2, 4), "invalid-date", "2020-02-T4"),
        (When::interval(None, None), "not-a-date", "../.."),
        (When::interval(Some(date("2020-07-02")), Some(date("2020-07-01"))), "reversed-range", "2020-07-02/2020-07-01"),
        (When::interval(far, None), "out-of-range", "+10000-01-01/.."),
        (
            When::instant(Timestamp::MIN, FixedOffset::west_opt(3600).unwrap()),
            "out-of-range",
            "0000-12-31T23:00:00-01:00",
        ),
        (When::instant(at, FixedOffset::east_opt(28_799).unwrap()), "invalid-offset", "2020-01-20T17:59:59+07:59"),
    ] {
        let refusal = made.unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.params["input"].as_str()), (format!("when.{code}").as_str(), input));
    }
    assert_eq!(When::week(1, 1).unwrap().first(), Some(date("0001-01-01")));
}
