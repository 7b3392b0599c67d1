//! What is read, beyond the cases: canonical texts, days, refusals.

use inward_core::when::{Order, Precision, Serial, When};

/// Each text and the canonical text of what it says.
const READ: &[(&str, &str)] = &[
    // days
    ("2020年07月18日", "2020-07-18"),
    ("2020年7月18", "2020-07-18"),
    ("2020年7月18号", "2020-07-18"),
    ("2020.07.18", "2020-07-18"),
    ("2020-7-18日", "2020-07-18"),
    ("２０２０．７．１８", "2020-07-18"),
    ("2020／07／18", "2020-07-18"),
    ("2020－07－18", "2020-07-18"),
    (" 2020 年 7 月 18 日 ", "2020-07-18"),
    ("二零二零年七月十八日", "2020-07-18"),
    ("二○二○年十二月三十一日", "2020-12-31"),
    ("二O二O年十月廿一日", "2020-10-21"),
    ("二〇二一年元月一日", "2021-01-01"),
    ("2020-07-18 00:00", "2020-07-18"),
    ("2020-07-18T00:00:00.000", "2020-07-18"),
    ("7/18/2020 12:00:00 AM", "2020-07-18"),
    ("2020/7/18 0:00:00", "2020-07-18"),
    ("2020-07-18 星期六", "2020-07-18"),
    ("2020年7月18日（周六）", "2020-07-18"),
    ("2020年7月18日礼拜六 00:00:00", "2020-07-18"),
    ("Saturday, 18 July 2020", "2020-07-18"),
    ("Sat 18 Jul 2020", "2020-07-18"),
    ("2020-07-19, Sunday", "2020-07-19"),
    ("July 18, 2020", "2020-07-18"),
    ("Jul. 18th 2020", "2020-07-18"),
    ("the 18th of July, 2020", "2020-07-18"),
    ("2020-Jul-18", "2020-07-18"),
    ("1 Sept 2020", "2020-09-01"),
    ("2020-W03-2", "2020-01-14"),
    ("16/04/2004", "2004-04-16"),
    ("12/31/2017", "2017-12-31"),
    ("04/04/2020", "2020-04-04"),
    ("31.12.2017", "2017-12-31"),
    ("29/02/2020", "2020-02-29"),
    ("0001-01-01", "0001-01-01"),
    ("9999-12-31", "9999-12-31"),
    // weeks
    ("2020W03", "2020-W03"),
    ("2020-w53", "2020-W53"),
    // thirds of a month
    ("2020年7月中旬", "2020-07-T2"),
    ("2020-07-T3", "2020-07-T3"),
    ("2020-07上旬", "2020-07-T1"),
    ("2020-07-上旬", "2020-07-T1"),
    ("2020.7下旬", "2020-07-T3"),
    ("二〇二〇年七月上旬", "2020-07-T1"),
    // months
    ("2020年7月份", "2020-07"),
    ("2020/7", "2020-07"),
    ("2020-07月", "2020-07"),
    ("07/2020", "2020-07"),
    ("July 2020", "2020-07"),
    ("Jul-2020", "2020-07"),
    ("2020 July", "2020-07"),
    ("二〇二〇年七月", "2020-07"),
    ("2020年7月内", "2020-07"),
    // quarters and halves
    ("2020-Q3", "2020Q3"),
    ("2020 Q3", "2020Q3"),
    ("2020/Q3", "2020Q3"),
    ("Q3 2020", "2020Q3"),
    ("Q3/2020", "2020Q3"),
    ("3Q2020", "2020Q3"),
    ("third quarter of 2020", "2020Q3"),
    ("2020年Q3", "2020Q3"),
    ("2020年3季度", "2020Q3"),
    ("2020年第3季度", "2020Q3"),
    ("2020第三季度", "2020Q3"),
    ("2020三季度", "2020Q3"),
    ("2020H2", "2020H2"),
    ("2020-H2", "2020H2"),
    ("H1 2020", "2020H1"),
    ("first half of 2020", "2020H1"),
    ("2020年上半年", "2020H1"),
    // years
    ("2020年度", "2020"),
    ("2020年全年", "2020"),
    ("二〇二〇年", "2020"),
    ("0202", "0202"),
    // ranges
    ("2020年7月到12月", "2020-07-01/2020-12-31"),
    ("2020年7-12月", "2020-07-01/2020-12-31"),
    ("2020年7月-12月", "2020-07-01/2020-12-31"),
    ("2020年7月—2021年2月", "2020-07-01/2021-02-28"),
    ("2020年7月——2021年2月", "2020-07-01/2021-02-28"),
    ("2020年7月18日至25日", "2020-07-18/2020-07-25"),
    ("2020年7月18-25日", "2020-07-18/2020-07-25"),
    ("2020年7月18日～8月1日", "2020-07-18/2020-08-01"),
    ("自2020年7月1日起至2020年12月31日止", "2020-07-01/2020-12-31"),
    ("从2020年7月到12月底", "2020-07-01/2020-12-31"),
    ("2020年7月至2020年底前", "2020-07-01/2020-12-31"),
    ("2020年7月上旬至中旬", "2020-07-01/2020-07-20"),
    ("2020.7-12", "2020-07-01/2020-12-31"),
    ("2020.7-2020.12", "2020-07-01/2020-12-31"),
    ("2020.7.18-12.18", "2020-07-18/2020-12-18"),
    ("2020.7.18-25", "2020-07-18/2020-07-25"),
    ("2020/7/18-2020/12/18", "2020-07-18/2020-12-18"),
    ("2020/7-12", "2020-07-01/2020-12-31"),
    ("2020-07-18 - 2020-12-18", "2020-07-18/2020-12-18"),
    ("2020-07-18-2020-12-18", "2020-07-18/2020-12-18"),
    ("2020-07-18 to 2020-12-18", "2020-07-18/2020-12-18"),
    ("from 2020-07-18 until 2020-12-18", "2020-07-18/2020-12-18"),
    ("2020-07-18~2020-12-18", "2020-07-18/2020-12-18"),
    ("2020-07-18 00:00:00 ~ 2020-07-20 00:00:00", "2020-07-18/2020-07-20"),
    ("2020-07-18 00:00:00-2020-07-20 00:00:00", "2020-07-18/2020-07-20"),
    ("2020-07-2020-12", "2020-07-01/2020-12-31"),
    ("2019-2021", "2019-01-01/2021-12-31"),
    ("2019-2021年", "2019-01-01/2021-12-31"),
    ("2020/2021", "2020-01-01/2021-12-31"),
    ("2020-06/2020-07", "2020-06-01/2020-07-31"),
    ("2020-06-01/07-15", "2020-06-01/2020-07-15"),
    ("2020-06-01/15", "2020-06-01/2020-06-15"),
    ("2020Q1-Q3", "2020-01-01/2020-09-30"),
    ("2020Q1/2020Q3", "2020-01-01/2020-09-30"),
    ("2020年1-3季度", "2020-01-01/2020-09-30"),
    ("2020年第一至第三季度", "2020-01-01/2020-09-30"),
    ("2020年前三季度", "2020-01-01/2020-09-30"),
    ("2020年前6个月", "2020-01-01/2020-06-30"),
    ("Q3-Q4 2020", "2020-07-01/2020-12-31"),
    ("7/2020-12/2020", "2020-07-01/2020-12-31"),
    ("2020-07/2020", "2020-07-01/2020-12-31"),
    ("Jul-Sep 2020", "2020-07-01/2020-09-30"),
    ("18-25 July 2020", "2020-07-18/2020-07-25"),
    ("18 July to 2 August 2020", "2020-07-18/2020-08-02"),
    ("2020-07-18/2020-07-18", "2020-07-18/2020-07-18"),
    // open ends
    ("../2020-12-31", "../2020-12-31"),
    ("2020年/..", "2020-01-01/.."),
    ("2020年12月31日前", "../2020-12-30"),
    ("2020年12月31日以前", "../2020-12-30"),
    ("2020年12月31日之前", "../2020-12-30"),
    ("2020年7月前", "../2020-06-30"),
    ("2020年年底前", "../2020-12-31"),
    ("2020年末前", "../2020-12-31"),
    ("2020年底以前", "../2020-12-31"),
    ("2021年第一季度末前", "../2021-03-31"),
    ("截至2020年12月31日", "../2020-12-31"),
    ("截止到2020年底", "../2020-12-31"),
    ("到2020年12月31日止", "../2020-12-31"),
    ("2020年7月起", "2020-07-01/.."),
    ("自2020年7月18日起", "2020-07-18/.."),
    ("2020年7月18日以来", "2020-07-18/.."),
    ("2020年7月18日以后", "2020-07-19/.."),
    ("2020年7月之后", "2020-08-01/.."),
    ("by 2020-12-31", "../2020-12-31"),
    ("by the end of June 2021", "../2021-06-30"),
    ("before 2020-12-31", "../2020-12-30"),
    ("since 2020-07-18", "2020-07-18/.."),
    ("after July 2020", "2020-08-01/.."),
    ("2020-07-18 onwards", "2020-07-18/.."),
    // instants
    ("2020-01-20T10:00+08:00", "2020-01-20T10:00:00+08:00"),
    ("2020-01-20 10:00:00+0800", "2020-01-20T10:00:00+08:00"),
    ("2020-01-20T10:00:00.5-05:30", "2020-01-20T10:00:00.500000-05:30"),
    ("2020-01-20T10:00:00.123456789Z", "2020-01-20T10:00:00.123456Z"),
    ("20200120T100000Z", "2020-01-20T10:00:00Z"),
    ("2020-01-20T00:00:00+08:00", "2020-01-20T00:00:00+08:00"),
    ("2020-01-20 10:00 PM UTC", "2020-01-20T22:00:00Z"),
    ("2020-01-20T10:00:00-00:00", "2020-01-20T10:00:00Z"),
];

