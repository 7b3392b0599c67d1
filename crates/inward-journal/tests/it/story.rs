//! Random histories of a book: commands that mostly fit what happened so far. The same seed tells the
//! same story, whatever the journal.

use inward_core::id::{FactRef, Kind, RecordId};
use inward_journal::Answered;
use serde_json::{Map, Value, json};

/// Numbers that look random and repeat (splitmix64).
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap()
    }

    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        if all.is_empty() { None } else { all.get(self.roll(all.len())) }
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }
}

pub const TITLES: &[&str] =
    &["LED 蓝宝石衬底", "锂电池隔膜", "ＡＩ算力中心", "光伏玻璃 Ⅱ期", "冷链物流园", "Straße 汽车零部件", "生物医药"];
pub const DAYS: &[&str] = &["2019", "2020-06", "2021-05-17", "2022-01-01", "2023-12-31", "2024-02-29", "2031-01"];
pub const AMOUNTS: &[&str] = &["25.3亿元", "3000万元", "1,041万美元", "420(万欧元)", "2.9亿", "200余万元"];
pub const COUNTRIES: &[&str] = &["CN", "HK", "DE", "JP"];
pub const INDUSTRIES: &[&str] = &["C39", "C3985", "G59", "I"];
const MILESTONES: &[&str] = &[
    "first_contact",
    "reviewed",
    "registered",
    "filed",
    "land_acquired",
    "construction_permitted",
    "construction_started",
    "completed",
    "production",
    "moved_in",
    "stat_enrolled",
];
const SUSPENDED: &[&str] = &["power_shortage", "winter_stop", "land_dispute"];

/// What a story has come to.
pub struct Story {
    pub dice: Dice,
    told: usize,
    procedures: Vec<String>,
    records: Vec<RecordId>,
    facts: Vec<FactRef>,
}

impl Story {
    pub const fn new(seed: u64) -> Self {
        Self { dice: Dice::new(seed), told: 0, procedures: Vec::new(), records: Vec::new(), facts: Vec::new() }
    }

    /// Takes in what a command did.
    pub fn learn(&mut self, answered: &Answered) {
        for record in &answered.touched {
            if !self.records.contains(record) {
                self.records.push(*record);
            }
        }
        self.facts.extend(&answered.facts);
    }

    fn any(&mut self, kinds: &[Kind]) -> Option<RecordId> {
        let fitting: Vec<RecordId> = self.records.iter().filter(|id| kinds.contains(&id.kind)).copied().collect();
        self.dice.pick(&fitting).copied()
    }

    fn title(&mut self) -> String {
        self.told += 1;
        format!("{} {}", self.dice.pick(TITLES).unwrap(), self.told)
    }

    fn with(&mut self, fields: &mut Map<String, Value>, percent: usize, name: &str, options: &[&str]) {
        if self.dice.chance(percent) {
            let value = self.dice.pick(options).copied();
            fields.insert(name.to_owned(), json!(value));
        }
    }

    fn with_record(&mut self, fields: &mut Map<String, Value>, percent: usize, name: &str, kind: Kind) {
        if self.dice.chance(percent)
            && let Some(id) = self.any(&[kind])
        {
            fields.insert(name.to_owned(), json!(id.to_string()));
        }
    }

    fn profile(&mut self, fields: &mut Map<String, Value>) {
        let mut profile = Map::new();
        self.with_record(&mut profile, 40, "unit", Kind::Unit);
        self.with_record(&mut profile, 40, "officer", Kind::Person);
        if self.dice.chance(20) {
            profile.insert("code".to_owned(), json!(format!("ZS-{}", self.dice.roll(40))));
        }
        if self.dice.chance(20) {
            profile.insert("summary".to_owned(), json!("产能每年一百万片"));
        }
        fields.insert("profile".to_owned(), Value::Object(profile));
    }

    /// The next command, as JSON.
    pub fn next(&mut self) -> Value {
        let choice = self.dice.roll(100);
        let command = match choice {
            0..=3 => Some(json!({"add_unit": {"name": format!("招商{}局", self.dice.roll(30))}})),
            4..=6 => Some(json!({"enrol_person": {"name": format!("officer{}", self.dice.roll(30)), "title": "科长"}})),
            7..=11 => Some(self.organisation()),
            12 => Some(json!({"add_list": {"name": format!("重点项目{}", self.dice.roll(30)), "on": "2024-01-02"}})),
            13 => Some(json!({"open_investment": {"title": self.title()}})),
            14..=15 => self.promise(),
            16..=27 => Some(self.lead()),
            28 => self.approval(),
            29..=30 => self.issue_or_task(),
            31..=41 => Some(self.negotiation()),
            42..=48 => Some(self.agreement()),
            49..=57 => Some(self.project()),
            58..=69 => self.milestone(),
            70 => self.issue_or_task(),
            71..=75 => self.standing(),
            76..=79 => self.retraction(),
            80..=83 => self.moving(),
            84..=85 => self.issue_or_task(),
            86..=87 => self.naming(),
            88 => self.approval(),
            89..=91 => self.assigning(),
            92..=94 => self.amount(),
            95..=96 => self.listing(),
            97..=98 => self.closing(),
            _ => self.erasing(),
        };
        command.unwrap_or_else(|| self.lead())
    }

