//! Inspections, and whether a year brought more of them than it may (无事不扰), worked by hand.

use inward_core::command::{AddOrganisation, AddUnit, CompleteInspectionLog, Correct, RecordInspection, Retract};
use inward_core::entry::{Entry, InspectionBasis, InspectionPurpose, InspectionYear, Inspections, LimitKept};
use inward_core::fact::AsOf;
use inward_core::id::{Id, Kind, RecordId};
use inward_core::organisation::Organisation;
use inward_core::unit::Unit;
use inward_core::world::{Relation, World};

use crate::world::{Book, as_of};

struct Zone {
    book: Book,
    plant: Id<Organisation>,
    fire: Id<Unit>,
    tax: Id<Unit>,
}

/// An enterprise and two authorities, looked at in the summer of 2022.
fn zone() -> Zone {
    let mut book = Book::yangquan_from("2019-01-02");
    let plant = book.made(AddOrganisation::named("合成企业"));
    let fire = book.made(AddUnit::named("消防大队"));
    let tax = book.made(AddUnit::named("税务所"));
    book.today("2022-06-01");
    Zone { book, plant, fire, tax }
}

impl Zone {
    fn routine(&mut self, on: &str) -> Id<Entry> {
        self.book.made(RecordInspection::routine(self.plant, self.fire).on(on).unwrap())
    }

    fn entries(&self) -> Vec<RecordId> {
        let related = self.book.related(Relation::Concerns, self.plant.record()).unwrap();
        related.into_iter().filter(|id| id.kind == Kind::Entry).collect()
    }

