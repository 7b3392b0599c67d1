//! The domain of investment attraction (招商引资), pure: values, dated facts, records, and the rules
//! that decide what a command does to them. No I/O, no clock, no randomness: time and ids come in
//! as arguments.

pub mod area;
mod exact;
pub mod identifier;
pub mod money;
pub mod number;
mod numeral;
pub mod playbook;
pub mod qualified;
pub mod qualifier;
pub mod ratio;
pub mod refusal;
mod scalar;
pub mod text;
pub mod when;
