//! Words that take back what they say.

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// Every hedge outside of double quotes.
pub(super) fn hedges(text: &Text) -> Vec<Range<usize>> {
    text.find(&WORDS)
        .into_iter()
        .filter(|words| !text.is_quoted(words) && !is_meant_otherwise(text, words))
        .collect()
}

/// "A kind of", "all my might", "the month of May", "what they think".
fn is_meant_otherwise(text: &Text, words: &Range<usize>) -> bool {
    let before = text.before(words.start, 1);
    match text.word(words.start) {
        Some("kind" | "sort") => before.is_some_and(|word| DETERMINERS.has(word)),
        Some("might") => before.is_some_and(|word| OWNERS.has(word)) || is_asked(text, words.start),
        Some("may") => is_month(text, words.start) || is_asked(text, words.start),
        Some("a") => is_noun_after(text, words),
        _ => false,
    }
}

/// "What might break", "how old it may be": the doubt is in the question.
fn is_asked(text: &Text, index: usize) -> bool {
    let asks = |word| matches!(word, "what" | "how" | "who" | "which" | "whether" | "where" | "when" | "why");
    (1..=5).map_while(|back| text.before(index, back)).any(asks)
}

/// May as a month: in capitals within a sentence, or beside a preposition or a number.
fn is_month(text: &Text, index: usize) -> bool {
    let inside = text.sentence_of(index).start != index;
    let capital = text.written(index).starts_with('M');
    let number_after =
        text.after(index, 1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    capital && (inside || number_after)
        || matches!(text.before(index, 1), Some("in" | "by" | "since" | "of" | "last" | "until"))
}

/// "A little girl", "a bit vector".
fn is_noun_after(text: &Text, words: &Range<usize>) -> bool {
    let after = text.word(words.end);
    matches!(
        after,
        Some("girl" | "boy" | "house" | "vector" | "mask" | "rate" | "field" | "flip" | "shift" | "depth")
    )
}

static DETERMINERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "a, an, the, this, that, what, which, any, some, same, each, every, one, another, other, no,
         different, certain, new, right, wrong, these, those, first, second, third, only, my, our, his,
         her, their, its, two, three, particular, special, best, worst",
    )
});

static OWNERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new("my, our, his, her, their, its, your, the, all, full, military, sheer, with, of")
});

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "maybe, perhaps, probably, possibly, presumably, supposedly, arguably, sort of, kind of, kinda,
         sorta, somewhat, somehow, hopefully, i think, i guess, i believe, i suppose, i feel, i felt like,
         i feel like, i'd say, i would say, i'd guess, i hope, i reckon, i imagine, i assume, i'm not sure,
         i am not sure, not really sure, not quite sure, a bit, a little, a little bit, slightly, more or
         less, pretty much, to some extent, to a degree, to an extent, in a way, in a sense, or something,
         or whatever, or so to speak, so to speak, as it were, might, may, may or may not, could maybe,
         seemed to, seems to, seem to, seemed like, seems like, it seems, it seemed, tried to sort of, kind
         of like, fairly, rather well, quite possibly, most likely, likely to have, tended to, if i
         remember, as far as i remember, as far as i know, i'm no expert, just sort of, just kind of, not
         necessarily, apparently, conceivably",
    )
});
