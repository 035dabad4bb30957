//! Which questions of the bank a profile selects: few enough to get through them, and some of each family.

use std::cmp::Reverse;

use crate::domain::bank::Bank;
use crate::domain::id::Id;
use crate::domain::profile::{CompanyKind, JobRole, Profile};
use crate::domain::question::{Question, Theme};

/// The most built-in questions that a profile selects.
const MOST: usize = 60;
/// Where fewer than this fit, every question of the bank does.
const LEAST: usize = 45;

/// How many questions a family brings.
const OF_EACH: usize = 3;
/// How many a family brings that is about the profile's role or level.
const OF_SPECIAL: usize = 5;

/// The questions that fit, of one theme of one pack.
struct Family<'a> {
    theme: &'a Theme,
    /// Those of its core first, else in the order of the pack; without a role, those of a single role last.
    questions: Vec<&'a Question>,
    core: usize,
    /// Above 0 where most of it is for this role or level in particular, below 0 where it is for others that aren't set.
    special: i32,
    /// It comes from a pack of the user's own.
    is_own: bool,
    /// How many of its questions are selected.
    share: usize,
}

impl Profile {
    /// The questions that are selected, the most wanted first: the core, then one of each family in turn.
    ///
    /// The families about the role and the level come first in each turn, then what this role and this kind of company
    /// ask about most. What the user's own packs bring is never cut.
    pub fn select(self, bank: &Bank) -> Vec<&Question> {
        let mut families = self.families(bank);
        share_out(&mut families);
        let turns = families.iter().enumerate().flat_map(|(turn, family)| {
            let of_family = family.questions.iter().take(family.share).enumerate();
            of_family.map(move |(place, question)| ((!question.core, place, turn), *question))
        });
        let mut turns: Vec<_> = turns.collect();
        turns.sort_by_key(|(rank, _)| *rank);
        turns.into_iter().map(|(_, question)| question).collect()
    }

    /// The families with something that fits, in the order of their turns.
    fn families(self, bank: &Bank) -> Vec<Family<'_>> {
        let fitting = bank.questions().filter(|(_, question)| self.fits(question)).count();
        let fits = |question: &&Question| fitting < LEAST || self.fits(question);
        let built_in = bank.packs().first().map_or(0, |pack| pack.themes.len());
        let themes = bank.themes().enumerate();
        let families = themes.map(|(number, theme)| {
            let mut questions: Vec<&Question> = theme.questions.iter().filter(fits).collect();
            // As long as it is open what the role is, what a single one is asked comes behind what all are asked.
            questions.sort_by_key(|it| (!it.core, self.role.is_none() && it.roles.len() == 1));
            let core = questions.iter().filter(|question| question.core).count();
            let special = self.speaks_to(&questions);
            Family { theme, questions, core, special, is_own: number >= built_in, share: 0 }
        });
        let mut families: Vec<Family<'_>> = families.filter(|family| !family.questions.is_empty()).collect();
        families.sort_by_key(|family| (Reverse(family.special), !self.stresses(family.theme)));
        families
    }

    /// 1 where most of these name a role or a level that the profile has, -1 where most name only what it leaves open.
    fn speaks_to(self, questions: &[&Question]) -> i32 {
        let named = |question: &Question| [!question.roles.is_empty(), !question.levels.is_empty()];
        let set = [self.role.is_some(), self.level.is_some()];
        let met = |question: &Question| named(question).into_iter().zip(set).any(|(named, set)| named && set);
        let most = |number: usize| i32::from(number * 2 > questions.len());
        let met_by = questions.iter().filter(|it| met(it)).count();
        let open = questions.iter().filter(|it| !met(it) && named(it).contains(&true)).count();
        most(met_by) - most(open)
    }

    /// Whether this role or this kind of company asks about the theme more than others do.
    fn stresses(self, theme: &Theme) -> bool {
        let of_role: &[&str] = match self.role {
            Some(JobRole::EngineeringManager) => &["leadership"],
            Some(JobRole::ProductManager) => &["prioritisation"],
            _ => &[],
        };
        let of_company: &[&str] = match self.company {
            None => &[],
            Some(CompanyKind::Lab) => &["ethics"],
            Some(CompanyKind::Big) => &["leadership", "influence", "conflict"],
            Some(CompanyKind::Startup) => &["ambiguity", "prioritisation", "simplicity"],
        };
        let tag = theme.tags.first().map(Id::as_str);
        tag.is_some_and(|tag| of_role.contains(&tag) || of_company.contains(&tag))
    }
}

/// Says how many of each family are selected: the core, then enough of each family while there is room, those with a core
/// before the others, and all of them in the order of their turns; then one more of each.
fn share_out(families: &mut [Family<'_>]) {
    let (own, mut built_in): (Vec<_>, Vec<_>) = families.iter_mut().partition(|family| family.is_own);
    for family in own {
        family.share = family.questions.len();
    }
    for family in &mut built_in {
        family.share = family.core;
    }
    let taken: usize = built_in.iter().map(|family| family.share).sum();
    let mut room = MOST.saturating_sub(taken);
    // A few that fit of a family that is not the profile's come last.
    built_in.sort_by_key(|it| (it.questions.len() < OF_EACH, it.core == 0));
    for family in &mut built_in {
        let wanted = if family.special > 0 { OF_SPECIAL } else { OF_EACH };
        let share = wanted.min(family.questions.len()).min(family.share + room).max(family.share);
        if share >= OF_EACH.min(family.questions.len()) {
            room -= share - family.share;
            family.share = share;
        }
    }
    let longest = built_in.iter().map(|family| family.questions.len()).max().unwrap_or_default();
    for share in 0..longest {
        for family in
            built_in.iter_mut().filter(|it| it.share == share && share > 0 && share < it.questions.len())
        {
            if room > 0 {
                family.share += 1;
                room -= 1;
            }
        }
    }
}
