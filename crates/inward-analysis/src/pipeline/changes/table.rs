//! Changes as tables.

use inward_core::refusal::Refusal;
use inward_core::text::Label;

use super::super::grouped_columns::GroupedColumns;
use super::{ChangeRow, ChangeStep, ChangeSteps, Changes};
use crate::column::ColumnType;
use crate::table::Table;

/// One line of a table: a row, the certain number or the greatest, and what it came to.
struct Line<'c> {
    row: &'c ChangeRow,
    is_certain: bool,
    currency: Option<&'static str>,
    steps: &'c ChangeSteps,
}

impl Changes {
    /// The numbers of investments as a table: two rows a cell, what is certain and what is at most, and a column
    /// for each step.
    ///
    /// # Errors
    /// None that are known.
    pub fn table(&self) -> Result<Table, Refusal> {
        let lines = self.rows.iter().flat_map(|row| {
            let both = [(true, &row.certain), (false, &row.possible)];
            both.map(|(is_certain, steps)| Line { row, is_certain, currency: None, steps })
        });
        self.as_table(&lines.collect::<Vec<_>>(), ColumnType::Integer)
    }

    /// The amounts as a table: of each cell and currency two rows, what is at least and what is at most, and a
    /// column for each step.
    ///
    /// # Errors
    /// None that are known.
    pub fn amounts(&self) -> Result<Table, Refusal> {
        let lines = self.rows.iter().flat_map(|row| {
            row.amounts.iter().flat_map(move |(currency, [least, most])| {
                let both = [(true, least), (false, most)];
                both.map(|(is_certain, steps)| Line { row, is_certain, currency: Some(currency.code()), steps })
            })
        });
        self.as_table(&lines.collect::<Vec<_>>(), ColumnType::Amount)
    }

    fn as_table(&self, lines: &[Line<'_>], of: ColumnType) -> Result<Table, Refusal> {
        let each = || lines.iter();
        let mut columns = GroupedColumns::of(&self.by, each().map(|line| line.row.group.as_slice()));
        let cell = Label::new("The stage, or `book` for all in the book", "阶段（book 为全部在册）");
        columns.text("cell", cell, each().map(|line| Some(line.row.key.clone())));
        columns.labels(each().map(|line| &line.row.label));
        if of == ColumnType::Amount {
            let currency = Label::new("The currency, ISO 4217", "币种（ISO 4217）");
            columns.text("currency", currency, each().map(|line| line.currency.map(str::to_owned)));
        }
        let bound =
            Label::new("`certain`: for certain, at least; `possible`: at most", "certain 为确定数，possible 为最多数");
        let word = |line: &Line<'_>| if line.is_certain { "certain" } else { "possible" };
        columns.text("bound", bound, each().map(|line| Some(word(line).to_owned())));
        for step in ChangeStep::ALL {
            let numbers = each().map(|line| line.steps.at(step));
            if of == ColumnType::Amount {
                columns.amount(step.key(), step.label(), numbers);
            } else {
                columns.integer(step.key(), step.label(), numbers.map(|number| i64::try_from(number).ok()));
            }
        }
        columns.made(self.about())
    }
}
