//! Stopping long work: whoever gives it says when, and it is asked on its way, on the thread that works.
//! What was not kept by then is dropped; the book stays as it was.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use crate::error::{Error, ErrorKind};

type Question = Rc<dyn Fn() -> bool>;

thread_local! {
    static QUESTION: RefCell<Option<Question>> = const { RefCell::new(None) };
    static ASKING: Cell<bool> = const { Cell::new(false) };
}

/// Does some work that ends early, with `book.interrupted`, once `stop` answers true. It is asked every
/// few events, records or rows of whatever this thread then reads and writes, so its answer should be
/// quick; it must not ask anything of a book itself, which is refused.
///
/// ```
/// use std::sync::Arc;
/// use std::sync::atomic::{AtomicBool, Ordering};
/// let cancelled = Arc::new(AtomicBool::new(false)); // set by whoever waits no longer
/// let asked = Arc::clone(&cancelled);
/// let answer = inward_journal::interruptible(move || asked.load(Ordering::Relaxed), || "work on a book");
/// assert_eq!(answer, "work on a book");
/// ```
pub fn interruptible<T>(stop: impl Fn() -> bool + 'static, work: impl FnOnce() -> T) -> T {
    let _outer = Outer(QUESTION.replace(Some(Rc::new(stop))));
    work()
}

/// The question before this one, put back also when the work panics.
struct Outer(Option<Question>);

impl Drop for Outer {
    fn drop(&mut self) {
        QUESTION.set(self.0.take());
    }
}

/// Whether the work of this thread is to stop.
pub fn is_asked_for() -> bool {
    let Some(question) = QUESTION.with_borrow(Option::clone) else { return false };
    while_asking(|| question()).unwrap_or_default()
}

/// Asks or tells whoever gave the work; none where that is being done already.
pub fn while_asking<T>(ask: impl FnOnce() -> T) -> Option<T> {
    if ASKING.replace(true) {
        return None;
    }
    let _asked = Asked;
    Some(ask())
}

struct Asked;

impl Drop for Asked {
    fn drop(&mut self) {
        ASKING.set(false);
    }
}

/// Ends the work of this thread if it is to stop.
pub fn check() -> Result<(), Error> {
    if is_asked_for() { Err(interrupted()) } else { Ok(()) }
}

/// That work was stopped.
pub fn interrupted() -> Error {
    Error::new(ErrorKind::Storage, Refusal::new(refusals::book::INTERRUPTED))
}

/// Refuses to begin other work while this thread is being asked: the locks of the book are its own.
pub fn refuse_while_asking() -> Result<(), Error> {
    if ASKING.get() {
        return Err(Error::new(ErrorKind::Storage, Refusal::new(refusals::book::AT_WORK)));
    }
    Ok(())
}
