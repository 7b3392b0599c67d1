//! Playbooks that cannot be read, and playbooks that may not follow the one in force.

codes! {
    BAD_KEY = "playbook.bad-key", Input,
        "`{input}` is not a key", "write a small letter, then small letters, digits and `_`, at most 64 characters",
        "“{input}”不是键名", "键名以小写字母开头，只含小写字母、数字和下划线，至多 64 个字符";
    BAD_RATE_KEY = "playbook.bad-rate-key", Input,
        "line {line}: `{input}` is not the key of a rate", "write a name and a variant, each a key, as start_rate/signed",
        "第 {line} 行：“{input}”不是指标键名", "请写成 指标/口径，如 start_rate/signed";
    BAD_FIELD = "playbook.bad-field", Input,
        "`{input}` does not say what is needed", "write field.x, attribute.x or milestone.x",
        "“{input}”没有说明所需的内容", "请写成 field.x、attribute.x 或 milestone.x";
    TOO_LONG = "playbook.too-long", Input,
        "line {line}: a playbook has at most {most} bytes, this one has {length}", "leave out what is not the zone's way of working",
        "第 {line} 行：工作手册至多 {most} 字节，此文件有 {length} 字节", "请删去与办事规则无关的内容";
    BAD_TOML = "playbook.bad-toml", Input,
        "line {line}: this is not TOML: {message}", "correct the line; texts stand in quotes, entries under headings such as [[milestone]]",
        "第 {line} 行：不符合 TOML 语法：{message}", "请改正此行；文字加引号，条目写在 [[milestone]] 这样的标题下";
    UNKNOWN_TABLE = "playbook.unknown-table", Input,
        "line {line}: there is no table `{input}`", "use {near}, or take it out",
        "第 {line} 行：没有名为“{input}”的表", "可用 {near}，或删去此表";
    UNKNOWN_FIELD = "playbook.unknown-field", Input,
        "line {line}: there is no field `{input}` here", "use {near}, or take it out",
        "第 {line} 行：此处没有字段“{input}”", "可用 {near}，或删去此字段";
    MISSING_FIELD = "playbook.missing-field", Input,
        "line {line}: `{field}` is missing", "add {field} = {expected}",
        "第 {line} 行：缺少“{field}”", "请补上 {field} = {expected}";
    MISSING_LABEL = "playbook.missing-label", Input,
        "line {line}: `{field}` has no text for {languages}", "write {field}.en = \"…\" and {field}.zh = \"…\", neither empty",
        "第 {line} 行：“{field}”缺少 {languages} 文字", "请写成 {field}.en = \"…\" 和 {field}.zh = \"…\"，两者都不可为空";
    WRONG_TYPE = "playbook.wrong-type", Input,
        "line {line}: `{field}` is a TOML {input}", "write {field} = {expected}",
        "第 {line} 行：“{field}”的 TOML 类型是 {input}", "请写成 {field} = {expected}";
    UNKNOWN_WORD = "playbook.unknown-word", Input,
        "line {line}: `{input}` is not known as `{field}`", "use {near}",
        "第 {line} 行：“{field}”不能是“{input}”", "可用 {near}";
    MALFORMED_KEY = "playbook.malformed-key", Input,
        "line {line}: `{input}` is not a key", "write a small letter, then small letters, digits and `_`, at most 64 characters",
        "第 {line} 行：“{input}”不是键名", "键名以小写字母开头，只含小写字母、数字和下划线，至多 64 个字符";
    DOUBLED_KEY = "playbook.doubled-key", Input,
        "line {line}: the key `{input}` was given on line {first} already", "choose another key, or take one of the two out",
        "第 {line} 行：键名“{input}”已用于第 {first} 行", "请另取键名，或删去其一";
    RANK_ORDER = "playbook.rank-order", Input,
        "line {line}: `{input}` has rank {rank}, but the milestone before it has {before}", "ranks rise down the file: give one above {before} and at most 65535, or move the milestone",
        "第 {line} 行：“{input}”的位次为 {rank}，而它前面的节点为 {before}", "位次须自上而下递增：请取大于 {before} 且不超过 65535 的数，或移动此节点";
    NO_PLACE = "playbook.no-place", Input,
        "line {line}: `{input}` may stand nowhere", "add places = [\"{places}\"] with one or more of them",
        "第 {line} 行：“{input}”没有可记录之处", "请补上 places = [\"{places}\"] 中的一项或多项";
    NO_MILESTONES = "playbook.no-milestones", Input,
        "line {line}: no milestone makes a stage", "add at least one [[milestone]] on the main track that is not retired",
        "第 {line} 行：没有可形成阶段的节点", "请至少加一个主线上未停用的 [[milestone]]";
    UNKNOWN_NEED = "playbook.unknown-need", Input,
        "line {line}: `{input}` is needed, but there is no such thing here", "use {near}, or take the need out",
        "第 {line} 行：所需的“{input}”在此不存在", "可用 {near}，或删去此要求";
    RETIRED_NEED = "playbook.retired-need", Input,
        "line {line}: `{input}` is needed but retired", "take the need out, or put `{input}` back into use",
        "第 {line} 行：所需的“{input}”已停用", "请删去此要求，或恢复“{input}”";
    CIRCULAR_NEEDS = "playbook.circular-needs", Input,
        "line {line}: these milestones need each other: {input}", "take one of these needs out",
        "第 {line} 行：这些节点互为前提：{input}", "请删去其中一项要求";
    NO_CHOICES = "playbook.no-choices", Input,
        "line {line}: `{input}` is a choice without options", "add [[attribute.choices]] entries with a key and a label, at least one not retired",
        "第 {line} 行：“{input}”是选项字段但没有选项", "请补上带键名和名称的 [[attribute.choices]] 条目，至少一项未停用";
    NEEDLESS_CHOICES = "playbook.needless-choices", Input,
        "line {line}: `{input}` has options but is of kind {kind}", "make it kind = \"choice\" or \"choices\", or take the options out",
        "第 {line} 行：“{input}”的类型是 {kind}，却列了选项", "请改为 kind = \"choice\" 或 \"choices\"，或删去选项";
    MISPLACED_RECORDER = "playbook.misplaced-recorder", Input,
        "line {line}: {command} records at a {place}, where `{input}` may not stand", "add \"{place}\" to its places, or take recorded_by out",
        "第 {line} 行：{command} 记录在 {place} 上，而“{input}”不可记在那里", "请在 places 中加上 \"{place}\"，或删去 recorded_by";
    DOUBLED_RECORDER = "playbook.doubled-recorder", Input,
        "line {line}: {command} records `{first}` already, it cannot record `{input}` too", "take recorded_by out of one of the two",
        "第 {line} 行：{command} 已记录“{first}”，不能再记录“{input}”", "请从其一删去 recorded_by";
    NO_LEVELS = "playbook.no-levels", Input,
        "line {line}: the ladder `{input}` has no level", "add [[ladder.level]] entries, the lowest first, at least one not retired",
        "第 {line} 行：督办阶梯“{input}”没有层级", "请补上 [[ladder.level]] 条目，由低到高，至少一项未停用";
    NO_DEADLINE_BELOW = "playbook.no-deadline-below", Input,
        "line {line}: `{input}` waits for the deadline of the level below, and there is none", "give the level below a deadline, or this one another trigger",
        "第 {line} 行：“{input}”以下一级逾期为条件，而下一级没有期限", "请为下一级设 deadline，或改用其他 trigger";
    BAD_LIMIT = "playbook.bad-limit", Input,
        "line {line}: {input} is no number of inspections a year", "write a whole number from 0 to 366",
        "第 {line} 行：{input} 不是每年检查次数", "请填 0 到 366 的整数";
    DOUBLED_LIMIT = "playbook.doubled-limit", Input,
        "line {line}: `{input}` limits {purpose} inspections, as `{first}` does", "retire one of the two, or take it out",
        "第 {line} 行：“{input}”与“{first}”都限定 {purpose} 检查", "请停用或删去其一";
    DROPS_WHAT_IS_USED = "playbook.drops-what-is-used", Playbook,
        "the new playbook has no `{input}`, which is in use", "keep it; with retired = true it is no longer offered",
        "新手册没有仍在使用的“{input}”", "请保留；加 retired = true 即不再供选";
    RETYPES_WHAT_IS_USED = "playbook.retypes-what-is-used", Playbook,
        "`{input}` is in use as {before}, the new playbook makes it {after}", "leave it {before}; retire it and add another under a new key",
        "“{input}”现为 {before} 且在使用，新手册改为 {after}", "请保持 {before}；可停用它，并以新键名另立一项";
    MOVES_WHAT_IS_USED = "playbook.moves-what-is-used", Playbook,
        "`{input}` is in use at {places}, where the new playbook does not allow it", "add {places} to its places; it may be retired",
        "“{input}”已用于 {places}，而新手册不允许记在那里", "请在 places 中保留 {places}；可将其停用";
}
