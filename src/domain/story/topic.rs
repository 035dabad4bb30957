//! Whether a story is about AI work: one tag says so, and so do the words of its texts.

use std::collections::HashSet;

use crate::domain::story::Story;
use crate::domain::story::word::words;

/// The tag that makes any story one about AI, whatever its words; it is no competency.
pub const AI_TAG: &str = "ai";

/// One of these is enough.
const SURE: [&str; 16] = [
    "ai",
    "ml",
    "llm",
    "llms",
    "gpt",
    "nlp",
    "rag",
    "classifier",
    "chatbot",
    "embedding",
    "embeddings",
    "transformer",
    "fine-tuned",
    "fine-tuning",
    "hallucination",
    "hallucinations",
];

/// Software has these as well: two different ones are needed, in the singular or the plural.
const LIKELY: [&str; 20] = [
    "model",
    "training",
    "trained",
    "retrained",
    "evaluation",
    "eval",
    "dataset",
    "prompt",
    "inference",
    "label",
    "labelled",
    "labeled",
    "annotator",
    "prediction",
    "predicted",
    "recommender",
    "ranking",
    "accuracy",
    "bias",
    "drift",
];

/// Whether a story is about AI: it is tagged `ai`, or its title and texts have a word that nothing else has, or two
/// that are common there.
pub fn is_about_ai(story: &Story) -> bool {
    if story.tags.iter().any(|tag| tag.as_str() == AI_TAG) {
        return true;
    }
    let texts = story.texts.iter().map(|(_, text)| text.as_str()).chain([story.title.as_str()]);
    let mut likely = HashSet::new();
    for text in texts {
        for word in words(text).filter_map(|word| text.get(word)) {
            let word = word.to_lowercase();
            if SURE.contains(&word.as_str()) {
                return true;
            }
            likely.extend(common(&word));
        }
    }
    likely.len() >= 2
}

/// The common word that this one is.
fn common(word: &str) -> Option<&'static str> {
    let is_it = |it: &&&str| word == **it || word.strip_suffix('s') == Some(**it);
    LIKELY.iter().find(is_it).copied()
}

#[cfg(test)]
mod tests {
    use super::is_about_ai;
    use crate::domain::part::Parts;
    use crate::domain::story::Story;
    use crate::domain::story::blank::blank;

    fn story(text: &str, tags: &[&str]) -> Story {
        Story { texts: Parts::from_fn(|_| text.to_owned()), ..blank("one", tags, &[]) }
    }

    #[test]
    fn words_and_the_tag_tell_a_story_about_ai() {
        for (text, tags, expected) in [
            ("We shipped an LLM to the support desk.", &[][..], true),
            ("Our classifier refused every third claim.", &[], true),
            ("I retrained the models on newer labels.", &[], true),
            ("The model of the pump was late. Models are late.", &[], false),
            ("The training of the new hires took a week.", &[], false),
            ("I said no to the date and the release slipped.", &[], false),
            ("I said no to the date and the release slipped.", &["conflict", "ai"], true),
            ("The air was thin and the email was long.", &[], false),
        ] {
            assert_eq!(is_about_ai(&story(text, tags)), expected, "{text}");
        }
    }
}
