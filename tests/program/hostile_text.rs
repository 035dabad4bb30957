//! Nothing that a terminal obeys comes back from an argument, a name, a text of the user's files or the environment.
//!
//! The commands and their options are those that the parser knows: a new one is tried without being named here.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

use clap::{Arg, ArgAction};

use crate::home::{Home, Printed};
use crate::terminal::Terminal;

/// Sets the clipboard, erases the screen, turns the order of letters, and hides.
const EVIL: &str = "x\u{1b}]52;c;RktU\u{7}\u{1b}[2J\u{202e}\u{9b}31m\u{200b}";

/// A question of the built-in bank.
const QUESTION: &str = "failure-not-as-expected";

type Words = Vec<OsString>;

/// A command without subcommands, with what it needs to be understood.
struct Leaf {
    path: Words,
    arguments: Vec<Arg>,
}

impl Leaf {
    /// Whether it opens the app where nothing is wrong with it.
    fn is_app(&self) -> bool {
        let name = self.path.first().and_then(|name| name.to_str());
        matches!(name, None | Some("drill" | "mock" | "sprint"))
    }

    /// With what is required, and this in the place of one argument.
    fn with(&self, odd: Option<(&Arg, &OsString)>) -> Words {
        let mut words = self.path.clone();
        for argument in &self.arguments {
            let is_it = odd.filter(|(it, _)| it.get_id() == argument.get_id());
            if is_it.is_none() && !argument.is_required_set() {
                continue;
            }
            let usual = match argument.get_id().as_str() {
                "question" => QUESTION.into(),
                "name" => "mine".into(),
                _ => "x".into(),
            };
            let value = is_it.map_or(usual, |(_, value)| value.clone());
            match (argument.get_long(), takes_value(argument)) {
                (Some(long), true) => words.extend([format!("--{long}").into(), value]),
                (Some(long), false) => words.push([format!("--{long}=").into(), value].concat_words()),
                (None, _) => words.push(value),
            }
        }
        words
    }

    /// Every way to put this where it doesn't belong.
    fn odd(&self, evil: &OsString) -> Vec<Words> {
        let more = |word: OsString| self.path.iter().cloned().chain([word]).collect();
        let mut all = vec![more(evil.clone()), more([OsString::from("--"), evil.clone()].concat_words())];
        // The app opens with these; it is looked at below.
        let opens = |argument: &Arg| self.is_app() && argument.is_global_set();
        let arguments = self.arguments.iter().filter(|argument| !opens(argument));
        all.extend(arguments.map(|argument| self.with(Some((argument, evil)))));
        all
    }
}

trait Concat {
    fn concat_words(self) -> OsString;
}

impl Concat for [OsString; 2] {
    fn concat_words(self) -> OsString {
        let [mut one, next] = self;
        one.push(next);
        one
    }
}

fn takes_value(argument: &Arg) -> bool {
    matches!(argument.get_action(), ArgAction::Set | ArgAction::Append)
}

/// Every command and subcommand.
fn leaves() -> Vec<Leaf> {
    let mut commands = starl::cli::commands();
    commands.build();
    let mut found = Vec::new();
    let mut left = vec![(Words::new(), commands)];
    while let Some((path, command)) = left.pop() {
        for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
            left.push((path.iter().cloned().chain([sub.get_name().into()]).collect(), sub.clone()));
        }
        let own = |argument: &&Arg| !["help", "version"].contains(&argument.get_id().as_str());
        found.push(Leaf { path, arguments: command.get_arguments().filter(own).cloned().collect() });
    }
    assert!(found.len() > 20, "the parser knows its commands");
    found
}

