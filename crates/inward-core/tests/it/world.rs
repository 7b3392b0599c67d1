//! A book of maps: the world that the tests of the core decide in. Ids are counted, the clock
//! stands where the test sets it, and every event that happened is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;
use inward_core::calendar::Calendar;
use inward_core::command::{AddUnit, Command, EnrolPerson, OpenZone};
use inward_core::commitment::{Around, Commitment, Life, PromiseRow};
use inward_core::decide::decide;
use inward_core::event::{Event, Recorded};
use inward_core::fact::{AsOf, Known, Reported};
use inward_core::id::{CommandId, FactRef, Id, Kind, NoteId, RecordId, Recordable};
use inward_core::index::Index;
use inward_core::investment::Investment;
use inward_core::person::{Particulars, Person};
use inward_core::playbook::{Playbook, Usage};
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::unit::Unit;
use inward_core::when::{Timestamp, When};
use inward_core::world::{Context, Decision, Relation, Stop, UniqueKey, Unreadable, World};
use inward_core::zone::Zone;
use uuid::Uuid;

/// The time zone of every test book.
pub const TIME_ZONE: Tz = Tz::Asia__Shanghai;

/// An event with its envelope, as a journal would keep it.
#[derive(Clone, Debug)]
pub struct Kept {
    pub record: RecordId,
    pub version: u32,
    pub known: Known,
    pub by: Id<Person>,
    pub command: CommandId,
    pub event: Event,
}

impl Kept {
    pub fn recorded(&self) -> Recorded<'_> {
        Recorded {
            record: self.record,
            version: self.version,
            known: self.known,
            by: self.by,
            command: self.command,
            event: &self.event,
        }
    }
}

/// A zone in maps.
#[derive(Clone, Debug)]
pub struct Book {
    pub states: BTreeMap<RecordId, Arc<State>>,
    pub keys: BTreeMap<UniqueKey, RecordId>,
    pub relations: BTreeSet<(Relation, RecordId, RecordId)>,
    pub notes: BTreeMap<NoteId, String>,
    pub people: BTreeMap<Id<Person>, Particulars>,
    pub log: Vec<Kept>,
    pub given: Vec<Command>,
    pub now: Timestamp,
    pub actor: Id<Person>,
    reported: Option<Reported>,
    commands: u128,
}

impl Book {
    /// A book in which nothing stands yet.
    pub fn empty() -> Self {
        let mut book = Self {
            states: BTreeMap::new(),
            keys: BTreeMap::new(),
            relations: BTreeSet::new(),
            notes: BTreeMap::new(),
            people: BTreeMap::new(),
            log: Vec::new(),
            given: Vec::new(),
            now: Timestamp::MIN,
            actor: Id::new(Uuid::from_u128(1)),
            reported: None,
            commands: 0,
        };
        book.today("2021-01-31");
        book
    }

    /// A zone with its first officer and unit, working by this playbook.
    pub fn opened(playbook: Playbook) -> Self {
        Self::empty().open(playbook)
    }

    /// The zone of the worked example, opened on this day.
    pub fn yangquan_from(day: &str) -> Self {
        let mut book = Self { now: Timestamp::MIN, ..Self::empty() };
        book.today(day);
        book.open(Playbook::development_zone())
    }

    fn open(self, playbook: Playbook) -> Self {
        let mut book = self;
        book.give(OpenZone::named("阳泉经开区", "Asia/Shanghai", playbook).currency("CNY")).unwrap();
        let unit: Id<Unit> = book.made(AddUnit::named("招商一局"));
        book.actor = book.made(EnrolPerson::named("wang.li").unit(unit));
        book
    }

    /// The zone of the worked example.
    pub fn yangquan() -> Self {
        Self::opened(Playbook::development_zone())
    }

    /// Sets the clock to eight in the morning of a day of the zone, if that is not backwards.
    pub fn today(&mut self, day: &str) {
        let start = Timestamp::start_of_day(date(day), TIME_ZONE);
        self.now = self.now.max(Timestamp::from_micros(start.as_micros() + 8 * 3_600_000_000).unwrap());
    }

    /// Today in the zone.
    pub fn day(&self) -> NaiveDate {
        self.now.day_in(TIME_ZONE)
    }

    /// What is given next was known to the office on this day; until [`Book::reported_today`].
    pub fn reported(&mut self, day: &str) {
        self.reported = Some(Reported::on(date(day), TIME_ZONE));
    }

    /// What is given next is known as it is recorded.
    pub fn reported_today(&mut self) {
        self.reported = None;
    }

