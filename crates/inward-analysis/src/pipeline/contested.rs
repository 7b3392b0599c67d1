//! What several words were said of, where the zone has adopted another order of sources since: which word to go
//! by may then have to be asked of what was known on one day under the order of another.

use std::collections::HashMap;

use inward_core::id::FactId;
use inward_core::playbook::SourceKey;
use inward_core::when::Timestamp;

use super::day::Day;
use super::existence::Existence;
use super::pick::{Pick, Word, pick_on};
use super::playbooks::Playbooks;
use super::records::Cell;

/// The words on every milestone on which there are several, and the playbooks by which they were ranked. A zone
/// that never changed its playbook has none: there is but one order.
#[derive(Clone, Debug)]
pub struct Contested {
    /// None where nothing has an order of sources.
    playbooks: Option<Playbooks>,
    words: HashMap<u32, Vec<KeptWord>>,
}

/// A word, on its own.
#[derive(Clone, Debug)]
struct KeptWord {
    fact: FactId,
    source: Option<SourceKey>,
    known: Timestamp,
    from: Day,
    to: Day,
    earliest: Day,
    latest: Day,
    is_undated: bool,
}

impl Contested {
    /// Nothing yet, under these playbooks.
    pub fn under(playbooks: &Playbooks) -> Self {
        Self { playbooks: Some(playbooks.clone()), words: HashMap::new() }
    }

    /// Nothing, where each word stands for itself: tables from elsewhere have no order of sources.
    pub fn none() -> Self {
        Self { playbooks: None, words: HashMap::new() }
    }

    /// Whether another order came into force after a day, up to a later one.
    pub fn turned_between(&self, after: Day, until: Day) -> bool {
        self.playbooks.as_ref().is_some_and(|playbooks| playbooks.turned_between(after, until))
    }

    /// Keeps what was said of a milestone.
    pub fn keep(&mut self, cell: &Cell, words: &[Word<'_>]) {
        if words.len() < 2 || self.playbooks.as_ref().is_none_or(|playbooks| playbooks.turns().next().is_none()) {
            return;
        }
        self.words.insert(cell.picks, words.iter().map(KeptWord::of).collect());
    }

    /// Keeps of another milestone what was said of this one, as it is known from a day on.
    pub fn keep_from(&mut self, of: &Cell, other: &Cell, known: Day) {
        if let Some(words) = self.words.get(&of.picks) {
            let since = words.iter().map(|word| KeptWord { from: word.from.max(known), ..word.clone() });
            let since = since.filter(|word| word.from < word.to).collect();
            self.words.insert(other.picks, since);
        }
    }

    /// The word to go by among those known on a day, by the order of sources that was known on another; none
    /// where that day's own order tells it.
    pub fn pick(&self, cell: &Cell, existence: &[Existence], known: Day, rules: Day) -> Option<Option<Pick>> {
        let playbooks = self.playbooks.as_ref().filter(|playbooks| playbooks.turned_between(known, rules))?;
        let words: Vec<Word<'_>> = self.words.get(&cell.picks)?.iter().map(KeptWord::as_word).collect();
        Some(pick_on(&words, playbooks.at(rules), existence, known))
    }
}

impl KeptWord {
    fn of(word: &Word<'_>) -> Self {
        let Word { fact, source, known, from, to, earliest, latest, is_undated } = *word;
        Self { fact, source: source.cloned(), known, from, to, earliest, latest, is_undated }
    }

    const fn as_word(&self) -> Word<'_> {
        let Self { fact, ref source, known, from, to, earliest, latest, is_undated } = *self;
        Word { fact, source: source.as_ref(), known, from, to, earliest, latest, is_undated }
    }
}
