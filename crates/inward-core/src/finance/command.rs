//! Commands on the money of a record.

use crate::command::command;
use crate::evidence::Evidence;
use crate::id::Id;
use crate::money::AmountInput;
use crate::project::Project;
use crate::target::{Aim, Names, Target};
use crate::when::When;

use super::{Basis, MoneyKind};

command! {
    /// States an amount that is planned or agreed, of a lead, a negotiation, an agreement or a
    /// project; the one with the latest start is in force.
    StateAmount {
        /// The record, or the phase of a project.
        aim: Aim,
        /// What the amount is.
        kind: MoneyKind,
        /// How much.
        amount: AmountInput,
    } with {
        /// The period it is for: the year of an annual plan, which needs one. Other kinds have none.
        when period: When,
        /// From when it holds; for ever if not given.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl StateAmount {
    /// This much, of this kind, of this record or phase.
    pub fn of(target: impl Target, kind: MoneyKind, amount: AmountInput) -> Self {
        Self::required(target.aim(), kind, amount)
    }
}

command! {
    /// Records money that came in or was spent.
    RecordMoney {
        /// The project.
        project: Id<Project>,
        /// What the money is: `funds_arrived` or `fai_completed`.
        kind: MoneyKind,
        /// How much.
        amount: AmountInput,
    } with {
        /// The phase of the project, counted from 1.
        opt phase: u16,
        /// When.
        when on: When,
        /// The period it is for, where it is not for a day.
        when period: When,
        /// How the figure counts; an increment unless said otherwise.
        own basis: Basis,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl RecordMoney {
    /// This much, of this kind, for this project.
    pub fn of(project: impl Names<Project>, kind: MoneyKind, amount: AmountInput) -> Self {
        Self::required(project.id_of(), kind, amount)
    }
}
