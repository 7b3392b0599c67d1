//! The rows that lists are made of are written with what they follow from.

use inward_core::filter::{Filter, Sort, SortBy};
use inward_core::id::{Kind, RecordId};
use inward_core::index::Index;
use inward_core::playbook::Playbook;
use inward_core::standing::Is;
use inward_core::world::Relation;
use inward_journal::Ending;
use serde_json::{Value, json};

use super::Make;
use crate::book::{Book, everything, put, read};

const YI: i64 = 100_000_000 * 10_000;

fn row(book: &Book, id: RecordId) -> Index {
    book.journal().row(id).unwrap().unwrap()
}

fn investment_of(lead: RecordId) -> RecordId {
    RecordId::new(Kind::Investment, lead.uuid)
}

fn lead(title: &str, amount: &str) -> Value {
    json!({"capture_lead": {"title": title, "total_planned": amount, "on": "2024-01-05"}})
}

fn moved(record: RecordId, investment: RecordId) -> Value {
    json!({"move_record": {"record": record.to_string(), "investment": investment.to_string(), "reason": "同一项目"}})
}

pub fn an_investment_rolls_up_in_the_same_transaction(make: Make<'_>) {
    let book = make().opened();
    let record = book.did(&lead("甲", "2亿元"));
    let investment = investment_of(record);
    let rolled = row(&book, investment);
    assert_eq!((rolled.stage, rolled.amount, rolled.currencies), (Some(10), Some(2 * YI), 1));
    assert_eq!(rolled.first, rolled.last);
    let negotiation = book.did(&json!({"open_negotiation": {
        "lead": record.to_string(), "title": "甲的谈判", "on": "2024-02-06", "total_planned": "3亿元",
    }}));
    let rolled = row(&book, investment);
    assert_eq!((rolled.stage, rolled.amount), (Some(40), Some(3 * YI)));
    assert_eq!(rolled.last.unwrap().to_string(), "2024-02-06");
    assert!(rolled.text.contains("甲的谈判"), "{}", rolled.text);
    book.did(&json!({"suspend": {"record": negotiation.to_string(), "reason": "winter_stop"}}));
    assert_eq!(row(&book, investment).standing, Is::Suspended);
    book.did(&json!({"lose_negotiation": {"negotiation": negotiation.to_string(), "reason": "lost_on_land"}}));
    assert_eq!(row(&book, investment).standing, Is::Lost);
    // A change of the investment's own head is in its row too, beside its members.
    book.did(&json!({"name_record": {"record": investment.to_string(), "alias": ["大项目"]}}));
    let rolled = row(&book, investment);
    assert!(rolled.text.contains("大项目") && rolled.text.contains("甲的谈判"), "{}", rolled.text);
    assert_eq!(rolled.stage, Some(40));
}

pub fn a_moved_member_counts_where_it_stands(make: Make<'_>) {
    let book = make().opened();
    let (one, two) = (book.did(&lead("甲", "2亿元")), book.did(&lead("乙", "5亿元")));
    let (from, to) = (investment_of(one), investment_of(two));
    book.did(&moved(one, to));
    assert_eq!(book.journal().related(Relation::Member, from).unwrap(), []);
    assert_eq!(book.journal().related(Relation::Member, to).unwrap(), [one, two]);
    // What everything was moved from is on no list; what never had anything is.
    let never = book.did(&json!({"open_investment": {"title": "储备"}}));
    assert_eq!(book.journal().row(from).unwrap(), None);
    assert!(book.journal().record(from).unwrap().is_some());
    assert_eq!(book.journal().count(&Filter::default(), Kind::Investment).unwrap(), 2);
    assert_eq!((row(&book, never).stage, row(&book, never).amount), (None, None));
    assert_eq!(row(&book, to).amount, Some(7 * YI));
    assert_eq!(row(&book, one).investment.map(|id| id.record()), Some(to));
    // Within one transaction, with the member changed after it was moved.
    let batch = book.id();
    book.journal()
        .transact(Ending::Commit, &mut |transaction| {
            put(transaction, &read(&moved(two, from)), batch)?;
            let amount = json!({"state_amount": {
                "aim": {"record": two.to_string()}, "kind": "total_planned", "amount": "9亿元", "on": "2024-02",
            }});
            put(transaction, &read(&amount), batch.member(1)).map(drop)
        })
        .unwrap();
    assert_eq!(row(&book, from).amount, Some(9 * YI));
    assert_eq!(row(&book, to).amount, Some(2 * YI));
    let before = everything(book.journal());
    book.journal().rebuild().unwrap();
    assert_eq!(everything(book.journal()), before);
}

