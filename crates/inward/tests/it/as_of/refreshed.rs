//! A pipeline that is refreshed as its book goes on is the pipeline that is read anew: whatever is asked of it, at any
//! point.

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::Days;
use inward::analysis::pipeline::{Dimension, Pipeline, Point};
use inward::prelude::*;
use proptest::prelude::*;

use super::generate::steps;
use super::tables::tables;
use super::{Book, FIRST_DAY, play};
use crate::clock::day;

/// Refreshings that took anything in, those among them that touched what was there before, and lines that were compared.
static REFRESHED: AtomicU32 = AtomicU32::new(0);
static OF_OLD: AtomicU32 = AtomicU32::new(0);
static LINES: AtomicU32 = AtomicU32::new(0);

fn told(crm: &Crm, pipeline: &Pipeline, point: Point) -> Vec<String> {
    let then = pipeline.at(point);
    let mut told = tables(&then, point.valid().unwrap());
    let dimensions: Vec<Dimension> = pipeline.dimensions().cloned().collect();
    for by in [&[][..], &dimensions] {
        for table in [then.funnel(by), then.stage_table(by)] {
            let rows = table.rows.iter().enumerate().filter(|(_, row)| row.count.possible > 0);
            told.extend(
                rows.map(|(at, row)| format!("{:?} {} {} {:?}", row.group, row.key, row.count, table.members(at))),
            );
        }
    }
    let earlier = point.on(point.valid().unwrap() - Days::new(30));
    if let Ok(changes) = then.changes(earlier, point, &[Dimension::Unit]) {
        told.extend(
            changes
                .rows
                .iter()
                .map(|row| format!("{:?} {:?} {:?} {:?}", row.group, row.cell, row.certain, row.possible)),
        );
    }
    told.extend(super::rates::rates(crm, &then, point.valid().unwrap()));
    told
}

#[test]
fn a_refreshed_pipeline_is_the_one_that_is_read_anew() {
    let config = ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() };
    let points = proptest::collection::vec((0..140_u64, 0..60_u64), 4);
    proptest!(config, |(steps in steps(), every in 1..9_usize, points in points)| {
        let (_, history) = play(&steps);
        let mut book = Book::new();
        let mut pipeline = book.crm.pipeline().unwrap();
        let asked_before: Vec<Dimension> = pipeline.dimensions().cloned().collect();
        let mut shared = None;
        for (number, given) in history.iter().enumerate() {
            book.give(number, given);
            if number % every != 0 {
                continue;
            }
            // What was asked for before is kept, and must be brought up to date too.
            drop(pipeline.funnel(&asked_before));
            let (investments, position) = (pipeline.len(), pipeline.position().unwrap());
            let taken_in = book.crm.refresh(&mut pipeline).unwrap();
            let head = book.crm.head().unwrap().position;
            prop_assert_eq!((pipeline.position(), position + taken_in), (Some(head), head));
            REFRESHED.fetch_add(u32::from(taken_in > 0), Ordering::Relaxed);
            OF_OLD.fetch_add(u32::from(taken_in > 0 && pipeline.len() == investments), Ordering::Relaxed);
            if number == history.len() / 2 {
                let copy = pipeline.clone();
                let before = format!("{:?}", copy.funnel(&asked_before).rows);
                shared = Some((copy, before));
            }
        }
        book.crm.refresh(&mut pipeline).unwrap();
        prop_assert_eq!(book.crm.refresh(&mut pipeline).unwrap(), 0);
        if let Some((copy, before)) = shared {
            prop_assert_eq!(format!("{:?}", copy.funnel(&asked_before).rows), before, "a copy tells what it told");
        }
        let anew = book.crm.pipeline().unwrap();
        for (valid, known) in points {
            let point = Point::days(day("2020-12-20") + Days::new(valid), day(FIRST_DAY) + Days::new(known));
            let (mine, fresh) = (told(&book.crm, &pipeline, point), told(&book.crm, &anew, point));
            LINES.fetch_add(u32::try_from(fresh.len()).unwrap(), Ordering::Relaxed);
            let unlike: Vec<_> = mine.iter().zip(&fresh).filter(|(mine, fresh)| mine != fresh).collect();
            prop_assert!(mine == fresh, "{} {:#?}", point, unlike);
        }
    });
    let (refreshed, of_old) = (REFRESHED.load(Ordering::Relaxed), OF_OLD.load(Ordering::Relaxed));
    let lines = LINES.load(Ordering::Relaxed);
    println!("{refreshed} refreshings, {of_old} of what was there before, {lines} lines");
    assert!(refreshed > 200 && of_old > 80 && lines > 3_000, "{refreshed} {of_old} {lines}");
}

/// Another playbook, an investment that belongs among the others, a book that has not got as far: each is met.
#[test]
fn what_cannot_be_taken_in_is_read_anew_or_refused() {
    let book = Book::new();
    let mut pipeline = book.crm.pipeline().unwrap().keep_reached("contract_signed").unwrap();
    let earlier = pipeline.clone();
    let lead = book.desk.capture_lead(CaptureLead::titled("合成线索").on("2021-01-04").unwrap()).unwrap();
    let text = Playbook::development_zone().text().replacen("key = \"press\"", "key = \"newspaper\"", 1);
    book.desk.adopt_playbook(AdoptPlaybook::of(Playbook::parse(&text).unwrap())).unwrap();
    assert!(book.crm.refresh(&mut pipeline).unwrap() > 0);
    assert_eq!((pipeline.len(), pipeline.funnel(&[]).total.possible), (1, 0), "it keeps what it kept");
    assert_eq!(pipeline.position(), Some(book.crm.head().unwrap().position));
    // An id that sorts before those that are known.
    let mut all = book.crm.pipeline().unwrap();
    let mut batch = book.desk.batch().with_id("00000000-0000-7000-8000-000000000001".parse().unwrap());
    batch.add_command(CaptureLead::titled("更早的编号").on("2021-01-05").unwrap().into());
    batch.commit().unwrap();
    assert!(book.crm.refresh(&mut all).unwrap() > 0);
    assert_eq!((all.len(), all.funnel(&[]).total.certain), (2, 2));
    let _ = lead;
    let other = Book::new();
    let refusal = other.crm.refresh(&mut all).unwrap_err();
    assert_eq!(refusal.code().as_str(), "pipeline.of-another-book");
    assert!(earlier.is_empty());
}
