//! What changed between two reports, and the facts behind each step.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use inward::Crm;
use inward::analysis::pipeline::{
    ChangeMember as CoreMember, ChangeRow as CoreRow, ChangeStep, ChangeSteps as CoreSteps, Changes as CoreChanges,
    Dimension, Pipeline, Point,
};
use inward::core::finance::MoneyKind;
use inward::core::refusal::Refusal;
use inward::core::text::refusals;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::errors::Answer;
use crate::given::{self, Exact};
use crate::id::{FactRef, Id};
use crate::interrupt::working;
use crate::money::of_units;
use crate::outside::MemberId;
use crate::reading::{self, word};
use crate::shown;
use crate::table::{Table, hands_over_its_table};
use crate::when::When;
use crate::words::Word;

/// How the table of stages changed from one report to another: opening + rescoped + corrected + late + entered −
/// left + revalued = closing, in every cell, for certain and possibly, by number and money. `rescoped` is what the
/// later rules make of what was known (what belongs to what, to which park, whose word goes by); `corrected` is what
/// was known otherwise of the first day, `late` what was not known at all; the rest happened between the days.
///
/// >>> import inward
/// >>> clock = inward.Clock("2021-01-11T09:00+08:00")
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=clock)
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> first = desk.capture_lead("合成线索甲", on="2021-01-08", total_planned="2亿元")
/// >>> clock.set("2021-01-18T09:00+08:00")
/// >>> second = desk.capture_lead("合成线索乙", on="2021-01-10", total_planned="3亿元")
/// >>> changes = crm.pipeline().changes("2021-01-11", "2021-01-18", money="total_planned")
/// >>> book = changes.rows[0]
/// >>> book.certain.opening, book.certain.late, book.certain.entered, book.certain.closing
/// (1, 1, 0, 2)
/// >>> least, most = book.amounts["CNY"]
/// >>> str(least.opening), str(least.late), str(least.closing)
/// ('200000000', '300000000', '500000000')
/// >>> [member.title for member in changes.members(0, "late")]
/// ['合成线索乙']
/// >>> [(fact.what, str(fact.on), fact.known_on.isoformat()) for fact in changes.facts(0, "late")][0]
/// ('lead_received', '2021-01-10', '2021-01-18')
#[pyclass(frozen, module = "inward")]
pub struct Changes {
    changes: CoreChanges,
    crm: Option<Crm>,
}