/// A lead bears the UUID of the investment it opened: when it comes back to it, the members that
/// joined meanwhile must still be there, also for a handle that remembers nothing.
pub fn a_member_moved_back_joins_the_others(make: Make<'_>) {
    let book = make().opened();
    let (one, two, three) =
        (book.did(&lead("甲", "2亿元")), book.did(&lead("乙", "5亿元")), book.did(&lead("丙", "1亿元")));
    let home = investment_of(one);
    book.did(&moved(two, home));
    book.did(&moved(one, investment_of(three)));
    assert_eq!(row(&book, home).amount, Some(5 * YI));
    book.journal().transact(Ending::Rollback, &mut |_| Ok(())).unwrap();
    book.did(&moved(one, home));
    assert_eq!(book.journal().related(Relation::Member, home).unwrap(), [one, two]);
    assert_eq!(row(&book, home).amount, Some(7 * YI));
    let before = everything(book.journal());
    book.journal().rebuild().unwrap();
    assert_eq!(everything(book.journal()), before);
}

pub fn a_retracted_move_is_undone(make: Make<'_>) {
    let book = make().opened();
    let (one, two) = (book.did(&lead("甲", "2亿元")), book.did(&lead("乙", "5亿元")));
    let answered = book.give(&moved(one, investment_of(two))).unwrap();
    let fact = answered.facts[0];
    book.did(&json!({"retract": {"record": one.to_string(), "fact": fact.fact.to_string(), "reason": "看错了"}}));
    assert_eq!(book.journal().related(Relation::Member, investment_of(one)).unwrap(), [one]);
    assert_eq!(row(&book, investment_of(one)).amount, Some(2 * YI));
    assert_eq!(row(&book, investment_of(two)).amount, Some(5 * YI));
}

pub fn adopting_a_playbook_indexes_anew(make: Make<'_>) {
    let book = make().opened();
    let leads: Vec<RecordId> = (0..5).map(|_| book.did(&lead("甲", "2亿元"))).collect();
    let negotiation = book.did(&json!({"open_negotiation": {"lead": leads[0].to_string(), "on": "2024-02"}}));
    let stage = |id: RecordId| row(&book, id).stage;
    assert_eq!((stage(leads[1]), stage(negotiation)), (Some(10), Some(40)));
    let built_in = Playbook::development_zone();
    let other = built_in.text().replacen("rank = 10\n", "rank = 15\n", 1).replacen("rank = 40\n", "rank = 45\n", 1);
    let adopt = json!({"adopt_playbook": {"playbook": other}});
    // With a new lead in the same transaction, decided by the new playbook.
    let batch = book.id();
    book.journal()
        .transact(Ending::Commit, &mut |transaction| {
            put(transaction, &read(&adopt), batch)?;
            put(transaction, &read(&lead("乙", "1亿元")), batch.member(1)).map(drop)
        })
        .unwrap();
    for id in &leads {
        assert_eq!(stage(*id), Some(15));
    }
    assert_eq!(stage(negotiation), Some(45));
    assert_eq!(stage(investment_of(leads[0])), Some(45));
    assert_eq!(stage(investment_of(leads[1])), Some(15));
    assert_eq!(stage(RecordId::new(Kind::Lead, batch.member(1).uuid())), Some(15));
    let kept = Filter::default().stage_at_least(45_u16);
    assert_eq!(book.journal().count(&kept, Kind::Investment).unwrap(), 1);
    let later = book.did(&lead("丙", "1亿元"));
    assert_eq!(stage(later), Some(15));
    let before = everything(book.journal());
    book.journal().rebuild().unwrap();
    assert_eq!(everything(book.journal()), before);
    // A playbook that drops what is in use is refused, and nothing changes.
    let without = built_in.text().replace("promotion", "promotion_office");
    let dropped = without.replacen("key = \"lead_received\"", "key = \"lead_heard\"", 1);
    book.give(&json!({"adopt_playbook": {"playbook": dropped}})).unwrap_err();
    assert_eq!(everything(book.journal()), before);
}

