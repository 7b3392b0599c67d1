//! Random steps: what an office might do next with the book that the plain model says it has, right and
//! wrong.

use chrono::{Days, NaiveDate};
use inward::core::finance::Basis;
use inward::core::id::{FactId, NoteId};
use inward::core::target::Aim;
use inward::prelude::*;
use serde::{Deserialize, Serialize};

use super::plain::{MEMBERS, Plain, Point, Record, Says};

/// One step. It says all that it does, so that the steps beside it can be left out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Step {
    /// Commands are given together.
    Give(Given),
    /// The file is closed and opened again.
    Reopen,
    /// Every record is folded again from the log.
    Rebuild,
    /// The log is read again and proved whole.
    Verify,
    /// The text of a note is erased.
    Erase(NoteId),
}

/// Commands that are given together, and how.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Given {
    /// The id of the command, or of the batch.
    pub(super) id: CommandId,
    /// What the clock says.
    pub(super) at: Timestamp,
    /// Which of the officers.
    pub(super) officer: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reported: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) if_version: Option<(RecordId, u32)>,
    /// Whether nothing of it is to be kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) preview: bool,
    /// Whether it is given through another handle on the same file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) second_handle: bool,
    pub(super) commands: Vec<Command>,
}

/// Numbers that look random and repeat (splitmix64).
#[derive(Clone)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap()
    }

    pub(super) fn pick<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        if all.is_empty() { None } else { Some(all[self.roll(all.len())].clone()) }
    }

    pub(super) fn one_of<T: Copy, const N: usize>(&mut self, all: [T; N]) -> T {
        all[self.roll(N)]
    }

    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }
}

/// What the book was made with: who works on it, and for whom.
#[derive(Clone, Copy)]
pub(super) struct Cast {
    pub(super) officers: [Id<Person>; 2],
    pub(super) units: [Id<Unit>; 2],
    pub(super) investors: [Id<Organisation>; 2],
}

/// Chooses steps.
pub(super) struct Author {
    pub(super) dice: Dice,
    pub(super) cast: Cast,
    clock: NaiveDate,
    seconds: i64,
    number: u64,
    past: Vec<Given>,
}

const STAGES: [&str; 9] = [
    "registered",
    "filed",
    "land_acquired",
    "construction_started",
    "completed",
    "trial_production",
    "production",
    "full_benefit",
    "stat_enrolled",
];
const TITLES: [&str; 4] = ["合成蓝宝石", "合成产业园", "合成综合体", "合成电池"];
const SUMS: [&str; 6] = ["1亿元", "2.5亿元", "3000万元", "12亿元", "400万元", "80万元"];

impl Author {
    pub(super) fn new(seed: u64, cast: Cast, first_day: NaiveDate) -> Self {
        Self { dice: Dice::new(seed), cast, clock: first_day, seconds: 0, number: seed << 20, past: Vec::new() }
    }

    /// The next step on a book.
    pub(super) fn next(&mut self, book: &Plain) -> Step {
        match self.dice.roll(100) {
            0 => return Step::Reopen,
            1..3 => return Step::Rebuild,
            3 => return Step::Verify,
            4 => {
                let receipts: Vec<CommandId> = book.receipts.keys().copied().collect();
                if let Some(command) = self.dice.pick(&receipts) {
                    return Step::Erase(NoteId { command, number: 0 });
                }
            }
            _ => {}
        }
        self.turn_the_clock();
        if self.dice.chance(4)
            && let Some(again) = self.again()
        {
            return Step::Give(again);
        }
        self.number += 1;
        let mut given = Given {
            id: format!("01790a5d-ac96-7000-8000-{:012x}", self.number << 4).parse().unwrap(),
            at: self.now(),
            officer: usize::from(self.dice.chance(30)),
            reported: None,
            if_version: None,
            preview: self.dice.chance(6),
            second_handle: self.dice.chance(20),
            commands: Vec::new(),
        };
        if self.dice.chance(25) {
            let back = self.dice.roll(30) as u64;
            given.reported = Some(if back == 29 { self.clock + Days::new(1) } else { self.clock - Days::new(back) });
        }
        self.fill(book, &mut given);
        if self.dice.chance(8) {
            let records: Vec<(RecordId, u32)> =
                book.records.values().map(|record| (record.id, record.version)).collect();
            given.if_version =
                self.dice.pick(&records).map(|(id, version)| (id, version + u32::from(self.dice.chance(30))));
        }
        if !given.preview {
            self.past.push(given.clone());
        }
        Step::Give(given)
    }

