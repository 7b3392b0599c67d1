//! What lists filter and sort commitments by.

use crate::fact::AsOf;
use crate::index::Index;
use crate::when::When;

use super::{Commitment, Debtor};

impl Commitment {
    pub(crate) fn index(&self, index: &mut Index, as_of: AsOf) {
        match self.debtor {
            Debtor::Unit(unit) => index.unit = index.unit.or(Some(unit)),
            Debtor::Organisation(organisation) => index.organisation = Some(organisation),
        }
        let of_instalments = self.parts().iter().filter_map(|part| part.fixed_due().and_then(When::last)).max();
        index.due = of_instalments.or_else(|| self.due_at(as_of).and_then(When::last));
    }
}
