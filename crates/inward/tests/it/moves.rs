//! What is left of an investment from which everything was moved away.

use inward::prelude::*;

use crate::clock::SetClock;

/// Two leads that are one investment: after the move the remnant counts nowhere, and is still read.
fn merged(crm: &Crm, clock: &SetClock) {
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    let kept = desk.capture_lead(CaptureLead::titled("合成商业综合体").on("2021-01-02").unwrap()).unwrap();
    let twin = desk.capture_lead(CaptureLead::titled("合成城市商业综合体").on("2021-01-03").unwrap()).unwrap();
    let on_purpose = desk.open_investment(OpenInvestment::titled("合成储备项目")).unwrap();
    let [into, remnant] = [&kept, &twin].map(|lead| crm.find(crm.lead(lead).unwrap().title()).unwrap().one().unwrap());
    let listed = |crm: &Crm| {
        let table = crm.stage_table().unwrap();
        let count = crm.investments().count().unwrap();
        assert_eq!(table.total, count, "the table and the list");
        let count = count.exact().unwrap();
        assert_eq!(crm.investments().rows().unwrap().len() as u64, count);
        (count, table.at(crm.leads().rows().unwrap()[0].stage.unwrap()).unwrap().count.certain)
    };
    assert_eq!(listed(crm), (3, 2));
    clock.set_to_noon_of("2021-02-01");
    desk.move_record(MoveRecord::to(&twin, &into, "同一项目")).unwrap();
    for crm in [crm, &crm.as_of("2021-02-01", "2021-02-01").unwrap()] {
        assert_eq!(listed(crm), (2, 1), "the remnant counts nowhere; what was opened on purpose does");
        assert_eq!(crm.find("城市商业综合体").unwrap().one().unwrap().title(), into.title());
        assert!(crm.find(&remnant.investment.id.to_string()).unwrap().all().is_empty());
        assert_eq!(crm.find("储备").unwrap().one().unwrap().investment.id, on_purpose.id);
        assert_eq!(crm.investment(&remnant).unwrap().title(), remnant.title(), "still read by its id");
        assert!(!crm.history(&remnant).unwrap().is_empty());
    }
    let before = crm.as_of("2021-01-31", "2021-01-31").unwrap();
    assert_eq!(listed(&before), (3, 2), "as it was known then");
    // Folded again it is the same, and moved back all is as it was.
    let rows = crm.investments().rows().unwrap();
    crm.rebuild().unwrap();
    assert_eq!(crm.investments().rows().unwrap(), rows);
    clock.set_to_noon_of("2021-02-02");
    desk.move_record(MoveRecord::to(&twin, &remnant, "并非同一项目")).unwrap();
    assert_eq!(listed(crm), (3, 2));
    assert_eq!(crm.find("城市商业综合体").unwrap().one().unwrap().row, remnant.row);
    // An investment that was opened on purpose stays, whatever was moved through it.
    desk.move_record(MoveRecord::to(&twin, &on_purpose, "转入")).unwrap();
    assert_eq!(listed(crm), (2, 2));
    desk.move_record(MoveRecord::to(&twin, &into, "同一项目")).unwrap();
    for crm in [crm, &crm.as_of("2021-02-02", "2021-02-02").unwrap()] {
        assert_eq!(listed(crm), (2, 1), "opened on purpose, it is not a remnant");
        assert_eq!(crm.find("储备").unwrap().one().unwrap().investment.id, on_purpose.id);
    }
}

#[test]
fn what_everything_was_moved_from_is_a_remnant() {
    let clock = SetClock::at_noon_of("2021-01-10");
    let zone = || NewZone::named("合成开发区").currency("CNY");
    merged(&Crm::in_memory_with(zone(), clock.options()).unwrap(), &clock);
    let clock = SetClock::at_noon_of("2021-01-10");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    merged(&Crm::create_with(&path, zone(), clock.options()).unwrap(), &clock);
}

