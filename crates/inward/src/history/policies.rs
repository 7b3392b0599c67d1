//! What happened to policies, in words.

use inward_core::entry::Policy;
use inward_core::event::Event;
use inward_core::record::State;

use super::said::{Said, written};
use super::words::{Term, Words};
use crate::Error;

/// What only a policy has, when it is added.
pub(super) fn particulars(said: &mut Said, policy: &Policy, words: &Words<'_>) -> Result<(), Error> {
    said.state_if("document", "文号", policy.document.as_ref().map(Term::name));
    said.state_if("issued by", "发文单位", policy.issuer.map(|unit| words.named(unit)).transpose()?);
    said.clauses(&policy.articles, words)
}

/// What happened to a policy; none where the event is of something else.
pub(super) fn said_of_policies(
    event: &Event,
    before: Option<&State>,
    words: &Words<'_>,
) -> Result<Option<Said>, Error> {
    let known = match before {
        Some(State::Entry(entry)) => Some(&entry.policy),
        _ => None,
    };
    let at = words.known();
    Ok(Some(match event {
        Event::PolicyIssued(_) => Said::of(Term::new("issued", "policy issued", "政策印发")),
        Event::PolicyChanged(event) => {
            let mut said = Said::of(Term::new("articles", "articles added", "补录条款"));
            said.clauses(&event.articles, words)?;
            said
        }
        Event::PolicyValiditySet(event) => {
            let from = known.and_then(|known| known.validity_at(at)).map(Term::when);
            Said::change(Term::new("validity", "valid", "有效期"), from, Term::when(&event.validity.period))
        }
        Event::PolicyBasisStated(event) => {
            let from = known.and_then(|known| known.legal_basis_at(at)).map(Term::name);
            Said::change(Term::new("legal_basis", "legal basis", "依据"), from, Term::name(&event.basis.name))
        }
        Event::PolicyReviewed(event) => {
            let outcome = event.review.outcome;
            let what = Term::new("review", "fair-competition review", "公平竞争审查");
            let mut said = Said::change(what, None, Term::labelled(outcome.key(), outcome.label()));
            said.state_if("by", "审查单位", event.review.unit.map(|unit| words.named(unit)).transpose()?);
            said.state_if("document", "文件", event.review.document.as_ref().map(Term::name));
            said
        }
        Event::PolicyBudgetSet(event) => {
            let budget = &event.budget;
            let from = known.and_then(|known| known.budget_at(budget.year, budget.amount.currency(), at));
            let what = Term::new("budget", format!("budget {}", budget.year), format!("{} 年预算", budget.year));
            Said::change(what, from.map(Term::amount), Term::amount(&budget.amount))
        }
        Event::PolicyRepealed(event) => {
            let mut said = Said::of(Term::new("repealed", "policy repealed", "政策废止"));
            let by = event.repeal.replaced_by.map(|by| words.record(by.record())).transpose()?;
            said.state_if("replaced by", "替代政策", by);
            said.why = written(event.repeal.reason, words)?;
            said
        }
        Event::PolicyCited(event) => {
            let from = match before {
                Some(State::Commitment(commitment)) => commitment.citation_at(at),
                _ => None,
            };
            let from = from.map(|citation| words.record(citation.policy.record())).transpose()?;
            let to = words.record(event.citation.policy.record())?;
            let mut said = Said::change(Term::new("policy", "under the policy", "依据政策"), from, to);
            said.state_if("article", "条款", event.citation.article.as_ref().map(Term::name));
            said
        }
        _ => return Ok(None),
    }))
}
