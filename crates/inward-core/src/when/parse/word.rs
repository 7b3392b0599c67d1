//! The words that dates are written with.

use chrono::Weekday;

use super::token::{Bound, Number, Token};

const ONE: Token = digit(1);

const fn digit(value: u64) -> Token {
    Token::Number(Number { value, digits: 1 })
}

/// Chinese words. Where several fit, the longest counts.
const CHINESE: &[(&str, &[Token])] = &[
    ("年", &[Token::Year]),
    ("年度", &[Token::Year]),
    ("年份", &[Token::Year]),
    ("月", &[Token::Month]),
    ("月份", &[Token::Month]),
    ("元月", &[ONE, Token::Month]),
    ("日", &[Token::Day]),
    ("号", &[Token::Day]),
    ("號", &[Token::Day]),
    ("季度", &[Token::Quarter]),
    ("季", &[Token::Quarter]),
    ("周", &[Token::Week]),
    ("週", &[Token::Week]),
    ("第", &[Token::Ordinal]),
    ("个", &[Token::Count]),
    ("個", &[Token::Count]),
    ("上旬", &[Token::Third(1)]),
    ("中旬", &[Token::Third(2)]),
    ("下旬", &[Token::Third(3)]),
    ("上半年", &[Token::Half(1)]),
    ("下半年", &[Token::Half(2)]),
    ("至", &[Token::To]),
    ("到", &[Token::To]),
    ("直到", &[Token::To]),
    ("直至", &[Token::To]),
    ("今", &[Token::Now]),
    ("截至", &[Token::Lead(Bound::By)]),
    ("截止", &[Token::Lead(Bound::By)]),
    ("截止到", &[Token::Lead(Bound::By)]),
    ("截止至", &[Token::Lead(Bound::By)]),
    ("不晚于", &[Token::Lead(Bound::By)]),
    ("不迟于", &[Token::Lead(Bound::By)]),
    ("自", &[Token::Lead(Bound::From)]),
    ("从", &[Token::Lead(Bound::From)]),
    ("從", &[Token::Lead(Bound::From)]),
    ("止", &[Token::Trail(Bound::By)]),
    ("为止", &[Token::Trail(Bound::By)]),
    ("前", &[Token::Trail(Bound::Before)]),
    ("以前", &[Token::Trail(Bound::Before)]),
    ("之前", &[Token::Trail(Bound::Before)]),
    ("后", &[Token::Trail(Bound::After)]),
    ("以后", &[Token::Trail(Bound::After)]),
    ("之后", &[Token::Trail(Bound::After)]),
    ("後", &[Token::Trail(Bound::After)]),
    ("以後", &[Token::Trail(Bound::After)]),
    ("之後", &[Token::Trail(Bound::After)]),
    ("起", &[Token::Trail(Bound::From)]),
    ("开始", &[Token::Trail(Bound::From)]),
    ("以来", &[Token::Trail(Bound::From)]),
    ("底", &[Token::End]),
    ("末", &[Token::End]),
    ("终", &[Token::End]),
    ("内", &[Token::Within]),
    ("全年", &[Token::Within]),
    ("左右", &[Token::Vague]),
    ("前后", &[Token::Vague]),
    ("上下", &[Token::Vague]),
    ("约", &[Token::Vague]),
    ("大约", &[Token::Vague]),
    ("大概", &[Token::Vague]),
    ("大致", &[Token::Vague]),
    ("初", &[Token::Vague]),
    ("中", &[Token::Vague]),
    ("春", &[Token::Vague]),
    ("夏", &[Token::Vague]),
    ("秋", &[Token::Vague]),
    ("冬", &[Token::Vague]),
    ("春季", &[Token::Vague]),
    ("夏季", &[Token::Vague]),
    ("秋季", &[Token::Vague]),
    ("冬季", &[Token::Vague]),
    ("春节", &[Token::Vague]),
    ("时", &[Token::Hour]),
    ("点", &[Token::Hour]),
    ("分", &[Token::Hour]),
    ("秒", &[Token::Hour]),
    ("上午", &[Token::Hour]),
    ("中午", &[Token::Hour]),
    ("下午", &[Token::Hour]),
    ("晚上", &[Token::Hour]),
    ("凌晨", &[Token::Hour]),
];

/// What a text starts with, and how many bytes of it that takes.
pub(super) fn chinese(text: &str) -> Option<(usize, &'static [Token])> {
    if let Some(found) = chinese_weekday(text) {
        return Some(found);
    }
    CHINESE
        .iter()
        .filter(|(word, _)| text.starts_with(word))
        .max_by_key(|(word, _)| word.len())
        .map(|(word, tokens)| (word.len(), *tokens))
}

