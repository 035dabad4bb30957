//! Questions as Markdown that `starl import` reads back, and as a text for Anki.

use csv::{QuoteStyle, WriterBuilder};

use crate::cli::error::{CommandError, CommandOutcome};
use crate::cli::export::escaped;
use crate::cli::page::Printout;
use crate::domain::bank::{AskGroup, Bank};
use crate::domain::id::Id;
use crate::domain::question::{Criterion, Question, Theme};

/// What is exported of the bank.
pub(super) struct ExportedBank<'a> {
    themes: Vec<&'a Theme>,
    ask: Vec<&'a AskGroup>,
    bank: &'a Bank,
}

impl<'a> ExportedBank<'a> {
    /// All of it, or what a theme has, or what packs of the user's own have.
    pub(super) fn of(bank: &'a Bank, theme: Option<&Id>, own: bool) -> Self {
        let packs = || bank.packs().iter().skip(usize::from(own));
        let is_wanted = |it: &&Theme| theme.is_none_or(|id| it.id == *id) && !it.questions.is_empty();
        Self {
            themes: packs().flat_map(|pack| &pack.themes).filter(is_wanted).collect(),
            ask: packs().filter(|_| theme.is_none()).flat_map(|pack| &pack.ask).collect(),
            bank,
        }
    }

    /// Whether there was anything.
    pub(super) fn outcome(&self) -> CommandOutcome {
        if self.themes.is_empty() && self.ask.is_empty() {
            CommandOutcome::Problems
        } else {
            CommandOutcome::Fine
        }
    }

    /// Prints Markdown.
    pub(super) fn markdown(&self, page: &mut Printout) {
        page.line("# Questions");
        for theme in &self.themes {
            page.gap();
            page.line(&format!("## {}", escaped(&theme.title)));
            criteria("What they look for:", &theme.looks_for, page);
            theme.questions.iter().for_each(|question| print(question, page));
        }
        if !self.ask.is_empty() {
            page.gap();
            page.line("# Questions to ask the interviewer");
        }
        for group in &self.ask {
            page.gap();
            page.line(&format!("## {}\n", escaped(&group.title)));
            group.questions.iter().for_each(|question| page.line(&format!("- {}", escaped(&question.text))));
        }
    }

    /// Prints a text for Anki: the question in front, what to look for on the back, the theme as the deck.
    pub(super) fn anki(&self, page: &mut Printout) -> Result<(), CommandError> {
        page.line("#separator:tab\n#html:true\n#notetype:Basic\n#deck column:3\n#tags column:4");
        let mut writer =
            WriterBuilder::new().delimiter(b'\t').quote_style(QuoteStyle::Necessary).from_writer(Vec::new());
        for (theme, question) in
            self.themes.iter().flat_map(|it| it.questions.iter().map(move |question| (it, question)))
        {
            let looked_for = self.bank.criteria(&question.id).iter();
            let back: Vec<String> = looked_for.map(|it| format!("<li>{}</li>", html(&it.text))).collect();
            let back = if back.is_empty() { String::new() } else { format!("<ul>{}</ul>", back.concat()) };
            let tags: Vec<&str> = question.tags.iter().map(Id::as_str).collect();
            let deck = format!("starl::{}", theme.title.replace("::", ": "));
            writer.write_record([&html(&question.text), &back, &deck, &tags.join(" ")])?;
        }
        let written = writer.into_inner().map_err(CommandError::problem)?;
        page.text.push_str(&String::from_utf8_lossy(&written));
        Ok(())
    }
}

fn print(question: &Question, page: &mut Printout) {
    page.gap();
    page.line(&format!("### Q: {}", escaped(&question.text)));
    criteria("Strong answer elements:", &question.elements, page);
    if !question.probes.is_empty() {
        page.line("\nFollow-ups:\n");
        question.probes.iter().for_each(|probe| page.line(&format!("- {}", escaped(&probe.text))));
    }
}

