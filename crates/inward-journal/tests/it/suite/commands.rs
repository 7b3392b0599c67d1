//! Commands: each once, all or nothing, in one order.

use std::panic::{AssertUnwindSafe, catch_unwind};

use inward_core::decide::decide;
use inward_core::filter::{Filter, Page};
use inward_core::id::{CommandId, Kind, NoteId, RecordId};
use inward_core::record::Record;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::world::{Context, Relation, Stop, UniqueKey};
use inward_journal::{Ending, ErrorKind};
use serde_json::json;

use super::Make;
use crate::book::{ACTOR, ZONE, end, everything, give, id, lead, open_zone, put, read, rows};

pub fn positions_have_no_gaps_and_follow_commits(make: Make<'_>) {
    let book = make().opened();
    let mut last = 1;
    for number in 0..20 {
        let answered = book.give(&lead(&format!("线索 {number}"))).unwrap();
        assert_eq!(answered.position, last + 2, "a lead opens its investment too");
        last = answered.position;
    }
    let positions: Vec<u64> =
        book.journal().events(0, usize::MAX).unwrap().iter().map(|event| event.position).collect();
    assert_eq!(positions, (1..=last).collect::<Vec<_>>());
    assert_eq!(book.journal().head().unwrap().position, last);
}

pub fn the_same_command_answers_again_and_writes_nothing(make: Make<'_>) {
    let book = make().opened();
    let command = read(&lead("蓝宝石衬底"));
    let id = book.id();
    let first = give(book.journal(), &command, id).unwrap();
    let (head, before) = (book.journal().head().unwrap(), everything(book.journal()));
    book.hand.turn(60_000_000);
    assert_eq!(give(book.journal(), &command, id).unwrap(), first);
    assert_eq!(book.journal().head().unwrap(), head);
    assert_eq!(everything(book.journal()), before);
    assert_eq!(first.position, head.position);
    assert_eq!(first.id, RecordId::new(Kind::Lead, id.uuid()));
    assert_eq!(first.touched, [RecordId::new(Kind::Investment, id.uuid()), first.id]);
}

pub fn an_id_with_other_content_is_a_conflict(make: Make<'_>) {
    let book = make().opened();
    let id = book.id();
    give(book.journal(), &read(&lead("甲")), id).unwrap();
    let head = book.journal().head().unwrap();
    let error = give(book.journal(), &read(&lead("乙")), id).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, refusals::command::REUSED));
    assert_eq!(book.journal().head().unwrap(), head);
    give(book.journal(), &read(&lead("甲")), id).unwrap();
}

/// Who forgets to ask for the answer cannot overwrite the receipt.
pub fn an_id_is_never_put_twice(make: Make<'_>) {
    let book = make().opened();
    let unit = book.did(&json!({"add_unit": {"name": "招商一局"}}));
    let (head, before) = (book.journal().head().unwrap(), everything(book.journal()));
    let rename = |name: &str| read(&json!({"change_unit": {"unit": unit.to_string(), "alias": [name]}}));
    let id = book.id();
    give(book.journal(), &rename("一局"), id).unwrap();
    let head = [head, book.journal().head().unwrap()];
    for content in ["", "{}"] {
        let error = book
            .journal()
            .transact(Ending::Commit, &mut |transaction| {
                let context = Context { actor: ACTOR, command: id, reported: None };
                let decision = decide(transaction, &rename("又一局"), &context)?;
                transaction.put(decision, &context, content).map(drop)
            })
            .unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, refusals::command::REUSED));
        assert_eq!(book.journal().head().unwrap(), head[1]);
    }
    assert_ne!(everything(book.journal()), before);
    give(book.journal(), &rename("一局"), id).unwrap();
}

