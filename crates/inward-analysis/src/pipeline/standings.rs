//! Whether investments go on, beside the stage that they reached: what was ever said of it, of the few records of
//! which anything was. How an investment stands is rolled up from its records as its row in a list is: from those
//! of which nothing came.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use chrono_tz::Tz;
use inward_core::fact::{AsOf, Fact, FactSet};
use inward_core::id::{Kind, RecordId};
use inward_core::playbook::{Playbook, ReasonKey, ReasonKind};
use inward_core::record::{Record, State};
use inward_core::standing::{Is, Standing};
use inward_core::text::Label;
use inward_core::when::Truth;

use super::Pipeline;
use super::day::{Day, EVER, NEVER, day, ends, number};
use super::point::Point;
use super::records::{Belongs, RecordRow, Records, Subject};
use super::ways::{Last, Tip, Way, Word, told_by, ways};

/// How an investment stands at a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvestmentStanding {
    /// The investment, or the project where those are counted.
    pub counted: RecordId,
    /// The standing to go by, as lists have it.
    pub is: Is,
    /// Every standing that its dates leave possible: one where there is no doubt.
    pub possible: Vec<Is>,
    /// Not before this day, where it does not go on; none where nobody knows.
    pub since_earliest: Option<NaiveDate>,
    /// No later than on this day; none where nobody knows.
    pub since_latest: Option<NaiveDate>,
    /// Why, a key of the playbook.
    pub reason: Option<ReasonKey>,
    /// The place that it was lost to.
    pub lost_to: Option<String>,
}

/// Whether an investment was open, from each of some days until the next.
#[derive(Clone, Debug)]
pub struct OpenInCourse(Vec<(Day, Truth)>);

impl OpenInCourse {
    /// Whether it was open on some day from one on that lies between these.
    pub fn on_some_day(&self, earliest: Day, latest: Day) -> Truth {
        let since = |from: Day| {
            let before = self.0.partition_point(|(day, _)| *day <= from).saturating_sub(1);
            self.0.iter().skip(before).map(|(_, open)| *open).max().unwrap_or(Truth::Yes)
        };
        match (since(latest), since(earliest)) {
            (Truth::Yes, _) => Truth::Yes,
            (_, Truth::No) => Truth::No,
            _ => Truth::Possibly,
        }
    }
}

/// What was said of the records of which anything was ever said.
#[derive(Clone, Debug, Default)]
pub struct Standings {
    said: HashMap<RecordId, Said>,
    /// What the records came of; of investments that always went on it is not kept.
    origins: HashMap<RecordId, RecordId>,
    /// The same of records that were just taken in, before it is told who needs it.
    came_of: Vec<(RecordId, RecordId)>,
    /// The investments that may not go on at some point.
    subjects: Vec<Subject>,
    /// What reasons are called.
    reasons: HashMap<ReasonKey, Label>,
}

/// What was said of a record.
#[derive(Clone, Debug)]
struct Said {
    standings: FactSet<Standing>,
    /// What happened to it: of several records that are closed the one to which something happened last tells.
    happened: Box<[Happened]>,
}

/// Between which days something happened, and on which days that was known.
#[derive(Clone, Copy, Debug)]
struct Happened {
    from: Day,
    to: Day,
    earliest: Day,
    latest: Day,
}

/// How an investment stands, rolled up from its records.
#[derive(Clone, Debug)]
pub struct Rolled<'s> {
    pub is: Is,
    /// In order, each once.
    pub possible: Vec<Is>,
    /// Between which days it came about that it does not go on.
    pub since: (Day, Day),
    pub fact: Option<&'s Fact<Standing>>,
    /// Every word that may be the one in force, whichever way the doubts turn out.
    pub ways: Vec<Way<'s>>,
}

