//! The queries of the page on SQL, run over the worked example: they give its figures.

use inward::prelude::*;
use inward_examples::yangquan::{book, figures};
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::root;

/// The queries of the page, in order.
fn queries() -> Vec<String> {
    let page = std::fs::read_to_string(root().join("crates/inward-journal/SQL.md")).unwrap();
    let blocks = page.split("```sql\n").skip(1);
    blocks.map(|block| block.split_once("```").unwrap().0.to_owned()).collect()
}

/// The rows of a query, as `sqlite3` would print them.
fn run(book: &Connection, query: &str) -> Vec<String> {
    let mut statement = book.prepare(query).unwrap_or_else(|error| panic!("{error} in {query}"));
    let width = statement.column_count();
    let rows = statement.query_map([], |row| {
        let values = (0..width).map(|at| {
            Ok(match row.get(at)? {
                Value::Null => String::new(),
                Value::Integer(number) => number.to_string(),
                Value::Text(text) => text,
                other => panic!("{other:?} in {query}"),
            })
        });
        Ok(values.collect::<rusqlite::Result<Vec<_>>>()?.join("|"))
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap_or_else(|error| panic!("{error} in {query}"))
}

#[test]
fn the_queries_of_the_page_give_the_figures_of_the_worked_example() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("yangquan.db");
    let made = book::make(book::Place::File(&path)).unwrap();
    let lists = figures::lists(&made).unwrap();
    let sapphire = figures::sapphire(&made).unwrap();
    made.crm.close().unwrap();
    let book = Connection::open(&path).unwrap();
    let answers: Vec<Vec<String>> = queries().iter().map(|query| run(&book, query)).collect();
    let expected: [&[&str]; 10] = [
        &["2020年重点项目|39|21200000000", "2021年重点项目|34|22590000000"],
        &["26|3962000000"],
        &["中电阳泉数字经济产业园", "高品质蓝宝石长晶及晶加项目"],
        &["北海路二期", "澳门路", "科技大街二期"],
        &["||69", "60|70|1", "160|160|1"],
        &["高品质蓝宝石长晶及晶加项目|2240000000"],
        &["高品质蓝宝石长晶及晶加项目|184|214"],
        &["construction_started|1|2020-07-18|1|press", "completed|1|2020-12-18|2|press, promotion"],
        &[
            "拿地即开工：施工许可（虚构日期）|行政审批局|2020-07-24|on time",
            "全程代办服务（虚构日期）|行政审批局|2021-06-30|open",
            "政策兑现：投产奖励（虚构金额）|财政局||conditional",
        ],
        &[
            "年处理20万吨锆钛中矿及稀土综合利用|capacity|200000|exact|吨/年|20万吨/年",
            "高品质蓝宝石长晶及晶加项目|jobs_new|200|over|个|200余个",
            "高品质蓝宝石长晶及晶加项目|output_value|158000000|exact|元/年|1.58亿元/年",
        ],
    ];
    assert_eq!(answers.len(), expected.len());
    for (at, (answer, expected)) in answers.iter().zip(expected).enumerate() {
        assert_eq!(answer, expected, "query {}", at + 1);
    }
    // And these are the figures of the API.
    let yuan = |sum: &AmountSum| sum.of(Currency::CNY).unwrap().money().unwrap().amount();
    for (list, answer) in [&lists.first, &lists.second].into_iter().zip(&answers[0]) {
        assert_eq!(*answer, format!("{}|{}|{}", list.name, list.count, yuan(&list.total)));
    }
    let plan = &lists.second.annual_plan;
    let planned = plan.of(Currency::CNY).unwrap().count();
    assert_eq!(answers[1], [format!("{planned}|{}", yuan(plan))]);
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    assert_eq!(answers[2], sorted(lists.named_on_both));
    assert_eq!(answers[3], sorted(lists.public_works));
    assert!(answers[5][0].ends_with(&format!("|{}", sapphire.residual.amount())));
}
