//! The handles behind `inward.Desk` and `inward.Load`.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use inward::Answered;
use inward::core::command::Command;
use inward::core::id::{CommandId, RecordId};
use inward::core::refusal::Refusal;
use inward::import;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use serde_json::{Map, Value};

use crate::errors::{Answer, Faults, Raised};
use crate::given::{self, Keywords};
use crate::id::{FactRef, Id};
use crate::interrupt::{telling_of, working};
use crate::load_reports::LoadReport;
use crate::obligations::CommitmentEffect;
use crate::reading;

/// An answer: the record, those that were touched, the facts, the position, the warnings.
type Done = (Id, Vec<Id>, Vec<FactRef>, u64, Faults);

fn done(answered: Answered) -> Done {
    let facts = answered.facts.into_iter().map(FactRef).collect();
    let touched = answered.touched.into_iter().map(Id).collect();
    (Id(answered.id), touched, facts, answered.position, Faults::of(&answered.warnings))
}

/// An officer at a desk.
#[pyclass(frozen, module = "inward._native")]
pub struct Seat(pub inward::Desk);

#[pymethods]
impl Seat {
    /// The officer.
    #[getter]
    fn officer(&self) -> Id {
        Id(self.0.officer().record())
    }

    /// The unit.
    #[getter]
    fn unit(&self) -> Option<Id> {
        self.0.unit().map(|unit| Id(unit.record()))
    }

    /// The same desk, for what the office had on a day.
    fn reported_on(&self, day: &Bound<'_, PyAny>) -> Answer<Self> {
        Ok(Self(self.0.reported_on(given::day(day, "day")?)))
    }

    /// Gives one command of a verb and its keywords, unless a record changed since a version of it.
    #[pyo3(signature = (verb, keywords, *, command_id, expected, preview))]
    fn execute(
        &self,
        py: Python<'_>,
        verb: &str,
        keywords: Keywords<'_>,
        command_id: Option<&str>,
        expected: Option<(Id, u32)>,
        preview: bool,
    ) -> Answer<Done> {
        let (command, names) = command(verb, &keywords)?;
        let id =
            command_id.map(|id| id.parse::<CommandId>().map_err(|refusal| refusal.at("command_id"))).transpose()?;
        let mut batch = self.0.batch();
        if let Some(id) = id {
            batch = batch.with_id(id);
        }
        if let Some((record, version)) = expected {
            batch = batch.if_version(record.0, version);
        }
        batch.add_command(command);
        let answered = working(py, || if preview { batch.preview() } else { batch.commit() });
        let answered = answered.map_err(|error| renamed(verb, &names, error))?.pop();
        let answered = answered.ok_or_else(|| PyTypeError::new_err("no command was given"))?;
        Ok(done(answered))
    }

    /// Begins a batch, to be refused if a record changed since a version of it.
    fn batch(&self, expected: Option<(Id, u32)>) -> Bundle {
        let given = Given { expected: expected.map(|(record, version)| (record.0, version)), ..Given::default() };
        Bundle { desk: self.0.clone(), given: Mutex::new(given) }
    }

    /// Reads a ledger and its mapping from files.
    fn load(&self, py: Python<'_>, ledger: PathBuf, mapping: PathBuf) -> Answer<Load> {
        let load = working(py, || self.0.load(&ledger, mapping))?;
        let ledger = working(py, || std::fs::read(ledger))?;
        Ok(Load { load, ledger })
    }

    /// Reads a ledger from bytes and its mapping from text.
    fn load_bytes(&self, py: Python<'_>, ledger: Vec<u8>, mapping: &str) -> Answer<Load> {
        let load = working(py, || self.0.load_bytes(&ledger, mapping))?;
        Ok(Load { load, ledger })
    }

    fn __reduce__(&self) -> PyResult<String> {
        Err(PyTypeError::new_err("a desk does not pickle: sit at one where it is needed"))
    }
}

impl From<std::io::Error> for Raised {
    fn from(error: std::io::Error) -> Self {
        Self::Python(error.into())
    }
}

/// Which keyword of Python fills which field of the data.
type Names = Vec<(String, String)>;

/// The command of a verb and its keywords. A key `phases:phase` is a keyword that fills a field of
/// another name, `code:profile.code` one that fills a field within a field, and `fact:record@fact` a
/// fact, which fills two.
fn command(verb: &str, keywords: &Keywords<'_>) -> Answer<(Command, Names)> {
    let (mut fields, mut names) = (Map::new(), Names::new());
    for (key, value) in keywords.0.iter() {
        if value.is_none() {
            continue;
        }
        let key: String = key.extract()?;
        let (keyword, field) = key.split_once(':').unwrap_or((&key, &key));
        if let Some((record, within)) = field.split_once('@') {
            let fact = given::fact(&value, keyword)?;
            fill(&mut fields, record, Value::String(fact.record.to_string()));
            fill(&mut fields, within, Value::String(fact.fact.to_string()));
            names.extend([record, within].map(|field| (field.to_owned(), keyword.to_owned())));
        } else {
            fill(&mut fields, field, given::data(&value, keyword)?);
            names.push((field.to_owned(), keyword.to_owned()));
        }
    }
    let whole = Value::Object(Map::from_iter([(verb.to_owned(), Value::Object(fields))]));
    let command = Command::from_value(whole).map_err(|refusal| as_keywords(verb, &names, refusal))?;
    Ok((command, names))
}

