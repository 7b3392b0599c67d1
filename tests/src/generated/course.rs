//! The course of one investment, from its lead as far as it comes: most leads stay leads, most
//! negotiations come to nothing, some projects run to full benefit, and some stop on the way.

use chrono::NaiveDate;
use inward::core::command::Command;
use inward::core::id::Recordable;
use inward::core::playbook::MilestoneKey;
use inward::prelude::*;

use super::INVESTMENTS_AN_ORGANISATION;
use super::cast::Cast;
use super::draw::{Draw, later};
use super::words;

/// The day before which everything happened.
const LAST: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 3, 1);

/// What a project reaches, in order, with the least and the greatest gap before it in days. Those of
/// phases are reached by each phase.
const STEPS: [(MilestoneKey, u64, u64); 12] = [
    (milestone::REGISTERED, 10, 60),
    (milestone::FIRST_FUNDS_ARRIVED, 10, 120),
    (milestone::FILED, 5, 60),
    (milestone::LAND_ACQUIRED, 20, 200),
    (milestone::LAND_HANDED_OVER, 5, 90),
    (milestone::CONSTRUCTION_PERMITTED, 10, 120),
    (milestone::CONSTRUCTION_STARTED, 3, 90),
    (milestone::COMPLETED, 150, 600),
    (milestone::TRIAL_PRODUCTION, 20, 120),
    (milestone::PRODUCTION, 20, 150),
    (milestone::FULL_PRODUCTION, 180, 500),
    (milestone::FULL_BENEFIT, 120, 400),
];

/// The step from which on phases reach a milestone, not the project as a whole.
const PHASED_FROM: usize = 6;

/// The commands that tell one investment.
#[derive(Clone, Debug)]
pub struct Course {
    /// The id of the first of the commands; the others follow it, as the members of a batch do.
    pub first: CommandId,
    /// The commands, in their order.
    pub commands: Vec<Command>,
}

impl Course {
    pub(super) fn tell(
        number: u64,
        first: CommandId,
        draw: Draw,
        cast: &Cast,
        organisations: &mut Vec<Id<Organisation>>,
    ) -> Result<Self, Refusal> {
        let mut teller = Teller::new(number, first, draw, *cast);
        teller.investor = teller.choose_investor(organisations)?;
        teller.tell()?;
        Ok(Self { first, commands: teller.commands })
    }
}

/// Tells one investment.
struct Teller {
    number: u64,
    first: CommandId,
    draw: Draw,
    cast: Cast,
    unit: u32,
    investor: Option<Id<Organisation>>,
    title: String,
    industry: &'static str,
    /// The day that the course has come to.
    day: NaiveDate,
    commands: Vec<Command>,
}

impl Teller {
    fn new(number: u64, first: CommandId, mut draw: Draw, cast: Cast) -> Self {
        let (title, industry) = words::title(&mut draw);
        let unit = draw.rank(cast.units()).unwrap_or_default();
        let day = draw.first_day();
        Self {
            number,
            first,
            unit: u32::try_from(unit).unwrap_or_default(),
            draw,
            cast,
            investor: None,
            title,
            industry,
            day,
            commands: Vec::new(),
        }
    }

    /// Gives a command and answers the id of what it makes.
    fn give<T: Recordable>(&mut self, command: impl Into<Command>) -> Id<T> {
        let id = self.first.member(u32::try_from(self.commands.len()).unwrap_or(u32::MAX));
        self.commands.push(command.into());
        id.creates()
    }

    fn act(&mut self, command: impl Into<Command>) {
        self.commands.push(command.into());
    }

    fn officer(&mut self) -> Id<Person> {
        let number = u32::from(self.draw.percent(30));
        self.cast.officer(self.unit, number)
    }

    /// A further code, such as the zone itself gives.
    fn code(&self, letters: &str) -> String {
        format!("{letters}-{}-{:07}", self.day.format("%Y"), self.number)
    }

    /// Lets time pass; whether what is next still happened.
    fn goes_on(&mut self, least: u64, greatest: u64) -> bool {
        let next = later(self.day, self.draw.between(least, greatest));
        let happened = LAST.is_some_and(|last| next < last);
        if happened {
            self.day = next;
        }
        happened
    }

