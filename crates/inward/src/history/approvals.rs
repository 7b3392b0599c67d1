//! What happened to procedures and cases, in words.

use inward_core::case::SpecialStep;
use inward_core::case::event::CaseFiled;
use inward_core::entry::event::ProcedureRevised;
use inward_core::event::Event;
use inward_core::id::NoteId;

use super::issues::{rule, step};
use super::opening::{head, opened_on};
use super::said::{Said, written};
use super::words::{Term, Words};
use crate::Error;

pub(super) fn filed(event: &CaseFiled, words: &Words<'_>) -> Result<Said, Error> {
    let mut said = opened_on(&event.opening.title, &event.stated, "application received", "收件");
    said.state("procedure", "办事事项", &words.record(event.procedure.record())?);
    said.state_if("applicant", "申请人", event.applicant.map(|body| words.named(body)).transpose()?);
    said.state_if("about", "内容", event.description.map(|text| words.note(text)).transpose()?);
    said.state("for", "所涉", &words.record(event.about)?);
    said.vouched(&event.stated, words)?;
    head(&mut said, &event.opening, words)?;
    Ok(said)
}

/// What happened to a procedure or a case; none where the event is of neither.
pub(super) fn said_of_approvals(event: &Event, words: &Words<'_>) -> Result<Option<Said>, Error> {
    let of_step = |key: &str, special: SpecialStep, [en, zh]: [&str; 2], note: Option<NoteId>| {
        let label = special.label();
        let (en, zh) = (format!("{}: {en}", label.en), format!("{}{zh}", label.zh));
        step(key, [&en, &zh], note, words)
    };
    Ok(Some(match event {
        Event::ProcedureRevised(event) => revised(event, words)?,
        Event::CaseReceived(_) => Said::of(Term::new("received", "application received", "收件")),
        Event::CaseAccepted(event) => step("accepted", ["accepted", "受理"], event.acceptance.note, words)?,
        Event::SupplementRequested(event) => {
            step("supplement_requested", ["supplement asked for", "告知补正"], event.request.missing, words)?
        }
        Event::SupplementReceived(event) => {
            step("supplement_received", ["supplement received", "收到补正材料"], event.receipt.note, words)?
        }
        Event::SpecialStepBegun(event) => {
            of_step("special_step_begun", event.begun.step, ["begun", "开始"], event.begun.note)?
        }
        Event::SpecialStepEnded(event) => {
            of_step("special_step_ended", event.ended.step, ["ended", "结束"], event.ended.note)?
        }
        Event::CaseDecided(event) => {
            let outcome = event.decision.outcome.label();
            let (en, zh) = (format!("decided: {}", outcome.en), format!("办结：{}", outcome.zh));
            step("decided", [&en, &zh], event.decision.note, words)?
        }
        _ => return Ok(None),
    }))
}

fn revised(event: &ProcedureRevised, words: &Words<'_>) -> Result<Said, Error> {
    let version = &event.version;
    let what = Term::new("version", "is so", "事项内容");
    let mut said =
        Said { to: Some(Term::new("version", "", "")), why: written(event.reason, words)?, ..Said::of(what) };
    said.state("decided by", "实施主体", &words.named(version.authority)?);
    said.state_if("promised limit", "承诺时限", version.limits.promised.as_ref().map(rule));
    said.state_if("statutory limit", "法定时限", version.limits.statutory.as_ref().map(rule));
    said.state_if("notice of what is missing", "一次性告知时限", version.notice.as_ref().map(rule));
    let counted = [
        ("steps", "环节", &version.steps),
        ("documents", "材料", &version.documents),
        ("seals", "印章", &version.seals),
        ("windows", "窗口", &version.windows),
    ];
    for (en, zh, number) in counted {
        said.state_if(en, zh, number.as_ref().map(|number| Term::name(number.to_string())));
    }
    said.state_if("cost", "费用", version.cost.as_ref().map(Term::amount));
    said.state_if("legal basis", "依据", version.legal_basis.as_ref().map(Term::name));
    said.vouched(&event.stated, words)?;
    Ok(said)
}
