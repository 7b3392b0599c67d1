//! Where projects are counted, each has reached what it has itself and what the records that it came of have: put
//! together from what a handle reads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::NaiveDate;
use inward::analysis::pipeline::{Level, Pipeline};
use inward::core::record::Head;
use inward::prelude::*;

/// Projects whose days were compared, and those among them that had them of what they came of.
pub(super) static COMPARED: AtomicU32 = AtomicU32::new(0);
pub(super) static INHERITED: AtomicU32 = AtomicU32::new(0);

/// The first and the last day on which something was first reached; open ends are the ends of time.
type Days = (NaiveDate, NaiveDate);

/// Of each record, the days on which its milestones were first reached.
type Reached = BTreeMap<RecordId, BTreeMap<String, Days>>;

macro_rules! words {
    ($read:ident, $pipeline:ident, $reached:ident, $undated:ident, $($list:ident)+) => { $(
        for item in $read.$list().limit(1_000).all().unwrap() {
            let mut own: BTreeMap<String, Days> = BTreeMap::new();
            for milestone in $pipeline.milestones() {
                let key = milestone.key.as_str();
                for phase in std::iter::once(None).chain((1..=4).map(Some)) {
                    let Some(word) = item.milestone(key, phase) else { continue };
                    let said = &word.fact.value;
                    let on = word.fact.of.on.as_ref();
                    // What has no date happened no sooner than its record was there, which is held elsewhere.
                    $undated.extend(on.is_none().then(|| milestone.key.clone()));
                    let begins = on.and_then(When::first).unwrap_or(NaiveDate::MIN);
                    let ends = on.and_then(When::last).filter(|_| said.milestone == *key);
                    let days = (begins, ends.unwrap_or(NaiveDate::MAX));
                    let first = own.entry(milestone.key.clone()).or_insert(days);
                    *first = (first.0.min(days.0), first.1.min(days.1));
                }
            }
            $reached.insert(item.record_id(), own);
        }
    )+ };
}

/// The days on which each project reached each milestone are those of its records; what it came of comes with it.
pub(super) fn assert_projects_came_of_their_lines(book: &Crm, pipeline: &Pipeline, known: &str) {
    assert_eq!(pipeline.level(), Level::Project);
    let read = book.as_of("2100-01-01", known).unwrap();
    let mut undated: BTreeSet<String> = BTreeSet::new();
    let mut reached = Reached::new();
    words!(read, pipeline, reached, undated, leads negotiations agreements projects);
    // What does not exist yet, as known then, may be what another came of all the same.
    let end = Timestamp::end_of_day(known.parse().unwrap(), "Asia/Shanghai".parse().unwrap());
    let was_known = |head: &Head| head.recordings.first().known.from() <= end;
    let mut of_projects: BTreeMap<(RecordId, String), Days> = BTreeMap::new();
    for project in read.projects().limit(1_000).all().unwrap() {
        let agreement = project.agreement.map(|id| book.agreement(id).unwrap()).filter(|deal| was_known(&deal.head));
        let framework = agreement
            .as_ref()
            .and_then(|deal| deal.framework)
            .map(|id| book.agreement(id).unwrap())
            .filter(|deal| was_known(&deal.head));
        let talks_of = |deal: Option<&Reading<Agreement>>| {
            let talks = deal.and_then(|deal| deal.negotiation).map(|id| book.negotiation(id).unwrap());
            talks.filter(|talks| was_known(&talks.head))
        };
        let talks = [talks_of(agreement.as_ref()), talks_of(framework.as_ref())];
        let talk = |at: usize| talks[at].as_ref();
        let line: BTreeSet<RecordId> = [
            Some(project.record_id()),
            agreement.as_ref().map(|deal| deal.record_id()),
            framework.as_ref().map(|deal| deal.record_id()),
            talk(0).map(|talks| talks.record_id()),
            talk(1).map(|talks| talks.record_id()),
            talk(0).and_then(|talks| talks.lead).map(|lead| lead.record()),
            talk(1).and_then(|talks| talks.lead).map(|lead| lead.record()),
        ]
        .into_iter()
        .flatten()
        .collect();
        for (key, days) in line.iter().filter_map(|record| reached.get(record)).flatten() {
            let first = of_projects.entry((project.record_id(), key.clone())).or_insert(*days);
            *first = (first.0.min(days.0), first.1.min(days.1));
            let is_its_own = reached.get(&project.record_id()).is_some_and(|own| own.contains_key(key));
            INHERITED.fetch_add(u32::from(!is_its_own), Ordering::Relaxed);
        }
    }
    let mut told: BTreeMap<(RecordId, String), Days> = BTreeMap::new();
    for milestone in pipeline.milestones() {
        for between in pipeline.dates(&milestone.key).unwrap() {
            let days = (between.earliest.unwrap_or(NaiveDate::MIN), between.latest.unwrap_or(NaiveDate::MAX));
            told.insert((between.counted, milestone.key.clone()), days);
        }
    }
    told.retain(|(_, key), _| !undated.contains(key));
    of_projects.retain(|(_, key), _| !undated.contains(key));
    assert_eq!(told, of_projects, "known {known}");
    COMPARED.fetch_add(u32::try_from(told.len()).unwrap(), Ordering::Relaxed);
}
