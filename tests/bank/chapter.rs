//! The chapter that the bank starts from: each of its 132 items is there, with its facts, in words of our own.

use std::collections::HashSet;

use starl::domain::bank::Pack;
use starl::packs::built_in;

/// What each item has to convey.
const ITEMS: &str = include_str!("chapter.txt");

/// All that the pack says in the place of an item; nothing where it has no such item of the chapter's own.
fn text(pack: &Pack, place: &str) -> Option<String> {
    let (kind, id) = place.split_once(' ')?;
    let themes = || pack.themes.iter().filter(|theme| theme.origin.is_none());
    let questions = || themes().flat_map(|theme| &theme.questions).filter(|it| it.origin.is_none());
    let texts = match kind {
        "context" => {
            let row = pack.context.iter().find(|row| row.id.as_str() == id)?;
            vec![row.challenge.clone(), row.assesses.clone()]
        }
        "theme" => {
            let theme = themes().find(|theme| theme.id.as_str() == id)?;
            vec![theme.title.clone(), theme.about.clone()]
        }
        "question" => {
            let question = questions().find(|question| question.id.as_str() == id)?;
            [vec![question.text.clone()], question.also.to_vec()].concat()
        }
        "criterion" => {
            let own = questions().flat_map(|question| question.elements.iter());
            let mut all = themes().flat_map(|theme| theme.looks_for.iter()).chain(own);
            vec![all.find(|criterion| criterion.id.as_str() == id)?.text.clone()]
        }
        "sample" => {
            let (id, part) = id.split_once(' ')?;
            let sample = pack.samples.iter().find(|it| it.id.as_str() == id && it.origin.is_none())?;
            vec![sample.texts.get(part).unwrap_or(&sample.asked).clone()]
        }
        "group" => vec![pack.ask.iter().find(|group| group.id.as_str() == id)?.title.clone()],
        "ask" => {
            let mut all = pack.ask.iter().flat_map(|group| &group.questions);
            vec![all.find(|question| question.id.as_str() == id)?.text.clone()]
        }
        "flag" => {
            let flag = pack.red_flags.iter().find(|flag| flag.id.as_str() == id)?;
            vec![flag.behaviour.clone(), flag.why.clone()]
        }
        "check" => vec![pack.checklist.iter().find(|item| item.id.as_str() == id)?.text.clone()],
        _ => return None,
    };
    Some(texts.join(" ").to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a form stands in a text, where a word starts; so that "AI" isn't found in "said" and "aims", a short one only
/// as a word of its own.
fn has(text: &str, form: &str) -> bool {
    let is_letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    text.match_indices(form).any(|(at, _)| {
        let (before, after) = (text.get(..at), text.get(at + form.len()..));
        let starts = !is_letter(before.and_then(|before| before.chars().next_back()));
        let ends = !is_letter(after.and_then(|after| after.chars().next()));
        starts && (ends || form.len() > 3)
    })
}

/// The facts of an item that its text conveys in none of their forms.
fn missing<'a>(facts: &'a str, text: &str) -> Vec<&'a str> {
    let is_there = |fact: &&str| fact.split(" / ").any(|form| has(text, form.trim()));
    facts.split(" | ").map(str::trim).filter(|fact| !is_there(fact)).collect()
}

#[test]
fn each_of_the_132_items_of_the_chapter_is_conveyed() {
    let pack = built_in();
    let items: Vec<&str> = ITEMS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut lost = Vec::new();
    for line in &items {
        let (place, facts) = line.split_once(" | ").expect("an item and its facts");
        match text(&pack, place) {
            None => lost.push(format!("{place}: isn't there")),
            Some(text) => {
                let missing = missing(facts, &text);
                if !missing.is_empty() {
                    lost.push(format!("{place}: {} in: {text}", missing.join(" | ")));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{} of {} aren't conveyed:\n{}", lost.len(), items.len(), lost.join("\n"));
    let places: HashSet<&str> = items.iter().filter_map(|line| line.split(" | ").next()).collect();
    assert_eq!((items.len(), places.len()), (132, 132));
}

#[test]
fn each_heading_of_the_list_says_how_many_items_follow() {
    for section in ITEMS.split("\n## ").skip(1) {
        let said = section.split(' ').next().and_then(|number| number.parse().ok());
        let items = section.lines().skip(1).filter(|line| !line.is_empty()).count();
        assert_eq!(said, Some(items), "{}", section.lines().next().unwrap_or_default());
    }
}

#[test]
fn a_fact_that_is_left_out_is_noticed() {
    assert_eq!(missing("six weeks | 40%", "it shipped in six weeks"), ["40%"]);
    assert_eq!(missing("ai | change", "she said it changed nothing"), ["ai"]);
    assert_eq!(missing("six weeks / 6 weeks | 40%", "6 weeks, 40% less"), [""; 0]);
}
