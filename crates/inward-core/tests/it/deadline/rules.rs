//! Rules of every kind, by figures worked by hand; pauses, extensions, explanations; what is refused.

use chrono::NaiveDate;
use inward_core::calendar::{Calendar, Pause, Roll};
use inward_core::deadline::{
    Clock, Due, Ends, Extension, Limit, Limits, Measured, RestDay, Rule, Start, fixed, hours, months, natural_days,
    same_day, working_days, working_time, years,
};
use inward_core::refusal::Refusal;
use inward_core::text::Lang;
use inward_core::when::{Timestamp, Truth, When};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn pause(from: &str, to: &str) -> Pause {
    Pause::new(at(from), (!to.is_empty()).then(|| at(to))).unwrap()
}

/// China, with the hours of an office.
fn office() -> Calendar {
    Calendar::from_json(
        r#"{"zone": "Asia/Shanghai", "layers": ["china"], "weekly": {
            "mon": [["09:00", "12:00"], ["14:00", "18:00"]], "tue": [["09:00", "12:00"], ["14:00", "18:00"]],
            "wed": [["09:00", "12:00"], ["14:00", "18:00"]], "thu": [["09:00", "12:00"], ["14:00", "18:00"]],
            "fri": [["09:00", "12:00"], ["14:00", "18:00"]]}}"#,
    )
    .unwrap()
}

/// A due time as the clocks in Beijing show it.
fn shown(due: &Due) -> String {
    let local = due.at().to_utc().with_timezone(&chrono_tz::Asia::Shanghai);
    local.format("%Y-%m-%d %H:%M:%S").to_string()
}

#[test]
fn rules_of_every_kind() {
    let china = office();
    let on = |text: &str| Start::On(day(text));
    let table: &[(Start, Rule, &str)] = &[
        (on("2021-02-05"), working_days(5), "2021-02-18 23:59:59"),
        (on("2021-02-05"), working_days(5).ends(Ends::CloseOfBusiness), "2021-02-18 18:00:00"),
        (on("2021-02-05"), working_days(5).counting_first_day(), "2021-02-10 23:59:59"),
        // A start on a rest day: the first day is the first working day after, counted or not.
        (on("2021-02-06"), working_days(1), "2021-02-07 23:59:59"),
        (on("2021-02-06"), working_days(1).counting_first_day(), "2021-02-07 23:59:59"),
        (on("2021-01-12"), natural_days(30), "2021-02-18 23:59:59"),
        (on("2021-01-12"), natural_days(30).roll(Roll::None), "2021-02-11 23:59:59"),
        (on("2021-01-12"), natural_days(30).roll(Roll::None).counting_first_day(), "2021-02-10 23:59:59"),
        (on("2021-01-31"), months(1), "2021-03-01 23:59:59"),
        (on("2021-01-31"), months(1).roll(Roll::None), "2021-02-28 23:59:59"),
        (on("2021-03-15"), months(1).roll(Roll::None).counting_first_day(), "2021-04-14 23:59:59"),
        (on("2020-02-29"), years(1), "2021-03-01 23:59:59"),
        (on("2020-07-18"), years(3), "2023-07-18 23:59:59"),
        (Start::At(at("2021-01-08T17:30+08:00")), hours(24), "2021-01-09 17:30:00"),
        (Start::At(at("2021-01-08T17:30+08:00")), working_time(24 * 3_600), "2021-01-14 11:30:00"),
        (Start::Unknown, fixed("2020-07-24".parse().unwrap()), "2020-07-24 23:59:59"),
        (Start::Unknown, fixed("2020Q3".parse().unwrap()), "2020-09-30 23:59:59"),
        (Start::Unknown, fixed("2021-02-12".parse().unwrap()), "2021-02-12 23:59:59"),
        // Before an event, and never moved.
        (on("2021-02-18"), working_days(1).before("x"), "2021-02-10 23:59:59"),
        (on("2021-03-31"), months(1).before("x"), "2021-02-28 23:59:59"),
        (on("2021-02-18"), natural_days(5).before("x"), "2021-02-13 23:59:59"),
        (on("2021-02-18"), years(1).before("x"), "2020-02-18 23:59:59"),
    ];
    for (start, rule, expected) in table {
        let due = china.due(*start, rule, &[]).unwrap();
        assert_eq!(shown(&due), *expected, "{rule} from {start:?}");
        assert!(!due.provisional());
    }
    assert_eq!(table.len(), 22);
}

