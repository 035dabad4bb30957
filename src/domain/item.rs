//! Any item of the bank, of whatever kind, with its id.

use serde::{Serialize, Serializer};

use crate::domain::bank::{AskGroup, AskQuestion, Competency, ContextRow, Pack, Principle, RedFlag};
use crate::domain::checklist::ChecklistItem;
use crate::domain::id::Id;
use crate::domain::question::{Criterion, Question, Theme, ThemeKind};
use crate::domain::sample::Sample;

/// The kinds of items that have an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemKind {
    /// An interview question.
    Question,
    /// A theme of AI work.
    Theme,
    /// A category of questions.
    Category,
    /// A sample answer.
    Sample,
    /// A criterion of a theme.
    Criterion,
    /// An element of a strong answer to one question.
    Element,
    /// A question to ask the interviewers.
    AskQuestion,
    /// A group of questions to ask.
    AskGroup,
    /// A red flag.
    RedFlag,
    /// A checklist item.
    ChecklistItem,
    /// A row of the context.
    Context,
    /// A competency; its id is a tag.
    Competency,
    /// What a company says it looks for.
    Principle,
    /// A story of the user's own: not in the bank.
    Story,
    /// A page of the user's notes on a company: not in the bank.
    Company,
}

impl ItemKind {
    /// The kind in words, and the heading over several of it.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Question => ("question", "Questions"),
            Self::Theme => ("theme", "Themes of AI work"),
            Self::Category => ("category", "Classic themes"),
            Self::Sample => ("sample", "Samples"),
            Self::Criterion => ("criterion", "What they look for in a theme"),
            Self::Element => ("element", "What they look for in an answer"),
            Self::AskQuestion => ("question to ask", "Questions to ask"),
            Self::AskGroup => ("group of questions to ask", "Groups of questions to ask"),
            Self::RedFlag => ("red flag", "Red flags"),
            Self::ChecklistItem => ("checklist item", "Checklist"),
            Self::Context => ("context", "Why these interviews differ"),
            Self::Competency => ("competency", "Competencies"),
            Self::Principle => ("principle", "Principles"),
            Self::Story => ("story", "Your stories"),
            Self::Company => ("company", "Your notes on companies"),
        }
    }

    /// The kind in words.
    pub fn word(self) -> &'static str {
        self.words().0
    }

    /// The heading over several of the kind.
    pub fn heading(self) -> &'static str {
        self.words().1
    }
}

impl From<ThemeKind> for ItemKind {
    fn from(kind: ThemeKind) -> Self {
        match kind {
            ThemeKind::Theme => Self::Theme,
            ThemeKind::Category => Self::Category,
        }
    }
}

impl Serialize for ItemKind {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.word().replace(' ', "-"))
    }
}

