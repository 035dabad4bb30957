//! Big words that stand where a number should be.

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

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
        "significantly, significant, substantially, substantial, considerably, considerable, greatly,
         dramatically, dramatic, drastically, drastic, massively, massive, hugely, huge, tremendously,
         tremendous, enormously, enormous, vastly, vast, immensely, immense, markedly, noticeably,
         remarkably, exponentially, extremely, incredibly, exceptionally, extraordinarily, immeasurably, a
         lot, a whole lot, lots, lots of, a great|good deal, a ton, tons, tons of, loads of, plenty of,
         quite a bit, quite a lot, countless, much|far|way|lots
         better|faster|quicker|more|less|fewer|lower|higher|easier|smoother|happier|cleaner|simpler,
         much|far|way
         cheaper|smaller|larger|bigger|shorter|longer|stronger|safer|improved|worse|slower|nicer|calmer, so
         much better|faster|easier|more|happier, quite|so happy|pleased|satisfied|impressed,
         very|really|extremely|super|incredibly
         happy|pleased|satisfied|impressed|positive|successful|grateful|thankful,
         very|really|extremely|super|incredibly
         excited|good|well|fast|quickly|useful|helpful|effective|popular|smooth,
         very|really|extremely|super|incredibly smoothly|accurate|high|low|strong|big|large|valuable,
         big|great|major|real|total|complete|resounding success, great|big|major|real|good|nice
         improvement|impact|boost, great|big|major|real|good|nice improvements|difference|gain|gains,
         great|good|excellent|amazing|fantastic|positive|wonderful|outstanding
         results|result|feedback|outcome|outcomes, amazing, fantastic, awesome, everyone|everybody loved,
         everyone|everybody was happy|pleased|impressed|delighted, through the roof, skyrocketed, night and
         day, game-changer, game changer, blew away",
    )
});