/// What changed in a pipeline between two ends, each a day or a pair of days.
pub fn between(
    py: Python<'_>,
    pipeline: &Pipeline,
    crm: Option<&Crm>,
    [since, until]: [&Bound<'_, PyAny>; 2],
    by: &[Dimension],
    money: Option<&str>,
) -> Answer<Changes> {
    let (since, until) = (end(since, "since")?, end(until, "until")?);
    let money: Option<MoneyKind> = money.map(|money| word(money, "money")).transpose()?;
    let changes = working(py, || match (money, crm) {
        (None, _) => Ok(pipeline.changes(since, until, by)?),
        (Some(money), Some(crm)) => crm.changes(pipeline, since, until, by, money),
        (Some(money), None) if pipeline.outside().is_some() => {
            Pipeline::check_ends_of_changes(since, until)?;
            let money = pipeline.outside_money(since, until, money)?;
            Ok(pipeline.changes_in_money(since, until, by, &money)?)
        }
        (Some(_), None) => Err(Refusal::new(refusals::pipeline::NOT_OF_A_BOOK).at("money").into()),
    })?;
    Ok(Changes { changes, crm: crm.cloned() })
}

/// A day, read as known at its end; or the day and that by which it was known.
fn end(given: &Bound<'_, PyAny>, path: &str) -> Answer<Point> {
    let Ok(pair) = given.cast::<PyTuple>() else {
        let day = given::day(given, path)?;
        return Ok(Point::days(day, day));
    };
    if pair.len() != 2 {
        return Err(given::wrong_type(given, path, "a day, or a pair of days: (valid, known)").into());
    }
    Ok(Point::days(given::day(&pair.get_item(0)?, path)?, given::day(&pair.get_item(1)?, path)?))
}

fn days(point: Point) -> (Option<NaiveDate>, Option<NaiveDate>) {
    (point.valid(), point.known())
}

impl Changes {
    fn step_of(&self, row: usize, step: &str) -> Answer<ChangeStep> {
        if row >= self.changes.rows.len() {
            return Err(PyIndexError::new_err(format!("there is no row {row}")).into());
        }
        Ok(word(step, "step")?)
    }
}

#[pymethods]
impl Changes {
    /// The cells: those of a group side by side, groups in the order of their names, what says nothing last.
    #[getter]
    fn rows(&self) -> Vec<ChangeRow> {
        self.changes.rows.iter().cloned().map(ChangeRow).collect()
    }

    /// The opening: its day, and the day by which it was known.
    #[getter]
    fn since(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        days(self.changes.since)
    }

    /// The closing: its day, and the day by which it was known.
    #[getter]
    fn until(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        days(self.changes.until)
    }

    /// The kind of money that is added up.
    #[getter]
    fn money(&self) -> Option<Word<MoneyKind>> {
        self.changes.money.map(Word)
    }

    /// Whether the playbook changed between what was known at both ends: what was re-scoped may come of that alone.
    #[getter]
    fn playbook_changed(&self) -> bool {
        self.changes.playbook_changed
    }

    /// The investments that make a step of a row: `opening`, `rescoped`, `corrected`, `late`, `entered`, `left`,
    /// `revalued` or `closing`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12")
    /// >>> changes = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18")
    /// >>> [(member.title, member.certain, member.possible) for member in changes.members(0, "entered")]
    /// [('LED 衬底', 1, 1)]
    fn members(&self, py: Python<'_>, row: usize, step: &str) -> Answer<Vec<ChangeMember>> {
        let step = self.step_of(row, step)?;
        let members = working(py, || self.changes.members(row, step));
        Ok(members.into_iter().map(ChangeMember).collect())
    }

    /// The facts behind a step of a row, looked up in the book: what was stated or retracted between the reports, or
    /// happened between the days.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12")
    /// >>> changes = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18")
    /// >>> [(fact.kind, fact.what, str(fact.on)) for fact in changes.facts(0, "entered")]
    /// [('milestone.reached', 'lead_received', '2021-01-12')]
    fn facts(&self, py: Python<'_>, row: usize, step: &str) -> Answer<Vec<ChangeFact>> {
        let step = self.step_of(row, step)?;
        let crm = self.crm.as_ref().ok_or_else(|| Refusal::new(refusals::pipeline::NOT_OF_A_BOOK))?;
        let facts = working(py, || crm.facts_behind(&self.changes, row, step))?;
        Ok(facts.into_iter().map(ChangeFact).collect())
    }

    /// What it tells, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区")
    /// >>> crm.pipeline().changes("2021-01-11", "2021-01-18").definition()
    /// 'What changed from 2021-01-11 to 2021-01-18'
    /// >>> crm.pipeline().changes(("2021-01-11", "2021-01-11"), ("2021-01-11", "2021-01-18")).definition("zh")
    /// '2021-01-11至2021-01-11 (2021-01-18)追溯调整'
    #[pyo3(signature = (lang="en"))]
    fn definition(&self, lang: &str) -> PyResult<String> {
        Ok(self.changes.about().say(reading::lang(lang)?).to_owned())
    }

    /// The numbers as a table over Arrow: two rows a cell, `certain` and `possible`, a column for each step.
    ///
    /// >>> import inward
    /// >>> table = inward.in_memory("阳泉经开区").pipeline().changes("2021-01-11", "2021-01-18").table()
    /// >>> [column.name for column in table.columns][:6]
    /// ['cell', 'label', 'label_zh', 'bound', 'opening', 'rescoped']
    fn table(&self) -> Answer<Table> {
        Ok(Table(self.changes.table()?))
    }

    /// The amounts as a table over Arrow: of each cell and currency two rows, at least and at most.
    ///
    /// >>> import inward
    /// >>> changes = inward.in_memory("阳泉经开区").pipeline().changes("2021-01-11", "2021-01-18", money="funds_arrived")
    /// >>> [column.name for column in changes.amounts().columns][3:6]
    /// ['currency', 'bound', 'opening']
    fn amounts(&self) -> Answer<Table> {
        Ok(Table(self.changes.amounts()?))
    }

    fn __len__(&self) -> usize {
        self.changes.rows.len()
    }

    fn __repr__(&self) -> String {
        format!("<Changes from {} to {}: {} cells>", self.changes.since, self.changes.until, self.changes.rows.len())
    }

    fn _repr_html_(&self) -> String {
        let mut heads: Vec<&str> = self.changes.by.iter().map(|dimension| dimension.key()).collect();
        heads.push("");
        heads.extend(ChangeStep::ALL.map(ChangeStep::key));
        let moved = self.changes.rows.iter().filter(|row| !row.possible.are_nought());
        let rows = moved.map(|row| {
            let groups = row.group.iter().map(|group| group.name.clone());
            let numbers = ChangeStep::ALL.map(|step| match (row.certain.at(step), row.possible.at(step)) {
                (certain, possible) if certain == possible => certain.to_string(),
                (certain, possible) => format!("{certain} … {possible}"),
            });
            groups.chain([row.label.en.to_string()]).chain(numbers).collect::<Vec<_>>()
        });
        shown::table(&heads, rows)
    }
}

hands_over_its_table!(Changes, "crm.pipeline().changes(\"2021-01-11\", \"2021-01-18\")");

/// One cell of a table of changes: the investments of a group at a stage, or all of it that are in the book.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
/// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12")
/// >>> row = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18").rows[0]
/// >>> row.key, row.label("zh"), row.certain.entered, row.possible.reconcile
/// ('book', '在册', 1, True)
#[pyclass(frozen, module = "inward")]
pub struct ChangeRow(CoreRow);

#[pymethods]
impl ChangeRow {
    /// What each dimension is called in the group, in the order of `by`; empty where it says nothing.
    #[getter]
    fn group(&self) -> Vec<&str> {
        self.0.group.iter().map(|group| group.name.as_str()).collect()
    }

    /// `book` for all that are in the book, `not_begun` for those before any stage, else the key of the stage's
    /// milestone.
    #[getter]
    fn key(&self) -> &str {
        &self.0.key
    }

    /// What it is called, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.in_memory("阳泉经开区").pipeline().changes("2021-01-11", "2021-01-18").rows[1].label()
    /// 'not begun'
    #[pyo3(signature = (lang="en"))]
    fn label(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.label.say(reading::lang(lang)?).to_owned())
    }

    /// How many there are for certain.
    #[getter]
    fn certain(&self) -> ChangeSteps {
        ChangeSteps(self.0.certain)
    }

    /// How many there are at most.
    #[getter]
    fn possible(&self) -> ChangeSteps {
        ChangeSteps(self.0.possible)
    }

    /// How much there is, by currency: at least, and at most. Empty where no money was asked for.
    #[getter]
    fn amounts(&self) -> BTreeMap<&'static str, (AmountSteps, AmountSteps)> {
        let each = self.0.amounts.iter();
        each.map(|(currency, [least, most])| (currency.code(), (AmountSteps(*least), AmountSteps(*most)))).collect()
    }

    /// How many of those possibly there have an amount with an end that nobody says: its figure is what counts.
    #[getter]
    fn inexact(&self) -> ChangeSteps {
        ChangeSteps(self.0.inexact)
    }

    /// Of how many of those possibly there no amount is known.
    #[getter]
    fn without_amount(&self) -> ChangeSteps {
        ChangeSteps(self.0.without_amount)
    }

    fn __repr__(&self) -> String {
        let [opening, closing] = [ChangeStep::Opening, ChangeStep::Closing].map(|step| self.0.possible.at(step));
        format!("<ChangeRow {}: {opening} to {closing}>", self.0.key)
    }
}

