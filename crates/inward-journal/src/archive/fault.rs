//! What is wrong with an archive, in the words of the archive.

use std::io;
use std::path::Path;

use inward_core::refusal::{Code, Refusal};
use inward_core::text::{Label, refusals};

use crate::error::{Error, ErrorKind};

/// How an archive is named that is read from, or written to, something without a path.
pub const NAMELESS: &str = "-";

/// What is seen of a line that was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is no line of an archive, or not written as one is.
    Form,
    /// It does not agree with its own check.
    Check,
    /// It stands where another is due.
    Order,
    /// It does not follow from the events before.
    Chain,
    /// It tells of something that this version cannot read, or that cannot have happened.
    Story,
    /// The header does not agree with the events.
    Header,
    /// The closing line does not count what stands above.
    Counts,
    /// The lines above are not the ones that were closed.
    Sum,
}

impl Change {
    fn label(self) -> Label {
        let (en, zh) = match self {
            Self::Form => ("it is not written as a line of an archive is", "不是归档文件的写法"),
            Self::Check => ("it does not agree with its check", "与其校验值不符"),
            Self::Order => ("another line is due there", "次序不对"),
            Self::Chain => ("it does not follow from the events before it", "与此前事件不相衔接"),
            Self::Story => {
                ("what it tells cannot be read, or cannot have happened", "所述内容无法读取，或与记录的经过不符")
            }
            Self::Header => ("it does not agree with the events", "与各事件不符"),
            Self::Counts => ("it does not count the lines above it", "所计行数与上文不符"),
            Self::Sum => ("the lines above it are not those that it closes", "上文并非其所结束的内容"),
        };
        Label::new(en, zh)
    }
}

/// An error of an archive, by the name under which it is known.
pub fn refused(kind: ErrorKind, code: Code, name: &str) -> Error {
    Error::new(kind, refusal(code, name))
}

fn refusal(code: Code, name: &str) -> Refusal {
    Refusal::new(code).with("path", name)
}

/// A line was changed.
pub fn edited(name: &str, line: u64, change: Change) -> Error {
    let refusal = refusal(refusals::archive::EDITED, name).with("line", line).with_word("fault", &change.label());
    Error::new(ErrorKind::Corrupt, refusal)
}

/// What a line tells does not fit; the fault of the book says why.
pub fn misfit(name: &str, line: u64, error: Error) -> Error {
    let mut label = Change::Story.label();
    if let Some(fault) = error.refusal().params.get("fault") {
        label.en = format!("{} ({fault})", label.en);
        label.zh = format!("{}（{fault}）", label.zh);
    }
    let refusal = refusal(refusals::archive::EDITED, name).with("line", line).with_word("fault", &label);
    Error::new(ErrorKind::Corrupt, refusal).caused_by(error)
}

/// Something is wrong at a line.
pub fn at_line(code: Code, name: &str, line: u64) -> Error {
    Error::new(ErrorKind::Corrupt, refusal(code, name).with("line", line))
}

/// A line is too long to be one.
pub fn too_long(name: &str, line: u64, most: usize) -> Error {
    let refusal = refusal(refusals::archive::LINE_TOO_LONG, name).with("line", line).with("most", most);
    Error::new(ErrorKind::Corrupt, refusal)
}

/// An archive cannot be read.
pub fn unreadable(name: &str, error: io::Error) -> Error {
    storage(refusals::archive::UNREADABLE, name, error)
}

/// An archive cannot be written.
pub fn unwritable(name: &str, error: io::Error) -> Error {
    storage(refusals::archive::UNWRITABLE, name, error)
}

fn storage(code: Code, name: &str, error: io::Error) -> Error {
    Error::new(ErrorKind::Storage, refusal(code, name).with("fault", &error)).caused_by(error)
}

/// Why no archive could be opened at a path.
pub fn unopened(path: &Path, error: io::Error) -> Error {
    let name = path.display().to_string();
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            refused(ErrorKind::Refused, refusals::archive::NOT_FOUND, &name).caused_by(error)
        }
        _ => unreadable(&name, error),
    }
}

/// Why no archive was made at a path; `folder` is what had to be one.
pub fn unmade(path: &Path, folder: &Path, error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::AlreadyExists => exists(path).caused_by(error),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            refused(ErrorKind::Storage, refusals::book::NO_FOLDER, &folder.display().to_string()).caused_by(error)
        }
        _ => unwritable(&path.display().to_string(), error),
    }
}

/// There is something where an archive should be made.
pub fn exists(path: &Path) -> Error {
    refused(ErrorKind::Conflict, refusals::archive::EXISTS, &path.display().to_string())
}
