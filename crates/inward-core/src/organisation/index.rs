//! What lists filter and sort organisations by.

use crate::fact::AsOf;
use crate::index::Index;

use super::Organisation;

impl Organisation {
    pub(crate) fn index(&self, index: &mut Index, _as_of: AsOf) {
        index.organisation = self.parent;
        index.industry = self.industry.as_ref().map(ToString::to_string);
        index.region = self.country.clone();
        index.add_text(self.uscc.as_ref().map(|uscc| uscc.as_str()));
        index.add_text(self.lei.as_ref().map(|lei| lei.as_str()));
    }
}
