//! The results as tables: what stands in them is what the methods answer.

use inward_analysis::durations::{AalenJohansen, KaplanMeier, LogRank};
use inward_analysis::{Cell, Table};
use inward_core::ratio::Confidence;
use inward_core::text::Lang;

const DAYS: [i64; 6] = [1, 2, 2, 3, 4, 5];

fn float(table: &Table, row: usize, column: &str) -> Option<f64> {
    match table.cell(row, column) {
        Some(Cell::Float(number)) => Some(number),
        None => None,
        other => panic!("{column} of row {row} is {other:?}"),
    }
}

fn count(table: &Table, row: usize, column: &str) -> i64 {
    match table.cell(row, column) {
        Some(Cell::Integer(number)) => number,
        other => panic!("{column} of row {row} is {other:?}"),
    }
}

fn names(table: &Table) -> Vec<&str> {
    table.columns().iter().map(|column| column.name.as_str()).collect()
}

/// Each column says what it means, in two languages.
fn is_documented(table: &Table) {
    for column in table.columns() {
        assert!(column.meaning.en.len() > 10 && column.meaning.en != column.meaning.zh, "{}", column.name);
    }
    assert!(table.definition(Lang::En).ends_with('.') && !table.definition(Lang::En).contains("Amounts"));
    assert!(
        table.definition(Lang::Zh).ends_with('。') && table.amounts_in(Default::default(), Default::default()).is_ok()
    );
}

#[test]
fn the_table_of_a_curve_is_what_it_answers() {
    let curve = KaplanMeier::of(&DAYS, &[true, true, false, true, false, true]).unwrap();
    let confidence = Confidence::new(0.9).unwrap();
    let table = curve.table(confidence).unwrap();
    assert_eq!(names(&table), ["time", "at_risk", "events", "censored", "survival", "se", "low", "high"]);
    assert_eq!(table.len(), 5);
    let (mut at_risk, mut looked_at) = (6, 0);
    for row in 0..table.len() {
        let time = float(&table, row, "time").unwrap();
        assert_eq!(float(&table, row, "survival"), Some(curve.at(time).unwrap()));
        assert_eq!(float(&table, row, "se"), curve.standard_error(time).unwrap());
        let interval = curve.interval(time, confidence).unwrap();
        assert_eq!(float(&table, row, "low"), interval.map(|interval| interval.low));
        assert_eq!(float(&table, row, "high"), interval.map(|interval| interval.high));
        assert_eq!(count(&table, row, "at_risk"), at_risk);
        at_risk -= count(&table, row, "events") + count(&table, row, "censored");
        looked_at += usize::from(interval.is_some());
    }
    assert_eq!((at_risk, looked_at), (0, 4));
    is_documented(&table);
    assert_eq!(
        table.to_string().lines().take(2).collect::<Vec<_>>(),
        [
            "The steps of a survival curve (Kaplan–Meier): 5 rows, 8 columns",
            "  time: 1, at_risk: 6, events: 1, censored: 0, survival: 0.8333333333333334, se: 0.15214515486254615",
        ]
    );
}

#[test]
fn the_table_at_risk_has_a_row_for_each_time_in_the_order_asked() {
    let curve = KaplanMeier::of(&DAYS, &[true, true, false, true, false, true]).unwrap();
    let table = curve.at_risk_table(&[9.0, 0.0, 2.0, 2.5]).unwrap();
    let rows: Vec<[i64; 3]> =
        (0..table.len()).map(|row| ["at_risk", "events", "censored"].map(|name| count(&table, row, name))).collect();
    assert_eq!(rows, [[0, 4, 2], [6, 0, 0], [5, 1, 0], [3, 2, 1]]);
    is_documented(&table);
}

#[test]
fn the_table_of_incidences_is_what_they_answer() {
    let causes = [1, 9, 0, 1, 9, 0];
    let curves = AalenJohansen::with_standard_errors(&DAYS, &causes).unwrap();
    let table = curves.table().unwrap();
    let of_cause = ["events_1", "incidence_1", "se_1", "events_9", "incidence_9", "se_9"];
    assert_eq!(names(&table), [["time", "at_risk", "censored", "event_free"].as_slice(), &of_cause].concat());
    for row in 0..table.len() {
        let time = float(&table, row, "time").unwrap();
        assert_eq!(float(&table, row, "event_free"), Some(curves.event_free(time).unwrap()));
        for cause in [1, 9] {
            assert_eq!(float(&table, row, &format!("incidence_{cause}")), Some(curves.incidence(cause, time).unwrap()));
            assert_eq!(float(&table, row, &format!("se_{cause}")), Some(curves.standard_error(cause, time).unwrap()));
        }
    }
    assert_eq!((0..5).map(|row| count(&table, row, "events_1")).collect::<Vec<_>>(), [1, 0, 1, 0, 0]);
    assert_eq!((0..5).map(|row| count(&table, row, "events_9")).collect::<Vec<_>>(), [0, 1, 0, 1, 0]);
    is_documented(&table);
    assert!(!names(&AalenJohansen::of(&DAYS, &causes).unwrap().table().unwrap()).contains(&"se_1"));
}

#[test]
fn the_table_of_a_test_has_a_row_for_each_group() {
    let groups = [((&DAYS).into(), [true; 6].as_slice()), ((&[2, 9]).into(), &[false, true])];
    let test = LogRank::of(&groups).unwrap();
    let table = test.table().unwrap();
    assert_eq!(names(&table), ["group", "cases", "observed", "expected"]);
    let rows = (0..2).map(|row| ["group", "cases", "observed"].map(|name| count(&table, row, name)));
    assert_eq!(rows.collect::<Vec<_>>(), [[0, 6, 6], [1, 2, 1]]);
    assert_eq!(float(&table, 1, "expected"), Some(test.groups()[1].expected));
    is_documented(&table);
}
