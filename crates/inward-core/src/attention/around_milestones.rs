//! What milestones bring to the list: those that were planned and missed, and those on whose date
//! sources disagree.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;

use crate::fact::{AsOf, Fact};
use crate::milestone::{Milestones, Reached};
use crate::playbook::{MilestoneKey, Playbook, SourceKey};
use crate::record::{Record, State};
use crate::standing::Is;
use crate::text::Label;
use crate::text::vocabulary::phase as phase_label;
use crate::when::{Relation, Truth, When};

use super::watch::said;
use super::{AttentionItem, AttentionKind, Watch};

/// What the milestones of a record bring. What is closed, stopped or handed on is not waited for; two
/// dates of one milestone stay two dates whatever became of the record.
pub(super) fn of_milestones(state: &State, watch: &Watch<'_>) -> Vec<AttentionItem> {
    let Some(milestones) = state.milestones() else { return Vec::new() };
    let mut items = Vec::new();
    let mut bring = |kind, of: &Of, since: Option<When>, why| {
        let item = |since| AttentionItem::new(kind, state.id(), state.head(), watch, since, why).of(of);
        items.extend(since.map(item));
    };
    if matches!(state.listed_standing(watch.as_of), Is::Ongoing | Is::Delayed) {
        for (milestone, target) in milestones.awaited(watch.as_of, watch.playbook) {
            if target.last().is_some_and(|last| last < watch.today()) {
                let (what, day) = (milestone.label(watch.playbook), said(target));
                let why = Label::new(
                    format!("{} was planned for {} and is not reached", what.en, day.en),
                    format!("{}计划于{}完成，尚未完成", what.zh, day.zh),
                );
                bring(AttentionKind::Missed, &milestone, Some(target.clone()), why);
            }
        }
    }
    for (milestone, one, other) in milestones.disagreements(watch.as_of, watch.playbook) {
        let what = milestone.label(watch.playbook);
        let word = |fact: &Fact<Reached>| {
            let source = source_label(fact.of.source.as_ref(), watch.playbook);
            let day = fact.of.on.as_ref().map(said).unwrap_or_default();
            Label::new(format!("{} says {}", source.en, day.en), format!("{}为{}", source.zh, day.zh))
        };
        let (first, second) = (word(one), word(other));
        let why = Label::new(
            format!("{}: {}, {}", what.en, first.en, second.en),
            format!("{}：{}，{}", what.zh, first.zh, second.zh),
        );
        let known = one.of.known.from().max(other.of.known.from()).day_in(watch.calendar.zone());
        bring(AttentionKind::SourcesDisagree, &milestone, When::day(known).ok(), why);
    }
    items
}

/// A milestone of the whole record, or of one phase.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Of {
    milestone: MilestoneKey,
    phase: Option<u16>,
}

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.milestone.as_str())?;
        self.phase.map_or(Ok(()), |phase| write!(f, "/{phase}"))
    }
}

impl Of {
    fn label(&self, playbook: &Playbook) -> Label {
        let key = self.milestone.as_str();
        let label = playbook.milestone(key).map_or_else(|| Label::new(key, key), |found| found.label.clone());
        let Some(phase) = self.phase else { return label };
        let phase = phase_label(phase);
        Label::new(format!("{} of {}", label.en, phase.en), format!("{}{}", phase.zh, label.zh))
    }
}

impl Milestones {
    /// The milestones that are planned and not reached, with what they are planned for. One is not
    /// waited for once a later one of its track stands: then it was passed, and only its date is missing.
    pub(super) fn awaited<'a>(
        &'a self,
        as_of: AsOf,
        playbook: &'a Playbook,
    ) -> impl Iterator<Item = (Of, &'a When)> + use<'a> {
        let planned: BTreeSet<Of> = self.planned.standing(as_of.known).map(|fact| of_plan(&fact.value)).collect();
        planned.into_iter().filter_map(move |of| {
            let target = self.planned_for(of.milestone.as_str(), of.phase, as_of)?;
            let milestone = playbook.milestone(of.milestone.as_str());
            let passes = |later: &&crate::playbook::Milestone| {
                milestone.is_some_and(|milestone| later.track == milestone.track && later.rank >= milestone.rank)
            };
            let is_reached = |key: &MilestoneKey| self.truth(key.as_str(), of.phase, as_of, playbook) != Truth::No;
            let passed = playbook.milestones().iter().filter(passes).any(|later| is_reached(&later.key));
            (!passed && !is_reached(&of.milestone)).then_some((of, target))
        })
    }

    /// Whether a milestone of the whole record, or of a phase, is planned, not reached, and still waited for: no later
    /// one of its track stands.
    #[must_use]
    pub fn awaits(&self, milestone: &str, phase: Option<u16>, as_of: AsOf, playbook: &Playbook) -> bool {
        let mut awaited = self.awaited(as_of, playbook);
        awaited.any(|(of, _)| of.milestone.as_str() == milestone && of.phase == phase)
    }

    /// The first day on which one that is planned and not reached is missed.
    pub(super) fn first_missed(&self, as_of: AsOf, playbook: &Playbook) -> Option<NaiveDate> {
        self.awaited(as_of, playbook).filter_map(|(_, target)| target.last()?.succ_opt()).min()
    }

    /// The milestones of which two sources give dates that cannot both be right, each with the first two
    /// words that differ, in the order of trust. Of one source its latest word counts.
    pub(super) fn disagreements<'a>(
        &'a self,
        as_of: AsOf,
        playbook: &Playbook,
    ) -> Vec<(Of, &'a Fact<Reached>, &'a Fact<Reached>)> {
        let mut words: BTreeMap<Of, BTreeMap<Option<&SourceKey>, &Fact<Reached>>> = BTreeMap::new();
        for fact in self.reached.standing(as_of.known) {
            let of = Of { milestone: fact.value.milestone.clone(), phase: fact.value.phase };
            words.entry(of).or_default().insert(fact.of.source.as_ref(), fact);
        }
        let differ = |one: &Fact<Reached>, other: &Fact<Reached>| match (&one.of.on, &other.of.on) {
            (Some(one), Some(other)) => matches!(one.compare(other), Relation::Before | Relation::After),
            _ => false,
        };
        let mut found = Vec::new();
        for (of, by_source) in words.into_iter().filter(|(_, by_source)| by_source.len() > 1) {
            let mut by_trust: Vec<&Fact<Reached>> = by_source.into_values().collect();
            by_trust.sort_by_key(|fact| (playbook.source_rank(fact.of.source.as_ref()), fact.of.id));
            let pairs = by_trust
                .iter()
                .enumerate()
                .flat_map(|(at, one)| by_trust.iter().skip(at.saturating_add(1)).map(move |other| (*one, *other)));
            found
                .extend(pairs.into_iter().find(|(one, other)| differ(one, other)).map(|(one, other)| (of, one, other)));
        }
        found
    }
}

fn of_plan(planned: &crate::milestone::Planned) -> Of {
    Of { milestone: planned.milestone.clone(), phase: planned.phase }
}

fn source_label(source: Option<&SourceKey>, playbook: &Playbook) -> Label {
    let Some(key) = source.map(SourceKey::as_str) else { return Label::new("no source named", "未注明来源") };
    playbook.source(key).map_or_else(|| Label::new(key, key), |found| found.label.clone())
}
