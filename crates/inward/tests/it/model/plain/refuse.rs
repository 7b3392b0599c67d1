//! Why a command is refused. Each rule is said by itself: of several that are broken at once the book may
//! name any.

use inward::core::finance::MoneyKind;
use inward::core::playbook::Place;
use inward::core::target::Aim;
use inward::prelude::*;

use super::{Context, MEMBERS, Plain, Point, Reached, Record, Says, Standing, zoned};

/// The codes of the rules that a command breaks.
#[derive(Default)]
pub(super) struct Refusals {
    pub(super) codes: Vec<&'static str>,
    /// Whether it may be refused by rules that are not stated here.
    pub(super) unsure: bool,
}

impl Refusals {
    fn when(&mut self, broken: bool, code: &'static str) {
        if broken {
            self.codes.push(code);
        }
    }
}

/// The code for what cannot be done to a closed record.
fn already_closed(record: &Record) -> &'static str {
    match record.id.kind {
        Kind::Lead => "lead.already-closed",
        Kind::Negotiation => "negotiation.already-closed",
        Kind::Agreement => "agreement.already-closed",
        _ => "project.already-closed",
    }
}

impl Plain {
    /// What a command breaks.
    pub(super) fn refusals(&self, context: Context, command: &Command) -> Refusals {
        let mut refusals = Refusals::default();
        refusals.when(context.known_from() > context.now, "command.reported-in-the-future");
        self.check(context, command, &mut refusals);
        refusals
    }

