//! Rates over a pipeline: what it keeps, as known at its point; of a book or of outside tables.

use std::collections::BTreeMap;

use inward::analysis::pipeline::Pipeline as CorePipeline;
use inward::analysis::rates::{KpiDefinition, Kpis as CoreKpis, Query};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::errors::Answer;
use crate::given::{self, Keywords};
use crate::interrupt::working;
use crate::kpis::{self, KpiResult, asked};
use crate::pipeline::Pipeline;
use crate::rate_tables::{RatesOfGroups, VintageTable};
use crate::vintages::{Vintage, goals_of_years};

/// What may be asked beside the key of a rate.
struct Given<'a, 'py> {
    as_of: Option<&'a Bound<'py, PyAny>>,
    period: Option<&'a Bound<'py, PyAny>>,
    targets: Option<Keywords<'py>>,
    batch: Option<String>,
    mature_days: Option<&'a Bound<'py, PyAny>>,
    kpis: Option<&'a Bound<'py, PyAny>>,
    selected: Option<&'a Bound<'py, PyDict>>,
}

impl Pipeline {
    /// The pipeline at the point of a rate, its definition, and what is asked of it.
    fn rate(
        &self,
        py: Python<'_>,
        key: &str,
        known: Option<&Bound<'_, PyAny>>,
        given: Given<'_, '_>,
    ) -> Answer<(CorePipeline, KpiDefinition, Query)> {
        let pipeline = self.at(given.as_of, known)?;
        let day = match given.as_of {
            Some(as_of) => as_of.clone(),
            None => pipeline.point().valid().unwrap_or_else(|| pipeline.today()).into_pyobject(py)?.into_any(),
        };
        let own = || match &self.crm {
            Some(crm) => Ok(working(py, || crm.kpis_of(&pipeline))?),
            None => Ok(CoreKpis::built_in()),
        };
        let none = PyDict::new(py);
        let selected = Keywords(given.selected.unwrap_or(&none).clone());
        let (definition, query) = asked(
            key,
            &day,
            given.period,
            given.targets,
            given.batch,
            given.mature_days,
            &kpis::defined(given.kpis, own)?,
            &selected,
        )?;
        Ok((pipeline, definition, query))
    }
}

