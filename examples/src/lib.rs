//! Worked examples of `inward`. The first is [`yangquan`]: a real development zone's year, from two
//! editions of a ledger.

#[path = "../yangquan/mod.rs"]
pub mod yangquan;
