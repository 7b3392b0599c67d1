//! What one day is, and who says so.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::hours::Hours;
use crate::text::{Label, labelled};

labelled! {
    /// What a day is.
    ///
    /// ```
    /// use inward_core::calendar::DayKind;
    /// assert_eq!((DayKind::MakeupWorking.key(), DayKind::MakeupWorking.works()), ("makeup_working", true));
    /// ```
    DayKind {
        /// A day of the working week.
        Working, "working", "working day", "工作日";
        /// A day that does not belong to the working week and works nevertheless, 调休上班.
        MakeupWorking, "makeup_working", "make-up working day", "调休上班日";
        /// A day that does not belong to the working week.
        Weekend, "weekend", "weekend", "休息日";
        /// A day that is off by a notice, whatever day of the week it is.
        Holiday, "holiday", "holiday", "节假日";
    }
}

impl DayKind {
    /// Whether the office works on it.
    #[must_use]
    pub const fn works(self) -> bool {
        matches!(self, Self::Working | Self::MakeupWorking)
    }
}

/// A day of a calendar: what it is, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// What it is.
    pub kind: DayKind,
    /// The holiday that it is off for, or that it works for.
    pub name: Option<Label>,
    /// When the office is open; none where the calendar says nothing of hours.
    pub hours: Option<Hours>,
    /// The notice that says so; none where no notice speaks of the day.
    pub document: Option<String>,
    /// The day that notice was issued.
    pub issued_on: Option<NaiveDate>,
    /// Whether that day is on record; if not, 1 January of the year stands for it.
    pub issued_exactly: bool,
    /// Whose notice it is.
    pub region: Option<Label>,
}
