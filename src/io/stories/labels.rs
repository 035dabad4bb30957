//! The text of a story with other tags or fits: what is written under that one key changes, and nothing else.
//!
//! A list in its line is written anew, its remark stays. Of a list in lines, those that are not wanted any more are
//! taken out and new ones stand at the end, so that every other line keeps its remark. The outcome is read again: it
//! must mean exactly what was meant, or nothing is written.

use crate::domain::story::labels::Labels;
use crate::domain::story::{Story, Strength};
use crate::io::shelf::ShelfError;
use crate::io::stories::StoryFile;
use crate::io::value::line_end;

/// Labels as they are written.
trait Written {
    /// Their key.
    fn key(&self) -> &'static str;
    /// Each as it is written in a list.
    fn entries(&self) -> Vec<String>;
    /// All of them in one line.
    fn flow(&self) -> String;
    /// What stands before each where they stand in lines.
    fn dash(&self) -> &'static str;
}

impl Written for Labels {
    fn key(&self) -> &'static str {
        match self {
            Self::Tags(_) => "tags",
            Self::Fits(_) => "fits",
        }
    }

    fn entries(&self) -> Vec<String> {
        match self {
            Self::Tags(tags) => tags.iter().map(ToString::to_string).collect(),
            Self::Fits(fits) => {
                fits.iter().map(|fit| format!("{}: {}", fit.question, word(fit.strength))).collect()
            }
        }
    }

    fn flow(&self) -> String {
        let entries = self.entries().join(", ");
        match self {
            Self::Tags(_) => format!("[{entries}]"),
            Self::Fits(_) => format!("{{{entries}}}"),
        }
    }

    fn dash(&self) -> &'static str {
        match self {
            Self::Tags(_) => "- ",
            Self::Fits(_) => "",
        }
    }
}

/// The word of a strength in a file.
fn word(strength: Strength) -> &'static str {
    match strength {
        Strength::Usable => "usable",
        Strength::Strong => "strong",
    }
}

/// The file with these labels; itself where it has them already.
///
/// # Errors
/// The file has faults, or is written in a way in which this cannot be done.
pub(super) fn with_labels(file: &StoryFile, labels: &Labels) -> Result<StoryFile, ShelfError> {
    let valid = file.valid()?;
    let mut meant = valid.doc.clone();
    labels.put(&mut meant);
    // What cannot be used stays where it is, so the list cannot be written again from what can.
    let is_complete = !valid.marks.left_out.iter().any(|key| key == labels.key());
    let text = relabelled(&file.source.text, labels).filter(|_| is_complete);
    file.meaning(&meant, labels.key(), text, means)
}

/// The order of what stands in lines may be another; the first tag counts more and must be the first.
fn means(story: &Story, meant: &Story) -> bool {
    let sorted = |story: &Story| {
        let mut story = story.clone();
        story.tags.sort();
        story.fits.sort_by(|one, other| one.question.cmp(&other.question));
        story
    };
    story.tags.first() == meant.tags.first() && sorted(story) == sorted(meant)
}

fn relabelled(text: &str, labels: &Labels) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let head = format!("{}:", labels.key());
    let Some(at) = lines.iter().position(|line| line.starts_with(&head)) else {
        let (end, gap) = (line_end(text), if text.is_empty() || text.ends_with('\n') { "" } else { "\n" });
        return Some(format!("{text}{gap}{head} {}{end}", labels.flow()));
    };
    let value = lines[at].get(head.len()..)?;
    let under = lines.get(at + 1..)?;
    let count = under.iter().take_while(|line| is_under(line)).count();
    let mut lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
    if value.split('#').next().is_some_and(|value| value.trim().is_empty()) && count > 0 {
        let own = block(under.get(..count)?, labels, line_end(text));
        if own.is_empty() {
            lines[at] = in_line(&head, value, labels)?;
        }
        lines.splice(at + 1..at + 1 + count, own);
    } else {
        lines[at] = in_line(&head, value, labels)?;
    }
    Some(lines.concat())
}

/// Whether a line belongs to the list of the key before it.
fn is_under(line: &str) -> bool {
    let inner = line.trim_start();
    !inner.is_empty() && (line.starts_with([' ', '\t']) || line.starts_with("- "))
}

/// The line of a key with the list in it: what stood there is replaced, a remark stays.
fn in_line(head: &str, value: &str, labels: &Labels) -> Option<String> {
    let blank = value.len() - value.trim_start_matches(' ').len();
    let inner = value.get(blank..)?;
    let rest = match inner.chars().next() {
        Some(open @ ('[' | '{')) => {
            let close = if open == '[' { ']' } else { '}' };
            inner.get(inner.find(close)? + 1..)?
        }
        None | Some('#' | '\r' | '\n') => inner,
        _ => return None,
    };
    let gap = if rest.starts_with('#') { "  " } else { "" };
    Some(format!("{head} {}{gap}{rest}", labels.flow()))
}