    fn check(&self, context: Context, command: &Command, refusals: &mut Refusals) {
        match command {
            Command::OpenInvestment(_) => {}
            Command::CaptureLead(command) => {
                happened(context, command.on.as_ref(), refusals);
                self.known(command.investment.map(Id::record), refusals);
            }
            Command::OpenNegotiation(command) => {
                happened(context, command.on.as_ref(), refusals);
                self.origin(command.lead.map(Id::record), command.investment, refusals);
            }
            Command::SignAgreement(command) => self.sign(context, command, refusals),
            Command::RecordProject(command) => {
                self.origin(command.agreement.map(Id::record), command.investment, refusals);
                let nature = command.nature.as_ref();
                refusals.when(nature.is_some_and(|key| self.playbook.nature(key).is_none()), "project.unknown-nature");
            }
            Command::AddPhase(command) => {
                let Some(project) = self.known(Some(command.project.record()), refusals) else { return };
                refusals.when(project.standing(Point::LATEST).is_closed(), already_closed(project));
            }
            Command::ChangeProject(command) => {
                self.known(Some(command.project.record()), refusals);
                let nature = command.nature.as_ref();
                refusals.when(nature.is_some_and(|key| self.playbook.nature(key).is_none()), "project.unknown-nature");
            }
            Command::TriageLead(command) => {
                let Some(lead) = self.known(Some(command.lead.record()), refusals) else { return };
                refusals.when(lead.standing(Point::LATEST).is_closed(), already_closed(lead));
                let aim = Aim { record: lead.id, phase: None };
                self.reached(context, aim, "triaged", command.source.as_deref(), command.on.as_ref(), refusals);
            }
            Command::RegisterClaim(command) => {
                let Some(lead) = self.known(Some(command.lead.record()), refusals) else { return };
                refusals.when(lead.standing(Point::LATEST).is_closed(), already_closed(lead));
                let Mention::Id(unit) = command.unit else { return };
                let holds = lead.facts.iter().any(|fact| fact.says == Says::Claim(unit) && fact.stands_now());
                refusals.when(holds, "claim.twice");
                happened(context, command.on.as_ref(), refusals);
            }
            Command::RecordInteraction(command) => {
                self.known(Some(command.negotiation.record()), refusals);
                happened(context, command.on.as_ref(), refusals);
            }
            Command::StateLevel(command) => {
                let Some(agreement) = self.known(Some(command.agreement.record()), refusals) else { return };
                let Some((word, signing)) = agreement.signing(Point::LATEST) else {
                    refusals.codes.push("milestone.not-reached");
                    return;
                };
                refusals.when(signing.level == Some(command.level), "record.nothing-new");
                refusals.when(context.known_from() < word.known, "fact.retracted-before-known");
            }
            Command::AmendAgreement(command) => {
                let Some(agreement) = self.known(Some(command.agreement.record()), refusals) else { return };
                refusals.when(agreement.standing(Point::LATEST).is_closed(), already_closed(agreement));
                happened(context, command.on.as_ref(), refusals);
                let money = command.contract_investment.is_some();
                refusals.when(money && is_no_contract(agreement.level(Point::LATEST)), "agreement.not-contract-money");
            }
            Command::Promise(command) => self.promise(context, command, refusals),
            Command::MeetCondition(command) => {
                let Some(commitment) = self.unsettled(command.commitment, refusals) else { return };
                refusals.when(commitment.condition.is_none(), "commitment.no-condition");
                let met = commitment.facts.iter().any(|fact| fact.says == Says::Met && fact.stands_now());
                refusals.when(met, "commitment.condition-already-met");
                happened(context, command.on.as_ref(), refusals);
            }
            Command::Fulfil(command) => {
                let Some(commitment) = self.unsettled(command.commitment, refusals) else { return };
                if let Some(paid) = &command.amount {
                    more_than_owed(commitment, &settled(paid), None, refusals);
                }
                happened(context, command.on.as_ref(), refusals);
            }
            Command::Waive(command) => {
                self.unsettled(command.commitment, refusals);
                happened(context, command.on.as_ref(), refusals);
            }
            Command::Breach(command) => {
                self.unsettled(command.commitment, refusals);
                happened(context, command.on.as_ref(), refusals);
            }
            Command::Reach(command) => self.reach(context, command, refusals),
            Command::Plan(command) => {
                let Some(aim) = self.aim(command.aim, &command.milestone, refusals) else { return };
                self.place(aim, &command.milestone, refusals);
                happened(context, command.on.as_ref(), refusals);
            }
            Command::StateAmount(command) => {
                let Some(record) = self.known(Some(command.aim.record), refusals) else { return };
                let has_amounts = record.has_standing();
                refusals.when(!has_amounts, "finance.no-amounts-here");
                let is_entry = matches!(command.kind, MoneyKind::FundsArrived | MoneyKind::FaiCompleted);
                refusals.when(is_entry, "finance.is-entry");
                phase_of(record, command.aim.phase, refusals);
                let of_a_year = command.kind == MoneyKind::AnnualPlanned;
                refusals.when(of_a_year && command.period.is_none(), "finance.period-missing");
                refusals.when(!of_a_year && command.period.is_some(), "finance.has-no-period");
                let agreed = command.kind == MoneyKind::ContractInvestment && record.id.kind == Kind::Agreement;
                refusals.when(agreed && is_no_contract(record.level(Point::LATEST)), "agreement.not-contract-money");
            }
            Command::RecordMoney(command) => {
                let Some(project) = self.known(Some(command.project.record()), refusals) else { return };
                let is_entry = matches!(command.kind, MoneyKind::FundsArrived | MoneyKind::FaiCompleted);
                refusals.when(!is_entry, "finance.is-amount");
                phase_of(project, command.phase, refusals);
                let begins = command.period.as_ref().and_then(When::first);
                refusals.when(begins.is_some_and(|begins| begins > context.today()), "milestone.in-the-future");
                happened(context, command.on.as_ref(), refusals);
            }
            Command::Suspend(_)
            | Command::Resume(_)
            | Command::Reopen(_)
            | Command::DisqualifyLead(_)
            | Command::LoseNegotiation(_)
            | Command::AbandonNegotiation(_)
            | Command::TerminateAgreement(_)
            | Command::EndProject(_) => self.change_standing(context, command, refusals),
            Command::Assign(command) => {
                self.known(Some(command.record), refusals);
                refusals.when(command.unit.is_none() && command.officer.is_none(), "record.nothing-new");
            }
            Command::NameRecord(command) => {
                let Some(record) = self.known(Some(command.record), refusals) else { return };
                refusals.when(command.title.as_ref() == Some(&record.title), "record.nothing-new");
            }
            Command::SetAttribute(command) => {
                self.known(Some(command.record), refusals);
                let places: Vec<&str> = match self.playbook.attribute(&command.attribute) {
                    Some(attribute) => attribute.places.iter().map(|place| place.name()).collect(),
                    None => return refusals.codes.push("attribute.unknown"),
                };
                refusals.when(!places.contains(&command.record.kind.key()), "attribute.not-here");
            }
            Command::MoveRecord(command) => {
                self.known(Some(command.investment.record()), refusals);
                let Some(record) = self.known(Some(command.record), refusals) else { return };
                refusals.when(!MEMBERS.contains(&record.id.kind), "investment.no-member");
                refusals.when(record.investment(Point::LATEST) == Some(command.investment), "record.nothing-new");
            }
            Command::Correct(command) => self.correct(context, command, refusals),
            Command::Retract(command) => {
                let Some(record) = self.known(Some(command.record), refusals) else { return };
                let id = (command.fact.version, command.fact.number);
                let Some(fact) = standing_fact(record, id, refusals) else { return };
                refusals.when(context.known_from() < fact.known, "fact.retracted-before-known");
                refusals.when(is_rooted(record, fact.id), "fact.rooted");
                if matches!(fact.says, Says::Belongs(_)) {
                    for moved in self.moved_along(record, fact.command) {
                        refusals.when(is_rooted(&self.records[&moved.0], moved.1), "fact.rooted");
                    }
                }
            }
            Command::Verify(command) => {
                let Some(record) = self.known(Some(command.record), refusals) else { return };
                let id = (command.fact.version, command.fact.number);
                let Some(fact) = standing_fact(record, id, refusals) else { return };
                refusals.when(!fact.evidence, "fact.no-evidence");
                refusals.when(fact.by == context.by, "fact.own-evidence");
                refusals.when(fact.verified, "fact.already-verified");
            }
            // No others are given.
            _ => refusals.unsure = true,
        }
    }

