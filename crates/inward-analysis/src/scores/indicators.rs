//! Weighted scores of several indicators, such as those of land productivity (亩均效益综合评价).

use std::collections::BTreeMap;

use inward_core::near::nearest;
use inward_core::number::Number;
use inward_core::ratio::Rounding;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use crate::Fraction;
use crate::published::Printed;

/// A score, and what of it was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The score, exactly.
    pub value: Fraction,
    /// The indicators for which the mean of the group stood in, in the scheme's order.
    pub filled_from_mean: Vec<String>,
}

impl Score {
    /// The score as it is printed.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn rounded(&self, places: u32, rounding: Rounding) -> Result<Printed, Refusal> {
        self.value.rounded(places, rounding)
    }
}

/// An indicator with the value that earns its full weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Benchmark {
    /// Its name, such as `tax_per_mu`.
    pub name: String,
    /// The year's benchmark, above nought.
    pub benchmark: Number,
    /// The points at the benchmark.
    pub weight: Number,
}

/// A scheme that scores `Σ value ÷ benchmark × weight`, without a cap: twice the benchmark earns twice the
/// weight. (As Huangyan district publishes it, with the year's parameters.)
///
/// ```
/// use std::collections::BTreeMap;
/// use inward_analysis::scores::{Benchmark, BenchmarkScheme};
/// use inward_core::ratio::Rounding;
///
/// let half = |name: &str, benchmark: &str| {
///     Ok::<_, inward_core::refusal::Refusal>(Benchmark { name: name.into(), benchmark: benchmark.parse()?, weight: 50.into() })
/// };
/// let scheme = BenchmarkScheme::new([half("tax_per_mu", "11.5932")?, half("tax_per_kwh", "0.2352")?])?;
/// let values = BTreeMap::from([("tax_per_mu".to_owned(), "11.5932".parse()?), ("tax_per_kwh".to_owned(), "0.4704".parse()?)]);
/// assert_eq!(scheme.score(&values, &BTreeMap::new())?.rounded(4, Rounding::HalfUp)?.to_string(), "150.0000");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BenchmarkScheme(Vec<Benchmark>);

impl BenchmarkScheme {
    /// A scheme of these indicators.
    ///
    /// # Errors
    /// `score.no-indicators`, `score.repeated-indicator`, `score.bad-weight`, `score.bad-benchmark`.
    pub fn new(benchmarks: impl IntoIterator<Item = Benchmark>) -> Result<Self, Refusal> {
        let benchmarks: Vec<Benchmark> = benchmarks.into_iter().collect();
        check(benchmarks.iter().map(|each| (each.name.as_str(), each.weight)))?;
        match benchmarks.iter().find(|each| each.benchmark <= Number::ZERO) {
            Some(bad) => {
                let refusal = Refusal::new(refusals::score::BAD_BENCHMARK);
                Err(refusal.with("input", bad.benchmark).at(format!("benchmarks.{}", bad.name)))
            }
            None => Ok(Self(benchmarks)),
        }
    }

    /// The score of one that has these values. Where one is missing, the mean of its group stands in, if
    /// it is given, and the score says so.
    ///
    /// # Errors
    /// `score.unknown-indicator`, `score.missing-value`.
    pub fn score(&self, values: &BTreeMap<String, Number>, means: &BTreeMap<String, Number>) -> Result<Score, Refusal> {
        let names = self.0.iter().map(|each| each.name.as_str());
        let (values, filled_from_mean) = filled(names, values, means)?;
        let mut value = Fraction::from(0);
        for (benchmark, given) in self.0.iter().zip(values) {
            let share = Fraction::over(given, benchmark.benchmark)?;
            value = &value + &(&share * &benchmark.weight.into());
        }
        Ok(Score { value, filled_from_mean })
    }
}

/// An indicator with the least and the greatest value of the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Its name.
    pub name: String,
    /// The least value in the group.
    pub min: Number,
    /// The greatest value in the group.
    pub max: Number,
    /// Its points.
    pub weight: Number,
}

/// A scheme that scores each indicator between 20 and 100 by where it lies in its group:
/// `Σ weight × (20 + 80 × (x − min) ÷ (max − min)) ÷ 100`. (As Jingde county publishes it.)
///
/// ```
/// use std::collections::BTreeMap;
/// use inward_analysis::scores::{MinMaxScheme, Spread};
/// use inward_core::ratio::Rounding;
///
/// let of = |name: &str| Spread { name: name.into(), min: 0.into(), max: 10.into(), weight: 50.into() };
/// let scheme = MinMaxScheme::new([of("tax_per_mu"), of("value_added_per_mu")])?;
/// let values = BTreeMap::from([("tax_per_mu".to_owned(), 10.into()), ("value_added_per_mu".to_owned(), 0.into())]);
/// assert_eq!(scheme.score(&values, &BTreeMap::new())?.rounded(4, Rounding::HalfUp)?.to_string(), "60.0000");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinMaxScheme(Vec<Spread>);

