//! Cuts a history that fails down to few steps, by leaving steps out as long as it still fails.

use super::commands::{Given, Step};

/// How often a shorter history is tried.
const TRIES: usize = 300;

/// The fewest steps found that still fail, and how. `fails` says how a history fails, if it does.
pub(super) fn shrink(steps: &[Step], fails: impl Fn(&[Step]) -> Option<String>) -> (Vec<Step>, Option<String>) {
    let mut fewest = steps.to_vec();
    let mut last = None;
    let mut tries = 0;
    let mut chunk = fewest.len().div_ceil(2);
    while chunk > 0 && tries < TRIES {
        let mut at = 0;
        let mut shorter = false;
        while at < fewest.len() && tries < TRIES {
            let mut fewer = fewest.clone();
            fewer.drain(at..(at + chunk).min(fewest.len()));
            tries += 1;
            match fails(&fewer) {
                Some(difference) => {
                    (fewest, last, shorter) = (fewer, Some(difference), true);
                }
                None => at += chunk,
            }
        }
        if !shorter || chunk > 1 {
            chunk /= 2;
        }
    }
    for at in 0..fewest.len() {
        for plainer in plainer(&fewest[at]) {
            let mut simpler = fewest.clone();
            simpler[at] = plainer;
            if let Some(difference) = fails(&simpler) {
                (fewest, last) = (simpler, Some(difference));
            }
        }
    }
    (fewest, last)
}

/// The same step with less to it.
fn plainer(step: &Step) -> Vec<Step> {
    let Step::Give(given) = step else { return Vec::new() };
    let given: &Given = given;
    let mut plainer = vec![
        Given { reported: None, ..given.clone() },
        Given { if_version: None, ..given.clone() },
        Given { second_handle: false, ..given.clone() },
        Given { officer: 0, ..given.clone() },
    ];
    if given.commands.len() > 1 {
        plainer.push(Given { commands: given.commands[..1].to_vec(), ..given.clone() });
    }
    plainer.into_iter().map(Step::Give).collect()
}
