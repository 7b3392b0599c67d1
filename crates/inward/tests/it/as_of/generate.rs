//! Random histories: what an office might have told the book, in any order, late, and put right.

use chrono::{Days, NaiveDate};
use inward::core::target::Aim;
use inward::prelude::*;
use proptest::prelude::*;

use super::{Book, EVENT, LISTS, created};

/// What a step does; on which record, and how, its numbers say.
#[derive(Clone, Copy, Debug)]
enum Act {
    Lead,
    Talks,
    Deal,
    Project,
    Promise,
    Reach,
    Plan,
    Amount,
    Money,
    Measure,
    Target,
    Change,
    Attribute,
    Claim,
    Judge,
    Interaction,
    Level,
    Amend,
    Suspend,
    Resume,
    Close,
    Reopen,
    Assign,
    Move,
    Join,
    Leave,
    MeetCondition,
    Fulfil,
    Waive,
    Breach,
    Void,
    Correct,
    Retract,
    Verify,
}

/// How often each is chosen.
const ACTS: &[(u32, Act)] = &[
    (1, Act::Lead),
    (1, Act::Talks),
    (1, Act::Deal),
    (1, Act::Project),
    (2, Act::Promise),
    (7, Act::Reach),
    (2, Act::Plan),
    (5, Act::Amount),
    (5, Act::Money),
    (5, Act::Measure),
    (2, Act::Target),
    (5, Act::Change),
    (2, Act::Attribute),
    (2, Act::Claim),
    (3, Act::Judge),
    (1, Act::Interaction),
    (2, Act::Level),
    (2, Act::Amend),
    (3, Act::Suspend),
    (2, Act::Resume),
    (2, Act::Close),
    (2, Act::Reopen),
    (2, Act::Assign),
    (3, Act::Move),
    (5, Act::Join),
    (2, Act::Leave),
    (2, Act::MeetCondition),
    (4, Act::Fulfil),
    (1, Act::Waive),
    (1, Act::Breach),
    (1, Act::Void),
    (6, Act::Correct),
    (5, Act::Retract),
    (2, Act::Verify),
];

/// One step: an act, and the numbers by which it chooses what there is by then.
#[derive(Clone, Debug)]
pub(super) struct Step {
    act: Act,
    /// On which record or fact.
    pick: u8,
    /// Which of its kinds, amounts or reasons.
    which: u8,
    /// Which phase, and whether a day is said.
    phase: u8,
    /// How many days after the step before.
    pub(super) later: u8,
    /// How many days before that it happened.
    back: u8,
    /// How precise the date is.
    form: u8,
    /// How many days before it was recorded the office had it.
    reported: Option<u8>,
}

/// A command as it was given, for books in which facts have other numbers.
#[derive(Clone, Debug)]
pub(super) enum Template {
    Plain(Box<Command>),
    Correct { of: (usize, usize), right: Right },
    Retract { of: (usize, usize) },
    Verify { of: (usize, usize) },
}

/// What of a fact a correction puts right.
#[derive(Clone, Debug)]
pub(super) enum Right {
    On(When),
    Amount,
    Value,
    Target(When),
    Period,
    Cause,
}

#[derive(Clone, Debug)]
pub(super) struct Given {
    pub(super) template: Template,
    pub(super) on: NaiveDate,
    pub(super) reported: Option<NaiveDate>,
    /// The commands whose records or facts it names.
    pub(super) needs: Vec<usize>,
}

impl Given {
    pub(super) fn known_on(&self) -> NaiveDate {
        self.reported.unwrap_or(self.on)
    }
}

