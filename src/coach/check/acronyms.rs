//! Abbreviations in capitals that the listener may not know.

use crate::coach::check::book::Search;
use crate::coach::check::checked::CheckedStory;
use crate::coach::check::rule::Rule;
use crate::coach::check::text::Text;
use crate::domain::part::Part;

/// An abbreviation, where it first stands.
pub(super) struct Acronym {
    /// The abbreviation, without the "s" of a plural.
    pub name: String,
    /// The part it first stands in.
    pub part: Part,
    /// The number of the word in that part.
    pub index: usize,
}

/// Every abbreviation that is neither widely known nor explained beside its first use, in the order of the
/// story.
pub(super) fn unexplained(story: &CheckedStory, rule: &Rule) -> Vec<Acronym> {
    let searches = story.book.searches(rule);
    let list = |name: &str| searches.iter().find(|it| it.find.name == name);
    let (known, apposing) = (list("known"), list("apposing"));
    let has = |search: Option<&Search>, text: &Text, at: usize| {
        search.is_some_and(|search| story.book.has(search.words, text, at))
    };
    let mut seen: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for (part, text) in story.texts.iter() {
        for index in text.all().filter(|&index| !has(known, text, index)) {
            let Some(name) = acronym(text, index).filter(|name| !seen.contains(name)) else { continue };
            let is_known = known.is_some_and(|it| story.book.is_in(it.words, &name.to_lowercase()));
            seen.push(name.clone());
            if !is_known && !is_explained(text, index, &name, has(apposing, text, index + 1)) {
                found.push(Acronym { name, part, index });
            }
        }
    }
    found
}

/// The abbreviation that this word is, or starts with before a hyphen: two to six capitals, perhaps with an "s".
fn acronym(text: &Text, index: usize) -> Option<String> {
    let written = text.written(index);
    let head = written.split('-').next().unwrap_or_default();
    let name = head.strip_suffix("'s").or_else(|| head.strip_suffix('s')).unwrap_or(head);
    let capitals = (2..=6).contains(&name.len()) && name.chars().all(|c| c.is_ascii_uppercase());
    (capitals && !is_shouted(text, index) && !is_of_name(text, index)).then(|| name.to_owned())
}

/// "Socket.IO", "Power BI": part of a name.
fn is_of_name(text: &Text, index: usize) -> bool {
    let is_word = |at: usize| {
        let mut letters = text.written(at).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    };
    let Some(before) = index.checked_sub(1) else { return false };
    let dotted = text.gap_before(index) == ".";
    let two_letters = text.written(index).len() == 2 && text.gap_before(index) == " ";
    dotted || two_letters && is_word(before) && text.sentence_of(index).start != before
}

/// Whether most of the sentence is in capitals: "DO NOT STOP".
fn is_shouted(text: &Text, index: usize) -> bool {
    let sentence = text.sentence_of(index);
    let loud = |at: &usize| text.written(*at).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let words = sentence.len();
    words >= 3 && sentence.filter(loud).count() * 3 > words * 2
}

/// "MDM (master data)", "master data (MDM)", "MDM, our master data", "MDM stands for".
fn is_explained(text: &Text, index: usize, name: &str, apposing: bool) -> bool {
    let opens = text.gap_after(index).trim_start();
    let bracketed = text.gap_before(index).ends_with('(') && opens.starts_with(')');
    let apposed = apposing && opens.starts_with([',', ':', '=', '\u{2013}', '\u{2014}', '-']);
    let said = matches!(
        (text.after(index, 1), text.after(index, 2)),
        (Some("stands" | "short"), Some("for")) | (Some("means"), _)
    );
    let letters = || name.chars().map(|c| c.to_ascii_lowercase());
    let firsts = |words: std::ops::Range<usize>| {
        words.filter_map(|at| text.word(at)).filter_map(|word| word.chars().next()).eq(letters())
    };
    let before = index.checked_sub(name.len()).is_some_and(|first| firsts(first..index));
    bracketed
        || opens.starts_with('(')
        || apposed
        || said
        || before
        || firsts(index + 1..index + 1 + name.len())
}
