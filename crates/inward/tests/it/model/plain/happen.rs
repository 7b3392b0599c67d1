//! What a command that is taken makes happen: events, each one more version of a record, each with the
//! facts that it states.

use inward::prelude::*;

use super::refuse::{Refusals, settled};
use super::{Answer, Context, Fact, Plain, Point, Reached, Record, Says, Standing, on, zoned};

/// How a fact is stated, beside what it says.
#[derive(Clone, Default)]
struct Stated {
    on: Option<When>,
    source: Option<String>,
    evidence: bool,
}

impl Stated {
    fn of(on: Option<&When>, source: Option<&String>, evidence: Option<&Evidence>) -> Self {
        Self { on: zoned(on), source: source.cloned(), evidence: evidence.is_some() }
    }
}

/// The events of one command.
struct Telling<'b> {
    book: &'b mut Plain,
    context: Context,
    touched: Vec<RecordId>,
    facts: Vec<FactRef>,
}

impl Telling<'_> {
    /// One event: one more version of the record, and the facts it states.
    fn event(&mut self, record: RecordId, facts: Vec<(Says, Stated)>) {
        let context = self.context;
        self.book.position += 1;
        self.book.last = context.now;
        let state = self.book.records.get_mut(&record).unwrap();
        state.version += 1;
        let version = state.version;
        for (number, (says, stated)) in (0..).zip(facts) {
            let Stated { on, source, evidence } = stated;
            state.facts.push(Fact {
                id: (version, number),
                says,
                on,
                known: context.known_from(),
                by: context.by,
                command: context.id,
                source,
                evidence,
                verified: false,
                retracted: None,
            });
        }
        if !self.touched.contains(&record) {
            self.touched.push(record);
        }
    }

    /// One event that states one fact, which the answer names.
    fn states(&mut self, record: RecordId, says: Says, stated: Stated) {
        self.event(record, vec![(says, stated)]);
        let version = self.book.records[&record].version;
        self.facts.push(FactRef { record, fact: inward::core::id::FactId { version, number: 0 } });
    }

    fn retracts(&mut self, record: RecordId, id: (u32, u16)) {
        self.event(record, Vec::new());
        let known = self.context.known_from();
        let state = self.book.records.get_mut(&record).unwrap();
        state.facts.iter_mut().filter(|fact| fact.id == id).for_each(|fact| fact.retracted = Some(known));
    }

    /// Makes a record with its first event.
    fn opens(&mut self, record: Record, facts: Vec<(Says, Stated)>, names_its_first: bool) {
        let id = record.id;
        self.book.records.insert(id, record);
        self.event(id, facts);
        if names_its_first {
            self.facts.push(FactRef { record: id, fact: inward::core::id::FactId { version: 1, number: 0 } });
        }
    }

    fn new_record(&self, kind: Kind, title: &str) -> Record {
        Record {
            id: RecordId::new(kind, self.context.id.uuid()),
            version: 0,
            title: title.to_owned(),
            known: self.context.known_from(),
            came_of: None,
            negotiation: None,
            parties: Vec::new(),
            debtor: None,
            owed: None,
            condition: None,
            phases: 0,
            facts: Vec::new(),
        }
    }

    /// The investment that a new record belongs to: the one that is named, that of its origin, or a new one.
    fn investment(&mut self, named: Option<Id<Investment>>, origin: Option<RecordId>, title: &str) -> Id<Investment> {
        let inherited = origin.and_then(|origin| self.book.records[&origin].investment(Point::LATEST));
        match named.or(inherited) {
            Some(investment) => investment,
            None => {
                let investment = self.new_record(Kind::Investment, title);
                let id = investment.id;
                self.opens(investment, Vec::new(), false);
                id.of().unwrap()
            }
        }
    }

    /// From when a value holds of which that is not said: for ever, or, once one with a day is known, from
    /// now on.
    fn start(&self, record: RecordId, stated: Stated, same: impl Fn(&Says) -> bool) -> Stated {
        let mut others = self.book.records[&record].facts.iter().filter(|fact| same(&fact.says));
        let known = self.context.known_from();
        let dated = others.any(|fact| fact.on.is_some() && fact.stands(known));
        let today = dated.then(|| on(self.context.known_on()));
        Stated { on: stated.on.or(today), ..stated }
    }

    fn today_or(&self, stated: Stated) -> Stated {
        Stated { on: stated.on.or_else(|| Some(on(self.context.known_on()))), ..stated }
    }
}

