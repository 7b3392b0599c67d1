//! A zone's way of working, as data.
