//! What was found, as packs: in as many files as their limit asks, with ids that follow from the words alone.

use std::collections::HashSet;
use std::path::Path;

use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::packs::import::list::{FoundQuestion, FoundTheme, ListText, QuestionList};
use crate::store::shelf::slug_of;
use crate::store::stories::PARTS;
use crate::store::text::read::LARGEST;
use crate::store::text::source::file_name;

/// The most bytes of one pack: the limit of a pack's file, less what stands above its sections.
const MOST_BYTES: usize = LARGEST as usize - (64 << 10);
/// The most lines of one pack: of its 100,000 values a line has six at most.
const MOST_LINES: usize = 16_000;
/// The longest id that is made of words.
const LONGEST_ID: usize = 56;

/// A pack as it is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPack {
    /// Its id, which with `.yaml` is the name of its file.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// Where a list comes from.
#[derive(Debug, Clone)]
pub struct PackOrigin {
    /// The name of the file, as it was read.
    pub file: String,
    /// What its packs are called after.
    pub name: String,
}

impl PackOrigin {
    /// The origin of what is read from this path. A file that is called as every other one has the name of its folder.
    pub fn of(path: &Path) -> Self {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = || path.parent().and_then(Path::file_name).map(|it| it.to_string_lossy().into_owned());
        let is_common = matches!(stem.to_ascii_lowercase().as_str(), "readme" | "index");
        let name = if is_common { folder().unwrap_or(stem) } else { stem };
        let slug = slug_of(&name, "list").map_or_else(|_| "list".to_owned(), |id| id.to_string());
        Self { file: file_name(path), name: shortened(&slug, 40).to_owned() }
    }

    /// The id of its only pack, and the start of the ids of several.
    pub fn pack(&self) -> String {
        format!("import-{}", self.name)
    }

    /// Whether a pack or its file, less `.yaml`, is one of those made of it.
    pub fn has(&self, id: &str) -> bool {
        let rest = id.strip_prefix(self.pack().as_str());
        rest.is_some_and(|rest| {
            let number = rest.strip_prefix("-part");
            rest.is_empty()
                || number.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
        })
    }

    fn place(&self, line: usize) -> String {
        format!("{}:{line}", self.file)
    }
}

/// The packs of a list, at least one. With a theme of the bank all questions go there. `is_taken` knows the ids of all
/// other packs.
pub fn packs(
    list: &QuestionList,
    origin: &PackOrigin,
    theme: Option<&Id>,
    is_taken: impl Fn(&str) -> bool,
) -> Vec<NewPack> {
    let mut writer = PackWriter::new(origin, &is_taken);
    let ids = writer.themes(&list.themes, theme);
    writer.samples(list, &ids);
    writer.asks(&list.ask);
    for pair in &list.context {
        let id = writer.id(&pair.what.text);
        let texts = format!("challenge: {}, assesses: {}", quoted(&pair.what.text), quoted(&pair.why));
        writer.flat("context:", &id, &texts, pair.what.line);
    }
    for pair in &list.red_flags {
        let id = writer.id(&pair.what.text);
        let why = if pair.why.is_empty() { String::new() } else { format!(", why: {}", quoted(&pair.why)) };
        let texts = format!("behavior: {}{why}", quoted(&pair.what.text));
        writer.flat("red_flags:", &id, &texts, pair.what.line);
    }
    for item in &list.checklist {
        let id = writer.id(&item.text);
        writer.flat("checklist:", &id, &format!("text: {}", quoted(&item.text)), item.line);
    }
    writer.finish()
}

/// The packs as they grow.
struct PackWriter<'a> {
    origin: &'a PackOrigin,
    is_taken: &'a dyn Fn(&str) -> bool,
    own: HashSet<String>,
    done: Vec<String>,
    text: String,
    lines: usize,
    /// The section that is open, and what opens its last group again in another pack.
    section: &'static str,
    group: String,
}

impl<'a> PackWriter<'a> {
    fn new(origin: &'a PackOrigin, is_taken: &'a dyn Fn(&str) -> bool) -> Self {
        let (section, group) = ("", String::new());
        Self {
            origin,
            is_taken,
            own: HashSet::new(),
            done: Vec::new(),
            text: String::new(),
            lines: 0,
            section,
            group,
        }
    }

    /// An id that follows from the words, unless another pack or this list has it.
    fn id(&mut self, words: &str) -> String {
        self.id_of(words, words, false)
    }

