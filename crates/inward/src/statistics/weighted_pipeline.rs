//! The weighted pipeline (加权在谈额): what is in negotiation, each amount times the likelihood that its word stands
//! for.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use inward_analysis::TableColumns;
use inward_analysis::pipeline::{Dimension, Group};
use inward_analysis::scores::checked_likelihood;
use inward_analysis::statistics::MoneySpans;
use inward_analysis::{Fraction, Table};
use inward_core::count::Count;
use inward_core::finance::MoneyKind;
use inward_core::id::{Id, Kind, RecordId};
use inward_core::investment::Investment;
use inward_core::negotiation::Likelihood;
use inward_core::number::Number;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals};
use inward_core::when::Truth;

use super::CountedRecord;
use crate::list::{Asked, each_line_at};
use crate::{Crm, Error};

/// The likelihoods that an office gives the words low, medium and high. They are given, not learned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likelihoods(BTreeMap<Likelihood, Number>);

impl Likelihoods {
    /// Each word with its likelihood, from 0 to 1.
    ///
    /// # Errors
    /// `score.bad-likelihood`.
    ///
    /// ```
    /// use inward::prelude::Likelihood;
    /// use inward::statistics::Likelihoods;
    /// assert!(Likelihoods::new([(Likelihood::High, "0.8".parse()?), (Likelihood::Low, "0.1".parse()?)]).is_ok());
    /// let refused = Likelihoods::new([(Likelihood::High, 80.into())]).unwrap_err();
    /// assert_eq!(refused.code.as_str(), "score.bad-likelihood");
    /// # Ok::<(), inward::core::refusal::Refusal>(())
    /// ```
    pub fn new(given: impl IntoIterator<Item = (Likelihood, Number)>) -> Result<Self, Refusal> {
        let checked = |(word, likelihood): (Likelihood, Number)| {
            Ok((word, checked_likelihood(likelihood, || format!("likelihoods.{}", key(word)))?))
        };
        given.into_iter().map(checked).collect::<Result<_, Refusal>>().map(Self)
    }

    fn of(&self, word: Likelihood) -> Result<Fraction, Refusal> {
        let missing = || {
            let refusal = Refusal::new(refusals::statistics::LIKELIHOOD_MISSING);
            refusal.with("input", key(word)).at(format!("likelihoods.{}", key(word)))
        };
        self.0.get(&word).copied().map(Fraction::from).ok_or_else(missing)
    }
}

/// The key of a word in data.
const fn key(word: Likelihood) -> &'static str {
    match word {
        Likelihood::Low => "low",
        Likelihood::Medium => "medium",
        Likelihood::High => "high",
    }
}

/// The investments that are in negotiation with some likelihood.
#[derive(Clone, Debug)]
pub struct ChanceRow {
    /// What they say of each dimension that is grouped by.
    pub group: Vec<Group>,
    /// The words of their negotiations: one mostly; several where those of one investment differ; none where nobody
    /// said.
    pub likelihoods: Vec<Likelihood>,
    /// How many investments there are.
    pub count: Count,
    /// Their planned investment.
    pub money: MoneySpans,
    /// The same times the likelihood, exactly; where the words differ the least counts as the figure, and the ends
    /// hold all. None where nobody said.
    pub weighted: Option<MoneySpans>,
    /// The investments.
    pub investments: Vec<CountedRecord>,
}

/// What a group says, in the order in which groups stand: what says nothing last.
type InOrder = Vec<(bool, Group)>;

/// What is in negotiation, weighted.
#[derive(Clone, Debug)]
pub struct WeightedChances {
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// What its groups are formed by.
    pub by: Vec<Dimension>,
    /// The groups in the order of their names, what says nothing last; in each a row for each word, the likeliest
    /// first, and what nobody rated last.
    pub rows: Vec<ChanceRow>,
    /// What all that are rated come to, weighted.
    pub weighted: MoneySpans,
}

