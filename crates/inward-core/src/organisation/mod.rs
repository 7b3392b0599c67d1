//! Organisations (企业/机构): investors, referrers, authorities. Known by name, unified social credit
//! code and LEI; an identifier that is not known stays unknown.

pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod state;

pub use decide::keys_of_mention;
pub(crate) use decide::take_name;
pub use state::{Organisation, Role};
