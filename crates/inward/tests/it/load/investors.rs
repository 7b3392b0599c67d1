//! Who invests: told to every record of a row, found by code or name, and refused where they differ.

use super::editions::{aliases, lead};
use super::*;

#[test]
fn another_investor_becomes_that_of_every_record_of_the_row() {
    let desk = desk();
    let columns = [
        NAME,
        ("线索", "'lead.title'"),
        ("洽谈", "'negotiation.on'"),
        ("签约", "'agreement.on'"),
        ("投资方", "'organisation.name'"),
    ];
    load(&desk, FIRST, &columns, &["A1,合成项目,合成线索,2020-06,2020-07,合成甲公司"]);
    let deal: Id<Agreement> = referred(&desk, "A1#agreement");
    let bank = desk.add_organisation(AddOrganisation::named("合成银行")).unwrap();
    let first = desk.crm().agreement(deal).unwrap().parties[0];
    desk.change_agreement(ChangeAgreement::of(deal).party(first).party(&bank)).unwrap();

    let report = load(&desk, SECOND, &columns, &["A1,合成项目,合成线索,2020-06,2020-07,合成乙公司"]);
    assert_eq!(
        report.rows[0].changes,
        [change("投资方", "organisation.name", Some("合成甲公司"), "合成乙公司")],
        "told once"
    );
    let now = desk.crm().organisations().filter(Filter::default().text("合成乙公司")).page().unwrap().items[0].id;
    assert_eq!(lead(&desk).investor, Some(now));
    assert_eq!(desk.crm().negotiation(referred::<Negotiation>(&desk, "A1#negotiation")).unwrap().investor, Some(now));
    assert_eq!(desk.crm().agreement(deal).unwrap().parties, [now, bank.id], "the other parties stay");
    assert_eq!(project(&desk, "A1").owner, Some(now));
    assert_eq!(desk.crm().find("合成乙公司").unwrap().one().unwrap().title(), "合成项目");
    // A party among others is a party.
    assert_eq!(
        counts(&load(&desk, SECOND, &columns, &["A1,合成项目,合成线索,2020-06,2020-07,合成银行"])),
        [0, 1, 0, 0]
    );
    assert_eq!(desk.crm().agreement(deal).unwrap().parties, [now, bank.id]);
}

#[test]
fn an_investor_of_whom_nothing_else_is_told_is_kept_by_a_lead() {
    let desk = desk();
    let columns = [("名称", "'investment.name'"), ("投资方", "'organisation.name'")];
    load(&desk, FIRST, &columns, &["A1,合成招商项目,合成甲公司"]);
    assert_eq!(desk.crm().find("合成甲公司").unwrap().one().unwrap().title(), "合成招商项目");
    let report = load(&desk, SECOND, &columns, &["A1,合成招商项目,合成乙公司"]);
    assert_eq!(report.rows[0].changes, [change("投资方", "organisation.name", Some("合成甲公司"), "合成乙公司")]);
    assert_eq!(desk.crm().find("合成乙公司").unwrap().one().unwrap().title(), "合成招商项目");
    assert_eq!(desk.crm().find("合成甲公司").unwrap().all().len(), 0);
}

#[test]
fn a_code_and_a_name_that_mean_two_organisations_are_refused_with_both() {
    let desk = desk();
    let columns = [NAME, ("投资方", "'organisation.name'"), ("信用代码", "'organisation.uscc'")];
    let other = "91350900587527783P";
    load(&desk, FIRST, &columns, &[&format!("A1,甲,合成甲公司,{USCC}"), "A2,乙,合成乙公司,"]);
    let report = preview(&desk, &columns, &[&format!("A3,丙,合成乙公司,{USCC}")]);
    assert_eq!(faults(&report), [(2, Some("投资方"), "ledger.two-organisations")]);
    for lang in [Lang::En, Lang::Zh] {
        let text = report.faults[0].refusal.say(lang);
        let names = ["合成甲公司 (", "合成乙公司 (", USCC];
        assert!(names.iter().all(|name| text.contains(name)) && !text.contains('{'), "{text}");
    }

    // The same code under a new name is the same company renamed.
    let report = load(&desk, SECOND, &columns, &[&format!("A1,甲,合成甲集团,{USCC}"), "A2,乙,合成乙公司,"]);
    assert_eq!(report.rows[0].changes, [change("投资方", "organisation.name", Some("合成甲公司"), "合成甲集团")]);
    let renamed = desk.crm().organisation(project(&desk, "A1").owner.unwrap()).unwrap();
    assert_eq!((renamed.title(), aliases(&*renamed)), ("合成甲集团", "合成甲公司".to_owned()));
    // Its old name means it still, without another change.
    assert_eq!(counts(&preview(&desk, &columns, &[&format!("A1,甲,合成甲公司,{USCC}")])), [0, 0, 1, 0]);

    // Another code under its name is refused, until the other company is in the book with its code.
    let twin = format!("A4,丁,合成甲集团,{other}");
    let report = preview(&desk, &columns, &[&twin]);
    assert_eq!(faults(&report), [(2, Some("信用代码"), "ledger.other-identifier")]);
    assert!(report.faults[0].refusal.say(Lang::Zh).contains(USCC), "{}", report.faults[0]);
    let added = desk.add_organisation(AddOrganisation::named("合成甲集团").uscc(other).unwrap()).unwrap();
    load(&desk, SECOND, &columns, &[&twin]);
    assert_eq!(project(&desk, "A4").owner, Some(added.id));
}

#[test]
fn what_is_said_of_an_investor_without_a_name_is_not_lost() {
    let desk = desk();
    let columns = [NAME, ("投资方", "'organisation.name'"), ("国别", "'organisation.country'")];
    assert_eq!(faults(&preview(&desk, &columns, &["A1,甲,,CN"])), [(2, Some("国别"), "text.blank-name")]);
    let report = preview(&desk, &columns, &["A1,甲,合成甲公司,中国"]);
    assert_eq!(faults(&report), [(2, Some("国别"), "organisation.bad-country")]);
}
