//! What the handle on a book is asked for statistics.

use std::collections::BTreeMap;

use inward::analysis::rates::Window;
use inward::analysis::scores::{Classes, Ties};
use inward::analysis::statistics::{TouchModel, chosen};
use inward::core::finance::MoneyKind;
use inward::core::negotiation::Likelihood;
use inward::core::number::Number;
use inward::core::refusal::Refusal;
use inward::core::text::refusals;
use inward::core::when::When;
use inward::statistics::{
    AttributeBy, Cohort, ConcentrationBy, IssuesBy, LandQuery, Lights, Likelihoods, ObligationsBy, PaceAgainst, PaceBy,
    WorkloadBy,
};
use pyo3::prelude::*;
use pyo3::types::PyString;

use super::attribution::Attribution;
use super::concentration::ConcentrationTable;
use super::duplicates::Duplicates;
use super::issues::IssueStatistics;
use super::land::LandProductivity;
use super::obligations::ObligationTable;
use super::pace::PaceTable;
use super::weighted::WeightedChances;
use super::workload::Workload;
use crate::book::Book;
use crate::calendar::Calendar;
use crate::errors::{Answer, Raised};
use crate::given;
use crate::interrupt::working;
use crate::words::Enumeration;

/// The money of that key.
fn money(key: &str) -> Answer<MoneyKind> {
    Ok(chosen("money", key, MoneyKind::ALL, MoneyKind::key)?)
}

/// The investments that are asked for.
fn cohort(reached: &str, within: Option<&Bound<'_, PyAny>>, money_of: &str) -> Answer<Cohort> {
    let cohort = Cohort::reached(reached).money(money(money_of)?);
    Ok(match within {
        None => cohort,
        Some(within) => cohort.within(Window::of(&given::when(within, "within")?)?),
    })
}

#[pymethods]
impl Book {
    /// Which sources or events produce signed money.
    fn attribution(
        &self,
        py: Python<'_>,
        by: &str,
        touch: &str,
        reached: &str,
        within: Option<&Bound<'_, PyAny>>,
        money: &str,
    ) -> Answer<Attribution> {
        let (by, touch, cohort) = (AttributeBy::parse(by)?, TouchModel::parse(touch)?, cohort(reached, within, money)?);
        Ok(Attribution(working(py, || self.0.attribution(by, touch, &cohort))?))
    }

    /// How concentrated investments are.
    fn concentration(
        &self,
        py: Python<'_>,
        by: &str,
        reached: &str,
        within: Option<&Bound<'_, PyAny>>,
        money: &str,
    ) -> Answer<ConcentrationTable> {
        let (by, cohort) =
            (ConcentrationBy::parse_for(by, &working(py, || self.0.playbook())?)?, cohort(reached, within, money)?);
        Ok(ConcentrationTable(working(py, || self.0.concentration(by, &cohort))?))
    }

    /// What each officer or unit has on the desk.
    fn workload(&self, py: Python<'_>, by: &str) -> Answer<Workload> {
        let by = WorkloadBy::parse(by)?;
        Ok(Workload(working(py, || self.0.workload(by))?))
    }

    /// How issues are handled.
    fn issue_statistics(
        &self,
        py: Python<'_>,
        by: Option<&str>,
        calendar: Option<Calendar>,
    ) -> Answer<IssueStatistics> {
        let by = by.map(IssuesBy::parse).transpose()?;
        let calendar = calendar.map(|calendar| calendar.in_a_time_zone()).transpose()?;
        Ok(IssueStatistics(working(py, || self.0.issue_statistics(by, calendar.as_ref()))?))
    }