impl Rolled<'_> {
    pub const GOES_ON: Self =
        Self { is: Is::Ongoing, possible: Vec::new(), since: (EVER, EVER), fact: None, ways: Vec::new() };

    /// Whether it stands so.
    pub fn truth(&self, of: impl Fn(Is) -> bool) -> Truth {
        let possible: &[Is] = if self.possible.is_empty() { &[Is::Ongoing] } else { &self.possible };
        match possible.iter().filter(|is| of(**is)).count() {
            0 => Truth::No,
            all if all == possible.len() => Truth::Yes,
            _ => Truth::Possibly,
        }
    }

    /// Between which days it came about that it does not go on, whichever word is in force.
    pub fn since_at_all(&self) -> (Day, Day) {
        let each = self.ways.iter().filter(|way| way.word.is != Is::Ongoing).map(|way| way.since.ends());
        let ends = each.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
        ends.unwrap_or(self.since)
    }
}

impl Standings {
    /// Takes in a record as it is.
    pub fn record(&mut self, state: &State, zone: Tz) {
        let id = state.id();
        if let Some(origin) = state.came_of() {
            self.came_of.push((id, origin));
        }
        let Some(standings) = state.all_standings().filter(|standings| !standings.is_empty()) else { return };
        let mut happened = Vec::new();
        state.each_occurrence(&mut |of, on| {
            let (earliest, latest) = ends(on);
            let to = of.retracted.map_or(NEVER, |retraction| number(retraction.known.from().day_in(zone)));
            happened.push(Happened { from: number(of.known.from().day_in(zone)), to, earliest, latest });
        });
        self.said.insert(id, Said { standings: standings.facts().clone(), happened: happened.into() });
    }

    /// What a reason is called; its key, where the playbook does not know it.
    pub fn reason_label(&self, key: &str) -> Label {
        let known = self.reasons.iter().find(|(reason, _)| **reason == *key).map(|(_, label)| label.clone());
        known.unwrap_or_else(|| Label::new(key, key))
    }

    /// Keeps what is needed, now that it is told which record belongs to which investment.
    pub fn settled(mut self, records: &Records, playbook: &Playbook) -> Self {
        let reasons = ReasonKind::ALL.iter().flat_map(|kind| playbook.reasons_of(*kind));
        self.reasons = reasons.map(|reason| (reason.key.clone(), reason.label.clone())).collect();
        let mut subjects: HashSet<Subject> = HashSet::new();
        let mut needed: HashSet<RecordId> = records.moved().iter().map(|row| row.id).collect();
        if !self.said.is_empty() {
            for row in records.moved() {
                let Belongs::Moves(told) = &row.belongs else { continue };
                told.each(&mut |subject| subjects.extend([subject]));
            }
            for subject in (0..).take(records.ids.len()) {
                let is_said = |row: &RecordRow| self.said.contains_key(&row.id);
                if subjects.contains(&subject) || records.settled(subject).iter().any(is_said) {
                    subjects.insert(subject);
                    needed.extend(records.settled(subject).iter().map(|row| row.id));
                }
            }
        }
        self.origins = self.came_of.drain(..).filter(|(id, _)| needed.contains(id)).collect();
        self.came_of.shrink_to_fit();
        self.subjects = subjects.into_iter().collect();
        self.subjects.sort_unstable();
        self
    }

    /// Forgets what was said of a record, before it is taken in again.
    pub fn forget(&mut self, id: RecordId) {
        self.said.remove(&id);
        self.origins.remove(&id);
    }

    /// Keeps what is needed of some investments whose records were taken in again; `origins` are those of records that
    /// were not needed before.
    pub fn renew(&mut self, records: &Records, subjects: &BTreeSet<Subject>, origins: &HashMap<RecordId, RecordId>) {
        self.origins.extend(self.came_of.drain(..));
        let mut told_by_moved: HashSet<Subject> = HashSet::new();
        for row in records.moved().iter().filter(|row| self.said.contains_key(&row.id)) {
            row.belongs.each(&mut |subject| told_by_moved.extend([subject]));
        }
        for subject in subjects {
            let Err(at) = self.subjects.binary_search(subject) else { continue };
            let rows = records.settled(*subject);
            let is_said = |row: &RecordRow| self.said.contains_key(&row.id);
            if told_by_moved.contains(subject) || rows.iter().any(is_said) {
                self.subjects.insert(at, *subject);
                for row in rows {
                    if let Some(origin) = origins.get(&row.id) {
                        self.origins.entry(row.id).or_insert(*origin);
                    }
                }
            } else {
                for row in rows {
                    self.origins.remove(&row.id);
                }
            }
        }
    }