    fn on(&mut self) -> Result<When, Refusal> {
        self.draw.roughly(self.day)
    }

    fn evidence(&mut self, kind: &str) -> Result<Option<Evidence>, Refusal> {
        if !self.draw.percent(45) {
            return Ok(None);
        }
        let evidence = Evidence::of_kind(kind)?.reference(format!("{kind}-{}", self.number));
        Ok(Some(if self.draw.percent(40) {
            evidence.title(format!("{}（扫描件）", self.title))
        } else {
            evidence
        }))
    }

    /// Who invests: now and then somebody new, else one of those who are known, some of them again and
    /// again; of some nobody knows it.
    fn choose_investor(&mut self, known: &mut Vec<Id<Organisation>>) -> Result<Option<Id<Organisation>>, Refusal> {
        if self.number.is_multiple_of(INVESTMENTS_AN_ORGANISATION as u64) {
            let (name, country, ownership) = words::organisation(&mut self.draw, known.len());
            let mut add = AddOrganisation::named(name).country(country).ownership(ownership).role(Role::Investor);
            if self.draw.percent(70) {
                add = add.industry(Industry::gbt4754(self.industry)?);
            }
            let id = self.give(add);
            known.push(id);
            return Ok(Some(id));
        }
        if self.draw.percent(15) {
            return Ok(None);
        }
        // The lower of two draws: who came early invests more often.
        let last = known.len().saturating_sub(1) as u64;
        let place = self.draw.between(0, last).min(self.draw.between(0, last));
        Ok(known.get(usize::try_from(place).unwrap_or_default()).copied())
    }

    fn tell(&mut self) -> Result<(), Refusal> {
        match self.draw.between(1, 100) {
            1..=5 => self.public_works(),
            6..=9 => {
                let contract = self.unheralded_agreement()?;
                self.project_under(contract)
            }
            10..=14 => {
                let mut open = OpenNegotiation::titled(&self.title).on(self.on()?)?;
                open.investor = self.investor.map(Into::into);
                self.negotiation(open)
            }
            _ => self.lead(),
        }
    }

    fn lead(&mut self) -> Result<(), Refusal> {
        let mut capture = CaptureLead::titled(&self.title)
            .on(self.on()?)?
            .origin(words::origin(&mut self.draw))
            .unit(self.cast.unit(self.unit))
            .officer(self.officer());
        match self.investor {
            Some(investor) => capture = capture.investor(investor),
            None => capture = capture.investor_described("一家有意向的企业"),
        }
        if self.draw.percent(75) {
            capture = capture.total_planned(self.draw.amount()?);
        }
        if self.draw.percent(60) {
            capture = capture.code(self.code("ZS"));
        }
        if self.draw.percent(20) {
            capture = capture.reference("oa", format!("{:08}", self.number));
        }
        if self.draw.percent(25) {
            let choice = self.draw.one_of(&["anchor", "grow", "scout"]);
            capture = capture.attribute("target_industry", choice);
        }
        let lead = self.give::<Lead>(capture);
        if self.draw.percent(45) && self.goes_on(1, 30) {
            let outcome = match self.draw.between(1, 100) {
                1..=80 => Outcome::Passed,
                81..=92 => Outcome::Conditional,
                _ => Outcome::Rejected,
            };
            let triage = TriageLead::of(lead, outcome).on(self.on()?)?;
            self.act(triage);
            if outcome == Outcome::Rejected {
                return Ok(());
            }
        }
        match self.draw.between(1, 100) {
            // Nothing came of it, and nobody says so.
            1..=22 => Ok(()),
            23..=31 => {
                if self.goes_on(10, 200) {
                    let reason = self.draw.one_of(&[
                        "below_threshold",
                        "outside_industries",
                        "duplicate_lead",
                        "not_credible",
                        "disqualified_otherwise",
                    ]);
                    let disqualify = DisqualifyLead::of(lead, reason).on(self.on()?)?;
                    self.act(disqualify);
                }
                Ok(())
            }
            32..=35 => {
                self.stop(lead, true)?;
                Ok(())
            }
            _ if self.goes_on(5, 90) => {
                let open = OpenNegotiation::with(lead).on(self.on()?)?;
                self.negotiation(open)
            }
            _ => Ok(()),
        }
    }

