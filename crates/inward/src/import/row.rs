//! One row of a ledger: compared with the book, cell by cell, it becomes the commands that make the
//! book say what the row says.

use std::cell::RefCell;
use std::sync::Arc;

use chrono::Datelike;
use inward_core::agreement::{Agreement, Level};
use inward_core::attribute::{Given, Value};
use inward_core::command::{
    AddList, AddOrganisation, Assign, CaptureLead, ChangeOrganisation, ChangeProject, Command, Correct, Instruction,
    JoinList, LeaveList, NameRecord, OpenInvestment, OpenNegotiation, Phase, Plan, Reach, RecordMeasure, RecordMoney,
    RecordProject, SetAttribute, SignAgreement, StateAmount,
};
use inward_core::entry::Entry;
use inward_core::fact::AsOf;
use inward_core::finance::{Basis, MoneyKind};
use inward_core::id::{CommandId, Id, Kind, RecordId, Recordable};
use inward_core::industry::Industry;
use inward_core::investment::Investment;
use inward_core::lead::Lead;
use inward_core::measure::MeasureKind;
use inward_core::money::{Amount, AmountInput, Currency};
use inward_core::negotiation::Negotiation;
use inward_core::organisation::{Organisation, keys_of_mention};
use inward_core::playbook::Place;
use inward_core::project::Project;
use inward_core::qualified::Measured;
use inward_core::record::{Record, Reference, State};
use inward_core::refusal::Refusal;
use inward_core::target::{Aim, Mention};
use inward_core::text::refusals;
use inward_core::when::{Order, Serial, Truth, When};
use inward_core::world::{Stop, UniqueKey};
use inward_journal::{Answered, Transaction};
use inward_ledger::{Cell, Field, Mapping, Membership, Row, RowFault};
use uuid::Uuid;

use crate::Desk;

use super::report::{CellChange, RowReport, RowStatus};

/// Loads rows inside one transaction.
pub struct Loader<'t> {
    desk: &'t Desk,
    transaction: &'t dyn Transaction,
    mapping: &'t Mapping,
}

/// What a row has led to so far.
struct Progress<'r> {
    row: &'r Row,
    investment: Option<Id<Investment>>,
    organisation: Option<Id<Organisation>>,
    changes: RefCell<Vec<CellChange>>,
    warnings: RefCell<Vec<Refusal>>,
    faults: RefCell<Vec<RowFault>>,
    new: bool,
}

/// What stops a step: a refusal is noted with its cell, anything else stops the load.
type Step<T> = Result<T, Stop>;

impl<'t> Loader<'t> {
    pub fn new(desk: &'t Desk, transaction: &'t dyn Transaction, mapping: &'t Mapping) -> Self {
        Self { desk, transaction, mapping }
    }

    /// Loads one row: what became of it, and what is wrong with it.
    pub fn load(&self, row: &Row) -> Step<(RowReport, Vec<RowFault>)> {
        let mut progress = Progress {
            row,
            investment: None,
            organisation: None,
            changes: RefCell::default(),
            warnings: RefCell::default(),
            faults: RefCell::default(),
            new: false,
        };
        if let Err(stop) = self.load_parts(&mut progress) {
            progress.note(None, stop)?;
        }
        let faults = progress.faults.take();
        let changes = progress.changes.take();
        let status = match (faults.is_empty(), progress.new, changes.is_empty()) {
            (false, _, _) => RowStatus::Refused,
            (true, true, _) => RowStatus::New,
            (true, false, false) => RowStatus::Changed,
            (true, false, true) => RowStatus::Unchanged,
        };
        let report = RowReport {
            line: row.line,
            key: Some(row.key.clone()),
            status,
            investment: progress.investment,
            changes,
            warnings: progress.warnings.take(),
        };
        Ok((report, faults))
    }

    fn load_parts(&self, progress: &mut Progress<'_>) -> Step<()> {
        progress.organisation = self.organisation(progress)?;
        let investment = self.investment(progress)?;
        progress.investment = Some(investment);
        let lead = self.lead(progress, investment)?;
        let negotiation = self.negotiation(progress, investment, lead)?;
        let agreement = self.agreement(progress, investment, negotiation)?;
        let project = self.project(progress, investment, agreement)?;
        if let Some(project) = project {
            self.project_cells(progress, project)?;
        }
        self.milestones(
            progress,
            [lead.map(Id::record), negotiation.map(Id::record), agreement.map(Id::record), project.map(Id::record)],
        )?;
        let carrier = project.map_or_else(|| investment.record(), Id::record);
        self.common_cells(progress, investment, carrier)
    }

