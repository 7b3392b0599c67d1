//! Cases and properties of `when`.

mod cases;
mod properties;
mod reading;
mod refusals;
mod time;
