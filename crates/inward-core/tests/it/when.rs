//! Cases and properties of `when`.
