//! Ladders of escalation (督办), and how many visits of inspection a year may bring: what a playbook says
//! of them, read and checked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::document::{Part, Reader};
use super::key::{CommitmentKey, IssueKindKey, Key, LadderKey, LevelKey, MilestoneKey, RoleKey};
use super::milestone::Milestone;
use super::rule::rule;
use super::vocabulary::{CommitmentKind, Direction, IssueKind};
use crate::deadline::{Limit, Rule};
use crate::entry::InspectionPurpose;
use crate::json;
use crate::refusal::Refusal;
use crate::text::refusals::{deadline as deadline_codes, playbook as codes};
use crate::text::{Label, labelled};

/// The longest that a trigger waits, in its own unit.
const LONGEST: u64 = 3_650;

/// The event from which the own deadline of a level counts.
const RAISED: [&str; 1] = ["raised"];

labelled! {
    /// What a ladder watches.
    ///
    /// ```
    /// use inward_core::playbook::Watch;
    /// assert_eq!(Watch::Resolution.key(), "resolution");
    /// ```
    Watch {
        /// That a commitment is kept.
        Commitment, "commitment", "commitment", "承诺履行";
        /// That an issue is answered.
        Response, "response", "response to an issue", "诉求答复";
        /// That an issue is settled.
        Resolution, "resolution", "resolution of an issue", "诉求办结";
        /// That a task is done.
        Task, "task", "task", "交办事项";
        /// That a milestone of a project is reached.
        Milestone, "milestone", "milestone of a project", "项目节点";
    }
}

/// When a level of a ladder is due: a predicate on the clock and on facts. What it counts is what the
/// ladder watches: when that was due.
///
/// ```
/// use inward_core::deadline::Limit;
/// use inward_core::playbook::Trigger;
/// let trigger: Trigger = serde_json::from_str(r#"{"overdue":{"working_days":5}}"#).unwrap();
/// assert_eq!(trigger, Trigger::Overdue(Limit::WorkingDays(5)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Trigger {
    /// It is due within so many days or months: a reminder beforehand.
    DueWithin(Limit),
    /// It is overdue by so many days or months: from the first, the fifth day after it was due.
    Overdue(Limit),
    /// It was missed in so many months, one after the other: from the first day of the month after that in
    /// which it was due, of the third one after it.
    MonthsMissed(u32),
    /// The own deadline of the level below went by.
    PreviousMissed,
}

impl Trigger {
    fn check(&self) -> Result<(), Refusal> {
        let amount = match self {
            Self::DueWithin(limit) | Self::Overdue(limit) => match limit {
                Limit::NaturalDays(_) | Limit::WorkingDays(_) | Limit::Months(_) => limit.amount(),
                _ => return Err(Refusal::new(deadline_codes::NEEDS_DAYS)),
            },
            Self::MonthsMissed(months) => Some(u64::from(*months)),
            Self::PreviousMissed => None,
        };
        match amount {
            Some(0) => Err(Refusal::new(deadline_codes::NOT_POSITIVE)),
            Some(amount) if amount > LONGEST => {
                let limit = amount.to_string();
                Err(Refusal::new(deadline_codes::TOO_LONG).with_word("limit", &Label::new(limit.clone(), limit)))
            }
            _ => Ok(()),
        }
    }
}

/// One step of a ladder: 黄牌, 红牌, 督办.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Level {
    /// Its stable name, unique within the ladder.
    pub key: LevelKey,
    /// What it is called.
    pub label: Label,
    /// When it is due.
    pub trigger: Trigger,
    /// The role that is told.
    pub notifies: RoleKey,
    /// What that role is to do.
    pub action: Option<Label>,
    /// By when that is to be done, counted after the day from which the level holds.
    pub deadline: Option<Rule>,
    /// No longer raised.
    pub retired: bool,
}

/// A ladder of escalation (督办): its levels rise in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Ladder {
    /// Its stable name.
    pub key: LadderKey,
    /// What it is called.
    pub label: Label,
    /// What it watches.
    pub watches: Watch,
    /// Of commitments, whose alone; both where it says nothing.
    pub direction: Option<Direction>,
    /// The kinds of commitments or issues that it watches; all of them where it says nothing.
    pub kinds: Vec<Key>,
    /// The milestone that it watches.
    pub milestone: Option<MilestoneKey>,
    /// When that milestone is due, counted after another one; where it says nothing, as it is planned.
    pub due: Option<Rule>,
    /// The levels, the lowest first.
    pub levels: Vec<Level>,
    /// No longer used.
    pub retired: bool,
}

impl Ladder {
    /// The level of that key, with its place from the bottom.
    #[must_use]
    pub fn level(&self, key: &str) -> Option<(usize, &Level)> {
        self.levels.iter().enumerate().find(|(_, level)| level.key == *key)
    }

