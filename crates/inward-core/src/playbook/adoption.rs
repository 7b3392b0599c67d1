//! What a new playbook may not do to the one it follows: what is in use may be retired or given
//! another label, never dropped, retyped, or moved away from where it is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Playbook;
use super::attribute::RecordKind;
use super::key::{
    AttributeKey, ChannelKey, CommitmentKey, EvidenceKey, IssueKindKey, Key, LadderKey, LevelKey, MilestoneKey,
    NatureKey, ReasonKey, RoleKey, SourceKey, UrgencyKey,
};
use super::place::Place;
use crate::refusal::Refusal;
use crate::text::refusals::playbook as codes;

/// What of its playbook a book uses: every key that stands in a fact, a value or a plan, retracted
/// ones too, since they can still be read as of an earlier day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Usage {
    /// Milestones, each with where it stands.
    pub milestones: BTreeMap<MilestoneKey, BTreeSet<Place>>,
    /// Attributes, each with the records that carry it and the options they have.
    pub attributes: BTreeMap<AttributeKey, AttributeUsage>,
    /// Reasons.
    pub reasons: BTreeSet<ReasonKey>,
    /// Sources of dates.
    pub sources: BTreeSet<SourceKey>,
    /// Natures of projects.
    pub natures: BTreeSet<NatureKey>,
    /// Kinds of commitment.
    pub commitment_kinds: BTreeSet<CommitmentKey>,
    /// Kinds of issue.
    pub issue_kinds: BTreeSet<IssueKindKey>,
    /// Channels through which issues come.
    pub channels: BTreeSet<ChannelKey>,
    /// Urgencies of issues.
    pub urgencies: BTreeSet<UrgencyKey>,
    /// Ladders of escalation, each with its levels that were raised.
    pub ladders: BTreeMap<LadderKey, BTreeSet<LevelKey>>,
    /// Roles that were told of a level.
    pub roles: BTreeSet<RoleKey>,
    /// Kinds of evidence.
    pub evidence: BTreeSet<EvidenceKey>,
}

/// Where an attribute is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AttributeUsage {
    /// The kinds of record that carry it.
    pub records: BTreeSet<RecordKind>,
    /// The options that stand as values.
    pub choices: BTreeSet<Key>,
}

impl Playbook {
    /// Everything that forbids this playbook to follow `old` in a book that uses so much of it;
    /// empty if it may. Labels, order, tracks, ranks, needs, evidence, the order of sources and the rules of
    /// deadlines may change freely, and anything may be retired.
    ///
    /// ```
    /// use inward_core::playbook::{Playbook, Usage};
    ///
    /// let old = Playbook::development_zone();
    /// let usage = Usage { sources: ["press".try_into()?].into(), ..Usage::default() };
    /// let new = Playbook::parse(r#"
    ///     name = "small"
    ///     label = { en = "Small", zh = "小" }
    ///     [[milestone]]
    ///     key = "negotiating"
    ///     label = { en = "Negotiating", zh = "在谈" }
    ///     places = ["negotiation"]
    /// "#)?;
    /// let violations = new.refuses_to_follow(&old, &usage);
    /// assert_eq!(violations[0].code.as_str(), "playbook.drops-what-is-used");
    /// assert!(old.refuses_to_follow(&old, &usage).is_empty());
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn refuses_to_follow(&self, old: &Self, usage: &Usage) -> Vec<Refusal> {
        let mut violations = Vec::new();
        for (key, places) in &usage.milestones {
            match self.milestone(key.as_str()) {
                None => violations.push(drops(format_args!("milestone.{key}"))),
                Some(milestone) => {
                    let lost = places.iter().filter(|place| !milestone.stands_at(**place));
                    violations.extend(moves(format_args!("milestone.{key}"), lost));
                }
            }
        }
        for (key, used) in &usage.attributes {
            self.follow_attribute(old, key, used, &mut violations);
        }
        for key in &usage.reasons {
            let now = self.reason(key.as_str()).map(|reason| reason.of.name());
            let before = old.reason(key.as_str()).map(|reason| reason.of.name());
            violations.extend(keeps(format_args!("reason.{key}"), before, now));
        }
        for key in &usage.commitment_kinds {
            let now = self.commitment_kind(key.as_str()).map(|kind| kind.direction.name());
            let before = old.commitment_kind(key.as_str()).map(|kind| kind.direction.name());
            violations.extend(keeps(format_args!("commitment_kind.{key}"), before, now));
        }
        let dropped_sources = usage.sources.iter().filter(|key| self.source(key.as_str()).is_none());
        violations.extend(dropped_sources.map(|key| drops(format_args!("source.{key}"))));
        let dropped_natures = usage.natures.iter().filter(|key| self.nature(key.as_str()).is_none());
        violations.extend(dropped_natures.map(|key| drops(format_args!("nature.{key}"))));
        let dropped_kinds = usage.issue_kinds.iter().filter(|key| self.issue_kind(key.as_str()).is_none());
        violations.extend(dropped_kinds.map(|key| drops(format_args!("issue_kind.{key}"))));
        let dropped_channels = usage.channels.iter().filter(|key| self.channel(key.as_str()).is_none());
        violations.extend(dropped_channels.map(|key| drops(format_args!("channel.{key}"))));
        let dropped_urgencies = usage.urgencies.iter().filter(|key| self.urgency(key.as_str()).is_none());
        violations.extend(dropped_urgencies.map(|key| drops(format_args!("urgency.{key}"))));
        for (key, levels) in &usage.ladders {
            self.follow_ladder(old, key, levels, &mut violations);
        }
        let dropped_roles = usage.roles.iter().filter(|key| self.role(key.as_str()).is_none());
        violations.extend(dropped_roles.map(|key| drops(format_args!("role.{key}"))));
        // Evidence may be of a kind that no playbook ever declared: that cannot be dropped.
        let dropped_evidence = usage
            .evidence
            .iter()
            .filter(|key| old.evidence_kind(key.as_str()).is_some() && self.evidence_kind(key.as_str()).is_none());
        violations.extend(dropped_evidence.map(|key| drops(format_args!("evidence.{key}"))));
        violations
    }

