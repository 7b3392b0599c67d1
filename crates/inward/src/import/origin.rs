//! Where the investment of a row comes from: the investment itself, its lead, its negotiation, its
//! agreement.

use inward_core::agreement::{Agreement, Level};
use inward_core::command::{
    CaptureLead, ChangeAgreement, ChangeLead, NameRecord, OpenInvestment, OpenNegotiation, SignAgreement, StateLevel,
};
use inward_core::entry::Entry;
use inward_core::fact::AsOf;
use inward_core::finance::MoneyKind;
use inward_core::id::Id;
use inward_core::investment::Investment;
use inward_core::lead::Lead;
use inward_core::money::AmountInput;
use inward_core::negotiation::Negotiation;
use inward_core::project::Project;
use inward_core::record::{Record, Reference, State};
use inward_core::refusal::Refusal;
use inward_core::target::Aim;
use inward_core::text::refusals;
use inward_core::world::Stop;
use inward_ledger::{Cell, Field, Row};

use super::row::{Loader, Progress, Step, unknown_choice};

impl Loader<'_> {
    /// The investment of the row: known by the row's key, else opened.
    pub(super) fn investment(&self, progress: &mut Progress<'_>) -> Step<Option<Id<Investment>>> {
        if let Some(known) = self.known(progress.row, "")? {
            return Ok(Some(known));
        }
        progress.new = true;
        let row = progress.row;
        let naming = progress.naming_cell();
        let title = naming.map_or(row.key.as_str(), |cell| cell.text.as_str());
        let Reference { system, key } = self.reference(row, "");
        match (self.give(progress, OpenInvestment::titled(title).reference(system, key)), naming) {
            (Ok(answered), _) => Ok(Some(answered.id.of()?)),
            (Err(Stop::Refused(refusal)), Some(cell)) if refusal.path.as_deref() == Some("title") => {
                progress.note(Some(cell), Stop::Refused(refusal)).map(|()| None)
            }
            (Err(Stop::Refused(refusal)), _) => {
                progress.note_key(&self.mapping.key, *refusal);
                Ok(None)
            }
            (Err(stop), _) => Err(stop),
        }
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
            self.change_lead(progress, known)?;
            return Ok(Some(known));
        }
        let further = [Field::LeadEstimate, Field::LeadSummary, Field::LeadSource, Field::EventName];
        let first = match on.or(title).or_else(|| own_cell(row, &further)) {
            Some(first) => first,
            None => match self.lone_investor(progress)? {
                Some(investor) => investor,
                None => return Ok(None),
            },
        };
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
        if let Some(cell) = row.cell(&Field::EventName)
            && let Some(event) = self.promotion_event(progress, cell)?
        {
            command = command.promotion_event(event);
        }
        if let Some(source) = self.source(on) {
            command = command.source(source);
        }
        let fills = [
            ("title", Field::LeadTitle),
            ("origin", Field::LeadSource),
            ("profile.summary", Field::LeadSummary),
            ("total_planned", Field::LeadEstimate),
        ];
        let answered = progress.tried_of(first, &fills, self.give(progress, command))?;
        if answered.is_some() {
            progress.changed(first, None);
        }
        Ok(answered.and_then(|answered| answered.id.as_id()))
    }

    /// The investor of a row that tells of nothing else: who invests is kept by a lead, if by no
    /// further record.
    fn lone_investor<'r>(&self, progress: &Progress<'r>) -> Step<Option<&'r Cell>> {
        let row = progress.row;
        let named = [Field::OrganisationName, Field::OrganisationUscc, Field::OrganisationLei];
        let Some(cell) = own_cell(row, &named).filter(|_| progress.organisation.is_some()) else { return Ok(None) };
        let tells_of_more = row.cells.iter().any(|cell| {
            let further = [Field::NegotiationOn, Field::ProjectName];
            further.contains(cell.field()) || AGREEMENT.contains(cell.field())
        });
        let has_more = self.known::<Negotiation>(row, "negotiation")?.is_some()
            || self.known::<Agreement>(row, "agreement")?.is_some()
            || self.known::<Project>(row, "project")?.is_some();
        Ok(Some(cell).filter(|_| !tells_of_more && !has_more))
    }

    /// What the row says anew of where a known lead came from.
    fn change_lead(&self, progress: &Progress<'_>, lead: Id<Lead>) -> Step<()> {
        let row = progress.row;
        let state = self.state(lead.record())?;
        let State::Lead(known) = &*state else { return Ok(()) };
        if let Some(cell) = row.cell(&Field::LeadSource).filter(|cell| known.origin.as_ref() != Some(&cell.text)) {
            let given = self.give(progress, ChangeLead::of(lead).origin(&cell.text));
            if progress.tried(Some(cell), given)?.is_some() {
                progress.changed(cell, known.origin.clone());
            }
        }
        if let Some(cell) = row.cell(&Field::LeadSummary) {
            let from = known.head.summary.and_then(|note| self.beforehand.summaries.get(&note));
            if from != Some(&cell.text) {
                let given = self.give(progress, NameRecord::of(lead).summary(&cell.text));
                if progress.tried(Some(cell), given)?.is_some() {
                    progress.changed(cell, from.cloned());
                }
            }
        }
        let Some(cell) = row.cell(&Field::EventName) else { return Ok(()) };
        match self.promotion_event(progress, cell)? {
            Some(event) if known.promotion_event != Some(event) => {
                let from = match known.promotion_event {
                    Some(known) => Some(self.state(known.record())?.head().title.clone()),
                    None => None,
                };
                let given = self.give(progress, ChangeLead::of(lead).promotion_event(event));
                if progress.tried(Some(cell), given)?.is_some() {
                    progress.changed(cell, from);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The promotion event of this name, which must be in the book.
    fn promotion_event(&self, progress: &Progress<'_>, cell: &Cell) -> Step<Option<Id<Entry>>> {
        let event = self.beforehand.events.get(&cell.text).copied();
        if event.is_none() {
            let refusal = Refusal::new(refusals::entry::NOT_AN_EVENT).with("input", &cell.text);
            progress.note(Some(cell), refusal.into())?;
        }
        Ok(event)
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
            // What may be stated of an amount depends on the level.
            if let Some(cell) = row.cell(&Field::AgreementLevel) {
                self.state_level(progress, known, cell)?;
            }
            for (field, kind) in AMOUNTS {
                if let Some(cell) = row.cell(&field) {
                    let aim = Aim { record: known.record(), phase: None };
                    self.state_amount(progress, aim, kind, None, cell)?;
                }
            }
            if let Some(cell) = row.cell(&Field::AgreementOccasion) {
                self.change_occasion(progress, known, cell)?;
            }
            return Ok(Some(known));
        }
        let Some(cell) = on.or_else(|| own_cell(row, &AGREEMENT)) else { return Ok(None) };
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
        for (field, kind) in AMOUNTS {
            let Some(cell) = row.cell(&field) else { continue };
            match self.amount(cell).map(AmountInput::from) {
                Ok(amount) if kind == MoneyKind::TotalPlanned => command = command.total_planned(amount),
                Ok(amount) => command = command.contract_investment(amount),
                Err(refusal) => progress.note(Some(cell), refusal.into())?,
            }
        }
        if let Some(source) = self.source(on) {
            command = command.source(source);
        }
        let fills = [
            ("occasion", Field::AgreementOccasion),
            ("contract_investment", Field::AgreementContractInvestment),
            ("total_planned", Field::AgreementTotalPlanned),
        ];
        let answered = progress.tried_of(cell, &fills, self.give(progress, command))?;
        if answered.is_some() {
            progress.changed(cell, None);
        }
        Ok(answered.and_then(|answered| answered.id.as_id()))
    }

    fn change_occasion(&self, progress: &Progress<'_>, agreement: Id<Agreement>, cell: &Cell) -> Step<()> {
        let state = self.state(agreement.record())?;
        let State::Agreement(known) = &*state else { return Ok(()) };
        if known.occasion.as_ref() == Some(&cell.text) {
            return Ok(());
        }
        let given = self.give(progress, ChangeAgreement::of(agreement).occasion(&cell.text));
        if progress.tried(Some(cell), given)?.is_some() {
            progress.changed(cell, known.occasion.clone());
        }
        Ok(())
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
            progress.changed(cell, known.map(|level| said_like(level, &cell.text)));
        }
        Ok(())
    }
}

/// The fields of an agreement.
const AGREEMENT: [Field; 5] = [
    Field::AgreementOn,
    Field::AgreementLevel,
    Field::AgreementContractInvestment,
    Field::AgreementTotalPlanned,
    Field::AgreementOccasion,
];

/// Those that are amounts.
const AMOUNTS: [(Field, MoneyKind); 2] = [
    (Field::AgreementContractInvestment, MoneyKind::ContractInvestment),
    (Field::AgreementTotalPlanned, MoneyKind::TotalPlanned),
];

/// The first cell of these fields that the row itself has, not a constant of the mapping.
fn own_cell<'r>(row: &'r Row, fields: &[Field]) -> Option<&'r Cell> {
    row.cells.iter().find(|cell| cell.column().is_some() && fields.contains(cell.field()))
}

/// The levels as ledgers write them: in English, and in Chinese, the usual word first.
const LEVELS: [(Level, &str, &[&str]); 3] = [
    (Level::Intent, "intent", &["意向", "意向协议"]),
    (Level::Framework, "framework", &["框架协议", "框架"]),
    (Level::Contract, "contract", &["正式合同", "合同", "正式协议"]),
];

fn level_of(text: &str) -> Result<Level, Refusal> {
    let is_said = |(_, en, zh): &&(Level, &str, &[&str])| *en == text || zh.contains(&text);
    let known = LEVELS.iter().find(is_said).map(|(level, ..)| *level);
    known.ok_or_else(|| unknown_choice(text, "intent, framework, contract"))
}

/// A level in the language in which a cell says another one.
fn said_like(level: Level, cell: &str) -> String {
    let words = LEVELS.iter().find(|(known, ..)| *known == level);
    let word = words.and_then(|(_, en, zh)| if cell.is_ascii() { Some(*en) } else { zh.first().copied() });
    word.unwrap_or_default().to_owned()
}
