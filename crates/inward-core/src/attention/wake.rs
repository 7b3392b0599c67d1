//! From when a record may need attention at the earliest: may be early, never late.

use crate::calendar::Calendar;
use crate::commitment::{Commitment, Life, Records};
use crate::deadline::{DueRange, Timeliness};
use crate::fact::AsOf;
use crate::issue::Issue;
use crate::playbook::Playbook;
use crate::record::{Head, Record, State};
use crate::refusal::Refusal;
use crate::task::Task;
use crate::when::{Timestamp, Truth};

impl State {
    /// From when on this record may be on the list of a day, by all that is known: once it is overdue,
    /// a milestone is missed, or at once where sources disagree. What is due soon is found by looking
    /// ahead. None where nothing is waited for: what happens next is told to the book anyway. That an
    /// investment has gone quiet, and that a condition was newly met, is told by the last day on which
    /// something happened.
    ///
    /// It is told for moments from the last word on the record on: of an open pause, which was not known
    /// before, it takes in the time until then.
    ///
    /// # Errors
    /// That the records around it could not be read.
    pub fn wake_at<R: Records + ?Sized>(
        &self,
        playbook: &Playbook,
        calendar: &Calendar,
        records: &R,
    ) -> Result<Option<Timestamp>, R::Fault> {
        Ok(match self {
            Self::Commitment(commitment) => of_commitment(commitment, playbook, calendar, records)?,
            Self::Issue(issue) => of_issue(issue, calendar),
            Self::Task(task) => of_task(task, calendar),
            _ => self.of_milestones(playbook, calendar),
        })
    }

    fn of_milestones(&self, playbook: &Playbook, calendar: &Calendar) -> Option<Timestamp> {
        let milestones = self.milestones()?;
        if !milestones.disagreements(AsOf::LATEST, playbook).is_empty() {
            return Some(Timestamp::MIN);
        }
        if milestones.planned.is_empty() || self.listed_standing(AsOf::LATEST).is_closed() {
            return None;
        }
        let missed = milestones.first_missed(AsOf::LATEST, playbook)?;
        Some(Timestamp::start_of_day(missed, calendar.zone()))
    }
}

/// The moment at which the last word on a record was recorded. A clock that is paused is told from
/// there: whenever it goes on it is due later, and the same log gives the same row.
fn last_word(head: &Head) -> Timestamp {
    head.recordings.last().known.recorded
}

fn of_commitment<R: Records + ?Sized>(
    commitment: &Commitment,
    playbook: &Playbook,
    calendar: &Calendar,
    records: &R,
) -> Result<Option<Timestamp>, R::Fault> {
    let (as_of, at) = (AsOf::LATEST, last_word(&commitment.head));
    let around = commitment.around(as_of, at, playbook, calendar, records)?;
    let parts = commitment.parts();
    let waiting: Vec<_> = parts
        .iter()
        .filter(|part| match part.life(as_of, at, &around, calendar) {
            Life::Active | Life::Partly | Life::Overdue | Life::Paused => true,
            Life::Undetermined => part.kept_whole(as_of, &around).is_none(),
            _ => false,
        })
        .collect();
    if waiting.is_empty() {
        return Ok(None);
    }
    // Its case may count as accepted once nothing was said in time.
    let deemed = around.may_start_at();
    let due = waiting.into_iter().filter_map(|part| earliest(part.due_range(as_of, at, &around, calendar)));
    Ok(due.chain(deemed).min())
}

fn of_issue(issue: &Issue, calendar: &Calendar) -> Option<Timestamp> {
    let (as_of, at) = (AsOf::LATEST, last_word(&issue.head));
    if issue.is_resolved(as_of) == Truth::Yes {
        return None;
    }
    let answer = waits(issue.standing_of_response(as_of, at, calendar)).then(|| issue.respond_due(as_of, at, calendar));
    let settled =
        waits(issue.standing_of_resolution(as_of, at, calendar)).then(|| issue.resolve_due(as_of, at, calendar));
    answer.and_then(earliest).into_iter().chain(settled.and_then(earliest)).min()
}

fn of_task(task: &Task, calendar: &Calendar) -> Option<Timestamp> {
    let (as_of, at) = (AsOf::LATEST, last_word(&task.head));
    let open = task.is_closed(as_of) != Truth::Yes && waits(task.timeliness(as_of, at, calendar));
    if open { earliest(task.due_at(as_of, at, calendar)) } else { None }
}

/// Whether a clock runs towards its end; where the calendar does not tell, somebody has to look.
fn waits(told: Result<Timeliness, Refusal>) -> bool {
    matches!(
        told,
        Ok(Timeliness::Running | Timeliness::Paused | Timeliness::Overdue | Timeliness::Undetermined) | Err(_)
    )
}

/// The earliest that it may be due; at once where the calendar does not tell.
fn earliest(due: Result<Option<DueRange>, Refusal>) -> Option<Timestamp> {
    match due {
        Ok(range) => Some(range?.earliest().at()),
        Err(_) => Some(Timestamp::MIN),
    }
}
