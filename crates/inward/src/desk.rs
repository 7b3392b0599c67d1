//! The desk: the one way in. Typed calls, batches and loads all go through it.

use chrono::NaiveDate;
use inward_core::command::{
    AbandonNegotiation, AcceptCase, AcceptIssue, AddList, AddOrganisation, AddPhase, AddPolicy, AddProcedure,
    AddPromotionEvent, AddUnit, AdoptCalendar, AdoptPlaybook, AmendAgreement, AnyRecord, Assign, AssignTask,
    BeginSpecialStep, Breach, CancelTask, CaptureLead, ChangeAgreement, ChangeLead, ChangeNegotiation,
    ChangeOrganisation, ChangePolicy, ChangeProject, ChangeUnit, CitePolicy, Command, CompleteInspectionLog,
    CompleteTask, Correct, DecideCase, Dispute, DisqualifyLead, EndProject, EndSpecialStep, EnrolPerson, ErasePerson,
    Escalate, Excuse, ExtendDeadline, FileCase, Fulfil, Gate, HandOverIssue, Instruction, JoinList, LeaveList,
    LiftEscalation, LoseNegotiation, MeetCondition, MoveRecord, NameRecord, NotifyShortfall, OpenInvestment,
    OpenNegotiation, PauseClock, Plan, Promise, RaiseIssue, RateIssue, Reach, ReceiveSupplement, RecordInspection,
    RecordInteraction, RecordMeasure, RecordMoney, RecordProject, RecordStart, RegisterClaim, RenamePhase, Reopen,
    ReopenIssue, ReopenTask, RepealPolicy, ReportTask, RequestSupplement, ResolveIssue, RespondToIssue, Resume,
    ResumeClock, Retract, ReviewPolicy, ReviseProcedure, SetAttribute, SetBudget, SetTarget, SettleDispute,
    SignAgreement, StateAmount, StateLevel, StateRisk, Supersede, Suspend, TerminateAgreement, TriageLead, Verify,
    VerifyObligation, Void, Waive,
};
use inward_core::commitment::Commitment;
use inward_core::decide::decide;
use inward_core::evidence::Evidence;
use inward_core::fact::Reported;
use inward_core::id::{CommandId, FactRef, Id, RecordId};
use inward_core::person::Person;
use inward_core::record::Record;
use inward_core::refusal::Refusal;
use inward_core::target::{Names, Target};
use inward_core::text::refusals;
use inward_core::unit::Unit;
use inward_core::when::When;
use inward_core::world::{Context, Stop, UniqueKey, World};
use inward_journal::{Answered, Ending, Transaction, progress};
use uuid::Uuid;

use crate::batch::Batch;
use crate::receipt::{Place, content};
use crate::{Crm, Done, Error};

/// Who sits at a desk.
///
/// ```
/// use inward::prelude::*;
/// let officer = Officer::named("wang.li").unit("招商一局");
/// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
/// let desk = crm.desk(officer)?;
/// assert!(desk.unit().is_some());
/// # Ok::<(), inward::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Officer {
    name: String,
    unit: Option<String>,
    reported_on: Option<NaiveDate>,
}

impl Officer {
    /// The officer with this account name; enrolled if not known yet.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), unit: None, reported_on: None }
    }

    /// Their unit; added if not known yet.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// When the office had what is recorded at this desk, if before now: the day of a letter or of
    /// a ledger's edition.
    #[must_use]
    pub const fn reported_on(mut self, day: NaiveDate) -> Self {
        self.reported_on = Some(day);
        self
    }
}

/// A desk: an officer at work on one zone's book.
#[derive(Clone, Debug)]
pub struct Desk {
    pub(crate) crm: Crm,
    officer: Id<Person>,
    unit: Option<Id<Unit>>,
    reported_on: Option<NaiveDate>,
}

impl Desk {
    pub(crate) fn sit(crm: &Crm, officer: Officer) -> Result<Self, Error> {
        let mut desk =
            Self { crm: crm.clone(), officer: Id::new(Uuid::nil()), unit: None, reported_on: officer.reported_on };
        let person = crm.person_named(&officer.name)?;
        let unit = officer.unit.as_deref().map(|name| crm.unit_named(name)).transpose()?;
        match (person, unit) {
            (Some(person), None) => desk.officer = person,
            (Some(person), Some(Some(unit))) => (desk.officer, desk.unit) = (person, Some(unit)),
            _ => desk.enrol(&officer)?,
        }
        Ok(desk)
    }

