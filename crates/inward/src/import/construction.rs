//! The cells of a row that say something of the project: amounts, nature, park, land, money, figures,
//! lists.

use inward_core::agreement::Agreement;
use inward_core::command::{
    AddList, ChangeProject, Correct, JoinList, LeaveList, NameRecord, Phase, RecordMeasure, RecordMoney, RecordProject,
    StateAmount,
};
use inward_core::entry::Entry;
use inward_core::fact::AsOf;
use inward_core::finance::{Basis, MoneyKind};
use inward_core::id::Id;
use inward_core::industry::Industry;
use inward_core::investment::Investment;
use inward_core::measure::MeasureKind;
use inward_core::money::{Amount, AmountInput};
use inward_core::project::Project;
use inward_core::qualified::Measured;
use inward_core::record::{Record, Reference, State};
use inward_core::refusal::Refusal;
use inward_core::target::Aim;
use inward_core::when::{Truth, When};
use inward_core::world::{Stop, UniqueKey};
use inward_ledger::{Cell, Field, Membership};

use super::row::{Loader, Progress, Step, unknown_choice};

impl Loader<'_> {
    pub(super) fn project(
        &self,
        progress: &Progress<'_>,
        investment: Id<Investment>,
        agreement: Option<Id<Agreement>>,
    ) -> Step<Option<Id<Project>>> {
        let row = progress.row;
        if let Some(known) = self.known::<Project>(row, "project")? {
            if let Some(cell) = row.cell(&Field::ProjectName) {
                let state = self.state(known.record())?;
                if state.head().title != cell.text && !state.head().aliases.contains(&cell.text) {
                    let from = state.head().title.clone();
                    let given = self.give(progress, NameRecord::of(known).title(&cell.text));
                    if progress.tried(Some(cell), given)?.is_some() {
                        progress.changed(cell, Some(from));
                    }
                }
            }
            return Ok(Some(known));
        }
        let Some(cell) = row.cell(&Field::ProjectName) else { return Ok(None) };
        let phases = row.cells.iter().filter_map(phase_of).max().unwrap_or(0);
        let Reference { system, key } = self.reference(row, "project");
        let mut command = RecordProject::titled(&cell.text).investment(investment).reference(system, key);
        if let Some(agreement) = agreement {
            command = command.agreement(agreement);
        }
        if let Some(organisation) = progress.organisation {
            command = command.owner(organisation);
        }
        for number in 1..=phases {
            let name = row.cell(&Field::PhaseName(number)).map(|cell| cell.text.clone());
            command = command.phase(Phase { name, total_planned: None });
        }
        if let Some(source) = self.source(Some(cell)) {
            command = command.source(source);
        }
        let answered = progress.tried(Some(cell), self.give(progress, command))?;
        if answered.is_some() {
            progress.changed(cell, None);
        }
        Ok(answered.and_then(|answered| answered.id.as_id()))
    }

    /// The cells that say something of the project itself.
    pub(super) fn project_cells(&self, progress: &Progress<'_>, project: Id<Project>) -> Step<()> {
        for cell in &progress.row.cells {
            let whole = Aim { record: project.record(), phase: None };
            match cell.field() {
                Field::ProjectTotalPlanned => {
                    self.state_amount(progress, whole, MoneyKind::TotalPlanned, None, cell)?;
                }
                Field::ProjectFixedAsset => self.state_amount(progress, whole, MoneyKind::FixedAsset, None, cell)?,
                Field::ProjectAnnualPlan => {
                    let period = progress.tried(Some(cell), self.period(cell))?;
                    self.state_amount(progress, whole, MoneyKind::AnnualPlanned, period.flatten(), cell)?;
                }
                Field::PhasePlanned(number) => {
                    let aim = Aim { record: project.record(), phase: u16::try_from(*number).ok() };
                    self.state_amount(progress, aim, MoneyKind::TotalPlanned, None, cell)?;
                }
                Field::ProjectNature
                | Field::ProjectPark
                | Field::ProjectLand
                | Field::ProjectIndustry
                | Field::ProjectProjectCode => self.change_project(progress, project, cell)?,
                Field::Money(kind) => self.money(progress, project, kind, cell)?,
                Field::Measure(metric) => self.measure(progress, project, metric, cell)?,
                Field::ProjectList => self.join(progress, project, &cell.text, true, cell)?,
                Field::List(name) => {
                    let on_it = !matches!(cell.membership(), Membership::No);
                    self.join(progress, project, name, on_it, cell)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

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

    pub(super) fn change_project(&self, progress: &Progress<'_>, project: Id<Project>, cell: &Cell) -> Step<()> {
        let state = self.state(project.record())?;
        let State::Project(known) = &*state else { return Ok(()) };
        let text = cell.text.as_str();
        let change = ChangeProject::of(project);
        let (from, change) = match cell.field() {
            Field::ProjectNature => (known.nature_at(AsOf::LATEST).map(ToString::to_string), Ok(change.nature(text))),
            Field::ProjectPark => {
                let park = match known.park_at(AsOf::LATEST) {
                    Some(park) => Some(self.state(park.record())?.head().title.clone()),
                    None => None,
                };
                (park, Ok(change.park(text)))
            }
            Field::ProjectLand => (known.land_at(AsOf::LATEST).map(|land| land.to_string()), change.land(text)),
            Field::ProjectIndustry => (
                known.industries.latest(AsOf::LATEST.known, |_| true).map(|industry| industry.code.clone()),
                Industry::gbt4754(text).map(|industry| change.industry(industry)),
            ),
            _ => (known.project_code.as_ref().map(ToString::to_string), change.project_code(text)),
        };
        let change = match change {
            Ok(change) => change,
            Err(refusal) => return progress.note(Some(cell), refusal.into()),
        };
        let to = change
            .land
            .map(|land| land.to_string())
            .or_else(|| change.project_code.as_ref().map(ToString::to_string))
            .or_else(|| change.industry.as_ref().map(|industry| industry.code.clone()))
            .unwrap_or_else(|| text.to_owned());
        if from.as_deref() == Some(to.as_str()) {
            return Ok(());
        }
        let change = match self.source(Some(cell)) {
            Some(source) => change.source(source),
            None => change,
        };
        if progress.tried(Some(cell), self.give(progress, change))?.is_some() {
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
        let known = state.measures().and_then(|measures| measures.at(metric, kind, phase, AsOf::LATEST));
        let at = cell.options().at.as_deref();
        if known.is_some_and(|known| known.value == value && known.at.as_ref().map(|key| key.as_str()) == at) {
            return Ok(());
        }
        let from = known.map(|known| known.value.to_string());
        let aim = Aim { record: project.record(), phase };
        let mut command = RecordMeasure::of(aim, metric, kind, value);
        if let Some(period) = &cell.options().period {
            command = command.period(period.as_str())?;
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

    /// Puts a project on a list or takes it off. A list that is not known is made, issued on the
    /// day of the edition.
    pub(super) fn join(
        &self,
        progress: &Progress<'_>,
        project: Id<Project>,
        name: &str,
        on_it: bool,
        cell: &Cell,
    ) -> Step<()> {
        let list: Id<Entry> = match self.transaction.holder(&UniqueKey::list(name))? {
            Some(list) => list.of()?,
            None if !on_it => return Ok(()),
            None => {
                let mut command = AddList::named(name);
                if let Some(day) = &self.mapping.reported_on {
                    command = command.on(day.as_str())?;
                }
                match progress.tried(Some(cell), self.give(progress, command))? {
                    Some(answered) => answered.id.of()?,
                    None => return Ok(()),
                }
            }
        };
        let state = self.state(project.record())?;
        let State::Project(known) = &*state else { return Ok(()) };
        let listed = known.is_listed(list, AsOf::LATEST) != Truth::No;
        if listed == on_it {
            return Ok(());
        }
        let given = if on_it {
            let mut command = JoinList::of(project, list);
            if let Some(source) = self.source(Some(cell)) {
                command = command.source(source);
            }
            self.give(progress, command)
        } else {
            self.give(progress, LeaveList::of(project, list, self.reason()))
        };
        if progress.tried(Some(cell), given)?.is_some() {
            progress.changed(cell, None);
        }
        Ok(())
    }
}

fn phase_of(cell: &Cell) -> Option<u32> {
    match cell.field() {
        Field::PhasePlanned(number) | Field::PhaseName(number) => Some(*number),
        Field::Milestone(_) | Field::Measure(_) | Field::Money(_) => cell.options().phase,
        _ => None,
    }
}
