//! A chord: one key pressed, with ctrl or without; written as people write it ("ctrl-c", "pgup", "?").

use std::fmt;
use std::str::FromStr;

/// A key of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A key that types this character; shift is in the character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// A key, pressed alone or with ctrl.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Whether ctrl was held.
    pub ctrl: bool,
}

/// The keys that have a name, with it.
const NAMED: [(Key, &str); 15] = [
    (Key::Char(' '), "space"),
    (Key::Enter, "enter"),
    (Key::Esc, "esc"),
    (Key::Tab, "tab"),
    (Key::BackTab, "shift-tab"),
    (Key::Backspace, "bksp"),
    (Key::Delete, "del"),
    (Key::Up, "up"),
    (Key::Down, "down"),
    (Key::Left, "left"),
    (Key::Right, "right"),
    (Key::Home, "home"),
    (Key::End, "end"),
    (Key::PageUp, "pgup"),
    (Key::PageDown, "pgdn"),
];

/// This character, pressed alone.
pub const fn char(c: char) -> Chord {
    key(Key::Char(c))
}

/// This key, pressed alone.
pub const fn key(key: Key) -> Chord {
    Chord { key, ctrl: false }
}

/// This character with ctrl.
pub const fn ctrl(c: char) -> Chord {
    Chord { key: Key::Char(c), ctrl: true }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("ctrl-")?;
        }
        match (NAMED.iter().find(|(key, _)| *key == self.key), self.key) {
            (Some((_, name)), _) => f.write_str(name),
            (None, Key::Char(c)) => write!(f, "{c}"),
            (None, other) => write!(f, "{other:?}"),
        }
    }
}

impl FromStr for Chord {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (name, ctrl) = match text.strip_prefix("ctrl-") {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let mut chars = name.chars();
        let key = match (NAMED.iter().find(|(_, known)| *known == name), chars.next(), chars.next()) {
            (Some((key, _)), ..) => *key,
            (None, Some(c), None) => Key::Char(c),
            _ => return Err(format!("there is no key {text:?}")),
        };
        Ok(Self { key, ctrl })
    }
}
