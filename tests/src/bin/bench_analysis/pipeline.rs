//! A pipeline of many investments: how long it takes to build beside reading and parsing the same events, how much
//! memory, and its tables beside polars and DuckDB on the same wide table.
#![expect(clippy::float_arithmetic, reason = "times and sizes that are compared")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use chrono::{Datelike, NaiveDate};
use inward::analysis::pipeline::{Dimension, Pipeline, Point};
use inward::core::event::Event;
use inward::prelude::*;
use inward_tests::generated::Generator;
use serde_json::{Value as Json, json};

use crate::Fallible;
use crate::rates::{Rates, vintages, write_figures};
use crate::yardstick::{Answered, asked, fastest, load};

/// So many investments, unless the environment says otherwise; they take about ten events each.
const INVESTMENTS: usize = 100_000;
/// The environment's word on it.
const ASKED: &str = "INWARD_BENCH_INVESTMENTS";
/// The folder in which a book is kept from one run to the next, if the environment says so: a million take long to make.
const KEPT: &str = "INWARD_BENCH_BOOK";

const ROUNDS: u32 = 7;

const VALID: (i32, u32, u32) = (2023, 6, 30);
const KNOWN: (i32, u32, u32) = (2026, 3, 31);

const PROGRAM: &str = include_str!("pipeline.py");
const HANDED_OVER: &str = include_str!("handed_over.py");

/// By which a program of its own is asked to build alone, so that nothing else takes memory.
pub const ALONE: &str = "pipeline-alone";

/// Builds the pipeline of a book, or reads and parses its events, and prints how long that took and how much memory
/// it has had at most.
pub fn alone(what: &str, path: &Path) -> Fallible<()> {
    let begun = Instant::now();
    let counted = match what {
        "build" => Crm::open_with(path, Generator::options())?.pipeline()?.len(),
        _ => parsed(path)?,
    };
    let peak = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        peak.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    println!("{counted} {} {}", begun.elapsed().as_secs_f64(), peak.unwrap_or(f64::NAN) / 1024.0);
    Ok(())
}

/// How many events there are, each read and parsed into what it is in the core.
fn parsed(path: &Path) -> Fallible<usize> {
    let book = rusqlite::Connection::open(path)?;
    let mut events = book.prepare("select type, schema, payload from event order by zone, position")?;
    let mut rows = events.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let (kind, schema, payload) = (row.get_ref(0)?.as_str()?, row.get::<_, u16>(1)?, row.get_ref(2)?.as_str()?);
        std::hint::black_box(Event::read(kind, schema, payload)?);
        count += 1;
    }
    Ok(count)
}

fn in_another_process(what: &str, path: &Path) -> Fallible<(f64, f64)> {
    let output = Command::new(std::env::current_exe()?).args([ALONE, what]).arg(path).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let said = String::from_utf8(output.stdout)?;
    let figures: Vec<f64> = said.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    match figures.as_slice() {
        [_, seconds, peak] => Ok((*seconds, *peak)),
        _ => Err(format!("it said `{said}`").into()),
    }
}

/// How many investments there are to be.
pub fn investments() -> Fallible<usize> {
    Ok(std::env::var(ASKED).ok().map(|count| count.parse()).transpose()?.unwrap_or(INVESTMENTS))
}

