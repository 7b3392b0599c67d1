//! Attention (今日关注): what needs somebody's hand on a day. Nothing of it is stored and no job ticks:
//! it is read from the facts, on the zone's calendar, whenever it is asked for. Each record knows since
//! when it may need attention at the earliest, [`State::wake_at`](crate::record::State::wake_at), so
//! that a list need not go through the whole book.

mod around_deadlines;
mod around_milestones;
mod item;
mod quiet;
mod wake;
mod watch;

pub use item::{AttentionItem, AttentionKind};
pub use quiet::{quiet_filters, quiet_item};
pub use watch::Watch;
