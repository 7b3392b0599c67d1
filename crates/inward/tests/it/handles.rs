//! Handles: shared by threads, used inside an async runtime, read-only as of a day, closed; batches,
//! previews and commands that come twice.

use std::collections::BTreeSet;
use std::thread;

use inward::prelude::*;

use crate::clock::{SetClock, day};

const THREADS: usize = 8;
const COMMANDS: usize = 50;

const fn is_shared<T: Clone + Send + Sync + 'static>() {}
const _: () = is_shared::<Crm>();
const _: () = is_shared::<Desk>();

fn zone() -> NewZone {
    NewZone::named("合成开发区").currency("CNY")
}

/// Every thread captures leads at its own desk. Nothing is lost, nothing is written twice, and
/// every thread reads what it wrote.
fn hammer(handles: &[Crm]) {
    let before = handles[0].head().unwrap().position;
    let all: Vec<Id<Lead>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|number| {
                let crm = handles[number % handles.len()].clone();
                scope.spawn(move || {
                    let desk = crm.desk(Officer::named(format!("officer.{number}"))).unwrap();
                    (0..COMMANDS)
                        .map(|round| {
                            let title = format!("合成{number}-{round}");
                            let lead = desk.capture_lead(CaptureLead::titled(&title)).unwrap();
                            assert_eq!(crm.lead(&lead).unwrap().title(), title);
                            assert!(crm.head().unwrap().position >= lead.position);
                            lead.id
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), THREADS * COMMANDS);
    for crm in handles {
        assert_eq!(crm.leads().count().unwrap(), (THREADS * COMMANDS) as u64);
        assert_eq!(crm.investments().count().unwrap(), (THREADS * COMMANDS) as u64);
        // An officer enrolled once a thread; a lead and its investment once a command.
        let head = crm.verify(None).unwrap();
        assert_eq!(head.position, before + (THREADS + 2 * THREADS * COMMANDS) as u64);
        assert_eq!(head, handles[0].head().unwrap());
    }
}

#[test]
fn many_threads_on_one_handle() {
    hammer(&[Crm::in_memory(zone()).unwrap()]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    hammer(&[Crm::create_with(&path, zone(), Options::default().without_waiting_for_disk()).unwrap()]);
}

#[test]
fn many_threads_on_two_handles_of_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let options = || Options::default().without_waiting_for_disk();
    let first = Crm::create_with(&path, zone(), options()).unwrap();
    let second = Crm::open_with(&path, options()).unwrap();
    hammer(&[first, second]);
}

/// Two officers of one name at once: one is enrolled, both sit down.
#[test]
fn two_desks_of_one_officer_at_once() {
    let crm = Crm::in_memory(zone()).unwrap();
    let officers: BTreeSet<String> = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|_| {
                scope.spawn(|| {
                    let desk = crm.desk(Officer::named("zhao.yi").unit("合成招商一局"))?;
                    desk.capture_lead(CaptureLead::titled("合成"))?;
                    Ok::<_, Error>(desk.officer().to_string())
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap().unwrap()).collect()
    });
    assert_eq!(officers.len(), 1);
    assert_eq!([crm.people().count().unwrap(), crm.units().count().unwrap()], [1, 1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn inside_an_async_runtime() {
    let folder = tempfile::tempdir().unwrap();
    let crm = Crm::create(folder.path().join("book.db"), zone()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    // Directly, as a small tool would.
    desk.capture_lead(CaptureLead::titled("合成直接")).unwrap();
    // On the runtime's blocking threads, as a service does.
    let tasks: Vec<_> = (0..16)
        .map(|number| {
            let desk = desk.clone();
            tokio::task::spawn_blocking(move || desk.capture_lead(CaptureLead::titled(format!("合成{number}"))))
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    let reading = crm.clone();
    let count = tokio::spawn(async move { reading.leads().count() }).await.unwrap().unwrap();
    assert_eq!(count, 17);
    crm.close().unwrap();
}

#[test]
fn a_handle_as_of_a_day_only_reads() {
    let crm = Crm::in_memory_with(zone(), SetClock::at_noon_of("2021-06-15").options()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    desk.capture_lead(CaptureLead::titled("合成").on("2021-06-01").unwrap()).unwrap();
    let then = crm.as_of("2021-06-10", "2021-06-15").unwrap();
    assert_eq!(then.desk(Officer::named("zhao.yi")).map(|_| ()).unwrap_err().code().as_str(), "book.as-of");
    assert_eq!(then.leads().count().unwrap(), 1);
    // Of another day again: the last word counts.
    let earlier = then.as_of("2021-05-31", "2021-06-15").unwrap();
    assert_eq!(earlier.leads().count().unwrap(), 0);
    assert_eq!(crm.point(), None);
    assert_eq!(earlier.point().unwrap().valid, day("2021-05-31"));
}

/// What a handle remembers of the zone is never older than what another hand adopted.
#[test]
fn a_playbook_that_another_handle_adopts_is_in_force_at_once() {
    let playbook = |word: &str| {
        let text = Playbook::development_zone().text().replace("zh = \"开工\"", &format!("zh = \"{word}\""));
        Playbook::parse(&text).unwrap()
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let first = Crm::create(&path, zone().playbook(playbook("动工"))).unwrap();
    let second = Crm::open(&path).unwrap();
    let said = |crm: &Crm| crm.playbook().unwrap().milestone("construction_started").unwrap().label.zh.clone();
    let desks = [&first, &second].map(|crm| crm.desk(Officer::named("zhao.yi")).unwrap());
    assert_eq!([said(&first), said(&second)], ["动工", "动工"]);
    for (round, word) in ["破土", "开建", "动工", "破土"].into_iter().enumerate() {
        let before = said(&first);
        desks[round % 2].preview(AdoptPlaybook::of(playbook("预览"))).unwrap();
        assert_eq!([said(&first), said(&second)], [before.as_str(), before.as_str()], "a preview is not in force");
        desks[round % 2].adopt_playbook(AdoptPlaybook::of(playbook(word))).unwrap();
        assert_eq!([said(&first), said(&second)], [word, word]);
        // It decides, too, through the handle that did not adopt it.
        desks[(round + 1) % 2].capture_lead(CaptureLead::titled("合成")).unwrap();
        assert_eq!([said(&first), said(&second)], [word, word]);
    }
}

#[test]
fn a_batch_is_kept_whole_or_not_at_all() {
    let crm = Crm::in_memory(zone()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    let head = crm.head().unwrap();
    let mut batch = desk.batch();
    let lead: Id<Lead> = batch.add(CaptureLead::titled("合成甲")).creates();
    let talks: Id<Negotiation> = batch.add(OpenNegotiation::with(lead)).creates();
    batch.add(NameRecord::of(talks).title(" "));
    for error in [batch.preview().unwrap_err(), batch.commit().unwrap_err()] {
        assert_eq!(error.code().as_str(), "text.blank-name");
        let path = error.refusal().path.clone().unwrap();
        assert!(path.starts_with("[2]") && path.ends_with("title"), "{path}");
    }
    assert_eq!(crm.head().unwrap(), head);
    assert_eq!(crm.leads().count().unwrap() + crm.negotiations().count().unwrap(), 0);
    assert!(crm.find("合成甲").unwrap().all().is_empty());

    let mut batch = desk.batch();
    let lead: Id<Lead> = batch.add(CaptureLead::titled("合成甲")).creates();
    batch.add(OpenNegotiation::with(lead));
    assert_eq!(batch.preview().unwrap().len(), 2);
    assert_eq!(crm.head().unwrap(), head);
    assert_eq!(batch.commit().unwrap().len(), 2);
    assert_eq!(crm.lead(lead).unwrap().title(), "合成甲");
    assert_eq!(crm.negotiations().count().unwrap(), 1);
    // The same batch again writes nothing.
    let id: CommandId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
    let twice = || {
        let mut batch = desk.batch().with_id(id);
        batch.add(CaptureLead::titled("合成乙"));
        batch.add(CaptureLead::titled("合成丙"));
        batch.commit().unwrap()
    };
    let (first, head) = (twice(), crm.head().unwrap());
    assert_eq!(twice(), first);
    assert_eq!(crm.head().unwrap(), head);
    assert!(desk.batch().commit().unwrap().is_empty());
}

#[test]
fn a_preview_keeps_nothing() {
    let crm = Crm::in_memory(zone()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    let head = crm.head().unwrap();
    let previewed = desk.preview(CaptureLead::titled("合成甲").code("A-1").summary("只是看看")).unwrap();
    assert!(previewed.position > head.position);
    assert_eq!(crm.head().unwrap(), head);
    assert_eq!(crm.lead(&previewed).unwrap_err().code().as_str(), "record.unknown");
    assert_eq!(crm.leads().count().unwrap() + crm.investments().count().unwrap(), 0);
    // Its code is free, its id too.
    desk.capture_lead(CaptureLead::titled("合成乙").code("A-1")).unwrap();
    assert_eq!(crm.verify(None).unwrap(), crm.head().unwrap());
    // What a preview remembers is gone: the book folds to what is kept.
    let row = crm.leads().rows().unwrap();
    crm.rebuild().unwrap();
    assert_eq!(crm.leads().rows().unwrap(), row);
}

/// An answer that takes several questions is of one moment: while leads come in, no table shows an
/// investment without its lead, and no page a row without its record.
#[test]
fn an_answer_is_of_one_moment() {
    let folder = tempfile::tempdir().unwrap();
    let file = Crm::create_with(folder.path().join("book.db"), zone(), Options::default().without_waiting_for_disk());
    for crm in [Crm::in_memory(zone()).unwrap(), file.unwrap()] {
        let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
        desk.capture_lead(CaptureLead::titled("合成甲").on("2021-01-01").unwrap()).unwrap();
        let (mut asked, mut seen) = (0, BTreeSet::new());
        thread::scope(|scope| {
            let writer = scope.spawn(|| {
                for number in 0..400 {
                    let lead = CaptureLead::titled(format!("合成{number}")).on("2021-01-01").unwrap();
                    desk.capture_lead(lead).unwrap();
                }
            });
            while !writer.is_finished() || asked == 0 {
                let table = crm.stage_table().unwrap();
                assert!(table.rows.iter().all(|row| row.stage.is_some()), "{table:?}");
                assert_eq!(table.total, table.rows.iter().map(|row| row.count.certain).sum::<u64>());
                let page = crm.leads().sorted(Sort::descending(SortBy::Last)).limit(50).page().unwrap();
                assert_eq!(page.items.len(), page.rows.len());
                seen.insert(table.certain);
                asked += 1;
            }
        });
        assert!(seen.len() > 1, "nothing was written while {asked} answers were given");
    }
}

#[test]
fn a_command_given_twice_happens_once() {
    let crm = Crm::in_memory(zone()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi").unit("合成一局")).unwrap();
    let id: CommandId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
    let answers: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> =
            (0..THREADS).map(|_| scope.spawn(|| desk.execute_as(id, CaptureLead::titled("合成甲")).unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|answer| (answer.id, answer.position) == (id.creates(), answers[0].position)));
    assert_eq!(crm.leads().count().unwrap(), 1);
    // The id of the record is that of its command.
    assert_eq!(crm.lead(id.creates::<Lead>()).unwrap().title(), "合成甲");
}

#[test]
fn what_is_erased_leaves_the_log_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let crm = Crm::create(&path, zone()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    let contact = desk.enrol_person(EnrolPerson::named("合成联系人").channel("000-0000")).unwrap();
    let lead = desk.capture_lead(CaptureLead::titled("合成甲").summary("合成的秘密")).unwrap();
    let note = crm.lead(&lead).unwrap().head.summary.unwrap();
    assert_eq!(crm.note(note).unwrap().as_deref(), Some("合成的秘密"));
    let head = crm.verify(None).unwrap();

    crm.erase_note(note).unwrap();
    assert_eq!(crm.note(note).unwrap(), None);
    assert_eq!(crm.verify(Some(&head)).unwrap(), head);

    desk.erase_person(ErasePerson::of(&contact)).unwrap();
    assert_eq!(crm.particulars(contact.id).unwrap(), None);
    // That somebody was erased is itself recorded; what came before stays as it was.
    let after = crm.verify(Some(&head)).unwrap();
    assert_eq!(after.position, head.position + 1);
    let again = desk.erase_person(ErasePerson::of(&contact)).unwrap_err();
    assert_eq!(again.code().as_str(), "person.already-erased");

    crm.rebuild().unwrap();
    assert_eq!(crm.verify(Some(&after)).unwrap(), after);
    assert_eq!((crm.note(note).unwrap(), crm.particulars(contact.id).unwrap()), (None, None));
    crm.close().unwrap();
    let bytes = std::fs::read(&path).unwrap();
    for secret in ["合成的秘密", "000-0000"] {
        let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "{secret} is still in the file");
    }
}

#[test]
fn a_closed_book_answers_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let crm = Crm::create(&path, zone()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    let lead = desk.capture_lead(CaptureLead::titled("合成甲")).unwrap();
    let other = crm.clone();
    crm.close().unwrap();
    let errors = [
        other.head().map(|_| ()).unwrap_err(),
        other.lead(&lead).map(|_| ()).unwrap_err(),
        other.leads().count().map(|_| ()).unwrap_err(),
        desk.capture_lead(CaptureLead::titled("合成乙")).map(|_| ()).unwrap_err(),
    ];
    assert!(errors.iter().all(|error| error.code().as_str() == "book.closed"));
    // Closing again says so and does no harm: the file is whole.
    assert_eq!(crm.close().unwrap_err().code().as_str(), "book.closed");
    assert_eq!(Crm::open(&path).unwrap().leads().count().unwrap(), 1);
}
