//! What lists filter and sort issues by.

use crate::fact::AsOf;
use crate::index::Index;
use crate::standing::Is;
use crate::when::Truth;

use super::Issue;

impl Issue {
    pub(crate) fn index(&self, index: &mut Index, as_of: AsOf) {
        index.organisation = self.organisation;
        if self.is_resolved(as_of) == Truth::Yes {
            index.standing = Is::Completed;
        }
    }
}
