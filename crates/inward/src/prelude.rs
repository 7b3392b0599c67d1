//! What most users need: `use inward::prelude::*`.

pub use crate::{
    Archive, Attention, Batch, BoardBy, Crm, Desk, Done, Error, ExposureTable, Found, Head, HistoryEntry, List,
    ListSum, NewZone, Officer, OpenPayments, Options, PaymentStanding, PromiseBoard, Reading, StageTable,
};

#[cfg(feature = "analysis")]
pub use crate::ReportQuery;
#[cfg(feature = "analysis")]
pub use inward_analysis::{AmountForm, AmountUnit, Table};
pub use inward_core::agreement::{Agreement, Level};
pub use inward_core::area::Area;
pub use inward_core::attention::{AttentionItem, AttentionKind};
pub use inward_core::calendar::{Calendar, CalendarData, DayKind, NaiveCalendar, Pause, Roll};
pub use inward_core::case::{Case, CaseOutcome, CaseProgress, SpecialStep};
pub use inward_core::command::*;
pub use inward_core::commitment::{
    BreachCause, CheckStanding, Clawback, Commitment, Debtor, ExposureFigure, Lateness, Life, Obligation, Overdue,
    Reclaim, Recurrence, StartEvent,
};
pub use inward_core::count::Count;
pub use inward_core::deadline::{
    self, Clock, Due, DueRange, Ends, Explanation, Extension, Limit, Limits, RestDay, Rule, Start, Timeliness, fixed,
    hours, months, natural_days, same_day, working_days, working_time, years,
};
pub use inward_core::entry::{
    Burden, Entry, InspectionBasis, InspectionPurpose, InspectionYear, LimitKept, ProcedureVersion, Reduction,
    ReviewOutcome,
};
pub use inward_core::escalation::Escalation;
pub use inward_core::evidence::{Assurance, Evidence};
pub use inward_core::fact::AsOf;
pub use inward_core::filter::{Cursor, Filter, Sort, SortBy};
pub use inward_core::finance::{Basis, MoneyKind};
pub use inward_core::id::{CommandId, FactRef, Id, Kind, RecordId};
pub use inward_core::identifier::{DivisionCode, Lei, ProjectCode, Uscc};
pub use inward_core::industry::Industry;
pub use inward_core::investment::Investment;
pub use inward_core::issue::{Issue, IssueOutcome, RaisedBy, Satisfaction};
pub use inward_core::lead::Lead;
pub use inward_core::measure::MeasureKind;
pub use inward_core::milestone::{Judgement, Outcome, StageReading};
pub use inward_core::money::{Amount, AmountInput, AmountSum, Currency, Money};
pub use inward_core::negotiation::{InteractionKind, Likelihood, Negotiation};
pub use inward_core::organisation::{Organisation, Role};
pub use inward_core::person::Person;
pub use inward_core::playbook::{Direction, Horizon, Ladder, Playbook, Trigger, Watch, milestone};
pub use inward_core::project::Project;
pub use inward_core::qualified::{Measured, Qualified};
pub use inward_core::record::Record;
pub use inward_core::refusal::{Category, Code, Refusal};
pub use inward_core::standing::Is;
pub use inward_core::target::{Mention, Names, Phased, Target};
pub use inward_core::task::Task;
pub use inward_core::text::Lang;
pub use inward_core::unit::Unit;
pub use inward_core::when::{Timestamp, Truth, When};
pub use inward_core::zone::Zone;