    /// Adds the unit and enrols the officer, as far as they are not known, both or neither. Somebody
    /// else may sit the same officer at this moment, so what is known is asked once more.
    fn enrol(&mut self, officer: &Officer) -> Result<(), Error> {
        let ids = CommandId::new(Uuid::now_v7());
        let (person_id, unit_id) = (ids, ids.member(1));
        let (mut person, mut unit) = (person_id.creates(), None);
        self.crm.transact(Ending::Commit, &mut |transaction| {
            let known = transaction.holder(&UniqueKey::person(&officer.name))?.and_then(RecordId::as_id);
            person = known.unwrap_or_else(|| person_id.creates());
            // The officer is who does it; enrolling happens now, whatever is reported at the desk.
            let desk = Self { officer: person, unit: None, reported_on: None, ..self.clone() };
            if let Some(name) = &officer.unit {
                unit = match transaction.holder(&UniqueKey::unit(name))?.and_then(RecordId::as_id) {
                    Some(unit) => Some(unit),
                    None => {
                        desk.put(transaction, unit_id, &AddUnit::named(name).into(), Place::ALONE)?;
                        Some(unit_id.creates())
                    }
                };
            }
            if known.is_none() {
                let mut enrol = EnrolPerson::named(&officer.name);
                if let Some(unit) = unit {
                    enrol = enrol.unit(unit);
                }
                desk.put(transaction, person_id, &enrol.into(), Place::ALONE)?;
            }
            Ok(())
        })?;
        (self.officer, self.unit) = (person, unit);
        Ok(())
    }

    /// The book the desk works on.
    #[must_use]
    pub const fn crm(&self) -> &Crm {
        &self.crm
    }

    /// The officer at the desk.
    #[must_use]
    pub const fn officer(&self) -> Id<Person> {
        self.officer
    }

    /// The unit of the desk.
    #[must_use]
    pub const fn unit(&self) -> Option<Id<Unit>> {
        self.unit
    }

    /// The same desk, for what the office had on that day.
    #[must_use]
    pub fn reported_on(&self, day: NaiveDate) -> Self {
        Self { reported_on: Some(day), ..self.clone() }
    }

    /// Gives a command and waits until it is kept.
    pub fn execute<C: Instruction>(&self, command: C) -> Result<Done<C::Answer>, Error> {
        self.execute_as(CommandId::new(Uuid::now_v7()), command)
    }

    /// Gives a command under an id of the caller's. The same command again gives the same answer and
    /// writes nothing; another command under the same id is a conflict.
    pub fn execute_as<C: Instruction>(&self, id: CommandId, command: C) -> Result<Done<C::Answer>, Error> {
        let answered = self.give(Ending::Commit, &[(id, command.into())], None)?;
        one(answered)
    }

    /// Gives a command unless the record it acts on has changed since `version` was read.
    pub fn execute_if_version<C: Instruction>(
        &self,
        target: impl Target,
        version: u32,
        command: C,
    ) -> Result<Done<C::Answer>, Error> {
        let id = CommandId::new(Uuid::now_v7());
        let answered = self.give(Ending::Commit, &[(id, command.into())], Some((target.aim().record, version)))?;
        one(answered)
    }

    /// What a command would answer, without keeping anything.
    pub fn preview<C: Instruction>(&self, command: C) -> Result<Done<C::Answer>, Error> {
        let id = CommandId::new(Uuid::now_v7());
        one(self.give(Ending::Rollback, &[(id, command.into())], None)?)
    }

    /// Begins a batch: all of its commands are kept, or none.
    #[must_use]
    pub fn batch(&self) -> Batch {
        Batch::new(self.clone(), CommandId::new(Uuid::now_v7()))
    }

    /// Gives commands in one transaction; later ones see what earlier ones did.
    pub(crate) fn give(
        &self,
        ending: Ending,
        commands: &[(CommandId, Command)],
        expected: Option<(RecordId, u32)>,
    ) -> Result<Vec<Answered>, Error> {
        let mut answers = Vec::with_capacity(commands.len());
        self.crm.transact(ending, &mut |transaction| {
            answers = self.give_in(transaction, commands, expected)?;
            Ok(())
        })?;
        Ok(answers)
    }

    /// Gives commands and takes them back, and lets the book be looked at before and after.
    pub(crate) fn give_between(
        &self,
        commands: &[(CommandId, Command)],
        expected: Option<(RecordId, u32)>,
        look: &mut dyn FnMut(&dyn World, bool) -> Result<(), Stop>,
    ) -> Result<(), Error> {
        self.crm.transact(Ending::Rollback, &mut |transaction| {
            look(transaction, true)?;
            self.give_in(transaction, commands, expected)?;
            look(transaction, false)
        })
    }

