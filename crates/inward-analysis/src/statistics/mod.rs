//! Statistics of plain figures that a book or anybody's table may give: who is credited with what was signed,
//! how concentrated something is. All of them are exact; what is in doubt has bounds.

mod attribution;
pub(crate) mod columns;
mod concentration;
mod span;

pub use attribution::{Attributed, Credit, CreditedTo, Credits, Touch, TouchModel, attribute};
pub use columns::StatisticsTable;
pub use concentration::{Concentration, ShareBounds, concentration};
pub use span::{MoneySpans, Span};
