//! The rules on policies: what a command does, and why it is refused or worth a look.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::agreement::decide::clauses;
use crate::commitment::Citation;
use crate::entry::event::EntryAdded;
use crate::entry::{Entry, EntryKind};
use crate::fact::{AsOf, Stated};
use crate::finance::refuse_negative;
use crate::id::{Id, RecordId};
use crate::near::nearest;
use crate::record::State;
use crate::refusal::Refusal;
use crate::rules::{Deciding, name};
use crate::target::Mention;
use crate::text::{Label, refusals};
use crate::when::{Truth, When};
use crate::world::{Decision, Relation, Stop, UniqueKey};

use super::command::{AddPolicy, ChangePolicy, CitePolicy, RepealPolicy, ReviewPolicy, SetBudget};
use super::event::{
    PolicyBasisStated, PolicyBudgetSet, PolicyChanged, PolicyIssued, PolicyRepealed, PolicyReviewed, PolicyValiditySet,
};
use super::{Issued, LegalBasis, Policy, PolicyReview, Repeal, Validity, YearBudget};

/// From this day on incentives for chosen enterprises need a legal basis and a fair-competition review
/// (公平竞争审查条例, State Council Order 783, in force on 1 August 2024).
const REGULATION: Option<NaiveDate> = NaiveDate::from_ymd_opt(2024, 8, 1);

pub(crate) fn add(mut deciding: Deciding<'_>, command: &AddPolicy) -> Result<Decision, Stop> {
    let policy: Id<Entry> = deciding.own_id();
    let opening = deciding.opening(policy.record(), &command.name, &command.profile)?;
    let document = command.document.as_deref().map(|document| name(document, "document")).transpose()?;
    if let Some(document) = &document {
        deciding.claim(UniqueKey::policy(document), policy, "document")?;
    }
    let kind = Policy {
        document,
        issuer: command.issuer.as_ref().map(|unit| deciding.unit(unit)).transpose()?,
        articles: clauses(&mut deciding, &command.article)?,
    };
    let (source, evidence) = (command.source.as_deref(), command.evidence.as_ref());
    let issued = deciding.happened(command.on.as_ref(), source, evidence)?;
    let always = Stated { on: None, ..issued.clone() };
    deciding.emit(policy, EntryAdded { opening, kind: EntryKind::Policy(kind), on: None });
    if issued.on.is_some() {
        deciding.emit(policy, PolicyIssued { issued: Issued {}, stated: issued });
    }
    if let Some(period) = &command.valid {
        let validity = Validity { period: deciding.in_zone(period) };
        deciding.emit(policy, PolicyValiditySet { validity, stated: always.clone() });
    }
    if let Some(basis) = &command.legal_basis {
        let basis = LegalBasis { name: name(basis, "legal_basis")? };
        deciding.emit(policy, PolicyBasisStated { basis, stated: always });
    }
    Ok(deciding.answer(policy))
}

pub(crate) fn change(mut deciding: Deciding<'_>, command: &ChangePolicy) -> Result<Decision, Stop> {
    let state = known(&deciding, command.policy)?;
    let entry = of(&state, command.policy)?;
    let record = command.policy.record();
    let stated = deciding.stated(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let now = AsOf::LATEST;
    let mut changes = 0;
    if let Some(period) = &command.valid {
        let validity = Validity { period: deciding.in_zone(period) };
        if entry.policy.validity_at(now) != Some(&validity.period) {
            let stated = deciding.default_start(&stated, &entry.policy.validity, |_| true)?;
            deciding.emit(record, PolicyValiditySet { validity, stated });
            changes += 1;
        }
    }
    if let Some(basis) = &command.legal_basis {
        let basis = LegalBasis { name: name(basis, "legal_basis")? };
        if entry.policy.legal_basis_at(now) != Some(basis.name.as_str()) {
            let stated = deciding.default_start(&stated, &entry.policy.legal_basis, |_| true)?;
            deciding.emit(record, PolicyBasisStated { basis, stated });
            changes += 1;
        }
    }
    let mut articles = clauses(&mut deciding, &command.article)?;
    articles.retain(|article| !numbers(entry).any(|number| number == article.number));
    if !articles.is_empty() {
        deciding.emit(record, PolicyChanged { articles });
        changes += 1;
    }
    if changes == 0 {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(record).into());
    }
    Ok(deciding.answer(command.policy))
}

