//! What each event says: what it is about, from what, to what, and all it states beside.

use chrono::NaiveDate;
use inward_core::agreement::Clause;
use inward_core::area::Area;
use inward_core::deadline::Rule;
use inward_core::event::Event;
use inward_core::fact::Stated;
use inward_core::id::{FactId, NoteId};
use inward_core::milestone::event::{MilestonePlanned, MilestoneReached};
use inward_core::project::Project;
use inward_core::record::{Record, State};
use inward_core::text::{Label, Lang, vocabulary};
use inward_core::when::When;

use super::commitments::said_of_commitments;
use super::opening::said_of_openings;
use super::words::{Term, Words};
use crate::Error;

/// What an event says, in data and in words.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// What it is about.
    pub(super) what: Term,
    /// What was known before.
    pub(super) from: Option<Term>,
    /// What is known from then on; without words where the whole is said by `what`.
    pub(super) to: Option<Term>,
    /// All else that it states.
    pub(super) details: Vec<Label>,
    /// What it rests on.
    pub(super) evidence: Option<Label>,
    /// Why.
    pub(super) why: Option<String>,
}

impl Said {
    pub(super) fn of(what: Term) -> Self {
        Self { what, ..Self::default() }
    }

    pub(super) fn change(what: Term, from: Option<Term>, to: Term) -> Self {
        Self { what, from, to: Some(to), ..Self::default() }
    }

    /// States something more, by name: `officer wang.li`, 经办人：wang.li.
    pub(super) fn state(&mut self, en: &str, zh: &str, term: &Term) {
        let Label { en: value, zh: value_zh } = &term.label;
        self.details.push(Label::new(format!("{en} {value}"), format!("{zh}：{value_zh}")));
    }

    pub(super) fn state_if(&mut self, en: &str, zh: &str, term: Option<Term>) {
        if let Some(term) = term {
            self.state(en, zh, &term);
        }
    }

    /// States another record that it belongs with; its title only where it is not the record's own.
    pub(super) fn belongs(&mut self, en: &str, zh: &str, record: Option<Term>) {
        match (record, &self.to) {
            (Some(record), Some(own)) if record.label.en == own.key => self.details.push(Label::new(en, zh)),
            (record, _) => self.state_if(en, zh, record),
        }
    }

    /// The circumstances of a fact: when it happened or takes effect, where that is not the day of
    /// its entry, who says so, what it rests on.
    fn rests_on(&mut self, of: &Circumstances<'_>, day: NaiveDate, words: &Words<'_>) -> Result<(), Error> {
        let (stated, en, zh) = match of {
            Circumstances::Happened(stated) if stated.on.as_ref().is_some_and(When::is_exact) => (stated, "on", "日期"),
            Circumstances::Happened(stated) => (stated, "during", "日期"),
            Circumstances::TakesEffect(stated) => (stated, "effective", "生效"),
        };
        if let Some(on) = stated.on.as_ref().filter(|on| on.first() != Some(day) || on.last() != Some(day)) {
            self.state(en, zh, &Term::when(on));
        }
        self.vouched(stated, words)
    }

    /// Who says so, and what it rests on.
    pub(super) fn vouched(&mut self, stated: &Stated, words: &Words<'_>) -> Result<(), Error> {
        self.state_if("source", "来源", stated.source.as_ref().map(|source| words.source(source.as_str())));
        self.evidence(stated, words)
    }

    fn evidence(&mut self, stated: &Stated, words: &Words<'_>) -> Result<(), Error> {
        let Some(evidence) = &stated.evidence else { return Ok(()) };
        let mut term = words.evidence_kind(evidence.kind.as_str());
        let mut add = |part: &Label| {
            term.label = Label::new(format!("{} {}", term.label.en, part.en), format!("{}{}", term.label.zh, part.zh));
        };
        if let Some(title) = evidence.title {
            add(&words.note(title)?.label);
        }
        if let Some(reference) = &evidence.reference {
            add(&Label::new(format!("no. {reference}"), format!("（{reference}）")));
        }
        if let Some(issuer) = &evidence.issuer {
            add(&Label::new(format!("of {issuer}"), format!("，{issuer}出具")));
        }
        if let Some(on) = &evidence.issued_on {
            add(&Label::new(format!("dated {}", on.say(Lang::En)), format!("，{}", on.say(Lang::Zh))));
        }
        let Label { en, zh } = term.label;
        self.evidence = Some(Label::new(format!("evidence {en}"), format!("佐证：{zh}")));
        Ok(())
    }