pub fn a_refusal_writes_nothing(make: Make<'_>) {
    let book = make().opened();
    book.did(&lead("甲"));
    let (head, before) = (book.journal().head().unwrap(), everything(book.journal()));
    let refused = [
        (json!({"capture_lead": {"title": " "}}), "text.blank-name"),
        (json!({"capture_lead": {"title": "乙", "profile": {"unit": "没有的局"}}}), "unit.unknown"),
        (json!({"capture_lead": {"title": "乙", "source": "hearsay"}}), "record.unknown-source"),
    ];
    for (command, code) in refused {
        let error = book.give(&command).unwrap_err();
        assert_eq!((error.kind(), error.code().as_str()), (ErrorKind::Refused, code));
        assert_eq!(book.journal().head().unwrap(), head);
        assert_eq!(everything(book.journal()), before);
    }
    assert_eq!(book.journal().count(&Filter::default(), Kind::Lead).unwrap(), 1);
    // A refused command leaves no receipt: its id may be used for what is right.
    let id = book.id();
    give(book.journal(), &read(&json!({"capture_lead": {"title": ""}})), id).unwrap_err();
    give(book.journal(), &read(&lead("乙")), id).unwrap();
}

pub fn nothing_happens_before_the_zone_is_opened(make: Make<'_>) {
    let book = make();
    assert_eq!(book.refused(&lead("甲")), "zone.not-opened");
    assert_eq!(book.journal().head().unwrap().position, 0);
    give(book.journal(), &open_zone(), CommandId::new(ZONE)).unwrap();
    assert_eq!(give(book.journal(), &open_zone(), book.id()).unwrap_err().code().as_str(), "zone.already-opened");
    give(book.journal(), &open_zone(), CommandId::new(ZONE)).unwrap();
    assert_eq!(book.journal().head().unwrap().position, 1);
    book.did(&lead("甲"));
}

pub fn a_batch_is_all_or_nothing(make: Make<'_>) {
    let book = make().opened();
    book.did(&json!({"add_unit": {"name": "招商一局"}}));
    let (head, before) = (book.journal().head().unwrap(), everything(book.journal()));
    let batch = book.id();
    let run = |last: &str| {
        book.journal().transact(Ending::Commit, &mut |transaction| {
            put(transaction, &read(&json!({"add_unit": {"name": "招商二局"}})), batch)?;
            let lead = json!({"capture_lead": {
                "title": "甲", "investor_described": "一家企业", "profile": {"unit": "招商二局", "code": "ZS-1"},
            }});
            put(transaction, &read(&lead), batch.member(1))?;
            put(transaction, &read(&json!({"enrol_person": {"name": "zhang"}})), batch.member(2))?;
            put(transaction, &read(&json!({"add_unit": {"name": last}})), batch.member(3)).map(drop)
        })
    };
    assert_eq!(run("招商一局").unwrap_err().code().as_str(), "record.key-held");
    assert_eq!(book.journal().head().unwrap(), head);
    assert_eq!(everything(book.journal()), before);
    assert_eq!(book.journal().holder(&UniqueKey::unit("招商二局")).unwrap(), None);
    assert_eq!(book.journal().holder(&UniqueKey::code("ZS-1")).unwrap(), None);
    assert_eq!(book.journal().holder(&UniqueKey::person("zhang")).unwrap(), None);
    assert_eq!(book.journal().note(NoteId { command: batch.member(1), number: 0 }).unwrap(), None);
    let investment = RecordId::new(Kind::Investment, batch.member(1).uuid());
    assert_eq!(book.journal().related(Relation::Member, investment).unwrap(), []);

    run("招商三局").unwrap();
    assert_eq!(book.journal().head().unwrap().position, head.position + 5);
    assert_eq!(book.journal().verify(None).unwrap(), book.journal().head().unwrap());
    assert_eq!(rows(book.journal(), Kind::Unit).len(), 3);
    let times: Vec<_> =
        book.journal().events(head.position, 10).unwrap().iter().map(|event| event.recorded_at).collect();
    assert!(times.windows(2).all(|pair| pair[0] == pair[1]), "one record time a transaction");
    assert_eq!(book.journal().related(Relation::Member, investment).unwrap().len(), 1);
}

