//! The views of one row a fact: what records keep many of. Retracted facts are left out; a value that
//! another took the place of is there and says so.

use super::View;
use super::column::{Columns, id};
use super::pick::{STANDS, known, placed, stated_by};
use super::records::{TABLES, ZONE, named};

/// The fact itself, as JSON.
pub const FACT: &str = "f.value";

/// The columns before and after those of the value.
pub fn around(record: &str, says: [&str; 2], own: Columns, on: [&str; 2]) -> Columns {
    Columns::default()
        .text("zone", "z.name", ZONE)
        .text(record, "json_extract(r.state, '$.id')", says)
        .text("title", "json_extract(r.state, '$.head.title')", ["The title of the record", "记录名称"])
        .text(
            "investment",
            id("inv", "coalesce(l.investment, CASE r.kind WHEN 'inv' THEN r.id END)"),
            ["The investment it belongs to", "所属招商项目"],
        )
        .and(own)
        .when("on", FACT, "$.of.on", on)
        .text(
            "source",
            "json_extract(f.value, '$.of.source')",
            ["Its source, a key of the playbook", "口径（工作手册中的键）"],
        )
        .text("evidence", "json_extract(f.value, '$.of.evidence.kind')", ["The kind of its evidence", "佐证种类"])
        .integer(
            "verified",
            "json_extract(f.value, '$.of.verified') IS NOT NULL",
            ["1 if somebody else checked the evidence", "佐证是否经他人核验（1 是）"],
        )
        .text(
            "known_from",
            known(),
            [
                "From when the office has it: reported where given, else recorded; in UTC",
                "知悉时间（有报告日按报告日，否则按入册时间；UTC）",
            ],
        )
        .text("stated_by", stated_by(), ["Who stated it", "填报人"])
        .text(
            "fact",
            "(json_extract(r.state, '$.id')) || '@' || (json_extract(f.value, '$.of.id'))",
            ["The fact, as history and retractions name it", "事实编号（供历史与撤回引用）"],
        )
}

const RECORD: [&str; 2] = ["The record", "所属记录"];
pub const HAPPENED: [&str; 2] = ["The day it happened", "发生日期"];
pub const HOLDS: [&str; 2] = ["The day from which it holds; none where it always held", "生效日期（空为一向如此）"];

/// The facts of a set, with the tables that its columns need beside.
pub fn from(path: &str, beside: &str) -> String {
    // The kind is told by the path; a record without it gives no row.
    format!("{TABLES}, json_each(r.state, '{path}') AS f {beside} WHERE {STANDS}")
}

fn occurrences(name: &'static str, says: [&'static str; 2], path: &str, columns: Columns) -> View {
    View::over(name, says, columns, &from(path, ""))
}

/// One word of the value of a fact.
pub fn value(name: &'static str, path: &str, says: [&'static str; 2]) -> Columns {
    Columns::default().text(name, format!("json_extract(f.value, '$.value.{path}')"), says)
}

/// Values of which the latest of those with the same columns `alike` is in force.
pub fn values(name: &'static str, says: [&'static str; 2], columns: Columns, from: &str, alike: &str) -> View {
    let placed = |made: &str| placed("zone, of_id, alike", made);
    View::picking(name, says, columns, from, alike, placed)
}

fn phase() -> Columns {
    Columns::default().integer(
        "phase",
        "json_extract(f.value, '$.value.phase')",
        ["The phase, where it is of one", "期次（限某期时）"],
    )
}

