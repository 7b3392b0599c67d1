//! What a record came of (来路), and since when that is known.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::RecordId;

/// A record on a line: since when it is known itself, and the records that it came of ([`State::origins`]).
///
/// [`State::origins`]: super::State::origins
pub type Link<K> = (K, Vec<RecordId>);

/// Every record that one came of, itself first, and since when that is known of it: once all that leads there is. To a
/// record to which two lines lead the one that was known first tells. `link` gives what is known of a record; none of
/// one that there is not, at which a line ends.
///
/// ```
/// use inward_core::id::{Kind, RecordId};
/// use inward_core::record::line_of;
/// let id = |kind, number| RecordId::new(kind, uuid::Uuid::from_u128(number));
/// let (project, deal, lead) = (id(Kind::Project, 1), id(Kind::Agreement, 2), id(Kind::Lead, 3));
/// // The lead was known on the first day, the agreement on the ninth alone.
/// let link = |record| {
///     let told = [(project, (5, vec![deal])), (deal, (9, vec![lead])), (lead, (1, vec![]))];
///     Ok::<_, ()>(told.into_iter().find(|(of, _)| *of == record).map(|(_, link)| link))
/// };
/// assert_eq!(line_of(project, link)?, [(project, 5), (deal, 9), (lead, 9)]);
/// # Ok::<(), ()>(())
/// ```
///
/// # Errors
/// What `link` answers.
pub fn line_of<K: Ord + Copy, E>(
    record: RecordId,
    mut link: impl FnMut(RecordId) -> Result<Option<Link<K>>, E>,
) -> Result<Vec<(RecordId, K)>, E> {
    let mut line = Vec::new();
    let mut links: BTreeMap<RecordId, Link<K>> = BTreeMap::new();
    let mut next: BTreeSet<(K, RecordId)> = BTreeSet::new();
    if let Some(own) = link(record)? {
        next.insert((own.0, record));
        links.insert(record, own);
    }
    let mut seen: BTreeSet<RecordId> = BTreeSet::new();
    while let Some((known, record)) = next.pop_first() {
        if !seen.insert(record) {
            continue;
        }
        line.push((record, known));
        for origin in links.get(&record).map(|(_, origins)| origins.clone()).unwrap_or_default() {
            if !links.contains_key(&origin)
                && let Some(link) = link(origin)?
            {
                links.insert(origin, link);
            }
            next.extend(links.get(&origin).map(|(own, _)| (known.max(*own), origin)));
        }
    }
    Ok(line)
}