    /// The same for what belongs to something: the words of that make it its own.
    fn id_of(&mut self, words: &str, all: &str, is_owned: bool) -> String {
        let prefix = shortened(&self.origin.name, 20);
        let slug = slug_of(words, "item").map_or_else(|_| "item".to_owned(), |id| id.to_string());
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let whole = format!("{prefix}-{slug}");
        let hash = format!("-{:08x}", crc32fast::hash(all.as_bytes()));
        let hashed = format!("{}{hash}", shortened(&whole, LONGEST_ID - hash.len()));
        let is_whole = !is_owned && whole.len() <= LONGEST_ID && letters(words) == letters(&slug);
        let more = (2..).map(|number| format!("{hashed}-{number}"));
        let mut ids = is_whole.then_some(whole).into_iter().chain([hashed.clone()]).chain(more);
        let free = ids.find(|id| !self.own.contains(id) && !(self.is_taken)(id)).unwrap_or(hashed);
        self.own.insert(free.clone());
        free
    }

    /// Adds an entry to a section, in another pack where this one would be too large.
    fn entry(&mut self, section: &'static str, group: &str, entry: &str) {
        let lines = entry.matches('\n').count();
        let is_full =
            self.text.len() + group.len() + entry.len() > MOST_BYTES || self.lines + lines > MOST_LINES;
        if is_full && !self.text.is_empty() {
            self.next_pack();
        }
        if self.section != section {
            self.add(&format!("{section}\n"));
            self.section = section;
            self.group.clear();
        }
        if self.group != group {
            self.add(group);
            group.clone_into(&mut self.group);
        }
        self.add(entry);
    }

    fn add(&mut self, text: &str) {
        self.lines += text.matches('\n').count();
        self.text.push_str(text);
    }

    fn next_pack(&mut self) {
        self.done.push(std::mem::take(&mut self.text));
        self.lines = 0;
        self.section = "";
        self.group.clear();
    }

    fn flat(&mut self, section: &'static str, id: &str, texts: &str, line: usize) {
        let place = quoted(&self.origin.place(line));
        self.entry(section, "", &format!("  - {{id: {id}, {texts}, origin: {place}}}\n"));
    }

    /// Writes the themes, and says the id of every question.
    fn themes(&mut self, themes: &[FoundTheme], into: Option<&Id>) -> Vec<Vec<String>> {
        let mut ids = Vec::new();
        for theme in themes {
            let title = if theme.title.is_empty() { self.title() } else { theme.title.clone() };
            let (mut group, criteria) = match into {
                Some(into) => (format!("  - id: {into}\n"), None),
                None => (
                    self.theme_head(&title, theme),
                    Some(self.criteria("looks_for", 4, &title, &theme.looks_for)),
                ),
            };
            let rest = format!("{group}    questions:\n");
            group.push_str(&criteria.unwrap_or_default());
            group.push_str("    questions:\n");
            let mut of_theme = Vec::new();
            for question in &theme.questions {
                let shared = if into.is_some() { theme.looks_for.as_slice() } else { &[] };
                let (id, entry) = self.question(question, shared);
                self.entry("themes:", &group, &entry);
                // In another pack its criteria are those of the theme of this one.
                let was = std::mem::replace(&mut group, rest.clone());
                if self.group == was {
                    self.group.clone_from(&rest);
                }
                of_theme.push(id);
            }
            ids.push(of_theme);
        }
        ids
    }

    fn theme_head(&mut self, title: &str, theme: &FoundTheme) -> String {
        let id = self.id(title);
        let kind = if theme.looks_for.is_empty() { "category" } else { "theme" };
        let place = quoted(&self.origin.place(theme.line));
        format!("  - id: {id}\n    kind: {kind}\n    title: {}\n    origin: {place}\n", quoted(title))
    }