pub fn milestones() -> View {
    let own = Columns::default()
        .text(
            "milestone",
            "json_extract(f.value, '$.value.milestone')",
            ["The milestone, a key of the playbook", "节点（工作手册中的键）"],
        )
        .and(phase())
        .text(
            "possibly",
            "json_extract(f.value, '$.value.possibly')",
            ["Another milestone that it may have been instead", "亦可能为的另一节点"],
        )
        .text("level", "json_extract(f.value, '$.value.level')", ["The level of a signing", "签约层级"])
        .text(
            "outcome",
            "json_extract(f.value, '$.value.judgement.outcome')",
            [
                "passed, conditional, rejected or vetoed, of a judgement",
                "评审结果（passed 通过、conditional 有条件通过、rejected 不通过、vetoed 否决）",
            ],
        )
        .text("body", "json_extract(f.value, '$.value.judgement.body')", ["Who judged", "评审机构"]);
    let columns = around("record", RECORD, own, HAPPENED);
    occurrences(
        "milestones",
        ["Milestones that were reached, as each source has them", "已达节点（各口径并列）"],
        "$.milestones.reached",
        columns,
    )
}

pub fn plans() -> View {
    let own = Columns::default()
        .text(
            "milestone",
            "json_extract(f.value, '$.value.milestone')",
            ["The milestone, a key of the playbook", "节点（工作手册中的键）"],
        )
        .and(phase())
        .when("target", FACT, "$.value.target", ["The day that is planned", "计划日期"])
        .text(
            "reason_note",
            "json_extract(f.value, '$.value.reason')",
            ["Why it was planned anew: the id of a note", "调整原因（备注编号）"],
        );
    let columns = around("record", RECORD, own, ["The day the plan was made", "计划作出日期"]);
    let alike = "json_array(milestone, phase)";
    values(
        "plans",
        ["Planned dates of milestones, earlier plans too", "节点计划（含历次调整）"],
        columns,
        &from("$.milestones.planned", ""),
        alike,
    )
}

pub fn standings() -> View {
    let own = Columns::default()
        .text(
            "standing",
            "json_extract(f.value, '$.value.is')",
            ["The standing, as in the views of records", "状态（取值同各记录视图）"],
        )
        .text(
            "reason",
            "json_extract(f.value, '$.value.reason')",
            ["Why, a key of the playbook", "原因（工作手册中的键）"],
        )
        .text("lost_to", "json_extract(f.value, '$.value.lost_to')", ["To which place it was lost", "流向地"])
        .text("note", "json_extract(f.value, '$.value.note')", ["More on it: the id of a note", "说明（备注编号）"]);
    let columns = around("record", RECORD, own, HOLDS);
    values(
        "standings",
        [
            "Standings that were stated; a rejection by a judgement is in milestones",
            "状态变动（评审否决见 milestones）",
        ],
        columns,
        &from("$.standings", ""),
        "1",
    )
}

/// The same period is the same days, in whatever words.
const PERIOD: &str = "period_first, period_last";

pub fn amounts() -> View {
    let own = Columns::default()
        .text("kind", "json_extract(f.value, '$.value.kind')", [
            "total_planned, contract_investment, fixed_asset, foreign_equity or annual_planned",
            "金额种类（total_planned 计划总投资、contract_investment 合同投资额、fixed_asset 固定资产投资、foreign_equity 外方出资、annual_planned 本年计划完成投资）",
        ])
        .and(phase())
        .when("period", FACT, "$.value.period", ["The period it is for", "所属期间"])
        .amount("amount", FACT, "$.value.amount", ["The amount", "金额"]);
    let columns = around("record", RECORD, own, HOLDS);
    let alike = format!("json_array(kind, phase, {PERIOD})");
    values(
        "amounts",
        ["Amounts that are planned or agreed, earlier ones too", "计划与约定金额（含历次变动）"],
        columns,
        &from("$.amounts", ""),
        &alike,
    )
}

