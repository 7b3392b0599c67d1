//! Every code of the analysis is provoked.

use std::collections::{BTreeMap, BTreeSet};

use inward_analysis::Fraction;
use inward_analysis::published::{
    Elapsed, FxBounds, Inputs, Printed, could_be_true, infer_denominator, infer_numerator, ratio, reconcile,
};
use inward_analysis::rates::{Entry, KpiResult, Kpis, Query, Row, Window, evaluate};
use inward_analysis::scores::{
    Benchmark, BenchmarkScheme, Chance, ChanceStanding, Classes, Forecast, MinMaxScheme, Spread, Ties, calibration,
    weighted_pipeline,
};
use inward_core::number::Number;
use inward_core::qualified::Qualified;
use inward_core::ratio::Rounding;
use inward_core::refusal::Refusal;
use inward_core::text::{Lang, refusals};
use inward_core::when::When;

fn printed(text: &str) -> Printed {
    text.parse().unwrap()
}

fn code<T>(answer: Result<T, Refusal>) -> &'static str {
    let refusal = answer.err().expect("it is refused");
    for lang in [Lang::En, Lang::Zh] {
        let said = refusal.say(lang);
        assert!(!said.contains(['{', '}']), "a parameter is missing: {said}");
    }
    refusal.code.as_str()
}

fn published() -> Vec<&'static str> {
    let check = |d: &str, inputs| could_be_true(printed("1"), printed(d), printed("50"), inputs);
    let counts = Inputs::counts();
    let two = Some(Number::from(2));
    vec![
        code(check("0", counts)),
        code(check("2", Inputs { scale: Number::ZERO, ..counts })),
        code(check("2", Inputs { numerator_half_width: Some(Number::from(-1)), ..counts })),
        code(check("2", Inputs { denominator_half_width: two, ..counts })),
        code(check("1", Inputs { denominator_half_width: two, ..counts })),
        code(
            reconcile(printed("10"), &[], &[printed("1")], None, false)
                .map(|_| ())
                .and(check("0.4", Inputs { denominator_half_width: two, ..counts }).map(|_| ())),
        ),
        code(reconcile(printed("10"), &[printed("1")], &[printed("0")], None, true)),
        code(reconcile(printed("10"), &[printed("1")], &[printed("0.4"), printed("-0.3")], None, false)),
        code(reconcile(printed("10"), &[], &[], None, true)),
        code(FxBounds::new(Number::ZERO, 1.into())),
        code(FxBounds::new(2.into(), 1.into())),
        code(infer_numerator(0, printed("5"), Rounding::HalfUp, 100.into())),
        code(infer_numerator(5, printed("-5"), Rounding::HalfUp, 100.into())),
        code(infer_numerator(5, printed("5"), Rounding::HalfUp, Number::ZERO)),
        code(infer_denominator(5, printed("0"), Rounding::HalfUp, 100.into())),
        code(infer_denominator(0, printed("0"), Rounding::Truncate, 100.into())),
        code(Elapsed::months(13, 12)),
        code(Elapsed::months(0, 0)),
        code(ratio(1.into(), 3.into(), 11, Rounding::HalfUp)),
        code(Fraction::over(1.into(), Number::ZERO)),
    ]
}

