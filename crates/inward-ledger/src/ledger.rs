//! [`Ledger`]: the rows of one file as typed-field cells, and what is wrong with the others.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use encoding_rs::Encoding;
use inward_core::refusal::Refusal;
use inward_core::text::Lang;
use inward_core::text::refusals::ledger;
use serde::Serialize;

use crate::column_name::fold;
use crate::decode;
use crate::field::Field;
use crate::header::{Layout, lay_out};
use crate::mapping::Mapping;
use crate::mapping_parse::in_unit;
use crate::record::{QuoteFault, Record, Records};
use crate::target::{Options, Target};
use crate::trim;
use crate::wording::clip;

/// What a file holds under a mapping.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Ledger {
    /// The system under which the keys of the rows are remembered.
    pub name: String,
    /// The names of the columns as the file has them; one may be empty.
    pub header: Vec<String>,
    /// The optional columns of the mapping that the file does without.
    pub absent: Vec<String>,
    /// The rows that could be read, in the order of the file.
    pub rows: Vec<Row>,
    /// What is wrong with the other rows, in the order of the file.
    pub faults: Vec<RowFault>,
    /// How many rows were wholly blank.
    pub blank: u64,
    /// How many rows the mapping's `skip_keys` left out.
    pub skipped: u64,
}

/// One row that could be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Row {
    /// The number of its first line in the file, from 1.
    pub line: u64,
    /// The number of the row as a spreadsheet program counts, from 1.
    pub row: u64,
    /// What identifies the row for ever.
    pub key: String,
    /// What it fills: the constants, then the columns, both in the order of the mapping, without
    /// the cells that have no value.
    pub cells: Vec<Cell>,
}

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Cell {
    /// What it fills, under which options, from which column.
    pub target: Arc<Target>,
    /// The text without outer spaces, with the column's unit if it was a bare amount or area.
    pub text: String,
}

/// What the cell of a `list.<name>` column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Membership<'a> {
    /// On the list: 是, √, 1, yes and the like.
    Yes,
    /// Not on the list: 否, ×, 0, no and the like.
    No,
    /// On the list, with this note.
    Note(&'a str),
}

/// What is wrong with one row. The others are read all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RowFault {
    /// The number of the row's first line in the file, from 1.
    pub line: u64,
    /// The number of the row as a spreadsheet program counts, from 1.
    pub row: u64,
    /// The column, where the fault is in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// What is wrong with it.
    pub refusal: Refusal,
}

impl Cell {
    /// What it fills.
    #[must_use]
    pub fn field(&self) -> &Field {
        &self.target.field
    }

    /// Under which options.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.target.options
    }

    /// The column it comes from; none for a constant.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.target.column.as_deref()
    }

    /// The text as an answer to whether the record is on a list.
    ///
    /// ```
    /// use inward_ledger::{Mapping, Membership, read};
    ///
    /// let mapping = Mapping::parse("[ledger]\nname = 'a'\nkey = '编号'\n[columns]\n'重点' = 'list.2020年重点项目'\n")?;
    /// let ledger = read("编号,重点\n1,√\n2,省级\n3,否\n".as_bytes(), &mapping)?;
    /// let answers: Vec<_> = ledger.rows.iter().map(|row| row.cells[0].membership()).collect();
    /// assert_eq!(answers, [Membership::Yes, Membership::Note("省级"), Membership::No]);
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn membership(&self) -> Membership<'_> {
        const YES: &[&str] = &["是", "有", "√", "✓", "✔", "☑", "y", "yes", "true", "1", "x"];
        const NO: &[&str] = &["否", "无", "不是", "×", "✗", "✘", "☐", "n", "no", "false", "0"];
        let folded = fold(&self.text);
        if YES.contains(&folded.as_str()) {
            Membership::Yes
        } else if NO.contains(&folded.as_str()) {
            Membership::No
        } else {
            Membership::Note(&self.text)
        }
    }
}

impl Row {
    /// The text of the first cell that fills this field.
    #[must_use]
    pub fn text(&self, field: &Field) -> Option<&str> {
        self.cells.iter().find(|cell| cell.field() == field).map(|cell| cell.text.as_str())
    }

