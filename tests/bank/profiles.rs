//! What each profile selects of the built-in bank.

use std::collections::HashMap;

use starl::domain::bank::Bank;
use starl::domain::mock::draw::draw_for_sprint;
use starl::domain::profile::{JobLevel, JobRole, Profile};
use starl::domain::progress::Progress;
use starl::packs::built_in;

/// The most questions that a profile selects, and the fewest.
const MOST: usize = 60;
const LEAST: usize = 45;

/// Every role with every level, and nothing said of either or both.
fn profiles() -> impl Iterator<Item = Profile> {
    let roles = JobRole::ALL.iter().copied().map(Some).chain([None]);
    let levels = || JobLevel::ALL.iter().copied().map(Some).chain([None]);
    roles.flat_map(move |role| levels().map(move |level| Profile { role, level, company: None }))
}

#[test]
fn every_profile_selects_45_to_60_with_three_or_more_of_each_of_its_families() {
    let bank = Bank::new(vec![built_in()]);
    for profile in profiles() {
        let selected = profile.select(&bank);
        let fitting = bank.questions().filter(|(_, question)| profile.fits(question)).count();
        assert!((LEAST..=MOST).contains(&selected.len()), "{profile:?}: {} of {fitting}", selected.len());
        let mut families: HashMap<&str, usize> = HashMap::new();
        for question in &selected {
            assert!(profile.fits(question), "{profile:?}: {}", question.id);
            let (theme, _) = bank.question(&question.id).expect("a question of the bank");
            *families.entry(theme.id.as_str()).or_default() += 1;
        }
        for (family, number) in families {
            assert!(number >= 3, "{profile:?}: {number} of {family}");
        }
        let core = bank.questions().filter(|(_, question)| question.core && profile.fits(question)).count();
        assert!(
            selected.iter().take(core).all(|question| question.core),
            "{profile:?}: the core comes first"
        );
    }
}

#[test]
fn a_sprint_asks_only_what_the_profile_selects() {
    let bank = Bank::new(vec![built_in()]);
    for profile in profiles() {
        let selected = profile.select(&bank);
        let asked = draw_for_sprint(&bank, &Progress::default(), profile, 7, usize::MAX);
        assert!(asked.len() > 30, "{profile:?}: {asked:?}");
        let is_selected = |id| selected.iter().any(|question| question.id == id);
        assert!(asked.into_iter().all(is_selected), "{profile:?}");
    }
}

#[test]
fn how_you_lead_is_asked_of_managers_and_of_nobody_whose_role_is_open() {
    let bank = Bank::new(vec![built_in()]);
    for role in [Some(JobRole::EngineeringManager), None] {
        let selected = Profile { role, ..Profile::default() }.select(&bank);
        let asked = selected.iter().any(|question| question.id.as_str() == "people-leading-style");
        assert_eq!(asked, role.is_some());
    }
}

#[test]
fn what_only_a_role_is_asked_is_among_what_it_selects() {
    let bank = Bank::new(vec![built_in()]);
    for (role, families) in [
        (JobRole::MlEngineer, ["llm-products", "data-work", "operations"]),
        (JobRole::Scientist, ["research", "data-work", "llm-products"]),
        (JobRole::DataScientist, ["experiments", "data-work", "customers"]),
        (JobRole::Mlops, ["operations", "data-work", "llm-products"]),
        (JobRole::ProductManager, ["customers", "experiments", "llm-products"]),
        (JobRole::EngineeringManager, ["people", "customers", "operations"]),
        (JobRole::EngineeringManager, ["managing", "people", "llm-products"]),
    ] {
        for level in JobLevel::ALL {
            let profile = Profile { role: Some(role), level: Some(level), company: None };
            let selected = profile.select(&bank);
            for family in families.into_iter().filter(|family| bank.theme(family).is_some()) {
                let of_family = |id| bank.question(id).is_some_and(|(theme, _)| theme.id.as_str() == family);
                let number = selected.iter().filter(|question| of_family(&question.id)).count();
                assert!(number >= 3, "{profile:?}: {number} of {family}");
            }
        }
    }
}
