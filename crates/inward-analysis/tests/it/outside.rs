//! Pipelines of tables from elsewhere: what is taken in, what it counts, and what is refused.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Date64Array, DictionaryArray, Float64Array, Int64Array, ListArray, NullArray,
    RecordBatch, StringArray, StringViewArray, TimestampMicrosecondArray, UInt8Array,
};
use arrow_schema::{DataType, Field, Schema};
use chrono::NaiveDate;
use inward_analysis::pipeline::{ChangeStep, CountTable, Dimension, OutsideTables, Pipeline, Point};
use inward_core::finance::MoneyKind;
use inward_core::playbook::Playbook;
use inward_core::refusal::Refusal;
use inward_core::text::{Lang, refusals};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn text(each: &[&str]) -> ArrayRef {
    Arc::new(each.iter().map(|text| (!text.is_empty()).then_some(*text)).collect::<StringArray>())
}

fn table<const N: usize>(columns: [(&str, ArrayRef); N]) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.map(|(name, array)| (name, array, true))).unwrap()
}

/// Rows of id, milestone, date, and the day from which it was known.
fn events(rows: &[(&str, &str, &str, &str)]) -> RecordBatch {
    let column = |cell: fn(&(&str, &str, &str, &str)) -> String| {
        let cells: Vec<String> = rows.iter().map(cell).collect();
        text(&cells.iter().map(String::as_str).collect::<Vec<_>>())
    };
    table([
        ("id", column(|row| row.0.to_owned())),
        ("milestone", column(|row| row.1.to_owned())),
        ("on", column(|row| row.2.to_owned())),
        ("known", column(|row| row.3.to_owned())),
    ])
}

const STEPS: [&str; 3] = ["filed", "granted", "built"];
const TODAY: &str = "2022-01-31";

fn built(tables: &OutsideTables) -> Pipeline {
    tables.pipeline(day(TODAY)).unwrap()
}

fn counts(table: &CountTable) -> Vec<String> {
    let names = |row: &inward_analysis::pipeline::CountRow| {
        row.group.iter().map(|group| format!("{}/", group.name)).collect::<String>()
    };
    let told = table.rows.iter().filter(|row| row.count.possible > 0);
    told.map(|row| format!("{}{} {}", names(row), row.key, row.count)).collect()
}

fn book() -> OutsideTables {
    let rows = events(&[
        ("A", "filed", "2020-01-10", ""),
        ("B", "filed", "2020-02", ""),
        ("A", "granted", "2020-06-01/2020-07-31", ""),
        // Learnt late, and of an earlier day than what was known before.
        ("B", "granted", "2020-09-01", "2020-10-01"),
        ("B", "granted", "2020-08-01", "2021-03-01"),
        ("A", "built", "2021-05-05", "2021-06-30"),
        ("C", "filed", "2019Q4", ""),
    ]);
    let attributes = table([
        ("id", text(&["B", "A", "D", "A"])),
        ("region", text(&["East", "West", "East", "North"])),
        ("industry", text(&["wind", "", "solar", "wind"])),
        ("title", text(&["", "Alpha", "Delta", "Other"])),
    ]);
    OutsideTables::of([rows]).attributes([attributes]).milestones(STEPS)
}

#[test]
fn it_counts_as_a_book_does_on_any_day_and_as_known_on_any_other() {
    let pipeline = built(&book());
    assert_eq!(pipeline.len(), 3);
    assert_eq!(counts(&pipeline.funnel(&[])), ["filed 3", "granted 2", "built 1"]);
    assert_eq!(counts(&pipeline.stage_table(&[])), ["filed 1", "granted 1", "built 1"]);
    let at = |valid: &str, known: &str| pipeline.at(Point::days(day(valid), day(known)));
    for (valid, known, expected) in [
        // A quarter that is over, and a month within which it is.
        ("2020-02-10", TODAY, vec!["filed 2-3"]),
        ("2019-11-01", TODAY, vec!["filed 0-1"]),
        ("2020-06-15", TODAY, vec!["filed 3", "granted 0-1"]),
        // The first day of those that were known counts.
        ("2020-08-15", TODAY, vec!["filed 3", "granted 2"]),
        ("2020-08-15", "2021-02-28", vec!["filed 3", "granted 1"]),
        ("2020-09-15", "2021-02-28", vec!["filed 3", "granted 2"]),
        ("2020-09-15", "2020-09-30", vec!["filed 3", "granted 1"]),
        ("2021-06-30", "2021-06-29", vec!["filed 3", "granted 2"]),
    ] {
        assert_eq!(counts(&at(valid, known).funnel(&[])), expected, "on {valid}, known {known}");
    }
    let times = pipeline.time_between("filed", "granted", &[]).unwrap();
    let group = &times.groups[0];
    assert_eq!(
        (group.cases(), group.events().to_string(), group.negative, group.undetermined),
        (3, "2".to_owned(), 0, 0)
    );
    // 2020-01-10 to 1 June or 31 July; 1 or 29 February to 1 August; 31 December or 1 October to the day of reading.
    let ends = |curve: &inward_analysis::durations::KaplanMeier| (curve.quantile(0.3).unwrap(), curve.longest());
    assert_eq!(ends(group.shortest.as_ref().unwrap()), (Some(143.0), 762.0));
    assert_eq!(ends(group.longest.as_ref().unwrap()), (Some(182.0), 853.0));
}