    /// Another officer, who acts from now on.
    pub fn acts(&mut self, account: &str) -> Id<Person> {
        let before = self.keys.get(&UniqueKey::person(account)).copied();
        self.actor = match before {
            Some(person) => person.of().unwrap(),
            None => self.made(EnrolPerson::named(account)),
        };
        self.actor
    }

    /// The id of the next command.
    pub fn next_command(&self) -> CommandId {
        CommandId::new(Uuid::from_u128(0x0189_0a5d_ac96_774b_8000_0000_0000_0000 | (self.commands + 1)))
    }

    /// Decides, and lets the events happen.
    pub fn give(&mut self, command: impl Into<Command>) -> Result<Decision, Refusal> {
        let command = command.into();
        let context = Context { actor: self.actor, command: self.next_command(), reported: self.reported };
        let decision = match decide(self, &command, &context) {
            Ok(decision) => decision,
            Err(Stop::Refused(refusal)) => return Err(*refusal),
            Err(Stop::Unreadable(fault)) => panic!("{fault}"),
        };
        let again = decide(self, &command, &context).unwrap_or_else(|stop| panic!("decided differently: {stop:?}"));
        assert_eq!(decision, again, "the same world, command and context give the same decision");
        self.commands += 1;
        self.put(&decision, &context);
        self.given.push(command);
        Ok(decision)
    }

    /// Gives a command that is not refused.
    pub fn must(&mut self, command: impl Into<Command>) -> Decision {
        let command = command.into();
        self.give(command.clone()).unwrap_or_else(|refusal| panic!("{refusal}\n{command:?}"))
    }

    /// Gives a command that is refused, and answers with the code; the book stays as it is.
    pub fn refused(&mut self, command: impl Into<Command>) -> String {
        let before = self.clone();
        let refusal = self.give(command).unwrap_err();
        self.assert_same(&before);
        refusal.code.as_str().to_owned()
    }

    /// Gives a command and answers with the id of the record it made.
    pub fn made<T: Recordable>(&mut self, command: impl Into<Command>) -> Id<T> {
        self.must(command).answer.of().unwrap()
    }

    /// The codes of the warnings of a command that is accepted.
    pub fn warned(&mut self, command: impl Into<Command>) -> Vec<String> {
        self.must(command).warnings.iter().map(|warning| warning.code.as_str().to_owned()).collect()
    }

    /// That two books keep the same.
    pub fn assert_same(&self, other: &Self) {
        assert_eq!(self.states, other.states);
        assert_eq!(self.keys, other.keys);
        assert_eq!(self.relations, other.relations);
        assert_eq!(self.notes, other.notes);
        assert_eq!(self.people, other.people);
        assert_eq!(self.log.len(), other.log.len());
    }

    fn put(&mut self, decision: &Decision, context: &Context) {
        let known = Known { recorded: self.now, reported: context.reported };
        for change in &decision.changes {
            let version = self.states.get(&change.record).map_or(0, |state| state.head().version()) + 1;
            self.happen(Kept {
                record: change.record,
                version,
                known,
                by: context.actor,
                command: context.command,
                event: change.event.clone(),
            });
        }
        self.notes.extend(decision.notes.iter().cloned());
        for (person, particulars) in &decision.people {
            match particulars {
                Some(particulars) => {
                    self.people.insert(*person, particulars.clone());
                }
                None => {
                    self.people.remove(person);
                    // The key holds the name: it goes with the particulars.
                    self.keys.retain(|_, holder| *holder != person.record());
                }
            }
        }
        for claim in &decision.claims {
            match claim.holder {
                Some(holder) => self.keys.insert(claim.key.clone(), holder),
                None => self.keys.remove(&claim.key),
            };
        }
        self.now = Timestamp::from_micros(self.now.as_micros() + 1).unwrap();
    }

    /// Lets one event happen.
    pub fn happen(&mut self, kept: Kept) {
        let state = match self.states.get(&kept.record) {
            None => State::create(&kept.recorded()).unwrap(),
            Some(state) => {
                let mut state = State::clone(state);
                state.evolve(&kept.recorded()).unwrap();
                state
            }
        };
        self.relations.retain(|(_, _, from)| *from != kept.record);
        self.relations.extend(state.relations().into_iter().map(|(relation, to)| (relation, to, kept.record)));
        self.states.insert(kept.record, Arc::new(state));
        self.log.push(kept);
    }

