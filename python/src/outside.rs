//! A pipeline of tables from elsewhere, and what was taken in of them.

use chrono::{DateTime, Utc};
use inward::analysis::pipeline::{OutsideReport as CoreReport, OutsideTables};
use inward::core::id::RecordId;
use inward::core::when::Timestamp;
use pyo3::intern;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::given::{self, wrong_type};
use crate::id::Id;
use crate::interrupt::working;
use crate::outside_columns;
pub use crate::outside_columns::word;
use crate::pipeline::Pipeline;
use crate::playbook::Playbook;
use crate::shown;

/// The id of a member: of a record, or of an outside table.
#[derive(IntoPyObject)]
pub enum MemberId<'m> {
    /// That of a record.
    Record(Id),
    /// That of a row.
    Outside(&'m str),
}

impl<'m> MemberId<'m> {
    /// That of the table, where it came from one.
    pub fn of(record: RecordId, outside: Option<&'m str>) -> Self {
        outside.map_or_else(|| Self::Record(Id(record)), Self::Outside)
    }
}

#[pymethods]
impl Pipeline {
    /// The pipeline of tables from elsewhere: data frames of polars or pandas, tables over Arrow, or columns by
    /// their names.
    ///
    /// `events` has the columns `id` (text or whole numbers), `milestone` (text) and `on` (dates, instants, or text
    /// as precise as it is: `2021-03`, `2020-06-01/2020-07-01`); it may have `known`, the day on which it became
    /// known (empty: it always was), and `planned` (true: it is no actual, but a plan that was made on the day on which
    /// it became known, see `slippage`). `attributes` has `id` and columns of any name, each of which then groups and
    /// keeps; one called `title` names the investment. Where one id reached a milestone twice the first day counts;
    /// where it has attributes twice the first row stands. `outside` tells what was not taken in.
    ///
    /// `money` has `id`, `kind` (a key of `MoneyKind`), `amount` (text, `Decimal`s or whole numbers), `on`, and
    /// `currency` where an amount does not name its own. `changes(…, money=…)` adds it up: what came in adds up; of
    /// what is planned or agreed the latest holds.
    ///
    /// `milestones` are the words that occur, in the order in which they are reached: each makes a stage. Without
    /// them they are those of a `playbook`, of a development zone if none is given. What goes on was seen to the end
    /// of `today`; an instant has its day in `time_zone`.
    ///
    /// >>> import inward
    /// >>> events = {
    /// ...     "id": ["A1", "A1", "B2", "B2"],
    /// ...     "milestone": ["granted", "built", "granted", "built"],
    /// ...     "on": ["2020-05-04", "2021-03", "2020-11-30", "2023-01-01"],
    /// ...     "planned": [False, False, False, True],
    /// ... }
    /// >>> attributes = {"id": ["A1", "B2"], "technology": ["wind", "solar"]}
    /// >>> pipeline = inward.Pipeline.from_tables(
    /// ...     events, attributes, milestones=["granted", "built"], today="2021-12-31"
    /// ... )
    /// >>> [(row.group[0], row.key, row.count) for row in pipeline.funnel(by="technology").rows if row.count.possible]
    /// [('solar', 'granted', Count(1)), ('wind', 'granted', Count(1)), ('wind', 'built', Count(1))]
    /// >>> pipeline.where(technology="wind").funnel(as_of="2021-03-15").rows[1].count
    /// Count(0, 1)
    /// >>> inward.Pipeline.from_tables({"id": ["A1"], "milestone": ["built"]}, milestones=["built"])
    /// Traceback (most recent call last):
    /// inward.Refused: events: the table of events has no column `on`; add it, or rename one of those that it has: id, milestone [outside-table.missing-column]
    #[staticmethod]
    #[pyo3(signature = (events, attributes=None, money=None, *, milestones=None, playbook=None, today=None, time_zone="UTC"))]
    #[expect(clippy::too_many_arguments, reason = "they are the keywords of one call")]
    fn from_tables(
        py: Python<'_>,
        events: &Bound<'_, PyAny>,
        attributes: Option<&Bound<'_, PyAny>>,
        money: Option<&Bound<'_, PyAny>>,
        milestones: Option<&Bound<'_, PyAny>>,
        playbook: Option<&Bound<'_, PyAny>>,
        today: Option<&Bound<'_, PyAny>>,
        time_zone: &str,
    ) -> Answer<Self> {
        let mut tables = OutsideTables::of(outside_columns::table(events, "events")?).time_zone(time_zone)?;
        if let Some(attributes) = attributes {
            tables = tables.attributes(outside_columns::table(attributes, "attributes")?);
        }
        if let Some(money) = money {
            tables = tables.money(outside_columns::table(money, "money")?);
        }
        if let Some(milestones) = milestones {
            tables = tables.milestones(words(milestones, "milestones")?);
        }
        if let Some(playbook) = playbook {
            let other = || wrong_type(playbook, "playbook", "a Playbook");
            tables = tables.playbook(playbook.cast::<Playbook>().map_err(|_| other())?.get().0.clone());
        }
        let today = match today {
            Some(today) => given::day(today, "today")?,
            None => {
                let utc = py.import(intern!(py, "datetime"))?.getattr(intern!(py, "UTC"))?;
                let now = py.import(intern!(py, "datetime"))?.getattr(intern!(py, "datetime"))?;
                let now: DateTime<Utc> = now.call_method1(intern!(py, "now"), (utc,))?.extract()?;
                tables.day_of(Timestamp::from_utc(now)?)
            }
        };
        Ok(Self::of_tables(working(py, || tables.pipeline(today))?))
    }