fn criteria(label: &str, criteria: &[Criterion], page: &mut Printout) {
    if !criteria.is_empty() {
        page.line(&format!("\n{label}\n"));
        for criterion in criteria {
            page.line(&format!("- {}", escaped(&criterion.text)));
        }
    }
}

/// A text in which nothing is taken for HTML, on one line.
fn html(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::ExportedBank;
    use crate::cli::page::Printout;
    use crate::domain::bank::Bank;
    use crate::packs::built_in;
    use crate::packs::import::{ImportWishes, ListText, QuestionList, import};
    use crate::store::text::source::Source;

    /// What an import reads of an export.
    fn back(name: &str, page: &Printout) -> QuestionList {
        let source = Source { path: name.into(), text: page.text.clone() };
        import(&source, &ImportWishes::default()).expect("it is a list").list
    }

    fn one_line(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn an_import_of_exported_questions_gives_the_same_ones() {
        let bank = Bank::new(vec![built_in()]);
        let exported = ExportedBank::of(&bank, None, false);
        let (mut markdown, mut anki) = (Printout::default(), Printout::default());
        exported.markdown(&mut markdown);
        exported.anki(&mut anki).expect("written");
        let texts = |found: &[ListText]| found.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
        let read = back("bank.md", &markdown);
        assert_eq!(read.themes.len(), exported.themes.len());
        for (theme, found) in exported.themes.iter().zip(&read.themes) {
            assert_eq!(found.title, theme.title);
            assert_eq!(
                texts(&found.looks_for),
                theme.looks_for.iter().map(|it| one_line(&it.text)).collect::<Vec<_>>()
            );
            assert_eq!(found.questions.len(), theme.questions.len(), "{}", theme.title);
            for (question, found) in theme.questions.iter().zip(&found.questions) {
                assert_eq!(found.asked.text, one_line(&question.text));
                let elements: Vec<String> = question.elements.iter().map(|it| one_line(&it.text)).collect();
                let probes: Vec<String> = question.probes.iter().map(|it| one_line(&it.text)).collect();
                assert_eq!(
                    (texts(&found.elements), texts(&found.probes)),
                    (elements, probes),
                    "{}",
                    question.text
                );
            }
        }
        let asks: Vec<String> = bank.ask_questions().map(|it| one_line(&it.text)).collect();
        let found = |groups: &QuestionList| {
            let asked = groups.ask.iter().flat_map(|group| &group.questions);
            asked.map(|it| it.asked.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(found(&read), asks);
        let cards = back("bank.txt", &anki);
        let of = |list: &QuestionList| {
            let themes = list.themes.iter();
            themes.map(|it| (it.title.clone(), it.questions.len())).collect::<Vec<_>>()
        };
        assert_eq!(of(&cards), of(&read));
    }

    #[test]
    fn signs_of_markdown_and_html_come_back_as_they_were() {
        let mut pack = built_in();
        pack.themes.truncate(1);
        pack.themes[0].questions.truncate(2);
        let odd = [
            "1. Why *this* <b> & [that](x) #1 | `y`? ~~no~~ \\ _z_ so",
            "- Tell me about a \"+\", then \t=A1?",
        ];
        for (question, odd) in pack.themes[0].questions.iter_mut().zip(odd) {
            odd.clone_into(&mut question.text);
        }
        let bank = Bank::new(vec![pack]);
        let exported = ExportedBank::of(&bank, None, false);
        let (mut markdown, mut anki) = (Printout::default(), Printout::default());
        exported.markdown(&mut markdown);
        exported.anki(&mut anki).expect("written");
        for list in [back("bank.md", &markdown), back("bank.txt", &anki)] {
            let asked: Vec<&str> = list.themes[0].questions.iter().map(|it| it.asked.text.as_str()).collect();
            assert!(asked[0].ends_with("Why *this* <b> & [that](x) #1 | `y`? ~~no~~ \\ _z_ so"), "{asked:?}");
            assert!(asked[1].ends_with("Tell me about a \"+\", then =A1?"), "{asked:?}");
        }
    }
}
