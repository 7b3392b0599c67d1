//! What serde input holds where a value is meant that is written as text, as a whole number, or as its fields.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};

/// A text, a whole number, or the binary floating-point number that is to be refused.
#[derive(Clone, Debug)]
pub(crate) enum Scalar {
    Text(String),
    Integer(i128),
    /// As it prints; it is never computed with.
    Float(String),
}

/// The same, or the fields of the value.
pub(crate) enum Written<F> {
    Text(String),
    Integer(i128),
    Float(String),
    Fields(F),
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Written::<Nothing>::deserialize(deserializer)? {
            Written::Text(text) => Ok(Self::Text(text)),
            Written::Integer(value) => Ok(Self::Integer(value)),
            Written::Float(text) => Ok(Self::Float(text)),
            Written::Fields(Nothing) => Err(de::Error::custom("a text or a whole number is expected, not fields")),
        }
    }
}

/// No fields at all.
struct Nothing;

impl<'de> Deserialize<'de> for Nothing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        de::IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

impl<'de, F: DeserializeOwned> Deserialize<'de> for Written<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WrittenVisitor(PhantomData))
    }
}

struct WrittenVisitor<F>(PhantomData<F>);

impl<'de, F: DeserializeOwned> Visitor<'de> for WrittenVisitor<F> {
    type Value = Written<F>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a whole number, or fields")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Written::Text(text.to_owned()))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Written::Integer(i128::from(value)))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Written::Integer(i128::from(value)))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Self::Value, E> {
        Ok(Written::Integer(value))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Written::Float(format!("{value:?}")))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        F::deserialize(MapAccessDeserializer::new(map)).map(Written::Fields)
    }
}
