//! The SQL views: each says what the API says, is documented, and is kept up with the build.

use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

use inward_core::deadline::{Limit, Rule};
use inward_core::entry::EntryKind;
use inward_core::fact::{AsOf, Circumstances, Fact};
use inward_core::finance::StatedAmount;
use inward_core::id::{Id, Kind, RecordId, Recordable};
use inward_core::index::Index;
use inward_core::issue::Risk;
use inward_core::record::{Record, State};
use inward_core::when::{Truth, When};
use inward_journal::{SqliteJournal, sql};
use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::json;
use tempfile::tempdir;

use super::{capture, create, open, options, plain};
use crate::book::{Book, Hand, everything};
use crate::same::tell;

/// The rows of a query, each value as text.
fn rows(book: &Connection, query: &str) -> Vec<Vec<Option<String>>> {
    let mut statement = book.prepare(query).unwrap_or_else(|error| panic!("{error} in {query}"));
    let width = statement.column_count();
    let read = statement.query_map([], |row| {
        (0..width)
            .map(|at| {
                Ok(match row.get(at)? {
                    Value::Null => None,
                    Value::Integer(number) => Some(number.to_string()),
                    Value::Text(text) => Some(text),
                    other => panic!("{other:?} in {query}"),
                })
            })
            .collect::<rusqlite::Result<Vec<_>>>()
    });
    let mut rows = read.unwrap().collect::<Result<Vec<_>, _>>().unwrap_or_else(|error| panic!("{error} in {query}"));
    rows.sort();
    rows
}

/// A query answers these rows, in whatever order.
fn assert_reads(book: &Connection, query: &str, mut expected: Vec<Vec<Option<String>>>) {
    expected.sort();
    let read = rows(book, query);
    for (read, expected) in read.iter().zip(&expected) {
        assert_eq!(read, expected, "{query}");
    }
    assert_eq!(read.len(), expected.len(), "{query}");
}

fn text(shown: impl ToString) -> Option<String> {
    Some(shown.to_string())
}

fn id_text<T: Recordable>(id: Option<Id<T>>) -> Option<String> {
    id.map(|id| id.to_string())
}

/// A rich book: what was told, as the API has it and as SQL reads it.
fn told(seed: u64, transactions: usize) -> (Book, Connection, Vec<std::sync::Arc<State>>, Vec<Index>) {
    let book = Book::in_a_file().opened();
    tell(&book, seed, transactions, false);
    let all = everything(book.journal());
    let connection = plain(&book.path());
    (book, connection, all.states, all.rows)
}

const OF_RECORDS: [(&str, Kind); 13] = [
    ("investments", Kind::Investment),
    ("leads", Kind::Lead),
    ("negotiations", Kind::Negotiation),
    ("agreements", Kind::Agreement),
    ("projects", Kind::Project),
    ("commitments", Kind::Commitment),
    ("issues", Kind::Issue),
    ("tasks", Kind::Task),
    ("cases", Kind::Case),
    ("organisations", Kind::Organisation),
    ("units", Kind::Unit),
    ("people", Kind::Person),
    ("entries", Kind::Entry),
];

#[test]
fn every_record_has_its_row_with_what_the_lists_show() {
    let (_book, sql, states, index) = told(41, 900);
    let titles: BTreeMap<RecordId, String> =
        states.iter().map(|state| (state.id(), state.head().title.clone())).collect();
    for (view, kind) in OF_RECORDS {
        let listed = index.iter().filter(|row| row.id.kind == kind);
        let expected: Vec<_> = listed.clone().map(|row| vec![text("高新区"), text(row.id)]).collect();
        assert!(!expected.is_empty(), "{view}");
        assert_reads(&sql, &format!("SELECT zone, id FROM {view}"), expected);
        if kind != Kind::Person {
            let expected = listed.map(|row| vec![text(row.id), Some(titles[&row.id].clone())]).collect();
            assert_reads(&sql, &format!("SELECT id, title FROM {view}"), expected);
        }
    }
    for (view, kind) in &OF_RECORDS[..5] {
        let listed = index.iter().filter(|row| row.id.kind == *kind);
        let expected = listed.map(|row| {
            let money = row.amount.zip(row.currency).map(|(units, currency)| {
                inward_core::money::Money::from_units(units, currency).unwrap().amount().to_string()
            });
            vec![
                text(row.id),
                row.stage.map(|rank| rank.to_string()),
                row.possible_stage.map(|rank| rank.to_string()),
                text(row.standing.key()),
                money,
                row.amount.map(|units| units.to_string()),
                row.currency.map(|currency| currency.to_string()),
                id_text(row.unit),
                row.unit.map(|unit| titles[&unit.record()].clone()),
                id_text(row.officer),
                row.first.map(|day| day.to_string()),
                row.last.map(|day| day.to_string()),
            ]
        });
        let query = format!(
            "SELECT id, stage, possible_stage, standing, amount, amount_units, currency, unit, unit_name, officer, \
             first_day, last_day FROM {view}"
        );
        assert_reads(&sql, &query, expected.collect());
    }
}

