//! Text in cells: its width, wrapping, cutting, and times as people read them.

use std::ops::Range;
use std::time::Duration;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use crate::domain::story::length::clock as minutes;
pub use crate::domain::words::{and, capital};

/// How many cells a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// Breaks a text into lines of at most `width` cells. Line breaks in the text are kept, tabs become spaces.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let spaced = text.replace('\t', "    ");
    let lines = textwrap::wrap(&spaced, width.max(1)).into_iter();
    lines.flat_map(|line| broken(line.trim_end(), width).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// A line in pieces of at most `width` cells: the wrapping counts letter by letter, and a selector makes the letter before
/// it wider.
fn broken(line: &str, width: usize) -> impl Iterator<Item = &str> {
    let mut starts = vec![0];
    let mut used = 0;
    // Nearly every line is all letters of one cell each: those need no counting.
    let fits = line.is_ascii() && line.len() <= width;
    for (at, grapheme) in if fits { "" } else { line }.grapheme_indices(true) {
        used += grapheme.width();
        if used > width && at > 0 {
            starts.push(at);
            used = grapheme.width();
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([line.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| line.get(start..end).unwrap_or_default())
}

/// Where the lines of a text break when none is wider than `width` cells: the bytes of each line.
pub fn wrapped(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut from = 0;
    for line in textwrap::wrap(text, width.max(1)) {
        let line = line.trim_end();
        let at = text.get(from..).and_then(|rest| rest.find(line)).map_or(from, |at| from + at);
        lines.push(at..at + line.len());
        from = at + line.len();
    }
    lines
}

/// Wraps, and cuts what does not fit into this many lines with an ellipsis.
pub fn wrap_to(text: &str, width: usize, lines: usize) -> Vec<String> {
    let mut wrapped = wrap(text, width);
    if wrapped.len() > lines && lines > 0 {
        let rest = wrapped.split_off(lines - 1).join(" ");
        wrapped.push(fit(&rest, width));
    }
    wrapped
}

/// The text, cut with an ellipsis where it is wider than `width` cells.
pub fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used >= width {
            break;
        }
        cut.push_str(grapheme);
    }
    if width > 0 {
        let rest = text.strip_prefix(cut.as_str()).unwrap_or_default();
        cut.truncate(whole_words(&cut, rest, width));
        cut.push('…');
    }
    cut
}

/// How much of a text that is cut to this width stays: no part of a word, unless that takes a third of the width, and no
/// stop before the ellipsis.
fn whole_words(cut: &str, rest: &str, width: usize) -> usize {
    let is_inside = cut.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
    let words =
        cut.rsplit_once(' ').map(|(words, _)| words).filter(|it| is_inside && it.width() * 3 > width * 2);
    words.unwrap_or(cut).trim_end_matches([' ', ',', ';', ':', '·', '-']).len()
}

/// As many of the facts as have room, the last ones left out: "usable · told once" of "usable · told once, 3
/// days ago".
pub fn facts_in(facts: &str, width: usize) -> String {
    let mut facts = facts;
    while facts.width() > width {
        let before = |mark| facts.rsplit_once(mark).map(|(before, _)| before);
        let Some(fewer) = before(" · ").max(before(", ")) else { break };
        facts = fewer;
    }
    fit(facts, width)
}

/// The text cut or filled with spaces to exactly `width` cells.
pub fn pad(text: &str, width: usize) -> String {
    let mut padded = fit(text, width);
    padded.push_str(&" ".repeat(width.saturating_sub(padded.width())));
    padded
}

/// How much longer than `plan` it took, with its sign, as the two look when rounded: "+0:04".
pub fn difference(time: Duration, plan: Duration) -> String {
    let (time, plan) = (time.as_secs(), plan.as_secs());
    let sign = match time.cmp(&plan) {
        std::cmp::Ordering::Less => "-",
        std::cmp::Ordering::Equal => " ",
        std::cmp::Ordering::Greater => "+",
    };
    format!("{sign}{}", minutes(Duration::from_secs(time.abs_diff(plan))))
}

/// "1 drill", "2 drills".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The sentences of a report: what it shows of a file, with its caret, would need lines of its own.
pub fn sentences(report: &str) -> String {
    report.lines().filter(|line| !line.starts_with(' ')).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{difference, facts_in, fit, minutes, pad, width, wrap, wrap_to, wrapped};
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
    use std::time::Duration;

    #[test]
    fn text_is_cut_between_graphemes() {
        assert_eq!(fit("a long story", 8), "a long…");
        assert_eq!(fit("a rather long story", 17), "a rather long…", "no word is cut");
        assert_eq!(fit("extraordinary", 8), "extraor…", "unless it's all there is");
        assert_eq!(fit("one, two, three", 9), "one, two…");
        assert_eq!(fit("short", 5), "short");
        assert_eq!(fit("日本語", 4), "日…");
        assert_eq!(fit("x", 0), "");
        assert_eq!(pad("ab", 4), "ab  ");
        assert_eq!(wrap_to("one two three four", 5, 2), ["one", "two…"]);
        let wide = "*\u{fe0f}".repeat(3);
        assert_eq!(wrap(&wide, 4), ["*\u{fe0f}*\u{fe0f}", "*\u{fe0f}"], "a selector makes it two cells");
    }

    #[test]
    fn facts_are_left_out_from_the_end() {
        let facts = "usable · told once, 3 days ago";
        assert_eq!(facts_in(facts, 40), facts);
        assert_eq!(facts_in(facts, 25), "usable · told once");
        assert_eq!(facts_in(facts, 15), "usable");
        assert_eq!(facts_in(facts, 5), "usab…");
    }

    #[test]
    fn times_read_as_people_say_them() {
        let secs = Duration::from_secs;
        assert_eq!(minutes(secs(154)), "2:34");
        assert_eq!(difference(secs(21), secs(24)), "-0:03");
        assert_eq!(difference(Duration::from_millis(24_900), secs(24)), " 0:00");
        assert_eq!(difference(secs(79), secs(75)), "+0:04");
    }

    proptest! {
        #[test]
        fn wrapped_lines_are_pieces_of_the_text_in_order(text in "[a-zé日 \n-]{0,80}", columns in 2_usize..30) {
            let lines = wrapped(&text, columns);
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let line = |line: &std::ops::Range<usize>| text.get(line.clone()).expect("between letters");
            let joined: String = lines.iter().map(line).collect();
            prop_assert_eq!(letters(&joined), letters(&text));
            prop_assert!(lines.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert!(lines.iter().all(|it| width(line(it)) <= columns));
        }

        #[test]
        fn no_line_is_wider_than_asked(text in "\\PC{0,80}", columns in 2_usize..40) {
            for line in wrap(&text, columns) {
                prop_assert!(width(&line) <= columns, "{line:?}");
            }
            prop_assert!(width(&fit(&text, columns)) <= columns);
        }
    }
}
