//! What lists filter and sort leads by.

use crate::fact::AsOf;
use crate::index::Index;

use super::Lead;

impl Lead {
    pub(crate) fn index(&self, index: &mut Index, _as_of: AsOf) {
        index.organisation = self.investor;
    }
}
