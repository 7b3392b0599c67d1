//! Rows without a book: whatever way is taken, the pages are those that the meaning of filter and sort
//! gives. The bounds are so low that a few hundred rows take every way.

use inward_core::filter::{Cursor, Filter, Page, Sort, SortBy};
use inward_core::id::{Id, Kind, RecordId};
use inward_core::index::Index;
use inward_core::money::Currency;
use inward_core::playbook::Key;
use inward_core::standing::Is;
use inward_core::when::Truth;
use proptest::prelude::*;
use proptest::sample::{Index as Place, select};
use rusqlite::Connection;
use uuid::Uuid;

use super::*;
use crate::sqlite::last_read::LastRead;
use crate::sqlite::migrate;
use crate::sqlite::store::SqliteStore;
use crate::store::Store;

const NARROW: Bounds = Bounds { walk: 5, walk_each: 1, handful: 3, lookups: 9, sample: 6 };

fn id<T: inward_core::id::Recordable>(number: u128) -> Id<T> {
    Id::new(Uuid::from_u128(number))
}

fn day(number: i32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_num_days_from_ce_opt(737_000 + number).unwrap()
}

/// A row; the few values make for ties, the text for hits.
fn row(kind: Kind) -> impl Strategy<Value = Index> {
    let names = (any::<u64>(), proptest::option::of(0..3_u128), proptest::option::of(0..5_u128), 0..4_u128);
    let words = (select(&["", "A:C35", "A:C3511", "A:C27"][..]), select(&["甲乙丙", "乙丙", "甲\n丁", ""][..]));
    let numbers = (
        proptest::option::of(0..6_u16),
        0..3_u16,
        proptest::option::of((-2..3_i64, select(&["CNY", "USD", "EUR"][..]))),
        proptest::option::of(0..5_i32),
        select(Is::ALL),
        any::<bool>(),
    );
    (names, words, numbers).prop_map(move |(names, words, (stage, more, amount, last, standing, nature))| Index {
        id: RecordId::new(kind, Uuid::from_u128(u128::from(names.0) << 32)),
        exists: Truth::Yes,
        investment: (kind != Kind::Investment).then(|| id(names.3)),
        came_of: None,
        unit: names.1.map(id),
        officer: Some(id(names.3)),
        organisation: names.2.map(id),
        industry: (!words.0.is_empty()).then(|| words.0.to_owned()),
        region: None,
        park: names.1.map(id),
        nature: nature.then(|| Key::parse("attracted").unwrap()),
        stage,
        possible_stage: stage.map(|stage| stage + more),
        standing,
        amount: amount.map(|(units, _)| units),
        currency: amount.map(|(_, code)| Currency::parse(code).unwrap()),
        currencies: u8::from(amount.is_some()),
        first: last.map(|last| day(last - 1)),
        last: last.map(day),
        wake_at: None,
        text: words.1.to_owned(),
    })
}

prop_compose! {
    fn filter()(
        unit in proptest::option::weighted(0.2, 0..4_u128),
        investment in proptest::option::weighted(0.1, 0..5_u128),
        organisation in proptest::option::weighted(0.1, 0..6_u128),
        officer in proptest::option::weighted(0.15, 0..5_u128),
        industry in proptest::option::weighted(0.1, select(&["A:C3", "A:C27", "A"][..])),
        stages in (proptest::option::weighted(0.15, 0..7_u16), proptest::option::weighted(0.15, 0..7_u16)),
        closed in proptest::option::weighted(0.2, any::<bool>()),
        nature_known in proptest::option::weighted(0.1, any::<bool>()),
        amount_from in proptest::option::weighted(0.1, -2..3_i64),
        last_to in proptest::option::weighted(0.1, 0..5_i32),
        text in proptest::option::weighted(0.4, select(&["甲", "乙丙", "丁", "戊", ""][..])),
    ) -> Filter {
        Filter {
            unit: unit.map(id),
            investment: investment.map(id),
            organisation: organisation.map(id),
            officer: officer.map(id),
            industry: industry.map(str::to_owned),
            stage_from: stages.0,
            stage_to: stages.1,
            closed,
            nature_known,
            amount_from,
            last_to: last_to.map(day),
            text: text.map(str::to_owned),
            ..Filter::default()
        }
    }
}

