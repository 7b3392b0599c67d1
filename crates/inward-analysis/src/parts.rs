//! Work on many chunks, done in parts that go on beside each other.

use std::num::NonZero;
use std::ops::Range;
use std::thread::{Builder, available_parallelism, scope};

/// No more threads than this, however many there are: the memory that they read from is one.
const MOST: usize = 4;

/// What each part of so many chunks comes to, in their order. Fewer than `few` are done sooner than another thread has
/// begun; where no more threads can be had, one does it all.
pub fn in_parts<T: Send>(chunks: usize, few: usize, part: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let threads = if chunks < few { 1 } else { available_parallelism().map_or(1, NonZero::get).min(MOST) };
    let ends = |number: usize| chunks * number / threads..chunks * (number + 1) / threads;
    scope(|scope| {
        let part = &part;
        let others: Vec<_> = (1..threads)
            .map(|number| (number, Builder::new().spawn_scoped(scope, move || part(ends(number)))))
            .collect();
        let mut parts = vec![part(ends(0))];
        for (number, other) in others {
            parts.push(match other.map(|other| other.join()) {
                Ok(Ok(done)) => done,
                Ok(Err(panicked)) => std::panic::resume_unwind(panicked),
                Err(_) => part(ends(number)),
            });
        }
        parts
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chunk_is_in_one_part_in_order() {
        for chunks in [0, 1, 15, 16, 17, 100, 1_001] {
            let parts = in_parts(chunks, 16, |range| range.collect::<Vec<_>>());
            assert_eq!(parts.concat(), (0..chunks).collect::<Vec<_>>());
            assert!(chunks < 16 || parts.iter().all(|part| !part.is_empty()));
        }
    }
}
