//! Rates by definition: what there is, and one counted over plain rows of `inward.rates`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use inward::Crm;
use inward::analysis::Fraction;
use inward::analysis::pipeline::kpi_table;
use inward::analysis::rates::{
    self, CohortTable, KpiDefinition as CoreDefinition, KpiResult as CoreResult, Kpis as CoreKpis, Query, Window,
};
use inward::core::number::Number;
use inward::core::ratio::{RatioBounds as CoreBounds, Rounding};
use inward::core::refusal::Refusal;
use inward::core::text::Lang;
use inward::core::when::Truth;
use pyo3::prelude::*;

use crate::dimensions::dimensions;
use crate::errors::Answer;
use crate::figures::Count;
use crate::given::{self, Exact, Keywords};
use crate::interrupt::working;
use crate::kpi_rows::{self, figure};
use crate::published::Figure;
use crate::rate_tables::RatesOfGroups;
use crate::ratio::RatioBounds;
use crate::reading;
use crate::shown;
use crate::table::{Table, hands_over_its_table};
use crate::words::Word;

/// The definition of a rate: what stands above and below the line, in words of both languages.
///
/// >>> import inward
/// >>> start = inward.kpis()["start_rate/signed"]
/// >>> start.key, start.name("zh"), start.say()
/// ('start_rate/signed', '开工率', 'started by the day ÷ signed in the window')
#[pyclass(frozen, eq, module = "inward")]
#[derive(Clone, PartialEq, Eq)]
pub struct KpiDefinition(CoreDefinition);

#[pymethods]
impl KpiDefinition {
    /// Its key with its variant.
    #[getter]
    fn key(&self) -> &str {
        &self.0.key
    }

    /// What is counted: `investment`, `commitment`, `issue`.
    #[getter]
    fn subject(&self) -> &str {
        &self.0.subject
    }

    /// With how many decimals it is printed.
    #[getter]
    fn places(&self) -> u32 {
        self.0.places
    }

    /// How it is rounded.
    #[getter]
    fn rounding(&self) -> Word<Rounding> {
        Word(self.0.rounding)
    }

    /// Whether it asks for a period.
    #[getter]
    fn needs_period(&self) -> bool {
        self.0.needs_period()
    }

    /// What it is called, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.kpis()["benefit_rate/output"].name("zh")
    /// '达效率'
    #[pyo3(signature = (lang="en"))]
    fn name(&self, lang: &str) -> PyResult<&str> {
        Ok(self.0.name.say(reading::lang(lang)?))
    }

    /// What stands above the line.
    ///
    /// >>> import inward
    /// >>> inward.kpis()["benefit_rate/output"].numerator()
    /// 'actual annual output'
    #[pyo3(signature = (lang="en"))]
    fn numerator(&self, lang: &str) -> PyResult<&str> {
        Ok(self.0.numerator.say(reading::lang(lang)?))
    }

    /// What stands below the line.
    ///
    /// >>> import inward
    /// >>> inward.kpis()["benefit_rate/output"].denominator("zh")
    /// '已投产项目预期年产值'
    #[pyo3(signature = (lang="en"))]
    fn denominator(&self, lang: &str) -> PyResult<&str> {
        Ok(self.0.denominator.say(reading::lang(lang)?))
    }

    /// Both, as one line.
    ///
    /// >>> import inward
    /// >>> inward.kpis()["performance_rate/funds_in"].say("zh")
    /// '截至当日有资金到位÷期内签约'
    #[pyo3(signature = (lang="en"))]
    fn say(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.say(reading::lang(lang)?))
    }

    fn __str__(&self) -> String {
        self.0.say(Lang::En)
    }

    fn __repr__(&self) -> String {
        format!("<KpiDefinition {}: {}>", self.0.key, self.0.say(Lang::En))
    }

    fn _repr_html_(&self) -> String {
        definitions([&self.0])
    }
}

fn definitions<'a>(each: impl IntoIterator<Item = &'a CoreDefinition>) -> String {
    let row = |each: &CoreDefinition| {
        vec![each.key.clone(), each.name.en.clone(), each.say(Lang::En), each.name.zh.clone(), each.say(Lang::Zh)]
    };
    shown::table(&["key", "name", "definition", "名称", "口径"], each.into_iter().map(row))
}