    /// Suspends a record; now and then it is let go on again. Whether it goes on. Its days are
    /// exact: on a vague day nobody can say whether it had stopped.
    fn stop(&mut self, record: impl Target + Copy, mostly_for_good: bool) -> Result<bool, Refusal> {
        if !self.goes_on(5, 120) {
            return Ok(true);
        }
        let reason = self.draw.one_of(&[
            "power_shortage",
            "funds_interrupted",
            "land_dispute",
            "environment_order",
            "winter_stop",
            "owner_change",
            "suspended_otherwise",
        ]);
        let suspend = Suspend::of(record, reason).on(self.day.to_string().as_str())?;
        self.act(suspend);
        if (mostly_for_good && self.draw.percent(80)) || !self.goes_on(20, 300) {
            return Ok(false);
        }
        let resume = Resume::of(record).on(self.day.to_string().as_str())?;
        self.act(resume);
        Ok(true)
    }

    fn negotiation(&mut self, mut open: OpenNegotiation) -> Result<(), Refusal> {
        open = open.unit(self.cast.unit(self.unit)).officer(self.officer());
        open = open.likelihood(match self.draw.between(1, 3) {
            1 => Likelihood::Low,
            2 => Likelihood::Medium,
            _ => Likelihood::High,
        });
        if self.draw.percent(50) {
            open = open.ask(words::ask(&mut self.draw));
        }
        if self.draw.percent(60) {
            open = open.total_planned(self.draw.amount()?);
        }
        let negotiation = self.give::<Negotiation>(open);
        for _ in 0..self.draw.between(0, 5) {
            if self.goes_on(5, 60) {
                let kind = match self.draw.between(1, 4) {
                    1 => InteractionKind::Visit,
                    2 => InteractionKind::Call,
                    3 => InteractionKind::OnSiteOffice,
                    _ => InteractionKind::Meeting,
                };
                let mut interaction = RecordInteraction::of(negotiation, kind).on(self.day.to_string().as_str())?;
                if self.draw.percent(40) {
                    interaction = interaction.note(format!("就{}的落地条件交换意见", self.title));
                }
                self.act(interaction);
            }
        }
        if self.draw.percent(62) && self.goes_on(20, 150) {
            let outcome = match self.draw.between(1, 100) {
                1..=78 => Outcome::Passed,
                79..=90 => Outcome::Conditional,
                91..=98 => Outcome::Rejected,
                _ => Outcome::Vetoed,
            };
            let mut review = Reach::of(negotiation, milestone::REVIEWED)
                .on(self.on()?)?
                .judgement(Judgement { body: Some("准入评审会".to_owned()), outcome });
            review.evidence = self.evidence("review_minutes")?;
            self.act(review);
            if matches!(outcome, Outcome::Rejected | Outcome::Vetoed) {
                return Ok(());
            }
            self.correct(negotiation, &milestone::REVIEWED)?;
        }
        match self.draw.between(1, 100) {
            1..=17 => self.lose(negotiation),
            18..=25 => self.abandon(negotiation),
            26..=32 => Ok(()),
            33..=36 => self.stop(negotiation, true).map(drop),
            _ if self.goes_on(10, 120) => self.agreement(negotiation),
            _ => Ok(()),
        }
    }

    fn lose(&mut self, negotiation: Id<Negotiation>) -> Result<(), Refusal> {
        if self.goes_on(20, 250) {
            let reason = self.draw.one_of(&[
                "lost_on_incentives",
                "lost_on_land",
                "lost_on_cost",
                "lost_on_supply_chain",
                "lost_on_talent",
                "lost_on_time",
                "lost_otherwise",
            ]);
            let lose = LoseNegotiation::of(negotiation, reason)
                .on(self.on()?)?
                .lost_to(words::place_elsewhere(&mut self.draw));
            self.act(lose);
        }
        Ok(())
    }

    fn abandon(&mut self, negotiation: Id<Negotiation>) -> Result<(), Refusal> {
        if self.goes_on(20, 250) {
            let reason = self.draw.one_of(&[
                "no_funding",
                "market_changed",
                "strategy_changed",
                "no_reply",
                "abandoned_otherwise",
            ]);
            let abandon = AbandonNegotiation::of(negotiation, reason).on(self.on()?)?;
            self.act(abandon);
        }
        Ok(())
    }

