//! What a command mentions by name or key: a name that is not known is refused, with near ones where
//! there are few to choose from.

use crate::id::{Id, Kind};
use crate::near::nearest;
use crate::organisation::Organisation;
use crate::person::Person;
use crate::playbook::Playbook;
use crate::refusal::Refusal;
use crate::target::Mention;
use crate::text::refusals;
use crate::unit::Unit;
use crate::world::{Stop, UniqueKey};

use super::Deciding;

impl Deciding<'_> {
    pub(crate) fn unit(&self, mention: &Mention<Unit>) -> Result<Id<Unit>, Stop> {
        match mention {
            Mention::Id(id) => self.exists(*id).map(|()| *id),
            Mention::Name(name) => match self.world.holder(&UniqueKey::unit(name))? {
                Some(holder) => Ok(holder.of()?),
                None => {
                    let known = self.world.names(Kind::Unit)?;
                    let near = nearest(name, known.iter().map(String::as_str), 3);
                    Err(Refusal::new(refusals::unit::UNKNOWN).with("input", name).with("near", near.join("、")).into())
                }
            },
        }
    }

    pub(crate) fn person(&self, mention: &Mention<Person>) -> Result<Id<Person>, Stop> {
        match mention {
            Mention::Id(id) => {
                self.exists(*id)?;
                self.refuse_erased(*id)?;
                Ok(*id)
            }
            Mention::Name(name) => match self.world.holder(&UniqueKey::person(name))? {
                Some(holder) => Ok(holder.of()?),
                None => Err(Refusal::new(refusals::person::UNKNOWN).with("input", name).into()),
            },
        }
    }

    pub(crate) fn organisation(&self, mention: &Mention<Organisation>) -> Result<Id<Organisation>, Stop> {
        match mention {
            Mention::Id(id) => self.exists(*id).map(|()| *id),
            Mention::Name(name) => {
                let keys = crate::organisation::keys_of_mention(name);
                for key in &keys {
                    if let Some(holder) = self.world.holder(key)? {
                        return Ok(holder.of()?);
                    }
                }
                Err(Refusal::new(refusals::organisation::UNKNOWN).with("input", name).into())
            }
        }
    }
}

/// That the playbook has no such milestone, with the near ones it has.
pub(crate) fn unknown_milestone(playbook: &Playbook, key: &str, path: &'static str) -> Refusal {
    let near: Vec<String> = playbook.near(key).iter().map(ToString::to_string).collect();
    Refusal::new(refusals::milestone::UNKNOWN).with("milestone", key).with("near", near.join(", ")).at(path)
}