/// The lines of a list: those still wanted as they are, then the new ones. Nothing where none is wanted.
fn block(lines: &[&str], labels: &Labels, end: &str) -> Vec<String> {
    let mut wanted = labels.entries();
    if wanted.is_empty() {
        return Vec::new();
    }
    let blank = lines
        .iter()
        .find(|line| !line.trim_start().starts_with('#'))
        .map_or(2, |line| line.len() - line.trim_start().len());
    let mut kept: Vec<String> = Vec::new();
    for line in lines {
        let said = line.trim().trim_start_matches(labels.dash());
        let said = said.split(" #").next().unwrap_or_default().trim_end();
        if let Some(place) = wanted.iter().position(|it| it == said) {
            wanted.remove(place);
        } else if !line.trim_start().starts_with('#') {
            // One whose strength has changed keeps its line.
            let name = |entry: &str| entry.split(':').next().map(str::to_owned);
            let Some(place) = wanted.iter().position(|it| it.contains(':') && name(it) == name(said)) else {
                continue;
            };
            kept.push(line.replacen(said, &wanted.remove(place), 1));
            continue;
        }
        kept.push((*line).to_owned());
    }
    if let Some(last) = kept.last_mut().filter(|last| !last.ends_with('\n')) {
        last.push_str(end);
    }
    let new = wanted.iter().map(|entry| format!("{}{}{entry}{end}", " ".repeat(blank), labels.dash()));
    kept.extend(new);
    kept
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::with_labels;
    use crate::domain::id::Id;
    use crate::domain::story::labels::Labels;
    use crate::domain::story::{StoryFit, Strength};
    use crate::io::content::source::Source;
    use crate::io::stories::StoryFile;

    fn id(name: &str) -> Id {
        Id::new(name).expect("an id")
    }

    fn relabelled(text: &str, labels: &Labels) -> String {
        let source = Source { path: PathBuf::from("one.yaml"), text: format!("title: One\n{text}") };
        let file = StoryFile::new(id("one"), source);
        match with_labels(&file, labels) {
            Ok(next) => next.source.text.trim_start_matches("title: One\n").to_owned(),
            Err(why) => why.to_string(),
        }
    }

    #[test]
    fn tags_change_in_whatever_way_they_are_written() {
        let tags = Labels::Tags(vec![id("failure"), id("ethics")]);
        for (text, expected) in [
            ("tags: []\n", "tags: [failure, ethics]\n"),
            ("tags:\ntask: x\n", "tags: [failure, ethics]\ntask: x\n"),
            ("tags:   # what it shows\n", "tags: [failure, ethics]  # what it shows\n"),
            ("tags: [failure, conflict] # mine\ntask: x\n", "tags: [failure, ethics] # mine\ntask: x\n"),
            ("task: x", "task: x\ntags: [failure, ethics]\n"),
            (
                "tags:\n  - failure  # the first\n  - conflict\n  # more to come\ntask: x\n",
                "tags:\n  - failure  # the first\n  # more to come\n  - ethics\ntask: x\n",
            ),
            ("tags:\n- failure\ntask: x\n", "tags:\n- failure\n- ethics\ntask: x\n"),
            (
                "task: |\n  tags: mine\ntags: [ethics]\r\n",
                "task: |\n  tags: mine\ntags: [failure, ethics]\r\n",
            ),
        ] {
            assert_eq!(relabelled(text, &tags), expected, "{text:?}");
        }
    }

    #[test]
    fn a_way_that_cannot_be_changed_is_told() {
        let tags = Labels::Tags(vec![id("failure"), id("ethics")]);
        for text in ["tags: &mine [failure]\n", "\"tags\": [failure]\n", "tags: [\n  failure]\n"] {
            let told = relabelled(text, &tags);
            assert!(told.contains("in which tags cannot be changed from here"), "{text:?}: {told}");
        }
    }

    #[test]
    fn fits_change_their_strength_in_place() {
        let fit = |question: &str, strength| StoryFit { question: id(question), strength };
        let fits = Labels::Fits(vec![fit("a", Strength::Strong), fit("b", Strength::Usable)]);
        for (text, expected) in [
            ("fits: {}\n", "fits: {a: strong, b: usable}\n"),
            ("fits: {a: usable}\n", "fits: {a: strong, b: usable}\n"),
            (
                "fits:\n    a: usable  # told twice\n    c: strong\ntask: x\n",
                "fits:\n    a: strong  # told twice\n    b: usable\ntask: x\n",
            ),
        ] {
            assert_eq!(relabelled(text, &fits), expected, "{text:?}");
        }
        assert_eq!(
            relabelled("fits:\n  a: usable\ntask: x\n", &Labels::Fits(Vec::new())),
            "fits: {}\ntask: x\n"
        );
    }
}
