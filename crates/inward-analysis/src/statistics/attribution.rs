//! Attribution (来源归因): who is credited with what was signed, where several touches came before it.

use std::collections::{BTreeMap, BTreeSet};

use inward_core::money::AmountSum;
use inward_core::refusal::Refusal;
use inward_core::text::Label;
use inward_core::when::{Relation, Truth, When};

use super::{MoneySpans, chosen};
use crate::Fraction;

/// How much of an investment each of its touches is credited with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TouchModel {
    /// All of it to the earliest.
    First,
    /// All of it to the latest.
    Last,
    /// The same share to each, exactly.
    Linear,
}

impl TouchModel {
    /// Every one there is, in order.
    pub const ALL: &[Self] = &[Self::First, Self::Last, Self::Linear];

    /// The key that stands for it in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Last => "last",
            Self::Linear => "linear",
        }
    }

    /// The one of this key.
    ///
    /// # Errors
    /// `statistics.unknown-choice`, with those that are near.
    pub fn parse(key: &str) -> Result<Self, Refusal> {
        chosen("touch", key, Self::ALL, Self::key)
    }

    /// What it means, in both languages.
    #[must_use]
    pub fn definition(self) -> Label {
        match self {
            Self::First => Label::new("all to the earliest touch", "全部归于最早的接触"),
            Self::Last => Label::new("all to the latest touch", "全部归于最后的接触"),
            Self::Linear => Label::new("the same share to each touch", "平均归于各次接触"),
        }
    }
}

/// Something that may have led to an investment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    /// What is credited: a source, an event.
    pub key: String,
    /// When it was; none where nobody knows.
    pub on: Option<When>,
    /// Whether it is there: for certain, possibly.
    pub there: Truth,
}

/// An investment with its touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attributed {
    /// Whether it counts.
    pub there: Truth,
    /// Its touches, in any order.
    pub touches: Vec<Touch>,
    /// Its money.
    pub money: AmountSum,
}

/// Whom a credit goes to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CreditedTo {
    /// What the touches name.
    Key(String),
    /// One of several: their dates do not tell which was first, or it is not certain that they are there. It may be
    /// any for which it is possible.
    Undetermined,
    /// Nobody: there was no touch.
    Nobody,
}

/// What somebody is credited with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Whom it goes to.
    pub to: CreditedTo,
    /// How many investments, for certain; shares of them count as shares.
    pub certain: Fraction,
    /// How many at most.
    pub possible: Fraction,
    /// Their money.
    pub money: MoneySpans,
    /// The investments by their places, with the share that is credited and whether it is for certain.
    pub of: Vec<(usize, Fraction, Truth)>,
}

/// Who is credited with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credits {
    /// Each in the order of its key; the undetermined, and what is nobody's, last. For certain they add up to the
    /// total, in number and money.
    pub rows: Vec<Credit>,
    /// All investments, each once.
    pub total: Credit,
}

/// Credits investments to their touches.
///
/// ```
/// use inward_analysis::statistics::{Attributed, Touch, TouchModel, attribute};
/// use inward_core::money::AmountSum;
/// use inward_core::when::{Truth, When};
///
/// let touch = |key: &str, on: &str| {
///     Ok::<_, inward_core::refusal::Refusal>(Touch { key: key.into(), on: Some(When::parse(on)?), there: Truth::Yes })
/// };
/// let mut money = AmountSum::default();
/// money.add(&"2亿元".parse()?);
/// let touches = vec![touch("fair", "2020-05-01")?, touch("visit", "2020-06")?, touch("visit", "2020-07")?];
/// let investments = [Attributed { there: Truth::Yes, touches, money }];
/// let shares = |model| attribute(&investments, model).rows.into_iter().map(|row| row.certain.to_string()).collect::<Vec<_>>();
/// assert_eq!(shares(TouchModel::Linear), ["1/3", "2/3"]);
/// assert_eq!(shares(TouchModel::First), ["1/1"]);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[must_use]
pub fn attribute(investments: &[Attributed], model: TouchModel) -> Credits {
    let empty = |to| Credit {
        to,
        certain: Fraction::from(0),
        possible: Fraction::from(0),
        money: MoneySpans::default(),
        of: Vec::new(),
    };
    let mut rows: BTreeMap<CreditedTo, Credit> = BTreeMap::new();
    let mut total = empty(CreditedTo::Nobody);
    for (place, investment) in investments.iter().enumerate() {
        let money = MoneySpans::of(&investment.money);
        total.add(place, &Fraction::from(1), investment.there, &money);
        for (to, share, truth) in shares(&investment.touches, model) {
            let row = rows.entry(to).or_insert_with_key(|to| empty(to.clone()));
            row.add(place, &share, investment.there.and(truth), &money);
        }
    }
    Credits { rows: rows.into_values().collect(), total }
}

