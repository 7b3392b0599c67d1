//! A file system on which nothing may be written, for root neither. What the rights of files forbid is
//! tested with the other processes.

use std::fs;
use std::path::Path;
use std::process::Command;

use inward::prelude::*;

use super::book;

/// What a program said of an attempt on a book whose file system is read-only to it; none, said
/// loudly, where no such file system can be made.
fn attempt(what: &str, folder: &Path, file: &str) -> Option<String> {
    // In a name space of its own, so that nothing stays mounted whatever becomes of it.
    let script =
        "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" || exit 99; exec \"$0\" \"$2\" \"$1/$3\"";
    let program = env!("CARGO_BIN_EXE_other_process");
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, program]);
    match command.arg(folder).args([what, file]).output() {
        Ok(output) if output.status.success() => Some(String::from_utf8(output.stdout).unwrap().trim().to_owned()),
        tried => {
            eprintln!("SKIPPED: no file system can be made read-only here: {tried:?}");
            None
        }
    }
}

#[test]
fn a_book_on_a_file_system_for_reading_alone_is_an_archive() {
    let (folder, path) = book();
    let before = fs::read(&path).unwrap();
    let Some(looked) = attempt("look", folder.path(), "book.db") else { return };
    assert_eq!(looked, "look ok");
    for (what, file) in [("read", "book.db"), ("write", "book.db"), ("make", "new.db")] {
        let said = attempt(what, folder.path(), file).unwrap();
        assert!(said.starts_with(&format!("{what} book.read-only ")), "{said}");
        assert!(
            said.contains(folder.path().join(file).to_str().unwrap()) && said.contains("check the rights"),
            "{said}"
        );
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert!(fs::read(&path).unwrap() == before);
}

/// What is in the log of writes alone cannot be read there: better nothing than half of it.
#[test]
fn a_book_with_its_log_on_a_file_system_for_reading_alone_is_not_read_by_half() {
    let (folder, path) = book();
    let crm = Crm::open(&path).unwrap();
    let desk = crm.desk(inward_tests::work::officer()).unwrap();
    desk.capture_lead(CaptureLead::titled("合成：仍在日志中")).unwrap();
    for file in ["book.db", "book.db-wal"] {
        let folder = folder.path().join("copy");
        fs::create_dir_all(&folder).unwrap();
        fs::copy(path.with_file_name(file), folder.join(file)).unwrap();
    }
    let Some(looked) = attempt("look", &folder.path().join("copy"), "book.db") else { return };
    assert!(looked.starts_with("look book.read-only ") || looked.starts_with("look book.no-access "), "{looked}");
    assert!(looked.contains("book.db"), "{looked}");
}
