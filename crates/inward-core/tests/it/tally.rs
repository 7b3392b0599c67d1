//! What became of promises, by number and by money.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use inward_core::commitment::{DatedFulfilment, PromiseRow, Tally, TallyFigure, tally};
use inward_core::count::Count;
use inward_core::money::{Amount, Currency, Money};
use inward_core::ratio::Ratio;
use inward_core::refusal::Refusal;
use inward_core::when::{Truth, When};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn yuan(text: &str) -> Amount {
    Amount::parse(text, Some(Currency::CNY)).unwrap()
}

fn when(text: &str) -> When {
    When::parse(text).unwrap()
}

fn paid(on: &str, amount: &str) -> DatedFulfilment {
    DatedFulfilment::payment(when(on), yuan(amount))
}

fn due(on: &str, owed: &str, fulfilments: Vec<DatedFulfilment>) -> PromiseRow {
    PromiseRow { due: Some(when(on)), owed: Some(yuan(owed)), fulfilments, ..PromiseRow::default() }
}

fn rates(tally: &Tally) -> [String; 4] {
    let shown = |rate: Result<_, Refusal>| {
        rate.map_or_else(
            |refusal| refusal.code.as_str().to_owned(),
            |rate: inward_core::ratio::RatioBounds| rate.to_string(),
        )
    };
    [tally.on_time_rate(), tally.kept_rate(), tally.money_rate(Currency::CNY), tally.share_of_all()].map(shown)
}

const UNDEFINED: &str = "rate.undefined";

#[test]
fn each_promise_stands_where_its_facts_put_it() {
    let plain = PromiseRow::default();
    let conditional = |condition_met| PromiseRow { condition_met, ..due("2021-01-31", "100", vec![]) };
    let waived = |waived| PromiseRow { waived, ..due("2021-01-31", "100", vec![]) };
    let broken = |row: PromiseRow| PromiseRow { broken: true, ..row };
    // Which figures it is counted in, with a mark where that is in doubt.
    for (row, counted_in) in [
        (plain.clone(), "undated"),
        (due("2021-03-01", "100", vec![]), "due open"),
        (due("2021-03-02", "100", vec![]), "not_yet_due"),
        (due("2021-03", "100", vec![]), "not_yet_due"),
        (due("2021-02", "100", vec![]), "due open"),
        (due("2021-02-01/..", "100", vec![]), "due? open? not_yet_due?"),
        (due("2021-04-01/..", "100", vec![]), "not_yet_due"),
        (due("2021-02-01", "100", vec![paid("2021-02-01", "100")]), "due on_time kept"),
        (due("2021-02-01", "100", vec![paid("2021-02-02", "100")]), "due late kept"),
        (due("2021-02-01", "100", vec![paid("2021-03-02", "100")]), "due open"),
        (due("2021-02-01", "100", vec![paid("2021-01-02", "40"), paid("2021-02-02", "60")]), "due late kept"),
        (due("2021-02-01", "100", vec![paid("2021-01-02", "40"), paid("2021-03-02", "60")]), "due open partly"),
        (due("2021-02-01", "100", vec![paid("2021-02", "100")]), "due on_time? late? undetermined kept"),
        (due("2021-02-01", "100", vec![paid("2021-03", "100")]), "due late? open? partly? undetermined kept?"),
        (due("2021-02-01", "100", vec![paid("2021", "100")]), "due on_time? late? open? partly? undetermined kept?"),
        (due("2021-03-01", "100", vec![paid("2021", "100")]), "due on_time? open? partly? undetermined kept?"),
        (due("2021-06-30", "100", vec![paid("2021-02-01", "100")]), "not_yet_due kept"),
        (due("2021-02-01T17:00+08:00", "100", vec![paid("2021-02-01T18:00+08:00", "100")]), "due late kept"),
        (
            due("2021-02-01", "100", vec![DatedFulfilment { whole: true, ..DatedFulfilment::default() }]),
            "due on_time? late? open? partly? undetermined kept?",
        ),
        (conditional(Truth::No), "conditional"),
        (conditional(Truth::Possibly), "due? open? conditional?"),
        (
            PromiseRow { condition_met: Truth::No, ..due("2021-02-01", "100", vec![paid("2021-01-02", "100")]) },
            "conditional kept",
        ),
        (waived(Truth::Yes), "waived"),
        (waived(Truth::Possibly), "due? open? waived?"),
        (PromiseRow { void: true, ..waived(Truth::Yes) }, "void"),
        (broken(due("2021-06-30", "100", vec![])), "due open"),
        (broken(plain), "due open"),
        (broken(conditional(Truth::No)), "due open"),
        (broken(waived(Truth::Yes)), "waived"),
        (broken(due("2021-02-01", "100", vec![paid("2021-01-02", "100")])), "due on_time kept"),
    ] {
        let tally = tally([&row], day("2021-03-01")).unwrap();
        let shown: Vec<String> = TallyFigure::ALL
            .iter()
            .filter(|figure| **figure != TallyFigure::All)
            .filter_map(|figure| tally.figure(*figure).map(|count| (figure.key(), count)))
            .filter(|(_, count)| count.possible > 0)
            .map(|(key, count)| format!("{key}{}", if count.certain == 0 { "?" } else { "" }))
            .collect();
        assert_eq!(shown.join(" "), counted_in, "{row:?}");
        assert_eq!(tally.all, 1);
    }
}