/// Issues and tasks have no stage; what lists show of them stands in their rows, and each step in one.
#[test]
fn issues_and_tasks_have_their_rows_and_every_step_has_one() {
    let book = Book::in_a_file().opened();
    tell(&book, 43, 1_500, false);
    let organisation = book.did(&json!({"add_organisation": {"name": "合成企业"}})).to_string();
    let unit = book.did(&json!({"add_unit": {"name": "供电所"}})).to_string();
    let issue = book.did(&json!({"raise_issue": {"about": organisation, "kind": "request", "on": "2024-01-02"}}));
    let issue = issue.to_string();
    book.did(&json!({"resolve_issue": {"issue": issue, "outcome": "settled", "on": "2024-01-05"}}));
    book.did(&json!({"reopen_issue": {"issue": issue, "reason": "问题再次出现", "on": "2024-01-08"}}));
    book.did(&json!({"hand_over_issue": {"issue": issue, "to": unit, "reason": "属供电事项", "on": "2024-01-09"}}));
    let (sql, all) = (plain(&book.path()), everything(book.journal()));
    let (states, index) = (all.states, all.rows);
    let row_of = |id: RecordId| index.iter().find(|row| row.id == id);
    let (mut issues, mut issue_steps, mut risks) = (Vec::new(), Vec::new(), Vec::new());
    let (mut tasks, mut task_steps) = (Vec::new(), Vec::new());
    for state in &states {
        let Some(row) = row_of(state.id()) else { continue };
        let step = |rows: &mut Vec<_>, called: &str, of: &Circumstances, more: Option<String>| {
            rows.push(vec![text(state.id()), text(called), more, of.on.as_ref().map(ToString::to_string), text(of.id)]);
        };
        match &**state {
            State::Issue(issue) => {
                let rule = |rule: &Option<Rule>| rule.as_ref().map(|rule| serde_json::to_string(rule).unwrap());
                issues.push(vec![
                    text(issue.id),
                    text(issue.about),
                    text(&issue.kind),
                    issue.urgency.as_ref().map(ToString::to_string),
                    rule(&issue.respond),
                    rule(&issue.resolve),
                    text(row.standing.key()),
                    row.amount.map(|units| units.to_string()),
                    id_text(row.unit),
                    id_text(row.organisation),
                ]);
                standing(&issue.received).for_each(|fact| step(&mut issue_steps, "received", &fact.of, None));
                standing(&issue.acceptances).for_each(|fact| step(&mut issue_steps, "accepted", &fact.of, None));
                standing(&issue.ratings).for_each(|fact| step(&mut issue_steps, "rated", &fact.of, None));
                for fact in standing(&issue.responses) {
                    step(&mut issue_steps, "responded", &fact.of, fact.value.unit.map(|unit| unit.to_string()));
                }
                standing(&issue.resolutions).for_each(|fact| step(&mut issue_steps, "resolved", &fact.of, None));
                standing(&issue.reopenings).for_each(|fact| step(&mut issue_steps, "reopened", &fact.of, None));
                for fact in standing(&issue.hand_overs) {
                    step(&mut issue_steps, "handed_over", &fact.of, text(fact.value.to));
                }
                for fact in standing(&issue.risks) {
                    let picked = match &fact.value {
                        Risk::Investment(amount) => {
                            issue.investment_at_risk(AsOf::LATEST).is_some_and(|picked| std::ptr::eq(picked, amount))
                        }
                        Risk::Jobs(jobs) => {
                            issue.jobs_at_risk(AsOf::LATEST).is_some_and(|picked| std::ptr::eq(picked, jobs))
                        }
                    };
                    let (amount, jobs) = match &fact.value {
                        Risk::Investment(amount) => (text(amount.money().units()), None),
                        Risk::Jobs(jobs) => (None, text(jobs.value().value())),
                    };
                    risks.push(vec![text(issue.id), amount, jobs, text(u8::from(picked))]);
                }
            }
            State::Task(task) => {
                let due = task.due_rule(AsOf::LATEST);
                let fixed = due.and_then(|rule| match &rule.limit {
                    Limit::On(date) => text(date),
                    _ => None,
                });
                tasks.push(vec![
                    text(task.id),
                    task.origin.map(|origin| origin.to_string()),
                    due.map(|rule| serde_json::to_string(rule).unwrap()),
                    fixed,
                    text(row.standing.key()),
                    id_text(row.unit),
                ]);
                standing(&task.assigned).for_each(|fact| step(&mut task_steps, "assigned", &fact.of, None));
                standing(&task.reports).for_each(|fact| step(&mut task_steps, "reported", &fact.of, None));
                standing(&task.completions).for_each(|fact| step(&mut task_steps, "completed", &fact.of, None));
                standing(&task.cancellations).for_each(|fact| step(&mut task_steps, "cancelled", &fact.of, None));
                standing(&task.reopenings).for_each(|fact| step(&mut task_steps, "reopened", &fact.of, None));
            }
            _ => {}
        }
    }
    let counts = [issues.len(), issue_steps.len(), risks.len(), tasks.len(), task_steps.len()];
    assert!(counts.iter().zip([5, 12, 3, 3, 5]).all(|(count, least)| *count >= least), "{counts:?}");
    for called in ["responded", "resolved", "reopened", "handed_over"] {
        assert!(issue_steps.iter().any(|row| row[1].as_deref() == Some(called)), "no issue was {called}");
    }
    let query = "SELECT id, about, kind, urgency, respond_rule, resolve_rule, standing, amount_units, unit, organisation FROM issues";
    assert_reads(&sql, query, issues);
    let query = "SELECT issue, step, unit, \"on\", substr(fact, instr(fact, '@') + 1) FROM issue_steps";
    assert_reads(&sql, query, issue_steps);
    assert_reads(&sql, "SELECT issue, amount_units, jobs, in_force FROM risks", risks);
    assert_reads(&sql, "SELECT id, origin, due_rule, due, standing, unit FROM tasks", tasks);
    let query = "SELECT task, step, NULL, \"on\", substr(fact, instr(fact, '@') + 1) FROM task_steps";
    assert_reads(&sql, query, task_steps);
}

