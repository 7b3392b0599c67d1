//! TOML to playbook, every fault with its line and its cure.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use toml::de::DeTable;

use super::attribute::{Attribute, AttributeKind, Choice, RecordKind};
use super::check::{self, Read};
use super::document::{Found, Header, Part, Reader};
use super::horizon::horizon;
use super::key::Key;
use super::ladder::{self, Named, Role};
use super::milestone::{Milestone, RECORDING_COMMANDS, Track};
use super::need::{Effect, Field, Need};
use super::place::Place;
use super::rule::rule;
use super::vocabulary::{
    Channel, CommitmentKind, Direction, EvidenceKind, IssueKind, Nature, Reason, ReasonKind, Source, Urgency,
};
use super::{Contents, Playbook};
use crate::deadline::Rule;
use crate::refusal::Refusal;
use crate::text::refusals::playbook as codes;

/// What a rank rises by where the file gives none.
const RANK_STEP: u16 = 10;

const TABLES: [&str; 17] = [
    "name",
    "label",
    "milestone",
    "attribute",
    "reason",
    "source",
    "nature",
    "commitment_kind",
    "issue_kind",
    "channel",
    "urgency",
    "role",
    "ladder",
    "inspection_limit",
    "evidence",
    "attention",
    "kpi",
];

/// Reads a playbook.
pub(super) fn read(text: &str) -> Result<Playbook, Refusal> {
    let mut reader = Reader::new(text);
    if text.len() > Playbook::MAX_BYTES {
        let refusal = Refusal::new(codes::TOO_LONG).with("most", Playbook::MAX_BYTES).with("length", text.len());
        reader.fault(1, refusal);
        return reader.finish(Contents::default()).map(|contents| Playbook(Arc::new(contents)));
    }
    let (document, errors) = DeTable::parse_recoverable(text);
    let contents = if errors.is_empty() {
        read_root(&mut reader, text, &Reader::root(&document))
    } else {
        // The parser finds further errors in the wake of one: the first of each line is enough.
        let mut lines = BTreeSet::new();
        for error in &errors {
            let line = error.span().map_or(1, |span| reader.line(&span));
            if lines.insert(line) {
                reader.fault(line, Refusal::new(codes::BAD_TOML).with("message", error.message()));
            }
        }
        Contents::default()
    };
    reader.finish(contents).map(|contents| Playbook(Arc::new(contents)))
}

fn read_root(reader: &mut Reader, text: &str, root: &Part<'_>) -> Contents {
    reader.only(root, &TABLES, true);
    let name = reader.required_text(root, "name").map(|name| name.value.trim().to_owned()).unwrap_or_default();
    let label = reader.label(root, "label", true).unwrap_or_default();
    let evidence = entries(reader, root, "evidence", &[], |_, _, Header { key, label, retired }| EvidenceKind {
        key,
        label,
        retired,
    });
    let attributes = entries(reader, root, "attribute", &["places", "kind", "choices"], attribute);
    let reasons = entries(reader, root, "reason", &["of"], |reader, part, Header { key, label, retired }| {
        let of = reader.word(part, "of", &ReasonKind::ALL, ReasonKind::name).unwrap_or(ReasonKind::Lost);
        Reason { key, label, of, retired }
    });
    let sources =
        entries(reader, root, "source", &[], |_, _, Header { key, label, retired }| Source { key, label, retired });
    let natures =
        entries(reader, root, "nature", &[], |_, _, Header { key, label, retired }| Nature { key, label, retired });
    let issue_kinds = entries(reader, root, "issue_kind", &["respond", "resolve"], |reader, part, header| {
        let (respond, resolve) = rules_of_issues(reader, part);
        IssueKind { key: header.key, label: header.label, respond, resolve, retired: header.retired }
    });
    let channels =
        entries(reader, root, "channel", &[], |_, _, Header { key, label, retired }| Channel { key, label, retired });
    let urgencies = entries(reader, root, "urgency", &["respond", "resolve"], |reader, part, header| {
        let (respond, resolve) = rules_of_issues(reader, part);
        Urgency { key: header.key, label: header.label, respond, resolve, retired: header.retired }
    });
    rates(reader, root);
    let horizon = horizon(reader, root);
    let roles = entries(reader, root, "role", &[], |_, _, Header { key, label, retired }| Role { key, label, retired });
    let inspection_limits = ladder::inspection_limits(reader, root);
    let read = milestones(reader, root, &evidence);
    let commitment_kinds = commitment_kinds(reader, root, &read);
    let ladders = ladder::ladders(
        reader,
        root,
        &Named {
            milestones: read.iter().map(|read| &read.milestone).collect(),
            commitment_kinds: &commitment_kinds,
            issue_kinds: &issue_kinds,
            roles: &roles,
        },
    );
    check::needs(reader, &read, &attributes);
    check::circles(reader, &read);
    check::recorders(reader, &read);
    if !read.iter().any(|read| read.milestone.makes_stage() && !read.milestone.retired) {
        reader.fault(1, Refusal::new(codes::NO_MILESTONES));
    }
    Contents {
        name,
        label,
        text: text.to_owned(),
        milestones: read.into_iter().map(|read| read.milestone).collect(),
        attributes,
        reasons,
        sources,
        natures,
        commitment_kinds,
        issue_kinds,
        channels,
        urgencies,
        roles,
        ladders,
        inspection_limits,
        evidence,
        horizon,
    }
}

