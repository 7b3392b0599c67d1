//! Work under ids that anybody can compute: what a program was told to do is looked for in the book
//! after the program was killed. All of it is synthetic.

use inward::prelude::*;
use uuid::Uuid;

/// So many pieces differ in what they hold; then they come again.
pub const KINDS: u32 = 4;

/// The zone of every book that is worked on.
#[must_use]
pub fn zone() -> NewZone {
    NewZone::named("合成开发区").currency("CNY")
}

/// Who does the work.
#[must_use]
pub fn officer() -> Officer {
    Officer::named("zhao.yi").unit("合成一局")
}

/// One piece of work: a command, or a batch of several. All of it is kept or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Who works: every program that works on a book has a number of its own.
    pub worker: u32,
    /// Which piece, from 0.
    pub number: u32,
}

impl Piece {
    /// The id of the command, or of the batch.
    #[must_use]
    pub fn id(self) -> CommandId {
        let high = u128::from(self.worker) << 96 | u128::from(self.number) << 80 & (0xFFFF << 80);
        let low = u128::from(self.number >> 16) << 32;
        CommandId::new(Uuid::from_u128(high | 0x7 << 76 | 0b10 << 62 | low))
    }

    /// The ids of its commands, in order.
    #[must_use]
    pub fn commands(self) -> Vec<CommandId> {
        match self.number % KINDS {
            2 => (0..5).map(|member| self.id().member(member)).collect(),
            _ => vec![self.id()],
        }
    }

    /// Its title, by which it is told from every other.
    #[must_use]
    pub fn title(self) -> String {
        format!("合成：{}之{}", self.worker, self.number)
    }

    /// Gives it at a desk.
    pub fn give(self, desk: &Desk) -> Result<(), Error> {
        match self.number % KINDS {
            0 => desk.execute_as(self.id(), self.lead().total_planned("3亿元".parse()?)).map(drop),
            1 => desk.execute_as(self.id(), AddOrganisation::named(self.title())).map(drop),
            2 => self.give_batch(desk),
            _ => desk.execute_as(self.id(), self.lead().investor_described("一家合成企业")).map(drop),
        }
    }

    fn lead(self) -> CaptureLead {
        CaptureLead::titled(self.title())
    }

    fn give_batch(self, desk: &Desk) -> Result<(), Error> {
        let mut batch = desk.batch().with_id(self.id());
        let investor = batch.add(AddOrganisation::named(self.title())).creates::<Organisation>();
        let lead = batch.add(self.lead().investor(investor)).creates::<Lead>();
        let talks = batch.add(OpenNegotiation::with(lead).on("2021-03")?).creates::<Negotiation>();
        let deal = batch.add(SignAgreement::contract(talks).on("2021-05")?).creates::<Agreement>();
        batch.add(RecordProject::under(deal).total_planned("2.5亿元".parse()?));
        batch.commit().map(drop)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_command_has_an_id_of_its_own() {
        let pieces = (0..3).flat_map(|worker| (0..100_000).map(move |number| Piece { worker, number }));
        let ids: Vec<CommandId> = pieces.step_by(7).flat_map(Piece::commands).collect();
        assert!(ids.len() > 60_000);
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        assert!(ids.iter().all(|id| id.uuid().get_version_num() == 7));
    }
}
