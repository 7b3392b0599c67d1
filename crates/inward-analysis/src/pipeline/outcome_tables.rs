//! What became of those that were followed, as tables.

use inward_core::count::Count;
use inward_core::refusal::Refusal;
use inward_core::text::Label;

use super::grouped_columns::{ColumnOf, GroupedColumns};
use super::outcomes_between::{Fate, Followed, FollowedInvestment, OutcomeRow, OutcomesBetween, cause_of};
use crate::cell::Cell;
use crate::durations::AalenJohansen;
use crate::table::Table;

impl Fate {
    /// The key of its sort: `outcome`, `open`, `negative` or `undetermined`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Outcome(_) => "outcome",
            Self::Open => "open",
            Self::Negative => "negative",
            Self::Undetermined => "undetermined",
        }
    }
}

/// One outcome of one curve at one time.
struct Step {
    group: usize,
    curve: &'static str,
    outcome: usize,
    at: [Option<f64>; 4],
    counts: [Option<i64>; 3],
}

impl OutcomesBetween {
    /// What it tells, in both languages.
    #[must_use]
    pub fn about(&self) -> Label {
        let to = self.outcomes.first();
        let to = to.map(|one| one.label.clone()).unwrap_or_default();
        let others = |say: fn(&Label) -> &str, between: &str| {
            let others = self.outcomes.iter().skip(1).map(|one| say(&one.label));
            others.collect::<Vec<_>>().join(between)
        };
        let (en, zh) = (others(|label| &label.en, ", "), others(|label| &label.zh, "、"));
        let from = &self.from_label;
        let unless = if en.is_empty() { String::new() } else { format!(", unless this came first: {en}") };
        let except = if zh.is_empty() { String::new() } else { format!("（竞争结局：{zh}）") };
        Label::new(
            format!("How long it took from “{}” to “{}”{unless}", from.en, to.en),
            format!("自“{}”至“{}”所用时间{except}", from.zh, to.zh),
        )
    }

    /// What a fate is called.
    #[must_use]
    pub fn label(&self, fate: Fate) -> Label {
        match fate {
            Fate::Outcome(outcome) => self.outcomes.get(outcome).map(|one| one.label.clone()).unwrap_or_default(),
            Fate::Open => Label::new("not yet", "尚无结局"),
            Fate::Negative => Label::new("before the first milestone", "早于起点节点"),
            Fate::Undetermined => Label::new("not known from when or to when", "起止时间不明"),
        }
    }

    fn key_of(&self, fate: Fate) -> Option<String> {
        match fate {
            Fate::Outcome(outcome) => self.outcomes.get(outcome).map(|one| one.key.clone()),
            _ => None,
        }
    }

    fn of_groups(&self, groups: impl Iterator<Item = usize> + Clone) -> GroupedColumns {
        let named = groups.map(|at| self.groups.get(at).map(|group| group.group.as_slice()).unwrap_or_default());
        GroupedColumns::of(&self.by, named)
    }

    /// A row for each outcome of each group, for those to whom none has come, and for those in no curve: how many, and
    /// the share to whom it came first by the longest time of each curve.
    ///
    /// # Errors
    /// None that are known.
    pub fn table(&self) -> Result<Table, Refusal> {
        let rows = || self.rows.iter();
        let mut columns = self.of_groups(rows().map(|row| row.group));
        columns.text(
            "fate",
            Label::new(
                "An outcome, or `open`, `negative`, `undetermined`",
                "结局（outcome），或尚无结局（open）、早于起点（negative）、时间不明（undetermined）",
            ),
            rows().map(|row| Some(row.fate.key().to_owned())),
        );
        let outcome = Label::new("The outcome, where it is one", "结局（无则为空）");
        columns.text("outcome", outcome, rows().map(|row| self.key_of(row.fate)));
        let labels: Vec<Label> = rows().map(|row| self.label(row.fate)).collect();
        columns.labels(labels.iter());
        let counts: [ColumnOf<OutcomeRow, Count>; 1] =
            [("", "To how many it came first", "最先出现该结局的项目数", |row| row.count)];
        for (name, en, zh, of) in counts {
            columns.count(name, Label::new(en, zh), rows().map(of));
        }
        for (curve, en, zh) in CURVES {
            let share = |row: &OutcomeRow| {
                let (Fate::Outcome(outcome), Some(curves)) = (row.fate, self.curves(row.group, curve)) else {
                    return None;
                };
                curves.incidence(cause_of(outcome), curves.longest()).ok()
            };
            let meaning = Label::new(
                format!("The share to whom it came first in the end, by the {en} times"),
                format!("至观察期末最先出现该结局的比例（按{zh}用时）"),
            );
            columns.float(&format!("incidence_{curve}"), meaning, rows().map(share));
        }
        columns.made(self.about())
    }

