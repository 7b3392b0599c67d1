//! Reports of generated books: on any day, in both languages, a page comes of it, and its numbers are what the book
//! answers where each is asked for by itself.

mod page;

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate};
use inward::analysis::pipeline::{ChangeStep, ChangeSteps, Point};
use inward::analysis::rates::{Query, Window};
use inward::core::ratio::Rounding;
use inward::prelude::*;
use inward_tests::generated::Generator;

use page::{Section, code, paragraphs, tiles, words};

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

/// `1,234`.
fn whole(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    groups.join(",")
}

fn counted(count: Count) -> String {
    if count.certain == count.possible {
        whole(count.certain)
    } else {
        format!("{}–{}", whole(count.certain), whole(count.possible))
    }
}

/// How many numbers of each sort were held against the book.
#[derive(Default)]
struct Held(BTreeMap<&'static str, usize>);

impl Held {
    fn same(&mut self, sort: &'static str, on_the_page: &str, in_the_book: &str, about: &str) {
        assert_eq!(on_the_page, in_the_book, "{sort}: {about}");
        *self.0.entry(sort).or_default() += 1;
    }
}

/// A report, and the book as it answers at the same point.
struct Told<'a> {
    page: &'a str,
    then: &'a Crm,
    as_of: NaiveDate,
    since: NaiveDate,
    lang: Lang,
}

