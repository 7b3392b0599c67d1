//! The rules on tasks: what a command does, and why it is refused.

use crate::deadline::{Rule, fixed};
use crate::event::Event;
use crate::fact::{AsOf, Facts, Stated};
use crate::id::{Id, Kind};
use crate::record::{Record, State};
use crate::refusal::Refusal;
use crate::rules::{Deciding, rule_of_deadline};
use crate::text::refusals;
use crate::when::{Relation, Truth, When};
use crate::world::{Decision, Stop};

use super::command::{AssignTask, CancelTask, CompleteTask, ReopenTask, ReportTask};
use super::event::{TaskAssigned, TaskCancelled, TaskCompleted, TaskReopened, TaskReported};
use super::{Cancellation, Completion, Reopening, Report, Task, TaskDue};

pub(crate) fn assign(mut deciding: Deciding<'_>, command: &AssignTask) -> Result<Decision, Stop> {
    let task: Id<Task> = deciding.own_id();
    let origin = command.origin.map(|origin| deciding.state(origin)).transpose()?;
    if let Some(origin) = command.origin.filter(|id| matches!(id.kind, Kind::Zone | Kind::Unit | Kind::Person)) {
        return Err(Refusal::new(refusals::task::NOT_AN_ORIGIN)
            .with_word("kind", &origin.kind.label())
            .about(origin)
            .at("origin")
            .into());
    }
    if let Some(fact) = command.interaction {
        let is_interaction = match origin.as_deref() {
            Some(State::Negotiation(negotiation)) => {
                negotiation.interactions.circumstances(fact).is_some_and(|of| of.retracted.is_none())
            }
            _ => false,
        };
        if !is_interaction {
            return Err(Refusal::new(refusals::task::NO_INTERACTION).with("fact", fact).at("interaction").into());
        }
    }
    let mut opening = deciding.opening(task.record(), &command.title, &command.profile)?;
    opening.investment = match command.origin {
        Some(origin) if origin.kind == Kind::Investment => Some(origin.of()?),
        _ => origin.as_deref().and_then(|origin| origin.head().investment_at(AsOf::LATEST)),
    };
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let assigned = TaskAssigned {
        opening,
        stated,
        origin: command.origin,
        interaction: command.interaction,
        given_by: command.given_by.as_ref().map(|person| deciding.person(person)).transpose()?,
        given_by_unit: command.given_by_unit.as_ref().map(|unit| deciding.unit(unit)).transpose()?,
        supporting: command.supporting.iter().map(|unit| deciding.unit(unit)).collect::<Result<_, _>>()?,
        instructions: deciding.note(command.instructions.as_deref()).map_err(|refusal| refusal.at("instructions"))?,
        due: due(&deciding, command)?.map(|rule| TaskDue { rule }),
    };
    deciding.emit(task, assigned);
    Ok(deciding.answer(task))
}

fn due(deciding: &Deciding<'_>, command: &AssignTask) -> Result<Option<Rule>, Refusal> {
    match (&command.due, &command.due_rule) {
        (Some(_), Some(_)) => Err(Refusal::new(refusals::task::TWO_DUES).at("due")),
        (Some(date), None) => fixed_due(deciding, date).map(Some).map_err(|refusal| refusal.at("due")),
        (None, Some(rule)) => {
            rule_of_deadline(rule, &Task::STARTS, refusals::task::UNKNOWN_START, "due_rule").map(Some)
        }
        (None, None) => Ok(None),
    }
}

/// A date as the rule that it is: one without a last day is no deadline.
pub(crate) fn fixed_due(deciding: &Deciding<'_>, date: &When) -> Result<Rule, Refusal> {
    let date = deciding.in_zone(date);
    if date.last().is_none() {
        return Err(Refusal::new(refusals::deadline::NO_END).with("date", &date));
    }
    Ok(fixed(date))
}

/// Refuses what happens to a task that is not `closed`, or is.
fn refuse_unless(deciding: &Deciding<'_>, task: Id<Task>, closed: bool, stated: &Stated) -> Result<(), Stop> {
    let state = deciding.state(task.record())?;
    let State::Task(known) = &*state else {
        return Err(Refusal::new(refusals::record::UNKNOWN).with("input", task).into());
    };
    match (known.is_closed(AsOf::LATEST), closed) {
        (Truth::No, true) => return Err(Refusal::new(refusals::task::NOT_CLOSED).about(task).into()),
        (_, false) => known.refuse_if_closed()?,
        _ => {}
    }
    Ok(known.refuse_before(stated)?)
}

