//! Finding much: what is left out is said.

use inward::prelude::*;

#[test]
fn a_find_of_more_than_a_thousand_says_that_it_is_cut() {
    let crm = Crm::in_memory(NewZone::named("合成开发区")).unwrap();
    let desk = crm.desk(Officer::named("wang.li")).unwrap();
    let investor = desk.add_organisation(AddOrganisation::named("合成材料有限公司")).unwrap();
    let mut batch = desk.batch();
    for number in 0..1_000 {
        batch.add(CaptureLead::titled(format!("合成线索{number}")).on("2020-06").unwrap().investor(&investor));
    }
    batch.commit().unwrap();
    let today = crm.today().unwrap().to_string();
    let found = |crm: &Crm, text: &str| {
        let found = crm.find(text).unwrap();
        (found.is_cut(), found.all().len())
    };
    let then = || crm.as_of("2020-07-01", today.as_str()).unwrap();
    for crm in [&crm, &then()] {
        assert_eq!(found(crm, "线索"), (false, 1_000));
        assert_eq!(found(crm, "材料"), (false, 1_000), "by their organisation");
        assert_eq!(found(crm, "线索999"), (false, 1));
    }

    desk.capture_lead(CaptureLead::titled("合成线索甲").on("2020-06").unwrap().investor(&investor)).unwrap();
    for crm in [&crm, &then()] {
        assert_eq!(found(crm, "线索"), (true, 1_000));
        assert_eq!(found(crm, "材料"), (true, 1_000));
        assert_eq!(crm.investments().filter(Filter::default().text("线索")).count().unwrap(), 1_001);
    }
}
