//! What happened to issues and tasks, in words.

use inward_core::deadline::{Limit, Rule};
use inward_core::event::Event;
use inward_core::id::NoteId;
use inward_core::issue::event::IssueRaised;
use inward_core::issue::{RaisedBy, Risk};
use inward_core::record::State;
use inward_core::task::event::TaskAssigned;
use inward_core::text::{Label, Lang};

use super::opening::{head, opened_on};
use super::said::{Said, written};
use super::words::{Term, Words};
use crate::Error;

pub(super) fn raised(event: &IssueRaised, words: &Words<'_>) -> Result<Said, Error> {
    let mut said = opened_on(&event.opening.title, &event.stated, "issue received", "收到诉求");
    said.state("kind", "类别", &words.issue_kind(event.kind.as_str()));
    let raised_by = match event.raised_by {
        Some(RaisedBy::Organisation(body)) => Some(words.named(body)?),
        Some(RaisedBy::Person(person)) => Some(words.person(person)?),
        None => None,
    };
    said.state_if("raised by", "提出方", raised_by);
    said.state_if("through", "渠道", event.channel.as_ref().map(|key| words.channel(key.as_str())));
    said.state_if("urgency", "紧急程度", event.urgency.as_ref().map(|key| words.urgency(key.as_str())));
    if !event.responders.is_empty() {
        said.state("to be answered by", "答复单位", &words.all(&event.responders)?);
    }
    said.state_if("answer due", "答复时限", event.respond.as_deref().map(rule));
    said.state_if("settlement due", "办结时限", event.resolve.as_deref().map(rule));
    said.state_if("investment at risk", "受影响投资", event.investment_at_risk.as_ref().map(Term::amount));
    said.state_if("jobs at risk", "受影响就业", event.jobs_at_risk.as_ref().map(|jobs| Term::name(jobs.to_string())));
    said.state_if("about", "内容", event.description.map(|text| words.note(text)).transpose()?);
    said.state("raised on", "所涉", &words.record(event.about)?);
    said.vouched(&event.stated, words)?;
    head(&mut said, &event.opening, words)?;
    Ok(said)
}

pub(super) fn assigned(event: &TaskAssigned, words: &Words<'_>) -> Result<Said, Error> {
    let mut said = opened_on(&event.opening.title, &event.stated, "task assigned", "交办");
    said.state_if("given by", "交办人", event.given_by.map(|person| words.person(person)).transpose()?);
    said.state_if("of", "交办单位", event.given_by_unit.map(|unit| words.named(unit)).transpose()?);
    if !event.supporting.is_empty() {
        said.state("supported by", "配合单位", &words.all(&event.supporting)?);
    }
    said.state_if("due", "期限", event.due.as_ref().map(|due| rule(&due.rule)));
    said.state_if("to do", "内容", event.instructions.map(|text| words.note(text)).transpose()?);
    said.state_if("came of", "来源", event.origin.map(|origin| words.record(origin)).transpose()?);
    said.vouched(&event.stated, words)?;
    head(&mut said, &event.opening, words)?;
    Ok(said)
}

/// A rule by what its record calls the event that it counts from.
pub(super) fn rule(rule: &Rule) -> Term {
    let limit = Rule { after: None, ..rule.clone() };
    let (en, zh) = (limit.say(Lang::En), limit.say(Lang::Zh));
    let label = match rule.after.as_deref() {
        // The same day is that of what it counts from, and says so.
        _ if matches!(rule.limit, Limit::SameDay(_)) => Label::new(en, zh),
        Some("received") => Label::new(format!("{en} after it was received"), format!("自收到起 {zh}")),
        Some("accepted") => Label::new(format!("{en} after it was accepted"), format!("自受理起 {zh}")),
        Some("assigned") => Label::new(format!("{en} after it was assigned"), format!("自交办起 {zh}")),
        _ => Label::new(en, zh),
    };
    Term::labelled(rule.to_string(), label)
}

