//! Attribution and concentration: cases worked out by hand, and held against every way in which doubts may turn out.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use inward_analysis::Fraction;
use inward_analysis::TableColumns;
use inward_analysis::published::{Elapsed, gap};
use inward_analysis::scores::{Classes, Ties};
use inward_analysis::statistics::{
    Attributed, CreditedTo, MoneySpans, Span, Touch, TouchModel, attribute, concentration,
};
use inward_core::money::{AmountSum, Currency};
use inward_core::text::{Label, refusals};
use inward_core::when::{Truth, When};
use proptest::prelude::*;

fn fraction(part: u64, whole: u64) -> Fraction {
    Fraction::from(part).divided_by(&whole.into()).unwrap()
}

fn touch(key: &str, on: Option<&str>, there: Truth) -> Touch {
    Touch { key: key.to_owned(), on: on.map(|on| When::parse(on).unwrap()), there }
}

fn investment(there: Truth, amount: &str, touches: Vec<Touch>) -> Attributed {
    let mut money = AmountSum::default();
    money.add(&amount.parse().unwrap());
    Attributed { there, touches, money }
}

/// What each row says: for certain, at most, and the money with its ends.
fn told(investments: &[Attributed], model: TouchModel) -> Vec<(String, String, String, String)> {
    let shown = |to: &CreditedTo| match to {
        CreditedTo::Key(key) => key.clone(),
        CreditedTo::Undetermined => "?".to_owned(),
        CreditedTo::Nobody => "–".to_owned(),
    };
    attribute(investments, model)
        .rows
        .iter()
        .map(|row| (shown(&row.to), row.certain.to_string(), row.possible.to_string(), row.money.to_string()))
        .collect()
}

fn row(to: &str, certain: &str, possible: &str, money: &str) -> (String, String, String, String) {
    (to.to_owned(), certain.to_owned(), possible.to_owned(), money.to_owned())
}

#[test]
fn first_last_and_linear_by_hand() {
    let yes = Truth::Yes;
    let investments = [
        investment(
            yes,
            "300元",
            vec![
                touch("fair", Some("2020-05-01"), yes),
                touch("visit", Some("2020-06-01"), yes),
                touch("visit", Some("2020-07"), yes),
            ],
        ),
        investment(yes, "100元", vec![touch("visit", Some("2020-04-01"), yes)]),
        investment(yes, "50元", vec![]),
    ];
    let nobody = row("–", "1/1", "1/1", "50.00 CNY");
    let first = [row("fair", "1/1", "1/1", "300.00 CNY"), row("visit", "1/1", "1/1", "100.00 CNY"), nobody.clone()];
    assert_eq!(told(&investments, TouchModel::First), first);
    assert_eq!(told(&investments, TouchModel::Last), [row("visit", "2/1", "2/1", "400.00 CNY"), nobody.clone()]);
    let linear = [row("fair", "1/3", "1/3", "100.00 CNY"), row("visit", "5/3", "5/3", "300.00 CNY"), nobody];
    assert_eq!(told(&investments, TouchModel::Linear), linear);
}

#[test]
fn what_dates_do_not_tell_is_nobodys_for_certain() {
    let (yes, possibly) = (Truth::Yes, Truth::Possibly);
    // In one month: either may be the first. The same source twice leaves no doubt.
    let unsure = vec![touch("a", Some("2020-05"), yes), touch("b", Some("2020-05-20"), yes)];
    let same = vec![touch("a", Some("2020-05"), yes), touch("a", None, yes)];
    let undated = vec![touch("a", Some("2020-05-01"), yes), touch("b", None, yes)];
    // Perhaps it was captured after the day.
    let doubtful = vec![touch("b", Some("2020-05-01"), possibly)];
    let investments = [
        investment(yes, "1元", unsure),
        investment(yes, "2元", same),
        investment(yes, "4元", undated),
        investment(yes, "8元", doubtful),
        investment(possibly, "16元", vec![touch("a", Some("2020-05-01"), yes)]),
    ];
    let expected = [
        row("a", "1/1", "4/1", "2.00 - 23.00 CNY"),
        row("b", "0/1", "3/1", "0.00 - 13.00 CNY"),
        row("?", "3/1", "3/1", "13.00 CNY"),
        row("–", "0/1", "1/1", "0.00 - 8.00 CNY"),
    ];
    assert_eq!(told(&investments, TouchModel::First), expected);
    // The order does not matter for shares: only what may not be there is in doubt.
    let expected = [
        row("a", "2/1", "3/1", "4.50 - 20.50 CNY"),
        row("b", "1/1", "2/1", "2.50 - 10.50 CNY"),
        row("?", "1/1", "1/1", "8.00 CNY"),
        row("–", "0/1", "1/1", "0.00 - 8.00 CNY"),
    ];
    assert_eq!(told(&investments, TouchModel::Linear), expected);
}

