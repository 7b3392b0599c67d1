//! Made-up investments, as many as are asked for: the commands that a zone which follows the built-in
//! playbook would have given. Everything in them is synthetic.
//!
//! A seed says it all: the same seed gives the same commands with the same ids, and the investments of
//! a short run are the first ones of a long run. An investment takes about eight commands, which make
//! about ten events; every 25th brings an organisation with it. What was given is loaded in batches.
//!
//! ```
//! use inward::prelude::*;
//! use inward_tests::generated::Generator;
//! let generator = Generator::new(1);
//! let crm = Crm::in_memory_with(Generator::zone(), Generator::options())?;
//! generator.load(&crm, 30, 10)?;
//! assert_eq!(crm.investments().count()?, 30);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cast;
mod course;
mod draw;
mod words;

use inward::core::command::Command;
use inward::prelude::*;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use uuid::Uuid;

pub use cast::Cast;
pub use course::Course;
use draw::Draw;

/// Every so many investments an organisation is new.
pub const INVESTMENTS_AN_ORGANISATION: usize = 25;

/// The end of the last day on which anything was recorded.
const RECORDED: &str = "2026-03-31T12:00:00+08:00";

/// What the commands fail with, if the generator no longer follows the playbook.
pub type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

/// Makes investments up.
#[derive(Clone, Copy, Debug)]
pub struct Generator {
    seed: u64,
    in_one_currency: bool,
}

impl Generator {
    /// The investments of this seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { seed, in_one_currency: false }
    }

    /// The same investments, with every amount in the currency of the zone: what adds money up refuses a mixture.
    #[must_use]
    pub const fn in_one_currency(self) -> Self {
        Self { in_one_currency: true, ..self }
    }

    /// The zone whose investments they are.
    #[must_use]
    pub fn zone() -> NewZone {
        NewZone::named("合成经济开发区").currency("CNY")
    }

    /// How its books are opened: on a day after everything that happens.
    ///
    #[must_use]
    pub fn options() -> Options {
        let recorded = RECORDED.parse::<Timestamp>().unwrap_or(Timestamp::MAX);
        Options::default().clock(move || recorded)
    }

    /// At whose desk the commands are given.
    #[must_use]
    pub fn officer() -> Officer {
        Officer::named("data.desk").unit("数据管理科")
    }

    /// The units, parks and officers that are there before any investment.
    #[must_use]
    pub fn cast(&self) -> Cast {
        Cast::of(self.first_id(0))
    }

    /// The investments, one after the other, without end.
    #[must_use]
    pub fn courses(&self) -> Courses {
        Courses { generator: *self, cast: self.cast(), number: 0, commands: 0, organisations: Vec::new() }
    }

    /// Loads the cast and the first `count` investments into a book that has none of them, in batches
    /// of so many investments each. Answers how many commands that took.
    pub fn load(&self, crm: &Crm, count: usize, batch: usize) -> Fallible<u64> {
        let desk = crm.desk(Self::officer())?;
        let cast = self.cast();
        let mut commands = give(&desk, cast.first, cast.commands()?)?;
        let mut courses = self.courses();
        let mut left = count;
        while left > 0 {
            let together = left.min(batch.max(1));
            let (first, given) = courses.together(together)?;
            commands += give(&desk, first, given)?;
            left -= together;
        }
        Ok(commands)
    }

    /// The id of the first command of a run; further ones follow it. The runs of a generator do not meet.
    fn first_id(&self, run: u64) -> CommandId {
        let mut random = ChaCha8Rng::seed_from_u64(self.seed);
        random.set_stream(u64::MAX - run);
        // As UUIDv7: a time, the same of every generator, and what is drawn.
        let time = 0x018f_0000_0000_u128;
        let drawn = u128::from(random.next_u64() >> 34) << 32;
        let high = time << 80 | 0x7 << 76 | u128::from(run) << 64;
        CommandId::new(Uuid::from_u128(high | 0x8 << 60 | drawn))
    }

    fn draw(&self, number: u64) -> Draw {
        let mut random = ChaCha8Rng::seed_from_u64(self.seed);
        random.set_stream(number);
        Draw::new(random, self.in_one_currency)
    }
}

fn give(desk: &Desk, first: CommandId, commands: Vec<Command>) -> Fallible<u64> {
    let count = u64::try_from(commands.len())?;
    let mut batch = desk.batch().with_id(first);
    for command in commands {
        batch.add_command(command);
    }
    batch.commit()?;
    Ok(count)
}

/// Investments, one after the other: each the commands that tell it, see [`Course`].
#[derive(Debug)]
pub struct Courses {
    generator: Generator,
    cast: Cast,
    number: u64,
    /// How many commands were given so far.
    commands: u32,
    organisations: Vec<Id<Organisation>>,
}

impl Courses {
    /// The commands of the next investments, with the id of the first of them: the others follow it,
    /// as the members of a batch do.
    pub fn together(&mut self, count: usize) -> Fallible<(CommandId, Vec<Command>)> {
        let first = self.next_id();
        let mut commands = Vec::new();
        for course in self.take(count) {
            commands.extend(course?.commands);
        }
        Ok((first, commands))
    }

    fn next_id(&self) -> CommandId {
        self.generator.first_id(1).member(self.commands)
    }
}

impl Iterator for Courses {
    type Item = Result<Course, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        let draw = self.generator.draw(self.number);
        let course = Course::tell(self.number, self.next_id(), draw, &self.cast, &mut self.organisations);
        self.number += 1;
        if let Ok(course) = &course {
            self.commands += u32::try_from(course.commands.len()).unwrap_or(u32::MAX);
        }
        Some(course)
    }
}
