//! What promises, issues and tasks bring to the list: what is due, overdue, or newly owed.

use crate::commitment::{Around, Commitment, Debtor, Life};
use crate::deadline::{DueRange, Timeliness};
use crate::issue::Issue;
use crate::record::Record;
use crate::refusal::Refusal;
use crate::task::Task;
use crate::text::{Label, Lang};
use crate::when::{Truth, When};

use super::watch::said;
use super::{AttentionItem, AttentionKind, Watch};

/// What a commitment brings. What was kept, given up, broken or is in dispute waits for nobody's clock;
/// nor does what is paused.
pub(super) fn of_commitment(commitment: &Commitment, around: &Around, watch: &Watch<'_>) -> Option<AttentionItem> {
    let mut parts = commitment.parts();
    parts.retain(|part| match part.life(watch.as_of, watch.now, around, watch.calendar) {
        Life::Active | Life::Partly | Life::Overdue => true,
        Life::Undetermined => part.kept_whole(watch.as_of, around).is_none(),
        _ => false,
    });
    if parts.is_empty() {
        return None;
    }
    // Of several instalments the first that asks for something.
    let item = parts.iter().find_map(|part| match part.due_range(watch.as_of, watch.now, around, watch.calendar) {
        Err(refusal) => untold(commitment, watch, &refusal),
        Ok(range) => range.and_then(|range| of_range(commitment, watch, &range, None)),
    });
    let owed_by = match commitment.debtor {
        Debtor::Unit(unit) => Some(unit),
        Debtor::Organisation(_) => None,
    };
    let item = item.or_else(|| newly_owed(commitment, around, watch))?;
    // Who owes handles it, unless another unit was put in charge.
    let item = AttentionItem { unit: item.unit.or(owed_by), ..item };
    Some(item.also_of(owed_by).also_of(commitment.supporting.iter().copied()))
}

/// The condition was met within the days for which that is new.
fn newly_owed(commitment: &Commitment, around: &Around, watch: &Watch<'_>) -> Option<AttentionItem> {
    let is_conditional = commitment.is_conditional(watch.as_of.known);
    if !is_conditional || commitment.condition_met(watch.as_of, around) != Truth::Yes {
        return None;
    }
    let on = commitment.condition_met_on(watch.as_of, around)?;
    let is_new = on.last()? >= watch.new_from() && on.first()? <= watch.today();
    let day = said(on);
    let why = Label::new(
        format!("its condition was met {}: it is owed from then on", day.en),
        format!("{}条件成就，自此须履行", day.zh),
    );
    let item = |on: &When| {
        AttentionItem::new(
            AttentionKind::ConditionMet,
            commitment.id.record(),
            &commitment.head,
            watch,
            on.clone(),
            why,
        )
    };
    is_new.then(|| item(on))
}

/// What an issue brings: its answer, and its settlement.
pub(super) fn of_issue(issue: &Issue, watch: &Watch<'_>) -> Vec<AttentionItem> {
    if issue.is_resolved(watch.as_of) == Truth::Yes {
        return Vec::new();
    }
    let answered = issue.responses.occurrences(watch.as_of).next().is_some();
    let clocks = [
        (
            "respond",
            Label::new("to be answered", "答复"),
            issue.standing_of_response(watch.as_of, watch.now, watch.calendar).map(|told| told.is_open(answered)),
            issue.respond_due(watch.as_of, watch.now, watch.calendar),
        ),
        (
            "resolve",
            Label::new("to be settled", "办结"),
            issue.standing_of_resolution(watch.as_of, watch.now, watch.calendar).map(|told| told.is_open(false)),
            issue.resolve_due(watch.as_of, watch.now, watch.calendar),
        ),
    ];
    let mut items = Vec::new();
    for (subject, what, is_open, due) in clocks {
        let item = match (is_open, due) {
            (Ok(false), _) | (_, Ok(None)) => None,
            (Err(refusal), _) | (_, Err(refusal)) => untold(issue, watch, &refusal),
            (Ok(true), Ok(Some(range))) => of_range(issue, watch, &range, Some(&what)),
        };
        items.extend(item.map(|item| item.of(subject).also_of(issue.responders.iter().copied())));
    }
    items
}

/// What a task brings.
pub(super) fn of_task(task: &Task, watch: &Watch<'_>) -> Option<AttentionItem> {
    if task.is_closed(watch.as_of) == Truth::Yes {
        return None;
    }
    let is_open = task.timeliness(watch.as_of, watch.now, watch.calendar).map(|told| told.is_open(false));
    let item = match (is_open, task.due_at(watch.as_of, watch.now, watch.calendar)) {
        (Ok(false), _) | (_, Ok(None)) => None,
        (Err(refusal), _) | (_, Err(refusal)) => untold(task, watch, &refusal),
        (Ok(true), Ok(Some(range))) => of_range(task, watch, &range, None),
    };
    Some(item?.also_of(task.supporting.iter().copied()))
}

impl Timeliness {
    /// Whether somebody still has to act by a clock that runs. What may have been done already, on a date
    /// too imprecise to say, is not open.
    const fn is_open(self, perhaps_done: bool) -> bool {
        match self {
            Self::Running | Self::Overdue => true,
            Self::Undetermined => !perhaps_done,
            _ => false,
        }
    }
}

fn of_range(record: &impl Record, watch: &Watch<'_>, range: &DueRange, what: Option<&Label>) -> Option<AttentionItem> {
    let (kind, since, due, why) = match watch.of_due(range) {
        Ok(told) => told?,
        Err(refusal) => return untold(record, watch, &refusal),
    };
    let why = match what {
        Some(what) => Label::new(format!("{}, {}", what.en, why.en), format!("{}：{}", what.zh, why.zh)),
        None => why,
    };
    Some(AttentionItem::new(kind, record.id(), record.head(), watch, since, why).due(due))
}

/// The calendar does not tell when it is due: somebody has to mend that before anybody can be held to it.
fn untold(record: &impl Record, watch: &Watch<'_>, refusal: &Refusal) -> Option<AttentionItem> {
    let why = Label::new(refusal.say(Lang::En), refusal.say(Lang::Zh));
    let today = When::day(watch.today()).ok()?;
    Some(AttentionItem::new(AttentionKind::Undetermined, record.id(), record.head(), watch, today, why))
}
