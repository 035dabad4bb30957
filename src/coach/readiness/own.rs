//! What the user's own stories and notes prove, in counts, with what is missing.

use crate::coach::check::Finding;
use crate::coach::library::{self, Library};
use crate::coach::readiness::ReadinessSources;
use crate::domain::company::{Company, Note};
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::domain::story::length::words;
use crate::domain::story::topic::is_about_ai;

/// Such as "3 written (you need 5 to 7); none yet on conflict, ambiguity": the stories against this many and these competencies, by
/// their names in lower case.
pub(super) fn cover(min: u32, max: u32, tags: &[Id], sources: &ReadinessSources<'_>) -> (bool, String) {
    let cover = library::cover(&sources.library.stories().iter().collect::<Vec<_>>(), sources.bank);
    let missing = tags.iter().filter(|tag| cover.stories_for_id(tag.as_str()) == 0);
    let missing: Vec<String> = missing.map(|tag| sources.bank.competency_title(tag).to_lowercase()).collect();
    let gaps =
        if missing.is_empty() { String::new() } else { format!("; none yet on {}", missing.join(", ")) };
    let stories = written(sources.library).count();
    let words = match stories {
        0 => none_written(sources.library),
        _ => format!("{stories} written (you need {min} to {max}){gaps}"),
    };
    (stories >= min as usize && missing.is_empty(), words)
}

/// The stories that are more than a draft: a title alone doesn't make a story.
pub(super) fn written(library: &Library) -> impl Iterator<Item = &Story> {
    library.stories().iter().filter(|story| !story.texts[Part::Action].trim().is_empty())
}

/// What is said where no story is written: "no story yet", "2 drafts, none with an Action yet".
pub(super) fn none_written(library: &Library) -> String {
    match library.stories().len() {
        0 => "no story yet".to_owned(),
        1 => "1 draft, without an Action yet".to_owned(),
        drafts => format!("{drafts} drafts, none with an Action yet"),
    }
}

/// What every story should have, and the findings that say it has not, all of them of [`library::COMPLETE`].
const WANTED: [(&str, Part, &[&str]); 5] = [
    ("a situation", Part::Situation, &[]),
    ("a task", Part::Task, &[]),
    ("actions of your own", Part::Action, &["SL201", "SL202"]),
    ("a number in Result", Part::Result, &["SL301"]),
    ("a new habit in Learning", Part::Learning, &["SL401"]),
];

/// A part with fewer words is not told.
const FEWEST_WORDS: usize = 5;

/// Such as "2 of 3 stories complete; 1 is missing a number in Result": the story check says so, rules that a story
/// allows left out.
pub(super) fn whole(library: &Library) -> (bool, String) {
    let of = |story: &Story| WANTED.map(|wanted| lacks(story, library.incomplete(&story.slug), &wanted));
    let all: Vec<[bool; WANTED.len()]> = library.stories().iter().map(of).collect();
    if all.is_empty() {
        return (false, "no story yet".to_owned());
    }
    let whole = all.iter().filter(|lacks| !lacks.contains(&true)).count();
    let without = WANTED.iter().enumerate().map(|(at, wanted)| {
        let number = all.iter().filter(|lacks| lacks[at]).count();
        (number, wanted.0)
    });
    let told = format!("{whole} of {} stories complete", all.len());
    let lacking = without
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{number} {} missing {what}", if number == 1 { "is" } else { "are" }));
    let words: Vec<String> = std::iter::once(told).chain(lacking).collect();
    (whole == all.len(), words.join("; "))
}

fn lacks(story: &Story, findings: &[Finding], (_, part, rules): &(&str, Part, &[&str])) -> bool {
    words(&story.texts[*part]) < FEWEST_WORDS && !is_in_result(*part, findings)
        || findings.iter().any(|it| rules.iter().any(|rule| it.says(rule)))
}

/// A lesson may be told inside Result: the check says where there is none.
fn is_in_result(part: Part, findings: &[Finding]) -> bool {
    part == Part::Learning && !findings.iter().any(|it| it.says("SL101"))
}

