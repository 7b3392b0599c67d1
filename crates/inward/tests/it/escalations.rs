//! Ladders of escalation and inspections through the whole of the API: the desk, the readings, histories and tables.

use inward::prelude::*;

use crate::clock::SetClock;

fn levels(present: &[Escalation]) -> Vec<String> {
    present.iter().map(ToString::to_string).collect()
}

#[test]
fn a_promise_climbs_the_ladder_of_its_zone() -> Result<(), Error> {
    let folder = tempfile::tempdir().unwrap();
    let zone = NewZone::named("合成开发区").time_zone("Asia/Shanghai").currency("CNY");
    let crm = Crm::create(folder.path().join("zone.db"), zone)?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    desk.add_unit(AddUnit::named("行政审批局"))?;
    let project = desk.record_project(RecordProject::titled("合成项目"))?;
    let made = || Promise::to_investor(&project, "construction_permit").debtor("行政审批局").on("2021-01-04");
    let promise = desk.promise(made()?.due("2021-01-12")?)?;
    let kept = desk.promise(made()?.due("2021-01-12")?)?;
    desk.fulfil(&kept, "2021-01-20", Evidence::document("施工许可证"))?;
    let task = desk.assign_task(AssignTask::titled("协调用电").due("2021-01-12")?.on("2021-01-04")?)?;
    desk.complete_task(CompleteTask::of(&task).on("2021-01-20")?)?;

    let taken = desk.escalate()?;
    assert_eq!(taken.touched, [promise.id.record()], "what was kept or done meanwhile is not escalated");
    assert_eq!(taken.facts.len(), 3);
    let again = desk.escalate()?;
    assert_eq!((again.touched.len(), again.position), (0, taken.position), "once");
    let present = crm.commitment(&promise)?.escalations()?;
    assert_eq!(levels(&present), ["promises_to_investors.supervised since 2021-02-05"]);
    assert_eq!(present[0].notifies.as_str(), "zone_leader");
    let then = crm.as_of("2021-01-25", When::day(crm.today()?)?)?;
    let present = then.commitment(&promise)?.escalations()?;
    assert_eq!(levels(&present), ["promises_to_investors.red since 2021-01-21"]);
    assert_eq!(present[0].deadline.unwrap().to_string(), "2021-02-04");

    let lift = LiftEscalation::of(&promise, "已整改", Evidence::document("整改报告"));
    desk.lift_escalation(lift.to("yellow").on("2021-02-10")?)?;
    let present = crm.commitment(&promise)?.escalations()?;
    assert_eq!(levels(&present), ["promises_to_investors.yellow since 2021-01-13"]);
    assert_eq!(desk.escalate()?.touched, []);
    desk.excuse(Excuse::of(&promise, "等待上级用地批复").on("2021-03-01")?.until("2021-03-31")?)?;
    let said: Vec<String> = crm.history(&promise)?.iter().map(|entry| entry.say(Lang::Zh)).collect();
    for told in ["对企承诺督办", "黄牌", "红牌", "告知", "单位负责人", "降为黄牌", "已整改", "免责", "等待上级用地批复"]
    {
        assert!(said.iter().any(|line| line.contains(told)), "{told}: {said:#?}");
    }
    let said: Vec<String> = crm.history(&promise)?.iter().map(|entry| entry.say(Lang::En)).collect();
    for told in ["promises to investors: yellow card", "told head of the unit in charge", "taken back to yellow card"] {
        assert!(said.iter().any(|line| line.contains(told)), "{told}: {said:#?}");
    }
    crm.rebuild()?;
    assert_eq!(levels(&crm.commitment(&promise)?.escalations()?), levels(&present));
    Ok(())
}

/// Only what may be due by then is read: a level before the day looks so far ahead, across the rest days too.
#[test]
fn a_level_before_the_day_is_raised_in_time_and_not_sooner() -> Result<(), Error> {
    let clock = SetClock::at_noon_of("2021-02-05");
    let own = Playbook::development_zone().text().replacen(
        "trigger = { overdue = { working_days = 1 } }",
        "trigger = { due_within = { working_days = 5 } }",
        1,
    );
    let zone = NewZone::named("合成开发区").time_zone("Asia/Shanghai").currency("CNY").playbook(Playbook::parse(&own)?);
    for in_memory in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let crm = match in_memory {
            true => Crm::in_memory_with(zone.clone(), clock.options())?,
            false => Crm::create_with(folder.path().join("zone.db"), zone.clone(), clock.options())?,
        };
        let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
        let project = desk.record_project(RecordProject::titled("合成项目"))?;
        let due = |day: &str| {
            let promise = Promise::to_investor(&project, "construction_permit").debtor("招商一局");
            Ok::<_, Error>(desk.promise(promise.due(day)?)?.id.record())
        };
        // Five working days from Friday the 5th, over the holidays of the new year, end on the 18th.
        let (soon, later) = (due("2021-02-18")?, due("2021-02-19")?);
        let done =
            desk.promise(Promise::to_investor(&project, "construction_permit").debtor("招商一局").due("2021-02-18")?)?;
        desk.fulfil(&done, "2021-02-04", Evidence::document("施工许可证"))?;
        assert_eq!(desk.escalate()?.touched, [soon]);
        assert_eq!(levels(&crm.commitment(later.of::<Commitment>()?)?.escalations()?), [] as [&str; 0]);
    }
    Ok(())
}

