//! Roles and their colors: those of a theme, or the terminal's own sixteen, for marks only, so that its light and dark themes
//! both fit.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Span;

use crate::domain::settings::{ColorTheme, Contrast};
use crate::ui::canvas::SELECTION;

/// What a piece of text is for; never a color by name outside this file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// What stands beside it: a reason, a fact, a hint, the label of a key. It is read like any other text.
    Fact,
    /// What may be missed: rules, dots and units. Never words that say something.
    Dim,
    /// What the eye should meet first.
    Strong,
    /// What a key acts on: the one accent color.
    Accent,
    /// The same, and strong.
    Here,
    /// A key to press.
    Key,
    /// In band, told, done.
    Good,
    /// Wrap up, look out.
    Warn,
    /// Over, missing, failed.
    Bad,
    /// Letters that were searched for, words that are meant.
    Match,
    /// The cell under the cursor.
    Cursor,
}

/// Stands for the color of facts until the picture is painted: no terminal is asked for it.
const FACT: Color = Color::Gray;

/// Stands for the ground of what is selected until the picture is painted.
const SELECTED: Color = Color::Cyan;

impl Role {
    /// The style of the role, in the terminal's own colors.
    pub fn style(self) -> Style {
        let plain = Style::new();
        match self {
            Self::Text => plain,
            Self::Fact => plain.fg(FACT),
            Self::Dim => plain.add_modifier(Modifier::DIM),
            Self::Strong | Self::Key => plain.add_modifier(Modifier::BOLD),
            Self::Accent => plain.fg(Color::Cyan),
            Self::Here => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            Self::Good => plain.fg(Color::Green),
            Self::Warn => plain.fg(Color::Yellow),
            Self::Bad => plain.fg(Color::Red),
            Self::Cursor => plain.add_modifier(Modifier::REVERSED),
            Self::Match => plain.add_modifier(Modifier::UNDERLINED),
        }
    }

    /// A piece of text in this role.
    pub fn span<'a>(self, text: impl Into<std::borrow::Cow<'a, str>>) -> Span<'a> {
        Span::styled(text, self.style())
    }
}

/// The ground of what is selected, over the full width.
pub(super) fn selected() -> Style {
    Style::new().bg(SELECTED)
}

/// The colors of a theme that does not take the terminal's.
struct Palette {
    ground: Color,
    selected: Color,
    text: Color,
    fact: Color,
    dim: Color,
    accent: Color,
    good: Color,
    warn: Color,
    bad: Color,
}

const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color::Rgb(red, green, blue)
}

const DARK: Palette = Palette {
    ground: rgb(0x14_17_1c),
    selected: rgb(0x25_31_3d),
    text: rgb(0xe6_e8_ec),
    fact: rgb(0xc0_c6_cf),
    dim: rgb(0x93_9b_a7),
    accent: rgb(0x5c_c8_e0),
    good: rgb(0x7c_cf_82),
    warn: rgb(0xe5_c0_6a),
    bad: rgb(0xff_8f_85),
};

const LIGHT: Palette = Palette {
    ground: rgb(0xfb_fa_f7),
    selected: rgb(0xdd_e9_ee),
    text: rgb(0x1d_21_27),
    fact: rgb(0x41_48_52),
    dim: rgb(0x5d_64_6e),
    accent: rgb(0x00_5f_7d),
    good: rgb(0x1c_64_2a),
    warn: rgb(0x73_4d_00),
    bad: rgb(0xa8_23_1c),
};

impl Palette {
    fn of(theme: ColorTheme) -> Option<&'static Self> {
        match theme {
            ColorTheme::Terminal => None,
            ColorTheme::Dark => Some(&DARK),
            ColorTheme::Light => Some(&LIGHT),
        }
    }

    /// The theme's color for letters in one of the terminal's.
    fn letters(&self, drawn: Color) -> Color {
        match drawn {
            FACT => self.fact,
            Color::Cyan => self.accent,
            Color::Green => self.good,
            Color::Yellow => self.warn,
            Color::Red => self.bad,
            _ => self.text,
        }
    }

    fn paint(&self, cell: &mut Cell) {
        cell.fg = if cell.modifier.contains(Modifier::DIM) { self.dim } else { self.letters(cell.fg) };
        cell.modifier.remove(Modifier::DIM);
        cell.bg = if cell.bg == SELECTED { self.selected } else { self.ground };
    }
}

/// Gives all that was drawn the colors of a theme, and as much contrast as is wanted.
pub fn paint(buffer: &mut Buffer, theme: ColorTheme, contrast: Contrast) {
    let palette = Palette::of(theme);
    for cell in &mut buffer.content {
        if contrast == Contrast::High {
            heighten(cell);
        }
        if let Some(palette) = palette {
            palette.paint(cell);
        } else {
            as_the_terminal(cell);
        }
    }
}

/// In the terminal's own colors only marks and bars have a color: nobody knows whether its yellow can be read on its ground,
/// but its text can. A word that warns of something is bold instead, and so are the digits of the clock.
fn as_the_terminal(cell: &mut Cell) {
    if cell.bg == SELECTED {
        cell.bg = Color::Reset;
    }
    let is_digit = cell.modifier.contains(Modifier::BOLD) && cell.fg != Color::Cyan;
    if cell.fg == Color::Reset || is_mark(cell.symbol()) && cell.fg != FACT && !is_digit {
        return;
    }
    if cell.fg == Color::Red {
        cell.modifier.insert(Modifier::BOLD);
    }
    cell.fg = Color::Reset;
}

