//! Numbers that say how exact they are.
