//! How investments stand, counted and listed.

use std::sync::Arc;

use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::text::Label;
use inward_core::when::Truth;

use super::cross_table::{Axis, AxisWord, CrossCell, CrossTable};
use super::grouped_columns::{ColumnOf, GroupedColumns};
use super::records::Subject;
use super::standings::{InvestmentStanding, Rolled};
use super::{Dimension, Pipeline};
use crate::table::Table;

impl Pipeline {
    /// How the investments stand at the point that are in the book, those that go on too: as [`Pipeline::standings`],
    /// counted.
    #[must_use]
    pub fn standing_table(&self, by: &[Dimension]) -> CrossTable {
        let cells: Vec<CrossCell> = std::iter::once(AxisWord::new("", Label::new("in all", "合计")))
            .chain(Is::ALL.iter().map(|is| AxisWord::new(is.key(), is.label())))
            .enumerate()
            .map(|(at, word)| CrossCell { words: vec![word], part_of: (at > 0).then_some(0), always: false })
            .collect();
        let axes =
            vec![Axis { name: "standing", label: Label::new("The standing; none of all", "状态（空为合计）") }];
        let about = self.level().worded(Label::new("How many investments stand how", "处于各状态的招商项目数"));
        let question = |pipeline: &Self, count: &mut dyn FnMut(Subject, usize, Truth, Truth)| {
            let mut standings = pipeline.rolled_standings().into_iter().peekable();
            for (subject, there) in pipeline.in_the_book() {
                while standings.next_if(|(of, _)| *of < subject).is_some() {}
                let rolled = standings.next_if(|(of, _)| *of == subject).map_or(Rolled::GOES_ON, |(_, rolled)| rolled);
                count(subject, 0, there, Truth::Yes);
                for (cell, is) in (1..).zip(Is::ALL) {
                    let stands = rolled.truth(|so| so == *is);
                    if stands.is_possible() {
                        count(subject, cell, there, stands);
                    }
                }
            }
        };
        self.crossed(about, by, axes, &cells, Arc::new(question))
    }

    /// The investments that do not go on, or perhaps do not, at the point, as a table: see [`Pipeline::standings`].
    ///
    /// # Errors
    /// None that are known.
    pub fn standings_as_table(&self) -> Result<Table, Refusal> {
        let standings = self.standings();
        let mut columns = GroupedColumns::default();
        let reason = |one: &InvestmentStanding| {
            one.reason.as_ref().map(|reason| self.book.standings.reason_label(reason.as_str()))
        };
        let each = || standings.iter();
        let rest: [ColumnOf<InvestmentStanding, Option<String>>; 6] = [
            ("standing", "How it stands, as lists have it", "状态（与列表一致）", |one| {
                Some(one.is.key().to_owned())
            }),
            ("standing_label", "What that is called, in English", "状态名称（英文）", |one| {
                Some(one.is.label().en)
            }),
            ("standing_label_zh", "What that is called, in Chinese", "状态名称（中文）", |one| {
                Some(one.is.label().zh)
            }),
            ("possible", "Every standing that its dates leave possible", "日期所容许的全部状态", |one| {
                Some(one.possible.iter().map(|is| is.key()).collect::<Vec<_>>().join(", "))
            }),
            ("reason", "Why, a key of the playbook", "原因（工作手册的键）", |one| {
                one.reason.as_ref().map(ToString::to_string)
            }),
            ("lost_to", "The place that it was lost to", "流失去向", |one| one.lost_to.clone()),
        ];
        self.name_each(&mut columns, each().map(|one| one.counted));
        for (name, en, zh, of) in rest {
            columns.text(name, Label::new(en, zh), each().map(of));
        }
        columns.text(
            "reason_label",
            Label::new("What the reason is called, in English", "原因名称（英文）"),
            each().map(|one| Some(reason(one)?.en)),
        );
        columns.text(
            "reason_label_zh",
            Label::new("What the reason is called, in Chinese", "原因名称（中文）"),
            each().map(|one| Some(reason(one)?.zh)),
        );
        let since = |en: &str, zh: &str| {
            Label::new(format!("It does not go on since this day, {en}"), format!("自此日起未正常推进（{zh}）"))
        };
        columns.day("since_earliest", since("at the earliest", "最早"), each().map(|one| one.since_earliest));
        columns.day("since_latest", since("at the latest", "最晚"), each().map(|one| one.since_latest));
        let about =
            Label::new("Investments that do not go on, or perhaps do not", "未正常推进或可能未正常推进的招商项目");
        columns.made(self.level().worded(about))
    }
}