/// Prints how long each question takes here and there.
pub fn compare() -> Fallible<()> {
    let investments = investments()?;
    let folder = tempfile::tempdir()?;
    let kept = std::env::var_os(KEPT).map(PathBuf::from);
    let made = kept.as_deref().unwrap_or(folder.path());
    let path = made.join("book.db");
    if !path.exists() {
        let crm = Crm::create_with(&path, Generator::zone(), Generator::options())?;
        Generator::new(20_210_131).in_one_currency().load(&crm, investments, 1_000)?;
        crm.close()?;
    }
    println!("load of the machine {}; {ASKED} asks for another number of investments", load());
    let (built, peak) = in_another_process("build", &path)?;
    let (read, _) = in_another_process("parse", &path)?;
    println!(
        "build {built:.2} s, reading and parsing the events {read:.2} s: {:.2} ×; peak {peak:.0} MiB",
        built / read
    );

    let crm = Crm::open_with(&path, Generator::options())?;
    let pipeline = crm.pipeline()?;
    println!("{} investments", pipeline.len());
    let (valid, known) = (on(VALID)?, on(KNOWN)?);
    let latest = pipeline.at(Point::days(valid, known));
    let earlier = pipeline.at(Point::days(valid, on((2024, 6, 30))?));
    let rates = Rates::of(&latest, valid)?;
    let mut ours = ours(&latest)?;
    ours.extend(rates.ours(&crm, &latest, &codes(&latest))?);
    let (of_years, years) = vintages(&latest, valid)?;
    ours.push(of_years);
    let others = folder.path().join("wide");
    write_wide(&latest, valid, (rates.asked(), years), &others)?;
    let others = asked(PROGRAM, "duckdb", &others)?.unwrap_or_default();
    println!("{:<34} {:>12} {:>12} {:>12} {:>8}", "question", "inward ms", "polars ms", "DuckDB ms", "ratio");
    for ours in &ours {
        let of = |package: &str| {
            let question = format!("{}, {package}", ours.question);
            others.iter().find(|other| other.question == question)
        };
        let (Some(polars), Some(duckdb)) = (of("polars"), of("DuckDB")) else {
            println!("{:<34} {:>12.2}", ours.question, ours.seconds * 1e3);
            continue;
        };
        for other in [polars, duckdb] {
            if other.figures != ours.figures || ours.figures.is_empty() {
                return Err(format!("{} and {} answer otherwise", other.question, ours.question).into());
            }
        }
        let ratio = polars.seconds.min(duckdb.seconds) / ours.seconds;
        let times = [ours, polars, duckdb].map(|answered| format!("{:>12.2}", answered.seconds * 1e3)).join(" ");
        println!("{:<34} {times} {ratio:>8.2}", ours.question);
    }
    let alone: [(&str, &dyn Fn() -> Fallible<usize>); 5] = [
        ("funnel as known two years before", &|| Ok(earlier.funnel(&[]).rows.len())),
        ("stage table, unit × industry", &|| {
            Ok(latest.stage_table(&[Dimension::Unit, Dimension::Industry]).rows.len())
        }),
        ("time between, with curves", &|| {
            Ok(latest.time_between("contract_signed", "construction_started", &[Dimension::Industry])?.groups.len())
        }),
        ("changes of a year, by unit", &|| {
            let since = Point::days(on((2022, 6, 30))?, on((2022, 6, 30))?);
            Ok(pipeline.changes(since, Point::days(valid, known), &[Dimension::Unit])?.rows.len())
        }),
        ("funnel handed over as a table", &|| Ok(latest.funnel(&[]).table()?.len())),
    ];
    for (question, ask) in alone {
        let (answered, _) = fastest(question, ROUNDS, ask)?;
        println!("{question:<34} {:>12.2}", answered.seconds * 1e3);
    }
    handed_over(made, pipeline.len())
}

/// Tells how long it takes to hand the table of all investments over to polars, at two sizes.
fn handed_over(folder: &Path, investments: usize) -> Fallible<()> {
    let tenth = folder.join("tenth.db");
    if !tenth.exists() {
        let crm = Crm::create_with(tenth, Generator::zone(), Generator::options())?;
        Generator::new(20_210_131).load(&crm, investments.div_ceil(10), 1_000)?;
        crm.close()?;
    }
    for answered in asked(HANDED_OVER, "inward", folder)?.unwrap_or_default() {
        println!("{:<50} {:>12.3} ms, answers {:?}", answered.question, answered.seconds * 1e3, answered.figures);
    }
    Ok(())
}

