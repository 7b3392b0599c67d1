//! The promise board by figures worked by hand, and as of another day.

use inward::prelude::*;

fn book() -> Result<(Crm, Desk), Error> {
    let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    desk.add_unit(AddUnit::named("行政审批局"))?;
    Ok((crm, desk))
}

#[test]
fn ninety_seven_of_three_hundred_and_one() -> Result<(), Error> {
    // Guangyuan paid 97 of 301; the other 204 had not met their conditions.
    let (crm, desk) = book()?;
    let project = desk.record_project(RecordProject::titled("合成项目"))?;
    for number in 0..301_u32 {
        let promise = Promise::to_investor(&project, "policy_incentive").debtor("行政审批局").on("2022-01-05")?;
        let promise = promise.title(format!("合成兑现 {number}"));
        let promise = if number < 97 { promise.due("2022-12-31")? } else { promise.condition("达到约定产值") };
        desk.promise(promise)?;
    }
    for commitment in crm.commitments().all()? {
        if commitment.condition.is_none() {
            desk.execute(Fulfil::of(commitment.id).on("2022-11-30")?)?;
        }
    }
    let board = crm.promise_board(BoardBy::Debtor)?;
    assert_eq!((board.total.all, board.total.due.exact(), board.total.conditional.exact()), (301, Some(97), Some(204)));
    assert_eq!(board.total.on_time_rate()?.to_string(), "100.00%");
    assert_eq!(board.total.share_of_all()?.to_string(), "32.23%");
    assert_eq!((board.rows.len(), board.rows[0].label.zh.as_str()), (1, "行政审批局"));
    assert_eq!(board.rows[0].commitments.len(), 301);
    // On the last day of 2021 nothing was promised yet: a rate over nothing is undefined, not 100 %.
    let before = crm.as_of("2021-12-31", When::day(crm.today()?)?)?.promise_board(BoardBy::Debtor)?;
    assert!(before.rows.is_empty() && before.total.on_time_rate().is_err());
    Ok(())
}

#[test]
fn twenty_projects_from_handover_to_permit() -> Result<(), Error> {
    // When the land was handed over, when the permit came, and what that is of five working days.
    // 5 working days: 2021-01-08 → 01-15, 2021-02-05 → 02-18, 2021-04-30 → 05-11, 2020-09-25 → 10-09,
    // 2021-01-01 (a holiday) → 01-08, 2021-01-09 (a Saturday) → 01-15.
    let table = [
        ("2021-01-08", "2021-01-08", Life::OnTime),
        ("2021-01-08", "2021-01-15", Life::OnTime),
        ("2021-01-08", "2021-01-16", Life::Late),
        ("2021-01-08", "2021-01-18", Life::Late),
        ("2021-02-05", "2021-02-12", Life::OnTime),
        ("2021-02-05", "2021-02-18", Life::OnTime),
        ("2021-02-05", "2021-02-19", Life::Late),
        ("2021-04-30", "2021-05-07", Life::OnTime),
        ("2021-04-30", "2021-05-11", Life::OnTime),
        ("2021-04-30", "2021-05-12", Life::Late),
        ("2020-09-25", "2020-10-02", Life::OnTime),
        ("2020-09-25", "2020-10-09", Life::OnTime),
        ("2020-09-25", "2020-10-10", Life::Late),
        ("2021-01-01", "2021-01-08", Life::OnTime),
        ("2021-01-01", "2021-01-09", Life::Late),
        ("2021-01-09", "2021-01-15", Life::OnTime),
        ("2021-01-09", "2021-01-18", Life::Late),
        // Three dates that are not known to the day: in time all the same, late all the same, not to be said.
        ("2021-01-04/2021-01-08", "2021-01-08", Life::OnTime),
        ("2021-01-04/2021-01-08", "2021-01-18", Life::Late),
        ("2021-01-04/2021-01-08", "2021-01-12", Life::Undetermined),
    ];
    let (crm, desk) = book()?;
    let mut promises = Vec::new();
    for (number, (handed_over, permit, _)) in table.iter().enumerate() {
        let project = desk.record_project(RecordProject::titled(format!("合成拿地项目 {number}")))?;
        desk.reach(&project, "land_handed_over", *handed_over)?;
        let promise = Promise::to_investor(&project, "construction_permit").debtor("行政审批局").on("2020-09-01")?;
        let promise = desk.promise(promise.due_rule(working_days(5).after("land_handed_over")))?;
        desk.fulfil(&promise, *permit, Evidence::document("施工许可证（合成）"))?;
        promises.push(promise);
    }
    for (promise, (handed_over, permit, life)) in promises.iter().zip(table) {
        assert_eq!(crm.commitment(promise)?.life(), life, "{handed_over}, {permit}");
    }
    let board = crm.promise_board(BoardBy::Kind)?;
    let total = &board.total;
    assert_eq!(
        (total.due.exact(), total.on_time.certain, total.late.certain, total.undetermined),
        (Some(20), 11, 8, 1)
    );
    assert_eq!(total.on_time_rate()?.to_string(), "55.00% - 60.00%");
    assert_eq!(board.rows[0].key, "construction_permit");
    Ok(())
}

