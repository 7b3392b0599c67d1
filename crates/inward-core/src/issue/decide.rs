//! The rules on issues: what a command does, and why it is refused.

use std::sync::Arc;

use crate::deadline::Rule;
use crate::event::Event;
use crate::fact::{AsOf, FactSet, Stated};
use crate::finance::refuse_negative;
use crate::id::{Id, Kind};
use crate::near::nearest_or_all;
use crate::organisation::Organisation;
use crate::playbook::{IssueKind, Key, Playbook};
use crate::qualified::Measured;
use crate::record::event::UnitAssigned;
use crate::record::{Record, State};
use crate::refusal::{Code, Refusal};
use crate::rules::{Deciding, rule_of_deadline};
use crate::standing::with_day;
use crate::text::refusals;
use crate::when::{Relation, Truth, When};
use crate::world::{Decision, Stop};

use super::command::{
    AcceptIssue, HandOverIssue, RaiseIssue, RateIssue, ReopenIssue, ResolveIssue, RespondToIssue, StateRisk,
};
use super::event::{
    IssueAccepted, IssueHandedOver, IssueRaised, IssueRated, IssueReopened, IssueResolved, IssueResponded, RiskStated,
};
use super::{Acceptance, HandOver, Issue, RaisedBy, Rating, Reopening, Resolution, Response, Risk};

/// The records an issue may be raised on.
const RAISED_ON: &[Kind] = &[
    Kind::Investment,
    Kind::Lead,
    Kind::Negotiation,
    Kind::Agreement,
    Kind::Project,
    Kind::Commitment,
    Kind::Organisation,
];

pub(crate) fn raise(mut deciding: Deciding<'_>, command: &RaiseIssue) -> Result<Decision, Stop> {
    let issue: Id<Issue> = deciding.own_id();
    let about = command.about;
    let origin = deciding.state(about)?;
    if !RAISED_ON.contains(&about.kind) {
        return Err(Refusal::new(refusals::issue::NOT_RAISED_ON)
            .with_word("kind", &about.kind.label())
            .about(about)
            .at("about")
            .into());
    }
    let playbook = deciding.playbook();
    let kind = known_kind(&playbook, &command.kind)?;
    let channel = command.channel.as_deref().map(|key| known_channel(&playbook, key)).transpose()?;
    let urgency = match &command.urgency {
        Some(key) => Some(known_urgency(&playbook, key)?),
        None => playbook.urgencies().iter().find(|urgency| !urgency.retired),
    };
    let title = command.title.clone().unwrap_or_else(|| kind.label.zh.clone());
    let mut opening = deciding.opening(issue.record(), &title, &command.profile)?;
    opening.investment = match about.kind {
        Kind::Investment => Some(about.of()?),
        _ => origin.head().investment_at(AsOf::LATEST),
    };
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let (raised_by, organisation) = raised_by(&deciding, command, &origin)?;
    let own_rule = |given: &Option<Rule>, path| {
        let check = |rule| rule_of_deadline(rule, &IssueKind::STARTS, refusals::issue::UNKNOWN_START, path);
        given.as_ref().map(check).transpose()
    };
    let (respond, resolve) = (own_rule(&command.respond, "respond")?, own_rule(&command.resolve, "resolve")?);
    let of_urgency = |rule: fn(&crate::playbook::Urgency) -> Option<&Rule>| urgency.and_then(rule);
    let raised = IssueRaised {
        opening,
        stated,
        kind: kind.key.clone(),
        about,
        channel,
        urgency: urgency.map(|urgency| urgency.key.clone()),
        raised_by,
        organisation,
        description: deciding.note(command.description.as_deref()).map_err(|refusal| refusal.at("description"))?,
        responders: command.responder.iter().map(|unit| deciding.unit(unit)).collect::<Result<_, _>>()?,
        respond: respond
            .or_else(|| kind.respond.clone())
            .or_else(|| of_urgency(|urgency| urgency.respond.as_ref()).cloned())
            .map(Box::new),
        resolve: resolve
            .or_else(|| kind.resolve.clone())
            .or_else(|| of_urgency(|urgency| urgency.resolve.as_ref()).cloned())
            .map(Box::new),
        investment_at_risk: command.investment_at_risk.as_ref().map(|amount| at_risk(&deciding, amount)).transpose()?,
        jobs_at_risk: command.jobs_at_risk.as_ref().map(jobs).transpose()?,
    };
    deciding.emit(issue, raised);
    Ok(deciding.answer(issue))
}

fn known_kind<'p>(playbook: &'p Playbook, key: &str) -> Result<&'p IssueKind, Refusal> {
    let offered = || playbook.issue_kinds().iter().filter(|kind| !kind.retired);
    offered()
        .find(|kind| kind.key == *key)
        .ok_or_else(|| unknown(refusals::issue::UNKNOWN_KIND, key, offered().map(|kind| kind.key.as_str()), "kind"))
}

