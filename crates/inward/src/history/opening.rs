//! What opening events say, all that they state, and how names and particulars change.

use inward_core::agreement::event::AgreementSigned;
use inward_core::attribute::Value;
use inward_core::commitment::event::CommitmentMade;
use inward_core::commitment::{Debtor, Instalment};
use inward_core::entry::EntryKind;
use inward_core::entry::event::EntryAdded;
use inward_core::event::Event;
use inward_core::fact::Stated;
use inward_core::finance::StatedAmount;
use inward_core::lead::event::LeadCaptured;
use inward_core::milestone::event::MilestoneReached;
use inward_core::negotiation::event::NegotiationOpened;
use inward_core::organisation::event::Details;
use inward_core::project::event::ProjectRecorded;
use inward_core::record::event::RecordNamed;
use inward_core::record::{Opening, Record, State};
use inward_core::text::{Label, Lang, vocabulary};
use inward_core::unit::event::{UnitAdded, UnitChanged};

use super::commitments::{limit, limits};
use super::said::{Said, area, reaching, written};
use super::words::{Term, Words};
use crate::Error;

/// What opens a record. Its title stands before the words, so they do not repeat it.
fn opened(title: &str, en: impl Into<String>, zh: impl Into<String>) -> Said {
    Said { to: Some(Term::new(title, "", "")), ..Said::of(Term::new("title", en, zh)) }
}

/// What opens a record on a day.
pub(super) fn opened_on(title: &str, stated: &Stated, en: &str, zh: &str) -> Said {
    match &stated.on {
        None => opened(title, en, zh),
        Some(on) => opened(title, format!("{en}: {}", on.say(Lang::En)), format!("{zh}：{}", on.say(Lang::Zh))),
    }
}

pub(super) fn said_of_openings(event: &Event, before: Option<&State>, words: &Words<'_>) -> Result<Said, Error> {
    match event {
        Event::LeadCaptured(event) => lead(event, words),
        Event::NegotiationOpened(event) => negotiation(event, words),
        Event::AgreementSigned(event) => agreement(event, words),
        Event::ProjectRecorded(event) => project(event, words),
        Event::CommitmentMade(event) => commitment(event, words),
        Event::IssueRaised(event) => super::issues::raised(event, words),
        Event::TaskAssigned(event) => super::issues::assigned(event, words),
        Event::CaseFiled(event) => super::approvals::filed(event, words),
        Event::EntryAdded(event) => entry(event, words),
        Event::InspectionRecorded(event) => super::escalation::inspection(event, words),
        Event::InvestmentOpened(event) => {
            let mut said = opened(&event.opening.title, "opened", "建档");
            head(&mut said, &event.opening, words)?;
            Ok(said)
        }
        Event::OrganisationAdded(event) => {
            let mut said = opened(&event.opening.title, "entered", "登记");
            details(&mut said, &event.details, words)?;
            head(&mut said, &event.opening, words)?;
            Ok(said)
        }
        Event::UnitAdded(event) => unit(event, words),
        Event::ZoneOpened(event) => {
            let mut said = opened(&event.name, "opened", "建立");
            said.state("time zone", "时区", &Term::name(event.time_zone.to_string()));
            said.state_if("currency", "币种", event.currency.map(|currency| Term::name(currency.to_string())));
            said.state("playbook", "工作手册", &Term::labelled(event.playbook.name(), event.playbook.label().clone()));
            Ok(said)
        }
        Event::PersonEnrolled(event) => {
            let mut said = Said::of(Term::new("person", "enrolled", "登记"));
            said.state_if("unit", "单位", event.unit.map(|unit| words.named(unit)).transpose()?);
            said.state_if("organisation", "机构", event.organisation.map(|body| words.named(body)).transpose()?);
            Ok(said)
        }
        _ => said_of_changes(event, before, words),
    }
}

