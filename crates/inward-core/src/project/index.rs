//! What lists filter and sort projects by.

use crate::fact::AsOf;
use crate::index::Index;
use crate::playbook::Playbook;

use super::Project;

impl Project {
    pub(crate) fn index(&self, index: &mut Index, playbook: &Playbook, as_of: AsOf) {
        index.organisation = self.owner;
        index.industry = self.industries.pick_in_force(as_of, |_| true).map(ToString::to_string);
        index.park = self.park_at(as_of);
        index.nature = self.nature_at(as_of).cloned();
        index.set_stage(self.stage(as_of, playbook));
        index.add_text(self.project_code.as_ref().map(|code| code.as_str()));
    }
}
