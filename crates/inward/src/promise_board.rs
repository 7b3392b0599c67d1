//! The promise board (承诺台账): what became of the promises, by who owes them, by kind, by what they were
//! made with, or by when they are due; only what is due is in a rate, and how long the overdue have waited.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use inward_core::commitment::{Commitment, Debtor, Life, Part, PromiseRow, Tally, tally};
use inward_core::deadline::{Due, DueRange};
use inward_core::id::{Id, RecordId};
use inward_core::playbook::{Direction, Playbook};
use inward_core::record::Record;
use inward_core::refusal::Refusal;
use inward_core::text::{Label, Lang};
use inward_core::when::When;

use crate::reading::Ground;
use crate::{Crm, Error, Reading};

/// What the rows of a board stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoardBy {
    /// Who owes: a unit, or an organisation.
    Debtor,
    /// The unit in charge on the day; where none is, who owes.
    Unit,
    /// The kind of commitment, a key of the playbook.
    Kind,
    /// The record they were made with: an agreement, a project, …
    MadeWith,
    /// The year in which they are due, as pauses and extensions have moved it.
    DueYear,
    /// The quarter in which they are due.
    DueQuarter,
    /// The month in which they are due.
    DueMonth,
}

/// The ages of overdue promises, in working days since they were due: 0–30, 31–90, 91–180, more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ageing {
    /// How many are overdue for so many working days, from the youngest to the oldest.
    pub counts: [u64; 4],
}

impl Ageing {
    /// The most working days of each but the last.
    pub const BOUNDS: [i64; 3] = [30, 90, 180];

    pub(crate) fn add(&mut self, days: i64) {
        let place = Self::BOUNDS.iter().position(|most| days <= *most).unwrap_or(Self::BOUNDS.len());
        if let Some(count) = self.counts.get_mut(place) {
            *count = count.saturating_add(1);
        }
    }
}

/// One row of the board.
#[derive(Clone, Debug)]
pub struct BoardRow {
    /// What it stands for: an id, a key of the playbook, a period as [`When`] writes it, or `undetermined`
    /// for what is due in none that is certain.
    pub key: String,
    /// What that is called.
    pub label: Label,
    /// What became of its promises.
    pub tally: Tally,
    /// How long those that are overdue for certain have waited.
    pub ageing: Ageing,
    /// The promises that it counts.
    pub commitments: Vec<Id<Commitment>>,
    /// Their titles, in the same order.
    pub titles: Vec<String>,
}

/// The promise board of a zone. What is owed in instalments counts by the instalment: each has a due date of
/// its own, and stands in the row of the period in which it is due. Kinds that the playbook does not count, such as soft promises, are on it
/// only where a criterion was agreed.
#[derive(Clone, Debug)]
pub struct PromiseBoard {
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// The rows: by the number of what is due, most first; of periods in their order, the undetermined last.
    pub rows: Vec<BoardRow>,
    /// All of them together.
    pub total: Tally,
    /// How long those that are overdue for certain have waited, all together.
    pub ageing: Ageing,
    /// How many are left out: soft promises without a criterion.
    pub left_out: u64,
}

#[derive(Default)]
struct Gathered {
    rows: Vec<PromiseRow>,
    ageing: Ageing,
    commitments: Vec<Id<Commitment>>,
    titles: Vec<String>,
}

impl Crm {
    /// What became of the promises, at the point this handle reads at.
    ///
    /// # Errors
    /// Where the zone's calendar does not tell when one is due: `calendar.no-hours`, with the commitment.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let project = desk.record_project(RecordProject::titled("合成项目"))?;
    /// let promise = |due: &str| Promise::to_investor(&project, "land_delivery").debtor("招商一局").due(due);
    /// let kept = desk.promise(promise("2021-01-31")?)?;
    /// desk.fulfil(&kept, "2021-01-20", Evidence::document("交地确认书"))?;
    /// desk.promise(promise("2021-02-28")?)?;
    /// let board = crm.promise_board(BoardBy::Debtor)?;
    /// assert_eq!(board.rows[0].label.zh, "招商一局");
    /// assert_eq!(board.total.on_time_rate()?.to_string(), "50.00%");
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn promise_board(&self, by: BoardBy) -> Result<PromiseBoard, Error> {
        self.promise_board_of(by, None)
    }