/// The kinds of commitment. The milestones that they name are in use, unless the kind itself is retired.
fn commitment_kinds(reader: &mut Reader, root: &Part<'_>, milestones: &[Read<'_>]) -> Vec<CommitmentKind> {
    let fields = ["direction", "counted", "starts_at", "kept_by"];
    entries(reader, root, "commitment_kind", &fields, |reader, part, Header { key, label, retired }| {
        let direction = reader.word(part, "direction", &Direction::ALL, Direction::name);
        let milestone = |reader: &mut Reader, field: &str| {
            let text = reader.text(part, field)?;
            let offered =
                milestones.iter().map(|read| &read.milestone).filter(|milestone| retired || !milestone.retired);
            match offered.clone().find(|milestone| milestone.key == *text.value) {
                Some(milestone) => Some(milestone.key.clone()),
                None => {
                    reader.unknown_word(part, field, &text, offered.map(|milestone| milestone.key.as_str()));
                    None
                }
            }
        };
        CommitmentKind {
            direction: direction.unwrap_or(Direction::ToInvestor),
            counted: reader.flag(part, "counted", true),
            starts_at: milestone(reader, "starts_at"),
            kept_by: milestone(reader, "kept_by"),
            key,
            label,
            retired,
        }
    })
}

/// By when an issue is to be answered, and by when settled.
fn rules_of_issues(reader: &mut Reader, part: &Part<'_>) -> (Option<Rule>, Option<Rule>) {
    let mut read = |field| rule(reader, part, field, &IssueKind::STARTS);
    (read("respond"), read("resolve"))
}

/// Every entry of one table, each under a key of its own.
fn entries<'t, T>(
    reader: &mut Reader,
    root: &Part<'t>,
    table: &str,
    further: &[&str],
    mut finish: impl FnMut(&mut Reader, &Part<'t>, Header) -> T,
) -> Vec<T> {
    let mut seen = BTreeMap::new();
    let mut entries = Vec::new();
    for part in reader.parts(root, table) {
        let header = reader.header(&part, further, &mut seen);
        entries.push(finish(reader, &part, header));
    }
    entries
}

fn milestones<'t>(reader: &mut Reader, root: &Part<'t>, evidence: &[EvidenceKind]) -> Vec<Read<'t>> {
    let mut before = 0_u16;
    let fields = ["places", "track", "rank", "recorded_by", "stage", "evidence", "needs"];
    entries(reader, root, "milestone", &fields, |reader, part, Header { key, label, retired }| {
        let places = reader.words(part, "places", &Place::ALL, Place::name);
        if part.has_nothing_in("places") {
            let all = Place::ALL.map(Place::name).join("\", \"");
            reader.about(part.line, part, codes::NO_PLACE, &key, &[("places", all)]);
        }
        let track = reader.text(part, "track").and_then(|text| reader.key(part.path_of("track"), &text));
        let rank = rank(reader, part, &key, before);
        before = rank;
        let recorded_by = reader.text(part, "recorded_by").and_then(|text| {
            let known = RECORDING_COMMANDS.map(|(command, _)| command);
            if !known.contains(&text.value) {
                reader.unknown_word(part, "recorded_by", &text, known);
                return None;
            }
            Some(text.value.to_owned())
        });
        let stage = reader.label(part, "stage", false).unwrap_or_else(|| label.clone());
        let mut accepted = Vec::new();
        for text in reader.texts(part, "evidence") {
            match evidence.iter().find(|kind| kind.key == *text.value) {
                Some(kind) => accepted.push(kind.key.clone()),
                None => reader.unknown_word(part, "evidence", &text, evidence.iter().map(|kind| kind.key.as_str())),
            }
        }
        let (needs, need_lines) = needs(reader, part);
        let track = track.map(Track::from).unwrap_or_default();
        let milestone =
            Milestone { key, label, places, track, rank, recorded_by, stage, evidence: accepted, retired, needs };
        Read { milestone, part: part.clone(), need_lines }
    })
}

