//! Where investments go and where they are stuck, worked out by hand. That standings read at any point as lists do
//! is held by the test of `as_of`.

use inward::analysis::pipeline::{CrossTable, Dimension, Pipeline, Point};
use inward::core::count::Count;
use inward::prelude::*;

use crate::clock::{SetClock, day};

/// A book read on 2021-06-30: 甲 was signed and started, 乙 lost, 丙 given up in 2020, 丁 suspended, 戊 signed on some
/// day of March, 己 is still talked about.
fn book() -> Result<(Crm, SetClock), Error> {
    let clock = SetClock::at_noon_of("2021-06-30");
    let zone = NewZone::named("合成开发区").time_zone("Asia/Shanghai");
    let crm = Crm::in_memory_with(zone, clock.options())?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    desk.add_unit(AddUnit::named("招商二局"))?;
    let second = crm.unit_named("招商二局")?.unwrap();
    let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    let mut talks = Vec::new();
    for (title, on) in [
        ("甲", "2021-01-05"),
        ("乙", "2021-01-10"),
        ("丙", "2020-11-01"),
        ("丁", "2021-01-20"),
        ("戊", "2021-02-01"),
        ("己", "2020-12-01"),
    ] {
        let open = OpenNegotiation::titled(title).investor(&investor).on(on)?;
        let open = if title == "乙" || title == "己" { open.unit(second) } else { open };
        talks.push(desk.open_negotiation(open)?);
    }
    let deal = desk.sign_agreement(SignAgreement::contract(&talks[0]).party(&investor).on("2021-02-10")?)?;
    let project = desk.record_project(RecordProject::under(&deal))?;
    desk.reach(&project, milestone::CONSTRUCTION_STARTED, "2021-04-01")?;
    desk.execute(LoseNegotiation::of(&talks[1], "lost_on_land").lost_to("太原").on("2021-03-15")?)?;
    desk.execute(AbandonNegotiation::of(&talks[2], "no_funding").on("2020-12-15")?)?;
    desk.execute(Suspend::of(&talks[3], "power_shortage").on("2021-05-01")?)?;
    desk.sign_agreement(SignAgreement::contract(&talks[4]).party(&investor).on("2021-03")?)?;
    Ok((crm, clock))
}

/// Every row: its group if it has any, its words, and how many.
fn told(table: &CrossTable) -> Vec<String> {
    for (at, row) in table.rows.iter().enumerate() {
        let members = table.members(at);
        let counted: Count = members.iter().map(|member| member.counts).collect();
        assert_eq!(counted, row.count, "those behind {:?}", row.words);
    }
    let rows = table.rows.iter().map(|row| {
        let group = row.group.iter().map(|group| group.name.as_str());
        let words: Vec<&str> = group.chain(row.keys()).filter(|word| !word.is_empty()).collect();
        format!("{}: {}", words.join(" "), row.count)
    });
    rows.collect()
}

fn share(table: &CrossTable, keys: [&str; 3]) -> Option<String> {
    let row = table.rows.iter().find(|row| row.keys() == keys).unwrap();
    row.share().map(|share| share.to_string())
}

#[test]
fn who_does_not_go_on_is_told_with_since_when_why_and_where_to() -> Result<(), Error> {
    let (crm, _) = book()?;
    let pipeline = crm.pipeline()?;
    let titled = |pipeline: &Pipeline| -> Vec<String> {
        let each = pipeline.standings().into_iter().map(|one| {
            let title = crm.investment(one.counted.of::<Investment>().unwrap()).unwrap().title().to_owned();
            let text = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            let (reason, place) = (one.reason.map(|reason| reason.to_string()), one.lost_to.unwrap_or_default());
            let possible: Vec<&str> = one.possible.iter().map(|is| is.key()).collect();
            format!("{title} {} {} {} {place}", possible.join("/"), text(one.since_latest), reason.unwrap_or_default())
        });
        let mut each: Vec<String> = each.collect();
        each.sort();
        each
    };
    assert_eq!(
        titled(&pipeline),
        [
            "丁 suspended 2021-05-01 power_shortage ",
            "丙 abandoned 2020-12-15 no_funding ",
            "乙 lost 2021-03-15 lost_on_land 太原"
        ]
    );
    let on = |valid: &str, known: &str| pipeline.at(Point::days(day(valid), day(known)));
    assert_eq!(titled(&on("2021-03-14", "2021-06-30")), ["丙 abandoned 2020-12-15 no_funding "]);
    assert!(titled(&on("2021-06-30", "2021-06-29")).is_empty(), "nothing was known before the book had it");
    assert_eq!(
        told(&on("2021-03-15", "2021-06-30").standing_table(&[])),
        [": 6", "ongoing: 4", "lost: 1", "abandoned: 1"]
    );
    assert!(told(&on("2020-10-31", "2021-06-30").standing_table(&[])).is_empty());
    Ok(())
}

