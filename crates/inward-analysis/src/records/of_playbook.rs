//! The columns that a playbook brings: its milestones, and the zone's own attributes.

use std::collections::BTreeSet;

use inward_core::attribute::Value;
use inward_core::id::Kind;
use inward_core::money::Amount;
use inward_core::playbook::{Attribute, AttributeKind, Milestone, Place, Playbook, RecordKind};
use inward_core::record::Record;
use inward_core::when::When;

use super::columns::{borrowed, list, shown};
use super::parts::Parts;

/// The milestones that a kind can reach; an investment reaches those of its members.
pub(super) fn milestones(parts: Parts, kind: Kind, playbook: &Playbook) -> Parts {
    let reaches = |milestone: &Milestone| match kind {
        Kind::Investment => true,
        Kind::Lead => milestone.stands_at(Place::Lead),
        Kind::Negotiation => milestone.stands_at(Place::Negotiation),
        Kind::Agreement => milestone.stands_at(Place::Agreement),
        Kind::Project => milestone.stands_at(Place::Project) || milestone.stands_at(Place::Phase),
        _ => false,
    };
    let first = match kind {
        Kind::Investment => [", by the first of its records", "（最先达到的一项）"],
        Kind::Project => [", by the whole or the first of its phases", "（整体或最先达到的一期）"],
        _ => ["", ""],
    };
    let mut taken: BTreeSet<String> = parts.columns.iter().map(|column| column.name.clone()).collect();
    let mut parts = parts;
    for (at, milestone) in playbook.milestones().iter().enumerate().filter(|(_, milestone)| reaches(milestone)) {
        let name = free(milestone.key.as_str(), "milestone", &mut taken);
        let says = [format!("{}{}", milestone.label.en, first[0]), format!("{}{}", milestone.label.zh, first[1])];
        parts = parts.milestone(&name, [&says[0], &says[1]], at);
    }
    parts
}

/// A name that no column has: with a word before it where one has.
fn free(name: &str, before: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = name.to_owned();
    let ends = ["", "_earliest", "_latest", "_text"];
    while ends.iter().any(|end| taken.contains(&format!("{name}{end}"))) {
        name = format!("{before}_{name}");
    }
    taken.extend(ends.map(|end| format!("{name}{end}")));
    name
}

/// The zone's own attributes of the kind, each typed as the playbook says.
pub(super) fn attributes(parts: Parts, kind: Kind, playbook: &Playbook) -> Parts {
    let place = match kind {
        Kind::Lead => RecordKind::Lead,
        Kind::Negotiation => RecordKind::Negotiation,
        Kind::Agreement => RecordKind::Agreement,
        Kind::Project => RecordKind::Project,
        Kind::Organisation => RecordKind::Organisation,
        Kind::Investment => RecordKind::Investment,
        _ => return parts,
    };
    playbook.attributes().iter().filter(|attribute| attribute.stands_at(place)).fold(parts, attribute)
}

fn attribute(parts: Parts, attribute: &Attribute) -> Parts {
    let name = format!("attribute_{}", attribute.key.as_str());
    let says = [attribute.label.en.as_str(), attribute.label.zh.as_str()];
    let key = attribute.key.clone();
    macro_rules! value {
        (|$value:ident| $read:expr) => {
            move |asked| {
                let $value = asked.line.state.head().attribute_at(key.as_str(), asked.point.as_of)?;
                $read
            }
        };
    }
    match &attribute.kind {
        AttributeKind::Integer => parts.integer(
            &name,
            says,
            value!(|value| match value {
                Value::Integer(number) => Some(*number),
                _ => None,
            }),
        ),
        AttributeKind::Decimal => parts.number(
            &name,
            says,
            value!(|value| match value {
                Value::Decimal(number) => Some(*number),
                _ => None,
            }),
        ),
        AttributeKind::Bool => parts.bool(
            &name,
            says,
            value!(|value| match value {
                Value::Bool(yes) => Some(*yes),
                _ => None,
            }),
        ),
        AttributeKind::When => parts.when(
            &name,
            says,
            value!(|value| match value {
                Value::When(when) => Some::<&When>(when),
                _ => None,
            }),
        ),
        AttributeKind::Money => parts.amount(
            &name,
            says,
            value!(|value| match value {
                Value::Money(amount) => Some::<&Amount>(amount),
                _ => None,
            }),
        ),
        AttributeKind::Choices(_) => {
            let says = [format!("{}, as a JSON list", says[0]), format!("{}（JSON 列表）", says[1])];
            parts.text(
                &name,
                [&says[0], &says[1]],
                value!(|value| match value {
                    Value::Choices(keys) => list(keys),
                    _ => None,
                }),
            )
        }
        AttributeKind::Organisation => {
            let named = attribute.key.clone();
            let parts = parts.text(
                &name,
                says,
                value!(|value| match value {
                    Value::Organisation(id) => shown(Some(id)),
                    _ => None,
                }),
            );
            let says = [format!("{}: its name", says[0]), format!("{}：名称", says[1])];
            parts.text(&format!("{name}_name"), [&says[0], &says[1]], move |asked| {
                match asked.line.state.head().attribute_at(named.as_str(), asked.point.as_of)? {
                    Value::Organisation(id) => asked.name(Some(id.record())),
                    _ => None,
                }
            })
        }
        // Text, a choice, and whatever a later playbook may have.
        _ => parts.text(
            &name,
            says,
            value!(|value| match value {
                Value::Text(text) => borrowed(text.as_str()),
                Value::Choice(key) => borrowed(key.as_str()),
                _ => None,
            }),
        ),
    }
}
