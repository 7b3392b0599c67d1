//! A pipeline that is refreshed where it stands, as its book goes on.
#![expect(clippy::float_arithmetic, reason = "times that are told")]

use std::time::Instant;

use inward::analysis::pipeline::Pipeline;
use inward::prelude::*;
use inward_tests::generated::Generator;

use crate::yardstick::load;
use crate::{Fallible, pipeline};

/// So many investments are added at once.
const ADDED: [usize; 3] = [10, 1_000, 10_000];
/// So many projects that are there are told more of.
const TOLD_MORE_OF: usize = 1_000;

/// Prints how long it takes to take in what was recorded since; the aim is 10 µs an event.
pub fn compare() -> Fallible<()> {
    let (generator, investments) = (Generator::new(20_210_131), pipeline::investments()?);
    let folder = tempfile::tempdir()?;
    let crm = Crm::create_with(folder.path().join("book.db"), Generator::zone(), Generator::options())?;
    generator.load(&crm, investments, 1_000)?;
    println!("{investments} investments; load of the machine {}", load());
    let desk = crm.desk(Generator::officer())?;
    let mut pipeline = crm.pipeline()?;
    let mut courses = generator.courses();
    courses.by_ref().take(investments).for_each(drop);
    for count in ADDED {
        let (first, commands) = courses.together(count)?;
        let mut batch = desk.batch().with_id(first);
        for command in commands {
            batch.add_command(command);
        }
        batch.commit()?;
        timed(&crm, &mut pipeline, &format!("{count} more investments"))?;
    }
    let projects = crm.projects().limit(TOLD_MORE_OF).rows()?;
    let mut batch = desk.batch();
    for project in &projects {
        let project: Id<Project> = project.id.of()?;
        batch.add_command(StateAmount::of(project, MoneyKind::FixedAsset, "1亿元".parse()?).into());
    }
    batch.commit()?;
    timed(&crm, &mut pipeline, &format!("one event of each of {} projects", projects.len()))?;
    let begun = Instant::now();
    let anew = crm.pipeline()?;
    println!("the same read anew: {:.2} ms", begun.elapsed().as_secs_f64() * 1e3);
    if anew.funnel(&[]).rows.len() != pipeline.funnel(&[]).rows.len() || anew.len() != pipeline.len() {
        return Err("a refreshed pipeline tells otherwise than one that is read anew".into());
    }
    Ok(())
}

fn timed(crm: &Crm, pipeline: &mut Pipeline, what: &str) -> Fallible<()> {
    let begun = Instant::now();
    let events = crm.refresh(pipeline)?;
    let seconds = begun.elapsed().as_secs_f64();
    let of_each = seconds * 1e6 / f64::from(u32::try_from(events)?);
    println!("refresh, {what}: {events} events in {:.2} ms, {of_each:.2} µs an event", seconds * 1e3);
    Ok(())
}