fn said_of_changes(event: &Event, before: Option<&State>, words: &Words<'_>) -> Result<Said, Error> {
    match event {
        Event::RecordNamed(event) => named(event, before, words),
        Event::UnitChanged(event) => unit_changed(event, before, words),
        Event::OrganisationChanged(event) => {
            let mut said = Said::of(Term::new("organisation.changed", "particulars changed", "变更登记信息"));
            details(&mut said, &event.details, words)?;
            Ok(said)
        }
        Event::LeadChanged(event) => {
            let mut said = Said::of(Term::new("lead.changed", "particulars changed", "变更线索信息"));
            said.state_if("investor", "投资方", event.investor.map(|body| words.named(body)).transpose()?);
            said.state_if("origin", "线索来源", event.origin.as_ref().map(Term::name));
            said.state_if("referred by", "推荐方", event.referrer.map(|body| words.named(body)).transpose()?);
            let promotion = event.promotion_event.map(|event| words.named(event)).transpose()?;
            said.state_if("promotion event", "推介活动", promotion);
            Ok(said)
        }
        Event::NegotiationChanged(event) => {
            let from = match before {
                Some(State::Negotiation(talks)) => talks.investor,
                _ => None,
            };
            let from = from.map(|body| words.named(body)).transpose()?;
            Ok(Said::change(Term::new("investor", "investor", "投资方"), from, words.named(event.investor)?))
        }
        Event::AgreementChanged(event) => {
            let mut said = Said::of(Term::new("agreement.changed", "particulars changed", "变更协议信息"));
            if !event.parties.is_empty() {
                said.state("parties", "签约方", &words.all(&event.parties)?);
            }
            said.state_if("occasion", "签约场合", event.occasion.as_ref().map(Term::name));
            Ok(said)
        }
        Event::AgreementAmended(event) => {
            let mut said = Said::of(Term::new("amendment", "amended", "签订补充协议"));
            said.clauses(&event.amendment.clauses, words)?;
            said.why = written(event.amendment.note, words)?;
            Ok(said)
        }
        Event::InteractionRecorded(event) => {
            let interaction = &event.interaction;
            let Label { en, zh } = interaction.kind.label();
            let mut said = Said::of(Term::new(en.clone(), en, zh));
            if !interaction.people.is_empty() {
                said.state("with", "参加人", &words.all(&interaction.people)?);
            }
            said.why = written(interaction.note, words)?;
            Ok(said)
        }
        Event::ClaimRegistered(event) => {
            let what = Term::new("claim", "first contact claimed by", "首报首谈单位");
            let claim = &event.claim;
            Ok(Said { why: written(claim.note, words)?, ..Said::change(what, None, words.named(claim.unit)?) })
        }
        Event::PlaybookAdopted(event) => {
            let playbook = &event.playbook;
            let to = Term::labelled(playbook.name(), playbook.label().clone());
            Ok(Said::change(Term::new("playbook", "playbook adopted", "采用工作手册"), None, to))
        }
        Event::CalendarAdopted(event) => {
            let data = event.calendar.data();
            let to = Term::name(data.note.clone().or_else(|| data.zone.clone()).unwrap_or_default());
            Ok(Said::change(Term::new("calendar", "calendar adopted", "采用日历"), None, to))
        }
        Event::PersonErased(_) => Ok(Said::of(Term::new("person.erased", "particulars erased", "个人信息已删除"))),
        // Events are not listed to the end for other crates; a test holds that none comes here.
        other => Ok(Said::of(Term::new(other.kind(), "something happened", "有变动"))),
    }
}

/// What the head of a record states when it is opened, but for its title.
pub(super) fn head(said: &mut Said, opening: &Opening, words: &Words<'_>) -> Result<(), Error> {
    said.state_if("code", "编号", opening.code.as_ref().map(Term::name));
    aliases(said, &opening.aliases);
    for reference in &opening.references {
        said.state("reference", "外部编号", &Term::name(format!("{} {}", reference.system, reference.key)));
    }
    said.state_if("unit", "责任单位", opening.unit.map(|unit| words.named(unit)).transpose()?);
    said.state_if("officer", "经办人", opening.officer.map(|officer| words.person(officer)).transpose()?);
    for (key, value) in &opening.attributes {
        let name = words.attribute(key.as_str()).label;
        match value {
            Value::Bool(true) => said.details.push(name),
            _ => said.state(&name.en, &name.zh, &words.value(key.as_str(), value)?),
        }
    }
    said.state_if("summary", "概况", opening.summary.map(|summary| words.note(summary)).transpose()?);
    Ok(())
}

fn aliases(said: &mut Said, aliases: &[String]) {
    if !aliases.is_empty() {
        said.state("also called", "又名", &Term::list(&aliases.iter().map(Term::name).collect::<Vec<_>>()));
    }
}

