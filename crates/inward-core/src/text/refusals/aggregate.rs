//! What cannot be done to records of one kind: zones, units, people, organisations, investments,
//! leads, projects, entries, commitments, issues, tasks, amounts, measures, attributes.

/// Zones.
pub mod zone {
    codes! {
        NOT_OPENED = "zone.not-opened", State,
            "the book has no zone yet", "open one first",
            "账簿还没有开发区", "请先开立";
        ALREADY_OPENED = "zone.already-opened", State,
            "the zone is opened already", "open the book instead of creating it",
            "开发区已开立", "请打开账簿，而不是新建";
        UNKNOWN_TIME_ZONE = "zone.unknown-time-zone", Input,
            "`{input}` is no time zone", "use a name such as Asia/Shanghai",
            "“{input}”不是时区", "请用 Asia/Shanghai 这样的名称";
    }
}

/// Units.
pub mod unit {
    codes! {
        UNKNOWN = "unit.unknown", NotFound,
            "there is no unit `{input}`", "add it first; units near it: {near}",
            "没有单位“{input}”", "请先添加；相近的单位：{near}";
        OF_ITSELF = "unit.of-itself", Input,
            "a unit cannot be its own parent or successor", "name another unit",
            "单位不能是自己的上级或承接单位", "请指明另一单位";
    }
}

/// People.
pub mod person {
    codes! {
        UNKNOWN = "person.unknown", NotFound,
            "nobody is enrolled as `{input}`", "enrol them first",
            "没有登记人员“{input}”", "请先登记";
        ALREADY_ERASED = "person.already-erased", State,
            "the particulars of this person are erased already", "nothing needs to be done",
            "该人员的信息已删除", "无须再删";
        ERASED = "person.erased", State,
            "the particulars of this person were erased: they take part in nothing any more", "enrol them anew, or name somebody else",
            "该人员的信息已删除，不再参与任何事项", "请重新登记，或另指他人";
    }
}

/// Organisations.
pub mod organisation {
    codes! {
        UNKNOWN = "organisation.unknown", NotFound,
            "there is no organisation `{input}`", "add it first, or give its id, USCC, LEI or legal name",
            "没有企业或机构“{input}”", "请先添加，或给出标识、统一社会信用代码、LEI 或全称";
        NAME_TAKEN = "organisation.name-taken", Conflict,
            "`{input}` is the name of {holder}", "use that organisation, or give both a USCC",
            "“{input}”是 {holder} 的名称", "请使用该机构，或为两者都填写统一社会信用代码";
        SAME_NAME = "organisation.same-name", Warning,
            "`{input}` is also the name of {holder}", "mention each by its USCC",
            "“{input}”也是 {holder} 的名称", "请用统一社会信用代码区分";
        OF_ITSELF = "organisation.of-itself", Input,
            "an organisation cannot own itself", "name another organisation",
            "机构不能是自己的母公司", "请指明另一机构";
        BAD_COUNTRY = "organisation.bad-country", Input,
            "`{input}` is no country code", "use two letters of ISO 3166-1, such as CN or HK",
            "“{input}”不是国家或地区代码", "请用 ISO 3166-1 的两位字母，如 CN、HK";
        BAD_INDUSTRY = "organisation.bad-industry", Input,
            "`{input}` is no class of GB/T 4754", "use a letter and up to four digits, such as C3985",
            "“{input}”不是 GB/T 4754 的类目", "请用字母加至多四位数字，如 C3985";
    }
}

/// Investments.
pub mod investment {
    codes! {
        OTHER_THAN_ORIGIN = "investment.other-than-origin", Conflict,
            "{named} is not {inherited}, to which what it came of belongs", "leave the investment out, or move the record later",
            "{named} 与其来源所属的 {inherited} 不同", "请不填，或之后移动";
        NONE_FITS = "investment.none-fits", NotFound,
            "the investment has no record on which this can be done", "name the record, or record one first",
            "该招商项目没有适用的记录", "请指明记录，或先登记";
        SEVERAL_FIT = "investment.several-fit", Input,
            "several records of the investment fit: {records}", "name the one that is meant",
            "该招商项目有多个适用的记录：{records}", "请指明是哪一个";
        NO_MEMBER = "investment.no-member", Input,
            "this {kind} belongs to no investment", "only leads, negotiations, agreements, projects, commitments, cases, and issues and tasks of an investment can be moved",
            "该{kind}不属于任何招商项目", "只有线索、洽谈、协议、项目、承诺、办件，以及招商项目的诉求和交办事项可以移动";
    }
}