    /// Gives a command within the transaction.
    fn give<C: Instruction>(&self, progress: &Progress<'_>, command: C) -> Step<Answered> {
        let command: Command = command.into();
        let answered = self.desk.put(self.transaction, CommandId::new(Uuid::now_v7()), &command)?;
        progress.warnings.borrow_mut().extend(answered.warnings.iter().cloned());
        Ok(answered)
    }

    fn reference(&self, row: &Row, part: &str) -> Reference {
        let key = if part.is_empty() { row.key.clone() } else { format!("{}#{part}", row.key) };
        Reference { system: self.mapping.name.clone(), key }
    }

    fn known<T: Recordable>(&self, row: &Row, part: &str) -> Step<Option<Id<T>>> {
        let reference = self.reference(row, part);
        let holder = self.transaction.holder(&UniqueKey::reference(&reference.system, &reference.key))?;
        Ok(holder.and_then(RecordId::as_id))
    }

    fn state(&self, id: RecordId) -> Step<Arc<State>> {
        let state = self.transaction.state(id)?;
        state.ok_or_else(|| Refusal::new(refusals::record::UNKNOWN).with("input", id).into())
    }

    fn source(&self, cell: Option<&Cell>) -> Option<String> {
        cell.and_then(|cell| cell.options().source.clone()).or_else(|| self.mapping.source.clone())
    }

    /// The investor: known by USCC, LEI or name, else added.
    fn organisation(&self, progress: &Progress<'_>) -> Step<Option<Id<Organisation>>> {
        let row = progress.row;
        let name = row.cell(&Field::OrganisationName);
        let identifiers = [row.cell(&Field::OrganisationUscc), row.cell(&Field::OrganisationLei)];
        for cell in identifiers.into_iter().flatten().chain(name) {
            for key in keys_of_mention(&cell.text) {
                if let Some(holder) = self.transaction.holder(&key)? {
                    let organisation: Id<Organisation> = holder.of()?;
                    self.identify(progress, organisation)?;
                    return Ok(Some(organisation));
                }
            }
        }
        let Some(name) = name else { return Ok(None) };
        let mut command = AddOrganisation::named(&name.text);
        for (cell, part) in [(identifiers[0], 0), (identifiers[1], 1), (row.cell(&Field::OrganisationCountry), 2)] {
            let Some(cell) = cell else { continue };
            let text = cell.text.as_str();
            let filled = match part {
                0 => command.clone().uscc(text),
                1 => command.clone().lei(text),
                _ => Ok(command.clone().country(text)),
            };
            match filled {
                Ok(filled) => command = filled,
                Err(refusal) => progress.note(Some(cell), refusal.into())?,
            }
        }
        for alias in row.each(&Field::OrganisationAlias) {
            command = command.alias(&alias.text);
        }
        let answered = progress.tried(Some(name), self.give(progress, command))?;
        if let Some(answered) = &answered {
            progress.changed(name, None);
            return Ok(answered.id.as_id());
        }
        Ok(None)
    }

    /// Identifiers that a known organisation has not got yet.
    fn identify(&self, progress: &Progress<'_>, organisation: Id<Organisation>) -> Step<()> {
        let state = self.state(organisation.record())?;
        let State::Organisation(known) = &*state else { return Ok(()) };
        let uscc = known.uscc.as_ref().map(ToString::to_string);
        let lei = known.lei.as_ref().map(ToString::to_string);
        for (field, from) in [
            (Field::OrganisationUscc, uscc),
            (Field::OrganisationLei, lei),
            (Field::OrganisationCountry, known.country.clone()),
        ] {
            let Some(cell) = progress.row.cell(&field) else { continue };
            let text = cell.text.as_str();
            if from.as_deref() == Some(text) {
                continue;
            }
            let change = ChangeOrganisation::of(organisation);
            let change = match &field {
                Field::OrganisationUscc => change.uscc(text),
                Field::OrganisationLei => change.lei(text),
                _ => Ok(change.country(text)),
            };
            let given = change.map_err(Stop::from).and_then(|change| self.give(progress, change));
            if progress.tried(Some(cell), given)?.is_some() {
                progress.changed(cell, from);
            }
        }
        Ok(())
    }

    /// The investment of the row: known by the row's key, else opened.
    fn investment(&self, progress: &mut Progress<'_>) -> Step<Id<Investment>> {
        if let Some(known) = self.known(progress.row, "")? {
            return Ok(known);
        }
        progress.new = true;
        let row = progress.row;
        let title = [Field::InvestmentName, Field::ProjectName, Field::LeadTitle]
            .iter()
            .find_map(|field| row.cell(field))
            .map_or(row.key.as_str(), |cell| cell.text.as_str());
        let Reference { system, key } = self.reference(row, "");
        let mut command = OpenInvestment::titled(title).reference(system, key);
        if let Some(code) = row.cell(&Field::InvestmentCode) {
            command = command.code(&code.text);
        }
        let answered = self.give(progress, command)?;
        Ok(answered.id.of()?)
    }

