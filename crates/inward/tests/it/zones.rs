//! Several zones in one book: they share its file and nothing else.

use std::path::PathBuf;

use inward::prelude::*;
use tempfile::TempDir;

fn book() -> (TempDir, PathBuf, Crm) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("city.db");
    let first = Crm::create(&path, NewZone::named("合成开发区").currency("CNY")).unwrap();
    (folder, path, first)
}

fn named(path: &PathBuf, zone: &str) -> Crm {
    Crm::open_with(path, Options::default().zone(zone)).unwrap()
}

#[test]
fn zones_keep_their_own_logs_names_and_records() {
    let (_folder, path, first) = book();
    let second = Crm::add_zone(&path, NewZone::named("合成高新区").currency("USD")).unwrap();
    // The same names, codes and credit codes stand in both.
    for crm in [&first, &second] {
        let desk = crm.desk(Officer::named("zhao.yi").unit("合成招商一局")).unwrap();
        let investor =
            desk.add_organisation(AddOrganisation::named("合成公司").uscc("91140300MA0EXMP173").unwrap()).unwrap();
        desk.capture_lead(CaptureLead::titled("合成甲").code("ZS-1").investor(&investor)).unwrap();
    }
    let desk = second.desk(Officer::named("zhao.yi")).unwrap();
    desk.capture_lead(CaptureLead::titled("合成乙")).unwrap();

    assert_eq!(first.leads().count().unwrap(), 1);
    assert_eq!(second.leads().count().unwrap(), 2);
    assert_eq!(first.find("合成乙").unwrap().all().len(), 0);
    let lead = second.find("合成乙").unwrap().one().unwrap();
    assert_eq!(first.investment(&lead).unwrap_err().code().as_str(), "record.unknown");
    for (crm, title) in [(&first, "合成开发区"), (&second, "合成高新区")] {
        assert_eq!(crm.zone().unwrap().title(), title);
        let head = crm.verify(None).unwrap();
        crm.rebuild().unwrap();
        assert_eq!(crm.verify(Some(&head)).unwrap(), head);
    }
    assert_ne!(first.head().unwrap(), second.head().unwrap());
    assert_eq!(named(&path, "合成高新区").leads().count().unwrap(), 2);
    assert_eq!(named(&path, " 合成高新区").leads().count().unwrap(), 2);
}

#[test]
fn which_zone_is_meant_must_be_said() {
    let (_folder, path, _) = book();
    assert_eq!(Crm::open(&path).unwrap().zone().unwrap().title(), "合成开发区");
    Crm::add_zone(&path, NewZone::named("合成高新区")).unwrap();
    let error = Crm::open(&path).unwrap_err();
    assert_eq!(error.code().as_str(), "book.zone-needed");
    assert!(error.say(Lang::Zh).contains("合成开发区、合成高新区"), "{error}");
    let error = Crm::open_with(&path, Options::default().zone("别处")).unwrap_err();
    assert_eq!(error.code().as_str(), "book.no-such-zone");
}

#[test]
fn a_refused_zone_leaves_the_book_as_it_was() {
    let (folder, path, first) = book();
    let desk = first.desk(Officer::named("zhao.yi")).unwrap();
    let add = |zone: NewZone| Crm::add_zone(&path, zone).map(|_| ()).unwrap_err().code().as_str().to_owned();
    assert_eq!(add(NewZone::named("合成开发区")), "book.zone-exists");
    assert_eq!(add(NewZone::named("　合成开发区 ")), "book.zone-exists");
    assert_eq!(add(NewZone::named(" ")), "text.blank-name");
    assert_eq!(add(NewZone::named("甲").time_zone("Mars/Base")), "zone.unknown-time-zone");
    let nowhere = folder.path().join("nowhere.db");
    let error = Crm::add_zone(&nowhere, NewZone::named("甲")).unwrap_err();
    assert_eq!(error.code().as_str(), "book.not-found");
    assert!(!nowhere.exists());
    let error = Crm::add_zone_with(&path, NewZone::named("甲"), Options::default().read_only()).unwrap_err();
    assert_eq!(error.code().as_str(), "book.read-only");
    // Nothing of them is left: the book still has one zone, and works.
    desk.capture_lead(CaptureLead::titled("合成甲")).unwrap();
    assert_eq!(Crm::open(&path).unwrap().leads().count().unwrap(), 1);
}

#[test]
fn a_zone_that_nobody_opened_is_refused() {
    let (_folder, path, first) = book();
    first.close().unwrap();
    let plain = rusqlite::Connection::open(&path).unwrap();
    plain.execute("INSERT INTO zone (id, name, hash) VALUES (randomblob(16), '野区', zeroblob(32))", []).unwrap();
    drop(plain);
    let error = Crm::open_with(&path, Options::default().zone("野区")).unwrap_err();
    assert_eq!(error.code().as_str(), "zone.not-opened");
}