fn fill(fields: &mut Map<String, Value>, field: &str, value: Value) {
    let Some((outer, inner)) = field.split_once('.') else {
        fields.insert(field.to_owned(), value);
        return;
    };
    let within = fields.entry(outer).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(within) = within {
        fill(within, inner, value);
    }
}

/// A refusal whose paths name keywords of Python instead of fields of the data.
fn as_keywords(verb: &str, names: &Names, mut refusal: Refusal) -> Refusal {
    refusal.path = refusal.path.map(|path| {
        let path = path.strip_prefix(verb).map_or(path.as_str(), |inner| inner.strip_prefix('.').unwrap_or(inner));
        let renamed = names.iter().find_map(|(field, keyword)| {
            let inner = path.strip_prefix(field.as_str())?;
            (inner.is_empty() || inner.starts_with(['.', '['])).then(|| format!("{keyword}{inner}"))
        });
        renamed.unwrap_or_else(|| if path.is_empty() { verb.to_owned() } else { path.to_owned() })
    });
    refusal.also = refusal.also.into_iter().map(|also| as_keywords(verb, names, also)).collect();
    refusal
}

fn renamed(verb: &str, names: &Names, error: inward::Error) -> Raised {
    use inward::Error;
    let again = |refusal: Box<Refusal>| Box::new(as_keywords(verb, names, *refusal));
    Raised::Book(match error {
        Error::Refused(refusal) => Error::Refused(again(refusal)),
        Error::Conflict(refusal) => Error::Conflict(again(refusal)),
        error => error,
    })
}

/// Commands that are given together.
#[pyclass(frozen, module = "inward._native")]
pub struct Bundle {
    desk: inward::Desk,
    given: Mutex<Given>,
}

/// What a batch holds so far.
#[derive(Default)]
struct Given {
    /// The id of the batch, which is that of its first command.
    id: Option<CommandId>,
    commands: Vec<(String, Command, Names)>,
    /// The version at which a record has to be.
    expected: Option<(RecordId, u32)>,
    committed: bool,
}

#[pymethods]
impl Bundle {
    /// Adds a command; the UUID of what it will make, if it makes something.
    fn add(&self, verb: &str, keywords: Keywords<'_>) -> Answer<String> {
        let (command, names) = command(verb, &keywords)?;
        let mut given = self.open()?;
        let number = u32::try_from(given.commands.len()).unwrap_or(u32::MAX);
        let first = match given.id {
            Some(id) => id,
            None => self.desk.batch().add_command(command.clone()),
        };
        given.id = Some(first);
        given.commands.push((verb.to_owned(), command, names));
        Ok(first.member(number).to_string())
    }

    /// Refuses the batch if a record changed since a version of it.
    fn expect(&self, record: Id, version: u32) -> PyResult<()> {
        self.open()?.expected = Some((record.0, version));
        Ok(())
    }

    /// What it would answer.
    fn preview(&self, py: Python<'_>) -> Answer<Vec<Done>> {
        self.give(py, false)
    }

    /// What it would do to the commitments of a record.
    fn effect_on(&self, py: Python<'_>, record: &Bound<'_, PyAny>) -> Answer<Vec<CommitmentEffect>> {
        let record = given::record_named(record, "record")?;
        let (batch, names) = match self.filled()? {
            Some(filled) => filled,
            None => (self.desk.batch(), Vec::new()),
        };
        let effects = working(py, || batch.effect_on(record)).map_err(|error| renamed_within(&names, error))?;
        Ok(effects.into_iter().map(CommitmentEffect).collect())
    }

    /// Keeps all of it, or none.
    fn commit(&self, py: Python<'_>) -> Answer<Vec<Done>> {
        let answered = self.give(py, true)?;
        self.lock().committed = true;
        Ok(answered)
    }

    fn __len__(&self) -> usize {
        self.lock().commands.len()
    }

    fn __reduce__(&self) -> PyResult<String> {
        Err(PyTypeError::new_err("a batch does not pickle: give its commands where it is needed"))
    }
}

impl Bundle {
    fn lock(&self) -> MutexGuard<'_, Given> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is given so far, if it is not kept yet.
    fn open(&self) -> PyResult<MutexGuard<'_, Given>> {
        let given = self.lock();
        match given.committed {
            false => Ok(given),
            true => Err(PyValueError::new_err("the batch was committed: begin another")),
        }
    }

    fn give(&self, py: Python<'_>, keeps: bool) -> Answer<Vec<Done>> {
        let Some((batch, names)) = self.filled()? else { return Ok(Vec::new()) };
        let answered = working(py, || if keeps { batch.commit() } else { batch.preview() });
        match answered {
            Ok(answered) => Ok(answered.into_iter().map(done).collect()),
            Err(error) => Err(renamed_within(&names, error)),
        }
    }

    /// The batch of what is given so far, with the names of its keywords; none where nothing is.
    fn filled(&self) -> PyResult<Option<Filled>> {
        let given = self.open()?;
        let expected = given.expected;
        let (id, names) = (given.id, given.commands.iter().map(|(verb, _, names)| (verb.clone(), names.clone())));
        let names: Vec<(String, Names)> = names.collect();
        let commands: Vec<Command> = given.commands.iter().map(|(_, command, _)| command.clone()).collect();
        // Not held while the book works: another thread may look at the batch meanwhile.
        drop(given);
        let Some(id) = id else { return Ok(None) };
        let mut batch = self.desk.batch().with_id(id);
        if let Some((record, version)) = expected {
            batch = batch.if_version(record, version);
        }
        for command in commands {
            batch.add_command(command);
        }
        Ok(Some((batch, names)))
    }
}

