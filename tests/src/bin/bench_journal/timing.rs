//! Time on the wall and on the processor, and how figures are printed.

use std::time::{Duration, Instant};

/// How long something took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Took {
    /// Time on the wall.
    pub wall: Duration,
    /// Time of this thread on a processor; zero where the system does not tell.
    pub processor: Duration,
}

impl std::ops::AddAssign for Took {
    fn add_assign(&mut self, other: Self) {
        self.wall += other.wall;
        self.processor += other.processor;
    }
}

/// Times a piece of work.
pub fn time<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<(T, Took), E> {
    let (processor, wall) = (on_processor(), Instant::now());
    let done = work()?;
    let took = Took { wall: wall.elapsed(), processor: on_processor().saturating_sub(processor) };
    Ok((done, took))
}

/// The time this thread has spent on a processor, where the system tells (Linux).
fn on_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

/// The middle one, of an even number the lower.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

/// The time of one of `count`, in microseconds.
pub fn each(time: Duration, count: usize) -> String {
    let tenths = time.as_nanos() / 100 / u128::try_from(count).unwrap_or(1).max(1);
    if tenths == 0 { "-".to_owned() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// How many times the second goes into the first, with two decimals.
pub fn ratio(of: Duration, to: Duration) -> String {
    let hundredths = of.as_nanos() * 100 / to.as_nanos().max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// One line of the table: what, the book, rusqlite alone, the ratio, and time on the processor of
/// both.
pub fn line(what: &str, cells: [&str; 5]) {
    let [book, alone, ratio, book_processor, alone_processor] = cells;
    println!("  {what:<44} {book:>10} {alone:>10} {ratio:>6} {book_processor:>10} {alone_processor:>10}");
}

/// The line above a table; `unit` is what one figure is of.
pub fn heading(title: &str, unit: &str) {
    println!("{title} ({unit})");
    line("", ["book", "rusqlite", "ratio", "book CPU", "alone CPU"]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_exact() {
        let micros = Duration::from_micros;
        assert_eq!(median(vec![micros(9), micros(1), micros(5)]), micros(5));
        assert_eq!((each(micros(25), 10), each(Duration::ZERO, 1)), ("2.5".to_owned(), "-".to_owned()));
        assert_eq!(ratio(micros(80), micros(100)), "0.80");
    }
}
