//! [`DivisionTable`]: the divisions of one edition of the list, by code.

use std::collections::BTreeMap;

use super::{DivisionCode, DivisionLevel};
use crate::refusal::Refusal;
use crate::text::refusals::identifier as codes;

/// The divisions of one edition of the list of GB/T 2260 or of the statistical divisions, as the
/// caller loads them; the core brings none, for the lists change every year.
///
/// ```
/// use inward_core::identifier::{DivisionCode, DivisionTable};
///
/// let table = DivisionTable::from_csv(["code,name\n14,\"山西省\"\n", "code,name,provinceCode\n1403,\"阳泉市\",14\n"])?;
/// let yangquan = table.find(&DivisionCode::parse("140300")?)?;
/// assert_eq!(yangquan.name, "阳泉市");
/// assert_eq!(yangquan.province.unwrap().name, "山西省");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DivisionTable {
    names: BTreeMap<DivisionCode, String>,
}

/// A division that a table knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// Its code.
    pub code: DivisionCode,
    /// Its name, without those of the divisions it lies in.
    pub name: String,
    /// Its level.
    pub level: DivisionLevel,
    /// The province it lies in, if it is not one and the table has it.
    pub province: Option<Place>,
    /// The prefecture it lies in, if it is a county and the table has it.
    pub prefecture: Option<Place>,
}

/// A division that another one lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its code.
    pub code: DivisionCode,
    /// Its name.
    pub name: String,
}

impl DivisionTable {
    /// A table of these divisions; of several names for a code the last one holds.
    #[must_use]
    pub fn new(rows: impl IntoIterator<Item = (DivisionCode, String)>) -> Self {
        Self { names: rows.into_iter().collect() }
    }

    /// A table of the rows of CSV texts whose first column is the code and whose second is the
    /// name, quoted or not; further columns and a header are passed over. Codes of two and four
    /// digits are provinces and prefectures.
    ///
    /// # Errors
    /// `division-code.invalid-row` with the text's number and the line (`[1].line[17]`) when a row
    /// has no name or its code is not two, four or six digits.
    pub fn from_csv<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, Refusal> {
        let mut names = BTreeMap::new();
        for (number, text) in texts.into_iter().enumerate() {
            for (line, row) in text.trim_start_matches('\u{feff}').lines().enumerate() {
                let is_header = line == 0 && !read_cell(row).0.starts_with(|c: char| c.is_ascii_digit());
                if is_header || row.trim().is_empty() {
                    continue;
                }
                let (code, name) = read_row(row).ok_or_else(|| {
                    Refusal::new(codes::DIVISION_CODE_INVALID_ROW)
                        .with("input", row)
                        .at(format!("line[{}]", line + 1))
                        .at(format!("[{number}]"))
                })?;
                names.insert(code, name);
            }
        }
        Ok(Self { names })
    }

    /// The division of that code.
    ///
    /// # Errors
    /// `division-code.unknown-region` if this table does not have it; another edition may.
    pub fn find(&self, code: &DivisionCode) -> Result<Division, Refusal> {
        let Some(name) = self.names.get(code) else {
            return Err(Refusal::new(codes::DIVISION_CODE_UNKNOWN_REGION).with("input", code));
        };
        let within = |outer: DivisionCode| {
            let name = self.names.get(&outer).filter(|_| outer != *code)?.clone();
            Some(Place { code: outer, name })
        };
        Ok(Division {
            code: code.clone(),
            name: name.clone(),
            level: code.level(),
            province: within(code.province()),
            prefecture: code.prefecture().and_then(within),
        })
    }

    /// How many divisions the table has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether the table has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

fn read_row(row: &str) -> Option<(DivisionCode, String)> {
    let (code, rest) = read_cell(row);
    let (name, _) = read_cell(rest?);
    let digits = matches!(code.len(), 2 | 4 | 6) && code.chars().all(|c| c.is_ascii_digit());
    (digits && !name.is_empty()).then(|| (DivisionCode::of_digits(code), name.to_owned()))
}

/// The first cell of a row without its quotes, and what follows its comma. Quotes within a name
/// do not occur in these lists.
fn read_cell(row: &str) -> (&str, Option<&str>) {
    let row = row.trim();
    if let Some((cell, rest)) = row.strip_prefix('"').and_then(|quoted| quoted.split_once('"')) {
        return (cell.trim(), rest.trim_start().strip_prefix(','));
    }
    match row.split_once(',') {
        Some((cell, rest)) => (cell.trim(), Some(rest)),
        None => (row, None),
    }
}
