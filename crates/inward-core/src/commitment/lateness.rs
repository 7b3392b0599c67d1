//! By how much a commitment is late: by what was promised, and beside it by what the law allows. To be late
//! for the one is not to break the other.

use crate::calendar::Calendar;
use crate::deadline::{DueRange, Measured};
use crate::fact::AsOf;
use crate::refusal::Refusal;
use crate::when::{Timestamp, Truth};

use super::{Around, Commitment};

/// By how much something is late, in the unit of its limit; both are the same where the dates are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// At the least.
    pub least: Measured,
    /// At the most.
    pub most: Measured,
}

/// By how much a commitment is late on each of its limits; none where that has not started, or was not
/// set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lateness {
    /// On what it is due by: the promised limit, or the date that was set.
    pub promised: Option<Overdue>,
    /// On what the law allows.
    pub statutory: Option<Overdue>,
}

impl Commitment {
    /// By how much it was late when it was kept, or is late at that moment. Nothing is told of what was
    /// kept on a day that nobody knows, nor of a case from which the applicant withdrew.
    ///
    /// # Errors
    /// As [`Commitment::due_range`], and `when.out-of-range`.
    pub fn lateness(
        &self,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
    ) -> Result<Lateness, Refusal> {
        let zone = calendar.zone();
        let end = |day: Option<chrono::NaiveDate>| day.map(|day| Timestamp::end_of_day(day, zone));
        let (first, last) = match self.kept_whole(as_of, around) {
            _ if around.withdrawn() == Some(Truth::Yes) => return Ok(Lateness::default()),
            None => (at, at),
            Some((Some(on), truth)) => {
                let kept = match on.timestamp() {
                    Some(kept) => Some((kept, kept)),
                    None => end(on.first()).zip(end(on.last())),
                };
                match (kept, truth) {
                    (Some((first, last)), Truth::Yes) => (first, last),
                    (Some((first, last)), _) => (first.min(at), last.max(at)),
                    (None, _) => return Ok(Lateness::default()),
                }
            }
            Some((None, _)) => return Ok(Lateness::default()),
        };
        let overdue = |due: Option<DueRange>| due.map(|due| due.overdue(first, last)).transpose();
        Ok(Lateness {
            promised: overdue(self.due_range(as_of, at, around, calendar)?)?,
            statutory: overdue(self.statutory_range(as_of, at, around, calendar)?)?,
        })
    }
}

impl DueRange {
    fn overdue(&self, first: Timestamp, last: Timestamp) -> Result<Overdue, Refusal> {
        Ok(Overdue { least: self.latest().overdue(first)?, most: self.earliest().overdue(last)? })
    }
}