    /// Whether it watches commitments of this direction and kind.
    #[must_use]
    pub fn watches_commitment(&self, direction: Direction, kind: &CommitmentKey) -> bool {
        self.watches == Watch::Commitment
            && self.direction.is_none_or(|only| only == direction)
            && (self.kinds.is_empty() || self.kinds.contains(kind))
    }

    /// Whether it watches issues of this kind.
    #[must_use]
    pub fn watches_issue(&self, kind: &IssueKindKey) -> bool {
        matches!(self.watches, Watch::Response | Watch::Resolution)
            && (self.kinds.is_empty() || self.kinds.contains(kind))
    }
}

/// A role that is told of a level (分管领导, 督查室): who fills it is for the zone to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Role {
    /// Its stable name.
    pub key: RoleKey,
    /// What it is called.
    pub label: Label,
    /// No longer named.
    pub retired: bool,
}

/// How many inspections of a purpose one authority may make of one enterprise in a calendar year
/// (无事不扰).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct InspectionLimit {
    /// Its stable name.
    pub key: Key,
    /// What it is called.
    pub label: Label,
    /// Which inspections it counts.
    pub purpose: InspectionPurpose,
    /// So many at most.
    pub per_year: u32,
    /// No longer in force.
    pub retired: bool,
}

/// What ladders name of the rest of a playbook.
pub(super) struct Named<'a> {
    pub milestones: Vec<&'a Milestone>,
    pub commitment_kinds: &'a [CommitmentKind],
    pub issue_kinds: &'a [IssueKind],
    pub roles: &'a [Role],
}

/// The ladders of a playbook.
pub(super) fn ladders<'t>(reader: &mut Reader, root: &Part<'t>, named: &Named<'_>) -> Vec<Ladder> {
    let mut seen = BTreeMap::new();
    let mut ladders = Vec::new();
    for part in reader.parts(root, "ladder") {
        let watches = part.data("watches").and_then(|(_, data)| {
            let text = data.as_str()?;
            Watch::ALL.iter().copied().find(|watch| watch.key() == text)
        });
        // What a ladder may say depends on what it watches.
        let further: &[&str] = match watches {
            Some(Watch::Commitment) => &["watches", "level", "direction", "kinds"],
            Some(Watch::Response | Watch::Resolution) => &["watches", "level", "kinds"],
            Some(Watch::Task) => &["watches", "level"],
            Some(Watch::Milestone) => &["watches", "level", "milestone", "due"],
            None => &["watches", "level", "direction", "kinds", "milestone", "due"],
        };
        let header = reader.header(&part, further, &mut seen);
        let watches = reader.word(&part, "watches", Watch::ALL, Watch::key).unwrap_or(Watch::Task);
        let direction = (part.has("direction") && watches == Watch::Commitment).then(|| {
            reader.word(&part, "direction", &Direction::ALL, Direction::name).unwrap_or(Direction::ToInvestor)
        });
        let milestone_keys: Vec<&str> = named.milestones.iter().map(|milestone| milestone.key.as_str()).collect();
        let due = (watches == Watch::Milestone).then(|| rule(reader, &part, "due", &milestone_keys)).flatten();
        let ladder = Ladder {
            label: header.label,
            watches,
            direction,
            kinds: kinds(reader, &part, watches, named),
            milestone: milestone(reader, &part, watches, named),
            due,
            levels: levels(reader, &part, named.roles),
            retired: header.retired,
            key: header.key,
        };
        if ladder.levels.iter().all(|level| level.retired) {
            reader.about(part.line, &part, codes::NO_LEVELS, &ladder.key, &[]);
        }
        ladders.push(ladder);
    }
    ladders
}

fn kinds(reader: &mut Reader, part: &Part<'_>, watches: Watch, named: &Named<'_>) -> Vec<Key> {
    let known: Vec<&Key> = match watches {
        Watch::Commitment => named.commitment_kinds.iter().map(|kind| &kind.key).collect(),
        Watch::Response | Watch::Resolution => named.issue_kinds.iter().map(|kind| &kind.key).collect(),
        Watch::Task | Watch::Milestone => return Vec::new(),
    };
    let mut kinds = Vec::new();
    for text in reader.texts(part, "kinds") {
        match known.iter().find(|key| ***key == *text.value) {
            Some(key) => kinds.push((*key).clone()),
            None => reader.unknown_word(part, "kinds", &text, known.iter().map(|key| key.as_str())),
        }
    }
    kinds
}