pub fn money_entries() -> View {
    let own = Columns::default()
        .text(
            "kind",
            "json_extract(f.value, '$.value.kind')",
            ["funds_arrived or fai_completed", "种类（funds_arrived 到位资金、fai_completed 完成投资）"],
        )
        .and(phase())
        .text(
            "basis",
            "json_extract(f.value, '$.value.basis')",
            [
                "increment, cumulative_in_year or cumulative: only increments add up",
                "口径（increment 本期数、cumulative_in_year 年内累计、cumulative 历年累计；仅本期数可相加）",
            ],
        )
        .when("period", FACT, "$.value.period", ["The period it is of", "所属期间"])
        .amount("amount", FACT, "$.value.amount", ["The amount", "金额"]);
    let columns = around("project", ["The project", "项目"], own, HAPPENED);
    occurrences("money_entries", ["Money that came in or was spent", "资金到位与完成投资"], "$.money", columns)
}

fn metric() -> Columns {
    Columns::default().text("metric", "json_extract(f.value, '$.value.metric')", ["What is measured", "指标"])
}

fn measured() -> Columns {
    figure("$.value.value")
}

/// A figure with its unit, wherever it stands in a fact.
fn figure(at: &str) -> Columns {
    let part = |name: &str| format!("json_extract(f.value, '{at}.{name}')");
    Columns::default()
        .text("value", part("value"), ["The figure: exact decimal", "数值：十进制精确值"])
        .text("value_max", part("value_max"), ["The upper end of a range", "区间上限"])
        .text(
            "qualifier",
            format!(
                "coalesce({}, CASE WHEN json_extract(f.value, '{at}') IS NOT NULL THEN 'exact' END)",
                part("qualifier")
            ),
            [
                "exact, over, at_least, about, nearly, at_most or range",
                "限定（exact 确数、over 余、at_least 以上、about 约、nearly 近、at_most 以内、range 区间）",
            ],
        )
        .text("value_unit", part("unit"), ["The unit of the figure", "计量单位"])
        .text("value_given", part("given"), ["The words it was given in", "原文"])
}

pub fn measures() -> View {
    let own = metric()
        .text(
            "kind",
            "json_extract(f.value, '$.value.kind')",
            [
                "expected, promised, actual or external",
                "性质（expected 预期、promised 承诺、actual 实际、external 外部公布）",
            ],
        )
        .and(phase())
        .when("period", FACT, "$.value.period", ["The period it is of", "所属期间"])
        .text(
            "at",
            "json_extract(f.value, '$.value.at')",
            ["At which point it holds, such as full production", "适用节点（如达产）"],
        )
        .and(measured());
    let columns = around("record", RECORD, own, HOLDS);
    let alike = format!("json_array(metric, kind, phase, \"at\", {PERIOD})");
    values(
        "measures",
        ["Figures: jobs, output, tax, energy, capacity", "指标：就业、产值、税收、能耗、产能等"],
        columns,
        &from("$.measures.figures", ""),
        &alike,
    )
}

pub fn targets() -> View {
    let own = metric()
        .text(
            "set_for",
            "json_extract(f.value, '$.value.set_for')",
            ["The unit or list it is set for", "承担单位或清单"],
        )
        .when("period", FACT, "$.value.period", ["The period it is for", "所属期间"])
        .and(measured())
        .text(
            "text_note",
            "json_extract(f.value, '$.value.text')",
            ["In words: the id of a note", "文字表述（备注编号）"],
        );
    let columns = around("record", RECORD, own, HOLDS);
    let alike = format!("json_array(metric, set_for, {PERIOD})");
    values("targets", ["Targets", "目标"], columns, &from("$.measures.targets", ""), &alike)
}

pub fn list_members() -> View {
    let own = Columns::default()
        .text("list", "json_extract(f.value, '$.value.list')", ["The list", "清单"])
        .text("list_title", "list.name", ["The title of the list", "清单名称"])
        .integer(
            "on_it",
            "json_extract(f.value, '$.value.on_it')",
            ["1 if it joined the list, 0 if it left it", "1 列入，0 移出"],
        )
        .text("reason_note", "json_extract(f.value, '$.value.reason')", ["Why: the id of a note", "原因（备注编号）"]);
    let columns = around("project", ["The project", "项目"], own, HOLDS);
    let list = format!(
        "LEFT JOIN {} AS list ON list.of_zone = r.zone AND list.of_id = json_extract(f.value, '$.value.list')",
        named("'ent'")
    );
    values(
        "list_members",
        [
            "Projects that joined or left a list; on it are those with in_force = 1 and on_it = 1",
            "清单变动（in_force = 1 且 on_it = 1 为现列入）",
        ],
        columns,
        &from("$.memberships", &list),
        "list",
    )
}

