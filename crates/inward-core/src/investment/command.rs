//! The commands on investments.

use crate::command::command;
use crate::rules::{Profile, profiled};

command! {
    /// Opens an investment of its own. Capturing a lead or recording a project without one opens
    /// one by itself.
    OpenInvestment {
        /// Its title.
        title: String,
    } with {
        /// Code, further names, references, unit, officer, attributes.
        own profile: Profile,
    }
}

profiled!(OpenInvestment);

impl OpenInvestment {
    /// An investment of this title.
    pub fn titled(title: impl Into<String>) -> Self {
        Self::required(title.into())
    }
}
