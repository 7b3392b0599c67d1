//! What ended and may have been taken up again: resolutions and reopenings of an issue, completions
//! and reopenings of a task. Their order is that of their dates; of those that may be of the same day,
//! each reopening takes back one ending. So neither the order in which they were recorded nor a
//! correction of what was said of one of them changes whether it is ended.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Pause};
use crate::deadline::Uncounted;
use crate::when::{Relation, Timestamp, Truth, When};

use super::{AsOf, FactSet};

/// Endings and reopenings as read at some point, in the order of their dates.
pub(crate) struct Endings<'a> {
    turns: Vec<Turn<'a>>,
}

#[derive(Clone, Copy)]
struct Turn<'a> {
    ends: bool,
    on: Option<&'a When>,
    happened: Truth,
}

impl<'a> Turn<'a> {
    fn first(&self) -> NaiveDate {
        self.on.and_then(When::first).unwrap_or(NaiveDate::MIN)
    }

    fn last(&self) -> NaiveDate {
        self.on.and_then(When::last).unwrap_or(NaiveDate::MAX)
    }

    fn instant(&self) -> Option<Timestamp> {
        self.on.and_then(When::timestamp)
    }

    /// Whether both may be of the same time, so that their dates do not order them.
    fn may_meet(&self, other: &Self) -> bool {
        match (self.instant(), other.instant()) {
            (Some(mine), Some(others)) => mine == others,
            _ => self.first() <= other.last() && other.first() <= self.last(),
        }
    }
}

/// From an ending to the reopening that took it back; both the same set of turns where their dates do not
/// tell which was first.
struct Gap<'t, 'a> {
    ended: &'t [Turn<'a>],
    reopened: &'t [Turn<'a>],
}

impl<'a> Endings<'a> {
    /// Those of two sets that had happened, or may have.
    pub fn of<E, R>(endings: &'a FactSet<E>, reopenings: &'a FactSet<R>, as_of: AsOf) -> Self {
        let ended = endings.occurrences(as_of).map(|occurrence| (true, &occurrence.fact.of, occurrence.truth));
        let reopened = reopenings.occurrences(as_of).map(|occurrence| (false, &occurrence.fact.of, occurrence.truth));
        let turns = ended.chain(reopened).map(|(ends, of, happened)| Turn { ends, on: of.on.as_ref(), happened });
        Self { turns: turns.collect() }
    }

    /// The endings of another set too.
    pub fn and<E>(mut self, endings: &'a FactSet<E>, as_of: AsOf) -> Self {
        let more = endings.occurrences(as_of);
        self.turns.extend(more.map(|more| Turn { ends: true, on: more.fact.of.on.as_ref(), happened: more.truth }));
        self
    }

    /// Whether it is ended.
    pub fn ended(&self) -> Truth {
        let certain = ends_ended(&self.ordered(|turn| turn.happened == Truth::Yes));
        let possible = ends_ended(&self.ordered(|_| true));
        match (certain, possible) {
            (true, true) => Truth::Yes,
            (false, false) => Truth::No,
            _ => Truth::Possibly,
        }
    }

    /// The dates of the endings after the last reopening, and whether each had happened.
    pub fn last_endings(&self) -> Vec<(Truth, Option<&'a When>)> {
        let ordered = self.ordered(|_| true);
        let groups = groups(&ordered);
        let from = groups.iter().rposition(|group| group.iter().any(|turn| !turn.ends)).unwrap_or(0);
        let after = groups.iter().skip(from).flat_map(|group| group.iter());
        after.filter(|turn| turn.ends).map(|turn| (turn.happened, turn.on)).collect()
    }

    /// Whether something of that date comes after the last ending. It does where no date tells otherwise.
    pub fn precede(&self, on: Option<&When>) -> bool {
        match (on, self.latest(true)) {
            (Some(on), Some(ended)) => on.compare(ended) == Relation::After,
            _ => true,
        }
    }