#[test]
fn an_empty_denominator_is_undefined() {
    let none: [PromiseRow; 0] = [];
    assert_eq!(rates(&tally(none, day("2021-03-01")).unwrap()), [UNDEFINED; 4]);
    let later = tally([due("2021-06-30", "100", vec![])], day("2021-03-01")).unwrap();
    assert_eq!(rates(&later), [UNDEFINED, UNDEFINED, UNDEFINED, "0.00%"]);
    let perhaps = tally([due("2021-02-01/..", "100", vec![])], day("2021-03-01")).unwrap();
    assert_eq!(rates(&perhaps), [UNDEFINED, UNDEFINED, UNDEFINED, "0.00%"]);
    let kind = PromiseRow { owed: None, ..due("2021-02-01", "1", vec![DatedFulfilment::whole(when("2021-02-01"))]) };
    let delivered = tally([kind], day("2021-03-01")).unwrap();
    assert_eq!(rates(&delivered), ["100.00%", "100.00%", UNDEFINED, "100.00%"]);
    assert!(delivered.due_amount.is_empty());
}

#[test]
fn money_in_doubt_leaves_bounds() {
    let half = || vec![paid("2021-01-20", "50")];
    let whole = |on: &str| vec![DatedFulfilment::whole(when(on))];
    for (rows, due_amount, paid_amount, rate) in [
        (vec![due("2021-02-01", "100", half())], "0.000001亿", "0.0000005亿", "50.00%"),
        (vec![due("2021-02-01", "100", whole("2021-02-01"))], "0.000001亿", "0.000001亿", "100.00%"),
        (vec![due("2021-02-01", "100", whole("2021-02-02"))], "0.000001亿", "—", "0.00%"),
        // What is paid beyond is no payment of another.
        (
            vec![due("2021-02-01", "100", vec![paid("2021-01-01", "300")]), due("2021-02-01", "100", vec![])],
            "0.000002亿",
            "0.000001亿",
            "50.00%",
        ),
        (
            vec![due("2021-02-01", "100", vec![paid("2021-02", "50")])],
            "0.000001亿",
            "0亿-0.0000005亿",
            "0.00% - 50.00%",
        ),
        (vec![due("2021-02-01", "100", whole("2021-02"))], "0.000001亿", "0亿-0.000001亿", "0.00% - 100.00%"),
        (vec![due("2021-02-01", "100以上", half())], "≥ 0.000001亿", "0.0000005亿", "0.00% - 50.00%"),
        (vec![due("2021-02-01", "不超过100", half())], "≤ 0.000001亿", "0.0000005亿", "0.00% - 100.00%"),
        (
            vec![due("2021-02-01", "80-100", vec![paid("2021-01-01", "150")]), due("2021-02-01", "100", vec![])],
            "0.0000018亿-0.000002亿",
            "0.0000015亿",
            "44.44% - 50.00%",
        ),
        (vec![due("2021-02-01", "约100", half())], "约0.000001亿", "0.0000005亿", "0.00% - 100.00%"),
        (vec![due("2021-02-01", "80-100", half())], "0.0000008亿-0.000001亿", "0.0000005亿", "50.00% - 62.50%"),
        (vec![due("2021-02-01", "100以上", whole("2021-01-01"))], "≥ 0.000001亿", "≥ 0.000001亿", "100.00%"),
        (
            vec![due("2021-02-01", "100", half()), due("2021-02-01/..", "100", vec![])],
            "0.000001亿-0.000002亿",
            "0.0000005亿",
            "25.00% - 50.00%",
        ),
    ] {
        let tally = tally(&rows, day("2021-03-01")).unwrap();
        assert_eq!(tally.due_amount.to_string(), due_amount, "{rows:?}");
        assert_eq!(tally.paid_on_time_amount.to_string(), paid_amount, "{rows:?}");
        assert_eq!(tally.money_rate(Currency::CNY).unwrap().to_string(), rate, "{rows:?}");
    }
    let dollars = PromiseRow { owed: Some(Amount::parse("USD 100", None).unwrap()), ..due("2021-02-01", "1", vec![]) };
    let both = tally([dollars, due("2021-02-01", "100", half())], day("2021-03-01")).unwrap();
    assert_eq!(both.money_rate(Currency::USD).unwrap().to_string(), "0.00%");
    assert_eq!(both.money_rate(Currency::CNY).unwrap().to_string(), "50.00%");
    assert_eq!(both.due_amount.iter().count(), 2);
}

