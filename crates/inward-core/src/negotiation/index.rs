//! What lists filter and sort negotiations by.

use crate::fact::AsOf;
use crate::finance::MoneyKind;
use crate::index::Index;

use super::Negotiation;

impl Negotiation {
    pub(crate) fn index(&self, index: &mut Index, as_of: AsOf) {
        index.organisation = self.investor;
        index.set_amount(self.amounts.at(MoneyKind::TotalPlanned, None, as_of));
    }
}