    /// Mostly forward; at times it stands still, or is set back.
    fn turn_the_clock(&mut self) {
        self.seconds = (self.seconds + 1) % 86_400;
        match self.dice.roll(20) {
            0 => self.clock = self.clock - Days::new(self.dice.roll(9) as u64),
            1..8 => {}
            _ => self.clock = self.clock + Days::new(self.dice.roll(5) as u64),
        }
    }

    fn now(&self) -> Timestamp {
        let noon: Timestamp = format!("{}T12:00:00+08:00", self.clock).parse().unwrap();
        Timestamp::from_micros(noon.as_micros() + self.seconds * 1_000).unwrap()
    }

    /// Something that was given before, the same again or almost.
    fn again(&mut self) -> Option<Given> {
        let mut given = self.dice.pick(&self.past)?;
        given.at = self.now();
        given.if_version = None;
        match self.dice.roll(5) {
            0 => given.reported = Some(self.clock - Days::new(3)),
            1 => given.officer = 1 - given.officer,
            2 => given.commands.truncate(1),
            _ => {}
        }
        Some(given)
    }

    /// One command, or several of which the later ones see what the earlier ones did.
    fn fill(&mut self, book: &Plain, given: &mut Given) {
        let many = if self.dice.chance(12) { 2 + self.dice.roll(4) } else { 1 };
        let mut so_far = book.clone();
        for number in 0..many {
            let Some(command) = self.command(&so_far) else { continue };
            let at = u32::try_from(number).unwrap();
            let mut attempt = given.clone();
            attempt.commands = vec![command.clone()];
            attempt.id = given.id.member(at);
            let last = so_far.last;
            let told = so_far.give(&attempt.contexts(&self.cast, last), &attempt.commands);
            given.commands.push(command);
            if let Ok((_, book)) = told.done {
                so_far = book;
            }
        }
        if given.commands.is_empty() {
            given.commands.push(CaptureLead::titled(self.dice.one_of(TITLES)).into());
        }
    }

    fn records(&self, book: &Plain, kinds: &[Kind]) -> Vec<RecordId> {
        book.records.keys().copied().filter(|id| kinds.contains(&id.kind)).collect()
    }

    /// A record of these kinds; the later ones more often.
    fn record(&mut self, book: &Plain, kinds: &[Kind]) -> Option<RecordId> {
        let mut records = self.records(book, kinds);
        if self.dice.chance(60) {
            records.drain(..records.len().saturating_sub(3));
        }
        self.dice.pick(&records)
    }

    fn id<T: inward::core::id::Recordable>(&mut self, book: &Plain) -> Option<Id<T>> {
        self.record(book, &[T::KIND])?.of().ok()
    }

    /// A date near today, more or less precise; at times one to come, or none.
    fn on(&mut self) -> Option<When> {
        let back = Days::new(self.dice.roll(60) as u64);
        let day = self.clock - back;
        let text = match self.dice.roll(14) {
            0..5 => day.to_string(),
            5 => day.format("%Y-%m").to_string(),
            6 => format!("{day}/{}", day + Days::new(20)),
            7 => format!("{}/{day}", day - Days::new(15)),
            8 => day.format("%Y").to_string(),
            9 => format!("{day}T20:30:00+02:00"),
            10 => (self.clock + Days::new(self.dice.roll(40) as u64)).to_string(),
            11 => day.format("%Y-%m").to_string(),
            _ => return None,
        };
        Some(text.parse().unwrap())
    }

    /// From when a value holds: often that is not said.
    fn from(&mut self) -> Option<When> {
        if self.dice.chance(40) { None } else { self.on() }
    }

    fn sum(&mut self) -> AmountInput {
        self.dice.one_of(SUMS).parse().unwrap()
    }

    /// A total that is planned; now and then in another currency.
    fn total(&mut self) -> Option<AmountInput> {
        match self.dice.roll(8) {
            0..3 => None,
            3 => Some("300万美元".parse().unwrap()),
            _ => Some(self.sum()),
        }
    }

    fn source(&mut self) -> Option<String> {
        self.dice.one_of([None, None, Some("statistics"), Some("promotion"), Some("press")]).map(str::to_owned)
    }

    fn evidence(&mut self) -> Option<Evidence> {
        self.dice.chance(40).then(|| Evidence::document("证明"))
    }

