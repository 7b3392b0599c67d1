//! Files that are refused as a whole, and the many forms of those that are read.

use inward_core::text::Lang;
use inward_ledger::read;

use crate::given::{cells, mapping, mapping_of};

const GOOD: &str = "编号,名称,总投资\nA,蓝宝石长晶,25.3\nB,科技园,1.2亿元\n";

fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{feff}" } else { "" };
    let units: Vec<u16> = mark.encode_utf16().chain(text.encode_utf16()).collect();
    units.iter().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn one_table_is_read_in_every_form_in_which_offices_save_it() {
    let full_width = GOOD.replace("编号,名称,总投资", "编 号,\"名\n称\",总投资　");
    let titled = format!("阳泉经开区项目台账,,\n,,\n{GOOD}");
    let forms: Vec<(&str, Vec<u8>)> = vec![
        ("", GOOD.into()),
        ("", format!("\u{feff}{GOOD}").into()),
        ("", GOOD.replace('\n', "\r\n").into()),
        ("", GOOD.replace('\n', "\r").into()),
        ("", GOOD.trim_end().into()),
        ("", full_width.into()),
        ("", GOOD.replace("A,蓝宝石长晶,25.3", "\"A\",\"蓝宝石长晶\",\" 25.3 \"").into()),
        ("", GOOD.replace('\n', ",,\n").into()),
        ("", format!("{GOOD}\n,,\n\n").into()),
        ("header = 3", titled.into()),
        ("delimiter = ';'", GOOD.replace(',', ";").into()),
        ("delimiter = \"\\t\"", GOOD.replace(',', "\t").into()),
        ("encoding = 'gb18030'", gb18030(GOOD)),
        ("encoding = 'gbk'", gb18030(GOOD)),
        ("encoding = 'gb2312'", gb18030(GOOD)),
        ("encoding = 'big5'", encoding_rs::BIG5.encode(&GOOD.replace("编", "編")).0.into_owned()),
        ("encoding = 'utf-16le'", utf16(GOOD, true, true)),
        ("encoding = 'utf-16le'", utf16(GOOD, true, false)),
        ("encoding = 'utf-16be'", utf16(GOOD, false, true)),
    ];
    let mut ran = 0;
    for (settings, bytes) in forms {
        if settings.contains("big5") {
            // Traditional characters: only that it is read at all.
            let refusal = read(&bytes, &mapping(settings)).unwrap_err();
            assert!(refusal.code.as_str().ends_with("-column"), "{refusal}");
            ran += 1;
            continue;
        }
        let ledger = read(&bytes, &mapping(settings)).unwrap_or_else(|refusal| panic!("{settings}: {refusal}"));
        assert!(ledger.faults.is_empty(), "{settings}: {}", ledger.faults[0]);
        let rows: Vec<_> = ledger.rows.iter().map(|row| (row.key.as_str(), cells(row))).collect();
        let expected = [
            ("A", vec!["project.name=蓝宝石长晶".to_owned(), "project.total_planned=25.3亿元".to_owned()]),
            ("B", vec!["project.name=科技园".to_owned(), "project.total_planned=1.2亿元".to_owned()]),
        ];
        assert_eq!(rows, expected, "{settings}");
        ran += 1;
    }
    assert_eq!(ran, 19);
}