/// One that is there only perhaps leaves nothing open where it cannot be the foremost.
#[test]
fn a_doubtful_touch_behind_the_foremost_changes_nothing() {
    let (yes, possibly) = (Truth::Yes, Truth::Possibly);
    let touches = vec![touch("a", Some("2020-05-01"), yes), touch("b", Some("2020-06-01"), possibly)];
    let of = |touches: &[Touch], model| told(&[investment(yes, "8元", touches.to_vec())], model);
    let undetermined = [
        row("a", "0/1", "1/1", "0.00 - 8.00 CNY"),
        row("b", "0/1", "1/1", "0.00 - 8.00 CNY"),
        row("?", "1/1", "1/1", "8.00 CNY"),
    ];
    assert_eq!(of(&touches, TouchModel::First), [row("a", "1/1", "1/1", "8.00 CNY")]);
    assert_eq!(of(&touches, TouchModel::Last), undetermined);
    assert_eq!(of(&touches, TouchModel::Linear), undetermined);
    let touches = vec![touch("a", Some("2020-05-01"), possibly), touch("b", Some("2020-06-01"), yes)];
    assert_eq!(of(&touches, TouchModel::Last), [row("b", "1/1", "1/1", "8.00 CNY")]);
    assert_eq!(of(&touches, TouchModel::First), undetermined);
}

/// The days on which a touch may have been: two of each stretch that they know, one before and one after all.
fn days_of(touch: &Touch) -> Vec<NaiveDate> {
    let days = ["2019-12-31", "2020-02-01", "2020-05-01", "2020-05-10", "2020-06-01", "2020-12-01", "2021-01-01"];
    let days = days.into_iter().map(|day| day.parse().unwrap());
    let fits =
        |day: &NaiveDate| touch.on.as_ref().is_none_or(|on| on.first().unwrap() <= *day && *day <= on.last().unwrap());
    days.filter(fits).collect()
}

/// Those that may be credited with all of an investment, each way in which the doubts may turn out: of a day that several
/// have, each.
fn foremost(touches: &[Touch], model: TouchModel) -> Vec<BTreeSet<String>> {
    let mut worlds: Vec<Vec<(String, NaiveDate)>> = vec![Vec::new()];
    for touch in touches.iter().filter(|touch| touch.there.is_possible()) {
        let mut more = if touch.there.is_certain() { Vec::new() } else { worlds.clone() };
        for world in &worlds {
            let with = |day| world.iter().cloned().chain([(touch.key.clone(), day)]).collect();
            more.extend(days_of(touch).into_iter().map(with));
        }
        worlds = more;
    }
    let of_world = |world: Vec<(String, NaiveDate)>| {
        let days = world.iter().map(|(_, day)| *day);
        let day = if model == TouchModel::First { days.min() } else { days.max() };
        world.into_iter().filter(|(_, on)| Some(*on) == day).map(|(key, _)| key).collect()
    };
    worlds.into_iter().map(of_world).collect()
}

fn touches() -> impl Strategy<Value = Vec<Touch>> {
    let dates = prop::sample::select(vec![None, Some("2020-05-01"), Some("2020-05"), Some("2020-06-01"), Some("2020")]);
    let truths = prop::sample::select(vec![Truth::Yes, Truth::Yes, Truth::Possibly, Truth::No]);
    let one = (prop::sample::select(vec!["a", "b", "c"]), dates, truths);
    prop::collection::vec(one.prop_map(|(key, on, there)| touch(key, on, there)), 0..5)
}

