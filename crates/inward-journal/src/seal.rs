//! Seals: what lies outside the log (notes, particulars of people, the content of commands) is bound
//! into it by an HMAC whose key lies beside the text. Erasing text and key leaves the log as it is,
//! and nothing is left to guess from.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A secret key of 16 random bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key(pub [u8; 16]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(..)")
    }
}

/// The seal of a text under a key.
pub fn seal(key: &Key, text: &str) -> [u8; 32] {
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(&key.0) else { return [0; 32] };
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().into()
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes that hexadecimal digits in lower case say, if they say so many.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return None;
    }
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; N];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seal_is_the_hmac_of_rfc_4231_test_case_2_shape() {
        let key = Key(*b"Jefe\0\0\0\0\0\0\0\0\0\0\0\0");
        let sealed = hex(&seal(&key, "what do ya want for nothing?"));
        assert_eq!(sealed, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    #[test]
    fn hexadecimal_reads_back_and_nothing_else_reads() {
        let bytes = [0, 1, 9, 10, 15, 16, 127, 128, 254, 255];
        assert_eq!(unhex(&hex(&bytes)), Some(bytes));
        assert_eq!(unhex(""), Some([]));
        for text in ["0", "000", "0g", "0G", "0A", "+1", "é"] {
            assert_eq!(unhex::<1>(text), None, "{text}");
        }
    }

    #[test]
    fn another_key_or_text_gives_another_seal() {
        let (one, two) = (Key([1; 16]), Key([2; 16]));
        assert_ne!(seal(&one, "a"), seal(&two, "a"));
        assert_ne!(seal(&one, "a"), seal(&one, "b"));
    }
}
