//! Cases and properties of `identifier`.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use inward_core::identifier::{
    DivisionCode, DivisionLevel, DivisionTable, Lei, ProjectCode, ProjectCodeTime, RegisteringBody, Uscc,
};
use inward_core::refusal::{Category, Refusal};
use inward_core::text::refusals::identifier as codes;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::cases::cases;

const USCC_ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// What a case expects, from the verdict on its input.
fn verdict(case: &Value, outcome: Result<(String, Vec<Refusal>), Refusal>) {
    let (id, input, expect) = (&case["id"], &case["input"], &case["expect"]);
    let prefix = match case["scheme"].as_str().unwrap() {
        "gbt2260" => "division-code",
        other => other,
    };
    let code = |word: &Value| format!("{prefix}.{}", word.as_str().unwrap().replace('_', "-"));
    match outcome {
        Ok((normalized, warnings)) => {
            assert_eq!(expect["valid"], true, "{id} {input} must not be accepted");
            if let Some(expected) = expect["normalized"].as_str() {
                assert_eq!(normalized, expected, "{id}");
            }
            let expected: Vec<String> = expect["warnings"].as_array().into_iter().flatten().map(code).collect();
            let got: Vec<&str> = warnings.iter().map(|warning| warning.code.as_str()).collect();
            assert_eq!(got, expected, "{id} warnings");
            assert!(warnings.iter().all(|warning| warning.code.category() == Category::Warning));
        }
        Err(refusal) => {
            assert_eq!(expect["valid"], false, "{id} {input} must be accepted, got {refusal}");
            assert_eq!(refusal.code.as_str(), code(&expect["error"]), "{id} {input}");
            assert_eq!(refusal.params["input"], input.as_str().unwrap(), "{id}");
        }
    }
}

/// Says it on the terminal: what `eprintln!` says, the test harness swallows when the test passes.
fn say(text: &str) {
    let mut terminal = std::io::stderr();
    writeln!(terminal, "{text}").unwrap();
}

/// The divisions of the shared reference data: `INWARD_DATA/cn_reference/divisions`, or the
/// `shared/data` beside the checkout.
fn division_table() -> Option<DivisionTable> {
    let data = std::env::var_os("INWARD_DATA")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from);
    let folder = data.join("cn_reference/divisions");
    if !folder.is_dir() {
        say(&format!("SKIPPED: no table of divisions at {}; set INWARD_DATA", folder.display()));
        return None;
    }
    let texts = ["provinces.csv", "cities.csv", "areas.csv"]
        .map(|name| std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}")));
    let table = DivisionTable::from_csv(texts.iter().map(String::as_str)).unwrap();
    assert!(table.len() > 3000, "the table has only {} divisions", table.len());
    Some(table)
}

#[test]
fn every_case() {
    let table = division_table();
    let (mut uscc, mut lei, mut division, mut skipped) = (0, 0, 0, 0);
    for case in cases("identifiers.json") {
        let input = case["input"].as_str().unwrap();
        match case["scheme"].as_str().unwrap() {
            "uscc" => {
                verdict(&case, Uscc::parse(input).map(|code| (code.to_string(), code.warnings())));
                uscc += 1;
            }
            "lei" => {
                verdict(&case, Lei::parse(input).map(|code| (code.to_string(), Vec::new())));
                lei += 1;
            }
            "gbt2260" => match (DivisionCode::parse(input), &table) {
                (Err(refusal), _) => {
                    verdict(&case, Err(refusal));
                    division += 1;
                }
                (Ok(code), Some(table)) => {
                    division_case(&case, &code, table);
                    division += 1;
                }
                (Ok(_), None) => {
                    say(&format!("SKIPPED: {} {} needs the table of divisions", case["id"], case["why"]));
                    skipped += 1;
                }
            },
            other => panic!("unknown scheme {other}"),
        }
    }
    assert_eq!((uscc, lei), (37, 14));
    assert_eq!((division, skipped), if table.is_some() { (9, 0) } else { (1, 8) });
}

fn division_case(case: &Value, code: &DivisionCode, table: &DivisionTable) {
    let (id, expect) = (&case["id"], &case["expect"]);
    let found = table.find(code);
    verdict(case, found.clone().map(|division| (division.code.to_string(), Vec::new())));
    let Ok(division) = found else { return };
    assert_eq!(json!(division.level), expect["level"], "{id}");
    assert_eq!(division.level.as_str(), expect["level"], "{id}");
    assert_eq!(division.name, expect["name"], "{id}");
    assert_eq!(json!(division.province.map(|place| place.name)), expect["province"], "{id}");
    assert_eq!(json!(division.prefecture.map(|place| place.code)), expect["prefecture_code"], "{id}");
}

