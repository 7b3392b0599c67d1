//! One outside table, and its columns by their names.

use std::collections::BTreeSet;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::DataType;
use inward_core::near::{nearest, nearest_or_all};
use inward_core::refusal::{Code, Refusal};
use inward_core::text::{Label, refusals::outside_table as codes};

/// At most so many faults of one column are told at once.
const MOST_TOLD: usize = 10;

/// A table in pieces, all of which have the same columns.
pub struct Source<'t> {
    /// What its rows are, as it is called in the argument.
    name: &'static str,
    batches: &'t [RecordBatch],
}

/// A column of a table, in pieces.
pub struct Column<'t> {
    pub table: &'static str,
    pub name: String,
    pub arrays: Vec<&'t ArrayRef>,
}

impl<'t> Source<'t> {
    /// A table of pieces that fit one another.
    ///
    /// # Errors
    /// `outside-table.column-twice`, `outside-table.missing-column`.
    pub fn of(name: &'static str, batches: &'t [RecordBatch]) -> Result<Self, Refusal> {
        let source = Self { name, batches };
        let mut seen = BTreeSet::new();
        if let Some(twice) = source.names().find(|column| !seen.insert(*column)) {
            let refusal = Refusal::new(codes::COLUMN_TWICE).with_word("table", &label(name));
            return Err(refusal.with("column", twice).at(name));
        }
        let lacks = |batch: &RecordBatch| source.names().find(|column| batch.column_by_name(column).is_none());
        let first = batches.first().map_or(0, RecordBatch::num_columns);
        // What only a later piece has would be left out unseen.
        let more = |batch: &RecordBatch| batch.num_columns() > first;
        let further = |batch: &'t RecordBatch| {
            let mut names = batch.schema_ref().fields().iter().map(|field| field.name().as_str());
            names.find(|name| !source.names().any(|known| known == *name))
        };
        match batches.iter().find_map(lacks).or_else(|| batches.iter().filter(|batch| more(batch)).find_map(further)) {
            Some(column) => Err(source.missing(column)),
            None => Ok(source),
        }
    }

    /// The names of its columns.
    pub fn names(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        let fields = self.batches.first().map(|batch| batch.schema_ref().fields().iter());
        fields.into_iter().flatten().map(|field| field.name().as_str())
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// A column that it must have.
    ///
    /// # Errors
    /// `outside-table.missing-column`.
    pub fn required(&self, column: &str) -> Result<Column<'t>, Refusal> {
        self.optional(column).ok_or_else(|| self.missing(column))
    }

    /// A column that it may have.
    pub fn optional(&self, column: &str) -> Option<Column<'t>> {
        let has = self.names().any(|name| name == column);
        let arrays = || self.batches.iter().filter_map(|batch| batch.column_by_name(column)).collect();
        has.then(|| Column { table: self.name, name: column.to_owned(), arrays: arrays() })
    }

    /// The columns that have no meaning here, refused where one may be meant that has one.
    ///
    /// # Errors
    /// `outside-table.misspelt-column`.
    pub fn other_than(&self, known: &[&str]) -> Result<Vec<String>, Refusal> {
        let mut others = Vec::new();
        for name in self.names().filter(|name| !known.contains(name)) {
            let absent = known.iter().copied().filter(|known| self.names().all(|name| name != *known));
            if let Some(near) = nearest(name, absent, 1).first() {
                let refusal = Refusal::new(codes::MISSPELT_COLUMN).with_word("table", &label(self.name));
                return Err(refusal.with("column", name).with("near", near).at(self.name));
            }
            others.push(name.to_owned());
        }
        Ok(others)
    }

    fn missing(&self, column: &str) -> Refusal {
        let near = nearest_or_all(column, "", self.names());
        let refusal = Refusal::new(codes::MISSING_COLUMN).with_word("table", &label(self.name));
        refusal.with("column", column).with("near", near).at(self.name)
    }
}

impl Column<'_> {
    /// That it is a column of something else.
    pub fn wrong_type(&self, is: &DataType, takes: &Label) -> Refusal {
        let refusal = Refusal::new(codes::WRONG_TYPE).with("column", &self.name).with("type", is);
        refusal.with_word("takes", takes).at(self.path())
    }

    /// Something that is wrong in a row.
    pub fn in_row(&self, code: Code, row: usize) -> Refusal {
        let refusal = Refusal::new(code).with("column", &self.name).with("row", row);
        refusal.at(format_args!("{}[{row}]", self.path()))
    }

    /// Every cell, none of which may be empty.
    ///
    /// # Errors
    /// The code given, of each row that is empty, the first ones.
    pub fn filled<T>(&self, cells: Vec<Option<T>>, code: Code) -> Result<Vec<T>, Refusal> {
        let empty = cells.iter().enumerate().filter(|(_, cell)| cell.is_none());
        match first_of(empty.map(|(row, _)| self.in_row(code, row))) {
            Some(refusal) => Err(refusal),
            None => Ok(cells.into_iter().flatten().collect()),
        }
    }

    /// Where it stands.
    pub fn path(&self) -> String {
        format!("{}.{}", self.table, self.name)
    }
}

/// The first faults as one; none where there are none.
pub fn first_of(faults: impl Iterator<Item = Refusal>) -> Option<Refusal> {
    Refusal::join(faults.take(MOST_TOLD))
}

fn label(table: &str) -> Label {
    match table {
        "events" => Label::new("events", "事件"),
        "attributes" => Label::new("attributes", "属性"),
        "money" => Label::new("money", "金额"),
        other => Label::new(other, other),
    }
}