/// Every step of a ladder and every visit has its row, whatever the kind of its record.
#[test]
fn ladders_and_inspections_have_their_rows() {
    let book = Book::in_a_file().opened();
    tell(&book, 47, 1_500, false);
    let plant = book.did(&json!({"add_organisation": {"name": "合成企业"}})).to_string();
    let fire = book.did(&json!({"add_unit": {"name": "消防大队"}})).to_string();
    let visit = json!({"organisation": plant, "authority": fire, "purpose": "routine", "on": "2023-03-12"});
    book.did(&json!({ "record_inspection": visit }));
    book.did(&json!({"complete_inspection_log": {"organisation": plant, "year": 2023, "authority": fire}}));
    let task = book.did(&json!({"assign_task": {"title": "落实用电", "due": "2023-12-01", "on": "2023-11-01"}}));
    book.did(&json!({"escalate": {"record": task.to_string()}}));
    let lift =
        json!({"record": task.to_string(), "reason": "已整改", "to": "yellow", "evidence": {"kind": "document"}});
    book.did(&json!({ "lift_escalation": lift }));
    let excuse = json!({"record": task.to_string(), "reason": "等待批复", "on": "2024-01-02", "until": "2024-02"});
    book.did(&json!({ "excuse": excuse }));
    let (sql, all) = (plain(&book.path()), everything(book.journal()));
    let (mut steps, mut visits, mut logs) = (Vec::new(), Vec::new(), Vec::new());
    for state in &all.states {
        let on = |of: &Circumstances| of.on.as_ref().map(ToString::to_string);
        if !all.rows.iter().any(|row| row.id == state.id()) {
            continue;
        }
        if let Some(ladders) = state.escalation() {
            let id = text(state.id());
            for fact in standing(&ladders.raised) {
                let raised = &fact.value;
                let role = text(&raised.notifies);
                let row = [id.clone(), text("raised"), text(&raised.ladder), text(&raised.level), role, None];
                steps.push([&row[..], &[on(&fact.of)]].concat());
            }
            for fact in standing(&ladders.lifted) {
                let to = fact.value.to.as_ref().map(ToString::to_string);
                let row = [id.clone(), text("lifted"), text(&fact.value.ladder), to, None, None];
                steps.push([&row[..], &[on(&fact.of)]].concat());
            }
            for fact in standing(&ladders.excused) {
                let until = fact.value.until.as_ref().map(ToString::to_string);
                let row = [id.clone(), text("excused"), None, None, None, until];
                steps.push([&row[..], &[on(&fact.of)]].concat());
            }
        }
        match &**state {
            State::Entry(entry) => {
                let EntryKind::Inspection { organisation, authority } = entry.kind else { continue };
                for fact in standing(&entry.inspections) {
                    let (purpose, basis) = (fact.value.purpose.key(), fact.value.basis.key());
                    let row = [text(entry.id), text(organisation), text(authority), text(purpose), text(basis)];
                    visits.push([&row[..], &[on(&fact.of)]].concat());
                }
            }
            State::Organisation(body) => {
                for fact in standing(&body.inspection_logs) {
                    let authority = fact.value.authority.map(|unit| unit.to_string());
                    logs.push(vec![text(body.id), text(fact.value.year), authority, on(&fact.of)]);
                }
            }
            _ => {}
        }
    }
    for called in ["raised", "lifted", "excused"] {
        assert!(steps.iter().any(|row| row[1].as_deref() == Some(called)), "nothing was {called}");
    }
    assert!(steps.len() > 4 && visits.len() > 1 && !logs.is_empty(), "{} {}", steps.len(), visits.len());
    let query = "SELECT record, step, ladder, level, notifies, \"until\", \"on\" FROM escalations";
    assert_reads(&sql, query, steps);
    let query = "SELECT inspection, organisation, authority, purpose, basis, \"on\" FROM inspections";
    assert_reads(&sql, query, visits);
    assert_reads(&sql, "SELECT organisation, year, authority, \"on\" FROM inspection_logs", logs);
}