    /// What a negotiation ends in: an intent that stays one, a framework agreement with a contract
    /// under it, or a contract at once. A contract needs somebody to sign it.
    fn agreement(&mut self, negotiation: Id<Negotiation>) -> Result<(), Refusal> {
        let level = self.draw.between(1, 100);
        if self.investor.is_none() || level <= 15 {
            let mut intent = SignAgreement::intent(negotiation).on(self.on()?)?.unit(self.cast.unit(self.unit));
            intent.profile.officer = Some(self.officer().into());
            self.act(intent);
            return Ok(());
        }
        let mut sign = SignAgreement::contract(negotiation);
        if level <= 36 {
            let mut framework = SignAgreement::framework_of(negotiation).on(self.on()?)?;
            framework = framework.unit(self.cast.unit(self.unit)).officer(self.officer());
            if self.draw.percent(50) {
                framework = framework.total_planned(self.draw.amount()?);
            }
            let framework = self.give::<Agreement>(framework);
            if self.draw.percent(35) || !self.goes_on(30, 300) {
                return Ok(());
            }
            sign = SignAgreement::contract_under(framework);
        }
        sign = sign.on(self.on()?)?.contract_investment(self.draw.amount()?);
        sign = sign.unit(self.cast.unit(self.unit)).officer(self.officer());
        if self.draw.percent(70) {
            sign = sign.code(self.code("HT"));
        }
        sign.evidence = self.evidence("investment_contract")?;
        let contract = self.give::<Agreement>(sign);
        self.correct(contract, &milestone::CONTRACT_SIGNED)?;
        self.promises(contract)?;
        self.project_under(contract)
    }

    /// An agreement of which the office learned only when it was signed.
    fn unheralded_agreement(&mut self) -> Result<Id<Agreement>, Refusal> {
        let mut sign = SignAgreement::titled(&self.title)
            .on(self.on()?)?
            .unit(self.cast.unit(self.unit))
            .officer(self.officer())
            .total_planned(self.draw.amount()?);
        if let Some(investor) = self.investor {
            sign = sign.party(investor);
            sign.level = self.draw.percent(80).then_some(Level::Contract);
        }
        Ok(self.give(sign))
    }

    /// What the two sides promise each other, and whether they keep it.
    fn promises(&mut self, contract: Id<Agreement>) -> Result<(), Refusal> {
        let signed = self.day;
        for _ in 0..self.draw.between(0, 2) {
            let kinds =
                ["construction_permit", "policy_incentive", "infrastructure", "land_delivery", "approval_time_limit"];
            let due = later(signed, self.draw.between(30, 400));
            let debtor = u32::try_from(self.draw.between(0, 23)).unwrap_or_default();
            let promise = Promise::to_investor(contract, self.draw.one_of(&kinds))
                .due(self.draw.roughly(due)?)?
                .debtor(self.cast.unit(debtor));
            let promise = self.give::<Commitment>(promise);
            self.kept_or_broken(promise, signed, due)?;
        }
        if self.investor.is_some() && self.draw.percent(45) {
            let due = later(signed, self.draw.between(200, 900));
            let kind = self.draw.one_of(&["start_date", "production_date", "investment"]);
            let promise = Promise::by_investor(contract, kind).due(self.draw.roughly(due)?)?;
            let promise = self.give::<Commitment>(promise);
            self.kept_or_broken(promise, signed, due)?;
        }
        Ok(())
    }

