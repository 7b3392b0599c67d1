//! Everything a user may get wrong, through the API: each is refused with its own code, in words of
//! both languages, and nothing is written.

use std::fmt::Debug;

use inward::core::id::FactId;
use inward::prelude::*;

use crate::clock::{SetClock, day};

const PLAYBOOK: &str = include_str!("../../../inward-core/playbooks/development-zone.toml");

/// A book with a little of everything.
struct Room {
    crm: Crm,
    desk: Desk,
    lead: Id<Lead>,
    talks: Id<Negotiation>,
    deal: Id<Agreement>,
    project: Id<Project>,
}

fn room_of(zone: NewZone) -> Result<Room, Error> {
    let crm = Crm::in_memory_with(zone, SetClock::at_noon_of("2021-06-15").options())?;
    let desk = crm.desk(Officer::named("zhao.yi").unit("合成招商一局"))?;
    desk.add_unit(AddUnit::named("行政审批局"))?;
    let investor = desk.add_organisation(AddOrganisation::named("合成甲公司").uscc("91140300MA0000000D")?)?;
    let lead = desk.capture_lead(CaptureLead::titled("合成甲项目").investor(&investor).on("2021-01-10")?)?;
    let talks = desk.open_negotiation(OpenNegotiation::with(&lead).on("2021-02-01")?)?;
    let deal = desk.sign_agreement(SignAgreement::contract(&talks).on("2021-03-01")?)?;
    let project = desk.record_project(RecordProject::under(&deal).phases([Phase::unknown(), Phase::unknown()]))?;
    Ok(Room { crm, desk, lead: lead.id, talks: talks.id, deal: deal.id, project: project.id })
}

fn room() -> Room {
    room_of(NewZone::named("合成开发区").currency("CNY")).unwrap()
}

impl Room {
    /// Gives what is refused with this code, and says so without leaving a gap in the words.
    fn refuses<T: Debug>(&self, code: &str, give: impl FnOnce(&Desk) -> Result<T, Error>) -> Error {
        let before = self.crm.head().unwrap();
        let error = give(&self.desk).unwrap_err();
        assert_eq!(error.code().as_str(), code, "{error}");
        for lang in [Lang::En, Lang::Zh] {
            // What the user gave may hold braces; the words around it have every place filled.
            let words = error.refusal().each().flat_map(|fault| fault.params.values());
            let words = words.fold(error.say(lang), |words, given| words.replace(given.as_str(), ""));
            assert!(!words.trim().is_empty() && !words.contains(['{', '}']), "{code}: {words}");
        }
        assert_eq!(self.crm.head().unwrap(), before, "{code} was refused and yet written");
        error
    }
}

#[test]
fn names_that_say_nothing() {
    let room = room();
    for blank in ["", "  ", "\t\n", "\u{3000}"] {
        room.refuses("text.blank-name", |desk| desk.capture_lead(CaptureLead::titled(blank)));
        room.refuses("text.blank-name", |desk| desk.add_organisation(AddOrganisation::named(blank)));
        room.refuses("text.blank-name", |desk| desk.add_unit(AddUnit::named(blank)));
        room.refuses("text.blank-name", |desk| desk.add_list(AddList::named(blank)));
        room.refuses("text.blank-name", |desk| desk.record_project(RecordProject::titled(blank)));
        room.refuses("text.blank-name", |desk| desk.open_negotiation(OpenNegotiation::titled(blank)));
        room.refuses("text.blank-name", |desk| desk.open_investment(OpenInvestment::titled(blank)));
        room.refuses("text.blank-name", |desk| desk.enrol_person(EnrolPerson::named(blank)));
        room.refuses("text.blank-name", |desk| desk.capture_lead(CaptureLead::titled("x").code(blank)));
        room.refuses("text.blank-name", |desk| desk.name_record(NameRecord::of(room.lead).title(blank)));
        room.refuses("text.blank-name", |desk| {
            desk.add_phase(AddPhase::to(room.project, Phase::unknown().named(blank)))
        });
        room.refuses("text.blank-name", |_| room.crm.desk(Officer::named(blank)).map(|_| ()));
        room.refuses("text.blank-name", |_| room.crm.desk(Officer::named("x").unit(blank)).map(|_| ()));
        room.refuses("text.reason-missing", |desk| {
            desk.correct(room.lead, milestone::LEAD_RECEIVED, "2021-01-11", blank)
        });
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.db");
        let error = Crm::create(&path, NewZone::named(blank)).unwrap_err();
        assert_eq!(error.code().as_str(), "text.blank-name");
        assert!(!path.exists(), "a refused zone left a file behind");
    }
    room.refuses("text.too-long", |desk| desk.capture_lead(CaptureLead::titled("长".repeat(501))));
    room.refuses("text.control-character", |desk| desk.capture_lead(CaptureLead::titled("a\u{0}b")));
}

