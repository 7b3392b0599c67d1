//! A record as read at some point: its state, with the questions that depend on the day, on what was
//! known, and on the playbook.

use std::ops::Deref;
use std::sync::Arc;

use chrono::NaiveDate;
use inward_core::attribute::Value;
use inward_core::calendar::Calendar;
use inward_core::case::{Accepted, Case, CaseOutcome, CaseProgress};
use inward_core::commitment::{Around, Commitment, Gate, Kept, Lateness, Life};
use inward_core::deadline::{DueRange, Limits, Rule, Timeliness};
use inward_core::entry::{Entry, ProcedureVersion, Reductions};
use inward_core::escalation::Escalation;
use inward_core::fact::{AsOf, Occurrence};
use inward_core::finance::MoneyKind;
use inward_core::id::{Id, RecordId, Recordable};
use inward_core::issue::{Issue, IssueOutcome, Satisfaction};
use inward_core::measure::{Measure, MeasureKind};
use inward_core::milestone::{Reached, StageReading};
use inward_core::money::Amount;
use inward_core::playbook::Playbook;
use inward_core::project::Project;
use inward_core::qualified::Measured;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::target::{Aim, Mention, Names, Target};
use inward_core::task::Task;
use inward_core::text::Lang;
use inward_core::text::vocabulary::phase;
use inward_core::when::{Timestamp, Truth, When};

use crate::open_payments::CommitmentPart;

/// A record as read at some point. It gives the state itself, and answers for the day and the
/// knowledge that it was asked for.
///
/// ```
/// use inward::prelude::*;
/// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
/// # let desk = crm.desk(Officer::named("wang.li"))?;
/// let lead = desk.capture_lead(CaptureLead::titled("LED 衬底").on("2020-06-15")?)?;
/// let read = crm.lead(&lead)?;
/// assert_eq!(read.title(), "LED 衬底");
/// assert_eq!(read.stage_label(Lang::Zh), "线索");
/// # Ok::<(), inward::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reading<T> {
    pub(crate) state: T,
    pub(crate) ground: Ground,
    /// Of a commitment, what stands around it.
    pub(crate) around: Around,
    /// Of a case, its procedure.
    pub(crate) procedure: Option<Arc<State>>,
}

/// What readings stand on: the point, and what is in force there.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    pub as_of: AsOf,
    /// The moment that is asked for: now, or the end of the valid day.
    pub at: Timestamp,
    /// The day on which it is read.
    pub today: NaiveDate,
    pub playbook: Arc<Playbook>,
    pub calendar: Calendar,
}

impl<T> Deref for Reading<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.state
    }
}

impl<T: Recordable> Names<T> for Reading<T>
where
    T: Record,
{
    fn id_of(&self) -> Id<T> {
        Id::new(self.state.id().uuid)
    }
}

impl<T: Record> Target for Reading<T> {
    fn aim(&self) -> Aim {
        self.state.id().aim()
    }
}

impl<T: Recordable + Record> From<&Reading<T>> for Mention<T> {
    fn from(reading: &Reading<T>) -> Self {
        Self::Id(reading.id_of())
    }
}

impl<T: Record> Reading<T> {
    /// The point it was read at.
    #[must_use]
    pub const fn as_of(&self) -> AsOf {
        self.ground.as_of
    }

    /// The id of the record, of whatever kind.
    pub fn record_id(&self) -> RecordId {
        self.state.id()
    }

    /// Its title or name, as last known.
    pub fn title(&self) -> &str {
        &self.state.head().title
    }

    /// Its stage: of a project, the highest of the whole and of its phases.
    pub fn stage(&self) -> StageReading {
        let milestones = self.state.milestones();
        milestones.map_or_else(StageReading::default, |milestones| {
            let phases = milestones.reached.iter().map(|fact| fact.value.phase);
            let mut phases: Vec<Option<u16>> = phases.chain([None]).collect();
            phases.sort_unstable();
            phases.dedup();
            phases
                .into_iter()
                .map(|phase| milestones.stage(phase, self.ground.as_of, &self.ground.playbook))
                .fold(StageReading::default(), StageReading::highest)
        })
    }

    /// Its stage in words.
    pub fn stage_label(&self, lang: Lang) -> String {
        self.stage().say(&self.ground.playbook, lang)
    }

    /// Its standing.
    pub fn standing(&self) -> Is {
        self.state.listed_standing(self.ground.as_of)
    }

