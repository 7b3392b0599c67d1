//! The zone's own attributes: one that is not declared, stands elsewhere or has the wrong type is
//! refused.

use std::collections::BTreeMap;

use crate::attribute::{Given, Value};
use crate::id::Kind;
use crate::near::nearest;
use crate::playbook::AttributeKey;
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::world::Stop;

use super::Deciding;
use super::free_text::{LONGEST_NOTE, check_text};

impl Deciding<'_> {
    /// The zone's own attributes, checked against the playbook.
    pub(crate) fn attributes(
        &self,
        kind: Kind,
        given: &BTreeMap<String, Given>,
    ) -> Result<BTreeMap<AttributeKey, Value>, Stop> {
        let mut values = BTreeMap::new();
        let mut faults = Vec::new();
        for (key, given) in given {
            match self.attribute(kind, key, given) {
                Ok((key, value)) => {
                    values.insert(key, value);
                }
                Err(Stop::Refused(refusal)) => faults.extend(refusal.each().cloned().map(|fault| fault.at(key))),
                Err(stop) => return Err(stop),
            }
        }
        match Refusal::join(faults) {
            Some(refusal) => Err(refusal.into()),
            None => Ok(values),
        }
    }

    /// One of the zone's own attributes, checked against the playbook.
    pub(crate) fn attribute(&self, kind: Kind, key: &str, given: &Given) -> Result<(AttributeKey, Value), Stop> {
        let declared = self.playbook.attribute(key).filter(|attribute| !attribute.retired);
        let Some(attribute) = declared else {
            let known = self.playbook.attributes().iter().map(|attribute| attribute.key.as_str());
            let near = nearest(key, known, 3).join(", ");
            return Err(Refusal::new(refusals::attribute::UNKNOWN).with("input", key).with("near", near).into());
        };
        if !attribute.places.iter().any(|record| record.name() == kind.key()) {
            return Err(Refusal::new(refusals::attribute::NOT_HERE)
                .with("input", key)
                .with_word("kind", &kind.label())
                .into());
        }
        let currency = self.world.zone().and_then(|zone| zone.currency);
        let value = match Value::read(attribute, given, currency)? {
            Value::When(when) => Value::When(self.in_zone(&when)),
            value => value,
        };
        if let Value::Text(text) = &value {
            check_text(text, LONGEST_NOTE)?;
        }
        if let Value::Organisation(id) = &value {
            self.exists(*id)?;
        }
        Ok((attribute.key.clone(), value))
    }
}
