use std::collections::HashMap;

use super::{CompanyKind, JobLevel, JobRole, Profile};
use crate::domain::agenda::set::Why;
use crate::domain::agenda::tests::{Past, bank as bank_of, day, id};
use crate::domain::agenda::{PracticeSet, Wish};
use crate::domain::bank::{Bank, Pack};
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::question::Question;
use crate::domain::rating::Rating;

/// Its name, its size, its competency, and the roles and levels it is about.
type FamilyOf = (&'static str, usize, &'static str, &'static [JobRole], &'static [JobLevel]);

/// The families of a bank of 130.
const FAMILIES: [FamilyOf; 23] = {
    use JobLevel::{Senior, Staff};
    use JobRole::{DataScientist, EngineeringManager, MlEngineer, Mlops, ProductManager, Scientist};
    [
        ("ambiguity", 4, "ambiguity", &[], &[]),
        ("expectations", 6, "stakeholder-education", &[], &[]),
        ("failure", 5, "failure", &[], &[]),
        ("collaboration", 5, "influence", &[], &[]),
        ("responsible-ai", 6, "ethics", &[], &[]),
        ("influence", 5, "leadership", &[], &[]),
        ("decisions", 5, "simplicity", &[], &[]),
        ("projects", 3, "failure", &[], &[]),
        ("conflict", 3, "conflict", &[], &[]),
        ("growth", 4, "learning", &[], &[]),
        ("priorities", 4, "prioritisation", &[], &[]),
        ("openers", 8, "learning", &[], &[]),
        ("self", 4, "learning", &[], &[]),
        ("delivery", 6, "prioritisation", &[], &[]),
        ("values", 8, "ethics", &[], &[]),
        ("llm", 9, "failure", &[MlEngineer, Scientist, Mlops, ProductManager], &[]),
        ("data", 5, "failure", &[MlEngineer, Scientist, DataScientist, Mlops], &[]),
        ("experiments", 5, "learning", &[Scientist, DataScientist, ProductManager], &[]),
        ("research", 8, "learning", &[Scientist], &[]),
        ("operations", 8, "failure", &[MlEngineer, Mlops, EngineeringManager], &[]),
        ("customers", 5, "learning", &[DataScientist, ProductManager, EngineeringManager], &[]),
        ("people", 9, "leadership", &[EngineeringManager], &[]),
        ("scope", 5, "leadership", &[], &[Senior, Staff]),
    ]
};

/// A bank of 130: two of every three general families have a question of the core, not always their first.
fn bank() -> Bank {
    let names: Vec<(&str, Vec<(String, &str)>)> = FAMILIES
        .iter()
        .map(|(name, size, tag, ..)| {
            (*name, (0..*size).map(|number| (format!("{name}-{number}"), *tag)).collect())
        })
        .collect();
    let names: Vec<(&str, Vec<(&str, &str)>)> = names
        .iter()
        .map(|(name, all)| (*name, all.iter().map(|(id, tag)| (id.as_str(), *tag)).collect()))
        .collect();
    let themes: Vec<(&str, &[(&str, &str)])> =
        names.iter().map(|(name, all)| (*name, all.as_slice())).collect();
    let mut pack = bank_of(&themes).packs()[0].clone();
    for (number, (theme, (_, _, tag, roles, levels))) in pack.themes.iter_mut().zip(FAMILIES).enumerate() {
        theme.tags = vec![id(tag)];
        for (place, question) in theme.questions.iter_mut().enumerate() {
            question.roles = roles.to_vec();
            question.levels = levels.to_vec();
            question.core = number < 15 && number % 3 < 2 && place == 1;
            // One question for some doesn't make a family theirs.
            if number < 7 && place == 2 {
                question.levels = vec![JobLevel::Senior, JobLevel::Staff];
            }
        }
    }
    Bank::new(vec![pack])
}

/// Every profile of a role and a level, and that of somebody who has said nothing.
fn profiles() -> impl Iterator<Item = Profile> {
    let roles = JobRole::ALL.iter().map(|role| Some(*role));
    let of_role =
        |role| JobLevel::ALL.iter().map(move |level| Profile { role, level: Some(*level), company: None });
    roles.flat_map(of_role).chain([Profile::default()])
}