    fn organisation(&mut self) -> Value {
        let mut fields = Map::new();
        fields.insert("name".to_owned(), json!(self.title()));
        self.with(&mut fields, 70, "country", COUNTRIES);
        if self.dice.chance(60) {
            let code = self.dice.pick(INDUSTRIES).copied();
            fields.insert("industry".to_owned(), json!({"scheme": "GB/T 4754", "version": "2017", "code": code}));
        }
        json!({"add_organisation": fields})
    }

    fn lead(&mut self) -> Value {
        let mut fields = Map::new();
        fields.insert("title".to_owned(), json!(self.title()));
        self.with(&mut fields, 80, "on", DAYS);
        self.with(&mut fields, 60, "total_planned", AMOUNTS);
        self.with(&mut fields, 20, "investor_described", &["一家德国企业", "某上市公司"]);
        self.with_record(&mut fields, 50, "investor", Kind::Organisation);
        self.with_record(&mut fields, 20, "investment", Kind::Investment);
        self.profile(&mut fields);
        json!({"capture_lead": fields})
    }

    fn negotiation(&mut self) -> Value {
        let mut fields = Map::new();
        fields.insert("title".to_owned(), json!(self.title()));
        self.with_record(&mut fields, 70, "lead", Kind::Lead);
        self.with(&mut fields, 70, "on", DAYS);
        self.with(&mut fields, 40, "total_planned", AMOUNTS);
        if self.dice.chance(30) {
            fields.insert("ask".to_owned(), json!(["标准厂房 2 万平方米", "用电 10 万千伏安"]));
        }
        self.profile(&mut fields);
        json!({"open_negotiation": fields})
    }

    fn agreement(&mut self) -> Value {
        let mut fields = Map::new();
        fields.insert("title".to_owned(), json!(self.title()));
        self.with_record(&mut fields, 70, "negotiation", Kind::Negotiation);
        self.with_record(&mut fields, 15, "framework", Kind::Agreement);
        self.with(&mut fields, 60, "level", &["intent", "framework", "contract"]);
        self.with(&mut fields, 70, "on", DAYS);
        self.with(&mut fields, 50, "contract_investment", AMOUNTS);
        if let Some(party) = self.any(&[Kind::Organisation]) {
            fields.insert("party".to_owned(), json!([party.to_string()]));
        }
        self.profile(&mut fields);
        json!({"sign_agreement": fields})
    }

    fn project(&mut self) -> Value {
        let mut fields = Map::new();
        fields.insert("title".to_owned(), json!(self.title()));
        self.with_record(&mut fields, 60, "agreement", Kind::Agreement);
        self.with_record(&mut fields, 50, "owner", Kind::Organisation);
        self.with_record(&mut fields, 50, "park", Kind::Unit);
        self.with(&mut fields, 70, "nature", &["attracted", "expansion", "technical_upgrade"]);
        self.with(&mut fields, 60, "total_planned", AMOUNTS);
        if self.dice.chance(40) {
            fields.insert("phase".to_owned(), json!([{"name": "一期"}, {"name": "二期", "total_planned": "5亿元"}]));
        }
        if self.dice.chance(60) {
            let code = self.dice.pick(INDUSTRIES).copied();
            fields.insert("industry".to_owned(), json!({"scheme": "GB/T 4754", "version": "2017", "code": code}));
        }
        self.profile(&mut fields);
        json!({"record_project": fields})
    }

    fn milestone(&mut self) -> Option<Value> {
        let record = self.any(&[Kind::Negotiation, Kind::Project, Kind::Project, Kind::Investment])?;
        let mut aim = Map::new();
        aim.insert("record".to_owned(), json!(record.to_string()));
        if record.kind == Kind::Project && self.dice.chance(30) {
            aim.insert("phase".to_owned(), json!(1 + self.dice.roll(2)));
        }
        let mut fields = Map::new();
        fields.insert("aim".to_owned(), Value::Object(aim));
        fields.insert("milestone".to_owned(), json!(self.dice.pick(MILESTONES)));
        self.with(&mut fields, 80, "on", DAYS);
        self.with(&mut fields, 50, "source", &["statistics", "promotion", "press"]);
        if self.dice.chance(20) {
            fields.insert("target".to_owned(), json!("2026-06"));
            fields.insert("reason".to_owned(), json!("设备未到"));
            return Some(json!({"plan": fields}));
        }
        Some(json!({"reach": fields}))
    }

