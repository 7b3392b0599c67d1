//! [`Cohort`]: the investments that a statistic is of.

use std::collections::HashMap;

use chrono::NaiveDate;
use inward_analysis::pipeline::{Dimension, Group, ReachedBetween};
use inward_analysis::rates::Window;
use inward_core::finance::MoneyKind;
use inward_core::id::{Id, Kind, RecordId};
use inward_core::investment::Investment;
use inward_core::money::AmountSum;
use inward_core::playbook::milestone;
use inward_core::record::{Record, State};
use inward_core::text::Label;
use inward_core::when::Truth;

use crate::list::{Asked, each_line_at};
use crate::{Crm, Error};

/// The investments that a statistic is of: those that had reached a milestone by the day, in a window where one is
/// given; and the money that is added up of them.
///
/// ```
/// use inward::statistics::Cohort;
/// use inward::analysis::rates::Window;
/// use inward::prelude::*;
/// let signed = Cohort::signed().within(Window::of(&"2020H2".parse()?)?);
/// assert_eq!((signed.reached.as_str(), signed.money), ("contract_signed", MoneyKind::ContractInvestment));
/// # Ok::<(), Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// The key of the milestone that they reached.
    pub reached: String,
    /// From when to when they reached it; none for whenever.
    pub within: Option<Window>,
    /// The money that is added up.
    pub money: MoneyKind,
}

impl Cohort {
    /// Those whose contract was signed, with the contract investment.
    #[must_use]
    pub fn signed() -> Self {
        Self::reached(milestone::CONTRACT_SIGNED)
    }

    /// Those that reached a milestone, with the contract investment.
    #[must_use]
    pub fn reached(milestone: impl AsRef<str>) -> Self {
        Self { reached: milestone.as_ref().to_owned(), within: None, money: MoneyKind::ContractInvestment }
    }

    /// Those that reached it in a window.
    #[must_use]
    pub const fn within(mut self, window: Window) -> Self {
        self.within = Some(window);
        self
    }

    /// With this money.
    #[must_use]
    pub const fn money(mut self, kind: MoneyKind) -> Self {
        self.money = kind;
        self
    }

    /// What it is, in both languages.
    #[must_use]
    pub fn about(&self) -> Label {
        let (en, zh) =
            self.within.map(|window| (format!(" within {window}"), format!("（{window}）"))).unwrap_or_default();
        let money = self.money.label();
        Label::new(
            format!("investments that reached {}{en} by the day, each once; money: {}", self.reached, money.en),
            format!("截至当日达到 {} 节点{zh}的招商项目，每个只计一次；金额：{}", self.reached, money.zh),
        )
    }

    /// Whether what was reached between two days was so by a day, in the window.
    fn holds(&self, between: &ReachedBetween, by: NaiveDate) -> Truth {
        let first = self.within.map_or(NaiveDate::MIN, Window::first);
        let last = self.within.map_or(by, |window| window.last().min(by));
        let earliest = between.earliest.unwrap_or(NaiveDate::MIN);
        let latest = between.latest.unwrap_or(NaiveDate::MAX);
        // A window that begins after the day holds nothing yet.
        if first > last || latest < first || earliest > last {
            Truth::No
        } else if between.latest.is_some() && latest <= last && (earliest >= first) {
            Truth::Yes
        } else {
            Truth::Possibly
        }
    }
}

/// An investment of a cohort.
pub(super) struct Subject {
    pub id: Id<Investment>,
    pub title: String,
    /// Whether it is one of them.
    pub there: Truth,
    /// The last day on which it may have reached that; none where nobody knows.
    pub latest: Option<NaiveDate>,
    /// Its money, as far as it is known.
    pub money: AmountSum,
    /// What it says of each dimension.
    pub group: Vec<Group>,
}

impl Crm {
    /// The investments of a cohort, for certain or possibly, in the order of their ids; of a handle on a day.
    pub(super) fn cohort(&self, cohort: &Cohort, by: &[Dimension]) -> Result<Vec<Subject>, Error> {
        let (pipeline, point) = (self.pipeline()?, self.reading_point());
        let reached = pipeline.dates(&cohort.reached)?.into_iter();
        let reached: HashMap<RecordId, (Truth, Option<NaiveDate>)> =
            reached.map(|between| (between.counted, (cohort.holds(&between, point.valid), between.latest))).collect();
        let mut groups: HashMap<RecordId, Vec<Group>> =
            if by.is_empty() { HashMap::new() } else { pipeline.group_of_each(by).into_iter().collect() };
        let money = Asked { kind: cohort.money, of: &|state: &State| state.total(cohort.money, None, point) };
        let mut subjects = Vec::new();
        each_line_at(self, Kind::Investment, &money, &mut |line| {
            let Some(id) = line.row.id.as_id::<Investment>() else { return };
            let (holds, latest) = reached.get(&id.record()).copied().unwrap_or((Truth::No, None));
            let there = holds.and(line.row.exists);
            if !there.is_possible() {
                return;
            }
            let mut sum = AmountSum::default();
            match line.total.known {
                Truth::Yes => sum.merge(&line.total.sum),
                Truth::Possibly => sum.merge_perhaps(&line.total.sum),
                Truth::No => {}
            }
            let title = line.state.head().title.clone();
            let group = groups.remove(&id.record()).unwrap_or_default();
            subjects.push(Subject { id, title, there, latest, money: sum, group });
        })?;
        subjects.sort_by_key(|subject| subject.id);
        Ok(subjects)
    }
}