#[test]
fn columns_of_attributes_group_and_keep() {
    let pipeline = built(&book());
    let keys: Vec<&str> = pipeline.dimensions().map(Dimension::key).collect();
    assert_eq!(keys, ["region", "industry", "title"]);
    // What a book has too is the same dimension.
    let [region, industry] = ["region", "industry"].map(|key| pipeline.dimension(key).unwrap());
    assert_eq!((&region, &industry), (&Dimension::Attribute("region".to_owned()), &Dimension::Industry));
    let by = counts(&pipeline.funnel(std::slice::from_ref(&region)));
    // The first row of A stands; of C nothing is said.
    assert_eq!(by, ["East/filed 1", "East/granted 1", "West/filed 1", "West/granted 1", "West/built 1", "/filed 1"]);
    assert_eq!(counts(&pipeline.funnel(&[industry.clone(), region.clone()])).len(), 6);
    let east = pipeline.value_named(&region, "East").unwrap();
    assert_eq!(counts(&pipeline.clone().keep(region.clone(), east).funnel(&[])), ["filed 1", "granted 1"]);
    let wind = pipeline.value_named(&industry, "wind").unwrap();
    assert_eq!(counts(&pipeline.clone().keep(industry, wind).funnel(&[])), ["filed 1", "granted 1"]);
    let reached = pipeline.clone().keep_reached("built").unwrap();
    assert_eq!(counts(&reached.stage_table(&[])), ["built 1"]);

    let funnel = pipeline.funnel(&[]);
    let members: Vec<(Option<String>, String)> =
        funnel.members(0).into_iter().map(|member| (member.outside_id, member.title)).collect();
    let named = |id: &str, title: &str| (Some(id.to_owned()), title.to_owned());
    assert_eq!(members, [named("A", "Alpha"), named("B", "B"), named("C", "C")]);
    let table = pipeline.funnel(&[region]).table().unwrap();
    assert_eq!(table.columns()[0].name, "region");

    let report = pipeline.outside().unwrap();
    assert_eq!((report.investments, report.events, report.repeated, report.planned), (3, 7, 1, 0));
    assert_eq!((report.dropped_attributes, report.without_attributes), (1, 1));
    assert_eq!(report.without_events, ["D"]);
    assert_eq!(
        report.to_string(),
        "3 investments from 7 events; 1 repeated; 1 further rows of attributes dropped; 1 ids without events; \
         1 investments without attributes"
    );
    let code = |refusal: Result<_, Refusal>| {
        refusal.err().map(|refusal: Refusal| (refusal.code.as_str(), refusal.next_step(Lang::En)))
    };
    let (unknown, near) = code(pipeline.dimension("regoin").map(drop)).unwrap();
    assert!(unknown == "pipeline.unknown-dimension" && near.ends_with("region"), "{near}");
    let region = pipeline.dimension("region").unwrap();
    let (unknown, near) = code(pipeline.value_named(&region, "Eastt").map(drop)).unwrap();
    assert!(unknown == "pipeline.unknown-value" && near.contains("East"), "{near}");
    // A word of another column is none of this one, and what only an id without events has is none at all.
    assert!(code(pipeline.value_named(&region, "wind").map(drop)).is_some());
    assert!(code(pipeline.value_named(&pipeline.dimension("industry").unwrap(), "solar").map(drop)).is_some());
}

/// What was always known and what was learnt later are told apart on the days before.
#[test]
fn an_earlier_day_that_is_learnt_later_does_not_hide_the_one_that_was_known() {
    for rows in [[("2020-09-01", ""), ("2020-03-01", "2021-01-01")], [("2020-03-01", "2021-01-01"), ("2020-09-01", "")]]
    {
        let rows = rows.map(|(on, known)| ("A", "granted", on, known));
        let pipeline = built(&OutsideTables::of([events(&rows)]).milestones(STEPS));
        for (valid, known, expected) in
            [("2020-10-01", "2020-12-31", 1), ("2020-08-01", "2020-12-31", 0), ("2020-08-01", "2021-01-01", 1)]
        {
            let found = pipeline.at(Point::days(day(valid), day(known))).funnel(&[]).total;
            assert_eq!(found, expected, "on {valid}, known {known}");
        }
    }
}

