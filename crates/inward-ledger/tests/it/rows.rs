//! Rows that are read, rows that are not, and the way back to the office.

use std::time::{Duration, Instant};

use inward_core::refusal::Refusal;
use inward_core::text::{Lang, refusals};
use inward_ledger::{Field, Mapping, Membership, RowFault, errors_csv, read};

use crate::given::{cells, mapping, mapping_of};

#[test]
fn bad_rows_are_explained_and_the_others_are_read() {
    /// Text after the header; line, column and code of each fault; keys of the rows that are read.
    type Case<'a> = (&'a str, &'a [(u64, Option<&'a str>, &'a str)], &'a [&'a str]);
    let cases: &[Case<'_>] = &[
        ("A,a,1\nB,b\nC,c,3\n", &[(3, None, "ledger.cell-count")], &["A", "C"]),
        ("A,a,1,2\nB,b,2,\nC,c,3\n", &[(2, None, "ledger.cell-count")], &["B", "C"]),
        (
            ",a,1\n-,b,2\nC,c,3\n",
            &[(2, Some("编号"), "ledger.missing-key"), (3, Some("编号"), "ledger.missing-key")],
            &["C"],
        ),
        (
            "A,a,1\nB,b,2\n A ,c,3\n",
            &[(2, Some("编号"), "ledger.doubled-key"), (4, Some("编号"), "ledger.doubled-key")],
            &["B"],
        ),
        (
            "A,a,1\nA,b,2\nA,c,3\n",
            &[
                (2, Some("编号"), "ledger.doubled-key"),
                (3, Some("编号"), "ledger.doubled-key"),
                (4, Some("编号"), "ledger.doubled-key"),
            ],
            &[],
        ),
        ("A,\"a\nB,b,2\nC,c,3\n", &[(2, Some("名称"), "ledger.open-quote")], &["B", "C"]),
        ("A,\"a\nB,\"b\",2\nC,c,3\n", &[(2, Some("名称"), "ledger.stray-quote")], &["B", "C"]),
        ("A,5\" pipe,1\nB,b,2\n", &[(2, Some("名称"), "ledger.stray-quote")], &["B"]),
        ("A,\"a\"b,1\nB,b,2\n", &[(2, Some("名称"), "ledger.stray-quote")], &["B"]),
        (
            "A,a,#REF!\nB,b,########\nC,#1,3\n",
            &[(2, Some("总投资"), "ledger.spreadsheet-error"), (3, Some("总投资"), "ledger.spreadsheet-error")],
            &["C"],
        ),
        ("A,\u{fffd}\u{fffd}园,1\nB,b,2\n", &[(2, Some("名称"), "ledger.lost-characters")], &["B"]),
        (
            "#NAME?,\u{fffd},1\n",
            &[(2, Some("编号"), "ledger.spreadsheet-error"), (2, Some("名称"), "ledger.lost-characters")],
            &[],
        ),
        ("A,\"two\nlines\",1\nB,b\n", &[(4, None, "ledger.cell-count")], &["A"]),
        (
            "A,a,#REF!\nA,b,2\n",
            &[
                (2, Some("总投资"), "ledger.spreadsheet-error"),
                (2, Some("编号"), "ledger.doubled-key"),
                (3, Some("编号"), "ledger.doubled-key"),
            ],
            &[],
        ),
        ("\n,,\nA,a,1\n\n", &[], &["A"]),
        ("", &[], &[]),
    ];
    let mut ran = 0;
    for (text, expected, keys) in cases {
        let file = format!("编号,名称,总投资\n{text}");
        let ledger = read(file.as_bytes(), &mapping("")).unwrap();
        let faults: Vec<_> =
            ledger.faults.iter().map(|f| (f.line, f.column.as_deref(), f.refusal.code.as_str())).collect();
        assert_eq!(faults, *expected, "{text}");
        let found: Vec<&str> = ledger.rows.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(found, *keys, "{text}");
        for fault in &ledger.faults {
            assert!(fault.to_string().contains(&format!("line {}", fault.line)));
            assert!(fault.say(Lang::Zh).contains(&format!("第 {} 行", fault.line)));
        }
        ran += 1;
    }
    assert_eq!(ran, 16);
}

#[test]
fn a_doubled_key_names_both_lines() {
    let ledger = read("编号,名称,总投资\nA,a,1\nB,b,2\nA,c,3\n".as_bytes(), &mapping("")).unwrap();
    let lines: Vec<_> =
        ledger.faults.iter().map(|f| (f.refusal.params["line"].as_str(), f.refusal.params["other"].as_str())).collect();
    assert_eq!(lines, [("2", "4"), ("4", "2")]);
}

#[test]
fn a_text_in_a_column_without_a_name_is_a_fault() {
    let ledger = read("编号,,名称,总投资,\nA,,a,1,\nB,x,b,2,\nC,,c,3,y\n".as_bytes(), &mapping("")).unwrap();
    let faults: Vec<_> =
        ledger.faults.iter().map(|f| (f.line, f.refusal.code.as_str(), f.refusal.params["place"].as_str())).collect();
    assert_eq!(faults, [(3, "ledger.unnamed-cell", "2"), (4, "ledger.unnamed-cell", "5")]);
    assert_eq!(ledger.rows.len(), 1);
}

#[test]
fn rows_know_their_line_and_their_row() {
    let ledger =
        read("标题,,\r\n编号,名称,总投资\r\nA,\"两\r\n行\",1\r\n\r\nB,b,2\r\n".as_bytes(), &mapping("header = 2"))
            .unwrap();
    let places: Vec<_> = ledger.rows.iter().map(|row| (row.line, row.row)).collect();
    assert_eq!(places, [(3, 3), (6, 5)]);
    assert_eq!(ledger.blank, 1);
    assert_eq!(ledger.rows[0].text(&Field::ProjectName), Some("两\r\n行"));
}

#[test]
fn units_are_put_to_bare_amounts_and_areas_only() {
    let mapping = mapping_of(
        "unit = '亿元'\ncurrency = 'CNY'\nskip_keys = ['合计']",
        "'总投资' = 'project.total_planned'\n'固投' = { field = 'project.fixed_asset', unit = '万元' }\n\
         '用地' = { field = 'project.land', unit = '亩' }\n'用工' = { field = 'measure.jobs', kind = 'promised', unit = '人' }\n\
         '重点' = 'list.2020'\n'日期' = 'lead.on'",
    );
    let file = "编号,总投资,固投,用地,用工,重点,日期\nA,25.3,约3000,120,200余,是,2020\nB,3000万元,－,50公顷,-,省级,44197\n合计,28,,,,,\n";
    let ledger = read(file.as_bytes(), &mapping).unwrap();
    assert_eq!(
        cells(&ledger.rows[0]),
        [
            "project.total_planned=25.3亿元",
            "project.fixed_asset=约3000万元",
            "project.land=120亩",
            "measure.jobs(kind=promised)=200余",
            "list.2020=是",
            "lead.on=2020"
        ]
    );
    assert_eq!(
        cells(&ledger.rows[1]),
        ["project.total_planned=3000万元", "project.land=50公顷", "list.2020=省级", "lead.on=44197"]
    );
    assert_eq!(ledger.rows[1].cells[2].membership(), Membership::Note("省级"));
    assert_eq!(ledger.rows[0].cells[3].options().unit.as_deref(), Some("人"));
    assert_eq!((ledger.rows.len(), ledger.skipped), (2, 1));
}

#[test]
fn content_changes_with_what_a_row_says_and_with_nothing_else() {
    let content = |file: &str| read(file.as_bytes(), &mapping("")).unwrap().rows[0].content();
    let first = content("编号,名称,总投资\nA,a,1\n");
    assert_eq!(first, content("总投资,编号,名称\n\n1,A, a\n"));
    assert_eq!(first, content("编号,名称,总投资\nA,a,1亿元\n"));
    assert_ne!(first, content("编号,名称,总投资\nA,a,2\n"));
    assert_ne!(first, content("编号,名称,总投资\nA,,1\n"));
    assert_ne!(first, content("编号,名称,总投资\nB,a,1\n"));
    assert_eq!(first, r#"["A",[["project.name",null,null,"a"],["project.total_planned","亿元",null,"1亿元"]]]"#);
}

/// Reads the bad rows of a ledger, and sends them back mended.
#[test]
fn bad_rows_go_back_and_come_again() {
    let file = "台账,,\n编号,名称,总投资\nA,a,1\n,\"b,\n\"\"b\"\"\",2\nC,c\nD,5\" pipe,4\nE,e,#REF!\n";
    for (settings, lang) in
        [("", Lang::Zh), ("", Lang::En), ("encoding = 'gbk'", Lang::Zh), ("encoding = 'utf-16be'", Lang::En)]
    {
        let mapping = mapping(&format!("header = 2\n{settings}"));
        let bytes = match settings {
            "" => file.as_bytes().to_vec(),
            "encoding = 'gbk'" => encoding_rs::GBK.encode(file).0.into_owned(),
            _ => file.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        };
        let ledger = read(&bytes, &mapping).unwrap();
        let codes = |faults: &[RowFault]| faults.iter().map(|f| f.refusal.code.as_str()).collect::<Vec<_>>();
        assert_eq!(
            codes(&ledger.faults),
            ["ledger.missing-key", "ledger.cell-count", "ledger.stray-quote", "ledger.spreadsheet-error"]
        );
        let back = errors_csv(&bytes, &mapping, &ledger.faults, lang).unwrap();
        // Sent again as it is: the same faults but for the quotes, which are now right.
        let again = read(&back, &mapping).unwrap();
        assert_eq!(codes(&again.faults), ["ledger.missing-key", "ledger.cell-count", "ledger.spreadsheet-error"]);
        assert_eq!(cells(&again.rows[0]), ["project.name=5\" pipe", "project.total_planned=4亿元"]);
        // And once more: the three columns do not pile up.
        let thrice = errors_csv(&back, &mapping, &again.faults, lang).unwrap();
        let text = match settings {
            "" => String::from_utf8(thrice).unwrap(),
            "encoding = 'gbk'" => encoding_rs::GB18030.decode(&thrice).0.into_owned(),
            _ => encoding_rs::UTF_16BE.decode(&thrice).0.into_owned(),
        };
        let text = text.trim_start_matches('\u{feff}');
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some(",,,台账,,"));
        let header =
            lang.pick("fault code,fault,next step,编号,名称,总投资", "错误代码,错误,处理办法,编号,名称,总投资");
        assert_eq!(lines.next(), Some(header));
        assert!(text.contains("ledger.missing-key"), "{text}");
        assert!(text.contains(lang.pick("the row has no key", "该行没有主键")), "{text}");
        assert!(text.contains("\"b,\n\"\"b\"\"\",2"), "{text}");
        // Mended, with the three columns still there.
        let mended = text.replace(",,\"b,", ",B,\"b,").replace(",C,c\r\n", ",C,c,3\r\n").replace("#REF!", "5");
        let mended = match settings {
            "" => mended.into_bytes(),
            "encoding = 'gbk'" => encoding_rs::GBK.encode(&mended).0.into_owned(),
            _ => mended.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        };
        let last = read(&mended, &mapping).unwrap();
        assert!(last.faults.is_empty(), "{}", last.faults[0]);
        assert_eq!(last.rows.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["B", "C", "E"]);
    }
}

#[test]
fn faults_found_later_go_back_with_the_cell_that_they_are_about() {
    let bytes = b"id,name,start\n1,Sapphire,soon\n2,Park,2020\n";
    let mapping = Mapping::parse(
        "[ledger]\nname = 'a'\nkey = 'id'\nencoding = 'windows-1252'\n[columns]\n'name' = 'project.name'\n'start' = 'milestone.construction_started'\n",
    )
    .unwrap();
    let ledger = read(bytes, &mapping).unwrap();
    let row = &ledger.rows[0];
    let vague = RowFault::of_cell(row, &row.cells[1], Refusal::new(refusals::when::VAGUE).with("input", "soon"));
    let odd = RowFault::of(row, Refusal::new(refusals::when::MISSING));
    // The encoding has no Chinese: English is said instead, and no character is lost in silence.
    let back = errors_csv(bytes, &mapping, &[vague, odd], Lang::Zh).unwrap();
    let back = encoding_rs::WINDOWS_1252.decode(&back).0.into_owned();
    assert!(back.starts_with("fault code,fault,next step,id,name,start\r\n"), "{back}");
    assert!(back.contains("when.vague\nwhen.missing"), "{back}");
    assert!(back.contains("start: `soon` has no agreed bounds"), "{back}");
    assert!(back.ends_with(",1,Sapphire,soon\r\n"), "{back}");
}

#[test]
fn a_hundred_thousand_rows_are_read_in_reasonable_time() {
    let mut file = String::from("编号,名称,总投资,a,b,c,d,e,f,g\n");
    for number in 0..100_000 {
        file.push_str(&format!("ZS-{number},\"项目, 第{number}号\",{number}.5,1,2,,4,5,/,7\n"));
    }
    let columns: String = ('a'..='g').map(|c| format!("'{c}' = 'attribute.{c}'\n")).collect();
    let mapping =
        mapping_of("unit = '万元'", &format!("'名称' = 'project.name'\n'总投资' = 'project.total_planned'\n{columns}"));
    let start = Instant::now();
    let ledger = read(file.as_bytes(), &mapping).unwrap();
    let took = start.elapsed();
    assert_eq!((ledger.rows.len(), ledger.faults.len()), (100_000, 0));
    assert_eq!(ledger.rows[99_999].line, 100_001);
    assert_eq!(ledger.rows[99_999].text(&Field::ProjectTotalPlanned), Some("99999.5万元"));
    assert_eq!(ledger.rows[0].cells.len(), 7);
    println!("read in {took:?}");
    assert!(took < Duration::from_secs(20), "{took:?}");
}

#[test]
fn wrong_quotes_on_every_line_take_no_longer_than_the_file_is_long() {
    let mut file = String::from("编号,名称,总投资\n");
    for number in 0..100_000 {
        file.push_str(["A,\"a,1\n", "A,\"\"\"a,1\n", "A,a\"\"a,1\n", "A,b,1\n"][number % 4]);
    }
    let start = Instant::now();
    let ledger = read(file.as_bytes(), &mapping("")).unwrap();
    assert!(ledger.faults.len() > 70_000);
    assert!(start.elapsed() < Duration::from_secs(20));
}

/// The book refuses a row in words of the domain, which go back in the language of the file.
#[test]
fn faults_of_the_book_go_back_in_one_language() {
    let file = "编号,名称,总投资\nA,a\n";
    let mapping = mapping("");
    let mut faults = read(file.as_bytes(), &mapping).unwrap().faults;
    let kind = inward_core::id::Kind::Commitment.label();
    faults[0].refusal = Refusal::new(refusals::standing::HAS_NONE).with_word("kind", &kind);
    for (lang, said, other) in [(Lang::Zh, &kind.zh, &kind.en), (Lang::En, &kind.en, &kind.zh)] {
        let back = errors_csv(file.as_bytes(), &mapping, &faults, lang).unwrap();
        let back = String::from_utf8(back).unwrap();
        assert!(back.contains(said.as_str()) && !back.contains(other.as_str()), "{back}");
    }
}
