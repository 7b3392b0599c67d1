//! Deadlines: the checkable cases, a walk minute by minute beside them, properties, what is refused.

mod cases;
mod properties;
mod rules;
mod walk;

use inward_core::text::refusals;

#[test]
fn every_code_is_provoked() {
    let tables = [
        include_str!("calendar/cases.rs"),
        include_str!("calendar/data.rs"),
        include_str!("deadline/cases.rs"),
        include_str!("deadline/rules.rs"),
        include_str!("commands/deadlines.rs"),
    ];
    let codes = refusals::calendar::ALL.iter().chain(refusals::deadline::ALL).chain(refusals::clock::ALL);
    let mut looked_at = 0;
    for code in codes {
        assert!(tables.iter().any(|table| table.contains(&format!("\"{code}\""))), "{code} is not provoked");
        looked_at += 1;
    }
    assert!(looked_at > 20);
}
