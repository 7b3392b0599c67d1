//! The dates of a row: milestones reached and planned, and the day on which a record began.

use inward_core::command::{Correct, Plan, Reach};
use inward_core::fact::AsOf;
use inward_core::id::{Id, Kind, RecordId};
use inward_core::playbook::Place;
use inward_core::record::Record;
use inward_core::refusal::Refusal;
use inward_core::target::Aim;
use inward_core::text::refusals;
use inward_core::when::When;
use inward_journal::Answered;
use inward_ledger::{Cell, Field};

use super::row::{Loader, Progress, Step};

impl Loader<'_> {
    /// Milestones go to the record on which the playbook says they stand.
    pub(super) fn milestones(&self, progress: &Progress<'_>, records: [Option<RecordId>; 4]) -> Step<()> {
        let playbook = self.transaction.playbook();
        for cell in &progress.row.cells {
            let Field::Milestone(key) = cell.field() else { continue };
            let phase = cell.options().phase.and_then(|phase| u16::try_from(phase).ok());
            let record = playbook.milestone(key).and_then(|milestone| {
                let fits = |kind: Kind| match kind {
                    Kind::Lead => milestone.stands_at(Place::Lead),
                    Kind::Negotiation => milestone.stands_at(Place::Negotiation),
                    Kind::Agreement => milestone.stands_at(Place::Agreement),
                    _ => milestone.stands_at(Place::Project) || milestone.stands_at(Place::Phase),
                };
                records.into_iter().flatten().find(|record| fits(record.kind))
            });
            let investment = progress.investment.map(Id::record);
            let Some(record) = record.or(investment) else { continue };
            self.milestone(progress, Aim { record, phase }, key, cell)?;
        }
        Ok(())
    }

    pub(super) fn milestone(&self, progress: &Progress<'_>, aim: Aim, key: &str, cell: &Cell) -> Step<()> {
        let when = match self.when(cell) {
            Ok(when) => when,
            Err(refusal) => return progress.note(Some(cell), refusal.into()),
        };
        let source = self.source(Some(cell));
        let state = self.state(aim.record)?;
        if cell.options().planned {
            let known = state.milestones().and_then(|milestones| milestones.planned_for(key, aim.phase, AsOf::LATEST));
            if known == Some(&when) {
                return Ok(());
            }
            let from = known.map(ToString::to_string);
            let mut command = Plan::of(aim, key, when)?;
            if from.is_some() {
                command = command.reason(self.reason());
            }
            if let Some(source) = source {
                command = command.source(source);
            }
            if progress.tried(Some(cell), self.give(progress, command))?.is_some() {
                progress.changed(cell, from);
            }
            return Ok(());
        }
        let known = state.milestones().and_then(|milestones| {
            milestones
                .words(key, aim.phase, AsOf::LATEST)
                .find(|word| word.of.source.as_ref().map(|source| source.as_str()) == source.as_deref())
        });
        let from = known.and_then(|word| word.of.on.as_ref()).map(ToString::to_string);
        let given = match known {
            Some(word) if word.of.on.as_ref() == Some(&when) => return Ok(()),
            Some(_) => self.correct(progress, aim, key, when, source.as_deref()),
            None => {
                let mut command = Reach::of(aim, key).on(when)?;
                if let Some(source) = source {
                    command = command.source(source);
                }
                self.give(progress, command)
            }
        };
        if progress.tried(Some(cell), given)?.is_some() {
            progress.changed(cell, from);
        }
        Ok(())
    }

    /// The date of the milestone that a record recorded of itself.
    pub(super) fn correct_own(&self, progress: &Progress<'_>, record: RecordId, cell: &Cell) -> Step<()> {
        let state = self.state(record)?;
        let playbook = self.transaction.playbook();
        let commands = ["capture_lead", "open_negotiation", "sign_agreement"];
        let own = state.milestones().and_then(|milestones| {
            milestones.reached.standing(AsOf::LATEST.known).find(|fact| {
                let of = playbook.milestone(fact.value.milestone.as_str());
                of.is_some_and(|of| of.recorded_by.as_deref().is_some_and(|by| commands.contains(&by)))
            })
        });
        let when = match self.when(cell) {
            Ok(when) => when,
            Err(refusal) => return progress.note(Some(cell), refusal.into()),
        };
        let Some(own) = own else {
            // Its date was retracted: only an officer can say that it holds after all.
            let command = match record.kind {
                Kind::Lead => "capture_lead",
                Kind::Negotiation => "open_negotiation",
                _ => "sign_agreement",
            };
            let key = playbook.recorded_by(command).next().map(|of| &of.key);
            let refusal = Refusal::new(refusals::milestone::NOT_REACHED).about(record);
            let refusal = refusal.with("milestone", key.map_or("", |key| key.as_str()));
            return progress.note(Some(cell), refusal.into());
        };
        if own.of.on.as_ref() == Some(&when) {
            return Ok(());
        }
        let from = own.of.on.as_ref().map(ToString::to_string);
        let source = own.of.source.as_ref().map(|source| source.as_str().to_owned());
        let aim = Aim { record, phase: None };
        let key = own.value.milestone.clone();
        let given = self.correct(progress, aim, key.as_str(), when, source.as_deref());
        if progress.tried(Some(cell), given)?.is_some() {
            progress.changed(cell, from);
        }
        Ok(())
    }

    pub(super) fn correct(
        &self,
        progress: &Progress<'_>,
        aim: Aim,
        milestone: &str,
        when: When,
        source: Option<&str>,
    ) -> Step<Answered> {
        let mut command = Correct::milestone_of(aim, milestone, self.reason()).on(when)?;
        if let Some(source) = source {
            command = command.source(source);
        }
        self.give(progress, command)
    }
}
