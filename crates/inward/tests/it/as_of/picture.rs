//! What a book says at a point, by every query there is.

use inward::core::index::Index;
use inward::prelude::*;

use super::{Given, LIST, created};

/// Everything that is compared: the rows of every list, the standings and stages that the records
/// themselves tell, and the stage table.
#[derive(Debug, PartialEq)]
pub(super) struct Picture {
    rows: Vec<Index>,
    tells: Vec<String>,
    pub(super) counts: [Count; 6],
    orders: Vec<Vec<RecordId>>,
    filtered: Vec<Vec<RecordId>>,
    sums: Vec<String>,
    found: Vec<Vec<String>>,
    members: Vec<Vec<RecordId>>,
    pub(super) listed: Vec<(RecordId, Truth)>,
    histories: Vec<Vec<String>>,
    table: Vec<(Option<u16>, Count, u64, String)>,
    totals: (Count, u64),
}

/// Every page of a list, four records each, must join to the whole of it.
macro_rules! paged {
    ($list:expr) => {{
        let list = $list.limit(4);
        let (mut ids, mut after) = (Vec::<RecordId>::new(), None);
        loop {
            let page = list.clone().after(after).page().unwrap();
            assert_eq!(page.items.len(), page.rows.len());
            assert!(page.items.iter().zip(&page.rows).all(|(item, row)| item.record_id() == row.id));
            ids.extend(page.rows.iter().map(|row| row.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let all: Vec<RecordId> = list.all().unwrap().iter().map(|item| item.record_id()).collect();
        assert_eq!(ids, all);
        assert_eq!(list.count().unwrap().possible, all.len() as u64);
        ids
    }};
}

fn orders(crm: &Crm) -> Vec<Vec<RecordId>> {
    let mut orders = Vec::new();
    for by in [SortBy::Id, SortBy::Stage, SortBy::Amount, SortBy::Last] {
        orders.push(paged!(crm.investments().sorted(Sort::ascending(by))));
        orders.push(paged!(crm.projects().sorted(Sort::descending(by))));
    }
    orders
}

fn filtered(crm: &Crm) -> Vec<Vec<RecordId>> {
    let unit = crm.unit_named("合成一局").unwrap().unwrap();
    let filters = [
        Filter::default().unit(unit),
        Filter::default().standing(Is::Suspended),
        Filter::default().standing(Is::Lost),
        Filter::default().text("合成"),
        Filter::default().text("没有"),
    ];
    let mut found = Vec::new();
    for filter in filters {
        found.push(paged!(crm.investments().filter(filter.clone())));
        found.push(paged!(crm.negotiations().filter(filter.clone())));
        found.push(paged!(crm.projects().filter(filter)));
    }
    found
}

fn sums(crm: &Crm) -> Vec<String> {
    let list = crm.list_named(LIST).unwrap().unwrap();
    let listed = crm.list_sum(list, MoneyKind::TotalPlanned, None).unwrap();
    vec![
        crm.leads().sum(MoneyKind::TotalPlanned).unwrap().to_string(),
        crm.projects().sum(MoneyKind::TotalPlanned).unwrap().to_string(),
        crm.agreements().sum(MoneyKind::ContractInvestment).unwrap().to_string(),
        crm.investments().sum(MoneyKind::TotalPlanned).unwrap().to_string(),
        crm.investments().sum(MoneyKind::ContractInvestment).unwrap().to_string(),
        format!("{} {} {} {}", listed.count, listed.known, listed.without_amount(), listed.sum),
    ]
}

/// What is found by titles, by organisations and by ids.
fn found(crm: &Crm, history: &[Given]) -> Vec<Vec<String>> {
    let ids = (0..history.len()).step_by(3).map(|number| created(number).creates::<Investment>().to_string());
    let texts = ["合成公司", "另一公司", "合成项目", "线索", "没有"].map(str::to_owned);
    texts
        .into_iter()
        .chain(ids)
        .map(|text| {
            let found = crm.find(&text).unwrap().all();
            found.iter().map(|whole| format!("{} {:?}", whole.investment.id, whole.row.stage)).collect()
        })
        .collect()
}

/// The history of every record that there is, without what a smaller book numbers otherwise.
fn histories(crm: &Crm, rows: &[Index]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| {
            let history = crm.history(inward::core::target::Aim { record: row.id, phase: None }).unwrap();
            let told = history.iter().filter(|entry| entry.kind != "officer.assigned").map(|entry| {
                let what = if entry.kind == "fact.retracted" { "" } else { &entry.what };
                let days = (entry.recorded_on, entry.reported_on);
                format!(
                    "{} {} {what} {days:?} {:?} {:?} {:?}",
                    entry.record, entry.kind, entry.from, entry.to, entry.why
                )
            });
            told.collect()
        })
        .collect()
}

pub(super) fn picture(crm: &Crm, history: &[Given]) -> Picture {
    let mut rows = Vec::new();
    let mut tells = Vec::new();
    macro_rules! list {
        ($($list:ident)+) => { [$({
            let page = crm.$list().limit(1_000).page().unwrap();
            for item in &page.items {
                let facts = item.milestones().map(|_| {
                    [None, Some(1), Some(2)].map(|phase| {
                        let started = milestone::CONSTRUCTION_STARTED;
                        (
                            item.reached(&started, phase),
                            item.when(&started, phase).cloned(),
                            item.planned_for(&started, phase).cloned(),
                            item.amount(MoneyKind::TotalPlanned, phase).cloned(),
                        )
                    })
                });
                tells.push(format!("{} {:?} {:?} {facts:?}", item.record_id(), item.standing(), item.stage()));
            }
            rows.extend(page.rows);
            crm.$list().count().unwrap()
        }),+] };
    }
    let counts = list!(leads negotiations agreements projects commitments investments);
    let histories = histories(crm, &rows);
    for row in &mut rows {
        // Undated text, and the officer, who is enrolled in each book anew.
        row.text.clear();
        row.officer = None;
    }
    let table = crm.stage_table().unwrap();
    let totals = (table.total, table.certain);
    let table = table.rows.into_iter().map(|row| (row.stage, row.count, row.closed, row.amounts.to_string())).collect();
    let members = (0..history.len()).map(|number| crm.members(created(number).creates::<Investment>()).unwrap());
    let list = crm.list_named(LIST).unwrap().unwrap();
    Picture {
        rows,
        tells,
        counts,
        orders: orders(crm),
        filtered: filtered(crm),
        sums: sums(crm),
        found: found(crm, history),
        members: members.collect(),
        listed: crm.listed(list).unwrap().iter().map(|(project, truth)| (project.record_id(), *truth)).collect(),
        histories,
        table,
        totals,
    }
}
