//! Amounts, money entries and measures: what counts, from when, and for which period. The expected
//! figures are worked out by hand.

use inward_core::agreement::{Agreement, Level};
use inward_core::command::{
    AddOrganisation, AddPhase, AmendAgreement, Correct, Fulfil, OpenNegotiation, Phase, Promise, RecordMeasure,
    RecordMoney, RecordProject, Retract, SignAgreement, StateAmount, StateLevel,
};
use inward_core::commitment::{Around, Commitment};
use inward_core::fact::AsOf;
use inward_core::finance::{Basis, MoneyKind};
use inward_core::id::Id;
use inward_core::investment::Investment;
use inward_core::measure::MeasureKind;
use inward_core::negotiation::Negotiation;
use inward_core::organisation::Organisation;
use inward_core::project::Project;
use inward_core::qualified::Measured;
use inward_core::when::{Truth, When};

use crate::history::amount;
use crate::world::{Book, as_of};

const YI: i64 = 100_000_000 * 10_000;

fn measured(text: &str) -> Measured {
    text.parse().unwrap()
}

fn period(text: &str) -> When {
    When::parse(text).unwrap()
}

fn talks(book: &mut Book) -> Id<Negotiation> {
    let investor: Id<Organisation> = book.made(AddOrganisation::named("合成公司"));
    book.made(OpenNegotiation::titled("合成项目").investor(investor))
}

/// What is signed under a framework agreement of 50, and what the investment amounts to.
///
/// | signed under the framework of 50 | projects | in all |
/// |---|---|---|
/// | nothing | | 50: the framework's |
/// | a contract without an amount | | 50: nothing under it bears one |
/// | a contract of 12 | | 12: in place of the framework |
/// | 12, and one without an amount | | 12: the framework's 50 is not lent to it |
/// | 12, and one without | 5 under the latter | 17: the project bears what its contract does not |
/// | 12, and one without | 5, and 9 under the first | 14: the project in place of the 12 |
#[test]
fn a_framework_counts_only_while_nothing_under_it_bears_an_amount() {
    let mut book = Book::yangquan();
    let talks = talks(&mut book);
    let all: Id<Investment> = book.investment_of(talks);
    let framework: Id<Agreement> = book.made(SignAgreement::framework_of(talks).total_planned(amount("50亿")));
    let under = |title: &str| SignAgreement::contract_under(framework).title(title);
    let mut seen = vec![book.index(all).amount];
    let bare: Id<Agreement> = book.made(under("未定"));
    seen.push(book.index(all).amount);
    let signed: Id<Agreement> = book.made(under("一号").contract_investment(amount("12亿")));
    seen.push(book.index(all).amount);
    let other: Id<Agreement> = book.made(under("也未定"));
    seen.push(book.index(all).amount);
    book.made::<Project>(RecordProject::under(bare).total_planned(amount("5亿")));
    seen.push(book.index(all).amount);
    book.made::<Project>(RecordProject::under(signed).total_planned(amount("9亿")));
    seen.push(book.index(all).amount);
    assert_eq!(seen, [50, 50, 12, 12, 17, 14].map(|yi| Some(yi * YI)));
    let _ = other;
}

/// | level | contract investment given | answer |
/// |---|---|---|
/// | intent, framework | when signed, amended or stated | refused |
/// | not stated | when signed | kept, and counts possibly |
/// | contract | when signed | counts |
/// | found to be a framework | when signed | no longer counts |
#[test]
fn what_binds_nobody_has_no_contract_money() {
    let mut book = Book::yangquan();
    let talks = talks(&mut book);
    let five = || amount("5亿");
    let code = "agreement.not-contract-money";
    for sign in [SignAgreement::intent(talks), SignAgreement::framework_of(talks)] {
        assert_eq!(book.refused(sign.clone().contract_investment(five())), code);
        let deal: Id<Agreement> = book.made(sign.total_planned(five()));
        assert_eq!(book.refused(AmendAgreement::of(deal).contract_investment(five())), code);
        assert_eq!(book.refused(StateAmount::of(deal, MoneyKind::ContractInvestment, five())), code);
    }
    let deal: Id<Agreement> = book.made(SignAgreement::titled("级别未注明").contract_investment(five()));
    let known = |book: &Book| book.get(deal).total(MoneyKind::ContractInvestment, None, AsOf::LATEST).known;
    assert_eq!(known(&book), Truth::Possibly);
    book.must(StateLevel::of(deal, Level::Contract, "见到合同原件"));
    assert_eq!(known(&book), Truth::Yes);
    book.must(StateLevel::of(deal, Level::Framework, "更正"));
    assert_eq!(known(&book), Truth::No);
    assert_eq!(book.index(deal).amount, None);
}