    fn known(&self, id: Option<RecordId>, refusals: &mut Refusals) -> Option<&Record> {
        let record = self.records.get(&id?);
        refusals.when(record.is_none(), "record.unknown");
        record
    }

    /// A record comes of one that is open, and belongs where that belongs.
    fn origin(&self, id: Option<RecordId>, named: Option<Id<Investment>>, refusals: &mut Refusals) {
        self.known(named.map(Id::record), refusals);
        let Some(origin) = self.known(id, refusals) else { return };
        refusals.when(origin.standing(Point::LATEST).is_closed(), already_closed(origin));
        let elsewhere = named.is_some() && named != origin.investment(Point::LATEST);
        refusals.when(elsewhere, "investment.other-than-origin");
    }

    fn sign(&self, context: Context, command: &SignAgreement, refusals: &mut Refusals) {
        happened(context, command.on.as_ref(), refusals);
        let (negotiation, framework) = (command.negotiation.map(Id::record), command.framework.map(Id::record));
        self.origin(negotiation, None, refusals);
        self.origin(framework, None, refusals);
        self.known(command.investment.map(Id::record), refusals);
        let origin = framework.or(negotiation).and_then(|id| self.records.get(&id));
        if let (Some(named), Some(origin)) = (command.investment, origin) {
            let elsewhere = origin.investment(Point::LATEST) != Some(named);
            refusals.when(elsewhere, "investment.other-than-origin");
        }
        let money = command.contract_investment.is_some();
        refusals.when(money && is_no_contract(command.level), "agreement.not-contract-money");
        // A contract with nobody is none.
        let with = command.party.is_empty() && self.inherited_parties(command).is_empty();
        let is_contract = command.level == Some(Level::Contract);
        refusals.when(is_contract && with && command.overriding.is_none(), "milestone.needs-unmet");
    }

