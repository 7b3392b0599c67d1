//! The commands on negotiations.

use crate::command::command;
use crate::evidence::Evidence;
use crate::id::Id;
use crate::investment::Investment;
use crate::lead::Lead;
use crate::money::AmountInput;
use crate::organisation::Organisation;
use crate::person::Person;
use crate::rules::{Profile, profiled};
use crate::target::{Mention, Names};
use crate::when::When;

use super::{InteractionKind, Likelihood, Negotiation};

command! {
    /// Opens a negotiation (在谈), with a lead or without. Without either lead or investment it
    /// opens an investment.
    OpenNegotiation {} with {
        /// The lead it came of.
        opt lead: Id<Lead>,
        /// What it is about; the lead's title if not given.
        text title: String,
        /// When it began.
        when on: When,
        /// The investor; the lead's if not given.
        opt investor: Mention<Organisation>,
        /// One thing that the investor asks for.
        many ask: String,
        /// One thing that the zone offers.
        many offer: String,
        /// A place it competes with.
        many competitor_place: String,
        /// How likely it is to end in a signing.
        opt likelihood: Likelihood,
        /// The total investment that is talked about.
        just total_planned: AmountInput,
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

profiled!(OpenNegotiation);

impl OpenNegotiation {
    /// A negotiation that came of this lead.
    pub fn with(lead: impl Names<Lead>) -> Self {
        Self::required().lead(lead.id_of())
    }

    /// A negotiation without a lead.
    pub fn titled(title: impl AsRef<str>) -> Self {
        Self::required().title(title)
    }
}

command! {
    /// Changes whom a negotiation is with.
    ChangeNegotiation {
        /// The negotiation.
        negotiation: Id<Negotiation>,
    } with {
        /// The investor.
        opt investor: Mention<Organisation>,
    }
}

impl ChangeNegotiation {
    /// Changes this negotiation.
    pub fn of(negotiation: impl Names<Negotiation>) -> Self {
        Self::required(negotiation.id_of())
    }
}

command! {
    /// Records an interaction (往来): a visit, a call, a meeting, an on-site office.
    RecordInteraction {
        /// The negotiation.
        negotiation: Id<Negotiation>,
        /// How the two sides met.
        kind: InteractionKind,
    } with {
        /// When.
        when on: When,
        /// What it was about, as free text.
        text note: String,
        /// Somebody who took part.
        many person: Mention<Person>,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl RecordInteraction {
    /// An interaction of this kind.
    pub fn of(negotiation: impl Names<Negotiation>, kind: InteractionKind) -> Self {
        Self::required(negotiation.id_of(), kind)
    }
}

command! {
    /// Closes a negotiation: the investor went elsewhere (流失).
    LoseNegotiation {
        /// The negotiation.
        negotiation: Id<Negotiation>,
        /// The reason, a key of the playbook.
        reason: String,
    } with {
        /// The place the investor went to.
        text lost_to: String,
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

impl LoseNegotiation {
    /// This negotiation was lost for this reason.
    pub fn of(negotiation: impl Names<Negotiation>, reason: impl AsRef<str>) -> Self {
        Self::required(negotiation.id_of(), reason.as_ref().to_owned())
    }
}

command! {
    /// Closes a negotiation: the investor gave up (投资方放弃).
    AbandonNegotiation {
        /// The negotiation.
        negotiation: Id<Negotiation>,
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

impl AbandonNegotiation {
    /// This negotiation was given up for this reason.
    pub fn of(negotiation: impl Names<Negotiation>, reason: impl AsRef<str>) -> Self {
        Self::required(negotiation.id_of(), reason.as_ref().to_owned())
    }
}
