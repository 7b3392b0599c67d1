//! Loading the ledgers that offices really keep: one wide CSV and a mapping file. A preview says row
//! by row what would be new, changed, unchanged or refused; the commit does exactly that, all or
//! nothing. A row is known again by its key, so loading an edition twice changes nothing.
//!
//! # What a later edition does
//! Every cell that says something else than the book becomes a change, told in the preview with what
//! the book said before, or a refusal with its row, column, value, code and cure. An empty cell says
//! nothing: what the book knows stays.
//!
//! - A date is corrected, and so is money of the same day or period; plans, amounts, measures,
//!   attributes, the unit, the officer, park, land, nature, industry and level are stated anew.
//! - A title takes the place of the old one, which stays as a further name. Records of the row that
//!   have no column of their own for it and still bear the old title are renamed with it.
//! - A further name (`….alias`) or a list (`project.list`) comes on top of those that are known. To
//!   take a project off a list, let `list.<name>` say no.
//! - Another investor becomes that of the lead, the negotiation and the project; of the agreement it
//!   becomes the first party, unless it is a party already. A row that tells of none of these has a
//!   lead captured, which keeps it.
//! - An investor is found by its code, else by any of its names. A known code under a new name is a
//!   company renamed. A code and a name that mean two organisations are refused
//!   (`ledger.two-organisations`), and so is a code other than the one the book has
//!   (`ledger.other-identifier`): an investment credited to the wrong company would be seen by nobody.

mod figure;
mod milestone;
mod naming;
mod organisation;
mod origin;
mod project;
mod report;
mod row;

pub use report::{CellChange, LoadReport, RowReport, RowStatus};

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use inward_core::record::Record;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::When;
use inward_core::world::Stop;
use inward_journal::{Ending, Transaction, progress};
use inward_ledger::{Field, Ledger, Mapping, RowFault};

use crate::{Desk, Error};

use row::{Beforehand, Loader};

/// A ledger that was read and mapped, ready to be previewed and committed.
///
/// ```
/// use inward::prelude::*;
/// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
/// # let desk = crm.desk(Officer::named("wang.li"))?;
/// let ledger = "编号,项目名称,总投资\nA1,数字经济产业园,12亿元\nA2,物联网大数据中心,很多\n";
/// let mapping = r#"
///     [ledger]
///     name = "key-projects"
///     key = "编号"
///     [columns]
///     "项目名称" = "project.name"
///     "总投资" = "project.total_planned"
/// "#;
/// let preview = desk.load_bytes(ledger.as_bytes(), mapping)?.preview()?;
/// assert_eq!((preview.new, preview.refused), (1, 1));
/// let fault = &preview.faults[0];
/// assert_eq!((fault.line, fault.column.as_deref()), (3, Some("总投资")));
/// assert_eq!(fault.refusal.code.as_str(), "money.not-money");
/// # Ok::<(), inward::Error>(())
/// ```
pub struct Load {
    desk: Desk,
    /// The day on which the office had this edition.
    edition: Option<NaiveDate>,
    ledger: Ledger,
    mapping: Mapping,
    /// What the last preview said, which a commit must do.
    previewed: Mutex<Option<LoadReport>>,
}

impl Desk {
    /// Reads a ledger and its mapping from files.
    pub fn load(&self, ledger: impl AsRef<Path>, mapping: impl AsRef<Path>) -> Result<Load, Error> {
        let mapping = read_file(mapping.as_ref())?;
        let mapping = String::from_utf8(mapping).map_err(|_| {
            Refusal::new(refusals::ledger::UNREADABLE_FILE).with("input", "mapping").with("fault", "not UTF-8")
        })?;
        self.load_bytes(&read_file(ledger.as_ref())?, &mapping)
    }

    /// Reads a ledger from bytes and its mapping from text.
    pub fn load_bytes(&self, ledger: &[u8], mapping: &str) -> Result<Load, Error> {
        let mapping = Mapping::parse(mapping)?;
        let ledger = inward_ledger::read(ledger, &mapping)?;
        let (mut desk, mut edition) = (self.clone(), None);
        if let Some(day) = &mapping.reported_on {
            let when = When::parse(day).map_err(|refusal| refusal.at("ledger.reported_on"))?;
            let day = when.one_day().map_err(|refusal| refusal.at("ledger.reported_on"))?;
            edition = Some(day);
            desk = desk.reported_on(day);
        }
        Ok(Load { desk, edition, ledger, mapping, previewed: Mutex::default() })
    }
}

fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|fault| {
        Refusal::new(refusals::ledger::UNREADABLE_FILE).with("input", path.display()).with("fault", fault).into()
    })
}

impl Load {
    /// What a commit would do, row by row. Nothing is kept.
    pub fn preview(&self) -> Result<LoadReport, Error> {
        let report = self.run(Ending::Rollback)?;
        *self.previewed() = Some(report.clone());
        Ok(report)
    }