impl Told<'_> {
    /// The tiles, the funnel and the stages, against the lists' own tables.
    fn flow(&self, held: &mut Held) {
        let pipeline = self.then.pipeline().unwrap();
        let (funnel, stages) = (pipeline.funnel(&[]), pipeline.stage_table(&[]));
        let section = Section::of(self.page, "flow");
        let told = tiles(self.page);
        held.same("tiles", &told[0].1, &counted(funnel.total), "in the book");
        for key in ["contract_signed", "construction_started", "production"] {
            let row = funnel.rows.iter().find(|row| row.key == key).unwrap();
            let tile = told.iter().find(|(name, _)| name == row.label.say(self.lang)).unwrap();
            held.same("tiles", &tile.1, &counted(row.count), key);
        }
        if !section.has_charts() {
            assert_eq!(funnel.total.possible, 0);
            return;
        }
        let makes_stage: Vec<&str> = {
            let milestones = pipeline.milestones().iter().filter(|milestone| milestone.rank.is_some());
            milestones.map(|milestone| milestone.key.as_str()).collect()
        };
        for (chart, table) in [(0, &funnel), (1, &stages)] {
            let drawn = section.bars(chart);
            let expected: Vec<_> = table
                .rows
                .iter()
                .filter(|row| chart == 1 || makes_stage.contains(&row.key.as_str()))
                .filter(|row| row.count.possible > 0)
                .collect();
            assert_eq!(drawn.len(), expected.len(), "{drawn:?}");
            for ((label, figure), row) in drawn.iter().zip(expected) {
                held.same("flow", label, row.label.say(self.lang), "the label of a bar");
                held.same("flow", figure, &counted(row.count), label);
            }
        }
    }

    /// Each rate of each cohort, against the same rate asked for by itself.
    fn rates(&self, held: &mut Held) {
        let rows = Section::of(self.page, "rates").rows("rates");
        let whole_of =
            |first: NaiveDate, last: NaiveDate| Window::of(&When::interval(Some(first), Some(last)).unwrap()).unwrap();
        for cells in &rows {
            let key = code(cells[0]);
            let years = i32::try_from(cells.len()).unwrap() - 2;
            for (place, cell) in cells.iter().enumerate().skip(1) {
                let year = self.as_of.year() - years - 1 + i32::try_from(place).unwrap();
                let window = if place == 1 {
                    whole_of(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap(), self.as_of)
                } else {
                    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
                    whole_of(day(1, 1), day(12, 31).min(self.as_of))
                };
                let query = Query { mature_days: Some(365), ..Query::as_of(self.as_of) };
                let about = format!("{key} {place} {}", self.as_of);
                let told = paragraphs(cell);
                let query = query.selected("signed", window);
                let by_number = |mixed: Error| {
                    // Amounts in several currencies leave the rate by number, and the page says that it is that alone.
                    let mut definition = self.then.kpis()?.get(&key)?.clone();
                    if mixed.code().as_str() != "kpi.mixed-units" || definition.weights.take().is_none() {
                        return Err(mixed);
                    }
                    let said = self.lang.pick("cannot be told: it is in CNY and", "无法计算：涉及不同币种 CNY");
                    assert!(place > 1 || told.iter().any(|note| note.contains(said)), "{told:?}");
                    self.then.kpi_of(&definition, &query)
                };
                let result = match self.then.kpi(&key, &query).or_else(by_number) {
                    Ok(result) => result,
                    Err(error) if place == 1 => {
                        assert!(told[0].contains(self.lang.pick("cannot be told", "无法计算")), "{about}: {error}");
                        continue;
                    }
                    Err(_) => {
                        held.same("rates", &words(cell), "—", &about);
                        continue;
                    }
                };
                let rate = result.bounds().map_or_else(
                    |_| self.lang.pick("undefined", "无定义").to_owned(),
                    |bounds| bounds.to_string().replace(" - ", "–"),
                );
                held.same("rates", &told[0], &rate, &about);
                if let Some(table) = &result.by_number {
                    let of = self.lang.pick("of", "/");
                    let quotient = format!("{} {of} {}", counted(table.hits()), counted(table.cohort()));
                    held.same("quotients", &told[1], &quotient, &about);
                }
                if place == 1 && result.immature.possible > 0 {
                    let immature = told.iter().filter(|note| note.contains("365"));
                    let number = |note: &str| note.rsplit([' ', '：']).next().unwrap().to_owned();
                    let [number] = &immature.map(|note| number(note)).collect::<Vec<_>>()[..] else {
                        panic!("{told:?}")
                    };
                    held.same("immature", number, &counted(result.immature), &about);
                }
            }
        }
    }

    /// Both ends against the stage tables of both days, each as it was known; the steps between make the one the other.
    fn changes(&self, crm: &Crm, held: &mut Held) {
        let rows = Section::of(self.page, "changes").rows("changes");
        let before = crm.as_of(self.since, When::day(self.since).unwrap()).unwrap().pipeline().unwrap();
        let now = self.then.pipeline().unwrap();
        let table = |pipeline: &inward::analysis::pipeline::Pipeline| -> BTreeMap<String, Count> {
            let stages = pipeline.stage_table(&[]);
            stages.rows.iter().map(|row| (row.label.say(self.lang).to_owned(), row.count)).collect()
        };
        let (opening, closing) = (table(&before), table(&now));
        let asked = crm.pipeline().unwrap();
        let asked = asked.changes(Point::days(self.since, self.since), Point::LATEST.on(self.as_of), &[]).unwrap();
        let mut shown = 0;
        for row in &asked.rows {
            let label = row.label.say(self.lang);
            let ends: [&ChangeSteps; 2] = [&row.certain, &row.possible];
            let is_there = ChangeStep::ALL.into_iter().any(|step| ends.iter().any(|of| of.at(step) != 0));
            let Some(cells) = rows.iter().find(|cells| words(cells[0]) == label) else {
                assert!(!is_there, "{label}");
                continue;
            };
            shown += 1;
            let is_book = row.key == "book";
            let (first, last) = if is_book {
                (before.funnel(&[]).total, now.funnel(&[]).total)
            } else {
                let at = |table: &BTreeMap<String, Count>| table.get(label).copied().unwrap_or_default();
                (at(&opening), at(&closing))
            };
            held.same("changes", cells[1], &counted(first), label);
            held.same("changes", cells[cells.len() - 1], &counted(last), label);
            let steps =
                [ChangeStep::Rescoped, ChangeStep::Corrected, ChangeStep::Late, ChangeStep::Entered, ChangeStep::Left];
            let (mut certain, mut possible) = (i128::from(first.certain), i128::from(first.possible));
            for (step, cell) in steps.into_iter().zip(&cells[2..]) {
                let sign = if step == ChangeStep::Left { -1 } else { 1 };
                let moved = ends.map(|of| of.at(step) * sign);
                (certain, possible) = (certain + moved[0], possible + moved[1]);
                let said = |number: i128| match number {
                    0 => "0".to_owned(),
                    1.. => format!("+{number}"),
                    _ => format!("−{}", -number),
                };
                let expected = match (moved[0].min(moved[1]), moved[0].max(moved[1])) {
                    (0, 0) => String::new(),
                    (least, most) if least == most => said(least),
                    (least, most) => format!("{}{}{}", said(least), self.lang.pick(" to ", " 至 "), said(most)),
                };
                held.same("steps", cell, &expected, label);
            }
            assert_eq!((certain, possible), (last.certain.into(), last.possible.into()), "{label} does not add up");
        }
        assert_eq!(shown, rows.len());
    }

    /// Each debtor of the board, in its order, and all of them together.
    fn promises(&self, held: &mut Held) {
        let rows = Section::of(self.page, "promises").rows("promises");
        let board = self.then.promise_board(BoardBy::Debtor).unwrap();
        if board.total.all == 0 {
            assert!(rows.is_empty());
            return;
        }
        let debtors = board.rows.iter().take(20);
        let debtors = debtors.map(|row| (row.label.zh.to_string(), &row.tally, row.ageing));
        let all = (self.lang.pick("All together", "合计").to_owned(), &board.total, board.ageing);
        let expected: Vec<_> = debtors.chain([all]).collect();
        assert_eq!(rows.len(), expected.len());
        for (cells, (name, tally, ageing)) in rows.iter().zip(expected) {
            let rate = tally.on_time_rate().map_or_else(
                |_| self.lang.pick("undefined", "无定义").to_owned(),
                |bounds| {
                    let percent = |ratio: Option<inward::core::ratio::Ratio>| {
                        let percent = ratio.unwrap().percent(1, Rounding::HalfUp).unwrap().to_string();
                        if percent.contains('.') { format!("{percent}%") } else { format!("{percent}.0%") }
                    };
                    let (least, most) = (percent(bounds.min), percent(bounds.max));
                    if bounds.min == bounds.max { least } else { format!("{least}–{most}") }
                },
            );
            let figures = [
                name.clone(),
                whole(tally.all),
                counted(tally.due),
                counted(tally.on_time),
                counted(tally.late),
                counted(tally.open),
                rate,
                ageing.counts.map(whole).join(" / "),
                counted(tally.not_yet_due),
            ];
            assert_eq!(cells.len(), figures.len());
            for (cell, figure) in cells.iter().zip(&figures) {
                held.same("promises", &words(cell), figure, &name);
            }
        }
    }

    /// The items of the list in their order, and how many there are of each sort.
    fn attention(&self, held: &mut Held) {
        let section = Section::of(self.page, "attention");
        // A handle of a day looks no further than to its end.
        let list = self.then.attention("2100-01-01T00:00:00Z".parse().unwrap()).unwrap();
        let rows = section.rows("attention");
        assert_eq!(rows.len(), list.items.len().min(40));
        let mut of_kind: BTreeMap<AttentionKind, usize> = BTreeMap::new();
        list.items.iter().for_each(|item| *of_kind.entry(item.kind).or_default() += 1);
        let numbers: Vec<(String, String)> =
            of_kind.iter().map(|(kind, number)| (number.to_string(), kind.label().say(self.lang).to_owned())).collect();
        assert_eq!(section.numbers(), numbers);
        for (cells, item) in rows.iter().zip(&list.items) {
            held.same("list", &words(cells[0]), item.kind.label().say(self.lang), &item.title);
            assert!(words(cells[1]).starts_with(&item.title), "{}", cells[1]);
            let unit = item.unit.and_then(|unit| list.unit_names.get(&unit).cloned());
            held.same("list", &words(cells[2]), unit.as_deref().unwrap_or("—"), &item.title);
            let due = item.due.as_ref().map_or_else(|| "—".to_owned(), |due| due.say(self.lang));
            held.same("list", &words(cells[3]), &due, &item.title);
            held.same("list", &words(cells[4]), item.why.say(self.lang), &item.title);
        }
    }

    /// How many were counted and how many got there, against the times between the same milestones.
    fn durations(&self, held: &mut Held) {
        let pipeline = self.then.pipeline().unwrap();
        let key = |label: &str| {
            let milestones = pipeline.milestones().iter();
            let mut of = milestones.filter(|milestone| milestone.label.say(self.lang) == label);
            of.next().unwrap_or_else(|| panic!("no milestone is called {label}")).key.clone()
        };
        for (caption, note) in Section::of(self.page, "durations").captions() {
            let (from, to) = caption.split_once(" → ").unwrap();
            let times = pipeline.time_between(&key(from), &key(to), &[]).unwrap();
            let (shortest, longest) =
                (times.groups[0].shortest.as_ref().unwrap(), times.groups[0].longest.as_ref().unwrap());
            let (sure, events) = (longest.events(), shortest.events());
            let events = if sure == events { events.to_string() } else { format!("{sure}–{events}") };
            let expected = match self.lang {
                Lang::En => format!("{} counted, {events} got there.", shortest.rows()),
                Lang::Zh => format!("计入 {} 个，已达到 {events} 个。", shortest.rows()),
            };
            let told: String = note.chars().take(expected.chars().count()).collect();
            held.same("durations", &told, &expected, &caption);
        }
    }
}

