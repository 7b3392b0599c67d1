//! Investments on which nothing has happened for long: told by their rows, which roll up all that
//! belongs to them.

use crate::filter::Filter;
use crate::index::Index;
use crate::playbook::{Milestone, Place};
use crate::record::{Record, State};
use crate::standing::Is;
use crate::text::Label;
use crate::when::When;

use super::watch::said;
use super::{AttentionItem, AttentionKind, Watch};

/// The filters that together keep the investments that have gone quiet: they have come as far as a lead or
/// a negotiation and go on, and nothing has happened for as long as the playbook bears. What is signed or
/// built is held to its promises and its plans instead.
#[must_use]
pub fn quiet_filters(watch: &Watch<'_>) -> Vec<Filter> {
    let mut ranks =
        watch.playbook.milestones().iter().filter(|milestone| milestone.makes_stage() && is_early(milestone));
    let Some((first, last)) =
        ranks.next().map(|first| (first.rank, ranks.next_back().map_or(first.rank, |last| last.rank)))
    else {
        return Vec::new();
    };
    let quiet = Filter::default().quiet_since(watch.quiet_to()).stage_at_least(first).stage_at_most(last);
    [Is::Ongoing, Is::Delayed].into_iter().map(|standing| quiet.clone().standing(standing)).collect()
}

/// Whether a milestone is one of a lead or a negotiation.
fn is_early(milestone: &Milestone) -> bool {
    milestone.places.iter().any(|place| matches!(place, Place::Lead | Place::Negotiation))
}

/// The item of an investment that such a filter kept.
#[must_use]
pub fn quiet_item(investment: &State, row: &Index, watch: &Watch<'_>) -> Option<AttentionItem> {
    let last = row.last?;
    let since = When::day(last).ok()?;
    let (day, days) = (said(&since), watch.today().signed_duration_since(last).num_days());
    let why = Label::new(
        format!("nothing has been recorded since {}, for {days} days", day.en),
        format!("自{}以来 {days} 天无进展记录", day.zh),
    );
    let item = AttentionItem::new(AttentionKind::GoneQuiet, investment.id(), investment.head(), watch, since, why);
    Some(AttentionItem {
        investment: row.id.as_id(),
        unit: row.unit,
        officer: row.officer,
        units: row.unit.into_iter().collect(),
        ..item
    })
}
