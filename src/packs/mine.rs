//! The user's own questions, in `packs/mine.yaml`: written by people and by the app.
//!
//! A question is put behind those that are there, as lines of its own, and no other byte changes. The outcome is read
//! again: it must mean what was there and the new question, or nothing is written.

use std::path::{Path, PathBuf};

use crate::domain::bank::{Bank, Pack};
use crate::domain::edit::Edit;
use crate::domain::id::Id;
use crate::domain::question::NewQuestion;
use crate::packs::load::Unchecked;
use crate::packs::raw::{RawTheme, parse};
use crate::store::disk::{PathError, endings};
use crate::store::shelf::{Disk, ShelfError, slug_of};
use crate::store::stories::scalar;
use crate::store::text::edit::{appended, block, line_end};
use crate::store::text::read::decode;
use crate::store::text::source::Source;
use crate::store::text::yaml::Placed;

/// Its file, in the folder of packs.
pub const FILE: &str = "mine.yaml";

/// The theme of a question for which no other one is named.
const THEME: &str = "mine-questions";

const HEADER: &str = "# Your own questions. starl adds to them (`starl question add`, or a in Browse); change whatever \
                      you like, but leave the ids alone, because your history depends on them.\n\
                      pack: {id: mine, title: Your own questions}\n";

/// The file on disk.
#[derive(Debug)]
pub struct OwnQuestions {
    path: PathBuf,
    disk: Box<dyn Disk>,
}

/// A question that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Its id.
    pub id: Id,
    /// The text of the file, before and after.
    pub edit: Edit<String>,
    /// What the file says now.
    pub pack: Pack,
}

impl OwnQuestions {
    /// The file in this folder of packs, on this disk. Neither has to be there.
    pub fn new(folder: &Path, disk: impl Disk + 'static) -> Self {
        Self { path: folder.join(FILE), disk: Box::new(disk) }
    }

    /// Adds a question, to a bank that has no other of its words. It is on disk then.
    ///
    /// # Errors
    /// [`ShelfError`]: nothing was written. The file has errors, or is written in a way in which nothing can be added.
    pub fn add(&mut self, new: &NewQuestion, bank: &Bank) -> Result<Added, ShelfError> {
        let (_, source) = self.read()?;
        let (after, id) = added(&source, new, bank)?;
        let edit = Edit { before: source.text, after };
        let (_, pack) = self.change(&edit, bank)?;
        let pack = pack.ok_or_else(|| ShelfError::Gone(self.path.clone()))?;
        Ok(Added { id, edit, pack })
    }

    /// Gives the file another text where it has the one before; no text is no file. Says which pack it is, and what it
    /// says then.
    ///
    /// # Errors
    /// [`ShelfError`]: nothing was written.
    pub fn change(&mut self, edit: &Edit<String>, bank: &Bank) -> Result<(Id, Option<Pack>), ShelfError> {
        let (bytes, source) = self.read()?;
        let held = bytes.as_deref().unwrap_or_default();
        let at = |text: &str| Source { path: self.path.clone(), text: text.to_owned() };
        let is_gone = edit.after.is_empty();
        let (pack, _) = read_pack(&at(if is_gone { &edit.before } else { &edit.after }), bank)?;
        let (id, pack) = (pack.id.clone(), (!is_gone).then_some(pack));
        // What is not text, a byte order mark, stays before it.
        let mark = held.get(..held.len() - source.text.len()).unwrap_or_default();
        let to = [mark, edit.after.as_bytes()].concat();
        let is_written = match &bytes {
            _ if source.text != edit.before => Ok(false),
            Some(was) if pack.is_none() => self.disk.remove(&self.path, was),
            Some(was) => self.disk.replace(&self.path, was, &to),
            None => self.disk.create(&self.path, &to),
        };
        match is_written {
            Ok(true) => Ok((id, pack)),
            Ok(false) => Err(ShelfError::Changed(self.path.clone())),
            Err(why) => Err(PathError::new("write", &self.path)(why).into()),
        }
    }

    /// The bytes of the file, where there is one, and its text.
    fn read(&self) -> Result<(Option<Vec<u8>>, Source), ShelfError> {
        let faulty = |report| ShelfError::Faulty(vec![report]);
        let bytes = self.disk.read(&self.path).map_err(faulty)?;
        let source = decode(&self.path, bytes.as_deref().unwrap_or_default()).map_err(faulty)?;
        Ok((bytes, source))
    }
}

/// What a text means as the user's own pack, and where its themes stand.
fn read_pack(source: &Source, bank: &Bank) -> Result<(Pack, Vec<Placed<RawTheme>>), ShelfError> {
    let themes = parse(source).map_err(|report| ShelfError::Faulty(vec![report]))?.themes.0;
    let unchecked = Unchecked::parse(&source.path, vec![source.clone()]).map_err(ShelfError::Faulty)?;
    let own = unchecked.id();
    let others: Vec<Pack> = bank.packs().iter().filter(|pack| pack.id.as_str() != own).cloned().collect();
    let (pack, _) = unchecked.check(&others).map_err(ShelfError::Faulty)?;
    Ok((pack, themes))
}

