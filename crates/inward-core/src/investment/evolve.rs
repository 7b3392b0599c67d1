//! How events make and change the state of an investment.

use crate::event::Recorded;
use crate::fact::Stating;
use crate::id::Id;
use crate::measure::Measures;
use crate::record::Head;

use super::Investment;
use super::event::InvestmentOpened;

impl Investment {
    pub(crate) fn create(recorded: &Recorded<'_, InvestmentOpened>) -> Self {
        let mut stating = Stating::of(recorded);
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &recorded.event.opening, &mut stating),
            measures: Measures::default(),
        }
    }
}
