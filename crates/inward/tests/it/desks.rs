//! Desks: who sits at one, what sitting down writes, and ids that were used before.

use std::thread;

use inward::prelude::*;

use crate::clock::day;

fn crm() -> Crm {
    Crm::in_memory(NewZone::named("合成开发区").currency("CNY")).unwrap()
}

#[test]
fn a_refused_officer_leaves_no_unit_behind() {
    let crm = crm();
    let head = crm.head().unwrap();
    let error = crm.desk(Officer::named(" ").unit("合成新局")).map(|_| ()).unwrap_err();
    assert_eq!(error.code().as_str(), "text.blank-name");
    assert_eq!((crm.head().unwrap(), crm.units().count().unwrap()), (head, Count::from(0)));
}

#[test]
fn one_officer_however_the_name_is_typed() {
    let crm = crm();
    let first = crm.desk(Officer::named("wang.li").unit("合成一局")).unwrap();
    let head = crm.head().unwrap();
    for (name, unit) in
        [("wang.li", "合成一局"), ("wang.li ", " 合成一局"), ("　Wang.Li", "合成一局 "), ("ｗａｎｇ.li", "合成一局")]
    {
        let again = crm.desk(Officer::named(name).unit(unit)).unwrap();
        assert_eq!((again.officer(), again.unit()), (first.officer(), first.unit()), "{name:?} {unit:?}");
    }
    assert_eq!(crm.head().unwrap(), head);
}

#[test]
fn an_officer_known_already_may_sit_for_a_new_unit() {
    let crm = crm();
    let first = crm.desk(Officer::named("wang.li").unit("合成一局")).unwrap();
    let second = crm.desk(Officer::named("wang.li").unit("合成二局")).unwrap();
    assert_eq!(second.officer(), first.officer());
    assert_ne!(second.unit(), first.unit());
    let names: Vec<String> = crm.units().all().unwrap().iter().map(|unit| unit.title().to_owned()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn many_may_sit_the_same_officer_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let crm = Crm::create(folder.path().join("book.db"), NewZone::named("合成开发区")).unwrap();
    for round in 0..20 {
        let desks: Vec<Desk> = thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|_| {
                    let officer = Officer::named(format!("officer.{round}")).unit(format!("合成{round}局"));
                    scope.spawn(|| crm.desk(officer).unwrap())
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(desks.iter().all(|desk| (desk.officer(), desk.unit()) == (desks[0].officer(), desks[0].unit())));
    }
    // The zone, then an officer and a unit a round.
    assert_eq!(crm.verify(None).unwrap().position, 1 + 2 * 20);
}

#[test]
fn a_batch_that_was_given_is_answered_only_as_it_was() {
    let crm = crm();
    let desk = crm.desk(Officer::named("wang.li")).unwrap();
    let id: CommandId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
    let batch = |titles: &[&str]| {
        let mut batch = desk.batch().with_id(id);
        for title in titles {
            batch.add(CaptureLead::titled(*title));
        }
        batch
    };
    let first = batch(&["合成甲", "合成乙"]).commit().unwrap();
    let head = crm.head().unwrap();
    let again = batch(&["合成甲", "合成乙"]).commit().unwrap();
    assert_eq!(again, first);
    for other in [vec!["合成甲"], vec!["合成甲", "合成乙", "合成丙"], vec!["合成乙", "合成甲"]] {
        let error = batch(&other).commit().unwrap_err();
        assert_eq!(error.code().as_str(), "command.reused", "{other:?}");
        assert!(matches!(error, Error::Conflict(_)));
    }
    assert_eq!((crm.head().unwrap(), crm.leads().count().unwrap()), (head, Count::from(2)));
}

#[test]
fn an_id_that_comes_late_loses_no_command() {
    let crm = crm();
    let desk = crm.desk(Officer::named("wang.li")).unwrap();
    let id: CommandId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
    let mut batch = desk.batch();
    batch.add(CaptureLead::titled("合成甲"));
    batch.add(CaptureLead::titled("合成乙"));
    let answers = batch.with_id(id).commit().unwrap();
    assert_eq!(answers.iter().map(|answer| answer.id.uuid).collect::<Vec<_>>(), [id.uuid(), id.member(1).uuid()]);
    assert_eq!(crm.leads().count().unwrap(), 2);
}

#[test]
fn the_same_command_reported_on_another_day_is_another_command() {
    let crm = crm();
    let desk = crm.desk(Officer::named("wang.li")).unwrap();
    let id: CommandId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
    let reported = |on: &str| desk.reported_on(day(on)).execute_as(id, CaptureLead::titled("合成甲"));
    let first = reported("2021-01-05").unwrap();
    assert_eq!(reported("2021-01-05").unwrap().position, first.position);
    assert_eq!(reported("2021-01-06").unwrap_err().code().as_str(), "command.reused");
    assert_eq!(desk.execute_as(id, CaptureLead::titled("合成甲")).unwrap_err().code().as_str(), "command.reused");
}

#[test]
fn a_handle_on_another_day_changes_nothing() {
    let crm = crm();
    let desk = crm.desk(Officer::named("wang.li")).unwrap();
    let lead = desk.capture_lead(CaptureLead::titled("合成甲").summary("合成说明")).unwrap();
    let note = crm.lead(&lead).unwrap().head.summary.unwrap();
    let then = crm.as_of("2021-01-01", "2021-01-01").unwrap();
    let refused = [
        then.erase_note(note).unwrap_err(),
        then.rebuild().unwrap_err(),
        then.desk(Officer::named("wang.li")).map(|_| ()).unwrap_err(),
    ];
    assert!(refused.iter().all(|error| error.code().as_str() == "book.as-of"));
    assert_eq!(crm.note(note).unwrap().as_deref(), Some("合成说明"));
}

#[test]
fn an_erased_officer_takes_part_in_nothing_any_more() {
    let crm = crm();
    let desk = crm.desk(Officer::named("wang.li")).unwrap();
    let lead = desk.capture_lead(CaptureLead::titled("合成甲")).unwrap();
    let other = crm.desk(Officer::named("zhao.yi")).unwrap();
    other.erase_person(ErasePerson::of(desk.officer())).unwrap();
    let head = crm.head().unwrap();
    let refused = [
        desk.capture_lead(CaptureLead::titled("合成乙")).map(|_| ()).unwrap_err(),
        other.assign(Assign::of(&lead).officer(desk.officer())).map(|_| ()).unwrap_err(),
        other.capture_lead(CaptureLead::titled("合成丙").officer(desk.officer())).map(|_| ()).unwrap_err(),
    ];
    for error in refused {
        assert_eq!(error.code().as_str(), "person.erased", "{error}");
    }
    assert_eq!(crm.head().unwrap(), head);
    // Who is enrolled anew under the same name is somebody else.
    let anew = crm.desk(Officer::named("wang.li")).unwrap();
    assert_ne!(anew.officer(), desk.officer());
    anew.capture_lead(CaptureLead::titled("合成丁")).unwrap();
}
