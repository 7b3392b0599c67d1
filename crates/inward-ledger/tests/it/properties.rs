//! What holds for any bytes and any mapping.

use std::collections::BTreeSet;

use inward_core::text::Lang;
use inward_ledger::{Field, Mapping, errors_csv, read};
use proptest::prelude::*;

use crate::given::{mapping, mapping_of};

const SETTINGS: &[&str] = &[
    "",
    "encoding = 'gb18030'",
    "encoding = 'utf-16le'",
    "encoding = 'windows-1252'",
    "delimiter = ';'",
    "header = 2",
];

/// A cell that is likely to be hard.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{0,6}", "[\"\n\r,;#-]{0,5}", "[一-龥０-９（）　]{0,4}", any::<String>()]
}

/// Pieces of mappings, so that many texts are nearly right.
fn toml_piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("[ledger]\nname = 'a'\nkey = 'k'\n".to_owned()),
        Just("[columns]\n".to_owned()),
        Just("[constants]\n".to_owned()),
        Just("[[columns]]\n".to_owned()),
        prop::sample::select(Field::all_forms()).prop_map(|form| format!("'{form}' = '{form}'\n")),
        "'[a-c]' = \\{ (field = 'unit'|phase = -?[0-9]{1,30}|ignore = true|unit = '.{0,3}'|, ){0,4}\\}\n",
        "[a-z_]{1,8} = (\\[|\\]|\\{|\\}|[0-9.e:-]|'|true|,|\n){0,12}\n",
        any::<String>(),
    ]
}

/// The file that `csv` writes of these rows.
fn written(rows: &[Vec<String>], end: csv::Terminator) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(end).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), settings in prop::sample::select(SETTINGS)) {
        let _ = read(&bytes, &mapping(settings));
    }

    /// With a right header: every row is a row, a fault, blank, or left out, and the faults go back.
    #[test]
    fn no_row_is_lost(body in prop::collection::vec(cell(), 0..24), settings in prop::sample::select(SETTINGS)) {
        let mapping = mapping(settings);
        let above = if mapping.header == 2 { "title\n" } else { "" };
        let header = if mapping.delimiter == ';' { "编号;名称;总投资\n" } else { "编号,名称,总投资\n" };
        let text = format!("{above}{header}{}", body.join(","));
        let bytes: Vec<u8> = match mapping.encoding().as_str() {
            "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "gb18030" => encoding_rs::GB18030.encode(&text).0.into_owned(),
            _ => text.into_bytes(),
        };
        if let Ok(ledger) = read(&bytes, &mapping) {
            let good: BTreeSet<u64> = ledger.rows.iter().map(|row| row.row).collect();
            let bad: BTreeSet<u64> = ledger.faults.iter().map(|fault| fault.row).collect();
            prop_assert!(good.is_disjoint(&bad));
            let last = good.iter().chain(&bad).max().copied().unwrap_or(mapping.header);
            let counted = mapping.header + ledger.blank + ledger.skipped + good.len() as u64 + bad.len() as u64;
            prop_assert!(last <= counted);
            for lang in [Lang::En, Lang::Zh] {
                let back = errors_csv(&bytes, &mapping, &ledger.faults, lang).unwrap();
                let again = read(&back, &mapping).unwrap();
                prop_assert_eq!(again.rows.len() + again.faults.iter().map(|f| f.row).collect::<BTreeSet<_>>().len() + again.blank as usize, bad.len());
            }
        }
    }

    #[test]
    fn any_mapping_is_read_or_refused(text in any::<String>()) {
        let _ = Mapping::parse(&text);
    }

    #[test]
    fn a_mapping_of_likely_pieces_is_read_or_refused(pieces in prop::collection::vec(toml_piece(), 0..12)) {
        if let Err(refusal) = Mapping::parse(&pieces.concat()) {
            for fault in refusal.each() {
                prop_assert!(fault.params.contains_key("line"), "{fault}");
            }
        }
    }

    /// What another writer writes is read back as it was, whatever stands in the cells.
    #[test]
    fn what_csv_writes_is_read_back(
        texts in prop::collection::vec(("[^\\x00\u{fffd}]{0,8}", "[^\\x00\u{fffd}]{0,8}"), 1..12),
        end in prop::sample::select(vec![csv::Terminator::CRLF, csv::Terminator::Any(b'\n')]),
    ) {
        let mut rows = vec![vec!["编号".to_owned(), "a".to_owned(), "b".to_owned()]];
        rows.extend(texts.iter().enumerate().map(|(number, (a, b))| vec![format!("k{number}"), a.clone(), b.clone()]));
        let mapping = mapping_of("skip_empty = ['']", "'a' = 'attribute.a'\n'b' = 'attribute.b'");
        let ledger = read(&written(&rows, end), &mapping).unwrap();
        prop_assert!(ledger.faults.iter().all(|fault| fault.refusal.code.as_str() == "ledger.spreadsheet-error"));
        for row in &ledger.rows {
            let number: usize = row.key[1..].parse().unwrap();
            let trim = |text: &str| {
                text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}').to_owned()
            };
            let expected = [trim(&texts[number].0), trim(&texts[number].1)];
            for (field, text) in ["a", "b"].iter().zip(&expected) {
                let found = row.text(&Field::Attribute((*field).to_owned())).unwrap_or_default();
                prop_assert_eq!(found, text);
            }
        }
        prop_assert_eq!(ledger.rows.len() + ledger.faults.iter().map(|f| f.row).collect::<BTreeSet<_>>().len(), texts.len());
    }

    /// The order of the columns does not matter to any row.
    #[test]
    fn cells_do_not_depend_on_the_order_of_columns(
        rows in prop::collection::vec(prop::collection::vec("[0-9a-z一-龥,\" ]{0,5}", 5), 1..8),
        order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let mapping = mapping_of(
            "[constants]\n'unit' = '一局'",
            "'a' = 'attribute.a'\n'b' = ['attribute.b', 'lead.title']\n'c' = { field = 'project.land', unit = '亩' }\n'd' = 'project.alias'\n'e' = 'project.alias'",
        );
        let mut table = vec![["编号", "a", "b", "c", "d", "e"].map(str::to_owned).to_vec()];
        for (number, row) in rows.into_iter().enumerate() {
            table.push(std::iter::once(format!("k{number}")).chain(row).collect());
        }
        let shuffled: Vec<Vec<String>> =
            table.iter().map(|row| order.iter().map(|place| row[*place].clone()).collect()).collect();
        let plain = read(&written(&table, csv::Terminator::CRLF), &mapping).unwrap();
        let other = read(&written(&shuffled, csv::Terminator::CRLF), &mapping).unwrap();
        prop_assert_eq!(&plain.rows, &other.rows);
        for (left, right) in plain.rows.iter().zip(&other.rows) {
            prop_assert_eq!(left.content(), right.content());
        }
    }
}
