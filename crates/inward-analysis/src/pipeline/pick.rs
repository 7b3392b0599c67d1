//! The word to go by on one milestone of one record, for every day on which it was known: sources may
//! disagree, and facts are retracted and stated anew. Which word it is depends on what was known alone; only
//! its date is compared with the day that is asked about.

use inward_core::id::FactId;
use inward_core::playbook::{Playbook, SourceKey};
use inward_core::when::Timestamp;

use super::day::{Day, EVER, NEVER};
use super::existence::Existence;
use super::playbooks::Playbooks;

/// One word on a milestone: a fact as its circumstances tell it.
pub struct Word<'a> {
    pub fact: FactId,
    pub source: Option<&'a SourceKey>,
    /// When it became known, to the instant: of the same source the one known last is gone by.
    pub known: Timestamp,
    /// From which day it was known, and from which it was known to stand no longer.
    pub from: Day,
    pub to: Day,
    pub earliest: Day,
    pub latest: Day,
    /// Whether it has no date: it happened no sooner than its record was there.
    pub is_undated: bool,
}

/// The word to go by, as it was known from one day on until another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    pub fact: FactId,
    pub from: Day,
    pub to: Day,
    pub earliest: Day,
    pub latest: Day,
}

/// The words to go by, in the order of the days on which they were known. What has no date happened no sooner
/// than its record was there.
pub fn picks(words: &[Word<'_>], playbooks: &Playbooks, existence: &[Existence]) -> Vec<Pick> {
    let mut found: Vec<Pick> = Vec::new();
    if let [only] = words
        && !only.is_undated
    {
        found.extend((only.from < only.to).then_some(Pick { from: only.from, to: only.to, ..Pick::of(only) }));
        return found;
    }
    let mut bounds: Vec<Day> = words.iter().flat_map(|word| [word.from, word.to]).collect();
    bounds.extend(playbooks.turns());
    if words.iter().any(|word| word.is_undated) {
        bounds.extend(existence.iter().map(|existence| existence.known));
    }
    bounds.sort_unstable();
    bounds.dedup();
    let ends = bounds.iter().skip(1).chain(std::iter::once(&NEVER));
    for (from, to) in bounds.iter().zip(ends).filter(|(from, to)| from < to) {
        let Some(pick) = pick_on(words, playbooks.at(*from), existence, *from) else { continue };
        let pick = Pick { from: *from, to: *to, ..pick };
        match found.last_mut().filter(|last| last.goes_on_as(&pick)) {
            Some(last) => last.to = pick.to,
            None => found.push(pick),
        }
    }
    found
}

/// The word to go by among those known on a day, by the order of sources of a playbook.
pub fn pick_on(words: &[Word<'_>], playbook: &Playbook, existence: &[Existence], known: Day) -> Option<Pick> {
    let standing = words.iter().filter(|word| word.from <= known && known < word.to);
    let rank = |word: &&Word<'_>| (playbook.source_rank(word.source), std::cmp::Reverse((word.known, word.fact)));
    let word = standing.min_by_key(rank)?;
    let mut pick = Pick::of(word);
    if word.is_undated {
        pick.earliest = Existence::known_on(existence, known);
    }
    Some(pick)
}

impl Pick {
    fn of(word: &Word<'_>) -> Self {
        Self { fact: word.fact, from: EVER, to: NEVER, earliest: word.earliest, latest: word.latest }
    }

    fn goes_on_as(&self, next: &Self) -> bool {
        self.to == next.from && Self { from: self.from, to: self.to, ..*next } == *self
    }

    /// Whether it was known, and the word to go by, on a day.
    pub const fn is_known(&self, on: Day) -> bool {
        self.from <= on && on < self.to
    }
}
