//! The conformance suite of journals, run on each, and what only one of them has.
