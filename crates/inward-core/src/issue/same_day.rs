//! The answer on the same day, 事不过夜: an appeal is answered before 24:00, local time, of the day on
//! which it came, rest days as any day. Only the answer is promised, the solution has its own time.

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::count::Count;
use crate::ratio::{Proportion, RatioBounds};
use crate::refusal::Refusal;
use crate::text::{Label, labelled, refusals};
use crate::when::{Relation, Timestamp, Truth, When};

labelled! {
    /// How the company rated what was done, 好差评.
    AppealRating {
        /// Content.
        Good, "good", "good", "满意";
        /// Not content.
        Bad, "bad", "bad", "不满意";
    }
}

/// An appeal, with what became of it. Times are as precise as they are known; a day is enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appeal {
    /// When it came.
    pub received: When,
    /// When it was first answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responded: Option<When>,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<When>,
    /// How the company rated it, once it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rated: Option<AppealRating>,
}

impl Appeal {
    /// One that came then, with nothing done yet.
    #[must_use]
    pub const fn received(on: When) -> Self {
        Self { received: on, responded: None, closed: None, rated: None }
    }
}

/// Something that became of an appeal: whether it had happened, and when, where that is told.
pub type Became = (Truth, Option<When>);

/// An appeal as a book tells it: each thing that became of it with whether it had happened, and when, where that is
/// told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppealInDoubt {
    /// Whether it is there at all.
    pub there: Truth,
    /// When it came.
    pub received: When,
    /// Every answer: whichever came first is the one that counts.
    pub answers: Vec<Became>,
    /// Whether it is closed, and since when.
    pub closed: Became,
    /// Whether it was rated.
    pub rated: Truth,
    /// Whether its rating is good.
    pub good: Truth,
    /// Whether its rating is bad.
    pub bad: Truth,
}

impl AppealInDoubt {
    /// Nothing is done of it before it came.
    fn refuse_unless_in_order(&self) -> Result<(), Refusal> {
        let answers = self.answers.iter().map(|(_, on)| (on, "responded"));
        for (done, path) in answers.chain([(&self.closed.1, "closed")]) {
            if let Some(done) = done.as_ref().filter(|done| done.compare(&self.received) == Relation::Before) {
                let refusal = Refusal::new(refusals::issue::BEFORE_RECEIVED);
                return Err(refusal.with("input", done).with("received", &self.received).at(path));
            }
        }
        Ok(())
    }
}

impl From<&Appeal> for AppealInDoubt {
    fn from(appeal: &Appeal) -> Self {
        let rated = |rating: AppealRating| Truth::from(appeal.rated == Some(rating));
        Self {
            there: Truth::Yes,
            received: appeal.received.clone(),
            answers: appeal.responded.iter().map(|on| (Truth::Yes, Some(on.clone()))).collect(),
            closed: (Truth::from(appeal.closed.is_some()), appeal.closed.clone()),
            rated: appeal.rated.is_some().into(),
            good: rated(AppealRating::Good),
            bad: rated(AppealRating::Bad),
        }
    }
}

labelled! {
    /// The figures of the answers to appeals.
    Figure {
        /// Whether they were answered in time is decided.
        Decided, "decided", "decided", "已有定论";
        /// Answered in time.
        Within, "within", "answered on the day", "当日回应";
        /// Not answered in time.
        Missed, "missed", "missed", "未当日回应";
        /// The day is not over.
        Running, "running", "still running", "尚在当日";
        /// Closed.
        Closed, "closed", "closed", "已办结";
        /// Closed and rated.
        Rated, "rated", "rated", "已评价";
        /// Rated good.
        Good, "good", "rated good", "满意";
    }
}

