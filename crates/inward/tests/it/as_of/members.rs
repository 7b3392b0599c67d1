//! What dimensions say of an investment, put together from what its records say where a handle reads.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use inward::analysis::pipeline::{CohortPeriod, Value};
use inward::core::attribute;
use inward::core::id::Recordable;
use inward::core::number::Number;
use inward::prelude::*;

/// The lists that its projects are on, all together.
pub(super) fn lists(read: &Crm, investment: Id<Investment>) -> Option<Value> {
    let as_of = read.point().unwrap_or(AsOf::LATEST);
    let projects = read.projects().limit(1_000).all().unwrap();
    let own = projects.iter().filter(|project| project.head.investment_at(as_of) == Some(investment));
    let on = |project: &Reading<Project>| {
        let ever: BTreeSet<Id<Entry>> = project.memberships.iter().map(|fact| fact.value.list).collect();
        let is_on = |list: &Id<Entry>| {
            project.memberships.pick_in_force(as_of, |said| said.list == *list).is_some_and(|said| said.on_it)
        };
        ever.into_iter().filter(is_on).collect::<Vec<_>>()
    };
    let on: BTreeSet<Id<Entry>> = own.flat_map(on).collect();
    let titles = on.iter().map(|list| read.entry(*list).unwrap().head.title.clone()).collect();
    together(&on, titles)
}

/// One record, or the names of several.
fn together<T: Recordable>(ids: &BTreeSet<Id<T>>, mut titles: Vec<String>) -> Option<Value> {
    titles.sort_unstable();
    match titles.len() {
        0 => None,
        1 => ids.first().map(|id| Value::Record(id.record())),
        _ => Some(Value::Word(titles.join("、"))),
    }
}

/// The units that owe it what binds them, or may.
pub(super) fn debtors(read: &Crm, investment: Id<Investment>) -> Option<Value> {
    let as_of = read.point().unwrap_or(AsOf::LATEST);
    let mut debtors: BTreeSet<Id<Unit>> = BTreeSet::new();
    for promise in read.commitments().limit(1_000).all().unwrap() {
        let mut ended = promise.voidings.occurrences(as_of).map(|ending| ending.truth);
        let mut replaced = promise.supersessions.occurrences(as_of).map(|ending| ending.truth);
        let is_over = ended.any(|truth| truth == Truth::Yes) || replaced.any(|truth| truth == Truth::Yes);
        if let (Debtor::Unit(unit), false) = (promise.debtor, is_over) {
            debtors.extend(Some(unit).filter(|_| promise.head.investment_at(as_of) == Some(investment)));
        }
    }
    let titles = debtors.iter().map(|unit| read.unit(*unit).unwrap().head.title.clone()).collect();
    together(&debtors, titles)
}

/// The period in which the first of its records was signed.
pub(super) fn signed_in(read: &Crm, investment: Id<Investment>, period: CohortPeriod) -> Option<Value> {
    let as_of = read.point().unwrap_or(AsOf::LATEST);
    // Whatever its day: who does not exist yet has been signed all the same, of what is known.
    let known = as_of.known.day_in("Asia/Shanghai".parse().unwrap()).to_string();
    let ever = read.as_of("2100-01-01", known.as_str()).unwrap();
    let mut days: Vec<(Option<NaiveDate>, Option<NaiveDate>)> = Vec::new();
    for deal in ever.agreements().limit(1_000).all().unwrap() {
        if deal.head.investment_at(as_of) != Some(investment) {
            continue;
        }
        if let Some(word) = deal.milestone(&milestone::CONTRACT_SIGNED, None) {
            let said = &word.fact.value;
            let is_certain = said.milestone == "contract_signed";
            let on = word.fact.of.on.as_ref();
            days.push((on.and_then(When::first), on.and_then(When::last).filter(|_| is_certain)));
        }
    }
    let earliest = days.iter().map(|(first, _)| *first).min()?;
    let latest = days.iter().filter_map(|(_, last)| *last).min();
    if earliest.is_some_and(|earliest| earliest > as_of.valid) {
        return None;
    }
    let say = |day: Option<NaiveDate>| {
        let Some(day) = day else { return "..".to_owned() };
        let (year, month) = day
            .format("%Y %m")
            .to_string()
            .split_once(' ')
            .map(|(y, m)| (y.to_owned(), m.parse::<u32>().unwrap()))
            .unwrap();
        match period {
            CohortPeriod::Year => year,
            CohortPeriod::Half => format!("{year}H{}", month.div_ceil(6)),
            _ => format!("{year}Q{}", month.div_ceil(3)),
        }
    };
    let (first, last) = (say(earliest), say(latest));
    Some(Value::Word(if first == last && earliest.is_some() { first } else { format!("{first}/{last}") }))
}

/// What each of its records says, with how far it is.
macro_rules! said_by {
    ($read:ident, $investment:ident, $as_of:ident, $said:ident, |$item:ident| $told:expr) => {
        said_by!($read, $investment, $as_of, $said, |$item| $told, leads negotiations agreements projects)
    };
    ($read:ident, $investment:ident, $as_of:ident, $said:ident, |$item:ident| $told:expr, $($list:ident)+) => { $(
        for $item in $read.$list().limit(1_000).all().unwrap() {
            if $item.head.investment_at($as_of) == Some($investment) {
                let told = $told;
                let furthest = ($item.record_id().kind, $item.stage().certain, $item.record_id());
                $said.extend(told.map(|told| (furthest, told)));
            }
        }
    )+ };
}

/// The class of what the furthest of its records plans in all.
pub(super) fn size(read: &Crm, investment: Id<Investment>) -> Option<Value> {
    let as_of = read.point().unwrap_or(AsOf::LATEST);
    let mut said = Vec::new();
    said_by!(read, investment, as_of, said, |item| item.amount(MoneyKind::TotalPlanned, None).cloned());
    let (_, amount) = said.into_iter().max_by_key(|(furthest, _)| *furthest)?;
    let bounds = amount.bounds();
    let of = |figure: Number| match figure {
        figure if figure < Number::from(100_000_000) => "under_100m",
        figure if figure < Number::from(500_000_000) => "100m_500m",
        figure if figure < Number::from(1_000_000_000) => "500m_1bn",
        // More than any that is given here.
        _ => "",
    };
    let say = |end: Option<Number>| end.map_or("..", of);
    let (least, most) = (say(bounds.min()), say(bounds.max()));
    let is_one = bounds.min().is_some() && least == most;
    let classes = if is_one { least.to_owned() } else { format!("{least}/{most}") };
    Some(Value::Word(format!("{} {classes}", amount.currency().code())))
}

/// What the furthest of its records says that says anything, or else its investor.
pub(super) fn attribute(
    read: &Crm,
    investment: Id<Investment>,
    investor: Option<Id<Organisation>>,
    key: &str,
) -> Option<Value> {
    let as_of = read.point().unwrap_or(AsOf::LATEST);
    let value = |told: &attribute::Value| match told {
        attribute::Value::Organisation(id) => Value::Record(id.record()),
        other => Value::Word(other.to_text()),
    };
    if let Some(told) = read.investment(investment).ok().and_then(|own| own.attribute(key).map(value)) {
        return Some(told);
    }
    let mut said = Vec::new();
    said_by!(read, investment, as_of, said, |item| item.attribute(key).map(value));
    let furthest = said.into_iter().max_by_key(|(furthest, _)| *furthest).map(|(_, told)| told);
    furthest.or_else(|| read.organisation(investor?).unwrap().attribute(key).map(value))
}
