//! How far long work has come: whoever gives it is told on its way, on the thread that works, and may stop it.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

use crate::error::Error;
use crate::interrupt;

/// Who is told: how many steps are done, and of how many.
type Observer = Box<dyn FnMut(u64, Option<u64>) -> ControlFlow<()>>;

struct Watch {
    observer: Observer,
    done: u64,
    ahead: Option<u64>,
}

thread_local! {
    static WATCH: RefCell<Option<Rc<RefCell<Watch>>>> = const { RefCell::new(None) };
}

/// Does some work and tells after each step of it how many are done, and of how many, as far as that is known yet: an
/// event, a record, a row or a command is a step, and a later part of the work may add to both. Work that is stopped
/// ends with `book.interrupted`, and keeps nothing. The observer should be quick, and must not ask anything of a book
/// itself, which is refused. See also [`interruptible`](crate::interruptible).
///
/// ```
/// use std::cell::Cell;
/// use std::ops::ControlFlow;
/// use std::rc::Rc;
///
/// let last = Rc::new(Cell::new((0, None)));
/// let told = Rc::clone(&last);
/// let observer = move |done, total| {
///     told.set((done, total));
///     ControlFlow::Continue(())
/// };
/// let answer = inward_journal::watched(observer, || "work on a book");
/// assert_eq!((answer, last.get()), ("work on a book", (0, None)));
/// ```
pub fn watched<T>(observer: impl FnMut(u64, Option<u64>) -> ControlFlow<()> + 'static, work: impl FnOnce() -> T) -> T {
    let watch = Watch { observer: Box::new(observer), done: 0, ahead: None };
    let _outer = Outer(WATCH.replace(Some(Rc::new(RefCell::new(watch)))));
    work()
}

/// Who was told before, put back also when the work panics.
struct Outer(Option<Rc<RefCell<Watch>>>);

impl Drop for Outer {
    fn drop(&mut self) {
        WATCH.set(self.0.take());
    }
}

fn watch() -> Option<Rc<RefCell<Watch>>> {
    WATCH.with_borrow(Option::clone)
}

/// Whether anybody is told: what has to be counted first need not be, else.
pub fn is_watched() -> bool {
    WATCH.with_borrow(Option::is_some)
}

/// So many more steps are to be done.
pub fn ahead(steps: u64) {
    if let Some(watch) = watch()
        && let Ok(mut watch) = watch.try_borrow_mut()
    {
        watch.ahead = Some(watch.ahead.unwrap_or_default().saturating_add(steps));
    }
}

/// One more step is done.
///
/// # Errors
/// `book.interrupted`, where the work is to stop.
pub fn step() -> Result<(), Error> {
    steps(1)
}

/// So many more steps are done.
///
/// # Errors
/// As [`step`].
pub fn steps(more: u64) -> Result<(), Error> {
    interrupt::check()?;
    let Some(watch) = watch().filter(|_| more > 0) else { return Ok(()) };
    // Who is being told does no work of its own meanwhile.
    let Ok(mut watch) = watch.try_borrow_mut() else { return Ok(()) };
    let Watch { observer, done, ahead } = &mut *watch;
    *done = done.saturating_add(more);
    match interrupt::while_asking(|| observer(*done, *ahead)) {
        Some(ControlFlow::Break(())) => Err(interrupt::interrupted()),
        _ => Ok(()),
    }
}
