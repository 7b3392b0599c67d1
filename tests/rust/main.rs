//! Tests of the whole system: one binary, a module for each area.
