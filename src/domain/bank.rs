//! The bank: everything the packs say, checked and never changed.

use serde::{Deserialize, Serialize};

use crate::domain::checklist::ChecklistItem;
use crate::domain::id::Id;
use crate::domain::later::Later;
use crate::domain::question::{Criterion, Question, Theme};
use crate::domain::sample::Sample;
use crate::domain::shape::Outline;
use crate::domain::shared::QuickMap;

/// One content pack, checked: ids are unique and every link leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Pack {
    /// Stable id of the pack.
    pub id: Id,
    /// Its title, as the root of its tree.
    pub title: String,
    /// Where its content comes from; may be empty.
    pub source: String,
    /// The license of its content; may be empty.
    pub licence: String,
    /// The texts that introduce its sections.
    pub introductions: Introductions,
    /// Competencies its tags may name.
    pub competencies: Vec<Competency>,
    /// What companies say they look for.
    pub principles: Later<Vec<Principle>>,
    /// Why these interviews differ.
    pub context: Vec<ContextRow>,
    /// Themes and categories with their questions.
    pub themes: Vec<Theme>,
    /// Sample answers.
    pub samples: Later<Vec<Sample>>,
    /// Questions to ask the interviewers, in groups.
    pub ask: Vec<AskGroup>,
    /// Behavior that costs an offer.
    pub red_flags: Vec<RedFlag>,
    /// What to have done before the interview.
    pub checklist: Later<Vec<ChecklistItem>>,
}

/// Short texts before the sections of a pack; each may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Introductions {
    /// Of the pack as a whole.
    pub chapter: String,
    /// Of the table of challenges.
    pub context: String,
    /// Of the questions to ask.
    pub ask: String,
    /// Of the checklist.
    pub checklist: String,
}

/// What a tag stands for: one ability that interviews try to see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competency {
    /// The tag.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// How it is usually asked about.
    pub asked: String,
    /// What a listener looks for.
    pub looks_for: String,
    /// The follow-up that is hard to prepare.
    pub probe: String,
    /// The words companies use for it.
    pub company_words: String,
}

/// What a company says it looks for, with the questions behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Principle {
    /// Stable id.
    pub id: Id,
    /// Its name, as the company has it.
    pub title: String,
    /// Whose it is; may be empty.
    pub company: String,
    /// What it is about, one or two sentences; may be empty.
    pub about: String,
    /// Questions of any pack that ask about it, the most fitting first.
    pub questions: Vec<Id>,
    /// Who wrote it, where that is not the pack's source.
    pub origin: Option<String>,
}

/// A challenge of AI work and what interviewers want to see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContextRow {
    /// Stable id.
    pub id: Id,
    /// The challenge.
    pub challenge: String,
    /// What is assessed.
    pub assesses: String,
    /// Competencies it is about.
    pub tags: Vec<Id>,
    /// Who wrote it, where that is not the pack's source.
    pub origin: Option<String>,
}

/// A group of questions to ask the interviewers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskGroup {
    /// Stable id.
    pub id: Id,
    /// The heading.
    pub title: String,
    /// Who wrote it, where that is not the pack's source.
    pub origin: Option<String>,
    /// The questions.
    pub questions: Vec<AskQuestion>,
}

/// One question to ask the interviewers; starring it chooses it for the interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskQuestion {
    /// Stable id; stars in the journal name it.
    pub id: Id,
    /// The question.
    pub text: String,
    /// Competencies it shows interest in.
    pub tags: Vec<Id>,
    /// Who wrote it, where that is not the pack's source.
    pub origin: Option<String>,
}

/// Behavior to avoid, and why it costs an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedFlag {
    /// Stable id; takes in the journal name it.
    pub id: Id,
    /// The behavior, a few words.
    pub behaviour: String,
    /// Why it is a red flag.
    pub why: String,
    /// Competencies it speaks against.
    pub tags: Vec<Id>,
    /// Seen only in a whole interview: no single answer has it.
    pub interview: bool,
    /// Who wrote it, where that is not the pack's source.
    pub origin: Option<String>,
}

/// All packs together, with every item found by its id.
///
/// The first pack is the built-in one. Ids are unique over all packs, but for themes, which a later pack may extend.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Bank {
    packs: Vec<Pack>,
    #[serde(skip)]
    questions: QuickMap<Id, QuestionPlace>,
}

/// Where a question stands: pack, theme in the pack, question in the theme.
type QuestionPlace = (usize, usize, usize);

impl Bank {
    /// A bank of these packs, which the loader has checked.
    pub fn new(packs: Vec<Pack>) -> Self {
        let mut questions = QuickMap::default();
        questions
            .reserve(packs.iter().flat_map(|pack| &pack.themes).map(|theme| theme.questions.len()).sum());
        for (p, pack) in packs.iter().enumerate() {
            for (t, theme) in pack.themes.iter().enumerate() {
                for (q, question) in theme.questions.iter().enumerate() {
                    questions.insert(question.id.clone(), (p, t, q));
                }
            }
        }
        Self { packs, questions }
    }

    /// The packs, the built-in one first.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The question that has this text already, in any of its wordings.
    pub fn question_with_text(&self, text: &str) -> Option<&Id> {
        let folded = |text: &str| text.trim().trim_end_matches(['?', '.']).to_lowercase();
        let wanted = folded(text);
        let is_it = |question: &Question| {
            std::iter::once(&question.text).chain(question.also.iter()).any(|known| folded(known) == wanted)
        };
        self.questions().find(|(_, question)| is_it(question)).map(|(_, question)| &question.id)
    }

