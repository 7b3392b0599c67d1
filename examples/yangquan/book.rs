//! Makes the book: two ledger editions, and what happened beside them.

use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use inward::prelude::*;

use super::service::{self, Served};

/// The two editions, with their mappings.
const EDITIONS: [(&[u8], &str); 2] = [
    (include_bytes!("ledger-2020.csv"), include_str!("ledger-2020.toml")),
    (include_bytes!("ledger-2021.csv"), include_str!("ledger-2021.toml")),
];

/// The list of 2020.
pub const LIST_2020: &str = "2020年重点项目";
/// The list of 2021.
pub const LIST_2021: &str = "2021年重点项目";

/// The book of the worked example.
pub struct Yangquan {
    /// The zone's book.
    pub crm: Crm,
    /// The sapphire project.
    pub sapphire: Id<Project>,
    /// The sapphire negotiation; its dates are synthetic but for the first contact.
    pub talks: Id<Negotiation>,
    /// The outlets' agreement, of a level that nobody stated.
    pub outlets: Id<Agreement>,
    /// The promotion event.
    pub event: Id<Entry>,
    /// The synthetic contract.
    pub deal: Id<Agreement>,
    /// The synthetic policy, issue and inspections.
    pub served: Served,
    /// What of the log is synthetic beside the ledgers' stand-ins.
    pub synthetic: Synthetic,
}

/// The positions of the log at which something stands that is not from the sources.
#[derive(Clone, Debug, Default)]
pub struct Synthetic(Vec<RangeInclusive<u64>>);

impl Synthetic {
    /// Whether what stands at a position is synthetic.
    #[must_use]
    pub fn stands_at(&self, position: u64) -> bool {
        self.0.iter().any(|range| range.contains(&position))
    }

    /// Does what is synthetic, and remembers where it stands.
    fn mark<T>(&mut self, desk: &Desk, work: impl FnOnce(&Desk) -> Result<T, Error>) -> Result<T, Error> {
        let before = desk.crm().head()?.position;
        let done = work(desk)?;
        self.0.push(before + 1..=desk.crm().head()?.position);
        Ok(done)
    }
}

/// Where the book is kept.
pub enum Place<'p> {
    /// In a file that does not exist yet.
    File(&'p Path),
    /// In memory.
    Memory,
}

/// A clock that the example sets: the office works on the days on which it had the news.
#[derive(Clone)]
struct Clock(Arc<AtomicI64>);

impl Clock {
    fn at(&self, instant: &str) -> Result<(), Error> {
        self.0.store(instant.parse::<Timestamp>()?.as_micros(), Ordering::SeqCst);
        Ok(())
    }
}

/// Makes the book.
pub fn make(place: Place<'_>) -> Result<Yangquan, Error> {
    let clock = Clock(Arc::default());
    clock.at("2021-01-04T01:00:00Z")?;
    let ticking = clock.clone();
    let options = Options::default()
        .clock(move || Timestamp::from_micros(ticking.0.load(Ordering::SeqCst)).unwrap_or(Timestamp::MAX));
    let zone = NewZone::named("阳泉经开区").time_zone("Asia/Shanghai").currency("CNY");
    let crm = match place {
        Place::File(path) => Crm::create_with(path, zone, options)?,
        Place::Memory => Crm::in_memory_with(zone, options)?,
    };
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    desk.add_unit(AddUnit::named("东区科技园"))?;
    let approvals = desk.add_unit(AddUnit::named("行政审批局"))?;
    let finance = desk.add_unit(AddUnit::named("财政局"))?;

    let [first, second] = EDITIONS;
    desk.load_bytes(first.0, first.1)?.commit()?;
    let sapphire: Id<Project> = referred(&crm, "YQ-01#project")?;
    let lead: Id<Lead> = referred(&crm, "YQ-01#lead")?;
    let mut synthetic = Synthetic::default();
    let (talks, deal) = negotiate(&desk, lead, &mut synthetic)?;
    let policy = synthetic.mark(&desk, |desk| service::issue_policy(desk, &finance.id))?;
    let procedure = synthetic.mark(&desk, |desk| service::cut_procedure(desk, &approvals.id))?;
    synthetic.mark(&desk, |desk| promise(desk, &deal, &approvals.id, &finance.id, policy))?;
    desk.execute(
        RecordMeasure::of(crm.zone()?, "fai_growth", MeasureKind::External, "22%以上".parse()?).period("2020")?,
    )?;

    clock.at("2021-01-11T01:00:00Z")?;
    let event = desk.add_promotion_event(
        AddPromotionEvent::named("阳泉—深圳中小企业洽谈会暨中国电子信创数字经济产业园推介会").on("2021-01-08")?,
    )?;
    // Synthetic: the promotion office first wrote down a wrong day of completion.
    synthetic.mark(&desk, |desk| {
        let wrong = Reach::of(sapphire.phase(1), milestone::COMPLETED).on("2020-12-28")?.source("promotion");
        desk.execute(wrong.evidence(Evidence::document("建成时间登记（虚构）")))
    })?;

    clock.at("2021-01-31T01:00:00Z")?;
    desk.load_bytes(second.0, second.1)?.commit()?;
    targets(&desk)?;
    let served = synthetic.mark(&desk, |desk| service::serve(desk, sapphire, policy, procedure))?;
    let outlets: Id<Agreement> = referred(&crm, "YQ-06#agreement")?;

    clock.at("2021-02-05T01:00:00Z")?;
    synthetic.mark(&desk, |desk| {
        let right = Correct::milestone_of(sapphire.phase(1), milestone::COMPLETED, "按竣工验收表（虚构示例）");
        let right = right.on("2020-12-18")?.source("promotion");
        desk.execute(right.evidence(Evidence::document("竣工验收表（虚构）")))
    })?;
    Ok(Yangquan { crm, sapphire, talks, outlets, event: event.id, deal, served, synthetic })
}

