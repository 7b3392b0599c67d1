//! Batches: several commands in one transaction, all or nothing.

use inward_core::command::{Command, Instruction};
use inward_core::id::{CommandId, RecordId};
use inward_core::target::Target;
use inward_journal::{Answered, Ending};

use crate::{Desk, Error};

/// Commands that are given together. Each has an id derived from the batch's, so that later ones
/// name what earlier ones will create.
///
/// ```
/// use inward::prelude::*;
/// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
/// # let desk = crm.desk(Officer::named("wang.li"))?;
/// let mut batch = desk.batch();
/// let lead: Id<Lead> = batch.add(CaptureLead::titled("LED 衬底")).creates();
/// batch.add(OpenNegotiation::with(lead));
/// let answers = batch.commit()?;
/// assert_eq!(answers.len(), 2);
/// # Ok::<(), inward::Error>(())
/// ```
pub struct Batch {
    pub(crate) desk: Desk,
    id: CommandId,
    pub(crate) commands: Vec<(CommandId, Command)>,
    pub(crate) expected: Option<(RecordId, u32)>,
}

impl Batch {
    pub(crate) const fn new(desk: Desk, id: CommandId) -> Self {
        Self { desk, id, commands: Vec::new(), expected: None }
    }

    /// Gives the batch an id of the caller's, from which those of its members derive, those that were
    /// added already too: call it before, or the ids that were answered name nothing.
    #[must_use]
    pub fn with_id(mut self, id: CommandId) -> Self {
        self.id = id;
        for (number, (member, _)) in (0..).zip(&mut self.commands) {
            *member = id.member(number);
        }
        self
    }

    /// Refuses the batch as a conflict if this record has changed since `version` was read.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// # let desk = crm.desk(Officer::named("wang.li"))?;
    /// let lead = crm.lead(&desk.capture_lead(CaptureLead::titled("LED 衬底"))?)?;
    /// desk.change_lead(ChangeLead::of(&lead).origin("展会"))?; // somebody is first
    /// let mut batch = desk.batch().if_version(&lead, lead.head.version());
    /// batch.add(ChangeLead::of(&lead).origin("引荐"));
    /// assert_eq!(batch.commit().unwrap_err().code().as_str(), "record.stale-version");
    /// # Ok::<(), inward::Error>(())
    /// ```
    #[must_use]
    pub fn if_version(mut self, target: impl Target, version: u32) -> Self {
        self.expected = Some((target.aim().record, version));
        self
    }

    /// Adds a command and answers its id; see [`CommandId::creates`].
    pub fn add<C: Instruction>(&mut self, command: C) -> CommandId {
        self.add_command(command.into())
    }

    /// Adds a command of any kind, such as one that was read from JSON.
    pub fn add_command(&mut self, command: Command) -> CommandId {
        let number = u32::try_from(self.commands.len()).unwrap_or(u32::MAX);
        let id = self.id.member(number);
        self.commands.push((id, command));
        id
    }

    /// How many commands it holds.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.commands.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.commands.is_empty()
    }

    /// Keeps all of it, or, if one command is refused, none; the refusal names which.
    pub fn commit(self) -> Result<Vec<Answered>, Error> {
        self.desk.give(Ending::Commit, &self.commands, self.expected)
    }

    /// What it would answer, without keeping anything.
    pub fn preview(&self) -> Result<Vec<Answered>, Error> {
        self.desk.give(Ending::Rollback, &self.commands, self.expected)
    }
}
