//! A clock that a test sets, so that what is recorded on different days is recorded on those days.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use inward::prelude::*;

/// A clock that stands until it is set.
#[derive(Clone)]
pub struct SetClock(Arc<AtomicI64>);

impl SetClock {
    /// Stands at noon of this day in China.
    pub fn at_noon_of(day: &str) -> Self {
        let clock = Self(Arc::new(AtomicI64::new(0)));
        clock.set_to_noon_of(day);
        clock
    }

    /// Sets the clock to noon of this day in China.
    pub fn set_to_noon_of(&self, day: &str) {
        self.set(format!("{day}T12:00:00+08:00").parse().unwrap());
    }

    /// Sets the clock.
    pub fn set(&self, at: Timestamp) {
        self.0.store(at.as_micros(), Ordering::SeqCst);
    }

    /// Options with this clock.
    pub fn options(&self) -> Options {
        let micros = Arc::clone(&self.0);
        Options::default().clock(move || Timestamp::from_micros(micros.load(Ordering::SeqCst)).unwrap())
    }
}

/// A day.
pub fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}
