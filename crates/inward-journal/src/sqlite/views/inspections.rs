//! The views of inspections, and of the years whose logs were said to be complete. Whether a limit was met is for
//! the API to say.

use super::View;
use super::column::Columns;
use super::facts::{HAPPENED, around, from, value};

fn kind(name: &'static str, path: &str, says: [&'static str; 2]) -> Columns {
    Columns::default().text(name, format!("json_extract(r.state, '$.kind.inspection.{path}')"), says)
}

pub fn inspections() -> View {
    let own = kind("organisation", "organisation", ["The enterprise that was inspected", "受检企业"])
        .and(kind("authority", "authority", ["The authority that came, a unit", "检查单位"]))
        .and(value("purpose", "purpose", ["routine or emergency", "类别（routine 日常、emergency 应急）"]))
        .and(value("basis", "basis", ["seen or reported", "知悉方式（seen 现场见证、reported 告知）"]))
        .and(value("outcome_note", "outcome", ["What came of it: the id of a note", "检查结果（备注编号）"]));
    let columns = around("inspection", ["The entry", "台账条目"], own, HAPPENED);
    View::over("inspections", ["Inspections of enterprises", "涉企检查"], columns, &from("$.inspections", ""))
}

pub fn inspection_logs() -> View {
    let own = Columns::default()
        .integer("year", "json_extract(f.value, '$.value.year')", ["The calendar year", "年度"])
        .and(value(
            "authority",
            "authority",
            ["The authority whose visits are all there; none where those of every one are", "检查单位（空为全部单位）"],
        ));
    let columns = around("organisation", ["The enterprise", "企业"], own, HAPPENED);
    View::over(
        "inspection_logs",
        ["Years of which every inspection of an enterprise is in the book", "检查台账已齐全的年度"],
        columns,
        &from("$.inspection_logs", ""),
    )
}
