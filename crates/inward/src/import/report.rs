//! What a load did, or would do.

use inward_core::id::Id;
use inward_core::investment::Investment;
use inward_core::refusal::Refusal;
use inward_ledger::RowFault;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStatus {
    /// Its key was not known: records were made.
    New,
    /// Its key was known, and something differed.
    Changed,
    /// Its key was known, and nothing differed.
    Unchanged,
    /// Something in it is wrong.
    Refused,
}

/// One cell that says something new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// The column; none for a constant of the mapping.
    pub column: Option<String>,
    /// The field it fills.
    pub field: String,
    /// What the book said before.
    pub from: Option<String>,
    /// What the row says.
    pub to: String,
}

/// What became of one row.
#[derive(Clone, Debug)]
pub struct RowReport {
    /// Its line in the file.
    pub line: u64,
    /// Its key.
    pub key: Option<String>,
    /// What became of it.
    pub status: RowStatus,
    /// The investment it belongs to.
    pub investment: Option<Id<Investment>>,
    /// The cells that say something new.
    pub changes: Vec<CellChange>,
    /// What was accepted but is worth a look.
    pub warnings: Vec<Refusal>,
}

impl RowReport {
    pub(super) const fn refused(line: u64, key: Option<String>) -> Self {
        Self { line, key, status: RowStatus::Refused, investment: None, changes: Vec::new(), warnings: Vec::new() }
    }
}

/// What a load did, or would do.
#[derive(Clone, Debug, Default)]
pub struct LoadReport {
    /// Every row, in the order of the file.
    pub rows: Vec<RowReport>,
    /// What is wrong, with line, column, value, code and cure.
    pub faults: Vec<RowFault>,
    /// How many rows are new.
    pub new: usize,
    /// How many rows are known and say something new.
    pub changed: usize,
    /// How many rows are known and say nothing new.
    pub unchanged: usize,
    /// How many rows are refused.
    pub refused: usize,
}

impl LoadReport {
    /// The line of the first row of which the other report says something else. What is new has
    /// another id each time.
    pub(super) fn first_other(&self, other: &Self) -> Option<u64> {
        fn told(row: &RowReport) -> (u64, RowStatus, Option<&str>, &[CellChange]) {
            (row.line, row.status, row.key.as_deref(), &row.changes)
        }
        let pairs = self.rows.iter().zip(&other.rows);
        pairs.filter(|(row, other)| told(row) != told(other)).map(|(row, _)| row.line).next()
    }

    pub(super) fn add(&mut self, row: RowReport) {
        match row.status {
            RowStatus::New => self.new += 1,
            RowStatus::Changed => self.changed += 1,
            RowStatus::Unchanged => self.unchanged += 1,
            RowStatus::Refused => self.refused += 1,
        }
        self.rows.push(row);
    }
}
