//! What a report tells: plain data, gathered from a book or from anything else.

use chrono::NaiveDate;
use inward_core::attention::AttentionItem;
use inward_core::commitment::Tally;
use inward_core::count::Count;
use inward_core::money::AmountSum;
use inward_core::refusal::Refusal;
use inward_core::text::Label;
use inward_core::when::{Truth, When};

use crate::durations::KaplanMeier;
use crate::pipeline::{ChangeSteps, Pipeline};
use crate::published::Elapsed;
use crate::rates::{KpiDefinition, KpiResult, Query};

/// What a report tells. [`Report::html`] draws it.
///
/// ```
/// use inward_analysis::report::Report;
/// use inward_core::text::Lang;
///
/// let empty = Report::of("合成开发区", "2021-03-31".parse().map_err(|_| "a day")?);
/// let page = empty.html(Lang::Zh)?;
/// assert!(page.contains("合成开发区") && page.contains("2021-03-31"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Report {
    /// What the zone is called.
    pub zone: String,
    /// As of the end of which day.
    pub as_of: NaiveDate,
    /// By the end of which day it was known; none where everything in the book counts.
    pub known: Option<NaiveDate>,
    /// How many entries the book had when it was read.
    pub position: u64,
    /// How many investments are in the book, by what they reached.
    pub investments: Count,
    /// How many more are known of which nothing was reached, as far as it is recorded.
    pub without_milestone: u64,
    /// What those that signed a contract come to by it.
    pub contract_investment: AmountSum,
    /// Of how many of those no contract investment is known.
    pub without_amount: u64,
    /// The headline rates, of each cohort; none where nothing was signed.
    pub rates: Vec<RateOfCohorts>,
    /// After how many days a signing is no longer too young to be held against a rate.
    pub mature_days: u32,
    /// How many investments reached each milestone that makes a stage, in the order of their ranks.
    pub funnel: Vec<MilestoneCount>,
    /// How many investments stand at each stage, lowest first.
    pub stages: Vec<MilestoneCount>,
    /// What changed since another day; none where nobody asked.
    pub changes: Option<Changes>,
    /// How long things took.
    pub durations: Vec<Duration>,
    /// What became of the promises.
    pub promises: Promises,
    /// The list of the day, in its order.
    pub attention: Vec<AttentionLine>,
    /// What was planned, and what came of it.
    pub plans: Plans,
}

/// A rate of several cohorts.
#[derive(Clone, Debug)]
pub struct RateOfCohorts {
    /// Its definition.
    pub definition: KpiDefinition,
    /// The cohorts: that of all first, then year by year.
    pub cohorts: Vec<Cohort>,
}

/// What a rate came to in a cohort.
#[derive(Clone, Debug)]
pub struct Cohort {
    /// The year of signing; none for all years together.
    pub year: Option<i32>,
    /// What it came to, or why it cannot be told.
    pub result: Result<KpiResult, Refusal>,
    /// Why it cannot be told by money, where it is told by number alone.
    pub without_weight: Option<Refusal>,
}

/// A number of investments at a milestone or a stage.
#[derive(Clone, Debug)]
pub struct MilestoneCount {
    /// The key of the milestone; empty before any.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// How many there are.
    pub count: Count,
}

/// What changed from the report of one day, as it was known then, to that of another.
#[derive(Clone, Debug)]
pub struct Changes {
    /// The first day, to its end.
    pub since: NaiveDate,
    /// Stage by stage, lowest first.
    pub stages: Vec<ChangeOfStage>,
    /// All together.
    pub total: Option<ChangeOfStage>,
    /// Who reached the milestones that are told by name, milestone by milestone.
    pub reached: Vec<ReachedSince>,
}

/// How many investments stood at a stage, what each step made of that, and how many stand there now.
#[derive(Clone, Debug)]
pub struct ChangeOfStage {
    /// What the stage is called.
    pub label: Label,
    /// How many for certain.
    pub certain: ChangeSteps,
    /// How many at most.
    pub possible: ChangeSteps,
}

/// Who reached a milestone since.
#[derive(Clone, Debug)]
pub struct ReachedSince {
    /// What the milestone is called.
    pub label: Label,
    /// Their titles, and whether they reached it for certain since.
    pub investments: Vec<(String, Truth)>,
}