#[test]
fn overdue_ones_age_in_working_days_and_soft_ones_are_left_out() -> Result<(), Error> {
    let (crm, desk) = book()?;
    let project = desk.record_project(RecordProject::titled("合成项目"))?;
    let promise = |kind: &str| Promise::to_investor(&project, kind).debtor("行政审批局").on("2020-01-02");
    for due in ["2021-02-10", "2020-12-31", "2020-08-31", "2020-01-31"] {
        desk.promise(promise("land_delivery")?.due(due)?)?;
    }
    desk.promise(promise("soft")?.due("2020-06-30")?)?;
    desk.promise(promise("soft")?.due("2020-06-30")?.criterion("三条道路通车"))?;
    let crm = crm.as_of("2021-02-28", When::day(crm.today()?)?)?;
    let board = crm.promise_board(BoardBy::Kind)?;
    // 9 working days in the last eighteen, 34, 122 and 263 before; the soft one with a criterion 161.
    assert_eq!(board.ageing.counts, [1, 1, 2, 1]);
    assert_eq!((board.total.all, board.left_out), (5, 1));
    Ok(())
}

#[test]
fn periods_stand_in_their_order_and_the_undetermined_last() -> Result<(), Error> {
    let (crm, desk) = book()?;
    let project = desk.record_project(RecordProject::titled("合成项目"))?;
    desk.reach(&project, "land_handed_over", "2021-03-25/2021-04-01")?;
    let promise = || Promise::to_investor(&project, "land_delivery").debtor("行政审批局").on("2020-09-01");
    for due in ["2021-03-31", "2021-04-01", "2021-06", "2021-02-10", "2020-12-31", "2021"] {
        desk.promise(promise()?.due(due)?)?;
    }
    // Five working days after a handover of the last week of March or the first day of April: 1 to 9 April.
    desk.promise(promise()?.due_rule(working_days(5).after("land_handed_over")))?;
    // Five days after it: in March or in April, in the first quarter or the second.
    desk.promise(promise()?.due_rule(natural_days(5).after("land_handed_over")))?;
    // Paused with no end yet, so that it may be due in any month from March on.
    let paused = desk.promise(promise()?.on("2021-03-01")?.due_rule(working_days(20).after("made")))?;
    desk.pause_clock(PauseClock::of(&paused, "待补正（合成）").on("2021-03-10")?)?;
    // Its start is not known.
    desk.promise(promise()?.due_rule(natural_days(5).after("completed")))?;
    let board = |by| -> Result<Vec<(String, usize)>, Error> {
        let rows = crm.promise_board(by)?.rows.into_iter();
        Ok(rows.map(|row| (row.key, row.commitments.len())).collect())
    };
    let shown =
        |rows: &[(&str, usize)]| rows.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect::<Vec<_>>();
    assert_eq!(board(BoardBy::DueYear)?, shown(&[("2020", 1), ("2021", 7), ("undetermined", 2)]));
    assert_eq!(
        board(BoardBy::DueQuarter)?,
        shown(&[("2020Q4", 1), ("2021Q1", 2), ("2021Q2", 3), ("2021Q4", 1), ("undetermined", 3)])
    );
    assert_eq!(
        board(BoardBy::DueMonth)?,
        shown(&[
            ("2020-12", 1),
            ("2021-02", 1),
            ("2021-03", 1),
            ("2021-04", 2),
            ("2021-06", 1),
            ("2021-12", 1),
            ("undetermined", 3)
        ])
    );
    let rows = crm.promise_board(BoardBy::DueQuarter)?.rows;
    assert_eq!(rows.iter().map(|row| row.label.zh.as_str()).next_back(), Some("尚不确定"));
    Ok(())
}

