//! The central property: reading a full state as of (valid, known) gives what a book gives that
//! holds only the events known by then.

use std::collections::BTreeMap;
use std::sync::Arc;

use inward_core::agreement::{Agreement, Level};
use inward_core::command::{
    Assign, CaptureLead, Command, Correct, DisqualifyLead, LoseNegotiation, OpenNegotiation, Phase, Plan, Reach,
    RecordMoney, RecordProject, Reopen, Resume, Retract, SignAgreement, StateAmount, StateLevel, Suspend,
};
use inward_core::event::Event;
use inward_core::fact::AsOf;
use inward_core::finance::MoneyKind;
use inward_core::id::{FactId, FactRef, Id, RecordId};
use inward_core::lead::Lead;
use inward_core::negotiation::Negotiation;
use inward_core::project::Project;
use inward_core::record::{Record, State};
use inward_core::target::{Aim, Target};
use inward_core::when::{Timestamp, When};
use inward_core::world::World;
use proptest::prelude::*;

use crate::history::amount;
use crate::world::{Book, Kept, TIME_ZONE, date};

/// One step of a history: what is done, on which day, about when, with which words.
#[derive(Clone, Copy, Debug)]
struct Step {
    act: u8,
    record: u8,
    /// Days since the step before.
    later: u8,
    /// How many days before it the office had it.
    reported: Option<u8>,
    on: Option<(u8, u8)>,
    milestone: u8,
    source: Option<u8>,
    fact: (u8, u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (
        0u8..14,
        0u8..6,
        0u8..3,
        prop::option::weighted(0.3, 0u8..6),
        prop::option::weighted(0.8, (0u8..40, prop_oneof![3 => Just(0u8), 1 => 1u8..20])),
        any::<u8>(),
        prop::option::of(0u8..4),
        (1u8..12, 0u8..3),
    )
        .prop_map(|(act, record, later, reported, on, milestone, source, fact)| Step {
            act,
            record,
            later,
            reported,
            on,
            milestone,
            source,
            fact,
        });
    prop::collection::vec(step, 5..40)
}

struct Cast {
    lead: Id<Lead>,
    talks: Id<Negotiation>,
    deal: Id<Agreement>,
    projects: [Id<Project>; 2],
}

/// Milestones that stand on each record of the cast.
const MILESTONES: [&[&str]; 6] = [
    &["triaged"],
    &["first_contact", "reviewed"],
    &["intent_signed"],
    &["registered", "filed", "land_acquired", "stat_enrolled"],
    &["construction_started", "completed", "production"],
    &["registered", "construction_started", "production"],
];
const SOURCES: [&str; 4] = ["statistics", "promotion", "investor", "press"];
const FIRST: &str = "2021-01-01";

impl Cast {
    fn set(book: &mut Book) -> Self {
        let lead = book.made(CaptureLead::titled("线索").on("2020-12-20").unwrap().total_planned(amount("3亿")));
        let talks = book.made(OpenNegotiation::with(lead).on("2020-12").unwrap());
        let deal = book.made(SignAgreement::titled("协议").on("2020-12-31").unwrap().total_planned(amount("2亿")));
        let two = [Phase::planned(amount("1亿")), Phase::unknown()];
        let projects =
            [book.made(RecordProject::under(deal).phases(two)), book.made(RecordProject::titled("另一项目"))];
        Self { lead, talks, deal, projects }
    }

    fn record(&self, number: u8) -> RecordId {
        match number {
            0 => self.lead.record(),
            1 => self.talks.record(),
            2 => self.deal.record(),
            3 | 4 => self.projects[0].record(),
            _ => self.projects[1].record(),
        }
    }

