//! A [`When`] in data: its canonical text, or that text together with the one that was given.

use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::When;
use super::parse::LONGEST;
use crate::refusal::Refusal;
use crate::text::refusals::when::{AMBIGUOUS_NUMBER, NOT_A_DATE};

/// A plain text where nothing is lost by it, otherwise `{"when": canonical, "given": text}`.
impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(given) = self.given() else {
            return serializer.collect_str(self);
        };
        let mut both = serializer.serialize_struct("When", 2)?;
        both.serialize_field("when", &self.to_string())?;
        both.serialize_field("given", given)?;
        both.end()
    }
}

/// Either shape; a plain text may be any that [`When::parse`] reads.
impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WhenVisitor)
    }
}

struct WhenVisitor;

/// A number says nothing of what it counts: a year, a day of a spreadsheet, digits run together.
fn bare<E: de::Error>(number: impl fmt::Display) -> E {
    E::custom(Refusal::new(AMBIGUOUS_NUMBER).with("input", number))
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Field {
    When,
    Given,
}

impl<'de> Visitor<'de> for WhenVisitor {
    type Value = When;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date as text, or an object of `when` and `given`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<When, E> {
        When::parse(text).map_err(E::custom)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<When, E> {
        Err(bare(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<When, E> {
        Err(bare(number))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<When, A::Error> {
        let mut when: Option<String> = None;
        let mut given: Option<String> = None;
        while let Some(field) = map.next_key()? {
            let (slot, name) = match field {
                Field::When => (&mut when, "when"),
                Field::Given => (&mut given, "given"),
            };
            if slot.replace(map.next_value()?).is_some() {
                return Err(de::Error::duplicate_field(name));
            }
        }
        let when = When::parse(&when.ok_or_else(|| de::Error::missing_field("when"))?).map_err(de::Error::custom)?;
        match given {
            None => Ok(when),
            // What was given may have needed hints that are no longer known: it is kept, not read again.
            Some(given) if given.chars().count() <= LONGEST => Ok(when.with_given(&given)),
            Some(_) => Err(de::Error::custom(Refusal::new(NOT_A_DATE).with("input", when).at("given"))),
        }
    }
}
