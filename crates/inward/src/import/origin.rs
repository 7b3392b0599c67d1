//! Where the investment of a row comes from: the investment itself, its lead, its negotiation, its
//! agreement.

use inward_core::agreement::{Agreement, Level};
use inward_core::command::{CaptureLead, OpenInvestment, OpenNegotiation, SignAgreement, StateLevel};
use inward_core::fact::AsOf;
use inward_core::finance::MoneyKind;
use inward_core::id::Id;
use inward_core::investment::Investment;
use inward_core::lead::Lead;
use inward_core::money::AmountInput;
use inward_core::negotiation::Negotiation;
use inward_core::record::{Record, Reference, State};
use inward_core::refusal::Refusal;
use inward_core::target::Aim;
use inward_core::text::refusals;
use inward_ledger::{Cell, Field, Row};

use super::row::{Loader, Progress, Step, unknown_choice};

impl Loader<'_> {
    /// The investment of the row: known by the row's key, else opened.
    pub(super) fn investment(&self, progress: &mut Progress<'_>) -> Step<Id<Investment>> {
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
        let answered = self.give(progress, OpenInvestment::titled(title).reference(system, key))?;
        Ok(answered.id.of()?)
    }

    pub(super) fn lead(&self, progress: &Progress<'_>, investment: Id<Investment>) -> Step<Option<Id<Lead>>> {
        let row = progress.row;
        let (on, title) = (row.cell(&Field::LeadOn), row.cell(&Field::LeadTitle));
        if let Some(known) = self.known::<Lead>(row, "lead")? {
            if let Some(cell) = on {
                self.correct_own(progress, known.record(), cell)?;
            }
            if let Some(cell) = title {
                self.retitle(progress, known.record(), cell)?;
            }
            if let Some(cell) = row.cell(&Field::LeadEstimate) {
                let aim = Aim { record: known.record(), phase: None };
                self.state_amount(progress, aim, MoneyKind::TotalPlanned, None, cell)?;
            }
            return Ok(Some(known));
        }
        let further = [Field::LeadEstimate, Field::LeadSummary, Field::LeadSource, Field::EventName];
        let Some(first) = on.or(title).or_else(|| own_cell(row, &further)) else { return Ok(None) };
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
        match self.events.get(&cell.text) {
            Some(event) => Ok(command.promotion_event(*event)),
            None => {
                let refusal = Refusal::new(refusals::entry::NOT_AN_EVENT).with("input", &cell.text);
                progress.note(Some(cell), refusal.into())?;
                Ok(command)
            }
        }
    }

    pub(super) fn negotiation(
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

    pub(super) fn agreement(
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
            if let Some(cell) = row.cell(&Field::AgreementLevel) {
                self.state_level(progress, known, cell)?;
            }
            return Ok(Some(known));
        }
        let further = [Field::AgreementLevel, Field::AgreementContractInvestment, Field::AgreementOccasion];
        let Some(cell) = on.or_else(|| own_cell(row, &further)) else { return Ok(None) };
        let Reference { system, key } = self.reference(row, "agreement");
        let state = self.state(investment.record())?;
        let mut command = SignAgreement::titled(&state.head().title).investment(investment).reference(system, key);
        if let Some(negotiation) = negotiation {
            command = command.negotiation(negotiation);
        }
        if let Some(cell) = on {
            match self.when(cell) {
                Ok(when) => command = command.on(when)?,
                Err(refusal) => progress.note(Some(cell), refusal.into())?,
            }
        }
        if let Some(level) = row.cell(&Field::AgreementLevel) {
            match level_of(&level.text) {
                Ok(known) => command = command.level(known),
                Err(refusal) => progress.note(Some(level), refusal.into())?,
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

    /// The level of an agreement that was signed at a level which nobody stated, or at another.
    fn state_level(&self, progress: &Progress<'_>, agreement: Id<Agreement>, cell: &Cell) -> Step<()> {
        let level = match level_of(&cell.text) {
            Ok(level) => level,
            Err(refusal) => return progress.note(Some(cell), refusal.into()),
        };
        let state = self.state(agreement.record())?;
        let State::Agreement(known) = &*state else { return Ok(()) };
        let known = known.level_at(AsOf::LATEST);
        if known == Some(level) {
            return Ok(());
        }
        let given = self.give(progress, StateLevel::of(agreement, level, self.reason()));
        if progress.tried(Some(cell), given)?.is_some() {
            progress.changed(cell, known.map(|level| level.label().en));
        }
        Ok(())
    }
}

/// The first cell of these fields that the row itself has, not a constant of the mapping.
fn own_cell<'r>(row: &'r Row, fields: &[Field]) -> Option<&'r Cell> {
    row.cells.iter().find(|cell| cell.column().is_some() && fields.contains(cell.field()))
}

fn level_of(text: &str) -> Result<Level, Refusal> {
    match text {
        "intent" | "意向" | "意向协议" => Ok(Level::Intent),
        "framework" | "框架" | "框架协议" => Ok(Level::Framework),
        "contract" | "合同" | "正式合同" | "正式协议" => Ok(Level::Contract),
        _ => Err(unknown_choice(text, "intent, framework, contract")),
    }
}
