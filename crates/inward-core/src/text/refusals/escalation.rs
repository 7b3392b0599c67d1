//! Ladders of escalation: what cannot be taken back or excused.

codes! {
    NOT_WATCHED = "escalation.not-watched", Input,
        "no ladder watches a {kind}", "name a commitment, an issue, a task or a project",
        "{kind}不在督办范围", "请指明承诺、诉求、交办事项或建设项目";
    NEEDS_EVIDENCE = "escalation.needs-evidence", Input,
        "what was raised is not taken back without evidence", "name what shows that it was put right",
        "没有依据不能降级或解除督办", "请提供整改依据";
    NOT_RAISED = "escalation.not-raised", State,
        "no level stands that could be taken back", "check the record, the ladder and the phase",
        "没有可降级或解除的督办", "请核对记录、督办阶梯和分期";
    WHICH_LADDER = "escalation.which-ladder", Input,
        "levels of several ladders stand: {ladders}", "name one of them",
        "多个督办阶梯都有层级：{ladders}", "请指明其一";
    NOT_BELOW = "escalation.not-below", Input,
        "`{input}` is no lower level that was raised", "name a lower level that stands, or none",
        "“{input}”不是已触发的下级层级", "请指明已触发的下级层级，或留空";
    LIFTED_BEFORE_RAISED = "escalation.lifted-before-raised", Input,
        "taken back on {on}, but it holds only since {since}", "check the date",
        "{on} 解除，早于 {since} 触发", "请核对日期";
    ENDS_BEFORE_IT_STARTS = "escalation.ends-before-it-starts", Input,
        "an excuse from {from} cannot last until {until}", "give a first day, and a last day not before it",
        "自 {from} 起的免责期不能到 {until} 止", "请填写起始日，且截止日不早于起始日";
}
