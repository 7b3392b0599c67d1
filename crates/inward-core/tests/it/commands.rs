//! What commands do: their data, and the rules of sections 4 and 5.

mod agreements;
mod cases;
mod commitments;
mod corrections;
mod days;
mod deadlines;
mod escalations;
mod gates;
mod inspections;
mod instalments;
mod issues;
mod json;
mod keeping;
mod money;
mod obligations;
mod policies;
mod procedures;
mod projects;
mod records;
mod standings;
mod tasks;