#[test]
fn a_planned_event_is_no_actual_and_what_lies_ahead_is_told() {
    let rows = table([
        ("id", text(&["A", "A", "B", "B", "C"])),
        ("milestone", text(&["filed", "granted", "filed", "granted", "built"])),
        ("on", text(&["2021-01-01", "2021-02-01", "2021-01-01", "2022-03-01", "2021-12-31"])),
        ("known", text(&["2020-12-31", "", "", "", ""])),
        ("planned", Arc::new(BooleanArray::from(vec![Some(false), Some(true), None, Some(false), Some(true)]))),
        ("note", text(&["", "", "", "", ""])),
    ]);
    let pipeline = built(&OutsideTables::of([rows]).milestones(STEPS));
    assert_eq!(counts(&pipeline.funnel(&[])), ["filed 2", "granted 1"]);
    assert_eq!(counts(&pipeline.at(Point::LATEST.on(day(TODAY))).funnel(&[])), ["filed 2"]);
    assert_eq!((pipeline.len(), pipeline.members().len()), (3, 2));
    let report = pipeline.outside().unwrap();
    // Known a day before it happened, and in March to come.
    assert_eq!((report.planned, report.ahead, report.repeated), (2, 2, 0));
    assert_eq!(report.unread_columns, ["note"]);
    assert_eq!(pipeline.stage_table(&[]).total, 2);
}

#[test]
fn columns_of_every_type_that_can_tell_it_are_taken() {
    let rows =
        |id: ArrayRef, milestone: ArrayRef, on: ArrayRef| table([("id", id), ("milestone", milestone), ("on", on)]);
    let words: ArrayRef = text(&["filed", "granted"]);
    let at = [1_577_836_800_000_000, 1_577_911_500_000_000]; // 2020-01-01 at 00:00 and 20:45, UTC
    let dates: Vec<(&str, ArrayRef, &str)> = vec![
        ("date32", Arc::new(Date32Array::from(vec![18_262, 18_263])), "2020-01-02"),
        ("date64", Arc::new(Date64Array::from(vec![1_577_836_800_000, 1_577_923_200_000])), "2020-01-02"),
        ("naive", Arc::new(TimestampMicrosecondArray::from(at.to_vec())), "2020-01-01"),
        ("instant", Arc::new(TimestampMicrosecondArray::from(at.to_vec()).with_timezone("UTC")), "2020-01-02"),
        ("view", Arc::new(StringViewArray::from(vec!["2020-01-01", "2020-01-01T20:45:00Z"])), "2020-01-02"),
        (
            "dictionary",
            Arc::new(vec!["2020-01-01", "2020-01-02"].into_iter().collect::<DictionaryArray<Int32Type>>()),
            "2020-01-02",
        ),
    ];
    for (of, on, expected) in dates {
        let tables = OutsideTables::of([rows(text(&["A", "A"]), Arc::clone(&words), on)]).milestones(STEPS);
        let pipeline = built(&tables.time_zone("Asia/Shanghai").unwrap());
        let granted = pipeline.dates("granted").unwrap();
        assert_eq!(pipeline.outside_id(granted[0].counted), Some("A"));
        assert_eq!((granted[0].earliest, granted[0].latest), (Some(day(expected)), Some(day(expected))), "{of}");
    }
    // Of a dictionary an entry that no row has is no word; of a null key nothing is said.
    let entries: ArrayRef = text(&["never", "filed", "granted"]);
    let milestones = DictionaryArray::<Int32Type>::try_new(vec![1, 2].into(), entries).unwrap();
    let ids: Vec<ArrayRef> = vec![
        Arc::new(Int64Array::from(vec![7, 7])),
        Arc::new(UInt8Array::from(vec![7, 7])),
        Arc::new(StringViewArray::from(vec!["7", "7"])),
    ];
    for id in ids {
        let tables = [rows(id, Arc::new(milestones.clone()), text(&["2020-01-01", "2020-01-02"]))];
        let attributes = table([
            ("id", text(&["7"])),
            ("size", Arc::new(Float64Array::from(vec![2.5])) as ArrayRef),
            ("count", Arc::new(Int64Array::from(vec![3]))),
            ("large", Arc::new(BooleanArray::from(vec![true]))),
            ("seen", Arc::new(Date32Array::from(vec![18_262]))),
            ("at", Arc::new(TimestampMicrosecondArray::from(vec![1_577_911_500_000_000]))),
            ("blank", Arc::new(NullArray::new(1))),
            ("nan", Arc::new(Float64Array::from(vec![f64::NAN]))),
            ("code", Arc::new(vec![Some("x")].into_iter().collect::<DictionaryArray<Int32Type>>())),
        ]);
        let pipeline = built(&OutsideTables::of(tables).attributes([attributes]).milestones(STEPS));
        let by: Vec<Dimension> = pipeline.dimensions().cloned().collect();
        let [(_, groups)] = pipeline.group_of_each(&by).try_into().unwrap();
        let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(names, ["2.5", "3", "true", "2020-01-01", "2020-01-01T20:45:00", "", "", "x"]);
        assert_eq!(pipeline.funnel(&[]).members(1)[0].outside_id.as_deref(), Some("7"));
    }
    // In pieces, of which one has no rows.
    let pieces = [&["A"][..], &[], &["B", "A"]].map(|ids| {
        let of = |word: &'static str| text(&vec![word; ids.len()]);
        rows(text(ids), of("filed"), of("2020-01-01"))
    });
    let pipeline = built(&OutsideTables::of(pieces).milestones(STEPS));
    assert_eq!((counts(&pipeline.funnel(&[])), pipeline.outside().unwrap().repeated), (vec!["filed 2".to_owned()], 1));
}

