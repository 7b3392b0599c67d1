//! What the book answers: every figure of the seed, computed.

use std::collections::{BTreeMap, BTreeSet};

use inward::core::fact::AsOf;
use inward::core::milestone::stage_label;
use inward::core::number::Number;
use inward::core::ratio::{Rounding, percent};
use inward::core::text::Label;
use inward::core::when::Months;
use inward::prelude::*;

use super::book::{LIST_2020, LIST_2021, Yangquan};

/// More investments than the book has.
const MOST: usize = 10_000;

/// One annual list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFigures {
    /// Its name.
    pub name: &'static str,
    /// How many projects are on it for certain.
    pub count: u64,
    /// The sum of what they plan in all.
    pub total: AmountSum,
    /// The sum of what they plan for the year of the list, where known.
    pub annual_plan: AmountSum,
    /// How many, and how much, without the sapphire project.
    pub without_sapphire: (u64, AmountSum),
    /// The names of those that the seed names.
    pub named: Vec<String>,
    /// How many stand in for those that it does not name.
    pub synthetic: u64,
}

/// The two annual lists side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lists {
    /// The list of 2020.
    pub first: ListFigures,
    /// The list of 2021.
    pub second: ListFigures,
    /// At most so many different projects are on either: stand-ins of one list may be the same as
    /// those of the other.
    pub at_most_different: usize,
    /// The named projects that are on both.
    pub named_on_both: Vec<String>,
    /// How many named projects there are on either.
    pub named_on_either: usize,
    /// The named projects of the second list that are public works.
    pub public_works: Vec<String>,
    /// At most so many of the second list attract an investor: those that are not known to be
    /// public works.
    pub at_most_attracted: usize,
    /// Planned for the year over planned in all, half-up and truncated, in percent.
    pub plan_ratio: (Number, Number),
    /// Growth of the lists' totals, in percent.
    pub growth: Number,
}

/// The sapphire project's figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sapphire {
    /// In all, and phase 1.
    pub planned: (Amount, Amount),
    /// What is left for phases 2 and 3 together.
    pub residual: Money,
    /// From first contact to trial production.
    pub contact_to_trial: Months,
    /// Expected output a year over phase 1's investment, in percent.
    pub output_ratio: Number,
    /// Yuan of investment, and of output, for each of 200 jobs.
    pub per_job: (Number, Number),
}

fn not_there(what: &str) -> Error {
    Refusal::new(inward::core::text::refusals::record::UNKNOWN).with("input", what).into()
}

fn is_synthetic(project: &Reading<Project>) -> bool {
    project.attribute("synthetic").is_some_and(|value| value.to_text() == "true")
}

fn is_public(project: &Reading<Project>) -> bool {
    project.nature_at(AsOf::LATEST).is_some_and(|nature| *nature == *"public_infrastructure")
}

fn total(sum: &AmountSum) -> Result<Number, Error> {
    let sum = sum.of(Currency::CNY).ok_or_else(|| not_there("CNY"))?;
    Ok(sum.money()?.amount())
}

fn list_figures(book: &Yangquan, name: &'static str, year: i32) -> Result<ListFigures, Error> {
    let crm = &book.crm;
    let list = crm.list_named(name)?.ok_or_else(|| not_there(name))?;
    let all = crm.list_sum(list, MoneyKind::TotalPlanned, None)?;
    let plan = crm.list_sum(list, MoneyKind::AnnualPlanned, Some(&When::year(year)?))?;
    let mut without = (0, AmountSum::default());
    let mut named = Vec::new();
    let mut synthetic = 0;
    for (project, _) in crm.listed(list)? {
        if is_synthetic(&project) {
            synthetic += 1;
        } else {
            named.push(project.title().to_owned());
        }
        if project.id != book.sapphire {
            without.0 += 1;
            if let Some(amount) = project.amount(MoneyKind::TotalPlanned, None) {
                without.1.add(amount);
            }
        }
    }
    Ok(ListFigures {
        name,
        count: all.count.certain,
        total: all.sum,
        annual_plan: plan.sum,
        without_sapphire: without,
        named,
        synthetic,
    })
}

/// The figures of the two annual lists.
pub fn lists(book: &Yangquan) -> Result<Lists, Error> {
    let first = list_figures(book, LIST_2020, 2020)?;
    let second = list_figures(book, LIST_2021, 2021)?;
    let mut either: Vec<Id<Project>> = Vec::new();
    for name in [LIST_2020, LIST_2021] {
        let list = book.crm.list_named(name)?.ok_or_else(|| not_there(name))?;
        either.extend(book.crm.listed(list)?.into_iter().map(|(project, _)| project.id));
    }
    either.sort_unstable();
    either.dedup();
    let list = book.crm.list_named(LIST_2021)?.ok_or_else(|| not_there(LIST_2021))?;
    let listed = book.crm.listed(list)?;
    let (public, others): (Vec<_>, Vec<_>) = listed.into_iter().partition(|(project, _)| is_public(project));
    let named_on_both: Vec<String> = first.named.iter().filter(|name| second.named.contains(name)).cloned().collect();
    let mut named: Vec<&String> = first.named.iter().chain(&second.named).collect();
    named.sort_unstable();
    named.dedup();
    let named_on_either = named.len();
    let (plan, sum) = (total(&second.annual_plan)?, total(&second.total)?);
    let ratio = |rounding| percent(plan, sum, 2, rounding).ok_or_else(|| not_there("plan ratio"));
    let before = total(&first.total)?;
    let growth = percent(sum.checked_sub(before)?, before, 2, Rounding::HalfUp);
    Ok(Lists {
        at_most_different: either.len(),
        named_on_both,
        named_on_either,
        public_works: public.iter().map(|(project, _)| project.title().to_owned()).collect(),
        at_most_attracted: others.len(),
        plan_ratio: (ratio(Rounding::HalfUp)?, ratio(Rounding::Truncate)?),
        growth: growth.ok_or_else(|| not_there("growth"))?,
        first,
        second,
    })
}