/// What a batch did before is seen: nothing of it is written yet.
#[test]
fn a_batch_escalates_what_it_made() -> Result<(), Error> {
    let crm = Crm::in_memory(NewZone::named("合成开发区").time_zone("Asia/Shanghai"))?;
    let desk = crm.desk(Officer::named("wang.li"))?;
    let mut batch = desk.batch();
    let late = batch.add(AssignTask::titled("逾期事项").due("2021-01-12")?);
    let done = batch.add(AssignTask::titled("已办事项").due("2021-01-12")?);
    let (late, done): (Id<Task>, Id<Task>) = (late.creates(), done.creates());
    batch.add(CompleteTask::of(done).on("2021-02-01")?);
    batch.add(Escalate::all());
    let answers = batch.commit()?;
    let last = answers.last().unwrap();
    assert_eq!(last.touched, [late.record()]);
    Ok(())
}

#[test]
fn inspections_are_entries_of_the_enterprise() -> Result<(), Error> {
    let crm = Crm::in_memory(NewZone::named("合成开发区").time_zone("Asia/Shanghai"))?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    let fire = desk.add_unit(AddUnit::named("消防大队"))?;
    let plant = desk.add_organisation(AddOrganisation::named("合成企业"))?;
    let first = desk.record_inspection(RecordInspection::routine(&plant, &fire).on("2020-03-12")?.outcome("无隐患"))?;
    assert_eq!(first.warnings, []);
    let second = desk.record_inspection(RecordInspection::routine(&plant, &fire).on("2020-10-09")?)?;
    assert_eq!(second.warnings[0].code.as_str(), "inspection.over-the-limit");
    let emergency = desk.record_inspection(RecordInspection::emergency(&plant, &fire).on("2020-11-02")?)?;
    assert_eq!(emergency.warnings, []);
    let years = crm.inspections(&plant)?;
    assert_eq!(years.len(), 1);
    assert_eq!(
        (years[0].year, years[0].kept, years[0].over.as_slice()),
        (2020, Some(LimitKept::Broken), &[second.id][..])
    );
    let none = crm.inspection_year(&plant, &fire, 2021, InspectionPurpose::Routine)?;
    assert_eq!((none.certain(), none.kept), (0, Some(LimitKept::NotKnown)));
    let then = crm.as_of("2020-06-30", When::day(crm.today()?)?)?;
    assert_eq!(then.inspections(&plant)?[0].kept, Some(LimitKept::NotKnown));
    let listed = crm.entries().filter(Filter::default().organisation(plant.id)).all()?;
    assert_eq!(listed.len(), 3);
    desk.retract(second.facts[0], "实为企业开放日")?;
    assert_eq!(crm.inspections(&plant)?[0].kept, Some(LimitKept::NotKnown));
    assert_eq!(crm.entries().filter(Filter::default().organisation(plant.id)).all()?.len(), 2);
    let said = crm.history(&first)?[0].say(Lang::Zh);
    for told in ["合成企业 · 消防大队", "日常检查", "告知", "无隐患"] {
        assert!(said.contains(told), "{told}: {said}");
    }
    desk.complete_inspection_log(CompleteInspectionLog::of(&plant, 2020).authority(&fire))?;
    assert_eq!(crm.inspections(&plant)?[0].kept, Some(LimitKept::Met));
    let said = crm.history(&plant)?.last().unwrap().say(Lang::Zh);
    assert!(said.contains("2020 年检查台账已齐全"), "{said}");
    Ok(())
}

#[cfg(feature = "analysis")]
#[test]
fn tables_show_the_levels_that_stand() -> Result<(), Error> {
    let crm = Crm::in_memory(NewZone::named("合成开发区").time_zone("Asia/Shanghai"))?;
    let desk = crm.desk(Officer::named("wang.li"))?;
    desk.assign_task(AssignTask::titled("协调用电").due("2021-01-12")?.on("2021-01-04")?)?;
    desk.escalate()?;
    let table = crm.tasks().table()?;
    let place = table.columns().iter().position(|column| column.name == "escalation").unwrap();
    let shown = table.cell(0, "escalation").map(|cell| format!("{cell:?}")).unwrap_or_default();
    assert!(shown.contains("tasks.red since 2021-01-21"), "{shown}");
    assert!(table.columns()[place].meaning.zh.contains("督办"));
    Ok(())
}
