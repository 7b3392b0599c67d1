//! How a fact is stated: from which day, by a source that the playbook has, on what evidence.

use crate::evidence::Evidence;
use crate::fact::{Fact, FactSet, Stated};
use crate::id::NoteId;
use crate::near::nearest;
use crate::playbook::SourceKey;
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::when::When;

use super::{Deciding, name};

impl Deciding<'_> {
    /// The circumstances under which a command states a fact.
    pub(crate) fn stated(
        &mut self,
        on: Option<&When>,
        source: Option<&str>,
        evidence: Option<&Evidence>,
    ) -> Result<Stated, Refusal> {
        let source = source.map(|source| self.source(source)).transpose()?;
        let evidence = evidence.map(|evidence| self.keep_evidence(evidence)).transpose()?;
        Ok(Stated { on: on.map(|on| self.in_zone(on)), source, evidence })
    }

    /// The start of a value whose command names none: for ever, unless a value with a start was known
    /// by the time that this is; then the day on which it is known, so that the new one takes its
    /// place. What became known only after it takes its place anyway.
    pub(crate) fn default_start<T>(
        &self,
        stated: &Stated,
        values: &FactSet<T>,
        select: impl Fn(&T) -> bool,
    ) -> Result<Stated, Refusal> {
        let mut stated = stated.clone();
        let dated = |fact: &Fact<T>| fact.of.on.is_some() && select(&fact.value);
        if stated.on.is_none() && values.standing(self.known_from()).any(dated) {
            stated.on = Some(When::day(self.known_on())?);
        }
        Ok(stated)
    }

    fn keep_evidence(&mut self, evidence: &Evidence) -> Result<Evidence<NoteId>, Refusal> {
        let title = self.note(evidence.title.as_deref()).map_err(|refusal| refusal.at("evidence.title"))?;
        let line = |text: &Option<String>, path| text.as_deref().map(|text| name(text, path)).transpose();
        let kept = Evidence {
            title: None,
            reference: line(&evidence.reference, "evidence.reference")?,
            issuer: line(&evidence.issuer, "evidence.issuer")?,
            issued_on: evidence.issued_on.as_ref().map(|on| self.in_zone(on)),
            ..evidence.clone()
        };
        let mut kept = kept.keep_title(|_| NoteId { command: self.context.command, number: 0 });
        kept.title = title;
        Ok(kept)
    }

    fn source(&self, text: &str) -> Result<SourceKey, Refusal> {
        let known = self.playbook.sources().iter().find(|source| source.key == *text);
        known.map(|source| source.key.clone()).ok_or_else(|| {
            let near = nearest(text, self.playbook.sources().iter().map(|source| source.key.as_str()), 3);
            Refusal::new(refusals::record::UNKNOWN_SOURCE)
                .with("input", text)
                .with("near", near.join(", "))
                .at("source")
        })
    }
}