    /// Every day on which a standing of a record begins, or is certain to have begun, as known at a point.
    fn begins(&self, row: &RecordRow, as_of: AsOf) -> impl Iterator<Item = Day> {
        let said = self.said.get(&row.id).into_iter();
        let facts = said.flat_map(move |said| said.standings.standing(as_of.known));
        facts.flat_map(|fact| {
            let (earliest, latest) = ends(fact.of.on.as_ref());
            [earliest, latest]
        })
    }

    /// How an investment of these records stands, each of which is there for certain or only perhaps.
    fn of<'s>(&'s self, members: &[(&RecordRow, Truth)], point: Point, as_of: AsOf) -> Rolled<'s> {
        let all: Vec<RecordId> = members.iter().map(|(row, _)| row.id).collect();
        let tips = self.tips(&all, point, as_of);
        let Some(told) = told_by(&tips) else { return Rolled::GOES_ON };
        let since = tips.iter().filter_map(|tip| Some(ends(tip.fact?.of.on.as_ref())));
        let since = since.reduce(|(first, last), (earliest, latest)| (first.max(earliest), last.max(latest)));
        let mut ways = ways(&tips, point.valid);
        // What may not be there yet may leave the word to what it came of.
        let doubtful = members.iter().filter(|(_, there)| !there.is_certain()).count();
        if doubtful > MOST_IN_DOUBT {
            ways.extend(self::ways(&self.perhaps_tips(members, point, as_of), point.valid));
        } else {
            for some in without_some(members, doubtful) {
                ways.extend(self::ways(&self.tips(&some, point, as_of), point.valid));
            }
        }
        let mut possible: Vec<Is> = ways.iter().map(|way| way.word.is).collect();
        possible.sort_unstable();
        possible.dedup();
        Rolled { is: told.is, since: since.unwrap_or((EVER, EVER)), fact: told.fact, ways, possible }
    }

    /// What a record of an investment that may not go on came of.
    pub fn origin(&self, record: RecordId) -> Option<RecordId> {
        self.origins.get(&record).copied()
    }

    /// Every standing that a record may have.
    pub fn possible_of(&self, record: RecordId, point: Point, as_of: AsOf) -> Vec<Is> {
        let tip = Tip::of(record, self.said.get(&record), point, as_of);
        tip.words.iter().map(|word| word.is).collect()
    }

    /// Those of some records of which nothing came.
    fn tips(&self, members: &[RecordId], point: Point, as_of: AsOf) -> Vec<Tip<'_>> {
        let origins: Vec<RecordId> = members.iter().filter_map(|id| self.origins.get(id).copied()).collect();
        let tips = members.iter().filter(|id| !origins.contains(id));
        tips.map(|id| Tip::of(*id, self.said.get(id), point, as_of)).collect()
    }

    /// Every record that may be one of which nothing came, each on its own: more than can be, where what came of it is
    /// there for certain whenever another is.
    fn perhaps_tips(&self, members: &[(&RecordRow, Truth)], point: Point, as_of: AsOf) -> Vec<Tip<'_>> {
        let came_of = |there: Truth| -> Vec<RecordId> {
            let of = members.iter().filter(|(_, is)| *is == there);
            of.filter_map(|(row, _)| self.origins.get(&row.id).copied()).collect()
        };
        let (settled, doubtful) = (came_of(Truth::Yes), came_of(Truth::Possibly));
        let tips = members.iter().filter(|(row, _)| !settled.contains(&row.id));
        let tips = tips.map(|(row, there)| Tip {
            is_needed: there.is_certain() && !doubtful.contains(&row.id),
            ..Tip::of(row.id, self.said.get(&row.id), point, as_of)
        });
        tips.collect()
    }
}