    /// What was taken in of outside tables, and what was not; `None` where the pipeline is one of a book.
    ///
    /// >>> import inward
    /// >>> inward.in_memory("阳泉经开区").pipeline().outside is None
    /// True
    #[getter]
    fn outside(&self) -> Option<OutsideReport> {
        self.pipeline().outside().cloned().map(OutsideReport)
    }

    /// What it is grouped and kept by, beside the period in which any milestone was reached. `industry:…` is the class
    /// that the industry is part of; `list` all dated lists that a project is on, together; `size` the class of what is
    /// planned to be invested in all, by the steps 1亿, 5亿, 10亿, 50亿: `CNY 1bn_5bn`.
    ///
    /// >>> import inward
    /// >>> dimensions = inward.in_memory("阳泉经开区").pipeline().dimensions
    /// >>> dimensions[:9]
    /// ['unit', 'officer', 'park', 'nature', 'industry', 'investor', 'origin', 'source', 'promotion_event']
    /// >>> dimensions[9:16]
    /// ['industry:section', 'industry:division', 'industry:group', 'industry:class', 'list', 'debtor', 'size']
    /// >>> dimensions[16:19]
    /// ['signed:year', 'signed:half', 'signed:quarter']
    /// >>> dimensions[19:]
    /// ['synthetic', 'target_industry', 'establishment', 'premises']
    #[getter]
    fn dimensions(&self) -> Vec<String> {
        self.pipeline().dimensions().map(|dimension| dimension.key().to_owned()).collect()
    }
}

fn words(given: &Bound<'_, PyAny>, path: &str) -> Answer<Vec<String>> {
    let takes = "words in a list";
    if given.is_instance_of::<pyo3::types::PyString>() {
        return Err(wrong_type(given, path, takes).into());
    }
    let each = given.try_iter().map_err(|_| wrong_type(given, path, takes))?;
    let mut words = Vec::new();
    for (at, word) in each.enumerate() {
        let (word, path) = (word?, format!("{path}[{at}]"));
        let text = word.cast::<pyo3::types::PyString>().map_err(|_| wrong_type(&word, &path, "text"))?;
        words.push(given::text_of(text, &path)?);
    }
    Ok(words)
}

/// What was taken in of outside tables, and what was not, so that nothing is left out unseen.
///
/// >>> import inward
/// >>> events = {"id": [1, 1, 2], "milestone": ["a", "a", "a"], "on": ["2021-03-02", "2021-03-01", "2022-01"]}
/// >>> attributes = {"id": [1, 1, 3], "colour": ["red", "blue", "red"]}
/// >>> report = inward.Pipeline.from_tables(events, attributes, milestones=["a"], today="2021-12-31").outside
/// >>> report.investments, report.events, report.repeated, report.ahead
/// (2, 3, 1, 1)
/// >>> report.dropped_attributes, report.without_events, report.without_attributes
/// (1, ['3'], 1)
#[pyclass(frozen, eq, module = "inward")]
#[derive(PartialEq)]
pub struct OutsideReport(CoreReport);

#[pymethods]
impl OutsideReport {
    /// How many ids have events: the investments of the pipeline.
    #[getter]
    fn investments(&self) -> u64 {
        self.0.investments
    }

    /// How many rows the table of events has.
    #[getter]
    fn events(&self) -> u64 {
        self.0.events
    }

    /// How many of them are planned: they are no actuals, and count only where plans do.
    #[getter]
    fn planned(&self) -> u64 {
        self.0.planned
    }

    /// How many say again that an investment reached a milestone: the first day counts.
    #[getter]
    fn repeated(&self) -> u64 {
        self.0.repeated
    }

    /// How many say of a day that was yet to come that something happened on it: one after the day on which that
    /// was known, or after the day on which the tables were read.
    #[getter]
    fn ahead(&self) -> u64 {
        self.0.ahead
    }

    /// How many rows of attributes were dropped, since an earlier row has the same id.
    #[getter]
    fn dropped_attributes(&self) -> u64 {
        self.0.dropped_attributes
    }

    /// How many rows the table of money has, where there is one.
    #[getter]
    fn money(&self) -> u64 {
        self.0.money
    }

    /// The ids that have attributes or money and no events: they are not in the pipeline.
    #[getter]
    fn without_events(&self) -> Vec<&str> {
        self.0.without_events.iter().map(String::as_str).collect()
    }

    /// How many investments have no attributes, where there is a table of them.
    #[getter]
    fn without_attributes(&self) -> u64 {
        self.0.without_attributes
    }

    /// The columns of the table of events that have no meaning, and were not read.
    #[getter]
    fn unread_columns(&self) -> Vec<&str> {
        self.0.unread_columns.iter().map(String::as_str).collect()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<OutsideReport: {}>", self.0)
    }

    fn _repr_html_(&self) -> String {
        let count = |all: &[String]| u64::try_from(all.len()).unwrap_or(u64::MAX);
        let rows = [
            ("investments", self.0.investments),
            ("events", self.0.events),
            ("planned", self.0.planned),
            ("repeated", self.0.repeated),
            ("ahead of their day", self.0.ahead),
            ("further rows of attributes, dropped", self.0.dropped_attributes),
            ("rows of money", self.0.money),
            ("ids without events", count(&self.0.without_events)),
            ("investments without attributes", self.0.without_attributes),
            ("columns of events, not read", count(&self.0.unread_columns)),
        ];
        shown::table(&["taken in", "number"], rows.map(|(what, number)| vec![what.to_owned(), number.to_string()]))
    }
}
