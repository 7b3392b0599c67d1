//! What the records of a zone use of its playbook: what a later playbook may not drop.

use crate::attribute::Value;
use crate::fact::Circumstances;
use crate::id::Kind;
use crate::playbook::{Key, Place, RecordKind, Usage};

use super::{Record, State};

impl State {
    /// Adds what this record uses of the playbook.
    pub fn use_playbook(&self, usage: &mut Usage) {
        self.use_milestones(usage);
        self.use_measures(usage);
        self.use_attributes(usage);
        if let Some(standings) = self.standings() {
            usage.reasons.extend(standings.facts().iter().filter_map(|fact| fact.value.reason.clone()));
        }
        for facts in self.as_parts().fact_sets().all() {
            facts.each(&mut |of: &Circumstances| {
                usage.sources.extend(of.source.clone());
                usage.evidence.extend(of.evidence.as_ref().map(|evidence| evidence.kind.clone()));
            });
        }
        for fact in self.escalation().into_iter().flat_map(|escalation| escalation.raised.iter()) {
            usage.ladders.entry(fact.value.ladder.clone()).or_default().insert(fact.value.level.clone());
            usage.roles.insert(fact.value.notifies.clone());
        }
        match self {
            Self::Project(project) => {
                usage.natures.extend(project.natures.iter().map(|fact| fact.value.clone()));
            }
            Self::Commitment(commitment) => {
                usage.commitment_kinds.insert(commitment.kind.clone());
                let of_condition = commitment.condition.as_ref().and_then(|condition| condition.milestone.clone());
                for milestone in of_condition.into_iter().chain(commitment.kept_by.clone()) {
                    usage.milestones.entry(milestone).or_default();
                }
            }
            Self::Issue(issue) => {
                usage.issue_kinds.insert(issue.kind.clone());
                usage.channels.extend(issue.channel.clone());
                usage.urgencies.extend(issue.urgency.clone());
            }
            _ => {}
        }
    }

    fn use_milestones(&self, usage: &mut Usage) {
        let Some(milestones) = self.milestones() else { return };
        let place = |phase: Option<u16>| match (self.id().kind, phase) {
            (Kind::Lead, _) => Place::Lead,
            (Kind::Negotiation, _) => Place::Negotiation,
            (Kind::Agreement, _) => Place::Agreement,
            (_, Some(_)) => Place::Phase,
            (_, None) => Place::Project,
        };
        let mut used = |milestone: &Key, phase: Option<u16>| {
            usage.milestones.entry(milestone.clone()).or_default().insert(place(phase));
        };
        for fact in milestones.reached.iter() {
            used(&fact.value.milestone, fact.value.phase);
            if let Some(possibly) = &fact.value.possibly {
                used(possibly, fact.value.phase);
            }
        }
        for fact in milestones.planned.iter() {
            used(&fact.value.milestone, fact.value.phase);
        }
    }

    /// Milestones at which a figure is expected: named, though they stand nowhere.
    fn use_measures(&self, usage: &mut Usage) {
        let Some(measures) = self.measures() else { return };
        for at in measures.figures.iter().filter_map(|fact| fact.value.at.as_ref()) {
            usage.milestones.entry(at.clone()).or_default();
        }
    }

    fn use_attributes(&self, usage: &mut Usage) {
        let kind = RecordKind::ALL.iter().copied().find(|kind| kind.name() == self.id().kind.key());
        for fact in self.head().attributes.iter() {
            let used = usage.attributes.entry(fact.value.key.clone()).or_default();
            used.records.extend(kind);
            match &fact.value.value {
                Value::Choice(choice) => drop(used.choices.insert(choice.clone())),
                Value::Choices(choices) => used.choices.extend(choices.iter().cloned()),
                _ => {}
            }
        }
    }
}
