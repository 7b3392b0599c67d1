//! Ledgers (台账) as offices keep them: one wide table, a row for each project, saved as CSV.
//!
//! A [`Mapping`] says which column fills which [`Field`] of the book; [`read`] turns the bytes of a
//! file into rows of [`Cell`]s and lists every bad row with its reason; [`errors_csv`] writes the
//! bad rows back for the office to mend. Nothing here opens files, knows a journal, or judges a
//! value: dates and amounts stay text, to be parsed by whoever makes commands of the rows.
//!
//! # A mapping
//! ```
//! use inward_ledger::{Field, Mapping, read};
//!
//! let mapping = Mapping::parse(r#"
//! [ledger]
//! name = "yangquan-2020"        # the system under which the keys of rows are remembered
//! key = "编号"                   # the column whose value identifies a row for ever
//! encoding = "utf-8"            # or gb18030, gbk, big5, utf-16le, utf-16be, windows-1252; a wrong one is refused
//! delimiter = ","               # one sign of ASCII
//! header = 2                    # the header is the second row; what stands above is passed over
//! currency = "CNY"              # of amounts that name none
//! unit = "亿元"                  # of bare numbers in columns of money
//! order = "DMY"                 # or MDY: how dates such as 03/04/2020 are read
//! serial = "excel1900"          # or excel1904: how dates saved as numbers are counted
//! source = "promotion"          # the source of the facts
//! reported_on = "2020-12-31"    # the day of this edition
//! skip_empty = ["", "-", "/", "—", "N/A"]   # what cells hold that have no value
//! skip_keys = ["合计"]           # keys of rows that are no records
//!
//! [constants]                   # what every row gets
//! "project.list" = "2020年重点项目"
//!
//! [columns]
//! "项目名称" = ["project.name", "lead.title"]           # one column may fill several fields
//! "总投资" = "project.total_planned"
//! "用地" = { field = "project.land", unit = "亩" }
//! "一期开工" = { field = "milestone.construction_started", phase = 1 }
//! "到位资金" = { field = "money.funds_arrived", unit = "万元", basis = "cumulative_in_year", period = "2020" }
//! "用工" = { field = "measure.jobs", kind = "promised", unit = "人", optional = true }
//! "备注" = { ignore = true }
//! "#)?;
//!
//! let file = "2020年项目台账,,,,,,\n\
//!             编号,项目名称,总投资,用地,一期开工,到位资金,备注\n\
//!             YQ-01,蓝宝石长晶,25.3,120,2020-07-18,约9000,\n\
//!             合计,,25.3,,,,\n\
//!             ,无编号的项目,1.2,,,,\n";
//! let ledger = read(file.as_bytes(), &mapping)?;
//!
//! let row = &ledger.rows[0];
//! assert_eq!((row.line, row.key.as_str()), (3, "YQ-01"));
//! assert_eq!(row.text(&Field::ProjectTotalPlanned), Some("25.3亿元"));
//! assert_eq!(row.text(&Field::ProjectLand), Some("120亩"));
//! assert_eq!(row.text(&Field::Money("funds_arrived".to_owned())), Some("约9000万元"));
//! assert_eq!(row.text(&Field::ProjectList), Some("2020年重点项目"));
//!
//! assert_eq!((ledger.rows.len(), ledger.skipped), (1, 1));
//! assert_eq!(ledger.faults[0].refusal.code.as_str(), "ledger.missing-key");
//! assert_eq!(ledger.faults[0].line, 5);
//! # Ok::<(), inward_core::refusal::Refusal>(())
//! ```
//!
//! `[ledger]` needs `name` and `key`; `encoding`, `delimiter` and `header` are `utf-8`, `,` and 1
//! unless given. A column of the file that the mapping does not know is refused, as is a column of
//! the mapping that the file does not have, unless it is `optional`. Names are compared without
//! regard to full or half width, case, and spaces.
//!
//! # Fields
//! [`Field::all_forms`] lists them. Options beside `field`:
//!
//! | option | of | what it says |
//! |---|---|---|
//! | `unit` | amounts, `project.land`, `measure.…` | unit of bare numbers; appended to amounts and areas |
//! | `currency` | amounts | currency of amounts that name none |
//! | `phase` | `milestone.…`, `money.…`, `measure.…` | the phase, from 1 |
//! | `planned` | `milestone.…` | `true`: the date is a plan |
//! | `basis` | `money.…`, needed | `increment`, `cumulative_in_year`, `cumulative` |
//! | `period` | `money.…`, `measure.…` | a date as text; needed by `increment` |
//! | `kind` | `measure.…`, needed | `expected`, `promised`, `actual`, `external` |
//! | `at` | `measure.…` | the milestone at which it is expected or promised, such as `full_benefit` |
//! | `source` | all | the source of this fact, where it is not the ledger's |
//!
//! A constant takes the same options in the form `{ value = "…", phase = 1 }`. `list.<name>` is for
//! a column that says whether a project is on one list ([`Cell::membership`]); `project.list` is
//! for a value that names the list.
//!
//! # Quotes
//! Cells follow RFC 4180. A quote out of place is a fault of the row on whose line it stands, and
//! reading goes on with the next line; so one forgotten quote does not swallow the rest of a file.

mod bare_number;
mod column_name;
mod decode;
mod errors;
mod field;
mod header;
mod ledger;
mod mapping;
mod mapping_parse;
mod record;
mod target;
mod wording;

pub use errors::errors_csv;
pub use field::{Field, Reading};
pub use ledger::{Cell, Ledger, Membership, Row, RowFault, read};
pub use mapping::{Mapping, Order, Serial};
pub use target::{Basis, MeasureKind, Options, Target};

/// The text without outer spaces, also those that cannot be seen.
fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}
