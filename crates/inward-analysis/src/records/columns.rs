//! The columns of each kind of record. Where a SQL view of the book says the same, the name is the same; dates
//! and amounts are of Arrow's own types here.

use std::borrow::Cow;

use inward_core::agreement::Agreement;
use inward_core::commitment::{Commitment, Debtor};
use inward_core::id::{Id, Kind};
use inward_core::index::Index;
use inward_core::lead::Lead;
use inward_core::milestone::StageReading;
use inward_core::negotiation::Negotiation;
use inward_core::organisation::Organisation;
use inward_core::person::Person;
use inward_core::playbook::Playbook;
use inward_core::project::Project;
use inward_core::record::{Record, State};
use inward_core::text::Lang;
use inward_core::unit::Unit;
use serde::Serialize;

use super::line::{Asked, MONEY};
use super::of_playbook;
use super::parts::{Parts, word};

/// The columns of the records of a kind, under a playbook.
pub(super) fn of(kind: Kind, playbook: &Playbook) -> Parts {
    let parts = match kind {
        Kind::Investment => investment(),
        Kind::Lead => lead(),
        Kind::Negotiation => negotiation(),
        Kind::Agreement => agreement(),
        Kind::Project => project(),
        Kind::Commitment => commitment(),
        Kind::Issue => super::issues::issue(),
        Kind::Task => super::issues::task(),
        Kind::Case => super::approvals::case(),
        Kind::Organisation => organisation(),
        Kind::Unit => unit(),
        Kind::Person => person(),
        Kind::Entry => super::entries::entry(),
        _ => names("Its name", "名称"),
    };
    of_playbook::attributes(of_playbook::milestones(recorded(parts), kind, playbook), kind, playbook)
}

pub(super) fn borrowed<'a>(text: impl Into<Option<&'a str>>) -> Option<Cow<'a, str>> {
    text.into().map(Cow::Borrowed)
}

pub(super) fn shown<'a>(value: Option<impl ToString>) -> Option<Cow<'a, str>> {
    value.map(|value| Cow::Owned(value.to_string()))
}

/// What serde calls a word.
pub(super) fn key<'a>(word: impl Serialize) -> Option<Cow<'a, str>> {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(key)) => Some(Cow::Owned(key)),
        _ => None,
    }
}

/// A list as JSON; none where it is empty.
pub(super) fn list<'a, T: Serialize>(items: &[T]) -> Option<Cow<'a, str>> {
    if items.is_empty() { None } else { serde_json::to_string(items).ok().map(Cow::Owned) }
}

/// The state of one kind.
pub(super) fn state<'a, T>(asked: &Asked<'a>) -> Option<&'a T>
where
    &'a T: TryFrom<&'a State>,
{
    <&T>::try_from(asked.line.state).ok()
}

pub(super) fn row<'a>(asked: &Asked<'a>) -> &'a Index {
    asked.line.row
}

pub(super) fn names(en: &str, zh: &str) -> Parts {
    Parts::default()
        .text("id", ["Its id, as the API prints it", "编号（与 API 所示一致）"], |asked| {
            shown(Some(asked.line.state.id()))
        })
        .text(
            "exists",
            [
                "Whether it is there at the point at which the table was read: yes or possibly",
                "在所读时点是否存在（yes 是、possibly 或有）",
            ],
            |asked| borrowed(word(row(asked).exists)),
        )
        .text("title", [en, zh], |asked| borrowed(asked.line.state.head().title.as_str()))
        .text("code", ["The zone's own code for it", "开发区自编代码"], |asked| {
            borrowed(asked.line.state.head().code.as_deref())
        })
        .text("aliases", ["Further names, as a JSON list", "别名（JSON 列表）"], |asked| {
            list(&asked.line.state.head().aliases)
        })
        .text("summary_note", ["Its summary: the id of a note", "摘要（备注编号）"], |asked| {
            shown(asked.line.state.head().summary)
        })
}

fn recorded(parts: Parts) -> Parts {
    parts
        .instant("recorded_at", ["When the book first had it", "首次入册时间"], |asked| {
            Some(asked.line.state.head().recordings.first().known.recorded)
        })
        .text("recorded_by", ["Who recorded it", "入册人"], |asked| {
            shown(Some(asked.line.state.head().recordings.first().by))
        })
        .integer("version", ["How many events it has had", "事件数"], |asked| {
            Some(asked.line.state.head().version().into())
        })
}

