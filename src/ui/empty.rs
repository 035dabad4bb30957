//! What a screen says while there is nothing to show: what it is for, and the key that starts it.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::keys::action::Action;
use crate::ui::canvas::Canvas;
use crate::ui::page::Page;
use crate::ui::theme::Role;

/// An empty screen.
#[derive(Debug, Clone, Copy)]
pub struct Empty {
    /// What there is none of yet.
    pub title: &'static str,
    /// What it is for.
    pub words: &'static str,
    /// The key that starts it, what that key does, and what a click means.
    pub key: (&'static str, &'static str, Action),
}

impl Empty {
    /// Draws it, and sections below it as far as they fit.
    pub fn draw(self, canvas: &mut Canvas<'_>, area: Rect, below: Vec<Vec<Line<'static>>>) {
        let mut page = Page::of(area);
        let (key, does, action) = self.key;
        page.text(Role::Strong, (1, 0), self.title);
        page.gap();
        page.text(Role::Text, (3, 2), self.words);
        page.gap();
        page.key(3, key, Role::Strong, does, action);
        for section in below {
            page.fill(section, area.height);
        }
        page.draw(canvas, area);
    }
}

/// What stands on a screen until the history has been read.
pub fn reading(canvas: &mut Canvas<'_>, area: Rect) {
    canvas.line(area.x, area.y, area.width, &Line::from(Role::Fact.span("Reading your history …")));
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::Empty;
    use crate::keys::action::Action;
    use crate::ui::canvas::{Canvas, Target};

    #[test]
    fn an_empty_screen_says_what_it_is_for_and_how_to_start() {
        let area = Rect::new(0, 0, 24, 7);
        let mut buffer = Buffer::empty(area);
        let mut canvas = Canvas::new(&mut buffer, None);
        let key = ("a", " starts one", Action::Add);
        Empty { title: "No stories yet", words: "They answer most questions.", key }.draw(
            &mut canvas,
            area,
            Vec::new(),
        );
        let hits = canvas.finish().hits;
        let line = |y| (0..24).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        let lines: Vec<String> = (0..6).map(line).collect();
        assert_eq!(
            lines,
            [" No stories yet", "", "   They answer most", "   questions.", "", "   a starts one"]
        );
        assert_eq!(hits.at(3, 5), Some(Target::Do(Action::Add)));
    }
}