/// A history begins with a record of each kind; then anything may follow.
pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let weighted: Vec<(u32, BoxedStrategy<Act>)> =
        ACTS.iter().map(|(weight, act)| (*weight, Just(*act).boxed())).collect();
    let any_act = proptest::strategy::Union::new_weighted(weighted).boxed();
    let numbers = || {
        let reported = proptest::option::weighted(0.35, 0..30_u8);
        (any::<u8>(), any::<u8>(), any::<u8>(), 0..5_u8, 0..40_u8, 0..12_u8, reported)
    };
    let step = |(act, (pick, which, phase, later, back, form, reported))| Step {
        act,
        pick,
        which,
        phase,
        later,
        back,
        form,
        reported,
    };
    let beginning = [Act::Lead, Act::Talks, Act::Deal, Act::Project, Act::Promise].map(|act| (Just(act), numbers()));
    let (a, b, c, d, e) = beginning.into();
    let beginning = (a, b, c, d, e).prop_map(move |(a, b, c, d, e)| [a, b, c, d, e].map(step).to_vec());
    // Most of a history is of a few acts, so that they meet on one record.
    let few = proptest::collection::vec(any_act.clone(), 5);
    let rest = proptest::collection::vec((any_act, proptest::option::weighted(0.7, 0..5_usize), numbers()), 14..36);
    (beginning, few, rest).prop_map(move |(mut steps, few, rest)| {
        let acts = rest.into_iter().map(|(act, of_few, numbers)| (of_few.map_or(act, |number| few[number]), numbers));
        steps.extend(acts.map(step));
        steps
    })
}

/// A date near a day, as precise as `form` says; its first day is never after it.
fn date(around: NaiveDate, form: u8) -> When {
    let text = match form % 6 {
        0 | 1 => around.to_string(),
        2 => around.format("%Y-%m").to_string(),
        3 => format!("{around}/{}", around + Days::new(20)),
        4 => format!("{}/{around}", around - Days::new(15)),
        _ => around.format("%Y").to_string(),
    };
    text.parse().unwrap()
}

/// What a step gives the book on this day; none where there is nothing that it could be about.
pub(super) fn choose(book: &Book, history: &[Given], step: &Step, today: NaiveDate) -> Option<Given> {
    let on = date(today - Days::new(u64::from(step.back)), step.form);
    let mut choice = Choice { book, history, step, on, needs: Vec::new(), may_be_reported: true };
    let template = match choice.step.act {
        Act::Correct | Act::Retract | Act::Verify => choice.on_a_fact()?,
        _ => Template::Plain(Box::new(choice.command()?)),
    };
    let Choice { needs, may_be_reported, .. } = choice;
    // Nothing is reported for a day on which what it names was not known.
    let reported = step.reported.filter(|_| may_be_reported).map(|back| {
        let earliest = needs.iter().map(|need| history[*need].known_on()).max();
        let day = today - Days::new(u64::from(back));
        earliest.map_or(day, |earliest| day.max(earliest))
    });
    Some(Given { template, on: today, reported, needs })
}

struct Choice<'a> {
    book: &'a Book,
    history: &'a [Given],
    step: &'a Step,
    on: When,
    needs: Vec<usize>,
    may_be_reported: bool,
}

const STAGES: [&str; 5] = ["registered", "filed", "construction_started", "completed", "production"];