    fn promise(&self, context: Context, command: &Promise, refusals: &mut Refusals) {
        happened(context, command.on.as_ref(), refusals);
        let Some(with) = self.promised_with(command.made_with, refusals) else { return };
        let with = &self.records[&with];
        match command.direction {
            Direction::ToInvestor => refusals.when(command.debtor.is_none(), "commitment.debtor-missing"),
            Direction::ByInvestor => {
                let nobody = command.debtor_organisation.is_none() && with.parties.is_empty();
                refusals.when(nobody, "commitment.debtor-missing");
            }
        }
    }

    /// The record that a promise is made with: of an investment its only one of the likeliest kind.
    pub(super) fn promised_with(&self, with: RecordId, refusals: &mut Refusals) -> Option<RecordId> {
        match with.kind {
            Kind::Agreement | Kind::Project | Kind::Negotiation | Kind::Lead => {
                self.known(Some(with), refusals).map(|record| record.id)
            }
            Kind::Investment => {
                self.known(Some(with), refusals)?;
                let kinds = [Kind::Agreement, Kind::Project, Kind::Negotiation, Kind::Lead];
                self.only_one_of_a_kind(with, kinds, refusals)
            }
            _ => {
                refusals.codes.push("commitment.not-made-with");
                None
            }
        }
    }

    /// The only fitting record of an investment, of the first of these kinds that it has.
    pub(super) fn only_one_of_a_kind(
        &self,
        investment: RecordId,
        kinds: [Kind; 4],
        refusals: &mut Refusals,
    ) -> Option<RecordId> {
        let of_a_kind = kinds.into_iter().find(|kind| !self.fitting(investment, &[*kind]).is_empty());
        match of_a_kind {
            Some(kind) => self.only_fitting(investment, &[kind], refusals),
            None => {
                refusals.codes.push("investment.none-fits");
                None
            }
        }
    }

    /// The records of these kinds within an investment; where only one of several is open, that one.
    fn fitting(&self, investment: RecordId, kinds: &[Kind]) -> Vec<&Record> {
        let belongs = |record: &&Record| record.investment(Point::LATEST).map(Id::record) == Some(investment);
        let of_kind = |record: &&Record| kinds.contains(&record.id.kind) && !record.is_taken_out(Point::LATEST);
        let fitting: Vec<&Record> = self.records.values().filter(of_kind).filter(belongs).collect();
        let open: Vec<&Record> =
            fitting.iter().copied().filter(|record| !record.standing(Point::LATEST).is_closed()).collect();
        if open.len() == 1 { open } else { fitting }
    }

    fn only_fitting(&self, investment: RecordId, kinds: &[Kind], refusals: &mut Refusals) -> Option<RecordId> {
        match self.fitting(investment, kinds).as_slice() {
            [only] => Some(only.id),
            [] => {
                refusals.codes.push("investment.none-fits");
                None
            }
            _ => {
                refusals.codes.push("investment.several-fit");
                None
            }
        }
    }

    fn unsettled(&self, id: Id<Commitment>, refusals: &mut Refusals) -> Option<&Record> {
        let commitment = self.known(Some(id.record()), refusals)?;
        refusals.when(commitment.is_settled(), "commitment.already-closed");
        Some(commitment)
    }

