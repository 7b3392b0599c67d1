//! What other processes do to a book: fork with it, die over it, come without the rights to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use inward::prelude::*;
use tempfile::{TempDir, tempdir};

const PROGRAM: &str = env!("CARGO_BIN_EXE_other_process");

fn zone() -> NewZone {
    NewZone::named("合成开发区").currency("CNY")
}

fn folder() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    (folder, path)
}

fn run(what: &str, path: &Path, further: &[&str]) -> Output {
    Command::new(PROGRAM).arg(what).arg(path).args(further).output().unwrap()
}

/// The lines that a process printed.
fn lines(output: &Output) -> Vec<String> {
    String::from_utf8(output.stdout.clone()).unwrap().lines().map(str::to_owned).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[cfg(unix)]
#[test]
fn a_handle_that_came_over_a_fork_is_refused_and_the_parent_goes_on() {
    let (_folder, path) = folder();
    let crm = Crm::create(&path, zone()).unwrap();
    let output = run("fork", &path, &[]);
    let lines = lines(&output);
    assert!(output.status.success(), "{lines:?} {}", String::from_utf8_lossy(&output.stderr));
    for attempt in ["read", "list", "command", "close", "memory"] {
        let refused = format!("child {attempt} book.forked ");
        assert!(lines.iter().any(|line| line.starts_with(&refused)), "{attempt}: {lines:#?}");
    }
    for done in ["child anew", "parent command", "parent read", "parent memory", "parent verify", "parent close"] {
        assert!(lines.contains(&format!("{done} ok")), "{done}: {lines:#?}");
    }
    // One lead from before, one by the child's own handle, one by the parent; none by the forked one.
    assert!(lines.contains(&"parent leads 3".to_owned()), "{lines:#?}");
    assert_eq!(lines.len(), 12);
    let head = crm.verify(None).unwrap();
    let titles: Vec<String> = crm.leads().all().unwrap().iter().map(|lead| lead.title().to_owned()).collect();
    assert_eq!(titles, ["合成：分叉之前", "合成：子进程自开", "合成：父进程"]);
    crm.rebuild().unwrap();
    assert_eq!(crm.verify(Some(&head)).unwrap(), head);
}

#[test]
fn a_process_that_dies_while_it_makes_a_book_leaves_none() {
    let (folder, path) = folder();
    let output = run("die", &path, &["1"]);
    assert!(!output.status.success() && output.stdout.is_empty(), "it did not die: {:?}", lines(&output));
    let left = names(folder.path());
    assert!(left.len() == 1 && left[0].starts_with(".inward-"), "{left:?}");
    assert_eq!(Crm::open(&path).unwrap_err().code().as_str(), "book.not-found");
    // What it left is in nobody's way.
    let crm = Crm::create(&path, zone()).unwrap();
    assert_eq!(crm.verify(None).unwrap().position, 1);
    crm.close().unwrap();
    assert_eq!(names(folder.path()), [left[0].as_str(), "book.db"]);
}

#[test]
fn a_process_that_dies_while_it_restores_leaves_no_book() {
    let (folder, path) = folder();
    let archive = folder.path().join("zone.jsonl");
    let crm = Crm::in_memory(zone()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    let mut batch = desk.batch();
    for number in 0..1_500 {
        batch.add(CaptureLead::titled(format!("合成线索 {number}")));
    }
    batch.commit().unwrap();
    let head = crm.dump(&archive).unwrap();
    let length = usize::try_from(archive.metadata().unwrap().len()).unwrap();
    // In the header, after many events were folded and written, among the receipts, and before the end.
    let deaths = [10, length / 2, length * 9 / 10, length];
    for (number, bytes) in deaths.into_iter().enumerate() {
        let output = run("restore", &path, &[archive.to_str().unwrap(), &bytes.to_string()]);
        assert!(!output.status.success() && output.stdout.is_empty(), "it did not die: {:?}", lines(&output));
        // Before the header is read nothing is made.
        let left = names(folder.path());
        assert_eq!(left.iter().filter(|name| name.starts_with(".inward-")).count(), number, "{left:?}");
        assert!(!path.exists());
    }
    // What they left is in nobody's way.
    let again = Crm::restore(Archive::open(&archive).unwrap(), &path).unwrap();
    assert_eq!(again.verify(Some(&head)).unwrap(), head);
}

/// Killed at any moment: under the path there is nothing, or a whole book with its zone opened.
#[test]
fn a_process_that_is_killed_while_it_makes_a_book_leaves_all_or_nothing() {
    let (mut whole, mut none) = (0, 0);
    for round in 0..60 {
        let (_folder, path) = folder();
        let mut child =
            Command::new(PROGRAM).arg("make").arg(&path).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(round * 700));
        child.kill().unwrap();
        child.wait().unwrap();
        if path.exists() {
            whole += 1;
            let crm = Crm::open(&path).unwrap();
            assert_eq!(crm.verify(None).unwrap().position, 1);
            assert_eq!(crm.zone().unwrap().title(), "合成开发区");
        } else {
            none += 1;
            Crm::create(&path, zone()).unwrap().close().unwrap();
        }
    }
    assert_eq!(whole + none, 60);
    assert!(none > 0, "no process was killed before it was done");
}

#[test]
fn a_book_whose_process_died_keeps_what_was_answered() {
    let (_folder, path) = folder();
    Crm::create(&path, zone()).unwrap().close().unwrap();
    let output = run("leave", &path, &[]);
    assert!(!output.status.success());
    assert_eq!(lines(&output), ["left at 8"]);
    assert!(path.with_extension("db-wal").metadata().unwrap().len() > 0);
    let crm = Crm::open(&path).unwrap();
    assert_eq!(crm.verify(None).unwrap().position, 8);
    assert_eq!(crm.leads().count().unwrap(), 3);
}

/// Who takes the log of writes away takes what is in it. The book is as it last was without, and a
/// head kept elsewhere tells of the loss.
#[test]
fn a_log_of_writes_that_was_deleted_is_missed() {
    let (_folder, path) = folder();
    let crm = Crm::create(&path, zone()).unwrap();
    crm.desk(Officer::named("zhao.yi")).unwrap().capture_lead(CaptureLead::titled("合成：关闭之前")).unwrap();
    let closed = crm.head().unwrap();
    crm.close().unwrap();
    run("leave", &path, &[]);
    let log = path.with_extension("db-wal");
    let kept = fs::read(&log).unwrap();
    let whole = {
        let copy = tempdir().unwrap();
        fs::copy(&path, copy.path().join("book.db")).unwrap();
        fs::write(copy.path().join("book.db-wal"), &kept).unwrap();
        Crm::open(copy.path().join("book.db")).unwrap().head().unwrap()
    };
    assert_eq!(whole.position, closed.position + 6);
    fs::remove_file(&log).unwrap();

    let crm = Crm::open(&path).unwrap();
    assert_eq!(crm.verify(None).unwrap(), closed);
    let error = crm.verify(Some(&whole)).unwrap_err();
    assert_eq!(error.code().as_str(), "book.cut");
    assert!(error.say(Lang::En).contains(&whole.position.to_string()), "{error}");
    crm.rebuild().unwrap();
    crm.desk(Officer::named("zhao.yi")).unwrap().capture_lead(CaptureLead::titled("合成：之后")).unwrap();
    assert_eq!(crm.leads().count().unwrap(), 2);
    crm.verify(Some(&closed)).unwrap();
}

/// Attempts under the rights of a user who owns nothing here. Who runs the tests as root is bound by
/// no rights, and hands them to a process without.
#[cfg(unix)]
mod rights {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    /// The user `nobody`.
    const NOBODY: u32 = 65_534;

    struct Stranger {
        folder: TempDir,
        program: PathBuf,
        is_root: bool,
    }

    impl Stranger {
        /// None, said loudly, where no process can be run so.
        fn new() -> Option<Self> {
            let folder = tempdir().unwrap();
            let program = folder.path().join("other_process");
            fs::copy(PROGRAM, &program).unwrap();
            let stranger = Self { is_root: folder.path().metadata().unwrap().uid() == 0, folder, program };
            stranger.give(stranger.folder.path(), 0o755);
            stranger.give(&stranger.program, 0o755);
            match stranger.command("read", Path::new("/")).output() {
                Ok(output) if output.status.success() => Some(stranger),
                tried => {
                    eprintln!("SKIPPED: no process can be run with fewer rights here: {tried:?}");
                    None
                }
            }
        }

        fn give(&self, path: &Path, mode: u32) {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        }

        fn command(&self, what: &str, path: &Path) -> Command {
            let mut command = Command::new(&self.program);
            command.arg(what).arg(path);
            if self.is_root {
                command.uid(NOBODY).gid(NOBODY);
            }
            command
        }

        /// A folder with a closed book of one lead.
        fn book(&self) -> (PathBuf, PathBuf) {
            let folder = self.folder.path().join("books");
            let path = folder.join("book.db");
            fs::create_dir(&folder).unwrap();
            let crm = Crm::create(&path, zone()).unwrap();
            crm.desk(Officer::named("zhao.yi")).unwrap().capture_lead(CaptureLead::titled("合成")).unwrap();
            crm.close().unwrap();
            (folder, path)
        }

        /// Asserts what comes of an attempt: a code, with a text that names the path and the cure.
        fn assert_refused(&self, what: &str, path: &Path, code: &str) {
            let output = self.command(what, path).output().unwrap();
            let lines = lines(&output);
            assert_eq!(lines.len(), 1, "{what}: {lines:?} {}", String::from_utf8_lossy(&output.stderr));
            assert!(lines[0].starts_with(&format!("{what} {code} ")), "{what}: {lines:?}");
            assert!(lines[0].contains(path.to_str().unwrap()) && lines[0].contains("check the rights"), "{lines:?}");
        }
    }

    #[test]
    fn a_file_that_may_only_be_read_is_read_and_not_written() {
        let Some(stranger) = Stranger::new() else { return };
        let (folder, path) = stranger.book();
        stranger.give(&folder, 0o777);
        stranger.give(&path, 0o444);
        let before = fs::read(&path).unwrap();
        stranger.assert_refused("write", &path, "book.read-only");
        for what in ["read", "look"] {
            assert_eq!(lines(&stranger.command(what, &path).output().unwrap()), [format!("{what} ok")]);
        }
        assert_eq!(fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_file_without_rights_is_not_opened() {
        let Some(stranger) = Stranger::new() else { return };
        let (folder, path) = stranger.book();
        stranger.give(&folder, 0o777);
        stranger.give(&path, 0o000);
        for what in ["read", "look", "write"] {
            stranger.assert_refused(what, &path, "book.no-access");
        }
        assert_eq!(names(&folder), ["book.db"]);
        stranger.give(&path, 0o644);
    }

    #[test]
    fn a_book_in_a_folder_that_may_only_be_read_is_an_archive() {
        let Some(stranger) = Stranger::new() else { return };
        let (folder, path) = stranger.book();
        stranger.give(&folder, 0o555);
        stranger.give(&path, 0o666);
        let before = fs::read(&path).unwrap();
        // To be written later it needs a place for its log of writes; to be read alone it does not.
        for what in ["read", "write"] {
            stranger.assert_refused(what, &path, "book.read-only");
        }
        assert_eq!(lines(&stranger.command("look", &path).output().unwrap()), ["look ok"]);
        stranger.assert_refused("make", &folder.join("new.db"), "book.read-only");
        assert_eq!(names(&folder), ["book.db"]);
        assert_eq!(fs::read(&path).unwrap(), before);
        stranger.give(&folder, 0o755);
    }

    /// Who may not write reads an archive, while others may; what they write is never half read.
    #[test]
    fn an_archive_that_somebody_changes_is_no_archive() {
        use std::io::Write as _;
        use std::process::Stdio;

        let Some(stranger) = Stranger::new() else { return };
        if !stranger.is_root {
            eprintln!("SKIPPED: who may write and who may not are the same user here");
            return;
        }
        let (folder, path) = stranger.book();
        stranger.give(&folder, 0o555);
        let mut command = stranger.command("watch", &path);
        let mut watcher = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut said = std::io::BufReader::new(watcher.stdout.take().unwrap());
        let mut line = || {
            let mut line = String::new();
            std::io::BufRead::read_line(&mut said, &mut line).unwrap();
            line
        };
        assert_eq!(line(), "watch ok\n");
        let crm = Crm::open(&path).unwrap();
        let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
        (0..50).for_each(|number| drop(desk.capture_lead(CaptureLead::titled(format!("合成{number}"))).unwrap()));
        crm.close().unwrap();
        watcher.stdin.take().unwrap().write_all(b"\n").unwrap();
        assert!(line().starts_with("watch book.changed "));
        assert!(watcher.wait().unwrap().success());
        stranger.give(&folder, 0o755);
    }

    #[test]
    fn in_a_folder_without_rights_no_book_is_opened_or_made() {
        let Some(stranger) = Stranger::new() else { return };
        let (folder, path) = stranger.book();
        stranger.give(&folder, 0o000);
        stranger.assert_refused("read", &path, "book.no-access");
        stranger.assert_refused("make", &folder.join("new.db"), "book.read-only");
        stranger.give(&folder, 0o755);
        assert_eq!(names(&folder), ["book.db"]);
    }
}