/// A grant in two halves counts twice, each half in the period in which it is due.
#[test]
fn instalments_count_one_by_one() -> Result<(), Error> {
    let (crm, desk) = book()?;
    let project = desk.record_project(RecordProject::titled("合成项目"))?;
    let half = |due: &str| Ok::<_, Error>(Instalment::by(due.parse()?).amount("50万元".parse()?));
    let grant = Promise::to_investor(&project, "policy_incentive").debtor("行政审批局");
    let grant = desk.promise(grant.instalments([half("2020-12-31")?, half("2021-01-31")?]))?;
    desk.execute(Fulfil::of(&grant).amount("50万元".parse()?).on("2020-12-20")?)?;
    let crm = crm.as_of("2021-02-28", When::day(crm.today()?)?)?;
    let board = crm.promise_board(BoardBy::DueYear)?;
    let rows: Vec<(&str, u64, usize)> =
        board.rows.iter().map(|row| (row.key.as_str(), row.tally.all, row.commitments.len())).collect();
    assert_eq!(rows, [("2020", 1, 1), ("2021", 1, 1)]);
    assert_eq!(board.total.on_time_rate()?.to_string(), "50.00%");
    // 17 working days after 31 January, those of the Spring Festival left out.
    assert_eq!(board.ageing.counts, [1, 0, 0, 0]);
    assert_eq!(crm.promise_board(BoardBy::Kind)?.rows[0].commitments, [grant.id]);
    Ok(())
}

/// Each open payment stands in one group: we are late, it is their turn, it is not due, nobody can say.
#[test]
fn open_payments_are_told_apart_by_whose_turn_it_is() -> Result<(), Error> {
    let (crm, desk) = book()?;
    let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    let project = desk.record_project(RecordProject::titled("合成项目").owner(&investor))?;
    let theirs = Promise::by_investor(&project, "investment").amount("2亿元".parse()?).due("2020-12-31")?;
    let theirs = desk.promise(theirs)?;
    let pay = |due: &str| {
        let promise = Promise::to_investor(&project, "policy_incentive").debtor("行政审批局");
        promise.amount("100万元".parse()?).on("2020-09-01")?.due(due)
    };
    let late = desk.promise(pay("2021-01-31")?)?;
    desk.execute(Fulfil::of(&late).amount("40万元".parse()?).on("2021-01-20")?)?;
    let waits = desk.promise(pay("2021-01-31")?.depends_on(theirs.id))?;
    let later = desk.promise(pay("2021-12-31")?)?;
    let doubtful = desk.promise(pay("2021-01-31")?.condition("到资"))?;
    desk.execute(MeetCondition::of(&doubtful).on("2021-02")?)?;
    let kept = desk.promise(pay("2021-01-31")?)?;
    desk.execute(Fulfil::of(&kept).amount("100万元".parse()?).on("2021-01-20")?)?;
    let at = |crm: &Crm, day: &str| crm.as_of(day, When::day(crm.today()?)?);
    let groups = |crm: &Crm| -> Result<Vec<Vec<Id<Commitment>>>, Error> {
        let open = crm.open_payments()?;
        Ok(open.groups.iter().map(|group| group.payments.iter().map(|one| one.commitment).collect()).collect())
    };
    let then = at(&crm, "2021-02-10")?;
    assert_eq!(groups(&then)?, [vec![late.id], vec![waits.id], vec![later.id], vec![doubtful.id]]);
    let open = then.open_payments()?;
    let group = &open.groups[0];
    assert_eq!((group.standing, group.payments[0].overdue_days), (PaymentStanding::LateByUs, Some(9)));
    assert_eq!((group.owed.to_string(), group.paid.to_string()), ("0.01亿".to_owned(), "0.004亿".to_owned()));
    assert_eq!(open.groups[1].payments[0].waits_for[0].by, theirs.id);
    assert_eq!((crm.depending_on(&theirs)?, crm.commitment(&waits)?.depends_on().len()), (vec![waits.id], 1));

    // They keep their word: now we are late with the other as well.
    desk.execute(Fulfil::of(&theirs).amount("2亿元".parse()?).on("2021-02-05")?)?;
    assert_eq!(groups(&at(&crm, "2021-02-10")?)?[0], [late.id, waits.id]);
    Ok(())
}

