//! The stage table (阶段统计): how many investments stand where, for certain and possibly.

use std::collections::BTreeMap;

use inward_core::id::Kind;
use inward_core::milestone::stage_label;
use inward_core::money::{Amount, AmountSum, Money};
use inward_core::playbook::Playbook;
use inward_core::text::Label;

use crate::{Crm, Error};

/// One stage of the table.
#[derive(Clone, Debug)]
pub struct StageRow {
    /// The rank of the stage; none where nothing stands yet.
    pub stage: Option<u16>,
    /// The stage in both languages.
    pub label: Label,
    /// How many investments stand here for certain.
    pub certain: u64,
    /// How many stand here or may: never less than the certain ones.
    pub possible: u64,
    /// How many of the certain ones are closed.
    pub closed: u64,
    /// The amounts of those that stand here for certain.
    pub amounts: AmountSum,
}

impl StageRow {
    fn empty(playbook: &Playbook, stage: Option<u16>) -> Self {
        let label = stage_label(playbook, stage);
        Self { stage, label, certain: 0, possible: 0, closed: 0, amounts: AmountSum::default() }
    }
}

/// The stage table of a zone.
#[derive(Clone, Debug)]
pub struct StageTable {
    /// The stages that are taken, lowest first.
    pub rows: Vec<StageRow>,
    /// How many investments there are.
    pub total: u64,
    /// How many of them stand at one stage for certain.
    pub certain: u64,
}

impl StageTable {
    /// The row of a stage, by the key of its milestone.
    #[must_use]
    pub fn at(&self, rank: u16) -> Option<&StageRow> {
        self.rows.iter().find(|row| row.stage == Some(rank))
    }
}

impl Crm {
    /// How many investments stand at each stage, with their amounts, at the point this handle reads
    /// at. An investment whose stage is in doubt is counted as possible at each end of the doubt.
    pub fn stage_table(&self) -> Result<StageTable, Error> {
        let playbook = self.playbook()?;
        let mut rows = Vec::new();
        crate::list::each_row_at(self, Kind::Investment, &mut |row, _| rows.push(row))?;
        let mut table: BTreeMap<Option<u16>, StageRow> = BTreeMap::new();
        let mut certain = 0;
        for row in &rows {
            let doubtful = row.stage != row.possible_stage;
            let entry = table.entry(row.stage).or_insert_with(|| StageRow::empty(&playbook, row.stage));
            entry.possible += 1;
            if !doubtful {
                certain += 1;
                entry.certain += 1;
                entry.closed += u64::from(row.standing.is_closed());
                if let (Some(units), Some(currency)) = (row.amount, row.currency) {
                    entry.amounts.add(&Amount::from(Money::from_units(units, currency)?));
                }
            } else {
                let other =
                    table.entry(row.possible_stage).or_insert_with(|| StageRow::empty(&playbook, row.possible_stage));
                other.possible += 1;
            }
        }
        Ok(StageTable { rows: table.into_values().collect(), total: rows.len() as u64, certain })
    }
}
