//! Work with the interpreter free for other threads, that Ctrl-C ends, and that tells how far it has come.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::given;

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

/// Tells a callable how many steps are done, and of how many: now and then, and where all that is known of is done.
/// What it raises ends the work.
fn telling(observer: Py<PyAny>) -> impl FnMut(u64, Option<u64>) -> ControlFlow<()> {
    let mut told = Instant::now();
    move |done, total| {
        if told.elapsed() < BETWEEN_QUESTIONS && total != Some(done) {
            return ControlFlow::Continue(());
        }
        let called = Python::attach(|py| observer.call1(py, (done, total)).map(drop));
        told = Instant::now();
        match called {
            Ok(()) => ControlFlow::Continue(()),
            Err(raised) => {
                RAISED.set(Some(raised));
                ControlFlow::Break(())
            }
        }
    }
}

/// Does some work, of which `progress` is told how far it has come.
pub fn telling_of<T>(progress: Option<&Bound<'_, PyAny>>, work: impl FnOnce() -> Answer<T>) -> Answer<T> {
    let Some(progress) = progress else { return work() };
    if !progress.is_callable() {
        return Err(
            given::wrong_type(progress, "progress", "a callable of how many steps are done, and of how many").into()
        );
    }
    inward::watched(telling(progress.clone().unbind()), work)
}

/// Calls `work`, of which `progress` is told how far it has come.
#[pyfunction]
#[pyo3(signature = (progress, work))]
pub fn watched<'py>(progress: &Bound<'py, PyAny>, work: &Bound<'py, PyAny>) -> Answer<Bound<'py, PyAny>> {
    telling_of(Some(progress), || Ok(work.call0()?))
}

/// What ended the work that was interrupted.
pub fn raised() -> PyErr {
    RAISED.take().unwrap_or_else(|| PyKeyboardInterrupt::new_err(()))
}
