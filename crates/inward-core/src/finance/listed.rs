//! The amount with which a record is listed, and which it brings to its investment: what an agreement is
//! about, what a commitment owes, what an issue puts at risk, what all else is planned to cost. How investments add it up is in
//! [`Total::roll_up`].

use crate::fact::AsOf;
use crate::money::Amount;
use crate::record::{Record, State};

use super::{MoneyKind, Total};

impl State {
    /// The amount that the record is listed with, in its row; of several that may be in force the one
    /// to go by. What is known of it in all is [`State::listed_total`].
    #[must_use]
    pub fn listed_amount(&self, as_of: AsOf) -> Option<&Amount> {
        match self {
            Self::Agreement(agreement) => agreement.amount_at(as_of),
            Self::Commitment(commitment) => commitment.amount.as_ref(),
            Self::Issue(issue) => issue.investment_at_risk(as_of),
            other => other.amounts()?.at(MoneyKind::TotalPlanned, None, as_of),
        }
    }

    /// What is known of the amount that the record is listed with, which the stage table adds up.
    #[must_use]
    pub fn listed_total(&self, as_of: AsOf) -> Total {
        match self {
            Self::Agreement(agreement) => agreement.listed_total(as_of),
            Self::Commitment(commitment) => commitment.amount.as_ref().map_or_else(Total::unknown, Total::of),
            Self::Issue(issue) => issue.investment_at_risk(as_of).map_or_else(Total::unknown, Total::of),
            other => other.total(MoneyKind::TotalPlanned, None, as_of),
        }
    }
}
