//! What somebody who listens has heard so far, and what is new.

use std::collections::HashSet;
use std::mem::{Discriminant, discriminant};

use crate::app::model::{Model, Msg, Notice};
use crate::keys::action::Action;
use crate::keys::chord::{self, Chord, Key};
use crate::keys::table::Scope;
use crate::plain::clock::{Clocks, time_words};
use crate::plain::command::{Entered, elsewhere, read};
use crate::plain::speech::Speech;
use crate::plain::{drill, help, mock, overlay, places, practice, review, sprint};
use crate::runtime::{Flow, World, happen, load, look, turn};
use crate::screens::Screen;
use crate::screens::overlay::Overlay;
use crate::term::input::Input;
use crate::ui::canvas::{Hits, Target};
use crate::ui::line::LONGEST;
use crate::ui::text::sentences;

/// Somebody who listens: what was said is not said again.
#[derive(Debug, Default)]
pub struct Listener {
    screen: Option<(Discriminant<Screen>, Speech)>,
    over: Option<(Discriminant<Overlay>, Speech)>,
    notice: Option<Notice>,
    clocks: Clocks,
    /// Where the keys were listed already.
    listed: HashSet<Scope>,
}

impl Listener {
    /// Reads what there is, lets the first thing happen, and says where one is.
    pub fn start(
        &mut self,
        model: &mut Model,
        first: Option<Msg>,
        world: &mut World<'_>,
    ) -> (Flow, Vec<String>) {
        let mut flow = load(model, world);
        if let Some(msg) = first {
            flow = flow.max(happen(model, msg, world));
        }
        flow = flow.max(happen(model, Msg::Tick, world));
        let troubles: Vec<String> = model.known.troubles.all().map(|report| sentences(report)).collect();
        (flow, [troubles, self.news(model)].concat())
    }

    /// Lets something happen, and says what is new then. A line comes as what was pasted.
    pub fn hear(&mut self, input: Input, model: &mut Model, world: &mut World<'_>) -> (Flow, Vec<String>) {
        let (flow, lines) = match input {
            Input::Paste(line) => self.line(&line, model, world),
            other => (turn(model, &Hits::default(), other, world), self.news(model)),
        };
        let is_kept = flow == Flow::End && matches!(world.drills.read(), Ok(Some(_)));
        let kept = "Your drill is saved, and you can resume it the next time you start starl.".to_owned();
        (flow, lines.into_iter().chain(is_kept.then_some(kept)).collect())
    }

    fn line(&mut self, line: &str, model: &mut Model, world: &mut World<'_>) -> (Flow, Vec<String>) {
        // The time that has passed comes before what is done now.
        let before = look(model, world).unwrap_or(Flow::On).max(happen(model, Msg::Tick, world));
        let mut lines = self.news(model);
        let command = read(line, model);
        let idle = idle_words(&command, model);
        let (flow, said) = self.obey(command, model, world);
        let news = self.news(model);
        if said.is_empty() && news.is_empty() && flow == Flow::On {
            lines.push(idle.to_owned());
        }
        lines.extend(said.into_iter().chain(news));
        (before.max(flow), lines)
    }

    /// Does what a line means; the answer of what changes nothing is there at once.
    fn obey(&mut self, command: Entered, model: &mut Model, world: &mut World<'_>) -> (Flow, Vec<String>) {
        let said = match command {
            Entered::Time => time_words(model),
            Entered::Keys => help::all(model),
            Entered::Repeat => self.repeat(model),
            Entered::Unknown(what) => {
                vec![format!("\"{what}\" does nothing here. Enter ? for a list of commands.")]
            }
            Entered::Press(chord) => match meant(chord, model).and_then(|action| elsewhere(action, model)) {
                Some(where_to) => vec![where_to.to_owned()],
                None => return (self.act(model, |model| press(model, chord, world)), Vec::new()),
            },
            Entered::Start(row) => {
                return (self.act(model, |model| start(model, row, world)), Vec::new());
            }
            Entered::Text(text) => {
                let is_long = text.chars().count() > LONGEST;
                let limit = format!("That's over the limit of {LONGEST} characters, so the rest is cut off.");
                let flow = self.act(model, |model| typed(model, &text, world));
                return (flow, is_long.then_some(limit).into_iter().collect());
            }
        };
        (Flow::On, said)
    }

    /// Lets something be done: what it says is new, even where the same was said before.
    fn act(&mut self, model: &mut Model, act: impl FnOnce(&mut Model) -> Flow) -> Flow {
        self.notice = None;
        act(model)
    }

