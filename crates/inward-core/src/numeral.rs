//! Numerals as offices write them: Arabic with separators, 万 and 亿, Chinese and formal numerals.
//!
//! One reading for amounts of money and for other numbers. What has two readings is refused: 一万五 (15 000 or
//! 10 005), 三五亿 (35 or "three to five"), 1亿2000 (did 万 get lost?).

use crate::exact::{Exact, Fault, plain};
use crate::text::half_width;

/// Longer texts are no single amount or number.
const LENGTH: usize = 200;
/// How much of a refused text is repeated.
const QUOTED: usize = 80;

/// The text as a refusal repeats it: short.
pub(crate) fn quote(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(QUOTED) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

/// Full-width forms made narrow, and spaces taken out except between Latin letters and digits. `None` if it is far
/// too long.
pub(crate) fn tidy(text: &str) -> Option<Vec<char>> {
    let mut tidied: Vec<char> = Vec::new();
    let mut space = false;
    for c in text.chars().map(narrow) {
        if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}') {
            space = true;
            continue;
        }
        if space && c.is_ascii_alphanumeric() && tidied.last().is_some_and(char::is_ascii_alphanumeric) {
            tidied.push(' ');
        }
        space = false;
        tidied.push(c);
        if tidied.len() > LENGTH {
            return None;
        }
    }
    Some(tidied)
}

fn narrow(c: char) -> char {
    match half_width(c) {
        '\u{ffe1}' => '£',
        '\u{ffe5}' => '¥',
        '\u{2212}' => '-',
        c => c,
    }
}

/// What stands in registers where there is nothing.
pub(crate) fn is_placeholder(tidied: &[char]) -> bool {
    let text: String = tidied.iter().collect::<String>().to_lowercase();
    ["", "-", "--", "—", "——", "–", "/", "n/a", "na", "null", "none", "nil", "无", "空"].contains(&text.as_str())
}

/// A numeral that was read, and what a range needs to know of how it was written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numeral {
    pub(crate) value: Exact,
    /// It had 余 or 多: strictly more.
    pub(crate) over: bool,
    scale: Scale,
}

#[derive(Clone, Copy, Debug, Default)]
struct Scale {
    /// Digits, or digits with 十, 百 or 千: what counts before a scale.
    cores: u32,
    /// The power of 万 and 亿 (or of million) at the end.
    big: u32,
    /// The power of a 百 or 千 written after Arabic digits.
    small: u32,
    /// Has a 十, 百 or 千 at all.
    has_small: bool,
    /// Has one after a Chinese digit.
    chinese_small: bool,
    /// More than one part with a scale of its own, as in 1亿2000万.
    compound: bool,
}

impl Numeral {
    /// As the lower end of a range whose upper end is `upper`: a scale that stands only at the end applies to both.
    pub(crate) fn sharing_scale(self, upper: &Self) -> Result<Exact, Fault> {
        let (own, end) = (self.scale, upper.scale);
        if own.big > 0 || (end.big == 0 && !end.has_small) {
            return Ok(self.value);
        }
        if end.compound {
            return Err(Fault::Malformed);
        }
        if own.has_small {
            return self.value.times_power(end.big);
        }
        // 三到五千万: three, or three 千万?
        if end.chinese_small || (end.small > 0 && end.cores > 1) {
            return Err(Fault::Malformed);
        }
        self.value.times_power(end.big.saturating_add(end.small))
    }
}

enum Sign {
    Digit(u8),
    Zero,
    /// 十, 百, 千.
    Small(u32),
    /// 万, 亿.
    Big(u32),
}

fn sign(c: char) -> Option<Sign> {
    Some(match c {
        '零' | '〇' => Sign::Zero,
        '一' | '壹' => Sign::Digit(1),
        '二' | '贰' | '貳' | '两' | '兩' => Sign::Digit(2),
        '三' | '叁' | '叄' | '參' => Sign::Digit(3),
        '四' | '肆' => Sign::Digit(4),
        '五' | '伍' => Sign::Digit(5),
        '六' | '陆' | '陸' => Sign::Digit(6),
        '七' | '柒' => Sign::Digit(7),
        '八' | '捌' => Sign::Digit(8),
        '九' | '玖' => Sign::Digit(9),
        '十' | '拾' => Sign::Small(1),
        '百' | '佰' => Sign::Small(2),
        '千' | '仟' => Sign::Small(3),
        '万' | '萬' => Sign::Big(4),
        '亿' | '億' => Sign::Big(8),
        _ => return None,
    })
}

/// Whether the character is a scale, 百 and above, which needs a number before it.
pub(crate) fn is_scale(c: char) -> bool {
    matches!(sign(c), Some(Sign::Small(2..) | Sign::Big(_)))
}

