//! The worked snippet of the design, as users will write it.

use inward::prelude::*;

#[test]
fn the_snippet_of_the_design_runs() -> Result<(), Error> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("yangquan.db");
    let crm = Crm::create(
        &path,
        NewZone::named("阳泉经开区").playbook(Playbook::development_zone()).time_zone("Asia/Shanghai").currency("CNY"),
    )?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    let approvals = desk.add_unit(AddUnit::named("行政审批局"))?;

    let rcj = desk.add_organisation(AddOrganisation::named("日昌晶新材料(山西)有限责任公司"))?;
    let lead = desk.capture_lead(
        CaptureLead::titled("高品质蓝宝石长晶及晶加项目")
            .investor(&rcj)
            .on("2020-06-01/2020-07-01")?
            .total_planned("25.3亿元".parse()?),
    )?;
    let talks = desk.open_negotiation(OpenNegotiation::with(&lead).on("2020-06")?)?;
    desk.reach(&talks, milestone::REVIEWED, "2020-06-20")?;
    let deal = desk.sign_agreement(SignAgreement::contract(&talks).on("2020-07")?)?;
    let project = desk.record_project(RecordProject::under(&deal).phases([
        Phase::planned("2.9亿元".parse()?),
        Phase::unknown(),
        Phase::unknown(),
    ]))?;
    desk.reach(project.phase(1), milestone::CONSTRUCTION_STARTED, "2020-07-18")?;
    let promise =
        desk.promise(Promise::to_investor(&deal, "construction_permit").due("2020-07-24")?.debtor(&approvals))?;
    desk.fulfil(&promise, "2020-07-17", Evidence::document("施工许可证"))?;

    assert_eq!(crm.commitment(&promise)?.life(), Life::OnTime);
    let gem = crm.find("蓝宝石")?.one()?;
    assert_eq!(gem.row.amount, Some(25_300_000_000_000));
    assert_eq!(gem.row.unit, desk.unit());
    assert_eq!(crm.project(&project)?.phase_stage(1).certain, crm.project(&project)?.stage().certain);
    let table = crm.stage_table()?;
    assert_eq!(table.total, 1);
    assert_eq!(table.certain, 1);

    let head = crm.verify(None)?;
    crm.rebuild()?;
    assert_eq!(crm.verify(Some(&head))?, head);
    crm.close()?;
    assert_eq!(crm.head().unwrap_err().code().as_str(), "book.closed");
    let again = Crm::open(&path)?;
    assert_eq!(again.head()?, head);
    assert_eq!(again.find("蓝宝石")?.one()?.row, gem.row);
    Ok(())
}
