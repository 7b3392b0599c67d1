//! What lies beside the log and can be erased: notes and the particulars of people.

use inward_core::id::{Id, NoteId};
use inward_core::person::{Particulars, Person};
use inward_core::record::State;
use inward_core::world::UniqueKey;
use serde_json::json;

use super::Make;
use crate::book::{everything, give, lead, put_particulars, read};

const SECRET: &str = "投资方联系人张三丰，电话 13800000000";

pub fn notes_are_read_back_in_order(make: Make<'_>) {
    let book = make().opened();
    let id = book.id();
    let asks = ["标准厂房 2 万平方米", "用电 10 万千伏安\n双回路", "  两端有空格  "];
    let command = json!({"open_negotiation": {"title": "甲", "ask": asks, "offer": ["租金减免三年"]}});
    give(book.journal(), &read(&command), id).unwrap();
    let note = |number| book.journal().note(NoteId { command: id, number }).unwrap();
    assert_eq!(note(0).as_deref(), Some(asks[0]));
    assert_eq!(note(1).as_deref(), Some(asks[1]));
    assert_eq!(note(2).as_deref(), Some(asks[2].trim()));
    assert_eq!(note(3).as_deref(), Some("租金减免三年"));
    assert_eq!(note(4), None);
    assert_eq!(book.journal().note(NoteId { command: book.id(), number: 0 }).unwrap(), None);
}

pub fn an_erased_note_is_gone_and_the_log_stays(make: Make<'_>) {
    let book = make().opened();
    let id = book.id();
    let command = read(&json!({"open_negotiation": {"title": "甲", "ask": [SECRET, "另一条"]}}));
    let answered = give(book.journal(), &command, id).unwrap();
    let other = book.id();
    give(book.journal(), &read(&json!({"open_negotiation": {"title": "乙", "ask": ["第三条"]}})), other).unwrap();
    let (head, before) = (book.journal().head().unwrap(), everything(book.journal()));
    let erased = NoteId { command: id, number: 0 };

    // Before, the receipt tells other content apart; after, only that the id was used.
    let changed = read(&json!({"open_negotiation": {"title": "丙", "ask": [SECRET]}}));
    assert_eq!(give(book.journal(), &changed, id).unwrap_err().code().as_str(), "command.reused");
    book.journal().erase_note(erased).unwrap();

    assert_eq!(book.journal().note(erased).unwrap(), None);
    assert_eq!(book.journal().note(NoteId { command: id, number: 1 }).unwrap().as_deref(), Some("另一条"));
    assert_eq!(book.journal().note(NoteId { command: other, number: 0 }).unwrap().as_deref(), Some("第三条"));
    assert_eq!(book.journal().head().unwrap(), head);
    assert_eq!(book.journal().verify(Some(&head)).unwrap(), head);
    assert_eq!(everything(book.journal()), before);
    assert_eq!(give(book.journal(), &command, id).unwrap(), answered);
    assert_eq!(give(book.journal(), &changed, id).unwrap(), answered);
    assert_eq!(give(book.journal(), &changed, other).unwrap_err().code().as_str(), "command.reused");
    book.journal().rebuild().unwrap();
    assert_eq!(book.journal().note(erased).unwrap(), None);
    assert_eq!(everything(book.journal()), before);
    assert_eq!(book.journal().verify(Some(&head)).unwrap(), head);
}

pub fn an_unknown_note_is_erased_without_harm(make: Make<'_>) {
    let book = make().opened();
    book.did(&lead("甲"));
    let head = book.journal().head().unwrap();
    let unknown = NoteId { command: book.id(), number: 9 };
    book.journal().erase_note(unknown).unwrap();
    book.journal().erase_note(unknown).unwrap();
    assert_eq!(book.journal().verify(Some(&head)).unwrap(), head);
    book.did(&lead("乙"));
}

pub fn a_refused_command_leaves_no_note(make: Make<'_>) {
    let book = make().opened();
    let id = book.id();
    let command = json!({"capture_lead": {"title": "甲", "investor_described": SECRET, "on": "2031-01-01"}});
    give(book.journal(), &read(&command), id).unwrap_err();
    assert_eq!(book.journal().note(NoteId { command: id, number: 0 }).unwrap(), None);
}

