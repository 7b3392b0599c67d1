//! Mappings that are wrong, and what is said about them.

use inward_core::text::Lang;
use inward_ledger::{Basis, Field, Mapping, MeasureKind, Order, Serial};

/// A mapping of four lines with this one as the fifth, the first of `[columns]`.
fn with_column(line: &str) -> String {
    format!("[ledger]\nname = 'a'\nkey = 'k'\n[columns]\n{line}\n")
}

/// A mapping with this line as the fourth, the last of `[ledger]`.
fn with_setting(line: &str) -> String {
    format!("[ledger]\nname = 'a'\nkey = 'k'\n{line}\n[columns]\n'n' = 'project.name'\n")
}

#[test]
fn every_fault_has_its_code_and_its_line() {
    let cases: &[(String, &[(&str, u64)])] = &[
        (String::new(), &[("ledger.mapping-missing", 1), ("ledger.mapping-missing", 1)]),
        ("[ledger]\n[columns]\n'n' = 'unit'\n".into(), &[("ledger.mapping-missing", 1), ("ledger.mapping-missing", 1)]),
        ("[ledger]\nname = 'a'\nkey = 'k'\n".into(), &[("ledger.mapping-missing", 1)]),
        ("[ledger]\nname = 'a'\nkey = 'k'\n[columns]\n".into(), &[("ledger.mapping-missing", 4)]),
        (
            "columns = 3\n[ledger]\nname = 'a'\nkey = 'k'\n".into(),
            &[("ledger.mapping-missing", 1), ("ledger.mapping-type", 1)],
        ),
        (with_setting("name = 'b'"), &[("ledger.mapping-syntax", 4)]),
        (with_setting("currency = "), &[("ledger.mapping-syntax", 4)]),
        (with_setting("encodng = 'utf-8'"), &[("ledger.mapping-unknown", 4)]),
        (with_setting("encoding = 'utf-9'"), &[("ledger.unknown-encoding", 4)]),
        (with_setting("encoding = 'iso-2022-kr'"), &[("ledger.unknown-encoding", 4)]),
        (with_setting("delimiter = ', '"), &[("ledger.mapping-type", 4)]),
        (with_setting("delimiter = '，'"), &[("ledger.mapping-type", 4)]),
        (with_setting("delimiter = '\"'"), &[("ledger.mapping-type", 4)]),
        (with_setting("header = 0"), &[("ledger.mapping-type", 4)]),
        (with_setting("header = 'first'"), &[("ledger.mapping-type", 4)]),
        (with_setting("order = 'dmy'"), &[("ledger.mapping-type", 4)]),
        (with_setting("serial = 'excel'"), &[("ledger.mapping-type", 4)]),
        (with_setting("skip_empty = '-'"), &[("ledger.mapping-type", 4)]),
        (with_setting("skip_keys = [1]"), &[("ledger.mapping-type", 4)]),
        (with_setting("currency = ''"), &[("ledger.mapping-type", 4)]),
        (with_setting("[extra]"), &[("ledger.mapping-unknown", 4)]),
        (with_column("'n' = 'projct.name'"), &[("ledger.unknown-field", 5)]),
        (with_column("'n' = 7"), &[("ledger.mapping-type", 5)]),
        (with_column("'n' = []"), &[("ledger.mapping-type", 5)]),
        (with_column("'n' = { field = 7 }"), &[("ledger.mapping-type", 5)]),
        (with_column("'n' = { phase = 1 }"), &[("ledger.mapping-missing", 5)]),
        (with_column("'n' = { field = 'unit', colour = 'red' }"), &[("ledger.mapping-unknown", 5)]),
        (with_column("'n' = { field = 'unit', ignore = true }"), &[("ledger.option-misfit", 5)]),
        (with_column("'n' = { ignore = true, unit = '元' }"), &[("ledger.option-misfit", 5)]),
        (with_column("'n' = { ignore = 'yes' }"), &[("ledger.mapping-type", 5), ("ledger.mapping-missing", 5)]),
        (with_column("'n' = { field = 'project.name', phase = 1 }"), &[("ledger.option-misfit", 5)]),
        (with_column("'n' = { field = 'milestone.reviewed', phase = 100 }"), &[("ledger.mapping-type", 5)]),
        (with_column("'n' = { field = 'milestone.reviewed', basis = 'increment' }"), &[("ledger.option-misfit", 5)]),
        (with_column("'n' = { field = 'milestone.reviewed', at = 'production' }"), &[("ledger.option-misfit", 5)]),
        (with_column("'n' = { field = 'milestone.reviewed', planned = 1 }"), &[("ledger.mapping-type", 5)]),
        (with_column("'n' = 'measure.jobs'"), &[("ledger.option-missing", 5)]),
        (
            with_column("'n' = { field = 'measure.jobs', kind = 'hoped' }"),
            &[("ledger.mapping-type", 5), ("ledger.option-missing", 5)],
        ),
        (with_column("'n' = 'money.funds_arrived'"), &[("ledger.option-missing", 5)]),
        (with_column("'n' = { field = 'money.funds_arrived', basis = 'increment' }"), &[("ledger.option-missing", 5)]),
        (
            with_column("'n' = { field = 'money.funds_arrived', basis = 'cumulative', unit = 1.5 }"),
            &[("ledger.mapping-type", 5)],
        ),
        (with_column("'n' = 'unit'\n'm' = 'unit'"), &[("ledger.doubled-field", 6)]),
        (with_column("'n' = ['unit', 'unit']"), &[("ledger.doubled-field", 5)]),
        (with_column("'n' = 'unit'\n'Ｎ ' = 'officer'"), &[("ledger.doubled-name", 6)]),
        (
            with_column("'总投资（万元）' = { field = 'project.total_planned', unit = '亿元' }"),
            &[("ledger.unit-contradiction", 5)],
        ),
        (with_column("'n' = 'unit'\n[constants]\n'unit' = '招商一局'"), &[("ledger.doubled-field", 5)]),
        (
            with_column("'n' = 'unit'\n[constants]\n'park.x' = 'a'\n'officer' = 1.5"),
            &[("ledger.unknown-field", 7), ("ledger.mapping-type", 8)],
        ),
        (
            with_column("'n' = 'unit'\n[constants]\n'officer' = { colour = 'a' }"),
            &[("ledger.mapping-unknown", 7), ("ledger.mapping-missing", 7)],
        ),
    ];
    let mut ran = 0;
    for (toml, expected) in cases {
        let refusal = Mapping::parse(toml).expect_err(toml);
        let mut found: Vec<(&str, u64)> =
            refusal.each().map(|fault| (fault.code.as_str(), fault.params["line"].parse().unwrap())).collect();
        let mut expected = expected.to_vec();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{toml}\n{}", refusal.say(Lang::En));
        for lang in [Lang::En, Lang::Zh] {
            assert!(!refusal.say(lang).contains('?'), "{}", refusal.say(lang));
        }
        ran += 1;
    }
    assert_eq!(ran, 47);
}