    fn follow_ladder(&self, old: &Self, key: &Key, levels: &BTreeSet<LevelKey>, violations: &mut Vec<Refusal>) {
        let now = self.ladder(key.as_str());
        let before = old.ladder(key.as_str()).map(|ladder| ladder.watches.key());
        let rewatched = keeps(format_args!("ladder.{key}"), before, now.map(|ladder| ladder.watches.key()));
        if let (None, Some(now)) = (&rewatched, now) {
            let dropped = levels.iter().filter(|level| now.level(level.as_str()).is_none());
            violations.extend(dropped.map(|level| drops(format_args!("ladder.{key}.{level}"))));
        }
        violations.extend(rewatched);
    }

    fn follow_attribute(&self, old: &Self, key: &Key, used: &AttributeUsage, violations: &mut Vec<Refusal>) {
        let Some(now) = self.attribute(key.as_str()) else {
            violations.push(drops(format_args!("attribute.{key}")));
            return;
        };
        let before = old.attribute(key.as_str()).map(|attribute| attribute.kind.name());
        let retyped = keeps(format_args!("attribute.{key}"), before, Some(now.kind.name()));
        if retyped.is_none() {
            let dropped = used.choices.iter().filter(|choice| now.kind.choice(choice.as_str()).is_none());
            violations.extend(dropped.map(|choice| drops(format_args!("attribute.{key}.{choice}"))));
        }
        violations.extend(retyped);
        let lost = used.records.iter().filter(|record| !now.stands_at(**record));
        violations.extend(moves(format_args!("attribute.{key}"), lost));
    }
}

fn drops(what: impl fmt::Display) -> Refusal {
    Refusal::new(codes::DROPS_WHAT_IS_USED).with("input", what)
}

fn moves(what: impl fmt::Display, lost: impl Iterator<Item = impl fmt::Display>) -> Option<Refusal> {
    let lost: Vec<String> = lost.map(|place| place.to_string()).collect();
    (!lost.is_empty())
        .then(|| Refusal::new(codes::MOVES_WHAT_IS_USED).with("input", what).with("places", lost.join(", ")))
}

/// The violation, if any, of something that was `before` and is `now`.
fn keeps(what: impl fmt::Display, before: Option<&str>, now: Option<&str>) -> Option<Refusal> {
    match (before, now) {
        (_, None) => Some(drops(what)),
        (Some(before), Some(now)) if before != now => Some(
            Refusal::new(codes::RETYPES_WHAT_IS_USED).with("input", what).with("before", before).with("after", now),
        ),
        _ => None,
    }
}
