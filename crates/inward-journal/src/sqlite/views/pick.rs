//! Which of several values is in force, as SQL: the reading of `inward_core::fact` at the latest point,
//! where every start has been reached. The value whose start comes last; where starts overlap, among
//! those that may come last the one known latest.

use super::column::{first_day, last_day, when};

/// A fact `f` that was not retracted.
pub const STANDS: &str = "json_extract(f.value, '$.of.retracted') IS NULL";

/// What a fact `f` has of the version that stated it, at a path within its recording: `f.json` is the whole
/// record, which keeps a recording a version.
fn recorded(path: &str) -> String {
    format!(
        "json_extract(f.json, '$.head.recordings[' || (CAST(json_extract(f.value, '$.of.id') AS INTEGER) - 1) || ']{path}')"
    )
}

/// From when a fact `f` counts as known.
pub fn known() -> String {
    format!("coalesce({}, {})", recorded("[1].from"), recorded("[0]"))
}

/// Who stated a fact `f`.
pub fn stated_by() -> String {
    recorded("[2]")
}

/// The number of a fact `f` within its record, as two columns.
pub const NUMBER: &str = "CAST(json_extract(f.value, '$.of.id') AS INTEGER) AS version, \
     CAST(substr(json_extract(f.value, '$.of.id'), instr(json_extract(f.value, '$.of.id') || '.', '.') + 1) AS INTEGER) \
     AS number";

/// From when a value holds, as two columns over those of its date. What always held starts before all
/// days, what has an open start right after that.
pub const BEGINNING: &str = "CASE WHEN \"on\" IS NULL THEN '' ELSE coalesce(on_first, '0') END AS begins, \
     CASE WHEN \"on\" IS NULL THEN '' ELSE coalesce(on_last, '9999-99') END AS begins_by";

/// The place of each row of `of` among those alike in `alike`: the first is in force.
pub fn placed(alike: &str, of: &str) -> String {
    format!(
        "SELECT *, row_number() OVER (PARTITION BY {alike} \
         ORDER BY begins_by >= latest DESC, known_from DESC, version DESC, number DESC) AS place \
         FROM (SELECT *, max(begins) OVER (PARTITION BY {alike}) AS latest FROM ({of}))"
    )
}

/// The fact in force of a set that each record of a kind has, as a table of `of_zone`, `of_id` and
/// `value`.
pub fn picked(kind: &str, path: &str) -> String {
    let on = when("f.value", "$.of.on");
    let facts = format!(
        "SELECT *, {BEGINNING} FROM (SELECT p.zone AS of_zone, p.id AS of_id, f.value AS value, {on} AS \"on\", \
         {} AS on_first, {} AS on_last, {} AS known_from, {NUMBER} \
         FROM record AS p, json_each(p.state, '{path}') AS f WHERE p.kind = '{kind}' AND {STANDS})",
        first_day(&on),
        last_day(&on),
        known()
    );
    format!("(SELECT of_zone, of_id, value FROM ({}) WHERE place = 1)", placed("of_zone, of_id", &facts))
}
