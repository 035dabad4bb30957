//! Plays a session script and writes down what was seen.

use std::collections::HashSet;
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use starl::app::model::Model;
use starl::domain::bank::Bank;
use starl::domain::id::Id;
use starl::domain::mic::{Mic, MicTrouble};
use starl::domain::shape::Shape;
use starl::domain::sound::desk::VoiceUse;
use starl::domain::words::KnownWord;
use starl::keys::action::Action;
use starl::keys::chord::{self, Chord};
use starl::keys::table::{self, Scope};
use starl::packs;
use starl::screens::Screen;
use starl::screens::overlay::Overlay;
use starl::store::text::report::in_lines;
use starl::term::input::Input;
use unicode_segmentation::UnicodeSegmentation;

use crate::desk::{AtDesk, morning, tried};
use crate::memory::ByHand;
use crate::picture;

/// Rows of the key table that were pressed.
pub(crate) type Pressed = HashSet<(Scope, Action)>;

/// How long the sentence of method is in a take told by `tell`, in seconds.
const METHOD: u64 = 8;

/// The letters of the longest unit.
const LONGEST_UNIT: usize = 3;

/// Plays a script; the result is the script with what was seen under its steps.
pub(crate) fn play(name: &str, script: &str, pressed: &mut Pressed) -> String {
    let mut player = Player {
        desk: None,
        size: (80, 24),
        day: "2026-11-23".to_owned(),
        journal_seen: 0,
        copied_drill: None,
        pressed,
    };
    let mut seen = String::new();
    for (number, line) in script.lines().enumerate() {
        seen.push_str(line);
        seen.push('\n');
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match player.step(verb, rest.trim()) {
            Ok(text) => seen.push_str(&text),
            Err(why) => panic!("{seen}\n{name}.txt:{}: {why}", number + 1),
        }
    }
    seen
}

struct Player<'a> {
    desk: Option<AtDesk>,
    size: (u16, u16),
    day: String,
    journal_seen: usize,
    copied_drill: Option<Vec<u8>>,
    pressed: &'a mut Pressed,
}

