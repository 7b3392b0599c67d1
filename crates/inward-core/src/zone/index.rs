//! What lists filter and sort zones by.

use crate::fact::AsOf;
use crate::index::Index;

use super::Zone;

impl Zone {
    pub(crate) const fn index(&self, _index: &mut Index, _as_of: AsOf) {}
}
