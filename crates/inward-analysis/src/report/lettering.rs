//! How wide text is, as far as that can be said without its font: never less than it turns out in the usual ones.
#![expect(clippy::float_arithmetic, reason = "places on a page are no figures")]

/// About how wide a text is at a size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(share).sum::<f64>() * size
}

/// The text, shortened with `…` to what fits.
pub(super) fn shortened(text: &str, size: f64, most: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let mut left = most - width("…", size);
    let mut short: String = text
        .chars()
        .take_while(|letter| {
            left -= share(*letter) * size;
            left >= 0.0
        })
        .collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// How wide a letter is, of the size of the text.
const fn share(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 0.36,
        'f' | 't' | 'r' | 'I' | '-' | '(' | ')' | '[' | ']' | '/' | '·' => 0.44,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' => 1.0,
        'A'..='Z' | '&' | '<' | '>' | '=' | '+' | '−' | '~' | '÷' | '×' | '≥' | '≤' => 0.84,
        '!'..='~' | '–' => 0.65,
        // Letters with marks, Greek, Cyrillic.
        '\u{a1}'..='\u{24f}' | '\u{370}'..='\u{52f}' => 0.84,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn chinese_is_as_wide_as_high() {
        assert_eq!((width("开工率", 10.0), width("", 10.0)), (30.0, 0.0));
        assert_eq!(shortened("高品质蓝宝石长晶", 10.0, 50.0), "高品质蓝…");
        assert_eq!(shortened("short", 10.0, 500.0), "short");
        assert_eq!(shortened("短", 10.0, 0.0), "…");
    }

    proptest! {
        #[test]
        fn what_is_shortened_fits(text in ".{0,40}", most in 10.0_f64..300.0) {
            let short = shortened(&text, 10.0, most);
            prop_assert!(width(&short, 10.0) <= most + 1e-9);
            prop_assert!(short == text || short.ends_with('…'));
        }
    }
}