impl Player<'_> {
    fn step(&mut self, verb: &str, rest: &str) -> Result<String, String> {
        match verb {
            "" | "#" => {}
            "size" => self.resize(rest)?,
            "day" => self.set_day(rest),
            "press" => {
                for key in rest.split_whitespace() {
                    self.press(key.parse()?)?;
                }
            }
            "walk" => self.walk(rest)?,
            "hold" => self.hold(rest)?,
            "type" => {
                for c in rest.chars() {
                    self.press(chord::char(c))?;
                }
            }
            "paste" => self.desk().turn(Input::Paste(rest.replace("\\n", "\n").replace("\\e", "\u{1b}"))),
            "click" => self.click(rest)?,
            "scroll" => {
                let lines = rest.parse().map_err(|_| format!("{rest:?} is no number of lines"))?;
                self.desk().turn(Input::Scroll(lines));
            }
            "wait" => {
                let time = time(rest)?;
                self.desk().wait(time);
            }
            "tell" => self.tell(rest)?,
            "sleep" => {
                let time = time(rest)?;
                self.desk().clock.advance(time);
                self.desk().turn(Input::Wake);
            }
            "sound" => self.desk().sound.record(rest)?,
            "transcriber" => self.desk().sound.will_write(rest),
            "written" => {
                self.desk().sound.write();
                self.desk().turn(Input::Wake);
            }
            "voice" => {
                let voice =
                    VoiceUse::of_word(rest).ok_or_else(|| format!("{rest:?} is no use of a voice"))?;
                self.desk().recorder.settings.voice = voice;
                self.desk().kill();
            }
            "voiced" => {
                self.desk().sound.voiced(rest);
                self.desk().turn(Input::Wake);
            }
            "mute" => self.desk().sound.broken = Some(rest.to_owned()),
            "played-out" => {
                self.desk().sound.end();
                self.desk().turn(Input::Wake);
            }
            "asked" => return Ok(self.desk().sound.asked()),
            "slip" => self.desk().journal.slip_in(rest.to_owned()),
            "end" => self.desk().turn(Input::End),
            "copy" => self.copied_drill = self.desk().drills.text.clone(),
            "put" => self.desk().drills.text = self.copied_drill.clone(),
            "kill" => self.desk().kill(),
            "story" => self.write_story(rest)?,
            "company" => self.write_company(rest)?,
            "editor" => self.desk().workbench.editor = Some(editor(rest)),
            "file" => return self.story_text(rest),
            "refuse-story" => self.desk().stories.fail_next(rest),
            "pack" => self.add_pack(rest)?,
            "set" => self.desk().settings.edit(&rest.replace("\\n", "\n")),
            "refuse" => self.desk().settings.fail_next(rest),
            "settings" => return Ok(framed(self.desk().settings.text())),
            "fail" => self.desk().journal.fail_next(rest),
            "show" => return self.show(),
            "colour" => return self.colour(rest),
            "picture" => {
                let (name, title) = rest.split_once(' ').ok_or("a picture wants a name and a title")?;
                picture::check(name, title, &self.desk().buffer)?;
            }
            "cursor" => return Ok(self.cursor()),
            "journal" => return Ok(self.journal()),
            "copied" => return Ok(self.desk().asked.copied.concat() + "\n"),
            "record" => {
                self.desk().recorder.settings.record = rest == "on";
                self.desk().kill();
            }
            "mic" => self.microphone(rest)?,
            "recorder" => return Ok(framed(&std::mem::take(&mut self.desk().recorder.asked).join("\n"))),
            "bells" => return Ok(format!("{} bells\n", self.desk().asked.bells)),
            "ended" => {
                return if self.desk().ended {
                    Ok(String::new())
                } else {
                    Err("the app has not ended".into())
                };
            }
            other => return Err(format!("there is no verb {other:?}")),
        }
        Ok(String::new())
    }

    /// The picture. What is dim in it may be missed: rules, dots and units, but no words. Only what stands above a
    /// question at the foot is dim.
    fn show(&mut self) -> Result<String, String> {
        let desk = self.desk();
        let letter = |cell: &Cell| cell.symbol().chars().all(char::is_alphabetic);
        let dim = |cell: &Cell| cell.modifier.contains(Modifier::DIM) && letter(cell);
        let is_said = |row: &&[Cell]| row.windows(LONGEST_UNIT + 1).any(|cells| cells.iter().all(dim));
        match on_top(&desk.buffer, &desk.model).into_iter().find(is_said) {
            Some(row) => {
                let line: String = row.iter().map(Cell::symbol).collect();
                Err(format!("words are dim in {line:?}"))
            }
            None => Ok(framed(&desk.screen())),
        }
    }

    /// What the microphone does from now on: `silent`, `dead`, or how loud the room is, as two digits.
    fn microphone(&mut self, rest: &str) -> Result<(), String> {
        let desk = self.desk();
        let trouble = |short: &str, cause: &str, sentence: &str| MicTrouble {
            short: short.to_owned(),
            cause: cause.to_owned(),
            sentence: sentence.to_owned(),
            key: None,
            late: Duration::ZERO,
        };
        let recording = desk.model.known.mic.is_recording();
        desk.recorder.does(match rest {
            "opening" => Mic::Opening,
            "unplayed" => tried(Some("paplay failed: Connection failure: Connection refused, pa_context_connect() failed")),
            "silent" => Mic::Doubtful {
                recording,
                trouble: MicTrouble {
                    late: Duration::from_secs(4),
                    ..trouble("only silence: is it muted?", "parecord picked up only silence", "parecord is picking up only silence. Your microphone may be muted, or the wrong one may be selected.")
                },
            },
            "dead" => Mic::Failed(trouble(
                "parecord: Connection terminated",
                "parecord: Connection terminated",
                "Not recorded: parecord: Connection terminated. To try again, press R.",
            )),
            bars => {
                let bars: Vec<u8> = bars.bytes().map(|digit| digit.wrapping_sub(b'0')).collect();
                Mic::Open(bars.try_into().map_err(|_| "mic wants two digits")?)
            }
        });
        desk.turn(Input::Wake);
        Ok(())
    }

    fn desk(&mut self) -> &mut AtDesk {
        let (width, height) = self.size;
        self.desk.get_or_insert_with(|| AtDesk::start(width, height, &self.day))
    }

    fn resize(&mut self, rest: &str) -> Result<(), String> {
        let (width, height) = rest.split_once(' ').ok_or("size wants columns and rows")?;
        let number = |text: &str| text.parse().map_err(|_| format!("{text:?} is no number"));
        self.size = (number(width)?, number(height)?);
        if let Some(desk) = &mut self.desk {
            desk.turn(Input::Resize(self.size.0, self.size.1));
        }
        Ok(())
    }

    fn set_day(&mut self, day: &str) {
        day.clone_into(&mut self.day);
        if let Some(desk) = &mut self.desk {
            desk.clock.set_wall(morning(day));
            desk.turn(Input::Wake);
        }
    }

    fn press(&mut self, chord: Chord) -> Result<(), String> {
        if self.desk().ended {
            return Err(format!("{chord} is pressed after the app has ended"));
        }
        if let Some(row) = self.desk().model.resolve(chord) {
            self.pressed.insert((row.scope, row.action));
        }
        self.desk().turn(Input::Press(chord));
        Ok(())
    }

    /// Presses a key until it moves nothing; a mark at the edge says then that something is out of reach.
    fn walk(&mut self, key: &str) -> Result<(), String> {
        let chord: Chord = key.parse()?;
        for _ in 0..700 {
            let before = self.desk().buffer.clone();
            self.press(chord)?;
            if self.desk().buffer == before {
                let screen = self.desk().screen();
                let mark = if matches!(key, "j" | "down") { "▾" } else { "▴" };
                let desk = self.desk();
                let last = |row: &[Cell]| {
                    row.iter().rfind(|cell| cell.symbol() != " ").map(|it| it.symbol().to_owned())
                };
                let is_hidden = |row: &[Cell]| last(row).is_some_and(|symbol| symbol == mark);
                return if on_top(&desk.buffer, &desk.model).into_iter().any(is_hidden) {
                    Err(format!("{key} does not reach all of it:\n{screen}"))
                } else {
                    Ok(())
                };
            }
        }
        Err(format!("{key} moves on and on"))
    }

    /// Holds a key down for a time: it comes again after 400 ms, then every 30.
    fn hold(&mut self, rest: &str) -> Result<(), String> {
        let (key, held) = rest.split_once(' ').ok_or("hold wants a key and a time")?;
        let (chord, held) = (key.parse::<Chord>()?, time(held)?);
        self.press(chord)?;
        let mut next = Duration::from_millis(400);
        let mut passed = Duration::ZERO;
        while passed + next <= held {
            self.desk().wait(next);
            self.press(chord)?;
            passed += next;
            next = Duration::from_millis(30);
        }
        self.desk().wait(held.saturating_sub(passed));
        Ok(())
    }

    /// Starts the clock, tells each part for so many seconds, finishes, skips the follow-up, and looks without a guess.
    fn tell(&mut self, seconds: &str) -> Result<(), String> {
        let space = chord::char(' ');
        let mut parts = Vec::new();
        for part in seconds.split_whitespace() {
            parts.push(part.parse().map_err(|_| format!("{part:?} is no number of seconds"))?);
        }
        // The sentence of method comes out of what would be the first part of the story.
        if let Screen::Drill(drill) = &self.desk().model.screen
            && drill.assignment().outline.shape == Shape::Method
            && let Some(first) = parts.first_mut()
        {
            *first -= METHOD;
            parts.insert(0, METHOD);
        }
        self.press(space)?;
        for seconds in parts {
            self.desk().wait(Duration::from_secs(seconds));
            self.press(space)?;
        }
        self.desk().wait(Duration::from_secs(1));
        self.press("enter".parse()?)?;
        if self.desk().model.scopes().contains(&Scope::FollowUp) {
            self.press("tab".parse()?)?;
        }
        self.press(chord::char('0'))
    }

    /// Adds a pack to the bank, as `--pack` does.
    fn add_pack(&mut self, path: &str) -> Result<(), String> {
        let built_in = packs::built_in();
        let pack =
            packs::load::read(Path::new(path)).and_then(|pack| pack.check(std::slice::from_ref(&built_in)));
        let (pack, _) = pack.map_err(|reports| in_lines(&reports))?;
        self.desk().model.known.bank = Bank::new(vec![built_in, pack]);
        Ok(())
    }

    /// Writes the file of a story as an editor would: its name, then its text.
    fn write_story(&mut self, rest: &str) -> Result<(), String> {
        let (slug, text) = rest.split_once(' ').unwrap_or((rest, ""));
        let slug = Id::new(slug).map_err(|why| why.to_string())?;
        self.desk().stories.edit(&slug, &text.replace("\\n", "\n"));
        Ok(())
    }

    /// Writes the file of a page on a company as an editor would: its name, then its text.
    fn write_company(&mut self, rest: &str) -> Result<(), String> {
        let (slug, text) = rest.split_once(' ').unwrap_or((rest, ""));
        let slug = Id::new(slug).map_err(|why| why.to_string())?;
        self.desk().companies.edit(&slug, &text.replace("\\n", "\n"));
        Ok(())
    }

    /// What the file of a story holds, remarks left out.
    fn story_text(&mut self, slug: &str) -> Result<String, String> {
        let slug = Id::new(slug).map_err(|why| why.to_string())?;
        let text = self.desk().stories.text(&slug).ok_or("there is no such file")?;
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        Ok(framed(&lines.collect::<Vec<_>>().join("\n")))
    }

    /// Clicks a cell, or the place of an action by the label of its key.
    fn click(&mut self, what: &str) -> Result<(), String> {
        let cell = what.split_once(',').and_then(|(x, y)| Some((x.parse().ok()?, y.trim().parse().ok()?)));
        let desk = self.desk();
        let (column, row) = if let Some(cell) = cell {
            cell
        } else {
            let scopes = desk.model.scopes();
            let live = table::live(&scopes, |action| desk.model.accepts(action));
            let mut places =
                live.filter(|row| row.label == what).filter_map(|row| desk.hits.find(row.action));
            places.next().ok_or_else(|| format!("nothing on the screen is labelled {what:?}"))?
        };
        desk.turn(Input::Click(column, row));
        Ok(())
    }

    /// The colour and weight of the first cell of a text on the screen.
    fn colour(&mut self, text: &str) -> Result<String, String> {
        let desk = self.desk();
        let screen = desk.screen();
        let (y, x) = screen
            .lines()
            .enumerate()
            .find_map(|(y, line)| {
                line.find(text).map(|at| (y, starl::ui::text::width(line.get(..at).unwrap_or(""))))
            })
            .ok_or_else(|| format!("{text:?} is not on the screen"))?;
        let cell = &desk.buffer[(x as u16, y as u16)];
        let mut seen = match cell.fg {
            Color::Reset => "plain".to_owned(),
            colour => colour.to_string().to_lowercase(),
        };
        for (modifier, word) in [
            (Modifier::BOLD, "bold"),
            (Modifier::DIM, "dim"),
            (Modifier::REVERSED, "reversed"),
            (Modifier::UNDERLINED, "underlined"),
        ] {
            if cell.modifier.contains(modifier) {
                let _ = write!(seen, " {word}");
            }
        }
        Ok(seen + "\n")
    }

    /// Where the terminal's own cursor stands: what is before it in its row.
    fn cursor(&mut self) -> String {
        let desk = self.desk();
        let Some(at) = desk.cursor else { return "no cursor\n".to_owned() };
        let screen = desk.screen();
        let row = screen.lines().nth(at.y.into()).unwrap_or_default();
        let mut used = 0;
        let is_before = |letter: &&str| {
            used += starl::ui::text::width(letter);
            used <= usize::from(at.x)
        };
        let before: String = row.graphemes(true).take_while(is_before).collect();
        format!("cursor after {:?}\n", before.trim_start_matches(['│', ' ']))
    }

    /// What the journal has taken since it was last looked at.
    fn journal(&mut self) -> String {
        let from = self.journal_seen;
        let lines = self.desk().journal.lines().to_vec();
        self.journal_seen = lines.len();
        lines[from..].iter().fold(String::new(), |text, line| text + &without_noise(line) + "\n")
    }
}