/// A case in its row, a row a step of it, and the versions of procedures with the one in force.
#[test]
fn cases_and_procedures_have_their_rows() {
    let book = Book::in_a_file().opened();
    tell(&book, 47, 2_500, false);
    let authority = book.did(&json!({"add_unit": {"name": "行政审批局"}})).to_string();
    let company = book.did(&json!({"add_organisation": {"name": "合成企业"}})).to_string();
    let project = book.did(&json!({"record_project": {"title": "合成项目", "owner": company}})).to_string();
    let limit = |days: u32| json!({"limit": {"working_days": days}, "after": "accepted"});
    let add = json!({"name": "施工许可", "authority": authority, "on": "2019-01-01", "statutory": limit(20),
        "promised": limit(10), "steps": "12-49", "cost": "1000元", "legal_basis": "建筑法第八条"});
    let permit = book.did(&json!({ "add_procedure": add })).to_string();
    book.did(
        &json!({"revise_procedure": {"procedure": permit, "on": "2020-07-01", "promised": limit(5), "steps": "4"}}),
    );
    let case = json!({"procedure": "施工许可", "about": project, "on": "2024-01-02"});
    let case = book.did(&json!({ "file_case": case })).to_string();
    book.did(&json!({"accept_case": {"case": case, "on": "2024-01-03"}}));
    book.did(&json!({"begin_special_step": {"case": case, "step": "hearing", "on": "2024-01-04"}}));
    book.did(&json!({"decide_case": {"case": case, "outcome": "granted", "on": "2024-01-08"}}));
    let (sql, all) = (plain(&book.path()), everything(book.journal()));
    let row_of = |id: RecordId| all.rows.iter().find(|row| row.id == id);
    let (mut cases, mut steps, mut versions) = (Vec::new(), Vec::new(), Vec::new());
    for state in &all.states {
        let Some(row) = row_of(state.id()) else { continue };
        let step = |rows: &mut Vec<_>, called: &str, of: &Circumstances, more: Option<String>| {
            rows.push(vec![text(state.id()), text(called), more, of.on.as_ref().map(ToString::to_string), text(of.id)]);
        };
        match &**state {
            State::Case(case) => {
                cases.push(vec![
                    text(case.id),
                    text(case.procedure),
                    text(case.about),
                    text(row.standing.key()),
                    id_text(row.unit),
                    id_text(row.organisation),
                ]);
                standing(&case.received).for_each(|fact| step(&mut steps, "received", &fact.of, None));
                standing(&case.acceptances).for_each(|fact| step(&mut steps, "accepted", &fact.of, None));
                let (requested, received) = (&case.supplements_requested, &case.supplements_received);
                standing(requested).for_each(|fact| step(&mut steps, "supplement_requested", &fact.of, None));
                standing(received).for_each(|fact| step(&mut steps, "supplement_received", &fact.of, None));
                for fact in standing(&case.steps_begun) {
                    step(&mut steps, "special_step_begun", &fact.of, text(fact.value.step.key()));
                }
                for fact in standing(&case.steps_ended) {
                    step(&mut steps, "special_step_ended", &fact.of, text(fact.value.step.key()));
                }
                for fact in standing(&case.decisions) {
                    step(&mut steps, "decided", &fact.of, text(fact.value.outcome.key()));
                }
            }
            State::Entry(entry) => {
                for fact in standing(&entry.versions) {
                    let picked = entry.version_at(AsOf::LATEST).is_some_and(|picked| std::ptr::eq(picked, &fact.value));
                    let (limits, steps) = (&fact.value.limits, fact.value.steps.as_ref());
                    versions.push(vec![
                        text(entry.id),
                        text(fact.value.authority),
                        limits.promised.as_ref().map(|rule| serde_json::to_string(rule).unwrap()),
                        steps.map(|number| number.value().to_string()),
                        steps.and_then(|number| number.max()).map(|max| max.to_string()),
                        fact.value.cost.as_ref().map(|cost| cost.money().units().to_string()),
                        text(u8::from(picked)),
                    ]);
                }
            }
            _ => {}
        }
    }
    assert!(cases.len() > 3 && steps.len() > 8 && versions.len() > 3, "{} {}", cases.len(), steps.len());
    assert_reads(&sql, "SELECT id, procedure, about, standing, unit, applicant FROM cases", cases);
    let query = "SELECT \"case\", step, coalesce(special_step, outcome), \"on\", substr(fact, instr(fact, '@') + 1) FROM case_steps";
    assert_reads(&sql, query, steps);
    let query =
        "SELECT procedure, authority, promised_limit, steps, steps_max, cost_units, in_force FROM procedure_versions";
    assert_reads(&sql, query, versions);
    let kinds: std::collections::BTreeSet<_> =
        all.rows.iter().filter(|row| row.id.kind == Kind::Entry).map(|row| row.id.to_string()).collect();
    let told = rows(
        &sql,
        "SELECT id FROM entries WHERE kind IN ('list', 'promotion_event', 'policy', 'inspection', 'procedure')",
    );
    assert_eq!(told.len(), kinds.len());
    assert!(rows(&sql, "SELECT id FROM entries WHERE kind = 'procedure'").len() >= 2);
}

