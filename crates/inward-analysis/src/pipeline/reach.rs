//! How far cohorts came: of those that reached a milestone in a period, how many reached each later one, how many
//! were lost before it, and how many are still on their way.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::text::Label;
use inward_core::when::Truth;

use super::cohort_period::CohortPeriod;
use super::cross_table::{Axis, AxisWord, CrossCell, CrossTable};
use super::day::{Day, EVER, UNTOLD, day, number};
use super::milestones::Place;
use super::records::Subject;
use super::standings::Rolled;
use super::{Dimension, Pipeline};
use crate::rates::Window;

/// What became of a cohort with a later milestone in sight.
const FATES: [(&str, &str, &str); 3] =
    [("reached", "reached it", "已达到"), ("lost", "lost before", "达到前流失"), ("open", "not yet", "尚未达到")];

/// The cohorts and the milestones of a question.
struct Cohorts {
    milestone: Place,
    /// The first and the last day of each.
    days: Vec<(Day, Day)>,
    later: Vec<Place>,
}

impl Pipeline {
    /// How far cohorts came by the point: of those that reached a milestone, by the `period` in which they did so,
    /// or all in one, and only those that did so `within` a window if one is given, how many reached each later
    /// milestone, how many were lost before they did, and how many may still. Later ones are those of a higher rank,
    /// and those of side tracks.
    ///
    /// Lost are those that are closed at the point without being done: lost, given up, rejected, ended or cleared
    /// out. Who reached the milestone on some day of two periods is possibly in both. The share of an empty cohort
    /// is undefined.
    ///
    /// # Errors
    /// `milestone.unknown`, with those that are near.
    pub fn reach_by_cohort(
        &self,
        milestone: &str,
        period: Option<CohortPeriod>,
        within: Option<Window>,
        by: &[Dimension],
    ) -> Result<CrossTable, Refusal> {
        let place = self.book.milestones.named(milestone)?;
        let seen = self.as_seen();
        let rank = |place: Place| self.milestones().get(usize::from(place)).and_then(|one| one.rank);
        let places = (0..).zip(self.milestones()).map(|(place, _)| place);
        let own = rank(place);
        let later: Vec<Place> = places
            .filter(|other| *other != place && rank(*other).is_none_or(|rank| own.is_none_or(|own| rank > own)))
            .collect();
        let window = within.map_or((EVER, UNTOLD - 1), |window| (number(window.first()), number(window.last())));
        let (names, days) = seen.cohorts(place, period, window);
        let cells = self.reach_cells(&names, &later);
        let name = self.milestones().get(usize::from(place)).map(|one| one.label.clone()).unwrap_or_default();
        let about = Label::new(
            format!(
                "Of those that reached “{}”: how many reached each later milestone, and how many were lost before",
                name.en
            ),
            format!("达到“{}”的招商项目中，达到其后各节点和此前流失的数量", name.zh),
        );
        let about = self.level().worded(about);
        let axes = vec![
            Axis { name: "cohort", label: Label::new("When they reached it", "达到时间") },
            Axis {
                name: "milestone",
                label: Label::new("The later milestone; none of the cohort", "其后节点（空为批次）"),
            },
            Axis { name: "fate", label: Label::new("What became of them", "结果") },
        ];
        let cohorts = Cohorts { milestone: place, days, later };
        let question = move |pipeline: &Self, count: &mut dyn FnMut(Subject, usize, Truth, Truth)| {
            pipeline.each_reach(&cohorts, count);
        };
        Ok(seen.crossed(about, by, axes, &cells, Arc::new(question)))
    }

