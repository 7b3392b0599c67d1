//! One row of a ledger: compared with the book, cell by cell, it becomes the commands that make the
//! book say what the row says.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike;
use inward_core::agreement::Agreement;
use inward_core::command::{Command, Instruction};
use inward_core::entry::Entry;
use inward_core::id::{CommandId, Id, NoteId, RecordId, Recordable};
use inward_core::investment::Investment;
use inward_core::lead::Lead;
use inward_core::money::{Amount, AmountInput, Currency};
use inward_core::negotiation::Negotiation;
use inward_core::organisation::Organisation;
use inward_core::project::Project;
use inward_core::record::{Reference, State};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::{Order, Serial, When};
use inward_core::world::{Stop, UniqueKey};
use inward_journal::{Answered, Transaction};
use inward_ledger::{Cell, Field, Mapping, Row, RowFault};
use uuid::Uuid;

use crate::Desk;
use crate::receipt::Place;

use super::report::{CellChange, RowReport, RowStatus};

/// What the rows need of the book that a transaction does not tell.
#[derive(Default)]
pub(super) struct Beforehand {
    /// The promotion events of the book, by each of their names.
    pub(super) events: BTreeMap<String, Id<Entry>>,
    /// The names under which people are enrolled.
    pub(super) people: BTreeMap<RecordId, String>,
    /// The texts of the summaries of leads.
    pub(super) summaries: BTreeMap<NoteId, String>,
}

/// Loads rows inside one transaction.
pub(super) struct Loader<'t> {
    pub(super) desk: &'t Desk,
    pub(super) transaction: &'t dyn Transaction,
    pub(super) mapping: &'t Mapping,
    pub(super) beforehand: &'t Beforehand,
}

/// What a row has led to so far.
pub(super) struct Progress<'r> {
    pub(super) row: &'r Row,
    pub(super) investment: Option<Id<Investment>>,
    pub(super) organisation: Option<Id<Organisation>>,
    changes: RefCell<Vec<CellChange>>,
    warnings: RefCell<Vec<Refusal>>,
    faults: RefCell<Vec<RowFault>>,
    pub(super) new: bool,
}

/// The records of a row.
pub(super) struct Parts {
    pub(super) lead: Option<Id<Lead>>,
    pub(super) negotiation: Option<Id<Negotiation>>,
    pub(super) agreement: Option<Id<Agreement>>,
    pub(super) project: Option<Id<Project>>,
}

/// What stops a step: a refusal is noted with its cell, anything else stops the load.
pub(super) type Step<T> = Result<T, Stop>;

impl<'t> Loader<'t> {
    pub(super) const fn new(
        desk: &'t Desk,
        transaction: &'t dyn Transaction,
        mapping: &'t Mapping,
        beforehand: &'t Beforehand,
    ) -> Self {
        Self { desk, transaction, mapping, beforehand }
    }

    /// Loads one row: what became of it, and what is wrong with it.
    pub(super) fn load(&self, row: &Row) -> Step<(RowReport, Vec<RowFault>)> {
        let mut progress = Progress {
            row,
            investment: None,
            organisation: None,
            changes: RefCell::default(),
            warnings: RefCell::default(),
            faults: RefCell::default(),
            new: false,
        };
        if let Err(stop) = self.load_parts(&mut progress) {
            progress.note(None, stop)?;
        }
        let faults = progress.faults.take();
        let changes = progress.changes.take();
        let status = match (faults.is_empty(), progress.new, changes.is_empty()) {
            (false, _, _) => RowStatus::Refused,
            (true, true, _) => RowStatus::New,
            (true, false, false) => RowStatus::Changed,
            (true, false, true) => RowStatus::Unchanged,
        };
        let report = RowReport {
            line: row.line,
            key: Some(row.key.clone()),
            status,
            investment: progress.investment,
            changes,
            warnings: progress.warnings.take(),
        };
        Ok((report, faults))
    }