    /// Each step of the curves: a row for each outcome of each group and curve, `shortest` and `longest`, at each time
    /// at which something came or a case was last seen.
    ///
    /// # Errors
    /// None that are known.
    pub fn curves_table(&self) -> Result<Table, Refusal> {
        let steps = self.steps()?;
        let each = || steps.iter();
        let mut columns = self.of_groups(each().map(|step| step.group));
        let curve = Label::new("Which times the curve is of: `shortest` or `longest`", "曲线：最短用时或最长用时");
        columns.text("curve", curve, each().map(|step| Some(step.curve.to_owned())));
        let named = |step: &Step| self.outcomes.get(step.outcome);
        columns.text("outcome", Label::new("The outcome", "结局"), each().map(|step| Some(named(step)?.key.clone())));
        let labels: Vec<Label> = each().filter_map(|step| Some(named(step)?.label.clone())).collect();
        columns.labels(labels.iter());
        let floats = [
            ("time", "The days", "天数"),
            (
                "incidence",
                "The share to whom it came first by then, that time included",
                "至此时（含）最先出现该结局的比例",
            ),
            ("se", "The standard error of that share", "该比例的标准误"),
            (
                "event_free",
                "The share to whom nothing has come by then, that time included",
                "至此时（含）尚无任何结局的比例",
            ),
        ];
        for (at, (name, en, zh)) in floats.into_iter().enumerate() {
            columns.float(name, Label::new(en, zh), each().map(|step| step.at.get(at).copied().flatten()));
        }
        let counts = [
            ("at_risk", "How many were followed so long or longer", "时长不短于此的项目数"),
            ("events", "To how many it came then", "此时出现该结局的项目数"),
            ("censored", "How many were last seen then", "此时停止观察的项目数"),
        ];
        for (at, (name, en, zh)) in counts.into_iter().enumerate() {
            columns.integer(name, Label::new(en, zh), each().map(|step| step.counts.get(at).copied().flatten()));
        }
        columns.made(self.about())
    }

    /// Each investment that reached the first milestone, or may have: what became of it and after how many days, by
    /// the shortest and the longest times.
    ///
    /// # Errors
    /// None that are known.
    pub fn cases_table(&self) -> Result<Table, Refusal> {
        let each = || self.cases.iter();
        let mut columns = self.of_groups(each().map(|case| case.group));
        self.pipeline.name_each(&mut columns, each().map(|case| case.counted));
        let fate = |case: &FollowedInvestment| {
            let told = case.fates.iter().map(|fate| self.key_of(*fate).unwrap_or_else(|| fate.key().to_owned()));
            Some(told.collect::<Vec<_>>().join(", "))
        };
        columns.text(
            "fate",
            Label::new("Everything that may have become of it", "日期所容许的全部结局"),
            each().map(fate),
        );
        let of: [fn(&FollowedInvestment) -> Option<Followed>; 2] = [|case| case.shortest, |case| case.longest];
        for ((curve, en, zh), of) in CURVES.into_iter().zip(of) {
            let days = Label::new(format!("The days, at the {en}"), format!("天数（{zh}）"));
            columns.integer(curve, days, each().map(|case| Some(of(case)?.days)));
            let meaning = Label::new(
                format!("What came first then, in the curves of the {en} times; none of what goes on"),
                format!("{zh}用时曲线中最先出现的结局（空为尚无或未计入）"),
            );
            let outcome = |case: &FollowedInvestment| self.key_of(Fate::Outcome(of(case)?.outcome?));
            columns.text(&format!("outcome_{curve}"), meaning, each().map(outcome));
        }
        columns.made(self.about())
    }

    fn curves(&self, group: usize, curve: &str) -> Option<&AalenJohansen> {
        let group = self.groups.get(group)?;
        if curve == "shortest" { group.shortest.as_ref() } else { group.longest.as_ref() }
    }

    fn steps(&self) -> Result<Vec<Step>, Refusal> {
        let mut steps = Vec::new();
        for group in 0..self.groups.len() {
            for (curve, ..) in CURVES {
                let Some(curves) = self.curves(group, curve) else { continue };
                let table = curves.table()?;
                for outcome in 0..self.outcomes.len() {
                    let cause = cause_of(outcome);
                    let came = curves.causes().any(|own| own == cause);
                    for row in 0..table.len() {
                        let float = |name: &str| match table.cell(row, name) {
                            Some(Cell::Float(value)) => Some(value),
                            _ => None,
                        };
                        let count = |name: &str| match table.cell(row, name) {
                            Some(Cell::Integer(value)) => Some(value),
                            _ => None,
                        };
                        // What never came has no curve of its own.
                        let of_cause = |name: &str| if came { float(&format!("{name}_{cause}")) } else { Some(0.0) };
                        let events = if came { count(&format!("events_{cause}")) } else { Some(0) };
                        let at = [float("time"), of_cause("incidence"), of_cause("se"), float("event_free")];
                        let counts = [count("at_risk"), events, count("censored")];
                        steps.push(Step { group, curve, outcome, at, counts });
                    }
                }
            }
        }
        Ok(steps)
    }
}

/// The curves of a group.
const CURVES: [(&str, &str, &str); 2] = [("shortest", "shortest", "最短"), ("longest", "longest", "最长")];
