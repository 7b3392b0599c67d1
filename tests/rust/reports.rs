//! Reports of generated books: on any day, in both languages, a page comes of it, and its numbers are the book's.

use chrono::{Duration, NaiveDate};
use inward::prelude::*;
use inward_tests::generated::Generator;

/// A page is well formed as far as its elements go: each is closed by its own name.
fn assert_closed(page: &str) {
    const EMPTY: [&str; 2] = ["meta", "!DOCTYPE"];
    let mut open: Vec<&str> = Vec::new();
    let mut closed = 0;
    for piece in page.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
            closed += 1;
        } else if !tag.ends_with('/') && !EMPTY.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty() && closed > 60, "{open:?}, {closed}");
}

#[test]
fn generated_books_have_a_report_on_any_day() {
    let mut drawn = 0;
    for seed in [3, 11] {
        let crm = Crm::in_memory_with(Generator::zone(), Generator::options()).unwrap();
        Generator::new(seed).load(&crm, 150, 50).unwrap();
        let last =
            crm.projects().all().unwrap().iter().filter_map(|project| project.stage().certain.map(|_| ())).count();
        assert!(last > 10, "{last}");
        let today: NaiveDate = crm.today().unwrap();
        for years in [0, 1, 2, 4, 30] {
            let as_of = today - Duration::days(365 * years);
            let query = ReportQuery::default().as_of(as_of).since(as_of - Duration::days(90));
            let report = crm.report(query).unwrap();
            let funnel = crm.pipeline().unwrap().at(inward::analysis::pipeline::Point::LATEST.on(as_of)).funnel(&[]);
            assert_eq!(report.investments, funnel.total);
            for lang in [Lang::En, Lang::Zh] {
                let page = report.html(lang).unwrap();
                assert_eq!(page, crm.report(query).unwrap().html(lang).unwrap());
                assert!(page.contains(&as_of.to_string()) && !page.contains("NaN") && !page.contains("inf "));
                assert_closed(&page);
                drawn += page.matches("<svg").count();
            }
        }
    }
    assert!(drawn > 100, "{drawn}");
}
