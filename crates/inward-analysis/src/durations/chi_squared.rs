//! The tail of the χ² distribution.
//!
//! For whole degrees of freedom it is a sum of as many terms as half of them (Abramowitz and Stegun, 26.4.4 and
//! 26.4.5), from `erfc` or `exp`: less to carry than a library of distributions.
#![expect(clippy::float_arithmetic, reason = "a probability is an estimate")]

/// How likely a χ² of so many degrees of freedom is at least so large.
pub(super) fn tail(chi_squared: f64, degrees: u32) -> f64 {
    if degrees == 0 || chi_squared <= 0.0 {
        return 1.0;
    }
    // Q(a + 1, x) = Q(a, x) + xᵃ e⁻ˣ / Γ(a + 1), from Q(½, x) = erfc(√x) or Q(1, x) = e⁻ˣ on. Terms are kept as
    // logarithms: of many degrees the first are too small for a number, though the last are not.
    let (shape, x) = (f64::from(degrees) / 2.0, chi_squared / 2.0);
    let (mut reached, mut tail, log_of_gamma) = if degrees % 2 == 1 {
        (0.5, libm::erfc(x.sqrt()), (std::f64::consts::PI.sqrt() / 2.0).ln())
    } else {
        (1.0, (-x).exp(), 0.0)
    };
    let mut log_of_term = reached * x.ln() - x - log_of_gamma;
    while reached < shape {
        tail += log_of_term.exp();
        reached += 1.0;
        log_of_term += (x / reached).ln();
    }
    tail.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_is_that_of_the_tables() {
        // Critical values as printed tables have them, and values that are plain powers.
        let cases = [
            (3.841_458_820_694_124, 1, 0.05),
            (5.991_464_547_107_979, 2, 0.05),
            (7.814_727_903_251_179, 3, 0.05),
            (18.307_038_053_275_146, 10, 0.05),
            (30.577_914_166_892_49, 15, 0.01),
            (1.0, 2, (-0.5_f64).exp()),
            (1_400.0, 2, (-700.0_f64).exp()),
            (0.0, 1, 1.0),
            (5.0, 0, 1.0),
        ];
        for (chi_squared, degrees, expected) in cases {
            let found = tail(chi_squared, degrees);
            assert!((found - expected).abs() <= 1e-12 * expected, "{found} is not {expected}");
        }
    }

    #[test]
    fn it_falls_with_the_statistic_and_rises_with_the_degrees() {
        for degrees in 1..300 {
            let (x, near, far) = (f64::from(degrees), tail(f64::from(degrees), degrees), tail(10_000.0, degrees));
            assert!(tail(x / 2.0, degrees) > near && near > tail(2.0 * x, degrees) && (0.3..0.5).contains(&near));
            assert!(tail(x, degrees + 1) > near && far < 1e-200);
        }
        assert!((0.4..0.5).contains(&tail(3_000.0, 3_000)));
    }
}
