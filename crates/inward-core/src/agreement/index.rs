//! What lists filter and sort agreements by.

use crate::fact::AsOf;
use crate::finance::{MoneyKind, Total};
use crate::index::Index;
use crate::money::Amount;

use super::{Agreement, Level};

impl Agreement {
    pub(crate) fn index(&self, index: &mut Index, _as_of: AsOf) {
        index.organisation = self.parties.first().copied();
    }

    /// The amount it is listed with: the contract investment of what may be a contract, or else the
    /// total that is planned.
    #[must_use]
    pub fn amount_at(&self, as_of: AsOf) -> Option<&Amount> {
        let may_be_contract = self.level_at(as_of).is_none_or(|level| level == Level::Contract);
        let agreed = self.amounts.at(MoneyKind::ContractInvestment, None, as_of).filter(|_| may_be_contract);
        agreed.or_else(|| self.amounts.at(MoneyKind::TotalPlanned, None, as_of))
    }

    /// What is known of the amount it is listed with. Where nobody can say whether it has contract
    /// money, it may be that or the total that is planned.
    #[must_use]
    pub fn listed_total(&self, as_of: AsOf) -> Total {
        let agreed = self.total(MoneyKind::ContractInvestment, None, as_of);
        agreed.or_else_perhaps(self.total(MoneyKind::TotalPlanned, None, as_of))
    }
}