impl Choice<'_> {
    fn of<'v, T>(&self, values: &'v [T]) -> &'v T {
        &values[usize::from(self.step.which) % values.len()]
    }

    /// Whether a day is said.
    fn dated(&self) -> bool {
        self.step.phase < 128
    }

    fn records(&self, kinds: &[Kind]) -> Vec<(usize, RecordId)> {
        let created = self.history.iter().enumerate().filter_map(|(number, _)| {
            let (id, _) = self.book.answers[number].as_ref()?;
            (created(number).uuid() == id.uuid && kinds.contains(&id.kind)).then_some((number, *id))
        });
        created.collect()
    }

    fn pick_by(&mut self, by: u8, kinds: &[Kind]) -> Option<RecordId> {
        let records = self.records(kinds);
        let (number, id) = *records.get(usize::from(by).checked_rem(records.len())?)?;
        self.needs.push(number);
        Some(id)
    }

    fn pick(&mut self, kinds: &[Kind]) -> Option<RecordId> {
        self.pick_by(self.step.pick, kinds)
    }

    fn id<T: inward::core::id::Recordable>(&mut self) -> Option<Id<T>> {
        self.pick(&[T::KIND])?.of().ok()
    }

    /// A project or one of its phases, or another record as a whole.
    fn aim(&self, id: RecordId) -> Aim {
        let phase = [0, 0, 0, 1, 1, 2_u16][usize::from(self.step.phase) % 6];
        Aim { record: id, phase: (id.kind == Kind::Project && phase > 0).then_some(phase) }
    }

    fn command(&mut self) -> Option<Command> {
        const WITH_STANDING: &[Kind] = &[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project];
        let (step, on) = (self.step, self.on.clone());
        Some(match step.act {
            Act::Suspend => {
                let record = self.pick(WITH_STANDING)?;
                Suspend::of(record, "power_shortage").on(on).ok()?.into()
            }
            Act::Resume => Resume::of(self.pick(WITH_STANDING)?).on(on).ok()?.into(),
            Act::Reopen => Reopen::of(self.pick(WITH_STANDING)?, "返回").on(on).ok()?.into(),
            Act::Close => self.close()?,
            Act::Reach => {
                let project = self.pick(&[Kind::Project])?;
                let reach = Reach::of(self.aim(project), self.of(&STAGES));
                let reach = if step.form == 11 { reach } else { reach.on(on).ok()? };
                let reach = if step.form % 2 == 0 { reach.evidence(Evidence::document("证明")) } else { reach };
                match step.back % 3 {
                    0 => reach,
                    1 => reach.source("promotion"),
                    _ => reach.source("statistics"),
                }
                .into()
            }
            Act::Plan => {
                let project = self.pick(&[Kind::Project])?;
                let plan = Plan::of(self.aim(project), self.of(&STAGES), on).ok()?;
                plan.into()
            }
            Act::Judge => self.judge()?,
            Act::Assign => {
                let record = self.pick(MEMBERS)?;
                let assign = Assign::of(record);
                match step.which % 4 {
                    0 => assign.unit("合成一局"),
                    1 => assign.unit("合成二局"),
                    2 => assign.officer("钱二"),
                    _ => assign.officer("孙三"),
                }
                .on(on)
                .ok()?
                .into()
            }
            Act::Attribute => {
                let record = self.pick(&[Kind::Lead, Kind::Project])?;
                let set = match step.which % 4 {
                    0 => SetAttribute::of(record, "synthetic", true),
                    1 => SetAttribute::of(record, "target_industry", "anchor"),
                    // The first organisation says it of itself.
                    2 => {
                        let organisation = created(super::ORGANISATION).creates::<Organisation>();
                        SetAttribute::of(organisation, "target_industry", "scout")
                    }
                    _ => SetAttribute::of(record, "target_industry", "grow"),
                };
                if self.dated() { set.on(on).ok()?.into() } else { set.into() }
            }
            Act::Move => {
                self.may_be_reported = false;
                let record = self.pick(MEMBERS)?;
                let to = self.pick_by(step.which, &[Kind::Lead, Kind::Project])?;
                MoveRecord::to(record, Id::<Investment>::new(to.uuid), "并入").into()
            }
            Act::Lead | Act::Talks | Act::Deal | Act::Project | Act::Promise => self.opening()?,
            Act::Claim | Act::Interaction | Act::Level | Act::Amend => self.before_the_project()?,
            Act::Amount | Act::Money | Act::Measure | Act::Target => self.figure()?,
            Act::Change | Act::Join | Act::Leave => self.on_a_project()?,
            Act::MeetCondition | Act::Fulfil | Act::Waive | Act::Breach | Act::Void => self.on_a_promise()?,
            Act::Correct | Act::Retract | Act::Verify => return None,
        })
    }

    fn opening(&mut self) -> Option<Command> {
        let (step, on) = (self.step, self.on.clone());
        Some(match step.act {
            Act::Lead => {
                let lead = CaptureLead::titled("合成线索")
                    .investor(if step.pick.is_multiple_of(3) { "另一公司" } else { "合成公司" })
                    .total_planned("3亿元".parse().ok()?);
                let lead = match step.which % 3 {
                    0 => lead.promotion_event(created(EVENT).creates::<Entry>()),
                    1 => lead.origin(if step.pick.is_multiple_of(2) { "合成商会" } else { "自主招商" }),
                    _ => lead,
                };
                lead.on(on).ok()?.into()
            }
            Act::Talks => {
                self.may_be_reported = false;
                OpenNegotiation::with(self.id::<Lead>()?).on(on).ok()?.into()
            }
            Act::Deal => {
                self.may_be_reported = false;
                let talks = self.id::<Negotiation>()?;
                let sign = match step.which % 3 {
                    0 => SignAgreement::contract(talks),
                    1 => SignAgreement::framework_of(talks),
                    _ => SignAgreement::titled("合成协议").negotiation(talks),
                };
                let amount = "约5亿元".parse().ok()?;
                let sign =
                    if step.which % 3 == 1 { sign.total_planned(amount) } else { sign.contract_investment(amount) };
                sign.on(on).ok()?.into()
            }
            Act::Project => {
                let under = step.which.is_multiple_of(2);
                self.may_be_reported = !under;
                let project = if under {
                    RecordProject::under(self.id::<Agreement>()?)
                } else {
                    RecordProject::titled("合成项目")
                };
                let phases = (0..step.phase % 3).map(|phase| match step.form % 3 {
                    0 => Phase::unknown(),
                    _ => Phase::planned(format!("{}亿元", phase + 1).parse().unwrap()),
                });
                let project = project.phases(phases);
                let project = if step.back % 2 == 0 { project.total_planned("2亿元".parse().ok()?) } else { project };
                match step.pick % 3 {
                    0 => project.nature("attracted").owner("另一公司"),
                    1 => project.park("合成园区").land("50亩").ok()?,
                    _ => project,
                }
                .into()
            }
            _ => {
                self.may_be_reported = false;
                let record = self.pick(&[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project])?;
                let promise =
                    Promise::to_investor(record, "policy_incentive").debtor(*self.of(&["合成一局", "合成二局"]));
                let promise = match step.which % 4 {
                    0 => promise.condition("达产后"),
                    1 => promise.condition_milestone("construction_started"),
                    _ => promise,
                };
                let promise = promise.amount("100万元".parse::<AmountInput>().ok()?).on(on).ok()?;
                match step.phase % 3 {
                    0 => promise,
                    1 => promise.due("2021-02-20").ok()?,
                    _ => promise.due("2021-04").ok()?,
                }
                .into()
            }
        })
    }

    fn before_the_project(&mut self) -> Option<Command> {
        let on = self.on.clone();
        Some(match self.step.act {
            Act::Claim => {
                let claim = RegisterClaim::of(self.id::<Lead>()?, *self.of(&["合成一局", "合成二局"]));
                if self.dated() { claim.on(on).ok()?.into() } else { claim.into() }
            }
            Act::Interaction => {
                RecordInteraction::of(self.id::<Negotiation>()?, InteractionKind::Visit).on(on).ok()?.into()
            }
            Act::Level => {
                let level = *self.of(&[Level::Contract, Level::Framework, Level::Intent]);
                StateLevel::of(self.id::<Agreement>()?, level, "按正本").into()
            }
            _ => {
                let amend = AmendAgreement::of(self.id::<Agreement>()?).clause(("4.2", "合成条款"));
                let amount = format!("{}亿元", self.step.which % 7 + 1).parse().ok()?;
                let amend = if self.dated() { amend.on(on).ok()? } else { amend };
                match self.step.which % 3 {
                    0 => amend.total_planned(amount),
                    1 => amend.contract_investment(amount),
                    _ => amend,
                }
                .into()
            }
        })
    }

    /// A review or a triage: those that reject end the record.
    fn judge(&mut self) -> Option<Command> {
        let outcome = *self.of(&[Outcome::Passed, Outcome::Rejected, Outcome::Conditional, Outcome::Vetoed]);
        Some(match self.pick(&[Kind::Lead, Kind::Negotiation])? {
            lead if lead.kind == Kind::Lead => {
                let triage = TriageLead::of(lead.of::<Lead>().ok()?, outcome);
                if self.dated() { triage.on(self.on.clone()).ok()?.into() } else { triage.into() }
            }
            talks => {
                let reach = Reach::of(talks, milestone::REVIEWED).judgement(Judgement { body: None, outcome });
                if self.dated() { reach.on(self.on.clone()).ok()?.into() } else { reach.into() }
            }
        })
    }

    fn close(&mut self) -> Option<Command> {
        let on = self.on.clone();
        let record = self.pick(&[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project])?;
        Some(match record.kind {
            Kind::Lead => DisqualifyLead::of(record.of::<Lead>().ok()?, "duplicate_lead").on(on).ok()?.into(),
            Kind::Negotiation if self.step.which.is_multiple_of(2) => {
                LoseNegotiation::of(record.of::<Negotiation>().ok()?, "lost_on_land").on(on).ok()?.into()
            }
            Kind::Negotiation => {
                AbandonNegotiation::of(record.of::<Negotiation>().ok()?, "no_funding").on(on).ok()?.into()
            }
            Kind::Agreement => {
                TerminateAgreement::of(record.of::<Agreement>().ok()?, "agreed_termination").on(on).ok()?.into()
            }
            _ => EndProject::of(record.of::<Project>().ok()?, ProjectEnd::Completed).on(on).ok()?.into(),
        })
    }

    fn figure(&mut self) -> Option<Command> {
        let (step, on) = (self.step, self.on.clone());
        let which = usize::from(step.which);
        let period = [None, None, Some("2020"), Some("2021"), Some("2021-01")][which / 8 % 5];
        Some(match step.act {
            Act::Amount => {
                let record = self.pick(&[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project])?;
                let kinds = [MoneyKind::TotalPlanned, MoneyKind::ContractInvestment, MoneyKind::AnnualPlanned];
                let kind = kinds[[0, 0, 1, 2][which % 4]];
                let much = format!("{}亿元", which % 8 + 1).parse().ok()?;
                let amount = StateAmount::of(self.aim(record), kind, much);
                let amount = match period.filter(|_| kind == MoneyKind::AnnualPlanned) {
                    Some(period) => amount.period(period).ok()?,
                    None => amount,
                };
                if step.back % 2 == 0 { amount.on(on).ok()?.into() } else { amount.into() }
            }
            Act::Money => {
                let kind = [MoneyKind::FundsArrived, MoneyKind::FaiCompleted][which % 2];
                let much = format!("{}00万元", which % 8 + 1).parse().ok()?;
                let money = RecordMoney::of(self.id::<Project>()?, kind, much);
                let basis = [Basis::Increment, Basis::Cumulative, Basis::CumulativeInYear][which % 3];
                let money = money.basis(basis);
                match period {
                    Some(period) if step.back % 2 == 0 => money.period(period).ok()?.into(),
                    _ => money.on(on).ok()?.into(),
                }
            }
            Act::Measure => {
                let record = self.pick(&[Kind::Project])?;
                let (metric, kind) =
                    [("jobs_new", MeasureKind::Expected), ("output_value", MeasureKind::Actual)][which % 2];
                let value = Measured::parse(&format!("{}余个", which + 1)).ok()?;
                let measure = RecordMeasure::of(self.aim(record), metric, kind, value);
                let measure = match period {
                    Some(period) => measure.period(period).ok()?,
                    None => measure,
                };
                if step.back % 2 == 0 { measure.on(on).ok()?.into() } else { measure.into() }
            }
            _ => {
                let record = self.pick(&[Kind::Project])?;
                let target = SetTarget::of(record, "jobs_new").value(Measured::parse(&format!("{which}个")).ok()?);
                let unit = self.book.crm.unit_named("合成一局").unwrap()?;
                let target = if which % 2 == 0 { target.set_for(unit.record()) } else { target };
                let target = target.period(period.unwrap_or("2022")).ok()?;
                if step.back % 2 == 0 { target.on(on).ok()?.into() } else { target.into() }
            }
        })
    }

    fn on_a_project(&mut self) -> Option<Command> {
        let (step, on) = (self.step, self.on.clone());
        let project = self.id::<Project>()?;
        let list = self.book.crm.list_named(LISTS[usize::from(step.which) % LISTS.len()]).unwrap()?;
        Some(match step.act {
            Act::Join => {
                let join = JoinList::of(project, list);
                if self.dated() { join.on(on).ok()?.into() } else { join.into() }
            }
            Act::Leave => LeaveList::of(project, list, "出库").on(on).ok()?.into(),
            _ => {
                let change = ChangeProject::of(project);
                let change = match step.which % 8 {
                    0 => change.nature("attracted"),
                    1 => change.nature("public_infrastructure"),
                    2 => change.park("合成园区"),
                    3 => change.park("合成二园"),
                    4 => change.land("20亩").ok()?,
                    5 => change.land("80亩").ok()?,
                    6 => change.industry(Industry::gbt4754("3985").ok()?),
                    _ => change.industry(Industry::gbt4754("6510").ok()?),
                };
                if self.dated() { change.on(on).ok()?.into() } else { change.into() }
            }
        })
    }

    fn on_a_promise(&mut self) -> Option<Command> {
        let on = self.on.clone();
        let promise = self.id::<Commitment>()?;
        Some(match self.step.act {
            Act::MeetCondition => {
                let met = MeetCondition::of(promise).on(on).ok()?;
                if self.dated() { met.due("2021-03-10").ok()?.into() } else { met.into() }
            }
            Act::Fulfil => {
                let fulfil = Fulfil::of(promise).on(on).ok()?;
                match self.step.which % 4 {
                    0 => fulfil,
                    1 => fulfil.in_part(true),
                    2 => fulfil.amount("30万元".parse::<AmountInput>().ok()?),
                    _ => fulfil.amount("70万元".parse::<AmountInput>().ok()?),
                }
                .into()
            }
            Act::Waive => Waive::of(promise, "豁免").on(on).ok()?.into(),
            Act::Void if self.step.which.is_multiple_of(2) => Void::of(promise, "无效").on(on).ok()?.into(),
            Act::Void => Supersede::of(promise, "补充协议").on(on).ok()?.into(),
            _ => Breach::of(promise, *self.of(&[BreachCause::Own, BreachCause::Investor])).on(on).ok()?.into(),
        })
    }

    fn on_a_fact(&mut self) -> Option<Template> {
        let facts: Vec<(usize, usize)> = (0..self.history.len())
            .flat_map(|number| {
                let facts = self.book.answers[number].as_ref().map_or(0, |(_, facts)| facts.len());
                (0..facts).map(move |fact| (number, fact))
            })
            .collect();
        let by = usize::from(self.step.pick) + 256 * usize::from(self.step.which);
        let of = *facts.get(by.checked_rem(facts.len())?)?;
        self.needs.push(of.0);
        // With it goes what its command stated because of it, as that stands when it is retracted.
        let stated = self.book.answers[of.0].as_ref().map_or(0, |(_, facts)| facts.len());
        self.may_be_reported &= !matches!(self.step.act, Act::Retract) || stated < 2;
        Some(match self.step.act {
            Act::Correct => Template::Correct { of, right: self.right(&self.history[of.0].template) },
            Act::Retract => Template::Retract { of },
            _ => Template::Verify { of },
        })
    }

    /// What may be wrong of the fact that a command stated, beside its day.
    fn right(&self, template: &Template) -> Right {
        let on = || Right::On(self.on.clone());
        let Template::Plain(command) = template else { return on() };
        match (&**command, self.step.phase % 3) {
            (_, 0) => on(),
            (Command::StateAmount(_) | Command::RecordMoney(_) | Command::Fulfil(_), 1) => Right::Amount,
            (Command::RecordMeasure(_) | Command::SetTarget(_), 1) => Right::Value,
            (Command::RecordMeasure(_) | Command::SetTarget(_) | Command::RecordMoney(_), _) => Right::Period,
            (Command::Plan(_) | Command::Promise(_), _) => Right::Target(self.on.clone()),
            (Command::Breach(_), _) => Right::Cause,
            _ => on(),
        }
    }
}

const MEMBERS: &[Kind] = &[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project, Kind::Commitment];
