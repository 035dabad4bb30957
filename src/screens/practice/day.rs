//! Practice on the day of the interview: below the warm-up, or beside it, the page for the day, and no plan.
//!
//! ```text
//!  YOUR STORIES                                             S the whole page
//!    The stemmer     1:58   Queries that found nothing fell from 9 to 4 in a hundred.
//!
//!  NEXT TIME I WILL
//!    - name the number first
//!
//!  QUESTIONS TO ASK
//!    ...
//! ```

use crate::coach::sheet::{in_a_line, is_written, reminders as sheet_reminders};
use crate::domain::story::Story;
use crate::domain::story::length::{clock, spoken_whole};
use crate::keys::action::Action;
use crate::screens::{Context, sheet};
use crate::ui::canvas::Target;
use crate::ui::page::Page;
use crate::ui::text::{fit, pad, width};
use crate::ui::theme::Role;

/// A title is cut to this many cells, and to a third of a narrow page, so that the numbers next to it are seen.
const TITLE: usize = 28;

/// What to do better, what to ask, and whom.
pub(super) fn reminders(page: &mut Page, cx: Context<'_>) {
    if let Some(from) = sheet::sources(cx) {
        sheet::lay(page, &sheet_reminders(&from), 1);
    }
}

/// Each story with its numbers: in two lines where there is room, else in one.
pub(super) fn stories(page: &mut Page, cx: Context<'_>, airy: bool) {
    page.ends(
        Role::Strong.span(" YOUR STORIES"),
        vec![Role::Key.span("S"), Role::Text.span(" the whole page")],
    );
    page.hit_last(None, Target::Do(Action::Sheet));
    let stories: Vec<&Story> = cx.library.stories().iter().filter(|story| is_written(story)).collect();
    if stories.is_empty() {
        page.push(Role::Text.span("   none written yet"));
    }
    let longest = stories.iter().map(|story| width(&story.title)).max().unwrap_or(0);
    // A title without numbers next to it needs no cut.
    let room = longest.min(TITLE).min(page.wide() / 3);
    for story in stories {
        let length = clock(spoken_whole(story, cx.settings.words_a_minute));
        if airy {
            let title = fit(&story.title, page.beside(width(&length) + 6));
            page.ends(Role::Text.span(format!("   {title}")), Role::Fact.span(length));
            page.text(Role::Fact, (5, 1), &in_a_line(story));
        } else {
            let (line, beside) = (in_a_line(story), page.beside(13));
            let title = if line.is_empty() { fit(&story.title, beside) } else { pad(&story.title, room) };
            let words = format!("   {title}  {length:>5}   {line}");
            page.push(Role::Text.span(fit(words.trim_end(), page.wide())));
        }
    }
}