/// A book of rows alone.
fn rows_in_a_file(rows: &[Index]) -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate::migrate(&mut connection, "memory").unwrap();
    let read = LastRead::default();
    let mut store = SqliteStore::new(&connection, 1, &read);
    for row in rows {
        store.write_row(row).unwrap();
    }
    connection
}

fn expected(rows: &[Index], filter: &Filter, page: &Page) -> Vec<Index> {
    let after = |row: &&Index| page.after.as_ref().is_none_or(|cursor| page.sort.is_after(row, cursor));
    let mut kept: Vec<Index> =
        rows.iter().filter(|row| row.id.kind == page.kind && filter.matches(row)).filter(after).cloned().collect();
    kept.sort_by(|a, b| page.sort.compare(a, b));
    kept.truncate(page.limit);
    kept
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn every_way_leads_to_the_same_pages(
        rows in prop::collection::vec(prop_oneof![3 => row(Kind::Investment), 1 => row(Kind::Lead)], 0..120),
        asked in prop::collection::vec((filter(), 0..4_usize, any::<bool>(), 1..7_usize, any::<bool>()), 12),
        foreign in any::<Place>(),
    ) {
        let mut rows = rows;
        rows.sort_by_key(|row| row.id);
        rows.dedup_by_key(|row| row.id);
        let connection = rows_in_a_file(&rows);
        for (filter, by, descending, limit, investments) in asked {
            let by = [SortBy::Id, SortBy::Stage, SortBy::Amount, SortBy::Last][by];
            let sort = Sort { by, descending };
            let kind = if investments { Kind::Investment } else { Kind::Lead };
            // A cursor of any row at all, be it of another kind.
            let cursor: Option<Cursor> = (!rows.is_empty()).then(|| sort.cursor(foreign.get(&rows)));
            for bounds in [NARROW, BOUNDS] {
                let mut page = Page { kind, sort, limit, after: None };
                loop {
                    let found = find_within(&connection, 1, &filter, &page, bounds).unwrap();
                    prop_assert_eq!(&found, &expected(&rows, &filter, &page), "{:?} {:?}", filter, page);
                    let Some(last) = found.last() else { break };
                    page.after = Some(sort.cursor(last));
                }
                page.after = cursor;
                let found = find_within(&connection, 1, &filter, &page, bounds).unwrap();
                prop_assert_eq!(&found, &expected(&rows, &filter, &page), "{:?} {:?}", filter, page);
                page.limit = usize::MAX;
                page.after = None;
                let all = expected(&rows, &filter, &page);
                prop_assert_eq!(find_within(&connection, 1, &filter, &page, bounds).unwrap(), all.clone());
                let count = count_within(&connection, 1, &filter, kind, bounds).unwrap();
                prop_assert_eq!(count, all.len() as u64, "{:?}", filter);
            }
        }
    }
}

/// How SQLite reaches the rows of `listing` in a way that was chosen.
fn reached(connection: &Connection, index: &str, kept: &Where) -> String {
    let sql = format!("EXPLAIN QUERY PLAN SELECT l.id, l.park FROM listing l {index} WHERE {}", kept.sql);
    connection.query_row(&sql, params_from_iter(&kept.values), |row| row.get(3)).unwrap()
}

#[test]
fn rows_are_read_where_they_lie_whatever_index_would_seem_to_serve() {
    let connection = rows_in_a_file(&[]);
    let tempting = [
        Filter { last_to: Some(day(1)), stage_to: Some(10), ..Filter::default() },
        Filter { stage_from: Some(10), ..Filter::default() },
        Filter { unit: Some(id(1)), ..Filter::default() },
        Filter { organisation: Some(id(1)), amount_from: Some(1), ..Filter::default() },
        Filter { currency: Some(Currency::parse("CNY").unwrap()), ..Filter::default() },
    ];
    let mut looked_up = 0;
    for filter in tempting {
        let kept = Wanted::of(1, Kind::Investment, &filter).by_columns();
        let plan = reached(&connection, WHERE_THEY_LIE, &kept);
        assert_eq!(plan, "SEARCH l USING PRIMARY KEY (zone=? AND kind=?)", "{filter:?}");
        looked_up += usize::from(reached(&connection, "", &kept).contains("USING INDEX"));
    }
    assert!(looked_up > 1, "left to itself, SQLite would look up the rows of some: {looked_up}");
}
