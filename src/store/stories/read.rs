//! Understanding a story file: everything that is wrong with it is reported at once, where the parser allows, and what
//! is not wrong is used.

use crate::domain::id::Id;
use crate::domain::nearest::nearest;
use crate::domain::part::Parts;
use crate::domain::story::{Allowed, Story, StoryFit, Strength, year};
use crate::store::documents::{Format, Valid};
use crate::store::stories::{Marks, StoryFormat, word};
use crate::store::text::fields::{FieldRefused, FieldValue, Fields, Parsed, parse};
use crate::store::text::keys::Under::{Texts, Value, Words};
use crate::store::text::keys::{Keys, look};
use crate::store::text::report::{Problem, Report};
use crate::store::text::source::Source;
use crate::store::text::yaml::{Pairs, Written, YamlList, YamlText};

/// All keys of a story.
pub(super) const KEYS: Keys = &[
    ("title", Words),
    ("project", Words),
    ("when", Value),
    ("tags", Value),
    ("fits", Value),
    ("allow", Texts),
    ("situation", Words),
    ("task", Words),
    ("action", Words),
    ("result", Words),
    ("learning", Words),
];

/// One story file as it is written, before anything is checked.
#[derive(Debug, Default)]
struct RawStory {
    /// Texts with their keys: title, project, when, and the parts.
    texts: Vec<(Written, Written)>,
    /// The competencies.
    tags: YamlList<YamlText>,
    /// The questions with their strengths.
    fits: Pairs,
    /// The rules with the reasons.
    allow: Pairs,
}

