//! The playbooks of a zone, by the days on which they were known to be in force.

use inward_core::playbook::Playbook;
use inward_core::when::Timestamp;
use inward_core::zone::Zone;

use super::day::{Day, day, number};

/// The playbooks of a zone, the first of which holds for the time before it too.
#[derive(Clone, Debug)]
pub struct Playbooks {
    first: Playbook,
    later: Vec<(Day, Playbook)>,
}

impl Playbooks {
    /// Those of a zone; none where it has no playbook yet.
    pub fn of(zone: &Zone) -> Option<Self> {
        let turns = zone.playbook_turns().into_iter().map(|turn| number(turn.day_in(zone.time_zone)));
        let mut turns: Vec<Day> = turns.collect();
        turns.dedup();
        let at_end_of = |turn: Day| Some(Timestamp::end_of_day(day(turn)?, zone.time_zone));
        let found = turns.iter().filter_map(|turn| Some((*turn, zone.playbook_at(at_end_of(*turn)?)?.clone())));
        let mut found: Vec<(Day, Playbook)> = found.collect();
        if found.is_empty() {
            return None;
        }
        let (_, first) = found.remove(0);
        Some(Self { first, later: found })
    }

    /// The one that was in force, as known on a day.
    pub fn at(&self, known: Day) -> &Playbook {
        let in_force = self.later.iter().rev().find(|(from, _)| *from <= known);
        in_force.map_or(&self.first, |(_, playbook)| playbook)
    }

    /// The one in force now.
    pub fn last(&self) -> &Playbook {
        self.later.last().map_or(&self.first, |(_, playbook)| playbook)
    }

    /// Whether another one came into force after a day, up to a later one.
    pub fn turned_between(&self, after: Day, until: Day) -> bool {
        self.turns().any(|turn| after < turn && turn <= until)
    }

    /// The days from which another one was in force.
    pub fn turns(&self) -> impl Iterator<Item = Day> {
        self.later.iter().map(|(from, _)| *from)
    }
}