    fn give_in(
        &self,
        transaction: &dyn Transaction,
        commands: &[(CommandId, Command)],
        expected: Option<(RecordId, u32)>,
    ) -> Result<Vec<Answered>, Stop> {
        if let Some((record, version)) = expected {
            refuse_stale(transaction, record, version)?;
        }
        let mut answers = Vec::with_capacity(commands.len());
        progress::ahead(u64::try_from(commands.len()).unwrap_or(u64::MAX));
        for (index, (id, command)) in commands.iter().enumerate() {
            let place = Place { index, of: commands.len() };
            let answered = self.put(transaction, *id, command, place).map_err(|stop| match stop {
                Stop::Refused(refusal) if commands.len() > 1 => {
                    Stop::Refused(Box::new(refusal.at(format_args!("[{index}]"))))
                }
                stop => stop,
            })?;
            answers.push(answered);
            progress::step()?;
        }
        Ok(answers)
    }

    /// Lets one command happen inside a transaction.
    pub(crate) fn put(
        &self,
        transaction: &dyn Transaction,
        id: CommandId,
        command: &Command,
        place: Place,
    ) -> Result<Answered, Stop> {
        let mut command = command.clone();
        command.fill_charge(self.unit, self.officer);
        let content = content(&command, self.reported_on, place)?;
        if let Some(answered) = transaction.answered(id, &content)? {
            return Ok(answered);
        }
        let reported = match (self.reported_on, transaction.zone()) {
            (Some(day), Some(zone)) => Some(Reported::on(day, zone.time_zone)),
            _ => None,
        };
        let context = Context { actor: self.officer, command: id, reported };
        let decision = decide(transaction, &command, &context)?;
        transaction.put(decision, &context, &content)
    }
}

fn one<A: inward_core::command::Answer>(answered: Vec<Answered>) -> Result<Done<A>, Error> {
    let answered = answered.into_iter().next().and_then(Done::of);
    answered.ok_or_else(|| Refusal::new(refusals::command::REUSED).with("command", "?").into())
}

fn refuse_stale(transaction: &dyn Transaction, record: RecordId, version: u32) -> Result<(), Stop> {
    let found = transaction.state(record)?.map_or(0, |state| state.head().version());
    if found == version {
        return Ok(());
    }
    Err(Refusal::new(refusals::record::STALE_VERSION)
        .with("found", found)
        .with("expected", version)
        .about(record)
        .into())
}