    /// The record and the phase that are meant: a phase that is left out is the only one.
    pub(super) fn aim(&self, aim: Aim, key: &str, refusals: &mut Refusals) -> Option<Aim> {
        let Some(milestone) = self.playbook.milestone(key) else {
            refusals.codes.push("milestone.unknown");
            return None;
        };
        let record = if aim.record.kind == Kind::Investment {
            self.known(Some(aim.record), refusals)?;
            let kinds: Vec<Kind> = milestone.places.iter().map(|place| place.record_kind()).collect();
            self.only_fitting(aim.record, &kinds, refusals)?
        } else {
            aim.record
        };
        let state = self.known(Some(record), refusals)?;
        let of_a_phase = milestone.places.contains(&Place::Phase);
        let phase = match (record.kind, aim.phase, state.phases) {
            (Kind::Project, None, 1) if of_a_phase => Some(1),
            (Kind::Project, None, 2..) if of_a_phase => {
                refusals.codes.push("milestone.phase-needed");
                return None;
            }
            (_, phase, _) => phase,
        };
        Some(Aim { record, phase })
    }

    fn place(&self, aim: Aim, key: &str, refusals: &mut Refusals) {
        let record = &self.records[&aim.record];
        let place = match (record.id.kind, aim.phase) {
            (Kind::Lead, None) => Some(Place::Lead),
            (Kind::Negotiation, None) => Some(Place::Negotiation),
            (Kind::Agreement, None) => Some(Place::Agreement),
            (Kind::Project, None) => Some(Place::Project),
            (Kind::Project, Some(phase)) => {
                refusals.when(phase == 0 || phase > record.phases, "project.unknown-phase");
                Some(Place::Phase)
            }
            _ => None,
        };
        let places = &self.playbook.milestone(key).unwrap().places;
        refusals.when(!place.is_some_and(|place| places.contains(&place)), "milestone.not-here");
    }

    fn reach(&self, context: Context, command: &Reach, refusals: &mut Refusals) {
        let Some(milestone) = self.playbook.milestone(&command.milestone) else {
            return refusals.codes.push("milestone.unknown");
        };
        // The milestone that a record is made with is stated anew only once its word was retracted.
        let aim = match &milestone.recorded_by {
            None => self.aim(command.aim, &command.milestone, refusals),
            Some(by) => {
                let aim = self.aim(command.aim, &command.milestone, &mut Refusals::default());
                let again = aim.filter(|aim| self.may_be_recorded_again(aim.record, by));
                refusals.when(again.is_none(), "milestone.recorded-by");
                again
            }
        };
        let Some(aim) = aim else { return };
        let (source, on) = (command.source.as_deref(), command.on.as_ref());
        self.reached(context, aim, &command.milestone, source, on, refusals);
        let record = &self.records[&aim.record];
        let unmet = command.milestone == "contract_signed" && record.parties.is_empty();
        refusals.when(unmet && command.overriding.is_none(), "milestone.needs-unmet");
    }

    fn may_be_recorded_again(&self, record: RecordId, by: &str) -> bool {
        let own: Vec<&str> = self.playbook.recorded_by(by).map(|milestone| milestone.key.as_str()).collect();
        let words: Vec<bool> = self.records[&record]
            .facts
            .iter()
            .filter(|fact| matches!(&fact.says, Says::Reached(reached) if own.contains(&reached.milestone.as_str())))
            .map(|word| word.stands_now())
            .collect();
        !words.is_empty() && !words.contains(&true)
    }

    /// What may be said of a milestone as reached.
    fn reached(
        &self,
        context: Context,
        aim: Aim,
        key: &str,
        source: Option<&str>,
        on: Option<&When>,
        refusals: &mut Refusals,
    ) {
        self.place(aim, key, refusals);
        self.another_word(&self.records[&aim.record], key, aim.phase, source, on, refusals);
        happened(context, on, refusals);
    }