    fn load_parts(&self, progress: &mut Progress<'_>) -> Step<()> {
        let row = progress.row;
        // Constants say what is so of every row that says something itself.
        if row.cells.iter().all(|cell| cell.column().is_none()) && self.known::<Investment>(row, "")?.is_none() {
            progress.note_key(&self.mapping.key, Refusal::new(refusals::ledger::EMPTY_ROW).with("input", &row.key));
            return Ok(());
        }
        progress.organisation = self.organisation(progress)?;
        let Some(investment) = self.investment(progress)? else { return Ok(()) };
        progress.investment = Some(investment);
        let lead = self.lead(progress, investment)?;
        let negotiation = self.negotiation(progress, investment, lead)?;
        let agreement = self.agreement(progress, investment, negotiation)?;
        let project = self.project(progress, investment, agreement)?;
        match project {
            Some(project) => self.project_cells(progress, project)?,
            None => self.refuse_without_project(progress)?,
        }
        if let Some(investor) = progress.organisation {
            self.invests(progress, investor, &Parts { lead, negotiation, agreement, project })?;
        }
        self.milestones(
            progress,
            [lead.map(Id::record), negotiation.map(Id::record), agreement.map(Id::record), project.map(Id::record)],
        )?;
        let carrier = project.map_or_else(|| investment.record(), Id::record);
        self.common_cells(progress, investment, carrier)
    }

    /// Gives a command within the transaction.
    pub(super) fn give<C: Instruction>(&self, progress: &Progress<'_>, command: C) -> Step<Answered> {
        let command: Command = command.into();
        let answered = self.desk.put(self.transaction, CommandId::new(Uuid::now_v7()), &command, Place::ALONE)?;
        progress.warnings.borrow_mut().extend(answered.warnings.iter().cloned());
        Ok(answered)
    }

    pub(super) fn reference(&self, row: &Row, part: &str) -> Reference {
        reference(self.mapping, row, part)
    }

    pub(super) fn known<T: Recordable>(&self, row: &Row, part: &str) -> Step<Option<Id<T>>> {
        let reference = self.reference(row, part);
        let holder = self.transaction.holder(&UniqueKey::reference(&reference.system, &reference.key))?;
        Ok(holder.and_then(RecordId::as_id))
    }

    pub(super) fn state(&self, id: RecordId) -> Step<Arc<State>> {
        let state = self.transaction.state(id)?;
        state.ok_or_else(|| Refusal::new(refusals::record::UNKNOWN).with("input", id).into())
    }

    pub(super) fn source(&self, cell: Option<&Cell>) -> Option<String> {
        cell.and_then(|cell| cell.options().source.clone()).or_else(|| self.mapping.source.clone())
    }

    pub(super) fn when(&self, cell: &Cell) -> Result<When, Refusal> {
        let mut reader = When::reader();
        if let Some(order) = self.mapping.order.and_then(|order| Order::named(order.as_str())) {
            reader = reader.order(order);
        }
        if let Some(serial) = self.mapping.serial.and_then(|serial| Serial::named(serial.as_str())) {
            reader = reader.serial(serial);
        }
        let when = reader.read(&cell.text)?;
        // As the book keeps it, so that the same cell is the same date in a later edition.
        Ok(self.transaction.zone().map_or_else(|| when.clone(), |zone| when.in_zone(zone.time_zone)))
    }

    pub(super) fn amount(&self, cell: &Cell) -> Result<Amount, Refusal> {
        let zone = self.transaction.zone().and_then(|zone| zone.currency);
        let default = match &cell.options().currency {
            Some(code) => Some(Currency::parse(code)?),
            None => zone,
        };
        cell.text.parse::<AmountInput>()?.settle(default)
    }

    /// The period of an annual plan: as the mapping says, else the year of the edition.
    pub(super) fn period(&self, cell: &Cell) -> Step<Option<When>> {
        if let Some(period) = &cell.options().period {
            return Ok(Some(When::parse(period)?));
        }
        let edition = self.mapping.reported_on.as_deref().map(When::parse).transpose()?;
        Ok(edition.and_then(|day| day.first()).map(|day| When::year(day.year())).transpose()?)
    }