fn per_family<'a>(bank: &'a Bank, selected: &[&'a Question]) -> HashMap<&'a str, usize> {
    let mut number = HashMap::new();
    for question in selected {
        let (theme, _) = bank.question(&question.id).expect("a question of the bank");
        *number.entry(theme.id.as_str()).or_default() += 1;
    }
    number
}

#[test]
fn every_profile_selects_45_to_60_with_three_or_more_of_each_of_its_families() {
    let bank = bank();
    assert_eq!(bank.questions().count(), 130);
    for profile in profiles() {
        let selected = profile.select(&bank);
        assert!((45..=60).contains(&selected.len()), "{profile:?} selects {}", selected.len());
        for (family, number) in per_family(&bank, &selected) {
            assert!(number >= 3, "{profile:?} has {number} of {family}");
        }
        assert!(selected.iter().all(|question| profile.fits(question)), "{profile:?}");
        assert_eq!(selected, profile.select(&bank), "the same every time");
    }
}

#[test]
fn the_families_of_the_role_and_the_level_bring_more_than_the_others() {
    let bank = bank();
    let of = |role, level| Profile { role: Some(role), level: Some(level), company: None };
    for (profile, family) in [
        (of(JobRole::Scientist, JobLevel::Junior), "research"),
        (of(JobRole::Mlops, JobLevel::Junior), "operations"),
        (of(JobRole::EngineeringManager, JobLevel::Senior), "people"),
        (of(JobRole::ProductManager, JobLevel::Junior), "llm"),
        (of(JobRole::DataScientist, JobLevel::Staff), "scope"),
    ] {
        let number = per_family(&bank, &profile.select(&bank));
        assert!(number[family] >= 5, "{profile:?} has {} of {family}", number[family]);
        assert!(!number.contains_key("research") || profile.role == Some(JobRole::Scientist));
    }
}

#[test]
fn the_core_comes_first_then_one_of_each_family_in_turn() {
    let bank = bank();
    let profile = Profile { role: Some(JobRole::Scientist), level: None, company: Some(CompanyKind::Lab) };
    let selected = profile.select(&bank);
    let core = bank.questions().filter(|(_, question)| question.core).count();
    assert_eq!(core, 10);
    assert!(selected.iter().take(core).all(|question| question.core));
    let names = |from: usize, to: usize| -> Vec<&str> {
        selected[from..to].iter().map(|question| question.id.as_str()).collect()
    };
    // A lab asks about ethics before other things, after what a scientist in particular is asked.
    assert_eq!(names(0, 2), ["responsible-ai-1", "ambiguity-1"]);
    assert_eq!(names(core, core + 4), ["llm-0", "data-0", "experiments-0", "research-0"]);
}

#[test]
fn a_small_bank_fits_everybody_and_own_packs_are_never_cut() {
    let few: Vec<(String, &str)> = (0..40).map(|number| (format!("own-{number}"), "")).collect();
    let few: Vec<(&str, &str)> = few.iter().map(|(id, tag)| (id.as_str(), *tag)).collect();
    let mut own: Pack = bank_of(&[("own", &few)]).packs()[0].clone();
    own.themes[0].questions[0].roles = vec![JobRole::Mlops];
    let profile = Profile { role: Some(JobRole::Scientist), ..Profile::default() };
    assert_eq!(profile.select(&Bank::new(vec![own.clone()])).len(), 40);

    own.id = id("mine");
    let both = Bank::new(vec![bank().packs()[0].clone(), own]);
    let selected = profile.select(&both);
    let of_own = selected.iter().filter(|question| question.id.as_str().starts_with("own-")).count();
    assert_eq!(of_own, 39, "all but the one for another role");
    assert!((45..=60).contains(&(selected.len() - of_own)));
}

/// The set on a day, without a date or with one on this day.
fn set_of(past: &Past, bank: &Bank) -> PracticeSet {
    PracticeSet::of(&past.input(bank, &[], day(0), 3))
}

#[test]
fn the_plan_takes_its_set_from_the_profile_and_keeps_what_was_asked_starred_or_told_outside_it() {
    let bank = bank();
    let profile =
        Profile { role: Some(JobRole::ProductManager), level: Some(JobLevel::Senior), company: None };
    let selected = profile.select(&bank);
    let ids: Vec<&str> = selected.iter().map(|question| question.id.as_str()).collect();
    let mut past = Past::default();
    past.profile = profile;
    let set = set_of(&past, &bank);
    assert_eq!(set.questions().map(Id::as_str).collect::<Vec<_>>(), ids);
    assert_eq!(set.outside.len(), 130 - ids.len());
    assert_eq!(set.members[0].why, Why::Core);

    past.tell(day(0), "research-0", Rating::Again);
    past.add(day(0), Fact::Star { item: id("people-0"), on: true });
    let now = set_of(&past, &bank);
    assert_eq!((now.members.len(), now.outside.len()), (ids.len() + 2, 130 - ids.len() - 2));
    let picks = past.choose(&bank, day(1), &Wish::default(), 3);
    let picked: Vec<&str> = picks.iter().map(|pick| pick.question.as_str()).collect();
    assert_eq!(picked[..2], ["research-0", "people-0"], "what failed is repaired, and the star comes next");

    // With a date what was told or starred leads, then the core, as far as there is time.
    past.interviews(day(0), &[day(7)]);
    let dated = set_of(&past, &bank);
    let members: Vec<&str> = dated.questions().map(Id::as_str).collect();
    assert_eq!(members, [&["people-0", "research-0"], &ids[..5]].concat());
    assert_eq!(dated.left.len() + members.len() + dated.outside.len(), 130);
}
