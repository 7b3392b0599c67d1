//! Which word tells how an investment stands, where its records say different things: the word to go by, and every
//! word that may be the one in force, whichever way the doubts turn out.

use inward_core::fact::Fact;
use inward_core::id::RecordId;
use inward_core::standing::{Is, Standing};
use inward_core::when::Truth;

use super::day::{Day, EVER, day, ends};

/// A word on how a record stands.
#[derive(Clone, Copy, Debug)]
pub struct Word<'s> {
    pub is: Is,
    /// None where nothing is said: it goes on.
    pub fact: Option<&'s Fact<Standing>>,
    /// Between which days it began.
    pub since: (Day, Day),
}

impl<'s> Word<'s> {
    /// That nothing is said.
    pub const NOTHING: Self = Self { is: Is::Ongoing, fact: None, since: (EVER, EVER) };

    pub fn of(fact: &'s Fact<Standing>) -> Self {
        Self { is: fact.value.is, fact: Some(fact), since: ends(fact.of.on.as_ref()) }
    }
}

/// Between which days something happened to a record last; none where nothing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last {
    /// The day to go by.
    pub pick: Option<Day>,
    pub least: Option<Day>,
    pub most: Option<Day>,
}

impl Last {
    pub const NEVER: Self = Self { pick: None, least: None, most: None };

    /// Of what happened between some days each, by the end of a day.
    pub fn of(happened: impl Iterator<Item = (Day, Day)>, valid: Day) -> Self {
        let mut last = Self::NEVER;
        for (earliest, latest) in happened.filter(|(earliest, _)| *earliest <= valid) {
            let by_then = Some(latest.min(valid));
            last.most = last.most.max(by_then);
            if day(latest).is_some() {
                last.pick = last.pick.max(by_then);
            }
            if latest <= valid {
                last.least = last.least.max(Some(earliest));
            }
        }
        last
    }
}

/// A record of which nothing came.
pub struct Tip<'s> {
    pub id: RecordId,
    /// How it stands, by the word to go by.
    pub is: Is,
    pub fact: Option<&'s Fact<Standing>>,
    /// Every word that may be in force of it, at least one.
    pub words: Vec<Word<'s>>,
    /// When something happened to it last.
    pub last: Last,
    /// Whether it is certain that it is one.
    pub is_needed: bool,
}

/// A word that may tell how an investment stands.
#[derive(Clone, Debug)]
pub struct Way<'s> {
    pub word: Word<'s>,
    /// When it may have come about that the investment does not go on, if it is the one.
    pub since: Since,
}

/// The days on which it may have come about that none of several records goes on: on that of the last of them.
#[derive(Clone, Debug)]
pub struct Since {
    /// When each may have ceased, one way or another.
    spans: Vec<(Day, Day)>,
    /// Not before this day.
    least: Day,
}

impl Since {
    /// The first and the last.
    pub fn ends(&self) -> (Day, Day) {
        (self.least, self.spans.iter().map(|(_, last)| *last).max().unwrap_or(self.least))
    }

    /// Whether it was after one day, and by another.
    pub fn is_within(&self, after: Day, until: Day) -> Truth {
        let (first, last) = self.ends();
        let is_after = |day: Day| after == EVER || after < day;
        let may_be = |(from, to): &(Day, Day)| {
            let (from, to) = (self.least.max(*from), (*to).min(until));
            from <= to && is_after(to)
        };
        match (is_after(first) && last <= until, self.spans.iter().any(may_be)) {
            (true, _) => Truth::Yes,
            (false, true) => Truth::Possibly,
            (false, false) => Truth::No,
        }
    }
}

/// The record whose standing is that of its investment: one that goes on, if any does, or else that to which something
/// happened last.
pub fn told_by<'t, 's>(tips: &'t [Tip<'s>]) -> Option<&'t Tip<'s>> {
    let open = tips.iter().filter(|tip| !tip.is.is_closed()).min_by_key(|tip| tip.is);
    open.or_else(|| tips.iter().max_by_key(|tip| (tip.last.pick, tip.id)))
}

/// Every word that may tell how an investment of these records stands on a day: one of each that may be told by.
pub fn ways<'s>(tips: &[Tip<'s>], valid: Day) -> Vec<Way<'s>> {
    let mut found = Vec::new();
    for (at, tip) in tips.iter().enumerate() {
        for word in &tip.words {
            found.extend(way(tips, at, tip, word, valid));
        }
    }
    found
}