impl Credit {
    fn add(&mut self, place: usize, share: &Fraction, truth: Truth, money: &MoneySpans) {
        if !truth.is_possible() {
            return;
        }
        self.possible = &self.possible + share;
        if truth.is_certain() {
            self.certain = &self.certain + share;
            self.money.add_times(money, share);
        } else {
            self.money.add_times(&money.perhaps(), share);
        }
        self.of.push((place, share.clone(), truth));
    }
}

/// Which share of an investment goes to whom: those that are certain make the whole.
fn shares(touches: &[Touch], model: TouchModel) -> Vec<(CreditedTo, Fraction, Truth)> {
    let one = || Fraction::from(1);
    let there: Vec<&Touch> = touches.iter().filter(|touch| touch.there.is_possible()).collect();
    if there.is_empty() {
        return vec![(CreditedTo::Nobody, one(), Truth::Yes)];
    }
    let keys = |touches: &[&Touch]| touches.iter().map(|touch| touch.key.clone()).collect::<BTreeSet<String>>();
    let perhaps = |keys: BTreeSet<String>| {
        let each = keys.into_iter().map(|key| (CreditedTo::Key(key), one(), Truth::Possibly));
        std::iter::once((CreditedTo::Undetermined, one(), Truth::Yes)).chain(each).collect::<Vec<_>>()
    };
    let only = |keys: &BTreeSet<String>| match (keys.len(), keys.first()) {
        (1, Some(key)) => Some(vec![(CreditedTo::Key(key.clone()), one(), Truth::Yes)]),
        _ => None,
    };
    let none_is_certain = !there.iter().any(|touch| touch.there.is_certain());
    let before = match model {
        TouchModel::First => Some(Relation::Before),
        TouchModel::Last => Some(Relation::After),
        TouchModel::Linear => None,
    };
    // What surely comes behind one that is there for certain is never the foremost; behind one that is there only
    // perhaps it may be.
    let goes_before = |other: &Touch, touch: &Touch| {
        let order = other.on.as_ref().zip(touch.on.as_ref()).map(|(other, on)| other.compare(on));
        other.there.is_certain() && order.is_some() && order == before
    };
    let is_foremost = |touch: &&Touch| !there.iter().any(|other| goes_before(other, touch));
    let foremost: Vec<&Touch> = there.iter().copied().filter(is_foremost).collect();
    let keys = keys(&foremost);
    if let (false, Some(only)) = (none_is_certain, only(&keys)) {
        return only;
    }
    if before.is_some() || there.iter().any(|touch| !touch.there.is_certain()) {
        let mut shares = perhaps(keys);
        if none_is_certain {
            shares.push((CreditedTo::Nobody, one(), Truth::Possibly));
        }
        return shares;
    }
    let mut of_each: BTreeMap<&str, u64> = BTreeMap::new();
    there.iter().for_each(|touch| *of_each.entry(&touch.key).or_default() += 1);
    let all = Fraction::from(there.len() as u64);
    let share = |count: u64| Fraction::from(count).divided_by(&all).unwrap_or_else(|_| one());
    of_each.into_iter().map(|(key, count)| (CreditedTo::Key(key.to_owned()), share(count), Truth::Yes)).collect()
}
