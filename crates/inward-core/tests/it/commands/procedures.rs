//! Procedures: versions as values in force, and by how much one is lighter than another.

use std::collections::BTreeMap;

use inward_core::command::{AddProcedure, Correct, NameRecord, Retract, ReviseProcedure};
use inward_core::deadline::{hours, natural_days, working_days};
use inward_core::entry::{Burden, Entry, ProcedureVersion};
use inward_core::fact::AsOf;
use inward_core::id::Id;
use inward_core::qualified::Qualified;
use inward_core::world::UniqueKey;

use crate::history::amount;
use crate::world::{Book, as_of};

fn number(text: &str) -> Qualified {
    text.parse().unwrap()
}

/// What a joint site survey takes, before and after (synthetic but for the days: 30 to 5 working days).
fn survey(book: &mut Book) -> Id<Entry> {
    let add = AddProcedure::named("联合踏勘", "招商一局").on("2018-01-01").unwrap();
    let add = add.promised(working_days(30).after("accepted")).steps(number("39")).documents(number("12"));
    let survey = book.made(add.cost(amount("0元")).seals(number("30")).windows(number("0")));
    let revise = ReviseProcedure::of(survey).on("2019-07-01").unwrap().promised(working_days(5).after("accepted"));
    book.must(revise.steps(number("4")).documents(number("3")).seals(number("1")).cost(amount("200元")));
    survey
}

