//! What a sentence is about: its words without those that every sentence has, cut to their stems, and its numbers.

use std::collections::HashSet;

use strsim::osa_distance;

use crate::domain::heard::numbers::{numbers, small};
use crate::domain::story::word::words;

/// Words that say nothing of what a sentence is about.
const STOP_WORDS: &str = "
    a about above after again all also am an and any are as at away back be became because been before being below
    between both but by came can could did didn do does doesn don done down during each either else even ever every
    few for from further get gets getting go goes going gone got had has have having he her here hers him his how i
    if in into is isn it its itself just kind know let like ll lot made make many may maybe me might more most much
    must my myself no nor not now of off on once only onto or other our ours out over own percent put quite rather
    re really s said same say see she should so some something sort still such t than that the their them then there
    these they thing things this those though through to too under until up us ve very want wanted was wasn way we
    well went were what when where whether which while who why will with would yes yet you your
    um uh er erm hmm basically actually literally obviously
";

/// What a text is about: stems of words, and numbers as `#` and millionths.
pub fn terms(text: &str) -> Vec<String> {
    let found = numbers(text);
    let mut terms: Vec<String> = found.iter().map(|number| format!("#{}", number.value)).collect();
    let in_number = |at: usize| found.iter().any(|number| number.range.contains(&at));
    for range in words(text).filter(|range| !in_number(range.start)) {
        let word = text.get(range).unwrap_or_default().to_lowercase();
        let pieces = word.split(['\'', '\u{2019}', '-', '\u{2010}', '\u{2011}']);
        terms.extend(pieces.filter(|word| is_content(word)).map(stem));
    }
    terms
}

fn is_content(word: &str) -> bool {
    !word.is_empty() && small(word).is_none() && !STOP_WORDS.split_whitespace().any(|stop| stop == word)
}

/// A word without its ending: "deciding", "decides" and "decided" are one.
fn stem(word: &str) -> String {
    let strip =
        |ending: &str| word.strip_suffix(ending).filter(|stem| has_vowel(stem) && stem.chars().count() > 2);
    let plural = |word: &str| !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    let cut = if let Some(stem) = strip("ies").or_else(|| strip("ied")) {
        format!("{stem}y")
    } else if let Some(stem) = strip("ing").or_else(|| strip("ed")) {
        undoubled(stem)
    } else if let Some(stem) = strip("es").filter(|stem| stem.ends_with(['s', 'x', 'z', 'h'])) {
        stem.to_owned()
    } else if let Some(stem) = strip("s").filter(|_| plural(word)) {
        stem.to_owned()
    } else {
        word.to_owned()
    };
    let end = cut.strip_suffix('e').filter(|stem| stem.chars().count() > 2).unwrap_or(&cut);
    end.to_owned()
}

fn has_vowel(stem: &str) -> bool {
    stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// "planned" to "plan"; "called" stays "call", and so does "call" itself.
fn undoubled(stem: &str) -> String {
    let mut letters = stem.chars().rev();
    let doubled = letters.next().filter(|last| letters.next() == Some(*last) && !"aeiouslz".contains(*last));
    stem.strip_suffix(|last| Some(last) == doubled).unwrap_or(stem).to_owned()
}

/// Everything that was heard, to look terms up in.
#[derive(Debug, Default)]
pub struct Vocabulary {
    terms: HashSet<String>,
}

/// Stems of fewer letters may not be off by one: too many others lie next to them.
const FEWEST_LETTERS: usize = 5;

impl Vocabulary {
    /// Of these texts.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self { terms: texts.into_iter().flat_map(terms).collect() }
    }

    /// Whether a term was heard, give or take a letter.
    pub fn has(&self, term: &str) -> bool {
        let may_be_off = !term.starts_with('#') && term.chars().count() >= FEWEST_LETTERS;
        let is_near = |known: &String| !known.starts_with('#') && osa_distance(known, term) <= 1;
        self.terms.contains(term) || may_be_off && self.terms.iter().any(is_near)
    }

    /// The share of a sentence that was heard, in percent; nothing where it says too little to be judged by.
    pub fn share(&self, sentence: &str) -> Option<u32> {
        let terms: HashSet<String> = terms(sentence).into_iter().collect();
        let heard = terms.iter().filter(|term| self.has(term)).count();
        (terms.len() >= 2).then(|| (heard * 100 / terms.len()) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, stem, terms};

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        for forms in [
            ["decide", "decided", "deciding"],
            ["plan", "plans", "planned"],
            ["query", "queries", "queried"],
            ["batch", "batches", "batched"],
            ["process", "processes", "processing"],
            ["call", "calls", "called"],
        ] {
            let stems = forms.map(stem);
            assert!(stems.iter().all(|it| *it == stems[0]), "{stems:?}");
        }
        assert_eq!(["is", "bus", "ring", "bed"].map(stem), ["is", "bus", "ring", "bed"]);
    }

    #[test]
    fn a_sentence_is_its_words_and_its_numbers() {
        assert_eq!(
            terms("The error rate went from nine percent to 0.4%."),
            ["#9000000", "#400000", "error", "rat"]
        );
        assert_eq!(terms("I didn't do it, and so on"), [""; 0]);
    }

    #[test]
    fn a_letter_more_or_less_is_the_same_word_and_a_number_is_not() {
        let heard = Vocabulary::of(["I asked the stemer's author about forty thousand queries"]);
        assert_eq!(heard.share("I wrote to the author of the stemmer."), Some(66));
        assert_eq!(heard.share("40,000 queries"), Some(100));
        assert_eq!(heard.share("40,001 queries"), Some(50));
        assert_eq!(heard.share("And so it was."), None);
    }
}
