//! What rates come to at a point: held against the same of a book of what was known, against plain rows made of its
//! lists, and against the sums of its lists.

use std::collections::HashMap;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{Days, NaiveDate};
use inward::analysis::pipeline::{Dimension, Level, Pipeline};
use inward::analysis::rates::{KpiDefinition, KpiResult, Kpis, Query, Row, Shape, Standing, Window, evaluate};
use inward::core::index::Index;
use inward::core::number::Number;
use inward::prelude::*;

/// Definitions that look at what the built-in ones do not.
const OWN: &str = r#"
    [[kpi]]
    key = "open/stock"
    name = { en = "Open", zh = "在办" }
    numerator = { en = "attracted", zh = "招商" }
    denominator = { en = "not given up", zh = "未终止" }
    stock = { not = { standing = ["lost", "abandoned", "rejected", "terminated", "exited", "cleared_out"] } }
    share = { hit = { attribute = "nature", is = "attracted" } }

    [[kpi]]
    key = "sums/all"
    name = { en = "Sums", zh = "合计" }
    numerator = { en = "funds arrived", zh = "到位资金" }
    denominator = { en = "total planned", zh = "计划总投资" }
    quotient = { of = { value = "funds_arrived" }, to = { value = "total_planned" } }

    [[kpi]]
    key = "signed_late/negotiated"
    name = { en = "Signed late", zh = "期内签约" }
    numerator = { en = "signed in the period", zh = "期内签约" }
    denominator = { en = "not signed before", zh = "此前未签约" }
    cohort = { by = ["negotiating"], where = { not = { reached = "contract_signed", before = "period" } } }
    share = { hit = { all = [{ reached = "contract_signed", in = "period" }, { cmp = ["negotiating", "<=", "contract_signed"] }] } }
    mature = { days = 10 }
"#;

static KPIS: LazyLock<Kpis> = LazyLock::new(|| Kpis::built_in().with(OWN).unwrap());

/// Rates that told a number, and those among them with a doubt.
pub(super) static TOLD: AtomicU32 = AtomicU32::new(0);
pub(super) static DOUBTFUL: AtomicU32 = AtomicU32::new(0);
/// Sums that were compared with those of lists.
pub(super) static SUMS: AtomicU32 = AtomicU32::new(0);

fn query(definition: &KpiDefinition, valid: NaiveDate) -> Query {
    let window = |days: u64| {
        Window::of(&When::interval(Some(valid - Days::new(days)), Some(valid + Days::new(10))).unwrap()).unwrap()
    };
    let mut query = Query::as_of(valid);
    query.period = Some(window(30));
    query.targets = ["funds_arrived", "signed", "contract_investment"].map(|name| (name.to_owned(), 5.into())).into();
    match &definition.cohort {
        inward::analysis::rates::Cohort::By { dates, .. } => query.selected(&dates[0], window(90)),
        inward::analysis::rates::Cohort::Stock(_) => query,
    }
}

fn each() -> impl Iterator<Item = &'static KpiDefinition> {
    KPIS.iter().filter(|definition| definition.subject == "investment")
}

/// What each rate comes to, and in each park, with who stands below the line.
pub(super) fn rates(crm: &Crm, pipeline: &Pipeline, valid: NaiveDate) -> Vec<String> {
    let mut told = Vec::new();
    let line = |result: &KpiResult| {
        let members: Vec<_> = result.members.iter().map(|member| (member.id, member.cohort, member.event)).collect();
        let (by_number, by_weight, quotient) = (&result.by_number, &result.by_weight, &result.quotient);
        format!("{by_number:?} {by_weight:?} {quotient:?} {:?} {:?} {members:?}", result.unit, result.immature)
    };
    for definition in each() {
        let query = query(definition, valid);
        told.push(match crm.kpi_in(pipeline, definition, &query) {
            Ok(result) => format!("{} {}", definition.key, line(&result)),
            Err(error) => format!("{} {}", definition.key, error.code()),
        });
        if let Ok(groups) = crm.kpi_in_by(pipeline, definition, &query, &[Dimension::Park]) {
            told.extend(groups.iter().map(|one| {
                let group: Vec<_> = one.group.iter().map(|group| &group.value).collect();
                format!("{} {group:?} {}", definition.key, line(&one.result))
            }));
        }
    }
    told
}

/// Plain rows, of what the lists of a handle say at its point.
fn rows([read, ever]: [&Crm; 2], listed: &[Index], pipeline: &Pipeline, valid: NaiveDate) -> Vec<Row> {
    // The agreement under which a project is: the framework over it goes on for others.
    let is_over = |project: Id<Project>| ever.project(project).unwrap().agreement.map(|deal| deal.record());
    let agreements = read.agreements().limit(1_000).rows().unwrap();
    let standing = |is: Is, since: When| Standing { is: is.key().to_owned(), since, until: None };
    let certainly = || When::day(valid).unwrap();
    let possibly = || When::interval(Some(valid), Some(valid + Days::new(1))).unwrap();
    let mut rows: Vec<Row> = listed
        .iter()
        .map(|index| {
            let mut row = Row::new(&index.id.to_string());
            let told = pipeline.standing_of(index.id).unwrap();
            let since = || if told.possible.len() == 1 { certainly() } else { possibly() };
            row.standings = told.possible.iter().map(|is| standing(*is, since())).collect();
            let over = index.id.as_id().and_then(is_over);
            let is_own = |agreement: &&Index| match pipeline.level() {
                Level::Investment => agreement.investment == index.id.as_id(),
                Level::Project => over == Some(agreement.id),
            };
            let own: Vec<_> = agreements.iter().filter(is_own).collect();
            if !own.is_empty() && own.iter().all(|agreement| agreement.standing.is_closed()) {
                row.standings.extend(own.iter().map(|agreement| standing(agreement.standing, certainly())));
            }
            row.attributes.extend(index.nature.iter().map(|nature| ("nature".to_owned(), nature.to_string())));
            row
        })
        .collect();
    for milestone in pipeline.milestones() {
        for reached in pipeline.dates(&milestone.key).unwrap() {
            let Some(row) = rows.iter_mut().find(|row| row.id == reached.counted.to_string()) else { continue };
            let earliest = reached.earliest.or_else(|| reached.latest.is_none().then_some(NaiveDate::MIN));
            row.dates.insert(milestone.key.clone(), When::interval(earliest, reached.latest).unwrap());
        }
    }
    rows
}

