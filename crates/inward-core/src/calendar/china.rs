//! The working days of mainland China: the notices of the State Council on holidays (放假) and make-up
//! working days (调休), each with the day it was issued.
//!
//! Every year from 2007 has its notice, usually of the November or December before. Three years were
//! changed after the fact: 2015 (Victory Day), 2019 (Labour Day), 2020 (Spring Festival, when a
//! make-up working day became a holiday); both versions are here. The notices say nothing of hours.
//! Where the day of issue is not on record, 1 January of the year stands for it, and is marked so.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::layer::{DayRule, Layer, Notice, Stated};
use crate::text::Label;

/// A holiday that notices name, in English and Chinese.
type Holiday = (&'static str, &'static str);

const NEW_YEAR: Holiday = ("New Year", "元旦");
const SPRING_FESTIVAL: Holiday = ("Spring Festival", "春节");
const TOMB_SWEEPING: Holiday = ("Tomb-Sweeping Day", "清明节");
const LABOUR_DAY: Holiday = ("Labour Day", "劳动节");
const DRAGON_BOAT: Holiday = ("Dragon Boat Festival", "端午节");
const MID_AUTUMN: Holiday = ("Mid-Autumn Festival", "中秋节");
const NATIONAL_DAY: Holiday = ("National Day", "国庆节");
const MID_AUTUMN_AND_NATIONAL_DAY: Holiday = ("Mid-Autumn Festival and National Day", "中秋节、国庆节");
const VICTORY_DAY: Holiday = ("Victory Day", "抗战胜利纪念日");

/// A day as month and day, 1225 for 25 December. At New Year, December is that of the year before.
type Day = u32;

/// A notice: which year it is on, when it was issued, and what it says of each holiday: the days off,
/// from first to last, and the days at a weekend that work for them.
struct Issued {
    year: i32,
    on: (i32, u32, u32),
    exactly: bool,
    /// The title of a notice that changes an earlier one; those of every year have the same.
    amendment: Option<&'static str>,
    holidays: &'static [Arranged],
}

/// A holiday, its days off from first to last, and the days that work for them.
type Arranged = (Holiday, &'static [(Day, Day)], &'static [Day]);

