//! Splits a text into records of cells (RFC 4180), strictly: a quote out of place is a fault of
//! its row instead of a guess, and the reading goes on with the next line.

use std::borrow::Cow;

/// What is wrong with the quotes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuoteFault {
    /// Opened and never closed.
    Open,
    /// Within a cell that is not quoted, or with text after the closing quote.
    Stray,
}

/// One record: a row of the spreadsheet, on one or several lines of the file.
#[derive(Debug, Default)]
pub(crate) struct Record<'a> {
    /// Number of the row, from 1; blank rows count.
    pub(crate) row: u64,
    /// Number of its first line in the file, from 1.
    pub(crate) line: u64,
    /// Its cells; of a record with a fault only those before it.
    pub(crate) cells: Vec<Cow<'a, str>>,
    /// What is wrong with it.
    pub(crate) fault: Option<QuoteFault>,
    /// The text as it stands in the file, without the line's end.
    pub(crate) raw: &'a str,
}

impl Record<'_> {
    /// Whether nothing stands in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.fault.is_none() && self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// The records of a text, one after the other.
#[derive(Debug)]
pub(crate) struct Records<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    row: u64,
    line: u64,
}

/// What ended a cell.
enum End {
    Cell,
    Record,
}

impl<'a> Records<'a> {
    /// Splits at this delimiter, which is a sign of ASCII.
    pub(crate) const fn new(text: &'a str, delimiter: u8) -> Self {
        Self { text, delimiter, at: 0, row: 0, line: 1 }
    }

    /// Reads the next record into the given one; `false` at the end of the text.
    pub(crate) fn next_into(&mut self, record: &mut Record<'a>) -> bool {
        record.cells.clear();
        record.fault = None;
        if self.at >= self.text.len() {
            return false;
        }
        let start = self.at;
        self.row += 1;
        record.row = self.row;
        record.line = self.line;
        loop {
            match self.cell(record) {
                Ok(End::Cell) => {}
                Ok(End::Record) => break,
                Err((fault, at)) => {
                    // The line with the wrong quote is the last one that surely belongs to it.
                    record.fault = Some(fault);
                    self.at = self.find(at, |byte| byte == b'\n' || byte == b'\r').unwrap_or(self.text.len());
                    break;
                }
            }
        }
        record.raw = self.slice(start, self.at);
        self.skip_line_end();
        true
    }

    /// Reads one cell and the delimiter after it.
    fn cell(&mut self, record: &mut Record<'a>) -> Result<End, (QuoteFault, usize)> {
        if self.byte(self.at) == Some(b'"') {
            let open = self.at;
            let (cell, after) = self.quoted(open + 1).ok_or((QuoteFault::Open, open))?;
            if !matches!(self.byte(after), None | Some(b'\n' | b'\r')) && self.byte(after) != Some(self.delimiter) {
                return Err((QuoteFault::Stray, open));
            }
            self.line += line_ends(self.slice(open, after));
            self.at = after;
            record.cells.push(cell);
        } else {
            let delimiter = self.delimiter;
            let end = self.find(self.at, |byte| byte == delimiter || matches!(byte, b'\n' | b'\r' | b'"'));
            let end = end.unwrap_or(self.text.len());
            if self.byte(end) == Some(b'"') {
                return Err((QuoteFault::Stray, end));
            }
            record.cells.push(Cow::Borrowed(self.slice(self.at, end)));
            self.at = end;
        }
        if self.byte(self.at) == Some(self.delimiter) {
            self.at += 1;
            return Ok(End::Cell);
        }
        Ok(End::Record)
    }

    /// The text of a quoted cell from after its opening quote, and where it ends.
    fn quoted(&self, start: usize) -> Option<(Cow<'a, str>, usize)> {
        let mut text = Cow::Borrowed("");
        let mut from = start;
        loop {
            let quote = self.find(from, |byte| byte == b'"')?;
            if self.byte(quote + 1) == Some(b'"') {
                text.to_mut().push_str(self.slice(from, quote + 1));
                from = quote + 2;
                continue;
            }
            let rest = self.slice(from, quote);
            if text.is_empty() {
                text = Cow::Borrowed(rest);
            } else {
                text.to_mut().push_str(rest);
            }
            return Some((text, quote + 1));
        }
    }

    fn skip_line_end(&mut self) {
        if self.byte(self.at) == Some(b'\r') {
            self.at += 1;
            if self.byte(self.at) == Some(b'\n') {
                self.at += 1;
            }
            self.line += 1;
        } else if self.byte(self.at) == Some(b'\n') {
            self.at += 1;
            self.line += 1;
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn find(&self, from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
        let bytes = self.text.as_bytes().get(from..)?;
        bytes.iter().position(|byte| wanted(*byte)).map(|place| from + place)
    }

    /// Both ends stand beside signs of ASCII, so they never split a character.
    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }
}

/// How many lines end within the text, whichever way they end.
pub(crate) fn line_ends(text: &str) -> u64 {
    let mut count = 0;
    let mut before = 0;
    for byte in text.bytes() {
        count += u64::from(byte == b'\r' || (byte == b'\n' && before != b'\r'));
        before = byte;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, u64, Vec<String>, Option<QuoteFault>)> {
        let mut records = Records::new(text, b',');
        let mut record = Record::default();
        let mut found = Vec::new();
        while records.next_into(&mut record) {
            let cells = record.cells.iter().map(|cell| cell.to_string()).collect();
            found.push((record.row, record.line, cells, record.fault));
        }
        found
    }

    fn cells(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn rows_and_lines_are_counted_over_every_line_end() {
        let found = read("a,\"x\r\ny\"\rb,\n\nc,\"\"\"\"");
        assert_eq!(found[0], (1, 1, cells(&["a", "x\r\ny"]), None));
        assert_eq!(found[1], (2, 3, cells(&["b", ""]), None));
        assert_eq!(found[2], (3, 4, cells(&[""]), None));
        assert_eq!(found[3], (4, 5, cells(&["c", "\""]), None));
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn a_wrong_quote_costs_one_line() {
        let found = read("a,\"x\nb,\"y\",z\nc,5\" pipe,1\nd,e,\"f");
        let faults: Vec<_> = found.iter().map(|(_, line, _, fault)| (*line, *fault)).collect();
        assert_eq!(
            faults,
            [(1, Some(QuoteFault::Stray)), (2, None), (3, Some(QuoteFault::Stray)), (4, Some(QuoteFault::Open))]
        );
        assert_eq!(found[1].2, cells(&["b", "y", "z"]));
    }
}
