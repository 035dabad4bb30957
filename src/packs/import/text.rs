//! Words without what is only markup: numbers, quotes, pictures at the edges.

/// The words in small letters, with one blank before, between and behind them, so that a phrase is found by its words;
/// nothing where there is no word.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match c {
            '\'' | '’' => {}
            'a'..='z' | '0'..='9' | 'A'..='Z' => {
                if folded.is_empty() {
                    folded.push(' ');
                }
                folded.push(c.to_ascii_lowercase());
            }
            c if c.is_alphanumeric() => {
                if folded.is_empty() {
                    folded.push(' ');
                }
                folded.extend(c.to_lowercase());
            }
            _ if !folded.ends_with(' ') && !folded.is_empty() => folded.push(' '),
            _ => {}
        }
    }
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
    folded
}

/// A text on one line, with one blank between its words.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without a number before it, signs of emphasis or pictures around it, and quotes that hold all of it.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim().trim_start_matches("//");
    let text = without_number(text.trim_matches(is_ornament));
    let text = text.trim_matches(is_ornament);
    let opening = ['"', '“', '”', '«', '‘', '\''];
    let Some(inner) = text.strip_prefix(opening) else { return text };
    let inner = inner.strip_suffix(['"', '”', '“', '»', '’', '\'']).unwrap_or(inner);
    if inner.len() + 1 == text.len() || inner.contains(['"', '“', '”', '«']) {
        text
    } else {
        inner.trim()
    }
}

/// The title of a heading without its number, its kind and pictures: "Theme 3: Failure" is "Failure".
pub(super) fn title(text: &str) -> &str {
    let text = bare(text);
    let (kind, rest) = text.split_once([':', '-', '–', '—']).unwrap_or(("", text));
    let mut words = kind.split_whitespace();
    let is_kind = matches!((words.next(), words.next(), words.next()), (Some(_), Some(number), None)
        if number.trim_start_matches('#').bytes().all(|byte| byte.is_ascii_digit()));
    let text = if is_kind && !rest.trim().is_empty() { rest } else { text };
    text.trim().trim_end_matches([':', '：']).trim().trim_matches(is_ornament)
}

/// Blanks, emphasis that no parser took, pictures, and what makes them one.
fn is_ornament(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '*' | '_' | '=' | '~' | '•' | '▪' | '●' | '\u{fe0f}' | '\u{200d}' | '\u{20e3}')
        || matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// The rest behind "3.", "2.1", "12)" or "#4:".
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches('#').trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = text.len() - rest.len();
    // A number on a key: the digit and two signs that draw the key around it.
    if number > 0 && rest.starts_with(['\u{fe0f}', '\u{20e3}']) {
        return rest.trim_start_matches(is_ornament);
    }
    let ends = text.get(..number).is_some_and(|it| it.ends_with('.')) || rest.starts_with([')', ':', ' ']);
    if number == 0 || !text.contains(|c: char| c.is_ascii_digit()) || !ends || text.starts_with(['.', ' ']) {
        return text;
    }
    // "5 years from now" is no number before a text.
    match rest.strip_prefix([')', ':']) {
        Some(rest) => rest.trim_start(),
        None if text.get(..number).is_some_and(|it| it.contains(['.', '#'])) => rest.trim_start(),
        None => text,
    }
}

/// Whether a text ends as a question, whatever stands behind it in brackets.
pub(super) fn ends_asking(text: &str) -> bool {
    let mut text = text.trim_end();
    if let Some(at) = text.rfind('(').filter(|_| text.ends_with(')')) {
        let before = text.get(..at).unwrap_or_default().trim_end();
        if !before.is_empty() {
            text = before;
        }
    }
    let text = text
        .trim_end_matches(|c: char| is_ornament(c) || matches!(c, '"' | '”' | '\'' | '’' | ')' | '。' | '.'));
    text.ends_with(['?', '？', '؟', '⁇', '‽'])
}

/// How many words a text has.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::{bare, ends_asking, folded, title};

    #[test]
    fn words_are_compared_without_case_and_signs() {
        assert_eq!(folded("What they're *looking* for:"), " what theyre looking for ");
        assert_eq!(folded(" — "), "");
    }

    #[test]
    fn numbers_quotes_and_pictures_are_taken_off_and_nothing_else() {
        for (text, left) in [
            ("1. \"Why us?\"", "Why us?"),
            ("12) Why us?", "Why us?"),
            ("2.1 Why us?", "Why us?"),
            ("#4: Why us?", "Why us?"),
            ("🎯 Why us?", "Why us?"),
            ("3\u{fe0f}\u{20e3} “Why us?”", "Why us?"),
            ("5 years from now?", "5 years from now?"),
            ("\"We\" or \"I\"?", "\"We\" or \"I\"?"),
            ("Say \"no\"", "Say \"no\""),
            ("", ""),
            ("?", "?"),
        ] {
            assert_eq!(bare(text), left, "{text:?}");
        }
        assert_eq!(title("Theme 3: Dealing with Failure"), "Dealing with Failure");
        assert_eq!(title("🚀 2. Conflict:"), "Conflict");
        assert_eq!(title("Work-life balance"), "Work-life balance");
    }

    #[test]
    fn a_question_may_be_followed_by_brackets() {
        for text in ["Why?", "Why? (1 minute)", "“Why?”", "(Why?)", "为什么？", "Why?*"] {
            assert!(ends_asking(text), "{text}");
        }
        for text in ["Why", "Why? Because.", "(why)", ""] {
            assert!(!ends_asking(text), "{text}");
        }
    }
}
