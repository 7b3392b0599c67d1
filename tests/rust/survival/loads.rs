//! Programs that are killed within a load, which is all or nothing, and within a rebuild, which is
//! not to be seen.

use std::fs;
use std::time::{Duration, Instant};

use inward::prelude::*;

use super::{Survivor, assert_folds, book, folded};

/// The rows of a ledger.
const ROWS: u64 = 60;

/// The ledger that is loaded in a round, with an investor and dates; its keys are of no other round.
fn ledger(round: u64) -> String {
    let row = |row| {
        format!(
            "{round}-{row},合成项目{round}之{row},合成企业{round}之{row},{}.5,2022,2021-0{}\n",
            row + 1,
            row % 5 + 4
        )
    };
    let rows: String = (0..ROWS).map(row).collect();
    format!("编号,项目名称,投资方,总投资,竣工,开工\n{rows}")
}

const MAPPING: &str = "[ledger]\nname = 'key-projects'\nkey = '编号'\ncurrency = 'CNY'\nunit = '亿元'\n\
    source = 'promotion'\n[columns]\n'项目名称' = 'project.name'\n'投资方' = 'organisation.name'\n\
    '总投资' = 'project.total_planned'\n'竣工' = 'milestone.completed'\n'开工' = 'milestone.construction_started'\n";

#[test]
fn a_load_that_is_killed_is_there_in_whole_or_not_at_all() {
    const KILLS: u64 = 40;
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let (folder, path) = book();
    let mapping = folder.path().join("mapping.toml");
    fs::write(&mapping, MAPPING).unwrap();
    let mut loads = 0;
    let mut load = |round: u64| {
        loads += 1;
        let file = folder.path().join("ledger.csv");
        fs::write(&file, ledger(round)).unwrap();
        Survivor::begin("load", &path, &[file.to_str().unwrap(), mapping.to_str().unwrap()])
    };
    let (mut whole, mut none, mut longest) = (0, 0, Duration::from_millis(100));
    let mut head = Crm::open(&path).unwrap().head().unwrap();
    let mut size = None;
    for round in 0..KILLS {
        let mut survivor = load(round);
        // Every fourth is killed only once it acknowledged, every fourth at once.
        let said = match round % 4 {
            0 => {
                let began = Instant::now();
                let line = survivor.line().unwrap();
                longest = began.elapsed();
                survivor.kill();
                vec![line]
            }
            1 => survivor.kill(),
            _ => {
                std::thread::sleep(longest.mul_f64(random.f64() * 1.1));
                survivor.kill()
            }
        };
        let crm = Crm::open(&path).unwrap();
        let verified = crm.verify(Some(&head)).unwrap();
        let written = verified.position - head.position;
        if written == 0 {
            assert!(said.is_empty(), "an acknowledged load is gone");
            none += 1;
        } else {
            assert_eq!(written, *size.get_or_insert(written), "half a load");
            whole += 1;
        }
        assert_eq!(crm.projects().count().unwrap(), whole * ROWS);
        head = verified;
        if round % 10 == 9 {
            assert_folds(&crm, &path);
        }
    }
    println!("{KILLS} kills: {whole} whole, {none} none, {} events each", size.unwrap());
    assert_eq!((loads, whole + none), (KILLS, KILLS));
    assert!(whole >= KILLS / 4 && none >= KILLS / 8, "{whole} whole, {none} none");
}

#[test]
fn a_rebuild_that_is_killed_is_not_to_be_seen() {
    const KILLS: u64 = 40;
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let (_folder, path) = book();
    let crm = Crm::open(&path).unwrap();
    let desk = crm.desk(inward_tests::work::officer()).unwrap();
    desk.load_bytes(ledger(1).as_bytes(), MAPPING).unwrap().commit().unwrap();
    let head = crm.verify(None).unwrap();
    crm.close().unwrap();
    let before = folded(&path);
    let (mut rebuilt, mut longest) = (0, None);
    for _ in 0..KILLS {
        let mut survivor = Survivor::begin("rebuild", &path, &[]);
        let longest = *longest.get_or_insert_with(|| {
            let began = Instant::now();
            assert_eq!(survivor.line().as_deref(), Some("rebuilt"));
            began.elapsed()
        });
        std::thread::sleep(longest.mul_f64(random.f64() * 1.5));
        rebuilt += survivor.kill().len();
        let crm = Crm::open(&path).unwrap();
        assert!(folded(&path) == before, "a rebuild is seen by half");
        assert_eq!(crm.verify(Some(&head)).unwrap(), head);
        assert_eq!(crm.projects().count().unwrap(), ROWS);
        assert_eq!(crm.find("合成项目1之7").unwrap().one().unwrap().title(), "合成项目1之7");
    }
    println!("{KILLS} kills, {rebuilt} rebuilds that were done");
    assert_folds(&Crm::open(&path).unwrap(), &path);
}
