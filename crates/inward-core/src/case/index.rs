//! What lists filter and sort cases by.

use crate::fact::AsOf;
use crate::index::Index;

use super::Case;

impl Case {
    pub(crate) fn index(&self, index: &mut Index, _as_of: AsOf) {
        index.organisation = self.applicant;
    }
}
