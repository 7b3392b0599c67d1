//! Work with the interpreter free for other threads, that Ctrl-C ends.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;

/// How often Python is asked for signals: asking takes the interpreter from other threads.
const BETWEEN_QUESTIONS: Duration = Duration::from_millis(50);

thread_local! {
    /// What a handler of signals raised while this thread worked.
    static RAISED: RefCell<Option<PyErr>> = const { RefCell::new(None) };
}

/// Does some work of the book with the interpreter free for other threads. In the main thread it ends
/// with whatever a handler of signals raises: `KeyboardInterrupt`, unless a program says otherwise.
pub fn working<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> T {
    RAISED.set(None);
    py.detach(|| {
        let asked = Cell::new(Instant::now());
        let signals = move || {
            if asked.get().elapsed() < BETWEEN_QUESTIONS {
                return false;
            }
            let raised = Python::attach(|py| py.check_signals());
            asked.set(Instant::now());
            raised.map_err(|raised| RAISED.set(Some(raised))).is_err()
        };
        inward::interruptible(signals, work)
    })
}

/// What ended the work that was interrupted.
pub fn raised() -> PyErr {
    RAISED.take().unwrap_or_else(|| PyKeyboardInterrupt::new_err(()))
}
