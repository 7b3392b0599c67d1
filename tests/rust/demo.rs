//! The worked example as a whole: what it prints can be read, and it comes out the same each time.

use std::path::PathBuf;

use inward::core::text::Label;
use inward::prelude::*;
use inward_examples::yangquan::{book, figures, print, service};

use crate::root;

/// How wide a line may be on screen.
const WIDEST: usize = 190;

/// Where the report of a language is kept; `INWARD_WRITE_GOLDEN=1` writes it anew.
fn golden(lang: Lang) -> PathBuf {
    root().join("tests/golden/demo").join(lang.pick("report.en.txt", "report.zh.txt"))
}

#[test]
fn the_report_fits_a_screen_in_both_languages() {
    let made = book::make(book::Place::Memory).unwrap();
    for lang in [Lang::En, Lang::Zh] {
        let report = print::report(&made, lang).unwrap();
        assert!(report.lines().count() > 40, "{report}");
        let too_wide: Vec<&str> = report.lines().filter(|line| print::width(line) > WIDEST).collect();
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
        assert_eq!(once, print::report(&second, lang).unwrap());
    }
}

#[test]
fn a_book_in_a_file_says_what_a_book_in_memory_says() {
    let path = std::env::temp_dir().join(format!("inward-demo-test-{}.db", std::process::id()));
    let filed = book::make(book::Place::File(&path)).unwrap();
    let kept = book::make(book::Place::Memory).unwrap();
    let lists = (figures::lists(&filed).unwrap(), figures::lists(&kept).unwrap());
    let said = [&filed, &kept].map(|book| print::report(book, Lang::En).unwrap());
    filed.crm.close().unwrap();
    for suffix in ["", "-wal", "-shm"] {
        let mut file = path.clone().into_os_string();
        file.push(suffix);
        let _ = std::fs::remove_file(file);
    }
    assert_eq!(lists.0, lists.1);
    assert_eq!(said[0], said[1]);
}

