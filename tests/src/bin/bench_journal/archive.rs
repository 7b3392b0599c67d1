//! The archive of a loaded book: dumped, and restored into a book of its own.

use std::fs;
use std::path::Path;

use inward::prelude::*;

use crate::Fallible;
use crate::timing::{Took, time};

/// Dumps the loaded book and restores it, and prints how long each took and how much it moved.
pub fn run(folder: &Path, book: &Path) -> Fallible<()> {
    let (archive, copy) = (folder.join("zone.jsonl"), folder.join("copy.db"));
    let crm = Crm::open(book)?;
    let (head, dumped) = time(|| crm.dump(&archive))?;
    let (verified, proved) = time(|| crm.verify(Some(&head)))?;
    let (again, restored) = time(|| Crm::restore(Archive::open(&archive)?, &copy))?;
    if (verified, again.head()?) != (head, head) {
        return Err("the restored book is another".into());
    }
    again.close()?;
    crm.close()?;
    let bytes = fs::metadata(&archive)?.len();
    println!(
        "an archive of {} events, {} MB (ms on the wall, on the processor; MB and events a second)",
        head.position,
        bytes / 1_000_000
    );
    line("dump", dumped, bytes, head.position);
    line("verify, for comparison", proved, bytes, head.position);
    line("restore into a new book", restored, bytes, head.position);
    fs::remove_file(archive)?;
    fs::remove_file(copy)?;
    Ok(())
}

fn line(what: &str, took: Took, bytes: u64, events: u64) {
    let micros = took.wall.as_micros().max(1);
    let megabytes = u128::from(bytes) / micros;
    let a_second = u128::from(events) * 1_000_000 / micros;
    let [wall, processor] = [took.wall, took.processor].map(|time| time.as_millis());
    println!("  {what:<44} {wall:>10} {processor:>10} {megabytes:>10} {a_second:>10}");
}