    /// The bank with this in place of the pack of this id; with nothing, it is left out.
    pub fn replace(&mut self, id: &Id, pack: Option<Pack>) {
        let mut packs = std::mem::take(&mut self.packs);
        match (packs.iter().position(|known| known.id == *id), pack) {
            (Some(at), Some(pack)) => packs[at] = pack,
            (Some(at), None) => drop(packs.remove(at)),
            (None, pack) => packs.extend(pack),
        }
        *self = Self::new(packs);
    }

    /// Themes of all packs; an extended theme comes once for each pack.
    pub fn themes(&self) -> impl Iterator<Item = &Theme> {
        self.packs.iter().flat_map(|pack| &pack.themes)
    }

    /// The first theme with this id: the one that others extend.
    pub fn theme(&self, id: &str) -> Option<&Theme> {
        self.themes().find(|theme| theme.id.as_str() == id)
    }

    /// Every question with its theme, in the order of the packs.
    pub fn questions(&self) -> impl Iterator<Item = (&Theme, &Question)> {
        self.themes().flat_map(|theme| theme.questions.iter().map(move |question| (theme, question)))
    }

    /// The same, where the questions that packs add to a theme follow its own.
    pub fn questions_by_theme(&self) -> Vec<(&Theme, &Question)> {
        let mut all: Vec<(&Theme, &Question)> = self.questions().collect();
        all.sort_by_cached_key(|(theme, _)| self.places_of(&theme.id).next());
        all
    }

    /// Where a theme stands: its pack and its place in it, first where it is defined, then where others add to it.
    pub fn places_of<'a>(&'a self, theme: &'a Id) -> impl Iterator<Item = (usize, usize)> {
        let of_pack = move |(p, pack): (usize, &'a Pack)| {
            pack.themes.iter().enumerate().filter(move |(_, it)| it.id == *theme).map(move |(t, _)| (p, t))
        };
        self.packs.iter().enumerate().flat_map(of_pack)
    }

    /// The question with this id, and its theme.
    pub fn question(&self, id: &str) -> Option<(&Theme, &Question)> {
        let &(p, t, q) = self.questions.get(id)?;
        let theme = &self.packs[p].themes[t];
        Some((theme, &theme.questions[q]))
    }

    /// What an answer to this question is told by, at the usual length.
    pub fn outline(&self, question: &str) -> Outline {
        self.question(question).map(|(_, question)| question.shape.into()).unwrap_or_default()
    }

    /// What stands for this question in a list; its id where no pack has it.
    pub fn short<'a>(&'a self, question: &'a Id) -> &'a str {
        self.question(question).map_or(question.as_str(), |(_, question)| question.short())
    }

    /// What an answer to this question is judged by: its own elements, else what its theme looks for.
    pub fn criteria(&self, id: &str) -> &[Criterion] {
        match self.question(id) {
            Some((_, question)) if !question.elements.is_empty() => &question.elements,
            Some((theme, _)) => &theme.looks_for,
            None => &[],
        }
    }

    /// The criterion with this id: one of a theme, or an element of a question.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        let of_themes = self.themes().flat_map(|theme| theme.looks_for.iter());
        let elements = self.questions().flat_map(|(_, question)| question.elements.iter());
        of_themes.chain(elements).find(|criterion| criterion.id.as_str() == id)
    }

    /// Samples of all packs.
    pub fn samples(&self) -> impl Iterator<Item = &Sample> {
        self.packs.iter().flat_map(|pack| pack.samples.iter())
    }

    /// The samples that answer this question.
    pub fn samples_for<'a>(&'a self, question: &'a str) -> impl Iterator<Item = &'a Sample> {
        self.samples().filter(move |sample| sample.question.as_str() == question)
    }

    /// Red flags of all packs.
    pub fn red_flags(&self) -> impl Iterator<Item = &RedFlag> {
        self.packs.iter().flat_map(|pack| &pack.red_flags)
    }

    /// The red flags to watch for in an answer: in a mock interview all, in a single drill those that one answer can have.
    pub fn watched_for(&self, live: bool) -> impl Iterator<Item = &RedFlag> {
        self.red_flags().filter(move |flag| live || !flag.interview)
    }

    /// Checklist items of all packs.
    pub fn checklist(&self) -> impl Iterator<Item = &ChecklistItem> {
        self.packs.iter().flat_map(|pack| pack.checklist.iter())
    }

    /// Questions to ask of all packs.
    pub fn ask_questions(&self) -> impl Iterator<Item = &AskQuestion> {
        self.packs.iter().flat_map(|pack| pack.ask.iter().flat_map(|group| &group.questions))
    }

    /// Competencies of all packs.
    pub fn competencies(&self) -> impl Iterator<Item = &Competency> {
        self.packs.iter().flat_map(|pack| &pack.competencies)
    }

    /// The principles that ask this question.
    pub fn principles_of<'a>(&'a self, question: &'a Id) -> impl Iterator<Item = &'a Principle> {
        let all = self.packs.iter().flat_map(|pack| pack.principles.iter());
        all.filter(move |principle| principle.questions.contains(question))
    }

    /// A competency's name, or the tag itself where no pack explains it.
    pub fn competency_title<'a>(&'a self, tag: &'a Id) -> &'a str {
        self.competencies()
            .find(|competency| competency.id == *tag)
            .map_or(tag.as_str(), |competency| competency.title.as_str())
    }
}
