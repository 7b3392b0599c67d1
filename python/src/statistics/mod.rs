//! Statistics over a book: what Python asks, and the results with the records behind their numbers.

mod attribution;
mod book;
mod concentration;
mod duplicates;
mod issues;
mod land;
mod obligations;
mod pace;
mod shared;
mod weighted;
mod workload;

pub use attribution::{Attribution, AttributionRow, CreditedInvestment};
pub use concentration::{Concentration, ConcentrationRow, ConcentrationTable, ShareBounds};
pub use duplicates::{Duplicate, Duplicates};
pub use issues::{IssueRow, IssueStatistics, IssueTime};
pub use land::{LandGroup, LandProductivity, LandRow};
pub use obligations::{ObligationRow, ObligationTable, ObligationTotal};
pub use pace::{PaceOfGroup, PaceTable};
pub use shared::{CountedRecord, Span};
pub use weighted::{ChanceRow, WeightedChances};
pub use workload::{Held, Workload, WorkloadRow};