    /// The names and the days of the cohorts, in the order of their days.
    fn cohorts(
        &self,
        place: Place,
        period: Option<CohortPeriod>,
        window: (Day, Day),
    ) -> (Vec<String>, Vec<(Day, Day)>) {
        let window = (window.0, window.1.min(self.point.valid));
        let Some(period) = period else {
            return (vec!["all".to_owned()], vec![window]);
        };
        let mut found: BTreeSet<i32> = BTreeSet::new();
        for (earliest, latest) in self.book.columns.days(&self.book.records, place, self.point) {
            let (first, last) = (earliest.max(window.0), latest.min(window.1));
            if first > last {
                continue;
            }
            // Of what has an open end its other end tells.
            let [first, last] = [day(first).or_else(|| day(last)), day(last)];
            if let Some((first, last)) = first.zip(last) {
                found.extend(period.of(first)..=period.of(last));
            }
        }
        let days = found.into_iter().filter_map(|number| Some((period.say(number), period.days(number)?)));
        days.map(|(name, (first, last))| (name, (first.max(window.0), last.min(window.1)))).unzip()
    }

    fn reach_cells(&self, cohorts: &[String], later: &[Place]) -> Vec<CrossCell> {
        let mut cells = Vec::new();
        for cohort in cohorts {
            let cohort = if cohort == "all" {
                AxisWord::new("all", Label::new("all", "全部"))
            } else {
                AxisWord::plain(cohort)
            };
            let base = cells.len();
            let size = AxisWord::new("cohort", Label::new("the cohort", "批次"));
            let words = vec![cohort.clone(), AxisWord::default(), size];
            cells.push(CrossCell { words, part_of: None, always: true });
            for place in later {
                let Some(milestone) = self.milestones().get(usize::from(*place)) else { continue };
                for (key, en, zh) in FATES {
                    let milestone = AxisWord::new(&milestone.key, milestone.label.clone());
                    let words = vec![cohort.clone(), milestone, AxisWord::new(key, Label::new(en, zh))];
                    cells.push(CrossCell { words, part_of: Some(base), always: key == "reached" });
                }
            }
        }
        cells
    }

    fn each_reach(&self, cohorts: &Cohorts, count: &mut dyn FnMut(Subject, usize, Truth, Truth)) {
        let reached = self.reached();
        let kept = self.kept_subjects(&reached);
        let standings: HashMap<Subject, Rolled<'_>> = self.rolled_standings().into_iter().collect();
        let width = 1 + cohorts.later.len() * FATES.len();
        let days = self.book.columns.days(&self.book.records, cohorts.milestone, self.point);
        let sets = reached.certain.iter().zip(&reached.possible);
        for ((subject, (earliest, latest)), (certain, possible)) in (0..).zip(days).zip(sets) {
            let kept =
                kept.as_ref().map_or(Truth::Yes, |kept| kept.get(subject as usize).copied().unwrap_or(Truth::No));
            if !kept.is_possible() || earliest > self.point.valid {
                continue;
            }
            let lost = |rolled: &Rolled<'_>| rolled.truth(|is| is.is_closed() && is != Is::Completed);
            let lost = standings.get(&subject).map_or(Truth::No, lost);
            for (at, (first, last)) in cohorts.days.iter().enumerate().filter(|(_, (first, last))| first <= last) {
                let member =
                    kept.and(match (*first <= earliest && latest <= *last, earliest <= *last && *first <= latest) {
                        (true, _) => Truth::Yes,
                        (false, true) => Truth::Possibly,
                        (false, false) => continue,
                    });
                let begins = at * width;
                count(subject, begins, member, Truth::Yes);
                for (cell, place) in (begins + 1..).step_by(FATES.len()).zip(&cohorts.later) {
                    let reached = match (certain >> place & 1, possible >> place & 1) {
                        (1, _) => Truth::Yes,
                        (_, 1) => Truth::Possibly,
                        _ => Truth::No,
                    };
                    for (cell, truth) in (cell..).zip([reached, (!reached).and(lost), (!reached).and(!lost)]) {
                        if truth.is_possible() {
                            count(subject, cell, member, truth);
                        }
                    }
                }
            }
        }
    }
}