    /// The day of the edition; today where the mapping names none.
    pub(super) fn edition_day(&self) -> Step<When> {
        if let Some(day) = &self.mapping.reported_on {
            return Ok(When::parse(day)?);
        }
        let time_zone = self.transaction.zone().map_or(chrono_tz::UTC, |zone| zone.time_zone);
        Ok(When::day(self.transaction.now().day_in(time_zone))?)
    }

    pub(super) fn reason(&self) -> String {
        let edition = self.mapping.reported_on.as_deref().unwrap_or("");
        format!("{} {edition}", self.mapping.name).trim().to_owned()
    }
}

impl Progress<'_> {
    /// Notes what is wrong with a cell; anything but a refusal stops the load.
    pub(super) fn note(&self, cell: Option<&Cell>, stop: Stop) -> Step<()> {
        match stop {
            Stop::Refused(refusal) => {
                let fault = match cell {
                    Some(cell) => RowFault::of_cell(self.row, cell, *refusal),
                    None => RowFault::of(self.row, *refusal),
                };
                self.faults.borrow_mut().push(fault);
                Ok(())
            }
            stop @ Stop::Unreadable(_) => Err(stop),
        }
    }

    pub(super) fn tried<T>(&self, cell: Option<&Cell>, given: Step<T>) -> Step<Option<T>> {
        match given {
            Ok(done) => Ok(Some(done)),
            Err(stop) => self.note(cell, stop).map(|()| None),
        }
    }

    /// The same of a command that several cells went into: a refusal is noted with the cell that
    /// fills what it is about, else with the first.
    pub(super) fn tried_of<T>(&self, first: &Cell, fills: &[(&str, Field)], given: Step<T>) -> Step<Option<T>> {
        match given {
            Ok(done) => Ok(Some(done)),
            Err(Stop::Refused(refusal)) => {
                for refusal in refusal.each() {
                    let alone = Refusal { also: Vec::new(), ..refusal.clone() };
                    let path = refusal.path.as_deref();
                    let field = fills.iter().find(|(fills, _)| path == Some(*fills)).map(|(_, field)| field);
                    let cell = field.and_then(|field| self.row.cell(field)).unwrap_or(first);
                    self.note(Some(cell), alone.into())?;
                }
                Ok(None)
            }
            Err(stop @ Stop::Unreadable(_)) => Err(stop),
        }
    }

    /// Notes what is wrong with the key of the row.
    pub(super) fn note_key(&self, column: &str, refusal: Refusal) {
        let mut fault = RowFault::of(self.row, refusal);
        fault.column = Some(column.to_owned());
        fault.value = Some(self.row.key.clone());
        self.faults.borrow_mut().push(fault);
    }

    /// Notes that a cell which is blank should say something.
    pub(super) fn note_blank(&self, column: &str, refusal: Refusal) {
        let mut fault = RowFault::of(self.row, refusal);
        fault.column = Some(column.to_owned());
        self.faults.borrow_mut().push(fault);
    }

    /// Tells that a cell says something new. One cell may change several records; it is told once,
    /// with what the first of them said.
    pub(super) fn changed(&self, cell: &Cell, from: Option<String>) {
        let (column, field) = (cell.column().map(str::to_owned), cell.field().to_string());
        let mut changes = self.changes.borrow_mut();
        let told = changes.iter_mut().find(|told| told.column == column && told.field == field && told.to == cell.text);
        match told {
            Some(told) => told.from = told.from.take().or(from),
            None => changes.push(CellChange { column, field, from, to: cell.text.clone() }),
        }
    }
}

/// The key under which a record of a row is remembered.
pub(super) fn reference(mapping: &Mapping, row: &Row, part: &str) -> Reference {
    let key = if part.is_empty() { row.key.clone() } else { format!("{}#{part}", row.key) };
    Reference { system: mapping.name.clone(), key }
}

pub(super) fn unknown_choice(text: &str, near: &str) -> Refusal {
    Refusal::new(refusals::attribute::UNKNOWN_CHOICE).with("input", text).with("near", near)
}
