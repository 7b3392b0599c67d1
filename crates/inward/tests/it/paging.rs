//! Lists of a thousand made projects: pages, sorts and filters against a plain reading of all rows.

use std::collections::BTreeSet;

use inward::core::index::Index;
use inward::prelude::*;

const PROJECTS: u64 = 1_000;
const PAGE: usize = 37;
/// 1亿元 in ten-thousandths of a yuan.
const YI: i64 = 100_000_000 * 10_000;

/// A thousand projects of four units. Amounts, dates and stages repeat, and some are missing.
fn made(crm: &Crm) -> Vec<Id<Unit>> {
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    let units: Vec<Id<Unit>> =
        (1..=4).map(|number| desk.add_unit(AddUnit::named(format!("合成{number}局"))).unwrap().id).collect();
    let trades = ["光伏组件", "储能电池", "数据中心", "精密轴承", "ＬＥＤ衬底"];
    let steps = [milestone::REGISTERED, milestone::FILED, milestone::CONSTRUCTION_STARTED, milestone::PRODUCTION];
    let mut batch = desk.batch();
    for number in 0..PROJECTS {
        let trade = trades[usize::try_from(number % 5).unwrap()];
        let mut project = RecordProject::titled(format!("合成{trade}{number}"))
            .unit(units[usize::try_from(number % 4).unwrap()])
            .code(format!("合成-{number:04}"));
        if number % 7 != 0 {
            // From 0.5 to 15.5 亿, each many times.
            project = project.total_planned(format!("{}.5亿元", number * 13 % 16).parse().unwrap());
        }
        let id: Id<Project> = batch.add(project).creates();
        if number % 3 != 0 {
            let step = usize::try_from(number / 3 % 4).unwrap();
            let on = format!("2020-{:02}-{:02}", 1 + number % 12, 1 + number % 28);
            batch.add(Reach::of(id, &steps[step]).on(on.as_str()).unwrap());
        }
    }
    batch.commit().unwrap();
    units
}

fn books() -> Vec<(Crm, tempfile::TempDir)> {
    let zone = || NewZone::named("合成开发区").currency("CNY");
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let [first, second] = folders;
    let file = Crm::create(second.path().join("book.db"), zone()).unwrap();
    vec![(Crm::in_memory(zone()).unwrap(), first), (file, second)]
}

fn sorts() -> Vec<Sort> {
    SortBy::ALL.into_iter().flat_map(|by| [Sort::ascending(by), Sort::descending(by)]).collect()
}

fn pages(list: &List<Project>, meanwhile: &mut dyn FnMut(usize)) -> Vec<Index> {
    let mut rows = Vec::new();
    let mut list = list.clone().limit(PAGE);
    for number in 0.. {
        let page = list.page().unwrap();
        assert_eq!(page.items.len(), page.rows.len());
        assert!(page.items.iter().zip(&page.rows).all(|(item, row)| item.record_id() == row.id));
        rows.extend(page.rows);
        let Some(next) = page.next else { return rows };
        list = list.after(Some(next));
        meanwhile(number);
    }
    rows
}

/// What a value sorts by, worked out here; none stands last going up, first going down.
fn sorted(mut rows: Vec<Index>, sort: Sort) -> Vec<Index> {
    rows.sort_by(|a, b| {
        let value = |row: &Index| match sort.by {
            SortBy::Id => Some(0),
            SortBy::Stage => row.stage.map(i64::from),
            SortBy::Amount => row.amount,
            SortBy::Last => row.last.map(|day| day.signed_duration_since(chrono::NaiveDate::MIN).num_days()),
            SortBy::Due => row.due.map(|day| day.signed_duration_since(chrono::NaiveDate::MIN).num_days()),
        };
        let (a, b) = ((value(a), a.id), (value(b), b.id));
        let by_value = if sort.descending { b.cmp(&a) } else { a.cmp(&b) };
        // What has no value stands last, either way.
        a.0.is_none().cmp(&b.0.is_none()).then(by_value)
    });
    rows
}

#[test]
fn pages_joined_are_the_list() {
    for (crm, _folder) in books() {
        made(&crm);
        let all = crm.projects().limit(usize::MAX >> 1).rows().unwrap();
        assert_eq!(all.len() as u64, PROJECTS);
        assert_eq!(crm.projects().all().unwrap().len() as u64, PROJECTS);
        // With nothing dated after today, the book as of today reads the same.
        let today = crm.today().unwrap().to_string();
        let then = crm.as_of(today.as_str(), today.as_str()).unwrap();
        for sort in sorts() {
            let rows = pages(&crm.projects().sorted(sort), &mut |_| {});
            assert_eq!(rows.len() as u64, PROJECTS, "{sort:?}");
            assert!(rows == sorted(all.clone(), sort), "{sort:?}: another order");
            // As of a day every page is a scan of all: one page of 400 and the rest after it.
            let then = then.projects().sorted(sort).limit(400);
            let mut rows_then = then.rows().unwrap();
            let last = rows_then.last().map(|row| sort.cursor(row));
            rows_then.extend(then.after(last).limit(1_000).rows().unwrap());
            assert!(rows == rows_then, "{sort:?}: another order as of today");
        }
        let empty = crm.projects().limit(0).page().unwrap();
        assert!(empty.items.is_empty());
    }
}