    /// The title of a list that has none.
    fn title(&self) -> String {
        let words = self.origin.name.replace('-', " ");
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    fn question(&mut self, question: &FoundQuestion, shared: &[ListText]) -> (String, String) {
        let asked = &question.asked;
        let id = self.id(&asked.text);
        let elements = if question.elements.is_empty() { shared } else { &question.elements };
        let elements = self.criteria("elements", 8, &asked.text, elements);
        let probe =
            |it: &ListText| format!("          # line {}\n          - {}\n", it.line, quoted(&it.text));
        let probes: String = question.probes.iter().map(probe).collect();
        let probes = if probes.is_empty() { probes } else { format!("        probes:\n{probes}") };
        let place = quoted(&self.origin.place(asked.line));
        let text = quoted(&asked.text);
        let entry =
            format!("      - id: {id}\n        text: {text}\n        origin: {place}\n{elements}{probes}");
        (id, entry)
    }

    /// Criteria of a theme or elements of a question, whose words make their ids.
    fn criteria(&mut self, key: &str, indent: usize, of: &str, texts: &[ListText]) -> String {
        if texts.is_empty() {
            return String::new();
        }
        let blank = " ".repeat(indent);
        let mut lines = vec![format!("{blank}{key}:\n")];
        for text in texts {
            let id = self.id_of(&text.text, &format!("{of}\n{}", text.text), true);
            let (line, text) = (text.line, quoted(&text.text));
            lines.push(format!("{blank}  # line {line}\n{blank}  - {{id: {id}, text: {text}}}\n"));
        }
        lines.concat()
    }

    fn samples(&mut self, list: &QuestionList, ids: &[Vec<String>]) {
        for sample in &list.samples {
            let (theme, number) = sample.question;
            let Some(question) = ids.get(theme).and_then(|ids| ids.get(number)) else { continue };
            let all: String = sample.parts.0.concat();
            let id = self.id_of("sample", &all, true);
            let place = quoted(&self.origin.place(sample.line));
            let head = format!("  - id: {id}\n    question: {question}\n    origin: {place}\n");
            let part = |part| format!("    {}: {}\n", PARTS[part as usize], quoted(&sample.parts[part]));
            let entry: Vec<String> = std::iter::once(head).chain(Part::ALL.map(part)).collect();
            self.entry("samples:", "", &entry.concat());
        }
    }

    fn asks(&mut self, groups: &[FoundTheme]) {
        for group in groups {
            let title = if group.title.is_empty() { "Questions to ask" } else { group.title.as_str() };
            let place = quoted(&self.origin.place(group.line));
            let mut number = self.done.len();
            let mut head = self.ask_head(title, &place);
            for question in &group.questions {
                let id = self.id(&question.asked.text);
                let place = quoted(&self.origin.place(question.asked.line));
                let text = quoted(&question.asked.text);
                let entry = format!("      - {{id: {id}, text: {text}, origin: {place}}}\n");
                if self.is_full(&entry) {
                    self.next_pack();
                }
                if self.done.len() != number {
                    // Groups of other packs can't be added to: the rest is a group of its own.
                    number = self.done.len();
                    head = self.ask_head(title, &place);
                }
                self.entry("ask:", &head, &entry);
            }
        }
    }

    fn ask_head(&mut self, title: &str, place: &str) -> String {
        let id = self.id_of(title, &format!("ask\n{title}"), true);
        format!("  - id: {id}\n    title: {}\n    origin: {place}\n    questions:\n", quoted(title))
    }

    fn is_full(&self, entry: &str) -> bool {
        self.text.len() + entry.len() + (16 << 10) > MOST_BYTES || self.lines + 64 > MOST_LINES
    }

    fn finish(mut self) -> Vec<NewPack> {
        if !self.text.is_empty() || self.done.is_empty() {
            self.next_pack();
        }
        let (count, title) = (self.done.len(), self.title());
        let digits = count.to_string().len();
        let numbered = self.done.into_iter().enumerate().map(|(number, body)| {
            let number = number + 1;
            let (id, title) = match count {
                1 => (self.origin.pack(), title.clone()),
                _ => (
                    format!("{}-part{number:0digits$}", self.origin.pack()),
                    format!("{title}, {number} of {count}"),
                ),
            };
            let head = format!(
                "pack: {{id: {id}, title: {}, source: {}}}\n",
                quoted(&title),
                quoted(&self.origin.file)
            );
            NewPack { text: super::place::sealed(&format!("{head}{body}")), id }
        });
        numbered.collect()
    }
}

/// The start of a slug that isn't longer than this, cut between words where it can be.
fn shortened(slug: &str, longest: usize) -> &str {
    let Some(start) = slug.get(..longest.min(slug.len())) else { return slug };
    if start.len() == slug.len() {
        return slug;
    }
    let cut = start.rfind('-').filter(|at| *at > longest / 2).unwrap_or(start.len());
    start.get(..cut).unwrap_or(start).trim_end_matches('-')
}

/// A text in double quotes: what JSON writes, YAML reads as the same.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
