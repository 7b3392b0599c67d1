//! Statistics over a book, as of a day: who is credited with what was signed, how concentrated it is, who has how
//! much on the desk, how fast issues are answered, whether the year is on pace, what the land yields. Behind every
//! number stand the records that it counts.
//!
//! A handle without a day reads them as of today in the zone.

mod attribution;
mod cohort;
mod concentration;
mod duplicates;
mod issue_statistics;
mod land_groups;
mod land_productivity;
mod obligations;
mod pace;
mod promise_tables;
mod weighted_pipeline;
mod workload;

pub use attribution::{AttributeBy, Attribution, AttributionRow, CreditedInvestment};
pub use cohort::Cohort;
pub use concentration::{ConcentrationBy, ConcentrationRow, ConcentrationTable};
pub use duplicates::{Duplicate, DuplicateReason, Duplicates};
pub use issue_statistics::{IssueRow, IssueStatistics, IssueTime, IssuesBy};
pub use land_groups::{LandGroup, LandGroupFigure};
pub use land_productivity::{LandFigure, LandProductivity, LandQuery, LandRow, PerMu};
pub use obligations::{ObligationRow, ObligationTable, ObligationTotal, ObligationsBy};
pub use pace::{Light, Lights, PaceAgainst, PaceBy, PaceOfGroup, PaceTable};
pub use weighted_pipeline::{ChanceRow, Likelihoods, WeightedChances};
pub use workload::{Held, Workload, WorkloadBy, WorkloadRow};

use std::collections::HashMap;

use inward_analysis::TableColumns;
use inward_analysis::pipeline::Group;
use inward_core::fact::AsOf;
use inward_core::id::RecordId;
use inward_core::person::Person;
use inward_core::record::Record;
use inward_core::text::Label;
use inward_core::when::{Timestamp, Truth};

use crate::{Crm, Error};

/// A record behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedRecord {
    /// The record.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// Whether it counts for certain, or possibly.
    pub counts: Truth,
}

impl Crm {
    /// The same handle at one moment and at a point that has a day: today, where it has none.
    fn on_a_day(&self) -> Result<Self, Error> {
        let crm = self.at_one_moment()?;
        let point = crm.reading_point();
        let valid = if point.has_no_day() { crm.today()? } else { point.valid };
        Ok(crm.at_point(AsOf { valid, ..point }))
    }

    /// The moment for which a statistic is told: the end of the day that was asked for, or else now.
    fn told_at(&self) -> Timestamp {
        let point = self.reading_point();
        if point.has_no_day() { self.now() } else { Timestamp::end_of_day(point.valid, self.time_zone()) }
    }
}

/// What records are called, each read once.
struct Titles<'a> {
    crm: &'a Crm,
    known: HashMap<RecordId, String>,
}

impl<'a> Titles<'a> {
    fn of(crm: &'a Crm) -> Self {
        Self { crm, known: HashMap::new() }
    }

    /// The title of a record, or the name of a person; empty once that is erased.
    fn title(&mut self, id: RecordId) -> Result<String, Error> {
        if let Some(title) = self.known.get(&id) {
            return Ok(title.clone());
        }
        let title = match id.as_id::<Person>() {
            Some(person) => self.crm.particulars(person)?.map(|particulars| particulars.name),
            None => self.crm.lookup().record(id)?.map(|state| state.head().title.clone()),
        };
        let title = title.unwrap_or_default();
        self.known.insert(id, title.clone());
        Ok(title)
    }
}

/// What a group says, in the order in which groups stand: by name, what says nothing last.
type GroupInOrder = Vec<(bool, Group)>;

fn in_order(group: &[Group]) -> GroupInOrder {
    group.iter().map(|group| (group.value.is_none(), group.clone())).collect()
}

/// A column for each that is grouped by: what it is called in the row's group, empty where it says nothing.
fn group_columns<'k, 'g>(
    table: &mut TableColumns,
    by: impl Iterator<Item = (&'k str, Label)>,
    groups: impl Iterator<Item = &'g [Group]> + Clone,
) {
    for (place, (key, label)) in by.enumerate() {
        let name =
            |group: &[Group]| group.get(place).filter(|group| group.value.is_some()).map(|group| group.name.clone());
        table.text(key, label, groups.clone().map(name));
    }
}