/// Two folders with files of the user's: one of good names and texts, one of evil ones. Both have a story to edit.
fn data(evil: bool) -> Home {
    let mut home = Home::new();
    let (root, name) = if evil { (EVIL, EVIL) } else { ("data", "other") };
    for folder in ["stories", "companies", "packs", "journal", "state"] {
        let ending = if folder == "journal" { "jsonl" } else { "yaml" };
        home.put(&format!("{root}/{folder}/{name}.{ending}"), format!("{name}: {name}\n"));
    }
    if evil {
        let quoted = r#""x\e]52;c;RktU\a\e[2J\u202e\u009b31m\u200b""#;
        let text = format!("title: {quoted}\ntags: [{quoted}]\nsituation: {quoted}\n");
        home.put(&format!("{root}/stories/odd.yaml"), text);
        home.put(&format!("{root}/settings.yaml"), format!("{EVIL}: {EVIL}\n"));
        home.set("TERM", EVIL);
    }
    home.put(&format!("{root}/stories/mine.yaml"), "title: Mine\nsituation: before\n");
    for name in ["VISUAL", "EDITOR"] {
        home.set(name, if evil { EVIL } else { "no-such-editor" });
    }
    for name in ["HOME", "STARL_DATA_DIR"] {
        home.set(name, home.path(root));
    }
    home
}

fn in_terminal(home: &Home, words: &Words) -> Terminal {
    home.start_with(words.as_slice(), 80)
}

/// What was written to it, which has to be text.
fn text(terminal: &Terminal) -> &str {
    let bytes = terminal.bytes();
    std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{bytes:?} is no text"))
}

fn piped(home: &Home, words: &Words) -> String {
    let Printed { stdout, stderr, .. } = home.run(words.as_slice()).printed;
    stdout + &stderr
}

/// Only text, lines and the program's own styles.
fn assert_harmless(text: &str, words: &Words) {
    let mut pieces = text.split("\x1b[");
    let plain: String = pieces.next().into_iter().chain(pieces.map(after_style)).collect();
    let odd = plain.chars().find(|&c| is_obeyed(c) && !"\r\n\t".contains(c));
    assert_eq!(odd, None, "{words:?} writes {plain:?}");
}

/// What comes after a style; all of it, with its escape, where it is none.
fn after_style(piece: &str) -> &str {
    let rest = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
    rest.strip_prefix('m').unwrap_or("\x1b")
}

fn is_obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn no_argument_of_any_command_reaches_a_terminal_as_it_is() {
    let home = data(false);
    for words in leaves().iter().flat_map(|leaf| leaf.odd(&EVIL.into())) {
        let mut terminal = in_terminal(&home, &words);
        terminal.wait_for_end();
        assert_harmless(text(&terminal), &words);
        assert!(!terminal.cells().alternate_screen(), "{words:?}");
    }
}

#[test]
fn no_argument_of_any_command_reaches_a_pipe_as_it_is_text_or_not() {
    let home = data(false);
    let not_text = OsString::from_vec([EVIL.as_bytes(), b"\xff\x9b"].concat());
    for evil in [EVIL.into(), not_text] {
        for words in leaves().iter().flat_map(|leaf| leaf.odd(&evil)) {
            assert_harmless(&piped(&home, &words), &words);
        }
    }
}

#[test]
fn no_name_of_a_file_and_no_variable_reaches_a_terminal_or_a_pipe_as_it_is() {
    let home = data(true);
    for words in leaves().iter().filter(|leaf| !leaf.is_app()).map(|leaf| leaf.with(None)) {
        let mut terminal = in_terminal(&home, &words);
        terminal.wait_for_end();
        assert_harmless(text(&terminal), &words);
        assert_harmless(&piped(&home, &words), &words);
    }
}

#[test]
fn no_name_of_a_file_and_no_variable_reaches_the_app_as_it_is() {
    let home = data(true);
    let mut terminal = home.at_practice();
    for keys in ["3", "\r", "\x1b", "e", "!"] {
        let frames = terminal.frames();
        terminal.press(keys);
        terminal.wait_until("a frame", |terminal| terminal.frames() > frames);
    }
    terminal.press("\x03");
    terminal.wait_for_end();
    let written = String::from_utf8_lossy(terminal.bytes()).into_owned();
    for odd in ["\x1b]", "\u{7}", "\u{202e}", "\u{9b}", "\u{200b}"] {
        assert!(!written.contains(odd), "{odd:?} in {written:?}");
    }
}