fn amounts(said: &mut Said, amounts: &[StatedAmount]) {
    for stated in amounts {
        let name = Term::labelled(stated.kind.key(), stated.kind.label()).of_phase(stated.phase).label;
        let mut amount = Term::amount(&stated.amount);
        if let Some(period) = &stated.period {
            let Label { en, zh } = amount.label;
            amount.label =
                Label::new(format!("{en} for {}", period.say(Lang::En)), format!("{zh}（{}）", period.say(Lang::Zh)));
        }
        said.state(&format!("{}:", name.en), &name.zh, &amount);
    }
}

fn lead(event: &LeadCaptured, words: &Words<'_>) -> Result<Said, Error> {
    let mut said = opened_on(&event.opening.title, &event.stated, "received", "线索登记");
    said.state_if("investor", "投资方", event.investor.map(|body| words.named(body)).transpose()?);
    let described = event.investor_described.map(|note| words.note(note)).transpose()?;
    said.state_if("investor described as", "投资方情况", described);
    said.state_if("origin", "线索来源", event.origin.as_ref().map(Term::name));
    said.state_if("referred by", "推荐方", event.referrer.map(|body| words.named(body)).transpose()?);
    said.state_if("promotion event", "推介活动", event.promotion_event.map(|event| words.named(event)).transpose()?);
    amounts(&mut said, &event.amounts);
    said.vouched(&event.stated, words)?;
    head(&mut said, &event.opening, words)?;
    Ok(said)
}

fn negotiation(event: &NegotiationOpened, words: &Words<'_>) -> Result<Said, Error> {
    let mut said = opened_on(&event.opening.title, &event.stated, "opened", "开始洽谈");
    said.belongs("from lead", "来自线索", event.lead.map(|lead| words.named(lead)).transpose()?);
    said.state_if("investor", "投资方", event.investor.map(|body| words.named(body)).transpose()?);
    for ask in &event.asks {
        said.state("asked for", "企业诉求", &words.note(*ask)?);
    }
    for offer in &event.offers {
        said.state("offered", "园区条件", &words.note(*offer)?);
    }
    if !event.competitor_places.is_empty() {
        let places: Vec<Term> = event.competitor_places.iter().map(Term::name).collect();
        said.state("competing with", "竞争地区", &Term::list(&places));
    }
    let likelihood = event.likelihood.map(|likelihood| Term::labelled("likelihood", likelihood.label()));
    said.state_if("likelihood", "落地可能", likelihood);
    amounts(&mut said, &event.amounts);
    said.vouched(&event.stated, words)?;
    head(&mut said, &event.opening, words)?;
    Ok(said)
}

fn agreement(event: &AgreementSigned, words: &Words<'_>) -> Result<Said, Error> {
    let mut said = opened_on(&event.opening.title, &event.stated, "signed", "签订");
    if event.reached.level.is_none() {
        said.details.push(Label::new("level not stated", "级别未说明"));
    }
    let signing = MilestoneReached { reached: event.reached.clone(), stated: Stated::default() };
    reaching(&mut said, &signing, words)?;
    if !event.parties.is_empty() {
        said.state("parties", "签约方", &words.all(&event.parties)?);
    }
    amounts(&mut said, &event.amounts);
    said.state_if("occasion", "签约场合", event.occasion.as_ref().map(Term::name));
    said.belongs(
        "under framework agreement",
        "依据框架协议",
        event.framework.map(|frame| words.named(frame)).transpose()?,
    );
    said.belongs("from negotiation", "来自洽谈", event.negotiation.map(|talks| words.named(talks)).transpose()?);
    said.clauses(&event.clauses, words)?;
    said.vouched(&event.stated, words)?;
    head(&mut said, &event.opening, words)?;
    Ok(said)
}

fn project(event: &ProjectRecorded, words: &Words<'_>) -> Result<Said, Error> {
    let mut said = opened(&event.opening.title, "recorded", "登记");
    said.belongs("under agreement", "依据协议", event.agreement.map(|deal| words.named(deal)).transpose()?);
    said.state_if("owner", "业主单位", event.owner.map(|owner| words.named(owner)).transpose()?);
    said.state_if("nature", "项目性质", event.nature.as_ref().map(|nature| words.nature(nature.as_str())));
    if !event.phases.is_empty() {
        let phases = event.phases.iter().zip(1_u16..).map(|(phase, number)| match &phase.name {
            Some(name) => Term::name(name),
            None => Term::labelled("phase", vocabulary::phase(number)),
        });
        said.state("phases", "分期", &Term::list(&phases.collect::<Vec<_>>()));
    }
    amounts(&mut said, &event.amounts);
    said.state_if("park", "所在园区", event.park.map(|park| words.named(park.0)).transpose()?);
    said.state_if("land", "用地面积", event.land.map(area));
    said.state_if("industry", "行业", event.industry.as_ref().map(|industry| Term::name(industry.to_string())));
    let code = event.project_code.as_ref().map(|code| Term::name(code.to_string()));
    said.state_if("national project code", "项目代码", code);
    said.vouched(&event.stated, words)?;
    head(&mut said, &event.opening, words)?;
    Ok(said)
}

