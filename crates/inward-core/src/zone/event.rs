//! What happens to a zone.

use serde::{Deserialize, Serialize};

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
}

/// A playbook was adopted: `playbook.adopted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaybookAdopted {
    /// The playbook.
    pub playbook: Playbook,
}
