//! The state of an issue.

use serde::{Deserialize, Serialize};

use crate::clock::ClockFacts;
use crate::deadline::Rule;
use crate::escalation::EscalationFacts;
use crate::event::Event;
use crate::fact::{AsOf, Endings, Fact, FactSet, Facts, Occurrence};
use crate::id::{FactId, Id, Kind, NoteId, RecordId, Recordable};
use crate::money::Amount;
use crate::organisation::Organisation;
use crate::person::Person;
use crate::playbook::{ChannelKey, IssueKindKey, Key, UrgencyKey};
use crate::qualified::Measured;
use crate::record::{Head, keeps, restates};
use crate::standing::Is;
use crate::unit::Unit;
use crate::when::{Relation, Truth};

use super::event::{
    IssueAccepted, IssueHandedOver, IssueRated, IssueReceived, IssueReopened, IssueResolved, IssueResponded, RiskStated,
};

/// Who raised an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RaisedBy {
    /// An organisation.
    Organisation(Id<Organisation>),
    /// Somebody.
    Person(Id<Person>),
}

/// That an issue was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Received {}

/// That an issue was accepted (受理).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// More on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// That a unit answered (答复).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// The unit that answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id<Unit>>,
    /// What it said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// How an issue ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueOutcome {
    /// 已解决: what was asked for was done.
    Settled,
    /// 部分解决.
    Partly,
    /// 无法解决: it cannot be done, and the enterprise was told why.
    NotPossible,
    /// 企业撤回.
    Withdrawn,
    /// 转外部办理: it is for a body outside the zone.
    Referred,
}

/// That an issue was settled, in one way or another (办结).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// How it ended.
    pub outcome: IssueOutcome,
    /// What was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// That an issue was taken up again (重新办理).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// That an issue went from one unit to another (转办). The unit in charge that follows from it is the
/// value in force in the head of the record, stated by the same command: both are corrected and
/// retracted together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// The unit that was in charge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Id<Unit>>,
    /// The unit that is.
    pub to: Id<Unit>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// What the investor says of how an issue was handled (满意度).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Satisfaction {
    /// 满意.
    Satisfied,
    /// 基本满意.
    Fair,
    /// 不满意.
    Dissatisfied,
}

/// A rating by the investor, on the evidence of a call-back (回访).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// What the investor says.
    pub satisfaction: Satisfaction,
    /// In the investor's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// What an issue puts at risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    /// So much investment.
    Investment(Amount),
    /// So many jobs.
    Jobs(Measured),
}

impl Risk {
    /// Whether both are of the same thing, so that one takes the place of the other.
    pub(crate) const fn is_like(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Investment(_), Self::Investment(_)) | (Self::Jobs(_), Self::Jobs(_)))
    }
}

/// The state of an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Issue {
    /// Its id.
    pub id: Id<Issue>,
    /// Its head: the unit in charge is the one that handles it now, 承办单位.
    pub head: Head,
    /// Its kind, a key of the playbook.
    pub kind: IssueKindKey,
    /// What it was raised on: an investment, a record of one, or an organisation, to which it then
    /// belongs instead.
    pub about: RecordId,
    /// The channel through which it came, a key of the playbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelKey>,
    /// How pressing it is, a key of the playbook.
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
    /// The units that are to answer, 答复单位.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub responders: Vec<Id<Unit>>,
    /// By when it is to be answered, as agreed when it was raised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub respond: Option<Rule>,
    /// By when it is to be settled, as agreed when it was raised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolve: Option<Rule>,
    /// That it was received.
    pub received: FactSet<Received>,
    /// What happened to its clocks: pauses, which stop both, and extensions, which are of the resolution.
    #[serde(default, skip_serializing_if = "ClockFacts::is_empty")]
    pub clock: ClockFacts,
    /// What happened to it on the ladders of escalation.
    #[serde(default, skip_serializing_if = "EscalationFacts::is_empty")]
    pub escalation: EscalationFacts,
    /// That it was accepted.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub acceptances: FactSet<Acceptance>,
    /// Who answered.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub responses: FactSet<Response>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub resolutions: FactSet<Resolution>,
    /// That it was taken up again.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub reopenings: FactSet<Reopening>,
    /// From whom to whom it went.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub hand_overs: FactSet<HandOver>,
    /// What the investor says of it.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub ratings: FactSet<Rating>,
    /// What it puts at risk.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub risks: FactSet<Risk>,
}

impl Recordable for Issue {
    const KIND: Kind = Kind::Issue;
}

impl Issue {
    /// The kind of evidence on which alone a rating rests: what the investor said when asked.
    pub const CALL_BACK: Key = Key::known("call_back");

    /// Whether it is settled at that point: resolved, and not taken up again since.
    #[must_use]
    pub fn is_resolved(&self, as_of: AsOf) -> Truth {
        self.endings(as_of).ended()
    }

    /// How it ended, where it is or may be settled at that point.
    #[must_use]
    pub fn outcome(&self, as_of: AsOf) -> Option<IssueOutcome> {
        if self.is_resolved(as_of) == Truth::No {
            return None;
        }
        last(&self.resolutions, as_of).map(|fact| fact.value.outcome)
    }