pub fn attributes() -> View {
    let given = "json_extract(f.value, '$.value.value')";
    let own = Columns::default()
        .text(
            "attribute",
            "json_extract(f.value, '$.value.key')",
            ["The attribute, a key of the playbook", "自定义字段（工作手册中的键）"],
        )
        .text(
            "type",
            format!("(SELECT v.key FROM json_each({given}) AS v LIMIT 1)"),
            ["text, integer, decimal, bool, when, money, choice, choices or organisation", "类型"],
        )
        .text(
            "value",
            format!(
                "(SELECT CASE v.type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' \
                 WHEN 'object' THEN coalesce(json_extract(v.value, '$.when'), v.value) \
                 ELSE v.value END FROM json_each({given}) AS v LIMIT 1)"
            ),
            ["The value as text; money and choices as JSON", "取值（金额、多选为 JSON）"],
        );
    let columns = around("record", RECORD, own, HOLDS);
    values(
        "attributes",
        ["The zone's own attributes of records, earlier values too", "自定义字段取值（含历次变动）"],
        columns,
        &from("$.head.attributes", ""),
        "attribute",
    )
}

pub fn interactions() -> View {
    let own = Columns::default()
        .text(
            "kind",
            "json_extract(f.value, '$.value.kind')",
            [
                "visit, call, meeting, on_site_office or letter",
                "形式（visit 走访、call 电话、meeting 会谈、on_site_office 现场办公、letter 函件）",
            ],
        )
        .text("note", "json_extract(f.value, '$.value.note')", ["What was said: the id of a note", "内容（备注编号）"]);
    let columns = around("negotiation", ["The negotiation", "在谈"], own, HAPPENED);
    occurrences("interactions", ["Interactions with investors", "往来"], "$.interactions", columns)
}

pub fn fulfilments() -> View {
    let own = Columns::default()
        .integer(
            "whole",
            "json_extract(f.value, '$.value.whole')",
            ["1 if nothing is left open", "是否全部兑现（1 是）"],
        )
        .amount("amount", FACT, "$.value.amount", ["How much was paid or delivered", "兑现金额"])
        .integer(
            "item",
            "json_extract(f.value, '$.value.item')",
            ["The item that was delivered, by its number", "办结事项序号"],
        )
        .integer(
            "instalment",
            "json_extract(f.value, '$.value.instalment')",
            ["The instalment that it goes to, by its number", "期次"],
        )
        .text("note", "json_extract(f.value, '$.value.note')", ["More on it: the id of a note", "说明（备注编号）"]);
    let columns = around("commitment", ["The commitment", "承诺"], own, HAPPENED);
    occurrences(
        "fulfilments",
        ["That commitments were kept, in part or in whole", "承诺兑现"],
        "$.fulfilments",
        columns,
    )
}

pub fn verifications() -> View {
    let own = Columns::default()
        .integer(
            "instalment",
            "json_extract(f.value, '$.value.instalment')",
            ["The check that it belongs to, by its number", "核验次序"],
        )
        .and(figure("$.value.actual"))
        .text("note", "json_extract(f.value, '$.value.note')", ["More on it: the id of a note", "说明（备注编号）"]);
    let columns = around("commitment", ["The commitment", "承诺"], own, HAPPENED);
    occurrences("verifications", ["What checks of obligations found", "履约核验"], "$.verifications", columns)
}
