//! The `starl` program.

use std::process::ExitCode;

use starl::cli::{self, Command};

fn main() -> ExitCode {
    match cli::run() {
        Command::Done(code) => code,
        // The screens are wired in here.
        Command::App(_) | Command::Drill(..) => ExitCode::FAILURE,
    }
}
