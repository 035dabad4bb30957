//! The state of the checks.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::domain::bank::Pack;
use crate::domain::id::Id;
use crate::domain::item::{Item, ItemKind};
use crate::domain::question::Theme;
use crate::domain::shape::Shape;
use crate::packs::raw::RawFile;
use crate::store::text::keys::look;
use crate::store::text::report::Report;
use crate::store::text::source::{Source, Span};

/// The most faults that are told of one pack.
const MOST_REPORTS: usize = 100;
/// How many of them are told with the nearest known id.
const MOST_HINTED: usize = 20;

/// The state of the checks: what is known so far and what was found wrong.
#[derive(Default)]
pub(super) struct Checker<'a> {
    pub sources: &'a [Source],
    pub others: &'a [Pack],
    /// The file that is being checked.
    pub file: usize,
    reports: Vec<(usize, Report)>,
    untold: usize,
    /// What stands beside the known keys.
    beside: Vec<(usize, Report)>,
    /// Ids of this pack, with what has them.
    pub ids: HashMap<Id, (usize, Span, &'static str)>,
    /// Ids of other packs, with what has them and the pack's id.
    pub foreign: HashMap<&'a Id, (ItemKind, &'a Id)>,
    /// Ids that tags may name; without any, every tag will do.
    pub competencies: HashSet<Id>,
    /// Themes of all packs.
    pub themes: HashSet<Id>,
    /// Questions of all packs with their themes.
    pub questions: HashMap<Id, Id>,
    /// The shapes of their answers.
    pub shapes: HashMap<Id, Shape>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(sources: &'a [Source], others: &'a [Pack]) -> Self {
        let beside = sources.iter().enumerate().flat_map(|(number, source)| {
            look(source, RawFile::KEYS, &[]).into_iter().map(move |report| (number, report))
        });
        let mut checker = Self { sources, others, beside: beside.collect(), ..Self::default() };
        for pack in others {
            checker.know(pack);
        }
        checker
    }

    /// Takes in the ids of another pack.
    fn know(&mut self, pack: &'a Pack) {
        self.competencies.extend(pack.competencies.iter().map(|it| it.id.clone()));
        for theme in &pack.themes {
            self.know_theme(theme);
        }
        for item in Item::all_of(pack).filter(|item| item.kind() != ItemKind::Competency) {
            self.foreign.entry(item.id()).or_insert((item.kind(), &pack.id));
        }
    }

    /// Takes in what links may name of a theme.
    pub(super) fn know_theme(&mut self, theme: &Theme) {
        self.themes.insert(theme.id.clone());
        self.questions.extend(theme.questions.iter().map(|it| (it.id.clone(), theme.id.clone())));
        self.shapes.extend(theme.questions.iter().map(|it| (it.id.clone(), it.shape)));
    }

    /// Whether another pack has this id.
    pub(super) fn has_pack(&self, id: &Id) -> bool {
        self.others.iter().any(|other| other.id == *id)
    }

    /// Notes a fault at a place of the current file.
    pub(super) fn report(&mut self, place: Span, sentence: impl AsRef<str>) {
        self.advise(place, sentence, None);
    }

    /// Notes a fault, with a proposal what to do.
    pub(super) fn advise(&mut self, place: Span, sentence: impl AsRef<str>, hint: impl Into<Option<String>>) {
        let Some(source) = self.sources.get(self.file) else {
            return;
        };
        if self.reports.len() >= MOST_REPORTS {
            self.untold += 1;
            return;
        }
        let report = Report::at(source, place, sentence).hint(hint.into());
        self.reports.push((self.file, report));
    }

    /// Whether to look for a hint: with so many faults that takes more time than it is worth.
    pub(super) fn gives_hints(&self) -> bool {
        self.reports.len() < MOST_HINTED
    }

    /// Notes a fault of the pack as a whole.
    pub(super) fn report_file(&mut self, report: Report) {
        self.reports.push((0, report));
    }

    /// All reports, by file and place.
    pub(super) fn finish(mut self, path: &Path) -> Vec<Report> {
        self.reports.append(&mut self.beside);
        self.reports.sort_by_key(|(file, report)| (*file, report.place()));
        let reports = self.reports.into_iter().map(|(_, report)| report);
        let sentence = format!("The pack has {} more errors.", self.untold);
        let more = (self.untold > 0).then(|| Report::of_file(path, sentence));
        reports.chain(more).collect()
    }
}