    fn aim(&mut self, record: RecordId) -> Aim {
        let phase = if record.kind == Kind::Project { self.dice.one_of([None, None, Some(1), Some(2)]) } else { None };
        Aim { record, phase }
    }

    /// An investment in place of a record, now and then.
    fn or_investment(&mut self, book: &Plain, record: RecordId) -> RecordId {
        let investment = book.records[&record].investment(Point::LATEST);
        match investment {
            Some(investment) if self.dice.chance(10) => investment.record(),
            _ => record,
        }
    }

    /// A command; what it needs may not be there.
    fn command(&mut self, book: &Plain) -> Option<Command> {
        let few = book.records.len() < 10;
        Some(match self.dice.roll(if few { 30 } else { 150 }) {
            0..5 => self.lead(book),
            5..11 => self.talks(book)?,
            11..17 => self.deal(book)?,
            17..23 => self.project(book)?,
            23..30 => self.promise(book)?,
            30 => OpenInvestment::titled(self.dice.one_of(TITLES)).into(),
            31..47 => self.reach(book)?,
            47..50 => self.plan(book)?,
            50..64 => self.amount(book)?,
            64..70 => self.money(book)?,
            70..82 => self.standing(book)?,
            82..97 => self.on_a_promise(book)?,
            97..107 => self.correct(book)?,
            107..117 => self.retract(book)?,
            117..119 => self.verify(book)?,
            119..125 => self.move_away(book)?,
            125..131 => self.assign(book)?,
            131..133 => {
                let record = self.record(book, &MEMBERS)?;
                NameRecord::of(record).title(self.dice.one_of(TITLES)).into()
            }
            133..136 => self.attribute(book)?,
            136..140 => self.judge(book)?,
            140..142 => {
                let unit = self.dice.one_of(self.cast.units);
                let mut claim = RegisterClaim::of(self.id::<Lead>(book)?, unit);
                claim.on = self.on();
                claim.into()
            }
            142..144 => {
                let mut interaction = RecordInteraction::of(self.id::<Negotiation>(book)?, InteractionKind::Visit);
                interaction.on = self.on();
                interaction.into()
            }
            144..146 => {
                let level = self.dice.one_of([Level::Contract, Level::Framework, Level::Intent]);
                StateLevel::of(self.id::<Agreement>(book)?, level, "按正本").into()
            }
            146..148 => {
                let mut amend = AmendAgreement::of(self.id::<Agreement>(book)?).note("补充协议");
                amend.on = self.on();
                amend.total_planned = self.total();
                amend.contract_investment = self.dice.chance(30).then(|| self.sum());
                amend.into()
            }
            148 => {
                let phase = if self.dice.chance(50) { Phase::planned(self.sum()) } else { Phase::unknown() };
                AddPhase::to(self.id::<Project>(book)?, phase).into()
            }
            _ => {
                let mut change = ChangeProject::of(self.id::<Project>(book)?);
                change.nature = Some(self.nature());
                change.on = self.from();
                change.into()
            }
        })
    }

    fn nature(&mut self) -> String {
        self.dice.one_of(["attracted", "public_infrastructure", "expansion", "no_such_nature"]).to_owned()
    }

    fn lead(&mut self, book: &Plain) -> Command {
        let mut lead = CaptureLead::titled(self.dice.one_of(TITLES));
        if self.dice.chance(70) {
            lead.investor = Some(self.dice.one_of(self.cast.investors).into());
        }
        lead.on = self.on();
        lead.total_planned = self.total();
        if self.dice.chance(20) {
            lead.investment = self.id(book);
        }
        lead.into()
    }

    fn talks(&mut self, book: &Plain) -> Option<Command> {
        let mut talks = OpenNegotiation::with(self.id::<Lead>(book)?);
        talks.on = self.on();
        talks.total_planned = self.total();
        if self.dice.chance(8) {
            talks.investment = self.id(book);
        }
        Some(talks.into())
    }

    fn deal(&mut self, book: &Plain) -> Option<Command> {
        let talks = self.id::<Negotiation>(book)?;
        let mut deal = match self.dice.roll(6) {
            0 => SignAgreement::framework_of(talks),
            1 => SignAgreement::intent(talks),
            2 => SignAgreement::titled(self.dice.one_of(TITLES)).negotiation(talks),
            3 => match self.id::<Agreement>(book) {
                Some(framework) => SignAgreement::contract_under(framework),
                None => SignAgreement::contract(talks),
            },
            _ => SignAgreement::contract(talks),
        };
        if self.dice.chance(10) {
            deal.negotiation = Some(talks);
        }
        deal.on = self.on();
        deal.total_planned = self.total();
        deal.contract_investment = self.dice.chance(40).then(|| self.sum());
        if self.dice.chance(20) {
            deal.party = vec![self.dice.one_of(self.cast.investors).into()];
        }
        Some(deal.into())
    }

