//! The columns of cases, and those of procedures beside the other entries: the version that is in force. When a
//! case counts as accepted, and by when it is to be decided, is for the record and its commitment to say.

use inward_core::case::Case;
use inward_core::entry::{Entry, ProcedureVersion};

use super::columns::{borrowed, json, key, names, row, shown, state};
use super::line::Asked;
use super::parts::{Parts, word};

pub(super) fn case() -> Parts {
    names("What it is, in a few words", "名称")
        .investment()
        .id("procedure", ["The procedure", "办事事项"], |asked| Some(state::<Case>(asked)?.procedure))
        .text("procedure_name", ["The name of the procedure", "办事事项名称"], |asked| {
            asked.name(Some(state::<Case>(asked)?.procedure.record()))
        })
        .text("about", ["What it is for: an investment or a record of one", "所涉招商项目或记录"], |asked| {
            shown(Some(state::<Case>(asked)?.about))
        })
        .id("applicant", ["Who applied", "申请人"], |asked| row(asked).organisation)
        .text("applicant_name", ["The name of who applied", "申请人名称"], |asked| {
            asked.name(row(asked).organisation.map(inward_core::id::Id::record))
        })
        .text("description_note", ["What is applied for: the id of a note", "申请内容（备注编号）"], |asked| {
            shown(state::<Case>(asked)?.description)
        })
        .when("received", ["The day it was received", "收件日期"], |asked| {
            state::<Case>(asked)?.received_on(asked.point.as_of)
        })
        .when("accepted", ["The day it was accepted, as recorded", "受理日期（按登记）"], |asked| {
            let accepted = state::<Case>(asked)?.acceptances.occurrence(asked.point.as_of, |_| true, |_| 0)?;
            accepted.truth.is_possible().then_some(accepted.fact.of.on.as_ref()).flatten()
        })
        .text(
            "decided",
            ["Whether it is decided: yes, possibly or no", "是否办结（yes 是、possibly 或已、no 否）"],
            |asked| borrowed(word(state::<Case>(asked)?.is_decided(asked.point.as_of))),
        )
        .text(
            "outcome",
            ["granted, refused or withdrawn", "办理结果（granted 准予、refused 不予、withdrawn 申请人撤回）"],
            |asked| key(state::<Case>(asked)?.outcome(asked.point.as_of)?),
        )
        .when("decided_on", ["The day it was decided", "办结日期"], |asked| {
            state::<Case>(asked)?.decided_on(asked.point.as_of)
        })
        .in_charge()
        .listed_days()
}

/// The version of a procedure that is in force.
pub(super) fn version<'a>(asked: &Asked<'a>) -> Option<&'a ProcedureVersion> {
    state::<Entry>(asked)?.version_at(asked.point.as_of)
}

/// With the columns of procedures.
pub(super) fn procedure(parts: Parts) -> Parts {
    parts
        .text(
            "promised_limit",
            ["The limit that is promised: a rule as JSON", "承诺时限（JSON 规则）"],
            |asked| json(version(asked)?.limits.promised.as_ref()?),
        )
        .text("statutory_limit", ["The limit by law: a rule as JSON", "法定时限（JSON 规则）"], |asked| {
            json(version(asked)?.limits.statutory.as_ref()?)
        })
        .text("steps", ["How often applicant and office deal with each other", "环节数"], |asked| {
            shown(version(asked)?.steps.as_ref())
        })
        .text("documents", ["How many papers are handed in", "材料数"], |asked| {
            shown(version(asked)?.documents.as_ref())
        })
        .text("seals", ["How many seals are needed", "印章数"], |asked| shown(version(asked)?.seals.as_ref()))
        .text("windows", ["To how many windows the applicant goes", "窗口数"], |asked| {
            shown(version(asked)?.windows.as_ref())
        })
}
