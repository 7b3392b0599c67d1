//! Investments that are alike are counted together: there are many, and few sorts of them.

use inward_core::when::Truth;

use super::milestones::Set;

/// What is looked at of an investment where it is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub group: u32,
    /// Whether it is there, and kept.
    pub there: Truth,
    pub certain: Set,
    pub possible: Set,
}

/// How many of each sort were seen and not yet told: one sort in each place, and another that comes to that place
/// has the first told. However many sorts there are, it stays small.
pub struct Alike<F: FnMut(Seen, u64)> {
    places: Vec<(Seen, u64)>,
    tell: F,
}

const PLACES: usize = 1 << 11;

impl<F: FnMut(Seen, u64)> Alike<F> {
    /// Nothing yet; `tell` is told of each sort how many more there are.
    pub fn telling(tell: F) -> Self {
        let none = Seen { group: 0, there: Truth::No, certain: 0, possible: 0 };
        Self { places: vec![(none, 0); PLACES], tell }
    }

    /// Counts one more.
    pub fn one_more(&mut self, seen: Seen) {
        let Some((sort, times)) = self.places.get_mut(place_of(seen)) else { return };
        if *sort == seen {
            *times += 1;
            return;
        }
        let (told, times) = (std::mem::replace(sort, seen), std::mem::replace(times, 1));
        if times > 0 {
            (self.tell)(told, times);
        }
    }

    /// Tells all that is not yet told.
    pub fn finish(mut self) {
        for (sort, times) in self.places {
            if times > 0 {
                (self.tell)(sort, times);
            }
        }
    }
}

/// A place by all that is seen: whoever differs in one thing mostly has another.
fn place_of(seen: Seen) -> usize {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let sets = seen.certain ^ seen.possible.rotate_left(32) ^ u64::from(seen.group).rotate_left(48);
    let mixed = (sets ^ seen.there as u64).wrapping_mul(MIX);
    usize::try_from(mixed >> 53).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn each_is_told_once_however_many_sorts_there_are() {
        let mut told: HashMap<(u32, u64), u64> = HashMap::new();
        let mut seen: HashMap<(u32, u64), u64> = HashMap::new();
        let mut tells = 0;
        let mut alike = Alike::telling(|sort, times| {
            tells += 1;
            *told.entry((sort.group, sort.certain)).or_default() += times;
        });
        for number in 0..50_000_u64 {
            let (group, certain) = (u32::try_from(number % 7).unwrap(), number * number % 4_001);
            *seen.entry((group, certain)).or_default() += 1;
            alike.one_more(Seen { group, there: Truth::Yes, certain, possible: certain | 1 });
        }
        alike.finish();
        assert_eq!(told, seen);
        assert!(seen.len() > 2 * PLACES && tells > seen.len(), "{} sorts, told {tells} times", seen.len());
    }

    #[test]
    fn few_sorts_are_told_few_times() {
        let mut tells = 0;
        let mut alike = Alike::telling(|_, times| tells += usize::from(times > 0));
        for number in 0..50_000_u32 {
            let reached = (1 << (number % 12)) - 1;
            alike.one_more(Seen { group: number % 20, there: Truth::Yes, certain: reached, possible: reached });
        }
        alike.finish();
        // 240 sorts; those that share a place are told oftener.
        assert!(tells < 25_000, "{tells}");
    }
}
