//! The native half of the Python package `inward`: it converts between Python and the plain Rust
//! API, and nothing else. What people call stands in `inward/*.py`; of the classes here they meet
//! the values and the records, which the package hands on.

mod approvals;
mod arrow_column;
mod attention;
mod book;
mod calendar;
mod case_columns;
mod changes;
mod charts;
mod clock;
mod codes;
mod commitments;
mod conditions;
mod counts;
mod cursor;
mod days;
mod desk;
mod dimensions;
mod due;
mod entries;
mod errors;
mod escalations;
mod exposure;
mod figures;
mod filter;
mod given;
mod id;
mod inspections;
mod interrupt;
mod issues;
mod kpi_rows;
mod kpis;
mod load_reports;
mod moments;
mod money;
mod obligations;
mod outcomes;
mod outside;
mod outside_columns;
mod parties;
mod pipeline;
mod pipeline_rates;
mod playbook;
mod promise_board;
mod published;
mod rate_tables;
mod ratio;
mod reading;
mod records;
mod report;
mod reports;
mod rules;
mod scores;
mod shown;
mod statistics;
mod stats;
mod table;
mod tables;
mod tallies;
mod times;
mod transitions;
mod vintages;
mod when;
mod words;

/// The native half of `inward`: values, records, and the handles behind `Crm` and `Desk`.
#[pyo3::pymodule]
mod _native {
    #[pymodule_export]
    use crate::approvals::ProcedureVersion;
    #[pymodule_export]
    use crate::attention::{Attention, AttentionItem, AttentionItems};
    #[pymodule_export]
    use crate::book::Book;
    #[pymodule_export]
    use crate::calendar::Calendar;
    #[pymodule_export]
    use crate::changes::{AmountSteps, ChangeFact, ChangeMember, ChangeRow, ChangeSteps, Changes};
    #[pymodule_export]
    use crate::charts::{altair, curve_steps, incidence_steps};
    #[pymodule_export]
    use crate::clock::Clock;
    #[pymodule_export]
    use crate::codes::{Division, DivisionCode, DivisionTable, Lei, ProjectCode, Uscc};
    #[pymodule_export]
    use crate::conditions::{Clawback, CurePeriod, NetJobs, Reduction, shortfall};
    #[pymodule_export]
    use crate::counts::{CountRow, CountTable, Member};
    #[pymodule_export]
    use crate::cursor::Cursor;
    #[pymodule_export]
    use crate::days::{Day, PeriodEnd};
    #[pymodule_export]
    use crate::desk::{Bundle, Load, Seat};
    #[pymodule_export]
    use crate::due::{Due, DueRange};
    #[pymodule_export]
    use crate::escalations::Escalation;
    #[pymodule_export]
    use crate::exposure::{ExposureRow, ExposureTable};
    #[pymodule_export]
    use crate::figures::{Area, Count, Measure, Measured, Target};
    #[pymodule_export]
    use crate::id::{FactRef, Id};
    #[pymodule_export]
    use crate::inspections::InspectionYear;
    #[pymodule_export]
    use crate::interrupt::watched;
    #[pymodule_export]
    use crate::kpis::{KpiDefinition, KpiResult, Kpis, kpi, kpis};
    #[pymodule_export]
    use crate::load_reports::{CellChange, LoadReport, RowFault, RowReport};
    #[pymodule_export]
    use crate::money::{Amount, AmountSum, CurrencySum, Money};
    #[pymodule_export]
    use crate::obligations::{
        CommitmentEffect, CommitmentPart, CommitmentTerms, ObligationCheck, OpenPayment, OpenPayments, PaymentGroup,
        Reclaim,
    };
    #[pymodule_export]
    use crate::outcomes::{OutcomeRow, OutcomesBetween, OutcomesOfGroup};
    #[pymodule_export]
    use crate::outside::OutsideReport;
    #[pymodule_export]
    use crate::pipeline::Pipeline;
    #[pymodule_export]
    use crate::playbook::Playbook;
    #[pymodule_export]
    use crate::promise_board::{BoardRow, PromiseBoard};
    #[pymodule_export]
    use crate::published::{
        Elapsed, Pace, PublishedRatio, Reconciliation, could_be_true, infer_denominator, infer_numerator, pace, ratio,
        reconcile,
    };
    #[pymodule_export]
    use crate::rate_tables::{rates_table, table_of_vintages};
    #[pymodule_export]
    use crate::ratio::{Ratio, RatioBounds, wilson_interval};
    #[pymodule_export]
    use crate::records::{
        Agreement, Case, Commitment, Entry, Investment, Issue, Lead, Negotiation, Organisation, Person, Project, Task,
        Unit, Zone,
    };
    #[pymodule_export]
    use crate::reports::{Head, HistoryEntry, ListSum, StatedFact, StoredEvent};
    #[pymodule_export]
    use crate::rules::{Extension, Limits, Rule};
    #[pymodule_export]
    use crate::scores::{
        Band, Calibration, Classes, Score, WeightedPipeline, benchmark_score, calibration, min_max_score,
        weighted_pipeline,
    };
    #[pymodule_export]
    use crate::statistics::{
        Attribution, AttributionRow, ChanceRow, Concentration, ConcentrationRow, ConcentrationTable, CountedRecord,
        CreditedInvestment, Duplicate, Duplicates, Held, IssueRow, IssueStatistics, IssueTime, LandGroup,
        LandProductivity, LandRow, ObligationRow, ObligationTable, ObligationTotal, PaceOfGroup, PaceTable,
        ShareBounds, Span, WeightedChances, Workload, WorkloadRow,
    };
    #[pymodule_export]
    use crate::stats::{AalenJohansen, KaplanMeier, LogRank, RestrictedMean, aalen_johansen, kaplan_meier, logrank};
    #[pymodule_export]
    use crate::table::{Column, Table};
    #[pymodule_export]
    use crate::tables::{Row, StageRow, StageTable, Whole};
    #[pymodule_export]
    use crate::tallies::{SameDayAnswers, Tally, same_day_answers, tally};
    #[pymodule_export]
    use crate::times::{TimeBetween, TimesOfGroup};
    #[pymodule_export]
    use crate::transitions::{CrossRow, CrossTable, Slippage, TimeInStage};
    #[pymodule_export]
    use crate::vintages::{Vintage, vintages};
    #[pymodule_export]
    use crate::when::When;
    #[pymodule_export]
    use crate::words::{codes, near, words};
}
