//! The bounds of rates in doubt, held against every way in which the doubts may turn out.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use inward_analysis::rates::{
    CohortTable, Entry, Extent, Kpis, Query, QuotientTable, Row, Vintage, WeightedTable, Window, evaluate, vintages,
};
use inward_core::qualified::Qualified;
use inward_core::ratio::{Ratio, RatioBounds};
use inward_core::refusal::Refusal;
use inward_core::when::Truth::{self, No, Possibly, Yes};
use inward_core::when::When;
use proptest::prelude::*;

fn truth() -> impl Strategy<Value = Truth> {
    prop_oneof![Just(Yes), Just(Possibly), Just(No)]
}

fn outcomes(truth: Truth) -> &'static [bool] {
    match truth {
        Yes => &[true],
        Possibly => &[true, false],
        No => &[false],
    }
}

/// The least and the greatest of all the ratios that are defined.
fn ends(ratios: impl IntoIterator<Item = (i128, i128)>) -> Option<(Ratio, Ratio)> {
    let ratios: Vec<Ratio> = ratios.into_iter().filter_map(|(part, whole)| Ratio::of_units(part, whole).ok()).collect();
    Some((*ratios.iter().min()?, *ratios.iter().max()?))
}

fn told(bounds: Result<RatioBounds, Refusal>) -> Option<(Ratio, Ratio)> {
    match bounds {
        Ok(bounds) => Some((bounds.min.unwrap(), bounds.max.unwrap())),
        Err(refusal) => {
            assert_eq!(refusal.code.as_str(), "rate.undefined");
            None
        }
    }
}

/// Every combination of one choice from each list.
fn combinations<T: Clone>(lists: &[Vec<T>]) -> Vec<Vec<T>> {
    lists.iter().fold(vec![Vec::new()], |found, list| {
        let with = |chosen: &Vec<T>, one: &T| chosen.iter().cloned().chain([one.clone()]).collect();
        found.iter().flat_map(|chosen| list.iter().map(move |one| with(chosen, one))).collect()
    })
}

#[test]
fn the_corners_of_the_bounds_are_those_of_the_definition() {
    for (certain, possible, expected) in [
        ([0, 0, 0], [0, 0, 0], None),
        ([0, 0, 0], [1, 0, 0], Some(("100.00%", "100.00%"))),
        ([0, 0, 0], [0, 0, 1], Some(("0.00%", "0.00%"))),
        ([0, 0, 0], [0, 1, 0], Some(("0.00%", "100.00%"))),
        ([0, 0, 0], [1, 0, 1], Some(("0.00%", "100.00%"))),
        ([2, 1, 1], [1, 1, 1], Some(("33.33%", "83.33%"))),
    ] {
        let table = CohortTable::of_cells(certain, possible);
        let shown = told(table.bounds()).map(|(min, max)| (min.to_string(), max.to_string()));
        assert_eq!(shown, expected.map(|(min, max)| (min.to_owned(), max.to_owned())), "{table:?}");
    }
}

#[test]
fn open_ends_leave_open_ends() {
    let open = Extent { least: 100, most: None };
    let mut table = QuotientTable::default();
    table.add(Yes, open, Extent::exact(1000)).unwrap();
    let bounds = table.bounds().unwrap();
    assert_eq!((bounds.min, bounds.max), (Some(Ratio::of_counts(1, 10).unwrap()), None));
    let mut table = QuotientTable::default();
    table.add(Yes, Extent::exact(100), open).unwrap();
    assert_eq!(table.bounds().unwrap(), RatioBounds { min: Some(Ratio::ZERO), max: Some(Ratio::ONE) });
    let mut table = QuotientTable::default();
    table.add(Yes, Extent::exact(5), Extent { least: 0, most: Some(10) }).unwrap();
    let bounds = table.bounds().unwrap();
    assert_eq!((bounds.min, bounds.max), (Some(Ratio::of_counts(1, 2).unwrap()), None));
    let mut weighted = WeightedTable::default();
    weighted.add(Yes, Yes, open).unwrap();
    weighted.add(Yes, No, Extent::exact(300)).unwrap();
    assert_eq!(weighted.bounds().unwrap().to_string(), "25.00% - 100.00%");
}

