//! The investor of a row: found by its identifiers or its name, else added.

use inward_core::command::{AddOrganisation, ChangeOrganisation, NameRecord};
use inward_core::id::Id;
use inward_core::organisation::{Organisation, keys_of_mention};
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::world::Stop;
use inward_ledger::Field;

use super::row::{Loader, Progress, Step};

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
        let Some(name) = name else {
            if let Some(cell) = identifiers.into_iter().flatten().next() {
                let refusal = Refusal::new(refusals::organisation::UNKNOWN).with("input", &cell.text);
                progress.note(Some(cell), refusal.into())?;
            }
            return Ok(None);
        };
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

    /// What a known organisation has not got yet: identifiers, country, further names.
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
            let change = ChangeOrganisation::of(organisation);
            let change = match &field {
                Field::OrganisationUscc => change.uscc(text),
                Field::OrganisationLei => change.lei(text),
                _ => Ok(change.country(text.to_uppercase())),
            };
            // Compared as they are read: `cn` is what the book has as `CN`.
            let to = change.as_ref().ok().and_then(|change| {
                let uscc = change.uscc.as_ref().map(ToString::to_string);
                uscc.or_else(|| change.lei.as_ref().map(ToString::to_string)).or_else(|| change.country.clone())
            });
            if to.is_some() && from == to {
                continue;
            }
            let given = change.map_err(Stop::from).and_then(|change| self.give(progress, change));
            if progress.tried(Some(cell), given)?.is_some() {
                progress.changed(cell, from);
            }
        }
        for cell in progress.row.each(&Field::OrganisationAlias) {
            if self.state(organisation.record())?.head().names().any(|name| name == cell.text) {
                continue;
            }
            let given = self.give(progress, NameRecord::of(organisation).alias(&cell.text));
            if progress.tried(Some(cell), given)?.is_some() {
                progress.changed(cell, None);
            }
        }
        Ok(())
    }
}
