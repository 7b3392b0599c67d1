//! Loading ledgers: preview, commit, all or nothing, the same edition twice. Names are synthetic.

use inward::import::RowStatus;
use inward::prelude::*;

const MAPPING: &str = r#"
[ledger]
name = "合成台账"
key = "编号"
currency = "CNY"
unit = "亿元"
source = "promotion"
[columns]
"项目名称" = "project.name"
"总投资" = "project.total_planned"
"一期开工" = { field = "milestone.construction_started", phase = 1 }
"签约" = "agreement.on"
"清单" = "project.list"
"#;

const LEDGER: &str = "编号,项目名称,总投资,一期开工,签约,清单\n\
    A1,合成项目甲,25.3,2020-07-18,2020-07,合成清单\n\
    A2,合成项目乙,3,,,合成清单\n";

fn book() -> Result<(Crm, Desk), Error> {
    let crm = Crm::in_memory(NewZone::named("合成开发区").currency("CNY"))?;
    let desk = crm.desk(Officer::named("zhang.san").unit("招商一局"))?;
    Ok((crm, desk))
}

#[test]
fn a_preview_keeps_nothing_and_the_commit_does_exactly_that() -> Result<(), Error> {
    let (crm, desk) = book()?;
    let load = desk.load_bytes(LEDGER.as_bytes(), MAPPING)?;
    let before = crm.head()?;
    let preview = load.preview()?;
    assert_eq!(crm.head()?, before);
    let committed = load.commit()?;
    assert_eq!((preview.new, preview.changed, preview.unchanged, preview.refused), (2, 0, 0, 0));
    let seen = |report: &inward::import::LoadReport| {
        report.rows.iter().map(|row| (row.key.clone(), row.status, row.changes.clone())).collect::<Vec<_>>()
    };
    assert_eq!(seen(&preview), seen(&committed));
    let list = crm.list_named("合成清单")?.unwrap();
    let sum = crm.list_sum(list, MoneyKind::TotalPlanned, None)?;
    assert_eq!((sum.certain, sum.sum.to_string().as_str()), (2, "28.3亿"));
    assert_eq!(crm.agreements().count()?, 1);
    Ok(())
}

#[test]
fn the_same_edition_twice_changes_nothing() -> Result<(), Error> {
    let (crm, desk) = book()?;
    desk.load_bytes(LEDGER.as_bytes(), MAPPING)?.commit()?;
    let head = crm.head()?;
    let again = desk.load_bytes(LEDGER.as_bytes(), MAPPING)?.commit()?;
    assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 2));
    assert_eq!(crm.head()?, head);
    Ok(())
}

#[test]
fn an_edited_edition_changes_exactly_the_edited_cells() -> Result<(), Error> {
    let (crm, desk) = book()?;
    desk.load_bytes(LEDGER.as_bytes(), MAPPING)?.commit()?;
    let edited = LEDGER.replace("2020-07-18", "2020-07-19").replace(",3,", ",3.5,");
    let report = desk.load_bytes(edited.as_bytes(), MAPPING)?.commit()?;
    assert_eq!((report.changed, report.unchanged), (2, 0));
    let changes: Vec<_> = report.rows.iter().flat_map(|row| &row.changes).collect();
    assert_eq!(changes.len(), 2);
    assert_eq!(changes[0].from.as_deref(), Some("2020-07-18"));
    assert_eq!(changes[0].column.as_deref(), Some("一期开工"));
    assert_eq!(changes[1].to, "3.5亿元");
    let project: Id<Project> = crm.record_referred("合成台账", "A1#project")?.and_then(RecordId::as_id).unwrap();
    let read = crm.project(project)?;
    assert_eq!(
        read.when(milestone::CONSTRUCTION_STARTED, Some(1)).map(ToString::to_string).as_deref(),
        Some("2020-07-19")
    );
    Ok(())
}

#[test]
fn one_bad_row_and_nothing_is_kept() -> Result<(), Error> {
    let (crm, desk) = book()?;
    let bad = "编号,项目名称,总投资,一期开工,签约,清单\n\
        A1,合成项目甲,很多,2021-02-30,,合成清单\n\
        A2,合成项目乙,3,,,合成清单\n\
        A2,合成项目丙,3,,,\n\
        A4,合成项目丁,3\n";
    let load = desk.load_bytes(bad.as_bytes(), MAPPING)?;
    let preview = load.preview()?;
    let faults: Vec<(u64, Option<&str>, &str)> =
        preview.faults.iter().map(|fault| (fault.line, fault.column.as_deref(), fault.refusal.code.as_str())).collect();
    assert!(faults.contains(&(2, Some("总投资"), "money.not-money")), "{faults:?}");
    assert!(faults.contains(&(2, Some("一期开工"), "when.invalid-date")), "{faults:?}");
    assert!(faults.iter().any(|fault| fault.2 == "ledger.doubled-key"), "{faults:?}");
    assert!(faults.iter().any(|fault| fault.0 == 5 && fault.2 == "ledger.cell-count"), "{faults:?}");
    assert!(preview.rows.iter().any(|row| row.status == RowStatus::Refused));
    let head = crm.head()?;
    assert!(load.commit().is_err());
    assert_eq!((crm.head()?, crm.projects().count()?), (head, 0));
    Ok(())
}

#[test]
fn what_the_mapping_or_the_encoding_does_not_fit_is_refused_as_a_whole() -> Result<(), Error> {
    let (_, desk) = book()?;
    let code = |ledger: &[u8]| desk.load_bytes(ledger, MAPPING).err().map(|error| error.code().as_str());
    let unknown = LEDGER.replace("编号,", "编号,备注,").replace("A1,", "A1,x,").replace("A2,", "A2,y,");
    assert_eq!(code(unknown.as_bytes()), Some("ledger.unknown-column"));
    assert!(code(&[0xb1, 0xe0, 0xba, 0xc5, b'\n']).is_some_and(|code| code.starts_with("ledger.")));
    let error = desk.load("no-such-ledger.csv", "no-such-mapping.toml").err().unwrap();
    assert_eq!(error.code().as_str(), "ledger.unreadable-file");
    Ok(())
}

#[test]
fn a_project_ends_and_is_reopened() -> Result<(), Error> {
    let (crm, desk) = book()?;
    let project = desk.record_project(RecordProject::titled("合成项目"))?;
    desk.end_project(EndProject::of(&project, ProjectEnd::Completed).on("2020-12-31")?)?;
    assert_eq!(crm.project(&project)?.standing(), Is::Completed);
    let again = desk.end_project(EndProject::of(&project, ProjectEnd::Completed)).unwrap_err();
    assert_eq!(again.code().as_str(), "project.already-closed");
    desk.reopen(&project, "2021-01-04", "续建")?;
    let bare = desk.end_project(EndProject::of(&project, ProjectEnd::Exited)).unwrap_err();
    assert_eq!(bare.code().as_str(), "standing.unknown-reason");
    assert_eq!(crm.project(&project)?.standing(), Is::Ongoing);
    Ok(())
}