pub(crate) fn report(mut deciding: Deciding<'_>, command: &ReportTask) -> Result<Decision, Stop> {
    let state = deciding.state(command.task.record())?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    if let State::Task(task) = &*state {
        task.refuse_before_assigned(&stated)?;
        // How it came along before it was closed may become known after.
        if task.endings(AsOf::LATEST).precede(stated.on.as_ref()) {
            task.refuse_if_closed()?;
        }
    }
    let note = deciding.needed_note(&command.note, "note")?;
    deciding.emit(command.task, TaskReported { report: Report { note }, stated });
    Ok(deciding.answer(command.task))
}

pub(crate) fn complete(mut deciding: Deciding<'_>, command: &CompleteTask) -> Result<Decision, Stop> {
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    refuse_unless(&deciding, command.task, false, &stated)?;
    let result = deciding.note(command.result.as_deref()).map_err(|refusal| refusal.at("result"))?;
    deciding.emit(command.task, TaskCompleted { completion: Completion { result }, stated });
    Ok(deciding.answer(command.task))
}

pub(crate) fn cancel(mut deciding: Deciding<'_>, command: &CancelTask) -> Result<Decision, Stop> {
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    refuse_unless(&deciding, command.task, false, &stated)?;
    let reason = deciding.needed_note(&command.reason, "reason")?;
    deciding.emit(command.task, TaskCancelled { cancellation: Cancellation { reason }, stated });
    Ok(deciding.answer(command.task))
}

pub(crate) fn reopen(mut deciding: Deciding<'_>, command: &ReopenTask) -> Result<Decision, Stop> {
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    refuse_unless(&deciding, command.task, true, &stated)?;
    let reason = deciding.needed_note(&command.reason, "reason")?;
    deciding.emit(command.task, TaskReopened { reopening: Reopening { reason }, stated });
    Ok(deciding.answer(command.task))
}

impl Task {
    /// Nothing is done about a task before it was assigned, nor before it was last closed or taken up.
    fn refuse_before(&self, stated: &Stated) -> Result<(), Refusal> {
        self.refuse_before_assigned(stated)?;
        let endings = self.endings(AsOf::LATEST);
        let is_before = |on: &When, turn: &&When| on.compare(turn) == Relation::Before;
        match &stated.on {
            Some(on) => match [endings.latest(true), endings.latest(false)]
                .into_iter()
                .flatten()
                .find(|turn| is_before(on, turn))
            {
                Some(turn) => Err(Refusal::new(refusals::task::BEFORE_TURN)
                    .with("input", on)
                    .with("before", turn)
                    .about(self.id)
                    .at("on")),
                None => Ok(()),
            },
            None => Ok(()),
        }
    }

    pub(crate) fn refuse_if_closed(&self) -> Result<(), Refusal> {
        if self.is_closed(AsOf::LATEST) == Truth::No {
            return Ok(());
        }
        let standing = self.standing(AsOf::LATEST).label();
        Err(Refusal::new(refusals::task::ALREADY_CLOSED).with_word("standing", &standing).about(self.id))
    }

    fn refuse_before_assigned(&self, stated: &Stated) -> Result<(), Refusal> {
        let assigned = self.assigned.standing(AsOf::LATEST.known).find_map(|fact| fact.of.on.as_ref());
        match (&stated.on, assigned) {
            (Some(on), Some(assigned)) if on.compare(assigned) == Relation::Before => {
                Err(Refusal::new(refusals::task::BEFORE_ASSIGNED)
                    .with("input", on)
                    .with("assigned", assigned)
                    .about(self.id)
                    .at("on"))
            }
            _ => Ok(()),
        }
    }
}

/// The rules on when things happen to a task hold for a correction as they held for the fact.
/// `without` is the task without what is corrected, `after` with what it says now.
pub(crate) fn check_restated(task: &Task, without: &Task, after: &Task, event: &Event) -> Result<(), Refusal> {
    let stated = match event {
        Event::TaskReassigned(_) => {
            let turns = after.reports.standing(AsOf::LATEST.known).map(|fact| fact.of.on.as_ref());
            let turns = turns.chain(after.completions.standing(AsOf::LATEST.known).map(|fact| fact.of.on.as_ref()));
            for on in turns.flatten() {
                after.refuse_before_assigned(&Stated::on(on.clone()))?;
            }
            return Ok(());
        }
        Event::TaskReported(event) => &event.stated,
        Event::TaskCompleted(event) => &event.stated,
        Event::TaskCancelled(event) => &event.stated,
        Event::TaskReopened(event) => &event.stated,
        _ => return Ok(()),
    };
    without.refuse_before_assigned(stated)?;
    // A date that would exchange an end and a reopening makes another story of them.
    if task.standing(AsOf::LATEST) == after.standing(AsOf::LATEST) {
        return Ok(());
    }
    let on = stated.on.as_ref().map_or_else(String::new, When::to_string);
    Err(Refusal::new(refusals::task::OUT_OF_ORDER).with("input", on).about(task.id).at("on"))
}
