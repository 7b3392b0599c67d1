//! The milestones of a pipeline, each with a place in a set: those that make the stage stand lowest, in the
//! order of their ranks, so that the highest place of a set is its stage.

use std::collections::HashMap;

use inward_core::near::nearest_or_all;
use inward_core::playbook::{MilestoneKey, Playbook};
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals};

/// A set of milestones, a place each.
pub type Set = u64;

/// How many milestones fit.
pub const MOST: usize = 64;

/// The place of a milestone.
pub type Place = u8;

/// A milestone of a pipeline.
#[derive(Clone, Debug)]
pub struct PlacedMilestone {
    /// Its key; of an outside table any word.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// The rank of the stage that it makes; none where it makes none.
    pub rank: Option<u16>,
    /// What that stage is called.
    pub stage: Label,
}

/// The milestones, in their places.
#[derive(Clone, Debug)]
pub struct Milestones {
    placed: Vec<PlacedMilestone>,
    places: HashMap<String, Place>,
    /// Whether there were more than fit.
    has_more: bool,
}

impl Milestones {
    /// Those of a playbook.
    pub fn of(playbook: &Playbook) -> Self {
        Self::of_those(playbook, |_| true)
    }

    /// Those of a playbook that occur.
    pub fn of_those(playbook: &Playbook, occurs: impl Fn(&str) -> bool) -> Self {
        let mut own: Vec<_> = playbook.milestones().iter().collect();
        own.sort_by_key(|milestone| (!milestone.makes_stage(), milestone.rank));
        let placed = own.into_iter().filter(|milestone| occurs(milestone.key.as_str())).map(|milestone| {
            let rank = milestone.makes_stage().then_some(milestone.rank);
            let (label, stage) = (milestone.label.clone(), milestone.stage.clone());
            PlacedMilestone { key: milestone.key.to_string(), label, rank, stage }
        });
        placed.collect()
    }

    /// Those of a list, in their order, each of which makes a stage.
    pub fn listed(words: &[String]) -> Self {
        let placed = words.iter().zip(1..).map(|(word, rank)| {
            let label = Label::new(word, word);
            PlacedMilestone { key: word.clone(), label: label.clone(), rank: Some(rank), stage: label }
        });
        placed.collect()
    }

    fn add(&mut self, milestone: PlacedMilestone) -> Option<Place> {
        let place = Place::try_from(self.placed.len()).ok().filter(|place| usize::from(*place) < MOST);
        self.has_more |= place.is_none();
        let place = place?;
        self.places.insert(milestone.key.clone(), place);
        self.placed.push(milestone);
        Some(place)
    }

    /// The place of a milestone; a new one of what the playbook no longer has. None where there is no place left.
    pub fn place(&mut self, key: &MilestoneKey) -> Option<Place> {
        if let Some(place) = self.places.get(key.as_str()) {
            return Some(*place);
        }
        let label = Label::new(key.as_str(), key.as_str());
        self.add(PlacedMilestone { key: key.to_string(), label: label.clone(), rank: None, stage: label })
    }

    /// The place of the milestone of that key.
    ///
    /// # Errors
    /// `milestone.unknown`, with those that are near.
    pub fn named(&self, key: &str) -> Result<Place, Refusal> {
        let known = self.placed.iter().position(|milestone| milestone.key == key);
        known.and_then(|place| Place::try_from(place).ok()).ok_or_else(|| {
            let near = nearest_or_all(key, "", self.placed.iter().map(|one| one.key.as_str()));
            Refusal::new(refusals::milestone::UNKNOWN).with("milestone", key).with("near", near)
        })
    }

    /// Whether a milestone has a place.
    pub fn knows(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// Whether there are more than fit, so that some have no place.
    pub const fn has_more(&self) -> bool {
        self.has_more
    }

    /// All of them, in their places.
    pub fn all(&self) -> &[PlacedMilestone] {
        &self.placed
    }

    /// The places that make the stage.
    pub fn of_stages(&self) -> Set {
        let makes = self.placed.iter().filter(|milestone| milestone.rank.is_some()).count();
        (0..makes).fold(0, |set, place| set | 1 << place)
    }
}

impl FromIterator<PlacedMilestone> for Milestones {
    fn from_iter<T: IntoIterator<Item = PlacedMilestone>>(milestones: T) -> Self {
        let mut all = Self { placed: Vec::new(), places: HashMap::new(), has_more: false };
        for milestone in milestones {
            all.add(milestone);
        }
        all
    }
}