/// How long it took from one milestone to another.
#[derive(Clone, Debug)]
pub struct Duration {
    /// What the first milestone is called.
    pub from: Label,
    /// What the second is called.
    pub to: Label,
    /// The curve of the shortest times that the dates allow; none where there is nobody to count.
    pub shortest: Option<KaplanMeier>,
    /// The curve of the longest.
    pub longest: Option<KaplanMeier>,
    /// How many reached the second before the first.
    pub negative: u64,
    /// How many are left out because their dates do not tell.
    pub undetermined: u64,
}

/// What became of the promises, debtor by debtor.
#[derive(Clone, Debug, Default)]
pub struct Promises {
    /// The debtors, in their order.
    pub debtors: Vec<DebtorPromises>,
    /// All of them together.
    pub total: Tally,
    /// How long those that are overdue have waited, in working days: up to 30, 90, 180, more.
    pub ageing: [u64; 4],
    /// How many are left out: soft promises without a criterion.
    pub left_out: u64,
}

/// What became of the promises of one debtor.
#[derive(Clone, Debug)]
pub struct DebtorPromises {
    /// What the debtor is called.
    pub name: String,
    /// What became of the promises.
    pub tally: Tally,
    /// How long those that are overdue have waited.
    pub ageing: [u64; 4],
}

/// A line of the list of the day.
#[derive(Clone, Debug)]
pub struct AttentionLine {
    /// The item.
    pub item: AttentionItem,
    /// What the investment that it belongs to is called.
    pub investment: Option<String>,
    /// What the unit in charge is called.
    pub unit: Option<String>,
}

/// What was planned, and what came of it.
#[derive(Clone, Debug, Default)]
pub struct Plans {
    /// The milestones that are planned, by the day they are planned for.
    pub milestones: Vec<PlannedMilestone>,
    /// The year of the plans.
    pub year: i32,
    /// How much of it is over, month by month; none where nobody asked.
    pub elapsed: Option<Elapsed>,
    /// What each project planned to complete in the year, and completed.
    pub projects: Vec<PlannedYear>,
    /// All of them together.
    pub planned: AmountSum,
    /// All that was completed of it.
    pub completed: AmountSum,
}

/// A milestone that a project planned.
#[derive(Clone, Debug)]
pub struct PlannedMilestone {
    /// What the project is called.
    pub project: String,
    /// The phase of it.
    pub phase: Option<u16>,
    /// What the milestone is called.
    pub milestone: Label,
    /// For when it is planned.
    pub target: When,
    /// When it was reached, as far as it is known.
    pub reached_on: Option<When>,
    /// Whether it was reached by the day.
    pub reached: Truth,
}

/// What a project planned to complete in a year, and completed.
#[derive(Clone, Debug)]
pub struct PlannedYear {
    /// What the project is called.
    pub project: String,
    /// What it planned.
    pub planned: AmountSum,
    /// What it completed by the day.
    pub completed: AmountSum,
}

impl Cohort {
    /// What a rate came to in a cohort: by number and money, or by number alone where money cannot be told, such as
    /// of several currencies.
    #[must_use]
    pub fn of(year: Option<i32>, definition: &KpiDefinition, pipeline: &Pipeline, query: &Query) -> Self {
        match pipeline.kpi(definition, query) {
            Err(refusal) if definition.weights.is_some() => {
                let by_number = KpiDefinition { weights: None, ..definition.clone() };
                Self { year, result: pipeline.kpi(&by_number, query), without_weight: Some(refusal) }
            }
            result => Self { year, result, without_weight: None },
        }
    }
}

impl Report {
    /// A report of a day that has nothing to tell yet.
    #[must_use]
    pub fn of(zone: impl Into<String>, as_of: NaiveDate) -> Self {
        Self {
            zone: zone.into(),
            as_of,
            known: None,
            position: 0,
            investments: Count::default(),
            without_milestone: 0,
            contract_investment: AmountSum::default(),
            without_amount: 0,
            rates: Vec::new(),
            mature_days: 365,
            funnel: Vec::new(),
            stages: Vec::new(),
            changes: None,
            durations: Vec::new(),
            promises: Promises::default(),
            attention: Vec::new(),
            plans: Plans::default(),
        }
    }
}
