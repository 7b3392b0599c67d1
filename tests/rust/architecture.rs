//! The shape of the library's sources: files of a readable length, named after what they hold.

use std::path::{Path, PathBuf};

use crate::root;

const LONGEST: usize = 600;

/// Names that say nothing about what a file holds.
const EMPTY_NAMES: [&str; 9] =
    ["util", "utils", "helper", "helpers", "manager", "managers", "misc", "common", "utilities"];

/// Every Rust file of `crates/*/src` and of the Python package.
fn library_sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(&root().join("python/src"), &mut files);
    assert!(files.len() > 10, "only {} sources of the Python package were found", files.len());
    for entry in std::fs::read_dir(root().join("crates")).unwrap() {
        let sources = entry.unwrap().path().join("src");
        if sources.is_dir() {
            collect(&sources, &mut files);
        }
    }
    assert!(files.len() > 20, "only {} library sources were found", files.len());
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The files for which `fault` finds something, each with what it found.
fn faults(fault: impl Fn(&Path, &str) -> Option<String>) -> Vec<String> {
    let find = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let shown = path.strip_prefix(root()).unwrap().display().to_string();
        fault(&path, &text).map(|fault| format!("{shown}: {fault}"))
    };
    library_sources().into_iter().filter_map(find).collect()
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn no_library_source_is_too_long() {
    assert_none(&faults(|_, text| {
        let lines = text.lines().count();
        (lines > LONGEST).then(|| format!("{lines} lines, at most {LONGEST}: split it by concept"))
    }));
}

#[test]
fn files_and_folders_are_named_after_what_they_hold() {
    assert_none(&faults(|path, _| {
        let inside = path.strip_prefix(root()).unwrap().with_extension("");
        inside.iter().map(|part| part.to_string_lossy().into_owned()).find_map(|part| {
            EMPTY_NAMES.contains(&part.to_lowercase().as_str()).then(|| format!("`{part}` says nothing"))
        })
    }));
}

#[test]
fn every_library_source_says_what_it_is_for() {
    assert_none(&faults(|_, text| {
        let first = text.lines().next().unwrap_or_default();
        let says = first.strip_prefix("//!").is_some_and(|words| !words.trim().is_empty());
        (!says).then(|| "the first line is not a `//!` comment".to_owned())
    }));
}
