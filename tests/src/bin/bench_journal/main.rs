//! Benchmark of the journal: what a book costs beside SQLite itself, in one run.
//!
//! `cargo xtask bench journal [--quick | INVESTMENTS…]` loads and extends books of so many
//! investments (10,000 and 100,000 unless said otherwise; 1,000 with `--quick`), each beside the
//! same rows written by rusqlite alone: prepared statements, the same schema, pragmas, cache and
//! durability, the same transactions. Ratios are time of rusqlite alone over time of the book: 1.00
//! is no cost at all. The loaded book is read as of a day, which takes one scan of its states; the aim
//! is a second per 10⁵ records. Then it is dumped, and restored into a book of its own. Nothing passes
//! or fails by time.
//!
//! `cargo xtask bench journal --full [INVESTMENTS…]` makes books of generated investments instead
//! (10,000, 100,000 and 1,000,000 unless said otherwise), one after the other, in the folder that
//! `INWARD_BENCH_FOLDER` names or where temporary files go: the largest takes some 40 GB while it is
//! rebuilt. It loads, asks, verifies, dumps, restores and rebuilds each, and says how much time and
//! memory that took.

mod archive;
mod bulk;
mod copy;
mod durable;
mod full;
mod reading;
mod recording;
mod timing;
mod workload;

use tempfile::TempDir;

/// What a step of the benchmark answers.
type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Fallible<()> {
    let mut arguments = std::env::args().skip(1).peekable();
    if arguments.next_if(|first| first == full::STEP).is_some() {
        return full::take(arguments);
    }
    if arguments.next_if(|first| first == "--full").is_some() {
        let folder = match std::env::var_os("INWARD_BENCH_FOLDER") {
            Some(folder) => TempDir::new_in(folder)?,
            None => TempDir::new()?,
        };
        return full::run(folder.path(), &sizes(arguments, &full::SIZES)?);
    }
    let sizes = sizes(arguments, &[10_000, 100_000])?;
    for (index, size) in sizes.into_iter().enumerate() {
        if index > 0 {
            println!();
        }
        println!("{size} investments, {} commands each", workload::VERBS.len());
        let folder = TempDir::new()?;
        let book = bulk::run(folder.path(), size)?;
        reading::run(&book, size)?;
        archive::run(folder.path(), &book)?;
        durable::run(folder.path(), &book, size)?;
    }
    Ok(())
}

fn sizes(arguments: impl Iterator<Item = String>, otherwise: &[u32]) -> Fallible<Vec<u32>> {
    let mut sizes = Vec::new();
    for argument in arguments {
        match argument.as_str() {
            "--quick" => sizes.push(1_000),
            number => {
                sizes.push(
                    number.replace(['_', ','], "").parse().map_err(|_| "give --quick or numbers of investments")?,
                );
            }
        }
    }
    if sizes.is_empty() {
        sizes = otherwise.to_vec();
    }
    Ok(sizes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_those_that_are_said() {
        let of = |words: &[&str]| sizes(words.iter().map(|word| (*word).to_owned()), &[10, 20]).unwrap();
        assert_eq!(of(&[]), [10, 20]);
        assert_eq!(of(&["--quick", "2_000"]), [1_000, 2_000]);
        assert!(sizes(std::iter::once("many".to_owned()), &[10]).is_err());
    }
}
