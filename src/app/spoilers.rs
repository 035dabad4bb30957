//! What was found, as it may be shown: finding must not show what a question hides until it was told, and a text says
//! whose it is.

use crate::domain::find::Match;
use crate::domain::id::Id;
use crate::domain::item::ItemKind;
use crate::screens::Context;

/// The match as it may be shown now; nothing where even its words would give an answer away.
pub fn covered(found: Match, cx: Context<'_>) -> Option<Match> {
    match found.kind {
        ItemKind::Criterion => theme_is_open(&found, cx).then_some(found),
        ItemKind::Element => {
            found.parent.as_ref().is_some_and(|question| cx.is_open(question)).then_some(found)
        }
        ItemKind::Sample => Some(sample(found, cx)),
        ItemKind::Question => Some(question(found, cx)),
        ItemKind::Competency => Some(competency(found, cx)),
        ItemKind::Story => cx.library.story(&found.id).map(|it| story(found, &it.title, cx)),
        ItemKind::Company => cx.company(&found.id).map(|company| titled(found, &company.name)),
        _ => Some(found),
    }
}

/// The criteria of a theme are open once one of its questions is.
fn theme_is_open(found: &Match, cx: Context<'_>) -> bool {
    let is_it = |id: &Id| found.parent.as_ref() == Some(id);
    let mut themes = cx.bank.themes().filter(|theme| is_it(&theme.id));
    themes.any(|theme| theme.questions.iter().any(|question| cx.is_open(&question.id)))
}

fn sample(found: Match, cx: Context<'_>) -> Match {
    let Some(sample) = cx.bank.samples().find(|sample| sample.id == found.id) else { return found };
    if cx.is_open(&sample.question) || found.text == sample.asked {
        titled(found, &sample.title)
    } else {
        under(found, &sample.title)
    }
}

/// A story by what it is called, which starts with its title.
fn story(found: Match, title: &str, cx: Context<'_>) -> Match {
    let called = cx.library.title(&found.id).to_owned();
    if found.text == title { Match { text: called, ..found } } else { titled(found, &called) }
}

fn competency(found: Match, cx: Context<'_>) -> Match {
    match cx.bank.competencies().find(|competency| competency.id == found.id) {
        Some(competency) => titled(found, &competency.title),
        None => found,
    }
}

/// The match with the title of its item in front, where its text is another one.
fn titled(found: Match, title: &str) -> Match {
    if found.text == title {
        return found;
    }
    let lead = format!("{title}: ");
    let shift = lead.chars().count();
    let positions = found.positions.iter().map(|place| place + shift).collect();
    Match { text: lead + &found.text, positions, ..found }
}

fn question(found: Match, cx: Context<'_>) -> Match {
    let Some((_, question)) = cx.bank.question(&found.id) else { return found };
    let is_probe = question.probes.iter().any(|probe| probe.text == found.text);
    let found = if is_probe && !cx.is_open(&found.id) { under(found, &question.text) } else { found };
    match &question.short {
        Some(short) => titled(found, short),
        None => found,
    }
}

/// The match under a text that gives nothing away.
fn under(found: Match, text: &str) -> Match {
    if found.text == text {
        return found;
    }
    Match { text: text.to_owned(), positions: Vec::new(), ..found }
}
