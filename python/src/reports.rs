//! What the book tells about itself: history, events, heads, sums of lists, and what loads did.

use chrono::{DateTime, NaiveDate, Utc};
use inward::core::text::Lang;
use inward::import::RowStatus;
use pyo3::prelude::*;

use crate::errors::{Answer, Faults};
use crate::figures::Count;
use crate::id::{FactRef, Id};
use crate::money::AmountSum;
use crate::reading;
use crate::shown::{self, optional, quoted};
use crate::words::Word;

/// One thing that happened to a record: who, when, what from, what to, why.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
/// >>> done = desk.state_amount(project, "total_planned", "15亿元")
/// >>> entry = crm.history(project)[-1]
/// >>> entry.who, entry.what, entry.from_, entry.to
/// ('wang.li', 'total_planned', '≈ 1200000000 CNY', '1500000000 CNY')
#[pyclass(frozen, module = "inward")]
pub struct HistoryEntry(pub inward::HistoryEntry);

#[pymethods]
impl HistoryEntry {
    /// Its position in the book.
    #[getter]
    fn position(&self) -> u64 {
        self.0.position
    }

    /// The record it happened to.
    #[getter]
    fn record(&self) -> Id {
        Id(self.0.record)
    }

    /// The title of the record.
    #[getter]
    fn title(&self) -> &str {
        &self.0.title
    }

    /// The version of the record that it made.
    #[getter]
    fn version(&self) -> u32 {
        self.0.version
    }

    /// When the book recorded it.
    #[getter]
    fn recorded_at(&self) -> DateTime<Utc> {
        self.0.recorded_at.to_utc()
    }

    /// The day of the zone on which the book recorded it.
    #[getter]
    fn recorded_on(&self) -> NaiveDate {
        self.0.recorded_on
    }

    /// When the office had it, where given.
    #[getter]
    fn reported_on(&self) -> Option<NaiveDate> {
        self.0.reported_on
    }

    /// Who did it.
    #[getter]
    fn actor(&self) -> Id {
        Id(self.0.actor.record())
    }

    /// Who did it, by name; `None` once their particulars are erased.
    #[getter]
    fn who(&self) -> Option<&str> {
        self.0.who.as_deref()
    }

    /// The type of the event, such as `milestone.reached`.
    #[getter]
    fn kind(&self) -> &str {
        &self.0.kind
    }

    /// What it is about: the milestone, the kind of money, the attribute.
    #[getter]
    fn what(&self) -> &str {
        &self.0.what
    }

    /// What was known before. (`from` is a word of Python itself.)
    #[getter]
    fn from_(&self) -> Option<&str> {
        self.0.from.as_deref()
    }

    /// What is known from then on.
    #[getter]
    fn to(&self) -> Option<&str> {
        self.0.to.as_deref()
    }

    /// Why, where a reason was given and is not erased.
    #[getter]
    fn why(&self) -> Option<&str> {
        self.0.why.as_deref()
    }

    /// The facts that it stated, each of which can be corrected, retracted or verified.
    #[getter]
    fn facts(&self) -> Vec<StatedFact> {
        self.0.facts.iter().cloned().map(StatedFact).collect()
    }

    /// All of it in one line, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> clock = inward.Clock("2021-01-04T09:00+08:00")
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=clock)
    /// >>> desk = crm.desk("wang.li")
    /// >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    /// >>> done = desk.state_amount(project, "total_planned", "15亿元")
    /// >>> print(crm.history(project)[-1].say("zh"))
    /// 2021-01-04  wang.li  建设项目 · 计划总投资：约12亿 → 15亿
    #[pyo3(signature = (lang="en"))]
    fn say(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.say(reading::lang(lang)?))
    }

    fn __str__(&self) -> String {
        self.0.say(Lang::En)
    }

    fn __repr__(&self) -> String {
        shown::fields(
            "HistoryEntry",
            &[
                ("position", self.0.position.to_string()),
                ("recorded_on", quoted(&self.0.recorded_on.to_string())),
                ("who", optional(self.0.who.as_deref())),
                ("kind", quoted(&self.0.kind)),
                ("what", quoted(&self.0.what)),
                ("from_", optional(self.0.from.as_deref())),
                ("to", optional(self.0.to.as_deref())),
            ],
        )
    }

    fn _repr_html_(&self) -> String {
        let texts = [&self.0.from, &self.0.to, &self.0.why].map(|text| text.clone().unwrap_or_default());
        let [from, to, why] = texts;
        let day = self.0.recorded_on.to_string();
        let row = vec![day, self.0.who.clone().unwrap_or_default(), self.0.what.clone(), from, to, why];
        shown::table(&["recorded", "who", "what", "from", "to", "why"], [row])
    }
}