pub fn particulars_are_read_back_and_erased(make: Make<'_>) {
    let book = make().opened();
    let command = read(&json!({"enrol_person": {"name": "zhangsan", "title": "科长", "channel": [SECRET]}}));
    let id = book.id();
    let answered = give(book.journal(), &command, id).unwrap();
    let person: Id<Person> = answered.id.of().unwrap();
    let known =
        Particulars {
            name: "zhangsan".to_owned(), title: Some("科长".to_owned()), channels: vec![SECRET.to_owned()]
        };
    assert_eq!(book.journal().particulars(person).unwrap(), Some(known));
    assert_eq!(book.journal().holder(&UniqueKey::person("zhangsan")).unwrap(), Some(person.record()));
    assert_eq!(book.refused(&json!({"enrol_person": {"name": "zhangsan"}})), "record.key-held");
    book.did(&json!({"enrol_person": {"name": "lisi"}}));
    let enrolled = book.journal().head().unwrap();

    book.did(&json!({"erase_person": {"person": person.to_string()}}));
    let head = book.journal().head().unwrap();
    assert_eq!(head.position, enrolled.position + 1);
    assert_eq!(book.journal().particulars(person).unwrap(), None);
    assert_eq!(book.journal().verify(Some(&enrolled)).unwrap(), head);
    let state = book.journal().record(person.record()).unwrap().unwrap();
    assert!(matches!(&*state, State::Person(person) if person.erased));
    // Their name is gone too, with the key by which the receipt could be guessed from.
    assert_eq!(book.journal().holder(&UniqueKey::person("zhangsan")).unwrap(), None);
    assert!(book.journal().holder(&UniqueKey::person("lisi")).unwrap().is_some());
    let changed = read(&json!({"enrol_person": {"name": "wangwu"}}));
    assert_eq!(give(book.journal(), &changed, id).unwrap(), answered);
    let again = book.did(&json!({"enrol_person": {"name": "zhangsan"}}));
    assert_ne!(again, person.record());
    book.journal().rebuild().unwrap();
    assert_eq!(book.journal().particulars(person).unwrap(), None);
    book.journal().verify(Some(&head)).unwrap();
}

/// The log keeps the seals of what particulars were before; only the last can be held against them.
pub fn particulars_that_were_replaced_are_no_alarm(make: Make<'_>) {
    let book = make().opened();
    let person = book.did(&json!({"enrol_person": {"name": "zhangsan"}}));
    for name in ["lisi", "wangwu"] {
        put_particulars(book.journal(), person, name, book.id());
        assert_eq!(book.journal().particulars(Id::new(person.uuid)).unwrap().unwrap().name, name);
        let head = book.journal().head().unwrap();
        assert_eq!(book.journal().verify(Some(&head)).unwrap(), head);
    }
    let sealed = book.journal().stream(person).unwrap().iter().filter(|event| !event.seals.is_empty()).count();
    assert_eq!(sealed, 3);
    book.did(&json!({"erase_person": {"person": person.to_string()}}));
    let head = book.journal().head().unwrap();
    assert_eq!(book.journal().verify(Some(&head)).unwrap(), head);
}

pub fn no_text_stands_in_the_log(make: Make<'_>) {
    let book = make().opened();
    book.did(&json!({"enrol_person": {"name": "zhangsanfeng", "channel": ["13800000000"]}}));
    book.did(&json!({"capture_lead": {"title": "甲", "investor_described": SECRET, "profile": {"summary": SECRET}}}));
    let lead = book.did(&lead("乙")).to_string();
    book.did(&json!({"disqualify_lead": {"lead": lead, "reason": "not_credible", "note": SECRET}}));
    for event in book.journal().events(1, usize::MAX).unwrap() {
        for text in [&event.payload, &event.seals] {
            assert!(!text.contains("13800000000") && !text.contains("zhangsanfeng"), "{}", event.position);
        }
    }
    for state in everything(book.journal()).states {
        assert!(!state.to_json().unwrap().contains("13800000000"));
    }
}

pub fn seals_stand_on_the_first_event_of_a_command(make: Make<'_>) {
    let book = make().opened();
    let command =
        json!({"capture_lead": {"title": "甲", "investor_described": SECRET, "profile": {"summary": "摘要"}}});
    let position = book.give(&command).unwrap().position;
    let events = book.journal().events(position - 2, 2).unwrap();
    let seals: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&events[0].seals).unwrap();
    assert_eq!(seals.keys().collect::<Vec<_>>(), ["0", "1"]);
    assert!(seals.values().all(|seal| seal.as_str().unwrap().len() == 64));
    assert_eq!(events[1].seals, "");
    // The same text is sealed by another key: seals do not tell that two notes are equal.
    let position = book.give(&command).unwrap().position;
    let again: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&book.journal().events(position - 2, 1).unwrap()[0].seals).unwrap();
    assert!(seals.iter().all(|(note, seal)| again[note] != *seal));
}
