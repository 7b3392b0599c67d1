//! Which of several outcomes came first, where each lies between two days.

use inward_core::count::Count;
use inward_core::when::Truth;

use super::day::{Day, EVER, UNTOLD};

/// An outcome that came by the point, or may have: between which days. Those asked about have numbers in the order of
/// their precedence: of two on one day the lower counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Came {
    pub outcome: usize,
    pub earliest: Day,
    pub latest: Day,
}

impl Came {
    /// Whether it had come for certain by the end of a day.
    pub const fn is_certain(self, seen: Day) -> bool {
        self.latest <= seen
    }

    /// Whether it lies between two days that are known.
    pub const fn is_dated(self) -> bool {
        self.earliest != EVER && self.latest < UNTOLD
    }

    /// Whether it came before another on whatever days both did.
    const fn precedes(self, other: Self, seen: Day) -> bool {
        let is_first = self.latest < other.earliest || (self.latest == other.earliest && self.outcome < other.outcome);
        is_first && self.is_certain(seen)
    }
}

/// Those of which each may have been the first.
pub(super) fn may_be_first(came: &[Came], seen: Day) -> Vec<Came> {
    let is_first = |one: &&Came| !came.iter().any(|other| other.precedes(**one, seen));
    came.iter().filter(is_first).copied().collect()
}

/// Whether none of them has come.
pub(super) fn is_open(first: &[Came], seen: Day) -> Truth {
    match first {
        [] => Truth::Yes,
        any if any.iter().any(|one| one.is_certain(seen)) => Truth::No,
        _ => Truth::Possibly,
    }
}

/// One more of which that is so.
pub(super) fn count_one(counts: &mut [Count], at: usize, truth: Truth) {
    if let Some(count) = counts.get_mut(at).filter(|_| truth.is_possible()) {
        count.one_more(truth);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEEN: Day = 4;

    fn came(outcome: usize, (earliest, latest): (Day, Day)) -> Came {
        Came { outcome, earliest, latest }
    }

    /// Every day that the dates allow, held against what is said of who was first.
    #[test]
    fn the_first_is_that_of_some_or_of_all_days_that_the_dates_allow() {
        let intervals: Vec<(Day, Day)> = (1..=5).flat_map(|first| (first..=6).map(move |last| (first, last))).collect();
        let intervals: Vec<(Day, Day)> = intervals.into_iter().filter(|(first, _)| *first <= SEEN).collect();
        let (mut certain, mut possible, mut ties) = (0, 0, 0);
        for one in &intervals {
            for two in &intervals {
                for three in &intervals {
                    let all = [came(0, *one), came(1, *two), came(2, *three)];
                    let mut ways = [0; 4];
                    for first in one.0..=one.1 {
                        for second in two.0..=two.1 {
                            for third in three.0..=three.1 {
                                let days = [first, second, third];
                                let by_then = (0..3).filter(|at| days[*at] <= SEEN);
                                let earliest = by_then.min_by_key(|at| (days[*at], *at));
                                ways[earliest.unwrap_or(3)] += 1;
                                ties += u32::from(first == second);
                            }
                        }
                    }
                    let expected: Vec<usize> = (0..3).filter(|at| ways[*at] > 0).collect();
                    let first = may_be_first(&all, SEEN);
                    assert_eq!(first.iter().map(|one| one.outcome).collect::<Vec<_>>(), expected, "{all:?}");
                    let open = match ways[3] {
                        0 => Truth::No,
                        open if open == ways.iter().sum::<i32>() => Truth::Yes,
                        _ => Truth::Possibly,
                    };
                    assert_eq!(is_open(&first, SEEN), open, "{all:?}");
                    certain += u32::from(expected.len() == 1 && open == Truth::No);
                    possible += u32::from(expected.len() > 1);
                }
            }
        }
        assert!(certain > 500 && possible > 2_000 && ties > 1_000, "{certain} {possible} {ties}");
    }
}
