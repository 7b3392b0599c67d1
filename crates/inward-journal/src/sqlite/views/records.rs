//! The views of one row a record: each kind with what every record has, and with its own.

use super::View;
use super::column::{Columns, day, decimal, id, uuid};
use super::pick::{STANDS, picked};

/// The tables that a record stands in: `r` its state, `l` its row of the index, `z` its zone.
pub const TABLES: &str = "record AS r JOIN listing AS l ON l.zone = r.zone AND l.kind = r.kind AND l.id = r.id \
     JOIN zone AS z ON likely(z.key = r.zone)";

pub const ZONE: [&str; 2] = ["The zone's name", "开发区名称"];
const DEBTOR: &str = "coalesce(json_extract(r.state, '$.debtor.unit'), json_extract(r.state, '$.debtor.organisation'))";
const ORGANISATION: [&str; 2] = ["The investor", "投资方"];

/// The title of the record of a kind whose id stands as bytes.
pub fn title_of(kind: &str, bytes: &str) -> String {
    format!(
        "(SELECT json_extract(t.state, '$.head.title') FROM record AS t WHERE t.zone = r.zone AND t.kind = '{kind}' AND t.id = {bytes})"
    )
}

/// The records of some kinds as a table of `of_zone`, `of_id` as text, and `name`.
pub fn named(kinds: &str) -> String {
    format!(
        "(SELECT zone AS of_zone, json_extract(state, '$.id') AS of_id, json_extract(state, '$.head.title') AS name \
         FROM record WHERE kind IN ({kinds}))"
    )
}

pub fn view(name: &'static str, kind: &str, says: [&'static str; 2], columns: Columns) -> View {
    View::over(name, says, columns, &format!("{TABLES} WHERE r.kind = '{kind}'"))
}

/// The zone, the id, the name, the zone's own code and the further names.
pub fn names(title: [&str; 2]) -> Columns {
    Columns::default()
        .text("zone", "z.name", ZONE)
        .text("id", "json_extract(r.state, '$.id')", ["Its id, as the API prints it", "编号（与 API 所示一致）"])
        .text("title", "json_extract(r.state, '$.head.title')", title)
        .text("code", "json_extract(r.state, '$.head.code')", ["The zone's own code for it", "开发区自编代码"])
        .text(
            "aliases",
            "json_extract(r.state, '$.head.aliases')",
            ["Further names, as a JSON list", "别名（JSON 列表）"],
        )
        .text(
            "summary_note",
            "json_extract(r.state, '$.head.summary')",
            ["Its summary: the id of a note", "摘要（备注编号，见 notes）"],
        )
}

pub fn in_charge() -> Columns {
    Columns::default()
        .text("unit", id("unt", "l.unit"), ["The unit in charge", "责任单位"])
        .text("unit_name", title_of("unt", "l.unit"), ["The name of the unit in charge", "责任单位名称"])
        .text("officer", id("per", "l.officer"), ["The officer in charge", "责任人"])
        .text(
            "officer_name",
            "(SELECT json_extract(p.particulars, '$.name') FROM person AS p WHERE p.zone = r.zone AND p.id = l.officer)",
            ["The name of the officer in charge; none once it is erased", "责任人姓名（删除后为空）"],
        )
}

pub fn investment() -> Columns {
    Columns::default().text("investment", id("inv", "l.investment"), ["The investment it belongs to", "所属招商项目"])
}

fn course() -> Columns {
    Columns::default()
        .integer("stage", "l.stage", [
            "The rank, in the playbook, of the stage that is certain",
            "确定所处阶段在工作手册中的序号",
        ])
        .integer("possible_stage", "l.possible_stage", [
            "The rank of the highest stage that is possible",
            "可能所处最高阶段的序号",
        ])
        .text("standing", "l.standing", [
            "ongoing, delayed, suspended, dormant, transferred, lost, abandoned, rejected, terminated, exited or completed",
            "状态（ongoing 正常推进、delayed 滞后、suspended 暂缓、dormant 沉睡、transferred 流转、lost 流失、abandoned 投资方放弃、rejected 否决、terminated 终止、exited 清退、completed 办结）",
        ])
}

