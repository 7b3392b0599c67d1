//! Questions that a pipeline cannot answer as they are asked.

codes! {
    UNKNOWN_DIMENSION = "pipeline.unknown-dimension", Input,
        "investments are not grouped by `{input}`", "use one or several of: {near}",
        "招商项目不能按“{input}”分组", "请使用以下一项或多项：{near}";
    UNKNOWN_LEVEL = "pipeline.unknown-level", Input,
        "nothing is counted at the level `{input}`", "use one of: {near}",
        "没有“{input}”这一统计层级", "请使用以下之一：{near}";
    UNKNOWN_KEEPER = "pipeline.unknown-keeper", Input,
        "investments are not kept by `{input}`", "use one or several of: {near}",
        "招商项目不能按“{input}”筛选", "请使用以下一项或多项：{near}";
    TOO_MANY_MILESTONES = "pipeline.too-many-milestones", Playbook,
        "the playbook and the book have more than {most} milestones", "retire those that are not used",
        "工作手册和数据中的节点超过 {most} 个", "请停用不再使用的节点";
    KNOWN_AT_AN_INSTANT = "pipeline.known-at-an-instant", Input,
        "a pipeline tells what was known by the end of a day, not at {input}", "read the book as it was known on a day",
        "管线按日末所知读取，不支持某一时刻（{input}）", "请按某日所知读取";
    CHANGES_WITHOUT_DAY = "pipeline.changes-without-day", Input,
        "changes lie between two days", "say from which day and until which",
        "变动须介于两个日期之间", "请给出起止日期";
    CHANGES_BACKWARDS = "pipeline.changes-backwards", Input,
        "the changes from {since} to {until} would go back", "give the earlier report first, as it was known no later than the other",
        "自{since}至{until}的变动方向相反", "请先给出较早的一期，且其所知日期不晚于另一期";
    BOOK_MOVED_ON = "pipeline.book-moved-on", Conflict,
        "the book stands at {now}, the pipeline was read at {read}", "read the pipeline again",
        "数据已更新到位置 {now}，而管线读取于位置 {read}", "请重新读取管线";
    FIGURES_NOT_READ = "pipeline.figures-not-read", Input,
        "what each investment has of `{value}` was not read from the book", "ask the book for the rate of this pipeline: `crm.kpi_in`",
        "尚未从数据册读取各项目的“{value}”", "请由数据册计算该管线的指标：`crm.kpi_in`";
    OF_ANOTHER_BOOK = "pipeline.of-another-book", Input,
        "the pipeline was read from another book", "ask the book that it was read from, or read the pipeline of this one",
        "该管线读自另一数据册", "请向其原数据册查询，或重新读取本册的管线";
    NOT_OF_A_BOOK = "pipeline.not-of-a-book", Input,
        "the pipeline was not read from a book: it has no records to look into", "ask for what its own tables tell",
        "该管线并非读自数据册，无可查记录", "请改问其自带表格所含内容";
    WINDOW_ENDS_BEFORE_IT_STARTS = "pipeline.window-ends-before-it-starts", Input,
        "the window ends on {until}, before it starts on {since}", "give the earlier day first",
        "时段结束日（{until}）早于开始日（{since}）", "请先给出较早的日期";
    UNKNOWN_OUTCOME = "pipeline.unknown-outcome", Input,
        "nothing that may end the wait is called `{input}`", "name milestones or closed standings; near: {near}",
        "没有名为“{input}”的结局", "请给出节点或已关闭的状态；相近：{near}";
    COMPETES_WITH_ITSELF = "pipeline.competes-with-itself", Input,
        "`{input}` is one of the two milestones between which the time is asked: it does not compete with itself", "leave it out of what competes",
        "“{input}”是所问起止节点之一，不能同时作为竞争结局", "请从竞争结局中去掉";
    UNKNOWN_VALUE = "pipeline.unknown-value", NotFound,
        "no {dimension} is called `{input}`", "near: {near}; or give its id",
        "没有名为“{input}”的{dimension}", "相近：{near}；或给出其编号";
}
