//! How far the list of the day looks (今日关注): ahead for what is due, back for what is new or quiet.

use super::document::{Found, Part, Reader};

/// How far the list of the day looks, in natural days; a playbook that says nothing of it takes seven,
/// thirty and seven.
///
/// ```
/// use inward_core::playbook::Playbook;
/// assert_eq!(Playbook::development_zone().horizon().quiet_after, 30);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// What is due within so many days is on the list.
    pub due_within: u16,
    /// What nothing has happened on for so many days has gone quiet.
    pub quiet_after: u16,
    /// That a condition was met is new for so many days.
    pub new_for: u16,
}

impl Default for Horizon {
    fn default() -> Self {
        Self { due_within: 7, quiet_after: 30, new_for: 7 }
    }
}

/// The horizon that a playbook gives in its table `attention`.
pub(super) fn horizon(reader: &mut Reader, root: &Part<'_>) -> Horizon {
    let otherwise = Horizon::default();
    let Some(part) = reader.part(root, "attention") else { return otherwise };
    reader.only(&part, &["due_within", "quiet_after", "new_for"], false);
    let mut days = |field, otherwise: u16| match reader.integer(&part, field) {
        None => otherwise,
        Some(Found { value, line }) => match u16::try_from(value) {
            Ok(days) if days > 0 => days,
            _ => {
                reader.out_of_range(&part, field, line, value);
                otherwise
            }
        },
    };
    Horizon {
        due_within: days("due_within", otherwise.due_within),
        quiet_after: days("quiet_after", otherwise.quiet_after),
        new_for: days("new_for", otherwise.new_for),
    }
}