    /// The word to go by on a milestone, of the whole (`phase` none) or of one phase.
    pub fn milestone(&self, milestone: impl AsRef<str>, phase: Option<u16>) -> Option<Occurrence<'_, Reached>> {
        self.state.milestones()?.occurrence(milestone.as_ref(), phase, self.ground.as_of, &self.ground.playbook)
    }

    /// Whether a milestone was reached by the day.
    pub fn reached(&self, milestone: impl AsRef<str>, phase: Option<u16>) -> Truth {
        self.milestone(milestone, phase).map_or(Truth::No, |occurrence| occurrence.truth)
    }

    /// When a milestone was reached, as far as it is known.
    pub fn when(&self, milestone: impl AsRef<str>, phase: Option<u16>) -> Option<&When> {
        self.state.milestones()?.when(milestone.as_ref(), phase, self.ground.as_of, &self.ground.playbook)
    }

    /// When a milestone is planned for.
    pub fn planned_for(&self, milestone: impl AsRef<str>, phase: Option<u16>) -> Option<&When> {
        self.state.milestones()?.planned_for(milestone.as_ref(), phase, self.ground.as_of)
    }

    /// The amount in force of this kind, of the whole or of one phase.
    pub fn amount(&self, kind: MoneyKind, phase: Option<u16>) -> Option<&Amount> {
        self.state.amounts()?.at(kind, phase, self.ground.as_of)
    }

    /// The figure in force of this metric and kind, of the whole or of one phase: that of the latest
    /// period, where figures are for periods. What is expected or promised at a milestone is another
    /// figure, see [`Reading::measure_at`].
    pub fn measure(&self, metric: &str, kind: MeasureKind, phase: Option<u16>) -> Option<&Measure> {
        self.state.measures()?.at(metric, kind, phase, None, self.ground.as_of)
    }

    /// The figure that is expected or promised at a milestone: the output at full benefit is another
    /// than that at the start of production.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li"))?;
    /// let project = desk.record_project(RecordProject::titled("合成项目"))?;
    /// for (output, at) in [("5亿元/年", milestone::FULL_BENEFIT), ("1亿元/年", milestone::PRODUCTION)] {
    ///     desk.record_measure(
    ///         RecordMeasure::of(&project, "output_value", MeasureKind::Expected, output.parse()?).at(at),
    ///     )?;
    /// }
    /// let project = crm.project(&project)?;
    /// let output = project.measure_at("output_value", MeasureKind::Expected, None, milestone::FULL_BENEFIT);
    /// assert_eq!(output.map(|output| output.value.given()), Some(Some("5亿元/年")));
    /// assert_eq!(project.measure("output_value", MeasureKind::Expected, None), None);
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn measure_at(
        &self,
        metric: &str,
        kind: MeasureKind,
        phase: Option<u16>,
        milestone: impl AsRef<str>,
    ) -> Option<&Measure> {
        self.state.measures()?.at(metric, kind, phase, Some(milestone.as_ref()), self.ground.as_of)
    }

    /// The figure in force of this metric and kind for one period, of the whole or of one phase.
    pub fn measure_in(&self, metric: &str, kind: MeasureKind, phase: Option<u16>, period: &When) -> Option<&Measure> {
        self.state.measures()?.for_period(metric, kind, phase, period, self.ground.as_of)
    }

    /// Where it stands on the ladders of escalation (督办): the highest level of each that was not taken back, with the
    /// day since when it holds, whom it tells and by when that one acts. See [`Desk::escalate`](crate::Desk::escalate).
    ///
    /// # Errors
    /// Where the zone's calendar does not tell a level's own deadline.
    pub fn escalations(&self) -> Result<Vec<Escalation>, Refusal> {
        let Ground { as_of, at, playbook, calendar, .. } = &self.ground;
        self.state.escalation().map_or_else(|| Ok(Vec::new()), |facts| facts.present(*as_of, *at, playbook, calendar))
    }

    /// The value of one of the zone's own attributes.
    pub fn attribute(&self, key: &str) -> Option<&Value> {
        self.state.head().attribute_at(key, self.ground.as_of)
    }
}

impl Reading<Project> {
    /// The stage of one phase.
    #[must_use]
    pub fn phase_stage(&self, phase: u16) -> StageReading {
        self.state.milestones.stage(Some(phase), self.ground.as_of, &self.ground.playbook)
    }