#[test]
fn without_a_list_the_milestones_of_a_playbook_are_looked_for() {
    let rows =
        || events(&[("A", "construction_started", "2020-01-01", ""), ("A", "contract_signed", "2019-01-01", "")]);
    let pipeline = built(&OutsideTables::of([rows()]));
    let keys: Vec<&str> = pipeline.milestones().iter().map(|milestone| milestone.key.as_str()).collect();
    assert_eq!(keys, ["contract_signed", "construction_started"], "in the order of their ranks");
    assert_eq!(pipeline.stage_table(&[]).rows[2].label.zh, "在建");
    let other = built(&OutsideTables::of([rows()]).playbook(Playbook::development_zone()));
    assert_eq!(counts(&other.funnel(&[])), counts(&pipeline.funnel(&[])));
}

#[test]
fn money_is_told_step_by_step() {
    let rows = events(&[
        ("A", "filed", "2020-01-10", ""),
        ("B", "filed", "2020-01-10", ""),
        ("C", "filed", "2020-03-05", "2020-03-05"),
    ]);
    let cells = [
        ["A", "funds_arrived", "2亿元", "", "2020-01-20", ""],
        ["A", "funds_arrived", "100000000", "CNY", "2020-02-01/2020-03-31", ""],
        // Of a day in January, and learnt in March.
        ["B", "funds_arrived", "0.5亿元", "", "2020-01-25", "2020-03-02"],
        ["C", "funds_arrived", "300万美元", "", "2020-03-06", ""],
        ["C", "funds_arrived", "1亿元", "", "2020-03-20", ""],
        // Agreed, and agreed anew: the latest holds.
        ["A", "contract_investment", "5亿元", "", "2020-01-01", ""],
        ["A", "contract_investment", "7亿元", "", "2020-03-01", ""],
        ["B", "contract_investment", "1亿元", "", "2020-02-15/2020-03-15", ""],
        ["D", "funds_arrived", "9亿元", "", "2020-01-01", ""],
    ];
    let column = |at: usize| text(&cells.iter().map(|row| row[at]).collect::<Vec<_>>());
    let money = table([
        ("id", column(0)),
        ("kind", column(1)),
        ("amount", column(2)),
        ("currency", column(3)),
        ("on", column(4)),
        ("known", column(5)),
    ]);
    let pipeline = built(&OutsideTables::of([rows]).money([money]).milestones(STEPS));
    let report = pipeline.outside().unwrap();
    assert_eq!((report.money, report.without_events.as_slice()), (9, &["D".to_owned()][..]));
    let (since, until) =
        (Point::days(day("2020-02-10"), day("2020-02-10")), Point::days(day("2020-03-10"), day("2020-03-10")));
    let steps = [ChangeStep::Opening, ChangeStep::Late, ChangeStep::Entered, ChangeStep::Revalued, ChangeStep::Closing];
    let in_yuan = |kind: MoneyKind| {
        let between = pipeline.outside_money(since, until, kind).unwrap();
        let changes = pipeline.changes_in_money(since, until, &[], &between).unwrap();
        let [least, most] = changes.rows[0].amounts[&"CNY".parse().unwrap()];
        assert!(least.reconcile() && most.reconcile());
        let units = |units: i128| units / 100_000_000_000; // in 1/10 of 亿
        steps.map(|step| (units(least.at(step)), units(most.at(step))))
    };
    // 2亿 and perhaps 1亿 more; half a 亿 late; of C only dollars by then.
    assert_eq!(in_yuan(MoneyKind::FundsArrived), [(20, 30), (5, 5), (0, 0), (0, 0), (25, 35)]);
    // 5 became 7; 1 may have been agreed.
    assert_eq!(in_yuan(MoneyKind::ContractInvestment), [(50, 50), (0, 0), (0, 0), (20, 30), (70, 80)]);
    let between = pipeline.outside_money(since, until, MoneyKind::FundsArrived).unwrap();
    let changes = pipeline.changes_in_money(since, until, &[], &between).unwrap();
    let [dollars, _] = changes.rows[0].amounts[&"USD".parse().unwrap()];
    assert_eq!((dollars.at(ChangeStep::Entered), dollars.at(ChangeStep::Closing)), (30_000_000_000, 30_000_000_000));
    let members = changes.members(0, ChangeStep::Entered);
    assert_eq!(members[0].outside_id.as_deref(), Some("C"));
}