/// Such as "1 story about AI: The refund bot".
pub(super) fn about_ai(min: u32, library: &Library) -> (bool, String) {
    let mut stories = library.stories().iter().filter(|story| is_about_ai(story));
    let Some(first) = stories.next() else {
        let words = if library.stories().is_empty() {
            "no story yet"
        } else {
            "no story about AI yet; tag one ai, or mention its model and its data"
        };
        return (false, words.to_owned());
    };
    let number = 1 + stories.count();
    let enough = number >= min as usize;
    let words = match number {
        1 if min <= 1 => format!("1 story about AI: {}", first.title),
        _ if enough => format!("{number} stories about AI"),
        _ => format!("{number} of {min} stories about AI"),
    };
    (enough, words)
}

/// Such as "Acme: nothing on people, questions"; the page with the most notes speaks. Products and ethical
/// considerations are what it takes.
pub(super) fn on_companies(companies: &[Company]) -> (bool, String) {
    let Some(best) = companies.iter().max_by_key(|it| (has_read_up(it), notes_on(it))) else {
        return (false, "no notes on a company yet".to_owned());
    };
    let missing = best.notes().into_iter().filter(|(_, note)| note.is_empty());
    let missing: Vec<String> = missing.map(|(title, _)| title.to_lowercase()).collect();
    let pages = match companies.len() {
        1 => String::new(),
        pages => format!("{pages} pages of notes; "),
    };
    let written = match missing.as_slice() {
        [] => "all written".to_owned(),
        missing => format!("nothing yet on {}", missing.join(", ")),
    };
    (has_read_up(best), format!("{pages}{}: {written}", best.name))
}

fn has_read_up(company: &Company) -> bool {
    [Note::Products, Note::Ethics].iter().all(|note| !company.note(*note).is_empty())
}

