//! The views of approvals: one row a case and one a step of its life, one a version of a procedure. Which version
//! applies to a case, and by when it is to be decided on a calendar, is for the API to say.

use super::View;
use super::column::{Columns, id};
use super::facts::{FACT, HAPPENED, HOLDS, around, from, value, values};
use super::issues::{standing, state, steps};
use super::records::{in_charge, investment, listed_days, names, recorded, title_of, view};

pub fn cases() -> View {
    let columns = names(["What it is, in a few words", "名称"])
        .and(investment())
        .and(state("procedure", "$.procedure", ["The procedure", "办事事项"]))
        .and(state("about", "$.about", ["What it is for: an investment or a record of one", "所涉招商项目或记录"]))
        .text("applicant", id("org", "l.organisation"), ["Who applied", "申请人"])
        .text("applicant_name", title_of("org", "l.organisation"), ["The name of who applied", "申请人名称"])
        .and(state(
            "description_note",
            "$.description",
            ["What is applied for: the id of a note", "申请内容（备注编号）"],
        ))
        .and(standing(["completed once it is decided, else ongoing", "状态（completed 已办结、ongoing 办理中）"]))
        .and(in_charge())
        .and(listed_days())
        .and(recorded());
    view("cases", "cas", ["Cases: applications under a procedure", "办件"], columns)
}

pub fn case_steps() -> View {
    let own = Columns::default()
        .text(
            "step",
            "s.key",
            [
                "received, accepted, supplement_requested, supplement_received, special_step_begun, special_step_ended or decided",
                "环节（received 收件、accepted 受理、supplement_requested 补正告知、supplement_received 补正收到、special_step_begun 特别程序开始、special_step_ended 特别程序结束、decided 办结）",
            ],
        )
        .and(value(
            "special_step",
            "step",
            [
                "hearing, tender, auction, inspection, testing, quarantine, appraisal or expert_review",
                "特别程序（hearing 听证、tender 招标、auction 拍卖、inspection 检验、testing 检测、quarantine 检疫、appraisal 鉴定、expert_review 专家评审）",
            ],
        ))
        .and(value(
            "outcome",
            "outcome",
            ["granted, refused or withdrawn", "办理结果（granted 准予、refused 不予、withdrawn 申请人撤回）"],
        ))
        .text(
            "note",
            "coalesce(json_extract(f.value, '$.value.note'), json_extract(f.value, '$.value.missing'))",
            ["More on it, or what is missing: the id of a note", "说明或所缺材料（备注编号）"],
        );
    let columns = around("case", ["The case", "办件"], own, HAPPENED);
    steps(
        "case_steps",
        "cas",
        ["What happened to cases, one row a step", "办件办理过程（每环节一行）"],
        columns,
        &[
            ("received", "received"),
            ("accepted", "acceptances"),
            ("supplement_requested", "supplements_requested"),
            ("supplement_received", "supplements_received"),
            ("special_step_begun", "steps_begun"),
            ("special_step_ended", "steps_ended"),
            ("decided", "decisions"),
        ],
    )
}

pub fn procedure_versions() -> View {
    let counted = |name: &'static str, says: [&'static str; 2]| {
        Columns::default()
            .text(name, format!("json_extract(f.value, '$.value.{name}.value')"), says)
            .text(
                &format!("{name}_max"),
                format!("json_extract(f.value, '$.value.{name}.value_max')"),
                [&format!("{}: the upper end of a range", says[0]), &format!("{}：区间上限", says[1])],
            )
            .text(
                &format!("{name}_qualifier"),
                format!("json_extract(f.value, '$.value.{name}.qualifier')"),
                [
                    &format!("{}: how exact that is; none for an exact number", says[0]),
                    &format!("{}：限定（空为确切数）", says[1]),
                ],
            )
    };
    let own = value("authority", "authority", ["The unit that decides", "实施主体"])
        .and(value(
            "promised_limit",
            "limits.promised",
            ["The limit that was promised: a rule as JSON", "承诺时限（JSON 规则）"],
        ))
        .and(value(
            "statutory_limit",
            "limits.statutory",
            ["The limit by law: a rule as JSON", "法定时限（JSON 规则）"],
        ))
        .and(value(
            "notice",
            "notice",
            ["Within what time the applicant is told what is missing: a rule as JSON", "一次性告知时限（JSON 规则）"],
        ))
        .and(counted("steps", ["How often applicant and office deal with each other", "环节数"]))
        .and(counted("documents", ["How many papers are handed in", "材料数"]))
        .and(counted("seals", ["How many seals are needed", "印章数"]))
        .and(counted("windows", ["To how many windows the applicant goes", "窗口数"]))
        .amount("cost", FACT, "$.value.cost", ["What it costs the applicant", "费用"])
        .and(value("legal_basis", "legal_basis", ["The document that it rests on", "依据"]));
    let columns = around("procedure", ["The procedure", "办事事项"], own, HOLDS);
    let says = ["The versions of procedures, each from its day on", "办事事项的各版本"];
    values("procedure_versions", says, columns, &from("$.versions", ""), "procedure")
}