    fn standing(&mut self) -> Option<Value> {
        let record = self.any(&[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project])?.to_string();
        Some(match self.dice.roll(3) {
            0 => json!({"resume": {"record": record}}),
            1 => json!({"reopen": {"record": record, "reason": "投资方回来了"}}),
            _ => {
                let reason = self.dice.pick(SUSPENDED);
                json!({"suspend": {"record": record, "reason": reason, "note": "等待", "on": "2024-01"}})
            }
        })
    }

    fn retraction(&mut self) -> Option<Value> {
        let fact = *self.dice.pick(&self.facts)?;
        Some(json!({"retract": {
            "record": fact.record.to_string(), "fact": fact.fact.to_string(), "reason": "记错了",
        }}))
    }

    fn moving(&mut self) -> Option<Value> {
        let record = self.any(&[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project, Kind::Issue])?;
        let investment = self.any(&[Kind::Investment])?;
        Some(json!({"move_record": {
            "record": record.to_string(), "investment": investment.to_string(), "reason": "同一项目",
        }}))
    }

    fn naming(&mut self) -> Option<Value> {
        let record = self.any(&[Kind::Lead, Kind::Project, Kind::Investment, Kind::Organisation])?.to_string();
        let title = self.title();
        let code = format!("ZS-{}", self.dice.roll(40));
        Some(match self.dice.roll(2) {
            0 => json!({"name_record": {"record": record, "title": title, "alias": ["别名"]}}),
            _ => json!({"name_record": {"record": record, "code": code}}),
        })
    }

    fn assigning(&mut self) -> Option<Value> {
        let record = self.any(&[Kind::Lead, Kind::Negotiation, Kind::Project, Kind::Investment])?;
        let mut fields = Map::new();
        fields.insert("record".to_owned(), json!(record.to_string()));
        self.with_record(&mut fields, 80, "unit", Kind::Unit);
        self.with_record(&mut fields, 50, "officer", Kind::Person);
        self.with(&mut fields, 50, "on", DAYS);
        Some(json!({"assign": fields}))
    }

    fn amount(&mut self) -> Option<Value> {
        let record = self.any(&[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project])?;
        let amount = self.dice.pick(AMOUNTS);
        Some(json!({"state_amount": {
            "aim": {"record": record.to_string()}, "kind": "total_planned", "amount": amount, "on": "2024-01-15",
        }}))
    }

    fn listing(&mut self) -> Option<Value> {
        let (project, list) = (self.any(&[Kind::Project])?.to_string(), self.any(&[Kind::Entry])?.to_string());
        Some(if self.dice.chance(60) {
            json!({"join_list": {"project": project, "list": list}})
        } else {
            json!({"leave_list": {"project": project, "list": list, "reason": "调整"}})
        })
    }

    fn promise(&mut self) -> Option<Value> {
        let agreement = self.any(&[Kind::Agreement])?;
        let mut fields = Map::new();
        fields.insert("made_with".to_owned(), json!(agreement.to_string()));
        fields.insert("direction".to_owned(), json!("to_investor"));
        fields.insert("kind".to_owned(), json!("policy_incentive"));
        fields.insert("title".to_owned(), json!(self.title()));
        fields.insert("due".to_owned(), json!("2025-06-30"));
        self.with(&mut fields, 50, "criterion", &["租金减免到账"]);
        self.with(&mut fields, 50, "amount", AMOUNTS);
        self.with_record(&mut fields, 100, "debtor", Kind::Unit);
        Some(json!({"promise": fields}))
    }

    fn issue_or_task(&mut self) -> Option<Value> {
        match self.dice.roll(13) {
            0..=2 => self.issue(),
            3..=6 => self.step_of_an_issue(),
            7 => Some(self.task()),
            8..=9 => self.step_of_a_task(),
            10..=11 => self.step_of_a_ladder(),
            _ => self.inspection(),
        }
    }

