//! Files as they come: broken in every way that offices know, each way refused with its code and
//! its cure and nothing kept; and odd in ways that are no fault.

use super::*;

const COLUMNS: [Column<'_>; 3] = [NAME, TOTAL, START];
const HEADER: &str = "编号,项目名称,总投资,开工\n";

fn gb18030(text: &str) -> Vec<u8> {
    // Only what the tests need: a text of ASCII and the header's words.
    let words: [(&str, &[u8]); 5] = [
        ("编号", b"\xb1\xe0\xba\xc5"),
        ("项目名称", b"\xcf\xee\xc4\xbf\xc3\xfb\xb3\xc6"),
        ("总投资", b"\xd7\xdc\xcd\xb6\xd7\xca"),
        ("开工", b"\xbf\xaa\xb9\xa4"),
        ("甲", b"\xbc\xd7"),
    ];
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match words.iter().find(|(word, _)| rest.starts_with(word)) {
            Some((word, encoded)) => {
                bytes.extend_from_slice(encoded);
                rest = &rest[word.len()..];
            }
            None => {
                assert!(first.is_ascii(), "{first}");
                bytes.push(first as u8);
                rest = &rest[1..];
            }
        }
    }
    bytes
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// Previews a file: the faults of the whole or of its rows.
fn refusals(desk: &Desk, settings: &str, bytes: &[u8]) -> Vec<(Option<String>, Refusal)> {
    let ready = match desk.load_bytes(bytes, &mapping(settings, &COLUMNS)) {
        Ok(ready) => ready,
        Err(error) => return error.refusal().each().map(|refusal| (None, refusal.clone())).collect(),
    };
    let report = ready.preview().unwrap();
    assert_eq!(ready.commit().is_err(), !report.faults.is_empty(), "a commit does what the preview says");
    report.faults.iter().map(|fault| (fault.column.clone(), fault.refusal.clone())).collect()
}

#[test]
fn broken_files_and_rows_are_refused_with_code_and_cure_and_nothing_is_kept() {
    let good = format!("{HEADER}A1,甲,1,2020-07-18\n");
    let row = |row: &str| format!("{HEADER}{row}\n").into_bytes();
    let long = "长".repeat(100_000);
    let mut cut = good.clone().into_bytes();
    let last = cut.len() - 2;
    cut[last] = 0xff;
    /// Settings of the mapping, the file, and column and code of each fault.
    type Case<'a> = (&'a str, Vec<u8>, Vec<(Option<&'a str>, &'a str)>);
    let cases: Vec<Case<'_>> = vec![
        ("", Vec::new(), vec![(None, "ledger.empty")]),
        ("", b"\xef\xbb\xbf\r\n".to_vec(), vec![(None, "ledger.empty")]),
        ("", gb18030(&good), vec![(None, "ledger.wrong-encoding")]),
        ("encoding = 'gbk'", good.clone().into_bytes(), vec![(None, "ledger.wrong-encoding")]),
        ("", utf16(&good), vec![(None, "ledger.wrong-encoding")]),
        ("", cut, vec![(None, "ledger.undecodable")]),
        ("", good.replace("开工\n", "开工,备注\n").into_bytes(), vec![(None, "ledger.unknown-column")]),
        ("", good.replace(",开工\n", "\n").into_bytes(), vec![(None, "ledger.missing-column")]),
        ("", good.replace("编号", "").into_bytes(), vec![(None, "ledger.missing-key-column")]),
        ("", good.replace(',', "\t").into_bytes(), vec![(None, "ledger.other-delimiter")]),
        ("", row("A1,甲,1"), vec![(None, "ledger.cell-count")]),
        ("", row("A1,甲,1,2020-07-18,多"), vec![(None, "ledger.cell-count")]),
        ("", row("A1,\"甲,1,2020-07-18"), vec![(Some("项目名称"), "ledger.open-quote")]),
        ("", row("A1,甲\"乙,1,2020-07-18"), vec![(Some("项目名称"), "ledger.stray-quote")]),
        ("", row(",甲,1,2020-07-18"), vec![(Some("编号"), "ledger.missing-key")]),
        (
            "",
            row("A1,甲,1,\nA1,乙,1,"),
            vec![(Some("编号"), "ledger.doubled-key"), (Some("编号"), "ledger.doubled-key")],
        ),
        ("", row("A1,甲,很多,"), vec![(Some("总投资"), "money.not-money")]),
        ("", row("A1,甲,,43831"), vec![(Some("开工"), "when.ambiguous-number")]),
        ("", row(&format!("A1,{long},,")), vec![(Some("项目名称"), "text.too-long")]),
        ("", row(&format!("{long},甲,,")), vec![(Some("编号"), "text.too-long")]),
        ("", row(&format!("A1,甲,{long},")), vec![(Some("总投资"), "money.not-money")]),
        ("", row(&format!("A1,甲,,{long}")), vec![(Some("开工"), "when.not-a-date")]),
        ("", row("A1,\"甲\n乙\",,"), vec![(Some("项目名称"), "text.control-character")]),
    ];
    for (settings, bytes, expected) in &cases {
        let desk = desk();
        let before = desk.crm().head().unwrap();
        let found = refusals(&desk, settings, bytes);
        let codes: Vec<_> = found.iter().map(|(column, it)| (column.as_deref(), it.code.as_str())).collect();
        let start: String = String::from_utf8_lossy(bytes).chars().take(80).collect();
        assert_eq!(codes, *expected, "{settings} {start}");
        for (_, refusal) in &found {
            for lang in [Lang::En, Lang::Zh] {
                let text = refusal.say(lang);
                let unfilled = text.split('{').skip(1).any(|rest| rest.starts_with(char::is_alphabetic));
                assert!(!unfilled && text.chars().count() < 500, "{text}");
            }
        }
        assert_eq!(desk.crm().head().unwrap(), before, "{settings} {start}: nothing is kept");
        assert_eq!(desk.crm().investments().count().unwrap(), 0);
    }
}