/// What an editor makes of the text it is given: this text, or a failure for this reason.
fn editor(rest: &str) -> Result<String, String> {
    match rest.strip_prefix("fails ") {
        Some(why) => Err(why.to_owned()),
        None => Ok(rest.replace("\\n", "\n")),
    }
}

/// The rows of a picture; where something is asked at its foot, those of the foot.
fn on_top<'a>(buffer: &'a Buffer, model: &Model) -> Vec<&'a [Cell]> {
    let mut rows: Vec<&[Cell]> = buffer.content.chunks(usize::from(buffer.area.width).max(1)).collect();
    // The footer has a rule of its own, and gives way to a decision.
    let rules = match &model.overlay {
        Some(overlay) if overlay.decides() && model.notice.is_none() => 1,
        Some(overlay) if overlay.decides() => 2,
        Some(Overlay::Field(_) | Overlay::Labels(_)) => 2,
        _ => return rows,
    };
    let is_rule =
        |row: &&[Cell]| row.iter().find(|cell| cell.symbol() != " ").is_some_and(|it| it.symbol() == "─");
    let found: Vec<usize> = (0..rows.len()).filter(|number| is_rule(&rows[*number])).collect();
    let first = found.len().checked_sub(rules).map_or(0, |place| found[place]);
    rows.split_off(first)
}

/// Ids are random and seals follow from them: neither belongs into a snapshot.
pub(crate) fn without_noise(line: &str) -> String {
    ["id", "c", "of"].iter().fold(line.to_owned(), |line, key| {
        let opening = format!("\"{key}\":\"");
        let Some((before, rest)) = line.split_once(&opening) else { return line };
        let after = rest.split_once('"').map_or("", |(_, after)| after);
        format!("{before}{opening}…\"{after}")
    })
}

pub(crate) fn time(text: &str) -> Result<Duration, String> {
    let (number, unit) = text.split_at(text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len()));
    let number: f64 = number.parse().map_err(|_| format!("{text:?} is no time"))?;
    let seconds = match unit {
        "ms" => number / 1000.0,
        "s" => number,
        "m" => number * 60.0,
        "h" => number * 3600.0,
        _ => return Err(format!("{text:?} has no unit: ms, s, m or h")),
    };
    Ok(Duration::from_secs_f64(seconds))
}

fn framed(screen: &str) -> String {
    screen.lines().fold(String::new(), |text, line| text + "  | " + line + "\n")
}
