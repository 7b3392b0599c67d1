//! The arrows between the crates, as cargo itself sees them: what each may reach and may not.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::root;

/// Every crate that the core may reach, directly or not, on any platform. A new line here is a
/// decision: is it pure, kept up, of a fitting licence, and less work than writing it?
const CORE_MAY_REACH: [&str; 34] = [
    "arrayvec",
    "chrono",
    "chrono-tz",
    "iso_country",
    "iso_currency",
    "itoa",
    "lazy_static",
    "memchr",
    "num-traits",
    "phf",
    "phf_shared",
    "proc-macro2",
    "quote",
    "rust_decimal",
    "serde",
    "serde_core",
    "serde_derive",
    "serde_json",
    "serde_path_to_error",
    "serde_spanned",
    "siphasher",
    "syn",
    "thiserror",
    "thiserror-impl",
    "tinyvec",
    "toml",
    "toml_datetime",
    "toml_parser",
    "toml_writer",
    "unicode-ident",
    "unicode-normalization",
    "uuid",
    "winnow",
    "zmij",
];

/// What would bring I/O, a clock, randomness or another language into the core.
const CORE_NEVER_REACHES: [&str; 13] = [
    "arrow-array",
    "arrow-schema",
    "async-trait",
    "getrandom",
    "iana-time-zone",
    "libsqlite3-sys",
    "mio",
    "postgres",
    "pyo3",
    "rand",
    "rusqlite",
    "tokio",
    "tokio-postgres",
];

/// Features that read the clock or draw random numbers, where the crate itself is allowed.
const CORE_NEVER_TURNS_ON: [(&str, &[&str]); 2] = [
    ("chrono", &["clock", "default", "iana-time-zone", "now", "wasmbind"]),
    ("uuid", &["fast-rng", "js", "rng", "rng-getrandom", "rng-rand", "v1", "v4", "v6", "v7"]),
];

/// Which of its sisters each member may name in its manifest, be it only for tests. Since each row
/// holds for direct dependencies of every kind, nothing else is reached by a detour either.
const MAY_NAME: [(&str, &[&str]); 9] = [
    ("inward-core", &[]),
    ("inward-journal", &["inward-core"]),
    ("inward-analysis", &["inward-core"]),
    ("inward-ledger", &["inward-core"]),
    ("inward", &["inward-analysis", "inward-core", "inward-journal", "inward-ledger"]),
    ("inward-python", &["inward", "inward-analysis", "inward-core", "inward-journal", "inward-ledger"]),
    ("inward-examples", &["inward", "inward-analysis", "inward-core", "inward-journal", "inward-ledger"]),
    (
        "inward-tests",
        &["inward", "inward-analysis", "inward-core", "inward-examples", "inward-journal", "inward-ledger"],
    ),
    ("xtask", &[]),
];

