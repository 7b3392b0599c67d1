//! The commands on organisations.

use crate::command::command;
use crate::id::Id;
use crate::identifier::{Lei, Uscc};
use crate::industry::Industry;
use crate::rules::{Profile, profiled};
use crate::target::{Mention, Names};

use super::{Organisation, Role};

command! {
    /// Adds an organisation. The same USCC or LEI twice is refused, naming who has it.
    AddOrganisation {
        /// Its legal name.
        name: String,
    } with {
        /// Its unified social credit code, 统一社会信用代码.
        when uscc: Uscc,
        /// Its LEI.
        when lei: Lei,
        /// The country or region it comes from, ISO 3166-1 alpha-2.
        text country: String,
        /// The organisation that owns it.
        opt parent: Mention<Organisation>,
        /// Its ownership: state-owned, private, foreign, …
        text ownership: String,
        /// Its industry.
        opt industry: Industry,
        /// What it is to the zone.
        many role: Role,
        /// Code, further names, references, unit, officer, attributes.
        own profile: Profile,
    }
}

profiled!(AddOrganisation);

impl AddOrganisation {
    /// An organisation of this legal name.
    pub fn named(name: impl Into<String>) -> Self {
        Self::required(name.into())
    }
}

command! {
    /// Changes what is known of an organisation. What is not given stays as it is.
    ChangeOrganisation {
        /// The organisation.
        organisation: Id<Organisation>,
    } with {
        /// Its unified social credit code, 统一社会信用代码.
        when uscc: Uscc,
        /// Its LEI.
        when lei: Lei,
        /// The country or region it comes from, ISO 3166-1 alpha-2.
        text country: String,
        /// The organisation that owns it.
        opt parent: Mention<Organisation>,
        /// Its ownership: state-owned, private, foreign, …
        text ownership: String,
        /// Its industry.
        opt industry: Industry,
        /// One thing more that it is to the zone.
        many role: Role,
    }
}

impl ChangeOrganisation {
    /// Changes this organisation.
    pub fn of(organisation: impl Names<Organisation>) -> Self {
        Self::required(organisation.id_of())
    }
}