#[test]
fn the_same_day_under_both_rules() {
    // When it arrived; when it is due if the day counts all the same; if the next working day does.
    // 2021-02-07 is a Sunday that works, 2021-02-11 the first day of Spring Festival.
    let table = [
        ("2021-02-08T00:00+08:00", "2021-02-08 23:59:59", "2021-02-08 23:59:59"),
        ("2021-02-08T09:00+08:00", "2021-02-08 23:59:59", "2021-02-08 23:59:59"),
        ("2021-02-08T16:59:59+08:00", "2021-02-08 23:59:59", "2021-02-08 23:59:59"),
        ("2021-02-08T17:00+08:00", "2021-02-08 23:59:59", "2021-02-09 18:00:00"),
        ("2021-02-08T23:59:59+08:00", "2021-02-08 23:59:59", "2021-02-09 18:00:00"),
        ("2021-02-07T10:00+08:00", "2021-02-07 23:59:59", "2021-02-07 23:59:59"),
        ("2021-02-06T10:00+08:00", "2021-02-06 23:59:59", "2021-02-07 18:00:00"),
        ("2021-02-05T18:30+08:00", "2021-02-05 23:59:59", "2021-02-07 18:00:00"),
        ("2021-02-10T16:00+08:00", "2021-02-10 23:59:59", "2021-02-10 23:59:59"),
        ("2021-02-10T17:30+08:00", "2021-02-10 23:59:59", "2021-02-18 18:00:00"),
        ("2021-02-12T08:00+08:00", "2021-02-12 23:59:59", "2021-02-18 18:00:00"),
        ("2021-01-09T10:00+08:00", "2021-01-09 23:59:59", "2021-01-11 18:00:00"),
    ];
    let office = office();
    for (arrived, that_day, next_day) in table {
        for (rest_day, expected) in [(RestDay::ThatDay, that_day), (RestDay::NextWorkingDay, next_day)] {
            let due = office.due(at(arrived), &same_day("17:00", rest_day).unwrap(), &[]).unwrap();
            assert_eq!(shown(&due), expected, "{arrived}, {rest_day:?}");
        }
    }
    assert_eq!(table.len(), 12);
    // Without hours the next working day ends at 24:00.
    let rule = same_day("17:00", RestDay::NextWorkingDay).unwrap();
    assert_eq!(shown(&Calendar::china().due(at("2021-01-09T10:00+08:00"), &rule, &[]).unwrap()), "2021-01-11 23:59:59");
    // Midnight is the next day already.
    let due = office.due(at("2021-02-08T09:00+08:00"), &same_day("17:00", RestDay::ThatDay).unwrap(), &[]).unwrap();
    assert!(!due.breached(at("2021-02-08T23:59:59.999999+08:00")) && due.breached(at("2021-02-09T00:00+08:00")));
}

#[test]
fn a_pause_is_repaid_in_the_unit_of_the_rule() {
    let office = office();
    let paused = [pause("2021-01-13T10:00+08:00", "2021-01-20T15:00+08:00")];
    let due = |rule: &Rule| shown(&office.due(at("2021-01-08T09:00+08:00"), rule, &paused).unwrap());
    assert_eq!(due(&working_days(20)), "2021-02-19 23:59:59");
    assert_eq!(due(&natural_days(4)), "2021-01-12 23:59:59");
    assert_eq!(due(&natural_days(10)), "2021-01-26 23:59:59");
    // 8 February and eight days more are the 16th, in Spring Festival: moved to the 18th.
    assert_eq!(due(&months(1)), "2021-02-18 23:59:59");
    // 240 hours lead to the 18th at nine; the pause of 173 hours is repaid.
    assert_eq!(due(&hours(240)), "2021-01-25 14:00:00");
    // Seven hours on the 8th, 11th and 12th leave nothing of 21; the last hour of the 13th from nine.
    assert_eq!(due(&working_time(22 * 3_600)), "2021-01-13 10:00:00");
    assert_eq!(due(&working_time(23 * 3_600)), "2021-01-20 16:00:00");
    // A fixed date moves by the days that were paused before it.
    let date = fixed("2021-01-22".parse().unwrap());
    assert_eq!(shown(&office.due(Start::Unknown, &date, &paused).unwrap()), "2021-01-30 23:59:59");
    assert_eq!(
        shown(&office.due(Start::Unknown, &fixed("2021-01-12".parse().unwrap()), &paused).unwrap()),
        "2021-01-12 23:59:59"
    );
    // The same day is not a day on which the clock stood still.
    let rule = same_day("17:00", RestDay::NextWorkingDay).unwrap();
    let held = [pause("2021-01-08T11:00+08:00", "2021-01-08T12:00+08:00")];
    assert_eq!(shown(&office.due(at("2021-01-08T09:00+08:00"), &rule, &held).unwrap()), "2021-01-11 23:59:59");
}