/// Of what is agreed on one day the word known last holds, however the table is sorted.
#[test]
fn of_one_day_the_word_known_last_holds() {
    let money = |newest_first: bool| {
        let mut rows = [["A", "5亿元", "2020-02-01"], ["A", "7亿元", "2020-06-01"]];
        if newest_first {
            rows.reverse();
        }
        let column = |at: usize| text(&rows.iter().map(|row| row[at]).collect::<Vec<_>>());
        let same = |word: &str| text(&[word, word]);
        table([
            ("id", column(0)),
            ("kind", same("contract_investment")),
            ("amount", column(1)),
            ("on", same("2020-01-01")),
            ("known", column(2)),
        ])
    };
    for newest_first in [false, true] {
        let rows = events(&[("A", "filed", "2020-01-01", "")]);
        let pipeline = built(&OutsideTables::of([rows]).money([money(newest_first)]).milestones(STEPS));
        let at = Point::days(day("2020-12-31"), day("2020-12-31"));
        let between = pipeline.outside_money(at, at, MoneyKind::ContractInvestment).unwrap();
        let changes = pipeline.changes_in_money(at, at, &[], &between).unwrap();
        let [least, most] = changes.rows[0].amounts[&"CNY".parse().unwrap()];
        let held = [least, most].map(|steps| steps.at(ChangeStep::Closing) / 1_000_000_000_000);
        assert_eq!(held, [7, 7], "newest first: {newest_first}");
    }
}

/// An attribute may be called as a column of any table is: no table has two of one name.
#[test]
fn an_attribute_may_be_called_as_a_column_is() {
    let rows = events(&[("A", "filed", "2020-01-10", ""), ("A", "granted", "2020-03-10", "")]);
    let names = ["stage", "title", "first", "cohort", "standing"];
    for name in names {
        let attributes = table([("id", text(&["A"])), (name, text(&["x"]))]);
        let pipeline = built(&OutsideTables::of([rows.clone()]).attributes([attributes]).milestones(STEPS));
        let by = [pipeline.dimension(name).unwrap()];
        let tables = [
            pipeline.transitions(day("2020-01-01"), None, &by).unwrap().table().unwrap(),
            pipeline.orders(&[], &by).unwrap().table().unwrap(),
            pipeline.standing_table(&by).table().unwrap(),
            pipeline.funnel(&by).table().unwrap(),
        ];
        for table in tables {
            let columns: Vec<&str> = table.columns().iter().map(|column| column.name.as_str()).collect();
            let once: BTreeSet<&str> = columns.iter().copied().collect();
            assert_eq!(once.len(), columns.len(), "{name}: {columns:?}");
        }
    }
}

/// What is perhaps not reached has perhaps no sequence.
#[test]
fn who_may_have_reached_nothing_is_no_certain_sequence() {
    let rows = events(&[("A", "filed", "2021-06", "")]);
    let pipeline = built(&OutsideTables::of([rows]).milestones(STEPS)).at(Point::days(day("2021-06-15"), day(TODAY)));
    assert_eq!(pipeline.funnel(&[]).total.to_string(), "0-1");
    let sequences = pipeline.sequences(&[], &[]).unwrap();
    let told: Vec<String> = sequences.rows.iter().map(|row| row.count.to_string()).collect();
    assert!(told.contains(&"0-1".to_owned()) && !told.contains(&"1".to_owned()), "{told:?}");
}

