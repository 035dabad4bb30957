//! What is said of a screen: its facts, and where one is.

use crate::ui::page::Page;
use crate::ui::text::capital;

/// What there is to say of a screen or of what lies on it. Nothing in it changes by time alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Speech {
    /// What there is to know, a line each: said once, and again where it changes.
    pub facts: Vec<String>,
    /// Where one is and what can be done: said whenever it changes, and after something that lay on top is gone.
    pub here: String,
}

impl Speech {
    /// What is new in it after another one.
    pub fn news(&self, before: &Self) -> Vec<String> {
        let facts = self.facts.iter().filter(|fact| !fact.is_empty() && !before.facts.contains(fact));
        let here = Some(&self.here).filter(|here| !here.is_empty() && **here != before.here);
        facts.chain(here).cloned().collect()
    }
}

/// The lines of a page as they are read out: columns become commas, and what only draws is left out.
pub(super) fn lines_of(fill: impl FnOnce(&mut Page)) -> Vec<String> {
    let mut page = Page::read_out();
    fill(&mut page);
    page.texts().map(|line| read_out(&line)).filter(|line| !line.is_empty()).collect()
}

/// A line of the screen as it is read out.
pub(super) fn read_out(line: &str) -> String {
    let words: String = line.chars().map(|c| if is_drawn(c) { ' ' } else { c }).collect();
    let columns = words.replace(" · ", "  ").replace("( )", "");
    let columns = columns.split("  ").map(str::trim).filter(|column| !column.is_empty());
    let columns: Vec<&str> = columns.collect();
    match columns.as_slice() {
        [heading] if is_heading(heading) => lowered(heading) + ":",
        // The heads of a chart's days.
        letters if letters.len() > 2 && letters.iter().all(|it| is_letter(it)) => String::new(),
        [heading, rest @ ..] => std::iter::once(lowered(heading))
            .chain(rest.iter().map(|it| (*it).to_owned()))
            .collect::<Vec<_>>()
            .join(", "),
        [] => String::new(),
    }
}

/// A heading in small letters; anything else as it is.
fn lowered(text: &str) -> String {
    if !is_heading(text) {
        return text.to_owned();
    }
    let words = text.split(' ').map(|word| match word {
        "I" | "AI" => word.to_owned(),
        word => word.to_lowercase(),
    });
    capital(&words.collect::<Vec<_>>().join(" "))
}

fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.chars().all(char::is_alphabetic)
}

/// Whether a line is a heading: it is in capitals, which some readers spell.
fn is_heading(line: &str) -> bool {
    line.chars().filter(|c| c.is_uppercase()).count() > 3 && !line.chars().any(char::is_lowercase)
}

/// Whether a character draws something and says nothing: lines, bars, and marks beside words.
fn is_drawn(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{25ff}' | '✓' | '★' | '☆')
}

#[cfg(test)]
mod tests {
    use super::{Speech, read_out};

    #[test]
    fn columns_are_read_with_commas_and_bars_are_silent() {
        assert_eq!(read_out("   Situation  ━━━━┃╌╌   0:24   in range"), "Situation, 0:24, in range");
        assert_eq!(read_out("  ● When have you · cold"), "When have you, cold");
        assert_eq!(read_out("────────"), "");
        assert_eq!(read_out(" WITHOUT A STORY"), "Without a story:");
        assert_eq!(read_out("  HOLDS   3 of 5"), "Holds, 3 of 5");
        assert_eq!(read_out(" NEXT TIME I WILL"), "Next time I will:");
        assert_eq!(read_out(" M  T  W  T"), "");
    }

    #[test]
    fn what_was_said_is_not_said_again_until_it_changes() {
        let speech = |facts: &[&str], here: &str| Speech {
            facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
            here: here.to_owned(),
        };
        let first = speech(&["a", "b"], "x");
        assert_eq!(first.news(&Speech::default()), ["a", "b", "x"]);
        let second = speech(&["a", "c"], "x");
        assert_eq!(second.news(&first), ["c"]);
        assert_eq!(first.news(&second), ["b"]);
    }
}
