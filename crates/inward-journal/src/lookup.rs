//! Answering the questions of a [`Lookup`](crate::Lookup): the same for every store, over a piece of work
//! that reads it.

use inward_core::filter::{Filter, Page};
use inward_core::id::{Id, Kind, NoteId, RecordId};
use inward_core::index::Index;
use inward_core::person::Person;
use inward_core::when::Timestamp;

use crate::error::Error;
use crate::store::{Reads, StoredEvent};

/// What is asked of a store beyond what the engine reads.
pub trait Asked: Reads {
    fn find(&self, filter: &Filter, page: &Page) -> Result<Vec<Index>, Error>;
    fn awake(&self, by: Timestamp) -> Result<Vec<RecordId>, Error>;
    fn count(&self, filter: &Filter, kind: Kind) -> Result<u64, Error>;
    fn stream(&self, record: RecordId) -> Result<Vec<StoredEvent>, Error>;
    fn note(&self, id: NoteId) -> Result<Option<String>, Error>;
    /// The particulars of a person, as JSON.
    fn particulars(&self, person: Id<Person>) -> Result<Option<String>, Error>;
}

/// Lets a type that can read a store, by a method `reading`, answer as a [`Lookup`](crate::Lookup).
/// A scan has a method of its own: the visit may not run under a lock that its own questions take.
macro_rules! answers {
    ($lookup:ty, scan: $visit:ident) => {
        impl $crate::Lookup for $lookup {
            fn record(
                &self,
                id: inward_core::id::RecordId,
            ) -> Result<Option<std::sync::Arc<inward_core::record::State>>, $crate::Error> {
                self.reading(|store| $crate::store::Reads::state(store, id))
            }

            fn row(&self, id: inward_core::id::RecordId) -> Result<Option<inward_core::index::Index>, $crate::Error> {
                self.reading(|store| $crate::store::Reads::row(store, id))
            }

            fn find(
                &self,
                filter: &inward_core::filter::Filter,
                page: &inward_core::filter::Page,
            ) -> Result<Vec<inward_core::index::Index>, $crate::Error> {
                self.reading(|store| $crate::lookup::Asked::find(store, filter, page))
            }

            fn awake(&self, by: inward_core::when::Timestamp) -> Result<Vec<inward_core::id::RecordId>, $crate::Error> {
                self.reading(|store| $crate::lookup::Asked::awake(store, by))
            }

            fn count(
                &self,
                filter: &inward_core::filter::Filter,
                kind: inward_core::id::Kind,
            ) -> Result<u64, $crate::Error> {
                self.reading(|store| $crate::lookup::Asked::count(store, filter, kind))
            }

            fn scan(
                &self,
                kinds: &[inward_core::id::Kind],
                visit: &mut dyn FnMut(std::sync::Arc<inward_core::record::State>) -> std::ops::ControlFlow<()>,
            ) -> Result<(), $crate::Error> {
                self.$visit(kinds, visit)
            }

            fn holder(
                &self,
                key: &inward_core::world::UniqueKey,
            ) -> Result<Option<inward_core::id::RecordId>, $crate::Error> {
                self.reading(|store| $crate::store::Reads::holder(store, key))
            }

            fn related(
                &self,
                relation: inward_core::world::Relation,
                to: inward_core::id::RecordId,
            ) -> Result<Vec<inward_core::id::RecordId>, $crate::Error> {
                self.reading(|store| $crate::store::Reads::related(store, relation, to))
            }

            fn events(&self, after: u64, limit: usize) -> Result<Vec<$crate::StoredEvent>, $crate::Error> {
                self.reading(|store| $crate::store::Reads::events(store, after, limit))
            }

            fn stream(&self, record: inward_core::id::RecordId) -> Result<Vec<$crate::StoredEvent>, $crate::Error> {
                self.reading(|store| $crate::lookup::Asked::stream(store, record))
            }

            fn note(&self, id: inward_core::id::NoteId) -> Result<Option<String>, $crate::Error> {
                self.reading(|store| $crate::lookup::Asked::note(store, id))
            }

            fn particulars(
                &self,
                person: inward_core::id::Id<inward_core::person::Person>,
            ) -> Result<Option<inward_core::person::Particulars>, $crate::Error> {
                let json = self.reading(|store| $crate::lookup::Asked::particulars(store, person))?;
                json.map(|json| serde_json::from_str(&json)).transpose().map_err($crate::Error::damaged)
            }

            fn head(&self) -> Result<$crate::Head, $crate::Error> {
                self.reading(|store| Ok($crate::store::Reads::end(store)?.head))
            }
        }
    };
}

pub(crate) use answers;