/// A fact that something stated: what opens a record may state several.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
/// >>> [(fact.kind, fact.says) for fact in crm.history(project)[0].facts if fact.what == "total_planned"]
/// [('amount.stated', '≈ 1200000000 CNY')]
#[pyclass(frozen, module = "inward")]
pub struct StatedFact(pub inward::StatedFact);

#[pymethods]
impl StatedFact {
    /// The fact, by which it can be corrected, retracted or verified.
    #[getter]
    fn fact(&self) -> FactRef {
        FactRef(self.0.fact)
    }

    /// The type of the event that would state it alone, such as `amount.stated`.
    #[getter]
    fn kind(&self) -> &str {
        self.0.kind
    }

    /// What it is about: the milestone, the kind of money, the attribute.
    #[getter]
    fn what(&self) -> &str {
        &self.0.what
    }

    /// What it says, in its canonical form.
    #[getter]
    fn says(&self) -> Option<&str> {
        self.0.says.as_deref()
    }

    fn __repr__(&self) -> String {
        shown::fields(
            "StatedFact",
            &[
                ("fact", quoted(&self.0.fact.to_string())),
                ("kind", quoted(self.0.kind)),
                ("what", quoted(&self.0.what)),
                ("says", optional(self.0.says.as_deref())),
            ],
        )
    }
}

/// The end of the log. Kept elsewhere, it later proves that nothing was cut.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> head = crm.head()
/// >>> inward.Head(head.position, head.hash) == head, len(head.hash)
/// (True, 64)
#[pyclass(frozen, eq, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Head(pub inward::Head);

