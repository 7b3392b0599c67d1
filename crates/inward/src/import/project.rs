//! The project of a row: its phases, its nature, park, land and industry, and the lists it is on.

use inward_core::agreement::Agreement;
use inward_core::command::{AddList, AddPhase, ChangeProject, JoinList, LeaveList, Phase, RecordProject, RenamePhase};
use inward_core::entry::Entry;
use inward_core::fact::AsOf;
use inward_core::finance::MoneyKind;
use inward_core::id::Id;
use inward_core::industry::Industry;
use inward_core::investment::Investment;
use inward_core::project::Project;
use inward_core::record::{Record, Reference, State};
use inward_core::refusal::Refusal;
use inward_core::target::Aim;
use inward_core::text::refusals;
use inward_core::when::Truth;
use inward_core::world::UniqueKey;
use inward_ledger::{Cell, Field, Membership};

use super::row::{Loader, Progress, Step};

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
                self.retitle(progress, known.record(), cell)?;
            }
            self.add_phases(progress, known)?;
            self.name_phases(progress, known)?;
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
        let names: Vec<(String, Field)> =
            (1..=phases).map(|number| (format!("phase[{}].name", number - 1), Field::PhaseName(number))).collect();
        let fills: Vec<(&str, Field)> = names.iter().map(|(path, field)| (path.as_str(), field.clone())).collect();
        let answered = progress.tried_of(cell, &fills, self.give(progress, command))?;
        if answered.is_some() {
            progress.changed(cell, None);
        }
        Ok(answered.and_then(|answered| answered.id.as_id()))
    }

    /// Phases that have another name than the row says.
    fn name_phases(&self, progress: &Progress<'_>, project: Id<Project>) -> Step<()> {
        for cell in &progress.row.cells {
            let Field::PhaseName(number) = cell.field() else { continue };
            let state = self.state(project.record())?;
            let State::Project(known) = &*state else { return Ok(()) };
            let Ok(number) = u16::try_from(*number) else { continue };
            let phase = known.phases().get(usize::from(number).saturating_sub(1));
            let from = phase.and_then(|phase| phase.name.clone());
            if from.as_ref() == Some(&cell.text) {
                continue;
            }
            let given = self.give(progress, RenamePhase::of(project, number, &cell.text));
            if progress.tried(Some(cell), given)?.is_some() {
                progress.changed(cell, from);
            }
        }
        Ok(())
    }

    /// Phases that a later edition tells of.
    fn add_phases(&self, progress: &Progress<'_>, project: Id<Project>) -> Step<()> {
        let row = progress.row;
        let state = self.state(project.record())?;
        let State::Project(known) = &*state else { return Ok(()) };
        let known = u32::try_from(known.phases().len()).unwrap_or(u32::MAX);
        let told = row.cells.iter().filter_map(|cell| Some((phase_of(cell)?, cell))).max_by_key(|(number, _)| *number);
        let Some((phases, last)) = told else { return Ok(()) };
        for number in known.saturating_add(1)..=phases {
            let named = row.cell(&Field::PhaseName(number));
            let phase = Phase { name: named.map(|cell| cell.text.clone()), total_planned: None };
            let cell = named.unwrap_or(last);
            if progress.tried(Some(cell), self.give(progress, AddPhase::to(project, phase)))?.is_none() {
                break;
            }
            if named.is_some() {
                progress.changed(cell, None);
            }
        }
        Ok(())
    }

    /// What is said of a project that nobody named is refused, not lost. Constants say it of rows
    /// that have one.
    pub(super) fn refuse_without_project(&self, progress: &Progress<'_>) -> Step<()> {
        let of_a_project = |cell: &&Cell| {
            let field = cell.field().to_string();
            let further = ["phase.", "money.", "measure.", "list."].iter().any(|table| field.starts_with(table));
            cell.column().is_some() && (field.starts_with("project.") || further)
        };
        for cell in progress.row.cells.iter().filter(of_a_project) {
            let is_name = matches!(cell.field(), Field::ProjectName | Field::ProjectAlias | Field::ProjectCode);
            if is_name {
                continue;
            }
            let refusal = Refusal::new(refusals::text::BLANK_NAME).at("project.name");
            match self.mapping.column_of(&Field::ProjectName) {
                // The cell that is blank is the one to mend, once for all that hangs on it.
                Some(column) => {
                    progress.note_blank(column, refusal);
                    break;
                }
                None => progress.note(Some(cell), refusal.into())?,
            }
        }
        Ok(())
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
        let same_park = *cell.field() == Field::ProjectPark
            && known.park_at(AsOf::LATEST).map(Id::record) == self.transaction.holder(&UniqueKey::unit(text))?
            && from.is_some();
        if same_park || from.as_deref() == Some(to.as_str()) {
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
        let source = self.source(Some(cell));
        let listed_before = known.memberships.standing(AsOf::LATEST.known).any(|fact| fact.value.list == list);
        let given = if on_it {
            let mut command = JoinList::of(project, list);
            // The first time from the day the list was issued, later from the edition that says so.
            if listed_before {
                command = command.on(self.edition_day()?)?;
            }
            if let Some(source) = source {
                command = command.source(source);
            }
            self.give(progress, command)
        } else {
            let mut command = LeaveList::of(project, list, self.reason()).on(self.edition_day()?)?;
            if let Some(source) = source {
                command = command.source(source);
            }
            self.give(progress, command)
        };
        if progress.tried(Some(cell), given)?.is_some() {
            let was = listed_before.then(|| if on_it { "no" } else { "yes" }.to_owned());
            progress.changed(cell, was);
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