#[test]
fn files_that_are_odd_but_right_are_read() {
    let good = format!("{HEADER}A1,甲,120000,2020-07-18\n");
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("", good.clone().into_bytes()),
        ("", format!("\u{feff}{good}").into_bytes()),
        ("", good.replace('\n', "\r\n").into_bytes()),
        ("", good.trim_end().as_bytes().to_vec()),
        ("encoding = 'gbk'", gb18030(&good)),
        ("encoding = 'utf-16le'", utf16(&good)),
        ("serial = 'excel1900'", good.replace("2020-07-18", "44030").into_bytes()),
        ("", good.replace("120000", "１２００００").replace("2020-07-18", "２０２０－０７－１８").into_bytes()),
        ("", good.replace("2020-07-18", "2020年7月18日").replace("120000", "\"120,000\"").into_bytes()),
        ("delimiter = ';'", good.replace(',', ";").into_bytes()),
    ];
    for (settings, bytes) in &cases {
        let desk = desk();
        let settings = format!("{SECOND}\n{settings}");
        let ready =
            desk.load_bytes(bytes, &mapping(&settings, &COLUMNS)).unwrap_or_else(|it| panic!("{settings}: {it}"));
        let report = ready.commit().unwrap_or_else(|it| panic!("{settings} {}: {it}", String::from_utf8_lossy(bytes)));
        assert_eq!(counts(&report), [1, 0, 0, 0], "{settings}");
        let read = project(&desk, "A1");
        let total = read.amount(MoneyKind::TotalPlanned, None).unwrap().in_yi();
        let start = read.when(milestone::CONSTRUCTION_STARTED, None).unwrap().to_string();
        assert_eq!((read.title(), total.as_str(), start.as_str()), ("甲", "12亿", "2020-07-18"), "{settings}");
    }
}

#[test]
fn a_ledger_without_rows_changes_nothing() {
    let desk = desk();
    let before = desk.crm().head().unwrap();
    let ready = desk.load_bytes(HEADER.as_bytes(), &mapping(SECOND, &COLUMNS)).unwrap();
    for report in [ready.preview().unwrap(), ready.commit().unwrap()] {
        assert_eq!(counts(&report), [0, 0, 0, 0]);
        assert!(report.faults.is_empty());
    }
    assert_eq!(desk.crm().head().unwrap(), before);
}
