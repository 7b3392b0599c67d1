//! [`Classes`]: the best quarter is A, and so on down.

use std::fmt;

use inward_core::number::Number;
use inward_core::ratio::Ratio;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;

/// What becomes of equals whose ranks fall into different classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ties {
    /// Nothing is picked: the office has to say.
    #[default]
    Refuse,
    /// All have the best of their ranks: a class may hold more than its share.
    Best,
    /// All have the worst of their ranks: a class may hold less than its share.
    Worst,
}

impl Ties {
    /// Every rule there is, in order.
    pub const ALL: &[Self] = &[Self::Refuse, Self::Best, Self::Worst];

    /// The key that stands for it in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::Best => "best",
            Self::Worst => "worst",
        }
    }
}

/// Classes by rank: whoever is among the best 25 % is A, the best 70 % B, the best 95 % C, the rest D. The
/// cuts belong to the better class: rank ÷ number ≤ cut.
///
/// ```
/// use inward_analysis::scores::{Classes, Ties};
///
/// let classes = Classes::new([("A", "0.25".parse()?), ("B", "0.70".parse()?), ("C", "0.95".parse()?)], "D")?;
/// assert_eq!((classes.of_rank(25, 100)?, classes.of_rank(26, 100)?), ("A", "B"));
/// let scores = [80.into(), 95.into(), 60.into(), 95.into()];
/// assert_eq!(classes.of_scores(&scores, Ties::Refuse).unwrap_err().code.as_str(), "score.tied");
/// assert_eq!(classes.of_scores(&scores, Ties::Best)?, ["C", "A", "D", "A"]);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classes {
    cuts: Vec<(String, Ratio)>,
    rest: String,
}

impl Classes {
    /// Classes from the best on, each with the share of all that it and the better ones hold, and the
    /// class of the rest.
    ///
    /// # Errors
    /// `score.cuts-out-of-order`.
    pub fn new<'a>(cuts: impl IntoIterator<Item = (&'a str, Number)>, rest: &str) -> Result<Self, Refusal> {
        let mut kept: Vec<(String, Ratio)> = Vec::new();
        for (name, cut) in cuts {
            let before = kept.last().map_or(Ratio::ZERO, |(_, cut)| *cut);
            let share = Ratio::new(cut, Number::from(1))?;
            let taken = name == rest || kept.iter().any(|(other, _)| other == name);
            if taken || share <= before || share > Ratio::ONE {
                let shown = format!("{name} {cut}");
                return Err(Refusal::new(refusals::score::CUTS_OUT_OF_ORDER).with("input", shown).at("cuts"));
            }
            kept.push((name.to_owned(), share));
        }
        Ok(Self { cuts: kept, rest: rest.to_owned() })
    }

    /// The class of a rank, from 1, among so many.
    ///
    /// # Errors
    /// `score.rank-beyond-group`.
    pub fn of_rank(&self, rank: u64, group: u64) -> Result<&str, Refusal> {
        if rank == 0 || rank > group {
            let refusal = Refusal::new(refusals::score::RANK_BEYOND_GROUP);
            return Err(refusal.with("rank", rank).with("group", group));
        }
        let share = Ratio::of_counts(rank, group)?;
        let class = self.cuts.iter().find(|(_, cut)| share <= *cut);
        Ok(class.map_or(&self.rest, |(name, _)| name))
    }

    /// The class of each of these scores, in their order; the greatest score ranks first.
    ///
    /// # Errors
    /// `score.tied`.
    pub fn of_scores(&self, scores: &[Number], ties: Ties) -> Result<Vec<&str>, Refusal> {
        self.of_ordered(scores, ties)
    }

    /// The same of scores of any sort that has an order, such as exact fractions.
    ///
    /// # Errors
    /// `score.tied`.
    pub fn of_ordered<T: Ord + fmt::Display>(&self, scores: &[T], ties: Ties) -> Result<Vec<&str>, Refusal> {
        let group = scores.len() as u64;
        let mut sorted: Vec<&T> = scores.iter().collect();
        sorted.sort_unstable_by(|one, other| other.cmp(one));
        let class = |score: &T| {
            let better = sorted.partition_point(|other| *other > score) as u64;
            let upto = sorted.partition_point(|other| *other >= score) as u64;
            let (best, worst) = (self.of_rank(better + 1, group)?, self.of_rank(upto, group)?);
            match ties {
                Ties::Best => Ok(best),
                Ties::Worst => Ok(worst),
                Ties::Refuse if best == worst => Ok(best),
                Ties::Refuse => {
                    let count = upto - better;
                    Err(Refusal::new(refusals::score::TIED).with("input", score).with("count", count).at("scores"))
                }
            }
        };
        scores.iter().map(class).collect()
    }
}

impl fmt::Display for Classes {
    /// Each with its cut: `A ≤ 25.00%, B ≤ 70.00%, C`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cuts.iter().try_for_each(|(name, cut)| write!(f, "{name} ≤ {cut}, "))?;
        f.write_str(&self.rest)
    }
}