/// The columns count what plain rows do, and add up to what the lists do.
pub(super) fn assert_the_rates_agree(read: &Crm, ever: &Crm, pipeline: &Pipeline, valid: NaiveDate) {
    let listed = match pipeline.level() {
        Level::Investment => read.investments().limit(1_000).rows(),
        Level::Project => read.projects().limit(1_000).rows(),
    };
    let listed = listed.unwrap();
    let mut all = listed.clone();
    if pipeline.level() == Level::Project {
        // What a project came of may have reached something before the project was there.
        let later = ever.projects().limit(1_000).rows().unwrap().into_iter();
        let later = later.filter(|project| listed.iter().all(|row| row.id != project.id));
        all.extend(later.map(|project| Index { nature: None, exists: Truth::No, ..project }));
        all.sort_by_key(|index| index.id);
    }
    let rows = rows([read, ever], &all, pipeline, valid);
    for definition in each() {
        let query = query(definition, valid);
        let Ok(found) = read.kpi_in(pipeline, definition, &query) else { continue };
        let (Some(table), true) = (&found.by_number, definition.figures().len() < 2) else { continue };
        if !matches!(&definition.shape, Shape::Share(_)) || definition.key.starts_with("performance_rate/funds") {
            continue;
        }
        let by_number = KpiDefinition { weights: None, ..definition.clone() };
        if !by_number.figures().is_empty() {
            continue;
        }
        let plain = evaluate(&by_number, &rows, &query).unwrap();
        // A standing that is in doubt makes the plain rows say less; and they do not say who is only perhaps there.
        let in_doubt = rows.iter().any(|row| row.standings.len() > 1);
        let perhaps_there = all.iter().any(|index| !index.exists.is_certain());
        let looks_at = format!("{definition:?}");
        if in_doubt && looks_at.contains("Standing") || perhaps_there && looks_at.contains("Stock") {
            continue;
        }
        assert_eq!(plain.by_number.as_ref(), Some(table), "{} {rows:?}", definition.key);
        let ids = |result: &KpiResult| result.members.iter().map(|member| member.id).collect::<Vec<_>>();
        assert_eq!((ids(&found), found.immature), (ids(&plain), plain.immature), "{}", definition.key);
        TOLD.fetch_add(u32::from(!found.members.is_empty()), Ordering::Relaxed);
        DOUBTFUL.fetch_add(u32::from(found.bounds().is_ok_and(|bounds| bounds.exact().is_none())), Ordering::Relaxed);
    }
    let sums = KPIS.get("sums/all").unwrap();
    let summed = read.kpi_in(pipeline, sums, &query(sums, valid)).unwrap();
    let there: Vec<_> = summed.members.iter().map(|member| (member.id, member.cohort)).collect();
    let in_the_book: HashMap<RecordId, Truth> = pipeline
        .at(pipeline.point().on(valid))
        .members()
        .into_iter()
        .map(|member| (member.id, member.counts))
        .collect();
    let is_there = |index: &Index| match pipeline.level() {
        Level::Investment => index.exists,
        Level::Project => index.exists.or(in_the_book.get(&index.id).copied().unwrap_or(Truth::No)),
    };
    let mut on_the_list: Vec<_> = all.iter().map(|index| (index.id.to_string(), is_there(index))).collect();
    on_the_list.retain(|(_, there)| there.is_possible());
    on_the_list.sort();
    assert_eq!(there, on_the_list);
    let yuan = "CNY".parse().unwrap();
    let lines = [
        (summed.numerator().unwrap(), MoneyKind::FundsArrived),
        (summed.denominator().unwrap(), MoneyKind::TotalPlanned),
    ];
    for ((least, most), kind) in lines {
        let sum = match pipeline.level() {
            Level::Investment => read.investments().sum(kind),
            Level::Project => read.projects().sum(kind),
        };
        let sum = sum.unwrap();
        let Some(bounds) = sum.sum.of(yuan).map(|sum| sum.bounds()) else {
            assert_eq!((least, most), (Number::ZERO, Some(Number::ZERO)));
            continue;
        };
        let amount = |units: i128| Money::from_units(units.try_into().unwrap(), yuan).unwrap().amount();
        assert_eq!(most, bounds.max().map(amount), "{sum}");
        // Of what has no least (about so much) the column says nought, each for itself.
        assert!(bounds.min().is_none_or(|of_list| amount(of_list) == least), "{sum}: {least}");
        SUMS.fetch_add(1, Ordering::Relaxed);
    }
}
