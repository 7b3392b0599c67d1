//! Dates as precise as they are known.