fn referred<T: inward::core::id::Recordable>(crm: &Crm, key: &str) -> Result<Id<T>, Error> {
    let unknown = || Refusal::new(inward::core::text::refusals::record::UNKNOWN).with("input", key);
    Ok(crm.record_referred("yangquan-key-projects", key)?.and_then(RecordId::as_id).ok_or_else(unknown)?)
}

/// The sapphire talks: the first contact is the seed's ("6个多月" before the trial run), and so is
/// the work on site; the negotiation as a record, its review and the contract are synthetic.
fn negotiate(
    desk: &Desk,
    lead: Id<Lead>,
    synthetic: &mut Synthetic,
) -> Result<(Id<Negotiation>, Id<Agreement>), Error> {
    let talks = synthetic.mark(desk, |desk| {
        desk.open_negotiation(OpenNegotiation::with(lead).on("2020-06")?.attribute("synthetic", true))
    })?;
    desk.reach(&talks, milestone::FIRST_CONTACT, "2020-06-01/2020-07-01")?;
    synthetic.mark(desk, |desk| {
        let body = Some("项目评审委员会（虚构）".to_owned());
        let reviewed = Reach::of(&talks, milestone::REVIEWED).on("2020-06-20")?;
        desk.execute(reviewed.judgement(Judgement { body, outcome: Outcome::Passed }))
    })?;
    desk.record_interaction(
        RecordInteraction::of(&talks, InteractionKind::OnSiteOffice)
            .on("2020H2")?
            .note("领导多次现场办公，协调解决问题"),
    )?;
    let deal = synthetic.mark(desk, |desk| {
        desk.sign_agreement(SignAgreement::contract(&talks).on("2020-07")?.attribute("synthetic", true))
    })?;
    Ok((talks.id, deal.id))
}

/// The zone's promises, in the seed's words; dates and figures are synthetic.
fn promise(
    desk: &Desk,
    deal: &Id<Agreement>,
    approvals: &Id<Unit>,
    finance: &Id<Unit>,
    policy: Id<Entry>,
) -> Result<(), Error> {
    let permit = desk.promise(
        Promise::to_investor(deal, "construction_permit")
            .title("拿地即开工：施工许可（虚构日期）")
            .debtor(approvals)
            .due("2020-07-24")?,
    )?;
    desk.fulfil(&permit, "2020-07-17", Evidence::document("施工许可证"))?;
    desk.promise(
        Promise::to_investor(deal, "agent_service")
            .title("全程代办服务（虚构日期）")
            .debtor(approvals)
            .due("2021-06-30")?,
    )?;
    desk.promise(
        Promise::to_investor(deal, "policy_incentive")
            .title("政策兑现：投产奖励（虚构金额）")
            .debtor(finance)
            .under(policy)
            .condition("一期投产")
            .condition_milestone(milestone::PRODUCTION)
            .amount("500万元".parse()?),
    )?;
    desk.promise(Promise::by_investor(deal, "production_date").title("一期投产（虚构日期）").due("2021年12月底前")?)?;
    Ok(())
}

/// The zone's own targets. A deadline that nobody stated stays unknown.
fn targets(desk: &Desk) -> Result<(), Error> {
    let zone = desk.crm().zone()?;
    desk.set_target(SetTarget::of(&zone, "five_year_plan").text("“十四五”规划").period("2021-01-01/2025-12-31")?)?;
    desk.set_target(SetTarget::of(&zone, "national_high_tech_zone").text("三年内创建国家级高新区"))?;
    Ok(())
}