pub fn listed_amount() -> Columns {
    Columns::default()
        .text(
            "amount",
            decimal("l.amount"),
            [
                "The amount that lists show, exact decimal; without its qualifier, which the view amounts has",
                "列表所示金额，十进制精确值（限定见 amounts）",
            ],
        )
        .integer(
            "amount_units",
            "l.amount",
            ["The same in 1/10000 of the currency's unit", "同上，以货币单位的万分之一计"],
        )
        .text("currency", "l.currency", ["Its currency, ISO 4217", "币种（ISO 4217）"])
}

pub fn listed_days() -> Columns {
    Columns::default()
        .text("first_day", day("l.first"), ["The earliest day of anything that happened to it", "最早事项日期"])
        .text("last_day", day("l.last"), ["The latest day of anything that happened to it", "最近事项日期"])
}

pub fn recorded() -> Columns {
    Columns::default()
        .text(
            "recorded_at",
            "json_extract(r.state, '$.head.recordings[0][0]')",
            ["When the book first had it, in UTC", "首次入册时间（UTC）"],
        )
        .text("recorded_by", "json_extract(r.state, '$.head.recordings[0][2]')", ["Who recorded it", "入册人"])
        .integer("version", "json_array_length(r.state, '$.head.recordings')", ["How many events it has had", "事件数"])
}

fn organisation() -> Columns {
    Columns::default().text("organisation", id("org", "l.organisation"), ORGANISATION).text(
        "organisation_name",
        title_of("org", "l.organisation"),
        ["The name of the investor", "投资方名称"],
    )
}

fn park_nature_industry() -> Columns {
    Columns::default()
        .text("park", id("unt", "l.park"), ["The park", "所在园区"])
        .text("park_name", title_of("unt", "l.park"), ["The name of the park", "园区名称"])
        .text("nature", "l.nature", ["Its nature, a key of the playbook", "项目性质（工作手册中的键）"])
        .text("industry", "l.industry", ["Its industry: classification, version, class", "行业（分类标准-版本:代码）"])
}

pub fn investments() -> View {
    let columns = names(["Its title", "名称"])
        .and(course())
        .and(listed_amount())
        .integer(
            "currencies",
            "l.currencies",
            ["How many currencies its amounts are in; the amount is of one of them", "涉及币种数（金额只计其一）"],
        )
        .and(in_charge())
        .and(organisation())
        .and(park_nature_industry())
        .and(listed_days())
        .and(recorded());
    view(
        "investments",
        "inv",
        ["Investments: all that belongs to one undertaking of an investor, rolled up", "招商项目：同一投资事项的汇总"],
        columns,
    )
}

pub fn leads() -> View {
    let columns = names(["Its title", "名称"])
        .and(investment())
        .and(course())
        .and(listed_amount())
        .and(in_charge())
        .and(organisation())
        .text(
            "investor_described_note",
            "json_extract(r.state, '$.investor_described')",
            ["What is known of an investor without a name: the id of a note", "未具名投资方的描述（备注编号）"],
        )
        .text("origin", "json_extract(r.state, '$.origin')", ["Where it came from", "线索来源"])
        .text("referrer", "json_extract(r.state, '$.referrer')", ["The organisation that referred it", "引荐单位"])
        .text(
            "promotion_event",
            "json_extract(r.state, '$.promotion_event')",
            ["The promotion event it came from", "来源招商活动"],
        )
        .and(listed_days())
        .and(recorded());
    view("leads", "led", ["Leads", "线索"], columns)
}

pub fn negotiations() -> View {
    let columns = names(["Its title", "名称"])
        .and(investment())
        .text("lead", "json_extract(r.state, '$.lead')", ["The lead it came of", "来源线索"])
        .and(course())
        .and(listed_amount())
        .and(in_charge())
        .and(organisation())
        .text(
            "likelihood",
            "json_extract(r.state, '$.likelihood')",
            ["low, medium or high", "落地可能性（low 低、medium 中、high 高）"],
        )
        .text(
            "competitor_places",
            "json_extract(r.state, '$.competitor_places')",
            ["The places it competes with, as a JSON list", "竞争地（JSON 列表）"],
        )
        .and(listed_days())
        .and(recorded());
    view("negotiations", "neg", ["Negotiations", "在谈"], columns)
}