/// 5千瓦 is five 千瓦: whether the 千 that stands here belongs to a unit.
pub(crate) fn begins_kilo_unit(chars: &[char], at: usize) -> bool {
    chars.get(at) == Some(&'千')
        && matches!(chars.get(at.saturating_add(1)), Some('瓦' | '克' | '米' | '伏' | '帕' | '卡' | '焦' | '赫' | '安'))
}

/// A single digit, Arabic or Chinese.
pub(crate) fn digit(c: char) -> Option<u8> {
    match sign(c) {
        Some(Sign::Digit(value)) => Some(value),
        Some(Sign::Zero) => Some(0),
        _ => c.to_digit(10).filter(|_| c.is_ascii_digit()).and_then(|value| u8::try_from(value).ok()),
    }
}

/// Whether a numeral begins here.
pub(crate) fn begins(chars: &[char], at: usize) -> bool {
    match chars.get(at) {
        Some('.' | ',') => chars.get(at.saturating_add(1)).is_some_and(char::is_ascii_digit),
        Some(c) => c.is_ascii_digit() || matches!(sign(*c), Some(Sign::Digit(_) | Sign::Zero | Sign::Small(1))),
        None => false,
    }
}

/// The word that begins here, in lower case, and where it ends.
pub(crate) fn word(chars: &[char], at: usize) -> (String, usize) {
    let letters: String = chars.get(at..).unwrap_or_default().iter().take_while(|c| c.is_ascii_alphabetic()).collect();
    let end = at.saturating_add(letters.len());
    (letters.to_ascii_lowercase(), end)
}

/// Reads the numeral that begins at `at`, and says where it ends; `None` if none begins there. `abbreviations` are
/// k, m and bn, which elsewhere are units.
pub(crate) fn read(chars: &[char], at: usize, abbreviations: bool) -> Option<Result<(Numeral, usize), Fault>> {
    if !begins(chars, at) {
        return None;
    }
    let mut reading = Reading { chars, at, abbreviations, ..Reading::default() };
    Some(reading.run().map(|numeral| (numeral, reading.at)))
}

/// A digit or digits that still wait for their scale.
#[derive(Clone, Copy)]
struct Core {
    value: Exact,
    /// Arabic digits before the point; nought for Chinese.
    width: u32,
    arabic: bool,
}

#[derive(Default)]
struct Reading<'a> {
    chars: &'a [char],
    at: usize,
    abbreviations: bool,
    /// What stands before 亿, before 万 since then, and since that.
    total: Option<Exact>,
    upper: Option<Exact>,
    section: Option<Exact>,
    pending: Option<Core>,
    /// The power of the last 十, 百 or 千 in this section.
    rank: u32,
    zero: bool,
    decimal: bool,
    over: bool,
    scale: Scale,
}