/// What is stated last without a day takes the place of what was stated with one.
///
/// | first, from | then, without a day | in force |
/// |---|---|---|
/// | amended to 9, 2020-06-01 | amended to 10 | 10 |
/// | 10 jobs, 2020-06-01 | 20 jobs | 20 |
/// | 30 jobs of 2022, 2020-06-01 | 40 of 2022-01-01/2022-12-31 | 40: one period, written twice |
#[test]
fn what_is_stated_anew_without_a_day_takes_the_place_of_what_has_one() {
    let mut book = Book::yangquan();
    let talks = talks(&mut book);
    let deal: Id<Agreement> = book.made(SignAgreement::contract(talks).contract_investment(amount("8亿")));
    let amend = |text: &str| AmendAgreement::of(deal).contract_investment(amount(text));
    book.must(amend("9亿").on("2020-06-01").unwrap());
    book.must(amend("10亿"));
    assert_eq!(book.index(deal).amount, Some(10 * YI));
    let jobs = |text: &str| RecordMeasure::of(all(&book, deal), "jobs_new", MeasureKind::Promised, measured(text));
    let [ten, twenty, thirty, forty] = ["10个", "20个", "30个", "40个"].map(jobs);
    let project: Id<Project> = book.made(RecordProject::under(deal));
    let on_project =
        |measure: RecordMeasure| RecordMeasure { aim: inward_core::target::Target::aim(&project), ..measure };
    book.must(on_project(ten).on("2020-06-01").unwrap());
    book.must(on_project(twenty));
    let value = |book: &Book, of: Option<&str>| {
        let measures = &book.get(project).measures;
        let figure = match of {
            None => measures.at("jobs_new", MeasureKind::Promised, None, None, AsOf::LATEST),
            Some(of) => measures.for_period("jobs_new", MeasureKind::Promised, None, &period(of), AsOf::LATEST),
        };
        figure.map(|figure| figure.value.to_string())
    };
    assert_eq!(value(&book, None).unwrap(), measured("20个").to_string());
    book.must(on_project(thirty).period("2022").unwrap().on("2020-06-01").unwrap());
    book.must(on_project(forty).period("2022-01-01/2022-12-31").unwrap());
    assert_eq!(value(&book, Some("2022")).unwrap(), measured("40个").to_string());
}

fn all(book: &Book, deal: Id<Agreement>) -> Id<Investment> {
    book.investment_of(deal)
}

/// | entered | period | value |
/// |---|---|---|
/// | 1 | 2020 | 7 |
/// | 2 | 2022 | 9 |
/// | 3 | 2021 | 3 |
/// | 4 | 2021, again | 4 |
/// | 5 | none | 1 |
///
/// Asked without a period the answer is that of 2022, whatever came after it; of 2021 it is the later.
#[test]
fn a_measure_answers_for_the_latest_period() {
    let mut book = Book::yangquan();
    let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
    let output = |text: &str| RecordMeasure::of(project, "output_value", MeasureKind::Expected, measured(text));
    for (text, of) in [("7亿元", "2020"), ("9亿元", "2022"), ("3亿元", "2021"), ("4亿元", "2021")] {
        book.must(output(text).period(of).unwrap());
    }
    book.must(output("1亿元"));
    let measures = &book.get(project).measures;
    let said = |figure: Option<&inward_core::measure::Measure>| figure.map(|figure| figure.value.to_string());
    let kind = MeasureKind::Expected;
    assert_eq!(said(measures.at("output_value", kind, None, None, AsOf::LATEST)), Some(measured("9亿元").to_string()));
    for (of, text) in [("2020", Some("7亿元")), ("2021-01-01/2021-12-31", Some("4亿元")), ("2023", None)] {
        let found = said(measures.for_period("output_value", kind, None, &period(of), AsOf::LATEST));
        assert_eq!(found, text.map(|text| measured(text).to_string()), "{of}");
    }
}