#[test]
fn texts_are_read() {
    let mut wrong = Vec::new();
    for (text, canonical) in READ {
        match When::parse(text) {
            Ok(when) if when.to_string() == *canonical => {
                assert_eq!(when.given(), (text != canonical).then_some(text.trim()), "{text}");
            }
            Ok(when) => wrong.push(format!("{text}: {when}, not {canonical}")),
            Err(refusal) => wrong.push(format!("{text}: {refusal}")),
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(READ.len() > 120);
}

/// Each text and why it is not read.
const REFUSED: &[(&str, &str)] = &[
    ("   ", "missing"),
    ("　", "missing"),
    ("-", "missing"),
    ("——", "missing"),
    ("N/A", "missing"),
    ("/", "missing"),
    ("待定", "missing"),
    ("暂无", "missing"),
    ("今年", "not-a-date"),
    ("昨天", "not-a-date"),
    ("三年", "not-a-date"),
    ("6个月", "not-a-date"),
    ("5年", "not-a-date"),
    ("202年7月", "not-a-date"),
    ("2020²", "not-a-date"),
    ("2020-07-18-25", "not-a-date"),
    ("2020-07-18 foo", "not-a-date"),
    ("农历2020年七月初八", "not-a-date"),
    ("令和2年", "not-a-date"),
    ("2020 07 18", "not-a-date"),
    ("31/07/2020-05/08", "missing-year"),
    ("01/07-15/08/2020", "missing-year"),
    ("18 July 2020 to 25 August", "missing-year"),
    ("2020/2020-07-18/2020", "not-a-date"),
    ("2020至2021至2022", "not-a-date"),
    ("2020年至7月", "not-a-date"),
    ("至", "not-a-date"),
    ("../..", "not-a-date"),
    ("2020年7月18日底前", "not-a-date"),
    ("2020年7月前起", "not-a-date"),
    ("2020-01-20T10:00Z/2020-01-21T10:00Z", "not-a-date"),
    ("1.2.3", "not-a-date"),
    ("星期五", "not-a-date"),
    ("2020年7月 星期五", "not-a-date"),
    ("2020年13月", "invalid-date"),
    ("2020年7月32日", "invalid-date"),
    ("2020-00-10", "invalid-date"),
    ("20201301", "invalid-date"),
    ("2021-W53", "invalid-date"),
    ("2020-W00", "invalid-date"),
    ("2020-W03-8", "invalid-date"),
    ("2020H3", "invalid-date"),
    ("2020-07-T4", "invalid-date"),
    ("2020年第五季度", "invalid-date"),
    ("30/02/2020", "invalid-date"),
    ("31/31/2020", "invalid-date"),
    ("2020/31/12", "invalid-date"),
    ("2020.13", "invalid-date"),
    ("31 June 2020", "invalid-date"),
    ("2020年2月至13月", "invalid-date"),
    ("03.04.2020", "ambiguous-order"),
    ("3-4-2020", "ambiguous-order"),
    ("0", "ambiguous-number"),
    ("7", "ambiguous-number"),
    ("202007", "ambiguous-number"),
    ("7.18", "ambiguous-number"),
    ("44013.5", "ambiguous-number"),
    ("99999999999999999999999999", "ambiguous-number"),
    ("2020年11月至2月", "reversed-range"),
    ("2020.12.18-7.18", "reversed-range"),
    ("2020年年中", "vague"),
    ("2020年初", "vague"),
    ("2020年7月中", "vague"),
    ("2020年春节", "vague"),
    ("2020年7月18日前后", "vague"),
    ("约2020年7月", "vague"),
    ("2020年底起", "vague"),
    ("2020年初至2020年6月", "vague"),
    ("2020年7月至今", "vague"),
    ("2020年第3周", "vague"),
    ("mid-2020", "vague"),
    ("c. 2020", "vague"),
    ("early July 2020", "vague"),
    ("end of 2020", "vague"),
    ("2020-07-18?", "vague"),
    ("7月", "missing-year"),
    ("七月上旬", "missing-year"),
    ("7/18", "missing-year"),
    ("07-18", "missing-year"),
    ("18 July", "missing-year"),
    ("July", "missing-year"),
    ("第三季度", "missing-year"),
    ("Q3", "missing-year"),
    ("上半年", "missing-year"),
    ("年底前", "missing-year"),
    ("7月至12月", "missing-year"),
    ("7月左右", "missing-year"),
    ("20年", "two-digit-year"),
    ("二〇年七月", "two-digit-year"),
    ("20.7.18", "two-digit-year"),
    ("18/07/20", "two-digit-year"),
    ("18-Jul-20", "two-digit-year"),
    ("2019-21年", "two-digit-year"),
    ("2020-07-18 Friday", "weekday-mismatch"),
    ("周日 2020-07-18", "weekday-mismatch"),
    ("2020-07-18 10:00", "no-offset"),
    ("2020-07-18T10:00:00.5", "no-offset"),
    ("2020年7月18日10时30分", "no-offset"),
    ("2020年7月18日10时", "no-offset"),
    ("2020年7月18日上午", "no-offset"),
    ("2020年7月18日上午10:00", "no-offset"),
    ("7/18/2020 3:00 PM", "no-offset"),
    ("2020-07-18T24:00:00Z", "invalid-time"),
    ("2020-07-18T10:60Z", "invalid-time"),
    ("2020-07-18 13:00 PM", "invalid-time"),
    ("2020-07-18T10:00+24:00", "invalid-offset"),
    ("2020-07-18T10:00+08:60", "invalid-offset"),
    ("0000", "out-of-range"),
    ("0000-01-01", "out-of-range"),
    ("10000-01-01", "out-of-range"),
    ("12020年7月", "out-of-range"),
    ("0001-01-01前", "out-of-range"),
    ("9999年以后", "out-of-range"),
    ("9999-W52", "out-of-range"),
    ("9999-12-31T23:00-05:00", "out-of-range"),
];

#[test]
fn texts_are_refused() {
    let mut wrong = Vec::new();
    for (text, reason) in REFUSED {
        let code = match When::parse(text) {
            Ok(when) => format!("read as {when}"),
            Err(refusal) => {
                assert_eq!(refusal.params["input"], text.trim());
                refusal.code.as_str().strip_prefix("when.").unwrap().to_owned()
            }
        };
        if code != *reason {
            wrong.push(format!("{text}: {code}, not {reason}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(REFUSED.len() > 90);
}

#[test]
fn the_real_weekday_is_told() {
    let refusal = When::parse("2020-07-18 星期五").unwrap_err();
    assert_eq!(refusal.params["weekday"], "Saturday (星期六)");
}

#[test]
fn a_given_order_decides() {
    let read = |order, text| When::reader().order(order).read(text).map(|when| when.to_string());
    assert_eq!(read(Order::Dmy, "3.4.2020").unwrap(), "2020-04-03");
    assert_eq!(read(Order::Mdy, "3.4.2020").unwrap(), "2020-03-04");
    assert_eq!(read(Order::Mdy, "03/04/2020 - 05/04/2020").unwrap(), "2020-03-04/2020-05-04");
    assert_eq!(read(Order::Mdy, "16/04/2004").unwrap_err().code.as_str(), "when.invalid-date");
    assert_eq!(read(Order::Dmy, "2020-07-18").unwrap(), "2020-07-18");
    assert_eq!(read(Order::Dmy, "01/07/2020-05/08").unwrap_err().code.as_str(), "when.missing-year");
}

#[test]
fn serials_follow_the_calendar_from_the_first_to_the_last() {
    let read = |system, serial: i64| When::reader().serial(system).read(&serial.to_string());
    let start: chrono::NaiveDate = "1899-12-31".parse().unwrap();
    let (mut serial_1900, mut days) = (0_i64, 0);
    for day in start.iter_days().take_while(|day| day.to_string().as_str() < "2101") {
        let read_1900 = read(Serial::Excel1900, serial_1900);
        if serial_1900 == 0 {
            assert_eq!(read_1900.unwrap_err().code.as_str(), "when.invalid-date");
        } else {
            assert_eq!(read_1900.unwrap(), When::day(day).unwrap(), "{serial_1900}");
        }
        // The two systems lie 1462 days apart wherever both have a day.
        if serial_1900 >= 1462 {
            assert_eq!(read(Serial::Excel1904, serial_1900 - 1462).unwrap(), When::day(day).unwrap());
        }
        serial_1900 += if serial_1900 == 59 { 2 } else { 1 };
        days += 1;
    }
    assert_eq!(days, 73_415);
    assert_eq!(read(Serial::Excel1900, 2_958_465).unwrap().to_string(), "9999-12-31");
    assert_eq!(read(Serial::Excel1900, 2_958_466).unwrap_err().code.as_str(), "when.out-of-range");
}

#[test]
fn serials_with_a_fraction_and_texts_beside_serials() {
    let read = |text| When::reader().serial(Serial::Excel1900).read(text).map(|when| when.to_string());
    assert_eq!(read("44013.0").unwrap(), "2020-07-01");
    assert_eq!(read("４４０１３").unwrap(), "2020-07-01");
    assert_eq!(read("2020").unwrap(), "1905-07-12");
    assert_eq!(read("2020.7").unwrap(), "2020-07");
    assert_eq!(read("20200718").unwrap(), "2020-07-18");
    assert_eq!(read("2020年").unwrap(), "2020");
    assert_eq!(read("44013.5").unwrap_err().code.as_str(), "when.no-offset");
}

#[test]
fn data_keeps_what_was_given() {
    let read = When::parse("2020年7月上旬").unwrap();
    let data = serde_json::to_string(&read).unwrap();
    assert_eq!(data, r#"{"when":"2020-07-T1","given":"2020年7月上旬"}"#);
    let back: When = serde_json::from_str(&data).unwrap();
    assert_eq!((&back, back.given()), (&read, read.given()));

    assert_eq!(serde_json::to_string(&When::parse("2020-07").unwrap()).unwrap(), r#""2020-07""#);
    let plain: When = serde_json::from_str(r#""2020年7月""#).unwrap();
    assert_eq!((plain.precision(), plain.given()), (Precision::Month, Some("2020年7月")));
    let hinted: When = serde_json::from_str(r#"{"given":"44013","when":"2020-07-01"}"#).unwrap();
    assert_eq!(hinted.given(), Some("44013"));

    for (bad, says) in [
        (r#""2020年底""#, "when.vague"),
        (r#"{"given":"2020"}"#, "missing field"),
        (r#"{"when":"2020","when":"2021"}"#, "duplicate"),
        (r#"{"when":"2020","note":"x"}"#, "unknown field"),
        ("2020", "when.ambiguous-number"),
        ("44013", "`44013` is a bare number"),
        ("-1", "when.ambiguous-number"),
        ("true", "expected a date as text"),
    ] {
        let error = serde_json::from_str::<When>(bad).unwrap_err().to_string();
        assert!(error.contains(says), "{bad}: {error}");
    }
}

#[test]
fn equality_is_that_of_the_form() {
    use std::collections::HashSet;
    let parse = |text| When::parse(text).unwrap();
    let set: HashSet<When> = ["2020-07", "2020年7月", "July 2020", "2020-07-01/2020-07-31"].map(parse).into();
    assert_eq!(set.len(), 2);
    assert_ne!(parse("2020-01-20T10:00+08:00"), parse("2020-01-20T02:00Z"));
}

#[test]
fn long_input_is_refused_and_cut() {
    for text in ["2".repeat(1_000_000), "年".repeat(100_000), "(".repeat(101)] {
        let refusal = When::parse(&text).unwrap_err();
        assert_eq!(refusal.code.as_str(), "when.not-a-date");
        assert!(refusal.params["input"].chars().count() <= 101);
    }
}
