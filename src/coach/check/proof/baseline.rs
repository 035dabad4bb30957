//! Whether a measure has something to be compared with.

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::measure::is_measure;
use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// Whether a sentence says what its measure is measured against.
pub(super) fn has_baseline(text: &Text, sentence: Range<usize>) -> bool {
    !text.find_in(sentence.clone(), &WORDS).is_empty()
        || has_from(text, sentence.clone())
        || has_of(text, sentence.clone())
        || has_then_and_now(text, sentence)
}

/// "It was 14 and is 6 now": two measures, and both the past and the present.
fn has_then_and_now(text: &Text, sentence: Range<usize>) -> bool {
    let has =
        |wanted: &[&str]| sentence.clone().filter_map(|at| text.word(at)).any(|word| wanted.contains(&word));
    let measures = sentence.clone().filter(|&at| is_measure(text, at)).count();
    measures >= 2
        && has(&["was", "were", "had", "took", "needed"])
        && has(&["is", "are", "now", "takes", "needs"])
}

/// "From 9 to 4", "99, from 66": where it started is a measure.
fn has_from(text: &Text, sentence: Range<usize>) -> bool {
    let from = |index: &usize| text.word(*index) == Some("from");
    sentence
        .clone()
        .filter(from)
        .any(|index| (index + 1..=index + 3).any(|at| at < sentence.end && is_measure(text, at)))
}

/// "52 of 60", "three of the four".
fn has_of(text: &Text, sentence: Range<usize>) -> bool {
    let number = |index: usize| index < sentence.end && is_measure(text, index);
    sentence.clone().any(|index| {
        let of = number(index) && matches!(text.word(index + 1), Some("of" | "in"));
        of && (number(index + 2) || text.word(index + 2) == Some("the") && number(index + 3))
    })
}

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "late, early, ahead, over budget, under budget, on budget, up from, down from, compared, compared
         with, compared to, against, instead of, rather than, out of, before, previously, previous, prior,
         earlier, originally, initially, formerly, baseline, benchmark, target, goal, sla, versus, vs, than,
         over the old, used to, last year, last quarter, last month, the year before, to begin with, fell,
         fall, fallen, falls, falling, dropped, drop, drops, dropping, rose, risen, rise, rises, rising,
         increased, increase, increases, increasing, decreased, decrease, decreases, decreasing, declined,
         decline, grew, grow, grown, grows, growing, growth, cut, cuts, cutting, reduced, reduces, reduce,
         reducing, reduction, improved, improve, improves, improving, improvement, gained, gain, lost, loss,
         climbed, shrank, shrunk, saved, saves, save, saving, savings, lowered, raised, jumped, soared,
         surged, plunged, slid, halved, halving, half, doubled, doubling, double, tripled, tripling, trebled,
         quadrupled, twice, tenfold, boosted, slashed, trimmed, shaved, beat, beats, outperformed, exceeded,
         accelerated, slowed, sped up, went up, went down, went from, came down, faster, slower, fewer,
         higher, lower, shorter, smaller, cheaper, uplift, had been, old one, old model, old system, old way,
         control, control group, on par, in place of, once took, once had, once was, no longer, human|manual
         baseline|rate|error, industry average, the average, experts",
    )
});