/// Figures of one metric that stand beside one another, whatever was entered last.
///
/// | at | output |
/// |---|---|
/// | full benefit | 5, and 6 later |
/// | production | 1 |
/// | none | 2 |
#[test]
fn a_measure_answers_for_the_milestone_it_is_asked_for() {
    let mut book = Book::yangquan();
    let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
    let output = |text: &str| RecordMeasure::of(project, "output_value", MeasureKind::Expected, measured(text));
    let asked = |book: &Book| {
        [Some("full_benefit"), Some("production"), None, Some("trial_production")].map(|at| {
            let measures = &book.get(project).measures;
            let figure = measures.at("output_value", MeasureKind::Expected, None, at, AsOf::LATEST);
            figure.map(|figure| figure.value.given().unwrap().to_owned())
        })
    };
    book.must(output("5亿元/年").at("full_benefit"));
    book.must(output("1亿元/年").at("production"));
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(asked(&book), [said("5亿元/年"), said("1亿元/年"), None, None]);
    book.must(output("2亿元/年"));
    book.must(output("6亿元/年").at("full_benefit"));
    assert_eq!(asked(&book), [said("6亿元/年"), said("1亿元/年"), said("2亿元/年"), None]);
}

/// Output of 3 in 2019 and of 9 in 2020, as it was measured and as it was expected; known today.
///
/// | as of | actual | of 2020 | expected |
/// |---|---|---|---|
/// | 2018-12-31 | none: neither year had begun | none | 9 |
/// | 2019-12-31 | 3 | none | 9 |
/// | 2020-12-31 | 9 | 9 | 9 |
/// | no day | 9 | 9 | 9 |
#[test]
fn what_is_actual_of_a_later_year_is_not_there_yet() {
    let mut book = Book::yangquan();
    let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
    for kind in [MeasureKind::Actual, MeasureKind::Expected] {
        for (year, text) in [("2019", "3亿元/年"), ("2020", "9亿元/年")] {
            book.must(RecordMeasure::of(project, "output_value", kind, measured(text)).period(year).unwrap());
        }
    }
    let measures = &book.get(project).measures;
    let said =
        |figure: Option<&inward_core::measure::Measure>| figure.map(|figure| figure.value.given().unwrap().to_owned());
    let (three, nine) = (Some("3亿元/年".to_owned()), Some("9亿元/年".to_owned()));
    for (as_of, actual, of_2020) in [
        (as_of("2018-12-31", "2021-01-31"), None, None),
        (as_of("2019-12-31", "2021-01-31"), three, None),
        (as_of("2020-12-31", "2021-01-31"), nine.clone(), nine.clone()),
        (AsOf::LATEST, nine.clone(), nine.clone()),
    ] {
        let of = |kind| said(measures.at("output_value", kind, None, None, as_of));
        assert_eq!((of(MeasureKind::Actual), of(MeasureKind::Expected)), (actual, nine.clone()), "{as_of:?}");
        let in_2020 = measures.for_period("output_value", MeasureKind::Actual, None, &period("2020"), as_of);
        assert_eq!(said(in_2020), of_2020, "{as_of:?}");
    }
}

/// The book stands at 2021-01-31.
#[test]
fn nothing_was_measured_after_today() {
    let mut book = Book::yangquan();
    let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
    let jobs = |kind| RecordMeasure::of(project, "jobs_new", kind, measured("10个"));
    for kind in [MeasureKind::Expected, MeasureKind::Promised, MeasureKind::External] {
        book.must(jobs(kind).on("2030-03-01").unwrap().period("2030").unwrap());
    }
    let actual = || jobs(MeasureKind::Actual);
    let refused = "milestone.in-the-future";
    assert_eq!(book.refused(actual().on("2021-02-01").unwrap()), refused);
    assert_eq!(book.refused(actual().period("2021-02").unwrap()), refused);
    // The year has begun, and the month is not over.
    book.must(actual().period("2021").unwrap().on("2021-01").unwrap());
}

/// | amount | period | answer |
/// |---|---|---|
/// | annual plan | none, though it holds from 2020-12-20 | refused: a plan of 2020 or of 2021? |
/// | annual plan | 2021 | kept |
/// | total planned, fixed assets | 2021 | refused: no sum would find it |
#[test]
fn an_annual_plan_has_a_period_and_nothing_else_that_is_planned() {
    let mut book = Book::yangquan();
    let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
    let state = |kind| StateAmount::of(project, kind, amount("6亿元")).on("2020-12-20").unwrap();
    assert_eq!(book.refused(state(MoneyKind::AnnualPlanned)), "finance.period-missing");
    book.must(state(MoneyKind::AnnualPlanned).period("2021").unwrap());
    for kind in [MoneyKind::TotalPlanned, MoneyKind::FixedAsset] {
        assert_eq!(book.refused(state(kind).period("2021").unwrap()), "finance.has-no-period");
    }
}

