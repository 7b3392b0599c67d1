//! The list of the day over many open commitments: it is to cost what is on it, not what the book holds.

use std::time::Instant;

use chrono::{Days, NaiveDate};
use inward::prelude::*;

use crate::Fallible;

/// How many commitments a project has.
const OF_A_PROJECT: usize = 100;

/// Projects of a batch.
const OF_A_BATCH: usize = 20;

/// How many commitments are due by the first moment that is asked about, and by the second.
const DUE: [usize; 2] = [1_000, 10_000];

/// The moments that are asked about; all facts lie before them.
const ASKED: [&str; 2] = ["2021-03-31T09:00+08:00", "2021-06-30T09:00+08:00"];

/// So often each is asked; the fastest round counts.
const ROUNDS: usize = 7;

/// Asks books of so many open commitments for their list of the day.
pub fn compare(sizes: &[usize]) -> Fallible<()> {
    println!();
    println!("the list of the day, the fastest of {ROUNDS} rounds, books in a file");
    println!("{:>12} {:>9} {:>10} {:>12} {:>16}", "commitments", "items", "µs", "µs an item", "% of the smallest");
    let mut smallest: [Option<u128>; 2] = [None; 2];
    for size in sizes {
        let folder = tempfile::tempdir()?;
        let crm = book(&folder.path().join("book.db"), *size)?;
        for ((asked, due), smallest) in ASKED.iter().zip(DUE).zip(&mut smallest) {
            let now: Timestamp = asked.parse()?;
            let (mut best, mut items) = (u128::MAX, 0);
            for _ in 0..ROUNDS {
                let began = Instant::now();
                items = crm.attention(now)?.items.len();
                best = best.min(began.elapsed().as_micros());
            }
            if items != due {
                return Err(format!("{items} items where {due} commitments are due").into());
            }
            let first = *smallest.get_or_insert(best);
            let an_item = best / u128::try_from(due)?;
            println!("{size:>12} {items:>9} {best:>10} {an_item:>12} {:>16}", best * 100 / first.max(1));
        }
        let today = When::day(crm.today()?)?;
        let began = Instant::now();
        let walked = crm.as_of(today.clone(), today)?.attention(ASKED[1].parse()?)?.items.len();
        println!("{size:>12} {walked:>9} {:>10}  by a walk through the whole book", began.elapsed().as_micros());
        crm.close()?;
    }
    Ok(())
}

/// A book of so many open commitments, a fifth of which waits for a milestone.
fn book(path: &std::path::Path, commitments: usize) -> Fallible<Crm> {
    let today: Timestamp = "2021-07-31T12:00+08:00".parse()?;
    let options = Options::default().clock(move || today);
    let zone = NewZone::named("合成开发区").time_zone("Asia/Shanghai").currency("CNY");
    let crm = Crm::create_with(path, zone, options.without_waiting_for_disk())?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    let unit = desk.unit().ok_or("the desk has a unit")?;
    let mut number = 0;
    while number < commitments {
        let mut batch = desk.batch();
        for _ in 0..OF_A_BATCH.min((commitments - number).div_ceil(OF_A_PROJECT)) {
            let project = batch.add(RecordProject::titled(format!("合成项目{number}"))).creates();
            for _ in 0..OF_A_PROJECT.min(commitments - number) {
                batch.add(promise(project, unit, number)?);
                number += 1;
            }
        }
        batch.commit()?;
    }
    Ok(crm)
}

/// The commitment of this number: the first are due early, in the order of their numbers, the others late.
fn promise(project: Id<Project>, unit: Id<Unit>, number: usize) -> Fallible<Promise> {
    let promise = Promise::to_investor(project, "land_delivery").debtor(unit).on("2021-01-04")?;
    let day = |text: &str, more: usize| -> Fallible<When> {
        let first: NaiveDate = text.parse()?;
        Ok(When::day(first.checked_add_days(Days::new((more % 30) as u64)).ok_or("no such day")?)?)
    };
    Ok(match number {
        _ if number < DUE[0] => promise.due(day("2021-03-01", number)?)?,
        _ if number < DUE[1] => promise.due(day("2021-06-01", number)?)?,
        _ if number.is_multiple_of(5) => promise.due_rule(working_days(20).after("land_acquired")),
        _ => promise.due(day("2027-01-01", number)?)?,
    })
}