/// The facts of a record that stand.
fn standing<T>(facts: &inward_core::fact::FactSet<T>) -> impl Iterator<Item = &Fact<T>> {
    facts.standing(AsOf::LATEST.known)
}

fn dated(on: Option<&When>) -> [Option<String>; 4] {
    [
        on.map(ToString::to_string),
        on.and_then(When::first).map(|day| day.to_string()),
        on.and_then(When::last).map(|day| day.to_string()),
        on.and_then(When::given).map(ToOwned::to_owned),
    ]
}

#[test]
fn every_fact_that_stands_has_its_row() {
    let (_book, sql, states, listed) = told(42, 900);
    let (mut milestones, mut amounts, mut members, mut plans) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    // What was taken out, as entered by mistake, is on no list and in no view.
    let is_listed = |state: &&std::sync::Arc<State>| listed.iter().any(|row| row.id == state.id());
    for state in states.iter().filter(is_listed) {
        for fact in state.milestones().into_iter().flat_map(|milestones| standing(&milestones.reached)) {
            let mut row = vec![
                text(state.id()),
                text(&fact.value.milestone),
                fact.value.phase.map(|phase| phase.to_string()),
                fact.of.source.as_ref().map(ToString::to_string),
                text(fact.of.known.from()),
            ];
            row.extend(dated(fact.of.on.as_ref()));
            milestones.push(row);
        }
        if let Some(facts) = state.milestones() {
            for fact in standing(&facts.planned) {
                let value = &fact.value;
                let picked = facts.planned.pick_in_force(AsOf::LATEST, |other| {
                    (&other.milestone, other.phase) == (&value.milestone, value.phase)
                });
                let in_force = std::ptr::eq(picked.unwrap(), value);
                plans.push(vec![
                    text(state.id()),
                    text(&value.milestone),
                    text(&value.target),
                    text(fact.of.id),
                    text(u8::from(in_force)),
                ]);
            }
        }
        if let Some(set) = state.amounts() {
            for fact in standing(set.facts()) {
                amounts.push(amount_row(state, fact, set));
            }
        }
        if let State::Project(project) = &**state {
            for list in project.lists(AsOf::LATEST) {
                assert_eq!(project.is_listed(list, AsOf::LATEST), Truth::Yes);
                members.push(vec![text(project.id), text(list)]);
            }
        }
    }
    let counts = [milestones.len(), amounts.len(), members.len(), plans.len()];
    assert!(counts.iter().zip([100, 50, 3, 3]).all(|(count, least)| *count >= least), "{counts:?}");
    let query =
        "SELECT record, milestone, phase, source, known_from, \"on\", on_first, on_last, on_given FROM milestones";
    assert_reads(&sql, query, milestones);
    let query = "SELECT record, milestone, target, substr(fact, instr(fact, '@') + 1), in_force FROM plans";
    assert_reads(&sql, query, plans);
    assert!(amounts.iter().any(|row| row.last() == Some(&text(0))), "some took the place of others");
    let query = "SELECT record, kind, amount, amount_units, amount_currency, amount_qualifier, amount_max, amount_given, \
         in_force FROM amounts";
    assert_reads(&sql, query, amounts);
    let query = "SELECT project, list FROM list_members WHERE in_force AND on_it";
    assert_reads(&sql, query, members);
}

