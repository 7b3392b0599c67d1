//! The UK Renewable Energy Planning Database, read by the rules that `tests/cases/survival.json` states.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

/// The snapshots that were found, each with its cut and its rows.
pub struct Register {
    snapshots: BTreeMap<String, Snapshot>,
}

struct Snapshot {
    cut: NaiveDate,
    rows: Vec<BTreeMap<String, String>>,
}

/// How long each application waited.
#[derive(Default)]
pub struct Waits {
    /// How many there are, and of how many the event came, before what ended before it began is dropped.
    pub all: usize,
    pub all_events: usize,
    /// How many are dropped.
    pub negative: usize,
    pub days: Vec<i64>,
    /// Which of the dates came first, from 1; 0 if none did by the cut.
    pub causes: Vec<u8>,
}

impl Waits {
    pub fn observed(&self) -> Vec<bool> {
        self.causes.iter().map(|cause| *cause > 0).collect()
    }

    /// The median of those of which the event came, as somebody would say who forgets the rest.
    pub fn median_of_closed(&self) -> f64 {
        let mut closed: Vec<i64> =
            self.days.iter().zip(&self.causes).filter(|(_, cause)| **cause > 0).map(|(days, _)| *days).collect();
        closed.sort_unstable();
        let half = |at: usize| f64::from(i32::try_from(closed[at]).unwrap());
        f64::midpoint(half((closed.len() - 1) / 2), half(closed.len() / 2))
    }
}

impl Register {
    /// Reads it where it is: `INWARD_DATA`, or `data` beside the project.
    pub fn found(dataset: &Value) -> Option<Self> {
        let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
        let folder = std::env::var_os("INWARD_DATA").map_or(beside, PathBuf::from);
        let mut snapshots = BTreeMap::new();
        for (name, file) in dataset["files"].as_object().unwrap() {
            let bytes = std::fs::read(folder.join(file["file"].as_str().unwrap())).ok()?;
            let (text, _, _) = encoding_rs::WINDOWS_1252.decode(&bytes);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let head: Vec<String> = reader.headers().unwrap().iter().map(|name| name.trim().to_owned()).collect();
            let rows = reader
                .records()
                .map(|row| head.iter().cloned().zip(row.unwrap().iter().map(|cell| cell.trim().to_owned())).collect());
            let cut = file["cut"].as_str().unwrap().parse().unwrap();
            let rows: Vec<_> = rows.collect();
            assert!(rows.len() > 5_000, "{name} has {} rows", rows.len());
            snapshots.insert(name.clone(), Snapshot { cut, rows });
        }
        Some(Self { snapshots })
    }

    fn snapshot(&self, case: &Value) -> &Snapshot {
        &self.snapshots[case["snapshot"].as_str().unwrap()]
    }

    /// The waits of one case, of the rows that a filter lets through.
    pub fn waits(&self, case: &Value, filter: &Value) -> Waits {
        let snapshot = self.snapshot(case);
        let to: Vec<&str> = match case.get("to") {
            Some(to) => to.as_array().unwrap().iter().map(|column| column.as_str().unwrap()).collect(),
            // In the order in which ties of a day are decided.
            None => ["granted", "refused", "withdrawn"].map(|cause| case["causes"][cause].as_str().unwrap()).to_vec(),
        };
        let mut waits = Waits::default();
        for row in snapshot.rows.iter().filter(|row| passes(row, filter)) {
            let Some(from) = date(&row[case["from"].as_str().unwrap()]) else { continue };
            let ends = (1..).zip(&to).filter_map(|(cause, column)| Some((date(&row[*column])?, cause)));
            let (end, cause) = ends.min().unwrap_or((snapshot.cut, 0));
            waits.all += 1;
            waits.all_events += usize::from(cause > 0);
            let days = (end - from).num_days();
            if days < 0 {
                waits.negative += 1;
            } else {
                waits.days.push(days);
                waits.causes.push(cause);
            }
        }
        waits
    }

    /// How many applications have each date, and what lacks one in between.
    pub fn reach(&self, case: &Value) {
        let rows = &self.snapshot(case).rows;
        let have = |columns: &[&str], lack: Option<&str>| {
            let has = |row: &BTreeMap<String, String>, column: &str| date(&row[column]).is_some();
            let fits = |row: &&BTreeMap<String, String>| {
                columns.iter().all(|column| has(row, column)) && !lack.is_some_and(|column| has(row, column))
            };
            rows.iter().filter(fits).count()
        };
        let stages: Vec<&str> =
            case["stages"].as_array().unwrap().iter().map(|stage| stage.as_str().unwrap()).collect();
        let counts: Vec<usize> = stages.iter().map(|stage| have(&[stage], None)).collect();
        let expect = &case["expect"];
        assert_eq!(serde_json::json!(counts), expect["counts"], "{case}");
        let unseen = have(&["Operational"], Some("Under Construction"));
        assert_eq!(expect["operational_without_construction"], unseen, "{case}");
        let both = have(&["Planning Permission Granted", "Planning Permission Refused"], None);
        assert_eq!(expect["granted_and_refused"], both, "{case}");
    }
}

/// A day as day/month/year; none for what stands there instead of one.
fn date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").ok()
}

fn passes(row: &BTreeMap<String, String>, filter: &Value) -> bool {
    filter.as_object().unwrap().iter().all(|(name, wanted)| {
        let capacity = || row["Installed Capacity (MWelec)"].replace(',', "").parse::<f64>().ok();
        match name.as_str() {
            "submitted_year" => date(&row["Planning Application Submitted"]).is_some_and(|submitted| {
                let years = wanted.as_array().unwrap().iter().map(|year| year.as_i64().unwrap()).collect::<Vec<_>>();
                (years[0]..=years[1]).contains(&i64::from(submitted.year()))
            }),
            "mw_at_least" => capacity().is_some_and(|capacity| capacity >= wanted.as_f64().unwrap()),
            "mw_below" => capacity().is_some_and(|capacity| capacity < wanted.as_f64().unwrap()),
            column => row[column] == wanted.as_str().unwrap().trim(),
        }
    })
}
