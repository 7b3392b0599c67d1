//! Curves that change in steps.

/// The last step at or before a time; none before the first.
pub(super) fn at_or_before(times: &[f64], time: f64) -> Option<usize> {
    times.partition_point(|step| *step <= time).checked_sub(1)
}

/// What a curve of steps is at a time; `first` before its first step.
pub(super) fn value(times: &[f64], values: &[f64], time: f64, first: f64) -> f64 {
    at_or_before(times, time).and_then(|step| values.get(step)).copied().unwrap_or(first)
}