/// The text with one question more, and its id.
fn added(source: &Source, new: &NewQuestion, bank: &Bank) -> Result<(String, Id), ShelfError> {
    let (before, themes) = match source.text.trim() {
        "" => (None, Vec::new()),
        _ => read_pack(source, bank).map(|(pack, themes)| (Some(pack), themes))?,
    };
    let taken = |id: &Id| {
        let own = before.iter().flat_map(|pack| &pack.themes).flat_map(|theme| &theme.questions);
        bank.question(id).is_some() || own.into_iter().any(|question| question.id == *id)
    };
    let id = free_id(&new.text, taken)?;
    let mut ways = ways(&source.text, &themes, &PackEntry::of(new, &id, bank)).into_iter();
    let text = ways.find(|text| {
        let source = Source { path: source.path.clone(), text: text.clone() };
        read_pack(&source, bank).is_ok_and(|(after, _)| adds_only(before.as_ref(), &after, &id, new))
    });
    let unwritable = || ShelfError::Unwritable { path: source.path.clone(), key: "questions" };
    Ok((text.ok_or_else(unwritable)?, id))
}

/// The first id made of the words that nothing has yet.
fn free_id(words: &str, taken: impl Fn(&Id) -> bool) -> Result<Id, ShelfError> {
    let stem = slug_of(words, "question")?;
    let short: String = stem.chars().take(40).collect();
    let stem = format!("mine-{}", short.trim_end_matches('-'));
    let mut ids = endings().filter_map(|ending| Id::new(&format!("{stem}{ending}")).ok());
    ids.find(|id| !taken(id)).ok_or_else(|| ShelfError::Unwritable { path: FILE.into(), key: "id" })
}

/// Whether a pack is what it was with this question more.
fn adds_only(before: Option<&Pack>, after: &Pack, id: &Id, new: &NewQuestion) -> bool {
    let mut rest = after.clone();
    let mut found = false;
    for theme in &mut rest.themes {
        let count = theme.questions.len();
        theme.questions.retain(|question| question.id != *id || question.text != new.text.trim());
        found |= theme.questions.len() < count;
    }
    let was = before.map_or(&[][..], |pack| &pack.themes);
    rest.themes.retain(|theme| !theme.questions.is_empty() || was.iter().any(|it| it.id == theme.id));
    found && before.map_or(rest.themes.is_empty(), |before| rest == *before)
}

/// What is written for a question.
struct PackEntry {
    theme: Id,
    /// What says more of its theme, where the file has to define it.
    title: Option<&'static str>,
    lines: String,
}

impl PackEntry {
    fn of(new: &NewQuestion, id: &Id, bank: &Bank) -> Self {
        let own = || Id::new(THEME).unwrap_or_else(|_| id.clone());
        let theme = new.theme.clone().unwrap_or_else(own);
        let is_known = bank.themes().any(|it| it.id == theme && !it.title.is_empty());
        let of_theme = || bank.theme(&theme).map_or(&[][..], |theme| &theme.tags);
        let tags = if new.tags.is_empty() { of_theme() } else { &new.tags };
        let tags: Vec<&str> = tags.iter().map(Id::as_str).collect();
        let tags = if tags.is_empty() { String::new() } else { format!("\n  tags: [{}]", tags.join(", ")) };
        let lines = format!("- id: {id}\n  text: {}{tags}", scalar(&new.text));
        Self { theme, title: (!is_known).then_some("Your own questions"), lines }
    }

    /// As an entry of `themes:`.
    fn in_theme(&self) -> String {
        let title = self.title.map(|title| format!("  title: {title}\n")).unwrap_or_default();
        format!("- id: {}\n{title}  questions:\n{}", self.theme, block(&self.lines, 4, "\n"))
    }
}

/// Every text that might do, the best first: behind the last question of its theme, as a theme behind the last one, or at
/// the end.
fn ways(text: &str, themes: &[Placed<RawTheme>], entry: &PackEntry) -> Vec<String> {
    let mut ways = Vec::new();
    if text.trim().is_empty() {
        ways.push(appended(HEADER, &format!("\nthemes:\n{}", block(&entry.in_theme(), 2, "\n"))));
    }
    let is_it = |theme: &&Placed<RawTheme>| {
        theme.value.id.as_ref().is_some_and(|id| id.as_str() == entry.theme.as_str())
    };
    let question = themes.iter().rfind(is_it).and_then(|theme| theme.value.questions.0.last());
    ways.extend(question.and_then(|question| behind(text, question.place.line, &entry.lines)));
    ways.extend(themes.last().and_then(|theme| behind(text, theme.place.line, &entry.in_theme())));
    ways.push(appended(text, &format!("\nthemes:\n{}", block(&entry.in_theme(), 2, "\n"))));
    ways
}

