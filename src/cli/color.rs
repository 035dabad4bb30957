//! Whether there are colors: as the user says, else as the environment and the terminal suggest.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal};

use clap::ValueEnum;
use clap::builder::StyledStr;
use crossterm::style::force_color_output;

/// When colors are used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorWhen {
    /// On a terminal, unless the environment says otherwise
    #[default]
    #[value(help = AUTO)]
    Auto,
    /// Even in a pipe
    Always,
    /// Never
    Never,
}

/// What the help says of it: the names of variables as they are.
const AUTO: &str = "On a terminal, unless NO_COLOR, CLICOLOR=0 or TERM=dumb says otherwise; CLICOLOR_FORCE colors pipes, too";

impl ColorWhen {
    /// Whether standard output is colored.
    pub(super) fn colors_stdout(self) -> bool {
        self.colors(io::stdout().is_terminal(), |name| env::var_os(name))
    }

    /// Whether an output is colored, a terminal or not, in this environment.
    fn colors(self, is_terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
        let is_set = |name| variable(name).is_some_and(|it| !it.is_empty());
        let is = |name, value: &str| variable(name).is_some_and(|it| it == OsStr::new(value));
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto if is_set("NO_COLOR") => false,
            Self::Auto if is_set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0") => true,
            Self::Auto => is_terminal && !is("CLICOLOR", "0") && !is("TERM", "dumb"),
        }
    }

    /// Lets the app's screen keep to what the user says; where nothing is said, the environment alone decides.
    pub(super) fn hold(self) {
        match self {
            Self::Auto => {}
            Self::Always | Self::Never => force_color_output(self == Self::Always),
        }
    }

    /// What is said on a command line that asks for help, which the parser answers before it has read all of it.
    fn said(words: impl Iterator<Item = OsString>) -> Self {
        let words: Vec<String> = words.map(|word| word.to_string_lossy().into_owned()).collect();
        let said = words.iter().enumerate().rev().find_map(|(at, word)| match word.strip_prefix("--color") {
            Some("") => words.get(at + 1).map(String::as_str),
            Some(value) => value.strip_prefix('='),
            None => None,
        });
        said.and_then(|value| Self::from_str(value, false).ok()).unwrap_or_default()
    }
}

/// The help, colored where that is wanted.
pub(super) fn styled(help: &StyledStr) -> String {
    let is_colored = ColorWhen::said(env::args_os()).colors_stdout();
    if is_colored { help.ansi().to_string() } else { help.to_string() }
}

#[cfg(test)]
mod tests {
    use super::ColorWhen::{self, Always, Auto, Never};
    use std::ffi::OsString;

    #[test]
    fn what_the_user_says_goes_before_the_environment_and_that_before_the_terminal() {
        for (when, is_terminal, variables, colored) in [
            (Auto, true, &[][..], true),
            (Auto, false, &[], false),
            (Auto, true, &[("NO_COLOR", "1")], false),
            (Auto, true, &[("NO_COLOR", "")], true),
            (Auto, true, &[("CLICOLOR", "0")], false),
            (Auto, true, &[("TERM", "dumb")], false),
            (Auto, false, &[("CLICOLOR_FORCE", "1")], true),
            (Auto, false, &[("CLICOLOR_FORCE", "0")], false),
            (Auto, true, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false),
            (Always, false, &[("NO_COLOR", "1")], true),
            (Never, true, &[("CLICOLOR_FORCE", "1")], false),
        ] {
            let value = |name: &str| {
                let found = variables.iter().find(|(set, _)| *set == name);
                found.map(|(_, value)| OsString::from(value))
            };
            assert_eq!(when.colors(is_terminal, value), colored, "{when:?} {is_terminal} {variables:?}");
        }
    }

    #[test]
    fn help_keeps_to_the_option_too() {
        let said = |line: &str| ColorWhen::said(line.split(' ').map(OsString::from));
        assert_eq!(said("starl --color never list --help"), Never);
        assert_eq!(said("starl list --help --color=always"), Always);
        assert_eq!(said("starl --help"), Auto);
        assert_eq!(said("starl --help --color sometimes"), Auto);
        assert_eq!(said("starl --help --color"), Auto);
    }
}
