//! The ids of what people know by a name: units, officers, lists, procedures, keys of other systems.

use inward_core::entry::Entry;
use inward_core::id::{Id, RecordId};
use inward_core::person::Person;
use inward_core::unit::Unit;
use inward_core::world::UniqueKey;

use crate::{Crm, Error};

impl Crm {
    /// The officer or contact enrolled under this name.
    pub fn person_named(&self, name: &str) -> Result<Option<Id<Person>>, Error> {
        Ok(self.lookup().holder(&UniqueKey::person(name))?.and_then(RecordId::as_id))
    }

    /// The unit of this name.
    pub fn unit_named(&self, name: &str) -> Result<Option<Id<Unit>>, Error> {
        Ok(self.lookup().holder(&UniqueKey::unit(name))?.and_then(RecordId::as_id))
    }

    /// The list of this name.
    pub fn list_named(&self, name: &str) -> Result<Option<Id<Entry>>, Error> {
        Ok(self.lookup().holder(&UniqueKey::list(name))?.and_then(RecordId::as_id))
    }

    /// The procedure of this name.
    pub fn procedure_named(&self, name: &str) -> Result<Option<Id<Entry>>, Error> {
        Ok(self.lookup().holder(&UniqueKey::procedure(name))?.and_then(RecordId::as_id))
    }

    /// The record that another system knows by this key.
    pub fn record_referred(&self, system: &str, key: &str) -> Result<Option<RecordId>, Error> {
        Ok(self.lookup().holder(&UniqueKey::reference(system, key))?)
    }
}
