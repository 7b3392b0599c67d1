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

impl<K: PartialEq, V: Clone> Remembered<Vec<(K, V)>> {
    /// What was found by a key.
    pub fn found(&self, key: &K) -> Option<V> {
        self.all().iter().find(|(known, _)| known == key).map(|(_, found)| found.clone())
    }

    /// Keeps what was found by a key; of more than `most` the one that was kept first is forgotten.
    pub fn keep(&self, most: usize, key: K, found: V) {
        let mut all = self.all();
        if all.len() >= most {
            all.remove(0);
        }
        all.push((key, found));
    }
}

impl<T: Default> Clone for Remembered<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}