#[test]
fn every_code_of_these_types_is_provoked() {
    let mut seen = BTreeSet::new();
    let mut provoke = |expected: &str, refusal: Option<Refusal>| {
        let refusal = refusal.unwrap_or_else(|| panic!("{expected} was not provoked"));
        assert_eq!(refusal.code.as_str(), expected);
        seen.insert(expected.to_owned());
    };
    for (input, expected) in [
        ("\u{3000}-\u{200b}", "uscc.empty"),
        ("91440300192203821I", "uscc.invalid-character"),
        ("é", "uscc.invalid-character"),
        ("9", "uscc.invalid-length"),
        ("9144030019220382166", "uscc.invalid-length"),
        ("91A40300192203821X", "uscc.invalid-region"),
        ("9144030A192203821X", "uscc.invalid-region"),
        ("914403001922038217", "uscc.invalid-checksum"),
    ] {
        provoke(expected, Uscc::parse(input).err());
    }
    provoke("uscc.organisation-code-check", Uscc::parse("91140300MA29141752").unwrap().warnings().pop());
    for (input, expected) in [
        (" ", "lei.empty"),
        ("5493001KJTIIGC8Y1R1é", "lei.invalid-character"),
        ("5493001KJTIIGC8Y1R122", "lei.invalid-length"),
        ("5493001KJTIIGC8Y1RA2", "lei.invalid-checksum-format"),
        ("5493001KJTIIGC8Y1R13", "lei.invalid-checksum"),
    ] {
        provoke(expected, Lei::parse(input).err());
    }
    for (input, expected) in [
        ("", "project-code.empty"),
        ("--", "project-code.empty"),
        ("2106-140300-89-01-12345X", "project-code.invalid-character"),
        ("2106-140300-89-01-12345", "project-code.invalid-length"),
        ("2106-140300-89-01-1234567", "project-code.invalid-length"),
        ("2106140300-89-01-123456", "project-code.invalid-length"),
        ("2106-1403-008901-123456", "project-code.invalid-length"),
        ("2106-140300-89-01-123456-", "project-code.invalid-length"),
        ("2113-140300-89-01-123456", "project-code.invalid-time"),
        ("1999-140300-89-01-123456", "project-code.invalid-time"),
    ] {
        provoke(expected, ProjectCode::parse(input).err());
    }
    for (input, expected) in [
        ("", "division-code.empty"),
        ("14030X", "division-code.invalid-character"),
        ("1403000", "division-code.invalid-length"),
    ] {
        provoke(expected, DivisionCode::parse(input).err());
    }
    let unknown = DivisionTable::default().find(&DivisionCode::parse("140300").unwrap());
    provoke("division-code.unknown-region", unknown.err());
    provoke("division-code.invalid-row", DivisionTable::from_csv(["140,阳泉"]).err());

    let table: BTreeSet<String> =
        codes::ALL.iter().map(|code| code.as_str().to_owned()).filter(|code| !code.starts_with("id.")).collect();
    assert_eq!(seen, table);
}

#[test]
fn remainder_zero_gives_the_check_character_zero() {
    assert!(Uscc::parse("91140300MA00004960").is_ok());
    for listed in ["91440300192317458F", "91350900587527783P"] {
        assert!(Uscc::parse(listed).unwrap().warnings().is_empty(), "{listed}");
    }
}

#[test]
fn the_registering_body_is_the_first_character() {
    let mut looked_at = 0;
    for (text, body) in [
        ("91350100M000100Y43", RegisteringBody::MarketRegulation),
        ("12110108MAYEQKAL37", RegisteringBody::PublicSectorPosts),
        ("54650102MA8Q706X19", RegisteringBody::CivilAffairs),
        ("N2460105M94EDNF29Q", RegisteringBody::Agriculture),
    ] {
        assert_eq!(Uscc::parse(text).unwrap().registering_body(), Some(body));
        assert!(!body.label().zh.is_empty());
        looked_at += 1;
    }
    assert_eq!(looked_at, 4);
}