/// The text with another entry behind the one of a list that starts in this line, from 1.
fn behind(text: &str, line: usize, entry: &str) -> Option<String> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let first = lines.get(line.checked_sub(1)?)?;
    let dash = indent(first);
    let says = |line: &&&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let more = lines.iter().skip(line);
    let own = more.take_while(|it| !says(it) || indent(it) > dash);
    let own: Vec<&&str> = own.collect();
    let kept = own.iter().rposition(says).map_or(0, |last| last + 1);
    let before: String = lines.iter().take(line + kept).copied().collect();
    let after: String = lines.iter().skip(line + kept).copied().collect();
    let end = line_end(text);
    let gap = if before.ends_with('\n') { "" } else { end };
    Some(format!("{before}{gap}{}{after}", block(entry, dash, end)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::OwnQuestions;
    use crate::domain::bank::Bank;
    use crate::domain::id::Id;
    use crate::domain::question::NewQuestion;
    use crate::packs::built_in;
    use crate::store::shelf::DiskFiles;
    use tempfile::TempDir;

    fn id(text: &str) -> Id {
        Id::new(text).expect("an id")
    }

    fn new(text: &str, theme: Option<&str>) -> NewQuestion {
        NewQuestion { text: text.to_owned(), theme: theme.map(id), tags: Vec::new() }
    }

    /// The file with this text, on a disk that is gone with the test.
    fn on_disk(file: &str) -> (TempDir, OwnQuestions) {
        let folder = TempDir::new().expect("a folder");
        if !file.is_empty() {
            fs::write(folder.path().join("mine.yaml"), file).expect("a file");
        }
        let disk = DiskFiles::new(&folder.path().join("lock"));
        let own = OwnQuestions::new(folder.path(), disk);
        (folder, own)
    }

    /// What the file holds after these were added to it, one by one.
    fn after(file: &str, questions: &[NewQuestion]) -> Result<String, String> {
        let bank = Bank::new(vec![built_in()]);
        let (folder, mut own) = on_disk(file);
        for question in questions {
            own.add(question, &bank).map_err(|why| why.to_string())?;
        }
        Ok(fs::read_to_string(folder.path().join("mine.yaml")).expect("the file"))
    }

    #[test]
    fn what_was_added_can_be_taken_out_again_unless_the_file_has_changed_since() {
        let bank = Bank::new(vec![built_in()]);
        let (folder, mut own) = on_disk("");
        let first = own.add(&new("One?", None), &bank).expect("added");
        assert_eq!(own.change(&first.edit.reversed(), &bank).expect("taken out"), (id("mine"), None));
        assert!(!folder.path().join("mine.yaml").exists());
        own.change(&first.edit, &bank).expect("added again");
        own.add(&new("Two?", None), &bank).expect("added");
        assert!(own.change(&first.edit.reversed(), &bank).is_err(), "the second one would be lost");
    }

    #[test]
    fn the_first_question_makes_the_file_and_others_follow_it() {
        let text = after(
            "",
            &[
                new("How did you price: by seat, or by use?", None),
                new("Whom did you ask first?", Some("ambiguity")),
                new("Whom did you ask first?", None),
                new("What did you not know? #1", Some("ambiguity")),
            ],
        )
        .expect("added");
        let (_, themes) = text.split_once("themes:\n").expect("themes");
        assert_eq!(
            themes,
            "  - id: mine-questions
    title: Your own questions
    questions:
      - id: mine-how-did-you-price-by-seat-or-by-use
        text: \"How did you price: by seat, or by use?\"
      - id: mine-whom-did-you-ask-first-2
        text: Whom did you ask first?
  - id: ambiguity
    questions:
      - id: mine-whom-did-you-ask-first
        text: Whom did you ask first?
        tags: [ambiguity]
      - id: mine-what-did-you-not-know-1
        text: \"What did you not know? #1\"
        tags: [ambiguity]
"
        );
    }

    #[test]
    fn what_was_written_by_hand_stays_byte_for_byte() {
        for file in [
            "# mine\npack: {id: mine, title: Mine}   # yes\nthemes:\n- id: ambiguity\n  questions:\n  - {id: a, text: One?}\n  # later: more\n\nred_flags: [] # none\n",
            "pack: {id: mine, title: Mine}\r\nthemes:\r\n  - id: own\r\n    title: Own\r\n    questions:\r\n      - id: a\r\n        text: >-\r\n          One\r\n          two?\r\n\r\nask: []\r\n",
            "\u{feff}pack: {id: mine, title: Mine}\nred_flags:\n  - {id: none, behaviour: None, why: None}",
        ] {
            let text = after(file, &[new("Two?", Some("ambiguity"))]).expect("added");
            let before = text.bytes().zip(file.bytes()).take_while(|(a, b)| a == b).count();
            let behind = text.bytes().rev().zip(file.bytes().rev()).take_while(|(a, b)| a == b).count();
            assert!(before + behind >= file.len() && text.contains("mine-two"), "{text}");
        }
    }

    #[test]
    fn a_file_in_which_nothing_can_be_added_is_left_alone() {
        let flow =
            "pack: {id: mine, title: Mine}\nthemes: [{id: ambiguity, questions: [{id: a, text: One?}]}]\n";
        let why = after(flow, &[new("Two?", None)]).expect_err("nowhere to put it");
        assert!(why.contains("use your editor"), "{why}");
        let broken = "pack: {id: mine\n";
        assert!(after(broken, &[new("Two?", None)]).expect_err("broken").contains("mine.yaml:"));
    }
}
