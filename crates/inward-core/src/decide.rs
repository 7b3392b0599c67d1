//! The one function that decides: pure, from a world, a command and its context. It hands a command
//! to the `decide` of its kind of record; the rules that all kinds share are in `rules`.

use crate::command::Command;
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::text::refusals;
use crate::world::{Context, Decision, Stop, World};
use crate::{
    agreement, case, clock, commitment, entry, escalation, fact, finance, investment, issue, lead, measure, milestone,
    negotiation, organisation, person, project, record, standing, task, unit, zone,
};

/// Decides what follows from a command: the events, notes and keys, or why it is refused.
///
/// Pure: the same world, command and context give the same decision. Nothing is written here.
pub fn decide(world: &dyn World, command: &Command, context: &Context) -> Result<Decision, Stop> {
    let deciding = Deciding::new(world, context);
    if !matches!(command, Command::OpenZone(_)) {
        deciding.zone()?;
    }
    if let Some(reported) = context.reported
        && reported.from > world.now()
    {
        return Err(Refusal::new(refusals::command::REPORTED_IN_THE_FUTURE)
            .with("reported", reported.on)
            .with("today", deciding.today())
            .at("reported_on")
            .into());
    }
    deciding.refuse_erased(context.actor)?;
    match command {
        Command::OpenZone(command) => zone::decide::open(deciding, command),
        Command::AdoptPlaybook(command) => zone::decide::adopt(deciding, command),
        Command::AdoptCalendar(command) => zone::decide::adopt_calendar(deciding, command),
        Command::EnrolPerson(command) => person::decide::enrol(deciding, command),
        Command::ErasePerson(command) => person::decide::erase(deciding, command),
        Command::AddUnit(command) => unit::decide::add(deciding, command),
        Command::ChangeUnit(command) => unit::decide::change(deciding, command),
        Command::AddOrganisation(command) => organisation::decide::add(deciding, command),
        Command::ChangeOrganisation(command) => organisation::decide::change(deciding, command),
        Command::AddList(command) => entry::decide::add_list(deciding, command),
        Command::AddPromotionEvent(command) => entry::decide::add_promotion_event(deciding, command),
        Command::AddPolicy(command) => entry::policy::decide::add(deciding, command),
        Command::ChangePolicy(command) => entry::policy::decide::change(deciding, command),
        Command::ReviewPolicy(command) => entry::policy::decide::review(deciding, command),
        Command::SetBudget(command) => entry::policy::decide::set_budget(deciding, command),
        Command::RepealPolicy(command) => entry::policy::decide::repeal(deciding, command),
        Command::RecordInspection(command) => entry::decide_inspection::record_inspection(deciding, command),
        Command::CompleteInspectionLog(command) => entry::decide_inspection::complete_log(deciding, command),
        Command::AddProcedure(command) => entry::decide::add_procedure(deciding, command),
        Command::ReviseProcedure(command) => entry::decide::revise_procedure(deciding, command),
        Command::OpenInvestment(command) => investment::decide::open(deciding, command),
        Command::CaptureLead(command) => lead::decide::capture(deciding, command),
        Command::ChangeLead(command) => lead::decide::change(deciding, command),
        Command::TriageLead(command) => lead::decide::triage(deciding, command),
        Command::RegisterClaim(command) => lead::decide::register_claim(deciding, command),
        Command::DisqualifyLead(command) => lead::decide::disqualify(deciding, command),
        Command::OpenNegotiation(command) => negotiation::decide::open(deciding, command),
        Command::ChangeNegotiation(command) => negotiation::decide::change(deciding, command),
        Command::RecordInteraction(command) => negotiation::decide::record_interaction(deciding, command),
        Command::LoseNegotiation(command) => negotiation::decide::lose(deciding, command),
        Command::AbandonNegotiation(command) => negotiation::decide::abandon(deciding, command),
        Command::SignAgreement(command) => agreement::decide::sign(deciding, command),
        Command::ChangeAgreement(command) => agreement::decide::change(deciding, command),
        Command::StateLevel(command) => agreement::decide::state_level(deciding, command),
        Command::AmendAgreement(command) => agreement::decide::amend(deciding, command),
        Command::TerminateAgreement(command) => agreement::decide::terminate(deciding, command),
        Command::RecordProject(command) => project::decide::record(deciding, command),
        Command::AddPhase(command) => project::decide::add_phase(deciding, command),
        Command::RenamePhase(command) => project::decide::rename_phase(deciding, command),
        Command::ChangeProject(command) => project::decide::change(deciding, command),
        Command::EndProject(command) => project::decide::end(deciding, command),
        Command::JoinList(command) => project::decide::join(deciding, command),
        Command::LeaveList(command) => project::decide::leave(deciding, command),
        Command::RecordMoney(command) => finance::record_money(deciding, command),
        Command::Promise(command) => commitment::decide::promise(deciding, command),
        Command::MeetCondition(command) => commitment::decide::meet_condition(deciding, command),
        Command::Fulfil(command) => commitment::decide::fulfil(deciding, command),
        Command::Waive(command) => commitment::decide::waive(deciding, command),
        Command::Breach(command) => commitment::decide::breach(deciding, command),
        Command::RecordStart(command) => commitment::decide::record_start(deciding, command),
        Command::Dispute(command) => commitment::decide::dispute(deciding, command),
        Command::SettleDispute(command) => commitment::decide::settle_dispute(deciding, command),
        Command::Void(command) => commitment::decide::void(deciding, command),
        Command::VerifyObligation(command) => commitment::obligation::verify(deciding, command),
        Command::NotifyShortfall(command) => commitment::obligation::notify(deciding, command),
        Command::Gate(command) => commitment::gate::gate(deciding, command),
        Command::Supersede(command) => commitment::decide::supersede(deciding, command),
        Command::CitePolicy(command) => entry::policy::decide::cite(deciding, command),
        Command::PauseClock(command) => clock::pause(deciding, command),
        Command::ResumeClock(command) => clock::resume_clock(deciding, command),
        Command::ExtendDeadline(command) => clock::extend(deciding, command),
        Command::Escalate(command) => escalation::escalate(deciding, command),
        Command::LiftEscalation(command) => escalation::lift(deciding, command),
        Command::Excuse(command) => escalation::excuse(deciding, command),
        Command::RaiseIssue(command) => issue::decide::raise(deciding, command),
        Command::AcceptIssue(command) => issue::decide::accept(deciding, command),
        Command::RespondToIssue(command) => issue::decide::respond(deciding, command),
        Command::ResolveIssue(command) => issue::decide::resolve(deciding, command),
        Command::ReopenIssue(command) => issue::decide::reopen(deciding, command),
        Command::HandOverIssue(command) => issue::decide::hand_over(deciding, command),
        Command::RateIssue(command) => issue::decide::rate(deciding, command),
        Command::StateRisk(command) => issue::decide::state_risk(deciding, command),
        Command::AssignTask(command) => task::decide::assign(deciding, command),
        Command::ReportTask(command) => task::decide::report(deciding, command),
        Command::CompleteTask(command) => task::decide::complete(deciding, command),
        Command::CancelTask(command) => task::decide::cancel(deciding, command),
        Command::ReopenTask(command) => task::decide::reopen(deciding, command),
        Command::FileCase(command) => case::decide::file(deciding, command),
        Command::AcceptCase(command) => case::decide::accept(deciding, command),
        Command::RequestSupplement(command) => case::decide::request_supplement(deciding, command),
        Command::ReceiveSupplement(command) => case::decide::receive_supplement(deciding, command),
        Command::BeginSpecialStep(command) => case::decide::begin_step(deciding, command),
        Command::EndSpecialStep(command) => case::decide::end_step(deciding, command),
        Command::DecideCase(command) => case::decide::decide(deciding, command),
        Command::Reach(command) => milestone::reach(deciding, command),
        Command::Plan(command) => milestone::plan(deciding, command),
        Command::StateAmount(command) => finance::state_amount(deciding, command),
        Command::RecordMeasure(command) => measure::record_measure(deciding, command),
        Command::SetTarget(command) => measure::set_target(deciding, command),
        Command::NameRecord(command) => record::name_record(deciding, command),
        Command::MoveRecord(command) => record::move_record(deciding, command),
        Command::Assign(command) => record::assign(deciding, command),
        Command::SetAttribute(command) => record::set_attribute(deciding, command),
        Command::Suspend(command) => standing::suspend(deciding, command),
        Command::Resume(command) => standing::resume(deciding, command),
        Command::Reopen(command) => standing::reopen(deciding, command),
        Command::Correct(command) => fact::correct(deciding, command),
        Command::Retract(command) => fact::retract(deciding, command),
        Command::Verify(command) => fact::verify(deciding, command),
    }
}