    /// Does exactly what the preview said, if there was one. If any row is refused, nothing is kept.
    ///
    /// # Errors
    /// The faults of all rows; `ledger.changed-since-preview` where the book was changed meanwhile, so
    /// that a row would do something else.
    pub fn commit(&self) -> Result<LoadReport, Error> {
        self.run(Ending::Commit)
    }

    fn previewed(&self) -> MutexGuard<'_, Option<LoadReport>> {
        self.previewed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The rows that are refused, as a CSV to be mended and sent again.
    pub fn errors_csv(
        &self,
        ledger: &[u8],
        report: &LoadReport,
        lang: inward_core::text::Lang,
    ) -> Result<Vec<u8>, Error> {
        Ok(inward_ledger::errors_csv(ledger, &self.mapping, &report.faults, lang)?)
    }

    fn run(&self, ending: Ending) -> Result<LoadReport, Error> {
        let mut report = LoadReport::default();
        let beforehand = self.beforehand()?;
        self.desk.crm.transact(ending, &mut |transaction| {
            report = LoadReport::default();
            report.faults.extend(self.ledger.faults.iter().cloned());
            self.refuse_future_edition(transaction)?;
            let loader = Loader::new(&self.desk, transaction, &self.mapping, &beforehand);
            progress::ahead(u64::try_from(self.ledger.rows.len()).unwrap_or(u64::MAX));
            for row in &self.ledger.rows {
                let (row_report, faults) = loader.load(row)?;
                report.add(row_report);
                report.faults.extend(faults);
                progress::step()?;
            }
            // A row with several faults is one row.
            let lines: BTreeSet<u64> = self.ledger.faults.iter().map(|fault| fault.line).collect();
            lines.into_iter().for_each(|line| report.add(RowReport::refused(line, None)));
            report.faults.sort_by_key(|fault| fault.line);
            report.rows.sort_by_key(|row| row.line);
            if ending == Ending::Rollback {
                return Ok(());
            }
            if let Some(line) = self.previewed().as_ref().and_then(|previewed| report.first_other(previewed)) {
                return Err(Refusal::new(refusals::ledger::CHANGED_SINCE_PREVIEW).with("line", line).into());
            }
            if report.faults.is_empty() { Ok(()) } else { Err(refused_rows(&report.faults)) }
        })?;
        Ok(report)
    }

    /// The promotion events and the people of the book, where the ledger names any, and the summaries
    /// of the leads of which it says one: the book answers nothing else while it is written.
    fn beforehand(&self) -> Result<Beforehand, Error> {
        let mut beforehand = Beforehand::default();
        let crm = &self.desk.crm;
        if self.ledger.rows.iter().any(|row| row.cell(&Field::EventName).is_some()) {
            for entry in crm.entries().all()? {
                if entry.is_promotion_event() {
                    beforehand.events.extend(entry.head.names().map(|name| (name.to_owned(), entry.id)));
                }
            }
        }
        if self.ledger.rows.iter().any(|row| row.cell(&Field::Officer).is_some()) {
            for person in crm.people().all()? {
                if let Some(particulars) = crm.particulars(person.id)? {
                    beforehand.people.insert(person.record_id(), particulars.name);
                }
            }
        }
        for row in self.ledger.rows.iter().filter(|row| row.cell(&Field::LeadSummary).is_some()) {
            let reference = row::reference(&self.mapping, row, "lead");
            let Some(lead) = crm.record_referred(&reference.system, &reference.key)? else { continue };
            if let Some(note) = crm.state(lead)?.head().summary
                && let Some(text) = crm.note(note)?
            {
                beforehand.summaries.insert(note, text);
            }
        }
        Ok(beforehand)
    }

    /// An edition of a day to come is refused as a whole: it is the mapping that is wrong.
    fn refuse_future_edition(&self, transaction: &dyn Transaction) -> Result<(), Refusal> {
        let today = transaction.now().day_in(self.desk.crm.time_zone());
        match self.edition.filter(|day| *day > today) {
            Some(day) => Err(Refusal::new(refusals::command::REPORTED_IN_THE_FUTURE)
                .with("reported", day)
                .with("today", today)
                .at("ledger.reported_on")),
            None => Ok(()),
        }
    }
}

/// The faults of all rows in one refusal, each with its line and column.
fn refused_rows(faults: &[RowFault]) -> Stop {
    let each = faults.iter().flat_map(|fault| {
        let column = fault.column.as_deref().map_or_else(String::new, |column| format!("[{column}]"));
        fault.refusal.each().map(move |refusal| {
            let alone = Refusal { also: Vec::new(), ..refusal.clone() };
            alone.at(format_args!("line {}{column}", fault.line))
        })
    });
    Refusal::join(each)
        .unwrap_or_else(|| Refusal::new(refusals::ledger::UNREADABLE_FILE).with("input", "?").with("fault", "?"))
        .into()
}