#[test]
fn identifiers_that_are_none() {
    let room = room();
    room.refuses("uscc.invalid-checksum", |desk| {
        desk.add_organisation(AddOrganisation::named("合成乙公司").uscc("91140300MA0000000E")?)
    });
    room.refuses("uscc.invalid-length", |desk| {
        desk.add_organisation(AddOrganisation::named("合成乙公司").uscc("91140300")?)
    });
    // The same code twice names who has it.
    let error = room.refuses("record.key-held", |desk| {
        desk.add_organisation(AddOrganisation::named("合成乙公司").uscc("91140300MA0000000D")?)
    });
    assert!(matches!(error, Error::Conflict(_)));
    assert!(error.say(Lang::En).contains("org_"), "{error}");
    let error = room.refuses("id.wrong-kind", |desk| {
        desk.add_phase(AddPhase::to(room.lead.to_string().parse::<Id<Project>>()?, Phase::unknown()))
    });
    assert!(error.say(Lang::En).contains(&room.lead.to_string()));
    room.refuses("id.wrong-kind", |desk| {
        let json = format!(r#"{{"add_phase": {{"project": "{}", "phase": {{}}}}}}"#, room.lead);
        give(desk, Command::from_json(&json)?)
    });
    room.refuses("id.malformed", |_| Ok("prj_x".parse::<Id<Project>>()?));
    room.refuses("record.unknown", |desk| {
        desk.add_phase(AddPhase::to(
            "prj_01890a5d-ac96-774b-bcce-b302099a8057".parse::<Id<Project>>()?,
            Phase::unknown(),
        ))
    });
    room.refuses("record.unknown", |_| {
        room.crm.project("prj_01890a5d-ac96-774b-bcce-b302099a8057".parse::<Id<Project>>()?).map(|_| ())
    });
    // A unit that is not known is refused with the names near it.
    let error = room.refuses("unit.unknown", |desk| {
        desk.promise(Promise::to_investor(room.deal, "construction_permit").due("2021-09-01")?.debtor("行政审批"))
    });
    for lang in [Lang::En, Lang::Zh] {
        assert!(error.say(lang).contains("行政审批局"), "{}", error.say(lang));
    }
}

fn give(desk: &Desk, command: Command) -> Result<(), Error> {
    let mut batch = desk.batch();
    batch.add_command(command);
    batch.commit().map(|_| ())
}

#[test]
fn dates_that_cannot_be() {
    let room = room();
    for (code, text) in [
        ("when.invalid-date", "2021-02-30"),
        ("when.invalid-date", "2021-13"),
        ("when.invalid-date", "2021年2月30日"),
        ("when.reversed-range", "2021-03-05/2021-03-01"),
        ("when.not-a-date", "soon"),
        ("when.missing", ""),
    ] {
        room.refuses(code, |desk| desk.reach(room.project.phase(1), milestone::CONSTRUCTION_STARTED, text));
        room.refuses(code, |desk| {
            let json = format!(r#"{{"capture_lead": {{"title": "x", "on": "{text}"}}}}"#);
            give(desk, Command::from_json(&json)?)
        });
        room.refuses(code, |_| room.crm.as_of(text, "2021-06-15").map(|_| ()));
    }
    // A month is no day to read the book at.
    room.refuses("when.not-one-day", |_| room.crm.as_of("2021-06", "2021-06-15").map(|_| ()));
    room.refuses("milestone.in-the-future", |desk| {
        desk.reach(room.project.phase(1), milestone::CONSTRUCTION_STARTED, "2021-06-16")
    });
    room.refuses("command.reported-in-the-future", |desk| {
        desk.reported_on(day("2021-06-16")).capture_lead(CaptureLead::titled("合成丙项目"))
    });
    room.refuses("command.reported-in-the-future", |_| {
        let desk = room.crm.desk(Officer::named("zhao.yi").reported_on(day("2021-06-16")))?;
        desk.capture_lead(CaptureLead::titled("合成丙项目"))
    });
    // Today is not the future.
    assert!(room.desk.reported_on(day("2021-06-15")).preview(CaptureLead::titled("合成丙项目")).is_ok());
}

#[test]
fn amounts_that_cannot_be() {
    let room = room();
    let bare = room_of(NewZone::named("合成开发区")).unwrap();
    let state = |room: &Room, text: &str| -> Result<StateAmount, Error> {
        Ok(StateAmount::of(room.project, MoneyKind::TotalPlanned, text.parse()?))
    };
    bare.refuses("money.currency-missing", |desk| desk.state_amount(state(&bare, "2.9亿")?));
    bare.refuses("money.currency-missing", |desk| {
        desk.capture_lead(CaptureLead::titled("合成丙项目").total_planned("290000000".parse()?))
    });
    assert!(bare.desk.preview(state(&bare, "2.9亿元").unwrap()).is_ok());
    let enormous = format!("1{}元", "0".repeat(30));
    room.refuses("money.too-large", |desk| desk.state_amount(state(&room, &enormous)?));
    room.refuses("money.too-large", |desk| desk.state_amount(state(&room, "-1000000000000000元")?));
    room.refuses("money.too-precise", |desk| desk.state_amount(state(&room, "0.00001元")?));
    room.refuses("finance.negative", |desk| desk.state_amount(state(&room, "-1元")?));
    room.refuses("money.unknown-currency", |_| Crm::in_memory(NewZone::named("合成").currency("XYZ")).map(|_| ()));
    let float = format!(
        r#"{{"state_amount": {{"aim": {{"record": "{}"}}, "kind": "total_planned", "amount": 2.9}}}}"#,
        room.project
    );
    room.refuses("number.float", |desk| give(desk, Command::from_json(&float)?));
    // A cumulative figure that falls is written, with a warning.
    let record = |figure: &str, on: &str| {
        let money = RecordMoney::of(room.project, MoneyKind::FundsArrived, figure.parse().unwrap());
        room.desk.record_money(money.on(on).unwrap().basis(Basis::Cumulative)).unwrap()
    };
    assert!(record("2亿元", "2021-04-30").warnings.is_empty());
    let before = room.crm.head().unwrap().position;
    let falling = record("1.9亿元", "2021-05-31");
    assert_eq!(falling.warnings.iter().map(|warning| warning.code.as_str()).collect::<Vec<_>>(), ["finance.falling"]);
    assert_eq!(falling.warnings[0].code.category(), Category::Warning);
    assert_eq!(room.crm.head().unwrap().position, before + 1);
}

#[test]
fn what_the_playbook_does_not_allow() {
    let room = room();
    let phase = room.project.phase(1);
    let error = room.refuses("milestone.unknown", |desk| desk.reach(phase, "constuction_started", "2021-04-01"));
    assert!(error.say(Lang::En).contains("construction_started"), "{error}");
    room.refuses("milestone.not-here", |desk| desk.reach(room.lead, milestone::CONSTRUCTION_STARTED, "2021-04-01"));
    room.refuses("milestone.not-here", |desk| desk.reach(phase, milestone::REGISTERED, "2021-04-01"));
    room.refuses("milestone.not-here", |desk| desk.execute(Plan::of(room.lead, milestone::PRODUCTION, "2022")?));
    room.refuses("milestone.recorded-by", |desk| desk.reach(room.talks, milestone::NEGOTIATING, "2021-04-01"));
    room.refuses("milestone.phase-needed", |desk| {
        desk.reach(room.project, milestone::CONSTRUCTION_STARTED, "2021-04-01")
    });
    for number in [0, 3, u16::MAX] {
        room.refuses("project.unknown-phase", |desk| {
            desk.reach(room.project.phase(number), milestone::CONSTRUCTION_STARTED, "2021-04-01")
        });
        room.refuses("project.unknown-phase", |desk| {
            desk.state_amount(StateAmount::of(room.project.phase(number), MoneyKind::TotalPlanned, "1亿元".parse()?))
        });
    }
    // A contract needs an investor: refused with what is missing, or overridden with a reason.
    let nobody = room.desk.open_negotiation(OpenNegotiation::titled("合成无名")).unwrap();
    let error = room.refuses("milestone.needs-unmet", |desk| {
        desk.sign_agreement(SignAgreement::contract(&nobody).on("2021-04-01")?)
    });
    assert!(error.say(Lang::En).contains("field.investor"), "{error}");
    let overridden = SignAgreement::contract(&nobody).on("2021-04-01").unwrap().overriding("投资方待定");
    let signed = room.desk.preview(overridden).unwrap();
    assert!(signed.warnings.iter().any(|warning| warning.code.as_str() == "milestone.needs-unmet"));

    room.refuses("attribute.unknown", |desk| {
        desk.set_attribute(SetAttribute::of(room.project, "premise", "other_land"))
    });
    room.refuses("attribute.not-here", |desk| {
        desk.set_attribute(SetAttribute::of(room.deal, "premises", "other_land"))
    });
    room.refuses("attribute.wrong-type", |desk| desk.set_attribute(SetAttribute::of(room.project, "synthetic", 7)));
    room.refuses("attribute.wrong-type", |desk| desk.set_attribute(SetAttribute::of(room.project, "premises", true)));
    room.refuses("attribute.unknown-choice", |desk| {
        desk.set_attribute(SetAttribute::of(room.project, "premises", "a castle"))
    });
    room.refuses("attribute.unknown", |desk| {
        desk.capture_lead(CaptureLead::titled("合成丙项目").attribute("colour", "red"))
    });
    room.refuses("standing.unknown-reason", |desk| desk.suspend(room.project, "lost_on_land", "2021-04-01"));
    room.refuses("record.unknown-source", |desk| {
        desk.execute(Reach::of(phase, milestone::CONSTRUCTION_STARTED).source("hearsay"))
    });
}

#[test]
fn what_does_not_fit_the_state() {
    let room = room();
    let lost = room.desk.open_negotiation(OpenNegotiation::titled("合成丁项目").investor("合成甲公司")).unwrap();
    room.desk.lose_negotiation(LoseNegotiation::of(&lost, "lost_on_land").on("2021-05-01").unwrap()).unwrap();
    room.refuses("negotiation.already-closed", |desk| {
        desk.sign_agreement(SignAgreement::contract(&lost).on("2021-05-02")?)
    });
    room.refuses("negotiation.already-closed", |desk| {
        desk.lose_negotiation(LoseNegotiation::of(&lost, "lost_on_land"))
    });
    room.refuses("negotiation.already-closed", |desk| desk.reach(&lost, milestone::REVIEWED, "2021-05-02"));
    room.refuses("standing.not-suspended", |desk| desk.resume(room.project, "2021-05-02"));
    room.refuses("standing.not-closed", |desk| desk.reopen(room.project, "2021-05-02", "x"));

    let phase = room.project.phase(1);
    let started = room.desk.reach(phase, milestone::CONSTRUCTION_STARTED, "2021-04-01").unwrap();
    room.refuses("milestone.already-reached", |desk| desk.reach(phase, milestone::CONSTRUCTION_STARTED, "2021-04-02"));
    room.refuses("milestone.not-reached", |desk| desk.correct(phase, milestone::PRODUCTION, "2021-04-02", "x"));
    let fact = started.fact().unwrap();
    let nowhere = FactRef { fact: FactId { version: 99, number: 0 }, ..fact };
    room.refuses("fact.not-there", |desk| desk.retract(nowhere, "x"));
    room.refuses("fact.not-there", |desk| desk.retract(FactRef { record: room.lead.record(), ..fact }, "x"));
    room.refuses("text.reason-missing", |desk| desk.retract(fact, " "));
    room.refuses("fact.retracted-before-known", |desk| desk.reported_on(day("2021-06-14")).retract(fact, "x"));
    room.refuses("fact.no-evidence", |desk| desk.verify_fact(fact));
    room.desk.retract(fact, "误报").unwrap();
    room.refuses("fact.already-retracted", |desk| desk.retract(fact, "x"));
}

#[test]
fn commands_that_come_again_or_late() {
    let room = room();
    let version = room.crm.lead(room.lead).unwrap().head.version();
    let rename = |title: &str| NameRecord::of(room.lead).title(title);
    room.desk.execute_if_version(room.lead, version, rename("合成甲项目（新）")).unwrap();
    let error = room.refuses("record.stale-version", |desk| {
        desk.execute_if_version(room.lead, version, rename("合成甲项目（旧）"))
    });
    assert!(matches!(error, Error::Conflict(_)));
    let id: CommandId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
    let first = room.desk.execute_as(id, CaptureLead::titled("合成戊项目")).unwrap();
    let error = room.refuses("command.reused", |desk| desk.execute_as(id, CaptureLead::titled("合成己项目")));
    assert!(matches!(error, Error::Conflict(_)));
    room.refuses("command.reused", |desk| desk.execute_as(id, AddUnit::named("合成二局")));
    let head = room.crm.head().unwrap();
    let again = room.desk.execute_as(id, CaptureLead::titled("合成戊项目")).unwrap();
    assert_eq!((again.id, again.position), (first.id, first.position));
    assert_eq!(room.crm.head().unwrap(), head);
}

#[test]
fn json_that_is_no_command() {
    let room = room();
    for (code, json) in [
        ("command.not-json", "{"),
        ("command.not-one-verb", "[]"),
        ("command.not-one-verb", "{}"),
        ("command.not-one-verb", r#"{"capture_lead": {"title": "x"}, "add_unit": {"name": "y"}}"#),
        ("command.unknown-verb", r#"{"capture_leads": {}}"#),
        ("command.missing-field", r#"{"capture_lead": {}}"#),
        ("command.unknown-field", r#"{"capture_lead": {"title": "x", "colour": "red"}}"#),
        ("number.float", r#"{"record_money": {"project": 1.5}}"#),
    ] {
        room.refuses(code, |desk| give(desk, Command::from_json(json)?));
    }
    // A zone is opened by making a book, never again.
    room.refuses("zone.already-opened", |desk| {
        desk.execute(OpenZone::named("合成二区", "Asia/Shanghai", Playbook::development_zone()))
    });
}

#[test]
fn a_playbook_that_drops_what_is_in_use() {
    let room = room();
    room.desk.change_project(ChangeProject::of(room.project).nature("relocation")).unwrap();
    let without = |table: &str, key: &str| {
        let mut kept = String::new();
        let mut found = 0;
        for block in PLAYBOOK.split_inclusive("\n\n") {
            let dropped = block.contains(&format!("[[{table}]]\nkey = \"{key}\""));
            found += usize::from(dropped);
            if !dropped {
                kept.push_str(block);
            }
        }
        assert_eq!(found, 1, "{table} {key}");
        Playbook::parse(&kept).unwrap()
    };
    let error = room.refuses("playbook.drops-what-is-used", |desk| {
        desk.adopt_playbook(AdoptPlaybook::of(without("nature", "relocation")))
    });
    assert!(error.say(Lang::En).contains("relocation"), "{error}");
    // What nobody uses may go.
    room.desk.adopt_playbook(AdoptPlaybook::of(without("nature", "technical_upgrade"))).unwrap();
    room.refuses("project.unknown-nature", |desk| {
        desk.change_project(ChangeProject::of(room.project).nature("technical_upgrade"))
    });
}

#[test]
fn files_that_are_no_book() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let refused = |name: &str| {
        let error = Crm::open(file(name)).map(|_| ()).unwrap_err();
        assert!(!error.say(Lang::Zh).contains('{'), "{error}");
        error.code().as_str()
    };
    assert_eq!(refused("missing.db"), "book.not-found");
    assert!(!file("missing.db").exists(), "opening made a file");
    std::fs::write(file("text.db"), "这不是数据库，只是一段文字。".repeat(500)).unwrap();
    assert_eq!(refused("text.db"), "book.not-a-book");
    std::fs::write(file("empty.db"), "").unwrap();
    assert_eq!(refused("empty.db"), "book.not-a-book");
    assert_eq!(std::fs::read(file("empty.db")).unwrap().len(), 0, "opening wrote into what is no book");
    rusqlite::Connection::open(file("other.db")).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    assert_eq!(refused("other.db"), "book.not-a-book");
    assert_eq!(refused("."), "book.not-found");

    let path = file("book.db");
    let crm = Crm::create(&path, NewZone::named("合成开发区")).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    for number in 0..40 {
        desk.capture_lead(CaptureLead::titled(format!("合成{number}"))).unwrap();
    }
    let head = crm.head().unwrap();
    crm.close().unwrap();
    assert_eq!(Crm::create(&path, NewZone::named("合成")).unwrap_err().code().as_str(), "book.exists");

    std::fs::copy(&path, file("newer.db")).unwrap();
    rusqlite::Connection::open(file("newer.db")).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(refused("newer.db"), "book.newer");

    // A cut file is refused at opening, or at the latest when it is verified; never a panic.
    let whole = std::fs::read(&path).unwrap();
    for part in [1, 2, 3] {
        let name = format!("cut{part}.db");
        std::fs::write(file(&name), &whole[..whole.len() * part / 4]).unwrap();
        let error = match Crm::open(file(&name)) {
            Err(error) => error,
            Ok(crm) => crm.verify(Some(&head)).unwrap_err(),
        };
        assert!(matches!(error.code().as_str(), "book.damaged" | "book.cut" | "book.not-a-book"), "{part}: {error}");
    }

    // Read-only, by choice: reads, and writes nothing.
    let reading = Crm::open_with(&path, Options::default().read_only()).unwrap();
    assert_eq!(reading.leads().count().unwrap(), 40);
    let error = reading.desk(Officer::named("zhao.yi")).unwrap().capture_lead(CaptureLead::titled("x")).unwrap_err();
    assert_eq!(error.code().as_str(), "book.read-only");
    assert_eq!(reading.head().unwrap(), head);
    assert_eq!(
        Crm::open_with(&path, Options::default().zone("别处")).unwrap_err().code().as_str(),
        "book.no-such-zone"
    );
}

/// Edits the log of a copy of a book behind its back; what `verify` then says.
#[test]
fn a_log_edited_with_another_tool() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let crm = Crm::create(&path, NewZone::named("合成开发区")).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    for number in 0..10 {
        desk.capture_lead(CaptureLead::titled(format!("合成{number}")).on("2021-05-01").unwrap()).unwrap();
    }
    let head = crm.verify(None).unwrap();
    crm.close().unwrap();
    let edits = [
        (
            "UPDATE event SET payload = replace(payload, '2021-05-01', '2021-05-02') WHERE position = 8",
            "book.edited",
            "8",
        ),
        ("UPDATE event SET actor = zeroblob(16) WHERE position = 5", "book.edited", "5"),
        ("UPDATE event SET recorded_at = recorded_at - 1 WHERE position = 6", "book.edited", "6"),
        ("DELETE FROM event WHERE position = 9", "book.gap", "9"),
    ];
    for (number, (edit, code, position)) in edits.into_iter().enumerate() {
        let copy = folder.path().join(format!("copy{number}.db"));
        std::fs::copy(&path, &copy).unwrap();
        let other = rusqlite::Connection::open(&copy).unwrap();
        assert!(other.execute(edit, []).is_err(), "the database let this happen: {edit}");
        other
            .execute_batch(
                "PRAGMA foreign_keys = OFF;
                 DROP TRIGGER event_is_never_updated; DROP TRIGGER event_is_never_deleted;",
            )
            .unwrap();
        assert_eq!(other.execute(edit, []).unwrap(), 1, "{edit}");
        drop(other);
        let error = Crm::open(&copy).unwrap().verify(None).unwrap_err();
        assert_eq!(error.code().as_str(), code, "{edit}: {error}");
        assert_eq!(error.refusal().params.get("position").map(String::as_str), Some(position), "{edit}");
        assert!(matches!(error, Error::Corrupt(..)));
    }
    // A tail that was cut clean shows against a head kept elsewhere.
    let copy = folder.path().join("tail.db");
    std::fs::copy(&path, &copy).unwrap();
    let other = rusqlite::Connection::open(&copy).unwrap();
    other
        .execute_batch(&format!(
            "DROP TRIGGER event_is_never_deleted;
             DELETE FROM event WHERE position > {0};
             UPDATE zone SET position = {0}, hash = (SELECT hash FROM event WHERE position = {0});",
            head.position - 2
        ))
        .unwrap();
    drop(other);
    let cut = Crm::open(&copy).unwrap();
    assert_eq!(cut.verify(None).unwrap().position, head.position - 2);
    assert_eq!(cut.verify(Some(&head)).unwrap_err().code().as_str(), "book.cut");
}