#[test]
fn what_became_of_those_that_stood_at_a_stage() -> Result<(), Error> {
    let (crm, _) = book()?;
    let pipeline = crm.pipeline()?;
    let all = pipeline.transitions(day("2020-12-31"), None, &[])?;
    assert_eq!(
        told(&all),
        [
            // 丙 had been given up before.
            "negotiating at_risk: 5",
            "negotiating went_on contract_signed: 2",
            "negotiating still: 1",
            "negotiating stopped suspended: 1",
            "negotiating closed lost: 1",
            "contract_signed at_risk: 2",
            "contract_signed went_on construction_started: 1",
            "contract_signed still: 1",
            "construction_started at_risk: 1",
            "construction_started still: 1",
        ]
    );
    assert_eq!(share(&all, ["negotiating", "closed", "lost"]).as_deref(), Some("20.00%"));
    assert_eq!(share(&all, ["negotiating", "at_risk", ""]), None);
    // On 20 March 戊 may have been signed.
    let then = pipeline.transitions(day("2020-12-31"), Some(day("2021-03-20")), &[])?;
    assert_eq!(
        told(&then),
        [
            "negotiating at_risk: 5",
            "negotiating went_on contract_signed: 1-2",
            "negotiating still: 2-3",
            "negotiating closed lost: 1",
            "contract_signed at_risk: 1-2",
            "contract_signed still: 1-2",
        ]
    );
    assert_eq!(share(&then, ["negotiating", "went_on", "contract_signed"]).as_deref(), Some("20.00% - 40.00%"));
    // And if it had not, it was after that day.
    let rest = pipeline.transitions(day("2021-03-20"), Some(day("2021-06-30")), &[Dimension::Unit])?;
    assert_eq!(
        told(&rest),
        [
            "招商一局 negotiating at_risk: 1-2",
            "招商一局 negotiating went_on contract_signed: 0-1",
            "招商一局 negotiating stopped suspended: 1",
            "招商一局 contract_signed at_risk: 2",
            "招商一局 contract_signed went_on construction_started: 1",
            "招商一局 contract_signed still: 1",
            "招商一局 construction_started at_risk: 1",
            "招商一局 construction_started still: 1",
            "招商二局 negotiating at_risk: 1",
            "招商二局 negotiating still: 1",
        ]
    );
    assert_eq!(share(&rest, ["negotiating", "went_on", "contract_signed"]).as_deref(), Some("0.00% - 50.00%"));
    let kept = pipeline.clone().keep_reached("construction_started")?;
    assert_eq!(told(&kept.transitions(day("2021-03-31"), None, &[])?).first().unwrap(), "contract_signed at_risk: 1");
    // Before anything happened, and before anything was known.
    assert!(told(&pipeline.transitions(day("2019-12-31"), Some(day("2020-06-30")), &[])?).is_empty());
    let before = pipeline.at(Point::days(day("2021-06-30"), day("2021-06-29")));
    assert!(told(&before.transitions(day("2020-12-31"), None, &[])?).is_empty());
    let backwards = pipeline.transitions(day("2021-03-20"), Some(day("2021-03-19")), &[]).unwrap_err();
    assert_eq!(backwards.code.as_str(), "pipeline.window-ends-before-it-starts");
    assert!(backwards.say(Lang::En).contains("2021-03-19") && !backwards.say(Lang::Zh).contains('{'));
    assert_eq!(told(&pipeline.transitions(day("2021-06-30"), None, &[])?).len(), 7, "of one day: 丁, 己, 戊 and 甲");
    Ok(())
}