    /// A source has one word on a milestone, and nothing is certainly reached after the closing.
    fn another_word(
        &self,
        record: &Record,
        key: &str,
        phase: Option<u16>,
        source: Option<&str>,
        on: Option<&When>,
        refusals: &mut Refusals,
    ) {
        let words = record.words(key, phase, i64::MAX);
        let twice = words.iter().any(|(fact, word)| fact.source.as_deref() == source && word.milestone == key);
        refusals.when(twice, "milestone.already-reached");
        if let Some((standing, word)) = record.standing_word(Point::LATEST) {
            let closed = word.on.as_ref().and_then(When::last).filter(|_| standing.is_closed());
            let begins = zoned(on).and_then(|on| on.first());
            let after = begins.is_some_and(|begins| closed.is_some_and(|closed| begins > closed));
            refusals.when(after && record.has_standing(), already_closed(record));
        }
    }

    /// The record whose standing a command changes.
    pub(super) fn stands_otherwise(&self, command: &Command, refusals: &mut Refusals) -> Option<RecordId> {
        let id = match command {
            Command::Suspend(command) => command.record,
            Command::Resume(command) => command.record,
            Command::Reopen(command) => command.record,
            Command::DisqualifyLead(command) => command.lead.record(),
            Command::LoseNegotiation(command) => command.negotiation.record(),
            Command::AbandonNegotiation(command) => command.negotiation.record(),
            Command::TerminateAgreement(command) => command.agreement.record(),
            Command::EndProject(command) => command.project.record(),
            _ => return None,
        };
        if id.kind != Kind::Investment {
            return self.known(Some(id), refusals).map(|record| record.id);
        }
        self.known(Some(id), refusals)?;
        self.only_one_of_a_kind(id, [Kind::Project, Kind::Agreement, Kind::Negotiation, Kind::Lead], refusals)
    }

    /// What changes how a record stands is held against how it stood by the end of that day.
    fn change_standing(&self, context: Context, command: &Command, refusals: &mut Refusals) {
        let Some(on) = Self::standing_on(command) else { return };
        happened(context, on, refusals);
        let Some(id) = self.stands_otherwise(command, refusals) else { return };
        let record = &self.records[&id];
        if !record.has_standing() {
            return refusals.codes.push("standing.has-none");
        }
        let day = zoned(on).map_or(Some(context.known_on()), |on| on.last());
        let stood = record.standing(day.map_or(Point::LATEST, Point::on));
        match command {
            Command::Reopen(_) => {
                // Where it was closed only later, that is said instead.
                let codes = ["standing.not-closed", "standing.before-current"];
                if !stood.is_closed() {
                    refusals.codes.extend(codes);
                }
            }
            _ if stood.is_closed() => refusals.codes.push(already_closed(record)),
            Command::Suspend(_) => refusals.when(stood == Standing::Suspended, "standing.already"),
            Command::Resume(_) if stood == Standing::Ongoing => {
                refusals.codes.extend(["standing.not-suspended", "standing.before-current"]);
            }
            _ => {}
        }
    }

    pub(super) const fn standing_on(command: &Command) -> Option<Option<&When>> {
        Some(match command {
            Command::Suspend(command) => command.on.as_ref(),
            Command::Resume(command) => command.on.as_ref(),
            Command::Reopen(command) => command.on.as_ref(),
            Command::DisqualifyLead(command) => command.on.as_ref(),
            Command::LoseNegotiation(command) => command.on.as_ref(),
            Command::AbandonNegotiation(command) => command.on.as_ref(),
            Command::TerminateAgreement(command) => command.on.as_ref(),
            Command::EndProject(command) => command.on.as_ref(),
            _ => return None,
        })
    }

    /// The fact that is corrected: the one that is named, or the word on a milestone.
    pub(super) fn corrected(&self, command: &Correct, refusals: &mut Refusals) -> Option<(RecordId, (u32, u16))> {
        match (&command.milestone, command.fact) {
            (Some(key), None) => {
                let aim = self.aim(command.aim, key, refusals)?;
                let record = &self.records[&aim.record];
                let word = self.first_word(record, key, aim.phase, command.source.as_deref());
                refusals.when(word.is_none(), "milestone.not-reached");
                Some((record.id, word?.id))
            }
            (None, Some(fact)) => Some((command.aim.record, (fact.version, fact.number))),
            _ => {
                refusals.codes.push("fact.which");
                None
            }
        }
    }

