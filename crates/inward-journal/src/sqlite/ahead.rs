//! Reading ahead: while a visitor looks at some states, another thread reads the next ones of the book, and parses
//! them too as long as the visitor has enough to do; else it leaves that to the visitor's thread.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread::Builder;

use inward_core::id::Kind;
use inward_core::record::State;
use uuid::Uuid;

use crate::error::Error;
use crate::progress;

/// So many states are read at a time.
pub const PIECE: usize = 200;

/// So many pieces wait at most.
const AHEAD: usize = 2;

/// Some states of a kind as the book has them, in the order of their ids.
pub struct Piece {
    kind: Kind,
    /// The book that it is read from, as it is shown.
    book: String,
    text: String,
    /// Where each of them ends in it.
    ends: Vec<usize>,
    last: Option<Uuid>,
}

impl Piece {
    /// One without states yet.
    pub fn of(kind: Kind, book: &str) -> Self {
        Self { kind, book: book.to_owned(), text: String::new(), ends: Vec::new(), last: None }
    }

    /// Takes in one more.
    pub fn push(&mut self, id: Uuid, json: &str) {
        self.text.push_str(json);
        self.ends.push(self.text.len());
        self.last = Some(id);
    }

    fn parsed(&self) -> Result<Vec<Arc<State>>, Error> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        let each = begins.zip(&self.ends).map(|(from, to)| self.text.get(from..*to).unwrap_or_default());
        each.map(|json| {
            State::from_json(self.kind, json).map(Arc::new).map_err(|error| Error::damaged(error).in_book(&self.book))
        })
        .collect()
    }

    fn is_last(&self) -> bool {
        self.ends.len() < PIECE
    }
}

/// What a visitor's thread is handed.
enum Handed {
    Parsed(Vec<Arc<State>>),
    ToParse(Piece),
}

/// Visits every state of a kind; `read` reads a piece behind an id. What is small is read on this thread alone.
pub fn visit(
    read: &(dyn Fn(Option<Uuid>) -> Result<Piece, Error> + Sync),
    visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, Error> {
    let first = read(None)?;
    let (is_last, last) = (first.is_last(), first.last);
    let went_on = look_at(&first.parsed()?, visit)?;
    if went_on.is_break() || is_last {
        return Ok(went_on);
    }
    let waiting = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let (hand, handed) = sync_channel(AHEAD);
        let (give_back, given_back) = channel();
        let waiting = &waiting;
        let ahead = move || read_ahead(read, last, waiting, &hand, &given_back);
        // Where no more threads can be had, this one does it all.
        if Builder::new().spawn_scoped(scope, ahead).is_err() {
            return alone(read, last, visit);
        }
        for piece in handed {
            waiting.fetch_sub(1, Ordering::Relaxed);
            let went_on = match piece? {
                Handed::Parsed(states) => {
                    let went_on = look_at(&states, visit)?;
                    // What a thread allocated it had better free: else both wait for each other's memory.
                    let _ = give_back.send(states);
                    went_on
                }
                Handed::ToParse(piece) => look_at(&piece.parsed()?, visit)?,
            };
            if went_on.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    })
}

fn alone(
    read: &(dyn Fn(Option<Uuid>) -> Result<Piece, Error> + Sync),
    mut after: Option<Uuid>,
    visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, Error> {
    loop {
        let piece = read(after)?;
        let went_on = look_at(&piece.parsed()?, visit)?;
        if went_on.is_break() || piece.is_last() {
            return Ok(went_on);
        }
        after = piece.last;
    }
}

fn look_at(
    states: &[Arc<State>],
    visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, Error> {
    progress::steps(u64::try_from(states.len()).unwrap_or(u64::MAX))?;
    Ok(states.iter().cloned().try_for_each(visit))
}

/// Reads until nothing more comes, or nobody takes it.
fn read_ahead(
    read: &(dyn Fn(Option<Uuid>) -> Result<Piece, Error> + Sync),
    mut after: Option<Uuid>,
    waiting: &AtomicUsize,
    hand: &SyncSender<Result<Handed, Error>>,
    given_back: &Receiver<Vec<Arc<State>>>,
) {
    loop {
        given_back.try_iter().for_each(drop);
        let piece = read(after);
        let goes_on = piece.as_ref().is_ok_and(|piece| !piece.is_last());
        let handed = piece.and_then(|piece| {
            after = piece.last;
            match waiting.load(Ordering::Relaxed) {
                0 => Ok(Handed::ToParse(piece)),
                _ => piece.parsed().map(Handed::Parsed),
            }
        });
        waiting.fetch_add(1, Ordering::Relaxed);
        if hand.send(handed).is_err() || !goes_on {
            return;
        }
    }
}