/// A column that only a later piece of a table has would be left out unseen.
#[test]
fn every_piece_of_a_table_has_its_columns() {
    let first = table([("id", text(&["A"])), ("milestone", text(&["filed"])), ("on", text(&["2020-01-01"]))]);
    let planned: ArrayRef = Arc::new(BooleanArray::from(vec![true]));
    let later = table([
        ("id", text(&["B"])),
        ("milestone", text(&["filed"])),
        ("on", text(&["2020-01-01"])),
        ("planned", planned),
    ]);
    let refusal = refused(&OutsideTables::of([first, later]).milestones(STEPS));
    assert_eq!((refusal.code.as_str(), refusal.params["column"].as_str()), ("outside-table.missing-column", "planned"));
}

fn refused(tables: &OutsideTables) -> Refusal {
    tables.pipeline(day(TODAY)).err().expect("it is refused")
}

#[test]
fn what_cannot_be_used_is_refused_by_its_column_and_row() {
    let good = || events(&[("A", "filed", "2020-01-01", ""), ("B", "granted", "2020-01-01", "")]);
    let listed = |batch: RecordBatch| OutsideTables::of([batch]).milestones(STEPS);
    let column = |name: &str, array: ArrayRef| {
        let fields: Vec<(String, ArrayRef, bool)> = good()
            .schema()
            .fields()
            .iter()
            .zip(good().columns())
            .map(|(field, column)| {
                let array = if field.name() == name { Arc::clone(&array) } else { Arc::clone(column) };
                (field.name().clone(), array, true)
            })
            .collect();
        RecordBatch::try_from_iter_with_nullable(fields).unwrap()
    };
    let named = |from: &str, to: &str| {
        let fields: Vec<Field> = good()
            .schema()
            .fields()
            .iter()
            .map(
                |field| {
                    if field.name() == from { field.as_ref().clone().with_name(to) } else { field.as_ref().clone() }
                },
            )
            .collect();
        RecordBatch::try_new(Arc::new(Schema::new(fields)), good().columns().to_vec()).unwrap()
    };
    let numbers: ArrayRef = Arc::new(Float64Array::from(vec![1.0, f64::NAN]));
    let lists: ArrayRef = Arc::new(ListArray::new_null(Arc::new(Field::new("item", DataType::Utf8, true)), 2));
    let with = |name: &'static str, array: ArrayRef| {
        listed(good()).attributes([table([("id", text(&["A", "B"])), (name, array)])])
    };
    let cases: Vec<(OutsideTables, &str, &str)> = vec![
        (OutsideTables::of([]), "outside-table.missing-column", "events"),
        (listed(named("id", "ID")), "outside-table.missing-column", "events"),
        (listed(named("known", "Known")), "outside-table.misspelt-column", "events"),
        (listed(named("known", "planed")), "outside-table.misspelt-column", "events"),
        (listed(named("known", "id")), "outside-table.column-twice", "events"),
        (listed(good().slice(0, 0)), "outside-table.no-events", "events"),
        (listed(column("id", Arc::clone(&numbers))), "outside-table.wrong-type", "events.id"),
        (
            listed(column("milestone", Arc::new(Int64Array::from(vec![1, 2])))),
            "outside-table.wrong-type",
            "events.milestone",
        ),
        (listed(column("on", Arc::clone(&numbers))), "outside-table.wrong-type", "events.on"),
        (listed(column("on", Arc::clone(&lists))), "outside-table.wrong-type", "events.on"),
        (listed(column("id", text(&["A", ""]))), "outside-table.empty-cell", "events.id[1]"),
        (listed(column("id", text(&["  ", "B"]))), "outside-table.empty-cell", "events.id[0]"),
        (listed(column("milestone", Arc::new(NullArray::new(2)))), "outside-table.empty-cell", "events.milestone[0]"),
        (listed(column("on", text(&["2020-01-01", ""]))), "outside-table.undated", "events.on[1]"),
        (
            listed(column("on", Arc::new(Date32Array::from(vec![None, Some(1)])))),
            "outside-table.undated",
            "events.on[0]",
        ),
        (listed(column("on", text(&["2020-01-01", "2020-02-30"]))), "when.invalid-date", "events.on[1]"),
        (listed(column("on", text(&["soon", "2020-02-30"]))), "when.not-a-date", "events.on[0]"),
        (listed(column("on", Arc::new(Date32Array::from(vec![0, i32::MAX])))), "when.out-of-range", "events.on[1]"),
        (
            listed(column("on", Arc::new(TimestampMicrosecondArray::from(vec![i64::MIN, 0])))),
            "when.out-of-range",
            "events.on[0]",
        ),
        (listed(column("known", text(&["", "2020-02"]))), "outside-table.imprecise-known", "events.known[1]"),
        (listed(column("known", text(&["", "2020-02-01/.."]))), "outside-table.imprecise-known", "events.known[1]"),
        (
            listed(column("milestone", text(&["filed", "grantd"]))),
            "outside-table.unknown-milestone",
            "events.milestone[1]",
        ),
        (OutsideTables::of([good()]), "outside-table.unknown-milestone", "events.milestone[1]"),
        (listed(good()).milestones(["filed", "granted", "filed"]), "outside-table.milestone-twice", "milestones[2]"),
        (listed(good()).milestones(["filed", " "]), "outside-table.empty-cell", "milestones[1]"),
        (with("reached", text(&["x", "y"])), "outside-table.reserved-column", "attributes.reached"),
        (with("", text(&["x", "y"])), "outside-table.reserved-column", "attributes."),
        (with("size", lists), "outside-table.wrong-type", "attributes.size"),
        (
            listed(good()).attributes([table([("id", text(&["A", ""]))])]),
            "outside-table.empty-cell",
            "attributes.id[1]",
        ),
        (listed(good()).attributes([table([("ID", text(&["A"]))])]), "outside-table.missing-column", "attributes"),
        (listed(good()).attributes([]), "outside-table.missing-column", "attributes"),
    ];
    let mut provoked = BTreeSet::new();
    for (tables, code, path) in &cases {
        let refusal = refused(tables);
        assert_eq!((refusal.code.as_str(), refusal.path.as_deref()), (*code, Some(*path)), "{refusal:?}");
        for lang in [Lang::En, Lang::Zh] {
            let said = refusal.say(lang);
            assert!(!said.contains(['{', '}']), "a parameter is missing: {said}");
        }
        provoked.insert(*code);
    }
    let money = |name: &'static str, array: ArrayRef| {
        let columns: Vec<(&str, ArrayRef)> = vec![
            ("id", text(&["A", "B"])),
            ("kind", text(&["funds_arrived", "funds_arrived"])),
            ("amount", text(&["2亿元", "3亿元"])),
            ("on", text(&["2020", "2020"])),
        ];
        let columns =
            columns.into_iter().map(|(of, column)| (of, if of == name { Arc::clone(&array) } else { column }, true));
        listed(good()).money([RecordBatch::try_from_iter_with_nullable(columns).unwrap()])
    };
    for (tables, code, path) in [
        (money("kind", text(&["funds_arrived", "funds"])), "outside-table.unknown-money-kind", "money.kind[1]"),
        (money("amount", numbers), "outside-table.wrong-type", "money.amount"),
        (money("amount", text(&["2亿元", "much"])), "money.not-money", "money.amount[1]"),
        (money("amount", Arc::new(Int64Array::from(vec![1, 2]))), "money.currency-missing", "money.amount[0]"),
        (money("on", text(&["2020", ""])), "outside-table.empty-cell", "money.on[1]"),
        (listed(good()).money([table([("id", text(&["A"]))])]), "outside-table.missing-column", "money"),
    ] {
        let refusal = refused(&tables);
        assert_eq!((refusal.code.as_str(), refusal.path.as_deref()), (code, Some(path)), "{refusal:?}");
        provoked.insert(refusal.code.as_str());
    }
    let pipeline = built(&listed(good()));
    let ends = Point::days(day("2020-01-01"), day("2020-01-01"));
    let no_money = pipeline.outside_money(ends, ends, MoneyKind::FundsArrived).unwrap_err();
    assert_eq!((no_money.code.as_str(), no_money.path.as_deref()), ("outside-table.no-money", Some("money")));
    provoked.insert(no_money.code.as_str());
    let planned = table([
        ("id", text(&["A"])),
        ("milestone", text(&["filed"])),
        ("on", text(&["2020"])),
        ("planned", text(&["yes"])),
    ]);
    assert_eq!(refused(&listed(planned)).path.as_deref(), Some("events.planned"));
    let many: Vec<String> = (0..65).map(|number| format!("step {number}")).collect();
    assert_eq!(refused(&listed(good()).milestones(many)).code.as_str(), "pipeline.too-many-milestones");
    assert_eq!(listed(good()).time_zone("Mars").unwrap_err().code.as_str(), "zone.unknown-time-zone");
    // Several at once, the first ones.
    let dates: Vec<String> = (0..30).map(|number| format!("day {number}")).collect();
    let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
    let rows = table([("id", text(&["A"; 30])), ("milestone", text(&["filed"; 30])), ("on", text(&dates))]);
    assert_eq!(refused(&listed(rows)).each().count(), 10);
    // What is unequal is told from Python: pieces of Arrow are not.
    let missing: Vec<&str> = refusals::outside_table::ALL.iter().map(|code| code.as_str()).collect();
    let missing: Vec<&str> = missing.into_iter().filter(|code| !provoked.contains(code)).collect();
    // What is one of a book is refused by the tests of `inward`.
    assert_eq!(missing, ["outside-table.unequal-columns", "outside-table.not-of-tables"]);
    assert_eq!(cases.len(), 31);
}

