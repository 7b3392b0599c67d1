//! The rules on organisations: what a command does, and why it is refused.

use crate::id::{Id, RecordId};
use crate::identifier::{Lei, Uscc};
use crate::record::State;
use crate::refusal::Refusal;
use crate::rules::{Deciding, name};
use crate::text::refusals;
use crate::world::{Decision, Stop, UniqueKey};

use super::Organisation;
use super::command::{AddOrganisation, ChangeOrganisation};
use super::event::{Details, OrganisationAdded, OrganisationChanged};

/// The keys under which an organisation that is mentioned by text may be held: its USCC, its LEI,
/// its legal name.
#[must_use]
pub fn keys_of_mention(text: &str) -> Vec<UniqueKey> {
    let mut keys = Vec::new();
    if let Ok(uscc) = Uscc::parse(text) {
        keys.push(uscc_key(&uscc));
    }
    if let Ok(lei) = Lei::parse(text) {
        keys.push(lei_key(&lei));
    }
    keys.push(name_key(text));
    keys
}

fn uscc_key(uscc: &Uscc) -> UniqueKey {
    UniqueKey::new("uscc", uscc)
}

fn lei_key(lei: &Lei) -> UniqueKey {
    UniqueKey::new("lei", lei)
}

fn name_key(name: &str) -> UniqueKey {
    UniqueKey::new("organisation", crate::text::fold(name))
}

pub(crate) fn add(mut deciding: Deciding<'_>, command: &AddOrganisation) -> Result<Decision, Stop> {
    let organisation: Id<Organisation> = deciding.own_id();
    let opening = deciding.opening(organisation.record(), &command.name, &command.profile)?;
    let details = Details {
        uscc: command.uscc.clone(),
        lei: command.lei.clone(),
        country: command.country.as_deref().map(country).transpose()?,
        parent: command.parent.as_ref().map(|parent| deciding.organisation(parent)).transpose()?,
        ownership: command.ownership.as_deref().map(|text| name(text, "ownership")).transpose()?,
        industry: deciding.industry(command.industry.as_ref())?,
        roles: command.role.iter().copied().collect(),
    };
    take_identifiers(&mut deciding, organisation.record(), &details)?;
    for known_as in std::iter::once(&opening.title).chain(&opening.aliases) {
        take_name(&mut deciding, organisation, known_as, details.uscc.is_some(), "name")?;
    }
    deciding.emit(organisation, OrganisationAdded { opening, details });
    Ok(deciding.answer(organisation))
}

/// A name that another organisation has is refused, unless a USCC tells the two apart.
pub(crate) fn take_name(
    deciding: &mut Deciding<'_>,
    organisation: Id<Organisation>,
    known_as: &str,
    has_uscc: bool,
    path: &'static str,
) -> Result<(), Stop> {
    let key = name_key(known_as);
    let Some(holder) = deciding.world().holder(&key)?.filter(|holder| *holder != organisation.record()) else {
        return deciding.claim(key, organisation, path);
    };
    let other_has_uscc = matches!(&*deciding.state(holder)?, State::Organisation(other) if other.uscc.is_some());
    if has_uscc && other_has_uscc {
        deciding.warn(Refusal::new(refusals::organisation::SAME_NAME).with("input", known_as).with("holder", holder));
        return Ok(());
    }
    Err(Refusal::new(refusals::organisation::NAME_TAKEN).with("input", known_as).with("holder", holder).at(path).into())
}

pub(crate) fn change(mut deciding: Deciding<'_>, command: &ChangeOrganisation) -> Result<Decision, Stop> {
    let organisation = command.organisation;
    let state = deciding.state(organisation.record())?;
    let details = Details {
        uscc: command.uscc.clone(),
        lei: command.lei.clone(),
        country: command.country.as_deref().map(country).transpose()?,
        parent: command.parent.as_ref().map(|parent| deciding.organisation(parent)).transpose()?,
        ownership: command.ownership.as_deref().map(|text| name(text, "ownership")).transpose()?,
        industry: deciding.industry(command.industry.as_ref())?,
        roles: command.role.iter().copied().collect(),
    };
    if details == Details::default() {
        return Err(Refusal::new(refusals::record::NOTHING_NEW).about(organisation).into());
    }
    if details.parent == Some(organisation) {
        return Err(Refusal::new(refusals::organisation::OF_ITSELF).about(organisation).into());
    }
    take_identifiers(&mut deciding, organisation.record(), &details)?;
    if let State::Organisation(known) = &*state {
        for (old, new) in [
            (known.uscc.as_ref().map(uscc_key), details.uscc.as_ref().map(uscc_key)),
            (known.lei.as_ref().map(lei_key), details.lei.as_ref().map(lei_key)),
        ] {
            if let (Some(old), Some(new)) = (old, new)
                && old != new
            {
                deciding.release(old);
            }
        }
    }
    deciding.emit(organisation, OrganisationChanged { details });
    Ok(deciding.answer(organisation))
}

fn take_identifiers(deciding: &mut Deciding<'_>, record: RecordId, details: &Details) -> Result<(), Stop> {
    if let Some(uscc) = &details.uscc {
        deciding.claim(uscc_key(uscc), record, "uscc")?;
        for warning in uscc.warnings() {
            deciding.warn(warning.at("uscc"));
        }
    }
    if let Some(lei) = &details.lei {
        deciding.claim(lei_key(lei), record, "lei")?;
    }
    Ok(())
}

/// Two letters of ISO 3166-1; which of them are assigned changes, so only the form is checked.
fn country(text: &str) -> Result<String, Refusal> {
    let code = text.trim().to_uppercase();
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Ok(code)
    } else {
        Err(Refusal::new(refusals::organisation::BAD_COUNTRY).with("input", text).at("country"))
    }
}