    fn step_of_a_ladder(&mut self) -> Option<Value> {
        let verb = match self.dice.roll(4) {
            0..=1 => return Some(json!({"escalate": {}})),
            2 => "lift_escalation",
            _ => "excuse",
        };
        let record = self.any(&[Kind::Commitment, Kind::Issue, Kind::Task, Kind::Project])?;
        let mut fields = Map::new();
        fields.insert("record".to_owned(), json!(record.to_string()));
        fields.insert("reason".to_owned(), json!("等待上级批复"));
        self.with(&mut fields, 60, "on", DAYS);
        if verb == "lift_escalation" {
            fields.insert("evidence".to_owned(), json!({"kind": "document"}));
        }
        Some(json!({ verb: fields }))
    }

    fn inspection(&mut self) -> Option<Value> {
        let organisation = self.any(&[Kind::Organisation])?.to_string();
        let mut fields = Map::new();
        fields.insert("organisation".to_owned(), json!(organisation));
        fields.insert("authority".to_owned(), json!(self.any(&[Kind::Unit])?.to_string()));
        if self.dice.chance(30) {
            fields.insert("year".to_owned(), json!(2023));
            return Some(json!({"complete_inspection_log": fields}));
        }
        self.with(&mut fields, 100, "purpose", &["routine", "routine", "emergency"]);
        self.with(&mut fields, 70, "on", DAYS);
        self.with(&mut fields, 30, "outcome", &["未发现隐患"]);
        Some(json!({"record_inspection": fields}))
    }

    fn approval(&mut self) -> Option<Value> {
        match self.dice.roll(8) {
            0..=1 => self.procedure(),
            2..=4 => self.case(),
            _ => self.step_of_a_case(),
        }
    }

    fn procedure(&mut self) -> Option<Value> {
        let mut fields = Map::new();
        let name = format!("事项 {}", self.procedures.len());
        fields.insert("name".to_owned(), json!(name));
        self.procedures.push(name);
        fields.insert("authority".to_owned(), json!(self.any(&[Kind::Unit])?.to_string()));
        self.with(&mut fields, 50, "on", DAYS);
        fields.insert("promised".to_owned(), json!({"limit": {"working_days": 5}, "after": "accepted"}));
        fields.insert("statutory".to_owned(), json!({"limit": {"working_days": 20}, "after": "received"}));
        self.with(&mut fields, 50, "steps", &["4", "12-49"]);
        self.with(&mut fields, 50, "documents", &["7", "约12"]);
        self.with(&mut fields, 50, "cost", AMOUNTS);
        self.profile(&mut fields);
        Some(json!({"add_procedure": fields}))
    }

    fn case(&mut self) -> Option<Value> {
        let about = self.any(&[Kind::Project, Kind::Agreement, Kind::Investment])?;
        let mut fields = Map::new();
        fields.insert("procedure".to_owned(), json!(self.dice.pick(&self.procedures)?));
        fields.insert("about".to_owned(), json!(about.to_string()));
        self.with(&mut fields, 60, "title", &["一期厂房许可"]);
        self.with(&mut fields, 70, "on", DAYS);
        self.with(&mut fields, 40, "description", &["一期厂房的施工许可"]);
        self.profile(&mut fields);
        Some(json!({"file_case": fields}))
    }

    fn step_of_a_case(&mut self) -> Option<Value> {
        let first = self.records.iter().find(|id| id.kind == Kind::Case).copied();
        let case = if self.dice.chance(50) { first? } else { self.any(&[Kind::Case])? }.to_string();
        let mut fields = Map::new();
        fields.insert("case".to_owned(), json!(case));
        self.with(&mut fields, 30, "on", DAYS);
        let verb = match self.dice.roll(9) {
            0..=1 => "accept_case",
            2..=3 => {
                self.with(&mut fields, 60, "missing", &["用地批准文件"]);
                "request_supplement"
            }
            4 => "receive_supplement",
            5..=6 => {
                self.with(&mut fields, 100, "step", &["hearing", "expert_review"]);
                "begin_special_step"
            }
            7 => {
                self.with(&mut fields, 100, "step", &["hearing", "expert_review"]);
                "end_special_step"
            }
            _ => {
                self.with(&mut fields, 100, "outcome", &["granted", "refused", "withdrawn"]);
                "decide_case"
            }
        };
        Some(json!({ verb: fields }))
    }

    fn issue(&mut self) -> Option<Value> {
        let about = self.any(&[Kind::Project, Kind::Agreement, Kind::Investment, Kind::Organisation])?;
        let mut fields = Map::new();
        fields.insert("about".to_owned(), json!(about.to_string()));
        self.with(&mut fields, 100, "kind", &["enquiry", "request", "complaint", "coordination"]);
        fields.insert("title".to_owned(), json!(self.title()));
        self.with(&mut fields, 70, "on", DAYS);
        self.with(&mut fields, 60, "channel", &["hotline", "visit", "on_site_office"]);
        self.with(&mut fields, 40, "urgency", &["ordinary", "urgent"]);
        self.with(&mut fields, 40, "description", &["供电容量不足"]);
        self.with(&mut fields, 50, "investment_at_risk", AMOUNTS);
        self.with(&mut fields, 30, "jobs_at_risk", &["200余个", "80人"]);
        if self.dice.chance(30) {
            fields.insert("resolve".to_owned(), json!({"limit": {"working_days": 10}, "after": "accepted"}));
        }
        self.profile(&mut fields);
        Some(json!({"raise_issue": fields}))
    }

