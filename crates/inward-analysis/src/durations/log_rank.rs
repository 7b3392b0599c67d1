//! [`LogRank`]: whether groups differ in how long their cases take.
#![expect(clippy::float_arithmetic, reason = "a test of likelihood is an estimate")]

use inward_core::refusal::Refusal;
use inward_core::text::refusals::durations as codes;

use super::by_time::by_time;
use super::chi_squared;
use super::sample::{Durations, Sample, float};

/// The log-rank test (Mantel 1966, Peto and Peto 1972), unweighted: how likely groups whose cases all take
/// the same time differ as much as these do, by chance.
///
/// ```
/// use inward_analysis::durations::LogRank;
///
/// let (one, other) = ([1, 3, 5], [2, 3, 6]);
/// let test = LogRank::of(&[
///     ((&one).into(), &[true, true, false]),
///     ((&other).into(), &[true, false, true]),
/// ])?;
/// assert_eq!(format!("{:.6} {} {:.6}", test.chi2(), test.df(), test.p()), "0.486486 1 0.485499");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct LogRank {
    chi2: f64,
    df: u32,
    groups: Vec<Group>,
}

/// One group of a log-rank test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// How many cases it has.
    pub rows: u64,
    /// Of how many the event was observed.
    pub observed: u64,
    /// How many events it would have, did all groups take the same time.
    pub expected: f64,
}

impl LogRank {
    /// Compares groups, each given by its durations and by whether the event was observed.
    ///
    /// # Errors
    /// `durations.too-few-groups`; as [`KaplanMeier::of`](super::KaplanMeier::of) for each of them, naming it.
    pub fn of(groups: &[(Durations<'_>, &[bool])]) -> Result<Self, Refusal> {
        if groups.len() < 2 {
            return Err(Refusal::new(codes::TOO_FEW_GROUPS).at("groups"));
        }
        let samples = groups.iter().enumerate().map(|(number, (durations, observed))| {
            Sample::new(*durations, observed, "observed").map_err(|fault| fault.at(format_args!("groups[{number}]")))
        });
        let samples = samples.collect::<Result<Vec<_>, _>>()?;
        let mut at_risk: Vec<u64> = samples.iter().map(|sample| sample.marks.len() as u64).collect();
        let mut counted: Vec<Group> =
            at_risk.iter().map(|rows| Group { rows: *rows, observed: 0, expected: 0.0 }).collect();
        // Who is at risk at the first event; whoever is at risk at a later one is too.
        let mut compared: Option<Vec<bool>> = None;
        // Its lower half, with the diagonal.
        let mut covariance: Vec<Vec<f64>> = (1..=samples.len()).map(|length| vec![0.0; length]).collect();
        by_time(&samples, 2, |_, counts| {
            let each = || counts.chunks_exact(2).map(|pair| (pair.first().copied(), pair.last().copied()));
            let events: u64 = each().filter_map(|(_, events)| events).sum();
            let all = at_risk.iter().sum();
            if events > 0 {
                compared.get_or_insert_with(|| at_risk.iter().map(|rows| *rows > 0).collect());
                add(&mut covariance, &at_risk, all, events);
                let share = float(events) / float(all);
                for ((group, rows), (_, events)) in counted.iter_mut().zip(&at_risk).zip(each()) {
                    group.observed += events.unwrap_or_default();
                    group.expected += float(*rows) * share;
                }
            }
            for (rows, (censored, events)) in at_risk.iter_mut().zip(each()) {
                *rows = rows.saturating_sub(censored.unwrap_or_default()).saturating_sub(events.unwrap_or_default());
            }
        });
        // One of those that are compared tells nothing beyond the others: the differences add up to nought.
        let compared = compared.unwrap_or_default();
        let kept: Vec<usize> = (0..).zip(&compared).filter_map(|(number, is)| is.then_some(number)).skip(1).collect();
        let differences = kept.iter().filter_map(|number| counted.get(*number));
        let differences = differences.map(|group| float(group.observed) - group.expected).collect();
        let covariance = kept.iter().filter_map(|number| covariance.get(*number));
        let covariance =
            covariance.map(|row| kept.iter().filter_map(|number| row.get(*number)).copied().collect()).collect();
        let df = u32::try_from(kept.len()).unwrap_or(u32::MAX);
        Ok(Self { chi2: squared_distance(covariance, differences), df, groups: counted })
    }

    /// The statistic. It is 0 where there is nothing to compare: no event, or all cases have it at once.
    #[must_use]
    pub const fn chi2(&self) -> f64 {
        self.chi2
    }

    /// Its degrees of freedom: one less than the groups, of which those do not count of which no case was
    /// left when the first event came. So it is 0 where no event came.
    #[must_use]
    pub const fn df(&self) -> u32 {
        self.df
    }

    /// How likely chance alone makes the statistic so large, or larger.
    #[must_use]
    pub fn p(&self) -> f64 {
        chi_squared::tail(self.chi2, self.df)
    }

    /// What was counted of each group.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }
}

/// Adds the hypergeometric covariance of the events of one time, of which each group had a share by chance.
fn add(covariance: &mut [Vec<f64>], at_risk: &[u64], all: u64, events: u64) {
    if all < 2 {
        return;
    }
    let (all, events) = (float(all), float(events));
    let factor = events * (all - events) / ((all - 1.0) * all * all);
    for (row, one) in covariance.iter_mut().zip(at_risk) {
        let of_one = factor * float(*one);
        row.iter_mut().zip(at_risk).for_each(|(entry, other)| *entry -= of_one * float(*other));
        if let Some(diagonal) = row.last_mut() {
            *diagonal += of_one * all;
        }
    }
}

/// dᵀ C⁻¹ d by elimination, from the lower half of C. Where it is nought, so are the differences, and it is 0.
fn squared_distance(mut covariance: Vec<Vec<f64>>, mut differences: Vec<f64>) -> f64 {
    let mut distance = 0.0;
    // The last of those that are left is taken out of the others.
    while let (Some(row), Some(difference)) = (covariance.pop(), differences.pop()) {
        let Some(pivot) = row.last().copied().filter(|pivot| *pivot > 0.0) else { continue };
        distance += difference * difference / pivot;
        for ((above, of_above), entry) in covariance.iter_mut().zip(&mut differences).zip(&row) {
            let factor = entry / pivot;
            *of_above -= factor * difference;
            above.iter_mut().zip(&row).for_each(|(each, entry)| *each -= factor * entry);
        }
    }
    distance
}
