//! What promises of money cost by a day and may cost yet, by hand-worked figures. All but Guangyuan's two
//! printed sums is synthetic.

use chrono::NaiveDate;
use inward_core::commitment::{DatedFulfilment, Exposure, ExposureFigure, PromiseRow};
use inward_core::money::{Amount, AmountSum, Currency};
use inward_core::when::{Truth, When};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn yuan(text: &str) -> Amount {
    Amount::parse(text, Some(Currency::CNY)).unwrap()
}

fn paid(on: &str, amount: &str) -> DatedFulfilment {
    DatedFulfilment::payment(When::parse(on).unwrap(), yuan(amount))
}

fn due(on: &str, owed: &str, fulfilments: Vec<DatedFulfilment>) -> PromiseRow {
    PromiseRow { due: Some(When::parse(on).unwrap()), owed: Some(yuan(owed)), fulfilments, ..PromiseRow::default() }
}

const SUMS: [ExposureFigure; 7] = [
    ExposureFigure::Paid,
    ExposureFigure::Due,
    ExposureFigure::NotYetDue,
    ExposureFigure::Conditional,
    ExposureFigure::Undetermined,
    ExposureFigure::Committed,
    ExposureFigure::WithConditional,
];

/// The figures of rows as of 2021-03-01, in 亿: paid, due, not yet due, conditional, undetermined, the
/// first three together, and with the conditional.
fn shown(rows: &[PromiseRow]) -> String {
    let mut exposure = Exposure::default();
    for row in rows {
        exposure.add(row, day("2021-03-01")).unwrap();
    }
    let sums = SUMS.map(|figure| exposure.sum(figure).unwrap().to_string().replace('亿', ""));
    sums.join(" | ")
}

#[test]
fn each_promise_stands_under_what_its_facts_make_of_it() {
    let conditional = |condition_met| PromiseRow { condition_met, ..due("2021-01-31", "2亿", vec![]) };
    let waived = |waived| PromiseRow { waived, ..due("2021-01-31", "2亿", vec![paid("2021-01-01", "0.5亿")]) };
    for (row, expected) in [
        (due("2021-02-01", "2亿", vec![]), "— | 2 | — | — | — | 2 | 2"),
        (due("2021-03-01", "2亿", vec![]), "— | 2 | — | — | — | 2 | 2"),
        (due("2021-03-02", "2亿", vec![]), "— | — | 2 | — | — | 2 | 2"),
        (PromiseRow { due: None, ..due("2021", "2亿", vec![]) }, "— | — | 2 | — | — | 2 | 2"),
        (due("2021-02-01", "2亿", vec![paid("2021-01-01", "0.5亿")]), "0.5 | 1.5 | — | — | — | 2 | 2"),
        // What is paid after the day is not paid yet.
        (due("2021-02-01", "2亿", vec![paid("2021-03-02", "2亿")]), "— | 2 | — | — | — | 2 | 2"),
        (due("2021-06-30", "2亿", vec![paid("2021-01-01", "2亿")]), "2 | — | — | — | — | 2 | 2"),
        // On some day of the month: paid or not, it costs the same.
        (due("2021-02-01", "2亿", vec![paid("2021-03", "2亿")]), "0-2 | 0-2 | — | — | — | 2 | 2"),
        (conditional(Truth::No), "— | — | — | 2 | — | — | 2"),
        (conditional(Truth::Possibly), "— | 0-2 | — | 0-2 | 2 | 0-2 | 2"),
        // An advance on a condition that is not met.
        (
            PromiseRow { condition_met: Truth::No, ..due("2021-02-01", "2亿", vec![paid("2021-01-02", "0.5亿")]) },
            "0.5 | — | — | 1.5 | — | 0.5 | 2",
        ),
        (waived(Truth::Yes), "0.5 | — | — | — | — | 0.5 | 0.5"),
        (waived(Truth::Possibly), "0.5 | 0-1.5 | — | — | 1.5 | 0.5-2 | 0.5-2"),
        (PromiseRow { void: true, ..due("2021-02-01", "2亿", vec![]) }, "— | — | — | — | — | — | —"),
        (
            PromiseRow { broken: true, ..due("2021-06-30", "2亿", vec![paid("2021-01-01", "0.5亿")]) },
            "0.5 | 1.5 | — | — | — | 2 | 2",
        ),
        // Due on a day of which only the start of its limit leaves the year in doubt.
        (
            PromiseRow { earliest: Some(When::parse("2021-02-20").unwrap()), ..due("2021-03-20", "2亿", vec![]) },
            "— | 0-2 | 0-2 | — | 2 | 2 | 2",
        ),
        // Amounts that are not exact.
        (due("2021-02-01", "2亿以上", vec![paid("2021-01-01", "0.5亿")]), "0.5 | ≥ 1.5 | — | — | — | ≥ 2 | ≥ 2"),
        (due("2021-02-01", "1亿-2亿", vec![paid("2021-01-01", "1.5亿")]), "1.5 | 0-0.5 | — | — | — | 1.5-2 | 1.5-2"),
        // It was said to be the whole, and less than it might have been: that much it cost.
        (
            due("2021-02-01", "1亿-2亿", vec![DatedFulfilment { whole: true, ..paid("2021-01-01", "1.5亿") }]),
            "1.5 | — | — | — | — | 1.5 | 1.5",
        ),
        // Kept without a word on the amount: what was promised.
        (
            due("2021-02-01", "2亿", vec![DatedFulfilment::whole(When::parse("2021-01-05").unwrap())]),
            "2 | — | — | — | — | 2 | 2",
        ),
        (PromiseRow { owed: None, ..due("2021-02-01", "2亿", vec![]) }, "— | — | — | — | — | — | —"),
    ] {
        assert_eq!(shown(std::slice::from_ref(&row)), expected, "{row:?}");
    }
}