/// First-contact claims.
pub mod claim {
    codes! {
        TWICE = "claim.twice", State,
            "the unit {holder} has claimed this lead already", "nothing needs to be done",
            "单位 {holder} 已登记首谈", "无须再登记";
        CONFLICT = "claim.conflict", Warning,
            "the unit {holder} has claimed this lead before", "let the zone arbitrate; both claims stay",
            "单位 {holder} 已先登记首谈", "请由开发区裁定；两个登记都保留";
    }
}

/// Agreements.
pub mod agreement {
    codes! {
        NOT_CONTRACT_MONEY = "agreement.not-contract-money", Input,
            "{input} is no contract investment: the agreement is of the level `{level}`, which binds nobody",
            "state it as total_planned",
            "{input} 不能计入合同投资额：该协议为{level}，不具约束力", "请登记为计划总投资（total_planned）";
    }
}

/// Projects.
pub mod project {
    codes! {
        UNKNOWN_PHASE = "project.unknown-phase", NotFound,
            "the project has no phase {phase}; it has {phases}", "add the phase first",
            "该项目没有第 {phase} 期，共 {phases} 期", "请先增加分期";
        HAS_NO_PHASES = "project.has-no-phases", Input,
            "a {kind} has no phases", "leave the phase out",
            "{kind} 没有分期", "请不填期次";
        TOO_MANY_PHASES = "project.too-many-phases", Input,
            "the project would have more than 65535 phases", "check the number of phases",
            "分期数超过 65535", "请核对期数";
        UNKNOWN_NATURE = "project.unknown-nature", Playbook,
            "the playbook has no nature `{input}`", "its natures are: {near}",
            "工作手册没有项目性质“{input}”", "可用的性质：{near}";
        ALREADY_LISTED = "project.already-listed", State,
            "the project is on the list {list} already", "nothing needs to be done",
            "该项目已在清单 {list} 上", "无须再加入";
        NOT_LISTED = "project.not-listed", State,
            "the project is not on the list {list}", "put it on the list first",
            "该项目不在清单 {list} 上", "请先列入";
    }
}

/// Lists, promotion events and procedures.
pub mod entry {
    codes! {
        NOT_A_LIST = "entry.not-a-list", Input,
            "the entry is not a list", "name a list",
            "该条目不是清单", "请指明清单";
        NOT_AN_EVENT = "entry.not-an-event", Input,
            "the entry is not a promotion event", "name a promotion event",
            "该条目不是招商活动", "请指明招商活动";
        NOT_A_PROCEDURE = "entry.not-a-procedure", Input,
            "the entry is not a procedure", "name a procedure",
            "该条目不是办事事项", "请指明办事事项";
    }
}