    /// The state of a record of a known kind.
    pub fn get<T: Recordable>(&self, id: Id<T>) -> &T
    where
        for<'a> &'a T: TryFrom<&'a State, Error = ()>,
    {
        <&T>::try_from(self.state_of(id)).unwrap()
    }

    /// The state of any record.
    pub fn state_of(&self, id: impl Into<RecordId>) -> &State {
        self.states.get(&id.into()).unwrap()
    }

    /// The fact that the last event of a record stated.
    pub fn last_fact(&self, id: impl Into<RecordId>) -> FactRef {
        let record = id.into();
        self.fact_of_version(record, self.state_of(record).head().version())
    }

    /// The first fact that one event of a record stated.
    pub fn fact_of_version(&self, id: impl Into<RecordId>, version: u32) -> FactRef {
        let record = id.into();
        FactRef { record, fact: version.to_string().parse().unwrap() }
    }

    /// The only zone.
    pub fn zone_id(&self) -> Id<Zone> {
        self.zone().unwrap().id
    }

    /// What stands around a commitment; a point without a day is asked at the end of today.
    pub fn around(&self, id: Id<Commitment>, as_of: AsOf) -> Around {
        self.around_on(id, as_of, if as_of.has_no_day() { self.day() } else { as_of.valid })
    }

    /// What stands around a commitment, asked at the end of a day.
    pub fn around_on(&self, id: Id<Commitment>, as_of: AsOf, day: NaiveDate) -> Around {
        let world: &dyn World = self;
        let at = Timestamp::end_of_day(day, TIME_ZONE);
        self.get(id).around(as_of, at, &self.playbook(), &self.calendar(as_of), world).unwrap()
    }

    /// Where a commitment stands; a point without a day is asked at the end of today.
    pub fn life(&self, id: Id<Commitment>, as_of: AsOf) -> Life {
        self.life_on(id, as_of, if as_of.has_no_day() { self.day() } else { as_of.valid })
    }

    /// Where a commitment stands, asked at the end of a day.
    pub fn life_on(&self, id: Id<Commitment>, as_of: AsOf, day: NaiveDate) -> Life {
        let (calendar, at) = (self.calendar(as_of), Timestamp::end_of_day(day, TIME_ZONE));
        self.get(id).life(as_of, at, &self.around_on(id, as_of, day), &calendar)
    }

    /// A commitment that is owed in one as it is counted at the end of the valid day.
    pub fn promise_row(&self, id: Id<Commitment>, as_of: AsOf) -> PromiseRow {
        let [row] = self.promise_rows(id, as_of).try_into().unwrap();
        row
    }

    /// A commitment as it is counted at the end of the valid day, part by part.
    pub fn promise_rows(&self, id: Id<Commitment>, as_of: AsOf) -> Vec<PromiseRow> {
        let (calendar, at) = (self.calendar(as_of), Timestamp::end_of_day(as_of.valid, TIME_ZONE));
        self.get(id).promise_rows(as_of, at, &self.around(id, as_of), &calendar).unwrap()
    }

    /// Where each part of a commitment stands at the end of the valid day.
    pub fn lives(&self, id: Id<Commitment>, as_of: AsOf) -> Vec<Life> {
        let (calendar, at) = (self.calendar(as_of), Timestamp::end_of_day(as_of.valid, TIME_ZONE));
        let around = self.around(id, as_of);
        self.get(id).parts().iter().map(|part| part.life(as_of, at, &around, &calendar)).collect()
    }

    /// Whether a commitment was kept in whole, as everything that is known tells.
    pub fn is_kept(&self, id: Id<Commitment>, as_of: AsOf) -> bool {
        self.get(id).kept_whole(as_of, &self.around(id, as_of)).is_some()
    }

    /// When a commitment is due, as a date, asked at the end of a day.
    pub fn due_on(&self, id: Id<Commitment>, as_of: AsOf, day: &str) -> Option<When> {
        let (calendar, at) = (self.calendar(as_of), Timestamp::end_of_day(date(day), TIME_ZONE));
        self.get(id).due_on(as_of, at, &self.around_on(id, as_of, date(day)), &calendar).unwrap()
    }

    /// The calendar of the zone.
    pub fn calendar(&self, as_of: AsOf) -> Calendar {
        self.zone().unwrap().calendar_at(as_of.known)
    }

    /// The investment that a record belongs to.
    pub fn investment_of(&self, id: impl Into<RecordId>) -> Id<Investment> {
        self.state_of(id).head().investment_at(AsOf::LATEST).unwrap()
    }

