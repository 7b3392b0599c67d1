//! Changes as tables.

use std::sync::Arc;

use arrow_array::builder::{Decimal128Builder, Int64Builder, StringViewBuilder};
use inward_core::refusal::Refusal;
use inward_core::text::Label;

use super::super::group::group_columns;
use super::{ChangeRow, ChangeStep, ChangeSteps, Changes};
use crate::column::{Column, ColumnType};
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
        let (mut columns, mut arrays) = group_columns(&self.by, lines, |line| &line.row.group);
        let mut text = |name: &str, meaning: Label, of: &dyn Fn(&Line<'_>) -> Option<String>| {
            columns.push(Column::new(name, ColumnType::Text, meaning));
            let mut texts = StringViewBuilder::new();
            lines.iter().for_each(|line| texts.append_option(of(line)));
            arrays.push(Arc::new(texts.finish()));
        };
        let cell = Label::new("The stage, or `book` for all in the book", "阶段（book 为全部在册）");
        text("cell", cell, &|line| Some(line.row.key.clone()));
        text("label", Label::new("What it is called, in English", "名称（英文）"), &|line| {
            Some(line.row.label.en.to_string())
        });
        text("label_zh", Label::new("What it is called, in Chinese", "名称（中文）"), &|line| {
            Some(line.row.label.zh.to_string())
        });
        if of == ColumnType::Amount {
            let currency = Label::new("The currency, ISO 4217", "币种（ISO 4217）");
            text("currency", currency, &|line| line.currency.map(str::to_owned));
        }
        let bound =
            Label::new("`certain`: for certain, at least; `possible`: at most", "certain 为确定数，possible 为最多数");
        text("bound", bound, &|line| Some(if line.is_certain { "certain" } else { "possible" }.to_owned()));
        for step in ChangeStep::ALL {
            columns.push(Column::new(step.key(), of, step.label()));
            arrays.push(if of == ColumnType::Amount {
                let mut amounts = Decimal128Builder::new().with_data_type(of.as_arrow());
                lines.iter().for_each(|line| amounts.append_value(line.steps.at(step)));
                Arc::new(amounts.finish())
            } else {
                let mut numbers = Int64Builder::new();
                lines.iter().for_each(|line| numbers.append_option(i64::try_from(line.steps.at(step)).ok()));
                Arc::new(numbers.finish())
            });
        }
        Table::new(self.about(), columns, vec![arrays])
    }
}
