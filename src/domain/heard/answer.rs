//! What programs that write down speech answer: plain text, subtitles, or one of their kinds of JSON.

use serde_json::{Map, Value};

use crate::domain::clean::clean;
use crate::domain::heard::transcript::{Transcript, in_one_line};
use crate::domain::shape::Outline;

/// The words of an answer; empty where it has none. What stands in brackets is a noise and no word.
pub fn words_of(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    let text = of_json(text).unwrap_or_else(|| of_subtitles(text));
    in_one_line(&without_noises(&clean(&text)))
}

/// The text of the first JSON value: the whole answer, or a line of it between others.
fn of_json(text: &str) -> Option<String> {
    let candidates = std::iter::once(text).chain(text.lines().map(str::trim));
    let mut values = candidates.filter(|text| text.starts_with(['{', '[']));
    values.find_map(|text| said(&serde_json::from_str(text).ok()?))
}

/// A text, or the texts of the first list of objects that have one.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => {
            text_of(object).map(str::to_owned).or_else(|| object.values().find_map(said))
        }
        Value::Array(items) => {
            let texts: Vec<&str> = items.iter().filter_map(|item| text_of(item.as_object()?)).collect();
            // Words that bring their own blanks are joined as they stand: "40", ",000".
            let own_blanks = texts.iter().any(|text| text.starts_with(' '));
            (!texts.is_empty()).then(|| texts.join(if own_blanks { "" } else { " " }))
        }
        _ => None,
    }
}

fn text_of(object: &Map<String, Value>) -> Option<&str> {
    ["text", "word"].into_iter().find_map(|key| object.get(key)?.as_str())
}

fn of_subtitles(text: &str) -> String {
    match Transcript::read(text, Outline::default()) {
        Ok(Transcript::Timed(lines)) => {
            lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
        }
        _ => text.to_owned(),
    }
}

/// A text without what stands in brackets: `[BLANK_AUDIO]`, `(laughs)`.
fn without_noises(text: &str) -> String {
    let (mut kept, mut rest) = (String::new(), text);
    while let Some((before, inside)) = rest.split_once(['[', '(']) {
        kept.push_str(before);
        kept.push(' ');
        let Some((_, after)) = inside.split_once([']', ')']) else {
            kept.push_str(inside);
            return kept;
        };
        rest = after;
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn every_kind_of_answer_has_its_words() {
        for answer in [
            "  by the\n will of 40,000 \n",
            "1\n00:00:00,000 --> 00:00:02,000\nby the\n\n2\n00:00:02,000 --> 00:00:04,000\n<u>will</u> of 40,000\n",
            "WEBVTT\n\n00:00.000 --> 00:02.000\nby the will of 40,000\n",
            r#"{"text":" by the will of 40,000","segments":[{"start":1.0,"end":2.0,"text":" by"}],"language":"en"}"#,
            r#"{"transcription":[{"offsets":{"from":1,"to":2},"text":" by the"},{"text":" will of 40,000"}]}"#,
            r#"{"systeminfo":"AVX","params":{"model":"m"},"transcription":[{"text":" by the will of"},{"text":" 40"},{"text":",000"}]}"#,
            r#"{"result":[{"conf":1.0,"start":0.84,"word":"the"}],"text":"by the will of 40,000"}"#,
            r#"[{"start":0.1,"word":"by"},{"word":"the"},{"word":"will"},{"word":"of"},{"word":"40,000"}]"#,
            "loading model\n{\"lang\":\"\",\"text\":\"by the will of 40,000\",\"timestamps\":[0.0]}\ndone in 2 s",
            "[00:01] by the (laughs) will of 40,000 [BLANK_AUDIO]",
        ] {
            assert_eq!(words_of(answer.as_bytes()), "by the will of 40,000", "{answer}");
        }
    }

    #[test]
    fn an_answer_without_words_has_none_and_bad_bytes_do_no_harm() {
        for answer in ["", " \n", "[BLANK_AUDIO]", "{\"text\":\"\"}", "(silence)"] {
            assert_eq!(words_of(answer.as_bytes()), "", "{answer}");
        }
        assert_eq!(words_of(b"caf\xc3\xa9 \xff said \x1b]52;c"), "caf\u{e9} \u{fffd} said \u{fffd}]52;c");
        assert_eq!(words_of(b"{\"text\": (cut"), "{\"text\": cut");
    }
}