    /// The same of one direction alone: what the zone owes, or what investors do.
    ///
    /// # Errors
    /// As [`promise_board`](Self::promise_board).
    pub fn promise_board_of(&self, by: BoardBy, direction: Option<Direction>) -> Result<PromiseBoard, Error> {
        let crm = self.at_one_moment()?;
        let ground = crm.ground()?;
        let as_of = if ground.as_of.has_no_day() { ground.today } else { ground.as_of.valid };
        let mut groups: BTreeMap<String, (Group, Gathered)> = BTreeMap::new();
        let (mut ageing, mut left_out) = (Ageing::default(), 0_u64);
        for commitment in crm.commitments().all()? {
            if direction.is_some_and(|direction| direction != commitment.direction) {
                continue;
            }
            if !is_counted(&commitment, &ground.playbook) {
                left_out = left_out.saturating_add(1);
                continue;
            }
            let about = |refusal: Refusal| refusal.about(commitment.id);
            for part in commitment.state.parts() {
                let part = PartRead { part: &part, of: &commitment };
                let group = part.group(by).map_err(about)?;
                let (_, gathered) = groups.entry(group.key()).or_insert_with(|| (group, Gathered::default()));
                gathered.rows.push(part.row().map_err(about)?);
                if gathered.commitments.last() != Some(&commitment.id) {
                    gathered.commitments.push(commitment.id);
                    gathered.titles.push(commitment.title().to_owned());
                }
                if let Some(days) = part.overdue_days(as_of).map_err(about)? {
                    gathered.ageing.add(days);
                    ageing.add(days);
                }
            }
        }
        let total = tally(groups.values().flat_map(|(_, gathered)| &gathered.rows), as_of)?;
        let mut rows = Vec::with_capacity(groups.len());
        for (key, (group, gathered)) in groups {
            let label = group.label(&crm, &ground.playbook)?;
            let tally = tally(&gathered.rows, as_of)?;
            let Gathered { ageing, commitments, titles, .. } = gathered;
            rows.push(BoardRow { key, label, tally, ageing, commitments, titles });
        }
        // Keys of periods already stand in their order, and before `undetermined`.
        if matches!(by, BoardBy::Debtor | BoardBy::Unit | BoardBy::Kind | BoardBy::MadeWith) {
            rows.sort_by_key(|row| std::cmp::Reverse((row.tally.due.certain, row.tally.due.possible)));
        }
        Ok(PromiseBoard { as_of, rows, total, ageing, left_out })
    }
}

/// Whether a commitment takes part: its kind counts, or what counts as keeping it was agreed.
fn is_counted(commitment: &Commitment, playbook: &Playbook) -> bool {
    commitment.criterion.is_some() || playbook.commitment_kind(commitment.kind.as_str()).is_none_or(|kind| kind.counted)
}

/// A part of a commitment, as read with it.
pub(crate) struct PartRead<'a> {
    pub part: &'a Part<'a>,
    pub of: &'a Reading<Commitment>,
}

