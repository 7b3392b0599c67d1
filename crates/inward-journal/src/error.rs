//! What goes wrong with a journal, grouped by what a caller does about it.

use inward_core::refusal::{Category, Code, Refusal};
use inward_core::text::{Lang, refusals};
use inward_core::world::{Stop, Unreadable};

/// What a caller does about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The command is refused: correct it.
    Refused,
    /// Somebody else was first: read again, decide again.
    Conflict,
    /// The book cannot be reached or written: mend that and try again.
    Storage,
    /// The book, or an archive of it, is damaged.
    Corrupt,
}

/// An error of a journal: its kind, and a refusal that says what is wrong and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{refusal}")]
pub struct Error {
    kind: ErrorKind,
    refusal: Box<Refusal>,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error of the book.
    #[must_use]
    pub fn new(kind: ErrorKind, refusal: Refusal) -> Self {
        Self { kind, refusal: Box::new(refusal), source: None }
    }

    /// The same with the fault that caused it.
    #[must_use]
    pub fn caused_by(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    /// The book is damaged.
    pub(crate) fn damaged(fault: impl std::fmt::Display) -> Self {
        Self::new(ErrorKind::Corrupt, Refusal::new(refusals::book::DAMAGED).with("fault", fault))
    }

    /// The same, naming the book, where a fault of it does not name it yet.
    #[cfg(feature = "sqlite")]
    pub(crate) fn in_book(mut self, path: &str) -> Self {
        let of_the_book = self.refusal.code.as_str().starts_with("book.");
        let params = &mut self.refusal.params;
        if of_the_book && !params.contains_key("path") {
            if let Some(fault) = params.get_mut("fault") {
                fault.insert_str(0, ": ");
                fault.insert_str(0, path);
            }
            params.insert("path".into(), path.to_owned());
        }
        self
    }

    /// The same, naming the archive, where it is one of an archive without a name.
    pub(crate) fn in_archive(mut self, path: &str) -> Self {
        if self.refusal.code.as_str().starts_with("archive.") {
            self.refusal.params.insert("path".into(), path.to_owned());
        }
        self
    }

    /// What a caller does about it.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.refusal.code
    }

    /// What is wrong and what to do, in one of the languages.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        self.refusal.say(lang)
    }

    /// The refusal within.
    #[must_use]
    pub fn refusal(&self) -> &Refusal {
        &self.refusal
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let kind = match refusal.code.category() {
            Category::Conflict => ErrorKind::Conflict,
            _ => ErrorKind::Refused,
        };
        Self::new(kind, refusal)
    }
}

impl From<Stop> for Error {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(refusal) => Self::from(*refusal),
            Stop::Unreadable(fault) => Self::from(fault),
        }
    }
}

impl From<Unreadable> for Error {
    fn from(fault: Unreadable) -> Self {
        match fault.fault().downcast_ref::<Self>() {
            Some(error) => Self { kind: error.kind, refusal: error.refusal.clone(), source: None },
            None => Self::new(ErrorKind::Storage, Refusal::new(refusals::book::STORAGE).with("fault", &fault)),
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        match error.kind {
            ErrorKind::Refused => Self::Refused(error.refusal),
            _ => Self::Unreadable(Unreadable::new(error)),
        }
    }
}

impl From<Error> for Unreadable {
    fn from(error: Error) -> Self {
        Self::new(error)
    }
}
