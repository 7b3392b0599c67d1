//! What a book says at a point, by every query there is, and by every question that a record
//! answers.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use inward::core::index::Index;
use inward::core::record::State;
use inward::core::target::Aim;
use inward::prelude::*;

use super::generate::Given;
use super::{LISTS, created};

/// Everything that is compared. What takes a scan of the book for each of many kinds is asked by
/// `turn`: a picture has one of each, many pictures have all.
#[derive(Debug, PartialEq)]
pub(super) struct Picture {
    rows: Vec<Index>,
    tells: Vec<String>,
    pub(super) counts: [Count; 6],
    orders: Vec<Vec<RecordId>>,
    filtered: Vec<Vec<RecordId>>,
    sums: Vec<String>,
    #[cfg(feature = "analysis")]
    columns: Vec<String>,
    #[cfg(feature = "analysis")]
    statistics: Vec<String>,
    found: Vec<Vec<String>>,
    members: Vec<Vec<RecordId>>,
    pub(super) listed: Vec<(RecordId, Truth)>,
    histories: Vec<Vec<String>>,
    table: Vec<(Option<u16>, Count, u64, String)>,
    totals: (Count, u64),
}

impl Picture {
    /// What the one says and not the other: of two long pictures mostly a line or two.
    pub(super) fn unlike(&self, other: &Self) -> String {
        let (ours, theirs) = (format!("{self:#?}"), format!("{other:#?}"));
        let missing = |from: &str, of: &str, sign: char| {
            let lines: BTreeSet<&str> = of.lines().collect();
            from.lines().filter(|line| !lines.contains(line)).map(|line| format!("{sign} {line}\n")).collect::<String>()
        };
        format!("{}{}", missing(&ours, &theirs, '-'), missing(&theirs, &ours, '+'))
    }
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

fn orders(crm: &Crm, turn: usize) -> Vec<Vec<RecordId>> {
    let by = SortBy::ALL[turn % SortBy::ALL.len()];
    vec![paged!(crm.investments().sorted(Sort::ascending(by))), paged!(crm.projects().sorted(Sort::descending(by)))]
}

fn filtered(crm: &Crm, turn: usize) -> Vec<Vec<RecordId>> {
    let unit = crm.unit_named("合成一局").unwrap().unwrap();
    let filter = [
        Filter::default().unit(unit),
        Filter::default().standing(Is::Suspended),
        Filter::default().standing(Is::Lost),
        Filter::default().standing(Is::Rejected),
        Filter::default().text("合成"),
        Filter::default().text("没有"),
    ][turn % 6]
        .clone();
    vec![
        paged!(crm.investments().filter(filter.clone())),
        paged!(crm.negotiations().filter(filter.clone())),
        paged!(crm.projects().filter(filter)),
    ]
}

/// The sums of every list, of one kind of money, in all and within a period.
fn sums(crm: &Crm, turn: usize) -> Vec<String> {
    let kind = MoneyKind::ALL[turn % MoneyKind::ALL.len()];
    let period = ["2020", "2021", "2021-01"][turn / 7 % 3];
    let say = |sum: ListSum| format!("{} {} {:?}", sum.count, sum.known, sum.sum);
    let mut sums = Vec::new();
    macro_rules! sum {
        ($($list:ident)+) => { $(
            sums.push(say(crm.$list().sum(kind).unwrap()));
            sums.push(say(crm.$list().sum_in(kind, period).unwrap()));
        )+ };
    }
    sum!(leads negotiations agreements projects investments);
    let period: When = period.parse().unwrap();
    for name in LISTS {
        let list = crm.list_named(name).unwrap().unwrap();
        sums.push(say(crm.list_sum(list, kind, None).unwrap()));
        sums.push(say(crm.list_sum(list, kind, Some(&period)).unwrap()));
    }
    sums
}

/// A list as a table, cell by cell, without what a smaller book numbers otherwise.
#[cfg(feature = "analysis")]
fn columns(crm: &Crm, turn: usize) -> Vec<String> {
    let table = match turn % 6 {
        0 => crm.leads().table(),
        1 => crm.negotiations().table(),
        2 => crm.agreements().table(),
        3 => crm.projects().table(),
        4 => crm.commitments().table(),
        _ => crm.investments().table(),
    };
    let table = table.unwrap();
    let unlike = [
        "officer",
        "officer_name",
        "recorded_at",
        "recorded_by",
        "version",
        "aliases",
        "summary_note",
        "criterion_note",
    ];
    let mut said = Vec::new();
    for row in 0..table.len() {
        for column in table.columns().iter().filter(|column| !unlike.contains(&column.name.as_str())) {
            if let Some(cell) = table.cell(row, &column.name) {
                said.push(format!("{row} {}: {cell}", column.name));
            }
        }
    }
    said
}

/// What is found by titles, by organisations and by ids.
fn found(crm: &Crm, history: &[Given], turn: usize) -> Vec<Vec<String>> {
    let ids = (turn % 7..history.len()).step_by(7).map(|number| created(number).creates::<Investment>().to_string());
    let text = ["合成公司", "另一公司", "合成项目", "线索", "没有"][turn % 5].to_owned();
    std::iter::once(text)
        .chain(ids)
        .map(|text| {
            let found = crm.find(&text).unwrap().all();
            found.iter().map(|whole| format!("{:?}", comparable(whole.row.clone(), crm))).collect()
        })
        .collect()
}

/// The history of every record that there is, without what a smaller book numbers otherwise.
fn histories(crm: &Crm, rows: &[Index]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| {
            let history = crm.history(Aim { record: row.id, phase: None }).unwrap();
            let told = history.iter().filter(|entry| entry.kind != "officer.assigned").map(|entry| {
                let numbered = ["fact.retracted", "fact.verified"].contains(&entry.kind.as_str());
                let what = if numbered { "" } else { &entry.what };
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

/// What a record of any kind answers of itself.
fn shared<T: Record>(item: &Reading<T>, crm: &Crm) -> String {
    let (as_of, head) = (item.as_of(), item.head());
    let mut said = format!("{} {:?} {:?}", item.record_id(), item.standing(), item.stage());
    let mut say = |what: &dyn std::fmt::Debug| write!(said, " {what:?}").unwrap();
    say(&(head.investment_at(as_of), head.unit_at(as_of)));
    say(&head.officer_at(as_of).filter(|officer| is_enrolled_alike(crm, *officer)));
    say(&["synthetic", "target_industry"].map(|key| item.attribute(key)));
    let standings = item.standings().map(|standings| {
        let standings = standings.with_judgements(item.milestones());
        let reading = standings.reading(as_of);
        let possible =
            reading.possible().iter().map(|fact| (fact.value.is, fact.value.reason.clone(), fact.of.on.clone()));
        (possible.collect::<Vec<_>>(), reading.perhaps_nothing())
    });
    say(&standings);
    if let Some(milestones) = item.milestones() {
        let playbook = crm.playbook().unwrap();
        for milestone in playbook.milestones() {
            for phase in [None, Some(1), Some(2)] {
                let word = item.milestone(&milestone.key, phase).map(|word| {
                    let of = &word.fact.of;
                    let value = &word.fact.value;
                    let said = (&of.on, &of.source, &value.judgement, value.level, value.closes_on);
                    (word.truth, of.assurance(as_of.known), said.0.clone(), format!("{said:?}"))
                });
                let planned = milestones.planned_for(milestone.key.as_str(), phase, as_of);
                if word.is_some() || planned.is_some() {
                    say(&(&milestone.key, phase, word, planned));
                }
            }
        }
    }
    for kind in MoneyKind::ALL.iter().filter(|kind| !kind.is_entry()) {
        say(&[None, Some(1), Some(2)].map(|phase| item.amount(*kind, phase)));
    }
    said
}

/// A row without undated text.
fn comparable(row: Index, crm: &Crm) -> Index {
    Index { text: String::new(), officer: row.officer.filter(|officer| is_enrolled_alike(crm, *officer)), ..row }
}

/// Whether the officer has the same id in every book: who sits at the desk is enrolled in each anew.
fn is_enrolled_alike(crm: &Crm, officer: Id<Person>) -> bool {
    ["钱二", "孙三"].iter().any(|name| crm.person_named(name).unwrap() == Some(officer))
}

fn totals(state: impl Into<State>, as_of: AsOf) -> String {
    let state: State = state.into();
    let periods: [Option<When>; 4] =
        [None, Some("2020"), Some("2021"), Some("2021-01")].map(|period| period.map(|period| period.parse().unwrap()));
    let totals = MoneyKind::ALL
        .iter()
        .flat_map(|kind| periods.iter().map(|period| state.total(*kind, period.as_ref(), as_of)).collect::<Vec<_>>());
    totals.filter(|total| total.known != Truth::No).map(|total| format!(" {total:?}")).collect()
}

fn of_lead(lead: &Reading<Lead>) -> String {
    let claim = lead.first_contact(lead.as_of()).map(|claim| (claim.value.unit, claim.of.on.clone()));
    format!("{claim:?}{}", totals((**lead).clone(), lead.as_of()))
}

fn of_negotiation(talks: &Reading<Negotiation>) -> String {
    let met = talks.interactions.occurrences(talks.as_of()).map(|met| (met.truth, met.fact.of.on.clone()));
    format!("{:?}{}", met.collect::<Vec<_>>(), totals((**talks).clone(), talks.as_of()))
}

fn of_agreement(deal: &Reading<Agreement>) -> String {
    let as_of = deal.as_of();
    let amended = deal.amendments.occurrences(as_of).map(|amended| (amended.truth, amended.fact.of.on.clone()));
    let amended: Vec<_> = amended.collect();
    format!("{:?} {} {amended:?}{}", deal.level_at(as_of), deal.text_version(as_of), totals((**deal).clone(), as_of))
}

fn of_project(project: &Reading<Project>) -> String {
    let as_of = project.as_of();
    let mut said = format!(
        "{:?} {:?} {:?} {:?} {:?} {} {:?}",
        project.nature_at(as_of),
        project.park_at(as_of),
        project.land_at(as_of),
        project.owner,
        project.lists(as_of),
        project.say_stages(Lang::Zh),
        (project.phase_stage(1), project.phase_stage(2)),
    );
    let mut say = |what: &dyn std::fmt::Debug| write!(said, " {what:?}").unwrap();
    for list in project.lists(as_of) {
        say(&project.is_listed(list, as_of));
    }
    for metric in ["jobs_new", "output_value"] {
        for kind in [MeasureKind::Expected, MeasureKind::Actual] {
            for phase in [None, Some(1), Some(2)] {
                say(&project.measure(metric, kind, phase));
                for period in ["2020", "2021", "2021-01"] {
                    say(&project.measure_in(metric, kind, phase, &period.parse().unwrap()));
                }
            }
        }
    }
    let targets = project.measures.targets_at(as_of).map(|target| (&target.value, &target.of.on));
    say(&targets.collect::<Vec<_>>());
    said + &totals((**project).clone(), as_of)
}

fn of_commitment(promise: &Reading<Commitment>) -> String {
    let as_of = promise.as_of();
    let kept = promise.fulfilments.occurrences(as_of).map(|kept| (kept.truth, kept.fact.value.amount.clone()));
    let broken = promise.breaches.occurrences(as_of).map(|broken| (broken.truth, broken.fact.value.cause));
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        promise.life(),
        promise.due(),
        promise.condition_met(),
        promise.amount,
        promise.kept_whole(),
        kept.collect::<Vec<_>>(),
        broken.collect::<Vec<_>>(),
    )
}

pub(super) fn picture(crm: &Crm, history: &[Given], turn: usize) -> Picture {
    let mut rows = Vec::new();
    let mut tells = Vec::new();
    macro_rules! list {
        ($($list:ident: $own:expr;)+) => { [$({
            let page = crm.$list().limit(1_000).page().unwrap();
            for item in &page.items {
                tells.push(format!("{} | {}", shared(item, crm), $own(item)));
            }
            rows.extend(page.rows);
            crm.$list().count().unwrap()
        }),+] };
    }
    let counts = list! {
        leads: of_lead;
        negotiations: of_negotiation;
        agreements: of_agreement;
        projects: of_project;
        commitments: of_commitment;
        investments: |_: &Reading<Investment>| String::new();
    };
    let histories = histories(crm, &rows);
    let rows = rows.into_iter().map(|row| comparable(row, crm)).collect();
    let table = crm.stage_table().unwrap();
    let totals = (table.total, table.certain);
    let table = table.rows.into_iter().map(|row| (row.stage, row.count, row.closed, row.amounts.to_string())).collect();
    let members = (0..history.len()).map(|number| crm.members(created(number).creates::<Investment>()).unwrap());
    let listed = LISTS.iter().flat_map(|name| {
        let list = crm.list_named(name).unwrap().unwrap();
        crm.listed(list).unwrap().iter().map(|(project, truth)| (project.record_id(), *truth)).collect::<Vec<_>>()
    });
    Picture {
        rows,
        tells,
        counts,
        orders: orders(crm, turn),
        filtered: filtered(crm, turn),
        sums: sums(crm, turn),
        #[cfg(feature = "analysis")]
        columns: columns(crm, turn),
        #[cfg(feature = "analysis")]
        statistics: super::statistics::statistics(crm, turn),
        found: found(crm, history, turn),
        members: members.collect(),
        listed: listed.collect(),
        histories,
        table,
        totals,
    }
}