    /// The first cell that fills this field.
    #[must_use]
    pub fn cell(&self, field: &Field) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.field() == field)
    }

    /// Every cell that fills this field.
    pub fn each<'r>(&'r self, field: &'r Field) -> impl Iterator<Item = &'r Cell> {
        self.cells.iter().filter(move |cell| cell.field() == field)
    }

    /// All that the row says, in a canonical form for a hash by which a later edition of the
    /// ledger shows what it changed. It does not depend on line, order or names of the columns.
    #[must_use]
    pub fn content(&self) -> String {
        let mut cells: Vec<(String, &Options, &str)> =
            self.cells.iter().map(|cell| (cell.target.to_string(), cell.options(), cell.text.as_str())).collect();
        cells.sort_by(|left, right| (&left.0, left.2).cmp(&(&right.0, right.2)));
        let cells: Vec<_> = cells
            .iter()
            .map(|(target, options, text)| serde_json::json!([target, options.unit, options.currency, text]))
            .collect();
        serde_json::json!([self.key, cells]).to_string()
    }
}

impl RowFault {
    /// A fault of a row that was read, such as a text that turned out to be no date.
    #[must_use]
    pub fn of(row: &Row, refusal: Refusal) -> Self {
        Self { line: row.line, row: row.row, column: None, value: None, refusal }
    }

    /// A fault of one cell of a row that was read.
    #[must_use]
    pub fn of_cell(row: &Row, cell: &Cell, refusal: Refusal) -> Self {
        let column = cell.column().map(str::to_owned);
        Self { column, value: Some(cell.text.clone()), ..Self::of(row, refusal) }
    }

    /// Where it is, what is wrong, and what to do next.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let (row, line, what) = (self.row, self.line, self.refusal.say(lang));
        match (&self.column, lang) {
            (Some(column), Lang::En) => format!("row {row} (line {line}), column {column}: {what}"),
            (None, Lang::En) => format!("row {row} (line {line}): {what}"),
            (Some(column), Lang::Zh) => format!("第 {row} 行（文件第 {line} 行）“{column}”列：{what}"),
            (None, Lang::Zh) => format!("第 {row} 行（文件第 {line} 行）：{what}"),
        }
    }
}

impl fmt::Display for RowFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.say(Lang::En), self.refusal.code)
    }
}

/// Reads a ledger from the bytes of its file. Rows with faults do not stop the reading: they
/// stand in [`Ledger::faults`], and never also in [`Ledger::rows`].
///
/// # Errors
/// A [`Refusal`] of the whole file: it is no text of the mapping's encoding (`ledger.not-text`,
/// `ledger.undecodable`, `ledger.wrong-encoding`), it is empty, or its header does not fit the
/// mapping (`ledger.no-header`, `ledger.…-column`, `ledger.other-delimiter`); faults of a header
/// are listed together.
pub fn read(bytes: &[u8], mapping: &Mapping) -> Result<Ledger, Refusal> {
    let text = decode::decode(bytes, mapping.encoding)?;
    let mut records = Records::new(&text, delimiter(mapping));
    let mut record = Record::default();
    find_header(&mut records, &mut record, mapping)?;
    let layout =
        lay_out(&record.cells, mapping).map_err(|refusal| better_guess(bytes, mapping, &record).unwrap_or(refusal))?;
    let mut reader = Reader {
        mapping,
        layout,
        keys: HashMap::new(),
        doubled: BTreeSet::new(),
        ledger: Ledger {
            name: mapping.name.clone(),
            header: Vec::new(),
            absent: Vec::new(),
            rows: Vec::new(),
            faults: Vec::new(),
            blank: 0,
            skipped: 0,
        },
    };
    while records.next_into(&mut record) {
        reader.row(&record);
    }
    Ok(reader.finish())
}

pub(crate) fn delimiter(mapping: &Mapping) -> u8 {
    u8::try_from(mapping.delimiter).unwrap_or(b',')
}

/// Goes forward to the header row.
pub(crate) fn find_header<'a>(
    records: &mut Records<'a>,
    record: &mut Record<'a>,
    mapping: &Mapping,
) -> Result<(), Refusal> {
    while records.next_into(record) {
        if record.row < mapping.header {
            continue;
        }
        return match record.fault {
            Some(fault) => Err(quote_refusal(fault, record.raw).at(format!("row {}", record.row))),
            None if record.is_blank() => Err(Refusal::new(ledger::NO_HEADER).with("row", mapping.header)),
            None => Ok(()),
        };
    }
    Err(Refusal::new(ledger::NO_HEADER).with("row", mapping.header))
}