/// Rows of id, milestone, date, the day from which it was known, and whether it is planned.
fn planned_events(rows: &[(&str, &str, &str, &str, bool)]) -> RecordBatch {
    let column = |cell: fn(&(&str, &str, &str, &str, bool)) -> String| {
        let cells: Vec<String> = rows.iter().map(cell).collect();
        text(&cells.iter().map(String::as_str).collect::<Vec<_>>())
    };
    table([
        ("id", column(|row| row.0.to_owned())),
        ("milestone", column(|row| row.1.to_owned())),
        ("on", column(|row| row.2.to_owned())),
        ("known", column(|row| row.3.to_owned())),
        ("planned", Arc::new(rows.iter().map(|row| Some(row.4)).collect::<BooleanArray>())),
    ])
}

#[test]
fn what_was_planned_slips_and_is_never_taken_for_what_happened() {
    let rows = planned_events(&[
        // Planned twice, a quarter later the second time; built ten days after that.
        ("A", "built", "2021-03-31", "2020-06-01", true),
        ("A", "filed", "2020-01-10", "", false),
        ("A", "built", "2021-06-30", "2021-02-01", true),
        ("A", "built", "2021-07-10", "2021-07-12", false),
        // Always planned, for some day of a month, and not there yet; granted and never planned.
        ("B", "built", "2021-12", "", true),
        ("B", "granted", "2021-01-05", "", false),
        // Only planned: it reached nothing.
        ("C", "granted", "2022-05-01", "2021-11-01", true),
    ]);
    let pipeline = built(&OutsideTables::of([rows]).milestones(STEPS));
    assert_eq!(pipeline.outside().unwrap().planned, 4);
    assert_eq!(counts(&pipeline.funnel(&[])), ["filed 1", "granted 1", "built 1"]);
    let told = |pipeline: &Pipeline| {
        let slippage = pipeline.slippage(&[], &[]).unwrap();
        let cases = slippage.cases.iter().map(|case| {
            format!(
                "{} {} {} then {}: {} {} {:?}-{:?} {:?}-{:?} {:?}",
                case.title,
                slippage.rows[case.row].milestone,
                case.first_target,
                case.target,
                slippage.rows[case.row].planned,
                case.moves_most,
                case.slip_on_first.least.unwrap_or(i64::MIN),
                case.slip_on_first.most,
                case.slip.least.unwrap_or(i64::MIN),
                case.slip.most,
                case.late,
            )
        });
        cases.collect::<Vec<_>>()
    };
    // 10 July is 101 days after 31 March; of what is not there only the least is known, up to the end of 31 January.
    assert_eq!(
        told(&pipeline),
        [
            "C granted 2022-05-01 then 2022-05-01: 1 0 -89-None -89-None No",
            "B built 2021-12 then 2021-12: 2 0 32-None 32-None Yes",
            "A built 2021-03-31 then 2021-06-30: 2 1 101-Some(101) 10-Some(10) Yes",
        ]
    );
    // At the end of 2020 nobody had made the second plan, nor that of C; it was not late yet.
    let then = pipeline.at(Point::days(day("2020-12-31"), day(TODAY)));
    assert_eq!(
        told(&then),
        [
            "A built 2021-03-31 then 2021-03-31: 2 0 -89-None -89-None No",
            "B built 2021-12 then 2021-12: 2 0 -364-None -364-None No",
        ]
    );
    // The same where the day is today, and only what was known then is read.
    let known = pipeline.at(Point::days(day("2021-06-30"), day("2021-01-31")));
    assert_eq!(told(&known)[0], "A built 2021-03-31 then 2021-03-31: 2 0 92-None 92-None Yes");
    let before = pipeline.at(Point::days(day("2020-05-31"), day("2020-05-31")));
    assert_eq!(told(&before), ["B built 2021-12 then 2021-12: 1 0 -578-None -578-None No"]);
    assert_eq!(pipeline.slippage(&["built"], &[]).unwrap().members(0).len(), 2);
    // A case is called by the id that it has in its table.
    let cases = pipeline.slippage(&[], &[]).unwrap().cases_table().unwrap();
    let ids = ["investment", "record"].map(|column| cases.cell(0, column).map(|cell| cell.to_string()));
    assert_eq!(ids, [Some("C".to_owned()), Some("C".to_owned())]);
}