impl Fields for RawStory {
    fn take(&mut self, key: &Written, value: &mut dyn FieldValue) -> Result<bool, FieldRefused> {
        match key.value.as_str() {
            "tags" => self.tags = value.list()?.unwrap_or_default(),
            "fits" => self.fits = value.pairs()?,
            "allow" => self.allow = value.pairs()?,
            text if KEYS.iter().any(|(name, _)| *name == text) => {
                self.texts.push((key.clone(), value.written()?));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// What a file says, with what of it cannot be used; or all that is wrong with it, where it is no story.
pub(super) fn read(slug: &Id, source: &Source) -> Result<Valid<StoryFormat>, Vec<Report>> {
    let Parsed { held: raw, left_out, reports } = parse::<RawStory>(source).map_err(|report| vec![report])?;
    let raw = RawStory { texts: entire(raw.texts, source), allow: Pairs(entire(raw.allow.0, source)), ..raw };
    let marks = Marks { left_out, ..Marks::default() };
    let mut reader = Reader { source, reports, marks };
    let beside = look(source, KEYS, &reader.marks.left_out);
    reader.reports.extend(beside);
    let story = reader.story(slug, &raw);
    // Those on the whole file come last.
    reader.reports.sort_by_key(|report| (report.place().is_none(), report.place()));
    let Reader { reports, marks, .. } = reader;
    let is_usable = reports.iter().all(|report| report.problem() != Problem::Unusable);
    if !is_usable {
        return Err(reports);
    }
    Ok(Valid { marks, ..Valid::new(story, raw.texts, reports) })
}

/// Values with the words that YAML takes for a comment.
fn entire<F>(pairs: Vec<(F, Written)>, source: &Source) -> Vec<(F, Written)> {
    pairs.into_iter().map(|(key, value)| (key, value.entire(source))).collect()
}

struct Reader<'a> {
    source: &'a Source,
    reports: Vec<Report>,
    marks: Marks,
}

impl Reader<'_> {
    fn story(&mut self, slug: &Id, raw: &RawStory) -> Story {
        Story {
            slug: slug.clone(),
            title: self.title(raw),
            texts: Parts::from_fn(|part| text(raw, StoryFormat::key(part))),
            tags: self.tags(&raw.tags.0),
            fits: self.fits(&raw.fits),
            project: text(raw, "project"),
            when: self.when(raw),
            allow: self.allow(&raw.allow),
        }
    }

    /// Reports a value that cannot be used.
    fn report(&mut self, at: &YamlText, sentence: String, hint: Option<String>) {
        let report = Report::at(self.source, at.place(), sentence).about(Problem::BadValue);
        self.reports.push(report.hint(hint));
    }

    /// When it happened; nothing where that is no time.
    fn when(&mut self, raw: &RawStory) -> String {
        let when = text(raw, "when");
        if when.is_empty() || year(&when).is_some() {
            return when;
        }
        if let Some((_, value)) = written(raw, "when") {
            let hint = "for example 2025, 2025-03 or 2025-03-14; after a space you can write anything";
            self.report(
                &value.value,
                format!("\"{when}\" doesn't start with a year."),
                Some(hint.to_owned()),
            );
        }
        String::new()
    }

    fn title(&mut self, raw: &RawStory) -> String {
        let title = text(raw, "title").replace('\n', " ");
        if title.is_empty() {
            let report = match written(raw, "title") {
                Some((key, _)) => Report::at(self.source, key.value.place(), "The title is empty."),
                None => Report::of_file(&self.source.path, "This story has no title."),
            };
            self.reports.push(report.hint(Some("add a line such as title: The stemmer")));
        }
        title
    }

    /// An id that is written here, or the reason why it is none.
    fn id(&mut self, text: &YamlText) -> Option<Id> {
        let id = Id::new(text.as_str());
        id.map_err(|why| self.report(text, format!("This isn't an id: {why}."), None)).ok()
    }

    fn tags(&mut self, tags: &[YamlText]) -> Vec<Id> {
        let mut ids = Vec::new();
        for tag in tags {
            match self.id(tag) {
                Some(id) => {
                    self.marks.tags.push(tag.place());
                    ids.push(id.into_tag());
                }
                None => self.marks.left_out.push("tags".to_owned()),
            }
        }
        ids
    }

    fn fits(&mut self, fits: &Pairs) -> Vec<StoryFit> {
        let mut found = Vec::new();
        for (question, strength) in &fits.0 {
            let (question_id, strength) = (self.id(question), self.strength(&strength.value, question));
            if let Some(id) = &question_id {
                self.marks.fits.push((id.clone(), question.place()));
            }
            match (question_id, strength) {
                (Some(id), Some(strength)) => found.push(StoryFit { question: id, strength }),
                _ => self.marks.left_out.push("fits".to_owned()),
            }
        }
        found
    }

    fn strength(&mut self, written: &YamlText, question: &YamlText) -> Option<Strength> {
        let all = [Strength::Strong, Strength::Usable];
        let strength = all.into_iter().find(|strength| word(*strength) == written.as_str());
        if strength.is_none() {
            let sentence = format!("How well does it fit \"{question}\"? Write strong or usable.");
            let near = nearest(written.as_str(), all.map(word));
            let at = if written.as_str().is_empty() { question } else { written };
            self.report(at, sentence, near.map(|near| format!("did you mean \"{near}\"?")));
        }
        strength
    }

    /// Whether a rule may be silenced, and for this reason, the story check says.
    fn allow(&mut self, allow: &Pairs) -> Vec<Allowed> {
        self.marks.allow = allow.0.iter().map(|(rule, _)| rule.place()).collect();
        let text = |text: &YamlText| text.as_str().to_owned();
        let allowed =
            |(rule, reason): &(YamlText, Written)| Allowed { rule: text(rule), reason: text(&reason.value) };
        allow.0.iter().map(allowed).collect()
    }
}

fn written<'a>(raw: &'a RawStory, key: &str) -> Option<&'a (Written, Written)> {
    raw.texts.iter().find(|(name, _)| name.value.as_str() == key)
}

fn text(raw: &RawStory, key: &str) -> String {
    written(raw, key).map(|(_, value)| value.value.as_str().to_owned()).unwrap_or_default()
}
