//! What holds for every date.

use chrono::{Datelike, Days, FixedOffset, NaiveDate};
use inward_core::text::Lang;
use inward_core::when::{Order, Relation, Serial, Timestamp, Truth, When};
use proptest::prelude::*;

fn day() -> impl Strategy<Value = NaiveDate> {
    // Days of the whole range, and days near each other.
    prop_oneof![1_i32..=3_652_059, 737_000_i32..737_800]
        .prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
}

fn year() -> impl Strategy<Value = i32> {
    prop_oneof![1_i32..=9999, 2018_i32..2023]
}

fn instant() -> impl Strategy<Value = When> {
    (0_i64..4_000_000_000_000_000, prop_oneof![Just(0_i64), 0_i64..1_000_000], -23 * 60 - 59..=23 * 60 + 59_i32)
        .prop_map(|(seconds, micros, minutes)| {
            let at = Timestamp::from_micros(seconds / 1_000_000 * 1_000_000 + micros).unwrap();
            When::instant(at, FixedOffset::east_opt(minutes * 60).unwrap()).unwrap()
        })
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        day().prop_map(|day| When::day(day).unwrap()),
        (day(), 0_u64..2000).prop_map(|(first, days)| {
            let last = first.checked_add_days(Days::new(days)).filter(|last| last.year() <= 9999);
            When::interval(Some(first), last).unwrap()
        }),
        day().prop_map(|last| When::interval(None, Some(last)).unwrap()),
        year().prop_map(|year| When::year(year).unwrap()),
        (year(), 1_u32..=2).prop_map(|(year, half)| When::half_year(year, half).unwrap()),
        (year(), 1_u32..=4).prop_map(|(year, quarter)| When::quarter(year, quarter).unwrap()),
        (year(), 1_u32..=12).prop_map(|(year, month)| When::month(year, month).unwrap()),
        (year(), 1_u32..=12, 1_u32..=3)
            .prop_map(|(year, month, third)| When::third_of_month(year, month, third).unwrap()),
        (1_i32..=9998, 1_u32..=52).prop_map(|(year, week)| When::week(year, week).unwrap()),
        instant(),
    ]
}

/// Texts that look like dates, so that more than the first test of the grammar is reached.
fn datelike() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "2020",
        "2021",
        "7",
        "12",
        "18",
        "31",
        "0",
        "二〇二〇",
        "十八",
        "年",
        "月",
        "日",
        "季度",
        "第",
        "上旬",
        "下半年",
        "至",
        "到",
        "—",
        "~",
        "-",
        "/",
        ".",
        "..",
        ":",
        ",",
        "底",
        "前",
        "起",
        "以后",
        "截至",
        "左右",
        "初",
        "周",
        "星期六",
        "Q",
        "H",
        "W",
        "T",
        "Z",
        "+08:00",
        "00:00",
        "10:30:00",
        " ",
        "July",
        "Jul",
        "to",
        "by",
        "end",
        "of",
        "PM",
        "时",
        "个",
        "(",
        ")",
        "内",
        "今",
        "20200718",
        "９",
        "𝟚",
        "\u{0}",
        "\u{200b}",
        "é",
    ]);
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

fn well_formed(when: &When) {
    if let (Some(first), Some(last)) = (when.first(), when.last()) {
        assert!(first <= last, "{when}");
    }
    assert!(when.first().is_some() || when.last().is_some());
    for day in when.first().into_iter().chain(when.last()) {
        assert!((1..=9999).contains(&day.year()), "{when}");
    }
    let canonical = when.to_string();
    let back = When::parse(&canonical).unwrap_or_else(|refusal| panic!("{canonical}: {refusal}"));
    assert_eq!(&back, when);
    assert_eq!(back.to_string(), canonical);
    assert_eq!(back.given(), None);
    assert_eq!((back.first(), back.last(), back.precision()), (when.first(), when.last(), when.precision()));
}