    pub(super) fn clauses(&mut self, clauses: &[Clause], words: &Words<'_>) -> Result<(), Error> {
        for clause in clauses {
            let text = clause.text.map(|text| words.note(text)).transpose()?.unwrap_or_default().label;
            let Label { en, zh } = text;
            self.details.push(Label::new(
                format!("clause {} {en}", clause.number).trim_end().to_owned(),
                format!("第{}条{zh}", clause.number),
            ));
        }
        Ok(())
    }

    /// Makes it the correction of what was retracted together with it.
    pub(super) fn corrects(&mut self, before: &Self) {
        let Label { en, zh } = &self.what.label;
        self.what.label = Label::new(format!("{en}, corrected"), format!("{zh}更正"));
        self.from = before.to.clone().or_else(|| self.from.take());
    }

    /// The whole in words, but for the reason.
    pub(super) fn sentence(&self) -> Label {
        Label::new(self.say(Lang::En), self.say(Lang::Zh))
    }

    fn say(&self, lang: Lang) -> String {
        let said = |term: &Option<Term>| {
            term.as_ref().map(|term| term.label.say(lang).to_owned()).filter(|text| !text.is_empty())
        };
        let change = match (said(&self.from), said(&self.to)) {
            (Some(from), Some(to)) if from != to => Some(format!("{from} → {to}")),
            (_, Some(to)) => Some(to),
            (_, None) => None,
        };
        let mut text = self.what.label.say(lang).to_owned();
        if let Some(change) = change {
            text.push_str(lang.pick(": ", "："));
            text.push_str(&change);
        }
        for detail in self.details.iter().chain(&self.evidence) {
            text.push_str(lang.pick("; ", "；"));
            text.push_str(detail.say(lang));
        }
        text
    }
}

/// What an event says, where the record stood at `before`; `day` is the day of its entry.
pub(super) fn said(event: &Event, before: Option<&State>, words: &Words<'_>, day: NaiveDate) -> Result<Said, Error> {
    let known = words.known();
    let mut said = match event {
        Event::MilestoneReached(event) => return said_of_reaching(event, before, words),
        Event::MilestonePlanned(event) => said_of_planning(event, before, words)?,
        Event::StandingChanged(event) => {
            let standing = &event.standing;
            let key = standing.reason.as_ref().map_or("standing", |reason| reason.as_str());
            let is = before.and_then(|state| state.standing_at(known));
            let mut said = Said::change(
                Term::new(key, "standing", "状态"),
                is.map(|is| Term::labelled(is.key(), is.label())),
                Term::labelled(standing.is.key(), standing.is.label()),
            );
            said.state_if("because of", "原因", standing.reason.as_ref().map(|reason| words.reason(reason.as_str())));
            said.state_if("lost to", "流向", standing.lost_to.as_ref().map(Term::name));
            said.why = written(standing.note, words)?;
            said
        }
        Event::AmountStated(event) => {
            let amount = &event.amount;
            let from = before.and_then(Record::amounts).and_then(|amounts| {
                amounts.for_period(amount.kind, amount.phase, amount.period.as_ref(), known).map(Term::amount)
            });
            let what = Term::labelled(amount.kind.key(), amount.kind.label()).of_phase(amount.phase);
            let mut said = Said::change(what, from, Term::amount(&amount.amount));
            said.state_if("for", "期间", amount.period.as_ref().map(Term::when));
            said
        }
        Event::MoneyRecorded(event) => {
            let entry = &event.entry;
            let what = Term::labelled(entry.kind.key(), entry.kind.label()).of_phase(entry.phase);
            let mut said = Said::change(what, None, Term::amount(&entry.amount));
            let Label { en, zh } = entry.basis.label();
            said.details.push(Label::new(en, zh));
            said.state_if("for", "期间", entry.period.as_ref().map(Term::when));
            said
        }
        Event::AttributeSet(event) => {
            let key = event.attribute.key.as_str();
            let from = match before.and_then(|state| state.head().attribute_at(key, known)) {
                Some(value) => Some(words.value(key, value)?),
                None => None,
            };
            Said::change(words.attribute(key), from, words.value(key, &event.attribute.value)?)
        }
        Event::UnitAssigned(event) => {
            let from = before.and_then(|state| state.head().unit_at(known));
            let from = from.map(|unit| words.named(unit)).transpose()?;
            Said::change(Term::new("unit", "unit in charge", "责任单位"), from, words.named(event.unit)?)
        }
        Event::OfficerAssigned(event) => {
            let from = before.and_then(|state| state.head().officer_at(known));
            let from = from.map(|officer| words.person(officer)).transpose()?;
            Said::change(Term::new("officer", "officer in charge", "经办人"), from, words.person(event.officer)?)
        }
        Event::RecordMoved(event) => {
            let from = before.and_then(|state| state.head().investment_at(known));
            let from = from.map(|id| words.named(id)).transpose()?;
            let what = Term::new("investment", "moved to another investment", "归入招商项目");
            let mut said = Said::change(what, from, words.named(event.investment)?);
            said.why = written(event.reason, words)?;
            said
        }
        Event::FactRetracted(event) => {
            let mut said = about_fact(event.fact, before, words, day, &Label::new("withdrawn", "撤回"))?;
            said.why = written(event.reason, words)?;
            said
        }
        Event::FactVerified(event) => {
            let mut said = about_fact(event.fact, before, words, day, &Label::new("verified", "已核实"))?;
            said.to = Some(Term::new("verified", "", ""));
            said
        }
        _ => said_of_commitments(event, before, words)?,
    };
    if let Some(of) = circumstances(event) {
        said.rests_on(&of, day, words)?;
    }
    Ok(said)
}

