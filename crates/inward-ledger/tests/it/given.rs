//! What several tests begin with.

use inward_ledger::{Mapping, Row};

/// A mapping with the columns 编号 (key), 名称 and 总投资 (in 亿元), and further settings.
pub(crate) fn mapping(settings: &str) -> Mapping {
    mapping_of(settings, "'名称' = 'project.name'\n'总投资' = { field = 'project.total_planned', unit = '亿元' }\n")
}

/// A mapping with the key 编号, these settings and these columns.
pub(crate) fn mapping_of(settings: &str, columns: &str) -> Mapping {
    let toml = format!("[ledger]\nname = 'test'\nkey = '编号'\n{settings}\n[columns]\n{columns}\n");
    Mapping::parse(&toml).unwrap_or_else(|refusal| panic!("{toml}\n{refusal}"))
}

/// The cells of a row as `field=text`.
pub(crate) fn cells(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| format!("{}={}", cell.target, cell.text)).collect()
}
