//! Enumerations: `StrEnum` classes in Python, found here by the key that stands for a word in data.

use std::convert::Infallible;

use inward::analysis::pipeline::{ChangeStep, CohortPeriod, Dimension};
use inward::analysis::published::{Reconciled, Verdict};
use inward::analysis::scores::{ChanceStanding, Ties};
use inward::core::agreement::Level;
use inward::core::attention::AttentionKind;
use inward::core::calendar::{DayKind, Roll};
use inward::core::case::{CaseOutcome, CaseProgress, SpecialStep};
use inward::core::command::ProjectEnd;
use inward::core::commitment::{BreachCause, CheckStanding, ExposureFigure, Life, StartEvent, TallyFigure};
use inward::core::deadline::{Clock, Ends, RestDay, Timeliness};
use inward::core::entry::{Burden, InspectionBasis, InspectionPurpose, LimitKept, ReviewOutcome};
use inward::core::filter::SortBy;
use inward::core::finance::{Basis, MoneyKind};
use inward::core::id::Kind;
use inward::core::identifier::DivisionLevel;
use inward::core::issue::{AnswerFigure, AppealRating, IssueOutcome, Satisfaction};
use inward::core::measure::MeasureKind;
use inward::core::milestone::Outcome;
use inward::core::money::Qualifier;
use inward::core::negotiation::{InteractionKind, Likelihood};
use inward::core::organisation::Role;
use inward::core::playbook::Direction;
use inward::core::ratio::Rounding;
use inward::core::refusal::Category;
use inward::core::standing::Is;
use inward::core::text::refusals;
use inward::core::when::{Precision, Relation, Truth};
use inward::import::RowStatus;
use inward::{BoardBy, PaymentStanding};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::type_hint_identifier;
use pyo3::types::PyType;

/// A word of one of the enumerations, on its way to Python.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word<T>(pub T);

/// An enumeration that Python has as well.
pub trait Enumeration: Clone + 'static {
    /// The name of the class in Python.
    const NAME: &'static str;
    /// The same as a type hint.
    const HINT: PyStaticExpr;
    /// Every word, in order.
    const ALL: &'static [Self];

    /// The key that stands for it in data.
    fn key(self) -> &'static str;

    /// The class in Python.
    fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>>;
}

impl<'py, T: Enumeration> IntoPyObject<'py> for Word<T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = T::HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        T::class(py)?.call1((self.0.key(),))
    }
}

/// Declares which enumerations there are, with the key of each word. That none is missing is seen
/// by the compiler, where the enumeration may not grow unseen, and else by a test.
macro_rules! enumerations {
    ($( $name:literal $rust:ty { $($variant:ident $key:literal),+ $(,)? } $($open:ident)?; )+) => {
        $(
            impl Enumeration for $rust {
                const NAME: &'static str = $name;
                const HINT: PyStaticExpr = type_hint_identifier!("inward.enums", $name);
                const ALL: &'static [Self] = &[$(Self::$variant),+];

                fn key(self) -> &'static str {
                    match self {
                        $(Self::$variant => $key,)+
                        $( $open => "", )?
                    }
                }

                fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
                    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
                    CLASS.import(py, "inward.enums", $name)
                }
            }
        )+

        /// Every enumeration with the keys of its words, as the core has them.
        #[pyfunction]
        pub fn words() -> Vec<(&'static str, Vec<&'static str>)> {
            let mut words =
                vec![$( (<$rust>::NAME, <$rust as Enumeration>::ALL.iter().cloned().map(Enumeration::key).collect()) ),+];
            // Those of any book; its own come with it.
            words.push(("Dimension", Dimension::ALL.iter().map(Dimension::key).collect()));
            words
        }
    };
}

