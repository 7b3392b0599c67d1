//! In which order plans were made, where their dates leave that open: which may have been the first, and how often
//! another date took the place of one.

use std::collections::{BTreeMap, BTreeSet};

use super::day::Day;

/// A plan.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// Between which days it was made. Two of the same stretch were made on the same day.
    pub on: (Day, Day),
    /// The first and the last day on which it aims.
    pub aims: (Day, Day),
}

/// What the order of plans may have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanOrder {
    /// The places of those that may have been made first.
    pub firsts: Vec<usize>,
    /// How often another date took the place of one, at least and at most.
    pub moves: (u64, u64),
}

/// At most so many plans with an imprecise date are laid out in every order; of more the bounds are wider than need be.
const MOST_IN_DOUBT: usize = 6;
/// And at most so many in all.
const MOST: usize = 60;

/// Plans that were made on the same day, whichever that was.
struct Together {
    from: Day,
    /// The last day on which they may have been made, and be in force.
    to: Day,
    /// Whether they were made by the day that is asked for.
    is_certain: bool,
    /// Their places, in the order in which they were known.
    plans: Vec<usize>,
}

impl Together {
    const fn is_precise(&self) -> bool {
        self.is_certain && self.from == self.to
    }
}

impl PlanOrder {
    /// Of plans in the order in which they were known, of those that were made by the end of a day; none where none was.
    pub fn of(plans: &[Made], valid: Day) -> Option<Self> {
        let mut together: BTreeMap<(Day, Day), Vec<usize>> = BTreeMap::new();
        for (at, plan) in plans.iter().enumerate().filter(|(_, plan)| plan.on.0 <= valid) {
            together.entry(plan.on).or_default().push(at);
        }
        let all: Vec<Together> = together
            .into_iter()
            .map(|((from, to), plans)| Together { from, to: to.min(valid), is_certain: to <= valid, plans })
            .collect();
        let firsts = firsts(&all);
        let moves = moves(&all, plans);
        (!firsts.is_empty()).then_some(Self { firsts, moves })
    }
}

/// Those that may have been made before all others.
fn firsts(all: &[Together]) -> Vec<usize> {
    let first = |one: &Together| one.plans.first().copied().unwrap_or_default();
    let may_be_first = |one: &&Together| {
        let mut others = all.iter().filter(|other| other.is_certain && other.plans != one.plans);
        others.all(|other| (one.from, first(one)) < (other.to, first(other)))
    };
    all.iter().filter(may_be_first).map(first).collect()
}

