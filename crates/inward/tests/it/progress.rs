//! Long work tells how far it has come, and ends where it is told to, with nothing changed.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;

use inward::prelude::*;

use crate::clock::SetClock;

const LEADS: usize = 300;

/// A book of so many leads.
fn book() -> Crm {
    let clock = SetClock::at_noon_of("2021-03-31");
    let zone = NewZone::named("合成开发区").time_zone("Asia/Shanghai");
    let crm = Crm::in_memory_with(zone, clock.options()).unwrap();
    add(&crm, LEADS).unwrap();
    crm
}

fn add(crm: &Crm, leads: usize) -> Result<usize, Error> {
    let mut batch = crm.desk(Officer::named("wang.li"))?.batch();
    for number in 0..leads {
        batch.add(CaptureLead::titled(format!("合成线索 {number}")));
    }
    batch.commit().map(|answers| answers.len())
}

fn load(crm: &Crm) -> Result<u64, Error> {
    let rows: String = (0..LEADS).map(|number| format!("A{number},合成项目 {number}\n")).collect();
    let ledger = format!("编号,名\n{rows}");
    let mapping = "ledger = { name = \"plan\", key = \"编号\" }\ncolumns = { \"名\" = \"project.name\" }";
    let load = crm.desk(Officer::named("wang.li"))?.load_bytes(ledger.as_bytes(), mapping)?;
    load.commit().map(|report| u64::try_from(report.new).unwrap_or_default())
}

/// Some work, and how many steps it has at least.
type Work = (&'static str, fn(&Crm) -> Result<(), Error>, u64);

const WORK: [Work; 6] = [
    ("verify", |crm| crm.verify(None).map(drop), 300),
    ("rebuild", Crm::rebuild, 300),
    ("pipeline", |crm| crm.pipeline().map(drop), 300),
    ("report", |crm| crm.report(ReportQuery::default()).map(drop), 300),
    ("batch", |crm| add(crm, LEADS).map(drop), 300),
    ("load", |crm| load(crm).map(drop), 300),
];

#[test]
fn each_step_is_told_and_the_last_completes_what_is_ahead() {
    for (name, work, least) in WORK {
        let crm = book();
        let told = Rc::new(RefCell::new(Vec::new()));
        let observer = {
            let told = Rc::clone(&told);
            move |done: u64, total: Option<u64>| {
                told.borrow_mut().push((done, total));
                ControlFlow::Continue(())
            }
        };
        inward::watched(observer, || work(&crm)).unwrap();
        let told = told.take();
        let (done, total) = *told.last().unwrap();
        assert!(done >= least, "{name}: {done}");
        assert_eq!(total, Some(done), "{name}");
        assert!(told.windows(2).all(|pair| pair[0].0 < pair[1].0), "{name} goes on");
        assert!(told.iter().all(|(done, total)| total.is_some_and(|total| *done <= total)), "{name}");
        // Nobody is told of what comes afterwards.
        crm.verify(None).unwrap();
    }
}

#[test]
fn work_that_is_stopped_changes_nothing_and_the_book_answers_nothing_meanwhile() {
    for (name, work, least) in WORK {
        let crm = book();
        let (head, all) = (crm.head().unwrap(), crm.leads().count().unwrap());
        for stop_at in [1, least / 2, least] {
            let asked = Rc::new(Cell::new(0));
            let (seen, book) = (Rc::clone(&asked), crm.clone());
            let observer = move |done: u64, _: Option<u64>| {
                seen.set(seen.get() + 1);
                let busy = book.head().unwrap_err();
                assert_eq!(busy.code().as_str(), "book.at-work");
                if done >= stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let stopped = inward::watched(observer, || work(&crm)).unwrap_err();
            assert_eq!(stopped.code().as_str(), "book.interrupted", "{name} at {stop_at}");
            assert!(asked.get() >= 1);
            assert_eq!((crm.head().unwrap(), crm.leads().count().unwrap()), (head, all), "{name} at {stop_at}");
        }
        assert_eq!(crm.verify(Some(&head)).unwrap(), head);
    }
}
