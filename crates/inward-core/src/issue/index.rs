//! What lists filter and sort issues by.

use crate::fact::AsOf;
use crate::index::Index;

use super::Issue;

impl Issue {
    pub(crate) fn index(&self, index: &mut Index, _as_of: AsOf) {
        index.organisation = self.organisation;
    }
}
