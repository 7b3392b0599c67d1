//! What records are called: a million texts one behind the other, and where each lies among them.

use std::collections::HashMap;

use inward_core::id::RecordId;

/// The titles of records.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    /// Where the title of each record lies, in the order of their ids once they are laid.
    places: Vec<Place>,
    texts: String,
    /// Those that took the place of others since, and those that are too long for a place.
    since: HashMap<RecordId, String>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    id: RecordId,
    begins: u32,
    len: u16,
}

impl Titles {
    /// Adds the title of a record that has none yet, before they are laid.
    pub fn add(&mut self, id: RecordId, title: &str) {
        match (u32::try_from(self.texts.len()), u16::try_from(title.len())) {
            (Ok(begins), Ok(len)) => {
                self.places.push(Place { id, begins, len });
                self.texts.push_str(title);
            }
            _ => self.set(id, title),
        }
    }

    /// Lays them in the order of their ids, in which they are found.
    pub fn laid(mut self) -> Self {
        self.places.sort_unstable_by_key(|place| place.id);
        self
    }

    /// Has a record be called so from now on.
    pub fn set(&mut self, id: RecordId, title: &str) {
        self.since.insert(id, title.to_owned());
    }

    /// What a record is called.
    pub fn of(&self, id: RecordId) -> Option<&str> {
        if let Some(title) = self.since.get(&id) {
            return Some(title);
        }
        let at = self.places.binary_search_by_key(&id, |place| place.id).ok()?;
        self.places.get(at).map(|place| self.text(place))
    }

    /// Each record that is called anything.
    pub fn iter(&self) -> impl Iterator<Item = (RecordId, &str)> {
        let still = self.places.iter().filter(|place| !self.since.contains_key(&place.id));
        let since = self.since.iter().map(|(id, title)| (*id, title.as_str()));
        still.map(|place| (place.id, self.text(place))).chain(since)
    }

    fn text(&self, place: &Place) -> &str {
        let begins = place.begins as usize;
        self.texts.get(begins..begins + usize::from(place.len)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use inward_core::id::Kind;
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> RecordId {
        RecordId::new(Kind::Investment, Uuid::from_u128(number))
    }

    #[test]
    fn each_record_is_called_what_was_said_last() {
        let long = "长".repeat(30_000);
        let mut titles = Titles::default();
        for (number, title) in [(3, "丙"), (1, "甲"), (4, long.as_str()), (2, "")] {
            titles.add(id(number), title);
        }
        let mut titles = titles.laid();
        let called: Vec<_> = (0..6).map(|number| titles.of(id(number))).collect();
        assert_eq!(called, [None, Some("甲"), Some(""), Some("丙"), Some(long.as_str()), None]);
        titles.set(id(1), "另称");
        titles.set(id(5), "戊");
        let mut all: Vec<_> = titles.iter().map(|(id, title)| (id, title.chars().count())).collect();
        all.sort_unstable();
        assert_eq!(all, [(id(1), 2), (id(2), 0), (id(3), 1), (id(4), 30_000), (id(5), 1)]);
        assert_eq!((titles.of(id(1)), titles.of(id(5))), (Some("另称"), Some("戊")));
    }
}
