//! The view of what happened on the ladders of escalation. Which level stands, and until when somebody is to act,
//! is for the API to say.

use super::View;
use super::column::Columns;
use super::facts::{FACT, HOLDS, around, value};
use super::pick::STANDS;
use super::records::TABLES;

pub fn escalations() -> View {
    let own = Columns::default()
        .text("step", "s.key", ["raised, lifted or excused", "环节（raised 触发、lifted 降级或解除、excused 免责）"])
        .and(value("ladder", "ladder", ["The ladder, a key of the playbook", "督办阶梯（工作手册中的键）"]))
        .text(
            "level",
            "coalesce(json_extract(f.value, '$.value.level'), json_extract(f.value, '$.value.to'))",
            [
                "The level that was reached, or that it was taken back to; a key of the ladder",
                "触发的层级，或降至的层级（督办阶梯中的键）",
            ],
        )
        .integer(
            "phase",
            "json_extract(f.value, '$.value.phase')",
            ["The phase, where it is of one", "期次（限某期时）"],
        )
        .and(value(
            "notifies",
            "notifies",
            ["The role that is told, a key of the playbook", "告知的角色（工作手册中的键）"],
        ))
        .and(value(
            "deadline_rule",
            "deadline",
            ["By when that role is to act, as a rule in JSON", "办理时限规则（JSON）"],
        ))
        .when(
            "until",
            FACT,
            "$.value.until",
            ["The last day of an excuse; none while it goes on", "免责截止日（空为仍在免责）"],
        )
        .and(value("reason_note", "reason", ["Why: the id of a note", "原因（备注编号）"]));
    let columns = around("record", ["The record", "所属记录"], own, HOLDS);
    let from = format!(
        "{TABLES}, json_each('{{\"raised\":\"raised\",\"lifted\":\"lifted\",\"excused\":\"excused\"}}') AS s, \
         json_each(r.state, '$.escalation.' || s.value) AS f \
         WHERE r.kind IN ('cmt', 'iss', 'tsk', 'prj') AND {STANDS}"
    );
    View::over(
        "escalations",
        ["What happened on the ladders of escalation, one row a step", "督办过程（每环节一行）"],
        columns,
        &from,
    )
}
