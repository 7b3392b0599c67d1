//! Cases and properties of `playbook`.
