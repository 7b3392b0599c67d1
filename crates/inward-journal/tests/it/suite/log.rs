//! The log, and what follows from it.

use std::ops::ControlFlow;

use inward_core::id::{Kind, RecordId};
use inward_core::record::Record;
use inward_core::text::refusals;
use inward_core::world::{Relation, UniqueKey};
use inward_journal::{Ending, ErrorKind, Head};
use serde_json::json;

use super::Make;
use crate::book::{Book, everything, fold, lead, put, read};
use crate::story::Story;

/// A book in which much happened.
pub fn storied(make: Make<'_>, seed: u64, commands: usize) -> Book {
    let book = make().opened();
    let mut story = Story::new(seed);
    for _ in 0..commands {
        book.hand.turn(1_000);
        if let Ok(answered) = book.give(&story.next()) {
            story.learn(&answered);
        }
    }
    book
}

pub fn an_empty_log_is_sound(make: Make<'_>) {
    let book = make();
    let journal = book.journal();
    assert_eq!(journal.head().unwrap(), Head::default());
    assert_eq!(journal.verify(None).unwrap(), Head::default());
    assert_eq!(journal.verify(Some(&Head::default())).unwrap(), Head::default());
    assert_eq!(journal.events(0, 10).unwrap(), []);
    journal.rebuild().unwrap();
    assert_eq!(everything(journal).states.len(), 0);
    journal.transact(Ending::Commit, &mut |_| Ok(())).unwrap();
    assert_eq!(journal.head().unwrap(), Head::default());
}

pub fn verify_answers_the_head(make: Make<'_>) {
    let book = storied(make, 1, 60);
    let head = book.journal().head().unwrap();
    assert_eq!(book.journal().verify(None).unwrap(), head);
    assert_eq!(book.journal().verify(Some(&head)).unwrap(), head);
    let shown = head.to_string();
    assert_eq!(shown.len(), head.position.to_string().len() + 1 + 64, "{shown}");
    let events = book.journal().events(0, usize::MAX).unwrap();
    assert_eq!(events.last().unwrap().hash, head.hash);
    let hashes: std::collections::BTreeSet<_> = events.iter().map(|event| event.hash).collect();
    assert_eq!(hashes.len(), events.len());
    // Every head there ever was is in the log still.
    for event in &events {
        let kept = Head { position: event.position, hash: event.hash };
        assert_eq!(book.journal().verify(Some(&kept)).unwrap(), head);
    }
}

pub fn a_kept_head_must_be_in_the_log(make: Make<'_>) {
    let book = storied(make, 2, 10);
    let head = book.journal().head().unwrap();
    let longer = Head { position: head.position + 3, hash: [7; 32] };
    let error = book.journal().verify(Some(&longer)).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Corrupt, refusals::book::CUT));
    assert_eq!(error.refusal().params.get("position").unwrap(), &head.position.to_string());
    assert_eq!(error.refusal().params.get("expected").unwrap(), &longer.position.to_string());
    let other = Head { position: 2, hash: [7; 32] };
    let error = book.journal().verify(Some(&other)).unwrap_err();
    assert_eq!(error.code(), refusals::book::EDITED);
    assert_eq!(error.refusal().params.get("position").unwrap(), "2");
}

pub fn events_are_read_in_pages(make: Make<'_>) {
    let book = storied(make, 3, 40);
    let all = book.journal().events(0, usize::MAX).unwrap();
    for limit in [1, 2, 7, all.len(), all.len() + 1] {
        let mut paged = Vec::new();
        loop {
            let page = book.journal().events(paged.len() as u64, limit).unwrap();
            assert!(page.len() <= limit);
            if page.is_empty() {
                break;
            }
            paged.extend(page);
        }
        assert_eq!(paged, all);
    }
    assert_eq!(book.journal().events(0, 0).unwrap(), []);
    assert_eq!(book.journal().events(u64::MAX, 10).unwrap(), []);
}

