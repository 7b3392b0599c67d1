//! Bytes to text in the encoding that the mapping names, or a refusal: never replacement characters.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use inward_core::refusal::Refusal;
use inward_core::text::refusals::ledger;

use crate::record::line_ends;

/// How the files begin that are often sent in place of a table.
const KINDS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "XLSX / ZIP"),
    (b"\xd0\xcf\x11\xe0", "XLS / ET"),
    (b"%PDF", "PDF"),
    (b"\x1f\x8b", "GZIP"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
];

/// The text of the whole file.
pub(crate) fn decode<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Result<Cow<'a, str>, Refusal> {
    if let Some((_, kind)) = KINDS.iter().find(|(begin, _)| bytes.starts_with(begin)) {
        return Err(not_text(kind, 0));
    }
    let (bytes, skipped) = match Encoding::for_bom(bytes) {
        Some((marked, _)) if marked != encoding => return Err(wrong(encoding, marked, 1, 0)),
        Some((_, length)) => (bytes.get(length..).unwrap_or_default(), length),
        None => (bytes, 0),
    };
    if !is_wide(encoding)
        && let Some(zero) = bytes.iter().position(|byte| *byte == 0)
    {
        return Err(zero_byte(bytes, encoding, zero, skipped));
    }
    let text = strictly(bytes, encoding).map_err(|(offset, line)| {
        let found = [UTF_8, GB18030].into_iter().find(|other| *other != encoding && strictly(bytes, other).is_ok());
        match found {
            Some(found) => wrong(encoding, found, line, offset + skipped),
            None => Refusal::new(ledger::UNDECODABLE)
                .with("encoding", label(encoding))
                .with("line", line)
                .with("offset", offset + skipped),
        }
    })?;
    if let Some(zero) = text.find('\0') {
        return Err(not_text("NUL", zero));
    }
    if text.trim().is_empty() {
        return Err(Refusal::new(ledger::EMPTY));
    }
    Ok(text)
}

/// The text in the other encodings in which the whole file can be read, with their names.
pub(crate) fn other_readings<'a>(
    bytes: &'a [u8],
    encoding: &'static Encoding,
) -> impl Iterator<Item = (&'static Encoding, Cow<'a, str>)> {
    [UTF_8, GB18030]
        .into_iter()
        .filter(move |other| label(other) != label(encoding))
        .filter_map(move |other| strictly(bytes, other).ok().map(|text| (other, text)))
}

/// The refusal of a file that is in another encoding than the mapping says.
pub(crate) fn wrong(encoding: &'static Encoding, found: &'static Encoding, line: u64, offset: usize) -> Refusal {
    Refusal::new(ledger::WRONG_ENCODING)
        .with("encoding", label(encoding))
        .with("found", label(found))
        .with("line", line)
        .with("offset", offset)
}

/// The name of an encoding as a mapping writes it.
pub(crate) fn label(encoding: &'static Encoding) -> String {
    encoding.name().to_ascii_lowercase()
}

/// The encoding of that name; those which would hide faults are none.
pub(crate) fn encoding_of(name: &str) -> Option<&'static Encoding> {
    // GB18030 reads all that GBK reads and can write every character back.
    let encoding = Encoding::for_label_no_replacement(name.as_bytes())?;
    Some(if encoding == encoding_rs::GBK { GB18030 } else { encoding })
}

/// The bytes of a text, with the mark by which spreadsheet programs know Unicode. A character
/// that the encoding does not have becomes `?`.
pub(crate) fn encode(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let marked = || std::iter::once('\u{feff}').chain(text.chars());
    let mut units = [0; 2];
    if encoding == UTF_16LE {
        marked().flat_map(|c| c.encode_utf16(&mut units).to_vec()).flat_map(u16::to_le_bytes).collect()
    } else if encoding == UTF_16BE {
        marked().flat_map(|c| c.encode_utf16(&mut units).to_vec()).flat_map(u16::to_be_bytes).collect()
    } else if encoding == UTF_8 {
        marked().collect::<String>().into_bytes()
    } else {
        match encoding.encode(text) {
            (bytes, _, false) => bytes.into_owned(),
            (_, _, true) => {
                let known: String = text.chars().map(|c| if can_write(c, encoding) { c } else { '?' }).collect();
                encoding.encode(&known).0.into_owned()
            }
        }
    }
}

/// Whether the encoding has every character of the text.
pub(crate) fn can_write_all(text: &str, encoding: &'static Encoding) -> bool {
    is_wide(encoding) || !encoding.encode(text).2
}

fn can_write(c: char, encoding: &'static Encoding) -> bool {
    can_write_all(c.encode_utf8(&mut [0; 4]), encoding)
}

fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

fn not_text(found: &str, offset: usize) -> Refusal {
    Refusal::new(ledger::NOT_TEXT).with("found", found).with("offset", offset)
}

fn zero_byte(bytes: &[u8], encoding: &'static Encoding, zero: usize, skipped: usize) -> Refusal {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let wide = if low > 4 * high.max(1) {
        Some(UTF_16LE)
    } else if high > 4 * low.max(1) {
        Some(UTF_16BE)
    } else {
        None
    };
    match wide.filter(|wide| strictly(bytes, wide).is_ok_and(|text| !text.contains('\0'))) {
        Some(wide) => wrong(encoding, wide, 1, zero + skipped),
        None => not_text("NUL", zero + skipped),
    }
}

/// The text, or the byte and the line at which it is not of this encoding.
fn strictly<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Result<Cow<'a, str>, (usize, u64)> {
    if encoding == UTF_8 {
        return std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
            let before = bytes.get(..error.valid_up_to()).and_then(|good| std::str::from_utf8(good).ok());
            (error.valid_up_to(), 1 + line_ends(before.unwrap_or_default()))
        });
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len().saturating_add(bytes.len() / 2).saturating_add(16));
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return Ok(Cow::Owned(text)),
            DecoderResult::OutputFull => text.reserve(rest.len().saturating_add(16)),
            DecoderResult::Malformed(bad, after) => {
                return Err((at.saturating_sub(usize::from(bad) + usize::from(after)), 1 + line_ends(&text)));
            }
        }
    }
}