    fn lead(&self, progress: &Progress<'_>, investment: Id<Investment>) -> Step<Option<Id<Lead>>> {
        let row = progress.row;
        let (on, title) = (row.cell(&Field::LeadOn), row.cell(&Field::LeadTitle));
        if let Some(known) = self.known::<Lead>(row, "lead")? {
            if let Some(cell) = on {
                self.correct_own(progress, known.record(), cell)?;
            }
            return Ok(Some(known));
        }
        let Some(first) = on.or(title) else { return Ok(None) };
        let state = self.state(investment.record())?;
        let Reference { system, key } = self.reference(row, "lead");
        let mut command = CaptureLead::titled(title.map_or(state.head().title.as_str(), |cell| cell.text.as_str()))
            .investment(investment)
            .reference(system, key);
        if let Some(cell) = on {
            match self.when(cell) {
                Ok(when) => command = command.on(when)?,
                Err(refusal) => progress.note(Some(cell), refusal.into())?,
            }
        }
        if let Some(organisation) = progress.organisation {
            command = command.investor(organisation);
        }
        if let Some(cell) = row.cell(&Field::LeadSource) {
            command = command.origin(&cell.text);
        }
        if let Some(cell) = row.cell(&Field::LeadSummary) {
            command = command.summary(&cell.text);
        }
        if let Some(cell) = row.cell(&Field::LeadEstimate) {
            match self.amount(cell) {
                Ok(amount) => command = command.total_planned(AmountInput::from(amount)),
                Err(refusal) => progress.note(Some(cell), refusal.into())?,
            }
        }
        if let Some(cell) = row.cell(&Field::EventName) {
            command = self.promotion_event(progress, cell, command)?;
        }
        if let Some(source) = self.source(on) {
            command = command.source(source);
        }
        let answered = progress.tried(Some(first), self.give(progress, command))?;
        if answered.is_some() {
            progress.changed(first, None);
        }
        Ok(answered.and_then(|answered| answered.id.as_id()))
    }

    /// The promotion event of this name, which must be in the book.
    fn promotion_event(&self, progress: &Progress<'_>, cell: &Cell, command: CaptureLead) -> Step<CaptureLead> {
        let mut found = None;
        for row in self
            .desk
            .crm
            .entries()
            .filter(inward_core::filter::Filter::default().text(&cell.text))
            .rows()
            .unwrap_or_default()
        {
            if let State::Entry(entry) = &*self.state(row.id)?
                && entry.is_promotion_event()
                && entry.head.names().any(|name| name == cell.text)
            {
                found = Some(entry.id);
            }
        }
        match found {
            Some(event) => Ok(command.promotion_event(event)),
            None => {
                progress.note(Some(cell), Refusal::new(refusals::entry::NOT_AN_EVENT).into())?;
                Ok(command)
            }
        }
    }

    fn negotiation(
        &self,
        progress: &Progress<'_>,
        investment: Id<Investment>,
        lead: Option<Id<Lead>>,
    ) -> Step<Option<Id<Negotiation>>> {
        let row = progress.row;
        let on = row.cell(&Field::NegotiationOn);
        if let Some(known) = self.known::<Negotiation>(row, "negotiation")? {
            if let Some(cell) = on {
                self.correct_own(progress, known.record(), cell)?;
            }
            return Ok(Some(known));
        }
        let Some(cell) = on else { return Ok(None) };
        let Reference { system, key } = self.reference(row, "negotiation");
        let state = self.state(investment.record())?;
        let mut command = match lead {
            Some(lead) => OpenNegotiation::with(lead),
            None => OpenNegotiation::titled(&state.head().title),
        }
        .investment(investment)
        .reference(system, key);
        match self.when(cell) {
            Ok(when) => command = command.on(when)?,
            Err(refusal) => progress.note(Some(cell), refusal.into())?,
        }
        if let Some(organisation) = progress.organisation {
            command = command.investor(organisation);
        }
        if let Some(source) = self.source(on) {
            command = command.source(source);
        }
        let answered = progress.tried(Some(cell), self.give(progress, command))?;
        if answered.is_some() {
            progress.changed(cell, None);
        }
        Ok(answered.and_then(|answered| answered.id.as_id()))
    }

