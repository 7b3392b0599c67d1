//! [`errors_csv`]: the bad rows back to the office that sent them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use inward_core::refusal::Refusal;
use inward_core::text::Lang;

use crate::decode;
use crate::header::fault_columns;
use crate::ledger::{RowFault, delimiter, find_header};
use crate::mapping::Mapping;
use crate::record::{Record, Records};

/// The columns put before those of the file. [`crate::read`] passes over them, so that a mended
/// file can be sent as it is.
pub(crate) const FAULT_COLUMNS: &[(Lang, [&str; 3])] =
    &[(Lang::En, ["fault code", "fault", "next step"]), (Lang::Zh, ["错误代码", "错误", "处理办法"])];

/// The bad rows of a ledger as a file of the same form: the same encoding, delimiter, rows above
/// the header, and columns, with three more before them that say code, fault and next step. An
/// office mends the rows and sends the file again, under the same mapping; the three columns may
/// stay. A row whose quotes are wrong is cut at every delimiter.
///
/// The faults may also come from later than [`crate::read`]; see [`RowFault::of_cell`].
///
/// # Errors
/// As [`crate::read`], where the bytes cannot be read or have no header.
///
/// ```
/// use inward_core::text::Lang;
/// use inward_ledger::{Mapping, errors_csv, read};
///
/// let mapping = Mapping::parse("[ledger]\nname = 'a'\nkey = 'id'\n[columns]\n'name' = 'project.name'\n")?;
/// let bytes = b"id,name\n1,Sapphire\n,Logistics park\n";
/// let ledger = read(bytes, &mapping)?;
/// let back = errors_csv(bytes, &mapping, &ledger.faults, Lang::En)?;
/// let back = String::from_utf8(back).unwrap();
/// assert_eq!(back.lines().count(), 2);
/// assert!(back.contains("ledger.missing-key,id: the row has no key,fill the column `id`,,Logistics park"));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub fn errors_csv(bytes: &[u8], mapping: &Mapping, faults: &[RowFault], lang: Lang) -> Result<Vec<u8>, Refusal> {
    let text = decode::decode(bytes, mapping.encoding)?;
    let sign = delimiter(mapping);
    let mut header = Record::default();
    find_header(&mut Records::new(&text, sign), &mut header, mapping)?;
    let front = fault_columns(&header.cells, mapping);
    let mut by_row: BTreeMap<u64, Vec<&RowFault>> = BTreeMap::new();
    for fault in faults {
        by_row.entry(fault.row).or_default().push(fault);
    }
    let names = names_of(lang);
    // An encoding without Chinese gets English.
    let (lang, names) = if names.iter().all(|name| decode::can_write_all(name, mapping.encoding)) {
        (lang, names)
    } else {
        (Lang::En, names_of(Lang::En))
    };
    let mut page = Page { text: String::new(), delimiter: mapping.delimiter };
    let mut records = Records::new(&text, sign);
    let mut record = Record::default();
    while records.next_into(&mut record) {
        let said = if record.row < mapping.header {
            [const { Cow::Borrowed("") }; 3]
        } else if record.row == mapping.header {
            names.map(Cow::Borrowed)
        } else if let Some(faults) = by_row.get(&record.row) {
            describe(faults, lang)
        } else {
            continue;
        };
        if record.fault.is_some() {
            let cells = record.raw.split(mapping.delimiter).skip(front).map(Cow::Borrowed);
            page.row(said.into_iter().chain(cells));
        } else {
            page.row(said.into_iter().chain(record.cells.iter().skip(front).cloned()));
        }
    }
    Ok(decode::encode(&page.text, mapping.encoding))
}

fn names_of(lang: Lang) -> [&'static str; 3] {
    FAULT_COLUMNS.iter().find(|(of, _)| *of == lang).map_or(["", "", ""], |(_, names)| *names)
}

/// Code, fault and next step of all the faults of one row, a line each.
fn describe<'a>(faults: &[&RowFault], lang: Lang) -> [Cow<'a, str>; 3] {
    let mut said = [String::new(), String::new(), String::new()];
    for (fault, refusal) in faults.iter().flat_map(|fault| fault.refusal.each().map(move |refusal| (fault, refusal))) {
        let mut what = String::new();
        if let Some(place) = fault.column.as_ref().or(refusal.path.as_ref()) {
            what.push_str(place);
            what.push_str(lang.pick(": ", "："));
        }
        what.push_str(&refusal.what(lang));
        let next = refusal.next_step(lang);
        for (cell, part) in said.iter_mut().zip([refusal.code.as_str(), &what, &next]) {
            if !cell.is_empty() && !part.is_empty() {
                cell.push('\n');
            }
            cell.push_str(part);
        }
    }
    said.map(Cow::Owned)
}

/// Rows written as spreadsheet programs write them.
struct Page {
    text: String,
    delimiter: char,
}

impl Page {
    fn row<'a>(&mut self, cells: impl Iterator<Item = Cow<'a, str>>) {
        for (place, cell) in cells.enumerate() {
            if place > 0 {
                self.text.push(self.delimiter);
            }
            if cell.contains(['"', '\n', '\r', self.delimiter]) {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(&cell);
            }
        }
        self.text.push_str("\r\n");
    }
}
