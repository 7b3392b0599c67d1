//! What begins and ends any number of times: the pauses of a clock, the supplements and special steps of
//! a case. Which end belongs to which beginning follows from their dates, not from the order in which
//! they were recorded, so that a correction of one of them does not tear the others apart.

use chrono_tz::Tz;

use crate::calendar::Pause;
use crate::clock::{first_instant, last_instant};
use crate::when::{Timestamp, Truth, When};

use super::{AsOf, Circumstances, FactSet};

/// From a beginning to the end that belongs to it, if there is one.
#[derive(Clone, Copy)]
pub(crate) struct Span<'a> {
    begun: Turn<'a>,
    ended: Option<Turn<'a>>,
}

/// What is asked of spans: how it would be if one more began, or ended.
#[derive(Clone, Copy)]
pub(crate) enum Asked<'a> {
    Begins(&'a When),
    Ends(&'a When),
}

/// Beginnings and ends, put together.
pub(crate) struct Spans<'a> {
    spans: Vec<Span<'a>>,
    /// How many ends found nothing to end.
    stray: usize,
    /// Whether the beginning that was asked about lies within another span, and the beginning of that.
    around_asked: Option<Turn<'a>>,
}

#[derive(Clone, Copy)]
struct Turn<'a> {
    first: Timestamp,
    last: Timestamp,
    /// What was stated of it; none of what is only asked.
    of: Option<&'a Circumstances>,
}

impl<'a> Turn<'a> {
    fn of(on: &When, of: Option<&'a Circumstances>, zone: Tz) -> Option<Self> {
        Some(Self { first: first_instant(on, zone)?, last: last_instant(on, zone)?, of })
    }
}

impl<'a> Spans<'a> {
    /// Those that had begun for certain at that point, of the values that are kept. A date that is
    /// missing, or open, tells of no span.
    pub fn of<B, E>(
        begun: (&'a FactSet<B>, impl Fn(&B) -> bool),
        ended: (&'a FactSet<E>, impl Fn(&E) -> bool),
        as_of: AsOf,
        zone: Tz,
        asked: Option<Asked<'a>>,
    ) -> Self {
        let mut begun = turns(begun.0, &begun.1, as_of, zone);
        let mut ended = turns(ended.0, &ended.1, as_of, zone);
        match asked {
            Some(Asked::Begins(on)) => begun.extend(Turn::of(on, None, zone)),
            Some(Asked::Ends(on)) => ended.extend(Turn::of(on, None, zone)),
            None => {}
        }
        begun.sort_by_key(|turn| turn.first);
        ended.sort_by_key(|turn| turn.last);
        Self::pair(&begun, &ended)
    }

    /// Each end belongs to the beginning before it that is nearest and has none yet. Of the same day an
    /// end comes before a beginning if there is something to end.
    fn pair(begun: &[Turn<'a>], ended: &[Turn<'a>]) -> Self {
        let mut paired = Self { spans: Vec::with_capacity(begun.len()), stray: 0, around_asked: None };
        let mut ends = ended.iter().copied().peekable();
        for begins in begun.iter().copied() {
            while let Some(end) = ends
                .next_if(|end| end.last < begins.first || (paired.last_open().is_some() && end.first <= begins.last))
            {
                paired.end(end);
            }
            if begins.of.is_none() {
                paired.around_asked = paired.last_open().map(|span| span.begun);
            }
            paired.spans.push(Span { begun: begins, ended: None });
        }
        ends.for_each(|end| paired.end(end));
        paired
    }

    fn last_open(&mut self) -> Option<&mut Span<'a>> {
        self.spans.iter_mut().rev().find(|span| span.ended.is_none())
    }

    fn end(&mut self, end: Turn<'a>) {
        match self.last_open() {
            Some(span) => span.ended = Some(end),
            None => self.stray = self.stray.saturating_add(1),
        }
    }

    /// The time of the spans, from the first moment that a beginning may mean to the last that an end may:
    /// what began or ended on a day takes that day whole.
    pub fn pauses(&self) -> Vec<Pause> {
        self.spans.iter().filter_map(|span| Pause::new(span.begun.first, span.ended.map(|end| end.last)).ok()).collect()
    }

    /// The beginning of the one that goes on.
    pub fn open(&self) -> Option<&'a Circumstances> {
        self.spans.iter().rev().find(|span| span.ended.is_none()).and_then(|span| span.begun.of)
    }

    /// How many ends found nothing to end.
    pub const fn stray(&self) -> usize {
        self.stray
    }

    /// Whether the beginning that was asked about lies within another span.
    pub const fn asked_within(&self) -> bool {
        self.around_asked.is_some()
    }

    /// The beginning of that span.
    pub fn around_asked(&self) -> Option<&'a Circumstances> {
        self.around_asked?.of
    }
}

fn turns<'a, T>(facts: &'a FactSet<T>, keep: &impl Fn(&T) -> bool, as_of: AsOf, zone: Tz) -> Vec<Turn<'a>> {
    let happened = facts.occurrences(as_of).filter(|each| each.truth == Truth::Yes && keep(&each.fact.value));
    happened.filter_map(|each| Turn::of(each.fact.of.on.as_ref()?, Some(&each.fact.of), zone)).collect()
}