#[test]
fn why_they_stopped_or_ended() -> Result<(), Error> {
    let (crm, _) = book()?;
    let pipeline = crm.pipeline()?;
    assert_eq!(
        told(&pipeline.reasons(None, None, &[])?),
        ["suspended power_shortage: 1", "lost lost_on_land 太原: 1", "abandoned no_funding: 1"]
    );
    let within = pipeline.reasons(Some(day("2020-12-31")), Some(day("2021-04-30")), &[Dimension::Unit])?;
    assert_eq!(told(&within), ["招商二局 lost lost_on_land 太原: 1"]);
    assert_eq!(within.rows[0].words[1].label.zh, "无合适用地或厂房");
    let table = within.table()?;
    assert_eq!(table.cell(0, "lost_to").map(|cell| cell.to_string()).as_deref(), Some("太原"));
    Ok(())
}

/// Who was lost on some day of March may have been lost by the middle of it; who comes back is at risk again.
#[test]
fn a_closing_in_doubt_and_a_reopening() -> Result<(), Error> {
    let clock = SetClock::at_noon_of("2021-06-30");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").time_zone("Asia/Shanghai"), clock.options())?;
    let desk = crm.desk(Officer::named("wang.li"))?;
    let talks = desk.open_negotiation(OpenNegotiation::titled("甲").on("2021-01-05")?)?;
    desk.execute(LoseNegotiation::of(&talks, "lost_on_cost").on("2021-03")?)?;
    let pipeline = crm.pipeline()?;
    let within = |pipeline: &Pipeline, since: &str, until: &str| -> Result<Vec<String>, Error> {
        Ok(told(&pipeline.transitions(day(since), Some(day(until)), &[])?))
    };
    assert_eq!(
        within(&pipeline, "2020-12-31", "2021-03-15")?,
        ["negotiating at_risk: 1", "negotiating still: 0-1", "negotiating closed lost: 0-1"]
    );
    assert_eq!(
        within(&pipeline, "2021-03-15", "2021-06-30")?,
        ["negotiating at_risk: 0-1", "negotiating closed lost: 0-1"]
    );
    assert!(within(&pipeline, "2021-03-31", "2021-06-30")?.is_empty());
    assert_eq!(told(&pipeline.reasons(Some(day("2021-03-10")), None, &[])?), ["lost lost_on_cost: 0-1"]);

    desk.execute(Reopen::of(talks.id.record(), "返回").on("2021-05-10")?)?;
    let pipeline = crm.pipeline()?;
    let reopened = within(&pipeline, "2021-03-31", "2021-06-30")?;
    assert_eq!(reopened, ["negotiating at_risk: 1", "negotiating still: 1"]);
    assert!(within(&pipeline, "2021-03-31", "2021-05-09")?.is_empty());
    Ok(())
}

/// Where a record is there only perhaps, the word may be that of the others; or of what it came of.
#[test]
fn a_record_in_doubt_leaves_the_standing_in_doubt() -> Result<(), Error> {
    let clock = SetClock::at_noon_of("2021-06-30");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").time_zone("Asia/Shanghai"), clock.options())?;
    let desk = crm.desk(Officer::named("wang.li"))?;
    let lead = desk.capture_lead(CaptureLead::titled("甲").on("2021-01-05")?)?;
    let talks = desk.open_negotiation(OpenNegotiation::with(&lead).on("2021-02")?)?;
    desk.execute(Suspend::of(lead.id, "power_shortage").on("2021-02-10")?)?;
    let pipeline = crm.pipeline()?;
    let investment = crm.negotiation(&talks)?.head.investment_at(AsOf::LATEST).unwrap();
    let possible = |valid: &str| {
        let then = pipeline.at(Point::days(day(valid), day("2021-06-30"))).standing_of(investment).unwrap();
        let rows = crm.as_of(valid, "2021-06-30").unwrap().investments().rows().unwrap();
        assert_eq!(then.is, rows[0].standing, "{valid}");
        then.possible
    };
    assert_eq!(possible("2021-01-31"), [Is::Ongoing]);
    assert_eq!(possible("2021-02-05"), [Is::Ongoing]);
    assert_eq!(possible("2021-02-20"), [Is::Ongoing, Is::Suspended], "of the talks, or of the lead without them");
    assert_eq!(possible("2021-02-28"), [Is::Ongoing], "the talks go on");
    Ok(())
}

