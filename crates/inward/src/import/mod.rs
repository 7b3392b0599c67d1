//! Loading ledgers: preview and commit.
