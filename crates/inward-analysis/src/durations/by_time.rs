//! Every time at which a case ended or was last seen, in order, with how many of each kind did.

use super::sample::{Durations, Mark, Sample, nearest, whole_part};

/// Whole durations are counted in a table of this many places a row, and so many besides; in a larger one
/// most places would stay empty.
const PLACES_A_ROW: u64 = 4;
const FURTHER_PLACES: u64 = 1 << 16;

/// Gives each time in order with how many cases had each mark then. Of several samples the marks are numbered
/// on: those of the second follow those of the first. `marks` is how many each sample has.
pub(super) fn by_time<M: Mark>(samples: &[Sample<'_, M>], marks: usize, each: impl FnMut(f64, &[u64])) {
    let kinds = samples.len().saturating_mul(marks);
    let longest = samples.iter().try_fold(0, |longest: u64, sample| Some(longest.max(sample.longest_whole?)));
    let rows: usize = samples.iter().map(|sample| sample.marks.len()).sum();
    let most = (rows as u64).saturating_mul(PLACES_A_ROW).saturating_add(FURTHER_PLACES);
    let places = longest.and_then(|longest| longest.checked_add(1)?.checked_mul(kinds as u64));
    match places.filter(|places| *places <= most).and_then(|places| usize::try_from(places).ok()) {
        Some(places) => counted(samples, marks, kinds, places, each),
        None => sorted(samples, marks, kinds, each),
    }
}

/// By counting: a table of a place for each time and kind.
fn counted<M: Mark>(
    samples: &[Sample<'_, M>],
    marks: usize,
    kinds: usize,
    places: usize,
    mut each: impl FnMut(f64, &[u64]),
) {
    let mut table = vec![0_u64; places];
    for (number, sample) in samples.iter().enumerate() {
        let first = number.saturating_mul(marks);
        // No place overflows: the longest duration has one.
        let mut count = |duration: usize, mark: M| {
            let place = duration.wrapping_mul(kinds).wrapping_add(first).wrapping_add(mark.index());
            if let Some(count) = table.get_mut(place) {
                *count = count.wrapping_add(1);
            }
        };
        match sample.durations {
            Durations::Whole(durations) => {
                for (duration, mark) in durations.iter().zip(sample.marks) {
                    count(usize::try_from(*duration).unwrap_or(usize::MAX), *mark);
                }
            }
            Durations::Float(durations) => {
                for (duration, mark) in durations.iter().zip(sample.marks) {
                    count(whole_part(*duration) as usize, *mark);
                }
            }
        }
    }
    for (duration, counts) in (0_u32..).zip(table.chunks_exact(kinds)) {
        if counts.iter().any(|count| *count > 0) {
            each(f64::from(duration), counts);
        }
    }
}

/// By sorting the times of each kind, and merging the kinds.
fn sorted<M: Mark>(samples: &[Sample<'_, M>], marks: usize, kinds: usize, mut each: impl FnMut(f64, &[u64])) {
    let mut times: Vec<Vec<u64>> = vec![Vec::new(); kinds];
    for (number, sample) in samples.iter().enumerate() {
        let first = number.saturating_mul(marks);
        let mut put = |duration: f64, mark: M| {
            if let Some(kind) = times.get_mut(first.wrapping_add(mark.index())) {
                kind.push(in_order(duration));
            }
        };
        match sample.durations {
            Durations::Whole(durations) => {
                durations.iter().zip(sample.marks).for_each(|(duration, mark)| put(nearest(*duration), *mark));
            }
            Durations::Float(durations) => {
                durations.iter().zip(sample.marks).for_each(|(duration, mark)| put(*duration, *mark));
            }
        }
    }
    times.iter_mut().for_each(|kind| kind.sort_unstable());
    let mut rest: Vec<&[u64]> = times.iter().map(Vec::as_slice).collect();
    let mut counts = vec![0_u64; kinds];
    while let Some(next) = rest.iter().filter_map(|kind| kind.first().copied()).min() {
        for (kind, count) in rest.iter_mut().zip(&mut counts) {
            *count = 0;
            while let Some((first, further)) = kind.split_first()
                && *first == next
            {
                *kind = further;
                *count = count.wrapping_add(1);
            }
        }
        each(f64::from_bits(next), &counts);
    }
}

/// A number that sorts as the duration does: of numbers from nought the bits do, once −0 is 0.
fn in_order(duration: f64) -> u64 {
    duration.abs().to_bits()
}