#[test]
fn a_pause_that_goes_on_leaves_no_due_time() {
    let china = Calendar::china();
    let open = [pause("2021-01-13T09:00+08:00", "")];
    let refusal = china.due(day("2021-01-08"), &working_days(20), &open).unwrap_err();
    assert_eq!(refusal.code.as_str(), "deadline.open-pause");
    // It began after the due time: nothing is changed.
    let later = [pause("2021-01-16T09:00+08:00", "")];
    assert_eq!(china.due(day("2021-01-08"), &working_days(5), &later).unwrap().last_day(), Some(day("2021-01-15")));
    let earliest =
        china.due_if_resumed(day("2021-01-08"), &working_days(20), &open, &[], at("2021-01-21T00:00+08:00")).unwrap();
    assert_eq!(earliest.last_day(), Some(day("2021-02-19")));
    assert_eq!(earliest.clock(at("2021-01-15T00:00+08:00")), Clock::Paused);
    // While it is paused nothing runs: three working days ran before it.
    assert_eq!(earliest.elapsed(at("2021-01-19T10:00+08:00")).unwrap(), Measured::WorkingDays(2));
}

#[test]
fn what_has_run_and_what_is_left_add_up() {
    let due = Calendar::china().due(day("2021-02-05"), &working_days(5), &[]).unwrap();
    let table = [
        ("2021-02-05T12:00+08:00", 0, 5, 0, Clock::Running),
        ("2021-02-07T12:00+08:00", 1, 4, 0, Clock::Running),
        ("2021-02-14T12:00+08:00", 4, 1, 0, Clock::Running),
        ("2021-02-18T23:59+08:00", 5, 0, 0, Clock::Running),
        ("2021-02-19T00:00+08:00", 6, 0, 1, Clock::Over),
        ("2021-02-22T00:00+08:00", 8, 0, 3, Clock::Over),
    ];
    for (moment, elapsed, remaining, overdue, clock) in table {
        let moment = at(moment);
        assert_eq!(due.elapsed(moment).unwrap(), Measured::WorkingDays(elapsed), "{moment}");
        assert_eq!(due.remaining(moment).unwrap(), Measured::WorkingDays(remaining), "{moment}");
        assert_eq!(due.overdue(moment).unwrap(), Measured::WorkingDays(overdue), "{moment}");
        assert_eq!(due.clock(moment), clock, "{moment}");
    }
    assert_eq!(due.clock(at("2021-02-04T00:00+08:00")), Clock::NotStarted);
    // 2021-02-20, a Saturday, works: of the nine working hours after the due time.
    let due = office().due(at("2021-02-19T15:00+08:00"), &working_time(3 * 3_600), &[]).unwrap();
    assert_eq!(due.overdue(at("2021-02-20T11:00+08:00")).unwrap(), Measured::WorkingTime(2 * 3_600_000_000));
    assert_eq!(due.overdue(at("2021-02-20T11:00+08:00")).unwrap().say(Lang::Zh), "2 个工作小时");
}