fn notes_on(company: &Company) -> usize {
    company.notes().iter().filter(|(_, note)| !note.is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::{WANTED, about_ai, cover, on_companies, whole};
    use crate::coach::library::{COMPLETE, Library};
    use crate::coach::readiness::ReadinessSources;
    use crate::domain::agenda::PracticeSet;
    use crate::domain::bank::{Bank, Competency, Introductions, Pack};
    use crate::domain::company::{Company, Note};
    use crate::domain::id::Id;
    use crate::domain::pace::Pace;
    use crate::domain::part::{Part, Parts};
    use crate::domain::progress::Progress;
    use crate::domain::story::Story;
    use crate::domain::story::blank::blank;

    fn story(slug: &str, action: &str, result: &str) -> Story {
        let text = |part: Part| match part {
            Part::Situation => "The shop lost a search in nine, and the launch was due.",
            Part::Task => "I had to halve that in six weeks.",
            Part::Action => action,
            Part::Result => result,
            Part::Learning => "I now test with the longest queries first, before anything else.",
        };
        let texts = Parts::from_fn(|part| text(part).to_owned());
        Story { title: format!("Story {slug}"), texts, ..blank(slug, &[], &[]) }
    }

    fn library(stories: Vec<Story>) -> Library {
        let mut library = Library::default();
        library.read_again(stories, Vec::new());
        library
    }

    const OWN: &str = "I chose a matcher rather than a dictionary, and I asked Ana to label the queries.";
    const MEASURED: &str = "Searches that found nothing fell from 9 to 4 in a hundred.";

    #[test]
    fn the_rules_that_are_asked_for_are_those_that_are_looked_for() {
        let mut wanted = vec!["SL101"];
        wanted.extend(WANTED.iter().flat_map(|(.., rules)| *rules));
        assert_eq!(wanted, COMPLETE);
    }

    #[test]
    fn a_story_is_whole_or_what_it_lacks_is_counted() {
        assert_eq!(whole(&library(Vec::new())), (false, "no story yet".to_owned()));
        let good = library(vec![story("a", OWN, MEASURED)]);
        assert_eq!(whole(&good), (true, "1 of 1 stories complete".to_owned()));
        let mixed = library(vec![
            story("a", OWN, MEASURED),
            story("b", OWN, "The shop was happy with it in the end."),
            story("c", "", MEASURED),
        ]);
        let words =
            "1 of 3 stories complete; 1 is missing actions of your own; 1 is missing a number in Result";
        assert_eq!(whole(&mixed), (false, words.to_owned()));
    }

    #[test]
    fn stories_about_ai_are_counted() {
        let (enough, words) = about_ai(1, &library(vec![story("a", OWN, MEASURED)]));
        assert!(!enough && words.starts_with("no story about AI"), "{words}");
        let one = library(vec![story("a", "I retrained the model.", MEASURED), story("b", OWN, MEASURED)]);
        assert_eq!(about_ai(1, &one), (true, "1 story about AI: Story a".to_owned()));
        assert_eq!(about_ai(2, &one), (false, "1 of 2 stories about AI".to_owned()));
    }

    #[test]
    fn a_page_of_notes_counts_once_products_and_ethics_are_written() {
        let company = |products: &str, ethics: &str| Company {
            slug: Id::new("acme").expect("an id"),
            name: "Acme".to_owned(),
            notes: [(Note::Products, products), (Note::Ethics, ethics), (Note::Questions, "Why?")]
                .map(|(note, text)| (note, text.to_owned()))
                .into(),
        };
        assert_eq!(on_companies(&[]).1, "no notes on a company yet");
        let one = [company("search", "")];
        assert_eq!(
            on_companies(&one),
            (false, "Acme: nothing yet on ethical considerations, people".to_owned())
        );
        let two = [company("", ""), company("search", "whom it harms")];
        assert_eq!(on_companies(&two), (true, "2 pages of notes; Acme: nothing yet on people".to_owned()));
    }

    /// A bank with these competencies and nothing else.
    fn bank(tags: &[&str]) -> Bank {
        let competency = |tag: &&str| Competency {
            id: Id::new(tag).expect("an id"),
            title: tag.to_uppercase(),
            asked: String::new(),
            looks_for: String::new(),
            probe: String::new(),
            company_words: String::new(),
        };
        Bank::new(vec![Pack {
            id: Id::new("pack").expect("an id"),
            title: String::new(),
            source: String::new(),
            licence: String::new(),
            introductions: Introductions::default(),
            competencies: tags.iter().map(competency).collect(),
            principles: vec![].into(),
            context: vec![],
            themes: vec![],
            samples: vec![].into(),
            ask: vec![],
            red_flags: vec![],
            checklist: vec![].into(),
        }])
    }

    #[test]
    fn the_stories_are_counted_and_what_none_of_them_shows_is_named() {
        let wanted = ["conflict", "ambiguity", "failure"];
        let tags = wanted.map(|tag| Id::new(tag).expect("an id"));
        let said = |stories: &[(&str, &str)], wanted: &[Id]| {
            let tagged = |(action, tag): &(&str, &str)| Story {
                tags: vec![Id::new(tag).expect("an id")],
                ..story("a", action, MEASURED)
            };
            let library = library(stories.iter().map(tagged).collect());
            let sources = ReadinessSources {
                bank: &bank(&["conflict", "ambiguity", "failure"]),
                progress: &Progress::default(),
                library: &library,
                companies: &[],
                pace: &Pace::default(),
                set: &PracticeSet::default(),
            };
            cover(2, 3, wanted, &sources)
        };
        assert_eq!(said(&[], &tags), (false, "no story yet".to_owned()));
        assert_eq!(said(&[("", "failure")], &tags).1, "1 draft, without an Action yet");
        let one = said(&[(OWN, "failure")], &tags);
        assert_eq!(one, (false, "1 written (you need 2 to 3); none yet on conflict, ambiguity".to_owned()));
        let two = [(OWN, "failure"), (OWN, "conflict")];
        assert_eq!(said(&two, &tags[..1]), (true, "2 written (you need 2 to 3)".to_owned()));
        assert!(!said(&two, &tags).0 && !said(&two[..1], &tags[2..]).0);
    }
}
