//! What was taken in from outside tables, and what was not.

use std::fmt;

/// What was taken in from outside tables, and what was not, so that nothing is left out unseen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutsideReport {
    /// How many ids have events: the investments of the pipeline.
    pub investments: u64,
    /// How many rows the table of events has.
    pub events: u64,
    /// How many of them are planned: they are no actuals, and count only where plans do.
    pub planned: u64,
    /// How many say again that an investment reached a milestone: the first day counts.
    pub repeated: u64,
    /// How many say of a day that was yet to come that something happened on it: one after the day on which that
    /// was known, or after the day on which the tables were read.
    pub ahead: u64,
    /// How many rows of attributes were dropped, since an earlier row has the same id.
    pub dropped_attributes: u64,
    /// How many rows the table of money has, where there is one.
    pub money: u64,
    /// The ids that have attributes or money and no events: they are not in the pipeline.
    pub without_events: Vec<String>,
    /// How many investments have no attributes, where there is a table of them.
    pub without_attributes: u64,
    /// The columns of the table of events that have no meaning, and were not read.
    pub unread_columns: Vec<String>,
}

impl fmt::Display for OutsideReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} investments from {} events", self.investments, self.events)?;
        if self.money > 0 {
            write!(f, " and {} rows of money", self.money)?;
        }
        let many = |names: &[String]| u64::try_from(names.len()).unwrap_or(u64::MAX);
        for (number, what) in [
            (self.planned, "planned"),
            (self.repeated, "repeated"),
            (self.ahead, "ahead of their day"),
            (self.dropped_attributes, "further rows of attributes dropped"),
            (many(&self.without_events), "ids without events"),
            (self.without_attributes, "investments without attributes"),
            (many(&self.unread_columns), "columns of events not read"),
        ] {
            if number > 0 {
                write!(f, "; {number} {what}")?;
            }
        }
        Ok(())
    }
}