    fn kept_or_broken(&mut self, promise: Id<Commitment>, made: NaiveDate, due: NaiveDate) -> Result<(), Refusal> {
        let happened = |day: &NaiveDate| LAST.is_some_and(|last| *day < last);
        let between = u64::try_from((due - made).num_days()).unwrap_or(1).max(1);
        match self.draw.between(1, 100) {
            1..=58 => {
                let day = later(made, self.draw.between(1, between));
                if happened(&day) {
                    let mut fulfil = Fulfil::of(promise).on(self.draw.roughly(day)?)?;
                    fulfil.evidence = self.evidence("document")?;
                    self.act(fulfil);
                }
            }
            59..=76 => {
                let day = later(due, self.draw.between(1, 200));
                if happened(&day) {
                    let fulfil = Fulfil::of(promise).on(self.draw.roughly(day)?)?;
                    self.act(fulfil);
                }
            }
            77..=84 => {
                let day = later(due, self.draw.between(5, 90));
                if happened(&day) {
                    let cause = match self.draw.between(1, 4) {
                        1 => BreachCause::OtherUnit,
                        2 => BreachCause::Investor,
                        3 => BreachCause::ForceMajeure,
                        _ => BreachCause::Own,
                    };
                    let breach = Breach::of(promise, cause).on(day.to_string().as_str())?;
                    self.act(breach);
                }
            }
            85..=87 => {
                let waive = Waive::of(promise, "双方同意不再执行").on(made.to_string().as_str())?;
                self.act(waive);
            }
            _ => {}
        }
        Ok(())
    }

    fn project_under(&mut self, contract: Id<Agreement>) -> Result<(), Refusal> {
        if self.draw.percent(12) {
            return self.terminate(contract);
        }
        if !self.goes_on(5, 90) {
            return Ok(());
        }
        let nature = self.draw.weighted(&[
            (80, "attracted"),
            (9, "expansion"),
            (6, "technical_upgrade"),
            (3, "relocation"),
            (2, "other"),
        ]);
        let mut record = RecordProject::under(contract).total_planned(self.draw.amount()?);
        if self.draw.percent(90) {
            record = record.nature(nature);
        }
        let phases = self.draw.weighted(&[(76, 0_u16), (4, 1), (14, 2), (6, 3)]);
        for _ in 0..phases {
            record = record.phase(Phase::planned(self.draw.payment()?));
        }
        self.project(record, phases)
    }

    /// A contract under which nothing was built; of some of them somebody says so.
    fn terminate(&mut self, contract: Id<Agreement>) -> Result<(), Refusal> {
        if self.draw.percent(40) && self.goes_on(60, 500) {
            let reason = self.draw.one_of(&["agreed_termination", "breach_by_investor", "insolvency", "expired"]);
            let terminate = TerminateAgreement::of(contract, reason).on(self.on()?)?;
            self.act(terminate);
        }
        Ok(())
    }

    fn public_works(&mut self) -> Result<(), Refusal> {
        self.title = words::works(&mut self.draw);
        let record = RecordProject::titled(&self.title)
            .nature(self.draw.weighted(&[(7, "public_infrastructure"), (3, "public_service")]))
            .total_planned(self.draw.amount()?);
        self.project(record, 0)
    }

    fn project(&mut self, mut record: RecordProject, phases: u16) -> Result<(), Refusal> {
        let park = self.draw.rank(self.cast.parks()).unwrap_or_default();
        record = record
            .park(self.cast.park(u32::try_from(park).unwrap_or_default()))
            .industry(Industry::gbt4754(self.industry)?)
            .unit(self.cast.unit(self.unit))
            .officer(self.officer());
        if self.draw.percent(65) {
            record = record.project_code(self.national_code().as_str())?;
        }
        if self.draw.percent(70) {
            record = record.land(format!("{}亩", self.draw.between(8, 600)).as_str())?;
        }
        let project = self.give::<Project>(record);
        let first = if phases > 0 { project.phase(1) } else { project.aim() };
        self.plan(first, &milestone::CONSTRUCTION_STARTED)?;
        // How far it comes: all the way, or to some step at which the days end or it stands still.
        let end = self.draw.weighted(&[(38, STEPS.len()), (18, 10), (10, 8), (22, 7), (12, 4)]);
        for (step, (key, least, greatest)) in STEPS.into_iter().enumerate().take(end) {
            // Dates are missing here and there.
            if step + 1 < end && self.draw.percent(14) {
                continue;
            }
            if !self.goes_on(least, greatest) {
                return Ok(());
            }
            for phase in 1..=phases.max(1) {
                self.reach_step(project, step, &key, (phases > 0).then_some(phase))?;
            }
            if step == PHASED_FROM {
                self.plan(first, &milestone::PRODUCTION)?;
            }
            self.money(project)?;
            if self.draw.per_mille(18) && !self.stop(project, false)? {
                return Ok(());
            }
        }
        self.after_its_course(project)
    }

