//! A zone as one file: whatever was told of it is told again after it was dumped and restored.

use std::fs;
use std::path::PathBuf;

use inward::prelude::*;
use tempfile::TempDir;

use crate::clock::SetClock;

/// A zone in which things were corrected, moved and erased, and its questions.
fn told() -> (Crm, SetClock, Answers) {
    let clock = SetClock::at_noon_of("2021-01-04");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").currency("CNY"), clock.options()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi").unit("招商一局")).unwrap();
    let investor = desk.add_organisation(AddOrganisation::named("合成材料有限公司")).unwrap();
    let lead = desk
        .capture_lead(
            CaptureLead::titled("合成线索")
                .investor(&investor)
                .on("2020-06")
                .unwrap()
                .total_planned("约3亿元".parse().unwrap()),
        )
        .unwrap();
    let talks = desk.open_negotiation(OpenNegotiation::with(&lead).on("2020-06").unwrap()).unwrap();
    let visit = RecordInteraction::of(&talks, InteractionKind::OnSiteOffice).on("2020H2").unwrap().note("现场办公");
    desk.record_interaction(visit).unwrap();
    let deal = desk.sign_agreement(SignAgreement::contract(&talks).on("2020-07").unwrap()).unwrap();
    let project = desk
        .record_project(
            RecordProject::under(&deal).phases([Phase::planned("2.9亿元".parse().unwrap()), Phase::unknown()]),
        )
        .unwrap();
    desk.reach(project.phase(1), milestone::CONSTRUCTION_STARTED, "2020-07-18").unwrap();
    clock.set_to_noon_of("2021-01-11");
    desk.reach(project.phase(1), milestone::COMPLETED, "2020-12-28").unwrap();
    clock.set_to_noon_of("2021-02-05");
    desk.correct(project.phase(1), milestone::COMPLETED, "2020-12-18", "按竣工验收表").unwrap();
    let note = crm.negotiation(&talks).unwrap().interactions.iter().find_map(|fact| fact.value.note).unwrap();
    crm.erase_note(note).unwrap();
    let answers = Answers { lead: lead.id, talks: talks.id, project: project.id };
    (crm, clock, answers)
}

struct Answers {
    lead: Id<Lead>,
    talks: Id<Negotiation>,
    project: Id<Project>,
}

impl Answers {
    /// What a book says of what was told, in words.
    fn of(&self, crm: &Crm) -> Vec<String> {
        let mut said = vec![
            format!("{:?}", crm.stage_table().unwrap()),
            format!("{:?}", crm.history(self.project).unwrap()),
            format!("{:?}", crm.history(self.talks).unwrap()),
            format!("{:?}", crm.project(self.project).unwrap()),
            format!("{:?}", crm.find("合成材料").unwrap().one().unwrap().investment),
        ];
        for (valid, known) in [("2020-12-20", "2021-01-10"), ("2020-12-20", "2021-01-31"), ("2020-12-20", "2021-02-05")]
        {
            let as_of = crm.as_of(valid, known).unwrap();
            said.push(format!("{:?}", as_of.project(self.project).unwrap().reached(milestone::COMPLETED, Some(1))));
            said.push(format!("{:?}", as_of.stage_table().unwrap()));
        }
        said
    }
}

fn folder() -> (TempDir, impl Fn(&str) -> PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    (folder, move |name: &str| path.join(name))
}