#[rustfmt::skip]
const NOTICES: &[Issued] = &[
    Issued { year: 2007, on: (2007, 1, 1), exactly: false, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 103)], &[1230, 1231]),
        (SPRING_FESTIVAL, &[(218, 224)], &[217, 225]),
        (LABOUR_DAY, &[(501, 507)], &[428, 429]),
        (NATIONAL_DAY, &[(1001, 1007)], &[929, 930]),
    ] },
    Issued { year: 2008, on: (2008, 1, 1), exactly: false, amendment: None, holidays: &[
        (NEW_YEAR, &[(1230, 101)], &[1229]),
        (SPRING_FESTIVAL, &[(206, 212)], &[202, 203]),
        (TOMB_SWEEPING, &[(404, 406)], &[]),
        (LABOUR_DAY, &[(501, 503)], &[504]),
        (DRAGON_BOAT, &[(607, 609)], &[]),
        (MID_AUTUMN, &[(913, 915)], &[]),
        (NATIONAL_DAY, &[(929, 1005)], &[927, 928]),
    ] },
    Issued { year: 2009, on: (2008, 12, 10), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 103)], &[104]),
        (SPRING_FESTIVAL, &[(125, 131)], &[124, 201]),
        (TOMB_SWEEPING, &[(404, 406)], &[]),
        (LABOUR_DAY, &[(501, 503)], &[]),
        (DRAGON_BOAT, &[(528, 530)], &[531]),
        (MID_AUTUMN_AND_NATIONAL_DAY, &[(1001, 1008)], &[927, 1010]),
    ] },
    Issued { year: 2010, on: (2009, 12, 8), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 103)], &[]),
        (SPRING_FESTIVAL, &[(213, 219)], &[220, 221]),
        (TOMB_SWEEPING, &[(403, 405)], &[]),
        (LABOUR_DAY, &[(501, 503)], &[]),
        (DRAGON_BOAT, &[(614, 616)], &[612, 613]),
        (MID_AUTUMN, &[(922, 924)], &[919, 925]),
        (NATIONAL_DAY, &[(1001, 1007)], &[926, 1009]),
    ] },
    Issued { year: 2011, on: (2010, 12, 10), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 103)], &[]),
        (SPRING_FESTIVAL, &[(202, 208)], &[130, 212]),
        (TOMB_SWEEPING, &[(403, 405)], &[402]),
        (LABOUR_DAY, &[(430, 502)], &[]),
        (DRAGON_BOAT, &[(604, 606)], &[]),
        (MID_AUTUMN, &[(910, 912)], &[]),
        (NATIONAL_DAY, &[(1001, 1007)], &[1008, 1009]),
    ] },
    Issued { year: 2012, on: (2011, 12, 6), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 103)], &[1231]),
        (SPRING_FESTIVAL, &[(122, 128)], &[121, 129]),
        (TOMB_SWEEPING, &[(402, 404)], &[331, 401]),
        (LABOUR_DAY, &[(429, 501)], &[428]),
        (DRAGON_BOAT, &[(622, 624)], &[]),
        (MID_AUTUMN_AND_NATIONAL_DAY, &[(930, 1007)], &[929]),
    ] },
    Issued { year: 2013, on: (2012, 12, 10), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 103)], &[105, 106]),
        (SPRING_FESTIVAL, &[(209, 215)], &[216, 217]),
        (TOMB_SWEEPING, &[(404, 406)], &[407]),
        (LABOUR_DAY, &[(429, 501)], &[427, 428]),
        (DRAGON_BOAT, &[(610, 612)], &[608, 609]),
        (MID_AUTUMN, &[(919, 921)], &[922]),
        (NATIONAL_DAY, &[(1001, 1007)], &[929, 1012]),
    ] },
    Issued { year: 2014, on: (2014, 1, 1), exactly: false, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 101)], &[]),
        (SPRING_FESTIVAL, &[(131, 206)], &[126, 208]),
        (TOMB_SWEEPING, &[(405, 405), (407, 407)], &[]),
        (LABOUR_DAY, &[(501, 503)], &[504]),
        (DRAGON_BOAT, &[(602, 602)], &[]),
        (MID_AUTUMN, &[(908, 908)], &[]),
        (NATIONAL_DAY, &[(1001, 1007)], &[928, 1011]),
    ] },
    Issued { year: 2015, on: (2014, 12, 16), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 103)], &[104]),
        (SPRING_FESTIVAL, &[(218, 224)], &[215, 228]),
        (TOMB_SWEEPING, &[(405, 406)], &[]),
        (LABOUR_DAY, &[(501, 501)], &[]),
        (DRAGON_BOAT, &[(620, 620), (622, 622)], &[]),
        (MID_AUTUMN, &[(927, 927)], &[]),
        (NATIONAL_DAY, &[(1001, 1007)], &[1010]),
    ] },
    Issued { year: 2015, on: (2015, 5, 13), exactly: true, amendment: Some("国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知"), holidays: &[
        (VICTORY_DAY, &[(903, 905)], &[906]),
    ] },
    Issued { year: 2016, on: (2015, 12, 10), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 101)], &[]),
        (SPRING_FESTIVAL, &[(207, 213)], &[206, 214]),
        (TOMB_SWEEPING, &[(404, 404)], &[]),
        (LABOUR_DAY, &[(501, 502)], &[]),
        (DRAGON_BOAT, &[(609, 611)], &[612]),
        (MID_AUTUMN, &[(915, 917)], &[918]),
        (NATIONAL_DAY, &[(1001, 1007)], &[1008, 1009]),
    ] },
    Issued { year: 2017, on: (2016, 12, 1), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 102)], &[]),
        (SPRING_FESTIVAL, &[(127, 202)], &[122, 204]),
        (TOMB_SWEEPING, &[(402, 404)], &[401]),
        (LABOUR_DAY, &[(501, 501)], &[]),
        (DRAGON_BOAT, &[(528, 530)], &[527]),
        (MID_AUTUMN_AND_NATIONAL_DAY, &[(1001, 1008)], &[930]),
    ] },
    Issued { year: 2018, on: (2017, 11, 30), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 101)], &[]),
        (SPRING_FESTIVAL, &[(215, 221)], &[211, 224]),
        (TOMB_SWEEPING, &[(405, 407)], &[408]),
        (LABOUR_DAY, &[(429, 501)], &[428]),
        (DRAGON_BOAT, &[(618, 618)], &[]),
        (MID_AUTUMN, &[(924, 924)], &[]),
        (NATIONAL_DAY, &[(1001, 1007)], &[929, 930]),
    ] },
    Issued { year: 2019, on: (2018, 12, 6), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(1230, 101)], &[1229]),
        (SPRING_FESTIVAL, &[(204, 210)], &[202, 203]),
        (TOMB_SWEEPING, &[(405, 405)], &[]),
        (LABOUR_DAY, &[(501, 501)], &[]),
        (DRAGON_BOAT, &[(607, 607)], &[]),
        (MID_AUTUMN, &[(913, 913)], &[]),
        (NATIONAL_DAY, &[(1001, 1007)], &[929, 1012]),
    ] },
    Issued { year: 2019, on: (2019, 3, 22), exactly: true, amendment: Some("国务院办公厅关于调整2019年劳动节假期安排的通知"), holidays: &[
        (LABOUR_DAY, &[(501, 504)], &[428, 505]),
    ] },
    Issued { year: 2020, on: (2019, 11, 21), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 101)], &[]),
        (SPRING_FESTIVAL, &[(124, 130)], &[119, 201]),
        (TOMB_SWEEPING, &[(404, 406)], &[]),
        (LABOUR_DAY, &[(501, 505)], &[426, 509]),
        (DRAGON_BOAT, &[(625, 627)], &[628]),
        (MID_AUTUMN_AND_NATIONAL_DAY, &[(1001, 1008)], &[927, 1010]),
    ] },
    Issued { year: 2020, on: (2020, 1, 26), exactly: true, amendment: Some("国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）"), holidays: &[
        (SPRING_FESTIVAL, &[(131, 202)], &[]),
    ] },
    Issued { year: 2021, on: (2020, 11, 25), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 103)], &[]),
        (SPRING_FESTIVAL, &[(211, 217)], &[207, 220]),
        (TOMB_SWEEPING, &[(403, 405)], &[]),
        (LABOUR_DAY, &[(501, 505)], &[425, 508]),
        (DRAGON_BOAT, &[(612, 614)], &[]),
        (MID_AUTUMN, &[(919, 921)], &[918]),
        (NATIONAL_DAY, &[(1001, 1007)], &[926, 1009]),
    ] },
    Issued { year: 2022, on: (2021, 10, 25), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 103)], &[]),
        (SPRING_FESTIVAL, &[(131, 206)], &[129, 130]),
        (TOMB_SWEEPING, &[(403, 405)], &[402]),
        (LABOUR_DAY, &[(430, 504)], &[424, 507]),
        (DRAGON_BOAT, &[(603, 605)], &[]),
        (MID_AUTUMN, &[(910, 912)], &[]),
        (NATIONAL_DAY, &[(1001, 1007)], &[1008, 1009]),
    ] },
    Issued { year: 2023, on: (2022, 12, 8), exactly: true, amendment: None, holidays: &[
        (NEW_YEAR, &[(1231, 102)], &[]),
        (SPRING_FESTIVAL, &[(121, 127)], &[128, 129]),
        (TOMB_SWEEPING, &[(405, 405)], &[]),
        (LABOUR_DAY, &[(429, 503)], &[423, 506]),
        (DRAGON_BOAT, &[(622, 624)], &[625]),
        (MID_AUTUMN_AND_NATIONAL_DAY, &[(929, 1006)], &[1007, 1008]),
    ] },
    Issued { year: 2024, on: (2024, 1, 1), exactly: false, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 101)], &[]),
        (SPRING_FESTIVAL, &[(210, 217)], &[204, 218]),
        (TOMB_SWEEPING, &[(404, 406)], &[407]),
        (LABOUR_DAY, &[(501, 505)], &[428, 511]),
        (DRAGON_BOAT, &[(610, 610)], &[]),
        (MID_AUTUMN, &[(915, 917)], &[914]),
        (NATIONAL_DAY, &[(1001, 1007)], &[929, 1012]),
    ] },
    Issued { year: 2025, on: (2025, 1, 1), exactly: false, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 101)], &[]),
        (SPRING_FESTIVAL, &[(128, 204)], &[126, 208]),
        (TOMB_SWEEPING, &[(404, 406)], &[]),
        (LABOUR_DAY, &[(501, 505)], &[427]),
        (DRAGON_BOAT, &[(531, 602)], &[]),
        (MID_AUTUMN_AND_NATIONAL_DAY, &[(1001, 1008)], &[928, 1011]),
    ] },
    Issued { year: 2026, on: (2026, 1, 1), exactly: false, amendment: None, holidays: &[
        (NEW_YEAR, &[(101, 103)], &[104]),
        (SPRING_FESTIVAL, &[(215, 223)], &[214, 228]),
        (TOMB_SWEEPING, &[(404, 406)], &[]),
        (LABOUR_DAY, &[(501, 505)], &[509]),
        (DRAGON_BOAT, &[(619, 621)], &[]),
        (NATIONAL_DAY, &[(1001, 1007)], &[920, 1010]),
        (MID_AUTUMN, &[(925, 927)], &[]),
    ] },
];

