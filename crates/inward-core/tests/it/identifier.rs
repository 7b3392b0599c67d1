//! Cases and properties of `identifier`.