pub fn a_stream_is_the_events_of_one_record(make: Make<'_>) {
    let book = storied(make, 4, 60);
    let all = book.journal().events(0, usize::MAX).unwrap();
    let mut seen = 0;
    for state in everything(book.journal()).states {
        let stream = book.journal().stream(state.id()).unwrap();
        let expected: Vec<_> = all.iter().filter(|event| event.record == state.id()).cloned().collect();
        assert_eq!(stream, expected);
        let versions: Vec<u32> = stream.iter().map(|event| event.version).collect();
        assert_eq!(versions, (1..=state.head().version()).collect::<Vec<_>>());
        seen += stream.len();
    }
    assert_eq!(seen, all.len());
    assert_eq!(book.journal().stream(RecordId::new(Kind::Lead, book.id().uuid())).unwrap(), []);
}

pub fn states_follow_from_events(make: Make<'_>) {
    let book = storied(make, 5, 200);
    let states = everything(book.journal()).states;
    assert!(states.len() > 100);
    for state in states {
        assert_eq!(fold(book.journal(), state.id()), *state);
    }
}

pub fn a_rebuild_changes_nothing(make: Make<'_>) {
    // More events than are read at a time.
    let book = storied(make, 6, 1_400);
    let head = book.journal().head().unwrap();
    assert!(head.position > 1_000, "{head}");
    let before = everything(book.journal());
    let related = |book: &Book| -> Vec<Vec<RecordId>> {
        let journal = book.journal();
        let ids = before.states.iter().map(|state| state.id());
        ids.flat_map(|id| Relation::ALL.iter().map(move |relation| journal.related(*relation, id).unwrap())).collect()
    };
    let relations = related(&book);
    book.journal().rebuild().unwrap();
    assert_eq!(everything(book.journal()), before);
    assert_eq!(related(&book), relations);
    assert_eq!(book.journal().verify(None).unwrap(), head);
}

pub fn work_goes_on_after_a_rebuild(make: Make<'_>) {
    let book = make().opened();
    let lead = book.did(&json!({"capture_lead": {"title": "甲", "profile": {"code": "ZS-1"}}}));
    book.journal().rebuild().unwrap();
    assert_eq!(book.journal().holder(&UniqueKey::code("ZS-1")).unwrap(), Some(lead));
    assert_eq!(
        book.refused(&json!({"open_investment": {"title": "乙", "profile": {"code": "ZS-1"}}})),
        "record.key-held"
    );
    let negotiation = book.did(&json!({"open_negotiation": {"lead": lead.to_string()}}));
    let members = book.journal().related(Relation::Member, RecordId::new(Kind::Investment, lead.uuid)).unwrap();
    assert_eq!(members, [lead, negotiation]);
    book.journal().verify(None).unwrap();
}

pub fn a_scan_visits_in_order_and_stops_when_told(make: Make<'_>) {
    let book = storied(make, 8, 80);
    let visit = |kinds: &[Kind], most: usize| {
        let mut ids = Vec::new();
        book.journal()
            .scan(kinds, &mut |state| {
                ids.push(state.id());
                if ids.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })
            .unwrap();
        ids
    };
    let all = visit(Kind::ALL, usize::MAX);
    assert!(all.is_sorted() && all.len() > 50);
    assert_eq!(visit(Kind::ALL, 5), all[..5]);
    let of = |kinds: &[Kind]| all.iter().filter(|id| kinds.contains(&id.kind)).copied().collect::<Vec<_>>();
    assert_eq!(visit(&[Kind::Lead], usize::MAX), of(&[Kind::Lead]));
    // The order of the kinds that are asked for does not matter, nor that one is named twice.
    let some = [Kind::Project, Kind::Lead, Kind::Project];
    assert_eq!(visit(&some, usize::MAX), of(&some));
    assert_eq!(visit(&[], usize::MAX), []);
}

