//! What was heard of a take beside the story as it is written: figures by part, numbers and sentences that were not
//! heard, and what the story check says of the words. Nothing of it is a verdict: a program may have misheard.

use std::time::Duration;

use crate::coach::check::{Delivery, Finding, check_heard, measured, sentences, speech_counts};
use crate::domain::heard::numbers::{SpokenNumber, numbers, spoken_words};
use crate::domain::heard::terms::Vocabulary;
use crate::domain::heard::told::ToldNumbers;
use crate::domain::heard::{PartFigures, WordFigures, words_a_minute};
use crate::domain::pace::Pace;
use crate::domain::part::{Part, Parts};
use crate::domain::shape::ShapePart;
use crate::domain::story::Story;
use crate::domain::take::Take;

/// A sentence of the written story of which less than this share was heard, in percent, is pointed at.
const HARDLY: u32 = 50;

/// What was heard of a take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listening {
    /// The parts of its outline; one without a name where it was heard as a whole.
    pub parts: Vec<HeardPart>,
    /// What the rules that live on words say of it.
    pub findings: Vec<Finding>,
}

/// What was heard of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardPart {
    /// The part; nothing where the answer was heard as a whole.
    pub part: Option<ShapePart>,
    /// What was heard; empty where nothing was.
    pub text: String,
    /// How long it took, where that is known.
    pub time: Option<Duration>,
    /// Its figures, where anything was heard.
    pub words: Option<WordFigures>,
    /// The numbers of the written story that were not heard, as they are written.
    pub not_heard: Vec<String>,
    /// The sentences of the written story.
    pub written: Vec<WrittenSentence>,
}

/// A sentence of the written story, and how much of it was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenSentence {
    /// The sentence.
    pub text: String,
    /// The share of its content words that was heard anywhere, in percent; nothing where it has too few.
    pub share: Option<u32>,
}

impl WrittenSentence {
    /// Whether so little of it was heard that it was hardly told.
    pub fn is_hardly_heard(&self) -> bool {
        self.share.is_some_and(|share| share < HARDLY)
    }
}

impl HeardPart {
    /// Its name, or that it is all of it.
    pub fn title(&self) -> &'static str {
        self.part.map_or("All", |part| part.title)
    }
}

impl Listening {
    /// What was heard of a take: a text for each part of its outline, or one text of the whole.
    pub fn new(take: &Take, texts: &[String], story: Option<&Story>) -> Self {
        let heard = Vocabulary::of(texts.iter().map(String::as_str));
        let outline = take.outline.parts();
        let parts: Vec<HeardPart> = if texts.len() == outline.len() {
            let of = |(place, part): (usize, &ShapePart)| {
                let written = story.zip(part.star).map(|(story, part)| vec![story.texts[part].as_str()]);
                let time = take.parts.get(place).copied().flatten();
                listen(Some(*part), &texts[place], time, &written.unwrap_or_default(), &heard)
            };
            outline.iter().enumerate().map(of).collect()
        } else {
            let written: Vec<&str> =
                story.map_or_else(Vec::new, |story| Part::ALL.map(|it| story.texts[it].as_str()).to_vec());
            vec![listen(
                None,
                &texts.join(" "),
                Some(take.total).filter(|time| !time.is_zero()),
                &written,
                &heard,
            )]
        };
        let findings = check(take, &parts);
        Self { parts, findings }
    }

    /// The figures that the journal keeps.
    pub fn figures(&self) -> Vec<PartFigures> {
        self.parts.iter().map(|part| PartFigures { words: part.words, silence: None }).collect()
    }
}

fn listen(
    part: Option<ShapePart>,
    text: &str,
    time: Option<Duration>,
    written: &[&str],
    heard: &Vocabulary,
) -> HeardPart {
    let told = ToldNumbers::of(text);
    let of_story: Vec<(SpokenNumber, String)> = written.iter().flat_map(|text| measures(text)).collect();
    // Of a part in which nothing was heard nothing can be missing.
    let has_words = !text.is_empty();
    let missing = of_story.iter().filter(|(number, _)| has_words && !told.have(number));
    let mut not_heard: Vec<String> = missing.map(|(_, written)| written.clone()).collect();
    let [i, we, fillers] = speech_counts(text);
    let words = WordFigures {
        said: spoken_words(text) as u32,
        i,
        we,
        fillers,
        numbers: of_story.len() as u32,
        not_heard: not_heard.len() as u32,
    };
    not_heard.dedup();
    let sentences = written.iter().flat_map(|text| sentences(text));
    let sentence = |text: &str| WrittenSentence { text: text.to_owned(), share: heard.share(text) };
    HeardPart {
        part,
        text: text.to_owned(),
        time,
        words: has_words.then_some(words),
        not_heard,
        written: sentences.map(sentence).collect(),
    }
}

/// The numbers of a written text that measure something, each with how it is written.
fn measures(text: &str) -> Vec<(SpokenNumber, String)> {
    let measured = measured(text);
    let counts = |number: &SpokenNumber| {
        measured.iter().any(|range| range.start < number.range.end && number.range.start < range.end)
    };
    let written = |number: &SpokenNumber| {
        let before = text.get(..number.range.start).unwrap_or_default();
        let sign = before.chars().next_back().filter(|c| ['$', '\u{20ac}', '\u{a3}', '\u{a5}'].contains(c));
        let rest = text.get(number.range.end..).unwrap_or_default();
        let percent = if rest.trim_start().starts_with('%') { "%" } else { "" };
        // "3x", "120ms".
        let unit = rest.find(|c: char| !c.is_alphanumeric()).map_or(rest, |end| rest.split_at(end).0);
        let digits = text.get(number.range.clone()).unwrap_or_default();
        format!("{}{digits}{unit}{percent}", sign.map(String::from).unwrap_or_default())
    };
    numbers(text).into_iter().filter(counts).map(|number| (number.clone(), written(&number))).collect()
}

