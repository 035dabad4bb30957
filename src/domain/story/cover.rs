//! Which story shows which competency, where the gaps are, and the fewest stories that would do.

use crate::domain::id::Id;
use crate::domain::story::{Story, Strength};

/// The competencies that come up most: each should have two stories.
pub const CORE: [&str; 6] = ["failure", "conflict", "ambiguity", "leadership", "influence", "learning"];
/// No story should be the first choice for more competencies than this.
pub const MOST_PRIMARY: usize = 3;
/// So many stories should be told against oneself.
pub const FEWEST_NOT_WINS: usize = 2;
/// Tags of stories that are no wins.
const NOT_WINS: [&str; 2] = ["failure", "conflict"];
/// The tag of stories about ethics and safety.
const ETHICS: &str = "ethics";

/// Stories against competencies.
///
/// A story is strong for the competency it names first among its tags, and for every competency of a question
/// that it fits strongly. It is usable for its other tags, and for those of the questions it fits usably.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cover {
    competencies: Vec<Id>,
    /// A row for each story, a cell for each competency.
    rows: Vec<Vec<Option<Strength>>>,
    not_wins: usize,
    on_ethics: usize,
}

/// How far the stories are from what a bank of stories should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Targets {
    /// Core competencies with fewer than two stories.
    pub core_below_two: Vec<Id>,
    /// Stories tagged failure or conflict; two are wanted.
    pub not_wins: usize,
    /// Stories tagged ethics; one is wanted.
    pub on_ethics: usize,
    /// Numbers of the stories that are the first choice for more than three competencies.
    pub overloaded: Vec<usize>,
}

impl Cover {
    /// Sets stories against competencies; `tags_of` gives the competencies of a question.
    pub fn new<'a>(stories: &[&Story], competencies: &[Id], tags_of: impl Fn(&Id) -> &'a [Id]) -> Self {
        let row = |story: &&Story| competencies.iter().map(|it| strength(story, it, &tags_of)).collect();
        let tagged = |tags: &[&str]| stories.iter().filter(|story| has_tag(story, tags)).count();
        Self {
            competencies: competencies.to_vec(),
            rows: stories.iter().map(row).collect(),
            not_wins: tagged(&NOT_WINS),
            on_ethics: tagged(&[ETHICS]),
        }
    }

    /// The competencies, as they were given.
    pub fn competencies(&self) -> &[Id] {
        &self.competencies
    }

    /// How well a story shows a competency, both by number.
    pub fn cell(&self, story: usize, competency: usize) -> Option<Strength> {
        *self.rows.get(story)?.get(competency)?
    }

    /// How many stories show a competency.
    pub fn stories_for(&self, competency: usize) -> usize {
        (0..self.rows.len()).filter(|&story| self.cell(story, competency).is_some()).count()
    }

    /// How many stories show the competency with this id.
    pub fn stories_for_id(&self, id: &str) -> usize {
        let number = self.competencies.iter().position(|competency| competency.as_str() == id);
        number.map_or(0, |number| self.stories_for(number))
    }

    /// The competencies that no story shows.
    pub fn gaps(&self) -> Vec<&Id> {
        let gap = |(number, _): &(usize, &Id)| self.stories_for(*number) == 0;
        self.competencies.iter().enumerate().filter(gap).map(|(_, id)| id).collect()
    }

    /// The story that is the first choice for a competency: the first strong one, else the first usable.
    pub fn primary(&self, competency: usize) -> Option<usize> {
        let of =
            |strength| (0..self.rows.len()).find(|&story| self.cell(story, competency) == Some(strength));
        of(Strength::Strong).or_else(|| of(Strength::Usable))
    }

    /// The competencies that a story is the first choice for.
    pub fn primary_for(&self, story: usize) -> Vec<&Id> {
        let is_primary = |(number, _): &(usize, &Id)| self.primary(*number) == Some(story);
        self.competencies.iter().enumerate().filter(is_primary).map(|(_, id)| id).collect()
    }

    /// The fewest stories that show all competencies that any story shows, by greedy choice: each time the
    /// story with the largest number that are not shown yet, of equals the one with the weakest competency
    /// among them, then the first. A competency is weaker the fewer stories show it, and strong cells count
    /// before usable ones.
    pub fn smallest_set(&self) -> Vec<usize> {
        let by: Vec<usize> = (0..self.competencies.len()).map(|it| self.stories_for(it)).collect();
        let mut left: Vec<usize> = (0..by.len()).filter(|&number| by[number] > 0).collect();
        let mut chosen = Vec::new();
        while let Some(story) = self.best_for(&left, &by) {
            left.retain(|&number| self.cell(story, number).is_none());
            chosen.push(story);
        }
        chosen.sort_unstable();
        chosen
    }

    /// The best story for the competencies that are left; `by` says how many stories show each.
    fn best_for(&self, left: &[usize], by: &[usize]) -> Option<usize> {
        let worth = |story: usize| {
            let shown: Vec<usize> =
                left.iter().copied().filter(|&it| self.cell(story, it).is_some()).collect();
            let weakest = shown.iter().map(|&it| by[it]).min();
            let strong = shown.iter().filter(|&&it| self.cell(story, it) == Some(Strength::Strong)).count();
            (shown.len(), std::cmp::Reverse(weakest), strong, std::cmp::Reverse(story))
        };
        (0..self.rows.len()).map(worth).max().filter(|worth| worth.0 > 0).map(|worth| worth.3.0)
    }

    /// How far these stories are from the targets.
    pub fn targets(&self) -> Targets {
        let core = self.competencies.iter().filter(|id| CORE.contains(&id.as_str()));
        let first: Vec<Option<usize>> = (0..self.competencies.len()).map(|it| self.primary(it)).collect();
        let overloaded =
            |story: &usize| first.iter().filter(|it| **it == Some(*story)).count() > MOST_PRIMARY;
        Targets {
            core_below_two: core.filter(|id| self.stories_for_id(id.as_str()) < 2).cloned().collect(),
            not_wins: self.not_wins,
            on_ethics: self.on_ethics,
            overloaded: (0..self.rows.len()).filter(overloaded).collect(),
        }
    }
}

