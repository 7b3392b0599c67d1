//! The stages that an investment went through, as far as the dates of its milestones tell: at the end of a day it
//! stands at the highest that it had reached. Dates are independent of one another; what is certain holds on every
//! choice of days, what is possible on some.

use inward_core::when::Truth;

use super::columns::Dated;
use super::day::{Day, EVER, NEVER};
use super::milestones::Place;

/// One that it reached, or may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The stage, counted from 1 in the order of ranks; 0 is before any.
    pub stage: usize,
    /// Reached no sooner than on this day, and no later than on that; never where that is not certain.
    pub earliest: Day,
    pub latest: Day,
}

/// The stages in the order of their ranks.
#[derive(Debug, Default)]
pub struct Path(Vec<Stop>);

impl Path {
    /// That of what was reached, in the order of places; so many of them make a stage, the lowest.
    pub fn of(reached: &[Dated], stages: usize) -> Self {
        let stage = |place: Place| (usize::from(place) < stages).then(|| usize::from(place) + 1);
        let before = reached.iter().filter(|(place, ..)| stage(*place).is_none());
        let before = before.map(|(_, earliest, latest)| (*earliest, *latest));
        let before = before.reduce(|(first, last), (earliest, latest)| (first.min(earliest), last.min(latest)));
        let before = before.map(|(earliest, latest)| Stop { stage: 0, earliest, latest });
        let each = reached.iter().filter_map(|(place, earliest, latest)| {
            Some(Stop { stage: stage(*place)?, earliest: *earliest, latest: *latest })
        });
        Self(before.into_iter().chain(each).collect())
    }

    pub fn stops(&self) -> &[Stop] {
        &self.0
    }

    /// Those above a stage.
    pub fn above(&self, stop: Stop) -> impl Iterator<Item = Stop> + use<'_> {
        self.0.iter().copied().filter(move |other| other.stage > stop.stage)
    }

    /// Between which days the first above a stage was reached.
    pub fn next_after(&self, stop: Stop) -> (Day, Day) {
        let next = self.above(stop).map(|above| (above.earliest, above.latest));
        next.fold((NEVER, NEVER), |(first, last), (earliest, latest)| (first.min(earliest), last.min(latest)))
    }

    /// Whether it stood at a stage at the end of a day.
    pub fn stands(&self, stop: Stop, on: Day) -> Truth {
        let (first, last) = self.next_after(stop);
        truth(stop.latest <= on && on < first, stop.earliest <= on && on < last)
    }

    /// Whether it stood at a stage at the end of some day from one to another.
    pub fn stood(&self, stop: Stop, since: Day, until: Day) -> Truth {
        let (first, last) = self.next_after(stop);
        let certain = stop.latest <= until && since.max(stop.latest) < first;
        truth(certain, stop.earliest <= until && since.max(stop.earliest) < last)
    }

    /// Whether it went from one stage straight on to another after a day, by another.
    pub fn went_on(&self, from: Stop, to: Stop, since: Day, until: Day) -> Truth {
        let others = || self.above(from).filter(|other| other.stage != to.stage);
        // One below that is reached on the same day is passed by.
        let certain = since < to.earliest
            && to.latest <= until
            && from.latest < to.earliest
            && others().all(|other| other.earliest.saturating_add(Day::from(other.stage < to.stage)) > to.latest);
        let last = others().map(|other| other.latest.saturating_sub(Day::from(other.stage > to.stage)));
        let last = last.fold(until.min(to.latest), Day::min);
        let first = to.earliest.max(since.saturating_add(1)).max(from.earliest.saturating_add(1));
        truth(certain, first != EVER && first <= last)
    }
}

fn truth(certain: bool, possible: bool) -> Truth {
    match (certain, possible) {
        (true, _) => Truth::Yes,
        (false, true) => Truth::Possibly,
        (false, false) => Truth::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every choice of days of every milestone, held against what the bounds tell.
    #[test]
    fn what_is_certain_holds_on_every_choice_of_days() {
        let spans: Vec<(Day, Day)> = (1..=5).flat_map(|from| (from..=5).map(move |to| (from, to))).collect();
        let spans: Vec<_> = spans.into_iter().chain([(2, NEVER), (4, NEVER)]).collect();
        let (mut asked, mut doubtful) = (0, 0);
        for first in &spans {
            for second in &spans {
                for third in &spans {
                    let reached = [(0, first.0, first.1), (1, second.0, second.1), (2, third.0, third.1)];
                    let path = Path::of(&reached, 3);
                    let worlds = worlds(&[*first, *second, *third]);
                    for (since, until) in [(1, 3), (2, 4), (0, 5), (3, 3)] {
                        for from in path.stops() {
                            let stood = |world: &[Day]| (since..=until).any(|on| stage(world, on) == from.stage);
                            assert_eq!(path.stood(*from, since, until), told(&worlds, stood), "{reached:?}");
                            let stands = |world: &[Day]| stage(world, until) == from.stage;
                            assert_eq!(path.stands(*from, until), told(&worlds, stands), "{reached:?}");
                            for to in path.above(*from) {
                                let went = |world: &[Day]| {
                                    (since + 1..=until)
                                        .any(|on| stage(world, on - 1) == from.stage && stage(world, on) == to.stage)
                                };
                                let expected = told(&worlds, went);
                                let found = path.went_on(*from, to, since, until);
                                assert_eq!(found, expected, "{reached:?} {from:?} {to:?} {since} {until}");
                                asked += 1;
                                doubtful += u32::from(expected == Truth::Possibly);
                            }
                        }
                    }
                }
            }
        }
        assert!(asked > 50_000 && doubtful > 5_000, "{asked} {doubtful}");
    }

    fn stage(world: &[Day], on: Day) -> usize {
        world.iter().rposition(|reached| *reached <= on).map_or(0, |place| place + 1)
    }

    fn told(worlds: &[Vec<Day>], holds: impl Fn(&[Day]) -> bool) -> Truth {
        match worlds.iter().filter(|world| holds(world)).count() {
            0 => Truth::No,
            all if all == worlds.len() => Truth::Yes,
            _ => Truth::Possibly,
        }
    }

    fn worlds(spans: &[(Day, Day)]) -> Vec<Vec<Day>> {
        let Some(((first, last), rest)) = spans.split_first() else { return vec![Vec::new()] };
        let days: Vec<Day> =
            if *last == NEVER { (*first..=6).chain([NEVER]).collect() } else { (*first..=*last).collect() };
        let rest = worlds(rest);
        days.iter()
            .flat_map(|day| rest.iter().map(move |rest| std::iter::once(*day).chain(rest.iter().copied()).collect()))
            .collect()
    }
}