    /// The stages in words: where phases stand at different stages, each is told.
    #[must_use]
    pub fn say_stages(&self, lang: Lang) -> String {
        let stages = self.state.phase_stages(self.ground.as_of, &self.ground.playbook);
        let differ = stages.windows(2).any(|pair| pair.first() != pair.last());
        if !differ {
            return self.stage_label(lang);
        }
        let parts: Vec<String> = self
            .state
            .phase_numbers()
            .zip(stages)
            .map(|(number, stage)| {
                let stage = stage.say(&self.ground.playbook, lang);
                format!("{}{}{stage}", phase(number).say(lang), lang.pick(": ", "："))
            })
            .collect();
        parts.join(lang.pick("; ", "；"))
    }
}

impl Reading<Commitment> {
    /// Where the commitment stands: at the point it was read at, or where that is everything that is
    /// known, now. A condition that names a milestone is met once that is reached, and a limit that
    /// counts from one starts with it, see [`Commitment::around`].
    #[must_use]
    pub fn life(&self) -> Life {
        self.state.life(self.ground.as_of, self.ground.at, &self.around, &self.ground.calendar)
    }

    /// Whether anything is owed: it has no condition, or that is met.
    #[must_use]
    pub fn condition_met(&self) -> Truth {
        self.state.condition_met(self.ground.as_of, &self.around)
    }

    /// When it was kept in whole, if it was, and whether that had happened; see [`Commitment::kept_whole`].
    #[must_use]
    pub fn kept_whole(&self) -> Option<Kept<'_>> {
        self.state.kept_whole(self.ground.as_of, &self.around)
    }

    /// The commitments on which it depends: each must be kept before anything of it is owed.
    #[must_use]
    pub fn depends_on(&self) -> Vec<Gate> {
        self.state.depends_on(self.ground.as_of.known).collect()
    }

    /// What it is owed in, part by part: its instalments, the checks of an obligation, or all of it in one.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let project = desk.record_project(RecordProject::titled("合成项目"))?;
    /// let half = |due: &str| Ok::<_, Error>(Instalment::by(due.parse()?).amount("50万元".parse()?));
    /// let promise = Promise::to_investor(&project, "policy_incentive").debtor("招商一局");
    /// let promise = desk.promise(promise.instalments([half("2021-06-30")?, half("2021-12-31")?]))?;
    /// desk.execute(Fulfil::of(&promise).amount("50万元".parse()?).on("2021-06-20")?)?;
    /// let crm = crm.as_of("2022-01-01", When::day(crm.today()?)?)?;
    /// let lives: Vec<Life> = crm.commitment(&promise)?.parts()?.iter().map(|part| part.life).collect();
    /// assert_eq!(lives, [Life::OnTime, Life::Overdue]);
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Reading::due`].
    pub fn parts(&self) -> Result<Vec<CommitmentPart>, Refusal> {
        self.state.parts().iter().map(|part| CommitmentPart::of(part, &self.ground, &self.around)).collect()
    }

    /// When it is due, as a date: the one that was set, or what its limit, its pauses and extensions
    /// come to; none where its limit has not started.
    ///
    /// # Errors
    /// Where the zone's calendar does not tell: `calendar.no-hours`, `deadline.no-working-time`.
    pub fn due(&self) -> Result<Option<When>, Refusal> {
        self.state.due_on(self.ground.as_of, self.ground.at, &self.around, &self.ground.calendar)
    }

    /// When it is due by what was promised, with all that can be asked of it; while its clock is
    /// paused, the earliest that it may be.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// # desk.add_unit(AddUnit::named("行政审批局"))?;
    /// let project = desk.record_project(RecordProject::titled("合成项目"))?;
    /// let promise = Promise::to_investor(&project, "construction_permit").debtor("行政审批局");
    /// let promise = desk.promise(promise.due_rule(working_days(5).after("accepted")).on("2021-02-01")?)?;
    /// assert!(crm.commitment(&promise)?.due_range()?.is_none());
    /// desk.record_start(RecordStart::of(&promise, StartEvent::Accepted).on("2021-02-05")?)?;
    /// let due = crm.commitment(&promise)?.due_range()?.unwrap();
    /// assert_eq!(due.latest().last_day().unwrap().to_string(), "2021-02-18");
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Reading::due`].
    pub fn due_range(&self) -> Result<Option<DueRange>, Refusal> {
        self.state.due_range(self.ground.as_of, self.ground.at, &self.around, &self.ground.calendar)
    }

    /// The limits to go by: its own, or those of the version of the procedure that applies to its case.
    #[must_use]
    pub fn limits(&self) -> Option<&Limits> {
        self.state.limits_at(self.ground.as_of, &self.around)
    }

    /// By how much it was late when it was kept, or is late, on what was promised and on what the law allows;
    /// see [`Commitment::lateness`].
    ///
    /// # Errors
    /// As [`Reading::due`].
    pub fn lateness(&self) -> Result<Lateness, Refusal> {
        self.state.lateness(self.ground.as_of, self.ground.at, &self.around, &self.ground.calendar)
    }

    /// When it is due by law; as [`Reading::due_range`].
    ///
    /// # Errors
    /// As [`Reading::due`].
    pub fn statutory_range(&self) -> Result<Option<DueRange>, Refusal> {
        self.state.statutory_range(self.ground.as_of, self.ground.at, &self.around, &self.ground.calendar)
    }
}