/// How often another date took the place of one, at least and at most.
fn moves(all: &[Together], plans: &[Made]) -> (u64, u64) {
    let aims = |at: usize| plans.get(at).map(|plan| plan.aims);
    let begun = || all.iter().flat_map(|one| one.plans.iter().copied());
    let moved = |order: &[usize]| {
        let pairs = order.iter().zip(order.iter().skip(1));
        u64::try_from(pairs.filter(|(one, other)| aims(**one) != aims(**other)).count()).unwrap_or(u64::MAX)
    };
    let in_doubt = all.iter().filter(|one| !one.is_precise()).count();
    if in_doubt == 0 {
        let moved = moved(&begun().collect::<Vec<_>>());
        return (moved, moved);
    }
    if in_doubt > MOST_IN_DOUBT || all.len() > MOST {
        let certain = all.iter().filter(|one| one.is_certain).flat_map(|one| one.plans.iter());
        let unlike: BTreeSet<_> = certain.filter_map(|at| aims(*at)).collect();
        let most = u64::try_from(begun().count()).unwrap_or(u64::MAX);
        return (u64::try_from(unlike.len()).unwrap_or_default().saturating_sub(1), most.saturating_sub(1));
    }
    // Of each choice of what was made so far and of the last of it: how often the date was moved. Whatever the order was,
    // it is that of some days that are so near to the first on which each may have been made.
    let steps = Day::try_from(all.len()).unwrap_or(Day::MAX);
    let near = |one: &Together| {
        let from = one.from;
        (0..steps).map(move |step| from.saturating_add(step))
    };
    let last = all.iter().map(|one| one.to).max().unwrap_or_default();
    let days: BTreeSet<Day> = all.iter().flat_map(near).filter(|day| *day <= last).collect();
    let mut so_far: BTreeMap<(u64, Option<usize>), (u64, u64)> = BTreeMap::from([((0, None), (0, 0))]);
    for day in days {
        let mut next = BTreeMap::new();
        for ((made, last), moves) in so_far {
            let may_be_made = |(at, one): &(usize, &Together)| made >> at & 1 == 0 && one.from <= day && day <= one.to;
            let open: Vec<(usize, &Together)> = all.iter().enumerate().filter(may_be_made).collect();
            for some in 0..1_u64 << open.len() {
                let now = open.iter().enumerate().filter(|(place, _)| some >> place & 1 == 1).map(|(_, one)| one);
                let is_late = |(at, one): &(usize, &Together)| {
                    let is_made = made >> at & 1 == 1 || now.clone().any(|(now, _)| now == at);
                    one.is_certain && one.to <= day && !is_made
                };
                if all.iter().enumerate().any(|one| is_late(&one)) {
                    continue;
                }
                let mut order: Vec<usize> = now.clone().flat_map(|(_, one)| one.plans.iter().copied()).collect();
                order.sort_unstable();
                let moved = moved(&last.iter().chain(&order).copied().collect::<Vec<_>>());
                let made = now.fold(made, |made, (at, _)| made | 1 << at);
                let (least, most) = (moves.0.saturating_add(moved), moves.1.saturating_add(moved));
                let known = next.entry((made, order.last().copied().or(last))).or_insert((least, most));
                *known = (known.0.min(least), known.1.max(most));
            }
        }
        so_far = next;
    }
    let certain = all.iter().enumerate().filter(|(_, one)| one.is_certain).fold(0_u64, |set, (at, _)| set | 1 << at);
    let whole = so_far.into_iter().filter(|((made, last), _)| last.is_some() && made & certain == certain);
    whole.map(|(_, moves)| moves).reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::day::{EVER, UNTOLD};

    /// The order of the plans, by days on which each was made, of those that were by the end of a day.
    fn order(made: &[Day], valid: Day) -> Vec<usize> {
        let mut order: Vec<usize> = (0..made.len()).filter(|at| made[*at] <= valid).collect();
        order.sort_by_key(|at| (made[*at], *at));
        order
    }

    fn expected(plans: &[Made], valid: Day) -> Option<PlanOrder> {
        let mut worlds: Vec<Vec<Day>> = vec![Vec::new()];
        for (at, plan) in plans.iter().enumerate() {
            let twin = plans.iter().take(at).position(|other| other.on == plan.on);
            worlds = worlds
                .into_iter()
                .flat_map(|world| {
                    let days = twin.map_or(plan.on.0..=plan.on.1, |twin| world[twin]..=world[twin]);
                    days.map(move |day| world.iter().copied().chain([day]).collect())
                })
                .collect();
        }
        let told = worlds.iter().map(|world| order(world, valid)).filter(|order| !order.is_empty());
        let told = told.map(|order| {
            let moves = order.windows(2).filter(|two| plans[two[0]].aims != plans[two[1]].aims).count() as u64;
            (order[0], moves)
        });
        let told: Vec<(usize, u64)> = told.collect();
        let firsts: BTreeSet<usize> = told.iter().map(|(first, _)| *first).collect();
        let moves = told.iter().map(|(_, moves)| *moves);
        Some(PlanOrder { firsts: firsts.into_iter().collect(), moves: (moves.clone().min()?, moves.max()?) })
    }

    /// Every choice of days of every plan, held against what the bounds tell.
    #[test]
    fn the_bounds_are_those_of_every_choice_of_days() {
        let spans: Vec<(Day, Day)> = (1..=4).flat_map(|from| (from..=4).map(move |to| (from, to))).collect();
        let (mut asked, mut unlike, mut several) = (0, 0, 0);
        let mut hold = |on: &[(Day, Day)], aims: &[Day]| {
            let plans: Vec<Made> = on.iter().zip(aims).map(|(on, aim)| Made { on: *on, aims: (*aim, *aim) }).collect();
            for valid in [1, 3, 4] {
                let mut found = PlanOrder::of(&plans, valid);
                found.iter_mut().for_each(|found| found.firsts.sort_unstable());
                let expected = expected(&plans, valid);
                assert_eq!(found, expected, "{plans:?} {valid}");
                asked += 1;
                unlike += u32::from(expected.as_ref().is_some_and(|told| told.moves.0 < told.moves.1));
                several += u32::from(expected.is_some_and(|told| told.firsts.len() > 1));
            }
        };
        for first in &spans {
            for second in &spans {
                for third in &spans {
                    for aims in [[7, 8, 9], [7, 8, 7], [7, 7, 8], [7, 7, 7]] {
                        hold(&[*first, *second, *third], &aims);
                    }
                    hold(&[*first, *second, *third, (2, 3)], &[7, 8, 9, 7]);
                    hold(&[*first, *second, *third, *first], &[7, 8, 7, 9]);
                }
            }
        }
        assert!(asked > 10_000 && unlike > 2_000 && several > 2_000, "{asked} {unlike} {several}");
    }

    #[test]
    fn many_plans_in_doubt_have_wider_bounds() {
        let of = |count: Day| {
            let plans: Vec<Made> =
                (0..count).map(|at| Made { on: (1 + at, 90 + at), aims: (at % 3, at % 3) }).collect();
            PlanOrder::of(&plans, 200).unwrap()
        };
        assert_eq!(of(6).moves, (2, 5));
        assert_eq!((of(9).moves, of(9).firsts.len()), ((2, 8), 9));
        // Of days that are told there may be any number.
        let plans: Vec<Made> = (0..500).map(|at| Made { on: (at, at), aims: (at % 2, at % 2) }).collect();
        assert_eq!(
            PlanOrder::of(&plans, 399),
            Some(PlanOrder { firsts: vec![0], moves: (0, 399) }).map(|told| PlanOrder { moves: (399, 399), ..told })
        );
    }

    #[test]
    fn what_has_no_day_was_planned_from_the_first() {
        let plan = |on, aim| Made { on, aims: (aim, aim) };
        let told = PlanOrder::of(&[plan((EVER, EVER), 1), plan((EVER + 1, 9), 2), plan((4, UNTOLD), 3)], 10);
        assert_eq!(told, Some(PlanOrder { firsts: vec![0], moves: (1, 2) }));
        assert_eq!(PlanOrder::of(&[plan((4, 9), 1)], 3), None);
    }
}
