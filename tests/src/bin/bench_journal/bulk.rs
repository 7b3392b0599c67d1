//! Loading a book: all commands in one transaction, beside the final rows of every table, and the
//! events, written by rusqlite alone in one transaction.

use std::fs;
use std::path::{Path, PathBuf};

use inward::{Crm, Options};
use rusqlite::types::Value;
use rusqlite::{Connection, Transaction, TransactionBehavior, params_from_iter};

use crate::Fallible;
use crate::copy::{TABLES, connect, writing};
use crate::timing::{Took, each, heading, line, median, ratio, time};
use crate::workload::{self, VERBS};

/// So many rows at a time are read, beside the clock, to be written.
const CHUNK: usize = 20_000;

/// Loads books, prints the line, and answers where the loaded book is.
pub fn run(folder: &Path, size: u32) -> Fallible<PathBuf> {
    let seed = folder.join("seed.db");
    let investors = workload::seed(&seed)?;
    let (ours, alone) = (folder.join("loaded.db"), folder.join("alone.db"));
    let rounds = if size <= 20_000 { 3 } else { 1 };
    let (mut our_walls, mut our_processor, mut their_walls, mut their_processor) = (vec![], vec![], vec![], vec![]);
    let mut rows = 0;
    for _ in 0..rounds {
        fs::copy(&seed, &ours)?;
        let took = load(&ours, size, &investors)?;
        our_walls.push(took.wall);
        our_processor.push(took.processor);
        fs::copy(&seed, &alone)?;
        let (written, took) = load_alone(&seed, &ours, &alone)?;
        rows = written;
        their_walls.push(took.wall);
        their_processor.push(took.processor);
        fs::remove_file(&alone)?;
    }
    let count = usize::try_from(size)? * VERBS.len();
    let (our_wall, their_wall) = (median(our_walls), median(their_walls));
    heading("bulk load in one transaction", "µs a command");
    line(
        &format!("{count} commands, {rows} rows, median of {rounds}"),
        [
            &each(our_wall, count),
            &each(their_wall, count),
            &ratio(their_wall, our_wall),
            &each(median(our_processor), count),
            &each(median(their_processor), count),
        ],
    );
    Ok(ours)
}

fn load(
    path: &Path,
    size: u32,
    investors: &[inward::core::id::Id<inward::core::organisation::Organisation>],
) -> Fallible<Took> {
    let crm = Crm::open_with(path, Options::default())?;
    let desk = crm.desk(workload::officer())?;
    let first = workload::fresh();
    let mut batch = desk.batch().with_id(first);
    for number in 0..size {
        let id = |step: u32| first.member(number * 5 + step);
        for (_, command) in workload::five(number, [id(0), id(1), id(2), id(3), id(4)], investors)? {
            batch.add_command(command);
        }
    }
    let (answers, took) = time(|| batch.commit())?;
    drop(answers);
    crm.close()?;
    Ok(took)
}

/// Writes what the loaded book has beyond the seed into a copy of the seed. Answers how many rows.
fn load_alone(seed: &Path, loaded: &Path, alone: &Path) -> Fallible<(usize, Took)> {
    let source = Connection::open(loaded)?;
    source.execute("ATTACH DATABASE ?1 AS seed", [seed.to_str().ok_or("a path that is not Unicode")?])?;
    let mut connection = connect(alone, "FULL")?;
    let statements = TABLES.iter().map(|table| writing(&connection, table)).collect::<Fallible<Vec<_>>>()?;
    let mut count = 0;
    let (transaction, mut took) = time(|| connection.transaction_with_behavior(TransactionBehavior::Immediate))?;
    for (table, sql) in TABLES.iter().zip(&statements) {
        let mut news = source.prepare(&news(table))?;
        let mut rows = news.query([])?;
        loop {
            let mut chunk = Vec::with_capacity(CHUNK);
            while chunk.len() < CHUNK
                && let Some(row) = rows.next()?
            {
                chunk.push(crate::copy::values(row)?);
            }
            if chunk.is_empty() {
                break;
            }
            count += chunk.len();
            took += time(|| write(&transaction, sql, &chunk))?.1;
        }
    }
    took += time(|| transaction.commit())?.1;
    Ok((count, took))
}

fn write(transaction: &Transaction<'_>, sql: &str, rows: &[Vec<Value>]) -> Fallible<()> {
    let mut statement = transaction.prepare_cached(sql)?;
    for row in rows {
        statement.execute(params_from_iter(row))?;
    }
    Ok(())
}

/// The rows of a table that a loaded book has beyond its seed, in the order in which their records
/// or events came.
fn news(table: &str) -> String {
    let (streams, events) = ("(SELECT max(key) FROM seed.stream)", "(SELECT max(position) FROM seed.event)");
    match table {
        "stream" => format!("SELECT * FROM main.stream WHERE key > {streams} ORDER BY key"),
        "event" => format!("SELECT * FROM main.event WHERE position > {events} ORDER BY position"),
        "record" | "listing" | "listing_text" => format!(
            "SELECT t.* FROM main.stream s CROSS JOIN main.{table} t USING (zone, kind, id) \
             WHERE s.key > {streams} ORDER BY s.key"
        ),
        // Few, or in the order of their keys, which came in order too.
        _ => format!("SELECT * FROM main.{table} EXCEPT SELECT * FROM seed.{table}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::contents;

    #[test]
    fn the_rows_written_alone_are_the_loaded_book() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name| folder.path().join(name);
        let investors = workload::seed(&path("seed.db")).unwrap();
        fs::copy(path("seed.db"), path("ours.db")).unwrap();
        fs::copy(path("seed.db"), path("alone.db")).unwrap();
        load(&path("ours.db"), 50, &investors).unwrap();
        let (rows, _) = load_alone(&path("seed.db"), &path("ours.db"), &path("alone.db")).unwrap();
        let ours = contents(&path("ours.db")).unwrap();
        assert_eq!(ours, contents(&path("alone.db")).unwrap());
        assert!(rows > 50 * 5 * 4, "{rows}");
    }
}