impl Reading<Issue> {
    /// Whether it is settled: resolved, and not taken up again since.
    #[must_use]
    pub fn is_resolved(&self) -> Truth {
        self.state.is_resolved(self.ground.as_of)
    }

    /// How it ended, where it is or may be settled.
    #[must_use]
    pub fn outcome(&self) -> Option<IssueOutcome> {
        self.state.outcome(self.ground.as_of)
    }

    /// What the investor said last of how it was handled.
    #[must_use]
    pub fn satisfaction(&self) -> Option<Satisfaction> {
        self.state.satisfaction(self.ground.as_of)
    }

    /// How much investment it puts at risk.
    #[must_use]
    pub fn investment_at_risk(&self) -> Option<&Amount> {
        self.state.investment_at_risk(self.ground.as_of)
    }

    /// How many jobs it puts at risk.
    #[must_use]
    pub fn jobs_at_risk(&self) -> Option<&Measured> {
        self.state.jobs_at_risk(self.ground.as_of)
    }

    /// By when it is to be answered, see [`Issue::respond_due`].
    ///
    /// # Errors
    /// As [`Issue::respond_due`].
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let park = desk.record_project(RecordProject::titled("数字经济产业园"))?;
    /// let issue = desk.raise_issue(RaiseIssue::about(&park, "request").on("2021-01-12T09:30+08:00")?)?;
    /// let due = crm.issue(&issue)?.respond_due()?.unwrap();
    /// assert_eq!(due.latest().last_day().unwrap().to_string(), "2021-01-12"); // 事不过夜
    /// desk.respond_to_issue(RespondToIssue::of(&issue).on("2021-01-12T16:00+08:00")?)?;
    /// assert_eq!(crm.issue(&issue)?.standing_of_response()?, Timeliness::OnTime);
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn respond_due(&self) -> Result<Option<DueRange>, Refusal> {
        self.state.respond_due(self.ground.as_of, self.ground.at, &self.ground.calendar)
    }

    /// By when it is to be settled, see [`Issue::resolve_due`].
    ///
    /// # Errors
    /// As [`Issue::resolve_due`].
    pub fn resolve_due(&self) -> Result<Option<DueRange>, Refusal> {
        self.state.resolve_due(self.ground.as_of, self.ground.at, &self.ground.calendar)
    }

    /// Whether it was answered in time, see [`Issue::standing_of_response`].
    ///
    /// # Errors
    /// As [`Issue::respond_due`].
    pub fn standing_of_response(&self) -> Result<Timeliness, Refusal> {
        self.state.standing_of_response(self.ground.as_of, self.ground.at, &self.ground.calendar)
    }

    /// Whether it was settled in time, see [`Issue::standing_of_resolution`].
    ///
    /// # Errors
    /// As [`Issue::resolve_due`].
    pub fn standing_of_resolution(&self) -> Result<Timeliness, Refusal> {
        self.state.standing_of_resolution(self.ground.as_of, self.ground.at, &self.ground.calendar)
    }
}

impl Reading<Task> {
    /// Whether it is closed: done or called off, and not taken up again since.
    #[must_use]
    pub fn is_closed(&self) -> Truth {
        self.state.is_closed(self.ground.as_of)
    }

    /// By when it is to be done, as agreed.
    #[must_use]
    pub fn due_rule(&self) -> Option<&Rule> {
        self.state.due_rule(self.ground.as_of)
    }

    /// By when it is to be done, see [`Task::due_at`].
    ///
    /// # Errors
    /// As [`Task::due_at`].
    pub fn due(&self) -> Result<Option<DueRange>, Refusal> {
        self.state.due_at(self.ground.as_of, self.ground.at, &self.ground.calendar)
    }