impl Figure {
    /// What it counts, in both languages.
    #[must_use]
    pub fn definition(self) -> Label {
        match self {
            Self::Decided => Label::new(
                "answered by the moment asked for, or the day on which it came was over by then",
                "截至统计时刻已回应，或受理当日已结束",
            ),
            Self::Within => Label::new(
                "answered before 24:00 local time of the day on which it came; rest days count as any day",
                "受理当日 24:00（当地时间）前回应，休息日同样计算",
            ),
            Self::Missed => Label::new(
                "not answered before 24:00 of that day: answered later, or not at all",
                "受理当日 24:00 前未回应：逾期回应，或未回应",
            ),
            Self::Running => Label::new("not answered, and the day is not over", "未回应，受理当日尚未结束"),
            Self::Closed => Label::new("closed by the moment asked for", "截至统计时刻已办结"),
            Self::Rated => Label::new("closed, and rated by the company", "已办结且企业已评价"),
            Self::Good => Label::new("closed, and rated good by the company", "已办结且企业评价满意"),
        }
    }
}

/// How many appeals were answered on the day they came, closed, rated, and rated good: each for
/// certain, and at most where times are imprecise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SameDayAnswers {
    /// Answered, or the day is over.
    pub decided: Count,
    /// Answered on the day.
    pub within: Count,
    /// Answered later, or not at all, and the day is over.
    pub missed: Count,
    /// Not answered, and the day is not over.
    pub running: Count,
    /// Closed.
    pub closed: Count,
    /// Closed and rated.
    pub rated: Count,
    /// Closed and rated good.
    pub good: Count,
    within_of_decided: Proportion,
    good_of_rated: Proportion,
    rated_of_closed: Proportion,
}

/// Counts the answers to appeals as they stood at a moment; the day is that of the time zone. What
/// came later is not counted.
///
/// ```
/// use inward_core::issue::{Appeal, same_day_answers};
/// use inward_core::when::When;
///
/// let mut appeal = Appeal::received(When::parse("2021-01-11T16:30+08:00")?);
/// appeal.responded = Some(When::parse("2021-01-12T00:00+08:00")?);
/// let counted = same_day_answers([&appeal], "2021-01-31T00:00+08:00".parse()?, chrono_tz::Asia::Shanghai)?;
/// assert_eq!(counted.missed, 1);
/// assert_eq!(counted.within_rate()?.to_string(), "0.00%");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
///
/// # Errors
/// `issue.before-received`, with the number of the appeal, from 0.
pub fn same_day_answers<'a>(
    appeals: impl IntoIterator<Item = &'a Appeal>,
    as_of: Timestamp,
    zone: Tz,
) -> Result<SameDayAnswers, Refusal> {
    let appeals: Vec<AppealInDoubt> = appeals.into_iter().map(AppealInDoubt::from).collect();
    same_day_answers_in_doubt(&appeals, as_of, zone)
}

/// The same of appeals of which several answers are told, or some without a day: one that came nobody knows when
/// leaves open whether it came on the day.
///
/// # Errors
/// `issue.before-received`, with the number of the appeal, from 0.
pub fn same_day_answers_in_doubt<'a>(
    appeals: impl IntoIterator<Item = &'a AppealInDoubt>,
    as_of: Timestamp,
    zone: Tz,
) -> Result<SameDayAnswers, Refusal> {
    let mut answers = SameDayAnswers::default();
    for (index, appeal) in appeals.into_iter().enumerate() {
        appeal.refuse_unless_in_order().map_err(|refusal| refusal.at(format!("[{index}]")))?;
        answers.count(appeal, as_of, zone);
    }
    Ok(answers)
}