/// At most so many records in doubt are left out in every combination; of more, each is left out or not on its own.
const MOST_IN_DOUBT: usize = 5;

/// The records without some of those that are there only perhaps, in every combination but none.
fn without_some(members: &[(&RecordRow, Truth)], doubtful: usize) -> Vec<Vec<RecordId>> {
    let some = (1_usize..1 << doubtful.min(MOST_IN_DOUBT)).map(|left_out| {
        let mut at = 0;
        let stays = members.iter().filter(|(_, there)| {
            let stays = there.is_certain() || left_out >> at & 1 == 0;
            at += usize::from(!there.is_certain());
            stays
        });
        stays.map(|(row, _)| row.id).collect()
    });
    some.filter(|some: &Vec<RecordId>| !some.is_empty()).collect()
}

impl<'s> Tip<'s> {
    fn of(id: RecordId, said: Option<&'s Said>, point: Point, as_of: AsOf) -> Self {
        let Some(said) = said else {
            return Self {
                id,
                words: vec![Word::NOTHING],
                is: Is::Ongoing,
                fact: None,
                last: Last::NEVER,
                is_needed: true,
            };
        };
        let reading = said.standings.in_force(as_of, |_| true);
        let mut words: Vec<Word<'s>> = reading.possible().iter().map(|fact| Word::of(fact)).collect();
        if reading.perhaps_nothing() {
            words.push(Word::NOTHING);
        }
        let happened = said.happened.iter().filter(|one| one.from <= point.known && point.known < one.to);
        let last = Last::of(happened.map(|one| (one.earliest, one.latest)), point.valid);
        let fact = reading.pick();
        Self { id, words, is: fact.map_or(Is::Ongoing, |fact| fact.value.is), fact, last, is_needed: true }
    }
}

impl Pipeline {
    /// How each investment stands that may not go on, in the order of their numbers.
    pub(super) fn rolled_standings(&self) -> Vec<(Subject, Rolled<'_>)> {
        let all = self.rolled_standings_of_all().into_iter();
        all.filter(|(_, rolled)| rolled.possible.iter().any(|is| *is != Is::Ongoing)).collect()
    }

    /// How each investment stands of which anything was ever said, in the order of their numbers.
    pub(super) fn rolled_standings_of_all(&self) -> Vec<(Subject, Rolled<'_>)> {
        let moved = self.may_belong();
        let standings = &self.book.standings;
        standings.subjects.iter().map(|subject| (*subject, self.rolled(*subject, &moved))).collect()
    }

    /// How open each investment was in the course of a window, as known at the point; those that are not told always
    /// were.
    pub(super) fn open_in_course(&self, since: Day, until: Day) -> HashMap<Subject, OpenInCourse> {
        let moved = self.may_belong();
        let as_of = self.point.as_of(self.book.zone);
        let each = self.book.standings.subjects.iter().filter_map(|subject| {
            let rows =
                self.book.records.settled(*subject).iter().chain(moved.get(subject).into_iter().flatten().copied());
            let mut days = vec![since];
            for row in rows {
                days.push(self.book.records.may_exist_from(row, self.point));
                days.extend(self.book.standings.begins(row, as_of));
                let cells = self.book.records.cells(row).iter();
                let picks = cells.filter_map(|cell| self.book.records.pick(cell, self.point));
                days.extend(picks.map(|pick| pick.latest));
                if let Belongs::Moves(told) = &row.belongs {
                    told.each_begin(&mut |day| days.push(day));
                }
            }
            days.retain(|day| (since..=until).contains(day));
            days.sort_unstable();
            days.dedup();
            let open = |day: Day| (day, self.on_day(day).rolled(*subject, &moved).truth(|is| !is.is_closed()));
            let course: Vec<(Day, Truth)> = days.into_iter().map(open).collect();
            let is_closed = course.iter().any(|(_, open)| !open.is_certain());
            is_closed.then_some((*subject, OpenInCourse(course)))
        });
        each.collect()
    }