proptest! {
    /// Who is credited for certain is so whichever way the doubts turn out, who is possibly is so in one.
    #[test]
    fn who_was_first_is_told_where_every_way_tells_the_same(
        touches in touches().prop_map(|touches| touches.into_iter().take(4).collect::<Vec<_>>()),
        model in prop::sample::select(vec![TouchModel::First, TouchModel::Last]),
    ) {
        let worlds = foremost(&touches, model);
        let found = attribute(&[investment(Truth::Yes, "1元", touches.clone())], model).rows;
        let (one, nought) = (Fraction::from(1), Fraction::from(0));
        let of = |to: CreditedTo| found.iter().find(|row| row.to == to).map(|row| (row.certain.clone(), row.possible.clone()));
        let expected = |certain: bool, possible: bool| {
            possible.then(|| (if certain { one.clone() } else { nought.clone() }, one.clone()))
        };
        let mut is_told = worlds.iter().all(BTreeSet::is_empty);
        prop_assert_eq!(of(CreditedTo::Nobody), expected(is_told, worlds.iter().any(BTreeSet::is_empty)));
        for key in ["a", "b", "c"] {
            let certain = worlds.iter().all(|world| world.len() == 1 && world.contains(key));
            is_told |= certain;
            let found = of(CreditedTo::Key(key.to_owned()));
            prop_assert_eq!(found, expected(certain, worlds.iter().any(|world| world.contains(key))), "{:?}", key);
        }
        prop_assert_eq!(of(CreditedTo::Undetermined).is_none(), is_told);
    }

    #[test]
    fn rows_add_up_to_the_whole(
        given in prop::collection::vec((touches(), 1_u32..1000, prop::sample::select(vec![Truth::Yes, Truth::Possibly])), 0..6),
        model in prop::sample::select(TouchModel::ALL.to_vec()),
    ) {
        let each = given.into_iter().map(|(touches, amount, there)| investment(there, &format!("{amount}元"), touches));
        let investments: Vec<Attributed> = each.collect();
        let credits = attribute(&investments, model);
        let mut certain = Fraction::from(0);
        let mut money = MoneySpans::default();
        for row in &credits.rows {
            prop_assert!(row.certain <= row.possible);
            certain = &certain + &row.certain;
            money.add_times(&row.money, &Fraction::from(1));
        }
        prop_assert_eq!(&certain, &credits.total.certain);
        let figure = |money: &MoneySpans| money.in_currency(Currency::CNY).map(|span| span.figure.clone());
        prop_assert_eq!(figure(&money), figure(&credits.total.money));
        // Each investment is shared out once among what is certain.
        let mut shared: BTreeMap<usize, Fraction> = BTreeMap::new();
        for (place, share, truth) in credits.rows.iter().flat_map(|row| &row.of) {
            if truth.is_certain() {
                let sum = shared.entry(*place).or_insert_with(|| Fraction::from(0));
                *sum = &*sum + share;
            }
        }
        for (place, one) in investments.iter().enumerate().filter(|(_, one)| one.there.is_certain()) {
            prop_assert_eq!(shared.get(&place), Some(&Fraction::from(1)), "{:?}", one);
        }
    }

    /// The ends hold every way in which the undetermined may belong to groups, and are reached by one.
    #[test]
    fn the_ends_of_concentration_are_those_of_every_assignment(
        groups in prop::collection::vec(0_u64..20, 0..4),
        undetermined in prop::collection::vec(1_u64..20, 0..4),
    ) {
        prop_assume!(groups.iter().chain(&undetermined).sum::<u64>() > 0);
        let exactly = |figures: &[u64]| figures.iter().map(|figure| Span::exactly((*figure).into())).collect::<Vec<_>>();
        let found = concentration(&exactly(&groups), &exactly(&undetermined)).unwrap();
        let whole: u64 = groups.iter().chain(&undetermined).sum();
        let mut indices = Vec::new();
        let mut shares: Vec<Vec<Fraction>> = vec![Vec::new(); groups.len()];
        let mut tops = Vec::new();
        // Each of the undetermined goes to one of the groups, or of as many new ones.
        let places = groups.len() + undetermined.len();
        for assignment in 0..places.pow(u32::try_from(undetermined.len()).unwrap()) {
            let mut sums: Vec<u64> = groups.iter().copied().chain(undetermined.iter().map(|_| 0)).collect();
            let mut rest = assignment;
            for figure in &undetermined {
                sums[rest % places] += figure;
                rest /= places;
            }
            indices.push(fraction(sums.iter().map(|sum| sum * sum).sum(), whole * whole));
            for (place, share) in shares.iter_mut().enumerate() {
                share.push(fraction(sums[place], whole));
            }
            sums.truncate(groups.len().max(1));
            sums.sort_unstable();
            tops.push(fraction(sums.iter().rev().take(2).sum(), whole));
        }
        let index = &found.herfindahl_hirschman;
        prop_assert_eq!(&index.low, indices.iter().min().unwrap());
        prop_assert_eq!(&index.high, indices.iter().max().unwrap());
        for (bounds, reached) in found.shares.iter().zip(&shares) {
            prop_assert_eq!(Some(&bounds.low), reached.iter().min());
            prop_assert_eq!(Some(&bounds.high), reached.iter().max());
        }
        if !groups.is_empty() {
            let top = found.top(2);
            prop_assert!(tops.iter().all(|reached| *reached <= top.high && (*reached >= top.low)));
        }
    }

    /// Where figures are in doubt the ends hold whatever they are.
    #[test]
    fn inexact_figures_stay_within_the_ends(
        groups in prop::collection::vec((1_u64..10, 0_u64..10), 1..4),
        extra in 0_u64..5,
        choices in prop::collection::vec(0_u64..=4, 5),
    ) {
        let span = |least: u64, more: u64| Span { figure: least.into(), low: Some(least.into()), high: Some((least + more).into()) };
        let given: Vec<Span> = groups.iter().map(|(least, more)| span(*least, *more)).collect();
        let undetermined: Vec<Span> = (extra > 0).then(|| span(0, extra)).into_iter().collect();
        let found = concentration(&given, &undetermined).unwrap();
        let figures: Vec<u64> = groups.iter().zip(&choices).map(|((least, more), choice)| least + more * choice / 4).collect();
        let of_nobody = extra * choices[4] / 4;
        let whole = figures.iter().sum::<u64>() + of_nobody;
        for owner in 0..=figures.len() {
            let mut sums = figures.clone();
            sums.push(0);
            sums[owner] += of_nobody;
            let index = fraction(sums.iter().map(|sum| sum * sum).sum(), whole * whole);
            prop_assert!(found.herfindahl_hirschman.low <= index && index <= found.herfindahl_hirschman.high);
            for (place, bounds) in found.shares.iter().enumerate() {
                let share = fraction(sums[place], whole);
                prop_assert!(bounds.low <= share && share <= bounds.high);
            }
            for top in 1..=figures.len() {
                let mut largest = sums[..figures.len()].to_vec();
                largest.sort_unstable();
                let share = fraction(largest.iter().rev().take(top).sum(), whole);
                prop_assert!(found.top(top).low <= share && share <= found.top(top).high);
            }
        }
    }
}