/// What cargo prints; without the network where what it needs is there already.
fn cargo(args: &[&str]) -> String {
    let run = |further: &[&str]| {
        Command::new(env!("CARGO")).current_dir(root()).args(args).arg("--locked").args(further).output().unwrap()
    };
    let mut output = run(&["--offline"]);
    if !output.status.success() {
        output = run(&[]);
    }
    assert!(output.status.success(), "cargo {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Each crate that the core reaches with the features that are on when the core is built alone:
/// in one graph with its sisters it would seem to have theirs too.
fn core_reaches() -> BTreeMap<String, BTreeSet<String>> {
    let tree = cargo(&[
        "tree",
        "--package=inward-core",
        "--all-features",
        "--edges=normal",
        "--target=all",
        "--prefix=none",
        "--format={p}|{f}",
    ]);
    let mut reached: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in tree.lines().filter(|line| !line.trim().is_empty()) {
        let (package, features) = line.split_once('|').unwrap_or_else(|| panic!("cargo tree prints {line}"));
        let name = package.split(' ').next().unwrap();
        let features = features.trim_end_matches("(*)").trim().split(',').filter(|feature| !feature.is_empty());
        reached.entry(name.to_owned()).or_default().extend(features.map(str::to_owned));
    }
    assert!(reached.remove("inward-core").is_some(), "the core itself is missing: {tree}");
    assert!(reached.len() > 10, "only {} crates were found", reached.len());
    reached
}

/// Each member of the workspace with the members that its manifest names, for whatever kind of
/// dependency, optional or not.
fn members() -> BTreeMap<String, BTreeSet<String>> {
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--format-version=1", "--no-deps"])).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let all: BTreeSet<String> = packages.iter().map(name).collect();
    let named = |package: &Value| {
        package["dependencies"].as_array().unwrap().iter().map(name).filter(|name| all.contains(name)).collect()
    };
    let members: BTreeMap<String, BTreeSet<String>> = packages.iter().map(|each| (name(each), named(each))).collect();
    assert!(members.len() >= 7, "only {} members were found", members.len());
    members
}

#[test]
fn the_core_reaches_only_what_is_allowed() {
    let reached = core_reaches();
    for known in ["chrono", "rust_decimal", "serde", "uuid"] {
        assert!(reached.contains_key(known), "{known} is not reached: was the core looked at?");
    }
    let allowed = BTreeSet::from(CORE_MAY_REACH);
    let beyond: Vec<&String> = reached.keys().filter(|name| !allowed.contains(name.as_str())).collect();
    assert!(beyond.is_empty(), "the core reaches {beyond:?}, which the list does not allow");
    let unused: Vec<&str> = allowed.into_iter().filter(|name| !reached.contains_key(*name)).collect();
    assert!(unused.is_empty(), "the list allows {unused:?}, which nothing reaches");
}

#[test]
fn the_core_has_no_way_to_the_outside() {
    let reached = core_reaches();
    for name in CORE_NEVER_REACHES {
        assert!(!reached.contains_key(name), "the core reaches {name}");
        assert!(!CORE_MAY_REACH.contains(&name), "{name} must not be allowed");
    }
}

#[test]
fn the_core_turns_on_no_clock_and_no_randomness() {
    let reached = core_reaches();
    for (name, forbidden) in CORE_NEVER_TURNS_ON {
        let features = &reached[name];
        assert!(features.contains("serde"), "{name} has {features:?}: were its features looked at?");
        let on: Vec<&&str> = forbidden.iter().filter(|feature| features.contains(**feature)).collect();
        assert!(on.is_empty(), "the core turns on {on:?} of {name}");
    }
}

#[test]
fn every_member_names_only_the_sisters_it_may() {
    let rows = BTreeMap::from(MAY_NAME);
    let mut arrows = 0;
    for (member, sisters) in members() {
        let allowed = rows.get(member.as_str()).unwrap_or_else(|| panic!("{member} has no row here"));
        for sister in &sisters {
            assert!(allowed.contains(&sister.as_str()), "{member} must not depend on {sister}");
            arrows += 1;
        }
    }
    assert!(arrows >= 4, "only {arrows} arrows were looked at");
}

/// Tables come with the feature `analysis` alone.
#[test]
fn who_asks_for_no_tables_gets_no_arrow() {
    let reached = |features: &[&str]| {
        let tree = ["tree", "--package=inward", "--edges=normal", "--target=all", "--prefix=none", "--format={p}"];
        let tree = cargo(&[tree.as_slice(), features].concat());
        tree.lines().filter(|line| line.starts_with("arrow-")).count()
    };
    assert!(reached(&["--features=analysis"]) >= 3);
    assert_eq!(reached(&["--features=ledger"]), 0);
}

#[test]
fn journal_and_ledger_do_not_know_each_other() {
    let members = members();
    for (one, other) in [("inward-journal", "inward-ledger"), ("inward-ledger", "inward-journal")] {
        assert!(members[one].contains("inward-core"), "{one} names {:?}: was it looked at?", members[one]);
        assert!(!members[one].contains(other), "{one} must not depend on {other}");
    }
}

#[test]
fn nothing_but_its_users_depends_on_the_facade() {
    let users: BTreeSet<String> =
        members().into_iter().filter(|(_, sisters)| sisters.contains("inward")).map(|(member, _)| member).collect();
    assert!(users.contains("inward-tests"), "these tests are not among its users {users:?}");
    for user in users {
        assert!(["inward-examples", "inward-python", "inward-tests"].contains(&user.as_str()), "{user}");
    }
}
