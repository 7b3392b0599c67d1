//! One item of the day's list: what, since when, whose, and why.

use std::fmt;

use chrono::NaiveDate;

use crate::id::{Id, RecordId};
use crate::investment::Investment;
use crate::person::Person;
use crate::record::Head;
use crate::text::{Label, Lang, labelled};
use crate::unit::Unit;
use crate::when::{Timestamp, When};

use super::Watch;

labelled! {
    /// Why something needs attention; the most pressing first.
    ///
    /// ```
    /// use inward_core::attention::AttentionKind;
    /// assert_eq!(AttentionKind::Overdue.label().zh, "已逾期");
    /// assert!(AttentionKind::Overdue < AttentionKind::Due);
    /// ```
    AttentionKind {
        /// Its time is over, and it is not done.
        Overdue, "overdue", "overdue", "已逾期";
        /// Nobody can tell whether its time is over: a date is too imprecise, or the calendar does not tell.
        Undetermined, "undetermined", "perhaps overdue", "是否逾期无法判定";
        /// Its time ends soon.
        Due, "due", "due", "即将到期";
        /// Its time ends soon, on a day that a notice on holidays may still move.
        Provisional, "provisional", "due, provisionally", "即将到期（日期待定）";
        /// The condition of a commitment was met lately: from now on it is owed.
        ConditionMet, "condition_met", "condition met", "条件新成就";
        /// A milestone was planned for a time that is over, and is not reached.
        Missed, "missed", "planned and missed", "节点未按计划完成";
        /// Two sources give dates of one milestone that cannot both be right.
        SourcesDisagree, "sources_disagree", "sources disagree", "来源不一致";
        /// Nothing has happened for long on something that is not yet signed.
        GoneQuiet, "gone_quiet", "gone quiet", "长期无进展";
    }
}

/// One item of the day's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttentionItem {
    /// Why it is on the list.
    pub kind: AttentionKind,
    /// What it is about.
    pub record: RecordId,
    /// The title of that record.
    pub title: String,
    /// The investment that it belongs to.
    pub investment: Option<Id<Investment>>,
    /// What of the record it is, where there is more than one: `respond` or `resolve` of an issue, the key of
    /// a milestone, with its phase as in `production/2`.
    pub subject: Option<String>,
    /// Since when it needs attention.
    pub since: When,
    /// By when something is to be done; of what may be due over a time, its end.
    pub due: Option<When>,
    /// The unit in charge.
    pub unit: Option<Id<Unit>>,
    /// The officer in charge.
    pub officer: Option<Id<Person>>,
    /// The units that have a hand in it: that in charge, who owes, who helps, who is to answer.
    pub units: Vec<Id<Unit>>,
    /// What is the matter, in words.
    pub why: Label,
}

impl AttentionItem {
    pub(super) fn new(
        kind: AttentionKind,
        record: RecordId,
        head: &Head,
        watch: &Watch<'_>,
        since: When,
        why: Label,
    ) -> Self {
        let unit = head.unit_at(watch.as_of);
        Self {
            kind,
            record,
            title: head.title.clone(),
            investment: head.investment_at(watch.as_of),
            subject: None,
            since,
            due: None,
            unit,
            officer: head.officer_at(watch.as_of),
            units: unit.into_iter().collect(),
            why,
        }
    }

    pub(super) fn of(mut self, subject: impl ToString) -> Self {
        self.subject = Some(subject.to_string());
        self
    }

    pub(super) fn due(mut self, due: When) -> Self {
        self.due = Some(due);
        self
    }

    pub(super) fn also_of(mut self, units: impl IntoIterator<Item = Id<Unit>>) -> Self {
        for unit in units {
            if !self.units.contains(&unit) {
                self.units.push(unit);
            }
        }
        self
    }

    /// Where it stands on the list: by why it is there, then what has waited longest; the rest only
    /// makes the order the same each time.
    #[must_use]
    pub fn order(&self) -> impl Ord + use<> {
        let day = self.since.first();
        let moment: Option<Timestamp> = self.since.timestamp();
        let order: (AttentionKind, Option<NaiveDate>, Option<Timestamp>, RecordId, Option<String>) =
            (self.kind, day, moment, self.record, self.subject.clone());
        order
    }

    /// In a line, in one of the languages.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let colon = lang.pick(": ", "：");
        format!("{}{colon}{}{colon}{}", self.kind.label().say(lang), self.title, self.why.say(lang))
    }
}

impl fmt::Display for AttentionItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}
