//! A sprint in lines.

use crate::domain::id::Id;
use crate::domain::sprint::LIMIT;
use crate::domain::sprint::run::SprintRun;
use crate::keys::table::letter;
use crate::plain::speech::{Speech, read_out};
use crate::screens::Context;
use crate::screens::sprint::view::result;
use crate::screens::sprint::{SprintScreen, lettered};
use crate::ui::page::Page;

/// What there is to say of a sprint.
pub(super) fn speech(sprint: &SprintScreen, cx: Context<'_>) -> Speech {
    match sprint {
        SprintScreen::Setup => set_up(cx),
        SprintScreen::Running(run) => running(run, cx),
        SprintScreen::Page(sprint, _) => {
            let page = result(Page::read_out(), sprint, true, cx);
            let facts = page.texts().map(|line| read_out(&line)).filter(|line| !line.is_empty());
            Speech { facts: facts.collect(), here: "The sprint is over.".to_owned() }
        }
    }
}

fn set_up(cx: Context<'_>) -> Speech {
    let stories = lettered(cx);
    let about = "Sprint: ten questions, ten seconds each. For each one, which of your stories would you tell? Enter the \
                 story's letter, or 0 for none. You don't speak, and nothing is rated.";
    let here = if stories.is_empty() {
        "You don't have any stories to match questions to yet. To write one, use starl story new TITLE."
    } else {
        "Ready when you are. An empty line starts the first clock."
    };
    Speech {
        facts: std::iter::once(about.to_owned()).chain(letters(&stories, cx)).collect(),
        here: here.to_owned(),
    }
}

fn letters(stories: &[Id], cx: Context<'_>) -> Vec<String> {
    let letters = stories.iter().enumerate();
    letters.filter_map(|(row, slug)| Some(format!("{}: {}.", letter(row)?, cx.library.title(slug)))).collect()
}

fn running(run: &SprintRun, cx: Context<'_>) -> Speech {
    let answers = run.sprint().answers;
    let last = answers.last().filter(|last| last.story.is_none() && last.time >= LIMIT);
    let late = if last.is_some() { "Time is up. " } else { "" };
    let text = run.question().map_or("", |question| cx.wording(question, 0));
    Speech {
        facts: letters(run.stories(), cx),
        here: format!("{late}Question {} of {}: {text}", run.number() + 1, run.total()),
    }
}
