//! Enumerations whose words have a key, for data, and a label, for people.

/// Declares such an enumeration. A row reads: variant, key, label in English, label in Chinese.
macro_rules! labelled {
    (
        $(#[$about:meta])*
        $name:ident {
            $( $(#[$doc:meta])* $variant:ident, $key:literal, $en:literal, $zh:literal; )+
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum $name { $( $(#[$doc])* $variant ),+ }

        impl $name {
            /// Every one there is, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The key that stands for it in data.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// What people call it, in both languages.
            #[must_use]
            pub fn label(self) -> $crate::text::Label {
                match self { $(Self::$variant => $crate::text::Label::new($en, $zh)),+ }
            }
        }
    };
}

/// Declares the figures of a result: an enumeration as above, each with what it counts in both languages.
macro_rules! figures {
    (
        $(#[$about:meta])*
        $name:ident;
        $( $variant:ident, $key:literal, $en:literal, $zh:literal, $en_definition:literal, $zh_definition:literal; )+
    ) => {
        $crate::text::labelled! {
            $(#[$about])*
            $name { $( #[doc = $en_definition] $variant, $key, $en, $zh; )+ }
        }

        impl $name {
            /// What it counts, in both languages.
            #[must_use]
            pub fn definition(self) -> $crate::text::Label {
                match self { $( Self::$variant => $crate::text::Label::new($en_definition, $zh_definition) ),+ }
            }
        }
    };
}

pub(crate) use {figures, labelled};