fn quote_refusal(fault: QuoteFault, raw: &str) -> Refusal {
    let code = match fault {
        QuoteFault::Open => ledger::OPEN_QUOTE,
        QuoteFault::Stray => ledger::STRAY_QUOTE,
    };
    Refusal::new(code).with("input", clip(raw))
}

/// Why a header does not even have the key: another delimiter or another encoding, where one of
/// them makes the key appear.
fn better_guess(bytes: &[u8], mapping: &Mapping, header: &Record<'_>) -> Option<Refusal> {
    let key = fold(&mapping.key);
    let has_key = |cells: &[Cow<'_, str>]| cells.iter().any(|cell| fold(cell) == key);
    if has_key(&header.cells) {
        return None;
    }
    let shown = |sign: char| format!("{:?}", sign.to_string());
    let other = [',', ';', '\t', '|'].into_iter().filter(|sign| *sign != mapping.delimiter).find(|sign| {
        let cells: Vec<_> = header.raw.split(*sign).map(|cell| Cow::Borrowed(cell.trim_matches('"'))).collect();
        cells.len() > 1 && has_key(&cells)
    });
    if let Some(sign) = other {
        let refusal = Refusal::new(ledger::OTHER_DELIMITER);
        return Some(refusal.with("input", shown(mapping.delimiter)).with("found", shown(sign)));
    }
    if bytes.is_ascii() || Encoding::for_bom(bytes).is_some() {
        return None;
    }
    decode::other_readings(bytes, mapping.encoding).find_map(|(encoding, text)| {
        let mut records = Records::new(&text, delimiter(mapping));
        let mut record = Record::default();
        find_header(&mut records, &mut record, mapping).ok()?;
        has_key(&record.cells).then(|| decode::wrong(mapping.encoding, encoding, record.line, 0))
    })
}

/// Where a key was first seen.
struct First {
    line: u64,
    row: u64,
    /// Its place among the rows, if the row could be read.
    place: Option<usize>,
    doubled: bool,
}

struct Reader<'m> {
    mapping: &'m Mapping,
    layout: Layout<'m>,
    keys: HashMap<String, First>,
    doubled: BTreeSet<usize>,
    ledger: Ledger,
}

