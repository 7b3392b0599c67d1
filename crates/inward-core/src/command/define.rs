//! How the struct of a command is declared: what it requires, and what may be added to it. Written
//! once so that every command reads, serialises and is built in the same way, and so that what is
//! declared can be told: [`Form`].

use crate::id::Kind;

/// What a command is made of, as it was declared: for those who offer commands in another language
/// or in a form to be filled in.
///
/// ```
/// use inward_core::command::{Command, Mode};
/// let reach = Command::FORMS.iter().find(|form| form.verb == "reach").unwrap();
/// let required: Vec<&str> = reach.fields.iter().filter(|field| field.mode == Mode::Required).map(|field| field.name).collect();
/// assert_eq!(required, ["aim", "milestone"]);
/// assert_eq!(reach.answer, None); // records of several kinds
/// assert!(reach.doc[0].contains("a milestone was reached"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The verb, as in JSON.
    pub verb: &'static str,
    /// The kind of record it answers with; none where that differs.
    pub answer: Option<Kind>,
    /// What it does, line by line.
    pub doc: &'static [&'static str],
    /// Its fields, those that are required first.
    pub fields: &'static [Field],
}

/// One field of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, as in JSON.
    pub name: &'static str,
    /// Whether it is due, and how often it may be given.
    pub mode: Mode,
    /// The type of what it takes, as it is written in Rust.
    pub takes: &'static str,
    /// What it says, line by line.
    pub doc: &'static [&'static str],
}

/// Whether a field is due, and how often it may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It must be given.
    Required,
    /// It may be given.
    Optional,
    /// It may be given any number of times: a list.
    Many,
    /// It has a value when nothing is said.
    Own,
}

/// Declares the struct of a command. Required fields are the parameters of the private constructor
/// `required`, from which the command's own constructors are made. Each field after `with` gets a
/// setter of its name; its mode says what the setter takes:
///
/// | mode | field | setter takes |
/// |---|---|---|
/// | `opt` | `Option<T>` | anything that is `Into<T>` |
/// | `just` | `Option<T>` | a `T`, so that `"2.9亿元".parse()?` knows its type |
/// | `text` | `Option<String>` | any text |
/// | `when` | `Option<When>` | anything that is `TryInto<When>`; answers a `Result` |
/// | `many` | `Vec<T>` | one more `T` at a time |
/// | `own` | `T: Default` | a `T` |
macro_rules! command {
    (
        $(#[doc = $doc:literal])*
        $name:ident {
            $( $(#[doc = $rdoc:literal])* $required:ident : $rty:ty ),* $(,)?
        } with {
            $( $(#[doc = $odoc:literal])* $mode:ident $optional:ident : $oty:ty ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $( $(#[doc = $rdoc])* pub $required: $rty, )*
            $(
                $(#[doc = $odoc])*
                #[serde(default, skip_serializing_if = "crate::command::is_default")]
                pub $optional: crate::command::field_type!($mode $oty),
            )*
        }

        impl $name {
            pub(crate) const DOC: &[&str] = &[$($doc),*];

            pub(crate) const FIELDS: &[crate::command::Field] = &[
                $( crate::command::Field {
                    name: stringify!($required),
                    mode: crate::command::Mode::Required,
                    takes: stringify!($rty),
                    doc: &[$($rdoc),*],
                }, )*
                $( crate::command::Field {
                    name: stringify!($optional),
                    mode: crate::command::mode!($mode),
                    takes: stringify!($oty),
                    doc: &[$($odoc),*],
                }, )*
            ];

            fn required($($required: $rty),*) -> Self {
                Self { $($required,)* $($optional: Default::default(),)* }
            }

            $( crate::command::setter!($(#[doc = $odoc])* $mode $optional : $oty); )*
        }
    };
}

macro_rules! field_type {
    (own $ty:ty) => { $ty };
    (many $ty:ty) => { Vec<$ty> };
    ($mode:ident $ty:ty) => { Option<$ty> };
}

macro_rules! mode {
    (own) => {
        crate::command::Mode::Own
    };
    (many) => {
        crate::command::Mode::Many
    };
    ($mode:ident) => {
        crate::command::Mode::Optional
    };
}

macro_rules! setter {
    ($(#[$doc:meta])* opt $name:ident : $ty:ty) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: impl Into<$ty>) -> Self {
            self.$name = Some($name.into());
            self
        }
    };
    ($(#[$doc:meta])* just $name:ident : $ty:ty) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: $ty) -> Self {
            self.$name = Some($name);
            self
        }
    };
    ($(#[$doc:meta])* text $name:ident : $ty:ty) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: impl AsRef<str>) -> Self {
            self.$name = Some($name.as_ref().to_owned());
            self
        }
    };
    ($(#[$doc:meta])* when $name:ident : $ty:ty) => {
        $(#[$doc])*
        pub fn $name<W>(mut self, $name: W) -> Result<Self, crate::refusal::Refusal>
        where
            W: TryInto<$ty>,
            crate::refusal::Refusal: From<W::Error>,
        {
            self.$name = Some($name.try_into().map_err(|fault| crate::refusal::Refusal::from(fault).at(stringify!($name)))?);
            Ok(self)
        }
    };
    ($(#[$doc:meta])* many $name:ident : $ty:ty) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: impl Into<$ty>) -> Self {
            self.$name.push($name.into());
            self
        }
    };
    ($(#[$doc:meta])* own $name:ident : $ty:ty) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: $ty) -> Self {
            self.$name = $name;
            self
        }
    };
}

pub(crate) use {command, field_type, mode, setter};

/// Whether a field has the value it has when nothing is said, so that it need not be written.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
