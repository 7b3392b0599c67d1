//! The investor of a row: found by its identifiers or its name, else added; and told to the records
//! of the row.

use inward_core::command::{
    AddOrganisation, ChangeAgreement, ChangeLead, ChangeNegotiation, ChangeOrganisation, ChangeProject, NameRecord,
};
use inward_core::id::{Id, RecordId};
use inward_core::organisation::{Organisation, keys_of_mention};
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::target::Mention;
use inward_core::text::{fold, refusals};
use inward_core::world::Stop;
use inward_ledger::{Cell, Field};

use super::row::{Loader, Parts, Progress, Step};

impl Loader<'_> {
    /// The investor: known by USCC, LEI or name, else added. Where these mean different
    /// organisations the row is refused: whichever were taken, an investment might be credited to
    /// the wrong one, and nobody would see it.
    pub(super) fn organisation(&self, progress: &Progress<'_>) -> Step<Option<Id<Organisation>>> {
        let row = progress.row;
        let name = row.cell(&Field::OrganisationName);
        let identifiers = [row.cell(&Field::OrganisationUscc), row.cell(&Field::OrganisationLei)];
        let mut found: Option<(&Cell, Id<Organisation>)> = None;
        for cell in identifiers.into_iter().flatten().chain(name) {
            let Some(holder) = self.organisation_of(&cell.text)? else { continue };
            match found {
                None => found = Some((cell, holder)),
                Some((first, one)) if one != holder => {
                    // Of two organisations of one name, each with its code, the code tells which.
                    let same_name = *cell.field() == Field::OrganisationName && self.is_named(one, &cell.text)?;
                    if !same_name {
                        let refusal = Refusal::new(refusals::ledger::TWO_ORGANISATIONS)
                            .with("input", &first.text)
                            .with("holder", self.say(one)?)
                            .with("other", &cell.text)
                            .with("other_holder", self.say(holder)?);
                        progress.note(Some(cell), refusal.into())?;
                        return Ok(None);
                    }
                }
                Some(_) => {}
            }
        }
        if let Some((cell, organisation)) = found {
            if let Some(name) = name.filter(|_| *cell.field() != Field::OrganisationName)
                && !self.is_named(organisation, &name.text)?
            {
                self.retitle(progress, organisation.record(), name)?;
            }
            self.identify(progress, organisation)?;
            return Ok(Some(organisation));
        }
        match name {
            Some(name) => self.add(progress, name, identifiers),
            None => {
                self.refuse_without_organisation(progress, identifiers)?;
                Ok(None)
            }
        }
    }

    fn add(
        &self,
        progress: &Progress<'_>,
        name: &Cell,
        [uscc, lei]: [Option<&Cell>; 2],
    ) -> Step<Option<Id<Organisation>>> {
        let mut command = AddOrganisation::named(&name.text);
        if let Some(cell) = uscc {
            match command.clone().uscc(cell.text.as_str()) {
                Ok(filled) => command = filled,
                Err(refusal) => progress.note(Some(cell), refusal.into())?,
            }
        }
        if let Some(cell) = lei {
            match command.clone().lei(cell.text.as_str()) {
                Ok(filled) => command = filled,
                Err(refusal) => progress.note(Some(cell), refusal.into())?,
            }
        }
        if let Some(cell) = progress.row.cell(&Field::OrganisationCountry) {
            command = command.country(&cell.text);
        }
        for alias in progress.row.each(&Field::OrganisationAlias) {
            command = command.alias(&alias.text);
        }
        let fills = [("country", Field::OrganisationCountry), ("profile.aliases", Field::OrganisationAlias)];
        let answered = progress.tried_of(name, &fills, self.give(progress, command))?;
        if answered.is_some() {
            progress.changed(name, None);
        }
        Ok(answered.and_then(|answered| answered.id.as_id()))
    }

    /// What is said of an organisation that nobody named is refused, not lost. Constants say it of
    /// rows that have one.
    fn refuse_without_organisation(&self, progress: &Progress<'_>, identifiers: [Option<&Cell>; 2]) -> Step<()> {
        for cell in identifiers.into_iter().flatten() {
            let refusal = Refusal::new(refusals::organisation::UNKNOWN).with("input", &cell.text);
            progress.note(Some(cell), refusal.into())?;
        }
        let further = [Field::OrganisationCountry, Field::OrganisationAlias];
        for cell in progress.row.cells.iter().filter(|cell| cell.column().is_some() && further.contains(cell.field())) {
            progress.note(Some(cell), Refusal::new(refusals::text::BLANK_NAME).at("organisation.name").into())?;
        }
        Ok(())
    }

    /// What a known organisation has not got yet: identifiers, country, further names. An
    /// identifier is never put in place of another: it is what an organisation is known by, so
    /// another code is another organisation or a slip, and only an officer can say which.
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
            if let (Some(known), Some(_), false) = (&from, &to, field == Field::OrganisationCountry) {
                let refusal = Refusal::new(refusals::ledger::OTHER_IDENTIFIER)
                    .with("input", text)
                    .with("holder", self.say(organisation)?)
                    .with("known", known);
                progress.note(Some(cell), refusal.into())?;
                continue;
            }
            let given = change.map_err(Stop::from).and_then(|change| self.give(progress, change));
            if progress.tried(Some(cell), given)?.is_some() {
                progress.changed(cell, from);
            }
        }
        for cell in progress.row.each(&Field::OrganisationAlias) {
            if self.is_named(organisation, &cell.text)? {
                continue;
            }
            let given = self.give(progress, NameRecord::of(organisation).alias(&cell.text));
            if progress.tried(Some(cell), given)?.is_some() {
                progress.changed(cell, None);
            }
        }
        Ok(())
    }

    /// Makes the records of the row say who invests: lead, negotiation, the owner of the project. An
    /// agreement of which the investor is no party gets it in place of the first; the others stay.
    pub(super) fn invests(&self, progress: &Progress<'_>, investor: Id<Organisation>, parts: &Parts) -> Step<()> {
        let named = [Field::OrganisationName, Field::OrganisationUscc, Field::OrganisationLei];
        let Some(cell) = named.iter().find_map(|field| progress.row.cell(field)) else { return Ok(()) };
        let records: [Option<RecordId>; 4] = [
            parts.lead.map(Id::record),
            parts.negotiation.map(Id::record),
            parts.agreement.map(Id::record),
            parts.project.map(Id::record),
        ];
        for record in records.into_iter().flatten() {
            let (known, given) = match &*self.state(record)? {
                State::Lead(lead) if lead.investor != Some(investor) => {
                    (lead.investor, self.give(progress, ChangeLead::of(lead.id).investor(investor)))
                }
                State::Negotiation(talks) if talks.investor != Some(investor) => {
                    (talks.investor, self.give(progress, ChangeNegotiation::of(talks.id).investor(investor)))
                }
                State::Agreement(agreement) if !agreement.parties.contains(&investor) => {
                    let mut change = ChangeAgreement::of(agreement.id).party(investor);
                    for other in agreement.parties.iter().skip(1) {
                        change = change.party(*other);
                    }
                    (agreement.parties.first().copied(), self.give(progress, change))
                }
                State::Project(project) if project.owner != Some(investor) => {
                    (project.owner, self.give(progress, ChangeProject::of(project.id).owner(Mention::Id(investor))))
                }
                _ => continue,
            };
            let from = match known {
                Some(known) => Some(self.state(known.record())?.head().title.clone()),
                None => None,
            };
            if progress.tried(Some(cell), given)?.is_some() {
                progress.changed(cell, from);
            }
        }
        Ok(())
    }

    fn organisation_of(&self, text: &str) -> Step<Option<Id<Organisation>>> {
        for key in keys_of_mention(text) {
            if let Some(holder) = self.transaction.holder(&key)? {
                return Ok(Some(holder.of()?));
            }
        }
        Ok(None)
    }

    fn is_named(&self, organisation: Id<Organisation>, text: &str) -> Step<bool> {
        let folded = fold(text);
        Ok(self.state(organisation.record())?.head().names().any(|name| fold(name) == folded))
    }

    /// An organisation in words.
    fn say(&self, organisation: Id<Organisation>) -> Step<String> {
        Ok(format!("{} ({organisation})", self.state(organisation.record())?.head().title))
    }
}
