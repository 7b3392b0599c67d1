//! A clock that is set back: record time never runs back, whatever handle or program writes, and what
//! was known on a day stays what was known on it.

use inward::prelude::*;

use super::book;

fn clock(at: &str) -> Options {
    let at: Timestamp = at.parse().unwrap();
    Options::default().clock(move || at)
}

#[test]
fn record_time_never_runs_back_and_what_was_known_stays_known() {
    let (_folder, path) = book();
    // The book was made by the clock of this machine; these are later, and each is set back once.
    let clocks = [
        "2090-03-10T04:00:00Z",
        "2090-03-01T04:00:00Z",
        "2090-04-10T04:00:00Z",
        "1970-01-01T00:00:00Z",
        "2090-04-10T04:00:00Z",
        "2090-05-01T04:00:00Z",
    ];
    let mut leads = Vec::new();
    for (number, at) in clocks.iter().enumerate() {
        let crm = Crm::open_with(&path, clock(at)).unwrap();
        let desk = crm.desk(inward_tests::work::officer()).unwrap();
        let lead = CaptureLead::titled(format!("合成：钟{number}")).on("2021-01").unwrap();
        leads.push(desk.capture_lead(lead).unwrap().id);
        // A handle of another clock, open at the same time, writes between.
        let other = Crm::open_with(&path, clock("2000-01-01T00:00:00Z")).unwrap();
        let desk = other.desk(inward_tests::work::officer()).unwrap();
        desk.open_negotiation(OpenNegotiation::with(leads[number]).on("2021-02").unwrap()).unwrap();
    }
    let crm = Crm::open(&path).unwrap();
    let head = crm.verify(None).unwrap();
    let events = crm.events(0, usize::MAX).unwrap();
    assert_eq!(events.len() as u64, head.position);
    // The officer and the unit came in together. Within a command the time stands; from one to the next it goes on, by a microsecond if need be.
    let mut steps = 0;
    for pair in events[2..].windows(2) {
        if pair[0].command == pair[1].command {
            assert_eq!(pair[0].recorded_at, pair[1].recorded_at);
        } else {
            assert!(pair[0].recorded_at < pair[1].recorded_at, "{:?}", pair[1]);
            steps += 1;
        }
    }
    assert_eq!(steps, 2 * clocks.len());

    // As far as it was known: a record is known from when the book recorded it, not from what the clock said.
    let reading = Crm::open_with(&path, clock("2091-01-01T00:00:00Z")).unwrap();
    let known = |day: &str| -> Vec<bool> {
        let then = reading.as_of("2090-12-31", day).unwrap();
        leads.iter().map(|lead| then.lead(lead).is_ok()).collect()
    };
    assert_eq!(known("2090-03-09"), [false; 6]);
    assert_eq!(known("2090-03-10"), [true, true, false, false, false, false]);
    assert_eq!(known("2090-04-09"), [true, true, false, false, false, false]);
    assert_eq!(known("2090-04-10"), [true, true, true, true, true, false]);
    assert_eq!(known("2090-05-01"), [true; 6]);
    // It is the same after a rebuild, and for a handle whose own clock runs behind.
    reading.rebuild().unwrap();
    assert_eq!(known("2090-04-10"), [true, true, true, true, true, false]);
    let behind = Crm::open_with(&path, clock("1999-01-01T00:00:00Z")).unwrap();
    assert_eq!(behind.as_of("2090-12-31", "2090-04-09").unwrap().leads().count().unwrap(), 2);
}
