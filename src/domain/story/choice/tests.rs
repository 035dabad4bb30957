//! Fit, order and overuse, case by case.

use std::collections::HashMap;

use super::{Choice, StoriesTold, Suitability, choices, fit, most_told, suggested};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::question::Question;
use crate::domain::shape::Shape;
use crate::domain::story::blank::blank;
use crate::domain::story::choice::StoryTold;
use crate::domain::story::{Story, Strength};

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

fn ids(names: &[&str]) -> Vec<Id> {
    names.iter().map(|name| id(name)).collect()
}

fn question(tags: &[&str]) -> Question {
    Question {
        id: id("no"),
        short: None,
        text: String::new(),
        also: vec![].into(),
        shape: Shape::StarL,
        tags: ids(tags),
        roles: vec![],
        levels: vec![],
        core: false,
        elements: vec![].into(),
        probes: vec![].into(),
        origin: None,
    }
}

fn told(times: usize, last: &str) -> StoryTold {
    let last: Day = last.parse().expect("a day");
    StoryTold { times, last: Some(last), ..StoryTold::default() }
}

#[test]
fn what_the_file_says_comes_before_shared_tags() {
    let asked = question(&["conflict", "influence"]);
    for (tags, fits, expected) in [
        (&["conflict"][..], &[("no", Strength::Strong)][..], Some(Suitability::Strong)),
        (&["conflict"], &[("no", Strength::Usable)], Some(Suitability::Usable)),
        (&["influence"], &[("yes", Strength::Strong)], Some(Suitability::Tagged)),
        (&["failure", "influence"], &[], Some(Suitability::Loose)),
        (&["failure"], &[("yes", Strength::Strong)], None),
        (&[], &[], None),
    ] {
        assert_eq!(fit(&blank("one", tags, fits), &asked), expected, "{tags:?} {fits:?}");
    }
}

fn order(
    stories: &[Story],
    told: &[(&str, StoryTold)],
    before: Option<(&str, &str)>,
) -> (Vec<String>, Option<String>) {
    let told: HashMap<Id, StoryTold> = told.iter().map(|(slug, told)| (id(slug), *told)).collect();
    let before = before.map(|(question, story)| (id(question), id(story)));
    let before = before.as_ref().map(|(question, story)| StoriesTold { question, story });
    let asked = question(&["conflict"]);
    let choices: Vec<Choice<'_>> =
        choices(stories, &asked, |slug| told.get(slug).copied().unwrap_or_default(), before);
    let names = choices.iter().map(|choice| choice.story.slug.to_string()).collect();
    (names, suggested(&choices).map(|story| story.slug.to_string()))
}

#[test]
fn the_best_fit_comes_first_then_the_freshest() {
    let stories = [
        blank("a-none", &[], &[]),
        blank("b-tagged", &["conflict"], &[]),
        blank("c-usable", &[], &[("no", Strength::Usable)]),
        blank("d-strong", &[], &[("no", Strength::Strong)]),
        blank("e-strong", &[], &[("no", Strength::Strong)]),
        blank("f-strong", &[], &[("no", Strength::Strong)]),
    ];
    let told_days = [
        ("d-strong", told(1, "2026-11-20")),
        ("e-strong", told(2, "2026-11-10")),
        ("f-strong", told(1, "2026-11-10")),
    ];
    let by = |told: &[(&str, StoryTold)], before| order(&stories, told, before).0.concat();
    let joined = |names: &[&str]| names.concat();
    let fresh = joined(&["f-strong", "e-strong", "d-strong", "c-usable", "b-tagged", "a-none"]);
    assert_eq!(by(&told_days, None), fresh, "not told for longest, then least often");
    let untold = joined(&["d-strong", "e-strong", "f-strong", "c-usable", "b-tagged", "a-none"]);
    assert_eq!(by(&[], None), untold, "by name, where all are alike");
    let other = joined(&["e-strong", "f-strong", "c-usable", "b-tagged", "d-strong", "a-none"]);
    assert_eq!(by(&[], Some(("other", "d-strong"))), other, "not the story of the drill before");
    let again = joined(&["c-usable", "d-strong", "e-strong", "f-strong", "b-tagged", "a-none"]);
    assert_eq!(by(&[], Some(("no", "c-usable"))), again, "told again, a question keeps its story");
}

#[test]
fn what_does_not_fit_is_not_suggested() {
    let fits = blank("fits", &["conflict"], &[]);
    let does_not = blank("does-not", &["failure"], &[]);
    assert_eq!(order(std::slice::from_ref(&does_not), &[], None).1, None);
    let again = order(std::slice::from_ref(&does_not), &[], Some(("no", "does-not")));
    assert_eq!(again.1.as_deref(), Some("does-not"), "it was chosen by hand a moment ago");
    assert_eq!(order(&[does_not, fits.clone()], &[], None).1.as_deref(), Some("fits"));
    assert_eq!(order(&[fits], &[], Some(("other", "fits"))).1.as_deref(), Some("fits"), "there is no other");
    assert_eq!(order(&[], &[], None), (vec![], None));
}

#[test]
fn what_fits_by_another_tag_than_its_first_is_offered_but_not_suggested() {
    let loose = blank("loose", &["failure", "conflict"], &[]);
    assert_eq!(order(std::slice::from_ref(&loose), &[], None), (vec!["loose".to_owned()], None));
    let tagged = blank("tagged", &["conflict", "failure"], &[]);
    let just_told = order(&[loose, tagged], &[], Some(("other", "tagged")));
    assert_eq!(just_told.1.as_deref(), Some("tagged"), "though it was told in the drill before");
}

#[test]
fn five_of_the_last_eight_takes_are_too_many() {
    for (newest, expected) in [
        (&["a", "b", "a", "a", "b", "a", "a", "b"][..], Some(("a", 5, 8))),
        (&["a", "b", "a", "a", "b", "a", "b", "b"], None),
        (&["a", "a", "a", "a", "a"], Some(("a", 5, 5))),
        (&["a", "a", "a", "a"], None),
        (&["b", "b", "b", "b", "a", "a", "a", "a", "a", "a"], None),
        (&[], None),
    ] {
        let newest = ids(newest);
        let found = most_told(newest.iter()).map(|it| (it.story.as_str(), it.times, it.of));
        assert_eq!(found, expected, "{newest:?}");
    }
}
