//! What only shows once a whole playbook is read: needs that name nothing, circles of needs,
//! commands that would record twice.

use std::collections::BTreeMap;

use super::attribute::Attribute;
use super::document::{Part, Reader};
use super::key::Key;
use super::milestone::{Milestone, RECORDING_COMMANDS};
use super::need::{FIELDS, Field};
use super::place::Place;
use crate::near::nearest_or_all;
use crate::refusal::Refusal;
use crate::text::refusals::playbook as codes;

/// A milestone as read, with what the checks need to say where it stands.
pub(super) struct Read<'t> {
    pub milestone: Milestone,
    pub part: Part<'t>,
    pub need_lines: Vec<usize>,
}

/// A circle longer than this is told by its first members.
const MOST_TOLD: usize = 8;

/// Every need names something that is there, is in use and can be known where the milestone stands.
pub(super) fn needs(reader: &mut Reader, milestones: &[Read<'_>], attributes: &[Attribute]) {
    let retired_milestones: BTreeMap<&Key, bool> =
        milestones.iter().map(|read| (&read.milestone.key, read.milestone.retired)).collect();
    let retired_attributes: BTreeMap<&Key, bool> =
        attributes.iter().map(|attribute| (&attribute.key, attribute.retired)).collect();
    for read in milestones {
        for (need, line) in read.milestone.needs.iter().zip(&read.need_lines) {
            if !reader.listens() {
                return;
            }
            let retired = match &need.field {
                Field::Record(key) => known_at(key, &read.milestone.places).then_some(false),
                Field::Attribute(key) => retired_attributes.get(key).copied(),
                Field::Milestone(key) => retired_milestones.get(key).copied(),
            };
            let path = read.part.path_of("needs");
            match retired {
                Some(false) => {}
                Some(true) if read.milestone.retired => {}
                Some(true) => {
                    reader.fault(*line, Refusal::new(codes::RETIRED_NEED).with("input", &need.field).at(path));
                }
                None => {
                    let key = need.field.key().as_str();
                    let places = &read.milestone.places;
                    let near = match &need.field {
                        Field::Record(_) => {
                            let known = FIELDS.iter().filter(|(_, at)| overlap(at, places)).map(|(name, _)| *name);
                            nearest_or_all(key, "field.", known)
                        }
                        Field::Attribute(_) => nearest_or_all(key, "attribute.", keys(&retired_attributes)),
                        Field::Milestone(_) => nearest_or_all(key, "milestone.", keys(&retired_milestones)),
                    };
                    let refusal = Refusal::new(codes::UNKNOWN_NEED).with("input", &need.field).with("near", near);
                    reader.fault(*line, refusal.at(path));
                }
            }
        }
    }
}

fn keys<'a>(entries: &'a BTreeMap<&Key, bool>) -> impl Iterator<Item = &'a str> {
    entries.keys().map(|key| key.as_str())
}

fn overlap(some: &[Place], others: &[Place]) -> bool {
    some.iter().any(|place| others.contains(place))
}

/// Whether a record at one of the places has the field. A milestone that (wrongly) stands nowhere
/// gets the benefit of the doubt: its own fault is told already.
fn known_at(field: &Key, places: &[Place]) -> bool {
    FIELDS.iter().any(|(name, known)| *field == **name && (places.is_empty() || overlap(known, places)))
}

/// No milestone needs itself, not by way of others either.
pub(super) fn circles(reader: &mut Reader, milestones: &[Read<'_>]) {
    let by_key: BTreeMap<&Key, usize> =
        milestones.iter().enumerate().map(|(number, read)| (&read.milestone.key, number)).collect();
    let needed: Vec<Vec<usize>> = milestones
        .iter()
        .map(|read| {
            let fields = read.milestone.needs.iter().map(|need| &need.field);
            let keys = fields.filter_map(|field| if let Field::Milestone(key) = field { Some(key) } else { None });
            keys.filter_map(|key| by_key.get(key).copied()).collect()
        })
        .collect();
    // Depth first without recursion: `way` is the way to where the walk stands, with how many of
    // each one's needs were followed.
    let mut done = vec![false; milestones.len()];
    for start in 0..milestones.len() {
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        let mut on_way = BTreeMap::from([(start, 0_usize)]);
        while let Some((here, followed)) = way.last_mut() {
            let here = *here;
            let next = needed.get(here).and_then(|needs| needs.get(*followed)).copied();
            *followed += 1;
            match next {
                _ if done.get(here) == Some(&true) => leave(&mut way, &mut on_way),
                None => {
                    if let Some(done) = done.get_mut(here) {
                        *done = true;
                    }
                    leave(&mut way, &mut on_way);
                }
                Some(next) => match on_way.get(&next) {
                    Some(&from) => tell_circle(reader, milestones, way.iter().skip(from).map(|(number, _)| *number)),
                    None => {
                        on_way.insert(next, way.len());
                        way.push((next, 0));
                    }
                },
            }
        }
    }
}

fn leave(way: &mut Vec<(usize, usize)>, on_way: &mut BTreeMap<usize, usize>) {
    if let Some((left, _)) = way.pop() {
        on_way.remove(&left);
    }
}

fn tell_circle(reader: &mut Reader, milestones: &[Read<'_>], members: impl Iterator<Item = usize>) {
    let members: Vec<&Read<'_>> = members.filter_map(|number| milestones.get(number)).collect();
    let Some(first) = members.first() else { return };
    let mut text: String = members.iter().take(MOST_TOLD).map(|read| format!("{} → ", read.milestone.key)).collect();
    if members.len() > MOST_TOLD {
        text.push_str("… → ");
    }
    text.push_str(first.milestone.key.as_str());
    let refusal = Refusal::new(codes::CIRCULAR_NEEDS).with("input", text).at(first.part.path_of("needs"));
    reader.fault(first.part.line, refusal);
}

/// Who records a milestone stands where it stands; a command that has no choice of milestones has
/// one only. (An agreement's level says which of several `sign_agreement` records.)
pub(super) fn recorders(reader: &mut Reader, milestones: &[Read<'_>]) {
    for (command, place) in RECORDING_COMMANDS {
        let recorded = |read: &&Read<'_>| read.milestone.recorded_by.as_deref() == Some(command);
        let mut first: Option<&Read<'_>> = None;
        for read in milestones.iter().filter(recorded) {
            let milestone = &read.milestone;
            if !milestone.places.is_empty() && !milestone.stands_at(place) {
                let more = [("command", command.to_owned()), ("place", place.to_string())];
                reader.about(read.part.line, &read.part, codes::MISPLACED_RECORDER, &milestone.key, &more);
            }
            if place == Place::Agreement || milestone.retired {
                continue;
            }
            match first {
                None => first = Some(read),
                Some(first) => {
                    let more = [("command", command.to_owned()), ("first", first.milestone.key.to_string())];
                    reader.about(read.part.line, &read.part, codes::DOUBLED_RECORDER, &milestone.key, &more);
                }
            }
        }
    }
}