impl Parts {
    /// A column of an id.
    pub(super) fn id<T: 'static>(
        self,
        name: &str,
        says: [&str; 2],
        read: impl for<'a> Fn(&'a Asked<'_>) -> Option<Id<T>> + 'static,
    ) -> Self
    where
        Id<T>: ToString,
    {
        self.text(name, says, move |asked| shown(read(asked)))
    }

    pub(super) fn investment(self) -> Self {
        self.id("investment", ["The investment it belongs to", "所属招商项目"], |asked| row(asked).investment)
    }

    fn course(self) -> Self {
        let reading =
            |asked: &Asked<'_>| StageReading { certain: row(asked).stage, possible: row(asked).possible_stage };
        let says = move |asked: &Asked<'_>, lang| reading(asked).say(&asked.point.playbook, lang);
        self.integer("stage", [
            "The rank, in the playbook, of the stage that is certain",
            "确定所处阶段在工作手册中的序号",
        ], |asked| row(asked).stage.map(i64::from))
        .integer("possible_stage", ["The rank of the highest stage that is possible", "可能所处最高阶段的序号"], |asked| {
            row(asked).possible_stage.map(i64::from)
        })
        .text("stage_key", [
            "The milestone that makes the stage that is certain, a key of the playbook",
            "确定所处阶段的节点（工作手册中的键）",
        ], |asked| {
            let milestone = row(asked).stage.and_then(|rank| asked.point.playbook.stage_of(rank));
            milestone.map(|milestone| Cow::Owned(milestone.key.as_str().to_owned()))
        })
        .text("stage_en", ["The stage in English", "阶段（英文）"], move |asked| shown(Some(says(asked, Lang::En))))
        .text("stage_zh", ["The stage in Chinese", "阶段（中文）"], move |asked| shown(Some(says(asked, Lang::Zh))))
        .text("standing", [
            "ongoing, delayed, suspended, dormant, transferred, lost, abandoned, rejected, terminated, exited or completed",
            "状态（ongoing 正常推进、delayed 滞后、suspended 暂缓、dormant 沉睡、transferred 流转、lost 流失、abandoned 投资方放弃、rejected 否决、terminated 终止、exited 清退、completed 办结）",
        ], |asked| borrowed(row(asked).standing.key()))
    }

    fn listed_amount(self) -> Self {
        self.units(
            "amount",
            ["The amount that lists show; of a range the lower end", "列表所示金额（区间为下限）"],
            |asked| row(asked).amount.map(i128::from),
        )
        .text("currency", ["Its currency, ISO 4217", "币种（ISO 4217）"], |asked| {
            borrowed(row(asked).currency.map(|currency| currency.code()))
        })
    }

    /// Every kind of money that needs no period.
    fn money(self, entries: bool) -> Self {
        MONEY.into_iter().filter(|kind| entries || !kind.is_entry()).fold(self, Self::total)
    }

    pub(super) fn in_charge(self) -> Self {
        self.id("unit", ["The unit in charge", "责任单位"], |asked| row(asked).unit)
            .text("unit_name", ["The name of the unit in charge", "责任单位名称"], |asked| {
                asked.name(row(asked).unit.map(Id::record))
            })
            .id("officer", ["The officer in charge", "责任人"], |asked| row(asked).officer)
            .text(
                "officer_name",
                ["The name of the officer in charge; none once it is erased", "责任人姓名（删除后为空）"],
                |asked| asked.name(row(asked).officer.map(Id::record)),
            )
    }

    /// Where it stands on the ladders of escalation: a column of its own, for the highest level alone is asked for.
    pub(super) fn escalated(self) -> Self {
        self.text(
            "escalation",
            [
                "The levels of ladders that stand, each as ladder.level since a day",
                "现行督办层级（督办阶梯.层级 自何日起）",
            ],
            |asked| {
                let point = asked.point;
                let facts = asked.line.state.escalation()?;
                let present = facts.present(point.as_of, point.at, &point.playbook, &point.calendar).ok()?;
                let said: Vec<String> = present.iter().map(ToString::to_string).collect();
                (!said.is_empty()).then(|| Cow::Owned(said.join("; ")))
            },
        )
    }

    fn investor(self) -> Self {
        self.id("organisation", ["The investor", "投资方"], |asked| row(asked).organisation).text(
            "organisation_name",
            ["The name of the investor", "投资方名称"],
            |asked| asked.name(row(asked).organisation.map(Id::record)),
        )
    }

    fn park_nature_industry(self) -> Self {
        self.id("park", ["The park", "所在园区"], |asked| row(asked).park)
            .text("park_name", ["The name of the park", "园区名称"], |asked| {
                asked.name(row(asked).park.map(Id::record))
            })
            .text("nature", ["Its nature, a key of the playbook", "项目性质（工作手册中的键）"], |asked| {
                borrowed(row(asked).nature.as_ref().map(|nature| nature.as_str()))
            })
            .text(
                "industry",
                ["Its industry: classification, version, class", "行业（分类标准-版本:代码）"],
                |asked| borrowed(row(asked).industry.as_deref()),
            )
    }

    pub(super) fn listed_days(self) -> Self {
        self.day("first_day", ["The earliest day of anything that happened to it", "最早事项日期"], |asked| {
            row(asked).first
        })
        .day("last_day", ["The latest day of anything that happened to it", "最近事项日期"], |asked| {
            row(asked).last
        })
    }
}