/// Writes a class of steps, of numbers or of amounts.
macro_rules! steps {
    ($(#[$meta:meta])* $class:ident, $of:ty, $number:expr) => {
        $(#[$meta])*
        #[pyclass(frozen, eq, module = "inward")]
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub struct $class(CoreSteps);

        impl $class {
            fn of(&self, step: ChangeStep) -> Answer<$of> {
                $number(self.0.at(step))
            }
        }

        #[pymethods]
        impl $class {
            /// On the first day, as known then (期初).
            #[getter]
            fn opening(&self) -> Answer<$of> {
                self.of(ChangeStep::Opening)
            }

            /// What the later rules make of what was known (口径调整).
            #[getter]
            fn rescoped(&self) -> Answer<$of> {
                self.of(ChangeStep::Rescoped)
            }

            /// What was known otherwise of the first day (更正).
            #[getter]
            fn corrected(&self) -> Answer<$of> {
                self.of(ChangeStep::Corrected)
            }

            /// What was not known at all of the first day (补报).
            #[getter]
            fn late(&self) -> Answer<$of> {
                self.of(ChangeStep::Late)
            }

            /// What came in between the days (新进).
            #[getter]
            fn entered(&self) -> Answer<$of> {
                self.of(ChangeStep::Entered)
            }

            /// What went out between the days (转出); it is taken away.
            #[getter]
            fn left(&self) -> Answer<$of> {
                self.of(ChangeStep::Left)
            }

            /// What is there on both days with another amount (金额变动).
            #[getter]
            fn revalued(&self) -> Answer<$of> {
                self.of(ChangeStep::Revalued)
            }

            /// On the last day, as known by then (期末).
            #[getter]
            fn closing(&self) -> Answer<$of> {
                self.of(ChangeStep::Closing)
            }

            /// Whether the opening and the steps make the closing.
            #[getter]
            fn reconcile(&self) -> bool {
                self.0.reconcile()
            }

            fn __repr__(&self) -> Answer<String> {
                let mut fields = Vec::new();
                for step in ChangeStep::ALL {
                    fields.push((step.key(), of_units(self.0.at(step).saturating_mul(self.scale()))?.to_string()));
                }
                Ok(shown::fields(stringify!($class), &fields))
            }
        }
    };
}

steps! {
    /// A number at both ends, and what each step made of it.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区")
    /// >>> steps = crm.pipeline().changes("2021-01-11", "2021-01-18").rows[0].certain
    /// >>> steps.opening + steps.entered - steps.left, steps.closing
    /// (0, 0)
    ChangeSteps, i128, Ok
}

impl ChangeSteps {
    #[expect(clippy::unused_self, reason = "amounts have another")]
    const fn scale(self) -> i128 {
        10_000
    }
}

steps! {
    /// An amount at both ends in its currency's unit, and what each step made of it.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=inward.Clock("2021-01-18T09:00+08:00"))
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12", total_planned="2亿元")
    /// >>> since = ("2021-01-11", "2021-01-18")
    /// >>> changes = crm.pipeline().changes(since, "2021-01-18", money="total_planned")
    /// >>> changes.rows[0].amounts["CNY"][0].entered
    /// Decimal('200000000')
    AmountSteps, Exact, |units| Ok(Exact(of_units(units)?))
}

impl AmountSteps {
    #[expect(clippy::unused_self, reason = "numbers have another")]
    const fn scale(self) -> i128 {
        1
    }
}

/// An investment behind a step, or a project where projects are counted.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
/// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12")
/// >>> [member] = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18").members(0, "entered")
/// >>> crm.investment(member.id).title, member.amounts
/// ('LED 衬底', {})
#[pyclass(frozen, module = "inward")]
pub struct ChangeMember(CoreMember);

#[pymethods]
impl ChangeMember {
    /// Its id; where its pipeline is one of outside tables, its id there, as text.
    #[getter]
    fn id(&self) -> MemberId<'_> {
        MemberId::of(self.0.id, self.0.outside_id.as_deref())
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        &self.0.title
    }

    /// By how many it changes what is certain: one more, one less, or none if its amount alone does.
    #[getter]
    fn certain(&self) -> i128 {
        self.0.number[0]
    }

    /// By how many it changes what is at most.
    #[getter]
    fn possible(&self) -> i128 {
        self.0.number[1]
    }

    /// By how much, by currency: at least, and at most.
    #[getter]
    fn amounts(&self) -> Answer<BTreeMap<&'static str, (Exact, Exact)>> {
        let of = |units: i128| Ok::<_, Refusal>(Exact(of_units(units)?));
        let each =
            self.0.amounts.iter().map(|(currency, [least, most])| Ok((currency.code(), (of(*least)?, of(*most)?))));
        each.collect()
    }

    fn __repr__(&self) -> String {
        format!("<ChangeMember {}>", self.0.title)
    }
}

