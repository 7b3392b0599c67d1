//! Exact money in a currency, and qualified amounts of it.
