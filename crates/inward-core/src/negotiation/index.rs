//! What lists filter and sort negotiations by.

use crate::fact::AsOf;
use crate::index::Index;

use super::Negotiation;

impl Negotiation {
    pub(crate) fn index(&self, index: &mut Index, _as_of: AsOf) {
        index.organisation = self.investor;
    }
}