impl SameDayAnswers {
    fn count(&mut self, appeal: &AppealInDoubt, as_of: Timestamp, zone: Tz) {
        let received = appeal.received.in_zone(zone);
        let came = happened(&received, as_of, zone);
        let here = appeal.there.and(came);
        let over = day_is_over(&received, as_of.day_in(zone));
        let by_then = |(truth, on): &Became| {
            let happened = on.as_ref().map_or(Truth::Yes, |on| happened(&on.in_zone(zone), as_of, zone));
            came.and(*truth).and(happened)
        };
        // As long as the day is not over, whatever came by then came on it.
        let in_time = |(_, on): &Became| match on {
            _ if over == Truth::No => Truth::Yes,
            Some(on) => on_the_day(&on.in_zone(zone), &received),
            None => Truth::Possibly,
        };
        let any = |of: &dyn Fn(&Became) -> Truth| appeal.answers.iter().map(of).fold(Truth::No, Truth::or);

        // The first was in time if any was.
        let answered = any(&by_then);
        let in_time_by_then = any(&|one| by_then(one).and(in_time(one)));
        let late = any(&|one| by_then(one).and(!in_time(one))).and(!in_time_by_then);
        // Once the day is over, what was not answered in time was missed, whatever came later.
        let missed = if over == Truth::Yes { !in_time_by_then } else { late.or((!answered).and(over)) };
        let missed = here.and(missed);
        let decided = here.and(answered.or(over));
        self.within.one_more(here.and(in_time_by_then));
        self.missed.one_more(missed);
        self.decided.one_more(decided);
        self.running.one_more(here.and(!answered).and(!over));
        // While the day is not over, only an answer decides.
        self.within_of_decided.count(decided, if over == Truth::No { any(&in_time) } else { in_time_by_then });

        let closed = here.and(by_then(&appeal.closed));
        self.closed.one_more(closed);
        self.rated.one_more(closed.and(appeal.rated));
        self.good.one_more(closed.and(appeal.rated).and(appeal.good));
        let good = match (appeal.good.is_possible(), appeal.bad.is_possible()) {
            (true, false) => Truth::Yes,
            (true, true) => Truth::Possibly,
            (false, _) => Truth::No,
        };
        self.good_of_rated.count(closed.and(appeal.rated), good);
        self.rated_of_closed.count(closed, appeal.rated);
    }

    /// So many were answered on the day, of those of which that is decided.
    ///
    /// # Errors
    /// `rate.undefined` where none is.
    pub fn within_rate(self) -> Result<RatioBounds, Refusal> {
        self.within_of_decided.bounds()
    }

    /// So many were rated good, of those that were rated. It says little without
    /// [`SameDayAnswers::rated_rate`].
    ///
    /// # Errors
    /// `rate.undefined` where none was.
    pub fn good_rate(self) -> Result<RatioBounds, Refusal> {
        self.good_of_rated.bounds()
    }

    /// So many were rated, of those that were closed.
    ///
    /// # Errors
    /// `rate.undefined` where none was.
    pub fn rated_rate(self) -> Result<RatioBounds, Refusal> {
        self.rated_of_closed.bounds()
    }

    /// The count of a figure.
    #[must_use]
    pub const fn figure(self, figure: Figure) -> Count {
        match figure {
            Figure::Decided => self.decided,
            Figure::Within => self.within,
            Figure::Missed => self.missed,
            Figure::Running => self.running,
            Figure::Closed => self.closed,
            Figure::Rated => self.rated,
            Figure::Good => self.good,
        }
    }
}

/// Whether it had happened at that moment. Of a day only its end makes it certain.
fn happened(on: &When, at: Timestamp, zone: Tz) -> Truth {
    if let Some(on) = on.timestamp() {
        return (on <= at).into();
    }
    let day = at.day_in(zone);
    let yesterday = day.pred_opt().unwrap_or(day);
    match on.by(day) {
        Truth::Yes if at < Timestamp::end_of_day(day, zone) => on.by(yesterday).or(Truth::Possibly),
        truth => truth,
    }
}

/// Whether an answer came on the day of the appeal.
fn on_the_day(responded: &When, received: &When) -> Truth {
    if responded.last().zip(received.first()).is_some_and(|(last, first)| last <= first) {
        Truth::Yes
    } else if responded.first().zip(received.last()).is_some_and(|(first, last)| first > last) {
        Truth::No
    } else {
        Truth::Possibly
    }
}

/// Whether the day on which the appeal came had ended before this one.
fn day_is_over(received: &When, today: NaiveDate) -> Truth {
    today.pred_opt().map_or(Truth::No, |yesterday| received.by(yesterday))
}
