//! What happens to an issue.

use serde::{Deserialize, Serialize};

use crate::deadline::Rule;
use crate::fact::Stated;
use crate::id::{Id, NoteId, RecordId};
use crate::money::Amount;
use crate::organisation::Organisation;
use crate::playbook::{ChannelKey, IssueKindKey, UrgencyKey};
use crate::qualified::Measured;
use crate::record::Opening;
use crate::unit::Unit;

use super::{Acceptance, HandOver, RaisedBy, Rating, Received, Reopening, Resolution, Response, Risk};

/// An issue was raised: `issue.raised`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueRaised {
    /// Its names, investment, unit, officer.
    pub opening: Opening,
    /// When it was received, by which source, on what evidence.
    pub stated: Stated,
    /// Its kind.
    pub kind: IssueKindKey,
    /// What it was raised on.
    pub about: RecordId,
    /// The channel through which it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelKey>,
    /// How pressing it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<UrgencyKey>,
    /// Who raised it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised_by: Option<RaisedBy>,
    /// The enterprise that it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Id<Organisation>>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<NoteId>,
    /// The units that are to answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub responders: Vec<Id<Unit>>,
    /// By when it is to be answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub respond: Option<Box<Rule>>,
    /// By when it is to be settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolve: Option<Box<Rule>>,
    /// How much investment it puts at risk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investment_at_risk: Option<Amount>,
    /// How many jobs it puts at risk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jobs_at_risk: Option<Measured>,
}

/// When an issue was received was corrected: `issue.received`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueReceived {
    /// That it was received.
    pub received: Received,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// An issue was accepted: `issue.accepted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueAccepted {
    /// That it was accepted.
    pub acceptance: Acceptance,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A unit answered an issue: `issue.responded`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueResponded {
    /// Who answered, and what.
    pub response: Response,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// An issue was settled: `issue.resolved`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueResolved {
    /// How it ended.
    pub resolution: Resolution,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// An issue was taken up again: `issue.reopened`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueReopened {
    /// Why.
    pub reopening: Reopening,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// An issue went to another unit; the `unit.assigned` that puts it in charge stands beside it: `issue.handed-over`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueHandedOver {
    /// From whom to whom, and why.
    pub hand_over: HandOver,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// The investor said how an issue was handled: `issue.rated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueRated {
    /// What the investor says.
    pub rating: Rating,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// What an issue puts at risk was stated anew: `issue.risk-stated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskStated {
    /// So much investment, or so many jobs.
    pub risk: Risk,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}