/// A step in the life of a record.
pub(super) fn step(key: &str, [en, zh]: [&str; 2], note: Option<NoteId>, words: &Words<'_>) -> Result<Said, Error> {
    let what = Term::new("life", en, zh);
    Ok(Said { to: Some(Term::new(key, "", "")), why: written(note, words)?, ..Said::of(what) })
}

/// What happened to an issue or a task; none where the event is of neither.
pub(super) fn said_of_issues(event: &Event, before: Option<&State>, words: &Words<'_>) -> Result<Option<Said>, Error> {
    let step = |key: &str, en: &str, zh: &str, note: Option<NoteId>| step(key, [en, zh], note, words);
    Ok(Some(match event {
        Event::IssueReceived(_) => Said::of(Term::new("received", "issue received", "收到诉求")),
        Event::IssueAccepted(event) => step("accepted", "accepted", "已受理", event.acceptance.note)?,
        Event::IssueResponded(event) => {
            let mut said = step("answered", "answered", "已答复", event.response.note)?;
            said.state_if("by", "答复单位", event.response.unit.map(|unit| words.named(unit)).transpose()?);
            said
        }
        Event::IssueResolved(event) => {
            let outcome = event.resolution.outcome.label();
            let (en, zh) = (format!("closed: {}", outcome.en), format!("办结：{}", outcome.zh));
            step("resolved", &en, &zh, event.resolution.note)?
        }
        Event::IssueReopened(event) => step("reopened", "taken up again", "重新办理", event.reopening.reason)?,
        Event::IssueHandedOver(event) => {
            let hand_over = &event.hand_over;
            let from = hand_over.from.map(|unit| words.named(unit)).transpose()?;
            let what = Term::new("hand_over", "handed over", "转办");
            let mut said = Said::change(what, from, words.named(hand_over.to)?);
            said.why = written(hand_over.reason, words)?;
            said
        }
        Event::IssueRated(event) => {
            let said_so = event.rating.satisfaction.label();
            let (en, zh) = (format!("the investor is {}", said_so.en), format!("企业评价：{}", said_so.zh));
            step("rated", &en, &zh, event.rating.note)?
        }
        Event::RiskStated(event) => at_risk(&event.risk, before, words),
        Event::TaskReassigned(_) => Said::of(Term::new("assigned", "task assigned", "交办")),
        Event::TaskDueSet(event) => {
            let from = match before {
                Some(State::Task(task)) => task.due_rule(words.known()).map(rule),
                _ => None,
            };
            Said::change(Term::new("due", "due", "期限"), from, rule(&event.due.rule))
        }
        Event::TaskReported(event) => step("reported", "came along", "进展", event.report.note)?,
        Event::TaskCompleted(event) => step("completed", "done", "已办结", event.completion.result)?,
        Event::TaskCancelled(event) => step("cancelled", "called off", "已撤销", event.cancellation.reason)?,
        Event::TaskReopened(event) => step("reopened", "taken up again", "重新办理", event.reopening.reason)?,
        _ => return Ok(None),
    }))
}

fn at_risk(risk: &Risk, before: Option<&State>, words: &Words<'_>) -> Said {
    let known = match before {
        Some(State::Issue(issue)) => Some(&**issue),
        _ => None,
    };
    match risk {
        Risk::Investment(amount) => {
            let from = known.and_then(|issue| issue.investment_at_risk(words.known())).map(Term::amount);
            let what = Term::new("investment_at_risk", "investment at risk", "受影响投资");
            Said::change(what, from, Term::amount(amount))
        }
        Risk::Jobs(jobs) => {
            let from = known.and_then(|issue| issue.jobs_at_risk(words.known()));
            let from = from.map(|jobs| Term::name(jobs.to_string()));
            Said::change(Term::new("jobs_at_risk", "jobs at risk", "受影响就业"), from, Term::name(jobs.to_string()))
        }
    }
}