proptest! {
    #[test]
    fn bounds_by_number_are_the_least_and_the_greatest_there_can_be(rows in prop::collection::vec((truth(), truth()), 0..6)) {
        let mut table = CohortTable::default();
        let (mut front, mut back) = (CohortTable::default(), CohortTable::default());
        for (index, (cohort, event)) in rows.iter().enumerate() {
            table.count(*cohort, *event);
            if index % 2 == 0 { front.count(*cohort, *event) } else { back.count(*cohort, *event) }
        }
        front.merge(&back);
        prop_assert_eq!(front, table);
        let choices: Vec<Vec<(bool, bool)>> = rows.iter().map(|(cohort, event)| {
            outcomes(*cohort).iter().flat_map(|is_in| outcomes(*event).iter().map(|hit| (*is_in, *hit))).collect()
        }).collect();
        let worlds = combinations(&choices);
        let counts = worlds.iter().map(|world| {
            let members = world.iter().filter(|(is_in, _)| *is_in);
            (members.clone().filter(|(_, hit)| *hit).count() as i128, members.count() as i128)
        });
        prop_assert_eq!(told(table.bounds()), ends(counts));
    }

    #[test]
    fn bounds_by_weight_are_too(rows in prop::collection::vec((truth(), truth(), 0_i128..5, 0_i128..3), 0..5)) {
        let mut table = WeightedTable::default();
        for (cohort, event, least, more) in &rows {
            table.add(*cohort, *event, Extent { least: *least, most: Some(least + more) }).unwrap();
        }
        let mut again = WeightedTable::default();
        again.merge(&table).unwrap();
        prop_assert_eq!(again, table);
        let choices: Vec<Vec<(bool, bool, i128)>> = rows.iter().map(|(cohort, event, least, more)| {
            let mut found = Vec::new();
            for is_in in outcomes(*cohort) {
                for hit in outcomes(*event) {
                    found.extend([*least, least + more].map(|weight| (*is_in, *hit, weight)));
                }
            }
            found
        }).collect();
        let sums = combinations(&choices).into_iter().map(|world| {
            let sum = |of: &dyn Fn(&&(bool, bool, i128)) -> bool| world.iter().filter(of).map(|(.., weight)| weight).sum::<i128>();
            (sum(&|(is_in, hit, _)| *is_in && *hit), sum(&|(is_in, ..)| *is_in))
        });
        prop_assert_eq!(told(table.bounds()), ends(sums));
    }

    #[test]
    fn bounds_of_quotients_are_too(
        rows in prop::collection::vec((truth(), (-4_i128..9, 0_i128..3), (1_i128..9, 0_i128..3)), 0..5),
    ) {
        let mut table = QuotientTable::default();
        let extent = |(least, more): &(i128, i128)| Extent { least: *least, most: Some(least + more) };
        rows.iter().for_each(|(cohort, of, to)| table.add(*cohort, extent(of), extent(to)).unwrap());
        let choices: Vec<Vec<(i128, i128)>> = rows.iter().map(|(cohort, of, to)| {
            let both = [of.0, of.0 + of.1].into_iter().flat_map(|part| [to.0, to.0 + to.1].map(|whole| (part, whole)));
            let out = outcomes(*cohort).contains(&false).then_some((0, 0));
            let is_in = outcomes(*cohort).contains(&true);
            both.filter(|_| is_in).chain(out).collect()
        }).collect();
        let sums = combinations(&choices).into_iter().map(|world| {
            world.into_iter().fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1))
        });
        prop_assert_eq!(told(table.bounds()), ends(sums));
    }
}

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 12, 28).unwrap().checked_add_days(Days::new(offset)).unwrap()
}

/// A date between two days, near the turn of the year; or none.
fn span() -> impl Strategy<Value = Option<(u64, u64)>> {
    prop::option::weighted(0.8, (0_u64..8, 0_u64..3).prop_map(|(first, length)| (first, first + length)))
}

fn dated(row: Row, date: &str, span: Option<(u64, u64)>) -> Row {
    match span {
        Some((first, last)) => row.on(date, When::interval(Some(day(first)), Some(day(last))).unwrap()),
        None => row,
    }
}

