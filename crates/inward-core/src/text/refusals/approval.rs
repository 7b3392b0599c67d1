//! What cannot be done to procedures and cases.

/// Procedures.
pub mod procedure {
    codes! {
        UNKNOWN = "procedure.unknown", NotFound,
            "no procedure is called `{input}`", "add it first: add_procedure",
            "没有名为“{input}”的办事事项", "请先增加：add_procedure";
        NO_VERSION = "procedure.no-version", NotFound,
            "no version of the procedure was in force on {on}", "name another day, or say what it was like then: revise_procedure",
            "{on} 没有生效的事项版本", "请改用其他日期，或补录当时的版本：revise_procedure";
        UNKNOWN_START = "procedure.unknown-start", Input,
            "this time of a procedure does not count from `{input}`", "events near it: {near}",
            "该时限不能以“{input}”起算", "相近的起算事件：{near}";
        FIXED_LIMIT = "procedure.fixed-limit", Input,
            "{limit} is a date, not a length of time", "give days, working days, months or hours",
            "{limit} 是日期，不是时限", "请给出天数、工作日、月数或小时";
        NOT_STATED = "procedure.not-stated", NotFound,
            "only one of the two versions says how much it is", "state it of the other version too",
            "两个版本中只有一个载明该项", "请在另一版本中补充";
        UNLIKE_UNITS = "procedure.unlike-units", Input,
            "{left} and {right} are counted in unlike units", "state both limits in the same unit",
            "{left}与{right}的计算单位不同", "请将两个时限改为同一单位";
    }
}

/// Cases.
pub mod case {
    codes! {
        NOT_FILED_FOR = "case.not-filed-for", Input,
            "no case is filed for a record of the kind {kind}", "name a project, or another record of an investment",
            "不能为{kind}申办", "请指明建设项目，或招商项目的其他记录";
        NO_VERSION = "case.no-version", Warning,
            "no version of the procedure was in force on {on}, so that the case has no limit", "say what the procedure was like then: revise_procedure",
            "{on} 没有生效的事项版本，该办件没有时限", "请补录当时的版本：revise_procedure";
        BEFORE_RECEIVED = "case.before-received", Input,
            "{input} is before the application was received, {received}", "check both dates, and correct the one that is wrong",
            "{input} 早于收件之时（{received}）", "请核对两个日期，并更正有误的一个";
        ALREADY_ACCEPTED = "case.already-accepted", State,
            "the case is accepted already", "correct its date if it is wrong",
            "该办件已受理", "若日期有误请更正";
        ALREADY_DECIDED = "case.already-decided", State,
            "the case is decided: {outcome}", "retract the decision first if it is wrong",
            "该办件已办结：{outcome}", "若有误请先撤回该决定";
        SUPPLEMENT_AWAITED = "case.supplement-awaited", State,
            "a supplement is awaited since {since}", "record when it came in first: receive_supplement",
            "自 {since} 起已在等待补正", "请先登记补正材料收到：receive_supplement";
        NO_SUPPLEMENT_AWAITED = "case.no-supplement-awaited", State,
            "no supplement is awaited", "record first when it was asked for: request_supplement",
            "并无待补正的材料", "请先登记补正告知：request_supplement";
        STEP_GOES_ON = "case.step-goes-on", State,
            "this step goes on since {since}: {step}", "end it first: end_special_step",
            "自 {since} 起正在进行：{step}", "请先登记其结束：end_special_step";
        STEP_NOT_BEGUN = "case.step-not-begun", State,
            "this step does not go on: {step}", "record first when it began: begin_special_step",
            "并未进行：{step}", "请先登记其开始：begin_special_step";
        ENDS_BEFORE_IT_BEGINS = "case.ends-before-it-begins", Input,
            "{on} is before the beginning, {since}", "check both dates, and correct the one that is wrong",
            "{on} 早于开始之时（{since}）", "请核对两个日期，并更正有误的一个";
        OUT_OF_ORDER = "case.out-of-order", Input,
            "with {input} a beginning and its end would be torn apart", "retract the end first",
            "改为 {input} 将使开始与结束不再对应", "请先撤回结束的一项";
        NO_WRITTEN_NOTICE = "case.no-written-notice", Warning,
            "of this step no written notice to the applicant is recorded: {step}", "give the notice as its evidence",
            "未登记对申请人的书面告知：{step}", "请以该告知书为佐证";
        STILL_OPEN = "case.still-open", Warning,
            "the case is decided while a supplement is awaited or a special step goes on", "record when that ended",
            "补正或特别程序尚未结束而办件已办结", "请补录其结束之日";
        DECIDED_BEFORE_ACCEPTED = "case.decided-before-accepted", Warning,
            "the case was decided before it was accepted, {accepted}", "check both dates, and correct the one that is wrong",
            "办结早于受理之时（{accepted}）", "请核对两个日期，并更正有误的一个";
    }
}
