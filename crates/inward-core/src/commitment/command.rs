//! The commands on commitments.

use crate::command::command;
use crate::deadline::Rule;
use crate::entry::Entry;
use crate::evidence::Evidence;
use crate::id::{Id, RecordId};
use crate::money::AmountInput;
use crate::organisation::Organisation;
use crate::playbook::Direction;
use crate::qualified::Measured;
use crate::rules::{Profile, profiled};
use crate::target::{Mention, Names, Target};
use crate::unit::Unit;
use crate::when::When;

use super::{BreachCause, Commitment, Obligation, Recurrence, StartEvent};

/// An instalment as a command gives it: a date or a rule, and how much where it is money.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instalment {
    /// How much of the whole it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<AmountInput>,
    /// When it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<When>,
    /// The rule by which it is due, where no date is fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_rule: Option<Rule>,
}

impl Instalment {
    /// An instalment that is due by that date.
    #[must_use]
    pub fn by(due: When) -> Self {
        Self { due: Some(due), ..Self::default() }
    }

    /// An instalment that is due by a rule.
    #[must_use]
    pub fn by_rule(rule: Rule) -> Self {
        Self { due_rule: Some(rule), ..Self::default() }
    }

    /// How much of the whole it is.
    #[must_use]
    pub fn amount(mut self, amount: AmountInput) -> Self {
        self.amount = Some(amount);
        self
    }
}

command! {
    /// Makes a promise: a service commitment to the investor, or an obligation by the investor. What was
    /// agreed does not change by being said again: what was recorded wrongly is corrected, more time is an
    /// extension (延期), and other terms are those of a new promise that takes its place (变更, `supersede`).
    Promise {
        /// What it is made with: an agreement, a negotiation, a project, a lead. An investment means
        /// its only fitting record.
        made_with: RecordId,
        /// Who promises to whom.
        direction: Direction,
        /// Its kind, a key of the playbook.
        kind: String,
    } with {
        /// What is promised, in a few words; the kind's own words if not given.
        text title: String,
        /// When it was made; when the agreement was signed if not given.
        when on: When,
        /// When it is due.
        when due: When,
        /// The rule by which it is due, where no date is fixed: `working_days(5).after("accepted")`. It
        /// counts from a milestone of the playbook, from `made`, `condition_met`, `requested`,
        /// `received`, `accepted` or `notified`; from the milestone that its kind names if it does not say.
        opt due_rule: Rule,
        /// What the law allows, beside what is promised.
        opt statutory: Rule,
        /// The unit that owes it.
        opt debtor: Mention<Unit>,
        /// The organisation that owes it; the investor if not given.
        opt debtor_organisation: Mention<Organisation>,
        /// A unit that helps, 配合单位.
        many supporting: Mention<Unit>,
        /// What counts as keeping it, as free text.
        text criterion: String,
        /// What must hold before anything is owed, as free text.
        text condition: String,
        /// The milestone that meets the condition, on the project of the agreement that it is made
        /// with, on that project itself, or else on the only fitting record of its investment. It is
        /// looked up whenever the commitment is read: nobody need record that it was met.
        text condition_milestone: String,
        /// The commitment that must be kept before anything is owed, beside the condition: the other side's
        /// word on which this one depends.
        opt depends_on: Id<Commitment>,
        /// How much is owed, where it is money; of instalments that are exact, their sum if not given.
        just amount: AmountInput,
        /// The milestone that keeps it, looked for as that of a condition is: nobody need record that it was
        /// kept. The one that its kind names if nothing else says how it is kept.
        text kept_by_milestone: String,
        /// Something that is to be delivered, by its name; numbered from 1. Kept once all items are.
        many item: String,
        /// One more instalment; numbered from 1, in the order in which they are due.
        many instalment: Instalment,
        /// That the same is owed again and again, on these days.
        opt recurrence: Recurrence,
        /// How much is owed each time that it recurs.
        just amount_each: AmountInput,
        /// What must be reached, and when that is checked.
        opt obligation: Box<Obligation>,
        /// The law or decision it rests on; that of the policy if not given.
        text legal_basis: String,
        /// The policy it is made under, by its id or the number of its document.
        opt under: Mention<Entry>,
        /// The article of the policy.
        text article: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
        /// Code, further names, references, summary, principal unit, officer, attributes.
        own profile: Profile,
    }
}

profiled!(Promise);

impl Promise {
    /// A service commitment to the investor (服务承诺).
    pub fn to_investor(made_with: impl Target, kind: impl AsRef<str>) -> Self {
        Self::required(made_with.aim().record, Direction::ToInvestor, kind.as_ref().to_owned())
    }

    /// An obligation by the investor (企业义务).
    pub fn by_investor(made_with: impl Target, kind: impl AsRef<str>) -> Self {
        Self::required(made_with.aim().record, Direction::ByInvestor, kind.as_ref().to_owned())
    }

    /// All its items, in order.
    #[must_use]
    pub fn items(mut self, items: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.item.extend(items.into_iter().map(Into::into));
        self
    }

    /// All its instalments, in order.
    #[must_use]
    pub fn instalments(mut self, instalments: impl IntoIterator<Item = Instalment>) -> Self {
        self.instalment.extend(instalments);
        self
    }
}

