//! Integration tests of the core: one binary, a module for each area.

mod cases;
mod identifier;
mod money;
mod playbook;
mod when;
