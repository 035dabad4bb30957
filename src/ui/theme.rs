//! Roles and their colours: the terminal's own sixteen, so that light and dark themes both fit.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Span;

/// What a piece of text is for; never a colour by name outside this file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Text that can be passed over.
    Dim,
    /// What the eye should meet first.
    Strong,
    /// Where you are: the one accent colour.
    Accent,
    /// The accent where you are, and strong.
    Here,
    /// A key to press.
    Key,
    /// In band, told, done.
    Good,
    /// Wrap up, look out.
    Warn,
    /// Over, missing, failed.
    Bad,
    /// Letters that were searched for.
    Match,
    /// The cell under the cursor.
    Cursor,
}

/// Takes the colours off everything that was drawn; bold, dim, underlined and reversed stay.
pub fn without_colours(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        (cell.fg, cell.bg, cell.underline_color) = (Color::Reset, Color::Reset, Color::Reset);
    }
}

impl Role {
    /// The style of the role.
    pub fn style(self) -> Style {
        let plain = Style::new();
        match self {
            Self::Text => plain,
            Self::Dim => plain.add_modifier(Modifier::DIM),
            Self::Strong => plain.add_modifier(Modifier::BOLD),
            Self::Accent | Self::Key => plain.fg(Color::Cyan),
            Self::Here => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            Self::Good => plain.fg(Color::Green),
            Self::Warn => plain.fg(Color::Yellow),
            Self::Bad => plain.fg(Color::Red),
            Self::Cursor => plain.add_modifier(Modifier::REVERSED),
            Self::Match => plain.fg(Color::Cyan).add_modifier(Modifier::UNDERLINED),
        }
    }

    /// A piece of text in this role.
    pub fn span<'a>(self, text: impl Into<std::borrow::Cow<'a, str>>) -> Span<'a> {
        Span::styled(text, self.style())
    }
}
