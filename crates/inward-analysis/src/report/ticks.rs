//! Where the marks of an axis stand: on round numbers.

/// Round marks of an axis that begins at nought: the distance between two, and how many there are after nought. The
/// last stands at the greatest value or beyond it.
///
/// Two marks lie 1, 2 or 5 times a power of ten apart, the least of these that needs no more than `at_most`.
pub(super) fn round_ticks(greatest: u128, at_most: u128) -> (u128, u128) {
    let at_most = at_most.max(1);
    let mut power: u128 = 1;
    loop {
        for times in [1, 2, 5] {
            let step = power.saturating_mul(times);
            let count = greatest.div_ceil(step).max(1);
            if count <= at_most || step == u128::MAX {
                return (step, count);
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_by_hand() {
        let table = [
            ((0, 5), (1, 1)),
            ((1, 5), (1, 1)),
            ((5, 5), (1, 5)),
            ((6, 5), (2, 3)),
            ((11, 5), (5, 3)),
            ((26, 5), (10, 3)),
            ((365, 6), (100, 4)),
            ((730, 6), (200, 4)),
            ((1_000, 1), (1_000, 1)),
            ((1_001, 1), (2_000, 1)),
            ((7, 0), (10, 1)),
        ];
        for ((greatest, at_most), expected) in table {
            assert_eq!(round_ticks(greatest, at_most), expected, "{greatest} in {at_most}");
        }
    }

    proptest! {
        #[test]
        fn the_marks_hold_the_greatest_and_are_not_more_than_asked(greatest in 0_u128..1 << 100, at_most in 1_u128..12) {
            let (step, count) = round_ticks(greatest, at_most);
            prop_assert!(count >= 1 && count <= at_most);
            prop_assert!(step * count >= greatest);
            // None too many: one mark less would not reach it.
            prop_assert!(count == 1 || step * (count - 1) < greatest);
            let digits = step.to_string();
            prop_assert!(["1", "2", "5"].contains(&digits.trim_end_matches('0')), "{}", step);
        }
    }
}
