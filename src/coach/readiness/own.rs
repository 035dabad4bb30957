//! What the user's own stories and notes prove, in counts, with what is missing.

use crate::coach::check::Finding;
use crate::coach::library::Library;
use crate::coach::readiness::ReadinessSources;
use crate::domain::company::{Company, Note};
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::domain::story::length::words;
use crate::domain::story::topic::is_about_ai;

/// The stories against how many there should be and what they should show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stock {
    /// How many stories are written.
    pub stories: usize,
    /// What is said where none is.
    pub none: String,
    /// Fewest stories.
    pub min: u32,
    /// Most stories worth having.
    pub max: u32,
    /// The names of the wanted competencies that no story shows, in lower case.
    pub missing: Vec<String>,
}

impl Stock {
    /// Whether there are enough, and none of what is wanted is missing.
    pub(super) fn is_enough(&self) -> bool {
        self.stories >= self.min as usize && self.missing.is_empty()
    }

    /// Such as "5-7".
    pub(super) fn aim(&self) -> String {
        format!("{}-{}", self.min, self.max)
    }

    /// Such as "3 of 5-7 stories; none on conflict, ambiguity".
    pub(super) fn words(&self) -> String {
        if self.stories == 0 {
            return self.none.clone();
        }
        let gaps = match self.missing.as_slice() {
            [] => String::new(),
            missing => format!("; none on {}", missing.join(", ")),
        };
        format!("{} of {} stories{gaps}", self.stories, self.aim())
    }
}

/// The stories against this many and these competencies.
pub(super) fn cover(min: u32, max: u32, tags: &[Id], sources: &ReadinessSources<'_>) -> Stock {
    let cover = sources.library.cover(sources.bank);
    let missing = tags.iter().filter(|tag| cover.stories_for_id(tag.as_str()) == 0);
    let missing = missing.map(|tag| sources.bank.competency_title(tag).to_lowercase()).collect();
    Stock {
        stories: written(sources.library).count(),
        none: none_written(sources.library),
        min,
        max,
        missing,
    }
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

/// What every story should have, and the findings that say it has not.
const WANTED: [(&str, Part, &[&str]); 5] = [
    ("a situation", Part::Situation, &[]),
    ("a task", Part::Task, &[]),
    ("actions of your own", Part::Action, &["SL201", "SL202"]),
    ("a measure in Result", Part::Result, &["SL301"]),
    ("a changed habit in Learning", Part::Learning, &["SL401"]),
];

/// A part with fewer words is not told.
const FEWEST_WORDS: usize = 5;

/// Such as "2 of 3 stories complete; 1 without a measure in Result": the story check says so, rules that a story
/// allows left out.
pub(super) fn whole(library: &Library) -> (bool, String) {
    let stories = library.stories().iter();
    let all: Vec<(&Story, &[Finding])> =
        stories.map(|story| (story, library.findings(&story.slug))).collect();
    if all.is_empty() {
        return (false, "no story yet".to_owned());
    }
    let whole = all.iter().filter(|story| !WANTED.iter().any(|wanted| lacks(story, wanted))).count();
    let without = WANTED.iter().map(|wanted| {
        let number = all.iter().filter(|story| lacks(story, wanted)).count();
        (number, wanted.0)
    });
    let told = format!("{whole} of {} stories complete", all.len());
    let lacking =
        without.filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} without {what}"));
    let words: Vec<String> = std::iter::once(told).chain(lacking).collect();
    (whole == all.len(), words.join("; "))
}

fn lacks((story, findings): &(&Story, &[Finding]), (_, part, rules): &(&str, Part, &[&str])) -> bool {
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
            "none about AI: tag one ai, or mention the model and the data in it"
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
        return (false, "no page of notes on a company yet".to_owned());
    };
    let missing: Vec<String> = best
        .notes()
        .iter()
        .filter(|(_, note)| note.is_empty())
        .map(|(title, _)| title.to_lowercase())
        .collect();
    let words = match (companies.len(), missing.as_slice()) {
        (1, []) => format!("{}: all written", best.name),
        (1, missing) => format!("{}: nothing on {}", best.name, missing.join(", ")),
        (pages, []) => format!("{pages} pages of notes; {}: all written", best.name),
        (pages, missing) => {
            format!("{pages} pages of notes; {}: nothing on {}", best.name, missing.join(", "))
        }
    };
    (has_read_up(best), words)
}

fn has_read_up(company: &Company) -> bool {
    [Note::Products, Note::Ethics].iter().all(|note| !company.note(*note).is_empty())
}

fn notes_on(company: &Company) -> usize {
    company.notes().iter().filter(|(_, note)| !note.is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::{Stock, about_ai, on_companies, whole};
    use crate::coach::check::Delivery;
    use crate::coach::library::Library;
    use crate::domain::company::{Company, Note};
    use crate::domain::id::Id;
    use crate::domain::part::{Part, Parts};
    use crate::domain::story::Story;

    fn story(slug: &str, action: &str, result: &str) -> Story {
        let text = |part: Part| match part {
            Part::Situation => "The shop lost a search in nine, and the launch was due.",
            Part::Task => "I had to halve that in six weeks.",
            Part::Action => action,
            Part::Result => result,
            Part::Learning => "I now test with the longest queries first, before anything else.",
        };
        Story {
            slug: Id::new(slug).expect("an id"),
            title: format!("Story {slug}"),
            texts: Parts::from_fn(|part| text(part).to_owned()),
            tags: Vec::new(),
            fits: Vec::new(),
            project: String::new(),
            when: String::new(),
            allow: Vec::new(),
        }
    }

    fn library(stories: Vec<Story>) -> Library {
        Library::new(stories, Vec::new(), Delivery::default())
    }

    const OWN: &str = "I chose a matcher rather than a dictionary, and I asked Ana to label the queries.";
    const MEASURED: &str = "Searches that found nothing fell from 9 to 4 in a hundred.";

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
        let words = "1 of 3 stories complete; 1 without actions of your own; 1 without a measure in Result";
        assert_eq!(whole(&mixed), (false, words.to_owned()));
    }

    #[test]
    fn stories_about_ai_are_counted() {
        let (enough, words) = about_ai(1, &library(vec![story("a", OWN, MEASURED)]));
        assert!(!enough && words.starts_with("none about AI"), "{words}");
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
        assert_eq!(on_companies(&[]).1, "no page of notes on a company yet");
        let one = [company("search", "")];
        assert_eq!(on_companies(&one), (false, "Acme: nothing on ethical considerations, people".to_owned()));
        let two = [company("", ""), company("search", "whom it harms")];
        assert_eq!(on_companies(&two), (true, "2 pages of notes; Acme: nothing on people".to_owned()));
    }

    #[test]
    fn the_stock_says_what_is_missing() {
        let stock = |stories, missing: &[&str]| Stock {
            stories,
            none: "no story yet".to_owned(),
            min: 5,
            max: 7,
            missing: missing.iter().map(|&it| it.to_owned()).collect(),
        };
        assert_eq!(stock(0, &["conflict"]).words(), "no story yet");
        assert_eq!(
            stock(3, &["conflict", "ambiguity"]).words(),
            "3 of 5-7 stories; none on conflict, ambiguity"
        );
        assert!(
            stock(5, &[]).is_enough() && !stock(4, &[]).is_enough() && !stock(6, &["failure"]).is_enough()
        );
    }
}
