use super::{FindIndex, Match};
use crate::domain::bank::{Bank, Introductions, Pack};
use crate::domain::company::{Company, Note};
use crate::domain::id::Id;
use crate::domain::item::ItemKind;
use crate::domain::part::Parts;
use crate::domain::question::{Question, Theme, ThemeKind};
use crate::domain::shape::Shape;
use crate::domain::story::Story;
use crate::domain::story::blank::blank;

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

fn question(name: &str, text: &str, tag: &str) -> Question {
    Question {
        id: id(name),
        short: None,
        text: text.to_owned(),
        also: vec![format!("Another wording of {name}")].into(),
        shape: Shape::StarL,
        tags: vec![id(tag)],
        roles: vec![],
        levels: vec![],
        core: false,
        elements: Vec::new().into(),
        probes: Vec::new().into(),
        origin: None,
    }
}

fn index(questions: Vec<Question>) -> FindIndex {
    let theme = Theme {
        id: id("theme"),
        kind: ThemeKind::Theme,
        title: "Handling ambiguity".to_owned(),
        about: String::new(),
        tags: Vec::new(),
        origin: None,
        looks_for: Vec::new().into(),
        questions,
    };
    let pack = Pack {
        id: id("pack"),
        title: "Pack".to_owned(),
        source: String::new(),
        licence: String::new(),
        introductions: Introductions::default(),
        competencies: Vec::new(),
        principles: Vec::new().into(),
        context: Vec::new(),
        themes: vec![theme],
        samples: Vec::new().into(),
        ask: Vec::new(),
        red_flags: Vec::new(),
        checklist: Vec::new().into(),
    };
    FindIndex::new(&Bank::new(vec![pack]))
}

fn three() -> FindIndex {
    index(vec![
        question("vague", "A project with vague requirements", "ambiguity"),
        question("cafe", "The r\u{e9}sum\u{e9} you left in a caf\u{e9}", "failure"),
        question("model", "A model that failed in production", "failure"),
    ])
}

fn ids(matches: &[Match]) -> Vec<&str> {
    matches.iter().map(|it| it.id.as_str()).collect()
}

#[test]
fn a_question_is_found_by_its_short_title_and_by_its_text() {
    let short = Some("Foggy start".to_owned());
    let index = index(vec![Question {
        short,
        ..question("vague", "A project with vague requirements", "ambiguity")
    }]);
    for (query, text) in [("foggy", "Foggy start"), ("project", "A project with vague requirements")] {
        let found = index.search(query, 9);
        assert_eq!((ids(&found), found[0].text.as_str()), (vec!["vague"], text));
    }
}

#[test]
fn what_has_the_query_as_its_id_comes_first() {
    let index =
        index(vec![question("other", "A vague idea", "failure"), question("vague-idea", "Fog", "failure")]);
    assert_eq!(ids(&index.search(" vague-idea ", 9)), ["vague-idea", "other"]);
    assert_eq!(ids(&index.search("vague idea", 9)), ["other", "vague-idea"]);
}

#[test]
fn every_word_of_the_query_must_match() {
    let index = three();
    for (query, expected) in [
        ("vague", vec!["vague"]),
        ("VAGUE proj", vec!["vague"]),
        ("proj model", vec![]),
        ("resume", vec!["cafe"]),
        ("r\u{c9}SUM\u{c9} caf\u{e9}", vec!["cafe"]),
        ("prdctn", vec!["model"]),
        ("produktion", vec!["model"]),
        ("reqiurements", vec!["vague"]),
        ("failure", vec!["cafe", "model"]),
        ("model-failed", vec!["model"]),
        ("models", vec!["model"]),
        ("failures producing", vec!["model"]),
        ("requirement vagueness", vec!["vague"]),
        ("xyzzy", vec![]),
        ("", vec![]),
        (" - ", vec![]),
    ] {
        assert_eq!(ids(&index.search(query, 10)), expected, "{query}");
    }
}

#[test]
fn a_title_comes_before_a_tag_and_the_limit_holds() {
    let index = three();
    let matches = index.search("ambiguity", 10);
    assert_eq!(ids(&matches), ["theme", "vague"]);
    assert!(matches[0].score > matches[1].score);
    assert_eq!(matches[0].kind, ItemKind::Theme);
    assert_eq!(matches[1].parent, Some(id("theme")));
    assert_eq!(ids(&index.search("ambiguity", 1)), ["theme"]);
    assert_eq!(index.search("ambiguity", 0), []);
}

#[test]
fn the_matching_characters_are_told() {
    let index = three();
    let marked = |query: &str| {
        let first = index.search(query, 1).remove(0);
        let at = |&position: &usize| first.text.chars().nth(position);
        let letters: String = first.positions.iter().filter_map(at).collect();
        (first.text.clone(), letters)
    };
    let (text, letters) = marked("fai prod");
    assert_eq!((text.as_str(), letters.as_str()), ("A model that failed in production", "faiprod"));
    assert_eq!(marked("caf").1, "caf");
    assert_eq!(marked("resume").1, "r\u{e9}sum\u{e9}");
    assert_eq!(marked("prdctn").1, "prdctn");
    // Found by its other wording, which is then the text that is shown.
    assert_eq!(marked("another wording vague").0, "Another wording of vague");
}

#[test]
fn odd_queries_are_harmless() {
    let index = three();
    let long = "a".repeat(100_000);
    let many = "a ".repeat(10_000);
    for query in [long.as_str(), many.as_str(), "\u{0}\u{301}", "\u{1F468}\u{200D}", "\u{6771}"] {
        assert!(index.search(query, 10).len() <= 10);
    }
    assert_eq!(FindIndex::default().search("a", 10), []);
}

#[test]
fn stories_and_notes_on_companies_are_found_by_all_their_texts_on_one_line() {
    let story = Story {
        title: "The stemmer".to_owned(),
        texts: Parts(["", "", "I wrote the\nmatcher.", "", ""].map(str::to_owned)),
        project: "Search".to_owned(),
        ..blank("the-stemmer", &["failure"], &[])
    };
    let company = Company {
        slug: id("acme"),
        name: "Acme".to_owned(),
        notes: [(Note::Products, "Maps for bees.".to_owned())].into(),
    };
    let all = three().with_own(&[story], &[company]);
    for (query, kind, text) in [
        ("stemmer", ItemKind::Story, "The stemmer"),
        ("wrote matcher", ItemKind::Story, "I wrote the matcher."),
        ("search", ItemKind::Story, "Search"),
        ("acme", ItemKind::Company, "Acme"),
        ("maps bees", ItemKind::Company, "Maps for bees."),
    ] {
        let found = all.search(query, 10);
        assert_eq!((found[0].kind, found[0].text.as_str()), (kind, text), "{query}");
    }
    let tagged = all.search("failure", 10);
    assert!(tagged.iter().any(|found| found.kind == ItemKind::Story && found.text == "The stemmer"));
}