/// What came in for phases beside what came in for the whole. `1` and `2` are phases, `w` the whole;
/// `=` is a figure in all.
///
/// | entries | as of | in all | known | why |
/// |---|---|---|---|---|
/// | 1 +2 on 01-10, w =5 in 03 | 02-15 | 2 | yes | the whole is not there |
/// | | 03-15 | 2 to 5, say 2 | yes | the one or the other |
/// | | 03-31 | 5 | yes | the whole is there |
/// | 1 +2, 2 +1, w +4 in 03, w +1 in 03 | 03-15 | 1 to 5, say 3 | yes | 3, or 1, 4, 5 |
/// | w =5 in 03 | 03-15 | 0 to 5 | perhaps | nothing beside it |
/// | 1 +2 on 01-10, w +0.05 USD on 02-10 | 03-15 | 2 and 0.05 USD | yes | each currency of its own |
#[test]
fn money_of_a_phase_counts_until_that_of_the_whole_is_certain() {
    type Entry = (Option<u16>, &'static str, Basis, &'static str);
    let one = (Some(1), "2亿元", Basis::Increment, "2020-01-10");
    let whole = (None, "5亿元", Basis::Cumulative, "2020-03");
    let several = [
        one,
        (Some(2), "1亿元", Basis::Increment, "2020-01-20"),
        (None, "4亿元", Basis::Increment, "2020-03"),
        (None, "1亿元", Basis::Increment, "2020-03"),
    ];
    let dollars = (None, "500万美元", Basis::Increment, "2020-02-10");
    let cases: &[(&[Entry], &str, &str, i64, Truth)] = &[
        (&[one, whole], "2020-02-15", "2亿", 2, Truth::Yes),
        (&[one, whole], "2020-03-15", "2亿-5亿", 2, Truth::Yes),
        (&[one, whole], "2020-03-31", "5亿", 5, Truth::Yes),
        (&several, "2020-03-15", "1亿-5亿", 3, Truth::Yes),
        (&several, "2020-03-31", "5亿", 5, Truth::Yes),
        (&[whole], "2020-03-15", "0亿-5亿", 0, Truth::Possibly),
        (&[one, dollars], "2020-03-15", "2亿 + 0.05亿 USD", 2, Truth::Yes),
    ];
    for (entries, valid, expected, to_go_by, known) in cases {
        let mut book = Book::yangquan();
        let phases = [Phase::unknown(), Phase::unknown()];
        let project: Id<Project> = book.made(RecordProject::titled("合成项目").phases(phases));
        for (phase, text, basis, on) in *entries {
            let entry = funds(project, text, *basis).on(*on).unwrap();
            book.must(phase.iter().copied().fold(entry, |entry, phase| entry.phase(phase)));
        }
        let total = book.get(project).total(MoneyKind::FundsArrived, None, as_of(valid, "2021-01-31"));
        assert_eq!((total.sum.to_string().as_str(), total.known), (*expected, *known), "{valid}");
        let yuan = total.sum.of(inward_core::money::Currency::CNY).unwrap();
        assert_eq!(yuan.units(), i128::from(to_go_by * YI), "{valid}");
    }
}

fn funds(project: Id<Project>, text: &str, basis: Basis) -> RecordMoney {
    RecordMoney::of(project, MoneyKind::FundsArrived, amount(text)).basis(basis)
}