fn known_channel(playbook: &Playbook, key: &str) -> Result<Key, Refusal> {
    let offered = || playbook.channels().iter().filter(|channel| !channel.retired).map(|channel| &channel.key);
    offered()
        .find(|known| **known == *key)
        .cloned()
        .ok_or_else(|| unknown(refusals::issue::UNKNOWN_CHANNEL, key, offered().map(Key::as_str), "channel"))
}

fn known_urgency<'p>(playbook: &'p Playbook, key: &str) -> Result<&'p crate::playbook::Urgency, Refusal> {
    let offered = || playbook.urgencies().iter().filter(|urgency| !urgency.retired);
    offered().find(|urgency| urgency.key == *key).ok_or_else(|| {
        unknown(refusals::issue::UNKNOWN_URGENCY, key, offered().map(|urgency| urgency.key.as_str()), "urgency")
    })
}

fn unknown<'k>(code: Code, key: &str, offered: impl Iterator<Item = &'k str>, path: &'static str) -> Refusal {
    Refusal::new(code).with("input", key).with("near", nearest_or_all(key, "", offered)).at(path)
}

/// Who raised it, and the enterprise that it concerns: the organisation that raised it or that it is
/// raised on, else the investor of the record.
fn raised_by(
    deciding: &Deciding<'_>,
    command: &RaiseIssue,
    origin: &Arc<State>,
) -> Result<(Option<RaisedBy>, Option<Id<Organisation>>), Stop> {
    let of_record = match &**origin {
        State::Organisation(organisation) => Some(organisation.id),
        origin => origin.investor(),
    };
    match (&command.raised_by, &command.raised_by_person) {
        (Some(_), Some(_)) => Err(Refusal::new(refusals::issue::TWO_RAISED_IT).at("raised_by").into()),
        (Some(organisation), None) => {
            let organisation = deciding.organisation(organisation)?;
            let concerned = of_record.filter(|_| origin.id().kind == Kind::Organisation).unwrap_or(organisation);
            Ok((Some(RaisedBy::Organisation(organisation)), Some(concerned)))
        }
        (None, Some(person)) => Ok((Some(RaisedBy::Person(deciding.person(person)?)), of_record)),
        (None, None) => Ok((None, of_record)),
    }
}

fn at_risk(deciding: &Deciding<'_>, amount: &crate::money::AmountInput) -> Result<crate::money::Amount, Refusal> {
    let amount = deciding.amount(amount, "investment_at_risk")?;
    refuse_negative(&amount).map_err(|refusal| Refusal { path: Some("investment_at_risk".to_owned()), ..refusal })?;
    Ok(amount)
}

fn jobs(jobs: &Measured) -> Result<Measured, Refusal> {
    refuse_negative_jobs(jobs).map_err(|refusal| refusal.at("jobs_at_risk"))?;
    Ok(jobs.clone())
}

fn refuse_negative_jobs(jobs: &Measured) -> Result<(), Refusal> {
    if jobs.value().value().is_negative() {
        return Err(Refusal::new(refusals::issue::NEGATIVE_JOBS).with("input", jobs));
    }
    Ok(())
}

impl Risk {
    /// What is at risk is not less than nothing.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        match self {
            Self::Investment(amount) => refuse_negative(amount),
            Self::Jobs(jobs) => refuse_negative_jobs(jobs),
        }
    }
}

/// Lets a rule look at an issue; nothing else bears its id.
fn look<T>(state: &State, look: impl FnOnce(&Issue) -> Result<T, Refusal>) -> Result<T, Stop> {
    match state {
        State::Issue(issue) => Ok(look(issue)?),
        other => Err(Refusal::new(refusals::record::UNKNOWN).with("input", other.id()).into()),
    }
}

pub(crate) fn accept(mut deciding: Deciding<'_>, command: &AcceptIssue) -> Result<Decision, Stop> {
    let state = deciding.state(command.issue.record())?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    look(&state, |issue| {
        if issue.acceptances.standing(AsOf::LATEST.known).next().is_some() {
            return Err(Refusal::new(refusals::issue::ALREADY_ACCEPTED).about(command.issue));
        }
        issue.refuse_before_received(&stated)
    })?;
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    deciding.emit(command.issue, IssueAccepted { acceptance: Acceptance { note }, stated });
    Ok(deciding.answer(command.issue))
}