fn amount_row(state: &State, fact: &Fact<StatedAmount>, set: &inward_core::finance::Amounts) -> Vec<Option<String>> {
    let StatedAmount { kind, phase, period, amount } = &fact.value;
    let in_force = set.for_period(*kind, *phase, period.as_ref(), AsOf::LATEST).unwrap();
    vec![
        text(state.id()),
        text(kind.key()),
        text(amount.money().amount()),
        text(amount.money().units()),
        text(amount.currency()),
        serde_json::to_value(amount.qualifier()).unwrap().as_str().map(ToOwned::to_owned),
        amount.max().map(|max| max.amount().to_string()),
        amount.given().map(ToOwned::to_owned),
        text(u8::from(std::ptr::eq(in_force, amount))),
    ]
}

/// Days of every form, far ones too, are read by SQL as the core reads them; so are amounts.
#[test]
fn every_form_of_a_date_and_an_amount_is_read_as_the_core_reads_it() {
    let book = Book::in_a_file().opened();
    let mut forms: Vec<String> = [
        "0001-01-01",
        "9999-12-31",
        "2020-02-29",
        "2020-02",
        "1900-02",
        "9999-12",
        "2020Q1",
        "2020Q4",
        "9999Q4",
        "2020H1",
        "2020H2",
        "9999H2",
        "2020",
        "9999",
        "2020-02-T1",
        "2020-02-T2",
        "2020-02-T3",
        "2021-02-T3",
        "9999-12-T3",
        "2020-06-01/2020-07-01",
        "2020-06-01/..",
        "../2020-06-01",
        "2020-01-20T23:30:00+08:00",
        "2020-01-20T23:30:00Z",
        "2020-01-20T23:30:00.000001-05:30",
        "2020年年底前",
        "6月上旬2020年",
    ]
    .map(ToOwned::to_owned)
    .into();
    for year in 1999..2030 {
        forms.extend(["W01", "W02", "W26", "W52", "W53"].map(|week| format!("{year}-{week}")));
    }
    let days: Vec<When> = forms.iter().filter_map(|form| When::parse(form).ok()).collect();
    assert!(days.len() > 150, "{}", days.len());
    for day in &days {
        book.did(
            &json!({"add_unit": {"name": format!("单位 {day} {}", day.given().unwrap_or_default()), "valid": day}}),
        );
    }
    let sql = plain(&book.path());
    let expected = days.iter().map(|day| dated(Some(day)).into()).collect();
    let query = "SELECT valid, valid_first, valid_last, valid_given FROM units";
    assert_reads(&sql, query, expected);

    for amount in ["0.0001 CNY", "12.5 CNY", "899999999999999.9999 CNY", "约3亿元", "3亿元-5.25亿元", "200余万元"]
    {
        book.did(&json!({"capture_lead": {"title": amount, "total_planned": amount}}));
    }
    let mut checked = 0;
    for state in everything(book.journal()).states {
        if let Some(set) = state.amounts() {
            for fact in standing(set.facts()) {
                let query = format!(
                    "SELECT record, kind, amount, amount_units, amount_currency, amount_qualifier, amount_max, \
                     amount_given, in_force FROM amounts WHERE record = '{}'",
                    state.id()
                );
                assert_eq!(rows(&sql, &query), [amount_row(&state, fact, set)]);
                let max = fact.value.amount.max().map(|max| max.units().to_string());
                let query = format!("SELECT amount_max_units FROM amounts WHERE record = '{}'", state.id());
                assert_eq!(rows(&sql, &query), [[max]]);
                let query = format!("SELECT amount FROM leads WHERE id = '{}'", state.id());
                assert_eq!(rows(&sql, &query), [[text(fact.value.amount.money().amount())]]);
                checked += 1;
            }
        }
    }
    assert_eq!(checked, 6);
}