    /// The row of a record as a journal keeps it.
    pub fn index(&self, id: impl Into<RecordId>) -> Index {
        self.index_at(id, AsOf::LATEST)
    }

    /// The row of a record as of some point.
    pub fn index_at(&self, id: impl Into<RecordId>, as_of: AsOf) -> Index {
        let id = id.into();
        let members: Vec<Index> = if id.kind == Kind::Investment {
            let members = self.related(Relation::Member, id).unwrap();
            members.into_iter().map(|member| self.index_at(member, as_of)).collect()
        } else {
            Vec::new()
        };
        let currency = self.zone().and_then(|zone| zone.currency);
        Index::of(self.state_of(id), &self.playbook(), as_of, currency, &members)
    }

    /// Every event of one record.
    pub fn stream(&self, id: RecordId) -> impl Iterator<Item = &Kept> {
        self.log.iter().filter(move |kept| kept.record == id)
    }
}

impl World for Book {
    fn now(&self) -> Timestamp {
        self.now
    }

    fn zone(&self) -> Option<Arc<Zone>> {
        self.states.values().find_map(|state| match &**state {
            State::Zone(zone) => Some(Arc::new((**zone).clone())),
            _ => None,
        })
    }

    fn playbook(&self) -> Arc<Playbook> {
        let zone = self.zone();
        let adopted = zone.as_ref().and_then(|zone| zone.playbook_at(Timestamp::MAX));
        Arc::new(adopted.cloned().unwrap_or_else(Playbook::development_zone))
    }

    fn state(&self, id: RecordId) -> Result<Option<Arc<State>>, Unreadable> {
        Ok(self.states.get(&id).cloned())
    }

    fn holder(&self, key: &UniqueKey) -> Result<Option<RecordId>, Unreadable> {
        Ok(self.keys.get(key).copied())
    }

    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Unreadable> {
        let related = self.relations.iter().filter(|(of, other, _)| *of == relation && *other == to);
        Ok(related.map(|(_, _, from)| *from).collect())
    }

    fn going_on(&self, kind: Kind, _waking_by: Option<Timestamp>) -> Result<Vec<RecordId>, Unreadable> {
        let listed = self.states.values().filter(|state| {
            state.id().kind == kind
                && !state.is_taken_out(Timestamp::MAX)
                && !state.listed_standing(AsOf::LATEST).is_closed()
        });
        Ok(listed.map(|state| state.id()).collect())
    }

    fn names(&self, kind: Kind) -> Result<Vec<String>, Unreadable> {
        let of_kind = self.states.values().filter(|state| state.id().kind == kind);
        Ok(of_kind.flat_map(|state| state.head().names().map(str::to_owned).collect::<Vec<_>>()).collect())
    }

    fn usage(&self) -> Result<Usage, Unreadable> {
        let mut usage = Usage::default();
        for state in self.states.values() {
            state.use_playbook(&mut usage);
        }
        Ok(usage)
    }
}

