//! The money of an investment: amounts that are planned or agreed, and money entries that came in
//! or were spent. Kinds are never added to one another: what is planned, agreed, arrived and
//! completed are four sums.

mod begun;
pub mod command;
mod decide;
pub mod event;
mod listed;
mod total;

pub use total::Total;

pub(crate) use decide::{
    default_start, record_money, refuse_future_period, refuse_negative, refuse_period_unlike_kind, state_amount,
    warn_if_falling,
};

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::fact::{AsOf, FactSet, Facts, Restate, Stated};
use crate::money::Amount;
use crate::record::{FactSets, Part, restates};
use crate::text::labelled;
use crate::when::When;

use event::{AmountStated, MoneyRecorded};

labelled! {
    /// What an amount of money is.
    MoneyKind {
        /// 计划总投资.
        TotalPlanned, "total_planned", "total planned investment", "计划总投资";
        /// 合同投资额.
        ContractInvestment, "contract_investment", "contract investment", "合同投资额";
        /// 固定资产投资.
        FixedAsset, "fixed_asset", "fixed-asset investment", "固定资产投资";
        /// 外方出资.
        ForeignEquity, "foreign_equity", "foreign equity", "外方出资";
        /// 本年计划完成投资: the plan of one year, its `period`.
        AnnualPlanned, "annual_planned", "planned completion of the year", "本年计划完成投资";
        /// 到位资金.
        FundsArrived, "funds_arrived", "funds arrived", "到位资金";
        /// 完成投资.
        FaiCompleted, "fai_completed", "completed investment", "完成投资";
    }
}

impl MoneyKind {
    /// The kind of this key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }

    /// Whether it is planned or agreed (an amount in force), or came in or was spent (entries).
    #[must_use]
    pub const fn is_entry(self) -> bool {
        matches!(self, Self::FundsArrived | Self::FaiCompleted)
    }
}

/// An amount that is planned or agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedAmount {
    /// What the amount is.
    pub kind: MoneyKind,
    /// The phase of the project it is for, counted from 1; none for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<u16>,
    /// The period it is for, such as the year of an annual plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<When>,
    /// How much.
    pub amount: Amount,
}

impl StatedAmount {
    /// Whether both are amounts of one kind, phase and period: the later takes the place of the
    /// earlier.
    #[must_use]
    pub fn is_of_the_same(&self, other: &Self) -> bool {
        (self.kind, self.phase) == (other.kind, other.phase) && same_period(self.period.as_ref(), other.period.as_ref())
    }
}

/// Whether both are one period, or both none.
pub(crate) fn same_period(one: Option<&When>, other: Option<&When>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.same_days(other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// How the figure of a money entry counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// This much more.
    #[default]
    Increment,
    /// This much since the year began.
    CumulativeInYear,
    /// This much in all.
    Cumulative,
}

/// Money that came in or was spent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoneyEntry {
    /// What the money is.
    pub kind: MoneyKind,
    /// The phase of the project, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<u16>,
    /// How much.
    pub amount: Amount,
    /// The period it is for, where it is not for a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<When>,
    /// How the figure counts.
    #[serde(default)]
    pub basis: Basis,
}

/// The amounts of a record: for each kind, phase and period the one in force counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Amounts(pub(crate) FactSet<StatedAmount>);

impl Amounts {
    /// Whether nothing was ever stated.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every amount ever stated.
    #[must_use]
    pub const fn facts(&self) -> &FactSet<StatedAmount> {
        &self.0
    }

    /// The amount in force of this kind, for this phase (none: the whole), with no period.
    #[must_use]
    pub fn at(&self, kind: MoneyKind, phase: Option<u16>, as_of: AsOf) -> Option<&Amount> {
        self.for_period(kind, phase, None, as_of)
    }

    /// The amount in force of this kind, phase and period, however the period is written.
    #[must_use]
    pub fn for_period(
        &self,
        kind: MoneyKind,
        phase: Option<u16>,
        period: Option<&When>,
        as_of: AsOf,
    ) -> Option<&Amount> {
        self.0
            .pick_in_force(as_of, |stated| {
                stated.kind == kind && stated.phase == phase && same_period(stated.period.as_ref(), period)
            })
            .map(|stated| &stated.amount)
    }
}

/// The money entries of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MoneyEntries(pub(crate) FactSet<MoneyEntry>);

impl MoneyEntries {
    /// Whether nothing was ever entered.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every entry ever made.
    #[must_use]
    pub const fn facts(&self) -> &FactSet<MoneyEntry> {
        &self.0
    }

    /// The entry to go by of a cumulative figure of this kind: of those that had come in for certain
    /// the one with the latest date, in whatever order they were entered; of equal dates the one
    /// known latest. An entry without a day is dated by the end of its period.
    #[must_use]
    pub fn cumulative(&self, kind: MoneyKind, phase: Option<u16>, as_of: AsOf) -> Option<&MoneyEntry> {
        self.0
            .standing(as_of.known)
            .filter(|fact| {
                fact.value.kind == kind && fact.value.phase == phase && fact.value.basis == Basis::Cumulative
            })
            .map(|fact| (fact.entered(as_of), fact))
            .filter(|(truth, _)| truth.is_possible())
            .max_by_key(|(truth, fact)| (*truth, fact.last_day(), fact.of.known.from(), fact.of.id))
            .map(|(_, fact)| &fact.value)
    }

    /// The increments of this kind that had happened, or possibly had.
    pub fn increments(&self, kind: MoneyKind, as_of: AsOf) -> impl Iterator<Item = &Amount> {
        self.0
            .standing(as_of.known)
            .filter(move |fact| fact.entered(as_of).is_possible())
            .map(|fact| &fact.value)
            .filter(move |entry| entry.kind == kind && entry.basis == Basis::Increment)
            .map(|entry| &entry.amount)
    }
}

impl Part for Amounts {
    fn add_to<'a>(&'a self, sets: &mut FactSets<'a>) {
        sets.in_force.push(&self.0);
    }

    fn add_to_mut<'a>(&'a mut self, sets: &mut Vec<&'a mut dyn Facts>) {
        sets.push(&mut self.0);
    }
}

impl Part for MoneyEntries {
    fn add_to<'a>(&'a self, sets: &mut FactSets<'a>) {
        sets.occurrences.push(&self.0);
    }

    fn add_to_mut<'a>(&'a mut self, sets: &mut Vec<&'a mut dyn Facts>) {
        sets.push(&mut self.0);
    }
}

restates!(StatedAmount => |amount, stated| Event::AmountStated(AmountStated { amount, stated }));

impl Restate for MoneyEntry {
    fn restate(&self, stated: Stated) -> Event {
        Event::MoneyRecorded(MoneyRecorded { entry: self.clone(), stated })
    }

    fn dating_period(&self) -> Option<&When> {
        self.period.as_ref()
    }
}
