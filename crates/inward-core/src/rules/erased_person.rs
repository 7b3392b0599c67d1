//! A person whose particulars were erased takes part in nothing any more: they give no command and are
//! put in charge of nothing. What they did before stays.

use crate::id::Id;
use crate::person::Person;
use crate::record::State;
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::world::Stop;

use super::Deciding;

impl Deciding<'_> {
    /// Refuses a person whose particulars were erased.
    pub(crate) fn refuse_erased(&self, person: Id<Person>) -> Result<(), Stop> {
        match self.world().state(person.record())?.as_deref() {
            Some(State::Person(known)) if known.erased => {
                Err(Refusal::new(refusals::person::ERASED).about(person).into())
            }
            _ => Ok(()),
        }
    }
}
