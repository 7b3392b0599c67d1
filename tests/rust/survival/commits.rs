//! Programs that are killed at random moments of their commits.

use std::time::Duration;

use inward::StoredEvent;
use inward::prelude::*;
use inward_tests::work::{KINDS, Piece, officer, zone};

use super::{Survivor, assert_folds, book};

/// How often they are killed.
fn kills() -> u32 {
    std::env::var("INWARD_SURVIVAL_KILLS").map_or(500, |kills| kills.parse().unwrap())
}

/// So often on one book; then another begins, so that it can be verified after each.
const ON_ONE_BOOK: u32 = 25;

/// How many pieces they acknowledge at least before they are killed, and how long after that at most:
/// about as long as one or two pieces take.
const PIECES: u32 = 6;
const LONGEST: Duration = Duration::from_micros(2_500);

/// How many events each command of a piece writes, for every kind of piece.
fn events_of_pieces() -> Vec<Vec<usize>> {
    let desk = Crm::in_memory(zone()).unwrap().desk(officer()).unwrap();
    let counts = (0..KINDS).map(|number| {
        let piece = Piece { worker: 1, number };
        let after = desk.crm().head().unwrap().position;
        piece.give(&desk).unwrap();
        let events = desk.crm().events(after, usize::MAX).unwrap();
        let of = |command: &CommandId| events.iter().filter(|event| event.command == *command).count();
        let counts: Vec<usize> = piece.commands().iter().map(of).collect();
        assert_eq!(counts.iter().sum::<usize>(), events.len());
        counts
    });
    counts.collect()
}

/// What stands in a book of one round's work.
#[derive(Debug, Default)]
struct Tally {
    acknowledged: u32,
    not_acknowledged: u32,
    batches: u32,
    none: u32,
}

impl Tally {
    /// Holds the events of a round against its work: whole pieces, each in its turn, all that were
    /// acknowledged and at most one more.
    fn hold(&mut self, events: &[StoredEvent], worker: u32, acknowledged: u32, sizes: &[Vec<usize>]) {
        let (mut rest, mut number) = (events, 0);
        while !rest.is_empty() {
            let piece = Piece { worker, number };
            let sizes = &sizes[(number % KINDS) as usize];
            for (command, size) in piece.commands().into_iter().zip(sizes) {
                let written = rest.iter().take_while(|event| event.command == command).count();
                assert_eq!(written, *size, "{piece:?} is there by half");
                rest = &rest[written..];
            }
            self.batches += u32::from(sizes.len() > 1);
            number += 1;
        }
        assert!(number == acknowledged || number == acknowledged + 1, "{number} there, {acknowledged} acknowledged");
        self.acknowledged += acknowledged;
        self.not_acknowledged += number - acknowledged;
        self.none += u32::from(number == 0);
    }
}

#[test]
fn programs_that_are_killed_lose_nothing_that_they_acknowledged() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let (kills, sizes) = (kills(), events_of_pieces());
    assert_eq!(sizes.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 5, 1]);
    assert!(sizes.concat().iter().any(|size| *size > 1), "no command of several events");
    let mut tally = Tally::default();
    let mut killed = 0;
    while killed < kills {
        let (_folder, path) = book();
        let mut head = Crm::open(&path).unwrap().head().unwrap();
        for worker in 1..=ON_ONE_BOOK.min(kills - killed) {
            let durability = if random.bool() { "full" } else { "normal" };
            let mut survivor = Survivor::begin("work", &path, &[durability, &worker.to_string()]);
            let mut said: Vec<String> = (0..random.u32(0..PIECES)).map(|_| survivor.line().unwrap()).collect();
            std::thread::sleep(LONGEST.mul_f64(random.f64()));
            said.extend(survivor.kill());
            let numbers: Vec<u32> = said.iter().map(|line| line.parse().unwrap()).collect();
            assert!(numbers.iter().copied().eq(0..said.len() as u32), "{said:?}");

            let crm = Crm::open(&path).unwrap();
            let events = crm.events(head.position, usize::MAX).unwrap();
            tally.hold(&events, worker, said.len() as u32, &sizes);
            let verified = crm.verify(Some(&head)).unwrap();
            assert_eq!(verified.position, head.position + events.len() as u64);
            assert!(events.iter().zip(head.position + 1..).all(|(event, position)| event.position == position));
            head = verified;
            if worker % 12 == 0 {
                assert_folds(&crm, &path);
                assert_eq!(crm.verify(None).unwrap(), head);
            }
            killed += 1;
        }
    }
    println!("{killed} kills: {tally:?}");
    assert_eq!(killed, kills);
    assert!(tally.acknowledged > kills && tally.batches > kills / 4, "{tally:?}");
}
