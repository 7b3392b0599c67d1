//! The places in the life of an investment at which a milestone may stand.

use std::fmt;

use crate::id::Kind;
use crate::text::Label;
use serde::{Deserialize, Serialize};

/// Where a milestone may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A lead, 线索.
    Lead,
    /// A negotiation, 在谈.
    Negotiation,
    /// An agreement, 协议.
    Agreement,
    /// A construction project as a whole, 建设项目.
    Project,
    /// One phase of a project, 分期.
    Phase,
}

impl Place {
    /// Every place, in the order of the investment's life.
    pub const ALL: [Self; 5] = [Self::Lead, Self::Negotiation, Self::Agreement, Self::Project, Self::Phase];

    /// The kind of records on which it is: phases are on projects.
    #[must_use]
    pub const fn record_kind(self) -> Kind {
        match self {
            Self::Lead => Kind::Lead,
            Self::Negotiation => Kind::Negotiation,
            Self::Agreement => Kind::Agreement,
            Self::Project | Self::Phase => Kind::Project,
        }
    }

    /// What people call it, in both languages.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Self::Phase => Label::new("phase", "分期"),
            place => place.record_kind().label(),
        }
    }

    /// The name that stands in playbooks and in data, such as `negotiation`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Negotiation => "negotiation",
            Self::Agreement => "agreement",
            Self::Project => "project",
            Self::Phase => "phase",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