impl Reading<'_> {
    fn run(&mut self) -> Result<Numeral, Fault> {
        while let Some(c) = self.peek(0) {
            let goes_on = if c.is_ascii_digit() || (self.scale.cores == 0 && matches!(c, '.' | ',')) {
                self.literal()?
            } else {
                match (c, sign(c)) {
                    (_, Some(Sign::Digit(value))) => self.chinese_digit(value)?,
                    (_, Some(Sign::Zero)) => self.nought()?,
                    (_, Some(Sign::Small(power))) => self.small(power)?,
                    (_, Some(Sign::Big(power))) => self.big(power)?,
                    ('点', _) => self.point()?,
                    ('余' | '多' | '馀' | '餘', _) => self.more(),
                    ('个', _) => self.classifier(),
                    _ => false,
                }
            };
            if !goes_on {
                break;
            }
        }
        let last = self.settle(true)?.unwrap_or(Exact::ZERO);
        let value = last.plus(self.upper.unwrap_or(Exact::ZERO))?.plus(self.total.unwrap_or(Exact::ZERO))?;
        Ok(Numeral { value, over: self.over, scale: self.scale })
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at.saturating_add(ahead)).copied()
    }

    fn advance(&mut self, by: usize) {
        self.at = self.at.saturating_add(by);
    }

    fn core(&mut self, value: Exact, width: u32, arabic: bool) -> Result<(), Fault> {
        if self.pending.is_some() || self.over || self.decimal {
            return Err(Fault::Malformed);
        }
        self.scale.cores = self.scale.cores.saturating_add(1);
        if self.upper.is_some() || self.total.is_some() {
            self.scale.compound = true;
        }
        self.pending = Some(Core { value, width, arabic });
        Ok(())
    }

    fn literal(&mut self) -> Result<bool, Fault> {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let length = rest
            .iter()
            .enumerate()
            .take_while(|(index, c)| match c {
                '.' | ',' => true,
                ' ' => rest.get(index.saturating_add(1)).is_some_and(char::is_ascii_digit),
                _ => c.is_ascii_digit(),
            })
            .count();
        let written = rest.get(..length).unwrap_or_default();
        let value = plain(written)?;
        let width = written.iter().take_while(|c| **c != '.').filter(|c| c.is_ascii_digit()).count();
        self.core(value, u32::try_from(width).unwrap_or(u32::MAX), true)?;
        self.decimal = !value.is_whole();
        self.advance(length);
        if self.scale.cores == 1 { self.english(value) } else { Ok(true) }
    }

    fn english(&mut self, value: Exact) -> Result<bool, Fault> {
        let start = self.at.saturating_add(usize::from(self.peek(0) == Some(' ')));
        let (word, end) = word(self.chars, start);
        let power = match word.as_str() {
            "thousand" => 3,
            "million" | "millions" => 6,
            "billion" | "billions" => 9,
            "trillion" | "trillions" => 12,
            "k" if self.abbreviations => 3,
            "m" | "mn" | "mln" if self.abbreviations => 6,
            "bn" | "bln" if self.abbreviations => 9,
            _ => return Ok(true),
        };
        self.pending = None;
        self.total = Some(value.times_power(power)?);
        self.scale.big = power;
        self.at = end;
        Ok(false)
    }

    fn chinese_digit(&mut self, value: u8) -> Result<bool, Fault> {
        self.core(Exact::whole(i128::from(value)), 0, false)?;
        self.advance(1);
        Ok(true)
    }

    fn nought(&mut self) -> Result<bool, Fault> {
        if self.over {
            return Ok(false);
        }
        if self.scale.cores == 0 {
            return self.chinese_digit(0);
        }
        if self.pending.is_some() || self.zero {
            return Err(Fault::Malformed);
        }
        self.zero = true;
        self.advance(1);
        Ok(true)
    }

    fn small(&mut self, power: u32) -> Result<bool, Fault> {
        if self.over || begins_kilo_unit(self.chars, self.at) {
            return Ok(false);
        }
        let (value, chinese) = match self.pending.take() {
            Some(core) => {
                if core.arabic {
                    self.scale.small = power;
                }
                (core.value, !core.arabic)
            }
            // 十亿 leaves out its one; 百 and 千 never do.
            None if power == 1 && self.section.is_none() && !self.zero => {
                self.core(Exact::whole(1), 0, false)?;
                self.pending = None;
                (Exact::whole(1), false)
            }
            None => return Ok(false),
        };
        if (self.section.is_some() && power >= self.rank) || (self.decimal && self.scale.cores > 1) {
            return Err(Fault::Malformed);
        }
        self.scale.has_small = true;
        self.scale.chinese_small |= chinese;
        self.section = Some(self.section.unwrap_or(Exact::ZERO).plus(value.times_power(power)?)?);
        self.rank = power;
        self.zero = false;
        self.advance(1);
        Ok(true)
    }

    fn big(&mut self, power: u32) -> Result<bool, Fault> {
        if self.decimal && self.scale.cores > 1 {
            return Err(Fault::Malformed);
        }
        let below = self.settle(false)?;
        if below.is_none() && !(power == 8 && self.upper.is_some()) {
            return Ok(false);
        }
        let below = below.unwrap_or(Exact::ZERO);
        let fits_under_wan = below.is_below_power(4);
        if power == 4 {
            if self.upper.is_some() || (self.total.is_some() && !fits_under_wan) {
                return Err(Fault::Malformed);
            }
            self.upper = Some(below.times_power(4)?);
        } else {
            if self.total.is_some() || (self.upper.is_some() && !fits_under_wan) {
                return Err(Fault::Malformed);
            }
            self.total = Some(self.upper.take().unwrap_or(Exact::ZERO).plus(below)?.times_power(8)?);
        }
        self.scale.big = self.scale.big.saturating_add(power);
        self.advance(1);
        Ok(true)
    }

    /// Closes a section, before a 万 or 亿 or at the end, and checks that its last digits have one reading.
    fn settle(&mut self, at_the_end: bool) -> Result<Option<Exact>, Fault> {
        let section = self.section.take();
        let Some(core) = self.pending.take() else {
            // A 零 must lead to something.
            return if self.zero { Err(Fault::Malformed) } else { Ok(section) };
        };
        let zero = std::mem::take(&mut self.zero);
        let room = match (&section, &self.upper, &self.total) {
            (Some(_), ..) => Some(self.rank),
            (None, Some(_), _) if at_the_end => Some(4),
            (None, None, Some(_)) if at_the_end => Some(8),
            _ => None,
        };
        if let Some(room) = room {
            let fits = core.value.is_below_power(room);
            let fills = if core.arabic { core.width == room } else { room == 1 };
            if !fits || !(fills || zero) {
                return Err(Fault::Malformed);
            }
        }
        section.unwrap_or(Exact::ZERO).plus(core.value).map(Some)
    }

    /// 二点五亿.
    fn point(&mut self) -> Result<bool, Fault> {
        let arabic = self.pending.is_some_and(|core| core.arabic);
        if arabic || self.decimal || self.over || self.upper.is_some() || self.total.is_some() {
            return Ok(false);
        }
        let digits: Vec<u8> = self
            .chars
            .get(self.at.saturating_add(1)..)
            .unwrap_or_default()
            .iter()
            .take_while(|c| !c.is_ascii_digit())
            .map_while(|c| digit(*c))
            .collect();
        if digits.is_empty() {
            return Ok(false);
        }
        let length = digits.len();
        let whole = self.settle(true)?.unwrap_or(Exact::ZERO);
        let value = whole.plus(Exact::of_digits([], digits)?)?;
        self.pending = Some(Core { value, width: 0, arabic: false });
        self.decimal = true;
        self.advance(length.saturating_add(1));
        Ok(true)
    }

    /// 余, 多: nothing but 万 and 亿 may follow.
    fn more(&mut self) -> bool {
        if self.over || self.zero {
            return false;
        }
        self.over = true;
        self.advance(1);
        true
    }

    /// 3个亿, 2个多亿.
    fn classifier(&mut self) -> bool {
        let ahead = if matches!(self.peek(1), Some('余' | '多')) { 2 } else { 1 };
        if !matches!(self.peek(ahead), Some('亿' | '億')) || (self.pending.is_none() && self.section.is_none()) {
            return false;
        }
        self.advance(1);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Result<Exact, Fault> {
        let chars = tidy(text).unwrap();
        let (numeral, end) = read(&chars, 0, true).unwrap()?;
        if end == chars.len() { Ok(numeral.value) } else { Err(Fault::Malformed) }
    }

    #[test]
    fn numerals_read_as_they_are_meant() {
        let cases = [
            ("一万二千三百四十五", 12_345),
            ("壹仟零伍拾", 1050),
            ("一千零五", 1005),
            ("十五", 15),
            ("二十", 20),
            ("一百一十", 110),
            ("两千亿", 200_000_000_000),
            ("一万二千亿", 1_200_000_000_000),
            ("2.5万亿", 2_500_000_000_000),
            ("1亿零500万", 105_000_000),
            ("3万5000", 35_000),
            ("1千2百万", 12_000_000),
            ("12百万", 12_000_000),
            ("二点五亿", 250_000_000),
            ("零点五亿", 50_000_000),
            ("3个亿", 300_000_000),
            ("2个多亿", 200_000_000),
            ("十余亿", 1_000_000_000),
            ("二十多亿", 2_000_000_000),
            ("1 000 000", 1_000_000),
            ("12.5 million", 12_500_000),
            ("零", 0),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text), Ok(Exact::whole(expected)), "{text}");
        }
    }

    #[test]
    fn two_readings_are_none() {
        for text in [
            "一万五",
            "一百五",
            "三五亿",
            "二〇〇",
            "1亿2000",
            "12 34",
            "100 20",
            "1.5亿2000万",
            "1亿20000万",
            "一亿亿",
            "一百二千",
            "一百零",
            "1万2",
            "3亿5",
            "五5",
            "200余三",
            "一亿零零五",
            "亿",
        ] {
            let chars = tidy(text).unwrap();
            assert!(read(&chars, 0, true).is_none() || value(text).is_err(), "{text} = {:?}", value(text));
        }
    }

    #[test]
    fn units_of_kilo_keep_their_prefix() {
        let chars = tidy("3万千瓦").unwrap();
        let (numeral, end) = read(&chars, 0, false).unwrap().unwrap();
        assert_eq!((numeral.value, end), (Exact::whole(30_000), 2));
        let chars = tidy("5千瓦").unwrap();
        let (numeral, end) = read(&chars, 0, false).unwrap().unwrap();
        assert_eq!((numeral.value, end), (Exact::whole(5), 1));
    }

    #[test]
    fn only_spaces_between_latin_survive() {
        let text = |input| tidy(input).unwrap().into_iter().collect::<String>();
        assert_eq!(text(" ３０００　万 元 "), "3000万元");
        assert_eq!(text("at  least EUR 2 million"), "at least EUR 2 million");
        assert_eq!(tidy(&"1".repeat(201)), None);
    }
}