pub fn agreements() -> View {
    let signing = "(SELECT f.value FROM json_each(r.state, '$.milestones.reached') AS f \
         WHERE json_extract(f.value, '$.value.milestone') IN ('intent_signed', 'contract_signed') AND {STANDS} \
         ORDER BY f.key DESC LIMIT 1)"
        .replace("{STANDS}", STANDS);
    let columns = names(["Its title", "名称"])
        .and(investment())
        .text("negotiation", "json_extract(r.state, '$.negotiation')", ["The negotiation it came of", "来源在谈"])
        .text(
            "framework",
            "json_extract(r.state, '$.framework')",
            ["The framework agreement it is under", "所属框架协议"],
        )
        .text(
            "level",
            format!("json_extract({signing}, '$.value.level')"),
            [
                "intent, framework or contract, where known",
                "协议层级（intent 意向、framework 框架、contract 正式合同；不详为空）",
            ],
        )
        .when("signed", &signing, "$.of.on", ["The day it was signed", "签约日期"])
        .text("occasion", "json_extract(r.state, '$.occasion')", ["The occasion of the signing", "签约场合"])
        .text(
            "parties",
            "json_extract(r.state, '$.parties')",
            ["The organisations that signed, as a JSON list of ids", "签约方（JSON 列表）"],
        )
        .and(course())
        .and(listed_amount())
        .and(in_charge())
        .and(listed_days())
        .and(recorded());
    view("agreements", "agr", ["Agreements", "协议"], columns)
}

pub fn projects() -> View {
    let columns = names(["Its title", "名称"])
        .and(investment())
        .text("agreement", "json_extract(r.state, '$.agreement')", ["The agreement it is under", "所属协议"])
        .text("project_code", "json_extract(r.state, '$.project_code')", ["Its national code", "国家项目代码"])
        .and(course())
        .and(listed_amount())
        .and(in_charge())
        .and(organisation())
        .and(park_nature_industry())
        .text("land", "json_extract(land.value, '$.value')", ["Its land, with its unit", "用地面积（含单位）"])
        .integer("phases", "coalesce(json_array_length(r.state, '$.phases'), 0)", ["How many phases it has", "分期数"])
        .and(listed_days())
        .and(recorded());
    let land = picked("prj", "$.land");
    let from = format!(
        "{TABLES} LEFT JOIN {land} AS land ON land.of_zone = r.zone AND land.of_id = r.id WHERE r.kind = 'prj'"
    );
    View::over("projects", ["Projects", "建设项目"], columns, &from)
}

pub fn phases() -> View {
    let columns = Columns::default()
        .text("zone", "z.name", ZONE)
        .text("project", "json_extract(r.state, '$.id')", ["The project", "项目"])
        .text("title", "json_extract(r.state, '$.head.title')", ["The title of the project", "项目名称"])
        .integer("phase", "p.key + 1", ["The number of the phase, from 1", "期次（从 1 起）"])
        .text("name", "json_extract(p.value, '$.name')", ["Its name, where it has one", "分期名称"]);
    let from = format!("{TABLES}, json_each(r.state, '$.phases') AS p WHERE r.kind = 'prj'");
    View::over("phases", ["The phases of projects", "项目分期"], columns, &from)
}

/// The links of a commitment that were not retracted.
const DEPENDS_ON: &str = "(SELECT nullif(json_group_array(json_extract(g.value, '$.value.by')), '[]') \
     FROM json_each(r.state, '$.gates') AS g WHERE json_extract(g.value, '$.of.retracted') IS NULL)";