    /// One step, of the whole or of a phase; phases that are not there yet are passed over.
    fn reach_step(
        &mut self,
        project: Id<Project>,
        step: usize,
        key: &MilestoneKey,
        phase: Option<u16>,
    ) -> Result<(), Refusal> {
        let of_phase = phase.filter(|_| step >= PHASED_FROM);
        if phase.is_some_and(|phase| phase > 1) && (of_phase.is_none() || !self.goes_on(20, 200)) {
            return Ok(());
        }
        let aim = of_phase.map_or_else(|| project.aim(), |phase| project.phase(phase));
        let mut reach = Reach::of(aim, key).on(self.on()?)?;
        if step + 1 == STEPS.len() || self.draw.percent(35) {
            reach = reach.evidence(Evidence::of_kind("document")?.reference(format!("{}-{step}", self.number)));
        }
        self.act(reach);
        if self.draw.per_mille(25) {
            // Another office has another day.
            let day = later(self.day, self.draw.between(0, 25));
            if LAST.is_some_and(|last| day < last) {
                let word = Reach::of(aim, key).on(self.draw.roughly(day)?)?.source("statistics");
                self.act(word);
            }
            return Ok(());
        }
        self.correct(aim, key)
    }

    /// Now and then the day of a milestone was wrong.
    fn correct(&mut self, target: impl Target, key: &MilestoneKey) -> Result<(), Refusal> {
        if self.draw.per_mille(45) {
            let back = self.draw.between(1, 12);
            let day = self.day.checked_sub_days(chrono::Days::new(back)).unwrap_or(self.day);
            let correct = Correct::milestone_of(target, key, "按原始材料更正").on(day.to_string().as_str())?;
            self.act(correct);
        }
        Ok(())
    }

    fn plan(&mut self, target: impl Target, key: &MilestoneKey) -> Result<(), Refusal> {
        if self.draw.percent(55) {
            let planned = later(self.day, self.draw.between(60, 500));
            let plan = Plan::of(target, key, self.draw.roughly(planned)?)?.on(self.day.to_string().as_str())?;
            self.act(plan);
        }
        Ok(())
    }

    fn money(&mut self, project: Id<Project>) -> Result<(), Refusal> {
        if self.draw.percent(38) {
            let kind = self.draw.weighted(&[(6, Some(MoneyKind::FundsArrived)), (4, Some(MoneyKind::FaiCompleted))]);
            let kind = kind.unwrap_or(MoneyKind::FundsArrived);
            let money = RecordMoney::of(project, kind, self.draw.payment()?).on(self.on()?)?;
            self.act(money);
        }
        Ok(())
    }

    /// What follows the last step: entry into statistics, figures, an end.
    fn after_its_course(&mut self, project: Id<Project>) -> Result<(), Refusal> {
        if self.draw.percent(40) && self.goes_on(5, 90) {
            let enrolled = Reach::of(project, milestone::STAT_ENROLLED).on(self.on()?)?;
            self.act(enrolled);
        }
        if self.draw.percent(40) {
            let jobs = format!("{}人", self.draw.between(10, 1_200)).parse()?;
            self.act(RecordMeasure::of(project, "jobs", MeasureKind::Actual, jobs));
        }
        match self.draw.between(1, 100) {
            1..=12 if self.goes_on(60, 400) => {
                let end = EndProject::of(project, ProjectEnd::Completed).on(self.on()?)?;
                self.act(end);
            }
            13..=19 if self.goes_on(60, 400) => {
                let reason = self.draw.one_of(&["not_started_in_time", "idle_land", "ceased_operation"]);
                let end = EndProject::of(project, ProjectEnd::Exited).reason(reason).on(self.on()?)?;
                self.act(end);
            }
            _ => {}
        }
        Ok(())
    }

    fn national_code(&mut self) -> String {
        let division = self.draw.weighted(&[(9, "140300"), (1, "140105")]);
        let kind = self.draw.between(1, 4);
        format!("{}-{division}-04-{kind:02}-{:06}", self.day.format("%y%m"), self.number % 1_000_000)
    }
}
