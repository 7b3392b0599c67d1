//! Dimensions of which an investment may have several at once: all of them together are its group, so that nobody is
//! counted twice.

use std::collections::{BTreeSet, HashMap};

use inward_core::entry::Entry;
use inward_core::id::RecordId;
use inward_core::when::Truth;

use super::Pipeline;
use super::dimension::Dimension;
use super::values::{Code, Value};

/// The records of a dimension that belong to one investment.
pub type RecordSet = BTreeSet<RecordId>;

impl Dimension {
    /// Whether an investment may have several of it at once.
    pub(super) const fn is_of_sets(&self) -> bool {
        matches!(self, Self::List | Self::Debtor)
    }
}

impl Pipeline {
    /// The set of each investment at the point; none where it is empty.
    pub(super) fn set_codes(&self, dimension: &Dimension) -> Vec<Option<Code>> {
        let mut sets: HashMap<usize, RecordSet> = HashMap::new();
        let mut add = |case: usize, records: RecordSet| sets.entry(case).or_default().extend(records);
        match dimension {
            Dimension::List => self.each_on_lists(&mut add),
            Dimension::Debtor => self.each_owed(&mut |case, debtor, _| add(case, RecordSet::from([debtor]))),
            _ => {}
        }
        let mut codes = vec![None; self.len()];
        let mut known = self.book.record_sets.all();
        for (case, set) in sets.into_iter().filter(|(_, set)| !set.is_empty()) {
            if let Some(code) = codes.get_mut(case) {
                *code = Some(known.code(set));
            }
        }
        codes
    }

    /// What the set of a code is called.
    pub(super) fn set_said(&self, code: Code) -> Option<Value> {
        let set = self.book.record_sets.all().of(code).cloned()?;
        self.set_called(&set)
    }

    /// What a set is called: the one record, or the names of all.
    pub(super) fn set_called(&self, set: &RecordSet) -> Option<Value> {
        let first = set.first().map(|record| Value::Record(*record))?;
        let mut names: Vec<&str> = set.iter().map(|record| self.title(*record)).collect();
        names.sort_unstable();
        Some(if set.len() == 1 { first } else { Value::Word(names.join("、")) })
    }

    /// Whether each investment has this record in its set at the point.
    pub(super) fn has_in_set(&self, dimension: &Dimension, record: RecordId) -> Vec<Truth> {
        if let (Dimension::List, Ok(list)) = (dimension, record.of::<Entry>()) {
            return self.on_list(list);
        }
        let mut has = vec![Truth::No; self.len()];
        if *dimension == Dimension::Debtor {
            self.each_owed(&mut |case, debtor, truth| {
                if let Some(has) = has.get_mut(case).filter(|_| debtor == record) {
                    *has = has.or(truth);
                }
            });
        }
        has
    }
}
