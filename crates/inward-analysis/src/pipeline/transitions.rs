//! Where investments go (流转表): of those that stood at a stage in a window, how many went on to which other, how
//! many were closed or stopped there, and how many still stand there.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::text::{Label, refusals};
use inward_core::when::Truth;

use super::cross_table::{Axis, AxisWord, CrossCell, CrossTable};
use super::day::{Day, UNTOLD, day, number};
use super::path::Path;
use super::records::Subject;
use super::standings::Rolled;
use super::{Dimension, Pipeline};

/// What becomes of who stands at a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// They stood there on some day of the window: those of whom the others are shares.
    AtRisk,
    /// They went straight on to another stage.
    WentOn,
    /// They are closed: lost, given up, rejected, ended, cleared out or done.
    Closed,
    /// They are stopped, asleep, behind or handed over.
    Stopped,
    /// They still stand there, and go on.
    Still,
}

impl Outcome {
    /// Its key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::AtRisk => "at_risk",
            Self::WentOn => "went_on",
            Self::Closed => "closed",
            Self::Stopped => "stopped",
            Self::Still => "still",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        let (en, zh) = match self {
            Self::AtRisk => ("stood there", "期内曾处于该阶段"),
            Self::WentOn => ("went on to", "推进至"),
            Self::Closed => ("closed", "已结束"),
            Self::Stopped => ("stopped", "停滞"),
            Self::Still => ("still there", "仍在该阶段"),
        };
        Label::new(en, zh)
    }

    fn of(is: Is) -> Self {
        match is {
            Is::Ongoing => Self::Still,
            is if is.is_closed() => Self::Closed,
            _ => Self::Stopped,
        }
    }

    fn word(self) -> AxisWord {
        AxisWord::new(self.key(), self.label())
    }
}

/// From after the end of a day to the end of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub since: Day,
    pub until: Day,
}

impl Pipeline {
    /// The days of a window; it ends on the day of the point, if it has no end of its own.
    pub(super) fn span(&self, since: NaiveDate, until: Option<NaiveDate>) -> Result<Span, Refusal> {
        let until = until.map_or_else(|| self.as_seen().point.valid, number);
        let since = number(since);
        if until < since {
            let refusal = Refusal::new(refusals::pipeline::WINDOW_ENDS_BEFORE_IT_STARTS);
            let [since, until] = [since, until].map(|end| day(end).map(|day| day.to_string()).unwrap_or_default());
            return Err(refusal.with("since", since).with("until", until).at("until"));
        }
        Ok(Span { since, until })
    }

    /// The transitions (流转表) of a window, as known at the point: of the investments that stood at a stage at the
    /// end of the day `since` or came to it later in the window, how many had gone straight on to which other by the
    /// end of the day `until`, how many are closed or stopped there at its end, and how many still stand there.
    /// Without `until` it ends on the day of the point.
    ///
    /// An investment that goes through several stages in the window is at risk at each. One that was closed
    /// throughout its stay at a stage is not at risk there, unless it went on. One that reached two stages on one
    /// day stood at the higher.
    ///
    /// # Errors
    /// `pipeline.window-ends-before-it-starts`.
    pub fn transitions(
        &self,
        since: NaiveDate,
        until: Option<NaiveDate>,
        by: &[Dimension],
    ) -> Result<CrossTable, Refusal> {
        let span = self.span(since, until)?;
        let stages = self.stages();
        let cells = cells(self, stages);
        let about = Label::new(
            format!(
                "Of the investments that stood at each stage from the end of {} to the end of {}: how many went \
                 straight on to which other, were closed or stopped there, or still stand there",
                told(span.since),
                told(span.until)
            ),
            format!(
                "{}日末至{}日末曾处于各阶段的招商项目的去向：推进至哪一阶段、结束、停滞或仍在该阶段",
                told(span.since),
                told(span.until)
            ),
        );
        let about = self.level().worded(about);
        let axes = vec![
            Axis { name: "stage", label: Label::new("The stage; none before any", "阶段（空为尚无阶段）") },
            Axis { name: "outcome", label: Label::new("What became of them", "去向") },
            Axis {
                name: "to", label: Label::new("The stage or the standing that they came to", "到达的阶段或状态")
            },
        ];
        let question = move |pipeline: &Self, count: &mut dyn FnMut(Subject, usize, Truth, Truth)| {
            pipeline.each_transition(span, stages, count);
        };
        Ok(self.on_day(span.until).crossed(about, by, axes, &cells, Arc::new(question)))
    }

