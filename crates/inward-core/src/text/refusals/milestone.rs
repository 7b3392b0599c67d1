//! Milestones that cannot be reached or planned.

codes! {
    UNKNOWN = "milestone.unknown", Playbook,
        "the playbook has no milestone `{milestone}`", "milestones near it: {near}",
        "工作手册没有节点“{milestone}”", "相近的节点：{near}";
    RETIRED = "milestone.retired", Playbook,
        "the milestone `{milestone}` is retired", "use the one that took its place",
        "节点“{milestone}”已停用", "请使用替代它的节点";
    NOT_DECLARED = "milestone.not-declared", Playbook,
        "the playbook has no milestone that `{command}` records", "declare one with recorded_by = \"{command}\"",
        "工作手册没有由“{command}”记录的节点", "请声明一个 recorded_by = \"{command}\" 的节点";
    RECORDED_BY = "milestone.recorded-by", Input,
        "the milestone `{milestone}` is recorded by the command {command}", "give that command; to change its date, correct it",
        "节点“{milestone}”由命令 {command} 记录", "请使用该命令；如需改日期，请用更正";
    NOT_HERE = "milestone.not-here", Playbook,
        "the milestone `{milestone}` does not stand on a {kind}", "it stands on: {places}",
        "节点“{milestone}”不用于 {kind}", "它用于：{places}";
    PHASE_NEEDED = "milestone.phase-needed", Input,
        "the milestone `{milestone}` belongs to a phase, and the project has {phases}", "name the phase",
        "节点“{milestone}”属于分期，该项目有 {phases} 期", "请指明期次";
    IN_THE_FUTURE = "milestone.in-the-future", Input,
        "{input} is wholly after today, {today}", "plan it instead, or correct the date",
        "{input} 完全在今天（{today}）之后", "请改为计划，或更正日期";
    AFTER_REPORT = "milestone.after-report", Input,
        "{input} is wholly after {reported}, the day on which it is said to have been known",
        "correct the date, or the day of the report",
        "{input} 完全在报送日（{reported}）之后", "请更正日期或报送日";
    ALREADY_REACHED = "milestone.already-reached", State,
        "this source already says that `{milestone}` was reached on {on}", "correct that word, or name another source",
        "该来源已称“{milestone}”于 {on} 达到", "请更正原值，或注明另一来源";
    NOT_REACHED = "milestone.not-reached", NotFound,
        "no word on the milestone `{milestone}` stands here", "reach it first",
        "这里没有关于节点“{milestone}”的有效记录", "请先记录达到";
    NEEDS_UNMET = "milestone.needs-unmet", Playbook,
        "`{milestone}` needs what is missing: {missing}", "record it first, or say why it is overridden",
        "“{milestone}”缺少必需项：{missing}", "请先补录，或说明越过的理由";
    NEEDS_WANTING = "milestone.needs-wanting", Warning,
        "`{milestone}` was recorded without: {missing}", "record what is missing when it is known",
        "“{milestone}”已记录，但缺少：{missing}", "得知后请补录";
    OUT_OF_ORDER = "milestone.out-of-order", Warning,
        "`{milestone}` on {on} does not fit `{other}` on {other_on}", "check both dates",
        "“{milestone}”（{on}）与“{other}”（{other_on}）次序不符", "请核对两个日期";
    REPLANNED_WITHOUT_REASON = "milestone.replanned-without-reason", Warning,
        "`{milestone}` was planned anew without a reason", "give the reason",
        "“{milestone}”重新计划，但未说明理由", "请说明理由";
}
