//! The commands on entries.

use crate::command::command;
use crate::deadline::Rule;
use crate::evidence::Evidence;
use crate::id::Id;
use crate::money::AmountInput;
use crate::organisation::Organisation;
use crate::qualified::Qualified;
use crate::rules::{Profile, profiled};
use crate::target::{Mention, Names};
use crate::unit::Unit;
use crate::when::When;

use super::{Entry, InspectionBasis, InspectionPurpose};

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

profiled!(AddList, AddPromotionEvent, AddProcedure);

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

command! {
    /// Adds a procedure (办事事项): what an authority decides on application. What is said of it here is
    /// its first version; another takes its place with `revise_procedure`.
    AddProcedure {
        /// Its name; no other procedure has it.
        name: String,
        /// The unit that decides, 实施主体.
        authority: Mention<Unit>,
    } with {
        /// From when it is so; from ever if not given.
        when on: When,
        /// Within what time it is promised to be decided (承诺时限), after it was `received` or `accepted`.
        just promised: Rule,
        /// Within what time the law wants it decided (法定时限); as what is promised.
        just statutory: Rule,
        /// Within what time after receipt the applicant is told of all that is missing. An application of which
        /// nothing was said within it counts as accepted when it was received.
        just notice: Rule,
        /// The times that the applicant and an office deal with each other, 环节.
        just steps: Qualified,
        /// The papers that are handed in, 材料.
        just documents: Qualified,
        /// The seals that are needed, 印章.
        just seals: Qualified,
        /// The windows to which the applicant goes, 窗口.
        just windows: Qualified,
        /// What it costs the applicant.
        just cost: AmountInput,
        /// The document that it rests on.
        text legal_basis: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What the record of it rests on.
        opt evidence: Evidence,
        /// Code, further names, references, unit, officer.
        own profile: Profile,
    }
}

impl AddProcedure {
    /// A procedure of this name, decided by this unit.
    ///
    /// ```
    /// use inward_core::command::AddProcedure;
    /// use inward_core::deadline::working_days;
    /// let permit = AddProcedure::named("建筑工程施工许可", "行政审批局")
    ///     .statutory(working_days(20).after("accepted"))
    ///     .promised(working_days(5).after("accepted"))
    ///     .steps("4".parse()?)
    ///     .on("2020-01-01")?;
    /// # let _ = permit;
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn named(name: impl Into<String>, authority: impl Into<Mention<Unit>>) -> Self {
        Self::required(name.into(), authority.into())
    }
}

command! {
    /// Revises a procedure: from a day on it is as said here. What is not given stays as it was; the version
    /// before stays readable at its days.
    ReviseProcedure {
        /// The procedure.
        procedure: Id<Entry>,
    } with {
        /// From when it is so.
        when on: When,
        /// The unit that decides, 实施主体.
        opt authority: Mention<Unit>,
        /// Within what time it is promised to be decided (承诺时限), after it was `received` or `accepted`.
        just promised: Rule,
        /// Within what time the law wants it decided (法定时限); as what is promised.
        just statutory: Rule,
        /// Within what time after receipt the applicant is told of all that is missing. An application of which
        /// nothing was said within it counts as accepted when it was received.
        just notice: Rule,
        /// The times that the applicant and an office deal with each other, 环节.
        just steps: Qualified,
        /// The papers that are handed in, 材料.
        just documents: Qualified,
        /// The seals that are needed, 印章.
        just seals: Qualified,
        /// The windows to which the applicant goes, 窗口.
        just windows: Qualified,
        /// What it costs the applicant.
        just cost: AmountInput,
        /// The document that it rests on.
        text legal_basis: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What the record of it rests on.
        opt evidence: Evidence,
        /// Why it was revised, as free text.
        text reason: String,
    }
}

impl ReviseProcedure {
    /// This procedure is revised.
    pub fn of(procedure: impl Names<Entry>) -> Self {
        Self::required(procedure.id_of())
    }
}