/// Cumulative figures in the order in which they are entered, each with its day or period, and
/// whether it falls: against the one before it or the one after it by date, not by entry.
#[test]
fn cumulative_figures_stand_in_the_order_of_their_dates() {
    type Entry = (&'static str, &'static str, bool);
    let cases: &[(&[Entry], &str)] = &[
        // (period, figure, warned), what counts at the end
        (&[("2020-03", "1亿", false), ("2020-06", "2亿", false), ("2020-04", "1.5亿", false)], "2亿"),
        (&[("2020-06", "1亿", false), ("2020-03", "0.5亿", false)], "1亿"),
        // A real fall that is entered out of order: 2.0 at the end of April, 1.9 at the end of May.
        (&[("2020-05", "1.9亿", false), ("2020-04", "2亿", true)], "1.9亿"),
        (&[("2020-04", "2亿", false), ("2020-06", "3亿", false), ("2020-05", "4亿", true)], "3亿"),
        (&[("2020-04", "2亿", false), ("2020-06", "3亿", false), ("2020-05", "1亿", true)], "3亿"),
        // One date: what is known later counts.
        (&[("2020-06", "2亿", false), ("2020-06", "2.1亿", false)], "2.1亿"),
    ];
    for by_period in [true, false] {
        for (entries, counts) in cases {
            let mut book = Book::yangquan();
            let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
            for (of, text, falls) in *entries {
                let entry = funds(project, text, Basis::Cumulative);
                let last = period(of).last().unwrap().to_string();
                let entry = if by_period { entry.period(*of) } else { entry.on(last.as_str()) };
                let expected: &[&str] = if *falls { &["finance.falling"] } else { &[] };
                assert_eq!(book.warned(entry.unwrap()), expected, "{entries:?} {of}");
            }
            let money = book.get(project).money();
            let found = money.cumulative(MoneyKind::FundsArrived, None, AsOf::LATEST).unwrap();
            assert_eq!(found.amount.in_yi(), *counts, "{entries:?}");
            let total = money.total(MoneyKind::FundsArrived, None, AsOf::LATEST);
            assert_eq!((total.sum.to_string().as_str(), total.known), (*counts, Truth::Yes));
        }
    }
}

#[test]
fn nothing_came_in_within_a_period_that_has_not_begun() {
    let mut book = Book::yangquan();
    let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
    let refused = "milestone.in-the-future";
    assert_eq!(book.refused(funds(project, "1亿", Basis::Increment).period("2025").unwrap()), refused);
    // The book stands at 2021-01-31: the year has begun, the next month has not.
    assert_eq!(book.refused(funds(project, "1亿", Basis::Increment).period("2021-02").unwrap()), refused);
    book.must(funds(project, "1亿", Basis::CumulativeInYear).period("2021").unwrap());
    let fact = book.last_fact(project);
    assert_eq!(book.refused(Correct::fact_of(fact, "误").period("2022").unwrap()), refused);
    // Within the year it may have come in, at its end it has.
    let arrived = |on: &str| {
        let total = book.get(project).money().total(MoneyKind::FundsArrived, None, as_of(on, "2021-12-31"));
        (total.sum.to_string(), total.known)
    };
    assert_eq!(arrived("2020-12-31"), ("—".to_owned(), Truth::No));
    assert_eq!(arrived("2021-06-30"), ("0亿-1亿".to_owned(), Truth::Possibly));
    assert_eq!(arrived("2021-12-31"), ("1亿".to_owned(), Truth::Yes));
}

/// What a project comes to of which only phases are stated, worked out by hand.
///
/// | whole | phase 1 | phase 2 | the project | the investment, under a contract of 9 |
/// |---|---|---|---|---|
/// | — | 3 | 4 | 7 | 7 |
/// | — | 3 | at least 4 | at least 7 | at least 7 |
/// | — | 3 | — | at least 3 | 9: the contract speaks of the whole |
/// | — | — | — | not known | 9 |
/// | 5 | 3 | 4 | 5 | 5 |
#[test]
fn a_project_without_a_total_comes_to_what_its_phases_add_up_to() {
    for (whole, phases, project_is, investment_is) in [
        (None, [Some("3亿元"), Some("4亿元")], "7亿", "7亿"),
        (None, [Some("3亿元"), Some("4亿元以上")], "≥ 7亿", "≥ 7亿"),
        (None, [Some("3亿元"), None], "≥ 3亿", "9亿"),
        (None, [None, None], "—", "9亿"),
        (Some("5亿元"), [Some("3亿元"), Some("4亿元")], "5亿", "5亿"),
    ] {
        let mut book = Book::yangquan();
        let investor: Id<Organisation> = book.made(AddOrganisation::named("合成公司"));
        let deal = SignAgreement::titled("合成合同").party(investor).level(Level::Contract);
        let deal: Id<Agreement> = book.made(deal.total_planned(amount("9亿元")));
        let phases = phases.map(|planned| planned.map_or_else(Phase::unknown, |text| Phase::planned(amount(text))));
        let mut project = RecordProject::under(deal).phases(phases);
        if let Some(whole) = whole {
            project = project.total_planned(amount(whole));
        }
        let project: Id<Project> = book.made(project);
        let total = book.get(project).total(MoneyKind::TotalPlanned, None, AsOf::LATEST);
        assert_eq!(total.sum.to_string(), project_is);
        let rows = [book.index(deal), book.index(project)];
        let totals = [deal.record(), project.record()]
            .map(|id| (id, book.state_of(id).total(MoneyKind::TotalPlanned, None, AsOf::LATEST)));
        let all = inward_core::finance::Total::roll_up(MoneyKind::TotalPlanned, &rows, &totals.into_iter().collect());
        assert_eq!(all.sum.to_string(), investment_is);
    }
}