/// Policies.
pub mod policy {
    codes! {
        UNKNOWN = "policy.unknown", NotFound,
            "there is no policy whose document is `{input}`", "add it first, or name it by its id",
            "没有文号为“{input}”的政策", "请先添加，或用标识指明";
        NOT_A_POLICY = "policy.not-a-policy", Input,
            "the entry is not a policy", "name a policy",
            "该条目不是政策", "请指明政策";
        ARTICLE_OF_NONE = "policy.article-of-none", Input,
            "an article is named, but no policy", "name the policy as well",
            "只指明了条款，没有指明政策", "请一并指明政策";
        UNKNOWN_ARTICLE = "policy.unknown-article", Warning,
            "the policy has no article `{input}`", "check it, or add the article; near it: {near}",
            "该政策没有条款“{input}”", "请核对，或补录该条款；相近的：{near}";
        NOT_IN_FORCE = "policy.not-in-force", Warning,
            "the policy {policy} was not in force on {on}; it is valid {validity}, repealed {repealed}", "check the dates, or cite the policy that held then",
            "政策 {policy} 在 {on} 不在有效期内（有效期 {validity}，废止 {repealed}）", "请核对日期，或引用当时有效的政策";
        NO_LEGAL_BASIS = "policy.no-legal-basis", Warning,
            "neither the promise of {on} nor the policy {policy} names a legal basis, which incentives need since 1 August 2024", "state it: change_policy, or with the promise",
            "{on} 的承诺与政策 {policy} 均未载明法律依据；自 2024 年 8 月 1 日起优惠政策须有依据", "请用 change_policy 补录，或随承诺填写";
        NOT_REVIEWED = "policy.not-reviewed", Warning,
            "the policy {policy} had no fair-competition review that clears it by {on}: {review}; incentives need one since 1 August 2024", "record the review: review_policy",
            "政策 {policy} 截至 {on} 未通过公平竞争审查（{review}）；自 2024 年 8 月 1 日起优惠政策须经审查", "请用 review_policy 登记审查结论";
        ALREADY_REPEALED = "policy.already-repealed", State,
            "the policy is repealed already", "correct its date if it is wrong",
            "该政策已废止", "若日期有误请更正";
        BY_ITSELF = "policy.by-itself", Input,
            "a policy does not take its own place", "name the one that does",
            "政策不能被自己替代", "请指明替代它的政策";
        OPEN_COMMITMENTS = "policy.open-commitments", Warning,
            "{count} commitments under the policy are open: {commitments}", "they stay as they were promised; see what they may cost in the exposure",
            "该政策下尚有 {count} 项未了结的承诺：{commitments}", "承诺依旧有效；可在政策敞口中查看其金额";
    }
}

/// Inspections.
pub mod inspection {
    codes! {
        OVER_THE_LIMIT = "inspection.over-the-limit", Warning,
            "with this there are {visits} {purpose} inspections by this authority in {year}, and at most {limit} are allowed", "check the date and the purpose, or take it up with the authority",
            "该单位 {year} 年的{purpose}将达 {visits} 次，上限为 {limit} 次", "请核对日期和类别，或与该单位沟通";
        YEAR_GOES_ON = "inspection.year-goes-on", Input,
            "on {on} the year {year} is not over: its log cannot be complete", "say so once the year is over",
            "{on} 时 {year} 年尚未结束，台账不可能完整", "请在该年结束后再登记";
    }
}