/// The text of a reason, as long as it is kept.
pub(super) fn written(note: Option<NoteId>, words: &Words<'_>) -> Result<Option<String>, Error> {
    note.map_or(Ok(None), |note| words.text(note))
}

/// The circumstances of a fact, by what its day means.
enum Circumstances<'e> {
    /// It happened on the day.
    Happened(&'e Stated),
    /// It holds from the day on.
    TakesEffect(&'e Stated),
}

/// The circumstances of what an event states, but where its own words tell them.
fn circumstances(event: &Event) -> Option<Circumstances<'_>> {
    use Circumstances::{Happened, TakesEffect};
    Some(match event {
        Event::MilestonePlanned(event) => TakesEffect(&event.stated),
        Event::StandingChanged(event) => TakesEffect(&event.stated),
        Event::AmountStated(event) => TakesEffect(&event.stated),
        Event::MeasureRecorded(event) => TakesEffect(&event.stated),
        Event::TargetSet(event) => TakesEffect(&event.stated),
        Event::RecordMoved(event) => TakesEffect(&event.stated),
        Event::UnitAssigned(event) => TakesEffect(&event.stated),
        Event::OfficerAssigned(event) => TakesEffect(&event.stated),
        Event::AttributeSet(event) => TakesEffect(&event.stated),
        Event::ListJoined(event) => TakesEffect(&event.stated),
        Event::NatureChanged(event) => TakesEffect(&event.stated),
        Event::ParkChanged(event) => TakesEffect(&event.stated),
        Event::LandChanged(event) => TakesEffect(&event.stated),
        Event::ProjectIndustryChanged(event) => TakesEffect(&event.stated),
        Event::DueSet(event) => TakesEffect(&event.stated),
        Event::RiskStated(event) => TakesEffect(&event.stated),
        Event::TaskDueSet(event) => TakesEffect(&event.stated),
        Event::MoneyRecorded(event) => Happened(&event.stated),
        Event::ClaimRegistered(event) => Happened(&event.stated),
        Event::InteractionRecorded(event) => Happened(&event.stated),
        Event::AgreementAmended(event) => Happened(&event.stated),
        Event::CommitmentRemade(event) => Happened(&event.stated),
        Event::ConditionMet(event) => Happened(&event.stated),
        Event::CommitmentFulfilled(event) => Happened(&event.stated),
        Event::CommitmentGated(event) => TakesEffect(&event.stated),
        Event::ObligationVerified(event) => Happened(&event.stated),
        Event::ShortfallNotified(event) => Happened(&event.stated),
        Event::CommitmentWaived(event) => Happened(&event.stated),
        Event::CommitmentBreached(event) => Happened(&event.stated),
        Event::CommitmentStarted(event) => Happened(&event.stated),
        Event::CommitmentDisputed(event) => Happened(&event.stated),
        Event::DisputeSettled(event) => Happened(&event.stated),
        Event::CommitmentVoided(event) => Happened(&event.stated),
        Event::CommitmentSuperseded(event) => Happened(&event.stated),
        Event::ClockPaused(event) => Happened(&event.stated),
        Event::ClockResumed(event) => Happened(&event.stated),
        Event::ClockExtended(event) => Happened(&event.stated),
        Event::LimitsSet(event) => TakesEffect(&event.stated),
        Event::PolicyCited(event) => TakesEffect(&event.stated),
        Event::PolicyIssued(event) => Happened(&event.stated),
        Event::PolicyRepealed(event) => Happened(&event.stated),
        Event::PolicyValiditySet(event) => TakesEffect(&event.stated),
        Event::PolicyBasisStated(event) => TakesEffect(&event.stated),
        Event::PolicyReviewed(event) => TakesEffect(&event.stated),
        Event::PolicyBudgetSet(event) => TakesEffect(&event.stated),
        Event::InspectionRestated(event) => Happened(&event.stated),
        Event::InspectionLogCompleted(event) => Happened(&event.stated),
        Event::EscalationRaised(event) => TakesEffect(&event.stated),
        Event::EscalationLifted(event) => TakesEffect(&event.stated),
        Event::EscalationExcused(event) => TakesEffect(&event.stated),
        Event::IssueReceived(event) => Happened(&event.stated),
        Event::IssueAccepted(event) => Happened(&event.stated),
        Event::IssueResponded(event) => Happened(&event.stated),
        Event::IssueResolved(event) => Happened(&event.stated),
        Event::IssueReopened(event) => Happened(&event.stated),
        Event::IssueHandedOver(event) => Happened(&event.stated),
        Event::IssueRated(event) => Happened(&event.stated),
        Event::TaskReassigned(event) => Happened(&event.stated),
        Event::TaskReported(event) => Happened(&event.stated),
        Event::TaskCompleted(event) => Happened(&event.stated),
        Event::TaskCancelled(event) => Happened(&event.stated),
        Event::TaskReopened(event) => Happened(&event.stated),
        Event::CaseReceived(event) => Happened(&event.stated),
        Event::CaseAccepted(event) => Happened(&event.stated),
        Event::SupplementRequested(event) => Happened(&event.stated),
        Event::SupplementReceived(event) => Happened(&event.stated),
        Event::SpecialStepBegun(event) => Happened(&event.stated),
        Event::SpecialStepEnded(event) => Happened(&event.stated),
        Event::CaseDecided(event) => Happened(&event.stated),
        Event::ProcedureRevised(event) => TakesEffect(&event.stated),
        _ => return None,
    })
}