#[test]
fn all_faults_are_listed_together_in_the_order_of_the_file() {
    let toml =
        "[ledger]\nname = 'a'\nencoding = 'x'\nheader = -1\n[columns]\n'b' = 'projct.name'\n'a' = 'measure.jobs'\n";
    let refusal = Mapping::parse(toml).unwrap_err();
    let lines: Vec<&str> = refusal.each().map(|fault| fault.params["line"].as_str()).collect();
    assert_eq!(lines, ["1", "3", "4", "6", "7"]);
    let said = refusal.say(Lang::En);
    assert!(said.contains("≈ project.name"), "{said}");
    assert!(said.contains("add `key`"), "{said}");
}

#[test]
fn a_full_mapping_is_read() {
    let mapping = Mapping::parse(
        "\u{feff}[ledger]\nname = 'a'\nkey = 'k'\nencoding = 'GBK'\ndelimiter = \"\\t\"\nheader = 3\ncurrency = 'CNY'\nunit = '亿元'\n\
         order = 'DMY'\nserial = 'excel1904'\nsource = 'promotion'\nreported_on = 2020-12-31\nskip_empty = ['无']\nskip_keys = ['合计']\n\
         [constants]\n'project.list' = '2020年重点项目'\n'milestone.reviewed' = { value = 2020, planned = true }\n\
         [columns]\n'a' = 'project.total_planned'\n'b' = { field = 'measure.jobs', kind = 'actual', unit = '人', period = '2020' }\n\
         'c' = { field = 'money.fai_completed', basis = 'cumulative', unit = '万元', currency = 'USD', source = 'statistics' }\n\
         'd' = ['project.name', 'lead.title', { field = 'project.alias' }]\n'e' = 'project.alias'\n'f' = { ignore = true }\n",
    )
    .unwrap();
    assert_eq!(mapping.encoding(), "gb18030");
    assert_eq!((mapping.delimiter, mapping.header), ('\t', 3));
    assert_eq!((mapping.order, mapping.serial), (Some(Order::DayMonthYear), Some(Serial::Excel1904)));
    assert_eq!(mapping.reported_on.as_deref(), Some("2020-12-31"));
    assert_eq!((mapping.source.as_deref(), mapping.currency.as_deref()), (Some("promotion"), Some("CNY")));
    assert_eq!(mapping.skip_empty, ["无", ""]);
    let constants: Vec<String> = mapping.constants().map(|(target, text)| format!("{target}={text}")).collect();
    assert_eq!(constants, ["project.list=2020年重点项目", "milestone.reviewed(planned)=2020"]);
    let targets: Vec<_> = mapping.targets().collect();
    assert_eq!(targets.len(), 7);
    assert_eq!(targets[0].options.unit.as_deref(), Some("亿元"));
    assert_eq!(targets[0].options.currency.as_deref(), Some("CNY"));
    assert_eq!(targets[1].options.kind, Some(MeasureKind::Actual));
    assert_eq!(targets[1].options.currency, None);
    assert_eq!(targets[2].options.basis, Some(Basis::Cumulative));
    assert_eq!(targets[2].options.unit.as_deref(), Some("万元"));
    assert_eq!(targets[2].options.currency.as_deref(), Some("USD"));
    assert_eq!(targets[4].field, Field::LeadTitle);
}

#[test]
fn one_milestone_may_have_several_sources_phases_and_plans() {
    let toml = with_column(
        "'a' = 'milestone.construction_started'\n'b' = { field = 'milestone.construction_started', planned = true }\n\
         'c' = { field = 'milestone.construction_started', phase = 1 }\n\
         'd' = { field = 'milestone.construction_started', source = 'statistics' }",
    );
    assert_eq!(Mapping::parse(&toml).unwrap().targets().count(), 4);
}

#[test]
fn an_unknown_field_names_those_of_its_group_and_the_other_groups() {
    let refusal = Mapping::parse(&with_column("'n' = 'project.construction_started'")).unwrap_err();
    let allowed = refusal.params.get("allowed").unwrap();
    for form in ["project.name", "project.total_planned", "milestone.…", "money.…", "lead.…"] {
        assert!(allowed.split(", ").any(|one| one == form), "{form}: {allowed}");
    }
    assert_eq!(allowed.matches("lead.…").count(), 1, "{allowed}");
    assert!(!allowed.contains("project.…"), "{allowed}");
}
