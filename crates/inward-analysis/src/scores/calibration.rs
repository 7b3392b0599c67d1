//! How far given likelihoods came true: the Brier score and the reliability table.

use inward_core::number::Number;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use super::checked_likelihood;
use crate::Fraction;

/// A likelihood that was given, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// How likely it was said to be, from 0 to 1.
    pub likelihood: Number,
    /// Whether it came true.
    pub came_true: bool,
}

/// One row of the reliability table: the forecasts between two likelihoods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Above this; the first band holds nought as well.
    pub above: Number,
    /// Up to this, itself included.
    pub upto: Number,
    /// How many forecasts.
    pub forecasts: u64,
    /// How many of them came true.
    pub came_true: u64,
    /// The mean of their likelihoods; none where there are none.
    pub mean_likelihood: Option<Fraction>,
    /// The share that came true; none where there are none.
    pub share_true: Option<Fraction>,
}

/// How far given likelihoods came true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// The mean of the squared differences from what came (Brier 1950): 0 is perfect, 0.25 what a coin has.
    pub brier: Fraction,
    /// How many forecasts.
    pub forecasts: u64,
    /// The reliability table: in a band that is right, what came true is as frequent as was said.
    pub reliability: Vec<Band>,
}

/// How far given likelihoods came true, in bands that end at these likelihoods, rising to 1.
///
/// # Errors
/// `rate.undefined` without any forecast, `score.bad-likelihood`, `score.bad-bands`.
///
/// ```
/// use inward_analysis::scores::{Forecast, calibration};
/// use inward_core::ratio::Rounding;
///
/// let said = |likelihood: &str, came_true| Ok::<_, inward_core::refusal::Refusal>(Forecast { likelihood: likelihood.parse()?, came_true });
/// let forecasts = [said("0.9", true)?, said("0.6", false)?, said("0.3", false)?, said("0.8", true)?];
/// let found = calibration(&forecasts, &["0.5".parse()?, 1.into()])?;
/// assert_eq!(found.brier.rounded(6, Rounding::HalfUp)?.to_string(), "0.125000");
/// assert_eq!(found.reliability.iter().map(|band| (band.forecasts, band.came_true)).collect::<Vec<_>>(), [(1, 0), (3, 2)]);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub fn calibration(forecasts: &[Forecast], bands: &[Number]) -> Result<Calibration, Refusal> {
    let one = Number::from(1);
    let mut above = Number::ZERO;
    let mut reliability = Vec::new();
    for upto in bands {
        if *upto <= above || *upto > one {
            return Err(Refusal::new(refusals::score::BAD_BANDS).with("input", upto).at("bands"));
        }
        reliability.push(band(forecasts, above, *upto)?);
        above = *upto;
    }
    if above != one {
        return Err(Refusal::new(refusals::score::BAD_BANDS).with("input", above).at("bands"));
    }
    let mut squares = Fraction::from(0);
    for (index, Forecast { likelihood, came_true }) in forecasts.iter().enumerate() {
        let likelihood = checked_likelihood(*likelihood, || format!("forecasts[{index}].likelihood"))?;
        let error = &Fraction::from(likelihood) - &Fraction::from(u64::from(*came_true));
        squares = &squares + &(&error * &error);
    }
    let count = forecasts.len() as u64;
    Ok(Calibration { brier: squares.divided_by(&count.into())?, forecasts: count, reliability })
}

fn band(forecasts: &[Forecast], above: Number, upto: Number) -> Result<Band, Refusal> {
    let lies_in = |likelihood: Number| (likelihood > above || above == Number::ZERO) && likelihood <= upto;
    let (mut count, mut came_true, mut sum) = (0_u64, 0_u64, Fraction::from(0));
    for forecast in forecasts.iter().filter(|forecast| lies_in(forecast.likelihood)) {
        count += 1;
        came_true += u64::from(forecast.came_true);
        sum = &sum + &forecast.likelihood.into();
    }
    let share = |of: Fraction| if count == 0 { Ok(None) } else { of.divided_by(&count.into()).map(Some) };
    Ok(Band {
        above,
        upto,
        forecasts: count,
        came_true,
        mean_likelihood: share(sum)?,
        share_true: share(came_true.into())?,
    })
}