fn commitment(event: &CommitmentMade, words: &Words<'_>) -> Result<Said, Error> {
    let Label { en, zh } = event.direction.label();
    let mut said = opened_on(&event.opening.title, &event.stated, &en, &zh);
    said.state("kind", "事项", &words.commitment_kind(event.kind.as_str()));
    let debtor = match event.debtor {
        Debtor::Unit(unit) => words.named(unit)?,
        Debtor::Organisation(body) => words.named(body)?,
    };
    said.state("owed by", "承诺方", &debtor);
    if !event.supporting.is_empty() {
        said.state("supported by", "配合单位", &words.all(&event.supporting)?);
    }
    said.state_if("due", "期限", event.due.as_ref().map(|due| Term::when(&due.date)));
    if let Some(agreed) = &event.limits {
        limits(&mut said, agreed, words);
    }
    said.state_if("amount", "金额", event.amount.as_ref().map(Term::amount));
    said.state_if("kept by", "兑现节点", event.kept_by.as_ref().map(|key| words.milestone(key.as_str(), None)));
    if !event.items.is_empty() {
        said.state("items", "事项", &Term::list(&event.items.iter().map(Term::name).collect::<Vec<_>>()));
    }
    for instalment in &event.instalments {
        said.state("instalment", "分期", &instalment_term(instalment, words));
    }
    if let Some(recurring) = &event.recurring {
        let every = &recurring.recurrence;
        let (months, first, until) = (every.months, every.first, every.until);
        let how_often = Label::new(
            format!("every {months} months from {first} to {until}"),
            format!("每{months}个月，自{first}至{until}"),
        );
        said.state("recurs", "周期", &Term::labelled("recurs", how_often));
        said.state_if("each time", "每期金额", recurring.amount.as_ref().map(Term::amount));
    }
    if let Some(obligation) = &event.obligation {
        let metric = obligation.metric.as_str();
        said.state("metric", "指标", &Term::labelled(metric, vocabulary::metric(metric)));
        said.state("required", "要求", &Term::name(obligation.required.to_string()));
        said.state_if("before", "基期", obligation.base.as_ref().map(|base| Term::name(base.to_string())));
        for day in &obligation.verify_on {
            said.state("checked on", "核验日", &Term::name(day.to_string()));
        }
    }
    if let Some(condition) = &event.condition {
        said.state_if("on condition", "条件", condition.text.map(|text| words.note(text)).transpose()?);
        let milestone = condition.milestone.as_ref().map(|key| words.milestone(key.as_str(), None));
        said.state_if("once reached", "条件节点", milestone);
    }
    said.state_if("criterion", "兑现标准", event.criterion.map(|criterion| words.note(criterion)).transpose()?);
    said.state_if("legal basis", "依据", event.legal_basis.as_ref().map(Term::name));
    if let Some(citation) = &event.under {
        said.state("under the policy", "依据政策", &words.record(citation.policy.record())?);
        said.state_if("article", "条款", citation.article.as_ref().map(Term::name));
    }
    said.state("made with", "所属", &words.record(event.made_with)?);
    said.vouched(&event.stated, words)?;
    head(&mut said, &event.opening, words)?;
    Ok(said)
}

/// When an instalment is due, and how much it is.
fn instalment_term(instalment: &Instalment, words: &Words<'_>) -> Term {
    let due = instalment.due.as_ref().map(Term::when);
    let rule = instalment.rule.as_ref().map(|rule| limit(rule, words));
    let amount = instalment.amount.as_ref().map(Term::amount);
    Term::list(&due.into_iter().chain(rule).chain(amount).collect::<Vec<_>>())
}

