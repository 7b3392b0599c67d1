//! What lists filter and sort leads by.

use crate::fact::AsOf;
use crate::finance::MoneyKind;
use crate::index::Index;

use super::Lead;

impl Lead {
    pub(crate) fn index(&self, index: &mut Index, as_of: AsOf) {
        index.organisation = self.investor;
        index.set_amount(self.amounts.at(MoneyKind::TotalPlanned, None, as_of));
    }
}
