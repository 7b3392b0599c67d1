//! Lists of a generated book, filtered, sorted and paged at random, beside the meaning of the filter
//! and the sort over all rows: in memory and in a file, to the last page.
//!
//! Each turn is drawn from its own seed. `INWARD_LIST_TURNS` says how many there are; a seed that ever
//! failed is added to [`KEPT`].

use inward::core::index::Index;
use inward::prelude::*;
use inward_tests::generated::Generator;
use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

const INVESTMENTS: usize = 400;

/// Seeds whose lists once differed.
const KEPT: [u64; 0] = [];

/// The fields of a filter.
const FIELDS: usize = 25;

const KINDS: [Kind; 7] = [
    Kind::Investment,
    Kind::Lead,
    Kind::Negotiation,
    Kind::Agreement,
    Kind::Project,
    Kind::Commitment,
    Kind::Organisation,
];

/// One page of rows of a kind.
fn rows(crm: &Crm, kind: Kind, filter: &Filter, sort: Sort, limit: usize, after: Option<Cursor>) -> Vec<Index> {
    macro_rules! of {
        ($list:ident) => {
            crm.$list().filter(filter.clone()).sorted(sort).limit(limit).after(after).rows()
        };
    }
    let rows = match kind {
        Kind::Investment => of!(investments),
        Kind::Lead => of!(leads),
        Kind::Negotiation => of!(negotiations),
        Kind::Agreement => of!(agreements),
        Kind::Project => of!(projects),
        Kind::Commitment => of!(commitments),
        Kind::Organisation => of!(organisations),
        other => panic!("no list of {other} here"),
    };
    rows.unwrap()
}

/// Every page.
fn walk(crm: &Crm, kind: Kind, filter: &Filter, sort: Sort, limit: usize) -> Vec<Index> {
    let mut walked = Vec::new();
    let mut after = None;
    loop {
        let page = rows(crm, kind, filter, sort, limit, after);
        assert!(page.len() <= limit);
        let full = page.len() == limit;
        after = page.last().map(|last| sort.cursor(last));
        walked.extend(page);
        if !full {
            return walked;
        }
    }
}

/// Sets one field of a filter to what a row says there.
fn set(filter: &mut Filter, field: usize, row: &Index, random: &mut ChaCha8Rng) {
    match field {
        0 => filter.investment = row.investment,
        1 => filter.unit = row.unit,
        2 => filter.officer = row.officer,
        3 => filter.organisation = row.organisation,
        4 => {
            filter.industry = row.industry.clone().map(|industry| {
                let all = industry.chars().count();
                industry.chars().take(random.random_range(1..=all)).collect()
            });
        }
        5 => filter.region = row.region.clone(),
        6 => filter.park = row.park,
        7 => filter.nature = row.nature.clone(),
        8 => filter.nature_known = Some(row.nature.is_some()),
        9 => filter.stage_from = row.stage,
        10 => filter.stage_to = row.possible_stage,
        11 => filter.perhaps_stage_from = row.possible_stage,
        12 => filter.perhaps_stage_to = row.stage,
        13 => filter.standing = Some(row.standing),
        14 => filter.closed = Some(row.standing.is_closed()),
        15 => filter.amount_from = row.amount,
        16 => filter.amount_to = row.amount,
        17 => filter.currency = row.currency,
        18 => filter.last_from = row.last,
        19 => filter.last_to = row.last,
        20 => filter.first_from = row.first,
        21 => filter.first_to = row.first,
        22 => filter.due_from = row.due,
        23 => filter.due_to = row.due,
        _ => {
            let letters: Vec<char> = row.text.chars().filter(|letter| *letter != '\n').collect();
            let start = random.random_range(0..=letters.len());
            filter.text = Some(letters.iter().skip(start).take(random.random_range(1..=4)).collect());
        }
    }
}

/// What lists make of a filter: without a currency, amounts are those of the zone's.
fn settled(filter: &Filter) -> Filter {
    let mut settled = filter.clone();
    if settled.amount_from.or(settled.amount_to).is_some() && settled.currency.is_none() {
        settled.currency = Some(Currency::parse("CNY").unwrap());
    }
    settled
}