impl Crm {
    /// What is in negotiation (加权在谈额), at the point this handle reads at: each investment once, with the planned
    /// investment that its records make of it, times the likelihood of its open negotiations. Those whose contract was
    /// signed are no chance any more: nor are the talks that had begun when another contract of the investment was
    /// signed, one that is linked to none of them say. Those that nobody rated stand apart. They may be grouped by unit, industry and so
    /// on, as they are on the day.
    ///
    /// ```
    /// use inward::prelude::*;
    /// use inward::statistics::Likelihoods;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let lead = desk.capture_lead(CaptureLead::titled("合成项目").total_planned("2亿元".parse()?).on("2020-05-08")?)?;
    /// desk.open_negotiation(OpenNegotiation::with(&lead).likelihood(Likelihood::High).on("2020-06")?)?;
    /// let found = crm.weighted_pipeline(&Likelihoods::new([(Likelihood::High, "0.8".parse()?)])?, &[])?;
    /// assert_eq!(found.weighted.to_string(), "160000000.00 CNY");
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// `statistics.likelihood-missing` where a word occurs that no likelihood was given for.
    pub fn weighted_pipeline(&self, likelihoods: &Likelihoods, by: &[Dimension]) -> Result<WeightedChances, Error> {
        let crm = self.on_a_day()?;
        let point = crm.reading_point();
        let mut group_of: HashMap<RecordId, Vec<Group>> =
            if by.is_empty() { HashMap::new() } else { crm.pipeline()?.group_of_each(by).into_iter().collect() };
        let went_further = crm.went_further(point)?;
        let mut open: BTreeMap<Id<Investment>, (Truth, BTreeSet<Option<Likelihood>>)> = BTreeMap::new();
        crm.each_state(&[Kind::Negotiation], &mut |state| {
            let State::Negotiation(negotiation) = &*state else { return };
            let further = went_further.get(&state.id()).copied().unwrap_or(Truth::No);
            let goes_on = Truth::from(!state.listed_standing(point).is_closed());
            let there = crm.existence_alone(&state).and(goes_on).and(!further);
            if let Some(investment) = negotiation.head.investment_at(point).filter(|_| there.is_possible()) {
                let (so_far, words) = open.entry(investment).or_insert((Truth::No, BTreeSet::new()));
                *so_far = so_far.or(there);
                words.insert(negotiation.likelihood);
            }
        })?;
        let kind = MoneyKind::TotalPlanned;
        let money = Asked { kind, of: &|state: &State| state.total(kind, None, point) };
        let mut groups: BTreeMap<(InOrder, Vec<Likelihood>), ChanceRow> = BTreeMap::new();
        each_line_at(&crm, Kind::Investment, &money, &mut |line| {
            let Some(id) = line.row.id.as_id::<Investment>() else { return };
            let Some((there, words)) = open.remove(&id) else { return };
            let group = group_of.remove(&id.record()).unwrap_or_default();
            // Beside one that is rated, one that is not says nothing; alone it leaves all open.
            let words: Vec<Likelihood> = words.into_iter().flatten().collect();
            let there = there.and(line.row.exists);
            let known = line.total.known.and(there);
            let mut spans = MoneySpans::of(&line.total.sum);
            if !known.is_certain() {
                spans = spans.perhaps();
            }
            let in_order = group.iter().cloned().map(|group| (group.value.is_none(), group)).collect();
            let row = groups.entry((in_order, words.clone())).or_insert_with(|| ChanceRow {
                group,
                likelihoods: words,
                count: Count::default(),
                money: MoneySpans::default(),
                weighted: None,
                investments: Vec::new(),
            });
            row.count.one_more(there);
            row.money.add_times(&spans, &Fraction::from(1));
            let title = line.state.head().title.clone();
            row.investments.push(CountedRecord { id: line.row.id, title, counts: there });
        })?;
        let mut rows: Vec<(InOrder, ChanceRow)> = groups.into_iter().map(|((group, _), row)| (group, row)).collect();
        let likeliest = |row: &ChanceRow| (row.likelihoods.last().copied(), row.likelihoods.first().copied());
        rows.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| likeliest(&other.1).cmp(&likeliest(&one.1))));
        let mut rows: Vec<ChanceRow> = rows.into_iter().map(|(_, row)| row).collect();
        let mut all = MoneySpans::default();
        for row in &mut rows {
            let given =
                row.likelihoods.iter().map(|word| likelihoods.of(*word)).collect::<Result<Vec<_>, Refusal>>()?;
            let (Some(least), Some(most)) = (given.iter().min(), given.iter().max()) else { continue };
            let mut weighted = MoneySpans::default();
            for (currency, span) in row.money.iter() {
                weighted.add(currency, &span.between(least, most));
            }
            all.add_times(&weighted, &Fraction::from(1));
            row.weighted = Some(weighted);
        }
        Ok(WeightedChances { as_of: point.valid, by: by.to_vec(), rows, weighted: all })
    }
}

impl WeightedChances {
    /// What it tells, in both languages.
    #[must_use]
    pub fn definition(&self) -> Label {
        Label::new(
            format!(
                "Planned investment of the investments in negotiation, times the given likelihoods, as of {}",
                self.as_of
            ),
            format!("在谈招商项目计划总投资乘以给定概率，截至 {}", self.as_of),
        )
    }

    /// The same as a table: a row for each likelihood.
    ///
    /// # Errors
    /// `number.out-of-range` for sums beyond all measure.
    pub fn table(&self) -> Result<Table, Error> {
        let rows = &self.rows;
        let mut table = TableColumns::default();
        let words = |row: &ChanceRow| {
            let words: Vec<&str> = row.likelihoods.iter().map(|word| key(*word)).collect();
            (!words.is_empty()).then(|| words.join(", "))
        };
        for (place, dimension) in self.by.iter().enumerate() {
            let name = |row: &ChanceRow| {
                row.group.get(place).filter(|group| group.value.is_some()).map(|group| group.name.clone())
            };
            table.text(dimension.key(), dimension.label(), rows.iter().map(name));
        }
        table.text("likelihood", Label::new("How likely it was said to be", "成功可能性"), rows.iter().map(words));
        table.count("investments", Label::new("How many investments", "项目数"), rows.iter().map(|row| row.count));
        let planned = Label::new("Planned investment", "计划总投资");
        table.money("total_planned", &planned, &rows.iter().map(|row| &row.money).collect::<Vec<_>>())?;
        let none = MoneySpans::default();
        let weighted = Label::new("The same, weighted", "加权金额");
        let each: Vec<&MoneySpans> = rows.iter().map(|row| row.weighted.as_ref().unwrap_or(&none)).collect();
        table.money("weighted", &weighted, &each)?;
        Ok(table.finish(self.definition())?)
    }
}
