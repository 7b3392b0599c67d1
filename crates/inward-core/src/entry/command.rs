//! The commands on entries.

use crate::command::command;
use crate::evidence::Evidence;
use crate::money::AmountInput;
use crate::organisation::Organisation;
use crate::rules::{Profile, profiled};
use crate::target::Mention;
use crate::unit::Unit;
use crate::when::When;

use super::{InspectionBasis, InspectionPurpose};

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

command! {
    /// Records that an authority inspected an enterprise (检查), on a day: today where none is given. Several
    /// visits are several records.
    RecordInspection {
        /// The enterprise.
        organisation: Mention<Organisation>,
        /// The authority that came.
        authority: Mention<Unit>,
        /// Why it came.
        purpose: InspectionPurpose,
    } with {
        /// When it came.
        when on: When,
        /// How that is known: reported, unless an officer was there.
        just basis: InspectionBasis,
        /// What came of it, as free text.
        text outcome: String,
        /// What it is called; enterprise and authority where nothing is said.
        text title: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
        /// Code, further names, references, unit, officer.
        own profile: Profile,
    }
}

profiled!(RecordInspection);

impl RecordInspection {
    /// A visit as part of the authority's plan (日常检查).
    pub fn routine(organisation: impl Into<Mention<Organisation>>, authority: impl Into<Mention<Unit>>) -> Self {
        Self::required(organisation.into(), authority.into(), InspectionPurpose::Routine)
    }

    /// A visit because something happened (应急检查).
    pub fn emergency(organisation: impl Into<Mention<Organisation>>, authority: impl Into<Mention<Unit>>) -> Self {
        Self::required(organisation.into(), authority.into(), InspectionPurpose::Emergency)
    }
}

command! {
    /// Says that every inspection of an enterprise in a calendar year is in the book. Before that
    /// nobody can tell that a yearly limit was met; while the year goes on it cannot be said.
    CompleteInspectionLog {
        /// The enterprise.
        organisation: Mention<Organisation>,
        /// The calendar year.
        year: i32,
    } with {
        /// The authority whose visits are all there; without it, those of every authority.
        opt authority: Mention<Unit>,
        /// When it was said.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on: the enterprise's own log.
        opt evidence: Evidence,
    }
}

impl CompleteInspectionLog {
    /// The log of this enterprise and year is complete.
    pub fn of(organisation: impl Into<Mention<Organisation>>, year: i32) -> Self {
        Self::required(organisation.into(), year)
    }
}