/// The rates that are defined, by key: those of the field, and one's own.
///
/// >>> import inward
/// >>> kpis = inward.kpis()
/// >>> len(kpis), "production_rate/started" in kpis
/// (26, True)
/// >>> kpis["performance_rate"]
/// Traceback (most recent call last):
/// inward.Refused: key: `performance_rate` has no single definition: its variants differ in what they divide by; name one of: performance_rate/not_terminated, performance_rate/performed, performance_rate/funds_in, performance_rate/stock [kpi.variant-missing]
#[pyclass(frozen, eq, module = "inward")]
#[derive(Clone, PartialEq, Eq)]
pub struct Kpis(pub CoreKpis);

#[pymethods]
impl Kpis {
    /// Their keys, in order.
    ///
    /// >>> import inward
    /// >>> [key for key in inward.kpis().keys() if key.startswith("closing_rate")]
    /// ['closing_rate/due', 'closing_rate/on_time']
    fn keys(&self) -> Vec<String> {
        self.0.iter().map(|definition| definition.key.clone()).collect()
    }

    /// Each definition, in the same order.
    ///
    /// >>> import inward
    /// >>> {kpi.subject for kpi in inward.kpis().values()} == {"investment", "commitment", "issue"}
    /// True
    fn values(&self) -> Vec<KpiDefinition> {
        self.0.iter().cloned().map(KpiDefinition).collect()
    }

    fn __len__(&self) -> usize {
        self.0.iter().count()
    }

    fn __getitem__(&self, key: &str) -> Answer<KpiDefinition> {
        Ok(KpiDefinition(self.0.get(key)?.clone()))
    }

    fn __contains__(&self, key: &str) -> bool {
        self.0.get(key).is_ok()
    }

    /// Over the keys, as a mapping is.
    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.keys().into_pyobject(py)?.try_iter()?.into_any())
    }

    fn __repr__(&self) -> String {
        format!("<Kpis: {} definitions>", self.__len__())
    }

    fn _repr_html_(&self) -> String {
        definitions(self.0.iter())
    }
}

/// See `inward.kpis`.
#[pyfunction]
#[pyo3(signature = (own=None))]
pub fn kpis(own: Option<&str>) -> Answer<Kpis> {
    let built_in = CoreKpis::built_in();
    Ok(Kpis(own.map_or(Ok(built_in.clone()), |own| built_in.with(own))?))
}

pub fn window(given: &Bound<'_, PyAny>, path: &str) -> Answer<Window> {
    Ok(Window::of(&given::when(given, path)?).map_err(|refusal| refusal.at(path))?)
}

/// The definition that is meant, and what is asked of it.
#[expect(clippy::too_many_arguments, reason = "each is a keyword of its own in Python")]
pub fn asked(
    key: &str,
    as_of: &Bound<'_, PyAny>,
    period: Option<&Bound<'_, PyAny>>,
    targets: Option<Keywords<'_>>,
    batch: Option<String>,
    mature_days: Option<&Bound<'_, PyAny>>,
    kpis: &CoreKpis,
    selected: &Keywords<'_>,
) -> Answer<(CoreDefinition, Query)> {
    let definition = kpis.get(key)?.clone();
    let mut query = Query::as_of(given::day(as_of, "as_of")?);
    query.period = period.map(|period| window(period, "period")).transpose()?;
    query.batch = batch;
    query.mature_days = mature_days.map(|days| given::length(days, "mature_days")).transpose()?;
    for (name, target) in targets.iter().flat_map(|targets| targets.0.iter()) {
        let name: String = name.extract()?;
        let target = figure(&target, &format!("targets.{name}"))?.0;
        let not_exact = || Refusal::new(inward::core::text::refusals::money::NOT_EXACT).with("input", &target);
        let exact = target.exact().ok_or_else(|| not_exact().at(format!("targets.{name}")))?;
        query.targets.insert(name, exact);
    }
    for (date, given) in selected.0.iter() {
        let date: String = date.extract()?;
        if query.selected.is_some() {
            let message = "a cohort is selected by one date only";
            return Err(pyo3::exceptions::PyTypeError::new_err(message).into());
        }
        query = query.selected(&date, window(&given, &date)?);
    }
    Ok((definition, query))
}