pub fn members_of_a_batch_see_earlier_ones(make: Make<'_>) {
    let book = make().opened();
    let batch = book.id();
    let lead_id = RecordId::new(Kind::Lead, batch.uuid()).to_string();
    book.journal()
        .transact(Ending::Commit, &mut |transaction| {
            put(transaction, &read(&lead("甲")), batch)?;
            assert_eq!(transaction.state(RecordId::new(Kind::Lead, batch.uuid()))?.unwrap().id().uuid, batch.uuid());
            let answered = put(
                transaction,
                &read(&json!({"open_negotiation": {"lead": lead_id, "on": "2024-01"}})),
                batch.member(1),
            )?;
            assert_eq!(answered.touched.len(), 1, "the negotiation joins the investment of its lead");
            let investment = RecordId::new(Kind::Investment, batch.uuid());
            assert_eq!(transaction.related(Relation::Member, investment)?.len(), 2);
            // An investment stands for its only open negotiation, which the same batch opened.
            let reach = json!({"reach": {"aim": {"record": investment.to_string()}, "milestone": "first_contact"}});
            assert_eq!(put(transaction, &read(&reach), batch.member(2))?.id, answered.id);
            // The same command within the same transaction answers again.
            assert_eq!(put(transaction, &read(&lead("甲")), batch)?.id.uuid, batch.uuid());
            Ok(())
        })
        .unwrap();
    assert_eq!(book.journal().head().unwrap().position, 5);
    book.journal().verify(None).unwrap();
}

pub fn a_preview_keeps_nothing_and_the_handle_works_after(make: Make<'_>) {
    let book = make().opened();
    book.did(&json!({"capture_lead": {"title": "甲", "profile": {"code": "ZS-1"}}}));
    let (head, before) = (book.journal().head().unwrap(), everything(book.journal()));
    let previewed = book.id();
    let command = read(&json!({"capture_lead": {
        "title": "乙", "investor_described": "一家企业", "profile": {"code": "ZS-2"},
    }}));
    for _ in 0..3 {
        let answered = end(book.journal(), Ending::Rollback, &command, previewed).unwrap();
        assert_eq!(answered.position, head.position + 2);
        assert_eq!(book.journal().head().unwrap(), head);
        assert_eq!(everything(book.journal()), before);
        assert_eq!(book.journal().holder(&UniqueKey::code("ZS-2")).unwrap(), None);
        assert_eq!(book.journal().note(NoteId { command: previewed, number: 0 }).unwrap(), None);
    }
    let person = read(&json!({"enrol_person": {"name": "zhang"}}));
    let id = end(book.journal(), Ending::Rollback, &person, book.id()).unwrap().id;
    assert_eq!(book.journal().particulars(id.of().unwrap()).unwrap(), None);
    assert_eq!(book.journal().verify(Some(&head)).unwrap(), head);
    // Not even the receipt: the id may be used for something else.
    give(book.journal(), &read(&lead("丙")), previewed).unwrap();
    assert_eq!(book.journal().head().unwrap().position, head.position + 2);
    book.journal().verify(Some(&head)).unwrap();
}

pub fn a_preview_answers_what_the_commit_answers(make: Make<'_>) {
    let book = make().opened();
    let command = read(&json!({"capture_lead": {"title": "甲", "total_planned": "2亿元"}}));
    let id = book.id();
    let previewed = end(book.journal(), Ending::Rollback, &command, id).unwrap();
    assert_eq!(give(book.journal(), &command, id).unwrap(), previewed);
}