/// A day, written as it is in data.
pub fn date(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// As of the end of two days of the zone.
pub fn as_of(valid: &str, known: &str) -> AsOf {
    AsOf::days(date(valid), date(known), TIME_ZONE)
}

mod tests {
    use super::*;
    use inward_core::command::{
        AdoptPlaybook, AssignTask, CaptureLead, Escalate, Fulfil, LoseNegotiation, OpenNegotiation, Plan, Promise,
        RaiseIssue, Reach, RecordMeasure, RecordProject, SetAttribute, SignAgreement,
    };
    use inward_core::evidence::Evidence;
    use inward_core::measure::MeasureKind;
    use inward_core::negotiation::Negotiation;
    use inward_core::playbook::{Key, Place, RecordKind};
    use inward_core::project::Project;
    use inward_core::target::Phased;

    /// Every part of the usage is filled, and a playbook without any of it may not follow.
    #[test]
    fn the_usage_of_a_playbook_is_complete() {
        let mut book = Book::yangquan();
        let lead: Id<inward_core::lead::Lead> = book.made(
            CaptureLead::titled("蓝宝石").attribute("premises", "ready_factory").source("press").on("2020-06").unwrap(),
        );
        let talks: Id<Negotiation> = book.made(OpenNegotiation::with(lead));
        book.must(LoseNegotiation::of(talks, "lost_on_land"));
        let deal = book.made::<inward_core::agreement::Agreement>(SignAgreement::titled("意向"));
        let project: Id<Project> =
            book.made(RecordProject::under(deal).nature("attracted").phases([inward_core::command::Phase::unknown()]));
        let evidence = Evidence::of_kind("works_contract").unwrap();
        book.must(Reach::of(project.phase(1), "construction_started").on("2020-07-18").unwrap().evidence(evidence));
        book.must(Plan::of(project, "registered", "2022").unwrap());
        let figure = "200余个".parse().unwrap();
        book.must(
            RecordMeasure::of(book.investment_of(project), "jobs_new", MeasureKind::Expected, figure)
                .at("full_benefit"),
        );
        let promise =
            Promise::to_investor(deal, "policy_incentive").debtor("招商一局").condition_milestone("production");
        let promise: Id<Commitment> = book.made(promise);
        book.must(Fulfil::of(promise).evidence(Evidence::of_kind("own_kind").unwrap()));
        let usage = book.usage().unwrap();
        let places = |key: &str| usage.milestones.get(key).cloned();
        assert_eq!(places("lead_received"), Some([Place::Lead].into()));
        assert_eq!(places("negotiating"), Some([Place::Negotiation].into()));
        assert_eq!(places("intent_signed"), Some([Place::Agreement].into()));
        assert_eq!(places("contract_signed"), Some([Place::Agreement].into()), "possibly reached");
        assert_eq!(places("construction_started"), Some([Place::Phase].into()));
        assert_eq!(places("registered"), Some([Place::Project].into()), "planned");
        assert_eq!(places("full_benefit"), Some([].into()), "named by a measure");
        assert_eq!(places("production"), Some([].into()), "named by a condition");
        assert_eq!(usage.milestones.len(), 8);
        let premises = &usage.attributes[&Key::known("premises")];
        assert_eq!(premises.records, [RecordKind::Lead].into());
        assert_eq!(premises.choices, [Key::known("ready_factory")].into());
        let keys = |keys: &BTreeSet<Key>| keys.iter().map(|key| key.as_str().to_owned()).collect::<Vec<_>>();
        assert_eq!(keys(&usage.reasons), ["lost_on_land"]);
        assert_eq!(keys(&usage.sources), ["press"]);
        assert_eq!(keys(&usage.natures), ["attracted"]);
        assert_eq!(keys(&usage.commitment_kinds), ["policy_incentive"]);
        assert_eq!(keys(&usage.evidence), ["own_kind", "works_contract"]);
        let raise = RaiseIssue::about(deal, "complaint").channel("hotline").urgency("urgent");
        let issue: Id<inward_core::issue::Issue> = book.made(raise);
        let of_issue = book.usage().unwrap();
        assert_eq!(keys(&of_issue.issue_kinds), ["complaint"]);
        assert_eq!(keys(&of_issue.channels), ["hotline"]);
        assert_eq!(keys(&of_issue.urgencies), ["urgent"]);
        assert_eq!(book.get(issue).kind, "complaint");
        let task: Id<inward_core::task::Task> = book.made(AssignTask::titled("催办").due("2021-01-04").unwrap());
        book.must(Escalate::only(task));
        let of_task = book.usage().unwrap();
        let levels: Vec<_> = of_task.ladders.iter().map(|(key, levels)| (key.as_str(), keys(levels))).collect();
        assert_eq!(levels, [("tasks", vec!["red".to_owned(), "yellow".to_owned()])]);
        assert_eq!(keys(&of_task.roles), ["supervision_office", "unit_head"]);

        book.must(AdoptPlaybook::of(Playbook::development_zone()));
        let small = "name = \"small\"\nlabel = { en = \"Small\", zh = \"小\" }\n[[milestone]]\nkey = \"negotiating\"\n\
            label = { en = \"Talks\", zh = \"在谈\" }\nplaces = [\"negotiation\"]\n";
        let refusal = book.give(AdoptPlaybook::of(Playbook::parse(small).unwrap())).unwrap_err();
        // Seven milestones, an attribute, a reason, a source, a nature, a kind of commitment, a kind, a channel
        // and an urgency of an issue, a ladder, two roles, and the one kind of evidence that the old playbook
        // declared.
        assert_eq!(refusal.each().count(), 19);
        book.must(SetAttribute::of(lead, "synthetic", true));
    }

    #[test]
    fn erasing_a_person_takes_their_name_from_the_keys() {
        let mut book = Book::yangquan();
        let person = book.actor;
        book.must(inward_core::command::ErasePerson::of(person));
        assert!(book.people.is_empty() && !book.keys.contains_key(&UniqueKey::person("wang.li")));
    }
}
