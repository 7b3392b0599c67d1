//! A day of each investment of a chunk, in half the room that a day takes as long as all of them lie within some
//! generations: what is gathered of a million investments takes as long as reading it from memory.

use std::borrow::Cow;

use super::columns::{BLOCK, CHUNK};
use super::day::{Day, EVER, NEVER, UNTOLD};

/// A day as it is told apart within its window: 0 is before every day, then the days of the window in order.
type Narrow = u16;

const NARROW_EVER: Narrow = 0;
const NARROW_UNTOLD: Narrow = Narrow::MAX - 1;
const NARROW_NEVER: Narrow = Narrow::MAX;

/// So many days lie in a window, about 179 years.
const WINDOW: Day = (NARROW_UNTOLD - 1) as Day;

/// A day of each of some investments, its own or those of another column.
#[derive(Clone, Debug)]
pub struct DayColumn<'c>(Days<'c>);

#[derive(Clone, Debug)]
enum Days<'c> {
    /// The first day of the window, and where each lies in it.
    Narrow(Day, Cow<'c, [Narrow]>),
    /// Where they lie too far apart.
    Wide(Cow<'c, [Day]>),
}

/// The days of a column that lie within a window, each as a place in it: the earlier day has the lesser place.
#[derive(Clone, Copy)]
pub struct NarrowDays<'c> {
    first: Day,
    pub places: &'c [Narrow],
}

impl NarrowDays<'_> {
    /// The last place that is no later than a day, whether that lies in the window or not.
    pub fn by(&self, day: Day) -> Narrow {
        narrow_by(self.first, day)
    }
}

impl From<Vec<Day>> for DayColumn<'_> {
    fn from(days: Vec<Day>) -> Self {
        Self(Days::Wide(days.into()))
    }
}

impl<'c> DayColumn<'c> {
    /// One in which nothing ever happened to so many.
    pub fn never(len: usize) -> Self {
        Self(Days::Narrow(EVER, vec![NARROW_NEVER; len].into()))
    }

    /// The same, at hand without being made anew for as many as lie in a chunk.
    pub fn none(len: usize) -> Self {
        static NONE: [Narrow; CHUNK] = [NARROW_NEVER; CHUNK];
        NONE.get(..len).map_or_else(|| Self::never(len), |none| Self(Days::Narrow(EVER, Cow::Borrowed(none))))
    }

    /// The same days, which stay where they are.
    pub fn borrowed(&'c self) -> Self {
        Self(match &self.0 {
            Days::Narrow(first, days) => Days::Narrow(*first, Cow::Borrowed(days)),
            Days::Wide(days) => Days::Wide(Cow::Borrowed(days)),
        })
    }

