//! What cannot be done to a record, a fact, a milestone, a standing.

codes! {
    UNKNOWN = "record.unknown", NotFound,
        "there is no record `{input}` in this zone", "check the id, or look the record up by name",
        "本开发区没有记录“{input}”", "请核对标识，或按名称查找";
    KEY_HELD = "record.key-held", Conflict,
        "`{input}` belongs to {holder}", "use that record, or give another value",
        "“{input}”已属于 {holder}", "请使用该记录，或改用别的值";
    UNKNOWN_SOURCE = "record.unknown-source", Playbook,
        "the playbook has no source `{input}`", "sources near it: {near}",
        "工作手册没有来源“{input}”", "相近的来源：{near}";
    NOT_NAMED_HERE = "record.not-named-here", Input,
        "the names of a {kind} are changed by its own command", "use change_unit for units",
        "{kind} 的名称由其专用命令修改", "单位请用 change_unit";
    NOTHING_NEW = "record.nothing-new", Input,
        "the command changes nothing", "give at least one value that differs from what is known",
        "该命令没有任何改动", "请至少给出一个与已知不同的值";
    FOREIGN_CURSOR = "record.foreign-cursor", Input,
        "the page before was one of another list, of {input}", "give the cursor of the page before in this list, or none",
        "上一页属于另一列表（{input}）", "请给出本列表上一页的游标，或不给";
    STALE_VERSION = "record.stale-version", Conflict,
        "the record is at version {found}, not {expected}", "read it again and decide anew",
        "该记录已是第 {found} 版，不是第 {expected} 版", "请重新读取后再决定";
}
