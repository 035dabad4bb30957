//! Practice on the day of the interview: below the warm-up the page for the day, and no plan.
//!
//! ```text
//!  Your stories                                             S the whole page
//!    The stemmer     1:58   Queries that found nothing fell from 9 to 4 in a hundred.
//!
//!  Next time I will
//!    - name the number first
//!
//!  Questions to ask
//!    ...
//! ```

use crate::coach::sheet::{in_a_line, reminders};
use crate::domain::story::length::{clock, spoken_whole};
use crate::keys::action::Action;
use crate::screens::{Context, sheet};
use crate::ui::canvas::Target;
use crate::ui::page::Page;
use crate::ui::text::{fit, pad, width};
use crate::ui::theme::Role;

/// A title is cut to this many cells, and to a quarter of a narrow page, so that the numbers next to it are seen.
const TITLE: usize = 28;

/// Draws what there is to look at before the interview.
pub(super) fn draw(page: &mut Page, cx: Context<'_>) {
    page.ends(
        Role::Strong.span(" Your stories"),
        vec![Role::Key.span("S"), Role::Text.span(" the whole page")],
    );
    page.hit_last(None, Target::Do(Action::Sheet));
    stories(page, cx);
    if let Some(from) = sheet::sources(cx) {
        sheet::lay(page, &reminders(&from), 1);
    }
}

/// Each story in a line with its numbers.
fn stories(page: &mut Page, cx: Context<'_>) {
    let stories = cx.library.stories();
    if stories.is_empty() {
        page.push(Role::Text.span("   none written yet"));
    }
    let longest = stories.iter().map(|story| width(&story.title)).max().unwrap_or(0);
    let room = longest.min(TITLE).min(page.wide() / 4);
    for story in stories {
        let length = clock(spoken_whole(story, cx.settings.words_a_minute));
        let words = format!("   {}  {length:>5}   {}", pad(&story.title, room), in_a_line(story));
        page.push(Role::Text.span(fit(&words, page.wide())));
    }
}