/// What this word of this record tells, if all others leave it to tell.
fn way<'s>(tips: &[Tip<'s>], at: usize, tip: &Tip<'s>, word: &Word<'s>, valid: Day) -> Option<Way<'s>> {
    let began = |word: &Word<'_>| (word.since.0, word.since.1.min(valid));
    let (first, last) = began(word);
    let mut since = Since { spans: vec![(first, last)], least: first };
    for (other_at, other) in tips.iter().enumerate().filter(|(other_at, _)| *other_at != at) {
        let is_before = if word.is.is_closed() { (other.last.least, other.id) < (tip.last.most, tip.id) } else { true };
        // Of two that stand alike the first tells.
        let leaves_it = |others: &&Word<'_>| {
            is_before && (others.is.is_closed() || !word.is.is_closed() && (others.is, other_at) > (word.is, at))
        };
        let spans: Vec<(Day, Day)> = other.words.iter().filter(leaves_it).map(began).collect();
        match spans.iter().map(|(first, _)| *first).min() {
            Some(first) if other.is_needed => since.least = since.least.max(first),
            None if other.is_needed => return None,
            _ => {}
        }
        since.spans.extend(spans);
    }
    Some(Way { word: *word, since })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every day is one of these.
    const VALID: Day = 5;

    /// A record: the words on it with the days on which each may have begun, between which days something happened to
    /// it last, and whether it is there for certain.
    type Record = (&'static [(Is, Day, Day)], Option<(Day, Day)>, bool);

    const RECORDS: [Record; 11] = [
        (&[(Is::Ongoing, EVER, EVER)], None, true),
        (&[(Is::Ongoing, EVER, EVER), (Is::Lost, 3, 7)], Some((2, 4)), true),
        (&[(Is::Suspended, 1, 2)], Some((1, 1)), true),
        (&[(Is::Suspended, 4, 5), (Is::Exited, 4, 4)], Some((4, 5)), true),
        (&[(Is::Delayed, 1, 1), (Is::Dormant, 3, 4)], Some((1, 3)), false),
        (&[(Is::Lost, 2, 2)], Some((3, 3)), true),
        (&[(Is::Lost, 1, 4)], Some((2, 5)), true),
        (&[(Is::Completed, 1, 1), (Is::Rejected, 4, 5)], Some((1, 4)), true),
        (&[(Is::Completed, 3, 3)], Some((3, 3)), false),
        (&[(Is::Abandoned, 5, 5)], Some((2, 3)), false),
        (&[(Is::Terminated, 2, 3)], None, true),
    ];

    fn tip(at: usize, (words, last, is_needed): Record) -> Tip<'static> {
        let id = format!("neg_01790a5d-ac96-774b-bcce-{at:012x}").parse().unwrap();
        let words: Vec<Word<'_>> =
            words.iter().map(|(is, first, last)| Word { is: *is, fact: None, since: (*first, *last) }).collect();
        let (least, most) = last.unzip();
        Tip { id, is: words[0].is, fact: None, words, last: Last { pick: most, least, most }, is_needed }
    }

    /// A record as it may be: which of its words is in force, since when, and when something happened to it last.
    type Turn = (usize, Day, Option<Day>);

    fn turns((words, last, is_needed): Record) -> Vec<Option<Turn>> {
        let lasts: Vec<Option<Day>> = last.map_or(vec![None], |(from, to)| (from..=to).map(Some).collect());
        let mut turns: Vec<Option<Turn>> = if is_needed { Vec::new() } else { vec![None] };
        for (word, (_, first, latest)) in words.iter().enumerate() {
            for since in if *first == EVER { EVER..=EVER } else { *first..=(*latest).min(VALID) } {
                turns.extend(lasts.iter().map(|last| Some((word, since, *last))));
            }
        }
        turns
    }

    /// Every way in which the doubts may turn out, held against what is said to be possible: which word of which record
    /// tells, and since when none goes on.
    #[test]
    fn the_words_that_may_tell_are_those_that_do_some_way_in_which_the_doubts_turn_out() {
        let (mut several, mut doubtful_days, mut unlike) = (0, 0, 0);
        for first in RECORDS {
            for second in RECORDS {
                for third in RECORDS {
                    let records = [first, second, third];
                    let tips: Vec<Tip<'_>> = records.into_iter().enumerate().map(|(at, one)| tip(at, one)).collect();
                    let mut expected: std::collections::BTreeMap<(usize, usize), BTreeSet<Day>> = Default::default();
                    for one in turns(first) {
                        for two in turns(second) {
                            for three in turns(third) {
                                expected_of(&records, [one, two, three], &mut expected);
                            }
                        }
                    }
                    let found = ways(&tips, VALID);
                    let told = |(is, from, to): (Is, Day, Day)| format!("{is:?} {from} {to}");
                    let words = expected.keys().map(|(at, word)| told(records[*at].0[*word])).collect::<Vec<_>>();
                    let ways = found.iter().map(|way| told((way.word.is, way.word.since.0, way.word.since.1)));
                    assert_eq!(ways.collect::<Vec<_>>(), words, "{records:?}");
                    several += u32::from(found.len() > 1);
                    for (way, days) in found.iter().zip(expected.values()) {
                        assert_eq!(way.since.ends(), (*days.first().unwrap(), *days.last().unwrap()), "{records:?}");
                        for (after, until) in [(EVER, 5), (0, 5), (1, 5), (2, 3), (2, 5), (3, 4), (4, 5), (EVER, 2)] {
                            let holds = |day: &&Day| (after == EVER || after < **day) && **day <= until;
                            let expected = match days.iter().filter(holds).count() {
                                0 => Truth::No,
                                all if all == days.len() => Truth::Yes,
                                _ => Truth::Possibly,
                            };
                            assert_eq!(
                                way.since.is_within(after, until),
                                expected,
                                "{records:?} {days:?} {after} {until}"
                            );
                            doubtful_days += u32::from(expected == Truth::Possibly);
                        }
                    }
                    let closed: BTreeSet<usize> = expected
                        .keys()
                        .filter(|(at, word)| records[*at].0[*word].0.is_closed())
                        .map(|(at, _)| *at)
                        .collect();
                    unlike += u32::from(closed.len() > 1);
                }
            }
        }
        assert!(several > 500 && doubtful_days > 1_000 && unlike > 100, "{several} {doubtful_days} {unlike}");
    }

    fn expected_of(
        records: &[Record; 3],
        turns: [Option<Turn>; 3],
        expected: &mut std::collections::BTreeMap<(usize, usize), BTreeSet<Day>>,
    ) {
        let there: Vec<(usize, Turn)> =
            turns.into_iter().enumerate().filter_map(|(at, turn)| Some((at, turn?))).collect();
        let is = |(at, (word, ..)): &(usize, Turn)| records[*at].0[*word].0;
        let mut told: Option<(usize, Turn)> = None;
        for one in &there {
            let goes_before = |so_far: &(usize, Turn)| match (is(one).is_closed(), is(so_far).is_closed()) {
                (false, true) => true,
                (true, false) => false,
                (false, false) => is(one) < is(so_far),
                (true, true) => one.1.2 >= so_far.1.2,
            };
            if told.as_ref().is_none_or(goes_before) {
                told = Some(*one);
            }
        }
        if let Some((at, (word, ..))) = told {
            let since = there.iter().map(|(_, (_, since, _))| *since).max().unwrap();
            expected.entry((at, word)).or_default().insert(since);
        }
    }

    /// What happened on some day of a stretch, or nobody knows when.
    #[test]
    fn when_something_happened_last() {
        use crate::pipeline::day::UNTOLD;
        let last = |happened: &[(Day, Day)]| Last::of(happened.iter().copied(), 10);
        let told = |pick, least, most| Last { pick, least, most };
        assert_eq!(last(&[]), Last::NEVER);
        assert_eq!(last(&[(3, 3), (1, 8)]), told(Some(8), Some(3), Some(8)));
        assert_eq!(last(&[(3, 3), (6, 12)]), told(Some(10), Some(3), Some(10)), "perhaps not yet");
        assert_eq!(last(&[(11, 12)]), Last::NEVER);
        assert_eq!(last(&[(3, 3), (EVER, UNTOLD)]), told(Some(3), Some(3), Some(10)), "nobody knows when");
        assert_eq!(last(&[(EVER, 4)]), told(Some(4), Some(EVER), Some(4)));
    }
}
