//! What lists filter and sort tasks by.

use crate::fact::AsOf;
use crate::id::Kind;
use crate::index::Index;

use super::Task;

impl Task {
    pub(crate) fn index(&self, index: &mut Index, _as_of: AsOf) {
        index.organisation = self.origin.filter(|origin| origin.kind == Kind::Organisation).and_then(|id| id.as_id());
    }
}