fn scores() -> Vec<&'static str> {
    let benchmark = |name: &str, benchmark: i32, weight: i32| Benchmark {
        name: name.to_owned(),
        benchmark: benchmark.into(),
        weight: weight.into(),
    };
    let spread =
        |min: i32, max: i32| Spread { name: "x".to_owned(), min: min.into(), max: max.into(), weight: 1.into() };
    let of = |name: &str, value: i32| BTreeMap::from([(name.to_owned(), Number::from(value))]);
    let none = BTreeMap::new();
    let scheme = BenchmarkScheme::new([benchmark("tax_per_mu", 1, 1)]).unwrap();
    let between = MinMaxScheme::new([spread(0, 10)]).unwrap();
    let classes =
        |cuts: &[(&'static str, &str)]| Classes::new(cuts.iter().map(|(name, cut)| (*name, cut.parse().unwrap())), "D");
    let abc = classes(&[("A", "0.25"), ("B", "0.7")]).unwrap();
    let chance = |amount: &str, likelihood: i32| Chance {
        amount: amount.parse().unwrap(),
        likelihood: likelihood.into(),
        standing: ChanceStanding::Lost,
    };
    let forecast = |likelihood: i32| [Forecast { likelihood: likelihood.into(), came_true: true }];
    let half: Number = "0.5".parse().unwrap();
    vec![
        code(BenchmarkScheme::new([])),
        code(BenchmarkScheme::new([benchmark("a", 1, 1), benchmark("a", 1, 1)])),
        code(BenchmarkScheme::new([benchmark("a", 1, -1)])),
        code(BenchmarkScheme::new([benchmark("a", 0, 1)])),
        code(scheme.score(&none, &none)),
        code(scheme.score(&of("tax_per_acre", 1), &none)),
        code(MinMaxScheme::new([spread(1, 0)])),
        code(between.score(&of("x", 11), &none)),
        code(between.score(&of("x", -1), &none)),
        code(MinMaxScheme::new([spread(3, 3)]).unwrap().score(&of("x", 3), &none)),
        code(classes(&[("A", "0.5"), ("B", "0.5")])),
        code(classes(&[("A", "0.5"), ("A", "0.7")])),
        code(classes(&[("A", "0")])),
        code(classes(&[("A", "1.1")])),
        code(classes(&[("D", "0.5")])),
        code(abc.of_rank(0, 3)),
        code(abc.of_rank(4, 3)),
        code(abc.of_scores(&[1.into(), 1.into()], Ties::Refuse)),
        code(weighted_pipeline(&[chance("1元", 2)])),
        code(weighted_pipeline(&[chance("1元", -1)])),
        code(weighted_pipeline(&[chance("1元", 1), chance("1美元", 1)])),
        code(calibration(&forecast(2), &[1.into()])),
        code(calibration(&forecast(1), &[half])),
        code(calibration(&forecast(1), &[half, half, 1.into()])),
        code(calibration(&forecast(1), &[])),
        code(calibration(&[], &[1.into()])),
    ]
}

fn row(entries: &[(&str, &str, &str)]) -> Row {
    let mut row = Row::new("p1").on("contract_signed", When::parse("2021-01").unwrap());
    row.entries.extend(entries.iter().map(|(value, figure, unit)| Entry {
        value: (*value).to_owned(),
        figure: Qualified::parse(figure).unwrap(),
        unit: Some((*unit).to_owned()),
        on: None,
    }));
    row
}

fn asked(key: &str, rows: &[Row], change: impl FnOnce(&mut Query)) -> Result<KpiResult, Refusal> {
    let year = Window::of(&When::parse("2021").unwrap()).unwrap();
    let mut query = Query::as_of("2021-12-31".parse().unwrap()).selected("contract_signed", year);
    change(&mut query);
    evaluate(Kpis::built_in().get(key)?, rows, &query)
}

fn kpis() -> Vec<&'static str> {
    let own = |lines: &str| {
        let words = r#"name = { en = "x", zh = "某" }
            numerator = { en = "x", zh = "某" }
            denominator = { en = "x", zh = "某" }"#;
        Kpis::built_in().with(&format!("[[kpi]]\n{words}\n{lines}"))
    };
    let share = r#"share = { hit = { reached = "production" } }"#;
    let money = [("contract_investment", "100", "CNY")];
    let all = "funds_in_rate/all";
    let none = |_: &mut Query| {};
    vec![
        code(asked("strat_rate/signed", &[], none)),
        code(asked("start_rate/sined", &[], none)),
        code(asked("something", &[], none)),
        code(asked("start_rate", &[], none)),
        code(asked("landing_rate/signed", &[], none)),
        code(asked("落地率", &[], none)),
        code(asked("start_rate/signed", &[], |query| query.selected = None)),
        code(asked("start_rate/signed", &[], |query| query.selected.as_mut().unwrap().0 = "singed".to_owned())),
        code(asked("start_rate/signed", &[], |query| query.selected.as_mut().unwrap().0 = "batch".to_owned())),
        code(asked("performance_rate/stock", &[], |query| query.batch = Some("x".to_owned()))),
        code(asked("closing_rate/due", &[], none)),
        code(asked("production_rate/under_construction", &[], none)),
        code(asked("funds_in_rate/target", &[], |query| {
            query.period = query.selected.take().map(|(_, window)| window);
        })),
        code(asked(all, &[row(&[])], none)),
        code(asked(all, &[row(&[("contract_investment", "-100", "CNY")])], none)),
        code(asked("start_rate/signed", &[row(&[("contract_investment", "-100", "CNY")])], none)),
        code(asked(
            all,
            &[row(&money), {
                let mut other = row(&[("contract_investment", "100", "USD")]);
                other.id = "p2".to_owned();
                other
            }],
            none,
        )),
        code(asked(all, &[row(&[money[0], ("funds_arrived", "1", "USD")])], none)),
        code(asked(all, &[], none).and_then(|found| found.bounds())),
        code(Window::of(&When::parse("2020-07-01/..").unwrap())),
        code(own(&format!("key = \"start_rate/signed\"\n{share}"))),
        code(own(&format!("key = \"start_rate\"\n{share}"))),
        code(own("key = \"x/y\"")),
        code(own(&format!("key = \"x/y\"\n{share}\nnumber = 5"))),
        code(own("key = \"x/y\"\nshare = { hit = { reached = \"production\", within = \"period\" } }")),
        code(own("key = \"x/y\"\nshare = { hit = { reached = \"production\", in = \"year\" } }")),
        code(own("key = \"x/y\"\nshare = { hit = { cmp = [\"a\", \">\", \"b\"] } }")),
        code(own("key = \"x/y\"\nshare = { hit = { value = \"funds\", over = 0.5 } }")),
        code(own("key = \"x/y\"\nagainst = { of = \"money\", target = \"x\" }")),
        code(own(&format!("key = \"x/y\"\n{share}\ncohort = {{ by = [] }}"))),
        code(own(&format!("key = \"x/y\"\n{share}\ncohort = {{ by = [\"a\"] }}\nstock = {{ reached = \"a\" }}"))),
        code(own(&format!("key = \"x/y\"\n{share}\nrounding = {{ places = 11 }}"))),
        code(own(
            "key = \"x/y\"\nquotient = { of = { value = \"a\" }, to = { value = \"b\" } }\nweights = { value = \"c\" }",
        )),
        code(own("key = ")),
    ]
}

