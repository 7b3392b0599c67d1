//! What a pipeline counts: investments, or the projects that they are built as.

use inward_core::id::Kind;
use inward_core::near::nearest_or_all;
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals};

/// What a pipeline counts (统计层级): investments (招商项目), or projects (建设项目), of which an investment may have
/// several. A project has reached what it and its phases have, and what it came of: its agreement, the framework over
/// that or what was negotiated before, the lead. Its money is its own alone, so that no amount is counted twice: what
/// was contracted stands on agreements, and rates by that money are of investments. So are plans and amounts of what it
/// came of, and what is said of the investment as a whole, its unit or its attributes. Its debtors are those of what
/// was promised with it or with what it came of.
///
/// ```
/// use inward_analysis::pipeline::Level;
/// assert_eq!(Level::parse("project")?, Level::Project);
/// assert_eq!(Level::parse("projects").unwrap_err().code.as_str(), "pipeline.unknown-level");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// Investments.
    #[default]
    Investment,
    /// Projects.
    Project,
}

impl Level {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Investment, Self::Project];

    /// Its key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Investment => "investment",
            Self::Project => "project",
        }
    }

    /// The one of this key.
    ///
    /// # Errors
    /// `pipeline.unknown-level`.
    pub fn parse(key: &str) -> Result<Self, Refusal> {
        Self::ALL.into_iter().find(|level| level.key() == key).ok_or_else(|| {
            let near = nearest_or_all(key, "", Self::ALL.iter().map(|level| level.key()));
            Refusal::new(refusals::pipeline::UNKNOWN_LEVEL).with("input", key).with("near", near).at("level")
        })
    }

    /// What it counts.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Self::Investment => Label::new("The investment", "招商项目"),
            Self::Project => Label::new("The project", "建设项目"),
        }
    }

    /// What is said of investments, said of what it counts.
    pub(super) fn worded(self, label: Label) -> Label {
        match self {
            Self::Investment => label,
            Self::Project => {
                let en = label.en.replace("investment", "project").replace("Investment", "Project");
                Label::new(en, label.zh.replace("招商项目", "建设项目"))
            }
        }
    }

    /// The kind of records that it counts.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Investment => Kind::Investment,
            Self::Project => Kind::Project,
        }
    }
}