/// Commitments.
pub mod commitment {
    codes! {
        UNKNOWN_KIND = "commitment.unknown-kind", Playbook,
            "the playbook has no such kind of commitment `{input}`", "its kinds for this are: {near}",
            "工作手册没有承诺类别“{input}”", "可用的类别：{near}";
        WRONG_DIRECTION = "commitment.wrong-direction", Input,
            "`{input}` is {direction}", "promise it the other way round, or choose another kind",
            "“{input}”是{direction}", "请改换方向，或另选类别";
        DEBTOR_MISSING = "commitment.debtor-missing", Input,
            "it is not said who owes the commitment", "name the unit, or the organisation, that owes it",
            "没有指明由谁承担", "请指明承担的单位或企业";
        NOT_MADE_WITH = "commitment.not-made-with", Input,
            "a commitment is not made with a {kind}", "name a lead, a negotiation, an agreement or a project",
            "承诺不能依附于 {kind}", "请指明线索、洽谈、协议或项目";
        ALREADY_CLOSED = "commitment.already-closed", State,
            "the commitment is closed: {life}", "retract the fact that closed it first",
            "该承诺已了结：{life}", "请先撤回了结它的事实";
        NO_CONDITION = "commitment.no-condition", Input,
            "the commitment has no condition", "nothing needs to be met",
            "该承诺没有条件", "无须成就";
        CONDITION_ALREADY_MET = "commitment.condition-already-met", State,
            "the condition is met already", "correct its date if it is wrong",
            "条件已成就", "若日期有误请更正";
        CONDITION_UNMET = "commitment.condition-unmet", Warning,
            "the commitment was kept although its condition is not met", "record when the condition was met",
            "条件尚未成就而承诺已兑现", "请补录条件成就之日";
        MORE_THAN_OWED = "commitment.more-than-owed", Input,
            "{input} would make more than the {owed} that is owed", "check the amount",
            "加上 {input} 将超过应付的 {owed}", "请核对金额";
        PERHAPS_MORE_THAN_OWED = "commitment.perhaps-more-than-owed", Warning,
            "with {input} much more is paid than the {owed} that is owed", "check the amount and its unit",
            "加上 {input} 将远超应付的 {owed}", "请核对金额与单位";
        LESS_THAN_OWED = "commitment.less-than-owed", Warning,
            "with {input} less is paid than the least that {owed} may be: it is kept in part", "pay the rest, or correct the amount",
            "加上 {input} 仍不足应付的 {owed}，记为部分兑现", "请补付余款，或更正金额";
        TWO_DUES = "commitment.two-dues", Input,
            "both a date and a rule say when it is due", "give one of them",
            "既给了期限日期又给了期限规则", "请只给其一";
        UNKNOWN_START = "commitment.unknown-start", Playbook,
            "nothing is called `{input}` from which a limit could count", "a milestone of the playbook, or one of made, condition_met, requested, received, accepted, notified; near it: {near}",
            "没有名为“{input}”的起算事件", "可用工作手册的节点，或 made、condition_met、requested、received、accepted、notified；相近的：{near}";
        STARTED_ALREADY = "commitment.started-already", State,
            "it is recorded already when it was {event}", "correct its date if it is wrong",
            "“{event}”已有记录", "若日期有误请更正";
        DISPUTED_ALREADY = "commitment.disputed-already", State,
            "the commitment is in dispute already", "settle that dispute first",
            "该承诺已在争议中", "请先了结该争议";
        NOT_DISPUTED = "commitment.not-disputed", State,
            "the commitment is not in dispute", "nothing needs to be settled",
            "该承诺并无争议", "无须了结";
        TOLD_BY_CASE = "commitment.told-by-case", Input,
            "the case {case} made the commitment and tells when it starts and is kept", "record it on the case: accept_case, decide_case",
            "该承诺由办件 {case} 产生，其起算与兑现以办件为准", "请在办件上登记：accept_case、decide_case";
        BY_ITSELF = "commitment.by-itself", Input,
            "a commitment does not take its own place", "name the one that does",
            "承诺不能被自己替代", "请指明替代它的承诺";
        KEPT_IN_TWO_WAYS = "commitment.kept-in-two-ways", Input,
            "the commitment would be kept in more than one way: {ways}", "say one of them; make a promise of each",
            "该承诺有多种兑现方式：{ways}", "请只给其一，或分别作出承诺";
        KEPT_BY_MILESTONE = "commitment.kept-by-milestone", Input,
            "the commitment is kept by the milestone `{milestone}`", "record that the milestone was reached: reach",
            "该承诺以节点“{milestone}”兑现", "请登记该节点已达成：reach";
        UNKNOWN_ITEM = "commitment.unknown-item", NotFound,
            "the commitment has no item {item}: it has {items}", "give the number of one of its items, from 1",
            "该承诺没有第 {item} 项，共 {items} 项", "请填写事项的序号（从 1 起）";
        ITEM_DELIVERED_ALREADY = "commitment.item-delivered-already", State,
            "item {item}, {name}, is delivered already", "retract or correct that fulfilment if it is wrong",
            "第 {item} 项“{name}”已办结", "若有误请撤回或更正该兑现记录";
        ITEM_IN_PART = "commitment.item-in-part", Input,
            "an item is delivered or it is not", "leave out that it is a part; promise the parts as items of their own",
            "单个事项只分已办结与未办结", "请勿填写部分兑现；可将各部分列为单独事项";
        UNKNOWN_INSTALMENT = "commitment.unknown-instalment", NotFound,
            "the commitment has no instalment {instalment}: it has {instalments}", "give the number of one of its instalments, from 1",
            "该承诺没有第 {instalment} 期，共 {instalments} 期", "请填写期次（从 1 起）";
        INSTALMENT_KEPT_ALREADY = "commitment.instalment-kept-already", State,
            "instalment {instalment} is kept already", "name another, or retract that fulfilment if it is wrong",
            "第 {instalment} 期已兑现", "请指明另一期；若有误请撤回该兑现记录";
        INSTALMENT_UNDATED = "commitment.instalment-undated", Input,
            "nothing says when the instalment is due", "give a date or a rule",
            "该期没有期限", "请给出日期或期限规则";
        INSTALMENT_WITHOUT_AMOUNT = "commitment.instalment-without-amount", Input,
            "instalment {instalment} has no amount", "give each instalment its amount, or none and no whole",
            "第 {instalment} 期没有金额", "请为每一期填写金额，或各期与总额都不填";
        INSTALMENTS_DO_NOT_ADD_UP = "commitment.instalments-do-not-add-up", Input,
            "the instalments make {sum}, not {owed}", "check the amounts",
            "各期合计 {sum}，不等于 {owed}", "请核对金额";
        TOO_MANY_INSTALMENTS = "commitment.too-many-instalments", Input,
            "the commitment would have more than {most} instalments", "let it end earlier, or make several promises",
            "该承诺的期数超过 {most}", "请提前截止，或分为多项承诺";
        NEVER_RECURS = "commitment.never-recurs", Input,
            "on no day is it due: {input}", "give a number of months above nought, and an end after the first day",
            "没有到期日：{input}", "请填写大于零的月数，且截止日不早于首日";
        DUE_OF_INSTALMENTS = "commitment.due-of-instalments", Input,
            "its instalments say when it is due", "leave out the date or rule of the whole",
            "期限由各期分别确定", "请不填整体的期限";
        NO_RECURRENCE = "commitment.no-recurrence", Input,
            "an amount each time is given of what does not recur", "give the recurrence, or the amount",
            "并非周期性承诺却填写了每期金额", "请填写周期，或改填金额";
        CIRCLE = "commitment.circle", Input,
            "the commitments would wait for each other: {chain}", "let one of them depend on none of the others, or retract a link",
            "承诺互相等待：{chain}", "请让其中一项不依赖其他各项，或撤回其中一处关联";
        GATED_ALREADY = "commitment.gated-already", State,
            "the commitment depends on that one already", "nothing needs to be done",
            "该承诺已以那一项为条件", "无须再关联";
        KEPT_BY_VERIFICATION = "commitment.kept-by-verification", Input,
            "the obligation is kept by what its checks find", "record what was found: verify_obligation",
            "该义务以核验结果为准", "请登记核验结果：verify_obligation";
        NOT_MEASURED = "commitment.not-measured", Input,
            "the commitment has no figure to be checked", "promise it with an obligation",
            "该承诺没有可核验的指标", "请在作出承诺时填写核验指标";
        NO_LEAST = "commitment.no-least", Input,
            "{input} does not say how much is enough", "give the figure, the least, or a range",
            "{input} 未说明最低要求", "请填写确定数值、下限或区间";
        UNLIKE_UNITS = "commitment.unlike-units", Input,
            "{input} is not in the unit of what is required, {required}", "give it in that unit: nothing is converted",
            "{input} 与要求 {required} 的单位不同", "请按同一单位填写，系统不作换算";
        CHECKS_OUT_OF_ORDER = "commitment.checks-out-of-order", Input,
            "the checks do not follow each other within the time of maintenance: {input}", "give their days in order, none after the last day of maintenance",
            "核验日期未按先后排列或超出维持期：{input}", "请按先后填写，且不晚于维持期末日";
        NOTIFIED_ALREADY = "commitment.notified-already", State,
            "the shortfall of this check was notified already", "correct its date if it is wrong",
            "该次核验的差额已通知", "若日期有误请更正";
        NO_CLAWBACK = "commitment.no-clawback", Input,
            "no rule of repayment was agreed with this commitment", "promise it with an obligation that has one",
            "该承诺未约定退还规则", "请在作出承诺时约定退还规则";
        NOT_POSITIVE = "commitment.not-positive", Input,
            "{input} is not above nought", "give what is owed or was paid; take back a payment by retracting it",
            "{input} 不大于零", "请填写应付或已付的金额；退回付款请撤回该事实";
    }
}