/// A phase that became known later makes nothing of what was known before less exact.
#[test]
fn a_phase_that_was_added_later_was_not_awaited_before() {
    let mut book = Book::yangquan();
    let phases = [Phase::planned(amount("3亿元"))];
    let project: Id<Project> = book.made(RecordProject::titled("合成项目").phases(phases));
    let before = AsOf { known: book.now, ..AsOf::LATEST };
    book.today("2021-02-01");
    book.must(AddPhase::to(project, Phase::unknown()));
    let total = |as_of| book.get(project).total(MoneyKind::TotalPlanned, None, as_of).sum.to_string();
    assert_eq!([total(before), total(AsOf::LATEST)], ["3亿", "≥ 3亿"]);
}

/// Money of a period is an occurrence of that period: the project is there from within it, for certain
/// from its end.
#[test]
fn money_of_a_period_makes_its_project_be_there() {
    let mut book = Book::yangquan();
    let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
    let exists = |book: &Book, on: &str| {
        book.state_of(project).existence(as_of(on, "2021-12-31"), |at| at.day_in(crate::world::TIME_ZONE))
    };
    let recorded_on = book.day().to_string();
    let day_before = book.day().pred_opt().unwrap().to_string();
    assert_eq!([&day_before, &recorded_on].map(|on| exists(&book, on)), [Truth::No, Truth::Yes]);
    book.must(funds(project, "1亿", Basis::Increment).period("2019-06").unwrap());
    let days = ["2019-05-31", "2019-06-01", "2019-06-29", "2019-06-30"];
    assert_eq!(days.map(|on| exists(&book, on)), [Truth::No, Truth::Possibly, Truth::Possibly, Truth::Yes]);
    let row = book.index(project);
    assert_eq!([row.first, row.last], ["2019-06-01", "2019-06-30"].map(|day| Some(day.parse().unwrap())));
    // A day of its own goes before the period it is for.
    let fact = book.last_fact(project);
    book.must(Correct::fact_of(fact, "按回单").on("2019-07-05").unwrap());
    assert_eq!(["2019-06-30", "2019-07-05"].map(|on| exists(&book, on)), [Truth::No, Truth::Yes]);
}

