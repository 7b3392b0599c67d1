//! What the views say of policies, beside what they say of every entry.

use super::View;
use super::column::Columns;
use super::facts::{FACT, HOLDS, around, from, values};
use super::pick::{STANDS, picked};

/// The columns of a policy among those of the entries.
pub fn of_policies() -> Columns {
    let of_kind = |name: &'static str, path: &str, says: [&'static str; 2]| {
        Columns::default().text(name, format!("json_extract(r.state, '$.kind.policy.{path}')"), says)
    };
    of_kind("document", "document", ["The number of the document of a policy", "政策文号"])
        .and(of_kind("issuer", "issuer", ["The unit that issued a policy", "政策发文单位"]))
        .when("issued", "issued.value", "$.of.on", ["The day a policy was issued", "政策印发日期"])
        .when(
            "valid",
            "validity.value",
            "$.value.period",
            ["Since when and until when a policy is valid", "政策有效期"],
        )
        .text(
            "legal_basis",
            "json_extract(basis.value, '$.value.name')",
            ["The law or decision a policy rests on", "政策依据"],
        )
        .text(
            "review",
            "json_extract(review.value, '$.value.outcome')",
            [
                "What became of the fair-competition review of a policy: passed, not_needed, failed or not_done",
                "公平竞争审查（passed 审查通过、not_needed 无需审查、failed 审查未通过、not_done 未审查）",
            ],
        )
        .when("repealed", "repeal.value", "$.of.on", ["The day a policy was repealed", "政策废止日期"])
}

/// The tables that they need beside those of the record.
pub fn beside() -> String {
    let joined = |name: &str, path: &str| {
        format!(" LEFT JOIN {} AS {name} ON {name}.of_zone = r.zone AND {name}.of_id = r.id", picked("ent", path))
    };
    // Of what happened the last word is told.
    let last = |name: &str, path: &str| {
        let fact = format!(
            "SELECT p.zone AS of_zone, p.id AS of_id, f.value AS value, \
             row_number() OVER (PARTITION BY p.zone, p.id ORDER BY f.key DESC) AS place \
             FROM record AS p, json_each(p.state, '{path}') AS f WHERE p.kind = 'ent' AND {STANDS}"
        );
        format!(
            " LEFT JOIN (SELECT of_zone, of_id, value FROM ({fact}) WHERE place = 1) AS {name} \
             ON {name}.of_zone = r.zone AND {name}.of_id = r.id"
        )
    };
    [
        last("issued", "$.policy.issued"),
        last("repeal", "$.policy.repeals"),
        last("inspected", "$.inspections"),
        joined("validity", "$.policy.validity"),
        joined("basis", "$.policy.legal_basis"),
        joined("review", "$.policy.reviews"),
    ]
    .concat()
}

/// How much policies may cost, by year.
pub fn budgets() -> View {
    let own = Columns::default()
        .integer("year", "json_extract(f.value, '$.value.year')", ["The calendar year", "年度"])
        .amount("amount", FACT, "$.value.amount", ["The budget", "预算金额"]);
    let columns = around("policy", ["The policy", "政策"], own, HOLDS);
    let alike = "year || ' ' || amount_currency";
    values(
        "policy_budgets",
        ["The budgets of policies by year", "政策分年度预算"],
        columns,
        &from("$.policy.budgets", ""),
        alike,
    )
}