pub(crate) fn review(mut deciding: Deciding<'_>, command: &ReviewPolicy) -> Result<Decision, Stop> {
    known(&deciding, command.policy)?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let review = PolicyReview {
        outcome: command.outcome,
        unit: command.unit.as_ref().map(|unit| deciding.unit(unit)).transpose()?,
        document: command.document.as_deref().map(|document| name(document, "document")).transpose()?,
    };
    deciding.emit(command.policy, PolicyReviewed { review, stated });
    Ok(deciding.answer(command.policy))
}

pub(crate) fn set_budget(mut deciding: Deciding<'_>, command: &SetBudget) -> Result<Decision, Stop> {
    let state = known(&deciding, command.policy)?;
    let entry = of(&state, command.policy)?;
    When::year(command.year.into()).map_err(|refusal| refusal.at("year"))?;
    let amount = deciding.amount(&command.amount, "amount")?;
    refuse_negative(&amount)?;
    let budget = YearBudget { year: command.year, amount };
    let stated = deciding.stated(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = deciding.default_start(&stated, &entry.policy.budgets, |known| known.is_like(&budget))?;
    deciding.emit(command.policy, PolicyBudgetSet { budget, stated });
    Ok(deciding.answer(command.policy))
}

pub(crate) fn repeal(mut deciding: Deciding<'_>, command: &RepealPolicy) -> Result<Decision, Stop> {
    let state = known(&deciding, command.policy)?;
    let entry = of(&state, command.policy)?;
    let record = command.policy.record();
    if entry.policy.repeals.standing(deciding.now()).next().is_some() {
        return Err(Refusal::new(refusals::policy::ALREADY_REPEALED).about(record).into());
    }
    if let Some(other) = command.replaced_by {
        if other == command.policy {
            return Err(Refusal::new(refusals::policy::BY_ITSELF).about(record).at("replaced_by").into());
        }
        known(&deciding, other).map_err(|stop| stop.at("replaced_by"))?;
    }
    let stated = deciding.stated(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let reason = deciding.note(command.reason.as_deref()).map_err(|refusal| refusal.at("reason"))?;
    let open = open_under(&deciding, command.policy)?;
    if !open.is_empty() {
        let listed: Vec<String> = open.iter().map(ToString::to_string).collect();
        deciding.warn(
            Refusal::new(refusals::policy::OPEN_COMMITMENTS)
                .with("count", open.len())
                .with("commitments", listed.join(", "))
                .about(record),
        );
    }
    let repeal = Repeal { replaced_by: command.replaced_by, reason };
    deciding.emit(record, PolicyRepealed { repeal, stated });
    Ok(deciding.answer(command.policy))
}

pub(crate) fn cite(mut deciding: Deciding<'_>, command: &CitePolicy) -> Result<Decision, Stop> {
    let state = deciding.state(command.commitment.record())?;
    let State::Commitment(commitment) = &*state else {
        return Err(Refusal::new(refusals::record::UNKNOWN).with("input", command.commitment).into());
    };
    let made = commitment.made.standing(deciding.now()).filter_map(|made| made.of.on.clone()).last();
    let basis = commitment.legal_basis.is_some();
    let citation = citation(&mut deciding, &command.policy, command.article.as_deref(), made.as_ref(), basis)
        .map_err(|stop| stop.at("policy"))?;
    if commitment.citation_at(AsOf::LATEST) == Some(&citation) {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(command.commitment).into());
    }
    let stated = deciding.stated(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = deciding.default_start(&stated, &commitment.citations, |_| true)?;
    deciding.emit(command.commitment, crate::commitment::event::PolicyCited { citation, stated });
    Ok(deciding.answer(command.commitment))
}

/// What cites a policy for a commitment that was made on a date; whether that `has_basis` of its own. What
/// makes the policy unfit for it is worth a look: it holds what was promised all the same.
pub(crate) fn citation(
    deciding: &mut Deciding<'_>,
    policy: &Mention<Entry>,
    article: Option<&str>,
    made: Option<&When>,
    has_basis: bool,
) -> Result<Citation, Stop> {
    let id = mentioned(deciding, policy)?;
    let state = known(deciding, id)?;
    let entry = of(&state, id)?;
    let article = article.map(|article| name(article, "article")).transpose()?;
    if let Some(article) = &article
        && numbers(entry).next().is_some()
        && !numbers(entry).any(|number| number == article)
    {
        let near = nearest(article, numbers(entry), 3).join("、");
        let warning = Refusal::new(refusals::policy::UNKNOWN_ARTICLE).with("input", article).with("near", near);
        deciding.warn(warning.about(id).at("article"));
    }
    let on = match made {
        Some(on) => on.clone(),
        None => When::day(deciding.known_on())?,
    };
    warn_if_unfit(deciding, entry, &on, has_basis);
    Ok(Citation { policy: id, article })
}

/// Whether a policy fits what is promised under it on a date is read of what is known now.
fn warn_if_unfit(deciding: &mut Deciding<'_>, entry: &Entry, on: &When, has_basis: bool) {
    let day = on.last().unwrap_or(NaiveDate::MAX);
    let then = AsOf { valid: day, known: deciding.now() };
    let about = |code| Refusal::new(code).with("policy", entry.called()).with("on", on).about(entry.id);
    if entry.policy.in_force_on(on, then) == Truth::No {
        let validity = entry.policy.validity_at(then);
        let repealed = entry.policy.repeals.standing(then.known).filter_map(|repeal| repeal.of.on.as_ref()).last();
        let says = |from: Option<&When>| from.map_or_else(|| "—".to_owned(), ToString::to_string);
        deciding.warn(
            about(refusals::policy::NOT_IN_FORCE).with("validity", says(validity)).with("repealed", says(repealed)),
        );
    }
    if REGULATION.is_none_or(|since| day < since) {
        return;
    }
    if !has_basis && entry.policy.legal_basis_at(then).is_none() {
        deciding.warn(about(refusals::policy::NO_LEGAL_BASIS));
    }
    let review = entry.policy.review_at(then).map(|review| review.outcome);
    if review.is_none_or(|outcome| !outcome.clears()) {
        let found = review.map_or_else(|| Label::new("not recorded", "未登记"), super::ReviewOutcome::label);
        deciding.warn(about(refusals::policy::NOT_REVIEWED).with_word("review", &found));
    }
}

impl Entry {
    /// Its document number, or else its name.
    fn called(&self) -> &str {
        self.as_policy().and_then(|policy| policy.document.as_deref()).unwrap_or(&self.head.title)
    }
}

fn numbers(entry: &Entry) -> impl Iterator<Item = &str> {
    entry.as_policy().into_iter().flat_map(|policy| &policy.articles).map(|article| article.number.as_str())
}

fn mentioned(deciding: &Deciding<'_>, policy: &Mention<Entry>) -> Result<Id<Entry>, Stop> {
    match policy {
        Mention::Id(id) => Ok(*id),
        Mention::Name(document) => match deciding.world().holder(&UniqueKey::policy(document))? {
            Some(holder) => Ok(holder.of()?),
            None => Err(Refusal::new(refusals::policy::UNKNOWN).with("input", document).into()),
        },
    }
}

/// The state of a policy; refused where the entry is something else.
fn known(deciding: &Deciding<'_>, policy: Id<Entry>) -> Result<Arc<State>, Stop> {
    let state = deciding.state(policy.record())?;
    of(&state, policy)?;
    Ok(state)
}

fn of(state: &State, policy: Id<Entry>) -> Result<&Entry, Refusal> {
    match state {
        State::Entry(entry) if entry.is_policy() => Ok(entry),
        _ => Err(Refusal::new(refusals::policy::NOT_A_POLICY).about(policy)),
    }
}

/// The commitments under a policy that have not ended.
fn open_under(deciding: &Deciding<'_>, policy: Id<Entry>) -> Result<Vec<RecordId>, Stop> {
    let mut open = Vec::new();
    for id in deciding.world().related(Relation::Under, policy.record())? {
        let state = deciding.state(id)?;
        let State::Commitment(commitment) = &*state else { continue };
        let around = deciding.around(commitment)?;
        if !commitment.has_ended(AsOf::LATEST, &around) && !state.is_taken_out(AsOf::LATEST.known) {
            open.push(id);
        }
    }
    Ok(open)
}