#[test]
fn the_report_is_word_for_word_what_was_read() {
    let made = book::make(book::Place::Memory).unwrap();
    for lang in [Lang::En, Lang::Zh] {
        let (path, report) = (golden(lang), print::report(&made, lang).unwrap());
        if std::env::var_os("INWARD_WRITE_GOLDEN").is_some_and(|value| value == "1") {
            std::fs::write(&path, &report).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap();
        assert_eq!(report, kept, "{}: INWARD_WRITE_GOLDEN=1 writes it anew; read it before it is kept", path.display());
    }
}

/// What is no fact of the sources says so in its own line.
#[test]
fn what_is_synthetic_is_marked_where_it_is_printed() {
    let made = book::make(book::Place::Memory).unwrap();
    let synthetic = [
        "2021-01-04  wang.li  在谈“",
        "准入评审",
        "2021-01-04  wang.li  协议“",
        "2020-12-28（招商口径）",
        "2021-01-04  wang.li  承诺“",
        "拿地即开工",
        "代办服务",
        "政策兑现",
        "一期投产",
        "占位项目",
        "正式签约：确定",
    ];
    let whole = |lang| print::report(&made, lang).unwrap().replace(print::CONTINUED, "");
    let report = whole(Lang::Zh);
    for text in synthetic {
        let lines: Vec<&str> = report.lines().filter(|line| line.contains(text)).collect();
        assert!(!lines.is_empty(), "{text}");
        assert!(lines.iter().all(|line| line.contains("虚构") || line.contains("性质不详")), "{text}: {lines:#?}");
    }
    let english = whole(Lang::En);
    for text in [
        "reviewed for admission",
        "  negotiation “",
        "  agreement “",
        "  commitment “",
        "2020-12-28 (promotion office)",
    ] {
        let lines: Vec<&str> = english.lines().filter(|line| line.contains(text)).collect();
        assert!(!lines.is_empty(), "{text}");
        assert!(lines.iter().all(|line| line.contains("synthetic") || line.contains("made-up")), "{lines:#?}");
    }
    // The facts of the sources are not.
    let history: Vec<&str> = report.lines().filter(|line| line.contains("  wang.li  ")).collect();
    let facts = ["首次对接：", "现场办公；", "一期试生产：", "计划总投资：25.3亿", "一期开工：2020-07-18"];
    for text in facts {
        let lines: Vec<&&str> = history.iter().filter(|line| line.contains(text)).collect();
        assert!(!lines.is_empty() && lines.iter().all(|line| !line.contains("虚构")), "{text}: {lines:#?}");
    }
}

/// Named projects are counted without stand-ins, and public works are no attracted ones.
#[test]
fn the_stage_table_counts_named_projects_apart() {
    let made = book::make(book::Place::Memory).unwrap();
    let figures = |valid| figures::stages(&made, valid, "2021-02-05").unwrap();
    let rows = |stages: &figures::Stages| -> Vec<(String, [u64; 4])> {
        let row = |(label, named, all): &(Label, figures::Counts, figures::Counts)| {
            (label.zh.clone(), [named.certain, named.possible, all.certain, all.possible])
        };
        stages.rows.iter().map(row).collect()
    };
    let own = |rows: &[(&str, [u64; 4])]| rows.iter().map(|(name, row)| ((*name).to_owned(), *row)).collect::<Vec<_>>();
    let first = figures("2020-12-31");
    assert_eq!((first.named, first.public_works, first.synthetic), (3, 0, 36));
    assert_eq!(rows(&first), own(&[("未开始", [2, 2, 38, 38]), ("已建成", [1, 1, 1, 1])]));
    let second = figures("2021-01-31");
    assert_eq!((second.named, second.public_works, second.synthetic), (6, 3, 62));
    assert_eq!(
        rows(&second),
        own(&[
            ("未开始", [4, 4, 69, 69]),
            ("意向签约", [0, 1, 0, 1]),
            ("签约未开工", [0, 1, 0, 1]),
            ("试生产", [1, 1, 1, 1]),
        ])
    );
}

/// The same figures as the Python example has in its own test.
#[test]
fn the_service_promises_are_told_with_what_became_of_them() {
    let made = book::make(book::Place::Memory).unwrap();
    let figures = service::figures(&made).unwrap();
    assert_eq!(figures.promises, (3, 3, 1));
    assert_eq!(figures.issue, (Timeliness::OnTime, Timeliness::OnTime));
    assert_eq!(figures.routine, (1, Some(LimitKept::Met)));
    let reductions: Vec<String> =
        figures.reductions.iter().map(|one| format!("{} {}", one.burden().key(), one.bounds())).collect();
    assert_eq!(reductions, ["days 50.00%", "steps 89.74%", "seals 96.55%"]);
    let (permit, due) = &figures.case;
    assert_eq!((*permit, due.as_ref().map(ToString::to_string)), (Life::OnTime, Some("2021-01-19".to_owned())));
    let (jobs, found) = &figures.jobs;
    assert_eq!((jobs.to_string(), found.to_string()), ("50 个".to_owned(), "55 个".to_owned()));
    let steps: Vec<String> = figures.escalations.iter().map(ToString::to_string).collect();
    assert_eq!(steps, ["tasks.red since 2021-01-23"]);
    let (budget, promised) = &figures.policy;
    assert_eq!((budget.say(Lang::Zh), promised.len()), ("800万".to_owned(), 1));
    assert_eq!(promised[0].say(Lang::Zh), "500万");
    let list: Vec<String> = figures.attention.iter().map(ToString::to_string).collect();
    assert_eq!(
        list,
        [
            "overdue: 协调增容用电（虚构）: was due 2021-01-14, 110 working days since",
            "due: 全程代办服务（虚构日期）: due 2021-06-30, 3 working days left",
        ]
    );
}
