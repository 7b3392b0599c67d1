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

/// The records of a row, each with the field that names it alone.
const PARTS: [(&str, Option<Field>); 5] = [
    ("", Some(Field::InvestmentName)),
    ("lead", Some(Field::LeadTitle)),
    ("negotiation", None),
    ("agreement", None),
    ("project", Some(Field::ProjectName)),
];

impl Progress<'_> {
    /// The cell after which the records of the row are named that have no cell of their own.
    pub(super) fn naming_cell(&self) -> Option<&Cell> {
        let names = [Field::InvestmentName, Field::ProjectName, Field::LeadTitle];
        names.iter().find_map(|field| self.row.cell(field))
    }
}

impl Loader<'_> {
    /// The title of a known record. Where the cell names the row as a whole, the records of the row
    /// that still bear the old title get the new one with it.
    pub(super) fn retitle(&self, progress: &Progress<'_>, record: RecordId, cell: &Cell) -> Step<()> {
        let state = self.state(record)?;
        let old = &state.head().title;
        if *old == cell.text {
            return Ok(());
        }
        let given = self.give(progress, NameRecord::of(record).title(&cell.text));
        if progress.tried(Some(cell), given)?.is_none() {
            return Ok(());
        }
        progress.changed(cell, Some(old.clone()));
        if progress.naming_cell() != Some(cell) {
            return Ok(());
        }
        for (part, own) in PARTS {
            let reference = self.reference(progress.row, part);
            let key = UniqueKey::reference(&reference.system, &reference.key);
            let Some(other) = self.transaction.holder(&key)?.filter(|other| *other != record) else { continue };
            let has_its_own = own.as_ref().is_some_and(|field| progress.row.cell(field).is_some());
            if has_its_own || self.state(other)?.head().title != *old {
                continue;
            }
            progress.tried(Some(cell), self.give(progress, NameRecord::of(other).title(&cell.text)))?;
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
                    let known = state.head().unit_at(AsOf::LATEST);
                    if unit.is_some() && known.map(Id::record) == unit {
                        continue;
                    }
                    let from = match known {
                        Some(known) => Some(self.state(known.record())?.head().title.clone()),
                        None => None,
                    };
                    (from, self.give(progress, Assign::of(carrier).unit(Mention::from(text))))
                }
                Field::Officer => {
                    let officer = self.transaction.holder(&UniqueKey::person(text))?;
                    let known = state.head().officer_at(AsOf::LATEST).map(Id::record);
                    if officer.is_some() && known == officer {
                        continue;
                    }
                    let from = known.and_then(|known| self.beforehand.people.get(&known).cloned());
                    (
                        from.filter(|_| !progress.new),
                        self.give(progress, Assign::of(carrier).officer(Mention::from(text))),
                    )
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