    /// The same knowledge of another day.
    pub(super) fn on_day(&self, valid: Day) -> Self {
        self.at(Point { valid, ..self.point })
    }

    /// The records that were moved, by each investment that they belong to at any point.
    fn may_belong(&self) -> HashMap<Subject, Vec<&RecordRow>> {
        let mut moved: HashMap<Subject, Vec<&RecordRow>> = HashMap::new();
        for row in self.book.records.moved() {
            let Belongs::Moves(told) = &row.belongs else { continue };
            told.each(&mut |subject| {
                let rows = moved.entry(subject).or_default();
                if rows.last().is_none_or(|last| last.id != row.id) {
                    rows.push(row);
                }
            });
        }
        moved
    }

    fn rolled(&self, subject: Subject, moved: &HashMap<Subject, Vec<&RecordRow>>) -> Rolled<'_> {
        let belongs = |row: &&RecordRow| self.book.records.subject(row, self.point) == Some(subject);
        let moved = moved.get(&subject).into_iter().flatten().copied().filter(belongs);
        let rows = self.book.records.settled(subject).iter().chain(moved);
        let makes_progress = |row: &&RecordRow| {
            let moves = matches!(row.id.kind, Kind::Lead | Kind::Negotiation | Kind::Agreement | Kind::Project);
            moves && self.book.records.may_exist(row, self.point)
        };
        let rows = rows.filter(makes_progress);
        let members: Vec<_> = rows.map(|row| (row, self.book.records.is_there(row, self.point))).collect();
        self.book.standings.of(&members, self.point, self.point.as_of(self.book.zone))
    }

    /// How the kept investments stand that do not go on, or perhaps do not, at the point, in the order of their
    /// ids: those that were lost, given up, rejected, ended, cleared out or done, and those that are stopped or
    /// asleep.
    ///
    /// ```
    /// # use inward_analysis::pipeline::Pipeline;
    /// # fn shown(pipeline: &Pipeline) {
    /// for one in pipeline.standings() {
    ///     println!("{}: {} since {:?}, {:?}", one.counted, one.is.key(), one.since_earliest, one.reason);
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn standings(&self) -> Vec<InvestmentStanding> {
        let reached = self.reached();
        let kept = self.kept_subjects(&reached);
        let is_kept = |subject: Subject| {
            kept.as_ref().is_none_or(|kept| kept.get(subject as usize).is_some_and(|kept| kept.is_possible()))
        };
        let rolled = self.rolled_standings().into_iter().filter(|(subject, _)| is_kept(*subject));
        rolled.filter_map(|(subject, rolled)| self.told_standing(subject, &rolled)).collect()
    }

    /// How an investment stands at the point; none where the pipeline does not know it.
    #[must_use]
    pub fn standing_of(&self, investment: impl Into<RecordId>) -> Option<InvestmentStanding> {
        let subject = self.case_of(investment)?;
        let subject = Subject::try_from(subject).ok()?;
        if self.book.standings.subjects.binary_search(&subject).is_err() {
            return self.told_standing(subject, &Rolled::GOES_ON);
        }
        self.told_standing(subject, &self.rolled(subject, &self.may_belong()))
    }

    fn told_standing(&self, subject: Subject, rolled: &Rolled<'_>) -> Option<InvestmentStanding> {
        let goes_on = rolled.is == Is::Ongoing;
        let fact = rolled.fact.filter(|_| !goes_on);
        Some(InvestmentStanding {
            counted: *self.book.records.ids.get(subject as usize)?,
            is: rolled.is,
            possible: if rolled.possible.is_empty() { vec![Is::Ongoing] } else { rolled.possible.clone() },
            since_earliest: day(rolled.since.0).filter(|_| !goes_on),
            since_latest: day(rolled.since.1).filter(|_| !goes_on),
            reason: fact.and_then(|fact| fact.value.reason.clone()),
            lost_to: fact.and_then(|fact| fact.value.lost_to.clone()),
        })
    }
}
