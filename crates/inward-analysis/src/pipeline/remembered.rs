//! What was found out from columns and is kept with them, until they change.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What is remembered. Columns that are copied to be changed remember nothing.
#[derive(Debug, Default)]
pub struct Remembered<T>(Mutex<T>);

impl<T> Remembered<T> {
    /// All of it.
    pub fn all(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Default> Clone for Remembered<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}