/// Issues.
pub mod issue {
    codes! {
        UNKNOWN_KIND = "issue.unknown-kind", Playbook,
            "the playbook has no kind of issue `{input}`", "kinds near it: {near}",
            "工作手册没有诉求类别“{input}”", "相近的类别：{near}";
        UNKNOWN_CHANNEL = "issue.unknown-channel", Playbook,
            "the playbook has no channel `{input}`", "channels near it: {near}",
            "工作手册没有诉求渠道“{input}”", "相近的渠道：{near}";
        UNKNOWN_URGENCY = "issue.unknown-urgency", Playbook,
            "the playbook has no urgency `{input}`", "urgencies near it: {near}",
            "工作手册没有紧急程度“{input}”", "相近的紧急程度：{near}";
        NOT_RAISED_ON = "issue.not-raised-on", Input,
            "no issue is raised on a record of the kind {kind}", "name an investment, one of its records, or an organisation",
            "不能就{kind}提出诉求", "请指明招商项目、其下的记录，或企业";
        TWO_RAISED_IT = "issue.two-raised-it", Input,
            "both an organisation and a person are said to have raised the issue", "name one of them",
            "同时指明了提出诉求的企业和个人", "请只指明其一";
        UNKNOWN_START = "issue.unknown-start", Input,
            "the time of an issue does not count from `{input}`", "events near it: {near}",
            "诉求的时限不能以“{input}”起算", "相近的起算事件：{near}";
        NEGATIVE_JOBS = "issue.negative-jobs", Input,
            "{input} jobs at risk are fewer than none", "give how many jobs may be lost",
            "受影响就业岗位 {input} 小于零", "请填写可能流失的岗位数";
        BEFORE_RECEIVED = "issue.before-received", Input,
            "{input} is before the issue was received, {received}", "check both dates, and correct the one that is wrong",
            "{input} 早于收到诉求之时（{received}）", "请核对两个日期，并更正有误的一个";
        BEFORE_RESOLVED = "issue.before-resolved", Input,
            "{input} is before the issue was settled, {before}", "check both dates, and correct the one that is wrong",
            "{input} 早于办结之时（{before}）", "请核对两个日期，并更正有误的一个";
        BEFORE_REOPENED = "issue.before-reopened", Input,
            "{input} is before the issue was taken up again, {before}", "check both dates, and correct the one that is wrong",
            "{input} 早于重新办理之时（{before}）", "请核对两个日期，并更正有误的一个";
        OUT_OF_ORDER = "issue.out-of-order", Input,
            "with {input} a resolution and a reopening would change places", "retract the later one first",
            "改为 {input} 将使办结与重新办理的先后颠倒", "请先撤回在后的一项";
        ALREADY_ACCEPTED = "issue.already-accepted", State,
            "the issue is accepted already", "correct its date if it is wrong",
            "该诉求已受理", "若日期有误请更正";
        ALREADY_RESOLVED = "issue.already-resolved", State,
            "the issue is settled already", "take it up again first: reopen_issue",
            "该诉求已办结", "请先重新办理：reopen_issue";
        NOT_RESOLVED = "issue.not-resolved", State,
            "the issue is not settled", "record how it ended first: resolve_issue",
            "该诉求尚未办结", "请先登记办结：resolve_issue";
        SAME_UNIT = "issue.same-unit", State,
            "the unit {unit} is in charge already", "name another unit",
            "该诉求已由单位 {unit} 承办", "请指明另一单位";
        NEEDS_CALL_BACK = "issue.needs-call-back", Input,
            "a rating is the investor's alone and needs the record of a call-back", "give evidence of the kind `call_back`",
            "满意度只能由企业评价，须有回访记录", "请给出类别为 `call_back` 的佐证";
    }
}