/// Nor does a remnant come back once it is said that its lead never belonged to it, whether its row is
/// kept or folded again.
#[test]
fn a_remnant_stays_one_whatever_is_retracted() {
    let clock = SetClock::at_noon_of("2021-01-10");
    let zone = || NewZone::named("合成开发区").currency("CNY");
    let folder = tempfile::tempdir().unwrap();
    let file = Crm::create_with(folder.path().join("book.db"), zone(), clock.options()).unwrap();
    for crm in [file, Crm::in_memory_with(zone(), clock.options()).unwrap()] {
        let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
        let lead = desk.capture_lead(CaptureLead::titled("合成储能").on("2021-01-02").unwrap()).unwrap();
        let on_purpose = desk.open_investment(OpenInvestment::titled("合成储备项目")).unwrap();
        desk.move_record(MoveRecord::to(&lead, &on_purpose, "同一项目")).unwrap();
        let belonging = format!("{}@1.1", lead.id).parse().unwrap();
        desk.retract(belonging, "误录").unwrap();
        for _ in 0..2 {
            assert_eq!(crm.investments().rows().unwrap().len(), 1);
            assert_eq!(crm.stage_table().unwrap().total, 1);
            crm.rebuild().unwrap();
        }
    }
}

/// A condition is met by the milestone of the project that belonged to its investment as it was known
/// then, even if it is known by now that it never belonged there.
#[test]
fn a_condition_looks_where_a_project_belonged_as_it_was_known() {
    let clock = SetClock::at_noon_of("2021-01-10");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区"), clock.options()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi").unit("合成一局")).unwrap();
    let lead = desk.capture_lead(CaptureLead::titled("合成储能").on("2021-01-02").unwrap()).unwrap();
    let promise = Promise::to_investor(&lead, "soft").debtor("合成一局").condition_milestone("construction_started");
    let promise = desk.promise(promise.on("2021-01-02").unwrap()).unwrap();
    let project = desk.record_project(RecordProject::titled("合成项目")).unwrap();
    desk.reach(&project, milestone::CONSTRUCTION_STARTED, "2021-01-05").unwrap();
    let life = |crm: &Crm| crm.commitment(&promise).unwrap().life();
    assert_eq!(life(&crm), Life::Conditional);
    clock.set_to_noon_of("2021-02-01");
    let whole = crm.lead(&lead).unwrap().head.investment_at(AsOf::LATEST).unwrap();
    let moved = desk.move_record(MoveRecord::to(&project, whole, "同一项目")).unwrap();
    assert_eq!(life(&crm), Life::Active);
    clock.set_to_noon_of("2021-03-01");
    desk.retract(moved.fact().unwrap(), "误并").unwrap();
    assert_eq!(life(&crm), Life::Conditional);
    assert_eq!(life(&crm.as_of("2021-02-10", "2021-02-10").unwrap()), Life::Active);
}

/// An agreement takes along what was promised with it.
#[test]
fn commitments_go_where_their_agreement_goes() {
    let clock = SetClock::at_noon_of("2021-01-10");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区"), clock.options()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi").unit("合成一局")).unwrap();
    desk.add_organisation(AddOrganisation::named("合成公司")).unwrap();
    let deal = SignAgreement::titled("合成合同").level(Level::Contract).party("合成公司");
    let deal = desk.sign_agreement(deal.on("2021-01-05").unwrap()).unwrap();
    let promise = desk.promise(Promise::to_investor(&deal, "soft").debtor("合成一局")).unwrap();
    let own = crm.agreement(&deal).unwrap().head.investment_at(AsOf::LATEST).unwrap();
    let other = desk.open_investment(OpenInvestment::titled("合成另一项目")).unwrap();
    let moved = desk.move_record(MoveRecord::to(&deal, &other, "归并")).unwrap();
    assert_eq!(moved.touched, [deal.id.record(), promise.id.record()]);
    assert_eq!(crm.members(&other).unwrap(), [deal.id.record(), promise.id.record()]);
    assert_eq!(crm.investments().count().unwrap(), 1);
    // And they go back with it once the move is retracted.
    clock.set_to_noon_of("2021-02-01");
    assert_eq!(moved.fact().unwrap().record, deal.id.record());
    desk.retract(moved.fact().unwrap(), "误并").unwrap();
    let both = [deal.id.record(), promise.id.record()];
    assert_eq!(crm.members(own).unwrap(), both);
    assert!(crm.members(&other).unwrap().is_empty());
    assert_eq!(crm.as_of("2021-01-31", "2021-01-31").unwrap().members(&other).unwrap(), both, "as it was known then");
    // A move of a commitment alone is its own.
    desk.move_record(MoveRecord::to(&promise, &other, "单列")).unwrap();
    let moved = desk.move_record(MoveRecord::to(&deal, &other, "归并")).unwrap();
    assert_eq!(moved.touched, [deal.id.record()]);
    desk.retract(moved.fact().unwrap(), "误并").unwrap();
    assert_eq!(crm.members(&other).unwrap(), [promise.id.record()]);
}