/// The rank given, or the next step. A faulty one is read as the next possible, so that it makes
/// no further faults.
fn rank(reader: &mut Reader, part: &Part<'_>, key: &Key, before: u16) -> u16 {
    let given = reader.integer(part, "rank");
    let (number, line) = match given {
        Some(Found { value, line }) => (value, line),
        None => (i64::from(before) + i64::from(RANK_STEP), part.line),
    };
    match u16::try_from(number) {
        Ok(rank) if rank > before => rank,
        _ => {
            let more = [("rank", number.to_string()), ("before", before.to_string())];
            reader.about(line, part, codes::RANK_ORDER, key, &more);
            before
        }
    }
}

/// The zone's own rates are kept as text: what they mean is read where rates are counted. Each has a key of its own,
/// a name and a variant, and is called something in both languages.
fn rates(reader: &mut Reader, root: &Part<'_>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for part in reader.parts(root, "kpi") {
        reader.label(&part, "name", true);
        let Some(key) = reader.required_text(&part, "key") else { continue };
        let is_key = |text: &str| Key::parse(text).is_ok();
        if !key.value.split_once('/').is_some_and(|(name, variant)| is_key(name) && is_key(variant)) {
            let refusal = Refusal::new(codes::BAD_RATE_KEY).with("input", key.value);
            reader.fault(key.line, refusal.at(part.path_of("key")));
        } else if let Some(first) = seen.insert(key.value, key.line) {
            let refusal = Refusal::new(codes::DOUBLED_KEY).with("input", key.value).with("first", first);
            reader.fault(key.line, refusal.at(part.path_of("key")));
        }
    }
}

fn needs(reader: &mut Reader, part: &Part<'_>) -> (Vec<Need>, Vec<usize>) {
    let mut needs = Vec::new();
    let mut lines = Vec::new();
    for need in reader.parts(part, "needs") {
        reader.only(&need, &["field", "effect"], false);
        let field = reader.required_text(&need, "field").and_then(|text| {
            let field = Field::parse(text.value).ok();
            if field.is_none() {
                reader.unknown_word(&need, "field", &text, ["field.…", "attribute.…", "milestone.…"]);
            }
            field
        });
        let effect = reader.word(&need, "effect", &Effect::ALL, Effect::name);
        if let Some(field) = field {
            needs.push(Need { field, effect: effect.unwrap_or(Effect::Warn) });
            lines.push(need.line);
        }
    }
    (needs, lines)
}

fn attribute(reader: &mut Reader, part: &Part<'_>, Header { key, label, retired }: Header) -> Attribute {
    let places = reader.words(part, "places", &RecordKind::ALL, RecordKind::name);
    if part.has_nothing_in("places") {
        let all = RecordKind::ALL.map(RecordKind::name).join("\", \"");
        reader.about(part.line, part, codes::NO_PLACE, &key, &[("places", all)]);
    }
    let choices =
        entries(reader, part, "choices", &[], |_, _, Header { key, label, retired }| Choice { key, label, retired });
    let Some(kind) = kind(reader, part, choices) else {
        return Attribute { key, label, places, kind: AttributeKind::Text, retired };
    };
    let takes_choices = matches!(kind, AttributeKind::Choice(_) | AttributeKind::Choices(_));
    if takes_choices && kind.choices().iter().all(|choice| choice.retired) {
        reader.about(part.line, part, codes::NO_CHOICES, &key, &[]);
    }
    if !takes_choices && part.has("choices") {
        let more = [("kind", kind.name().to_owned())];
        reader.about(part.line, part, codes::NEEDLESS_CHOICES, &key, &more);
    }
    Attribute { key, label, places, kind, retired }
}

fn kind(reader: &mut Reader, part: &Part<'_>, choices: Vec<Choice>) -> Option<AttributeKind> {
    let text = reader.required_text(part, "kind")?;
    Some(match text.value {
        "text" => AttributeKind::Text,
        "integer" => AttributeKind::Integer,
        "decimal" => AttributeKind::Decimal,
        "bool" => AttributeKind::Bool,
        "when" => AttributeKind::When,
        "money" => AttributeKind::Money,
        "choice" => AttributeKind::Choice(choices),
        "choices" => AttributeKind::Choices(choices),
        "organisation" => AttributeKind::Organisation,
        _ => {
            reader.unknown_word(part, "kind", &text, AttributeKind::NAMES);
            return None;
        }
    })
}
