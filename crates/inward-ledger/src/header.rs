//! Holds the header of a file against the mapping.

use std::collections::BTreeMap;

use inward_core::near::nearest;
use inward_core::refusal::Refusal;
use inward_core::text::refusals::ledger;

use crate::column_name::fold;
use crate::errors::FAULT_COLUMNS;
use crate::mapping::{Column, Mapping};
use crate::trim;
use crate::wording::{MOST_NEAR, clip, hint};

/// Where in a row the columns of the mapping stand.
#[derive(Debug)]
pub(crate) struct Layout<'m> {
    /// The names in the file; a column without one has an empty name.
    pub(crate) names: Vec<String>,
    /// How many columns at the front hold the faults of an earlier reading.
    pub(crate) fault_columns: usize,
    /// How many cells a row has at least: up to the last column with a name.
    pub(crate) width: usize,
    /// The place of the key.
    pub(crate) key: usize,
    /// The columns that fill something, in the order of the mapping.
    pub(crate) columns: Vec<(usize, &'m Column)>,
    /// The optional columns that the file does without.
    pub(crate) absent: Vec<&'m Column>,
}

/// How many columns at the front are those of [`crate::errors_csv`], which the mapping does not know.
pub(crate) fn fault_columns<S: AsRef<str>>(header: &[S], mapping: &Mapping) -> usize {
    let matches = |names: &[&str; 3]| {
        header.len() > names.len()
            && names.iter().zip(header).all(|(name, cell)| {
                fold(name) == fold(cell.as_ref())
                    && !mapping.columns.iter().any(|column| fold(&column.name) == fold(name))
            })
    };
    if FAULT_COLUMNS.iter().any(|(_, names)| matches(names)) { 3 } else { 0 }
}

/// The layout, or every fault of the header together.
pub(crate) fn lay_out<'m, S: AsRef<str>>(header: &[S], mapping: &'m Mapping) -> Result<Layout<'m>, Refusal> {
    let names: Vec<String> = header.iter().map(|cell| trim(cell.as_ref()).to_owned()).collect();
    let front = fault_columns(&names, mapping);
    let known: BTreeMap<String, &Column> = mapping.columns.iter().map(|column| (fold(&column.name), column)).collect();
    let key_name = fold(&mapping.key);
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for (place, name) in names.iter().enumerate().skip(front) {
        let folded = fold(name);
        if folded.is_empty() {
            continue;
        }
        let column = known.get(&folded);
        if column.is_none() && folded != key_name {
            let file_lacks = mapping.columns.iter().map(|column| column.name.as_str());
            faults.push(with_near(
                Refusal::new(ledger::UNKNOWN_COLUMN)
                    .with("input", clip(name))
                    .with("place", place + 1)
                    .with("ignore", "{ ignore = true }"),
                &nearest(name, file_lacks, MOST_NEAR),
            ));
        }
        let ignored = column.is_some_and(|column| column.targets.is_empty()) && folded != key_name;
        match places.get(&folded) {
            Some(first) if !ignored => faults.push(
                Refusal::new(ledger::DOUBLED_COLUMN)
                    .with("input", clip(name))
                    .with("place", first + 1)
                    .with("other", place + 1),
            ),
            Some(_) => {}
            None => {
                places.insert(folded, place);
            }
        }
    }
    let in_file = || names.iter().skip(front).map(String::as_str);
    let mut columns = Vec::new();
    let mut absent = Vec::new();
    for column in &mapping.columns {
        match places.get(&fold(&column.name)) {
            Some(_) if column.targets.is_empty() => {}
            Some(place) => columns.push((*place, column)),
            None if column.optional => absent.push(column),
            None if fold(&column.name) == key_name => {}
            None => faults.push(with_near(
                Refusal::new(ledger::MISSING_COLUMN)
                    .with("input", clip(&column.name))
                    .with("optional", "optional = true"),
                &nearest(&column.name, in_file(), MOST_NEAR),
            )),
        }
    }
    let key = places.get(&key_name).copied();
    if key.is_none() {
        let refusal = Refusal::new(ledger::MISSING_KEY_COLUMN).with("input", clip(&mapping.key));
        faults.insert(0, with_near(refusal, &nearest(&mapping.key, in_file(), MOST_NEAR)));
    }
    let width = names.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
    match (Refusal::join(faults), key) {
        (None, Some(key)) => Ok(Layout { names, fault_columns: front, width, key, columns, absent }),
        (Some(refusal), _) => Err(refusal),
        (None, None) => {
            Err(Refusal::new(ledger::MISSING_KEY_COLUMN).with("input", clip(&mapping.key)).with("hint", ""))
        }
    }
}

fn with_near(refusal: Refusal, near: &[&str]) -> Refusal {
    let near: Vec<String> = near.iter().map(|name| clip(name)).collect();
    let near: Vec<&str> = near.iter().map(String::as_str).collect();
    let refusal = refusal.with("hint", hint(&near));
    if near.is_empty() { refusal } else { refusal.with("near", near.join(", ")) }
}