#[test]
fn the_dictionary_and_the_database_have_the_same_views_and_columns() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    create(&path);
    let book = plain(&path);
    let there = rows(
        &book,
        "SELECT v.name, c.cid + 1, c.name FROM sqlite_schema AS v, pragma_table_info(v.name) AS c WHERE v.type = 'view' OR v.name = 'dictionary'",
    );
    let documented = rows(&book, "SELECT view, position, \"column\" FROM dictionary WHERE position > 0");
    assert_eq!(there, documented);
    let views = sql::views();
    assert_eq!(views.len(), 37);
    assert_eq!(there.len(), views.iter().map(|view| view.columns.len()).sum::<usize>());
    assert_eq!(rows(&book, "SELECT view FROM dictionary WHERE position = 0").len(), views.len());
    let is_chinese =
        |text: &str| text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)) || text == "LEI";
    for view in views {
        assert!(view.en.is_ascii() && is_chinese(view.zh), "{}", view.name);
        // Every zone of a book is in every view, and says so first.
        assert!(view.name == "dictionary" || view.columns[0].name == "zone", "{}", view.name);
        for column in &view.columns {
            assert!(column.en.is_ascii() && is_chinese(&column.zh), "{}.{}", view.name, column.name);
        }
    }
    // The types are those that are declared, so that tools can take them at their word.
    let types = "SELECT count(*) FROM sqlite_schema AS v, pragma_table_info(v.name) AS c JOIN dictionary AS d \
         ON d.view = v.name AND d.\"column\" = c.name WHERE (v.type = 'view' OR v.name = 'dictionary') AND substr(d.type, 1, 3) = substr(c.type, 1, 3)";
    assert_eq!(rows(&book, types), [[text(there.len())]]);
}

#[test]
fn retracted_facts_are_left_out_and_erased_texts_and_names_are_gone() {
    let book = Book::in_a_file().opened();
    let lead = book.did(&json!({"capture_lead": {"title": "甲", "on": "2024-01", "investor_described": "一家企业"}}));
    let sql = plain(&book.path());
    let note = rows(&sql, "SELECT text FROM leads JOIN notes ON notes.id = investor_described_note");
    assert_eq!(note, [[text("一家企业")]]);
    assert_eq!(rows(&sql, "SELECT milestone FROM milestones"), [[text("lead_received")]]);
    let State::Lead(state) = &*book.journal().record(lead).unwrap().unwrap() else { panic!("a lead") };
    book.journal().erase_note(state.investor_described.unwrap()).unwrap();
    let fact = state.milestones.reached.iter().next().unwrap().of.id;
    book.did(&json!({"retract": {"record": lead.to_string(), "fact": fact.to_string(), "reason": "记错了"}}));
    assert!(rows(&sql, "SELECT text FROM leads JOIN notes ON notes.id = investor_described_note").is_empty());
    assert!(rows(&sql, "SELECT milestone FROM milestones").is_empty());
    let person = book.did(&json!({"enrol_person": {"name": "li.na"}}));
    assert_eq!(rows(&sql, "SELECT name, erased FROM people"), [[text("li.na"), text(0)]]);
    book.did(&json!({"erase_person": {"person": person.to_string()}}));
    assert_eq!(rows(&sql, "SELECT name, erased FROM people"), [[None, text(1)]]);
}