fn investment() -> Parts {
    names("Its title", "名称")
        .course()
        .listed_amount()
        .integer(
            "currencies",
            ["How many currencies its amounts are in; the amount is of one of them", "涉及币种数（金额只计其一）"],
            |asked| Some(row(asked).currencies.into()),
        )
        .in_charge()
        .investor()
        .park_nature_industry()
        .listed_days()
        .money(true)
}

fn lead() -> Parts {
    names("Its title", "名称")
        .investment()
        .course()
        .listed_amount()
        .in_charge()
        .investor()
        .text(
            "investor_described_note",
            ["What is known of an investor without a name: the id of a note", "未具名投资方的描述（备注编号）"],
            |asked| shown(state::<Lead>(asked)?.investor_described),
        )
        .text("origin", ["Where it came from", "线索来源"], |asked| {
            borrowed(state::<Lead>(asked)?.origin.as_deref())
        })
        .id("referrer", ["The organisation that referred it", "引荐单位"], |asked| state::<Lead>(asked)?.referrer)
        .id("promotion_event", ["The promotion event it came from", "来源招商活动"], |asked| {
            state::<Lead>(asked)?.promotion_event
        })
        .listed_days()
        .money(false)
}

fn negotiation() -> Parts {
    names("Its title", "名称")
        .investment()
        .id("lead", ["The lead it came of", "来源线索"], |asked| state::<Negotiation>(asked)?.lead)
        .course()
        .listed_amount()
        .in_charge()
        .investor()
        .text("likelihood", ["low, medium or high", "落地可能性（low 低、medium 中、high 高）"], |asked| {
            key(state::<Negotiation>(asked)?.likelihood?)
        })
        .text(
            "competitor_places",
            ["The places it competes with, as a JSON list", "竞争地（JSON 列表）"],
            |asked| list(&state::<Negotiation>(asked)?.competitor_places),
        )
        .listed_days()
        .money(false)
}

fn agreement() -> Parts {
    names("Its title", "名称")
        .investment()
        .id("negotiation", ["The negotiation it came of", "来源在谈"], |asked| {
            state::<Agreement>(asked)?.negotiation
        })
        .id("framework", ["The framework agreement it is under", "所属框架协议"], |asked| {
            state::<Agreement>(asked)?.framework
        })
        .text(
            "level",
            [
                "intent, framework or contract, where known",
                "协议层级（intent 意向、framework 框架、contract 正式合同；不详为空）",
            ],
            |asked| key(state::<Agreement>(asked)?.level_at(asked.point.as_of)?),
        )
        .when("signed", ["The day it was signed", "签约日期"], |asked| {
            state::<Agreement>(asked)?.signing(asked.point.as_of)?.of.on.as_ref()
        })
        .text("occasion", ["The occasion of the signing", "签约场合"], |asked| {
            borrowed(state::<Agreement>(asked)?.occasion.as_deref())
        })
        .text(
            "parties",
            ["The organisations that signed, as a JSON list of ids", "签约方（JSON 列表）"],
            |asked| list(&state::<Agreement>(asked)?.parties),
        )
        .course()
        .listed_amount()
        .in_charge()
        .investor()
        .listed_days()
        .money(false)
}

fn project() -> Parts {
    names("Its title", "名称")
        .investment()
        .id("agreement", ["The agreement it is under", "所属协议"], |asked| state::<Project>(asked)?.agreement)
        .text("project_code", ["Its national code", "国家项目代码"], |asked| {
            borrowed(state::<Project>(asked)?.project_code.as_ref().map(|code| code.as_str()))
        })
        .course()
        .escalated()
        .listed_amount()
        .in_charge()
        .investor()
        .park_nature_industry()
        .text("land", ["Its land, with its unit", "用地面积（含单位）"], |asked| {
            shown(state::<Project>(asked)?.land_at(asked.point.as_of))
        })
        .number("land_mu", ["Its land in 亩, of which 15 are a hectare", "用地面积（亩）"], |asked| {
            Some(state::<Project>(asked)?.land_at(asked.point.as_of)?.in_mu())
        })
        .integer("phases", ["How many phases it has", "分期数"], |asked| {
            i64::try_from(state::<Project>(asked)?.phase_numbers_at(asked.point.as_of).count()).ok()
        })
        .listed_days()
        .money(true)
}