/// What came in, by how the figures count. `+` is an increment, `Y` since the year began, `=` in all.
///
/// | entries | in all | of 2020 | why |
/// |---|---|---|---|
/// | + 1 on 2019-12-01, + 2 on 2020-03-01 | 3 | 2 | increments are added |
/// | Y 4 at 2019-12-31, Y 1 at 2020-03-31, Y 3 at 2020-06-30 | 7 | 3 | the latest of each year |
/// | the same, + 2 on 2020-07-15, + 1 on 2020-02-01 | 9 | 5 | what came after the figure, not before |
/// | = 5 at 2019-12-31, = 6 at 2020-06-30 | 6 | nothing known | in all, not of a year |
/// | = 5 at 2019-12-31, Y 3 at 2020-06-30, + 1 on 2019-07-01 | 8 | 3 | the year after it is added |
/// | + 2 on 2019-12/2020-01 | 2 | 0 to 2 | possibly within the year |
/// | + -1 on 2020-02-01, + 3 on 2020-03-01 | 2 | 2 | taken back |
#[test]
fn what_came_in_is_added_up_by_how_the_figures_count() {
    let mut seen = Vec::new();
    for entries in [
        &[("+1", "2019-12-01"), ("+2", "2020-03-01")][..],
        &[("Y4", "2019-12-31"), ("Y1", "2020-03-31"), ("Y3", "2020-06-30")],
        &[("Y4", "2019-12-31"), ("+2", "2020-07-15"), ("Y3", "2020-06-30"), ("Y1", "2020-03-31"), ("+1", "2020-02-01")],
        &[("=6", "2020-06-30"), ("=5", "2019-12-31")],
        &[("Y3", "2020-06-30"), ("=5", "2019-12-31"), ("+1", "2019-07-01")],
        &[("+2", "2019-12/2020-01")],
        &[("+-1", "2020-02-01"), ("+3", "2020-03-01")],
    ] {
        let mut book = Book::yangquan();
        let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
        for (figure, on) in entries {
            let (basis, yi) = figure.split_at(1);
            let basis = match basis {
                "+" => Basis::Increment,
                "Y" => Basis::CumulativeInYear,
                _ => Basis::Cumulative,
            };
            book.must(funds(project, &format!("{yi}亿"), basis).on(*on).unwrap());
        }
        let money = book.get(project).money();
        let total = |of: Option<&When>| money.total(MoneyKind::FundsArrived, of, AsOf::LATEST).sum.to_string();
        seen.push((total(None), total(Some(&period("2020")))));
    }
    let expected = [
        ("3亿", "2亿"),
        ("7亿", "3亿"),
        ("9亿", "5亿"),
        ("6亿", "—"),
        ("8亿", "3亿"),
        ("2亿", "0亿-2亿"),
        ("2亿", "2亿"),
    ];
    assert_eq!(seen, expected.map(|(all, year)| (all.to_owned(), year.to_owned())));
}

