//! Codes of what all records share: texts, keys, milestones, standings, facts, commands.

use inward_core::agreement::Level;
use inward_core::attribute::Given as Value;
use inward_core::command::{
    AbandonNegotiation, AddUnit, Assign, CaptureLead, Correct, DisqualifyLead, LoseNegotiation, NameRecord,
    OpenNegotiation, Plan, Reach, RecordProject, Reopen, Resume, Retract, SetAttribute, SignAgreement, StateLevel,
    Suspend, TerminateAgreement, TriageLead, Verify,
};
use inward_core::evidence::Evidence;
use inward_core::milestone::Outcome;
use inward_core::refusal::Code;
use inward_core::target::{Aim, Phased, Target};
use inward_core::text::refusals::{attribute, command, fact, milestone, record, standing, text};

use super::{Case, Given, Read, Under, altered, nowhere};

fn evidence() -> Evidence {
    Evidence::document("施工合同").reference("HT-07")
}

pub const CASES: &[(Code, Case)] = &[
    (text::BLANK_NAME, Given(|_| CaptureLead::titled(" \u{3000}").into())),
    (text::TOO_LONG, Given(|_| CaptureLead::titled("长".repeat(501)).into())),
    (text::TOO_LONG, Given(|stage| NameRecord::of(stage.lead).summary("长".repeat(100_001)).into())),
    (text::CONTROL_CHARACTER, Given(|_| CaptureLead::titled("a\u{7}b").into())),
    (text::CONTROL_CHARACTER, Given(|_| CaptureLead::titled("two\nlines").into())),
    (text::CONTROL_CHARACTER, Given(|_| CaptureLead::titled("x").reference("oa", "1\u{0}").into())),
    (
        text::CONTROL_CHARACTER,
        Given(|stage| {
            let evidence = Evidence::document("x").reference("\u{1b}[2J");
            Reach::of(stage.talks, "reviewed").evidence(evidence).into()
        }),
    ),
    (text::CONTROL_CHARACTER, Given(|stage| TriageLead::of(stage.lead, Outcome::Passed).body("a\u{7}").into())),
    (
        text::REASON_MISSING,
        Given(|stage| {
            stage.book.must(Suspend::of(stage.project, "winter_stop"));
            stage.book.must(Resume::of(stage.project));
            stage.book.must(LoseNegotiation::of(stage.talks, "lost_on_land"));
            Reopen::of(stage.talks, "  ").into()
        }),
    ),
    (record::UNKNOWN, Given(|_| Reach::of(nowhere::<inward_core::lead::Lead>(), "triaged").into())),
    (
        record::KEY_HELD,
        Given(|stage| {
            stage.book.must(NameRecord::of(stage.lead).code("ZS-2021-034"));
            CaptureLead::titled("x").code("ｚｓ-2021-034").into()
        }),
    ),
    (
        record::KEY_HELD,
        Given(|stage| {
            stage.book.must(
                NameRecord::of(stage.lead)
                    .reference(inward_core::record::Reference { system: "oa".into(), key: "17".into() }),
            );
            CaptureLead::titled("x").reference("oa", "17").into()
        }),
    ),
    (record::KEY_HELD, Given(|_| AddUnit::named("招商一局").into())),
    (record::UNKNOWN_SOURCE, Given(|_| CaptureLead::titled("x").source("rumour").into())),
    (record::NOT_NAMED_HERE, Given(|stage| NameRecord::of(stage.book.zone_id()).title("另一开发区").into())),
    (record::NOTHING_NEW, Given(|stage| NameRecord::of(stage.lead).title("蓝宝石长晶").into())),
    (record::NOTHING_NEW, Given(|stage| Assign::of(stage.lead).into())),
    (attribute::UNKNOWN, Given(|stage| SetAttribute::of(stage.lead, "premise", "ready_factory").into())),
    (attribute::NOT_HERE, Given(|stage| SetAttribute::of(stage.talks, "premises", "ready_factory").into())),
    (attribute::WRONG_TYPE, Given(|stage| SetAttribute::of(stage.lead, "synthetic", 1).into())),
    (
        attribute::WRONG_TYPE,
        Given(|stage| SetAttribute::of(stage.lead, "premises", Value::List(vec!["other_land".into()])).into()),
    ),
    (attribute::UNKNOWN_CHOICE, Given(|_| CaptureLead::titled("x").attribute("premises", "tent").into())),
    (milestone::UNKNOWN, Given(|stage| Reach::of(stage.project, "construction_stated").into())),
    (
        milestone::RETIRED,
        Under(
            || altered("key = \"above_scale\"\n", "key = \"above_scale\"\nretired = true\n"),
            |stage| Reach::of(stage.project, "above_scale").into(),
        ),
    ),
    (
        milestone::NOT_DECLARED,
        Given(|stage| {
            // The milestone of captures is in use: it can only be retired.
            let retired =
                altered("recorded_by = \"capture_lead\"\n", "recorded_by = \"capture_lead\"\nretired = true\n");
            stage.book.must(inward_core::command::AdoptPlaybook::of(retired));
            CaptureLead::titled("x").into()
        }),
    ),
    (milestone::RECORDED_BY, Given(|stage| Reach::of(stage.deal, "contract_signed").into())),
    (milestone::NOT_HERE, Given(|stage| Reach::of(stage.talks, "triaged").into())),
    (milestone::NOT_HERE, Given(|stage| Reach::of(stage.project.phase(1), "registered").into())),
    (milestone::NOT_HERE, Given(|stage| Reach::of(Aim { phase: Some(1), ..stage.lead.aim() }, "triaged").into())),
    (milestone::PHASE_NEEDED, Given(|stage| Reach::of(stage.project, "construction_started").into())),
    (
        milestone::AFTER_REPORT,
        Given(|stage| {
            stage.book.reported("2021-01-29");
            Reach::of(stage.project, "registered").on("2021-01-30").unwrap().into()
        }),
    ),
    (milestone::IN_THE_FUTURE, Given(|stage| Reach::of(stage.project, "registered").on("2021-02-01").unwrap().into())),
    (
        milestone::IN_THE_FUTURE,
        Given(|stage| {
            stage.book.must(Reach::of(stage.project, "registered").on("2021-01-31").unwrap());
            Correct::milestone_of(stage.project, "registered", "误").on("2021-02").unwrap().into()
        }),
    ),
    (
        milestone::IN_THE_FUTURE,
        Given(|stage| {
            stage.book.must(Suspend::of(stage.project, "winter_stop").on("2020-12-01").unwrap());
            let fact = stage.book.last_fact(stage.project);
            Correct::fact_of(fact, "误").on("2021-12-01").unwrap().into()
        }),
    ),
    (
        milestone::ALREADY_REACHED,
        Given(|stage| {
            stage.book.must(Reach::of(stage.project, "registered").source("press"));
            stage.book.must(Reach::of(stage.project, "registered").on("2020-08").unwrap().source("statistics"));
            Reach::of(stage.project, "registered").source("press").into()
        }),
    ),
    (
        milestone::NOT_REACHED,
        Given(|stage| Correct::milestone_of(stage.project, "registered", "误").on("2020-08").unwrap().into()),
    ),
    (
        milestone::NEEDS_UNMET,
        Given(|_| {
            let level = Level::Contract;
            SignAgreement::titled("无当事方").level(level).into()
        }),
    ),
    (milestone::NEEDS_WANTING, Given(|stage| Reach::of(stage.project, "land_acquired").into())),
    (
        milestone::OUT_OF_ORDER,
        Given(|stage| {
            stage.book.must(Reach::of(stage.project, "land_acquired").on("2020-09").unwrap());
            Reach::of(stage.project.phase(2), "construction_started").on("2020-08-31").unwrap().into()
        }),
    ),
    (
        milestone::REPLANNED_WITHOUT_REASON,
        Given(|stage| {
            stage.book.must(Plan::of(stage.project, "registered", "2021-03").unwrap());
            Plan::of(stage.project, "registered", "2021-06").unwrap().into()
        }),
    ),
    (
        standing::LEAD_ALREADY_CLOSED,
        Given(|stage| {
            stage.book.must(DisqualifyLead::of(stage.lead, "not_credible"));
            OpenNegotiation::with(stage.lead).into()
        }),
    ),
    (
        standing::NEGOTIATION_ALREADY_CLOSED,
        Given(|stage| {
            stage.book.must(LoseNegotiation::of(stage.talks, "lost_on_land"));
            AbandonNegotiation::of(stage.talks, "no_reply").into()
        }),
    ),
    (
        standing::NEGOTIATION_ALREADY_CLOSED,
        Given(|stage| {
            stage.book.must(LoseNegotiation::of(stage.talks, "lost_on_land").on("2020-09-01").unwrap());
            Reach::of(stage.talks, "reviewed").on("2020-09-02").unwrap().into()
        }),
    ),
    (
        standing::AGREEMENT_ALREADY_CLOSED,
        Given(|stage| {
            stage.book.must(TerminateAgreement::of(stage.deal, "expired"));
            RecordProject::under(stage.deal).into()
        }),
    ),
    (
        // No command closes a project yet; a rejected review on it does.
        standing::PROJECT_ALREADY_CLOSED,
        Given(|stage| {
            let judgement = inward_core::milestone::Judgement { body: None, outcome: Outcome::Vetoed };
            stage.book.must(Reach::of(stage.project, "filed").judgement(judgement).on("2020-08-01").unwrap());
            Suspend::of(stage.project, "winter_stop").into()
        }),
    ),
    (
        standing::ALREADY,
        Given(|stage| {
            stage.book.must(Suspend::of(stage.project, "winter_stop"));
            Suspend::of(stage.project, "land_dispute").into()
        }),
    ),
    (standing::NOT_SUSPENDED, Given(|stage| Resume::of(stage.project).into())),
    (
        standing::OUT_OF_ORDER,
        Given(|stage| {
            stage.book.must(Suspend::of(stage.talks, "owner_change").on("2020-11-01").unwrap());
            let stop = stage.book.last_fact(stage.talks);
            stage.book.must(Resume::of(stage.talks).on("2020-11-20").unwrap());
            Correct::fact_of(stop, "误").on("2020-11-21").unwrap().into()
        }),
    ),
    (standing::NOT_CLOSED, Given(|stage| Reopen::of(stage.project, "再来").into())),
    (standing::HAS_NONE, Given(|stage| Suspend::of(stage.promise, "winter_stop").into())),
    (standing::UNKNOWN_REASON, Given(|stage| Suspend::of(stage.project, "lost_on_land").into())),
    (
        standing::BEFORE_CURRENT,
        Given(|stage| {
            stage.book.must(Suspend::of(stage.project, "winter_stop").on("2020-12-01").unwrap());
            Resume::of(stage.project).on("2020-11").unwrap().into()
        }),
    ),
    (
        standing::FOLLOWED,
        Given(|stage| {
            stage.book.must(Suspend::of(stage.talks, "owner_change").on("2020-12-01").unwrap());
            LoseNegotiation::of(stage.talks, "lost_on_land").on("2020-11-30").unwrap().into()
        }),
    ),
    (
        standing::REACHED_LATER,
        Given(|stage| LoseNegotiation::of(stage.talks, "lost_on_land").on("2020-06-09").unwrap().into()),
    ),
    (
        fact::WHICH,
        Given(|stage| {
            let fact = stage.book.last_fact(stage.lead);
            Correct::fact_of(fact, "误").milestone("lead_received").on("2020-06").unwrap().into()
        }),
    ),
    (
        fact::NOT_THERE,
        Given(|stage| {
            let mut fact = stage.book.last_fact(stage.lead);
            fact.fact.version = 9;
            Retract::fact_of(fact, "误").into()
        }),
    ),
    (
        fact::NOT_THERE,
        Given(|stage| {
            let zone = stage.book.last_fact(stage.book.zone_id());
            Retract::fact_of(zone, "工作手册不可撤回").into()
        }),
    ),
    (
        fact::ALREADY_RETRACTED,
        Given(|stage| {
            let fact = stage.book.last_fact(stage.lead);
            stage.book.must(Retract::fact_of(fact, "误"));
            Retract::fact_of(fact, "误").into()
        }),
    ),
    (fact::NOTHING_TO_CORRECT, Given(|stage| Correct::milestone_of(stage.lead, "lead_received", "误").into())),
    (
        fact::HAS_NO_AMOUNT,
        Given(|stage| {
            let amount: inward_core::money::AmountInput = "1亿".parse().unwrap();
            Correct::milestone_of(stage.lead, "lead_received", "误").amount(amount).into()
        }),
    ),
    (
        fact::HAS_NO_SUCH_PART,
        Given(|stage| Correct::milestone_of(stage.lead, "lead_received", "误").note("说明").into()),
    ),
    (
        fact::RETRACTED_BEFORE_KNOWN,
        Given(|stage| {
            let fact = stage.book.last_fact(stage.lead);
            stage.book.reported("2021-01-30");
            Retract::fact_of(fact, "误").into()
        }),
    ),
    (
        fact::RETRACTED_BEFORE_KNOWN,
        Given(|stage| {
            stage.book.reported("2021-01-30");
            StateLevel::of(stage.deal, Level::Intent, "按原件").into()
        }),
    ),
    (
        fact::ROOTED,
        Given(|stage| {
            let mut fact = stage.book.last_fact(stage.lead);
            fact.fact.number = 1;
            Retract::fact_of(fact, "误").into()
        }),
    ),
    (
        // What takes the place of the first belonging is rooted in turn.
        fact::ROOTED,
        Given(|stage| {
            let mut fact = stage.book.last_fact(stage.lead);
            fact.fact.number = 1;
            stage.book.must(Correct::fact_of(fact, "补充佐证").evidence(evidence()));
            let fact = stage.book.last_fact(stage.lead);
            Correct::fact_of(fact, "误").on("2020-06-20").unwrap().into()
        }),
    ),
    (fact::NO_EVIDENCE, Given(|stage| Verify::fact_of(stage.book.last_fact(stage.lead)).into())),
    (
        fact::OWN_EVIDENCE,
        Given(|stage| {
            stage.book.must(Reach::of(stage.talks, "reviewed").evidence(evidence()));
            Verify::fact_of(stage.book.last_fact(stage.talks)).into()
        }),
    ),
    (
        fact::ALREADY_VERIFIED,
        Given(|stage| {
            stage.book.must(Reach::of(stage.talks, "reviewed").evidence(evidence()));
            let fact = stage.book.last_fact(stage.talks);
            stage.book.acts("li.na");
            stage.book.must(Verify::fact_of(fact));
            Verify::fact_of(fact).into()
        }),
    ),
    (command::NOT_JSON, Read("{\"capture_lead\"")),
    (command::NOT_ONE_VERB, Read("[]")),
    (command::NOT_ONE_VERB, Read("{}")),
    (command::NOT_ONE_VERB, Read("{\"reach\": {}, \"plan\": {}}")),
    (command::UNKNOWN_VERB, Read("{\"capture_led\": {}}")),
    (command::MALFORMED, Read("{\"capture_lead\": {\"title\": \"x\", \"profile\": {\"attributes\": {\"a\": {}}}}}")),
    (command::UNKNOWN_FIELD, Read("{\"capture_lead\": {\"titel\": \"x\"}}")),
    (command::MISSING_FIELD, Read("{\"capture_lead\": {}}")),
    (command::UNKNOWN_CHOICE, Read("{\"triage_lead\": {\"outcome\": \"maybe\"}}")),
    (command::NOT_TEXT, Read("{\"capture_lead\": {\"title\": 7}}")),
    (command::NOT_WHOLE_NUMBER, Read("{\"rename_phase\": {\"phase\": \"一\"}}")),
    (command::NOT_YES_OR_NO, Read("{\"fulfil\": {\"in_part\": \"是\"}}")),
    (command::NOT_LIST, Read("{\"promise\": {\"supporting\": \"一局\"}}")),
    (command::NOT_FIELDS, Read("{\"capture_lead\": 7}")),
    (
        command::REPORTED_IN_THE_FUTURE,
        Given(|stage| {
            stage.book.reported("2021-02-01");
            CaptureLead::titled("x").into()
        }),
    ),
];
