//! Names: made of words, read from a path.

use std::path::Path;

use nucleo_matcher::chars::normalize;

use crate::domain::id::{BadId, Id};
use crate::store::disk;
use crate::store::shelf::shown_name;
use crate::store::text::Report;
use crate::store::text::read::is_yaml;

/// How many files may have the same words for a name.
const MOST_ALIKE: usize = 999;
/// The longest name that is made of words, in characters: a number after it has room.
const LONGEST: usize = 56;

/// A name made of words, such as "the-stemmer" of "The stemmer!"; that of the kind where the words give none.
///
/// # Errors
/// The kind itself is no name.
pub fn slug_of(words: &str, kind: &str) -> Result<Id, BadId> {
    let mut slug = String::new();
    for word in folded(words).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= LONGEST && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST));
    }
    Id::new(&slug).or_else(|_| Id::new(format!("{kind}-{slug}").trim_end_matches('-')))
}

/// Small letters, and those with a mark as the letter without it.
fn folded(words: &str) -> String {
    let mut folded = String::new();
    for c in words.to_lowercase().chars() {
        match c {
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            'ð' => folded.push('d'),
            // What is between letters of one word is no gap: "don't", and marks that stand for themselves.
            '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            other => folded.push(normalize(other)),
        }
    }
    folded
}

/// The name, and after it the same with a number.
pub(super) fn numbered(wish: &Id) -> impl Iterator<Item = Id> + use<> {
    let stem: String = wish.chars().take(LONGEST + 4).collect();
    let more = endings().skip(1).filter_map(move |ending| Id::new(&format!("{stem}{ending}")).ok());
    std::iter::once(wish.clone()).chain(more)
}

/// The ends of a name that may be taken.
pub(super) fn endings() -> impl Iterator<Item = String> {
    disk::endings().take(MOST_ALIKE)
}

/// What is said of one of two versions of a file.
const CONFLICT: &str = "This is a conflict copy: the file was changed in two places.";
/// What to do about it: there is one advice, here and in `doctor`.
pub fn conflict_advice(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let of = stem.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default();
    format!("merge what you want into {of}.yaml, then delete this one")
}

/// Whether a YAML file is one of two versions of a file, by its name: sync tools and the app put dots or spaces into
/// it, which no name of a story has.
pub fn is_conflict(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    is_yaml(path) && stem.to_lowercase().contains("conflict") && Id::new(&stem).is_err()
}

/// The name of a file, or why it cannot be one of the shelf.
pub(super) fn slug(path: &Path) -> Result<Id, Report> {
    let name = shown_name(path);
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if is_conflict(path) {
        return Err(Report::of_file(path, CONFLICT).hint(Some(conflict_advice(path))));
    }
    let better = Id::new(stem).or_else(|_| slug_of(stem, "story"));
    match better {
        Ok(slug) if name == format!("{slug}.yaml") => Ok(slug),
        better => {
            let sentence =
                "File names here use only a-z, 0-9 and \"-\" and end in .yaml, so starl ignores this file.";
            let better = better.map_or_else(|_| String::new(), |slug| format!("{slug}.yaml"));
            Err(Report::of_file(path, sentence).hint(Some(format!("rename it, for example to {better}"))))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{numbered, slug, slug_of};
    use crate::domain::id::Id;

    #[test]
    fn words_become_a_name() {
        let long = "word ".repeat(40);
        for (words, name) in [
            ("The stemmer that ate the names", "the-stemmer-that-ate-the-names"),
            ("  Łódź: Größe, don't!  ", "lodz-grosse-dont"),
            ("Ærø, Œuvre, Đakovo, ð", "aero-oeuvre-dakovo-d"),
            ("東京", "story"),
            ("con", "story-con"),
            ("../../etc/passwd", "etc-passwd"),
            ("--help", "help"),
            ("", "story"),
            (&long, "word-word-word-word-word-word-word-word-word-word-word"),
        ] {
            assert_eq!(slug_of(words, "story").map(String::from).as_deref(), Ok(name), "{words}");
        }
        assert!(slug_of(&"x".repeat(500), "story").is_ok_and(|slug| slug.len() == 56));
    }

    #[test]
    fn a_taken_name_is_numbered_and_still_a_name() {
        let id = Id::new(&"x".repeat(64)).expect("an id");
        let names: Vec<Id> = numbered(&id).collect();
        assert_eq!((names.len(), names[0].len(), names[1].as_str().ends_with("-2")), (999, 64, true));
    }

    #[test]
    fn a_file_of_another_name_is_told_with_a_better_one() {
        assert_eq!(slug(Path::new("a/b-1.yaml")).map(String::from), Ok("b-1".to_owned()));
        for (name, hint) in [
            ("My Story.yaml", "rename it, for example to my-story.yaml"),
            ("story.yml", "rename it, for example to story.yaml"),
            ("a.conflict-x.yaml", "merge what you want into a.yaml, then delete this one"),
            ("a.sync-conflict-20261123-1.yaml", "merge what you want into a.yaml, then delete this one"),
            ("a (conflicted copy).yaml", "merge what you want into a.yaml, then delete this one"),
            ("nul.yaml", "rename it, for example to story-nul.yaml"),
        ] {
            let told = slug(Path::new(name)).expect_err(name).to_string();
            assert!(told.contains(hint), "{told}");
        }
    }
}
