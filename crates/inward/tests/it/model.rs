//! Whatever is done to it, a book is what the plain model says: random commands are given to a book in
//! memory, to a book in a file and to the model at once, and what they answer is compared.
//!
//! `INWARD_MODEL_STEPS` raises the number of steps, `INWARD_MODEL_SEED` says from which seed on. What
//! fails is cut down to few steps and printed as JSON: kept under `cases/`, it is run first from then on.

mod commands;
mod compare;
mod plain;
mod shrink;
mod trial;

use std::collections::BTreeMap;

use self::commands::{Author, Dice, Step};
use self::compare::Looked;
use self::shrink::shrink;
use self::trial::{FIRST_DAY, Trial};
use crate::clock::day;

/// How many steps one history has.
const STEPS_OF_A_HISTORY: usize = 100;

/// How many steps are taken in all unless the environment says otherwise.
const STEPS: usize = 10_000;

/// What was seen in all histories.
#[derive(Default)]
struct Seen {
    steps: usize,
    taken: usize,
    looked: Looked,
    refused: BTreeMap<String, usize>,
}

impl Seen {
    fn add(&mut self, other: Self) {
        self.steps += other.steps;
        self.taken += other.taken;
        self.looked.add(other.looked);
        for (code, times) in other.refused {
            *self.refused.entry(code).or_default() += times;
        }
    }
}

/// Lets steps happen one after the other, with every comparison at the end, those first that dice of this
/// seed choose; says what differs.
fn replay(steps: &[Step], seed: usize) -> Result<(), String> {
    let mut trial = Trial::new();
    let mut looked = Looked::default();
    for step in steps {
        trial.step(step)?;
        trial.rows_agree(&mut looked)?;
    }
    let mut dice = Dice::new(seed as u64);
    for _ in 0..10 {
        trial.all_agrees(&mut dice, &mut looked)?;
    }
    trial.step(&Step::Verify)
}

/// One step, and the comparisons after it: what a step breaks shows some steps later just as well, and
/// in the history that is cut down at once.
fn check(trial: &mut Trial, number: usize, step: &Step, looked: &mut Looked) -> Result<(), String> {
    trial.step(step)?;
    if number % 4 == 3 {
        trial.rows_agree(looked)?;
    }
    if number % 20 == 19 {
        trial.every_member_belongs()?;
        trial.all_agrees(&mut Dice::new(number as u64), looked)?;
    }
    Ok(())
}

/// A random history; the steps it has taken, if something differs at the last.
fn history(seed: u64, steps: usize, seen: &mut Seen) -> Result<(), (Vec<Step>, String)> {
    let mut trial = Trial::new();
    let mut author = Author::new(seed, trial.cast, day(FIRST_DAY));
    let mut told = Vec::new();
    for number in 0..steps {
        let step = author.next(&trial.plain);
        told.push(step.clone());
        check(&mut trial, number, &step, &mut seen.looked).map_err(|difference| (told.clone(), difference))?;
        seen.steps += 1;
    }
    seen.taken += trial.taken;
    for (code, times) in trial.refused {
        *seen.refused.entry(code).or_default() += times;
    }
    Ok(())
}

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Random histories from the first to the last seed, each other one.
fn histories(seeds: impl Iterator<Item = usize>) -> Seen {
    let mut seen = Seen::default();
    for seed in seeds {
        let Err((told, difference)) = history(seed as u64, STEPS_OF_A_HISTORY, &mut seen) else { continue };
        eprintln!("seed {seed}, step {}: {difference}", told.len());
        let (fewest, last) = shrink(&told, |steps| replay(steps, told.len() - 1).err());
        let lines: Vec<String> = fewest.iter().map(|step| serde_json::to_string(step).unwrap()).collect();
        assert!(
            told.is_empty(),
            "seed {seed}, step {}: {difference}\n\nin {} steps: {}\n{}\n",
            told.len(),
            fewest.len(),
            last.unwrap_or_default(),
            lines.join("\n")
        );
    }
    seen
}

/// Histories that are kept: those on which a book and the model once differed, and some that show a rule
/// which is easily broken.
fn kept_histories_agree() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/model/cases");
    let mut cases = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let steps: Vec<Step> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(!steps.is_empty(), "{}", path.display());
        replay(&steps, 0).map_err(|difference| format!("{}: {difference}", path.display())).unwrap();
        cases += 1;
    }
    assert!(cases > 4, "{cases} cases");
}

#[test]
fn a_book_is_what_the_plain_model_says() {
    kept_histories_agree();
    let steps = number("INWARD_MODEL_STEPS").unwrap_or(STEPS);
    let first = number("INWARD_MODEL_SEED").unwrap_or(1);
    let last = first + steps.div_ceil(STEPS_OF_A_HISTORY);
    let halves = [first, first + 1].map(|first| std::thread::spawn(move || histories((first..last).step_by(2))));
    let mut seen = Seen::default();
    for half in halves {
        match half.join() {
            Ok(half) => seen.add(half),
            Err(failure) => std::panic::resume_unwind(failure),
        }
    }
    let Seen { steps: taken_steps, taken, looked, refused } = seen;
    eprintln!("{taken_steps} steps, {taken} taken; {looked:?}; refused: {refused:?}");
    assert!(taken * 5 > taken_steps * 2, "only {taken} of {taken_steps} steps were taken");
    assert!(refused.len() > 30 || taken_steps < STEPS, "only refused with {refused:?}");
    for (what, times) in [
        ("rows", looked.rows),
        ("rows of the past", looked.then),
        ("pages", looked.pages),
        ("lives", looked.lives),
        ("histories", looked.histories),
        ("doubts", looked.doubtful),
    ] {
        assert!(times > taken_steps / 30, "{what}: {times}");
    }
}
