//! The commands on leads.

use crate::command::command;
use crate::entry::Entry;
use crate::evidence::Evidence;
use crate::id::Id;
use crate::investment::Investment;
use crate::milestone::Outcome;
use crate::money::AmountInput;
use crate::organisation::Organisation;
use crate::rules::{Profile, profiled};
use crate::target::{Mention, Names};
use crate::unit::Unit;
use crate::when::When;

use super::Lead;

command! {
    /// Captures a lead (登记线索). Without an investment it opens one.
    CaptureLead {
        /// What the lead is about.
        title: String,
    } with {
        /// When it was received.
        when on: When,
        /// The investor.
        opt investor: Mention<Organisation>,
        /// The investor in words, where not known.
        text investor_described: String,
        /// Where the lead came from.
        text origin: String,
        /// Who referred it, 引荐人.
        opt referrer: Mention<Organisation>,
        /// The promotion event it came from.
        opt promotion_event: Id<Entry>,
        /// The estimated total investment.
        just total_planned: AmountInput,
        /// The estimated investment in fixed assets.
        just fixed_asset: AmountInput,
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

profiled!(CaptureLead);

impl CaptureLead {
    /// A lead on this.
    pub fn titled(title: impl Into<String>) -> Self {
        Self::required(title.into())
    }
}

command! {
    /// Changes what is known of where a lead came from. What is not given stays as it is.
    ChangeLead {
        /// The lead.
        lead: Id<Lead>,
    } with {
        /// The investor.
        opt investor: Mention<Organisation>,
        /// Where it came from.
        text origin: String,
        /// Who referred it, 引荐人.
        opt referrer: Mention<Organisation>,
        /// The promotion event it came from.
        opt promotion_event: Id<Entry>,
    }
}

impl ChangeLead {
    /// Changes this lead.
    pub fn of(lead: impl Names<Lead>) -> Self {
        Self::required(lead.id_of())
    }
}

command! {
    /// Triages a lead (研判): records the milestone `triaged` with its outcome. One that is rejected
    /// is closed.
    TriageLead {
        /// The lead.
        lead: Id<Lead>,
        /// How it ended.
        outcome: Outcome,
    } with {
        /// When.
        when on: When,
        /// Who judged.
        text body: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl TriageLead {
    /// The triage of this lead.
    pub fn of(lead: impl Names<Lead>, outcome: Outcome) -> Self {
        Self::required(lead.id_of(), outcome)
    }
}

command! {
    /// Registers that a unit had the first contact (首报首谈).
    RegisterClaim {
        /// The lead.
        lead: Id<Lead>,
        /// The unit that claims it.
        unit: Mention<Unit>,
    } with {
        /// When the claim was registered; the day it is known if not given.
        when on: When,
        /// What it rests on, in words.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl RegisterClaim {
    /// The claim of this unit on that lead.
    pub fn of(lead: impl Names<Lead>, unit: impl Into<Mention<Unit>>) -> Self {
        Self::required(lead.id_of(), unit.into())
    }
}

command! {
    /// Disqualifies a lead: it is closed, with a reason of the playbook.
    DisqualifyLead {
        /// The lead.
        lead: Id<Lead>,
        /// The reason, a key of the playbook.
        reason: String,
    } with {
        /// When.
        when on: When,
        /// More on it, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl DisqualifyLead {
    /// Disqualifies this lead for this reason.
    pub fn of(lead: impl Names<Lead>, reason: impl AsRef<str>) -> Self {
        Self::required(lead.id_of(), reason.as_ref().to_owned())
    }
}