#[test]
fn check_digits_that_are_never_issued_are_refused() {
    // Each has remainder 1, so only the rule about 02 to 98 refuses it.
    let mut refused = 0;
    for number in 0..2000 {
        let body = format!("549300{number:012}");
        let remainder = format!("{body}00").bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
        let check = 98 - remainder;
        assert!(Lei::parse(&format!("{body}{check:02}")).is_ok(), "{body} {check:02}");
        for other in [check + 97, check.saturating_sub(97)] {
            if other != check && other < 100 && (other + 97 == check || other == check + 97) {
                assert_eq!(Lei::parse(&format!("{body}{other:02}")).unwrap_err().code, codes::LEI_INVALID_CHECKSUM);
                refused += 1;
            }
        }
    }
    assert!(refused > 20, "only {refused} were looked at");
}

#[test]
fn project_codes_have_two_forms() {
    for (input, canonical, time) in [
        ("２１０６－１４０３００－８９－０１－１２３４５６", "2106-140300-89-01-123456", Some(6)),
        ("2106 140300 89 01 123456", "2106-140300-89-01-123456", Some(6)),
        ("2017-140311-30-03-000123", "2017-140311-30-03-000123", None),
        ("20201403003903000123", "2020-140300-39-03-000123", None),
    ] {
        let code = ProjectCode::parse(input).unwrap();
        assert_eq!(code.as_str(), canonical);
        match (code.time(), time) {
            (ProjectCodeTime::Month { year: 2021, month }, Some(expected)) => assert_eq!(month, expected),
            (ProjectCodeTime::Year(year), None) => assert_eq!(year.to_string(), input[..4]),
            other => panic!("{input}: {other:?}"),
        }
    }
    let code = ProjectCode::parse("2017-140311-30-03-000123").unwrap();
    assert_eq!((code.division().as_str(), code.department(), code.kind()), ("140311", "30", "03"));
    let doubtful = ProjectCode::parse("2011-140300-30-03-000123").unwrap();
    assert_eq!(doubtful.time(), ProjectCodeTime::Month { year: 2020, month: 11 });
}

#[test]
fn levels_and_parents_follow_the_zeros() {
    use DivisionLevel::{County, Prefecture, Province};
    for (text, level, province, prefecture) in [
        ("140000", Province, "140000", None),
        ("140300", Prefecture, "140000", Some("140300")),
        ("140302", County, "140000", Some("140300")),
        ("419001", County, "410000", Some("419000")),
        ("421000", Prefecture, "420000", Some("421000")),
        ("140001", County, "140000", None),
    ] {
        let code = DivisionCode::parse(text).unwrap();
        assert_eq!(code.level(), level, "{text}");
        assert_eq!(code.province().as_str(), province, "{text}");
        assert_eq!(code.prefecture().as_ref().map(DivisionCode::as_str), prefecture, "{text}");
        assert!(!level.label().en.is_empty());
    }
}

#[test]
fn a_table_says_where_a_row_is_wrong() {
    let good = "\u{feff}code,name\r\n14,\"山西省\"\r\n1403, 阳泉市 ,14\r\n\r\n\"140302\",\"城区\",1403,14\r\n";
    let table = DivisionTable::from_csv([good]).unwrap();
    assert_eq!(table.len(), 3);
    assert!(!table.is_empty());
    let district = table.find(&DivisionCode::parse("140302").unwrap()).unwrap();
    assert_eq!(district.prefecture.unwrap().name, "阳泉市");
    assert_eq!(district.province.unwrap().name, "山西省");
    let alone = DivisionTable::new([(DivisionCode::parse("140302").unwrap(), "城区".to_owned())]);
    let district = alone.find(&DivisionCode::parse("140302").unwrap()).unwrap();
    assert_eq!((district.province, district.prefecture), (None, None));

    for bad in ["x,y\n1403,\n", "x,y\n1403\n", "14,山西省\n朔州,1406\n", "x,y\n14030,阳泉\n", "x,y\n\"14,山西\n"]
    {
        let refusal = DivisionTable::from_csv([good, bad]).unwrap_err();
        assert_eq!(refusal.code, codes::DIVISION_CODE_INVALID_ROW);
        assert_eq!(refusal.path.as_deref(), Some("[1].line[2]"), "{bad}");
    }
}

