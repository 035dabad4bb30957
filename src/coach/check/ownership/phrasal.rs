//! Decisions whose object stands in the middle: "turned the model off", "put the launch on ice".

use std::ops::Range;

use crate::coach::check::text::Text;

/// A verb and the words that may close it.
type Phrasal = (&'static [&'static str], &'static [&'static [&'static str]]);

/// How long the object in the middle may be.
const LONGEST_OBJECT: usize = 5;

/// Every such verb of a text, from the verb to the words that close it.
pub(super) fn decisions(text: &Text) -> Vec<Range<usize>> {
    (0..text.len()).filter_map(|index| phrasal_at(text, index)).collect()
}

fn phrasal_at(text: &Text, index: usize) -> Option<Range<usize>> {
    let verb = text.word(index)?;
    let (_, closings) = PHRASALS.iter().find(|(verbs, _)| verbs.contains(&verb))?;
    let closes = |at: usize| closings.iter().find_map(|closing| closed_by(text, at, closing));
    (index + 2..=index + 1 + LONGEST_OBJECT)
        .take_while(|&at| is_object(text, at - 1))
        .find_map(closes)
        .map(|end| index..end)
}

/// The end of these words if they stand here; "out of" and "off to" close nothing.
fn closed_by(text: &Text, at: usize, closing: &[&str]) -> Option<usize> {
    let end = at + closing.len();
    let stands = (0..closing.len()).all(|on| text.word(at + on) == closing.get(on).copied());
    let same = text.sentence_of(at).contains(&(end - 1));
    (stands && same && !matches!(text.after(end - 1, 1), Some("of" | "to" | "into" | "with"))).then_some(end)
}

/// Whether a word may belong to the object: the clause goes on, and no other phrase begins.
fn is_object(text: &Text, index: usize) -> bool {
    let begins = matches!(
        text.word(index),
        None | Some(
            "and"
                | "or"
                | "but"
                | "then"
                | "to"
                | "on"
                | "into"
                | "from"
                | "with"
                | "at"
                | "in"
                | "train"
                | "bus"
        )
    );
    !begins && !text.gap_before(index).contains([',', ';', ':', '.'])
}

static PHRASALS: &[Phrasal] = &[
    (&["turned", "switched"], &[&["off"], &["down"], &["away"]]),
    (&["shut", "closed", "wound"], &[&["down"], &["off"]]),
    (&["rolled", "scaled", "dialled", "dialed"], &[&["back"], &["down"]]),
    (
        &["put"],
        &[
            &["on", "ice"],
            &["on", "hold"],
            &["on", "pause"],
            &["on", "the", "back", "burner"],
            &["on", "the", "shelf"],
            &["to", "one", "side"],
            &["aside"],
            &["first"],
        ],
    ),
    (&["took", "taken"], &[&["out"], &["down"], &["offline"], &["away"], &["off"]]),
    (&["left"], &[&["out"], &["on", "the", "shelf"], &["for", "later"], &["alone"], &["untouched"]]),
    (&["ruled", "threw", "thrown", "struck"], &[&["out"], &["away"], &["off"]]),
    (&["sent", "held"], &[&["back"]]),
    (&["pulled", "kept"], &[&["off"], &["out"], &["back"]]),
    (&["called"], &[&["off"]]),
    (&["carved"], &[&["out"]]),
    (&["cut"], &[&["out"], &["back"], &["down"], &["in", "half"]]),
    (&["gave", "given"], &[&["up"], &["priority"]]),
];