pub fn on((year, month, day): (i32, u32, u32)) -> Fallible<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| "there is no such day".into())
}

fn ours(pipeline: &Pipeline) -> Fallible<Vec<Answered>> {
    let (mut funnel, table) = fastest("funnel by industry", ROUNDS, || Ok(pipeline.funnel(&[Dimension::Industry])))?;
    let codes = codes(pipeline);
    let mut of_groups: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    for row in &table.rows {
        let name = row.group.first().and_then(|group| group.value.as_ref()).map(ToString::to_string);
        let code = codes.get(&name.unwrap_or_default()).copied().unwrap_or_default();
        let numbers = of_groups.entry(code).or_default();
        numbers.extend([row.count.certain as f64, row.count.possible as f64]);
    }
    funnel.figures = of_groups.into_values().flatten().collect();
    let (mut stages, table) = fastest("stage table", ROUNDS, || Ok(pipeline.stage_table(&[])))?;
    let counted = table.rows.iter().filter(|row| !row.key.is_empty());
    stages.figures = counted.flat_map(|row| [row.count.certain as f64, row.count.possible as f64]).collect();
    Ok(vec![funnel, stages])
}

/// A number for each industry, 0 where none is said, in the order of their names.
fn codes(pipeline: &Pipeline) -> BTreeMap<String, u32> {
    let groups = pipeline.group_of_each(&[Dimension::Industry]).into_iter();
    let names = groups.map(|(_, group)| group.first().and_then(|group| group.value.as_ref().map(ToString::to_string)));
    let mut codes: BTreeMap<String, u32> = names.flatten().map(|name| (name, 0)).collect();
    codes.values_mut().zip(1..).for_each(|(code, number)| *code = number);
    codes
}

/// The same as columns: of each investment its industry, and of each milestone its first and last possible day.
fn write_wide(pipeline: &Pipeline, valid: NaiveDate, (rates, vintages): (Json, Json), folder: &Path) -> Fallible<()> {
    std::fs::create_dir(folder)?;
    let codes = codes(pipeline);
    let mut industry = Vec::new();
    let mut places = BTreeMap::new();
    for (at, (id, group)) in pipeline.group_of_each(&[Dimension::Industry]).into_iter().enumerate() {
        let name = group.first().and_then(|group| group.value.as_ref()).map(ToString::to_string);
        industry.extend(codes.get(&name.unwrap_or_default()).copied().unwrap_or_default().to_ne_bytes());
        places.insert(id, at);
    }
    std::fs::write(folder.join("industry.u32"), industry)?;
    for (place, milestone) in pipeline.milestones().iter().enumerate() {
        let (mut earliest, mut latest) = (vec![i32::MAX; places.len()], vec![i32::MAX; places.len()]);
        for reached in pipeline.dates(milestone.key.as_str())? {
            let at = places.get(&reached.counted).copied().unwrap_or_default();
            if let Some(here) = earliest.get_mut(at) {
                *here = reached.earliest.map_or(i32::MIN, |day| day.num_days_from_ce());
            }
            if let Some(here) = latest.get_mut(at) {
                *here = reached.latest.map_or(i32::MAX, |day| day.num_days_from_ce());
            }
        }
        for (name, days) in [("earliest", earliest), ("latest", latest)] {
            let bytes: Vec<u8> = days.iter().flat_map(|day| day.to_ne_bytes()).collect();
            std::fs::write(folder.join(format!("{name}-{place}.i32")), bytes)?;
        }
    }
    write_figures(pipeline, valid, folder)?;
    let stages = pipeline.milestones().iter().filter(|milestone| milestone.rank.is_some()).count();
    let (valid, milestones) = (valid.num_days_from_ce(), pipeline.milestones().len());
    let asked = json!({
        "valid": valid, "stages": stages, "milestones": milestones, "rates": rates, "vintages": vintages,
    });
    Ok(std::fs::write(folder.join("asked.json"), asked.to_string())?)
}