/// Tasks.
pub mod task {
    codes! {
        NOT_AN_ORIGIN = "task.not-an-origin", Input,
            "no task comes of a record of the kind {kind}", "name an issue, a negotiation, an investment or another record",
            "交办事项不能来源于{kind}", "请指明诉求、洽谈、招商项目或其他记录";
        NO_INTERACTION = "task.no-interaction", NotFound,
            "the fact {fact} is no interaction of the negotiation that the task came of", "name the negotiation as its origin, and one of its interactions",
            "事实 {fact} 不是来源洽谈的往来", "请以该洽谈为来源，并指明其往来";
        TWO_DUES = "task.two-dues", Input,
            "both a date and a rule say when the task is due", "give one of them",
            "到期既给了日期又给了规则", "请只给其一";
        UNKNOWN_START = "task.unknown-start", Input,
            "the time of a task does not count from `{input}`", "events near it: {near}",
            "交办事项的时限不能以“{input}”起算", "相近的起算事件：{near}";
        ALREADY_CLOSED = "task.already-closed", State,
            "the task is closed: {standing}", "take it up again first: reopen_task",
            "该事项已了结：{standing}", "请先重新办理：reopen_task";
        NOT_CLOSED = "task.not-closed", State,
            "the task is neither done nor called off", "nothing needs to be done",
            "该事项既未办结也未撤销", "无须重新办理";
        BEFORE_ASSIGNED = "task.before-assigned", Input,
            "{input} is before the task was assigned, {assigned}", "check both dates, and correct the one that is wrong",
            "{input} 早于交办之时（{assigned}）", "请核对两个日期，并更正有误的一个";
        BEFORE_TURN = "task.before-turn", Input,
            "{input} is before the task was last closed or taken up again, {before}", "check both dates, and correct the one that is wrong",
            "{input} 早于该事项上次了结或重新办理之时（{before}）", "请核对两个日期，并更正有误的一个";
        OUT_OF_ORDER = "task.out-of-order", Input,
            "with {input} an end and a reopening would change places", "retract the later one first",
            "改为 {input} 将使了结与重新办理的先后颠倒", "请先撤回在后的一项";
    }
}

