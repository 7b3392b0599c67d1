//! What a handle is allowed to do: a book is read and written by the process that opened it, until
//! it is closed.

use std::sync::atomic::{AtomicBool, Ordering};

use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use crate::error::{Error, ErrorKind};
use crate::interrupt;

/// The right of a journal to be used. Asked before any lock is taken: in a process that came over a
/// fork, the lock may be held by a thread that is not there.
#[derive(Debug)]
pub struct Handle {
    process: u32,
    closed: AtomicBool,
}

impl Handle {
    /// The handle of the process that opens the book now.
    pub fn open() -> Self {
        Self { process: std::process::id(), closed: AtomicBool::new(false) }
    }

    /// Refuses a handle that came over a fork, one that is closed, and one whose locks are this thread's own.
    pub fn check(&self) -> Result<(), Error> {
        if self.is_forked() {
            return Err(Self::refusal(refusals::book::FORKED));
        }
        interrupt::refuse_while_asking()?;
        if self.closed.load(Ordering::Acquire) {
            return Err(Self::refusal(refusals::book::CLOSED));
        }
        Ok(())
    }

    /// Whether this process is not the one that opened the book: what it holds is its parent's.
    pub fn is_forked(&self) -> bool {
        std::process::id() != self.process
    }

    /// Closes it; whoever asks from now on is refused.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Release);
    }

    fn refusal(code: inward_core::refusal::Code) -> Error {
        Error::new(ErrorKind::Storage, Refusal::new(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_process_that_opened_it_may_use_it_until_it_is_closed() {
        let handle = Handle::open();
        handle.check().unwrap();
        handle.close();
        assert_eq!(handle.check().unwrap_err().code(), refusals::book::CLOSED);

        let parents = Handle { process: std::process::id() + 1, ..Handle::open() };
        assert!(parents.is_forked());
        assert_eq!(parents.check().unwrap_err().code(), refusals::book::FORKED);
        parents.close();
        assert_eq!(parents.check().unwrap_err().code(), refusals::book::FORKED, "whose it is comes first");
    }
}
