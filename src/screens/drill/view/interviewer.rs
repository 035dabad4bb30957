//! What the interviewer puts in, and the clock of the answer to it: a follow-up, or an interruption.
//!
//! ```text
//!    FOLLOW-UP · surface: what you did
//!    "How would the stakeholder tell it?"
//!
//!                         █ █▀█ █ █            ◆ wrap up
//!
//!    space done
//!    Your answer took 2:31. Take about half a minute for this one.
//! ```

use std::time::Duration;

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::domain::drill::Drill;
use crate::domain::follow_up::{FollowUp, OVER};
use crate::domain::pace::Light;
use crate::domain::settings::ClockView;
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::drill::view::{air, blank};
use crate::ui::canvas::Canvas;
use crate::ui::clock::{self, LEFT};
use crate::ui::digits::Size;
use crate::ui::page::Page;
use crate::ui::text::minutes;
use crate::ui::theme::Role;

/// From this many lines on there is room for all that is said below the clock.
const ROOMY: u16 = 15;

/// What is said, and how it is answered.
pub(in crate::screens) struct Interjection<'a> {
    /// What it is.
    pub title: Span<'static>,
    /// What the interviewer says.
    pub words: &'a str,
    /// Time spent on the answer.
    pub time: Duration,
    /// The light of that time, where it has one.
    pub light: Option<Light>,
    /// What space does, in a word or two, and the action it is.
    pub done: (&'a str, Action),
    /// What else there is to know.
    pub about: String,
    /// What went wrong with the recording of what came before, in full.
    pub trouble: Option<String>,
}

/// The follow-up to a take, against its own clock.
pub(in crate::screens) fn follow_up(
    drill: &Drill,
    asked: &FollowUp,
    cx: Context<'_>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let now = cx.now.elapsed;
    let total = minutes(drill.spoken(now));
    let interjection = Interjection {
        title: Role::Strong.span(title(drill, asked)),
        words: &asked.text,
        time: asked.spent(now),
        light: Some(asked.light(now)),
        done: ("ends the follow-up", Action::NextQuestion),
        about: format!("Your answer took {total}. Take about half a minute for this one."),
        trouble: drill.sound_trouble.clone(),
    };
    interjection.draw(cx, canvas, area);
}

/// What it is, and for a story what it is about: after an opener the rungs ask for something else than their names say.
fn title(drill: &Drill, asked: &FollowUp) -> String {
    if drill.outline().tells_story() {
        format!("   FOLLOW-UP · {}", asked.rung.about())
    } else {
        "   FOLLOW-UP".to_owned()
    }
}

impl Interjection<'_> {
    /// Draws it, with the clock of a drill below it.
    pub(in crate::screens) fn draw(self, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
        let mut page = Page::of(area);
        let air = air(area.height);
        blank(&mut page, air.max(1));
        page.push(self.title.clone());
        page.text(Role::Strong, (LEFT, LEFT), &format!("\"{}\"", self.words));
        blank(&mut page, air.max(1));
        let is_full = cx.clock_view == ClockView::Full;
        let size = if is_full { Size::of(area.height, page.wide()) } else { Size::Line };
        // The digits are those of a drill, and there are none where the user wants none.
        let (time, role, said) = match (self.light, cx.clock_view) {
            (None, _) => (minutes(self.time), Role::Strong, String::new()),
            (_, ClockView::Hidden) => (String::new(), Role::Fact, "clock hidden".to_owned()),
            (Some(light), view) => {
                let (role, glyph, word) = clock::light(light);
                let over = self.time.checked_sub(OVER).filter(|_| is_full);
                let over = over.map_or(String::new(), |over| format!(" +{}", minutes(over)));
                let time = if view == ClockView::Full { minutes(self.time) } else { String::new() };
                (time, role, format!("{glyph} {word}{over}"))
            }
        };
        clock::face(&mut page, size, &time, role, &role.span(said));
        blank(&mut page, air.max(1));
        let (done, action) = self.done;
        page.key(LEFT, "space", Role::Text, &format!(" {done}"), action);
        // Where there is no room for both, the trouble is what has to be known.
        if self.trouble.is_none() || area.height >= ROOMY {
            page.text(Role::Fact, (LEFT, LEFT), &self.about);
        }
        if let Some(trouble) = &self.trouble {
            page.text(Role::Warn, (LEFT, LEFT), &format!("▲ {trouble}"));
        }
        page.draw(canvas, area);
    }
}
