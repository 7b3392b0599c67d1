//! What was entered by mistake and is retracted: with a fact goes what its command stated because of it. Records that were entered by mistake: once what they were made with is retracted, nothing counts them.

use inward::prelude::*;

use crate::clock::SetClock;

fn zone() -> NewZone {
    NewZone::named("合成开发区").currency("CNY")
}

/// What a reader counts: leads, agreements, commitments, investments, the table, the contracts.
fn counted(crm: &Crm) -> [u64; 6] {
    [
        crm.leads().count().unwrap().exact().unwrap(),
        crm.agreements().count().unwrap().exact().unwrap(),
        crm.commitments().count().unwrap().exact().unwrap(),
        crm.investments().count().unwrap().exact().unwrap(),
        crm.stage_table().unwrap().total.exact().unwrap(),
        crm.agreements().sum(MoneyKind::ContractInvestment).unwrap().known.certain,
    ]
}

fn taken_out(crm: &Crm, clock: &SetClock) {
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    desk.add_organisation(AddOrganisation::named("合成公司")).unwrap();
    desk.add_unit(AddUnit::named("合成局")).unwrap();
    let lead = desk.capture_lead(CaptureLead::titled("合成储能").on("2021-01-02").unwrap()).unwrap();
    let signed = SignAgreement::titled("合成合同").level(Level::Contract).party("合成公司").code("HT-1");
    let signed = signed.on("2021-01-03").unwrap().contract_investment("8亿元".parse().unwrap());
    let agreement = desk.sign_agreement(signed).unwrap();
    let promise = Promise::to_investor(&lead, "construction_permit").on("2021-01-04").unwrap();
    let promise = desk.promise(promise.due("2021-02-01").unwrap().debtor("合成局")).unwrap();
    assert_eq!(counted(crm), [1, 1, 1, 2, 2, 1]);
    clock.set_to_noon_of("2021-03-01");
    desk.retract(promise.fact().unwrap(), "误录").unwrap();
    assert_eq!(counted(crm), [1, 1, 0, 2, 2, 1]);
    assert_eq!(crm.members(lead_investment(crm, &lead)).unwrap(), [lead.id.record()]);
    desk.retract(agreement.fact().unwrap(), "误录").unwrap();
    assert_eq!(counted(crm), [1, 0, 0, 1, 1, 0], "the investment it opened goes with it");
    desk.retract(lead.fact().unwrap(), "误录").unwrap();
    for crm in [crm, &crm.as_of("2021-03-01", "2021-03-01").unwrap()] {
        assert_eq!(counted(crm), [0; 6]);
        assert!(crm.find("合成储能").unwrap().all().is_empty());
        assert!(crm.find("HT-1").unwrap().all().is_empty());
    }
    // It is read by its id, has its history, and its keys stay held.
    assert_eq!(crm.agreement(&agreement).unwrap().title(), "合成合同");
    assert_eq!(crm.history(&promise).unwrap().len(), 2);
    let code_again = SignAgreement::titled("另一合同").level(Level::Contract).party("合成公司").code("HT-1");
    assert!(desk.sign_agreement(code_again).is_err());
    // As it was known then it is there; folded again it is the same.
    assert_eq!(counted(&crm.as_of("2021-03-01", "2021-02-28").unwrap()), [1, 1, 1, 2, 2, 1]);
    crm.rebuild().unwrap();
    assert_eq!(counted(crm), [0; 6]);
    // Stated again, it is back.
    clock.set_to_noon_of("2021-03-02");
    desk.reach(&agreement, "contract_signed", "2021-01-05").unwrap();
    for crm in [crm, &crm.as_of("2021-03-02", "2021-03-02").unwrap()] {
        assert_eq!(counted(crm), [0, 1, 0, 1, 1, 1]);
    }
}

fn lead_investment(crm: &Crm, lead: &Done<Lead>) -> Id<Investment> {
    crm.lead(lead).unwrap().head.investment_at(AsOf::LATEST).unwrap()
}

#[test]
fn what_was_entered_by_mistake_can_be_taken_out() {
    let clock = SetClock::at_noon_of("2021-01-10");
    taken_out(&Crm::in_memory_with(zone(), clock.options()).unwrap(), &clock);
    let clock = SetClock::at_noon_of("2021-01-10");
    let folder = tempfile::tempdir().unwrap();
    taken_out(&Crm::create_with(folder.path().join("book.db"), zone(), clock.options()).unwrap(), &clock);
}

#[test]
fn an_amendment_takes_its_amounts_along_and_a_condition_its_due() {
    let clock = SetClock::at_noon_of("2021-08-10");
    let crm = Crm::in_memory_with(zone(), clock.options()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi").unit("合成局")).unwrap();
    desk.add_organisation(AddOrganisation::named("合成公司")).unwrap();
    let signed = SignAgreement::titled("合成合同").level(Level::Contract).party("合成公司").on("2021-01-05").unwrap();
    let agreement = desk.sign_agreement(signed.contract_investment("8亿元".parse().unwrap())).unwrap();
    let mut batch = desk.batch();
    let amended = AmendAgreement::of(&agreement).on("2021-03-01").unwrap().note("补充协议");
    batch.add(amended.contract_investment("9亿元".parse().unwrap()));
    let total = StateAmount::of(&agreement, MoneyKind::TotalPlanned, "10亿元".parse().unwrap());
    batch.add(total.on("2021-03-01").unwrap());
    let answers = batch.commit().unwrap();
    let amounts = |crm: &Crm| {
        [MoneyKind::ContractInvestment, MoneyKind::TotalPlanned]
            .map(|kind| crm.agreement(&agreement).unwrap().amount(kind, None).map(ToString::to_string))
    };
    assert_eq!(amounts(&crm), [Some("900000000 CNY".to_owned()), Some("1000000000 CNY".to_owned())]);
    clock.set_to_noon_of("2021-08-11");
    desk.retract(answers[0].facts[0], "误录").unwrap();
    let ten = Some("1000000000 CNY".to_owned());
    assert_eq!(amounts(&crm), [Some("800000000 CNY".to_owned()), ten.clone()], "what another command stated stays");
    assert_eq!(amounts(&crm.as_of("2021-08-11", "2021-08-10").unwrap()), [Some("900000000 CNY".to_owned()), ten]);
    let promise = Promise::to_investor(&agreement, "policy_incentive").debtor("合成局").condition("达产");
    let promise = desk.promise(promise.due("2021-12-01").unwrap()).unwrap();
    let met = MeetCondition::of(&promise).on("2021-06-01").unwrap().due("2021-12-31").unwrap();
    let met = desk.meet_condition(met).unwrap();
    let before = crm.commitment(&promise).unwrap();
    assert_eq!(before.due().unwrap().unwrap().to_string(), "2021-12-31");
    desk.retract(met.fact().unwrap(), "误录").unwrap();
    let after = crm.commitment(&promise).unwrap();
    assert_eq!(after.due().unwrap().unwrap().to_string(), "2021-12-01");
    assert_ne!(after.life(), before.life(), "the condition is not met again");
}