#[test]
fn every_code_is_provoked() {
    let provoked: BTreeSet<&str> = published().into_iter().chain(scores()).chain(kpis()).collect();
    let ours = [refusals::published::ALL, refusals::score::ALL, refusals::kpi::ALL].concat();
    assert!(ours.len() > 25, "{}", ours.len());
    // What only a book can refuse is provoked by the tests of `inward`.
    let of_a_book = [refusals::kpi::OTHER_SUBJECT, refusals::kpi::UNKNOWN_BATCH];
    let missing: Vec<_> =
        ours.iter().filter(|code| !provoked.contains(code.as_str()) && !of_a_book.contains(code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn an_unknown_key_names_those_there_are_nearest_first() {
    let near = |key: &str| {
        let refusal = Kpis::built_in().get(key).unwrap_err();
        refusal.next_step(Lang::En)
    };
    assert_eq!(near("strat_rate/signed").split([' ', ',']).nth(3), Some("start_rate/signed"));
    let variant = near("performance_rate/performd");
    let listed: Vec<&str> = variant.trim_start_matches("use one of: ").split(", ").collect();
    assert_eq!(listed.first(), Some(&"performance_rate/performed"));
    for other in ["not_terminated", "funds_in", "stock"] {
        assert!(listed.contains(&format!("performance_rate/{other}").as_str()), "{listed:?}");
    }
    let all = near("something");
    let names: BTreeSet<&str> = all.trim_start_matches("use one of: ").split(", ").collect();
    let built_in = Kpis::built_in();
    let each: BTreeSet<&str> = built_in.iter().filter_map(|definition| definition.key.split('/').next()).collect();
    assert_eq!(names, each, "where none is near, every name is told");
    assert_eq!(near("performance_rate").split(", ").count(), 4, "a name without a variant lists its variants");
}

#[test]
fn a_bad_definition_is_told_by_its_line_and_without_words_of_the_program() {
    for (toml, told) in [
        ("[[kpi]]\nkey = ", "line 2"),
        ("[[kpi]]\nkey = \"x/y\"\nwords = 5", "line 3: unknown field `words`"),
        (
            "[[kpi]]\nkey = \"x/y\"\nname = { en = \"x\", zh = \"某\" }\nnumerator = { en = \"x\", zh = \"某\" }\n\
             denominator = { en = \"x\", zh = \"某\" }\nshare = { hit = { reach = \"production\" } }",
            "line 6: what must be true is written with reached",
        ),
    ] {
        let said = Kpis::built_in().with(toml).unwrap_err().say(Lang::En);
        assert!(said.contains(told) && !said.contains("Written") && !said.contains("enum"), "{said}");
    }
}
