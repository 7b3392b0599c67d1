//! What lists filter and sort units by.

use crate::fact::AsOf;
use crate::index::Index;

use super::Unit;

impl Unit {
    pub(crate) fn index(&self, index: &mut Index, _as_of: AsOf) {
        index.unit = self.parent;
    }
}
