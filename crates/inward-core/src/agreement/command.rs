//! The commands on agreements.

use crate::command::command;
use crate::evidence::Evidence;
use crate::id::Id;
use crate::investment::Investment;
use crate::money::AmountInput;
use crate::negotiation::Negotiation;
use crate::organisation::Organisation;
use crate::rules::{Profile, profiled};
use crate::target::{Mention, Names};
use crate::when::When;

use super::{Agreement, Level};

command! {
    /// Records that an agreement was signed. Its level may be not stated: then it reaches
    /// `intent_signed` for certain and `contract_signed` possibly.
    SignAgreement {} with {
        /// The negotiation it came of.
        opt negotiation: Id<Negotiation>,
        /// The framework agreement it was signed under.
        opt framework: Id<Agreement>,
        /// What it is about; the negotiation's title if not given.
        text title: String,
        /// Its level; none where nobody stated it.
        opt level: Level,
        /// When it was signed.
        when on: When,
        /// The occasion of the signing, 签约活动.
        text occasion: String,
        /// A party beside the zone; the investor of the negotiation if none is given.
        many party: Mention<Organisation>,
        /// The investment agreed on.
        just contract_investment: AmountInput,
        /// The total investment that is planned.
        just total_planned: AmountInput,
        /// The investment in fixed assets.
        just fixed_asset: AmountInput,
        /// The part of the foreign side.
        just foreign_equity: AmountInput,
        /// A clause worth finding again.
        many clause: ClauseText,
        /// The investment it belongs to.
        opt investment: Id<Investment>,
        /// Why it is recorded although needs of the playbook are unmet.
        text overriding: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
        /// Code, further names, references, summary, unit, officer, attributes.
        own profile: Profile,
    }
}

profiled!(SignAgreement);

impl SignAgreement {
    /// A contract that came of this negotiation.
    pub fn contract(negotiation: impl Names<Negotiation>) -> Self {
        Self::required().negotiation(negotiation.id_of()).level(Level::Contract)
    }

    /// A framework agreement that came of this negotiation.
    pub fn framework_of(negotiation: impl Names<Negotiation>) -> Self {
        Self::required().negotiation(negotiation.id_of()).level(Level::Framework)
    }

    /// An intent that came of this negotiation.
    pub fn intent(negotiation: impl Names<Negotiation>) -> Self {
        Self::required().negotiation(negotiation.id_of()).level(Level::Intent)
    }

    /// An agreement of a level that nobody stated, without a negotiation.
    pub fn titled(title: impl AsRef<str>) -> Self {
        Self::required().title(title)
    }

    /// A contract under a framework agreement.
    pub fn contract_under(framework: impl Names<Agreement>) -> Self {
        Self::required().framework(framework.id_of()).level(Level::Contract)
    }
}

/// A clause as a command gives it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseText {
    /// Its number, such as `4.2`.
    pub number: String,
    /// What it says, as free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl From<&str> for ClauseText {
    fn from(number: &str) -> Self {
        Self { number: number.to_owned(), text: None }
    }
}

impl From<(&str, &str)> for ClauseText {
    fn from((number, text): (&str, &str)) -> Self {
        Self { number: number.to_owned(), text: Some(text.to_owned()) }
    }
}

command! {
    /// States the level of an agreement that was signed without one, or corrects it.
    StateLevel {
        /// The agreement.
        agreement: Id<Agreement>,
        /// Its level.
        level: Level,
        /// How it is known.
        reason: String,
    } with {
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl StateLevel {
    /// This agreement is of this level.
    pub fn of(agreement: impl Names<Agreement>, level: Level, reason: impl Into<String>) -> Self {
        Self::required(agreement.id_of(), level, reason.into())
    }
}

command! {
    /// Corrects with whom and at what occasion an agreement was signed. What the two sides agree
    /// on later is an amendment, not a correction.
    ChangeAgreement {
        /// The agreement.
        agreement: Id<Agreement>,
    } with {
        /// One more of its parties; together they take the place of those that were known.
        many party: Mention<Organisation>,
        /// The occasion of the signing, 签约活动.
        text occasion: String,
    }
}

impl ChangeAgreement {
    /// Changes this agreement.
    pub fn of(agreement: impl Names<Agreement>) -> Self {
        Self::required(agreement.id_of())
    }
}

command! {
    /// Amends an agreement (补充协议): one more version of its text, with the amounts it changes.
    AmendAgreement {
        /// The agreement.
        agreement: Id<Agreement>,
    } with {
        /// From when.
        when on: When,
        /// What it changes, as free text.
        text note: String,
        /// A clause it changes or adds.
        many clause: ClauseText,
        /// The investment agreed on from then on.
        just contract_investment: AmountInput,
        /// The total investment that is planned from then on.
        just total_planned: AmountInput,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl AmendAgreement {
    /// Amends this agreement.
    pub fn of(agreement: impl Names<Agreement>) -> Self {
        Self::required(agreement.id_of())
    }
}

command! {
    /// Ends an agreement early (终止).
    TerminateAgreement {
        /// The agreement.
        agreement: Id<Agreement>,
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

impl TerminateAgreement {
    /// Ends this agreement for this reason.
    pub fn of(agreement: impl Names<Agreement>, reason: impl AsRef<str>) -> Self {
        Self::required(agreement.id_of(), reason.as_ref().to_owned())
    }
}
