//! Reading a loaded book as of a day, one scan of the states, whatever is asked; and its lists as tables.

use std::path::Path;
use std::time::Duration;

use inward::prelude::*;

use crate::Fallible;
use crate::timing::{median, time};

/// Reads the loaded book as of a day and prints how long each question takes.
pub fn run(path: &Path, size: u32) -> Fallible<()> {
    let crm = Crm::open_with(path, Options::default())?;
    let records = crm.investments().count()? + crm.leads().count()? + crm.negotiations().count()?;
    let records = (records + crm.agreements().count()? + crm.projects().count()?).certain;
    // Every record is there by now, and read like on any other day.
    let today = crm.today()?;
    let then = crm.as_of(today, today)?;
    let largest = Sort::descending(SortBy::Amount);
    println!("reading as of {today}, of {records} records (ms on the wall, on the processor; both per 10⁵ records)");
    let rounds = if size <= 20_000 { 3 } else { 1 };
    line("a page of 100 investments, by amount", rounds, records, || {
        Ok(then.investments().sorted(largest).page()?.items.len())
    })?;
    line("a page of 100 projects, by amount", rounds, records, || {
        Ok(then.projects().sorted(largest).page()?.items.len())
    })?;
    line("every investment", rounds, records, || Ok(then.investments().all()?.len()))?;
    line("the sum over all projects", rounds, records, || {
        then.projects().sum(MoneyKind::TotalPlanned)?;
        Ok(1)
    })?;
    line("the stage table", rounds, records, || Ok(then.stage_table()?.rows.len()))?;
    line("find a title", rounds, records, || Ok(then.find("第123期")?.all().len()))?;
    line("find an investor", rounds, records, || Ok(then.find("第123号")?.all().len()))?;
    line("every investment as a table", rounds, records, || Ok(then.investments().table()?.len()))?;
    println!("lists as tables, as the book is now (ms on the wall, on the processor; both per 10⁵ rows)");
    let rows = u64::from(size);
    line("every investment", rounds, rows, || Ok(crm.investments().table()?.len()))?;
    line("every project", rounds, rows, || Ok(crm.projects().table()?.len()))?;
    line("every lead", rounds, rows, || Ok(crm.leads().table()?.len()))?;
    line("for comparison: every project as a record", rounds, rows, || Ok(crm.projects().all()?.len()))?;
    let table = crm.investments().table()?;
    let (_, took) = time(|| Ok::<_, Error>(table.stream()))?;
    println!("  {:<44} {:>10.1?}", "handing over the table of investments", took.wall);
    crm.close()?;
    Ok(())
}

/// One line: what was asked, how long it took, and how long it takes per 10⁵ records of the book.
fn line(what: &str, rounds: u32, records: u64, ask: impl Fn() -> Result<usize, Error>) -> Fallible<()> {
    let (mut walls, mut processor): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let (found, took) = time(&ask)?;
        if found == 0 {
            return Err(format!("{what}: nothing was found").into());
        }
        walls.push(took.wall);
        processor.push(took.processor);
    }
    let [wall, processor] = [walls, processor].map(|took| median(took).as_millis());
    let per = |took: u128| took * 100_000 / u128::from(records.max(1));
    println!("  {what:<44} {wall:>10} {processor:>10} {:>10} {:>10}", per(wall), per(processor));
    Ok(())
}