/// A batch, and of each of its commands the verb and the names of its keywords.
type Filled = (inward::Batch, Vec<(String, Names)>);

/// As [`renamed`], where the path begins with the place of the command in its batch.
fn renamed_within(names: &[(String, Names)], error: inward::Error) -> Raised {
    let path = error.refusal().path.clone().unwrap_or_default();
    let place = path.strip_prefix('[').and_then(|path| path.split_once(']'));
    let named = place.and_then(|(place, inner)| {
        let (verb, names) = names.get(place.parse::<usize>().ok()?)?;
        Some((place.to_owned(), inner.trim_start_matches('.').to_owned(), verb, names))
    });
    match (named, error) {
        (Some((place, inner, verb, names)), inward::Error::Refused(mut refusal)) if !inner.is_empty() => {
            refusal.path = Some(inner);
            let refusal = as_keywords(verb, names, *refusal).at(format_args!("[{place}]"));
            Raised::Book(inward::Error::Refused(Box::new(refusal)))
        }
        (_, error) => Raised::Book(error),
    }
}

/// A ledger that was read, to be previewed and committed.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> ledger = '''编号,名,总投资
/// ... A1,合成项目甲,12
/// ... A2,合成项目乙,很多'''
/// >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
/// ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
/// >>> load = crm.desk("wang.li").load_bytes(ledger.encode(), mapping)
/// >>> load.preview()
/// LoadReport(new=1, changed=0, unchanged=0, refused=1)
#[pyclass(frozen, module = "inward")]
pub struct Load {
    load: import::Load,
    ledger: Vec<u8>,
}

#[pymethods]
impl Load {
    /// What a commit would do, row by row. Nothing is kept.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> ledger = '''编号,名,总投资
    /// ... A1,合成项目甲,12
    /// ... A2,合成项目乙,很多'''
    /// >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
    /// ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
    /// >>> report = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview()
    /// >>> report.new, report.refused, crm.projects().count()
    /// (1, 1, Count(0))
    #[pyo3(signature = (*, progress=None))]
    fn preview(&self, py: Python<'_>, progress: Option<&Bound<'_, PyAny>>) -> Answer<LoadReport> {
        telling_of(progress, || Ok(LoadReport(working(py, || self.load.preview())?)))
    }

    /// Does exactly what the preview said, if there was one. If any row is refused, or would now do
    /// something else than was said, nothing is kept. `progress` is called now and then with the rows that are done
    /// and how many there are; what it raises ends the work, and nothing is kept.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> ledger = '''编号,名,总投资
    /// ... A1,合成项目甲,12
    /// ... A2,合成项目乙,约3'''
    /// >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
    /// ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
    /// >>> report = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).commit()
    /// >>> report.new, crm.projects().count()
    /// (2, Count(2))
    #[pyo3(signature = (*, progress=None))]
    fn commit(&self, py: Python<'_>, progress: Option<&Bound<'_, PyAny>>) -> Answer<LoadReport> {
        telling_of(progress, || Ok(LoadReport(working(py, || self.load.commit())?)))
    }

    /// The rows that are refused, as a CSV to be mended and sent again, with what is wrong in English
    /// or Chinese (`lang="zh"`).
    ///
    /// >>> import csv, inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> ledger = '''编号,名,总投资
    /// ... A1,合成项目甲,12
    /// ... A2,合成项目乙,很多'''
    /// >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
    /// ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
    /// >>> load = crm.desk("wang.li").load_bytes(ledger.encode(), mapping)
    /// >>> refused = load.errors_csv(load.preview()).decode("utf-8-sig")
    /// >>> [(row["编号"], row["fault code"]) for row in csv.DictReader(refused.splitlines())]
    /// [('A2', 'money.not-money')]
    #[pyo3(signature = (report, lang="en"))]
    fn errors_csv(&self, py: Python<'_>, report: &LoadReport, lang: &str) -> Answer<Vec<u8>> {
        let lang = reading::lang(lang)?;
        Ok(working(py, || self.load.errors_csv(&self.ledger, &report.0, lang))?)
    }

    fn __repr__(&self) -> String {
        format!("<Load of {} bytes: preview() says what it would do, commit() does it>", self.ledger.len())
    }

    fn __reduce__(&self) -> PyResult<String> {
        Err(PyTypeError::new_err("a Load does not pickle: read the ledger again where it is needed"))
    }
}