/// Guangyuan honoured 97 of 301, paid 9851.11万, and 22513.47万 were not yet due (S35); how these sums fall on
/// the promises is synthetic.
#[test]
fn guangyuan() {
    let mut rows: Vec<PromiseRow> = (0..96)
        .map(|_| due("2021-02-01", "100万", vec![paid("2021-01-15", "100万")]))
        .chain([due("2021-02-01", "251.11万", vec![paid("2021-01-20", "200万"), paid("2021-01-30", "51.11万")])])
        .collect();
    rows.extend((0..203).map(|_| due("2021-12-31", "110万", vec![])));
    rows.push(due("2022-06-30", "183.47万", vec![]));
    assert_eq!(rows.len(), 301);
    assert_eq!(shown(&rows), "0.985111 | — | 2.251347 | — | — | 3.236458 | 3.236458");
    let mut exposure = Exposure::default();
    for row in &rows {
        exposure.add(row, day("2021-03-01")).unwrap();
    }
    // A budget of 3亿 does not do: 3亿 − 9851.11万 − 22513.47万.
    let mut budget = AmountSum::default();
    budget.add(&yuan("3亿"));
    let left = exposure.left_of(budget.of(Currency::CNY).unwrap(), false);
    assert_eq!((left.units(), left.to_string().as_str()), (-236_458_000_000, "-0.236458亿"));
    // The same 204 under conditions: in no sum but their own.
    for row in rows.iter_mut().skip(97) {
        row.condition_met = Truth::No;
    }
    assert_eq!(shown(&rows), "0.985111 | — | — | 2.251347 | — | 0.985111 | 3.236458");
}

#[test]
fn what_is_left_of_a_budget_keeps_its_bounds() {
    let mut exposure = Exposure::default();
    for row in [
        due("2021-02-01", "2亿", vec![]),
        due("2021-02-01", "约1亿", vec![]),
        PromiseRow { condition_met: Truth::No, ..due("2021-02-01", "3亿以上", vec![]) },
    ] {
        exposure.add(&row, day("2021-03-01")).unwrap();
    }
    let mut budget = AmountSum::default();
    budget.add(&yuan("5亿"));
    let budget = budget.of(Currency::CNY).unwrap();
    assert_eq!(exposure.left_of(budget, false).to_string(), "约2亿");
    assert_eq!(exposure.left_of(budget, true).units(), -1_000_000_000_000);
    let mut only = Exposure::default();
    only.add(&due("2021-02-01", "3亿以上", vec![]), day("2021-03-01")).unwrap();
    assert_eq!(only.left_of(budget, true).to_string(), "≤ 2亿");
    assert_eq!(Exposure::default().left_of(budget, true), *budget);
    let in_dollars = PromiseRow { owed: Some("5万美元".parse().unwrap()), ..due("2021-02-01", "1亿", vec![]) };
    let mut both = only.clone();
    both.add(&in_dollars, day("2021-03-01")).unwrap();
    assert_eq!(both.left_of(budget, true), only.left_of(budget, true));
    assert_eq!(both.currencies().map(|currency| currency.code()).collect::<Vec<_>>(), ["CNY", "USD"]);
    let wrong = PromiseRow { owed: Some(yuan("-1亿")), ..PromiseRow::default() };
    assert_eq!(only.add(&wrong, day("2021-03-01")).unwrap_err().code.as_str(), "commitment.not-positive");
}