/// A fact behind a step.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
/// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12")
/// >>> [fact] = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18").facts(0, "entered")
/// >>> fact.what, fact.known_on.isoformat(), fact.retracted_on, fact.counted == crm.lead(lead).investment
/// ('lead_received', '2021-01-18', None, True)
#[pyclass(frozen, module = "inward")]
pub struct ChangeFact(inward::ChangeFact);

#[pymethods]
impl ChangeFact {
    /// The investment whose number it moved, or the project where projects are counted.
    #[getter]
    const fn counted(&self) -> Id {
        Id(self.0.counted)
    }

    /// The fact, which can be corrected, retracted or verified.
    #[getter]
    const fn fact(&self) -> FactRef {
        FactRef(self.0.fact)
    }

    /// What sort of fact it is, as its event is called: `milestone.reached`, `amount.stated`.
    #[getter]
    const fn kind(&self) -> &'static str {
        self.0.kind
    }

    /// What it is about: the key of a milestone or of a kind of money; else as `kind`.
    #[getter]
    fn what(&self) -> &str {
        &self.0.what
    }

    /// When it happened, or from when it holds.
    #[getter]
    fn on(&self) -> Option<When> {
        self.0.on.clone().map(When)
    }

    /// The day on which it became known.
    #[getter]
    const fn known_on(&self) -> NaiveDate {
        self.0.known_on
    }

    /// The day on which it was known to stand no longer.
    #[getter]
    const fn retracted_on(&self) -> Option<NaiveDate> {
        self.0.retracted_on
    }

    fn __repr__(&self) -> String {
        format!("<ChangeFact {} of {}>", self.0.what, self.0.fact.record)
    }
}