fn always(says: Says) -> (Says, Stated) {
    (says, Stated::default())
}

fn whole(kind: MoneyKind, amount: &Option<AmountInput>) -> Option<Says> {
    let amount = settled(amount.as_ref()?);
    Some(Says::Amount { kind, phase: None, period: None, amount })
}

fn plainly(milestone: &str, phase: Option<u16>) -> Reached {
    Reached { milestone: milestone.to_owned(), perhaps: None, level: None, phase, rejects: None }
}

/// A contract reaches the contract, intents and frameworks the intent; where nobody said which it is, the
/// intent for certain and the contract perhaps.
fn signing(level: Option<Level>) -> Reached {
    let contract = "contract_signed";
    let reached = plainly(if level == Some(Level::Contract) { contract } else { "intent_signed" }, None);
    Reached { level, perhaps: level.is_none().then(|| contract.to_owned()), ..reached }
}

impl Plain {
    /// The parties of an agreement of which none is named: the investor of its negotiation, or those of its
    /// framework.
    pub(super) fn inherited_parties(&self, command: &SignAgreement) -> Vec<Id<Organisation>> {
        let origin = command.negotiation.map(Id::record).or(command.framework.map(Id::record));
        origin.and_then(|origin| self.records.get(&origin)).map(|origin| origin.parties.clone()).unwrap_or_default()
    }

    /// The commitments that were moved along with a record by a command.
    pub(super) fn moved_along(&self, record: &Record, command: CommandId) -> Vec<(RecordId, (u32, u16))> {
        let commitments = self.of_kind(Kind::Commitment).filter(|other| other.came_of == Some(record.id));
        let mut moved = Vec::new();
        for commitment in commitments {
            let facts = commitment.facts.iter().filter(|fact| fact.command == command && fact.stands_now());
            moved.extend(
                facts.filter(|fact| matches!(fact.says, Says::Belongs(_))).map(|fact| (commitment.id, fact.id)),
            );
        }
        moved
    }

    /// Lets a command happen that breaks no rule.
    pub(super) fn happen(&mut self, context: Context, command: &Command) -> Answer {
        let mut telling = Telling { book: self, context, touched: Vec::new(), facts: Vec::new() };
        let id = telling.tell(command);
        let Telling { touched, facts, .. } = telling;
        Answer { id, position: self.position, touched, facts }
    }
}

