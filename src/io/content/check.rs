//! The checks: from the raw shape of a pack's files to a [`Pack`] in which every link leads somewhere.
//!
//! All faults of all files are collected; a fault never hides another one.

mod evidence;
pub(in crate::io::content) mod header;
mod samples;
mod sections;
mod themes;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::domain::bank::Pack;
use crate::domain::id::{BadId, Id};
use crate::domain::item::{Item, Kind};
use crate::domain::nearest::nearest;
use crate::io::content::raw::{List, RawFile};
use crate::io::content::report::{Place, Report};
use crate::io::content::source::Source;
use crate::io::content::yaml::{Placed, Text};

/// The most faults that are told of one pack.
const MOST_REPORTS: usize = 100;

/// Checks the files of one pack, which are in the order their content is to come.
///
/// # Errors
/// Every fault, in the order of the files and of the lines in them.
pub fn check(
    path: &Path,
    files: Vec<(Source, RawFile)>,
    others: &[Pack],
) -> Result<Pack, Vec<Report>> {
    let (sources, mut raw): (Vec<Source>, Vec<RawFile>) = files.into_iter().unzip();
    let mut checker = Checker::new(&sources, others);
    let header = header::header(&mut checker, path, &mut raw);
    let pack = sections::pack(&mut checker, header, &mut raw);
    match (pack, checker.finish(path)) {
        (Some(pack), reports) if reports.is_empty() => Ok(pack),
        (_, reports) => Err(reports),
    }
}

/// Everything of one section in all files, each with the number of its file.
type Section<T> = Vec<(usize, Placed<T>)>;

/// The state of the checks: what is known so far and what was found wrong.
struct Checker<'a> {
    sources: &'a [Source],
    others: &'a [Pack],
    /// The file that is being checked.
    file: usize,
    reports: Vec<(usize, Report)>,
    untold: usize,
    /// Ids of this pack, with what has them.
    ids: HashMap<Id, (usize, Place, &'static str)>,
    /// Ids of other packs, with what has them and the pack's id.
    foreign: HashMap<&'a Id, (Kind, &'a Id)>,
    /// Ids that tags may name; without any, every tag will do.
    competencies: HashSet<Id>,
    /// Themes of all packs.
    themes: HashSet<Id>,
    /// Questions of all packs with their themes.
    questions: HashMap<Id, Id>,
}

impl<'a> Checker<'a> {
    fn new(sources: &'a [Source], others: &'a [Pack]) -> Self {
        let mut checker = Self {
            sources,
            others,
            file: 0,
            reports: Vec::new(),
            untold: 0,
            ids: HashMap::new(),
            foreign: HashMap::new(),
            competencies: HashSet::new(),
            themes: HashSet::new(),
            questions: HashMap::new(),
        };
        for pack in others {
            checker.know(pack);
        }
        checker
    }

    /// Takes in the ids of another pack.
    fn know(&mut self, pack: &'a Pack) {
        for item in Item::all_of(pack) {
            match item {
                Item::Competency(competency) => {
                    self.competencies.insert(competency.id.clone());
                    continue;
                }
                Item::Theme(theme) => drop(self.themes.insert(theme.id.clone())),
                Item::Question(theme, question) => {
                    let theme = theme.id.clone();
                    drop(self.questions.insert(question.id.clone(), theme));
                }
                _ => {}
            }
            let owner = (item.kind(), &pack.id);
            self.foreign.entry(item.id()).or_insert(owner);
        }
    }

    /// Notes a fault at a place of the current file.
    fn report(&mut self, place: Place, sentence: impl AsRef<str>, hint: Option<String>) {
        let Some(source) = self.sources.get(self.file) else {
            return;
        };
        if self.is_full() {
            self.untold += 1;
            return;
        }
        let report = Report::at(source, place, sentence).hint(hint);
        self.reports.push((self.file, report));
    }

    /// So many faults that no more are told: hints need not be looked for.
    fn is_full(&self) -> bool {
        self.reports.len() >= MOST_REPORTS
    }

    /// Notes a fault of the pack as a whole.
    fn report_file(&mut self, report: Report) {
        self.reports.push((0, report));
    }

    /// All reports, by file and place.
    fn finish(mut self, path: &Path) -> Vec<Report> {
        self.reports
            .sort_by_key(|(file, report)| (*file, report.place()));
        let reports = self.reports.into_iter().map(|(_, report)| report);
        let sentence = format!("The pack has {} more errors.", self.untold);
        let more = (self.untold > 0).then(|| Report::of_file(path, sentence));
        reports.chain(more).collect()
    }

    /// The id of an item, claimed so that nothing else can have it.
    fn id(&mut self, raw: Option<&Text>, item: Place, what: &'static str) -> Option<Id> {
        let id = self.plain_id(raw, item, what)?;
        let place = raw.map_or(item, Text::place);
        self.claim(&id, place, what);
        Some(id)
    }