    fn project(&mut self, book: &Plain) -> Option<Command> {
        let mut project = if self.dice.chance(70) {
            RecordProject::under(self.id::<Agreement>(book)?)
        } else {
            RecordProject::titled(self.dice.one_of(TITLES))
        };
        let phases = self.dice.one_of([0, 0, 1, 2, 3]);
        for _ in 0..phases {
            let phase = if self.dice.chance(60) { Phase::planned(self.sum()) } else { Phase::unknown() };
            project.phase.push(phase);
        }
        project.total_planned = self.total();
        project.nature = self.dice.chance(50).then(|| self.nature());
        if self.dice.chance(30) {
            project.owner = Some(self.dice.one_of(self.cast.investors).into());
        }
        Some(project.into())
    }

    fn promise(&mut self, book: &Plain) -> Option<Command> {
        let with = self.record(book, &[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project])?;
        let with = self.or_investment(book, with);
        let mut promise = if self.dice.chance(80) {
            let mut promise = Promise::to_investor(with, "policy_incentive");
            if self.dice.chance(95) {
                promise.debtor = Some(self.dice.one_of(self.cast.units).into());
            }
            promise
        } else {
            Promise::by_investor(with, "investment")
        };
        promise.on = self.on();
        promise.due = if self.dice.chance(60) { self.ahead() } else { None };
        match self.dice.roll(6) {
            0 => promise.condition = Some("达产后".to_owned()),
            1 => promise.condition_milestone = Some("construction_started".to_owned()),
            2 => promise.condition_milestone = Some("contract_signed".to_owned()),
            _ => {}
        }
        promise.amount = self.dice.chance(60).then(|| "100万元".parse().unwrap());
        Some(promise.into())
    }

    /// A date to come, or just over.
    fn ahead(&mut self) -> Option<When> {
        let day = self.clock + Days::new(self.dice.roll(60) as u64) - Days::new(20);
        let text = if self.dice.chance(60) { day.to_string() } else { day.format("%Y-%m").to_string() };
        Some(text.parse().unwrap())
    }

    fn reach(&mut self, book: &Plain) -> Option<Command> {
        let kinds = [Kind::Project, Kind::Project, Kind::Project, Kind::Negotiation, Kind::Agreement, Kind::Lead];
        let kind = self.dice.one_of(kinds);
        let record = self.record(book, &[kind])?;
        let record = self.or_investment(book, record);
        let milestone = match (kind, self.dice.roll(20)) {
            (_, 0) => "no_such_milestone",
            (_, 1) => "production",
            (Kind::Project, _) => self.dice.one_of(STAGES),
            (Kind::Negotiation, 2..5) => "negotiating",
            (Kind::Negotiation, _) => self.dice.one_of(["first_contact", "reviewed"]),
            (Kind::Agreement, _) => self.dice.one_of(["intent_signed", "contract_signed"]),
            _ => "lead_received",
        };
        let aim = self.aim(record);
        let mut reach = Reach::of(aim, milestone);
        reach.on = self.on();
        reach.source = self.source();
        reach.evidence = self.evidence();
        Some(reach.into())
    }

    fn plan(&mut self, book: &Plain) -> Option<Command> {
        let record = self.record(book, &[Kind::Project])?;
        let (aim, target) = (self.aim(record), self.ahead()?);
        let mut plan = Plan::of(aim, self.dice.one_of(STAGES), target).unwrap();
        plan.on = self.on();
        Some(plan.into())
    }

    fn amount(&mut self, book: &Plain) -> Option<Command> {
        let record = self.record(book, &MEMBERS)?;
        let kinds = [
            MoneyKind::TotalPlanned,
            MoneyKind::TotalPlanned,
            MoneyKind::ContractInvestment,
            MoneyKind::AnnualPlanned,
            MoneyKind::FundsArrived,
        ];
        let kind = self.dice.one_of(kinds);
        let (aim, sum) = (self.aim(record), self.sum());
        let mut amount = StateAmount::of(aim, kind, sum);
        amount.on = self.from();
        amount.source = self.source();
        if (kind == MoneyKind::AnnualPlanned) != self.dice.chance(5) {
            amount.period = Some("2021".parse().unwrap());
        }
        Some(amount.into())
    }

