//! Does to a book what only another process can do, for the tests of the whole system:
//! `other_process <what> <path>`. It prints what came of it, one line each, and ends well if all of
//! it could be done.
//!
//! - `fork`: opens the book, forks, and lets parent and child go on with the handle.
//! - `die`: begins to make the book and is gone before it is whole; with a number, at that reading of
//!   the clock.
//! - `restore`: begins to make the book of an archive and is gone once so many bytes of it were read.
//! - `leave`: captures three leads and is gone without closing the book.
//! - `watch`: looks, waits until it is told to go on, and looks again through the same handle.
//! - `read`, `look` (through a handle for reading alone), `write`, `make`: tries just that, with the
//!   rights this process has.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use inward::prelude::*;

/// What a step answers.
type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Fallible<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["fork", path] => fork(Path::new(path)),
        ["die", path, reading] => die(Path::new(path), reading.parse()?),
        ["restore", path, archive, bytes] => restore(Path::new(path), Path::new(archive), bytes.parse()?),
        ["leave", path] => leave(Path::new(path)),
        ["read", path] => say("read", Crm::open(path).and_then(|crm| crm.leads().count())),
        ["look", path] => {
            let looking = Options::default().read_only();
            say("look", Crm::open_with(path, looking).and_then(|crm| crm.leads().count()))
        }
        ["watch", path] => watch(Path::new(path)),
        ["write", path] => say("write", Crm::open(path).and_then(|crm| capture(&crm, "合成写入"))),
        ["make", path] => say("make", Crm::create(path, zone()).and_then(|crm| crm.close())),
        _ => Err("which of fork, die, restore, leave, watch, read, look, write, make, and where?".into()),
    }
}

fn zone() -> NewZone {
    NewZone::named("合成开发区").currency("CNY")
}

/// Prints what came of an attempt: `ok`, or the code of the refusal and what it says.
fn say<T>(what: &str, attempt: Result<T, Error>) -> Fallible<()> {
    match attempt {
        Ok(_) => println!("{what} ok"),
        Err(error) => println!("{what} {} {}", error.code(), error.say(Lang::En)),
    }
    Ok(())
}

fn capture(crm: &Crm, title: &str) -> Result<(), Error> {
    crm.desk(Officer::named("zhao.yi"))?.capture_lead(CaptureLead::titled(title)).map(drop)
}

#[cfg(unix)]
fn fork(path: &Path) -> Fallible<()> {
    use std::io::Write as _;

    let crm = Crm::open(path)?;
    let memory = Crm::in_memory(zone())?;
    let desk = crm.desk(Officer::named("zhao.yi"))?;
    let lead = desk.capture_lead(CaptureLead::titled("合成：分叉之前"))?;
    // A reader waits in the pool, and what is written is not yet in the book itself.
    crm.lead(&lead)?;
    std::io::stdout().flush()?;
    match ::fork::fork()? {
        ::fork::Fork::Child => {
            say("child read", crm.lead(&lead))?;
            say("child list", crm.leads().count())?;
            say("child command", desk.capture_lead(CaptureLead::titled("合成：子进程")))?;
            say("child close", crm.close())?;
            say("child memory", memory.leads().count())?;
            // Dropped as in any program that ends; then a handle of its own.
            drop((desk, crm, memory));
            say("child anew", Crm::open(path).and_then(|own| capture(&own, "合成：子进程自开")))?;
            Ok(())
        }
        ::fork::Fork::Parent(child) => {
            let status = ::fork::waitpid(child)?;
            if !::fork::WIFEXITED(status) || ::fork::WEXITSTATUS(status) != 0 {
                return Err(format!("the child ended with {status}").into());
            }
            say("parent command", desk.capture_lead(CaptureLead::titled("合成：父进程")))?;
            say("parent read", crm.lead(&lead))?;
            say("parent memory", memory.leads().count())?;
            say("parent verify", crm.verify(None))?;
            println!("parent leads {}", crm.leads().count()?);
            say("parent close", crm.close())
        }
    }
}

#[cfg(not(unix))]
fn fork(_path: &Path) -> Fallible<()> {
    Err("there are no forks on this system".into())
}

/// Makes a book with a clock at whose n-th reading the process is gone, with no chance to tidy up.
fn die(path: &Path, reading: u32) -> Fallible<()> {
    let now = "2021-01-31T12:00:00Z".parse::<Timestamp>()?;
    let read = AtomicU32::new(0);
    let clock = move || {
        if read.fetch_add(1, Ordering::SeqCst) + 1 == reading {
            std::process::abort();
        }
        now
    };
    Crm::create_with(path, zone(), Options::default().clock(clock))?;
    println!("the clock was read less than {reading} times");
    Ok(())
}

/// Makes a book of an archive; the process is gone once so many bytes of it were read.
fn restore(path: &Path, archive: &Path, bytes: usize) -> Fallible<()> {
    struct Dying(std::fs::File, usize);

    impl std::io::Read for Dying {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            if self.1 == 0 {
                std::process::abort();
            }
            let most = buffer.len().min(self.1);
            let read = self.0.read(buffer.get_mut(..most).unwrap_or_default())?;
            self.1 -= read;
            Ok(read)
        }
    }

    Crm::restore(Archive::read(Dying(std::fs::File::open(archive)?, bytes))?, path)?;
    println!("the archive has less than {bytes} bytes");
    Ok(())
}

fn watch(path: &Path) -> Fallible<()> {
    let crm = Crm::open_with(path, Options::default().read_only())?;
    say("watch", crm.leads().count())?;
    std::io::stdin().read_line(&mut String::new())?;
    say("watch", crm.leads().count())
}

fn leave(path: &Path) -> Fallible<()> {
    let crm = Crm::open(path)?;
    for number in 0..3 {
        capture(&crm, &format!("合成{number}"))?;
    }
    println!("left at {}", crm.head()?.position);
    std::process::abort();
}
