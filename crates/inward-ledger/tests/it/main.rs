//! Ledgers and mappings, good and bad, as tables of cases; properties; a file of a hundred thousand rows.

#[cfg(test)]
mod files;
#[cfg(test)]
mod given;
#[cfg(test)]
mod mappings;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod rows;
