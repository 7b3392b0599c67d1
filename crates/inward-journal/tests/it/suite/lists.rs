//! Lists: a filter means what [`Filter::matches`] says, in the order of [`Sort::compare`], page by
//! page.

use chrono::NaiveDate;
use inward_core::filter::{Cursor, Filter, Page, Sort, SortBy};
use inward_core::id::{Id, Kind, RecordId};
use inward_core::index::Index;
use inward_core::money::Currency;
use inward_core::standing::Is;
use inward_journal::Journal;
use serde_json::json;

use super::Make;
use super::log::storied;
use crate::book::{lead, rows};
use crate::story::Dice;

/// Walks every page; fails on a gap or a repeat.
fn walk(journal: &dyn Journal, filter: &Filter, kind: Kind, sort: Sort, limit: usize) -> Vec<Index> {
    let mut page = Page { kind, sort, limit, after: None };
    let mut walked: Vec<Index> = Vec::new();
    loop {
        let rows = journal.find(filter, &page).unwrap();
        assert!(rows.len() <= limit);
        let Some(last) = rows.last() else { return walked };
        page.after = Some(sort.cursor(last));
        let full = rows.len() == limit;
        walked.extend(rows);
        if !full {
            return walked;
        }
    }
}

/// The same over all rows, by the meaning of filter and sort.
fn expected(all: &[Index], filter: &Filter, sort: Sort) -> Vec<Index> {
    let mut kept: Vec<Index> = all.iter().filter(|row| filter.matches(row)).cloned().collect();
    kept.sort_by(|a, b| sort.compare(a, b));
    kept
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// One filter on one field, of what stands in a row.
fn filter_on(field: usize, row: &Index, dice: &mut Dice) -> Filter {
    let mut filter = Filter::default();
    let around = |number: i64, dice: &mut Dice| match dice.roll(3) {
        0 => number,
        1 => number.saturating_sub(1),
        _ => number.saturating_add(1),
    };
    match field {
        0 => filter.investment = row.investment,
        1 => filter.unit = row.unit,
        2 => filter.officer = row.officer,
        3 => filter.organisation = row.organisation,
        4 => {
            filter.industry = row.industry.clone().map(|mut industry| {
                for _ in 0..dice.roll(4) {
                    industry.pop();
                }
                industry
            });
        }
        5 => filter.region = row.region.clone(),
        6 => filter.park = row.park,
        7 => filter.nature = row.nature.clone(),
        8 => filter.nature_known = Some(dice.chance(50)),
        9 => filter.stage_from = row.stage,
        10 => filter.stage_to = row.stage,
        11 => filter.perhaps_stage_from = row.possible_stage,
        12 => filter.standing = Some(row.standing),
        13 => filter.closed = Some(dice.chance(50)),
        14 => filter.amount_from = row.amount.map(|amount| around(amount, dice)),
        15 => filter.amount_to = row.amount.map(|amount| around(amount, dice)),
        16 => filter.currency = row.currency,
        17 => filter.last_from = row.last,
        18 => filter.last_to = row.last,
        19 => filter.first_from = row.first,
        20 => filter.first_to = row.first,
        21 => filter.perhaps_stage_to = row.stage,
        22 => filter.due_from = row.due,
        23 => filter.due_to = row.due,
        _ => {
            let letters: Vec<char> = row.text.chars().collect();
            let start = dice.roll(letters.len().max(1));
            filter.text = Some(letters.iter().skip(start).take(1 + dice.roll(4)).collect());
        }
    }
    filter
}

const FIELDS: usize = 25;

pub fn every_field_of_a_filter_alone(make: Make<'_>) {
    let book = storied(make, 11, 500);
    let journal = book.journal();
    let mut dice = Dice::new(12);
    let mut hits = [0_usize; FIELDS];
    let mut misses = [0_usize; FIELDS];
    for kind in Kind::ALL {
        let all = rows(journal, *kind);
        for row in all.iter().take(12) {
            for field in 0..FIELDS {
                let filter = filter_on(field, row, &mut dice);
                let kept = expected(&all, &filter, Sort::default());
                assert_eq!(walk(journal, &filter, *kind, Sort::default(), 50), kept, "{filter:?}");
                assert_eq!(journal.count(&filter, *kind).unwrap(), kept.len() as u64, "{filter:?}");
                if filter != Filter::default() {
                    hits[field] += kept.len();
                    misses[field] += all.len() - kept.len();
                }
            }
        }
    }
    assert!(hits.iter().all(|hits| *hits > 0), "{hits:?}");
    assert!(misses.iter().all(|misses| *misses > 0), "{misses:?}");
}

pub fn random_filters_and_sorts_page_by_page(make: Make<'_>) {
    let book = storied(make, 13, 700);
    let journal = book.journal();
    let mut dice = Dice::new(14);
    let kinds = [Kind::Investment, Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project, Kind::Organisation];
    let total: usize = kinds.iter().map(|kind| rows(journal, *kind).len()).sum();
    assert!(total >= 200, "{total}");
    let mut kept_some = 0;
    for turn in 0..300 {
        let kind = kinds[turn % kinds.len()];
        let all = rows(journal, kind);
        let mut given = serde_json::to_value(Filter::default()).unwrap();
        for _ in 0..dice.roll(4) {
            let row = dice.pick(&all).unwrap().clone();
            let field = dice.roll(FIELDS);
            let more = serde_json::to_value(filter_on(field, &row, &mut dice)).unwrap();
            for (name, value) in more.as_object().unwrap() {
                if !value.is_null() {
                    given[name] = value.clone();
                }
            }
        }
        let filter: Filter = serde_json::from_value(given).unwrap();
        let sort = Sort { by: *dice.pick(&SortBy::ALL).unwrap(), descending: dice.chance(50) };
        let kept = expected(&all, &filter, sort);
        kept_some += usize::from(kept.len() > 3);
        for limit in [1 + dice.roll(7), 1_000] {
            assert_eq!(walk(journal, &filter, kind, sort, limit), kept, "{filter:?} {sort:?} {limit}");
        }
        assert_eq!(journal.count(&filter, kind).unwrap(), kept.len() as u64);
    }
    assert!(kept_some > 100, "{kept_some}");
}

pub fn a_page_may_be_empty_or_endless(make: Make<'_>) {
    let book = storied(make, 15, 40);
    let journal = book.journal();
    let all = rows(journal, Kind::Lead);
    for by in SortBy::ALL {
        let page = |limit, after| Page { kind: Kind::Lead, sort: Sort::descending(by), limit, after };
        assert_eq!(journal.find(&Filter::default(), &page(0, None)).unwrap(), []);
        assert_eq!(journal.find(&Filter::default(), &page(usize::MAX, None)).unwrap().len(), all.len());
        assert_eq!(journal.find(&Filter::default(), &Page { kind: Kind::Commitment, ..page(10, None) }).unwrap(), []);
    }
    let nobody = Filter::default().unit(Id::new(book.id().uuid()));
    assert_eq!(journal.count(&nobody, Kind::Lead).unwrap(), 0);
    // What a filter asks for may lie beyond all there is.
    for filter in [
        Filter::default().amount_at_least(i64::MAX),
        Filter::default().amount_at_most(i64::MIN),
        Filter::default().stage_at_least(u16::MAX),
        Filter::default().active_since(NaiveDate::MAX),
        Filter::default().quiet_since(NaiveDate::MIN),
        Filter::default().industry("'; DROP TABLE event; --"),
        Filter::default().region("\0"),
        Filter::default().text("%"),
        Filter::default().text("_"),
    ] {
        assert_eq!(journal.count(&filter, Kind::Lead).unwrap(), 0, "{filter:?}");
    }
    for filter in [
        Filter::default().stage_at_most(u16::MAX),
        Filter::default().text(""),
        Filter::default().text("  "),
        Filter::default().closed(true),
        Filter::default().standing(Is::Ongoing).closed(true),
        Filter::default().begun_since(day("2020-01-01")).begun_by(day("2021-12-31")),
    ] {
        let kept = expected(&all, &filter, Sort::default());
        assert_eq!(walk(journal, &filter, Kind::Lead, Sort::default(), 10), kept, "{filter:?}");
    }
}

pub fn a_cursor_holds_while_rows_come(make: Make<'_>) {
    let book = make().opened();
    for number in 0..10 {
        book.did(&json!({"capture_lead": {"title": format!("甲 {number}"), "total_planned": format!("{number}亿元")}}));
        book.did(&lead("没有金额"));
    }
    let sort = Sort::descending(SortBy::Amount);
    let page = |after| Page { kind: Kind::Lead, sort, limit: 5, after };
    let first = book.journal().find(&Filter::default(), &page(None)).unwrap();
    assert_eq!(first.len(), 5);
    let after = Some(sort.cursor(&first[4]));
    let second = book.journal().find(&Filter::default(), &page(after)).unwrap();
    // What comes before the cursor does not shift what comes after it.
    book.did(&json!({"capture_lead": {"title": "最大", "total_planned": "99亿元"}}));
    assert_eq!(book.journal().find(&Filter::default(), &page(after)).unwrap(), second);
    assert!(first.iter().all(|row| !second.contains(row)));
    book.did(&json!({"capture_lead": {"title": "外资", "total_planned": "6亿美元"}}));
    book.did(&json!({"capture_lead": {"title": "港资", "total_planned": "6亿港元"}}));
    let currencies = [None, Some(Currency::CNY), Some(Currency::EUR), Some(Currency::USD)];
    // Some end, so that what is listed lies apart by its standing.
    let leads = rows(book.journal(), Kind::Lead);
    for row in leads.iter().step_by(3) {
        book.did(&json!({"disqualify_lead": {"lead": row.id.to_string(), "reason": "not_credible"}}));
    }
    // A cursor of another sort or kind means what it says: what is greater comes after it.
    for listed in [Kind::Lead, Kind::Investment] {
        let all = rows(book.journal(), listed);
        assert!(all.iter().any(|row| row.standing == Is::Rejected) && all.len() == leads.len());
        for sort in SortBy::ALL.into_iter().flat_map(|by| [false, true].map(|descending| Sort { by, descending })) {
            for (value, kind, currency) in [None, Some(0), Some(i64::MAX), Some(6 * 100_000_000 * 10_000)]
                .into_iter()
                .flat_map(|value| [Kind::Lead, Kind::Investment, Kind::Project].map(|kind| (value, kind)))
                .flat_map(|(value, kind)| currencies.map(|currency| (value, kind, currency)))
            {
                let cursor = Cursor { currency, value, id: RecordId::new(kind, first[2].id.uuid) };
                let mut left: Vec<Index> = all.iter().filter(|row| sort.is_after(row, &cursor)).cloned().collect();
                left.sort_by(|a, b| sort.compare(a, b));
                let page = Page { kind: listed, sort, limit: 100, after: Some(cursor) };
                assert_eq!(book.journal().find(&Filter::default(), &page).unwrap(), left, "{sort:?} {value:?}");
            }
        }
    }
}

pub fn text_is_found_folded(make: Make<'_>) {
    let book = make().opened();
    let titles = ["LED 蓝宝石衬底", "ＡＩ算力中心", "Straße 汽车", "光伏ﬁ玻璃", "100%_纯"];
    for title in titles {
        book.did(&lead(title));
    }
    let found = |text: &str| {
        let rows = book.journal().find(&Filter::default().text(text), &Page::of(Kind::Lead)).unwrap();
        assert_eq!(book.journal().count(&Filter::default().text(text), Kind::Lead).unwrap(), rows.len() as u64);
        rows.len()
    };
    for (text, times) in [
        ("蓝宝", 1),
        ("led", 1),
        ("ai", 1),
        ("ＡＩ", 1),
        ("算力", 1),
        ("宝蓝", 0),
        ("fi玻", 1),
        ("0%_纯", 1),
        ("%", 1),
        ("_", 1),
    ] {
        assert_eq!(found(text), times, "{text}");
    }
}
