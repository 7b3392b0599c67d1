//! [`Mapping`]: how the columns of one office's ledger fill the fields of the book.

use std::sync::Arc;

use encoding_rs::Encoding;
use inward_core::refusal::Refusal;
use serde::Serialize;

use crate::Field;
use crate::decode;
use crate::target::{Target, Word};

/// In which order the parts of a date such as `03/04/2020` stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Order {
    /// Day, month, year.
    #[serde(rename = "DMY")]
    DayMonthYear,
    /// Month, day, year.
    #[serde(rename = "MDY")]
    MonthDayYear,
}

/// From which day a spreadsheet program counts dates that were saved as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Serial {
    /// 1 is 1900-01-01.
    Excel1900,
    /// 0 is 1904-01-01.
    Excel1904,
}

impl Order {
    /// The word in a mapping, and that of `When.parse`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DayMonthYear => "DMY",
            Self::MonthDayYear => "MDY",
        }
    }
}

impl Serial {
    /// The word in a mapping, and that of `When.parse`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Excel1900 => "excel1900",
            Self::Excel1904 => "excel1904",
        }
    }
}

impl Word for Order {
    const ALL: &'static [(&'static str, Self)] = &[("DMY", Self::DayMonthYear), ("MDY", Self::MonthDayYear)];
}

impl Word for Serial {
    const ALL: &'static [(&'static str, Self)] = &[("excel1900", Self::Excel1900), ("excel1904", Self::Excel1904)];
}

/// What cells hold that have no value, unless the mapping says otherwise.
pub(crate) const SKIP_EMPTY: &[&str] = &["", "-", "－", "—", "——", "–", "/", "／", "N/A"];

/// How the columns of one office's ledger fill the fields of the book; the crate's page shows
/// the form of the file.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Mapping {
    /// The system under which the keys of the rows are remembered.
    pub name: String,
    /// The column whose value identifies a row for ever.
    pub key: String,
    /// The sign between two cells, one of ASCII.
    pub delimiter: char,
    /// The number of the header row, counted as a spreadsheet program counts rows, from 1.
    pub header: u64,
    /// The currency of amounts that name none.
    pub currency: Option<String>,
    /// The order of the parts of dates.
    pub order: Option<Order>,
    /// How dates that were saved as numbers are counted.
    pub serial: Option<Serial>,
    /// The source of the facts of this ledger, a key of the playbook.
    pub source: Option<String>,
    /// The day on which the office had this edition, as text of a date.
    pub reported_on: Option<String>,
    /// What cells hold that have no value.
    pub skip_empty: Vec<String>,
    /// Keys of rows that are no records, such as 合计.
    pub skip_keys: Vec<String>,
    pub(crate) encoding: &'static Encoding,
    pub(crate) columns: Vec<Column>,
    pub(crate) constants: Vec<(Arc<Target>, String)>,
}

/// One column that the mapping knows.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// The name as the mapping writes it.
    pub(crate) name: String,
    /// What it fills; nothing if it is ignored.
    pub(crate) targets: Vec<Arc<Target>>,
    /// Whether the file may do without it.
    pub(crate) optional: bool,
}

impl Mapping {
    /// The column that fills a field; none if no column does.
    #[must_use]
    pub fn column_of(&self, field: &Field) -> Option<&str> {
        let fills = |column: &&Column| column.targets.iter().any(|target| target.field == *field);
        self.columns.iter().find(fills).map(|column| column.name.as_str())
    }

    /// Reads a mapping from its TOML text.
    ///
    /// # Errors
    /// One [`Refusal`] that lists every fault of the mapping with its line and its cure; its
    /// codes are those of `ledger.mapping-…`, `ledger.unknown-…`, `ledger.option-…`,
    /// `ledger.doubled-…` and `ledger.unit-contradiction`.
    ///
    /// ```
    /// use inward_core::text::Lang;
    /// use inward_ledger::Mapping;
    ///
    /// let refusal = Mapping::parse("[ledger]\nname = \"a\"\nkey = \"编号\"\n[columns]\n\"名称\" = \"projct.name\"\n").unwrap_err();
    /// assert_eq!(refusal.code.as_str(), "ledger.unknown-field");
    /// assert!(refusal.say(Lang::En).contains("line 5"));
    /// assert!(refusal.say(Lang::En).contains("≈ project.name"));
    /// ```
    pub fn parse(toml: &str) -> Result<Self, Refusal> {
        crate::mapping_parse::parse(toml)
    }

    /// The name of the encoding, in lower case; `gbk` and `gb2312` are read as `gb18030`, which
    /// holds them.
    #[must_use]
    pub fn encoding(&self) -> String {
        decode::label(self.encoding)
    }

    /// What the columns fill, in the order of the mapping; ignored columns fill nothing.
    pub fn targets(&self) -> impl Iterator<Item = &Target> {
        self.columns.iter().flat_map(|column| &column.targets).map(AsRef::as_ref)
    }

    /// The fields that every row gets, with their text, in the order of the mapping.
    pub fn constants(&self) -> impl Iterator<Item = (&Target, &str)> {
        self.constants.iter().map(|(target, text)| (target.as_ref(), text.as_str()))
    }
}
