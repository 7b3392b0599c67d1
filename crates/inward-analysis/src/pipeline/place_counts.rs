//! How many of each group have each place in a set: eight places at a time, each in a byte of its own, so that a set is
//! counted in a few additions whatever is in it.
#![expect(clippy::indexing_slicing, reason = "the indices are a byte, and the numbers of groups that this made")]

use inward_core::count::Count;

use super::milestones::{MOST, Set};

/// So many bytes a set has.
const BYTES: usize = MOST / 8;

/// So many sets fit into the bytes of a group before they are added up.
const MOST_PENDING: u8 = u8::MAX;

/// Each bit of a byte in a byte of its own.
const SPREAD: [u64; 256] = {
    let mut spread = [0; 256];
    let mut byte = 0;
    while byte < spread.len() {
        let mut bit = 0;
        while bit < 8 {
            spread[byte] |= ((byte as u64) >> bit & 1) << (8 * bit);
            bit += 1;
        }
        byte += 1;
    }
    spread
};

/// What is pending of a group, for certain and possibly.
#[derive(Clone, Copy, Default)]
struct Pending {
    sets: u8,
    certain: [u64; BYTES],
    possible: [u64; BYTES],
}

/// The counts of each place, group by group.
pub struct PlaceCounts {
    pending: Vec<Pending>,
    counts: Vec<Count>,
    places: usize,
}

impl PlaceCounts {
    /// Nothing yet of so many groups and places.
    pub fn of(groups: usize, places: usize) -> Self {
        let places = places.min(MOST);
        Self { pending: vec![Pending::default(); groups], counts: vec![Count::default(); groups * places], places }
    }

    /// Counts the sets of one more in a group.
    pub fn add(&mut self, group: usize, certain: Set, possible: Set) {
        let Some(pending) = self.pending.get_mut(group) else { return };
        let bytes = self.places.div_ceil(8);
        let spread = |to: &mut [u64; BYTES], set: Set| {
            for (to, byte) in to.iter_mut().zip(set.to_le_bytes()).take(bytes) {
                // None of its bytes is full before they are added up.
                *to = to.wrapping_add(SPREAD[usize::from(byte)]);
            }
        };
        spread(&mut pending.certain, certain);
        spread(&mut pending.possible, possible);
        pending.sets += 1;
        if pending.sets == MOST_PENDING {
            self.add_up(group);
        }
    }

    fn add_up(&mut self, group: usize) {
        let Pending { certain, possible, .. } = std::mem::take(&mut self.pending[group]);
        let counts = self.counts.iter_mut().skip(group * self.places).take(self.places);
        let bytes = |of: [u64; BYTES]| of.into_iter().flat_map(u64::to_le_bytes).map(u64::from);
        for (count, (certain, possible)) in counts.zip(bytes(certain).zip(bytes(possible))) {
            count.certain += certain;
            count.possible += possible;
        }
    }

    /// The counts, those of a group side by side.
    pub fn finish(mut self) -> Vec<Count> {
        (0..self.pending.len()).for_each(|group| self.add_up(group));
        self.counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_of_each_group_is_counted() {
        for places in [1, 7, 8, 9, 20, 63, 64] {
            let (groups, mut seed) = (3, 88_172_645_463_325_252_u64);
            let mut counted = PlaceCounts::of(groups, places);
            let mut plain = vec![Count::default(); groups * places];
            let mask = if places == MOST { Set::MAX } else { (1 << places) - 1 };
            for number in 0..3_000 {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                let (group, possible) = (if number < 2_000 { 0 } else { number % groups }, seed & mask);
                let certain = possible & seed.rotate_left(21);
                counted.add(group, certain, possible);
                for place in 0..places {
                    let count = &mut plain[group * places + place];
                    count.certain += certain >> place & 1;
                    count.possible += possible >> place & 1;
                }
            }
            assert_eq!(counted.finish(), plain, "{places} places");
        }
    }

    #[test]
    fn what_is_in_every_set_does_not_overflow_its_byte() {
        for times in [254, 255, 256, 100_000] {
            let mut counted = PlaceCounts::of(1, MOST);
            (0..times).for_each(|_| counted.add(0, Set::MAX, Set::MAX));
            assert!(counted.finish().iter().all(|count| count.certain == times && count.possible == times));
        }
    }
}
