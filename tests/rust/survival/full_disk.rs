//! A disk that is full, at any moment: while a book is made, opened or written, or while its log of
//! writes grows.

use std::collections::HashSet;
use std::path::Path;
use std::process::Command;

use inward::prelude::*;
use inward_tests::work::Piece;

use super::{PROGRAM, assert_folds, book};

/// What a program said that ran in a small file system of its own; none, said loudly, where no such
/// file system can be made.
fn on_a_small_disk(kibibytes: u32, what: &str, further: &[&str]) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    // In a name space of its own, so that nothing is left mounted whatever becomes of it.
    let script = format!(
        "mount -t tmpfs -o size={kibibytes}k,mode=777 small '{0}' || exit 99; exec \"$0\" \"$@\"",
        folder.path().display()
    );
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script, PROGRAM, what]);
    match command.arg(folder.path().join("book.db")).args(further).output() {
        Ok(output) if output.status.success() => {
            Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
        }
        Ok(output) if output.status.code() != Some(99) && !output.stdout.is_empty() => {
            panic!("{} {}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
        }
        tried => {
            eprintln!("SKIPPED: no small disk can be made here: {tried:?}");
            None
        }
    }
}

/// The program fills the disk, works until it is full, makes room and goes on, many times; it ends
/// badly if the book says anything but that there is no room, or keeps anything of what it refused.
#[test]
fn a_book_on_a_full_disk_refuses_and_goes_on_once_there_is_room() {
    for durability in ["full", "normal"] {
        let seed = fastrand::u64(..).to_string();
        println!("seed {seed}");
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("kept.db");
        let Some(said) = on_a_small_disk(16_000, "fill", &[kept.to_str().unwrap(), durability, &seed, "16"]) else {
            return;
        };
        println!("{durability}: {said:?}");
        let number = |what: &str| -> u32 {
            let line = said.iter().find_map(|line| line.strip_prefix(what)?.strip_prefix(' ')).unwrap();
            line.parse().unwrap()
        };
        let acknowledged = number("acknowledged");
        assert_eq!((number("rounds"), number("full")), (16, 16));
        assert_eq!(number("given"), acknowledged + 16);
        assert!(acknowledged > 16 && number("full at rebuilding") == 4, "{said:?}");
        assert_eq!((number("full at opening"), number("of these with a log")), (8, 4));
        let crm = Crm::open(&kept).unwrap();
        crm.verify(None).unwrap();
        assert_holds(&crm, 1, acknowledged);
        assert_folds(&crm, &kept);
    }
}

/// Asserts that the first pieces of a worker are in a book, each of its commands.
fn assert_holds(crm: &Crm, worker: u32, pieces: u32) {
    let events = crm.events(0, usize::MAX).unwrap();
    let commands: HashSet<CommandId> = events.iter().map(|event| event.command).collect();
    let all = (0..pieces).flat_map(|number| Piece { worker, number }.commands());
    assert_eq!(all.filter(|command| !commands.contains(command)).count(), 0, "acknowledged commands are gone");
}

/// No file may grow beyond a limit, as under a quota.
#[test]
fn a_book_that_may_not_grow_refuses_and_goes_on_once_it_may() {
    let (_folder, path) = book();
    let mut acknowledged = 0;
    let mut limits = 0;
    for (worker, limit) in (1_u32..).zip([400, 900, 2_000, 4_000]) {
        let said = limited(limit, &path, worker);
        let (refusal, numbers) = said.split_last().unwrap();
        assert!(refusal.starts_with("book.storage ") || refusal.starts_with("book.no-space "), "{refusal}");
        assert!(refusal.contains("book.db") && refusal.contains("nothing of this command was written"), "{refusal}");
        let crm = Crm::open(&path).unwrap();
        crm.verify(None).unwrap();
        assert_holds(&crm, worker, numbers.len() as u32);
        assert_folds(&crm, &path);
        acknowledged += numbers.len();
        limits += 1;
    }
    println!("{limits} limits, {acknowledged} acknowledged");
    assert_eq!(limits, 4);
    assert!(acknowledged > 30, "{acknowledged}");
}

/// What a program says that works until its files may not grow any more.
fn limited(kibibytes: u32, path: &Path, worker: u32) -> Vec<String> {
    let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", kibibytes * 2);
    let mut command = Command::new("sh");
    command.args(["-c", &script, PROGRAM, "try"]).arg(path).arg(worker.to_string());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}