#[test]
fn an_index_by_hand_and_what_is_undefined() {
    // The example of the merger guidelines of the United States: 30, 30, 20 and 20 percent make 2,600.
    let found = concentration(&[30_u64, 30, 20, 20].map(|figure| Span::exactly(figure.into())), &[]).unwrap();
    let index = found.herfindahl_hirschman;
    assert_eq!(index.exact(), Some(&fraction(2_600, 10_000)));
    for empty in [concentration(&[], &[]), concentration(&[Span::nought()], &[])] {
        assert_eq!(empty.unwrap_err().code, refusals::rate::UNDEFINED);
    }
    let below = Span::exactly(-&Fraction::from(1));
    assert_eq!(concentration(&[below], &[]).unwrap_err().code, refusals::number::NEGATIVE);
    // Money without an upper end may be all there is.
    let open = Span { figure: 1.into(), low: Some(1.into()), high: None };
    let found = concentration(&[open, Span::exactly(1.into())], &[]).unwrap();
    assert_eq!((found.shares[0].high.clone(), found.shares[1].low.clone()), (1.into(), 0.into()));
    assert_eq!(found.herfindahl_hirschman.high, 1.into());
}

#[test]
fn exact_fractions_are_ranked_and_paced_as_numbers_are() {
    let classes = Classes::new([("A", "0.5".parse().unwrap())], "B").unwrap();
    let scores = [fraction(1, 3), fraction(2, 3), fraction(2, 6), fraction(1, 7)];
    assert_eq!(classes.of_ordered(&scores, Ties::Best).unwrap(), ["A", "A", "A", "B"]);
    assert_eq!(classes.of_ordered(&scores, Ties::Refuse).unwrap_err().code, refusals::score::TIED);
    let behind = gap(&fraction(200, 3), Elapsed::months(9, 12).unwrap()).unwrap();
    assert_eq!(behind, -&fraction(25, 3));
}

#[test]
fn fractions_are_rounded_in_tables_and_only_there() {
    let (third, label) = (fraction(1, 3), || Label::new("x", "数"));
    let mut table = TableColumns::default();
    table.fraction("share", label(), [Some(&third), None]).unwrap();
    table.amount("amount", label(), [Some(&third), Some(&-&fraction(2, 3))]).unwrap();
    table.span("span", &label(), [Some(&Span::exactly(third.clone()).perhaps()), None]).unwrap();
    let table = table.finish(label()).unwrap();
    let cell = |row, column: &str| table.cell(row, column).map(|cell| cell.to_string());
    assert_eq!((cell(0, "share").as_deref(), cell(1, "share")), (Some("0.3333333333"), None));
    assert_eq!((cell(0, "amount").as_deref(), cell(1, "amount").as_deref()), (Some("0.3333"), Some("-0.6667")));
    assert_eq!((cell(0, "span").as_deref(), cell(0, "span_high").as_deref()), (Some("0"), Some("0.3333")));
}
