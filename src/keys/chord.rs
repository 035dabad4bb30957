//! A chord: one key pressed, with ctrl, alt or shift or without; written as people write it ("ctrl-c", "pgup", "?").

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

/// A key, pressed alone or with others held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Whether ctrl was held.
    pub ctrl: bool,
    /// Whether alt was held.
    pub alt: bool,
    /// Whether shift was held, where that is not in the key already.
    pub shift: bool,
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
    Chord { key, ctrl: false, alt: false, shift: false }
}

/// This character with ctrl.
pub const fn ctrl(c: char) -> Chord {
    Chord { ctrl: true, ..char(c) }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(name)?;
            }
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
        let (name, ctrl) = without(text, "ctrl-");
        let (name, alt) = without(name, "alt-");
        let (name, shift) = if name == "shift-tab" { (name, false) } else { without(name, "shift-") };
        let mut chars = name.chars();
        let key = match (NAMED.iter().find(|(_, known)| *known == name), chars.next(), chars.next()) {
            (Some((key, _)), ..) => *key,
            (None, Some(c), None) => Key::Char(c),
            _ => return Err(format!("there is no key {text:?}")),
        };
        Ok(Self { key, ctrl, alt, shift })
    }
}

/// A name without what is before it, and whether that was there.
fn without<'a>(name: &'a str, before: &str) -> (&'a str, bool) {
    name.strip_prefix(before).map_or((name, false), |rest| (rest, true))
}
