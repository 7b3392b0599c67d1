//! What lists filter and sort entries by.

use crate::fact::AsOf;
use crate::index::Index;
use crate::when::When;

use super::{Entry, EntryKind};

impl Entry {
    pub(crate) fn index(&self, index: &mut Index, as_of: AsOf) {
        if let Some(policy) = self.as_policy() {
            index.unit = index.unit.or(policy.issuer);
            index.add_text(policy.document.as_deref());
            return;
        }
        if let EntryKind::Inspection { organisation, .. } = self.kind {
            index.organisation = Some(organisation);
            return;
        }
        index.first = self.on.as_ref().and_then(When::first);
        index.last = self.on.as_ref().and_then(When::last);
        if let EntryKind::PromotionEvent { cost, .. } = &self.kind {
            index.set_amount(cost.as_ref());
        }
        if let Some(version) = self.version_at(as_of) {
            index.unit = index.unit.or(Some(version.authority));
        }
    }
}
