//! The worked example as a whole: what it prints can be read, and it comes out the same each time.

use inward::prelude::*;
use inward_examples::yangquan::{book, figures, print};

/// How wide a line may be on screen.
const WIDEST: usize = 200;

/// The places a line takes on screen, where a Chinese character takes two.
fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The text without the ids, which are drawn anew for each book.
fn without_ids(text: &str) -> String {
    let is_id = |word: &str| word.split_once('_').is_some_and(|(_, uuid)| uuid.trim_end_matches(':').len() == 36);
    let line =
        |line: &str| line.split(' ').map(|word| if is_id(word) { "ID" } else { word }).collect::<Vec<_>>().join(" ");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_report_fits_a_screen_in_both_languages() {
    let made = book::make(book::Place::Memory).unwrap();
    for lang in [Lang::En, Lang::Zh] {
        let report = print::report(&made, lang).unwrap();
        assert!(report.lines().count() > 40, "{report}");
        let too_wide: Vec<&str> = report.lines().filter(|line| width(line) > WIDEST).collect();
        assert!(too_wide.is_empty(), "{too_wide:#?}");
    }
}

#[test]
fn two_books_have_the_same_figures_and_the_same_report() {
    let [first, second] = [(), ()].map(|()| book::make(book::Place::Memory).unwrap());
    assert_ne!(first.sapphire, second.sapphire, "two books of their own");
    assert_eq!(figures::lists(&first).unwrap(), figures::lists(&second).unwrap());
    assert_eq!(figures::sapphire(&first).unwrap(), figures::sapphire(&second).unwrap());
    for lang in [Lang::En, Lang::Zh] {
        let once = print::report(&first, lang).unwrap();
        assert_eq!(once, print::report(&first, lang).unwrap(), "asking twice changes nothing");
        assert_eq!(without_ids(&once), without_ids(&print::report(&second, lang).unwrap()));
    }
}

#[test]
fn a_book_in_a_file_says_what_a_book_in_memory_says() {
    let path = std::env::temp_dir().join(format!("inward-demo-test-{}.db", std::process::id()));
    let filed = book::make(book::Place::File(&path)).unwrap();
    let kept = book::make(book::Place::Memory).unwrap();
    let lists = (figures::lists(&filed).unwrap(), figures::lists(&kept).unwrap());
    let said = [&filed, &kept].map(|book| without_ids(&print::report(book, Lang::En).unwrap()));
    filed.crm.close().unwrap();
    for suffix in ["", "-wal", "-shm"] {
        let mut file = path.clone().into_os_string();
        file.push(suffix);
        let _ = std::fs::remove_file(file);
    }
    assert_eq!(lists.0, lists.1);
    assert_eq!(said[0], said[1]);
}
