//! Who is there before any investment: units, parks and officers.

use inward::core::command::Command;
use inward::prelude::*;

const UNITS: u32 = 24;
const PARKS: u32 = 8;
const OFFICERS: u32 = 60;

/// The units, parks and officers of the zone.
#[derive(Clone, Copy, Debug)]
pub struct Cast {
    /// The id of the first of the commands that bring them in; the others follow it.
    pub first: CommandId,
}

impl Cast {
    pub(super) const fn of(first: CommandId) -> Self {
        Self { first }
    }

    /// The commands that bring them in.
    pub fn commands(&self) -> Result<Vec<Command>, Refusal> {
        let unit = |number| AddUnit::named(format!("招商{number:02}局")).code(format!("ZS{number:02}"));
        let units = (1..=UNITS).map(|number| unit(number).into());
        let parks = (1..=PARKS).map(|number| AddUnit::named(format!("第{number}产业园")).into());
        let officers = (0..OFFICERS)
            .map(|number| EnrolPerson::named(format!("officer.{number:02}")).unit(self.unit(number)).into());
        Ok(units.chain(parks).chain(officers).collect())
    }

    /// A unit; the numbers go round.
    #[must_use]
    pub fn unit(&self, number: u32) -> Id<Unit> {
        self.first.member(number % UNITS).creates()
    }

    /// How many units there are.
    #[must_use]
    pub const fn units(&self) -> usize {
        UNITS as usize
    }

    /// A park; the numbers go round.
    #[must_use]
    pub fn park(&self, number: u32) -> Id<Unit> {
        self.first.member(UNITS + number % PARKS).creates()
    }

    /// How many parks there are.
    #[must_use]
    pub const fn parks(&self) -> usize {
        PARKS as usize
    }

    /// An officer of a unit.
    #[must_use]
    pub fn officer(&self, unit: u32, number: u32) -> Id<Person> {
        let of_unit = unit % UNITS + number % 2 * UNITS;
        self.first.member(UNITS + PARKS + of_unit % OFFICERS).creates()
    }
}