    fn agreement(
        &self,
        progress: &Progress<'_>,
        investment: Id<Investment>,
        negotiation: Option<Id<Negotiation>>,
    ) -> Step<Option<Id<Agreement>>> {
        let row = progress.row;
        let on = row.cell(&Field::AgreementOn);
        if let Some(known) = self.known::<Agreement>(row, "agreement")? {
            if let Some(cell) = on {
                self.correct_own(progress, known.record(), cell)?;
            }
            if let Some(cell) = row.cell(&Field::AgreementContractInvestment) {
                let aim = Aim { record: known.record(), phase: None };
                self.state_amount(progress, aim, MoneyKind::ContractInvestment, None, cell)?;
            }
            return Ok(Some(known));
        }
        let Some(cell) = on else { return Ok(None) };
        let Reference { system, key } = self.reference(row, "agreement");
        let state = self.state(investment.record())?;
        let mut command = SignAgreement::titled(&state.head().title).investment(investment).reference(system, key);
        if let Some(negotiation) = negotiation {
            command = command.negotiation(negotiation);
        }
        match self.when(cell) {
            Ok(when) => command = command.on(when)?,
            Err(refusal) => progress.note(Some(cell), refusal.into())?,
        }
        if let Some(level) = row.cell(&Field::AgreementLevel) {
            match level_of(&level.text) {
                Some(known) => command = command.level(known),
                None => {
                    progress.note(Some(level), unknown_choice(&level.text, "intent, framework, contract").into())?
                }
            }
        }
        if let Some(organisation) = progress.organisation {
            command = command.party(organisation);
        }
        if let Some(occasion) = row.cell(&Field::AgreementOccasion) {
            command = command.occasion(&occasion.text);
        }
        if let Some(cell) = row.cell(&Field::AgreementContractInvestment) {
            match self.amount(cell) {
                Ok(amount) => command = command.contract_investment(AmountInput::from(amount)),
                Err(refusal) => progress.note(Some(cell), refusal.into())?,
            }
        }
        if let Some(source) = self.source(on) {
            command = command.source(source);
        }
        let answered = progress.tried(Some(cell), self.give(progress, command))?;
        if answered.is_some() {
            progress.changed(cell, None);
        }
        Ok(answered.and_then(|answered| answered.id.as_id()))
    }

    fn project(
        &self,
        progress: &Progress<'_>,
        investment: Id<Investment>,
        agreement: Option<Id<Agreement>>,
    ) -> Step<Option<Id<Project>>> {
        let row = progress.row;
        if let Some(known) = self.known::<Project>(row, "project")? {
            if let Some(cell) = row.cell(&Field::ProjectName) {
                let state = self.state(known.record())?;
                if state.head().title != cell.text && !state.head().aliases.contains(&cell.text) {
                    let from = state.head().title.clone();
                    let given = self.give(progress, NameRecord::of(known).title(&cell.text));
                    if progress.tried(Some(cell), given)?.is_some() {
                        progress.changed(cell, Some(from));
                    }
                }
            }
            return Ok(Some(known));
        }
        let Some(cell) = row.cell(&Field::ProjectName) else { return Ok(None) };
        let phases = row.cells.iter().filter_map(|cell| phase_of(cell)).max().unwrap_or(0);
        let Reference { system, key } = self.reference(row, "project");
        let mut command = RecordProject::titled(&cell.text).investment(investment).reference(system, key);
        if let Some(agreement) = agreement {
            command = command.agreement(agreement);
        }
        if let Some(organisation) = progress.organisation {
            command = command.owner(organisation);
        }
        for number in 1..=phases {
            let name = row.cell(&Field::PhaseName(number)).map(|cell| cell.text.clone());
            command = command.phase(Phase { name, total_planned: None });
        }
        if let Some(source) = self.source(Some(cell)) {
            command = command.source(source);
        }
        let answered = progress.tried(Some(cell), self.give(progress, command))?;
        if answered.is_some() {
            progress.changed(cell, None);
        }
        Ok(answered.and_then(|answered| answered.id.as_id()))
    }

