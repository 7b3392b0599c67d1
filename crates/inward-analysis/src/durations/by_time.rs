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

/// No more times are given than this, whichever way they are found.
pub(super) fn most_times<M: Mark>(sample: &Sample<'_, M>) -> usize {
    let whole = sample.longest_whole.and_then(|longest| usize::try_from(longest.checked_add(1)?).ok());
    sample.marks.len().min(whole.unwrap_or(usize::MAX))
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

/// By sorting: each row as its time and its kind.
fn sorted<M: Mark>(samples: &[Sample<'_, M>], marks: usize, kinds: usize, each: impl FnMut(f64, &[u64])) {
    let (mut least, mut greatest, mut count) = (u64::MAX, 0, 0_usize);
    each_row(samples, marks, |key, _| {
        (least, greatest, count) = (least.min(key), greatest.max(key), count.wrapping_add(1));
    });
    // One number holds both where the times leave bits enough, which is twice as fast to sort.
    let bits = usize::BITS.saturating_sub(kinds.saturating_sub(1).leading_zeros());
    if greatest.saturating_sub(least).leading_zeros() >= bits {
        let mut rows: Vec<u64> = Vec::with_capacity(count);
        each_row(samples, marks, |key, kind| rows.push((key.wrapping_sub(least) << bits) | kind as u64));
        rows.sort_unstable();
        let kind = |row: u64| row & (1_u64 << bits).wrapping_sub(1);
        in_runs(rows.iter().map(|row| ((row >> bits).wrapping_add(least), kind(*row) as usize)), kinds, each);
    } else {
        let mut rows: Vec<(u64, usize)> = Vec::with_capacity(count);
        each_row(samples, marks, |key, kind| rows.push((key, kind)));
        rows.sort_unstable();
        in_runs(rows.into_iter(), kinds, each);
    }
}

/// Gives the time of each row as a key that sorts as it does, and its kind.
fn each_row<M: Mark>(samples: &[Sample<'_, M>], marks: usize, mut put: impl FnMut(u64, usize)) {
    for (number, sample) in samples.iter().enumerate() {
        let first = number.saturating_mul(marks);
        let mut put = |duration: f64, mark: &M| put(in_order(duration), first.wrapping_add(mark.index()));
        match sample.durations {
            Durations::Whole(durations) => {
                durations.iter().zip(sample.marks).for_each(|(duration, mark)| put(nearest(*duration), mark));
            }
            Durations::Float(durations) => {
                durations.iter().zip(sample.marks).for_each(|(duration, mark)| put(*duration, mark));
            }
        }
    }
}

/// Of so many kinds the counts are kept in a place of fixed size, which is emptied at once: mostly a run is one row.
const FEW_KINDS: usize = 8;

/// Counts the kinds of each run of rows of one time.
fn in_runs(rows: impl Iterator<Item = (u64, usize)>, kinds: usize, each: impl FnMut(f64, &[u64])) {
    if kinds <= FEW_KINDS {
        runs_counted(rows, kinds, [0_u64; FEW_KINDS], |counts| *counts = [0; FEW_KINDS], each);
    } else {
        runs_counted(rows, kinds, vec![0_u64; kinds], |counts| counts.fill(0), each);
    }
}

fn runs_counted<C: AsMut<[u64]>>(
    mut rows: impl Iterator<Item = (u64, usize)>,
    kinds: usize,
    mut counts: C,
    empty: impl Fn(&mut C),
    mut each: impl FnMut(f64, &[u64]),
) {
    let Some((mut run, first)) = rows.next() else { return };
    let count = |counts: &mut C, kind: usize| {
        if let Some(count) = counts.as_mut().get_mut(kind) {
            *count = count.wrapping_add(1);
        }
    };
    let mut tell =
        |run: u64, counts: &mut C| each(f64::from_bits(run), counts.as_mut().get(..kinds).unwrap_or_default());
    count(&mut counts, first);
    for (key, kind) in rows {
        if key != run {
            tell(run, &mut counts);
            empty(&mut counts);
            run = key;
        }
        count(&mut counts, kind);
    }
    tell(run, &mut counts);
}

/// A number that sorts as the duration does: of numbers from nought the bits do, once −0 is 0.
fn in_order(duration: f64) -> u64 {
    duration.abs().to_bits()
}