pub fn a_fault_of_the_work_keeps_nothing(make: Make<'_>) {
    let book = make().opened();
    book.did(&lead("甲"));
    let (head, before) = (book.journal().head().unwrap(), everything(book.journal()));
    let id = book.id();
    let stopped = book.journal().transact(Ending::Commit, &mut |transaction| {
        put(transaction, &read(&lead("乙")), id)?;
        Err(Stop::from(Refusal::new(refusals::zone::NOT_OPENED)))
    });
    assert_eq!(stopped.unwrap_err().code(), refusals::zone::NOT_OPENED);
    assert_eq!(everything(book.journal()), before);
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        book.journal().transact(Ending::Commit, &mut |transaction| {
            put(transaction, &read(&lead("乙")), id)?;
            panic!("the caller's own fault")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(book.journal().head().unwrap(), head);
    assert_eq!(everything(book.journal()), before);
    assert_eq!(book.journal().verify(Some(&head)).unwrap(), head);
    give(book.journal(), &read(&lead("丙")), id).unwrap();
    book.journal().verify(Some(&head)).unwrap();
    assert_eq!(book.journal().head().unwrap().position, head.position + 2);
}

pub fn record_times_grow_whatever_the_clock_says(make: Make<'_>) {
    let book = make().opened();
    for turn in [0, 0, -3_600_000_000, 5, 7_200_000_000, -1, 0] {
        book.hand.turn(turn);
        book.did(&lead("甲"));
    }
    let events = book.journal().events(0, usize::MAX).unwrap();
    assert_eq!(events.len(), 15);
    let times: Vec<_> = events.iter().map(|event| event.recorded_at).collect();
    for pair in events.windows(2) {
        let same = pair[0].command == pair[1].command;
        assert_eq!(same, pair[0].recorded_at == pair[1].recorded_at, "{}", pair[1].position);
        assert!(pair[0].recorded_at <= pair[1].recorded_at);
    }
    // Standing still, it goes on by one microsecond; ahead, it is the clock.
    assert_eq!(times[1].as_micros(), times[0].as_micros() + 1);
    assert_eq!(times[10].as_micros(), times[0].as_micros() + 3_600_000_005);
    assert_eq!(book.journal().now(), book.hand.now());
}

pub fn receipts_survive(make: Make<'_>) {
    let book = make().opened();
    let commands: Vec<_> = (0..30).map(|number| (id(1_000 + number), read(&lead(&format!("线索 {number}"))))).collect();
    let answers: Vec<_> = commands.iter().map(|(id, command)| give(book.journal(), command, *id).unwrap()).collect();
    book.journal().rebuild().unwrap();
    let head = book.journal().head().unwrap();
    for ((id, command), answered) in commands.iter().zip(&answers) {
        assert_eq!(&give(book.journal(), command, *id).unwrap(), answered);
        assert_eq!(&end(book.journal(), Ending::Rollback, command, *id).unwrap(), answered);
    }
    assert_eq!(book.journal().head().unwrap(), head);
    // A warning is part of the answer.
    let unit = |name: &str| book.did(&json!({"add_unit": {"name": name}})).to_string();
    let (one, two) = (unit("招商一局"), unit("招商二局"));
    let lead = answers[0].id.to_string();
    book.did(&json!({"register_claim": {"lead": lead, "unit": one}}));
    let command = read(&json!({"register_claim": {"lead": lead, "unit": two}}));
    let id = book.id();
    let answered = give(book.journal(), &command, id).unwrap();
    assert_eq!(answered.warnings.len(), 1);
    assert_eq!(answered.facts.len(), 1);
    assert_eq!(give(book.journal(), &command, id).unwrap(), answered);
}

pub fn a_closed_handle_is_refused(make: Make<'_>) {
    let book = make().opened();
    let record = book.did(&lead("甲"));
    let command = book.id();
    book.journal().close().unwrap();
    let note = NoteId { command, number: 0 };
    let journal = book.journal();
    let refused = [
        journal.transact(Ending::Commit, &mut |_| Ok(())).unwrap_err(),
        journal.record(record).unwrap_err(),
        journal.row(record).unwrap_err(),
        journal.find(&Filter::default(), &Page::of(Kind::Lead)).unwrap_err(),
        journal.count(&Filter::default(), Kind::Lead).unwrap_err(),
        journal.scan(Kind::ALL, &mut |_| panic!("nothing is visited")).unwrap_err(),
        journal.holder(&UniqueKey::code("ZS-1")).unwrap_err(),
        journal.related(Relation::Member, record).unwrap_err(),
        journal.events(0, 10).unwrap_err(),
        journal.stream(record).unwrap_err(),
        journal.note(note).unwrap_err(),
        journal.particulars(ACTOR).unwrap_err(),
        journal.erase_note(note).unwrap_err(),
        journal.head().unwrap_err(),
        journal.verify(None).unwrap_err(),
        journal.rebuild().unwrap_err(),
        journal.close().unwrap_err(),
    ];
    for error in refused {
        assert_eq!(error.code(), refusals::book::CLOSED, "{error}");
    }
}