    /// What the investor said last of how it was handled.
    #[must_use]
    pub fn satisfaction(&self, as_of: AsOf) -> Option<Satisfaction> {
        last(&self.ratings, as_of).map(|fact| fact.value.satisfaction)
    }

    /// Whether the investor's last word on how it was handled is one of these: possibly, where it may not have been
    /// said by then, or where the dates of several leave open which was the last.
    #[must_use]
    pub fn is_rated(&self, as_of: AsOf, said: &[Satisfaction]) -> Truth {
        let ratings: Vec<Occurrence<'_, Rating>> = self.ratings.occurrences(as_of).collect();
        let is_last = |one: &&Occurrence<'_, Rating>| !ratings.iter().any(|other| takes_the_place_of(other, one));
        let mut may_be_last = ratings.iter().filter(is_last).map(|one| said.contains(&one.fact.value.satisfaction));
        let is_said = ratings.iter().any(|one| one.truth.is_certain());
        match (may_be_last.clone().any(|is| is), may_be_last.all(|is| is) && is_said) {
            (_, true) => Truth::Yes,
            (true, _) => Truth::Possibly,
            (false, _) => Truth::No,
        }
    }

    /// How much investment it puts at risk.
    #[must_use]
    pub fn investment_at_risk(&self, as_of: AsOf) -> Option<&Amount> {
        match self.risks.pick_in_force(as_of, |risk| matches!(risk, Risk::Investment(_)))? {
            Risk::Investment(amount) => Some(amount),
            Risk::Jobs(_) => None,
        }
    }

    /// How many jobs it puts at risk.
    #[must_use]
    pub fn jobs_at_risk(&self, as_of: AsOf) -> Option<&Measured> {
        match self.risks.pick_in_force(as_of, |risk| matches!(risk, Risk::Jobs(_)))? {
            Risk::Jobs(jobs) => Some(jobs),
            Risk::Investment(_) => None,
        }
    }

    pub(crate) fn endings(&self, as_of: AsOf) -> Endings<'_> {
        Endings::of(&self.resolutions, &self.reopenings, as_of)
    }

    /// What stands and falls with a fact: the unit in charge with the hand-over that put it there.
    pub(crate) fn stated_along(&self, fact: FactId) -> Vec<FactId> {
        let of = self.hand_overs.circumstances(fact).or_else(|| self.head.unit.circumstances(fact));
        let Some(of) = of else { return Vec::new() };
        let hand_overs = self.hand_overs.standing_of(of.command);
        if hand_overs.is_empty() {
            return Vec::new();
        }
        hand_overs.into_iter().chain(self.head.unit.standing_of(of.command)).filter(|other| *other != fact).collect()
    }
}

/// The one that happened last; of those whose dates do not tell, the one known latest.
/// Whether something happened for certain, and after another: of two of the same time the one known later did.
fn takes_the_place_of<T>(other: &Occurrence<'_, T>, one: &Occurrence<'_, T>) -> bool {
    let known_later = |one: &Fact<T>, other: &Fact<T>| {
        (other.of.known.from(), other.of.id).cmp(&(one.of.known.from(), one.of.id)).is_gt()
    };
    let Some((mine, others)) = one.fact.of.on.as_ref().zip(other.fact.of.on.as_ref()) else { return false };
    other.truth.is_certain()
        && match others.compare(mine) {
            Relation::After => true,
            Relation::Before => false,
            Relation::Same => known_later(one.fact, other.fact),
            Relation::Unsure => others.same_days(mine) && known_later(one.fact, other.fact),
        }
}

fn last<T>(facts: &FactSet<T>, as_of: AsOf) -> Option<&Fact<T>> {
    let happened = facts.occurrences(as_of).map(|occurrence| occurrence.fact);
    happened.max_by_key(|fact| {
        let on = fact.of.on.as_ref();
        (
            on.and_then(crate::when::When::first),
            on.and_then(crate::when::When::timestamp),
            fact.of.known.from(),
            fact.of.id,
        )
    })
}

keeps!(Issue {
    parts: clock, escalation;
    occurrences: received, acceptances, responses, resolutions, reopenings, hand_overs, ratings;
    in_force: risks;
    came_of: |issue| Some(issue.about).filter(|about| !matches!(about.kind, Kind::Investment | Kind::Organisation));
    listed_standing: |issue, as_of| match issue.is_resolved(as_of) {
        Truth::Yes => Is::Completed,
        _ => Is::Ongoing,
    };
});

restates!(Received => |received, stated| Event::IssueReceived(IssueReceived { received, stated }));
restates!(Acceptance => |acceptance, stated| Event::IssueAccepted(IssueAccepted { acceptance, stated }));
restates!(Response => |response, stated| Event::IssueResponded(IssueResponded { response, stated }));
restates!(Resolution => |resolution, stated| Event::IssueResolved(IssueResolved { resolution, stated }));
restates!(Reopening => |reopening, stated| Event::IssueReopened(IssueReopened { reopening, stated }));
restates!(HandOver => |hand_over, stated| Event::IssueHandedOver(IssueHandedOver { hand_over, stated }));
restates!(Rating => |rating, stated| Event::IssueRated(IssueRated { rating, stated }));
restates!(Risk => |risk, stated| Event::RiskStated(RiskStated { risk, stated }));