/// The day of a milestone, with who says so: several may say different days.
fn dated(stated: Option<&When>, source: Option<&str>, words: &Words<'_>) -> Term {
    let mut term = stated.map_or_else(|| Term::new("?", "on an unknown day", "日期不详"), Term::when);
    if let Some(source) = source {
        let source = words.source(source).label;
        term.label =
            Label::new(format!("{} ({})", term.label.en, source.en), format!("{}（{}）", term.label.zh, source.zh));
    }
    term
}

fn said_of_reaching(event: &MilestoneReached, before: Option<&State>, words: &Words<'_>) -> Result<Said, Error> {
    let reached = &event.reached;
    let from = before.and_then(Record::milestones).and_then(|milestones| {
        let last = milestones.words(reached.milestone.as_str(), reached.phase, words.known()).last()?;
        Some(dated(last.of.on.as_ref(), last.of.source.as_ref().map(|source| source.as_str()), words))
    });
    let source = event.stated.source.as_ref().map(|source| source.as_str());
    let mut to = dated(event.stated.on.as_ref(), source, words);
    if let Some(judgement) = &reached.judgement {
        to.key = format!("{} {:?}", to.key, judgement.outcome).to_lowercase();
    }
    let mut said = Said::change(words.milestone(reached.milestone.as_str(), reached.phase), from, to);
    reaching(&mut said, event, words)?;
    Ok(said)
}

