//! The commands on zones.

use crate::calendar::Calendar;
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
        /// The calendar it begins with; that of its time zone if not given.
        just calendar: Calendar,
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

command! {
    /// Adopts a calendar: working days, office hours, notices. Deadlines go by it, the past ones too as
    /// far as its notices were issued by then; it is in the zone's own time zone.
    AdoptCalendar {
        /// The calendar.
        calendar: Calendar,
    } with {}
}

impl AdoptCalendar {
    /// Adopts this calendar.
    #[must_use]
    pub fn of(calendar: Calendar) -> Self {
        Self::required(calendar)
    }
}
