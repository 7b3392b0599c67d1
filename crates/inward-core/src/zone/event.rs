//! What happens to a zone.

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::money::Currency;
use crate::playbook::Playbook;

/// A zone was opened: `zone.opened`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneOpened {
    /// Its name.
    pub name: String,
    /// Its time zone.
    pub time_zone: chrono_tz::Tz,
    /// The currency of amounts that name none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// The playbook it begins with.
    pub playbook: Playbook,
    /// The calendar it begins with; that of its time zone if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
}

/// A playbook was adopted: `playbook.adopted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaybookAdopted {
    /// The playbook.
    pub playbook: Playbook,
}

/// A calendar was adopted: `calendar.adopted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarAdopted {
    /// The calendar.
    pub calendar: Calendar,
}
