//! The cells of a row that lead to a project: the investor, the investment, the lead, the negotiation,
//! the agreement.

use inward_core::agreement::{Agreement, Level};
use inward_core::command::{
    AddOrganisation, CaptureLead, ChangeOrganisation, OpenInvestment, OpenNegotiation, SignAgreement,
};
use inward_core::finance::MoneyKind;
use inward_core::id::Id;
use inward_core::investment::Investment;
use inward_core::lead::Lead;
use inward_core::money::AmountInput;
use inward_core::negotiation::Negotiation;
use inward_core::organisation::{Organisation, keys_of_mention};
use inward_core::record::{Record, Reference, State};
use inward_core::refusal::Refusal;
use inward_core::target::Aim;
use inward_core::text::refusals;
use inward_core::world::Stop;
use inward_ledger::{Cell, Field};

use super::row::{Loader, Progress, Step, unknown_choice};

impl Loader<'_> {
    /// The investor: known by USCC, LEI or name, else added.
    pub(super) fn organisation(&self, progress: &Progress<'_>) -> Step<Option<Id<Organisation>>> {
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
    pub(super) fn identify(&self, progress: &Progress<'_>, organisation: Id<Organisation>) -> Step<()> {
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
        let mut command = OpenInvestment::titled(title).reference(system, key);
        if let Some(code) = row.cell(&Field::InvestmentCode) {
            command = command.code(&code.text);
        }
        let answered = self.give(progress, command)?;
        Ok(answered.id.of()?)
    }

    pub(super) fn lead(&self, progress: &Progress<'_>, investment: Id<Investment>) -> Step<Option<Id<Lead>>> {
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
    pub(super) fn promotion_event(
        &self,
        progress: &Progress<'_>,
        cell: &Cell,
        command: CaptureLead,
    ) -> Step<CaptureLead> {
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
}

fn level_of(text: &str) -> Option<Level> {
    match text.trim() {
        "intent" | "意向" | "意向协议" => Some(Level::Intent),
        "framework" | "框架" | "框架协议" => Some(Level::Framework),
        "contract" | "合同" | "正式合同" | "正式协议" => Some(Level::Contract),
        _ => None,
    }
}