/// An amendment is read before it is kept, and does what was read.
#[test]
fn an_amendment_is_shown_before_it_applies() -> Result<(), Error> {
    let (crm, desk) = book()?;
    let deal = desk.sign_agreement(SignAgreement::titled("合成合同").on("2020-07-01")?)?;
    let project = desk.record_project(RecordProject::under(&deal))?;
    let grant = |money: &str, due: &str| {
        let promise = Promise::to_investor(&deal, "policy_incentive").debtor("行政审批局");
        promise.amount(money.parse()?).due(due)
    };
    let old = desk.promise(grant("100万元", "2099-06-30")?)?;
    let other =
        desk.promise(Promise::to_investor(&project, "land_delivery").debtor("行政审批局").due("2099-06-30")?)?;
    let kept = desk.promise(grant("10万元", "2099-06-30")?)?;
    desk.execute(Fulfil::of(&kept).amount("10万元".parse()?).on("2021-01-20")?)?;
    let mut amendment = desk.batch();
    let new: Id<Commitment> = amendment.add(grant("80万元", "2099-12-31")?).creates();
    amendment.add(Supersede::of(&old, "补充协议").by(new).on("2021-02-01")?);
    let effects = amendment.effect_on(&deal)?;
    let find = |id: Id<Commitment>| effects.iter().find(|effect| effect.commitment == id).unwrap();
    assert_eq!(effects.len(), 3, "what is kept already is left out");
    let (superseded, made, unchanged) = (find(old.id), find(new), find(other.id));
    assert_eq!(superseded.before.as_ref().map(|terms| terms.life), Some(Life::Active));
    assert_eq!((superseded.after.life, superseded.superseded_by), (Life::Superseded, Some(new)));
    let terms = |terms: &inward::CommitmentTerms| {
        (terms.amount.as_ref().unwrap().to_string(), terms.due.as_ref().unwrap().to_string(), terms.life)
    };
    assert!(made.before.is_none());
    assert_eq!(terms(&made.after), ("800000 CNY".to_owned(), "2099-12-31".to_owned(), Life::Active));
    assert!(!unchanged.changes() && superseded.changes() && made.changes());
    assert_eq!(crm.commitment(&old)?.life(), Life::Active, "nothing was kept");
    assert_eq!(amendment.effect_on(&deal)?, effects, "asked again, the same");
    amendment.commit()?;
    assert_eq!((crm.commitment(&old)?.life(), crm.commitment(new)?.life()), (Life::Superseded, Life::Active));
    Ok(())
}
