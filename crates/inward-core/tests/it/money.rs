//! Cases and properties of `money`.
