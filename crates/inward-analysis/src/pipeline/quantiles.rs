//! Quantiles of whole numbers of days, exactly: of each the least number that so large a share does not exceed.

/// Quantiles of whole numbers; none where there are none.
///
/// ```
/// use inward_analysis::pipeline::Quantiles;
/// let days = Quantiles::of(vec![30, 10, 20, 40]);
/// assert_eq!((days.p25, days.median, days.p75, days.p90), (Some(10), Some(20), Some(30), Some(40)));
/// assert_eq!(Quantiles::of(Vec::new()).median, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quantiles {
    /// What a quarter does not exceed.
    pub p25: Option<i64>,
    /// What half do not exceed.
    pub median: Option<i64>,
    /// What three quarters do not exceed.
    pub p75: Option<i64>,
    /// What nine in ten do not exceed.
    pub p90: Option<i64>,
}

impl Quantiles {
    /// Those of some numbers, in any order.
    #[must_use]
    pub fn of(mut numbers: Vec<i64>) -> Self {
        numbers.sort_unstable();
        let at = |percent: usize| {
            let rank = numbers.len().saturating_mul(percent).div_ceil(100);
            numbers.get(rank.checked_sub(1)?).copied()
        };
        Self { p25: at(25), median: at(50), p75: at(75), p90: at(90) }
    }
}
