//! Long work that is stopped on its way: the book stays as it was, and works on.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::rc::Rc;

use inward_core::id::Kind;
use inward_core::text::refusals;
use inward_journal::{Ending, Error, Head, interruptible};
use serde_json::json;

use super::Make;
use crate::book::{Book, Everything, everything, lead, put, read};

/// A question that is answered yes the time it is asked this often.
fn at_question(number: u32, asked: &Rc<Cell<u32>>) -> impl Fn() -> bool + use<> {
    let asked = Rc::clone(asked);
    asked.set(0);
    move || {
        asked.set(asked.get() + 1);
        asked.get() >= number
    }
}

type Work<'a> = &'a dyn Fn() -> Result<(), Error>;

fn as_it_is(book: &Book) -> (Everything, Head) {
    (everything(book.journal()), book.lookup().head().unwrap())
}

pub fn long_work_stops_when_asked_and_leaves_the_book_as_it_was(make: Make<'_>) {
    let book = make().opened();
    for number in 0..40 {
        book.did(&lead(&format!("线索 {number}")));
    }
    let before = as_it_is(&book);
    let asked = Rc::new(Cell::new(0));
    let archive = book.dumped();
    let works: [(&str, Work<'_>); 5] = [
        ("verify", &|| book.journal().verify(None).map(drop)),
        ("rebuild", &|| book.journal().rebuild()),
        ("scan", &|| book.lookup().scan(&[Kind::Lead, Kind::Investment], &mut |_| ControlFlow::Continue(()))),
        ("dump", &|| book.journal().dump(&mut Vec::new()).map(drop)),
        ("restore", &|| book.restored(&archive).map(drop)),
    ];
    for (name, work) in works {
        for number in [1, 7, 30] {
            let error = interruptible(at_question(number, &asked), work).unwrap_err();
            assert_eq!(error.code(), refusals::book::INTERRUPTED, "{name} at question {number}");
            assert_eq!(asked.get(), number, "{name} goes no further once it is stopped");
            assert_eq!(as_it_is(&book), before, "{name}");
        }
        interruptible(at_question(u32::MAX, &asked), work).unwrap();
        assert!(asked.get() >= 40, "{name} asks on its way: {}", asked.get());
        work().unwrap();
    }
    book.did(&lead("后来的线索"));
    book.journal().verify(Some(&before.1)).unwrap();
}

pub fn a_batch_that_is_stopped_is_not_kept(make: Make<'_>) {
    let book = make().opened();
    let before = as_it_is(&book);
    let commands: Vec<_> = (0..20).map(|number| json!({"add_unit": {"name": format!("单位 {number}")}})).collect();
    let asked = Rc::new(Cell::new(0));
    let give_all = || {
        book.journal().transact(Ending::Commit, &mut |transaction| {
            commands.iter().try_for_each(|command| put(transaction, &read(command), book.id()).map(drop))
        })
    };
    let stopped = interruptible(at_question(11, &asked), give_all);
    assert_eq!(stopped.unwrap_err().code(), refusals::book::INTERRUPTED);
    assert_eq!(as_it_is(&book), before);
    give_all().unwrap();
    assert_eq!(book.lookup().head().unwrap().position, before.1.position + 20);
}

/// Whoever is asked whether to stop holds up the work, and with it the locks of the book.
pub fn the_question_may_not_ask_the_book(make: Make<'_>) {
    let book = Rc::new(make().opened());
    let (asked, inner) = (Rc::new(Cell::new(None)), Rc::clone(&book));
    let answer = Rc::clone(&asked);
    let question = move || {
        answer.set(Some(inner.lookup().head().unwrap_err().code()));
        false
    };
    interruptible(question, || book.journal().verify(None)).unwrap();
    assert_eq!(asked.get(), Some(refusals::book::AT_WORK));
    book.lookup().head().unwrap();
}

pub fn an_inner_question_takes_the_place_of_the_outer_and_gives_it_back(make: Make<'_>) {
    let book = make().opened();
    let asked = Rc::new(Cell::new(0));
    let verify = || book.journal().verify(None);
    interruptible(at_question(1, &asked), || {
        interruptible(|| false, verify).unwrap();
        let panicking = std::panic::AssertUnwindSafe(|| interruptible(|| false, || panic!("of the work")));
        assert!(std::panic::catch_unwind(panicking).is_err());
        assert_eq!(asked.get(), 0);
        assert_eq!(verify().unwrap_err().code(), refusals::book::INTERRUPTED);
    });
    verify().unwrap();
}