/// Rows that come while somebody turns pages neither repeat a row nor lose one.
#[test]
fn a_cursor_stands_while_rows_are_added() {
    for (crm, _folder) in books() {
        made(&crm);
        let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
        for sort in sorts() {
            let before: BTreeSet<_> = crm.projects().limit(10_000).rows().unwrap().iter().map(|row| row.id).collect();
            let rows = pages(&crm.projects().sorted(sort), &mut |number| {
                if number % 5 == 0 {
                    for amount in ["0.1亿元", "8.5亿元", "99亿元"] {
                        let project = RecordProject::titled("合成后来").total_planned(amount.parse().unwrap());
                        desk.record_project(project).unwrap();
                    }
                }
            });
            let seen: BTreeSet<_> = rows.iter().map(|row| row.id).collect();
            assert_eq!(seen.len(), rows.len(), "{sort:?}: a row came twice");
            assert!(before.is_subset(&seen), "{sort:?}: a row was lost");
        }
    }
}

#[test]
fn filters_keep_what_a_reading_of_all_keeps() {
    for (crm, _folder) in books() {
        let units = made(&crm);
        let all = crm.projects().all().unwrap();
        let amount =
            |item: &Reading<Project>| item.amount(MoneyKind::TotalPlanned, None).map(|amount| amount.money().units());
        type Keeps<'a> = Box<dyn Fn(&Reading<Project>) -> bool + 'a>;
        let has_unit = |unit: Id<Unit>| move |item: &Reading<Project>| item.head.unit_at(AsOf::LATEST) == Some(unit);
        let stage = |item: &Reading<Project>| item.stage().certain;
        let cases: Vec<(&str, Filter, Keeps<'_>)> = vec![
            ("unit", Filter::default().unit(units[2]), Box::new(has_unit(units[2]))),
            ("two characters", Filter::default().text("储能"), Box::new(|item| item.title().contains("储能"))),
            ("folded", Filter::default().text("led衬"), Box::new(|item| item.title().contains("ＬＥＤ衬底"))),
            (
                "code",
                Filter::default().text("合成-01"),
                Box::new(|item| item.head.code.as_ref().unwrap().starts_with("合成-01")),
            ),
            ("percent is no wildcard", Filter::default().text("合%"), Box::new(|_| false)),
            ("underscore is no wildcard", Filter::default().text("合_"), Box::new(|_| false)),
            ("quote", Filter::default().text("'"), Box::new(|_| false)),
            ("at least", Filter::default().amount_at_least(8 * YI), Box::new(|item| amount(item) >= Some(8 * YI))),
            (
                "at most",
                Filter::default().amount_at_most(3 * YI),
                Box::new(|item| amount(item).is_some_and(|amount| amount <= 3 * YI)),
            ),
            ("stage from", Filter::default().stage_at_least(140_u16), Box::new(|item| stage(item) >= Some(140))),
            (
                "stage to",
                Filter::default().stage_at_most(100_u16),
                Box::new(|item| stage(item).is_none_or(|stage| stage <= 100)),
            ),
            (
                "all at once",
                Filter::default().unit(units[1]).text("数据").amount_at_least(2 * YI).stage_at_least(80_u16),
                Box::new(|item| {
                    has_unit(units[1])(item)
                        && item.title().contains("数据")
                        && amount(item) >= Some(2 * YI)
                        && stage(item) >= Some(80)
                }),
            ),
        ];
        let mut some = 0;
        for (name, filter, keeps) in cases {
            let expected: Vec<RecordId> = all.iter().filter(|item| keeps(item)).map(Reading::record_id).collect();
            let list = crm.projects().filter(filter);
            let found: Vec<RecordId> = pages(&list, &mut |_| {}).iter().map(|row| row.id).collect();
            assert_eq!(found, expected, "{name}");
            assert_eq!(list.count().unwrap(), expected.len() as u64, "{name}");
            assert!((expected.len() as u64) < PROJECTS, "{name} keeps everything");
            some += usize::from(!expected.is_empty());
        }
        assert_eq!(some, 9);
    }
}

#[test]
fn the_cursor_of_another_list_is_refused() {
    for (crm, _folder) in books() {
        let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
        for title in ["合成园甲", "合成园乙"] {
            desk.record_project(RecordProject::titled(title)).unwrap();
            desk.capture_lead(CaptureLead::titled(title)).unwrap();
        }
        let next = crm.projects().limit(1).page().unwrap().next;
        assert_eq!(crm.projects().limit(1).after(next).page().unwrap().items[0].title(), "合成园乙");
        let today = crm.today().unwrap().to_string();
        let then = crm.as_of(today.as_str(), today.as_str()).unwrap();
        for error in [
            crm.leads().after(next).page().map(|_| ()),
            crm.leads().after(next).rows().map(|_| ()),
            then.leads().after(next).page().map(|_| ()),
        ] {
            let error = error.unwrap_err();
            assert_eq!(
                (error.code().as_str(), error.refusal().path.as_deref()),
                ("record.foreign-cursor", Some("after"))
            );
            assert!(
                error.say(Lang::En).contains("another list, of project") && error.say(Lang::Zh).contains("项目"),
                "{error}"
            );
        }
    }
}