    /// Its days as places in a window, where they lie in one.
    pub fn narrow(&self) -> Option<NarrowDays<'_>> {
        match &self.0 {
            Days::Narrow(first, places) => Some(NarrowDays { first: *first, places }),
            Days::Wide(_) => None,
        }
    }

    /// The day of one; none of what it has no day of.
    pub fn get(&self, at: usize) -> Option<Day> {
        match &self.0 {
            Days::Narrow(first, days) => days.get(at).map(|day| wide(*first, *day)),
            Days::Wide(days) => days.get(at).copied(),
        }
    }

    /// Those of some alone.
    pub fn of(&self, chosen: &[u16]) -> DayColumn<'static> {
        let of = |at: &u16| usize::from(*at);
        DayColumn(match &self.0 {
            Days::Narrow(first, days) => {
                let chosen = chosen.iter().map(|at| days.get(of(at)).copied().unwrap_or(NARROW_NEVER));
                Days::Narrow(*first, chosen.collect())
            }
            Days::Wide(days) => {
                Days::Wide(chosen.iter().map(|at| days.get(of(at)).copied().unwrap_or(NEVER)).collect())
            }
        })
    }

    /// One in which everything always was, of so many.
    pub fn ever(len: usize) -> Self {
        Self(Days::Narrow(EVER, vec![NARROW_EVER; len].into()))
    }

    /// Has it happen no later than this day.
    pub fn no_later(&mut self, at: usize, day: Day) {
        self.join(at, day, Narrow::min, Day::min);
    }

    /// Has it happen no earlier than this day.
    pub fn no_earlier(&mut self, at: usize, day: Day) {
        self.join(at, day, Narrow::max, Day::max);
    }

    fn join(
        &mut self,
        at: usize,
        day: Day,
        join: impl Fn(Narrow, Narrow) -> Narrow,
        join_wide: impl Fn(Day, Day) -> Day,
    ) {
        let is_a_day = ![EVER, UNTOLD, NEVER].contains(&day);
        if let Days::Narrow(first, days) = &mut self.0 {
            if is_a_day && *first == EVER {
                *first = day.saturating_sub(WINDOW / 2).max(EVER + 1);
            }
            let fits = !is_a_day || (0..WINDOW).contains(&day.saturating_sub(*first));
            if fits {
                let narrow = narrow(*first, day);
                days.to_mut().iter_mut().skip(at).take(1).for_each(|known| *known = join(*known, narrow));
                return;
            }
            self.0 = Days::Wide(days.iter().map(|known| wide(*first, *known)).collect());
        }
        if let Days::Wide(days) = &mut self.0 {
            days.to_mut().iter_mut().skip(at).take(1).for_each(|known| *known = join_wide(*known, day));
        }
    }

    /// Has nothing happen to one of so many.
    pub fn forget(&mut self, at: usize, len: usize) {
        self.put(at, len, NARROW_NEVER, NEVER);
    }

    /// Has one of so many always be.
    pub fn begin(&mut self, at: usize, len: usize) {
        self.put(at, len, NARROW_EVER, EVER);
    }

    fn put(&mut self, at: usize, len: usize, narrow: Narrow, day: Day) {
        match &mut self.0 {
            Days::Narrow(_, days) => {
                let days = days.to_mut();
                days.resize(len, narrow);
                days.iter_mut().skip(at).take(1).for_each(|here| *here = narrow);
            }
            Days::Wide(days) => {
                let days = days.to_mut();
                days.resize(len, day);
                days.iter_mut().skip(at).take(1).for_each(|here| *here = day);
            }
        }
    }

    /// Every day, in order.
    pub fn iter(&self) -> impl Iterator<Item = Day> + '_ {
        let (first, narrow, plain): (Day, &[Narrow], &[Day]) = match &self.0 {
            Days::Narrow(first, days) => (*first, days.as_ref(), &[]),
            Days::Wide(days) => (EVER, &[], days.as_ref()),
        };
        narrow.iter().map(move |day| wide(first, *day)).chain(plain.iter().copied())
    }

    /// Adds a bit for each of a block to which it happened by a day.
    pub fn gather(&self, begins: usize, by: Day, bit: u32, sets: &mut [u32; BLOCK]) {
        match &self.0 {
            Days::Narrow(first, days) => {
                let by = narrow_by(*first, by);
                for (day, set) in days.get(begins..).unwrap_or_default().iter().zip(sets) {
                    *set |= if *day <= by { bit } else { 0 };
                }
            }
            Days::Wide(days) => {
                for (day, set) in days.get(begins..).unwrap_or_default().iter().zip(sets) {
                    *set |= if *day <= by { bit } else { 0 };
                }
            }
        }
    }
}

/// Where a day lies in a window that it lies in.
fn narrow(first: Day, day: Day) -> Narrow {
    match day {
        EVER => NARROW_EVER,
        UNTOLD => NARROW_UNTOLD,
        NEVER => NARROW_NEVER,
        day => Narrow::try_from(day.saturating_sub(first).saturating_add(1)).unwrap_or(NARROW_UNTOLD),
    }
}

/// The last place of a window that is no later than a day, whether it lies in it or not.
fn narrow_by(first: Day, by: Day) -> Narrow {
    match by {
        EVER => NARROW_EVER,
        UNTOLD => NARROW_UNTOLD,
        NEVER => NARROW_NEVER,
        by => {
            let place = by.saturating_sub(first).saturating_add(1).clamp(0, WINDOW);
            Narrow::try_from(place).unwrap_or_default()
        }
    }
}