fn chinese_weekday(text: &str) -> Option<(usize, &'static [Token])> {
    let rest = ["星期", "礼拜", "周", "週"].iter().find_map(|prefix| text.strip_prefix(prefix))?;
    let day = rest.chars().next()?;
    let token: &[Token] = match day {
        '一' => &[Token::Weekday(Weekday::Mon)],
        '二' => &[Token::Weekday(Weekday::Tue)],
        '三' => &[Token::Weekday(Weekday::Wed)],
        '四' => &[Token::Weekday(Weekday::Thu)],
        '五' => &[Token::Weekday(Weekday::Fri)],
        '六' => &[Token::Weekday(Weekday::Sat)],
        '日' | '天' => &[Token::Weekday(Weekday::Sun)],
        _ => return None,
    };
    Some((text.len() - rest.len() + day.len_utf8(), token))
}

/// The meaning of an English word in lower case; words that add nothing have none.
pub(super) fn english(word: &str) -> Option<Token> {
    Some(match word {
        "of" | "the" => return None,
        "jan" | "january" => Token::Name(1),
        "feb" | "february" => Token::Name(2),
        "mar" | "march" => Token::Name(3),
        "apr" | "april" => Token::Name(4),
        "may" => Token::Name(5),
        "jun" | "june" => Token::Name(6),
        "jul" | "july" => Token::Name(7),
        "aug" | "august" => Token::Name(8),
        "sep" | "sept" | "september" => Token::Name(9),
        "oct" | "october" => Token::Name(10),
        "nov" | "november" => Token::Name(11),
        "dec" | "december" => Token::Name(12),
        "mon" | "monday" => Token::Weekday(Weekday::Mon),
        "tue" | "tues" | "tuesday" => Token::Weekday(Weekday::Tue),
        "wed" | "weds" | "wednesday" => Token::Weekday(Weekday::Wed),
        "thu" | "thur" | "thurs" | "thursday" => Token::Weekday(Weekday::Thu),
        "fri" | "friday" => Token::Weekday(Weekday::Fri),
        "sat" | "saturday" => Token::Weekday(Weekday::Sat),
        "sun" | "sunday" => Token::Weekday(Weekday::Sun),
        "q" | "quarter" => Token::Letter('q'),
        "h" | "half" => Token::Letter('h'),
        "w" => Token::Letter('w'),
        "t" => Token::Letter('t'),
        "z" | "utc" | "gmt" => Token::Letter('z'),
        "week" | "wk" => Token::Week,
        "am" => Token::Noon { after: false },
        "pm" => Token::Noon { after: true },
        "st" | "nd" | "rd" | "th" => Token::Nth,
        "first" => ONE,
        "second" => digit(2),
        "third" => digit(3),
        "fourth" => digit(4),
        "to" | "till" | "until" | "through" => Token::To,
        "now" | "present" | "today" => Token::Now,
        "by" => Token::Lead(Bound::By),
        "before" => Token::Lead(Bound::Before),
        "after" => Token::Lead(Bound::After),
        "from" | "since" => Token::Lead(Bound::From),
        "onward" | "onwards" => Token::Trail(Bound::From),
        "end" => Token::EndOf,
        "early" | "mid" | "late" | "beginning" | "start" | "spring" | "summer" | "autumn" | "winter" | "about"
        | "around" | "approx" | "approximately" | "circa" | "ca" | "c" => Token::Vague,
        _ => Token::Unknown,
    })
}

/// Whether a folded text is what people and programs put where they have nothing.
pub(super) fn stands_for_nothing(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "na", "n/a", "#n/a", "n.a.", "nan", "nat", "nil", "none", "null", "<na>", "tba", "tbc", "tbd", "unknown", "无",
        "暂无", "没有", "未知", "不详", "未定", "待定", "未填", "空", "/", "\\", ".", "?",
    ];
    folded.chars().all(|c| matches!(c, '-' | '—' | '_')) || WORDS.contains(&folded)
}

/// A day of the week in both languages, since a refusal's parameters serve both.
pub(super) const fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday (星期一)",
        Weekday::Tue => "Tuesday (星期二)",
        Weekday::Wed => "Wednesday (星期三)",
        Weekday::Thu => "Thursday (星期四)",
        Weekday::Fri => "Friday (星期五)",
        Weekday::Sat => "Saturday (星期六)",
        Weekday::Sun => "Sunday (星期日)",
    }
}