fn commitment() -> Parts {
    names("Its title", "名称")
        .investment()
        .text("made_with", ["The record it was made with, or the case that made it", "随附的协议、在谈或项目，或产生它的办件"], |asked| {
            shown(Some(state::<Commitment>(asked)?.made_with))
        })
        .text(
            "direction",
            ["to_investor or by_investor", "方向（to_investor 对投资方的服务承诺、by_investor 投资方的义务）"],
            |asked| key(state::<Commitment>(asked)?.direction),
        )
        .text("kind", ["Its kind, a key of the playbook", "种类（工作手册中的键）"], |asked| {
            borrowed(state::<Commitment>(asked)?.kind.as_str())
        })
        .text("debtor", ["Who owes it: a unit or an organisation", "责任方（单位或企业）"], |asked| shown(debtor(asked)))
        .text("debtor_name", ["The name of who owes it", "责任方名称"], |asked| asked.name(debtor(asked)))
        .reckoned("due", ["The day it is due", "到期日"], |asked| {
            let Asked { line, point, .. } = asked;
            let commitment = state::<Commitment>(asked)?;
            let due = commitment.due_on(point.as_of, point.at, line.around, &point.calendar);
            due.ok().flatten().map(Cow::Owned)
        })
        .text(
            "promised_limit",
            ["The limit that was promised: a rule as JSON", "承诺时限（JSON 规则）"],
            |asked| json(state::<Commitment>(asked)?.limits_at(asked.point.as_of, asked.line.around)?.promised.as_ref()?),
        )
        .text("statutory_limit", ["The limit by law: a rule as JSON", "法定时限（JSON 规则）"], |asked| {
            json(state::<Commitment>(asked)?.limits_at(asked.point.as_of, asked.line.around)?.statutory.as_ref()?)
        })
        .amount("owed", ["How much is owed", "应付金额"], |asked| state::<Commitment>(asked)?.amount.as_ref())
        .text(
            "life",
            [
                "conditional, active, on_time, late, partly, overdue, undetermined, waived, broken, paused, disputed, superseded or void",
                "履行情况（conditional 条件未成就、active 履行中、on_time 按时兑现、late 逾期兑现、partly 部分兑现、overdue 逾期未兑现、undetermined 无法判定、waived 豁免、broken 违约、paused 暂停计时、disputed 争议中、superseded 被替代、void 无效）",
            ],
            |asked| {
                let Asked { line, point, .. } = asked;
                key(state::<Commitment>(asked)?.life(point.as_of, point.at, line.around, &point.calendar))
            },
        )
        .text("kept_by_milestone", ["The milestone that keeps it", "兑现节点"], |asked| {
            borrowed(state::<Commitment>(asked)?.kept_by.as_ref().map(|milestone| milestone.as_str()))
        })
        .text("items", ["What is to be delivered, as a JSON list", "事项清单（JSON 列表）"], |asked| {
            list(&state::<Commitment>(asked)?.items)
        })
        .text("instalments", ["The instalments that were listed, as a JSON list", "分期（JSON 列表）"], |asked| {
            list(&state::<Commitment>(asked)?.instalments)
        })
        .text("recurring", ["What recurs, and how much each time, as JSON", "周期性承诺（JSON）"], |asked| {
            json(state::<Commitment>(asked)?.recurring.as_ref()?)
        })
        .text("obligation", ["What must be reached, and when that is checked, as JSON", "履约指标（JSON）"], |asked| {
            json(state::<Commitment>(asked)?.obligation.as_ref()?)
        })
        .text("depends_on", ["The commitments on which it depends, as a JSON list", "前提承诺（JSON 列表）"], |asked| {
            let gates = state::<Commitment>(asked)?.depends_on(asked.point.as_of.known);
            let ids: Vec<_> = gates.map(|gate| gate.by).collect();
            list(&ids)
        })
        .bool("conditional", ["Whether it has a condition", "是否附条件"], |asked| {
            Some(state::<Commitment>(asked)?.is_conditional(asked.point.as_of.known))
        })
        .text(
            "condition_met",
            ["Whether anything is owed: yes, possibly or no", "条件是否成就（yes 是、possibly 或已、no 否）"],
            |asked| {
                let around = asked.line.around;
                borrowed(word(state::<Commitment>(asked)?.condition_met(asked.point.as_of, around)))
            },
        )
        .text("condition_milestone", ["The milestone that meets the condition", "成就条件的节点"], |asked| {
            let condition = state::<Commitment>(asked)?.condition.as_ref()?;
            borrowed(condition.milestone.as_ref().map(|milestone| milestone.as_str()))
        })
        .text(
            "criterion_note",
            ["What counts as keeping it: the id of a note", "兑现标准（备注编号）"],
            |asked| shown(state::<Commitment>(asked)?.criterion),
        )
        .text(
            "legal_basis",
            ["The law or decision it rests on: its own, or that of its policy", "依据（自身的，否则为所依政策的）"],
            |asked| borrowed(state::<Commitment>(asked)?.rests_on(asked.line.around)),
        )
        .id("policy", ["The policy it is under", "所依政策"], |asked| {
            Some(state::<Commitment>(asked)?.citation_at(asked.point.as_of)?.policy)
        })
        .text("article", ["The article of the policy", "政策条款"], |asked| {
            borrowed(state::<Commitment>(asked)?.citation_at(asked.point.as_of)?.article.as_deref())
        })
        .escalated()
        .in_charge()
        .listed_days()
}

