//! Before anything is uncovered: how was the follow-up answered, and how did it go?

use std::time::Duration;

use ratatui::text::{Line, Span};

use crate::domain::follow_up::mark_word;
use crate::domain::rating::Rating;
use crate::keys::action::Action;
use crate::screens::review::ReviewScreen;
use crate::ui::canvas::Target;
use crate::ui::clock::LEFT;
use crate::ui::page::Page;
use crate::ui::text::{minutes, pad};
use crate::ui::theme::Role;

const ASKED: &str = "Before you look, how did it go?";

/// The four ratings and the way past them stand in a line of this many cells.
const IN_A_LINE: usize = 50;

/// The four ratings, each with what it stands for where there is room, and the way past the guess.
pub(super) fn guess(page: &mut Page, airy: bool) {
    let start = page.len();
    page.text(Role::Strong, (LEFT, 1), ASKED);
    if airy {
        spelled(page);
    } else {
        page.push("   ");
        for rating in Rating::ALL {
            let key = Role::Key.span(u8::from(rating).to_string());
            let words = Span::raw(format!(" {}   ", rating.word()));
            page.append(vec![key, words], Some(Target::Do(Action::Felt(rating))));
        }
        if page.wide() < IN_A_LINE {
            page.push("   ");
        }
        page.append(vec![Role::Key.span("0"), Span::raw(" skip")], Some(Target::Do(Action::Uncover)));
    }
    page.focus_from(start);
}

/// The follow-up that was answered, and how: the three marks, with what they stand for.
pub(super) fn mark(page: &mut Page, review: &ReviewScreen) {
    let Some(asked) = review.follow_up() else { return };
    let start = page.len();
    let spent = minutes(asked.spent(Duration::ZERO));
    page.hang(Role::Strong.span("   Follow-up   "), 2, Role::Text, &format!("\"{}\"", asked.text));
    page.text(Role::Fact, (LEFT, 1), &format!("You answered in {spent}. How good was your answer?"));
    page.gap();
    for (points, meaning) in [
        (0, "no answer, or one to a different question"),
        (1, "too general, or after a long pause"),
        (2, "to the point, with a fact"),
    ] {
        let line = vec![
            Role::Key.span(format!("     {points}  ")),
            Span::raw(pad(mark_word(points), 10)),
            Role::Fact.span(meaning),
        ];
        page.push_hit(Line::from(line), Target::Do(Action::Points(points)));
    }
    page.focus_from(start);
}

fn spelled(page: &mut Page) {
    page.gap();
    for rating in Rating::ALL {
        let line = vec![
            Role::Key.span(format!("     {}  ", u8::from(rating))),
            Span::raw(pad(rating.word(), 8)),
            Role::Fact.span(meaning(rating)),
        ];
        page.push_hit(Line::from(line), Target::Do(Action::Felt(rating)));
    }
    page.gap();
    page.key(5, "0", Role::Text, "  skip the guess", Action::Uncover);
    page.gap();
    let why = "Your guess is saved with the rating, so you can see how far off it was.";
    page.text(Role::Fact, (3, 1), why);
}

/// What a take is like that is rated so.
fn meaning(rating: Rating) -> &'static str {
    match rating {
        Rating::Again => "no story came to mind, or a main part is missing",
        Rating::Hard => "thin, far too short, too long, or from notes",
        Rating::Good => "good enough, and in the band",
        Rating::Easy => "nearly every point, in the band, follow-up answered",
    }
}
