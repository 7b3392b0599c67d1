//! What happened on the ladders of escalation, and inspections, in words.

use inward_core::deadline::Rule;
use inward_core::entry::Inspected;
use inward_core::entry::event::InspectionRecorded;
use inward_core::event::Event;
use inward_core::id::Id;
use inward_core::organisation::Organisation;
use inward_core::text::Lang;
use inward_core::unit::Unit;

use super::opening::{head, opened_on};
use super::said::{Said, written};
use super::words::{Term, Words};
use crate::Error;

pub(super) fn inspection(event: &InspectionRecorded, words: &Words<'_>) -> Result<Said, Error> {
    let mut said = opened_on(&event.opening.title, &event.stated, "inspection", "检查");
    of_and_by(&mut said, event.organisation, event.authority, words)?;
    inspected(&mut said, &event.inspected, words)?;
    said.vouched(&event.stated, words)?;
    head(&mut said, &event.opening, words)?;
    Ok(said)
}

pub(super) fn of_and_by(
    said: &mut Said,
    organisation: Id<Organisation>,
    authority: Id<Unit>,
    words: &Words<'_>,
) -> Result<(), Error> {
    said.state("of", "受检企业", &words.named(organisation)?);
    said.state("by", "检查单位", &words.named(authority)?);
    Ok(())
}

fn inspected(said: &mut Said, inspected: &Inspected, words: &Words<'_>) -> Result<(), Error> {
    said.state("purpose", "类别", &Term::labelled("purpose", inspected.purpose.label()));
    said.state("known as", "知悉方式", &Term::labelled("basis", inspected.basis.label()));
    said.state_if("outcome", "结果", inspected.outcome.map(|note| words.note(note)).transpose()?);
    Ok(())
}

/// What happened on a ladder, or what was said of inspections; none where the event is of neither.
pub(super) fn said_of_escalation(event: &Event, words: &Words<'_>) -> Result<Option<Said>, Error> {
    Ok(Some(match event {
        Event::EscalationRaised(event) => {
            let raised = &event.raised;
            let what = words.ladder(raised.ladder.as_str()).of_phase(raised.phase);
            let mut said = Said::change(what, None, words.level(raised.ladder.as_str(), raised.level.as_str()));
            said.state("told", "告知", &words.role(raised.notifies.as_str()));
            said.state_if("to act within", "办理时限", raised.deadline.as_ref().map(within));
            said
        }
        Event::EscalationLifted(event) => {
            let lifted = &event.lifted;
            let to = match &lifted.to {
                Some(level) => {
                    let level = words.level(lifted.ladder.as_str(), level.as_str());
                    let (en, zh) = (&level.label.en, &level.label.zh);
                    Term::new(level.key.clone(), format!("taken back to {en}"), format!("降为{zh}"))
                }
                None => Term::new("lifted", "taken back", "解除"),
            };
            let what = words.ladder(lifted.ladder.as_str()).of_phase(lifted.phase);
            Said { why: written(lifted.reason, words)?, ..Said::change(what, None, to) }
        }
        Event::EscalationExcused(event) => {
            let mut said = Said::of(Term::new("excused", "excused", "免责"));
            said.state_if("until", "至", event.excused.until.as_ref().map(Term::when));
            said.why = written(event.excused.reason, words)?;
            said
        }
        Event::InspectionRestated(event) => {
            let mut said = Said::of(Term::new("inspection", "inspection", "检查"));
            inspected(&mut said, &event.inspected, words)?;
            said
        }
        Event::InspectionLogCompleted(event) => {
            let year = event.log.year;
            let what = Term::new(
                "inspection_log",
                format!("every inspection of {year} is in the book"),
                format!("{year} 年检查台账已齐全"),
            );
            let mut said = Said::of(what);
            said.state_if("by", "检查单位", event.log.authority.map(|unit| words.named(unit)).transpose()?);
            said
        }
        _ => return Ok(None),
    }))
}

/// How long a rule is, without what it counts from.
fn within(rule: &Rule) -> Term {
    let limit = Rule { after: None, ..rule.clone() };
    Term::new(rule.to_string(), limit.say(Lang::En), limit.say(Lang::Zh))
}
