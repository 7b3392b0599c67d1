//! Tables from elsewhere of which no pipeline can be built.

codes! {
    MISSING_COLUMN = "outside-table.missing-column", Input,
        "the table of {table} has no column `{column}`", "add it, or rename one of those that it has: {near}",
        "{table}表没有“{column}”列", "请补上，或将现有列改名：{near}";
    COLUMN_TWICE = "outside-table.column-twice", Input,
        "the table of {table} has two columns `{column}`", "rename or drop one of them",
        "{table}表有两个“{column}”列", "请改名或去掉其中一列";
    MISSPELT_COLUMN = "outside-table.misspelt-column", Input,
        "`{column}` is no column of the table of {table}", "call it `{near}` if it is that, or else give it another name",
        "“{column}”不是{table}表的列", "如指“{near}”请照此命名，否则请改用其他名称";
    WRONG_TYPE = "outside-table.wrong-type", Input,
        "`{column}` is a column of {type}", "give {takes}",
        "“{column}”列的类型为 {type}", "请提供{takes}";
    EMPTY_CELL = "outside-table.empty-cell", Input,
        "`{column}` is empty in row {row} (counted from 0)", "fill it, or leave the row out",
        "第 {row} 行（从 0 起计）的“{column}”为空", "请填写，或去掉该行";
    UNDATED = "outside-table.undated", Input,
        "the event in row {row} (counted from 0) has no date", "leave out what did not happen; of what happened nobody knows when give an interval with an open end, such as ../2021-12-31",
        "第 {row} 行（从 0 起计）的事件没有日期", "未发生的请去掉；发生了但日期不详的，请填写一端不限的区间，如 ../2021-12-31";
    IMPRECISE_KNOWN = "outside-table.imprecise-known", Input,
        "`{input}` in row {row} (counted from 0) is no single day", "give the day on which the event became known, or none if it was always known",
        "第 {row} 行（从 0 起计）的“{input}”不是某一日", "请填写获知该事件的日期；始终已知的请留空";
    NO_EVENTS = "outside-table.no-events", Input,
        "the table of events has no rows", "give at least one event; was everything filtered out before?",
        "事件表没有任何行", "请至少提供一个事件；是否在此之前已全部筛除？";
    RESERVED_COLUMN = "outside-table.reserved-column", Input,
        "an attribute cannot be called `{column}`: that has a meaning of its own", "rename the column",
        "属性不能命名为“{column}”，该词另有含义", "请将该列改名";
    UNEQUAL_COLUMNS = "outside-table.unequal-columns", Input,
        "`{column}` has {rows} rows, where the columns before it have {others}", "give columns of the same length",
        "“{column}”有 {rows} 行，而此前各列有 {others} 行", "请提供长度相同的各列";
    UNKNOWN_MILESTONE = "outside-table.unknown-milestone", Input,
        "`{milestone}`, first in row {row} (counted from 0), is none of the milestones", "use {near}; or list your own milestones, in the order in which they are reached",
        "“{milestone}”（首见于第 {row} 行，从 0 起计）不是任何节点", "请使用 {near}；或按达到的先后列出自己的节点";
    MILESTONE_TWICE = "outside-table.milestone-twice", Input,
        "the milestone `{milestone}` is listed twice", "list each once, in the order in which they are reached",
        "节点“{milestone}”列出了两次", "请按达到的先后，每个只列一次";
    UNKNOWN_MONEY_KIND = "outside-table.unknown-money-kind", Input,
        "`{kind}` in row {row} (counted from 0) is no kind of money", "use one of: {near}",
        "第 {row} 行（从 0 起计）的“{kind}”不是资金口径", "请使用：{near}";
    NO_MONEY = "outside-table.no-money", Input,
        "the pipeline was built without a table of money", "give one beside the events when it is built",
        "建立管线时没有给出金额表", "请在建立时随事件表一并给出";
    NOT_OF_TABLES = "outside-table.not-of-tables", State,
        "the pipeline is one of a book, not of tables from elsewhere", "ask the book for its money",
        "该管线来自账簿，不是来自外部表", "请向账簿查询金额";
}