/// A rate over the investments of a book, and what is asked of it; see `crm.kpi`.
fn asked_of_book(crm: &Crm, key: &str, given: &Keywords<'_>) -> Answer<(CoreDefinition, Query)> {
    let py = given.0.py();
    let named = |name: &str| given.0.get_item(name).map(|given| given.filter(|given| !given.is_none()));
    let today = working(py, || crm.today())?.into_pyobject(py)?.into_any();
    let as_of = named("as_of")?.unwrap_or(today);
    let selected: Keywords<'_> = given.0.as_any().get_item("selected")?.extract()?;
    let own = named("kpis")?;
    asked(
        key,
        &as_of,
        named("period")?.as_ref(),
        named("targets")?.map(|targets| targets.extract()).transpose()?,
        named("batch")?.map(|batch| batch.extract()).transpose()?,
        named("mature_days")?.as_ref(),
        &defined(own.as_ref(), || Ok(working(py, || crm.kpis())?))?,
        &selected,
    )
}

/// What a rate came to among all investments of a book.
pub fn of_book(crm: &Crm, key: &str, given: &Keywords<'_>) -> Answer<KpiResult> {
    let (definition, query) = asked_of_book(crm, key, given)?;
    Ok(KpiResult(working(given.0.py(), || crm.kpi_of(&definition, &query))?))
}

/// What it came to in each group; see `crm.kpi_by`.
pub fn of_groups(crm: &Crm, by: &Bound<'_, PyAny>, key: &str, given: &Keywords<'_>) -> Answer<RatesOfGroups> {
    let (definition, query) = asked_of_book(crm, key, given)?;
    let by = dimensions(crm, Some(by))?;
    let rates = working(given.0.py(), || crm.kpi_by(&definition, &query, &by))?;
    Ok(RatesOfGroups { by, rates })
}

/// The definitions that are given, or else those that there are.
pub fn defined(given: Option<&Bound<'_, PyAny>>, own: impl FnOnce() -> Answer<CoreKpis>) -> Answer<CoreKpis> {
    let Some(kpis) = given else { return own() };
    let wrong = || given::wrong_type(kpis, "kpis", "Kpis, as inward.kpis gives them");
    Ok(kpis.cast::<Kpis>().map_err(|_| wrong())?.get().0.clone())
}

/// See `inward.kpi`.
#[pyfunction]
#[pyo3(signature = (key, rows, *, as_of, period=None, targets=None, batch=None, mature_days=None, kpis=None, selected))]
#[expect(clippy::too_many_arguments, reason = "each is a keyword of its own in Python")]
pub fn kpi(
    py: Python<'_>,
    key: &str,
    rows: &Bound<'_, PyAny>,
    as_of: &Bound<'_, PyAny>,
    period: Option<&Bound<'_, PyAny>>,
    targets: Option<Keywords<'_>>,
    batch: Option<String>,
    mature_days: Option<&Bound<'_, PyAny>>,
    kpis: Option<&Kpis>,
    selected: Keywords<'_>,
) -> Answer<KpiResult> {
    let kpis = kpis.map_or_else(CoreKpis::built_in, |kpis| kpis.0.clone());
    let (definition, query) = asked(key, as_of, period, targets, batch, mature_days, &kpis, &selected)?;
    let rows = kpi_rows::rows(rows)?;
    let counted = py.detach(|| rates::evaluate(&definition, &rows, &query))?;
    Ok(KpiResult(counted))
}

/// The least and the greatest of a figure; without a greatest, `None`.
type Ends = (Exact, Option<Exact>);