/// The dates of a row, each between two days or not there.
type Spans = [(&'static str, Option<(u64, u64)>); 3];

/// One row for each, with its dates as they are known.
fn imprecise(spans: &[Spans]) -> Vec<Row> {
    let row = |(id, spans): (usize, &Spans)| {
        spans.iter().fold(Row::new(&id.to_string()), |row, (date, span)| dated(row, date, *span))
    };
    spans.iter().enumerate().map(row).collect()
}

/// The same rows in every way in which their dates may turn out.
fn worlds(spans: &[Spans]) -> Vec<Vec<Row>> {
    combinations(&spans.iter().enumerate().map(|(id, spans)| precise(id, spans)).collect::<Vec<_>>())
}

/// Every way in which the three dates of a row may turn out, each as a row of precise dates.
fn precise(id: usize, spans: &Spans) -> Vec<Row> {
    let days: Vec<Vec<(&str, Option<u64>)>> = spans
        .iter()
        .map(|(date, span)| match span {
            Some((first, last)) => (*first..=*last).map(|at| (*date, Some(at))).collect(),
            None => vec![(*date, None)],
        })
        .collect();
    let row = |chosen: Vec<(&str, Option<u64>)>| {
        chosen.into_iter().fold(Row::new(&id.to_string()), |row, (date, at)| dated(row, date, at.map(|at| (at, at))))
    };
    combinations(&days).into_iter().map(row).collect()
}

const DATES: [&str; 3] = ["contract_signed", "construction_started", "completed"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A rate over imprecise dates has the bounds of the rates over all the precise ones, also where one
    /// date is looked at twice.
    #[test]
    fn rates_over_imprecise_dates_are_those_over_every_precise_one(
        given in prop::collection::vec([span(), span(), span()], 1..3),
        as_of in 0_u64..10,
    ) {
        let spans: Vec<Spans> =
            given.iter().map(|[a, b, c]| [(DATES[0], *a), (DATES[1], *b), (DATES[2], *c)]).collect();
        let (rows, worlds) = (imprecise(&spans), worlds(&spans));
        let kpis = Kpis::built_in();
        let year = Window::of(&When::parse("2021").unwrap()).unwrap();
        let by_year = Query { period: Some(year), ..Query::as_of(day(as_of)) };
        let by_signing = Query::as_of(day(as_of)).selected("contract_signed", year);
        for (key, query) in [
            ("production_rate/under_construction", &by_year),
            ("start_rate/signed", &by_signing),
            ("completion_rate/signed", &by_signing),
        ] {
            let definition = kpis.get(key).unwrap();
            let over = |rows: &[Row]| evaluate(definition, rows, query).unwrap();
            let exact = worlds.iter().map(|rows| {
                let table = over(rows).by_number.unwrap();
                (i128::from(table.hits().exact().unwrap()), i128::from(table.cohort().exact().unwrap()))
            });
            prop_assert_eq!(told(over(&rows).bounds()), ends(exact), "{}", key);
        }
    }

    /// So is a vintage table, running and within its horizon.
    #[test]
    fn vintages_over_imprecise_dates_are_those_over_every_precise_one(
        given in prop::collection::vec([span(), span()], 1..3),
        as_of in 0_u64..12,
        horizon in 0_u32..5,
    ) {
        let spans: Vec<Spans> =
            given.iter().map(|[a, b]| [(DATES[0], *a), (DATES[1], *b), (DATES[2], None)]).collect();
        let (rows, worlds) = (imprecise(&spans), worlds(&spans));
        let targets = BTreeMap::from([(2020, 50.into()), (2021, 50.into())]);
        let over = |rows: &[Row]| vintages(rows, DATES[0], DATES[1], day(as_of), horizon, &targets).unwrap();
        for (index, vintage) in over(&rows).iter().enumerate() {
            for table in [|year: &Vintage| year.running, |year: &Vintage| year.within_horizon] {
                let exact = worlds.iter().map(|rows| {
                    let table = table(&over(rows)[index]);
                    (i128::from(table.hits().exact().unwrap()), i128::from(table.cohort().exact().unwrap()))
                });
                prop_assert_eq!(told(table(vintage).bounds()), ends(exact));
            }
        }
    }
}

#[test]
fn a_payment_that_may_have_come_is_perhaps_there() {
    let entry = |value: &str, amount: &str, on: Option<&str>| Entry {
        value: value.to_owned(),
        figure: Qualified::parse(amount).unwrap(),
        unit: Some("CNY".to_owned()),
        on: on.map(|on| When::parse(on).unwrap()),
    };
    let mut row = Row::new("p1").on("contract_signed", When::parse("2020-08").unwrap());
    row.entries = vec![entry("contract_investment", "1000", None), entry("funds_arrived", "300", Some("2020-12"))];
    let kpis = Kpis::built_in();
    let half = Window::of(&When::parse("2020H2").unwrap()).unwrap();
    let query = Query::as_of(NaiveDate::from_ymd_opt(2020, 12, 15).unwrap()).selected("contract_signed", half);
    let found = |key: &str, row: &Row| evaluate(kpis.get(key).unwrap(), std::slice::from_ref(row), &query).unwrap();
    assert_eq!(found("funds_in_rate/all", &row).bounds().unwrap().to_string(), "0.00% - 30.00%");
    assert_eq!(found("performance_rate/funds_in", &row).bounds().unwrap().to_string(), "0.00% - 100.00%");
    row.entries.push(entry("funds_arrived", "200余", Some("2020-11")));
    let open = found("funds_in_rate/all", &row);
    assert_eq!(open.bounds().unwrap().to_string(), "≥ 20.00%");
    assert_eq!(open.unit.as_deref(), Some("CNY"));
    assert_eq!(found("performance_rate/funds_in", &row).bounds().unwrap().to_string(), "100.00%");
}