impl Reader<'_> {
    fn row(&mut self, record: &Record<'_>) {
        let layout = &self.layout;
        if let Some(fault) = record.fault {
            let column = layout.names.get(record.cells.len()).filter(|name| !name.is_empty()).cloned();
            let value = Some(record.raw.to_owned());
            self.fault(record, column, value, quote_refusal(fault, record.raw));
            return;
        }
        if record.cells.iter().skip(layout.fault_columns).all(|cell| trim(cell).is_empty()) {
            self.ledger.blank += 1;
            return;
        }
        let filled = record.cells.iter().rposition(|cell| !trim(cell).is_empty()).map_or(0, |last| last + 1);
        if record.cells.len() < layout.width || filled > layout.names.len() {
            let refusal = Refusal::new(ledger::CELL_COUNT)
                .with("found", record.cells.len().saturating_sub(layout.fault_columns))
                .with("expected", layout.names.len().saturating_sub(layout.fault_columns));
            self.fault(record, None, None, refusal);
            return;
        }
        let before = self.ledger.faults.len();
        let key = record.cells.get(layout.key).map_or("", |cell| trim(cell));
        if self.mapping.skip_keys.iter().any(|skip| skip == key) {
            self.ledger.skipped += 1;
            return;
        }
        let key_name = layout.names.get(layout.key).cloned();
        if self.is_empty(key) {
            let refusal = Refusal::new(ledger::MISSING_KEY).with("name", &self.mapping.key);
            self.fault(record, key_name.clone(), Some(key.to_owned()), refusal);
        } else if let Some(refusal) = damage(key) {
            self.fault(record, key_name.clone(), Some(key.to_owned()), refusal);
        }
        let cells = self.cells(record);
        let place = (self.ledger.faults.len() == before).then_some(self.ledger.rows.len());
        if self.is_empty(key) || !self.remember(record, key, key_name, place) {
            return;
        }
        if place.is_some() {
            self.ledger.rows.push(Row { line: record.line, row: record.row, key: key.to_owned(), cells });
        }
    }

    /// The cells that have a value; faults of others are noted.
    fn cells(&mut self, record: &Record<'_>) -> Vec<Cell> {
        let constants = &self.mapping.constants;
        let mut cells = Vec::with_capacity(constants.len() + self.layout.columns.len());
        cells.extend(constants.iter().map(|(target, text)| Cell { target: Arc::clone(target), text: text.clone() }));
        let mut damaged = Vec::new();
        for (place, column) in &self.layout.columns {
            let text = record.cells.get(*place).map_or("", |cell| trim(cell));
            if self.is_empty(text) {
                continue;
            }
            if let Some(refusal) = damage(text) {
                if *place != self.layout.key {
                    damaged.push((*place, text, refusal));
                }
                continue;
            }
            for target in &column.targets {
                let text = in_unit(text, target).unwrap_or_else(|| text.to_owned());
                cells.push(Cell { target: Arc::clone(target), text });
            }
        }
        let unnamed = self.layout.names.iter().enumerate().skip(self.layout.fault_columns);
        for (place, _) in unnamed.filter(|(_, name)| name.is_empty()) {
            let text = record.cells.get(place).map_or("", |cell| trim(cell));
            if !text.is_empty() {
                let refusal = Refusal::new(ledger::UNNAMED_CELL).with("input", clip(text)).with("place", place + 1);
                damaged.push((place, text, refusal));
            }
        }
        for (place, text, refusal) in damaged {
            let column = self.layout.names.get(place).filter(|name| !name.is_empty()).cloned();
            self.fault(record, column, Some(text.to_owned()), refusal);
        }
        cells
    }

    /// Notes the key; `false` if another row has it. Of rows with one key none is taken, since
    /// nothing says which of them is right.
    fn remember(&mut self, record: &Record<'_>, key: &str, column: Option<String>, place: Option<usize>) -> bool {
        let Some(first) = self.keys.get_mut(key) else {
            let first = First { line: record.line, row: record.row, place, doubled: false };
            self.keys.insert(key.to_owned(), first);
            return true;
        };
        let doubled = |line: u64, row: u64, other: u64| {
            let refusal = Refusal::new(ledger::DOUBLED_KEY).with("input", clip(key));
            let refusal = refusal.with("line", line).with("other", other);
            RowFault { line, row, column: column.clone(), value: Some(key.to_owned()), refusal }
        };
        self.ledger.faults.push(doubled(record.line, record.row, first.line));
        if !first.doubled {
            first.doubled = true;
            self.ledger.faults.push(doubled(first.line, first.row, record.line));
            self.doubled.extend(first.place);
        }
        false
    }

    fn is_empty(&self, text: &str) -> bool {
        self.mapping.skip_empty.iter().any(|skip| skip == text)
    }

    fn fault(&mut self, record: &Record<'_>, column: Option<String>, value: Option<String>, refusal: Refusal) {
        self.ledger.faults.push(RowFault { line: record.line, row: record.row, column, value, refusal });
    }

    fn finish(self) -> Ledger {
        let Self { layout, doubled, mut ledger, .. } = self;
        let mut place = 0;
        ledger.rows.retain(|_| {
            place += 1;
            !doubled.contains(&(place - 1))
        });
        ledger.faults.sort_by_key(|fault| fault.row);
        ledger.absent = layout.absent.iter().map(|column| column.name.clone()).collect();
        ledger.header = layout.names;
        ledger
    }
}

/// What happened to a text before it came here: an earlier conversion that lost characters, an
/// error of a formula, a column too narrow for its number.
fn damage(text: &str) -> Option<Refusal> {
    const ERRORS: &[&str] =
        &["#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#SPILL!", "#CALC!", "#FIELD!"];
    let code =
        if text.starts_with('#') && (ERRORS.contains(&text) || (text.len() > 2 && text.bytes().all(|b| b == b'#'))) {
            ledger::SPREADSHEET_ERROR
        } else if text.contains('\u{fffd}') {
            ledger::LOST_CHARACTERS
        } else {
            return None;
        };
    Some(Refusal::new(code).with("input", clip(text)))
}
