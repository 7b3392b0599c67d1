//! Names, charge and attributes of a row.

use inward_core::attribute::{Given, Value};
use inward_core::command::{Assign, NameRecord, SetAttribute};
use inward_core::fact::AsOf;
use inward_core::id::{Id, RecordId};
use inward_core::investment::Investment;
use inward_core::record::Record;
use inward_core::target::Mention;
use inward_core::world::UniqueKey;
use inward_ledger::{Cell, Field};

use super::row::{Loader, Progress, Step};

impl Loader<'_> {
    /// The title of a known record, unless it is a name that the record has already.
    pub(super) fn retitle(&self, progress: &Progress<'_>, record: RecordId, cell: &Cell) -> Step<()> {
        let state = self.state(record)?;
        let head = state.head();
        if head.title == cell.text || head.aliases.contains(&cell.text) {
            return Ok(());
        }
        let given = self.give(progress, NameRecord::of(record).title(&cell.text));
        if progress.tried(Some(cell), given)?.is_some() {
            progress.changed(cell, Some(head.title.clone()));
        }
        Ok(())
    }

    /// Names, charge and attributes, on the project where there is one, else on the investment.
    pub(super) fn common_cells(
        &self,
        progress: &Progress<'_>,
        investment: Id<Investment>,
        carrier: RecordId,
    ) -> Step<()> {
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
                Field::InvestmentName => {
                    self.retitle(progress, investment.record(), cell)?;
                    continue;
                }
                Field::InvestmentCode => {
                    let known = self.state(investment.record())?.head().code.clone();
                    if known.as_deref() == Some(text) {
                        continue;
                    }
                    (known, self.give(progress, NameRecord::of(investment).code(text)))
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
}
