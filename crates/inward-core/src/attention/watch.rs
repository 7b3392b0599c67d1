//! What a list of the day is read by: the moment, the calendar, the playbook, and how far it looks.

use chrono::{Days, NaiveDate};

use crate::calendar::Calendar;
use crate::commitment::Around;
use crate::deadline::DueRange;
use crate::fact::AsOf;
use crate::playbook::{Horizon, Playbook};
use crate::record::State;
use crate::refusal::Refusal;
use crate::text::Label;
use crate::when::{Timestamp, When};

use super::around_deadlines::{of_commitment, of_issue, of_task};
use super::around_milestones::of_milestones;
use super::{AttentionItem, AttentionKind};

/// What a list of the day is read by.
#[derive(Clone, Copy, Debug)]
pub struct Watch<'a> {
    /// The point from which the facts are read.
    pub as_of: AsOf,
    /// The moment of the list.
    pub now: Timestamp,
    /// The zone's calendar.
    pub calendar: &'a Calendar,
    /// The playbook in force.
    pub playbook: &'a Playbook,
    /// How far the list looks.
    pub horizon: Horizon,
}

impl Watch<'_> {
    /// The items of one record, in no order. `around` is what stands around a commitment, see
    /// [`Commitment::around`](crate::commitment::Commitment::around); of other records it is not asked.
    /// That nothing happened on an investment is told by its row, see [`quiet_item`](super::quiet_item).
    #[must_use]
    pub fn items(&self, state: &State, around: &Around) -> Vec<AttentionItem> {
        match state {
            State::Commitment(commitment) => of_commitment(commitment, around, self).into_iter().collect(),
            State::Issue(issue) => of_issue(issue, self),
            State::Task(task) => of_task(task, self).into_iter().collect(),
            _ => of_milestones(state, self),
        }
    }

    /// Up to when what is due is on the list.
    #[must_use]
    pub fn until(&self) -> Timestamp {
        Timestamp::end_of_day(self.days_on(self.horizon.due_within), self.calendar.zone())
    }

    /// The first day of which what happened on it is new.
    #[must_use]
    pub fn new_from(&self) -> NaiveDate {
        back(self.today(), self.horizon.new_for)
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.now.day_in(self.calendar.zone())
    }

    /// The last day on which what happened on it, and nothing since, is long ago.
    pub(super) fn quiet_to(&self) -> NaiveDate {
        back(self.today(), self.horizon.quiet_after)
    }

    fn days_on(&self, days: u16) -> NaiveDate {
        self.today().checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
    }

    /// Why a time limit that is not met yet is on the list, if it is.
    pub(super) fn of_due(&self, range: &DueRange) -> Result<Option<Told>, Refusal> {
        let (earliest, latest) = (range.earliest(), range.latest());
        let (first, last) = (earliest.date()?, latest.date()?);
        let waited = || self.calendar.working_days_by_week(latest.day(), self.today());
        let left = || self.calendar.working_days_by_week(self.today(), latest.day());
        if latest.breached(self.now) {
            let (said, days) = (said(&last), waited());
            let en = format!("was due {}, {}", said.en, working_days(days, "since"));
            let zh = format!("应于{}办结，已逾期 {days} 个工作日", said.zh);
            return Ok(Some((AttentionKind::Overdue, last.clone(), last, Label::new(en, zh))));
        }
        if earliest.breached(self.now) {
            let (from, to) = (said(&first), said(&last));
            let en = format!("due between {} and {}: a date is too imprecise to tell", from.en, to.en);
            let zh = format!("到期日在{}与{}之间，日期不够准确，无法判定是否逾期", from.zh, to.zh);
            return Ok(Some((AttentionKind::Undetermined, first, last, Label::new(en, zh))));
        }
        if earliest.at() > self.until() {
            return Ok(None);
        }
        let listed_from = When::day(back(earliest.day(), self.horizon.due_within))?;
        let by = if range.exact().is_some() { last.clone() } else { When::interval(first.first(), last.last())? };
        let (due, days) = (said(&by), left());
        let (en, zh) = (format!("due {}, {}", due.en, working_days(days, "left")), format!("{}到期，", due.zh));
        let zh = if days == 0 { format!("{zh}今日为限") } else { format!("{zh}剩余 {days} 个工作日") };
        if !range.provisional() {
            return Ok(Some((AttentionKind::Due, listed_from, by, Label::new(en, zh))));
        }
        let why = Label::new(
            format!("{en}; the holidays of that year are not published yet"),
            format!("{zh}；该年节假日安排尚未公布，日期可能变动"),
        );
        Ok(Some((AttentionKind::Provisional, listed_from, by, why)))
    }
}

/// Of a time limit: the kind of item, since when, by when, and what there is to say.
type Told = (AttentionKind, When, When, Label);

/// A date in both languages.
pub(super) fn said(when: &When) -> Label {
    Label::new(when.say(crate::text::Lang::En), when.say(crate::text::Lang::Zh))
}

fn back(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}

fn working_days(days: i64, what: &str) -> String {
    let unit = if days == 1 { "working day" } else { "working days" };
    format!("{days} {unit} {what}")
}