/// Of several records that are closed the one to which something happened last tells how and why, as in lists.
#[test]
fn of_several_closed_records_the_last_tells() -> Result<(), Error> {
    let clock = SetClock::at_noon_of("2021-06-30");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").time_zone("Asia/Shanghai"), clock.options())?;
    let desk = crm.desk(Officer::named("wang.li"))?;
    let first = desk.open_negotiation(OpenNegotiation::titled("甲").on("2021-01-05")?)?;
    let investment = crm.negotiation(&first)?.head.investment_at(AsOf::LATEST).unwrap();
    let second = desk.open_negotiation(OpenNegotiation::titled("乙").investment(investment).on("2021-02-01")?)?;
    desk.execute(RecordInteraction::of(&first, InteractionKind::Visit).on("2021-03-01")?)?;
    desk.execute(LoseNegotiation::of(&first, "lost_on_cost").lost_to("太原").on("2021-03-05")?)?;
    desk.execute(AbandonNegotiation::of(&second, "no_reply").on("2021-03-10")?)?;
    let pipeline = crm.pipeline()?;
    let told = |valid: &str| {
        let then = pipeline.at(Point::days(day(valid), day("2021-06-30"))).standing_of(investment).unwrap();
        let rows = crm.as_of(valid, "2021-06-30").unwrap().investments().rows().unwrap();
        assert_eq!(then.is, rows[0].standing, "{valid}");
        (then.is, then.since_latest.map(|day| day.to_string()), then.lost_to)
    };
    assert_eq!(told("2021-03-09"), (Is::Ongoing, None, None), "the second goes on");
    // Neither goes on since the second was given up.
    assert_eq!(told("2021-03-10"), (Is::Lost, Some("2021-03-10".to_owned()), Some("太原".to_owned())));
    Ok(())
}

/// Whatever may be why, whichever way the doubts turn out, is told as possible; why for certain, what is it in all.
#[test]
fn every_reason_that_may_be_the_one_is_possible() -> Result<(), Error> {
    let clock = SetClock::at_noon_of("2021-06-30");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").time_zone("Asia/Shanghai"), clock.options())?;
    let desk = crm.desk(Officer::named("wang.li"))?;
    // The lead is stopped; the talks that came of it began on some day of February.
    let lead = desk.capture_lead(CaptureLead::titled("甲").on("2021-01-05")?)?;
    desk.open_negotiation(OpenNegotiation::with(&lead).on("2021-02")?)?;
    desk.execute(Suspend::of(lead.id, "power_shortage").on("2021-02-10")?)?;
    let reasons = |valid: &str| {
        let then = crm.pipeline()?.at(Point::days(day(valid), day("2021-06-30")));
        Ok::<_, Error>(told(&then.reasons(None, None, &[])?))
    };
    assert!(reasons("2021-02-09")?.is_empty());
    assert_eq!(reasons("2021-02-20")?, ["suspended power_shortage: 0-1"], "of the lead, if there are no talks yet");
    assert!(reasons("2021-02-28")?.is_empty(), "the talks go on");

    // Two are closed, and which of them was talked of last is open until April.
    let talks = desk.open_negotiation(OpenNegotiation::titled("乙").on("2021-01-05")?)?;
    let investment = crm.negotiation(&talks)?.head.investment_at(AsOf::LATEST).unwrap();
    let others = desk.open_negotiation(OpenNegotiation::titled("丙").investment(investment).on("2021-02-01")?)?;
    desk.execute(RecordInteraction::of(&talks, InteractionKind::Visit).on("2021-03")?)?;
    desk.execute(RecordInteraction::of(&others, InteractionKind::Visit).on("2021-03-15")?)?;
    desk.execute(LoseNegotiation::of(&talks, "lost_on_cost").lost_to("太原").on("2021-04-01")?)?;
    desk.execute(AbandonNegotiation::of(&others, "no_reply").on("2021-04-10")?)?;
    assert_eq!(reasons("2021-04-30")?, ["lost lost_on_cost 太原: 0-1", "abandoned no_reply: 0-1"]);
    let then = crm.pipeline()?.at(Point::days(day("2021-04-30"), day("2021-06-30")));
    let standing = then.standing_of(investment).unwrap();
    assert_eq!((standing.is, standing.possible), (Is::Lost, vec![Is::Lost, Is::Abandoned]));
    let since = then.reasons(Some(day("2021-04-05")), None, &[])?;
    assert_eq!(told(&since), ["lost lost_on_cost 太原: 0-1", "abandoned no_reply: 0-1"], "neither goes on since then");
    assert!(told(&then.reasons(Some(day("2021-04-10")), None, &[])?).is_empty());
    // A visit in May settles it.
    desk.execute(RecordInteraction::of(&others, InteractionKind::Visit).on("2021-05-03")?)?;
    assert_eq!(reasons("2021-05-31")?, ["abandoned no_reply: 1"]);
    Ok(())
}