fn milestone(reader: &mut Reader, part: &Part<'_>, watches: Watch, named: &Named<'_>) -> Option<MilestoneKey> {
    if watches != Watch::Milestone {
        return None;
    }
    let text = reader.required_text(part, "milestone")?;
    let on_projects =
        |milestone: &&Milestone| milestone.places.iter().any(|place| place.record_kind() == crate::id::Kind::Project);
    let known: Vec<&Key> =
        named.milestones.iter().copied().filter(on_projects).map(|milestone| &milestone.key).collect();
    match known.iter().find(|key| ***key == *text.value) {
        Some(key) => Some((*key).clone()),
        None => {
            reader.unknown_word(part, "milestone", &text, known.iter().map(|key| key.as_str()));
            None
        }
    }
}

fn levels(reader: &mut Reader, ladder: &Part<'_>, roles: &[Role]) -> Vec<Level> {
    let mut seen = BTreeMap::new();
    let mut levels: Vec<Level> = Vec::new();
    for part in reader.parts(ladder, "level") {
        let header = reader.header(&part, &["trigger", "notifies", "action", "deadline"], &mut seen);
        let trigger = trigger(reader, &part);
        let below_has_deadline = levels.last().is_some_and(|below| below.deadline.is_some());
        if trigger == Some(Trigger::PreviousMissed) && !below_has_deadline {
            reader.about(part.line, &part, codes::NO_DEADLINE_BELOW, &header.key, &[]);
        }
        let notifies = reader.required_text(&part, "notifies").and_then(|text| {
            let role = roles.iter().find(|role| role.key == *text.value);
            if role.is_none() {
                reader.unknown_word(&part, "notifies", &text, roles.iter().map(|role| role.key.as_str()));
            }
            role.map(|role| role.key.clone())
        });
        levels.push(Level {
            label: header.label,
            // Where it is none the file is refused anyway.
            trigger: trigger.unwrap_or(Trigger::MonthsMissed(1)),
            notifies: notifies.unwrap_or_else(|| header.key.clone()),
            action: reader.label(&part, "action", false),
            deadline: own_deadline(reader, &part),
            retired: header.retired,
            key: header.key,
        });
    }
    levels
}

/// A level is raised on a day, not at a moment: so is its deadline.
fn own_deadline(reader: &mut Reader, part: &Part<'_>) -> Option<Rule> {
    let deadline = rule(reader, part, "deadline", &RAISED)?;
    if deadline.limit.is_in_days() {
        return Some(deadline);
    }
    let line = part.data("deadline").map_or(part.line, |(span, _)| reader.line(&span));
    reader.fault(line, Refusal::new(deadline_codes::NEEDS_DAYS).at(part.path_of("deadline")));
    None
}

fn trigger(reader: &mut Reader, part: &Part<'_>) -> Option<Trigger> {
    let Some((span, data)) = part.data("trigger") else {
        reader.missing(part, "trigger", "{ overdue = { working_days = 1 } }");
        return None;
    };
    let line = reader.line(&span);
    match json::read_all::<Trigger>(data, 0).and_then(|trigger| trigger.check().map(|()| trigger)) {
        Ok(trigger) => Some(trigger),
        Err(first) => {
            reader.fault(line, Refusal { also: Vec::new(), ..first }.at(part.path_of("trigger")));
            None
        }
    }
}

/// How many inspections a year may bring; one limit for each purpose.
pub(super) fn inspection_limits(reader: &mut Reader, root: &Part<'_>) -> Vec<InspectionLimit> {
    let mut seen = BTreeMap::new();
    let mut limits: Vec<InspectionLimit> = Vec::new();
    for part in reader.parts(root, "inspection_limit") {
        let header = reader.header(&part, &["purpose", "per_year"], &mut seen);
        let purpose = reader.word(&part, "purpose", InspectionPurpose::ALL, InspectionPurpose::key);
        if !part.has("per_year") {
            reader.missing(&part, "per_year", "1");
        }
        let given = reader.integer(&part, "per_year");
        let per_year = given.as_ref().and_then(|found| u32::try_from(found.value).ok()).filter(|most| *most <= 366);
        if let (Some(given), None) = (&given, per_year) {
            let refusal = Refusal::new(codes::BAD_LIMIT).with("input", given.value).at(part.path_of("per_year"));
            reader.fault(given.line, refusal);
        }
        if let Some(purpose) = purpose
            && !header.retired
            && let Some(first) = limits.iter().find(|limit| limit.purpose == purpose && !limit.retired)
        {
            let more = [("first", first.key.to_string()), ("purpose", purpose.key().to_owned())];
            reader.about(part.line, &part, codes::DOUBLED_LIMIT, &header.key, &more);
        }
        limits.push(InspectionLimit {
            key: header.key,
            label: header.label,
            purpose: purpose.unwrap_or(InspectionPurpose::Routine),
            per_year: per_year.unwrap_or(0),
            retired: header.retired,
        });
    }
    limits
}
