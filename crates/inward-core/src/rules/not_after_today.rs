//! What is said to have happened may not lie after the day on which it is known.

use crate::evidence::Evidence;
use crate::fact::Stated;
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::when::When;

use super::Deciding;

impl Deciding<'_> {
    /// The same for something that is said to have happened: refused if wholly after the day on which
    /// it is known, today or the day that it is reported on.
    pub(crate) fn happened(
        &mut self,
        on: Option<&When>,
        source: Option<&str>,
        evidence: Option<&Evidence>,
    ) -> Result<Stated, Refusal> {
        if let Some(on) = on {
            self.refuse_future(on)?;
        }
        self.stated(on, source, evidence)
    }

    pub(crate) fn refuse_future(&self, on: &When) -> Result<(), Refusal> {
        let (today, known_on) = (self.today(), self.known_on());
        match self.in_zone(on).first() {
            Some(first) if first > today => {
                Err(Refusal::new(refusals::milestone::IN_THE_FUTURE).with("input", on).with("today", today).at("on"))
            }
            Some(first) if first > known_on => Err(Refusal::new(refusals::milestone::AFTER_REPORT)
                .with("input", on)
                .with("reported", known_on)
                .at("on")),
            _ => Ok(()),
        }
    }
}