pub(crate) fn respond(mut deciding: Deciding<'_>, command: &RespondToIssue) -> Result<Decision, Stop> {
    let state = deciding.state(command.issue.record())?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    look(&state, |issue| {
        issue.refuse_before_received(&stated)?;
        // An answer that was given before the issue was settled may become known after.
        match issue.endings(AsOf::LATEST).precede(stated.on.as_ref()) {
            true => issue.refuse_if_resolved(),
            false => Ok(()),
        }
    })?;
    let unit = match &command.unit {
        Some(unit) => Some(deciding.unit(unit)?),
        None => state.head().unit_at(deciding.as_of_now()),
    };
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    deciding.emit(command.issue, IssueResponded { response: Response { unit, note }, stated });
    Ok(deciding.answer(command.issue))
}

pub(crate) fn resolve(mut deciding: Deciding<'_>, command: &ResolveIssue) -> Result<Decision, Stop> {
    let state = deciding.state(command.issue.record())?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    look(&state, |issue| {
        issue.refuse_if_resolved()?;
        issue.refuse_before_received(&stated)?;
        issue.refuse_before(&stated, false)
    })?;
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    let resolution = Resolution { outcome: command.outcome, note };
    deciding.emit(command.issue, IssueResolved { resolution, stated });
    Ok(deciding.answer(command.issue))
}

pub(crate) fn reopen(mut deciding: Deciding<'_>, command: &ReopenIssue) -> Result<Decision, Stop> {
    let state = deciding.state(command.issue.record())?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    look(&state, |issue| {
        issue.refuse_unless_resolved()?;
        issue.refuse_before(&stated, true)
    })?;
    let reason = deciding.needed_note(&command.reason, "reason")?;
    deciding.emit(command.issue, IssueReopened { reopening: Reopening { reason }, stated });
    Ok(deciding.answer(command.issue))
}

pub(crate) fn hand_over(mut deciding: Deciding<'_>, command: &HandOverIssue) -> Result<Decision, Stop> {
    let state = deciding.state(command.issue.record())?;
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let stated = with_day(&deciding, stated)?;
    let to = deciding.unit(&command.to)?;
    look(&state, |issue| {
        issue.refuse_if_resolved()?;
        issue.refuse_before_received(&stated)
    })?;
    // The unit that was in charge on the day of the hand-over, which may be known long after.
    let day = stated.on.as_ref().and_then(When::last).unwrap_or(AsOf::LATEST.valid);
    let from = state.head().unit_at(AsOf { valid: day, known: AsOf::LATEST.known });
    if from == Some(to) {
        return Err(Refusal::new(refusals::issue::SAME_UNIT).with("unit", to).about(command.issue).at("to").into());
    }
    let reason = deciding.needed_note(&command.reason, "reason")?;
    let assigned = UnitAssigned { unit: to, stated: Stated { evidence: None, ..stated.clone() } };
    deciding.emit(command.issue, IssueHandedOver { hand_over: HandOver { from, to, reason }, stated });
    deciding.emit(command.issue, assigned);
    Ok(deciding.answer(command.issue))
}

pub(crate) fn rate(mut deciding: Deciding<'_>, command: &RateIssue) -> Result<Decision, Stop> {
    let state = deciding.state(command.issue.record())?;
    if command.evidence.as_ref().is_none_or(|evidence| evidence.kind != Issue::CALL_BACK) {
        return Err(Refusal::new(refusals::issue::NEEDS_CALL_BACK).about(command.issue).at("evidence").into());
    }
    let stated = deciding.happened(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    look(&state, |issue| issue.refuse_unless_resolved_on(&stated))?;
    let note = deciding.note(command.note.as_deref()).map_err(|refusal| refusal.at("note"))?;
    deciding.emit(command.issue, IssueRated { rating: Rating { satisfaction: command.satisfaction, note }, stated });
    Ok(deciding.answer(command.issue))
}

pub(crate) fn state_risk(mut deciding: Deciding<'_>, command: &StateRisk) -> Result<Decision, Stop> {
    let state = deciding.state(command.issue.record())?;
    let investment = command.investment_at_risk.as_ref().map(|amount| at_risk(&deciding, amount)).transpose()?;
    let jobs = command.jobs_at_risk.as_ref().map(jobs).transpose()?;
    let stated = deciding.stated(command.on.as_ref(), command.source.as_deref(), command.evidence.as_ref())?;
    let risks: Vec<Risk> = investment.map(Risk::Investment).into_iter().chain(jobs.map(Risk::Jobs)).collect();
    if risks.is_empty() {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(command.issue).into());
    }
    for risk in risks {
        let stated = look(&state, |issue| deciding.default_start(&stated, &issue.risks, |other| risk.is_like(other)))?;
        deciding.emit(command.issue, RiskStated { risk, stated });
    }
    Ok(deciding.answer(command.issue))
}