impl PartRead<'_> {
    pub fn life(&self) -> Life {
        let Ground { as_of, at, calendar, .. } = &self.of.ground;
        self.part.life(*as_of, *at, &self.of.around, calendar)
    }

    pub fn due_range(&self) -> Result<Option<DueRange>, Refusal> {
        let Ground { as_of, at, calendar, .. } = &self.of.ground;
        self.part.due_range(*as_of, *at, &self.of.around, calendar)
    }

    pub fn due(&self) -> Result<Option<When>, Refusal> {
        let Ground { as_of, at, calendar, .. } = &self.of.ground;
        self.part.due_on(*as_of, *at, &self.of.around, calendar)
    }

    pub fn row(&self) -> Result<PromiseRow, Refusal> {
        let Ground { as_of, at, calendar, .. } = &self.of.ground;
        self.part.promise_row(*as_of, *at, &self.of.around, calendar)
    }

    /// For how many working days it is overdue, where that is certain. Past the last notice they are told by
    /// the weekday.
    pub fn overdue_days(&self, as_of: NaiveDate) -> Result<Option<i64>, Refusal> {
        if self.life() != Life::Overdue {
            return Ok(None);
        }
        let Some(range) = self.due_range()? else { return Ok(None) };
        let latest = range.latest();
        Ok(Some(latest.calendar().working_days_by_week(latest.day(), as_of)))
    }

    /// The period that it is due in, where that is certain: it has a due date, no pause that may still move it
    /// is open, and an imprecise date does not reach into the next.
    fn due_period(&self, by: BoardBy) -> Result<Option<When>, Refusal> {
        if self.life() == Life::Paused {
            return Ok(None);
        }
        let Some(range) = self.due_range()? else { return Ok(None) };
        let period = |due: &Due| {
            let day = due.day();
            match by {
                BoardBy::DueMonth => When::month(day.year(), day.month()),
                BoardBy::DueQuarter => When::quarter(day.year(), day.quarter()),
                _ => When::year(day.year()),
            }
        };
        let first = period(range.earliest())?;
        Ok((first == period(range.latest())?).then_some(first))
    }

    fn group(&self, by: BoardBy) -> Result<Group, Refusal> {
        let commitment = &self.of.state;
        let in_charge = commitment.head.unit_at(self.of.ground.as_of).filter(|_| by == BoardBy::Unit);
        if let Some(unit) = in_charge {
            return Ok(Group::Record(unit.record()));
        }
        Ok(match (by, commitment.debtor) {
            (BoardBy::Debtor | BoardBy::Unit, Debtor::Unit(unit)) => Group::Record(unit.record()),
            (BoardBy::Debtor | BoardBy::Unit, Debtor::Organisation(organisation)) => {
                Group::Record(organisation.record())
            }
            (BoardBy::Kind, _) => Group::Kind(commitment.kind.as_str().to_owned()),
            (BoardBy::MadeWith, _) => Group::Record(commitment.made_with),
            (BoardBy::DueYear | BoardBy::DueQuarter | BoardBy::DueMonth, _) => {
                self.due_period(by)?.map_or(Group::Undetermined, Group::Period)
            }
        })
    }
}

/// What a row stands for.
enum Group {
    Record(RecordId),
    Kind(String),
    Period(When),
    Undetermined,
}

impl Group {
    fn key(&self) -> String {
        match self {
            Self::Record(id) => id.to_string(),
            Self::Kind(key) => key.clone(),
            Self::Period(period) => period.to_string(),
            Self::Undetermined => "undetermined".to_owned(),
        }
    }

    fn label(&self, crm: &Crm, playbook: &Playbook) -> Result<Label, Error> {
        match self {
            Self::Record(id) => {
                let title = crm.state(*id)?.head().title.clone();
                Ok(Label::new(title.clone(), title))
            }
            Self::Kind(key) => Ok(playbook
                .commitment_kind(key)
                .map_or_else(|| Label::new(key.clone(), key.clone()), |kind| kind.label.clone())),
            Self::Period(period) => Ok(Label::new(period.say(Lang::En), period.say(Lang::Zh))),
            Self::Undetermined => Ok(Label::new("not determined", "尚不确定")),
        }
    }
}

impl Reading<Commitment> {
    /// The commitment as it is counted, part by part; see [`tally`].
    ///
    /// # Errors
    /// As [`Reading::due`].
    pub fn promise_rows(&self) -> Result<Vec<PromiseRow>, Refusal> {
        self.state.promise_rows(self.ground.as_of, self.ground.at, &self.around, &self.ground.calendar)
    }
}
