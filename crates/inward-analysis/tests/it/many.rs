//! More investments than one thread counts: what the parts come to together is what plain loops come to. Slow, for it
//! takes so many.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Int64Array, RecordBatch, StringArray};
use chrono::NaiveDate;
use inward_analysis::pipeline::{Dimension, OutsideTables, Pipeline, Point};
use inward_analysis::rates::{Kpis, Query, Window};
use inward_core::when::When;

/// More than 64 chunks of 4,096.
const MANY: i64 = 270_000;
/// The day of 2019-01-01 as Arrow counts.
const FIRST: i32 = 17_897;

/// One investment: on which days it was signed and started, and of what sort it is.
struct Made {
    signed: i32,
    started: Option<i32>,
    sort: &'static str,
}

fn made() -> Vec<Made> {
    let mut seed = 88_172_645_463_325_252_u64;
    let mut draw = |below: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        i32::try_from(seed % below).unwrap()
    };
    let each = (0..MANY).map(|_| {
        let signed = FIRST + draw(1_000);
        let started = (draw(3) > 0).then(|| signed + draw(500));
        Made { signed, started, sort: ["甲", "乙", "丙"][usize::try_from(draw(3)).unwrap()] }
    });
    each.collect()
}

fn pipeline(made: &[Made]) -> Pipeline {
    let batch = |columns: Vec<(&str, ArrayRef)>| RecordBatch::try_from_iter(columns).unwrap();
    let (mut ids, mut milestones, mut on) = (Vec::new(), Vec::new(), Vec::new());
    for (id, one) in (0..).zip(made) {
        let started = one.started.map(|day| ("construction_started", day));
        for (milestone, day) in [("contract_signed", one.signed)].into_iter().chain(started) {
            ids.push(id);
            milestones.push(milestone);
            on.push(day);
        }
    }
    let events = batch(vec![
        ("id", Arc::new(Int64Array::from(ids))),
        ("milestone", Arc::new(StringArray::from(milestones))),
        ("on", Arc::new(Date32Array::from(on))),
    ]);
    let attributes = batch(vec![
        ("id", Arc::new(Int64Array::from_iter_values(0..MANY))),
        ("sort", Arc::new(made.iter().map(|one| Some(one.sort)).collect::<StringArray>())),
    ]);
    OutsideTables::of([events]).attributes([attributes]).pipeline("2023-12-31".parse().unwrap()).unwrap()
}

fn day(number: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(number + 719_163).unwrap()
}

#[test]
fn what_is_counted_in_parts_is_what_plain_loops_count() {
    let made = made();
    let (as_of, by) = (FIRST + 700, [Dimension::named("sort")]);
    let pipeline = pipeline(&made).at(Point::LATEST.on(day(as_of)));
    let mut plain: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    let mut stages: BTreeMap<&str, u64> = BTreeMap::new();
    for one in made.iter().filter(|one| one.signed <= as_of) {
        let is_started = one.started.is_some_and(|day| day <= as_of);
        *plain.entry((one.sort, "contract_signed")).or_default() += 1;
        *plain.entry((one.sort, "construction_started")).or_default() += u64::from(is_started);
        *stages.entry(if is_started { "construction_started" } else { "contract_signed" }).or_default() += 1;
    }
    let funnel = pipeline.funnel(&by);
    for row in &funnel.rows {
        let told = plain.get(&(row.group[0].name.as_str(), row.key.as_str())).copied().unwrap_or_default();
        assert_eq!(row.count, told, "{} {}", row.group[0].name, row.key);
    }
    assert_eq!(funnel.rows.iter().filter(|row| row.count.possible > 0).count(), 6);
    for row in pipeline.stage_table(&[]).rows.iter().filter(|row| !row.key.is_empty()) {
        assert_eq!(row.count, stages.get(row.key.as_str()).copied().unwrap_or_default(), "{}", row.key);
    }
    // The same of a cohort that is kept, and of a rate, whose members stand in the order of the table.
    let window = (FIRST + 100, FIRST + 464);
    let within = Window::of(&When::parse(&format!("{}/{}", day(window.0), day(window.1))).unwrap()).unwrap();
    let in_window = |one: &&Made| (window.0..=window.1).contains(&one.signed);
    let query = Query::as_of(day(as_of)).selected("contract_signed", within);
    let kpis = Kpis::built_in();
    for rate in pipeline.kpi_by(kpis.get("start_rate/signed").unwrap(), &query, &by).unwrap() {
        let own: Vec<(i64, &Made)> =
            (0..).zip(&made).filter(|(_, one)| in_window(one) && one.sort == rate.group[0].name).collect();
        let started = own.iter().filter(|(_, one)| one.started.is_some_and(|day| day <= as_of)).count();
        let table = rate.result.by_number.unwrap();
        assert_eq!((table.cohort(), table.hits()), ((own.len() as u64).into(), (started as u64).into()));
        let members: Vec<i64> = rate.result.members.iter().map(|member| member.id.parse().unwrap()).collect();
        assert!(members.iter().copied().eq(own.iter().map(|(id, _)| *id)), "{}", rate.group[0].name);
    }
    let kept = pipeline.clone().keep_reached_within("contract_signed", within);
    assert_eq!(kept.unwrap().funnel(&[]).total, made.iter().filter(in_window).count() as u64);
    let years =
        pipeline.vintages("contract_signed", "construction_started", day(as_of), 365, &BTreeMap::new()).unwrap();
    let signed: u64 = years.iter().map(|year| year.running.cohort().certain).sum();
    assert_eq!(signed, made.iter().filter(|one| one.signed <= as_of).count() as u64);
}