#[test]
fn json_is_the_text_and_is_checked() {
    let code: Uscc = serde_json::from_value(json!(" 9144030071526726xg ")).unwrap();
    assert_eq!(serde_json::to_value(&code).unwrap(), json!("9144030071526726XG"));
    let error = serde_json::from_value::<Uscc>(json!("9144030071526726X6")).unwrap_err();
    assert!(error.to_string().contains("uscc.invalid-checksum"), "{error}");
    assert!(serde_json::from_value::<Lei>(json!(5)).is_err());
    let project: ProjectCode = serde_json::from_value(json!("20201403003903000123")).unwrap();
    assert_eq!(serde_json::to_value(&project).unwrap(), json!("2020-140300-39-03-000123"));
    assert_eq!("140300".parse::<DivisionCode>().unwrap(), DivisionCode::try_from("１４０３００").unwrap());
    assert_eq!(String::from(Lei::try_from("5493001KJTIIGC8Y1R12".to_owned()).unwrap()), "5493001KJTIIGC8Y1R12");
}

/// A valid code made of 17 characters, its check found by trying each.
fn completed(body: &str) -> Uscc {
    let valid: Vec<Uscc> = USCC_ALPHABET.chars().filter_map(|c| Uscc::parse(&format!("{body}{c}")).ok()).collect();
    assert_eq!(valid.len(), 1, "{body} has {} check characters", valid.len());
    valid.into_iter().next().unwrap()
}

proptest! {
    #[test]
    fn no_text_panics_and_what_is_accepted_reads_back(text in any::<String>()) {
        if let Ok(code) = Uscc::parse(&text) { prop_assert_eq!(Uscc::parse(code.as_str()), Ok(code)); }
        if let Ok(code) = Lei::parse(&text) { prop_assert_eq!(Lei::parse(code.as_str()), Ok(code)); }
        if let Ok(code) = ProjectCode::parse(&text) { prop_assert_eq!(ProjectCode::parse(code.as_str()), Ok(code)); }
        if let Ok(code) = DivisionCode::parse(&text) { prop_assert_eq!(DivisionCode::parse(code.as_str()), Ok(code)); }
        let _ = DivisionTable::from_csv([text.as_str()]);
    }

    #[test]
    fn a_uscc_has_one_check_character_that_finds_every_slip(
        body in "[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}", place in 0usize..18, other in 0usize..31,
    ) {
        let code = completed(&body);
        let mut changed: Vec<char> = code.as_str().chars().collect();
        changed[place] = USCC_ALPHABET.chars().nth(other).unwrap();
        let changed: String = changed.into_iter().collect();
        prop_assert_eq!(Uscc::parse(&changed).is_ok(), changed == code.as_str());
        let mut swapped: Vec<char> = code.as_str().chars().collect();
        swapped.swap(place.min(16), place.min(16) + 1);
        let swapped: String = swapped.into_iter().collect();
        prop_assert_eq!(Uscc::parse(&swapped).is_ok(), swapped == code.as_str());
    }

    #[test]
    fn a_lei_is_the_remainder_of_the_whole_number(body in "[0-9A-Z]{18}", check in 0u32..100) {
        let text = format!("{body}{check:02}");
        let digits: String = text.chars().map(|c| c.to_digit(36).unwrap().to_string()).collect();
        let remainder = digits.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
        prop_assert_eq!(Lei::parse(&text).is_ok(), remainder == 1 && (2..=98).contains(&check));
    }

    #[test]
    fn spacing_case_and_width_do_not_matter(body in "[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}", place in 0usize..19) {
        let code = completed(&body);
        let mut wide: String = code.as_str().chars()
            .map(|c| char::from_u32(u32::from(c.to_ascii_lowercase()) + 0xfee0).unwrap()).collect();
        wide.insert_str(wide.char_indices().nth(place).map_or(wide.len(), |(at, _)| at), "\u{3000}－\u{200b}");
        prop_assert_eq!(Uscc::parse(&wide), Ok(code));
    }

    #[test]
    fn a_project_code_reads_with_and_without_hyphens(
        month in 1u32..=12, year in 0u32..=99, rest in "[0-9]{16}",
    ) {
        let plain = format!("{year:02}{month:02}{rest}");
        let code = ProjectCode::parse(&plain).unwrap();
        prop_assert_eq!(code.as_str().replace('-', ""), plain);
        prop_assert_eq!(code.as_str().len(), 24);
        prop_assert_eq!(String::from(code.division()), &rest[..6]);
        prop_assert_eq!(ProjectCode::parse(code.as_str()), Ok(code));
    }
}
