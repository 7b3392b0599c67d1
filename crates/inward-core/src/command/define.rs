//! How the struct of a command is declared: what it requires, and what may be added to it. Written
//! once so that every command reads, serialises and is built in the same way.

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
        $(#[$doc:meta])*
        $name:ident {
            $( $(#[$rdoc:meta])* $required:ident : $rty:ty ),* $(,)?
        } with {
            $( $(#[$odoc:meta])* $mode:ident $optional:ident : $oty:ty ),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $( $(#[$rdoc])* pub $required: $rty, )*
            $(
                $(#[$odoc])*
                #[serde(default, skip_serializing_if = "crate::command::is_default")]
                pub $optional: crate::command::field_type!($mode $oty),
            )*
        }

        impl $name {
            fn required($($required: $rty),*) -> Self {
                Self { $($required,)* $($optional: Default::default(),)* }
            }

            $( crate::command::setter!($(#[$odoc])* $mode $optional : $oty); )*
        }
    };
}

macro_rules! field_type {
    (own $ty:ty) => { $ty };
    (many $ty:ty) => { Vec<$ty> };
    ($mode:ident $ty:ty) => { Option<$ty> };
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

pub(crate) use {command, field_type, setter};

/// Whether a field has the value it has when nothing is said, so that it need not be written.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