#[test]
fn a_cell_says_which_promises_stand_in_it() {
    use ExposureFigure as F;
    let figures = |row: &PromiseRow| Exposure::default().add(row, day("2021-03-01")).unwrap();
    let in_part = due("2021-02-01", "2亿", vec![paid("2021-01-01", "0.5亿")]);
    assert_eq!(figures(&in_part), [F::Paid, F::Due, F::Committed, F::WithConditional]);
    let unsure = PromiseRow { condition_met: Truth::Possibly, ..due("2021-02-01", "2亿", vec![]) };
    assert_eq!(figures(&unsure), [F::Due, F::Conditional, F::Undetermined, F::Committed, F::WithConditional]);
    assert_eq!(figures(&PromiseRow { void: true, ..unsure }), []);
    for figure in F::ALL {
        let definition = figure.definition();
        assert!(!definition.en.is_empty() && !definition.zh.is_empty(), "{figure:?}");
    }
}

prop_compose! {
    fn promise()(
        owed in 1..50_i64,
        payments in prop::collection::vec((0..90_i64, 1..20_i64), 0..4),
        due_in in proptest::option::of(0..90_i64),
        truths in prop::array::uniform2(prop::sample::select(&[Truth::Yes, Truth::Possibly, Truth::No][..])),
        void in prop::bool::weighted(0.2),
        broken in prop::bool::weighted(0.2),
    ) -> PromiseRow {
        let on = |days: i64| When::day(day("2021-01-01") + chrono::Days::new(days.unsigned_abs())).unwrap();
        let mut left = owed;
        let fulfilments = payments.into_iter().filter_map(|(days, amount)| {
            let amount = amount.min(left);
            left -= amount;
            (amount > 0).then(|| DatedFulfilment::payment(on(days), yuan(&format!("{amount}万"))))
        });
        PromiseRow {
            owed: Some(yuan(&format!("{owed}万"))),
            fulfilments: fulfilments.collect(),
            due: due_in.map(on),
            condition_met: truths[0],
            waived: truths[1],
            void,
            broken,
            ..PromiseRow::default()
        }
    }
}

proptest! {
    /// Of exact amounts: what was paid and what is left of it make what was promised, unless it was let go;
    /// where nothing is in doubt the parts add up, and with the conditional it is never less.
    #[test]
    fn the_parts_make_the_whole(row in promise(), later in 0..90_u64) {
        let mut exposure = Exposure::default();
        exposure.add(&row, day("2021-01-01") + chrono::Days::new(later)).unwrap();
        let units = |figure| exposure.sum(figure).unwrap().of(Currency::CNY).map_or(0, |sum| sum.units());
        let ends = |figure| exposure.sum(figure).unwrap().of(Currency::CNY).map_or((0, 0), |sum| {
            let ends = sum.bounds();
            (ends.min().unwrap(), ends.max().unwrap())
        });
        let owed = i128::from(row.owed.as_ref().unwrap().money().units());
        let parts = [ExposureFigure::Due, ExposureFigure::NotYetDue, ExposureFigure::Conditional];
        let in_doubt = units(ExposureFigure::Undetermined) > 0;
        let stands = !row.void && row.waived == Truth::No;
        if stands && !in_doubt {
            let sum: i128 = parts.iter().map(|part| units(*part)).sum();
            prop_assert_eq!(units(ExposureFigure::Paid) + sum, owed);
            prop_assert_eq!(units(ExposureFigure::WithConditional), owed);
            prop_assert_eq!(units(ExposureFigure::WithConditional) - units(ExposureFigure::Committed),
                units(ExposureFigure::Conditional));
        }
        let (least, most) = ends(ExposureFigure::Committed);
        let (at_least, at_most) = ends(ExposureFigure::WithConditional);
        prop_assert!(least <= at_least && most <= at_most && at_most <= owed, "{:?}", exposure);
        let paid = units(ExposureFigure::Paid);
        prop_assert!(paid <= least, "{:?}", exposure);
    }
}
