//! Understanding a story file: everything that is wrong with it is told at once, where the parser allows.

use crate::domain::id::Id;
use crate::domain::nearest::nearest;
use crate::domain::part::{Part, Parts};
use crate::domain::story::{Allowed, Story, StoryFit, Strength};
use crate::io::content::report::Report;
use crate::io::content::source::Source;
use crate::io::content::yaml::{Pairs, Text, Written, parse_or_default};
use crate::io::stories::raw::{PARTS, RawStory, TEXTS};
use crate::io::stories::{Marks, Sound};
use crate::io::value::Mark;

/// What a file says, or all that is wrong with it.
pub(super) fn read(slug: &Id, source: &Source) -> Result<Sound, Vec<Report>> {
    let raw: RawStory = parse_or_default(source).map_err(|report| vec![indented(report)])?;
    let mut reader = Reader { source, reports: Vec::new(), marks: Marks::default() };
    let story = reader.story(slug, &raw);
    if reader.reports.is_empty() { Ok(Sound { story, marks: reader.marks }) } else { Err(reader.told()) }
}

/// The key of a part.
pub(super) fn key(part: Part) -> &'static str {
    PARTS[part as usize]
}

/// The commonest slip of all has a hint of its own.
fn indented(report: Report) -> Report {
    if !report.sentence().starts_with("This is not valid YAML") {
        return report;
    }
    report.hint(Some("the text of a part stands under its key and begins with two blanks in every line"))
}

struct Reader<'a> {
    source: &'a Source,
    reports: Vec<Report>,
    marks: Marks,
}

impl Reader<'_> {
    fn story(&mut self, slug: &Id, raw: &RawStory) -> Story {
        for key in &raw.unknown {
            self.unknown(key);
        }
        Story {
            slug: slug.clone(),
            title: self.title(raw),
            texts: self.parts(raw),
            tags: self.tags(&raw.tags.0),
            fits: self.fits(&raw.fits),
            project: text(raw, "project"),
            when: text(raw, "when"),
            allow: self.allow(&raw.allow),
        }
    }

    /// The reports in the order of their places, those on the whole file last.
    fn told(mut self) -> Vec<Report> {
        self.reports.sort_by_key(|report| (report.place().is_none(), report.place()));
        self.reports
    }

    fn report(&mut self, at: &Text, sentence: String, hint: Option<String>) {
        self.reports.push(Report::at(self.source, at.place(), sentence).hint(hint));
    }

    fn unknown(&mut self, key: &Text) {
        let keys = TEXTS.into_iter().chain(["tags", "fits", "allow"]).chain(PARTS);
        let hint = match nearest(key.as_str(), keys.clone()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("the keys here are {}", keys.collect::<Vec<_>>().join(", ")),
        };
        self.report(key, format!("There is no key \"{key}\" here."), Some(hint));
    }

    fn title(&mut self, raw: &RawStory) -> String {
        let title = text(raw, "title").replace('\n', " ");
        if title.is_empty() {
            let report = match written(raw, "title") {
                Some((key, _)) => Report::at(self.source, key.value.place(), "The title is empty."),
                None => Report::of_file(&self.source.path, "This story has no title."),
            };
            self.reports.push(report.hint(Some("a line that begins with title: and says what you call it")));
        }
        title
    }

    fn parts(&mut self, raw: &RawStory) -> Parts<String> {
        self.marks.parts = Parts::from_fn(|part| {
            let (key, value) = written(raw, key(part))?;
            Some(Mark { key: key.value.place(), name: key.bytes.clone(), value: value.bytes.clone() })
        });
        Parts::from_fn(|part| text(raw, key(part)))
    }

    /// An id that is written here, or the reason why it is none.
    fn id(&mut self, text: &Text) -> Option<Id> {
        let id = Id::new(text.as_str());
        id.map_err(|why| self.report(text, format!("This is not the id of anything: {why}."), None)).ok()
    }

    fn tags(&mut self, tags: &[Text]) -> Vec<Id> {
        let mut ids = Vec::new();
        for tag in tags {
            if let Some(id) = self.id(tag) {
                self.marks.tags.push(tag.place());
                ids.push(id);
            }
        }
        ids
    }

    fn fits(&mut self, fits: &Pairs) -> Vec<StoryFit> {
        let mut found = Vec::new();
        for (question, strength) in &fits.0 {
            let (question_id, strength) = (self.id(question), self.strength(&strength.value, question));
            if let (Some(id), Some(strength)) = (question_id, strength) {
                self.marks.fits.push(question.place());
                found.push(StoryFit { question: id, strength });
            }
        }
        found
    }

    fn strength(&mut self, written: &Text, question: &Text) -> Option<Strength> {
        let strength = match written.as_str() {
            "strong" => Some(Strength::Strong),
            "usable" => Some(Strength::Usable),
            _ => None,
        };
        if strength.is_none() {
            let sentence = format!("How well it fits \"{question}\" is strong or usable.");
            let near = nearest(written.as_str(), ["strong", "usable"]);
            let at = if written.as_str().is_empty() { question } else { written };
            self.report(at, sentence, near.map(|near| format!("did you mean \"{near}\"?")));
        }
        strength
    }

    /// Whether a rule may be silenced, and for this reason, the story check says.
    fn allow(&mut self, allow: &Pairs) -> Vec<Allowed> {
        self.marks.allow = allow.0.iter().map(|(rule, _)| rule.place()).collect();
        let text = |text: &Text| text.as_str().to_owned();
        let allowed =
            |(rule, reason): &(Text, Written)| Allowed { rule: text(rule), reason: text(&reason.value) };
        allow.0.iter().map(allowed).collect()
    }
}

fn written<'a>(raw: &'a RawStory, key: &str) -> Option<&'a (Written, Written)> {
    raw.texts.iter().find(|(name, _)| name.value.as_str() == key)
}

fn text(raw: &RawStory, key: &str) -> String {
    written(raw, key).map(|(_, value)| value.value.as_str().to_owned()).unwrap_or_default()
}