macro_rules! verbs {
    ($( $(#[$doc:meta])* $verb:ident($command:ident); )+) => {
        impl Desk { $(
            $(#[$doc])*
            pub fn $verb(&self, command: $command) -> Result<Done<<$command as Instruction>::Answer>, Error> {
                self.execute(command)
            }
        )+ }
    };
}

verbs! {
    /// Adopts a playbook.
    adopt_playbook(AdoptPlaybook);
    /// Adopts a calendar.
    adopt_calendar(AdoptCalendar);
    /// Enrols an officer or a contact.
    enrol_person(EnrolPerson);
    /// Erases the particulars of a person.
    erase_person(ErasePerson);
    /// Adds a unit.
    add_unit(AddUnit);
    /// Changes a unit.
    change_unit(ChangeUnit);
    /// Adds an organisation.
    add_organisation(AddOrganisation);
    /// Changes what is known of an organisation.
    change_organisation(ChangeOrganisation);
    /// Adds a dated list of projects.
    add_list(AddList);
    /// Adds a promotion event.
    add_promotion_event(AddPromotionEvent);
    /// Adds a policy.
    add_policy(AddPolicy);
    /// Changes a policy: its validity, its legal basis, its articles.
    change_policy(ChangePolicy);
    /// Records the fair-competition review of a policy.
    review_policy(ReviewPolicy);
    /// Sets how much a policy may cost in a year.
    set_budget(SetBudget);
    /// Records that a policy was repealed.
    repeal_policy(RepealPolicy);
    /// Records that an authority inspected an enterprise.
    record_inspection(RecordInspection);
    /// Says that every inspection of an enterprise in a year is in the book.
    complete_inspection_log(CompleteInspectionLog);
    /// Adds a procedure.
    add_procedure(AddProcedure);
    /// Revises a procedure: from a day on it is as said.
    revise_procedure(ReviseProcedure);
    /// Opens an investment of its own.
    open_investment(OpenInvestment);
    /// Captures a lead.
    capture_lead(CaptureLead);
    /// Changes what is known of where a lead came from.
    change_lead(ChangeLead);
    /// Triages a lead.
    triage_lead(TriageLead);
    /// Registers that a unit had the first contact.
    register_claim(RegisterClaim);
    /// Disqualifies a lead.
    disqualify_lead(DisqualifyLead);
    /// Opens a negotiation.
    open_negotiation(OpenNegotiation);
    /// Changes whom a negotiation is with.
    change_negotiation(ChangeNegotiation);
    /// Records an interaction.
    record_interaction(RecordInteraction);
    /// Closes a negotiation: the investor went elsewhere.
    lose_negotiation(LoseNegotiation);
    /// Closes a negotiation: the investor gave up.
    abandon_negotiation(AbandonNegotiation);
    /// Records that an agreement was signed.
    sign_agreement(SignAgreement);
    /// Corrects with whom and at what occasion an agreement was signed.
    change_agreement(ChangeAgreement);
    /// States the level of an agreement.
    state_level(StateLevel);
    /// Amends an agreement.
    amend_agreement(AmendAgreement);
    /// Ends an agreement early.
    terminate_agreement(TerminateAgreement);
    /// Records a project.
    record_project(RecordProject);
    /// Adds a phase to a project.
    add_phase(AddPhase);
    /// Names a phase of a project.
    rename_phase(RenamePhase);
    /// Changes what is known of a project.
    change_project(ChangeProject);
    /// Ends a project: done, cleared out or given up.
    end_project(EndProject);
    /// Puts a project on a list.
    join_list(JoinList);
    /// Takes a project off a list.
    leave_list(LeaveList);
    /// Records money that came in or was spent.
    record_money(RecordMoney);
    /// Makes a promise: a service commitment or an obligation.
    promise(Promise);
    /// Records that the condition of a commitment was met.
    meet_condition(MeetCondition);
    /// Makes a commitment depend on another.
    gate(Gate);
    /// Records what the check of an obligation found.
    verify_obligation(VerifyObligation);
    /// Records that the debtor was notified of a shortfall.
    notify_shortfall(NotifyShortfall);
    /// Records that a commitment was let go.
    waive(Waive);
    /// Records that a commitment was broken.
    breach(Breach);
    /// Records what a limit counts from.
    record_start(RecordStart);
    /// Records that a commitment is disputed.
    dispute(Dispute);
    /// Records that a dispute was settled.
    settle_dispute(SettleDispute);
    /// Records that a commitment binds nobody.
    void(Void);
    /// Records that another took the place of a commitment.
    supersede(Supersede);
    /// Says under which policy a commitment was made.
    cite_policy(CitePolicy);
    /// Pauses the clock of a deadline.
    pause_clock(PauseClock);
    /// Lets a paused clock go on.
    resume_clock(ResumeClock);
    /// Extends the time of a deadline.
    extend_deadline(ExtendDeadline);
    /// Takes back what a ladder of escalation had raised.
    lift_escalation(LiftEscalation);
    /// Excuses a record from escalation for a time.
    excuse(Excuse);
    /// Raises an issue.
    raise_issue(RaiseIssue);
    /// Records that an issue was accepted.
    accept_issue(AcceptIssue);
    /// Records that a unit answered an issue.
    respond_to_issue(RespondToIssue);
    /// Records how an issue ended.
    resolve_issue(ResolveIssue);
    /// Takes a settled issue up again.
    reopen_issue(ReopenIssue);
    /// Hands an issue over to another unit.
    hand_over_issue(HandOverIssue);
    /// Records what the investor says of how an issue was handled.
    rate_issue(RateIssue);
    /// States what an issue puts at risk.
    state_risk(StateRisk);
    /// Records that an application was received.
    file_case(FileCase);
    /// Records that an application was accepted.
    accept_case(AcceptCase);
    /// Records that the applicant was told what is missing.
    request_supplement(RequestSupplement);
    /// Records that what was missing came in.
    receive_supplement(ReceiveSupplement);
    /// Records that a special step began.
    begin_special_step(BeginSpecialStep);
    /// Records that a special step ended.
    end_special_step(EndSpecialStep);
    /// Records how a case was decided.
    decide_case(DecideCase);
    /// Assigns a task.
    assign_task(AssignTask);
    /// Records how a task comes along.
    report_task(ReportTask);
    /// Records that a task was done.
    complete_task(CompleteTask);
    /// Calls a task off.
    cancel_task(CancelTask);
    /// Takes a task up again.
    reopen_task(ReopenTask);
    /// States an amount that is planned or agreed.
    state_amount(StateAmount);
    /// Records a figure about a record.
    record_measure(RecordMeasure);
    /// Sets a target.
    set_target(SetTarget);
    /// Names a record.
    name_record(NameRecord);
    /// Moves a record to another investment.
    move_record(MoveRecord);
    /// Puts a unit or an officer in charge.
    assign(Assign);
    /// Gives one of the zone's own attributes a value.
    set_attribute(SetAttribute);
}

impl Desk {
    /// Records when a milestone was reached. For reviews, sources, evidence or overriding, give a
    /// [`Reach`] to [`execute`](Self::execute).
    pub fn reach<W>(&self, target: impl Target, milestone: impl AsRef<str>, on: W) -> Result<Done<AnyRecord>, Error>
    where
        W: TryInto<When>,
        Refusal: From<W::Error>,
    {
        self.execute(Reach::of(target, milestone).on(on)?)
    }

    /// Plans when a milestone is to be reached.
    pub fn plan<W>(&self, target: impl Target, milestone: impl AsRef<str>, when: W) -> Result<Done<AnyRecord>, Error>
    where
        W: TryInto<When>,
        Refusal: From<W::Error>,
    {
        self.execute(Plan::of(target, milestone, when)?)
    }

    /// Takes every step that is due on the playbook's ladders (督办), of every record that goes on; each once,
    /// however often and whenever this is called. For one record, give an [`Escalate`] to
    /// [`execute`](Self::execute).
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let task = desk.assign_task(AssignTask::titled("协调用电").due("2021-01-12")?)?;
    /// let taken = desk.escalate()?;
    /// assert_eq!(taken.touched, [task.id.record()]);
    /// assert_eq!(desk.escalate()?.touched, []);
    /// let present = crm.task(&task)?.escalations()?;
    /// assert_eq!(present[0].to_string(), "tasks.red since 2021-01-21");
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn escalate(&self) -> Result<Done<AnyRecord>, Error> {
        self.execute(Escalate::all())
    }

    /// Records that a commitment was kept in whole.
    pub fn fulfil<W>(
        &self,
        commitment: impl Names<Commitment>,
        on: W,
        evidence: Evidence,
    ) -> Result<Done<Commitment>, Error>
    where
        W: TryInto<When>,
        Refusal: From<W::Error>,
    {
        self.execute(Fulfil::of(commitment).on(on)?.evidence(evidence))
    }

    /// Corrects when a milestone was reached. What else is wrong (an amount, a figure, a plan, a
    /// reason) is put right by [`execute`](Self::execute) with [`Correct::fact_of`].
    pub fn correct<W>(
        &self,
        target: impl Target,
        milestone: impl AsRef<str>,
        on: W,
        reason: impl Into<String>,
    ) -> Result<Done<AnyRecord>, Error>
    where
        W: TryInto<When>,
        Refusal: From<W::Error>,
    {
        self.execute(Correct::milestone_of(target, milestone, reason).on(on)?)
    }

    /// Retracts a fact.
    pub fn retract(&self, fact: FactRef, reason: impl Into<String>) -> Result<Done<AnyRecord>, Error> {
        self.execute(Retract::fact_of(fact, reason))
    }

    /// Says that the evidence of a fact was checked by somebody other than its author.
    pub fn verify_fact(&self, fact: FactRef) -> Result<Done<AnyRecord>, Error> {
        self.execute(Verify::fact_of(fact))
    }

    /// Suspends a record for a reason of the playbook.
    pub fn suspend<W>(&self, target: impl Target, reason: impl AsRef<str>, on: W) -> Result<Done<AnyRecord>, Error>
    where
        W: TryInto<When>,
        Refusal: From<W::Error>,
    {
        self.execute(Suspend::of(target, reason).on(on)?)
    }

    /// Lets a suspended record go on.
    pub fn resume<W>(&self, target: impl Target, on: W) -> Result<Done<AnyRecord>, Error>
    where
        W: TryInto<When>,
        Refusal: From<W::Error>,
    {
        self.execute(Resume::of(target).on(on)?)
    }

    /// Reopens a closed record.
    pub fn reopen<W>(&self, target: impl Target, on: W, reason: impl Into<String>) -> Result<Done<AnyRecord>, Error>
    where
        W: TryInto<When>,
        Refusal: From<W::Error>,
    {
        self.execute(Reopen::of(target, reason).on(on)?)
    }
}
