//! The commands on zones.

use crate::command::command;
use crate::playbook::Playbook;

command! {
    /// Opens a zone in an empty book. Given once, by the call that creates the book.
    OpenZone {
        /// Its name.
        name: String,
        /// Its time zone, such as `Asia/Shanghai`.
        time_zone: String,
        /// The playbook it begins with.
        playbook: Playbook,
    } with {
        /// The currency of amounts that name none, such as `CNY`.
        text currency: String,
    }
}

impl OpenZone {
    /// A zone of this name, in this time zone, with this playbook.
    pub fn named(name: impl Into<String>, time_zone: impl Into<String>, playbook: Playbook) -> Self {
        Self::required(name.into(), time_zone.into(), playbook)
    }
}

command! {
    /// Adopts a playbook: from now on, decisions go by it. What is in use may be retired or
    /// renamed, never dropped or retyped.
    AdoptPlaybook {
        /// The playbook.
        playbook: Playbook,
    } with {}
}

impl AdoptPlaybook {
    /// Adopts this playbook.
    #[must_use]
    pub fn of(playbook: Playbook) -> Self {
        Self::required(playbook)
    }
}