    /// All there is to say of where one is, whether it was said or not.
    fn repeat(&mut self, model: &Model) -> Vec<String> {
        (self.screen, self.over) = (None, None);
        self.news(model)
    }

    /// What is new since the last time: what was done, what the clock says, what there is now.
    fn news(&mut self, model: &Model) -> Vec<String> {
        let mut lines = Vec::new();
        if model.notice.is_some() && model.notice != self.notice {
            lines.extend(model.notice.iter().map(|notice| notice.text.clone()));
        }
        self.notice.clone_from(&model.notice);
        lines.extend(self.clocks.passed(model));
        let seen = self.seen(model);
        let is_new = |line: &String| !lines.contains(line);
        let seen: Vec<String> = seen.into_iter().filter(is_new).collect();
        lines.extend(seen);
        if let Some(scope) = model.scopes().first().filter(|scope| self.listed.insert(**scope)) {
            lines.extend(help::short(*scope, model));
        }
        lines
    }

    /// What is new of what one would see.
    fn seen(&mut self, model: &Model) -> Vec<String> {
        if let Some(top) = &model.overlay {
            let (kind, speech) = (discriminant(top), overlay::speech(top, model));
            let before = self.over.take().filter(|(before, _)| *before == kind);
            let news = speech.news(&before.map(|(_, speech)| speech).unwrap_or_default());
            self.over = Some((kind, speech));
            return news;
        }
        let (kind, speech) = (discriminant(&model.screen), speech(model));
        let before = self.screen.take().filter(|(before, _)| *before == kind);
        let mut before = before.map(|(_, speech)| speech).unwrap_or_default();
        if self.over.take().is_some() {
            before.here.clear();
        }
        let news = speech.news(&before);
        self.screen = Some((kind, speech));
        news
    }
}

/// What there is to say of the screen.
fn speech(model: &Model) -> Speech {
    let cx = model.context();
    match &model.screen {
        Screen::Practice(practice) => practice::speech(practice, cx),
        Screen::Drill(telling) => drill::speech(telling, cx),
        Screen::Review(review) => review::speech(review, cx),
        Screen::Mock(mock) => mock::speech(mock, cx),
        Screen::Sprint(sprint) => sprint::speech(sprint, cx),
        Screen::Summary(_) => practice::summary(cx),
        Screen::Browse(browse) => places::browse(browse, cx),
        Screen::Stories(stories) => places::stories(stories, cx),
        Screen::Checklist(checklist) => places::checklist(checklist, cx),
        Screen::Progress(progress) => places::progress(progress, cx),
        Screen::Settings(settings) => places::settings(settings, cx),
        _ => Speech { facts: Vec::new(), here: "This page needs the full screen. esc goes back.".to_owned() },
    }
}

/// What a key means now.
fn meant(chord: Chord, model: &Model) -> Option<Action> {
    model.resolve(chord).map(|row| row.means(chord))
}

/// What is said where a line changed nothing.
fn idle_words(command: &Entered, model: &Model) -> &'static str {
    match command {
        Entered::Press(chord) if meant(*chord, model).is_some_and(Action::moves_clock) => {
            "That was too quick after the last line, so the two count as one."
        }
        _ => "Nothing changed.",
    }
}

fn press(model: &mut Model, chord: Chord, world: &mut World<'_>) -> Flow {
    turn(model, &Hits::default(), Input::Press(chord), world)
}

/// Selects a question of today's and starts a drill of it.
fn start(model: &mut Model, row: usize, world: &mut World<'_>) -> Flow {
    let selected = happen(model, Msg::Click(Target::Row(row)), world);
    // A click on what was selected before starts it.
    let is_there = matches!(model.screen, Screen::Practice(_));
    if is_there { selected.max(press(model, chord::key(Key::Enter), world)) } else { selected }
}

/// A line in place of what was typed before, and on from there; an empty one leaves it as it is.
fn typed(model: &mut Model, text: &str, world: &mut World<'_>) -> Flow {
    let mut flow = Flow::On;
    if !text.is_empty() {
        flow = press(model, chord::ctrl('u'), world);
        flow = flow.max(happen(model, Msg::Paste(text.to_owned()), world));
    }
    flow.max(press(model, chord::key(Key::Enter), world))
}

/// Whether an action is for the screen alone.
pub(super) fn is_for_the_screen(action: Action, model: &Model) -> bool {
    elsewhere(action, model).is_some()
        || matches!(action, Action::Redraw | Action::ToShell | Action::ClockView)
}
