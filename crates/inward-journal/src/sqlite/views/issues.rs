//! The views of issues and tasks: one row a record, and one a step of its life. By when something was due on
//! a calendar is for the API to say; the rules stand here as they were agreed.

use super::View;
use super::column::{Columns, id};
use super::facts::{FACT, HAPPENED, HOLDS, around, from, value, values};
use super::pick::STANDS;
use super::records::{TABLES, in_charge, investment, listed_amount, listed_days, names, recorded, title_of, view};

pub fn state(name: &'static str, path: &str, says: [&'static str; 2]) -> Columns {
    Columns::default().text(name, format!("json_extract(r.state, '{path}')"), says)
}

pub fn standing(says: [&'static str; 2]) -> Columns {
    Columns::default().text("standing", "l.standing", says)
}

pub fn issues() -> View {
    let columns = names(["What it is, in a few words", "名称"])
        .and(investment())
        .and(state(
            "about",
            "$.about",
            ["What it was raised on: an investment, a record of one, or an organisation", "所涉招商项目、记录或企业"],
        ))
        .text("organisation", id("org", "l.organisation"), ["The enterprise that it concerns", "所涉企业"])
        .text("organisation_name", title_of("org", "l.organisation"), ["The name of that enterprise", "所涉企业名称"])
        .and(state("kind", "$.kind", ["Its kind, a key of the playbook", "诉求类别（工作手册中的键）"]))
        .and(state(
            "channel",
            "$.channel",
            ["The channel through which it came, a key of the playbook", "诉求渠道（工作手册中的键）"],
        ))
        .and(state("urgency", "$.urgency", ["How pressing it is, a key of the playbook", "紧急程度（工作手册中的键）"]))
        .text(
            "raised_by",
            "coalesce(json_extract(r.state, '$.raised_by.organisation'), json_extract(r.state, '$.raised_by.person'))",
            ["The organisation or the person who raised it", "提出诉求的企业或个人"],
        )
        .and(state("description_note", "$.description", ["What it is about: the id of a note", "诉求内容（备注编号）"]))
        .and(state(
            "responders",
            "$.responders",
            ["The units that are to answer, as a JSON list", "答复单位（JSON 列表）"],
        ))
        .and(state(
            "respond_rule",
            "$.respond",
            ["By when it is to be answered, as a rule in JSON", "答复时限规则（JSON）"],
        ))
        .and(state(
            "resolve_rule",
            "$.resolve",
            ["By when it is to be settled, as a rule in JSON", "办结时限规则（JSON）"],
        ))
        .and(standing([
            "completed once it is settled and not taken up again, else ongoing",
            "状态（completed 已办结且未重新办理、ongoing 办理中）",
        ]))
        .and(listed_amount())
        .and(in_charge())
        .and(listed_days())
        .and(recorded());
    view(
        "issues",
        "iss",
        ["Issues of enterprises; the amount is the investment at risk", "企业诉求/问题（金额为受影响投资）"],
        columns,
    )
}

pub fn tasks() -> View {
    let columns = names(["What is to be done, in a few words", "名称"])
        .and(investment())
        .and(state("origin", "$.origin", ["What it came of: an issue, a negotiation or another record", "来源记录"]))
        .and(state("interaction", "$.interaction", ["The interaction of that negotiation", "来源往来的事实编号"]))
        .and(state("given_by", "$.given_by", ["Who gave it", "交办人"]))
        .and(state("given_by_unit", "$.given_by_unit", ["The unit that gave it", "交办单位"]))
        .and(state("supporting", "$.supporting", ["The units that help, as a JSON list", "配合单位（JSON 列表）"]))
        .and(state(
            "instructions_note",
            "$.instructions",
            ["What is to be done: the id of a note", "交办内容（备注编号）"],
        ))
        .text(
            "due_rule",
            "json_extract(due.value, '$.value.rule')",
            ["By when it is to be done, as a rule in JSON", "到期规则（JSON）"],
        )
        .when(
            "due",
            "due.value",
            "$.value.rule.limit.on",
            ["The day it is due, where that was fixed", "到期日（定期时）"],
        )
        .and(standing([
            "completed once it is done, terminated where it was called off, else ongoing",
            "状态（completed 已办结、terminated 已撤销、ongoing 办理中）",
        ]))
        .and(in_charge())
        .and(listed_days())
        .and(recorded());
    let due = super::pick::picked("tsk", "$.due");
    let from =
        format!("{TABLES} LEFT JOIN {due} AS due ON due.of_zone = r.zone AND due.of_id = r.id WHERE r.kind = 'tsk'");
    View::over("tasks", ["Tasks", "交办事项"], columns, &from)
}

/// One row a fact of several sets of one kind of record, each called a step.
pub fn steps(
    name: &'static str,
    kind: &str,
    says: [&'static str; 2],
    columns: Columns,
    steps: &[(&str, &str)],
) -> View {
    // As JSON, for DuckDB does not hand a union on in words that SQLite reads.
    let sets: Vec<String> = steps.iter().map(|(step, set)| format!("\"{step}\":\"{set}\"")).collect();
    let from = format!(
        "{TABLES}, json_each('{{{}}}') AS s, json_each(r.state, '$.' || s.value) AS f \
         WHERE r.kind = '{kind}' AND {STANDS}",
        sets.join(",")
    );
    View::over(name, says, columns, &from)
}

pub fn issue_steps() -> View {
    let own = Columns::default()
        .text(
            "step",
            "s.key",
            [
                "received, accepted, responded, resolved, reopened, handed_over or rated",
                "环节（received 收到、accepted 受理、responded 答复、resolved 办结、reopened 重新办理、handed_over 转办、rated 评价）",
            ],
        )
        .text(
            "unit",
            "coalesce(json_extract(f.value, '$.value.unit'), json_extract(f.value, '$.value.to'))",
            ["The unit that answered, or that it went to", "答复单位或转入单位"],
        )
        .and(value("from_unit", "from", ["The unit that it came from", "转出单位"]))
        .and(value(
            "outcome",
            "outcome",
            [
                "settled, partly, not_possible, withdrawn or referred",
                "办理结果（settled 已解决、partly 部分解决、not_possible 无法解决、withdrawn 企业撤回、referred 转外部办理）",
            ],
        ))
        .and(value(
            "satisfaction",
            "satisfaction",
            ["satisfied, fair or dissatisfied", "满意度（satisfied 满意、fair 基本满意、dissatisfied 不满意）"],
        ))
        .text(
            "note",
            "coalesce(json_extract(f.value, '$.value.note'), json_extract(f.value, '$.value.reason'))",
            ["More on it: the id of a note", "说明（备注编号）"],
        );
    let columns = around("issue", ["The issue", "诉求"], own, HAPPENED);
    steps(
        "issue_steps",
        "iss",
        ["What happened to issues, one row a step", "诉求办理过程（每环节一行）"],
        columns,
        &[
            ("received", "received"),
            ("accepted", "acceptances"),
            ("responded", "responses"),
            ("resolved", "resolutions"),
            ("reopened", "reopenings"),
            ("handed_over", "hand_overs"),
            ("rated", "ratings"),
        ],
    )
}

pub fn task_steps() -> View {
    let own = Columns::default()
        .text(
            "step",
            "s.key",
            [
                "assigned, reported, completed, cancelled or reopened",
                "环节（assigned 交办、reported 进展、completed 办结、cancelled 撤销、reopened 重新办理）",
            ],
        )
        .text(
            "note",
            "coalesce(json_extract(f.value, '$.value.note'), json_extract(f.value, '$.value.result'), \
             json_extract(f.value, '$.value.reason'))",
            ["More on it: the id of a note", "说明（备注编号）"],
        );
    let columns = around("task", ["The task", "交办事项"], own, HAPPENED);
    steps(
        "task_steps",
        "tsk",
        ["What happened to tasks, one row a step", "交办事项办理过程（每环节一行）"],
        columns,
        &[
            ("assigned", "assigned"),
            ("reported", "reports"),
            ("completed", "completions"),
            ("cancelled", "cancellations"),
            ("reopened", "reopenings"),
        ],
    )
}

pub fn risks() -> View {
    let own = Columns::default()
        .text(
            "at_risk",
            "CASE WHEN json_extract(f.value, '$.value.jobs') IS NULL THEN 'investment' ELSE 'jobs' END",
            ["investment or jobs", "investment 投资、jobs 就业"],
        )
        .amount("amount", FACT, "$.value.investment", ["How much investment is at risk", "受影响投资"])
        .text("jobs", "json_extract(f.value, '$.value.jobs.value')", ["How many jobs are at risk", "受影响就业岗位"])
        .text(
            "jobs_qualifier",
            "json_extract(f.value, '$.value.jobs.qualifier')",
            ["How exact that is; none for an exact number", "就业岗位的限定（空为确切数）"],
        );
    let columns = around("issue", ["The issue", "诉求"], own, HOLDS);
    values("risks", ["What issues put at risk", "诉求所涉风险"], columns, &from("$.risks", ""), "at_risk")
}