#[test]
fn extensions_lengthen_and_are_checked() {
    let china = Calendar::china();
    let extended = |rule: &Rule, extensions: &[Extension]| {
        china.due_extended(day("2021-01-08"), rule, &[], extensions).map(|due| due.last_day().unwrap().to_string())
    };
    let by = |limit| [Extension::by(limit)];
    assert_eq!(extended(&working_days(20), &by(Limit::WorkingDays(10))).unwrap(), "2021-02-24");
    assert_eq!(extended(&working_days(20), &by(Limit::On("2021-03-01".parse().unwrap()))).unwrap(), "2021-03-01");
    assert_eq!(extended(&working_days(20), &by(Limit::On("2021-01-31".parse().unwrap()))).unwrap(), "2021-02-05");
    assert_eq!(extended(&natural_days(10), &by(Limit::WorkingDays(3))).unwrap(), "2021-01-21");
    assert_eq!(extended(&fixed("2021-01-18".parse().unwrap()), &by(Limit::NaturalDays(10))).unwrap(), "2021-01-28");
    let twice = [Extension::by(Limit::WorkingDays(5)), Extension::by(Limit::WorkingDays(5))];
    assert_eq!(extended(&working_days(20), &twice).unwrap(), "2021-02-24");

    let in_time = [Extension::by(Limit::WorkingDays(10)).approved(at("2021-02-05T23:59+08:00"))];
    assert!(extended(&working_days(20), &in_time).is_ok());
    let code = |result: Result<String, Refusal>| result.unwrap_err().code.as_str();
    let late = [Extension::by(Limit::WorkingDays(10)).approved(at("2021-02-06T00:00+08:00"))];
    assert_eq!(code(extended(&working_days(20), &late)), "deadline.extension-after-expiry");
    assert_eq!(code(extended(&working_days(20), &by(Limit::Hours(3_600)))), "deadline.extension-unit");
    assert_eq!(code(extended(&working_days(20), &by(Limit::WorkingDays(0)))), "deadline.not-positive");
}

#[test]
fn past_the_last_notice_it_is_provisional() {
    let china = Calendar::china();
    let due = china.due(day("2026-12-25"), &working_days(10), &[]).unwrap();
    assert_eq!((due.last_day(), due.provisional()), (Some(day("2027-01-08")), true));
    assert!(due.explain().unwrap().say(Lang::En).contains("Provisional"));
    let due = china.due(day("2026-12-01"), &working_days(10), &[]).unwrap();
    assert!(!due.provisional());
    // As known before the notice of 2021, by the weekday alone.
    let due = china.known(day("2020-11-24")).due(day("2021-02-05"), &working_days(5), &[]).unwrap();
    assert_eq!((due.last_day(), due.provisional()), (Some(day("2021-02-12")), true));
    assert!(china.due(day("2006-06-01"), &natural_days(3), &[]).unwrap().provisional());
}

#[test]
fn an_imprecise_start_leaves_an_interval() {
    let china = Calendar::china();
    let when = |text: &str| When::parse(text).unwrap();
    let range = china.due_range(&when("2021-02-01/2021-02-05"), &working_days(5), &[], &[]).unwrap();
    assert_eq!(
        (range.earliest().last_day(), range.latest().last_day()),
        (Some(day("2021-02-07")), Some(day("2021-02-18")))
    );
    assert!(range.exact().is_none());
    assert_eq!(range.breached(at("2021-02-07T12:00+08:00")), Truth::No);
    assert_eq!(range.breached(at("2021-02-09T12:00+08:00")), Truth::Possibly);
    assert_eq!(range.breached(at("2021-02-19T00:00+08:00")), Truth::Yes);
    assert_eq!(range.kept_by(&when("2021-02-07")), Truth::Yes);
    assert_eq!(range.kept_by(&when("2021-02-08")), Truth::Possibly);
    assert_eq!(range.kept_by(&when("2021-02")), Truth::Possibly);
    assert_eq!(range.kept_by(&when("2021-02-19")), Truth::No);
    // A day is precise enough for days, not for hours.
    assert!(china.due_range(&when("2021-02-05"), &working_days(5), &[], &[]).unwrap().exact().is_some());
    let range = china.due_range(&when("2021-02-05"), &hours(2), &[], &[]).unwrap();
    assert!(range.exact().is_none() && range.earliest().at() < range.latest().at());
    assert_eq!(
        china.due_range(&when("2021-02前"), &working_days(5), &[], &[]).unwrap_err().code.as_str(),
        "deadline.start-open"
    );
    // One due time needs one start: what is less precise is refused with the way to the range.
    let refused = Start::try_from(&when("2021-02")).unwrap_err();
    assert_eq!(refused.code.as_str(), "deadline.imprecise-start");
    assert!(refused.say(Lang::En).contains("ask for the range"), "{}", refused.say(Lang::En));
    assert_eq!(Start::try_from(&when("2021-02-01")).unwrap(), Start::On(day("2021-02-01")));
    assert_eq!(Start::try_from(&when("2021-02-01T09:00+08:00")).unwrap(), Start::At(at("2021-02-01T09:00+08:00")));
}

