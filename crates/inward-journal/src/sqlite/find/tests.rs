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

const NARROW: Bounds = Bounds { walk: 5, walk_each: 1, together: (1, 3), unit: 6, handful: 3, lookups: 9, sample: 6 };

/// Every row may be looked up, a few at a time.
const WIDE: Bounds = Bounds { walk: 1_000, lookups: 1_000, ..NARROW };

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
        (proptest::option::of(0..5_i32), proptest::option::of(0..5_i32)),
        select(Is::ALL),
        any::<bool>(),
    );
    (names, words, numbers).prop_map(move |(names, words, (stage, more, amount, (last, due), standing, nature))| {
        Index {
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
            due: due.filter(|_| kind != Kind::Investment).map(day),
            wake_at: None,
            text: words.1.to_owned(),
        }
    })
}

prop_compose! {
    fn filter()(
        unit in proptest::option::weighted(0.2, 0..4_u128),
        investment in proptest::option::weighted(0.05, 0..5_u128),
        organisation in proptest::option::weighted(0.05, 0..6_u128),
        officer in proptest::option::weighted(0.1, 0..5_u128),
        park in proptest::option::weighted(0.1, 0..4_u128),
        industry in proptest::option::weighted(0.1, select(&["A:C3", "A:C27", "A", ""][..])),
        natures in (proptest::option::weighted(0.1, any::<bool>()), proptest::option::weighted(0.1, Just("attracted"))),
        stages in prop::array::uniform4(proptest::option::weighted(0.1, 0..7_u16)),
        standings in (proptest::option::weighted(0.1, select(Is::ALL)), proptest::option::weighted(0.2, any::<bool>())),
        amounts in prop::array::uniform2(proptest::option::weighted(0.1, -2..3_i64)),
        currency in proptest::option::weighted(0.15, select(&["CNY", "USD", "HKD"][..])),
        days in prop::array::uniform6(proptest::option::weighted(0.1, 0..5_i32)),
        text in proptest::option::weighted(0.3, select(&["甲", "乙丙", "丁", "戊", ""][..])),
    ) -> Filter {
        Filter {
            unit: unit.map(id),
            investment: investment.map(id),
            organisation: organisation.map(id),
            officer: officer.map(id),
            park: park.map(id),
            industry: industry.map(str::to_owned),
            nature_known: natures.0,
            nature: natures.1.map(|key| Key::parse(key).unwrap()),
            stage_from: stages[0],
            stage_to: stages[1],
            perhaps_stage_from: stages[2],
            perhaps_stage_to: stages[3],
            standing: standings.0,
            closed: standings.1,
            amount_from: amounts[0],
            amount_to: amounts[1],
            currency: currency.map(|code| Currency::parse(code).unwrap()),
            last_from: days[0].map(day),
            last_to: days[1].map(day),
            first_from: days[2].map(day),
            first_to: days[3].map(day),
            due_from: days[4].map(day),
            due_to: days[5].map(day),
            text: text.map(str::to_owned),
            region: None,
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

/// Ids of a page, by each of the ways that may be taken to it.
fn each_way(connection: &Connection, wanted: &Wanted<'_>, page: &Page) -> Vec<(&'static str, Vec<Uuid>)> {
    let mut ways = vec![("reading", scan::best(connection, wanted, page, WHERE_THEY_LIE).unwrap())];
    ways.push(("the order", walk::in_order(connection, wanted, page, WIDE).unwrap().unwrap()));
    ways.push(("walking", walk::page(connection, wanted, page, WIDE).unwrap().unwrap()));
    // It gives up, or finds the same.
    ways.extend(walk::page(connection, wanted, page, NARROW).unwrap().map(|found| ("a short walk", found)));
    if wanted.text.is_some() {
        ways.push(("the texts", text::best(connection, wanted, page).unwrap()));
    }
    if wanted.is_only_of_a_unit() {
        ways.push(("a unit", scan::of_unit(connection, wanted, page).unwrap()));
    }
    ways
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_way_leads_to_the_same_pages(
        rows in prop::collection::vec(prop_oneof![3 => row(Kind::Investment), 1 => row(Kind::Lead)], 0..120),
        asked in prop::collection::vec((filter(), 0..SortBy::ALL.len(), any::<bool>(), 1..7_usize, 0..4_u8), 12),
        foreign in any::<Place>(),
    ) {
        let mut rows = rows;
        rows.sort_by_key(|row| row.id);
        rows.dedup_by_key(|row| row.id);
        let connection = rows_in_a_file(&rows);
        for (filter, by, descending, limit, kind) in asked {
            let by = SortBy::ALL[by];
            let sort = Sort { by, descending };
            let kind = if kind > 0 { Kind::Investment } else { Kind::Lead };
            let wanted = Wanted::of(1, kind, &filter);
            // A cursor of any row at all, be it of another kind.
            let cursor: Option<Cursor> = (!rows.is_empty()).then(|| sort.cursor(foreign.get(&rows)));
            for bounds in [NARROW, BOUNDS] {
                let mut page = Page { kind, sort, limit, after: None };
                loop {
                    let expected = expected(&rows, &filter, &page);
                    let ids: Vec<Uuid> = expected.iter().map(|row| row.id.uuid).collect();
                    for (way, found) in each_way(&connection, &wanted, &page) {
                        prop_assert_eq!(&found, &ids, "by {}: {:?} {:?}", way, filter, page);
                    }
                    let found = find_within(&connection, 1, &filter, &page, bounds).unwrap();
                    prop_assert_eq!(&found, &expected, "{:?} {:?}", filter, page);
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

/// An investment on a day.
fn on(number: u32) -> Index {
    let last = Some(day(i32::try_from(number).unwrap()));
    Index {
        id: RecordId::new(Kind::Investment, Uuid::from_u128(u128::from(number) << 32)),
        exists: Truth::Yes,
        investment: None,
        came_of: None,
        unit: None,
        officer: Some(id(u128::from(number % 10))),
        organisation: None,
        industry: None,
        region: None,
        park: None,
        nature: None,
        stage: None,
        possible_stage: None,
        standing: Is::Ongoing,
        amount: Some(i64::from(number)),
        currency: Currency::parse(if number.is_multiple_of(3) { "USD" } else { "CNY" }).ok(),
        currencies: 1,
        first: last,
        last,
        due: None,
        wake_at: None,
        text: String::new(),
    }
}

/// Leads, and later as many projects, of which one in ten has been lost, and one in ten another industry.
fn leads_then_projects() -> Vec<Index> {
    let project = |number: u32| Index {
        stage: Some(100),
        possible_stage: Some(100),
        industry: Some(if number % 10 == 7 { "A:C35" } else { "A:C27" }.to_owned()),
        standing: if number % 10 == 3 { Is::Lost } else { Is::Ongoing },
        ..on(number)
    };
    (0..500).map(on).chain((500..1_000).map(project)).collect()
}

/// Walks every order, both ways, to the first ten rows; how many of the walks came there.
fn walked(connection: &Connection, rows: &[Index], filter: &Filter, bounds: Bounds) -> usize {
    let kind = rows[0].id.kind;
    let wanted = Wanted::of(1, kind, filter);
    let sorts = SortBy::ALL.into_iter().flat_map(|by| [false, true].map(|descending| Sort { by, descending }));
    let there = sorts.filter(|sort| {
        let page = Page { kind, sort: *sort, limit: 10, after: None };
        let Some(found) = walk::page(connection, &wanted, &page, bounds).unwrap() else { return false };
        let expected: Vec<Uuid> = expected(rows, filter, &page).iter().map(|row| row.id.uuid).collect();
        assert_eq!(found, expected, "{filter:?} {page:?}");
        assert_eq!(found.len(), 10, "{filter:?} {page:?}");
        true
    });
    there.count()
}

#[test]
fn what_the_legs_or_the_order_tell_is_walked_without_a_look_at_any_row() {
    let rows = leads_then_projects();
    let connection = rows_in_a_file(&rows);
    let none = Bounds { walk: 0, walk_each: 0, ..BOUNDS };
    let of = Filter::default;
    for filter in [
        of(),
        of().standing(Is::Lost),
        of().closed(false),
        of().stage_at_least(100),
        of().perhaps_stage_at_most(99),
        of().stage_at_most(99),
        of().perhaps_stage_at_least(50),
        of().nature_known(false),
        of().stage_at_least(50).perhaps_stage_at_most(100).closed(true),
    ] {
        assert_eq!(walked(&connection, &rows, &filter, none), 10, "{filter:?}");
    }
    for filter in [
        of().active_since(day(400)).quiet_since(day(600)),
        of().amount_at_least(400).amount_at_most(600),
        of().currency(Currency::parse("USD").unwrap()).amount_at_least(100),
    ] {
        assert_eq!(walked(&connection, &rows, &filter, none), 2, "{filter:?}");
    }
    assert_eq!(walked(&connection, &rows, &of().officer(id(5)), none), 0);
}

#[test]
fn lists_of_other_kinds_are_walked_in_their_orders_too() {
    let promise = |row: Index| Index {
        id: RecordId::new(Kind::Commitment, row.id.uuid),
        due: row.last,
        stage: Some(10 + u16::try_from(row.amount.unwrap_or(0) % 3).unwrap()),
        ..row
    };
    let rows: Vec<Index> = leads_then_projects().into_iter().map(promise).collect();
    let connection = rows_in_a_file(&rows);
    let none = Bounds { walk: 0, walk_each: 0, ..BOUNDS };
    let of = Filter::default;
    assert_eq!(walked(&connection, &rows, &of(), none), 10);
    for filter in [
        of().active_since(day(400)).quiet_since(day(600)),
        of().due_since(day(400)).due_by(day(600)),
        of().amount_at_least(400).currency(Currency::parse("USD").unwrap()),
    ] {
        assert_eq!(walked(&connection, &rows, &filter, none), 2, "{filter:?}");
    }
    // One in ten is found on the way.
    assert_eq!(walked(&connection, &rows, &of().officer(id(5)), Bounds { walk: 120, walk_each: 1, ..BOUNDS }), 10);
}

#[test]
fn those_that_began_in_a_range_are_walked_by_their_latest_days_without_a_look_at_any_row() {
    // Every tenth went on to the end, so that the latest day of those of a range lies anywhere behind it.
    let rows: Vec<Index> = leads_then_projects()
        .into_iter()
        .map(|row| {
            let first = row.first;
            let went_on = row.amount.is_some_and(|amount| amount % 10 == 1);
            Index { last: if went_on { Some(day(2_000)) } else { row.last }, first, ..row }
        })
        .chain((0..3).map(|number| Index { last: None, ..on(450 + 1_000 * number) }))
        .collect();
    let mut rows = rows;
    rows.sort_by_key(|row| row.id);
    rows.dedup_by_key(|row| row.id);
    let connection = rows_in_a_file(&rows);
    let none = Bounds { walk: 0, walk_each: 0, ..BOUNDS };
    let of = Filter::default;
    // The hundreds of days begin at day 0, 100 and so on.
    let range = |from, to| of().begun_since(day(from)).begun_by(day(to));
    for filter in [
        range(430, 470),
        range(400, 499),
        range(399, 500),
        range(-900, 3_000),
        of().begun_since(day(701)),
        of().begun_by(day(99)),
        range(430, 1_470).closed(true),
        range(430, 470).active_since(day(445)).quiet_since(day(465)),
        range(430, 470).active_since(day(1_999)),
        range(470, 430),
        range(5_000, 6_000),
    ] {
        let wanted = Wanted::of(1, Kind::Investment, &filter);
        for sort in [Sort::ascending(SortBy::Last), Sort::descending(SortBy::Last)] {
            let mut page = Page { kind: Kind::Investment, sort, limit: 7, after: None };
            loop {
                let expected = expected(&rows, &filter, &page);
                let ids: Vec<Uuid> = expected.iter().map(|row| row.id.uuid).collect();
                assert_eq!(walk::page(&connection, &wanted, &page, none).unwrap(), Some(ids), "{filter:?} {page:?}");
                let Some(last) = expected.last() else { break };
                page.after = Some(sort.cursor(last));
            }
        }
        if filter.last_from.is_none() {
            assert!(begun::are_all(&wanted), "{filter:?}");
        }
        let kept = rows.iter().filter(|row| filter.matches(row)).count() as u64;
        assert_eq!(count(&connection, 1, &filter, Kind::Investment).unwrap(), kept, "{filter:?}");
    }
    // Of another kind nothing lies there.
    assert_eq!(begun::hundreds(&connection, &Wanted::of(1, Kind::Lead, &range(0, 9))).unwrap(), None);
    let hundreds = |filter: Filter| begun::hundreds(&connection, &Wanted::of(1, Kind::Investment, &filter)).unwrap();
    assert_eq!(hundreds(of()), None);
    assert_eq!(hundreds(range(150, 350)), Some(vec![7_371, 7_372, 7_373]));
    assert_eq!(hundreds(of().begun_since(day(950))), Some(vec![7_379, 7_384, 7_394]));
}

#[test]
fn no_more_hundreds_of_days_are_walked_than_can_be_merged() {
    let rows: Vec<Index> = (0..201).map(|number| on(number * 100)).collect();
    let connection = rows_in_a_file(&rows);
    let hundreds = |filter: Filter| begun::hundreds(&connection, &Wanted::of(1, Kind::Investment, &filter)).unwrap();
    let (all, most) = (Filter::default().begun_since(day(0)), Filter::default().begun_since(day(100)));
    assert_eq!((hundreds(all.clone()), hundreds(most).map(|found| found.len())), (None, Some(200)));
    let page = Page { kind: Kind::Investment, sort: Sort::descending(SortBy::Last), limit: 300, after: None };
    assert_eq!(find(&connection, 1, &all, &page).unwrap(), expected(&rows, &all, &page));
}

#[test]
fn a_page_begins_within_the_bounds_wherever_its_cursor_lies() {
    let rows = leads_then_projects();
    let connection = rows_in_a_file(&rows);
    let days = Filter::default().active_since(day(400)).quiet_since(day(600));
    let amounts = Filter::default().amount_at_least(400).amount_at_most(600);
    for (by, filter) in [(SortBy::Last, days), (SortBy::Amount, amounts)] {
        for sort in [Sort::ascending(by), Sort::descending(by)] {
            for number in [100, 399, 400, 401, 500, 599, 600, 601, 900] {
                let page = Page { kind: Kind::Investment, sort, limit: 10, after: Some(sort.cursor(&on(number))) };
                let expected = expected(&rows, &filter, &page);
                assert_eq!(find(&connection, 1, &filter, &page).unwrap(), expected, "{page:?}");
            }
        }
    }
}

#[test]
fn legs_that_have_nothing_of_it_are_left_out() {
    let rows = leads_then_projects();
    let connection = rows_in_a_file(&rows);
    // Of the projects one in ten is looked for, and another one in ten lies in a leg of its own.
    let few = Bounds { walk: 120, walk_each: 1, ..BOUNDS };
    assert_eq!(walked(&connection, &rows, &Filter::default().industry("A:C35"), few), 10);
    // An officer has one in ten of all; their ids say nothing of the stage.
    assert_eq!(walked(&connection, &rows, &Filter::default().officer(id(5)), few), 10);
    assert_eq!(walked(&connection, &rows, &Filter::default().officer(id(5)), Bounds { walk: 20, ..few }), 0);
}

#[test]
fn legs_are_found_one_by_one_and_counted() {
    let mut rows = leads_then_projects();
    rows.extend((2_000..2_007).map(|number| Index { possible_stage: Some(60), ..on(number) }));
    let connection = rows_in_a_file(&rows);
    let of = |filter: &Filter| {
        let wanted = Wanted::of(1, Kind::Investment, filter);
        let found = legs::legs(&connection, &wanted).unwrap();
        (found.chosen.len(), found.leave_some_out, legs::count(&connection, &wanted).unwrap())
    };
    assert_eq!(of(&Filter::default()), (4, false, 1_007));
    assert_eq!(of(&Filter::default().closed(true)), (1, true, 50));
    assert_eq!(of(&Filter::default().stage_at_least(100)), (2, true, 500));
    assert_eq!(of(&Filter::default().standing(Is::Dormant)), (0, true, 0));
    // Those in doubt are a leg of their own, and are asked one by one.
    assert_eq!(of(&Filter::default().perhaps_stage_at_least(60)), (3, true, 507));
    assert_eq!(of(&Filter::default().perhaps_stage_at_least(61)), (3, true, 500));
    assert_eq!(of(&Filter::default().stage_at_most(59)), (2, true, 500));
}

/// How SQLite reaches the rows of `listing` in a way that was chosen.
fn reached(connection: &Connection, index: &str, kept: &Where) -> String {
    let sql = format!("EXPLAIN QUERY PLAN SELECT l.id FROM listing l {index} WHERE {}", kept.sql);
    connection.query_row(&sql, params_from_iter(&kept.values), |row| row.get(3)).unwrap()
}

#[test]
fn rows_are_read_where_they_lie_whatever_index_would_seem_to_serve() {
    let connection = rows_in_a_file(&[]);
    let tempting = [
        Filter { last_to: Some(day(1)), stage_to: Some(10), ..Filter::default() },
        Filter { unit: Some(id(1)), ..Filter::default() },
        Filter { unit: Some(id(1)), amount_from: Some(1), ..Filter::default() },
        Filter { organisation: Some(id(1)), ..Filter::default() },
        Filter { currency: Some(Currency::parse("CNY").unwrap()), ..Filter::default() },
    ];
    let mut elsewhere = 0;
    for filter in tempting {
        let kept = Wanted::of(1, Kind::Investment, &filter).by_columns();
        let plan = reached(&connection, WHERE_THEY_LIE, &kept);
        assert_eq!(plan, "SEARCH l USING PRIMARY KEY (zone=? AND kind=?)", "{filter:?}");
        elsewhere += usize::from(reached(&connection, "", &kept).contains("COVERING INDEX"));
    }
    assert!(elsewhere > 1, "left to itself, SQLite would read an index for some: {elsewhere}");
}
