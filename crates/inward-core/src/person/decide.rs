//! The rules on people: what a command does, and why it is refused.

use crate::id::Id;
use crate::record::State;
use crate::refusal::Refusal;
use crate::rules::{Deciding, name};
use crate::text::refusals;
use crate::world::{Decision, Stop, UniqueKey};

use super::command::{EnrolPerson, ErasePerson};
use super::event::{PersonEnrolled, PersonErased};
use super::{Particulars, Person};

pub(crate) fn enrol(mut deciding: Deciding<'_>, command: &EnrolPerson) -> Result<Decision, Stop> {
    let person: Id<Person> = deciding.own_id();
    let particulars = Particulars {
        name: name(&command.name, "name")?,
        title: command.title.as_deref().map(|title| name(title, "title")).transpose()?,
        channels: command.channel.iter().map(|channel| name(channel, "channel")).collect::<Result<_, _>>()?,
    };
    deciding.claim(UniqueKey::person(&particulars.name), person, "name")?;
    let enrolled = PersonEnrolled {
        unit: command.unit.as_ref().map(|unit| deciding.unit(unit)).transpose()?,
        organisation: command.organisation.as_ref().map(|body| deciding.organisation(body)).transpose()?,
    };
    deciding.keep_person(person, Some(particulars));
    deciding.emit(person, enrolled);
    Ok(deciding.answer(person))
}

pub(crate) fn erase(mut deciding: Deciding<'_>, command: &ErasePerson) -> Result<Decision, Stop> {
    let person = command.person;
    let state = deciding.state(person.record())?;
    if let State::Person(known) = &*state
        && known.erased
    {
        return Err(Refusal::new(refusals::person::ALREADY_ERASED).about(person).into());
    }
    deciding.keep_person(person, None);
    deciding.emit(person, PersonErased {});
    Ok(deciding.answer(person))
}
