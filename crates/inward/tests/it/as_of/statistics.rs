//! What a book tells in statistics at a point: the numbers, and the records behind them.

use inward::analysis::pipeline::Dimension;
use inward::analysis::statistics::TouchModel;
use inward::prelude::*;
use inward::statistics::{
    AttributeBy, Cohort, ConcentrationBy, CountedRecord, IssuesBy, LandQuery, Lights, Likelihoods, ObligationsBy,
    PaceAgainst, PaceBy, Workload, WorkloadBy,
};

/// One sort of statistics by `turn`: many pictures have all. Titles are undated text, and left out.
pub(super) fn statistics(crm: &Crm, turn: usize) -> Vec<String> {
    let told = match turn % 8 {
        0 => attribution(crm, turn),
        1 => concentration(crm, turn),
        2 => workload(crm),
        3 => pace(crm, turn),
        4 => land(crm),
        5 => chances(crm),
        6 => issues(crm),
        _ => obligations(crm),
    };
    // What cannot be told in the one book cannot be told in the other.
    told.unwrap_or_else(|error| vec![error.code().to_string()])
}

fn ids(records: &[CountedRecord]) -> Vec<(RecordId, Truth)> {
    records.iter().map(|record| (record.id, record.counts)).collect()
}

fn cohort(turn: usize) -> Cohort {
    let milestones = [milestone::CONTRACT_SIGNED, milestone::LEAD_RECEIVED, milestone::CONSTRUCTION_STARTED];
    Cohort::reached(&milestones[turn / 8 % 3]).money(MoneyKind::ALL[turn / 24 % MoneyKind::ALL.len()])
}

fn attribution(crm: &Crm, turn: usize) -> Result<Vec<String>, Error> {
    let (by, model) = (AttributeBy::ALL[turn % 3], TouchModel::ALL[turn / 3 % 3]);
    let found = crm.attribution(by, model, &cohort(turn))?;
    let rows = found.rows.iter().chain([&found.total]);
    Ok(rows
        .map(|row| {
            let investments: Vec<_> = row.investments.iter().map(|one| (one.id, &one.share, one.counts)).collect();
            let (key, leads) = (&row.key, ids(&row.named_by));
            format!("{key:?} {} {} {} {leads:?} {investments:?}", row.certain, row.possible, row.money)
        })
        .collect())
}

fn concentration(crm: &Crm, turn: usize) -> Result<Vec<String>, Error> {
    let by = &[ConcentrationBy::Origin, ConcentrationBy::Dimension(Dimension::Unit)][turn / 8 % 2];
    let found = crm.concentration(by.clone(), &cohort(turn))?;
    let index = found.by_number().map(|number| number.herfindahl_hirschman);
    let rows = found.rows.iter().chain([&found.undetermined]);
    let mut told: Vec<String> =
        rows.map(|row| format!("{:?} {} {} {:?}", row.key, row.count, row.money, ids(&row.investments))).collect();
    told.push(format!("{:?}", index.map_err(|refusal| refusal.code)));
    Ok(told)
}

fn workload(crm: &Crm) -> Result<Vec<String>, Error> {
    let found = crm.workload(WorkloadBy::Unit)?;
    let mut told = Vec::new();
    for row in &found.rows {
        for kind in Workload::KINDS {
            let held = row.of(kind);
            let (open, late) = (ids(&held.records), ids(&held.overdue_records));
            told.push(format!("{:?} {kind} {} {} {open:?} {late:?}", row.holder, held.open, held.overdue));
        }
    }
    Ok(told)
}

fn pace(crm: &Crm, turn: usize) -> Result<Vec<String>, Error> {
    let money = [MoneyKind::FaiCompleted, MoneyKind::FundsArrived][turn / 8 % 2];
    let year = [2020, 2021][turn / 16 % 2];
    let found = crm.pace(year, money, &PaceAgainst::Plan, PaceBy::Months, Dimension::Unit, Lights::default())?;
    let row = |row: &inward::statistics::PaceOfGroup| {
        let figures = (row.completion.as_ref(), row.gap.as_ref(), row.light, ids(&row.investments));
        format!("{:?} {} {} {figures:?}", row.key, row.target, row.reached)
    };
    Ok(found.rows.iter().chain([&found.total]).map(row).collect())
}

fn land(crm: &Crm) -> Result<Vec<String>, Error> {
    let by = vec![Dimension::Unit, Dimension::Industry];
    let query = LandQuery { reached: None, metrics: vec!["output_value".to_owned()], by, ..LandQuery::default() };
    let found = crm.land_productivity(&query)?;
    let without: Vec<_> = found.without_land.iter().map(|(id, _)| id).collect();
    let row = |row: &inward::statistics::LandRow| {
        let figures = (row.there, row.per_mu("output_value"), row.per_mu(LandQuery::INVESTMENT));
        format!("{} {} {figures:?}", row.project, row.land)
    };
    let group = |group: &inward::statistics::LandGroup| {
        let names: Vec<&str> = group.group.iter().map(|said| said.name.as_str()).collect();
        format!("{names:?} {} {} {:?}", group.projects, group.land, group.figures)
    };
    let groups = found.groups.iter().map(group);
    Ok(found.rows.iter().map(row).chain(groups).chain([format!("{without:?}")]).collect())
}

fn chances(crm: &Crm) -> Result<Vec<String>, Error> {
    let half: inward::core::number::Number = "0.5".parse()?;
    let given = Likelihoods::new([(Likelihood::Low, half), (Likelihood::Medium, half), (Likelihood::High, 1.into())])?;
    let found = crm.weighted_pipeline(&given, &[Dimension::Unit])?;
    let rows = found.rows.iter().map(|row| {
        format!("{:?} {} {} {:?} {:?}", row.likelihoods, row.count, row.money, row.weighted, ids(&row.investments))
    });
    Ok(rows.chain([found.weighted.to_string()]).collect())
}

fn issues(crm: &Crm) -> Result<Vec<String>, Error> {
    let found = crm.issue_statistics(Some(IssuesBy::Unit), None)?;
    Ok(found.rows.iter().map(|row| format!("{:?} {} {:?}", row.key, row.issues, row.answers)).collect())
}

fn obligations(crm: &Crm) -> Result<Vec<String>, Error> {
    let by = [ObligationsBy::Debtor, ObligationsBy::Dimension(Dimension::Unit)];
    let found = crm.obligations(&by)?;
    let total = |total: &inward::statistics::ObligationTotal| {
        let names: Vec<&str> = total.group.iter().map(|said| said.name.as_str()).collect();
        format!("{names:?} {} {} {} {:?} {:?}", total.metric, total.due, total.verified, total.promised, total.net)
    };
    let rows = found.rows.iter().map(|row| format!("{} {:?} {:?}", row.commitment, row.check, row.net));
    Ok(rows.chain(found.totals.iter().map(total)).collect())
}