enumerations! {
    "Kind" Kind {
        Zone "zone", Unit "unit", Person "person", Organisation "organisation", Investment "investment", Lead "lead",
        Negotiation "negotiation", Agreement "agreement", Project "project", Commitment "commitment", Issue "issue", Task "task",
        Case "case", Entry "entry",
    } _other;
    "Truth" Truth { No "no", Possibly "possibly", Yes "yes" };
    "Relation" Relation { Before "before", After "after", Same "same", Unsure "unsure" };
    "Precision" Precision {
        Day "day", Week "week", ThirdOfMonth "third_of_month", Month "month", Quarter "quarter", HalfYear "half",
        Year "year", Interval "interval", Instant "instant",
    };
    "Qualifier" Qualifier {
        Exact "exact", Over "over", AtLeast "at_least", About "about", Nearly "nearly", AtMost "at_most", Range "range",
    };
    "MoneyKind" MoneyKind {
        TotalPlanned "total_planned", ContractInvestment "contract_investment", FixedAsset "fixed_asset",
        ForeignEquity "foreign_equity", AnnualPlanned "annual_planned", FundsArrived "funds_arrived",
        FaiCompleted "fai_completed",
    } _other;
    "Basis" Basis { Increment "increment", CumulativeInYear "cumulative_in_year", Cumulative "cumulative" };
    "MeasureKind" MeasureKind { Expected "expected", Promised "promised", Actual "actual", External "external" };
    "Level" Level { Intent "intent", Framework "framework", Contract "contract" };
    "Outcome" Outcome { Passed "passed", Conditional "conditional", Rejected "rejected", Vetoed "vetoed" };
    "InteractionKind" InteractionKind {
        Visit "visit", Call "call", Meeting "meeting", OnSiteOffice "on_site_office", Letter "letter",
    };
    "Likelihood" Likelihood { Low "low", Medium "medium", High "high" };
    "Role" Role {
        Investor "investor", Referrer "referrer", Authority "authority", Intermediary "intermediary",
    };
    "Direction" Direction { ToInvestor "to_investor", ByInvestor "by_investor" };
    "BreachCause" BreachCause {
        Own "own", OtherUnit "other_unit", Investor "investor", ForceMajeure "force_majeure",
    };
    "InspectionPurpose" InspectionPurpose { Routine "routine", Emergency "emergency" } _other;
    "InspectionBasis" InspectionBasis { Seen "seen", Reported "reported" } _other;
    "LimitKept" LimitKept {
        Met "met", Broken "broken", NotKnown "not_known", Undetermined "undetermined",
    } _other;
    "IssueOutcome" IssueOutcome {
        Settled "settled", Partly "partly", NotPossible "not_possible", Withdrawn "withdrawn", Referred "referred",
    };
    "CaseOutcome" CaseOutcome { Granted "granted", Refused "refused", Withdrawn "withdrawn" } _other;
    "CaseProgress" CaseProgress {
        Received "received", Accepted "accepted", AwaitingSupplement "awaiting_supplement",
        InSpecialStep "in_special_step", Granted "granted", Refused "refused", Withdrawn "withdrawn",
        Undetermined "undetermined",
    } _other;
    "SpecialStep" SpecialStep {
        Hearing "hearing", Tender "tender", Auction "auction", Inspection "inspection", Testing "testing",
        Quarantine "quarantine", Appraisal "appraisal", ExpertReview "expert_review",
    } _other;
    "Timeliness" Timeliness {
        NotAsked "not_asked", NotStarted "not_started", Running "running", Paused "paused", OnTime "on_time", Late "late",
        Overdue "overdue", Undetermined "undetermined",
    } _other;
    "Satisfaction" Satisfaction { Satisfied "satisfied", Fair "fair", Dissatisfied "dissatisfied" };
    "Life" Life {
        Conditional "conditional", Active "active", OnTime "on_time", Late "late", Partly "partly", Overdue "overdue",
        Undetermined "undetermined", Waived "waived", Broken "broken", Paused "paused", Disputed "disputed",
        Superseded "superseded", Void "void",
    };
    "ChangeStep" ChangeStep {
        Opening "opening", Rescoped "rescoped", Corrected "corrected", Late "late", Entered "entered", Left "left",
        Revalued "revalued", Closing "closing",
    };
    "CohortPeriod" CohortPeriod { Year "year", Half "half", Quarter "quarter" } _other;
    "BoardBy" BoardBy {
        Debtor "debtor", Unit "unit", Kind "kind", MadeWith "made_with", DueYear "due_year", DueQuarter "due_quarter",
        DueMonth "due_month",
    };
    "AttentionKind" AttentionKind {
        Overdue "overdue", Undetermined "undetermined", Due "due", Provisional "provisional",
        ConditionMet "condition_met", Missed "missed", SourcesDisagree "sources_disagree", GoneQuiet "gone_quiet",
    } _other;
    "ReviewOutcome" ReviewOutcome { Passed "passed", NotNeeded "not_needed", Failed "failed", NotDone "not_done" } _other;
    "ExposureFigure" ExposureFigure {
        Budget "budget", Paid "paid", Due "due", NotYetDue "not_yet_due", Conditional "conditional",
        Undetermined "undetermined", Committed "committed", WithConditional "with_conditional", Balance "balance",
        BalanceWithConditional "balance_with_conditional",
    } _other;
    "PaymentStanding" PaymentStanding {
        LateByUs "late_by_us", ConditionUnmet "condition_unmet", NotDue "not_due", Undetermined "undetermined",
    };
    "CheckStanding" CheckStanding {
        NotDue "not_due", NotVerified "not_verified", Met "met", MadeGood "made_good", NotNotified "not_notified",
        Curing "curing", Short "short", Undetermined "undetermined",
    } _other;
    "StartEvent" StartEvent {
        Requested "requested", Received "received", Accepted "accepted", Notified "notified",
    } _other;
    "ProjectEnd" ProjectEnd { Completed "completed", Exited "exited", Abandoned "abandoned" };
    "Standing" Is {
        Ongoing "ongoing", Delayed "delayed", Suspended "suspended", Dormant "dormant", Transferred "transferred",
        Lost "lost", Abandoned "abandoned", Rejected "rejected", Terminated "terminated", Exited "exited",
        Completed "completed",
    } _other;
    "DivisionLevel" DivisionLevel { Province "province", Prefecture "prefecture", County "county" };
    "Rounding" Rounding { HalfUp "half_up", HalfEven "half_even", Truncate "truncate" };
    "Burden" Burden {
        Days "days", Steps "steps", Documents "documents", Cost "cost", Seals "seals", Windows "windows",
    } _other;
    "Rating" AppealRating { Good "good", Bad "bad" } _other;
    "TallyFigure" TallyFigure {
        All "all", Due "due", OnTime "on_time", Late "late", Open "open", Partly "partly",
        Undetermined "undetermined", NotYetDue "not_yet_due", Undated "undated", Conditional "conditional",
        Waived "waived", Void "void", Kept "kept", DueAmount "due_amount",
        PaidOnTimeAmount "paid_on_time_amount", OnTimeRate "on_time_rate", KeptRate "kept_rate",
        MoneyRate "money_rate", ShareOfAll "share_of_all",
    } _other;
    "AnswerFigure" AnswerFigure {
        Decided "decided", Within "within", Missed "missed", Running "running", Closed "closed", Rated "rated",
        Good "good",
    } _other;
    "SortBy" SortBy { Id "id", Stage "stage", Amount "amount", Last "last", Due "due" };
    "DayKind" DayKind {
        Working "working", MakeupWorking "makeup_working", Weekend "weekend", Holiday "holiday",
    } _other;
    "Roll" Roll { NextWorkingDay "next_working_day", None "none" } _other;
    "RestDay" RestDay { ThatDay "that_day", NextWorkingDay "next_working_day" } _other;
    "Ends" Ends { EndOfDay "end_of_day", CloseOfBusiness "close_of_business" } _other;
    "ClockState" Clock { NotStarted "not_started", Running "running", Paused "paused", Over "over" } _other;
    "Verdict" Verdict {
        HalfUp "half_up", TruncateOnly "truncate_only", WithinInputRounding "within_input_rounding",
        Impossible "impossible",
    };
    "Reconciled" Reconciled {
        Exact "exact", WithinRounding "within_rounding", WithinRates "within_rates", RateOpen "rate_open",
        Impossible "impossible",
    };
    "Ties" Ties { Refuse "refuse", Best "best", Worst "worst" };
    "ChanceStanding" ChanceStanding { Open "open", Won "won", Lost "lost" };
    "RowStatus" RowStatus { New "new", Changed "changed", Unchanged "unchanged", Refused "refused" };
    "Category" Category {
        Input "input", NotFound "not_found", State "state", Playbook "playbook", Conflict "conflict", Warning "warning",
    } _other;
}

/// Every code that an error or a warning may have, with its category.
#[pyfunction]
pub fn codes() -> Vec<(&'static str, &'static str)> {
    refusals::all().map(|code| (code.as_str(), code.category().key())).collect()
}

/// The names that are near to a mistyped one, nearest first.
#[pyfunction]
pub fn near(name: &str, known: Vec<String>) -> Result<Vec<String>, Infallible> {
    Ok(inward::core::near::nearest(name, known.iter().map(String::as_str), 3).into_iter().map(str::to_owned).collect())
}