/// How many investments stand at a stage, for certain and possibly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// For certain.
    pub certain: u64,
    /// For certain or possibly.
    pub possible: u64,
}

/// The stage table, told apart by what the projects are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stages {
    /// Each stage with the named projects that may be attracted ones, and with the whole of both
    /// lists: stand-ins and public works as well.
    pub rows: Vec<(Label, Counts, Counts)>,
    /// How many named projects there are that may be attracted ones.
    pub named: u64,
    /// How many named public works.
    pub public_works: u64,
    /// How many synthetic stand-ins.
    pub synthetic: u64,
}

/// How many investments stand where on a day, as known on another.
pub fn stages(book: &Yangquan, valid: &str, known: &str) -> Result<Stages, Error> {
    let crm = book.crm.as_of(valid, known)?;
    let playbook = crm.playbook()?;
    let (mut left_out, mut public_works, mut synthetic) = (BTreeSet::new(), 0, 0);
    for project in crm.projects().all()? {
        let counted = if is_synthetic(&project) {
            &mut synthetic
        } else if is_public(&project) {
            &mut public_works
        } else {
            continue;
        };
        *counted += 1;
        left_out.extend(project.head.investment_at(crm.point().unwrap_or(AsOf::LATEST)).map(Id::record));
    }
    let mut rows: BTreeMap<Option<u16>, (Counts, Counts)> = BTreeMap::new();
    let mut named = 0;
    for row in crm.investments().limit(MOST).rows()? {
        let is_named = !left_out.contains(&row.id);
        named += u64::from(is_named);
        let certain = row.stage == row.possible_stage;
        for stage in BTreeSet::from([row.stage, row.possible_stage]) {
            let (of_named, of_all) = rows.entry(stage).or_default();
            for counts in std::iter::once(of_all).chain(is_named.then_some(of_named)) {
                counts.possible += 1;
                counts.certain += u64::from(certain);
            }
        }
    }
    let rows = rows.into_iter().map(|(stage, (named, all))| (stage_label(&playbook, stage), named, all)).collect();
    Ok(Stages { rows, named, public_works, synthetic })
}

/// How many agreements have reached a milestone, without the synthetic contract and with it.
pub fn signed(book: &Yangquan, crm: &Crm, milestone: &str) -> Result<(Counts, Counts), Error> {
    let (mut without, mut with) = (Counts::default(), Counts::default());
    for agreement in crm.agreements().all()? {
        let truth = agreement.reached(milestone, None);
        let counted = std::iter::once(&mut with).chain((agreement.id != book.deal).then_some(&mut without));
        for counts in counted {
            counts.certain += u64::from(truth == Truth::Yes);
            counts.possible += u64::from(truth != Truth::No);
        }
    }
    Ok((without, with))
}

/// The sapphire project's figures.
pub fn sapphire(book: &Yangquan) -> Result<Sapphire, Error> {
    let project = book.crm.project(book.sapphire)?;
    let talks = book.crm.negotiation(book.talks)?;
    let planned = |phase| project.amount(MoneyKind::TotalPlanned, phase).cloned().ok_or_else(|| not_there("amount"));
    let (all, one) = (planned(None)?, planned(Some(1))?);
    let contact = talks.when(milestone::FIRST_CONTACT, None).ok_or_else(|| not_there("first_contact"))?;
    let trial = project.when(milestone::TRIAL_PRODUCTION, Some(1)).ok_or_else(|| not_there("trial_production"))?;
    let expected = |metric: &str| {
        let figure = project.measure_at(metric, MeasureKind::Expected, Some(1), milestone::FULL_BENEFIT);
        figure.ok_or_else(|| not_there(metric))
    };
    let (output, jobs) = (expected("output_value")?, expected("jobs_new")?);
    let output = output.value.value().value();
    let jobs = jobs.value.value().value();
    let invested = one.money().amount();
    let each =
        |amount| inward::core::ratio::quotient(amount, jobs, 0, Rounding::HalfUp).ok_or_else(|| not_there("per job"));
    Ok(Sapphire {
        residual: all.money().checked_sub(one.money())?,
        contact_to_trial: When::months_between(contact, trial),
        output_ratio: percent(output, invested, 2, Rounding::HalfUp).ok_or_else(|| not_there("ratio"))?,
        per_job: (each(invested)?, each(output)?),
        planned: (all, one),
    })
}