/// One item of a pack, with what it hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item<'a> {
    /// A competency.
    Competency(&'a Competency),
    /// What a company says it looks for.
    Principle(&'a Principle),
    /// A row of the context.
    Context(&'a ContextRow),
    /// A theme or category.
    Theme(&'a Theme),
    /// A criterion of a theme.
    Criterion(&'a Theme, &'a Criterion),
    /// A question of a theme.
    Question(&'a Theme, &'a Question),
    /// An element of a strong answer to a question.
    Element(&'a Question, &'a Criterion),
    /// A sample answer.
    Sample(&'a Sample),
    /// A group of questions to ask.
    AskGroup(&'a AskGroup),
    /// A question to ask.
    AskQuestion(&'a AskGroup, &'a AskQuestion),
    /// A red flag.
    RedFlag(&'a RedFlag),
    /// A checklist item.
    Checklist(&'a ChecklistItem),
}

/// The item itself, without its kind and what it hangs on.
impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Competency(it) => it.serialize(to),
            Self::Principle(it) => it.serialize(to),
            Self::Context(it) => it.serialize(to),
            Self::Theme(it) => it.serialize(to),
            Self::Criterion(_, it) | Self::Element(_, it) => it.serialize(to),
            Self::Question(_, it) => it.serialize(to),
            Self::Sample(it) => it.serialize(to),
            Self::AskGroup(it) => it.serialize(to),
            Self::AskQuestion(_, it) => it.serialize(to),
            Self::RedFlag(it) => it.serialize(to),
            Self::Checklist(it) => it.serialize(to),
        }
    }
}

impl<'a> Item<'a> {
    /// Every item of a pack, in the order of the pack.
    pub fn all_of(pack: &'a Pack) -> impl Iterator<Item = Self> {
        let sections = [
            pack.context.iter().map(Self::Context).collect(),
            pack.themes.iter().flat_map(Self::of_theme).collect(),
            pack.samples.iter().map(Self::Sample).collect(),
            pack.ask.iter().flat_map(Self::of_group).collect(),
            pack.red_flags.iter().map(Self::RedFlag).collect(),
            pack.checklist.iter().map(Self::Checklist).collect(),
            pack.competencies.iter().map(Self::Competency).collect::<Vec<_>>(),
            pack.principles.iter().map(Self::Principle).collect(),
        ];
        sections.into_iter().flatten()
    }

    fn of_theme(theme: &'a Theme) -> impl Iterator<Item = Self> {
        let criteria = theme.looks_for.iter();
        std::iter::once(Self::Theme(theme))
            .chain(criteria.map(|criterion| Self::Criterion(theme, criterion)))
            .chain(theme.questions.iter().flat_map(|question| {
                let elements = question.elements.iter();
                std::iter::once(Self::Question(theme, question))
                    .chain(elements.map(|element| Self::Element(question, element)))
            }))
    }

    fn of_group(group: &'a AskGroup) -> impl Iterator<Item = Self> {
        let questions = group.questions.iter();
        std::iter::once(Self::AskGroup(group))
            .chain(questions.map(|question| Self::AskQuestion(group, question)))
    }

    /// What sort of item it is, its id, the text that says what it is, its tags and its origin.
    fn facts(self) -> (ItemKind, &'a Id, &'a str, &'a [Id], &'a Option<String>) {
        match self {
            Self::Competency(it) => (ItemKind::Competency, &it.id, &it.title, &[], &None),
            Self::Principle(it) => (ItemKind::Principle, &it.id, &it.title, &[], &it.origin),
            Self::Context(it) => (ItemKind::Context, &it.id, &it.challenge, &it.tags, &it.origin),
            Self::Theme(it) => (it.kind.into(), &it.id, &it.title, &it.tags, &it.origin),
            Self::Criterion(theme, it) => (ItemKind::Criterion, &it.id, &it.text, &[], &theme.origin),
            Self::Question(_, it) => (ItemKind::Question, &it.id, &it.text, &it.tags, &it.origin),
            Self::Element(question, it) => (ItemKind::Element, &it.id, &it.text, &[], &question.origin),
            Self::Sample(it) => (ItemKind::Sample, &it.id, &it.title, &it.tags, &it.origin),
            Self::AskGroup(it) => (ItemKind::AskGroup, &it.id, &it.title, &[], &it.origin),
            Self::AskQuestion(_, it) => (ItemKind::AskQuestion, &it.id, &it.text, &it.tags, &it.origin),
            Self::RedFlag(it) => (ItemKind::RedFlag, &it.id, &it.behaviour, &it.tags, &it.origin),
            Self::Checklist(it) => (ItemKind::ChecklistItem, &it.id, &it.text, &it.tags, &it.origin),
        }
    }

    /// What sort of item it is.
    pub fn kind(self) -> ItemKind {
        self.facts().0
    }

    /// The item's id.
    pub fn id(self) -> &'a Id {
        self.facts().1
    }

    /// The one text that says what the item is.
    pub fn text(self) -> &'a str {
        self.facts().2
    }

    /// The competencies the item is about.
    pub fn tags(self) -> &'a [Id] {
        self.facts().3
    }

    /// Who wrote the item, where that is not the pack's source.
    pub fn origin(self) -> Option<&'a str> {
        self.facts().4.as_deref()
    }

    /// The id of what the item hangs on: a question's theme, a sample's question, an element's question, a group.
    pub fn parent(self) -> Option<&'a Id> {
        match self {
            Self::Criterion(theme, _) | Self::Question(theme, _) => Some(&theme.id),
            Self::Element(question, _) => Some(&question.id),
            Self::Sample(sample) => Some(&sample.question),
            Self::AskQuestion(group, _) => Some(&group.id),
            _ => None,
        }
    }

    /// Its other texts.
    pub fn more_texts(self) -> Vec<&'a str> {
        match self {
            Self::Competency(it) => vec![&it.asked, &it.looks_for, &it.probe, &it.company_words],
            Self::Principle(it) => vec![&it.about, &it.company],
            Self::Context(it) => vec![&it.assesses],
            Self::Theme(it) => vec![&it.about],
            Self::Question(_, it) => {
                let probes = it.probes.iter().map(|probe| probe.text.as_str());
                it.short.iter().chain(it.also.iter()).map(String::as_str).chain(probes).collect()
            }
            Self::Sample(it) => {
                let parts = it.parts().map(|(_, text)| text);
                std::iter::once(it.asked.as_str()).chain(parts).collect()
            }
            Self::RedFlag(it) => vec![&it.why],
            _ => Vec::new(),
        }
    }
}
