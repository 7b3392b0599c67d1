//! Every code of the area is provoked, and its texts need no parameter that is not given.

use inward_core::calendar::local_time;
use inward_core::refusal::Refusal;
use inward_core::text::{Lang, refusals};
use inward_core::when::{Timestamp, When};

#[test]
fn every_code_is_provoked() {
    let provoked: Vec<Refusal> = [
        "",
        "近期",
        "2020-02-30",
        "03/04/2020",
        "44013",
        "2021/2020",
        "2020年底",
        "7月底",
        "20年7月",
        "2020-07-18 星期五",
        "2020-07-18 10:00",
        "0000",
        "2020-07-18T25:00Z",
        "2020-07-18T10:00+30:00",
    ]
    .into_iter()
    .map(|text| When::parse(text).unwrap_err())
    .chain([
        "2020-07".parse::<When>().unwrap().one_day().unwrap_err(),
        Timestamp::parse("2020").unwrap_err(),
        local_time("2020-07-18T10:00+08:00").unwrap_err(),
        Timestamp::at_local("2024-03-31T02:30:00".parse().unwrap(), chrono_tz::Europe::Paris).unwrap_err(),
    ])
    .collect();
    for code in refusals::when::ALL {
        let refusal = provoked.iter().find(|refusal| refusal.code == *code).unwrap_or_else(|| panic!("{code}"));
        for lang in [Lang::En, Lang::Zh] {
            assert!(!refusal.say(lang).contains('?'), "{}", refusal.say(lang));
        }
    }
    assert_eq!(refusals::when::ALL.len(), provoked.len());
}