    fn money(&mut self, book: &Plain) -> Option<Command> {
        let kind = self.dice.one_of([MoneyKind::FundsArrived, MoneyKind::FaiCompleted, MoneyKind::FundsArrived]);
        let sum = self.sum();
        let mut money = RecordMoney::of(self.id::<Project>(book)?, kind, sum);
        money.basis = self.dice.one_of([Basis::Increment, Basis::Cumulative]);
        money.phase = self.dice.one_of([None, None, Some(1)]);
        money.on = self.on();
        if money.on.is_none() || self.dice.chance(20) {
            money.period = Some(self.dice.one_of(["2020", "2021", "2021-02", "2022"]).parse().unwrap());
        }
        money.evidence = self.evidence();
        Some(money.into())
    }

    fn standing(&mut self, book: &Plain) -> Option<Command> {
        let kinds = [Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project];
        let record = self.record(book, &kinds)?;
        let on = self.on();
        Some(match self.dice.roll(10) {
            0..3 => {
                let mut suspend = Suspend::of(self.or_investment(book, record), "winter_stop");
                suspend.on = on;
                suspend.into()
            }
            3..5 => {
                let mut resume = Resume::of(self.or_investment(book, record));
                resume.on = on;
                resume.into()
            }
            5..7 => {
                let mut reopen = Reopen::of(record, "返回");
                reopen.on = on;
                reopen.into()
            }
            _ => match record.kind {
                Kind::Lead => {
                    let mut close = DisqualifyLead::of(record.of::<Lead>().ok()?, "duplicate_lead");
                    close.on = on;
                    close.into()
                }
                Kind::Negotiation if self.dice.chance(50) => {
                    let mut close = LoseNegotiation::of(record.of::<Negotiation>().ok()?, "lost_on_land");
                    close.on = on;
                    close.into()
                }
                Kind::Negotiation => {
                    let mut close = AbandonNegotiation::of(record.of::<Negotiation>().ok()?, "no_funding");
                    close.on = on;
                    close.into()
                }
                Kind::Agreement => {
                    let mut close = TerminateAgreement::of(record.of::<Agreement>().ok()?, "expired");
                    close.on = on;
                    close.into()
                }
                _ => {
                    let end = self.dice.one_of([ProjectEnd::Completed, ProjectEnd::Exited]);
                    let mut close = EndProject::of(record.of::<Project>().ok()?, end).reason("idle_land");
                    close.on = on;
                    close.into()
                }
            },
        })
    }

    fn on_a_promise(&mut self, book: &Plain) -> Option<Command> {
        let promise = self.id::<Commitment>(book)?;
        let on = self.on();
        Some(match self.dice.roll(12) {
            0..8 => {
                let mut fulfil = Fulfil::of(promise).in_part(self.dice.chance(40));
                fulfil.on = on;
                // Kept on the very day on which it is due.
                let due = book.records[&promise.record()].due(Point::LATEST).and_then(When::last);
                if let Some(due) = due.filter(|due| *due <= self.clock && self.dice.chance(40)) {
                    fulfil.on = Some(due.to_string().parse().unwrap());
                }
                let paid = self.dice.one_of(["30万元", "30万元", "70万元", "70万元", "100万元"]);
                fulfil.amount = self.dice.chance(75).then(|| paid.parse().unwrap());
                fulfil.into()
            }
            8..10 => {
                let mut meet = MeetCondition::of(promise);
                meet.on = on;
                meet.due = if self.dice.chance(50) { self.ahead() } else { None };
                meet.into()
            }
            10 => {
                let mut waive = Waive::of(promise, "豁免");
                waive.on = on;
                waive.into()
            }
            _ => {
                let mut breach = Breach::of(promise, BreachCause::Own);
                breach.on = on;
                breach.into()
            }
        })
    }

    /// A fact of a record: mostly one that stands.
    fn fact(&mut self, book: &Plain) -> Option<FactRef> {
        let record = self.record(book, &MEMBERS)?;
        let facts: Vec<(u32, u16)> = book.records[&record]
            .facts
            .iter()
            .filter(|fact| fact.retracted.is_none() || self.dice.chance(5))
            .map(|fact| fact.id)
            .collect();
        let (mut version, mut number) = self.dice.pick(&facts)?;
        // Where it belonged first, though it was moved since.
        if self.dice.chance(10) {
            let belongs = book.records[&record].facts.iter().find(|fact| matches!(fact.says, Says::Belongs(_)))?;
            (version, number) = belongs.id;
        }
        let number = number + u16::from(self.dice.chance(2));
        Some(FactRef { record, fact: FactId { version, number } })
    }