impl Issue {
    pub(crate) fn refuse_if_resolved(&self) -> Result<(), Refusal> {
        match self.is_resolved(AsOf::LATEST) {
            Truth::No => Ok(()),
            _ => Err(Refusal::new(refusals::issue::ALREADY_RESOLVED).about(self.id)),
        }
    }

    fn refuse_unless_resolved(&self) -> Result<(), Refusal> {
        match self.is_resolved(AsOf::LATEST) {
            Truth::No => Err(Refusal::new(refusals::issue::NOT_RESOLVED).about(self.id)),
            _ => Ok(()),
        }
    }

    /// A rating is of an issue that was settled on its day: of one that was taken up again since, it may
    /// become known after.
    fn refuse_unless_resolved_on(&self, stated: &Stated) -> Result<(), Refusal> {
        let day = stated.on.as_ref().and_then(When::last).unwrap_or(AsOf::LATEST.valid);
        if self.is_resolved(AsOf { valid: day, known: AsOf::LATEST.known }) != Truth::No {
            return Ok(());
        }
        self.refuse_unless_resolved()?;
        self.refuse_before(stated, true)
    }

    /// Nothing is done about an issue before it is there.
    fn refuse_before_received(&self, stated: &Stated) -> Result<(), Refusal> {
        let received = self.received.standing(AsOf::LATEST.known).find_map(|fact| fact.of.on.as_ref());
        match (&stated.on, received) {
            (Some(on), Some(received)) if on.compare(received) == Relation::Before => {
                Err(Refusal::new(refusals::issue::BEFORE_RECEIVED)
                    .with("input", on)
                    .with("received", received)
                    .about(self.id)
                    .at("on"))
            }
            _ => Ok(()),
        }
    }

    /// What follows on a resolution does not lie before it, and a resolution not before the reopening.
    fn refuse_before(&self, stated: &Stated, resolved: bool) -> Result<(), Refusal> {
        let code = if resolved { refusals::issue::BEFORE_RESOLVED } else { refusals::issue::BEFORE_REOPENED };
        match (&stated.on, self.endings(AsOf::LATEST).latest(resolved)) {
            (Some(on), Some(before)) if on.compare(before) == Relation::Before => {
                Err(Refusal::new(code).with("input", on).with("before", before).about(self.id).at("on"))
            }
            _ => Ok(()),
        }
    }
}

/// The rules on when things happen to an issue hold for a correction as they held for the fact.
/// `without` is the issue without what is corrected, `after` with what it says now.
pub(crate) fn check_restated(issue: &Issue, without: &Issue, after: &Issue, event: &Event) -> Result<(), Refusal> {
    let stated = match event {
        Event::IssueAccepted(event) => &event.stated,
        Event::IssueResponded(event) => &event.stated,
        Event::IssueResolved(event) => &event.stated,
        Event::IssueReopened(event) => &event.stated,
        Event::IssueHandedOver(event) => &event.stated,
        Event::IssueRated(event) => {
            if event.stated.evidence.as_ref().is_none_or(|evidence| evidence.kind != Issue::CALL_BACK) {
                return Err(Refusal::new(refusals::issue::NEEDS_CALL_BACK).about(issue.id).at("evidence"));
            }
            return without.refuse_unless_resolved_on(&event.stated);
        }
        Event::IssueReceived(event) => return after.refuse_received_late(&event.stated),
        _ => return Ok(()),
    };
    without.refuse_before_received(stated)?;
    // A date that would exchange a resolution and a reopening makes another story of them.
    if issue.is_resolved(AsOf::LATEST) == after.is_resolved(AsOf::LATEST) {
        return Ok(());
    }
    let on = stated.on.as_ref().map_or_else(String::new, When::to_string);
    Err(Refusal::new(refusals::issue::OUT_OF_ORDER).with("input", on).about(issue.id).at("on"))
}

impl Issue {
    /// An issue is not received after something was done about it.
    fn refuse_received_late(&self, received: &Stated) -> Result<(), Refusal> {
        let Some(received) = &received.on else { return Ok(()) };
        let answers = dates(&self.acceptances).chain(dates(&self.responses)).chain(dates(&self.resolutions));
        match answers.chain(dates(&self.hand_overs)).find(|on| on.compare(received) == Relation::Before) {
            Some(on) => Err(Refusal::new(refusals::issue::BEFORE_RECEIVED)
                .with("input", on)
                .with("received", received)
                .about(self.id)
                .at("on")),
            None => Ok(()),
        }
    }
}

fn dates<T>(facts: &FactSet<T>) -> impl Iterator<Item = &When> {
    facts.standing(AsOf::LATEST.known).filter_map(|fact| fact.of.on.as_ref())
}