pub fn commitments() -> View {
    let columns = names(["Its title", "名称"])
        .and(investment())
        .text(
            "made_with",
            "json_extract(r.state, '$.made_with')",
            ["The record it was made with, or the case that made it", "随附的协议、在谈或项目，或产生它的办件"],
        )
        .text(
            "direction",
            "json_extract(r.state, '$.direction')",
            ["to_investor or by_investor", "方向（to_investor 对投资方的服务承诺、by_investor 投资方的义务）"],
        )
        .text("kind", "json_extract(r.state, '$.kind')", ["Its kind, a key of the playbook", "种类（工作手册中的键）"])
        .text("debtor", DEBTOR, ["Who owes it: a unit or an organisation", "责任方（单位或企业）"])
        .text("debtor_name", "debtor.name", ["The name of who owes it", "责任方名称"])
        .when("due", "due.value", "$.value.date", ["The day that was set for it", "设定的到期日"])
        .text(
            "promised_limit",
            "json_extract(limits.value, '$.value.promised')",
            [
                "The limit that was promised: a rule as JSON; when it is due follows from it. None of a case: its procedure tells",
                "承诺时限（JSON 规则，据以推算到期日）；由办件产生的为空，以办事事项为准",
            ],
        )
        .text(
            "statutory_limit",
            "json_extract(limits.value, '$.value.statutory')",
            ["The limit by law: a rule as JSON", "法定时限（JSON 规则）"],
        )
        .amount("owed", "r.state", "$.amount", ["How much is owed", "应付金额"])
        .text("kept_by_milestone", "json_extract(r.state, '$.kept_by')", ["The milestone that keeps it", "兑现节点"])
        .text(
            "items",
            "json_extract(r.state, '$.items')",
            ["What is to be delivered, as a JSON list", "事项清单（JSON 列表）"],
        )
        .text(
            "instalments",
            "json_extract(r.state, '$.instalments')",
            ["The instalments that were listed, as a JSON list", "分期（JSON 列表）"],
        )
        .text(
            "recurring",
            "json_extract(r.state, '$.recurring')",
            ["What recurs, and how much each time, as JSON", "周期性承诺（JSON）"],
        )
        .text(
            "obligation",
            "json_extract(r.state, '$.obligation')",
            ["What must be reached, and when that is checked, as JSON", "履约指标（JSON）"],
        )
        .text(
            "depends_on",
            DEPENDS_ON,
            ["The commitments on which it depends, as a JSON list", "前提承诺（JSON 列表）"],
        )
        .integer(
            "conditional",
            format!("json_extract(r.state, '$.condition') IS NOT NULL OR {DEPENDS_ON} IS NOT NULL"),
            ["1 if it has a condition", "是否附条件（1 是）"],
        )
        .text(
            "condition_milestone",
            "json_extract(r.state, '$.condition.milestone')",
            ["The milestone that meets the condition", "成就条件的节点"],
        )
        .text(
            "criterion_note",
            "json_extract(r.state, '$.criterion')",
            ["What counts as keeping it: the id of a note", "兑现标准（备注编号）"],
        )
        .text(
            "legal_basis",
            "coalesce(json_extract(r.state, '$.legal_basis'), json_extract(basis.value, '$.value.name'))",
            ["The law or decision it rests on: its own, or that of its policy", "依据（自身的，否则为所依政策的）"],
        )
        .text("policy", "json_extract(cited.value, '$.value.policy')", ["The policy it is under", "所依政策"])
        .text("article", "json_extract(cited.value, '$.value.article')", ["The article of the policy", "政策条款"])
        .and(in_charge())
        .and(listed_days())
        .and(recorded());
    let (due, limits) = (picked("cmt", "$.due"), picked("cmt", "$.limits"));
    let (cited, basis) = (picked("cmt", "$.citations"), picked("ent", "$.policy.legal_basis"));
    let policies = "(SELECT zone AS of_zone, id AS of_id, json_extract(state, '$.id') AS of_name FROM record \
         WHERE kind = 'ent')";
    let debtor = format!("{} AS debtor ON debtor.of_zone = r.zone AND debtor.of_id = {DEBTOR}", named("'unt', 'org'"));
    let from = format!(
        "{TABLES} LEFT JOIN {due} AS due ON due.of_zone = r.zone AND due.of_id = r.id \
         LEFT JOIN {limits} AS limits ON limits.of_zone = r.zone AND limits.of_id = r.id LEFT JOIN {debtor} \
         LEFT JOIN {cited} AS cited ON cited.of_zone = r.zone AND cited.of_id = r.id \
         LEFT JOIN {policies} AS policy ON policy.of_zone = r.zone \
         AND policy.of_name = json_extract(cited.value, '$.value.policy') \
         LEFT JOIN {basis} AS basis ON basis.of_zone = r.zone AND basis.of_id = policy.of_id \
         WHERE r.kind = 'cmt'"
    );
    View::over("commitments", ["Commitments, of the zone and of investors", "承诺（双向）"], columns, &from)
}

pub fn organisations() -> View {
    let columns = names(["Its legal name", "法定名称"])
        .text("uscc", "json_extract(r.state, '$.uscc')", ["Its unified social credit code", "统一社会信用代码"])
        .text("lei", "json_extract(r.state, '$.lei')", ["Its LEI", "全球法人识别编码（LEI）"])
        .text(
            "country",
            "json_extract(r.state, '$.country')",
            ["Where it comes from, ISO 3166-1", "国家或地区（ISO 3166-1）"],
        )
        .text("parent", "json_extract(r.state, '$.parent')", ["The organisation that owns it", "母公司"])
        .text("ownership", "json_extract(r.state, '$.ownership')", ["Its ownership", "所有制"])
        .text("industry", "l.industry", ["Its industry: classification, version, class", "行业（分类标准-版本:代码）"])
        .text(
            "roles",
            "json_extract(r.state, '$.roles')",
            ["What it is to the zone, as a JSON list", "角色（JSON 列表）"],
        )
        .and(recorded());
    view("organisations", "org", ["Organisations", "企业/机构"], columns)
}

