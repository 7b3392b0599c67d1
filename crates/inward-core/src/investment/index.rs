//! What lists filter and sort investments by: its own part; the rest rolls up, see `roll_up`.

use crate::fact::AsOf;
use crate::index::Index;

use super::Investment;

impl Investment {
    pub(crate) const fn index(&self, _index: &mut Index, _as_of: AsOf) {}
}