#[pymethods]
impl Head {
    /// `hash` is the text that a head shows.
    #[new]
    fn new(position: u64, hash: &str) -> Answer<Self> {
        let wrong = || pyo3::exceptions::PyValueError::new_err("hash takes 64 hexadecimal digits");
        let mut bytes = [0; 32];
        if hash.len() != 64 || !hash.is_ascii() {
            return Err(wrong().into());
        }
        for (index, byte) in bytes.iter_mut().enumerate() {
            let digits = hash.get(index * 2..index * 2 + 2).ok_or_else(wrong)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| wrong())?;
        }
        Ok(Self(inward::Head { position, hash: bytes }))
    }

    /// How many events the log has.
    #[getter]
    fn position(&self) -> u64 {
        self.0.position
    }

    /// The hash of all of them, as 64 hexadecimal digits.
    #[getter]
    fn hash(&self) -> String {
        hex(&self.0.hash)
    }

    fn __hash__(&self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.0.hash;
        u64::from_le_bytes([a, b, c, d, e, f, g, h])
    }

    fn __repr__(&self) -> String {
        format!("Head({}, {})", self.0.position, quoted(&hex(&self.0.hash)))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, pyo3::types::PyType>, (u64, String)) {
        (slf.get_type(), (slf.get().0.position, hex(&slf.get().0.hash)))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One event of the log, as it is stored.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> lead = desk.capture_lead("LED 衬底")
/// >>> [event] = [event for event in crm.events() if event.record == lead.id]
/// >>> event.kind, event.version, event.actor == desk.officer
/// ('lead.captured', 1, True)
#[pyclass(frozen, module = "inward")]
pub struct StoredEvent(pub inward::StoredEvent);

#[pymethods]
impl StoredEvent {
    /// Its position in the book.
    #[getter]
    fn position(&self) -> u64 {
        self.0.position
    }

    /// The record it happened to.
    #[getter]
    fn record(&self) -> Id {
        Id(self.0.record)
    }

    /// The version of the record that it made.
    #[getter]
    fn version(&self) -> u32 {
        self.0.version
    }

    /// Its type, such as `milestone.reached`.
    #[getter]
    fn kind(&self) -> &str {
        &self.0.kind
    }

    /// The version of its shape.
    #[getter]
    fn schema(&self) -> u16 {
        self.0.schema
    }

    /// When the book recorded it.
    #[getter]
    fn recorded_at(&self) -> DateTime<Utc> {
        self.0.recorded_at.to_utc()
    }

    /// When the office had it, where given.
    #[getter]
    fn reported_on(&self) -> Option<NaiveDate> {
        self.0.reported_on
    }

    /// Who did it.
    #[getter]
    fn actor(&self) -> Id {
        Id(self.0.actor.record())
    }

    /// The id of the command that it came of.
    #[getter]
    fn command(&self) -> String {
        self.0.command.to_string()
    }

    /// What it says, as JSON.
    #[getter]
    fn payload(&self) -> &str {
        &self.0.payload
    }

    /// The hash of the log up to here, as 64 hexadecimal digits.
    #[getter]
    fn hash(&self) -> String {
        hex(&self.0.hash)
    }

    fn __repr__(&self) -> String {
        let record = quoted(&self.0.record.to_string());
        let fields = [("position", self.0.position.to_string()), ("kind", quoted(&self.0.kind)), ("record", record)];
        shown::fields("StoredEvent", &fields)
    }
}

/// What a list adds up to.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> done = desk.record_project(title="数字经济产业园", total_planned="12亿元")
/// >>> done = desk.record_project(title="物联网大数据中心")
/// >>> total = crm.projects().sum("total_planned")
/// >>> str(total.sum), total.count, total.known, total.without_amount
/// ('12亿', Count(2), Count(1), 1)
#[pyclass(frozen, module = "inward")]
pub struct ListSum(pub inward::ListSum);

#[pymethods]
impl ListSum {
    /// How many records are on it.
    #[getter]
    fn count(&self) -> Count {
        Count(self.0.count)
    }

    /// Of how many of them something of this kind of money is known.
    #[getter]
    fn known(&self) -> Count {
        Count(self.0.known)
    }

    /// How many of those on it for certain have no such amount.
    #[getter]
    fn without_amount(&self) -> u64 {
        self.0.without_amount()
    }

    /// The sum over those on it for certain; its bounds hold what those that may be on it would make
    /// of it. Empty where nothing is known, which is not nought.
    #[getter]
    fn sum(&self) -> AmountSum {
        AmountSum(self.0.sum.clone())
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        let counts = [("count", self.0.count), ("known", self.0.known)];
        let mut fields: Vec<(&str, String)> = counts.map(|(name, count)| (name, count.to_string())).to_vec();
        fields.push(("sum", quoted(&self.0.sum.to_string())));
        shown::fields("ListSum", &fields)
    }
}

/// What a load did, or would do, row by row.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> ledger = '''编号,名,总投资
/// ... A1,合成项目甲,12
/// ... A2,合成项目乙,很多'''
/// >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
/// ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
/// >>> report = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview()
/// >>> report
/// LoadReport(new=1, changed=0, unchanged=0, refused=1)
#[pyclass(frozen, module = "inward")]
pub struct LoadReport(pub inward::import::LoadReport);

#[pymethods]
impl LoadReport {
    /// Every row, in the order of the file.
    #[getter]
    fn rows(&self) -> Vec<RowReport> {
        self.0.rows.iter().cloned().map(RowReport).collect()
    }

    /// What is wrong, with line, column, value and fault.
    #[getter]
    fn faults(&self) -> Vec<RowFault> {
        let each = self.0.faults.iter().map(|fault| RowFault {
            line: fault.line,
            row: fault.row,
            column: fault.column.clone(),
            value: fault.value.clone(),
            faults: Faults::of_refusal(&fault.refusal),
        });
        each.collect()
    }

    /// How many rows are new.
    #[getter(new)]
    fn newcomers(&self) -> usize {
        self.0.new
    }

    /// How many rows are known and say something new.
    #[getter]
    fn changed(&self) -> usize {
        self.0.changed
    }

    /// How many rows are known and say nothing new.
    #[getter]
    fn unchanged(&self) -> usize {
        self.0.unchanged
    }

    /// How many rows are refused.
    #[getter]
    fn refused(&self) -> usize {
        self.0.refused
    }

    fn __repr__(&self) -> String {
        let counts = [
            ("new", self.0.new),
            ("changed", self.0.changed),
            ("unchanged", self.0.unchanged),
            ("refused", self.0.refused),
        ];
        shown::fields("LoadReport", &counts.map(|(name, count)| (name, count.to_string())))
    }

    fn _repr_html_(&self) -> String {
        let row = |row: &inward::import::RowReport| {
            let changes: Vec<String> = row.changes.iter().map(|change| change.to.clone()).collect();
            let faults = self.0.faults.iter().filter(|fault| fault.line == row.line);
            let faults: Vec<String> = faults.map(|fault| fault.refusal.say(Lang::En)).collect();
            vec![
                row.line.to_string(),
                row.key.clone().unwrap_or_default(),
                crate::words::Enumeration::key(row.status).to_owned(),
                changes.join("; "),
                faults.join("; "),
            ]
        };
        shown::table(&["line", "key", "status", "says", "wrong"], self.0.rows.iter().map(row))
    }
}

/// What became of one row.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> ledger = '''编号,名,总投资
/// ... A1,合成项目甲,12
/// ... A2,合成项目乙,很多'''
/// >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
/// ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
/// >>> rows = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview().rows
/// >>> [(row.line, row.key, str(row.status)) for row in rows]
/// [(2, 'A1', 'new'), (3, 'A2', 'refused')]
#[pyclass(frozen, module = "inward")]
pub struct RowReport(inward::import::RowReport);

#[pymethods]
impl RowReport {
    /// Its line in the file.
    #[getter]
    fn line(&self) -> u64 {
        self.0.line
    }

    /// Its key.
    #[getter]
    fn key(&self) -> Option<&str> {
        self.0.key.as_deref()
    }

    /// What became of it.
    #[getter]
    fn status(&self) -> Word<RowStatus> {
        Word(self.0.status)
    }

    /// The investment it belongs to.
    #[getter]
    fn investment(&self) -> Option<Id> {
        self.0.investment.map(|id| Id(id.record()))
    }

    /// The cells that say something new.
    #[getter]
    fn changes(&self) -> Vec<CellChange> {
        self.0.changes.iter().cloned().map(CellChange).collect()
    }

    /// What was accepted but is worth a look.
    #[getter]
    fn warnings(&self) -> Faults {
        Faults::of(&self.0.warnings)
    }

    fn __repr__(&self) -> String {
        let status = quoted(crate::words::Enumeration::key(self.0.status));
        let key = optional(self.0.key.as_deref());
        shown::fields("RowReport", &[("line", self.0.line.to_string()), ("key", key), ("status", status)])
    }
}

/// One cell that says something new.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> ledger = '''编号,名,总投资
/// ... A1,合成项目甲,12
/// ... A2,合成项目乙,很多'''
/// >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
/// ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
/// >>> row = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview().rows[0]
/// >>> [(change.column, change.field, change.to) for change in row.changes]
/// [('名', 'project.name', '合成项目甲'), ('总投资', 'project.total_planned', '12亿元')]
#[pyclass(frozen, eq, module = "inward")]
#[derive(PartialEq, Eq)]
pub struct CellChange(inward::import::CellChange);

#[pymethods]
impl CellChange {
    /// The column; `None` for a constant of the mapping.
    #[getter]
    fn column(&self) -> Option<&str> {
        self.0.column.as_deref()
    }

    /// The field it fills.
    #[getter]
    fn field(&self) -> &str {
        &self.0.field
    }

    /// What the book said before. (`from` is a word of Python itself.)
    #[getter]
    fn from_(&self) -> Option<&str> {
        self.0.from.as_deref()
    }

    /// What the row says.
    #[getter]
    fn to(&self) -> &str {
        &self.0.to
    }

    fn __repr__(&self) -> String {
        let from = optional(self.0.from.as_deref());
        shown::fields("CellChange", &[("field", quoted(&self.0.field)), ("from_", from), ("to", quoted(&self.0.to))])
    }
}

/// What is wrong with one row.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> ledger = '''编号,名,总投资
/// ... A1,合成项目甲,12
/// ... A2,合成项目乙,很多'''
/// >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
/// ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
/// >>> [fault] = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview().faults
/// >>> fault.line, fault.column, fault.value, fault.faults[0].code
/// (3, '总投资', '很多', 'money.not-money')
#[pyclass(frozen, module = "inward")]
pub struct RowFault {
    line: u64,
    row: u64,
    column: Option<String>,
    value: Option<String>,
    faults: Faults,
}

#[pymethods]
impl RowFault {
    /// The number of the row's first line in the file, from 1.
    #[getter]
    fn line(&self) -> u64 {
        self.line
    }

    /// The number of the row as a spreadsheet program counts, from 1.
    #[getter]
    fn row(&self) -> u64 {
        self.row
    }

    /// The column, where the fault is in one.
    #[getter]
    fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// What stands there.
    #[getter]
    fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// What is wrong with it.
    #[getter]
    fn faults(&self) -> Faults {
        self.faults.clone()
    }

    fn __repr__(&self) -> String {
        let (column, value) = (optional(self.column.as_deref()), optional(self.value.as_deref()));
        let says = quoted(&self.faults.said());
        shown::fields(
            "RowFault",
            &[("line", self.line.to_string()), ("column", column), ("value", value), ("says", says)],
        )
    }
}