/// What is said of a payment counts where the sum alone cannot say whether it is the whole.
///
/// | owed | paid | said | answer |
/// |---|---|---|---|
/// | 500 | 500 | in part | kept: nothing is left |
/// | 500 | 499 | in whole | a part: 1 is left |
/// | 500 or more | 500 | in part | a part |
/// | | 500 | in whole | kept |
/// | | 499 | in whole | a part, worth a look: less than the least |
/// | | 490 in part, 20 | in whole | kept |
/// | over 500 | 500 | in whole | a part, worth a look: not over 500 |
/// | | 520 | in part | a part |
/// | 300 to 500 | 300 | in part | a part |
/// | | 300 in part, 150 | in whole | kept |
/// | | 200 | in whole | a part, worth a look |
/// | | 500 | in part | a part: who owes says so |
/// | about 500, nearly 500 | 490 | in whole | kept |
/// | | 490 | in part | a part |
/// | 500 or less | 100 | in whole | kept |
/// | 500 or less | 100 | in part | a part |
#[test]
fn of_an_inexact_amount_the_word_of_who_paid_decides() {
    type Payment = (&'static str, bool);
    let little: &[&str] = &["commitment.less-than-owed"];
    let cases: &[(&str, &[Payment], bool, &[&str])] = &[
        // (owed, (paid, in whole)…, kept, warned of the last)
        ("500万元", &[("500万元", false)], true, &[]),
        ("500万元", &[("499万元", true)], false, &[]),
        ("500万元以上", &[("500万元", false)], false, &[]),
        ("500万元以上", &[("500万元", true)], true, &[]),
        ("500万元以上", &[("499万元", true)], false, little),
        ("500万元以上", &[("490万元", false), ("20万元", true)], true, &[]),
        ("500余万元", &[("500万元", true)], false, little),
        ("500余万元", &[("520万元", false)], false, &[]),
        ("300-500万元", &[("300万元", false)], false, &[]),
        ("300-500万元", &[("300万元", false), ("150万元", true)], true, &[]),
        ("300-500万元", &[("200万元", true)], false, little),
        ("300-500万元", &[("500万元", false)], false, &[]),
        ("约500万元", &[("490万元", true)], true, &[]),
        ("约500万元", &[("490万元", false)], false, &[]),
        ("近500万元", &[("490万元", true)], true, &[]),
        ("近500万元", &[("490万元", false)], false, &[]),
        ("不超过500万元", &[("100万元", true)], true, &[]),
        ("不超过500万元", &[("100万元", false)], false, &[]),
    ];
    for (owed, payments, kept, warned) in cases {
        let mut book = Book::yangquan();
        let talks = talks(&mut book);
        let promise = Promise::to_investor(talks, "policy_incentive").debtor("招商一局").amount(amount(owed));
        let promised: Id<Commitment> = book.made(promise);
        let mut said = Vec::new();
        for (paid, whole) in *payments {
            let pay = Fulfil::of(promised).amount(amount(paid)).in_part(!whole).on("2020-12-01").unwrap();
            said = book.warned(pay);
        }
        assert_eq!(book.is_kept(promised, AsOf::LATEST), *kept, "{owed} {payments:?}");
        assert_eq!(said, *warned, "{owed} {payments:?}");
        let stored = book.get(promised).fulfilments.iter().last().unwrap().value.whole;
        assert_eq!(stored, *kept, "{owed} {payments:?}: what is kept says the same");
    }
}

/// A range of 300 to 500, paid 300 and then 100, said to make the whole: what is taken back reopens it
/// where the rest is less than the least.
#[test]
fn what_is_taken_back_of_an_inexact_amount_reopens_it() {
    let mut book = Book::yangquan();
    let talks = talks(&mut book);
    let promise = Promise::to_investor(talks, "policy_incentive").debtor("招商一局").amount(amount("300-500万元"));
    let promised: Id<Commitment> = book.made(promise);
    let pay = |text: &str, on: &str| Fulfil::of(promised).amount(amount(text)).on(on).unwrap();
    book.must(pay("300万元", "2020-12-01").in_part(true));
    let first = book.last_fact(promised);
    book.must(pay("100万元", "2020-11-01"));
    let kept = |book: &Book| {
        let around = Around::NOTHING;
        let kept = book.get(promised).kept_whole(AsOf::LATEST, &around);
        kept.map(|(on, _)| on.unwrap().to_string())
    };
    assert_eq!(kept(&book).unwrap(), "2020-12-01", "the day on which the least was reached");
    book.must(Retract::fact_of(first, "退票"));
    assert_eq!(kept(&book), None, "100 is less than 300");
    book.must(pay("200万元", "2021-01-10").in_part(true));
    assert_eq!(kept(&book).unwrap(), "2021-01-10");
}

/// | owed | paid | answer |
/// |---|---|---|
/// | 500 | 500, 520 | kept, refused |
/// | 500 or less | 520 | refused |
/// | 400 to 500 | 450, 520 | kept, refused |
/// | nearly 500 | 500 | refused: it is less than 500 |
/// | 500 or more, over 500, about 500 | 520 | kept |
/// | about 500 | 5200 | kept, and worth a look: a wrong unit |
/// | 500 | about 520 | kept, and worth a look: not certainly more |
#[test]
fn more_than_owed_is_refused_only_beyond_the_upper_bound() {
    let cases = [
        ("500万元", "500万元", "kept"),
        ("500万元", "520万元", "commitment.more-than-owed"),
        ("500万元以内", "520万元", "commitment.more-than-owed"),
        ("400-500万元", "450万元", "kept"),
        ("400-500万元", "520万元", "commitment.more-than-owed"),
        ("近500万元", "500万元", "commitment.more-than-owed"),
        ("500万元以上", "520万元", "kept"),
        ("500余万元", "520万元", "kept"),
        ("约500万元", "520万元", "kept"),
        ("约500万元", "5200万元", "commitment.perhaps-more-than-owed"),
        ("500万元", "约520万元", "commitment.perhaps-more-than-owed"),
        ("500万元", "0元", "commitment.not-positive"),
        ("500万元", "-1元", "commitment.not-positive"),
    ];
    for (owed, paid, answer) in cases {
        let mut book = Book::yangquan();
        let talks = talks(&mut book);
        let promise =
            |text: &str| Promise::to_investor(talks, "policy_incentive").debtor("招商一局").amount(amount(text));
        let promised: Id<Commitment> = book.made(promise(owed));
        let pay = Fulfil::of(promised).amount(amount(paid));
        match answer {
            "commitment.more-than-owed" | "commitment.not-positive" => {
                assert_eq!(book.refused(pay), answer, "{owed} {paid}")
            }
            _ => {
                let expected: &[&str] = if answer == "kept" { &[] } else { &[answer] };
                assert_eq!(book.warned(pay), expected, "{owed} {paid}");
                assert!(book.is_kept(promised, AsOf::LATEST), "{owed} {paid}");
            }
        }
        for text in ["-500万元", "0元"] {
            assert_eq!(book.refused(promise(text)), "commitment.not-positive", "{text}");
        }
    }
}
