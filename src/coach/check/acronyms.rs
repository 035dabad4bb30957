//! Abbreviations in capitals that the listener may not know.

use crate::coach::check::checked::CheckedStory;
use crate::coach::check::text::Text;
use crate::domain::part::Part;

/// Every abbreviation that is neither widely known nor explained beside its first use, in the order of the story: without
/// the "s" of a plural, with its part and the number of its word.
pub(super) fn unexplained(story: &CheckedStory) -> Vec<(String, Part, usize)> {
    let known = story.book.list("SL505@known");
    let mut seen: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for (part, text) in story.texts.iter() {
        for index in text.all() {
            let Some(name) = acronym(text, index).filter(|name| !seen.contains(name)) else { continue };
            seen.push(name.clone());
            if !story.book.is_in(known, &name.to_lowercase()) && !is_explained(text, index, &name) {
                found.push((name, part, index));
            }
        }
    }
    found
}

/// The abbreviation that this word is, or starts with before a hyphen: two to five capitals, perhaps with an "s". A longer word in capitals is said loud.
fn acronym(text: &Text, index: usize) -> Option<String> {
    // Most words are in lower case: that is seen at once.
    let written =
        Some(text.written(index)).filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))?;
    let head = written.split('-').next().unwrap_or_default();
    let name = head.strip_suffix("'s").or_else(|| head.strip_suffix('s')).unwrap_or(head);
    let capitals = (2..=5).contains(&name.len()) && name.chars().all(|c| c.is_ascii_uppercase());
    let is_said =
        || !is_shouted(text, index) && !is_of_name(text, index) && !text.is_quoted(&(index..index + 1));
    (capitals && is_said()).then(|| name.to_owned())
}

/// "Socket.IO", "Power BI", "README.md": part of a name.
fn is_of_name(text: &Text, index: usize) -> bool {
    let is_word = |at: usize| text.is_name(at) && text.written(at).contains(char::is_lowercase);
    let two_letters = text.written(index).len() == 2 && text.gap_before(index) == " ";
    let is_joined = |at: usize| at > 0 && at < text.len() && text.gap_before(at) == ".";
    is_joined(index) || is_joined(index + 1) || two_letters && index.checked_sub(1).is_some_and(is_word)
}

/// Whether most of the sentence is in capitals: "DO NOT STOP".
fn is_shouted(text: &Text, index: usize) -> bool {
    let sentence = text.sentence_of(index);
    let loud = |at: &usize| text.written(*at).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let words = sentence.len();
    words >= 3 && sentence.filter(loud).count() * 3 > words * 2
}

/// "MDM (master data)", "master data (MDM)", "MDM, our master data", "MDM stands for".
fn is_explained(text: &Text, index: usize, name: &str) -> bool {
    let opens = text.gap_after(index).trim_start();
    let bracketed = text.gap_before(index).ends_with('(') && opens.starts_with(')');
    let apposed = text.is("SL505@apposing", index + 1)
        && opens.starts_with([',', ':', '=', '\u{2013}', '\u{2014}', '-']);
    let said = text.is("SL505@saying", index + 1);
    let letters = || name.chars().map(|c| c.to_ascii_lowercase());
    let firsts = |words: std::ops::Range<usize>| {
        words.filter_map(|at| text.word(at)).filter_map(|word| word.chars().next()).eq(letters())
    };
    let nearby = text.sentence_of(index).any(|first| firsts(first..first + name.len()));
    bracketed || opens.starts_with('(') || apposed || said || nearby
}