#[test]
fn the_same_is_told_of_a_restored_zone_as_of_any_day() {
    let (_folder, at) = folder();
    let (crm, clock, answers) = told();
    let head = crm.dump(at("zone.jsonl")).unwrap();
    assert_eq!(head, crm.head().unwrap());
    let memory = Crm::restore_in_memory_with(Archive::open(at("zone.jsonl")).unwrap(), clock.options()).unwrap();
    #[cfg(feature = "sqlite")]
    let file = {
        Crm::restore_with(Archive::open(at("zone.jsonl")).unwrap(), at("book.db"), clock.options())
            .unwrap()
            .close()
            .unwrap();
        Crm::open_with(at("book.db"), clock.options()).unwrap()
    };
    #[cfg(feature = "sqlite")]
    let restored = [memory, file];
    #[cfg(not(feature = "sqlite"))]
    let restored = [memory];
    let before = answers.of(&crm);
    assert_ne!(before[7], before[9], "the correction shows in what is asked");
    for (number, again) in restored.iter().enumerate() {
        assert_eq!(answers.of(again), before);
        assert_eq!(again.verify(Some(&head)).unwrap(), head);
        let path = at(&format!("again-{number}.jsonl"));
        again.dump(&path).unwrap();
        assert!(fs::read(&path).unwrap() == fs::read(at("zone.jsonl")).unwrap());
        // It is worked on as before, by the officer who is known there.
        let desk = again.desk(Officer::named("zhao.yi").unit("招商一局")).unwrap();
        assert_eq!(again.head().unwrap(), head, "the officer was enrolled anew");
        desk.reach(answers.project.phase(2), milestone::CONSTRUCTION_STARTED, "2021-02-01").unwrap();
        assert_eq!(again.lead(answers.lead).unwrap().title(), "合成线索");
    }
}

#[test]
fn a_handle_as_of_a_day_dumps_nothing() {
    let (_folder, at) = folder();
    let (crm, ..) = told();
    let as_of = crm.as_of("2020-12-20", "2021-01-10").unwrap();
    assert_eq!(as_of.dump(at("zone.jsonl")).unwrap_err().code().as_str(), "book.as-of");
    assert_eq!(as_of.dump_to(&mut Vec::new()).unwrap_err().code().as_str(), "book.as-of");
    assert!(!at("zone.jsonl").exists());
    crm.close().unwrap();
    assert_eq!(crm.dump(at("zone.jsonl")).unwrap_err().code().as_str(), "book.closed");
}

/// Every code of archives, in the group by which a caller handles it.
#[cfg(feature = "sqlite")]
#[test]
fn every_code_of_archives_is_provoked() {
    let (_folder, at) = folder();
    let (crm, ..) = told();
    crm.dump(at("zone.jsonl")).unwrap();
    let whole = fs::read_to_string(at("zone.jsonl")).unwrap();
    let restore = |text: &str| {
        fs::write(at("bad.jsonl"), text).unwrap();
        Archive::open(at("bad.jsonl")).and_then(|archive| Crm::restore(archive, at("bad.db"))).map(drop).unwrap_err()
    };
    Crm::create(at("city.db"), NewZone::named("合成开发区")).unwrap();
    // Where the middle lies within a character depends on the playbook.
    let half = whole.floor_char_boundary(whole.len() / 2);
    let long = format!("{}\n{}", whole.lines().next().unwrap(), "x".repeat(64 * 1024 * 1024 + 1));
    let errors = [
        Archive::open(at("none.jsonl")).unwrap_err(),
        crm.dump(at("zone.jsonl")).unwrap_err(),
        restore("编号,项目名称\n"),
        restore(&whole.replacen("\"format\":1", "\"format\":2", 1)),
        restore(&whole[..half]),
        restore(&whole.replacen("\"type\":\"lead.", "\"type\":\"leaf.", 1)),
        restore(&format!("{whole}\n")),
        restore(&long),
        Crm::restore_zone(Archive::open(at("zone.jsonl")).unwrap(), at("city.db")).unwrap_err(),
        Archive::open(at("")).unwrap_err(),
        crm.dump_to(&mut Full).unwrap_err(),
    ];
    let provoked: Vec<&str> = errors.iter().map(|error| error.code().as_str()).collect();
    let all: Vec<&str> = inward::core::text::refusals::archive::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(provoked, all);
    for error in &errors {
        let fits = match error.code().as_str() {
            "archive.not-found" | "archive.not-an-archive" | "archive.newer" => matches!(error, Error::Refused(_)),
            "archive.exists" | "archive.zone-held" => matches!(error, Error::Conflict(_)),
            "archive.unreadable" | "archive.unwritable" => matches!(error, Error::Storage(..)),
            _ => matches!(error, Error::Corrupt(..)),
        };
        assert!(fits, "{error:?}");
        for lang in [Lang::En, Lang::Zh] {
            assert!(!error.say(lang).contains('{'), "{}", error.say(lang));
        }
    }
    assert!(!at("bad.db").exists());
}

/// A disk without room.
struct Full;

impl std::io::Write for Full {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