/// What a rate came to, with its definition, who stands below the line, and the exact bounds that
/// imprecise dates and figures leave.
///
/// >>> import inward
/// >>> rows = [
/// ...     inward.KpiRow("p1", {"contract_signed": "2020-07-10", "construction_started": "2020-09"}),
/// ...     inward.KpiRow("p2", {"contract_signed": "2020-08-15"}),
/// ... ]
/// >>> found = inward.kpi("start_rate/signed", rows, as_of="2020-09-15", signed="2020H2")
/// >>> str(found.bounds), found.cells[("yes", "possibly")], found.definition.say()
/// ('0.00% - 50.00%', 1, 'started by the day ÷ signed in the window')
#[pyclass(frozen, eq, module = "inward")]
#[derive(PartialEq, Eq)]
pub struct KpiResult(pub CoreResult);

#[pymethods]
impl KpiResult {
    /// The definition that was counted by.
    #[getter]
    fn definition(&self) -> KpiDefinition {
        KpiDefinition((*self.0.definition).clone())
    }

    /// As of the end of which day.
    #[getter]
    fn as_of(&self) -> NaiveDate {
        self.0.query.as_of
    }

    /// The least and the greatest that the rate can be; undefined for an empty cohort.
    #[getter]
    fn bounds(&self) -> Answer<RatioBounds> {
        Ok(RatioBounds(self.0.bounds()?))
    }

    /// The same by money, where the definition has it beside the number; undefined where there is none.
    #[getter]
    fn bounds_by_weight(&self) -> Answer<Option<RatioBounds>> {
        Ok(self.0.bounds_by_weight().transpose()?.map(RatioBounds))
    }

    /// The rate as the definition prints it; `None` where it is in doubt.
    ///
    /// >>> import inward
    /// >>> row = inward.KpiRow("p1", {"contract_signed": "2020-07-10"})
    /// >>> inward.kpi("start_rate/signed", [row], as_of="2020-12-31", signed="2020").percent
    /// Decimal('0.00')
    #[getter]
    fn percent(&self) -> Answer<Option<Figure>> {
        let Some(exact) = self.0.bounds()?.exact() else { return Ok(None) };
        let percent = &Fraction::from(exact) * &Fraction::from(100);
        Ok(Some(Figure(percent.rounded(self.0.definition.places, self.0.definition.rounding)?)))
    }

    /// What stands above the line, at least and at most.
    #[getter]
    fn numerator(&self) -> Answer<Ends> {
        Ok(ends(self.0.numerator()?))
    }

    /// What stands below the line, at least and at most.
    #[getter]
    fn denominator(&self) -> Answer<Ends> {
        Ok(ends(self.0.denominator()?))
    }

    /// How many are in each cell, by whether they are in the cohort and whether the event is true of them;
    /// `None` for a rate of sums.
    #[getter]
    fn cells(&self) -> Option<BTreeMap<(&'static str, &'static str), u64>> {
        self.0.by_number.as_ref().map(cells)
    }

    /// Who stands below the line: id, whether in the cohort, whether the event is true of it.
    #[getter]
    fn members(&self) -> Vec<(String, Word<Truth>, Word<Truth>)> {
        let member = |member: rates::Member| (member.id, Word(member.cohort), Word(member.event));
        self.0.members.iter().map(member).collect()
    }

    /// Who is behind one of the `cells`, or behind all of them: the id of each, and its title where it has one.
    ///
    /// >>> import inward
    /// >>> row = inward.KpiRow("p1", {"contract_signed": "2020-07-10"})
    /// >>> found = inward.kpi("start_rate/signed", [row], as_of="2020-12-31", signed="2020")
    /// >>> found.rows(("yes", "no")), found.rows(("yes", "yes"))
    /// ([('p1', '')], [])
    #[pyo3(signature = (cell=None, /))]
    fn rows(&self, cell: Option<(String, String)>) -> Answer<Vec<(String, String)>> {
        let word = |given: &str| reading::word::<Truth>(given, "cell");
        let cell = cell.map(|(cohort, event)| Ok::<_, PyErr>((word(&cohort)?, word(&event)?))).transpose()?;
        let members =
            self.0.members.iter().filter(|member| cell.is_none_or(|cell| cell == (member.cohort, member.event)));
        Ok(members.map(|member| (member.id, member.title)).collect())
    }