    /// The latest of the endings, or of the reopenings, whose date is known.
    pub fn latest(&self, ends: bool) -> Option<&'a When> {
        self.ordered(|turn| turn.ends == ends).iter().rev().find_map(|turn| turn.on)
    }

    /// The time in which it was ended until it was taken up again. Where days are counted, the days of
    /// the ending and of the reopening are of it, be it for a moment; else it is as exact as the dates
    /// are. None where a date is missing.
    pub fn gaps(&self, calendar: &Calendar, in_days: bool) -> Option<Uncounted> {
        let ordered = self.ordered(|_| true);
        let groups = groups(&ordered);
        let mut gaps = Uncounted::default();
        for gap in between(&groups) {
            if gap.ended.iter().chain(gap.reopened).any(|turn| turn.on.is_none()) {
                return None;
            }
            let (shortest, longest) = gap.pauses(calendar, in_days);
            gaps.shortest.extend(shortest);
            gaps.longest.extend(longest);
        }
        Some(gaps)
    }

    fn ordered(&self, keep: impl Fn(&Turn<'a>) -> bool) -> Vec<Turn<'a>> {
        let mut turns: Vec<Turn<'a>> = self.turns.iter().copied().filter(keep).collect();
        turns.sort_by_key(|turn| (turn.first(), turn.instant(), turn.last()));
        turns
    }
}

/// The turns that their dates do not order, together.
fn groups<'t, 'a>(ordered: &'t [Turn<'a>]) -> Vec<&'t [Turn<'a>]> {
    let mut groups = Vec::new();
    let mut rest = ordered;
    while !rest.is_empty() {
        let mut length = 1;
        while let Some(next) = rest.get(length)
            && rest.iter().take(length).any(|turn| turn.may_meet(next))
        {
            length += 1;
        }
        let (group, after) = rest.split_at(length);
        groups.push(group);
        rest = after;
    }
    groups
}

fn ends_ended(ordered: &[Turn<'_>]) -> bool {
    groups(ordered).iter().fold(false, |ended, group| after(ended, group))
}

/// Whether it is ended after these turns: each reopening takes back one ending.
fn after(ended: bool, group: &[Turn<'_>]) -> bool {
    let endings = group.iter().filter(|turn| turn.ends).count();
    usize::from(ended) + endings > group.len() - endings
}

fn between<'t, 'a>(groups: &[&'t [Turn<'a>]]) -> Vec<Gap<'t, 'a>> {
    let mut gaps = Vec::new();
    let mut ended: Option<&'t [Turn<'a>]> = None;
    for group in groups {
        let reopens = group.iter().any(|turn| !turn.ends);
        let ends = group.iter().any(|turn| turn.ends);
        if reopens {
            match ended {
                Some(before) => gaps.push(Gap { ended: before, reopened: group }),
                None if ends => gaps.push(Gap { ended: group, reopened: group }),
                None => {}
            }
        }
        ended = after(ended.is_some(), group).then(|| if ends { *group } else { ended.unwrap_or(group) });
    }
    gaps
}

impl Gap<'_, '_> {
    fn pauses(&self, calendar: &Calendar, in_days: bool) -> (Option<Pause>, Option<Pause>) {
        let zone = calendar.zone();
        let start = |day| Timestamp::start_of_day(day, zone);
        let end = |day| Timestamp::end_of_day(day, zone);
        let pause = |from, to| (from < to).then(|| Pause::new(from, Some(to)).ok()).flatten();
        // Of one undivided set the ending is first of the two, whenever it was.
        let apart = !std::ptr::eq(self.ended, self.reopened);
        let ended: Vec<&Turn<'_>> = self.ended.iter().filter(|turn| turn.ends).collect();
        let reopened: Vec<&Turn<'_>> = self.reopened.iter().filter(|turn| !turn.ends).collect();
        let earliest = |turns: &[&Turn<'_>]| turns.iter().map(|turn| turn.first()).min();
        let latest = |turns: &[&Turn<'_>]| turns.iter().map(|turn| turn.last()).max();
        let (Some(ended_first), Some(ended_last), Some(reopened_first), Some(reopened_last)) =
            (earliest(&ended), latest(&ended), earliest(&reopened), latest(&reopened))
        else {
            return (None, None);
        };
        if in_days {
            let longest = pause(start(ended_first), end(reopened_last));
            let one_day = ended_first == reopened_last;
            let shortest = pause(start(ended_last), end(reopened_first)).filter(|_| apart || one_day);
            return (shortest, longest);
        }
        let only = |turns: &[&Turn<'_>]| match turns {
            [turn] => turn.instant(),
            _ => None,
        };
        let (ended_at, reopened_at) = (only(&ended), only(&reopened));
        let longest =
            pause(ended_at.unwrap_or_else(|| start(ended_first)), reopened_at.unwrap_or_else(|| end(reopened_last)));
        let shortest =
            pause(ended_at.unwrap_or_else(|| end(ended_last)), reopened_at.unwrap_or_else(|| start(reopened_first)));
        (shortest.filter(|_| apart), longest)
    }
}
