//! A part's text, cut once into words, clauses and sentences for all rules.

use std::ops::Range;

use crate::coach::check::book::{BOOK, Book};
use crate::coach::check::measure;
use crate::domain::story::word::{is_apostrophe, words};

/// A text with its words.
pub(super) struct Text<'a> {
    pub book: &'static Book,
    pub raw: &'a str,
    pub words: Vec<Word>,
    /// The sentences, as ranges of words; none is empty.
    pub sentences: Vec<Range<usize>>,
}

/// A word of a text.
pub(super) struct Word {
    pub range: Range<usize>,
    /// In lower case, with straight apostrophes.
    pub folded: String,
    /// Its number in the book, 0 where no rule looks for it.
    pub id: u16,
    pub quoted: bool,
    pub sentence: usize,
    /// Whether a comma or the like stands before it, or it starts a sentence.
    pub opens: bool,
    /// What it looks like and whether it is a measure, by which many patterns are passed over at once.
    pub shape: u8,
}

/// Shapes of words, one bit each.
pub(super) mod shape {
    pub(in super::super) const ANY: u8 = 1;
    pub(in super::super) const NUMBER: u8 = 2; // a measure
    pub(in super::super) const DIGITS: u8 = 4; // starts with a digit
    pub(in super::super) const NAME: u8 = 8; // has a capital within a sentence
    pub(in super::super) const JOINED: u8 = 16;
    const ENDINGS: [(&str, u8); 3] = [("ed", 32), ("ly", 64), ("ing", 128)];

    /// The shape of the ending that this is true of.
    pub(in super::super) fn of_ending(is: impl Fn(&str) -> bool) -> u8 {
        ENDINGS.iter().find(|(end, _)| is(end)).map_or(0, |(_, shape)| *shape)
    }
}

impl<'a> Text<'a> {
    pub(super) fn new(raw: &'a str) -> Self {
        let mut text = Self { book: &BOOK, raw, words: Vec::new(), sentences: Vec::new() };
        let speech = quoted(raw);
        for range in words(raw) {
            let quoted = speech.iter().any(|said| said.contains(&range.start));
            text.add(range, quoted);
        }
        for at in measure::measures(&text) {
            text.words[at].shape |= shape::NUMBER;
        }
        text
    }

    fn add(&mut self, range: Range<usize>, quoted: bool) {
        let number = self.words.len();
        let folded = self.raw.get(range.clone()).map(fold).unwrap_or_default();
        let gap_from = self.words.last().map_or(0, |word| word.range.end);
        let gap = self.raw.get(gap_from..range.start).unwrap_or_default();
        let rest = self.raw.get(range.start..).unwrap_or_default();
        // "Mr. Doyle": the stop belongs to the title.
        let title = |word: &Word| matches!(word.folded.as_str(), "mr" | "mrs" | "ms" | "dr" | "prof" | "vs");
        let titled = gap == ". " && self.words.last().is_some_and(title);
        let starts = number == 0 || ends_sentence(gap, rest) && !titled;
        match self.sentences.last_mut() {
            Some(sentence) if !starts => sentence.end = number + 1,
            _ => self.sentences.push(number..number + 1),
        }
        let id = self.book.id_of(&folded);
        let sentence = self.sentences.len() - 1;
        let opens = starts || gap.contains(CLAUSE_SIGNS);
        // "I" is no name.
        let is_name =
            !starts && rest.starts_with(char::is_uppercase) && folded != "i" && !folded.starts_with("i'");
        let shape = shape::ANY
            | if is_name { shape::NAME } else { 0 }
            | if folded.starts_with(|c: char| c.is_ascii_digit()) { shape::DIGITS } else { 0 }
            | if folded.contains(['\'', '-']) { shape::JOINED } else { 0 }
            | shape::of_ending(|end| folded.ends_with(end));
        self.words.push(Word { range, folded, id, quoted, sentence, opens, shape });
    }

    /// Whether a phrase of the list of this name starts with a word.
    pub(super) fn is(&self, list: &str, at: usize) -> bool {
        self.phrase_at(self.book.list(list), at).is_some()
    }

    /// Whether a word has this shape.
    pub(super) fn has(&self, index: usize, shape: u8) -> bool {
        self.words.get(index).is_some_and(|word| word.shape & shape > 0)
    }