/// What reaching a milestone states beside its day.
pub(super) fn reaching(said: &mut Said, event: &MilestoneReached, words: &Words<'_>) -> Result<(), Error> {
    let reached = &event.reached;
    said.state_if(
        "possibly also",
        "也可能是",
        reached.possibly.as_ref().map(|key| words.milestone(key.as_str(), None)),
    );
    said.state_if("level", "级别", reached.level.map(|level| Term::labelled("level", level.label())));
    if let Some(judgement) = &reached.judgement {
        said.state("decision", "结论", &Term::labelled("outcome", judgement.outcome.label()));
        said.state_if("by", "评审机构", judgement.body.as_ref().map(Term::name));
    }
    said.evidence(&event.stated, words)?;
    said.why = written(reached.overriding, words)?;
    Ok(())
}

fn said_of_planning(event: &MilestonePlanned, before: Option<&State>, words: &Words<'_>) -> Result<Said, Error> {
    let planned = &event.planned;
    let from = before.and_then(Record::milestones).and_then(|milestones| {
        milestones.planned_for(planned.milestone.as_str(), planned.phase, words.known()).map(Term::when)
    });
    let mut what = words.milestone(planned.milestone.as_str(), planned.phase);
    what.label = Label::new(format!("plan for {}", what.label.en), format!("计划{}", what.label.zh));
    let mut said = Said::change(what, from, Term::when(&planned.target));
    said.why = written(planned.reason, words)?;
    Ok(said)
}

/// What is said of a fact that was stated before: the fact itself, in its own words.
fn about_fact(
    fact: FactId,
    before: Option<&State>,
    words: &Words<'_>,
    day: NaiveDate,
    verb: &Label,
) -> Result<Said, Error> {
    let key = format!("fact {fact}");
    let Some(stated) = before.and_then(|state| state.restated(fact)) else {
        return Ok(Said::of(Term::labelled(key, verb.clone())));
    };
    // What it rests on is told where it was stated.
    let stated = Said { evidence: None, ..said(&stated, None, words, day)? };
    let Label { en, zh } = stated.sentence();
    let what = Term::new(key, format!("{} “{en}”", verb.en), format!("{}“{zh}”", verb.zh));
    let was = stated.to.map(|to| Term::new(format!("{} {}", stated.what.key, to.key), "", ""));
    Ok(Said { from: was, ..Said::of(what) })
}

pub(super) fn said_of_clocks(event: &Event, before: Option<&State>, words: &Words<'_>) -> Result<Said, Error> {
    let (mut said, note, by) = match event {
        Event::ClockPaused(event) => {
            let said = Said::of(Term::new("clock", "clock paused", "暂停计时"));
            (said, event.paused.reason, event.paused.unit)
        }
        Event::ClockResumed(event) => {
            let said = Said::of(Term::new("clock", "clock goes on", "恢复计时"));
            (said, event.resumed.note, event.resumed.unit)
        }
        Event::ClockExtended(event) => {
            let rule = Rule::of(event.extended.by.clone());
            let by = Label::new(rule.say(Lang::En), rule.say(Lang::Zh));
            let said = Said::change(Term::new("clock", "extended by", "延期"), None, Term::labelled("limit", by));
            (said, event.extended.reason, event.extended.approved_by)
        }
        _ => {
            if let Some(said) = super::escalation::said_of_escalation(event, words)? {
                return Ok(said);
            }
            let said = match super::issues::said_of_issues(event, before, words)? {
                Some(said) => Some(said),
                None => match super::policies::said_of_policies(event, before, words)? {
                    Some(said) => Some(said),
                    None => super::approvals::said_of_approvals(event, words)?,
                },
            };
            return said.map_or_else(|| said_of_projects(event, before, words), Ok);
        }
    };
    said.state_if("by", "单位", by.map(|unit| words.named(unit)).transpose()?);
    said.why = written(note, words)?;
    Ok(said)
}

