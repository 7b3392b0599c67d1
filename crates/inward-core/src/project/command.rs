//! The commands on projects.

use crate::agreement::Agreement;
use crate::area::Area;
use crate::command::command;
use crate::entry::Entry;
use crate::evidence::Evidence;
use crate::id::Id;
use crate::identifier::ProjectCode;
use crate::industry::Industry;
use crate::investment::Investment;
use crate::money::AmountInput;
use crate::organisation::Organisation;
use crate::rules::{Profile, profiled};
use crate::target::{Mention, Names};
use crate::unit::Unit;
use crate::when::When;

use super::Project;

/// A phase as a command gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Its name, where it has one beside its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The investment planned for it; none where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_planned: Option<AmountInput>,
}

impl Phase {
    /// A phase for which this is planned.
    #[must_use]
    pub const fn planned(total: AmountInput) -> Self {
        Self { name: None, total_planned: Some(total) }
    }

    /// A phase of which nothing is known but that there is one.
    #[must_use]
    pub const fn unknown() -> Self {
        Self { name: None, total_planned: None }
    }

    /// Its name, where it has one beside its number.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

command! {
    /// Records a project, under an agreement or under none. Without agreement or investment it
    /// opens an investment.
    RecordProject {} with {
        /// The agreement it stands under.
        opt agreement: Id<Agreement>,
        /// Its title; the agreement's if not given.
        text title: String,
        /// The organisation that builds it; the agreement's first party if not given.
        opt owner: Mention<Organisation>,
        /// Its national code, 项目代码.
        when project_code: ProjectCode,
        /// Its nature, a key of the playbook; not known if not given.
        text nature: String,
        /// The park it stands in.
        opt park: Mention<Unit>,
        /// The land it uses.
        when land: Area,
        /// Its industry.
        opt industry: Industry,
        /// The total investment that is planned.
        just total_planned: AmountInput,
        /// The investment in fixed assets.
        just fixed_asset: AmountInput,
        /// One more phase.
        many phase: Phase,
        /// The investment it belongs to.
        opt investment: Id<Investment>,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
        /// Code, further names, references, summary, unit, officer, attributes.
        own profile: Profile,
    }
}

profiled!(RecordProject);

impl RecordProject {
    /// A project under this agreement.
    pub fn under(agreement: impl Names<Agreement>) -> Self {
        Self::required().agreement(agreement.id_of())
    }

    /// A project under no agreement.
    pub fn titled(title: impl AsRef<str>) -> Self {
        Self::required().title(title)
    }

    /// All its phases, in order.
    #[must_use]
    pub fn phases(mut self, phases: impl IntoIterator<Item = Phase>) -> Self {
        self.phase.extend(phases);
        self
    }
}

command! {
    /// Adds a phase to a project: the next number.
    AddPhase {
        /// The project.
        project: Id<Project>,
        /// The phase.
        phase: Phase,
    } with {}
}

impl AddPhase {
    /// One more phase of this project.
    pub fn to(project: impl Names<Project>, phase: Phase) -> Self {
        Self::required(project.id_of(), phase)
    }
}

command! {
    /// Gives a phase of a project a name, or another one.
    RenamePhase {
        /// The project.
        project: Id<Project>,
        /// The number of the phase, from 1.
        phase: u16,
        /// Its name.
        name: String,
    } with {}
}

impl RenamePhase {
    /// Names this phase of this project.
    pub fn of(project: impl Names<Project>, phase: u16, name: impl Into<String>) -> Self {
        Self::required(project.id_of(), phase, name.into())
    }
}

command! {
    /// Changes what is known of a project. What is not given stays as it is.
    ChangeProject {
        /// The project.
        project: Id<Project>,
    } with {
        /// The organisation that builds it.
        opt owner: Mention<Organisation>,
        /// Its national code, 项目代码.
        when project_code: ProjectCode,
        /// Its nature, a key of the playbook.
        text nature: String,
        /// The park it stands in.
        opt park: Mention<Unit>,
        /// The land it uses.
        when land: Area,
        /// Its industry.
        opt industry: Industry,
        /// From when; for ever if not given.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl ChangeProject {
    /// Changes this project.
    pub fn of(project: impl Names<Project>) -> Self {
        Self::required(project.id_of())
    }
}

/// How a project ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectEnd {
    /// All done, 办结.
    Completed,
    /// Cleared out by the zone, 清退.
    Exited,
    /// Given up by the investor, 投资方放弃.
    Abandoned,
}

command! {
    /// Ends a project: done (办结), cleared out (清退) or given up (投资方放弃).
    EndProject {
        /// The project.
        project: Id<Project>,
        /// How it ends.
        end: ProjectEnd,
    } with {
        /// The reason, a key of the playbook; needed unless it is completed.
        text reason: String,
        /// When; today if not given.
        when on: When,
        /// More on it, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl EndProject {
    /// This project ended so.
    pub fn of(project: impl Names<Project>, end: ProjectEnd) -> Self {
        Self::required(project.id_of(), end)
    }
}

command! {
    /// Puts a project on a list (入库), from the day the list was issued unless said otherwise.
    JoinList {
        /// The project.
        project: Id<Project>,
        /// The list.
        list: Id<Entry>,
    } with {
        /// From when.
        when on: When,
        /// Why, as free text.
        text reason: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl JoinList {
    /// Puts this project on that list.
    pub fn of(project: impl Names<Project>, list: impl Names<Entry>) -> Self {
        Self::required(project.id_of(), list.id_of())
    }
}

command! {
    /// Takes a project off a list (出库). The list as it was stays as it was.
    LeaveList {
        /// The project.
        project: Id<Project>,
        /// The list.
        list: Id<Entry>,
        /// Why.
        reason: String,
    } with {
        /// From when; the day it is known if not given.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl LeaveList {
    /// Takes this project off that list.
    pub fn of(project: impl Names<Project>, list: impl Names<Entry>, reason: impl Into<String>) -> Self {
        Self::required(project.id_of(), list.id_of(), reason.into())
    }
}