fn wide(first: Day, narrow: Narrow) -> Day {
    match narrow {
        NARROW_EVER => EVER,
        NARROW_UNTOLD => UNTOLD,
        NARROW_NEVER => NEVER,
        narrow => first.saturating_add(Day::from(narrow)).saturating_sub(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a column says beside plain days.
    fn assert_says(given: &[Day]) {
        let mut column = DayColumn::never(given.len());
        given.iter().enumerate().for_each(|(at, day)| column.no_later(at, *day));
        assert_eq!(column.iter().collect::<Vec<_>>(), given);
        let asked = given.iter().flat_map(|day| [day.saturating_sub(1), *day, day.saturating_add(1)]);
        for by in asked.chain([EVER, UNTOLD, NEVER, 0, 730_000]) {
            let mut sets = [0; BLOCK];
            column.gather(0, by, 4, &mut sets);
            let told: Vec<bool> = sets.iter().take(given.len()).map(|set| *set == 4).collect();
            assert_eq!(told, given.iter().map(|day| *day <= by).collect::<Vec<_>>(), "{given:?} by {by}");
        }
    }

    #[test]
    fn a_column_says_what_plain_days_say() {
        assert_says(&[NEVER, EVER, UNTOLD]);
        assert_says(&[738_000, 738_001, NEVER, 700_000, UNTOLD, EVER]);
        // The ends of a window, and one day beyond each.
        let first = 738_000 - WINDOW / 2;
        for day in [first, first - 1, first + WINDOW - 1, first + WINDOW] {
            assert_says(&[738_000, day, NEVER, EVER, UNTOLD]);
        }
        assert_says(&[1, 3_652_059, 738_000]);
        assert_says(&[Day::MIN + 1, Day::MAX - 2, 0]);
    }

    #[test]
    fn the_later_day_stays_where_it_is_asked_for() {
        for far in [738_500, 1, 3_000_000] {
            let mut column = DayColumn::ever(2);
            for day in [738_100, 738_400, far] {
                column.no_earlier(0, day);
            }
            assert_eq!(column.iter().collect::<Vec<_>>(), [far.max(738_400), EVER]);
            column.no_earlier(1, NEVER);
            column.begin(0, 3);
            assert_eq!([0, 1, 2, 3].map(|at| column.get(at)), [Some(EVER), Some(NEVER), Some(EVER), None]);
        }
    }

    #[test]
    fn some_of_a_column_and_its_places_say_the_same() {
        for far in [738_500, 1] {
            let days = [738_400, NEVER, far, EVER, UNTOLD];
            let mut column = DayColumn::never(days.len());
            days.iter().enumerate().for_each(|(at, day)| column.no_later(at, *day));
            assert_eq!(column.of(&[3, 0, 2, 9]).iter().collect::<Vec<_>>(), [EVER, 738_400, far, NEVER]);
            let borrowed = column.borrowed();
            let Some(narrow) = borrowed.narrow() else { continue };
            for by in days.into_iter().chain([738_399, 738_401, 0]) {
                let told: Vec<bool> = narrow.places.iter().map(|place| *place <= narrow.by(by)).collect();
                assert_eq!(told, days.map(|day| day <= by), "by {by}");
            }
        }
    }

    #[test]
    fn the_earlier_day_stays_and_what_is_forgotten_never_happened() {
        for far in [738_500, 1] {
            let mut column = DayColumn::never(2);
            for day in [738_400, 738_100, far, UNTOLD] {
                column.no_later(0, day);
            }
            column.no_later(1, 738_300);
            assert_eq!(column.iter().collect::<Vec<_>>(), [far.min(738_100), 738_300]);
            column.forget(0, 4);
            assert_eq!(column.iter().collect::<Vec<_>>(), [NEVER, 738_300, NEVER, NEVER]);
        }
    }
}
