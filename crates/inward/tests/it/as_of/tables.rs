//! What a pipeline tells at a point, table by table, with those behind each number.

use chrono::{Days, NaiveDate};
use inward::analysis::Table;
use inward::analysis::pipeline::{CohortPeriod, CrossTable, Dimension, Pipeline};

/// Every table as lines; without titles and what a smaller book numbers otherwise.
pub(super) fn tables(pipeline: &Pipeline, valid: NaiveDate) -> Vec<String> {
    let mut told = Vec::new();
    let since = valid - Days::new(40);
    let by = [Dimension::Park];
    let reach = pipeline.reach_by_cohort("negotiating", Some(CohortPeriod::Quarter), None, &by);
    for (name, table) in [
        ("transitions", pipeline.transitions(since, None, &[]).unwrap()),
        ("transitions by park", pipeline.transitions(since, None, &by).unwrap()),
        ("standings", pipeline.standing_table(&by)),
        ("reasons", pipeline.reasons(None, None, &by).unwrap()),
        ("reasons since", pipeline.reasons(Some(since), None, &[]).unwrap()),
        ("reach", reach.unwrap()),
        ("orders", pipeline.orders(&[], &[]).unwrap()),
        ("sequences", pipeline.sequences(&[], &[]).unwrap()),
    ] {
        lines(name, &table, &mut told);
    }
    told.extend(pipeline.standings().iter().map(|standing| format!("standing {standing:?}")));
    let times = pipeline.time_in_stage(0.5, &by).unwrap();
    cells("time at stage", &times.table().unwrap(), &mut told);
    cells("case at stage", &times.cases_table().unwrap(), &mut told);
    let slippage = pipeline.slippage(&[], &by).unwrap();
    cells("slippage", &slippage.table().unwrap(), &mut told);
    cells("planned", &slippage.cases_table().unwrap(), &mut told);
    told
}

fn lines(name: &str, table: &CrossTable, told: &mut Vec<String>) {
    for (at, row) in table.rows.iter().enumerate() {
        let members: Vec<_> = table.members(at).into_iter().map(|member| (member.id, member.counts)).collect();
        let group: Vec<_> = row.group.iter().map(|group| &group.value).collect();
        told.push(format!("{name} {group:?} {:?} {} {:?} {members:?}", row.keys(), row.count, row.share()));
    }
}

fn cells(name: &str, table: &Table, told: &mut Vec<String>) {
    for row in 0..table.len() {
        let columns = table.columns().iter().filter(|column| column.name != "title");
        let cells = columns.filter_map(|column| Some(format!("{}={}", column.name, table.cell(row, &column.name)?)));
        told.push(format!("{name} {}", cells.collect::<Vec<_>>().join(" ")));
    }
}
