//! The app line by line: for screen readers, terminals that can't be drawn on, and pipes.
//!
//! It is the same app: lines become the keys of [`keys::table`](crate::keys::table), [`runtime::turn`](crate::runtime::turn)
//! does what they mean, and what is saved is saved by the same code. Instead of a picture, [`Listener`] says what is new:
//! each screen has a file here that puts it into lines ([`speech`]), and only what changed is said. The clock is silent
//! but for its marks.

mod clock;
mod command;
mod drill;
mod help;
mod listener;
mod mock;
mod overlay;
mod places;
mod practice;
mod review;
pub mod speech;
mod sprint;

use std::io::{self, Write};

pub use self::listener::Listener;
use crate::app::model::{Model, Msg};
use crate::domain::clean::clean;
use crate::runtime::{Flow, World, happen};
use crate::term::host::Host;
use crate::term::input::Inputs;
use crate::term::terminal::stand_still;

/// Says what there is, then lets everything happen that comes and says what is new, until the user leaves or the input
/// ends. `first` happens once the journal is read.
///
/// # Errors
/// Where the output is closed; a running drill is kept then.
pub fn run(
    model: &mut Model,
    first: Option<Msg>,
    inputs: &Inputs,
    out: &mut dyn Write,
    world: &mut World<'_>,
) -> io::Result<()> {
    let ended = play(model, first, inputs, out, world);
    if ended.is_err() {
        let _over = happen(model, Msg::End, world);
    }
    ended
}

fn play(
    model: &mut Model,
    first: Option<Msg>,
    inputs: &Inputs,
    out: &mut dyn Write,
    world: &mut World<'_>,
) -> io::Result<()> {
    let mut listener = Listener::default();
    let (mut flow, lines) = listener.start(model, first, world);
    say(out, &lines)?;
    while flow != Flow::End {
        let Some(input) = inputs.wait(model.next_wake(world.clock.now())) else { break };
        let heard = listener.hear(input, model, world);
        flow = heard.0;
        say(out, &heard.1)?;
        if flow == Flow::Stop {
            stand_still()?;
        }
    }
    Ok(())
}

/// Writes the lines, cleaned: there are texts of files in them.
fn say(out: &mut dyn Write, lines: &[String]) -> io::Result<()> {
    for line in lines {
        writeln!(out, "{}", clean(line).replace(['\n', '\t'], " "))?;
    }
    out.flush()
}

/// What there is beside lines where there is no screen: nothing that would write a control character.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlainHost;

impl Host for PlainHost {
    fn copy(&mut self, _text: &str) -> Result<Option<String>, String> {
        Err("You can't copy here; open starl without --plain.".to_owned())
    }

    fn bell(&mut self) {
        // The marks of the clock are said.
    }

    fn suspend(&mut self) -> Result<(), String> {
        Err("Press ctrl-z to suspend starl.".to_owned())
    }
}