fn said_of_projects(event: &Event, before: Option<&State>, words: &Words<'_>) -> Result<Said, Error> {
    let known = words.known();
    let project = match before {
        Some(State::Project(project)) => Some(&**project),
        _ => None,
    };
    match event {
        Event::NatureChanged(event) => {
            let from = project.and_then(|project: &Project| project.nature_at(known));
            let from = from.map(|nature| words.nature(nature.as_str()));
            Ok(Said::change(Term::new("nature", "nature", "项目性质"), from, words.nature(event.nature.as_str())))
        }
        Event::ParkChanged(event) => {
            let from = project.and_then(|project| project.park_at(known)).map(|park| words.named(park)).transpose()?;
            Ok(Said::change(Term::new("park", "park", "所在园区"), from, words.named(event.park.0)?))
        }
        Event::LandChanged(event) => {
            let from = project.and_then(|project| project.land_at(known)).map(area);
            Ok(Said::change(Term::new("land", "land", "用地面积"), from, area(event.land)))
        }
        Event::ProjectIndustryChanged(event) => {
            let to = Term::name(event.industry.to_string());
            Ok(Said::change(Term::new("industry", "industry", "行业"), None, to))
        }
        Event::OwnerChanged(event) => {
            let from = project.and_then(|project| project.owner).map(|owner| words.named(owner)).transpose()?;
            Ok(Said::change(Term::new("owner", "owner", "业主单位"), from, words.named(event.owner)?))
        }
        Event::ProjectCodeChanged(event) => {
            let from = project.and_then(|project| project.project_code.as_ref());
            let from = from.map(|code| Term::name(code.to_string()));
            let what = Term::new("project_code", "national project code", "项目代码");
            Ok(Said::change(what, from, Term::name(event.project_code.to_string())))
        }
        Event::PhaseAdded(event) => {
            let number = project.map_or(1, |project| project.phases().len().saturating_add(1));
            let phase = vocabulary::phase(u16::try_from(number).unwrap_or(u16::MAX));
            let what = Term::new("phase", format!("{} added", phase.en), format!("新增{}", phase.zh));
            let name = event.phase.name.clone().filter(|name| *name != phase.zh);
            Ok(Said::change(what, None, name.map(Term::name).unwrap_or_default()))
        }
        Event::PhaseRenamed(event) => {
            let at = usize::from(event.phase).saturating_sub(1);
            let from = project.and_then(|project| project.phases().get(at)).and_then(|phase| phase.name.clone());
            let Label { en, zh } = vocabulary::phase(event.phase);
            let what = Term::new(format!("phase {}", event.phase), format!("name of {en}"), format!("{zh}名称"));
            Ok(Said::change(what, from.map(Term::name), Term::name(event.name.clone())))
        }
        Event::ListJoined(event) => {
            let membership = &event.membership;
            let list = words.named(membership.list)?;
            let what = Term::new(list.key, format!("list “{}”", list.label.en), format!("清单“{}”", list.label.zh));
            let to = if membership.on_it {
                Term::new("on", "put on it", "列入")
            } else {
                Term::new("off", "taken off it", "移出")
            };
            Ok(Said { why: written(membership.reason, words)?, ..Said::change(what, None, to) })
        }
        Event::MeasureRecorded(event) => {
            let measure = &event.measure;
            let metric = Term::labelled(measure.metric.as_str(), vocabulary::metric(measure.metric.as_str()));
            let mut what = metric.of_phase(measure.phase);
            let kind = measure.kind.label();
            what.label = Label::new(format!("{} {}", kind.en, what.label.en), format!("{}{}", kind.zh, what.label.zh));
            let value = &measure.value;
            let to = Term::new(value.to_string(), value.say(Lang::En), value.say(Lang::Zh));
            let mut said = Said::change(what, None, to);
            said.state_if("at", "届时", measure.at.as_ref().map(|key| words.milestone(key.as_str(), None)));
            said.state_if("for", "期间", measure.period.as_ref().map(Term::when));
            Ok(said)
        }
        Event::TargetSet(event) => {
            let target = &event.target;
            let metric = vocabulary::metric(target.metric.as_str());
            let what =
                Term::new(target.metric.as_str(), format!("target for {}", metric.en), format!("{}目标", metric.zh));
            let value = target.value.as_ref();
            let to = value.map(|value| Term::new(value.to_string(), value.say(Lang::En), value.say(Lang::Zh)));
            let mut said = Said { to, why: written(target.text, words)?, ..Said::of(what) };
            said.state_if("for", "期间", target.period.as_ref().map(Term::when));
            said.state_if("set for", "责任方", target.set_for.map(|record| words.record(record)).transpose()?);
            Ok(said)
        }
        _ => said_of_openings(event, before, words),
    }
}

/// An area; the mu is the unit of either language.
pub(super) fn area(area: Area) -> Term {
    Term::new(area.to_string(), format!("{} mu", area.in_mu()), format!("{}亩", area.in_mu()))
}