    /// The id of an item, well formed, but perhaps not the only one.
    fn plain_id(&mut self, raw: Option<&Text>, item: Place, what: &str) -> Option<Id> {
        let Some(text) = raw else {
            self.report(item, format!("This {what} has no \"id\"."), None);
            return None;
        };
        self.well_formed(text)
    }

    fn well_formed(&mut self, text: &Text) -> Option<Id> {
        match Id::new(text.as_str()) {
            Ok(id) => Some(id),
            Err(error) => {
                let hint = proposal(text.as_str()).map(|id| format!("for example \"{id}\""));
                self.report(text.place(), bad_id(error), hint);
                None
            }
        }
    }

    /// Claims an id of the bank, or reports what has it already.
    fn claim(&mut self, id: &Id, place: Place, what: &'static str) {
        if let Some((kind, pack)) = self.foreign.get(id) {
            let word = kind.word();
            let sentence = format!("The id \"{id}\" is taken by a {word} of the pack \"{pack}\".");
            self.report(place, sentence, Some("ids are unique in the whole bank".to_owned()));
        } else if let Some(&(file, first, owner)) = self.ids.get(id) {
            let at = self.name_place(file, first);
            self.report(place, format!("The id \"{id}\" is taken by the {owner} {at}."), None);
        } else {
            self.ids.insert(id.clone(), (self.file, place, what));
        }
    }

    /// A place as it is named in a sentence.
    fn name_place(&self, file: usize, place: Place) -> String {
        let line = place.line;
        let name = |source: &Source| source.path.file_name().map(|name| name.to_owned());
        match self.sources.get(file).and_then(name) {
            Some(name) if file != self.file => {
                format!("in line {line} of {}", name.to_string_lossy())
            }
            _ => format!("in line {line}"),
        }
    }

    /// A text that must be there.
    fn required(&mut self, raw: Option<Text>, key: &str, item: Place, what: &str) -> String {
        match raw {
            None => self.report(item, format!("This {what} has no \"{key}\"."), None),
            Some(text) if text.as_str().is_empty() => {
                let sentence = format!("The \"{key}\" of this {what} is empty.");
                self.report(text.place(), sentence, None);
            }
            Some(text) => return text.0.value,
        }
        String::new()
    }

    /// Texts of a list, none of them empty.
    fn texts(&mut self, list: List<Text>, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for text in list.0 {
            if text.as_str().is_empty() {
                self.report(text.place(), format!("This text of \"{key}\" is empty."), None);
            }
            texts.push(text.0.value);
        }
        texts
    }

    /// Tags: known competencies, where any are defined.
    fn tags(&mut self, list: List<Text>) -> Vec<Id> {
        let mut tags = Vec::new();
        for text in list.0 {
            if let Some(tag) = self.well_formed(&text) {
                self.know_tag(&tag, text.place());
                tags.push(tag);
            }
        }
        tags
    }

    fn know_tag(&mut self, tag: &Id, place: Place) {
        if self.competencies.is_empty() || self.competencies.contains(tag) {
            return;
        }
        let hint = (!self.is_full()).then(|| self.tag_hint(tag));
        self.report(place, format!("There is no competency \"{tag}\"."), hint);
    }

    fn tag_hint(&self, tag: &Id) -> String {
        let known = sorted(self.competencies.iter());
        match nearest(tag.as_str(), known.iter().copied()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("the competencies are {}", known.join(", ")),
        }
    }

    /// Ids to propose one from; none where no more is told.
    fn known(&self, ids: impl FnOnce(&Self) -> Vec<Id>) -> Vec<Id> {
        if self.is_full() { Vec::new() } else { ids(self) }
    }

    /// Reports a link that leads nowhere, with the nearest id that would lead somewhere.
    fn dangling(&mut self, text: &Text, what: &str, known: &[Id]) {
        let near = nearest(text.as_str(), sorted(known.iter())).map(str::to_owned);
        let sentence = format!("There is no {what} \"{}\".", text.as_str());
        let hint = near.map(|near| format!("did you mean \"{near}\"?"));
        self.report(text.place(), sentence, hint);
    }
}

/// Ids as texts, in order, so that the same one is proposed every time.
fn sorted<'i>(ids: impl Iterator<Item = &'i Id>) -> Vec<&'i str> {
    let mut texts: Vec<&str> = ids.map(Id::as_str).collect();
    texts.sort_unstable();
    texts
}

/// A text that may be missing or empty.
fn optional(raw: Option<Text>) -> String {
    raw.map(|text| text.0.value).unwrap_or_default()
}

/// A text that may be missing; an empty one counts as missing.
fn present(raw: Option<Text>) -> Option<String> {
    Some(optional(raw)).filter(|text| !text.is_empty())
}

/// The reason as a sentence.
fn bad_id(error: BadId) -> String {
    let reason = error.to_string();
    let mut letters = reason.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}

/// An id made of a text, where that can be done.
pub(in crate::io::content) fn proposal(text: &str) -> Option<Id> {
    let lower = text.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    let short: String = joined.chars().take(64).collect();
    Id::new(&short).ok()
}
