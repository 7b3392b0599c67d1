//! What lists filter and sort tasks by.

use crate::deadline::Limit;
use crate::fact::AsOf;
use crate::id::Kind;
use crate::index::Index;

use super::Task;

impl Task {
    pub(crate) fn index(&self, index: &mut Index, as_of: AsOf) {
        index.organisation = self.origin.filter(|origin| origin.kind == Kind::Organisation).and_then(|id| id.as_id());
        index.due = match self.due_rule(as_of).map(|rule| &rule.limit) {
            Some(Limit::On(date)) => date.last(),
            _ => None,
        };
    }
}
