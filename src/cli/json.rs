//! The bank as JSON: the keys are those of the content files.

use serde::Serialize;

use crate::cli::page::Page;
use crate::domain::bank::{AskGroup, Bank, Competency, ContextRow, Introductions, Pack, RedFlag};
use crate::domain::checklist::{ChecklistItem, Evidence};
use crate::domain::id::Id;
use crate::domain::item::Kind;
use crate::domain::part::Part;
use crate::domain::question::{Criterion, Question, Theme, ThemeKind};
use crate::domain::sample::Sample;

/// Prints a value as indented JSON.
pub(super) fn print(page: &mut Page, value: &impl Serialize) -> Result<(), String> {
    let text = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    page.line(&text);
    Ok(())
}

/// A kind as one word.
pub(super) fn slug(kind: Kind) -> String {
    kind.word().replace(' ', "-")
}

/// All packs of a bank.
#[derive(Serialize)]
pub(super) struct BankView<'a> {
    packs: Vec<PackView<'a>>,
}

impl<'a> From<&'a Bank> for BankView<'a> {
    fn from(bank: &'a Bank) -> Self {
        Self { packs: bank.packs().iter().map(PackView::from).collect() }
    }
}

#[derive(Serialize)]
struct PackView<'a> {
    id: &'a Id,
    title: &'a str,
    source: &'a str,
    licence: &'a str,
    introductions: &'a Introductions,
    competencies: &'a [Competency],
    context: &'a [ContextRow],
    themes: Vec<ThemeView<'a>>,
    samples: Vec<SampleView<'a>>,
    ask: &'a [AskGroup],
    red_flags: &'a [RedFlag],
    checklist: Vec<ChecklistView<'a>>,
}

impl<'a> From<&'a Pack> for PackView<'a> {
    fn from(pack: &'a Pack) -> Self {
        Self {
            id: &pack.id,
            title: &pack.title,
            source: &pack.source,
            licence: &pack.licence,
            introductions: &pack.introductions,
            competencies: &pack.competencies,
            context: &pack.context,
            themes: pack.themes.iter().map(ThemeView::from).collect(),
            samples: pack.samples.iter().map(SampleView::from).collect(),
            ask: &pack.ask,
            red_flags: &pack.red_flags,
            checklist: pack.checklist.iter().map(ChecklistView::from).collect(),
        }
    }
}

/// A theme with its questions.
#[derive(Serialize)]
pub(super) struct ThemeView<'a> {
    id: &'a Id,
    kind: &'static str,
    title: &'a str,
    about: &'a str,
    tags: &'a [Id],
    origin: &'a Option<String>,
    looks_for: &'a [Criterion],
    questions: &'a [Question],
}

impl<'a> From<&'a Theme> for ThemeView<'a> {
    fn from(theme: &'a Theme) -> Self {
        Self {
            id: &theme.id,
            kind: kind(theme.kind),
            title: &theme.title,
            about: &theme.about,
            tags: &theme.tags,
            origin: &theme.origin,
            looks_for: &theme.looks_for,
            questions: &theme.questions,
        }
    }
}

/// The kind of a theme as content files write it.
fn kind(kind: ThemeKind) -> &'static str {
    match kind {
        ThemeKind::Theme => "theme",
        ThemeKind::Category => "category",
    }
}

/// A sample answer.
#[derive(Serialize)]
pub(super) struct SampleView<'a> {
    id: &'a Id,
    title: &'a str,
    question: &'a Id,
    asked: &'a str,
    theme: &'a Id,
    tags: &'a [Id],
    origin: &'a Option<String>,
    situation: &'a str,
    task: &'a str,
    action: &'a str,
    result: &'a str,
    learning: &'a str,
}

impl<'a> From<&'a Sample> for SampleView<'a> {
    fn from(sample: &'a Sample) -> Self {
        Self {
            id: &sample.id,
            title: &sample.title,
            question: &sample.question,
            asked: &sample.asked,
            theme: &sample.theme,
            tags: &sample.tags,
            origin: &sample.origin,
            situation: &sample.parts[Part::Situation],
            task: &sample.parts[Part::Task],
            action: &sample.parts[Part::Action],
            result: &sample.parts[Part::Result],
            learning: &sample.parts[Part::Learning],
        }
    }
}

/// A checklist item.
#[derive(Serialize)]
pub(super) struct ChecklistView<'a> {
    id: &'a Id,
    text: &'a str,
    evidence: Option<EvidenceView<'a>>,
    tags: &'a [Id],
    origin: &'a Option<String>,
}

impl<'a> From<&'a ChecklistItem> for ChecklistView<'a> {
    fn from(item: &'a ChecklistItem) -> Self {
        Self {
            id: &item.id,
            text: &item.text,
            evidence: item.evidence.as_ref().map(EvidenceView::from),
            tags: &item.tags,
            origin: &item.origin,
        }
    }
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum EvidenceView<'a> {
    StoriesCover { min: u32, max: u32, tags: &'a [Id] },
    ToldInBand { from: u32, to: u32 },
    StoryParts,
    AiStory { min: u32 },
    StarredQuestions { min: u32, max: u32 },
    CompanyNotes,
}

impl<'a> From<&'a Evidence> for EvidenceView<'a> {
    fn from(evidence: &'a Evidence) -> Self {
        match evidence {
            Evidence::StoriesCover { min, max, tags } => Self::StoriesCover { min: *min, max: *max, tags },
            Evidence::ToldInBand { from, to } => Self::ToldInBand { from: *from, to: *to },
            Evidence::StoryParts => Self::StoryParts,
            Evidence::AiStory { min } => Self::AiStory { min: *min },
            Evidence::StarredQuestions { min, max } => Self::StarredQuestions { min: *min, max: *max },
            Evidence::CompanyNotes => Self::CompanyNotes,
        }
    }
}