    fn correct(&self, context: Context, command: &Correct, refusals: &mut Refusals) {
        let Some((record, id)) = self.corrected(command, refusals) else { return };
        let Some(record) = self.known(Some(record), refusals) else { return };
        let Some(fact) = standing_fact(record, id, refusals) else { return };
        refusals.when(context.known_from() < fact.known, "fact.retracted-before-known");
        if let Some(on) = &command.on {
            if !fact.says.may_lie_ahead() {
                happened(context, Some(on), refusals);
            }
            refusals.when(is_rooted(record, fact.id), "fact.rooted");
            let mut without = record.clone();
            without.facts.retain(|other| other.id != fact.id);
            match &fact.says {
                Says::Reached(Reached { milestone, phase, .. }) => {
                    let source = fact.source.as_deref();
                    self.another_word(&without, milestone, *phase, source, Some(on), refusals);
                }
                // What followed from a standing must still follow: that is not said here.
                Says::Stands(_) => refusals.unsure = true,
                _ => {}
            }
        }
        if let Some(amount) = &command.amount {
            match &fact.says {
                Says::Amount { .. } | Says::Money { .. } => {}
                Says::Kept { .. } => more_than_owed(record, &settled(amount), Some(fact.id), refusals),
                _ => refusals.codes.push("fact.has-no-amount"),
            }
        }
        let has_target = matches!(fact.says, Says::Planned { .. } | Says::Due(_));
        refusals.when(command.target.is_some() && !has_target, "fact.has-no-such-part");
    }
}

/// An amount in the currency of the zone where it names none.
pub(super) fn settled(amount: &AmountInput) -> Amount {
    amount.settle(Some(Currency::CNY)).unwrap()
}

/// The fact, if it is there and stands.
fn standing_fact<'r>(record: &'r Record, id: (u32, u16), refusals: &mut Refusals) -> Option<&'r super::Fact> {
    let fact = record.facts.iter().find(|fact| fact.id == id);
    refusals.when(fact.is_none(), "fact.not-there");
    refusals.when(fact.is_some_and(|fact| !fact.stands_now()), "fact.already-retracted");
    fact
}

/// Whether a fact is the last word for ever on where a record belongs.
fn is_rooted(record: &Record, id: (u32, u16)) -> bool {
    let belongs = record.saying(|says| if let Says::Belongs(_) = says { Some(()) } else { None });
    let is_one = belongs.iter().any(|(fact, ())| fact.id == id);
    is_one && !belongs.iter().any(|(fact, ())| fact.id != id && fact.stands_now() && fact.on.is_none())
}

/// What has happened lies not after the day on which it is known.
fn happened(context: Context, on: Option<&When>, refusals: &mut Refusals) {
    let Some(first) = zoned(on).and_then(|on| on.first()) else { return };
    refusals.when(first > context.today(), "milestone.in-the-future");
    refusals.when(first <= context.today() && first > context.known_on(), "milestone.after-report");
}

fn phase_of(record: &Record, phase: Option<u16>, refusals: &mut Refusals) {
    let Some(phase) = phase else { return };
    if record.id.kind == Kind::Project {
        refusals.when(phase == 0 || phase > record.phases, "project.unknown-phase");
    } else {
        refusals.codes.push("project.has-no-phases");
    }
}

fn is_no_contract(level: Option<Level>) -> bool {
    level.is_some_and(|level| level != Level::Contract)
}

fn more_than_owed(commitment: &Record, paid: &Amount, but: Option<(u32, u16)>, refusals: &mut Refusals) {
    let Some(owed) = &commitment.owed else { return };
    let all = commitment.paid_but(but, i64::MAX) + paid.money().units();
    refusals.when(all > owed.money().units(), "commitment.more-than-owed");
}