command! {
    /// Records that the condition of a commitment was met: from then on it is owed. For conditions in
    /// words; one that names a milestone is met by the milestone.
    MeetCondition {
        /// The commitment.
        commitment: Id<Commitment>,
    } with {
        /// When.
        when on: When,
        /// When it is due now that the condition is met.
        when due: When,
        /// How it is known, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl MeetCondition {
    /// The condition of this commitment was met.
    pub fn of(commitment: impl Names<Commitment>) -> Self {
        Self::required(commitment.id_of())
    }
}

command! {
    /// Makes a commitment depend on another (互为条件): nothing of it is owed until that one is kept, and a
    /// limit that counts from `condition_met` starts with that. The link is retracted as any fact.
    Gate {
        /// The commitment that depends.
        commitment: Id<Commitment>,
        /// The one that must be kept.
        by: Id<Commitment>,
    } with {
        /// The instalment of the other that is enough, by its number from 1; all of it if not given.
        just instalment: u16,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Gate {
    /// This commitment depends on that one.
    pub fn of(commitment: impl Names<Commitment>, by: impl Names<Commitment>) -> Self {
        Self::required(commitment.id_of(), by.id_of())
    }
}

command! {
    /// Records that a commitment was kept: in whole, or the part that is given.
    Fulfil {
        /// The commitment.
        commitment: Id<Commitment>,
    } with {
        /// When.
        when on: When,
        /// Whether only a part was kept. Where an exact amount is owed, what was paid in all decides.
        own in_part: bool,
        /// How much was paid or delivered.
        just amount: AmountInput,
        /// The item that was delivered, by its number from 1.
        just item: u16,
        /// The instalment that it goes to, by its number from 1; the first that is open if not given.
        just instalment: u16,
        /// More on it, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Fulfil {
    /// This commitment was kept.
    pub fn of(commitment: impl Names<Commitment>) -> Self {
        Self::required(commitment.id_of())
    }
}

command! {
    /// Records what the check of an obligation found (履约核验): whether it is enough follows.
    VerifyObligation {
        /// The commitment.
        commitment: Id<Commitment>,
        /// How much there was, all in all: of jobs the headcount, not what is new.
        actual: Measured,
    } with {
        /// The day of the figure; today if not given.
        when on: When,
        /// The check that it belongs to, by its number from 1; the first that is not met if not given.
        just instalment: u16,
        /// More on it, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl VerifyObligation {
    /// This was found of that obligation.
    pub fn of(commitment: impl Names<Commitment>, actual: Measured) -> Self {
        Self::required(commitment.id_of(), actual)
    }
}

command! {
    /// Records that the debtor was notified of a shortfall (整改通知): its time to make it good counts from
    /// then.
    NotifyShortfall {
        /// The commitment.
        commitment: Id<Commitment>,
    } with {
        /// When; today if not given.
        when on: When,
        /// The check that it belongs to, by its number from 1; the first that is not met if not given.
        just instalment: u16,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl NotifyShortfall {
    /// The debtor of this obligation was notified.
    pub fn of(commitment: impl Names<Commitment>) -> Self {
        Self::required(commitment.id_of())
    }
}

command! {
    /// Records that the creditor let a commitment go.
    Waive {
        /// The commitment.
        commitment: Id<Commitment>,
        /// Why.
        reason: String,
    } with {
        /// When.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Waive {
    /// This commitment was let go.
    pub fn of(commitment: impl Names<Commitment>, reason: impl Into<String>) -> Self {
        Self::required(commitment.id_of(), reason.into())
    }
}

command! {
    /// Records that a commitment was broken, and whose doing it was.
    Breach {
        /// The commitment.
        commitment: Id<Commitment>,
        /// Whose doing it was.
        cause: BreachCause,
    } with {
        /// When.
        when on: When,
        /// What is done about it, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Breach {
    /// This commitment was broken.
    pub fn of(commitment: impl Names<Commitment>, cause: BreachCause) -> Self {
        Self::required(commitment.id_of(), cause)
    }
}

command! {
    /// Records what a limit counts from: the application was received, accepted, …
    RecordStart {
        /// The commitment.
        commitment: Id<Commitment>,
        /// What happened.
        event: StartEvent,
    } with {
        /// When; hours count from an instant.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl RecordStart {
    /// This happened to this commitment.
    pub fn of(commitment: impl Names<Commitment>, event: StartEvent) -> Self {
        Self::required(commitment.id_of(), event)
    }
}

command! {
    /// Records that the two sides do not agree on a commitment (争议).
    Dispute {
        /// The commitment.
        commitment: Id<Commitment>,
        /// What is in dispute.
        reason: String,
    } with {
        /// Since when.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Dispute {
    /// This commitment is disputed.
    pub fn of(commitment: impl Names<Commitment>, reason: impl Into<String>) -> Self {
        Self::required(commitment.id_of(), reason.into())
    }
}

command! {
    /// Records that a dispute was settled: the commitment stands again as it did.
    SettleDispute {
        /// The commitment.
        commitment: Id<Commitment>,
    } with {
        /// When.
        when on: When,
        /// How, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl SettleDispute {
    /// The dispute on this commitment was settled.
    pub fn of(commitment: impl Names<Commitment>) -> Self {
        Self::required(commitment.id_of())
    }
}

command! {
    /// Records that a commitment binds nobody (无效): it has no legal basis. It is kept, and counted
    /// apart.
    Void {
        /// The commitment.
        commitment: Id<Commitment>,
        /// Why.
        reason: String,
    } with {
        /// Since when.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Void {
    /// This commitment binds nobody.
    pub fn of(commitment: impl Names<Commitment>, reason: impl Into<String>) -> Self {
        Self::required(commitment.id_of(), reason.into())
    }
}

command! {
    /// Records that another commitment, or an amendment, took the place of one (被替代).
    Supersede {
        /// The commitment whose place is taken.
        commitment: Id<Commitment>,
        /// Why: the amendment that says so.
        reason: String,
    } with {
        /// The commitment that took its place.
        opt by: Id<Commitment>,
        /// Since when.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Supersede {
    /// This commitment was superseded.
    pub fn of(commitment: impl Names<Commitment>, reason: impl Into<String>) -> Self {
        Self::required(commitment.id_of(), reason.into())
    }
}