    fn inspections<R>(&self, as_of: AsOf, ask: impl FnOnce(&Inspections<'_>) -> R) -> R {
        let playbook = self.book.playbook();
        let entries: Vec<&Entry> = self.entries().into_iter().map(|id| self.book.get(id.of().unwrap())).collect();
        ask(&Inspections::of(self.book.get(self.plant), entries, as_of, &playbook))
    }

    fn year(&self, by: Id<Unit>, year: i32, as_of: AsOf) -> InspectionYear {
        self.inspections(as_of, |inspections| inspections.year(by, year, InspectionPurpose::Routine))
    }

    fn fire(&self, year: i32) -> InspectionYear {
        self.year(self.fire, year, AsOf::LATEST)
    }

    fn kept(&self, year: i32) -> LimitKept {
        self.fire(year).kept.unwrap()
    }
}

#[test]
fn the_second_routine_visit_of_a_year_is_flagged_and_the_emergency_one_is_not() {
    let mut zone = zone();
    let first = zone.routine("2020-03-12");
    let emergency = RecordInspection::emergency(zone.plant, "消防大队").on("2020-05-06").unwrap();
    assert_eq!(zone.book.warned(emergency), Vec::<String>::new());
    let of_tax = RecordInspection::routine(zone.plant, "税务所").on("2020-05-07").unwrap();
    assert_eq!(zone.book.warned(of_tax), Vec::<String>::new(), "another authority");
    let next_year = RecordInspection::routine(zone.plant, "消防大队").on("2021-01-05").unwrap();
    assert_eq!(zone.book.warned(next_year), Vec::<String>::new(), "another year");
    let second = RecordInspection::routine(zone.plant, "消防大队").on("2020-10-09").unwrap();
    let decision = zone.book.must(second);
    let warning = &decision.warnings[0];
    assert_eq!(warning.code.as_str(), "inspection.over-the-limit");
    assert_eq!((warning.params["visits"].as_str(), warning.params["limit"].as_str()), ("2", "1"));
    let second: Id<Entry> = decision.answer.of().unwrap();

    let year = zone.fire(2020);
    assert_eq!(year.kept, Some(LimitKept::Broken));
    assert_eq!((year.certain(), year.possible(), year.limit), (2, 2, Some(1)));
    assert_eq!(year.visits.iter().map(|visit| visit.entry).collect::<Vec<_>>(), [first, second]);
    assert_eq!(year.over, [second]);
    let emergencies = zone.inspections(AsOf::LATEST, |all| all.year(zone.fire, 2020, InspectionPurpose::Emergency));
    assert_eq!((emergencies.certain(), emergencies.limit, emergencies.kept), (1, None, None));
    let all = zone.inspections(AsOf::LATEST, |all| all.years());
    let told: Vec<_> = all.iter().map(|year| (year.year, year.authority, year.certain(), year.kept.unwrap())).collect();
    assert_eq!(
        told,
        [
            (2020, zone.fire, 2, LimitKept::Broken),
            (2020, zone.tax, 1, LimitKept::NotKnown),
            (2021, zone.fire, 1, LimitKept::NotKnown),
        ]
    );
}

#[test]
fn silence_is_not_a_limit_that_was_met() {
    let mut zone = zone();
    assert_eq!(zone.kept(2020), LimitKept::NotKnown, "nothing was recorded");
    zone.routine("2020-03-12");
    assert_eq!(zone.kept(2020), LimitKept::NotKnown, "there may have been more");
    zone.book.must(CompleteInspectionLog::of(zone.plant, 2020).authority("税务所").on("2021-01-10").unwrap());
    assert_eq!(zone.kept(2020), LimitKept::NotKnown, "only the visits of another authority are all there");
    assert_eq!(zone.year(zone.tax, 2020, AsOf::LATEST).kept, Some(LimitKept::Met), "none, and that is known");
    zone.book.must(CompleteInspectionLog::of(zone.plant, 2020).on("2021-02-01").unwrap());
    assert_eq!(zone.kept(2020), LimitKept::Met);
    assert_eq!(zone.kept(2021), LimitKept::NotKnown);
    let before = as_of("2021-01-31", "2022-06-01");
    assert_eq!(zone.year(zone.fire, 2020, before).kept, Some(LimitKept::NotKnown), "said only the day after");
    let said = zone.book.last_fact(zone.plant);
    zone.book.must(Retract::fact_of(said, "尚有纸质台账未录"));
    assert_eq!(zone.kept(2020), LimitKept::NotKnown);

    let refused = |zone: &mut Zone, year, on: &str| {
        zone.book.refused(CompleteInspectionLog::of(zone.plant, year).on(on).unwrap())
    };
    assert_eq!(refused(&mut zone, 2021, "2021-12-31"), "inspection.year-goes-on");
    assert_eq!(refused(&mut zone, 2022, "2022-05-31"), "inspection.year-goes-on");
    zone.book.must(CompleteInspectionLog::of(zone.plant, 2021).on("2022-01-01").unwrap());
}

#[test]
fn a_date_over_the_end_of_the_year_leaves_it_open() {
    let mut zone = zone();
    zone.routine("2020-03-12");
    zone.book.must(CompleteInspectionLog::of(zone.plant, 2020).on("2021-02-01").unwrap());
    zone.book.must(CompleteInspectionLog::of(zone.plant, 2021).on("2022-02-01").unwrap());
    assert_eq!(zone.kept(2020), LimitKept::Met);
    let winter = zone.routine("2020-12-20/2021-01-10");
    let year = zone.fire(2020);
    assert_eq!((year.certain(), year.possible(), year.kept), (1, 2, Some(LimitKept::Undetermined)));
    assert_eq!(year.over, []);
    assert_eq!(zone.kept(2021), LimitKept::Met, "one at the most");
    let visit = zone.book.last_fact(winter);
    zone.book.must(Correct::fact_of(visit, "按检查文书").on("2020-12-28").unwrap());
    assert_eq!((zone.kept(2020), zone.kept(2021)), (LimitKept::Broken, LimitKept::Met));
    assert_eq!(zone.fire(2020).over, [winter]);
    let before = as_of("2020-12-27", "2022-06-01");
    assert_eq!(zone.year(zone.fire, 2020, before).certain(), 1, "it had not happened yet");
}

#[test]
fn an_inspection_that_was_none_counts_no_more() {
    let mut zone = zone();
    zone.routine("2020-03-12");
    let second = zone.routine("2020-10");
    assert_eq!(zone.kept(2020), LimitKept::Broken);
    let visit = zone.book.last_fact(second);
    zone.book.today("2022-06-20");
    zone.book.must(Retract::fact_of(visit, "实为企业开放日"));
    assert_eq!(zone.kept(2020), LimitKept::NotKnown);
    let then = as_of("2022-06-10", "2022-06-10");
    assert_eq!(zone.year(zone.fire, 2020, then).kept, Some(LimitKept::Broken), "as it was known then");
    assert!(zone.book.state_of(second).is_taken_out(inward_core::when::Timestamp::MAX));
}

#[test]
fn an_inspection_is_named_after_whom_it_is_of() {
    let mut zone = zone();
    let seen = RecordInspection::routine(zone.plant, "消防大队")
        .on("2020-03-12")
        .unwrap()
        .basis(InspectionBasis::Seen)
        .outcome("未发现隐患");
    let id: Id<Entry> = zone.book.made(seen);
    let entry = zone.book.get(id);
    assert_eq!(entry.head.title, "合成企业 · 消防大队");
    let inspected = &entry.inspected(AsOf::LATEST).unwrap().value;
    assert_eq!((inspected.purpose, inspected.basis), (InspectionPurpose::Routine, InspectionBasis::Seen));
    assert_eq!(zone.book.notes[&inspected.outcome.unwrap()], "未发现隐患");
    let index = zone.book.index(id);
    assert_eq!(index.organisation, Some(zone.plant));
    assert_eq!(index.first.map(|day| day.to_string()).as_deref(), Some("2020-03-12"));
    let told: Id<Entry> = zone.book.made(RecordInspection::routine(zone.plant, "消防大队").title("年度消防检查"));
    let entry = zone.book.get(told);
    assert_eq!(entry.head.title, "年度消防检查");
    let fact = entry.inspected(AsOf::LATEST).unwrap();
    assert_eq!(fact.value.basis, InspectionBasis::Reported);
    assert_eq!(fact.of.on.as_ref().map(ToString::to_string).as_deref(), Some("2022-06-01"), "today");
}