    /// The rate in words, line by line: its definition, whom it counts, and what leaves it in doubt.
    ///
    /// >>> import inward
    /// >>> row = inward.KpiRow("p1", {"contract_signed": "2020-07-10", "construction_started": "2020-12"})
    /// >>> print(inward.kpi("start_rate/signed", [row], as_of="2020-12-15", signed="2020H2").explain())
    /// Start rate (start_rate/signed) as of 2020-12-15: 0.00% - 100.00%
    /// = started by the day ÷ signed in the window, contract_signed within 2020-07-01/2020-12-31
    /// above the line 0 - 1, below it 1
    /// in the cohort: 0 got there, 1 perhaps, 0 not
    /// by money: undefined
    #[pyo3(signature = (lang="en"))]
    fn explain(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.explain(reading::lang(lang)?))
    }

    /// How many are too young to be held against it.
    #[getter]
    fn immature(&self) -> Count {
        Count(self.0.immature)
    }

    /// How many were left out because a figure is missing.
    #[getter]
    fn excluded(&self) -> u64 {
        self.0.excluded
    }

    /// How many rows were not counted because their id stands in one that was.
    #[getter]
    fn repeated(&self) -> u64 {
        self.0.repeated
    }

    /// The currency or unit of the sums and weights.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.0.unit.as_deref()
    }

    /// The rate as a table over Arrow of one row: between which ends it lies, by number and by money, and what it was
    /// counted from.
    ///
    /// >>> import inward
    /// >>> row = inward.KpiRow("p1", {"contract_signed": "2020-07-10", "construction_started": "2020-12"})
    /// >>> table = inward.kpi("start_rate/signed", [row], as_of="2020-12-15", signed="2020H2").table()
    /// >>> table.to_polars().select("kpi", "rate_most", "yes_possibly").row(0)
    /// ('start_rate/signed', Decimal('1.0000000000'), 1)
    fn table(&self) -> Answer<Table> {
        Ok(Table(kpi_table(&[], &[(&[], &self.0)])?))
    }

    fn __repr__(&self) -> String {
        format!("<KpiResult {} as of {}: {}>", self.0.definition.key, self.0.query.as_of, said(self.0.bounds()))
    }

    fn _repr_html_(&self) -> String {
        let line =
            |line: Result<_, Refusal>| line.map_or_else(|_| "—".to_owned(), |(least, most)| between(least, most));
        let definition = &self.0.definition;
        let mut rows = vec![
            ("rate", "比率", said(self.0.bounds())),
            ("numerator", "分子", format!("{} ({})", line(self.0.numerator()), definition.numerator.en)),
            ("denominator", "分母", format!("{} ({})", line(self.0.denominator()), definition.denominator.en)),
            ("as of", "截至", self.0.query.as_of.to_string()),
            ("immature", "未满观察期", self.0.immature.to_string()),
        ];
        rows.extend(self.0.bounds_by_weight().map(|bounds| ("by money", "按金额", said(bounds))));
        let title = format!("{} {}", definition.name.en, definition.name.zh);
        let rows = rows.into_iter().map(|(en, zh, value)| vec![en.to_owned(), zh.to_owned(), value]);
        shown::table(&[&definition.key, &title, ""], rows)
    }
}

hands_over_its_table!(KpiResult, "crm.kpi(\"start_rate/signed\", as_of=\"2020-12-31\", signed=\"2020\")");

fn ends((least, most): (Number, Option<Number>)) -> Ends {
    (Exact(least), most.map(Exact))
}

fn between(least: Number, most: Option<Number>) -> String {
    match most {
        Some(most) if most == least => least.to_string(),
        Some(most) => format!("{least} - {most}"),
        None => format!("≥ {least}"),
    }
}

pub fn said(bounds: Result<CoreBounds, Refusal>) -> String {
    bounds.map_or_else(|_| "—".to_owned(), |bounds| bounds.to_string())
}

fn cells(table: &CohortTable) -> BTreeMap<(&'static str, &'static str), u64> {
    use crate::words::Enumeration;
    let mut cells = BTreeMap::new();
    for cohort in [Truth::Yes, Truth::Possibly] {
        for event in [Truth::Yes, Truth::Possibly, Truth::No] {
            cells.insert((cohort.key(), event.key()), table.cell(cohort, event));
        }
    }
    cells
}
