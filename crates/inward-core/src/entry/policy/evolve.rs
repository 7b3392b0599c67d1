//! How events change what is kept of a policy.

use crate::entry::{Entry, EntryKind};
use crate::event::{Event, Recorded};
use crate::fact::Stating;

impl Entry {
    pub(crate) fn evolve_policy(&mut self, recorded: &Recorded<'_>) -> bool {
        let EntryKind::Policy(policy) = &mut self.kind else { return false };
        let mut stating = Stating::of(recorded);
        let facts = &mut self.policy;
        match recorded.event {
            Event::PolicyChanged(event) => policy.articles.extend(event.articles.iter().cloned()),
            Event::PolicyIssued(event) => facts.issued.push(stating.fact(event.issued, event.stated.clone())),
            Event::PolicyValiditySet(event) => {
                facts.validity.push(stating.fact(event.validity.clone(), event.stated.clone()));
            }
            Event::PolicyBasisStated(event) => {
                facts.legal_basis.push(stating.fact(event.basis.clone(), event.stated.clone()));
            }
            Event::PolicyReviewed(event) => {
                facts.reviews.push(stating.fact(event.review.clone(), event.stated.clone()));
            }
            Event::PolicyBudgetSet(event) => {
                facts.budgets.push(stating.fact(event.budget.clone(), event.stated.clone()));
            }
            Event::PolicyRepealed(event) => {
                facts.repeals.push(stating.fact(event.repeal.clone(), event.stated.clone()));
            }
            _ => return false,
        }
        true
    }
}
