//! Sessions without a screen: each file in `tests/plain` is what somebody enters and hears, in the order it comes.
//!
//! `> LINE` is entered; `@ VERB` is what happens besides; `#` is a remark; all other lines are heard. `INSTA_UPDATE=always`
//! writes what is heard into the file. Verbs: `day YYYY-MM-DD`, `story NAME TEXT`, `set TEXT` (the file of settings), and
//! then `start [drill QUESTION|mock|sprint]`; `wait TIME`, `sleep TIME` (the machine sleeps), `kill` (and start again),
//! `end` (the input ends), `ended`, `journal`.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use starl::app::model::{DrillChoice, Msg, Opening};
use starl::domain::id::Id;
use starl::plain::Listener;
use starl::runtime::Flow;
use starl::screens::mock::MockSetup;
use starl::term::clock::Clock;
use starl::term::input::Input;

use crate::desk::{AtDesk, morning};
use crate::files;
use crate::memory::ByHand;
use crate::script::{self, time, without_noise};

/// The scripts.
pub(crate) fn sessions() -> Vec<PathBuf> {
    files("tests/plain", "txt")
}

/// The name of its test.
pub(crate) fn name(session: &Path) -> String {
    format!("plain-{}", crate::name(session))
}

/// Plays a session and compares what is heard with what is written.
pub(crate) fn goes_as_written(session: &Path) {
    let written = fs::read_to_string(session).expect("a session");
    let heard = play(&name(session), &written);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(session, &heard).expect("the session is written");
    } else {
        assert!(heard == written, "{}: this is heard now:\n\n{heard}", name(session));
    }
}

/// Somebody at a desk who listens.
struct Room {
    desk: AtDesk,
    listener: Listener,
    heard: Vec<String>,
    ended: bool,
    journal_seen: usize,
}

/// The session with what is heard under each step.
fn play(name: &str, written: &str) -> String {
    let mut room = Room {
        desk: AtDesk::start(80, 24, "2026-11-23"),
        listener: Listener::default(),
        heard: Vec::new(),
        ended: false,
        journal_seen: 0,
    };
    let is_step = |line: &&str| line.is_empty() || line.starts_with(['>', '@', '#']);
    let mut text = String::new();
    for line in written.lines().filter(is_step) {
        text = text + line + "\n";
        if let Some(entered) = line.strip_prefix('>') {
            room.hear(Input::Paste(entered.trim().to_owned()));
        } else if let Some(step) = line.strip_prefix("@ ") {
            let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
            room.step(verb, rest).unwrap_or_else(|why| panic!("{text}\n{name}: {why}"));
        }
        for line in room.heard.drain(..) {
            assert_listenable(&line);
            text = text + &line + "\n";
        }
    }
    text
}

/// A line is words, without anything that a terminal would obey or that only draws.
fn assert_listenable(line: &str) {
    assert!(!line.trim().is_empty(), "an empty line is said");
    assert!(!line.starts_with(['>', '@', '#']), "{line:?} looks like a step");
    let is_odd = |c: char| c.is_control() || matches!(c, '\u{2500}'..='\u{25ff}') || c == '·';
    assert!(!line.contains(is_odd) && !line.contains("  "), "{line:?} is drawn and not said");
}

impl Room {
    fn step(&mut self, verb: &str, rest: &str) -> Result<(), String> {
        match verb {
            "day" => self.desk.clock.set_wall(morning(rest)),
            "story" => {
                let (slug, text) = rest.split_once(' ').ok_or("a story wants a name and a text")?;
                let slug = Id::new(slug).map_err(|why| why.to_string())?;
                self.desk.stories.edit(&slug, &text.replace("\\n", "\n"));
            }
            "set" => self.desk.settings.edit(&rest.replace("\\n", "\n")),
            "start" => self.start(rest)?,
            "wait" => self.wait(time(rest)?),
            "sleep" => {
                self.desk.clock.advance(time(rest)?);
                self.hear(Input::Wake);
            }
            "kill" => {
                self.desk.kill();
                self.start("")?;
            }
            "end" => self.hear(Input::End),
            "ended" if self.ended => {}
            "ended" => return Err("the app has not ended".to_owned()),
            "journal" => {
                let lines = self.desk.journal.lines()[self.journal_seen..].to_vec();
                self.journal_seen += lines.len();
                self.heard.extend(lines.iter().map(|line| without_noise(line)));
            }
            other => return Err(format!("there is no verb {other:?}")),
        }
        Ok(())
    }

    fn start(&mut self, rest: &str) -> Result<(), String> {
        let opening = match rest.split_once(' ').unwrap_or((rest, "")) {
            ("", _) => None,
            ("mock", _) => Some(Opening::Mock(MockSetup { questions: 2, ..MockSetup::default() })),
            ("sprint", _) => Some(Opening::Sprint),
            ("drill", "") => Some(Opening::Drill(DrillChoice::First, None)),
            ("drill", question) => {
                let question = Id::new(question).map_err(|why| why.to_string())?;
                Some(Opening::Drill(DrillChoice::Question(question), None))
            }
            (other, _) => return Err(format!("nothing opens with {other:?}")),
        };
        self.listener = Listener::default();
        let (model, mut world) = self.desk.parts();
        let (flow, lines) = self.listener.start(model, opening.map(Msg::Begin), &mut world);
        self.heard.extend(lines);
        self.ended = flow == Flow::End;
        Ok(())
    }

    fn hear(&mut self, input: Input) {
        assert!(!self.ended, "{input:?} comes after the end");
        let (model, mut world) = self.desk.parts();
        let (flow, lines) = self.listener.hear(input, model, &mut world);
        self.heard.extend(lines);
        self.ended = flow == Flow::End;
    }

    /// Lets time pass, with the wakes that the loop would have.
    fn wait(&mut self, time: Duration) {
        let end = self.desk.clock.now().elapsed + time;
        loop {
            let now = self.desk.clock.now();
            let left = end.saturating_sub(now.elapsed);
            match self.desk.model.next_wake(now) {
                Some(wake) if wake <= left && !left.is_zero() => {
                    self.desk.clock.advance(wake);
                    self.hear(Input::Wake);
                }
                _ => return self.desk.clock.advance(left),
            }
        }
    }
}

/// The same drill twice: with lines, and with the keys of the screen.
pub(crate) fn what_is_saved_line_by_line_is_what_is_saved_by_keys() {
    let lines = "@ start drill failure-not-as-expected\n>\n@ wait 24s\n>\n@ wait 15s\n>\n@ wait 75s\n>\n@ wait 22s\n>\n@ wait \
                 14s\n>\n@ wait 2s\n>\n@ wait 20s\n>\n@ wait 2s\n> 2\n> 3\n> 2\n> 1\n> next\n> next\n> name the number\n> 2\n@ \
                 journal\n";
    let heard = play("lines", lines);
    let keys = "press / \ntype failure-not-as-expected\npress enter enter\npress space\nwait 24s\npress space\nwait 15s\npress \
                space\nwait 75s\npress space\nwait 22s\npress space\nwait 14s\npress space\nwait 2s\npress space\nwait \
                20s\npress space\nwait 2s\npress 2\npress 3\npress 2\npress 1\npress tab\npress tab\ntype name the \
                number\npress enter\npress 2\njournal\n";
    let seen = script::play("keys", keys, &mut HashSet::new());
    let take = |text: &str| {
        let line = text.lines().find(|line| line.contains("\"t\":\"take\""));
        line.unwrap_or_else(|| panic!("no take is saved:\n{text}")).trim().to_owned()
    };
    assert_eq!(take(&heard), take(&seen));
}
