//! The text of a story with other tags or fits: what is written under that one key changes, and nothing else. The
//! outcome is read again: it must mean exactly what was meant, or nothing is written.

use crate::domain::story::labels::Labels;
use crate::domain::story::{Story, Strength};
use crate::store::shelf::ShelfError;
use crate::store::stories::StoryFile;
use crate::store::text::edit::ListEdit;

/// Labels as the list they are written as.
fn list(labels: &Labels) -> ListEdit {
    match labels {
        Labels::Tags(tags) => ListEdit {
            key: "tags",
            entries: tags.iter().map(|tag| tag.as_tag().to_owned()).collect(),
            brackets: ("[", "]"),
            dash: "- ",
        },
        Labels::Fits(fits) => ListEdit {
            key: "fits",
            entries: fits.iter().map(|fit| format!("{}: {}", fit.question, word(fit.strength))).collect(),
            brackets: ("{", "}"),
            dash: "",
        },
    }
}

/// The word of a strength in a file.
pub(crate) fn word(strength: Strength) -> &'static str {
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
    let list = list(labels);
    let is_complete = !valid.marks.left_out.iter().any(|key| key == list.key);
    let text = list.put_into(&file.source.text).filter(|_| is_complete);
    file.meaning(&meant, list.key, text, means)
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::with_labels;
    use crate::domain::id::Id;
    use crate::domain::story::labels::Labels;
    use crate::domain::story::{StoryFit, Strength};
    use crate::store::stories::StoryFile;
    use crate::store::text::source::Source;

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
            assert!(told.contains("tags in one.yaml can't be changed here"), "{text:?}: {told}");
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