/// The layer of the whole country.
pub(super) fn layer() -> Layer {
    let notices = NOTICES.iter().filter_map(notice).collect();
    Layer::published_by_year(Label::new("China", "中国"), notices)
}

fn notice(issued: &Issued) -> Option<Notice> {
    let (year, month, day) = issued.on;
    let mut days = BTreeMap::new();
    for (holiday, off, works) in issued.holidays {
        let name = Label::new(holiday.0, holiday.1);
        let day_of = |day: Day| {
            let before = i32::from(*holiday == NEW_YEAR && day / 100 == 12);
            NaiveDate::from_ymd_opt(issued.year - before, day / 100, day % 100)
        };
        let closed = off.iter().filter_map(|&(first, last)| Some((day_of(first)?, day_of(last)?)));
        for day in closed.flat_map(|(first, last)| first.iter_days().take_while(move |day| *day <= last)) {
            days.insert(day, Stated { rule: DayRule::Closed, name: Some(name.clone()) });
        }
        for day in works.iter().filter_map(|&day| day_of(day)) {
            days.insert(day, Stated { rule: DayRule::Open(None), name: Some(name.clone()) });
        }
    }
    Some(Notice {
        document: Some(issued.amendment.map_or_else(|| title(issued.year), str::to_owned)),
        issued_on: NaiveDate::from_ymd_opt(year, month, day)?,
        issued_exactly: issued.exactly,
        publishes: issued.amendment.is_none().then_some(issued.year),
        days,
    })
}

/// What the yearly notice is called; its number where it is on record.
fn title(year: i32) -> String {
    let number = if year == 2020 { "（国办发明电〔2019〕16号）" } else { "" };
    format!("国务院办公厅关于{year}年部分节假日安排的通知{number}")
}