#[test]
fn files_that_are_refused() {
    let mut cut = GOOD.as_bytes().to_vec();
    cut[29] = 0xff;
    let with_columns = |columns: &str| GOOD.replace("总投资", columns).into_bytes();
    /// Settings, bytes, and code with some parameters for each fault.
    type Case<'a> = (&'a str, Vec<u8>, &'a [(&'a str, &'a [(&'a str, &'a str)])]);
    let cases: Vec<Case<'_>> = vec![
        ("", Vec::new(), &[("ledger.empty", &[])]),
        ("", b"\xef\xbb\xbf".to_vec(), &[("ledger.empty", &[])]),
        ("", b" \r\n \n".to_vec(), &[("ledger.empty", &[])]),
        (
            "",
            b"PK\x03\x04\x14\x00\x06\x00".to_vec(),
            &[("ledger.not-text", &[("found", "XLSX / ZIP"), ("offset", "0")])],
        ),
        ("", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), &[("ledger.not-text", &[("found", "XLS / ET")])]),
        ("", b"%PDF-1.7".to_vec(), &[("ledger.not-text", &[("found", "PDF")])]),
        ("", b"a,b\n1,\x002\n".to_vec(), &[("ledger.not-text", &[("found", "NUL"), ("offset", "6")])]),
        ("", cut, &[("ledger.undecodable", &[("encoding", "utf-8"), ("line", "2"), ("offset", "29")])]),
        (
            "",
            gb18030(GOOD),
            &[(
                "ledger.wrong-encoding",
                &[("encoding", "utf-8"), ("found", "gb18030"), ("line", "1"), ("offset", "0")],
            )],
        ),
        ("", utf16(GOOD, true, true), &[("ledger.wrong-encoding", &[("found", "utf-16le")])]),
        ("", utf16("a,b\n1,2\n", true, false), &[("ledger.wrong-encoding", &[("found", "utf-16le")])]),
        ("", utf16("a,b\n1,2\n", false, false), &[("ledger.wrong-encoding", &[("found", "utf-16be")])]),
        (
            "encoding = 'gb18030'",
            GOOD.into(),
            &[("ledger.wrong-encoding", &[("encoding", "gb18030"), ("found", "utf-8")])],
        ),
        ("encoding = 'windows-1252'", GOOD.into(), &[("ledger.wrong-encoding", &[("found", "utf-8")])]),
        ("encoding = 'gb18030'", format!("\u{feff}{GOOD}").into(), &[("ledger.wrong-encoding", &[("found", "utf-8")])]),
        ("encoding = 'utf-16le'", GOOD.into(), &[("ledger.wrong-encoding", &[("found", "utf-8")])]),
        ("header = 9", GOOD.into(), &[("ledger.no-header", &[("row", "9")])]),
        ("header = 2", format!("标题\n,,\n{GOOD}").into(), &[("ledger.no-header", &[("row", "2")])]),
        ("", "编号,\"名称,总投资\nA,b,1\n".into(), &[("ledger.open-quote", &[])]),
        ("", "编号,名\"称,总投资\nA,b,1\n".into(), &[("ledger.stray-quote", &[])]),
        ("", GOOD.replace(',', ";").into(), &[("ledger.other-delimiter", &[("found", "\";\"")])]),
        ("", GOOD.replace(',', "\t").into(), &[("ledger.other-delimiter", &[("found", "\"\\t\"")])]),
        ("", with_columns("总投资,备注"), &[("ledger.unknown-column", &[("input", "备注"), ("place", "4")])]),
        (
            "",
            with_columns("总投资额"),
            &[
                ("ledger.unknown-column", &[("input", "总投资额"), ("near", "总投资")]),
                ("ledger.missing-column", &[("input", "总投资"), ("near", "总投资额")]),
            ],
        ),
        (
            "",
            with_columns("总投资,甲,乙"),
            &[("ledger.unknown-column", &[("input", "甲")]), ("ledger.unknown-column", &[("input", "乙")])],
        ),
        ("", with_columns("总投资,名 称"), &[("ledger.doubled-column", &[("place", "2"), ("other", "4")])]),
        ("", with_columns("总投资,编号"), &[("ledger.doubled-column", &[("place", "1"), ("other", "4")])]),
        (
            "",
            GOOD.replace("编号", "编码").into(),
            &[("ledger.missing-key-column", &[("near", "编码")]), ("ledger.unknown-column", &[("input", "编码")])],
        ),
        ("", GOOD.replace("编号", "").into(), &[("ledger.missing-key-column", &[("input", "编号")])]),
    ];
    let mut ran = 0;
    for (settings, bytes, expected) in cases {
        let refusal = read(&bytes, &mapping(settings)).expect_err(settings);
        let found: Vec<&str> = refusal.each().map(|fault| fault.code.as_str()).collect();
        let codes: Vec<&str> = expected.iter().map(|(code, _)| *code).collect();
        assert_eq!(found, codes, "{settings} {}", String::from_utf8_lossy(&bytes));
        for (fault, (_, parameters)) in refusal.each().zip(expected) {
            for (name, value) in *parameters {
                assert_eq!(fault.params[*name], *value, "{name} of {fault}");
            }
        }
        for lang in [Lang::En, Lang::Zh] {
            assert!(!refusal.say(lang).contains('?'), "{}", refusal.say(lang));
        }
        ran += 1;
    }
    assert_eq!(ran, 29);
}

#[test]
fn optional_columns_may_be_absent_and_ignored_ones_doubled() {
    let mapping = mapping_of("", "'名称' = { field = 'project.name', optional = true }\n'备注' = { ignore = true }");
    let ledger = read("编号,备注,备注\n1,a,#REF!\n".as_bytes(), &mapping).unwrap();
    assert_eq!(ledger.absent, ["名称"]);
    assert!(ledger.faults.is_empty());
    assert!(ledger.rows[0].cells.is_empty());
}

#[test]
fn the_offset_of_a_wrong_byte_counts_the_mark_before_the_text() {
    let mut bytes = b"\xef\xbb\xbfa,b\nc,".to_vec();
    bytes.push(0xff);
    let refusal = read(&bytes, &mapping("")).unwrap_err();
    assert_eq!((refusal.params["offset"].as_str(), refusal.params["line"].as_str()), ("9", "2"));
}
