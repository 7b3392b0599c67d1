//! The columns of issues and tasks. What depends on a calendar is for the records themselves to say; the rules
//! stand here as they were agreed.

use inward_core::issue::{Issue, RaisedBy};
use inward_core::task::Task;

use super::columns::{borrowed, json, key, list, names, row, shown, state};
use super::parts::{Parts, word};

pub(super) fn issue() -> Parts {
    names("What it is, in a few words", "名称")
        .investment()
        .text(
            "about",
            ["What it was raised on: an investment, a record of one, or an organisation", "所涉招商项目、记录或企业"],
            |asked| shown(Some(state::<Issue>(asked)?.about)),
        )
        .id("organisation", ["The enterprise that it concerns", "所涉企业"], |asked| row(asked).organisation)
        .text("organisation_name", ["The name of that enterprise", "所涉企业名称"], |asked| {
            asked.name(row(asked).organisation.map(inward_core::id::Id::record))
        })
        .text("kind", ["Its kind, a key of the playbook", "诉求类别（工作手册中的键）"], |asked| {
            borrowed(state::<Issue>(asked)?.kind.as_str())
        })
        .text("channel", ["The channel through which it came, a key of the playbook", "诉求渠道（工作手册中的键）"], |asked| {
            borrowed(state::<Issue>(asked)?.channel.as_ref().map(|key| key.as_str()))
        })
        .text("urgency", ["How pressing it is, a key of the playbook", "紧急程度（工作手册中的键）"], |asked| {
            borrowed(state::<Issue>(asked)?.urgency.as_ref().map(|key| key.as_str()))
        })
        .text("raised_by", ["The organisation or the person who raised it", "提出诉求的企业或个人"], |asked| {
            Some(match state::<Issue>(asked)?.raised_by? {
                RaisedBy::Organisation(id) => id.to_string().into(),
                RaisedBy::Person(id) => id.to_string().into(),
            })
        })
        .text("description_note", ["What it is about: the id of a note", "诉求内容（备注编号）"], |asked| {
            shown(state::<Issue>(asked)?.description)
        })
        .text("responders", ["The units that are to answer, as a JSON list", "答复单位（JSON 列表）"], |asked| {
            list(&state::<Issue>(asked)?.responders)
        })
        .text("respond_rule", ["By when it is to be answered, as a rule in JSON", "答复时限规则（JSON）"], |asked| {
            json(state::<Issue>(asked)?.respond.as_ref()?)
        })
        .text("resolve_rule", ["By when it is to be settled, as a rule in JSON", "办结时限规则（JSON）"], |asked| {
            json(state::<Issue>(asked)?.resolve.as_ref()?)
        })
        .when("received", ["The day it was received", "收到日期"], |asked| {
            let received = state::<Issue>(asked)?.received.occurrence(asked.point.as_of, |_| true, |_| 0)?;
            received.truth.is_possible().then_some(received.fact.of.on.as_ref()).flatten()
        })
        .text(
            "resolved",
            ["Whether it is settled: yes, possibly or no", "是否办结（yes 是、possibly 或已、no 否）"],
            |asked| borrowed(word(state::<Issue>(asked)?.is_resolved(asked.point.as_of))),
        )
        .text(
            "outcome",
            [
                "settled, partly, not_possible, withdrawn or referred",
                "办理结果（settled 已解决、partly 部分解决、not_possible 无法解决、withdrawn 企业撤回、referred 转外部办理）",
            ],
            |asked| key(state::<Issue>(asked)?.outcome(asked.point.as_of)?),
        )
        .text(
            "satisfaction",
            ["satisfied, fair or dissatisfied", "满意度（satisfied 满意、fair 基本满意、dissatisfied 不满意）"],
            |asked| key(state::<Issue>(asked)?.satisfaction(asked.point.as_of)?),
        )
        .amount("investment_at_risk", ["How much investment is at risk", "受影响投资"], |asked| {
            state::<Issue>(asked)?.investment_at_risk(asked.point.as_of)
        })
        .text("jobs_at_risk", ["How many jobs are at risk", "受影响就业岗位"], |asked| {
            shown(state::<Issue>(asked)?.jobs_at_risk(asked.point.as_of))
        })
        .escalated()
        .in_charge()
        .listed_days()
}

pub(super) fn task() -> Parts {
    names("What is to be done, in a few words", "名称")
        .investment()
        .text("origin", ["What it came of: an issue, a negotiation or another record", "来源记录"], |asked| {
            shown(state::<Task>(asked)?.origin)
        })
        .text("interaction", ["The interaction of that negotiation", "来源往来的事实编号"], |asked| {
            shown(state::<Task>(asked)?.interaction)
        })
        .id("given_by", ["Who gave it", "交办人"], |asked| state::<Task>(asked)?.given_by)
        .id("given_by_unit", ["The unit that gave it", "交办单位"], |asked| state::<Task>(asked)?.given_by_unit)
        .text("supporting", ["The units that help, as a JSON list", "配合单位（JSON 列表）"], |asked| {
            list(&state::<Task>(asked)?.supporting)
        })
        .text("instructions_note", ["What is to be done: the id of a note", "交办内容（备注编号）"], |asked| {
            shown(state::<Task>(asked)?.instructions)
        })
        .text("due_rule", ["By when it is to be done, as a rule in JSON", "到期规则（JSON）"], |asked| {
            json(state::<Task>(asked)?.due_rule(asked.point.as_of)?)
        })
        .text(
            "closed",
            ["Whether it is done or called off: yes, possibly or no", "是否了结（yes 是、possibly 或已、no 否）"],
            |asked| borrowed(word(state::<Task>(asked)?.is_closed(asked.point.as_of))),
        )
        .text(
            "standing",
            [
                "ongoing, completed, or terminated where it was called off",
                "状态（ongoing 办理中、completed 已办结、terminated 已撤销）",
            ],
            |asked| borrowed(state::<Task>(asked)?.standing(asked.point.as_of).key()),
        )
        .escalated()
        .in_charge()
        .listed_days()
}