/// The story check, at the pace at which it was told.
fn check(take: &Take, parts: &[HeardPart]) -> Vec<Finding> {
    let said: u32 = parts.iter().filter_map(|part| part.words).map(|words| words.said).sum();
    let pace = words_a_minute(said, take.total).unwrap_or_else(|| Delivery::default().words_a_minute);
    let delivery = Delivery { words_a_minute: pace, pace: Pace::default() };
    let is_whole = matches!(parts, [whole] if whole.part.is_none());
    let mut texts = Parts::<String>::default();
    for heard in parts {
        if let Some(part) = heard.part.map_or(Some(Part::Action), |part| part.star) {
            texts[part].clone_from(&heard.text);
        }
    }
    if is_whole || take.outline.tells_story() { check_heard(texts, is_whole, &delivery) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Listening;
    use crate::domain::id::Id;
    use crate::domain::part::{Part, Parts};
    use crate::domain::story::Story;
    use crate::domain::story::blank::blank;
    use crate::domain::take::Take;

    fn take() -> Take {
        let parts = [24, 15, 64, 22, 14].map(|seconds| Some(Duration::from_secs(seconds))).to_vec();
        let total = Duration::from_secs(139);
        Take { parts, total, ..Take::of(Id::new("q").expect("an id")) }
    }

    fn story() -> Story {
        let texts = Parts([
            "In 2023 our search lost 9% of its queries. Names were stemmed.",
            "I had to get the names back within two weeks.",
            "I asked the author of the stemmer for its rules. I built a list of 40,000 names and measured 500 queries by hand.",
            "The error rate fell from 9% to 0.4%.",
            "I now look at what a library was made for before I use it.",
        ]);
        Story { texts: texts.map(|_, text| (*text).to_owned()), ..blank("stemmer", &[], &[]) }
    }

    const HEARD: [&str; 5] = [
        "so our search lost nine percent of the queries because it stemmed names",
        "i had to bring the names back in two weeks",
        "um first i asked the author of the stemmer and then we made a list of forty thousand names",
        "the error rate went down from nine percent to a lot less",
        "now i look at what a library is made for before i use it",
    ];

    #[test]
    fn numbers_of_the_story_are_heard_however_they_are_written() {
        let heard = Listening::new(&take(), &HEARD.map(str::to_owned), Some(&story()));
        let not_heard: Vec<_> = heard.parts.iter().map(|part| part.not_heard.clone()).collect();
        assert_eq!(not_heard, [vec![], vec![], vec!["500".to_owned()], vec!["0.4%".to_owned()], vec![]]);
        let action = heard.parts[2].words.expect("words");
        assert_eq!((action.i, action.we, action.fillers), (1, 1, 1));
        assert_eq!((action.numbers, action.not_heard), (2, 1));
        assert_eq!(heard.parts[0].words.expect("words").said, 13);
    }

    #[test]
    fn a_sentence_is_pointed_at_where_hardly_any_of_it_was_heard() {
        let heard = Listening::new(&take(), &HEARD.map(str::to_owned), Some(&story()));
        let hardly = heard.parts.iter().flat_map(|part| &part.written).filter(|it| it.is_hardly_heard());
        let hardly: Vec<&str> = hardly.map(|sentence| sentence.text.as_str()).collect();
        assert_eq!(hardly, [""; 0], "all were told, more or less");
        let mut less = HEARD.map(str::to_owned);
        less[2] = "i built a list of names".to_owned();
        less[4].clear();
        let heard = Listening::new(&take(), &less, Some(&story()));
        let hardly = heard.parts.iter().flat_map(|part| &part.written).filter(|it| it.is_hardly_heard());
        let hardly: Vec<&str> = hardly.map(|sentence| sentence.text.as_str()).collect();
        assert_eq!(hardly.len(), 2, "{hardly:?}");
        assert_eq!(heard.parts[4].words, None);
        assert!(heard.parts[4].not_heard.is_empty());
    }

    #[test]
    fn written_sentences_keep_their_stops_and_quotes() {
        let mut story = story();
        story.texts[Part::Result] = "It fell by 3.5. \"Why so?\" Nobody knew. (I asked.) Then?".to_owned();
        story.texts[Part::Learning] = " ".to_owned();
        let heard = Listening::new(&take(), &HEARD.map(str::to_owned), Some(&story));
        let written = |part: Part| heard.parts[part as usize].written.iter().map(|it| it.text.as_str());
        let sentences = ["It fell by 3.5.", "\"Why so?\"", "Nobody knew.", "(I asked.)", "Then?"];
        assert!(written(Part::Result).eq(sentences) && written(Part::Learning).next().is_none());
    }

    #[test]
    fn an_answer_that_was_heard_as_a_whole_has_one_part_and_all_of_the_story() {
        let heard = Listening::new(&take(), &[HEARD.join(" ")], Some(&story()));
        let [whole] = heard.parts.as_slice() else { panic!("one part") };
        assert_eq!(
            (whole.title(), whole.not_heard.clone()),
            ("All", vec!["500".to_owned(), "0.4%".to_owned()])
        );
        assert_eq!(whole.written.len(), 7);
        assert!(heard.findings.iter().all(|finding| !finding.says("SL301")));
    }
}