    fn command(&self, book: &Book, step: Step) -> Command {
        let record = self.record(step.record);
        let aim = if step.record == 4 { Aim { record, phase: Some(1) } } else { record.aim() };
        let fitting = MILESTONES[usize::from(step.record)];
        let milestone = fitting[usize::from(step.milestone) % fitting.len()];
        let source = step.source.map(|source| SOURCES[usize::from(source)].to_owned());
        let version = 1 + u32::from(step.fact.0) % book.state_of(record).head().version();
        let number = if version == 1 { u16::from(step.fact.1) } else { 0 };
        let fact = FactRef { record, fact: FactId { version, number } };
        let day = |after: u8| date("2020-12-15") + chrono::Days::new(u64::from(after));
        let on = step.on.map(|(first, days)| When::interval(Some(day(first)), Some(day(first + days))).unwrap());
        match step.act {
            0..=3 => {
                let mut reach = Reach::of(aim, milestone);
                (reach.on, reach.source) = (on, source);
                reach.into()
            }
            4 => {
                let mut plan = Plan::of(aim, milestone, When::day(day(step.fact.0)).unwrap()).unwrap();
                plan.on = on;
                plan.into()
            }
            5 => {
                let much = amount(&format!("{}万元", 100 + u32::from(step.milestone)));
                let mut state = StateAmount::of(aim, MoneyKind::TotalPlanned, much);
                state.on = on;
                state.into()
            }
            6 => {
                let mut suspend = Suspend::of(record, "land_dispute");
                suspend.on = on;
                suspend.into()
            }
            7 => {
                let mut resume = Resume::of(record);
                resume.on = on;
                resume.into()
            }
            8 => {
                if step.record == 0 {
                    let mut out = DisqualifyLead::of(self.lead, "not_credible");
                    out.on = on;
                    out.into()
                } else {
                    let mut lose = LoseNegotiation::of(self.talks, "lost_on_land");
                    lose.on = on;
                    lose.into()
                }
            }
            9 => {
                let mut reopen = Reopen::of(record, "再来");
                reopen.on = on;
                reopen.into()
            }
            10 => {
                let mut correct = Correct::milestone_of(aim, milestone, "误");
                (correct.on, correct.source) = (on, source);
                correct.into()
            }
            11 => Retract::fact_of(fact, "误").into(),
            12 if step.record == 2 => {
                let levels = [Level::Intent, Level::Framework, Level::Contract];
                StateLevel::of(self.deal, levels[usize::from(step.milestone) % 3], "原件").into()
            }
            12 => {
                let mut assign = Assign::of(record).unit("招商一局");
                assign.on = on;
                assign.into()
            }
            _ => {
                let mut money = RecordMoney::of(self.projects[0], MoneyKind::FundsArrived, amount("10万元"));
                money.on = on;
                money.into()
            }
        }
    }
}

/// Runs a history; what is refused is left out.
fn run(steps: &[Step]) -> (Book, usize) {
    let mut book = Book::yangquan_from("2020-12-31");
    let cast = Cast::set(&mut book);
    let mut day = date(FIRST);
    let mut accepted = 0;
    for step in steps {
        day = day + chrono::Days::new(u64::from(step.later));
        book.today(&day.to_string());
        match step.reported {
            Some(before) => book.reported(&(day - chrono::Days::new(u64::from(before))).to_string()),
            None => book.reported_today(),
        }
        accepted += usize::from(book.give(cast.command(&book, *step)).is_ok());
    }
    (book, accepted)
}

/// The states that the events known by then make; records whose making was not known are none.
fn known_by(book: &Book, known: Timestamp) -> BTreeMap<RecordId, Arc<State>> {
    let mut part = Book::empty();
    let mut versions: BTreeMap<(RecordId, u32), u32> = BTreeMap::new();
    for kept in book.log.iter().filter(|kept| kept.known.by(known)) {
        let of_record = part.states.get(&kept.record);
        if of_record.is_none() && kept.version != 1 {
            continue;
        }
        let version = of_record.map_or(0, |state| state.head().version()) + 1;
        versions.insert((kept.record, kept.version), version);
        let renumbered = |fact: &mut FactId| fact.version = versions[&(kept.record, fact.version)];
        let mut event = kept.event.clone();
        match &mut event {
            Event::FactRetracted(event) => renumbered(&mut event.fact),
            Event::FactVerified(event) => renumbered(&mut event.fact),
            _ => {}
        }
        part.happen(Kept { version, event, ..kept.clone() });
    }
    part.states
}

/// Everything dated that is read of a state as of some point.
fn readings(book: &Book, state: &State, point: AsOf) -> Vec<String> {
    let playbook = book.playbook();
    let mut said = Vec::new();
    let phases: Vec<Option<u16>> = vec![None, Some(1), Some(2)];
    if let Some(milestones) = state.milestones() {
        for phase in &phases {
            for milestone in playbook.milestones() {
                let key = milestone.key.as_str();
                let truth = milestones.truth(key, *phase, point, &playbook);
                let when = milestones.when(key, *phase, point, &playbook);
                let plan = milestones.planned_for(key, *phase, point);
                said.push(format!("{key} {phase:?}: {truth:?} {when:?}, planned {plan:?}"));
            }
            said.push(format!("{:?}", milestones.stage(*phase, point, &playbook)));
        }
    }
    if let Some(standings) = state.all_standings() {
        let reading = standings.reading(point);
        let possible: Vec<_> = reading.possible().iter().map(|fact| &fact.value).collect();
        said.push(format!("{:?} {possible:?} {}", standings.at(point), reading.perhaps_nothing()));
    }
    if let Some(amounts) = state.amounts() {
        for phase in &phases {
            said.push(format!("{:?}", amounts.at(MoneyKind::TotalPlanned, *phase, point)));
        }
    }
    match state {
        State::Agreement(agreement) => said.push(format!("{:?}", agreement.level_at(point))),
        State::Project(project) => {
            said.push(format!("{:?}", project.stage(point, &playbook)));
            said.push(format!("{:?}", project.money().increments(MoneyKind::FundsArrived, point).collect::<Vec<_>>()));
        }
        _ => {}
    }
    said.push(format!("{:?}", state.head().unit_at(point)));
    said.push(state.exists(point, |at| at.day_in(TIME_ZONE)).to_string());
    let row = inward_core::index::Index::of(state, &playbook, point, None, &[]);
    said.push(format!("{row:?}"));
    said
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_state_read_as_of_a_day_is_the_state_of_the_events_known_by_then(steps in steps()) {
        let (book, _) = run(&steps);
        for known in ["2020-12-31", "2021-01-02", "2021-01-06", "2021-01-12", "2021-01-25", "2021-12-31"] {
            let known = Timestamp::end_of_day(date(known), TIME_ZONE);
            let part = known_by(&book, known);
            for (id, state) in &part {
                let full = book.state_of(*id);
                for valid in ["2020-12-15", "2020-12-25", "2021-01-03", "2021-01-15", "2021-12-31"] {
                    let point = AsOf { valid: date(valid), known };
                    prop_assert_eq!(readings(&book, full, point), readings(&book, state, point), "{} at {:?}", id, point);
                }
            }
        }
        // The latest reading is that of everything.
        for (id, state) in &known_by(&book, Timestamp::MAX) {
            prop_assert_eq!(readings(&book, book.state_of(*id), AsOf::LATEST), readings(&book, state, AsOf::LATEST));
        }
    }
}

/// That the histories are worth the name: most steps are not refused, and all sorts happen.
#[test]
fn the_histories_are_rich_enough() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut given, mut accepted) = (0, 0);
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..60 {
        let steps = steps().new_tree(&mut runner).unwrap().current();
        let (book, taken) = run(&steps);
        given += steps.len();
        accepted += taken;
        for kept in &book.log {
            *kinds.entry(kept.event.kind()).or_default() += 1;
        }
    }
    assert!(accepted * 2 > given, "{accepted} of {given}");
    for kind in ["milestone.reached", "milestone.planned", "standing.changed", "amount.stated", "fact.retracted"] {
        assert!(kinds[kind] > 40, "{kind}: {kinds:?}");
    }
}
