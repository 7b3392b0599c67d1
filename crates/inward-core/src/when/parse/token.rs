//! The smallest parts of a text that mean something in a date.

use chrono::Weekday;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits of any kind.
    Number(Number),
    /// 年
    Year,
    /// 月
    Month,
    /// 日, 号
    Day,
    /// 季度
    Quarter,
    /// 周
    Week,
    /// 第
    Ordinal,
    /// 个, as in 前三个月
    Count,
    /// 上旬, 中旬, 下旬
    Third(u32),
    /// 上半年, 下半年
    Half(u32),
    /// The name of a month.
    Name(u32),
    /// The name of a day of the week.
    Weekday(Weekday),
    /// One of `q h w t z`, or a word for it.
    Letter(char),
    /// One of `- / . : , + ( )`.
    Mark(char),
    /// A word between two dates: 至, to.
    To,
    /// A mark that can only stand between two dates: `~`, a long dash, a hyphen between spaces.
    Dash,
    /// `..`, an open end.
    Open,
    /// 今, now: an end that moves.
    Now,
    /// A word before a date that bounds it: 截至, by.
    Lead(Bound),
    /// A word after a date that bounds it: 前, 起.
    Trail(Bound),
    /// 底, 末: after a date, its end.
    End,
    /// The word `end` before a date.
    EndOf,
    /// 内, 全年: all of what was named.
    Within,
    /// A word that leaves the bounds to taste: 左右, 初, about.
    Vague,
    /// 时, 上午: a time of day in words.
    Hour,
    /// am, pm
    Noon {
        /// Whether it is after noon.
        after: bool,
    },
    /// The ending of 18th.
    Nth,
    /// Anything else.
    Unknown,
}

/// How a word bounds what happened by the date beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// Not later than its last day.
    By,
    /// Before its first day.
    Before,
    /// After its last day.
    After,
    /// On its first day or later.
    From,
}

/// A number and how many digits it was written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The value; of more than 18 digits, the greatest there is.
    pub(super) value: u64,
    /// The count of digits; 十二 has two.
    pub(super) digits: usize,
}

impl Number {
    /// The value of one or two digits: a month, a day, an hour.
    pub(super) fn short(self) -> Option<u32> {
        if self.digits <= 2 { u32::try_from(self.value).ok() } else { None }
    }

    /// The value of four digits.
    pub(super) fn year(self) -> Option<i32> {
        if self.digits == 4 { i32::try_from(self.value).ok() } else { None }
    }

    pub(super) fn of(digits: impl Iterator<Item = u32>) -> Self {
        let mut number = Self { value: 0, digits: 0 };
        for digit in digits {
            number.digits += 1;
            number.value = if number.digits > 18 { u64::MAX } else { number.value * 10 + u64::from(digit) };
        }
        number
    }
}