pub fn rows_are_found_within_a_transaction(make: Make<'_>) {
    let book = make().opened();
    let batch = book.id();
    // A name that is not known asks for all names, of units that this very batch added too.
    let error = book
        .journal()
        .transact(Ending::Commit, &mut |transaction| {
            put(transaction, &read(&json!({"add_unit": {"name": "招商一局"}})), batch)?;
            let command = json!({"capture_lead": {"title": "甲", "profile": {"unit": "招商二局"}}});
            put(transaction, &read(&command), batch.member(1)).map(drop)
        })
        .unwrap_err();
    assert_eq!(error.code().as_str(), "unit.unknown");
    assert_eq!(error.refusal().params.get("near").unwrap(), "招商一局");
    let sorted = inward_core::filter::Page {
        sort: Sort::descending(SortBy::Amount),
        ..inward_core::filter::Page::of(Kind::Lead)
    };
    assert_eq!(book.journal().find(&Filter::default(), &sorted).unwrap(), []);
}

pub fn what_may_need_attention_is_awake(make: Make<'_>) {
    let book = make().opened();
    let unit = book.did(&json!({"add_unit": {"name": "行政审批局"}}));
    let project = book.did(&json!({"record_project": {"title": "甲"}}));
    let promise = |more: Value| {
        let mut promise = json!({
            "made_with": project.to_string(), "direction": "to_investor", "kind": "construction_permit",
            "debtor": unit.to_string(), "on": "2024-01-05",
        });
        promise.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        book.did(&json!({"promise": promise}))
    };
    let by = |day: &str| book.journal().awake(format!("{day}T00:00:00Z").parse().unwrap()).unwrap();
    let later = promise(json!({"due": "2024-03-31"}));
    let dated = promise(json!({"due": "2024-01-31"}));
    let waiting = promise(json!({"due_rule": {"limit": {"natural_days": 10}, "after": "land_handed_over"}}));
    assert_eq!(by("2024-01-30"), []);
    assert_eq!(by("2024-02-01"), [dated]);
    assert_eq!(by("2024-04-01"), [dated, later], "in the order in which they have waited");
    // What waits for another commitment sleeps until that is kept, by a milestone of the project here.
    let theirs = promise(json!({"kept_by_milestone": "registered", "due": "2030-12-31"}));
    let gated = promise(json!({"depends_on": theirs.to_string(), "due": "2024-01-20"}));
    assert_eq!(by("2024-02-01"), [dated]);
    let registered = json!({"aim": {"record": project.to_string()}, "milestone": "registered", "on": "2024-01-06"});
    book.did(&json!({"reach": registered}));
    assert_eq!(by("2024-02-01"), [gated, dated]);
    book.did(&json!({"waive": {"commitment": gated.to_string(), "reason": "合成", "on": "2024-01-07"}}));
    assert_eq!(by("2024-02-01"), [dated]);
    // What another record was waited for is told by that record.
    let investment = investment_of(project);
    assert_eq!(book.journal().related(Relation::Waits, investment).unwrap(), [waiting, theirs]);
    book.did(&json!({"reach": {"aim": {"record": project.to_string()}, "milestone": "land_handed_over", "on": "2024-01-08"}}));
    assert_eq!(by("2024-02-01"), [waiting, dated]);
    book.did(&json!({"fulfil": {"commitment": waiting.to_string(), "on": "2024-01-09"}}));
    book.did(&json!({"fulfil": {"commitment": dated.to_string(), "on": "2024-01-09"}}));
    assert_eq!(by("2024-02-01"), []);
    let before = by("9999-01-01");
    book.journal().rebuild().unwrap();
    assert_eq!((by("9999-01-01"), before), (vec![later], vec![later]));
}
