//! Drawing lots: days, gaps, amounts, one of several.

use chrono::{Datelike, Days, NaiveDate};
use inward::prelude::*;
use rand::Rng;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;

/// Lots that are drawn from a seed.
pub struct Draw {
    random: ChaCha8Rng,
    /// Whether every amount is of the zone's own currency.
    in_one_currency: bool,
}

impl Draw {
    pub const fn new(random: ChaCha8Rng, in_one_currency: bool) -> Self {
        Self { random, in_one_currency }
    }

    /// A number from `from` to `to`, both included.
    pub fn between(&mut self, from: u64, to: u64) -> u64 {
        self.random.random_range(from..=to)
    }

    /// Whether something happens that does so this often.
    pub fn percent(&mut self, often: u64) -> bool {
        self.between(1, 100) <= often
    }

    /// Whether something happens that does so this often in a thousand times.
    pub fn per_mille(&mut self, often: u64) -> bool {
        self.between(1, 1_000) <= often
    }

    /// One of several, each as likely.
    pub fn one_of<T: Copy + Default>(&mut self, several: &[T]) -> T {
        several.choose(&mut self.random).copied().unwrap_or_default()
    }

    /// One of several of which the first is the most likely, the second half as likely, the third a
    /// third: few are everywhere, many are rare.
    pub fn one_of_ranked<T: Copy + Default>(&mut self, several: &[T]) -> T {
        self.rank(several.len()).and_then(|rank| several.get(rank)).copied().unwrap_or_default()
    }

    /// A place among so many, the lower the likelier.
    pub fn rank(&mut self, of: usize) -> Option<usize> {
        let weight = |rank: u64| 1_000_000 / (rank + 1);
        let all: u64 = (0..of as u64).map(weight).sum();
        let mut left = self.random.random_range(0..all.max(1));
        (0..of).find(|rank| {
            let weight = weight(*rank as u64);
            let found = left < weight;
            left = left.saturating_sub(weight);
            found
        })
    }

    /// One of several with the weights that stand before them.
    pub fn weighted<T: Copy + Default>(&mut self, several: &[(u64, T)]) -> T {
        let all: u64 = several.iter().map(|(weight, _)| weight).sum();
        let mut left = self.random.random_range(0..all.max(1));
        for (weight, value) in several {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        T::default()
    }

    /// The day on which an investment begins.
    pub fn first_day(&mut self) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(2014, 1, 1).unwrap_or_default();
        later(first, self.between(0, 4_300))
    }

    /// A day as an office would give it: mostly the day itself, or its third of the month, its month,
    /// quarter, half-year or year, or an end before which it was.
    pub fn roughly(&mut self, day: NaiveDate) -> Result<When, Refusal> {
        let (year, month) = (day.year(), day.month());
        let third = ["上旬", "中旬", "下旬"].into_iter().nth(day.day0() as usize / 10).unwrap_or("下旬");
        let text = match self.between(1, 100) {
            1..=66 => day.to_string(),
            67..=84 => format!("{year}-{month:02}"),
            85..=87 => format!("{year}年{month}月{third}"),
            88..=92 => format!("{year}Q{}", month.div_ceil(3)),
            93..=94 => format!("{year}H{}", month.div_ceil(6)),
            95..=97 => year.to_string(),
            _ => format!("{year}年{month}月底前"),
        };
        When::parse(&text)
    }

    /// An amount of money with a heavy tail: half of them below 50 million, one of a hundred of
    /// billions. Some are said to be about, over or nearly so much; some are of another currency.
    pub fn amount(&mut self) -> Result<AmountInput, Refusal> {
        let mut wan = self.between(300, 3_000);
        while wan < 5_000_000 && self.percent(57) {
            wan *= 2;
        }
        let currency = self.weighted(&[(92, "元"), (5, "美元"), (2, "欧元"), (1, "港元")]);
        let currency = if self.in_one_currency { "元" } else { currency };
        let said = self.weighted(&[(88, ""), (7, "约"), (3, "超"), (2, "近")]);
        let number =
            if wan >= 10_000 { format!("{}.{:02}亿", wan / 10_000, wan % 10_000 / 100) } else { format!("{wan}万") };
        AmountInput::parse(&format!("{said}{number}{currency}"))
    }

    /// An exact amount in the currency of the zone.
    pub fn payment(&mut self) -> Result<AmountInput, Refusal> {
        let wan = self.between(20, 400) * self.between(1, 60);
        AmountInput::parse(&format!("{wan}.{:02}万元", self.between(0, 99)))
    }
}

/// The day so many days later.
pub fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