/// One turn; how many rows the filter kept, and how many of its fields were given.
fn turn(seed: u64, books: &[&Crm], all: &[(Kind, Vec<Index>)]) -> (usize, usize) {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    // Investments as often as all others together: they have orders of their own.
    let chosen = if random.random_bool(0.5) { all.first() } else { all.choose(&mut random) };
    let (kind, all) = chosen.unwrap();
    let mut filter = Filter::default();
    // All fields but a few are of one row, so that some row is kept however many they are.
    let one = all.choose(&mut random).unwrap();
    let most = if random.random_bool(0.7) { 3 } else { FIELDS };
    let fields = random.random_range(0..=most);
    let mut order: [usize; FIELDS] = std::array::from_fn(|field| field);
    order.shuffle(&mut random);
    for field in order.into_iter().take(fields) {
        let other = all.choose(&mut random).unwrap();
        let row = if random.random_bool(0.97) { one } else { other };
        set(&mut filter, field, row, &mut random);
    }
    let by = *SortBy::ALL.choose(&mut random).unwrap();
    let sort = Sort { by, descending: random.random_bool(0.5) };
    let meaning = settled(&filter);
    let mut expected: Vec<Index> = all.iter().filter(|row| meaning.matches(row)).cloned().collect();
    expected.sort_by(|a, b| sort.compare(a, b));
    let limit = if random.random_bool(0.3) { 1 + expected.len() / 7 } else { random.random_range(20..200) };
    for crm in books {
        let found = walk(crm, *kind, &filter, sort, limit);
        assert_eq!(found, expected, "seed {seed}: {filter:?} {sort:?} {limit} of {kind}");
        if *kind == Kind::Investment {
            let count = crm.investments().filter(filter.clone()).count().unwrap().certain;
            assert_eq!(count, expected.len() as u64, "seed {seed}: {filter:?}");
        }
    }
    (expected.len(), given(&filter))
}

/// How many fields of a filter are given.
fn given(filter: &Filter) -> usize {
    let fields = serde_json::to_value(filter).unwrap();
    let fields = fields.as_object().unwrap();
    assert_eq!(fields.len(), FIELDS, "a field of the filter is not drawn");
    fields.values().filter(|value| !value.is_null()).count()
}

#[test]
fn random_lists_are_what_filter_and_sort_mean() {
    let turns: u64 = std::env::var("INWARD_LIST_TURNS").map_or(1_000, |turns| turns.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let options = || Generator::options().without_waiting_for_disk();
    let memory = Crm::in_memory_with(Generator::zone(), options()).unwrap();
    let file = Crm::create_with(folder.path().join("book.db"), Generator::zone(), options()).unwrap();
    for crm in [&memory, &file] {
        Generator::new(7).load(crm, INVESTMENTS, 100).unwrap();
    }
    // The ids of the desk's own officer and unit differ; no record that is listed here has them.
    let all: Vec<(Kind, Vec<Index>)> = KINDS
        .iter()
        .map(|kind| (*kind, rows(&file, *kind, &Filter::default(), Sort::default(), usize::MAX, None)))
        .collect();
    assert_eq!(all[0].1.len(), INVESTMENTS);
    assert!(all.iter().all(|(_, rows)| rows.len() >= INVESTMENTS / 25), "there are some of each kind");
    let (mut kept_some, mut many_fields, mut most_fields) = (0, 0, 0);
    for seed in KEPT.into_iter().chain(0..turns) {
        let (kept, fields) = turn(seed, &[&memory, &file], &all);
        kept_some += u64::from(kept > 1);
        many_fields += u64::from(fields > 12);
        most_fields = most_fields.max(fields);
    }
    println!("{kept_some} of {turns} kept something, {many_fields} had many fields, up to {most_fields}");
    assert!(kept_some > turns / 3, "only {kept_some} of {turns} kept anything");
    assert!(many_fields > turns / 20, "only {many_fields} of {turns} had many fields");
    assert!(most_fields >= FIELDS - 4 || turns < 1_000, "at most {most_fields} fields at once");
}