#[test]
fn a_book_opened_for_writing_gets_the_views_of_this_build_unless_it_has_later_ones() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    create(&path);
    let views = || rows(&plain(&path), "SELECT name, sql FROM sqlite_schema WHERE type = 'view'");
    let made = views();
    let change = |sql: &str| plain(&path).execute_batch(sql).unwrap();

    // Of an earlier build: another text, and one that is there no more. What others made stays.
    let earlier = "DROP VIEW leads; CREATE VIEW leads AS SELECT 1 AS x; CREATE VIEW bygone AS SELECT 1 AS x; \
         CREATE VIEW theirs AS SELECT id FROM leads; \
         INSERT INTO view_made VALUES ('bygone', 0, ''); UPDATE view_made SET version = 0";
    change(earlier);
    let mut read_only = options(&Hand::new());
    read_only.read_only = true;
    let before = fs::read(&path).unwrap();
    drop(SqliteJournal::open(&path, None, read_only).unwrap());
    assert_eq!(fs::read(&path).unwrap(), before, "who only reads writes nothing");
    drop(open(&path));
    let names = rows(&plain(&path), "SELECT name FROM sqlite_schema WHERE type = 'view'");
    assert!(names.contains(&vec![text("theirs")]) && !names.contains(&vec![text("bygone")]));
    change("DROP VIEW theirs");
    assert_eq!(views(), made);

    change("DROP VIEW leads; CREATE VIEW leads AS SELECT 1 AS x; UPDATE view_made SET version = version + 1");
    let later = views();
    drop(open(&path));
    assert_eq!(views(), later, "those of a later build are left alone");
}

/// Not a measurement: a view that read a book of this size again for every row would take minutes.
#[test]
fn a_view_over_ten_thousand_records_is_read_at_once() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = create(&path);
    capture(&journal, 1..2);
    drop(journal);
    let book = plain(&path);
    // The same lead under other ids.
    book.execute_batch(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
         INSERT INTO record SELECT zone, kind, randomblob(16), state FROM record, n WHERE kind = 'led';
         INSERT INTO listing SELECT r.zone, r.kind, r.id, l.investment, l.came_of_kind, l.came_of, l.unit, l.officer,
             l.organisation, l.industry, l.region, l.park, l.nature, l.stage, l.possible_stage, l.standing, l.amount,
             l.currency, l.currencies, l.first, l.last, l.due, l.wake_at, l.leg
         FROM record AS r JOIN listing AS l ON l.kind = 'led' WHERE r.kind = 'led' AND r.id <> l.id;",
    )
    .unwrap();
    for view in sql::views() {
        let begun = Instant::now();
        let columns: Vec<String> = view.columns.iter().map(|column| format!("count(\"{}\")", column.name)).collect();
        let counted = rows(&book, &format!("SELECT count(*), {} FROM {}", columns.join(", "), view.name));
        let taken = begun.elapsed();
        if view.name == "leads" || view.name == "milestones" {
            assert_eq!(counted[0][0], text(10_000), "{}", view.name);
        }
        assert!(taken.as_secs() < 20, "{}: {taken:?}", view.name);
    }
}

/// The tables of `SQL.md`, as the views have it.
fn tables() -> String {
    let mut tables = String::new();
    for view in sql::views() {
        tables.push_str(&format!("\n### `{}`\n{} · {}\n\n", view.name, view.en, view.zh));
        tables.push_str("| column | type | | |\n|---|---|---|---|\n");
        for column in &view.columns {
            let (name, of) = (&column.name, column.of.as_sql());
            tables.push_str(&format!("| `{name}` | {of} | {} | {} |\n", column.en, column.zh));
        }
    }
    tables
}

/// `INWARD_WRITE_GOLDEN=1` writes the page's tables anew.
#[test]
fn the_page_has_every_view_and_column() {
    const TABLES: &str = "\n## Every view and column\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/SQL.md");
    let page = fs::read_to_string(path).unwrap();
    let (before, kept) = page.split_once(TABLES).unwrap();
    if std::env::var_os("INWARD_WRITE_GOLDEN").is_some_and(|value| value == "1") {
        return fs::write(path, format!("{before}{TABLES}{}", tables())).unwrap();
    }
    assert_eq!(kept, tables(), "INWARD_WRITE_GOLDEN=1 writes it anew; read it before it is kept");
}