impl MinMaxScheme {
    /// A scheme of these indicators.
    ///
    /// # Errors
    /// `score.no-indicators`, `score.repeated-indicator`, `score.bad-weight`, `number.reversed-range`.
    pub fn new(spreads: impl IntoIterator<Item = Spread>) -> Result<Self, Refusal> {
        let spreads: Vec<Spread> = spreads.into_iter().collect();
        check(spreads.iter().map(|each| (each.name.as_str(), each.weight)))?;
        match spreads.iter().find(|each| each.max < each.min) {
            Some(Spread { name, min, max, .. }) => {
                let refusal = Refusal::new(refusals::number::REVERSED_RANGE);
                Err(refusal.with("input", format!("{min} - {max}")).at(format!("indicators.{name}")))
            }
            None => Ok(Self(spreads)),
        }
    }

    /// The score of one that has these values, filled in as by [`BenchmarkScheme::score`].
    ///
    /// # Errors
    /// `rate.undefined` where the whole group has one value: what that earns, the office has to say;
    /// `score.outside-range`, `score.unknown-indicator`, `score.missing-value`.
    pub fn score(&self, values: &BTreeMap<String, Number>, means: &BTreeMap<String, Number>) -> Result<Score, Refusal> {
        let (values, filled_from_mean) = filled(self.0.iter().map(|each| each.name.as_str()), values, means)?;
        let mut value = Fraction::from(0);
        for (Spread { name, min, max, weight }, x) in self.0.iter().zip(values) {
            if x < *min || x > *max {
                let refusal = Refusal::new(refusals::score::OUTSIDE_RANGE).with("input", name).with("value", x);
                return Err(refusal.with("min", min).with("max", max).at(format!("values.{name}")));
            }
            let above = &Fraction::from(x) - &Fraction::from(*min);
            let width = &Fraction::from(*max) - &Fraction::from(*min);
            let place = above.divided_by(&width).map_err(|refusal| refusal.at(format!("indicators.{name}")))?;
            let points = &Fraction::over(20.into(), 100.into())? + &(&Fraction::over(80.into(), 100.into())? * &place);
            value = &value + &(&points * &Fraction::from(*weight));
        }
        Ok(Score { value, filled_from_mean })
    }
}

/// What holds of the indicators of every scheme.
fn check<'a>(indicators: impl Iterator<Item = (&'a str, Number)>) -> Result<(), Refusal> {
    let mut seen = Vec::new();
    for (name, weight) in indicators {
        if seen.contains(&name) {
            return Err(Refusal::new(refusals::score::REPEATED_INDICATOR).with("input", name));
        }
        if weight.is_negative() {
            return Err(Refusal::new(refusals::score::BAD_WEIGHT).with("input", weight).at(name));
        }
        seen.push(name);
    }
    if seen.is_empty() { Err(Refusal::new(refusals::score::NO_INDICATORS)) } else { Ok(()) }
}

/// The value of each indicator in order, and those for which the mean stood in.
fn filled<'a>(
    names: impl Iterator<Item = &'a str>,
    values: &BTreeMap<String, Number>,
    means: &BTreeMap<String, Number>,
) -> Result<(Vec<Number>, Vec<String>), Refusal> {
    let names: Vec<&str> = names.collect();
    for (path, given) in [("values", values), ("means", means)] {
        if let Some(unknown) = given.keys().find(|name| !names.contains(&name.as_str())) {
            let near = nearest(unknown, names.iter().copied(), 3);
            let near = if near.is_empty() { &names } else { &near }.join(", ");
            let refusal = Refusal::new(refusals::score::UNKNOWN_INDICATOR).with("input", unknown);
            return Err(refusal.with("near", near).at(format!("{path}.{unknown}")));
        }
    }
    let mut from_mean = Vec::new();
    let mut value_of = |name: &str| {
        if let Some(value) = values.get(name) {
            return Ok(*value);
        }
        from_mean.push(name.to_owned());
        let missing = || Refusal::new(refusals::score::MISSING_VALUE).with("input", name).at(format!("values.{name}"));
        means.get(name).copied().ok_or_else(missing)
    };
    let found = names.iter().map(|name| value_of(name)).collect::<Result<_, _>>()?;
    Ok((found, from_mean))
}