pub fn a_visitor_may_read_the_journal(make: Make<'_>) {
    let book = storied(make, 9, 20);
    let mut visited = 0;
    book.journal()
        .scan(Kind::ALL, &mut |state| {
            assert_eq!(book.journal().record(state.id()).unwrap(), Some(state));
            visited += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(visited > 10);
}

pub fn keys_have_one_holder(make: Make<'_>) {
    let book = make().opened();
    let holder = |key: &UniqueKey| book.journal().holder(key).unwrap();
    let lead = book.did(&json!({"capture_lead": {"title": "甲", "profile": {
        "code": "ZS-2021-034", "references": [{"system": "ledger/2021", "key": "17"}],
    }}}));
    assert_eq!(holder(&UniqueKey::code("ZS-2021-034")), Some(lead));
    assert_eq!(holder(&UniqueKey::reference("ledger/2021", "17")), Some(lead));
    assert_eq!(holder(&UniqueKey::reference("ledger", "2021/17")), None);
    assert_eq!(
        book.refused(&json!({"open_investment": {"title": "乙", "profile": {"code": "ZS-2021-034"}}})),
        "record.key-held"
    );
    // Another code lets the first one go.
    book.did(&json!({"name_record": {"record": lead.to_string(), "code": "ZS-2022-001"}}));
    assert_eq!(holder(&UniqueKey::code("ZS-2021-034")), None);
    assert_eq!(holder(&UniqueKey::code("ZS-2022-001")), Some(lead));
    let other = book.did(&json!({"open_investment": {"title": "乙", "profile": {"code": "ZS-2021-034"}}}));
    assert_eq!(holder(&UniqueKey::code("ZS-2021-034")), Some(other));
}

pub fn relations_are_found(make: Make<'_>) {
    let book = make().opened();
    let related = |relation, to: RecordId| book.journal().related(relation, to).unwrap();
    let investor = book.did(&json!({"add_organisation": {"name": "甲公司"}}));
    let lead = book.did(&json!({"capture_lead": {"title": "甲", "investor": investor.to_string()}}));
    let investment = RecordId::new(Kind::Investment, lead.uuid);
    let first = book.did(&json!({"open_negotiation": {"lead": lead.to_string()}}));
    let second = book.did(&json!({"open_negotiation": {"lead": lead.to_string()}}));
    let contract = book.did(&json!({"sign_agreement": {"negotiation": first.to_string(), "level": "contract"}}));
    let project = book.did(&json!({"record_project": {"agreement": contract.to_string()}}));
    assert_eq!(related(Relation::Member, investment), [lead, first, second, contract, project]);
    assert_eq!(related(Relation::CameOf, lead), [first, second]);
    assert_eq!(related(Relation::CameOf, first), [contract]);
    assert_eq!(related(Relation::CameOf, contract), [project]);
    assert!(related(Relation::Concerns, investor).contains(&project));
    let list = book.did(&json!({"add_list": {"name": "省重点"}}));
    let names = |verb: &str| {
        let mut fields = json!({"project": project.to_string(), "list": list.to_string()});
        if verb == "leave_list" {
            fields["reason"] = json!("调整");
        }
        json!({verb: fields})
    };
    assert_eq!(related(Relation::Listed, list), []);
    book.did(&names("join_list"));
    assert_eq!(related(Relation::Listed, list), [project]);
    book.did(&names("leave_list"));
    assert_eq!(related(Relation::Listed, list), []);
    assert_eq!(related(Relation::Member, lead), []);
}

/// More records than are kept in memory before they are written out.
pub fn a_long_batch_is_one_transaction(make: Make<'_>) {
    let book = make().opened();
    let batch = book.id();
    let unit = book.did(&json!({"add_unit": {"name": "招商一局"}}));
    let total = 5_500_u32;
    book.journal()
        .transact(Ending::Commit, &mut |transaction| {
            for number in 0..total {
                let command = read(&json!({"capture_lead": {"title": "甲", "profile": {"unit": unit.to_string()}}}));
                put(transaction, &command, batch.member(number))?;
            }
            let first = RecordId::new(Kind::Lead, batch.uuid());
            let command = read(&json!({"open_negotiation": {"lead": first.to_string(), "title": "乙"}}));
            put(transaction, &command, batch.member(total)).map(drop)
        })
        .unwrap();
    assert_eq!(book.journal().verify(None).unwrap().position, u64::from(total) * 2 + 3);
    let first = RecordId::new(Kind::Lead, batch.uuid());
    let investment = RecordId::new(Kind::Investment, batch.uuid());
    assert_eq!(book.journal().related(Relation::Member, investment).unwrap().len(), 2);
    assert_eq!(book.journal().row(investment).unwrap().unwrap().stage, Some(40));
    assert_eq!(book.journal().row(first).unwrap().unwrap().stage, Some(10));
    let before = everything(book.journal());
    book.did(&lead("丙"));
    book.journal().rebuild().unwrap();
    assert_eq!(everything(book.journal()).states.len(), before.states.len() + 2);
}