pub(super) fn json<'a, T: Serialize>(value: &T) -> Option<Cow<'a, str>> {
    serde_json::to_string(value).ok().map(Cow::Owned)
}

fn debtor(asked: &Asked<'_>) -> Option<inward_core::id::RecordId> {
    Some(match state::<Commitment>(asked)?.debtor {
        Debtor::Unit(unit) => unit.record(),
        Debtor::Organisation(organisation) => organisation.record(),
    })
}

fn organisation() -> Parts {
    names("Its legal name", "法定名称")
        .text("uscc", ["Its unified social credit code", "统一社会信用代码"], |asked| {
            borrowed(state::<Organisation>(asked)?.uscc.as_ref().map(|uscc| uscc.as_str()))
        })
        .text("lei", ["Its LEI", "全球法人识别编码（LEI）"], |asked| {
            borrowed(state::<Organisation>(asked)?.lei.as_ref().map(|lei| lei.as_str()))
        })
        .text("country", ["Where it comes from, ISO 3166-1", "国家或地区（ISO 3166-1）"], |asked| {
            borrowed(state::<Organisation>(asked)?.country.as_deref())
        })
        .id("parent", ["The organisation that owns it", "母公司"], |asked| state::<Organisation>(asked)?.parent)
        .text("ownership", ["Its ownership", "所有制"], |asked| {
            borrowed(state::<Organisation>(asked)?.ownership.as_deref())
        })
        .text(
            "industry",
            ["Its industry: classification, version, class", "行业（分类标准-版本:代码）"],
            |asked| borrowed(row(asked).industry.as_deref()),
        )
        .text("roles", ["What it is to the zone, as a JSON list", "角色（JSON 列表）"], |asked| {
            let roles: Vec<_> = state::<Organisation>(asked)?.roles.iter().collect();
            list(&roles)
        })
}

fn unit() -> Parts {
    names("Its name", "名称")
        .id("parent", ["The unit it belongs to", "上级单位"], |asked| state::<Unit>(asked)?.parent)
        .when("valid", ["Since when and until when it exists", "存续期间"], |asked| {
            state::<Unit>(asked)?.valid.as_ref()
        })
        .id("successor", ["The unit that took its place", "承继单位"], |asked| state::<Unit>(asked)?.successor)
}

fn person() -> Parts {
    Parts::default()
        .text("id", ["Their id", "编号"], |asked| shown(Some(asked.line.state.id())))
        .text("name", ["Their name; none once it is erased", "姓名（删除后为空）"], |asked| {
            asked.name(Some(asked.line.state.id()))
        })
        .id("unit", ["The unit of an officer", "所在单位"], |asked| row(asked).unit)
        .text("unit_name", ["The name of that unit", "所在单位名称"], |asked| {
            asked.name(row(asked).unit.map(Id::record))
        })
        .id("organisation", ["The organisation of a contact", "所在企业"], |asked| {
            state::<Person>(asked)?.organisation
        })
        .text("organisation_name", ["The name of that organisation", "所在企业名称"], |asked| {
            asked.name(state::<Person>(asked)?.organisation.map(Id::record))
        })
        .bool("erased", ["Whether their particulars are erased", "个人信息是否已删除"], |asked| {
            Some(state::<Person>(asked)?.erased)
        })
}
