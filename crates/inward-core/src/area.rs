//! Areas of land, exact in 亩.