/// Amounts and money entries.
pub mod finance {
    codes! {
        NO_AMOUNTS_HERE = "finance.no-amounts-here", Input,
            "a {kind} has no amounts", "name a lead, a negotiation, an agreement or a project",
            "{kind} 没有金额", "请指明线索、洽谈、协议或项目";
        IS_ENTRY = "finance.is-entry", Input,
            "`{kind}` comes in or is spent", "record it with record_money",
            "“{kind}”是已发生的资金", "请用 record_money 登记";
        IS_AMOUNT = "finance.is-amount", Input,
            "`{kind}` is planned or agreed", "state it with state_amount",
            "“{kind}”是计划或约定的金额", "请用 state_amount 登记";
        NEGATIVE = "finance.negative", Input,
            "{input} is negative", "what is planned or agreed is not negative",
            "{input} 是负数", "计划或约定的金额不能为负";
        PERIOD_MISSING = "finance.period-missing", Input,
            "{kind} is for one period, and none is given", "give the period it is for, such as its year",
            "“{kind}”须有所属期间", "请填写所属期间，如年度";
        HAS_NO_PERIOD = "finance.has-no-period", Input,
            "{kind} is for no period such as {input}", "leave the period out, or state it as another kind of money",
            "“{kind}”不分期间，不能归于 {input}", "请去掉期间，或改用其他资金口径";
        FALLING = "finance.falling", Warning,
            "the cumulative {kind} falls from {before} to {now}", "check both figures",
            "累计的 {kind} 由 {before} 降为 {now}", "请核对两个数";
    }
}

/// Measures and targets.
pub mod measure {
    codes! {
        NOT_HERE = "measure.not-here", Input,
            "a {kind} has no measures", "name a zone, an organisation, an investment, a project or a list",
            "{kind} 没有指标", "请指明开发区、企业、招商项目、建设项目或清单";
        EMPTY_TARGET = "measure.empty-target", Input,
            "the target says nothing", "give a figure or say it in words",
            "目标没有内容", "请给出数值或文字";
        NOT_FOR = "measure.not-for", Input,
            "a target is not set for a {kind}", "name a unit or a list",
            "目标不能为 {kind} 设定", "请指明单位或清单";
    }
}

/// The zone's own attributes.
pub mod attribute {
    codes! {
        UNKNOWN = "attribute.unknown", Playbook,
            "the playbook declares no attribute `{input}`", "declare it; attributes near it: {near}",
            "工作手册没有声明属性“{input}”", "请先声明；相近的属性：{near}";
        NOT_HERE = "attribute.not-here", Playbook,
            "the attribute `{input}` does not stand on a {kind}", "see the playbook for where it stands",
            "属性“{input}”不用于 {kind}", "请查看工作手册中它的适用范围";
        WRONG_TYPE = "attribute.wrong-type", Input,
            "`{input}` does not fit the attribute `{attribute}`", "it takes: {expected}",
            "“{input}”不符合属性“{attribute}”的类型", "它应为：{expected}";
        UNKNOWN_CHOICE = "attribute.unknown-choice", Input,
            "`{input}` is none of the choices", "the choices are: {near}",
            "“{input}”不在选项之中", "可选：{near}";
    }
}