    /// Whether the year is on pace.
    #[expect(clippy::too_many_arguments, reason = "they are keywords in Python")]
    fn pace(
        &self,
        py: Python<'_>,
        year: &Bound<'_, PyAny>,
        by: &str,
        money_of: &str,
        elapsed: &str,
        targets: Option<&Bound<'_, PyAny>>,
        green: &Bound<'_, PyAny>,
        yellow: &Bound<'_, PyAny>,
    ) -> Answer<PaceTable> {
        let by = working(py, || self.0.dimension(by))?;
        let (kind, elapsed) = (money(money_of)?, PaceBy::parse(elapsed)?);
        let lights = Lights::new(given::number(green, "green")?, given::number(yellow, "yellow")?)?;
        let against = match targets {
            None => PaceAgainst::Plan,
            Some(targets) if targets.is_instance_of::<PyString>() => {
                chosen("targets", targets.extract()?, &["recorded"], |key| key)?;
                PaceAgainst::Recorded
            }
            Some(targets) => {
                let currency = self.0.zone()?.currency;
                let read = |(name, target): (String, Bound<'_, PyAny>)| {
                    let target = given::money(&target, &format!("targets.{name}"), currency)?;
                    Ok::<_, Raised>((name, target))
                };
                let targets: BTreeMap<String, Bound<'_, PyAny>> = targets.extract()?;
                PaceAgainst::Targets(targets.into_iter().map(read).collect::<Answer<_>>()?)
            }
        };
        let year = year_of(year)?;
        Ok(PaceTable(working(py, || self.0.pace(year, kind, &against, elapsed, by, lights))?))
    }

    /// What the land yields.
    #[expect(clippy::too_many_arguments, reason = "they are keywords in Python")]
    fn land_productivity(
        &self,
        py: Python<'_>,
        reached: Option<String>,
        investment: &str,
        metrics: Vec<String>,
        year: Option<&Bound<'_, PyAny>>,
        classes: Option<&Bound<'_, PyAny>>,
        rest: &str,
        rank_by: &str,
        ties: &str,
        by: Option<&Bound<'_, PyAny>>,
    ) -> Answer<LandProductivity> {
        let by = crate::dimensions::dimensions(&self.0, by)?;
        let ties = chosen("ties", ties, Ties::ALL, Ties::key)?;
        let classes = match classes {
            None => None,
            Some(classes) => {
                let cuts: Vec<(String, Bound<'_, PyAny>)> =
                    classes.call_method0("items")?.try_iter()?.map(|item| item?.extract()).collect::<PyResult<_>>()?;
                let read = |(name, cut): &(String, Bound<'_, PyAny>)| {
                    Ok((name.clone(), given::number(cut, &format!("classes.{name}"))?))
                };
                let cuts: Vec<(String, Number)> = cuts.iter().map(read).collect::<Answer<_>>()?;
                let classes = Classes::new(cuts.iter().map(|(name, cut)| (name.as_str(), *cut)), rest)?;
                Some((classes, rank_by.to_owned(), ties))
            }
        };
        let year = year.map(|year| Ok::<_, Raised>(When::year(year_of(year)?)?)).transpose()?;
        let query = LandQuery { reached, investment: money(investment)?, metrics, year, classes, by };
        Ok(LandProductivity(working(py, || self.0.land_productivity(&query))?))
    }

    /// What is in negotiation, weighted.
    fn weighted_pipeline(
        &self,
        py: Python<'_>,
        likelihoods: BTreeMap<String, Bound<'_, PyAny>>,
        by: Option<&Bound<'_, PyAny>>,
    ) -> Answer<WeightedChances> {
        let by = crate::dimensions::dimensions(&self.0, by)?;
        let mut read = Vec::with_capacity(likelihoods.len());
        for (word, likelihood) in likelihoods {
            let number = given::number(&likelihood, &format!("likelihoods.{word}"))?;
            read.push((chosen("likelihoods", &word, <Likelihood as Enumeration>::ALL, Enumeration::key)?, number));
        }
        let likelihoods = Likelihoods::new(read)?;
        Ok(WeightedChances(working(py, || self.0.weighted_pipeline(&likelihoods, &by))?))
    }

    /// The pairs of investments that may be one.
    fn duplicates(&self, py: Python<'_>) -> Answer<Duplicates> {
        Ok(Duplicates(working(py, || self.0.duplicates())?))
    }

    /// What investors promised against what was found.
    fn obligations(&self, py: Python<'_>, by: Option<&Bound<'_, PyAny>>) -> Answer<ObligationTable> {
        let playbook = working(py, || self.0.playbook())?;
        let by = crate::dimensions::each_named(by, |key| ObligationsBy::parse_for(key, &playbook))?;
        Ok(ObligationTable(working(py, || self.0.obligations(&by))?))
    }
}

/// A year.
fn year_of(given: &Bound<'_, PyAny>) -> Answer<i32> {
    let year = given::whole(given, "year", 1)?;
    let too_late = || Refusal::new(refusals::number::OUT_OF_RANGE).with("input", year).at("year");
    Ok(i32::try_from(year).map_err(|_| too_late())?)
}
