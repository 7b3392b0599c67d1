//! The commands on entries.

use crate::command::command;
use crate::money::AmountInput;
use crate::rules::{Profile, profiled};
use crate::when::When;

command! {
    /// Adds a dated list of projects, such as the year's key projects.
    AddList {
        /// Its name; no other list has it.
        name: String,
    } with {
        /// The day it was issued: its members start then.
        when on: When,
        /// The year or other period it is for.
        when period: When,
        /// Code, further names, references, unit, officer.
        own profile: Profile,
    }
}

profiled!(AddList, AddPromotionEvent);

impl AddList {
    /// A list of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self::required(name.into())
    }
}

command! {
    /// Adds a promotion event (招商活动).
    AddPromotionEvent {
        /// Its name.
        name: String,
    } with {
        /// When it took place.
        when on: When,
        /// Where it took place.
        text place: String,
        /// What it cost.
        just cost: AmountInput,
        /// Code, further names, references, unit, officer.
        own profile: Profile,
    }
}

impl AddPromotionEvent {
    /// An event of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self::required(name.into())
    }
}
