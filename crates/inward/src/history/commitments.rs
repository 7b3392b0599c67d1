//! What the events of commitments say.

use inward_core::commitment::Commitment;
use inward_core::deadline::{Limits, Rule};
use inward_core::event::Event;
use inward_core::id::NoteId;
use inward_core::record::State;
use inward_core::text::Label;

use super::said::{Said, said_of_clocks, written};
use super::words::{Term, Words};
use crate::Error;

pub(super) fn said_of_commitments(event: &Event, before: Option<&State>, words: &Words<'_>) -> Result<Said, Error> {
    let commitment = match before {
        Some(State::Commitment(commitment)) => Some(&**commitment),
        _ => None,
    };
    let life = |key: &str, en: &str, zh: &str, note: Option<NoteId>| -> Result<Said, Error> {
        let what = Term::new("life", en, zh);
        Ok(Said { to: Some(Term::new(key, "", "")), why: written(note, words)?, ..Said::of(what) })
    };
    match event {
        Event::DueSet(event) => {
            let from = commitment.and_then(|commitment: &Commitment| commitment.due_at(words.known()));
            let mut said =
                Said::change(Term::new("due", "due", "期限"), from.map(Term::when), Term::when(&event.due.date));
            said.why = written(event.reason, words)?;
            Ok(said)
        }
        Event::ConditionMet(event) => life("condition met", "condition met", "条件成就", event.met.note),
        Event::CommitmentFulfilled(event) => {
            let fulfilment = &event.fulfilment;
            let mut said = if fulfilment.whole {
                life("kept", "kept", "已兑现", fulfilment.note)?
            } else {
                life("kept in part", "kept in part", "部分兑现", fulfilment.note)?
            };
            said.state_if("amount", "金额", fulfilment.amount.as_ref().map(Term::amount));
            let items = commitment.map(|commitment| commitment.items.as_slice()).unwrap_or_default();
            let name = |item: u16| usize::from(item).checked_sub(1).and_then(|index| items.get(index));
            said.state_if("item", "事项", fulfilment.item.and_then(name).map(Term::name));
            said.state_if("instalment", "期次", fulfilment.instalment.map(|number| Term::name(number.to_string())));
            Ok(said)
        }
        Event::CommitmentGated(event) => {
            let mut said = Said::of(Term::new("gate", "made to depend", "设定前提"));
            said.state("on", "前提承诺", &words.record(event.gate.by.record())?);
            said.state_if("instalment", "期次", event.gate.instalment.map(|number| Term::name(number.to_string())));
            Ok(said)
        }
        Event::ObligationVerified(event) => {
            let found = &event.verification;
            let mut said = Said::of(Term::new("verified", "checked", "履约核验"));
            said.why = written(found.note, words)?;
            said.state("found", "核验结果", &Term::name(found.actual.to_string()));
            said.state_if("check", "核验次序", found.instalment.map(|number| Term::name(number.to_string())));
            Ok(said)
        }
        Event::ShortfallNotified(event) => {
            let mut said = Said::of(Term::new("shortfall notified", "shortfall notified", "通知整改"));
            said.state_if("check", "核验次序", event.notice.instalment.map(|number| Term::name(number.to_string())));
            Ok(said)
        }
        Event::CommitmentWaived(event) => life("waived", "waived", "已豁免", event.waiver.reason),
        Event::CommitmentBreached(event) => {
            let mut said = life("broken", "broken", "违约", event.breach.note)?;
            said.state("cause", "原因", &Term::labelled("cause", event.breach.cause.label()));
            Ok(said)
        }
        Event::CommitmentRemade(_) => Ok(Said::of(Term::new("made", "promised", "作出承诺"))),
        Event::CommitmentDisputed(event) => life("disputed", "disputed", "争议", event.disputed.reason),
        Event::DisputeSettled(event) => life("dispute settled", "dispute settled", "争议了结", event.settled.note),
        Event::CommitmentVoided(event) => life("void", "found void", "认定无效", event.voiding.reason),
        Event::CommitmentSuperseded(event) => {
            let mut said = life("superseded", "superseded", "被替代", event.supersession.reason)?;
            said.state_if("by", "替代承诺", event.supersession.by.map(|by| words.record(by.record())).transpose()?);
            Ok(said)
        }
        Event::CommitmentStarted(event) => {
            let Label { en, zh } = event.started.event.label();
            Ok(Said::of(Term::new(event.started.event.key(), en, zh)))
        }
        Event::LimitsSet(event) => {
            let mut said = Said::of(Term::new("limits", "limits set", "设定时限"));
            limits(&mut said, &event.limits, words);
            Ok(said)
        }
        _ => said_of_clocks(event, before, words),
    }
}

/// The limits of a commitment.
pub(super) fn limits(said: &mut Said, limits: &Limits, words: &Words<'_>) {
    said.state_if("limit", "承诺时限", limits.promised.as_ref().map(|rule| limit(rule, words)));
    said.state_if("statutory limit", "法定时限", limits.statutory.as_ref().map(|rule| limit(rule, words)));
}

/// A limit in words, with the names of what it counts from.
pub(super) fn limit(rule: &Rule, words: &Words<'_>) -> Term {
    let name_of = |event: &str| match words.playbook.milestone(event) {
        Some(_) => words.milestone(event, None).label,
        None => Commitment::start_label(event, &words.playbook),
    };
    Term::labelled("limit", rule.label_with(name_of))
}