proptest! {
    #[test]
    fn print_and_parse_are_inverse(when in when()) {
        well_formed(&when);
        let data = serde_json::to_string(&when).unwrap();
        prop_assert_eq!(serde_json::from_str::<When>(&data).unwrap(), when);
    }

    /// What people read of a date that is open at one end says the same days as what the book keeps:
    /// there a day more or less is soon said.
    #[test]
    fn what_is_said_of_an_open_end_reads_back_to_the_same(first in any::<bool>(), number in 1..3_000_000_i32) {
        let day = NaiveDate::from_num_days_from_ce_opt(number).unwrap();
        let when = When::parse(&if first { format!("{day}/..") } else { format!("../{day}") }).unwrap();
        for lang in [Lang::Zh, Lang::En] {
            prop_assert_eq!(&When::parse(&when.say(lang)).unwrap(), &when, "{}", when.say(lang));
        }
    }

    /// An instant keeps its point and lies on the day that the zone's calendars show; all else stays.
    #[test]
    fn an_instant_lies_on_the_day_of_the_zone(when in when(), zone in prop::sample::select(vec![
        chrono_tz::Asia::Shanghai, chrono_tz::America::New_York, chrono_tz::Pacific::Kiritimati, chrono_tz::UTC,
    ])) {
        let placed = when.in_zone(zone);
        match when.timestamp() {
            None => prop_assert_eq!((&placed, placed.given()), (&when, when.given())),
            Some(at) => {
                prop_assert_eq!(placed.timestamp(), Some(at));
                prop_assert_eq!((placed.first(), placed.last()), (Some(at.day_in(zone)), Some(at.day_in(zone))));
                prop_assert_eq!(When::parse(placed.given().unwrap_or(&placed.to_string())).unwrap(), when);
            }
        }
        prop_assert_eq!(placed.in_zone(zone), placed);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,24}") {
        if let Ok(when) = When::parse(&text) {
            well_formed(&when);
        }
    }

    #[test]
    fn any_chinese_text_is_read_or_refused(text in "[0-9０-９一二三四五六七八九十〇零年月日季度上中下旬半第至到底前后起以截止初末~/.—-]{0,16}") {
        if let Ok(when) = When::parse(&text) {
            well_formed(&when);
        }
    }

    #[test]
    fn any_datelike_text_is_read_or_refused(text in datelike(), dmy: bool) {
        let order = if dmy { Order::Dmy } else { Order::Mdy };
        for reader in [When::reader(), When::reader().order(order).serial(Serial::Excel1904)] {
            match reader.read(&text) {
                Ok(when) => {
                    well_formed(&when);
                    prop_assert!(when.given().is_none_or(|given| given == text.trim()));
                }
                Err(refusal) => {
                    prop_assert!(refusal.code.as_str().starts_with("when."));
                    for lang in [Lang::En, Lang::Zh] {
                        prop_assert!(!refusal.say(lang).contains('?') || text.contains('?'), "{}", refusal.say(lang));
                    }
                }
            }
        }
    }

    #[test]
    fn by_never_goes_back(when in when(), a in day(), b in day()) {
        let (early, late) = (a.min(b), a.max(b));
        prop_assert!(when.by(early) <= when.by(late));
        if let Some(last) = when.last() {
            prop_assert_eq!(when.by(last), Truth::Yes);
        }
        if let Some(before) = when.first().and_then(|first| first.pred_opt()) {
            prop_assert_eq!(when.by(before), Truth::No);
        }
        if when.is_exact() {
            prop_assert_ne!(when.by(a), Truth::Possibly);
        }
    }

    #[test]
    fn compare_is_antisymmetric_and_agrees_with_the_days(a in when(), b in when()) {
        let relation = a.compare(&b);
        prop_assert_eq!(b.compare(&a), relation.reverse());
        let span = When::days_between(&a, &b);
        if a.timestamp().is_none() || b.timestamp().is_none() {
            let by_days = match (span.min, span.max) {
                (Some(0), Some(0)) => Relation::Same,
                (Some(1..), _) => Relation::Before,
                (_, Some(..0)) => Relation::After,
                _ => Relation::Unsure,
            };
            prop_assert_eq!(relation, by_days);
        }
    }

    #[test]
    fn lengths_are_ordered_and_mirror_each_other(a in when(), b in when()) {
        let (days, months) = (When::days_between(&a, &b), When::months_between(&a, &b));
        let (days_back, months_back) = (When::days_between(&b, &a), When::months_between(&b, &a));
        prop_assert_eq!((days.min, days.max), (days_back.max.map(|n| -n), days_back.min.map(|n| -n)));
        prop_assert_eq!((months.min, months.max), (months_back.max.map(|n| -n), months_back.min.map(|n| -n)));
        if let (Some(min), Some(max)) = (days.min, days.max) {
            prop_assert!(min <= max);
        }
        if let (Some(min), Some(max)) = (months.min, months.max) {
            prop_assert!(min <= max);
        }
    }

    #[test]
    fn whole_months_are_the_most_that_fit(a in day(), b in day()) {
        let (a, b) = (a.min(b), a.max(b));
        let months = When::months_between(&When::day(a).unwrap(), &When::day(b).unwrap()).min.unwrap();
        let after = |months: i32| a.checked_add_months(chrono::Months::new(u32::try_from(months).unwrap())).unwrap();
        prop_assert!(after(months) <= b && b < after(months + 1));
    }

    #[test]
    fn timestamps_print_and_parse_and_sort_as_text(a in Timestamp::MIN.as_micros()..=Timestamp::MAX.as_micros(), b in -9_000_000_000_000_000_i64..9_000_000_000_000_000) {
        let [a, b] = [a, b].map(|micros| Timestamp::from_micros(micros).unwrap());
        prop_assert_eq!(a.to_string().cmp(&b.to_string()), a.cmp(&b));
        prop_assert_eq!(Timestamp::from_utc(b.to_utc()).unwrap(), b);
        for at in [a, b] {
            prop_assert_eq!(at.to_string().parse::<Timestamp>().unwrap(), at);
            prop_assert_eq!(serde_json::from_value::<Timestamp>(serde_json::json!(at)).unwrap(), at);
        }
    }
}