fn entry(event: &EntryAdded, words: &Words<'_>) -> Result<Said, Error> {
    let on = Stated::on(event.on.clone());
    let mut said = match &event.kind {
        EntryKind::List { period } => {
            let mut said = opened_on(&event.opening.title, &on, "list issued", "清单印发");
            said.state_if("for", "期间", period.as_ref().map(Term::when));
            said
        }
        EntryKind::PromotionEvent { place, cost } => {
            let mut said = opened_on(&event.opening.title, &on, "promotion event held", "举办推介活动");
            said.state_if("place", "地点", place.as_ref().map(Term::name));
            said.state_if("cost", "费用", cost.as_ref().map(Term::amount));
            said
        }
        EntryKind::Policy(policy) => {
            let mut said = opened_on(&event.opening.title, &on, "policy added", "登记政策");
            super::policies::particulars(&mut said, policy, words)?;
            said
        }
        EntryKind::Inspection { organisation, authority } => {
            let mut said = opened_on(&event.opening.title, &on, "inspection", "检查");
            super::escalation::of_and_by(&mut said, *organisation, *authority, words)?;
            said
        }
        EntryKind::Procedure => opened(&event.opening.title, "procedure added", "办事事项入册"),
    };
    head(&mut said, &event.opening, words)?;
    Ok(said)
}

fn details(said: &mut Said, details: &Details, words: &Words<'_>) -> Result<(), Error> {
    let uscc = details.uscc.as_ref().map(|uscc| Term::name(uscc.to_string()));
    said.state_if("social credit code", "统一社会信用代码", uscc);
    said.state_if("LEI", "全球法人识别编码", details.lei.as_ref().map(|lei| Term::name(lei.to_string())));
    said.state_if("country", "国别或地区", details.country.as_ref().map(Term::name));
    said.state_if("parent", "上级企业", details.parent.map(|parent| words.named(parent)).transpose()?);
    said.state_if("ownership", "所有制", details.ownership.as_ref().map(Term::name));
    let industry = details.industry.as_ref().map(|industry| Term::name(industry.to_string()));
    said.state_if("industry", "行业", industry);
    if !details.roles.is_empty() {
        let roles: Vec<Term> = details.roles.iter().map(|role| Term::labelled("role", role.label())).collect();
        said.state("role", "角色", &Term::list(&roles));
    }
    Ok(())
}

fn unit(event: &UnitAdded, words: &Words<'_>) -> Result<Said, Error> {
    let mut said = opened(&event.name, "entered", "登记");
    said.state_if("code", "编号", event.code.as_ref().map(Term::name));
    aliases(&mut said, &event.aliases);
    said.state_if("under", "上级单位", event.parent.map(|parent| words.named(parent)).transpose()?);
    said.state_if("in being", "存续期间", event.valid.as_ref().map(Term::when));
    Ok(said)
}

fn unit_changed(event: &UnitChanged, before: Option<&State>, words: &Words<'_>) -> Result<Said, Error> {
    let mut said = match &event.name {
        Some(name) => Said::change(
            Term::new("title", "name", "名称"),
            before.map(|state| Term::name(state.head().title.clone())),
            Term::name(name),
        ),
        None => Said::of(Term::new("unit.changed", "particulars changed", "变更单位信息")),
    };
    aliases(&mut said, &event.aliases);
    said.state_if("under", "上级单位", event.parent.map(|parent| words.named(parent)).transpose()?);
    said.state_if("in being", "存续期间", event.valid.as_ref().map(Term::when));
    said.state_if("succeeded by", "承接单位", event.successor.map(|unit| words.named(unit)).transpose()?);
    Ok(said)
}

fn named(event: &RecordNamed, before: Option<&State>, words: &Words<'_>) -> Result<Said, Error> {
    let mut said = match &event.title {
        Some(title) => Said::change(
            Term::new("title", "title", "名称"),
            before.map(|state| Term::name(state.head().title.clone())),
            Term::name(title),
        ),
        None => {
            let to = event.aliases.first().or(event.code.as_ref()).cloned().unwrap_or_default();
            opened(&to, "names and codes added", "补充名称或编号")
        }
    };
    said.state_if("code", "编号", event.code.as_ref().map(Term::name));
    aliases(&mut said, &event.aliases);
    for reference in &event.references {
        said.state("reference", "外部编号", &Term::name(format!("{} {}", reference.system, reference.key)));
    }
    said.state_if("summary", "概况", event.summary.map(|summary| words.note(summary)).transpose()?);
    Ok(said)
}