#[pymethods]
impl Pipeline {
    /// One of the field's rates over the investments that are kept, as of the end of a day (that of the pipeline, or
    /// today) and as known by the end of another: see `crm.kpi`. Money and measures of a book are read once for each
    /// day; whatever else is asked of that day is counted from the columns alone. Of outside tables their own table
    /// of money counts.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> investor = desk.add_organisation("合成投资公司")
    /// >>> for title, amount, start in [("合成项目甲", "2亿元", "2020-09-01"), ("合成项目乙", "6亿元", None)]:
    /// ...     deal = desk.sign_agreement(
    /// ...         title=title, level="contract", on="2020-07-10", parties=[investor], contract_investment=amount
    /// ...     )
    /// ...     project = desk.record_project(deal)
    /// ...     done = start and desk.reach(project, "construction_started", on=start)
    /// >>> pipeline = crm.pipeline().where(unit="招商一局")
    /// >>> print(pipeline.kpi("start_rate/signed", as_of="2020-12-31", signed="2020H2").explain())
    /// Start rate (start_rate/signed) as of 2020-12-31: 50.00%
    /// = started by the day ÷ signed in the window, contract_signed within 2020-07-01/2020-12-31
    /// above the line 1, below it 2
    /// in the cohort: 1 got there, 0 perhaps, 1 not
    /// by money CNY: 25.00%
    #[pyo3(signature = (
        key, *, as_of=None, known=None, period=None, targets=None, batch=None, mature_days=None, kpis=None,
        **selected: "object"
    ))]
    #[expect(clippy::too_many_arguments, reason = "they are the keywords of one call")]
    fn kpi(
        &self,
        py: Python<'_>,
        key: &str,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
        period: Option<&Bound<'_, PyAny>>,
        targets: Option<Keywords<'_>>,
        batch: Option<String>,
        mature_days: Option<&Bound<'_, PyAny>>,
        kpis: Option<&Bound<'_, PyAny>>,
        selected: Option<&Bound<'_, PyDict>>,
    ) -> Answer<KpiResult> {
        let given = Given { as_of, period, targets, batch, mature_days, kpis, selected };
        let (pipeline, definition, query) = self.rate(py, key, known, given)?;
        let result = working(py, || match &self.crm {
            Some(crm) => crm.kpi_in(&pipeline, &definition, &query),
            None => Ok(pipeline.kpi(&definition, &query)?),
        });
        Ok(KpiResult(result?))
    }

    /// The same rate of each group of which anybody is in the cohort, in the order of their names, what says nothing
    /// last: see `crm.kpi_by`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> investor = desk.add_organisation("合成投资公司")
    /// >>> deal = desk.sign_agreement(title="合成项目", level="contract", on="2020-07-10", parties=[investor])
    /// >>> rates = crm.pipeline().kpi_by("unit", "start_rate/signed", as_of="2020-12-31", signed="2020H2")
    /// >>> [(unit, str(rate.bounds)) for [unit], rate in rates]
    /// [('招商一局', '0.00%')]
    #[pyo3(signature = (
        by, key, *, as_of=None, known=None, period=None, targets=None, batch=None, mature_days=None, kpis=None,
        **selected: "object"
    ))]
    #[expect(clippy::too_many_arguments, reason = "they are the keywords of one call")]
    fn kpi_by(
        &self,
        py: Python<'_>,
        by: &Bound<'_, PyAny>,
        key: &str,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
        period: Option<&Bound<'_, PyAny>>,
        targets: Option<Keywords<'_>>,
        batch: Option<String>,
        mature_days: Option<&Bound<'_, PyAny>>,
        kpis: Option<&Bound<'_, PyAny>>,
        selected: Option<&Bound<'_, PyDict>>,
    ) -> Answer<RatesOfGroups> {
        let given = Given { as_of, period, targets, batch, mature_days, kpis, selected };
        let (pipeline, definition, query) = self.rate(py, key, known, given)?;
        let by = self.grouped_by(Some(by))?;
        let rates = working(py, || match &self.crm {
            Some(crm) => crm.kpi_in_by(&pipeline, &definition, &query, &by),
            None => Ok(pipeline.kpi_by(&definition, &query, &by)?),
        });
        Ok(RatesOfGroups { rates: rates?, by })
    }

    /// The rate of each signing year, or of whatever else `start` begins, over the investments that are kept: how many
    /// of them reached `end` by the day, and within so many days of their own; see `inward.vintages`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> investor = desk.add_organisation("合成投资公司")
    /// >>> deal = desk.sign_agreement(title="合成项目", level="contract", on="2012-05-01", parties=[investor])
    /// >>> done = desk.reach(desk.record_project(deal), "construction_started", on="2013-09-01")
    /// >>> [year] = crm.pipeline().vintages(as_of="2015-12-31", horizon_days=365, targets={2012: 70})
    /// >>> year.year, str(year.running), str(year.within_horizon), year.target_met.value
    /// (2012, '100.00%', '0.00%', 'yes')
    #[pyo3(signature = (
        start="contract_signed", end="construction_started", *, horizon_days, as_of=None, known=None, targets=None
    ))]
    #[expect(clippy::too_many_arguments, reason = "they are the keywords of one call")]
    fn vintages(
        &self,
        py: Python<'_>,
        start: &str,
        end: &str,
        horizon_days: &Bound<'_, PyAny>,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
        targets: Option<&Bound<'_, PyAny>>,
    ) -> Answer<VintageTable> {
        let pipeline = self.at(as_of, known)?;
        let horizon_days = given::length(horizon_days, "horizon_days")?;
        let day = as_of.map(|as_of| given::day(as_of, "as_of")).transpose()?;
        let day = day.unwrap_or_else(|| pipeline.point().valid().unwrap_or_else(|| pipeline.today()));
        let goals = targets.map_or_else(|| Ok(BTreeMap::new()), goals_of_years)?;
        let years = working(py, || pipeline.vintages(start, end, day, horizon_days, &goals))?;
        Ok(VintageTable { years: years.into_iter().map(Vintage).collect(), horizon_days })
    }
}
