//! What a rate looks at beside the columns of a pipeline: money and measures of a book, the lists that batches are, and
//! who is there. It is read from the book once for each point, and remembered.

use std::sync::Arc;

use super::point::Point;
use crate::rates::{FigureColumn, Value, Window};

/// What a rate looks at beside the columns of a pipeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureAsked {
    /// Which.
    pub figure: FigureKind,
    /// The period that it is of; none where it is of all time.
    pub period: Option<Window>,
    /// As of which point.
    pub point: Point,
}

/// What is to be read from the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// A figure, such as `funds_arrived` or `output_value/actual`.
    Value(String),
    /// Who is on the list of this name: at least one of each that is for certain, up to one of who perhaps is.
    Batch(String),
    /// Who is there at all: told as who is on a list is.
    Existence,
}

/// The figures that a rate looks at, as far as they were read.
#[derive(Clone, Debug, Default)]
pub struct FiguresRead(pub(super) Vec<(FigureAsked, Option<Arc<FigureColumn>>)>);

impl FiguresRead {
    /// Those that were not.
    pub fn missing(&self) -> impl Iterator<Item = &FigureAsked> {
        self.0.iter().filter(|(_, read)| read.is_none()).map(|(asked, _)| asked)
    }

    /// Reads those that are missing.
    ///
    /// # Errors
    /// What `read` answers.
    pub fn read<E>(&mut self, mut read: impl FnMut(&FigureAsked) -> Result<Arc<FigureColumn>, E>) -> Result<(), E> {
        for (asked, column) in self.0.iter_mut().filter(|(_, column)| column.is_none()) {
            *column = Some(read(asked)?);
        }
        Ok(())
    }

    pub(super) fn of(&self, asked: &FigureAsked) -> Option<&Arc<FigureColumn>> {
        self.0.iter().find(|(known, _)| known == asked).and_then(|(_, column)| column.as_ref())
    }
}

/// The figures that were read.
pub type Figures = Vec<(FigureAsked, Arc<FigureColumn>)>;

impl FigureAsked {
    /// What it is called.
    pub(super) fn name(&self) -> &str {
        match &self.figure {
            FigureKind::Value(name) | FigureKind::Batch(name) => name,
            FigureKind::Existence => "existence",
        }
    }

    pub(super) fn of(value: &Value, period: Option<Window>, point: Point) -> Self {
        let period = if value.in_period { period } else { None };
        Self { figure: FigureKind::Value(value.name.clone()), period, point }
    }
}