    /// Whether it was done in time, see [`Task::timeliness`].
    ///
    /// # Errors
    /// As [`Task::timeliness`].
    pub fn timeliness(&self) -> Result<Timeliness, Refusal> {
        self.state.timeliness(self.ground.as_of, self.ground.at, &self.ground.calendar)
    }
}

impl Reading<Case> {
    /// The procedure that is applied.
    fn procedure(&self) -> Option<&Entry> {
        self.procedure.as_deref().and_then(|state| state.try_into().ok())
    }

    /// When it was received.
    #[must_use]
    pub fn received_on(&self) -> Option<&When> {
        self.state.received_on(self.ground.as_of)
    }

    /// That it counts as accepted, see [`Case::accepted`].
    #[must_use]
    pub fn accepted(&self) -> Option<Accepted> {
        self.state.accepted(self.procedure()?, self.ground.as_of, self.ground.at, &self.ground.calendar)
    }

    /// The version of its procedure that applies, see [`Case::procedure_version`].
    #[must_use]
    pub fn procedure_version(&self) -> Option<&ProcedureVersion> {
        self.state.procedure_version(self.procedure()?, self.ground.as_of, self.ground.at, &self.ground.calendar)
    }

    /// Where it stands. By when it is to be decided, its commitment tells.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// # desk.add_unit(AddUnit::named("行政审批局"))?;
    /// # let project = desk.record_project(RecordProject::titled("合成项目"))?;
    /// let limit = |days| working_days(days).after("accepted");
    /// let permit = AddProcedure::named("建筑工程施工许可", "行政审批局").statutory(limit(20)).promised(limit(5));
    /// desk.add_procedure(permit)?;
    /// let case = desk.file_case(FileCase::of("建筑工程施工许可", &project).on("2021-01-12")?)?;
    /// desk.accept_case(AcceptCase::of(&case).on("2021-01-13")?)?;
    /// desk.request_supplement(RequestSupplement::of(&case).missing("用地批准文件").on("2021-01-14")?)?;
    /// let case = crm.case(&case)?;
    /// assert_eq!(case.progress(), Some(CaseProgress::AwaitingSupplement));
    /// assert_eq!(crm.commitment(case.commitment())?.life(), Life::Paused);
    /// # Ok::<(), inward::Error>(())
    /// ```
    #[must_use]
    pub fn progress(&self) -> Option<CaseProgress> {
        Some(self.state.progress(self.procedure()?, self.ground.as_of, self.ground.at, &self.ground.calendar))
    }

    /// Whether it is decided.
    #[must_use]
    pub fn is_decided(&self) -> Truth {
        self.state.is_decided(self.ground.as_of)
    }

    /// How it ended, where it has or may have.
    #[must_use]
    pub fn outcome(&self) -> Option<CaseOutcome> {
        self.state.outcome(self.ground.as_of)
    }

    /// When it was decided.
    #[must_use]
    pub fn decided_on(&self) -> Option<&When> {
        self.state.decided_on(self.ground.as_of)
    }
}

impl Reading<Entry> {
    /// The version of a procedure that is in force.
    #[must_use]
    pub fn procedure_version(&self) -> Option<&ProcedureVersion> {
        self.state.version_at(self.ground.as_of)
    }

    /// By how much each burden of a procedure is less on one day than it was on another, as known where this
    /// was read; see [`Entry::reductions`].
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// # desk.add_unit(AddUnit::named("行政审批局"))?;
    /// let limit = |days| working_days(days).after("accepted");
    /// let survey = AddProcedure::named("联合踏勘", "行政审批局").promised(limit(30)).on("2018-01-01")?;
    /// let survey = desk.add_procedure(survey)?;
    /// desk.revise_procedure(ReviseProcedure::of(&survey).promised(limit(5)).on("2019-07-01")?)?;
    /// let day = |day: &str| day.parse().expect("a day");
    /// let reductions = crm.entry(&survey)?.reductions(day("2019-01-01"), day("2020-01-01"))?;
    /// assert_eq!(reductions[&Burden::Days].as_ref().unwrap().bounds().to_string(), "83.33%");
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// `procedure.no-version`.
    pub fn reductions(&self, before: NaiveDate, after: NaiveDate) -> Result<Reductions, Refusal> {
        let known = self.ground.as_of.known;
        self.state.reductions(AsOf { valid: before, known }, AsOf { valid: after, known })
    }
}