    /// How many milestones make a stage.
    pub(super) fn stages(&self) -> usize {
        self.milestones().iter().filter(|milestone| milestone.rank.is_some()).count()
    }

    fn each_transition(&self, span: Span, stages: usize, count: &mut dyn FnMut(Subject, usize, Truth, Truth)) {
        let standings: HashMap<Subject, Rolled<'_>> = self.rolled_standings().into_iter().collect();
        let open = self.open_in_course(span.since, span.until);
        let width = Cell::width(stages);
        self.each_history(&mut |subject, kept, days| {
            let path = Path::of(days, stages);
            let course = open.get(&subject);
            for stop in path.stops() {
                let stood = path.stood(*stop, span.since, span.until);
                if !stood.is_possible() {
                    continue;
                }
                let [earliest, latest] = [stop.earliest, stop.latest].map(|came| came.max(span.since));
                let open = course.map_or(Truth::Yes, |course| course.on_some_day(earliest, latest));
                let mut outcomes: Vec<(usize, Truth)> = Vec::new();
                for to in path.above(*stop) {
                    let went = path.went_on(*stop, to, span.since, span.until);
                    outcomes.push((Cell::WentOn(to.stage).at(stages), went));
                }
                let stays = path.stands(*stop, span.until).and(open);
                for (at, is) in Is::ALL.iter().enumerate() {
                    let stands = standings.get(&subject).unwrap_or(&Rolled::GOES_ON).truth(|so| so == *is);
                    outcomes.push((Cell::Stands(at).at(stages), stays.and(stands)));
                }
                outcomes.retain(|(_, truth)| truth.is_possible());
                // Who was closed throughout its stay is at risk only if it went on.
                let at_risk = match outcomes.as_slice() {
                    [] => continue,
                    _ if open.is_certain() || !path.stands(*stop, span.until).is_possible() => stood,
                    _ => stood.and(Truth::Possibly),
                };
                let begins = stop.stage * width;
                count(subject, begins, kept.and(at_risk), Truth::Yes);
                let is_only = outcomes.len() == 1;
                for (cell, truth) in outcomes {
                    // What alone may have become of it did become of it, if it was at risk.
                    count(subject, begins + cell, kept.and(at_risk), if is_only { Truth::Yes } else { truth });
                }
            }
        });
    }
}

/// A cell among those of a stage.
enum Cell {
    WentOn(usize),
    Stands(usize),
}

impl Cell {
    const fn at(self, stages: usize) -> usize {
        match self {
            Self::WentOn(stage) => stage,
            Self::Stands(at) => stages + 1 + at,
        }
    }

    const fn width(stages: usize) -> usize {
        stages + 1 + Is::ALL.len()
    }
}

fn cells(pipeline: &Pipeline, stages: usize) -> Vec<CrossCell> {
    let words: Vec<AxisWord> =
        std::iter::once(AxisWord { key: String::new(), label: Label::new("not begun", "未开始") })
            .chain(pipeline.milestones().iter().take(stages).map(|one| AxisWord::new(&one.key, one.stage.clone())))
            .collect();
    let mut cells = Vec::new();
    for stage in &words {
        let base = cells.len();
        let mut add = |outcome: Outcome, to: AxisWord| {
            let part_of = (outcome != Outcome::AtRisk).then_some(base);
            cells.push(CrossCell { words: vec![stage.clone(), outcome.word(), to], part_of, always: false });
        };
        add(Outcome::AtRisk, AxisWord::default());
        for to in words.iter().skip(1) {
            add(Outcome::WentOn, to.clone());
        }
        for is in Is::ALL {
            let to = if *is == Is::Ongoing { AxisWord::default() } else { AxisWord::new(is.key(), is.label()) };
            add(Outcome::of(*is), to);
        }
    }
    cells
}

/// A day as text.
pub(super) fn told(on: Day) -> String {
    day(on).filter(|_| on < UNTOLD).map(|day| day.to_string()).unwrap_or_default()
}
