//! What at most one record of a zone may hold: the same USCC, code or name is refused twice.

use crate::id::RecordId;
use crate::record::Reference;
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::world::{Claim, Stop, UniqueKey};

use super::{Deciding, name};

impl Deciding<'_> {
    /// Takes a unique key for a record, refused where another holds it.
    pub(crate) fn claim(
        &mut self,
        key: UniqueKey,
        record: impl Into<RecordId>,
        path: &'static str,
    ) -> Result<(), Stop> {
        let record = record.into();
        let within = self.claims.iter().rev().find(|claim| claim.key == key).map(|claim| claim.holder);
        let holder = match within {
            Some(holder) => holder,
            None => self.world.holder(&key)?,
        };
        match holder {
            Some(holder) if holder != record => {
                let value = key.as_str().split_once(':').map_or(key.as_str(), |(_, value)| value);
                Err(Refusal::new(refusals::record::KEY_HELD)
                    .with("input", value)
                    .with("holder", holder)
                    .at(path)
                    .into())
            }
            Some(_) => Ok(()),
            None => {
                self.claims.push(Claim { key, holder: Some(record) });
                Ok(())
            }
        }
    }

    /// Lets a unique key go.
    pub(crate) fn release(&mut self, key: UniqueKey) {
        self.claims.push(Claim { key, holder: None });
    }

    /// A key of another system, checked and taken for a record.
    pub(crate) fn reference(
        &mut self,
        reference: &Reference,
        record: RecordId,
        path: &'static str,
    ) -> Result<Reference, Stop> {
        let reference = Reference { system: name(&reference.system, path)?, key: name(&reference.key, path)? };
        self.claim(UniqueKey::reference(&reference.system, &reference.key), record, path)?;
        Ok(reference)
    }
}