fn told(reductions: BTreeMap<Burden, Result<inward_core::entry::Reduction, inward_core::refusal::Refusal>>) -> String {
    let say = |(burden, reduction): (Burden, Result<inward_core::entry::Reduction, _>)| {
        let said = match reduction {
            Ok(reduction) => reduction.bounds().to_string(),
            Err(inward_core::refusal::Refusal { code, .. }) => code.as_str().to_owned(),
        };
        format!("{} {said}", burden.key())
    };
    reductions.into_iter().map(say).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_four_reductions_stand_between_two_days() {
    let mut book = Book::yangquan();
    let survey = survey(&mut book);
    let entry = book.get(survey);
    let (before, after) = (as_of("2019-06-30", "2021-12-31"), as_of("2019-07-01", "2021-12-31"));
    assert_eq!(
        told(entry.reductions(before, after).unwrap()),
        "days 83.33%; steps 89.74%; documents 75.00%; cost rate.undefined; seals 96.67%; windows rate.undefined",
        "before is nothing of the cost and of the windows"
    );
    assert_eq!(
        told(entry.reductions(after, before).unwrap()),
        "days -500.00%; steps -875.00%; documents -300.00%; cost 100.00%; seals -2900.00%; windows rate.undefined"
    );
    let none = entry.reductions(as_of("2017-12-31", "2021-12-31"), after).unwrap_err();
    assert_eq!((none.code.as_str(), none.path.as_deref()), ("procedure.no-version", Some("before")));
}

#[test]
fn a_version_of_the_past_stays_readable_and_what_is_not_revised_stays() {
    let mut book = Book::yangquan();
    let survey = survey(&mut book);
    let days = |book: &Book, on: &str| {
        let version = book.get(survey).version_at(as_of(on, "2021-12-31")).cloned();
        version.map(|version| (version.limit().unwrap().to_string(), version.windows.map(|number| number.to_string())))
    };
    let windows = Some("0".to_owned());
    assert_eq!(days(&book, "2017-12-31"), None);
    assert_eq!(days(&book, "2019-06-30"), Some(("30 working days after `accepted`".to_owned(), windows.clone())));
    assert_eq!(days(&book, "2019-07-01"), Some(("5 working days after `accepted`".to_owned(), windows)));
    // It was from 1 August.
    let fact = book.last_fact(survey);
    book.must(Correct::fact_of(fact, "按实施日期").on("2019-08-01").unwrap());
    assert!(days(&book, "2019-07-31").unwrap().0.starts_with("30 "));
    let fact = book.last_fact(survey);
    book.must(Retract::fact_of(fact, "并未实施"));
    assert!(days(&book, "2020-01-01").unwrap().0.starts_with("30 "), "the version before is in force again");
}

#[test]
fn a_version_before_all_that_is_known_says_only_what_is_given() {
    let mut book = Book::yangquan();
    let survey = survey(&mut book);
    let revise = ReviseProcedure::of(survey).on("2015-01-01").unwrap().statutory(working_days(45).after("received"));
    book.must(revise.reason("补录旧版"));
    let entry = book.get(survey);
    let old = entry.version_at(as_of("2015-06-01", "2021-12-31")).unwrap();
    let later = entry.version_at(AsOf::LATEST).unwrap();
    assert_eq!(
        *old,
        ProcedureVersion {
            limits: old.limits.clone(),
            steps: None,
            documents: None,
            seals: None,
            windows: None,
            cost: None,
            notice: None,
            legal_basis: None,
            authority: later.authority
        }
    );
    assert_eq!(old.limit().unwrap().to_string(), "45 working days after `received`");
}

#[test]
fn unlike_units_and_currencies_have_no_reduction_and_say_why() {
    let mut book = Book::yangquan();
    let versions = |book: &mut Book, before: AddProcedure, after: fn(ReviseProcedure) -> ReviseProcedure| {
        let id: Id<Entry> = book.made(before.on("2019-01-01").unwrap());
        book.must(after(ReviseProcedure::of(id).on("2020-01-01").unwrap()));
        told(book.get(id).reductions(as_of("2019-06-01", "2021-12-31"), as_of("2020-06-01", "2021-12-31")).unwrap())
    };
    let add = |name: &str| AddProcedure::named(name, "招商一局");
    let said = [
        versions(&mut book, add("一").statutory(natural_days(30).after("accepted")), |revise| {
            revise.statutory(working_days(20).after("accepted"))
        }),
        versions(&mut book, add("二").promised(hours(48).after("accepted")), |revise| {
            revise.promised(hours(12).after("accepted"))
        }),
        versions(&mut book, add("三").cost(amount("100元")), |revise| revise.cost(amount("10 USD"))),
        versions(&mut book, add("四").steps(number("5")), |revise| revise.documents(number("2"))),
        versions(&mut book, add("五").steps(number("12-49")), |revise| revise.steps(number("2-7"))),
        versions(&mut book, add("六"), |revise| revise.legal_basis("某办〔2020〕1号")),
        // What was promised is held against what the law allowed before anything was promised.
        versions(&mut book, add("七").statutory(working_days(20).after("accepted")), |revise| {
            revise.promised(working_days(5).after("accepted"))
        }),
    ];
    assert_eq!(
        said,
        [
            "days procedure.unlike-units",
            "days 75.00%",
            "cost money.unlike-currencies",
            "steps 20.00%; documents procedure.not-stated".replace("20.00%", "0.00%").as_str(),
            "steps 41.67% - 95.92%",
            "",
            "days 75.00%",
        ]
    );
}

#[test]
fn what_is_promised_longer_than_the_law_allows_is_accepted_with_a_warning() {
    let mut book = Book::yangquan();
    let add = AddProcedure::named("施工许可", "招商一局").statutory(working_days(20).after("accepted"));
    assert_eq!(
        book.warned(add.clone().promised(working_days(25).after("accepted"))),
        ["deadline.promised-exceeds-statutory"]
    );
    let other = AddProcedure { name: "规划许可".to_owned(), ..add };
    let id: Id<Entry> = book.made(other);
    let revise = ReviseProcedure::of(id).promised(working_days(21).after("accepted"));
    assert_eq!(book.warned(revise), ["deadline.promised-exceeds-statutory"], "beside the limit that stays");
}

#[test]
fn a_procedure_has_a_name_of_its_own_also_after_it_was_renamed() {
    let mut book = Book::yangquan();
    let survey = survey(&mut book);
    book.must(NameRecord::of(survey).title("区域评估联合踏勘"));
    assert_eq!(book.keys.get(&UniqueKey::procedure("区域评估联合踏勘")), Some(&survey.record()));
    assert_eq!(book.refused(AddProcedure::named("区域评估联合踏勘", "招商一局")), "record.key-held");
    book.made::<Entry>(AddProcedure::named("联合踏勘", "招商一局"));
}
