//! The figures of a row: amounts that are planned or agreed, money that came in, measures.

use inward_core::command::{Correct, RecordMeasure, RecordMoney, StateAmount};
use inward_core::fact::AsOf;
use inward_core::finance::{Basis, MoneyKind};
use inward_core::id::Id;
use inward_core::measure::MeasureKind;
use inward_core::money::{Amount, AmountInput};
use inward_core::project::Project;
use inward_core::qualified::Measured;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::target::Aim;
use inward_core::when::When;
use inward_core::world::Stop;
use inward_ledger::Cell;

use super::row::{Loader, Progress, Step, unknown_choice};

impl Loader<'_> {
    pub(super) fn state_amount(
        &self,
        progress: &Progress<'_>,
        aim: Aim,
        kind: MoneyKind,
        period: Option<When>,
        cell: &Cell,
    ) -> Step<()> {
        let amount = match self.amount(cell) {
            Ok(amount) => amount,
            Err(refusal) => return progress.note(Some(cell), refusal.into()),
        };
        let state = self.state(aim.record)?;
        let known =
            state.amounts().and_then(|amounts| amounts.for_period(kind, aim.phase, period.as_ref(), AsOf::LATEST));
        if known == Some(&amount) {
            return Ok(());
        }
        let from = known.map(ToString::to_string);
        let mut command = StateAmount::of(aim, kind, AmountInput::from(amount));
        if let Some(period) = period {
            command = command.period(period)?;
        }
        if let Some(source) = self.source(Some(cell)) {
            command = command.source(source);
        }
        if progress.tried(Some(cell), self.give(progress, command))?.is_some() {
            progress.changed(cell, from);
        }
        Ok(())
    }

    pub(super) fn money(&self, progress: &Progress<'_>, project: Id<Project>, kind: &str, cell: &Cell) -> Step<()> {
        let read = || -> Result<(MoneyKind, Amount, Option<When>), Refusal> {
            let kind = MoneyKind::parse(kind).ok_or_else(|| {
                let keys: Vec<&str> = MoneyKind::ALL.iter().map(|kind| kind.key()).collect();
                unknown_choice(kind, &keys.join(", "))
            })?;
            let period = cell.options().period.as_deref().map(When::parse).transpose()?;
            Ok((kind, self.amount(cell)?, period))
        };
        let (kind, amount, period) = match read() {
            Ok(read) => read,
            Err(refusal) => return progress.note(Some(cell), refusal.into()),
        };
        let basis = match cell.options().basis {
            Some(inward_ledger::Basis::CumulativeInYear) => Basis::CumulativeInYear,
            Some(inward_ledger::Basis::Cumulative) => Basis::Cumulative,
            _ => Basis::Increment,
        };
        let phase = cell.options().phase.and_then(|phase| u16::try_from(phase).ok());
        let on = period.clone().or_else(|| self.mapping.reported_on.as_deref().and_then(|day| When::parse(day).ok()));
        let state = self.state(project.record())?;
        let State::Project(known) = &*state else { return Ok(()) };
        let same = known.money().facts().standing(AsOf::LATEST.known).find(|fact| {
            let entry = &fact.value;
            entry.kind == kind && entry.phase == phase && entry.basis == basis && fact.of.on == on
        });
        let from = same.map(|fact| fact.value.amount.to_string());
        let given = match same {
            Some(fact) if fact.value.amount == amount => return Ok(()),
            Some(fact) => {
                let fact = inward_core::id::FactRef { record: project.record(), fact: fact.of.id };
                let command = Correct::fact_of(fact, self.reason()).amount(AmountInput::from(amount));
                self.give(progress, command)
            }
            None => {
                let mut command = RecordMoney::of(project, kind, AmountInput::from(amount)).basis(basis);
                if let Some(phase) = phase {
                    command = command.phase(phase);
                }
                if let Some(period) = period {
                    command = command.period(period)?;
                }
                if let Some(on) = on {
                    command = command.on(on)?;
                }
                if let Some(source) = self.source(Some(cell)) {
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

    pub(super) fn measure(&self, progress: &Progress<'_>, project: Id<Project>, metric: &str, cell: &Cell) -> Step<()> {
        let value: Measured = match cell.text.parse() {
            Ok(value) => value,
            Err(refusal) => return progress.note(Some(cell), Stop::from(refusal)),
        };
        let kind = match cell.options().kind {
            Some(inward_ledger::MeasureKind::Promised) => MeasureKind::Promised,
            Some(inward_ledger::MeasureKind::Actual) => MeasureKind::Actual,
            Some(inward_ledger::MeasureKind::External) => MeasureKind::External,
            _ => MeasureKind::Expected,
        };
        let phase = cell.options().phase.and_then(|phase| u16::try_from(phase).ok());
        let state = self.state(project.record())?;
        let at = cell.options().at.as_deref();
        let period = match cell.options().period.as_deref().map(When::parse).transpose() {
            Ok(period) => period,
            Err(refusal) => return progress.note(Some(cell), refusal.into()),
        };
        // Figures of several periods and at several milestones stand beside one another.
        let known = state.measures().and_then(|measures| {
            measures.figures.latest(AsOf::LATEST.known, |figure| {
                (figure.metric == *metric && figure.kind == kind && figure.phase == phase && figure.period == period)
                    && figure.at.as_ref().map(|key| key.as_str()) == at
            })
        });
        if known.is_some_and(|known| known.value == value) {
            return Ok(());
        }
        let from = known.map(|known| known.value.to_string());
        let aim = Aim { record: project.record(), phase };
        let mut command = RecordMeasure::of(aim, metric, kind, value);
        if let Some(period) = period {
            command = command.period(period)?;
        }
        if let Some(at) = at {
            command = command.at(at);
        }
        if let Some(source) = self.source(Some(cell)) {
            command = command.source(source);
        }
        if progress.tried(Some(cell), self.give(progress, command))?.is_some() {
            progress.changed(cell, from);
        }
        Ok(())
    }
}
