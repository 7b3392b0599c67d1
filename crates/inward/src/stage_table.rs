//! The stage table (阶段统计): how many investments stand where, for certain and possibly.

use std::collections::BTreeMap;

use inward_core::count::Count;
use inward_core::finance::MoneyKind;
use inward_core::id::Kind;
use inward_core::milestone::stage_label;
use inward_core::money::AmountSum;
use inward_core::playbook::Playbook;
use inward_core::text::Label;
use inward_core::when::Truth;

use crate::list::{Asked, each_line_at};
use crate::{Crm, Error};

/// One stage of the table.
#[derive(Clone, Debug)]
pub struct StageRow {
    /// The rank of the stage; none where nothing stands yet.
    pub stage: Option<u16>,
    /// The stage in both languages.
    pub label: Label,
    /// How many investments stand here.
    pub count: Count,
    /// How many of those that stand here for certain are closed.
    pub closed: u64,
    /// The amounts of those that stand here for certain; the bounds hold those that may.
    pub amounts: AmountSum,
}

impl StageRow {
    fn empty(playbook: &Playbook, stage: Option<u16>) -> Self {
        let label = stage_label(playbook, stage);
        Self { stage, label, count: Count::default(), closed: 0, amounts: AmountSum::default() }
    }
}

/// The stage table of a zone.
#[derive(Clone, Debug)]
pub struct StageTable {
    /// The stages that are taken, lowest first.
    pub rows: Vec<StageRow>,
    /// How many investments there are.
    pub total: Count,
    /// How many of them are there and stand at one stage for certain.
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
    /// at. An investment whose stage is in doubt is counted as possible at each stage at which it may
    /// stand. The amounts are the members' own, with what is known of their bounds, each once, as the
    /// sums of lists have them.
    pub fn stage_table(&self) -> Result<StageTable, Error> {
        let (crm, as_of) = (self.at_one_moment()?, self.reading_point());
        let playbook = crm.playbook()?;
        let money = Asked { kind: MoneyKind::TotalPlanned, of: &|state| state.listed_total(as_of) };
        let mut table: BTreeMap<Option<u16>, StageRow> = BTreeMap::new();
        let mut total = Count::default();
        let mut certain = 0;
        each_line_at(&crm, Kind::Investment, &money, &mut |line| {
            let here = if line.stages.len() == 1 { line.row.exists } else { Truth::Possibly };
            total.one_more(line.row.exists);
            certain += u64::from(here.is_certain());
            for stage in &line.stages {
                let row = table.entry(*stage).or_insert_with(|| StageRow::empty(&playbook, *stage));
                row.count.one_more(here);
                row.closed += u64::from(here.is_certain() && line.row.standing.is_closed());
                match line.total.known.and(here) {
                    Truth::Yes => row.amounts.merge(&line.total.sum),
                    Truth::Possibly => row.amounts.merge_perhaps(&line.total.sum),
                    Truth::No => {}
                }
            }
        })?;
        Ok(StageTable { rows: table.into_values().collect(), total, certain })
    }
}