    /// The cells that say something of the project itself.
    fn project_cells(&self, progress: &Progress<'_>, project: Id<Project>) -> Step<()> {
        for cell in &progress.row.cells {
            let whole = Aim { record: project.record(), phase: None };
            match cell.field() {
                Field::ProjectTotalPlanned => {
                    self.state_amount(progress, whole, MoneyKind::TotalPlanned, None, cell)?;
                }
                Field::ProjectFixedAsset => self.state_amount(progress, whole, MoneyKind::FixedAsset, None, cell)?,
                Field::ProjectAnnualPlan => {
                    let period = progress.tried(Some(cell), self.period(cell))?;
                    self.state_amount(progress, whole, MoneyKind::AnnualPlanned, period.flatten(), cell)?;
                }
                Field::PhasePlanned(number) => {
                    let aim = Aim { record: project.record(), phase: u16::try_from(*number).ok() };
                    self.state_amount(progress, aim, MoneyKind::TotalPlanned, None, cell)?;
                }
                Field::ProjectNature
                | Field::ProjectPark
                | Field::ProjectLand
                | Field::ProjectIndustry
                | Field::ProjectProjectCode => self.change_project(progress, project, cell)?,
                Field::Money(kind) => self.money(progress, project, kind, cell)?,
                Field::Measure(metric) => self.measure(progress, project, metric, cell)?,
                Field::ProjectList => self.join(progress, project, &cell.text, true, cell)?,
                Field::List(name) => {
                    let on_it = !matches!(cell.membership(), Membership::No);
                    self.join(progress, project, name, on_it, cell)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn state_amount(
        &self,
        progress: &Progress<'_>,
        aim: Aim,
        kind: MoneyKind,
        period: Option<When>,
        cell: &Cell,
    ) -> Step<()> {
        let amount = match self.amount(cell) {
            Ok(amount) => amount,
            Err(refusal) => return progress.note(Some(cell), refusal.into()),
        };
        let state = self.state(aim.record)?;
        let known =
            state.amounts().and_then(|amounts| amounts.for_period(kind, aim.phase, period.as_ref(), AsOf::LATEST));
        if known == Some(&amount) {
            return Ok(());
        }
        let from = known.map(ToString::to_string);
        let mut command = StateAmount::of(aim, kind, AmountInput::from(amount));
        if let Some(period) = period {
            command = command.period(period)?;
        }
        if let Some(source) = self.source(Some(cell)) {
            command = command.source(source);
        }
        if progress.tried(Some(cell), self.give(progress, command))?.is_some() {
            progress.changed(cell, from);
        }
        Ok(())
    }

    fn change_project(&self, progress: &Progress<'_>, project: Id<Project>, cell: &Cell) -> Step<()> {
        let state = self.state(project.record())?;
        let State::Project(known) = &*state else { return Ok(()) };
        let text = cell.text.as_str();
        let change = ChangeProject::of(project);
        let (from, change) = match cell.field() {
            Field::ProjectNature => (known.nature_at(AsOf::LATEST).map(ToString::to_string), Ok(change.nature(text))),
            Field::ProjectPark => {
                let park = match known.park_at(AsOf::LATEST) {
                    Some(park) => Some(self.state(park.record())?.head().title.clone()),
                    None => None,
                };
                (park, Ok(change.park(text)))
            }
            Field::ProjectLand => (known.land_at(AsOf::LATEST).map(|land| land.to_string()), change.land(text)),
            Field::ProjectIndustry => (
                known.industries.latest(AsOf::LATEST.known, |_| true).map(|industry| industry.code.clone()),
                Industry::gbt4754(text).map(|industry| change.industry(industry)),
            ),
            _ => (known.project_code.as_ref().map(ToString::to_string), change.project_code(text)),
        };
        let change = match change {
            Ok(change) => change,
            Err(refusal) => return progress.note(Some(cell), refusal.into()),
        };
        let to = change
            .land
            .map(|land| land.to_string())
            .or_else(|| change.project_code.as_ref().map(ToString::to_string))
            .or_else(|| change.industry.as_ref().map(|industry| industry.code.clone()))
            .unwrap_or_else(|| text.to_owned());
        if from.as_deref() == Some(to.as_str()) {
            return Ok(());
        }
        let change = match self.source(Some(cell)) {
            Some(source) => change.source(source),
            None => change,
        };
        if progress.tried(Some(cell), self.give(progress, change))?.is_some() {
            progress.changed(cell, from);
        }
        Ok(())
    }

    fn money(&self, progress: &Progress<'_>, project: Id<Project>, kind: &str, cell: &Cell) -> Step<()> {
        let read = || -> Result<(MoneyKind, Amount, Option<When>), Refusal> {
            let kind = MoneyKind::parse(kind).ok_or_else(|| {
                let keys: Vec<&str> = MoneyKind::ALL.iter().map(|kind| kind.key()).collect();
                unknown_choice(kind, &keys.join(", "))
            })?;
            let period = cell.options().period.as_deref().map(When::parse).transpose()?;
            Ok((kind, self.amount(cell)?, period))
        };
        let (kind, amount, period) = match read() {
            Ok(read) => read,
            Err(refusal) => return progress.note(Some(cell), refusal.into()),
        };
        let basis = match cell.options().basis {
            Some(inward_ledger::Basis::CumulativeInYear) => Basis::CumulativeInYear,
            Some(inward_ledger::Basis::Cumulative) => Basis::Cumulative,
            _ => Basis::Increment,
        };
        let phase = cell.options().phase.and_then(|phase| u16::try_from(phase).ok());
        let on = period.clone().or_else(|| self.mapping.reported_on.as_deref().and_then(|day| When::parse(day).ok()));
        let state = self.state(project.record())?;
        let State::Project(known) = &*state else { return Ok(()) };
        let same = known.money().facts().standing(AsOf::LATEST.known).find(|fact| {
            let entry = &fact.value;
            entry.kind == kind && entry.phase == phase && entry.basis == basis && fact.of.on == on
        });
        let from = same.map(|fact| fact.value.amount.to_string());
        let given = match same {
            Some(fact) if fact.value.amount == amount => return Ok(()),
            Some(fact) => {
                let fact = inward_core::id::FactRef { record: project.record(), fact: fact.of.id };
                let command = Correct::fact_of(fact, self.reason()).amount(AmountInput::from(amount));
                self.give(progress, command)
            }
            None => {
                let mut command = RecordMoney::of(project, kind, AmountInput::from(amount)).basis(basis);
                if let Some(phase) = phase {
                    command = command.phase(phase);
                }
                if let Some(period) = period {
                    command = command.period(period)?;
                }
                if let Some(on) = on {
                    command = command.on(on)?;
                }
                if let Some(source) = self.source(Some(cell)) {
                    command = command.source(source);
                }
                self.give(progress, command)
            }
        };
        if progress.tried(Some(cell), given)?.is_some() {
            progress.changed(cell, from);
        }
        Ok(())
    }

    fn measure(&self, progress: &Progress<'_>, project: Id<Project>, metric: &str, cell: &Cell) -> Step<()> {
        let value: Measured = match cell.text.parse() {
            Ok(value) => value,
            Err(refusal) => return progress.note(Some(cell), Stop::from(refusal)),
        };
        let kind = match cell.options().kind {
            Some(inward_ledger::MeasureKind::Promised) => MeasureKind::Promised,
            Some(inward_ledger::MeasureKind::Actual) => MeasureKind::Actual,
            Some(inward_ledger::MeasureKind::External) => MeasureKind::External,
            _ => MeasureKind::Expected,
        };
        let phase = cell.options().phase.and_then(|phase| u16::try_from(phase).ok());
        let state = self.state(project.record())?;
        let known = state.measures().and_then(|measures| measures.at(metric, kind, phase, AsOf::LATEST));
        if known.is_some_and(|known| known.value == value) {
            return Ok(());
        }
        let from = known.map(|known| known.value.to_string());
        let aim = Aim { record: project.record(), phase };
        let mut command = RecordMeasure::of(aim, metric, kind, value);
        if let Some(period) = &cell.options().period {
            command = command.period(period.as_str())?;
        }
        if let Some(source) = self.source(Some(cell)) {
            command = command.source(source);
        }
        if progress.tried(Some(cell), self.give(progress, command))?.is_some() {
            progress.changed(cell, from);
        }
        Ok(())
    }

    /// Puts a project on a list or takes it off. A list that is not known is made, issued on the
    /// day of the edition.
    fn join(&self, progress: &Progress<'_>, project: Id<Project>, name: &str, on_it: bool, cell: &Cell) -> Step<()> {
        let list: Id<Entry> = match self.transaction.holder(&UniqueKey::list(name))? {
            Some(list) => list.of()?,
            None if !on_it => return Ok(()),
            None => {
                let mut command = AddList::named(name);
                if let Some(day) = &self.mapping.reported_on {
                    command = command.on(day.as_str())?;
                }
                match progress.tried(Some(cell), self.give(progress, command))? {
                    Some(answered) => answered.id.of()?,
                    None => return Ok(()),
                }
            }
        };
        let state = self.state(project.record())?;
        let State::Project(known) = &*state else { return Ok(()) };
        let listed = known.is_listed(list, AsOf::LATEST) != Truth::No;
        if listed == on_it {
            return Ok(());
        }
        let given = if on_it {
            let mut command = JoinList::of(project, list);
            if let Some(source) = self.source(Some(cell)) {
                command = command.source(source);
            }
            self.give(progress, command)
        } else {
            self.give(progress, LeaveList::of(project, list, self.reason()))
        };
        if progress.tried(Some(cell), given)?.is_some() {
            progress.changed(cell, None);
        }
        Ok(())
    }

    /// Milestones go to the record on which the playbook says they stand.
    fn milestones(&self, progress: &Progress<'_>, records: [Option<RecordId>; 4]) -> Step<()> {
        let playbook = self.transaction.playbook();
        for cell in &progress.row.cells {
            let Field::Milestone(key) = cell.field() else { continue };
            let phase = cell.options().phase.and_then(|phase| u16::try_from(phase).ok());
            let record = playbook.milestone(key).and_then(|milestone| {
                let fits = |kind: Kind| match kind {
                    Kind::Lead => milestone.stands_at(Place::Lead),
                    Kind::Negotiation => milestone.stands_at(Place::Negotiation),
                    Kind::Agreement => milestone.stands_at(Place::Agreement),
                    _ => milestone.stands_at(Place::Project) || milestone.stands_at(Place::Phase),
                };
                records.into_iter().flatten().find(|record| fits(record.kind))
            });
            let investment = progress.investment.map(Id::record);
            let Some(record) = record.or(investment) else { continue };
            self.milestone(progress, Aim { record, phase }, key, cell)?;
        }
        Ok(())
    }

    fn milestone(&self, progress: &Progress<'_>, aim: Aim, key: &str, cell: &Cell) -> Step<()> {
        let when = match self.when(cell) {
            Ok(when) => when,
            Err(refusal) => return progress.note(Some(cell), refusal.into()),
        };
        let source = self.source(Some(cell));
        let state = self.state(aim.record)?;
        if cell.options().planned {
            let known = state.milestones().and_then(|milestones| milestones.planned_for(key, aim.phase, AsOf::LATEST));
            if known == Some(&when) {
                return Ok(());
            }
            let from = known.map(ToString::to_string);
            let mut command = Plan::of(aim, key, when)?;
            if from.is_some() {
                command = command.reason(self.reason());
            }
            if let Some(source) = source {
                command = command.source(source);
            }
            if progress.tried(Some(cell), self.give(progress, command))?.is_some() {
                progress.changed(cell, from);
            }
            return Ok(());
        }
        let known = state.milestones().and_then(|milestones| {
            milestones
                .words(key, aim.phase, AsOf::LATEST)
                .find(|word| word.of.source.as_ref().map(|source| source.as_str()) == source.as_deref())
        });
        let from = known.and_then(|word| word.of.on.as_ref()).map(ToString::to_string);
        let given = match known {
            Some(word) if word.of.on.as_ref() == Some(&when) => return Ok(()),
            Some(_) => self.correct(progress, aim, key, when, source.as_deref()),
            None => {
                let mut command = Reach::of(aim, key).on(when)?;
                if let Some(source) = source {
                    command = command.source(source);
                }
                self.give(progress, command)
            }
        };
        if progress.tried(Some(cell), given)?.is_some() {
            progress.changed(cell, from);
        }
        Ok(())
    }

    /// The date of the milestone that a record recorded of itself.
    fn correct_own(&self, progress: &Progress<'_>, record: RecordId, cell: &Cell) -> Step<()> {
        let state = self.state(record)?;
        let playbook = self.transaction.playbook();
        let commands = ["capture_lead", "open_negotiation", "sign_agreement"];
        let own = state.milestones().and_then(|milestones| {
            milestones.reached.standing(AsOf::LATEST.known).find(|fact| {
                let of = playbook.milestone(fact.value.milestone.as_str());
                of.is_some_and(|of| of.recorded_by.as_deref().is_some_and(|by| commands.contains(&by)))
            })
        });
        let Some(own) = own else { return Ok(()) };
        let when = match self.when(cell) {
            Ok(when) => when,
            Err(refusal) => return progress.note(Some(cell), refusal.into()),
        };
        if own.of.on.as_ref() == Some(&when) {
            return Ok(());
        }
        let from = own.of.on.as_ref().map(ToString::to_string);
        let source = own.of.source.as_ref().map(|source| source.as_str().to_owned());
        let aim = Aim { record, phase: None };
        let key = own.value.milestone.clone();
        let given = self.correct(progress, aim, key.as_str(), when, source.as_deref());
        if progress.tried(Some(cell), given)?.is_some() {
            progress.changed(cell, from);
        }
        Ok(())
    }

    fn correct(
        &self,
        progress: &Progress<'_>,
        aim: Aim,
        milestone: &str,
        when: When,
        source: Option<&str>,
    ) -> Step<Answered> {
        let mut command = Correct::milestone_of(aim, milestone, self.reason()).on(when)?;
        if let Some(source) = source {
            command = command.source(source);
        }
        self.give(progress, command)
    }

    /// Names, charge and attributes, on the project where there is one, else on the investment.
    fn common_cells(&self, progress: &Progress<'_>, investment: Id<Investment>, carrier: RecordId) -> Step<()> {
        for cell in &progress.row.cells {
            let state = self.state(carrier)?;
            let text = cell.text.as_str();
            let (from, given) = match cell.field() {
                Field::ProjectAlias if !state.head().names().any(|name| name == text) => {
                    (None, self.give(progress, NameRecord::of(carrier).alias(text)))
                }
                Field::InvestmentAlias if !self.state(investment.record())?.head().names().any(|name| name == text) => {
                    (None, self.give(progress, NameRecord::of(investment).alias(text)))
                }
                Field::ProjectCode if state.head().code.as_deref() != Some(text) => {
                    (state.head().code.clone(), self.give(progress, NameRecord::of(carrier).code(text)))
                }
                Field::Attribute(key) => {
                    let known = state.head().attribute_at(key, AsOf::LATEST);
                    let given = Given::from(text);
                    let currency = self.transaction.zone().and_then(|zone| zone.currency);
                    let playbook = self.transaction.playbook();
                    let value = playbook.attribute(key).and_then(|of| Value::read(of, &given, currency).ok());
                    if known.is_some() && known == value.as_ref() {
                        continue;
                    }
                    (known.map(Value::to_text), self.give(progress, SetAttribute::of(carrier, key, given)))
                }
                Field::Unit => {
                    let unit = self.transaction.holder(&UniqueKey::unit(text))?;
                    if unit.is_some() && state.head().unit_at(AsOf::LATEST).map(Id::record) == unit {
                        continue;
                    }
                    (None, self.give(progress, Assign::of(carrier).unit(Mention::from(text))))
                }
                Field::Officer => {
                    let officer = self.transaction.holder(&UniqueKey::person(text))?;
                    if officer.is_some() && state.head().officer_at(AsOf::LATEST).map(Id::record) == officer {
                        continue;
                    }
                    (None, self.give(progress, Assign::of(carrier).officer(Mention::from(text))))
                }
                _ => continue,
            };
            if progress.tried(Some(cell), given)?.is_some() {
                progress.changed(cell, from);
            }
        }
        Ok(())
    }

    fn when(&self, cell: &Cell) -> Result<When, Refusal> {
        let mut reader = When::reader();
        if let Some(order) = self.mapping.order.and_then(|order| Order::named(order.as_str())) {
            reader = reader.order(order);
        }
        if let Some(serial) = self.mapping.serial.and_then(|serial| Serial::named(serial.as_str())) {
            reader = reader.serial(serial);
        }
        reader.read(&cell.text)
    }

    fn amount(&self, cell: &Cell) -> Result<Amount, Refusal> {
        let zone = self.transaction.zone().and_then(|zone| zone.currency);
        let default = match &cell.options().currency {
            Some(code) => Some(Currency::parse(code)?),
            None => zone,
        };
        cell.text.parse::<AmountInput>()?.settle(default)
    }

    /// The period of an annual plan: as the mapping says, else the year of the edition.
    fn period(&self, cell: &Cell) -> Step<Option<When>> {
        if let Some(period) = &cell.options().period {
            return Ok(Some(When::parse(period)?));
        }
        let edition = self.mapping.reported_on.as_deref().map(When::parse).transpose()?;
        Ok(edition.and_then(|day| day.first()).map(|day| When::year(day.year())).transpose()?)
    }

    fn reason(&self) -> String {
        let edition = self.mapping.reported_on.as_deref().unwrap_or("");
        format!("{} {edition}", self.mapping.name).trim().to_owned()
    }
}

impl Progress<'_> {
    /// Notes what is wrong with a cell; anything but a refusal stops the load.
    fn note(&self, cell: Option<&Cell>, stop: Stop) -> Step<()> {
        match stop {
            Stop::Refused(refusal) => {
                let fault = match cell {
                    Some(cell) => RowFault::of_cell(self.row, cell, *refusal),
                    None => RowFault::of(self.row, *refusal),
                };
                self.faults.borrow_mut().push(fault);
                Ok(())
            }
            stop @ Stop::Unreadable(_) => Err(stop),
        }
    }

    fn tried<T>(&self, cell: Option<&Cell>, given: Step<T>) -> Step<Option<T>> {
        match given {
            Ok(done) => Ok(Some(done)),
            Err(stop) => self.note(cell, stop).map(|()| None),
        }
    }

    fn changed(&self, cell: &Cell, from: Option<String>) {
        self.changes.borrow_mut().push(CellChange {
            column: cell.column().map(str::to_owned),
            field: cell.field().to_string(),
            from,
            to: cell.text.clone(),
        });
    }
}

fn phase_of(cell: &Cell) -> Option<u32> {
    match cell.field() {
        Field::PhasePlanned(number) | Field::PhaseName(number) => Some(*number),
        Field::Milestone(_) | Field::Measure(_) | Field::Money(_) => cell.options().phase,
        _ => None,
    }
}

fn level_of(text: &str) -> Option<Level> {
    match text.trim() {
        "intent" | "意向" | "意向协议" => Some(Level::Intent),
        "framework" | "框架" | "框架协议" => Some(Level::Framework),
        "contract" | "合同" | "正式合同" | "正式协议" => Some(Level::Contract),
        _ => None,
    }
}

fn unknown_choice(text: &str, near: &str) -> Refusal {
    Refusal::new(refusals::attribute::UNKNOWN_CHOICE).with("input", text).with("near", near)
}