pub fn units() -> View {
    let columns = names(["Its name", "名称"])
        .text("parent", "json_extract(r.state, '$.parent')", ["The unit it belongs to", "上级单位"])
        .when("valid", "r.state", "$.valid", ["Since when and until when it exists", "存续期间"])
        .text("successor", "json_extract(r.state, '$.successor')", ["The unit that took its place", "承继单位"])
        .and(recorded());
    view("units", "unt", ["Units of the zone, and its parks", "单位与园区"], columns)
}

pub fn people() -> View {
    let columns = Columns::default()
        .text("zone", "z.name", ZONE)
        .text("id", "json_extract(r.state, '$.id')", ["Their id", "编号"])
        .text(
            "name",
            "json_extract(person.particulars, '$.name')",
            ["Their name; none once it is erased", "姓名（删除后为空）"],
        )
        .text("position", "json_extract(person.particulars, '$.title')", ["Their position", "职务"])
        .text("unit", id("unt", "l.unit"), ["The unit of an officer", "所在单位"])
        .text("organisation", "json_extract(r.state, '$.organisation')", ["The organisation of a contact", "所在企业"])
        .integer(
            "erased",
            "coalesce(json_extract(r.state, '$.erased'), 0)",
            ["1 once their particulars are erased", "个人信息是否已删除（1 是）"],
        )
        .and(recorded());
    let from = format!("{TABLES} LEFT JOIN person ON person.zone = r.zone AND person.id = r.id WHERE r.kind = 'per'");
    View::over("people", ["Officers and contacts", "人员"], columns, &from)
}

pub fn entries() -> View {
    let columns = names(["Its title", "名称"])
        .text(
            "kind",
            "CASE WHEN json_extract(r.state, '$.kind.list') IS NOT NULL THEN 'list' \
             WHEN json_extract(r.state, '$.kind.promotion_event') IS NOT NULL THEN 'promotion_event' \
             WHEN json_extract(r.state, '$.kind.policy') IS NOT NULL THEN 'policy' \
             WHEN json_extract(r.state, '$.kind.inspection') IS NOT NULL THEN 'inspection' ELSE 'procedure' END",
            [
                "list, promotion_event, policy, inspection or procedure",
                "种类（list 清单、promotion_event 招商活动、policy 政策、inspection 检查、procedure 办事事项）",
            ],
        )
        .when(
            "on",
            "CASE WHEN inspected.value IS NULL THEN r.state \
             ELSE json_object('on', inspected.value -> '$.of.on') END",
            "$.on",
            ["The day a list was issued, an event took place or an authority came", "印发、举办或检查日期"],
        )
        .when("period", "r.state", "$.kind.list.period", ["The year or other period a list is for", "清单所属期间"])
        .text(
            "place",
            "json_extract(r.state, '$.kind.promotion_event.place')",
            ["Where an event took place", "活动地点"],
        )
        .amount("cost", "r.state", "$.kind.promotion_event.cost", ["What an event cost", "活动费用"])
        .and(super::policies::of_policies())
        .and(recorded());
    let says = [
        "Entries of ledgers: lists, promotion events, policies, inspections and procedures",
        "台账条目：清单、招商活动、政策、检查与办事事项",
    ];
    View::over("entries", says, columns, &format!("{TABLES}{} WHERE r.kind = 'ent'", super::policies::beside()))
}

pub fn notes() -> View {
    let columns = Columns::default()
        .text("zone", "z.name", ZONE)
        .text(
            "id",
            format!("{} || '#' || n.number", uuid("n.command")),
            ["The id that other views name", "编号（供其他视图引用）"],
        )
        .text("text", "n.text", ["The text", "正文"]);
    let says = ["Free texts that were not erased", "未删除的自由文本"];
    View::over("notes", says, columns, "note AS n JOIN zone AS z ON likely(z.key = n.zone)")
}