#[test]
fn it_explains_itself_in_both_languages() {
    let known = Calendar::china().known(day("2020-01-25"));
    let due = known.due(day("2020-01-20"), &working_days(5).after("accepted"), &[]).unwrap();
    insta::assert_snapshot!(both(&due), @r"
    Rule: 5 working days after `accepted`; from 2020-01-20 Mon
    The day of the start is not counted
    Calendar as known on 2020-01-25
    2020-01-24 Fri – 2020-01-30 Thu: holiday, Spring Festival (国务院办公厅关于2020年部分节假日安排的通知（国办发明电〔2019〕16号）)
    2020-02-01 Sat: make-up working day, Spring Festival (国务院办公厅关于2020年部分节假日安排的通知（国办发明电〔2019〕16号）)
    Due by 24:00 of 2020-02-01 Sat

    规则：自“accepted”起 5 个工作日；起算于 2020-01-20 周一
    起算当日不计入
    以 2020-01-25 所知的日历计算
    2020-01-24 周五 至 2020-01-30 周四：节假日，春节（国务院办公厅关于2020年部分节假日安排的通知（国办发明电〔2019〕16号））
    2020-02-01 周六：调休上班日，春节（国务院办公厅关于2020年部分节假日安排的通知（国办发明电〔2019〕16号））
    2020-02-01 周六 二十四时到期
    ");
    let paused = [pause("2021-01-13T09:00+08:00", "2021-01-20T18:00+08:00")];
    let extension = [Extension::by(Limit::NaturalDays(3))];
    let due = office().due_extended(at("2021-01-08T10:00+08:00"), &natural_days(25), &paused, &extension).unwrap();
    insta::assert_snapshot!(both(&due), @r"
    Rule: 25 days; from 2021-01-08T10:00:00+08:00
    The day of the start is not counted
    Paused from 2021-01-13T09:00:00+08:00 to 2021-01-20T18:00:00+08:00: not counted, in whole days
    Extended by 3 days
    2021-02-13 Sat is no working day (holiday, Spring Festival): the next working day, 2021-02-18 Thu
    Due by 24:00 of 2021-02-18 Thu

    规则：25 日；起算于 2021-01-08T10:00:00+08:00
    起算当日不计入
    2021-01-13T09:00:00+08:00 至 2021-01-20T18:00:00+08:00 暂停：不计入，按整日
    延长 3 日
    2021-02-13 周六 不是工作日（节假日，春节）：顺延至下一工作日，即 2021-02-18 周四
    2021-02-18 周四 二十四时到期
    ");
    let due =
        office().due(at("2021-02-10T17:30+08:00"), &same_day("17:00", RestDay::NextWorkingDay).unwrap(), &[]).unwrap();
    insta::assert_snapshot!(both(&due), @r"
    Rule: the same day if before 17:00; from 2021-02-10T17:30:00+08:00
    The cut-off is 17:00
    What comes too late is due by close of business of the next working day
    Due by close of business, 2021-02-18T18:00:00+08:00

    规则：17:00 前收到的当日；起算于 2021-02-10T17:30:00+08:00
    截止时刻为 17:00
    逾时收到的以下一工作日下班为限
    下班时到期，即 2021-02-18T18:00:00+08:00
    ");
}

fn both(due: &Due) -> String {
    let told = due.explain().unwrap();
    format!("{}\n\n{}", told.say(Lang::En), told.say(Lang::Zh))
}

#[test]
fn what_cannot_be_told_is_refused() {
    let never = Calendar::from_json(r#"{"zone": "Asia/Shanghai", "weekly": {}}"#).unwrap();
    let (china, office) = (Calendar::china(), office());
    let on = Start::On(day("2021-01-08"));
    let moment = Start::At(at("2021-01-08T10:00+08:00"));
    let table: &[(&Calendar, Start, Rule, &str)] = &[
        (&never, on, working_days(1), "deadline.no-working-time"),
        (&never, moment, working_time(60), "deadline.no-working-time"),
        (&never, on, natural_days(1), "deadline.no-working-time"),
        (&china, moment, working_time(60), "calendar.no-hours"),
        (&office, on, working_time(60), "deadline.start-needs-time"),
        (&office, on, hours(1), "deadline.start-needs-time"),
        (&office, on, same_day("17:00", RestDay::ThatDay).unwrap(), "deadline.start-needs-time"),
        (&office, Start::Unknown, working_days(1), "deadline.no-start"),
        (&office, Start::Unknown, hours(1), "deadline.no-start"),
        (&office, on, fixed("2021-02后".parse().unwrap()), "deadline.no-end"),
        (&office, on, working_days(100_000), "deadline.too-long"),
        (&office, on, natural_days(u32::MAX), "deadline.too-long"),
        (&office, on, months(u32::MAX), "deadline.too-long"),
        (&office, on, years(u32::MAX), "deadline.too-long"),
        (&office, moment, working_time(u64::MAX), "deadline.too-long"),
        (&office, moment, hours(u32::MAX), "deadline.too-long"),
        (&office, moment, hours(1).before("x"), "deadline.needs-days"),
        (&office, Start::On(day("9999-12-30")), natural_days(30), "when.out-of-range"),
        (&office, Start::On(day("9999-12-30")), working_days(30), "when.out-of-range"),
        (&office, Start::On(day("0001-01-02")), months(30).before("x"), "when.out-of-range"),
        (&office, Start::On(day("0001-01-02")), working_days(30).before("x"), "deadline.no-working-time"),
    ];
    for (calendar, start, rule, code) in table {
        let refusal = calendar.due(*start, rule, &[]).map(|due| shown(&due)).unwrap_err();
        assert_eq!(refusal.code.as_str(), *code, "{rule:?} from {start:?}");
        assert!(!refusal.say(Lang::Zh).contains('?'), "{}", refusal.say(Lang::Zh));
    }
    assert_eq!(table.len(), 21);
    let backwards = Pause::new(at("2021-01-08T12:00+08:00"), Some(at("2021-01-08T11:00+08:00")));
    assert_eq!(backwards.unwrap_err().code.as_str(), "deadline.invalid-pause");
    // Years at both ends are counted in, not looped over.
    assert!(office.due(Start::On(day("0001-01-01")), &working_days(5), &[]).unwrap().provisional());
    assert!(office.due(Start::On(day("9990-01-01")), &years(9), &[]).unwrap().provisional());
}

#[test]
fn a_rule_that_is_to_be_promised_is_checked() {
    let code = |rule: Rule| rule.check().map_err(|refusal| refusal.code.as_str()).err();
    assert_eq!(code(working_days(5)), Some("deadline.no-start"));
    assert_eq!(code(working_days(5).after("accepted")), None);
    assert_eq!(code(working_days(0).after("accepted")), Some("deadline.not-positive"));
    assert_eq!(code(working_time(0).after("accepted")), Some("deadline.not-positive"));
    assert_eq!(code(working_days(5).after("accepted").before("x")), Some("deadline.two-starts"));
    assert_eq!(code(hours(5).before("x")), Some("deadline.needs-days"));
    assert_eq!(code(fixed("2021".parse().unwrap())), None);
    assert_eq!(same_day("25:00", RestDay::ThatDay).unwrap_err().code.as_str(), "calendar.not-a-time");
    assert!(serde_json::from_str::<Rule>(r#"{"limit": {"working_days": -5}, "after": "x"}"#).is_err());
}

#[test]
fn rules_read_back_from_data() {
    let rules = [
        natural_days(30).roll(Roll::None).after("x"),
        working_days(5).counting_first_day().ends(Ends::CloseOfBusiness).after("x"),
        same_day("17:00", RestDay::NextWorkingDay).unwrap().after("received"),
        fixed("2020Q3".parse().unwrap()),
        working_time(3_600).after("x"),
        years(3).before("y"),
    ];
    for rule in rules {
        let data = serde_json::to_string(&rule).unwrap();
        assert_eq!(serde_json::from_str::<Rule>(&data).unwrap(), rule, "{data}");
    }
}

#[test]
fn the_promised_limit_is_held_against_the_statutory_one() {
    let limits = |statutory, promised| Limits { statutory: Some(statutory), promised: Some(promised) };
    let warning = limits(working_days(20), working_days(25)).warning().unwrap();
    assert_eq!(warning.code.as_str(), "deadline.promised-exceeds-statutory");
    assert_eq!(
        warning.say(Lang::Zh),
        "承诺时限 25 个工作日 长于法定时限 20 个工作日；承诺时限应短于法定时限，请更正其一"
    );
    assert!(limits(working_days(20), working_days(20)).warning().is_none());
    assert!(limits(years(1), months(13)).warning().is_some() && limits(years(1), months(12)).warning().is_none());
    // Of unlike units only the calendar tells.
    let unlike = limits(natural_days(30), working_days(25));
    assert!(
        unlike.warning().is_none() && unlike.warning_from(day("2021-01-12"), &Calendar::china()).unwrap().is_some()
    );
}
