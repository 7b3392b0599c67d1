//! `inward`: an investment-attraction CRM that you embed. From a first contact to a factory at full
//! capacity it keeps every fact, every promise and every deadline, and answers any question about
//! them as of any day, also as it was known on another.
//!
//! A [`Crm`] is a handle on one zone of one book; a [`Desk`] is the one way in. Handles are `Clone +
//! Send + Sync`; calls block, and work from an async runtime's blocking threads.
//!
//! ```
//! use inward::prelude::*;
//!
//! let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
//! let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
//! let lead = desk.capture_lead(CaptureLead::titled("高品质蓝宝石长晶及晶加项目").on("2020-06")?)?;
//! let talks = desk.open_negotiation(OpenNegotiation::with(&lead).on("2020-06")?)?;
//! desk.reach(&talks, milestone::REVIEWED, "2020-06-20")?;
//! assert_eq!(crm.find("蓝宝石")?.one()?.stage_label(Lang::Zh), "已评审");
//! # Ok::<(), inward::Error>(())
//! ```
//!
//! Where to look: the [`prelude`] lists what most users need. A [`NewZone`] and [`Options`] make and
//! open books; commands and their builders are in [`core::command`]; a
//! [`Batch`] gives several at once; a [`Done`] answers. One record is a [`Reading`], many are a
//! [`List`], a [`StageTable`] or a [`ListSum`]; [`Crm::find`] finds by any name, [`Crm::as_of`] reads
//! another day, [`Crm::history`] tells who changed what, [`Crm::attention`] what needs a hand today. Working days and office hours are a
//! [`Calendar`](core::calendar::Calendar); when something is due by a [`Rule`](core::deadline::Rule), it tells as a
//! [`Due`](core::deadline::Due). [`Crm::dump`] writes a zone to an [`Archive`], from
//! which it is made again. [`Crm::promise_board`] counts what became of promises, [`Crm::open_payments`] tells
//! whose turn it is, [`Crm::clawback`] what would be repaid, and [`Batch::effect_on`] what an amendment would do. Loading ledgers (`import`) needs the feature
//! `ledger`, lists as tables (`List::table`), the pipeline, rates and the `statistics` of a book need `analysis`, books in a file need `sqlite`, which is on
//! unless turned off. What goes wrong is an
//! [`Error`] with a stable code. The domain itself is in [`inward_core`].

mod archive;
mod attention;
mod batch;
mod by_name;
#[cfg(feature = "analysis")]
mod changes;
mod crm;
mod desk;
mod done;
mod effect;
mod error;
mod exposure;
mod found;
mod history;
mod icalendar;
#[cfg(feature = "ledger")]
pub mod import;
mod inspections;
#[cfg(feature = "analysis")]
mod kpi;
mod list;
mod list_sum;
mod open_payments;
#[cfg(feature = "analysis")]
mod pipeline;
pub mod prelude;
mod promise_board;
mod reading;
mod receipt;
#[cfg(feature = "analysis")]
mod report;
mod stage_table;
#[cfg(feature = "analysis")]
pub mod statistics;
#[cfg(feature = "analysis")]
mod table;
mod zone;

pub use archive::Archive;
pub use attention::Attention;
pub use batch::Batch;
pub use crm::Crm;
pub use desk::{Desk, Officer};
pub use done::Done;
pub use effect::{CommitmentEffect, CommitmentTerms};
pub use error::Error;
pub use exposure::{ExposureRow, ExposureTable};
pub use found::{Found, Whole};
pub use history::{HistoryEntry, StatedFact};
pub use list::{List, ListPage};
pub use list_sum::ListSum;
pub use open_payments::{CommitmentPart, OpenPayment, OpenPayments, PaymentGroup, PaymentStanding};
pub use promise_board::{Ageing, BoardBy, BoardRow, PromiseBoard};
pub use reading::Reading;
pub use stage_table::{StageRow, StageTable};
pub use zone::{NewZone, Options};

#[cfg(feature = "analysis")]
pub use changes::ChangeFact;
#[cfg(feature = "analysis")]
pub use inward_analysis as analysis;
#[cfg(feature = "analysis")]
pub use inward_analysis::pipeline::KpiOfGroup;
pub use inward_core as core;
pub use inward_journal::{Answered, Head, StoredEvent};
pub use inward_journal::{interruptible, watched};
#[cfg(feature = "analysis")]
pub use pipeline::Recorded;
#[cfg(feature = "analysis")]
pub use report::ReportQuery;

/// The snippets of the project's front page, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