#[test]
fn what_is_no_promise_of_money_is_refused_with_its_row() {
    let good = due("2021-02-01", "100", vec![]);
    let dollars = Amount::parse("USD 5", None).unwrap();
    for (bad, code, path) in [
        (due("2021-02-01", "0", vec![]), "commitment.not-positive", "[1].owed"),
        (due("2021-02-01", "-5", vec![]), "commitment.not-positive", "[1].owed"),
        (
            due("2021-02-01", "5", vec![paid("2021-02-01", "-5")]),
            "commitment.not-positive",
            "[1].fulfilments[0].amount",
        ),
        (
            due("2021-02-01", "5", vec![DatedFulfilment::payment(when("2021-02-01"), dollars)]),
            "money.unlike-currencies",
            "[1].fulfilments[0].amount",
        ),
    ] {
        let refusal = tally([&good, &bad], day("2021-03-01")).unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.path.as_deref()), (code, Some(path)));
    }
    let row: PromiseRow = serde_json::from_str(r#"{"due": "2021-02-01", "owed": "100元"}"#).unwrap();
    assert_eq!(row, good);
    assert!(serde_json::from_str::<PromiseRow>(r#"{"due": "2021-02-01", "paid": "100元"}"#).is_err());
}

#[test]
fn every_figure_has_its_definition() {
    let mut keys = BTreeMap::new();
    for figure in TallyFigure::ALL {
        let (label, definition) = (figure.label(), figure.definition());
        assert!(definition.en.len() > 10 && definition.zh.chars().count() > 4 && !label.zh.is_empty(), "{figure:?}");
        assert!(keys.insert(figure.key(), definition).is_none());
    }
    assert_eq!(keys.len(), 19);
}

/// When a promise is due, how much is owed, when how much was paid, and how it stands.
type Given = (i64, i64, Vec<(i64, i64)>, u8);

/// Promises with exact dates in two months.
fn rows() -> impl Strategy<Value = Vec<Given>> {
    let payments = prop::collection::vec((0_i64..60, 1_i64..120), 0..4);
    prop::collection::vec((0_i64..60, 1_i64..200, payments, 0_u8..12), 0..8)
}

fn on(offset: i64) -> NaiveDate {
    day("2021-01-01") + chrono::TimeDelta::days(offset)
}

fn row((due, owed, payments, standing): &Given, blur: i64) -> PromiseRow {
    let amount = |units: i64| Amount::from(Money::from_units(units * 100, Currency::CNY).unwrap());
    // A blurred date is a stretch of days around the exact one.
    let dated = |offset: i64, by: i64| match by {
        0 => When::day(on(offset)).unwrap(),
        by => When::interval(Some(on(offset - by)), Some(on(offset + by))).unwrap(),
    };
    PromiseRow {
        earliest: None,
        items: 0,
        due: Some(dated(*due, 0)),
        owed: Some(amount(*owed)),
        fulfilments: payments
            .iter()
            .map(|(at, units)| DatedFulfilment::payment(dated(*at, blur), amount(*units)))
            .collect(),
        condition_met: (*standing != 0).into(),
        waived: (*standing == 1).into(),
        void: *standing == 2,
        broken: *standing == 3,
    }
}

proptest! {
    #[test]
    fn exact_rows_are_counted_as_by_hand(rows in rows(), at in 0_i64..70) {
        let tally = tally(rows.iter().map(|given| row(given, 0)), on(at)).unwrap();
        let by = |payments: &[(i64, i64)], day: i64| payments.iter().filter(|(at, _)| *at <= day).map(|(_, units)| units).sum::<i64>();
        let (mut all, mut in_time, mut late, mut open, mut owed_sum, mut paid_sum, mut kept) = (0, 0, 0, 0, 0, 0, 0);
        for (due, owed, payments, standing) in &rows {
            let whole = by(payments, at) >= *owed;
            kept += u64::from(whole);
            let broken = *standing == 3 && !whole;
            if *standing < 3 || *due > at && !broken {
                continue;
            }
            all += 1;
            owed_sum += owed;
            paid_sum += by(payments, (*due).min(at)).min(*owed);
            let on_time = by(payments, (*due).min(at)) >= *owed;
            in_time += u64::from(on_time);
            late += u64::from(whole && !on_time);
            open += u64::from(!whole);
        }
        prop_assert_eq!((tally.due, tally.on_time, tally.late), (all.into(), in_time.into(), late.into()));
        prop_assert_eq!((tally.open, tally.kept, tally.undetermined), (open.into(), kept.into(), 0));
        prop_assert_eq!(tally.on_time + tally.late + tally.open, tally.due);
        let outside = tally.not_yet_due + tally.undated + tally.conditional + tally.waived + tally.void;
        prop_assert_eq!(tally.due + outside, Count::from(tally.all));
        prop_assert_eq!(tally.due_amount.of(Currency::CNY).map_or(0, |sum| sum.units()), i128::from(owed_sum * 100));
        prop_assert_eq!(tally.paid_on_time_amount.of(Currency::CNY).map_or(0, |sum| sum.units()), i128::from(paid_sum * 100));
        if all > 0 {
            let exact = |part: u64, whole: u64| Some(Ratio::of_counts(part, whole).unwrap());
            prop_assert_eq!(tally.on_time_rate().unwrap().exact(), exact(in_time, all));
            prop_assert_eq!(tally.kept_rate().unwrap().exact(), exact(in_time + late, all));
            let money = exact(u64::try_from(paid_sum).unwrap(), u64::try_from(owed_sum).unwrap());
            prop_assert_eq!(tally.money_rate(Currency::CNY).unwrap().exact(), money);
        }
    }

    #[test]
    fn a_further_payment_lowers_no_rate(rows in rows(), at in 0_i64..70, which in any::<prop::sample::Index>(), payment in (0_i64..60, 1_i64..120), blur in 0_i64..20) {
        prop_assume!(!rows.is_empty());
        // One that was broken is due; kept before its date after all, it is not due yet.
        prop_assume!(rows[which.index(rows.len())].3 != 3);
        let before = tally(rows.iter().map(|given| row(given, blur)), on(at)).unwrap();
        let mut more = rows.clone();
        more[which.index(rows.len())].2.push(payment);
        let after = tally(more.iter().map(|given| row(given, blur)), on(at)).unwrap();
        for rate in [Tally::on_time_rate, Tally::kept_rate, Tally::share_of_all, |tally: &Tally| tally.money_rate(Currency::CNY)] {
            if let (Ok(before), Ok(after)) = (rate(&before), rate(&after)) {
                prop_assert!(before.min <= after.min && before.max <= after.max, "{before} {after}");
            }
        }
    }

    /// Whatever an amount in a range turns out to be, the share lies within the bounds.
    #[test]
    fn exact_amounts_lie_within_the_bounds_of_ranges(rows in prop::collection::vec((1_i64..100, 0_i64..60, 0_i64..160, 0_i64..60), 1..5)) {
        let with = |owed: &dyn Fn(i64, i64, i64) -> Amount| {
            let rows = rows.iter().map(|(least, more, paid, at)| {
                let payment = Money::from_units(paid * 100 + 100, Currency::CNY).unwrap();
                PromiseRow {
                    due: Some(When::day(on(30)).unwrap()),
                    owed: Some(owed(*least, *more, *at)),
                    fulfilments: vec![DatedFulfilment::payment(When::day(on(10)).unwrap(), payment.into())],
                    ..PromiseRow::default()
                }
            });
            tally(rows, on(40)).unwrap().money_rate(Currency::CNY).unwrap()
        };
        let money = |units: i64| Money::from_units(units * 100, Currency::CNY).unwrap();
        let bounds = with(&|least, more, _| Amount::range(money(least), money(least + more)).unwrap());
        let exact = with(&|least, more, at| money(least + at.min(more)).into()).exact();
        prop_assert!(bounds.min <= exact && exact <= bounds.max, "{exact:?} is not within {bounds}");
    }

    /// What is known less exactly is never told as certain otherwise than it was.
    #[test]
    fn blurred_dates_widen_what_exact_ones_say(rows in rows(), at in 0_i64..70, blur in 1_i64..20) {
        let exact = tally(rows.iter().map(|given| row(given, 0)), on(at)).unwrap();
        let blurred = tally(rows.iter().map(|given| row(given, blur)), on(at)).unwrap();
        let mut looked_at = 0;
        for figure in TallyFigure::ALL.iter().filter(|figure| **figure != TallyFigure::Undetermined) {
            let (Some(exact), Some(blurred)) = (exact.figure(*figure), blurred.figure(*figure)) else { continue };
            looked_at += 1;
            prop_assert!(blurred.certain <= exact.certain && exact.possible <= blurred.possible, "{figure:?} {exact} {blurred}");
        }
        prop_assert_eq!(looked_at, 12);
        prop_assert_eq!(blurred.on_time.certain + blurred.late.certain + blurred.open.certain + blurred.undetermined, blurred.due.certain);
        for rate in [Tally::on_time_rate, Tally::kept_rate, Tally::share_of_all, |tally: &Tally| tally.money_rate(Currency::CNY)] {
            if let (Ok(exact), Ok(blurred)) = (rate(&exact), rate(&blurred)) {
                prop_assert!(blurred.min <= exact.min && exact.max <= blurred.max, "{exact} {blurred}");
            }
        }
    }
}
