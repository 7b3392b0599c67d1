//! What goes wrong, grouped by what a caller does about it.

use inward_core::refusal::{Category, Code, Refusal};
use inward_core::text::Lang;
use inward_journal::ErrorKind;

/// An error of the book. Nothing of the call was written.
///
/// ```
/// use inward::prelude::*;
/// let error = Crm::open("no-such-book.db").unwrap_err();
/// assert_eq!(error.code().as_str(), "book.not-found");
/// assert!(error.say(Lang::En).contains("no-such-book.db"));
/// ```
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command or the call is refused: correct it.
    #[error("{0}")]
    Refused(Box<Refusal>),
    /// Somebody else was first: read again, decide again.
    #[error("{0}")]
    Conflict(Box<Refusal>),
    /// The book cannot be reached or written: mend that and try again.
    #[error("{0}")]
    Storage(Box<Refusal>, #[source] Option<Box<inward_journal::Error>>),
    /// The book, or an archive of it, is damaged.
    #[error("{0}")]
    Corrupt(Box<Refusal>, #[source] Option<Box<inward_journal::Error>>),
}

impl Error {
    /// What is wrong and what to do, as data.
    #[must_use]
    pub fn refusal(&self) -> &Refusal {
        match self {
            Self::Refused(refusal) | Self::Conflict(refusal) => refusal,
            Self::Storage(refusal, _) | Self::Corrupt(refusal, _) => refusal,
        }
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.refusal().code
    }

    /// What is wrong and what to do, in one of the languages.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        self.refusal().say(lang)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal.code.category() {
            Category::Conflict => Self::Conflict(Box::new(refusal)),
            _ => Self::Refused(Box::new(refusal)),
        }
    }
}

impl From<inward_journal::Error> for Error {
    fn from(error: inward_journal::Error) -> Self {
        let refusal = Box::new(error.refusal().clone());
        match error.kind() {
            ErrorKind::Refused => Self::Refused(refusal),
            ErrorKind::Conflict => Self::Conflict(refusal),
            ErrorKind::Corrupt => Self::Corrupt(refusal, Some(Box::new(error))),
            _ => Self::Storage(refusal, Some(Box::new(error))),
        }
    }
}
