//! What lists filter and sort agreements by.

use crate::fact::AsOf;
use crate::finance::MoneyKind;
use crate::index::Index;

use super::Agreement;

impl Agreement {
    pub(crate) fn index(&self, index: &mut Index, as_of: AsOf) {
        index.organisation = self.parties.first().copied();
        let agreed = self.amounts.at(MoneyKind::ContractInvestment, None, as_of);
        index.set_amount(agreed.or_else(|| self.amounts.at(MoneyKind::TotalPlanned, None, as_of)));
    }
}