/// Whether it is an arrow, a line, a block or another sign, and no letter, digit or stop.
fn is_mark(symbol: &str) -> bool {
    symbol.chars().next().is_some_and(|first| ('\u{2190}'..'\u{2c00}').contains(&first))
}

/// Nothing is dim, and what is selected is reversed.
fn heighten(cell: &mut Cell) {
    cell.modifier.remove(Modifier::DIM);
    if cell.bg == SELECTED {
        // Reversed, the bar would be a notch.
        if cell.symbol() == SELECTION {
            cell.reset();
        }
        (cell.fg, cell.bg) = (Color::Reset, Color::Reset);
        cell.modifier.insert(Modifier::REVERSED);
    }
}

/// Takes the colors off everything that was drawn; bold, dim, underlined and reversed stay.
pub fn without_colors(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        (cell.fg, cell.bg, cell.underline_color) = (Color::Reset, Color::Reset, Color::Reset);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier};
    use ratatui::text::Line;

    use super::{DARK, LIGHT, Role, paint, selected};
    use crate::domain::settings::{ColorTheme, Contrast};

    const TEXTS: [Role; 11] = [
        Role::Text,
        Role::Fact,
        Role::Dim,
        Role::Strong,
        Role::Accent,
        Role::Here,
        Role::Key,
        Role::Good,
        Role::Warn,
        Role::Bad,
        Role::Match,
    ];

    /// How a role looks, on the ground or selected.
    fn painted(
        role: Role,
        is_selected: bool,
        theme: ColorTheme,
        contrast: Contrast,
    ) -> (Color, Color, Modifier) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        buffer.set_style(buffer.area, role.style());
        if is_selected {
            buffer.set_style(buffer.area, selected());
        }
        paint(&mut buffer, theme, contrast);
        let cell = &buffer[(0, 0)];
        (cell.fg, cell.bg, cell.modifier)
    }

    /// The relative luminance of a color, as WCAG reckons it.
    fn luminance(color: Color) -> f64 {
        let Color::Rgb(red, green, blue) = color else { panic!("{color} is the terminal's") };
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    #[test]
    fn every_role_of_a_theme_can_be_read_on_its_ground_and_where_it_is_selected() {
        for theme in [ColorTheme::Dark, ColorTheme::Light] {
            for (role, contrast) in
                TEXTS.map(|role| [(role, Contrast::Normal), (role, Contrast::High)]).concat()
            {
                for is_selected in [false, true] {
                    let (letters, ground, _) = painted(role, is_selected, theme, contrast);
                    let (one, other) = (luminance(letters) + 0.05, luminance(ground) + 0.05);
                    let ratio = one.max(other) / one.min(other);
                    assert!(ratio >= 4.5, "{role:?} on {theme:?}, selected: {is_selected}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn the_themes_are_dark_and_light() {
        assert!(
            luminance(DARK.ground) < luminance(DARK.text) && luminance(LIGHT.ground) > luminance(LIGHT.text)
        );
    }

    #[test]
    fn the_terminal_is_asked_for_no_ground_and_for_the_color_of_no_word() {
        for (role, symbol) in
            TEXTS.into_iter().flat_map(|role| ["a", "7", ".", "·", "█", "●"].map(|it| (role, it)))
        {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
            buffer.set_line(0, 0, &Line::from(symbol), 1);
            buffer.set_style(buffer.area, role.style().patch(selected()));
            paint(&mut buffer, ColorTheme::Terminal, Contrast::Normal);
            let cell = &buffer[(0, 0)];
            let own = [Color::Cyan, Color::Green, Color::Yellow, Color::Red];
            let is_colored =
                role.style().fg.is_some_and(|color| own.contains(&color)) && "█●".contains(symbol);
            assert_eq!(cell.bg, Color::Reset);
            assert_eq!(cell.fg == Color::Reset, !is_colored, "{role:?}, {symbol}: {}", cell.fg);
        }
    }

    #[test]
    fn the_digits_of_the_clock_have_the_color_of_text_in_the_terminals_colors_alone() {
        let color = |theme| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
            buffer.set_line(0, 0, &Line::from("█").style(Role::Warn.style().bold()), 1);
            paint(&mut buffer, theme, Contrast::Normal);
            buffer[(0, 0)].fg
        };
        assert_eq!([ColorTheme::Terminal, ColorTheme::Dark].map(color), [Color::Reset, DARK.warn]);
    }

    #[test]
    fn with_high_contrast_nothing_is_dim_and_what_is_selected_is_reversed() {
        for theme in [ColorTheme::Terminal, ColorTheme::Dark, ColorTheme::Light] {
            for role in TEXTS {
                let (_, _, modifier) = painted(role, false, theme, Contrast::High);
                assert!(!modifier.intersects(Modifier::DIM | Modifier::REVERSED), "{role:?}");
                let (_, _, modifier) = painted(role, true, theme, Contrast::High);
                assert!(modifier.contains(Modifier::REVERSED), "{role:?}");
            }
        }
    }
}