/// How well a story shows a competency.
fn strength<'a>(story: &Story, competency: &Id, tags_of: &impl Fn(&Id) -> &'a [Id]) -> Option<Strength> {
    let by_tag = story.tags.iter().position(|tag| tag == competency);
    let by_tag = by_tag.map(|place| if place == 0 { Strength::Strong } else { Strength::Usable });
    let fits = story.fits.iter().filter(|fit| tags_of(&fit.question).contains(competency));
    by_tag.max(fits.map(|fit| fit.strength).max())
}

/// Whether a story has one of these tags.
fn has_tag(story: &Story, tags: &[&str]) -> bool {
    story.tags.iter().any(|tag| tags.contains(&tag.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{Cover, Targets};
    use crate::domain::id::Id;
    use crate::domain::story::blank::blank;
    use crate::domain::story::{Story, Strength};

    fn ids(names: &[&str]) -> Vec<Id> {
        names.iter().map(|name| Id::new(name).expect("an id")).collect()
    }

    fn cover(stories: &[Story], competencies: &[&str]) -> Cover {
        let about_ethics = ids(&["ethics"]);
        let stories: Vec<&Story> = stories.iter().collect();
        Cover::new(&stories, &ids(competencies), |question| {
            if question.as_str() == "harm" { &about_ethics } else { &[] }
        })
    }

    #[test]
    fn the_first_tag_and_a_strong_fit_are_strong() {
        let stories = [
            blank("one", &["failure", "learning"], &[("harm", Strength::Usable)]),
            blank("one", &["learning"], &[("harm", Strength::Strong)]),
        ];
        let cover = cover(&stories, &["failure", "learning", "ethics", "conflict"]);
        let cells = |story| (0..4).map(|it| cover.cell(story, it)).collect::<Vec<_>>();
        let (strong, usable) = (Some(Strength::Strong), Some(Strength::Usable));
        assert_eq!(cells(0), [strong, usable, usable, None]);
        assert_eq!(cells(1), [None, strong, strong, None]);
        assert_eq!(cover.gaps(), [&ids(&["conflict"])[0]]);
        assert_eq!((0..4).map(|it| cover.primary(it)).collect::<Vec<_>>(), [Some(0), Some(1), Some(1), None]);
        assert_eq!((cover.cell(7, 0), cover.cell(0, 7), cover.stories_for_id("nothing")), (None, None, 0));
    }

    #[test]
    fn the_fewest_stories_show_what_all_of_them_show() {
        let stories = [
            blank("one", &["failure", "learning"], &[]),
            blank("one", &["learning", "conflict", "failure"], &[]),
            blank("one", &["ethics", "conflict"], &[]),
            blank("one", &["conflict"], &[]),
        ];
        let cover = cover(&stories, &["failure", "learning", "conflict", "ethics", "simplicity"]);
        assert_eq!(cover.smallest_set(), [1, 2]);
    }

    #[test]
    fn of_equals_the_story_with_the_weakest_competency_comes_first() {
        let stories = [
            blank("one", &["failure", "learning"], &[]),
            blank("one", &["failure", "ethics"], &[]),
            blank("one", &["learning"], &[]),
        ];
        // Both show two; ethics has one story only. What is left then is shown by the first.
        assert_eq!(cover(&stories, &["failure", "learning", "ethics"]).smallest_set(), [1, 2]);
        assert_eq!(cover(&[], &["failure"]).smallest_set(), [0; 0]);
    }

    #[test]
    fn targets_say_what_is_missing() {
        let stories = [blank("one", &["failure", "conflict", "influence", "ambiguity"], &[])];
        let core = ["failure", "conflict", "influence", "ambiguity"];
        let expected = Targets { core_below_two: ids(&core), not_wins: 1, on_ethics: 0, overloaded: vec![0] };
        assert_eq!(cover(&stories, &core).targets(), expected);
        let enough = [
            blank("one", &["failure", "ethics"], &[]),
            blank("one", &["conflict", "failure"], &[]),
            blank("one", &["conflict"], &[]),
        ];
        let met = Targets { core_below_two: vec![], not_wins: 3, on_ethics: 1, overloaded: vec![] };
        assert_eq!(cover(&enough, &["failure", "conflict"]).targets(), met);
    }
}
