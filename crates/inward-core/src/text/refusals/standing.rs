//! Standings that do not allow what a command asks.

codes! {
    LEAD_ALREADY_CLOSED = "lead.already-closed", State,
        "the lead `{title}` is closed: {standing}", "reopen it first",
        "线索“{title}”已关闭：{standing}", "请先重启";
    NEGOTIATION_ALREADY_CLOSED = "negotiation.already-closed", State,
        "the negotiation `{title}` is closed: {standing}", "reopen it first, or open another",
        "洽谈“{title}”已结束：{standing}", "请先重启，或另开洽谈";
    AGREEMENT_ALREADY_CLOSED = "agreement.already-closed", State,
        "the agreement `{title}` is closed: {standing}", "reopen it first, or sign another",
        "协议“{title}”已结束：{standing}", "请先重启，或另签协议";
    PROJECT_ALREADY_CLOSED = "project.already-closed", State,
        "the project `{title}` is closed: {standing}", "reopen it first",
        "项目“{title}”已结束：{standing}", "请先重启";
    ALREADY = "standing.already", State,
        "the record is {standing} already", "resume it first, or correct the date",
        "该记录已处于{standing}", "请先恢复，或更正日期";
    NOT_SUSPENDED = "standing.not-suspended", State,
        "the record goes on already", "suspend it first",
        "该记录本就在推进", "请先暂缓";
    NOT_CLOSED = "standing.not-closed", State,
        "the record is not closed", "nothing needs to be reopened",
        "该记录并未关闭", "无须重启";
    HAS_NONE = "standing.has-none", Input,
        "a {kind} has no standing", "name a lead, a negotiation, an agreement or a project",
        "{kind} 没有状态", "请指明线索、洽谈、协议或项目";
    UNKNOWN_REASON = "standing.unknown-reason", Playbook,
        "the playbook has no such reason `{input}`", "its reasons for this are: {near}",
        "工作手册没有理由“{input}”", "可用的理由：{near}";
    FOLLOWED = "standing.followed", Warning,
        "closed on {on}, the record is {standing} again from {next}", "tell when it was reopened, or check the days",
        "该记录自 {on} 起关闭，但自 {next} 起又为{standing}", "请补录重启，或核对日期";
    REACHED_LATER = "standing.reached-later", Warning,
        "closed on {on}, the record reached `{milestone}` on {reached}", "tell when it was reopened, or check the days",
        "该记录自 {on} 起关闭，却于 {reached} 到达节点“{milestone}”", "请补录重启，或核对日期";
    OUT_OF_ORDER = "standing.out-of-order", State,
        "with that day, what was said of {other} would follow nothing: {standing}", "correct or retract that first",
        "改为该日后，{other} 的状态将失去依据：{standing}", "请先更正或撤回后者";
    BEFORE_CURRENT = "standing.before-current", Input,
        "{on} is before {current}, when what it follows began", "check the date",
        "{on} 早于其所依据的状态开始之日 {current}", "请核对日期";
}