    fn correct(&mut self, book: &Plain) -> Option<Command> {
        if self.dice.chance(30) {
            let record = self.record(book, &[Kind::Project, Kind::Agreement, Kind::Negotiation])?;
            let record = self.or_investment(book, record);
            let words: Vec<String> = self.words(book.records.get(&record)?);
            let aim = self.aim(record);
            let milestone = self.dice.pick(&words).unwrap_or_else(|| "production".to_owned());
            let mut correct = Correct::milestone_of(aim, milestone, "误记");
            correct.on = Some(self.on().or_else(|| self.ahead())?);
            return Some(correct.into());
        }
        let fact = self.fact(book)?;
        let mut correct = Correct::fact_of(fact, "误记");
        match self.dice.roll(5) {
            0 => correct.amount = Some("60万元".parse().unwrap()),
            1 => correct.target = self.ahead(),
            _ => correct.on = Some(self.on().or_else(|| self.ahead())?),
        }
        Some(correct.into())
    }

    fn words(&self, record: &Record) -> Vec<String> {
        let words = record.facts.iter().filter_map(|fact| match &fact.says {
            Says::Reached(reached) => Some(reached.milestone.clone()),
            _ => None,
        });
        words.collect()
    }

    fn retract(&mut self, book: &Plain) -> Option<Command> {
        Some(Retract::fact_of(self.fact(book)?, "误报").into())
    }

    fn verify(&mut self, book: &Plain) -> Option<Command> {
        Some(Verify::fact_of(self.fact(book)?).into())
    }

    fn move_away(&mut self, book: &Plain) -> Option<Command> {
        let record = self.record(book, &MEMBERS)?;
        let to = self.id::<Investment>(book)?;
        Some(MoveRecord::to(record, to, "并入").into())
    }

    fn assign(&mut self, book: &Plain) -> Option<Command> {
        let record = self.record(book, &MEMBERS)?;
        let mut assign = Assign::of(record);
        match self.dice.roll(3) {
            0 => assign.unit = Some(self.dice.one_of(self.cast.units).into()),
            1 => assign.officer = Some(self.dice.one_of(self.cast.officers).into()),
            _ => {
                assign.unit = Some(self.dice.one_of(self.cast.units).into());
                assign.officer = Some(self.dice.one_of(self.cast.officers).into());
            }
        }
        assign.on = if self.dice.chance(20) { self.ahead() } else { self.from() };
        Some(assign.into())
    }

    fn attribute(&mut self, book: &Plain) -> Option<Command> {
        let record = self.record(book, &MEMBERS)?;
        let mut set = match self.dice.roll(3) {
            0 => SetAttribute::of(record, "synthetic", true),
            1 => SetAttribute::of(record, "target_industry", "anchor"),
            _ => SetAttribute::of(record, "target_industry", "grow"),
        };
        set.on = self.from();
        Some(set.into())
    }

    fn judge(&mut self, book: &Plain) -> Option<Command> {
        let outcome = self.dice.one_of([Outcome::Passed, Outcome::Rejected, Outcome::Conditional, Outcome::Vetoed]);
        let on = self.on();
        Some(match self.record(book, &[Kind::Lead, Kind::Negotiation])? {
            lead if lead.kind == Kind::Lead => {
                let mut triage = TriageLead::of(lead.of::<Lead>().ok()?, outcome);
                triage.on = on;
                triage.into()
            }
            talks => {
                let mut reach = Reach::of(talks, milestone::REVIEWED).judgement(Judgement { body: None, outcome });
                reach.on = on;
                reach.into()
            }
        })
    }
}

impl Given {
    /// Who gives each of its commands, under which id, at which time: after the last event.
    pub(super) fn contexts(&self, cast: &Cast, last: i64) -> Vec<super::plain::Context> {
        let now = self.at.as_micros().max(last + 1);
        let numbers = 0..u32::try_from(self.commands.len()).unwrap();
        numbers
            .map(|number| super::plain::Context {
                id: self.id.member(number),
                by: cast.officers[self.officer],
                now,
                reported: self.reported,
            })
            .collect()
    }
}