#[test]
fn the_numbers_of_a_page_are_what_the_book_answers() {
    let mut held = Held::default();
    let mut drawn = 0;
    for seed in [3, 11] {
        let crm = Crm::in_memory_with(Generator::zone(), Generator::options()).unwrap();
        Generator::new(seed).load(&crm, 150, 50).unwrap();
        let at_a_stage =
            crm.projects().all().unwrap().iter().filter(|project| project.stage().certain.is_some()).count();
        assert!(at_a_stage > 10, "{at_a_stage}");
        let today: NaiveDate = crm.today().unwrap();
        for years in [0, 1, 2, 4, 30] {
            let as_of = today - Duration::days(365 * years);
            let since = as_of - Duration::days(90);
            let query = ReportQuery::default().as_of(as_of).since(since);
            let report = crm.report(query).unwrap();
            let then = crm.as_of(as_of, When::day(today).unwrap()).unwrap();
            for lang in [Lang::En, Lang::Zh] {
                let page = report.html(lang).unwrap();
                assert_eq!(page, crm.report(query).unwrap().html(lang).unwrap());
                assert!(page.contains(&as_of.to_string()) && !page.contains("NaN") && !page.contains("inf "));
                assert_closed(&page);
                drawn += page.matches("<svg").count();
                let told = Told { page: &page, then: &then, as_of, since, lang };
                told.flow(&mut held);
                told.rates(&mut held);
                told.changes(&crm, &mut held);
                told.promises(&mut held);
                told.attention(&mut held);
                told.durations(&mut held);
            }
        }
    }
    let number = |sort| held.0.get(sort).copied().unwrap_or_default();
    let all = ["tiles", "flow", "rates", "quotients", "immature", "changes", "steps", "promises", "list", "durations"];
    println!("held: {:?}, {drawn} drawings", held.0);
    assert_eq!(held.0.len(), all.len());
    for (sort, least) in all.into_iter().zip([80, 1_000, 300, 250, 40, 500, 1_200, 2_500, 2_000, 40]) {
        assert!(number(sort) >= least, "{sort}: {}", number(sort));
    }
    assert!(drawn > 100, "{drawn}");
}
