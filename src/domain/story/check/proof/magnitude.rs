//! Big words that stand where a number should be.

use std::ops::Range;
use std::sync::LazyLock;

use crate::domain::story::check::phrases::Phrases;
use crate::domain::story::check::text::Text;

/// Every vague word for how much.
pub(super) fn vague(text: &Text) -> Vec<Range<usize>> {
    text.find(&WORDS).into_iter().filter(|words| !is_meant_otherwise(text, words)).collect()
}

/// "Statistically significant", "no significant change", "how much better".
fn is_meant_otherwise(text: &Text, words: &Range<usize>) -> bool {
    let before = text.before(words.start, 1);
    let significant = matches!(text.word(words.start), Some("significant" | "significantly"));
    let denied =
        matches!(before, Some("no" | "not" | "without" | "wasn't" | "weren't" | "isn't" | "didn't" | "any"));
    let asked = matches!(before, Some("how" | "so" | "as" | "too" | "parking" | "car" | "odd"));
    let statistics = significant && matches!(before, Some("statistically" | "clinically"));
    denied || asked || statistics
}

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "significantly, significant, substantially, substantial, considerably, considerable, greatly, dramatically, dramatic, drastically,
         drastic, massively, massive, hugely, huge, tremendously, tremendous, enormously, enormous, vastly, vast, immensely, immense,
         markedly, noticeably, remarkably, exponentially, extremely, incredibly, exceptionally, extraordinarily, immeasurably,
         a lot, lots, lots of, a great deal, a good deal, a ton, tons, tons of, loads of, plenty of, quite a bit, quite a lot, countless, a whole lot,
         much|far|way|lots|vastly better|faster|quicker|more|less|fewer|lower|higher|easier|smoother|happier|cleaner|simpler|cheaper|smaller,
         much|far|way larger|bigger|shorter|longer|stronger|safer|improved|worse|slower|nicer|calmer,
         so much better|faster|easier|more|happier, very|really|extremely|super|incredibly|incredibly happy|pleased|satisfied|impressed|positive,
         very|really|extremely|super|incredibly successful|grateful|thankful|excited|good|well|fast|quickly|useful|helpful|effective|popular,
         very|really|extremely|super|incredibly smooth|smoothly|accurate|high|low|strong|big|large|valuable,
         big|great|major|real|total|complete|resounding success, big|great|major|real|good|nice improvement|improvements|impact|difference|gain|gains|boost,
         great|good|excellent|amazing|fantastic|positive|wonderful|outstanding results|result|feedback|outcome|outcomes,
         amazing, fantastic, awesome, everyone|everybody loved, everyone|everybody was happy|pleased|impressed|delighted|thrilled,
         through the roof, skyrocketed, night and day, game-changer, game changer, blew away",
    )
});
