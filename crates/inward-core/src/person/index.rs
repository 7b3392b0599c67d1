//! What lists filter and sort people by.

use crate::fact::AsOf;
use crate::index::Index;

use super::Person;

impl Person {
    pub(crate) const fn index(&self, index: &mut Index, _as_of: AsOf) {
        index.organisation = self.organisation;
    }
}