    fn step_of_an_issue(&mut self) -> Option<Value> {
        // Of one of them much is told, so that it goes through all its life.
        let first = self.records.iter().find(|id| id.kind == Kind::Issue).copied();
        let issue = if self.dice.chance(50) { first? } else { self.any(&[Kind::Issue])? }.to_string();
        let mut fields = Map::new();
        fields.insert("issue".to_owned(), json!(issue));
        self.with(&mut fields, 60, "on", DAYS);
        let verb = match self.dice.roll(12) {
            0 => "accept_issue",
            1..=2 => {
                self.with_record(&mut fields, 60, "unit", Kind::Unit);
                "respond_to_issue"
            }
            3..=4 => {
                self.with(&mut fields, 100, "outcome", &["settled", "partly", "withdrawn"]);
                self.with(&mut fields, 50, "note", &["已协调供电公司"]);
                "resolve_issue"
            }
            5..=6 => {
                fields.insert("reason".to_owned(), json!("问题再次出现"));
                "reopen_issue"
            }
            7..=9 => {
                fields.insert("to".to_owned(), json!(self.any(&[Kind::Unit])?.to_string()));
                fields.insert("reason".to_owned(), json!("属审批事项"));
                "hand_over_issue"
            }
            10 => {
                self.with(&mut fields, 100, "satisfaction", &["satisfied", "dissatisfied"]);
                fields.insert("evidence".to_owned(), json!({"kind": "call_back"}));
                "rate_issue"
            }
            _ => {
                self.with(&mut fields, 60, "investment_at_risk", AMOUNTS);
                self.with(&mut fields, 60, "jobs_at_risk", &["150人", "60人"]);
                "state_risk"
            }
        };
        Some(json!({ verb: fields }))
    }

    fn task(&mut self) -> Value {
        let mut fields = Map::new();
        fields.insert("title".to_owned(), json!(self.title()));
        if self.dice.chance(70)
            && let Some(origin) = self.any(&[Kind::Issue, Kind::Negotiation, Kind::Investment])
        {
            fields.insert("origin".to_owned(), json!(origin.to_string()));
        }
        self.with(&mut fields, 60, "on", DAYS);
        match self.dice.roll(3) {
            0 => drop(fields.insert("due".to_owned(), json!("2025-06"))),
            1 => {
                fields.insert("due_rule".to_owned(), json!({"limit": {"working_days": 5}, "after": "assigned"}));
            }
            _ => {}
        }
        self.with(&mut fields, 40, "instructions", &["两周内拿出方案"]);
        self.profile(&mut fields);
        json!({"assign_task": fields})
    }

    fn step_of_a_task(&mut self) -> Option<Value> {
        let task = self.any(&[Kind::Task])?.to_string();
        let mut fields = Map::new();
        fields.insert("task".to_owned(), json!(task));
        self.with(&mut fields, 40, "on", DAYS);
        let verb = match self.dice.roll(4) {
            0 => {
                fields.insert("note".to_owned(), json!("初稿已成"));
                "report_task"
            }
            1 => "complete_task",
            2 => {
                fields.insert("reason".to_owned(), json!("企业撤回"));
                "cancel_task"
            }
            _ => {
                fields.insert("reason".to_owned(), json!("仍须办理"));
                "reopen_task"
            }
        };
        Some(json!({ verb: fields }))
    }

    fn closing(&mut self) -> Option<Value> {
        let record = self.any(&[Kind::Lead, Kind::Negotiation, Kind::Agreement])?;
        let id = record.to_string();
        Some(match record.kind {
            Kind::Lead => json!({"disqualify_lead": {"lead": id, "reason": "not_credible", "note": "查无此企业"}}),
            Kind::Negotiation => json!({"lose_negotiation": {"negotiation": id, "reason": "lost_on_land"}}),
            _ => json!({"terminate_agreement": {"agreement": id, "reason": "expired"}}),
        })
    }

    fn erasing(&mut self) -> Option<Value> {
        let person = self.any(&[Kind::Person])?;
        Some(json!({"erase_person": {"person": person.to_string()}}))
    }
}