    /// All of its words.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.words.len()
    }

    /// The folded word at a place, if there is one.
    pub(super) fn word(&self, index: usize) -> Option<&str> {
        self.words.get(index).map(|word| word.folded.as_str())
    }

    /// The word as it was written.
    pub(super) fn written(&self, index: usize) -> &'a str {
        self.words.get(index).and_then(|word| self.raw.get(word.range.clone())).unwrap_or_default()
    }

    /// The folded word this many places after this one in the same sentence.
    pub(super) fn after(&self, index: usize, on: usize) -> Option<&str> {
        let other = self.words.get(index + on)?;
        (other.sentence == self.words.get(index)?.sentence).then_some(other.folded.as_str())
    }

    /// What is written between this word and the one before it.
    pub(super) fn gap_before(&self, index: usize) -> &str {
        let from = index.checked_sub(1).and_then(|i| self.words.get(i)).map_or(0, |word| word.range.end);
        let to = self.words.get(index).map_or(self.raw.len(), |word| word.range.start);
        self.raw.get(from..to).unwrap_or_default()
    }

    /// What is written between this word and the next.
    pub(super) fn gap_after(&self, index: usize) -> &str {
        self.gap_before(index + 1)
    }

    /// These words with the figures that one of these signs joins to them: "3.5", "3/4/2024".
    pub(super) fn with_figures(&self, words: &Range<usize>, signs: &[&str]) -> Range<usize> {
        let is_figure = |at: usize| self.has(at, shape::DIGITS);
        let joins = |&at: &usize| {
            at > 0 && signs.contains(&self.gap_before(at)) && is_figure(at) && is_figure(at - 1)
        };
        let less = (0..=words.start).rev().take_while(joins).count();
        words.start - less..words.end + (words.end..self.words.len()).take_while(joins).count()
    }

    /// The words of the sentence that this word is in.
    pub(super) fn sentence_of(&self, index: usize) -> Range<usize> {
        let number = self.words.get(index).map(|word| word.sentence);
        number.and_then(|number| self.sentences.get(number)).cloned().unwrap_or_default()
    }

    /// Whether a clause starts with this word: behind a comma or the like.
    pub(super) fn opens(&self, index: usize) -> bool {
        self.words.get(index).is_none_or(|word| word.opens)
    }

    /// Whether a clause begins with this word: it opens one, or a word such as "that" stands before it.
    pub(super) fn begins_clause(&self, index: usize) -> bool {
        self.opens(index) || index.checked_sub(1).is_some_and(|before| self.is("links", before))
    }

    /// Whether a word of these stands between double quotes.
    pub(super) fn is_quoted(&self, words: &Range<usize>) -> bool {
        self.words.get(words.clone()).unwrap_or_default().iter().any(|word| word.quoted)
    }

    /// Where words stand, in bytes.
    pub(super) fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        let words = self.words.get(words.clone()).unwrap_or_default();
        words.first().zip(words.last()).map_or(0..0, |(first, last)| first.range.start..last.range.end)
    }
}

/// What parts clauses.
const CLAUSE_SIGNS: [char; 8] = [',', ';', ':', '(', ')', '\u{2013}', '\u{2014}', '/'];

fn fold(word: &str) -> String {
    // Nearly every word, and several times as fast.
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars().map(|c| if is_apostrophe(c) { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// Whether a sentence ends between two words, by what is written between them and from the second on.
fn ends_sentence(gap: &str, rest: &str) -> bool {
    let stop = gap.find(['.', '!', '?', '\u{2026}']).and_then(|at| gap.get(at..));
    let stopped = stop.is_some_and(|stop| stop.contains(char::is_whitespace));
    let new_line =
        gap.contains("\n\n") || gap.split_once('\n').is_some_and(|(_, line)| items(line).next().is_some());
    new_line || stopped && !rest.starts_with(char::is_lowercase)
}

/// The lines of a text that are items of a list: "- this", "1. that".
pub(super) fn items(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim_start).filter(|line| {
        let number = line.split_once(['.', ')']).map(|(number, _)| number.parse::<u8>());
        line.starts_with(['-', '*', '\u{2022}']) || number.is_some_and(|number| number.is_ok())
    })
}

/// What stands between double quotes, as ranges of bytes. A quote that is never closed, or was never opened,
/// encloses nothing: one slip must not turn the rest of a story into speech.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut open) = (Vec::new(), None);
    for (at, quote) in text.match_indices(['"', '\u{201c}', '\u{201d}', '\u{201e}']) {
        let [before, after] = [text.get(..at), text.get(at + quote.len()..)].map(Option::unwrap_or_default);
        let may_open = |c: char| c.is_whitespace() || "([-\u{2013}\u{2014}:/".contains(c);
        // A straight quote opens or closes by its neighbors.
        let opens = match quote {
            "\"" => {
                after.starts_with(|c: char| !c.is_whitespace()) && (at == 0 || before.ends_with(may_open))
            }
            quote => quote != "\u{201d}",
        };
        if opens {
            open = Some(at + quote.len());
        } else {
            found.extend(open.take().map(|from| from..at));
        }
    }
    found
}

/// Where a text measures something, in bytes: its numbers that are no year, no version and no name.
pub fn measured(text: &str) -> Vec<Range<usize>> {
    let text = Text::new(text);
    text.words.into_iter().filter(|word| word.shape & shape::NUMBER > 0).map(|word| word.range).collect()
}

/// The sentences of a text, with their stops. What stands before the first word of one, such as a quote, belongs to it.
pub fn sentences(text: &str) -> Vec<&str> {
    let words = Text::new(text);
    let opening = |at: usize| words.gap_before(at).rsplit(char::is_whitespace).next().map_or(0, str::len);
    let starts =
        words.sentences.iter().skip(1).map(|it| words.words[it.start].range.start - opening(it.start));
    let cuts: Vec<usize> = std::iter::once(0).chain(starts).chain([text.len()]).collect();
    let sentences = cuts.windows(2).filter_map(|cut| text.get(cut[0]..cut[1]));
    sentences.map(str::trim).filter(|sentence| !sentence.is_empty()).collect()
}