impl Telling<'_> {
    fn tell(&mut self, command: &Command) -> RecordId {
        match command {
            Command::OpenInvestment(command) => {
                let investment = self.new_record(Kind::Investment, &command.title);
                let id = investment.id;
                self.opens(investment, vec![always(Says::Officer(self.context.by))], false);
                id
            }
            Command::CaptureLead(command) => self.lead(command),
            Command::OpenNegotiation(command) => self.negotiation(command),
            Command::SignAgreement(command) => self.agreement(command),
            Command::RecordProject(command) => self.project(command),
            Command::Promise(command) => self.commitment(command),
            Command::AddPhase(command) => {
                let id = command.project.record();
                self.event(id, Vec::new());
                let project = self.book.records.get_mut(&id).unwrap();
                project.phases += 1;
                let phase = Some(project.phases);
                if let Some(amount) = &command.phase.total_planned {
                    let (kind, amount) = (MoneyKind::TotalPlanned, settled(amount));
                    self.states(id, Says::Amount { kind, phase, period: None, amount }, Stated::default());
                }
                id
            }
            Command::ChangeProject(command) => {
                let id = command.project.record();
                let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
                let stated = self.start(id, stated, |says| matches!(says, Says::Nature(_)));
                self.states(id, Says::Nature(command.nature.clone().unwrap()), stated);
                id
            }
            Command::TriageLead(command) => {
                let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
                self.judged(command.lead.record(), plainly("triaged", None), Some(command.outcome), stated)
            }
            Command::RegisterClaim(command) => {
                let Mention::Id(unit) = command.unit else { return command.lead.record() };
                let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
                let stated = self.today_or(stated);
                self.one(command.lead.record(), Says::Claim(unit), stated)
            }
            Command::RecordInteraction(command) => {
                let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
                self.one(command.negotiation.record(), Says::Interaction, stated)
            }
            Command::StateLevel(command) => {
                let id = command.agreement.record();
                let (word, _) = self.book.records[&id].signing(Point::LATEST).unwrap();
                let stated = Stated {
                    on: word.on.clone(),
                    source: word.source.clone(),
                    evidence: word.evidence || command.evidence.is_some(),
                };
                let word = word.id;
                self.retracts(id, word);
                self.one(id, Says::Reached(signing(Some(command.level))), stated)
            }
            Command::AmendAgreement(command) => {
                let id = command.agreement.record();
                let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
                self.states(id, Says::Amended, stated.clone());
                let amounts = [
                    whole(MoneyKind::ContractInvestment, &command.contract_investment),
                    whole(MoneyKind::TotalPlanned, &command.total_planned),
                ];
                for amount in amounts.into_iter().flatten() {
                    self.amount(id, amount, stated.clone());
                }
                id
            }
            Command::MeetCondition(command) => {
                let id = command.commitment.record();
                let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
                let due = self.start(id, stated.clone(), |says| matches!(says, Says::Due(_)));
                self.states(id, Says::Met, stated);
                if let Some(date) = &command.due {
                    self.states(id, Says::Due(date.clone()), due);
                }
                id
            }
            Command::Fulfil(command) => {
                let id = command.commitment.record();
                let amount = command.amount.as_ref().map(settled);
                let whole = self.keeps_whole(id, amount.as_ref(), !command.in_part, None);
                let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
                self.one(id, Says::Kept { whole, amount }, stated)
            }
            Command::Waive(command) => {
                let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
                self.one(command.commitment.record(), Says::Waived, stated)
            }
            Command::Breach(command) => {
                let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
                self.one(command.commitment.record(), Says::Broken, stated)
            }
            Command::Reach(command) => self.reach(command),
            Command::Plan(command) => {
                let aim = self.book.aim(command.aim, &command.milestone, &mut Refusals::default()).unwrap();
                let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
                let (milestone, target) = (command.milestone.clone(), command.target.clone());
                let stated = self.today_or(stated);
                self.one(aim.record, Says::Planned { milestone, phase: aim.phase, target }, stated)
            }
            Command::StateAmount(command) => {
                let (kind, period, amount) = (command.kind, command.period.clone(), settled(&command.amount));
                let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
                let says = Says::Amount { kind, phase: command.aim.phase, period, amount };
                self.amount(command.aim.record, says, stated);
                command.aim.record
            }
            Command::RecordMoney(command) => {
                let says = Says::Money { period: command.period.clone(), amount: settled(&command.amount) };
                let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
                self.one(command.project.record(), says, stated)
            }
            Command::Assign(command) => {
                let id = command.record;
                let stated = Stated::of(command.on.as_ref(), None, None);
                if let Some(Mention::Id(unit)) = command.unit {
                    let stated = self.start(id, stated.clone(), |says| matches!(says, Says::Unit(_)));
                    self.states(id, Says::Unit(unit), stated);
                }
                if let Some(Mention::Id(officer)) = command.officer {
                    let stated = self.start(id, stated, |says| matches!(says, Says::Officer(_)));
                    self.states(id, Says::Officer(officer), stated);
                }
                id
            }
            Command::NameRecord(command) => {
                self.event(command.record, Vec::new());
                let record = self.book.records.get_mut(&command.record).unwrap();
                record.title = command.title.clone().unwrap();
                command.record
            }
            Command::SetAttribute(command) => {
                let id = command.record;
                let stated = Stated::of(command.on.as_ref(), None, None);
                let says = Says::Attribute(command.attribute.clone());
                let stated = self.start(id, stated, |other| *other == says);
                self.one(id, says, stated)
            }
            Command::MoveRecord(command) => {
                let current = self.book.records[&command.record].investment(Point::LATEST);
                let along = self.book.of_kind(Kind::Commitment).filter(|commitment| {
                    commitment.came_of == Some(command.record) && commitment.investment(Point::LATEST) == current
                });
                let moved: Vec<RecordId> = [command.record].into_iter().chain(along.map(|record| record.id)).collect();
                for id in moved {
                    self.states(id, Says::Belongs(command.investment), Stated::default());
                }
                command.record
            }
            Command::Correct(command) => self.correct(command),
            Command::Retract(command) => self.retract(command),
            Command::Verify(command) => {
                self.event(command.record, Vec::new());
                let id = (command.fact.version, command.fact.number);
                let record = self.book.records.get_mut(&command.record).unwrap();
                record.facts.iter_mut().filter(|fact| fact.id == id).for_each(|fact| fact.verified = true);
                command.record
            }
            other => self.stands(other),
        }
    }

    fn one(&mut self, id: RecordId, says: Says, stated: Stated) -> RecordId {
        self.states(id, says, stated);
        id
    }

    fn amount(&mut self, id: RecordId, says: Says, stated: Stated) {
        let same = |other: &Says| match (other, &says) {
            (
                Says::Amount { kind, phase, period, .. },
                Says::Amount { kind: of_kind, phase: of_phase, period: of_period, .. },
            ) => {
                let days = |period: &Option<When>| period.as_ref().map(|period| (period.first(), period.last()));
                (kind, phase, days(period)) == (of_kind, of_phase, days(of_period))
            }
            _ => false,
        };
        let stated = self.start(id, stated, same);
        self.states(id, says, stated);
    }

    /// What is known of a head: where it belongs, and who is in charge.
    fn head(&self, investment: Id<Investment>) -> Vec<(Says, Stated)> {
        vec![always(Says::Belongs(investment)), always(Says::Officer(self.context.by))]
    }

    fn lead(&mut self, command: &CaptureLead) -> RecordId {
        let investment = self.investment(command.investment, None, &command.title);
        let mut lead = self.new_record(Kind::Lead, &command.title);
        lead.parties.extend(organisation(command.investor.as_ref()));
        let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
        let mut facts = vec![(Says::Reached(plainly("lead_received", None)), stated)];
        facts.extend(whole(MoneyKind::TotalPlanned, &command.total_planned).map(always));
        facts.extend(self.head(investment));
        let id = lead.id;
        self.opens(lead, facts, true);
        id
    }

    fn negotiation(&mut self, command: &OpenNegotiation) -> RecordId {
        let lead = command.lead.map(Id::record);
        let origin = lead.map(|lead| self.book.records[&lead].clone());
        let title = command.title.clone().or(origin.as_ref().map(|lead| lead.title.clone())).unwrap();
        let investment = self.investment(command.investment, lead, &title);
        let mut negotiation = self.new_record(Kind::Negotiation, &title);
        negotiation.came_of = lead;
        negotiation.parties.extend(organisation(command.investor.as_ref()));
        if negotiation.parties.is_empty() {
            negotiation.parties = origin.map(|lead| lead.parties).unwrap_or_default();
        }
        let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
        let mut facts = vec![(Says::Reached(plainly("negotiating", None)), stated)];
        facts.extend(whole(MoneyKind::TotalPlanned, &command.total_planned).map(always));
        facts.extend(self.head(investment));
        let id = negotiation.id;
        self.opens(negotiation, facts, true);
        id
    }

    fn agreement(&mut self, command: &SignAgreement) -> RecordId {
        let (negotiation, framework) = (command.negotiation.map(Id::record), command.framework.map(Id::record));
        let origin = framework.or(negotiation);
        let inherited = origin.map(|origin| self.book.records[&origin].title.clone());
        let title = command.title.clone().or(inherited).unwrap();
        let investment = self.investment(command.investment, origin, &title);
        let mut agreement = self.new_record(Kind::Agreement, &title);
        agreement.came_of = origin;
        agreement.negotiation = negotiation.filter(|_| framework.is_some());
        agreement.parties = command.party.iter().filter_map(|party| organisation(Some(party))).collect();
        if agreement.parties.is_empty() {
            agreement.parties = self.book.inherited_parties(command);
        }
        let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
        let holds = Stated { on: None, ..stated.clone() };
        let mut facts = vec![(Says::Reached(signing(command.level)), stated)];
        let amounts = [
            whole(MoneyKind::ContractInvestment, &command.contract_investment),
            whole(MoneyKind::TotalPlanned, &command.total_planned),
        ];
        facts.extend(amounts.into_iter().flatten().map(|amount| (amount, holds.clone())));
        facts.extend(self.head(investment));
        let id = agreement.id;
        self.opens(agreement, facts, true);
        id
    }

    fn project(&mut self, command: &RecordProject) -> RecordId {
        let agreement = command.agreement.map(Id::record);
        let origin = agreement.map(|agreement| self.book.records[&agreement].clone());
        let title = command.title.clone().or(origin.as_ref().map(|origin| origin.title.clone())).unwrap();
        let investment = self.investment(command.investment, agreement, &title);
        let mut project = self.new_record(Kind::Project, &title);
        project.came_of = agreement;
        project.parties.extend(organisation(command.owner.as_ref()));
        if project.parties.is_empty() {
            project.parties.extend(origin.and_then(|origin| origin.parties.first().copied()));
        }
        let stated = Stated::of(None, command.source.as_ref(), command.evidence.as_ref());
        let mut values: Vec<Says> = whole(MoneyKind::TotalPlanned, &command.total_planned).into_iter().collect();
        for (number, phase) in (1..).zip(&command.phase) {
            project.phases = number;
            if let Some(amount) = &phase.total_planned {
                let (kind, amount) = (MoneyKind::TotalPlanned, settled(amount));
                values.push(Says::Amount { kind, phase: Some(number), period: None, amount });
            }
        }
        values.extend(command.nature.clone().map(Says::Nature));
        let mut facts: Vec<(Says, Stated)> = values.into_iter().map(|says| (says, stated.clone())).collect();
        facts.extend(self.head(investment));
        let id = project.id;
        self.opens(project, facts, false);
        id
    }

    fn commitment(&mut self, command: &Promise) -> RecordId {
        let with = self.book.promised_with(command.made_with, &mut Refusals::default()).unwrap();
        let origin = self.book.records[&with].clone();
        let title = self.book.playbook.commitment_kind(&command.kind).unwrap().label.zh.clone();
        let mut commitment = self.new_record(Kind::Commitment, &title);
        commitment.came_of = Some(with);
        commitment.owed = command.amount.as_ref().map(settled);
        let has_condition = command.condition.is_some() || command.condition_milestone.is_some();
        commitment.condition = has_condition.then(|| command.condition_milestone.clone());
        match (command.direction, &command.debtor) {
            (Direction::ToInvestor, Some(Mention::Id(unit))) => commitment.debtor = Some(*unit),
            _ => {
                let named = organisation(command.debtor_organisation.as_ref());
                commitment.parties.extend(named.or_else(|| origin.parties.first().copied()));
            }
        }
        let mut stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
        if stated.on.is_none() && with.kind == Kind::Agreement {
            // Made when the agreement was signed.
            let signing = origin.facts.iter().rfind(|fact| matches!(fact.says, Says::Reached(_)) && fact.stands_now());
            stated.on = signing.and_then(|signing| signing.on.clone());
        }
        let mut facts = vec![(Says::Made, stated)];
        facts.extend(command.due.clone().map(Says::Due).map(always));
        facts.push(always(Says::Belongs(origin.investment(Point::LATEST).unwrap())));
        facts.extend(commitment.debtor.map(Says::Unit).map(always));
        let id = commitment.id;
        self.opens(commitment, facts, true);
        id
    }

    fn reach(&mut self, command: &Reach) -> RecordId {
        let aim = self.book.aim(command.aim, &command.milestone, &mut Refusals::default()).unwrap();
        let stated = Stated::of(command.on.as_ref(), command.source.as_ref(), command.evidence.as_ref());
        let outcome = command.judgement.as_ref().map(|judgement| judgement.outcome);
        let reached = if aim.record.kind == Kind::Agreement {
            // Signed again: of the level it had, unless the milestone says otherwise.
            let before = self.book.records[&aim.record].facts.iter().rev().find_map(|fact| match &fact.says {
                Says::Reached(reached) => Some(reached.level),
                _ => None,
            });
            let level = if command.milestone == "contract_signed" {
                Some(Level::Contract)
            } else {
                before.flatten().filter(|level| *level != Level::Contract)
            };
            signing(level)
        } else {
            plainly(&command.milestone, aim.phase)
        };
        self.judged(aim.record, reached, outcome, stated)
    }

    fn judged(&mut self, id: RecordId, reached: Reached, outcome: Option<Outcome>, stated: Stated) -> RecordId {
        let rejects = matches!(outcome, Some(Outcome::Rejected | Outcome::Vetoed));
        let rejects = rejects.then(|| self.context.known_on());
        self.one(id, Says::Reached(Reached { rejects, ..reached }), stated)
    }

    /// Whether a payment keeps a commitment in whole: of an exact amount what was paid in all decides.
    fn keeps_whole(&self, id: RecordId, amount: Option<&Amount>, said: bool, but: Option<(u32, u16)>) -> bool {
        let commitment = &self.book.records[&id];
        match (&commitment.owed, amount) {
            (Some(owed), Some(amount)) => {
                let all = commitment.paid_but(but, self.context.known_from()) + amount.money().units();
                all >= owed.money().units()
            }
            _ => said,
        }
    }

    fn stands(&mut self, command: &Command) -> RecordId {
        let id = self.book.stands_otherwise(command, &mut Refusals::default()).unwrap();
        let on = Plain::standing_on(command).flatten();
        let (standing, source, evidence) = match command {
            Command::Suspend(command) => (Standing::Suspended, &command.source, &command.evidence),
            Command::Resume(command) => (Standing::Ongoing, &command.source, &command.evidence),
            Command::Reopen(command) => (Standing::Ongoing, &command.source, &command.evidence),
            Command::DisqualifyLead(command) => (Standing::Rejected, &command.source, &command.evidence),
            Command::LoseNegotiation(command) => (Standing::Lost, &command.source, &command.evidence),
            Command::AbandonNegotiation(command) => (Standing::Abandoned, &command.source, &command.evidence),
            Command::TerminateAgreement(command) => (Standing::Terminated, &command.source, &command.evidence),
            Command::EndProject(command) => {
                let standing = match command.end {
                    ProjectEnd::Completed => Standing::Completed,
                    ProjectEnd::Exited => Standing::Exited,
                    ProjectEnd::Abandoned => Standing::Abandoned,
                };
                (standing, &command.source, &command.evidence)
            }
            // No others are given.
            _ => (Standing::Ongoing, &None, &None),
        };
        let stated = self.today_or(Stated::of(on, source.as_ref(), evidence.as_ref()));
        self.one(id, Says::Stands(standing), stated)
    }

    /// A correction retracts a fact and states it anew, with what is put right.
    fn correct(&mut self, command: &Correct) -> RecordId {
        let (record, id) = self.book.corrected(command, &mut Refusals::default()).unwrap();
        let old = self.book.records[&record].facts.iter().find(|fact| fact.id == id).unwrap().clone();
        let stated = Stated {
            on: zoned(command.on.as_ref()).or(old.on),
            source: old.source,
            evidence: old.evidence || command.evidence.is_some(),
        };
        let mut says = old.says;
        if let Some(right) = command.amount.as_ref().map(settled) {
            let whole = self.keeps_whole(record, Some(&right), true, Some(id));
            match &mut says {
                Says::Amount { amount, .. } | Says::Money { amount, .. } => *amount = right,
                Says::Kept { amount, whole: kept } => {
                    if self.book.records[&record].owed.is_some() {
                        *kept = whole;
                    }
                    *amount = Some(right);
                }
                _ => {}
            }
        }
        if let Some(right) = &command.target
            && let Says::Planned { target: day, .. } | Says::Due(day) = &mut says
        {
            day.clone_from(right);
        }
        self.retracts(record, id);
        self.one(record, says, stated)
    }

    fn retract(&mut self, command: &Retract) -> RecordId {
        let id = (command.fact.version, command.fact.number);
        let record = self.book.records[&command.record].clone();
        let fact = record.facts.iter().find(|fact| fact.id == id).unwrap().clone();
        self.retracts(record.id, id);
        // What the same command stated only because of it falls with it.
        let falls = |says: &Says| match fact.says {
            Says::Amended => matches!(says, Says::Amount { .. }),
            Says::Met => matches!(says, Says::Due(_)),
            _ => false,
        };
        let along = record.facts.iter().filter(|other| other.command == fact.command && other.stands_now());
        for other in along.filter(|other| falls(&other.says)) {
            self.retracts(record.id, other.id);
        }
        if matches!(fact.says, Says::Belongs(_)) {
            for (commitment, moved) in self.book.moved_along(&record, fact.command) {
                self.retracts(commitment, moved);
            }
        }
        record.id
    }
}

/// The organisation that a command names by its id.
fn organisation(mention: Option<&Mention<Organisation>>) -> Option<Id<Organisation>> {
    match mention {
        Some(Mention::Id(id)) => Some(*id),
        _ => None,
    }
}
