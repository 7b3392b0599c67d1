//! [`Row`]: one case as it is counted.

use std::collections::BTreeMap;

use inward_core::qualified::Qualified;
use inward_core::when::When;

/// One case as a rate counts it: a project, a promise, an issue, with its dates, figures and standings.
///
/// ```
/// use inward_analysis::rates::Row;
/// use inward_core::when::When;
///
/// let row = Row::new("p1").on("contract_signed", When::parse("2020-07-10")?).on("construction_started", When::parse("2020-09")?);
/// assert_eq!(row.dates.len(), 2);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What names it. Of rows with the same id only the first is counted, by the date that selects it.
    pub id: String,
    /// When it reached what, by the key of the milestone.
    pub dates: BTreeMap<String, When>,
    /// Its figures.
    pub entries: Vec<Entry>,
    /// What it stood at, and from when on.
    pub standings: Vec<Standing>,
    /// What else is known of it.
    pub attributes: BTreeMap<String, String>,
}

impl Row {
    /// A row of that id.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    /// With the date of a milestone.
    #[must_use]
    pub fn on(mut self, milestone: &str, when: When) -> Self {
        self.dates.insert(milestone.to_owned(), when);
        self
    }
}

/// A figure of a case: money of a kind, or a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which figure: a kind of money such as `funds_arrived`, or a measure with whose it is, such as
    /// `output_value/expected`.
    pub value: String,
    /// How much.
    pub figure: Qualified,
    /// Its currency or unit.
    pub unit: Option<String>,
    /// When it came about; none where it holds on every day.
    pub on: Option<When>,
}

/// A standing of a case, from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which, such as `terminated`.
    pub is: String,
    /// Since when.
    pub since: When,
    /// Until when it held; none where it still does.
    pub until: Option<When>,
}
